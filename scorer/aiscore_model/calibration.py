"""From logits to the fixed scale, so that a score means the same on every kind of log.

A curve says which logit a given share of benign events reaches. The bundle has one for each kind,
learned on benign events of sources that the head was not trained on. A site with a baseline has
its own: its body is the baseline's, and its tail, which 500 events cannot show, is the bundle's
tail hung on the baseline's body.

Before that, every form of log (the starts of processes, the logins of sshd, the requests that post something) is put on one
scale: the head finds benign events of some forms far louder than those of others, and one demand for all of a kind would be
as strict as its loudest form asks for, or flood where that form is all that a site has.

Shares between the known ones are interpolated, shares beyond the last are extrapolated with the last
slope, both linear in the logarithm of the share.
"""
from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from aiscore_contract.scale import KNOTS, SUSPICIOUS_FROM, score_of_tail

#: Rarities (-log10 of the share) at which a curve holds its logit.
RARITIES = (0.0, 0.3, 0.7, 1.0, 1.3, 1.7, 2.0, 2.5, 3.0, 3.5, 4.0)
#: The rarest share that a baseline is believed on: 1 % of it may be attacks.
ANCHOR_RARITY = 1.7
#: Events of a part (a site's baseline, a form of log) at which its own body and the whole's weigh the same.
SHRINK_EVENTS = 100
#: How much longer than the bundle's a site's tail is taken to be: its 500 events do not show it, and alarms that are false cost more than misses.
TAIL_STRETCH = 1.2
#: Rarity from which forms of log are told by curves of their own alone. Attacks are more common in some forms than in others, so among
#: what is common the head's order between forms is worth more than that each form has as much of it.
LEVELLED_FROM = 1.0
#: A tail steeper than this, in logits a decade, is a tail of too few events.
SLOPE_MIN = 0.35


@dataclass(frozen=True)
class Curve:
    """Logits reached by benign shares 10**-RARITIES; strictly increasing."""

    logits: Tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.logits) != len(RARITIES):
            raise ValueError(f"a curve has {len(RARITIES)} logits, not {len(self.logits)}")
        if not all(math.isfinite(logit) for logit in self.logits):
            raise ValueError("a curve's logits are finite numbers")
        if any(right <= left for left, right in zip(self.logits, self.logits[1:])):
            raise ValueError("a curve's logits increase")

    def rarity(self, logit: float) -> float:
        """-log10 of the share of benign events that reach `logit`, at most the scale's end."""
        logits = self.logits
        if logit <= logits[0]:
            return 0.0
        position = min(bisect_right(logits, logit) - 1, len(logits) - 2)
        left, right = logits[position], logits[position + 1]
        rarity = RARITIES[position] + (RARITIES[position + 1] - RARITIES[position]) * (logit - left) / (right - left)
        return min(rarity, KNOTS[-1][0])

    def score(self, logit: float) -> float:
        """Score of `logit` on the fixed scale."""
        return score_of_tail(10 ** -self.rarity(logit))

    def logit_at(self, rarity: float) -> float:
        """Logit that a share of 10**-rarity reaches."""
        return float(np.interp(rarity, RARITIES, self.logits))

    def careful(self, decades: float) -> Curve:
        """A curve that demands at 0.1 % what this one demands `decades` further out, and in proportion elsewhere."""
        slope = (self.logits[-1] - self.logits[-2]) / (RARITIES[-1] - RARITIES[-2])
        further = [rarity * (1 + decades / 3) for rarity in RARITIES]
        return Curve(tuple(self.logit_at(rarity) + slope * max(0.0, rarity - RARITIES[-1]) for rarity in further))

    def logit_of(self, score: float) -> float:
        """Logit that gets `score` on the fixed scale."""
        return self.logit_at(float(np.interp(score, [knot[1] for knot in KNOTS], [knot[0] for knot in KNOTS])))

    def carried(self, logits: np.ndarray, other: Curve) -> np.ndarray:
        """The logits [n] that are as rare on `other` as `logits` are on this curve; beyond both ends the outermost slopes go on."""
        own, others = np.array(self.logits), np.array(other.logits)
        slopes = np.diff(others)[[0, -1]] / np.diff(own)[[0, -1]]
        inside = np.interp(logits, own, others)
        return inside + slopes[0] * np.minimum(logits - own[0], 0.0) + slopes[1] * np.maximum(logits - own[-1], 0.0)


