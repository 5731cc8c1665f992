"""key=value lines, CEF and LEEF: firewalls, proxies, endpoint products.

Owns the pair expression that the audit reader shares, the unfolding of CEF and LEEF headers, and which keys mean the
same in the dialects of vendors. Called by `normalise`.
"""
from __future__ import annotations

import re
from itertools import islice
from typing import Callable, Dict, Iterable, Iterator, List, Tuple

from aiscore_contract.forms import cef, weblog
from aiscore_contract.forms.pairs import separated, value_end
from aiscore_contract.forms.weblog import METHODS
from aiscore_contract.forms.winevent import halved

from ..decode import decode_command
from ..redact import SECRET, holds_secret, split_words, words_of_token
from . import web
from .domains import domain_words
from .draft import Draft
from .jsonlog import rank_of
from .payload import base_name, command_words, path_words
from .words import (
    address_word,
    count_word,
    duration_word,
    is_counted,
    number_of,
    operation_words,
    outcome_word,
    port_words,
    size_word,
    user_words,
    way_word,
)

#: name, and the value in double quotes, in single quotes or bare.
#: A quote behind a backslash ends no value, unless the next pair or nothing follows it: a path may end in a backslash.
PAIR = re.compile(r"([A-Za-z_@][\w.@/-]{0,60})=(?:\"((?:[^\"\\]|\\(?:\"(?![,;|\]\s]{0,3}(?:[\w.@/-]{1,60}=|\Z))|[^\"]|(?=\"))){0,8000})\"?|'([^']{0,8000})'?|([^\s\"',;]{0,8000}))")

_CEF_HEADER = re.compile(r"CEF: ?\d ?\|((?:[^|\\]|\\.){0,200})\|((?:[^|\\]|\\.){0,200})\|((?:[^|\\]|"
                         r"\\.){0,60})\|((?:[^|\\]|\\.){0,200})\|((?:[^|\\]|\\.){0,500})\|((?:[^|\\]|\\.){0,20})\|")
_LEEF_HEADER = re.compile(r"LEEF: ?[\d.]{1,4}\|([^|]{0,200})\|([^|]{0,200})\|([^|]{0,60})\|([^|\t]{0,200})\|?(?:(.|"
                          r"0?x[0-9a-fA-F]{2})\|)?")

#: What a key means in the dialects of vendors: source, destination, user, and so on.
_MEANINGS = {
    "src": "source_ip_address remote-address device_ip remote_ip src srcip src_ip source_address sourceaddress saddr c_ip client_ip clientip srcaddr sip source_ip "
           "csip remote_ip remip rhost sourceip usrc srcipv4 src_host source-address ip_client remote_addr",
    "dest": "cdip dst dstip dst_ip destination_address daddr dest dest_ip s_ip dstaddr dip destination_ip destip "
            "destinationaddress dstipv4 target_ip destination-address",
    "port": "cdport dpt dport dstport dst_port dest_port destination_port destinationport d_port destination-port",
    "srcport": "csport spt sport srcport src_port source_port sourceport s_port source-port",
    "protocol": "proto protocol transport ip_protocol protocol-id",
    "action": "act action actual_action threatactiontaken disposition fw_action verdict status result outcome devaction policyaction utmaction "
              "decision",
    "user": "suser user username user_name db_user dbuser srcuser src_user usrname account usr login logname identity cn_user unauthuser "
            "xauthuser",
    "target": "duser dstuser dst_user targetuser targetusername",
    "process": "sproc process proc image exe filepath deviceprocessname application_path procname program comm",
    "parent": "parent parent_process parentimage parentprocess",
    "command": "sql_text cmdav cmdline command_line commandline cmd command cs_cmd processcommandline",
    "url": "url request uri requesturl cs_uri dest_url resource",
    "arguments": "query_string uri_query args",
    "domain": "dhost hostname qname domain dest_domain query dest_host fqdn",
    "agent": "requestclientapplication user_agent useragent http_user_agent agent web_client_type",
    "method": "requestmethod method http_method reqtype",
    "operation": "cat category type subtype eventtype event_type event msgtype logtype eventname name logdesc "
                 "signature attack attack_name attack-name attack_type sig_names violations protection_name malware_family threat virus catdesc "
                 "sig_name threatname risk_name event_name threat_classification threatcategory url_category urlcategory",
    "service": "nwapp app service application appname app_name dest_service policyname",
    "out": "outbytes out sentbyte bytes_out bytesout sent bytes_sent sent_bytes sbytes bytes-from-client client_bytes",
    "in": "inbytes in rcvdbyte bytes_in bytesin rcvd received bytes_received received_bytes rbytes bytes-from-server server_bytes recv_bytes",
    "duration": "duration dur elapsed session_duration elapsed-time",
    "country": "srccountry dstcountry destcountry",
    "message": "msg message reason description error logdesc details error_message failure_reason",
    "severity": "severity level pri priority sev threat_severity crlevel risk",
}
_MEANING_OF = {name: meaning for meaning, names in _MEANINGS.items() for name in names.split()}
_ORDER = ("operation", "action", "protocol", "service", "severity", "message", "process", "parent", "command", "url",
          "src", "dest", "port", "srcport", "domain", "user", "target",
          "out", "in", "duration", "agent", "country")
