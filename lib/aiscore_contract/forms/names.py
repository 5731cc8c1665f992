"""Which of the names that any reader of objects asks for stand in one, looked up once for all readers.

A dozen readers ask an object for a few names each, and most objects have none. To ask a set costs as much as the object has names, so
they are asked all at once. Refuses to hold more than the object asked about last.
"""
from __future__ import annotations

from typing import FrozenSet, Iterable, Mapping, Set, Tuple

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
