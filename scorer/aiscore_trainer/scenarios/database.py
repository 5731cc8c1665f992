# ruff: noqa: E501
"""Databases: what MySQL, PostgreSQL, SQL Server and Oracle write of what they were asked, the monitors beside them, and the stores and warehouses of other modules.

A statement comes from database_sql_tables.py with its account and outcome; who that is, from where and with which program is drawn here alike for both labels.
"""
from __future__ import annotations

from datetime import datetime, timezone
from typing import Callable

from .database_sql_tables import STATEMENTS
from .database_store_tables import SERVERS
from .database_stores import MAKERS as STORES
from .database_warehouses import write_warehouse
from .database_who import Asked
from .envelope import compact, iso, plain, size, syslog_time
from .family import Family, Tables, Written, split
from .scene import Scene
from .table import Scenario

#: What an outcome is called: code and text, by product; %s is a word of the statement.
_ERRORS: dict[str, dict[str, tuple[str, str]]] = {
    "mysql": {"syntax": ("1064", "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '%s' at line 1"), "denied": ("1142", "command denied to user for table '%s'"), "missing": ("1146", "Table '%s' doesn't exist"), "column": ("1054", "Unknown column '%s' in 'field list'"), "duplicate": ("1062", "Duplicate entry '%s' for key 'PRIMARY'"),
              "deadlock": ("1213", "Deadlock found when trying to get lock; try restarting transaction"), "timeout": ("3024", "Query execution was interrupted, maximum statement execution time exceeded"), "columns": ("1222", "The used SELECT statements have a different number of columns"), "convert": ("1105", "XPATH syntax error: '%s'"), "fileerr": ("1290", "The MySQL server is running with the --secure-file-priv option so it cannot execute this statement")},
    "postgres": {"syntax": ("42601", 'syntax error at or near "%s"'), "denied": ("42501", "permission denied for table %s"), "missing": ("42P01", 'relation "%s" does not exist'), "column": ("42703", 'column "%s" does not exist'), "duplicate": ("23505", 'duplicate key value violates unique constraint "%s_pkey"'), "deadlock": ("40P01", "deadlock detected"), "timeout": ("57014", "canceling statement due to statement timeout"),
                 "columns": ("42601", "each UNION query must have the same number of columns"), "convert": ("22P02", 'invalid input syntax for type integer: "%s"'), "library": ("58P01", 'could not load library "/tmp/%s.so": file too short')},
    "mssql": {"syntax": ("102", "Incorrect syntax near '%s'."), "denied": ("229", "The permission was denied on the object '%s', schema 'dbo'."), "missing": ("208", "Invalid object name '%s'."), "column": ("207", "Invalid column name '%s'."), "duplicate": ("2627", "Violation of PRIMARY KEY constraint 'PK_%s'."), "deadlock": ("1205", "Transaction was deadlocked on lock resources with another process."),
              "timeout": ("-2", "Execution Timeout Expired."), "columns": ("205", "All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists."), "convert": ("245", "Conversion failed when converting the nvarchar value '%s' to data type int."), "blocked": ("15281", "SQL Server blocked access to procedure 'sys.xp_cmdshell' of component 'xp_cmdshell'")},
    "oracle": {"syntax": ("933", "ORA-00933: SQL command not properly ended"), "denied": ("1031", "ORA-01031: insufficient privileges"), "missing": ("942", "ORA-00942: table or view does not exist"), "column": ("904", 'ORA-00904: "%s": invalid identifier'), "duplicate": ("1", "ORA-00001: unique constraint (%s_PK) violated"), "deadlock": ("60", "ORA-00060: deadlock detected while waiting for resource"),
               "timeout": ("1013", "ORA-01013: user requested cancel of current operation"), "columns": ("1789", "ORA-01789: query block has incorrect number of result columns"), "convert": ("1722", "ORA-01722: invalid number")},
}
_TABLES: dict[str, Tables] = {product: split(rows) for product, rows in STATEMENTS.items()}
_MESSAGES: dict[str, Tables] = {product: split(rows) for product, rows in SERVERS.items()}


