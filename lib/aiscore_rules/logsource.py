"""Where an event comes from, in Sigma's words, judged by the event itself.

An event gets labels: products, categories and services. A rule may hit it when each part of the rule's
logsource is among them. Windows events are told by channel and event id, cloud events by fields that no
other product has, lines by their program; the sourcetype is asked last, and only where the event did not
tell. Products that no table here knows are recognised by the words of the sourcetype.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Callable, Dict, FrozenSet, Mapping, Optional, Sequence, Set, Tuple

from aiscore_contract.forms.names import letters_of
from aiscore_contract.forms.strangers import is_strangers
from aiscore_contract.forms.weblog import AZURE_LOGS

from .facts import Facts, Value

LogSource = Tuple[str, str, str]
#: The category of rules about what says the same in every log there is. Sigma wants a logsource to name something.
ANY = "any"
#: Answers that each function here keeps: events of one origin come in thousands, and what they are stays the same.
CACHED_MAX = 2_048
#: More of a channel's or sourcetype's name is not looked at.
NAME_MAX_CHARS = 256


@dataclass(frozen=True)
class Labels:
    """What is known of an event's origin.

    products, categories, services   as Sigma names them
    words                            of the sourcetype, for logsources that no table knows
    told                             the event itself said what it is: `words` are not asked
    """

    products: FrozenSet[str] = frozenset()
    categories: FrozenSet[str] = frozenset()
    services: FrozenSet[str] = frozenset()
    words: FrozenSet[str] = frozenset()
    told: bool = False

    def __post_init__(self) -> None:
        # Plans are looked up by labels, once an event: what never changes is added up once.
        object.__setattr__(self, "_hash", hash((self.products, self.categories, self.services, self.words, self.told)))

    def __hash__(self) -> int:
        return self._hash  # type: ignore[attr-defined, no-any-return]

    def admit(self, logsource: LogSource) -> bool:
        """Whether a rule of this logsource may hit the event."""
        product, category, service = logsource
        return (self._admit_part(product, self.products) and self._admit_part(category, self.categories)
                and self._admit_part(service, self.services))

    def _admit_part(self, part: str, known: FrozenSet[str]) -> bool:
        if not part or part == ANY or part in known:
            return True
        if compact(part) in known:
            return True
        return not self.told and (part in self.words or _words(part) <= self.words)


@lru_cache(maxsize=CACHED_MAX)
def compact(name: str) -> str:
    """The letters and digits of a name: how channels and services of different spelling are compared."""
    return letters_of(name)


@lru_cache(maxsize=CACHED_MAX)
def _words(name: str) -> FrozenSet[str]:
    return frozenset(re.findall(r"[a-z0-9]+", name.lower()))


# --- Windows ------------------------------------------------------------------------------------------

_SYSMON = "microsoft-windows-sysmon/operational"
#: Channel: services of that name in Sigma, where they do not follow from the channel's name.
CHANNEL_SERVICES: Dict[str, Tuple[str, ...]] = {
    "security": ("security",), "system": ("system",), "application": ("application",),
    _SYSMON: ("sysmon",),
    "microsoft-windows-powershell/operational": ("powershell",), "powershellcore/operational": ("powershell",),
    "windows powershell": ("powershell-classic",),
    "microsoft-windows-taskscheduler/operational": ("taskscheduler",),
    "microsoft-windows-wmi-activity/operational": ("wmi",),
    "dns server": ("dns-server",), "microsoft-windows-dns-server/audit": ("dns-server", "dns-server-audit"),
    "microsoft-windows-dns-server/analytical": ("dns-server-analytic",),
    "microsoft-windows-dns-server/analytic": ("dns-server-analytic",),
    "microsoft-windows-driverframeworks-usermode/operational": ("driver-framework",),
    "microsoft-windows-ntlm/operational": ("ntlm",),
    "microsoft-windows-dhcp-server/operational": ("dhcp",),
    "msexchange management": ("msexchange-management",),
    "microsoft-windows-applocker/msi and script": ("applocker",),
    "microsoft-windows-applocker/exe and dll": ("applocker",),
    "microsoft-windows-applocker/packaged app-deployment": ("applocker",),
    "microsoft-windows-applocker/packaged app-execution": ("applocker",),
    "microsoft-windows-codeintegrity/operational": ("codeintegrity-operational",),
    "microsoft-windows-smbclient/security": ("smbclient-security",),
    "microsoft-windows-smbclient/connectivity": ("smbclient-connectivity",),
    "microsoft-windows-smbserver/connectivity": ("smbserver-connectivity",),
    "microsoft-windows-windows firewall with advanced security/firewall": ("firewall-as",),
    "microsoft-windows-windows firewall with advanced security/firewalldiagnostics": ("firewall-as",),
    "microsoft-windows-security-mitigations/kernel mode": ("security-mitigations",),
    "microsoft-windows-security-mitigations/user mode": ("security-mitigations",),
    "microsoft-windows-ldap-client/debug": ("ldap", "ldap_debug"),
    "microsoft-windows-bitlocker/bitlocker management": ("bitlocker",),
    "microsoft-windows-vhdmp-operational": ("vhdmp",), "microsoft-windows-vhdmp/operational": ("vhdmp",),
    "microsoft-windows-lsa/operational": ("lsa-server",),
    "microsoft-windows-appxpackaging/operational": ("appxpackaging-om",),
    "microsoft-windows-dns client events/operational": ("dns-client",),
    "microsoft-windows-windows defender/operational": ("windefend",),
    "microsoft-windows-kernel-eventtracing": ("kernel-event-tracing",),
    "microsoft-servicebus-client": ("microsoft-servicebus-client",),
    "directory service": ("ntds",), "rpcfw": ("rpc_firewall",),
    "microsoft-windows-kernel-shimengine/diagnostic": ("kernel-shimengine",),
    "microsoft-servicebus-client/operational": ("microsoft-servicebus-client",),
}
#: Provider: services that are written to a channel of another name.
PROVIDER_SERVICES: Dict[str, Tuple[str, ...]] = {
    "microsoft-windows-windows defender": ("windefend",), "openssh": ("openssh",),
    "microsoft-windows-dns-server-service": ("dns-server",), "netlogon": ("netlogon",),
    "microsoft-windows-kernel-eventtracing": ("kernel-event-tracing",),
}
_SYSMON_CATEGORIES: Dict[str, Tuple[str, ...]] = {
    "1": ("process_creation",), "2": ("file_change",), "3": ("network_connection",), "4": ("sysmon_status",),
    "5": ("process_termination",), "6": ("driver_load",), "7": ("image_load",), "8": ("create_remote_thread",),
    "9": ("raw_access_thread", "raw_access_read"), "10": ("process_access",), "11": ("file_event",),
    "12": ("registry_event", "registry_add", "registry_delete"), "13": ("registry_event", "registry_set"),
    "14": ("registry_event", "registry_rename"), "15": ("create_stream_hash",), "16": ("sysmon_status",),
    "17": ("pipe_created",), "18": ("pipe_created",), "19": ("wmi_event",), "20": ("wmi_event",),
    "21": ("wmi_event",), "22": ("dns_query",), "23": ("file_delete",), "24": ("clipboard_capture",),
    "25": ("process_tampering",), "26": ("file_delete", "file_delete_detected"), "27": ("file_block_executable",),
    "28": ("file_block_shredding", "file_block"), "29": ("file_executable_detected",), "255": ("sysmon_error",),
}
_POWERSHELL = {"4103": ("ps_module",), "4104": ("ps_script",)}
_KERNEL_FILE = {"10": ("file_access",), "11": ("file_delete", "file_event"), "12": ("file_access",),
                "19": ("file_rename",), "26": ("file_delete",), "27": ("file_rename",), "30": ("file_event",)}
#: Channel, or provider: event id: categories.
EVENT_CATEGORIES: Dict[str, Dict[str, Tuple[str, ...]]] = {
    _SYSMON: _SYSMON_CATEGORIES, "linux-sysmon/operational": _SYSMON_CATEGORIES,
    "microsoft-windows-sysmon": _SYSMON_CATEGORIES, "linux-sysmon": _SYSMON_CATEGORIES,
    "security": {"4688": ("process_creation",), "4689": ("process_termination",),
                 "4657": ("registry_event", "registry_set"), "5156": ("network_connection",)},
    "microsoft-windows-powershell/operational": _POWERSHELL, "powershellcore/operational": _POWERSHELL,
    "windows powershell": {"400": ("ps_classic_start",), "600": ("ps_classic_provider_start",),
                           "800": ("ps_classic_script",)},
    "microsoft-windows-kernel-file": _KERNEL_FILE, "microsoft-windows-kernel-file/analytic": _KERNEL_FILE,
    "microsoft-windows-dns client events/operational": {"3006": ("dns_query",), "3008": ("dns_query",)},
    "microsoft-windows-dns-client/operational": {"3006": ("dns_query",), "3008": ("dns_query",)},
    "microsoft-windows-windows defender/operational": {
        event_id: ("antivirus",) for event_id in ("1006", "1007", "1015", "1116", "1117", "1118", "1119")},
}


@lru_cache(maxsize=CACHED_MAX)
def windows_labels(channel: str, provider: str, event_id: str, event_type: str = "") -> Labels:
    """Labels of a Windows event (and of Sysmon for Linux, which writes the same)."""
    channel, provider = channel.lower(), provider.lower()
    if not channel:
        channel = {"microsoft-windows-sysmon": _SYSMON, "linux-sysmon": "linux-sysmon/operational",
                   "microsoft-windows-security-auditing": "security"}.get(provider, "")
    services: Set[str] = set(CHANNEL_SERVICES.get(channel, ()))
    services.update(PROVIDER_SERVICES.get(provider, ()))
    for name in (channel, provider):
        short = re.sub(r"^microsoft-(?:windows-)?", "", name)
        services.add(compact(short))
        services.add(compact(re.sub(r"[/-](?:operational|admin|debug|analytic|program-[\w-]+|management)$", "", short)))
    services.discard("")
    categories = EVENT_CATEGORIES.get(channel, {}).get(event_id) or EVENT_CATEGORIES.get(provider, {}).get(event_id, ())
    chosen = set(categories)
    if "registry_add" in chosen and event_type:
        chosen.discard("registry_add" if event_type.lower().startswith("delete") else "registry_delete")
    if channel == "rpcfw":
        return Labels(frozenset({"windows", "rpc_firewall"}), frozenset({"application"}), frozenset(services), told=True)
    product = "linux" if "linux-sysmon" in (channel.partition("/")[0], provider) else "windows"
    return Labels(frozenset({product}), frozenset(chosen), frozenset(services), told=bool(channel or provider))


# --- everything else -------------------------------------------------------------------------------------

@lru_cache(maxsize=CACHED_MAX)
def _labels(products: Tuple[str, ...] = (), categories: Tuple[str, ...] = (), services: Tuple[str, ...] = ()) -> Labels:
    return Labels(frozenset(products), frozenset(categories), frozenset(services), told=True)


@lru_cache(maxsize=CACHED_MAX)
def _labels_beside(products: FrozenSet[str], categories: FrozenSet[str], services: FrozenSet[str], words: FrozenSet[str]) -> Labels:
    """Labels of an event that did not tell what it is."""
    return Labels(products, categories, services, words)


_WEB_SERVER = ("apache", "nginx", "iis")
_DEVICE_SERVICES = {
    "cisco": ("aaa", "duo", "ldp", "bgp", "syslog"), "juniper": ("bgp",), "huawei": ("bgp",),
    "fortigate": ("event", "sslvpnd"), "fortios": ("event", "sslvpnd"), "paloalto": ("globalprotect",),
    "vmware": ("esxi",), "onelogin": ("onelogin.events",),
}
_DEVICE_CATEGORIES = {"paloalto": ("appliance", "file_event")}
#: Word of a sourcetype: product whose events it holds, where the event does not tell.
_DEVICE_WORDS = {
    "cisco": "cisco", "juniper": "juniper", "junos": "juniper", "huawei": "huawei", "fortigate": "fortigate",
    "fgt": "fortigate", "fortinet": "fortigate", "fortios": "fortios", "pan": "paloalto", "paloalto": "paloalto",
    "vmware": "vmware", "esxi": "vmware", "onelogin": "onelogin", "paloaltonetworks": "paloalto", "checkpoint": "checkpoint", "asa": "cisco",
    "sonicwall": "sonicwall", "sophos": "sophos", "pfsense": "pfsense", "meraki": "meraki", "squid": "squid", "zscaler": "zscaler",
    "forcepoint": "forcepoint", "vpcflow": "vpcflow",
}
#: Words of a sourcetype, or of what an event says of its product, that mean a firewall; and fields that only firewalls write together.
_FIREWALL_WORDS = frozenset({
    "fortigate", "fgt", "fortinet", "fortios", "pan", "paloalto", "paloaltonetworks", "asa", "ftd", "firepower", "meraki", "checkpoint", "sonicwall",
    "sophos", "pfsense", "opnsense", "filterlog", "ufw", "iptables", "netfilter", "firewall", "netscreen", "srx", "watchguard", "stormshield", "vpcflow",
})
_FIREWALL_FIELDS = tuple(frozenset(names) for names in (
    ("devname", "logid"), ("devid", "logid"), ("type", "subtype", "logid"), ("sn", "fw", "m"), ("log_type", "log_component"), ("loguid", "action"),
    ("in", "out", "src", "dst", "proto"), ("src", "dst", "sport", "dport")))
#: One of these stands in each of them.
_FIREWALL_KEYS = frozenset(("logid", "sn", "log_component", "loguid", "dst"))
#: Sensors of the net by the kind of an event: categories of the same.
_SENSOR_CATEGORIES = {"dns": ("dns", "network"), "http": ("proxy", "webserver", "network"), "flow": ("firewall", "network"),
                      "netflow": ("firewall", "network")}

_APPLICATIONS = frozenset({"django", "python", "spring", "velocity", "jvm", "nodejs", "sql", "opencanary", "rails",
                           "java", "php", "kubernetes", "mysql", "postgresql", "mssql", "oracle"})
_APPLICATION_PRODUCTS = {"rails": "ruby_on_rails", "java": "jvm"}


def _m365(fields: Mapping[str, Value]) -> Labels:
    workload = str(fields.get("workload", "")).lower()
    services = {"exchange": ("exchange", "threat_management"), "securitycompliancecenter": (
        "threat_management", "threat_detection"), "azureactivedirectory": ("audit", "auditlogs"),
        "sharepoint": ("sharepoint",), "onedrive": ("onedrive",), "microsoftteams": ("teams",)}.get(workload, ())
    return _labels(("m365", "o365", "microsoft365", "azure"), (), ("audit", "threat_management", "general") + services)


def _azure(fields: Mapping[str, Value]) -> Labels:
    category = str(fields.get("category", "")).lower()
    if category == "signinlogs" or "resulttype" in fields and "userprincipalname" in fields or "signinlogs" in category:
        return _labels(("azure",), (), ("signinlogs",))
    if category in ("auditlogs", "audit") or "activitydisplayname" in fields:
        return _labels(("azure",), (), ("auditlogs", "pim"))
    if "riskeventtype" in fields or "risklevel" in fields:
        return _labels(("azure",), (), ("riskdetection",))
    return _labels(("azure",), (), ("activitylogs", "azureactivity", "auditlogs", "signinlogs", "pim", "riskdetection"))


_ZEEK = (
    ("query", "dns"), ("call_id", "sip"), ("tunnel_type", "tunnel"), ("user_agent", "http"), ("status_code", "http"),
    ("server_name", "ssl"), ("note", "notice"), ("auth_attempts", "ssh"), ("conn_state", "conn"), ("fuid", "files"),
    ("name", "weird"), ("request_type", "kerberos"), ("share_type", "smb_mapping"), ("endpoint", "dce_rpc"),
    ("cookie", "rdp"), ("certificate.subject", "x509"), ("mailfrom", "smtp"), ("action", "smb_files"),
    ("user", "ftp"),
)
_ZEEK_CATEGORIES = {"dns": ("dns", "network"), "http": ("proxy", "webserver"),
                    "conn": ("firewall", "network_connection", "network")}
#: What the taxonomy's category `network` calls Zeek's logs.
_ZEEK_SERVICES = {"conn": ("conn", "connection")}


_ZEEK_WORDS = frozenset(("zeek", "bro", "corelight"))


def _zeek(fields: Mapping[str, Value], words: FrozenSet[str]) -> Labels:
    service = str(fields.get("_path", ""))[:NAME_MAX_CHARS] or _zeek_named(words)
    if not service and "method" in fields and "call_id" not in fields and ("uri" in fields or "host" in fields):
        service = "http"
    if not service and str(fields.get("action", "")).startswith("SMB::"):
        service = "smb_files"
    if not service:
        service = next((service for name, service in _ZEEK if name in fields), "")
    return _labels(("zeek",), _ZEEK_CATEGORIES.get(service, ()),
                   _ZEEK_SERVICES.get(service, (service,) if service else ()))


@lru_cache(maxsize=CACHED_MAX)
def _zeek_named(words: FrozenSet[str]) -> str:
    """The log that the sourcetype names; of two the one with the longer name (`smb_files` holds `files`)."""
    named = [service for _, service in _ZEEK if set(service.split("_")) <= words]
    return max(named, key=len, default="")


Sign = Callable[[Mapping[str, Value], FrozenSet[str]], Optional[Labels]]


def _where(names: Sequence[str], labels: Labels) -> Sign:
    first, wanted = names[0], frozenset(names)
    return lambda fields, words: labels if first in fields and fields.keys() >= wanted else None


def _sensor(fields: Mapping[str, Value]) -> Labels:
    """Labels of an event of Suricata or Snort."""
    kind = str(fields.get("event_type", ""))[:NAME_MAX_CHARS].lower()
    return _labels(("suricata", "snort"), _SENSOR_CATEGORIES.get(kind, ("network",)), (kind,))


def _exported(fields: Mapping[str, Value]) -> Optional[Labels]:
    """Labels of what Azure's network writes in the envelope of its audit logs: requests, flows, its firewall's decisions, lookups."""
    category = str(fields["category"])[:NAME_MAX_CHARS].lower()
    if category in AZURE_LOGS and "c-uri" in fields:
        return _labels(_WEB_SERVER, ("webserver", "proxy"), _WEB_SERVER + ("access",))
    if not any(sign in category for sign in ("flowevent", "azfw", "azurefirewall", "dnsresponse")):
        return None
    return _labels((), ("dns", "network"), ("dns",)) if "query" in fields else _labels((), ("firewall", "network"), ("connection", "device"))


#: Signs of products that log JSON, asked in order: fields that no other product has together.
_JSON_SIGNS: Tuple[Sign, ...] = (
    lambda fields, words: _sensor(fields) if "event_type" in fields and ("flow_id" in fields or "alert.signature" in fields) else None,
    lambda fields, words: _exported(fields) if "category" in fields else None,
    _where(("eventsource", "eventname", "awsregion"), _labels(("aws",), (), ("cloudtrail",))),
    lambda fields, words: _labels(("gcp",), (), ("gcp.audit",)) if (
        "methodname" in fields and ("servicename" in fields and not str(fields["servicename"]).startswith("crn:") or "protopayload.@type" in fields)) else None,
    lambda fields, words: _m365(fields) if "workload" in fields and "operation" in fields else None,
    _where(("published", "eventtype", "legacyeventtype"), _labels(("okta",), (), ("okta",))),
    _where(("actor.alternateid", "eventtype"), _labels(("okta",), (), ("okta",))),
    _where(("verb", "auditid", "objectref.resource"),
           _labels(("kubernetes",), ("application",), ("audit",))),
    _where(("auditid", "verb"), _labels(("kubernetes",), ("application",), ("audit",))),
    _where(("requesturi", "auditid"), _labels(("kubernetes",), ("application",), ("audit",))),
    lambda fields, words: _azure(fields) if (
        ("operationname" in fields or "operationname.value" in fields) and ("category" in fields or "resourceid" in fields or "tenantid" in fields)
        or "activitydisplayname" in fields or "riskeventtype" in fields
        or "userprincipalname" in fields and ("appdisplayname" in fields or "conditionalaccessstatus" in fields)
        or "resourceprovidervalue" in fields) else None,
    _where(("id.applicationname",), _labels(("gcp", "google_workspace"), (), ("google_workspace.admin",
                                                                             "google_workspace.login"))),
    _where(("auditactor",), _labels(("bitbucket",), (), ("audit",))),
    _where(("audittype.action",), _labels(("bitbucket",), (), ("audit",))),
    _where(("action", "org", "actor"), _labels(("github",), (), ("audit",))),
    _where(("action", "actor", "created_at"), _labels(("github",), (), ("audit",))),
    _where(("logtype", "src_host", "node_id"), _labels(("opencanary",), ("application",), ("opencanary",))),
)


#: Programs that do the work of another one, or in its place.
_PARTS_OF = {"sshd-session": "sshd", "sshd-auth": "sshd", "sudo-rs": "sudo", "su-rs": "su"}


#: Program of a database server: product whose log it writes.
_DATABASE_PROGRAMS = {"postgres": "postgresql", "postgresql": "postgresql", "mysqld": "mysql", "mariadbd": "mysql", "mysqld_safe": "mysql", "mongod": "mongodb",
                      "mongos": "mongodb", "redis-server": "redis", "redis": "redis"}
_DATABASE = ("database", "application")
_SQL_SERVERS = ("mysql", "postgresql")


@lru_cache(maxsize=CACHED_MAX)
def _linux_program(program: str) -> Labels:
    name = program.lower().rpartition("/")[2]
    name = _PARTS_OF.get(name, name)
    services = {name, "syslog"}
    if name in ("sshd", "sudo", "su", "login", "systemd-logind", "useradd", "userdel", "usermod", "groupadd", "passwd",
                "polkitd", "gdm", "vsftpd", "pam"):
        services.add("auth")
    if name.startswith("pam_"):
        services.add("auth")
    if name == "guacd":
        services.add("guacamole")
    if name in ("cron", "crond", "anacron", "crontab"):
        services.update(("cron", "crond"))
    database = _DATABASE_PROGRAMS.get(name)
    if database is not None:
        return _labels(("linux", database), _DATABASE, (database, *sorted(services)))
    if name == "clamd" or name == "freshclam":
        services.add("clamav")
    if name == "kernel":
        services.add("modsecurity" if "modsecurity" in program else "kernel")
    return _labels(("linux",), (), tuple(services))


#: Fields that say what was done, and by whom: an event in JSON with both is of an audit log, whatever the product.
_ACTIONS = frozenset({"action", "event", "event_name", "eventname", "event_type", "eventtype", "operation", "activity",
                      "actionname", "action.name", "event.action", "event.type", "event.name", "activity_type", "action_type"})
_ACTORS = frozenset({"actor", "actor.email", "actor.id", "actor.name", "actor.user.email", "actor.type", "actor_id", "actor_name", "actor_email",
                     "user", "user.email", "user.name", "user.id", "user_id", "user_name", "username", "email", "author_name",
                     "author", "admin", "operator", "performed_by", "initiator", "principal", "userid", "actorname", "actoremail"})
_PROXY_WORDS = frozenset({"proxy", "squid", "bluecoat", "zscaler", "zscalernss", "websense", "forcepoint", "proxysg", "bcoat", "swg", "webgateway",
                          "netskope", "umbrella"})
#: Fields that stand beside an address in what a filter of the web says.
_PROXY_SIGNS = frozenset({"urlcategory", "catdesc", "url_category", "useragent", "requestmethod", "reqmethod", "http_method", "cat", "category"})


def label(facts: Facts, sourcetype: str) -> Labels:
    """Labels of an event."""
    found = _label(facts, sourcetype)
    return replace(found, services=found.services | _ALERT) if "finding.grade" in facts.fields else found


_ALERT = frozenset({"alert"})


def _label(facts: Facts, sourcetype: str) -> Labels:
    fields, family, words = facts.fields, facts.family, _words(sourcetype[:NAME_MAX_CHARS])
    channel, provider = fields.get("channel", ""), fields.get("provider_name", "")
    if family == "windows" or channel and "eventid" in fields and family != "auditd" or "microsoft" in str(provider).lower():
        return windows_labels(*(str(part)[:NAME_MAX_CHARS] for part in (
            channel, provider, fields.get("eventid", ""), fields.get("eventtype", ""))))
    if family == "json":
        if "id.orig_h" in fields or not words.isdisjoint(_ZEEK_WORDS):
            return _sensor(fields) if "alert.signature" in fields else _zeek(fields, words)
        for sign in _JSON_SIGNS:
            found = sign(fields, words)
            if found is not None:
                return found
        found = _by_fields(fields, words | _vendor_words(facts))
        found = _of_object(fields, found)
        if not (fields.keys().isdisjoint(_ACTIONS) or fields.keys().isdisjoint(_ACTORS)):
            found = _labels_beside(found.products, found.categories, found.services | {"audit"}, found.words)
        return found
    by_family = _BY_FAMILY.get(family)
    if by_family is not None:
        return by_family(fields, words)
    if family == "auditd":
        categories = ("process_creation",) if "commandline" in fields else ()
        return _labels(("linux",), categories, ("auditd", "syslog") if "message" in fields else ("auditd",))
    if family == "web":
        if "vendor" in fields:
            return _labels((str(fields["vendor"]),), ("proxy",), ())
        proxied = "cs-host" in fields and not words & {"access", "apache", "http", "iis"} or bool(words & _PROXY_WORDS)
        return _labels(_WEB_SERVER + (("windows",) if "iis" in words else ()),
                       ("webserver", "proxy") if proxied else ("webserver",), _WEB_SERVER + ("access",))
    vendor = _vendor_words(facts)
    is_firewall = _is_firewall(fields, words | vendor)
    program = None if "cisco" in vendor else fields.get("program")
    if is_firewall and program and str(program).lower() == "kernel":
        found = _linux_program("kernel")
        return replace(found, categories=found.categories | _FIREWALL, services=found.services | _DEVICE)
    if program and not is_firewall and words & {"linux", "syslog", "secure", "messages", "auth", "cron", ""} or program and not words:
        found = _linux_program(str(program))
        asked = _DATABASE if "held.statement" in fields else ()
        if asked:
            found = replace(found, products=found.products.union(_SQL_SERVERS), categories=found.categories.union(asked))
        if "commandline" in fields and "image" in fields:
            return replace(found, products=found.products | _products(fields["image"]) - _MACOS, categories=_PROCESS.union(asked))
        return replace(found, products=found.products.union(_WEB_SERVER), categories=found.categories | _OF_WEB) if "c-uri" in fields else found
    return _of_object(fields, _by_fields(fields, words | vendor))


#: Names that the objects and pairs of one kind all have, the rarest first: what they add to the labels.
_KINDS: Tuple[Tuple[Tuple[str, ...], Labels], ...] = tuple((tuple(names.split()), labels) for names, labels in (
    ("error_severity message", _labels(("postgresql",), _DATABASE, ("postgresql",))),
    ("ctx s c msg", _labels(("mongodb",), _DATABASE, ("mongodb",))),
    ("command_class connection_id", _labels(("mysql",), _DATABASE, ("mysql",))),
    ("general_data.query account.user", _labels(("mysql",), _DATABASE, ("mysql",))),
    ("database query operation client_ip", _labels(("mysql",), _DATABASE, ("mysql",))),
    ("request.mount_type request.path type", _labels(("vault",), (), ("vault", "audit"))),
    ("request.operation request.path type", _labels(("vault",), (), ("vault", "audit"))),
    ("realmid operationtype resourcetype", _labels(("keycloak",), (), ("keycloak", "audit"))),
    ("realmid clientid type", _labels(("keycloak",), (), ("keycloak", "audit"))),
    # audit logs that call the act and who did it by names of their own
    ("created_by.login event_id event_type", _labels(("box",), (), ("audit",))),
    ("createdby.id event createdat", _labels(("miro",), (), ("audit",))),
    ("action.type actor.email entity.type", _labels(("figma",), (), ("audit",))),
    *((f"query_text user_name {own}", _labels(("snowflake",), (), ("audit",))) for own in ("query_id", "query_type", "role_name", "execution_status", "warehouse_name")),
    ("useridentity.email actionname servicename", _labels(("databricks",), (), ("audit",))),
    ("eventtypename username created", _labels(("mongodb_atlas",), (), ("audit",))),
    ("eventtypename publickey created", _labels(("mongodb_atlas",), (), ("audit",))),
    ("adminid recordid action", _labels(("zscaler",), (), ("audit",))),
    ("metadata.eventtype event.operationname", _labels(("crowdstrike",), (), ("audit",))),
    ("activitytype primarydescription", _labels(("sentinelone",), (), ("audit",))),
    ("loginname flagged description", _labels(("carbon_black",), (), ("audit",))),
    ("request_ip operation_name user_email", _labels(("tines",), (), ("audit",))),
    *((f"createdat userid text {own}", _labels(("vercel",), (), ("audit",))) for own in ("principalid", "entities.type", "user.uid", "type user.email")),
    ("execution_time actors.id action", _labels(("pagerduty",), (), ("audit",))),
    ("target_user.email country category", _labels(("1password",), (), ("audit",))),
    ("details.change author_name entity_type", _labels(("gitlab",), (), ("audit",))),
    *((f"section display action {own}", _labels(("salesforce",), (), ("audit",))) for own in ("createdbyid", "createdby.username", "delegateuser", "createddate")),
    ("workspace_id actor.id type", _labels(("notion",), (), ("audit",))),
    ("hookowner.username event name", _labels(("npm",), (), ("audit",))),
    # what somebody set as a trap, and what a query of a host's state gave
    ("manage_url memo", _labels(("canary",), (), ("alert",))),
    ("manage_url token_type", _labels(("canary",), (), ("alert",))),
    ("incidenthash description", _labels(("canary",), (), ("alert",))),
    ("alerttype sourceip intro", _labels(("canary",), (), ("alert",))),
    ("hostidentifier calendartime unixtime", _labels(("osquery",), (), ("osquery",))),
    # what a product of protection found
    ("service.detectorid type severity", _labels(("aws",), (), ("guardduty", "alert"))),
    ("service.servicename schemaversion severity", _labels(("aws",), (), ("guardduty", "alert"))),
    ("productarn title", _labels(("aws",), (), ("securityhub", "alert"))),
    ("findings.productarn findings.title", _labels(("aws",), (), ("securityhub", "alert"))),
    ("metadata.eventtype detectname", _labels(("crowdstrike",), (), ("alert",))),
    ("metadata.eventtype event.name event.severityname", _labels(("crowdstrike",), (), ("alert",))),
    ("threatinfo.classification", _labels(("sentinelone",), (), ("alert",))),
    ("servicesource severity title", _labels(("m365",), (), ("alert",))),
    ("systemalertid alertname", _labels(("azure",), (), ("alert",))),
    ("alertdisplayname severity", _labels(("azure",), (), ("alert",))),
    ("output_fields.proc.cmdline priority rule output", _labels(("falco",), (), ("alert",))),
    ("output_fields.proc.name priority rule output", _labels(("falco",), (), ("alert",))),
    ("output_fields.user.name priority rule output", _labels(("falco",), (), ("alert",))),
    ("alerttype resourcename severity", _labels(("gcp",), (), ("alert",))),
    # a statement of which nobody says on which database it ran
    ("held.statement", _labels(_SQL_SERVERS, _DATABASE, _SQL_SERVERS)),
))
_SIGNS_OF_KINDS = frozenset(names[0] for names, _ in _KINDS)


def _of_object(fields: Mapping[str, Value], found: Labels) -> Labels:
    """`found`, and the labels of the kind that the names of an object's or a line's fields tell."""
    if _SIGNS_OF_KINDS.isdisjoint(fields):
        return found
    for names, labels in _KINDS:
        if names[0] in fields and all(name in fields for name in names):
            return _labels_beside(found.products | labels.products, found.categories | labels.categories, found.services | labels.services, found.words)
    return found


_PROCESS = frozenset({"process_creation"})
_OF_WEB = frozenset({"webserver", "proxy"})
_FIREWALL = frozenset({"firewall", "network"})
#: Service of what a firewall says itself: rules for its words need not be asked of a sensor's connections.
_DEVICE = frozenset({"device"})


def _is_firewall(fields: Mapping[str, Value], words: FrozenSet[str]) -> bool:
    if not words.isdisjoint(_FIREWALL_WORDS) or "action" in fields and "src_ip" in fields and "dst_ip" in fields:
        return True
    return not _FIREWALL_KEYS.isdisjoint(fields) and any(names <= fields.keys() for names in _FIREWALL_FIELDS)


def _device(fields: Mapping[str, Value], words: FrozenSet[str]) -> Labels:
    """Labels of an event that `fields_network` read: its vendor is told."""
    vendor = str(fields.get("vendor", ""))
    if vendor == "snort":
        return _sensor(fields)
    found = _by_fields(fields, words | _words(vendor))
    categories = found.categories | _FIREWALL | ({"proxy"} if fields.get("subtype") == "url" else frozenset())
    return replace(found, categories=categories, services=found.services | _words(vendor) | _DEVICE, told=True)


#: Fields in which an event names its product: ECS's, CEF's and collectors' own.
_VENDOR_FIELDS = ("event.module", "event.dataset", "data_stream.dataset", "observer.vendor", "observer.product", "device_vendor",
                  "device_product", "devicevendor", "deviceproduct", "vendor", "vendor_product", "devtype")
#: How Cisco's systems name the kind of a message: %SYS-5-CONFIG_I.
_MNEMONIC = re.compile(r"%[A-Z][A-Z0-9_]{1,30}-[0-7]-[A-Z0-9_]{2,40}")
_CISCO = frozenset({"cisco"})


def _vendor_words(facts: Facts) -> FrozenSet[str]:
    """Words for the product that an event names by itself, for events of which no table here tells more."""
    words: FrozenSet[str] = frozenset()
    if not facts.fields.keys().isdisjoint(_VENDOR_FIELDS):
        names = [str(facts.fields[name])[:NAME_MAX_CHARS] for name in _VENDOR_FIELDS if name in facts.fields]
        words = _words(" ".join(names)) | {compact(name) for name in names}
    mnemonic = _MNEMONIC.search(facts.text, 0, 1_024) if "%" in facts.text else None
    if mnemonic is not None and not is_strangers(facts.text, mnemonic.start()):
        words = words | _CISCO
    return words


#: Fields that tell what happened: by themselves, and where the program that did it stands beside them.
_CATEGORIES_OF_SCRIPTS = (("scriptblocktext", "ps_script"),)
_CATEGORIES_BESIDE_IMAGE = _CATEGORIES_OF_SCRIPTS + (
    ("imageloaded", "image_load"), ("targetobject", "registry_event"), ("pipename", "pipe_created"), ("grantedaccess", "process_access"),
    ("startmodule", "create_remote_thread"), ("targetfilename", "file_event"), ("destinationip", "network_connection"))
#: Names of the far port and of the near address: an event with both is of a connection.
_PORTS = frozenset({"dst_port", "dstport", "dpt", "dest_port", "destination.port", "dport", "destination-port"})
_SOURCES = frozenset({"src_ip", "srcip", "src", "source_ip", "source.ip", "source-address"})


def _bare(fields: Mapping[str, Value], words: FrozenSet[str]) -> Labels:
    """Of a value alone: of the events that it may have been taken from."""
    if "commandline" not in fields:
        return _of_object(fields, _labels(_WEB_SERVER, ("webserver", "proxy"), _WEB_SERVER + ("access",)))
    return _of_object(fields, _labels(tuple(sorted(_products(fields.get("image", "\\")))), ("process_creation", "ps_script") if "scriptblocktext" in fields else ("process_creation",)))


def _products(images: Value) -> Set[str]:
    """The systems of which the programs `images` are, by how their places are written."""
    systems = {"windows" if "\\" in image or image[:1] not in _OF_UNIX else "linux" for image in ((images,) if isinstance(images, str) else images)}
    return systems | _MACOS if "linux" in systems else systems


_OF_UNIX = frozenset("/.~")
_MACOS = frozenset({"macos"})


def _by_fields(fields: Mapping[str, Value], words: FrozenSet[str]) -> Labels:
    """Labels from the fields alone, for events that name no origin."""
    categories: Set[str] = set()
    products: Set[str] = set()
    services: Set[str] = set()
    if ("commandline" in fields or "process.command_line" in fields or "processcommandline" in fields) and (
            "image" in fields or "process.executable" in fields or "newprocessname" in fields or "parentimage" in fields):
        categories.add("process_creation")
        products.update(_products(fields.get("image", fields.get("process.executable", ""))))
    for name, category in _CATEGORIES_BESIDE_IMAGE if "image" in fields else _CATEGORIES_OF_SCRIPTS:
        if name in fields:
            categories.add(category)
            if not products:
                products.add("linux" if str(fields.get("image", "")).startswith("/") else "windows")
    if "registry_event" in categories:
        categories.add("registry_set")
    if "c-uri" in fields or "cs-uri-stem" in fields or "cs-uri-query" in fields or "cs-method" in fields:
        categories.update(("webserver", "proxy"))
        products.update(_WEB_SERVER)
    if "query" in fields and ("record_type" in fields or "qtype_name" in fields or "dns" in words):
        categories.update(("dns", "network"))
        services.add("dns")
    if not (_PORTS.isdisjoint(fields) or _SOURCES.isdisjoint(fields)):
        categories.update(_FIREWALL)
        services.update(("connection", "device"))
    if _is_firewall(fields, words):
        categories.update(_FIREWALL)
        services.update(_DEVICE)
    if not words.isdisjoint(_PROXY_WORDS) or "url" in fields and not _PROXY_SIGNS.isdisjoint(fields):
        categories.add("proxy")
    for word in words:
        device = _DEVICE_WORDS.get(word)
        if device is not None:
            products.add(device)
            services.update(_DEVICE_SERVICES.get(device, ()))
            categories.update(_DEVICE_CATEGORIES.get(device, ()))
    applications = words & _APPLICATIONS
    if applications:
        products.update(_APPLICATION_PRODUCTS.get(name, name) for name in applications)
        services.update(applications)
        categories.add("application")
    if "modsec" in words or "modsecurity" in words:
        products.update(("linux", "modsecurity"))
        services.add("modsecurity")
    return _labels_beside(frozenset(products), frozenset(categories), frozenset(services), words)


def _database(fields: Mapping[str, Value], words: FrozenSet[str]) -> Labels:
    product = str(fields["database_product"])
    return _labels((product,), _DATABASE, (product,))


#: Families whose events say it themselves.
_BY_FAMILY: Dict[str, Callable[[Mapping[str, Value], FrozenSet[str]], Labels]] = {
    "zeek": _zeek, "database": _database, "device": _device, "dns": lambda fields, words: _labels((), ("dns", "network"), ("dns",)), "bare": _bare}
