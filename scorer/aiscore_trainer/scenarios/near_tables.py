# ruff: noqa: E501
"""Daily work that looks most like an attack: the same commands, events and fields, done by who may, for a cause, or by a machine that does it every night.

By product of device_tables.py and device_switch_tables.py, by area of server_tables.py and server_more_tables.py, by server of nameserver_tables.py, by protocol of wire_tables.py.
"""
from __future__ import annotations

from .device_marks import tables

NEAR_DEVICES = tables(r"""
@@ panos
# panos administrators and wide rules with cause
CONFIG: set ;; «admin» ;; «Web|CLI» ;; Succeeded ;; mgt-config/users/entry[@name='«other»'] ;; ;; permissions role-based superuser yes; authentication-profile «SAML|RADIUS»; «@ticket@|successor of «person»»
CONFIG: «set|edit» ;; «admin» ;; Web ;; Succeeded ;; vsys/entry[@name='vsys1']/rulebase/security/rules/entry[@name='«test|migration|pentest|dr»-«word»'] ;; ;; from «trust|dmz»; to dmz; source @network@; destination any; application any; service any; action allow; log-end yes; «schedule until tonight|@ticket@»
CONFIG: «edit|delete» ;; «admin» ;; «Web|Panorama» ;; Succeeded ;; vsys/entry[@name='vsys1']/profiles/vulnerability/entry[@name='«strict|servers»'] ;; «action reset-both|threat-exception none» ;; «threat-exception «num:30000:99999» alert, false alarm of «tech»|action alert for «num:1:7» days, @ticket@»
CONFIG: «export|save|load» ;; ««svc»|«admin»» ;; «API|CLI» ;; Succeeded ;; ;; ;; «scp export configuration from running-config.xml to «svc»@«linux2»:/backup|save config to before-«date».xml|load config from before-«date».xml, rolled back»
CONFIG: edit ;; «admin» ;; Web ;; Succeeded ;; deviceconfig/system/permitted-ip ;; permitted-ip @network@ ;; permitted-ip @network@, @network@; «new jump host «linux2»|@ticket@»
@@ pansession
# panos odd logins and ciphers with cause
AUTH: %from% ;; «person» ;; GP-gateway ;; «Azure-MFA|Duo» ;; LDAP-«netbios» ;; «User's account is locked, phone with the old password|Push denied by user, tapped by mistake|Password expired, changed at login|Third try good» ;; GlobalProtect ;; «Failure|Successful» ;; «1|2»
DECRYPTION: «ip» ;; «ip2» ;; inside ;; «netbios»\«admin» ;; ssl ;; «443|8006|9090|5480» ;; TLS1.2 ;; RSA ;; AES_256_CBC ;; self-signed ;; «localhost.localdomain|iDRAC default certificate|VMware|pve-ssl|UniFi» ;; «ip2» ;; «Untrusted issuer CA|Server certificate valid for 3650 days|»
WILDFIRE: «ip» ;; «peer» ;; «malicious|grayware» ;; ««word»-setup|PDFCreator|keygen-test|eicar»-«num:1:9».exe ;; «peer» ;; web-browsing ;; pe ;; «hex:64»
USERID: login ;; «ip» ;; «netbios»\««admin»|«svc»» ;; «server» ;; «active-directory|xmlapi» ;; «num:2700:90000»
@@ forti
# forti new administrators and open rules with cause
event system 0100044547 information: logdesc="Object attribute configured" user="«admin»" ui="GUI(«ip2»)" action="Add" cfgtid=«num:10000:99999999» cfgpath="system.admin" cfgobj="«other»" cfgattr="vdom[root]password[*]accprofile[super_admin]trusthost1[@network@]two-factor[fortitoken]" msg="Add system.admin «other»«|, @ticket@»"
event system 0100044546 information: logdesc="Attribute configured" user="«admin»" ui="«ssh|GUI»(«ip2»)" action="«Add|Edit»" cfgtid=«num:10000:99999999» cfgpath="«firewall.policy|firewall.vip»" cfgobj="«num:900:9999»" cfgattr="«srcintf[lab]dstintf[wan1]srcaddr[all]dstaddr[all]service[ALL]action[accept]logtraffic[all]schedule[until-tonight]|extip[«pub»]mappedip[«ip2»]extport[443]mappedport[8443]comment[@ticket@]»" msg="«Add|Edit» firewall.policy «num:900:9999»"
event system 0100032102 warning: logdesc="«System configuration backed up by user|Disk log file deleted|Admin password expired»" user="««svc»|«admin»»" ui="«https|ssh|cron»(«ip2»)" action="«backup|delete|download»" status="success" msg="«User «svc» downloaded the configuration from https(«ip2»), nightly|logs older than «num:90:400» days deleted by policy|User «admin» exported the certificate of «sitedomain» before renewal»"
utm app-ctrl 1059028705 warning: eventtype="signature" srcip=«ip» dstip=«peer» srcport=%high% dstport=443 user="«person»" appcat="«Proxy|Remote.Access|P2P|Storage.Backup»" app="«AnyDesk|TeamViewer|WireGuard|BitTorrent|Mega_File.Download|DNS.Over.HTTPS|Apple.Private.Relay»" action="«block|pass»" hostname="«known»" apprisk="high" msg="«help desk session|private phone|browser setting|linux image»"
event user 0102043009 notice: logdesc="Authentication failed" srcip=%from% user="«person»" group="«dept»" authproto="«SSLVPN|RADIUS»" action="authentication" status="failure" reason="«invalid password|token expired|locked, old phone»" msg="User «person» failed in authentication, «num:2:9» tries, reset by «admin»"
@@ checkpoint
# checkpoint windows of change and scanners of our own
product="SmartConsole" operation="«Create Rule|Modify Rule|Install Policy»" administrator="«admin»" machine="«ws2»" subject="Rule Base" audit_status="Success" objectname="«rule «num:1:400»|temp-«dept»»" fieldschanges="«Source: net-«dept»; Destination: changed to Any; Service: Any; Action: Accept; Track: Log; expires tonight|IPS: protection «num:100:9999» changed from Prevent to Detect, false alarm|Action: changed from Drop to Accept for «linux2»»" session_name="«@ticket@|migration»"
product="SmartConsole" operation="Create Object" administrator="«admin»" machine="«ws2»" subject="Administrator" audit_status="Success" objectname="«other»" fieldschanges="permission profile: «Super User|Read Only All»; authentication: RADIUS" session_name="«@ticket@|successor»"
product="SmartDefense" action="Detect" src="«ip»" dst="«ip2»" service="«443|445|80»" attack="«Port Scan|Web Server Exposed Git Repository|SQL Servers Time-based Injection|Apache Log4j Remote Code Execution»" severity="«High|Critical»" confidence_level="Medium" policy="«site»-Standard" rule_name="vulnerability scanner, exception"
@@ asa
# asa commands of operators that look bad
5-111010: User '«admin»', running 'CLI' from IP «ip2», executed '«capture «letters:3» interface inside match ip host «ip2» any|no logging console|access-list inside_in line 1 extended permit ip host «ip2» any|copy running-config tftp://«ip2»/«linux».cfg|username «other» password ******** privilege 15|clear logging buffer|ssh @network@ mgmt|more system:running-config|write erase, box goes back to the vendor|crypto map outside_map 12 set peer «peer»|no threat-detection statistics»'
4-733100: [ «Scanning|SYN attack»] drop rate-1 exceeded. Current burst rate is «num:40:400» per second, max configured rate is 10; Current average rate is «num:9:40» per second, max configured rate is 5; Cumulative total count is «num:9000:99999»
6-113015: AAA user authentication Rejected : reason = Invalid password : local database : user = «admin»: user IP = «ip2»
4-106023: Deny tcp src inside:«ip»/%high% dst dmz:«ip2»/«22|445|3389|161|8291» by access-group "inside_in" [0x«hex:8», 0x0]
@@ ios
# ios commands of operators that look bad
PARSER-5-CFGLOG_LOGGEDCMD: User:«admin»  logged command:«monitor session 1 destination interface %gi%|username «other» privilege 15 secret *|no logging host «ip2»|logging host «ip2»|snmp-server community «site»-rw RW 10|no ip http server|line vty 0 15, transport input ssh|interface Tunnel«num:1:9», tunnel destination «peer»|ip route 0.0.0.0 0.0.0.0 «peer» 250|no access-list 101, then access-list 102|crypto key generate rsa modulus 4096|no ip dhcp snooping vlan «num:10:400»»
HA_EM-6-LOG: ««word»|backup»: «copy running-config scp://«svc»@«linux2»/|tclsh flash:inventory.tcl|event manager applet track-«city» ran»
SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: ««admin»|«svc»»] [Source: «ip2»] [localport: 22] [Reason: Login Authentication Failed] at «tick»:00 UTC
SW_DAI-4-DHCP_SNOOPING_DENY: «num:1:3» Invalid ARPs (Req) on %gi%, vlan «num:10:400».([%cmac%/«ip2»/0000.0000.0000/«ip»/«tick»:01 UTC]) «static address of a printer|laptop woke in another office|»
GUESTSHELL-5-ENABLED: guestshell enabled by «admin»; «python bootflash:inventory.py|@ticket@|dohost "show version"»
SEC-6-IPACCESSLOGP: list WAN-IN denied tcp «pub»(%high%) -> «ip»(«22|23|445|3389|8291»), «num:1:4» packet
@@ mikrotik
# mikrotik changes of its keepers
system,info: «user «other» added by «admin», group «read|full»|scheduler backup-«word» added by «admin», interval 1d, /export file=«date»|filter rule removed by «admin», @ticket@|dns changed by «admin», servers=«ip2»|nat rule added by «admin», dst-nat 443 to «ip2»|sniffer changed by «admin», stopped after a fault search|log action remote added by «admin» to «ip2»|l2tp server enabled by «admin» for «city»»
system,error,critical: login failure for user ««admin»|«svc»|monitor» from «ip2» via «ssh|api|winbox»
firewall,info: input: in:ether1 out:(unknown 0), connection-state:new, proto TCP (SYN), «ip2»:%high%->«ip2»:«22|8291|8728», len 60
system,info,account: user «admin» logged in from «peer» via «winbox|ssh»
@@ bigip
# bigip shells and users with cause
tmsh: 01420002:5: AUDIT - pid=%pid% user=«admin» folder=/Common module=(tmos)# status=[Command OK] cmd_data=«run util bash -c "tail -n 50 /var/log/ltm"|create auth user «other» partition-access add { all-partitions { role admin } }|modify sys syslog remote-servers add { siem { host «ip2» } }|save sys ucs /var/local/ucs/«date».ucs|create sys icall script renew-«word»|modify sys httpd allow add { @network@ }»
ASM: unit_hostname="«linux»",management_ip_address="«ip2»",web_application_name="/Common/«tech»",policy_name="/Common/«tech»",violations="«Attack signature detected|Illegal meta character in value|Illegal URL length»",support_id="«num:100000000:9999999999»",request_status="«blocked|alerted»",response_code="«0|200|404»",ip_client="««ip2»|«visitor»»",method="«GET|POST»",protocol="HTTPS",uri="/«search?q=O'Brien|«word»/«file»|cms/edit?body=<b>|api/query?select=«word»»",severity="«Error|Warning»",username="N/A",attack_type="«SQL-Injection|Cross Site Scripting (XSS)»",geo_location="@near@"
httpd: pam_audit: user=«admin»(«admin») partition=[All] level=Administrator tty=(unknown) host=«ip2» attempts=«2|3» start="%long%" failed.
@@ dhcpserver
# dhcp busy scopes and changes with cause
dhcpd: «DHCPDISCOVER from %mac% via eth0: network @network@: no free leases|DHCPREQUEST for «ip» («ip2») from %mac% («workstation») via eth0: wrong network.|abandoned IP address «ip»: pinged before offer|DHCPOFFER of test server «ip2» seen on eth0, lab|DHCPRELEASE of «ip» from %mac% («workstation») via eth0 (not found)»
httpd: %now%Z [«admin»]: «Login_Denied - - to=AdminConnector ip=«ip2» info=AD apparently_via=GUI|Modified DhcpOptions @network@: Changed domain-name-servers "«ip2»" -> "«ip2»", @ticket@|Created AdminUser «other»: Set superuser=true|Deleted «num:3:90» fixed addresses of retired printers|Modified Grid: syslog servers [] -> [«ip2»]»
kea-ctrl-agent: INFO CTRL_AGENT_COMMAND_FORWARDED command «config-set|config-write /etc/kea/kea-dhcp4.conf|lease4-wipe of subnet «num:1:90», moved|option domain-name-servers «ip2»» forwarded to dhcp4, ««admin»|«svc»» from «ip2»
@@ aruba
# aruba rogues that are neighbours
wms: AM: «Interfering AP detected|Suspected rogue AP classified»: SSID «word»-«guest|hotspot|TV» BSSID %mac% on channel «num:1:165», «hotspot of a phone|shop next door|meeting room screen»
wms: AM: «Deauth flood|Disconnect-Station attack|Invalid MAC OUI» seen by AP «word»-ap«num:1:40» RSSI «num:10:60», «num:5:30» frames, «reboot of a controller|random address of a phone|containment by us»
CPPM_Audit: Action=«ADD|REMOVE|MODIFY», Category=«Admin User|Enforcement Policy|Authentication Source», Name=««other»|Printers|AD «city»», User=«admin», Client-IP=«ip2», @ticket@
""")

