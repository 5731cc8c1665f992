"""Pairs of names and values: whoever chose a value chooses neither where another begins nor that nobody sees it."""
import doctest

import pytest

from aiscore_contract.forms import cef, pairs, winevent
from aiscore_contract.forms.pairs import separated, xml_pairs
from aiscore_rules.fields import read_facts


def fields_of(text):
    return read_facts(text, "").fields


@pytest.mark.parametrize("module", [pairs, cef, winevent])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("line", [
    "CEF:0|Acme|Gate|1|100|Request|5|src=203.0.113.9 request={} act=blocked suser=ann", "CEF:0|Acme|Gate|1|100|Request|5|act=blocked src=203.0.113.9 suser=ann request={}",
    "LEEF:1.0|Acme|Gate|1|100|src=203.0.113.9\trequest={}\tact=blocked\tsuser=ann", "LEEF:2.0|Acme|Gate|1|100|^|src=203.0.113.9^request={}^act=blocked^suser=ann",
    "CEF:0|Acme|Gate|1|100|Request|5|msg=" + "x" * 9_000 + " src=203.0.113.9 request={} act=blocked suser=ann"])
@pytest.mark.parametrize("url", ["http://a.example/?id=1' or 1=1--&b=2", "/a?b=c", "http://a.example/?q=x y"])
def test_an_address_with_signs_that_no_writer_escaped_is_one_value(line, url):
    fields = fields_of(line.format(url))
    assert (fields["request"], fields["act"], fields["src"], fields["suser"]) == (url, "blocked", "203.0.113.9", "ann")


def test_a_bar_in_a_column_of_a_header_moves_no_other_column():
    fields = fields_of(r"CEF:0|Acme\|Co|Gate|1|100|a \| b|5|src=203.0.113.9 act=deny")
    assert (fields["devicevendor"], fields["deviceproduct"], fields["name"], fields["severity"]) == ("Acme|Co", "Gate", "a | b", "5")


@pytest.mark.parametrize("name", ["a;b=c;d=e", "a; b=c; d=e", "a|b=c|d=e", "a|b=c|d=e|f=g", "a;msg=c;cmd=e", "a;b=c;d=e;"])
@pytest.mark.parametrize("header", ["", "Mar 14 10:11:12 fw7 vpnd: "])
def test_signs_in_a_name_hide_no_pair_behind_it(header, name):
    fields = fields_of(f'{header}user={name} action=denied src=203.0.113.9 dst=10.0.0.5 reason="bad password"')
    assert fields["user"] == "a"
    assert (fields["action"], fields["src"], fields["dst"], fields["reason"]) == ("denied", "203.0.113.9", "10.0.0.5", "bad password")


def test_values_that_signs_keep_apart_hold_blanks_and_signs_of_pairs():
    line = "time=1900000000|hostname=cp|action=Drop|rule_name=Deny all guests|url=http://a.example/?a=b|user=\"Ann Lee\"|reason="
    assert dict(separated(line))["rule_name"] == "Deny all guests" and dict(separated(line))["url"] == "http://a.example/?a=b"
    assert fields_of(line)["action"] == "Drop"


@pytest.mark.parametrize("path", [r"C:\Program Files\a tool\x.exe", r"C:\Users\o'brien\x.exe", r"C:\a, b\x.exe", r"C:\a;b\x.exe", r"\\fs1\all users\x.exe"])
@pytest.mark.parametrize("line", ["src=10.0.0.5 image={} action=run user=bob", "src=10.0.0.5,image={},action=run,user=bob", "src=10.0.0.5 action=run user=bob image={}\n"])
def test_a_path_ends_where_the_next_pair_does_whatever_its_folders_are_called(line, path):
    fields = fields_of(line.format(path))
    assert (fields["image"], fields["action"], fields["user"]) == (path, "run", "bob")


@pytest.mark.parametrize("path, words", [(r"C:\a\x.exe", "was blocked"), (r"C:\Program Files\x.exe", "was blocked"), (r"C:\a\x.exe", r"started C:\b\y.exe"),
                                         (r"C:\a\x.exe", ", then more"), (r"C:\a\x", "by nobody")])
def test_words_behind_a_path_are_no_part_of_it(path, words):
    fields = fields_of(f"src=10.0.0.5 image={path} {words} action=run user=bob")
    assert (fields["image"], fields["action"], fields["user"]) == (path, "run", "bob")


def test_an_apostrophe_in_a_name_does_not_cut_it():
    fields = fields_of("src=10.0.0.5 user=d'arc o'x action=deny note='two words'")
    assert (fields["user"], fields["action"], fields["note"]) == ("d'arc", "deny", "two words")


def test_a_command_that_sudo_ran_holds_no_pairs():
    fields = fields_of("Mar 14 10:11:12 web3 sudo: eve : TTY=pts/0 ; PWD=/tmp ; USER=root ; COMMAND=/bin/x eventName=a channel=Security")
    assert fields["command"] == "/bin/x eventName=a channel=Security" and "eventname" not in fields and "channel" not in fields


def test_what_stands_in_a_section_of_characters_is_no_element():
    told = xml_pairs("<Event><User-Name><![CDATA[bob</User-Name><Packet-Type>2</Packet-Type>]]></User-Name><Packet-Type>3</Packet-Type></Event>")
    assert told == [("User-Name", "bob</User-Name><Packet-Type>2</Packet-Type>"), ("Packet-Type", "3")]


def test_a_path_of_a_scheduled_task_keeps_no_quote_that_follows():
    assert fields_of(r'a=1 b=2 path=C:\x.exe "C:\y.exe" user=bob')["user"] == "bob"


@pytest.mark.parametrize("written, meant", [
    (r"C:\\Windows\\System32\\svchost.exe", r"C:\Windows\System32\svchost.exe"), (r"C:\Windows\System32\svchost.exe",) * 2, (r"\\\\fs1\\tools\\a.exe", r"\\fs1\tools\a.exe"),
    (r"\\fs1\tools\a.exe",) * 2, (r"net view \\fs1",) * 2, (r"C:\Windows\\a.exe",) * 2])
def test_backslashes_in_quotes_are_undone_where_a_writer_doubled_every_one(written, meant):
    assert fields_of(f'time=1 host=ws7 image="{written}" user=bob')["image"] == meant
