"""sbom.py FILE: the bill of materials of a release, CycloneDX 1.6 in JSON: the app, what the scorer is installed with, the model.

Made from requirements/scorer.lock.txt, scorer/requirements.txt, the list of what is built into the setup page and the bundle's manifest; the
same tree gives the same bytes.
SOURCE_DATE_EPOCH is the time it tells (default: the first second of 2026, as in package.sh).
"""
from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path
from typing import Dict, Iterator, List, Tuple

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
EPOCH = 1_767_225_600
#: Everything below is named by the digest of what it holds.
NAMESPACE = uuid.UUID("6a1f0b1e-2d0c-5d0e-9a55-0a15c07e0000")
_PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([0-9A-Za-z.]+)")


def pins(path: Path) -> Iterator[Tuple[str, str, List[str]]]:
    """(name, version, SHA-256 of each file that may be installed) of each pin in a requirements file."""
    for line in path.read_text().replace("\\\n", " ").splitlines():
        match = _PIN.match(line)
        if match:
            yield match[1].lower().replace("_", "-"), match[2], re.findall(r"--hash=sha256:([0-9a-f]{64})", line)


def package(name: str, version: str, digests: List[str]) -> Component:
    """A package of the scorer's environment. It has one file for each kind of machine, so digests are properties."""
    return Component(type=ComponentType.LIBRARY, name=name, version=version, bom_ref=f"pypi:{name}", purl=PackageURL("pypi", None, name, version),
                     properties=[Property(name="aiscore:file:sha256", value=digest) for digest in sorted(digests)])


def model() -> Component:
    """The bundle that ships, by the digest of its manifest, which holds those of its files."""
    content = (ROOT / "scorer/bundle/manifest.json").read_bytes()
    manifest = json.loads(content)
    parts = [Component(type=ComponentType.FILE, name=name, bom_ref=f"bundle:{name}", hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)])
             for name, digest in sorted(manifest["files"].items())]
    return Component(type=ComponentType.MACHINE_LEARNING_MODEL, name=manifest["id"], version=manifest["version"], bom_ref="bundle",
                     hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(content).hexdigest())], components=parts)


def page() -> List[Component]:
    """What is built into the setup page, by the list that its build writes."""
    listed = (ROOT / "appserver/static/setup.LICENSES.txt").read_text(encoding="utf-8").partition("-" * 80)[0]
    parts = []
    for full_name, its_version, licence in re.findall(r"^npm (\S+) (\S+) (\S+)$", listed, re.M):
        scope, _, name = full_name.rpartition("/")
        parts.append(Component(type=ComponentType.LIBRARY, name=name, group=scope or None, version=its_version,
                               bom_ref=f"npm:{full_name}@{its_version}", purl=PackageURL("npm", scope or None, name, its_version),
                               licenses=[DisjunctiveLicense(id=licence)]))
    return parts


def bill() -> str:
    """The bill's JSON."""
    version = re.search(r'^__version__ = "([^"]+)"', (ROOT / "lib/aiscore_contract/__init__.py").read_text(), re.M)[1]
    locked: Dict[str, Component] = {name: package(name, its_version, digests)
                                    for name, its_version, digests in pins(ROOT / "requirements/scorer.lock.txt")}
    for name, its_version, _ in pins(ROOT / "scorer/requirements.txt"):
        locked.setdefault(name, package(name, its_version, []))
    app = Component(type=ComponentType.APPLICATION, name="aiscore", version=version, bom_ref="aiscore",
                    licenses=[DisjunctiveLicense(id="Apache-2.0")])
    bundle, built_in = model(), page()
    bom = Bom(components=[*locked.values(), *built_in, bundle],
              metadata=BomMetaData(component=app, timestamp=datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH)), timezone.utc)))
    direct = [locked[name] for name, _, _ in pins(ROOT / "scorer/requirements.txt")]
    bom.register_dependency(app, [*direct, *built_in, bundle])
    content = "".join(f"{name} {one.version}\n" for name, one in sorted(locked.items())) + "".join(one.bom_ref.value + "\n" for one in built_in) + "".join(one.content for one in bundle.hashes)
    bom.serial_number = uuid.uuid5(NAMESPACE, f"{version}\n{content}")
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(bill(), encoding="utf-8")
