# ruff: noqa: E501
"""Logs of ClickHouse, Snowflake, Redshift, Cassandra, Neo4j, SAP HANA and CouchDB. Called by database.py."""
from __future__ import annotations

from typing import Callable

from .database_more_tables import MORE
from .database_who import Asked
from .envelope import compact, iso, plain, size
from .family import Tables, Written, split
from .scene import Scene

_TABLES: dict[str, Tables] = {product: split(rows) for product, rows in MORE.items()}
_PROBLEMS = {"denied": "Not enough privileges", "column": "Missing columns", "syntax": "Syntax error"}


def _clickhouse(scene: Scene, asked: Asked) -> str:
    problem = _PROBLEMS.get(asked.outcome)
    at = plain(scene.time)
    return compact({"type": "ExceptionBeforeStart" if problem else "QueryFinish", "event_time": at, "query_duration_ms": size(scene, 1, 60000), "read_rows": asked.rows * scene.number(1, 90), "result_rows": asked.rows, "memory_usage": size(scene, 10**5, 10**9), "current_database": asked.database, "query": asked.text, "query_kind": asked.verb.title(), "exception": f"DB::Exception: {problem}" if problem else "", "exception_code": 497 if problem else 0, "user": asked.user, "query_id": scene.guid(), "address": f"::ffff:{asked.address}", "initial_user": asked.user,
                    "interface": scene.pick((1, 2)), "client_name": scene.pick(("ClickHouse client", "python-driver", "")), "http_user_agent": scene.pick(("", "clickhouse-jdbc/0.4.6", "Grafana/10.2", "curl/8.5.0")), "hostname": scene.linux_host})


def _snowflake(scene: Scene, asked: Asked) -> str:
    problem = _PROBLEMS.get(asked.outcome)
    return compact({"QUERY_ID": scene.guid(), "QUERY_TEXT": asked.text, "DATABASE_NAME": asked.database.upper(), "SCHEMA_NAME": "PUBLIC", "QUERY_TYPE": {"COPY": "UNLOAD" if "INTO @" in asked.text or "INTO '" in asked.text else "COPY"}.get(asked.verb, asked.verb), "USER_NAME": asked.user.upper(), "ROLE_NAME": "SYSADMIN" if asked.role in ("dba", "root") else scene.pick(("ANALYST", "LOADER", "PUBLIC")), "WAREHOUSE_NAME": f"{scene.site.sld_words[0].upper()}_WH", "EXECUTION_STATUS": "FAIL" if problem else "SUCCESS", "ERROR_MESSAGE": f"SQL access control error: {problem}" if problem else None,
                    "START_TIME": iso(scene.time, 3), "TOTAL_ELAPSED_TIME": size(scene, 20, 90000), "ROWS_PRODUCED": asked.rows, "BYTES_SCANNED": size(scene, 1000, 10**9), "CLIENT_IP": asked.address, "CLIENT_APPLICATION_ID": scene.pick(("JDBC 3.14.3", "PythonConnector 3.6.0", "Snowflake UI", "Go 1.7.0", "DBeaver_Snowflake", "SnowSQL 1.2.30"))})


def _redshift(scene: Scene, asked: Asked) -> str:
    return compact({"query_id": scene.number(10**4, 10**7), "database_name": asked.database, "username": asked.user, "query_type": asked.verb, "start_time": plain(scene.time, 6), "elapsed_time": size(scene, 1000, 10**8), "returned_rows": asked.rows, "status": "failed" if asked.outcome in _PROBLEMS else "success", "error_message": _PROBLEMS.get(asked.outcome, ""), "query_text": asked.text, "client_address": asked.address})


