"""Events of every logsource that public Sigma rules are written for: a rule for it is asked about the event."""
# ruff: noqa: E701, E702, E231, E225, E741
import json

import pytest

from aiscore_rules.fields import read_facts
from aiscore_rules.logsource import label


def xml(ch,pr,eid,**f):
    d=''.join(f"<Data Name='{k}'>{v}</Data>" for k,v in f.items())
    return f"<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='{pr}'/><EventID>{eid}</EventID><Channel>{ch}</Channel></System><EventData>{d}</EventData></Event>"
M='Microsoft-Windows-'
SY=(M+'Sysmon/Operational',M+'Sysmon')
T=[]
def w(svc,ch,pr='X',eid=1,**f): T.append((('windows','',svc),xml(ch,pr,eid,**f),'XmlWinEventLog'))
def c(cat,eid,**f): T.append((('windows',cat,''),xml(*SY,eid,**f),'XmlWinEventLog'))
for cat,eid in dict(process_creation=1,file_change=2,network_connection=3,sysmon_status=4,process_termination=5,driver_load=6,image_load=7,create_remote_thread=8,raw_access_thread=9,process_access=10,file_event=11,registry_add=12,registry_set=13,registry_rename=14,registry_event=13,create_stream_hash=15,pipe_created=17,wmi_event=20,dns_query=22,file_delete=23,process_tampering=25,file_executable_detected=29,sysmon_error=255).items(): c(cat,eid)
c('registry_delete',12,EventType='DeleteKey')
T+= [(('windows','process_creation',''),xml('Security',M+'Security-Auditing',4688),''),(('windows','registry_event',''),xml('Security',M+'Security-Auditing',4657),''),
 (('windows','ps_script',''),xml(M+'PowerShell/Operational',M+'PowerShell',4104),''),(('windows','ps_module',''),xml(M+'PowerShell/Operational',M+'PowerShell',4103),''),
 (('windows','ps_classic_start',''),xml('Windows PowerShell','PowerShell',400),''),(('windows','ps_classic_provider_start',''),xml('Windows PowerShell','PowerShell',600),''),(('windows','ps_classic_script',''),xml('Windows PowerShell','PowerShell',800),''),
 (('windows','file_access',''),xml(M+'Kernel-File/Analytic',M+'Kernel-File',12),''),(('windows','file_rename',''),xml(M+'Kernel-File/Analytic',M+'Kernel-File',27),''),
 (('','antivirus',''),xml(M+'Windows Defender/Operational',M+'Windows Defender',1116),'')]
