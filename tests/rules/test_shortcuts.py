"""What the engine skips is what could not have hit: every shortcut against the plain way of doing it."""
import json
import random
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from events import text_and_sourcetype

from aiscore_rules.automaton import END_MARK, START_MARK, compile_automaton
from aiscore_rules.engine import RuleEngine
from aiscore_rules.facts import Facts
from aiscore_rules.fields import read_facts
from aiscore_rules.fields_text import unquoted
from aiscore_rules.gate import LITERALS_MAX, Gate, gated
from aiscore_rules.literals import LiteralIndex
from aiscore_rules.match import build
from aiscore_rules.needs import needed_by_chain, needs_of
from aiscore_rules.pack import default_pack_path, load_pack
from aiscore_rules.regex import FIELD_MAX_CHARS, compile_chain, in_lower_case

EVENTS = Path(__file__).with_name("events.json")


def _mutated(rng, texts):
    """One of the texts, cut, spliced with another one, or with odd characters strewn in."""
    text, other = rng.choice(texts), rng.choice(texts)
    start, stop = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    form = rng.randrange(5)
    if form == 0:
        return text[:start] + other[:rng.randrange(300)] + text[stop:]
    if form == 1:
        return text[:stop]
    if form == 2:
        return text.swapcase()
    if form == 3:
        return "".join(rng.choice("\u0130\u03a3\u00df\0%'\"\\;\ud800") if rng.random() < 0.03 else char for char in text)
    return text


def test_an_engine_without_anchors_hits_the_same_rules_of_generated_events():
    described = json.loads(EVENTS.read_text(encoding="utf-8"))
    events = [text_and_sourcetype(entry) for both in described.values() for entry in both["match"] + both["miss"]]
    pack = load_pack(default_pack_path())
    engine, plain = RuleEngine(pack), RuleEngine(replace(pack, rules=tuple(replace(rule, anchors=None) for rule in pack.rules)))
    rng = random.Random(7)
    texts = [text for text, _ in events]
    hits = 0
    for _ in range(1_500):
        event = _mutated(rng, texts), rng.choice(events)[1]
        found = engine.judge(*event).rule_ids
        assert found == plain.judge(*event).rule_ids, event
        hits += bool(found)
    assert hits > 200


def test_an_index_finds_the_owners_of_exactly_the_literals_that_stand_in_the_text():
    rng = random.Random(5)
    words = ["http", "microsoft", "..", "/", "=", "%00", "select", "\u00e9\u00df", "user", "zq", "\u4e2d", "ab", " ", "nation"]

    def text(most):
        return "".join(rng.choice(words) for _ in range(rng.randrange(1, most)))

    for _ in range(400):
        pairs = [(text(5), number) for number in range(rng.randrange(1, 90))]
        index = LiteralIndex(pairs)
        for _ in range(20):
            searched = text(30)
            if rng.random() < 0.7:
                literal = rng.choice(pairs)[0]
                place = rng.randrange(len(searched) + 1)
                searched = searched[:place] + literal + searched[place:]
            assert index.owners_in(searched) == {owner for literal, owner in pairs if literal in searched}, searched


def _naive(program, text):
    """An automaton, one character and one position at a time."""
    def takes(position, code):
        return any(low <= code <= high for low, high in program["sets"][program["positions"][position]])

    codes = [START_MARK, *map(ord, text[:FIELD_MAX_CHARS])] + ([END_MARK] if len(text) <= FIELD_MAX_CHARS else [])
    alive = set()
    for code in codes:
        reached = set(program["first"]).union(*(program["follow"][position] for position in alive))
        alive = {position for position in reached if takes(position, code)}
        if alive & set(program["last"]):
            return True
    return False


@pytest.mark.parametrize("seed", range(8))
def test_automata_that_skip_and_remember_find_what_one_step_at_a_time_finds(seed):
    rng = random.Random(seed)
    marks = [[START_MARK, START_MARK], [END_MARK, END_MARK]]
    for _ in range(60):
        count = rng.randrange(1, 7)
        sets = [[[low, low + rng.randrange(3)]] for low in rng.sample(range(94, 104), 4)] + [[mark] for mark in marks]
        program = {"sets": sets, "positions": [rng.randrange(len(sets)) for _ in range(count)],
                   "first": rng.sample(range(count), rng.randrange(1, count + 1)), "last": rng.sample(range(count), rng.randrange(count + 1)),
                   "follow": [rng.sample(range(count), rng.randrange(count + 1)) for _ in range(count)]}
        search = compile_automaton(program)
        for _ in range(25):
            text = "".join(rng.choice("]^_`abcdefghij\u00e9\U0001f600") for _ in range(rng.randrange(12)))
            if rng.random() < 0.05:
                text = text + "z" * FIELD_MAX_CHARS
            assert search(text) == _naive(program, text), (program, text)


