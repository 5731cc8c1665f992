# ruff: noqa: E501
"""Operations of identity providers, code hosts and other services, daily work and attacks. Rows as in cloud_tables.py."""
from __future__ import annotations

from .table import table

OKTA = table(r"""
# okta work
user.session.«start|end|access_admin_app» {"outcome":"SUCCESS"}
user.authentication.«sso|auth_via_mfa|verify|authenticate|auth_via_social» {"outcome":"SUCCESS","target":"«Salesforce|Office 365|Slack|Zoom|GitHub|Workday|Jira»"}
user.session.start {"outcome":"FAILURE","reason":"INVALID_CREDENTIALS"}
user.authentication.auth_via_mfa {"outcome":"FAILURE","reason":"«INVALID_CREDENTIALS|OTP_EXPIRED»"}
user.account.«update_password|update_profile|unlock|reset_password|update_secondary_email|unlock_by_admin» {"outcome":"SUCCESS"}
user.lifecycle.«create|activate|deactivate|suspend|reactivate» {"outcome":"SUCCESS","target":"«other»@«sitedomain»"}
user.mfa.factor.«activate|update» {"outcome":"SUCCESS","target":"Okta Verify"}
application.«user_membership.add|user_membership.remove|lifecycle.create|lifecycle.update|provision.user.sync|user_membership.change_password|provision.user.push_profile|policy.sign_on.update» {"outcome":"SUCCESS","target":"«Salesforce|Slack|«Word»»"}
group.«user_membership.add|user_membership.remove|lifecycle.create|profile.update» {"outcome":"SUCCESS","target":"«dept»"}
policy.«evaluate_sign_on|lifecycle.create|rule.add|rule.update» {"outcome":"«SUCCESS|ALLOW»","target":"Default Policy"}
system.«import.complete|agent.ad.start|agent.ad.read_ldap|org.rate_limit.warning|email.send_factor_verify_message|push.send_factor_verify_push|sms.send_factor_verify_message|import.user.update» {"outcome":"SUCCESS"}
app.oauth2.«token.grant.access_token|authorize.code|as.token.grant|token.grant.refresh_token|token.revoke» {"outcome":"SUCCESS","target":"«Word»"}
# T1556.006 okta mfa removed
user.mfa.factor.«deactivate|reset_all|suspend» {"outcome":"SUCCESS","target":"«other»@«sitedomain»"}
system.mfa.factor.«deactivate|simulate» {"outcome":"SUCCESS"}
user.mfa.attempt_bypass {"outcome":"SUCCESS","_agent":"odd"}
user.mfa.okta_verify.deny_push {"outcome":"FAILURE","reason":"User rejected Okta push verify"}
policy.«rule.deactivate|lifecycle.deactivate|lifecycle.delete|rule.delete» {"outcome":"SUCCESS","target":"«MFA Policy|Admin Sign On|Global Session Policy»"}
zone.«deactivate|delete|remove_blacklist|make_blacklist» {"outcome":"SUCCESS","target":"BlockedIpZone"}
# T1098 okta rights and tokens
user.account.privilege.grant {"outcome":"SUCCESS","target":"««other»|«letters:7»»@«sitedomain»","privilegeGranted":"«Super administrator|Organization administrator|Application administrator»"}
group.privilege.grant {"outcome":"SUCCESS","target":"«Everyone|«dept»»","privilegeGranted":"Super administrator"}
system.api_token.create {"outcome":"SUCCESS","target":"«letters:5»","_agent":"odd"}
system.idp.lifecycle.«create|activate|update|deactivate» {"outcome":"SUCCESS","target":"«letters:7»"}
user.session.impersonation.«initiate|grant|extend» {"outcome":"SUCCESS"}
iam.«resourceset.bindings.add|role.create|role.permissions.add» {"outcome":"SUCCESS","privilegeGranted":"okta.users.manage"}
application.lifecycle.«delete|deactivate» {"outcome":"SUCCESS","target":"«Office 365|AWS|«Word»»","_agent":"odd"}
system.log_stream.lifecycle.«deactivate|delete» {"outcome":"SUCCESS"}
# T1110 okta guessing and threats
user.account.«lock|lock.limit|report_suspicious_activity_by_enduser» {"outcome":"SUCCESS","_agent":"odd"}
security.«threat.detected|request.blocked|attack.start|session.detect_client_roaming|authenticator.lifecycle.deactivate» {"outcome":"DENY","reason":"«Password Spray|Login failures with high unknown users count|Brute Force»"}
user.session.start {"outcome":"FAILURE","reason":"«VERIFICATION_ERROR|INVALID_CREDENTIALS|LOCKED_OUT»","_agent":"odd","isProxy":true,"risk":"HIGH"}
app.oauth2.as.token.«detect_reuse|revoke» {"outcome":"FAILURE","_agent":"odd"}
user.authentication.sso {"outcome":"FAILURE","reason":"User attempted unauthorized access to app","_agent":"odd","target":"Okta Admin Console"}
user.authentication.auth_via_mfa {"outcome":"FAILURE","reason":"FastPass declined phishing attempt"}
""")

