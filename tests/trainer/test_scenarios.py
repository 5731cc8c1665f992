"""Generated events: the label must come from what happened and from nothing around it."""
from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from datetime import datetime, timezone
from xml.etree import ElementTree

import numpy as np
import pytest

from aiscore_trainer.scenarios import FAMILIES, generate
from aiscore_trainer.scenarios.family import Tables
from aiscore_trainer.scenarios.scene import Scene
from aiscore_trainer.scenarios.site import make_site
from aiscore_trainer.scenarios.table import Scenario, fill, parse, table

NAMES = [family.name for family in FAMILIES]
FIELDS = {"raw", "sourcetype", "time", "host", "label", "group", "technique", "domain"}
ALWAYS_JSON = ("bro:dns:json", "bro:conn:json", "bro:http:json", "bro:ssl:json", "aws:cloudtrail", "azure:monitoractivity", "azure:monitor:aad",
               "o365:management:activity", "google:gcp:pubsub:message", "kube:audit", "OktaIM2:log", "github:audit", "gws:reports", "saas:audit",
               "json:winevent", "winlogbeat", "evtx:json", "evtxecmd", "azure:securityevent", "suricata", "netflow", "gcp:vpcflow", "zscalernss-web",
               "cloudflare:json", "app:request:json", "aws:vpcdns", "journald", "auditbeat", "linux:laurel", "falco:json", "tetragon:json", "osquery:results")


@pytest.fixture(scope="module")
def records():
    return list(generate(3, 24_000))


def of_family(records, name):
    return [record for record in records if record["group"].split("/")[1] == name]


def test_same_seed_gives_same_records_and_another_seed_others():
    first, again, other = (list(generate(seed, 300)) for seed in (5, 5, 6))
    assert first == again
    assert first != other


def test_records_have_the_form_of_the_shared_data(records):
    for record in records:
        assert FIELDS <= set(record)
        assert record["raw"] and record["sourcetype"] and record["label"] in (0, 1)
        assert record["group"].startswith("scenarios/")
        assert (record["technique"] is None) == (record["label"] == 0)
        record["raw"].encode()


def test_a_group_holds_one_label_and_one_technique(records):
    seen = defaultdict(set)
    for record in records:
        seen[record["group"]].add((record["label"], record["technique"]))
    assert not {group: kinds for group, kinds in seen.items() if len(kinds) > 1}


@pytest.mark.parametrize("name", NAMES)
def test_both_labels_occur_in_every_sourcetype(name):
    counts = defaultdict(Counter)
    for record in generate(8, 6_000, [name]):
        counts[record["sourcetype"]][record["label"]] += 1
    for sourcetype, labels in counts.items():
        share = labels[1] / (labels[0] + labels[1])
        assert 0.2 < share < 0.6, (sourcetype, labels)


def test_lines_that_claim_to_be_json_or_xml_are(records):
    for record in records:
        if record["sourcetype"] in ALWAYS_JSON:
            json.loads(record["raw"])
        elif record["sourcetype"] in ("XmlWinEventLog", "sysmon:linux"):
            ElementTree.fromstring(record["raw"])


def test_families_can_be_chosen_and_an_unknown_one_is_refused():
    assert {record["group"].split("/")[1] for record in generate(1, 200, ["dns", "flow"])} == {"dns", "flow"}
    with pytest.raises(ValueError, match="no family smoke"):
        list(generate(1, 10, ["smoke"]))


PRIVATE = re.compile(r"\b(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\b")


def _surroundings(record: dict) -> dict:
    moment = datetime.fromtimestamp(record["time"], timezone.utc)
    return {"host": record["host"], "hour": str(moment.hour), "weekday": str(moment.weekday()), "sourcetype": record["sourcetype"],
            "site": record["site"]}


def _subnet(record: dict) -> dict:
    return {"subnet": PRIVATE.search(record["raw"])[0].rsplit(".", 1)[0], "sourcetype": record["sourcetype"]}


