# ruff: noqa: E501
"""What carries the workloads, each product in its own lines: hypervisors, storage, backups, containers, pipelines, queues, dashboards, plants, Macs.

A product writes a line; the line goes to a file, or a collector wraps it as syslog, journal or JSON. Product and wrapping are chosen before what happened is.
"""
from __future__ import annotations

import json
import time as clock
from typing import Callable

from .envelope import MONTHS, apache_time, compact, iso, plain
from .family import Family, Written
from .platform_delivery_tables import DELIVERY_TABLES
from .platform_tables import PLATFORM_TABLES
from .scene import Scene
from .wrapping import drawn, met_anywhere, pid, windows_event, wrapped

_TABLES = {name: met_anywhere(rows) for name, rows in {**PLATFORM_TABLES, **DELIVERY_TABLES}.items()}


def _plain_line(scene: Scene, program: str, text: str) -> str:
    return f"{iso(scene.time, 3)} {program}[{pid(scene)}]: {text}"


def _logfmt(scene: Scene, level: str, text: str) -> str:
    return f'time="{iso(scene.time, 9)}" level={level} msg={json.dumps(text, ensure_ascii=False)}'


def _esxi(scene: Scene, program: str, text: str) -> str:
    name, _, sub = program.rstrip(")").partition("(")
    if name in ("Hostd", "Rhttpproxy"):
        return f"{iso(scene.time, 3)} info {name.lower()}[{scene.number(2097000, 2109999)}] [Originator@6876 sub={sub or 'Default'} opID={scene.hex(8)}] {text}"
    if name in ("vobd", "vpxa"):
        return f"{iso(scene.time, 3)}: {text}"
    return f"{iso(scene.time, 3)} {name}{'' if '[' in name else f'[{scene.number(2097000, 2109999)}]'}: {text}"


def _vcenter(scene: Scene, program: str, text: str) -> str:
    user, _, said = (part.strip() for part in text.partition(";;"))
    kind = program if program.startswith("com.") else f"vim.event.{program}"
    user = f"VSPHERE.LOCAL\\{user}" if user in ("Administrator", "root") else f"{scene.site.netbios}\\{user}" if user else ""
    if int(scene.time) % 10 < 5:
        return compact({"EventTypeId": kind, "Key": scene.number(1000, 9999999), "ChainId": scene.number(1000, 9999999), "CreatedTime": iso(scene.time, 3), "UserName": user, "Datacenter": {"Name": scene.pick(scene.site.sld_words)}, "Host": {"Name": scene.linux_host}, "FullFormattedMessage": said})
    return f"{iso(scene.time, 6)} info vpxd[{pid(scene):05d}] [Originator@6876 sub=vpxLro opID={scene.hex(8)}] Event [{scene.number(1000, 9999999)}] [1-1] [{iso(scene.time, 6)}] [{kind}] [info] [{user}] [{scene.pick(scene.site.sld_words)}] [{scene.number(1000, 9999999)}] [{said}]"


def _storage(scene: Scene, program: str, text: str) -> str:
    if program == "ontap" and "::" in text and not text.startswith("["):
        return f"[{scene.linux_host}: kern_audit:info:{pid(scene)}] 8503e8{scene.hex(10)}:8503e8{scene.hex(10)} :: {text}"
    return text if program == "ontap" else f"{program} {text}"


def _backup(scene: Scene, program: str, text: str) -> str:
    head, _, said = text.partition(" ;; ")
    if program == "rubrik":
        return compact({"id": scene.guid(), "time": iso(scene.time, 3), "clusterName": scene.site.name, **json.loads(text), "severity": scene.pick(("Informational", "Informational", "Warning", "Critical")), "objectId": f"VirtualMachine:::{scene.guid()}"})
    if program == "veeam":
        return f'categoryId=0 instanceId={head} JobSessionID={scene.guid()} VbrHostName={scene.server} Version=3 Description="{said}"'
    if program == "commvault":
        return f"{head.split()[0]} {plain(scene.time)} CommServe={scene.server} SeverityLevel={head.split()[1]} {said}"
    return f"{plain(scene.time)} {program}: {text}"


