"""Process starts of Windows and of Linux, as endpoint agents, Sysmon, audit and the Security log write them.

A row of process_windows.py or process_linux.py says parent, account and command; here they get paths, names, numbers and rights that fit, and a form.
The form is drawn before the label, as everywhere.
"""
from __future__ import annotations

import re

from .envelope import plain, xml_text
from .family import Family, Written, split
from .linux import _AUDIT_ENVELOPES, _Command, _execve, _execve_read, _history, _proctitle, _proctitle_read
from .process_forms import FORMS, Start
from .process_linux import LINUX_PROCESSES
from .process_windows import WINDOWS_PROCESSES
from .scene import Scene
from .windows import _IMAGES, _SYSTEM32, Event, _image
from .windows_envelopes import ENVELOPES

_WINDOWS, _LINUX = split(WINDOWS_PROCESSES), split(LINUX_PROCESSES)
#: Programs that only run as somebody, whatever a row draws beside them: as a person, or as their own service.
_PERSONAL = {"winword", "excel", "outlook", "powerpnt", "chrome", "msedge", "7zfm", "winrar", "mshta", "wscript", "explorer", "explorer_odd", "temp_exe", "svchost_odd", "code"}
_SERVING = {"w3wp": "web", "sqlservr": "service", "tomcat": "service", "java": "service", "jenkins": "svc", "services": "system", "wmiprvse": "system", "ccmexec": "system", "intune": "system", "zabbix": "system", "splunkd": "system"}
_RIGHTS = {"user": ("medium", "medium", "medium", "low", "high"), "admin": ("high", "high", "medium"), "svc": ("high", "medium"), "system": ("system",), "service": ("system", "high"), "web": ("high", "medium")}
_LEVELS = {"low": ("Low", "S-1-16-4096"), "medium": ("Medium", "S-1-16-8192"), "high": ("High", "S-1-16-12288"), "system": ("System", "S-1-16-16384")}
#: `id` is an attack because of who calls it: no line that leaves the account and the parent out can show that.
_BY_ACCOUNT, _NAMELESS = "proc_commands_of_a_taken_service", (_execve, _execve_read, _proctitle, _proctitle_read, _history)
_ARGUMENT = re.compile(r'"[^"]*"|\S+')


def write_windows(scene: Scene, attack: bool) -> Written:
    (sourcetype, form), sysmon = (scene.weighted(ENVELOPES), True) if scene.chance(0.4) else (scene.weighted(FORMS), False)
    scenario, row = _WINDOWS.draw(scene, attack)
    start = _windows_start(scene, row)
    if not sysmon:
        return Written(form(scene, start), sourcetype, start.host, scenario)
    event = _event(scene, start)
    return Written(form(scene, event), sourcetype, event.computer, scenario)


def _windows_start(scene: Scene, row: str) -> Start:
    parent, account, command = row.split(" ;; ", 2)
    parent, account = scene.fill(parent), scene.fill(account)
    account = _SERVING.get(parent) or ("user" if parent in _PERSONAL and account not in ("admin", "user") else account)
    scene.user = {"user": scene.person, "admin": scene.admin}.get(account, scene.user)
    command = scene.fill(command)
    own = scene.site.netbios
    user, domain = {"user": (scene.person, own), "admin": (scene.admin, own), "svc": (scene.pick(scene.site.service_accounts), own), "system": ("SYSTEM", "NT AUTHORITY"),
                    "service": scene.pick((("NETWORK SERVICE", "NT AUTHORITY"), ("LOCAL SERVICE", "NT AUTHORITY"), (f"{parent.upper()}", "NT SERVICE"))), "web": (scene.pick(("DefaultAppPool", f"{scene.word()}Pool")), "IIS APPPOOL")}[account]
    parent_path = _IMAGES.get(parent, f"{_SYSTEM32}{parent}.exe")
    shown = {"services": _SYSTEM32 + "services.exe", "svchost": _SYSTEM32 + f"svchost.exe -k {scene.pick(('netsvcs -p -s Schedule', 'netsvcs -p', 'DcomLaunch -p', 'LocalService -p'))}", "explorer": "C:\\Windows\\Explorer.EXE", "w3wp": f'c:\\windows\\system32\\inetsrv\\w3wp.exe -ap "{user}"'}.get(parent)
    argv = tuple(part.strip('"') for part in _ARGUMENT.findall(command))[:30]
    folder = scene.pick((_SYSTEM32, "C:\\Windows\\system32\\", f"C:\\Users\\{user}\\", "C:\\")) if account in ("user", "admin") else scene.pick((_SYSTEM32, "C:\\", "C:\\Windows\\Temp\\"))
    return Start(_image(command), command, argv, parent_path, shown or scene.pick((f'"{parent_path}"', parent_path, parent_path.rsplit("\\", 1)[-1])), user, domain, scene.pick(_RIGHTS[account]), folder, scene.windows_host, True, scene.number(500, 9999), scene.number(400, 14000), scene.number(400, 14000))