def _failure(scene: Scene, asked: Asked) -> tuple[str, str]:
    """Code and text of what went wrong; ("0", "") where nothing did."""
    if asked.outcome in ("ok", "bulk"):
        return "0", ""
    code, text = _ERRORS[asked.product][asked.outcome]
    return code, text.replace("%s", scene.pick(asked.text.split()[-6:]).strip("'\"(),;") or "x") if "%s" in text else text


def _mysql_general(scene: Scene, asked: Asked) -> str:
    at, number = iso(scene.time, 6), scene.number(8, 99999)
    if scene.chance(0.12):
        return f"{at}\t{number:5d} Connect\t{asked.user}@{asked.address} on {asked.database} using {'SSL/TLS' if scene.chance(0.5) else 'TCP/IP'}\n{at}\t{number:5d} Query\t{asked.text}"
    return f"{at}\t{number:5d} {scene.pick(('Query', 'Query', 'Query', 'Execute'))}\t{asked.text}"


def _mysql_slow(scene: Scene, asked: Asked) -> str:
    at, seconds = iso(scene.time, 6), scene.number(5, 90) if asked.outcome == "timeout" else scene.rng.expovariate(0.4) + 0.3
    return (f"# Time: {at}\n# User@Host: {asked.user}[{asked.user}] @ {asked.machine} [{asked.address}]  Id: {scene.number(8, 99999)}\n# Query_time: {seconds:.6f}  Lock_time: 0.{scene.number(0, 999999):06d} Rows_sent: {asked.rows}  Rows_examined: {asked.rows * scene.number(1, 40)}\n"
            f"use {asked.database};\nSET timestamp={int(scene.time)};\n{asked.text};")


def _mariadb_audit(scene: Scene, asked: Asked) -> str:
    code, _ = _failure(scene, asked)
    at = plain(scene.time).replace("-", "") if scene.chance(0.6) else str(int(scene.time * 1e6))
    text = asked.text.replace("\\", "\\\\").replace("'", "\\'")
    return f"{at},{scene.linux_host},{asked.user},{asked.address},{scene.number(8, 99999)},{scene.number(100, 9_999_999)},QUERY,{asked.database},'{text}',{code}"


def _percona_audit(scene: Scene, asked: Asked) -> str:
    code, _ = _failure(scene, asked)
    return compact({"audit_record": {"name": scene.pick(("Query", "Query", "Execute")), "record": f"{scene.number(1, 9_999_999)}_{iso(scene.time, 0, '')}", "timestamp": iso(scene.time), "command_class": asked.verb.lower() if asked.verb != "EXEC" else "call_procedure", "connection_id": str(scene.number(8, 99999)), "status": int(code), "sqltext": asked.text,
                                     "user": f"{asked.user}[{asked.user}] @ {asked.machine} [{asked.address}]", "host": asked.machine, "os_user": "", "ip": asked.address, "db": asked.database}})


def _mysql_enterprise(scene: Scene, asked: Asked) -> str:
    code, _ = _failure(scene, asked)
    return compact({"timestamp": plain(scene.time), "id": scene.number(0, 99), "class": "general", "event": "status", "connection_id": scene.number(8, 99999), "account": {"user": asked.user, "host": asked.machine}, "login": {"user": asked.user, "os": "", "ip": asked.address, "proxy": ""}, "general_data": {"command": "Query", "sql_command": asked.verb.lower(), "query": asked.text, "status": int(code)},
                    **({"query_statistics": {"query_time": round(scene.rng.expovariate(3), 6), "rows_sent": asked.rows, "bytes_sent": asked.rows * scene.number(20, 200), "rows_examined": asked.rows}} if scene.chance(0.5) else {})})


_LEVELS = {"READ": ("SELECT",), "WRITE": ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "COPY", "MERGE"), "ROLE": ("GRANT", "REVOKE"), "DDL": ("CREATE", "ALTER", "DROP")}


def _pgaudit(scene: Scene, asked: Asked) -> str:
    kind = next((name for name, verbs in _LEVELS.items() if asked.verb in verbs), "MISC")
    if kind == "DDL" and any(word in asked.text for word in ("ROLE", "USER")):
        kind = "ROLE"
    thing = scene.pick((f"TABLE,public.{asked.thing}", ",")) if kind in ("READ", "WRITE") else ","
    quoted = asked.text.replace('"', '""')
    rows = f",{asked.rows}" if scene.chance(0.3) else ""
    return f'AUDIT: {scene.pick(("SESSION", "SESSION", "OBJECT"))},{scene.number(1, 900)},1,{kind},{asked.verb},{thing},"{quoted}",<{scene.pick(("not logged", "none"))}>{rows}'


