"""What administration, deployment, monitoring and plain language write that looks like an attack: no rule of level high or above may hit it."""
# ruff: noqa: E501, E225, E231, E702, E731
import json
import re
import shlex
from pathlib import Path

import pytest
from events import text_and_sourcetype, windows_event

from aiscore_rules.engine import RuleEngine
from aiscore_rules.pack import default_pack_path, load_pack

PACK = load_pack(default_pack_path())
ENGINE = RuleEngine(PACK)
LEVELS = {rule.id: (rule.level, rule.title) for rule in PACK.rules}
BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"


def web(path, agent=BROWSER):
    return f'192.0.2.7 - - [12/Nov/2026:10:21:07 +0000] "GET {path} HTTP/1.1" 200 512 "-" "{agent}"', "access_combined"


def ev(source, event_id, **fields):
    return windows_event(source, str(event_id), fields), "XmlWinEventLog"


def s1(image, line, parent="C:\\Windows\\explorer.exe", user="CORP\\anna", il="Medium"):
    return ev("sysmon", 1, Image=image, CommandLine=line, ParentImage=parent, User=user, IntegrityLevel=il)


def ps(text):
    return ev("powershell", 4104, ScriptBlockText=text)


def ex(line):
    arguments = " ".join(f'a{number}="{word}"' if re.fullmatch(r'[^\s"]+', word) else f"a{number}={word.encode().hex().upper()}"
                         for number, word in enumerate(shlex.split(line)))
    return f"type=EXECVE msg=audit(1763000000.1:4): argc={len(shlex.split(line))} {arguments}", "linux_audit"


def sudo(command):
    return f"Nov 12 10:21:07 web3 sudo:     anna : TTY=pts/0 ; PWD=/home/anna ; USER=root ; COMMAND={command}", "linux_secure"


def aws(service, name, **more):
    return json.dumps({
        "eventVersion": "1.09", "eventSource": service + ".amazonaws.com", "eventName": name, "awsRegion": "eu-west-1", "sourceIPAddress": "192.0.2.9",
        "userAgent": "APN/1.0 HashiCorp/1.0 Terraform/1.9", "requestParameters": {}, "eventType": "AwsApiCall",
        "userIdentity": {"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/deploy/x"}, **more}), "aws:cloudtrail"


def j(sourcetype="_json", **fields):
    return json.dumps(fields), sourcetype