def _event(scene: Scene, start: Start) -> Event:
    """The start as Security 4688 or Sysmon 1 tell it."""
    machine = start.user in ("SYSTEM", "NETWORK SERVICE", "LOCAL SERVICE")
    level, label = _LEVELS[start.rights]
    if scene.chance(0.45):
        return Event(scene, "sec", 4688, {"SubjectUserSid": "S-1-5-18" if machine else f"{scene.site.domain_sid}-{scene.number(1100, 9999)}", "SubjectUserName": f"{start.host}$" if machine else start.user, "SubjectDomainName": scene.site.netbios if machine else start.domain, "SubjectLogonId": "0x3e7" if machine else f"0x{scene.hex(6)}",
                                          "NewProcessId": f"0x{start.pid:x}", "NewProcessName": start.image, "TokenElevationType": scene.pick(("%%1936", "%%1937")) if start.rights in ("high", "system") else "%%1938", "ProcessId": f"0x{start.parent_pid:x}", "CommandLine": start.command, "TargetUserSid": "S-1-0-0", "TargetUserName": "-", "TargetDomainName": "-",
                                          "TargetLogonId": "0x0", "ParentProcessName": start.parent, "MandatoryLabel": label})
    known = start.image.lower().startswith(("c:\\windows\\system32", "c:\\program"))
    fields = {"RuleName": "-", "UtcTime": plain(scene.time, 3), "ProcessGuid": f"{{{scene.guid()}}}", "ProcessId": str(start.pid), "Image": start.image, "FileVersion": f"10.0.{scene.number(14393, 22621)}.{scene.number(1, 3000)}" if known else "-", "Description": scene.word().title() if known else "-", "Company": "Microsoft Corporation" if known else "-",
              "OriginalFileName": start.name if known else "-", "CommandLine": start.command, "CurrentDirectory": start.folder, "User": start.account, "LogonId": f"0x{scene.hex(6)}", "TerminalSessionId": "0" if machine else scene.pick(("1", "2", "3")), "IntegrityLevel": level, "Hashes": scene.pick((f"SHA256={scene.hex(64).upper()}", f"MD5={scene.hex(32).upper()},SHA256={scene.hex(64).upper()}")),
              "ParentProcessId": str(start.parent_pid), "ParentImage": start.parent, "ParentCommandLine": start.parent_command}
    return Event(scene, "sysmon", 1, fields)


def write_linux(scene: Scene, attack: bool) -> Written:
    (sourcetype, form), audit = (scene.weighted(_AUDIT_FORMS), True) if scene.chance(0.5) else (scene.weighted(FORMS), False)
    scenario, row = _LINUX.draw(scene, attack)
    while scenario.name == _BY_ACCOUNT and form in _NAMELESS:
        scenario, row = _LINUX.draw(scene, attack)
    run = _LinuxRun(scene, row)
    raw = form(scene, run) if audit else form(scene, run.start(scene))
    return Written(raw, sourcetype, scene.linux_host, scenario)