def test_automata_forget_without_losing_their_place():
    program = {"sets": [[[0, 0x10FFFF]], [[97, 97]]], "positions": [0, 1], "first": [0], "last": [1], "follow": [[0, 1], []]}
    search = compile_automaton(program)
    rng = random.Random(3)
    for _ in range(6):
        text = "".join(chr(rng.randrange(0x100, 0xD000)) for _ in range(4_000))
        assert not search(text)
        assert search(text + "a") and not search("a")


def test_undone_percent_escapes_are_urllibs():
    rng = random.Random(1)
    parts = ["%", "+", "a", "4", "C3", "%c3", "%E2", "%82", "%AC", "%f0%9f", "\u00e9", "%41", "%zz", "\ud800", " ", "%00", "%2B", "%0a"]
    for _ in range(20_000):
        text = "".join(rng.choice(parts) for _ in range(rng.randrange(12)))
        assert unquoted(text) == unquote_plus(text, errors="replace"), ascii(text)


def test_values_lowered_together_are_values_lowered_one_by_one():
    rng = random.Random(2)
    for _ in range(3_000):
        def value():
            return "".join(rng.choice("A\u03a3\u0130b.\0\u00df\u0345 ") for _ in range(rng.randrange(6)))

        fields = {f"f{number}": (value(), value()) if rng.random() < 0.2 else value() for number in range(rng.randrange(6))}
        facts = Facts("", dict(fields), "text")
        single = [one for one in fields.values() if isinstance(one, str)]
        several = [one for many in fields.values() if isinstance(many, tuple) for one in many]
        assert facts.lowered_texts()[1] == "\0".join(["\0".join(single).lower(), *(one.lower() for one in several)])
        for name, held in fields.items():
            assert facts.lowered(name) == (held.lower() if isinstance(held, str) else tuple(one.lower() for one in held))


@pytest.mark.parametrize("chain, needed", [
    (["i", r"\bSelect\s", 0, r"\sfrom\s"], [["select"], ["from"]]), (["", "(?:cat|dog)food{2}"], [["cat", "dog"], ["food"]]),
    (["i", r"(?:whoami\s)+-x?"], [["whoami"]]), (["i", "(?:whoami)?", 0, r"[\w-]+"], []), (["i", "a|bcdef"], []), (["", "(?!secret)"], []),
    (["i", "\u017felect"], [["elect"]]), (["", "%0"], [["%0"]]), (["", r"x(?:wget|whoami|w)\b"], [["xw"]]), (["", "cmd|a?"], []),
])
def test_a_chain_names_the_texts_that_it_cannot_do_without(chain, needed):
    assert sorted(list(choice) for choice in needed_by_chain(chain)) == sorted(needed)


@pytest.mark.parametrize("part, lowered", [
    (r"\bSELECT\S[A-Z]\W", r"\bselect\S[a-z]\W"), ("[^A-Z0-9]x", "[^a-z0-9]x"), ("[A-Za-z]", "[a-za-z]"), ("[ -~]", "[ -~]"), ("(?:Foo|bar)\\x41", None),
    ("[A-z]", None), ("[0-Z]", None), ("\u017felect", None), ("[^\x80-\xff]", None), ("(?P<Name>a)", None), ("(?-i:A)b", None), (r"\N{BULLET}A", None),
])
def test_a_pattern_is_written_in_lower_case_only_where_it_then_takes_the_same(part, lowered):
    assert in_lower_case(["i", part]) == (None if lowered is None else ["", lowered])
    assert in_lower_case(["", part]) is None


def _chains(expression):
    if expression[0] in ("and", "or", "not"):
        return [chain for part in expression[1:] for chain in _chains(part)]
    return expression[2:] if expression[0] == "re" else []


def test_chains_whose_text_is_asked_for_first_take_what_the_bare_chains_take():
    described = json.loads(EVENTS.read_text(encoding="utf-8"))
    rng = random.Random(3)
    chains = rng.sample([chain for rule in load_pack(default_pack_path()).rules for chain in _chains(rule.match)], 60)
    # Letters that `re` takes for others without regard to case, and `lower` does not.
    chains += [["i", "task"], ["i", "\u017fki"], ["i", "k\u0131ll"], ["i", "[^A-Z]K[a-c]"], ["i", r"(\\w)S\\1"], ["i", "(?<![H-L])S"]]
    texts = ["ta\u017f\u212a", "TASK", "ski", "kill", "K\u0130LL"]
    texts += [text_and_sourcetype(entry)[0] for both in described.values() for entry in both["match"]]
    tests = [(build(["re", "x", chain]), compile_chain(chain)) for chain in chains]
    taken = 0
    for text in texts + [_mutated(rng, texts) for _ in range(500)]:
        facts = Facts(text, {"x": text}, "json")
        for check, search in tests:
            assert check(facts) == search(text), text
            taken += search(text)
    assert taken > 100


