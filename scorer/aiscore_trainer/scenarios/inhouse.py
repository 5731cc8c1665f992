# ruff: noqa: E501
"""Applications of one's own and little-known services: what they audit, and what they complain about, in forms that nobody has seen before.

Subject, form, product and its names of members are drawn first, then what happened: an event's wording says nothing about its label, and no form is a product's alone.
"""
from __future__ import annotations

import json
import time as clock
from typing import Callable

from .edge import home
from .envelope import apache_time, compact, iso, plain, roomy, syslog_time
from .family import Family, Written
from .inhouse_error_tables import LANGUAGES
from .inhouse_tables import SUBJECTS
from .phrases import PHRASES
from .scene import Scene
from .wrapping import met_anywhere, pid

_SUBJECTS = {name: met_anywhere(rows) for name, rows in SUBJECTS.items()}
_LANGUAGES = {name: met_anywhere(rows) for name, rows in LANGUAGES.items()}
_SUBJECT_NAMES, _LANGUAGE_NAMES = tuple(_SUBJECTS), tuple(_LANGUAGES)

#: What products call what a row names, as words. What stands in no list keeps its name.
_NAMES: dict[str, tuple[str, ...]] = {
    "time": ("time", "timestamp", "ts", "date", "when", "event time", "occurred at", "created at", "logged at"),
    "event": ("event", "action", "activity", "operation", "event type", "event name", "act", "what", "audit event"),
    "who": ("user", "actor", "user name", "performed by", "principal", "initiator", "by", "operator", "login", "who", "requestor", "caller", "done by", "acting user"),
    "on": ("target user", "affected user", "member", "recipient", "grantee", "for user", "to", "beneficiary", "target account", "affected"),
    "thing": ("object", "resource", "item", "entity", "object name", "thing", "asset", "target object"),
    "ip": ("ip", "source ip", "client ip", "remote addr", "src", "from ip", "origin", "ip address", "remote ip", "client address"),
    "old_ip": ("previous ip", "last ip", "old ip"), "geo": ("country", "geo", "location", "country code", "geo country"), "old_geo": ("previous country", "last country", "old country"),
    "field": ("field", "setting", "attribute", "property", "parameter", "changed field"), "role": ("role", "role name", "permission", "new role", "privilege", "access level"),
    "count": ("count", "records", "rows", "number", "total", "item count", "quantity", "n"), "window": ("window", "within", "period", "interval", "timespan"),
    "ticket": ("ticket", "reason", "comment", "change", "justification", "note", "reference"), "result": ("result", "status", "outcome", "state"),
    "message": ("message", "detail", "description", "info", "remark", "text", "msg"), "scope": ("scope", "scopes", "rights", "permissions", "grants"),
    "url": ("url", "target url", "endpoint", "callback url", "hook url"), "expires": ("expires", "valid until", "expiry", "ends"), "amount": ("amount", "sum", "value", "total amount"),
    "approved_by": ("approved by", "approver", "second person", "released by"), "clock": ("local time", "time of day", "wall clock"), "session": ("session", "session id", "sid"),
    "attempt": ("attempt", "attempt no", "try", "failed attempts"), "destination": ("destination", "dest", "sent to", "delivered to"), "verified": ("verified", "identity check", "verified by", "proof"),
    "password_kind": ("login kind", "credential state", "login with", "account state"), "environment": ("environment", "env", "stage"), "source": ("source", "via", "channel", "origin system"),
    "qname": ("qname", "lookup", "fqdn", "host asked", "query", "question", "dns name", "requested host", "name", "domain"), "qtype": ("qtype", "record type", "rr type", "query type", "asked type"),
    "command": ("command", "script", "statement", "body", "code"), "confirmed_with": ("confirmed with", "step up", "second check"), "device": ("device", "device name", "terminal"), "record_id": ("record id", "event id", "uid", "entry id"),
    "client": ("client", "asker", "src", "requestor", "source", "client ip", "asked by"), "answer": ("answer", "reply", "rdata", "response"), "rcode": ("rcode", "status", "response code"),
}
_BEFORE_AFTER = (("old", "new"), ("before", "after"), ("from", "to value"), ("previous", "current"), ("old value", "new value"), ("was", "is"))


