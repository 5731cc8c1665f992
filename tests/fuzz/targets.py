"""For each parser, a function of bytes. It raises where a promise is broken; an error of the parser's own kind is none."""
import io
import json
import os
import tempfile
from typing import Callable, Dict, List, Optional

from aiscore_contract import ticket, wire
from aiscore_contract.errors import IllegalValue, TicketError, TooLarge, WireError
from aiscore_contract.event import event_of
from aiscore_contract.plain import plain
from aiscore_contract.redact import redact, redact_event
from aiscore_rules import engine, pack
from aiscore_splunk import breaker, broker, command, log, options, protocol, settings, table
from tests.splunk.doubles import ScriptedScorer

try:
    from aiscore_model import decode, normalise, sanitise
except ImportError:  # the search side's Pythons have no orjson
    normalise = None

try:
    from aiscore_model import template_file
except ImportError:  # nor numpy
    template_file = None

RULES = engine.RuleEngine(pack.load_pack(pack.default_pack_path()))
#: A SPLUNK_HOME without a folder for logs: a million cases leave no line.
HOME = tempfile.TemporaryDirectory(prefix="aiscore-fuzz-")
KEYS = {"k1": b"\x17" * 32}
TARGETS: Dict[str, Callable[[bytes], None]] = {}


def target(function: Callable[[bytes], None]) -> Callable[[bytes], None]:
    TARGETS[function.__name__] = function
    return function


def promise(holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)


def text_of(data: bytes) -> str:
    """Any text, surrogates included: what JSON and surrogateescape let through."""
    return data.decode("utf-8", "surrogateescape")


# -- splunkd -----------------------------------------------------------------------------------------

@target
def chunks(data: bytes) -> None:
    """Any stream is chunks and then at most one refusal; chunks survive being written again."""
    step = 1 + (data[0] if data else 0)
    reader, found = protocol.ChunkReader(), []
    try:
        for start in range(1, len(data) + 1, step):
            reader.receive(data[start:start + step])
            chunk = reader.next_chunk()
            while chunk is not None:
                found.append(chunk)
                chunk = reader.next_chunk()
        reader.receive(b"")
        promise(reader.next_chunk() is None, "a chunk out of nothing")
    except protocol.ProtocolError as error:
        promise(bool(str(error)), "a refusal without words")
    for chunk in found:
        again = protocol.ChunkReader()
        again.receive(protocol.encode_chunk(chunk))
        promise(again.next_chunk() == chunk, "a chunk does not survive")
        for read in (protocol.read_getinfo, protocol.read_execute):
            try:
                read(chunk)
            except protocol.ProtocolError:
                pass


class FakePipes:
    """Both pipes of a search, in memory."""

    def __init__(self, sent: bytes) -> None:
        self._sent: Optional[bytes] = sent
        self.written = bytearray()

    def read(self) -> bytes:
        sent, self._sent = self._sent or b"", None
        return sent

    def write(self, encoded: bytes) -> None:
        self.written += encoded

    def is_gone(self, is_more_expected: bool) -> bool:
        return False


def getinfo(*args: str) -> protocol.Chunk:
    return protocol.Chunk({"action": "getinfo", "searchinfo": {"args": list(args), "sid": "1"}})


def converse(stream: bytes) -> List[protocol.Chunk]:
    """The replies to `stream`; the command must end by itself, with 0 or 1, and speak in whole chunks."""
    pipes = FakePipes(stream)
    kept = os.environ.pop("SPLUNK_HOME", None)  # without it, the home is the folder above the app's
    try:
        conversation = command.Conversation(pipes, os.path.join(HOME.name, "etc", "apps", "aiscore"), lambda conf, tickets: ScriptedScorer())
    finally:
        if kept is not None:
            os.environ["SPLUNK_HOME"] = kept
    try:
        promise(conversation.hold() in (0, 1), "another exit code")
    except command.Gone:
        pass  # the input ended before the last chunk: a search that was cancelled
    reader, replies = protocol.ChunkReader(), []
    reader.receive(bytes(pipes.written))
    chunk = reader.next_chunk()
    while chunk is not None:
        replies.append(chunk)
        chunk = reader.next_chunk()
    reader.receive(b"")
    promise(reader.is_at_end, "half a reply")
    return replies


