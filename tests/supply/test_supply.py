"""What is installed is what is written down: exact, by digest, complete, and told in the bill of materials."""
import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
REQUIREMENTS = ["scorer/requirements.txt", *(f"requirements/{path.name}" for path in sorted((ROOT / "requirements").glob("*.txt")))]
PIN = re.compile(r"([A-Za-z0-9._-]+)(\[[a-z,]+\])?==(\d[0-9A-Za-z.]*)( *; python_version [<>=]+ \"3\.\d+\")?")
#: Tools that make the environment and are no part of it.
MAKERS = {"pip", "setuptools"}


def entries(name):
    """Requirements of a file, without comments and options of a line."""
    text = (ROOT / name).read_text().replace("\\\n", " ")
    lines = (re.sub(r"\s#.*|^#.*", "", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(name):
    """name -> version of each pin in a file."""
    return {normal(match[1]): match[3] for match in (PIN.match(entry) for entry in entries(name)) if match}


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_one_version(name):
    for entry in entries(name):
        assert PIN.fullmatch(re.sub(r"\s*--hash=\S+", "", entry).strip()), f"{name}: {entry}"


def test_the_lock_names_the_files_of_each_requirement_by_digest():
    for entry in entries("requirements/scorer.lock.txt"):
        digests = re.findall(r"--hash=(\S+)", entry)
        assert digests and all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in digests), entry[:60]


def test_the_lock_holds_what_the_scorer_needs_but_torch_in_the_same_versions():
    locked, direct, all_versions = (pinned(name) for name in (
        "requirements/scorer.lock.txt", "scorer/requirements.txt", "requirements/constraints.txt"))
    assert set(direct) - set(locked) - MAKERS == {"torch"}
    for name, version in direct.items():
        assert all_versions.get(name, version) == version
        assert locked.get(name, version) == version, "run `make lock`"
    assert {name: version for name, version in locked.items() if all_versions.get(name, version) != version} == {}


def test_the_versions_written_down_cover_what_the_tests_need():
    versions = pinned("requirements/constraints.txt")
    assert {name: version for name, version in pinned("requirements/dev.txt").items() if versions.get(name) != version} == {}, "run `make lock`"


def test_what_is_installed_is_what_is_written_down():
    versions = pinned("requirements/constraints.txt")
    installed = {normal(found.metadata["Name"]): found.version.partition("+")[0] for found in metadata.distributions()}
    if "torch" not in installed:
        pytest.skip("this is not the scorer's environment")
    assert {name: (version, versions.get(name)) for name, version in installed.items()
            if versions.get(name) != version and name not in MAKERS} == {}


def test_pip_finds_nothing_broken_in_it():
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_requirements_file_names_an_index_or_a_place():
    for name in REQUIREMENTS:
        assert not re.search(r"://|--index|--find-links|@ ", (ROOT / name).read_text()), name


# -- bill of materials --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bill():
    sbom = pytest.importorskip("sbom")
    return json.loads(sbom.bill())


def test_the_bill_is_of_the_form_it_says(bill):
    import cyclonedx.schema
    import jsonschema
    from referencing import Registry, Resource

    schemas = Path(cyclonedx.schema.__file__).parent / "_res"
    read = {name: json.loads((schemas / f"{name}.SNAPSHOT.schema.json").read_text()) for name in ("bom-1.6", "spdx", "jsf-0.82")}
    registry = Registry().with_resources([(f"http://cyclonedx.org/schema/{name}.SNAPSHOT.schema.json", Resource.from_contents(schema))
                                          for name, schema in read.items()])
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    jsonschema.Draft7Validator(read["bom-1.6"], registry=registry).validate(bill)


def test_the_bill_names_every_package_with_its_digests_and_the_model_with_its_files(bill):
    by_ref = {component["bom-ref"]: component for component in bill["components"]}
    for entry in entries("requirements/scorer.lock.txt"):
        name, version = normal(PIN.match(entry)[1]), PIN.match(entry)[3]
        component = by_ref[f"pypi:{name}"]
        assert component["version"] == version
        assert {one["value"] for one in component["properties"]} == set(re.findall(r"sha256:([0-9a-f]{64})", entry))
    manifest = json.loads((ROOT / "scorer/bundle/manifest.json").read_text())
    assert by_ref["bundle"]["version"] == manifest["version"]
    assert {part["name"]: part["hashes"][0]["content"] for part in by_ref["bundle"]["components"]} == manifest["files"]
    assert by_ref["pypi:torch"]["version"] == pinned("scorer/requirements.txt")["torch"]


def test_the_bill_names_what_is_built_into_the_setup_page(bill):
    found = {component["purl"]: component["licenses"][0]["license"]["id"] for component in bill["components"]
             if component.get("purl", "").startswith("pkg:npm/")}
    assert found["pkg:npm/react@18.3.1"] == "MIT" and found["pkg:npm/%40splunk/react-ui@5.16.0"] == "Apache-2.0"
    assert set(found.values()) <= {"MIT", "Apache-2.0", "BSD-3-Clause"}


def test_the_same_tree_gives_the_same_bill(bill):
    import sbom

    assert json.loads(sbom.bill()) == bill
