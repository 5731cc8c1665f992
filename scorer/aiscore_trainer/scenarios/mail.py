# ruff: noqa: E501
"""Mail: messages as gateways and mailbox services see them, and what mail servers, filters and administrators of mailboxes write.

A message comes from mail_tables.py in facts (who, to whom, subject, checks, verdict, files, link); each form here says the facts that it has. A row is only written in a form that shows what
tells it. Servers' own lines stand in mail_servers.py.
"""
from __future__ import annotations

import re
from typing import Callable, NamedTuple

from .edge import home
from .envelope import compact, iso, plain, roomy, size, syslog_time
from .family import Family, Written, split
from .mail_servers import write_server
from .mail_tables import MESSAGES
from .phrases import PHRASES
from .scene import Scene

_MESSAGES = split(MESSAGES)
_SENDER = re.compile(r"(?:(?P<envelope>[^!<>]+)!)?(?:(?P<name>[^<]*?) ?<)?(?P<address>[^<>! ]+)>?(?: reply (?P<reply>\S+))?$")
#: SPF, DKIM and DMARC by the word of the row.
_CHECKS = {"ok": ("pass", "pass", "pass"), "none": ("none", "none", "none"), "soft": ("softfail", "none", "none"), "spf": ("fail", "none", "fail"), "dkim": ("pass", "fail", "fail"), "dmarc": ("pass", "none", "fail"), "all": ("fail", "fail", "fail")}