@target
def stream(data: bytes) -> None:
    """Whatever splunkd sends, every reply is whole; what is no chunk is refused with a sentence."""
    for reply in converse(data):
        promise("error" not in reply.metadata or reply.metadata["error"].isprintable(), "an error that acts on a screen")


@target
def events(data: bytes) -> None:
    """Any body of an execute chunk comes back with all of its cells, or the search stops with a sentence."""
    args = ("mode=model", "field=" + ("_raw", "a", "ai_score")[len(data) % 3])
    sent = b"".join(map(protocol.encode_chunk, (getinfo(*args), protocol.Chunk({"action": "execute", "finished": True}, data))))
    replies = converse(sent)
    promise(len(replies) == 2, "not one reply for each request")
    if "error" in replies[1].metadata:
        return
    before, after = table.parse_table(data), table.parse_table(replies[1].body)
    promise(len(after.rows) == len(before.rows), "an event is lost or doubled")
    replaced = options.parse_options(args).replaced_columns()
    for name in set(before.columns) - replaced if before.rows else ():
        promise(after.cells(name) == before.cells(name), "a cell has changed")


@target
def csv_table(data: bytes) -> None:
    """A table survives being given back with columns, any number of times."""
    try:
        found = table.parse_table(data)
    except table.TableError:
        return
    if not found.rows:
        return
    again = table.parse_table(table.append_columns(found, ["added"], [',"x\n,"""'] * len(found.rows), frozenset()))
    promise(again.columns == (*found.columns, "added"), "the header has changed")
    promise(all(again.cells(name) == found.cells(name) for name in found.columns if name != "added"), "a cell has changed")
    promise(len(again.rows) == len(found.rows), "a row is lost or doubled")


@target
def arguments(data: bytes) -> None:
    """Arguments are taken or explained; the columns that they name collide with nothing of Splunk's."""
    try:
        found = options.parse_options(text_of(data).split("\0"))
    except options.OptionError as error:
        promise(0 < len(str(error)) < 4_000, "an explanation without bound")
        promise(plain(str(error)).isprintable(), "an explanation that acts on a screen")
        return
    columns = found.result_columns()
    promise(len(set(columns)) == len(columns), "a column twice")
    promise(not {"_chunked_idx", "_raw", "_time", "host", "sourcetype"} & set(columns), "a column of Splunk's")
    json.dumps(options.getinfo_metadata(found, settings.CONTEXT_FIELDS, 300))


# -- files and REST ----------------------------------------------------------------------------------

@target
def conf(data: bytes) -> None:
    try:
        found = settings.check_conf(settings.parse_conf(data.decode("utf-8", "replace"), "local"), "/app", "/splunk")
    except settings.SettingsError:
        return
    promise(found.url.startswith("https://"), "an address without TLS")
    promise(1 <= found.max_in_flight <= 64 and 10 <= found.maxwait_s <= 3600, "a setting out of its bounds")


@target
def breaker_state(data: bytes) -> None:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(found, dict):
        state = breaker.from_json(found, 1e9, 310.0)
        promise(breaker.admit(state, 1e9 + 1000.0, 1.0)[0] != breaker.STAY, "open for ever")


@target
def rest_body(data: bytes) -> None:
    """The broker answers or refuses, and never gives a ticket for somebody else."""
    try:
        body = broker.read_body(text_of(data))
        reply = broker.issue_ticket("ann", body, KEYS, 1000, 1e9)
        claims = ticket.verify(reply.body["ticket"], KEYS, 1e9)
        promise(claims.user == "ann" and claims.quota_events <= 1000, "a ticket beyond its bounds")
    except broker.Refusal:
        pass
    try:
        change = broker.check_change(broker.read_body(text_of(data)), {}, settings.STANZAS, "/app", "/splunk")
        promise(not any("\n" in value for values in change.stanzas.values() for value in values.values()), "a line of its own in a conf")
    except broker.Refusal:
        pass


