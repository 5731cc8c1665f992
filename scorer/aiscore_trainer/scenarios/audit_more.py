# ruff: noqa: E501
"""Linux audit at breadth: calls to the kernel in seventeen forms, and what user space and the kernel report of their own accord.

The form is drawn first. Where it cannot hold a row, another of the same label is drawn; an attack is drawn again also where the form would show
nothing of it (a SYSCALL record alone holds neither path nor address).
"""
from __future__ import annotations

import re

from .audit_acts import UNSET, Act
from .audit_acts_tables import ACTS
from .audit_forms import FORMS, human_stamp, single, stamp, tracee
from .audit_notes_tables import NOTES
from .envelope import compact, syslog_time
from .family import Family, Tables, Written, split
from .scene import Scene

_ACTS, _NOTES = split(ACTS), split(NOTES)
_HEX = re.compile(r"\{hex:(.*?)\}(?=[\"\s]|$)")
_HIDDEN = re.compile(r"/tmp/|/dev/shm|/var/tmp|/run/user|/\.|/uploads/| \(deleted\)|/memfd:")
_BY_DAY = frozenset(word for scenario in _ACTS.daily for row in scenario.rows for word in re.findall(r"[\w.+-]+", row))
#: Programs that a web server, a database or a daemon seldom starts, whoever else does by day.
_STRANGE_THERE = {"id", "whoami", "cat", "uname", "ls", "ps", "wget", "nc", "perl", "base64", "tee", "rm", "touch", "crontab", "ssh", "bash", "dd", "env", "getent", "sudo", "find", "chmod", "hostname", "socat", "telnet", "su", "xxd", "head", "tail", "chattr", "openssl"}
_TRIES = 200
#: What PAM and the daemon say they did, by the type of the record: a row may draw the two apart.
_OPERATIONS = {"USER_AUTH": "PAM:authentication", "USER_ACCT": "PAM:accounting", "USER_START": "PAM:session_open", "USER_END": "PAM:session_close", "CRED_ACQ": "PAM:setcred", "CRED_REFR": "PAM:setcred", "CRED_DISP": "PAM:setcred", "USER_CHAUTHTOK": "PAM:chauthtok",
               "DAEMON_START": "start ver=3.0.7 format=enriched kernel=5.15.0", "DAEMON_END": "terminate", "DAEMON_ROTATE": "rotate-logs", "DAEMON_RESUME": "resume-logging", "USER_LOGIN": "login", "USER_LOGOUT": "logout"}
_SAID = re.compile(r"op=(?:PAM:\w+|terminate|rotate-logs|resume-logging|start ver=\S+ format=\S+ kernel=\S+|log(?:in|out)(?= id))")


def write(scene: Scene, attack: bool) -> Written:
    if scene.chance(0.3):
        return write_note(scene, attack, _NOTES)
    sourcetype, form, calls = scene.weighted(FORMS)
    for _ in range(_TRIES):
        scenario, row = _ACTS.draw(scene, attack)
        act = Act(scene, row)
        if (calls is None or act.call in calls) and (not attack or _shows(form, act)):
            break
    else:
        raise ValueError(f"no row of {'attacks' if attack else 'daily work'} fits the form {sourcetype}")
    return Written(form(scene, act), sourcetype, scene.linux_host, scenario)


def _shows(form, act: Act) -> bool:
    """Whether the form holds what tells this act from daily work."""
    if form is tracee and act.call == "exec":
        # Arguments of an execution stand in a list within a string there, which is no more than its program to most readers.
        return bool(_HIDDEN.search(act.exe)) or act.comm not in _BY_DAY
    return form is not single or _tells_alone(act)


def _tells_alone(act: Act) -> bool:
    """Whether the program and who ran it show the attack without the object."""
    if act.call == "exec":
        # What `id` was run by stands in no EXECVE record.
        return len(act.argv) > 2 or bool(_HIDDEN.search(act.text)) or act.comm not in _BY_DAY
    return bool(_HIDDEN.search(act.exe)) or act.comm not in _BY_DAY or act.account in ("web", "db") and act.comm in _STRANGE_THERE