PSX = r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"
CMD = r"C:\Windows\System32\cmd.exe"
SYS = r"NT AUTHORITY\SYSTEM"
LOOKALIKES = [
('GET /search?q=how+to+select+the+copper+from+the+navy HTTP/1.1\nHost: shop.example\n',''),
web('/search?q=how+to+select+the+copper+from+the+navy'),
web('/search?q=credit+union+select+committee'), web('/search?q=western+union+how+to+select+a+branch'),
web('/search?q=drop+table+legs+delivery'), web('/search?q=insert+into+slot+furniture'), web('/search?q=delete+from+my+account+history'),
web('/search?q=update+photo+set+as+cover'), web('/search?q=script+for+a+school+play'), web('/search?q=rock+%26+roll'), web('/search?q=O%27Brien+and+Sons'),
web('/search?q=it%27s+a+boy+or+girl+party'), web('/search?q=execute+master+plan'), web('/search?q=exec+chair+leather'), web('/search?q=cat+%26+dog+food'), web('/search?q=order+by+5+pm'),
web('/search?q=javascript+alert+function+example'), web('/search?q=where+is+wp-config.php+stored'), web('/search?q=how+to+edit+/etc/passwd'), web('/search?q=document.cookie+tutorial'),
web('/search?q=select+*+from+explained'), web('/docs/union-select-tutorial.html'), web('/article?title=Select+Committee+on+the+European+Union'), web('/search?q=sleep+(movie)'), web('/search?q=benchmark+(gpu)'), web('/search?q=1+or+2+bedrooms'), web("/search?q=women's+shoes+--+size+7"), web('/search?q=%22exact+phrase%22+and+%22other%22'),
web('/search?q="john"+or+"jane"+like+"doe"'), web('/list?sort=name&order=desc&limit=10'), web('/p?redirect=https%3A%2F%2Fshop.example%2Fcart.php%3Fid%3D1'), web('/oauth?redirect_uri=http://localhost:8080/cb'), web('/static/../static/app.js'), web('/health','curl/8.5'), web('/api/graphql?query={user{id}}'), web('/search?q=ls+swap+%7C+chevy'), web('/search?q=id+card;+type+b'), web('/search?q=cat;+dog'), web('/wiki/index.php?title=Cmd.exe&action=history'), web('/search?q=ping+pong+%26+echo+dot'), web('/uploads/2026/report.pdf'), web('/search?q=%3C3+cats'), web('/search?q=a%26b'),
s1(PSX,'powershell.exe -NoProfile -ExecutionPolicy Bypass -File C:\\ProgramData\\chocolatey\\tools\\chocolateyInstall.ps1',CMD,user=SYS),
s1(r'C:\ProgramData\chocolatey\bin\choco.exe','choco install git -y'),
s1(PSX,'powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -EncodedCommand JgAgAHsAWwBTAHkAcwB0AGUAbQAu',r'C:\Windows\System32\wsmprovhost.exe',user=r'CORP\ansible'),
s1(PSX,r'powershell.exe -NoLogo -NonInteractive -NoProfile -ExecutionPolicy Bypass & C:\Windows\CCM\SystemTemp\a.ps1',r'C:\Windows\CCM\CcmExec.exe',user=SYS,il='System'),
s1(PSX,r'"powershell.exe" -NoProfile -executionPolicy bypass -file "C:\Program Files (x86)\Microsoft Intune Management Extension\Content\DetectionScripts\a.ps1"',r'C:\Program Files (x86)\Microsoft Intune Management Extension\AgentExecutor.exe',user=SYS,il='System'),
s1(CMD,r'cmd.exe /c "C:\Windows\ccmsetup\ccmsetup.exe"',r'C:\Windows\CCM\CcmExec.exe',user=SYS,il='System'),
s1(r'C:\Windows\System32\msiexec.exe',r'msiexec /i C:\Windows\ccmcache\1\app.msi /qn',r'C:\Windows\CCM\CcmExec.exe',user=SYS),
s1(r'C:\Windows\System32\rundll32.exe','rundll32.exe C:\\Windows\\system32\\PcaSvc.dll,PcaPatchSdbTask',r'C:\Windows\System32\svchost.exe',user=SYS),
s1(r'C:\Windows\System32\rundll32.exe','rundll32.exe shell32.dll,SHCreateLocalServerRunDll {9aa46009}',r'C:\Windows\System32\svchost.exe'),
s1(r'C:\Windows\System32\rundll32.exe',r'rundll32 printui.dll,PrintUIEntry /ga /n\\print1\p',CMD),
s1(r'C:\Windows\System32\vssadmin.exe','vssadmin list shadows',r'C:\Program Files\Veeam\Backup\VeeamAgent.exe',user=SYS),
s1(r'C:\Windows\System32\wbadmin.exe','wbadmin start backup -backupTarget:E: -include:C:',CMD,user=SYS),
s1(r'C:\Windows\System32\net.exe','net stop wuauserv',CMD), s1(r'C:\Windows\System32\net1.exe','C:\\Windows\\system32\\net1 use s: \\\\fs1\\share',CMD),
s1(r'C:\Windows\System32\schtasks.exe','schtasks /query /fo csv',PSX), s1(r'C:\Windows\System32\schtasks.exe',r'schtasks /Create /TN GoogleUpdate /TR "C:\Program Files\Google\Update\GoogleUpdate.exe" /SC DAILY',CMD),
s1(r'C:\Windows\System32\reg.exe',r'reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall /s',CMD),
s1(r'C:\Windows\System32\whoami.exe','whoami /upn',CMD), s1(r'C:\Windows\System32\nltest.exe','nltest /sc_query:corp',CMD),
s1(r'C:\Windows\System32\certutil.exe','certutil -hashfile a.iso SHA256',CMD), s1(r'C:\Windows\System32\bcdedit.exe','bcdedit /enum',CMD),
s1(r'C:\Program Files\Git\cmd\git.exe','git clone https://github.com/x/y.git',r'C:\Program Files\Microsoft VS Code\Code.exe'),
s1(CMD,r'cmd.exe /d /s /c "npm run build"',r'C:\Program Files\nodejs\node.exe'),
s1(CMD,r'cmd.exe /c "mvn clean package"',r'C:\Program Files\Java\jdk\bin\java.exe'),
s1(PSX,r'powershell.exe -Command "Get-CimInstance Win32_Process"',r'C:\Program Files\Zabbix Agent\zabbix_agentd.exe',user=SYS),
s1(PSX,r'powershell -Command "& {Invoke-WebRequest https://dl.example.org/tool.zip -OutFile tool.zip}"',CMD),
s1(r'C:\Program Files\Google\Chrome\Application\chrome.exe',r'"C:\Program Files\Google\Chrome\Application\chrome.exe" --type=renderer'),
s1(r'C:\Windows\System32\conhost.exe',r'\??\C:\Windows\system32\conhost.exe 0xffffffff -ForceV1',CMD),
s1(r'C:\Windows\SoftwareDistribution\Download\Install\AM_Delta.exe','AM_Delta.exe WD /q',r'C:\Windows\System32\wuauclt.exe',user=SYS),
s1(r'C:\Windows\System32\gpupdate.exe','gpupdate /force',CMD), s1(r'C:\Windows\System32\gpupdate.exe','gpupdate.exe',r'C:\Windows\System32\cmd.exe'),
s1(r'C:\Windows\System32\wbem\WMIC.exe','wmic os get caption',CMD), s1(r'C:\Windows\System32\wevtutil.exe','wevtutil qe System /c:5',CMD), s1(r'C:\Windows\System32\wevtutil.exe',r'wevtutil.exe install-manifest C:\x.man',r'C:\Windows\System32\msiexec.exe'),
s1(r'C:\Windows\System32\auditpol.exe','auditpol /get /category:*',CMD), s1(r'C:\Windows\System32\netsh.exe','netsh advfirewall firewall add rule name=App dir=in action=allow program="C:\\Program Files\\App\\a.exe"',r'C:\Windows\System32\msiexec.exe'),
s1(r'C:\Windows\System32\notepad.exe',r'notepad.exe C:\repo\how-to-restore-database.txt'), s1(r'C:\Windows\System32\icacls.exe',r'icacls C:\inetpub /grant IIS_IUSRS:RX',CMD),
s1(r'C:\Windows\System32\mstsc.exe','mstsc /v:srv1'), s1(r'C:\Windows\System32\cscript.exe',r'cscript //nologo C:\Windows\System32\slmgr.vbs /dli',CMD),
s1(CMD,r'cmd /c \\corp\netlogon\logon.bat',r'C:\Windows\System32\userinit.exe'), s1(r'C:\Windows\Microsoft.NET\Framework64\v4.0.30319\csc.exe','csc.exe /noconfig @x.cmdline',PSX),
s1(r'C:\Windows\System32\WerFault.exe','WerFault.exe -u -p 4711 -s 200',r'C:\Windows\System32\svchost.exe'), s1(r'C:\Windows\System32\dllhost.exe',r'C:\Windows\system32\DllHost.exe /Processid:{AB8902B4}',r'C:\Windows\System32\svchost.exe'),
s1(CMD,r'cmd.exe /c "C:\Program Files\Qualys\scan.bat"',r'C:\Program Files\Qualys\QualysAgent\QualysAgent.exe',user=SYS,il='System'),
s1(r'C:\Users\anna\AppData\Local\Programs\Microsoft VS Code\Code.exe','Code.exe --type=utility'), s1(r'C:\Users\anna\AppData\Local\Microsoft\Teams\Update.exe','Update.exe --processStart Teams.exe'),
s1(r'C:\Windows\System32\curl.exe','curl -fsSL https://get.example.org/cli.exe -o cli.exe',CMD),
ps('Get-ADUser -Filter * -Properties LastLogonDate | Export-Csv users.csv'), ps('Invoke-Command -ComputerName srv1 -ScriptBlock { Get-Service }'), ps('$r = Invoke-RestMethod https://api.example.org/v1; $r | ConvertTo-Json'), ps('Import-Module ActiveDirectory; Get-ADGroupMember "Domain Admins"'), ps('Set-ItemProperty HKLM:\\SOFTWARE\\App -Name X -Value 1'), ps('Test-NetConnection db1 -Port 1433'), ps('[Convert]::FromBase64String($cert) | Set-Content a.cer -Encoding Byte'), ps('choco upgrade all -y'), ps('New-Object -ComObject Excel.Application'), ps('function Get-Foo { param($x) $x -split "," | ForEach-Object { $_ } }'),ps('Install-Module Az -Force; Connect-AzAccount'), ps('$sb=[scriptblock]::Create($text); & $sb'),
ev('security',4624,LogonType='3',TargetUserName='anna',IpAddress='10.0.0.5',LmPackageName='-',AuthenticationPackageName='Kerberos',TargetUserSid='S-1-5-21-1-2-3-1105'),
ev('security',4672,SubjectUserName='PC1$',PrivilegeList='SeSecurityPrivilege SeBackupPrivilege SeDebugPrivilege'), ev('security',4732,TargetUserName='Users',TargetSid='S-1-5-32-545',SubjectUserName='PC1$'),
ev('security',4697,ServiceName='Zoom',ServiceFileName=r'"C:\Program Files\Zoom\zoom.exe"'), ev('security',4698,TaskName=r'\Microsoft\Windows\Foo',TaskContent='<Exec><Command>%windir%\\system32\\rundll32.exe</Command></Exec>'),
ev('security',4738,TargetUserName='anna',UserAccountControl='-',SubjectUserName='ops'), ev('security',4662,SubjectUserName='DC1$',Properties='%%7688 {1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}'), ev('security',5136,SubjectUserName='DC1$',AttributeLDAPDisplayName='msDS-KeyCredentialLink',OperationType='%%14674'),
ev('security',4663,ObjectName=r'C:\Windows\System32\config\SAM',ObjectType='File',ProcessName=r'C:\Program Files\Veeam\agent.exe'),
ev('system',7045,ServiceName='AdobeARM',ImagePath=r'"C:\Program Files (x86)\Adobe\armsvc.exe"'), ev('system',7045,ServiceName='MpKsl1a2b',ImagePath=r'C:\ProgramData\Microsoft\Windows Defender\Definition Updates\{1}\MpKslDrv.sys'),ev('system',7045,ServiceName='npcap',ImagePath=r'\SystemRoot\system32\DRIVERS\npcap.sys'),
ev('sysmon',10,SourceImage=r'C:\Windows\System32\svchost.exe',TargetImage=r'C:\Windows\System32\lsass.exe',GrantedAccess='0x1000',CallTrace='x'), ev('sysmon',10,SourceImage=r'C:\Program Files\Windows Defender\MsMpEng.exe',TargetImage=r'C:\Windows\System32\lsass.exe',GrantedAccess='0x1410',CallTrace=r'C:\Windows\SYSTEM32\ntdll.dll+9d'),
ev('sysmon',13,Image=r'C:\Windows\System32\msiexec.exe',TargetObject=r'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\OneDrive',Details=r'C:\Program Files\OneDrive\OneDrive.exe /background'), ev('sysmon',13,Image=r'C:\Windows\System32\svchost.exe',TargetObject=r'HKLM\System\CurrentControlSet\Services\W32Time\TimeProviders\NtpClient\Enabled',Details='DWORD (0x00000001)'),
ev('sysmon',11,Image=r'C:\Windows\System32\msiexec.exe',TargetFilename=r'C:\Program Files\App\readme.txt'), ev('sysmon',11,Image=r'C:\Program Files\Git\git.exe',TargetFilename=r'C:\repo\docs\how-to-restore-files.txt'), ev('sysmon',11,Image=r'C:\Windows\System32\svchost.exe',TargetFilename=r'C:\Windows\System32\Tasks\Adobe'),
ev('sysmon',3,Image=r'C:\Windows\System32\svchost.exe',Initiated='true',DestinationIp='20.1.1.1',DestinationPort='443'), ev('sysmon',22,Image=r'C:\Program Files\Google\Chrome\Application\chrome.exe',QueryName='raw.githubusercontent.com'),ev('sysmon',17,PipeName=r'\PSHost.1.2.DefaultAppDomain.powershell',Image=PSX),
ev('sysmon',8,SourceImage=r'C:\Windows\System32\csrss.exe',TargetImage=PSX,StartModule='-',StartFunction='-'), ev('sysmon',7,Image=r'C:\Users\anna\AppData\Local\Programs\App\a.exe',ImageLoaded=r'C:\Users\anna\AppData\Local\Programs\App\version.dll',Signed='true'),
ev('windefend',5007,**{'New Value':r'HKLM\SOFTWARE\Microsoft\Windows Defender\Signature Updates\x = 1'}),
ex('apt-get install -y nginx'), ex('systemctl restart nginx'), ex('tar czf /backup/etc.tgz /etc'), ex('rsync -a /srv/ backup@10.0.0.5:/b/'), ex('curl -fsS http://localhost:9100/metrics'), ex('bash -c "cd /srv/app && git pull && systemctl restart app"'), ex('find /var/log -name "*.gz" -mtime +30 -delete'), ex('docker compose up -d'), ex('docker run --rm -v /srv/app:/app node:20 npm ci'), ex('kubectl get pods -A'), ex('chmod 755 /usr/local/bin/app'), ex('chmod 2775 /srv/share'), ex('ssh-keygen -t ed25519 -f key'), ex('crontab -l'), ex('python3 -m http.server 8000'), ex('python3 -c "import sys; print(sys.version)"'), ex('grep -rn TODO src'), ex('journalctl -u nginx --since today'), ex('logrotate /etc/logrotate.conf'), ex('wget -q https://example.org/a.deb -O /tmp/a.deb'), ex('dpkg -i /tmp/a.deb'), ex('sed -i s/a/b/ /etc/nginx/nginx.conf'), ex('cp app.service /etc/systemd/system/'), ex('ansible-playbook site.yml'), ex('terraform apply -auto-approve'), ex('/bin/sh -c /home/deploy/.ansible/tmp/a/AnsiballZ_setup.py'), ex('sh -c "echo BECOME-SUCCESS-x ; /usr/bin/python3 /home/deploy/.ansible/tmp/a/AnsiballZ_user.py"'), ex('useradd -m -s /bin/bash anna'), ex('iptables -A INPUT -p tcp --dport 80 -j ACCEPT'), ex('iptables -L -n'), ex('nc -zv db1 5432'), ex('openssl s_client -connect example.org:443'), ex('mysqldump --single-transaction shop'), ex('mount /dev/sdb1 /mnt/usb'), ex('dd if=/dev/zero of=/swapfile bs=1M count=10'), ex('truncate -s 0 /var/log/app/app.log'), ex('touch -d yesterday /tmp/x'), ex('env bash -c "make test"'), ex('timeout 10 /bin/bash /srv/check.sh'), ex('xargs -n1 /bin/sh build.sh'), ex('git commit -m "drop table users; remove reverse shell docs"'), ex('history'), ex('ps aux'),
sudo('/usr/bin/apt update'), sudo('/usr/bin/vim /etc/nginx/nginx.conf'), sudo('/usr/bin/tail -f /var/log/syslog'), sudo('/bin/systemctl restart docker'), sudo('/usr/bin/tar czf /backup/a.tgz /srv'), sudo('/usr/bin/docker ps'), sudo('/usr/sbin/useradd anna'), sudo('/bin/cat /var/log/auth.log'),
('Nov 12 10:21:07 web3 sshd[1]: Accepted publickey for deploy from 10.0.0.5 port 1 ssh2','linux_secure'), ('Nov 12 10:21:07 web3 CRON[1]: (root) CMD (cd / && run-parts --report /etc/cron.hourly)','syslog'), ('Nov 12 10:21:07 web3 CRON[1]: (www-data) CMD (php /var/www/cron.php)','syslog'), ('Nov 12 10:21:07 web3 CRON[1]: (root) CMD (curl -fsS https://hc-ping.com/x > /dev/null)','syslog'),
aws('iam','CreateRole'), aws('s3','PutBucketPolicy',requestParameters={'bucketName':'site'}), aws('ec2','RunInstances',requestParameters={'instanceType':'t3.micro'}), aws('lambda','UpdateFunctionCode20150331v2'), aws('kms','CreateKey'), aws('config','PutConfigRule'), aws('s3','PutBucketLifecycle',requestParameters={'bucketName':'tmp','LifecycleConfiguration':{'Rule':{'Expiration':{'Days':180}}}}), aws('iam','CreatePolicy',requestParameters={'policyDocument':'{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'}), aws('guardduty','GetFindings'), aws('logs','DeleteLogStream'), aws('cloudwatch','DeleteAlarms'), aws('config','DeleteEvaluationResults'), aws('backup','DeleteRecoveryPoint',userIdentity={'type':'AWSService','invokedBy':'backup.amazonaws.com'}), aws('events','DisableRule'), aws('ssm','GetParameter'), aws('wafv2','DeleteIPSet'),
j('kube:audit',auditID='1',verb='create',user={'username':'system:serviceaccount:argocd:argocd-application-controller'},objectRef={'resource':'clusterroles','name':'x'},requestObject={'rules':[{'verbs':['get'],'apiGroups':['*'],'resources':['pods']}]}), j('kube:audit',auditID='1',verb='create',user={'username':'system:serviceaccount:monitoring:op'},objectRef={'resource':'daemonsets','name':'node-exporter'},requestObject={'spec':{'template':{'spec':{'containers':[{'name':'x'}]}}}}),
j(action='user.login',actor={'email':'a@b'},role='admin'), j(event='page_view',user={'id':'1'},page='/admin'), j(action='member.role_updated',actor={'email':'a@b'},new_role='viewer'), j(event_type='password_reset_requested',user={'email':'a@b'}), j(action='allow',user='anna',app='ssl',dest='x'), j(event='order_created',user_id='7'), j(type='association_removed',action='association_removed',actor='a'), j(action='device.removed',actor='a'), j(action='firewall_rule.updated',actor='a'),
]


