# ruff: noqa: E501
"""What leaves a site: web proxies and TLS sensors, daily browsing and updates against downloads, command channels and theft.

A row of the web tables is `METHOD url`, then optionally ` <<agent>> user agent`; TLS events are made of server names.
"""
from __future__ import annotations

import time as clock

from .dns_names import ATTACKS as HOSTILE_NAMES
from .dns_names import DAILY as DAILY_NAMES
from .envelope import MONTHS, apache_time, compact, iso, plain, size, syslog_time, uid
from .family import Family, Written, split
from .proxy_tables import REQUESTS
from .scene import Scene
from .table import Scenario, table
from .web_agents import browser_agent

_WEB = split((*REQUESTS, *table(r"""
# proxy browsing
GET http«s|»://www.«known»/«|«word»|search?q=«word»+«word»|«word»/«word».html|wp-content/uploads/«year»/«word».jpg»
GET http«s|»://«domain»/«|index.html|«word»/«num:1:9999»|«native»-«native»|assets/«word».«css|js|png|woff2»|api/v1/«word»?page=«num:1:20»|favicon.ico»
POST https://«tech».«known»/«api/v«num:1:4»/«word»|graphql|log|events|rpc|batch|«word»/sync»
GET http«s|»://«tech».«known»/«word»/«token:8:20».«js|gif|json|css|mp4|svg»?«v|cb|t»=«num:1000:999999999»
CONNECT «tech».«known»:443
CONNECT «domain»:443
CONNECT «www.|»«known»:443
GET http://«domain»/«german|french|spanish»/«native»?id=«num:1:999»
POST http://«domain»/«contact|comments|login|cart|search|wp-admin/admin-ajax.php»
# proxy trackers
GET https://«tech».«brand»«ads|metrics|sync|»«.com|.net|.io»/«pixel|collect|sync|b|i|tr|p».«gif|png|js»?«id|uid|cid»=«guid»&r=«num:100000:99999999»
GET https://«token:12».«cloudfront.net|safeframe.googlesyndication.com|akamaized.net|azureedge.net»/«word»/«hex:32».«js|jpg|ts»
POST https://«tech».«brand».com/v«num:1:3»/«events|track|beacon|telemetry»
# proxy updates
GET http://«ctldl.windowsupdate.com/msdownload/update/v3/static/trustedr/en/«authrootstl|disallowedcertstl».cab?«hex:16»|au.download.windowsupdate.com/d/msdownload/update/software/secu/«year»/«num:10:12»/windows10.0-kb«num:4000000:5099999»-x64_«hex:40».cab|download.windowsupdate.com/c/msdownload/update/others/«year»/01/«num:10000000:99999999»_«hex:40».cab» <<agent>> «Microsoft-CryptoAPI/10.0|Windows-Update-Agent/10.0.10011.16384 Client-Protocol/2.33|Microsoft-Delivery-Optimization/10.0»
GET http://«ocsp|crl|crl3|ocsp2|x1.c|r3.o».«digicert.com|globalsign.com|sectigo.com|lencr.org|verisign.com|entrust.net»/«MFEwTzBNMEswSTAJBgUrDgMCGgUABB«mixed:40»|«Word»RootG2.crl|«word».crt» <<agent>> Microsoft-CryptoAPI/«6.1|10.0»
GET http://«deb.debian.org/debian/dists/bookworm/InRelease|archive.ubuntu.com/ubuntu/pool/main/«letters:1»/«word»/«word»_«num:1:9».«num:0:20»-1_amd64.deb|mirror.«site».net/centos/7/os/x86_64/Packages/«word»-«num:1:9».rpm|packages.microsoft.com/repos/code/dists/stable/InRelease» <<agent>> «Debian APT-HTTP/1.3 (2.«num:0:7».«num:0:9»)|libdnf (Rocky Linux 9)|urlgrabber/3.10 yum/3.4.3»
GET http://edgedl.me.gvt1.com/edgedl/release2/chrome_component/«token:26»/«num:1:9999»/«letters:32».crx3 <<agent>> Google Update/1.3.«num:30:40».«num:1:500»;winhttp
GET https://«pypi.org/simple/«word»/|registry.npmjs.org/«word»-«word»|repo.maven.apache.org/maven2/org/«word»/«word»/maven-metadata.xml|github.com/«word»/«word»/releases/download/v«num:1:9».«num:0:20»/«word»-linux-amd64.tar.gz|proxy.golang.org/github.com/«word»/«word»/@v/list|registry-1.docker.io/v2/library/«word»/manifests/latest» <<agent>> «pip/2«num:1:4».«num:0:3»|npm/«num:6:10».«num:1:9».0 node/v«num:12:20».0.0 linux x64|Apache-Maven/3.«num:6:9».«num:0:6»|curl/7.«num:60:88».0|Go-http-client/1.1|docker/24.0.«num:1:7»»
GET http://«www.msftconnecttest.com/connecttest.txt|detectportal.firefox.com/success.txt|connectivitycheck.gstatic.com/generate_204|captive.apple.com/hotspot-detect.html» <<agent>> «Microsoft NCSI|Mozilla/5.0 (Windows NT 10.0; rv:109.0) Gecko/20100101 Firefox/115.0|CaptiveNetworkSupport-443.«num:1:90»»
GET http://«definitions|update|liveupdate|download».«brand»«av|sec|soft|».com/«word»/«word»«num:1:9999».«zip|7z|xml|dat» <<agent>> «Word»/«num:1:20».«num:0:9»
GET http://«server».«ad»/«SMS_MP/.sms_aut?MPLIST|ClientWebService/client.asmx|CertEnroll/«server»_«site»-CA.crt|wpad.dat|proxy.pac» <<agent>> «SMS CCM 5.0|Windows-Update-Agent|WinHttp-Autoproxy-Service/5.1»
# proxy work in clouds
POST https://«outlook.office365.com/EWS/Exchange.asmx|graph.microsoft.com/v1.0/me/messages|login.microsoftonline.com/common/oauth2/token|«site».sharepoint.com/_vti_bin/client.svc/ProcessQuery|teams.microsoft.com/api/mt/emea/beta/users|slack.com/api/chat.postMessage|«site».my.salesforce.com/services/data/v5«num:0:9».0/query|api.zoom.us/v2/meetings|hooks.slack.com/services/«mixed:9»/«mixed:24»|«site».atlassian.net/rest/api/2/issue» <<agent>> «browser»
PUT https://«site»-«word».s3.«region».amazonaws.com/«word»/«file» <<agent>> «aws-cli/2.«num:1:15».0 Python/3.11|Boto3/1.«num:20:34».0|rclone/v1.«num:55:66».0»
POST https://«api.dropboxapi.com/2/files/upload|www.googleapis.com/upload/drive/v3/files|onedrive.live.com/upload|content.googleapis.com/batch|api.box.com/2.0/files/content» <<agent>> «browser»
GET https://raw.githubusercontent.com/«word»/«word»/«main|master»/«README.md|install.sh|«word».yaml» <<agent>> «curl/7.«num:60:88».0|Homebrew/4.0|git/2.«num:30:45»|Terraform/1.5»
# T1105 proxy tool downloads
GET http://«pub»«|:«port»»/«letters:1:6»«.|/»«exe|dll|ps1|hta|sh|bin|elf|vbs|msi|zip|txt|jpg|arm7|mips|x86»
GET http«|s»://«domain»/«wp-content/plugins/«word»/|wp-includes/|images/|uploads/|.well-known/|cgi-bin/|»«letters:2:8».«exe|dll|ps1|hta|scr|js|iso|msi|bin|dat|jar|cab|vbs»
GET http«|s»://««pub»|«domain»|raw.githubusercontent.com/«word»/«word»/main»/«letters:2:8».«ps1|exe|txt|b64|bin» <<agent>> «Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.«num:10000:22000».«num:1:999»|Microsoft BITS/7.8|CertUtil URL Agent|Microsoft-CryptoAPI/10.0|curl/7.«num:60:88».0|Wget/1.21 (linux-gnu)|Windows Installer|-|AutoIt|Mozilla/4.0 (compatible; Win32; WinHttp.WinHttpRequest.5)|python-urllib/3.9|Microsoft Office Existence Discovery»
GET https://«cdn.discordapp.com/attachments/«num:100000000000000000:999999999999999999»/«num:100000000000000000:999999999999999999»/«letters:6».«exe|dll|iso|bat»|pastebin.com/raw/«mixed:8»|transfer.sh/get/«mixed:6»/«letters:5».exe|paste.ee/r/«mixed:5»|bit.ly/«mixed:7»|ipfs.io/ipfs/Qm«mixed:44»|api.ipify.org/?format=json|ip-api.com/line/?fields=hosting|ifconfig.me/ip|store2.gofile.io/download/«guid»/«letters:6».exe|textbin.net/raw/«mixed:10»» <<agent>> «Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.«num:10000:22000»|curl/7.«num:60:88».0|-|Go-http-client/1.1|python-requests/2.«num:20:31».0|AutoHotkey|Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)»
# T1071.001 proxy command channels
POST http«|s»://««pub»|«domain»»«|:«port»»/«gate.php|panel/gate.php|index.php?«letters:2»=«hex:16»|submit.php?id=«num:100000:99999999»|«letters:3»/fre.php|admin/get.php|login/process.php|news.php|c2/«hex:8»|«num:1:99»/forum.php|wp-login/«token:8».php|api/«hex:32»|is-ready|«letters:5:12»|bot«num:1:9»/«hex:16»» <<agent>> «Mozilla/4.0 (compatible; MSIE «6|7|8».0; Windows NT «5.1|6.1»«|; SV1|; Trident/4.0»)|Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; WOW64; Trident/5.0; «letters:4»)|Mozilla/4.08 (Charon; Inferno)|-|Go-http-client/1.1|WinHTTP Example/1.0|uploader|Mozilla|«letters:6»|python-requests/2.«num:20:31».0|Mozilla/5.0|Mozilla/3.0 (compatible; Indy Library)|HTTPREAD|«browser»»
GET http«|s»://««pub»|«domain»»«|:«port»»/««mixed:4»|«letters:2»/«hex:32»|pixel.gif|__utm.gif|ca|dpixel|ga.js|jquery-3.3.1.min.js|push|updates.rss|visit.js|load|cx|«b64:60»|«mixed:120»|ptj|j.ad|en_US/all.js|admin/get.php|news.php|cm?«hex:40»|?«letters:1»=«b64:40»|«num:1:9»/«letters:6»/«hex:8».php» <<agent>> «Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.«0|1»; «Win64; x64; |»Trident/5.0«; BOIE9;ENUS|; LBBROWSER|; MANM|; yie9|»)|Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0; .NET CLR 1.1.4322)|Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko|-|«browser»»
CONNECT «pub»:«443|4444|8443|«port»|9001|3333»
CONNECT «letters:8:16».«duckdns.org|ddns.net|ngrok.io|trycloudflare.com|workers.dev|onion.ws|serveo.net|hopto.org»:443
CONNECT «pool.«domain»|xmr.«domain»|pool.minexmr.com|gulf.moneroocean.stream»:«443|3333|14444|80»
POST https://api.telegram.org/bot«num:100000000:999999999»:«mixed:35»/«sendMessage|sendDocument» <<agent>> «python-requests/2.«num:20:31».0|Go-http-client/1.1|-|Mozilla/5.0»
# T1567 proxy theft
«POST|PUT» https://«transfer.sh/«letters:5».zip|file.io/|store«num:1:9».gofile.io/uploadFile|g.api.mega.co.nz/cs?id=«num:1000000:99999999»|api.anonfiles.com/upload|temp.sh/«letters:4».7z|discord.com/api/webhooks/«num:100000000000000000:999999999999999999»/«mixed:60»|pastebin.com/api/api_post.php|webhook.site/«guid»|catbox.moe/user/api.php|paste.rs» <<agent>> «curl/7.«num:60:88».0|python-requests/2.«num:20:31».0|rclone/v1.«num:55:66».0|-|Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.«num:10000:22000»|megacmd/1.6»
POST http://«pub»«|:«port»»/«upload|up.php|u|«letters:3»|recv.php|data»«?f=«letters:5».zip|» <<agent>> «curl/7.«num:60:88».0|-|python-requests/2.28.0|Mozilla/5.0|Mozilla/4.0 (compatible; Win32; WinHttp.WinHttpRequest.5)»
# T1566.002 proxy phishing
«GET|POST» http«|s»://«paypal|microsoft|office365|apple|netflix|docusign|dhl|outlook|sparkasse|santander|amazon|chase|coinbase»-«secure|login|verify|account|update|support»«-«word»|«num:1:999»|».«com|xyz|top|info|online|tk|live|click»/«login|signin|verify|account/«hex:8»|index.php?email=«person»@«sitedomain»|common/oauth2/«b64:40»|post.php|next.php»
GET http«|s»://«domain»/«wp-content|wp-includes|.well-known|~«word»»/«office|paypal|dhl|outlook|secure|m365|docusign|login.microsoftonline.com»/«index.php|login.html|?e=«b64:32»|next.php»
GET https://«letters:8».«web.app|pages.dev|r2.dev|blob.core.windows.net|weebly.com|glitch.me|ipfs.dweb.link»/«office|login|index|signin».html#«person»@«sitedomain»
""")))
_TLS_DAILY = tuple((Scenario(f"tls_{name}", None, (name,)), weight, make) for name, weight, make in DAILY_NAMES if name in ("browse_site", "browse_domain", "well_known", "cloud_host", "tracker", "tenant"))
_TLS_HOSTILE = tuple((Scenario(f"tls_{name}", technique.replace("T1568.002", "T1573.002"), (name,)), weight, make) for name, technique, weight, make in HOSTILE_NAMES if name.startswith("dga_") or name in ("lookalike", "dynamic_dns", "mining_and_onion", "out_of_band_callback"))
_TLS = {label: tuple(((scenario, make), weight) for scenario, weight, make in rows) for label, rows in ((False, _TLS_DAILY), (True, _TLS_HOSTILE))}
_SELF_SIGNED = Scenario("tls_odd_certificate", "T1573.002", ("self-signed",))
_ISSUERS = ("CN=R3,O=Let's Encrypt,C=US", "CN=R11,O=Let's Encrypt,C=US", "CN=DigiCert TLS RSA SHA256 2020 CA1,O=DigiCert Inc,C=US", "CN=GTS CA 1C3,O=Google Trust Services LLC,C=US", "CN=Amazon RSA 2048 M02,O=Amazon,C=US", "CN=Sectigo RSA Domain Validation Secure Server CA,O=Sectigo Limited,C=GB",
            "CN=Microsoft Azure TLS Issuing CA 02,O=Microsoft Corporation,C=US", "CN=GlobalSign Atlas R3 DV TLS CA 2023 Q1,O=GlobalSign nv-sa,C=BE", "CN=E1,O=Let's Encrypt,C=US", "CN=Cloudflare Inc ECC CA-3,O=Cloudflare\\, Inc.,C=US")
