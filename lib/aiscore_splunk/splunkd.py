"""One call to splunkd's REST interface, through Splunk's own client.

`splunk.rest` comes with Splunk's Python and knows how splunkd's certificate is to be checked on
this host; a TLS context of our own would have to guess, and the usual guess is not to verify. It is
imported at the first call, because it costs a tenth of a second. Decides nothing. Called by the
REST handlers, and by whoever asks the ticket broker.
"""
from __future__ import annotations

import json
from typing import Any, Mapping, Optional, Tuple
from urllib.parse import urlencode

#: What cannot be reached, or does not answer in time.
NOT_REACHED = 0


def call(method: str, url: str, session_key: str, fields: Optional[Mapping[str, str]] = None,
         document: Optional[Mapping[str, Any]] = None, timeout_s: float = 5.0) -> Tuple[int, bytes]:
    """(status, body) of one request; the status is NOT_REACHED where there was no answer.

    url       an absolute address at splunkd; JSON is asked for
    fields    sent as a form
    document  sent as JSON
    """
    from splunk import rest  # noqa: PLC0415

    url += ("&" if "?" in url else "?") + urlencode({"output_mode": "json"})
    body = {"jsonargs": json.dumps(document)} if document is not None else {"postargs": dict(fields)} if fields else {}
    try:
        response, content = rest.simpleRequest(url, sessionKey=session_key, method=method, timeout=timeout_s, **body)
    except Exception as error:  # Its tree of exceptions differs between versions; all carry the status, or none.
        status = getattr(error, "statusCode", NOT_REACHED)
        return (status if isinstance(status, int) else NOT_REACHED), b""
    return int(response.status), content
