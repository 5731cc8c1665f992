# ruff: noqa: E501
"""Words of applications that nobody knows: what they call their members, how they say that something was run or asked for, and what else they log.

Names are written with `_` between their words; a log spells all of its own alike (ownlogs_forms.py). In sentences `{value}`, `{list}`, `{method}`,
`{target}`, `{status}`, `{client}` and `{agent}` stand for what happened, and none of them belongs to a label.
"""
from __future__ import annotations

from .table import table

#: Names of members that hold a command: of nothing else, of other things too, and those that end so.
COMMAND_NAMES = (
    *(("command", 6), ("cmd", 6), ("command_line", 4), ("cmdline", 3), ("cmd_line", 2), ("process_command_line", 1), ("process_cmdline", 1), ("proc_cmd_line", 1), ("executed_command", 2), ("shell_command", 2), ("raw_command", 1), ("cmd_string", 1), ("cmd_text", 1), ("exec", 2), ("executed", 1)),
    *(("script", 2), ("shell", 1), ("commands", 1), ("command_text", 1), ("command_string", 1), ("args", 1), ("exec_args", 1), ("process_cmd", 1), ("container_cmd", 1), ("job_command", 1), ("step_cmd", 1), ("task_command", 1), ("hook_cmd", 1), ("remote_command", 1), ("run_cmd", 1), ("entry_cmd", 1), ("user_command", 1)),
    *(("last_command", 1), ("probe_cmd", 1), ("agent_cmdline", 1), ("build_command", 1), ("action_cmd", 1), ("exec_command", 2), ("proc_title", 0.5), ("sudo_command", 1), ("ssh_command", 1), ("original_cmd", 1)),
)
TYPED_NAMES = ("keystrokes", "typed", "in_txt", "input", "input", "detail", "details", "cl")
SESSION_NAMES = ("session", "session_id", "tty", "term", "terminal", "pty", "asset")
ARGV_NAMES = ("argv", "argv", "args", "command", "cmd", "arguments", "exec_args", "cmd_args", "spawn_args", "cmdline")
PROGRAM_NAMES = ("program", "exe", "executable", "binary", "image", "process_name", "exec_path", "interpreter", "process_path")
BEHIND_NAMES = ("args", "arguments", "argv", "cmd_args", "exec_args", "command_args", "spawn_args")
TARGET_NAMES = ("url", "url", "url", "uri", "path", "path", "request_uri", "request_url", "request_path", "http_url", "http_path", "raw_path", "full_url", "original_url", "url_path", "req_url", "resource_path", "target_url", "page_url", "full_path", "url_full", "raw_uri", "uri_path", "endpoint", "resource", "target", "page")
ROUTE_NAMES = ("route", "route_name", "handler", "controller", "upstream", "service", "backend", "matched_route", "api", "operation_id")
QUERY_NAMES = ("query", "query_string", "qs", "query_params", "args", "uri_query", "url_query", "query_args", "request_query", "q")
METHOD_NAMES = ("method", "method", "http_method", "request_method", "verb", "http_verb", "req_method", "meth")
STATUS_NAMES = ("status", "status", "status_code", "code", "http_status", "response_code", "http_code", "resp_status", "response_status", "res_status", "st")
CLIENT_NAMES = ("ip", "client_ip", "remote_addr", "remote_ip", "src_ip", "src", "client", "source_ip", "x_forwarded_for", "real_ip", "caller_ip", "peer", "peer_addr", "remote", "from")
AGENT_NAMES = ("user_agent", "ua", "agent", "http_user_agent", "client_user_agent", "browser")
STATEMENT_NAMES = ("sql", "sql", "sql_text", "query", "query", "statement", "statement", "query_text", "db_statement", "sql_query", "stmt", "raw_sql", "db_query", "sql_statement")
LINE_NAMES = ("request", "request", "req", "request_line", "http_request", "first_line", "message")
MESSAGE_NAMES = (*("message", "msg", "text", "message", "msg") * 3, "log", "event_message", "description")
PAYLOAD_NAMES = ("message", "msg", "message", "log", "payload", "data", "record", "body", "raw", "content")
ACT_NAMES = ("event", "action", "event_type", "type", "evt", "activity", "operation", "event_name", "category", "act")
ACTS = {
    "command": ("exec", "command", "run", "command.run", "process_start", "shell", "cmd.exec", "execute", "session.command", "job.exec", "RunCommand", "COMMAND_EXECUTED", "ran", "spawn", "task.run", "step", "ssh.input", "terminal", "exec_command"),
    "request": ("access", "request", "http_request", "api.call", "http.access", "web", "REQUEST", "apiCall", "page_view", "http", "hit", "access_log", "request.completed", "proxy.request", "web.request"),
    "statement": ("query", "sql", "db.query", "statement", "database", "slow_query", "QUERY_EXECUTED", "db_call", "sql.execute", "dao"),
}
HOLDERS = {
    "command": ("process", "exec", "task", "job", "step", "proc", "data", "event", "details", "ctx", "run", "action", "shell", "attributes", "fields", "runner", "child", "session", "props"),
    "request": ("request", "http", "req", "data", "event", "ctx", "details", "attributes", "access", "call", "web", "inbound", "fields", "proxy"),
    "statement": ("db", "database", "sql", "data", "event", "details", "ctx", "attributes", "call", "orm", "fields"),
}
LISTS = ("fields", "attributes", "tags", "properties", "params_list", "entries", "kv", "values", "data")

