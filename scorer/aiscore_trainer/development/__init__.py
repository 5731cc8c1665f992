"""The development set: made-up sites that a bundle is measured on while aiscore is worked on, in two groups.

No site is training material. Sites of the first group were looked at while rules, scenarios and features were decided on: their
figures flatter. The events of the second group are not to be looked at by whoever decides on these; only its figures are.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence, Tuple, Type

from ..errors import IngestError
from .asa_ise import AsaIse
from .auditd_web import AuditdWeb
from .azure_office import AzureOffice
from .cloudtrail_company import CloudtrailCompany
from .cloudtrail_startup import CloudtrailStartup
from .cloudtrail_training import CloudtrailTraining
from .dns_mix import DnsMix
from .dns_resolver import DnsResolver
from .entra_office import EntraOffice
from .firewall_edge import FirewallEdge
from .fortigate_office import FortigateOffice
from .gcp_audit import GcpAudit
from .iis_nginx import IisNginx
from .kubernetes_audit import KubernetesAudit
from .linux_auth import LinuxAuth
from .linux_server import LinuxServer
from .okta_workspace import OktaWorkspace
from .paloalto_csv import PaloaltoCsv
from .site import Site
from .squid_proxy import SquidProxy
from .ssh_internet import SshInternet
from .suricata_eve import SuricataEve
from .sysmon_domain import SysmonDomain
from .web_intranet import WebIntranet
from .web_shop import WebShop
from .windows_classic import WindowsClassic
from .windows_domain_beats import WindowsDomainBeats
from .windows_domain_xml import WindowsDomainXml
from .windows_security import WindowsSecurity
from .zeek_applications import ZeekApplications
from .zeek_connections import ZeekConnections

LOOKED_AT, NOT_LOOKED_AT = "looked at while building", "not looked at"
GROUPS = (LOOKED_AT, NOT_LOOKED_AT)


@dataclass(frozen=True)
class Entry:
    """A site of the set. `seen` where its events were looked at while aiscore was built."""

    site: Type[Site]
    seen: bool

    @property
    def name(self) -> str:
        """The site's name."""
        return self.site.name

    @property
    def group(self) -> str:
        """Which of `GROUPS` it is in."""
        return LOOKED_AT if self.seen else NOT_LOOKED_AT


SITES: Tuple[Entry, ...] = (
    *(Entry(site, seen=True) for site in (
        CloudtrailTraining, CloudtrailCompany, WebIntranet, WebShop, LinuxAuth, SshInternet, AuditdWeb, WindowsSecurity, SysmonDomain,
        WindowsClassic, EntraOffice, ZeekConnections, DnsResolver, FirewallEdge, SquidProxy, KubernetesAudit, AzureOffice)),
    *(Entry(site, seen=False) for site in (
        PaloaltoCsv, FortigateOffice, AsaIse, SuricataEve, ZeekApplications, OktaWorkspace, GcpAudit, IisNginx, WindowsDomainXml,
        WindowsDomainBeats, LinuxServer, CloudtrailStartup, DnsMix)),
)


def chosen_sites(names: Optional[Sequence[str]] = None) -> Tuple[Entry, ...]:
    """The sites of these names, or all; a name that is none is an `IngestError`."""
    known = {entry.name: entry for entry in SITES}
    unknown = sorted(set(names or ()) - set(known))
    if unknown:
        raise IngestError(f"no site {', '.join(unknown)} in the development set: there are {', '.join(known)}")
    return tuple(known[name] for name in dict.fromkeys(names)) if names else SITES