def _cassandra(scene: Scene, asked: Asked) -> str:
    kind, category = {"SELECT": ("SELECT", "QUERY"), "INSERT": ("UPDATE", "DML"), "UPDATE": ("UPDATE", "DML"), "DELETE": ("DELETE", "DML"), "EXECUTE": ("BATCH", "DML"), "GRANT": ("GRANT", "DCL"), "LIST": ("LIST_ROLES", "DCL"), "TRUNCATE": ("TRUNCATE", "DDL")}.get(asked.verb, (f"{asked.verb}_{scene.pick(('TABLE', 'KEYSPACE', 'ROLE', 'FUNCTION')) if ' ' not in asked.text else asked.text.split()[1]}", "DCL" if "ROLE" in asked.text else "DDL"))
    if asked.outcome == "denied":
        kind, category = "UNAUTHORIZED_ATTEMPT", "AUTH"
    return f"INFO  [Native-Transport-Requests-{scene.number(1, 40)}] {plain(scene.time, 3).replace('.', ',')} FileAuditLogger.java:51 - user:{asked.user or 'anonymous'}|host:{scene.linux_host}:7000|source:/{asked.address}|port:{scene.number(32768, 60999)}|timestamp:{int(scene.time * 1000)}|type:{kind}|category:{category}|ks:{asked.database}|scope:{asked.thing.split('.')[-1]}|operation:{asked.text}"


def _neo4j(scene: Scene, asked: Asked) -> str:
    took, problem = size(scene, 1, 9000), _PROBLEMS.get(asked.outcome)
    if scene.chance(0.5):
        return compact({"time": plain(scene.time, 3) + "+0000", "level": "ERROR" if problem else "INFO", "event": "fail" if problem else "success", "type": "query", "elapsedTimeMs": took, "allocatedBytes": size(scene, 100, 10**7), "source": f"bolt-session\tbolt\t{scene.pick(('neo4j-python/5.14', 'neo4j-java/5.13', 'neo4j-browser/v5.12', 'cypher-shell'))}\t\tclient/{asked.address}:{scene.number(32768, 60999)}\tserver/{scene.internal_ip()}:7687>", "database": "neo4j", "username": asked.user, "query": asked.text, **({"failureReason": problem} if problem else {})})
    return f"{plain(scene.time, 3)}+0000 {'ERROR' if problem else 'INFO '} {took} ms: bolt-session\tbolt\t{asked.user}\tneo4j-python/5.14\t\tclient/{asked.address}:{scene.number(32768, 60999)}\tserver/{scene.internal_ip()}:7687>\tneo4j - {asked.user} - {asked.text} - {{}} - runtime=slotted"


def _hana(scene: Scene, asked: Asked) -> str:
    status = "UNSUCCESSFUL" if asked.outcome == "denied" else "SUCCESSFUL"
    system = scene.site.name[:3].upper().replace("-", "P")
    return ";".join(map(str, (plain(scene.time, 0), "indexserver", scene.linux_host, system, "00", 30003, system, asked.address, asked.machine, scene.number(300, 99999), scene.number(30000, 60000), scene.pick(("MandatoryAuditPolicy", "Authorizations", "all_actions")), scene.pick(("INFO", "ALERT", "CRITICAL", "WARNING")), asked.verb, asked.user.upper() or "SYSTEM", asked.database.upper(), asked.thing.upper(), "", "", status, "", "", asked.text)))


def _couchdb(scene: Scene, asked: Asked) -> str:
    method, path, code = asked.text.split(" ")
    return f"[notice] {iso(scene.time, 6)} couchdb@127.0.0.1 <0.{scene.number(300, 30000)}.{scene.number(0, 90)}> {scene.hex(10)} {scene.linux_host}:5984 {asked.address} {asked.user or 'undefined'} {method} {path} {code} ok {scene.number(1, 900)}"


_FORMS: tuple[tuple[tuple[str, str, Callable[[Scene, Asked], str]], float], ...] = ((("clickhouse", "clickhouse:query_log", _clickhouse), 2), (("snowflake", "snowflake:query_history", _snowflake), 2), (("redshift", "redshift:query", _redshift), 1), (("cassandra", "cassandra:audit", _cassandra), 1), (("neo4j", "neo4j:query", _neo4j), 1), (("hana", "sap:hana:audit", _hana), 1), (("couchdb", "couchdb:log", _couchdb), 1))


def write_warehouse(scene: Scene, attack: bool) -> Written:
    product, sourcetype, form = scene.weighted(_FORMS)
    scenario, row = _TABLES[product].draw(scene, attack)
    return Written(form(scene, Asked(scene, product, row)), sourcetype, scene.linux_host, scenario)