class Message:
    """A row's facts; checks are (SPF, DKIM, DMARC), files and link are empty where there are none."""

    def __init__(self, scene: Scene, row: str, attack: bool) -> None:
        text = scene.fill(row).replace("LOOKALIKE", _lookalike(scene))
        self.way, sender, self.to, subject, checks, self.verdict, files, link, _ = (part.strip() for part in text.split(" ;; "))
        found = _SENDER.match(sender)
        if found is None:
            raise ValueError(f"a sender that cannot be read: {sender!r}")
        self.address, self.name, self.reply = found["address"], found["name"] or "", found["reply"] or ""
        self.envelope = found["envelope"] or ("" if self.address.startswith("MAILER-DAEMON") else self.address)
        self.subject, self.files, self.link = ("" if value == "-" else value for value in (subject, files, link))
        self.spf, self.dkim, self.dmarc = _CHECKS[checks]
        # A relay of one's own often stands in front, and who sends often sits at home.
        self.ip = scene.internal_ip() if scene.chance(0.3 if self.way == "in" else 0.5) else scene.peer()
        self.country = home(scene) if scene.chance(0.35 if attack else 0.75) else scene.fill(PHRASES["elsewhere" if scene.chance(0.6) else "near"])
        self.bytes = size(scene, 20_000, 9_000_000) if self.files else size(scene, 1_500, 90_000)
        self.is_blocked = self.verdict in ("quarantined", "rejected")
        self.id = f"<{scene.guid()}@{self.envelope.partition('@')[2] or scene.site.domain}>"
        self.helo = f"mail.{self.envelope.partition('@')[2] or 'local'}" if scene.chance(0.6) else f"{scene.word()}.{scene.word()}.com"
        #: How bad a filter finds it; filters are often wrong.
        self.score = scene.number(50, 100) if self.is_blocked or scene.chance(0.3 if attack else 0.05) else scene.number(0, 45)

    @property
    def sender(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


def _lookalike(scene: Scene) -> str:
    """A domain that is read as the site's at a glance."""
    name, _, rest = scene.site.domain.partition(".")
    at = scene.number(1, max(1, len(name) - 2))
    return scene.pick((lambda: f"{name[:at]}{name[at]}{name[at:]}.{rest}", lambda: f"{name[:at]}{name[at + 1:]}x.{rest}" if len(name) > 3 else f"{name}s.{rest}", lambda: f"{name}-{scene.pick(('mail', 'group', 'secure', 'online', 'support'))}.com", lambda: f"{name}.{scene.pick(('co', 'cm', 'net', 'online', 'cloud', 'email'))}",
                       lambda: name.replace("l", "1", 1).replace("o", "0", 1).replace("m", "rn", 1) + f".{rest}" if set(name) & set("lom") else f"my{name}.{rest}"))()


class Form(NamedTuple):
    """A way to write messages, and the facts it shows beside sender, receiver and subject."""

    sourcetype: str
    write: Callable[[Scene, Message], str]
    weight: float
    shows: frozenset[str]


def _exchange(scene: Scene, mail: Message) -> str:
    """A row of Exchange's message tracking log."""
    event, source = {"delivered": scene.pick((("RECEIVE", "SMTP"), ("DELIVER", "STOREDRIVER"), ("SEND", "SMTP"))), "deferred": ("DEFER", "SMTP"), "bounced": ("FAIL", "SMTP"), "rejected": ("FAIL", "AGENT"), "quarantined": ("AGENTINFO", "AGENT"), "junk": ("DELIVER", "STOREDRIVER")}[mail.verdict]
    quoted = '"{}"'.format(mail.subject.replace('"', '""')) if "," in mail.subject or '"' in mail.subject else mail.subject
    return ",".join(map(str, (iso(scene.time, 3), mail.ip, mail.helo, scene.internal_ip(), scene.server, f"{scene.hex(16).upper()};{iso(scene.time, 3)};0", f"{scene.server}\\Default {scene.server}", source, event, scene.number(10**12, 10**14), mail.id, scene.guid(), mail.to, {"bounced": "550 5.1.1 RESOLVER.ADR.RecipNotFound", "rejected": "550 5.7.1 Content rejected", "deferred": "451 4.4.0 Primary target IP address responded"}.get(mail.verdict, "250 2.1.5 Recipient OK"),
                              mail.bytes, 1, "", "", quoted, mail.address, mail.envelope or "<>", "", {"in": "Incoming", "out": "Originating", "within": "Originating"}[mail.way], "", mail.ip if mail.way == "in" else "", scene.internal_ip(), f"S:SFA=SUM|SCL={scene.number(5, 9) if mail.is_blocked or mail.verdict == 'junk' else scene.number(-1, 3)}", "")))


def _trace(scene: Scene, mail: Message) -> str:
    status = {"delivered": "Delivered", "junk": "FilteredAsSpam", "quarantined": "Quarantined", "rejected": "Failed", "bounced": "Failed", "deferred": "Pending"}[mail.verdict]
    return compact({"Organization": f"{scene.site.name}.onmicrosoft.com", "MessageId": mail.id, "Received": iso(scene.time, 7, ""), "SenderAddress": mail.address, "RecipientAddress": mail.to, "Subject": mail.subject, "Status": status, "ToIP": None if mail.way == "in" else scene.public_ip(), "FromIP": mail.ip, "Size": mail.bytes, "MessageTraceId": scene.guid(), "StartDate": iso(scene.time - 3600), "EndDate": iso(scene.time), "Index": scene.number(0, 900)})


def _defender(scene: Scene, mail: Message) -> str:
    """EmailEvents of advanced hunting, or what it says of a file or a link."""
    key = {"Timestamp": iso(scene.time, 7), "NetworkMessageId": scene.guid(), "ReportId": scene.hex(20)}
    if mail.files and scene.chance(0.4):
        name = mail.files.split(">")[-1]
        fields = {**key, "SenderFromAddress": mail.address, "SenderDisplayName": mail.name, "RecipientEmailAddress": mail.to, "FileName": name, "FileType": name.rpartition(".")[2], "SHA256": scene.hex(64), "FileSize": mail.bytes, "ThreatTypes": "Malware" if mail.is_blocked and scene.chance(0.5) else ""}
        return compact({"time": key["Timestamp"], "tenantId": scene.site.tenant_id, "category": "AdvancedHunting-EmailAttachmentInfo", "operationName": "Publish", "properties": fields})
    fields = {**key, "SenderMailFromAddress": mail.envelope, "SenderFromAddress": mail.address, "SenderDisplayName": mail.name, "SenderIPv4": mail.ip, "RecipientEmailAddress": mail.to, "Subject": mail.subject, "EmailDirection": {"in": "Inbound", "out": "Outbound", "within": "Intra-org"}[mail.way], "DeliveryAction": {"delivered": "Delivered", "junk": "Junked"}.get(mail.verdict, "Blocked"), "DeliveryLocation": {"delivered": "Inbox/folder", "junk": "Junk folder", "quarantined": "Quarantine"}.get(mail.verdict, "Failed"),
              "AuthenticationDetails": compact({"SPF": mail.spf, "DKIM": mail.dkim, "DMARC": mail.dmarc, "CompAuth": "fail" if mail.dmarc == "fail" else "pass"}), "ThreatTypes": scene.pick(("Phish", "Spam", "Malware", "Phish, Spam")) if mail.is_blocked and scene.chance(0.6) else "", "AttachmentCount": int(bool(mail.files)), "UrlCount": int(bool(mail.link)), "EmailLanguage": "en", "BulkComplaintLevel": scene.number(0, 9),
              **({"Attachments": mail.files} if mail.files else {}), **({"Url": mail.link, "UrlLocation": "Body"} if mail.link else {})}
    return compact({"time": key["Timestamp"], "tenantId": scene.site.tenant_id, "category": "AdvancedHunting-EmailEvents", "operationName": "Publish", "properties": fields})


def _proofpoint(scene: Scene, mail: Message) -> str:
    """Targeted Attack Protection, and the gateway's own message log."""
    parts = [{"disposition": "inline", "filename": "text.txt", "contentType": "text/plain", "sandboxStatus": None}] + ([{"disposition": "attached", "filename": name, "contentType": "application/octet-stream", "sandboxStatus": scene.pick(("CLEAN", "UNSUPPORTED", None))} for name in mail.files.split(">")] if mail.files else [])
    event = {"GUID": scene.hex(32), "QID": scene.letters(12), "messageTime": iso(scene.time, 3), "eventType": "messagesBlocked" if mail.is_blocked else "messagesDelivered", "sender": mail.envelope, "fromAddress": [mail.address], "headerFrom": mail.sender, "replyToAddress": [mail.reply] if mail.reply else [], "recipient": [mail.to], "subject": mail.subject, "senderIP": mail.ip, "messageID": mail.id, "messageSize": mail.bytes, "messageParts": parts, "spamScore": mail.score, "phishScore": mail.score if scene.chance(0.5) else 0, "malwareScore": 0,
             "impostorScore": 0, "modulesRun": ["spam", "dkimv", "urldefense", "pdr"], "policyRoutes": ["default_inbound" if mail.way == "in" else "default_outbound"], "quarantineFolder": "Phish" if mail.verdict == "quarantined" else None, "completelyRewritten": "true", "urls": [mail.link] if mail.link else [], "authResults": f"spf={mail.spf} dkim={mail.dkim} dmarc={mail.dmarc}"}
    return compact(event)


def _mimecast(scene: Scene, mail: Message) -> str:
    action = {"delivered": "Acc", "junk": "Acc", "quarantined": "Hld", "rejected": "Rej", "bounced": "Rej", "deferred": "Def"}[mail.verdict]
    event = {"datetime": iso(scene.time, 0, "+0000"), "aCode": scene.letters(22), "acc": f"C{scene.number(10, 99)}A{scene.number(100, 999)}", "Dir": {"in": "Inbound", "out": "Outbound", "within": "Internal"}[mail.way], "Act": action, "Sender": mail.envelope, "headerFrom": mail.sender, "Rcpt": mail.to, "Subject": mail.subject, "IP": mail.ip, "MsgId": mail.id, "MsgSize": mail.bytes, "AttCnt": int(bool(mail.files)), "AttNames": mail.files or None, "SpamScore": mail.score // 4, "SPF": mail.spf, "DKIM": mail.dkim, "DMARC": mail.dmarc,
             **({"RejType": scene.pick(("Anti-Spoofing policy", "Spam signature", "Content policy"))} if mail.verdict == "rejected" else {}), **({"url": mail.link} if mail.link else {}), **({"replyTo": mail.reply} if mail.reply else {})}
    if scene.chance(0.5):
        return "|".join(f"{name}={value}" for name, value in event.items() if value is not None)
    return compact({name: value for name, value in event.items() if value is not None})


def _ironport(scene: Scene, mail: Message) -> str:
    """The consolidated event of Cisco's gateway."""
    verdict = {"delivered": "DELIVERED", "junk": "DELIVERED", "quarantined": "DQ", "rejected": "ABORTED", "bounced": "BOUNCED", "deferred": "DELIVERED"}[mail.verdict]
    attachments = f" ESAAttachmentDetails={{'{mail.files}': {{'AMP': {{'Verdict': 'FILE UNKNOWN', 'fileHash': '{scene.hex(64)}'}}, 'BodyScanner': {{}}}}}}" if mail.files else ""
    link = f" ESAURLDetails={{'{mail.link}': {{'WbrsScore': '{scene.number(-90, 90) / 10}'}}}}" if mail.link else ""
    return (f"<22>{syslog_time(scene.time)} {scene.linux_host} CEF:0|Cisco|C690 Email Security Appliance|14.2.0-620|ESA_CONSOLIDATED_LOG_EVENT|Consolidated Log Event|5|deviceExternalId={scene.hex(12).upper()}-FCH{scene.hex(6).upper()} ESAMID={scene.number(10**5, 10**8)} ESAICID={scene.number(10**5, 10**8)} act={verdict} deviceDirection={0 if mail.way == 'in' else 1} suser={mail.envelope or '<>'} duser={mail.to} msg='{mail.subject}' "
            f"ESAFriendlyFrom={mail.sender} ESASPFVerdict={{'mailfrom': {{'result': '{mail.spf.title()}', 'sender': '{mail.envelope}'}}}} ESADKIMVerdict={mail.dkim} ESADMARCVerdict={mail.dmarc}{attachments}{link} sourceAddress={mail.ip} sourceHostName={mail.helo} ESAHeloDomain={mail.helo} ESASenderCountry={mail.country} ESASenderGroup={'UNKNOWNLIST' if mail.way == 'in' else 'RELAYLIST'} ESACFVerdict={'MATCH' if mail.verdict == 'quarantined' else 'NO_MATCH'} cfp1={mail.score / 10} cfp1Label=SBRSScore")


def _ironport_text(scene: Scene, mail: Message) -> str:
    number = scene.number(10**5, 10**8)
    said = [f"MID {number} Subject '{mail.subject}' from <{mail.address}> to <{mail.to}>"]
    if mail.files:
        said.append(f"MID {number} attachment '{mail.files}' of <{mail.address}>, Subject '{mail.subject}'")
    if mail.spf != "pass":
        said.append(f"MID {number} SPF: mailfrom identity {mail.envelope} {mail.spf.title()} (v=spf1), DMARC: Message from domain {mail.address.partition('@')[2]}, DMARC {mail.dmarc}, Subject '{mail.subject}'")
    return f"{plain(scene.time)} Info: {said[-1] if mail.spf != 'pass' and not mail.files else said[1] if mail.files else said[0]}"


def _gmail(scene: Scene, mail: Message) -> str:
    names = mail.files.split(">") if mail.files else []
    message = {"rfc2822_message_id": mail.id, "subject": mail.subject, "source": {"address": mail.envelope, "from_header_address": mail.address, "from_header_displayname": mail.name, "service": "smtp-inbound" if mail.way == "in" else "gmail-ui"}, "destination": [{"address": mail.to, "service": "gmail-ui" if mail.way != "out" else "smtp-outbound", "smime_decryption_success": False}], "num_message_attachments": len(names), "attachment": [{"file_name": name, "file_extension_type": name.rpartition(".")[2], "sha256": scene.hex(64)} for name in names], "payload_size": mail.bytes, "link_domain": [mail.link.split("/")[2]] if "//" in mail.link else [],
               "connection_info": {"client_ip": mail.ip, "client_host_zone": mail.helo, "smtp_reply_code": 550 if mail.verdict == "rejected" else 250, "spf_pass": mail.spf == "pass", "dkim_pass": mail.dkim == "pass", "dmarc_pass": mail.dmarc == "pass", "ip_geo_country": mail.country, "is_internal": mail.way == "within"}, "is_spam": mail.verdict == "junk", "spam_info": {"disposition": {"junk": 2, "quarantined": 4, "rejected": 5}.get(mail.verdict, 1), "classification_reason": 0}, "action_type": {"delivered": 1, "bounced": 3, "rejected": 2}.get(mail.verdict, 10), "flattened_destinations": f":gmail-ui:{mail.to}"}
    return (roomy if scene.chance(0.3) else compact)({"event_info": {"timestamp_usec": int(scene.time * 1e6), "elapsed_time_usec": scene.number(1000, 900000), "success": mail.verdict not in ("rejected", "bounced")}, "message_info": message})


def _fortimail(scene: Scene, mail: Message) -> str:
    day, _, second = plain(scene.time, 3).partition(" ")
    disposition = {"delivered": "Accept", "junk": "Tag", "quarantined": "Quarantine", "rejected": "Reject", "bounced": "Accept", "deferred": "Delay"}[mail.verdict]
    classifier = "Not Spam" if not mail.is_blocked and mail.verdict != "junk" else scene.pick(("FortiGuard AntiSpam", "Content Filter", "DMARC", "Heuristic", "Impersonation Analysis"))
    extra = f' attachment="{mail.files}"' if mail.files else ""
    return (f'date={day} time={second} device_id=FEVM{scene.hex(8).upper()} log_id=0200{scene.number(100000, 999999)} type=statistics pri=information session_id="{scene.letters(12)}-{scene.letters(12)}" subject="{mail.subject}" from="{mail.address}" mailfrom="{mail.envelope}" to="{mail.to}" classifier="{classifier}" disposition="{disposition}" direction="{mail.way}"{extra} '
            f'client_name="{mail.helo}" client_ip="{mail.ip}" client_cc="{mail.country}" spf="{mail.spf}" dkim="{mail.dkim}" dmarc="{mail.dmarc}" message_length={mail.bytes} dst_ip="{scene.internal_ip()}" polid="0:1:1:SYSTEM" domain="{scene.site.domain}" mailer="mta" resolved="OK" src_type="{"ext" if mail.way == "in" else "int"}" virus=""')


def _barracuda(scene: Scene, mail: Message) -> str:
    action, reason = {"delivered": (0, 0), "junk": (3, 30), "quarantined": (4, 30), "rejected": (2, 66), "bounced": (1, 8), "deferred": (5, 27)}[mail.verdict]
    return (f"<23>{syslog_time(scene.time)} {scene.linux_host} {scene.pick(('inbound', 'scan') if mail.way == 'in' else ('outbound', 'scan'))}/pass1[{scene.number(300, 60000)}]: {mail.helo}[{mail.ip}] {int(scene.time)}-{scene.hex(12)}-{scene.hex(6)} {int(scene.time)} {int(scene.time) + 1} SCAN {'ENC' if scene.chance(0.6) else '-'} {mail.envelope or '-'} {mail.to} {mail.score / 12:.3f} {action} {reason} {mail.files or '-'} SZ:{mail.bytes} SUBJ:{mail.subject}")


def _amavis(scene: Scene, mail: Message) -> str:
    verdict = {"delivered": "Passed CLEAN {RelayedInbound}", "junk": "Passed SPAMMY {RelayedTaggedInbound}", "quarantined": f"Blocked {'BANNED' if mail.files else 'SPAM'} {{DiscardedInbound,Quarantined}}", "rejected": "Blocked SPAM {RejectedInbound}", "bounced": "Passed CLEAN {RelayedOutbound}", "deferred": "Passed CLEAN {RelayedOpenRelay}"}[mail.verdict]
    files = f" parts: {mail.files}," if mail.files else ""
    return f"{syslog_time(scene.time)} {scene.linux_host} amavis[{scene.number(300, 60000)}]: ({scene.number(1000, 99999)}-{scene.number(1, 20):02d}) {verdict}, Subject: \"{mail.subject}\", From: {mail.sender}, <{mail.envelope}> -> <{mail.to}>,{files} [{mail.ip}]:{scene.number(1024, 65000)} [{mail.ip}], Queue-ID: {scene.hex(10).upper()}, Message-ID: {mail.id}, mail_id: {scene.letters(12)}, Hits: {mail.score / 10 - 2:.3f}, size: {mail.bytes}, {scene.number(100, 9000)} ms"


def _rspamd(scene: Scene, mail: Message) -> str:
    """What the filter's module for JSON logs hands on."""
    symbols = [f"R_SPF_{ {'pass': 'ALLOW', 'fail': 'FAIL', 'softfail': 'SOFTFAIL', 'none': 'NA'}[mail.spf]}", f"R_DKIM_{ {'pass': 'ALLOW', 'fail': 'REJECT', 'none': 'NA'}[mail.dkim]}", f"DMARC_{ {'pass': 'POLICY_ALLOW', 'fail': 'POLICY_REJECT', 'none': 'NA'}[mail.dmarc]}", *scene.rng.sample(("MIME_GOOD", "FROM_HAS_DN", "TO_DN_NONE", "RCVD_TLS_ALL", "ARC_NA", "ASN", "HAS_LIST_UNSUB", "RCVD_COUNT_TWO"), 3)]
    if mail.files:
        symbols.append("HAS_ATTACHMENT")
    if mail.reply:
        symbols.append("REPLYTO_DOM_NEQ_FROM_DOM")
    return compact({"time": iso(scene.time, 3), "action": {"delivered": "no action", "junk": "add header", "quarantined": "rewrite subject", "rejected": "reject", "deferred": "greylist", "bounced": "no action"}[mail.verdict], "subject": mail.subject, "header_from": [mail.sender], "from": mail.envelope, "rcpt": [mail.to], "reply_to": mail.reply or None, "files": mail.files.split(">") if mail.files else [], "urls": [mail.link] if mail.link else [], "score": round(mail.score / 6, 2), "symbols": symbols, "ip": mail.ip, "helo": mail.helo, "country": mail.country, "message_id": mail.id.strip("<>"), "qid": scene.hex(10).upper(), "user": "unknown", "len": mail.bytes})


_EVERY = frozenset(("any", "checks", "files", "link", "reply", "display"))
_FORMS = (Form("msexchange:tracking", _exchange, 2, frozenset(("any",))), Form("o365:reporting:messagetrace", _trace, 2, frozenset(("any",))), Form("mde:emailevents", _defender, 2.5, _EVERY - {"reply"}), Form("proofpoint:tap", _proofpoint, 2, _EVERY), Form("mimecast:siem", _mimecast, 2, _EVERY), Form("cisco:esa:cef", _ironport, 1.5, _EVERY - {"reply"}), Form("cisco:esa:textmail", _ironport_text, 1, frozenset(("any", "files"))), Form("gws:gmail", _gmail, 2, _EVERY - {"reply"}),
          Form("fml:log", _fortimail, 1.5, frozenset(("any", "checks", "files"))), Form("barracuda:esg", _barracuda, 1, frozenset(("any", "files"))), Form("amavis:log", _amavis, 1, frozenset(("any", "files", "display"))), Form("rspamd:json", _rspamd, 1.5, _EVERY))


def write(scene: Scene, attack: bool) -> Written:
    if scene.chance(0.45):
        return write_server(scene, attack)
    form = scene.weighted(tuple((form, form.weight) for form in _FORMS))
    scenario, row = _MESSAGES.draw(scene, attack)
    while row.rpartition(" ;; ")[2] not in form.shows:
        scenario, row = _MESSAGES.draw(scene, attack)
    host = scene.server if form.sourcetype == "msexchange:tracking" else scene.linux_host
    return Written(form.write(scene, Message(scene, row, attack)), form.sourcetype, host, scenario)


FAMILY = Family("mail", "mail", 0.08, write)