GITHUB = table(r"""
# github work
git.«clone|push|fetch» {"transport_protocol_name":"«ssh|http»"}
«pull_request.create|pull_request.merge|pull_request_review.submit|repo.create|repo.access_request|issue_comment.update|workflows.completed_workflow_run|workflows.created_workflow_run|workflows.prepared_workflow_job|protected_branch.create|team.add_member|team.add_repository|org.invite_member|org.add_member|repo.rename|codespaces.create|checks.auto_trigger_enabled|packages.package_published|environment.create|project.create|repo.update_actions_settings|hook.events_changed|repository_vulnerability_alert.create|repository_vulnerability_alert.resolve|dependabot_alerts_new_repos.enable|secret_scanning.enable|org.enable_two_factor_requirement|protected_branch.update_required_status_checks_enforcement_level|integration_installation.create|milestone.create|release.publish|discussion_post.update|public_key.create|oauth_authorization.create|personal_access_token.access_granted|org.update_member|team.create|repo.archived» {}
repo.add_member {"permission":"«read|write»"}
hook.create {"config":{"url":"https://«ci.«sitedomain»|hooks.slack.com/services/«mixed:9»|«known»»","events":["push"]}}
# github settings in their place
repo.access {"visibility":"«private|internal»","previous_visibility":"«public|internal»"}
«enterprise.config.disable_anonymous_git_access|org.disable_member_team_creation_permission|repo.actions_enabled|protected_branch.update_pull_request_reviews_enforcement_level|repository_secret_scanning.enable|dependabot_security_updates.enable|ip_allow_list.enable|org.remove_member|repo.remove_member|deploy_key.destroy|hook.destroy|personal_access_token.expiration_limit_set|org.enable_saml|repo.disable|workflows.rerun_workflow_run|team.remove_member|public_key.delete|oauth_application.destroy» {}
repo.destroy {"repo":"«site»/«word»-«test|sandbox|fork»"}
public_key.create {"read_only":"true","title":"ci"}
# T1562.001 github protection removed
«protected_branch.destroy|protected_branch.policy_override|protected_branch.update_admin_enforced|repository_secret_scanning.disable|secret_scanning.disable|secret_scanning_push_protection.bypass|repository_vulnerability_alerts.disable|dependabot_alerts.disable|dependabot_security_updates.disable|advanced_security.disable|business_advanced_security.disabled|org.disable_two_factor_requirement|two_factor_authentication.disabled|org.disable_saml|org.saml_disabled|audit_log_streaming.destroy|audit_log_streaming.check|ip_allow_list.disable|ip_allow_list_entry.destroy|repository_branch_protection_evaluation.disable|code_scanning.alert_closed_by_user|required_status_check.destroy|org.disable_oauth_app_restrictions|repository_ruleset.destroy» {}
ip_allow_list_entry.create {"ip":"0.0.0.0/0"}
# T1098 github rights and keys
org.update_member {"permission":"admin","old_permission":"«read|member»"}
repo.add_member {"permission":"admin","user":"«letters:7»«num:10:99»","_agent":"odd"}
«deploy_key.create|public_key.create|personal_access_token.create|org_credential_authorization.grant» {"read_only":"false","title":"«letters:5»","_agent":"odd"}
«org.add_outside_collaborator|business.add_admin|business.add_organization|org.transfer|role.create» {"user":"«letters:7»«num:10:99»"}
hook.create {"config":{"url":"http«|s»://««peer»|«domain»»/«token:5»","content_type":"json","insecure_ssl":"1"}}
oauth_application.create {"name":"«letters:6»","callback":"https://«domain»/cb"}
integration_installation.repositories_added {"name":"«letters:6»","permissions":{"contents":"write","secrets":"write","administration":"write"}}
org.runner_group_created {"visibility":"all"}
repo.register_self_hosted_runner {"name":"«letters:6»","_agent":"odd"}
# T1567.001 github code taken or published
repo.access {"visibility":"public","previous_visibility":"«private|internal»"}
«repo.transfer|repo.transfer_outgoing|migration.create|repo.download_zip|org.sso_response» {"_agent":"odd"}
repo.«destroy|remove_topic» {"repo":"«site»/«prod|core|«word»»","_agent":"odd"}
git.clone {"transport_protocol_name":"http","_agent":"odd","programmatic_access_type":"Personal access token (classic)"}
workflows.«delete_workflow_run|disable_workflow» {"_agent":"odd"}
private_repository_forking.enable {}
""")