@target
def log_line(data: bytes) -> None:
    line = log.format_line(1.0, "INFO", "search", user=text_of(data), reason=[text_of(data[:50])])
    promise(line.count(b"\n") == 1 and json.loads(line)["event"] == "search", "a forged line")


# -- the wire ----------------------------------------------------------------------------------------

@target
def requests(data: bytes) -> None:
    try:
        found = wire.decode_request(data)
    except (WireError, TooLarge):
        return
    promise(wire.decode_request(wire.encode_request(found)) == found, "a request does not survive")


@target
def responses(data: bytes) -> None:
    """Whatever a scorer answers is a whole valid answer, or none."""
    count = 1 + (data[0] % 4 if data else 0)
    try:
        found = wire.decode_response(data[1:], count)
        promise(len(found.scores) == count and all(0.0 <= score <= 1.0 for score in found.scores), "a score that is none")
    except (WireError, TooLarge):
        pass
    try:
        wire.decode_metadata(data[1:])
    except (WireError, TooLarge):
        pass
    wire.decode_error(data[1:])
    promise(set(wire.decode_elements(data[1:], count)) <= set(range(count)), "an event that nobody asked about")


@target
def gzip_bodies(data: bytes) -> None:
    try:
        promise(len(wire.inflate(data, 10_000, "X")) <= 10_000, "more than the bound")
    except (WireError, TooLarge):
        pass


@target
def tickets(data: bytes) -> None:
    """No bytes are a ticket; keys are read or refused."""
    try:
        ticket.verify(text_of(data), KEYS, 1e9)
        promise(False, "a forged ticket was taken")
    except TicketError:
        pass
    try:
        ticket.parse_keys(text_of(data))
    except IllegalValue:
        pass


# -- events ------------------------------------------------------------------------------------------

@target
def rules(data: bytes) -> None:
    sourcetype, _, text = text_of(data).partition("\0")
    event = event_of(text, sourcetype)
    found = RULES.judge(event.text, event.sourcetype)
    promise(0.0 <= found.score <= 1.0, "a score that is none")
    promise(found == RULES.judge(event.text, event.sourcetype), "two judgements of one event")


@target
def people(data: bytes) -> None:
    """What people read shows, and stays as it is; any text can be redacted."""
    text = text_of(data)
    promise(plain(text).isprintable() and plain(plain(text)) == plain(text), "text that acts or hides")
    redact(text)
    redact_event(text)


if normalise is not None:
    @target
    def normaliser(data: bytes) -> None:
        sourcetype, _, text = text_of(data).partition("\0")
        event = event_of(text, sourcetype)
        found = normalise.normalise(event)
        promise(found.kind in normalise.KINDS and len(found.template) <= 2_000, "a template out of its bounds")
        promise(found == normalise.normalise(event), "two readings of one event")
        promise("\x1b" not in found.template and "\u202e" not in found.template, "a template that acts on a screen")

    @target
    def decoder(data: bytes) -> None:
        text = sanitise.sanitise(text_of(data))
        promise(len(text) <= sanitise.MAX_CHARS, "a text out of its bounds")
        decode.decode_command(text)
        decode.decode_url(text)


if template_file is not None:
    OWNER = template_file.Owner(b"\x17" * 32, "trusted", {"encoder": "a"}, 4)

    @target
    def template_cache(data: bytes) -> None:
        """A file of a template cache is one of ours, whole, or ignored with a reason."""
        try:
            digests, rows = template_file.read(io.BytesIO(data), len(data), OWNER)
            promise({len(digest) for digest in digests} == {16} and {len(row) for row in rows} == {8}, "an entry of another size")
            promise(len(digests) == len(rows) == SEALED.get(data), "a forged file was taken")
        except template_file.FileIgnored as problem:
            promise(bool(str(problem)), "a refusal without words")

    def sealed(count: int) -> bytes:
        """A file of so many templates, which the target takes."""
        file = io.BytesIO()
        template_file.write(file, OWNER, [bytes([number]) * 16 for number in range(count)], [bytes(8)] * count)
        SEALED[file.getvalue()] = count
        return file.getvalue()

    #: The files that are ours, and their templates.
    SEALED: Dict[bytes, int] = {}
