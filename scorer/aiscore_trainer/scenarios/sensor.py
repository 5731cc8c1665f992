# ruff: noqa: E501
"""What a sensor sees inside of connections: HTTP, SMB, Kerberos, SSH, RPC and files, in Zeek's JSON and tables and in Suricata's EVE.

The protocol and the form are chosen before the label is told, and a row of a protocol fills the same fields on both sides.
"""
from __future__ import annotations

import json

from .envelope import compact, iso, uid
from .family import Family, Tables, Written, split
from .scene import Scene
from .table import table

_PORTS = {"http": 80, "smb": 445, "kerberos": 88, "ssh": 22, "rpc": 135}
_FIELDS = {"http": ("method", "host", "uri", "user_agent", "status_code", "resp_mime_types"), "smb": ("action", "path", "name", "size"), "kerberos": ("request_type", "client", "service", "success", "error_msg", "cipher"),
           "ssh": ("client", "server", "auth_success", "auth_attempts"), "rpc": ("endpoint", "operation", "named_pipe")}
_EVE = {"http": ("http", {"method": "http_method", "host": "hostname", "uri": "url", "user_agent": "http_user_agent", "status_code": "status", "resp_mime_types": "http_content_type"}), "smb": ("smb", {"action": "command", "path": "share", "name": "filename"}),
        "kerberos": ("krb5", {"request_type": "msg_type", "client": "cname", "service": "sname", "error_msg": "error_code", "cipher": "encryption"}), "ssh": ("ssh", {}), "rpc": ("dcerpc", {})}