def _camel(words: str) -> str:
    first, *rest = words.split()
    return first + "".join(word.capitalize() for word in rest)


def _pascal(words: str) -> str:
    return "".join(word.capitalize() for word in words.split())


_STYLES: tuple[Callable[[str], str], ...] = (lambda words: words.replace(" ", "_"), lambda words: words.replace(" ", "_"), _camel, _camel, _pascal, lambda words: words.replace(" ", "-"), lambda words: words.replace(" ", ""), lambda words: words.replace(" ", "_").upper(), str.title)
_EVENT_STYLES: tuple[Callable[[str], str], ...] = (lambda words: ".".join(words.rsplit(" ", 1)).replace(" ", "_"), lambda words: words.replace(" ", "_"), lambda words: words.replace(" ", "_").upper(), _pascal, _camel, str.capitalize, lambda words: words.replace(" ", "-"), lambda words: ":".join(words.rsplit(" ", 1)).replace(" ", "_"), lambda words: words)
_TIMES: tuple[Callable[[float], str], ...] = (iso, lambda at: iso(at, 3), lambda at: iso(at, 6, "+00:00"), plain, lambda at: plain(at, 3), lambda at: clock.strftime("%d.%m.%Y %H:%M:%S", clock.gmtime(at)), lambda at: clock.strftime("%m/%d/%Y %H:%M:%S", clock.gmtime(at)), lambda at: apache_time(at, 0))


class Product:
    """An application: what it is called, how it names members and events, writes times, accounts and values."""

    def __init__(self, scene: Scene) -> None:
        self.name = scene.fill(scene.pick(("«word»«word»", "«Word»", "«brand»", "«word»-«tech»", "«site»-«word»", "my«Word»", "«word»hub", "«Word»Desk", "«word»ly", "«word»-portal", "«brand»crm", "«siteword»app")))
        self.maker = scene.fill("««Word»|«Word» Systems|«site»|«brand»|in-house»")
        self._style, self._event_style, self._time = scene.pick(_STYLES), scene.pick(_EVENT_STYLES), scene.pick(_TIMES)
        self.is_mail, self.is_typed = scene.chance(0.35), scene.chance(0.6)
        self._names = {key: scene.pick(ways) for key, ways in _NAMES.items()}
        self._names["old"], self._names["new"] = scene.pick(_BEFORE_AFTER)
        self.domain = scene.site.domain

    def styled(self, words: str) -> str:
        return self._style(words.replace("_", " "))

    def member(self, key: str) -> str:
        return self.styled(self._names.get(key, key))

    def label(self, key: str) -> str:
        """A name as it stands in a sentence."""
        return self._names.get(key, key).replace("_", " ")

    def event(self, words: str) -> str:
        return self._event_style(words)

    def when(self, at: float) -> str:
        return self._time(at)

    def account(self, name: str) -> str:
        return f"{name}@{self.domain}" if self.is_mail and name.replace(".", "").replace("-", "").replace("_", "").isalnum() else name

    def value(self, text: str) -> str | int | bool:
        if self.is_typed and text in ("true", "false"):
            return text == "true"
        return int(text) if self.is_typed and text.isdigit() and (text == "0" or text[0] != "0") else text


