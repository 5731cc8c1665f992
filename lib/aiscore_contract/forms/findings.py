"""What a product of protection found, in one set of words, whoever makes it: what it calls the thing, how grave it holds it, and whether it stopped it.

Owns the names under which endpoint guards, sensors, firewalls, mail gateways and SIEMs say so, and their scales. A score of a product is a
judgement, not a fact: rules ask for these words, and weigh them.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Callable, Dict, List, Mapping, NamedTuple, Optional, Pattern, Tuple, Union

from .names import letters_of, without_port

GRADES = ("low", "medium", "high", "critical")
_TEXT_MAX_CHARS = 400


class Finding(NamedTuple):
    """name is the product's; grade one of GRADES; outcome `stopped`, `open` (seen, and not stopped), `closed` (somebody looked at it) or ""."""

    name: str
    grade: str
    outcome: str = ""


# -- scales --------------------------------------------------------------------------------------

_WORDS = {word: grade for grade, words in {
    "critical": "critical crit fatal emergency very-high veryhigh severe alert",
    "high": "high majr major serious malicious",
    "medium": "medium moderate med suspicious warning warn minor minr",
    "low": "low info informational information notice none unknown debug"}.items() for word in words.split()}


_IS_NUMBER = re.compile(r"\s*-?[0-9]{1,15}(?:\.[0-9]{0,15})?\s*")


def _steps(high: float, critical: float, medium: float) -> Callable[[str], str]:
    """A scale of numbers that rise."""
    def grade(value: str) -> str:
        number = _number(value)
        if number is None:
            return _words(value)
        return "critical" if number >= critical else "high" if number >= high else "medium" if number >= medium else "low"
    return grade


def _number(value: str) -> Optional[float]:
    return float(value[:20]) if _IS_NUMBER.fullmatch(value[:20]) else None


def _words(value: str) -> str:
    """The grade of a word, in which a number or a vendor's prefix may stand beside it; "" for none.

    >>> _words("High"), _words("SEVERITY_CRITICAL"), _words("Very-High"), _words("purple")
    ('high', 'critical', 'critical', '')
    """
    plain = value.strip().lower().replace("_", "-").replace(" ", "-")
    return _WORDS.get(plain) or _WORDS.get(plain.rpartition("-")[2], "")


def _ranks(grades: Mapping[int, str]) -> Callable[[str], str]:
    """A scale on which 1 is the gravest; what no grade is given for is low."""
    def grade(value: str) -> str:
        number = _number(value)
        return _words(value) if number is None else grades.get(int(number), "low")
    return grade


_FALLING = _ranks({1: "high", 2: "medium"})
_EPO = _ranks({1: "critical", 2: "high", 3: "medium", 4: "medium"})
_TEN = _steps(7, 9, 4)
_HUNDRED = _steps(70, 90, 40)
_SHARE = _steps(0.7, 0.9, 0.4)
_LEVELS_OF_WAZUH = _steps(12, 15, 8)
_OCSF_STEPS = _steps(4, 5, 3)


def _of_ocsf(value: str) -> str:
    return "" if value == "99" else _OCSF_STEPS(value)  # 99 is `Other`


def _ten_or_hundred(value: str) -> str:
    number = _number(value)
    return _words(value) if number is None else (_HUNDRED if number > 10 else _TEN)(value)


def _always(grade: str) -> Callable[[str], str]:
    return lambda value: grade


def _named(value: str) -> str:
    """A proxy's column for the name of a threat, which most requests leave empty in one way or another."""
    return "high" if value.strip(" -").lower() not in ("", "none", "n/a", "na", "null", "unknown") else ""


# -- what became of it ---------------------------------------------------------------------------

_NOT_STOPPED = re.compile(r"(?<![a-z])(?:not|never|cannot|could|unable|would|pending|partial(?:ly)?|partly|simulated?|detect only)(?![a-z])|no repair|un(?:resolved|blocked)|fail(?:ed|ure)|left alone|standard detection|\Aids:")
_STOPPED = re.compile(r"block|prevent|drop|den(?:y|ied)|quarantin|clean|delet|remediat|terminat|mitigat|kill|(?<!password[ _-])reset(?![ _-]password)|contained|isolat|stripp|discard|reject|refus|repair|disinfect")
_CLOSED = re.compile(r"false[ _-]?positive|benign|informationalexpected|\bresolved|dismiss|closed|suppress")
_OPEN = re.compile(r"detect|allow|none|left|monitor|alert|pass|permit|log|found|failed|would|deliver|active|open|standard")


