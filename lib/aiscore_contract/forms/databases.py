"""What a database server says of itself in lines: PostgreSQL's log, MySQL's and MariaDB's general and error log, Redis' log.

The server's own beginning of the line tells it; what clients sent stands behind it. A line that begins with anything else is none: somebody
may have typed what looks like a statement.
"""
from __future__ import annotations

import re
from typing import NamedTuple, Optional

from .strangers import is_strangers

#: What stands before the words of a line is shorter than this.
_HEAD_MAX = 400


class DatabaseLine(NamedTuple):
    """What a server wrote: `severity` is its own word for the kind of the line, `message` its words or the statement of a client."""

    product: str
    severity: str
    message: str
    user: str = ""
    database: str = ""
    client: str = ""


_POSTGRES = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})? (?:[A-Z]{2,5}|[+-]\d\d)(?P<head>[\w.@:(),=\[\]/ +-]{0,250}?)"
                       r"\b(?P<severity>LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|STATEMENT|DETAIL|HINT|CONTEXT|QUERY):  (?P<message>.*)", re.DOTALL)
#: The process, or the session that Azure names instead.
_PROCESS = re.compile(r"\[\d{1,10}\]|-[\da-f]{8}\.[\da-f]{1,8}-")
_OWNER = re.compile(r"(?<![\w.@-])([\w.-]{1,63})@([\w.-]{1,63})(?![\w.@-])")
_PAIRED = re.compile(r"\b(user|db|client|host|app)=([^,\s]{1,128})")
_REMOTE = re.compile(r":([\d.a-f:]{3,45})\(\d{1,5}\):")
_REDIS = re.compile(r"\d{1,10}:[MSCX] \d\d [A-Z][a-z]{2} (?:\d{4} )?\d\d:\d\d:\d\d\.\d{3} ([.\-*#]) (.*)", re.DOTALL)
_MYSQL_SAID = re.compile(r"(?:\d{4}-\d\d-\d\d[T ]{1,2}\d{1,2}:\d\d:\d\d(?:\.\d{6}Z|[+-]\d\d:\d\d)?) \d{1,10} \[(Note|Warning|Error|ERROR|System)\] (?:\[MY-\d{6}\] \[\w{1,20}\] (.*)|((?:Access denied|Aborted connection) .*))",
                         re.DOTALL)
_MYSQL_ASKED = re.compile(r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(?:Z|[+-]\d\d:\d\d)|\d{6} {1,2}\d{1,2}:\d\d:\d\d)\s{1,8}\d{1,10} (Query|Execute|Prepare|Connect|Init DB)\t(.*)", re.DOTALL)
_REDIS_LEVELS = {".": "debug", "-": "verbose", "*": "notice", "#": "warning"}


def database_line(text: str) -> Optional[DatabaseLine]:
    r"""What a database server wrote in `text`; None where the line is of none known here.

    >>> database_line("2031-03-01 10:11:12.123 UTC [47] ann@shop LOG:  statement: SELECT 1")
    DatabaseLine(product='postgresql', severity='LOG', message='statement: SELECT 1', user='ann', database='shop', client='')
    >>> database_line("1:M 01 Mar 2031 10:11:12.123 * Ready to accept connections").severity
    'notice'
    >>> database_line("2031-03-01T10:11:12.123456Z\t    8 Query\tSELECT 1")[:3]
    ('mysql', 'Query', 'SELECT 1')
    >>> database_line("2031-03-01 10:11:12 INFO ann wrote LOG:  statement: SELECT 1") is None
    True
    """
    if not text[:1].isdigit():
        return None
    head = text[:_HEAD_MAX]
    if ":  " in head and text[4:5] == "-" and (found := _POSTGRES.match(text)) is not None:
        return _of_postgres(text, found)
    if text.find(":", 1, 12) > 0 and (found := _REDIS.match(text)) is not None:
        return DatabaseLine("redis", _REDIS_LEVELS[found[1]], found[2])
    if "] " in head and text[4:5] == "-" and (found := _MYSQL_SAID.match(text)) is not None:
        return DatabaseLine("mysql", found[1], found[2] or found[3])
    if "\t" in head and (found := _MYSQL_ASKED.match(text)) is not None:
        return DatabaseLine("mysql", found[1], found[2])
    return None


def _of_postgres(text: str, found: re.Match[str]) -> Optional[DatabaseLine]:
    head = found["head"]
    if _PROCESS.search(head) is None or is_strangers(text, found.start("severity")):
        return None
    pairs = dict(_PAIRED.findall(head))
    owner, remote = _OWNER.search(head), _REMOTE.search(head)
    return DatabaseLine("postgresql", found["severity"], found["message"], pairs.get("user") or (owner[1] if owner is not None else ""),
                        pairs.get("db") or (owner[2] if owner is not None else ""), pairs.get("client") or pairs.get("host") or (remote[1] if remote is not None else ""))
