"""One search from its first chunk of events to its last.

Takes the body of a chunk and gives the body of the reply: the same rows in the same order, every
result column added. Decides who scores which events (the model, the rules, nobody) and keeps count;
how the scorer is asked is `dispatch`'s business. Imported only when there is something to execute.
"""
from __future__ import annotations

import os
import time
from itertools import count
from typing import Any, Callable, Dict, List, Optional, Sequence

from aiscore_contract.limits import REQUEST_MAX_BYTES

from .breaker_file import SharedBreaker, breaker_path
from .columns import Cells
from .dispatch import Cancelled, Dispatcher, Gate, Terms
from .fallback import Fallback
from .faults import Fault
from .notices import NO_TEXT, Tally, messages_of, summary_of
from .options import Options
from .pipeline import Batch, Hours, Key, cells_of, keys_of, plan_batches
from .protocol import GetInfo, Message
from .remote import Scorer, connect
from .settings import CONTEXT_FIELDS, Settings
from .table import append_columns, parse_table
from .ticket import Broker, KeyFile, Tickets, TicketSource

#: Of maxwait: until then the model may answer, and until then the rules. The last fifth is for splunkd.
MODEL_SHARE, RULES_SHARE = 0.6, 0.78

Connect = Callable[[Settings, Tickets], Scorer]


