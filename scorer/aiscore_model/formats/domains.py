"""What a domain name looks like, in words: its shape and top level, and its letters only where they are odd.

Owns the measure of how pronounceable a label is, and the words for DNS record types and answers. A name that reads
like words becomes its shape
(sites differ in the names they ask for); an odd one keeps its letters, because character models read them. Called by
the DNS, Windows, web and
mail readers.
"""
from __future__ import annotations

import re
from functools import lru_cache

from ..redact import zone_words

#: Row a, column b: how surprising letter b is after letter a in the 21,358 lower-case words of BERT's English
#: vocabulary, as
#: -log2 of its share, less one, 0 to 9.
_SURPRISE = (
    "84347646485242849232556757 24772998279278299246298959 29482992393399198362499959 27741756179456389337366949 "
    "36424557597342657124756558 28792389199289299264399969 29971942299464399246398959 16871899299556289453396949 "
    "35343549997341258433749796 19991999399999179979199999 26970775198474469527596949 27741679296268279844469939 "
    "13691799299736229849499959 38332517375774489722568968 55446657595331449244344768 28881983399379239243499969 "
    "66888888588688888888088888 26541657295544269433457949 37382783295456337831395959 28691793199577389334497948 "
    "34343549497332749223989787 29980998199899399899799969 17671693196473389446897969 37292694299779417992467959 "
    "25442667386333349324476896 16870874288577378666478843").split()

_INFRASTRUCTURE = re.compile(r"(?i)(?:in-addr|ip6)\.arpa$|_(?:tcp|udp|msdcs|ldap|kerberos)\b|^wpad\b|^isatap\b")
_TUNNEL_LABEL_CHARS = 40
#: Signs of base64 and pieces that end in a hyphen, which no name of a host has, and the name of a file before the registered name: data that leaves in questions.
_ENCODED = re.compile(r"[0-9a-z][+/][0-9a-z+/=]|[0-9a-z+/]==?(?:\.|$)|[0-9a-z]-\.[^.]{1,62}-\.")
_CARRIED_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|rar|7z|t?gz|csv|sql|kdbx|pst|ost|pem|pfx|sqlite|dmp)\.(?:[^.]{1,63}\.){1,4}[a-z]{2,24}$")
#: Names that phishing borrows, and the registered names that they are at home in.
_BRANDS = {
    "microsoft": "microsoft microsoftonline microsoftedge", "office365": "office365", "outlook": "outlook", "sharepoint": "sharepoint",
    "onedrive": "onedrive", "paypal": "paypal paypalobjects", "apple": "apple", "icloud": "icloud", "google": "google googleapis googleusercontent "
    "googlevideo googletagmanager googlesyndication googleadservices googlemail google-analytics", "gmail": "gmail", "amazon": "amazon amazonaws",
    "dropbox": "dropbox dropboxusercontent dropboxapi", "facebook": "facebook", "instagram": "instagram cdninstagram", "whatsapp": "whatsapp",
    "netflix": "netflix", "linkedin": "linkedin", "docusign": "docusign", "adobe": "adobe adobelogin adobedtm", "fedex": "fedex",
    "royalmail": "royalmail", "coinbase": "coinbase", "binance": "binance", "metamask": "metamask", "okta": "okta oktacdn", "github": "github githubusercontent "
    "githubassets githubapp", "wellsfargo": "wellsfargo", "bankofamerica": "bankofamerica", "hsbc": "hsbc", "barclays": "barclays", "santander": "santander",
    "zoom": "zoom", "steamcommunity": "steamcommunity"}
#: Registered names under which others' names stand by right: content networks and the brands themselves.
_HOSTS = frozenset("akadns akamai akamaiedge akamaized edgekey edgesuite cloudfront fastly trafficmanager azureedge azurefd windows office office365 live "
                   "msft msftncsi skype gstatic ggpht withgoogle youtube l-msedge".split()).union(*(homes.split() for homes in _BRANDS.values()))
