"""The vocabulary that formats share: one word for one meaning, whoever logged it.

Owns the tables of ports, statuses, sizes, users, verbs, topics and user agents. Called by the readers.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Tuple

from ..redact import ip_word, is_freemail, mask, split_words

# -- numbers -------------------------------------------------------------------------------------

_PORTS = {
    20: "ftp", 21: "ftp", 22: "ssh", 23: "telnet", 25: "smtp", 53: "dns", 67: "dhcp", 68: "dhcp", 69: "tftp",
    80: "http", 88: "kerberos",
    110: "pop3", 111: "rpcbind", 123: "ntp", 135: "msrpc", 137: "netbios", 138: "netbios", 139: "netbios",
    143: "imap", 161: "snmp",
    162: "snmp", 389: "ldap", 443: "https", 445: "smb", 464: "kpasswd", 465: "smtps", 500: "ipsec", 502: "modbus",
    514: "syslog",
    515: "printer", 548: "afp", 554: "rtsp", 587: "smtp", 593: "msrpc", 623: "ipmi", 631: "printer", 636: "ldaps",
    853: "dns over tls",
    873: "rsync", 990: "ftps", 993: "imaps", 995: "pop3s", 1080: "socks", 1194: "vpn", 1433: "mssql", 1434: "mssql",
    1521: "oracle",
    1723: "pptp", 1883: "mqtt", 1900: "upnp", 2049: "nfs", 2181: "zookeeper", 2222: "ssh alternative",
    2323: "telnet alternative",
    2375: "docker", 2376: "docker", 3128: "proxy", 3268: "ldap", 3306: "mysql", 3389: "rdp", 3478: "stun",
    4444: "backdoor port",
    4500: "ipsec", 5000: "upnp", 5060: "sip", 5061: "sip", 5222: "xmpp", 5353: "mdns", 5355: "llmnr",
    5432: "postgres", 5555: "adb",
    5672: "amqp", 5683: "coap", 5900: "vnc", 5901: "vnc", 5985: "winrm", 5986: "winrm", 6379: "redis",
    6443: "kubernetes",
    6660: "irc", 6666: "irc", 6667: "irc", 6697: "irc", 7001: "weblogic", 8000: "http alternative",
    8008: "http alternative",
    8080: "http alternative", 8081: "http alternative", 8088: "http alternative", 8443: "https alternative",
    8888: "http alternative",
    9001: "tor", 9030: "tor", 9050: "tor", 9092: "kafka", 9100: "printer", 9200: "elasticsearch", 10250: "kubelet",
    11211: "memcached", 27017: "mongodb", 37215: "router exploit port", 52869: "router exploit port",
}


@lru_cache(maxsize=1 << 12)
def port_words(port: str) -> str:
    """The service a port stands for, else its range.

    >>> port_words("445"), port_words("60123"), port_words("8999")
    ('smb port', 'high port', 'unregistered port')
    """
    if not port.isdecimal() or len(port) > 5:
        return ""
    number = int(port)
    name = _PORTS.get(number)
    if name:
        return name if name.endswith("port") else f"{name} port"
    return "high port" if number >= 32_768 else "unregistered port" if number >= 1_024 else "system port"


#: (below this, the word).
_SIZES = ((1, "empty"), (1_000, "small"), (100_000, "medium"), (50_000_000, "large"))
_COUNTS = ((1, "zero"), (2, "one"), (6, "few"), (31, "several"))
_DURATIONS = ((0.01, "instant"), (1, "brief"), (30, "short"), (1_800, "long"))


def size_word(count: float) -> str:
    """A magnitude in five steps: exact counts identify, magnitudes mean.

    >>> [size_word(n) for n in (0, 300, 20_000, 2e6, 5e8)]
    ['empty', 'small', 'medium', 'large', 'huge']
    """
    return next((word for below, word in _SIZES if count < below), "huge")


def count_word(count: float) -> str:
    """zero, one, few, several, many."""
    return next((word for below, word in _COUNTS if count < below), "many")


#: What is counted; of how many something was done, or how often it failed, says more than that there is a number.
_COUNTED = "attempts?|tries|retries|failures|rows|records|items|objects|files|users|members|recipients|downloads"
_COUNT_NAME = re.compile(rf"(?:^| )(?:counts?|{_COUNTED}|failed|failed logins|total|deleted|exported|affected|downloaded|rows returned)$")
#: A number in a sentence, and what it counts within the next words.
_COUNT_SAID = re.compile(rf"(?<![\w.,:/=#-])(\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,12}}) (?=(?:(?!(?:for|in|on|of|from|to|by|with|at|and|or)\b)[A-Za-z]{{2,14}} ){{0,2}}(?i:{_COUNTED}|logins|accounts|documents|messages)\b)")


def is_counted(words: str) -> bool:
    """Whether a member called by these words holds how many there were."""
    return _COUNT_NAME.search(words) is not None


def with_counts(text: str) -> str:
    """A sentence with the numbers in words of what is counted as failures, records and files are.

    >>> with_counts("250 failed attempts on port 22"), with_counts("exported 12,400 records"), with_counts("error 404 for files")
    ('many failed attempts on port 22', 'exported many records', 'error 404 for files')
    """
    return _COUNT_SAID.sub(lambda said: f"{count_word(int(said[1].replace(',', '')))} ", text)


def duration_word(seconds: float) -> str:
    """How long something took."""
    return next((word for below, word in _DURATIONS if seconds < below), "lasting")


_STATUS = {
    "200": "ok", "201": "created", "204": "no content", "206": "partial", "301": "redirect", "302": "redirect",
    "304": "not modified",
    "400": "bad request", "401": "unauthorized", "403": "forbidden", "404": "not found", "405": "method not allowed",
    "408": "timeout",
    "413": "too large", "414": "too long", "429": "too many", "500": "server error", "501": "not implemented",
    "502": "bad gateway",
    "503": "unavailable", "504": "timeout"}
_STATUS_CLASS = {"1": "informational", "2": "success", "3": "redirect", "4": "client error", "5": "server error"}


def status_words(status: str) -> str:
    """An HTTP status: its class and what it says.

    >>> status_words("404"), status_words("418"), status_words("x")
    ('client error not found', 'client error', '')
    """
    if len(status) != 3 or not status.isdecimal():
        return ""
    return f"{_STATUS_CLASS.get(status[0], '')} {_STATUS.get(status, '')}".strip()


def number_of(value: object) -> float:
    """`value` as a number, -1 where it is none."""
    if isinstance(value, bool):
        return -1.0
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str) and 0 < len(value) < 24:
        try:
            number = float(value)
        except ValueError:
            return -1.0
        return number if number == number else -1.0
    return -1.0


# -- who -----------------------------------------------------------------------------------------

_USERS = {
    "root": "root", "system": "system", "localsystem": "system", "nt authority\\system": "system", "local service": "service account",
    "network service": "service account", "nt authority\\local service": "service account",
    "nt authority\\network service": "service account", "anonymous logon": "anonymous", "anonymous": "anonymous",
    "system:anonymous": "anonymous", "administrator": "administrator", "admin": "administrator", "guest": "guest",
    "nobody": "nobody",
    "krbtgt": "krbtgt", "unset": "unset user", "4294967295": "unset user", "ubuntu": "default user",
    "ec2-user": "default user",
    "pi": "default user", "oracle": "default user", "test": "default user", "postgres": "service account",
    "mysql": "service account",
    "www-data": "service account", "apache": "service account", "nginx": "service account", "daemon": "service account",
    "sshd": "service account", "git": "service account", "0": "root", "hacker": "default user",
    "user": "default user", "support": "default user",
}


@lru_cache(maxsize=1 << 13)
def user_words(name: str) -> str:
    """What kind of account a name is; the name itself is an entity, not a word.

    >>> user_words("CORP\\\\WEB01$"), user_words("root"), user_words("svc_backup"), user_words("bob@example.org"), user_words("bob@gmail.com")
    ('machine account', 'root', 'service account', 'user', 'freemail user')
    """
    lower = name.strip().lower()
    known = _USERS.get(lower) or _USERS.get(lower.rpartition("\\")[2]) or _USERS.get(lower.partition("@")[0])
    if known:
        return known
    base = lower.rpartition("\\")[2]
    if base.endswith("$"):
        return "machine account"
    if lower.startswith("system:serviceaccount:") or base.endswith("gserviceaccount.com"):
        return "service account"
    if lower.startswith(("system:", "nt authority", "nt service", "font driver host", "window manager")):
        return "system account"
    if base.startswith(("svc", "sa-", "sa_", "app-", "service", "msol_", "aad_",
                        "healthmailbox")) or "svc" in re.split(r"[-_.]", base):
        return "service account"
    if base.startswith(("umfd-", "dwm-")):
        return "system account"
    if is_freemail(lower):
        return "freemail user"
    return "administrator" if "admin" in base else "user" if lower else ""


# -- what ----------------------------------------------------------------------------------------

_VERBS = {}
for _class, _names in {
    "read": "get list describe read view head lookup search query fetch show check validate test access accessed "
            "viewed watch batchget select "
            "scan previewed retrieve listkeys listsecrets listcredentials",
    "create": "create add put insert new register import run launch generate issue make upload uploaded build "
              "deploy provision install invite "
              "request copy clone restore created added clonefile",
    "change": "set update modify change edit enable write patch attach associate grant assign authorize approve "
              "reset rotate move rename "
              "replace share promote tag accept unlock apply configure modified updated changed allow consent "
              "activate send post execute invoke "
              "exec start resume elevate impersonate",
    "remove": "delete remove disable detach stop terminate revoke purge deregister destroy drop disassociate cancel "
              "suspend deactivate "
              "untag clear empty unlink reject deny block wipe erase harddelete softdelete deleted removed disabled "
              "revoked schedule",
    "download": "download downloaded export dump extract exported",
    "login": "login signin logon authenticate assume consolelogin userloggedin userloginfailed authentication authn "
             "session sso log",
}.items():
    for _name in _names.split():
        _VERBS[_name] = _class

_TOPICS = {}
for _topic, _names in {
    "identity": "user users role roles group groups member members permission permissions policy policies iam "
                "principal account owner grant "
                "rbac clusterrole clusterrolebindings rolebindings rolebinding clusterrolebinding clusterroles "
                "administrator admin admins privilege federation "
                "trust domain delegate delegation tenant",
    "credential": "key keys token tokens secret secrets password passwords mfa factor credential credentials "
                  "certificate certificates otp saml sso oauth "
                  "listkeys listsecrets listcredentials regeneratekey serviceaccounts passcode pat apikey totp bypass passkey",
    "logging": "trail trails log logs logging audit detector detectors monitor alert alerts diagnostic "
               "diagnosticsettings recorder "
               "guardduty cloudtrail sink sinks retention sensor flowlogs detection detections",
    "network": "securitygroup firewall firewalls ingress egress route routes gateway nsg vpc peering waf subnet acl "
               "network networks dns zone ip cidr proxy vpn "
               "networksecuritygroups networkpolicies",
    "storage": "bucket buckets blob object objects snapshot snapshots file files backup backups vault volume disk "
               "disks drive folder share mailbox "
               "attachment document documents repository repo",
    "compute": "instance instances vm virtualmachines function functions pod pods container containers image images "
               "cluster daemonset daemonsets "
               "cronjob cronjobs job deployment deployments node nodes workload script workflow runner lambda "
               "automation runbook runbooks command commands",
    "mail": "inboxrule mail email message messages transport forwarding smtp inbox calendar mailboxpermission",
}.items():
    for _name in _names.split():
        _TOPICS[_name] = _topic


@lru_cache(maxsize=1 << 13)
def operation_words(operation: str) -> Tuple[str, str]:
    """(effect and topics, plain words) of an operation's name.

    >>> operation_words("DeleteBucketPolicy")
    ('remove identity storage', 'delete bucket policy')
    >>> operation_words("microsoft.automation/automationAccounts/runbooks/write")
    ('change compute', 'microsoft automation accounts runbooks write')
    """
    words = list(dict.fromkeys(split_words(operation).split()))[:16]
    effect = next((_VERBS[word] for word in words if word in _VERBS), "")
    if operation.endswith(("/write", "/WRITE")):
        effect = "change"
    elif operation.endswith(("/delete", "/DELETE")):
        effect = "remove"
    topics = dict.fromkeys(_TOPICS[word] for word in words if word in _TOPICS)
    return " ".join(filter(None, (effect, *sorted(topics)))), " ".join(words)


_OUTCOMES = {
    "success": ("success succeeded successful ok true yes allow allowed accept accepted granted pass passed permit "
                "permitted success_uri login_success "
                "executed completed authorized trust delivered created start started active 0 0x0"),
    "failed": ("failure failed fail false no error denied deny reject rejected block blocked unauthorized forbidden "
               "invalid "
               "timeout drop dropped abort aborted unsuccessful clientError cancelled reset"),
}
_OUTCOME_OF = {name.lower(): outcome for outcome, names in _OUTCOMES.items() for name in names.split()}


def outcome_word(value: object) -> str:
    """`success` or `failed` for the many ways to say so, "" where it is neither.

    >>> outcome_word("ALLOW"), outcome_word(False), outcome_word(403), outcome_word("AccessDenied")
    ('success', 'failed', 'failed', 'failed')
    """
    if isinstance(value, bool):
        return "success" if value else "failed"
    if isinstance(value, int):
        return "" if value < 0 else "success" if value < 400 else "failed"
    if not isinstance(value, str) or not value:
        return ""
    lower = value.strip().lower()
    known = _OUTCOME_OF.get(lower)
    if known:
        return known
    if lower.isdecimal():
        return outcome_word(int(lower)) if len(lower) == 3 else "failed"
    for stem in ("denied", "fail", "unauthor", "forbid", "invalid", "error", "exception", "reject", "block"):
        if stem in lower:
            return "failed"
    return "success" if "success" in lower else ""


# -- user agents ---------------------------------------------------------------------------------

_TOOLS = re.compile(
    r"(?i)\b(sqlmap|nikto|nmap|masscan|zgrab|dirbuster|gobuster|wfuzz|ffuf|feroxbuster|nuclei|acunetix|nessus|"
    r"openvas|burp|w3af|arachni|"
    r"wpscan|hydra|metasploit|havij|zmeu|morfeus|jorgee|whatweb|skipfish|zaproxy|owasp|commix|xsser|joomscan|pacu|"
    r"stratus|kali|parrot|pentoo)")
_CLIENTS = re.compile(
    r"(?i)\b(curl|wget|python-requests|python-urllib|python|aiohttp|httpx|go-http-client|libwww-perl|lwp|java|"
    r"okhttp|apache-httpclient|ruby|"
    r"powershell|winhttp|axios|node-fetch|postmanruntime|aws-cli|aws-sdk|boto3|botocore|terraform|kubectl|gcloud|"
    r"gsutil|azure|azurecli|"
    r"ansible|console|signin|openssh|libssh|paramiko|putty|winscp|certutil|bitsadmin|microsoft-cryptoapi|"
    r"windows-update-agent|microsoft bits|"
    r"docker|containerd|helm|git|exchange|outlook|office|teams|onedrive|chef|puppet|coredns|prometheus|grafana|"
    r"elastic|jersey|scalyr|kubelet|kube-[a-z-]{3,30}|cloud-controller-manager|argocd|flux|metrics-server)")
_BOT = re.compile(r"(?i)bot\b|bot/|crawl|spider|slurp|facebookexternalhit|feed|archiver|preview|monitor|pingdom|"
                  r"uptime|rss|reader")
_BROWSER = re.compile(r"(?i)\b(edg|opr|opera|firefox|chrome|crios|fxios|safari|msie|trident|konqueror|seamonkey|"
                      r"lynx)\b")
_SYSTEM = re.compile(r"(?i)\b(windows|android|iphone|ipad|mac ?os|darwin|linux|x11|cros|freebsd)")
_BROWSERS = {"edg": "edge", "opr": "opera", "crios": "chrome", "fxios": "firefox", "trident": "msie"}
_SYSTEMS = {"iphone": "ios", "ipad": "ios", "darwin": "mac", "x11": "linux", "macos": "mac", "mac os": "mac",
            "cros": "linux"}


@lru_cache(maxsize=1 << 13)
def agent_words(agent: str) -> Tuple[str, bool]:
    """(words, is odd) of a user agent: its family and system; odd ones are worth a look at their characters.

    >>> agent_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36")
    ('agent browser chrome windows', False)
    >>> agent_words("sqlmap/1.7"), agent_words("() { :; }; /bin/id")[1]
    (('agent attack tool sqlmap', True), True)
    """
    agent = agent[:512].strip()
    if not agent or agent == "-":
        return "agent none", False
    tool = _TOOLS.search(agent)
    if tool:
        return f"agent attack tool {tool.group(1).lower()}", True
    if re.search(r"[{}<>'`$\\]|\.\./|\$\(|select |union ", agent, re.IGNORECASE) and "${project.version}" not in agent:
        return f"agent odd {mask(agent[:200])}", True
    client = _CLIENTS.search(agent)
    if client and not agent.startswith("Mozilla/5.0 ("):
        name = client.group(1).lower()
        system = _SYSTEM.search(agent)
        return f"agent tool {split_words(name)} {_system(system)}".rstrip(), False
    if _BOT.search(agent):
        return "agent bot", False
    browser, system = _BROWSER.search(agent), _SYSTEM.search(agent)
    if browser:
        name = browser.group(1).lower()
        old = " old" if name == "msie" and re.search(r"MSIE [2-8]\.", agent) else ""
        return f"agent browser {_BROWSERS.get(name, name)} {_system(system)}".rstrip() + old, False
    return f"agent other {mask(agent[:80])}".rstrip(), not agent.startswith("Mozilla/")


def _system(hit: re.Match[str] | None) -> str:
    name = hit.group(1).lower() if hit else ""
    return _SYSTEMS.get(name, name)


_WAYS = {("privateip", "publicip"): "outbound", ("publicip", "privateip"): "inbound", ("privateip", "privateip"): "internal",
         ("publicip", "publicip"): "external"}


def way_word(source: str, target: str) -> str:
    """Which way a connection crosses the site's edge, by the words of its two addresses.

    >>> way_word("privateip", "publicip"), way_word("hostname", "publicip")
    ('outbound', '')
    """
    return _WAYS.get((source, target), "")


def address_word(value: object) -> str:
    """The word for an address field that may hold a name or nothing."""
    if not isinstance(value, str) or not value.strip("-"):
        return ""
    head = value.split(",", 1)[0].strip()
    if not head:
        return ""
    if head.endswith((".amazonaws.com", ".googleapis.com", ".azure.com",
                      ".microsoft.com")) or head in ("AWS Internal", "Azure", "internal"):
        return "providerservice"
    if not (head[0].isdigit() or ":" in head):
        return "hostname"
    return ip_word(head)
