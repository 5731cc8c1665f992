"""Secrets and account numbers in text: which they are, and what stands in their place.

    redact         a quotation that is kept: the normaliser passes every payload and command through it
    redact_event   a whole event before it leaves Splunk, where the admin wants that (`redact_events` in aiscore.conf)

Both read the same tables of names and keys. `redact` may take a little too much, because a quotation is short and
nothing else reads it. `redact_event` must not move a score, so it takes only what the normaliser would not have read
anyway: the value of a secret becomes the normaliser's own placeholder, and an account number becomes another of the
same form. What looks like an attack stays, under whatever name: a password field is where injections are tried.

Pure, linear in its input.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import List, Match, Pattern, Tuple
from urllib.parse import unquote_plus

from .forms.weblog import is_unsigned

SECRET = "secret"  # noqa: S105 - the placeholder, not a secret

# -- quotations ------------------------------------------------------------------------------------

_SECRET_NAME = re.compile(
    r"(?i)passw|passwd|pwd$|^pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|"
    r"^(?:proxy[_-])?authorization$|^credentials?$|"
    r"cookie|session[_-]?id|jsessionid|phpsessid|signature$|^sig$|cvv|^pin$|ssn|iban|card[_-]?n")
_SECRET_PAIR = re.compile(
    r"(?i)((?:(?<!ssh)pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|bearer|"
    r"authorization: basic)"
    r"[\"']?(?:\s?[:=]\s?|\s)[\"']?)([\w+/=.@!$%^*~-]{3,512})")
_SECRET_OPTION = re.compile(r"(?i)((?:^|\s)(?:--?password|--?passwd|--?pass|--?token|--?secret|"
                            r"-u\s{1,4}\w{1,64}\s{1,4}-p|/p:|/pass:|-pw)[ =:]?)(\S{1,512})")
_KEY_BLOCK = re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{0,8192}(?:-----END [A-Z "
                        r"]{0,40}-----)?")
_KEYS = re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{12,20}\b|\beyJ[\w-]{8,2048}\.[\w-]{0,4096}(?:\.[\w-]{0,2048})?|"
                   r"\b(?:gh[opsur]_|github_pat_|xox[abp]-|glpat-|AIza)[\w-]{12,255}")
_CARD = re.compile(r"\b(?:[0-9][ -]?){13,19}\b")
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_QUOTED = r"(\"[^\"\n]{1,512}\"|'[^'\n]{1,512}'|[^\s\"'|&;<>()`]{1,512})"
_ARGUMENTS = r"(?:\s{1,4}[^\s|;&]{1,256}){0,12}?\s{1,4}"
#: Forms in which programs and protocols write a secret: what must stand in the lower-case text, and the pattern, whose
#: first group stays. Each repetition is bounded, so that a text costs by its length. What would run in a shell ends a bare value.
_FORMS: Tuple[Tuple[str, Pattern[str]], ...] = (
    ("authorization", re.compile(r"(?i)(authorization\\?[\"']?\s{0,2}[:=]\s{0,2}\\?[\"']?(?:bearer|basic|digest|token|negotiate|ntlm)\s{1,4})"
                                 r"([\w.~+/=-]{1,8192})")),
    ("sshpass", re.compile(r"(\bsshpass\s{1,4}-p\s{0,4})" + _QUOTED)),
    ("mysql", re.compile(r"(\b(?i:mysql(?:dump|admin|import|show)?(?:\.exe)?)" + _ARGUMENTS + r"-p)" + _QUOTED)),
    ("curl", re.compile(r"(\b(?i:curl(?:\.exe)?)" + _ARGUMENTS + r"(?:-u|--user|-U|--proxy-user)[ =]{0,2}[\"']?[^\s:\"']{1,64}:)([^\s\"'|&;<>()`]{1,512})")),
    ("psexec", re.compile(r"(?i)(\bpsexec(?:64)?(?:\.exe)?" + _ARGUMENTS + r"[-/]p\s{1,4})" + _QUOTED)),
    ("/u", re.compile(r"(?i)(\bnet1?(?:\.exe)?\s{1,4}use\b" + _ARGUMENTS + r"/u(?:ser)?:[^\s|;&]{1,128}\s{1,4})(?!/)" + _QUOTED)),
    ("securestring", re.compile(r"(?i)(\bconvertto-securestring\s{1,4}(?:-(?:string|asplaintext|force)\s{1,4}){0,3})"
                                r"(\"[^\"\n]{1,512}\"|'[^'\n]{1,512}')")),
    ("://", re.compile(r"(\w://[^\s/:@\"']{0,64}:)([^\s/@\"'|;<>(){}`$]{1,256})(?=@)")),
    ("snmp", re.compile(r"(?i)(\bsnmp[^\n]{0,64}?\bcommunity(?:\s{0,2}[:=]\s{0,2}|\s{1,4}))([^\s\"',;]{1,128})")),
    ("pass ", re.compile(r"((?:\A|\n|\t)PASS )([^\s]{1,256})")),
    ("key=", re.compile(r"(?i)((?:account|sharedaccess)key=)([^\s;&\"']{8,512})")),
    ("p", re.compile(r"(?i)((?:pass(?:word|wd|phrase)?|pwd)\\?[\"']?\s{0,2}[:=]\s{0,2}\\?([\"']))[^\"'<>();|`${}\\=\n]{1,512}(?=\\?\2)")),
)
_MARKS = ("pass", "pwd", "secret", "token", "key", "bearer", "basic", "akia", "asia", "eyj", "gho_", "ghp_", "ghs_",
          "ghu_", "ghr_", "github_pat_", "xox",
          "glpat", "aiza", " -p", "/p:", "authorization", "curl", "mysql", " use", "://", "snmp", "securestring")
_DIGITS = re.compile(r"[0-9]{13}|[0-9]{4}[ -][0-9]{4}|[A-Z]{2}[0-9]{2} ?[A-Z0-9]{4}")


@lru_cache(maxsize=1 << 13)
def is_secret_name(name: str) -> bool:
    """Whether a field of this name holds a secret."""
    return bool(_SECRET_NAME.search(name[:128]))


def holds_secret(name: str, value: str) -> bool:
    """Whether a field of this name with this value holds a secret: what is said of one is none.

    >>> holds_secret("signature", "3f9a"), holds_secret("signature", "missing"), holds_secret("credential", "vendor default"), holds_secret("page", "3f9a")
    (True, False, False, False)
    """
    return is_secret_name(name) and _SAID_OF_SECRETS.fullmatch(value) is None


#: What is said of a secret, or of a signature, where it could stand itself.
_SAID_OF_SECRETS = re.compile(r"(?i)(?:(?:vendor|factory|is|was|not)[ _-])?(?:missing|none|null|empty|absent|unset|invalid|mismatch(?:ed)?|unsigned|untrusted|expired|revoked|default|unknown|incorrect|"
                              r"rejected|failed|verified|valid|changed|found|set|provided)")


def redact(text: str) -> str:
    """`text` with secrets and account numbers replaced, everything else as it was.

    >>> redact("mysql -u root --password=hunter2 # card 4111 1111 1111 1111")
    'mysql -u root --password=secret # card account'
    """
    lower = text.lower()
    if any(mark in lower for mark in _MARKS):
        text = _KEY_BLOCK.sub(SECRET, text)
        text = _KEYS.sub(SECRET, text)
        text = _SECRET_OPTION.sub(r"\1" + SECRET, text)
        text = _SECRET_PAIR.sub(_pair, text)
        for hint, form in _FORMS:
            if hint in lower:
                text = form.sub(r"\1" + SECRET, text)
    if not _DIGITS.search(text):
        return text
    text = _IBAN.sub("account", text)
    return _CARD.sub(_account, text)


def _pair(match: Match[str]) -> str:
    # "password for root", "token expired": a word of prose, not a secret.
    prose = match.group(2).isalpha() and match.group(1)[-1].isspace() and not re.search(r"[:=]", match.group(1))
    return match.group(0) if prose else match.group(1) + SECRET


def _account(match: Match[str]) -> str:
    digits = [int(char) for char in match.group(0) if char.isdigit()]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[-2::-2]]
    return "account" if (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 else match.group(0)


# -- events ----------------------------------------------------------------------------------------

#: What the names below hold: a pattern is tried where one of these stands, and nowhere else.
_HINTS = ("pass", "pwd", "secret", "token", "key", "credential", "cookie", "sess", "authorization", "bearer", "cvv", " -u",
          "-pw", "/p:")
_KEY_HINTS = ("AKIA", "ASIA", "eyJ", "gho_", "ghp_", "ghs_", "ghu_", "ghr_", "github_pat_", "xoxa-", "xoxb-", "xoxp-",
              "glpat-", "AIza")
#: The end of a name that holds a secret. `bypass` is none, and neither is the `:secret:` of an Amazon resource name;
#: dbPassword and db_password are.
_NAME = (r"(?:(?i:passw(?:or)?d|passphrase|(?<=j)sessionid|(?<=php)sessid)|(?<![A-Za-z:/])(?i:pass|pwd|secret|token|"
         r"credentials?|cookie|session[_-]?id|authorization|cvv)|(?<=[a-z0-9])(?:Pwd|Secret|(?<!PublicKey)Token|Credentials?|Cookie|SessionI[dD])|"
         + "|".join(f"(?i:(?<={word}{joint})key)" for word in ("api", "access", "private", "secret", "account")
                    for joint in ("", "_", "-"))
         + r")\\?[\"']?")
_QUOTED_VALUE = re.compile(_NAME + r"\s?[:=]\s?(\\?[\"'])((?:(?!\1)[^\\\n]){1,512})(?=\1)")
_BARE_VALUE = re.compile(_NAME + r"(?:\s?=\s?|:\s)([^\s\"'&;,?<>(){}\[\]|`\\]{3,512})(?=[\s&;,?<}\])\"]|\\[\"'nrt]|\Z)")
_XML_VALUE = re.compile(_NAME + r">([^<]{1,512})(?=</)")
_BEARER_VALUE = re.compile(r"(?<!\w)(?i:bearer|authorization: basic)\s{1,4}([\w.~+/=-]{8,4096})")
_OPTION_VALUE = re.compile(r"(?:(?<=\s-)|(?<=\s--))(?i:password|passwd|pass|token|secret)[ =:]([^\s\"'|&;<>()`,=-][^\s\"'|&;<>()`,=]{2,511})")
_SHORT_OPTION_VALUE = re.compile(r"(?i:(?<=\s)/p:|(?<=\s)-pw | -u\s{1,4}\w{1,64}\s{1,4}-p ?)([^\s\"'|&;<>()`,=-][^\s\"'|&;<>()`,=]{2,511})")
#: What stands where a secret could, and is none: nothing, a truth, a count, an address in memory, a code of Windows'
#: message tables, a mask.
_NO_SECRET = re.compile(r"(?i)true|false|null|none|nil|undefined|yes|no|n/a|[0-9]{1,2}|0x[0-9a-f]{1,16}|%%[0-9]{1,8}|secret|"
                        r"basic|bearer|[x\W_]+")
_PATH = re.compile(r"[/~]|[A-Za-z]:\\|\\\\")
#: Marks of an injection in a value; what a random secret is made of does not count as one.
_ODD = re.compile(r"[\s'\"<>();|`${}\\/]")
_RANDOM = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[\w+/=.~-]{16,}")

_CARD_NUMBER = re.compile(r"(?<![\w.-])(?<![0-9][ :])(?=[2-6])[0-9]{4}(?:[ -]?[0-9]{4}){2}[ -]?[0-9]{1,7}(?![\w-])(?!\.[0-9])|"
                          r"(?<![\w.-])3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5}(?![\w-])(?!\.[0-9])")
_ISSUERS = re.compile(r"4|5[1-5]|2[2-7]|3[4-8]|6(?:011|[2-5])")
_IBAN_NUMBER = re.compile(r"(?<![\w.-])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\w-])")
_MAY_HOLD_NUMBER = re.compile(r"[0-9]{4}[ -]?[0-9]{4}|[A-Z]{2}[0-9]{2} ?[A-Z0-9]{4} ?[A-Z0-9]{4}")


def redact_event(text: str) -> str:
    """`text` as it may leave Splunk: no secret, no account number, and for the models the same event.

    >>> redact_event('{"user": "bob", "password": "hunter2"}')
    '{"user": "bob", "password": "secret"}'
    >>> redact_event("GET /login?user=bob&password=%27+or+1%3D1-- HTTP/1.1")
    'GET /login?user=bob&password=%27+or+1%3D1-- HTTP/1.1'
    >>> redact_event("card 4111 1111 1111 1111 declined")
    'card 4000 1234 5678 9017 declined'
    """
    if "PRIVATE KEY" in text:
        text = _KEY_BLOCK.sub(_block, text)
    if any(hint in text for hint in _KEY_HINTS):
        text = _KEYS.sub(_key, text)
    places = _places(text)
    if places:
        text = _without_values(text, places)
    if _MAY_HOLD_NUMBER.search(text):
        text = _IBAN_NUMBER.sub(_other_iban, text)
        text = _CARD_NUMBER.sub(_other_card, text)
    return text


def _places(text: str) -> List[int]:
    """Where one of the hints stands, in order."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters are two in lower case
        lower = "".join(character.lower() if character.isascii() else character for character in text)
    places = []
    for hint in _HINTS:
        place = lower.find(hint)
        while place >= 0:
            places.append(place)
            place = lower.find(hint, place + 1)
    return sorted(places)