for svc,ch,pr in [('application','Application','ESENT'),('applocker',M+'AppLocker/MSI and Script',''),('applocker',M+'AppLocker/EXE and DLL',''),('appmodel-runtime',M+'AppModel-Runtime/Admin',''),('appxdeployment-server',M+'AppXDeploymentServer/Operational',''),('appxpackaging-om',M+'AppxPackaging/Operational',''),('bits-client',M+'Bits-Client/Operational',''),('bitlocker',M+'BitLocker/BitLocker Management',''),('capi2',M+'CAPI2/Operational',''),('certificateservicesclient-lifecycle-system',M+'CertificateServicesClient-Lifecycle-System/Operational',''),('codeintegrity-operational',M+'CodeIntegrity/Operational',''),('dhcp',M+'DHCP-Server/Operational',''),('diagnosis-scripted',M+'Diagnosis-Scripted/Operational',''),('dns-client',M+'DNS Client Events/Operational',''),('dns-server','DNS Server',''),('dns-server-analytic',M+'DNS-Server/Analytical',''),('driver-framework',M+'DriverFrameworks-UserMode/Operational',''),('firewall-as',M+'Windows Firewall With Advanced Security/Firewall',''),('hyper-v-worker',M+'Hyper-V-Worker',''),('hyper-v-worker',M+'Hyper-V-Worker-Admin',''),('iis-configuration',M+'IIS-Configuration/Operational',''),('kernel-event-tracing',M+'Kernel-EventTracing/Admin',M+'Kernel-EventTracing'),('kernel-shimengine',M+'Kernel-ShimEngine/Operational',''),('kernel-shimengine',M+'Kernel-ShimEngine/Diagnostic',''),('ldap',M+'LDAP-Client/Debug',''),('ldap_debug',M+'LDAP-Client/Debug',''),('lsa-server',M+'LSA/Operational',''),('lsa-server',M+'LSA-Server/Operational',''),('msexchange-management','MSExchange Management',''),('microsoft-servicebus-client','Microsoft-ServiceBus-Client',''),('servicebus-client','Microsoft-ServiceBus-Client',''),('ntfs',M+'Ntfs/Operational',''),('ntlm',M+'NTLM/Operational',''),('openssh','OpenSSH/Operational','OpenSSH'),('powershell',M+'PowerShell/Operational',''),('powershell','PowerShellCore/Operational',''),('powershell-classic','Windows PowerShell',''),('printservice-admin',M+'PrintService/Admin',''),('printservice-operational',M+'PrintService/Operational',''),('security','Security',''),('security-mitigations',M+'Security-Mitigations/Kernel Mode',''),('security-mitigations',M+'Security-Mitigations/User Mode',''),('sense',M+'SENSE/Operational',''),('shell-core',M+'Shell-Core/Operational',''),('smbclient-connectivity',M+'SmbClient/Connectivity',''),('smbclient-security',M+'SmbClient/Security',''),('smbserver-connectivity',M+'SMBServer/Connectivity',''),('sysmon',)+SY,('system','System',''),('taskscheduler',M+'TaskScheduler/Operational',''),('terminalservices-localsessionmanager',M+'TerminalServices-LocalSessionManager/Operational',''),('vhdmp',M+'VHDMP/Operational',''),('vhdmp',M+'VHDMP-Operational',''),('windefend',M+'Windows Defender/Operational',''),('wmi',M+'WMI-Activity/Operational',''),('dns-server-audit',M+'DNS-Server/Audit',''),('bitlocker',M+'BitLocker/BitLocker Management',''),('ntds','Directory Service',''),('wlan-autoconfig',M+'WLAN-AutoConfig/Operational',''),('rpc_firewall','RPCFW','RPCFW')]: w(svc,ch,pr)
J=json.dumps
def t(ls,text,st=''): T.append((ls,text,st))
t(('linux','process_creation',''),xml('Linux-Sysmon/Operational','Linux-Sysmon',1),'sysmon:linux')
t(('linux','file_event',''),xml('Linux-Sysmon/Operational','Linux-Sysmon',11),'sysmon:linux')
t(('linux','network_connection',''),xml('Linux-Sysmon/Operational','Linux-Sysmon',3),'sysmon:linux')
t(('linux','process_creation',''),'type=EXECVE msg=audit(1.1:1): argc=1 a0="id"','linux_audit')
t(('linux','','auditd'),'type=SYSCALL msg=audit(1.1:1): arch=c000003e syscall=59 success=yes exe="/usr/bin/id" key="x"','linux_audit')
t(('macos','process_creation',''),J({'Image':'/usr/bin/osascript','CommandLine':'osascript -e x','ParentImage':'/bin/sh'}),'macos:process')
t(('macos','file_event',''),J({'Image':'/bin/sh','TargetFilename':'/Users/x/Library/LaunchAgents/a.plist'}),'macos:file')
def sl(p,m): return f'Nov 12 10:21:07 host7 {p}: {m}'
for svc,p in [('auth','sshd[1]'),('sshd','sshd[1]'),('sudo','sudo'),('cron','CRON[1]'),('cron','crontab[1]'),('syslog','foo[1]'),('clamav','clamd[2]'),('guacamole','guacd[3]'),('vsftpd','vsftpd[1]'),('auth','pam_unix(sshd)')]: t(('linux','',svc),sl(p,'message here'),'linux_secure')
t(('modsecurity','',''),'[Tue] [error] ModSecurity: Access denied with code 403','modsecurity')
t(('linux','','modsecurity'),sl('apache2','ModSecurity: Access denied [id "1"]'),'modsec:audit')
AL='1.2.3.4 - - [12/Nov/2026:10:21:07 +0000] "GET /x HTTP/1.1" 200 5 "-" "curl"'
t(('','webserver',''),AL,'access_combined'); t(('apache','webserver',''),AL,'access_combined'); t(('nginx','webserver',''),AL,'nginx:plus:access'); t(('','proxy',''),AL,'squid:access')
t(('','proxy',''),J({'c-uri':'http://x/y','cs-method':'GET','c-useragent':'x','cs-host':'x'}),'proxy')
t(('','webserver',''),'2026-11-12 10:21:07 10.0.0.1 GET /x.aspx q=1 80 - 1.2.3.4 curl - 200 0 0 5','iis')
t(('windows','webserver',''),'2026-11-12 10:21:07 10.0.0.1 GET /x.aspx q=1 80 - 1.2.3.4 curl - 200 0 0 5','ms:iis:auto')
t(('apache','','apache'),'[Tue Nov 12 10:21:07 2026] [core:notice] [pid 1] AH00051: child exit signal Segmentation Fault','apache_error'); t(('apache','','error'),'[Tue Nov 12 10:21:07 2026] [core:error] x','apache:error')
t(('nginx','','nginx'),'2026/11/12 10:21:07 [alert] 1#1: worker process 5 exited on signal 6','nginx:error'); t(('nginx','','error'),'2026/11/12 10:21:07 [alert] 1#1: worker','nginx:plus:error')
for p,m in [('django','SuspiciousOperation'),('python','x'),('ruby_on_rails','x'),('spring','x'),('velocity','ParseErrorException'),('jvm','x'),('nodejs','x'),('sql','x')]: t((p,'application',''),'2026-11-12 ERROR '+m,p+':log'); t((p,'application',''),'2026-11-12 ERROR '+m,p)
t(('','application','sql'),'x','sql'); t(('','database',''),'SELECT x','mysql:database'); t(('','database',''),'SELECT x','database')
t(('opencanary','application',''),J({'logtype':4000,'src_host':'1.2.3.4','node_id':'x','logdata':{}}),'opencanary')
K={'kind':'Event','auditID':'x','verb':'create','objectRef':{'resource':'pods'},'user':{'username':'x'}}
t(('kubernetes','application','audit'),J(K),'kube:audit'); t(('kubernetes','','audit'),J(K),'kube:audit')
t(('rpc_firewall','application',''),xml('RPCFW','RPCFW',3),'XmlWinEventLog')
t(('aws','','cloudtrail'),J({'eventSource':'s3.amazonaws.com','eventName':'x','awsRegion':'x'}),'aws:cloudtrail')
for p,s,e in [('box','audit',{'event_id':'1','event_type':'LOGIN','created_by':{'login':'a@example.org'}}),('miro','audit',{'event':'sign_in','createdBy':{'id':'1'},'createdAt':'x'}),('figma','audit',{'action':{'type':'x'},'actor':{'email':'a@example.org'},'entity':{'type':'org'}}),('snowflake','audit',{'QUERY_TEXT':'select 1','USER_NAME':'A','QUERY_TYPE':'SELECT'}),('databricks','audit',{'serviceName':'accounts','actionName':'login','userIdentity':{'email':'a'}}),('mongodb_atlas','audit',{'eventTypeName':'X','username':'a','created':'x'}),('zscaler','audit',{'event':{'action':'UPDATE','adminid':'a','recordid':'1'}}),('crowdstrike','audit',{'metadata':{'eventType':'UserActivityAuditEvent'},'event':{'OperationName':'x','UserId':'a'}}),('sentinelone','audit',{'activityType':1,'primaryDescription':'x'}),('carbon_black','audit',{'loginName':'a','flagged':False,'description':'x'}),('tines','audit',{'operation_name':'Login','user_email':'a','request_ip':'192.0.2.7'}),('vercel','audit',{'type':'login','text':'x','createdAt':1,'userId':'u','principalId':'u'}),('pagerduty','audit',{'execution_time':'x','actors':[{'id':'1'}],'action':'update'}),('1password','audit',{'category':'success','country':'X','target_user':{'email':'a'}}),('salesforce','audit',{'Action':'x','Section':'y','Display':'z','CreatedDate':'x'}),('notion','audit',{'workspace_id':'w','actor':{'id':'1'},'type':'page.viewed'}),('npm','audit',{'event':'package:publish','name':'x','hookOwner':{'username':'a'}}),('canary','alert',{'manage_url':'https://x','memo':'x'}),('canary','alert',{'Description':'x','IncidentHash':'1'}),('osquery','osquery',{'hostIdentifier':'h','calendarTime':'x','unixTime':1,'columns':{}})]: t((p,'',s),J(e),'_json')
for s,e in [('activitylogs',{'operationName':'MICROSOFT.X/Y/DELETE','category':'Administrative','resourceId':'/s'}),('auditlogs',{'category':'AuditLogs','operationName':'Add member'}),('signinlogs',{'category':'SignInLogs','operationName':'Sign-in activity','properties':{'userPrincipalName':'x'}}),('riskdetection',{'riskEventType':'anonymizedIPAddress','riskLevel':'high'}),('pim',{'riskEventType':'x','category':'AuditLogs','operationName':'x','tenantId':'t'}),('auditlogs',{'activityDisplayName':'Add user','category':'UserManagement'})]: t(('azure','',s),J(e),'azure:monitor:aad')
t(('gcp','','gcp.audit'),J({'protoPayload':{'@type':'type.googleapis.com/google.cloud.audit.AuditLog','methodName':'x','serviceName':'y'}}),'google:gcp:pubsub:message')
for s in ('admin','login'): t(('gcp','','google_workspace.'+s),J({'id':{'applicationName':s},'events':[{'name':'X'}]}),'gws:reports')
t(('github','','audit'),J({'action':'repo.create','actor':'x','created_at':1,'org':'x'}),'github:audit')
for s in ('audit','exchange','threat_detection','threat_management'): t(('m365','',s),J({'Workload':'SecurityComplianceCenter' if 'th' in s else 'Exchange','Operation':'x','eventSource':'SecurityComplianceCenter'}),'o365:management:activity')
t(('okta','','okta'),J({'published':'x','eventType':'x','legacyEventType':'y','actor':{'alternateId':'x'}}),'OktaIM2:log')
t(('onelogin','','onelogin.events'),J({'event_type_id':1}),'onelogin:event'); t(('bitbucket','','audit'),J({'auditType':{'category':'x','action':'y'}}),'bitbucket:audit')
for p,s,st in [('cisco','aaa','cisco:ios'),('cisco','aaa','cisco:aaa'),('cisco','duo','cisco:duo:administrator'),('cisco','ldp','cisco:ios'),('cisco','bgp','cisco:ios'),('cisco','syslog','cisco:asa'),('cisco','syslog','cisco:ios'),('huawei','bgp','huawei:bgp'),('juniper','bgp','juniper:junos:bgp'),('juniper','bgp','juniper'),('fortios','sslvpnd','fortios:sslvpnd'),('fortigate','event','fortigate_event'),('fortigate','event','fgt_event'),('paloalto','globalprotect','pan:globalprotect'),('paloalto','globalprotect','paloalto:globalprotect'),('qualys','','qualys:hostdetection'),('citrix','','citrix:netscaler'),('netscreen','','netscreen'),('vmware','esxi','vmware:esxlog'),('vmware','esxi','vmware:esxi')]: t((p,'',s),'Nov 12 10:21:07 host7 something happened',st)
t(('cisco','','syslog'),'Nov 12 10:21:07 r1 123: %SYS-5-CONFIG_I: Configured from console by anna','')
t(('cisco','','aaa'),J({'message':'x: %PARSER-5-CFGLOG_LOGGEDCMD: User:anna logged command:show run'}),'_json')
t(('cisco','','bgp'),J({'event':{'module':'cisco','dataset':'cisco.ios'},'message':'x'}),'ecs'); t(('fortigate','','event'),'CEF:0|Fortinet|Fortigate|7|1|x|3|act=deny','cef')
t(('','firewall',''),'date=2026 srcip=1.2.3.4 dstip=1.2.3.5 dstport=80 action=deny x=1','fortigate_traffic')
t(('paloalto','file_event','globalprotect'),'x','pan:globalprotect:file_event'); t(('paloalto','appliance','globalprotect'),'x','pan:globalprotect:appliance')
Z={'uid':'C1','id.orig_h':'1.1.1.1','id.resp_h':'2.2.2.2','id.resp_p':1}
for s,f in [('dce_rpc',{'endpoint':'x','operation':'y'}),('dns',{'query':'x','qtype_name':'A'}),('http',{'method':'GET','uri':'/'}),('kerberos',{'request_type':'TGS','cipher':'rc4-hmac'}),('rdp',{'cookie':'x','result':'y'}),('smb_files',{'action':'SMB::FILE_OPEN','path':'\\\\x\\IPC$','name':'x'}),('x509',{'certificate.subject':'x'}),('ssh',{'auth_attempts':1}),('conn',{'conn_state':'SF'}),('ssl',{'server_name':'x'}),('smb_mapping',{'share_type':'PIPE','path':'x'}),('notice',{'note':'x'}),('weird',{'name':'x'})]:
    t(('zeek','',s),J({**Z,**f}),f'bro:{s}:json'); t(('zeek','',s),J({**Z,**f}),'_json')
