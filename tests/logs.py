"""Logs read while the program that writes them goes on."""
import json
from typing import Any, Dict, List


def whole_lines(text: str) -> List[Dict[str, Any]]:
    """The JSON objects of a log's lines. A last line without its end is still being written, and is left for the next look."""
    whole, _, _ = text.rpartition("\n")
    return [json.loads(line) for line in whole.split("\n") if line.startswith("{")]
