# ruff: noqa: E501
"""One thing a program asked of the kernel, with the numbers, folders and results that fit: read from a row of audit_acts_tables.py.

An object is drawn again until it is one that its call can have. Results follow from rights, never from the label. Used by audit_more.py.
"""
from __future__ import annotations

import re
import shlex

from .scene import Scene

#: call -> (number, name) of x86_64.
CALLS = {
    "exec": (59, "execve"), "read": (257, "openat"), "write": (257, "openat"), "append": (257, "openat"), "unlink": (263, "unlinkat"), "rename": (82, "rename"), "chmod": (268, "fchmodat"),
    "chown": (260, "fchownat"), "symlink": (266, "symlinkat"), "utime": (280, "utimensat"), "setxattr": (188, "setxattr"), "connect": (42, "connect"), "connectun": (42, "connect"),
    "bind": (49, "bind"), "ptrace": (101, "ptrace"), "vmread": (310, "process_vm_readv"), "vmwrite": (311, "process_vm_writev"), "module": (313, "finit_module"), "rmmod": (176, "delete_module"),
    "bpf": (321, "bpf"), "mount": (165, "mount"), "umount": (166, "umount2"), "setns": (308, "setns"), "unshare": (272, "unshare"), "pivot": (155, "pivot_root"), "chroot": (161, "chroot"),
    "memfd": (319, "memfd_create"), "kill": (62, "kill"), "setuid": (105, "setuid"), "settime": (227, "clock_settime"),
}
PATH_CALLS = ("read", "write", "append", "unlink", "rename", "chmod", "chown", "symlink", "utime", "setxattr")
UNSET = 4294967295
_SECOND = re.compile(r"(?P<path>/.*?)(?: (?P<second>\d{1,4}|/\S.*))?")
_WORD = re.compile(r"[\w.-]+")
_FITTING = {
    **dict.fromkeys(PATH_CALLS, _SECOND), "connect": re.compile(r"[\d.]+ \d+"), "bind": re.compile(r"[\d.]+ \d+"), "connectun": re.compile(r"/.*(?:sock|agent\.|ssh$|default$|pts-).*"),
    "ptrace": re.compile(r"PTRACE_\w+ \S+"), "vmread": _WORD, "vmwrite": _WORD, "module": _WORD, "rmmod": _WORD, "bpf": re.compile(r"(?:PROG|MAP|OBJ)_.*"), "mount": re.compile(r"\S+ \S+ [a-z]\w*"), "umount": re.compile(r"\S+ \S+ [a-z]\w*"),
    "setns": re.compile(r"(?:mnt|pid|net|ipc|user|cgroup)(?:,\w+)*"), "unshare": re.compile(r"(?:mnt|pid|net|ipc|user|cgroup)(?:,\w+)*"), "pivot": re.compile(r"\."), "chroot": re.compile(r"/\S+"), "memfd": re.compile(r"[^/ .]*(?::\S+)?"),
    "kill": re.compile(r"SIG\w+ \S+"), "setuid": re.compile(r"\d+"), "settime": re.compile(r".*"), "exec": re.compile(r".*"),
}
_TRIES = 400
_PRIVATE = re.compile(r"/etc/(?:g?shadow|sudoers|security/opasswd|krb5.keytab|ssl/private)|/root/|/var/spool/cron|/var/log/(?:audit|secure|btmp)|/etc/ssh/ssh_host_\w+_key$|/dev/(?:sd|vd|nvme|input)")
_KEYS = ((re.compile(r"/etc/(?:passwd|shadow|group|gshadow)"), ("identity", "usergroup_modification", "passwd_changes")), (re.compile(r"sudoers"), ("scope", "actions", "sudoers")), (re.compile(r"cron|systemd|init|/at/"), ("cron", "systemd", "init", "persistence")),
         (re.compile(r"ssh"), ("sshd", "rootkey", "ssh_keys")), (re.compile(r"/var/log"), ("logins", "session", "audit_log")), (re.compile(r"/tmp|/dev/shm|/var/tmp"), ("susp_tmp", "tmp_exec", "T1059")), (re.compile(r"^/"), ("perm_mod", "file_access", "delete", "access", "etc_changes")))