t(('','dns',''),J({**Z,'query':'x','qtype_name':'A'}),'bro:dns:json'); t(('zeek','dns','') ,J({**Z,'query':'x','qtype_name':'A'}),'bro:dns:json')
t(('','dns',''),'client 1.2.3.4#5 (x.org): query: x.org IN A + (10.0.0.1)','named'); t(('','antivirus',''),J({'Signature':'x','Filename':'y'}),'symantec:antivirus')

t(('azure','','activitylogs'),J({'operationName':{'value':'Microsoft.Compute/x','localizedValue':'x'},'resourceId':'/x'}),'_json')
t(('','','audit'),J({'action':'member.removed','actor':{'email':'a@example.org'}}),'_json'); t(('','','audit'),J({'event_type':'login','user_name':'a'}),'acme:log')


@pytest.mark.parametrize("logsource, text, sourcetype", T, ids=[f"{'.'.join(entry[0])}-{number}" for number, entry in enumerate(T)])
def test_logsource_is_recognised(logsource, text, sourcetype):
    labels = label(read_facts(text, sourcetype), sourcetype)
    assert labels.admit(logsource), labels


@pytest.mark.parametrize("logsource", [("windows", "process_creation", ""), ("linux", "", "sshd"), ("aws", "", "cloudtrail"), ("", "webserver", "")])
def test_event_of_another_product_is_not_admitted(logsource):
    text = "client 192.0.2.1#5 (x.example): query: x.example IN A + (192.0.2.53)"
    assert not label(read_facts(text, "named"), "named").admit(logsource)


@pytest.mark.parametrize("event", [{"action": "allow", "src": "192.0.2.1"}, {"user": "anna", "message": "x"}])
def test_event_that_does_not_say_both_what_was_done_and_by_whom_is_of_no_audit_log(event):
    assert not label(read_facts(json.dumps(event), "_json"), "_json").admit(("", "", "audit"))
