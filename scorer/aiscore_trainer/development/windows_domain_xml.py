"""Security, Sysmon, PowerShell and system events of a Windows domain, as XML.

Daily work and attacks are those of `windows_domain`: logons, tickets, programs, scripts and the care of accounts, and an intruder from a
document to what is done before files are encrypted. It is not training material: it was written by a hand that did not know the training
scenarios, and its events are not looked at by whoever decides on rules, scenarios or features.
"""
from __future__ import annotations

from typing import Any, Dict, Tuple
from xml.sax.saxutils import escape

from .site import epoch, iso
from .windows_domain import Fields, WindowsDomain

#: Provider -> its name, its GUID and its channel.
PROVIDERS = {
    "Sec": ("Microsoft-Windows-Security-Auditing", "{54849625-5478-4994-a5ba-3e3b0328c30d}", "Security"),
    "Sysmon": ("Microsoft-Windows-Sysmon", "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}", "Microsoft-Windows-Sysmon/Operational"),
    "PS": ("Microsoft-Windows-PowerShell", "{A0C1853B-5C40-4B15-8766-3CF1C58F985A}", "Microsoft-Windows-PowerShell/Operational"),
    "System": ("Service Control Manager", "{555908d1-a6d7-4695-8e1e-26931d2012f4}", "System"),
}
EVENT_LOG = ("Microsoft-Windows-Eventlog", "{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}")
#: Event's number -> its task's.
TASKS = {
    4624: 12544, 4625: 12544, 4634: 12545, 4672: 12548, 4688: 13312, 4768: 14339, 4769: 14337, 4771: 14339, 4662: 14080, 5145: 12811,
    4698: 12804, 4697: 12289, 4720: 13824, 4724: 13824, 4738: 13824, 4740: 13824, 4728: 13826, 4742: 13825, 5136: 14081, 4719: 13568,
    1102: 104, 4104: 2, 7045: 0, 7036: 0,
}
KEYWORDS = {"Sec": "0x8020000000000000", "Sysmon": "0x8000000000000000", "PS": "0x0", "System": "0x8080000000000000"}
FAILED = (4625, 4771)
LOG_CLEARED = 1102


def version_of(provider: str, code: int) -> int:
    """The version of an event's form."""
    if provider == "Sysmon":
        return 5 if code in (1, 3, 22) else 3 if code == 10 else 2
    return 1 if provider == "PS" else 2 if code in (4624, 4688) else 0


def body(code: int, fields: Fields) -> str:
    """An event's fields as XML."""
    if code == LOG_CLEARED:
        inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields)
        return ("<UserData><LogFileCleared xmlns='http://manifests.microsoft.com/win/2004/08/windows/eventlog'>"
                f"{inner}</LogFileCleared></UserData>")
    return "<EventData>" + "".join(f"<Data Name='{name}'>{escape(value)}</Data>" for name, value in fields) + "</EventData>"


class WindowsDomainXml(WindowsDomain):
    """A Windows domain whose events are XML."""

    name = "windows_domain_xml"
    host = "DC01"
    sourcetype = "XmlWinEventLog"
    seed = 2626
    start = epoch(2023, 8, 21)

    def __init__(self) -> None:
        super().__init__()
        self.last_record: Dict[Tuple[str, str], int] = {}

    def write(self, at: float, provider: str, code: int, computer: str, fields: Fields, **marks: Any) -> None:
        """Add one event as XML."""
        head = self.system_part(at, provider, code, computer)
        self.add(at, f"<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>{head}{body(code, fields)}</Event>", **marks)

    def system_part(self, at: float, provider: str, code: int, computer: str) -> str:
        """What every event says of itself."""
        name, guid, channel = PROVIDERS[provider]
        first = self.rng.randint(30_000, 900_000)
        self.last_record[computer, channel] = self.last_record.get((computer, channel), first) + self.rng.randint(1, 60)
        if code == LOG_CLEARED:
            name, guid = EVENT_LOG
        script = provider == "PS"
        qualifiers = " Qualifiers='16384'" if provider == "System" else ""
        level = 5 if script and self.rng.random() < 0.9 else 4 if provider in ("Sysmon", "System") else 0
        created = iso(at, 6, "")[:-1] + self.digits(3) + "0Z"
        activity = f" ActivityID='{{{self.uuid().upper()}}}'" if script else ""
        process, thread = self.rng.randint(500, 5000), self.rng.randint(500, 9000)
        user = (" UserID='S-1-5-18'" if provider == "Sysmon"
                else f" UserID='{self.authority}-{self.rng.randint(1103, 1125)}'" if script else "")
        return (f"<System><Provider Name='{name}' Guid='{guid}'/>"
                f"<EventID{qualifiers}>{code}</EventID>"
                f"<Version>{version_of(provider, code)}</Version><Level>{level}</Level>"
                f"<Task>{TASKS.get(code, code if provider == 'Sysmon' else 0)}</Task><Opcode>{15 if script else 0}</Opcode>"
                f"<Keywords>{'0x8010000000000000' if code in FAILED else KEYWORDS[provider]}</Keywords><TimeCreated SystemTime='{created}'/>"
                f"<EventRecordID>{self.last_record[computer, channel]}</EventRecordID><Correlation{activity}/>"
                f"<Execution ProcessID='{process}' ThreadID='{thread}'/><Channel>{channel}</Channel>"
                f"<Computer>{self.full_name(computer)}</Computer><Security{user}/></System>")
