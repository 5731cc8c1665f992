"""A chunk's CSV: its cells to read, and its rows to give back with columns added.

What splunkd sent must come back byte for byte, whatever it holds: broken UTF-8, NUL, lone carriage
returns. Two decisions bring that about.

*Wire text.* The body is decoded as Latin-1, which maps every byte to one character and back. The
structure of CSV is ASCII, so nothing is lost, and no byte sequence is invalid. `to_wire` and
`from_wire` turn a cell into real text and back. Such a cell never holds a character beyond 0xFF,
so characters from there can stand in for the two that the csv module of Python 3.9 does not carry:
NUL and carriage return.

*Records are repeated, not written again.* A record of the input is cut out as it stands, and new
cells are appended to it. That is exact, and it costs a third of writing the row. Only where columns
must be dropped, or where the rows do not fit the header, is a row written anew.

CSV as splunkd writes it: a header line, "\\n" line ends, quotes doubled, newlines inside quotes.
"""
from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import chain
from operator import add
from typing import AbstractSet, Iterable, List, Optional, Sequence, Tuple

# A 140,000-character _raw is over the module's default; a 10 MB one must pass too.
csv.field_size_limit(2**31 - 1)

_NUL, _RETURN, _END = "\ue000", "\ue001", "\ue002"
_SENTINELS = {ord("\0"): _NUL, ord("\r"): _RETURN}
_RESTORED = {ord(_NUL): "\0", ord(_RETURN): "\r"}
_QUOTED = re.compile('[",\r\n]')


class TableError(Exception):
    """The body is no table. What it says is fit for the analyst."""


def to_wire(text: str) -> str:
    """Real text as wire text.

    >>> to_wire("é") == "é".encode("utf-8").decode("latin-1")
    True
    """
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("latin-1")


def from_wire(cell: str) -> str:
    """Wire text as real text; bytes that are no UTF-8 become U+FFFD."""
    return cell if cell.isascii() else cell.encode("latin-1").decode("utf-8", "replace")


def quote(cell: str) -> str:
    """`cell` as CSV. A carriage return is quoted too, which the csv module forgets on 3.9.

    >>> quote('a "b" c'), quote("plain")
    ('"a ""b"" c"', 'plain')
    """
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def quote_many(values: Sequence[str]) -> Tuple[str, str]:
    """The cell and the `__mv_` cell of a multivalue field, not yet quoted.

    >>> quote_many(["a", "b$"])
    ('a\\nb$', '$a$;$b$$$')
    >>> quote_many(["a"])
    ('a', '')
    """
    if len(values) < 2:
        return (values[0] if values else ""), ""
    return "\n".join(values), ";".join("$" + value.replace("$", "$$") + "$" for value in values)


@dataclass(frozen=True)
class Table:
    """The rows of one chunk, in wire text.

    columns   the names in the header, as real text
    rows      the cells of each row, with stand-ins for NUL and carriage return where `is_stood_in`
    records   each row's CSV as it came; None where the rows must be written anew
    header    the header's CSV as it came
    """

    columns: Tuple[str, ...]
    rows: List[List[str]]
    records: Optional[List[str]]
    header: str
    is_stood_in: bool

    def cells(self, name: str) -> Optional[List[str]]:
        """The cells of column `name` in wire text; None where there is no such column."""
        if name not in self.columns:
            return None
        position = self.columns.index(name)
        cells = [row[position] for row in self.rows]
        if self.is_stood_in:
            return [cell if cell.isascii() else cell.translate(_RESTORED) for cell in cells]
        return cells


EMPTY = Table((), [], [], "", False)


def parse_table(body: bytes) -> Table:
    """The table in `body`, or a `TableError`."""
    text = body.decode("latin-1")
    records = _split_records(text)
    if records is not None and not records:
        return EMPTY
    is_stood_in = "\0" in text or "\r" in text
    rows = _read_aligned(records, is_stood_in) if records is not None else None
    if rows is None:
        records = None
        rows = _read_leniently(text, is_stood_in)
    header = rows[0]
    if not any(rows):
        return EMPTY
    if set(map(len, rows)) != {len(header)}:
        rows, records = _rectangular(rows), None
    if is_stood_in:
        header = [name.translate(_RESTORED) for name in header]
    names = tuple(map(from_wire, header))
    if records is None:
        return Table(names, rows[1:], None, "", is_stood_in)
    return Table(names, rows[1:], records[1:], records[0], is_stood_in)