def _bmc(scene: Scene, program: str, text: str) -> str:
    severity = scene.pick(("Informational", "Informational", "Warning", "Critical"))
    if int(scene.time) % 10 < 4:
        return compact({"@odata.type": "#Event.v1_7.Event", "Id": scene.hex(8), "Name": "Event Array", "Events": [{"EventId": str(scene.number(1000, 9999)), "EventTimestamp": iso(scene.time), "EventType": "Alert", "MemberId": scene.hex(6), "Message": text, "MessageId": f"{scene.pick(('IDRAC.2.8.USR', 'iLOEvents.2.3.', 'XCC.1.0.', 'IDRAC.2.8.SYS'))}{scene.number(1000, 9999):04d}", "Severity": severity, "OriginOfCondition": {"@odata.id": "/redfish/v1/Systems/1"}}]})
    return f"{program.upper()} {iso(scene.time)} Severity: {severity}, Category: {scene.pick(('Audit', 'System', 'Configuration'))}, Message: {text}"


def _printing(scene: Scene, program: str, text: str) -> str:
    if program == "cups":
        return text if " - - " in text or "-printer" in text else f"{scene.pick('IDWE')} [{apache_time(scene.time, scene.site.utc_offset_h)}] {text}"
    if program == "spooler":
        return compact({"TimeCreated": iso(scene.time, 7), "ProviderName": "Microsoft-Windows-PrintService", "LogName": "Microsoft-Windows-PrintService/Operational", "Id": scene.pick((307, 316, 300, 808, 354)), "LevelDisplayName": scene.pick(("Information", "Warning")), "MachineName": f"{scene.server}.{scene.site.ad_domain}", "Message": text})
    return f"{plain(scene.time, 3)} {scene.pick(('INFO', 'WARN'))} {program} - {text}"


def _plant(scene: Scene, program: str, given: dict) -> str:
    source, target = scene.internal_ip(), scene.internal_ip()
    gateway = f"gw-{scene.pick(scene.site.sld_words)}"
    if int(scene.time) % 10 < 3:
        return f"ts={iso(scene.time, 3)} gateway={gateway} proto={program} src={source} dst={target} unit={scene.number(1, 247)} " + " ".join(f'{key}="{value}"' if " " in str(value) else f"{key}={value}" for key, value in given.items())
    return compact({"timestamp": iso(scene.time, 3), "gateway": gateway, "protocol": program, "src_ip": source, "dst_ip": target, "unit_id": scene.number(1, 247), "zone": scene.pick(("cell-1", "line-2", "substation", "water", "boiler")), **given})


def _macos(scene: Scene, program: str, text: str) -> str:
    name, _, place = program.rstrip(")").partition("(")
    subsystem, _, category = place.partition("/")
    if int(scene.time) % 10 < 5:
        return compact({"timestamp": plain(scene.time, 6) + "+0000", "messageType": scene.pick(("Default", "Info", "Error")), "eventType": "logEvent", "subsystem": subsystem, "category": category or "default", "processImagePath": f"/usr/libexec/{name}", "processID": pid(scene), "threadID": scene.number(1000, 999999), "eventMessage": text})
    return f"{plain(scene.time, 6)}+0000 0x{scene.hex(6)}   {scene.pick(('Default', 'Info   ', 'Error  '))}     0x0                  {pid(scene):<6} 0    {name}: [{subsystem}:{category or 'default'}] {text}"


def _endpoint_security(scene: Scene, program: str, given: dict) -> str:
    path, parent = given.pop("path"), given.pop("parent", scene.pick(("/sbin/launchd", "/bin/zsh", "/usr/libexec/xpcproxy", "/System/Applications/Utilities/Terminal.app/Contents/MacOS/Terminal")))
    signed = {"signing_id": given.pop("signing_id", "com.apple.sh"), "team_id": given.pop("team_id", None) or None, "is_platform_binary": given.pop("platform"), "codesigning_flags": 570425857 if given.pop("adhoc", False) else 570522385}
    token = {"audit_token": {"pid": pid(scene), "euid": scene.pick((0, 501, 501, 502)), "auid": 501}, "ppid": pid(scene)}
    actor = {**token, "executable": {"path": parent if program == "exec" else path}, "parent_executable": {"path": parent}}
    event = {"target": {"executable": {"path": path}, **signed}, "args": given.get("args", [])} if program == "exec" else given
    return compact({"schema_version": 1, "time": iso(scene.time, 9), "event_type": scene.number(9, 150), "action_type": 1, "host": scene.workstation, "user": scene.user, "process": actor if program == "exec" else {**actor, **signed}, "event": {program: event}})