_ODD_ISSUERS = ("CN=localhost,OU=none,O=none,L=Sometown,ST=Someprovince,C=US", "O=Internet Widgits Pty Ltd,ST=Some-State,C=AU", "CN=«letters:8»", "CN=«domain»,OU=«letters:5»,O=«letters:6»,C=XX", "CN=Major Cobalt Strike,OU=AdvancedPenTesting,O=cobaltstrike,L=Somewhere,ST=Cyberspace,C=Earth",
                "CN=AsyncRAT Server", "CN=multiplayer,O=multiplayer", "CN=«pub»", "CN=P18055077", "CN=Quasar Server CA", "CN=DCRat Server,OU=qwqdanchun,O=DcRat By qwqdanchun,C=CN", "CN=operators,O=«letters:7»,C=US", "CN=example.com,O=Default Company Ltd,C=XX", "CN=www.«token:12».net")


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, envelope = scene.weighted(_ENVELOPES)
    if envelope in (_zeek_tls, _suricata_tls):
        scenario, name = _tls_name(scene, attack)
        odd = scenario is _SELF_SIGNED or (attack and scene.chance(0.35))
        return Written(envelope(scene, name, odd), sourcetype, scene.linux_host, scenario)
    scenario, row = _WEB.draw(scene, attack)
    return Written(envelope(scene, _Fetch(scene, scene.fill(row))), sourcetype, scene.linux_host, scenario)


