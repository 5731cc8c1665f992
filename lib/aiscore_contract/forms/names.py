"""Which of the names that any reader of objects asks for stand in one, looked up once for all readers; what names and the texts of members are compared by.

A dozen readers ask an object for a few names each, and most objects have none. To ask a set costs as much as the object has names, so
they are asked all at once. Refuses to hold more than the object asked about last.
"""
from __future__ import annotations

import re
from typing import Any, Dict, FrozenSet, Iterable, Mapping, Sequence, Set, Tuple

_asked: Set[str] = set()
_last: Tuple[object, FrozenSet[str]] = (None, frozenset())


def asked(names: Iterable[str]) -> FrozenSet[str]:
    """`names`, which a reader will look for in `named`."""
    found = frozenset(names)
    _asked.update(found)
    return found


def named(record: Mapping[str, object]) -> FrozenSet[str]:
    """The names that readers ask for which `record` has. No reader changes an object that others have still to look at."""
    global _last
    last = _last
    if last[0] is not record:
        last = _last = (record, frozenset(_asked.intersection(record)))
    return last[1]


def text_of(value: Any) -> str:
    """A text or a whole number as text, "" for all else: how Python would print an object is nobody's word, and one deep enough raises.

    >>> text_of("x"), text_of(7), text_of(True), text_of({"a": 1})
    ('x', '7', '', '')
    """
    return value if isinstance(value, str) else str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def value_at(record: Any, steps: Sequence[str]) -> Any:
    """What stands behind `steps` in objects in objects, of an array (`a[]`) in the first of its elements; None where nothing does.

    >>> value_at({"a": {"b": [{"c": 1}]}}, ("a", "b[]", "c")), value_at({"a": 1}, ("a", "b"))
    (1, None)
    """
    node = record
    for step in steps:
        if step.endswith("[]"):
            node = node.get(step[:-2]) if isinstance(node, dict) else None
            node = node[0] if isinstance(node, list) and node else None
        else:
            node = node.get(step) if isinstance(node, dict) else None
        if node is None:
            return None
    return node


def put(place: Dict[str, Any], steps: Sequence[str], value: Any, own: Set[int]) -> None:
    """Set `value` behind `steps` in `place`. What stands on the way and is not of `own`, the ids of objects made here, is somebody else's and copied
    first; nothing is set behind what is no object."""
    for step in steps[:-1]:
        inner = place.get(step)
        if id(inner) not in own:
            if inner is not None and not isinstance(inner, dict):
                return
            inner = place[step] = dict(inner or ())
            own.add(id(inner))
        place = inner
    place[steps[-1]] = value


_NO_LETTERS = re.compile(r"[^a-z0-9]")


def letters_of(name: str) -> str:
    """The letters and digits of a name in lower case: how names of different spelling are compared.

    >>> letters_of("Palo Alto Networks"), letters_of("dns_question.name")
    ('paloaltonetworks', 'dnsquestionname')
    """
    return _NO_LETTERS.sub("", name.lower())


def without_port(address: str) -> str:
    """An address without the port behind it; one of IPv6, whose colons are its own, as it is.

    >>> without_port("gate7:5566"), without_port("::1")
    ('gate7', '::1')
    """
    return address.partition(":")[0] if address.count(":") == 1 else address