def _hyperv(scene: Scene, program: str, text: str) -> str:
    number, _, said = text.partition(" ;; ")
    channel = {"VMMS": "Microsoft-Windows-Hyper-V-VMMS-Admin", "Worker": "Microsoft-Windows-Hyper-V-Worker-Admin", "Cluster": "System", "PowerShell": "Microsoft-Windows-PowerShell/Operational"}[program]
    provider = {"Cluster": "Microsoft-Windows-FailoverClustering", "PowerShell": "Microsoft-Windows-PowerShell"}.get(program, channel[: -len("-Admin")])
    said = f"Creating Scriptblock text (1 of 1): {said}" if program == "PowerShell" else f"{said} (Virtual machine ID {scene.guid().upper()})"
    return windows_event(scene, provider, channel, number, said)





def _openstack(scene: Scene, program: str, given: dict | str) -> str:
    if isinstance(given, dict):
        return compact({"typeURI": "http://schemas.dmtf.org/cloud/audit/1.0/event", "eventTime": iso(scene.time, 6, "+0000"), "eventType": "activity", "id": scene.guid(), "action": given["action"], "outcome": given["outcome"], "initiator": {"typeURI": "service/security/account/user", "name": given["initiator"], "host": {"address": scene.ip}}, "target": {"typeURI": given["target"], "id": scene.hex(32)}, "observer": {"typeURI": "service/security"}, **({"reason": {"reasonType": given["reason"]}} if given["reason"] else {}), **({"note": given["note"]} if "note" in given else {})})
    return f"{plain(scene.time, 3)} {pid(scene)} {scene.pick(('INFO', 'INFO', 'WARNING'))} {program}.{scene.pick(('api', 'manager', 'service'))} {given}"


def _sanswitch(scene: Scene, program: str, text: str) -> str:
    return f"{plain(scene.time, 3)} {program} {text}"


def _mdm(scene: Scene, program: str, given: dict) -> str:
    if int(scene.time) % 10 < 4:
        return f"{iso(scene.time, 3)} mdm-{program} " + " ".join(f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in given.items())
    return compact({"webhook": {"eventTimestamp": int(scene.time * 1000), "id": scene.number(1, 900), "name": program}, "event": {**given, "udid": scene.guid().upper(), "serialNumber": scene.hex(10).upper()}})


def _dockerd(scene: Scene, program: str, text: str) -> str:
    # Requests quoted inside of a quoted message come from the daemon's JSON log, the rest from either.
    return compact({"level": program, "msg": text, "time": iso(scene.time, 9)}) if '"' in text or int(scene.time) % 3 == 0 else _logfmt(scene, program, text)


def _docker_events(scene: Scene, program: str, given: dict) -> str:
    kind, _, action = program.partition(" ")
    identity = scene.hex(64) if kind in ("container", "network") else str(given.get("name", scene.hex(64)))
    if int(scene.time) % 10 < 4:
        return f"{iso(scene.time, 9)} {kind} {action} {identity} (" + ", ".join(f"{key}={value}" for key, value in given.items()) + ")"
    event = {"Type": kind, "Action": action, "Actor": {"ID": identity, "Attributes": given}, "scope": "local", "time": int(scene.time), "timeNano": int(scene.time * 1e9)}
    return compact({"status": action, "id": identity, "from": given.get("image", ""), **event} if kind == "container" else event)


def _cri(scene: Scene, program: str, text: str) -> str:
    if program == "event":
        kind, reason, what, name, said = text.split(" ", 4)
        return compact({"kind": "Event", "apiVersion": "v1", "metadata": {"name": f"{name}.{scene.hex(16)}", "namespace": scene.pick(("default", "kube-system", scene.word())), "creationTimestamp": iso(scene.time)}, "involvedObject": {"kind": what.title(), "name": name}, "reason": reason, "message": said, "source": {"component": scene.pick(("kubelet", "default-scheduler", "controllermanager")), "host": scene.linux_host}, "type": kind, "count": scene.number(1, 20)})
    return _logfmt(scene, "info", text.replace('\\"', '"')) if program != "kubelet" else f"{_klog(scene)} server.go:{scene.number(100, 900)}] {text}"


def _klog(scene: Scene) -> str:
    moment = clock.gmtime(scene.time)
    return f"{scene.pick('IIW')}{moment.tm_mon:02d}{moment.tm_mday:02d} {moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}.{scene.number(0, 999999):06d} {scene.number(1, 9999):7d}"


