"""A picture of a campaign: what processes hold, and what became of requests, over time."""
from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

from .campaign import Report  # noqa: E402
from .watch import MB  # noqa: E402


def draw(report: Report, path: Path) -> None:
    """Write the picture to `path`."""
    figure, (memory, answers) = pyplot.subplots(2, 1, figsize=(10, 7), sharex=True)
    for name, samples in report.watch.samples.items():
        memory.plot([one.at_s for one in samples], [one.resident_bytes / MB for one in samples], label=f"{name}, resident MB")
        memory.plot([one.at_s for one in samples], [one.descriptors for one in samples], "--", label=f"{name}, file descriptors")
    memory.set_yscale("log")
    memory.legend(fontsize=8)
    rows = [row for tally in report.tallies.values() for row in tally.rows]
    for status, colour in ((200, "tab:green"), (429, "tab:orange"), (400, "tab:gray"), (0, "tab:red")):
        chosen = [(sent, 1000 * took) for sent, took, code, _ in rows if code == status]
        if chosen:
            answers.scatter(*zip(*chosen), s=3, c=colour, label=f"{status or 'broken'}: {len(chosen):,}", rasterized=True)
    answers.set_yscale("log")
    answers.set_ylabel("ms until the answer")
    answers.set_xlabel("s")
    answers.legend(fontsize=8)
    figure.suptitle(f"python -m tests.soak {report.name}")
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)
