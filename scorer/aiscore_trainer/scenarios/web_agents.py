"""User agents of visitors, programs and crawlers, the same for daily work and attacks. Called by web.py, proxy.py and cloud.py."""
from __future__ import annotations

from .scene import Scene

_SYSTEMS = ("Windows NT 10.0; Win64; x64", "Windows NT 10.0; WOW64", "Windows NT 6.1; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "X11; Linux x86_64", "X11; Ubuntu; Linux x86_64", "Windows NT 6.3; WOW64", "Windows NT 5.1",
            "Macintosh; Intel Mac OS X 10_«num:9:14»_«num:1:6»", "X11; CrOS x86_64 14541.0.0")
_AGENTS = (
    "Mozilla/5.0 («system») AppleWebKit/537.36 (KHTML, like Gecko) Chrome/«num:40:130».0.«num:1000:6700».«num:0:200» Safari/537.36",
    "Mozilla/5.0 («system») AppleWebKit/537.36 (KHTML, like Gecko) Chrome/«num:90:130».0.0.0 Safari/537.36",
    "Mozilla/5.0 («system») AppleWebKit/537.36 (KHTML, like Gecko) Chrome/«num:90:130».0.0.0 Safari/537.36 Edg/«num:90:130».0.«num:1000:2900».«num:1:99»",
    "Mozilla/5.0 («system»; rv:«num:30:132».0) Gecko/20100101 Firefox/«num:30:132».0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/«num:11:18».«num:0:6» Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS «num:12:18»_«num:0:7» like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/«num:12:18».«num:0:5» Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android «num:8:15»; «SM-G99«num:0:9»B|Pixel «num:4:9»|SM-A«num:10:55»5F|M2101K6G|K») AppleWebKit/537.36 (KHTML, like Gecko) Chrome/«num:90:130».0.0.0 Mobile Safari/537.36",
    "Mozilla/«4|5».0 (compatible; MSIE «num:6:10».0; Windows NT «5.1|6.0|6.1|10.0»«|; Trident/«num:4:7».0»)", "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
    "Mozilla/5.0 (compatible; «Googlebot/2.1; +http://www.google.com/bot.html|bingbot/2.0; +http://www.bing.com/bingbot.htm|YandexBot/3.0; +http://yandex.com/bots|AhrefsBot/7.0; +http://ahrefs.com/robot/|SemrushBot/7~bl; +http://www.semrush.com/bot.html|DotBot/1.2; +https://opensiteexplorer.org/dotbot|Applebot/0.1|PetalBot;+https://webmaster.petalsearch.com/site/petalbot|Baiduspider/2.0; +http://www.baidu.com/search/spider.html|MJ12bot/v1.4.8; http://mj12bot.com/»)",
    "«facebookexternalhit/1.1|Twitterbot/1.0|Slackbot-LinkExpanding 1.0|LinkedInBot/1.0|WhatsApp/2.«num:10:24»|TelegramBot (like TwitterBot)|DuckDuckBot/1.1|ia_archiver|Feedly/1.0|Pingdom.com_bot_version_1.4|UptimeRobot/2.0|Site24x7|ELB-HealthChecker/2.0|GoogleHC/1.0|kube-probe/1.«num:18:30»|Prometheus/2.«num:20:50».0»",
    "«curl/7.«num:50:88».«num:0:2»|Wget/1.«num:12:21»|python-requests/2.«num:18:32».«num:0:3»|Go-http-client/«1.1|2.0»|Java/1.8.0_«num:100:400»|okhttp/«num:3:4».«num:0:12».0|axios/«0|1».«num:18:27».0|PostmanRuntime/7.«num:20:40».0|Apache-HttpClient/4.5.«num:1:14» (Java/11)|node-fetch/1.0|Dart/2.«num:10:19» (dart:io)|Ruby|GuzzleHttp/7|libwww-perl/6.«num:5:67»|aiohttp/3.«num:6:9».«num:0:5»|git/2.«num:17:45».«num:0:3»|docker/«num:19:26».03|Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0)|WordPress/«num:4:6».«num:0:9»; https://«domain»»",
    "«word»/«num:1:9».«num:0:30» (com.«site».«word»; build:«num:1:900»; iOS «num:12:18».«num:0:6».0) Alamofire/5.«num:0:9»", "-",
)
_WEIGHTS = (14, 12, 6, 12, 5, 9, 9, 3, 3, 7, 4, 9, 2, 1.5)
_WEIGHTED = tuple((agent.replace("«system»", "«" + "|".join(_SYSTEMS) + "»"), weight) for agent, weight in zip(_AGENTS, _WEIGHTS))
#: Programs of people, of search engines and of services, as rows.
VISITORS = tuple(agent for agent, _ in _WEIGHTED)


def user_agent(scene: Scene) -> str:
    return scene.fill(scene.weighted(_WEIGHTED))


def browser_agent(scene: Scene) -> str:
    """A browser that a person sits at."""
    return scene.fill(scene.weighted(_WEIGHTED[:7]))
