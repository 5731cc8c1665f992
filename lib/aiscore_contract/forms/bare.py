r"""A value that comes alone: what `field=CommandLine`, `field=url` or `field=http_user_agent` sends, and the lines of a shell's history.

Nothing around it says what it is, so it is told by its own shape, and only where no other form reads the text: both halves ask last. Owns
which words begin a command, on which systems, and what marks a sentence that begins with such a word. Who sent the value cannot be told
from it; it is read as the one thing that it is, never as an event about something else.
"""
from __future__ import annotations

import re
from typing import List, NamedTuple, Optional, Tuple
from urllib.parse import unquote_plus

WINDOWS, UNIX = "windows", "linux"
#: How the name of a program of Windows ends where it is written out.
EXECUTABLE = (".exe", ".com", ".bat", ".cmd")

_UNIX_FIRM = frozenset("""
apt apt-get aptitude yum dnf zypper pacman apk brew snap flatpak dpkg rpm pip pip3 npm npx yarn pnpm cargo gem composer mvn gradle gcc g++ clang cmake
bash sh dash zsh ksh fish csh tcsh sudo su doas pkexec nohup setsid xargs env export alias unalias unset source chmod chown chgrp chattr lsattr setfacl getfacl
setcap getcap ls ll cd pwd cp mv rm mkdir rmdir ln cat tac nl tee grep egrep fgrep zgrep rg awk gawk sed xxd hexdump od base64 base32 openssl gpg md5sum sha1sum
sha256sum tar gzip gunzip bzip2 xz zip unzip 7z 7za rar unrar rsync scp sftp sshpass sshfs ssh-keygen ssh-copy-id ssh-add ssh-agent nc ncat netcat socat nmap masscan tcpdump tshark telnet
curl wget aria2c lynx dig nslookup ifconfig ip iptables ip6tables nft ufw firewall-cmd ss netstat arp arp-scan traceroute mtr ethtool iwconfig ping ping6 whoami id uname hostnamectl
uptime lsblk lsof lsmod lscpu lspci insmod rmmod modprobe modinfo depmod dmesg sysctl fdisk mkfs mount umount df du dd shred wipe
systemctl journalctl crontab useradd userdel usermod groupadd groupdel adduser deluser passwd chpasswd visudo vipw gpasswd getent
pkill killall pgrep pstree ps htop strace ltrace gdb python python2 python3 perl ruby php node lua tclsh awk
vi vim nano emacs docker podman nerdctl ctr crictl kubectl helm kubeadm oc minikube terraform ansible ansible-playbook vagrant aws az gcloud gsutil gh git svn
mysql mysqldump psql pg_dump pg_dumpall redis-cli mongo mongosh mongodump sqlite3 sqlcmd bcp
chisel frpc ngrok rclone hydra john hashcat sqlmap nikto gobuster ffuf dirb wpscan msfconsole msfvenom responder crackmapexec netexec bloodhound-python
ldapsearch snmpwalk smbclient rpcclient enum4linux dcdiag restic lxc unshare chroot debugfs ipset sudoedit busybox groups jq yq kustomize etcdctl rabbitmqctl vault skopeo velero
puppet knife helmfile gitleaks trufflehog trivy xmllint lastlog lvcreate lvremove mkswap timedatectl printenv ulimit inotifywait mkfifo launchctl dscl sw_vers pbpaste pbcopy screencapture osascript xattr plutil csrutil spctl sqlplus jstack amicontained plink pscp xfreerdp tailscale
update-rc.d systemd-run systemd-analyze loginctl fetch lftp ftp pushd nice taskset unshadow finger srun chage faillock
semanage setenforce getenforce auditctl ausearch aureport restorecon truncate logger at batch screen tmux reboot shutdown poweroff init telinit history
""".split())
_WINDOWS_FIRM = frozenset("""
powershell pwsh cmd rundll32 regsvr32 regsvcs regasm wmic schtasks certutil mshta cscript wscript msiexec bitsadmin installutil msbuild vssadmin wbadmin bcdedit
fsutil wevtutil auditpol icacls takeown cacls attrib tasklist taskkill netsh net1 nltest dsquery dsget adfind ntdsutil whoami hostname ipconfig systeminfo quser qwinsta
query nslookup ping tracert pathping netstat arp route nbtstat reg regedit regini sc xcopy robocopy esentutl expand extrac32 makecab diskshadow diskpart
cmdkey klist setspn gpresult gpupdate secedit psexec psexec64 paexec procdump procdump64 mimikatz rubeus sharphound seatbelt winpeas wusa dism pnputil mofcomp winrm winrs
mstsc cipher sdelete tar curl ssh scp wsl dotnet java javaw python pythonw node explorer notepad control mmc odbcconf cmstp forfiles pcalua hh ieexec presentationhost
iwr irm gci gwmi icm winget choco scoop dcdiag repadmin ksetup nanodump powercat manage-bde dsregcmd driverquery w32tm usoclient mklink tscon powercfg chkdsk vaultcmd csc certreq
winscp plink pscp ftp desktopimgdownldr conhost tttracer dsmod dsadd getmac logoff compact defrag pushd
runas at timeout chcp cls dir rename del erase rd rmdir
""".split())
#: Words of a sentence too, or names of daemons that speak of themselves: a command where an option, a path or a sign stands behind them.
_UNIX_LOOSE = frozenset("""
find at date time make kill test who last host service sort cut head tail more less file stat watch split join echo printf read exec eval set man top java ssh mail write wall
w yes watch touch install ar ld strings locate which whereis type exit halt cron node php ruby perl screen batch init history export source alias mount git docker mysql redis-cli mongo vi env
id ip su logger composer fish snap at ps oc ctr nft dd du df dig john responder hydra wipe shred nice fetch groups vault finger pass puppet knife clear
""".split())
_WINDOWS_LOOSE = frozenset("""
net at copy move type start set echo for if find findstr more call query sc control route ping java node explorer notepad expand timeout dir rename del erase tar curl ssh
hostname cipher python compact defrag logoff fetch
""".split())
_UNIX, _WINDOWS = _UNIX_FIRM | _UNIX_LOOSE, _WINDOWS_FIRM | _WINDOWS_LOOSE
_LOOSE = (_UNIX_LOOSE | _WINDOWS_LOOSE) - ((_UNIX_FIRM | _WINDOWS_FIRM) - _UNIX_LOOSE - _WINDOWS_LOOSE)
#: Names that are no words of sentences, and on the system that has them no daemon's.
_PLAIN = (_UNIX_FIRM - _UNIX_LOOSE) | (_WINDOWS_FIRM - _WINDOWS_LOOSE - _UNIX_LOOSE)
#: What stands behind a program and in no sentence.
_SIGN = re.compile(r"\s--?[A-Za-z]|\s/[A-Za-z?]{1,16}(?:[\s:]|$)|(?:^|\s)[~.]{0,2}/[\w.]|[A-Za-z]:\\|\\\\|[<>|]|&&|\$[\w({]|%\w{2,30}%|\d+\.\d+\.\d+\.\d+|\w=\S|['\"`*]")
_SIGN_REACH = 400
_TWO_WORDS = re.compile(r"(?: \S{1,400}){1,2}")
_SHELL_SIGN = re.compile(r"\s--?[A-Za-z]|\s/[A-Za-z?]{1,16}(?:[\s:]|$)|(?<![-=])[<>|]|&&|\$\(|[A-Za-z]:\\")
#: What stands behind such a word where a command does something, though no sign shows it.
_VERBS = {name: re.compile(rf"(?i)(?:{verbs})(?:\s|$)") for name, verbs in {
    "net": "accounts|computer|config|continue|file|group|localgroup|name|pause|print|send|session|share|start|statistics|stop|time|use|user|view",
    "sc": "query|queryex|qc|config|create|delete|failure|sdset|sdshow|start|stop",
    "git": "add|branch|checkout|cherry-pick|clone|commit|config|diff|fetch|log|merge|pull|push|rebase|remote|reset|stash|status|tag",
    "docker": "build|compose|cp|exec|image|images|inspect|logs|network|ps|pull|push|restart|rm|rmi|run|start|stop|top|volume",
    "service": r"[\w.@-]{1,60} (?:start|stop|restart|reload|status|disable|enable)", "kill": r"(?:-(?:\d{1,2}|[A-Z]{3,10}) )?\d{1,7}", "su": r"-(?: [\w.-]{1,40})?$", "ps": "-?[aefux]{1,5}", "set": r"[+-]o \w{1,20}", "make": "install|clean|all|test|build|check|release",
    "node": r"[\w./-]{1,80}\.(?:[cm]?js|ts)", "ruby": r"[\w./-]{1,80}\.rb", "php": r"[\w./-]{1,80}\.php", "route": "print|add|delete", "ping": r"[\w.-]{1,80}$", "dig": r"[\w.-]{1,80}$",
    "id": r"[\w.-]{1,40}$", "groups": r"[\w.-]{1,40}$", "man": r"[\w.-]{1,40}$", "vault": "kv|read|write|list|login|policy|token|operator|secrets|auth|audit|delete"}.items()}