LEVELS = ("INFO", "INFO", "INFO", "info", "debug", "DEBUG", "notice", "NOTICE", "Information", "WARN", "trace", "I", "audit", "AUDIT")
THREADS = ("main", "worker-«num:1:32»", "pool-«num:1:9»-thread-«num:1:40»", "http-nio-8080-exec-«num:1:20»", "Thread-«num:1:60»", "qtp«num:100000:9999999»-«num:10:99»", "asyncio", "sidekiq-«num:1:9»")

COMMAND_SENTENCES = (
    *("Executing command: {value}", "«Executing|Running|Launching|Invoking|Spawning|Starting» «command|shell command|process|script|cmd|subprocess»: {value}", "«exec|run|cmd|CMD|command|Command|shell|args|input|cmdline»: {value}", "ran {list}«| in «num:1:900» ms| (exit 0)|, rc=«0|0|1»»", "spawned process: {value}", "ran `{value}`«| as «svc»| (exit «0|1»)»",
      "Running: {value}", "job «num:1:9999»: executing command: {value}", "executed command: {value}") * 2,
    "Executing command: {value}", "«Executing|Running|Launching|Invoking|Spawning|Starting» «command|shell command|process|script|cmd|subprocess|cmd line»: {value}", "Executed «command|by «user»|on «linux»|via agent|as «svc»»: {value}",
    "executed by «user»: {value}", "«user» ran: {value}", "ran {list}«| in «num:1:900» ms| (exit 0)|, rc=«0|0|1»»", "ran `{value}`«| in /tmp| as «svc»| (exit «0|1»)| took «num:1:90»s»", "Running: {value}", "«exec|run|cmd|CMD|command|Command|shell|args|input|cmdline»: {value}",
    "spawned process «num:300:65000»: {value}", "spawned {list} pid=«num:300:65000»", "spawned '{value}' (pid «num:300:65000»)", "command '{value}' «exited with «0|0|1|2»|finished in «num:1:900» ms|returned «0|1»»", "job «num:1:9999» «step «num:1:20»|started|attempt «num:1:3»»: «running|executing|run» command: {value}",
    "task «word»_«word» «starting|launched» with command line: {value}", "subprocess «call|run|started»: {list}", "session «hex:8» «user»: input: {value}", "about to «run|execute»: {value}", "[«user»] «cmd|command|exec» => {value}", "«user»@«linux» executed command -> {value}",
    "«runner|agent|worker|executor» «num:1:64» invoking shell: {value}", "Command «accepted|received|queued|dispatched|authorized» for «linux»: {value}", "Remote command from «ip»: {value}", "invoked \"{value}\" on «linux»", "process started: {value}", "hook «pre|post»-«deploy|build|start»: executing `{value}`", "Shell command [{value}] «ok|done|completed»",
    "«user» «via console|through portal|on bastion» ran command: {value}", "exec request «guid»: command={value}", "launching process with args: {list}", "«num:1:30»/«num:30:60» + {value}", "cron «word»: run command {value}", "audit: uid=«num:0:2000» executed {list}", "«ticket|change|request» «num:1000:99999» command: {value}",
)
REQUEST_SENTENCES = (
    '{client} "{method} {target}" {status} «num:1:3000»ms', '{client} «-|«user»» "{method} {target}" {status}«| «num:20:90000»»', '"{method} {target}" {status}«| «num:1:900»»', "{method} {target} {status}«| «num:1:3000»ms| - «num:1:900» ms| «num:20:90000»b|»", "{method} {target} -> {status}«| («num:1:900» ms)»", "{method} {target} => {status}",
    "«Incoming|incoming|New|Handling|Received|Processing|Dispatching» request: {method} {target} from {client}", "«handled|served|finished|completed» {method} {target} with status {status} in «num:1:900»ms", "«Request|request|req» {method} {target} status={status} client={client}", "[{client}] {method} {target} => generated «num:20:9000» bytes in «num:1:400» msecs ({status})", 'Started {method} "{target}" for {client}',
    "<-- {method} {target}", "--> {method} {target} {status} «num:1:900»ms «num:1:90»kb", "upstream «word»:«num:3000:9000» answered {status} for {method} {target}", "proxying {method} {target} to http://«ip2»:«num:3000:9000»", "route «word» matched: {method} {target}", "Request URL: {target}«| Method: {method}|, status: {status}»",
    "client {client} asked: {method} {target}", "gateway: {method} {target} forwarded, answer {status}", '«access|audit|web» {client} {method} {target} {status} "{agent}"', "requested url: {target} by {client}", "{client} {method} {target} {status} «num:1:900»", "http request «hex:8»: {method} {target} status {status}", "conn «num:1:99999» {client} {method} {target} HTTP/1.1 {status}",
    "«user» «called|opened|asked for» {method} {target} ({status})", "tenant «word» {method} {target} {status} «num:1:900»us", "{status} {method} {target} «num:1:900»ms {client}", "rate limit ok for {client}: {method} {target}", "cache «miss|hit|bypass»: {method} {target}", "request from {client}: {method} {target} ua={agent}",
)
STATEMENT_SENTENCES = (
    "Executing SQL: {value}", "«Executing|Executed|Running» «sql|query|statement|SQL query»: {value}", "«Slow|slow» query («num:200:9000» ms): {value}", "duration: «num:1:900».«num:100:999» ms  statement: {value}", "(0.«num:100:999») {value}", "«sql|SQL|query|Query»: {value}", "query by «user» on «word»: {value}",
    "SQL executed in «num:1:900»ms: {value}", "execute <unnamed>: {value}", "Query «num:1:9999» executed: {value}", "query took «num:1:900» ms, rows=«num:0:900»: {value}", "sql «hex:8» (pool «num:1:20»): {value}", "«dao|orm|repository|store» executed: {value}", "Execute query on «word»_db: {value}", "user «user» executed statement: {value}",
    "prepared query executed («num:0:90» rows): {value}",
)
#: What applications put under the same names by day.
OTHERS = {
    "command": table("""
# own actions of applications
«refresh|start|stop|restart|reload|sync|pause|resume|save|open|close|undo|redo|zoom|ping|status|help|login|logout|subscribe|publish|print|export|import|archive|approve|reject|submit|next|previous|search»
«refresh|open|close|reload|rename|archive|approve|assign|print|export|share» «word» «dashboard|report|view|list|order|ticket|board|queue|page»
«StartShift|OpenGate|CloseOrder|CreateInvoice|UpdateCustomer|AssignTicket|BookRoom|PrintLabel|MoveStock|SyncCalendar|PublishPage|ApproveLeave|MergeContacts»
«order|user|cart|stock|invoice|shipment|room|device|cache|index».«create|update|close|refresh|sync|list|rebuild|export»
«set|get|incr|expire|del» «word»:«word»:«num:1:99999»
«move|turn|set» «left|right|up|down|on|off|«num:1:99»»
«start|stop|pause» «the |»«pump|belt|lamp|engine|job|import|meeting|timer|recording» «num:1:20»
/«help|status|deploy|remind|invite|poll|ticket» «word»
lights.«on|off» room=«num:100:499»
«enable|disable» feature «word»_«word»
«rebuild index|warm cache|send reminder|close period|run report|rotate banner|update prices|recount stock» «word»
none
«add|remove|rename|move» «user|group|label|room|desk|printer» «word»
«lock|unlock» «door|order|record» «num:1:9999»
«approve|reject» --id «num:1:99999»«| --note «word»»
{"op":"«sync|save|refresh|ping»","id":«num:1:9999»}
«start|finish»_«shift|count|import|visit»
«G0|G1|G28» X«num:0:200» Y«num:0:200»
«play|skip|mute|shuffle» «word»
«assign|transfer» ticket «num:1000:99999» to «person»
«zoom|scroll|rotate» «in|out|left|right» «num:1:90»
«save draft|send invoice|print labels|open drawer|close register|count cash|new customer|check in|check out»
SET_«TEMPERATURE|SPEED|VOLUME|MODE» «num:1:99»
«word».«word»(«num:1:99»)
«yes|no|ok|cancel|retry|confirm|default|auto|manual»
«export|import» «contacts|orders|prices|pictures» as «csv|pdf|xlsx»
start the «engine|show|race|lesson» at «tick»
"""),
    "request": table("""
# own places and pages of applications
https://«portal|intranet|wiki|help|shop».«sitedomain»/«word»/«word»
https://«domain»/«news|help|docs|about|terms»
/«srv|data|mnt|home|var/lib»/«word»/«file»
/«word»/«word»/«num:1:9999».«pdf|csv|png|json|xlsx»
«Main menu|Settings|Home|«Word» overview|Orders > Open|Start > «Word»|Reports/«Word»»
\\\\«server»\\«word»\\«file»
s3://«word»-«word»/«date:%Y/%m/%d»/«word».«parquet|csv|gz»
«word»/«word»/«word»
https://«peer»:«num:8000:9000»/«status|ready|«word»»
/«home|index|login|logout|settings|profile|help|«word»»
/usr/share/«word»/«word».«conf|json|xml|svg»
C:\\Data\\«word»\\«file»
«file»
git@«sitedomain»:«word»/«word».git
https://«sitedomain»/«word»?«page=«num:1:40»|id=«num:1:9999»|lang=«de|en|fr»|q=«word»+«word»»
«orders|customers|stock|«word»» > «list|edit|new»
/api/«v1|v2»/«word»s/«num:1:99999»
tel:+«num:1:99»«num:100000:99999999»
app://«word»/«word»
«prod|staging|eu-west|«word»-service|printer-«num:1:40»|room «num:100:499»»
"""),
    "statement": table("""
# own searches and sentences of applications
«cats|red shoes|«word» «word»|how to reset «the|my» «phone|badge|printer»|«word» near «city»|invoice «num:1000:99999»|«first» «last»|menu of the day|holiday «year»|«native» «native»»
«monthly|yearly|quarterly» statement of «word» account «num:1000:99999»
«We|I» «confirm|agree|note» that «the|our» «order|offer|report» is «complete|correct|late»
status:open assignee:«user»
«tag|label|author»:«word» «word»
sum(rate(«word»_«word»_total[5m])) by («word»)
«word» AND «word» NOT «word»
select a colour for «word»
«first» «last» «city»
«price < «num:10:900»|size:«num:30:50» colour:«red|blue|green»|«word»*|"«word» «word»"»
{ «word» { id name } }
avg by («word») («word»_seconds)
index=«word» «word»=«num:1:99»
where is the nearest «word»
delete my «account|photo|order» please
insert «coin|card|paper» «num:1:9»
«meeting|lunch|call» with «First» on «date:%Y-%m-%d»
update your «profile|address|calendar» «first»
query«word»
"""),
}
#: Messages of such applications that hold none of all this.
MESSAGES = table("""
# own messages of jobs
job «num:1:99999» «started|finished|queued|completed in «num:1:900» s|skipped: nothing to do|retried («num:1:5»/5)»
«import|export|sync|backup|report|cleanup|archive» of «word» «started|finished: «num:1:90000» rows|done in «num:1:900» ms»
Running «nightly|hourly|weekly» «cleanup|report|statistics|reminders» for «dept»
starting worker «num:1:64» of «num:64:128»
task «word»_«word» is running since «num:1:90» minutes
scheduler: next run of «word» at «tick»
processed «num:1:9999» of «num:9999:99999» «orders|mails|records|pictures» in «num:1:90» s
plugin «word» «loaded|unloaded|updated to 2.«num:0:30»»
started in «num:1:90».«num:100:999» seconds
execution of «report|rule|workflow» «word» «done|skipped|took «num:1:900» ms»
run «num:1:9999» of pipeline «word» «passed|is green|waits for approval»
step «num:1:20» of «num:20:40» «ok|skipped»
exported «num:1:900» «pages|invoices|labels» to «word»
batch «hex:8» «committed|split into «num:2:9»»
running late: train «num:1:999» to «city»
# own messages of services
cache «warmed|cleared|rebuilt» («num:1:99999» entries)
health check «ok|passed|of «word» ok in «num:1:90» ms»
connected to «linux2»:«num:1024:9999»
listening on port «num:3000:9999»
configuration reloaded, «num:1:90» keys
heartbeat from «linux2», load 0.«num:10:99»
queue «word» has «num:0:900» messages, oldest «num:1:90» s
memory used «num:10:95»%, «num:1:64» threads
feature «word» enabled for «num:1:100»% of «tenants|users»
license valid for «num:1:365» days
upstream «word» is «up|slow («num:300:3000» ms)|back»
certificate of «word».«sitedomain» valid until «year»-«num:10:12»-«num:10:28»
request queue is empty
GC pause «num:1:300» ms
retrying «word» in «num:1:60» s
rate of requests «num:1:900»/s, errors 0
database pool: «num:1:20» of «num:20:50» in use
command bus ready, «num:1:90» handlers
leader is «linux2»
flushed «num:1:9000» events to «word»
query cache hit rate «num:10:99»%
shutting down gracefully, «num:0:20» requests left
# own messages of people
user «user» logged in«| from «ip»»
«user» opened «the |»«order|ticket|report|page» «num:1:99999»
«user» changed the «status|owner|title|priority» of «ticket|order» «num:1:99999»
profile of «user» updated
invitation sent to «first».«last»@«domain»
«fullname» approved «leave|invoice|order» «num:1:9999»
session of «user» expired after «num:5:90» minutes
comment added by «user»: please run the «word» report again
password of «user» expires in «num:1:30» days
«user» exported the list of «word»
«user» joined room «word»
badge «num:1000:99999» read at door «num:1:40»
«user» started a shift at «tick»
ticket «num:1000:99999» assigned to «person»
«user» printed «num:1:40» pages on printer-«num:1:40»
«person» commented on page «word»: thanks
language of «user» set to «de|en|fr|es»
search for «word» «word» gave «num:0:900» results
""")