def _pg_saying(scene: Scene, asked: Asked, audit: bool) -> tuple[str, str, str, str]:
    """Severity, state, message and the statement behind it."""
    code, problem = _failure(scene, asked)
    if problem:
        return "ERROR", code, problem, asked.text
    if audit:
        return "LOG", "00000", _pgaudit(scene, asked), ""
    lead = scene.pick(("statement: ", "statement: ", "execute <unnamed>: ", f"duration: {size(scene, 1, 90000) / 10:.3f} ms  statement: "))
    return "LOG", "00000", lead + asked.text, ""


def _pg_prefix(scene: Scene, asked: Asked) -> str:
    at, process = plain(scene.time, 3), scene.number(300, 99999)
    return scene.weighted((
        (f"{at} UTC [{process}] {asked.user}@{asked.database} ", 3), (f"{at[:-4]} UTC:{asked.address}({scene.number(32768, 60999)}):{asked.user}@{asked.database}:[{process}]:", 3),
        (f"{at[:-4]} UTC [{process}]: [{scene.number(1, 90)}-1] user={asked.user},db={asked.database},app={asked.program},client={asked.address} ", 0.3), (f"{at} CET [{process}]: db={asked.database} user={asked.user} ", 2),
        (f"{syslog_time(scene.time)} {scene.linux_host} postgres[{process}]: [{scene.number(1, 99)}-1] {asked.user}@{asked.database} ", 3)))


def _pg_line(scene: Scene, asked: Asked, said: tuple[str, str, str, str]) -> str:
    severity, _, message, statement = said
    prefix = _pg_prefix(scene, asked)
    return f"{prefix}{severity}:  {message}" + (f"\n{prefix}STATEMENT:  {statement}" if statement else "")


def _pg_csv(scene: Scene, asked: Asked, said: tuple[str, str, str, str]) -> str:
    severity, code, message, statement = said
    quote = '"{}"'.format
    columns = (plain(scene.time, 3) + " UTC", quote(asked.user), quote(asked.database), scene.number(300, 99999), quote(f"{asked.address}:{scene.number(32768, 60999)}"), f"{scene.hex(8)}.{scene.hex(4)}", scene.number(1, 900), quote(asked.verb if not statement else "idle"), plain(scene.time - scene.number(1, 9000)) + " UTC", f"{scene.number(1, 90)}/{scene.number(1, 9999)}", 0,
               severity, code, quote(message.replace('"', '""')), "", "", "", "", "", quote(statement.replace('"', '""')) if statement else "", "", "", quote(asked.program), quote("client backend"), "", scene.number(-10**17, 10**17))
    return ",".join(map(str, columns))


def _pg_json(scene: Scene, asked: Asked, said: tuple[str, str, str, str]) -> str:
    severity, code, message, statement = said
    return compact({"timestamp": plain(scene.time, 3) + " UTC", "user": asked.user, "dbname": asked.database, "pid": scene.number(300, 99999), "remote_host": asked.address, "remote_port": scene.number(32768, 60999), "session_id": f"{scene.hex(8)}.{scene.hex(4)}", "line_num": scene.number(1, 900), "ps": asked.verb, "session_start": plain(scene.time - scene.number(1, 9000)) + " UTC",
                    "vxid": f"{scene.number(1, 90)}/{scene.number(1, 9999)}", "txid": 0, "error_severity": severity, "state_code": code, "message": message, **({"statement": statement} if statement else {}), "application_name": asked.program, "backend_type": "client backend", "query_id": scene.number(-10**17, 10**17)})