class Search:
    """State of one search. `settings` is None where the admin's settings cannot be used (see `problem`)."""

    def __init__(self, info: GetInfo, options: Options, settings: Optional[Settings], splunk_home: str,
                 is_gone: Callable[[], bool], problem: str = "", connect: Connect = connect,
                 clock: Callable[[], float] = time.monotonic, wall_clock: Callable[[], float] = time.time,
                 app_home: str = "") -> None:
        self._info = info
        self._options = options
        self._settings = settings
        self._is_gone = is_gone
        self._clock = clock
        self._cells = Cells(options.threshold)
        self._hours = Hours()
        self._fallback = Fallback(app_home=app_home, splunk_home=splunk_home)
        self._tally = Tally()
        self._batch_numbers = count(1)
        self._started_s = clock()
        self._dispatcher: Optional[Dispatcher] = None
        self._no_scorer: Optional[Fault] = None
        if options.mode == "rules":
            return
        if settings is None:
            self._no_scorer = Fault("unreachable", problem)
            return
        try:
            self._dispatcher = self._connect(settings, splunk_home, connect, wall_clock)
        except Fault as fault:
            self._no_scorer = fault

    def _connect(self, settings: Settings, splunk_home: str, connect: Connect,
                 wall_clock: Callable[[], float]) -> Dispatcher:
        terms = Terms(self._options.timeout_s, settings.lost_time_max_s, settings.max_in_flight)
        gate = Gate(terms, SharedBreaker(breaker_path(splunk_home, settings.url), wall_clock))
        scorer = connect(settings, Tickets(self._ticket_source(settings), wall_clock))
        return Dispatcher(scorer, gate, settings.max_in_flight, self._is_gone, self._clock)

    def _ticket_source(self, settings: Settings) -> Optional[TicketSource]:
        info, quota_events = self._info, self._options.max_events
        if settings.ticket_source == "broker":
            return Broker(info.splunkd_uri, info.session_key, info.sid, quota_events)
        if settings.key_file:
            return KeyFile(settings.key_file, info.user, info.sid, quota_events)
        return None

    # -- a chunk -----------------------------------------------------------------------------------

    def score_chunk(self, body: bytes) -> bytes:
        """The reply's body to a chunk's `body`. Raises `TableError` where that is no CSV."""
        arrived_s = self._clock()
        table = parse_table(body)
        self._tally.chunks += 1
        if not table.rows:
            return b""
        context = CONTEXT_FIELDS if self._settings is None else self._settings.context_fields
        keys = keys_of(table, self._options.field, context, self._hours)
        room = max(0, self._options.max_events - self._tally.rows)
        self._tally.rows += len(keys)
        try:
            tails = self._tails(keys, room, arrived_s)
        except Exception as error:  # a defect of ours costs scores, never events
            self._tally.problems.append(f"a chunk was not scored, because of an unexpected {type(error).__name__}.")
            self._tally.unscored += len(keys)
            tails = [self._cells.empty("bad_response")] * len(keys)
        return append_columns(table, self._options.result_columns(), tails, self._options.replaced_columns())

    def _tails(self, keys: List[Key], room: int, arrived_s: float) -> List[str]:
        if self._options.mode == "rules":
            found: Dict[Key, str] = {}
            self._judge(keys, "", found, arrived_s, is_new=True)
            return [found[key] for key in keys]
        tails: List[str] = []
        if room:
            found = self._ask(keys[:room], arrived_s)
            tails = [found[key] for key in keys[:room]]
        if room < len(keys):
            found = {}
            self._tally.over += self._judge(keys[room:], "budget", found, arrived_s, is_new=True)
            tails += [found[key] for key in keys[room:]]
        return tails

    def _ask(self, keys: List[Key], arrived_s: float) -> Dict[Key, str]:
        """Cells for each distinct key: the model's, and where it did not answer the rules'."""
        found: Dict[Key, str] = {}
        distinct = self._distinct(keys, found)
        if not distinct:
            return found
        missed: Dict[str, List[Key]] = {}
        fault = self._no_scorer
        if fault is None:
            deadline_s = arrived_s + MODEL_SHARE * self._settings.maxwait_s
            metadata = self._dispatcher.prepare(deadline_s)
            if isinstance(metadata, Fault):
                fault = metadata
            else:
                size = min(self._options.batch_size, metadata.max_batch_events)
                self._score(distinct, size, min(REQUEST_MAX_BYTES, metadata.max_request_bytes), deadline_s, found, missed)
        if fault is not None:
            self._note(fault)
            missed[fault.word] = distinct
        for word, unanswered in missed.items():
            wanted = set(unanswered) if len(unanswered) < len(distinct) else None
            rows = keys if wanted is None else [key for key in keys if key in wanted]
            self._judge(rows, word, found, arrived_s)
        return found

    def _score(self, distinct: List[Key], batch_size: int, max_bytes: int, deadline_s: float, found: Dict[Key, str],
               missed: Dict[str, List[Key]]) -> None:
        batches = [Batch(f"{os.getpid():x}-{next(self._batch_numbers)}", keys, self._options.explain, self._settings.redact_events)
                   for keys in plan_batches(distinct, batch_size, max_bytes)]
        for batch, outcome in self._dispatcher.score(batches, deadline_s):
            if isinstance(outcome, Fault):
                self._note(outcome)
                missed.setdefault(outcome.word, []).extend(batch.keys)
            else:
                self._tally.model = outcome.model
                found.update(zip(batch.keys, cells_of(outcome, self._cells)))

    def _judge(self, keys: List[Key], word: str, found: Dict[Key, str], arrived_s: float, is_new: bool = False) -> int:
        """Puts what the rules say of the events in `keys` into `found`; gives how many have text.

        `word` is why the model was not asked or did not answer; `is_new` where these events were not counted yet.
        """
        options, tally = self._options, self._tally
        distinct = self._distinct([key for key in keys if key not in found], found, is_new)
        rows = sum(1 for key in keys if key[0])
        if word:
            tally.words[word] += rows
        if options.mode == "model":
            found.update(dict.fromkeys(distinct, self._cells.empty(word)))
            tally.unscored += rows
            return rows
        maxwait_s = (self._settings or Settings()).maxwait_s
        cells, scored = self._fallback.cells_of(distinct, word, self._cells, arrived_s + RULES_SHARE * maxwait_s,
                                                self._clock, self._look)
        found.update(zip(distinct, cells))
        if self._fallback.version and options.mode == "rules":
            tally.model = self._fallback.version
        if word:
            tally.fallback += rows if scored else 0
            tally.unscored += 0 if scored else rows
        return rows

    def _distinct(self, keys: Sequence[Key], found: Dict[Key, str], is_new: bool = True) -> List[Key]:
        """Each key with text once, in order; those without go into `found` at once."""
        distinct = list(dict.fromkeys(keys))
        if not all([key[0] for key in distinct]):
            empty = self._cells.empty(NO_TEXT)
            found.update((key, empty) for key in distinct if not key[0])
            distinct = [key for key in distinct if key[0]]
            self._tally.words[NO_TEXT] += sum(1 for key in keys if not key[0])
        if is_new:
            self._tally.unique += len(distinct)
        return distinct

    def _note(self, fault: Fault) -> None:
        if fault.detail:
            self._tally.details.setdefault(fault.word, fault.detail)

    def _look(self) -> None:
        if self._is_gone():
            raise Cancelled

    # -- the end -----------------------------------------------------------------------------------

    def messages(self) -> List[Message]:
        """What the analyst is told with the last chunk."""
        if self._fallback.problem:
            self._tally.problems.append(self._fallback.problem)
        self._tally.problems.extend(self._fallback.lookup_problems)
        return messages_of(self._tally, self._options)

    @property
    def lookup_problems(self) -> Sequence[str]:
        """What is wrong with the site's lookups, a sentence each; known once the rules were needed."""
        return self._fallback.lookup_problems

    def summary(self) -> Dict[str, Any]:
        """What the log is told of the search."""
        dispatcher = self._dispatcher
        batches, model_s = (dispatcher.batches_sent, dispatcher.model_s) if dispatcher is not None else (0, 0.0)
        return summary_of(self._tally, self._options, batches, model_s, self._clock() - self._started_s)
