"""CSV: cells read right, rows given back byte for byte."""
import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aiscore_splunk.table import TableError, append_columns, from_wire, parse_table, quote, quote_many, to_wire
from tests.splunkd.rows import decode_rows, values_of


def texts(table, name):
    cells = table.cells(name)
    return None if cells is None else [from_wire(cell) for cell in cells]


def scored(body, names=("s",), dropped=frozenset()):
    table = parse_table(body)
    return append_columns(table, names, [f",{number}" for number in range(len(table.rows))], dropped)


READ = [
    (b"", []),
    (b"a,t\n", []),
    (b"a,t", []),
    (b"a,t\n1,x\n", ["x"]),
    (b"a,t\n1,x", ["x"]),
    (b'a,t\n1,"x"\n2,y\n', ["x", "y"]),
    (b'a,t\n1,"say ""no"""\n', ['say "no"']),
    (b'a,t\n1,"two\nlines"\n2,"three\n\n""lines"""\n', ["two\nlines", 'three\n\n"lines"']),
    (b'a,t\n1,"lone\rreturn"\n2,z\n', ["lone\rreturn", "z"]),
    (b"a,t\n1,lone\rreturn\n2,z\n", ["lone\rreturn", "z"]),
    (b'a,t\n1,"both\r\nends"\n', ["both\r\nends"]),
    (b"a,t\r\n1,x\r\n2,y\r\n", ["x", "y"]),
    (b"a,t\n1,nul\x00nul\n", ["nul\0nul"]),
    (b'a,t\n1,"nul\x00\r\n\x1b[2K"\n', ["nul\0\r\n\x1b[2K"]),
    (b"a,t\n1,caf\xc3\xa9\n", ["caf\u00e9"]),
    (b"a,t\n1,bad\xff\xfebytes\n", ["bad\ufffd\ufffdbytes"]),
    (b"a,t\n1,\xf0\x9f\x98\x8d\n", ["\U0001f60d"]),
    (b"a,t\n1,\n2,\n", ["", ""]),
    (b"a,t\n1\n", [""]),
    (b"t\nx\n\ny\n", ["x", "", "y"]),
    (b"t,__mv_t\na\nb,$a$;$b$\n", None),
    (b't,__mv_t\n"a\nb",$a$;$b$\n', ["a\nb"]),
    (b'a,t\n1,it"s\n2,that"s\n', ['it"s', 'that"s']),
    (b'a,t\n1,it"s\n2,x\n', ['it"s', "x"]),
]


@pytest.mark.parametrize("body, expected", [case for case in READ if case[1]])
def test_cells_are_read(body, expected):
    assert texts(parse_table(body), "t") == expected


@pytest.mark.parametrize("body", [b"", b"a,t\n", b"a,t", b"\n", b"\n\n"])
def test_a_table_without_rows_gives_no_body(body):
    assert not parse_table(body).rows
    assert scored(body) == b""


@pytest.mark.parametrize("body, expected", [case for case in READ if case[1]])
def test_rows_come_back_with_a_column_more(body, expected):
    header, rows = decode_rows(scored(body))
    assert header[-1] == "s" and [row[-1] for row in rows] == [str(number) for number in range(len(expected))]
    back = [row[header.index("t")] for row in rows]
    assert [cell.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for cell in back] == expected


@pytest.mark.parametrize("body", [b'a,t\n1,"x\n', b'a,t\n1,"x""\n2,y\n', b"a,t\n1,2,3\n", b'a,t\n1,"x\n2,y\n3,"z\n4,"q'])
def test_a_body_that_is_no_table_is_refused(body):
    with pytest.raises(TableError):
        parse_table(body)


def test_bytes_that_are_no_utf8_come_back_as_they_were():
    body = b'i,t\n0,\xff\xfe\x80\n1,"\xc3\n\xed\xa0\x80"\n'
    assert scored(body) == b'i,t,s\n0,\xff\xfe\x80,0\n1,"\xc3\n\xed\xa0\x80",1\n'


