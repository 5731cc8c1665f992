"""What a worker makes its scorer with: picklable, and free of models until it is called in the worker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .machine import Machine
from .settings import Settings, SettingsError

_KEY_LINE = re.compile(r"([A-Za-z0-9_.-]{1,64})\s+([0-9a-fA-F]{64})")


@dataclass(frozen=True)
class ScorerFactory:
    """Loads the scorer that the settings name; everything wrong with the bundle is raised by the call."""

    bundle: Path
    site: Path | None
    encoder: Path | None
    device: str
    threads: int
    trusted_keys: tuple[tuple[str, bytes], ...]

    def __call__(self) -> Any:
        from aiscore_model.scorer import Scorer

        return Scorer.load(
            self.bundle,
            site_dir=self.site,
            encoder_dir=self.encoder,
            device=self.device,
            threads=self.threads or None,
            trusted_keys=dict(self.trusted_keys),
        )


def factory_of(settings: Settings) -> ScorerFactory:
    """The factory for `settings`; `SettingsError` where a folder or the file of keys is not there."""
    problems = [
        f"{name}: {folder} is no folder"
        for name, folder in (("bundle", settings.bundle), ("site", settings.site), ("encoder", settings.encoder))
        if folder is not None and not folder.is_dir()
    ]
    if problems:
        raise SettingsError("\n".join(problems))
    keys = read_trusted_keys(settings.trusted_keys) if settings.trusted_keys else ()
    threads = Machine.here().threads(settings)
    return ScorerFactory(settings.bundle, settings.site, settings.encoder, settings.device, threads, keys)


def read_trusted_keys(path: Path) -> tuple[tuple[str, bytes], ...]:
    """Names and Ed25519 public keys, one `<name> <64 hexadecimal digits>` a line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"trusted_keys: {path}: cannot be read ({error})") from None
    keys = []
    for number, line in enumerate(lines, 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        match = _KEY_LINE.fullmatch(line)
        if match is None:
            raise SettingsError(f"trusted_keys: line {number} of {path} is no '<name> <64 hexadecimal digits>'")
        keys.append((match[1], bytes.fromhex(match[2])))
    return tuple(keys)
