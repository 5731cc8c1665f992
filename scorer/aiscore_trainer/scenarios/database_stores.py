# ruff: noqa: E501
"""What MongoDB, Redis, Elasticsearch and OpenSearch write of what they were asked: server logs, audit logs, monitors. Called by database.py."""
from __future__ import annotations

import json
from typing import Callable

from .database_store_tables import MONGO, REDIS, SEARCH, SERVERS
from .database_who import Asked
from .envelope import MONTHS, compact, iso, plain, roomy, size
from .family import Written, split
from .scene import Scene

_MONGO, _REDIS, _SEARCH = split(MONGO), split(REDIS), split(SEARCH)
_MONGO_SAYS, _REDIS_SAYS = split(SERVERS["mongo"]), split(SERVERS["redis"])
_CODES = {"denied": (13, "Unauthorized"), "duplicate": (11000, "DuplicateKey"), "syntax": (40324, "Unrecognized pipeline stage name"), "timeout": (50, "MaxTimeMSExpired")}


def _mongo_line(scene: Scene, severity: str, component: str, number: int, rest: dict) -> str:
    return compact({"t": {"$date": iso(scene.time, 3, "+00:00")}, "s": severity, "c": component, "id": number, "ctx": f"conn{scene.number(1, 99999)}", **rest})


def _mongo_log(scene: Scene, asked: Asked, command: dict) -> str:
    """A slow or failed command, as the server's log holds it."""
    name, thing = next(iter(command.items()))
    attr = {"type": "command", "ns": f"{asked.database}.{thing if isinstance(thing, str) else '$cmd'}", **({"appName": asked.program} if scene.chance(0.5) else {}), "command": {**command, "lsid": {"id": {"$uuid": scene.guid()}}, "$db": command.get("$db", asked.database)}, "planSummary": scene.pick(("COLLSCAN", "IXSCAN { _id: 1 }", "IXSCAN { status: 1 }")) if name in ("find", "aggregate") else None,
            "nreturned": asked.rows, "reslen": size(scene, 100, 9_000_000) if asked.outcome == "bulk" else scene.number(80, 9000), "remote": f"{asked.address}:{scene.number(32768, 60999)}", "protocol": "op_msg", "durationMillis": size(scene, 100, 90000)}
    if asked.outcome in _CODES:
        code, text = _CODES[asked.outcome]
        attr |= {"ok": 0, "errMsg": f"not authorized on {asked.database} to execute command" if code == 13 else text, "errName": text, "errCode": code}
    return _mongo_line(scene, "I", scene.pick(("COMMAND", "COMMAND", "QUERY", "WRITE")), 51803, {"msg": "Slow query", "attr": {key: value for key, value in attr.items() if value is not None}})


def _mongo_audit(scene: Scene, asked: Asked, command: dict) -> str:
    name, thing = next(iter(command.items()))
    space = f"{command.get('$db', asked.database)}.{thing}" if isinstance(thing, str) else str(command.get("$db", asked.database))
    kind = name if name in ("createUser", "dropDatabase", "updateUser", "dropUser", "grantRolesToUser", "createRole", "replSetReconfig", "shutdown", "createIndexes") and scene.chance(0.6) else "authCheck"
    parameters = {"command": name, "ns": space, "args": {**command, "$db": command.get("$db", asked.database)}} if kind == "authCheck" else {"ns": space, **{key: value for key, value in command.items() if key not in (name, "$db")}, "user": thing if isinstance(thing, str) else asked.user}
    return compact({"atype": kind, "ts": {"$date": iso(scene.time, 3, "+00:00")}, "uuid": {"$binary": scene.letters(22) + "==", "$type": "04"}, "local": {"ip": scene.internal_ip(), "port": 27017}, "remote": {"ip": asked.address, "port": scene.number(32768, 60999)}, "users": [{"user": asked.user, "db": "admin"}] if asked.user else [],
                    "roles": [{"role": scene.pick(("root", "dbOwner")) if asked.role in ("dba", "root") else scene.pick(("readWrite", "read")), "db": "admin" if asked.role in ("dba", "root") else asked.database}] if asked.user else [], "param": parameters, "result": _CODES.get(asked.outcome, (0, ""))[0]})


def write_mongo(scene: Scene, attack: bool) -> Written:
    if scene.chance(0.3):
        scenario, row = _MONGO_SAYS.draw(scene, attack)
        component, number, rest = scene.fill(row).split(" ;; ", 2)
        return Written(_mongo_line(scene, scene.pick(("I", "I", "W")), component, int(number), json.loads(rest)), "mongodb:log", scene.linux_host, scenario)
    sourcetype, form = scene.pick((("mongodb:log", _mongo_log), ("mongodb:audit", _mongo_audit)))
    scenario, row = _MONGO.draw(scene, attack)
    asked = Asked(scene, "mongo", row)
    return Written(form(scene, asked, json.loads(asked.text)), sourcetype, scene.linux_host, scenario)


def _redis_monitor(scene: Scene, address: str, words: list[str]) -> str:
    quoted = " ".join('"' + word.replace('"', '\\"') + '"' for word in words)
    return f"{scene.time:.6f} [{scene.number(0, 3)} {address}] {quoted}"


def _redis_slow(scene: Scene, address: str, words: list[str]) -> str:
    return compact({"@timestamp": iso(scene.time, 3), "event": {"dataset": "redis.slowlog", "module": "redis"}, "redis": {"slowlog": {"id": scene.number(1, 99999), "cmd": words[0], "args": words[1:], "duration": {"us": size(scene, 10000, 9_000_000)}, "client": address}}, "service": {"type": "redis"}, "message": " ".join(words)})


