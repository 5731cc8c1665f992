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
               "cloudflare:json", "app:request:json", "google:gcp:audit", "google:gcp:pubsub:audit", "azure:monitor:aad:signin", "azure:monitor:aad:audit", "azure:monitor:activity", "github:cloud:audit", "cisco:duo:activity", "pingone:audit", "teleport:audit", "hashicorp:boundary:audit", "azure:activity", "okta:system:log", "cisco:duo", "auth0:log", "onelogin:event", "slack:audit", "gws:reports:activity",
               "sfdc:logfile", "hashicorp_vault_audit_log", "snowflake:history", "github:enterprise:audit", "gitlab:audit", "zoom:webhook", "1password:events", "atlassian:audit", "cloudflare:audit",
               "tailscale:config", "nginx:access:json", "traefik:access", "envoy:access", "caddy:access", "aws:waf", "cloudflare:waf", "modsec:json", "app:log:json", "aws:route53:resolver", "pdns:json",
               "adguard:querylog", "aws:vpcdns", "journald", "auditbeat", "linux:laurel", "falco:json", "tetragon:json", "osquery:results",
               "elastic:endpoint", "mde:advancedhunting", "crowdstrike:fdr", "vmware:cbc", "sentinelone:channel", "edr:json", "goaudit", "wazuh:alerts", "tracee:json", "shell:json", "terminal:json", "powershell:json",
               "percona:audit", "mysql:audit:json", "postgresql:json", "azure:sql:audit", "oracle:audit:json", "mongodb:log", "mongodb:audit", "redis:slowlog", "elasticsearch:audit", "opensearch:audit", "clickhouse:query_log", "snowflake:query_history", "redshift:query",
               "o365:reporting:messagetrace", "mde:emailevents", "mde:urlclickevents", "proofpoint:tap", "proofpoint:clicks", "gws:gmail", "rspamd:json", "msexchange:adminaudit",
               "vmware:vclog:json", "bmc:event:json", "printing:log:json", "ot:gateway:json", "macos:unifiedlog:json", "macos:endpointsecurity:json", "docker:events:json", "kube:container:cri:json", "registry:audit:json",
               "argocd:log:json", "hashicorp:server:json", "kafka:server:json", "rabbitmq:log:json", "container:json", "filebeat:json",
               "microsoft:nps:json", "zscalerlss:zpa:json", "cloudflare:access:json", "teleport:audit:json", "windows:rdgateway:json", "windows:adfs:json", "bastion:session:json", "doors:badge:json", "samba:audit:json", "keycloak:event:json", "authentik:event:json", "mfa:audit:json",
               "cyberark:epv:cef:json", "pam:event:json", "windows:hyperv:json", "mdm:event:json", "overlay:events:json", "vmware:horizon:json", "selfservice:password:json",
               "rsyslog:json", "cisco:umbrella:json", "dns:zones:json", "bro:x509:json", "bro:ntlm:json", "bro:rdp:json", "bro:smtp:json", "bro:ftp:json", "bro:files:json", "bro:notice:json", "bro:weird:json", "bro:snmp:json", "bro:sip:json", "bro:dhcp:json",
               "bro:smb_mapping:json", "bro:ldap:json", "bro:dce_rpc:json", "bro:modbus:json", "bro:tunnel:json", "bro:software:json",
               "istio:access", "aws:apigateway", "azure:appgateway:access", "azure:frontdoor:access", "google:gcp:lb", "akamai:datastream", "kong:log", "express:pino", "http:har", "http:capture:json", "http:sensor:json",
               "coraza:json", "akamai:siem", "google:gcp:armor", "wordpress:activity", "magento:admin", "moodle:logstore", "mattermost:audit", "app:log:node", "kunai:json", "inhouse:audit:json", "inhouse:error:json")


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
        if record["group"].startswith("scenarios/values/"):
            continue  # a value alone keeps the sourcetype of the line that it was taken from
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