#: Programs that no list here holds show by what stands behind their names: options at once, or behind a word or two.
_OPTIONS = re.compile(r"[a-z][\w.+-]{1,30}(?:\.py|\.sh|\.rb|\.pl)?(?: [\w./:@=+-]{1,60}){0,2} --?[A-Za-z][\w-]{0,30}(?:[ =]|$)")
#: What a terminal, a history, a table of jobs, a loop or a script puts before a line.
_PROMPT = re.compile(r"(?:(?:while|until) [^;\n]{1,200}; ?do |#![^\n]{1,80}\n|@echo off[ \t]{0,9}\r?\n|#\d{9,10}\r?\n|: \d{9,10}:\d{1,7};|PS (?:[A-Z]:\\|~|/)[^>\n]{0,200}> ?|[A-Za-z]:\\(?:(?! [/-]|\.(?:exe|com|bat|cmd|ps1|vbs|js|scr|pif)\b)[^<>|\"\n:]){0,200}(?<! )>(?! )|\[?[\w.-]{1,40}@[\w.-]{1,80}[: ][^\s$#\]]{0,200}\]?[$#] ?|[$#] |\(+(?=[a-z])|"
                     r"(?:@(?:reboot|hourly|daily|weekly|monthly|yearly|annually|midnight)|(?:[\d*/,-]{1,30}\s{1,4}){5})\s{0,4}(?:[a-z][\w-]{0,30}\s{1,4}(?=/))?|(?=[A-Z_]{2,40}=))(?:[A-Z_]{2,40}=(?:[\w./:-]{1,80} |\$\()){0,8}")
