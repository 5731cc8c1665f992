r"""Payloads as they were meant: what attackers encode, decoded.

Owns percent, HTML, unicode and hexadecimal escapes, base64 (PowerShell's UTF-16 included), and the marks that cmd,
PowerShell
and sh ignore inside a word. Refuses to decode without end: two rounds, a bounded count of base64 runs, and never
more than MAX_CHARS out. Called by the readers of `formats` for URLs and command lines.
"""
from __future__ import annotations

import base64
import binascii
import html
import re
from typing import List, NamedTuple, Tuple
from urllib.parse import unquote_to_bytes

MAX_CHARS = 8_192

_ROUNDS = 2
_BASE64_RUNS_MAX = 4

_PERCENT_U = re.compile(r"%u([0-9a-fA-F]{4})")
_ESCAPE_U = re.compile(r"\\u\{?([0-9a-fA-F]{4})\}?|\\x([0-9a-fA-F]{2})|\\([0-3][0-7]{2})")
_ENTITY = re.compile(r"&(?:#x?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def abridged(text: str, max_chars: int) -> str:
    """`text`, or its first two thirds and its end where it is longer: what stands behind padding counts as well.

    >>> abridged("0123456789", 6), abridged("0123", 6)
    ('0123 9', '0123')
    """
    if len(text) <= max_chars:
        return text
    head = max_chars * 2 // 3
    return f"{text[:head]} {text[len(text) - (max_chars - head - 1):]}"


class Decoded(NamedTuple):
    """The plain text and, as words, what had to be undone to reach it."""

    text: str
    notes: Tuple[str, ...]


def decode_url(text: str, plus_is_space: bool = True) -> Decoded:
    """A URL, its query or a form body with percent, %u and HTML escapes undone, twice.

    >>> decode_url("id=1%2527%20or%201%3D1")
    Decoded(text="id=1' or 1=1", notes=('doubleencoded',))
    """
    text = abridged(text, MAX_CHARS)
    notes: List[str] = []
    if plus_is_space and "+" in text:
        text = text.replace("+", " ")
    for turn in range(_ROUNDS):
        before = text
        if "%" in text:
            text = _PERCENT_U.sub(lambda hit: _char(int(hit.group(1), 16)), text)
            text = _latin(unquote_to_bytes(text))
        if turn and text != before:
            notes.append("doubleencoded")
    if "&" in text and _ENTITY.search(text):
        plain = html.unescape(text)
        if plain != text:
            text = plain
            notes.append("entityencoded")
    if "\\" in text:
        plain = _unescape(text)
        if plain != text:
            text = plain
            notes.append("escaped")
    if "\x00" in text:
        notes.append("nullbyte")
    return Decoded(_CONTROL.sub(" ", text)[:MAX_CHARS], tuple(notes))


def _latin(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # Overlong forms of "/" and "." pass filters that decode strictly and servers that do not.
        raw = raw.replace(b"\xc0\xaf", b"/").replace(b"\xc0\xae", b".").replace(b"\xc1\x9c", b"\\")
        return raw.decode("latin-1")


def _char(code: int) -> str:
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def _unescape(text: str) -> str:
    return _ESCAPE_U.sub(lambda hit: _char(int(hit.group(1) or hit.group(2), 16) if hit.group(1) or hit.group(2)
                                           else int(hit.group(3), 8)), text)


# -- commands ------------------------------------------------------------------------------------

_ENCODED_OPTION = re.compile(r"(?i)[\s\"'][-/\u2013]{1,2}e(?:n|nc|nco|ncod|ncode|ncoded|ncodedc\w{0,7}|"
                             r"c)?\s{1,8}[\"']?([A-Za-z0-9+/]{16,}={0,2})")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/\\_.-])(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|"
                     r"[A-Za-z0-9+/]{3}=)?(?![A-Za-z0-9+/_-])")
