"""What a host's sensor saw of a process, in words.

Owns how the facts are said that `aiscore_contract.forms.sensors` finds: as the audit reader says them, so that one command reads alike whoever saw
it. Called by `normalise`.
"""
from __future__ import annotations

from typing import Any, Mapping, Set

from aiscore_contract.forms.names import text_of
from aiscore_contract.forms.sensors import PLACES, Seen, at, command_of, fact_in

from ..decode import decode_command
from ..redact import host_words, split_words
from . import jsonlog
from .draft import Draft
from .payload import base_name, command_words, path_words
from .words import address_word, outcome_word, port_words, user_words


def read(draft: Draft, seen: Seen) -> None:
    """Fills `draft` from what a sensor saw."""
    facts = {name: fact_in(seen.record, name) for name in PLACES}
    what = split_words(seen.what)
    draft.action = what[:60]
    draft.name("host", facts["host"])
    draft.say(what, split_words(facts["signature"]), outcome_word({"yes": "success", "no": "failed"}.get(facts["outcome"], facts["outcome"])) if facts["outcome"] else "")
    if facts["exe"]:
        draft.say("process", path_words(facts["exe"]))
        draft.name("process", base_name(facts["exe"]))
    say_command(draft, facts["exe"], seen.record)
    if "returnValue" in seen.record:
        _say_arguments(draft, at(seen.record, "args"), set(facts.values()))
    if facts["parent"]:
        draft.say("parent", path_words(facts["parent"]))
        draft.name("parent", base_name(facts["parent"]))
    if facts["parent command"]:
        draft.say("parent command", command_words(decode_command(facts["parent command"][:600]).text, 300))
    for fact in ("file", "directory"):
        if facts[fact]:
            draft.say(fact, path_words(facts[fact]) or "root directory")
    draft.name("path", facts["file"])
    if facts["dest"]:
        draft.say("to", address_word(facts["dest"]), port_words(facts["port"]))
        draft.name("dest", facts["dest"])
        draft.name("port", facts["port"])
    if facts["name"]:
        draft.say("to", host_words(facts["name"]))
        draft.name("domain", facts["name"])
    if facts["source"]:
        draft.say("from", address_word(facts["source"]))
        draft.name("src", facts["source"])
    if facts["user"]:
        draft.say("as", account_words(facts["user"]))
        draft.name("user", facts["user"])
    if facts["target"]:
        draft.say("target", account_words(facts["target"]))
        draft.name("target", facts["target"])
    if facts["integrity"]:
        draft.say("integrity", split_words(facts["integrity"]))
    draft.say("in container" if facts["container"] or _in_container(seen.record) else "")
    if seen.rest:
        draft.say("uid zero" if str(seen.rest.get("uid")) == "0" and facts["user"] not in ("", "0", "root") else "")
        jsonlog.read(draft, {name: value for name, value in seen.rest.items() if name != "uid" and str(value) not in facts.values()})


def say_command(draft: Draft, exe: str, record: Mapping[str, Any]) -> None:
    """Says the command that a sensor saw, where it is more than its program."""
    command = command_of(record, exe)
    if command and command != exe:
        decoded = decode_command(command)
        draft.payload(decoded.text)
        draft.say("command", *decoded.notes, command_words(decoded.text))


def _say_arguments(draft: Draft, arguments: Any, told: Set[str]) -> None:
    """What a call was given, as Tracee has it by name, without what is `told` anyway and places in memory."""
    if not isinstance(arguments, dict):
        return
    values = " ".join(value for value in map(text_of, arguments.values()) if len(value) > 1 and value not in told and value[:2] != "0x")[:_ARGUMENTS_MAX_CHARS]
    if values:
        draft.payload(values)
        draft.say("arguments", command_words(values, 400))


_ARGUMENTS_MAX_CHARS = 2_000


def _in_container(record: Mapping[str, Any]) -> bool:
    container = at(record, "container.id")
    return isinstance(container, str) and container not in ("", "host") or isinstance(at(record, "process.pod"), dict)


def account_words(name: str) -> str:
    """The kind of an account; of a number, by the range that distributions keep for daemons.

    >>> account_words("33"), account_words("1000"), account_words("0"), account_words("4294967295")
    ('service account', 'user', 'root', 'unset user')
    """
    if name.isdecimal() and name not in ("0", "4294967295"):
        number = int(name[:10])
        return "service account" if number < 1_000 else "nobody" if number == 65_534 else "user"
    return user_words(name)
