# ruff: noqa: E501
"""What Microsoft 365's unified audit log and Google Workspace's reports tell of daily work and of attacks.

A row is a record (`record:operation`, `application:type:name`) and the JSON of its own fields; `_odd` and `_who` as in saas_tables.py.
"""
from __future__ import annotations

from .phrases import phrased
from .table import Scenario, table

_TEXT = r"""
@@ office
# office rights handed over with a reason
Exchange:«New-ManagementRoleAssignment|Add-RoleGroupMember|Remove-RoleGroupMember» {"_who":"admin","_odd":0,"Role":"«Mail Recipients|View-Only Recipients|ApplicationImpersonation»","Identity":"«Help Desk|Recipient Management»","User":"«svc»@«sitedomain»","Member":"@mate@","Comment":"@ticket@"}
SecurityComplianceCenterEOPCmdlet:«Add-eDiscoveryCaseAdmin|Add-RoleGroupMember|Remove-ProtectionAlert|Disable-SafeLinksRule|Disable-AntiPhishRule|Remove-SafeAttachmentRule|Remove-RetentionCompliancePolicy|Remove-DlpCompliancePolicy» {"_who":"admin","_odd":0,"Identity":"«eDiscoveryManager|Test «Word»|Pilot»","User":"@mate@","Comment":"@ticket@"}
MicrosoftFlow:«PutPermissions|PutConnectionPermission|CreateFlow» {"TargetPrincipal":"@mate@","PermissionType":"«User|Owner»","FlowConnectorNames":"«SharePoint, Teams|Approvals, Outlook»"}
AzureActiveDirectory:«Add delegated permission grant.|Add app role assignment grant to user.|Add service principal.» {"_who":"admin","_odd":0,"ObjectId":"«guid»","Target":[{"ID":"«Zoom|Adobe Acrobat|Notion»","Type":1}],"ModifiedProperties":[{"Name":"DelegatedPermissionGrant.Scope","NewValue":"User.Read openid"}]}
SharePointSharingOperation:«AnonymousLinkUpdated|AnonymousLinkCreated» {"SourceFileName":"«catalogue|agenda|prices».pdf","EventData":"<Type>View</Type>","_odd":0}
SharePointFileOperation:«FileVersionsAllDeleted|FileDeletedSecondStageRecycleBin|FileRenamed|FileDownloaded» {"SourceFileName":"«file»","DestinationFileName":"«file»","SourceRelativeUrl":"Shared Documents/«Archive|old»"}
SharePoint:SiteLocksChanged {"_who":"admin","_odd":0,"ModifiedProperties":[{"Name":"LockState","NewValue":"«ReadOnly|Unlock»"}],"ItemType":"Site","note":"@ticket@"}
MicrosoftTeams:AppUpdatedInCatalog {"_who":"admin","_odd":0,"AddOnName":"«site» «Word»","AddOnType":"Bot","AppDistributionMode":"TenantCatalog"}
Exchange:«Set-MailboxAuditBypassAssociation|Set-HostedOutboundSpamFilterPolicy|New-OutboundConnector» {"_who":"admin","_odd":0,"Identity":"svc-«archive|migration»","AuditBypassEnabled":"«True|False»","Comment":"@ticket@"}
# office mailboxes read by their owners
MailItemsAccessed:MailItemsAccessed {"OperationProperties":[{"Name":"MailAccessType","Value":"Bind"},{"Name":"IsThrottled","Value":"False"}],"OperationCount":«num:1:9»,"Client":"Client=«OWA;Action=ViaProxy|Outlook-iOS/2.0;|MSExchangeRPC;Client=OutlookService»","Folders":[{"Path":"\\Inbox"}]}
MailItemsAccessed:MailItemsAccessed {"OperationProperties":[{"Name":"MailAccessType","Value":"Sync"}],"OperationCount":1,"Client":"Client=«MSExchangeRPC|Outlook-Android/2.0»","Folders":[{"Path":"\\«Inbox|Sent Items|Calendar»"}],"AppId":"d3590ed6-52b3-4102-aeff-aad2292ab01c"}
ExchangeItem:«Send|Create|Update|SendAs|SendOnBehalf» {"Item":{"Subject":"«Re: «Word» «native»|«Word» minutes|Invoice «num:1000:9999»»","ParentFolder":{"Path":"\\«Sent Items|Drafts»"}},"LogonType":«0|0|2»}
ExchangeItemGroup:«SoftDelete|MoveToDeletedItems|HardDelete|Move» {"AffectedItems":[{"Subject":"«Newsletter «Word»|«Word» weekly|Accepted: «word» meeting»"}],"Folder":{"Path":"\\«Inbox|Deleted Items|Junk Email»"}}
ExchangeItem:MailboxLogin {"LogonType":«0|2»,"Mailbox":"«dept»@«sitedomain»","Client":"Client=«OWA|MSExchangeRPC|ActiveSync»"}
Exchange:«New-InboxRule|Set-InboxRule|Enable-InboxRule|Remove-InboxRule» {"Name":"«Newsletters|Jira|«Word»»","SubjectContainsWords":"«[JIRA]|newsletter|build failed»","MoveToFolder":"«Newsletters|Jira|Archive\\«Word»»","StopProcessingRules":"False"}
ExchangeItem:UpdateInboxRules {"OperationProperties":[{"Name":"RuleOperation","Value":"«AddMailboxRule|ModifyMailboxRule»"},{"Name":"RuleName","Value":"«Newsletters|«Word»»"},{"Name":"RuleActions","Value":"[{\"ActionType\":\"Move\",\"Folder\":\"\\\\«Word»\"}]"}],"Client":"Client=MSExchangeRPC"}
# T1114.002 office mailboxes read by others
MailItemsAccessed:MailItemsAccessed {"_odd":«num:2:5»,"OperationProperties":[{"Name":"MailAccessType","Value":"Bind"},{"Name":"IsThrottled","Value":"«False|True»"}],"OperationCount":«num:30:999»,"Client":"Client=REST;Client=RESTSystem;;","AppId":"«guid»","Folders":[{"Path":"\\Inbox"},{"Path":"\\«Finance|HR|Legal»"}]}
MailItemsAccessed:MailItemsAccessed {"_odd":«num:0:4»,"OperationProperties":[{"Name":"MailAccessType","Value":"Sync"}],"OperationCount":1,"Client":"Client=«WebServices;ExchangeServicesClient/15.00.0913.015|POP3/IMAP4;Protocol=IMAP4|Hub Transport»","Folders":[{"Path":"\\«Inbox|Sent Items|Archive»"}]}
ExchangeItem:MailboxLogin {"_odd":«num:3:6»,"LogonType":2,"Mailbox":"«ceo|cfo|payroll|admin»@«sitedomain»","Client":"Client=«POP3/IMAP4;Protocol=POP3|WebServices;python-requests»"}
ExchangeItemGroup:HardDelete {"_odd":«num:0:4»,"AffectedItems":[{"Subject":"«Your mailbox was signed in from a new device|New rule created|MFA method added|Undeliverable: Invoice «num:1000:9999»»"}],"Folder":{"Path":"\\«Deleted Items|Inbox|Sent Items»"}}
ExchangeItem:UpdateInboxRules {"_odd":«num:0:4»,"OperationProperties":[{"Name":"RuleOperation","Value":"AddMailboxRule"},{"Name":"RuleName","Value":"«.|..|,|«letters:1:2»»"},{"Name":"RuleActions","Value":"[{\"ActionType\":\"«Delete|MarkAsRead|Forward»\",\"Recipients\":[\"@outsider@\"]}]"}],"Client":"Client=«OWA|REST»"}
Exchange:«New-InboxRule|Set-InboxRule» {"_odd":«num:0:4»,"Name":"«.|-|«letters:1:2»»","SubjectOrBodyContainsWords":"«invoice;payment;wire;iban|phish;hacked;suspicious;helpdesk|docusign;voicemail»","«DeleteMessage|MarkAsRead»":"True","MoveToFolder":"«RSS Feeds|Conversation History|Archive»","StopProcessingRules":"True"}
# office mail flow administered
Exchange:«New-TransportRule|Set-TransportRule|Disable-TransportRule» {"_who":"admin","Name":"«External banner|Encrypt finance|Disclaimer|Block .iso»","FromScope":"NotInOrganization","ApplyHtmlDisclaimerText":"«CAUTION: external|Confidential»","Mode":"Enforce"}
Exchange:«New-InboundConnector|Set-OutboundConnector|Set-InboundConnector» {"_who":"admin","Name":"«Mimecast|Proofpoint|MFP scan»","SmartHosts":"eu-smtp.«domain»","RequireTls":"True","Comment":"@ticket@"}
Exchange:«Set-Mailbox|Set-CASMailbox|Set-MailboxPlan» {"_who":"admin","Identity":"@mate@","«AuditEnabled|LitigationHoldEnabled|ImapEnabled|PopEnabled»":"«True|False»"}
Exchange:Set-Mailbox {"_who":"admin","Identity":"@mate@","ForwardingAddress":"«other»@«sitedomain»","DeliverToMailboxAndForward":"True","reason":"leaver @ticket@"}
Exchange:«Add-MailboxPermission|Add-RecipientPermission|Add-MailboxFolderPermission» {"_who":"admin","Identity":"«dept»@«sitedomain»","User":"@mate@","AccessRights":"«FullAccess|SendAs|Reviewer»","AutoMapping":"True"}
Exchange:«Set-OrganizationConfig|Set-RemoteDomain|Set-HostedConnectionFilterPolicy|Set-AdminAuditLogConfig» {"_who":"admin","Identity":"Default","«AutoForwardEnabled|UnifiedAuditLogIngestionEnabled»":"«False|True»","«AuditDisabled":"False|IPAllowList":"«peer»»"}
Exchange:Set-MailboxAutoReplyConfiguration {"Identity":"@mate@","AutoReplyState":"Scheduled","ExternalMessage":"out of office until «date»"}
# T1114.003 office mail flow turned
Exchange:«New-TransportRule|Set-TransportRule» {"_who":"admin","_odd":«num:0:5»,"Name":"«Compliance|Sync|@junk@»","BlindCopyTo":"@outsider@","SentTo":"«cfo|finance|ceo»@«sitedomain»","SetSCL":"-1","Mode":"Enforce"}
Exchange:«New-InboundConnector|Set-InboundConnector|New-OutboundConnector» {"_who":"admin","_odd":«num:1:5»,"Name":"@junk@","SenderIPAddresses":"«pub»","ConnectorType":"OnPremises","RestrictDomainsToIPAddresses":"False","RequireTls":"False"}
Exchange:Set-Mailbox {"_odd":«num:0:5»,"Identity":"«cfo|«person»|finance»@«sitedomain»","ForwardingSmtpAddress":"smtp:@outsider@","DeliverToMailboxAndForward":"«True|False»"}
Exchange:«Add-MailboxPermission|Add-RecipientPermission|Add-MailboxFolderPermission» {"_who":"admin","_odd":«num:0:5»,"Identity":"«ceo|cfo|legal|board»@«sitedomain»","User":"«@mate@|Default|Anonymous»","AccessRights":"«FullAccess|Owner|SendAs»","AutoMapping":"False"}
Exchange:«Set-MailboxAuditBypassAssociation|Set-AdminAuditLogConfig|Set-OrganizationConfig|Set-Mailbox» {"_who":"admin","_odd":«num:0:5»,"Identity":"«person»@«sitedomain»","«AuditBypassEnabled":"True|UnifiedAuditLogIngestionEnabled":"False|AuditDisabled":"True|AuditEnabled":"False»"}
Exchange:«Set-HostedConnectionFilterPolicy|Set-RemoteDomain|Set-HostedOutboundSpamFilterPolicy» {"_who":"admin","_odd":«num:0:5»,"Identity":"Default","«IPAllowList":"«pub»|AutoForwardEnabled":"True|AutoForwardingMode":"On»"}
Exchange:«New-ManagementRoleAssignment|Add-RoleGroupMember» {"_who":"admin","_odd":«num:0:5»,"Role":"ApplicationImpersonation","User":"«user»@«sitedomain»","Identity":"Organization Management","Member":"@junk@"}
# office files and links of the day
SharePointFileOperation:«FileAccessed|FileModified|FileUploaded|FileDownloaded|FilePreviewed|FileCheckedIn» {"SourceFileName":"«file»","SourceFileExtension":"docx","SourceRelativeUrl":"Shared Documents/«Word»"}
SharePointFileOperation:«FileSyncDownloadedFull|FileSyncUploadedFull|FileModifiedExtended» {"SourceFileName":"«file»","SourceRelativeUrl":"Shared Documents","UserAgent":"Microsoft SkyDriveSync 24.«num:1:250».0.1 ship; Windows NT 10.0 (19045)"}
SharePointSharingOperation:«SharingSet|SharingInvitationCreated|AddedToSecureLink|SecureLinkCreated|CompanyLinkCreated» {"TargetUserOrGroupName":"«@mate@|@partner@»","TargetUserOrGroupType":"«Member|Guest»","EventData":"<Type>View</Type>","SourceFileName":"«file»"}
SharePointSharingOperation:«AnonymousLinkCreated|AnonymousLinkUsed|AnonymousLinkRemoved» {"SourceFileName":"«menu|agenda|press-kit».pdf","EventData":"<Type>View</Type><ExpirationDate>«date:%Y-%m-%d»</ExpirationDate>"}
SharePoint:«SiteCollectionAdminAdded|SiteCollectionCreated|SharingPolicyChanged|GroupAdded|PermissionLevelAdded» {"_who":"admin","ModifiedProperties":[{"Name":"SiteAdmin","NewValue":"@mate@"}],"ItemType":"Site","note":"@ticket@"}
OneDrive:«FileAccessed|FileDownloaded|FileUploaded|FileRenamed|FileDeleted» {"Site":"https://«site»-my.sharepoint.com/personal/«user»/","SourceFileName":"«file»","SourceRelativeUrl":"Documents"}
SharePointFileOperation:«FileRecycled|FileDeleted|FileVersionsAllRecycled|FileDeletedFirstStageRecycleBin» {"SourceFileName":"«file»","SourceRelativeUrl":"Shared Documents/old"}
# T1530 office files carried off
SharePointFileOperation:«FileDownloaded|FileAccessed|FileSyncDownloadedFull» {"_odd":«num:3:6»,"SourceFileName":"«salaries|passwords|merger|customers|vpn-access|board».«xlsx|docx|kdbx|zip»","SourceRelativeUrl":"Shared Documents/«HR|IT/Admin|Legal|Board»","UserAgent":"«python-requests/2.«num:25:32».0|Microsoft Office/16.0 (Windows NT 10.0; MSAL)|rclone/v1.«num:60:68».0|GraphRunner|aiohttp/3.9»"}
SharePointSharingOperation:«AnonymousLinkCreated|AnonymousLinkUpdated» {"_odd":«num:0:4»,"SourceFileName":"«salaries|customers|contracts|backup».«xlsx|zip|bak»","EventData":"<Type>Edit</Type>"}
SharePointSharingOperation:«SharingInvitationCreated|SharingSet|AddedToSecureLink» {"_odd":«num:0:4»,"TargetUserOrGroupName":"@outsider@","TargetUserOrGroupType":"Guest","EventData":"<Type>Edit</Type>","ItemType":"«Web|Folder»","SourceFileName":"«Finance|Customers|Engineering»"}
SharePoint:«SiteCollectionAdminAdded|SharingPolicyChanged|SiteLocksChanged» {"_who":"admin","_odd":«num:1:5»,"ModifiedProperties":[{"Name":"«SiteAdmin|SharingCapability|RequireAnonymousLinksExpireInDays»","NewValue":"«@outsider@|ExternalUserAndGuestSharing|0|«user»@«sitedomain»»"}],"ItemType":"Tenant","Site":"https://«site»-my.sharepoint.com/personal/«other»/"}
SharePointFileOperation:«FileUploaded|FileModified» {"_odd":«num:1:5»,"SourceFileName":"«Invoice «num:1000:9999»|Shared document|«Word» Proposal».«html|one|url|pdf.lnk|svg»","SourceRelativeUrl":"Shared Documents"}
SharePointFileOperation:«FileVersionsAllDeleted|FileDeletedSecondStageRecycleBin|FileRenamed» {"_odd":«num:0:4»,"SourceFileName":"«file»","DestinationFileName":"«word».«letters:4:6»","SourceRelativeUrl":"Shared Documents/«Finance|Projects»"}
SharePoint:SearchQueryPerformed {"_odd":«num:1:5»,"SearchQueryText":"«password|vpn credentials|filetype:kdbx|ssh key|wire transfer|aws_secret»","EventSource":"SharePoint"}
# office teams at work
MicrosoftTeams:«TeamsSessionStarted|MessageSent|MessageCreatedHasLink|ReactedToMessage|MeetingParticipantDetail» {"CommunicationType":"«OneOnOne|GroupChat|Channel»","ChatName":"«Word» «dept»","ParticipantInfo":{"HasForeignTenantUsers":«false|true»}}
MicrosoftTeams:«MemberAdded|MemberRemoved|MemberRoleChanged|ChannelAdded|TeamCreated» {"TeamName":"«Word» «dept»","Members":[{"UPN":"@mate@","Role":1}]}
MicrosoftTeams:ChatCreated {"ParticipantInfo":{"HasForeignTenantUsers":true,"ParticipatingDomains":["«domain»","«sitedomain»"]},"ChatThreadId":"19:«guid»@unq.gbl.spaces","Members":[{"DisplayName":"«First» «Last»","UPN":"@partner@"}]}
MicrosoftTeams:«AppInstalled|BotAddedToTeam|TabAdded|ConnectorAdded» {"AddOnName":"«Jira Cloud|Polls|GitHub|Planner»","AddOnType":"«Bot|Tab»","AppDistributionMode":"Store"}
MicrosoftTeams:«TeamsTenantSettingChanged|TeamSettingChanged|PolicyChanged» {"_who":"admin","Name":"«AllowGuestUser|AllowGiphy|AllowScreenSharing»","NewValue":"«true|false»","note":"@ticket@"}
SharePoint:SearchQueryPerformed {"SearchQueryText":"«travel policy|«word» roadmap|holiday request|«native»»","EventSource":"SharePoint"}
# T1566.003 office teams misused
MicrosoftTeams:ChatCreated {"_odd":«num:1:5»,"UserId":"«helpdesk|it.support|admin|servicedesk»@«letters:5:9»«word».onmicrosoft.com","ParticipantInfo":{"HasForeignTenantUsers":true,"ParticipatingDomains":["«letters:5:9»«word».onmicrosoft.com"]},"Members":[{"DisplayName":"«Help Desk|IT Support  ✅|Microsoft Security»","UPN":"helpdesk@«letters:5:9»«word».onmicrosoft.com"}]}
MicrosoftTeams:«MessageCreatedHasLink|MessageSent» {"_odd":«num:1:5»,"UserId":"«support|helpdesk»@«word»«letters:3».onmicrosoft.com","CommunicationType":"OneOnOne","MessageURLs":["https://«domain»/«letters:4»","https://«word»-my.sharepoint.com/personal/«letters:4»/«Anydesk|update|Changes».zip"],"ParticipantInfo":{"HasForeignTenantUsers":true}}
MicrosoftTeams:«AppInstalled|AppUpdatedInCatalog|BotAddedToTeam» {"_odd":«num:0:5»,"AddOnName":"@junk@","AddOnType":"Bot","AppDistributionMode":"«SideLoaded|TenantCatalog»"}
MicrosoftTeams:«TeamsTenantSettingChanged|PolicyChanged» {"_who":"admin","_odd":«num:1:5»,"Name":"«AllowFederatedUsers|AllowPublicUsers|AllowTeamsConsumerInbound|AllowGuestUser»","NewValue":"true","OldValue":"false"}
MicrosoftTeams:«MemberAdded|MemberRoleChanged» {"_odd":«num:0:5»,"TeamName":"«Security|Incident|Executive|IT Admins»","Members":[{"UPN":"@outsider@","Role":2}]}
# office compliance and defence tended
SecurityComplianceCenterEOPCmdlet:«New-ComplianceSearch|Start-ComplianceSearch|Get-ComplianceSearch|New-ComplianceCase» {"_who":"admin","Name":"case «num:100:999» @ticket@","ExchangeLocation":"@mate@","ContentMatchQuery":"from:«domain» AND received>=«date:%Y-%m-%d»"}
SecurityComplianceCenterEOPCmdlet:New-ComplianceSearchAction {"_who":"admin","SearchName":"phish @ticket@","Purge":"True","PurgeType":"SoftDelete"}
SecurityComplianceCenterEOPCmdlet:«Set-SafeLinksPolicy|Set-AntiPhishPolicy|Set-MalwareFilterPolicy|Set-SafeAttachmentPolicy|New-TenantAllowBlockListItems» {"_who":"admin","Identity":"«Default|Standard Preset»","«EnableSafeLinksForEmail|EnableMailboxIntelligence|ZapEnabled»":"True","Entries":"«domain»"}
SecurityComplianceCenterEOPCmdlet:«Set-RetentionCompliancePolicy|New-DlpCompliancePolicy|Set-ProtectionAlert|New-Label|Remove-DlpComplianceRule» {"_who":"admin","Identity":"«GDPR|Finance 7y|Test «Word»»","Mode":"«Enable|TestWithNotifications»","Comment":"@ticket@"}
SecurityComplianceAlerts:AlertTriggered {"Name":"«Creation of forwarding/redirect rule|Messages have been delayed|Email reported by user as malware or phish|DLP policy match»","Severity":"«Low|Informational|Medium»","Status":"«Resolved|Active»","Category":"ThreatManagement","_odd":0}
QuarantineMetadata:«QuarantineReleaseMessage|QuarantinePreview|QuarantineDelete|QuarantineRequestReleaseMessage» {"NetworkMessageId":"«guid»","RequestType":1,"ReleaseTo":"@mate@"}
MipLabel:«SensitivityLabelApplied|SensitivityLabelUpdated|FileSensitivityLabelRemoved» {"SensitivityLabelId":"«guid»","ItemName":"«file»","LabelName":"«Internal|Public|Confidential»"}
# T1562.001 office compliance and defence taken down
SecurityComplianceCenterEOPCmdlet:New-ComplianceSearchAction {"_who":"admin","_odd":«num:1:5»,"SearchName":"@junk@","«Export":"True|Preview":"True|Purge":"True","PurgeType":"HardDelete»"}
SecurityComplianceCenterEOPCmdlet:«New-ComplianceSearch|Start-ComplianceSearch» {"_who":"admin","_odd":«num:1:5»,"Name":"@junk@","ExchangeLocation":"All","SharePointLocation":"All","ContentMatchQuery":"«password OR credentials OR vpn|wire AND invoice|kind:email»"}
SecurityComplianceCenterEOPCmdlet:«Set-SafeLinksPolicy|Disable-SafeLinksRule|Remove-SafeAttachmentRule|Set-AntiPhishPolicy|Disable-AntiPhishRule|Set-MalwareFilterPolicy» {"_who":"admin","_odd":«num:0:5»,"Identity":"«Default|Standard Preset»","«EnableSafeLinksForEmail|Enabled|ZapEnabled»":"False"}
SecurityComplianceCenterEOPCmdlet:New-TenantAllowBlockListItems {"_who":"admin","_odd":«num:0:5»,"Allow":"True","ListType":"«Url|Sender|FileHash»","Entries":"«*.«domain»|@outsider@|«hex:64»»","NoExpiration":"True"}
SecurityComplianceCenterEOPCmdlet:«Remove-RetentionCompliancePolicy|Set-RetentionCompliancePolicy|Remove-DlpCompliancePolicy|Set-ProtectionAlert|Remove-ProtectionAlert» {"_who":"admin","_odd":«num:0:5»,"Identity":"«Legal hold|Litigation|Suspicious inbox rule|Elevation of Exchange admin privilege»","Disabled":"True","Enabled":"False"}
SecurityComplianceCenterEOPCmdlet:«Add-eDiscoveryCaseAdmin|Add-RoleGroupMember» {"_who":"admin","_odd":«num:0:5»,"Identity":"eDiscoveryManager","User":"«user»@«sitedomain»","Member":"«user»@«sitedomain»"}
QuarantineMetadata:QuarantineReleaseMessage {"_who":"admin","_odd":«num:1:5»,"NetworkMessageId":"«guid»","RequestType":1,"ReleaseTo":"all","AllowSender":true,"QuarantineReason":"High confidence phish"}
MipLabel:FileSensitivityLabelRemoved {"_odd":«num:1:5»,"SensitivityLabelId":"«guid»","ItemName":"«merger|customers|salaries|source-code».«xlsx|zip|docx»","OldLabelName":"«Highly Confidential|Board only»","ActionSource":"Manual"}
# office flows and reports built
MicrosoftFlow:«CreateFlow|EditFlow|DeleteFlow|RunFlow» {"FlowDetailsUrl":"https://make.powerautomate.com/environments/Default-«tenant»/flows/«guid»/details","FlowConnectorNames":"«SharePoint, Teams|Office 365 Outlook, Planner|SharePoint, Approvals»"}
PowerBIAudit:«ViewReport|ExportReport|ShareReport|RefreshDataset|DownloadReport» {"ReportName":"«Word» «dept»","WorkSpaceName":"«dept»","DatasetName":"«word»_mart"}
CopilotInteraction:CopilotInteraction {"CopilotEventData":{"AppHost":"«Word|Teams|Outlook»","AccessedResources":[{"Name":"«file»","Type":"docx"}]}}
AzureActiveDirectoryStsLogon:UserLoggedIn {"ObjectId":"«guid»","ErrorNumber":"0","Extended":{"RequestType":"«OAuth2:Authorize|Kmsi:kmsi|SAS:EndAuth»","KeepMeSignedIn":"false"},"DeviceProperties":[{"Name":"IsCompliant","Value":"True"}]}
AzureActiveDirectoryStsLogon:UserLoginFailed {"ErrorNumber":"«50126|50058|50140|50074»","LogonError":"«InvalidUserNameOrPassword|UserStrongAuthClientAuthNRequiredInterrupt»","ResultStatus":"Failed","Extended":{"RequestType":"OAuth2:Authorize"}}
AzureActiveDirectory:«Update user.|Change user password.|Add member to group.|Reset user password.|Add user.|Consent to application.» {"_who":"admin","ObjectId":"@mate@","Target":[{"ID":"«dept»","Type":1}],"ModifiedProperties":[{"Name":"ConsentType","NewValue":"Principal"}]}
PowerBIAudit:«UpdatedAdminFeatureSwitch|PublishToWebReport|AddGroupMembers|GenerateEmbedToken» {"_who":"admin","SwitchState":"Disabled","ReportName":"public «word» statistics","WorkSpaceName":"«dept»"}
# T1567 office flows that carry off
MicrosoftFlow:«CreateFlow|EditFlow» {"_odd":«num:0:5»,"FlowDetailsUrl":"https://make.powerautomate.com/environments/Default-«tenant»/flows/«guid»/details","FlowConnectorNames":"«Office 365 Outlook, HTTP|Office 365 Outlook, Gmail|SharePoint, Dropbox|OneDrive for Business, HTTP»"}
MicrosoftFlow:«PutPermissions|PutConnectionPermission» {"_odd":«num:1:5»,"TargetPrincipal":"@outsider@","PermissionType":"Owner"}
PowerBIAudit:«PublishToWebReport|UpdatedAdminFeatureSwitch|ExportReport|GenerateEmbedToken» {"_odd":«num:1:5»,"SwitchState":"Enabled","SwitchName":"Publish to web","ReportName":"«Customers|Payroll|Revenue»","WorkSpaceName":"«finance|hr|board»"}
CopilotInteraction:CopilotInteraction {"_odd":«num:2:6»,"CopilotEventData":{"AppHost":"BizChat","AccessedResources":[{"Name":"«passwords|vpn|admin accounts|salaries».«docx|xlsx»","SensitivityLabelId":"«guid»"}],"Messages":[{"JailbreakDetected":true}]}}
AzureActiveDirectoryStsLogon:UserLoggedIn {"_odd":«num:4:6»,"ObjectId":"«guid»","ErrorNumber":"0","Extended":{"RequestType":"«OAuth2:Token|Login:login|Cmsi:Cmsi»","KeepMeSignedIn":"true"},"DeviceProperties":[{"Name":"OS","Value":"Linux"}]}
AzureActiveDirectoryStsLogon:UserLoginFailed {"_odd":«num:3:6»,"ErrorNumber":"«50126|50053|50034»","LogonError":"«IdsLocked|UserAccountNotFound|InvalidUserNameOrPassword»","ResultStatus":"Failed","Extended":{"RequestType":"OAuth2:Token","UserAuthenticationMethod":"1"},"ApplicationId":"1b730954-1685-4b74-9bfd-dac224a7b894"}
AzureActiveDirectory:«Consent to application.|Add delegated permission grant.|Add app role assignment grant to user.» {"_odd":«num:1:5»,"ObjectId":"«guid»","Target":[{"ID":"«@junk@|Document Viewer|eM Client»","Type":1}],"ModifiedProperties":[{"Name":"ConsentAction.Permissions","NewValue":"Mail.ReadWrite MailboxSettings.ReadWrite Mail.Send offline_access"},{"Name":"ConsentType","NewValue":"«AllPrincipals|Principal»"}]}
@@ workspace
# workspace rare settings and leavers
drive:acl_change:change_owner {"_who":"admin","_odd":0,"doc_title":"«file»","old_owner":"«other»@«sitedomain»","new_owner":"@mate@","visibility":"shared_internally"}
takeout:«takeout_usage:user_takeout_initiated|takeout_usage:user_takeout_download» {"_odd":0,"PRODUCTS_REQUESTED":["Photos","Keep"],"TAKEOUT_STATUS":"SUCCESS","TAKEOUT_DESTINATION":"Email link"}
data_studio:ACCESS:«DATA_EXPORT|CHANGE_ACCESS|VIEW» {"_odd":0,"ASSET_NAME":"«Web traffic|Pipeline»","DATA_EXPORT_TYPE":"CSV","VISIBILITY":"PRIVATE"}
admin:USER_SETTINGS:«DOWNLOAD_USERLIST_CSV|CHANGE_RECOVERY_EMAIL|UNENROLL_USER_FROM_STRONG_AUTH|CREATE_DATA_TRANSFER_REQUEST|UNDELETE_USER|GRANT_ADMIN_PRIVILEGE|MAIL_ROUTING_DESTINATION_ADDED» {"_who":"admin","_odd":0,"USER_EMAIL":"@mate@","DESTINATION_USER_EMAIL":"«other»@«sitedomain»","note":"leaver @ticket@"}
admin:«SECURITY_SETTINGS:ENFORCE_STRONG_AUTHENTICATION|SECURITY_SETTINGS:ALLOW_STRONG_AUTHENTICATION|DELEGATED_ADMIN_SETTINGS:ADD_PRIVILEGE|SECURITY_SETTINGS:WEAK_PROGRAMMATIC_LOGIN_SETTINGS_CHANGED|DOMAIN_SETTINGS:ADD_APPLICATION_TO_WHITELIST|EMAIL_SETTINGS:CREATE_GMAIL_SETTING» {"_who":"admin","_odd":0,"SETTING_NAME":"Two-step verification enforcement","PRIVILEGE_NAME":"USERS_RETRIEVE","ROLE_NAME":"«dept» reader","OLD_VALUE":"«false|ENABLED»","NEW_VALUE":"«true|DISABLED»"}
mobile:«device_updates:DEVICE_COMPROMISED_EVENT|device_updates:OS_UPDATED_EVENT|suspicious_activity:SUSPICIOUS_ACTIVITY_EVENT» {"_odd":0,"DEVICE_TYPE":"«ANDROID|IOS_SYNC»","DEVICE_MODEL":"«Pixel 8|iPhone»","DEVICE_COMPROMISED_STATE":"NOT_COMPROMISED","NEW_VALUE":"«num:13:18»"}
rules:rule_trigger_type:action_complete {"_odd":0,"rule_name":"«auto label invoices|old shared drive report»","severity":"LOW","actor_email":"«user»@«sitedomain»","triggered_actions":["«label|alert»"]}
login:account_warning:«suspicious_login|titanium_change» {"_odd":1,"affected_email_address":"«user»@«sitedomain»","login_timestamp":"«epoch»000000","note":"user confirmed in the console"}
login:«titanium_change:titanium_unenroll|titanium_change:titanium_enroll|2sv_change:2sv_disable|recovery_info_change:recovery_phone_edit» {"_odd":0,"is_second_factor":true}
# workspace people log in
login:login:login_success {"login_type":"«google_password|saml|exchange»","login_challenge_method":["«password|security_key|google_prompt|none»"],"is_suspicious":false}
login:login:«login_verification|login_challenge|logout» {"login_challenge_method":"«google_prompt|security_key|totp»","login_challenge_status":"Challenge Passed.","is_second_factor":true}
login:login:login_failure {"login_type":"google_password","login_failure_type":"login_failure_«invalid_password|unknown»","login_challenge_method":["password"]}
login:«2sv_change:2sv_enroll|recovery_info_change:recovery_email_edit|password_change:password_edit|email_forwarding_change:email_forwarding_out_of_domain» {"email_forwarding_destination_address":"«other»@«sitedomain»","_odd":0}
saml:login:«login_success|login_failure» {"orgunit_path":"/«Dept|Staff»","application_name":"«Slack|Zoom|AWS|Salesforce»","initiated_by":"sp","saml_status_code":"SUCCESS_URI","device_id":"«guid»"}
context_aware_access:CONTEXT_AWARE_ACCESS_USER_EVENT:ACCESS_DENY_EVENT {"CAA_APPLICATION":"«Gmail|Drive»","CAA_DEVICE_STATE":"No Device Information","CAA_ACCESS_LEVEL_UNSATISFIED":"company-devices","_odd":1}
# T1078.004 workspace logins of strangers
login:login:login_success {"_odd":«num:4:6»,"login_type":"google_password","login_challenge_method":["«password|none»"],"is_suspicious":true}
login:account_warning:«suspicious_login|suspicious_login_less_secure_app|suspicious_programmatic_login|account_disabled_hijacked|account_disabled_password_leak» {"_odd":«num:2:6»,"affected_email_address":"«user»@«sitedomain»","login_timestamp":"«epoch»000000"}
login:login:login_failure {"_odd":«num:3:6»,"login_type":"«google_password|unknown»","login_failure_type":"login_failure_«invalid_password|account_disabled|access_code_disallowed|invalid_second_factor»","login_challenge_method":["password"]}
login:login:login_challenge {"_odd":«num:3:6»,"login_challenge_method":"«idv_any_phone|knowledge_preregistered_email|google_prompt»","login_challenge_status":"Challenge Failed.","is_second_factor":true}
login:«2sv_change:2sv_disable|recovery_info_change:recovery_phone_edit|recovery_info_change:recovery_email_edit|email_forwarding_change:email_forwarding_out_of_domain|titanium_change:titanium_unenroll» {"_odd":«num:2:6»,"email_forwarding_destination_address":"@outsider@"}
saml:login:login_success {"_odd":«num:4:6»,"application_name":"«AWS|GitHub|VPN|Snowflake»","initiated_by":"idp","saml_status_code":"SUCCESS_URI"}
# workspace directory administered
admin:USER_SETTINGS:«CREATE_USER|SUSPEND_USER|UNSUSPEND_USER|CHANGE_PASSWORD|MOVE_USER_TO_ORG_UNIT|DELETE_USER» {"_who":"admin","_odd":0,"USER_EMAIL":"@mate@","ORG_UNIT_NAME":"/«dept»"}
admin:GROUP_SETTINGS:«ADD_GROUP_MEMBER|REMOVE_GROUP_MEMBER|CREATE_GROUP|CHANGE_GROUP_SETTING» {"_who":"admin","_odd":0,"GROUP_EMAIL":"«dept»@«sitedomain»","USER_EMAIL":"@mate@","SETTING_NAME":"«WHO_CAN_JOIN|WHO_CAN_POST»","NEW_VALUE":"«INVITED_CAN_JOIN|ALL_IN_DOMAIN_CAN_POST»"}
admin:DELEGATED_ADMIN_SETTINGS:«ASSIGN_ROLE|UNASSIGN_ROLE|CREATE_ROLE» {"_who":"admin","_odd":0,"ROLE_NAME":"_«HELP_DESK_ADMIN|GROUPS_ADMIN|USER_MANAGEMENT_ADMIN»_ROLE","USER_EMAIL":"@mate@"}
admin:USER_SETTINGS:«RESET_SIGNIN_COOKIES|TURN_OFF_2_STEP_VERIFICATION|REVOKE_ASP|GENERATE_2SV_SCRATCH_CODES|ADD_RECOVERY_PHONE» {"_who":"admin","_odd":0,"USER_EMAIL":"@mate@","note":"lost phone @ticket@"}
admin:APPLICATION_SETTINGS:«CHANGE_APPLICATION_SETTING|CREATE_APPLICATION_SETTING» {"_who":"admin","_odd":0,"APPLICATION_NAME":"«Drive and Docs|Gmail|Security»","SETTING_NAME":"«SHARING_OUTSIDE_DOMAIN|ContentManager|Two-step verification enforcement»","OLD_VALUE":"«INHERIT|false»","NEW_VALUE":"«SHARING_NOT_ALLOWED|true»"}
admin:DOMAIN_SETTINGS:«AUTHORIZE_API_CLIENT_ACCESS|ADD_TRUSTED_DOMAINS|CHANGE_SSO_SETTINGS|TOGGLE_SSO_ENABLED|ADD_APPLICATION» {"_who":"admin","_odd":0,"API_CLIENT_NAME":"backup.«domain»","API_SCOPES":"https://www.googleapis.com/auth/«admin.directory.user.readonly|admin.reports.audit.readonly»","DOMAIN_NAME":"«domain»","APPLICATION_NAME":"Slack"}
admin:EMAIL_SETTINGS:«CHANGE_GMAIL_SETTING|CREATE_GMAIL_SETTING|CHANGE_EMAIL_SETTING» {"_who":"admin","_odd":0,"SETTING_NAME":"«INBOUND_GATEWAY|SPAM_CONTROL|EMAIL_ROUTE»","NEW_VALUE":"«quarantine external .exe|journaling to archive.«sitedomain»»","USER_DEFINED_SETTING_NAME":"@ticket@"}
# T1098 workspace directory bent
admin:DELEGATED_ADMIN_SETTINGS:«ASSIGN_ROLE|ADD_PRIVILEGE|CREATE_ROLE» {"_who":"admin","_odd":«num:0:5»,"ROLE_NAME":"«_SEED_ADMIN_ROLE|@junk@»","PRIVILEGE_NAME":"APP_ADMIN","USER_EMAIL":"«@mate@|@junk@@«sitedomain»»"}
admin:USER_SETTINGS:«GRANT_ADMIN_PRIVILEGE|TURN_OFF_2_STEP_VERIFICATION|UNENROLL_USER_FROM_STRONG_AUTH|CHANGE_RECOVERY_EMAIL|CHANGE_PASSWORD|UNDELETE_USER» {"_who":"admin","_odd":«num:1:6»,"USER_EMAIL":"«admin»@«sitedomain»","NEW_VALUE":"@outsider@"}
admin:DOMAIN_SETTINGS:«AUTHORIZE_API_CLIENT_ACCESS|CHANGE_SSO_SETTINGS|ADD_TRUSTED_DOMAINS|ADD_APPLICATION_TO_WHITELIST|TOGGLE_SSO_ENABLED» {"_who":"admin","_odd":«num:0:5»,"API_CLIENT_NAME":"1«num:10000000:99999999»«num:10000000:99999999»","API_SCOPES":"https://mail.google.com/,https://www.googleapis.com/auth/drive","DOMAIN_NAME":"«letters:4:7».«domain»","OLD_VALUE":"true","NEW_VALUE":"false"}
admin:EMAIL_SETTINGS:«CREATE_GMAIL_SETTING|CHANGE_GMAIL_SETTING|CHANGE_EMAIL_SETTING» {"_who":"admin","_odd":«num:0:5»,"SETTING_NAME":"«EMAIL_ROUTE|OUTBOUND_GATEWAY|SPAM_CONTROL»","NEW_VALUE":"«also deliver to @outsider@|bypass spam filter for «pub»|relay «pub»»","USER_DEFINED_SETTING_NAME":"@junk@"}
admin:«SECURITY_SETTINGS:ENFORCE_STRONG_AUTHENTICATION|SECURITY_SETTINGS:ALLOW_STRONG_AUTHENTICATION|APPLICATION_SETTINGS:CHANGE_APPLICATION_SETTING|SECURITY_SETTINGS:WEAK_PROGRAMMATIC_LOGIN_SETTINGS_CHANGED» {"_who":"admin","_odd":«num:0:5»,"SETTING_NAME":"«Two-step verification enforcement|SHARING_OUTSIDE_DOMAIN|Less secure apps»","OLD_VALUE":"«true|SHARING_NOT_ALLOWED»","NEW_VALUE":"«false|SHARING_ALLOWED|DISABLED»"}
admin:USER_SETTINGS:«MAIL_ROUTING_DESTINATION_ADDED|EMAIL_MONITOR_CREATE|CREATE_DATA_TRANSFER_REQUEST|DOWNLOAD_USERLIST_CSV» {"_who":"admin","_odd":«num:0:5»,"USER_EMAIL":"«ceo|cfo»@«sitedomain»","EMAIL_MONITOR_DEST_EMAIL":"@outsider@","DESTINATION_USER_EMAIL":"@junk@@«sitedomain»"}
# workspace files in use
drive:access:«view|edit|create|download|rename|move|print|copy» {"doc_id":"1«mixed:43»","doc_title":"«file»","doc_type":"«document|spreadsheet|presentation»","visibility":"«private|people_within_domain_with_link|shared_internally»","owner":"@mate@","primary_event":true}
drive:acl_change:«change_user_access|change_document_visibility|change_acl_editors» {"doc_id":"1«mixed:43»","doc_title":"«file»","target_user":"«@mate@|@partner@»","old_value":["none"],"new_value":["«can_view|can_comment»"],"visibility":"«shared_internally|shared_externally»"}
drive:access:«sync_item_content|download|upload|trash|delete» {"doc_title":"«file»","api_method":"drive.files.get","originating_app_id":"«Google Drive for desktop|Backup»","owner":"«user»@«sitedomain»","visibility":"private"}
groups_enterprise:moderator_action:«add_member|remove_member|create_group|change_setting» {"group_id":"«dept»@«sitedomain»","member_id":"@mate@","value":"MEMBER"}
drive:acl_change:«change_document_access_scope|team_drive_membership_change|shared_drive_settings_change» {"doc_title":"«Word» «dept»","doc_type":"shared_drive","target":"@mate@","membership_change_type":"add_to_shared_drive","added_role":"«reader|fileOrganizer»"}
# T1567.002 workspace files carried off
drive:access:«download|copy|view|export» {"_odd":«num:3:6»,"doc_id":"1«mixed:43»","doc_title":"«customers|payroll|board minutes|admin passwords|source».«xlsx|docx|zip»","owner":"«cfo|hr|«other»»@«sitedomain»","visibility":"shared_internally","api_method":"drive.files.get","originating_app_id":"«num:100000000000:999999999999»"}
drive:acl_change:«change_user_access|change_document_visibility|change_document_access_scope» {"_odd":«num:0:5»,"doc_title":"«customers|payroll|roadmap|contracts».xlsx","target_user":"@outsider@","old_visibility":"private","new_value":["«can_edit|people_with_link|owner»"],"visibility":"«shared_externally|people_with_link|public_on_the_web»"}
drive:acl_change:team_drive_membership_change {"_odd":«num:0:5»,"doc_title":"«Finance|Legal|Engineering»","doc_type":"shared_drive","target":"@outsider@","membership_change_type":"add_to_shared_drive","added_role":"«organizer|fileOrganizer»"}
drive:acl_change:change_owner {"_odd":«num:0:5»,"doc_title":"«file»","old_owner":"@mate@","new_owner":"@outsider@","visibility":"shared_externally"}
takeout:«takeout_usage:user_takeout_initiated|takeout_usage:user_takeout_download» {"_odd":«num:2:6»,"PRODUCTS_REQUESTED":["Drive","Gmail","Contacts"],"TAKEOUT_STATUS":"SUCCESS","TAKEOUT_DESTINATION":"«Dropbox|Email link|OneDrive»"}
data_studio:ACCESS:«DATA_EXPORT|CHANGE_ACCESS» {"_odd":«num:1:5»,"ASSET_NAME":"«Customers|Revenue»","DATA_EXPORT_TYPE":"CSV","VISIBILITY":"PUBLIC_ON_THE_WEB"}
# workspace programs allowed
token:auth:authorize {"client_id":"«num:100000000000:999999999999»-«token:32».apps.googleusercontent.com","app_name":"«Zoom|Slack|Calendly|iOS Mail|Notion|DocuSign»","client_type":"WEB","scope":["openid","https://www.googleapis.com/auth/«calendar.readonly|userinfo.email|drive.file»"]}
token:auth:«activity|revoke» {"app_name":"«Zoom|Backup|Zapier»","client_id":"«num:100000000000:999999999999».apps.googleusercontent.com","method_name":"«drive.files.list|calendar.events.list|gmail.users.messages.get»","api_name":"«drive|calendar»","num_response_bytes":«num:200:90000»}
takeout:takeout_usage:user_takeout_initiated {"PRODUCTS_REQUESTED":["«Contacts|Calendar|Photos»"],"TAKEOUT_STATUS":"SUCCESS","TAKEOUT_DESTINATION":"Email link","_odd":0}
mobile:device_updates:«DEVICE_SYNC_EVENT|ACCOUNT_REGISTRATION_CHANGE_EVENT|DEVICE_REGISTER_UNREGISTER_EVENT» {"DEVICE_TYPE":"«ANDROID|IOS_SYNC»","DEVICE_MODEL":"«Pixel 8|iPhone»","ACCOUNT_STATE":"REGISTERED","DEVICE_COMPLIANCE":"COMPLIANT"}
rules:rule_trigger_type:rule_trigger {"rule_name":"«external share of credit cards|phone numbers»","severity":"LOW","actor_email":"«user»@«sitedomain»","triggered_actions":["warn"],"_odd":0}
chat:user_action:«message_posted|attachment_upload|room_created|add_room_member» {"room_name":"«Word»","external_room":"«DISABLED|ENABLED»","conversation_type":"«SPACE|DIRECT_MESSAGE»"}
# T1528 workspace programs let in
token:auth:authorize {"_odd":«num:0:5»,"client_id":"«num:100000000000:999999999999»-«token:32».apps.googleusercontent.com","app_name":"«Google Docs|Document Viewer|Drive Security|@junk@»","client_type":"WEB","scope":["https://mail.google.com/","https://www.googleapis.com/auth/«contacts|drive|gmail.settings.sharing»"]}
token:auth:activity {"_odd":«num:2:6»,"app_name":"«@junk@|rclone|GAM»","client_id":"«num:100000000000:999999999999».apps.googleusercontent.com","method_name":"«gmail.users.messages.list|admin.directory.users.list|drive.files.export»","api_name":"«gmail|admin»","num_response_bytes":«num:900000:90000000»}
mobile:«suspicious_activity:SUSPICIOUS_ACTIVITY_EVENT|device_updates:DEVICE_COMPROMISED_EVENT|device_updates:ACCOUNT_REGISTRATION_CHANGE_EVENT» {"_odd":«num:2:6»,"DEVICE_TYPE":"ANDROID","DEVICE_MODEL":"«sdk_gphone64|unknown»","DEVICE_COMPROMISED_STATE":"COMPROMISED","ACCOUNT_STATE":"REGISTERED"}
rules:rule_trigger_type:«rule_trigger|action_complete» {"_odd":«num:1:5»,"rule_name":"«User suspended due to suspicious activity|Leaked password|Suspicious message reported»","severity":"HIGH","actor_email":"«user»@«sitedomain»","triggered_actions":["alert"]}
chat:user_action:«message_posted|attachment_download|add_room_member» {"_odd":«num:2:6»,"room_name":"«Security incident|IT admins»","external_room":"ENABLED","conversation_type":"SPACE","target_user_email":"@outsider@"}
access_transparency:GSUITE_RESOURCE:APPLICATION_OWNER_TRANSFER {"_odd":«num:2:5»,"resource":"«word»-script","new_owner":"@outsider@"}
"""
OFFICE_TABLES: dict[str, tuple[Scenario, ...]] = {name.strip(): table(rows) for name, _, rows in (part.partition("\n") for part in phrased(_TEXT).split("@@ ")[1:])}