#: What the reader makes of each form of the families below; a form that it does not know would come out as text.
KINDS_OF_FORMS = {
    "edge": {"pan:traffic": "keyvalue", "pan:globalprotect:log": "keyvalue", "fortigate_event": "keyvalue", "fortigate_traffic": "keyvalue", "cisco:asa": "syslog", "cisco:ftd": "syslog", "cp_log:syslog": "keyvalue", "pfsense:filterlog": "keyvalue",
             "meraki:flows": "keyvalue", "sophos:xgs": "keyvalue", "zscalernss-fw": "keyvalue", "cisco:ise:syslog": "syslog"},
    "control_plane": {"google:gcp:audit": "cloud", "aws:cloudtrail": "cloud", "azure:activity": "cloud"},
    "cloud_audit": {"google:gcp:pubsub:audit": "cloud", "google:gcp:pubsub:message": "cloud", "aws:cloudtrail": "cloud"},
    "identity_audit": {"OktaIM2:log": "cloud", "azure:monitor:aad:signin": "cloud json", "azure:monitor:aad:audit": "cloud", "o365:management:activity": "cloud", "gws:reports:activity": "cloud", "azure:monitor:activity": "cloud", "github:cloud:audit": "cloud", "gitlab:audit": "cloud", "slack:audit": "cloud", "1password:events": "cloud", "cloudflare:audit": "cloud",
                       "auth0:log": "cloud", "cisco:duo:activity": "cloud", "onelogin:event": "cloud", "pingone:audit": "cloud", "teleport:audit": "cloud", "hashicorp:boundary:audit": "cloud", "sfdc:logfile": "cloud json"},
    "saas": {"okta:system:log": "cloud", "cisco:duo": "cloud", "auth0:log": "cloud", "slack:audit": "cloud", "gws:reports:activity": "cloud", "sfdc:logfile": "cloud",
             "hashicorp_vault_audit_log": "cloud", "snowflake:history": "cloud", "github:enterprise:audit": "cloud", "gitlab:audit": "cloud", "zoom:webhook": "cloud", "1password:events": "cloud",
             "tailscale:config": "cloud", "atlassian:audit": "cloud json", "cloudflare:audit": "cloud json", "onelogin:event": "cloud json"},
    "webapp": {"access_combined": "web", "access_combined_wcookie": "web", "ms:iis:w3c": "web", "nginx:access:json": "web", "traefik:access": "web", "envoy:access": "web", "caddy:access": "web",
               "aws:elb:accesslogs": "web", "haproxy:http": "web", "http:request": "web", "app:gateway:json": "web", "cloudflare:http": "web", "nginx:error": "web", "apache_error": "web",
               "aws:waf": "web", "cloudflare:waf": "web", "modsec:json": "web", "app:log:json": "json web", "app:log:syslog": "syslog web"},
    "resolver": {"isc:bind:query": "dns", "unbound:log": "dns", "dnsmasq:log": "dns", "msad:dns:debug": "dns", "infoblox:dns": "dns", "coredns": "dns", "aws:route53:resolver": "dns", "bro:dns:json": "dns",
                 "pdns:json": "dns", "adguard:querylog": "dns"},
    "database": {"percona:audit": "json cloud", "mysql:audit:json": "json cloud", "postgresql:json": "json cloud", "azure:sql:audit": "cloud", "oracle:audit:json": "json cloud", "mongodb:log": "json", "mongodb:audit": "json cloud", "elasticsearch:audit": "json", "opensearch:audit": "json cloud",
                 "imperva:dam": "keyvalue", "ibm:guardium": "keyvalue", "mssql:audit": "keyvalue", "oracle:audit:unified": "keyvalue", "oracle:audit:syslog": "syslog", "mysql:generalQueryLog": "text", "mariadb:audit": "text cloud", "oracle:listener:log": "text", "clickhouse:query_log": "cloud", "snowflake:query_history": "cloud", "cassandra:audit": "text", "sap:hana:audit": "text", "couchdb:log": "text web"},
    "mail": {"o365:reporting:messagetrace": "json cloud", "mde:emailevents": "json", "mde:urlclickevents": "json", "proofpoint:tap": "json", "proofpoint:clicks": "json", "gws:gmail": "json", "msexchange:adminaudit": "json", "cisco:esa:cef": "keyvalue", "fml:log": "keyvalue", "amavis:log": "syslog", "barracuda:esg": "syslog",
             "postfix:syslog": "syslog", "dovecot:syslog": "syslog", "sendmail:syslog": "syslog", "mail:filter:syslog": "syslog", "msexchange:tracking": "text", "msexchange:cmdlets": "text"},
    "platform": {"vmware:vclog": "text syslog", "vmware:vclog:json": "json", "proxmox:task": "syslog", "storage:log": "text", "bmc:event:json": "json", "ot:gateway": "keyvalue", "ot:gateway:json": "json", "macos:unifiedlog": "syslog json web", "macos:unifiedlog:json": "syslog json web",
                 "macos:endpointsecurity:json": "auditd cloud json", "docker:daemon": "keyvalue text json web", "docker:events:json": "auditd json cloud", "registry:audit:json": "json web", "argocd:log": "keyvalue", "kafka:server": "text", "rabbitmq:log": "text", "ingress:controller": "keyvalue text"},
    "access": {"freeradius:log": "syslog", "microsoft:nps": "text", "microsoft:nps:json": "json", "tacacs:accounting": "text keyvalue", "openvpn:log": "text syslog keyvalue json", "wireguard:log": "text keyvalue", "ivanti:connectsecure": "text keyvalue", "citrix:netscaler:syslog": "text web", "cisco:asa": "syslog", "fortigate_event": "keyvalue",
               "pan:system": "keyvalue", "zscalerlss:zpa:json": "json", "cloudflare:access:json": "json cloud", "teleport:audit:json": "cloud", "windows:rdgateway": "windows", "windows:rdgateway:json": "windows", "windows:adfs": "windows", "windows:adfs:json": "windows", "bastion:session": "keyvalue", "doors:badge:json": "json",
               "ldap:log": "text keyvalue", "kerberos:kdc": "syslog web", "samba:audit:json": "json", "keycloak:event": "keyvalue", "authentik:event:json": "cloud", "mfa:audit": "keyvalue", "cyberark:epv:cef": "keyvalue", "pam:event": "keyvalue", "journald": "syslog cloud json keyvalue"},
    "devices": {"pan:config": "keyvalue text syslog json cloud", "fortigate_event": "keyvalue", "cp_log": "keyvalue", "cisco:asa": "syslog", "cisco:ios": "syslog", "sonicwall": "keyvalue", "sophos:xg": "keyvalue web", "pfsense": "syslog", "juniper:junos:firewall": "syslog web", "aruba:syslog": "syslog",
                "f5:bigip:syslog": "syslog web", "ubnt": "syslog keyvalue", "mikrotik": "syslog text"},
    "servers": {**dict.fromkeys(("linux_secure", "syslog", "syslog:rfc5424", "journald", "filebeat:json"), "syslog auditd json web"), "rsyslog:json": "json web"},
    "wire": {"suricata": "flow web dns", "bro:ssl": "flow", "bro:notice:json": "flow", "bro:files:json": "flow", "bro:ntlm": "flow", "bro:smtp": "flow", "bro:weird:json": "flow", "bro:ldap:json": "flow", "bro:x509:json": "flow"},
    "nameserver": {"named": "syslog dns", "windows:dns": "windows", "cisco:umbrella:dns": "dns", "dns:zones": "keyvalue", "dns:zones:json": "cloud json", "syslog": "syslog dns web", "journald": "syslog dns web"},
    "webwork": {"access_combined": "web", "access_combined_wcookie": "web", "nginx:ingress": "web", "tomcat:access:log": "web", "ms:iis:auto": "web", "haproxy:http": "web", "envoy:access:text": "web", "istio:access": "web", "traefik:access:clf": "web", "caddy:access": "web", "aws:elb:accesslogs": "web",
                "aws:cloudfront:accesslogs": "web", "aws:apigateway": "web", "google:gcp:lb": "web", "cloudflare:json": "web", "kong:log": "web json", "http:request": "web", "http:capture:json": "web", "http:export": "keyvalue", "http:export:csv": "web", "express:pino": "web", "azure:frontdoor:access": "web", "azure:appgateway:access": "web"},
    "webwatch": {"f5:bigip:asm:syslog": "syslog web", "incapsula:cef": "keyvalue", "citrix:netscaler:appfw:cef": "keyvalue", "fortiweb:log": "keyvalue", "coraza:json": "web", "akamai:siem": "web", "google:gcp:armor": "web", "barracuda:waf": "web", "wordpress:activity": "cloud", "magento:admin": "cloud", "moodle:logstore": "cloud",
                 "mattermost:audit": "cloud", "grafana:log": "keyvalue web", "drupal:watchdog": "text", "php:errors": "text", "dotnet:console": "text web", "app:log:node": "json web"},
    "inhouse": {"inhouse:audit:json": "json cloud dns web auditd", "inhouse:audit:pairs": "keyvalue syslog text web dns", "inhouse:audit:csv": "text keyvalue web dns", "inhouse:audit:cef": "keyvalue dns web", "inhouse:audit:text": "text keyvalue syslog web dns", "inhouse:audit:block": "text web dns", "inhouse:error": "text syslog web", "inhouse:error:json": "json web",
                "syslog": "syslog json cloud auditd web dns"}}