_PG_FORMS: dict[str, Callable[[Scene, Asked, tuple[str, str, str, str]], str]] = {"postgresql:log": _pg_line, "postgresql:csv": _pg_csv, "postgresql:json": _pg_json, "postgresql:pgaudit": _pg_line}
_ACTIONS = {"SELECT": "SL", "INSERT": "IN", "UPDATE": "UP", "DELETE": "DL", "EXEC": "EX", "CREATE": "CR", "ALTER": "AL", "DROP": "DR", "GRANT": "G", "BACKUP": "BA", "RESTORE": "RS", "DBCC": "DBCC"}


def _mssql_fields(scene: Scene, asked: Asked) -> dict:
    code, problem = _failure(scene, asked)
    action = scene.pick((_ACTIONS.get(asked.verb, "BCM"), "BCM"))
    return {"audit_schema_version": 1, "event_time": plain(scene.time, 7), "sequence_number": 1, "action_id": action, "succeeded": "false" if problem else "true", "session_id": scene.number(51, 400), "server_principal_id": scene.number(1, 400), "database_principal_id": scene.number(1, 9), "object_id": scene.number(0, 10**9), "class_type": "U" if action in ("SL", "IN", "UP", "DL") else "DB",
            "duration_milliseconds": size(scene, 1, 9000), "response_rows": asked.rows if asked.verb == "SELECT" else 0, "affected_rows": asked.rows if asked.verb in ("UPDATE", "DELETE", "INSERT") else 0, "client_ip": asked.address, "session_server_principal_name": asked.login, "server_principal_name": asked.login, "database_principal_name": "dbo" if asked.role in ("dba", "root", "backup") else asked.user,
            "server_instance_name": scene.server, "database_name": asked.database, "schema_name": "dbo", "object_name": asked.thing, "statement": asked.text, "additional_information": f"<error>{code}: {problem}</error>" if problem else "", "application_name": asked.program, "host_name": asked.machine}


#: The columns that a query of the audit files asks for.
_MSSQL_COLUMNS = ("action_id", "succeeded", "client_ip", "server_principal_name", "database_name", "object_name", "response_rows", "statement", "application_name")


def _mssql_event(scene: Scene, asked: Asked) -> str:
    fields = _mssql_fields(scene, asked)
    moment = datetime.fromtimestamp(scene.time, timezone.utc)
    head = f"{moment:%m/%d/%Y %I:%M:%S %p}\nLogName={scene.pick(('Application', 'Security'))}\nEventCode=33205\nEventType=0\nComputerName={scene.server}.{scene.site.ad_domain}\nSourceName=MSSQLSERVER\nType=Information\nRecordNumber={scene.number(1000, 9_999_999)}\nKeywords=Audit {'Failure' if fields['succeeded'] == 'false' else 'Success'}, Classic\nTaskCategory=None\nOpCode=None\n"
    return f"{head}Message=Audit event: " + "\n".join(f"{name}:{value}" for name, value in fields.items())


def _mssql_azure(scene: Scene, asked: Asked) -> str:
    fields = _mssql_fields(scene, asked)
    server = f"{scene.site.name}-sql"
    return compact({"time": iso(scene.time, 7), "resourceId": f"/SUBSCRIPTIONS/{scene.site.subscription_id.upper()}/RESOURCEGROUPS/DATA/PROVIDERS/MICROSOFT.SQL/SERVERS/{server.upper()}/DATABASES/{asked.database.upper()}", "category": "SQLSecurityAuditEvents", "operationName": "AuditEvent",
                    "properties": {**fields, "server_instance_name": server, "action_name": {"BCM": "BATCH COMPLETED"}.get(fields["action_id"], asked.verb), "succeeded": fields["succeeded"]}})


def _pairs_line(scene: Scene, fields: dict) -> str:
    """As rows of an audit table come out of a database: time, then pairs in quotes."""
    separator = scene.pick((", ", " "))
    return plain(scene.time, 3) + separator + separator.join('{}="{}"'.format(name, str(value).replace('"', '\\"')) for name, value in fields.items())


