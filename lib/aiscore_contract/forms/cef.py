"""What a writer of CEF escaped in a value, undone for both halves."""
from __future__ import annotations

import re

#: A backslash that no escape explains, or a host's two at the start of a word: the writer escaped no backslashes.
_PLAIN = re.compile(r"(?<!\\)(?:\\\\)*\\(?![\\=|])|(?<![^\s\"'=])\\\\(?!\\)")
_ESCAPE = re.compile(r"\\([=|\\])")


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
