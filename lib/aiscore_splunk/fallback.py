"""The rules, as far as a search needs them: loaded when first wanted, with the site's own, and never in the way.

Where there is no pack, or it is damaged, events stay without a score and the search goes on.
"""
from __future__ import annotations

from typing import Callable, Dict, Iterable, List, Optional, Tuple

from aiscore_contract.event import event_of

from .columns import SOURCE_RULES, Cells
from .pipeline import Key
from .table import from_wire

#: How many events are judged between two looks at the clock.
LOOK_EVERY = 256


class Fallback:
    """Judges events by the rule pack at `pack_path` (empty: the one that ships) and the lookups of the app in
    `app_home` (empty: none)."""

    def __init__(self, pack_path: str = "", app_home: str = "", splunk_home: str = "") -> None:
        self._pack_path = pack_path
        self._app_home = app_home
        self._splunk_home = splunk_home
        self._engine = None
        self._is_loaded = False
        self.problem = ""
        #: What is wrong with the site's lookups, a sentence each.
        self.lookup_problems: List[str] = []

    @property
    def version(self) -> str:
        """What `ai_model` shows; empty where no rules are to be had."""
        return self._engine.version if self._engine is not None else ""

    def cells_of(self, keys: Iterable[Key], word: str, cells: Cells, deadline_s: float,
                 clock: Callable[[], float], look: Callable[[], None]) -> Tuple[List[str], int]:
        """The cells of each event, and how many of them the rules scored.

        `word` is why the model did not. Past `deadline_s` events stay without a score: splunkd gives up a
        chunk that takes too long, and all of its events with it. `look` is called now and then, and may raise.
        """
        self._load()
        empty = cells.empty(word)
        keys = list(keys)
        if self._engine is None:
            return [empty] * len(keys), 0
        found: List[str] = []
        known: Dict[Tuple[str, str], str] = {}
        scored = 0
        for position, (text, sourcetype, _, _) in enumerate(keys):
            if position % LOOK_EVERY == 0:
                look()
                if clock() >= deadline_s:
                    break
            cell = known.get((text, sourcetype))
            if cell is None:
                cell = known[text, sourcetype] = self._judge(text, sourcetype, word, cells) or empty
            found.append(cell)
            scored += cell is not empty
        return found + [empty] * (len(keys) - len(found)), scored

    def _judge(self, text: str, sourcetype: str, word: str, cells: Cells) -> Optional[str]:
        event = event_of(from_wire(text), from_wire(sourcetype))
        try:
            judgement = self._engine.judge(event.text, event.sourcetype)
        except Exception as error:  # one rule's defect costs one event its score
            self.problem = f"a rule failed ({type(error).__name__}); events that it fails on have no score."
            return None
        return cells.scored(judgement.score, None, SOURCE_RULES, judgement.reasons, judgement.techniques,
                            self._engine.version, word)

    def _load(self) -> None:
        if self._is_loaded:
            return
        self._is_loaded = True
        from aiscore_rules import engine, pack  # only a search that needs rules pays for them

        try:
            rules = pack.load_pack(self._pack_path or pack.default_pack_path())
            if self._app_home:
                from .site_rules import load_site_rules

                site = load_site_rules(rules, self._app_home, self._splunk_home)
                rules, self.lookup_problems = site.pack, site.problems
            self._engine = engine.RuleEngine(rules)
        except Exception as error:  # PackError says what is wrong; anything else is as bad
            self.problem = f"the rule pack cannot be used, so the rules score nothing: {error}"