def _oracle_fields(scene: Scene, asked: Asked) -> dict:
    code, _ = _failure(scene, asked)
    return {"EVENT_TIMESTAMP": plain(scene.time, 6), "AUDIT_TYPE": "Standard", "DBUSERNAME": asked.user.upper(), "ACTION_NAME": asked.verb if asked.verb in ("SELECT", "INSERT", "UPDATE", "DELETE", "GRANT", "REVOKE", "AUDIT", "NOAUDIT") else f"{asked.verb} {asked.thing.split('.')[0].upper()[:18]}" if asked.verb in ("CREATE", "ALTER", "DROP") else "EXECUTE", "OBJECT_SCHEMA": asked.database.upper(),
            "OBJECT_NAME": asked.thing.upper(), "SQL_TEXT": asked.text, "RETURN_CODE": code, "OS_USERNAME": scene.pick(("oracle", asked.user)), "USERHOST": asked.machine, "CLIENT_PROGRAM_NAME": asked.program, "UNIFIED_AUDIT_POLICIES": "ORA_SECURECONFIG", "DBID": scene.number(10**8, 10**9), "SESSIONID": scene.number(10**5, 10**9)}


def _oracle_syslog(scene: Scene, asked: Asked) -> str:
    """What SYSDBA does, as the server hands it to syslog."""
    code, _ = _failure(scene, asked)
    database = scene.number(10**8, 10**9)
    text = asked.text
    return (f"<{scene.pick((134, 38, 165))}>{syslog_time(scene.time)} {scene.linux_host} Oracle Audit[{scene.number(300, 99999)}]: LENGTH : '{len(text) + 170}' ACTION :[{len(text)}] '{text}' DATABASE USER:[{len(asked.user)}] '{asked.user.upper()}' PRIVILEGE :[{'6' if asked.role in ('dba', 'root', 'backup') else '4'}] '{'SYSDBA' if asked.role in ('dba', 'root', 'backup') else 'NONE'}' "
            f"CLIENT USER:[6] '{scene.pick(('oracle', asked.user))}' CLIENT TERMINAL:[7] '{scene.pick(('unknown', 'pts/1', 'pts/0'))}' STATUS:[{len(code)}] '{code}' DBID:[{len(str(database))}] '{database}'")


def _monitored(scene: Scene, asked: Asked) -> str:
    """What a monitor beside the database saw, in CEF or LEEF."""
    code, problem = _failure(scene, asked)
    text = asked.text.replace("\\", "\\\\").replace("=", "\\=")
    kind = {"mysql": "MySQL", "postgres": "PostgreSQL", "mssql": "MsSql", "oracle": "Oracle"}[asked.product]
    if scene.chance(0.5):
        return f"CEF:0|Imperva Inc.|SecureSphere|14.7.0|Audit|Audit.DAM|Informative|dst={scene.internal_ip()} dpt={ {'mysql': 3306, 'postgres': 5432, 'mssql': 1433, 'oracle': 1521}[asked.product]} duser={asked.user} src={asked.address} proto=TCP rt={int(scene.time * 1000)} cat=Audit cs1=Default Rule - All Events cs1Label=Policy cs2={kind} cs2Label=ServiceName cs3={asked.database} cs3Label=Database cs4={asked.program} cs4Label=SourceApp cs5={problem or 'None'} cs5Label=Error cn1={asked.rows} cn1Label=ResponseSize msg={text}"
    tab = "\t"
    return f"LEEF:1.0|IBM|Guardium|11.{scene.number(0, 5)}|{scene.pick(('Log full details', 'Policy: log SQL'))}|" + tab.join((f"ruleDesc={scene.pick(('Log full details', 'Audit all'))}", f"severity={scene.pick(('INFO', 'LOW'))}", f"devTime={plain(scene.time)}", f"serverType={kind.upper()}", f"dbProtocol={kind.upper()}", f"usrName={asked.user}", f"sourceProgram={asked.program}", f"src={asked.address}", f"dst={scene.internal_ip()}",
                                                                              "requestType=SQL_LANG", f"dbName={asked.database}", f"lastError={code}", f"sql={asked.text}"))


_MYSQL_FORMS: dict[str, Callable[[Scene, Asked], str]] = {"mysql:generalQueryLog": _mysql_general, "mysql:slowQueryLog": _mysql_slow, "mariadb:audit": _mariadb_audit, "percona:audit": _percona_audit, "mysql:audit:json": _mysql_enterprise}
_STATEMENT_FORMS: dict[str, tuple[str, ...]] = {"mysql": tuple(_MYSQL_FORMS), "postgres": tuple(_PG_FORMS), "mssql": (*("azure:sql:audit", "mssql:audit") * 4, "WinEventLog"), "oracle": ("oracle:audit:unified", "oracle:audit:json", "oracle:audit:syslog")}


