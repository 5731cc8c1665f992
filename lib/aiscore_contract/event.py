"""One event, as far as the scorer needs to know it."""
from __future__ import annotations

from dataclasses import dataclass

from .errors import IllegalValue
from .limits import CONTEXT_MAX_CHARS, TEXT_MAX_CHARS, clip_text


@dataclass(frozen=True)
class Event:
    """The text to score and what is known of its origin; an empty string is "unknown".

    text        what the analyst's `field=` held, at most TEXT_MAX_CHARS characters
    sourcetype  Splunk's sourcetype
    host        Splunk's host
    time        Splunk's _time: seconds since the epoch as decimal text
    """

    text: str
    sourcetype: str = ""
    host: str = ""
    time: str = ""

    def __post_init__(self) -> None:
        for name in ("text", "sourcetype", "host", "time"):
            if not isinstance(getattr(self, name), str):
                raise IllegalValue(f"{name} of an event is text, not {type(getattr(self, name)).__name__}")
        if len(self.text) > TEXT_MAX_CHARS:
            raise IllegalValue(f"text of an event has at most {TEXT_MAX_CHARS:,} characters: clip it first")
        for name in ("sourcetype", "host", "time"):
            if len(getattr(self, name)) > CONTEXT_MAX_CHARS:
                raise IllegalValue(f"{name} of an event has at most {CONTEXT_MAX_CHARS:,} characters")


def well_formed(text: str) -> str:
    """`text` with every lone surrogate replaced, so that it can be encoded as UTF-8.

    Bytes that were no UTF-8 travel through the search side as lone surrogates
    (surrogateescape), because splunkd must get them back as they were. The scorer must not.

    >>> well_formed("caf\\udce9")
    'caf\\ufffd'
    """
    try:
        text.encode("utf-8")
        return text
    except UnicodeEncodeError:
        pass
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        # A surrogate that stands for no byte: it came from JSON's \\ud800, not from splunkd.
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def event_of(text: str, sourcetype: str = "", host: str = "", time: str = "") -> Event:
    """An event from whatever text came: made well-formed and clipped to the limits."""
    return Event(
        clip_text(well_formed(text)),
        well_formed(sourcetype)[:CONTEXT_MAX_CHARS],
        well_formed(host)[:CONTEXT_MAX_CHARS],
        well_formed(time)[:CONTEXT_MAX_CHARS],
    )
