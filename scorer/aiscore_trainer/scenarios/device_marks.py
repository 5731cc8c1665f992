"""Marks that the tables of devices and servers share, put in before a table is read: hardware addresses, where somebody comes from, ports of switches."""
from __future__ import annotations

from .family import Tables, split
from .phrases import phrased
from .table import Scenario, table

_MARKS = {
    "%mac%": ":".join(["«hex:2»"] * 6), "%MAC%": "-".join(["«HEX:2»"] * 6), "%cmac%": "«hex:4».«hex:4».«hex:4»",
    "%from%": "««ip2»|«ip2»|«ip2»|«peer»|«pub»»", "%gi%": "«GigabitEthernet|TenGigabitEthernet|Gi»«1/0/«num:1:48»|0/«num:1:24»|2/0/«num:1:48»»", "%high%": "«num:1024:65535»",
    "%who%": "««admin»|«admin»|«admin»|«svc»|«person»»", "%reason%": "«@ticket@|@ticket@|for «dept»|as agreed with «dept»|test|»",
}


def tables(text: str) -> dict[str, tuple[Scenario, ...]]:
    """Product -> scenarios, of a text in which a line `@@ product` opens the tables of each."""
    for mark, meaning in _MARKS.items():
        text = text.replace(mark, meaning)
    return {name.strip(): table(rows) for name, _, rows in (part.partition("\n") for part in phrased(text).split("@@ ")[1:])}


#: By label: what rows say, and what else is drawn in its place.
_DRAWN = ((("«ip2»", "««ip2»|«ip2»|«ip2»|«peer»»"), ("«admin»", "««admin»|«admin»|«person»»")), (("«pub»", "««pub»|«pub»|«ip2»»"), ("«user»", "««user»|«admin»|«svc»»")))


def balanced(rows: tuple[Scenario, ...]) -> Tables:
    """Tables in which an address or the prefix of a name alone tells nothing: both stand on both sides, if not equally often."""
    def drawn(row: str, attack: bool) -> str:
        for plain, ways in _DRAWN[attack]:
            row = row.replace(plain, ways)
        return row

    return split([Scenario(found.name, found.technique, tuple(drawn(row, bool(found.technique)) for row in found.rows)) for found in rows])