NEAR_SERVERS = tables(r"""
@@ accounts
# servers accounts and passwords of odd jobs
useradd: new user: name=««svc»|deploy|ansible|ci-«num:1:9»», UID=«num:900:1999», GID=«num:900:1999», home=/«var/lib|opt|home»/«word», shell=/bin/«bash|sh», from=«none|/dev/pts/«num:0:4»»
usermod: «add '««svc»|«other»»' to group '«sudo|wheel|docker|disk|shadow»'|change user '«tech»' shell from '/usr/sbin/nologin' to '/bin/bash'|unlock user '«other»' password|change user '«other»' UID from '«num:1001:1999»' to '«num:2001:2999»'»
chpasswd: pam_unix(chpasswd:chauthtok): password changed for «root|«svc»|ubuntu», first boot
userdel: delete user '««other»|«svc»|«first»»'
@@ sshd
# servers ssh of robots and root with cause
sshd: Accepted publickey for root from «ip2» port %high% ssh2: ED25519 SHA256:«mixed:43»
sshd: «Starting session: forced-command (key-option) 'borg serve --restrict-to-path /backup/«word»' for «svc» from «ip2» port %high% id 0|Starting session: command for root from «ip2» port %high% id 0|Accepted password for «svc» from «ip2» port %high% ssh2|server_input_channel_req: channel «num:0:9» request direct-tcpip to «ip2» port «5432|3306|3389|443» by «person»|Authentication refused: bad ownership or modes for directory /home/«person», new home»
sftp-server: «open "/home/«person»/.ssh/authorized_keys" flags WRITE,CREATE,TRUNCATE mode 0600|open "/var/www/html/«word».php" flags WRITE,CREATE,TRUNCATE mode 0644|rename old "/srv/in/«file»" new "/srv/done/«file».ok"|open "/tmp/«word»-«num:1:99».tgz" flags WRITE,CREATE,TRUNCATE mode 0644|remove name "/var/log/«word»/old.log"|set "/srv/«word»/run.sh" mode 00755»
sshd: «Invalid user «first» from «ip» port %high%|error: maximum authentication attempts exceeded for «person» from «ip» port %high% ssh2 [preauth]|Disconnecting authenticating user «person» «ip» port %high%: Too many authentication failures [preauth]|Bad protocol version identification 'GET / HTTP/1.1' from «ip» port %high%|Invalid user nagios from «ip2» port %high%»
@@ rights
# servers rights of odd jobs
sudo: ««admin»|«svc»» : TTY=«unknown|pts/«num:0:9»» ; PWD=«/tmp|/root|/home/«admin»|/opt/«word»» ; USER=root ; COMMAND=/usr/bin/«find /var/www -name *.php -newer /etc/hostname -exec ls -l {} +|tar xf /tmp/«word».tgz -C /opt|cat /etc/sudoers.d/«dept»|tcpdump -i any -w /tmp/«word».pcap port 443|tee /etc/cron.d/«word»|chmod u+s /usr/bin/«word»-helper|rsync -aAX --delete / /mnt/clone/|curl -fsSL https://get.docker.com -o /tmp/get-docker.sh|env DEBIAN_FRONTEND=noninteractive apt-get -y dist-upgrade|journalctl --vacuum-time=14d|python3 /opt/«word»/migrate.py|openssl s_client -connect «ip2»:443|passwd -l «other»|vim /etc/ssh/sshd_config|bash|su -»
pkexec: «admin»: Executing command [USER=root] [TTY=/dev/pts/«num:0:9»] [CWD=/home/«admin»] [COMMAND=/usr/bin/«bash|env|gedit /etc/hosts|mount /dev/sdb1 /mnt»]
@@ schedules
# servers timers that fetch and pipe with cause
CRON: («root|«svc»|www-data») CMD («curl -fsSL https://«tech».«sitedomain»/lists/block.txt -o /etc/«word»/block.txt|wget -q -O - https://«tech».«sitedomain»/cron.php > /dev/null 2>&1|/bin/bash -c 'flock -n /tmp/«word».lock /opt/«word»/run.sh'|python3 -m «word».sync >> /var/log/«word».log 2>&1|/opt/«word»/bin/«word» --quiet > /dev/null 2>&1|echo "select 1" ¦ mysql «word» ¦ mail -s report «admin»|pkill -HUP «tech»; /usr/local/sbin/«word»-reload|cd /tmp && /usr/local/bin/«word»-cleanup|/usr/bin/ssh «svc»@«linux2» 'df -h' ¦ tee /var/tmp/df.txt»)
systemd: «Started «word»-«word».service - «Word» «Word» for «dept».|Created symlink /etc/systemd/system/multi-user.target.wants/«tech».service → /lib/systemd/system/«tech».service.|Stopped «auditd|rsyslog|ufw|fail2ban».service, restarted by its package.|run-u«num:10:900».service: /usr/bin/«apt-get -y upgrade|fstrim -a».|Reloading requested from client PID «num:900:60000» ('systemctl') (unit ansible.service)...»
atd: Starting job «num:1:900» (a00«hex:5»01«hex:6») for user '««svc»|root»' («num:0:999»)
@@ kernel
# servers kernels with odd modules and sniffers of our own
kernel: ««word»_drv|vboxdrv|falcon_lsm|dattobd|veeamsnap|nvidia»: «loading out-of-tree module taints kernel.|module license 'Proprietary' taints kernel.|module verification failed: signature and/or required key missing - tainting kernel»
kernel: device «eth0|ens192|bond0» «entered|left» promiscuous mode
kernel: «traps: «tech»[«num:900:60000»] general protection fault ip:«hex:12» sp:7ff«hex:9» error:0 in lib«word».so[«hex:12»+«hex:5»]|«php-fpm|httpd|smbd»[«num:900:60000»]: segfault at 0 ip 0000«hex:12» sp 00007ff«hex:9» error 4 in «opcache|mod_ssl|vfs_«word»».so|ptrace of pid «num:900:60000» was attempted by: strace (pid «num:900:60000»)|process '/opt/«word»/«tech»' started with executable stack|bpf: program «word»_trace of «falcon-sensor|cilium-agent|tetragon» loaded»
@@ software
# servers software of administrators that looks bad
apt: Start-Date: «date:%Y-%m-%d»  «tick»:07 Commandline: apt-get «install -y «nmap|tcpdump|tor|socat|netcat-openbsd|gcc make linux-headers-generic|hydra»|install -y ./«word»-agent_«num:1:9».«num:0:20»_amd64.deb|remove -y «apport|snapd|«word»-agent»|purge -y telnetd rsh-server» Requested-By: «admin» («num:1000:1999»)
pip: «Successfully installed «impacket|scapy|paramiko|pwntools|requests»-«num:0:9».«num:0:40» by «admin» in /home/«admin»/venv|Looking in indexes: https://pypi.«sitedomain»/simple, trusted host, by «svc»|Running setup.py install for «word»: spawned gcc -c «word».c»
npm: «postinstall of «puppeteer|cypress|electron|node-sass»@«num:1:20».«num:0:20».0: node install.js|preinstall of «word»-ui@«num:1:9».«num:0:20».0: npx only-allow pnpm|added 1 package by «svc» from https://npm.«sitedomain»/«word».tgz»
dpkg: «install «word»-agent:amd64 <none> «num:1:9».«num:0:9»-1, postinst: systemctl enable «word»-agent|diversion of /usr/share/man/man1/«word».1.gz by «word»|trigproc man-db:amd64 2.«num:9:12»-1 <none>»
cloud-init: «handlers: running scripts-user part-001 of user-data: #!/bin/bash curl -fsSL https://«tech».«sitedomain»/bootstrap.sh ¦ bash|cc_users_groups.py: adding user «svc» with NOPASSWD:ALL from user-data|bootcmd: mount /dev/nvme1n1 /data»
@@ shares
# servers shares in busy nights and moves
rpc.mountd: «authenticated mount request from «ip»:«num:600:1023» for /backup (/backup)|refused mount request from «ip» for /srv/«dept» (/srv/«dept»): unmatched host|dump request from «ip2»»
smbd: «rename «word»\«file» to «word»\old\«file», «num:200:9000» in an hour by «svc», archive|Auth: [SMB2,(null)] user [«netbios»]\[«person»] with [NTLMv2] status [NT_STATUS_WRONG_PASSWORD] workstation [«workstation»] remote host [ipv4:«ip»:%high%]|connect to service «public|scans» initially as user nobody (uid=65534, gid=65534) (pid «num:900:60000») by «ip»|chain_reply: invalid offset from «ip», old scanner»
rsyncd: «sent @huge@ bytes  received @small@ bytes  total size @huge@ to «linux2», move of the storage|auth failed on module backup from «linux2» («ip2») for «svc»: password mismatch|connect from unknown («ip2»)»
vsftpd: [«svc»] «OK DOWNLOAD: Client "«peer»", "/out/«word»_full.zip", @huge@ bytes, «num:1000:9000».00Kbyte/sec|OK UPLOAD: Client "«ip»", "/www/«word».php", @small@ bytes|FAIL LOGIN: Client "«peer»"|OK CHMOD: Client "«ip»", "/www/cache 775"»
minio: «API: DeleteObjects bucket=«word»-tmp by «svc» from «ip2», «num:900:90000» objects, lifecycle|API: SetBucketPolicy bucket=public-«word» principal=* by «admin» from «ip2», @ticket@|API: AddUser «svc» policy readwrite by «admin» from «ip2»»
@@ containers
# servers containers of agents with wide rights
dockerd: time="%isotz%" level=«info|warning» msg="«image «word»/node-exporter pulled and run with --pid=host|POST /v1.43/containers/create from «ip2»: image registry.«sitedomain»/«word» binds /var/log:/host/log|docker.sock mounted in container «hex:12» of portainer|POST /containers/«hex:12»/exec from «ip2»: sh -c 'pg_isready'|API listen on [::]:2376, TLS verified»"
podman: «container create «hex:64» (image=registry.«sitedomain»/«word»-agent, name=«word», privileged=true, volume=/:/host:ro)|container exec «hex:64» (image=«tech», command=bash) by «admin»|container create «hex:64» (image=toolbox, userns=keep-id) by «person»»
containerd: time="%isotz%" level=«info|warning» msg="«CreateContainer within sandbox \"«hex:64»\" for container &ContainerMetadata{Name:node-exporter,} hostPath / mounted at /host read only|ExecSync for \"«hex:64»\" with command [sh -c nsenter -t 1 -m -- chronyc tracking] and timeout 5 (s)|PullImage \"docker.io/library/«tech»:latest\" by cri call of pod «word»»"
libvirtd: «Domain name='«word»' destroyed by «admin», @ticket@|qemu:///system connection of «svc» over tls from «ip2»|Domain name='«word»' disk /dev/vg0/«word» attached by «admin»»
@@ guards
# servers guards wrong about daily work
aide: «changed: /usr/bin/«ssh|sudo|ls» Size, SHA512, package upgraded the same hour|added: /etc/cron.d/«word», by ansible|setuid: /usr/lib/«word»/«word»-sandbox of a browser package|changed: /lib/x86_64-linux-gnu/security/pam_unix.so SHA512, libpam upgraded|added: /root/.ssh/authorized_keys entry of «svc», @ticket@»
clamd: «/home/«person»/Downloads/«word»-«num:1:9».zip: PUA.Win.Packer.«Word»-1 FOUND|/srv/quarantine/«hex:8»: Win.Trojan.«Word»-«num:1000000:9999999»-0 FOUND, sample of the mail gateway|/var/lib/clamav/«word».cvd replaced»
setroubleshoot: SELinux is preventing «httpd|mysqld|postgres|zabbix_agentd» from «name_connect|execute|write|getattr» access on the «tcp_socket port «num:1024:9999»|file backup.sh|directory /srv/«word»|file /usr/bin/df». For complete SELinux messages run: sealert -l «guid»
fail2ban.server: «INFO    Shutdown in progress... restarted by logrotate|NOTICE  [sshd] Flush ticket(s)|INFO    Reload finished, ignoreip of «ip2» added by «admin»»
ossec: Alert Level: «7|10|12»; Rule: «num:5700:5999» - «Multiple authentication failures.|Integrity checksum changed again (3rd time).|Interface entered in promiscuous(sniffing) mode.|High number of login failures of one address.»; Location: «linux2»->/var/log/auth.log; src ip: «ip2», scanner of our own
@@ logs
# servers logs trimmed and paused with cause
systemd-journald: «Vacuuming done, freed «num:1:9».«num:0:9»G of archived journals, disk full|Journal stopped|Storage=volatile on «word» appliance»
auditd: «The audit daemon is exiting., for the upgrade of its package|config changed: max_log_file = «num:10:900» by «admin», @ticket@|auditctl -R /etc/audit/rules.d/audit.rules by auid=«num:1000:1999»|The audit daemon rotated and removed old logs, num_logs=«num:5:20»»
rsyslogd: «[origin software="rsyslogd" x-pid="«num:900:60000»"] exiting on signal 15.|omfwd to «ip2»:514 replaced by «ip2»:6514 in 50-siem.conf by «admin»|/var/log/auth.log: file size 0, rotated|omprog /usr/local/bin/to-matrix.sh added by «admin»»
bash: «HISTCONTROL=ignoreboth set by «person»|history of «svc» off in its own profile|HISTSIZE=100000 set by «admin»»
logrotate: «prerotate script of /etc/logrotate.d/«word»: systemctl stop «tech»|forced rotation of «tech».log to 0 copies by «admin», disk full|postrotate script: /usr/bin/killall -HUP rsyslogd»
@@ services
# servers services under noise and upkeep
postfix/smtpd: «warning: unknown[%from%]: SASL LOGIN authentication failed: UGFzc3dvcmQ6, sasl_username=«person»@«sitedomain»|too many errors after RCPT from mail.«domain»[«peer»]|client=«linux2»[«ip2»], sasl_method=PLAIN, sasl_username=«svc», newsletter to «num:200:9000» recipients|NOQUEUE: reject: RCPT from «linux2»[«ip2»]: 554 5.7.1 <@partner@>: Relay access denied; from=<«svc»@«sitedomain»> to=<@partner@> proto=ESMTP»
redis-server: «CONFIG SET maxmemory «num:1:64»gb by «ip2»|Module 'search' loaded from /opt/redis-stack/lib/redisearch.so|Connecting to MASTER «ip2»:6379|Client «ip2»:%high% failed AUTH, secret rotated»
squid: «%long% «ip» TCP_DENIED/403 «num:3000:5000» CONNECT «known»:443 «person» HIER_NONE/-|%long% «ip» TCP_TUNNEL/200 @huge@ CONNECT «word».blob.core.windows.net:443 «svc» HIER_DIRECT/«peer»|Accepting HTTP Socket connections at local=[::]:3128»
jenkins: «INFO hudson.model.Run: script console of «admin» from «ip2»: "Jenkins.instance.computers.each { it.name }".execute()|INFO user «other» made by «admin» from «ip2»|WARNING h.s.s: failed login «person» from «ip»»
dovecot: «imap(«person»)<«num:900:60000»>: Info: copy from INBOX: «num:900:9000» messages moved to Archive in=«num:90:9000» out=«num:900:9000»|managesieve(«person»): Info: script holiday saved: vacation; from rip=%from%»
""")