_CALL_KEYS = {"exec": ("exec", "rootcmd", "process_creation", "T1059", "susp_activity", "user_commands"), "connect": ("network_connect_4", "network", "T1071"), "ptrace": ("tracing", "code_injection", "ptrace"), "module": ("modules", "kernel_modules"), "rmmod": ("modules", "kernel_modules"),
              "mount": ("mounts", "export"), "kill": ("signals", "kill"), "bpf": ("bpf", "ebpf"), "memfd": ("anon_file_create", "memfd"), "settime": ("time-change",), "setuid": ("setuid", "privilege")}


class Act:
    """Who did what to which object; fields are named as audit names them."""

    def __init__(self, scene: Scene, row: str) -> None:
        account, parents, commands, calls, objects = (*row.split(" ;; "), "")[:5]
        account = scene.fill(account)
        self.account = account
        self.parent = scene.fill(parents)
        self.call, self.object, self.second = _drawn(scene, calls, objects, row)
        self.number, self.name = CALLS[self.call]
        command = _command(scene, commands, self.call, self.object)
        self.text = re.sub(r"[\x00-\x1f]", " ", command.replace("{}", self.object))
        self.argv = _argv(self.text)
        first = self.argv[0].rstrip(":")
        self.exe = first if first.startswith("/") and not first.startswith("/proc/self/exe") else _image(scene, first, self.parent)
        self.comm = (first.rsplit("/", 1)[-1] or "sh")[:15]
        if self.call != "exec" and ": " in self.text and not self.text.startswith("/"):
            self.comm = first.rsplit("/", 1)[-1][:15]
        self._who(scene, account)
        self.pid, self.ppid = scene.number(300, 65535), scene.number(1, 65535)
        self.path = self.object if self.call in PATH_CALLS else ""
        denied = self.euid != 0 and bool(_PRIVATE.search(self.path)) and not scene.chance(0.2) and "chkpwd" not in self.exe and "helper" not in self.exe
        missing = not denied and self.call in ("read", "exec", "unlink", "connect") and scene.chance(0.06)
        self.exit = -13 if denied else scene.pick((-2, -2, -111)) if missing else scene.number(3, 9) if self.name in ("openat", "memfd_create", "bpf") else 0
        self.success = "no" if denied or missing else "yes"
        self.key = _key(scene, self)

    def _who(self, scene: Scene, account: str) -> None:
        login = scene.number(1000, 3000)
        person = {"user": scene.person, "admin": scene.admin}.get(account, scene.user)
        self.user, self.uid, self.auid, folders, self.tty = {
            "root": ("root", 0, scene.pick((UNSET, UNSET, login, 0)), ("/", "/root", "/var/lib"), scene.pick(("(none)", "(none)", "pts0"))),
            "admin": ("root", 0, login, (f"/home/{person}", "/root", "/etc"), scene.pick(("pts0", "pts1", "pts2", "pts4"))),
            "user": (person, login, login, (f"/home/{person}", f"/home/{person}/{scene.word()}", "/tmp"), scene.pick(("pts0", "pts1", "pts3", "(none)"))),
            "web": (scene.pick(("www-data", "apache", "nginx")), scene.pick((33, 48, 101)), UNSET, ("/var/www/html", f"/var/www/{scene.word()}", "/", "/tmp"), "(none)"),
            "svc": (scene.pick((scene.word(), "tomcat", "jenkins", "daemon", "zabbix")), scene.number(101, 998), UNSET, ("/", f"/opt/{scene.word()}", f"/var/lib/{scene.word()}"), "(none)"),
            "db": (scene.pick(("postgres", "mysql", "redis", "mongodb")), scene.pick((26, 27, 112, 999)), UNSET, ("/var/lib/postgresql/data", "/var/lib/mysql", "/var/lib/redis"), "(none)"),
            "cont": ("root", 0, UNSET, ("/", "/app", "/root"), scene.pick(("(none)", "pts0"))),
            "ci": (scene.pick(("gitlab-runner", "jenkins", "runner")), scene.number(980, 1002), UNSET, (f"/builds/{scene.word()}", f"/home/runner/work/{scene.word()}"), "(none)"),
        }[account]
        self.cwd = scene.pick(folders)
        self.session = UNSET if self.auid == UNSET else scene.number(1, 9000)
        raised = self.call == "setuid" or re.search(r"/(?:sudo|su|pkexec|passwd|unix_chkpwd|crontab|newuidmap)$", self.exe) is not None
        self.euid = 0 if raised else self.uid
        self.container = scene.hex(12) if account == "cont" else "host"

    @property
    def parent_exe(self) -> str:
        return self.parent if self.parent.startswith("/") else f"/usr/{'sbin' if self.parent in _SBIN else 'bin'}/{self.parent}"


