"""Every setting of the server, its bounds, and where its value may come from.

A value is taken from the first of: the command line, the environment (AISCORE_SERVER_<NAME>), the
TOML file, the default. Paths in a TOML file are relative to that file. Everything wrong is told
at once, each problem with the place it came from. Reads the one file it is given, nothing else.
"""

from __future__ import annotations

import argparse
import ipaddress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Mapping

import tomllib

from aiscore_contract.limits import BATCH_MAX_EVENTS, REQUEST_MAX_BYTES, TEXT_MAX_CHARS

ENVIRONMENT_PREFIX = "AISCORE_SERVER_"
SHIPPED_BUNDLE = Path(__file__).resolve().parents[1] / "bundle"
LOOPBACK_NAMES = ("localhost",)


class SettingsError(Exception):
    """Settings that must not be served with; the text lists every problem."""


def _setting(
    default: Any, table: str, kind: str, about: str, lowest: float | None = None, highest: float | None = None
) -> Any:
    return field(
        default=default, metadata={"table": table, "kind": kind, "about": about, "lowest": lowest, "highest": highest}
    )


@dataclass(frozen=True)
class Settings:
    """All settings; a contradiction between them is a `SettingsError`."""

    bundle: Path = _setting(SHIPPED_BUNDLE, "model", "path", "folder of the model bundle")
    site: Path | None = _setting(None, "model", "path", "folder of the site: baseline and labels learned here")
    encoder: Path | None = _setting(None, "model", "path", "folder with the BERT weights; empty: the installed package")
    trusted_keys: Path | None = _setting(
        None, "model", "path", "file of the public keys that may sign a bundle or site"
    )
    template_cache: Path | None = _setting(
        None, "model", "path", "folder where workers keep what BERT made of templates, for the next start; empty: in memory only"
    )
    template_cache_save_s: float = _setting(
        300.0, "model", "number", "time between two savings of it, where a hundredth of it is new; at the end all is saved", 0.1, 86_400
    )
    device: str = _setting("auto", "model", "text", "auto, cpu, cuda, or cuda:<number>")
    workers: int = _setting(
        0,
        "model",
        "count",
        "model workers, each with its own memory (1.4 GB on a CPU, twice that during a reload); 0: with a GPU one for each 2 cores, "
        "16 at most, without one for each 8, and no more than fit",
        0,
        64,
    )
    threads: int = _setting(
        0, "model", "count", "CPU threads of a model worker; 0: chosen by it, or its share of the cores where there are several", 0, 1024
    )

    host: str = _setting("127.0.0.1", "server", "text", "address to listen on; anything but loopback needs key_file")
    port: int = _setting(9443, "server", "count", "port to listen on; 0: any free one", 0, 65535)
    max_connections: int = _setting(512, "server", "count", "connections held open at once", 1, 65535)
    handshake_timeout_s: float = _setting(10.0, "server", "number", "a TLS handshake is over by then", 0.1, 120)
    head_timeout_s: float = _setting(10.0, "server", "number", "the head of a request is here by then", 0.1, 120)
    body_timeout_s: float = _setting(30.0, "server", "number", "the body of a request is here by then", 0.1, 600)
    keep_alive_s: float = _setting(120.0, "server", "number", "an idle connection is kept that long", 1, 3600)
    drain_s: float = _setting(30.0, "server", "number", "time to finish admitted requests after SIGTERM", 0, 600)
    metrics_from: tuple[str, ...] = _setting(
        ("127.0.0.0/8", "::1/128"), "server", "networks", "networks that may read /metrics, such as 10.1.0.0/16"
    )

    certificate: Path | None = _setting(None, "tls", "path", "the server's certificate and chain, PEM")
    private_key: Path | None = _setting(None, "tls", "path", "its private key, PEM, not readable by others")
    client_ca: Path | None = _setting(
        None, "tls", "path", "where given, callers must show a certificate of this authority"
    )

    key_file: Path | None = _setting(
        None, "access", "path", "keys that tickets are checked with; re-read when it changes"
    )
    caller_max_requests: int = _setting(8, "access", "count", "open requests of one caller (user and search)", 1, 1024)
    caller_events_per_s: int = _setting(
        200_000, "access", "count", "events a second of one caller; 0: unlimited", 0, 100_000_000
    )
    user_max_requests: int = _setting(
        64, "access", "count", "open requests of one user, over all searches", 1, 65_535
    )
    user_events_per_hour: int = _setting(
        0, "access", "count", "events an hour of one user, over all searches and tickets; 0: unlimited", 0, 10**12
    )

    window_ms: float = _setting(
        2.0,
        "queue",
        "number",
        "how long a batch waits to fill: milliseconds for searches, 5000 for a scorer that is fed by streams",
        0,
        60_000,
    )
    batch_max_events: int = _setting(1024, "queue", "count", "events that close a batch", 1, BATCH_MAX_EVENTS)
    batch_max_chars: int = _setting(
        1_048_576, "queue", "count", "characters of text that close a batch", TEXT_MAX_CHARS, 64 * REQUEST_MAX_BYTES
    )
    queue_max_events: int = _setting(
        65_536, "queue", "count", "events waiting; more are answered 429", BATCH_MAX_EVENTS, 10_000_000
    )
    queue_max_bytes: int = _setting(
        16 * REQUEST_MAX_BYTES,
        "queue",
        "count",
        "bytes of requests being read, waiting or scored; more are answered 429",
        REQUEST_MAX_BYTES,
        1 << 40,
    )
    caller_max_events: int = _setting(
        32_768, "queue", "count", "events of one caller waiting", BATCH_MAX_EVENTS, 10_000_000
    )
    max_wait_ms: float = _setting(
        30_000.0, "queue", "number", "a request expected to wait longer is answered 429", 1, 3_600_000
    )
    max_slowdown: float = _setting(
        2.0,
        "queue",
        "number",
        "a request that others would make take this many times as long as it takes alone is answered 429",
        1,
        1_000,
    )
    calm_ms: float = _setting(
        200.0, "queue", "number", "but a wait of that long for others is never refused", 0, 3_600_000
    )
    request_timeout_s: float = _setting(
        300.0, "queue", "number", "longest life of a request, whatever its timeout_ms says", 0.1, 3600
    )

    load_timeout_s: float = _setting(
        300.0, "worker", "number", "a model worker is ready by then, or is stopped", 1, 3600
    )
    hang_timeout_s: float = _setting(
        300.0, "worker", "number", "a batch is scored by then, or its worker is stopped", 0.1, 3600
    )
    worker_growth_max_mb: int = _setting(
        2_048,
        "worker",
        "count",
        "a worker that has grown by more than this since it was ready is replaced, and at twice as much killed",
        16,
        1 << 20,
    )
    jobs_in_flight: int = _setting(
        2, "worker", "count", "batches handed to a worker: one at work, the rest ready for it", 1, 16
    )

    untrusted_sourcetypes: tuple[str, ...] = _setting(
        (), "untrusted", "texts", "sourcetypes scored by a second worker of their own (* and ? match)"
    )
    untrusted_queue_max_events: int = _setting(
        16_384, "untrusted", "count", "its events waiting", BATCH_MAX_EVENTS, 10_000_000
    )
    untrusted_hang_timeout_s: float = _setting(20.0, "untrusted", "number", "its time for one batch", 0.1, 3600)

    def __post_init__(self) -> None:
        problems = [problem for one in fields(self) for problem in _bound_problems(one, getattr(self, one.name))]
        problems += _contradictions(self)
        if problems:
            raise SettingsError("\n".join(problems))

    @property
    def is_loopback(self) -> bool:
        return _is_loopback(self.host)