def _tls_name(scene: Scene, attack: bool) -> tuple[Scenario, str]:
    if attack and scene.chance(0.25):
        return _SELF_SIGNED, scene.pick(("", "", scene.fill("«domain»"), scene.fill("«letters:8».«com|net»")))
    scenario, make = scene.weighted(_TLS[attack])
    made = make(scene)
    return scenario, made[0] if isinstance(made, tuple) else made


class _Fetch:
    """One request through the proxy."""

    def __init__(self, scene: Scene, row: str) -> None:
        request, _, agent = row.partition(" <<agent>> ")
        self.method, _, url = request.partition(" ")
        self.url = url.strip().replace(" ", "%20")
        self.agent = agent or browser_agent(scene)
        bare = self.url.split("://", 1)[-1]
        self.host = bare.split("/", 1)[0].rsplit(":", 1)[0]
        self.path = "/" + bare.split("/", 1)[1] if "/" in bare else "/"
        self.port = 443 if self.url.startswith("https") or self.method == "CONNECT" else 80
        self.status = scene.weighted(((200, 80), (304, 6), (302, 5), (404, 4), (403, 3), (407, 2), (503, 1)))
        self.received = size(scene, 200, 400_000)
        self.sent = size(scene, 200, 9_000) if self.method in ("GET", "CONNECT") else size(scene, 500, 900_000)
        self.kind = scene.pick(("text/html", "application/json", "image/gif", "application/octet-stream", "application/javascript", "-"))
        self.took = scene.number(5, 4000)
        self.user = scene.user if scene.chance(0.6) else "-"


