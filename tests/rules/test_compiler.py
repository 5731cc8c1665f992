"""What Sigma says is what the engine does: modifiers, conditions, wildcards, and rules in the style of public ones."""
import json

import pytest

pytest.importorskip("sigma", reason="rules are compiled in the scorer's environment only")
yaml = pytest.importorskip("yaml")

from aiscore_rules.engine import RuleEngine  # noqa: E402
from aiscore_rules.pack import RulePack  # noqa: E402
from aiscore_trainer.sigma.compiler import compile_paths, compile_rule  # noqa: E402
from aiscore_trainer.sigma.documents import parse_document  # noqa: E402
from aiscore_trainer.sigma.errors import Inexpressible  # noqa: E402

ID = "6b3b7c2e-9f0a-4c5e-8a55-1f2e3d4c5b6a"


def compiled(detection, lists=None, **members):
    rule = {"title": "A rule", "id": ID, "level": "high", "logsource": {"category": "process_creation", "product": "windows"},
            "detection": detection, **members}
    document = parse_document("rule.yml", rule)
    if document.rule is None:
        raise Inexpressible(document.problem)
    return compile_rule(document.rule, lists or {})


def hits(detection, fields, lists=None):
    rule = compiled(yaml.safe_load(detection) if isinstance(detection, str) else detection, lists)
    event = {"Channel": "Microsoft-Windows-Sysmon/Operational", "EventID": 1, "Image": "C:\\x.exe", **fields}
    return RuleEngine(RulePack("p", "1", (rule,))).judge(json.dumps(event), "").rule_ids == (ID,)


def one(key, value):
    return {"selection": {key: value}, "condition": "selection"}


@pytest.mark.parametrize("key, value, match, miss", [
    ("F", "abc", ["abc", "ABC"], ["abcd", "xabc", ""]),
    ("F", "a*c", ["ac", "aXXc"], ["ab", "xac"]),
    ("F", "a?c", ["abc"], ["ac", "abbc"]),
    ("F", r"a\*c", ["a*c"], ["abc"]),
    ("F", r"C:\dir\x", ["c:\\DIR\\x"], ["c:dirx"]),
    ("F", r"C:\\*\x", ["c:\\a\\x"], ["c:x"]),
    ("F", "*", ["x"], [""]),
    ("F", "", [""], ["x"]),
    ("F", 5, ["5", 5], ["15", 6]),
    ("F|contains", "bc", ["abcd", "BC"], ["b c"]),
    ("F|contains", ["xx", "yy"], ["axxb", "yy"], ["xy"]),
    ("F|contains|all", ["xx", "yy"], ["yyxx"], ["xx", "yy"]),
    ("F|contains", "a*b", ["xxa--bxx"], ["ba"]),
    ("F|startswith", "ab", ["abc"], ["cab"]),
    ("F|endswith", ["\\cmd.exe"], ["c:\\CMD.exe"], ["cmd.exe.bak"]),
    ("F|startswith|cased", "Ab", ["Abc"], ["abc"]),
    ("F|contains|cased", "Ab", ["xAbc"], ["xabc"]),
    ("F|re", "^ab+c$", ["abbc"], ["ABC", "xabc"]),
    ("F|re|i", "^ab+c$", ["ABBC"], ["ac"]),
    ("F|re", "(?i)foo.*bar", ["xFOO--bar"], ["bar foo"]),
    ("F|re", "foo(?i)bar", ["fooBAR"], ["FOObar"]),
    ("F|re|m", "^b", ["a\nb"], ["ab"]),
    ("F|re|s", "a.b", ["a\nb"], ["ab"]),
    ("F|re", r"(?:a.*b|c.+d)e", ["a--be", "c-de"], ["cde"]),
    ("F|re", r"^[^\\]*\\x$", ["a\\x"], ["a\\b\\x"]),
    ("F|re", r"(?!.*safe)evil", ["evil"], ["good"]),
    ("F|re", r"(\w)\1\1", ["xaaax"], ["abab"]),
    ("F|cidr", "10.0.0.0/8", ["10.1.2.3"], ["11.1.2.3", "ten"]),
    ("F|cidr", "fe80::/10", ["fe80::1"], ["::1"]),
    ("F|gt", 5, ["6", 5.5], ["5", "x"]),
    ("F|gte", 5, ["5"], ["4.9"]),
    ("F|lt", 5, [4, "-1"], [5]),
    ("F|lte", 5, [5], [6]),
    ("F|exists", True, ["x", ""], []),
    ("F|base64", "secret", ["c2VjcmV0"], ["secret"]),
    ("F|base64offset|contains", "http://", ["xxaHR0cDovLyyy", "h0dHA6Ly"], ["http://"]),
    ("F|wide|base64offset|contains", "Net.", ["xxTgBlAHQALgxx"], ["Net."]),
    ("F|windash|contains", " -enc ", ["x /enc y", "x -enc y", "x \u2013enc y"], ["xenc"]),
    ("F|contains|windash", "-f", ["a /f", "a -f"], ["a f"]),
    ("F|fieldref", "G", ["g-value"], ["other"]),
    ("F|fieldref|startswith", "G", ["g-value-more"], ["other"]),
    ("F|neq", "abc", ["abd"], ["abc"]),
    ("F|hour", 3, ["2026-11-12T03:10:00Z"], ["2026-11-12T04:10:00Z"]),
    ("F|contains|expand", "%names%", ["x-alice-y", "BOB"], ["carol"]),
])
def test_modifier(key, value, match, miss):
    lists = {"names": ["alice", "bob"]}
    for text in match:
        assert hits(one(key, value), {"F": text, "G": "G-value"}, lists), text
    for text in miss:
        assert not hits(one(key, value), {"F": text, "G": "G-value"}, lists), text


