"""The commands that bench_plumbing compares, each a script that splunkd could start: `python plumbing_commands.py NAME`.

    ours            the command with a scorer that answers at once, in the same process
    ours_encoded    the same, and every batch is also written as the wire wants it
    csv_floor       a bare csv pass-through: reads rows, echoes what it was sent, adds the same ten columns
    csv_two         the same with two columns
    splunklib       splunk-sdk's StreamingCommand that does nothing but add two fields
"""
import csv
import io
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REQUIRED = ["_raw", "_time", "host", "sourcetype"]
ADDED = ["ai_score", "ai_verdict", "ai_novelty", "ai_source", "ai_reason", "__mv_ai_reason", "ai_technique", "__mv_ai_technique",
         "ai_model", "ai_error"]
CELLS = ["0.1000", "benign", "", "model", "", "", "", "", "null 1", ""]


def ours(is_encoded: bool) -> None:
    sys.path.insert(1, os.path.join(ROOT, "lib"))
    from aiscore_splunk import command

    class NullScorer:
        def metadata(self, deadline_s):
            from aiscore_contract.messages import ModelMetadata
            return ModelMetadata("1", "null 1", "none", "none")

        def score(self, batch, deadline_s):
            from aiscore_contract import wire
            from aiscore_contract.messages import ScoreResponse
            count = len(batch.keys)
            if is_encoded:
                wire.encode_request(batch.request(1000))
            rows = ((),) * count
            return ScoreResponse(batch.id, "null 1", (0.1,) * count, (None,) * count, rows, rows)

    command.main(app_home=os.path.join(os.environ["SPLUNK_HOME"], "etc", "apps", "aiscore"),
                 connect=lambda settings, tickets: NullScorer())


def csv_floor(added, cells) -> None:
    """The least that Python's csv module costs: no check, no batch, no result."""
    import json
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    csv.field_size_limit(2**31 - 1)

    def reply(metadata, body=b""):
        encoded = json.dumps(metadata).encode()
        sink.write(b"chunked 1.0,%d,%d\n" % (len(encoded), len(body)) + encoded + body)
        sink.flush()

    while True:
        header = source.readline()
        if not header:
            return
        _, metadata_bytes, body_bytes = header.split(b",")
        metadata = json.loads(source.read(int(metadata_bytes)))
        body = source.read(int(body_bytes))
        if metadata["action"] == "getinfo":
            reply({"type": "stateful", "required_fields": REQUIRED})
            continue
        rows = csv.reader(io.StringIO(body.decode("utf-8"), newline=""))
        output = io.StringIO(newline="")
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(next(rows, []) + added)
        for row in rows:
            writer.writerow(row + cells)
        reply({"finished": metadata["finished"]}, output.getvalue().encode("utf-8"))


def splunklib() -> None:
    from splunklib.searchcommands import Configuration, StreamingCommand, dispatch

    @Configuration(distributed=False, required_fields=REQUIRED)
    class Nothing(StreamingCommand):
        def stream(self, records):
            for record in records:
                record["ai_score"] = "0.1000"
                record["ai_verdict"] = "benign"
                yield record

    dispatch(Nothing, [sys.argv[0]], sys.stdin, sys.stdout, __name__)


COMMANDS = {"ours": lambda: ours(False), "ours_encoded": lambda: ours(True), "csv_floor": lambda: csv_floor(ADDED, CELLS),
            "csv_two": lambda: csv_floor(ADDED[:2], CELLS[:2]), "splunklib": splunklib}

if __name__ == "__main__":
    COMMANDS[os.environ["AISCORE_BENCH_COMMAND"]]()