class Act:
    """What happened: the words of its event, its values by the keys of the row, and the sentence that the row gives, if any."""

    def __init__(self, scene: Scene, row: str, product: Product, attack: bool) -> None:
        self.event, *parts = scene.fill(row).split(" ;; ")
        self.sentence = parts.pop()[2:] if parts and parts[-1].startswith("> ") else ""
        self.given = dict(part.split("=", 1) for part in parts)
        for key in ("geo", "old_geo"):
            if self.given.get(key) == "home":
                self.given[key] = home(scene)
        for key in ("who", "on"):
            if key in self.given:
                self.given[key] = product.account(self.given[key])
        if not {"ip", "client"} & self.given.keys() and scene.chance(0.6):
            self.given["ip"] = scene.fill("««ip2»|«ip2»|«visitor»»")
        if "result" not in self.given:
            if attack and not self.sentence and "message" not in self.given and scene.chance(0.12):
                # What was tried and refused was tried.
                self.given["result"] = scene.pick(("denied", "refused", "failed"))
            elif scene.chance(0.4) and not any(word in self.event for word in ("failed", "refused", "rejected", "bad", "lock")):
                self.given["result"] = scene.pick(("success", "ok", "done", "0", "SUCCESS", "completed"))
        # Whoever took an account gives reasons, too, and people in a hurry give none.
        if "who" in self.given and scene.chance(0.35 if attack else 0.42):
            self.given["ticket"] = scene.fill(scene.pick((PHRASES["ticket"], PHRASES["ticket"], "«urgent|temp|temporary|test|as discussed|see mail|-»")))

    def extras(self, scene: Scene, product: Product) -> dict[str, str]:
        """Members that say nothing about what happened."""
        offered = {"record_id": scene.pick((scene.guid(), scene.hex(24), str(scene.number(1000, 99999999)))), "request_id": scene.hex(16), "tenant": scene.site.name, "duration_ms": str(scene.number(1, 900)), "interface": scene.pick(("web", "api", "console", "mobile", "batch")), "node": scene.linux_host, "seq": str(scene.number(1, 999999)), "app": product.name, "version": f"{scene.number(1, 9)}.{scene.number(0, 40)}", "level": scene.pick(("info", "info", "notice", "warning")),
                   "error": "none", "impersonated_by": scene.pick(("none", "nobody", "-")), "notify": scene.pick(("all", "owner", "none", "administrators")), "dry_run": "false", "cached": scene.pick(("true", "false")), "locale": scene.pick(("unknown", "de", "en", "fr")), "sync": scene.pick(("full", "never", "partial")), "environment": scene.pick(("production", "production", "live", "test")), "actor_role": scene.pick(("administrator", "owner", "member", "operator", "unknown")), "captcha": scene.pick(("skipped", "passed", "none"))}
        return {key: offered[key] for key in scene.rng.sample(sorted(offered.keys() - self.given.keys()), scene.number(0, 5))}

    def all(self, scene: Scene, product: Product) -> list[tuple[str, str]]:
        """Every member but the time, in an order that products may write."""
        given = [("event", product.event(self.event)), *self.given.items()]
        extras = list(self.extras(scene, product).items())
        return [*given, *extras] if scene.chance(0.5) else [*extras, *given]


def _flat(scene: Scene, product: Product, act: Act) -> str:
    fields = {product.member("time"): int(scene.time) if scene.chance(0.15) else product.when(scene.time)}
    for key, value in act.all(scene, product):
        fields.setdefault(product.member(key), product.value(value))
    return (roomy if scene.chance(0.3) else compact)(fields)


def _nested(scene: Scene, product: Product, act: Act) -> str:
    """Actor, target and change are objects of their own; the rest is beside them or in another object."""
    given, named = dict(act.given), product.styled
    who, on, thing, ip = (given.pop(key, None) for key in ("who", "on", "thing", "ip"))
    fields: dict = {product.member("time"): product.when(scene.time), product.member("event"): product.event(act.event)}
    name = scene.pick(("name", "id", "login", "display name", "email" if product.is_mail else "user name"))
    origin = {product.member("ip"): ip, product.member("geo"): given.pop("geo", None)}
    inside = scene.chance(0.5)
    if who is not None:
        fields[named(scene.pick(("actor", "user", "initiator", "subject", "principal")))] = {named(name): who, **({named("type"): scene.pick(("user", "account", "principal"))} if inside else {}), **({key: value for key, value in origin.items() if value} if inside else {})}
    if who is None or not inside:
        if any(origin.values()):
            fields[named(scene.pick(("client", "source", "context", "request")))] = {key: value for key, value in origin.items() if value}
    title = named(scene.pick(("name", "id", "title", "label")))
    if on:
        fields[named(scene.pick(("target", "affected", "target user", "member")))] = {named("type"): "user", named(name): on}
    if thing:
        fields[named(scene.pick(("object", "resource", "entity", "item")))] = {title: thing, **({named("type"): act.event.split()[0]} if inside else {})}
    if "old" in given and "new" in given:
        field, old, new = given.pop("field", "value"), product.value(given.pop("old")), product.value(given.pop("new"))
        fields.update(scene.pick(({named("changes"): [{product.member("field"): field, product.member("old"): old, product.member("new"): new}]}, {"before": {field: old}, "after": {field: new}}, {named("changes"): {field: {product.member("old"): old, product.member("new"): new}}})))
    rest = {product.member(key): product.value(value) for key, value in given.items()}
    if scene.chance(0.5):
        fields[named(scene.pick(("details", "data", "meta", "attributes", "payload")))] = rest
    else:
        fields.update({key: value for key, value in rest.items() if key not in fields})
    for key, value in act.extras(scene, product).items():
        fields.setdefault(product.member(key), product.value(value))
    return compact(fields)