#: A program by its place. A place of Unix alone may as well be a page's or a file's: something stands behind it.
_PLACED = re.compile(r"(?i)\"(?P<quoted>(?:[a-z]:\\|\\\\|%\w{2,20}%\\|/)[^\"\n]{1,400})\"|"
                     r"(?P<dos>(?:(?:\\\?\?\\)?[a-z]:[\\/]|\\systemroot\\|\.\\|\\\\[\w.$-]{1,80}\\|%\w{2,20}%\\)(?:[^\"\n|<>*?]{1,300}?\.(?:exe|com|bat|cmd|ps1|vbs|vbe|jse?|wsf|hta|scr|cpl|msi|pif|lnk)\b|[^\s\"|<>]{1,300}(?=\s))|%\w{2,20}%(?= /))|"
                     r"(?P<unix>(?:/(?:usr|s?bin|opt|tmp|var|home|root|dev/shm|etc|srv|snap|lib\w{0,2}|run|mnt|nix)/|\.{1,2}/|~/)[^\s\"'|<>;&?]{1,300}(?=\s|$))")
_LOOPS = ("while ", "until ")
#: A slash begins an option, and behind it a digit a product's version.
_NAMED = re.compile(r"[A-Za-z_][\w.+-]{0,40}(?=[\s;|&<>\"']|/(?!v?\d)|$)")
#: Lines of PowerShell that name no program.
_SCRIPT = re.compile(r"(?i)(?:&\s*[({'\"$]|\.\s*\(|\$[\w:{}]{1,60}\s{0,4}[+.=\[(|]|\$[\w:]{1,60} -[a-z]{2,12} |\(\s*(?:new-object|get-\w+|\[)|\[(?:dllimport|parameter)\(|"
                     r"\[[a-z][\w.,= ]{1,200}(?:\[\])?\](?:::|\s{0,4}\$|\.[a-z]{3,30}[.(]|\[[a-z]|\()|iex\b|function\s+[\w-]+\s*[({]|param\s*\(|"
                     r"(?-i:(?:Add|Approve|Backup|Checkpoint|Clear|Compress|Connect|Convert|ConvertTo|ConvertFrom|Copy|Disable|Disconnect|Dismount|Enable|Enter|Exit|Expand|Export|Find|Format|Get|Grant|"
                     r"Import|Initialize|Install|Invoke|Join|Limit|Lock|Measure|Mount|Move|New|Open|Out|Publish|Read|Receive|Register|Remove|Rename|Repair|Request|Reset|Resolve|Restart|Restore|Resume|Revoke|"
                     r"Save|Search|Select|Send|Set|Show|Start|Stop|Suspend|Sync|Test|Trace|Unblock|Uninstall|Unlock|Unregister|Update|Wait|Where|Write)-(?:[A-Z][A-Za-z0-9]{2,60}|[A-Z]{2})(?=[\s;|(]|$)))")
