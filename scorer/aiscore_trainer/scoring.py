"""Records through the same path as the service, and the choice of events worth a label."""
from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np

from aiscore_contract.event import Event, well_formed
from aiscore_contract.scale import MALICIOUS_FROM
from aiscore_model.baseline import GROUP_MIN_EVENTS
from aiscore_model.features import wording
from aiscore_model.scorer import Reading, Scorer
from aiscore_model.site import Site
from aiscore_model.teaching import Traits, Weights, parties_of

from .corpus import Progress, quiet
from .errors import IngestError
from .ingest import event_in, label_in, read_lines
from .whole import whole

BATCH_EVENTS = 1_024
#: A baseline in which more events look malicious is doubted: 1 % of attacks is what it is robust against.
SUSPICIOUS_SHARE_MAX = 0.05
#: Sourcetypes that a warning names.
NAMES_TOLD = 5
#: Candidates, and labelled events, that `suggest` compares with each other.
CANDIDATES_MAX = 4_000
#: How much the parties that two candidates share count beside wording and meaning: what is worth a label is first of all another kind of event.
KINSHIP = 0.5


def warn(texts: Sequence[str]) -> None:
    """Tell the user what may be wrong, beside what was asked for."""
    for text in texts:
        print(f"aiscore_trainer: warning: {text}", file=sys.stderr)


def read_events(path: Path) -> Tuple[List[Event], List[Dict[str, Any]]]:
    """Events of a file, and the records they came in."""
    events, records = [], []
    for number, parsed in read_lines(path):
        events.append(event_in(parsed, f"{path.name}, line {number}"))
        records.append(parsed)
    return events, records


def read_labelled(path: Path) -> List[Tuple[Event, int]]:
    """Labelled events of a file: every record carries `label` 1 or 0."""
    labelled = []
    for number, parsed in read_lines(path):
        where = f"{path.name}, line {number}"
        label = label_in(parsed, "label", where)
        if label is None:
            raise IngestError(f"{where}: no `label`: give 1 for malicious, 0 for benign, or leave the record out")
        labelled.append((event_in(parsed, where), label))
    return labelled


@dataclass(frozen=True)
class Learned:
    """A site, and from how many events and labels. `suspicious` is the share of the events that look malicious to the bundle alone, `thin` are
    the sourcetypes of events that are too few to be a baseline."""

    site: Site
    events: int
    labels: int
    suspicious: float
    thin: Tuple[str, ...] = ()

    @property
    def doubts(self) -> List[str]:
        """What to tell whoever chose the baseline; none where nothing speaks against it."""
        told = []
        if self.events and self.suspicious > SUSPICIOUS_SHARE_MAX:
            told.append(f"{self.suspicious:.0%} of the {self.events:,} events of the baseline look malicious to the bundle alone: events like them "
                        "will count as usual here. If that is not this site's daily work, take another week as its baseline")
        if self.thin:
            told.append(f"the baseline holds fewer than {GROUP_MIN_EVENTS} events of {_some(self.thin)}: such events are judged as if no baseline "
                        "were known, and their novelty stays empty. Give more of them")
        return told


def learn(scorer: Scorer, baseline: Optional[Path], labels: Optional[Path], progress: Progress = quiet) -> Learned:
    """The site that a file of events and a file of labelled events teach."""
    labelled = read_labelled(labels) if labels is not None else []
    events = read_events(baseline)[0] if baseline is not None else []
    if not events and not labelled:
        raise IngestError("neither the baseline nor the labels hold an event: there is nothing to learn from")
    scorer.use_site(None)
    progress("judging the baseline", 0, 1)
    readings = scorer.read(events)
    high = sum(score >= MALICIOUS_FROM for score in scorer.scores(readings, scorer.judge(readings)))
    progress("judging the baseline", 1, 1)
    progress("learning the site", 0, 1)
    site = scorer.learn_site(events, labelled)
    progress("learning the site", 1, 1)
    thin = {reading.sourcetype or f"no sourcetype ({reading.normalised.kind})" for reading in readings
            if site.baseline.group_of(reading.sourcetype, reading.normalised.kind) is None}
    return Learned(site, len(events), len(labelled), high / max(1, len(events)), tuple(sorted(thin)))


def _some(names: Sequence[str]) -> str:
    more = len(names) - NAMES_TOLD
    return ", ".join(names[:NAMES_TOLD]) + (f" and {more:,} more" if more > 0 else "")


def refuse_to_replace(target: Path, *read: Optional[Path]) -> None:
    """Raises where the file to write is one of those to read: events that may exist only once would be lost."""
    if target.is_file() and any(path is not None and path.exists() and path.samefile(target) for path in read):
        raise IngestError(f"{target} is read and would be replaced: give the results another name")