@pytest.mark.parametrize("name", KINDS_OF_FORMS)
def test_every_form_is_read_as_what_it_is(name):
    from aiscore_contract.event import Event
    from aiscore_model.normalise import normalise

    unseen = set(KINDS_OF_FORMS[name])
    for record in generate(6, 900, [name]):
        kinds = KINDS_OF_FORMS[name].get(record["sourcetype"])
        if kinds is None:
            continue
        read = normalise(Event(record["raw"], sourcetype=record["sourcetype"]))
        assert read.kind in kinds.split() and len(read.template.split()) >= 4, (record["sourcetype"], record["raw"], read)
        unseen.discard(record["sourcetype"])
    assert not unseen


@pytest.mark.parametrize("name", KINDS_OF_FORMS)
def test_wordings_are_many_and_none_is_both_daily_work_and_an_attack(name):
    """What is left of a line without its time and numbers of its own still differs between the labels, and from line to line."""
    labels = defaultdict(set)
    rows = list(generate(13, 2_000, [name]))
    for record in rows:
        labels[record["raw"]].add(record["label"])
    assert not [raw for raw, seen in labels.items() if len(seen) > 1]
    wordings = {re.sub(r"[0-9a-f]{8,}|\d+", "0", record["raw"]) for record in rows}
    assert len(wordings) > 0.8 * len(rows)