def _squid(scene: Scene, fetch: _Fetch) -> str:
    result = "TCP_TUNNEL" if fetch.method == "CONNECT" else scene.pick(("TCP_MISS", "TCP_MISS", "TCP_HIT", "TCP_MEM_HIT", "TCP_REFRESH_UNMODIFIED"))
    return f"{scene.time:.3f} {fetch.took:6d} {scene.ip} {result}/{fetch.status} {fetch.received} {fetch.method} {fetch.url} {fetch.user} HIER_DIRECT/{scene.peer()} {fetch.kind}" + scene.pick(("", f' "{fetch.agent}"', f' "-" "{fetch.agent}"', f' "{fetch.agent}" "-"'))


def _iboss(scene: Scene, fetch: _Fetch) -> str:
    return f'{syslog_time(scene.time)} {scene.linux_host} ibossWeb: src={scene.ip} dst={scene.peer()} spt={scene.number(1024, 65535)} dpt={fetch.port} user="{fetch.user}" action={"Allowed" if fetch.status < 400 else "Blocked"} method={fetch.method} url="{fetch.url}" useragent="{fetch.agent}" category="{scene.pick(("Business", "Technology", "Uncategorized", "Web Search"))}" status={fetch.status} in={fetch.received} out={fetch.sent}'


