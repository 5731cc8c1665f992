"""A stand-in for splunkd: runs the search command as splunkd does, for the tests and the demo. Never shipped.

With the repository's root on `sys.path` (Python 3.9 or newer, standard library only):

    from tests.splunkd import Search, SplunkHome

    home = SplunkHome(directory, scorer={"url": "https://localhost:9443", "ca_file": "/path/ca.pem",
                                         "key_file": "/path/keys"}, search={"lost_time_max_s": 5})
                                  # makes SPLUNK_HOME with the app in it; stanzas of local/aiscore.conf as dicts
    with Search(home, ["field=_raw", "mode=auto"], python=sys.executable, chunk_rows=5000) as search:
        for event in search.stream(rows):          # rows: iterable of {"_raw": ..., "_time": ..., ...}
            print(event["ai_score"], event["ai_reason"])
    search.messages                # [("WARN", "text"), ...] of the inspector
    search.error, search.exit_code, search.stderr, search.info    # info: the reply to getinfo
    home.log_lines()               # aiscore.log, parsed

`stream` is lazy at both ends: it takes `chunk_rows` rows from the iterable, sends them as one chunk, and hands
out the merged rows before it takes the next ones; so progress is shown between two rows, and whatever the
caller does between two chunks (stop the scorer, say) meets a search under way. A row is a dict; a value that is
a list is a multivalue field, both ways.

Finer steps, for tests: `start()`, `send(rows, is_finished)` -> merged rows, `send_body(bytes, is_finished)` ->
`Reply`, `send_bytes(bytes)`, `read_reply()`, `cancel()` (SIGTERM), `close_input()`, `finish()` -> exit code.
`run(home, args, rows, **options)` does it all and gives the finished `Search`, with the rows in `.events`.

A `RestServer` given as `rest=` is splunkd's REST interface to that search: a table of routes, sessions, and the
double of Splunk's own client on the command's path.

By default fields are selected as splunkd selects them: only `required_fields` and `_chunked_idx` are sent, and
the reply is merged back by `_chunked_idx`. `selects_fields=False` sends every field with its `__mv_` twin and no
`_chunked_idx`, as old versions do. What no splunkd would forgive (a reply too many, an index twice or unknown, a
wrong length, no answer in `wait_s`) raises `StandInError`.
"""
from .home import SplunkHome
from .rest import RestServer
from .search import Reply, Search, StandInError, run

__all__ = ["Reply", "RestServer", "Search", "SplunkHome", "StandInError", "run"]
