"""Where settings come from, and what wrong ones are told."""

from dataclasses import fields

import pytest

from aiscore_server.__main__ import _parser
from aiscore_server.settings import Settings, SettingsError, load_settings

GOOD = {"certificate": "c.pem", "private_key": "c.key"}


def test_a_flag_goes_before_the_environment_before_the_file_before_the_default(tmp_path):
    file = tmp_path / "a.toml"
    file.write_text('[queue]\nwindow_ms = 7\nbatch_max_events = 7\nqueue_max_events = 70_000\n[tls]\ncertificate = "c.pem"\n')
    environment = {"AISCORE_SERVER_WINDOW_MS": "8", "AISCORE_SERVER_BATCH_MAX_EVENTS": "8"}
    settings = load_settings(file, {"window_ms": "9", "private_key": "k.pem"}, environment)
    assert (settings.window_ms, settings.batch_max_events, settings.queue_max_events, settings.port) == (9.0, 8, 70_000, 9443)
    assert settings.certificate == tmp_path / "c.pem"


@pytest.mark.parametrize("text, told", [
    ("[queue]\nwindow = 3\n", "[queue] window: there is no such setting"),
    ("[server]\nwindow_ms = 3\n", "[server] window_ms: it belongs to [queue]"),
    ("window_ms = 3\n", "window_ms stands outside a table; it belongs to [queue]"),
    ('[queue]\nwindow_ms = "soon"\n', "[queue] window_ms: must be a number, not 'soon'"),
    ("[queue]\nwindow_ms = true\n", "must be a number"),
    ("[queue]\nwindow_ms = nan\n", "window_ms lies between"),
    ("[queue]\nwindow_ms = -1\n", "window_ms lies between 0 and 60,000"),
    ("[server]\nport = 99999\n", "port lies between"),
    ("[server]\nport = 1.5\n", "must be a whole number"),
    ('[server]\nhost = "example.org"\n', "host is an address"),
    ('[server]\nmetrics_from = ["all"]\n', "metrics_from holds networks"),
    ("[queue]\ncaller_max_events = 99999\n", "caller_max_events is larger than queue_max_events"),
    ("[", "is no TOML"),
])
def test_a_wrong_setting_is_named_with_its_place(tmp_path, text, told):
    file = tmp_path / "a.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(file, GOOD, {})
    assert told in str(caught.value)


def test_an_unknown_environment_variable_of_ours_is_refused():
    with pytest.raises(SettingsError, match="AISCORE_SERVER_WINDOWS: there is no such setting"):
        load_settings(None, GOOD, {"AISCORE_SERVER_WINDOWS": "1"})


def test_all_problems_are_told_at_once(tmp_path):
    with pytest.raises(SettingsError) as caught:
        load_settings(None, {**GOOD, "port": "x", "window_ms": "y"}, {})
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize("host, is_refused", [("0.0.0.0", True), ("::", True), ("192.0.2.1", True), ("127.0.0.1", False),
                                              ("::1", False), ("localhost", False)])
def test_only_loopback_goes_without_keys(host, is_refused):
    try:
        load_settings(None, {**GOOD, "host": host}, {})
        assert not is_refused
    except SettingsError as error:
        assert is_refused
        assert "key_file" in str(error)


def test_every_setting_has_a_flag_and_says_what_it_is(capsys):
    with pytest.raises(SystemExit):
        _parser().parse_args(["serve", "--help"])
    told = capsys.readouterr().out
    for one in fields(Settings):
        assert "--" + one.name.replace("_", "-") in told
        assert one.metadata["about"]