# Any other service: rows are "verb object" and what it was done to; cloud.py writes them in the many spellings of such logs.
SERVICES = table(r"""
# service documents
create document {"title":"«Word» «word»"}
«view|open|update|edit|rename|move|copy|download|upload|preview» file {"title":"«file»"}
«create|update|archive|comment on|assign|close» «task|ticket|project|issue|page|board|card|incident|case» {"title":"«Word» «native»"}
share «file|page|dashboard|folder» {"target":"«other»@«sitedomain»","scope":"«internal|team|organization»"}
# service people
«invite|add|update|deactivate» user {"target":"«other»@«sitedomain»","role":"«member|viewer|user|editor|standard»"}
«add|remove» group member {"target":"«other»@«sitedomain»","group":"«dept»"}
«create|update|delete» «team|group|channel|space|folder|label|calendar event|room|workspace» {"title":"«Word» «dept»"}
change «role|license|profile|avatar|display name|notification settings|language» {"target":"«other»@«sitedomain»","role":"«member|editor|viewer»"}
change password {"target":"«user»"}
enable «two-factor authentication|single sign-on|mfa|login notification|session timeout|audit log export|password policy» {"target":"«user»"}
# service logins
«login|sign in|authenticate|refresh session|start session» {"result":"«success|SUCCESS|ok|allowed»","factor":"«password|saml|push|webauthn|totp|google»"}
«logout|end session» {"result":"success"}
login {"result":"«failure|FAILED|denied»","reason":"«invalid password|wrong code|expired session|user cancelled»"}
approve push {"result":"success","factor":"Duo Push"}
# service machines
«run|start|finish|schedule|retry» «job|pipeline|query|report|backup|sync|build|deployment|export|scan|workflow» {"title":"«word»-«tech»","result":"success"}
«create|update|delete» «dashboard|alert|widget|filter|view|tag|environment|variable|branch|webhook|monitor|cluster|notebook|table|schema» {"title":"«word»-«tech»"}
«rotate|renew» «api key|token|certificate|secret» {"title":"«word»-«tech»","reason":"scheduled rotation"}
«list|get|read|search|count» «users|groups|documents|events|devices|alerts|policies|invoices|tables» {"count":«num:1:50»}
«enroll|sync|update|unenroll» device {"target":"«workstation»","compliance":"compliant"}
«install|update» «app|integration|agent|plugin» {"title":"«Slack|Jira Cloud|Google Drive|Zoom|GitHub|Datadog|«Word»»","verified":true}
«apply|update|enable» «policy|retention rule|dlp rule|conditional access» {"title":"«word» policy","state":"enabled"}
# service changes in their place
disable «email notification|weekly digest|dark mode|beta feature|public calendar|legacy widget|test integration|public link sharing|anonymous access|guest access|external sharing» {"target":"«team|account|«other»»"}
«delete|remove|archive» «comment|draft|label|test project|old dashboard|expired token|unused group|stale branch|attachment|duplicate record|saved filter|former employee» {"title":"«Word» «word»","count":«num:1:4»}
grant «viewer role|read access|comment access|editor role on folder|license» {"target":"«other»@«sitedomain»","scope":"«folder|dashboard|project»"}
«export|download» «report|invoice|chart|own data|timesheet|csv of table» {"count":«num:1:60»}
make «repository|page|board|channel» private {"previous":"public"}
create «api token|personal access token» {"scope":"«read-only|read:packages|metrics:read»","expires":"«num:7:90» days"}
«reset|unlock» «password|account» {"target":"«other»@«sitedomain»","reason":"help desk request «num:10000:99999»"}
«install|authorize» app {"title":"«Slack|Google Drive|Figma|Zoom»","verified":true,"scope":"«read profile|openid email»"}
«create|update» «alert policy|audit log export|retention policy|ip allow list|dlp rule|security policy» {"state":"enabled","value":"10.«num:0:255».0.0/16"}
«revoke|expire» «session|token|api key|invitation» {"target":"«other»@«sitedomain»"}
«demote|remove» administrator {"target":"«other»@«sitedomain»"}
run query {"query":"«SELECT name, total FROM «word» WHERE day = current_date|SHOW TABLES|ALTER USER «first» SET DISABLED=TRUE|GRANT SELECT ON «word» TO ROLE analyst|DESCRIBE TABLE «word»»"}
# T1556.006 service protection removed
disable «two-factor authentication|mfa|single sign-on|saml enforcement|password policy|ip allow list|session timeout|login verification|passkey requirement|device trust» {"target":"«organization|account|«other»|«admin»»"}
«delete|disable|pause|turn off|remove» «audit log stream|audit logging|alert policy|security policy|log export|dlp rule|detection rule|agent|sensor|siem integration|prevention policy|quarantine|malware scanning|firewall rule|monitoring agent|event forwarding|tamper protection|data retention policy» {"title":"«word»","state":"off"}
«uninstall|disable|put in detect-only mode» «endpoint agent|sensor|antivirus» {"target":"«server|«workstation»»","reason":""}
«change|update» «ip allow list|login policy|network policy|sign-in policy» {"title":"default","value":"«0.0.0.0/0|any|*|allow all»"}
create «bypass code|exclusion|allow rule|suppression rule» {"target":"«admin|C:\\\\|*.exe|any»","expires":"never"}
reset «mfa|two-factor authentication|authenticator» {"target":"«admin»"}
# T1098 service rights taken
grant «admin role|owner role|super admin|account admin|organization owner|accountadmin|impersonation|full control|all privileges|root access» {"target":"«letters:7»@«gmail.com|«sitedomain»»"}
«promote|add» «administrator|owner|super user|billing owner» {"target":"«letters:7»@«gmail.com|proton.me|«domain»»"}
create «api token|personal access token|service account key|access token|api key» {"scope":"«admin|full_access|all|write:org»","expires":"«never|2099-12-31»","_agent":"odd"}
«authorize|approve|install» «third-party app|oauth app|integration|bot|marketplace app» {"title":"«letters:7»","verified":false,"scope":"«admin|read all, write all|mail.read files.readwrite.all»"}
«change|transfer» «ownership|account owner|primary owner|workspace owner» {"target":"«letters:7»@«domain»"}
«add|update» «identity provider|saml configuration|trusted domain|federation» {"target":"https://«domain»/sso"}
«change|reset» «password|recovery email|phone number» {"target":"«admin»","_agent":"odd"}
impersonate user {"target":"«admin|«other»»"}
# T1567 service data taken
«export|download» «all users|all messages|workspace data|customer database|full backup|entire organization|audit logs|vault|all contacts|source code|credentials» {"count":«num:2000:900000»,"_agent":"odd"}
share «file|folder|database|dashboard|board» {"target":"anyone","scope":"«public|anyone with the link|external|everyone»","title":"«customers|salaries|passwords|contracts».xlsx"}
make «repository|project|bucket|dashboard|workspace|channel|share|page» public {"previous":"private"}
«enable|create» «public link sharing|anonymous access|email forwarding|external sharing|guest access to all|outbound share|external stage» {"target":"«letters:8»@«gmail.com|«domain»»","value":"s3://«letters:9»"}
«list|read|reveal|view» «all secrets|all api keys|vault items|plaintext passwords|recovery codes|private keys» {"count":«num:40:900»,"_agent":"odd"}
add mail rule {"action":"forward and delete","target":"«letters:8»@«domain»"}
# T1110 service guessing
login {"result":"«failure|FAILED|denied|locked out»","reason":"«unknown user|too many attempts|impossible travel|breached password|tor exit node|blocked country|anonymous proxy|user marked fraud|rate limited»","_agent":"odd"}
deny push {"result":"FRAUD","reason":"user marked fraud"}
login {"result":"success","reason":"«from anonymous proxy|new country and new device|impossible travel|risk score 9«num:0:9»»","_agent":"odd"}
«lock account|block request» {"result":"blocked","reason":"«brute force detected|credential stuffing|password spray|sql injection attempt»"}
# T1213 service queries
run query {"query":"«COPY INTO 's3://«letters:9»/' FROM «word»|GRANT ROLE ACCOUNTADMIN TO USER «letters:6»|SELECT * FROM customers, payments, users LIMIT «num:1000000:90000000»|ALTER USER «letters:6» SET PASSWORD='«mixed:8»'|CREATE USER «letters:6» PASSWORD='«mixed:8»' DEFAULT_ROLE=ACCOUNTADMIN|DROP DATABASE prod|ALTER ACCOUNT UNSET NETWORK_POLICY|CREATE STAGE x URL='s3://«letters:8»'|PUT file:///tmp/«letters:4» @~|SELECT password_hash FROM users»"}
# T1485 service destruction
«delete|purge|wipe|erase» «workspace|organization|all backups|project|database|repository|vault|all devices|production cluster|snapshot schedule|all messages|recovery point|tenant» {"title":"«prod|«Word»»","count":«num:1:900»,"_agent":"odd"}
«remote wipe|factory reset» device {"target":"«all devices|«workstation»»","count":«num:20:900»}
«encrypt|rename» files {"count":«num:500:90000»,"extension":".«lockbit|locked|«letters:5»»"}
deploy script {"target":"all devices","content":"«psbadtext2»","_agent":"odd"}
""")