_LEFTOVERS_MAX = 14
#: Keys whose values name a device, a session or a policy of the site.
_SITE_KEYS = frozenset(("devname", "devid", "device_id", "vd", "tz", "logid", "srcname", "dstname", "poluuid", "policyid", "sessionid", "transip",
                        "transport", "profile", "incidentserialno", "attackid", "appid", "applist", "serial", "dvchost", "eventtime",
                        "policytype", "trandisp", "ref", "craction", "crscore", "mastersrcmac", "srcmac", "dstmac", "masterdstmac", "srcserver",
                        "dstserver", "tunnelid", "tunnelip", "sentpkt", "rcvdpkt", "cfgtid", "sn", "fw", "c", "gcat", "m", "n", "mac", "cdur",
                        "spkt", "rpkt", "rt", "start", "end", "dvc", "deviceexternalid", "externalid", "sourcetranslatedaddress",
                        "loguid", "origin", "version", "__policy_id_tag", "sequencenum", "rule_uid", "layer_uuid", "match_id", "parent_rule",
                        "device_name", "fw_rule_id", "log_id", "session-id-32", "sigid", "flexstring1", "cn1", "cn2", "cn3"))


#: An address that carries its port, and an interface behind it.
_END = re.compile(r"((?:\d{1,3}\.){3}\d{1,3}):(\d{1,5})(?::.{0,60})?\Z")
#: Meanings of which a line may hold several, all of them telling.
_SEVERAL = frozenset(("operation", "message"))
_SEVERAL_MAX_CHARS = 400

#: Pairs in quotes behind colons, as Check Point's exporter writes them.
_QUOTED = re.compile(r"(\w[\w ]{0,40}):\"([^\"]{0,4000})\"")


def read_quoted(draft: Draft, text: str) -> bool:
    """`[action:"Drop"; src:"..."; ...]`; whether `text` was such a line."""
    if ':"' not in text[:80]:
        return False
    pairs = _QUOTED.findall(text[:16_000])[:200]
    if len(pairs) < 3:
        return False
    tell(draft, pairs)
    return True


def pairs_of(text: str) -> List[Tuple[str, str]]:
    """(key, value) of a key=value line."""
    apart = separated(text)
    if apart is not None:
        return apart
    return [(name, value) for name, value, _, _ in placed_pairs(text)]


#: Name, value, where the pair begins, where it ends.
Placed = Tuple[str, str, int, int]