_ZEEK = {"http": "http", "smb": "smb_files", "kerberos": "kerberos", "ssh": "ssh", "rpc": "dce_rpc"}
_TABLES = {
    "http": table(r'''
# http by day
{"method":"GET","host":"«known»","uri":"/«word»/«file»","user_agent":"«browser»","status_code":«200|304|404»,"resp_mime_types":"«text/html|image/png|application/json»"}
{"method":"GET","host":"«msedge.b.tlu.dl.delivery.mp.microsoft.com|archive.ubuntu.com|dl.google.com|au.download.windowsupdate.com»","uri":"/«word»/«hex:40».«exe|cab|deb|msi»","user_agent":"«Microsoft-Delivery-Optimization/10.0|Debian APT-HTTP/1.3 (2.«num:0:6».«num:0:9»)|Microsoft BITS/7.8|curl/8.«num:1:9».0»","status_code":«200|206»,"resp_mime_types":"«application/x-dosexec|application/octet-stream»"}
{"method":"POST","host":"«ocsp.digicert.com|r3.o.lencr.org|«tech».«sitedomain»»","uri":"/«|«word»|api/v1/«word»»","user_agent":"«Microsoft-CryptoAPI/10.0|python-requests/2.«num:25:32».0|okhttp/4.9.3»","status_code":200,"resp_mime_types":"«application/ocsp-response|application/json»"}
# T1105 http tools fetched
{"method":"GET","host":"«pub»«|:8000|:8080»","uri":"/«letters:3:6».«exe|ps1|sh|hta|dll|elf»","user_agent":"«curl/7.«num:58:88».0|Wget/1.21|Microsoft BITS/7.8|certutil|Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.«num:14393:22621».1»","status_code":200,"resp_mime_types":"«application/x-dosexec|text/x-shellscript|application/x-executable»"}
# T1071.001 http implants calling home
{"method":"«GET|POST»","host":"««pub»|«domain»»","uri":"/«submit.php?id=«num:1000:99999999»|gate.php|__utm.gif?x=«b64:40»|«letters:4»/panel/«letters:4».php|ptj|updates.rss»","user_agent":"«Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)|Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1)|»","status_code":200,"resp_mime_types":"«application/octet-stream|text/plain»"}
'''),
    "smb": table(r'''
# smb by day
{"action":"SMB::FILE_«OPEN|READ|WRITE|RENAME|CLOSE»","path":"\\\\«server»\\«dept»","name":"«Word»\\«file»","size":«num:100:9999999»}
{"action":"SMB::FILE_OPEN","path":"\\\\«server»\\«SYSVOL|NETLOGON»","name":"«ad»\\Policies\\{«GUID»}\\«gpt.ini|Machine\\Registry.pol»","size":«num:20:9000»}
{"action":"SMB::FILE_WRITE","path":"\\\\«server»\\«ADMIN$|deploy$»","name":"«ccmsetup\\ccmsetup.exe|Temp\\«Word»-agent-«num:1:9».«num:0:9».msi»","size":«num:90000:99999999»}
# T1021.002 smb tools copied and run
{"action":"SMB::FILE_«OPEN|WRITE»","path":"\\\\«host»\\«ADMIN$|C$»","name":"«PSEXESVC.exe|«letters:8».exe|Temp\\«letters:6».dll|__«num:1000000000:1999999999».«num:10:999»»","size":«num:9000:900000»}
# T1003 smb secrets fetched
{"action":"SMB::FILE_«OPEN|READ»","path":"\\\\«server»\\«C$|ADMIN$»","name":"«Windows\\NTDS\\ntds.dit|Windows\\System32\\config\\SAM|Temp\\lsass.dmp|System32\\«letters:8».tmp»","size":«num:90000:99999999»}
# T1486 smb files encrypted
{"action":"SMB::FILE_«RENAME|WRITE»","path":"\\\\«server»\\«dept»","name":"«Word»\\«file».«locked|«letters:6»|crypt|id-«HEX:8».[«letters:6»@«domain»]»","size":«num:100:9999999»}
'''),
    "kerberos": table(r'''
# kerberos by day
{"request_type":"«AS|TGS»","client":"«user»/«ad»","service":"«krbtgt/«ad»|cifs/«server».«ad»|HTTP/«server».«ad»|LDAP/«server».«ad»»","success":true,"error_msg":"-","cipher":"aes256-cts-hmac-sha1-96"}
{"request_type":"AS","client":"«user»/«ad»","service":"krbtgt/«ad»","success":false,"error_msg":"«KDC_ERR_PREAUTH_REQUIRED|KDC_ERR_PREAUTH_FAILED|KDC_ERR_KEY_EXPIRED»","cipher":"«aes256-cts-hmac-sha1-96|-»"}
{"request_type":"TGS","client":"«svc»/«ad»","service":"«nas|printer»/«server».«ad»","success":true,"error_msg":"-","cipher":"rc4-hmac"}
# T1558.003 kerberos tickets to crack
{"request_type":"TGS","client":"«user»/«ad»","service":"«MSSQLSvc/«server».«ad»:1433|«svc»|HTTP/«svc»»","success":true,"error_msg":"-","cipher":"«rc4-hmac|des-cbc-md5»"}
# T1558.004 kerberos logins without proof
{"request_type":"AS","client":"«svc»/«ad»","service":"krbtgt/«ad»","success":true,"error_msg":"-","cipher":"rc4-hmac"}
# T1087.002 kerberos names tried
{"request_type":"AS","client":"«first»«num:1:99»/«ad»","service":"krbtgt/«ad»","success":false,"error_msg":"«KDC_ERR_C_PRINCIPAL_UNKNOWN|KDC_ERR_CLIENT_REVOKED»","cipher":"-"}
'''),
    "ssh": table(r'''
# ssh by day
{"client":"SSH-2.0-«OpenSSH_«num:7:9».«num:0:9»|PuTTY_Release_0.«num:74:81»|paramiko_3.«num:0:4».0|Go»","server":"SSH-2.0-OpenSSH_«num:7:9».«num:0:9»","auth_success":«true|true|false»,"auth_attempts":«num:1:2»}
# T1110 ssh guessing
{"client":"SSH-2.0-«libssh2_1.«num:4:10».0|libssh_0.«num:6:9».«num:0:6»|Go|paramiko_2.«num:0:9».0|PUTTY|Nmap-SSH2-Hostkey|zgrab»","server":"SSH-2.0-OpenSSH_«num:7:9».«num:0:9»","auth_success":false,"auth_attempts":«num:3:20»}
'''),
    "rpc": table(r'''
# rpc by day
{"endpoint":"netlogon","operation":"NetrLogon«SamLogonWithFlags|GetDomainInfo|SamLogonEx»","named_pipe":"«\\pipe\\lsass|49«num:152:999»»"}
{"endpoint":"epmapper","operation":"ept_map","named_pipe":"135"}
{"endpoint":"lsarpc","operation":"Lsar«LookupNames3|LookupSids2|OpenPolicy2»","named_pipe":"\\pipe\\lsass"}
{"endpoint":"spoolss","operation":"Rpc«OpenPrinterEx|GetPrinter|EnumPrinters»","named_pipe":"\\pipe\\spoolss"}
{"endpoint":"srvsvc","operation":"Netr«ShareGetInfo|ServerGetInfo»","named_pipe":"\\pipe\\srvsvc"}
{"endpoint":"samr","operation":"Samr«Connect5|LookupNamesInDomain|CloseHandle»","named_pipe":"\\pipe\\lsass"}
{"endpoint":"drsuapi","operation":"DRS«Bind|CrackNames|Unbind»","named_pipe":"49«num:152:999»"}
{"endpoint":"svcctl","operation":"«OpenSCManagerW|QueryServiceStatus|CloseServiceHandle»","named_pipe":"\\pipe\\svcctl"}
# T1003.006 rpc directory replicated
{"endpoint":"drsuapi","operation":"«DRSGetNCChanges|DRSReplicaAdd|DRSAddEntry»","named_pipe":"49«num:152:999»"}
# T1187 rpc machines made to log in
{"endpoint":"efsrpc","operation":"EfsRpc«OpenFileRaw|EncryptFileSrv|DecryptFileSrv»","named_pipe":"\\pipe\\«lsass|efsrpc»"}
{"endpoint":"spoolss","operation":"RpcRemoteFindFirstPrinterChangeNotificationEx","named_pipe":"\\pipe\\spoolss"}
{"endpoint":"netdfs","operation":"NetrDfs«AddStdRoot|RemoveStdRoot»","named_pipe":"\\pipe\\netdfs"}
# T1569.002 rpc services made
{"endpoint":"svcctl","operation":"«CreateServiceW|StartServiceW|CreateServiceWOW64W»","named_pipe":"\\pipe\\svcctl"}
{"endpoint":"«atsvc","operation":"NetrJobAdd|ITaskSchedulerService","operation":"SchRpcRegisterTask»","named_pipe":"\\pipe\\atsvc"}
'''),
}
_HAPPENINGS: dict[str, Tables] = {name: split(found) for name, found in _TABLES.items()}


