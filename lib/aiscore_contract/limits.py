"""Bounds that hold on both sides of the wire, in the unit that each name ends with."""

#: An event's text beyond this is read as its first TEXT_HEAD_CHARS and last TEXT_TAIL_CHARS:
#: what matters in an overlong event is how it starts, and what an attacker pushed to its end.
TEXT_HEAD_CHARS = 32_768
TEXT_TAIL_CHARS = 4_096
TEXT_MAX_CHARS = TEXT_HEAD_CHARS + TEXT_TAIL_CHARS

#: sourcetype, host and time of an event.
CONTEXT_MAX_CHARS = 1_024

#: Events in one request.
BATCH_MAX_EVENTS = 8_192

#: A request, once inflated. A batch is closed before it grows past this.
REQUEST_MAX_BYTES = 16 * 1024 * 1024

#: A response, once inflated.
RESPONSE_MAX_BYTES = 32 * 1024 * 1024

REASON_MAX_CHARS = 512
REASONS_MAX_PER_EVENT = 16
TECHNIQUES_MAX_PER_EVENT = 16


def clip_text(text: str) -> str:
    """The part of an event that is ever read: all of it, or its head and its tail.

    >>> len(clip_text("a" * 50_000))
    36864
    >>> clip_text("short")
    'short'
    """
    if len(text) <= TEXT_MAX_CHARS:
        return text
    return text[:TEXT_HEAD_CHARS] + text[-TEXT_TAIL_CHARS:]
