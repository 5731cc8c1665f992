"""Rows as splunkd writes and reads them: CSV with `__mv_` twins, and merging by `_chunked_idx`.

Written apart from the app's own code, so that a mistake in one shows against the other.
"""
import io
from typing import Any, Dict, Iterator, List, Sequence, Tuple

INDEX = "_chunked_idx"
Row = Dict[str, Any]


def encode_rows(rows: Sequence[Row], fields: Sequence[str], is_indexed: bool, has_twins: bool) -> bytes:
    """The CSV of `rows`. A twin column is sent for every field, or for those that need one."""
    if not rows:
        return b""
    twins = {field for field in fields if has_twins or any(isinstance(row.get(field), list) for row in rows)}
    header: List[str] = [INDEX] if is_indexed else []
    for field in fields:
        header += [field, "__mv_" + field] if field in twins else [field]
    lines = [",".join(map(_quoted, header))]
    for number, row in enumerate(rows):
        cells = [str(number)] if is_indexed else []
        for field in fields:
            value = row.get(field, "")
            if isinstance(value, list):
                cells.append(_quoted("\n".join(value)))
                cells.append(_quoted(";".join("$" + one.replace("$", "$$") + "$" for one in value)))
            else:
                cells.append(_quoted(str(value)))
                if field in twins:
                    cells.append("")
        lines.append(",".join(cells))
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")


def _quoted(text: str) -> str:
    if any(character in text for character in '",\n\r '):
        return '"' + text.replace('"', '""') + '"'
    return text


def decode_rows(body: bytes) -> Tuple[List[str], List[List[str]]]:
    """Header and cells of a CSV body."""
    records = list(_records(io.StringIO(body.decode("utf-8", "surrogateescape"), newline="").getvalue()))
    return (records[0], records[1:]) if records else ([], [])


def _records(text: str) -> Iterator[List[str]]:
    """A CSV reader that splits at quotes, so it is quick and owes nothing to the csv module."""
    cells: List[str] = []
    position, size = 0, len(text)
    while position < size:
        if text[position] == '"':
            pieces = []
            while True:
                end = text.find('"', position + 1)
                if end < 0:
                    raise ValueError("a quoted cell is never closed")
                pieces.append(text[position + 1:end])
                position = end + 1
                if text[position:position + 1] != '"':
                    break
            cells.append('"'.join(pieces))
        else:
            comma, line = text.find(",", position), text.find("\n", position)
            ends = [end for end in (comma, line) if end >= 0]
            end = min(ends) if ends else size
            cells.append(text[position:end])
            position = end
        if position >= size:
            break
        separator = text[position]
        position += 1
        if separator == "\n":
            yield cells
            cells = []
        elif separator != ",":
            raise ValueError(f"{separator!r} after a quoted cell")
        elif position == size or text[position] == "\n":
            cells.append("")
            if position < size:
                position += 1
                yield cells
                cells = []
    if cells:
        yield cells


def values_of(cell: str, twin: str) -> Any:
    """The value of a field: text, or a list where the twin says so."""
    if not twin:
        return cell
    values: List[str] = []
    position = 0
    while position < len(twin):
        if twin[position] != "$":
            raise ValueError(f"a multivalue cell is malformed: {twin[:60]!r}")
        value, position = "", position + 1
        while True:
            end = twin.index("$", position)
            value += twin[position:end]
            if twin[end:end + 2] == "$$":
                value, position = value + "$", end + 2
                continue
            position = end + 1
            break
        values.append(value)
        if position < len(twin):
            if twin[position] != ";":
                raise ValueError(f"a multivalue cell is malformed: {twin[:60]!r}")
            position += 1
    return values


def merged(rows: Sequence[Row], body: bytes, is_indexed: bool) -> List[Row]:
    """What the search pipeline holds after the reply: the sent `rows` with the reply's columns laid over them.

    A row that the reply leaves out is gone. Without an index the reply alone is what is left.
    """
    header, records = decode_rows(body)
    if not header:
        return []
    if len(set(header)) != len(header):
        raise ValueError("the reply has a column twice")
    for record in records:
        if len(record) != len(header):
            raise ValueError(f"a row of the reply has {len(record)} cells, its header {len(header)}")
    if is_indexed and INDEX not in header:
        raise ValueError("the reply has no _chunked_idx")
    names = [name for name in header if name != INDEX and not name.startswith("__mv_")]
    places = [(name, header.index(name), header.index("__mv_" + name) if "__mv_" + name in header else -1)
              for name in names]
    found: List[Row] = []
    seen = set()
    for record in records:
        row: Row = {}
        if is_indexed:
            number = int(record[header.index(INDEX)])
            if number in seen or not 0 <= number < len(rows):
                raise ValueError(f"the reply has row {number} twice, or never got it")
            seen.add(number)
            row.update(rows[number])
        for name, cell, twin in places:
            row[name] = values_of(record[cell], record[twin] if twin >= 0 else "")
        found.append(row)
    return found