def squid(method, url, agent="", status=200):
    return f'1731403267.123 250 10.0.0.5 TCP_MISS/{status} 1234 {method} {url} - HIER_DIRECT/198.51.100.9 text/html "{agent or BROWSER}"', "squid"


def forti(**fields):
    return 'date=2026-11-12 time=10:21:07 devname="fw1" devid="FG1" logid="0000000013" ' + " ".join(f'{name}="{value}"' for name, value in fields.items()), "fortigate"


def asa(number, words):
    return f"Nov 12 10:21:07 fw1 : %ASA-6-{number}: {words}", "cisco:asa"


def call(comm, exe, uid=1000, euid=None):
    return (f"type=SYSCALL msg=audit(1763000000.123:456): arch=c000003e syscall=59 success=yes exit=0 ppid=9 pid=12 auid=1000 uid={uid} euid={uid if euid is None else euid} "
            f'comm="{comm}" exe="{exe}" key="exec"'), "linux_audit"


def line(program, words):
    return f"Nov 12 10:21:07 web3 {program}: {words}", "linux_secure"


def alert(signature, category="Misc activity", severity=3):
    return json.dumps({"event_type": "alert", "flow_id": 1, "src_ip": "10.0.0.5", "dest_ip": "198.51.100.9", "alert": {
        "signature": signature, "category": category, "severity": severity}}), "suricata"


