"""A result as the cells of the ai_* columns: CSV in wire text, begun by a comma.

A chunk has 50,000 results and few different ones, so every piece is written once and remembered:
scores have four decimals, and reasons and techniques repeat. The order of the pieces is the order
of `options.RESULTS`. Pure; called by `pipeline`.
"""
from __future__ import annotations

from typing import Dict, Optional, Tuple

from aiscore_contract import scale
from aiscore_contract.plain import plain_cell

from .table import quote, quote_many, to_wire

SOURCE_MODEL = "model"
SOURCE_RULES = "rules"
SOURCE_NONE = "none"

#: Pieces are forgotten when there are more; only reasons with a number in each could get there.
MEMO_MAX_PIECES = 20_000


class Cells:
    """Writes results for one search; `threshold` is the option's."""

    def __init__(self, threshold: Optional[float]) -> None:
        self._threshold = threshold
        self._heads: Dict[float, str] = {}
        self._novelties: Dict[Optional[float], str] = {None: ","}
        self._tails: Dict[Tuple[str, Tuple[str, ...], Tuple[str, ...], str, str], str] = {}

    def scored(self, score: float, novelty: Optional[float], source: str, reasons: Tuple[str, ...],
               techniques: Tuple[str, ...], model: str, error: str = "") -> str:
        """Cells of an event that the model or the rules scored."""
        head = self._heads.get(score)
        if head is None:
            head = self._remember(self._heads, score, self._head(score))
        middle = self._novelties.get(novelty)
        if middle is None:
            middle = self._remember(self._novelties, novelty, f",{novelty:.{scale.DECIMALS}f}")
        key = (source, reasons, techniques, model, error)
        tail = self._tails.get(key)
        if tail is None:
            tail = self._remember(self._tails, key, _tail(*key))
        return head + middle + tail

    def empty(self, error: str) -> str:
        """Cells of an event that nobody scored."""
        return ",,," + _tail(SOURCE_NONE, (), (), "", error)

    def _head(self, score: float) -> str:
        rounded = round(score, scale.DECIMALS)
        return f",{rounded:.{scale.DECIMALS}f},{scale.verdict_of(rounded, self._threshold)}"

    @staticmethod
    def _remember(memo: dict, key: object, piece: str) -> str:
        if len(memo) >= MEMO_MAX_PIECES:
            memo.clear()
        memo[key] = piece
        return piece


def _tail(source: str, reasons: Tuple[str, ...], techniques: Tuple[str, ...], model: str, error: str) -> str:
    pieces = [source, *quote_many([plain_cell(reason) for reason in reasons]),
              *quote_many([plain_cell(technique) for technique in techniques]), plain_cell(model), error]
    return "".join("," + quote(to_wire(piece)) for piece in pieces)
