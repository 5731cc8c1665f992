"""Events in JSON: nested objects become dotted names, and what wraps an event is taken off.

A Windows event may come flat (nxlog, Splunk), nested (`Event.System`, `Event.EventData`), or inside
`winlog`; a CloudTrail event inside `detail` or `Records`; a GCP audit entry keeps its method in
`protoPayload`. Names below such a wrapper are also known without it. An object that was cut off by the
clipping is read pair by pair.
"""
from __future__ import annotations

import json
import re
from types import MappingProxyType
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence

from aiscore_contract.forms.endpoint import SIGNS as SIGNS_OF_ENDPOINTS
from aiscore_contract.forms.endpoint import of_endpoint
from aiscore_contract.forms.envelope import SIGNS as SIGNS_OF_ENVELOPES
from aiscore_contract.forms.envelope import SIGNS_OF_BATCHES, batch_of, is_about_the_way, line_of
from aiscore_contract.forms.names import named
from aiscore_contract.forms.records import SIGNS as SIGNS_OF_RECORDS
from aiscore_contract.forms.records import as_written
from aiscore_contract.forms.sensors import SIGNS as SIGNS_OF_SENSORS
from aiscore_contract.forms.sensors import command_of, fact_in, seen_in
from aiscore_contract.forms.weblog import SIGNS as SIGNS_OF_REQUESTS
from aiscore_contract.forms.weblog import request_of_record
from aiscore_contract.forms.winevent import SIGNS as SIGNS_OF_WINDOWS
from aiscore_contract.forms.winevent import event_of_record, writer_of

from .facts import Value
from .fields_text import of_request_in_object
from .fields_windows import DERIVED_FROM, add_derived, of_event

FIELDS_MAX = 2_000
#: No more are known by a second name beyond so many: wrappers in wrappers would give each of them a name a level.
_NAMES_MAX = 10_000
DEPTH_MAX = 24
#: Objects whose members are also known by their own names.
_WRAPPERS = frozenset({
    "event", "system", "eventdata", "userdata", "winlog", "event_data", "user_data", "data", "fields", "detail",
    "records", "properties", "protopayload", "jsonpayload", "_source", "result", "payload", "actor_data", "auditdata",
    "extendedproperties", "log", "body", "content", "attributes", "eve", "#attributes", "_attributes", "@attributes", "$", "params",
})
#: Objects with one member each, which wraps what the provider had to say.
_USER_DATA = frozenset({"userdata", "event.userdata", "winlog.user_data"})
#: Members that hold the value of a pair, in the order in which they are asked.
_PAIR_VALUES = ("value", "#text", "newvalue", "_text", "_", "$t", "value.stringvalue", "value.intvalue")
_PAIR = re.compile(r'"([^"\\]{1,128})"\s*:\s*(?:"((?:[^"\\]|\\.){0,16384})"|(-?\d[\d.eE+-]{0,30}|true|false|null))')
#: Members that may hold another object as a text: M365's exports, EvtxECmd, agents that wrap what they forward.
_TEXTS_OF_JSON = ("auditdata", "payload", "properties", "message", "data", "log", "event", "body", "rawdata", "original", "event.original", "_raw",
                  "raw", "requestobject", "initiatedby", "targetresources")
_TEXTS = frozenset(_TEXTS_OF_JSON)
_decode = json.JSONDecoder().decode


class Found(NamedTuple):
    """What was read: fields, objects by name, the family of formats, whether some of it stood as JSON inside a text, what a
    shipper's object carries, a line of another format or an object, the fields that were made of others, and the records of a batch."""

    fields: Dict[str, Value]
    containers: Dict[str, Any]
    family: str
    is_nested: bool = False
    line: Optional[str] = None
    made: Mapping[str, Value] = MappingProxyType({})
    batch: Sequence[str] = ()


