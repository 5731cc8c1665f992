"""Words and placeholders for the parts of a log line: what identifies becomes what it is.

Owns the placeholders (`num`, `publicip`, `privateip`, `guid`, `hash` ...) and the splitting of names into words. What
is a secret is the contract's to say (`aiscore_contract.redact`), because text is redacted inside Splunk too. Refuses to
know log formats: it sees tokens. Pure, linear in its input. Called by the readers of `formats`.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import List

from aiscore_contract.redact import SECRET, holds_secret, is_secret_name, redact

__all__ = ["SECRET", "email_words", "holds_secret", "host_words", "ip_word", "is_freemail", "is_secret_name", "mask", "redact", "sid_words", "split_words", "words_of_token"]

#: A longer token is a payload, not a word; only its head is worth words.
TOKEN_MAX_CHARS = 256
_WORD_MAX_CHARS = 24

# -- tokens --------------------------------------------------------------------------------------

_TOKEN = re.compile(r"[^\s\"'`,;=()\[\]{}<>|^*?!&#~]+")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\d_a-zA-Z]+")

_IPV4 = re.compile(r"(?:::ffff:)?([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})(?:[:#/.]([0-9]{1,5}))?:?")
_IPV6 = re.compile(r"(?=[^:]*:[^:]*:)[0-9a-fA-F:]{2,39}(?:%[\w.]{1,16})?(?:/[0-9]{1,3})?")
_GUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
_MAC = re.compile(r"[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5,7}")
_TIME = re.compile(r"[0-9]{1,4}[-/.][0-9A-Za-z]{1,3}[-/.][0-9]{1,4}(?:[T:._-][0-9:.,]{4,20})?(?:Z|[+-][0-9:]{2,6})?|"
                   r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,:][0-9]{1,9})*(?:Z|[+-][0-9:]{2,6})?")
_HEX = re.compile(r"0[xX][0-9a-fA-F]+|(?=[a-fA-F]*[0-9])[0-9a-fA-F]{8,}")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,:%/+-]*[a-zA-Z%]{0,2}")
_SID = re.compile(r"S-1-[0-9]{1,3}(?:-[0-9]{1,12}){1,12}")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_DOMAIN = re.compile(r"(?:\*\.)?[\w-]{1,63}(?:\.[\w-]{1,63}){0,10}\.([A-Za-z]{2,18})\.?(?::[0-9]{1,5})?")
_ACCESS_KEY = re.compile(r"(?:AKIA|ASIA|AROA|AIDA|ANPA|AGPA|AIPA|ABIA|ACCA)[A-Z0-9]{8,124}(?::.*)?|"
                         r"eyJ[\w-]{8,}(?:\.[\w-]*){1,4}|"
                         r"(?:gh[opsur]_|github_pat_|xox[abp]-|sk-|glpat-|AIza)[\w-]{12,}")
_BLOB = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[A-Za-z0-9+/_=-]{20,}")

#: Names that carry a digit and mean one thing.
_KEPT = frozenset("""
s3 ec2 ipv4 ipv6 md5 sha1 sha256 sha512 base64 x86 x64 amd64 win32 win64 system32 syswow64 ntlmv2 kerberos5 http2
ssh2 oauth2
k8s o365 m365 mp3 mp4 h264 utf8 utf16 ps1 rundll32 regsvr32 kernel32 advapi32 shell32 user32 ntdll wow64 python2
python3 log4j
log4j2 jndi b64 des3 rc4 aes128 aes256 i18n l10n a11y 7z 7zip bzip2 sqlite3 psexec64 x509 smb1 smb2 tls12 tls13 tlsv1
mimikatz64
""".split())

_TLDS = frozenset("""
com net org info biz edu gov mil int io co me tv cc us uk de fr nl ru su cn jp kr in br it es pl se no fi dk ch at be
cz pt gr tr ua ro hu
il ir au nz ca mx ar cl za tw hk sg my th vn id ph pk eu asia mobi name pro xyz top site online club win bid stream
download loan
tk ml ga cf gq pw ws to kz bit onion arpa dev app cloud tech space live website icu vip work shop store blog lat buzz
fun rest
""".split())
_LOCAL_TLDS = frozenset(
    "local internal lan corp home localdomain intranet private test example invalid localhost".split())
_NAMED_TLDS = _TLDS | _LOCAL_TLDS


@lru_cache(maxsize=1 << 16)
def words_of_token(token: str) -> str:
    """The words that stand for one token, joined by spaces; "" for what carries no meaning (times).

    >>> words_of_token("10.2.3.4:51234"), words_of_token("getObjectAcl"), words_of_token("blk_123")
    ('privateip', 'get object acl', 'blk num')
    """
    if token.startswith("::") and _IPV6.fullmatch(token):
        return ip_word(token)
    token = token[:TOKEN_MAX_CHARS].strip(".:-_/\\@%$+") if len(token) > 1 else token
    if not token or (token.isascii() and token.isalpha() and token.islower()):
        return token[:_WORD_MAX_CHARS]
    first = token[0]
    if first.isdigit() or first in ":abcdefABCDEF+-":
        for pattern, word in _TYPED:
            if pattern.fullmatch(token):
                return word if isinstance(word, str) else word(token)
    for applies, reads in _SHAPED:
        if applies(token):
            return reads(token)
    if len(token) >= 20 and _BLOB.fullmatch(token) and _is_random(token):
        return "blob"
    return split_words(token)


def _url_words(url: str) -> str:
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    return " ".join(filter(None, (split_words(scheme), "url", host_words(host), split_words(path))))


def _arn_words(arn: str) -> str:
    """Service and kind of an Amazon resource name."""
    parts = arn.split(":", 5) + [""] * 5
    return split_words(f"arn {parts[2]} {re.split('[/:]', parts[5])[0]}")


def _is_domain(token: str) -> bool:
    domain = _DOMAIN.fullmatch(token)
    return domain is not None and domain.group(1).lower() in _NAMED_TLDS


def _is_random(token: str) -> bool:
    """Whether letters and digits alternate as in an id or base64, rather than as in CamelCase names."""
    pieces = _WORD.findall(token)
    return len(pieces) * 3.2 > len(token)


def ip_word(address: str) -> str:
    """`publicip`, `privateip` or `localip` for an address, with or without a port.

    >>> ip_word("8.8.8.8"), ip_word("192.168.0.1:80"), ip_word("::1"), ip_word("fe80::1")
    ('publicip', 'privateip', 'localip', 'localip')
    """
    v4 = _IPV4.fullmatch(address)
    if v4:
        a, b = int(v4.group(1)), int(v4.group(2))
        if a in (0, 127) or (a, b) == (169, 254):
            return "localip"
        if a == 10 or (a == 172 and 16 <= b < 32) or (a, b) == (192, 168) or (a == 100 and 64 <= b < 128):
            return "privateip"
        return "multicastip" if 224 <= a < 240 or a == 255 else "publicip"
    lower = address.lower()
    if lower.startswith(("fe80", "::1", "0:0:0:0:0:0:0")) or lower == "::":
        return "localip"
    if lower.startswith(("fc", "fd")):
        return "privateip"
    return "multicastip" if lower.startswith("ff") else "publicip"


_TYPED = (
    (_IPV4, ip_word), (re.compile("[0-9]+"), "num"), (_TIME, ""), (_GUID, "guid"), (_MAC, "mac"), (_IPV6, ip_word),
    (_HEX, lambda token: "hash" if len(token) in (32, 40, 56, 64, 96, 128) else "hex"), (_NUMBER, "num"))
#: What a token of any other beginning may be: the question, and the words where the answer is yes.
_SHAPED = (
    (lambda token: token.startswith("S-1-") and _SID.fullmatch(token), lambda token: sid_words(token)),
    (lambda token: "://" in token, _url_words),
    (lambda token: "@" in token and _EMAIL.fullmatch(token), lambda token: email_words(token)),
    (lambda token: token.startswith("arn:"), _arn_words),
    (_ACCESS_KEY.fullmatch, lambda token: SECRET),
    (lambda token: "." in token and _is_domain(token), lambda token: host_words(token)),
)
#: Providers of mailboxes that cost nothing or last a few minutes. The second list has them under many countries' domains.
_FREE_DOMAINS = frozenset("""
gmail.com googlemail.com outlook.com icloud.com me.com mac.com aol.com mail.com email.com usa.com gmx.com inbox.com zoho.com
protonmail.com protonmail.ch proton.me pm.me tutanota.com tutamail.com tuta.com tuta.io fastmail.com hushmail.com cock.li riseup.net
disroot.org ctemplar.com onionmail.org keemail.me mail.ru inbox.ru list.ru bk.ru internet.ru rambler.ru ya.ru yandex.com
qq.com 163.com 126.com sina.com foxmail.com naver.com hanmail.net daum.net rediffmail.com web.de freenet.de t-online.de libero.it
laposte.net orange.fr free.fr seznam.cz wp.pl o2.pl onet.pl interia.pl abv.bg ukr.net i.ua comcast.net verizon.net att.net
mailinator.com guerrillamail.com sharklasers.com 10minutemail.com temp-mail.org tempmail.com yopmail.com trashmail.com dispostable.com
maildrop.cc getnada.com moakt.com mailnesia.com throwawaymail.com mohmal.com emailondeck.com fakeinbox.com mintemail.com
""".split())
_FREE_BEFORE_COUNTRY = frozenset("yahoo yahoo.co yahoo.com ymail hotmail hotmail.co live outlook gmx yandex".split())
_SIDS = {"S-1-5-18": "system", "S-1-5-19": "local service", "S-1-5-20": "network service", "S-1-1-0": "everyone",
         "S-1-0-0": "nobody",
         "S-1-5-7": "anonymous", "S-1-5-32-544": "administrators group", "S-1-5-32-545": "users group",
         "S-1-5-32-555": "remote desktop users group",
         "S-1-5-32-551": "backup operators group", "S-1-5-11": "authenticated users"}
_RIDS = {"500": "administrator sid", "501": "guest sid", "502": "krbtgt sid", "512": "domain admins sid",
         "513": "domain users sid",
         "516": "domain controllers sid", "518": "schema admins sid", "519": "enterprise admins sid"}


def email_words(address: str) -> str:
    """`email`, and `freemail` where anybody can have such an address within minutes: nobody's employer is behind it.

    >>> email_words("bob@corp.example"), email_words("bob.b@GMail.com"), email_words("x1@mail.ru>")
    ('email', 'freemail', 'freemail')
    """
    return "freemail" if is_freemail(address) else "email"


def is_freemail(address: str) -> bool:
    """Whether an address is of a provider that asks nobody who he is.

    >>> is_freemail("eve@protonmail.com"), is_freemail("gmail.com"), is_freemail("eve@gmail.com.corp.example")
    (True, False, False)
    """
    domain = address.rpartition("@")[2].rstrip(">.,;").lower() if "@" in address else ""
    return domain in _FREE_DOMAINS or domain.rpartition(".")[0] in _FREE_BEFORE_COUNTRY


def sid_words(sid: str) -> str:
    """Who a Windows security identifier is, where that is the same at every site.

    >>> sid_words("S-1-5-18"), sid_words("S-1-5-21-1-2-3-500"), sid_words("S-1-5-21-1-2-3-1104")
    ('system', 'administrator sid', 'sid')
    """
    return _SIDS.get(sid) or (_RIDS.get(sid.rpartition("-")[2], "sid") if sid.startswith("S-1-5-21-") else "sid")


def host_words(host: str) -> str:
    """`publicip`/`privateip` for an address; `localdomain` or `domain` and its top level for a name, and whether it carries data.

    >>> host_words("www.example.ru:8080"), host_words("10.0.0.1"), host_words("dc1.corp.local"), host_words("web01")
    ('domain ru', 'privateip', 'localdomain', 'hostname')
    >>> host_words("mfrggzdfmztwq2lknnwg23tpobyxe43uov3ho6dzpi.t.example.org")
    'domain org long subdomain'
    """
    told = zone_words(host)
    return f"{told} long subdomain" if len(host) > _LABEL_LONG and told.startswith("domain") and _CARRIES.search(host) else told


#: No label that people read is longer.
_LABEL_LONG = 32
_CARRIES = re.compile(rf"(?:^|[.@])[^.:@]{{{_LABEL_LONG},}}\.")


def zone_words(host: str) -> str:
    """The same, without what its labels look like."""
    host = host.rpartition("@")[2].rstrip(".")
    if _IPV4.fullmatch(host) or host.startswith("["):
        return ip_word(host.strip("[]"))
    name = host.partition(":")[0]
    tld = name.rpartition(".")[2].lower()
    if not name:
        return ""
    if "." not in name or tld in _LOCAL_TLDS:
        return "localhost" if tld == "localhost" else "localdomain" if "." in name else "hostname"
    return f"domain {tld}" if tld.isascii() and tld.isalpha() and len(tld) <= 12 else "domain"


@lru_cache(maxsize=1 << 15)
def split_words(name: str) -> str:
    """The lower-case words of a name in camelCase, snake_case, a path or a dotted name; digits become `num`.

    >>> split_words("CreateAccessKey"), split_words("C:\\\\Windows\\\\System32\\\\cmd.exe"), split_words("user42")
    ('create access key', 'c windows system32 cmd exe', 'user num')
    """
    words: List[str] = []
    for piece in re.split(r"[\W_]+", name[:TOKEN_MAX_CHARS]):
        lower = piece.lower()
        if not piece:
            continue
        if lower in _KEPT or (piece.isalpha() and (piece.islower() or piece[1:].islower())):
            words.append(lower[:_WORD_MAX_CHARS])
            continue
        if len(piece) >= 8 and _HEX.fullmatch(piece):
            words.append("hex")
            continue
        parts = _WORD.findall(piece)
        if piece.isalpha():
            # cOmMaNd is one word; so is the MsMpEng of abbreviations.
            if len(piece) >= 4 and len(piece) < 2.5 * len(parts):
                parts = [piece]
        elif len(piece) >= 8 and len(parts) >= 4 and len(piece) < 3.5 * len(parts):
            words.append("id")
            continue
        for word in parts:
            word = "num" if word[0].isdigit() else word.lower()[:_WORD_MAX_CHARS]
            if not (word == "num" and words and words[-1] == "num"):
                words.append(word)
    if len(words) >= 3 and words.count("num") >= 2 and all(word in ("num", "hex") or len(word) <= 2 for word in words):
        return "id"
    return " ".join(words)


def mask(text: str) -> str:
    """Free text as words: every token through `words_of_token`, repeats of a placeholder dropped.

    >>> mask("Accepted password for bob from 8.8.8.8 port 4242 at 12:30:01")
    'accepted password for bob from publicip port num at'
    """
    words: List[str] = []
    last = ""
    for token in _TOKEN.findall(text):
        word = words_of_token(token)
        if word and word != last:
            words.append(word)
            last = word
    return " ".join(words)