def _forcepoint(scene: Scene, fetch: _Fetch) -> str:
    return f'{syslog_time(scene.time)} {scene.linux_host} vendor=Forcepoint product=Security product_version=8.5.4 action={"permitted" if fetch.status < 400 else "blocked"} severity=1 category={scene.number(1, 220)} user={fetch.user} src_host={scene.ip} src_port={scene.number(1024, 65535)} dst_host={fetch.host} dst_ip={scene.peer()} dst_port={fetch.port} bytes_out={fetch.sent} bytes_in={fetch.received} http_response={fetch.status} http_method={fetch.method} http_content_type={fetch.kind} http_user_agent={fetch.agent.replace(" ", "_")} http_proxy_status_code={fetch.status} reason=- disposition=1026 policy=Default role=8 duration={fetch.took} url={fetch.url}'


def _squid_combined(scene: Scene, fetch: _Fetch) -> str:
    return f'{scene.ip} - {fetch.user} [{apache_time(scene.time, scene.site.utc_offset_h)}] "{fetch.method} {fetch.url} HTTP/1.1" {fetch.status} {fetch.received} "-" "{fetch.agent}" TCP_MISS:HIER_DIRECT'


def _bluecoat(scene: Scene, fetch: _Fetch) -> str:
    path, _, query = fetch.path.partition("?")
    return (f'{plain(scene.time)} {fetch.took} {scene.ip} {fetch.user} - - OBSERVED "{scene.pick(("Technology/Internet", "Business/Economy", "Uncategorized", "none", "Web Ads/Analytics"))}" - {fetch.status} TCP_NC_MISS {fetch.method} {fetch.kind} {"tcp" if fetch.method == "CONNECT" else "http"} {fetch.host} {fetch.port} {path} '
            f'{"?" + query if query else "-"} - "{fetch.agent}" {scene.internal_ip()} {fetch.received} {fetch.sent} -')


