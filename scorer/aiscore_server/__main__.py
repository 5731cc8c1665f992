"""`python -m aiscore_server init | renew | rotate | check | serve`: see `--help`."""

from __future__ import annotations

import argparse
import asyncio
import datetime
import os
import sys
from pathlib import Path

_ABOUT = """\
The scorer of aiscore: an HTTPS service that Splunk's `| aiscore` sends events to.

  1. python -m aiscore_server init DIR --host NAME    certificate, key and settings, once
  2. copy the two files that it names to Splunk
  3. python -m aiscore_server check --config DIR/aiscore-server.toml
  4. python -m aiscore_server serve --config DIR/aiscore-server.toml
"""
_SERVE = """\
Serves until SIGTERM, which lets admitted requests finish. SIGHUP loads bundle, site and certificates again
without a gap. Each setting is a flag, an environment variable (AISCORE_SERVER_WINDOW_MS for --window-ms) or
a line of the TOML file, in this order; the groups below are the file's tables. There is no plain HTTP, on
loopback neither.
"""


def main(argv: list[str] | None = None) -> int:
    """Exit status: 0 done, 1 refused or failed, 2 wrong usage."""
    arguments = _parser().parse_args(argv)
    from .authority import AuthorityError
    from .settings import SettingsError

    try:
        return arguments.command(arguments)
    except (AuthorityError, SettingsError) as error:
        print(f"aiscore_server: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"aiscore_server: {error.filename or ''}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    from .settings import add_flags

    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("python -m aiscore_server", description=_ABOUT, formatter_class=form)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    init = commands.add_parser(
        "init",
        formatter_class=form,
        help="make certificate, ticket key and settings in a folder",
        description="Makes a private authority, the server's certificate, the key that tickets are "
        "signed with\nand a settings file. Overwrites nothing.",
    )
    init.add_argument("folder", type=Path, metavar="DIR")
    init.add_argument(
        "--host",
        action="append",
        default=[],
        metavar="NAME",
        help="name or address that Splunk reaches the scorer by; may be repeated (localhost is always in)",
    )
    init.add_argument(
        "--bind",
        default=None,
        metavar="ADDRESS",
        help="address to listen on (default: loopback, or 0.0.0.0 where --host names another host)",
    )
    init.add_argument(
        "--client",
        action="append",
        default=[],
        metavar="NAME",
        help="also make a client certificate of that name, for the setting client_ca",
    )
    init.set_defaults(command=_init)

    renew = commands.add_parser(
        "renew", help="make a new server certificate in a folder made by init; then send SIGHUP"
    )
    renew.add_argument("folder", type=Path, metavar="DIR")
    renew.add_argument(
        "--host", action="append", default=[], metavar="NAME", help="default: the names of the present one"
    )
    renew.set_defaults(command=_renew)

    rotate = commands.add_parser("rotate", help="put a new ticket key first in a key file; the server sees it at once")
    rotate.add_argument("key_file", type=Path, metavar="FILE")
    rotate.add_argument(
        "--drop-old",
        action="store_true",
        help="remove all keys but the first, ten minutes after Splunk has the new one",
    )
    rotate.set_defaults(command=_rotate)

    for name, command, about in (
        ("check", _check, "verify settings, keys, certificates and bundle without serving"),
        ("serve", _serve, "serve"),
    ):
        one = commands.add_parser(
            name, formatter_class=form, help=about, description=_SERVE if name == "serve" else about
        )
        one.add_argument("--config", type=Path, metavar="FILE", help="settings file (TOML)")
        add_flags(one)
        one.set_defaults(command=command)
    return parser


def _init(arguments: argparse.Namespace) -> int:
    from .authority import CONFIG_NAME, make_folder

    elsewhere = [host for host in arguments.host if host not in ("localhost", "127.0.0.1", "::1")]
    hosts = list(dict.fromkeys([*arguments.host, "localhost", "127.0.0.1", "::1"]))
    bind = arguments.bind or ("0.0.0.0" if elsewhere else "127.0.0.1")  # noqa: S104 - only with keys, see settings
    written = make_folder(arguments.folder, hosts, bind, arguments.client, _now())
    folder = arguments.folder
    print("written:\n" + "\n".join(f"  {path}" for path in written))
    print(f"""
Copy to every search head:
  {folder}/ca.pem         what the scorer's certificate is verified with (ca_file in aiscore.conf)
  {folder}/tickets.keys   what tickets are signed with (key_file in aiscore.conf); a secret, so over ssh, mode 0600
Set there: url = https://{hosts[0]}:9443
Keep here, or better offline: {folder}/ca.key; it is needed again only for `renew`.
Next: python -m aiscore_server serve --config {folder}/{CONFIG_NAME}""")
    return 0


def _renew(arguments: argparse.Namespace) -> int:
    from .authority import expires, renew

    for path in renew(arguments.folder, arguments.host, _now()):
        print(f"written: {path}")
    print(f"valid until {expires(arguments.folder / 'server.pem'):%Y-%m-%d}; SIGHUP makes a running scorer use it")
    return 0


def _rotate(arguments: argparse.Namespace) -> int:
    from .authority import rotate

    keys = rotate(arguments.key_file, _now(), arguments.drop_old)
    print(f"{arguments.key_file}: {', '.join(keys)}; the first signs, all are accepted")
    if not arguments.drop_old:
        print("Now copy the file to every search head; ten minutes later: the same with --drop-old")
    return 0


def _source(arguments: argparse.Namespace):
    from .factory import factory_of
    from .settings import flags_of, load_settings

    settings = load_settings(arguments.config, flags_of(arguments), os.environ)
    return settings, factory_of(settings)


def _serve(arguments: argparse.Namespace) -> int:
    from .serve import run

    return run(lambda: _source(arguments))


def _check(arguments: argparse.Namespace) -> int:
    from .serve import check

    return asyncio.run(check(lambda: _source(arguments)))


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


if __name__ == "__main__":
    sys.exit(main())