def read_json(text: str) -> Optional[Found]:
    """What stands in an event in JSON, or None where it holds no object."""
    try:
        event = _decode(text)
    except (ValueError, RecursionError):
        return _read_pairs(text)
    if isinstance(event, list):
        event = next((element for element in event if isinstance(element, dict)), None)
    if not isinstance(event, dict):
        return None
    fields: Dict[str, Value] = {}
    containers: Dict[str, Any] = {}
    names = named(event)
    request = None if names.isdisjoint(SIGNS_OF_REQUESTS) else request_of_record(event)
    _flatten(event, "", fields, containers, 0, request is not None)
    # Each reader knows by itself what is not its own; most objects are of none of them, and to ask costs less than to call.
    exported = None if names.isdisjoint(SIGNS_OF_WINDOWS) else event_of_record(event)
    if exported is None and not names.isdisjoint(SIGNS_OF_ENDPOINTS):
        exported = of_endpoint(event)
    if exported is not None:
        # The event's own names go before the exporter's.
        return Found({**fields, **of_event(exported)}, containers, "windows", True)
    # What a request or a sensor of the net holds as a text was sent over it.
    is_nested = request is None and not ("event_type" in event and "src_ip" in event) and _read_texts(fields, containers)
    written = None if names.isdisjoint(SIGNS_OF_RECORDS) else as_written(event)
    if written is not None:
        _add_written(written, fields, containers)
    if "activitydisplayname" in fields and "properties" not in containers:
        containers["properties"] = event if written is None else written  # what the stream's form wraps in it
    is_nested = is_nested or written is not None
    made: Dict[str, Value] = {}
    if not names.isdisjoint(SIGNS_OF_SENSORS) and "channel" not in fields:
        made = {name: value for name, value in _of_sensor(event).items() if name not in fields}
    if request is not None:
        made.update(of_request_in_object(request))
    fields.update(made)
    line = None if names.isdisjoint(SIGNS_OF_ENVELOPES) else line_of(event)
    if line is None and written is not None and not named(written).isdisjoint(SIGNS_OF_ENVELOPES):
        line = line_of(written)  # what stood round the envelope is off
    fields = _finish(fields)
    family = _family(fields, event)
    if family != "windows" and "channel" in fields and "eventid" in fields:
        for name in {"channel", "eventid"}.difference(map(str.lower, event)):
            del fields[name]  # of something that was sent
    return Found(fields, containers, family, is_nested, line, made, () if names.isdisjoint(SIGNS_OF_BATCHES) else batch_of(event))


def _add_written(record: Dict[str, Any], fields: Dict[str, Value], containers: Dict[str, Any]) -> None:
    """What the provider wrote goes before the names that an export made of it."""
    read: Dict[str, Value] = {}
    objects: Dict[str, Any] = {}
    _flatten(record, "", read, objects, 0)
    _read_texts(read, objects)
    for name in objects.keys() & fields.keys():
        del fields[name]  # the same as a text, spaced as its writer did
    # What has several values is of several records, of which the model reads the first and rules all.
    fields.update((name, value) for name, value in read.items() if fields.get(name).__class__ is not tuple)
    containers.update(objects)
    if "id.applicationname" in read or "auditid" in read:
        fields.pop("methodname", None)  # of the log that carries another product's activity


def read_record(record: Dict[str, Any]) -> Found:
    """What stands in an object that a row of a table was made into."""
    fields: Dict[str, Value] = {}
    containers: Dict[str, Any] = {}
    _flatten(record, "", fields, containers, 0)
    seen = {} if named(record).isdisjoint(SIGNS_OF_SENSORS) else _of_sensor(record)
    fields.update((name, value) for name, value in seen.items() if name not in fields)
    return Found(_finish(fields), containers, _family(fields, record) if seen else "json", True)


#: Field in Sigma's taxonomy: the fact of a sensor that it is.
_SEEN = (("parentimage", "parent"), ("parentcommandline", "parent command"), ("currentdirectory", "directory"))