#: What a script may begin with as well; what follows shows whether it is one of PowerShell.
_BEGINNING = re.compile(r"(?i)<#|#|\{\s|(?:try|begin|process)\s{0,9}\{|(?:if|foreach|while|switch|for)\s{0,9}\(|using\s+namespace\s|\[cmdletbinding|@echo off")
_OF_POWERSHELL = re.compile(r"(?m)(?:^|[;{(])[ \t]{0,40}\$[\w:]{1,60}[ \t]{0,9}[+=.\[]|\b[A-Z][a-z]{2,12}-[A-Z]\w{2,60} -[A-Z]")
_SCRIPTED = re.compile(r"(?i)\b(?:powershell|pwsh)\b|\b[a-z]{2,12}-[a-z]{3,40}\b.{0,120}?[|{$]|\bnew-object\b|\bInvoke-\w+|\biex\b")
#: Where the next command of a line begins.
_NEXT = re.compile(r"\s*(?:\|\||&&|[|;&\n])\s*")
#: A sign that is escaped begins no quotation; a text of nothing else would be looked through from each of them.
_QUOTED_PART = re.compile(r"(?<!\\)\"(?:[^\"\\]|\\.){0,2000}\"|(?<!\\)'[^']{0,2000}'")
_PARTS_MAX = 8
_REACH = 4_096
#: More of a program's name is not kept.
NAME_MAX_CHARS = 400

