"""A stream that a real splunkd wrote, replayed: 500 events in, 500 out, as they came."""
import gzip
import importlib.util
import json
import os
import subprocess
import sys

import pytest

from aiscore_splunk.protocol import Chunk, ChunkReader, encode_chunk
from tests.splunk.https_scorer import score_of
from tests.splunkd import SplunkHome
from tests.splunkd.rows import decode_rows

RECORDING = os.path.join(os.environ.get("AISCORE_RECORDINGS", ""), "countmatches.input.gz")
pytestmark = pytest.mark.skipif(not os.path.exists(RECORDING),
                                reason="AISCORE_RECORDINGS is not set: the folder with countmatches.input.gz")
EVENTS = 500


def chunks_of(stream):
    reader, chunks = ChunkReader(), []
    reader.receive(stream)
    while True:
        chunk = reader.next_chunk()
        if chunk is None:
            return chunks
        chunks.append(chunk)


def recorded(args):
    """(getinfo with `args`, header and records of the body) of the recording."""
    with gzip.open(RECORDING) as file:
        getinfo, execute = chunks_of(file.read())
    metadata = json.loads(json.dumps(getinfo.metadata))
    metadata["searchinfo"].update(args=args, raw_args=args)
    return Chunk(metadata), execute.body


def records_of(body):
    """Lines of `body` as bytes, joined where a quoted cell goes on."""
    records, open_lines = [], b""
    for line in body.splitlines(keepends=True):
        open_lines += line
        if open_lines.count(b'"') % 2 == 0:
            records.append(open_lines)
            open_lines = b""
    assert not open_lines
    return records


def replay(args, chunk_rows, script, environment):
    """(replies, stderr) of `script` to the recording, cut into chunks of `chunk_rows`; None: as it is."""
    getinfo, body = recorded(args)
    bodies = [body]
    if chunk_rows is not None:
        header, *records = records_of(body)
        bodies = [header + b"".join(records[at:at + chunk_rows]) for at in range(0, len(records), chunk_rows)]
    stream = encode_chunk(getinfo) + b"".join(
        encode_chunk(Chunk({"action": "execute", "finished": number == len(bodies)}, part))
        for number, part in enumerate(bodies, 1))
    done = subprocess.run([sys.executable, script], input=stream, capture_output=True, timeout=120,
                          env={**{name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ},
                               **environment}, check=False)
    assert done.returncode == 0, done.stderr
    replies = chunks_of(done.stdout)
    assert len(replies) == len(bodies) + 1
    assert [reply.metadata["finished"] for reply in replies[1:]] == [False] * (len(bodies) - 1) + [True]
    return replies, done.stderr


def table_of(replies):
    """Header and rows of all replies together, whose headers must agree."""
    header, rows = None, []
    for reply in replies:
        found, part = decode_rows(reply.body.replace(b"\r\n", b"\n"))  # splunk-sdk ends its lines so; no cell does
        assert header in (None, found)
        header = found
        rows += part
    return header, rows


@pytest.fixture
def home(tmp_path, scorer, authority):
    return SplunkHome(tmp_path / "splunk", scorer={"url": scorer.url, "ca_file": authority.ca_file})


@pytest.mark.parametrize("mode", ["auto", "rules"])
@pytest.mark.parametrize("chunk_rows", [None, 1, 7, 100])
def test_the_recording_comes_back_with_results_beside_it(home, chunk_rows, mode):
    replies, stderr = replay(["field=text", f"mode={mode}"], chunk_rows, home.script, {"SPLUNK_HOME": home.path})
    sent_header, sent = decode_rows(recorded([])[1])
    header, rows = table_of(replies[1:])
    assert stderr == b"" and len(rows) == len(sent) == EVENTS
    assert header[:len(sent_header)] == sent_header
    assert [row[:len(sent_header)] for row in rows] == sent
    source, text = header.index("ai_source"), header.index("text")
    answering = "model" if mode == "auto" else "rules"
    assert [row[source] for row in rows] == [answering if row[text] else "none" for row in rows]
    if mode == "auto":
        score = header.index("ai_score")
        assert [row[score] for row in rows] == [f"{score_of(row[text]):.4f}" if row[text] else "" for row in rows]


def test_every_record_of_the_recording_is_echoed_byte_for_byte(home):
    replies, _ = replay(["field=text"], None, home.script, {"SPLUNK_HOME": home.path})
    sent, got = records_of(recorded([])[1]), records_of(replies[1].body)
    assert len(got) == len(sent) == EVENTS + 1
    assert all(reply.startswith(record.rstrip(b"\n") + b",") for record, reply in zip(sent, got))


@pytest.mark.skipif(importlib.util.find_spec("splunklib") is None, reason="splunk-sdk is not installed")
@pytest.mark.parametrize("chunk_rows", [None, 7])
def test_splunk_sdk_sees_the_same_cells(home, chunk_rows):
    script = os.path.join(os.path.dirname(__file__), "splunklib_command.py")
    ours, _ = replay(["field=text"], chunk_rows, home.script, {"SPLUNK_HOME": home.path})
    theirs, _ = replay([], chunk_rows, script, {"SPLUNK_HOME": home.path})
    header, rows = table_of(ours[1:])
    their_header, their_rows = table_of(theirs[1:])
    assert len(rows) == len(their_rows) == EVENTS
    names = [name for name in their_header if not name.endswith("ai_seen")]
    assert sorted(names) == sorted(decode_rows(recorded([])[1])[0])
    for name in names:
        assert ([row[header.index(name)] for row in rows]
                == [row[their_header.index(name)] for row in their_rows]), name