def _pairs_of(scene: Scene, product: Product, act: Act) -> str:
    mark, between = scene.pick((("=", " "), ("=", " "), ("=", ", "), ("=", "; "), (": ", ", "), ("=", "|")))
    always = scene.chance(0.4)

    def quoted(value: str) -> str:
        return '"' + value.replace('"', "'") + '"' if always or (" " in value and mark == "=") or between.strip() in value else value

    return between.join(f"{product.member(key).replace(' ', '_')}{mark}{quoted(value)}" for key, value in act.all(scene, product))


def _pairs(scene: Scene, product: Product, act: Act) -> str:
    when = product.when(scene.time)
    return scene.pick((f'{product.member("time").replace(" ", "_")}="{when}" ', f"{when} ", f"{when} {product.name}: ", f"[{when}] ")) + _pairs_of(scene, product, act)


def _csv(scene: Scene, product: Product, act: Act) -> str:
    mark = scene.pick((",", ",", ";", "\t", "|"))
    given = dict(act.given)
    first = [given.pop(key, "") for key in scene.pick((("who", "on", "thing", "ip"), ("ip", "who", "thing", "on"), ("who", "ip", "on", "thing")))]
    columns = [product.when(scene.time), *((product.name,) if scene.chance(0.4) else ()), product.event(act.event), *first, *((given.pop("result", ""),) if scene.chance(0.5) else ())]
    details = [f"{product.label(key)}: {value}" for key, value in given.items()] if scene.chance(0.6) else [f"{product.member(key)}={value}" for key, value in given.items()]
    columns += [scene.pick(("; ", " / ", ", ")).join(details)] if scene.chance(0.6) else details
    return mark.join('"' + column.replace('"', '""') + '"' if mark in column or '"' in column else column for column in columns)


_CEF = {"who": "suser", "on": "duser", "ip": "src", "client": "src", "thing": "fname", "message": "msg", "result": "outcome", "count": "cnt", "url": "request", "ticket": "reason", "role": "spriv", "qname": "destinationDnsDomain"}


def _cef(scene: Scene, product: Product, act: Act) -> str:
    if scene.chance(0.35):
        pairs = "\t".join(f"{product.member(key).replace(' ', '_')}={value}" for key, value in act.given.items())
        return f"LEEF:1.0|{product.maker}|{product.name}|{scene.number(1, 9)}.{scene.number(0, 9)}|{product.event(act.event)}|devTime={product.when(scene.time)}\t{pairs}"
    fields, free = {"rt": product.when(scene.time)}, 1
    for key, value in act.given.items():
        if key in _CEF:
            fields[_CEF[key]] = value
        elif free <= 6:
            fields[f"cs{free}Label"], fields[f"cs{free}"], free = product.member(key), value, free + 1
        else:
            fields[product.member(key).replace(" ", "_")] = value
    text = " ".join(f"{key}={value.replace(chr(92), chr(92) * 2).replace('=', chr(92) + '=')}" for key, value in fields.items())
    return f"CEF:0|{product.maker}|{product.name}|{scene.number(1, 9)}.{scene.number(0, 9)}|{product.event(act.event)}|{act.event.capitalize()}|{scene.number(2, 6)}|{text}"