@pytest.mark.parametrize("name", ["control_plane", "cloud_audit"])
def test_operations_of_attacks_are_daily_work_of_others(name):
    """The name of a call alone must not tell: most calls that attacks make are made by day, too."""
    calls = defaultdict(set)
    for record in generate(5, 12_000, [name]):
        event = json.loads(record["raw"])
        event = event.get("data", event)
        call = event.get("eventName") or event.get("protoPayload", {}).get("methodName") or event.get("operationName")
        calls[(call["value"] if isinstance(call, dict) else call).lower()].add(record["label"])
    attacked = [seen for seen in calls.values() if 1 in seen]
    assert sum(0 in seen for seen in attacked) > 0.6 * len(attacked)


def test_a_session_names_the_zones_and_the_port_of_its_application():
    for record in generate(7, 600, ["edge"]):
        if record["sourcetype"] == "pan:traffic":
            columns = record["raw"].split("1,", 1)[1].split(",")
            assert columns[16 - 1] and columns[17 - 1] and int(columns[31 - 1]) == int(columns[32 - 1]) + int(columns[33 - 1])
            if columns[25 - 1] == "25":
                assert columns[14 - 1] in ("smtp", "incomplete", "not-applicable", "unknown-tcp", "smtp-base")


def test_statements_of_attacks_begin_as_those_of_daily_work():
    """The verb of a statement must not tell: hardly an attack begins with one that nobody uses by day."""
    verbs = (Counter(), Counter())
    for record in generate(5, 9_000, ["database"]):
        if record["sourcetype"] in ("percona:audit", "mysql:audit:json", "oracle:audit:json", "azure:sql:audit"):
            text = re.search(r'"(?:sqltext|query|SQL_TEXT|statement)":"(\w+)', record["raw"])
            verbs[record["label"]][text[1].upper()] += 1
    shared = sum(count for verb, count in verbs[1].items() if verbs[0][verb])
    assert shared > 0.9 * sum(verbs[1].values())