@lru_cache(maxsize=1 << 10)
def _outcome(value: str) -> str:
    """
    >>> _outcome("Quarantined"), _outcome("Left alone"), _outcome("would block"), _outcome("false_positive"), _outcome("Access denied with code 403")
    ('stopped', 'open', 'open', 'closed', 'stopped')
    """
    plain = value.lower()
    if _NOT_STOPPED.search(plain) is not None:
        return "open"
    return "closed" if _CLOSED.search(plain) is not None else "stopped" if _STOPPED.search(plain) is not None else "open" if _OPEN.search(plain) is not None else ""


# -- who says it ---------------------------------------------------------------------------------

class _Form(NamedTuple):
    """A product's names (lower case, dotted). `signs` all stand in its findings, the rarest first; `told` finds in the field `kind` that it is one."""

    signs: Tuple[str, ...]
    names: Tuple[str, ...]
    severities: Tuple[str, ...]
    scale: Callable[[str], str]
    outcomes: Tuple[str, ...]
    kind: str = ""
    told: Optional[Pattern[str]] = None


def _form(signs: str, names: str, severities: str, scale: Callable[[str], str], outcomes: str, kind: str = "", told: str = "") -> _Form:
    """A form whose names are kept apart by blanks."""
    return _Form(tuple(signs.split()), tuple(names.split()), tuple(severities.split()), scale, tuple(outcomes.split()), kind, re.compile(told) if told else None)


#: What a detection is called, where a product writes other things under the same names.
_DETECTION = (r"malware|virus|troj|ransom|exploit|backdoor|botnet|c2\b|c&c|command.and.control|attack|intrusion|phish|shellcode|injection|suspicious|malicious|threat|credential|lateral|"
              r"mimikatz|worm|rootkit|spyware|hijack|brute|anomal|cryptomin|cobalt|beacon|dcsync|pass.the|kerberoast|golden|skeleton|exfiltrat|detected|malop|tamper|privilege esc")