#: Letters that pass for others at a glance.
_GLANCE = str.maketrans("013", "ole")


def borrows(name: str) -> bool:
    """Whether a domain name shows a brand that is not at home there: as a part of another registered name, or with letters swapped.

    >>> borrows("login-microsoftonline.com-auth.support"), borrows("paypa1.com"), borrows("login.microsoftonline.com"), borrows("amazon.co.uk")
    (True, True, False, False)
    """
    labels = name.lower().rstrip(".").split(".")
    if len(labels) < 2:
        return False
    # In `co.uk` and the like the registered name stands one label further left.
    registered = labels[-3] if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else labels[-2]
    if registered in _HOSTS or labels[-1] in _BRANDS:
        return False
    swapped = registered.translate(_GLANCE).replace("rn", "m").replace("vv", "w")
    below = ".".join(labels[:-2])
    return any(brand in below or (brand in swapped and (swapped != registered or "-" in registered)) for brand in _BRANDS)


def surprise_of(label: str) -> float:
    """How unlike words the letters of a label are: about 3 for words, 5.5 for random letters.

    >>> surprise_of("statistics") < 3.4 < 5 < surprise_of("qxkzvjwpfh")
    True
    """
    letters = [ord(char) - 97 for char in label.lower() if "a" <= char <= "z"]
    if len(letters) < 2:
        return 3.0
    return sum(int(_SURPRISE[a][b]) for a, b in zip(letters, letters[1:])) / (len(letters) - 1)


_LENGTHS = ((4, "tiny"), (8, "short"), (14, "medium"), (22, "long"))


def length_word(count: int) -> str:
    """A name's length in five steps."""
    return next((word for most, word in _LENGTHS if count <= most), "verylong")


@lru_cache(maxsize=1 << 13)
def domain_words(name: str) -> str:
    """The words of a domain name.

    >>> domain_words("www.example.com")
    'domain com wordlike short'
    >>> domain_words("lrhadgmvwucvotrobcaukjnryt.ru")
    'domain ru random verylong label lrhadgmvwucvotrobcaukjnryt'
    >>> domain_words("a:b.example.com")
    'domain com wordlike short'
    """
    name = name.strip().rstrip(".").lower()[:253]
    if ":" in name and not name.partition(":")[2].isdigit():
        name = name.replace(":", "-")  # a question may hold any sign; only digits behind it are a port
    if _INFRASTRUCTURE.search(name):
        return "reverse lookup" if name.endswith(".arpa") else "service lookup"
    labels = name.split(".")
    if len(labels) < 2:
        return f"single label {_shape(labels[0])}" if name else ""
    if all(label.isdigit() for label in labels):
        return zone_words(name)
    host = zone_words(name)
    stem = max(labels[:-1], key=len)
    words = [host, _shape(stem)]
    if len(labels) > 4:
        words.append("many labels")
    if sum(map(len, labels[:-2])) > _TUNNEL_LABEL_CHARS:
        words.append("long subdomain")
    if borrows(name):
        words.append("borrowed brand")
    if _ENCODED.search(name):
        words.append("encoded data")
    if _CARRIED_FILE.search(name):
        words.append("file name")
    if _is_odd(stem):
        words.append(f"label {stem[:32]}")
    return " ".join(words)


def _is_odd(label: str) -> bool:
    return len(label) > 18 or (len(label) >= 7 and surprise_of(label) >= 4.0)


def _shape(label: str) -> str:
    surprise, digits = surprise_of(label), sum(char.isdigit() for char in label)
    words = ["wordlike" if surprise < 3.5 else "unusual" if surprise < 4.6 else "random", length_word(len(label))]
    if digits:
        words.append("digits" if digits < 4 or digits * 3 < len(label) else "manydigits")
    if label.startswith("xn--"):
        words.append("punycode")
    elif "-" in label:
        words.append("hyphen")
    return " ".join(words)
