"""The chunked protocol: one table of messages and bytes, read both ways, cut everywhere."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_splunk.protocol import (
    Chunk,
    ChunkReader,
    ProtocolError,
    encode_chunk,
    execute_reply,
    fatal_reply,
    read_execute,
    read_getinfo,
)

CASES = [
    (Chunk({}), b"chunked 1.0,2,0\n{}"),
    (Chunk({"finished": True}), b'chunked 1.0,17,0\n{"finished":true}'),
    (Chunk({"finished": False}, b"a\n1\n"), b'chunked 1.0,18,4\n{"finished":false}a\n1\n'),
    (Chunk({"u": "\u00e9"}, b"\xff\x00\n"), b'chunked 1.0,14,3\n{"u":"\\u00e9"}\xff\x00\n'),
    (Chunk({"a": 1}, b"chunked 1.0,2,0\n{}"), b'chunked 1.0,7,18\n{"a":1}chunked 1.0,2,0\n{}'),
]


def drain(reader):
    chunks = []
    while True:
        chunk = reader.next_chunk()
        if chunk is None:
            return chunks
        chunks.append(chunk)


def read_all(*pieces):
    reader, chunks = ChunkReader(), []
    for piece in pieces:
        reader.receive(piece)
        chunks += drain(reader)
    reader.receive(b"")
    chunks += drain(reader)
    assert reader.is_at_end
    return chunks


@pytest.mark.parametrize("chunk, encoded", CASES)
def test_a_chunk_is_written_as_its_bytes(chunk, encoded):
    assert encode_chunk(chunk) == encoded


@pytest.mark.parametrize("chunk, encoded", CASES)
def test_bytes_are_read_as_their_chunk(chunk, encoded):
    assert read_all(encoded) == [chunk]


@pytest.mark.parametrize("chunk, encoded", CASES)
def test_a_chunk_may_be_cut_at_every_byte(chunk, encoded):
    for cut in range(1, len(encoded)):
        assert read_all(encoded[:cut], encoded[cut:]) == [chunk]


def test_chunks_may_come_byte_by_byte():
    stream = b"".join(encoded for _, encoded in CASES)
    assert read_all(*(stream[at:at + 1] for at in range(len(stream)))) == [chunk for chunk, _ in CASES]


def test_chunks_may_come_all_at_once():
    assert read_all(b"".join(encoded for _, encoded in CASES)) == [chunk for chunk, _ in CASES]


@pytest.mark.parametrize("chunk, encoded", CASES)
def test_an_input_that_ends_early_is_refused_wherever_it_ends(chunk, encoded):
    for end in range(1, len(encoded)):
        reader = ChunkReader()
        reader.receive(encoded[:end])
        reader.receive(b"")
        with pytest.raises(ProtocolError):
            drain(reader)
        assert not reader.is_at_end


@pytest.mark.parametrize("chunk, encoded", CASES)
def test_junk_after_a_chunk_is_refused_after_the_chunk(chunk, encoded):
    reader = ChunkReader()
    reader.receive(encoded + b"\r\njunk")
    assert reader.next_chunk() == chunk
    with pytest.raises(ProtocolError):
        reader.next_chunk()


@pytest.mark.parametrize("bad", [
    b"GET / HTTP/1.1\r\n\r\n", b"chunked 2.0,2,0\n{}", b"chunked 1.0,-2,0\n{}", b"chunked 1.0,2\n{}", b"chunked 1.0,two,0\n",
    b"chunked 1.0,2,0,0\n{}", b"\nchunked 1.0,2,0\n{}", b"chunked 1.0," + b"1" * 100, b"chunked 1.0,0,0\n",
    b"chunked 1.0,2,0\n[]", b"chunked 1.0,1,0\n{}", b"chunked 1.0,4,0\nnull", b"chunked 1.0,99999999999999999999,0\n",
    b"chunked 1.0,2,99999999999999999999\n{}", b"chunked 1.0,200000,0\n" + b"[" * 200000,
])
def test_what_is_no_chunk_is_refused(bad):
    reader = ChunkReader()
    reader.receive(bad)
    with pytest.raises(ProtocolError):
        drain(reader)


def test_a_header_is_refused_before_its_line_ends():
    reader = ChunkReader()
    reader.receive(b"cx")
    with pytest.raises(ProtocolError):
        reader.next_chunk()


def test_a_reader_that_refused_once_refuses_for_ever():
    reader = ChunkReader()
    reader.receive(b"junk")
    for _ in range(2):
        with pytest.raises(ProtocolError):
            reader.next_chunk()
        reader.receive(b"chunked 1.0,2,0\n{}")


@given(st.binary(max_size=300), st.integers(1, 40))
def test_any_bytes_give_chunks_or_one_refusal(stream, step):
    reader = ChunkReader()
    try:
        for at in range(0, len(stream), step):
            reader.receive(stream[at:at + step])
            drain(reader)
        reader.receive(b"")
        drain(reader)
    except ProtocolError:
        return
    assert reader.is_at_end


@given(st.lists(st.tuples(st.dictionaries(st.text(), st.text() | st.integers() | st.booleans()), st.binary(max_size=200))),
       st.integers(1, 50))
def test_chunks_survive_any_cut(parts, step):
    chunks = [Chunk(metadata, body) for metadata, body in parts]
    stream = b"".join(map(encode_chunk, chunks))
    assert read_all(*(stream[at:at + step] for at in range(0, len(stream), step))) == chunks


def test_getinfo_of_an_old_splunkd_is_understood():
    info = read_getinfo(Chunk({"action": "getinfo", "searchinfo": {"raw_args": ['field="my field"', "mode=auto"]}}))
    assert info.args == ("field=my field", "mode=auto")
    assert (info.sid, info.user, info.session_key) == ("", "", "")


def test_getinfo_without_searchinfo_has_no_arguments():
    assert read_getinfo(Chunk({"action": "getinfo"})).args == ()


@pytest.mark.parametrize("metadata", [{}, {"action": "execute"}, {"action": "getinfo", "searchinfo": {"args": "field=a"}},
                                      {"action": "getinfo", "searchinfo": {"args": [1]}}])
def test_a_first_chunk_that_is_no_getinfo_is_refused(metadata):
    with pytest.raises(ProtocolError):
        read_getinfo(Chunk(metadata))


def test_execute_without_finished_is_not_the_last():
    assert not read_execute(Chunk({"action": "execute"})).is_finished
    with pytest.raises(ProtocolError):
        read_execute(Chunk({"action": "getinfo"}))


def test_a_reply_without_messages_has_no_inspector():
    assert execute_reply(True, b"").metadata == {"finished": True}
    assert execute_reply(False, b"", [("WARN", "w")]).metadata["inspector"] == {"messages": [["WARN", "w"]]}


def test_the_inspector_stands_before_the_error():
    assert list(fatal_reply("no").metadata) == ["finished", "inspector", "error"]


def test_a_session_key_is_not_shown():
    info = read_getinfo(Chunk({"action": "getinfo", "searchinfo": {"session_key": "secret"}}))
    assert info.session_key == "secret" and "secret" not in repr(info)