def increasing(logits: Sequence[float]) -> Curve:
    """A curve through `logits`, lifted where they do not increase enough."""
    lifted: List[float] = []
    for position, logit in enumerate(logits):
        if lifted:
            least = lifted[-1] + SLOPE_MIN * (RARITIES[position] - RARITIES[position - 1])
            logit = max(float(logit), least)
        lifted.append(float(logit))
    return Curve(tuple(lifted))


def curve_of(logits: Sequence[float], weights: Optional[Sequence[float]] = None) -> Curve:
    """The curve of benign `logits`. Beyond what they can show (one in n) the tail goes on with the
    slope of its last shown decade."""
    values = np.asarray(logits, np.float64)
    if len(values) < 20:
        raise ValueError("a curve needs 20 benign events at least")
    weights = np.ones(len(values)) if weights is None else np.asarray(weights, np.float64)
    order = np.argsort(values)
    values, share = values[order], np.cumsum(weights[order][::-1])[::-1] / weights.sum()
    shown = math.log10(len(values)) - 0.3
    found: List[float] = []
    for rarity in RARITIES:
        if rarity <= shown or len(found) < 2:
            found.append(float(np.interp(rarity, -np.log10(share), values)))
        else:
            base = max(0, len(found) - 3)
            slope = (found[-1] - found[base]) / max(RARITIES[len(found) - 1] - RARITIES[base], 1e-9)
            found.append(found[-1] + max(slope, SLOPE_MIN) * (rarity - RARITIES[len(found) - 1]))
    return increasing(found)


def across(curves: Sequence[Curve], quantile: float) -> Curve:
    """The curve that demands, at every share, what `quantile` (0 to 1, from the laxest to the strictest) of `curves` demand."""
    if not curves:
        raise ValueError("no curve to choose from")
    table = np.array([curve.logits for curve in curves])
    return increasing(np.quantile(table, quantile, axis=0))


def for_site(bundle: Curve, logits: Sequence[float]) -> Curve:
    """The site's curve: body from its baseline's logits, tail from the bundle's, both shrunk by size."""
    return hung(bundle, logits, TAIL_STRETCH)


def hung(wider: Curve, logits: Sequence[float], stretch: float = 1.0) -> Curve:
    """The curve of a part with benign `logits`: their body, behind it the tail of the `wider` whole, stretched; both shrunk to the
    whole by size."""
    own = curve_of(logits)
    trust = len(logits) / (len(logits) + SHRINK_EVENTS)
    anchor, wider_anchor = own.logit_at(ANCHOR_RARITY), wider.logit_at(ANCHOR_RARITY)
    blended = []
    for position, rarity in enumerate(RARITIES):
        part = own.logits[position] if rarity <= ANCHOR_RARITY else anchor + stretch * (wider.logits[position] - wider_anchor)
        blended.append(trust * part + (1 - trust) * wider.logits[position])
    return increasing(blended)


def of_form(whole: Curve, logits: Sequence[float]) -> Curve:
    """The curve of a form of log with benign `logits`: that of the `whole` kind where events are common, its own where they are rare.

    A form so quiet that its rare events lie below the kind's common ones keeps the kind's order there, and so asks for more than its own
    events do. Each distinct wording counts once: how often one repeats is the site's affair (`train.cold_curves` counts it).
    """
    own = hung(whole, logits)
    return increasing([wider + min(1.0, rarity / LEVELLED_FROM) * (part - wider)
                       for rarity, part, wider in zip(RARITIES, own.logits, whole.logits)])


def lengthened(curve: Curve, other: Curve) -> Curve:
    """`curve` with a tail no shorter than that of `other`: where what it was learned on is tidier than sites, its tail says little."""
    logits = list(curve.logits)
    for position in range(1, len(RARITIES)):
        if RARITIES[position] > ANCHOR_RARITY:
            logits[position] = max(logits[position], logits[position - 1] + other.logits[position] - other.logits[position - 1])
    return Curve(tuple(logits))