class _LinuxRun(_Command):
    """A command with the account, folder, terminal and parent of its row."""

    def __init__(self, scene: Scene, row: str) -> None:
        parent, account, command = row.split(" ;; ", 2)
        self.parent_name, account = scene.fill(parent), scene.fill(account)
        scene.user = {"user": scene.person, "admin": scene.admin}.get(account, scene.user)
        name = self.parent_name
        super().__init__(scene, scene.fill(command))
        self.parent_name = name
        self._split_shell()
        unset, login = 4294967295, scene.number(1000, 3000)
        daemon = scene.number(100, 998)
        home, quiet = f"/home/{scene.user}", ("(none)",)
        self.user, self.uid, self.auid, folders, terminals = {
            "root": ("root", 0, scene.pick((unset, login)), ("/", "/root", f"/opt/{scene.word()}"), ("(none)", "pts0", "(none)")),
            "admin": ("root", 0, login, (home, "/root", f"/etc/{scene.word()}"), ("pts0", "pts1", "pts2")),
            "user": (scene.user, login, login, (home, f"{home}/{scene.word()}", f"/srv/{scene.word()}"), ("pts0", "pts1", "pts3")),
            "web": (scene.pick(("www-data", "apache", "nginx")), scene.pick((33, 48, 101)), unset, ("/var/www/html", f"/var/www/{scene.word()}", "/"), quiet),
            "service": (scene.pick((scene.word(), "postgres", "tomcat", "jenkins", "redis")), daemon, unset, ("/", f"/var/lib/{scene.word()}", f"/opt/{scene.word()}"), quiet),
            "build": (scene.pick(("gitlab-runner", "jenkins", "builder")), daemon, unset, (f"/builds/{scene.word()}/{scene.word()}", f"/var/lib/jenkins/workspace/{scene.word()}"), quiet)}[account]
        self.cwd, self.tty = scene.pick(folders), scene.pick(terminals)
        self.session = unset if self.auid == unset else self.session

    def _split_shell(self) -> None:
        """A shell gets its script as one argument, whatever quotes stand in it."""
        head, dash, script = self.text.partition(' -c "')
        if dash and head.rsplit("/", 1)[-1] in ("sh", "bash") and script.endswith('"'):
            self.argv = [head, "-c", script[:-1]]

    def start(self, scene: Scene) -> Start:
        return Start(self.exe, self.text, tuple(self.argv), f"/usr/{'sbin' if self.parent_name in _SBIN else 'bin'}/{self.parent_name}", scene.pick((self.parent_name, f"/usr/bin/{self.parent_name}")) if self.parent_name not in ("bash", "sh") else scene.pick(("-bash", "bash", "/bin/sh")),
                     self.user, scene.site.name, "system" if self.uid == 0 else "medium", self.cwd, scene.linux_host, False, self.uid, self.pid, self.parent)


_SBIN = {"cron", "crond", "sshd", "apache2", "nginx", "httpd", "anacron", "nrpe", "zabbix_agentd", "smbd", "exim4", "php-fpm8.1"}


def _sysmon(scene: Scene, run: _LinuxRun) -> str:
    start = run.start(scene)
    data = {"RuleName": "-", "UtcTime": plain(scene.time, 3), "ProcessGuid": f"{{{scene.guid()}}}", "ProcessId": run.pid, "Image": run.exe, "CommandLine": run.text, "CurrentDirectory": run.cwd, "User": run.user, "LogonId": run.uid, "TerminalSessionId": run.session, "IntegrityLevel": "no level", "Hashes": "-", "ParentProcessId": run.parent, "ParentImage": start.parent, "ParentCommandLine": start.parent_command, "ParentUser": run.user}
    rows = "".join(f'<Data Name="{name}">{xml_text(str(value))}</Data>' for name, value in data.items())
    return (f'<Event><System><Provider Name="Linux-Sysmon" Guid="{{ff032593-a8d3-4f13-b0d6-01fc615a0f97}}"/><EventID>1</EventID><Version>5</Version><Level>4</Level><Task>1</Task><TimeCreated SystemTime="{plain(scene.time, 6).replace(" ", "T")}Z"/>'
            f"<EventRecordID>{scene.number(1, 999999)}</EventRecordID><Channel>Linux-Sysmon/Operational</Channel><Computer>{scene.linux_host}</Computer></System><EventData>{rows}</EventData></Event>")


_AUDIT_FORMS = (*_AUDIT_ENVELOPES, (("sysmon:linux", _sysmon), 2.5))

WINDOWS = Family("process_windows", "windows", 0.115, write_windows)
LINUX = Family("process_linux", "auth_linux", 0.1, write_linux)