def placed_pairs(text: str) -> Iterator[Placed]:
    """(name, value, where the pair begins, where it ends) of each pair."""
    done = 0
    for pair in islice(PAIR.finditer(text), _PAIRS_MAX):
        start, end = pair.span()
        if start < done:
            continue  # an option in a command
        name, quoted, single, plain = pair.groups()
        if plain:
            end = value_end(name, text, pair.start(4), end)
            plain = text[pair.start(4):end]
            plain = plain.rstrip(" ]") if "[" not in plain else plain.rstrip()
        done = end
        yield name, halved(quoted.replace('\\"', '"')) if quoted else single or plain or "", start, end


_PAIRS_MAX = 200


def read_cef(draft: Draft, text: str) -> bool:
    """CEF or LEEF, wherever in `text` it begins; whether it held one."""
    header = _CEF_HEADER.search(text[:4_000])
    if header is not None:
        vendor, product, _, signature, name, severity = header.groups()
        pairs = cef.pairs_of(text[header.end():])
        labels = {key[:-5]: value for key, value in pairs if key.endswith("Label") and value}
        pairs = [(labels.get(key, key), value) for key, value in pairs if not key.endswith("Label")]
        draft.say(split_words(name), "alert" if not name else "", "severity", _severity(severity),
                  split_words(f"{vendor} {product}"))
        draft.action = split_words(name)[:60] or split_words(signature)[:60]
        tell(draft, pairs)
        return True
    leef = _LEEF_HEADER.search(text[:4_000])
    if leef is None:
        return False
    vendor, product, _, event, delimiter = leef.groups()
    separator = "\t" if not delimiter else chr(int(delimiter[-2:], 16)) if len(delimiter) > 2 else delimiter
    body = text[leef.end():]
    parts = body.split(separator) if separator in body else re.split(r"\s{2,}|\t", body)
    pairs = [(name, value) for name, equals, value in (part.partition("=") for part in parts[:200]) if equals]
    # Many number their events: that number is the vendor's, and no word.
    event = "" if re.fullmatch(r"[\dA-Fa-f]{4,}", event) else split_words(event)
    draft.say(event, split_words(f"{vendor} {product}"))
    draft.action = event[:60]
    tell(draft, pairs or pairs_of(body))
    return True


