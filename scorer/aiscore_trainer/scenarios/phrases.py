# ruff: noqa: E501
"""Phrases that many tables share: `phrased(text)` puts them where a table says `@name@`, before it is read as a table.

A phrase names something neutral (a mail address outside, a size, a ticket); what it means is for the row to say.
"""
from __future__ import annotations

import re

PHRASES = {
    "mate": "«other»@«sitedomain»",
    "outsider": "«««letters:5:9»|«first»«last»|«word»«num:1:99»»@«gmail.com|proton.me|outlook.com|gmx.net|mail.ru|«domain»»|«first».«last»@«domain»»",
    "partner": "«first».«last»@«domain»",
    "ticket": "«CHG|INC|REQ|SEC|OPS|TASK»«|-»«num:1000:99999»",
    "small": "«num:60:900»", "medium": "«num:900:90000»", "large": "«num:90000:9000000»", "huge": "«num:20000000:9000000000»",
    "brief": "«num:0:9»", "while": "«num:10:900»", "long": "«num:900:40000»",
    "network": "10.«num:0:255».«num:0:255».0/24",
    "anywhere": "«0.0.0.0/0|::/0»",
    "elsewhere": "«RU|CN|NG|IR|VN|BR|NL|RO|UA|HK|KP|SC|MD|LT|BG|ID|PK|TR|SG»",
    "near": "«DE|US|FR|ES|GB|NL|PL|IT|CA|SE|CH|AT|IE|IN|JP|AU|BR|MX»",
    "guessed": "«admin|administrator|test|root|guest|backup|support|info|scan|oracle|postgres|ubuntu|user|user«num:1:99»|vpn|cisco|sales|«first»|«last»|«first»«num:1:99»|sysadmin|helpdesk|service|ftp»",
    "junk": "«letters:4:9»«|«num:1:99»»",
    "thing": "«word»«-|_»«tech»«|-«num:1:9»»",
}


def phrased(text: str) -> str:
    """`text` with every `@name@` replaced; an unknown name is a KeyError that says it.

    >>> phrased("to @partner@")
    'to «first».«last»@«domain»'
    """
    return re.sub(r"@([a-z]+)@", lambda found: PHRASES[found[1]], text)