def _written(scene: Scene, sourcetype: str, asked: Asked) -> str:
    if asked.product == "mysql":
        return _MYSQL_FORMS[sourcetype](scene, asked)
    if asked.product == "postgres":
        return _PG_FORMS[sourcetype](scene, asked, _pg_saying(scene, asked, sourcetype == "postgresql:pgaudit" or scene.chance(0.15)))
    if asked.product == "mssql":
        return {"WinEventLog": _mssql_event, "azure:sql:audit": _mssql_azure}[sourcetype](scene, asked) if sourcetype != "mssql:audit" else _pairs_line(scene, {name: value for name, value in _mssql_fields(scene, asked).items() if name in _MSSQL_COLUMNS})
    return {"oracle:audit:unified": lambda: _pairs_line(scene, _oracle_fields(scene, asked)), "oracle:audit:json": lambda: compact(_oracle_fields(scene, asked)), "oracle:audit:syslog": lambda: _oracle_syslog(scene, asked)}[sourcetype]()


def _say(scene: Scene, product: str, row: str) -> tuple[str, str]:
    """A message of a server's own log: sourcetype and line."""
    first, second, third = scene.fill(row).split(" ;; ", 2)
    if product == "mysql":
        subsystem = scene.pick(("Server", "Server", "InnoDB", "Repl"))
        return "mysql:errorLog", f"{iso(scene.time, 6)} {scene.number(0, 99999)} [{first}] [{second}] [{subsystem}] {third}"
    if product == "mssql":
        return "mssql:errorlog", f"{plain(scene.time, 2)} {first:<12}{third}"
    day, _, second_of_day = plain(scene.time).partition(" ")
    year, month, date = day.split("-")
    month = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")[int(month) - 1]
    return "oracle:listener:log", f"{date}-{month}-{year} {second_of_day} * {first} * {second} * {third}"


def _write_message(scene: Scene, attack: bool, product: str) -> Written:
    scenario, row = _MESSAGES[product].draw(scene, attack)
    if product == "postgres":
        severity, code, message = scene.fill(row).split(" ;; ", 2)
        asked = Asked(scene, product, "person ;; ok ;; SELECT 1")
        sourcetype = scene.pick(("postgresql:log", "postgresql:csv", "postgresql:json"))
        return Written(_PG_FORMS[sourcetype](scene, asked, (severity, code, message, "")), sourcetype, scene.linux_host, scenario)
    sourcetype, raw = _say(scene, product, row)
    return Written(raw, sourcetype, scene.server if product == "mssql" else scene.linux_host, scenario)


_PRODUCTS = (("mysql", 5), ("postgres", 5), ("mssql", 5), ("oracle", 4))


def draw_statement(scene: Scene, attack: bool) -> tuple[Scenario, Asked]:
    """What is asked of one of the products in SQL, and who asks."""
    product = scene.weighted(_PRODUCTS)
    scenario, row = _TABLES[product].draw(scene, attack)
    return scenario, Asked(scene, product, row)


def write(scene: Scene, attack: bool) -> Written:
    draw = scene.rng.random()
    if draw > 0.86:
        return write_warehouse(scene, attack)
    if draw < 0.28:
        return scene.weighted(STORES)(scene, attack)
    product = scene.weighted(_PRODUCTS)
    if draw < 0.37:
        return _write_message(scene, attack, product)
    monitored = scene.chance(0.1)
    sourcetype = "" if monitored else scene.pick(_STATEMENT_FORMS[product])
    scenario, row = _TABLES[product].draw(scene, attack)
    asked = Asked(scene, product, row)
    if monitored:
        raw = _monitored(scene, asked)
        return Written(raw, "imperva:dam" if raw.startswith("CEF") else "ibm:guardium", scene.linux_host, scenario)
    return Written(_written(scene, sourcetype, asked), sourcetype, scene.server if product == "mssql" else scene.linux_host, scenario)


FAMILY = Family("database", "database", 0.1, write)