def test_mail_is_written_only_where_its_form_shows_what_tells_it():
    """A tracking log names no files and no checks: what those alone tell must not stand there."""
    from aiscore_trainer.scenarios.mail_tables import MESSAGES

    told = {scenario.name: {row.rpartition(" ;; ")[2] for row in scenario.rows} for scenario in MESSAGES}
    assert set().union(*told.values()) == {"any", "checks", "files", "link", "reply", "display"}
    seen = {record["group"].split("/")[2] for record in generate(5, 6_000, ["mail"]) if record["sourcetype"] in ("msexchange:tracking", "o365:reporting:messagetrace")}
    assert len(seen) > 20 and all("any" in told[name] for name in seen)


def test_a_phrase_nobody_wrote_is_refused():
    from aiscore_trainer.scenarios.phrases import phrased

    assert phrased("to @partner@") == "to «first».«last»@«domain»"
    with pytest.raises(KeyError, match="nothing"):
        phrased("to @nothing@")


@pytest.mark.parametrize(("name", "kinds"), [("host_windows", {"windows"}), ("host_linux", {"syslog", "web", "text", "auditd"}), ("audit_more", {"auditd", "windows", "json", "syslog", "keyvalue", "text"}),
                                             ("commands", {"windows", "text", "syslog", "keyvalue", "json", "web"}), ("host_acts", {"auditd", "syslog", "windows", "json", "keyvalue", "text"}),
                                             ("host_notes", {"auditd", "syslog", "json", "keyvalue", "text", "web"})])
def test_events_of_hosts_are_read_and_stand_on_one_side_only(name, kinds):
    """Hardly a template of an attack is also one of daily work, and two in three events are worded as no other."""
    from aiscore_contract.event import Event
    from aiscore_model.normalise import normalise

    seen, events = (set(), set()), 3_000
    for record in generate(9, events, [name]):
        read = normalise(Event(record["raw"], sourcetype=record["sourcetype"]))
        assert read.kind in kinds, record["raw"]
        seen[record["label"]].add(read.template)
    assert len(seen[0] & seen[1]) <= events // 1000
    assert len(seen[0] | seen[1]) > events * 0.66


def test_an_object_is_one_that_its_call_can_have():
    """No file is connected to and no address is opened; a row of which no object fits its call is refused."""
    from aiscore_trainer.scenarios.audit_acts import PATH_CALLS, Act
    from aiscore_trainer.scenarios.audit_acts_tables import ACTS

    site = make_site(random.Random(4))
    for row in (row for scenario in ACTS for row in scenario.rows):
        for seed in range(6):
            act = Act(Scene(random.Random(seed), site), row)
            assert act.path.startswith("/") == (act.call in PATH_CALLS)
            assert act.call not in ("connect", "bind") or re.fullmatch(r"[\d.]+ \d+", act.object)
            assert act.call == "exec" or act.success == "yes" or act.exit < 0
    with pytest.raises(ValueError, match="no object"):
        Act(Scene(random.Random(1), site), "root ;; sh ;; /usr/bin/cat {} ;; connect ;; /etc/passwd")


def test_an_audit_record_says_the_operation_of_its_type():
    operations = {"USER_AUTH": "authentication", "USER_ACCT": "accounting", "USER_START": "session_open", "CRED_ACQ": "setcred", "CRED_DISP": "setcred"}
    seen = set()
    for record in generate(4, 4_000, ["audit_more"]):
        found = re.search(r"type=(\w+) msg=audit.* msg='op=PAM:(\w+)", record["raw"])
        if found and found[1] in operations:
            assert found[2] == operations[found[1]], record["raw"]
            seen.add(found[1])
    assert len(seen) == len(operations)