def write_redis(scene: Scene, attack: bool) -> Written:
    if scene.chance(0.25):
        scenario, row = _REDIS_SAYS.draw(scene, attack)
        level, _, text = scene.fill(row).split(" ;; ", 2)
        day, _, second = plain(scene.time, 3).partition(" ")
        year, month, date = day.split("-")
        return Written(f"{scene.number(1, 60000)}:{scene.pick('MMMSC')} {date} {MONTHS[int(month) - 1]} {year} {second} {'#' if level == 'W' else level} {text}", "redis:log", scene.linux_host, scenario)
    sourcetype, form = scene.weighted(((("redis:monitor", _redis_monitor), 2), (("redis:slowlog", _redis_slow), 1)))
    scenario, row = _REDIS.draw(scene, attack)
    asked = Asked(scene, "redis", row, parts=2)
    return Written(form(scene, f"{asked.address}:{scene.number(32768, 60999)}", asked.text.split(" ~ ")), sourcetype, scene.linux_host, scenario)


class _Request:
    """method, path, query, body, and what a search engine calls it."""

    def __init__(self, scene: Scene, asked: Asked) -> None:
        self.method, path, body = asked.text.split(" ;; ", 2)
        self.path, _, self.query = path.partition("?")
        self.body = "" if body == "-" else body
        index = self.path.strip("/").split("/")[0]
        self.indices = [index] if index and not index.startswith("_") else []
        self.privilege = ("indices:data/read/search" if "_search" in path or "_async" in path else "indices:data/write/bulk" if "_bulk" in path else "cluster:admin/xpack/security/" + self.path.split("/")[2] if path.startswith("/_security/") and self.path.count("/") > 1 else "cluster:admin/settings/update" if "_cluster/settings" in path
                          else "cluster:admin/repository/put" if "_snapshot" in path else "indices:admin/delete" if self.method == "DELETE" else "indices:data/write/index" if self.method in ("PUT", "POST") else "cluster:monitor/state")
        self.agent = scene.pick(("elasticsearch-py/8.11.0", "curl/8.5.0", "python-requests/2.31.0")) if asked.role in ("dba", "root", "none", "guessed", "deploy", "backup") else scene.pick(("kibana/8.11.0", "elasticsearch-java/8.11.0", "Go-http-client/1.1"))


def _elastic(scene: Scene, asked: Asked) -> str:
    request = _Request(scene, asked)
    action = {"failed": "authentication_failed", "denied": "access_denied"}.get(asked.outcome) or scene.pick(("access_granted", "authentication_success", "access_granted"))
    if not asked.user:
        action = "anonymous_access_denied" if asked.outcome == "denied" else action
    return compact({"type": "audit", "timestamp": iso(scene.time, 3, "+0000").replace(".", ","), "cluster.name": scene.site.name, "node.name": scene.linux_host, "node.id": scene.letters(22), "event.type": "rest" if "authentication" in action or scene.chance(0.4) else "transport", "event.action": action, "authentication.type": "REALM", "user.name": asked.user or "_anonymous",
                    "user.realm": scene.pick(("native1", "ldap1", "reserved")), "user.roles": ["superuser"] if asked.role in ("dba", "root") else [scene.pick(("viewer", "logs_writer", f"{scene.site.sld_words[0]}_app"))], "origin.type": "rest", "origin.address": f"{asked.address}:{scene.number(32768, 60999)}", "request.id": scene.letters(22), "action": request.privilege, "request.method": request.method, "url.path": request.path,
                    **({"url.query": request.query} if request.query else {}), **({"request.body": request.body} if request.body else {}), **({"indices": request.indices} if request.indices else {})})


def _opensearch(scene: Scene, asked: Asked) -> str:
    request = _Request(scene, asked)
    category = {"failed": "FAILED_LOGIN", "denied": "MISSING_PRIVILEGES"}.get(asked.outcome) or scene.pick(("GRANTED_PRIVILEGES", "AUTHENTICATED", "GRANTED_PRIVILEGES"))
    return (roomy if scene.chance(0.2) else compact)({"audit_cluster_name": f"{scene.site.account_id}:{scene.site.name}", "audit_node_name": scene.linux_host, "audit_category": category, "audit_request_origin": "REST", "audit_request_layer": "REST", "audit_rest_request_method": request.method, "audit_rest_request_path": request.path,
                                                     **({"audit_rest_request_params": dict(part.partition("=")[::2] for part in request.query.split("&"))} if request.query else {}), **({"audit_request_body": request.body} if request.body else {}), "audit_request_effective_user": asked.user or "<NONE>", "audit_request_initiating_user": asked.user or "<NONE>", "audit_request_privilege": request.privilege, **({"audit_trace_indices": request.indices} if request.indices else {}),
                                                     "audit_rest_request_headers": {"User-Agent": [request.agent]}, "audit_request_remote_address": asked.address, "audit_format_version": 4, "audit_request_effective_user_is_admin": False, "@timestamp": iso(scene.time, 3, "+00:00")})


def write_search(scene: Scene, attack: bool) -> Written:
    sourcetype, form = scene.pick((("elasticsearch:audit", _elastic), ("opensearch:audit", _opensearch)))
    scenario, row = _SEARCH.draw(scene, attack)
    return Written(form(scene, Asked(scene, "search", row)), sourcetype, scene.linux_host, scenario)


MAKERS: tuple[tuple[Callable[[Scene, bool], Written], float], ...] = ((write_mongo, 1), (write_redis, 1), (write_search, 1))