def _is_loopback(host: str) -> bool:
    return host in LOOPBACK_NAMES or ipaddress.ip_address(host).is_loopback


def _bound_problems(one: Any, value: Any) -> list[str]:
    lowest, highest = one.metadata["lowest"], one.metadata["highest"]
    if lowest is not None and not lowest <= value <= highest:
        return [f"{one.name} lies between {lowest:,} and {highest:,}, not at {value!r}"]
    return []


def _contradictions(settings: Settings) -> list[str]:
    problems = []
    try:
        loopback = _is_loopback(settings.host)
    except ValueError:
        loopback = True
        problems.append(f"host is an address such as 127.0.0.1, 0.0.0.0 or ::, not {settings.host!r}")
    if settings.certificate is None or settings.private_key is None:
        problems.append(
            "certificate and private_key are missing: there is no plain HTTP. "
            "`python -m aiscore_server init DIR` makes both"
        )
    if not loopback and settings.key_file is None:
        problems.append(
            f"host {settings.host} is reached from other machines, so key_file must be set: "
            "`python -m aiscore_server init DIR` makes one"
        )
    for network in settings.metrics_from:
        try:
            ipaddress.ip_network(network)
        except ValueError:
            problems.append(f"metrics_from holds networks such as 10.1.0.0/16, not {network!r}")
    if settings.caller_max_events > settings.queue_max_events:
        problems.append("caller_max_events is larger than queue_max_events")
    return problems