def test_programs_of_attacks_run_by_day_too():
    """A program's name must not tell: what most attacks run that has a name of its own, daily work runs too."""
    from aiscore_trainer.scenarios.audit_acts import Act
    from aiscore_trainer.scenarios.audit_acts_tables import ACTS

    site, programs = make_site(random.Random(4)), (Counter(), Counter())
    for scenario in ACTS:
        for row in scenario.rows:
            for seed in range(40):
                act = Act(Scene(random.Random(seed), site), row)
                if act.exe.startswith(("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/")):
                    programs[bool(scenario.technique)][act.comm] += 1
    assert sum(count for program, count in programs[1].items() if programs[0][program]) / sum(programs[1].values()) > 0.6


def test_programs_of_intruders_are_those_of_the_house():
    """A program's name must not tell: nearly all that attacks run under a name of its own, builds, agents and administrators run too."""
    from aiscore_trainer.scenarios.hostacts import _ACTS, HostAct

    site, programs = make_site(random.Random(4)), (Counter(), Counter())
    for scenario in (*_ACTS.daily, *_ACTS.attacks):
        for row in scenario.rows:
            for seed in range(40):
                act = HostAct(Scene(random.Random(seed), site), row)
                if act.exe.startswith(("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/")):
                    programs[bool(scenario.technique)][act.comm] += 1
    assert sum(count for program, count in programs[1].items() if programs[0][program]) / sum(programs[1].values()) > 0.9


def test_reports_of_attacks_bear_the_names_of_daily_ones():
    """No name of a record, a table, a rule or a program tells: hardly an attack comes under one that daily work never has."""
    from aiscore_trainer.scenarios import hostnotes

    site = make_site(random.Random(4))
    for tables, mark in ((hostnotes._AUDIT, " ;; "), (hostnotes._QUERIES, " "), (hostnotes._LINES, ": "), (hostnotes._RUNTIMES, ": "), (hostnotes._ALERTS, " ;; ")):
        daily, attacks = (Counter(Scene(random.Random(seed), site).fill(row).partition(mark)[0] for scenario in half for row in scenario.rows for seed in range(20)) for half in (tables.daily, tables.attacks))
        assert sum(count for name, count in attacks.items() if daily[name]) / sum(attacks.values()) > 0.9, set(attacks) - set(daily)


def test_an_account_that_a_row_names_is_the_one_that_acts_in_its_folder():
    from aiscore_trainer.scenarios.hostacts import HostAct

    act = HostAct(Scene(random.Random(2), make_site(random.Random(4))), "svc=zabbix@/opt/agent ;; cron ;; /usr/bin/id ;; exec")
    assert (act.user, act.cwd, act.account) == ("zabbix", "/opt/agent", "svc") and act.uid


def test_commands_of_attacks_begin_as_daily_ones_do():
    words = (Counter(), Counter())
    for record in generate(7, 4_000, ["commands"]):
        found = re.match(r"(?:sudo )?([\w.-]+)", record["raw"])
        if found:
            words[record["label"]][found[1]] += 1
    assert sum(count for word, count in words[1].items() if words[0][word]) / sum(words[1].values()) > 0.6


def test_a_field_that_a_row_writes_without_its_blank_is_one_field():
    for record in generate(3, 3_000, ["host_windows"]):
        if record["sourcetype"] == "XmlWinEventLog" and "NewValue" in record["raw"]:
            assert "New Value" not in record["raw"]


TICKET = re.compile(r"\b(?:CHG|INC|REQ|SEC|OPS|TASK)-?\d{3,5}\b")


