# ruff: noqa: E501
"""The shapes in which endpoint agents write a process start, of Windows and of Linux: Elastic's schema, Defender's tables, Falcon,
Carbon Black, SentinelOne, osquery, CEF, pairs of key and value, rows of columns.

A form gets a Start and gives the line; it decides nothing about what happened. `FORMS` is ((sourcetype, form), weight). Called by processes.py.
"""
from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from .envelope import compact, iso, plain, roomy
from .scene import Scene


@dataclass(frozen=True)
class Start:
    """One process start before it is wrapped. Paths are absolute; rights is low, medium, high or system."""

    image: str
    command: str
    argv: tuple[str, ...]
    parent: str
    parent_command: str
    user: str
    domain: str
    rights: str
    folder: str
    host: str
    windows: bool
    uid: int
    pid: int
    parent_pid: int

    @property
    def name(self) -> str:
        return _base(self.image)

    @property
    def parent_name(self) -> str:
        return _base(self.parent)

    @property
    def account(self) -> str:
        return f"{self.domain}\\{self.user}" if self.windows else self.user


def _base(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _elastic(scene: Scene, start: Start) -> str:
    token = {"Ext": {"token": {"integrity_level_name": start.rights, "elevation": start.rights in ("high", "system")}, "code_signature": [{"exists": scene.chance(0.7)}]}} if start.windows else {"real_user": {"id": str(start.uid)}, "tty": {"char_device": {"major": scene.number(0, 136)}}}
    process = {"pid": start.pid, "entity_id": scene.letters(44), "name": start.name, "executable": start.image, "args": list(start.argv), "args_count": len(start.argv), "command_line": start.command, "working_directory": start.folder, "hash": {"sha256": scene.hex(64)},
               "parent": {"pid": start.parent_pid, "name": start.parent_name, "executable": start.parent, "command_line": start.parent_command}, **token}
    return compact({"@timestamp": iso(scene.time, 3), "agent": {"id": scene.guid(), "type": "endpoint", "version": f"8.{scene.number(1, 17)}.{scene.number(0, 4)}"}, "data_stream": {"dataset": "endpoint.events.process", "type": "logs"}, "ecs": {"version": "8.10.0"},
                    "event": {"action": scene.pick(("start", "exec", "start")) if not start.windows else "start", "category": ["process"], "kind": "event", "module": "endpoint", "type": ["start"], "dataset": "endpoint.events.process"},
                    "host": {"hostname": start.host, "name": start.host, "os": {"type": "windows" if start.windows else "linux", "platform": "windows" if start.windows else scene.pick(("ubuntu", "debian", "rhel"))}}, "process": process, "user": {"name": start.user, "domain": start.domain, "id": str(start.uid)}})


def _defender_row(scene: Scene, start: Start) -> dict:
    return {"Timestamp": iso(scene.time, 7), "DeviceId": scene.hex(40), "DeviceName": start.host.lower(), "ActionType": "ProcessCreated", "FileName": start.name, "FolderPath": start.image, "SHA1": scene.hex(40), "SHA256": scene.hex(64), "FileSize": scene.number(9000, 9000000), "ProcessId": start.pid, "ProcessCommandLine": start.command,
            "ProcessIntegrityLevel": start.rights.title() if start.windows else "", "ProcessTokenElevation": scene.pick(("TokenElevationTypeDefault", "TokenElevationTypeFull", "TokenElevationTypeLimited")) if start.windows else "None", "AccountDomain": start.domain.lower() if start.windows else "", "AccountName": start.user.lower(), "LogonId": scene.number(999, 9999999),
            "InitiatingProcessAccountName": start.user.lower(), "InitiatingProcessFileName": start.parent_name, "InitiatingProcessFolderPath": start.parent.lower(), "InitiatingProcessCommandLine": start.parent_command, "InitiatingProcessId": start.parent_pid, "InitiatingProcessSHA1": scene.hex(40), "ReportId": scene.number(1000, 999999)}


def _defender(scene: Scene, start: Start) -> str:
    return compact(_defender_row(scene, start))


def _defender_stream(scene: Scene, start: Start) -> str:
    return compact({"time": iso(scene.time, 7), "tenantId": scene.site.tenant_id, "operationName": "Publish", "category": "AdvancedHunting-DeviceProcessEvents", "properties": _defender_row(scene, start)})


def _falcon(scene: Scene, start: Start) -> str:
    image = "\\Device\\HarddiskVolume3" + start.image[2:] if start.windows and start.image[1:2] == ":" else start.image
    return compact({"event_simpleName": "ProcessRollup2", "event_platform": "Win" if start.windows else "Lin", "aid": scene.hex(32), "cid": scene.hex(32), "aip": scene.visitor, "ComputerName": start.host, "ImageFileName": image, "CommandLine": start.command, "ParentBaseFileName": start.parent_name, "ParentCommandLine": start.parent_command,
                    "UserName": start.user, "TargetProcessId": str(scene.number(10**11, 10**12)), "ParentProcessId": str(scene.number(10**11, 10**12)), "RawProcessId": str(start.pid), "SHA256HashData": scene.hex(64), "MD5HashData": scene.hex(32), "IntegrityLevel": str({"low": 4096, "medium": 8192, "high": 12288, "system": 16384}[start.rights]), "timestamp": str(int(scene.time * 1000))})


def _carbon_black(scene: Scene, start: Start) -> str:
    return compact({"type": "endpoint.event.procstart", "org_key": scene.letters(8).upper(), "device_id": scene.number(1000, 9999999), "device_name": f"{start.domain}\\{start.host}" if start.windows else start.host, "device_os": "WINDOWS" if start.windows else "LINUX", "device_timestamp": plain(scene.time, 3) + " +0000 UTC", "process_path": start.image.lower() if start.windows else start.image,
                    "process_cmdline": start.command, "process_pid": start.pid, "process_username": start.account, "process_hash": [scene.hex(32), scene.hex(64)], "process_reputation": scene.pick(("REP_WHITE", "REP_RESOLVING", "ADAPTIVE_WHITE", "NOT_LISTED")), "parent_path": start.parent.lower() if start.windows else start.parent, "parent_cmdline": start.parent_command, "parent_pid": start.parent_pid, "backend_timestamp": plain(scene.time + 40, 3) + " +0000 UTC"})


def _sentinel(scene: Scene, start: Start) -> str:
    return compact({"timestamp": iso(scene.time, 3), "event.type": "Process Creation", "event.category": "process", "endpoint.name": start.host, "endpoint.os": "windows" if start.windows else "linux", "src.process.image.path": start.parent, "src.process.cmdline": start.parent_command, "src.process.pid": start.parent_pid, "src.process.user": start.account, "tgt.process.image.path": start.image, "tgt.process.cmdline": start.command,
                    "tgt.process.pid": start.pid, "tgt.process.user": start.account, "tgt.process.integrityLevel": start.rights.upper(), "tgt.process.image.sha256": scene.hex(64), "tgt.process.storyline.id": scene.hex(16).upper(), "account.name": scene.site.name, "dataSource.name": "SentinelOne"})


def _osquery(scene: Scene, start: Start) -> str:
    columns = {"pid": str(start.pid), "parent": str(start.parent_pid), "path": start.image, "cmdline": start.command, "cwd": start.folder, "username": start.account, "uid": str(start.uid), "parent_path": start.parent, "name": start.name, "time": str(int(scene.time)), "on_disk": "1"}
    name = scene.pick(("process_events", "processes", "process_etw_events" if start.windows else "bpf_process_events"))
    return compact({"name": f"pack/{scene.site.name}/{name}" if scene.chance(0.3) else name, "hostIdentifier": start.host, "calendarTime": iso(scene.time), "unixTime": int(scene.time), "epoch": 0, "counter": scene.number(0, 999), "decorations": {"hostname": start.host}, "columns": columns, "action": "added"})


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pairs(scene: Scene, start: Start) -> str:
    """Pairs under one of three sets of names, the site's own."""
    style = int(scene.site.account_id[2]) % 3
    names = (("event", "hostname", "user", "process", "path", "command", "parent", "parent_command", "integrity", "hash"),
             ("event_type", "host", "user_name", "process_name", "process_path", "cmdline", "parent_process", "parent_cmdline", "integrity_level", "sha256"),
             ("action", "dvc_host", "account", "exe", "image", "command_line", "parent_exe", "parent_args", "level", "md5"))[style]
    values = (("process_start", "process_creation", "exec")[style], start.host, _quoted(start.account), start.name, _quoted(start.image), _quoted(start.command), start.parent_name, _quoted(start.parent_command), start.rights, scene.hex(32 if style == 2 else 64))
    return " ".join((f"time={iso(scene.time, 3)}" if style else iso(scene.time, 3), *(f"{name}={value}" for name, value in zip(names, values)), f"pid={start.pid} ppid={start.parent_pid}"))


def _columns(scene: Scene, start: Start) -> str:
    """A row of columns, as an inventory or a query exports it."""
    out = io.StringIO()
    every = int(scene.site.account_id[2]) % 2
    row = (plain(scene.time), start.host, start.account, start.pid, start.image, start.command, start.parent_pid, start.parent, start.rights, scene.hex(64))
    csv.writer(out, quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL, lineterminator="").writerow(row if every else (*row[:3], row[7], row[4], row[5], row[8]))
    return out.getvalue()


def _cef(scene: Scene, start: Start) -> str:
    vendor, product = scene.pick((("Trend Micro", "Deep Security Agent"), ("Cybereason", "Cybereason"), ("Elastic", "Endpoint"), ("Sophos", "Central"), ("McAfee", "EDR"), ("VMware", "Workload")))

    def safe(text: str) -> str:
        return text.replace("\\", "\\\\").replace("=", "\\=")

    return f"CEF:0|{vendor}|{product}|{scene.number(5, 20)}.{scene.number(0, 9)}|process_start|Process started|{scene.number(1, 4)}|rt={int(scene.time * 1000)} dvchost={start.host} suser={safe(start.account)} sproc={safe(start.image)} spid={start.pid} filePath={safe(start.image)} fileHash={scene.hex(64)} cs1Label=commandLine cs1={safe(start.command)} cs2Label=parentProcess cs2={safe(start.parent)} cs3Label=integrity cs3={start.rights}"


def _own(scene: Scene, start: Start) -> str:
    """A house's own agent: flat JSON with the usual names."""
    return roomy({"ts": scene.time, "event": "process_start", "host": start.host, "user": start.account, "process": start.name, "exe": start.image, "cmdline": start.command, "ppid": start.parent_pid, "parent": start.parent_name, "parent_cmdline": start.parent_command, "cwd": start.folder, "integrity": start.rights, "sha256": scene.hex(64)})


FORMS = ((("elastic:endpoint", _elastic), 4), (("mde:advancedhunting", _defender), 3), (("mde:advancedhunting", _defender_stream), 1.5), (("crowdstrike:fdr", _falcon), 3), (("vmware:cbc", _carbon_black), 2), (("sentinelone:channel", _sentinel), 2), (("osquery:results", _osquery), 2.5), (("edr:pairs", _pairs), 2), (("edr:csv", _columns), 1.2), (("edr:cef", _cef), 1), (("edr:json", _own), 1))
