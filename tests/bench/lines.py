"""What benchmarks share: real events in their natural order, the machine in words, and where figures are kept."""
from __future__ import annotations

import gzip
import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Dict, Iterator, List, Sequence

FOLDER = Path("build/bench")
#: Events of one source that stand together before the next source has its turn.
TURN = 50
#: Sources that machines write, day in, day out; the others are collections of attacks, payloads and domain names.
SYSTEM_LOGS = ("elastic_apache_access", "elastic_auth", "hdfs100k_sessions", "loghub_benign", "loghub_labelled", "loghub_ssh_linux")


def data_folder() -> Path | None:
    """The shared data, or None where AISCORE_DATA is not set."""
    folder = os.environ.get("AISCORE_DATA")
    return Path(folder) if folder else None


def sources(data: Path, most_each: int | None = None, named: Sequence[str] = ()) -> List[List[Dict[str, Any]]]:
    """Records of every source (or of those `named`) in file order, at most `most_each` of each."""
    found = []
    for path in sorted((data / "train").glob("*.jsonl.gz")):
        if named and path.name.removesuffix(".jsonl.gz") not in named:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found.append([json.loads(line) for line in islice(lines, most_each)])
    return found


def interleaved(rows: Sequence[Sequence[Any]], turn: int = TURN) -> Iterator[Any]:
    """Each source in its own order, `turn` of one after `turn` of another."""
    iterators = [iter(source) for source in rows]
    while iterators:
        left = []
        for iterator in iterators:
            taken = list(islice(iterator, turn))
            yield from taken
            if taken:
                left.append(iterator)
        iterators = left


def row_of(record: Dict[str, Any]) -> Dict[str, Any]:
    """A record as splunkd would send it."""
    return {"_raw": record["raw"], "_time": "" if record["time"] is None else str(record["time"]), "host": record["host"] or "",
            "sourcetype": record["sourcetype"]}


def rows(data: Path, count: int, most_each: int | None = None) -> List[Dict[str, Any]]:
    """`count` rows, sources interleaved, from the beginning again where there are fewer."""
    return list(islice(cycle([row_of(record) for record in interleaved(sources(data, most_each))]), count))


def event_of_record(record: Dict[str, Any]):
    from aiscore_contract.event import event_of

    return event_of(record["raw"], record["sourcetype"] or "", record["host"] or "", "" if record["time"] is None else str(record["time"]))


def spread(items: Sequence[Any], count: int) -> List[Any]:
    """`count` evenly spaced `items`."""
    return [items[position * len(items) // count] for position in range(min(count, len(items)))]


def machine() -> Dict[str, Any]:
    """What figures were measured on."""
    found: Dict[str, Any] = {"processor": _processor(), "cores": os.cpu_count(), "load_1m": round(os.getloadavg()[0], 1),
                             "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
                             "python": platform.python_version()}
    for name in ("torch", "tensorflow-cpu", "tokenizers", "numpy"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = {line.partition(":")[0].strip(): line.partition(":")[2].strip() for line in lines}
    wide = " with avx512_bf16" if "avx512_bf16" in named.get("flags", "") else ""
    return named.get("model name", platform.machine()) + wide


def save(name: str, found: Dict[str, Any]) -> None:
    """Figures as JSON under build/bench/, the machine beside them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps({"machine": machine(), **found}, indent=1) + "\n", encoding="utf-8")