#: An address on the web, or what is asked for on a server.
_TARGET = re.compile(r"(?:(?:https?|ftp)://|/)\S{0,8000}\Z")
#: An address that somebody listed without its scheme, or with a method and no blank between.
_UNSCHEMED = re.compile(r"((?:[a-z0-9_-]{1,63}\.){1,10}[a-z]{2,24}|(?:\d{1,3}\.){3}\d{1,3})(:\d{1,5}(?!/(?:tcp|udp|sctp)\b))?/\S{0,8000}\Z")
#: What a page that is asked for has in its place, and an image, a package, a label or a file in a folder has not.
_OF_PAGE = re.compile(r"[?%=]|\.(?:php\d?|aspx?|jspx?|s?html?|cgi|cfm|do|action)(?:[/;#]|\Z)|/\Z")
_JOINED = re.compile(r"(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS)(?=https?://\S{1,8000}\Z)")
#: Parameters of a request, as `uri_query` holds them; pairs between other signs are another format's.
_QUERY = re.compile(r"\??[A-Za-z_][\w.\[\]%$-]{0,80}=\S{0,8000}\Z")
#: What shows that a pair alone is one: a second pair, an escape, words joined by their signs, or what no setting and no result of a program holds.
_OF_QUERY = re.compile(r"&[A-Za-z_][\w.\[\]%$-]{0,80}=|%[\dA-Fa-f]{2}|\+[^+\s]{1,200}\+|\.\./|</|<\w{1,20}[/=(]|=[^'\"=]{1,400}['\"]|=['\"][^'\"]{0,400}\Z|['\"][+;)|]|"
                       r"\$[({]|\{\{|`|=(?:file|php|data|gopher|dict|phar|expect|jar|ldap)://")
_OTHER_PAIRS = re.compile(r"[,;|\t]\"?[\w.-]{1,60}\"?=")
#: Folders that a page's place does not begin with, and a file's does; what leads out of them or holds an attack's signs is asked for of a server.
_FILE = re.compile(r"/(?:etc|usr|bin|sbin|var|tmp|home|root|proc|sys|dev|opt|lib|lib64|run|boot|mnt|srv|snap|media|Users|Library|Applications|System)(?:/(?!\.\.(?:/|\Z))[^?/%<>'\"]*)*\Z")
_PRODUCT = r"[A-Za-z][\w.+!'-]{0,60}/v?\d[\w.#+~-]{0,40}"
#: What a program says it is: products with their versions, and remarks in brackets; nothing else.
_AGENT = re.compile(rf"Mozilla/\d|[A-Za-z][\w.-]{{1,40}} \((?:\+?https?://|github\.com/)|{_PRODUCT}(?:(?:[ ;,]{{1,3}}|(?=\())(?:{_PRODUCT}|\([^()]{{0,300}}(?:\([^()]{{0,100}}\)[^()]{{0,200}})?\)|[A-Z][A-Za-z]{{1,20}})){{0,24}}\Z")
_AGENT_MAX_CHARS = 1_000

#: What is sent as a parameter to be more than a value, alone as lists of such values hold it. It begins as such values do,
#: and the signs show that it ends so; a row of a table that is drawn begins and ends with a bar.
_BREAKS_OUT = re.compile(r"(?i)(?:[^\s'\"]{0,40}\s{0,4}['\"`][)\s]{0,8}|-?\d{1,10}(?=;)|-?\d{1,10}[)\s]{1,8}|\s{0,4}\)[)\s]{0,7})(?:;|--|#|/\*|\|\||(?:or|and|union|having|group|order|waitfor|procedure|as|where|rlike)\b)")
_OF_SQL = re.compile(r"(?i)\b(?:or|and)\b[\s(+]{1,8}(?:\({0,4}(?:(['\"])\w{1,20}\1|['\"]?\w{1,20})\){0,4}|''|\"\")\s{0,4}(?:=|<|>|like\b|in\s?\()|\bunion\b[\s(+]{1,8}(?:all\b[\s(+]{1,8})?select\b|\bselect\b.{1,200}?\bfrom\b|"
                     r"\b(?:pg_)?sleep\s{0,4}\(|\bbenchmark\s{0,4}\(|\bwaitfor\s{1,4}delay\b|\b(?:order|group)\s{1,4}by\s{1,4}\d{1,4}\s{0,4}(?:--|#|,|\Z)|;\s{0,4}(?:drop\s{1,4}(?:table|database|user)|exec\b|shutdown\b|insert\s{1,4}into|update\s{1,4}\S{1,60}\s{1,4}set|delete\s{1,4}from|select\b.{1,200}?(?:\bfrom\b|\())|xp_cmdshell|"
                     r"(?:--|#)\s{0,4}\Z")