def _separation(rows: list, features) -> float:
    """Area under the ROC curve of a model that learned these features on half of the rows, on the other half."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    table = DictVectorizer().fit_transform([features(row) for row in rows])
    labels = np.array([row["label"] for row in rows])
    half = len(rows) // 2
    model = LogisticRegression(C=0.3, max_iter=400).fit(table[:half], labels[:half])
    return roc_auc_score(labels[half:], model.predict_proba(table[half:])[:, 1])


@pytest.mark.parametrize("name", NAMES)
def test_what_surrounds_an_event_does_not_tell_its_label(name):
    """Site, host, hour and sourcetype, and the subnet where an event names one, leave a classifier near chance."""
    rows = list(generate(21, 5_000, [name]))
    assert _separation(rows, _surroundings) < 0.6
    inside = [row for row in rows if PRIVATE.search(row["raw"])]
    if len(inside) > 1_000:
        assert _separation(inside, _subnet) < 0.6


def test_every_family_shows_many_scenarios_and_techniques():
    """Breadth is what these events are for: a family that shrinks is noticed."""
    groups, techniques = defaultdict(set), defaultdict(set)
    for record in generate(2, 40_000):
        family = record["group"].split("/")[1]
        groups[family].add(record["group"])
        techniques[family].add(record["technique"])
    assert len(techniques["windows"]) >= 60
    assert len(set().union(*(found for family, found in techniques.items() if family.startswith("cloud_")))) >= 25
    assert sum(len(names) for names in groups.values()) >= 450


def _rows():
    """Every row of every table that a module of the package holds, tables in mappings and pairs too."""
    import importlib
    import pkgutil

    import aiscore_trainer.scenarios as package

    for found in pkgutil.iter_modules(package.__path__):
        for value in vars(importlib.import_module(f"{package.__name__}.{found.name}")).values():
            tables = value.values() if isinstance(value, dict) else (value,)
            for rows in (half for entry in tables for half in ((entry.daily, entry.attacks) if isinstance(entry, Tables) else (entry,))):
                if isinstance(rows, tuple) and rows and all(isinstance(item, Scenario) for item in rows):
                    yield from (row for scenario in rows for row in scenario.rows)


def test_every_row_of_every_table_can_be_filled():
    site = make_site(random.Random(4))
    rows = 0
    for row in _rows():
        Scene(random.Random(9), site).fill(row)
        rows += 1
    assert rows > 1_000


def test_no_row_writes_the_name_of_a_slot_where_its_value_was_meant():
    """«pub|«domain»» would print `pub`: a choice holds text, and a slot in it needs its own marks."""
    bare = re.compile(r"(?:(?:letters|num|hex|HEX|token|mixed|b64)(?::\d+)+|pub|peer|visitor|siteword|guid)")
    found = [row for row in _rows() for way in _literal_ways(parse(row)) if bare.fullmatch(way)]
    assert not found


def _literal_ways(parts):
    for part in parts:
        for way in getattr(part, "ways", ()):
            if len(way) == 1 and isinstance(way[0], str):
                yield way[0]
            yield from _literal_ways(way)


def test_a_slot_takes_arguments_and_choices_nest():
    slots = {"n": lambda scene, low, high: f"{low}-{high}", "w": lambda scene: "word"}

    class First:
        def pick(self, options):
            return options[0]

    assert fill("a«n:1:9»b«x «w»|y»«|z»", slots, First()) == "a1-9bx word"
    assert fill("cat x «a ¦ sh|b»", slots, First()) == "cat x a | sh"


def test_a_table_refuses_rows_without_a_heading_and_broken_rows():
    with pytest.raises(ValueError, match="before the first heading"):
        table("row\n# late\nrow")
    with pytest.raises(ValueError, match="without"):
        fill("«open", {}, None)
    with pytest.raises(KeyError, match="nobody"):
        fill("«nobody»", {}, None)


def test_a_kubernetes_event_names_the_object_of_its_path():
    for record in generate(4, 1_500, ["kube"]):
        event = json.loads(record["raw"])
        path = event["requestURI"].partition("?")[0]
        thing = event.get("objectRef")
        if path.startswith(("/healthz", "/livez", "/readyz", "/version", "/openapi")):
            assert thing is None
        elif thing:
            assert f"/{thing['resource']}" in path
            assert ("namespace" in thing) == ("/namespaces/" in path)
        assert (event["responseStatus"]["code"] in (401, 403)) == (event["annotations"]["authorization.k8s.io/decision"] == "forbid")


def test_a_record_of_the_web_user_has_no_login_and_no_session():
    for record in generate(4, 800, ["linux_records"]):
        if "type=SYSCALL" in record["raw"] and record["group"].endswith("web_user_by_day"):
            assert " auid=4294967295 " in record["raw"] and " ses=4294967295 " in record["raw"]


def test_every_windows_layout_is_read_and_names_the_acting_program(records):
    """A process start says its image to the models in every shape; one whose lines end as Windows ends them, too."""
    from aiscore_contract.event import Event
    from aiscore_model.normalise import normalise

    seen = Counter()
    for record in of_family(records, "windows"):
        raw = record["raw"]
        if re.search(r"Process Create:|A new process has been created", raw):
            read = normalise(Event(raw, sourcetype=record["sourcetype"]))
            assert read.kind == "windows" and " process " in read.template, raw
            seen[record["sourcetype"], "\r\n" in raw] += 1
    assert len(seen) >= 6 and seen["WinEventLog", True] and seen["WinEventLog", False]


def test_every_firewall_maker_writes_connections_of_both_labels():
    seen = defaultdict(set)
    for record in generate(4, 3_000, ["firewall"]):
        if "/fw_" in record["group"]:
            seen[record["sourcetype"]].add(record["label"])
    assert len(seen) == 16 and all(labels == {0, 1} for labels in seen.values())


def test_the_command_writes_the_same_bytes_twice_and_a_summary(tmp_path, capsys):
    from argparse import ArgumentParser

    from aiscore_trainer import scenarios_command

    parser = ArgumentParser()
    scenarios_command.register(parser.add_subparsers())
    outputs = [tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"]
    for output in outputs:
        chosen = parser.parse_args(["scenarios", str(output), "--events", "400", "--seed", "2"])
        assert chosen.run(chosen) == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    assert len(gzip.decompress(outputs[0].read_bytes()).splitlines()) == 400
    assert "windows" in capsys.readouterr().out


def test_the_command_refuses_an_unknown_family_and_leaves_no_file(tmp_path, capsys):
    from argparse import ArgumentParser

    from aiscore_trainer import scenarios_command

    parser = ArgumentParser()
    scenarios_command.register(parser.add_subparsers())
    chosen = parser.parse_args(["scenarios", str(tmp_path / "x.jsonl"), "--families", "smoke"])
    assert chosen.run(chosen) == 2
    assert "no family smoke" in capsys.readouterr().err
    assert not (tmp_path / "x.jsonl").exists()