#: Each form in which a secret is written, and the group that holds its value.
_VALUES: Tuple[Tuple[Pattern[str], int], ...] = (
    (_QUOTED_VALUE, 2), (_BARE_VALUE, 1), (_XML_VALUE, 1), (_BEARER_VALUE, 1), (_OPTION_VALUE, 1), (_SHORT_OPTION_VALUE, 1))


def _without_values(text: str, places: List[int]) -> str:
    pieces: List[str] = []
    kept_to = 0
    for place in places:
        if place < kept_to:
            continue
        for pattern, group in _VALUES:
            match = pattern.match(text, place)
            if match is not None and _is_secret(match.group(0), match.group(group), pattern):
                pieces += (text[kept_to:match.start(group)], SECRET)
                kept_to = match.end(group)
                break
    return "".join(pieces) + text[kept_to:] if pieces else text


def _is_secret(found: str, value: str, pattern: Pattern[str]) -> bool:
    if _NO_SECRET.fullmatch(value) or _SAID_OF_SECRETS.fullmatch(value) or _PATH.match(value) or value.endswith(_UNSIGNED):
        return False
    if value.isalpha() and value.islower() and not found[:4].lower() == "pass" and found[-len(value) - 1].isspace():
        return False  # "token: expired", "bearer authentication failed": prose
    return _RANDOM.fullmatch(value) is not None or _ODD.search(unquote_plus(value)) is None


