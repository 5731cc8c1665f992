"""python -m tests.splunkd [--home DIR] [--conf stanza.setting=value ...] FILE option=value ...

Runs one search over the lines of FILE and prints the events as JSON lines, the inspector's messages on stderr.
"""
import argparse
import json
import sys
import tempfile

from . import SplunkHome, run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.splunkd", description=__doc__)
    parser.add_argument("file")
    parser.add_argument("option", nargs="*")
    parser.add_argument("--home", default=None)
    parser.add_argument("--conf", action="append", default=[], metavar="STANZA.SETTING=VALUE")
    parser.add_argument("--sourcetype", default="")
    parser.add_argument("--chunk-rows", type=int, default=50_000)
    chosen = parser.parse_args()
    stanzas = {"scorer": {}, "search": {}}
    for setting in chosen.conf:
        path, _, value = setting.partition("=")
        stanza, _, name = path.partition(".")
        stanzas[stanza][name] = value
    with tempfile.TemporaryDirectory() as scratch, \
            open(chosen.file, encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        rows = ({"_raw": line.rstrip("\n"), "_time": "", "host": "", "sourcetype": chosen.sourcetype} for line in lines)
        search = run(SplunkHome(chosen.home or scratch, **stanzas), chosen.option, rows, chunk_rows=chosen.chunk_rows)
    for event in search.events:
        print(json.dumps(event))
    for level, text in search.messages:
        print(level, text, file=sys.stderr)
    return search.exit_code or 0


if __name__ == "__main__":
    sys.exit(main())