def _severity(value: str) -> str:
    if value.isdecimal():
        number = int(value[:10])
        return ("low", "medium", "high", "critical")[min(3, number * 2 // 5)] if number <= 10 else "high"
    return split_words(value)


def _take_path(known: Dict[str, str], rest: List[Tuple[str, str]]) -> None:
    """A path beside a method is what was asked for; a method without one is of something else."""
    if "url" not in known and known.get("method", "").upper() in METHODS:
        place = next((place for place, (name, value) in enumerate(rest) if name.lower() in _PATHS and value.startswith(("/", "http"))), -1)
        if place >= 0:
            known["url"] = rest.pop(place)[1]
    if "url" not in known:
        known.pop("method", None)
    elif known.get("method", "").upper() in METHODS:
        known["body"] = next((value for name, value in rest if name.lower() in _BODIES), "")
        headers = weblog.headers_in(dict(rest))
        known["headers"] = web.headers_text(weblog.WebRequest(target=known["url"], host=known.get("domain", ""), headers=tuple(headers))) if headers else ""


_BODIES = frozenset(("request_body", "body", "post_data", "postdata", "http_request_body"))


def _take_arguments(known: Dict[str, str]) -> None:
    """Arguments beside a program are its command, where nothing was asked for."""
    if "process" in known and "arguments" in known and known.keys().isdisjoint(("url", "command")):
        program, told = base_name(known["process"]), known.pop("arguments")
        known["command"] = told if told.startswith(program) else f"{program} {told}"


def know_request(pairs: List[Tuple[str, str]], request: weblog.WebRequest) -> bool:
    """Whether `tell` says the `request` in `pairs` itself: one with its headers, its body or an agent that the request does not have, what a
    device saw, with both of its ends, and a page that was named beside something else that happened."""
    if not (request.method or request.status):
        return True
    names = {name.lower() for name, value in pairs if value}
    meanings = set(map(_MEANING_OF.get, names))
    return "dest" in meanings or "agent" in meanings and not request.agent or not _BODIES.isdisjoint(names) or bool(weblog.headers_in(dict(pairs)))


def tell(draft: Draft, pairs: List[Tuple[str, str]]) -> None:
    """Says the pairs by meaning, the telling ones first; then unknown keys by rank."""
    known: Dict[str, str] = {}
    rest: List[Tuple[str, str]] = []
    for name, value in pairs:
        value = value.strip()
        if not value or value in ("-", "N/A", "none", "null", "(null)"):
            continue
        meaning = _MEANING_OF.get(name.lower().replace(" ", "_"))
        end = _END.match(value) if meaning in ("src", "dest") else None
        if end:
            value = end.group(1)
            known.setdefault("port" if meaning == "dest" else "srcport", end.group(2))
        elif meaning == "severity" and name.lower() in ("pri", "priority") and value.isdecimal():
            # Numbered as syslog and Snort do: the lower the worse.
            value = ("critical", "high", "medium", "low")[min(3, int(value[:10]))]
        if meaning in _SEVERAL and meaning in known:
            if value not in known[meaning] and len(known[meaning]) + len(value) < _SEVERAL_MAX_CHARS:
                known[meaning] += " " + value
        elif meaning is None or meaning in known:
            rest.append((name, value))
        else:
            known[meaning] = value
    _take_path(known, rest)
    _take_arguments(known)
    if known.get("service", "").isdigit() and "port" not in known:
        known["port"] = known.pop("service")
    for meaning in _ORDER:
        if meaning == "src" and "dest" in known:
            draft.say(way_word(address_word(known.get("src")), address_word(known["dest"])))
        if meaning in known:
            _say(draft, meaning, known[meaning], known)
    said = 0
    for name, value in sorted(rest, key=lambda pair: rank_of(pair[0])):
        if said >= _LEFTOVERS_MAX or draft.is_full or rank_of(name) >= 9:
            break
        if name.lower() in _SITE_KEYS:
            continue
        said += 1
        draft.say(split_words(name), _leftover(name, value))
        if " " in value and not holds_secret(name, value):
            draft.read(value, 200)


#: Names of what was asked for, where a method stands beside them.
_PATHS = frozenset(("path", "uri_path", "request_path", "fullpath"))


def _leftover(name: str, value: str) -> str:
    if holds_secret(name, value):
        return SECRET
    if value.replace(".", "", 1).isdigit():
        return count_word(number_of(value)) if number_of(value) > 0 and is_counted(split_words(name)) else "num"
    return words_of_token(value) if " " not in value else ""


#: meaning -> (word before it, how the value reads, entity it is, what of the value the entity is).
_TOLD = {
    "src": ("from", address_word, "src", str), "dest": ("to", address_word, "dest", str),
    "port": ("", port_words, "port", str), "srcport": ("source", port_words, "", str),
    "user": ("user", user_words, "user", str), "target": ("target", user_words, "target", str),
    "process": ("process", path_words, "process", base_name), "parent": ("parent", path_words, "parent", base_name),
    "out": ("sent", lambda value: _size(value), "", str), "in": ("received", lambda value: _size(value), "", str),
    "duration": ("duration", lambda value: duration_word(max(0.0, number_of(value))), "", str),
    "severity": ("severity", lambda value: _severity(value), "", str),
    "protocol": ("", lambda value: _PROTOCOLS.get(value) or split_words(value), "", str),
    "service": ("service", lambda value: _short(value), "service", str),
    "agent": ("agent", lambda value: _short(value), "useragent", str),
    "country": ("country", lambda value: _short(value), "region", str),
}
_STATUS_DIGITS = 3
_PROTOCOLS = {"6": "tcp", "17": "udp", "1": "icmp", "47": "gre", "50": "esp"}


def _size(value: str) -> str:
    return size_word(number_of(value)) if number_of(value) >= 0 else words_of_token(value)


def _short(value: str) -> str:
    return split_words(value) if len(value) < 60 else ""


def _say(draft: Draft, meaning: str, value: str, known: Dict[str, str]) -> None:
    if meaning in _TOLD:
        word, reads, entity, names = _TOLD[meaning]
        draft.say(word, reads(value))
        if entity:
            draft.name(entity, names(value))
    elif meaning in _SEVERAL:
        draft.read(value, _SEVERAL_MAX_CHARS)
        draft.action = draft.action or split_words(value)[:60]
    elif meaning == "action":
        # A number of an action is its vendor's and no outcome.
        draft.say("action", operation_words(value)[1], "" if value.isdecimal() and len(value) != _STATUS_DIGITS else outcome_word(value))
        draft.name("action", value)
    elif meaning == "command":
        decoded = decode_command(value)
        draft.payload(decoded.text)
        draft.say("command", *decoded.notes, command_words(decoded.text))
    elif meaning == "url":
        web.tell(draft, web.Request(known.get("method", "").upper(), _whole(value, known.pop("arguments", "")), agent=known.get("agent", ""), body=known.pop("body", ""),
                                    headers=known.pop("headers", "")))
        known.pop("agent", None)
    elif meaning == "domain":
        draft.payload(value)
        draft.say("domain", domain_words(value))
        draft.name("domain", value)


_SCHEMELESS = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?::\d{1,5})?(?:/|\Z)")


def _whole(url: str, arguments: str) -> str:
    """An address as it was asked for: some write the scheme nowhere and what follows the question mark elsewhere."""
    if _SCHEMELESS.match(url):
        url = f"http://{url}"
    return f"{url}?{arguments}" if arguments and "?" not in url else url


#: What Meraki's appliances say after their pairs.
_TAIL = re.compile(r"(?:\A| )(message|request|pattern): (?:[A-Z]{3,8} (?=http))?(.{1,2000})\Z")


def tail_pairs(text: str) -> List[Tuple[str, str]]:
    """What stands behind the pairs of a line, as a pair; none where nothing does."""
    tail = _TAIL.search(text[-4_000:])
    return [("msg" if tail.group(1) == "message" else tail.group(1), tail.group(2))] if tail else []


#: What stands between pairs and behind them is looked at so far; words of it that say something.
_BESIDE_REACH = 8_000
_WORDS_MIN = 3
_WORD = re.compile(r"[A-Za-z]{2,}")


def beside_pairs(text: str, pairs: Iterable[Placed]) -> str:
    """What a line says behind the first of its `pairs` in none: the statement after a database's prefix, the rest of a value without quotes."""
    parts: List[str] = []
    done = -1
    for _, _, start, end in pairs:
        if done >= 0:
            parts.append(text[done:start])
        done = end
    parts.append(text[done:_BESIDE_REACH] if done >= 0 else "")
    return " ".join(part.strip(" ,;|[]()") for part in parts if len(_WORD.findall(part)) >= _WORDS_MIN)


def read(draft: Draft, text: str, tell: Callable[[Draft, List[Tuple[str, str]]], None] = tell) -> None:
    """A line of key=value pairs, which `tell` says, what stands before the first of them, and what stands beside them."""
    first = PAIR.search(text)
    if first and first.start() > 2:
        # The id of structured data is its maker's, no address.
        draft.read(re.sub(r"\[[\w.-]{1,40}@[\d.]{1,40}", "", text[:first.start()]), 200)
    behind = tail_pairs(text)
    apart = separated(text)
    if apart is not None:
        tell(draft, apart + behind)
        return
    pairs = list(placed_pairs(text))
    tell(draft, [(name, value) for name, value, _, _ in pairs] + behind)
    if not behind and "|" not in text[:400]:
        beside = beside_pairs(text, (pair for pair in pairs if pair[3] <= _BESIDE_REACH))
        draft.payload(beside if len(beside) <= 300 else "")
        draft.read(beside, 400)
