"""The real server, which believes real bundles, with the double behind it: what is refused is refused by the product's own code,
and what is scored can be told apart without BERT.

    believed.py CONFIG IGNORED
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BelievedFactory:
    """Loads a bundle as the scorer does, and scores with the double under its name."""

    bundle: Path
    trusted_keys: tuple[tuple[str, bytes], ...]

    def __call__(self):
        from double import DoubleScorer

        from aiscore_model import bundle

        return DoubleScorer(bundle.load(self.bundle, dict(self.trusted_keys)).label)


def main(argv: list[str]) -> int:
    import believed

    from aiscore_server.factory import read_trusted_keys
    from aiscore_server.serve import run
    from aiscore_server.settings import load_settings

    def source():
        settings = load_settings(Path(argv[1]), {}, {})
        return settings, believed.BelievedFactory(settings.bundle, read_trusted_keys(settings.trusted_keys))

    return run(source)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
