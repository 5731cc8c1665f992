# ruff: noqa: E501
"""Channels that say nothing of security: most of what Windows writes. `CHANNELS` is (provider, channel, event ids, fields).

Daily work only. An unfamiliar channel must not look like an attack; windows.py writes them with words of the fields.
"""
from __future__ import annotations


def _lines(text: str) -> tuple[tuple[str, str, tuple[int, ...], tuple[str, ...]], ...]:
    rows = []
    for line in text.strip().splitlines():
        provider, channel, numbers, fields = (part.strip() for part in line.split("|"))
        rows.append((provider, channel or f"{provider}/Operational", tuple(int(number) for number in numbers.split()), tuple(fields.split())))
    return tuple(rows)


CHANNELS = _lines("""
Microsoft-Windows-CAPI2 | | 10 11 30 40 41 50 51 52 53 70 81 90 | URL Result EventAuxInfo Subject
Microsoft-Windows-Shell-Core | | 9701 9702 28017 28018 28115 28117 62144 62170 62171 62408 23956 | TaskName AppName Flags Result
Microsoft-Windows-AppXDeployment-Server | | 325 400 404 603 607 613 614 658 821 854 855 | PackageFullName DeploymentOperation Path
Microsoft-Windows-AppModel-Runtime | Microsoft-Windows-AppModel-Runtime/Admin | 39 65 69 201 210 211 216 | PackageName ContainerName ErrorCode
Microsoft-Windows-AppReadiness | Microsoft-Windows-AppReadiness/Admin | 10 201 209 215 241 | User State TaskName
Microsoft-Windows-Application-Experience | Microsoft-Windows-Application-Experience/Program-Compatibility-Assistant | 17 500 505 | ExePath FixName
Microsoft-Windows-Winlogon | | 1 2 811 812 | Event SubscriberName
Microsoft-Windows-User Profile Service | | 1 2 3 4 5 67 | Session ProfileType
Microsoft-Windows-GroupPolicy | | 4000 4016 4115 4116 4117 5016 5116 5117 5308 5310 5311 5312 5314 5320 5321 5324 5351 8000 8004 | PolicyActivityId PrincipalSamName DCName ErrorCode
Microsoft-Windows-Kernel-General | System | 1 12 13 15 16 24 | NewTime OldTime HiveName KeysUpdated
Microsoft-Windows-Kernel-Boot | System | 18 20 25 27 30 32 153 | BootType LastShutdownGood EnableDisableReason
Microsoft-Windows-Kernel-Power | System | 41 42 105 107 109 131 172 187 506 507 566 | State Reason BatteryPercent
Microsoft-Windows-Kernel-PnP | Microsoft-Windows-Kernel-PnP/Configuration | 400 410 411 420 430 440 | DeviceInstanceId DriverName ClassGuid Status
Microsoft-Windows-Kernel-Processor-Power | System | 26 55 | Group Number NominalFrequency
Microsoft-Windows-Kernel-EventTracing | Microsoft-Windows-Kernel-EventTracing/Admin | 1 2 3 4 28 | SessionName FileName ErrorCode LoggingMode
Microsoft-Windows-Kernel-WHEA | Microsoft-Windows-Kernel-WHEA/Errors | 1 20 | ErrorSource Length
Microsoft-Windows-DriverFrameworks-UserMode | | 1003 2003 2004 2006 2010 2100 2101 2102 | LifetimeId InstanceId
Microsoft-Windows-Ntfs | | 4 98 142 145 146 149 | VolumeName DeviceName Guid
Microsoft-Windows-StorageSpaces-Driver | | 100 207 208 | DriveManufacturer DriveModel
Microsoft-Windows-Storsvc | Microsoft-Windows-Storsvc/Diagnostic | 1001 1002 | VendorId ProductId BusType
Microsoft-Windows-VolumeSnapshot-Driver | | 300 301 304 | SnapshotGuid VolumeName
volsnap | System | 25 33 36 | Data
disk | System | 7 11 51 153 158 | Data
Ntfs | System | 55 98 137 140 | DriveName CorruptionState
Microsoft-Windows-Diagnosis-DPS | | 100 105 110 115 | ScenarioId InstanceId
Microsoft-Windows-Diagnosis-Scheduled | | 10 30 | PackageId
Microsoft-Windows-Diagnostics-Performance | | 100 101 103 110 200 203 300 400 | BootTsVersion BootTime Name TotalTime
Microsoft-Windows-Resource-Exhaustion-Detector | System | 2004 | SystemCommitLimit ProcessInfo
Microsoft-Windows-WER-SystemErrorReporting | System | 1001 | param1 param2
Microsoft-Windows-WindowsUpdateClient | | 19 20 25 26 31 38 40 41 43 44 | updateTitle updateGuid errorCode serviceGuid
Microsoft-Windows-UpdateOrchestrator | | 10 25 26 30 40 | Reason State
Microsoft-Windows-Servicing | Setup | 1 2 3 4 8 9 10 14 | PackageIdentifier IntendedPackageState ErrorCode Client
Microsoft-Windows-Dhcp-Client | Microsoft-Windows-Dhcp-Client/Admin | 1001 1002 1003 50036 50037 50103 50104 50105 50106 | HWAddress Address ErrorCode
Microsoft-Windows-DHCPv6-Client | System | 1000 51046 51047 51057 | HWAddress
Microsoft-Windows-DNS-Client | System | 1012 1014 1015 8015 8018 | QueryName AddressLength Address
Microsoft-Windows-DNS-Server-Service | DNS Server | 2 3 4 404 408 501 708 4013 4015 5501 5504 | param1 param2
Microsoft-Windows-NetworkProfile | | 4001 4002 4003 4004 10000 10001 10002 | Name Description Guid Type State Category
Microsoft-Windows-NCSI | | 4001 4002 4003 4007 4010 4042 | InterfaceGuid Capability ChangeReason
Microsoft-Windows-WLAN-AutoConfig | | 8000 8001 8002 8003 8005 11000 11001 11004 11005 11006 12011 12013 | InterfaceDescription SSID BSSType AuthenticationAlgorithm CipherAlgorithm
Microsoft-Windows-Wired-AutoConfig | | 15500 15501 15505 15506 | InterfaceGuid Connection
Microsoft-Windows-Iphlpsvc | System | 4200 4201 4202 | InterfaceName
Microsoft-Windows-TCPIP | System | 4199 4201 4227 4231 | Data
Tcpip | System | 4199 4201 4202 | Data
Microsoft-Windows-Time-Service | System | 34 35 36 37 47 52 129 134 138 139 158 | TimeSource TimeDifferenceMilliseconds ErrorMessage
Microsoft-Windows-SMBServer | Microsoft-Windows-SmbServer/Operational | 1010 1023 1024 1025 1026 1027 1028 1029 | ShareName ClientName Status
Microsoft-Windows-SMBClient | Microsoft-Windows-SmbClient/Connectivity | 30800 30803 30804 30805 30806 30807 30808 31013 32002 | ServerName InstanceName Reason Status
Microsoft-Windows-OfflineFiles | | 1 2 3 7 9 | Path SessionId
Microsoft-Windows-FileHistory-Core | Microsoft-Windows-FileHistory-Engine/BackupLog | 101 201 | Target
Microsoft-Windows-Backup | | 1 4 5 14 19 | BackupTemplateID HRESULT VolumesInfo
Microsoft-Windows-PrintService | Microsoft-Windows-PrintService/Admin | 215 300 301 306 315 372 512 513 823 848 849 | Param1 Param2 Param3
Microsoft-Windows-TerminalServices-RemoteConnectionManager | | 20 258 259 260 261 263 1136 1143 1146 1147 1148 1155 1158 | listenerName Param1
Microsoft-Windows-TerminalServices-LocalSessionManager | | 32 33 34 35 36 39 40 41 42 54 59 | Session Reason Source User
Microsoft-Windows-TerminalServices-Printers | Microsoft-Windows-TerminalServices-Printers/Admin | 1111 1114 | PrinterName
Microsoft-Windows-RemoteDesktopServices-RdpCoreTS | | 33 65 66 70 71 72 98 100 101 102 103 104 129 131 132 135 141 142 143 145 147 148 162 168 169 226 227 229 | ConnType ClientIP ChannelName MonitorWidth
Microsoft-Windows-TerminalServices-ClientActiveXCore | Microsoft-Windows-TerminalServices-RDPClient/Operational | 226 1024 1025 1026 1027 1028 1102 1103 1105 | Name Value
Microsoft-Windows-Bits-Client | | 3 4 5 16403 59 60 61 209 306 310 | jobTitle jobId jobOwner fileCount
Microsoft-Windows-Security-SPP | Application | 900 902 903 1003 1033 1066 8198 8233 12288 12289 16384 16394 | Data
Microsoft-Windows-Security-Kerberos | System | 3 4 7 9 11 14 | Server TargetRealm
Microsoft-Windows-Security-Mitigations | Microsoft-Windows-Security-Mitigations/KernelMode | 4 9 10 11 | ProcessPath Signature
Microsoft-Windows-CodeIntegrity | | 3001 3002 3004 3033 3063 3085 3089 | FileName ProcessName RequestedPolicy
Microsoft-Windows-CertificateServicesClient-Lifecycle-System | | 1001 1003 1004 1006 1007 | SubjectNames Thumbprint Template
Microsoft-Windows-CertificateServicesClient-AutoEnrollment | Application | 2 3 6 64 | Context
Microsoft-Windows-Crypto-DPAPI | | 1 2 8196 8198 8202 8203 12289 | MasterKeyGUID DescriptionString
Microsoft-Windows-Crypto-NCrypt | | 1 2 3 | KeyName ProviderName
Microsoft-Windows-NTLM | | 100 301 4001 8001 8002 8003 | TargetName UserName DomainName Workstation
Microsoft-Windows-LSA | | 300 5000 6145 6147 | UserName DomainName SidList
Microsoft-Windows-HelloForBusiness | | 3045 3054 5205 5520 7054 8025 8200 8210 | UserId ErrorCode
Microsoft-Windows-AAD | | 1025 1081 1082 1097 1098 1104 | Error Message Logged
Microsoft-Windows-User Device Registration | Microsoft-Windows-User Device Registration/Admin | 101 104 106 300 304 331 335 360 362 369 | ExitCode JoinMode
Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider | Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin | 72 75 208 209 404 813 814 831 1905 1906 1920 1922 | PolicyName Scope CspUri Result
Microsoft-Windows-ModernDeployment-Diagnostics-Provider | Microsoft-Windows-ModernDeployment-Diagnostics-Provider/Autopilot | 150 153 161 | Message
Microsoft-Windows-Provisioning-Diagnostics-Provider | Microsoft-Windows-Provisioning-Diagnostics-Provider/Admin | 10 20 28 | PackageName
Microsoft-Windows-TaskScheduler | | 100 102 103 107 108 110 114 118 119 129 140 141 200 201 310 317 319 325 328 332 | TaskName InstanceId ActionName ResultCode
Microsoft-Windows-WMI-Activity | | 5857 5858 5859 5860 5861 | ProviderName Code HostProcess ProcessID ProviderPath
Microsoft-Windows-Hyper-V-Worker | Microsoft-Windows-Hyper-V-Worker-Admin | 3102 12148 18500 18502 18504 18508 18510 18596 18601 18609 | VmName VmId
Microsoft-Windows-Hyper-V-VMMS | Microsoft-Windows-Hyper-V-VMMS-Admin | 10102 13002 13003 14070 18303 18304 19040 20400 | VmName
Microsoft-Windows-FailoverClustering | | 1069 1135 1200 1201 1204 1641 1650 | ResourceName NodeName
Microsoft-Windows-DFSR | DFS Replication | 1002 1004 1102 1206 1314 2212 4102 5002 5004 6102 | ReplicationGroup Member
NTDS General | Directory Service | 1000 1004 1126 1308 1394 1644 1869 2041 2886 2887 | Data
NTDS ISAM | Directory Service | 103 204 700 701 704 | Data
ESENT | Application | 102 103 105 216 300 301 302 326 327 330 455 508 510 641 642 | Data
MsiInstaller | Application | 1001 1004 1005 1013 1019 1022 1025 1029 1033 1034 1035 1036 1038 1040 1042 11707 11708 11724 11728 | Data
Application Error | Application | 1000 1005 | AppName AppVersion ModuleName ExceptionCode FaultingOffset
Application Hang | Application | 1002 | AppName AppVersion HangType
Windows Error Reporting | Application | 1001 | Bucket EventName Response CabId
.NET Runtime | Application | 1022 1023 1025 1026 | Data
.NET Runtime Optimization Service | Application | 1100 1101 1130 | Data
VSS | Application | 18 22 8193 8194 8220 8224 12289 12293 | Data
SideBySide | Application | 33 35 59 63 78 80 | Data
SecurityCenter | Application | 1 2 15 16 17 | Data
Outlook | Application | 19 26 27 30 32 34 45 59 63 | Data
OneApp_IGCC | Application | 0 | Data
gupdate | Application | 0 | Data
Chrome | Application | 2 256 257 | Data
MSSQLSERVER | Application | 208 958 3262 3402 3408 3454 8957 9688 10981 15268 17069 17101 17110 17126 17137 17147 17177 17550 17551 17561 17658 17663 18264 18265 18270 26018 26022 26037 30090 33090 49903 49917 | Data
SQLSERVERAGENT | Application | 101 102 208 312 | Data
SQLWRITER | Application | 1 24583 | Data
Microsoft-Windows-IIS-Logging | Microsoft-IIS-Logging/Logs | 6200 | s-sitename cs-uri-stem sc-status
Microsoft-Windows-WAS | System | 5009 5011 5013 5057 5059 5074 5079 5186 5189 | AppPoolID ProcessID
Microsoft-Windows-IIS-Configuration | Microsoft-IIS-Configuration/Operational | 29 47 50 | EditOperationType ConfigPath NewValue
MSExchangeTransport | Application | 1019 1020 12014 12016 15004 15005 16018 | Data
MSExchangeIS | Application | 1003 9646 9782 10012 40003 | Data
MSExchange Assistants | Application | 9017 9025 9037 9039 9042 | Data
MSExchange Availability | Application | 4002 4003 | Data
MSExchange ADAccess | Application | 2070 2080 2083 2114 2915 | Data
Microsoft-Exchange-ActiveMonitoring | Microsoft-Exchange-ActiveMonitoring/ProbeResult | 2 3 4 5 | ResultName ServiceName StateAttribute1 ExecutionTime
Microsoft-Windows-Windows Firewall With Advanced Security | Microsoft-Windows-Windows Firewall With Advanced Security/Firewall | 2002 2004 2005 2006 2009 2010 2032 2033 2097 | RuleName ApplicationPath ModifyingApplication
Microsoft-Windows-BitLocker-API | Microsoft-Windows-BitLocker/BitLocker Management | 768 770 775 782 796 798 813 817 845 853 | VolumeMountPoint ProtectorGUID
Microsoft-Windows-TPM-WMI | System | 1025 1026 1281 1282 1796 | Status
TPM | System | 14 15 17 18 | Data
Microsoft-Windows-DistributedCOM | System | 10000 10005 10010 10016 10028 10029 | param1 param2 param3 param4
Microsoft-Windows-Eventlog | System | 104 6000 6003 6008 | Channel BackupPath
EventLog | System | 6005 6006 6008 6009 6011 6013 | Data
User32 | System | 1073 1074 1076 | param1 param2 param3 param5
NETLOGON | System | 3095 5719 5722 5774 5775 5781 5782 5783 | Data
LsaSrv | System | 5000 6037 6038 40960 40961 45058 | Data
Schannel | System | 36864 36867 36868 36870 36871 36874 36880 36882 36887 36888 | Protocol ErrorCode CipherSuite
Print | System | 4 10 13 20 | Data
Server | System | 2505 2511 2012 | Data
Workstation | System | 3019 3870 | Data
b57nd60a | System | 4 9 10 11 13 15 | Data
e1dexpress | System | 25 27 32 33 34 36 40 | Data
vmxnet3ndis6 | System | 1 2 3 | Data
nvlddmkm | System | 0 13 14 153 | Data
iaStorA | System | 129 4155 | Data
BTHUSB | System | 3 5 16 17 18 | Data
Microsoft-Windows-MediaFoundation-Performance | Microsoft-Windows-MediaFoundation-Performance/SARStreamResource | 1 2 | Data
Microsoft-Windows-Audio | | 11 12 65 | DeviceName
Microsoft-Windows-PowerShell-DesiredStateConfiguration | Microsoft-Windows-DSC/Operational | 4097 4102 4103 4104 4115 4165 4257 4312 | JobId ConfigurationName
Microsoft-Windows-WinRM | | 6 8 10 11 15 16 29 30 31 33 44 91 132 142 145 161 162 166 169 224 254 | operationName resourceUri connection errorCode
Microsoft-Windows-Forwarding | | 100 102 103 104 105 106 | SubscriptionManagerAddress Id
Microsoft-Windows-Sysmon | | 4 5 16 27 | State Version SchemaVersion Image
OpenSSH | OpenSSH/Operational | 4 | process payload
Docker | Application | 1 11 | Data
VMTools | Application | 100 105 1000 | Data
McLogEvent | Application | 257 258 5000 5004 | Data
Symantec AntiVirus | Application | 2 3 7 12 13 14 16 | Data
Splunk | Application | 1 100 | Data
Veeam Agent | Veeam Agent | 100 110 190 191 | JobName JobState
CcmExec | Application | 1 3 | Data
CylanceSvc | Application | 1 2 | Data
""")
