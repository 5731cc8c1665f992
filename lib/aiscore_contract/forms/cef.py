"""CEF and LEEF: the columns of a header, and where each pair of an extension begins and ends, for both halves.

Many writers escape no `=`: a value goes on to the next name behind a blank (CEF) or to the separator (LEEF), whatever signs are in it, or an
address with a query would be lost to everybody.
"""
from __future__ import annotations

import re
from typing import List, Tuple

PAIRS_MAX = 200

#: A backslash that no escape explains, or a host's two at the start of a word: the writer escaped no backslashes.
_PLAIN = re.compile(r"(?<!\\)(?:\\\\)*\\(?![\\=|])|(?<![^\s\"'=])\\\\(?!\\)")
_ESCAPE = re.compile(r"\\([=|\\])")
#: A column of a header, in which a bar behind a backslash ends nothing.
_COLUMN = re.compile(r"((?:[^|\\]|\\.){0,2000})\|", re.DOTALL)
_NAME = re.compile(r"(?:^|\s)([A-Za-z_][\w.\[\]-]{0,63})=")


def columns_of(text: str, most: int) -> List[str]:
    r"""The columns of the header that `text` begins with, `most` or as many as there are, and what stands behind the last of them.

    >>> columns_of(r"CEF:0|a\|b|c|x=1|2", 3)
    ['CEF:0', 'a|b', 'c', 'x=1|2']
    """
    if "\\" not in text[:text.find("=") if "=" in text else len(text)]:
        return text.split("|", most)
    columns: List[str] = []
    start = 0
    while len(columns) < most and (column := _COLUMN.match(text, start)) is not None:
        columns.append(column[1].replace("\\|", "|"))
        start = column.end()
    return [*columns, text[start:]]


def pairs_of(extension: str, separator: str = "") -> List[Tuple[str, str]]:
    """The pairs of an extension, which LEEF's `separator` keeps apart, and in CEF the next name.

    >>> pairs_of("src=gate7 request=/a?id=1 or 1=1 act=deny")
    [('src', 'gate7'), ('request', '/a?id=1 or 1=1'), ('act', 'deny')]
    >>> pairs_of("src=gate7^url=/a?id=1", "^")
    [('src', 'gate7'), ('url', '/a?id=1')]
    """
    if separator and separator in extension:
        parts = (part.partition("=") for part in extension.split(separator)[:PAIRS_MAX])
        return [(name.strip(), unescaped(value.strip())) for name, equals, value in parts if equals]
    names = list(_NAME.finditer(extension))[:PAIRS_MAX]
    ends = [name.start() for name in names[1:]] + [len(extension)]
    return [(name[1], unescaped(extension[name.end():end].strip())) for name, end in zip(names, ends)]


def unescaped(value: str) -> str:
    r"""`value` without the escapes of CEF; many writers escape `=` and leave a path as it is.

    >>> print(unescaped(r"/a?b\=1"), unescaped(r"C:\\Windows\\a.exe"), unescaped(r"C:\Windows\a.exe /x\=1"), unescaped(r"\\server\share"))
    /a?b=1 C:\Windows\a.exe C:\Windows\a.exe /x=1 \\server\share
    """
    if "\\" not in value:
        return value
    if _PLAIN.search(value) is not None:
        return value.replace("\\=", "=").replace("\\|", "|")
    return _ESCAPE.sub(r"\1", value)
