"""The whole path from events to results: the one the service runs, the trainer runs and the tests run.

    read     sanitise, template, variables; Sigma rules                    each distinct event once
    cold     BERT once a template, TF-IDF, shape ─▶ head ─▶ one scale      each distinct wording and action once
             for all forms of log; rules as a floor
    warm     the site's baseline ─▶ head's second stage ─▶ labels' correction
    score    calibration of the kind, or of the site

A result depends on the event, the bundle and the site alone. One thread at a time; the service
gives it a process of its own.
"""
from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Dict, Hashable, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from aiscore_contract.event import Event
from aiscore_contract.limits import REASON_MAX_CHARS, REASONS_MAX_PER_EVENT, TECHNIQUES_MAX_PER_EVENT
from aiscore_contract.scale import MALICIOUS_FROM, SUSPICIOUS_FROM, verdict_of
from aiscore_rules.engine import Judgement, RuleEngine

from . import bundle as bundles
from . import calibration, reasons
from . import site as sites
from .baseline import Baseline
from .bundle import Bundle
from .encoder import Encoder, are_numbers, default_folder
from .errors import EncoderError, SiteError
from .features import wording
from .head import tensorflow
from .normalise import Normalised, hour_of, normalise
from .sanitise import sanitise
from .site import Site
from .teaching import BASELINE_WEIGHT, Correction, Teaching, Traits, Weights, teach
from .trust import MANIFEST, digest

#: Events whose result is kept, and wordings whose logit is: logs repeat, across requests too. An entry is a few hundred
#: bytes, whatever the event's size: what is kept of the event is a digest.
ANSWERS_CACHED = 300_000
LOGITS_CACHED = 200_000
#: Events whose reading is kept, for those who ask about the same events again in another way.
READINGS_CACHED = 10_000
#: Parts that a baseline is cut into, so that each of its events is judged by the others.
CROSS_PARTS = 5
CROSS_MAX_EVENTS = 5_000
#: Lines of the baseline that stand in as weak benign labels.
TEACHING_LINES = 300
#: Share of a baseline up to which events that the bundle alone calls malicious are taken for attacks in it: 1 % may be.
COLD_STANDS_SHARE = 0.015
#: A label is told as a reason from this likeness, and from this share of the same parties.
ALIKE_FROM = 0.6
KIN_FROM = 0.5
#: Rarity at which an event is, before any label, as likely an attack as not.
EVEN_RARITY = 2.3


class Recent(OrderedDict):
    """A bounded map that forgets what was not asked for longest."""

    def __init__(self, bound: int) -> None:
        super().__init__()
        self._bound = bound
        self.hits = 0
        self.misses = 0

    def find(self, key: Hashable) -> Any:
        found = self.get(key)
        if found is None:
            self.misses += 1
        else:
            self.hits += 1
            self.move_to_end(key)
        return found

    def keep(self, key: Hashable, value: Any) -> None:
        self[key] = value
        if len(self) > self._bound:
            self.popitem(last=False)


def event_digest(event: Event) -> bytes:
    """What tells `event` from every other that could score otherwise: of the time, only the hour reaches the models."""
    head = f"{hour_of(event.time)} {len(event.sourcetype)} {len(event.host)} {event.sourcetype}{event.host}"
    return _digest_of(f"{head}{event.text}")