# -- reading --------------------------------------------------------------------------------------


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, (list, tuple)) or not all(isinstance(part, str) for part in value):
        raise ValueError("is no list of texts")
    return tuple(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("is no text")
    return value


def _count(value: Any) -> int:
    if isinstance(value, str):
        value = int(value.replace("_", ""))
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("is no whole number")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError("is no number")
    return float(value)


#: kind of a setting -> (reader, what a bad value is told)
_READERS = {
    "text": (_text, "must be a text"),
    "count": (_count, "must be a whole number"),
    "number": (_number, "must be a number"),
    "texts": (_texts, "must be a list of texts"),
    "networks": (_texts, "must be a list of networks"),
}


def _read(kind: str, value: Any, base: Path) -> Any:
    if kind == "path":
        if not isinstance(value, (str, Path)):
            raise ValueError("must be a path")
        return (base / Path(value).expanduser()) if str(value) else None
    reader, expectation = _READERS[kind]
    try:
        return reader(value)
    except ValueError:
        raise ValueError(f"{expectation}, not {value!r}") from None


def _file_values(path: Path) -> dict[str, tuple[str, Any]]:
    """name -> (where it stands, raw value) of a TOML file."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: is no TOML ({error})") from None
    tables = {one.name: one.metadata["table"] for one in fields(Settings)}
    found, problems = {}, []
    for table, entries in document.items():
        if not isinstance(entries, dict):
            problems.append(f"{path}: {table} stands outside a table; it belongs to [{tables.get(table, '...')}]")
            continue
        for name, value in entries.items():
            if tables.get(name) != table:
                home = f"it belongs to [{tables[name]}]" if name in tables else "there is no such setting"
                problems.append(f"{path}: [{table}] {name}: {home}")
            else:
                found[name] = (f"{path}: [{table}] {name}", value)
    if problems:
        raise SettingsError("\n".join(problems))
    return found


def load_settings(config: Path | None, flags: Mapping[str, Any], environment: Mapping[str, str]) -> Settings:
    """The settings that hold, or a `SettingsError` that lists all that is wrong with them."""
    here = Path.cwd()
    from_file = _file_values(config) if config is not None else {}
    values, problems = {}, []
    for one in fields(Settings):
        variable = ENVIRONMENT_PREFIX + one.name.upper()
        if flags.get(one.name) is not None:
            place, raw, base = flag_of(one.name), flags[one.name], here
        elif variable in environment:
            place, raw, base = variable, environment[variable], here
        elif one.name in from_file:
            (place, raw), base = from_file[one.name], config.resolve().parent
        else:
            continue
        try:
            values[one.name] = _read(one.metadata["kind"], raw, base)
        except ValueError as error:
            problems.append(f"{place}: {error}")
    known = {one.name for one in fields(Settings)}
    for variable in environment:
        if variable.startswith(ENVIRONMENT_PREFIX) and variable[len(ENVIRONMENT_PREFIX) :].lower() not in known:
            problems.append(f"{variable}: there is no such setting")
    if problems:
        raise SettingsError("\n".join(problems))
    return Settings(**values)


def flag_of(name: str) -> str:
    return "--" + name.replace("_", "-")


def add_flags(parser: argparse.ArgumentParser) -> None:
    """One flag for each setting, grouped by its table."""
    groups: dict[str, Any] = {}
    for one in fields(Settings):
        table = one.metadata["table"]
        if table not in groups:
            groups[table] = parser.add_argument_group(f"[{table}]")
        default = one.default
        if isinstance(default, tuple):
            default = ",".join(default)
        if default == SHIPPED_BUNDLE:
            default = "the one that ships"
        told = "" if default in (None, "") else f" (default {default})"
        groups[table].add_argument(
            flag_of(one.name),
            metavar=one.metadata["kind"].upper(),
            dest=one.name,
            help=one.metadata["about"].replace("%", "%%") + told,
        )


def flags_of(arguments: argparse.Namespace) -> dict[str, Any]:
    return {one.name: getattr(arguments, one.name) for one in fields(Settings)}
