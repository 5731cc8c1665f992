"""Splunk's REST client, over a real connection to the stand-in of a test; plain HTTP, since that is one."""
import urllib.error
import urllib.parse
import urllib.request

from . import RESTException


class Response:
    def __init__(self, status):
        self.status = status


def simpleRequest(path, sessionKey=None, getargs=None, postargs=None, method="GET", raiseAllErrors=False, proxyMode=False,
                  rawResult=False, timeout=None, jsonargs=None, token=False):
    body = jsonargs.encode() if jsonargs is not None else urllib.parse.urlencode(postargs or {}).encode()
    request = urllib.request.Request(path, data=body if method == "POST" else None, method=method)
    request.add_header("Authorization", f"Splunk {sessionKey}")
    if jsonargs is not None:
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return Response(answer.status), answer.read()
    except urllib.error.HTTPError as error:
        if error.code in (401, 403, 404):
            raise RESTException(error.code) from None
        return Response(error.code), error.read()