def _sentence(scene: Scene, product: Product, act: Act) -> str:
    """What happened in words: the row's own, or words put together; what they leave out comes behind."""
    given = dict(act.given)
    if act.sentence and scene.chance(0.75):
        told = act.sentence.format(**given)
        said = scene.pick((told, told, f"{act.event.capitalize()}: {told}", f"{product.event(act.event)} - {told}"))
        given = {key: value for key, value in given.items() if f"{{{key}}}" not in act.sentence}
    else:
        who, aim = given.pop("who", ""), given.pop("on", "") or given.pop("thing", "")
        event = product.event(act.event)
        said = scene.pick((f"{event}: {aim} by {who}", f"{who} - {event} - {aim}", f"{event} by {who} for {aim}", f"user {who}: {event} ({aim})", f"[{event}] {who} => {aim}")) if who and aim else f"{event} by {who}" if who else f"{event} {aim}".strip()
    told = [f"{product.label(key)} {value}" for key, value in given.items()] if scene.chance(0.4) else [f"{product.member(key)}={value}" for key, value in given.items()] if scene.chance(0.5) else [f"{product.label(key)}: {value}" for key, value in given.items()]
    opening, between, closing = scene.pick(((", ", ", ", ""), (" (", ", ", ")"), (" [", "; ", "]"), (". ", ". ", "."), (" | ", " | ", "")))
    return said + (opening + between.join(told) + closing if told else "")


def _words(scene: Scene, product: Product, act: Act) -> str:
    when, said, level = product.when(scene.time), _sentence(scene, product, act), scene.pick(("INFO", "INFO", "WARN", "AUDIT", "NOTICE"))
    return scene.pick((f"{when} {level} [{product.name}] {said}", f"{when} [{product.name}/audit] {said}", f"{when} {said}", f"[{when}] {level}: {said}", f"{when} {product.name} {said}", f"{level} {when} {product.name}.audit - {said}", f"{when}  {level:<6} audit-{scene.number(1, 20)} : {said}"))


def _block(scene: Scene, product: Product, act: Act) -> str:
    """A name and a value on each line."""
    return "\n".join(f"{key}: {value}" for key, value in ((product.label("time").capitalize(), product.when(scene.time)), *((product.label(key).capitalize(), value) for key, value in act.all(scene, product))))


def _syslog(scene: Scene, product: Product, act: Act) -> str:
    said = scene.pick((_sentence, _sentence, _pairs_of, _nested))(scene, product, act)
    name = product.name.lower()
    return scene.pick((f"{syslog_time(scene.time)} {scene.linux_host} {name}[{pid(scene)}]: {said}", f"<{scene.pick((13, 14, 110, 134))}>{syslog_time(scene.time)} {scene.linux_host} {name}: {said}", f"<{scene.pick((14, 110, 134))}>1 {iso(scene.time, 3)} {scene.linux_host} {name} {pid(scene)} audit - {said}"))


_FORMS = ((("inhouse:audit:json", _flat), 4), (("inhouse:audit:json", _nested), 4), (("inhouse:audit:pairs", _pairs), 4), (("inhouse:audit:csv", _csv), 2), (("inhouse:audit:cef", _cef), 2), (("inhouse:audit:text", _words), 5), (("inhouse:audit:block", _block), 1), (("syslog", _syslog), 4))

_ENDINGS = {"php": "php", "java": "java", "python": "py", "node": "js", "dotnet": "cs"}


def _trace(scene: Scene, language: str) -> list[str]:
    """The lines below an exception, as its language writes them."""
    name, call, line = scene.word(), scene.word(), scene.number(5, 900)
    deeper = [(scene.word().title(), scene.word(), scene.number(5, 900)) for _ in range(scene.number(0, 2))]
    return {
        "php": [f"#{at} /var/www/{name}/src/{found}.php({number}): App\\{found}->{method}()" for at, (found, method, number) in enumerate(deeper)],
        "java": [f"\tat com.{name}.{found}Service.{method}({found}Service.java:{number})" for found, method, number in deeper],
        "python": [f'  File "/srv/{name}/{found.lower()}.py", line {number}, in {method}' for found, method, number in deeper],
        "node": [f"    at {found}.{method} (/app/src/{call}.js:{number}:{scene.number(3, 60)})" for found, method, number in deeper],
        "dotnet": [f"   at {name.title()}.Controllers.{found}Controller.{method.title()}() in C:\\src\\{name}\\{found}.cs:line {number}" for found, method, number in deeper],
    }[language] or [f"in {call}.{_ENDINGS[language]} line {line}"]