def _digest_of(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _wording_digest(event: Normalised) -> bytes:
    return _digest_of(repr((event.template, event.focus)))


@dataclass(frozen=True)
class Reading:
    """An event as the models see it: its text, and what the rules say."""

    normalised: Normalised
    judgement: Judgement
    sourcetype: str

    @classmethod
    def of(cls, event: Event, rules: RuleEngine) -> Reading:
        """`event`, read."""
        return cls(normalise(event), rules.judge(event.text, event.sourcetype), event.sourcetype)


#: Score, novelty, reasons and techniques of one event.
Answer = Tuple[float, Optional[float], Tuple[str, ...], Tuple[str, ...]]


@dataclass(frozen=True)
class Results:
    """Columns of a `ScoreResponse`; element i belongs to event i."""

    scores: Tuple[float, ...]
    novelties: Tuple[Optional[float], ...]
    reasons: Tuple[Tuple[str, ...], ...]
    techniques: Tuple[Tuple[str, ...], ...]

    @classmethod
    def of_rows(cls, rows: Sequence[Answer]) -> Results:
        """The columns of answers, one an event."""
        return cls(*zip(*rows)) if rows else cls((), (), (), ())

    @property
    def verdicts(self) -> Tuple[str, ...]:
        """At the default thresholds."""
        return tuple(map(verdict_of, self.scores))


@dataclass(frozen=True)
class Judged:
    """What the model found before calibration. All [n].

    embeddings  float16 [n, dim]      cold, logits  before and after the site was heard
    correction  what labels added to the logits, and which
    """

    embeddings: np.ndarray
    cold: np.ndarray
    logits: np.ndarray
    correction: Correction
    novelties: Tuple[Optional[float], ...]
    news: Tuple[Tuple[str, ...], ...]


class Scorer:
    """A bundle, the encoder it was trained with, and what is known of a site."""

    def __init__(self, bundle: Bundle, encoder: Encoder, site: Optional[Site] = None, bundle_digest: str = "") -> None:
        if encoder.digest != bundle.encoder_digest:
            raise EncoderError(f"the bundle was trained with {bundle.encoder_name} and another encoder was given: "
                               "an encoder's bundle is its own")
        self.bundle = bundle
        self.encoder = encoder
        self.bundle_digest = bundle_digest
        self._answers = Recent(ANSWERS_CACHED)
        self._readings = Recent(READINGS_CACHED)
        self._logits = Recent(LOGITS_CACHED)
        self._told = Recent(READINGS_CACHED)
        self._curves: Dict[Tuple[str, str], calibration.Curve] = {}
        self._stands: Dict[Tuple[str, str], bool] = {}
        self._site: Optional[Site] = None
        if site is not None:
            self.use_site(site)

    @classmethod
    def load(cls, bundle_dir: Optional[Path] = None, *, site_dir: Optional[Path] = None,
             encoder_dir: Optional[Path] = None, device: str = "auto", threads: Optional[int] = None,
             dtype: str = "auto", trusted_keys: Optional[Mapping[str, bytes]] = None) -> Scorer:
        """Load and verify everything. Raises a `ModelError` that says what to do."""
        path = bundle_dir or bundles.shipped_folder()
        # The head's matrices are small: handing them to other threads costs more than they do.
        tensorflow(1)
        bundle = bundles.load(path, trusted_keys)
        encoder = Encoder(encoder_dir or default_folder(), device, threads, dtype, bundle.adapter)
        bundle_digest = digest((path / MANIFEST).read_bytes())
        site = sites.load(site_dir, bundle_digest, trusted_keys or {}) if site_dir is not None else None
        return cls(bundle, encoder, site, bundle_digest)

    @property
    def site(self) -> Optional[Site]:
        """What is known of the site, or None."""
        return self._site

    def use_site(self, site: Optional[Site]) -> None:
        """Score with what is known of another site (None: of no site)."""
        if site is not None and site.bundle_digest != self.bundle_digest:
            raise SiteError("the site was learned with another bundle: learn it again with the present one")
        self._site = site
        self._curves.clear()
        self._stands.clear()
        self._answers.clear()

    @property
    def metadata(self) -> Dict[str, str]:
        """What `GET /v2/models/aiscore` tells of this scorer."""
        manifest = self.bundle.manifest
        return {"bundle": self.bundle.label, "version": ".".join(map(str, manifest.version)),
                "device": self.encoder.device_name, "encoder": f"{self.bundle.encoder_name} {self.encoder.dtype}",
                "site": self._site.label if self._site else ""}

    def check(self) -> None:
        """Runs BERT and head on a line that no cache answers. Raises what they raise, and EncoderError where they give no number:
        a GPU that has failed once fails for everything that its process asks of it."""
        readings = [Reading.of(Event("is anybody there"), self.bundle.rules)]
        embeddings = self.encoder.read_anew([reading.normalised.template for reading in readings])
        if not (are_numbers(embeddings) and np.isfinite(self.bundle.head.logits(self.features(readings, embeddings))).all()):
            raise EncoderError(f"BERT on {self.encoder.device_name} gave no numbers")

    def statistics(self) -> Dict[str, float]:
        """Counters since the start."""
        return {"template_cache_hits": self.encoder.hits, "template_cache_misses": self.encoder.misses,
                "template_cache_size": self.encoder.cached, "answer_cache_hits": self._answers.hits,
                "answer_cache_misses": self._answers.misses, "wording_cache_hits": self._logits.hits,
                "wording_cache_misses": self._logits.misses}

    # -- reading ---------------------------------------------------------------------------------

    def read(self, events: Sequence[Event]) -> List[Reading]:
        """Text and rules of each event."""
        readings = []
        for event in events:
            key = event_digest(event)
            reading = self._readings.find(key)
            if reading is None:
                reading = Reading.of(event, self.bundle.rules)
                self._readings.keep(key, reading)
            readings.append(reading)
        return readings

    def features(self, readings: Sequence[Reading], embeddings: np.ndarray) -> np.ndarray:
        """What the head reads of each event, float32 [n, width]."""
        return self.bundle.space.rows([reading.normalised for reading in readings], embeddings,
                                      [reading.judgement for reading in readings])

    def cold(self, readings: Sequence[Reading]) -> Tuple[np.ndarray, np.ndarray]:
        """Embeddings [n, dim] and cold logits [n]; each distinct wording and action goes through the head once."""
        embeddings = self.encoder.embed([reading.normalised.template for reading in readings])
        logits = np.empty(len(readings), np.float64)
        missing: Dict[Hashable, List[int]] = {}
        for position, reading in enumerate(readings):
            normalised = reading.normalised
            key = _digest_of(repr((normalised.template, normalised.focus, normalised.kind, normalised.action, reading.judgement.rule_ids)))
            logit = self._logits.find(key)
            if logit is None:
                missing.setdefault(key, []).append(position)
            else:
                logits[position] = logit
        if missing:
            first = [positions[0] for positions in missing.values()]
            of_first = [readings[position] for position in first]
            found = self.bundle.head.logits(self.features(of_first, embeddings[first]))
            scale = self.bundle.calibration
            level = scale.forms.levelled(found, [scale.forms.form_of(reading.normalised.kind, reading.normalised.action) for reading in of_first])
            fresh = calibration.heard(level, [reading.judgement.score for reading in of_first],
                                      [scale.of(reading.normalised.kind, warm=False) for reading in of_first])
            for (key, positions), logit in zip(missing.items(), fresh):
                logits[positions] = logit
                self._logits.keep(key, float(logit))
        return embeddings, logits

    # -- judging ---------------------------------------------------------------------------------

    def judge(self, readings: Sequence[Reading]) -> Judged:
        """Everything but the calibration."""
        embeddings, cold = self.cold(readings)
        return self._judge_here(readings, embeddings, cold, self._site.baseline if self._site else None)

    def _judge_here(self, readings: Sequence[Reading], embeddings: np.ndarray, cold: np.ndarray,
                    baseline: Optional[Baseline]) -> Judged:
        if baseline is None:
            return Judged(embeddings, cold, cold, Correction.none(len(readings)), (None,) * len(readings), ((),) * len(readings))
        normalised = [reading.normalised for reading in readings]
        behaviour = baseline.behaviour(normalised, [reading.sourcetype for reading in readings], embeddings, cold)
        logits = cold.copy()
        known = np.flatnonzero(behaviour.rows[:, 0])
        if len(known):
            logits[known] = self.bundle.head.joined(cold[known], behaviour.rows[known])
        correction = Correction.none(len(readings))
        if self._site is not None and self._site.teaching is not None:
            correction = self._site.teaching.corrections(Traits.of(normalised, embeddings))
            logits = logits + correction.logits
        return Judged(embeddings, cold, logits, correction, behaviour.novelties, behaviour.news)

    def curve(self, reading: Reading) -> calibration.Curve:
        """The curve that turns this event's logit into a score."""
        kind = reading.normalised.kind
        group = self._site.baseline.group_of(reading.sourcetype, kind) if self._site else None
        if group is None:
            return self.bundle.calibration.of(kind, warm=False)
        key = (reading.sourcetype, kind)
        curve = self._curves.get(key)
        if curve is None:
            curve = self.bundle.calibration.of(kind, warm=True)
            if len(group.final_sorted) >= 20:
                curve = calibration.for_site(curve, group.final_sorted)
            self._curves[key] = curve
        return curve

    def scores(self, readings: Sequence[Reading], judged: Judged) -> List[float]:
        """Scores of what was judged, on the fixed scale."""
        # Labels may lower what the bundle alone says. What they raise is measured against the site, not against the bundle.
        lowered = judged.cold + np.minimum(judged.correction.logits, 0.0)
        return [self._score_of(reading, float(judged.logits[position]), float(lowered[position]))
                for position, reading in enumerate(readings)]

    def _score_of(self, reading: Reading, logit: float, cold: float) -> float:
        score = self.curve(reading).score(logit)
        if self._cold_verdict_stands(reading):
            alone = self.bundle.calibration.of(reading.normalised.kind, warm=False).score(cold)
            if alone >= MALICIOUS_FROM:
                return max(score, alone)
        return score

    def _cold_verdict_stands(self, reading: Reading) -> bool:
        """Whether `malicious` by the bundle alone holds at this site: its baseline hardly knows such events. A handful of attacks in
        the baseline would otherwise lift the site's curve above all of their kind."""
        kind = reading.normalised.kind
        group = self._site.baseline.group_of(reading.sourcetype, kind) if self._site else None
        if group is None:
            return False
        key = (reading.sourcetype, kind)
        stands = self._stands.get(key)
        if stands is None:
            high = self.bundle.calibration.of(kind, warm=False).logit_of(MALICIOUS_FROM)
            stands = self._stands[key] = float((group.logits_sorted >= high).mean()) <= COLD_STANDS_SHARE
        return stands

    def score(self, events: Sequence[Event], explain: bool = False) -> Results:
        """Results of events, in their order; equal events are scored once, whichever request they came with."""
        keys = [(event_digest(event), explain) for event in events]
        found: Dict[Tuple[bytes, bool], Answer] = {}
        missing: Dict[Tuple[bytes, bool], Event] = {}
        for key, event in zip(keys, events):
            if key in found or key in missing:
                continue
            answer = self._answers.find(key)
            if answer is None:
                missing[key] = event
            else:
                found[key] = answer
        if missing:
            for key, answer in zip(missing, self._answer(list(missing.values()), explain)):
                found[key] = answer
                self._answers.keep(key, answer)
        return Results.of_rows([found[key] for key in keys])

    def _answer(self, events: Sequence[Event], explain: bool) -> List[Answer]:
        readings = self.read(events)
        judged = self.judge(readings)
        scores = self.scores(readings, judged)
        words = {} if explain else self._telling_words([reading.normalised for reading, score in zip(readings, scores)
                                                        if score >= SUSPICIOUS_FROM])
        told = [self._reasons(reading, judged, position, scores[position], words)
                for position, reading in enumerate(readings)]
        techniques = [reading.judgement.techniques[:TECHNIQUES_MAX_PER_EVENT] for reading in readings]
        return list(zip(scores, judged.novelties, told, techniques))

    def _reasons(self, reading: Reading, judged: Judged, position: int, score: float,
                 words: Mapping[bytes, Tuple[str, ...]]) -> Tuple[str, ...]:
        told = list(reading.judgement.reasons)
        told.extend(judged.news[position])
        # Where a rule hit, labels are told whatever the score: they may be why it is no higher.
        if score >= SUSPICIOUS_FROM or reading.judgement.reasons:
            told.extend(self._taught_reasons(reading, judged, position))
        if score >= SUSPICIOUS_FROM:
            cheap = words.get(_wording_digest(reading.normalised))
            told.extend(reasons.attributions(self, reading) if cheap is None else cheap)
        return tuple(sanitise(text)[:REASON_MAX_CHARS] for text in told[:REASONS_MAX_PER_EVENT])

    def _telling_words(self, events: Sequence[Normalised]) -> Dict[bytes, Tuple[str, ...]]:
        """The telling words of each wording in `events`; those that are not remembered are found all at once."""
        found: Dict[bytes, Tuple[str, ...]] = {}
        fresh: Dict[bytes, Normalised] = {}
        for event in events:
            key = _wording_digest(event)
            known = self._told.find(key)
            if known is None:
                fresh[key] = event
            else:
                found[key] = known
        for key, words in zip(fresh, reasons.telling_words(self.bundle.space, list(fresh.values()))):
            found[key] = tuple(words)
            self._told.keep(key, found[key])
        return found

    def _taught_reasons(self, reading: Reading, judged: Judged, position: int) -> List[str]:
        teaching, told = self._site.teaching if self._site else None, judged.correction
        if teaching is None or told.nearest[position] < 0:
            return []
        said = []
        if told.likeness[position] >= ALIKE_FROM:
            said.append(f"like an event labelled {_label_of(teaching, told.nearest[position])} here ({told.likeness[position]:.0%} alike)")
        if told.kinship[position] >= KIN_FROM:
            shared = teaching.shared_party(reading.normalised, int(told.kin[position]))
            if shared is not None:
                said.append(f"{shared[0]} {shared[1][:80]} is in an event labelled {_label_of(teaching, told.kin[position])} here")
        return said

    # -- learning a site -------------------------------------------------------------------------

    def learn_site(self, events: Sequence[Event], labelled: Sequence[Tuple[Event, int]] = ()) -> Site:
        """What unlabelled `events` and `labelled` events (1 malicious, 0 benign) of one site teach."""
        readings = self.read(events)
        embeddings, cold = self.cold(readings)
        site = Site(self.bundle_digest, self._baseline_of(readings, embeddings, cold))
        few = np.arange(min(len(readings), CROSS_MAX_EVENTS))
        before, self._site = self._site, None
        try:
            own = self.cross_judged([readings[i] for i in few], embeddings[few], cold[few])
            _set_final(site.baseline, [readings[i] for i in few], own)
            if labelled:
                self.use_site(site)
                site, corrections = self._taught(site, readings, labelled)
                _set_final(site.baseline, [readings[i] for i in few], own + corrections[few])
            return site
        finally:
            self.use_site(before)

    @staticmethod
    def _baseline_of(readings: Sequence[Reading], embeddings: np.ndarray, cold: np.ndarray) -> Baseline:
        return Baseline.learn([reading.normalised for reading in readings],
                              [reading.sourcetype for reading in readings], embeddings, cold)

    def cross_judged(self, readings: Sequence[Reading], embeddings: np.ndarray, cold: np.ndarray) -> np.ndarray:
        """Logits of a baseline's own events, each judged by a baseline of the other parts [n]."""
        logits = cold.copy()
        part = np.arange(len(readings)) % CROSS_PARTS
        for number in range(CROSS_PARTS):
            held, rest = np.flatnonzero(part == number), np.flatnonzero(part != number)
            if not len(held):
                continue
            others = self._baseline_of([readings[i] for i in rest], embeddings[rest], cold[rest])
            logits[held] = self._judge_here([readings[i] for i in held], embeddings[held], cold[held], others).logits
        return logits

    def _taught(self, site: Site, readings: Sequence[Reading],
                labelled: Sequence[Tuple[Event, int]]) -> Tuple[Site, np.ndarray]:
        """`site` with what the labels teach, and the correction of each of `readings` [n]."""
        before = self.judge(readings)
        texts = [wording(reading.normalised) for reading in readings]
        chosen = _spread(texts, TEACHING_LINES)
        new = self.read([event for event, _ in labelled])
        new_judged = self.judge(new)
        both = [readings[i] for i in chosen] + new
        logits = np.concatenate([before.logits[chosen], new_judged.logits])
        prior = np.array([logit - self.curve(reading).logit_at(EVEN_RARITY) for logit, reading in zip(logits, both)])
        labels = np.array([-1] * len(chosen) + [label for _, label in labelled])
        # The more suspicious a line of the baseline looks, the less it may stand for benign.
        doubt = 1.0 / (1.0 + np.exp(-np.clip(prior, -30, 30)))
        weights = np.where(labels < 0, BASELINE_WEIGHT * (1 - doubt), 1.0)
        traits = Traits.of([reading.normalised for reading in both], np.concatenate([before.embeddings[chosen], new_judged.embeddings]))
        terms = Weights.of([reading.normalised for reading in [*readings, *new]])
        taught = replace(site, teaching=teach(traits, prior, labels, np.maximum(weights, 1e-3), terms))
        self.use_site(taught)
        return taught, self.judge(readings).logits - before.logits


def _label_of(teaching: Teaching, row: int) -> str:
    return "malicious" if teaching.labels[row] == 1 else "benign"


def _set_final(baseline: Baseline, readings: Sequence[Reading], logits: np.ndarray) -> None:
    """Give each group the logits [n] that the whole path gives its own events."""
    for table, names in ((baseline.by_sourcetype, [reading.sourcetype for reading in readings]),
                         (baseline.by_kind, [reading.normalised.kind for reading in readings])):
        for name, group in table.items():
            own = logits[[owner == name for owner in names]]
            table[name] = replace(group, final_sorted=np.sort(own))


def _spread(texts: Sequence[str], count: int) -> List[int]:
    """Positions of up to `count` distinct texts, evenly over their order."""
    first: Dict[str, int] = {}
    for position, text in enumerate(texts):
        first.setdefault(text, position)
    positions = list(first.values())
    return [positions[i] for i in np.unique(np.linspace(0, len(positions) - 1, min(count, len(positions))).astype(int))]
