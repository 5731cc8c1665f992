"""Bytes to begin from: small, valid or nearly so, written for the purpose."""
import json
from typing import Dict, List

from aiscore_contract import ticket, wire
from aiscore_contract.event import Event
from aiscore_contract.messages import ModelMetadata, ScoreRequest, ScoreResponse
from aiscore_splunk.protocol import Chunk, encode_chunk

_GETINFO = encode_chunk(Chunk({"action": "getinfo", "preview": False, "searchinfo": {
    "args": ["mode=model"], "raw_args": ["mode=model"], "sid": "1.2", "username": "ann", "app": "search", "search": "a%20b"}}))
_BODIES = [b"_raw,_chunked_idx\na,0\nb,1\n", b'_raw,__mv__raw,a\n"a\nb",$a$;$b$,"say ""no"""\n', b"ai_score,_raw\r\n1,a\r\n", b"_raw\n\0\r\xff\n", b'a,b\nx","+', b""]
_EVENTS = [
    "Nov 23 10:00:01 web-1 sshd[77]: Failed password for invalid user oracle from 203.0.113.9 port 40100 ssh2",
    '203.0.113.9 - - [23/Nov/2025:10:00:01 +0000] "GET /a?id=1%27+or+1=1--&password=x HTTP/1.1" 200 17 "-" "curl/8.1"',
    '<Event xmlns="x"><System><Provider Name="Microsoft-Windows-Sysmon"/><EventID>1</EventID></System><EventData>'
    "<Data Name='Image'>C:\\Windows\\System32\\cmd.exe</Data><Data Name='CommandLine'>powershell -enc SQBFAFgA</Data></EventData></Event>",
    '{"EventID": 4688, "Event": {"EventData": {"CommandLine": "whoami /priv"}}, "eventName": "CreateAccessKey", "userIdentity": {"arn": "a:b"}}',
    'type=EXECVE msg=audit(1763892000.123:42): argc=3 a0="sh" a1="-c" a2=63617420',
    '[client 10.0.0.1:5] ModSecurity: Warning. Matched "x" [id "942100"] [msg "SQL Injection"] [severity "CRITICAL"] [uri "/a"]', "CEF:0|Darktrace|b|1|100|malware|9|act=blocked",
    "Nov 12 10:21:07 p SymantecServer: Virus found,Risk name: a,Actual action: Left alone,Requested action: Cleaned", '{"metadata": {"eventType": "DetectionSummaryEvent"}, "event": {"SeverityName": "High", "DetectName": "x"}}',
    "2026-11-12 10:21:07 1tAbcD-0003kL-Gz ** a+${run{x}}@b R=t: Unrouteable address",
    "CEF:0|a|b|1|100|x|5|src=10.0.0.1 dst=10.0.0.2 msg=a\\=b", "LEEF:1.0|a|b|1|100|src=10.0.0.1\tdst=10.0.0.2",
    "client @0x7f 10.0.0.1#5353 (a.example): query: a.example IN A", "a=1 b=\"2\" c='3' password=hunter2",
    '{"transaction": {"request": {"uri": "/a", "headers": {"Host": "x"}}}}', "EventCode=4625\nLogName=Security\nMessage=x\n\nAccount Name:\tbob",
    "2 123456789012 eni-1 10.0.0.1 10.0.0.2 443 49152 6 10 840 1763892000 1763892060 ACCEPT OK", "%63%6d%64+/c+whoami",
    '1,2026/11/12 10:21:07,1,THREAT,url,1,2026/11/12 10:21:07,10.0.0.1,10.0.0.2,0.0.0.0,0.0.0.0,a,b,,web,v,t,u,1,2,f,x,1,1,5,80,0,0,0x0,tcp,alert,"a.example/x,y",9,any,high,x',
    "%ASA-4-106023: Deny tcp src outside:10.0.0.1/5 dst inside:10.0.0.2/22 by access-group \"x\"",
    "[**] [1:2:3] a [**] [Classification: b] [Priority: 1] {TCP} 10.0.0.1:5 -> 10.0.0.2:22", '[action:"Drop"; src:"10.0.0.1"; dst:"10.0.0.2"; service:"22"]',
    "Nov 12 10:21:07 p filterlog[1]: 5,,,1,igb0,match,block,in,6,0x00,0x0,64,tcp,6,60,fe80::1,fe80::2,5,22,0,S,1,,1,,",
    "1763892000.123 250 10.0.0.1 TCP_MISS/200 12 GET http://a.example/x?y=%2e - HIER_DIRECT/10.0.0.2 text/html",
    "2026-11-12 10:21:07 25 10.0.0.1 u - OBSERVED \"a\" - 200 TCP_MISS GET text/html http a.example 80 /x ?y=1 php \"Mozilla/5.0\" 10.0.0.2 1 2 -",
    "1763892000.1\tC1\t10.0.0.1\t5\t10.0.0.2\t53\tudp\t1\t0.1\ta.example\t1\tC_INTERNET\t1\tA\t0\tNOERROR\tF\tF\tT\tT\t0\t10.0.0.3\t5\tF",
    "h MSWinEventLog\t1\tSecurity\t1\tx\t4625\tMicrosoft-Windows-Security-Auditing\ta\tb\tc\td\te\t\tAn account failed to log on.   Subject:   Account Name:  a",
    '{"EventId": 4624, "Channel": "Security", "Payload": "{\\"EventData\\":{\\"Data\\":[{\\"@Name\\":\\"a\\",\\"#text\\":\\"3\\"}]}}"}',
    'Nov 12 10:21:07 s suricata[1]: {"event_type": "alert", "flow_id": 1, "alert": {"signature": "x"}}',
    '{"Records": [{"eventName": "StopLogging", "eventSource": "cloudtrail.amazonaws.com", "userIdentity": {"type": "Root"}, "readOnly": false}]}',
    '{"messageType": "DATA_MESSAGE", "logEvents": [{"id": "1", "timestamp": 1, "message": "{\\"eventName\\": \\"DeleteTrail\\"}"}]}',
    '{"resourceLogs": [{"scopeLogs": [{"logRecords": [{"body": {"stringValue": "web1 sshd[1]: Failed password for root from 203.0.113.9 port 1 ssh2"}}]}]}]}',
    '{"win": {"system": {"eventID": "4625", "providerName": "Microsoft-Windows-Security-Auditing"}, "eventdata": {"targetUserName": "bob", "ipAddress": "203.0.113.9"}}}',
    '{"Timestamp": "2031-03-14T10:11:12Z", "ActionType": "ProcessCreated", "FileName": "cmd.exe", "FolderPath": "C:\\\\Windows\\\\System32\\\\cmd.exe", "ProcessCommandLine": "cmd /c whoami"}',
    '{"remote_addr": "203.0.113.9", "request_method": "GET", "request_uri": "/a?file=..%2F..%2Fetc%2Fpasswd", "status": 200, "body_bytes_sent": 17}',
    '203.0.113.9:40100 [14/Mar/2031:10:11:12.123] https~ web/a 0/0/1/2/3 200 17 - - ---- 1/1/0/0/0 0/0 {a.example|curl/8.1} "GET /x HTTP/1.1"',
    '{"eventName": "security_bprm_check", "processName": "sh", "args": [{"name": "pathname", "value": "/bin/sh"}, {"name": "argv", "value": ["sh", "-c", "id"]}]}',
    "web1 kernel: audit: type=1300 audit(1763892000.123:42): arch=c000003e syscall=59 success=yes exe=\"/bin/sh\"", "2031-03-14 10:11:12.123,2031-03-14 10:11:13.123,1.000,203.0.113.9,10.0.0.5,51000,445,TCP,......S.,0,0,1,60,0,0",
    '{"time": "2031-03-14T10:11:12Z", "category": "NetworkSecurityGroupFlowEvent", "properties": {"flows": [{"flows": [{"flowTuples": ["1,203.0.113.9,10.0.0.5,51000,22,T,I,D"]}]}]}}',
    "user=bob cmd=show running-config priv=15 path=\"C:\\a \\\"b\\\"\"", "User: bob, Action: login failed, Source: 203.0.113.9, Reason: wrong password", "881234,example.org",
    '"2031-03-14T10:11:12Z","StopLogging","cloudtrail.amazonaws.com","bob","AKIAABCDEFGHIJKLMNOP","203.0.113.9"', "<Event><Timestamp data_type=\"4\">x</Timestamp><User-Name data_type=\"1\">bob</User-Name><Packet-Type data_type=\"0\">3</Packet-Type></Event>",
    "2026-11-12 10:21:07.123 UTC [4711] app@shop LOG:  statement: COPY t FROM PROGRAM 'id'",
    "2026-11-12 10:21:07 UTC [4711]: [3-1] user=app,db=shop,app=psql,client=10.0.0.9 FATAL:  no such role",
    "4711:M 12 Nov 2026 10:21:07.123 * Module 'system' loaded from /tmp/exp.so", "2026-11-12T10:21:07.123456Z\t   12 Query\tSELECT 1",
]
_RESPONSE = wire.encode_response(ScoreResponse("1", "b 1", (0.5, 0.9), (None, 0.1), ((), ("a", 'b"')), (("T1110",), ())))
_PEOPLE = ["password=hunter2&token: 'x'", "4111 1111 1111 1111 DE89370400440532013000", "AKIAABCDEFGHIJKLMNOP eyJhbGciOi.J9.x",
           "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "\u202e\u0430dmin\x1b[2J\ufe0f", "mysql -u root -p hunter2 --password=x /p:y"]


def _texts(*texts: str) -> List[bytes]:
    return [text.encode("utf-8") for text in texts]


SEEDS: Dict[str, List[bytes]] = {
    "chunks": [b"\x07" + _GETINFO, b"\xff" + _GETINFO + encode_chunk(Chunk({"action": "execute", "finished": True}, _BODIES[0]))],
    "stream": [_GETINFO, *(_GETINFO + encode_chunk(Chunk({"action": "execute", "finished": True}, body)) for body in _BODIES)],
    "events": _BODIES,
    "csv_table": _BODIES,
    "arguments": _texts("field=_raw\0mode=rules\0prefix=x_", "threshold=0.5\0timeout=3\0batch_size=10", "max_events=1\0explain=t", "treshold=1"),
    "conf": _texts("[scorer]\nurl = https://a:1/b\nca_file = $SPLUNK_HOME/x\n[search]\nmaxwait_s = 60\ncontext_fields = host, \\\n _time\n"),
    "breaker_state": _texts('{"points": 3, "failed_s": 1e9, "openings": 1, "until_s": 1000000001.0, "probe_s": 0}'),
    "rest_body": _texts('{"sid": "1.2", "events": 5}', '{"scorer": {"url": "https://a:1"}, "keys": "k1 ' + "ab" * 32 + '"}'),
    "log_line": _texts('a"}\n{"time":"x', "\u2028\x1b"),
    "requests": [wire.encode_request(ScoreRequest("1", (Event("a", "s", "h", "1"), Event("b")), True, 100))],
    "responses": [b"\x01" + _RESPONSE, b"\x00" + wire.encode_metadata(ModelMetadata("1", "b 1", "cpu", "e")),
                  b"\x01" + json.dumps({"error": "text: x", "elements": [0]}).encode()],
    "gzip_bodies": [wire.compress(b"a" * 100), wire.compress(_RESPONSE)],
    "tickets": _texts(ticket.sign(ticket.Ticket("ann", "1", 10**9 + 100, 5), {"k1": b"\x18" * 32}), "k1 " + "ab" * 32 + "\n# c\nk2 " + "cd" * 32),
    "rules": _texts(*_EVENTS, *("s\0" + text for text in _EVENTS[:4])),
    "normaliser": _texts(*_EVENTS, *("aws:cloudtrail\0" + text for text in _EVENTS[:4])),
    "decoder": _texts(*_EVENTS, "powershell -enc SQBFAFgA", "%253Cscript%253E", "&#x3c;a&gt;"),
    "people": _texts(*_PEOPLE),
}

try:
    from tests.fuzz.targets import sealed
except ImportError:  # a Python without cryptography
    pass
else:
    SEEDS["template_cache"] = [sealed(1), sealed(3), b"aiscoreT\0\0\0\2{}", b""]
