"""The setup page: view, navigation, app.conf, endpoints and built file fit together, and what is built comes from the sources."""
import hashlib
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import confs
import pytest

STATIC, SOURCES = confs.APP / "appserver/static", confs.APP / "ui/setup"
REBUILD = "build the setup page anew: make setup-page"
VIEW = ElementTree.parse(confs.APP / "default/data/ui/views/aiscore_setup.xml").getroot()


def bundle():
    return (STATIC / "setup.js").read_text(encoding="ascii")


def source(name):
    return (SOURCES / "src" / name).read_text(encoding="utf-8")


def test_app_leads_to_the_setup_page_until_it_is_set_up():
    app = confs.parse(confs.APP / "default/app.conf")
    assert (app["ui"]["setup_view"], app["install"]["is_configured"]) == ("aiscore_setup", "false")
    assert '<view name="aiscore_setup"/>' in (confs.APP / "default/data/ui/nav/default.xml").read_text()


def test_view_loads_a_script_that_ships_and_holds_the_element_it_looks_for():
    assert (VIEW.tag, VIEW.get("version")) == ("dashboard", "1.1")
    assert (STATIC / VIEW.get("script")).is_file()
    element = VIEW.find(".//html/div")
    assert f"'{element.get('id')}'" in source("index.jsx") and f'"{element.get("id")}"' in bundle()


def test_view_holds_no_script_of_its_own():
    names = {node.tag for node in VIEW.iter()} | {name for node in VIEW.iter() for name in node.attrib}
    assert not names & {"style", "iframe", "img", "onload", "onclick", "onerror"}
    assert VIEW.find(".//script") is None


def test_page_asks_no_address_but_the_ones_that_splunk_web_exposes():
    asked = {f"aiscore/{path}" for path in re.findall(r"ask\('(?:GET|POST)', '(\w+)'", source("rest.js"))}
    exposed = {stanza["pattern"] for stanza in confs.parse(confs.APP / "default/web.conf").values()}
    matched = {stanza["match"].lstrip("/") for stanza in confs.parse(confs.APP / "default/restmap.conf").values()}
    assert asked == exposed and exposed <= matched


def test_page_shows_every_setting_and_no_other():
    spec = confs.parse_spec(confs.APP / "README/aiscore.conf.spec")
    every = {f"{stanza}.{name}" for stanza in ("scorer", "search") for name in spec[stanza]}
    shown = set(re.findall(r"'((?:scorer|search)\.\w+)'", source("fields.js")))
    assert shown == every


def test_explanations_of_the_page_are_those_of_the_spec_file():
    text = (confs.APP / "README/aiscore.conf.spec").read_text()
    embedded = bundle()
    missing = [line for line in text.splitlines() if line.startswith("* ") and line not in embedded
               and json.dumps(line)[1:-1] not in embedded and line.replace("'", "\\'") not in embedded]
    assert missing == [], REBUILD


def test_built_page_names_the_digest_of_its_sources():
    names = ["README/aiscore.conf.spec", "ui/setup/build.mjs", "ui/setup/package-lock.json", "ui/setup/package.json",
             *(f"ui/setup/src/{path.name}" for path in sorted((SOURCES / "src").iterdir()))]
    digest = hashlib.sha256()
    for name in names:
        digest.update(f"{name}\n".encode() + (confs.APP / name).read_bytes())
    assert f"sha256 {digest.hexdigest()}." in bundle().partition("\n")[0], REBUILD


def test_sources_give_the_page_that_ships(tmp_path):
    if not shutil.which("node") or not (SOURCES / "node_modules/esbuild").is_dir():
        pytest.skip("there is no node, or ui/setup/node_modules: make setup-page")
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=SOURCES, check=True, timeout=120)
    for path in STATIC.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), f"{path.name}: {REBUILD}"


def test_versions_are_pinned_and_the_lock_file_names_them_with_their_digests():
    asked, lock = (json.loads((SOURCES / name).read_text()) for name in ("package.json", "package-lock.json"))
    for name, version in {**asked["dependencies"], **asked["devDependencies"]}.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    assert all(found.get("integrity") for path, found in lock["packages"].items() if path)
    assert not any("resolved" in found for found in lock["packages"].values())


def test_licences_of_what_is_bundled_are_free_and_lie_beside_it():
    text = (STATIC / "setup.LICENSES.txt").read_text()
    listed = re.findall(r"^npm (\S+) (\S+) (.+)$", text.partition("-" * 80)[0], re.MULTILINE)
    lock = json.loads((SOURCES / "package-lock.json").read_text())["packages"]
    locked = {(path.rpartition("node_modules/")[2], found["version"]) for path, found in lock.items() if path}
    assert {(name, version) for name, version, _ in listed} <= locked
    assert {licence for _, _, licence in listed} <= {"MIT", "Apache-2.0", "BSD-3-Clause"}
    assert {"react", "styled-components", "@splunk/react-ui"} <= {name for name, _, _ in listed}
    assert text.count("-" * 80) >= 3 and "Permission is hereby granted" in text


def test_page_loads_nothing_from_elsewhere_and_evaluates_no_text():
    text = bundle()
    assert len(text) < 1_000_000
    assert not re.search(r"\beval\(|new Function\(|document\.write\(|importScripts\(", text)
    assert "define.amd" not in text or "typeof define" not in text
    ours = "".join(path.read_text() for path in (SOURCES / "src").iterdir())
    assert "dangerouslySetInnerHTML" not in ours and "innerHTML" not in ours and "://cdn" not in ours


def test_package_holds_the_page_and_not_its_sources(unpacked):
    for name in ("setup.js", "setup.LICENSES.txt"):
        assert (unpacked / "appserver/static" / name).read_bytes() == (STATIC / name).read_bytes()
    assert (unpacked / "default/data/ui/views/aiscore_setup.xml").is_file()
    assert not (unpacked / "appserver/templates").exists() and not (unpacked / "ui").exists()