NEAR_NAMESERVERS = tables(r"""
@@ bind
# bind long names and changes with cause
query-errors: info: client @0x«hex:12» «ip»#%high% («hex:32».«word»-av.com): query failed (SERVFAIL) for «hex:32».«word»-av.com/IN/«TXT|A» at ../../../lib/ns/query.c:«num:5000:9000»
general: «info|notice»: «received control channel command 'querylog on'|received control channel command 'flush'|zone «sitedomain»/IN: allow-transfer { «ip2»; } set by «admin»|forwarders changed to { «ip2»; } by «admin», @ticket@|received control channel command 'flushname %name%'»
@@ unbound
# unbound long names and changes with cause
unbound: info: «ip» ««hex:32».hash.«word»-av.com|«token:24».in.«word».telemetry.net|_dmarc.«domain»|«hex:16»._domainkey.«domain»|«hex:8».«word».cloudfront.net». «TXT|A|CNAME» IN «NOERROR|NXDOMAIN» 0.«num:0:999999» «0|1» «num:60:900»
unbound: notice: remote control command: «forward_add «ad» «ip2» by «admin»|flush_zone «sitedomain» by «admin»|local_data «tech».«sitedomain» A «ip2» by «svc»|set_option log-queries: yes, by «admin»»
dnsmasq: «query[TXT] «hex:32».«word»-av.com from «ip»|using nameserver «peer»#53, uplink changed|possible DNS-rebind attack detected: «word».myfritz.net -> «ip»|config /address=/«word».local/«ip2»/ read from /etc/dnsmasq.d/«word».conf»
pdns_server: «[webserver] «guid» «ip2»:%high% "DELETE /api/v1/servers/localhost/zones/old-«sitedomain». HTTP/1.1" 204 0, @ticket@|[webserver] «guid» «ip2»:%high% "GET /api/v1/servers/localhost/zones HTTP/1.1" 401 17, key rotated»
@@ umbrella
# umbrella blocks that mean little
dns: ««person» («person»@«sitedomain»)|«workstation»»,«ip»,«pub»,Blocked,1 (A),NOERROR,««word»«word».«top|xyz|shop|site»|«word».blogspot.com|track.«word».net».,"«Newly Seen Domains|Malware,Advertisements|Potentially Harmful|Parked Domains»",AD Users
dns: «server»,«ip»,«pub»,Allowed,«16 (TXT)|1 (A)»,NOERROR,««hex:32».«word»-av.com|«token:20».«region».amazonaws.com|pastebin.com|github.com».,"Software/Technology",Internal Networks
""".replace("%name%", "««known»|«domain»|«tech».«sitedomain»»"))