_FORMS: Tuple[_Form, ...] = (
    # CrowdStrike, by stream and by API
    _form("metadata.eventtype event.severityname", "event.detectname event.name event.detectdescription event.incidenttype", "event.severityname", _words,
          "event.patterndispositiondescription", "metadata.eventtype", "detection|incident|alert"),
    _form("metadata.eventtype severityname", "detectname name detectdescription", "severityname", _words, "patterndispositiondescription", "metadata.eventtype", "detection|incident|alert"),
    _form("severity_name tactic", "display_name name description scenario", "severity_name", _words, "status pattern_disposition_description"),
    # Microsoft, by its APIs and in its tables
    _form("detectionsource severity title", "title", "severity", _words, "classification status"),
    _form("servicesource severity title", "title", "severity", _words, "classification status"),
    _form("systemalertid alertseverity", "displayname alertname", "alertseverity", _words, "classification status"),
    _form("alertdisplayname severity", "alertdisplayname", "severity", _words, "classification status"),
    _form("alerttype operation severity", "name", "severity", _words, "status", "operation", "alert"),
    # SentinelOne, Carbon Black, Cortex, Sophos, Bitdefender, ESET, Cisco's endpoint, FireEye, Malwarebytes
    _form("threatinfo.confidencelevel threatinfo.classification", "threatinfo.threatname threatinfo.classification", "threatinfo.confidencelevel", _words,
          "threatinfo.analystverdict threatinfo.mitigationstatus"),
    _form("alert_url severity reason", "reason type", "severity", _TEN, "run_state policy_applied sensor_action"),
    _form("action_pretty severity", "name alert_name description", "severity", _words, "action_pretty action"),
    _form("endpoint_id severity type", "name threat type", "severity", _words, "core_remedy_items.items.result", "type", r"threat|malware|exploit|ransom|detect|runtime|c2|hips|pua"),
    _form("malware_name final_status", "malware_name", "final_status", _always("high"), "final_status"),
    _form("threat_name event_type", "threat_name", "severity threat_type", _words, "action_taken threat_handled", "event_type", "threat"),
    _form("connector_guid severity", "detection event_type", "severity", _words, "disposition", "event_type", "threat|detect|malware|exploit|compromise|ransom"),
    _form("alert.product alert.severity", "alert.explanation.malware-detected.malware.name alert.name", "alert.severity", _words, "alert.action"),
    # Symantec, ePO
    _form("risk_name actual_action", "risk_name", "actual_action", _always("high"), "actual_action"),
    _form("threatname threatactiontaken", "threatname", "threatseverity", _EPO, "threatactiontaken"),
    # SIEMs and sensors
    _form("rule.level rule.description", "rule.description", "rule.level", _LEVELS_OF_WAZUH, ""),
    _form("kibana.alert.severity", "kibana.alert.rule.name kibana.alert.reason", "kibana.alert.severity", _words, "kibana.alert.workflow_status"),
    _form("signal.rule.severity", "signal.rule.name", "signal.rule.severity", _words, "signal.status"),
    _form("urgency search_name", "search_name", "urgency", _words, "status_label"),
    # Sensors that a shipper reads count the other way round.
    _form("event.kind event.severity event.module", "rule.name suricata.eve.alert.signature message", "event.severity", _FALLING, "", "event.module", r"\A(?:suricata|snort)\b"),
    _form("event.kind event.severity", "rule.name message event.action", "event.severity", _ten_or_hundred, "", "event.kind", r"\A(?:alert|signal)\Z"),
    _form("finding_info.title severity_id", "finding_info.title", "severity_id", _of_ocsf, "disposition status action"),
    _form("breachurl score", "model.name model.then.name", "score", _SHARE, ""),
    _form("certainty_score threat_score", "d_type_vname dvchost", "threat_score", _HUNDRED, ""),
    _form("alert_name alert_type", "alert_name", "malware_severity severity alert_type", _words, "action", "alert_type", "malware|malsite|compromised|c2|threat|uba|anomaly"),
    _form("incidenthash description", "description", "incidenthash", _always("critical"), "", "alerttype", "canary"),
    # Firewalls and web guards
    _form("eventpriority classification", "message classification", "eventpriority", _words, "inlineresult"),
    _form("signature_msg log_type", "signature_msg", "rule_priority severity priority", _FALLING, "log_subtype", "log_type", "idp|atp|virus|sandbox"),
    _form("threatclass threatname", "threatname", "threatname", _named, "action reason"),
    _form("modsecurity.msg", "modsecurity.msg", "modsecurity.msg", _always("medium"), "modsecurity.done"),
    # CEF and LEEF, of makers of protection
    _form("devicevendor severity", "name", "severity", _TEN, "act action outcome deviceaction", "name", _DETECTION),
    _form("devicevendor sev", "malwarename name cat", "sev", _TEN, "act action result", "cat", _DETECTION),
)
#: What products find by the dozen and nobody is harmed by: programs that are not wanted, cookies, and the file by which guards are tested.
_NUISANCE = re.compile(r"\b(?:pua|pup|adware|riskware|grayware|eicar)\b|not-a-virus|potentially un(?:wanted|safe)|tracking cookie|\bcookie\.|eicar[-_.]")
#: Behind the first path in a name stands what somebody chose.
_PATH = re.compile(r"[a-z]:\\|\\\\|(?<!\w)/")
#: Findings that repeat a stranger's words, or have none of their maker's.
_NO_NUISANCES = frozenset(("incidenthash", "modsecurity.msg"))
#: Vendors whose CEF and LEEF may be a finding.
_MAKERS = frozenset("""
crowdstrike sentinelone trendmicro fireeye trellix mcafee symantec broadcom paloaltonetworks cybereason kasperskylab kaspersky kasperskyao malwarebytes sophos eset bitdefender cylance
carbonblack vmwarecarbonblack darktrace vectranetworks vectra imperva impervainc incapsula f5 barracuda checkpoint cisco microsoft zscaler proofpoint varonis varonisinc cyberark guardicore
attivonetworks illusive deepinstinct trapx lastline tippingpoint sourcefire akamai radware netskope forcepoint fidelis extrahop tenable acalvio aqua sysdig paloaltonetworkscortexxdr
""".split())
#: One of these stands in every finding; to look for them costs nothing.
SIGNS_OF_FINDINGS = frozenset(form.signs[0] for form in _FORMS)


