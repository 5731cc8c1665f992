"""The generator: sites, scenes and families put together into labelled records.

`generate(seed, events)` yields records of the shared data's form. Same seed, same records. It reads and writes
nothing; scenarios_command.py does.
"""
from __future__ import annotations

import random
from typing import Iterator, Sequence

from . import (
    access,
    applications,
    audit_cloud,
    audit_identity,
    audit_more,
    cloud,
    commands,
    control,
    database,
    devices,
    dns,
    edge,
    firewall,
    flow,
    hostacts,
    hostnotes,
    hosts,
    inhouse,
    kube,
    linux,
    linux_records,
    mail,
    nameserver,
    ownlogs,
    perimeter,
    platforms,
    processes,
    protection,
    proxy,
    resolver,
    saas,
    sensor,
    servers,
    values,
    web,
    webapp,
    webwatch,
    webwork,
    windows,
    wire,
)
from .family import Family
from .scene import Scene
from .site import make_site

FAMILIES: tuple[Family, ...] = (
    applications.FAMILY,
    dns.FAMILY,
    web.FAMILY,
    *cloud.FAMILIES,
    linux.AUTH,
    linux.AUDIT,
    windows.FAMILY,
    flow.FAMILY,
    proxy.FAMILY,
    kube.FAMILY,
    firewall.FAMILY,
    linux_records.FAMILY,
    audit_more.FAMILY,
    commands.FAMILY,
    values.FAMILY,
    perimeter.FAMILY,
    sensor.FAMILY,
    edge.FAMILY,
    control.FAMILY,
    saas.FAMILY,
    webapp.FAMILY,
    resolver.FAMILY,
    processes.WINDOWS,
    processes.LINUX,
    hosts.WINDOWS,
    hosts.LINUX,
    database.FAMILY,
    mail.FAMILY,
    platforms.FAMILY,
    access.FAMILY,
    protection.FAMILY,
    devices.FAMILY,
    servers.FAMILY,
    wire.FAMILY,
    nameserver.FAMILY,
    audit_cloud.FAMILY,
    audit_identity.FAMILY,
    webwork.FAMILY,
    webwatch.FAMILY,
    hostacts.FAMILY,
    hostnotes.FAMILY,
    inhouse.FAMILY,
    ownlogs.FAMILY,
)
EVENTS_PER_SITE = 800
MAX_SITES = 80


def generate(seed: int, events: int, families: Sequence[str] | None = None) -> Iterator[dict]:
    """`events` records of all families, or of `families`. Raises ValueError for a family there is none of."""
    chosen = _chosen(families)
    rng = random.Random(f"scenarios {seed}")
    sites = [make_site(rng) for _ in range(max(6, min(MAX_SITES, events // EVENTS_PER_SITE)))]
    shares = tuple((family, family.share) for family in chosen)
    for _ in range(events):
        scene = Scene(rng, sites[int(rng.random() * len(sites))])
        family = scene.weighted(shares)
        yield _record(family, scene, scene.chance(family.malicious))


def _chosen(names: Sequence[str] | None) -> tuple[Family, ...]:
    if names is None:
        return FAMILIES
    known = {family.name: family for family in FAMILIES}
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise ValueError(f"no family {', '.join(unknown) or '(none named)'}; there are {', '.join(known)}")
    return tuple(known[name] for name in names)


def _record(family: Family, scene: Scene, attack: bool) -> dict:
    written = family.write(scene, attack)
    return {
        "raw": written.raw,
        "sourcetype": written.sourcetype,
        "time": scene.time,
        "host": written.host,
        "label": int(attack),
        "group": f"scenarios/{family.name}/{written.scenario.name}",
        "technique": written.scenario.technique,
        "domain": family.domain,
        "site": scene.site.name,
    }