@pytest.mark.parametrize("name", ("platform", "access", "devices", "webwatch", "inhouse"))
def test_tickets_and_private_addresses_stand_on_both_sides(name):
    """Reasons and addresses alone must not tell: attacks give reasons, too, and are seen from within."""
    rows = list(generate(11, 4_000, [name]))
    shares = {label: [np.mean([bool(mark.search(record["raw"])) for record in rows if record["label"] == label]) for mark in (TICKET, PRIVATE)] for label in (0, 1)}
    assert min(shares[0] + shares[1]) > 0.05
    assert all(0.4 < attack / daily < 2.5 for daily, attack in zip(*shares.values())), shares


def test_an_application_writes_the_same_events_and_members_on_both_sides():
    """No event and no member that a row of an attack has is missing from the daily work of all subjects, nor an event from its own; exceptions are those of troubles by day."""
    from aiscore_trainer.scenarios.inhouse_error_tables import LANGUAGES
    from aiscore_trainer.scenarios.inhouse_tables import SUBJECTS

    members: tuple[set, set] = (set(), set())
    for scenarios in (*SUBJECTS.values(), *LANGUAGES.values()):
        events: tuple[set, set] = (set(), set())
        for scenario in scenarios:
            for event, *parts in (row.split(" ;; ") for row in scenario.rows):
                events[bool(scenario.technique)].add(event)
                members[bool(scenario.technique)].update(part.partition("=")[0] for part in parts if "=" in part and not part.startswith("> ") and scenarios in SUBJECTS.values())
        assert events[1] <= events[0], events[1] - events[0]
    assert members[1] <= members[0], members[1] - members[0]


def test_a_request_is_told_only_by_what_its_form_shows():
    """An attack that stands in a body or a header is not written where neither is read, and no status belongs to one side."""
    from aiscore_trainer.scenarios.webwork import FORMS, needs, showing

    for (sourcetype, _, shown), _ in FORMS:
        assert all(needs(row) <= shown for scenario in showing(shown).attacks for row in scenario.rows), sourcetype
    statuses = (Counter(), Counter())
    for record in generate(12, 4_000, ["webwork"]):
        found = re.search(r'" (\d{3}) \d', record["raw"])
        if record["sourcetype"].startswith("access_combined") and found:
            statuses[record["label"]][found[1][0]] += 1
    refused = [(seen["4"] + seen["5"]) / sum(seen.values()) for seen in statuses]
    assert 0.5 < refused[1] / refused[0] < 2, refused


def test_a_form_that_was_bent_is_one_that_people_fill_in():
    """The same fields on the same page: only what stands in them, or beside them, differs."""
    paths = defaultdict(set)
    for record in generate(12, 9_000, ["webwork"]):
        if "/webwork_form_" in record["group"] and record["sourcetype"] == "http:request":
            paths[re.match(r"\w+ (?:http://[^/]+)?(/[^ ?]+)", record["raw"])[1]].add(record["label"])
    assert len(paths) > 25 and sum(labels == {0, 1} for labels in paths.values()) > 0.7 * len(paths), paths


def test_no_scenario_is_made_from_a_development_site():
    from pathlib import Path

    import aiscore_trainer.scenarios as package

    for module in Path(package.__file__).parent.glob("*.py"):
        assert not re.search(r"^\s*(?:from|import)\b.*\bdevelopment\b", module.read_text(encoding="utf-8"), re.MULTILINE), module.name


PROCESSES = ("process_windows", "process_linux")


@pytest.mark.parametrize("name", PROCESSES)
def test_a_process_start_is_read_in_every_form_and_seldom_worded_twice(name):
    """Each form says the program to the models, and one in twenty wordings at most comes again."""
    from aiscore_contract.event import Event
    from aiscore_model.normalise import normalise

    wordings, forms = set(), set()
    for record in generate(6, 3_000, [name]):
        read = normalise(Event(record["raw"], sourcetype=record["sourcetype"]))
        wordings.add(read.template)
        forms.add(record["sourcetype"])
        if record["sourcetype"] != "edr:csv":
            assert read.kind in ("windows", "auditd", "keyvalue", "syslog"), record["raw"]
            assert {"command", "process"} & set(read.template.split()), record["raw"]
    assert len(wordings) > 2_850 and len(forms) >= 17


