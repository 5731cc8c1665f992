# ruff: noqa: E501
"""What identity providers and services used by companies write of daily work and of attacks, a table for each service.

A row is an operation and optional JSON of what it was done with. In the JSON `_odd` says how strange the circumstances are, 0 to 6 (country, network, proxy, device, program, risk);
without it daily work has none or one and attacks any number. `_who` may be `admin`, `service` or `unknown`. saas.py writes the rows in the service's own form.
"""
from __future__ import annotations

from .phrases import phrased
from .table import Scenario, table

_TEXT = r"""
@@ okta
# okta days
user.session.«start|end» {"outcome":"SUCCESS"}
user.authentication.«sso|auth_via_mfa|verify|auth_via_AD_agent|auth_via_IDP|authenticate» {"outcome":"SUCCESS","target":"«Salesforce|Office 365|Slack|Zoom|GitHub|Workday|Jira|AWS IAM Identity Center|«Word»»","factor":"«OKTA_VERIFY_PUSH|FIDO_WEBAUTHN|SIGNED_NONCE|TOKEN_SOFTWARE_TOTP»"}
«user.session.start|user.authentication.auth_via_mfa|user.authentication.verify» {"outcome":"FAILURE","reason":"«INVALID_CREDENTIALS|OTP_EXPIRED|VERIFICATION_ERROR|Password expired|User cancelled»"}
policy.«evaluate_sign_on|rule.update|lifecycle.update|rule.add» {"outcome":"«ALLOW|CHALLENGE|SUCCESS»","target":"«Default Policy|Any two factors|«Word» apps»","reason":"«Sign-on policy evaluation resulted in CHALLENGE|ticket @ticket@|»"}
user.account.«update_password|reset_password|unlock|update_profile|unlock_by_admin|expire_password» {"outcome":"SUCCESS","target":"@mate@","reason":"«help desk @ticket@|»"}
user.lifecycle.«create|activate|deactivate|suspend|unsuspend|delete.initiated» {"outcome":"SUCCESS","target":"@mate@","_who":"«admin|service»","reason":"«joiner|leaver|Workday import|»"}
user.mfa.factor.«activate|update|deactivate|reset_all» {"outcome":"SUCCESS","target":"@mate@","reason":"«new phone, help desk @ticket@|User set up Okta Verify|lost key @ticket@»","_odd":0}
«application.user_membership.add|group.user_membership.add|group.user_membership.remove|application.provision.user.push|application.lifecycle.update|application.policy.sign_on.update|group.profile.update» {"outcome":"SUCCESS","target":"«Salesforce|Slack|«dept»|Everyone|«Word»»","_who":"«admin|service»"}
system.«import.complete|agent.ad.read_ldap|agent.ad.connect|org.rate_limit.warning|push.send_factor_verify_push|email.send_factor_verify_message|import.user.update|sms.send_okta_sms_message|log_stream.lifecycle.create» {"outcome":"SUCCESS","_who":"service"}
app.oauth2.«token.grant.access_token|token.grant.refresh_token|as.token.grant.access_token|authorize.code|client.lifecycle.create» {"outcome":"SUCCESS","target":"«Word» «tech»","_who":"«service|admin»","scope":"okta.«users|groups|logs».read"}
system.api_token.create {"outcome":"SUCCESS","target":"«terraform|siem|hr-sync|«word»-sync»","_who":"admin","_odd":0,"reason":"@ticket@"}
user.account.privilege.«grant|revoke» {"outcome":"SUCCESS","target":"@mate@","privilegeGranted":"«Help Desk administrator|Read-only administrator|Report administrator»","_who":"admin","_odd":0}
security.threat.detected {"outcome":"DENY","reason":"«Password Spray|Login failures»","_who":"unknown","note":"blocked before sign-in, ThreatInsight","action":"blocked"}
# T1621 okta prompts until somebody gives in
user.mfa.okta_verify.deny_push {"outcome":"FAILURE","reason":"«User rejected Okta push verify|User reported the push as suspicious»","_odd":«num:3:6»}
user.authentication.auth_via_mfa {"outcome":"«FAILURE|SUCCESS»","factor":"OKTA_VERIFY_PUSH","reason":"«User rejected Okta push verify|push repeated «num:4:30» times|FastPass declined phishing attempt|»","_odd":«num:3:6»}
user.account.report_suspicious_activity_by_enduser {"outcome":"SUCCESS","reason":"«New device|MFA factor activated|Password reset» was not me","_odd":«num:2:5»}
# T1078.004 okta sessions of others
user.session.start {"outcome":"SUCCESS","_odd":«num:4:6»}
user.authentication.«sso|verify|auth_via_mfa» {"outcome":"SUCCESS","target":"«Okta Admin Console|AWS IAM Identity Center|GitHub|VPN|Snowflake|Office 365»","_odd":«num:4:6»}
«user.session.context.change|policy.evaluate_sign_on|user.session.access_admin_app|app.oauth2.token.detect_reuse» {"outcome":"«SUCCESS|ALLOW|FAILURE»","target":"Okta Admin Console","reason":"«session roaming to a new network|refresh token reused from another address|»","_odd":«num:4:6»}
# T1110 okta guessing
«user.session.start|user.authentication.auth_via_AD_agent|user.authentication.verify» {"outcome":"FAILURE","reason":"«INVALID_CREDENTIALS|LOCKED_OUT|Unknown user|VERIFICATION_ERROR»","_who":"unknown","_odd":«num:3:6»}
«user.account.lock|user.account.lock.limit|security.attack.start|security.request.blocked|security.threat.detected|core.concurrency.org.limit.violation» {"outcome":"«FAILURE|DENY|SUCCESS»","reason":"«Password Spray|Brute Force|Credential stuffing|Login failures with high unknown users count»","_who":"unknown","_odd":«num:3:6»}
# T1556.006 okta factors in strange hands
user.mfa.factor.«activate|reset_all|deactivate|update» {"outcome":"SUCCESS","target":"«admin»@«sitedomain»","_odd":«num:3:6»}
user.account.«reset_password|update_secondary_email|update_primary_email|unlock_by_admin|update_phone» {"outcome":"SUCCESS","target":"««admin»|«other»»@«sitedomain»","newValue":"@outsider@","_odd":«num:3:6»}
policy.«rule.deactivate|rule.delete|lifecycle.deactivate|lifecycle.delete|rule.update» {"outcome":"SUCCESS","target":"«MFA Enrollment|Admin Console|Global Session|Any two factors»","change":"factorMode 2FA to 1FA","_odd":«num:2:5»,"_who":"admin"}
zone.«update|create|deactivate|delete» {"outcome":"SUCCESS","target":"«BlockedIpZone|Corporate|LegacyIpZone»","gateways":"«pub»/32","_odd":«num:2:5»,"_who":"admin"}
# T1098 okta rights and trust taken
«user.account.privilege.grant|group.privilege.grant|iam.resourceset.bindings.add|iam.role.permissions.add» {"outcome":"SUCCESS","target":"«@junk@|Everyone|«other»@«sitedomain»»","privilegeGranted":"«Super administrator|Organization administrator|Group administrator, Application administrator»","_odd":«num:2:6»,"_who":"admin"}
«system.idp.lifecycle.create|system.idp.lifecycle.activate|system.idp.key.create|user.session.impersonation.initiate|user.session.impersonation.grant|app.inbound_del_auth.login_success» {"outcome":"SUCCESS","target":"«@junk@|https://«domain»/saml»","_odd":«num:2:6»,"_who":"admin"}
«system.api_token.create|app.oauth2.client.lifecycle.create|app.oauth2.trusted_server.add|application.lifecycle.create|app.generic.unauth_app_access_attempt» {"outcome":"SUCCESS","target":"@junk@","scope":"okta.«users.manage okta.apps.manage|*»","_odd":«num:3:6»,"_who":"admin"}
«system.log_stream.lifecycle.deactivate|system.log_stream.lifecycle.delete|event_hook.deleted|system.feature.behavior.disable|security.authenticator.lifecycle.deactivate» {"outcome":"SUCCESS","target":"«splunk|siem|aws-eventbridge|webauthn»","_odd":«num:2:6»,"_who":"admin"}
@@ duo
# duo days
authentication {"result":"success","factor":"«duo_push|webauthn_roaming|verified_duo_push|passcode|remembered_device|yubikey_code»","reason":"«user_approved|valid_passcode|remembered_device|trusted_network»","application":"«VPN|RDP|Epic|Office 365|Splunk|GlobalProtect»"}
authentication {"result":"«failure|denied»","reason":"«invalid_passcode|no_response|user_cancelled|out_of_date|endpoint_is_not_trusted»","factor":"«duo_push|passcode|phone_call»","application":"«VPN|RDP|Office 365»"}
«user_create|user_update|phone_create|phone_update|bypass_create|integration_update|group_update|activation_send_sms|admin_login|user_import|azure_directory_sync_finish» {"object":"«other»","description":"{\"«email|phone|notes»\": \"««other»|@ticket@»\"}","_who":"admin","_odd":0}
bypass_create {"object":"«other»","description":"{\"count\": 1, \"valid_secs\": «3600|7200», \"user_agent\": \"help desk @ticket@\"}","_who":"admin","_odd":0}
# T1621 duo pushes and fraud
authentication {"result":"«denied|fraud|failure»","reason":"«user_marked_fraud|user_mistake|deny_unenrolled_user|anonymous_ip|locked_out|anomalous_push|location_restricted»","factor":"duo_push","application":"«VPN|RDP|Office 365»","_odd":«num:3:6»}
authentication {"result":"success","factor":"«phone_call|sms_passcode|bypass_code|duo_push»","reason":"«user_approved|bypass_user|valid_passcode|allow_unenrolled_user»","application":"«VPN|RDP|Admin Panel|Office 365»","_odd":«num:4:6»}
# T1556.006 duo weakened
«bypass_create|user_bypass|policy_update|integration_create|phone_create|admin_create|user_adminapi_lockout_clear|policy_delete|factor_restriction_update» {"object":"«Global Policy|«admin»|@junk@»","description":"{\"«valid_secs\": 0, \"reuse_count\": 0|new_user_policy\": \"allow access|status\": \"Bypass|phone\": \"+«num:1000000000:9999999999»|role\": \"Owner|trusted_networks\": \"0.0.0.0/0»\"}","_odd":«num:2:6»,"_who":"admin"}
@@ auth0
# auth0 days
«s|ss|sapi|seacft|slo|sertft|ssa|scp|gd_auth_succeed» {"description":"«Success Login|Success Signup|Successful exchange|Success Logout|»","connection":"«Username-Password-Authentication|google-oauth2|«site»-saml»","client_name":"«Word» «App|Portal|Web»"}
«f|fp|fu|fepft|fsa|gd_auth_failed» {"description":"«Wrong email or password.|Invalid username or password.|Login required|Refresh token expired|Invalid state»","connection":"Username-Password-Authentication","client_name":"«Word» «App|Portal»"}
sapi {"description":"«Update a client|Create a User|Update a connection|Deploy an action|Update branding|Create a role|Assign roles to a user»","_who":"admin","_odd":0}
# T1110.004 auth0 stuffing
«fu|fp|f|limit_wc|limit_mu|limit_sul|pwd_leak|signup_pwd_leak|gd_otp_rate_limit_exceed» {"description":"«Wrong email or password.|User has been blocked|An IP address is blocked with 100 failed login attempts|breached password used for sign-in|too many different accounts from one address»","connection":"Username-Password-Authentication","_who":"unknown","_odd":«num:3:6»}
# T1078.004 auth0 taken over
«s|sapi|scp|sce|gd_unenroll|gd_recovery_succeed» {"description":"«Success Login|Success Change Email|Change phone number|Recovery code used|User unenrolled from MFA»","riskAssessment":"«low confidence: impossible travel, untrusted IP, new device|low»","_odd":«num:4:6»}
sapi {"description":"«Create client grant with all scopes|Rotate a client secret|Update attack protection: brute force protection off|Delete log stream|Create a tenant member with Admin role|Update rule to post tokens to https://«domain»»","_odd":«num:2:6»,"_who":"admin"}
@@ onelogin
# onelogin days
«User logged into OneLogin|User logged into app|User logged out|User authenticated by RADIUS|User changed password|User provisioned in app|User updated|App added to role|Directory sync run|User enrolled OTP device|Report viewed» {"app_name":"«Salesforce|Slack|«Word»»","directory":"«site»","notes":"«|@ticket@»"}
User failed authentication {"error_description":"«wrong password|one-time code expired|password expired»"}
# T1078.004 onelogin strangers
«User logged into OneLogin|User logged into app|User assumed|Admin role granted|API credential created|User unlocked|OTP device deregistered|Trusted IdP created|Policy updated: MFA off|App certificate exported» {"app_name":"«Admin|AWS|«Word»»","risk_score":«num:75:100»,"risk_reasons":"«Accessed using anonymous proxy|High number of failed logins|Untrusted country, new device»","_odd":«num:3:6»}
«User failed authentication|User locked|User failed MFA push denied» {"error_description":"«unknown user|too many attempts from one address|user denied push»","_who":"unknown","_odd":«num:3:6»}
@@ slack
# slack days
«user_login|user_logout|user_created|file_uploaded|file_downloaded|public_channel_created|private_channel_created|channel_archive|app_installed|guest_created|external_shared_channel_connected|workflow_published|file_shared|emoji_added|canvas_created|huddle_started» {"entity":"«word»-«dept»","app":"«Jira Cloud|Google Drive|Zoom|GitHub»"}
«pref.sso_setting_changed|pref.two_factor_auth_changed|role_change_to_admin|owner_transferred|manual_export_started|app_approved|pref.who_can_manage_guests» {"details":"«enabled|required for all|@ticket@|legal hold @ticket@»","_who":"admin","_odd":0}
user_session_invalidated {"details":"«session expired|password changed|admin signed out device»"}
# T1213.005 slack read by strangers
«user_login|file_downloaded|file_downloaded_blocked|public_channel_preview|search_performed|canvas_opened|channel_joined» {"entity":"«passwords|aws-keys|security-incidents|vpn-setup|prod-secrets|«word»»","details":"anomaly «excessive_downloads|asn|ip_address|session_fingerprint|tor|user_agent|unexpected_scraping»","_odd":«num:3:6»}
anomaly {"details":"«excessive_downloads|session_fingerprint changed|tor exit|unexpected_admin_action|search_volume|excessive_malware_uploads»","_odd":«num:2:6»}
# T1098 slack handed over
«app_installed|app_scopes_expanded|role_change_to_owner|role_change_to_admin|guest_created|user_email_updated|external_shared_channel_invite_approved|bot_token_upgraded» {"app":"@junk@","scopes":"«admin|channels:history,files:read,users:read.email|search:read»","entity":"@outsider@","_odd":«num:2:6»}
«pref.two_factor_auth_changed|pref.sso_setting_changed|manual_export_started|manual_export_downloaded|pref.public_link_sharing|ip_allowlist_cleared|audit_stream_removed» {"details":"«disabled|optional|all channels and direct messages|everyone»","_odd":«num:2:6»,"_who":"admin"}
@@ gws
# workspace days
«login_success|login_verification|logout|2sv_enroll|password_edit|recovery_email_edit» {"login_type":"«google_password|saml|exchange|reauth»","is_suspicious":false,"affected_email_address":"@mate@"}
«view|edit|create|download|change_user_access|rename|move|upload|print|copy|trash|sheets_import_range» {"doc_title":"«file»","doc_type":"«document|spreadsheet|presentation|pdf»","visibility":"«people_within_domain_with_link|private|shared_internally»","target_user":"@mate@"}
change_document_visibility {"doc_title":"«file»","visibility":"«people_within_domain_with_link|shared_externally»","target_user":"@partner@"}
authorize {"app_name":"«Zoom|Slack|Figma|Calendly|Grammarly|Notion»","scope":"openid email «calendar.readonly|drive.file|»"}
«CREATE_USER|SUSPEND_USER|CHANGE_PASSWORD|ADD_GROUP_MEMBER|MOVE_USER_TO_ORG_UNIT|CHANGE_USER_LICENSE|CREATE_GROUP|CHANGE_APPLICATION_SETTING|UNENROLL_USER_FROM_STRONG_AUTH|GRANT_DELEGATED_ADMIN_PRIVILEGES» {"USER_EMAIL":"@mate@","SETTING_NAME":"«language|calendar sharing|Drive template|2SV grace period»","ORG_UNIT_NAME":"«dept»","REASON":"@ticket@","_who":"admin","_odd":0}
login_failure {"login_failure_type":"«login_failure_invalid_password|login_failure_account_disabled»","login_type":"google_password"}
# T1078.004 workspace accounts taken
«login_success|login_challenge|suspicious_login|gov_attack_warning|account_disabled_hijacked|suspicious_login_less_secure_app|suspicious_programmatic_login|user_signed_out_due_to_suspicious_session_cookie» {"login_type":"«google_password|unknown»","is_suspicious":true,"login_challenge_method":"«none|backup_code|knowledge_recovery_email»","_odd":«num:3:6»}
login_failure {"login_failure_type":"«login_failure_access_code_disallowed|login_failure_invalid_password|login_failure_unknown»","_who":"unknown","_odd":«num:3:6»}
# T1098 workspace rights and doors
«GRANT_ADMIN_PRIVILEGE|ASSIGN_ROLE|CREATE_ROLE|AUTHORIZE_API_CLIENT_ACCESS|ADD_TRUSTED_DOMAINS|ADD_TO_TRUSTED_OAUTH2_APPS|CHANGE_RECOVERY_EMAIL|GENERATE_2SV_SCRATCH_CODES|UNENROLL_USER_FROM_STRONG_AUTH|ADD_APPLICATION|TRANSFER_DOCUMENT_OWNERSHIP» {"USER_EMAIL":"«@junk@@«sitedomain»|«admin»@«sitedomain»|@outsider@»","ROLE_NAME":"_SEED_ADMIN_ROLE","API_SCOPES":"https://mail.google.com/,https://www.googleapis.com/auth/«drive|admin.directory.user»","DOMAIN_NAME":"«domain»","_odd":«num:2:6»,"_who":"admin"}
«ENFORCE_STRONG_AUTHENTICATION|ALLOW_STRONG_AUTHENTICATION|TOGGLE_ALLOW_LESS_SECURE_APPS|CHANGE_DOCS_SETTING|CREATE_EMAIL_MONITOR|CHANGE_EMAIL_SETTING|DELETE_ALERT_RULE|CHANGE_DATA_REGION|DISABLE_LOG_EXPORT» {"NEW_VALUE":"«false|ALLOW_ALL|OFF|SHARING_ALLOWED»","SETTING_NAME":"«2sv|external sharing|email forwarding|IMAP|BigQuery export»","_odd":«num:2:6»,"_who":"admin"}
# T1528 workspace consent and carrying off
authorize {"app_name":"@junk@","client_type":"«WEB|NATIVE_APPLICATION»","scope":"https://mail.google.com/ https://www.googleapis.com/auth/drive https://www.googleapis.com/auth/contacts","_odd":«num:1:5»}
«download|copy|change_document_visibility|change_user_access|email_forwarding_out_of_domain|customer_takeout_created|TAKEOUT_INITIATED|imap_access_enabled» {"doc_title":"«customers.csv|salaries «year».xlsx|passwords.xlsx|board minutes.docx|«file»»","visibility":"«public_on_the_web|people_with_link»","email_forwarding_destination_address":"@outsider@","billable":true,"count":«num:200:9000»,"_odd":«num:2:6»}
@@ salesforce
# salesforce days
«Login|Logout|ReportRun|ReportExport|LightningPageView|API|RestApi|ApexExecution|URI|ContentTransfer|ListViewEvent|BulkApi» {"ROWS_PROCESSED":«num:1:900»,"ENTITY":"«Account|Opportunity|Case|Lead|Task|Campaign»","LOGIN_STATUS":"LOGIN_NO_ERROR","API_TYPE":"«REST|SOAP Partner|»"}
BulkApi {"ROWS_PROCESSED":«num:1000:90000»,"ENTITY":"«Lead|Task|Account»","_who":"service","CLIENT_NAME":"«Data Loader|MuleSoft|Marketing Cloud Connector»","OPERATION":"«upsert|insert»","_odd":0}
Login {"LOGIN_STATUS":"«LOGIN_ERROR_INVALID_PASSWORD|LOGIN_ERROR_PASSWORD_EXPIRED»"}
SetupAuditTrail {"DISPLAY":"«Changed profile for user «other»: Standard User to Sales User|Created new report type «Word»|Changed page layout|Reset password for «other» @ticket@|Enabled field history»","_who":"admin","_odd":0}
# T1213.004 salesforce carried off
«ReportExport|BulkApi|API|BulkApiResult|QueryMore|ContentTransfer|ReportAnomalyEvent|ApiAnomalyEvent» {"ROWS_PROCESSED":«num:200000:9000000»,"ENTITY":"«Contact|User|Account|Case|Attachment|ContentVersion»","CLIENT_NAME":"«My Ticket Portal|Data Loader|python|@junk@»","OPERATION":"query","QUERY":"SELECT Id, Email, Phone, «Password__c|SSN__c|Name|Description» FROM «Contact|User|Case»","_odd":«num:2:6»}
«ConnectedApp|OAuthToken|SessionHijackingEvent|CredentialStuffingEvent|LoginAs|GuestUserAnomalyEvent» {"CLIENT_NAME":"«@junk@|My Ticket Portal»","SCOPE":"full refresh_token","SCORE":"0.9«num:0:9»","_odd":«num:3:6»}
Login {"LOGIN_STATUS":"«LOGIN_ERROR_USER_INACTIVE|LOGIN_ERROR_INVALID_PASSWORD|LOGIN_RATE_EXCEEDED|LOGIN_NO_ERROR»","LOGIN_TYPE":"«Remote Access 2.0|SAML Chatter|Other Apex API»","_odd":«num:4:6»}
SetupAuditTrail {"DISPLAY":"«Changed profile for user @junk@: Standard User to System Administrator|Granted Modify All Data to permission set @junk@|Disabled IP restriction on profile|Logged in as «admin»|Deactivated MFA requirement|Added remote site https://«domain»»","_odd":«num:2:6»,"_who":"admin"}
@@ vault
# vault days
«read|list|update|create» {"path":"«secret/data/«prod|dev»/«word»|database/creds/«word»-ro|pki/issue/«word»|transit/encrypt/«word»|auth/token/renew-self|kv/data/«dept»/«tech»|sys/health|aws/creds/deploy|ssh/sign/«dept»|auth/token/lookup-self»","policies":"«default,«word»-app|default,ci»","display_name":"«kubernetes-prod-«word»|approle|oidc-«user»|github-actions»","_who":"service"}
update {"path":"auth/«approle|kubernetes|oidc|ldap»/login«|/«user»»","policies":"default","_who":"service"}
«update|create|delete» {"path":"sys/policies/acl/«word»-«read|app»","policies":"admin","display_name":"«terraform|oidc-«admin»»","_odd":0,"_who":"admin"}
read {"path":"secret/data/«word»/«word»","policies":"default","error":"permission denied"}
# T1555.006 vault emptied
«read|list» {"path":"«secret/metadata/|secret/data/prod/«db-root|aws-root|ssh-ca|payment»|identity/entity/id|sys/raw/core/keyring|aws/creds/admin|database/creds/root|auth/token/accessors|kv/metadata/|transit/export/encryption-key/«word»»","policies":"«root|default,«word»»","display_name":"«root|token|userpass-@junk@»","_odd":«num:3:6»}
«update|create» {"path":"«auth/token/create|auth/token/create-orphan|sys/policies/acl/@junk@|auth/userpass/users/@junk@|sys/generate-root/attempt|sys/auth/@junk@|identity/entity-alias|auth/approle/role/@junk@/secret-id»","policies":"root","data":"path \"*\" capabilities = [create read update delete sudo]","ttl":"«0|87600h»","_odd":«num:2:6»}
«update|delete» {"path":"«sys/audit/file|sys/audit/syslog|sys/audit/socket|sys/seal|secret/metadata/prod/«word»|sys/mounts/secret|sys/storage/raft/snapshot-force|sys/leases/revoke-prefix/»","policies":"«root|admin»","_odd":«num:2:6»}
update {"path":"auth/«userpass|ldap|approle»/login/«admin|root|vault|«first»»","error":"«invalid credentials|permission denied|invalid username or password»","_who":"unknown","_odd":«num:3:6»}
@@ snowflake
# snowflake days
«SELECT|INSERT|MERGE|COPY|SHOW|USE|DESCRIBE|CREATE_TABLE_AS_SELECT» {"QUERY_TEXT":"«SELECT day, SUM(amount) FROM «word».«word» GROUP BY 1|COPY INTO «word»_raw FROM @«word»_stage FILE_FORMAT=(TYPE=PARQUET)|MERGE INTO «word» USING «word»_stg ON id = s.id|SHOW TABLES IN SCHEMA «word»|SELECT * FROM «word» LIMIT «10|100|1000»|INSERT INTO «word» SELECT * FROM «word»_stg|CALL «word»_refresh()»","ROLE_NAME":"«ANALYST|TRANSFORMER|LOADER|REPORTER»","ROWS_PRODUCED":«num:0:9000»,"CLIENT":"«Snowflake UI|JDBC 3.14|DBT 1.7|Tableau|PythonConnector 3.«num:0:9»»"}
LOGIN {"FIRST_AUTHENTICATION_FACTOR":"«SAML2_ASSERTION|RSA_KEYPAIR|PASSWORD»","SECOND_AUTHENTICATION_FACTOR":"«DUO_PUSH|»","IS_SUCCESS":"YES","CLIENT":"«SNOWFLAKE_UI|JDBC_DRIVER|PYTHON_DRIVER»"}
LOGIN {"FIRST_AUTHENTICATION_FACTOR":"PASSWORD","IS_SUCCESS":"NO","ERROR_MESSAGE":"«INCORRECT_USERNAME_PASSWORD|USER_ACCESS_DISABLED|OVERFLOW_FAILURE_EVENTS_ELIDED»"}
«GRANT|CREATE_USER|ALTER_USER|CREATE_ROLE|REVOKE|ALTER_WAREHOUSE|CREATE_NETWORK_POLICY» {"QUERY_TEXT":"«GRANT SELECT ON ALL TABLES IN SCHEMA «word» TO ROLE ANALYST|CREATE USER «other» DEFAULT_ROLE=ANALYST|ALTER USER «other» SET DISABLED=TRUE|ALTER WAREHOUSE «word» SET WAREHOUSE_SIZE=SMALL|CREATE NETWORK POLICY office ALLOWED_IP_LIST=('«visitor»/32')»","ROLE_NAME":"«SECURITYADMIN|USERADMIN|SYSADMIN»","_who":"admin","_odd":0}
# T1530 snowflake unloaded
«UNLOAD|COPY|SELECT|GET_FILES|CREATE_TABLE_AS_SELECT|CREATE|PUT_FILES» {"QUERY_TEXT":"«COPY INTO 's3://@junk@/' FROM (SELECT * FROM customers) CREDENTIALS=(AWS_KEY_ID='' AWS_SECRET_KEY='')|CREATE TEMP STAGE IDENTIFIER('@junk@') FILE_FORMAT=(TYPE=CSV COMPRESSION=GZIP)|GET @~/@junk@ file:///C:/Users/Public/|SELECT * FROM «customers|payments|users|cards»|COPY INTO @~/a FROM PROD.PUBLIC.USERS SINGLE=FALSE|CREATE SHARE @junk@; ALTER SHARE @junk@ ADD ACCOUNTS=@junk@|CREATE EXTERNAL FUNCTION f(a VARCHAR) AS 'https://«domain»/'»","ROLE_NAME":"«ACCOUNTADMIN|SYSADMIN|ANALYST»","ROWS_PRODUCED":«num:500000:90000000»,"CLIENT":"«rapeflake|DBeaver_DBeaverUltimate|Go 1.1.5|JDBC 3.13.30|PythonConnector 2.7»","_odd":«num:3:6»}
LOGIN {"FIRST_AUTHENTICATION_FACTOR":"PASSWORD","SECOND_AUTHENTICATION_FACTOR":"","IS_SUCCESS":"«YES|YES|NO»","ERROR_MESSAGE":"«|INCOMING_IP_REJECTED|INCORRECT_USERNAME_PASSWORD»","CLIENT":"«JDBC_DRIVER 3.13|GO_DRIVER 1.1.5|DBeaver»","_odd":«num:4:6»}
«GRANT|ALTER_USER|CREATE_USER|DROP|ALTER_ACCOUNT|ALTER_NETWORK_POLICY|SHOW» {"QUERY_TEXT":"«GRANT ROLE ACCOUNTADMIN TO USER @junk@|CREATE USER @junk@ PASSWORD='***' DEFAULT_ROLE=ACCOUNTADMIN|ALTER USER «admin» SET PASSWORD='***' MINS_TO_BYPASS_MFA=9999|ALTER ACCOUNT UNSET NETWORK_POLICY|ALTER NETWORK POLICY office SET ALLOWED_IP_LIST=('0.0.0.0/0')|DROP DATABASE PROD|ALTER TABLE customers SET DATA_RETENTION_TIME_IN_DAYS=0|SHOW USERS; SHOW GRANTS TO ROLE ACCOUNTADMIN; SHOW STAGES»","ROLE_NAME":"ACCOUNTADMIN","_odd":«num:2:6»}
@@ github
# github days
«git.clone|git.push|git.fetch|pull_request.merge|pull_request.create|workflows.completed_workflow_run|workflows.created_workflow_run|repo.create|team.add_member|issues.opened|packages.package_version_published|environment.create_actions_secret|repo.add_topic|dependabot_alerts.dismiss|checks.rerequested» {"repo":"«site»/«word»-«tech»","transport_protocol_name":"«ssh|http»","programmatic_access_type":"«GitHub App server-to-server token|OAuth access token|»"}
«org.invite_member|org.add_member|repo.add_member|protected_branch.create|protected_branch.update_required_status_checks_enforcement_level|hook.create|public_key.create|personal_access_token.access_granted|org.update_actions_secret|integration_installation.create|repo.rename|repo.archived» {"user":"«other»","permission":"«read|write|triage»","config_url":"https://ci.«sitedomain»/hook","name":"«Dependabot|Renovate|Codecov|ci»","_odd":0}
repo.destroy {"repo":"«site»/«test|sandbox|poc»-«word»","_odd":0}
# T1213.003 github sources carried off
«git.clone|repo.download_zip|git.fetch|migration.create|repo.create_fork|codespaces.create|org.audit_log_export» {"repo":"«site»/«infra|secrets|core|terraform|payment|«word»»","transport_protocol_name":"http","programmatic_access_type":"Personal access token (classic)","count":«num:40:900»,"_odd":«num:3:6»}
repo.access {"repo":"«site»/«word»-«tech»","visibility":"public","previous_visibility":"private","_odd":«num:1:6»}
# T1098 github handed over
«org.add_member|org.update_member|repo.add_member|org.invite_member|business.add_admin|org.add_outside_collaborator|team.add_repository|deploy_key.create|personal_access_token.access_granted|org_credential_authorization.grant|oauth_authorization.create|integration_installation.create|hook.create|self_hosted_runner.register» {"user":"@junk@","permission":"admin","read_only":"false","config_url":"http://«pub»/@junk@","name":"@junk@","_odd":«num:2:6»}
«org.disable_two_factor_requirement|org.disable_saml|protected_branch.destroy|protected_branch.policy_override|protected_branch.update_allow_force_pushes_enforcement_level|repository_secret_scanning.disable|secret_scanning_push_protection.bypass|repository_ruleset.destroy|org.audit_log_streaming_destroy|ip_allow_list.disable|dependabot_alerts.disable|advanced_security.disabled|workflows.approve_workflow_job|required_workflow.delete» {"repo":"«site»/«core|infra|«word»»","reason":"","_odd":«num:2:6»,"_who":"admin"}
«git.push|workflows.created_workflow_run|environment.update_actions_secret|repo.destroy|repo.transfer» {"repo":"«site»/«core|infra|prod»","branch":"main","forced":true,"path":".github/workflows/@junk@.yml","_odd":«num:3:6»}
@@ gitlab
# gitlab days
«project_created|user_access_granted_to_project|merge_request_merged|ci_variable_created|protected_branch_created|deploy_token_created|group_created|user_created|push|repository_clone|pipeline_created|runner_registered|release_created|project_archived» {"target_details":"«site»/«word»-«tech»","as":"«Developer|Reporter|Maintainer»","branch":"«feature/«word»|main»","scopes":"read_registry"}
«authentication|login» {"with":"«saml|standard|ldap»","result":"«success|success|failed»"}
# T1098 gitlab handed over
«user_access_granted_to_project|user_access_granted_to_group|personal_access_token_created|deploy_key_added|ssh_key_added|admin_mode|user_impersonation|project_access_token_created|runner_registered|webhook_created» {"target_details":"@junk@","as":"Owner","scopes":"api,sudo,read_repository","url":"http://«pub»/","expires":"never","_odd":«num:2:6»}
«protected_branch_removed|push_rule_disabled|two_factor_disabled|audit_event_streaming_removed|merge_request_approval_disabled|project_visibility_changed|require_two_factor_changed|ip_restrictions_changed|secret_push_protection_disabled» {"target_details":"«site»/«core|infra|«word»»","from":"«private|true»","to":"«public|false|0.0.0.0/0»","_odd":«num:2:6»,"_who":"admin"}
«project_export_downloaded|repository_clone|group_export|repository_download|project_destroyed|password_reset_requested» {"target_details":"«site»/«infra|secrets|core|payment»","count":«num:40:900»,"_odd":«num:3:6»}
authentication {"with":"standard","result":"failed","failure":"«STANDARD_LOGIN unknown user|two-factor code wrong «num:5:40» times|blocked after too many attempts»","_who":"unknown","_odd":«num:3:6»}
@@ zoom
# zoom days
«meeting.started|meeting.ended|user.signed_in|user.signed_out|recording.completed|webinar.created|user.created|user.updated|meeting.participant_joined|phone.call_ended|chat_channel.created|recording.transcript_completed» {"topic":"«Word» «dept»","type":«1|2|8»,"settings":"waiting_room on, passcode on"}
«account.settings_updated|user.settings_updated|role.updated» {"changes":"«waiting_room: enabled|recording: cloud to local|language: de|@ticket@»","_who":"admin","_odd":0}
# T1213 zoom listened in
«recording.downloaded|recording.shared|meeting.participant_joined|user.signed_in|account.settings_updated|user.sso_disabled|role.admin_assigned|app.installed|account.vanity_url_changed|recording.batch_deleted» {"topic":"«Board meeting|«Word» acquisition|Incident response|All hands»","changes":"«passcode: disabled|waiting_room: disabled|role: Owner|share: publicly|sso: off, password sign-in on»","app":"@junk@","_odd":«num:3:6»}
@@ onepassword
# 1password days
«success|signin|item-usage|fill|reveal|copy|update|server-fetch» {"vault":"«Shared|«dept»|Private|Engineering»","item":"«word»-«tech»","used_version":«num:1:9»}
«invite|confirm|join|enrolled|create|grant|view|sendts|replace» {"object_type":"«user|gm|uva|vault|invite»","aux":"«dept»","_who":"admin","_odd":0}
credentials_failed {"type":"«password_secret_bad|totp_bad»"}
# T1555.005 1password emptied
«reveal|export|secure-copy|server-fetch|share|item-usage|copy» {"vault":"«Infrastructure|Admins|Finance|Break glass|Production»","item":"«root account|domain admin|bank|vpn psk|signing key»","count":«num:30:900»,"_odd":«num:3:6»}
«credentials_failed|mfa_failed|modern_version_failed|firewall_failed|firewall_reported_success|disabled» {"type":"«password_secret_bad|firewall: tor exit|country blocked|code_disabled»","_who":"«unknown|admin»","_odd":«num:4:6»}
«begin-recovery|complete-recovery|grant-admin|role-owner|mfa-disable|dlgsess|firewall-update|enable-export|create-service-account|delete-vault|detach-events-reporting» {"object_type":"«account|user|vault|sa»","aux":"«Owners|@junk@|all vaults»","_odd":«num:2:6»,"_who":"admin"}
@@ atlassian
# atlassian days
«page_viewed|page_updated|issue_created|issue_transitioned|project_created|space_created|user_added_to_group|user_login|attachment_downloaded|board_created|filter_shared|automation_rule_updated|app_updated|space_export» {"space":"«Word»","project":"«letters:3:4»","group":"«dept»","name":"«file»"}
«group_created|policy_updated|api_token_created|managed_account_deactivated|product_access_granted» {"name":"«read-only sync|session duration 8h|@ticket@|«other»»","_who":"admin","_odd":0}
# T1213.001 atlassian searched and opened
«space_export|site_backup_downloaded|bulk_attachment_download|user_login|search_performed|page_viewed|audit_log_exported» {"space":"«IT Passwords|Security|Infrastructure|HR»","query":"«password OR secret OR aws_access_key|vpn psk|id_rsa|BEGIN PRIVATE KEY»","count":«num:200:9000»,"_odd":«num:3:6»}
«anonymous_access_enabled|public_links_enabled|user_added_to_group|api_token_created|global_permission_added|app_installed|saml_disabled|two_step_policy_removed|ip_allowlist_deleted|webhook_created|user_impersonated» {"group":"«site-admins|org-admins|jira-administrators»","name":"@junk@","url":"https://«domain»/","_odd":«num:2:6»,"_who":"admin"}
@@ cloudflare
# cloudflare days
«rec_set|rec_add|rec_del|purge_cache|cert_pack_create|page_rule_update|worker_deploy|token_use|login|firewall_rule_create|rate_limit_update|access_login|zone_setting_change|waf_rule_update» {"zone":"«sitedomain»","name":"«tech».«sitedomain»","content":"«peer»","result":"true","newValue":"«high|on|full_strict»","_who":"«service|admin»"}
# T1584.002 cloudflare turned round
«rec_set|rec_del|nameservers_change|zone_delete|ssl_mode_change|worker_route_create|email_routing_update|transfer_domain|dnssec_disable» {"zone":"«sitedomain»","name":"«@|www|mail|vpn|login|autodiscover».«sitedomain»","content":"«pub»","newValue":"«off|flexible|ns1.«domain»|mx.«domain»|@outsider@»","_odd":«num:2:6»}
«firewall_rule_delete|waf_disable|access_policy_update|access_app_delete|logpush_delete|tunnel_create|token_create|api_key_view|member_add|2fa_disable|ip_access_rule_create» {"zone":"«sitedomain»","name":"@junk@","newValue":"«everyone|bypass|Super Administrator|off|allow «pub»|all zones edit, never expires»","_odd":«num:2:6»,"_who":"admin"}
@@ tailscale
# tailscale days
«CREATE NODE|UPDATE NODE|LOGIN USER|EXPIRE NODE_KEY|APPROVE NODE|UPDATE ACL|CREATE API_KEY|CREATE AUTH_KEY|LOGOUT USER|ENABLE DNS» {"node":"««linux»|«workstation»»","tags":"tag:«server|ci|k8s»","expiry":"90d","property":"«ATTRIBUTE|ACL»","new":"{\"action\":\"accept\",\"src\":[\"group:«dept»\"],\"dst\":[\"tag:server:443\"]}","_who":"«admin|service»"}
# T1133 tailscale strangers on the net
«CREATE NODE|APPROVE NODE|UPDATE ACL|CREATE AUTH_KEY|UPDATE USER_ROLE|DISABLE LOG_STREAMING|DISABLE DEVICE_APPROVAL|ENABLE NODE_ROUTES|ENABLE EXIT_NODE|CREATE USER_INVITE|DISABLE TAILNET_LOCK» {"node":"«kali|DESKTOP-«HEX:7»|@junk@»","expiry":"«never|disabled»","reusable":true,"new":"{\"action\":\"accept\",\"src\":[\"*\"],\"dst\":[\"*:*\"]}","routes":"«0.0.0.0/0|10.0.0.0/8»","target":"@outsider@","_odd":«num:2:6»}
"""
#: service -> scenarios.
SERVICE_TABLES: dict[str, tuple[Scenario, ...]] = {name.strip(): table(rows) for name, _, rows in (part.partition("\n") for part in phrased(_TEXT).split("@@ ")[1:])}
