"""What the search side and the scorer agree on.

Owns the event, the request, the response, the limits, the fixed score scale, the words of
``ai_error``, the ticket and the wire form of each. Opens nothing: no socket, no file, no
clock. Both halves import it, so it is written for Python 3.9 and the standard library alone.

Reading order: limits, errors, scale, event, messages, wire, ticket.
"""
__version__ = "1.0.0"
