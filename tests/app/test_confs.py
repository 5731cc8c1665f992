"""The conf, spec and meta files that ship: they parse, no setting is misspelt, and they agree with the code."""
import json
import re

import confs
import pytest
from app_searches import examples

#: The settings of Splunk's own confs that this app uses; a misspelt one is ignored by splunkd without a word.
SPLUNK_SETTINGS = {
    "app": "is_configured build state is_visible setup_view label supported_themes author description version id "
           "check_for_updates name reload.aiscore",
    "authorize": "importRoles run_aiscore edit_aiscore",
    "commands": "filename chunked python.version python.required run_in_preview maxwait is_risky",
    "distsearch": "aiscore_lib aiscore_scorer",
    "eventtypes": "search description",
    "macros": "definition args iseval validation errormsg",
    "props": "sourcetype SHOULD_LINEMERGE LINE_BREAKER TIME_PREFIX TIME_FORMAT MAX_TIMESTAMP_LOOKAHEAD TRUNCATE KV_MODE",
    "restmap": "match script scripttype handler python.version python.required output_modes passPayload passSystemAuth "
               "requireAuthentication capability.get capability.post",
    "savedsearches": "description search disabled enableSched cron_schedule realtime_schedule schedule_window "
                     "dispatch.earliest_time dispatch.latest_time dispatch.ttl counttype relation quantity alert.track "
                     "alert.severity alert.digest_mode alert.suppress alert.suppress.fields alert.suppress.period "
                     "request.ui_dispatch_app",
    "searchbnf": "syntax simplesyntax shortdesc description commentcheat examplecheat usage category tags related "
                 + " ".join(f"comment{number} example{number}" for number in range(1, 10)),
    "server": "conf_replication_include.aiscore",
    "tags": "alert",
    "web": "pattern methods",
}
COMMAND_OPTIONS = ("field", "mode", "threshold", "batch_size", "timeout", "max_events", "explain", "prefix")


def ids(path):
    return path.stem


@pytest.mark.parametrize("path", confs.all_confs(), ids=ids)
def test_every_setting_is_known(path):
    known = SPLUNK_SETTINGS.get(path.stem)
    if known is None:
        spec = confs.parse_spec(confs.APP / "README" / f"{path.name}.spec")
        allowed = {stanza: set(settings) for stanza, settings in spec.items()}
    else:
        allowed = {}
    for stanza, settings in confs.parse(path).items():
        assert stanza, f"{path.name} has settings before its first stanza"
        assert set(settings) <= allowed.get(stanza, set((known or "").split())), f"{path.name} [{stanza}]"


def test_confs_of_our_own_have_a_spec_a_trigger_and_are_replicated():
    own = {path.stem for path in confs.all_confs()} - set(SPLUNK_SETTINGS)
    assert own == {"aiscore"}
    assert set(confs.parse(confs.APP / "default/app.conf")["triggers"]) == {f"reload.{name}" for name in own}
    assert set(confs.parse(confs.APP / "default/server.conf")["shclustering"]) == {
        f"conf_replication_include.{name}" for name in own}


def test_spec_and_default_conf_name_the_same_settings_with_the_same_values():
    spec = confs.parse_spec(confs.APP / "README/aiscore.conf.spec")
    default = confs.parse(confs.APP / "default/aiscore.conf")
    assert {stanza: {name: value for name, (_, value) in settings.items()} for stanza, settings in spec.items()} == default


def test_spec_says_what_every_setting_means():
    lines = (confs.APP / "README/aiscore.conf.spec").read_text().splitlines()
    for number, line in enumerate(lines):
        if re.match(r"[a-z_]+ = <?", line):
            assert lines[number + 1].startswith("* "), line


def test_version_is_the_same_everywhere():
    text = (confs.APP / "lib/aiscore_contract/__init__.py").read_text()
    version = re.search(r'__version__ = "([^"]+)"', text)[1]
    app = confs.parse(confs.APP / "default/app.conf")
    manifest = json.loads((confs.APP / "app.manifest").read_text())
    assert {app["launcher"]["version"], app["id"]["version"], manifest["info"]["id"]["version"]} == {version}


def test_app_is_called_the_same_everywhere():
    app = confs.parse(confs.APP / "default/app.conf")
    manifest = json.loads((confs.APP / "app.manifest").read_text())
    assert {app["id"]["name"], app["package"]["id"], manifest["info"]["id"]["name"]} == {"aiscore"}


def test_every_python_stanza_names_both_versions():
    for name in ("commands", "restmap", "alert_actions"):
        path = confs.APP / f"default/{name}.conf"
        for stanza, settings in confs.parse(path).items() if path.exists() else ():
            assert (settings["python.version"], settings["python.required"]) == ("python3", "3.13,3.9"), stanza


def test_splunkd_waits_longer_for_the_command_than_the_command_works():
    command = confs.parse(confs.APP / "default/commands.conf")["aiscore"]
    assert int(command["maxwait"]) >= int(confs.parse(confs.APP / "default/aiscore.conf")["search"]["maxwait_s"])