def _split_records(text: str) -> Optional[List[str]]:
    """The records of `text`: its lines, joined where a line break stands inside quotes.

    A record has an even number of quotes, so it ends at the first line end where the count is even.
    None where quotes are left open at the end.
    """
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    if '"' in text and any([line.count('"') & 1 for line in lines]):
        joined = _join_open_lines(lines)
        if joined is None:
            return None
        lines = joined
    if lines and lines[0].endswith("\r"):  # the other line end, which no splunkd writes but files have
        lines = [line[:-1] if line.endswith("\r") else line for line in lines]
    return lines


def _join_open_lines(lines: List[str]) -> Optional[List[str]]:
    records: List[str] = []
    open_lines: List[str] = []
    for line in lines:
        if line.count('"') & 1:
            open_lines.append(line)
            if len(open_lines) > 1:
                records.append("\n".join(open_lines))
                open_lines = []
        elif open_lines:
            open_lines.append(line)
        else:
            records.append(line)
    return None if open_lines else records


def _read_aligned(records: List[str], is_stood_in: bool) -> Optional[List[List[str]]]:
    """The cells of each record; None where the csv module sees other records than we do."""
    lines: Iterable[str] = [record.translate(_SENTINELS) for record in records] if is_stood_in else records
    try:
        rows = list(csv.reader(chain(lines, (_END,))))
    except csv.Error:
        return None
    # A quote inside an unquoted cell is a character to the csv module and a quote to us. Where that leaves one open
    # at the end, it swallows what follows: cells that were appended to such a record would be lost in it.
    return rows[:-1] if len(rows) == len(records) + 1 and rows[-1] == [_END] else None


def _read_leniently(text: str, is_stood_in: bool) -> List[List[str]]:
    """The rows as the csv module sees them, where quotes stand where none belong."""
    if text.partition("\n")[0].endswith("\r"):
        text = text.replace("\r\n", "\n")
    if is_stood_in:
        text = text.translate(_SENTINELS)
    lines = [line + "\n" for line in text.split("\n")]
    if lines[-1] == "\n":
        lines.pop()
    try:
        rows = list(csv.reader(lines + [_END]))
    except csv.Error as error:
        raise TableError(f"a chunk is no CSV: {error}") from None
    if rows[-1] != [_END]:
        raise TableError("a chunk ends inside a quoted value: it was cut short")
    return rows[:-1]


def _rectangular(rows: List[List[str]]) -> List[List[str]]:
    """`rows` with empty lines dropped and short rows filled; a longer row than the header is refused."""
    width = len(rows[0])
    if width == 0:
        raise TableError("a chunk has rows but no header")
    if width > 1:
        rows = [row for row in rows if row]
    for number, row in enumerate(rows):
        if len(row) > width:
            raise TableError(f"row {number} of a chunk has {len(row)} cells, its header {width}")
        row.extend([""] * (width - len(row)))
    return rows


def append_columns(table: Table, names: Sequence[str], tails: Sequence[str], dropped: AbstractSet[str]) -> bytes:
    """The body with `names` added as columns, and `tails[i]` as their cells in row i.

    A tail is CSV in wire text that begins with a comma. Columns in `dropped` are left out.
    """
    if not table.rows:
        return b""
    header_tail = "".join("," + quote(to_wire(name)) for name in names)
    if table.records is not None and dropped.isdisjoint(table.columns):
        head, records = table.header, table.records
    else:
        head, records = _write_records(table, dropped)
    lines = [head + header_tail]
    lines += map(add, records, tails)
    lines.append("")
    if dropped.issuperset(table.columns):  # nothing stands before the new cells, so no comma does
        lines = [line[1:] for line in lines]
    return "\n".join(lines).encode("latin-1")


def _write_records(table: Table, dropped: AbstractSet[str]) -> Tuple[str, List[str]]:
    kept = [position for position, name in enumerate(table.columns) if name not in dropped]
    head = ",".join(quote(to_wire(table.columns[position])) for position in kept)
    records = []
    for row in table.rows:
        cells = [row[position] for position in kept]
        if table.is_stood_in:
            cells = [cell if cell.isascii() else cell.translate(_RESTORED) for cell in cells]
        records.append(",".join(map(quote, cells)))
    return head, records