def _registry(scene: Scene, program: str, given: dict | str) -> str:
    if isinstance(given, str):
        return f"{iso(scene.time, 3)} [{scene.hex(16)}] {given}"
    if program == "harbor":
        return compact({"id": scene.number(1000, 9999999), "op_time": iso(scene.time, 3), "operation_result": given.pop("result"), "operation_description": given.pop("description", f"{given['operation']} {given['resource_type']} {given['resource']}"), "source_ip": scene.ip, **given})
    if program == "nexus":
        return compact({"timestamp": plain(scene.time, 3) + "+0000", "nodeId": scene.guid(), "thread": f"qtp{scene.number(10**8, 10**9)}-{scene.number(20, 900)}", **given})
    return compact({"go.version": "go1.20.8", "http.request.host": f"registry.{scene.site.domain}", "http.request.id": scene.guid(), "http.request.remoteaddr": scene.ip, "time": iso(scene.time, 9), **given})


def _jenkins(scene: Scene, program: str, text: str) -> str:
    moment = clock.gmtime(scene.time)
    if program == "audit":
        return f"{MONTHS[moment.tm_mon - 1]} {moment.tm_mday}, {moment.tm_year} {moment.tm_hour % 12 or 12}:{moment.tm_min:02d}:{moment.tm_sec:02d},{scene.number(0, 999):03d} {'AM' if moment.tm_hour < 12 else 'PM'} {text}"
    if program == "controller":
        return f"{plain(scene.time, 3)}+0000 [id={scene.number(20, 9999)}]\t{scene.pick(('INFO', 'WARNING'))}\t{text}"
    if int(scene.time) % 2:
        return compact({"event_tag": "console_log", "job_name": f"{scene.word()}-build", "build_number": scene.number(1, 2000), "timestamp": iso(scene.time, 3), "line_num": scene.number(1, 4000), "text": text})
    return f"[{iso(scene.time, 3)}] {text}"


def _runners(scene: Scene, program: str, text: str) -> str:
    if program == "actions":
        return f"[{plain(scene.time)}Z INFO {scene.pick(('StepsRunner', 'JobRunner', 'Worker'))}] {text}" if not text.startswith("##") else f"{iso(scene.time, 7)} {text}"
    if program == "trace":
        return compact({"project": f"{scene.word()}/{scene.word()}", "ref": scene.pick(("main", "develop", f"feature/{scene.word()}")), "job_id": scene.number(10000, 9999999), "runner": f"runner-{scene.number(1, 40)}", "user": scene.user, "timestamp": iso(scene.time, 3), "output": text}) if int(scene.time) % 2 else f"{iso(scene.time, 6)} 01O {text}"
    return f"{plain(scene.time)} {program}: {text}"


def _config(scene: Scene, program: str, given: dict | str) -> str:
    if isinstance(given, dict):
        return compact({"@level": given.pop("@level"), "@message": given.pop("@message"), "@module": given.pop("@module"), "@timestamp": iso(scene.time, 6, "+00:00"), "terraform": f"1.{scene.number(3, 9)}.{scene.number(0, 9)}", **given})
    if program == "ansible":
        return f"ansible-{given.replace(': Invoked', ' Invoked', 1)}"
    if program == "salt":
        module, _, text = given.partition("] ")
        return f"{plain(scene.time, 3).replace('.', ',')} {module:<24}][{scene.pick(('INFO', 'DEBUG', 'WARNING')):<8}][{pid(scene)}] {text}"
    return f"{iso(scene.time)} {program}: {given}"


def _argocd(scene: Scene, program: str, given: dict) -> str:
    if int(scene.time) % 10 < 4:
        return f'{_logfmt(scene, scene.pick(("info", "info", "warning")), str(given.pop("msg")))} component={program} ' + " ".join(f"{key}={json.dumps(value) if ' ' in str(value) or not value else value}" for key, value in given.items())
    return compact({"component": program, "level": scene.pick(("info", "info", "warning")), **given, "time": iso(scene.time)})


def _cluster(scene: Scene, program: str, given: dict | str) -> str:
    if isinstance(given, dict):
        return compact({**given, "ts": iso(scene.time, 6)})
    if given.startswith("[") and int(scene.time) % 3 == 0:
        level, _, rest = given.partition("]")
        module, _, text = rest.strip().partition(": ")
        return compact({"@level": level[1:].lower(), "@message": text, "@module": module, "@timestamp": iso(scene.time, 6)})
    return f"{iso(scene.time, 3)} {given}"


def _kafka(scene: Scene, program: str, text: str) -> str:
    if int(scene.time) % 10 < 3:
        return compact({"timestamp": iso(scene.time, 3), "level": "INFO", "logger": "kafka.authorizer.logger" if program == "authorizer" else "kafka.server", "thread": f"data-plane-kafka-request-handler-{scene.number(0, 7)}", "message": text})
    return f"[{plain(scene.time, 3).replace('.', ',')}] " + (f"{scene.pick(('INFO', 'DEBUG'))} {text} (kafka.authorizer.logger)" if program == "authorizer" else text)