def test_the_echoed_part_of_every_row_is_the_input():
    body = b'"i",t,__mv_t\n"0","a ""q""",\n1,\x00,\n2,"x\r",$x$\n'
    assert scored(body) == b'"i",t,__mv_t,s\n"0","a ""q""",,0\n1,\x00,,1\n2,"x\r",$x$,2\n'


def test_a_result_column_that_comes_in_is_replaced():
    body = b'i,s,t,__mv_s\n0,old,"a,b",$x$;$y$\n'
    assert scored(body, dropped=frozenset(("s", "__mv_s"))) == b'i,t,s\n0,"a,b",0\n'


def test_replacing_keeps_nul_return_and_broken_bytes():
    body = b'i,s,t\n0,old,"nul\x00 \r \xff"\n'
    assert scored(body, dropped=frozenset("s")) == b'i,t,s\n0,"nul\x00 \r \xff",0\n'


def test_a_row_with_nothing_left_does_not_begin_with_a_comma():
    assert scored(b"s\nold\n", dropped=frozenset("s")) == b"s\n0\n"


def test_ten_megabytes_in_one_cell_pass():
    body = b'i,t\n0,"' + b"x" * 10_000_000 + b'"\n1,y\n'
    assert [len(cell) for cell in parse_table(body).cells("t")] == [10_000_000, 1]
    assert len(scored(body)) == len(body) + len(",s,0,1")


def test_a_column_that_is_not_there_has_no_cells():
    assert parse_table(b"a,b\n1,2\n").cells("t") is None


def test_a_name_beyond_ascii_is_found():
    assert parse_table("é,b\n1,2\n".encode()).cells("é") == ["1"]


CELL = st.text(alphabet=st.sampled_from('ab,"\n\r\0 $;é\U0001f60d\x85\u2028\ue000'), max_size=8)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6), st.booleans())
@example([["", "", ""]], False)
def test_any_cells_are_read_as_they_were_written(rows, quotes_all):
    def write(cell):
        return '"' + cell.replace('"', '""') + '"' if quotes_all or any(one in cell for one in ',"\n\r') else cell
    body = "".join(",".join(map(write, row)) + "\n" for row in [["x", "t", "z"], *rows]).encode("utf-8")
    assert texts(parse_table(body), "t") == [row[1] for row in rows]
    assert decode_rows(scored(body))[1] == [[*row, str(number)] for number, row in enumerate(rows)]
    dropped = decode_rows(scored(body, dropped=frozenset("z")))[1]
    assert dropped == [[*row[:2], str(number)] for number, row in enumerate(rows)]


@given(st.binary(max_size=120))
@example(b'"\n"\n"')
@example(b'a,b\n"x"y,1\n')
def test_any_bytes_are_a_table_or_refused(body):
    try:
        table = parse_table(body)
    except TableError:
        return
    reply = append_columns(table, ("s",), [",0"] * len(table.rows), frozenset())
    if table.rows:
        # Read back with the csv module too, where it can: NUL and lone returns are beyond it on 3.9.
        assert len(parse_table(reply).rows) == len(table.rows)
        if not set(b"\0\r").intersection(reply):
            read = [row for row in csv.reader(io.StringIO(reply.decode("latin-1"), newline="")) if row]
            assert len(read) == len(table.rows) + 1
    else:
        assert reply == b""


@given(st.lists(st.binary(max_size=10).map(lambda raw: raw.decode("latin-1")), min_size=1, max_size=4))
def test_multivalue_cells_are_read_back(values):
    cell, twin = quote_many(values)
    assert values_of(cell, twin) == (values if len(values) > 1 else values[0])


@given(st.text())
def test_wire_text_is_real_text_in_disguise(text):
    clean = text.encode("utf-8", "replace").decode("utf-8")
    assert from_wire(to_wire(clean)) == clean


def test_a_lone_return_is_quoted():
    assert quote("a\rb") == '"a\rb"'


def test_a_quote_left_open_behind_one_that_opens_nothing_is_seen():
    """The quotes of the record are even in number, so it looks whole; cells put behind it would end inside the value."""
    with pytest.raises(TableError, match="cut short"):
        parse_table(b'a,b\nx","+')
    with pytest.raises(TableError, match="cut short"):
        parse_table(b'a,b\n1,2\nx","+\n')
