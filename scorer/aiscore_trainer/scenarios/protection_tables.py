# ruff: noqa: E501
"""What products of protection say: rows of `what it is called ;; how grave, 0 to 3 ;; what became of it`, by the place where they look.

Daily work is what such a product says all day: scans, updates, adware, tests, blocked noise. protection.py renders rows in each product's form.
"""
from __future__ import annotations

from .family import split
from .table import table

HOST = split(table(r"""
# guard of hosts at work
«Scan completed|Scheduled scan finished|Quick scan completed, no threats found|Full scan started|Scan cancelled by user» ;; 0 ;; «none|completed»
«Definitions updated|Signature update succeeded to version 1.«num:300:450».«num:100:3000».0|Agent upgraded to 7.«num:1:30»|Content update «num:1000:9000» installed|Engine restarted after update» ;; 0 ;; «success|none»
«Agent offline for more than «num:3:30» days|Agent reconnected|Reboot required to complete update|License expires in «num:5:60» days|Sensor health degraded|Communication with console lost» ;; «0|1» ;; none
«Policy «Workstations|Servers|Laptops» applied|Exclusion list updated by «admin»|Agent moved to group «dept»|Uninstall protection enabled|Host added to group «dept»» ;; 0 ;; «success|none»
# guard of hosts meets nuisances
«PUA.«Toolbar|Conduit|OpenCandy|InstallCore|DriverUpdater|BrowseFox».«letters:2:4»|Adware.«Elex|Linkury|MSIL|DealPly».«letters:1:3»|PUP.Optional.«Word»|Riskware.«Word»Keygen|not-a-virus:AdWare.Win32.«Word».«letters:2:4»» ;; «0|1|1» ;; «quarantined|cleaned|deleted|blocked»
«EICAR-Test-File|EICAR_Test_File (not a virus)|Virus:DOS/EICAR_Test_File|EICAR-AV-Test» ;; «1|2|3» ;; «quarantined|cleaned|deleted»
«Tracking cookie|Cookie.«known»|Tracking.Cookie.«Word»» ;; 0 ;; «deleted|cleaned»
«Device control: USB storage «blocked|allowed read only|allowed»|Removable media «Kingston|SanDisk|WD» connected|Application control: «Word» not on the list|Web control: category «games|streaming|social» blocked» ;; «0|0|1» ;; «blocked|allowed»
«Macro in document from the intranet blocked|Unsigned driver loaded|Script blocked by policy: «word».ps1|Low-prevalence file executed|Unusual parent process for «word».exe|Password protected archive not scanned» ;; «0|1» ;; «blocked|allowed|detected|none»
«Suspicious URL blocked in browser: «domain»|Connection to newly registered domain «domain»|Download reputation unknown» ;; «0|1» ;; «blocked|allowed»
# T1486 guard of hosts sees ransomware
«Ransom.«Win32|Win64|MSIL».«Lockbit|Conti|Ryuk|Phobos|Akira|BlackCat|Play|Dharma|Babuk|Hive».«letters:1:3»|Ransomware behaviour: «num:200:9000» files rewritten in «num:1:5» minutes|Ransom_«Crysis|Cerber|Locky|Wcry».«letters:2»|CryptoGuard detected ransomware in «letters:6».exe|Malicious encryption of a share from «ip2»|Shadow copies deleted|Backup catalogue deleted by «letters:5».exe» ;; «2|3|3» ;; «none|detected|quarantined|blocked|left alone|terminated»
# T1003.001 guard of hosts sees credentials taken
«Mimikatz|HackTool.«Win64|Win32».Mikatz|Credential dumping from LSASS|Memory of lsass.exe read by «letters:6».exe|SAM hive saved by reg.exe|OS Credential Dumping|DCSync from a workstation|NTDS.dit copied from a snapshot|Suspicious access to browser passwords|Kerberoasting by «user»|Password hashes taken with secretsdump» ;; «2|2|3» ;; «none|detected|blocked|killed|allowed»
# T1059.001 guard of hosts sees scripts
«Malicious PowerShell cradle|Suspicious encoded command line|AMSI: Trojan:PowerShell/«Word»|Fileless attack detected|Script downloads and runs a payload|Office application started a shell|mshta ran remote content|Suspicious use of rundll32 with «letters:5».dll|Process hollowing of svchost.exe|Regsvr32 loaded a scriptlet from «domain»» ;; «1|2|2|3» ;; «none|detected|blocked|killed|prevented»
# T1204.002 guard of hosts sees malware
«Trojan.«Gen.2|Emotet|Qakbot|AgentTesla|IcedID|Dridex|FormBook|Zbot|Ursnif»«|!«letters:2»|.«letters:2:3»»|Backdoor.«Win32|MSIL».«Remcos|NanoCore|AsyncRAT|njRAT|QuasarRAT|Cobalt».«letters:1:3»|Infostealer.«RedLine|Vidar|Raccoon|Lumma|StealC»|Malware.Binary.exe|Win.Worm.«Word»-«num:1000:99999»|Gen:Variant.«Word».«num:1000:99999»|W32.«HEX:10».in12.Talos|Machine learning: high confidence malicious file «letters:7».exe|Linux.Mirai.«letters:1:2»|Linux/CoinMiner.«letters:1:2»|Rootkit.«Win64|Linux».«Word»» ;; «2|2|3» ;; «none|detected|quarantined|deleted|left alone|failed to clean|blocked|not mitigated»
# T1021.002 guard of hosts sees movement
«Lateral movement with PsExec from «ip2»|Remote service «letters:6» created from «ip2»|WMI execution from «ip2»|Pass the hash by «user»|Suspicious remote task creation|Cobalt Strike named pipe|Meterpreter in memory of «letters:6».exe|Hands-on-keyboard activity by «user»|Reverse shell from «linux»|Sliver beacon in memory|Exploitation of PrintNightmare|Brute force over RDP from «pub»» ;; «2|2|3» ;; «none|detected|blocked|isolated|prevented»
# T1562.001 guard of hosts sees itself attacked
«Tampering with the sensor|Attempt to stop the protection service by «user»|Real-time protection turned off by «letters:5».exe|Vulnerable driver «RTCore64|gdrv|procexp152».sys loaded|Uninstall attempted without password|Exclusion of C:\ added by «user»|Event log cleared by «user»|Hooks removed from ntdll» ;; «1|2|2|3» ;; «none|detected|blocked|allowed»
# T1496 guard of hosts sees miners
«XMRig|CoinMiner.«Win64|Linux».«letters:1:3»|Cryptomining by «letters:6» under «user»|Connection to a mining pool|Trojan.BitCoinMiner» ;; «1|2|2» ;; «none|detected|killed|quarantined»
"""))
NET = split(table(r"""
# guard of the net at work
«Port scan from «ip2»|ICMP sweep|Non-RFC compliant «HTTP|DNS|SMTP» traffic|TLS certificate expired|Weak cipher offered|SSH version too old|HTTP OPTIONS method|SNMP community public|Unknown TCP session|DNS query for a newly seen domain|Cleartext password in FTP» ;; «0|0|1» ;; «detected|allowed|dropped|blocked|alert»
«Zgrab scanner|Masscan user agent|Shodan scan|Censys scan|Robots requested|SIP scanner friendly-scanner|Telnet login from the internet|UDP flood below threshold|RDP probe|Research scanner «domain»» ;; «0|1|1» ;; «dropped|blocked|reset»
«BitTorrent|TeamViewer|AnyDesk|Dropbox|Tor browser download|Online game|VPN client «Word»» application seen ;; «0|0|1» ;; «allowed|blocked|detected»
«Signature set «num:1000:9999» loaded|Bypass mode left|Interface «num:0:9» up|High load on sensor|Packets dropped by sensor: «num:1:900»» ;; «0|1» ;; none
# guard of the net sees guests of the web
«Illegal URL length|Illegal parameter length|Illegal meta character in value|Evasion technique detected: multiple decoding|Mandatory header missing|Illegal file type|Request length exceeds defined buffer size|Non-browser client|HTTP protocol compliance failed|Bad bot rate limit|Cookie not signed» ;; «0|1|1» ;; «alarmed|blocked|passed|allowed»
# T1190 guard of the net sees exploits
«Apache Log4j Remote Code Execution|Apache Struts RCE|Microsoft Exchange ProxyShell|Citrix ADC directory traversal|Fortinet SSL VPN heap overflow|Spring4Shell|Confluence OGNL injection|SQL Injection Attack Detected via libinjection|SQL injection UNION SELECT|Remote Command Execution: Unix Shell Injection|PHP Injection Attack|Path Traversal Attack (/../)|XSS Attack Detected via libinjection|Local file inclusion /etc/passwd|Web shell upload|Server-side request forgery to metadata|MOVEit transfer SQL injection|F5 iControl command execution|ET EXPLOIT «Word» RCE|SERVER-WEBAPP «Word» command injection» ;; «2|2|3» ;; «detected|allowed|blocked|dropped|alarmed|reset|alert»
# T1071.001 guard of the net sees callbacks
«Cobalt Strike beacon|Emotet command and control|Trickbot CnC|Sliver HTTP implant|Meterpreter reverse HTTPS|Tor exit to «pub»|Botnet C&C server «pub»|DNS tunnelling to «domain»|Mirai variant callback|AsyncRAT certificate|DGA domain «letters:14».«com|info|top»|Infected host calls «domain»|Compromise::Beaconing|Suspicious HTTP beacon|Hidden HTTPS tunnel» ;; «2|2|3» ;; «detected|allowed|blocked|sinkholed|alert»
# T1210 guard of the net sees movement
«EternalBlue MS17-010|SMB remote execution|ZeroLogon|PrintNightmare over the net|PsExec service binary over SMB|DCSync replication from «ip»|Golden ticket use|Kerberoasting requests by «user»|Brute force on SMB|Internal port sweep by «ip»|Remote registry dump|Suspicious remote execution|Ransomware file activity on a share|Privilege anomaly: unusual host|Data smuggler» ;; «2|2|3» ;; «detected|allowed|blocked|alert»
# T1048 guard of the net sees data leave
«Large upload to «domain»|Data exfiltration over DNS|Unusual volume to rare destination|External data transfer of «num:2:90» GB|Upload to «mega.nz|transfer.sh|anonfiles.com»|Credit card numbers sent in clear» ;; «1|2|2» ;; «detected|allowed|alert»
"""))
WHO = split(table(r"""
# guard of accounts at work
«Sign-in from a new device|Password expired|First access to «Word»|VPN from another city|MFA registered|Dormant account used|Service account «svc» added to a group|Group membership changed|Honeytoken configured|Password never expires set on «svc»» ;; «0|0|1» ;; «none|resolved|dismissed|benign»
«Unusual file access count by «user»|Mass download by «user» below threshold|Mail forwarded to a private address|External sharing of «file»|Large print job|Access out of hours» ;; «0|1|1» ;; «none|resolved|false positive|new»
# T1078 guard of accounts sees takeovers
«Impossible travel of «user»|Sign-in from an anonymous address|Leaked credentials of «user»|Password spray against the tenant|Token of «user» replayed|MFA fatigue: «num:10:60» prompts refused|Suspicious inbox rule of «user»|Consent to a risky application|Unfamiliar sign-in properties, high risk|Session hijacked: adversary in the middle|Atypical admin activity by «user»|Sign-in after phishing link» ;; «2|2|3|1» ;; «none|new|detected|allowed|blocked»
# T1558 guard of accounts sees the directory attacked
«Suspected golden ticket usage|Suspected DCSync attack|Suspected overpass-the-hash|Suspected AS-REP roasting|Skeleton key malware|Malicious request of the data protection master key|Reconnaissance with BloodHound over LDAP|Honeytoken activity by «user»|Suspicious addition to sensitive groups|AdminSDHolder changed|Suspected Netlogon privilege elevation|Shadow credentials added to «host»» ;; «2|3|3|1» ;; «none|new|open|detected»
# T1530 guard of accounts sees data taken
«Mass download of «num:900:90000» files by «user»|Ransomware activity in cloud storage|Unusual deletion of «num:200:9000» files|Mailbox exported by «user»|Bulk access to patient records by «user»|Abnormal behaviour: files of other departments read|Exfiltration to a personal account|Database dumped by «svc»» ;; «1|2|2|3» ;; «none|new|detected|blocked|allowed»
"""))
MAIL = split(table(r"""
# guard of mail at work
«Bulk mail|Newsletter|Marketing|Spam|Graymail|Out of office|Large attachment|Encrypted attachment|SPF softfail from a partner|DMARC none» ;; 0 ;; «delivered|quarantined|rejected|tagged»
«Link rewritten|Link scanned: clean|Attachment detonated: clean|Sender on the allow list|Message released by «admin»|Digest sent to «user»» ;; 0 ;; «delivered|allowed»
# T1566 guard of mail sees lures
«Credential phishing|Phish: fake «Microsoft|DHL|DocuSign|PayPal» login|Impostor: «Last» asks for gift cards|Business email compromise|Malicious attachment «letters:6».«iso|html|docm|one|lnk»|Malware: «Emotet|Qakbot|AgentTesla|FormBook»|Malicious link clicked by «user»|Spoof of the own domain|Extortion mail|QR code phishing|Callback phishing|Vendor account compromised» ;; «2|2|3|1» ;; «delivered|clicked|quarantined|blocked|removed|allowed»
"""))