def _zscaler(scene: Scene, fetch: _Fetch) -> str:
    return compact({"datetime": plain(scene.time), "reason": "Allowed", "event_id": scene.number(10**17, 10**18), "protocol": "HTTPS" if fetch.port == 443 else "HTTP", "action": "Allowed", "transactionsize": fetch.received + fetch.sent, "responsesize": fetch.received, "requestsize": fetch.sent, "urlcategory": scene.pick(("Miscellaneous or Unknown", "Internet Services", "Corporate Marketing")),
                    "serverip": scene.peer(), "requestmethod": fetch.method, "refererURL": "None", "useragent": fetch.agent, "product": "NSS", "location": scene.word().title(), "ClientIP": scene.ip, "status": fetch.status, "user": f"{scene.user}@{scene.site.domain}", "url": fetch.url.split("://")[-1], "vendor": "Zscaler", "hostname": fetch.host, "contenttype": fetch.kind})


def _checkpoint(scene: Scene, fetch: _Fetch) -> str:
    return (f'{syslog_time(scene.time)} {scene.linux_host} time={int(scene.time)}|action=Accept|ifdir=outbound|origin={scene.internal_ip()}|src={scene.ip}|dst={scene.peer()}|service={fetch.port}|proto=6|user={fetch.user}|product=URL Filtering|appi_name={fetch.host}|resource={fetch.url}|method={fetch.method}|client_bytes={fetch.sent}|server_bytes={fetch.received}|web_client_type={fetch.agent}')


def _webgateway(scene: Scene, fetch: _Fetch) -> str:
    moment = clock.gmtime(scene.time)
    return (f'[{moment.tm_mday:02d}/{MONTHS[moment.tm_mon - 1]}/{moment.tm_year}:{moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d} +0000] "{fetch.user}" {scene.ip} {fetch.status} "{fetch.method} {fetch.url} HTTP/1.1" "{scene.pick(("Business", "Internet Services", "Content Server", ""))}" "Minimal Risk" "{fetch.kind}" {fetch.received} {fetch.sent} "{fetch.agent}" "" "0" ""')