_HEX_RUN = re.compile(r"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}){12,}(?![0-9a-fA-F])")
_CHARS = re.compile(r"(?i)(?:\[char\]\s?\(?(?:0x[0-9a-f]{2}|[0-9]{2,3})\)?[\s+,]{0,4}){3,}")
_CHAR = re.compile(r"(?i)\[char\]\s?\(?(0x[0-9a-f]{2}|[0-9]{2,3})")
_CONCATENATION = re.compile(r"([\"'])\s{0,4}\+\s{0,4}\1")
_CARET = re.compile(r"(?<=[A-Za-z])\^(?=[A-Za-z])|\^(?=[A-Za-z]\^)")
_BACKTICK = re.compile(r"(?<=[A-Za-z])`(?=[A-Za-z])")
_EMPTY_QUOTES = re.compile(r"(?<=[A-Za-z])(?:\"\"|'')(?=[A-Za-z])")
_ODD_CASE = re.compile(r"[a-z][A-Z][a-z][A-Z]|[A-Z][a-z][A-Z][a-z][A-Z]")
_IFS = re.compile(r"\$\{?IFS\}?")


def decode_command(text: str) -> Decoded:
    """A command line or script with its obfuscation undone and encoded parts decoded in place.

    >>> decode_command("p^o^w^e^r^shell -e ZQBjAGgAbwAgAGgAZQBsAGwAbwA=")
    Decoded(text='powershell -e echo hello', notes=('obfuscated', 'encodedcommand'))
    """
    text = abridged(text, MAX_CHARS)
    notes: List[str] = []
    text = _deobfuscate(text, notes)
    option = _ENCODED_OPTION.search(text)
    if option:
        plain = _base64_text(option.group(1))
        if plain:
            notes.append("encodedcommand")
            text = text[:option.start(1)] + _deobfuscate(plain, notes) + text[option.end(1):]
    for run in list(_BASE64.finditer(text))[:_BASE64_RUNS_MAX]:
        plain = _base64_text(run.group())
        if plain and len(plain) >= 12:
            notes.append("base64")
            text = text.replace(run.group(), " " + plain + " ", 1)
    hexed = _HEX_RUN.search(text)
    if hexed:
        plain = _hex_text(hexed.group())
        if plain:
            notes.append("hexencoded")
            text = text.replace(hexed.group(), " " + plain + " ", 1)
    if "%" in text and re.search(r"%[0-9a-fA-F]{2}%[0-9a-fA-F]{2}", text):
        text = decode_url(text, plus_is_space=False).text
    if "\\" in text and _ESCAPE_U.search(text):
        plain = re.sub(r"\\u\{?([0-9a-fA-F]{4})\}?|\\x([0-9a-fA-F]{2})",
                       lambda hit: _char(int(hit.group(1) or hit.group(2), 16)), text)
        if plain != text:
            notes.append("escaped")
            text = plain
    if len(_ODD_CASE.findall(text)) >= 2:
        notes.append("oddcase")
    return Decoded(_CONTROL.sub(" ", text)[:MAX_CHARS], tuple(dict.fromkeys(notes)))


def _deobfuscate(text: str, notes: List[str]) -> str:
    plain = text
    if "^" in plain:
        plain = _CARET.sub("", plain)
    if "`" in plain:
        plain = _BACKTICK.sub("", plain)
    if "+" in plain:
        plain = _CONCATENATION.sub("", plain)
        plain = _CHARS.sub(lambda run: "".join(_char(int(code, 0)) for code in map(_decimal,
            _CHAR.findall(run.group()))), plain)
    if '""' in plain or "''" in plain:
        plain = _EMPTY_QUOTES.sub("", plain)
    if "IFS" in plain:
        plain = _IFS.sub(" ", plain)
    if plain != text:
        notes.append("obfuscated")
    return plain


def _decimal(code: str) -> str:
    return code if code[:2].lower() == "0x" else str(int(code))


def _base64_text(run: str) -> str:
    """The text in `run`, or "" where it holds none: names and paths look like base64, too."""
    run = run[:MAX_CHARS].rstrip("=")
    run = run[:len(run) - (len(run) % 4 == 1)]
    try:
        raw = base64.b64decode(run + "=" * (-len(run) % 4))
    except (binascii.Error, ValueError):
        return ""
    return _text(raw)


def _hex_text(run: str) -> str:
    return _text(bytes.fromhex(run[:MAX_CHARS]))


def _text(raw: bytes) -> str:
    if len(raw) < 6:
        return ""
    # UTF-16 text of Latin letters has a zero in every second byte.
    if raw.count(0) * 3 > len(raw):
        text = raw.decode("utf-16-le", "ignore")
    else:
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            return ""
    if not text.isascii():
        return ""
    return text if "".join(text.split()).isprintable() else ""