def heard(logits: np.ndarray, floors: Sequence[float], curves: Sequence[Curve]) -> np.ndarray:
    """Cold logits [n], none below what gets the event its rules' score [n] on its curve [n].

    Rules are calibrated to the same scale, so an event that they find suspicious is that, whatever the words of it look
    like. The site is heard after that: its baseline and its labels may lower what rules raised.
    """
    raised = np.array(logits, np.float64)
    for position, score in enumerate(floors):
        if score >= SUSPICIOUS_FROM:
            raised[position] = max(raised[position], curves[position].logit_of(score))
    return raised


@dataclass(frozen=True)
class Forms:
    """Cold logits that benign events of each form of log reach, and the scale that they are all put on.

    common  the scale: what benign events of all forms reach together; None where no form is known
    curves  by form: a kind and the action of an event, or the kind alone for all of its other actions
    """

    common: Optional[Curve] = None
    curves: Mapping[str, Curve] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.curves and self.common is None:
            raise ValueError("curves of forms need a common scale")

    def form_of(self, kind: str, action: str) -> str:
        """The form of an event, by its kind and action; "" where none is known."""
        form = name_of_form(kind, action)
        return form if form in self.curves else kind if kind in self.curves else ""

    def levelled(self, logits: np.ndarray, forms: Sequence[str]) -> np.ndarray:
        """Logits [n] of events of `forms` [n] on the common scale; as they came where the form is not known."""
        level = np.array(logits, np.float64)
        members: Dict[str, List[int]] = {}
        for position, form in enumerate(forms):
            if form:
                members.setdefault(form, []).append(position)
        for form, positions in members.items():
            level[positions] = self.curves[form].carried(level[positions], self.common)  # type: ignore[arg-type]
        return level


def name_of_form(kind: str, action: str) -> str:
    """What events of `kind` and `action` are called among forms."""
    return f"{kind} {action}"


@dataclass(frozen=True)
class Calibration:
    """Curves of cold and warm logits by kind, "" for kinds that were not seen; and what puts cold logits of all forms on one scale
    before."""

    cold: Mapping[str, Curve]
    warm: Mapping[str, Curve]
    forms: Forms = field(default_factory=Forms)

    def __post_init__(self) -> None:
        for curves in (self.cold, self.warm):
            if "" not in curves:
                raise ValueError("a calibration has a curve for kinds that were not seen")

    def of(self, kind: str, warm: bool) -> Curve:
        """The curve for events of `kind`."""
        curves = self.warm if warm else self.cold
        return curves.get(kind, curves[""])

    def to_json(self) -> Dict[str, Any]:
        """As the bundle keeps it."""
        common = {"common": _numbers(self.forms.common)} if self.forms.common else {}
        return {"cold": _all_numbers(self.cold), "warm": _all_numbers(self.warm),
                "forms": {**common, "curves": _all_numbers(self.forms.curves)}}

    @classmethod
    def from_json(cls, parsed: Mapping[str, Any]) -> Calibration:
        """Raises ValueError, KeyError, TypeError, AttributeError or OverflowError where `parsed` is no calibration. One without forms is of a bundle from before them."""
        forms = parsed.get("forms", {"curves": {}})
        common = _curve(forms["common"]) if "common" in forms else None
        return cls(_curves(parsed["cold"]), _curves(parsed["warm"]), Forms(common, _curves(forms["curves"])))


def _numbers(curve: Curve) -> List[float]:
    return [round(logit, 5) for logit in curve.logits]


def _all_numbers(curves: Mapping[str, Curve]) -> Dict[str, List[float]]:
    return {name: _numbers(curve) for name, curve in curves.items()}


def _curve(logits: Sequence[float]) -> Curve:
    return Curve(tuple(float(logit) for logit in logits))


def _curves(parsed: Mapping[str, Sequence[float]]) -> Dict[str, Curve]:
    return {str(name): _curve(logits) for name, logits in parsed.items()}