def test_a_gate_lets_every_rule_through_that_hits():
    described = json.loads(EVENTS.read_text(encoding="utf-8"))
    rules = [(build(rule.match), needs_of(rule.match), rule) for rule in load_pack(default_pack_path()).rules]
    gate = Gate([(position, needs) for position, (_, needs, _) in enumerate(rules) if needs is not None])
    rng = random.Random(11)
    events = [text_and_sourcetype(entry) for both in described.values() for entry in both["match"]]
    texts = [text for text, _ in events]
    hits = 0
    for text, sourcetype in events[::3] + [(_mutated(rng, texts), rng.choice(events)[1]) for _ in range(300)]:
        facts = read_facts(text, sourcetype)
        let_through = gate.let_through(facts)
        for position, (check, needs, rule) in enumerate(rules):
            if needs is not None and check(facts):
                assert position in let_through, (rule.title, text)
                hits += 1
    assert hits > 300


def test_a_gate_stays_shut_where_no_field_holds_what_its_rules_need():
    needs = [needs_of(["and", ["contains", "q", "'", " or "], ["re", "q", ["i", "x.y"]]]), needs_of(["or", ["equals", "q", "a<b"], ["contains_cased", "h", "WGET"]])]
    gate = Gate(list(enumerate(needs)))

    def let_through(**fields):
        return gate.let_through(Facts("' or < wget", fields, "text"))

    assert let_through(q="plain words", h=("none", "of them")) == let_through(x="' or <") == set()
    assert let_through(q=("a", "xa<b")) == {1} and let_through(q="this or that") == let_through(q="it's") == {0}
    assert let_through(q="'a<b") == {0, 1} and let_through(q="x" * 3_000) == {0, 1}
    assert let_through(h="with Wget") == {1} and let_through(h="\u017f") == {1} and let_through(h="\u212a") == set()


@pytest.mark.parametrize("expression", [
    ["not", ["contains", "a", "x'x"]], ["null", "a"], ["or", ["contains", "a", "x'x"], ["null", "b"]], ["contains", "", "x'x"], ["contains", "a", "x'x", ""],
    ["re", "a", ["", "x'x"], ["", "[0-9]"]], ["equals_cased", "a", "\u03a3\u03a3"], ["gt", "a", 3], ["always"],
])
def test_nothing_is_needed_where_nothing_is_certain(expression):
    assert needs_of(expression) is None


def test_what_a_gate_looks_for_does_not_grow_with_the_rules_of_a_site():
    names = [f"o'user{number}" for number in range(20_000)]
    assert needs_of(["equals", "user", *names]) is None and needs_of(["or", *(["contains", "user", name] for name in names[:200])]) is None
    many = {position: needs_of(["contains", "user", *names[position * 50:position * 50 + 50]]) for position in range(400)}
    gate, always = gated(many)
    looked_for = sum(len(field.marks) + len(field.words) for field in gate._fields)
    assert looked_for <= LITERALS_MAX and len(always) >= 390
    asked = gate.let_through(Facts("x", {"user": "o'user7"}, "text")).union(always)
    assert 0 in asked and all(position in asked for position in range(10, 400))


def test_the_searched_text_of_a_request_holds_every_value():
    described = json.loads(EVENTS.read_text(encoding="utf-8"))
    events = [text_and_sourcetype(entry) for both in described.values() for entry in both["match"] + both["miss"]]
    texts = [text for text, sourcetype in events if read_facts(text, sourcetype).family in ("web", "dns")]
    texts += ["POST /a?b=%41+c HTTP/1.1\r\nHost: h\r\nX:  y \r\n\r\none\r\ntwo=%27\r\n", "POST /a HTTP/1.1\r\nHost: h\r\n\r\n{1:\r\n2}", "POST /a HTTP/1.1\nHost: \u0130\n\nA=\u03a3%2527+B\u03a3"]
    rng = random.Random(4)
    asked = 0
    for text in texts + [_mutated(rng, texts) for _ in range(600)] + [text.replace("\n", "\r\n") for text in texts]:
        facts = read_facts(text, "access")
        if facts.family in ("web", "dns"):
            searched = facts.searched_text(True)
            for name in facts.fields:
                value = facts.lowered(name)
                # No anchor holds a NUL, so what stands around one may stand apart.
                assert all(piece in searched for one in ((value,) if isinstance(value, str) else value) for piece in one.split("\0")), (name, text)
                asked += 1
    assert asked > 1_000
