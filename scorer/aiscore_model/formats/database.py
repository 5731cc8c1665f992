"""Databases' own records: who ran which statement, who came in, and whether that went well.

Owns which members of whose record say this; the statement is told first, as it is what an attacker writes. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Any, Dict, FrozenSet, List, Tuple

from aiscore_contract.forms.names import without_port

from ..redact import split_words
from .draft import Draft
from .jsonlog import pairs, tell
from .words import address_word, outcome_word, user_words

#: Names of which one set tells a record of a database.
_SIGNS: Tuple[FrozenSet[str], ...] = tuple(frozenset(names.split()) for names in (
    "sqltext command_class", *(own if upper else own.lower() for own in (
        "QUERY_TEXT USER_NAME QUERY_ID", "QUERY_TEXT USER_NAME QUERY_TYPE", "QUERY_TEXT USER_NAME ROLE_NAME", "QUERY_TEXT USER_NAME EXECUTION_STATUS",
        "QUERY_TEXT USER_NAME WAREHOUSE_NAME", "QUERY_TEXT USER_NAME EVENT_TYPE", "QUERY_TEXT USER_NAME DATABASE_NAME") for upper in (True, False)), "query_text statement_type", "error_severity dbname", "error_severity backend_type",
    "error_severity message", "query query_kind", "query query_duration_ms", "query elapsedTimeMs", "query database operation", "class connection_id account",
    "cmd query priv_user", "statement action_id", "atype users", "SQL_TEXT DBUSERNAME", "sql_text dbusername", "ACTION_NAME DBUSERNAME", "atype remote"))
_NAMES = frozenset(name for names in _SIGNS for name in names)
_STATEMENTS = ("QUERY_TEXT", "query_text", "sqltext", "SQL_TEXT", "sql_text", "query", "general_data.query", "statement")
_OPERATIONS = ("atype", "event", "operation", "QUERY_TYPE", "query_type", "statement_type", "command_class", "query_kind", "cmd", "ACTION_NAME", "action_name")
_USERS = ("user", "USER_NAME", "user_name", "username", "account.user", "login.user", "server_principal_name", "DBUSERNAME", "dbusername", "executed_by",
          "users[].user", "initial_user")
_SOURCES = ("client_ip", "CLIENT_IP", "remote_host", "ip", "login.ip", "remote.ip", "address", "host", "account.host", "USERHOST", "client_address")
_OUTCOMES = ("outcome", "EXECUTION_STATUS", "execution_status", "connection_data.status", "general_data.status", "status", "result", "RETURN_CODE", "return_code",
             "exception_code", "succeeded")
_ROLES = ("ROLE_NAME", "role_name", "roles[].role")
_DATABASES = ("database", "dbname", "DATABASE_NAME", "database_name", "db", "current_database", "DBNAME")
_TOLD = frozenset(name.partition(".")[0].replace("[]", "") for names in (_STATEMENTS, _OPERATIONS, _USERS, _SOURCES, _OUTCOMES, _ROLES, _DATABASES)
                  for name in names) | frozenset(("message", "timestamp", "ps", "name", "record", "host_name", "service", "session_id", "vxid", "uuid", "local"))
#: What PostgreSQL says before a statement.
_PREFIX = re.compile(r"(?:duration: [\d.]{1,20} ms {1,3})?(?:statement|execute [^:]{1,80}|parse [^:]{1,80}|bind [^:]{1,80}): ")
_AUDITED = re.compile(r"AUDIT: (?:SESSION|OBJECT),\d{1,10},\d{1,10},(\w{1,20}),([\w ]{1,60}),[^,]{0,100},[^,]{0,200},")
_STATEMENT_MAX_CHARS = 900
#: What Neo4j writes where others name the act.
_ENDS = frozenset(("success", "fail", "start"))
#: Statuses of these are numbers of errors, 0 for none.
_OK = (0, "0", "00000")


def is_of_database(record: Dict[str, Any]) -> bool:
    """Whether a record has the names of a database's."""
    keys = record.keys()
    return not keys.isdisjoint(_NAMES) and any(names <= keys for names in _SIGNS)


def _find(record: Dict[str, Any], names: Tuple[str, ...]) -> Any:
    for name in names:
        node: Any = record
        for step in name.split("."):
            node = node.get(step.replace("[]", "")) if isinstance(node, dict) else None
            if step.endswith("[]"):
                node = node[0] if isinstance(node, list) and node else None
        if node not in (None, "") and not isinstance(node, (dict, list)):
            return node
    return None


def read(draft: Draft, record: Dict[str, Any]) -> None:
    """Fills `draft` from a database's record."""
    operation, statement = _find(record, _OPERATIONS), _find(record, _STATEMENTS)
    command = _find(record, ("param.command",))
    operation = split_words(f"{str(operation)[:60]} {command[:60] if isinstance(command, str) else ''}".strip()) if operation is not None else ""
    message = record.get("message")
    message = message if isinstance(message, str) else ""
    operation = "" if operation in _ENDS else operation
    audited, prefix = _AUDITED.match(message), _PREFIX.match(message)
    if audited is not None:
        operation, statement = split_words(f"{audited[1]} {audited[2]}"), message[audited.end():].removesuffix(",<not logged>").removesuffix(",<none>")
    elif prefix is not None:
        statement = message[prefix.end():]
    draft.action = operation
    draft.say("database", operation)
    if message and statement is not message and prefix is None and audited is None:
        draft.read(message, 300)
    status = _find(record, _OUTCOMES)
    draft.say("success" if status in _OK and status is not False else "failed" if isinstance(status, int) and not isinstance(status, bool)
              else outcome_word(status), "" if not isinstance(status, str) or len(status) > 30 or status.isdigit() else split_words(status))
    if isinstance(statement, str) and statement:
        say_statement(draft, statement)
    user, source, role = _find(record, _USERS), _find(record, _SOURCES), _find(record, _ROLES)
    if isinstance(user, str):
        user = user.partition("[")[0].strip() or user
        draft.say("user", user_words(user))
        draft.name("user", user)
    if isinstance(role, str):
        draft.say("role", split_words(role[:60]))
    if isinstance(source, str):
        source = without_port(source.removeprefix("::ffff:"))
        draft.say("from", address_word(source))
        draft.name("src", source)
    draft.name("service", _find(record, ("application_name", "program_name")))
    draft.name("target", _find(record, _DATABASES))
    tell(draft, _rest(record))


def say_statement(draft: Draft, statement: str) -> None:
    """What a database was asked."""
    draft.payload(statement)
    draft.read(f"statement {statement}", _STATEMENT_MAX_CHARS)


def _rest(record: Dict[str, Any]) -> List[Tuple[str, Any]]:
    return pairs({name: value for name, value in record.items() if name not in _TOLD or isinstance(value, (dict, list)) and name not in ("users", "account", "login", "uuid", "local", "remote")})