#: What stands for a token that nobody signed: one that says so as well, and nothing of whom it names.
_UNSIGNED = "eyJhbGciOiJub25lIn0.e30."


def _key(match: Match[str]) -> str:
    return _UNSIGNED if is_unsigned(match.group(0)) else SECRET


def _block(match: Match[str]) -> str:
    """The first and last line of a key say what it was; what stood between them is the secret."""
    first, _, _ = match.group(0)[11:].partition("-----")
    end = match.group(0).rfind("-----END")
    return f"-----BEGIN {first}-----{SECRET}" + (match.group(0)[end:] if end > 0 else "")


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _luhn(digits: str) -> int:
    """What the digits of an account number add up to, modulo ten (ISO/IEC 7812-1, annex B); 0 where they are right."""
    doubled = [2 * int(digit) - 9 * (digit > "4") for digit in digits[-2::-2]]
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10


def _other_card(match: Match[str]) -> str:
    digits = _digits(match.group(0))
    if not 13 <= len(digits) <= 19 or not _ISSUERS.match(digits) or _luhn(digits):
        return match.group(0)
    body = (digits[0] + "000" + "1234567890123456")[:len(digits) - 1]
    return _in_form(match.group(0), body + str(-_luhn(body + "0") % 10))


def _in_form(form: str, digits: str) -> str:
    """`digits` with the blanks and dashes of `form`."""
    left = iter(digits)
    return "".join(next(left) if character.isdigit() else character for character in form)


def _other_iban(match: Match[str]) -> str:
    """Another account of the same country and form. A number is one if its remainder by 97 is 1 (ISO 13616)."""
    plain = match.group(0).replace(" ", "")
    if not 15 <= len(plain) <= 34 or _remainder(plain) != 1:
        return match.group(0)
    body = "".join("X" if character.isalpha() else str(position % 10) for position, character in enumerate(plain[4:], 1))
    other = iter(f"{plain[:2]}{98 - _remainder(plain[:2] + '00' + body):02d}{body}")
    return "".join(character if character == " " else next(other) for character in match.group(0))


def _remainder(iban: str) -> int:
    return int("".join(str(int(character, 36)) for character in iban[4:] + iban[:4])) % 97