def write(scene: Scene, attack: bool) -> Written:
    protocol, form = scene.pick(tuple(_FIELDS)), scene.pick(("json", "table", "eve"))
    scenario, row = _HAPPENINGS[protocol].draw(scene, attack)
    given = json.loads(scene.fill(row))
    ends = (scene.ip, scene.number(1024, 65535), scene.internal_ip() if protocol != "http" else scene.peer(), _PORTS[protocol])
    if form == "eve":
        return Written(_eve(scene, protocol, ends, given), "suricata", scene.linux_host, scenario)
    sourcetype = f"bro:{_ZEEK[protocol]}" + (":json" if form == "json" else "")
    return Written((_json if form == "json" else _row)(scene, protocol, ends, given), sourcetype, scene.linux_host, scenario)


def _json(scene: Scene, protocol: str, ends: tuple, given: dict) -> str:
    given = {key: [value] if key == "resp_mime_types" else value for key, value in given.items() if value != "-"}
    return compact({"ts": scene.time, "uid": uid(scene), **dict(zip(("id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p"), ends)), **given})


def _row(scene: Scene, protocol: str, ends: tuple, given: dict) -> str:
    values = ({True: "T", False: "F"}.get(value, value) if isinstance(value, bool) else value if value != "" else "-" for value in (given[name] for name in _FIELDS[protocol]))
    return "\t".join(map(str, (f"{scene.time:.6f}", uid(scene), *ends, *values)))


def _eve(scene: Scene, protocol: str, ends: tuple, given: dict) -> str:
    section, names = _EVE[protocol]
    inner = {names.get(key, key): value for key, value in given.items() if value != "-"}
    return compact({"timestamp": iso(scene.time, 6, "+0000"), "flow_id": scene.number(10**14, 2 * 10**15), "in_iface": "eth0", "event_type": section, **dict(zip(("src_ip", "src_port", "dest_ip", "dest_port"), ends)), "proto": "TCP", section: inner})


FAMILY = Family("sensor", "network", 0.05, write)