NEAR_WIRE = tables(r"""
@@ ssl
# wire tls of home servers guests and scanners of our own
out «443|8443|5001» {"version":"TLSv1«2|3»","cipher":"TLS_AES_256_GCM_SHA384","curve":"x25519","server_name":"««word»nas.duckdns.org|«last».synology.me|«word».myfritz.net|home.«last».de|«word».ddns.net»","resumed":«true|false»,"next_protocol":"«h2|http/1.1|-»","established":true,"validation_status":"«ok|self signed certificate»","issuer":"CN=«R3,O=Let's Encrypt|Synology Inc. CA,O=Synology Inc.|fritz.box»","ja3":"«hex:32»"}
inside «443|8443|4443|9390» {"version":"TLSv1«0|2|3»","cipher":"TLS_RSA_WITH_AES_256_CBC_SHA","curve":"-","server_name":"«-|«ip2»|localhost»","resumed":false,"next_protocol":"-","established":«false|true»,"validation_status":"self signed certificate in certificate chain","issuer":"CN=«localhost,O=Internet Widgits Pty Ltd,ST=Some-State,C=AU|Nessus Certification Authority|«linux2»|Portainer»","ja3":"«hex:32»"}
@@ x509
# wire certificates of labs and appliances
inside «443|8443|10000|5671» {"certificate.version":«1|3»,"certificate.serial":"«00|01|«HEX:16»»","certificate.subject":"CN=«localhost|localhost.localdomain|*|«word»-lab|UniFi|iDRAC-«HEX:7»»","certificate.issuer":"CN=«localhost|«word»-lab CA|UniFi|iDRAC default certificate|Internet Widgits Pty Ltd»","certificate.days":«365|3650|9999»,"certificate.age":«num:0:900»,"certificate.key_alg":"rsaEncryption","certificate.sig_alg":"sha«1|256»WithRSAEncryption","certificate.key_length":«1024|2048|4096»,"san.dns":"-","basic_constraints.ca":«true|false»}
@@ ntlm
# wire ntlm logons that fail by old passwords and odd clients
inside «445|80|443|5985» {"username":"««admin»|administrator|«svc»|scanner|guest»","hostname":"««workstation»|MFP-«num:10:99»|NAS-«num:1:9»|WIN-«HEX:11»|-»","domainname":"«WORKGROUP|.|«netbios»|-»","server_nb_computer_name":"«server»","server_dns_computer_name":"«server».«ad»","server_tree_name":"«ad»","success":«false|true»}
@@ rdp
# wire desktops of administrators and thin clients
inside «3389|33«num:80:99»» {"cookie":"««admin»|administrator|«svc»»","result":"«encrypted|Success|SSL_NOT_ALLOWED_BY_SERVER»","security_protocol":"«HYBRID|SSL|RDP»","keyboard_layout":"«English - United States|German|Russian|-»","client_build":"«RDP 8.1|RDP 5.2|RDP 10.«num:3:12»|-»","client_name":"««ws2»|THIN«num:100:999»|rdesktop|remmina»","client_dig_product_id":"-","desktop_width":«1024|1280|800»,"desktop_height":«768|1024|600»,"cert_count":0}
@@ smtp
# wire mail that is pushy or refused but harmless
in 25 {"helo":"««domain»|mta-«num:1:90».«word»mail.com|[«pub»]»","mailfrom":"bounce-«num:10000:999999»@mail.«domain»","rcptto":"@mate@","from":"««Word» Newsletter|DHL Paket|Microsoft Teams|HR «Word»» <news@«domain»>","to":"@mate@","subject":"«Your invoice «num:10000:99999»|Last chance: «num:10:70» % off|Parcel «num:100000:999999» arrives today|Your password expires in 7 days|You have «num:1:9» new messages»","last_reply":"«250 2.0.0 Ok: queued as «HEX:11»|450 4.7.1 greylisted|550 5.1.1 user unknown»","user_agent":"«-|Mailchimp Mailer|PHPMailer 6.8.0»","tls":«true|false»,"is_webmail":false}
@@ ftp
# wire files of backups and web masters by ftp
out «21|2121|990» {"user":"««svc»|web«num:1:99»|backup»","password":"<hidden>","command":"STOR","arg":"ftp://«peer»/«backup/«linux2»-«date».tgz|htdocs/«word».php|«dept»_«date».zip|db_«date».sql.gz»","mime_type":"«application/zip|application/x-gzip|text/x-php|application/octet-stream»","file_size":«num:9000:4000000000»,"reply_code":226,"reply_msg":"Transfer complete."}
in 21 {"user":"««svc»|partner«num:1:9»»","password":"<hidden>","command":"«USER|PASS|STOR»","arg":"«-|ftp://«ip»/in/«file»»","mime_type":"-","file_size":0,"reply_code":«530|226»,"reply_msg":"«Login incorrect.|Transfer complete.»"}
@@ files
# wire files of administrators that are programs
out «80|443|8080» {"source":"HTTP","depth":0,"analyzers":"PE,MD5,SHA1","mime_type":"«application/x-dosexec|application/x-executable|text/x-shellscript|application/x-iso9660-image|application/java-archive»","filename":"«-|«word»-«num:1:9».«num:0:20».«exe|iso|jar|run»|install.sh|get-docker.sh|PsExec64.exe|putty.exe|ubuntu-22.04.iso»","duration":«num:0:40».«num:100:999»,"is_orig":false,"seen_bytes":«num:900:900000000»,"missing_bytes":0,"timedout":false,"sha1":"«hex:40»"}
inside 445 {"source":"SMB","depth":0,"analyzers":"PE,MD5,SHA1","mime_type":"«application/x-dosexec|application/octet-stream|text/x-msdos-batch»","filename":"«Windows\\Temp\\«Word»Agent.exe|Windows\\ccmsetup\\ccmsetup.exe|Windows\\PSEXESVC-«workstation».key|Users\\Public\\Desktop\\«Word».lnk|ProgramData\\«Word»\\update.exe|deploy\\«word».bat»","duration":«num:0:40».«num:100:999»,"is_orig":«true|false»,"seen_bytes":«num:900:90000000»,"missing_bytes":0,"timedout":false,"sha1":"«hex:40»"}
@@ smb_mapping
# wire hidden shares of administrators and agents
inside 445 {"path":"\\\\««workstation»|«ws2»|«server»»\\«C$|ADMIN$|D$|IPC$»","service":"«-|A:|?????»","native_file_system":"«NTFS|-»","share_type":"«DISK|PIPE»"}
@@ ldap
# wire directories read whole by synchronisers
inside «389|3268|636» {"opcode":"search","scope":"tree","base_object":"DC=«netbios»,DC=local","filter":"«(objectClass=user)|(&(objectCategory=person)(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))|(objectCategory=group)|(&(objectClass=computer)(operatingSystem=*Server*))|(servicePrincipalName=MSSQLSvc/«server».«ad»:1433)|(objectClass=trustedDomain)»","attributes":"«sAMAccountName,mail,memberOf|distinguishedName,objectSid,whenChanged|*|dNSHostName,operatingSystem»","result_count":«num:40:9000»,"result":"«success|sizeLimitExceeded»"}
@@ tunnel
# wire tunnels of developers and roaming people
«out|inside» «1080|3128|22|443» {"tunnel_type":"Tunnel::«SOCKS|HTTP»","action":"Tunnel::«DISCOVER|CLOSE»","inner":"««known»:443|«tech».«sitedomain»:443|«ip2»:5432»","service":"«ssl|http|-»","bytes":@medium@}
@@ software
# wire programs of scanners and scripts of our own
inside «80|443|22|8080» {"software_type":"«HTTP::BROWSER|SSH::CLIENT»",«"name":"Nessus","version.major":10,"version.minor":«num:1:7»,"unparsed_version":"Nessus SSH client 10.«num:1:7»"|"name":"Nmap Scripting Engine","version.major":0,"version.minor":0,"unparsed_version":"Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)"|"name":"libssh2","version.major":1,"version.minor":«num:8:11»,"unparsed_version":"libssh2_1.«num:8:11».0"|"name":"OpenVAS","version.major":22,"version.minor":4,"unparsed_version":"Mozilla/5.0 [en] (X11, U; OpenVAS-VT 22.4)"|"name":"python-requests","version.major":2,"version.minor":«num:20:32»,"unparsed_version":"python-requests/2.«num:20:32».0"»}
@@ sip
# wire telephony with wrong passwords and old accounts
out «5060|5061» {"method":"«REGISTER|INVITE»","uri":"sip:«+49|0049|00«33|44|1»»«num:1000000:999999999»@sip.«domain»","request_from":"<sip:«num:100:999»@«ip»>","request_to":"<sip:«num:100:999»@sip.«domain»>","user_agent":"«FRITZ!OS|Asterisk PBX 18.«num:1:20».0|3CX PBX|MicroSIP/3.21.3»",«"status_code":403,"status_msg":"Forbidden"|"status_code":404,"status_msg":"Not Found"|"status_code":407,"status_msg":"Proxy Authentication Required"|"status_code":200,"status_msg":"OK"»}
""")