def _rabbitmq(scene: Scene, program: str, text: str) -> str:
    if int(scene.time) % 10 < 4:
        return compact({"time": plain(scene.time, 6) + "+00:00", "level": program, "msg": text, "pid": f"<0.{scene.number(100, 99999)}.0>", "domain": "rabbitmq.connection", "node": f"rabbit@{scene.linux_host}"})
    return f"{plain(scene.time, 6)}+00:00 [{program}] <0.{scene.number(100, 99999)}.0> {text}"


def _ingress(scene: Scene, program: str, text: str) -> str:
    return f"{_klog(scene)} {scene.pick(('controller.go', 'store.go', 'event.go', 'main.go'))}:{scene.number(50, 900)}] {text}" if program in ("controller", "admission") else f"time={iso(scene.time, 3)} level={scene.pick(('info', 'warn'))} controller={program} {text}"


def _dashboards(scene: Scene, program: str, text: str) -> str:
    return f"t={iso(scene.time, 9)} {text}" if program == "grafana" else f"ts={iso(scene.time, 3)} service={program} {text}"


#: product -> what it writes, its sourcetype, the program that sends it to syslog ("" where rows name it), and how often a collector wraps it.
_PRODUCTS: dict[str, tuple[Callable[[Scene, str, dict | str], str], str, str, float]] = {
    "esxi": (_esxi, "vmware:esxlog", "", 0.45), "vcenter": (_vcenter, "vmware:vclog", "vpxd", 0.4), "proxmox": (_plain_line, "proxmox:task", "", 0.6), "storage": (_storage, "storage:log", "", 0.6), "backup": (_backup, "backup:log", "", 0.5),
    "bmc": (_bmc, "bmc:event", "", 0.5), "printing": (_printing, "printing:log", "", 0.3), "plant": (_plant, "ot:gateway", "gateway", 0.15), "macos": (_macos, "macos:unifiedlog", "", 0), "endpoint_security": (_endpoint_security, "macos:endpointsecurity", "", 0),
    "hyperv": (_hyperv, "windows:hyperv", "", 0), "openstack": (_openstack, "openstack:log", "", 0.3), "sanswitch": (_sanswitch, "fabric:log", "", 0.7), "mdm": (_mdm, "mdm:event", "mdm", 0.1),
    "dockerd": (_dockerd, "docker:daemon", "dockerd", 0.5), "docker_events": (_docker_events, "docker:events", "docker-events", 0.1), "cri": (_cri, "kube:container:cri", "containerd", 0.3), "registry": (_registry, "registry:audit", "registry", 0.2), "jenkins": (_jenkins, "jenkins:log", "jenkins", 0.15),
    "runners": (_runners, "ci:runner", "gitlab-runner", 0.2), "config": (_config, "config:run", "", 0.4), "argocd": (_argocd, "argocd:log", "argocd", 0.3), "cluster": (_cluster, "hashicorp:server", "", 0.3), "kafka": (_kafka, "kafka:server", "kafka", 0.3),
    "rabbitmq": (_rabbitmq, "rabbitmq:log", "rabbitmq", 0.3), "ingress": (_ingress, "ingress:controller", "ingress", 0.4), "dashboards": (_dashboards, "grafana:log", "", 0.3)}
#: Products whose one sourcetype holds lines of both kinds.
_MIXED = ("backup", "dockerd", "openstack", "jenkins", "runners", "config")
_WEIGHTS = tuple((name, 2.0 if name in ("esxi", "storage", "plant", "macos") else 1.0) for name in _PRODUCTS)


def write(scene: Scene, attack: bool) -> Written:
    product = scene.weighted(_WEIGHTS)
    line_of, sourcetype, sender, share = _PRODUCTS[product]
    way, scenario, program, said = drawn(scene, _TABLES[product], share, attack)
    line = line_of(scene, program, compact(said) if product in ("backup", "macos") and isinstance(said, dict) else said)
    if way:
        line = said if line_of is _plain_line and isinstance(said, str) else line
        line, sourcetype = wrapped(scene, sender or program, line, way)
    elif line.startswith("{") and product not in _MIXED:
        sourcetype += ":json"
    return Written(line, sourcetype, scene.linux_host, scenario)


FAMILY = Family("platform", "infrastructure", 0.12, write)