_MARKUP = re.compile(r"(?i)(?:java|vb)script:\S|[^\s<]{0,40}(?:<[a-z][^<>]{0,100}>[^<]{0,40}){0,4}<(?:script\b(?!\s{1,8}src\s?=\s?[\"']?(?:/(?!/)|\.{1,2}/)[^<>()]{0,200}>)|[a-z]\w{0,20}(?:[\s/][^>]{0,400}?)?[\s/\"'](?:on(?!line\b|sale\b|going\b|boarding\b|board\b|site\b)[a-z]{3,20}\s{0,4}=|[a-z]{2,12}\s{0,4}=\s{0,4}[\"']{0,2}\s{0,4}(?:java|vb)script:))")
_UP = r"(?:[\\/]|%2f|%5c|%252f|%255c|%c0%af)"
#: Out of the folders of a server and to what a system alone has; how far up a file of one's own lies tells nothing.
_CLIMBS = re.compile(rf"(?i)(?:(?:\.|%2e|%252e){{2}}{_UP}){{2,40}}(?:\S{{0,400}}{_UP})?(?:etc{_UP}(?:passwd|shadow)|(?:win|boot)\.ini|(?:access|error)[._]log|proc{_UP}\S{{1,20}}environ|\S{{0,200}}%00)\S{{0,40}}\Z")
#: What goes on behind what stood before: a line that a shell continues, alone.
_CHAINED = re.compile(r"(?:;|\|\|?|&&?)\s{0,4}")
#: A payload that is escaped has its first sign by then.
_PAYLOAD_MAX_CHARS, _ESCAPED_REACH = 2_000, 48

COMMAND, REQUEST, FILE, AGENT = "command", "request", "file", "agent"


class Bare(NamedTuple):
    """A value alone.

    kind      COMMAND, REQUEST, FILE or AGENT
    value     the value, without what a terminal put before it; parameters with the question mark that goes before them
    programs  of a command: what is run, as it is named; first what runs all the rest
    systems   of a command: WINDOWS, UNIX or both
    is_script of a command: whether PowerShell reads it
    """

    kind: str
    value: str
    programs: Tuple[str, ...] = ()
    systems: Tuple[str, ...] = ()
    is_script: bool = False


def bare_of(text: str) -> Optional[Bare]:
    r"""What the value `text` is, or None where its shape does not say.

    >>> bare_of("vssadmin delete shadows /all").systems, bare_of("sudo nmap -sV db1 | tee out").programs
    (('windows',), ('sudo', 'nmap', 'tee'))
    >>> bare_of("find the cause of this"), bare_of("find / -perm -4000").kind
    (None, 'command')
    >>> bare_of("id=1&name=a%27--").value, bare_of("id=1,name=2")
    ('?id=1&name=a%27--', None)
    >>> bare_of("shop.example/login.php?id=1").value, bare_of("' or 1=1 --").value
    ('http://shop.example/login.php?id=1', "?q=' or 1=1 --")
    >>> bare_of("/login.php?id=1").kind, bare_of("/etc/passwd").kind, bare_of("curl/8.5.0").kind
    ('request', 'file', 'agent')
    """
    if not text:
        return None
    first = text[0]
    if first == "/" or first in "hHfF" and "://" in text[:8]:
        if _TARGET.match(text):
            return Bare(FILE if _FILE.match(text) else REQUEST, text)
    if "=" in text[:96] and _QUERY.match(text) and (first == "?" or _OF_QUERY.search(text)) and not _OTHER_PAIRS.search(text):
        return Bare(REQUEST, text if first == "?" else f"?{text}")
    if "/" in text[:64] and first.isalpha() and len(text) <= _AGENT_MAX_CHARS and _AGENT.match(text):
        return Bare(AGENT, text)
    if " " not in text[:260] and (address := _address_of(text)):
        return Bare(REQUEST, address)
    if first in ".%" and len(text) <= _PAYLOAD_MAX_CHARS and _CLIMBS.match(text):
        return _of_payload(text)
    command = _command_of(text)
    if command is None and first in ";|&" and text[-1] != "|":
        return _command_of(text[_CHAINED.match(text).end():] or " ")  # type: ignore[union-attr]
    return _of_payload(text) if command is None and len(text) <= _PAYLOAD_MAX_CHARS and _is_payload(text) else command