def finding_of(fields: Mapping[str, object]) -> Optional[Finding]:
    """The finding that fields of lower-case names are; None where they are none, or its grade is unknown.

    >>> finding_of({"detectionsource": "WindowsDefenderAtp", "severity": "High", "title": "Suspicious PowerShell", "status": "New"})
    Finding(name='Suspicious PowerShell', grade='high', outcome='')
    """
    if SIGNS_OF_FINDINGS.isdisjoint(fields):
        return None
    for form in _FORMS:
        if form.signs[0] in fields and all(name in fields for name in form.signs) and _is_kind(form, fields):
            grade = next((grade for grade in (form.scale(_text(fields.get(name))) for name in form.severities if fields.get(name) is not None) if grade), "")
            if grade:
                name = next((text for text in (_text(fields.get(one)).strip('"') for one in form.names) if text), "")
                if form.signs[0] not in _NO_NUISANCES and _NUISANCE.search(f"{_PATH.split(name.lower(), maxsplit=1)[0]} {_text(fields.get('threat_type')).lower()}") is not None:
                    grade = GRADES[0]
                outcomes = [_worst(fields.get(one)) for one in form.outcomes]
                return Finding(name, grade, next((one for one in ("closed", "stopped", "open") if one in outcomes), ""))
    return None


def _is_kind(form: _Form, fields: Mapping[str, object]) -> bool:
    if form.signs[0] == "devicevendor" and letters_of(_text(fields["devicevendor"])) not in _MAKERS:
        return False
    return form.told is None or form.told.search(_text(fields.get(form.kind)).lower()) is not None


def _worst(value: object) -> str:
    """What became of it by one column; where the column stands twice, somebody may have written one of them."""
    found = {_outcome(_text(one)) for one in value} if isinstance(value, (tuple, list)) else {_outcome(_text(value))}
    return next((one for one in ("open", "", "stopped", "closed") if one in found), "")


def _text(value: object) -> str:
    if value.__class__ is tuple or value.__class__ is list:
        value = value[0] if value else ""  # type: ignore[index]
    return value[:_TEXT_MAX_CHARS] if isinstance(value, str) else str(value) if isinstance(value, float) or isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10 ** 15 else ""


# -- lines ---------------------------------------------------------------------------------------

_GUARDED = re.compile(r"(?:<\d{1,3}>)?[\w .:/+-]{0,160}(?:\[[^\[\]]{1,80}\][ :]{0,2}(?:\d{1,10}#\d{1,10}: (?:\*\d{1,12} )?)?){0,6}"
                      r"\[client [\da-fA-F.:]{2,60}\] ModSecurity: (?P<done>Warning|Access \w{1,12}|[A-Z]\w{1,30})")
_PART = re.compile(r"\[(msg|id|severity|uri|file|hostname) \"([^\"]{0,500})\"\]")
_CLIENT = re.compile(r"\[client ([\da-fA-F.:]{3,60})\]")
_PARTS_REACH = 6_000


def guard_of_line(text: str) -> Optional[Dict[str, Union[str, Tuple[str, ...]]]]:
    """What ModSecurity writes into a web server's error log: its message, rule and what was asked for; None where `text` is none.

    Its third version escapes no quotes in what it repeats of a request, so a part may stand there twice: then it has all values, and rules match any.

    >>> guard_of_line('[client ::1] ModSecurity: Access denied with code 403. [id "942100"] [msg "SQL Injection"] [uri "/a"]')["modsecurity.msg"]
    'SQL Injection'
    """
    found = _GUARDED.match(text)
    if found is None:
        return None
    told: Dict[str, List[str]] = {}
    for name, value in _PART.findall(text[:_PARTS_REACH]):
        told.setdefault(f"modsecurity.{name}", []).append(value)
    if "modsecurity.msg" not in told:
        return None
    parts: Dict[str, Union[str, Tuple[str, ...]]] = {name: values[0] if len(values) == 1 else tuple(values) for name, values in told.items()}
    parts["modsecurity.done"] = found["done"]
    if "modsecurity.uri" in parts:
        parts["c-uri"] = parts["modsecurity.uri"]
    client = _CLIENT.search(text[:_PARTS_REACH])
    if client is not None:
        parts["c-ip"] = without_port(client[1])
    return parts