def _plain_error(scene: Scene, language: str, kind: str, message: str) -> str:
    when, place, trace = scene.pick(_TIMES)(scene.time), f"{scene.word()}.{scene.word().title()}", _trace(scene, language)
    tail = "\n" + "\n".join(trace) if scene.chance(0.4) else f" ({trace[0].strip()})" if scene.chance(0.5) else ""
    return scene.pick((f"{when} ERROR [{scene.pick(('http-nio-8080-exec', 'worker', 'pool-2-thread', 'main'))}-{scene.number(1, 40)}] {place} - {kind}: {message}{tail}", f"[{when}] {scene.word()}.ERROR: {kind}: {message}{tail}", f"{when} - {place.lower()} - ERROR - {kind}: {message}{tail}", f"{when} [error] {kind} - {message}{tail}", f"{when} Unhandled {kind} while serving /{scene.word()}/{scene.word()} for {scene.pick((scene.visitor, scene.ip))}: {message}{tail}",
                       f"{when} fail: {place}[0] {kind}: {message}{tail}"))


def _json_error(scene: Scene, language: str, kind: str, message: str) -> str:
    named, trace = scene.pick(_STYLES[:5]), "\n".join(_trace(scene, language))
    head = {named(scene.pick(("time", "timestamp", "ts", "@timestamp"))): scene.pick(_TIMES[:5])(scene.time), named("level"): scene.pick(("error", "ERROR", "warn")), named(scene.pick(("logger", "logger name", "component", "service"))): f"{scene.word()}.{scene.word()}"}
    around = {named(scene.pick(("path", "route", "request path"))): f"/{scene.word()}/{scene.word()}", named(scene.pick(("client ip", "remote addr", "ip"))): scene.pick((scene.visitor, scene.ip)), named("request id"): scene.hex(16), named("user"): scene.pick((scene.user, "anonymous"))}
    around = {key: around[key] for key in scene.rng.sample(sorted(around), scene.number(0, 4))}
    way = scene.number(0, 3)
    if way == 0:
        return compact({**head, named("message"): f"{kind}: {message}", **around, named("stack trace"): trace})
    if way == 1:
        return compact({**head, named("message"): "Unhandled exception", named("exception"): {named("class"): kind, named("message"): message, named("stack"): trace}, **around})
    if way == 2:
        return compact({**head, named("msg"): message, named("error type"): kind, **around})
    return compact({**head, named(scene.pick(("error", "err"))): {named("type"): kind, named("message"): message}, named("context"): around})


def _syslog_error(scene: Scene, language: str, kind: str, message: str) -> str:
    name = scene.fill("«word»-«tech»")
    return scene.pick((f"{syslog_time(scene.time)} {scene.linux_host} {name}[{pid(scene)}]: {kind}: {message}", f"{syslog_time(scene.time)} {scene.linux_host} {name}: ERROR {scene.word()} {json.dumps(message, ensure_ascii=False)} exception={kind}", f"<{scene.pick((11, 131))}>1 {iso(scene.time, 3)} {scene.linux_host} {name} {pid(scene)} - - {_trace(scene, language)[0].strip()} {kind}: {message}"))


_ERROR_FORMS = ((("inhouse:error", _plain_error), 5), (("inhouse:error:json", _json_error), 4), (("syslog", _syslog_error), 2))
_COMPLAINTS = 0.25


def write(scene: Scene, attack: bool) -> Written:
    if scene.chance(_COMPLAINTS):
        language = scene.pick(_LANGUAGE_NAMES)
        sourcetype, complaint = scene.weighted(_ERROR_FORMS)
        scenario, row = _LANGUAGES[language].draw(scene, attack)
        kind, _, message = scene.fill(row).partition(" ;; ")
        return Written(complaint(scene, language, kind, message), sourcetype, scene.linux_host, scenario)
    subject = scene.pick(_SUBJECT_NAMES)
    sourcetype, form = scene.weighted(_FORMS)
    product = Product(scene)
    scenario, row = _SUBJECTS[subject].draw(scene, attack)
    return Written(form(scene, product, Act(scene, row, product, attack)), sourcetype, scene.linux_host, scenario)


FAMILY = Family("inhouse", "cloud", 0.05, write)