def _address_of(text: str) -> str:
    """The address that `text` is without its scheme or behind a method; "" where it is none, or where a file may be called so."""
    joined = _JOINED.match(text)
    if joined is not None:
        return text[joined.end():]
    found = _UNSCHEMED.match(text)
    if found is None or found[1].endswith(_FILE_ENDINGS) or not (found[2] or text.startswith("www.") or _OF_PAGE.search(text, found.end(1))):
        return ""
    return f"http://{text}"


_FILE_ENDINGS = tuple(f".{ending}" for ending in (
    "exe bat cmd sh py js ts go service local d txt gz zip tar jar war pdf log conf cfg ini yml yaml json xml csv md png jpg rpm deb dll so kt java cpp rs rb").split())


def _is_payload(text: str) -> bool:
    """Whether `text` alone is what somebody sends as a parameter to break out of it: into a statement or a page, or, escaped, a shell."""
    if "%" in text[:_ESCAPED_REACH]:
        text = unquote_plus(text)
        if text[0] in ";|&":
            return _program_of(text[:_REACH], _CHAINED.match(text).end()) is not None  # type: ignore[union-attr]
    if ("<" in text[:41] or "script:" in text[:12].lower()) and _MARKUP.match(text):
        return True
    return _BREAKS_OUT.match(text) is not None and _OF_SQL.search(text) is not None


def _of_payload(text: str) -> Bare:
    return Bare(REQUEST, f"?q={text.replace('&', '%26')}")


def has_sign(text: str) -> bool:
    """Whether behind the first word of `text` stands what no sentence has, or before it a name that none has: an option or a shell's sign, or another sign in one of the next two words.

    >>> has_sign("kubectl apply -f app.yml"), has_sign("rclone copy /data far:x"), has_sign("kubectl failed again"), has_sign("nmap scan of 192.0.2.7")
    (True, True, False, False)
    """
    start = text.find(" ")
    if text[:start].lower() in _NEVER_SAID:
        return True
    arguments = _TWO_WORDS.match(text, start)
    return arguments is not None and (_SIGN.search(text, start, arguments.end()) is not None or _SHELL_SIGN.search(text, start, _SIGN_REACH) is not None)


def has_shell_sign(text: str) -> bool:
    """Whether behind the first word of `text` stands an option or a shell's sign.

    >>> has_shell_sign("copy /y a b"), has_shell_sign("at 192.0.2.7"), has_shell_sign("echo x > y")
    (True, False, True)
    """
    return _SHELL_SIGN.search(text, text.find(" "), _SIGN_REACH) is not None


def is_listed(program: str) -> bool:
    """Whether `program` is one by its name or its place; the name may be a word as well, as those write it that type commands.

    >>> is_listed("copy"), is_listed("COPY")
    (True, False)
    """
    return is_known(program) or program in _UNIX or program in _WINDOWS


#: Nothing but a command is called so: no daemon that speaks of itself and no word.
_NEVER_SAID = _WINDOWS_FIRM - _WINDOWS_LOOSE - _UNIX - frozenset(("powershell", "pwsh", "cmd", "wsl", "explorer", "diskpart", "winrm", "psexec", "choco", "winget", "scoop", "dism"))