_SBIN = {"cron", "crond", "sshd", "apache2", "nginx", "httpd", "anacron", "nrpe", "zabbix_agentd", "smbd", "exim4", "named", "cupsd", "auditd", "rsyslogd", "mysqld"}


def _drawn(scene: Scene, calls: str, objects: str, row: str) -> tuple[str, str, str]:
    """A call of the row, an object that it can have, and the second word of it (a mode, a number, a new name)."""
    for _ in range(_TRIES):
        call, thing = scene.fill(calls), scene.fill(objects)
        found = _FITTING[call].fullmatch(thing)
        if found is None:
            continue
        if call not in PATH_CALLS:
            return call, thing, ""
        second = found["second"] or ""
        if call == "chmod" and (not second.isdigit() or len(second) < 3):
            second = scene.pick(("644", "755", "600"))
        elif call in ("rename", "symlink") and not second.startswith("/"):
            second = f"{found['path']}.{scene.letters(3)}"
        elif call == "chown" and not second.isdigit():
            second = "0"
        return call, found["path"], second
    raise ValueError(f"no object of the row fits its call: {row[:120]}")


def _command(scene: Scene, commands: str, call: str, thing: str) -> str:
    """A command of the row that names the object where one must."""
    held = "{}" in commands
    for _ in range(_TRIES):
        command = scene.fill(commands)
        named = "{}" in command
        if call == "exec" and named and not thing.startswith("/"):
            continue
        if call in PATH_CALLS and held and not named and " " in command and scene.chance(0.7):
            continue
        return command
    return command.replace("{}", "-")


def _argv(text: str) -> list[str]:
    shell, dash, script = text.partition(' -c "')
    if dash and script.endswith('"'):
        return [*shell.split(" "), "-c", script[:-1]]
    try:
        return shlex.split(text)[:24] or [text]
    except ValueError:
        return text.split(" ")[:24]


def _image(scene: Scene, first: str, parent: str) -> str:
    if first.startswith("/proc/self/exe"):
        return "/usr/bin/runc"
    if first.startswith("./"):
        return f"{scene.pick((f'/home/{scene.person}/{scene.word()}', '/tmp', '/opt', f'/home/{scene.person}'))}/{first[2:]}"
    if first.startswith(("[", "-")):
        return "/usr/bin/bash" if first.startswith("-") else f"/tmp/{first.strip('[]').replace('/', '_')}"
    name = {"php-fpm": "php-fpm8.1", "postgres": "postgres", "sshd": "sshd"}.get(first, first.rsplit("/", 1)[-1])
    return f"/usr/{'sbin' if name in _SBIN or name.startswith('php-fpm') else 'bin'}/{name}"


def _key(scene: Scene, act: Act) -> str:
    if scene.chance(0.3):
        return "(null)"
    if act.call in _CALL_KEYS:
        return scene.pick(_CALL_KEYS[act.call])
    return next((scene.pick(names) for pattern, names in _KEYS if pattern.search(act.path)), "audit-wazuh-w" if scene.chance(0.5) else "(null)")
