# ruff: noqa: E501
"""More Windows events one by one: what servers, agents and scanners do all day, and what attacks leave beside processes.

Rows are as in windows_events.py; windows.py puts both together.
"""
from __future__ import annotations

from .table import table

MORE_EVENTS = table(r"""
# win servers at work
sec 4624 TargetUserName=««svc»|«server»$|«workstation»$» ;; LogonType=3 ;; LogonProcessName=Kerberos ;; AuthenticationPackageName=Kerberos ;; IpAddress=«ip» ;; KeyLength=0
sec 4624 TargetUserName=««svc»|«user»» ;; LogonType=3 ;; LogonProcessName=NtLmSsp  ;; AuthenticationPackageName=NTLM ;; LmPackageName=NTLM V2 ;; KeyLength=128 ;; WorkstationName=«workstation» ;; IpAddress=«ip»
sec 4776 TargetUserName=««svc»|«user»|«workstation»$» ;; Workstation=««server»|«workstation»» ;; Status=«0x0|0x0|0xc000006a|0xc0000234»
sec 4769 TargetUserName=«user»@«ad» ;; ServiceName=«svc» ;; TicketEncryptionType=«0x12|0x17» ;; TicketOptions=«0x40810000|0x40800000» ;; IpAddress=::ffff:«ip»
sec 4768 TargetUserName=«svc» ;; TicketEncryptionType=«0x12|0x17» ;; PreAuthType=«2|15» ;; IpAddress=::ffff:«ip»
sec 4662 SubjectUserName=«server»$ ;; Properties=%%7688 {1131f6a«a|d»-9c07-11d1-f79f-00c04fc2dcd2} {19195a5b-6da0-11d0-afd3-00c04fd930c9} ;; AccessMask=0x100
sec 4662 SubjectUserName=MSOL_«hex:12» ;; Properties=%%7688 {1131f6aa-9c07-11d1-f79f-00c04fc2dcd2} {19195a5b-6da0-11d0-afd3-00c04fd930c9} ;; AccessMask=0x100
sec 5140 ShareName=\\*\«IPC$|SYSVOL|NETLOGON|«dept»|print$» ;; ShareLocalPath=
sec 5145 SubjectUserName=««workstation»$|«svc»» ;; ShareName=\\*\«IPC$|SYSVOL» ;; RelativeTargetName=«srvsvc|wkssvc|lsarpc|netlogon|spoolss|winreg|«ad»\Policies\{«GUID»}\«gpt.ini|Machine\Registry.pol|User\Scripts»»
sec 5156 Application=\device\harddiskvolume2\«windows\system32\«lsass|svchost|dns|spoolsv».exe|program files\microsoft monitoring agent\agent\healthservice.exe|windows\ccm\ccmexec.exe|program files\veeam\backup and replication\backup\veeam.backup.manager.exe» ;; DestPort=«53|88|135|389|443|445|5723|8530|10123|49668»
sec 4625 TargetUserName=««svc»|nessus|qualys|«user»» ;; LogonType=3 ;; SubStatus=«0xc000006a|0xc0000071|0xc0000072|0xc0000193» ;; IpAddress=«ip» ;; LogonProcessName=NtLmSsp  ;; AuthenticationPackageName=NTLM
sec 4720 SubjectUserName=«admin»
sec 4698 TaskName=\«Microsoft\Windows\UpdateOrchestrator\«Word»|GoogleUpdateTaskMachineCore{«GUID»}|Adobe Acrobat Update Task|OneDrive Standalone Update Task-«domainsid»-«num:1100:9999»|Backup «Word»|Veeam «Word»» ;; TaskContent=<Task><Actions><Exec><Command>«C:\Program Files (x86)\Google\Update\GoogleUpdate.exe|%systemroot%\system32\usoclient.exe|C:\Scripts\«word».ps1|powershell.exe» </Command></Exec></Actions></Task>
system 7045 ServiceName=«Nessus Agent Remote Service|PDQDeployRunner-1|CCM Remote Install|Veeam Guest Helper|Google Update Service|Sysmon64|WinDefend «Word»|MBAMService» ;; ImagePath=«C:\Windows\«tenable_mw_scan_«hex:32».exe|AdminArsenal\PDQDeployRunner\service-1\PDQDeployRunner-1.exe|VeeamVssSupport\VeeamGuestHelper.exe|Sysmon64.exe»|"C:\Program Files\«Word»\«word».exe"»
# win sysmon of ordinary software
sysmon 3 Image=C:\«Windows\System32\svchost.exe|Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE|Windows\System32\lsass.exe|Program Files\Google\Chrome\Application\chrome.exe|Windows\System32\WindowsPowerShell\v1.0\powershell.exe|Program Files\Nessus\nessusd.exe|Windows\CCM\CcmExec.exe|Program Files\Python311\python.exe» ;; DestinationIp=««ip2»|«peer»» ;; DestinationPort=«443|80|88|389|445|3389|5985|10123»
sysmon 7 Image=C:\«Program Files\«Word»\«word».exe|Windows\System32\svchost.exe|Users\«user»\AppData\Local\Microsoft\Teams\current\Teams.exe» ;; ImageLoaded=C:\«Program Files\«Word»\«word».dll|Windows\System32\«ntdll|amsi|dbghelp|vaultcli|samlib|wbemcomn».dll|Users\«user»\AppData\Local\Microsoft\Teams\current\ffmpeg.dll» ;; Signed=«true|true|false»
sysmon 8 SourceImage=C:\Windows\System32\«csrss|dwm|svchost|VBoxService».exe ;; TargetImage=C:\«Windows\System32\conhost.exe|Program Files\«Word»\«word».exe»
sysmon 10 SourceImage=C:\«Program Files\Windows Defender\MsMpEng.exe|Windows\System32\wbem\WmiPrvSE.exe|Windows\System32\svchost.exe|Program Files\CrowdStrike\CSFalconService.exe|Windows\CCM\CcmExec.exe|Windows\System32\Taskmgr.exe|Program Files\VMware\VMware Tools\vmtoolsd.exe» ;; TargetImage=C:\Windows\System32\«lsass|svchost|winlogon|explorer».exe ;; GrantedAccess=«0x1000|0x1400|0x1410|0x1fffff|0x1478|0x101541» ;; CallTrace=C:\Windows\SYSTEM32\ntdll.dll+«hex:5»¦C:\Windows\System32\KERNELBASE.dll+«hex:5»
sysmon 11 Image=C:\«Windows\System32\msiexec.exe|Windows\explorer.exe|Program Files\Microsoft Office\root\Office16\WINWORD.EXE|Program Files\Google\Chrome\Application\chrome.exe|Windows\System32\WindowsPowerShell\v1.0\powershell.exe» ;; TargetFilename=C:\Users\«user»\«Downloads\«file»|AppData\Local\Temp\__PSScriptPolicyTest_«token:8».«token:3».ps1|Desktop\«file»|AppData\Local\Temp\«Word»Setup.exe»
sysmon 13 Image=C:\Windows\«System32\svchost.exe|explorer.exe|System32\msiexec.exe|CCM\CcmExec.exe» ;; TargetObject=HKLM\«SOFTWARE\Microsoft\Windows\CurrentVersion\Run\«SecurityHealth|OneDrive|Teams|«Word»»|System\CurrentControlSet\Services\«word»\Start|SOFTWARE\Policies\Microsoft\Windows Defender\«Word»» ;; Details=«"C:\Program Files\«Word»\«word».exe"|DWORD (0x0000000«num:0:4»)»
sysmon «17|18» PipeName=\«lsass|wkssvc|srvsvc|spoolss|PSHost.«num:130000000000000000:139999999999999999».«num:1000:9999».DefaultAppDomain.powershell|mojo.«num:1000:9999».«num:1000:9999».«num:100000000:999999999»|MsFteWds|sql\query|InitShutdown|PSEXESVC» ;; Image=«System|C:\Windows\System32\«svchost|WindowsPowerShell\v1.0\powershell».exe|C:\Program Files\Google\Chrome\Application\chrome.exe|C:\Windows\PSEXESVC.exe»
sysmon 22 QueryName=««tech».«known»|«server».«ad»|_ldap._tcp.dc._msdcs.«ad»|wpad|raw.githubusercontent.com|api.ipify.org» ;; Image=C:\«Windows\System32\svchost.exe|Program Files\Google\Chrome\Application\chrome.exe|Windows\System32\WindowsPowerShell\v1.0\powershell.exe»
sysmon 23 Image=C:\Windows\System32\«msiexec|svchost|cleanmgr».exe ;; TargetFilename=C:\«Windows\Temp\«word».tmp|Users\«user»\AppData\Local\Temp\«Word»Setup.exe»
# T1558.003 win tickets asked for cracking
sec 4769 TargetUserName=«user»@«ad» ;; ServiceName=««svc»|«letters:5»_sql|MSSQL«num:1:9»|krbtgt_«num:1000:9999»» ;; TicketEncryptionType=0x17 ;; TicketOptions=«0x40810000|0x40810010|0x40800000» ;; IpAddress=::ffff:«ip»
# T1558.004 win accounts without preauthentication asked
sec 4768 TargetUserName=««user»|«svc»» ;; TicketEncryptionType=0x17 ;; PreAuthType=0 ;; TicketOptions=0x«50800000|40800010» ;; IpAddress=::ffff:«ip»
# T1003.006 win replication by a person
sec 4662 SubjectUserName=««person»|«admin»|«letters:6»» ;; Properties=%%7688 {1131f6a«a|d»-9c07-11d1-f79f-00c04fc2dcd2} {89e95b76-444d-4c62-991a-0facbeda640c} {19195a5b-6da0-11d0-afd3-00c04fd930c9} ;; AccessMask=0x100
# T1550.002 win hashes passed
sec 4624 TargetUserName=««admin»|Administrator|«user»» ;; LogonType=3 ;; LogonProcessName=NtLmSsp  ;; AuthenticationPackageName=NTLM ;; LmPackageName=NTLM V2 ;; KeyLength=0 ;; WorkstationName=«-|kali|«workstation»|WIN-«HEX:11»» ;; IpAddress=«ip»
sec 4624 TargetUserName=«admin» ;; SubjectUserName=«user» ;; LogonType=9 ;; LogonProcessName=seclogo ;; AuthenticationPackageName=Negotiate ;; IpAddress=::1
# T1110.003 win spray
sec 4625 TargetUserName=«user» ;; LogonType=3 ;; SubStatus=«0xc000006a|0xc0000064|0xc0000234» ;; WorkstationName=«kali|-|WIN-«HEX:11»|«workstation»|\\«ip2»» ;; IpAddress=««ip»|«pub»» ;; LogonProcessName=NtLmSsp  ;; AuthenticationPackageName=NTLM ;; KeyLength=0
sec 4776 TargetUserName=««user»|administrator|admin|guest|«first»» ;; Workstation=«kali|nmap|FreeRDP|WIN-«HEX:11»|mstsc|Windows10|» ;; Status=«0xc000006a|0xc0000064»
sec 4771 TargetUserName=«user» ;; Status=«0x18|0x6|0x12» ;; PreAuthType=«0|2» ;; IpAddress=::ffff:«ip»
# T1021.002 win remote execution
sec 5145 SubjectUserName=««admin»|«user»|Administrator» ;; ShareName=\\*\«ADMIN$|C$|IPC$» ;; RelativeTargetName=«PSEXESVC.exe|svcctl|atsvc|samr|«letters:8».exe|Temp\«letters:8».tmp|__«epoch».«num:100000:999999»|Windows\Temp\«letters:6».bat|lsarpc|efsrpc|RemCom_communicaton» ;; AccessMask=«0x2|0x12019f|0x3»
system 7045 ServiceName=««letters:4:8»|«mixed:8»|BTOBTO|PSEXESVC|«letters:16»|remcomsvc» ;; ImagePath=«%COMSPEC% /Q /c echo «whoami|dir|net user» ^> \\127.0.0.1\C$\__output 2^>^&1 > %TEMP%\execute.bat|%systemroot%\«letters:8».exe|%SystemRoot%\PSEXESVC.exe|cmd.exe /c powershell -nop -w hidden -enc «psbad»|\\127.0.0.1\ADMIN$\«token:7».exe|C:\Windows\Temp\«letters:5».exe|C:\ProgramData\«letters:6».sys»
sec 4698 TaskName=\««letters:8»|«mixed:8»|At1|Updater» ;; TaskContent=<Task><Principals><UserId>S-1-5-18</UserId></Principals><Settings><Hidden>true</Hidden></Settings><Actions><Exec><Command>cmd.exe</Command><Arguments>/C «whoami|powershell -enc «psbad»|rundll32 C:\Users\Public\«letters:5».dll,Start» > %windir%\Temp\«letters:8».tmp 2>&1</Arguments></Exec></Actions></Task>
sec 5156 Application=\device\harddiskvolume2\«users\public\«letters:5».exe|windows\temp\«letters:6».exe|windows\system32\rundll32.exe|programdata\«letters:5»\«letters:5».exe|windows\system32\notepad.exe» ;; DestAddress=««pub»|«ip2»» ;; DestPort=«4444|443|8443|445|3389|5985|«num:1025:65000»»
# T1055 win sysmon of implants
sysmon 8 SourceImage=C:\«Windows\System32\rundll32.exe|Users\Public\«letters:5».exe|Windows\System32\WindowsPowerShell\v1.0\powershell.exe|ProgramData\«letters:6».exe» ;; TargetImage=C:\Windows\«System32\«notepad|svchost|lsass|spoolsv|werfault».exe|explorer.exe» ;; StartModule=- ;; StartFunction=«-|LoadLibraryA»
sysmon 10 SourceImage=C:\«Users\«user»\Downloads\«letters:6».exe|Windows\System32\rundll32.exe|Windows\Temp\procdump64.exe|Windows\System32\WindowsPowerShell\v1.0\powershell.exe|Users\Public\«letters:4».exe» ;; TargetImage=C:\Windows\System32\lsass.exe ;; GrantedAccess=«0x1010|0x1410|0x1fffff|0x1438|0x143a|0x1f3fff» ;; CallTrace=C:\Windows\SYSTEM32\ntdll.dll+«hex:5»¦«UNKNOWN(«hex:16»)|C:\Windows\System32\dbgcore.DLL+«hex:4»»
sysmon 25 RuleName=- ;; UtcTime=«utc» ;; ProcessGuid={«guid»} ;; ProcessId=«num:400:12000» ;; Image=C:\«Windows\System32\svchost.exe|Users\Public\«letters:5».exe» ;; Type=Image is replaced ;; User=«netbios»\«user»
sysmon «17|18» PipeName=\«MSSE-«num:1000:9999»-server|msagent_«hex:2»|postex_«hex:4»|status_«hex:2»|mojo.5688.8052.«num:100000000000000000:999999999999999999»«num:10:99»|gruntsvc|«hex:8»|psexecsvc-«workstation»-«num:1000:9999»-stdin|RemCom_communicaton|DserNamePipe«num:1:9»» ;; Image=«System|C:\Windows\System32\rundll32.exe|C:\Users\Public\«letters:5».exe»
# T1486 win files taken hostage
sysmon 11 Image=C:\«Users\Public\«letters:5».exe|Windows\Temp\«letters:6».exe|ProgramData\«letters:4».exe|Windows\System32\WindowsPowerShell\v1.0\powershell.exe» ;; TargetFilename=«C:\Users\«user»\Documents\«file».«lockbit|akira|«letters:5»|encrypted»|D:\Shares\«dept»\«README|HOW_TO_DECRYPT|«letters:6»-DECRYPT».txt|C:\Users\Public\«letters:6»_readme.txt»
sysmon 23 Image=C:\«Users\Public\«letters:5».exe|Windows\Temp\«letters:6».exe» ;; TargetFilename=D:\«Backup\«server».vbk|Shares\«dept»\«file»»
""")