def is_known(program: str) -> bool:
    """Whether `program` is one by its place, or by a name that is no word of sentences as well.

    >>> is_known("vssadmin.exe"), is_known("/opt/x"), is_known("find"), is_known("FTP"), is_known("orders")
    (True, True, False, False, False)
    """
    plain = program.lower()
    plain = plain[:-4] if plain.endswith(EXECUTABLE) else plain
    return "/" in program or "\\" in program or plain in _PLAIN and (program[0].islower() or plain not in _UNIX)


def _command_of(text: str) -> Optional[Bare]:
    prompt = _PROMPT.match(text) if text[0] in "#:P[$@*(" or text[0].isdigit() or text[0].isupper() and "=" in text[:42] or text[1:3] == ":\\" or "@" in text[:42] or text.startswith(_LOOPS) else None
    start = prompt.end() if prompt is not None else 0
    head = text[start:start + _REACH]
    if _SCRIPT.match(head) or (start or _BEGINNING.match(head)) and _OF_POWERSHELL.search(head):
        return Bare(COMMAND, text[start:], (), (WINDOWS,), True)
    found = _program_of(head, 0)
    if found is None:
        return None
    named, systems, end = found
    if named.lower() == "net" and not _VERBS["net"].match(head, end + 1):
        return None
    programs = [named]
    where = (WINDOWS,) if prompt is not None and prompt.group()[1:3] == ":\\" else systems
    for part_start in _later(head, end):
        part = _program_of(head, part_start)
        if part is not None and len(programs) < _PARTS_MAX:
            programs.append(part[0])
    return Bare(COMMAND, text[start:], tuple(programs), where, WINDOWS in where and _SCRIPTED.search(head) is not None)


def _program_of(head: str, start: int) -> Optional[Tuple[str, Tuple[str, ...], int]]:
    """The program that the command at `start` names, the systems that have it and where its name ends."""
    placed = _PLACED.match(head, start)
    if placed is not None:
        path = placed["quoted"] or placed["dos"] or placed["unix"]
        if placed["quoted"] and "." not in path[-5:] and not head[placed.end():placed.end() + 1].isspace():
            return None
        return path[:NAME_MAX_CHARS], ((UNIX,) if path[0] in "/.~" else (WINDOWS,)), placed.end()
    named = _NAMED.match(head, start)
    if named is None:
        return None
    name = named.group()
    plain = name.lower()
    is_exe = plain.endswith(EXECUTABLE)
    plain = plain[:-4] if is_exe else plain
    systems = tuple(system for system, names in ((WINDOWS, _WINDOWS), (UNIX, _UNIX)) if plain in names)
    if is_exe:
        systems = (WINDOWS,)
    elif name != plain and systems != (WINDOWS,) and name[:1].isupper() and plain in _LOOSE:
        return None  # a sentence begins
    if not systems and _OPTIONS.match(head, start):
        return name, (WINDOWS, UNIX), named.end()
    if not systems or not (is_exe or plain not in _LOOSE or named.end() == len(head) or _SIGN.search(head, named.end(), named.end() + _SIGN_REACH)
                           or plain in _VERBS and _VERBS[plain].match(head, named.end() + 1)):
        return None
    return name, systems, named.end()


def _later(head: str, end: int) -> List[int]:
    """Where further commands of a line begin, behind sudo and its options and behind the signs of a shell outside of quotes."""
    found: List[int] = []
    if head[:5] == "sudo ":
        found.append(_SUDO.match(head, 5).end())  # type: ignore[union-attr]
    if any(sign in head for sign in "|;&\n"):
        plain = _QUOTED_PART.sub(lambda part: "_" * len(part.group()), head)
        found.extend(sign.end() for sign in _NEXT.finditer(plain, end))
    return found[:_PARTS_MAX * 2]


_SUDO = re.compile(r"(?:-[a-zA-Z]+ +(?:(?<=-[ugpC] )\S+ +)?){0,8}")