def test_command_is_no_risky_one_for_the_reasons_on_its_page():
    decided = (confs.APP / "docs/adr/0001-is-risky.md").read_text()
    assert confs.parse(confs.APP / "default/commands.conf")["aiscore"]["is_risky"] == "false"
    assert "`is_risky = false`" in decided


def test_capabilities_that_roles_give_are_declared():
    stanzas = confs.parse(confs.APP / "default/authorize.conf")
    declared = {stanza.partition("::")[2] for stanza in stanzas if stanza.startswith("capability::")}
    given = {name for stanza, settings in stanzas.items() if stanza.startswith("role_")
             for name, value in settings.items() if value == "enabled"}
    assert given == declared == {"run_aiscore", "edit_aiscore"}
    assert "edit_aiscore" not in stanzas["role_aiscore_user"]


def test_no_role_may_read_stored_passwords():
    assert "list_storage_passwords" not in (confs.APP / "default/authorize.conf").read_text()


def test_search_bundle_takes_the_code_and_leaves_the_scorer():
    stanzas = confs.parse(confs.APP / "default/distsearch.conf")

    def matched(stanza, path):
        # Splunk's `...` is any path; a character class and an alternative are as in a regular expression.
        patterns = (re.sub(r"\.\.\.", ".*", value) for value in stanzas[stanza].values())
        return any(re.fullmatch(pattern, path) for pattern in patterns)

    for path in ("apps/aiscore/lib/aiscore_rules/engine.py", "apps\\aiscore\\lib\\aiscore_contract\\wire.py"):
        assert matched("replicationAllowlist", path) and not matched("replicationDenylist", path)
    for path in ("apps/aiscore/scorer/bundle/head.keras", "apps/aiscore/static/appIcon.png", "apps/aiscore/rules/a.yml",
                 "apps/aiscore/appserver/static/setup.js", "apps/aiscore/docs/SCORER.md", "apps\\aiscore\\scorer\\aiscore_server\\app.py"):
        assert matched("replicationDenylist", path)
    for path in ("apps/other/scorer/x.py", "apps/aiscore/bin/aiscore.py", "apps/aiscore/lookups/a.csv"):
        assert not matched("replicationDenylist", path)


def test_searchbnf_describes_every_option_and_shows_five_examples():
    stanzas = confs.parse(confs.APP / "default/searchbnf.conf")
    syntax = stanzas["aiscore-command"]["syntax"]
    for option in COMMAND_OPTIONS:
        assert f"<aiscore-{option}>" in syntax
        assert stanzas[f"aiscore-{option}"]["syntax"].startswith(f"{option}=")
        assert stanzas[f"aiscore-{option}"]["description"]
    assert set(re.findall(r"<(aiscore-\w+)>", syntax)) == set(stanzas) - {"aiscore-command"}
    assert len(examples()) >= 5
    assert all(f"comment{key[len('example'):]}" in stanzas["aiscore-command"] for key, _ in examples())


def test_timestamp_of_a_log_line_is_found_where_props_says():
    props = confs.parse(confs.APP / "default/props.conf")["aiscore:log"]
    line = '{"time":"2026-11-23T09:30:47.123+00:00","level":"INFO","event":"search"}'
    found = re.match(props["TIME_PREFIX"] + r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d)\"", line)
    assert found and len(found[1]) <= int(props["MAX_TIMESTAMP_LOOKAHEAD"])
    assert props["TIME_FORMAT"] == "%Y-%m-%dT%H:%M:%S.%3N%:z"


def test_metadata_shares_the_command_and_nothing_that_writes():
    meta = confs.parse(confs.APP / "metadata/default.meta")
    assert meta["commands"]["export"] == meta["searchbnf"]["export"] == "system"
    assert meta[""]["export"] == "none"
    assert "read : [ * ], write : [ admin, sc_admin ]" in meta["commands"]["access"]


@pytest.mark.parametrize("name, size", [
    ("appIcon", (36, 36)), ("appIcon_2x", (72, 72)), ("appIconAlt", (36, 36)), ("appIconAlt_2x", (72, 72)),
    ("appLogo", (160, 40)), ("appLogo_2x", (320, 80)),
])
def test_icon_has_the_size_that_splunk_web_shows(name, size):
    head = (confs.APP / "static" / f"{name}.png").read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == size


def test_settings_that_the_command_reads_are_those_of_the_spec():
    settings = pytest.importorskip("aiscore_splunk.settings")
    spec = confs.parse_spec(confs.APP / "README/aiscore.conf.spec")
    assert {stanza: list(names) for stanza, names in spec.items() if stanza in settings.STANZAS} == {
        stanza: list(names) for stanza, names in settings.STANZAS.items()}


def test_shipped_conf_holds_the_defaults_of_the_command():
    settings = pytest.importorskip("aiscore_splunk.settings")
    text = (confs.APP / "default/aiscore.conf").read_text()
    shipped = settings.check_conf(settings.parse_conf(text, "default/aiscore.conf"), "/apps/aiscore", "/splunk")
    assert shipped == settings.Settings()
