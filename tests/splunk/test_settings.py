"""aiscore.conf: merged as splunkd merges, and refused with file, stanza and setting."""
import os

import pytest

from aiscore_splunk.settings import Settings, SettingsError, load_settings


@pytest.fixture
def app(tmp_path):
    home = tmp_path / "etc" / "apps" / "aiscore"

    def write(default=None, local=None):
        for folder, text in (("default", default), ("local", local)):
            if text is not None:
                (home / folder).mkdir(parents=True, exist_ok=True)
                (home / folder / "aiscore.conf").write_bytes(text.encode() if isinstance(text, str) else text)
        return load_settings(str(home), {"SPLUNK_HOME": str(tmp_path)})
    return write


def test_without_files_the_defaults_hold(app):
    assert app() == Settings()


def test_local_replaces_default_setting_by_setting(app):
    found = app("[scorer]\nurl = https://a:1\ngzip = true\n", "[scorer]\nurl=https://b:2/aiscore/\n")
    assert (found.url, found.gzip, found.sends_gzip) == ("https://b:2/aiscore", "true", True)


def test_default_stanza_and_what_stands_before_the_first_hold_everywhere(app):
    found = app("maxwait_s = 20\n[default]\nmax_in_flight = 3\n[search]\n", "")
    assert (found.maxwait_s, found.max_in_flight) == (20, 3)


def test_comments_continuations_and_other_stanzas_are_understood(app):
    found = app("\ufeff# url = https://no\n[search]\r\ncontext_fields = host, \\\n sourcetype\n[ui]\ncolour = red\n")
    assert found.context_fields == ("host", "sourcetype")


def test_no_context_field_may_be_asked_for(app):
    assert app("[search]\ncontext_fields =\n").context_fields == ()


def test_paths_are_absolute(app, tmp_path):
    found = app("[scorer]\nca_file = $SPLUNK_HOME/etc/auth/ca.pem\nkey_file = local/keys\n")
    assert found.ca_file == os.path.join(str(tmp_path), "etc", "auth", "ca.pem")
    assert found.key_file == os.path.join(str(tmp_path), "etc", "apps", "aiscore", "local", "keys")


def test_the_port_of_https_is_443():
    from aiscore_splunk.settings import check_conf
    assert check_conf({"scorer": {"url": ("https://[::1]", "local")}}, "/a", "/s").url == "https://[::1]:443"


@pytest.mark.parametrize("text, said", [
    ("[scorer]\nurl = http://scorer:9443", "[scorer] url: must start with https://"),
    ("[scorer]\nurl = https://user:secret@scorer", "[scorer] url"),
    ("[scorer]\nurl = https://scorer/?a=b", "[scorer] url"),
    ("[scorer]\nurl = https://", "[scorer] url: names no host"),
    ("[scorer]\nurl = https://a:99999", "[scorer] url: is no address"),
    ("[scorer]\nurl = https://a b", "[scorer] url"),
    ("[scorer]\nverify_tls = false", "[scorer] verify_tls: there is no such setting"),
    ("[scorer]\nmax_in_flight = 0", "[scorer] max_in_flight: is a whole number from 1 to 64"),
    ("[scorer]\nmax_in_flight = many", "whole number"),
    ("[scorer]\nconnect_timeout_s = nan", "number of seconds"),
    ("[scorer]\ngzip = maybe", "auto, true or false"),
    ("[scorer]\nticket_source = guess", "key_file, broker"),
    ("[scorer]\nclient_cert = a.pem", "set both or neither"),
    ("[search]\ncontext_fields = user", "names user"),
    ("[search]\nredact_events = perhaps", "is true or false"),
    ("[search]\nmaxwait_s = 1", "from 10 to 3600"),
    ("[scorer\nurl = https://a", "line 1 opens a stanza"),
    ("[scorer]\njust words", "line 2 is no 'setting = value'"),
    ("[scorer]\nca_file = a\0b", "is no path"),
])
def test_a_wrong_setting_is_named(app, text, said):
    with pytest.raises(SettingsError) as caught:
        app("", text)
    assert said in str(caught.value)
    assert "aiscore.conf" in str(caught.value) and "secret" not in str(caught.value)


def test_a_file_that_is_no_text_is_refused_or_read(app):
    with pytest.raises(SettingsError):
        app(b"\xff\xfe\x00[")


def test_gzip_is_left_out_on_loopback_alone():
    hosts = {"localhost": False, "127.0.0.2": False, "::1": False, "scorer.example": True}
    assert {host: Settings(host=host).sends_gzip for host in hosts} == hosts


def test_the_shipped_defaults_are_the_defaults():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    assert load_settings(root, {"SPLUNK_HOME": "/s"}) == Settings()