def _of_sensor(event: Dict[str, Any]) -> Dict[str, Value]:
    """What a sensor on a host that is no Windows saw, by the names that rules use; nothing where it saw no process."""
    seen = seen_in(event)
    if seen is None:
        return {}
    exe = fact_in(seen.record, "exe")
    command = command_of(seen.record, exe)
    if "\\" in exe or not (exe or command) or seen.what == "privileged command":
        return {}  # rules of sudo's own ask about what people are let to do
    exe = exe or command.split(" ", 1)[0]
    if "/" not in exe:
        exe = f"/{exe}"  # a name alone: rules ask how the path of a program ends
    found = {"image": exe, "commandline": command, **{name: fact_in(seen.record, fact) for name, fact in _SEEN}}
    return {name: value for name, value in found.items() if value}


def read_flat(fields: Dict[str, Value]) -> Found:
    """What stands in an object of which dotted names are all that is left."""
    for name in list(fields):
        first, _, rest = name.partition(".")
        if rest and first in _WRAPPERS:
            fields.setdefault(rest, fields[name])
    return Found(_finish(fields), {}, _family(fields))


def _read_texts(fields: Dict[str, Value], containers: Dict[str, Any]) -> bool:
    """Read the objects that members hold as texts; their members are known below the name and by their own."""
    is_nested = False
    if fields.keys().isdisjoint(_TEXTS):
        return False
    for name in _TEXTS_OF_JSON:
        text = fields.get(name)
        if text.__class__ is not str or text[:1] not in ("{", "[") or len(text) < 8:  # type: ignore[index, arg-type]
            continue
        try:
            inner = _decode(text)  # type: ignore[arg-type]
        except (ValueError, RecursionError):
            continue
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            _flatten_array(name, name, inner, fields, containers, 1)
        elif isinstance(inner, dict):
            read: Dict[str, Value] = {}
            objects: Dict[str, Any] = {}
            _flatten(inner, "", read, objects, 1)
            for inner_name, value in read.items():
                fields.setdefault(f"{name}.{inner_name}", value)
                if name not in _SENT:
                    fields.setdefault(inner_name, value)
            for inner_name, value in objects.items():
                containers.setdefault(inner_name, value)
        else:
            continue
        is_nested = True
    return is_nested


def _read_pairs(text: str) -> Optional[Found]:
    fields: Dict[str, Value] = {}
    record: Dict[str, Any] = {}
    for found in _PAIR.finditer(text):
        name, string, scalar = found.groups()
        if string is None:
            value = "" if scalar == "null" else scalar
        else:
            try:
                value = json.loads(f'"{string}"', strict=False)
            except ValueError:
                value = string
        fields.setdefault(name.lower(), value)
        record.setdefault(name, value)
        if len(fields) >= FIELDS_MAX:
            break
    request = None if SIGNS_OF_REQUESTS.isdisjoint(record) else request_of_record(record)
    made: Dict[str, Value] = of_request_in_object(request) if request is not None else {}
    return Found(_finish({**fields, **made}), {}, _family(fields), made=made) if fields else None


def _family(fields: Dict[str, Value], event: Optional[Mapping[str, Any]] = None) -> str:
    """What rules see in `fields`: a Windows event where they name its log and its number, and `event`, where it is given, does so itself."""
    return "windows" if "channel" in fields and "eventid" in fields and (event is None or _is_of_windows(event)) else "json"


#: How exporters name the log and the number of a Windows event, and what holds both of its members.
_LOGS = frozenset(("channel", "logname", "log_name", "log.name"))
_NUMBERS = frozenset(("eventid", "eventcode", "event_id", "event.code"))
_HOLDERS = frozenset(("winlog", "system"))
_HELD = ("event.system.", "system.", "winlog.")


def _is_of_windows(event: Mapping[str, Any], depth: int = 0) -> bool:
    """Whether an object names a Windows event's log and number itself, or holds one and says nothing else but how it came. A body that
    was sent, or what was put into a cluster, may hold the same names."""
    if "Channel" in event and "EventID" in event:
        return True  # as most write it
    names = {name.lower(): name for name in event}
    if not _LOGS.isdisjoint(names) and not _NUMBERS.isdisjoint(names):
        return True
    if depth == 0 and request_of_record(event) is not None:
        return False
    if not _HOLDERS.isdisjoint(names) or any(name.startswith(_HELD) for name in names):
        return True
    inner = event.get(names.get("event", ""))
    if isinstance(inner, dict) and any(name.lower() in _HOLDERS for name in inner):
        return True
    if depth >= _CARRIED_MAX or not all(name in _CARRYING or is_about_the_way(name) for name in names):
        return False
    return any(_is_of_windows(held, depth + 1) for held in (_object_in(event[name]) for lower, name in names.items() if lower in _CARRYING) if held is not None)


