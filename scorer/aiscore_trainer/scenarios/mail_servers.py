# ruff: noqa: E501
"""Lines of mail servers, filters and mailboxes, cmdlets of Exchange administrators and links that people followed. Called by mail.py."""
from __future__ import annotations

import json

from .envelope import compact, iso, plain, syslog_time
from .family import Tables, Written, split
from .mail_server_tables import CLICKS, CMDLETS, DAEMONS, EXIM, ZIMBRA
from .scene import Scene
from .slots import domain

_DAEMONS: dict[str, Tables] = {name: split(rows) for name, rows in DAEMONS.items()}
_EXIM, _ZIMBRA, _CMDLETS, _CLICKS = (split(rows) for rows in (EXIM, ZIMBRA, CMDLETS, CLICKS))
_SOURCETYPES = {"postfix": "postfix:syslog", "dovecot": "dovecot:syslog", "sendmail": "sendmail:syslog", "filters": "mail:filter:syslog"}


def _write_daemon(scene: Scene, attack: bool, name: str) -> Written:
    scenario, row = _DAEMONS[name].draw(scene, attack)
    program, text = scene.fill(row).split(" ;; ", 1)
    if name == "dovecot":
        program = f"dovecot: {program}"
    when = iso(scene.time, 6, "+00:00") if scene.chance(0.25) else syslog_time(scene.time)
    priority = f"<{scene.pick((22, 20, 21))}>" if scene.chance(0.3) else ""
    tag = program if name == "dovecot" else f"{program}[{scene.number(300, 99999)}]"
    return Written(f"{priority}{when} {scene.linux_host} {tag}: {text}", _SOURCETYPES[name], scene.linux_host, scenario)


def _write_exim(scene: Scene, attack: bool) -> Written:
    scenario, row = _EXIM.draw(scene, attack)
    text = scene.fill(row)
    is_message = text[:2] in ("<=", "=>", "==", "**") or text.startswith(("Completed", "Frozen", "Message is"))
    number = f"1{scene.letters(5, 'abcdefghijklmnoprstuvwABCDEFGHIJKLM')}-{scene.hex(6).upper()}-{scene.letters(2).title()} " if is_message else ""
    return Written(f"{plain(scene.time)} {number}{text}", "exim:main", scene.linux_host, scenario)


def _write_zimbra(scene: Scene, attack: bool) -> Written:
    scenario, row = _ZIMBRA.draw(scene, attack)
    log, text = scene.fill(row).split(" ;; ", 1)
    # A stranger's address may stand in the row already; the session's own is drawn alike for both.
    address = scene.peer() if scene.chance(0.5) else scene.ip
    name = f"{scene.person}@{scene.site.domain}"
    if log == "audit":
        level = "WARN " if "error=" in text else "INFO "
        return Written(f"{plain(scene.time, 3).replace('.', ',')} {level} [qtp{scene.number(10**7, 10**9)}-{scene.number(10, 9999)}:{scene.pick(('AuthRequest', 'BatchRequest', 'imap'))}] [name={name};oip={address};ua=ZimbraWebClient - FF{scene.number(90, 130)} (Win)/8.8.15;] security - {text}", "zimbra:audit", scene.linux_host, scenario)
    return Written(f"{plain(scene.time, 3).replace('.', ',')} INFO  [qtp{scene.number(10**7, 10**9)}-{scene.number(10, 9999)}] [name={name};mid={scene.number(1, 900)};] {text}", "zimbra:mailbox", scene.linux_host, scenario)


def _write_cmdlet(scene: Scene, attack: bool) -> Written:
    """What the log of administrators keeps, of the server in the house and of the hosted one."""
    scenario, row = _CMDLETS.draw(scene, attack)
    cmdlet, text = scene.fill(row).split(" ;; ", 1)
    given = json.loads(text)
    caller = scene.pick((scene.admin, scene.admin, scene.user, scene.pick(scene.site.service_accounts)))
    if scene.chance(0.55):
        event = {"RunDate": iso(scene.time), "Caller": f"{scene.site.ad_domain}/Users/{caller}", "CmdletName": cmdlet, "ObjectModified": given.get("Identity", given.get("Name", "")), "CmdletParameters": [{"Name": name, "Value": str(value)} for name, value in given.items()], "ModifiedProperties": [], "ExternalAccess": False, "Succeeded": scene.chance(0.93), "Error": None, "OriginatingServer": f"{scene.server} (15.02.1118.{scene.number(7, 40):03d})", "ClientIP": scene.peer() if scene.chance(0.3) else scene.ip}
        return Written(compact(event), "msexchange:adminaudit", scene.server, scenario)
    shown = " ".join(f'-{name} "{value}"' for name, value in given.items())
    return Written(f"{iso(scene.time, 3)} {scene.server} MSExchange CmdletLogs Cmdlet succeeded. Cmdlet {cmdlet}, parameters {shown}. Caller {scene.site.ad_domain}/Users/{caller} process w3wp#MSExchangePowerShellAppPool", "msexchange:cmdlets", scene.server, scenario)


def _write_click(scene: Scene, attack: bool) -> Written:
    scenario, row = _CLICKS.draw(scene, attack)
    verdict, link, chain = scene.fill(row).replace("LOOKALIKE", f"{scene.site.name}-{scene.pick(('mail', 'login', 'sso'))}.com").split(" ;; ")
    chain = "" if chain == "-" else chain
    user, address = f"{scene.person}@{scene.site.domain}", scene.visitor if scene.chance(0.5) else scene.ip
    if scene.chance(0.5):
        event = {"time": iso(scene.time, 7), "category": "AdvancedHunting-UrlClickEvents", "operationName": "Publish", "tenantId": scene.site.tenant_id, "properties": {"Timestamp": iso(scene.time, 7), "Url": link, "ActionType": f"Click{verdict}" if verdict in ("Allowed", "Blocked") else verdict, "AccountUpn": user, "Workload": scene.pick(("Email", "Email", "Teams", "Office")), "IPAddress": address, "IsClickedThrough": verdict == "ClickedThrough", "ThreatTypes": "Phish" if "phish" in chain else "Malware" if chain == "malware" else "", "UrlChain": json.dumps([chain, link] if chain.startswith("http") else [link]), "NetworkMessageId": scene.guid()}}
        return Written(compact(event), "mde:urlclickevents", scene.linux_host, scenario)
    event = {"eventType": "clicksBlocked" if verdict == "Blocked" else "clicksPermitted", "url": link, "classification": chain if chain and not chain.startswith("http") else None, "recipient": user, "sender": f"{scene.word()}@{domain(scene)}", "clickTime": iso(scene.time, 3), "clickIP": address, "userAgent": scene.fill("«browser»"), "threatStatus": "active" if verdict == "Blocked" else None, "GUID": scene.guid(), "campaignId": None}
    return Written(compact(event), "proofpoint:clicks", scene.linux_host, scenario)


def write_server(scene: Scene, attack: bool) -> Written:
    kind = scene.weighted((("postfix", 4), ("dovecot", 3), ("sendmail", 1), ("filters", 2), (_write_exim, 2.5), (_write_zimbra, 1.5), (_write_cmdlet, 2.5), (_write_click, 1)))
    return _write_daemon(scene, attack, kind) if isinstance(kind, str) else kind(scene, attack)