DEVICES = [
    squid("GET", "http://198.51.100.9/msdownload/update/software/secu/a.exe?cacheHostOrigin=x"), squid("GET", "http://198.51.100.9/index.html"),
    squid("CONNECT", "teams.microsoft.com:443"), squid("CONNECT", "198.51.100.9:443"), squid("POST", "http://shop.xyz/cart"), squid("GET", "http://dl.example.org/setup.exe"),
    squid("GET", "http://crl.example.org/ca.crl", "Microsoft-CryptoAPI/10.0"), squid("GET", "http://au.download.windowsupdate.com/c/a.cab", "Windows-Update-Agent/10.0"),
    squid("GET", "http://files.example.org/backup", "rclone/v1.66"), squid("GET", "http://cdn.example.org/lib/viewer.pdf.js"), squid("GET", "http://x.example.org/a", "curl/8.5"),
    squid("GET", "http://news.example.org/malware-report.html"), squid("CONNECT", "api.telegram.org:443"), squid("CONNECT", "mega.nz:443"), squid("GET", "http://10.0.0.9/tool.exe"),
    forti(type="traffic", subtype="forward", action="deny", srcip="198.51.100.9", dstip="10.0.0.1", dstport="23"), forti(type="event", subtype="vpn", logdesc="SSL VPN login fail", user="anna"),
    forti(type="utm", subtype="ips", severity="critical", srcip="198.51.100.9", dstip="10.0.0.9", dstport="445", attack="Backdoor.DoublePulsar", action="dropped"),
    forti(type="event", subtype="system", logdesc="Object attribute configured", user="admin", ui="GUI(10.0.0.5)", cfgpath="firewall.policy", action="Edit"),
    forti(type="event", subtype="system", logdesc="Admin login successful", user="admin", ui="https(10.0.0.5)", srcip="10.0.0.5"), forti(type="utm", subtype="app-ctrl", app="AnyDesk", appcat="Remote.Access"),
    forti(type="utm", subtype="webfilter", hostname="x.example", url="/", catdesc="Malicious Websites", action="blocked"), forti(type="event", subtype="system", logdesc="Disk log rolled"),
    asa("113015", "AAA user authentication Rejected : reason = Invalid password : local database : user = anna : user IP = 198.51.100.9"),
    asa("111010", "User 'anna', running 'CLI' from IP 10.0.0.5, executed 'no access-list out line 7'"), asa("111010", "User 'anna', running 'CLI' from IP 10.0.0.5, executed 'no logging console'"),
    asa("302013", "Built outbound TCP connection 7 for outside:198.51.100.9/443 (198.51.100.9/443) to inside:10.0.0.5/50122 (192.0.2.1/50122)"),
    alert("ET INFO Observed DNS Query to .cloud TLD"), alert("ET SCAN Potential SSH Scan", "Attempted Information Leak", 2), alert("ET POLICY PE EXE or DLL Windows file download HTTP"),
    alert("ET MALWARE Mirai Variant User-Agent (Inbound)", "A Network Trojan was detected", 1), alert("SURICATA STREAM 3way handshake wrong seq wrong ack"),
    call("bash", "/usr/bin/bash", 0), call("sudo", "/usr/bin/sudo", 1000, 0), call("nmap", "/usr/bin/nmap"), call("gdb", "/usr/bin/gdb"), call("ping", "/usr/bin/ping", 1000, 0), call("su", "/usr/bin/su", 1000, 0),
    line("su[7]", "pam_unix(su:session): session opened for user postgres(uid=26) by root(uid=0)"), line("sudo", "pam_unix(sudo:session): session opened for user root(uid=0) by jenkins(uid=990)"),
    line("rkhunter", "Possible rootkits: 0"), line("clamd[9]", "SelfCheck: Database status OK."), line("fail2ban.actions[9]", "NOTICE [sshd] Ban 198.51.100.9"), line("systemd[1]", "Stopped System Logging Service."),
    line("kernel", "nvidia: loading out-of-tree module taints kernel."), line("passwd[9]", "pam_unix(passwd:chauthtok): password changed for anna"),
    j("azure:aad:signin", userPrincipalName="anna@example.org", appDisplayName="Portal", conditionalAccessStatus="failure", status={"errorCode": 50126}, riskLevelDuringSignIn="medium"),
    j("o365:management:activity", Workload="Exchange", Operation="New-InboxRule", UserId="anna@example.org", Parameters=[{"Name": "MoveToFolder", "Value": "News"}]),
    j("o365:management:activity", Workload="OneDrive", Operation="FileDownloaded", UserId="anna@example.org", UserAgent="rclone/v1.66", SourceFileName="passwords.xlsx"),
    ev("security", 4625, TargetUserName="anna", LogonType="2", Status="0xc000006d", SubStatus="0xc000006a"), ev("remoteconnection", 1149, Param1="anna", Param3="198.51.100.9"),
    ev("security", 4724, TargetUserName="anna", SubjectUserName="helpdesk", TargetSid="S-1-5-21-1-2-3-1105"), ev("security", 4728, TargetUserName="Sales", MemberName="CN=anna", SubjectUserName="ops"),
    j("bro:json", _path="smb_files", **{"id.orig_h": "10.0.0.5"}, action="SMB::FILE_OPEN", path="\\\\srv1\\ADMIN$", name="PSEXESVC.exe"),
    j("bro:json", _path="ssl", **{"id.orig_h": "10.0.0.5", "id.resp_h": "198.51.100.9"}, version="TLSv12", validation_status="self signed certificate"),
]


DAILY_WORK = [text_and_sourcetype(entry) for entry in json.loads((Path(__file__).parent / "daily_work.json").read_text(encoding="utf-8"))]
EVENTS = LOOKALIKES + DEVICES + DAILY_WORK


@pytest.mark.parametrize("event", EVENTS, ids=range(len(EVENTS)))
def test_benign_event_that_looks_like_an_attack_is_hit_by_no_strong_rule(event):
    strong = [LEVELS[rule_id] for rule_id in ENGINE.judge(*event).rule_ids if LEVELS[rule_id][0] in ("high", "critical")]
    assert not strong, event