def test_null_is_an_absent_field():
    assert hits(one("F", None), {}) and not hits(one("F", None), {"F": "x"})
    assert hits(one("F|exists", False), {}) and not hits(one("F|exists", False), {"F": ""})


def test_empty_value_is_no_absent_field():
    assert not hits(one("F", ""), {})


@pytest.mark.parametrize("condition, wanted", [
    ("a", "a"), ("not a", "-b c"), ("a and b", "ab"), ("a or b", "a b"), ("a and not b", "a"), ("not (a or b)", "-c"),
    ("1 of sel_*", "c d"), ("all of sel_*", "cd"), ("1 of them", "a b c d"), ("all of them", "abcd"),
    ("any of sel_*", "c"), ("a and 1 of sel_* and not b", "ac"), ("(a or b) and not 1 of sel_*", "a b"),
])
def test_condition(condition, wanted):
    detection = {"a": {"A": 1}, "b": {"B": 1}, "sel_c": {"C": 1}, "sel_d": {"D": 1}, "condition": condition}
    for letters in wanted.lstrip("-").split(" "):
        assert hits(detection, {letter.upper(): 1 for letter in letters}), letters
    everything = {"A": 1, "B": 1, "C": 1, "D": 1}
    assert hits(detection, {} if "not" not in condition or wanted[0] != "-" else everything) is False


def test_list_of_maps_is_an_alternative_and_keywords_are_looked_for_everywhere():
    assert hits("{selection: [{A: 1, B: 2}, {C: 3}], condition: selection}", {"C": 3})
    assert not hits("{selection: [{A: 1, B: 2}, {C: 3}], condition: selection}", {"A": 1})
    assert hits("{keywords: ['needle one', 'other*thing'], condition: keywords}", {"X": "a NEEDLE one b"})
    assert hits("{keywords: ['needle one', 'other*thing'], condition: keywords}", {"X": "other--thing"})
    assert hits("{keywords: {'|all': ['one', 'two']}, condition: keywords}", {"X": "two", "Y": "one"})
    assert not hits("{keywords: {'|all': ['one', 'two']}, condition: keywords}", {"X": "two"})


@pytest.mark.parametrize("detection, word", [
    (one("F|expand", "%unknown%"), "unknown"),
    (one("F|nonsense", "x"), "nonsense"),
    ({"a": {"F": 1}, "condition": "a and missing"}, "missing"),
    ({"a": {"F": 1}, "condition": "a | count() > 5"}, "pipe"),
    (one("F|re", r"(a+)+\1$"), "regular expression"),
    (one("F|re", "(unclosed"), "Regular expression"),
    ({"keywords": ["*"], "condition": "keywords"}, "every event"),
])
def test_what_cannot_be_said_is_refused_with_the_reason(detection, word):
    with pytest.raises(Inexpressible, match=word):
        compiled(detection)


def test_refusals_name_the_file(tmp_path):
    good = {"title": "Good", "id": ID, "level": "low", "logsource": {"category": "dns"}, "detection": one("query", "x.example")}
    (tmp_path / "good.yml").write_text(yaml.safe_dump(good))
    (tmp_path / "copy.yml").write_text(yaml.safe_dump(good))
    (tmp_path / "broken.yml").write_text("a: [")
    (tmp_path / "correlation.yml").write_text(yaml.safe_dump({"title": "C", "correlation": {"type": "event_count"}}))
    (tmp_path / "no_id.yml").write_text(yaml.safe_dump({key: value for key, value in good.items() if key != "id"}))
    compilation = compile_paths([tmp_path])
    assert len(compilation.rules) == 1
    reasons = {refusal.path.rsplit("/", 1)[1]: refusal.reason for refusal in compilation.refusals}
    assert set(reasons) == {"broken.yml", "correlation.yml", "good.yml", "no_id.yml"}
    assert "more than one event" in reasons["correlation.yml"] and "id" in reasons["no_id.yml"]