_CARRYING = _WRAPPERS | _TEXTS
_CARRIED_MAX = 4


def _object_in(value: Any) -> Optional[Dict[str, Any]]:
    """The object that a member is, or the first of its array, or what it holds as a text."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            value = _decode(value)
        except (ValueError, RecursionError):
            return None
    if isinstance(value, list):
        value = next((element for element in value if isinstance(element, dict)), None)
    return value if isinstance(value, dict) else None


#: What these hold was sent by whoever called: no member of it has a second name, which could be one of the event's own.
_SENT = frozenset({"requestobject", "responseobject", "requestparameters", "responseelements", "annotations"})


def _flatten(members: Dict[str, Any], prefix: str, fields: Dict[str, Value], containers: Dict[str, Any],
             depth: int, is_sent: bool = False) -> None:
    """Names of `members`, dotted behind `prefix`; below what wraps an event by their own names as well, but where somebody sent it."""
    for key, value in members.items():
        key = key.lower()
        name = prefix + key
        kind = value.__class__
        if kind is str:
            fields[name] = value
        elif kind is int or kind is float:
            fields[name] = repr(value)
        elif kind is bool:
            fields[name] = "true" if value else "false"
        elif value is None:
            continue
        elif depth < DEPTH_MAX and len(fields) < FIELDS_MAX:
            containers[name] = value
            if kind is dict:
                _flatten_object(key, name, value, fields, containers, depth, is_sent or key in _SENT)
            else:
                _flatten_array(key, name, value, fields, containers, depth, is_sent or key in _SENT)


def _flatten_object(key: str, name: str, members: Dict[str, Any], fields: Dict[str, Value],
                    containers: Dict[str, Any], depth: int, is_sent: bool) -> None:
    prefix = name + "."
    _flatten(members, prefix, fields, containers, depth + 1, is_sent)
    text = members.get("#text", members.get("_value_"))
    if text is not None and not isinstance(text, dict):
        fields.setdefault(name, _scalar(text))
    if not is_sent and (key in _WRAPPERS or name.rpartition(".")[0] in _USER_DATA) and len(fields) < _NAMES_MAX:
        start = len(prefix)
        for inner in [inner for inner in fields if inner.startswith(prefix)]:
            fields.setdefault(inner[start:], fields[inner])
        for inner in [inner for inner in containers if inner.startswith(prefix)]:
            containers.setdefault(inner[start:], containers[inner])


def _flatten_array(key: str, name: str, elements: List[Any], fields: Dict[str, Value], containers: Dict[str, Any],
                   depth: int, is_sent: bool = False) -> None:
    """An array of scalars is a field of several values; of objects, fields of several values each. Pairs
    of name and value (`Parameters`, `ExtendedProperties`, XML's `Data`) are fields of their own as well."""
    collected: Dict[str, List[str]] = {}
    prefix = name + "."
    for element in elements[:FIELDS_MAX]:
        if isinstance(element, dict):
            inner: Dict[str, Value] = {}
            _flatten(element, "", inner, containers if len(elements) == 1 else {}, depth + 1, is_sent)
            for inner_name, value in inner.items():
                collected.setdefault(prefix + inner_name, []).extend((value,) if value.__class__ is str else value)
            pair = inner.get("name", inner.get("@name", inner.get("key")))
            value = _pair_value(inner) if pair.__class__ is str else None
            if value is not None:
                pair = pair.lower()  # type: ignore[union-attr]
                fields.setdefault(prefix + pair, value)
                if not is_sent:
                    fields.setdefault(pair, value)
        elif element is not None and not isinstance(element, list):
            collected.setdefault(name, []).append(_scalar(element))
    is_wrapper = key in _WRAPPERS and not is_sent
    for inner_name, values in collected.items():
        fields.setdefault(inner_name, values[0] if len(values) == 1 else tuple(values))
        if is_wrapper and inner_name != name:
            fields.setdefault(inner_name[len(prefix):], fields[inner_name])


def _pair_value(members: Dict[str, Value]) -> Optional[Value]:
    for name in _PAIR_VALUES:
        if name in members:
            return members[name]
    return None


def _scalar(value: Any) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return tuple(_scalar(one) for one in value if one is not None and not isinstance(one, (dict, list)))  # type: ignore
    return repr(value)


#: Windows' header in other products' words.
_HEADER = (
    ("channel", ("event.system.channel", "logname", "winlog.channel", "log.name", "log_name")),
    ("eventid", ("event.system.eventid", "event.system.eventid.#text", "eventcode", "event_id", "winlog.event_id",
                 "event.code", "system.eventid.value", "event.system.eventid.value", "system.eventid", "event.system.eventid._")),
    ("provider_name", ("event.system.provider.#attributes.name", "system.provider.#attributes.name",
                       "event.system.provider.@name", "event.system.provider.name", "provider.name", "sourcename",
                       "winlog.provider_name", "provider.#attributes.name", "provider.@name", "event.provider",
                       "event.system.provider_attributes.name", "system.provider.name", "provider", "event.system.provider.$.name", "event.system.provider._attributes.name")),
)


#: What stands before the names of a Windows event whose exporter wrote nested objects as dotted names.
_DOTTED = re.compile(r"(?:event\.)?(?:eventdata|userdata(?:\.\w+)?|system)\.|winlog\.(?:event_data|user_data)\.|winlog\.")


def _unwrap_names(fields: Dict[str, Value]) -> None:
    for name in list(fields):
        found = _DOTTED.match(name)
        if found is not None:
            fields.setdefault(name[found.end():], fields[name])


#: What some agents call the data that Windows gives no names.
_UNNAMED = tuple(f"param{place}" for place in range(1, 20))
_HEADER_SIGNS = ("channel", "eventid", "event.system.eventid", "winlog.channel", "logname", "log_name", "event.code")
#: Fields without any of these are as rules want them already.
_TO_FINISH = frozenset((*_HEADER_SIGNS, "event.system.channel", "param1", *DERIVED_FROM))


def _finish(fields: Dict[str, Value]) -> Dict[str, Value]:
    """Add the names that rules use; what `System` says of a Windows event goes before what its data say."""
    if fields.keys().isdisjoint(_TO_FINISH):
        return fields
    if ("event.system.channel" in fields and "system.channel" not in fields
            or "winlog.channel" in fields and "channel" not in fields):
        _unwrap_names(fields)
    if "channel" in fields and "eventid" in fields and "sourcename" in fields:
        fields.setdefault("provider_name", fields["sourcename"])
    elif not fields.keys().isdisjoint(_HEADER_SIGNS):
        for name, others in _HEADER:
            found = next((other for other in others if other in fields), None)
            if found is not None and (name not in fields or found.startswith("event.system.")):
                fields[name] = fields[found]
        data = fields.get("event.eventdata.data.#text", fields.get("eventdata.data.#text"))
        if data is not None:
            fields.setdefault("data", data)
    if "channel" in fields and "eventid" in fields and "provider_name" not in fields:
        writer = writer_of(str(fields["channel"]), str(fields["eventid"]))
        if writer:
            fields["provider_name"] = writer
    if "param1" in fields and "data" not in fields:
        fields["data"] = tuple(str(fields[name]) for name in _UNNAMED if name in fields)
    if "channel" in fields:
        for name in [name for name in fields if " " in name]:
            fields.setdefault(name.replace(" ", ""), fields[name])
            fields.setdefault(name.replace(" ", "_"), fields[name])
    return add_derived(fields)