def score_file(scorer: Scorer, source: Path, target: Path, baseline: Optional[Path] = None, labels: Optional[Path] = None,
               explain: bool = False, progress: Progress = quiet) -> str:
    """Score records; the output appears whole or not at all. Returns what to tell the user."""
    if baseline is not None or labels is not None:
        learned = learn(scorer, baseline, labels, progress)
        scorer.use_site(learned.site)
        warn(learned.doubts)
    events, _ = read_events(source)
    counts = {"benign": 0, "suspicious": 0, "malicious": 0}
    with whole(target) as out:
        for start in range(0, len(events), BATCH_EVENTS):
            progress("scoring", start, len(events))
            results = scorer.score(events[start:start + BATCH_EVENTS], explain)
            for row in zip(results.scores, results.verdicts, results.novelties, results.reasons, results.techniques):
                counts[row[1]] += 1
                out.write(json.dumps(dict(zip(("score", "verdict", "novelty", "reason", "technique"), row)),
                                     ensure_ascii=False) + "\n")
    progress("scoring", len(events), len(events))
    return f"{len(events):,} events: {counts['malicious']:,} malicious, {counts['suspicious']:,} suspicious, {counts['benign']:,} benign"


def suggest_file(scorer: Scorer, source: Path, target: Path, baseline: Optional[Path], labels: Optional[Path], count: int, seed: int,
                 progress: Progress = quiet) -> str:
    """Write the records whose labels would teach most beside those that there are. Returns what to tell the user."""
    if baseline is not None or labels is not None:
        learned = learn(scorer, baseline, labels, progress)
        scorer.use_site(learned.site)
        warn(learned.doubts)
    events, records = read_events(source)
    progress("choosing events", 0, 1)
    chosen = suggest(scorer, events, count, seed, [event for event, _ in read_labelled(labels)] if labels is not None else ())
    progress("choosing events", 1, 1)
    with whole(target) as out:
        for position in chosen:
            # A lone surrogate cannot be written; what stands for it is what the scorer reads, too.
            out.write(well_formed(json.dumps(records[position], ensure_ascii=False)) + "\n")
    return f"{len(chosen)} of {len(events):,} events to label in {target}"


def suggest(scorer: Scorer, events: Sequence[Event], count: int, seed: int, labelled: Sequence[Event] = ()) -> List[int]:
    """Positions of up to `count` events whose labels would teach most beside those of the events `labelled`, most telling first.

    Each choice is the event that stands for most others that no choice and no label stands for yet, where doubtful and suspicious
    events count for more, and an event counts as often as it comes, alike in wording and parties: greedy facility location (Wei, Iyer and
    Bilmes, Submodularity in Data Subset Selection and Active Learning, 2015) over what teaching itself compares events by.
    """
    rng = np.random.default_rng(seed)
    readings, told = scorer.read(events), {_likes(reading): reading for reading in scorer.read(labelled)}
    known = list(told.values())
    if len(known) > CANDIDATES_MAX:
        known = [known[i] for i in np.sort(rng.choice(len(known), CANDIDATES_MAX, replace=False))]
    first: Dict[Tuple[Any, ...], int] = {}
    repeats: Dict[int, int] = {}
    for position, reading in enumerate(readings):
        likes = _likes(reading)
        if likes not in told:
            stands = first.setdefault(likes, position)
            repeats[stands] = repeats.get(stands, 0) + 1
    candidates = np.array(sorted(first.values()))
    if len(candidates) > CANDIDATES_MAX:
        candidates = np.sort(rng.choice(candidates, CANDIDATES_MAX, replace=False))
    if not len(candidates):
        return []
    own = [*(readings[i] for i in candidates), *known]
    judged = scorer.judge(own)
    rarity = np.array([scorer.curve(reading).rarity(float(logit)) for reading, logit in zip(own[:len(candidates)], judged.logits)])
    # An event at the edge of suspicion teaches most; plainly benign ones teach what is usual.
    worth = (0.15 + np.clip(rarity / 2.0, 0.0, 1.0)) * np.array([repeats[position] for position in candidates])
    normalised = [reading.normalised for reading in own]
    traits = Weights.of(normalised).weigh(Traits.of(normalised, judged.embeddings))
    similarity = ((traits.likeness(traits) + KINSHIP * traits.kinship(traits)) / (1 + KINSHIP)).astype(np.float32)
    similarity **= 2
    covered = similarity[len(candidates):, :len(candidates)].max(axis=0, initial=0.0)
    similarity = similarity[:len(candidates), :len(candidates)]
    chosen: List[int] = []
    for _ in range(min(count, len(candidates))):
        gain = (np.maximum(similarity - covered, 0.0) * worth).sum(axis=1)
        gain[chosen] = -1.0
        best = int(np.argmax(gain))
        chosen.append(best)
        covered = np.maximum(covered, similarity[best])
    return [int(candidates[i]) for i in chosen]


def _likes(reading: Reading) -> Tuple[Any, ...]:
    """What events have in common of which a label of one is a label of all: wording and parties."""
    return (wording(reading.normalised), *parties_of(reading.normalised))