def test_metadata_travels_along():
    rule = compiled(one("F", "x"), tags=["attack.t1059.001", "attack.execution", "cve.2021-44228"], status="experimental",
                    falsepositives=["Testing"], author=5)
    assert rule.techniques == ("T1059.001",) and rule.status == "experimental" and rule.falsepositives == ("Testing",)
    assert rule.level == "high" and "cve.2021-44228" in rule.tags


#: Patterns as public rules write them: encodings, obfuscation, paths, versions. None is copied from one.
STYLE = (
    r"\s-[eE]{1,2}[nN]?[cC]?\S*\s+[A-Za-z0-9+/=]{15,}", r"(?i).*\\Temp\\[0-9a-f]{8}\\.*\.exe", r".*\.(?:ps1|vbs|bat)\s.*",
    r"cmd.{0,5}(?:/c|/r)(?:\s|)\"set\s[a-zA-Z]{3,6}.*(?:\{\d\}){1,}\"{1,}\s+-f(?:.*\)){1,}.*\"{1,}", r"\$\{[A-Za-z]{2,}.*\}.*\$\{",
    r"(?i)(?:set|echo).*&&.*(?:iex|invoke)", r".*\b(?:rundll32|regsvr32)\b.*,\s*#\d{1,4}$", r"^(?:[A-Z]:\\)?[a-z]{8}\.exe$",
    r"(?:0x)?[0-9a-f]{4,}(?:,\s?(?:0x)?[0-9a-f]{2})+", r"[^\x00-\x7F]", r"(?:\d{1,3}\.){3}\d{1,3}", r"\\\\[^\\]+\\(?:ADMIN|C)\$\\.*",
    r".*\^.*\^.*\^.*\^.*\^.*", r"(?:(?:\\x[0-9a-f]{2})|(?:%[0-9a-f]{2})){4,}", r"\-join\s*\(.*\[char\].*\)", r"a(?=b.*c)d?",
    r"/(?:[a-z]{2}/){2,}[0-9]+\.php$", r".+\.(?:top|xyz|club)(?:/|$)", r"User-Agent:\s?(?:curl|python).*\r?\n", r"\w+\.\w+@[\w.]+",
    r"(?i)\+\s*\[char\]\s*\d+\s*\+.*", r".*[/\\]\.\.[/\\]\.\.[/\\].*", r"^svc_.*\$$", r"(?:\s|^)-(?:nop|noprofile)(?:\s|$).*-w(?:\s|indow)",
    r"(?:'|\")\s*\+\s*(?:'|\").*(?:'|\")\s*\+\s*(?:'|\")", r"[A-Za-z]:\\(?:Users|Windows)\\(?:[^\\]+\\){1,4}[^\\]+\.(?:scr|pif)",
    r"(?:^|\s)(?:\S*\\)?(?:net1?|sc)(?:\.exe)?\s+(?:stop|delete)\s+\"?\w+\"?$", r"\.(?:asp|aspx|jsp)\x00?\.(?:jpg|png)$",
)


@pytest.mark.parametrize("pattern", STYLE)
def test_pattern_in_the_style_of_public_rules_compiles(pattern):
    assert compiled(one("CommandLine|re", pattern)).match


def test_patterns_agree_with_python():
    import re

    texts = ["cmd /c \"set abc=1&&{0}{1}\" -f x)\"", "svc_a$", "a^b^c^d^e^f", "http://x.top/", "x -nop y -w hidden", "\\\\h\\C$\\a",
             "C:\\Users\\a\\b.scr", "net stop \"vss\"", "rundll32 x, #12", "10.1.2.3", "a.b@c.d", "'a' + 'b' + 'c'", "é", "shell.aspx.jpg",
             "foo\\Temp\\0a1b2c3d\\x\\y.exe", "x.ps1 y", "powershell -Enc AAAABBBBCCCCDDDDEEEE", "/../../etc", "", "abc" * 50]
    for pattern in STYLE:
        for text in texts:
            assert hits(one("F|re", pattern), {"F": text}) == bool(re.search(pattern, text)), (pattern, text)