class _Teller:
    """Who a note of user space is about; numbers as audit writes them."""

    def __init__(self, scene: Scene, who: str) -> None:
        login, service = scene.number(1000, 3000), scene.number(101, 998)
        self.name, self.uid, self.auid = {"root": ("root", 0, UNSET), "out": ("root", 0, UNSET), "admin": ("root", 0, login), "user": (scene.user, login, login), "web": (scene.pick(("www-data", "apache")), scene.pick((33, 48)), UNSET), "svc": (scene.word(), service, scene.pick((UNSET, UNSET, 0))),
                                          "db": (scene.pick(("postgres", "mysql", "redis")), scene.pick((26, 27, 112)), UNSET)}[who]
        self.session = UNSET if self.auid == UNSET else scene.number(1, 9000)
        self.pid = 1 if who == "root" and scene.chance(0.3) else scene.number(300, 65535)

    @property
    def ids(self) -> str:
        return f"auid={self.auid} uid={self.uid} gid={self.uid} ses={self.session}"


def write_note(scene: Scene, attack: bool, notes: Tables) -> Written:
    """A record of what the audit system or a program tells of itself, from a row of `notes`: kind, teller, body."""
    sourcetype, form = scene.weighted(_NOTE_FORMS)
    scenario, row = notes.draw(scene, attack)
    kind, who, body = row.split(" ;; ", 2)
    kind, teller, body = scene.fill(kind), _Teller(scene, scene.fill(who)), scene.fill(body)
    if kind in _OPERATIONS:
        body = _SAID.sub(f"op={_OPERATIONS[kind]}", body, count=1)
    return Written(form(scene, kind, teller, body), sourcetype, scene.linux_host, scenario)


def _told(scene: Scene, teller: _Teller, body: str, read: bool) -> str:
    """The rest of a record after its stamp; read: names for numbers, nothing in hexadecimal and no quotes."""
    body = _HEX.sub(lambda found: found[1] if read else found[1].encode().hex().upper(), body)
    if body.startswith("="):
        body = body[1:].replace("{pid}", str(teller.pid)).replace("{ids}", teller.ids)
    else:
        subject = scene.pick((" subj=unconfined", "", " subj=system_u:system_r:sshd_t:s0-s0:c0.c1023")) if int(scene.site.account_id[5]) % 2 else ""
        names = f'\x1dUID="{teller.name}" AUID="{"unset" if teller.auid == UNSET else teller.name}"' if scene.site.account_id[6] in "13579" and not read else ""
        body = f"pid={teller.pid} uid={teller.uid} auid={teller.auid} ses={teller.session}{subject} msg='{body}'{names}"
    return body.replace(f"={UNSET}", "=unset").replace(f"uid={teller.uid} ", f"uid={teller.name} ").replace('"', "") if read else body


def _raw(scene: Scene, kind: str, teller: _Teller, body: str) -> str:
    node = f"node={scene.linux_host} " if scene.site.account_id[4] in "12" else ""
    return f"{node}type={kind} msg=audit({stamp(scene)}): {_told(scene, teller, body, False)}"


def _read(scene: Scene, kind: str, teller: _Teller, body: str) -> str:
    return f"type={kind} msg=audit({human_stamp(scene)}) : {_told(scene, teller, body, True)}"


def _carried(scene: Scene, kind: str, teller: _Teller, body: str) -> str:
    head = f"{syslog_time(scene.time)} {scene.linux_host}"
    told = f"type={kind} msg=audit({stamp(scene)}): {_told(scene, teller, body, False)}"
    return f"{head} audispd: {told}" if "{hex:" in body or scene.chance(0.5) else f"{head} kernel: audit: {told.replace('msg=audit', 'audit')}"


def _fields(told: str) -> dict[str, str]:
    return {name: quoted or single_quoted or bare for name, quoted, single_quoted, bare in re.findall(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|(\S*))", told.replace("msg='", "").replace("\x1d", " "))}


def _laurel(scene: Scene, kind: str, teller: _Teller, body: str) -> str:
    told = _told(scene, teller, body, False).replace("\x1d", " ")
    fields = {name: value if len(value) < 8 or not re.fullmatch(r"(?:[0-9A-F]{2})+", value) or value.isdigit() else bytes.fromhex(value).decode("utf-8", "replace") for name, value in _fields(told).items()}
    if "avc:" in told:
        fields["avc"] = told.partition("avc:")[2].partition(" for ")[0].strip()
    return compact({"ID": stamp(scene), "NODE": scene.linux_host, kind: fields})


_NOTE_FORMS = ((("linux_audit", _raw), 5), (("linux_audit", _read), 2.5), (("linux_messages_syslog", _carried), 1), (("linux:laurel", _laurel), 1.2))

FAMILY = Family("audit_more", "auth_linux", 0.14, write)