def _zeek_http(scene: Scene, fetch: _Fetch) -> str:
    return compact({"ts": scene.time, "uid": uid(scene), "id.orig_h": scene.ip, "id.orig_p": scene.number(1024, 65535), "id.resp_h": scene.peer(), "id.resp_p": fetch.port, "trans_depth": 1, "method": fetch.method, "host": fetch.host, "uri": fetch.path if fetch.method != "CONNECT" else fetch.url, "version": "1.1", "user_agent": fetch.agent,
                    "request_body_len": 0 if fetch.method == "GET" else fetch.sent, "response_body_len": fetch.received, "status_code": fetch.status, "status_msg": "OK", "tags": [], "resp_mime_types": [fetch.kind]})


def _suricata_http(scene: Scene, fetch: _Fetch) -> str:
    return compact({"timestamp": iso(scene.time, 6, "+0000"), "flow_id": scene.number(10**14, 2 * 10**15), "event_type": "http", "src_ip": scene.ip, "src_port": scene.number(1024, 65535), "dest_ip": scene.peer(), "dest_port": fetch.port, "proto": "TCP", "http": {"hostname": fetch.host, "url": fetch.path, "http_user_agent": fetch.agent,
                    "http_content_type": fetch.kind, "http_method": fetch.method, "protocol": "HTTP/1.1", "status": fetch.status, "length": fetch.received}})


def _zeek_tls(scene: Scene, name: str, odd: bool) -> str:
    fields = {"ts": scene.time, "uid": uid(scene), "id.orig_h": scene.ip, "id.orig_p": scene.number(1024, 65535), "id.resp_h": scene.peer(), "id.resp_p": scene.pick((443, 443, 8443, 4443, 9001)) if odd else scene.pick((443, 443, 443, 443, 993, 8443)), "version": scene.pick(("TLSv12", "TLSv12", "TLSv13", "TLSv10")),
              "cipher": scene.pick(("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256")), "curve": scene.pick(("x25519", "secp256r1"))}
    if name:
        fields["server_name"] = name
    fields.update({"resumed": scene.chance(0.3), "established": scene.chance(0.9), "ssl_history": "CsxknGIi"})
    if scene.chance(0.6) or odd:
        issuer = scene.fill(scene.pick(_ODD_ISSUERS)) if odd else scene.pick(_ISSUERS)
        fields.update({"subject": issuer if odd else f"CN={name}", "issuer": issuer, "validation_status": "self signed certificate" if odd else "ok"})
    fields.update({"ja3": scene.hex(32), "ja3s": scene.hex(32)})
    return compact(fields)


def _suricata_tls(scene: Scene, name: str, odd: bool) -> str:
    issuer = scene.fill(scene.pick(_ODD_ISSUERS)) if odd else scene.pick(_ISSUERS)
    return compact({"timestamp": iso(scene.time, 6, "+0000"), "flow_id": scene.number(10**14, 2 * 10**15), "event_type": "tls", "src_ip": scene.ip, "src_port": scene.number(1024, 65535), "dest_ip": scene.peer(), "dest_port": scene.pick((443, 8443)) if odd else 443, "proto": "TCP",
                    "tls": {"subject": issuer if odd else f"CN={name}", "issuerdn": issuer, "serial": ":".join(scene.hex(2).upper() for _ in range(8)), "sni": name, "version": scene.pick(("TLS 1.2", "TLS 1.3")), "notbefore": iso(scene.time - scene.number(10**5, 10**7), 0, ""), "notafter": iso(scene.time + scene.number(10**6, 10**8), 0, ""), "ja3": {"hash": scene.hex(32)}}})


_ENVELOPES = ((("squid:access", _squid), 7), (("squid:access", _squid_combined), 2), (("iboss:web", _iboss), 1.5), (("forcepoint:web", _forcepoint), 1.5), (("bluecoat:proxysg:access:syslog", _bluecoat), 3), (("zscalernss-web", _zscaler), 3), (("cp_log", _checkpoint), 1.5), (("mcafee:wg:kv", _webgateway), 2), (("bro:http:json", _zeek_http), 3), (("suricata", _suricata_http), 2), (("bro:ssl:json", _zeek_tls), 3), (("suricata", _suricata_tls), 2))
FAMILY = Family("proxy", "network", 0.16, write)