@pytest.mark.parametrize("name", PROCESSES)
def test_daily_work_and_attacks_start_the_same_programs(name):
    """A program's name must not tell: what most attacks start, daily work starts too, in other words."""
    from aiscore_contract.event import Event
    from aiscore_model.normalise import normalise

    programs, lines = (Counter(), Counter()), (set(), set())
    for record in generate(7, 4_000, [name]):
        read = normalise(Event(record["raw"], sourcetype=record["sourcetype"]))
        programs[record["label"]][dict(read.entities).get("process", "").removesuffix(".exe")] += 1
        lines[record["label"]].add(read.template)
    shared = sum(count for program, count in programs[1].items() if programs[0][program])
    assert shared / sum(programs[1].values()) > 0.5
    assert not lines[0] & lines[1]


def test_an_account_fits_its_program():
    """No service account opens mail, and a web server's child is no person."""
    for record in generate(5, 1_500, ["process_windows"]):
        if record["sourcetype"] != "sentinelone:channel":
            continue
        event = json.loads(record["raw"])
        parent, user = event["src.process.image.path"].lower(), event["tgt.process.user"]
        assert not (parent.endswith(("outlook.exe", "winword.exe")) and user.startswith(("NT ", "IIS ")))
        assert parent.endswith("w3wp.exe") == user.startswith("IIS APPPOOL")


def test_a_fragment_that_holds_itself_or_is_unknown_is_refused():
    from aiscore_trainer.scenarios.process_grammar import written

    with pytest.raises(KeyError, match="nobody"):
        written("run ‹nobody›", {})
    with pytest.raises(ValueError, match="holds itself"):
        written("‹a›", {"a": "x ‹a›"})


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


def test_columns_of_a_zeek_table_are_as_many_as_its_log_has():
    """A table whose columns are not Zeek's would be read as another log."""
    from aiscore_trainer.scenarios.wire import _COLUMNS

    seen = set()
    for record in generate(5, 2_000, ["wire"]):
        log = record["sourcetype"].removeprefix("bro:")
        if log in _COLUMNS:
            assert record["raw"].count("\t") == 5 + len(_COLUMNS[log]), record["raw"]
            seen.add(log)
    assert seen == set(_COLUMNS)


def test_daily_work_that_looks_like_an_attack_stands_beside_attacks_of_its_product():
    from aiscore_trainer.scenarios import devices, nameserver, servers, wire
    from aiscore_trainer.scenarios.near_tables import NEAR_DEVICES, NEAR_NAMESERVERS, NEAR_SERVERS, NEAR_WIRE

    for family, near in ((devices, NEAR_DEVICES), (servers, NEAR_SERVERS), (nameserver, NEAR_NAMESERVERS), (wire, NEAR_WIRE)):
        assert set(near) <= set(family._TABLES)
        assert not [found.name for rows in near.values() for found in rows if found.technique]


def test_logs_that_nobody_knows_are_mostly_read_and_hold_other_things_too():
    """What was run or asked for is found in most forms; a quarter of events holds nothing of that under the same names, and is seldom taken for it."""
    from aiscore_contract.event import Event
    from aiscore_model.normalise import normalise

    seen = defaultdict(list)
    for record in generate(6, 3_000, ["ownlogs"]):
        read = normalise(Event(record["raw"], sourcetype=record["sourcetype"]))
        seen["/own_" in record["group"]].append(read.kind == "web" or bool({"command", "statement"} & set(read.template.split()[:8])))
    assert 0.2 < len(seen[True]) / 3_000 < 0.3
    assert np.mean(seen[False]) > 0.5 and np.mean(seen[True]) < 0.2


def test_names_that_nobody_knows_do_not_tell():
    """The members of an object, and their order, are drawn before what happened."""
    rows = [record for record in generate(7, 9_000, ["ownlogs"]) if record["raw"].startswith("{") and "/own_" not in record["group"]]
    assert len(rows) > 2_000
    assert _separation(rows, lambda record: dict.fromkeys(re.findall(r'"([\w.@-]{1,40})": ?', record["raw"]), 1)) < 0.56
