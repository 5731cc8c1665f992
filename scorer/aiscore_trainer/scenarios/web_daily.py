"""Daily web traffic: what visitors, shops, forums, programs and crawlers ask for. Rows for web.py.

A row is `METHOD path?query` and, after ` <<< `, a body. Values are written plainly; web.py encodes them.
`‹…›` marks a value that must be encoded as a query value.
"""
from __future__ import annotations

from .table import table

DAILY = table(r"""
# static files
GET /«css|assets/css|static|dist|themes/«word»/css»/«style|main|app|bootstrap.min|site|«word»».css«|?v=«num:1:9».«num:0:20»|?«hex:8»»
GET /«js|assets/js|static/js|_next/static/chunks»/«main|app|vendor|jquery-3.6.0.min|bundle|«hex:16»».js«|?ver=«num:1:6».«num:0:9».«num:0:9»»
GET /«images|img|media|uploads/«year»/«num:1:12»|imagenes|bilder|wp-content/uploads/«year»»/«native»«|-«num:1:40»|_«word»».«jpg|png|gif|webp|svg|ico»
GET /favicon.ico
GET /robots.txt
GET /sitemap.xml
GET /«fonts|assets/fonts»/«word»-«regular|bold»-webfont.woff2«|?v=4.7.0»
GET /apple-touch-icon«|-precomposed|-120x120».png
GET /downloads/«word»-«num:1:9».«num:0:30».«zip|tar.gz|exe|dmg|pdf»
GET /«ads|app-ads|security|humans».txt
GET /.well-known/«security.txt|acme-challenge/«mixed:43»|openid-configuration|apple-app-site-association|change-password»
# pages
GET /
GET /index.«html|php|jsp|aspx»
GET /«about|contact|news|products|services|impressum|datenschutz|kontakt|ueber-uns|nosotros|contacto|empresa|mentions-legales|a-propos|actualites|terms|privacy|faq|help»«|/|.html|.php»
GET /«de|en|fr|es|it|nl»/«native»/«native»-«native»«|/|.html»
GET /blog/«year»/«num:1:12»/«num:1:28»/«word»-«word»-«word»/
GET /«year»/«num:10:12»/«native»-«native»-«word».html
GET /category/«word»«|/page/«num:2:20»/»
GET /«Word»/«Word»_«Word».aspx
GET /wiki/«Word»_«word»«|_(«word»)»
GET /~«last»/«word»/«word».html
GET /«word»/«word»/#«word»
GET /docs/«num:1:9».«num:0:20»/«word»-«word».html
HEAD /
OPTIONS /api/v«num:1:3»/«word»s
# shop
GET /shop/«native»?«color|farbe|couleur»=«blue|red|schwarz|rouge|blanco»&size=«num:34:48»&sort=price_«asc|desc»
GET /product/«num:100:99999»/«native»-«native»?ref=«word»
GET /catalog/product/view/id/«num:1:9999»/s/«word»-«word»/
GET /«producto|produkt|produit|item|product».«php|jsp|aspx|do»?id=«num:1:9999»&«nombre|name|titel|nom»=‹«Word» «native»›&«precio|price|preis|prix»=«num:1:400»«|.«num:10:99»»
POST /cart/add <<< product_id=«num:1:9999»&qty=«num:1:5»&options[«num:1:9»]=«num:1:9»&form_key=«mixed:16»
POST /«checkout|kasse|caisse|pago»/address <<< firstname=‹«First»›&lastname=‹«Last|O'Connor|D'Angelo|O'Brien|Müller|Núñez|L'Hôpital|St. John-«Last»»›&street=‹«Last»«straße|street|'s Lane| Road|, rue de la «French|Paix|Gare»»« «num:1:200»|»«|a|b|/2|, 3º B»›&city=‹«city»«| (Oder)| a. M.| s/n|-Nord»›&zip=«num:10000:99999»&country=«DE|FR|ES|GB|US|IT»&phone=‹+«num:1:99» («num:10:999») «num:100:999»-«num:1000:9999»›
POST /«tienda|shop»/«publico|public»/«registro|register|alta».«jsp|php» <<< modo=«insertar|registro»&login=«first»«num:1:99»&«password|pwd|clave»=«mixed:6:12»&nombre=‹«First»›&apellidos=‹«Last» «Last»›&email=‹«first».«last»@«domain»›&dni=«num:10000000:99999999»«mixed:1»&direccion=‹«Calle|C/|Avda.|Plaza» «Last», «num:1:200» «|1ºA|Bajo»›&ciudad=‹«city»›&cp=«num:10000:52999»
POST /login <<< username=«person»&password=«mixed:8:14»&remember=«on|1|true»&csrf_token=«b64:44»
POST /newsletter <<< email=‹«first».«last»+«word»@«known»›&consent=1
GET /search?q=‹«native» «native»›&category=«num:1:30»&price_min=«num:1:50»&price_max=«num:51:900»
GET /«vaciar|carrito|warenkorb|panier|basket|cart»«.jsp|.php|»?«B2|action|accion»=‹«Vaciar carrito|update|Añadir al carrito|ajouter»›
GET /products?filter[«word»]=«word»&filter[price]=«num:1:50»-«num:51:500»&page[number]=«num:1:40»
GET /coupon/check?code=«Word»«num:10:50»%25OFF
# simple parameter
GET /«view|item|show|app/query|catalog|list|detail|page|products|search|profile|data»?«id|q|name|item|user|ref|page|value|key|text|code|city|v»=‹«native»›
GET /«view|item|show|app|catalog|list|detail|page|product|search|profile|data»«|.php|.jsp|.aspx|/»?«id|q|name|item|user|ref|lang|cat|sort|tab|param|email»=‹««num:1:99999»|«first»|«Last»|«first»«num:1:99»|«token:6:14»|«mixed:8:12»|«hex:32»|«first».«last»@«domain»|«Word»|«num:1000000000:9999999999»|«city»|«spanish» «spanish»|calle «last» «num:1:99» «num:1:9»«letters:1»|c/ «spanish» de «last», s/n|«num:10:99»«letters:2»«num:100:9999»|«date:%d/%m/%Y»|«letters:3:7»«num:1:9»«letters:2»|«num:1:9»,«num:1:9»,«num:1:9»|«word» «word» «word»|4«num:100000000000000:999999999999999»|#«hex:6»|v«num:1:9».«num:0:9»|«num:1:99».«num:10:99»|«num:10000000:99999999»«letters:1»|n/a|-|«german»-«german»|d'«french»|«Last» «First»|yes|asc|«word»,«word»|@«first»|«first»+«word»@«known»|«num:-90:90».«num:1000:9999»|«year»-«num:10:12»-«num:10:28»T«tick»:00Z|«word»!|«word»?|«num:1:100»%|«word»_«num:1:99»_«token:4»»›
GET /«word»/«word»?«word»=‹«token:3:12»›&«word»=‹«native»›&«word»=«num:1:99»
POST /«word»«|.php|.jsp|.do|/save» <<< «word»=‹«native» «native»›&«word»=«num:1:999»&«word»=‹«Last», «First»›
# search and prose
GET /search?q=‹how to select«| the» «word» from «a|the» «word»›
GET /search?«q|query|s|term|suche»=‹«"«word» «word»"|«word» AND «word»|«word» -«word»|«word» OR «word» NOT «word»|where is «city»?|drop in «word» «city»|union «word» «city»|insert «word» into «word»|update my «word»»›
GET /?s=‹«native» «native» «native»›&post_type=«post|product»
GET /forum/search.php?keywords=‹«sql error near select|php exec() disabled?|what's a <div> tag|how to delete from table|script alert not working|javascript: void(0) links|mysql join order by example|etc folder missing|cat vs dog|curl command line help|grep -r usage|linux passwd command forgot»›&terms=all
POST /forum/posting.php?mode=reply&f=«num:1:40»&t=«num:1:9999» <<< subject=‹Re: «Word» «word»›&message=‹«Hi all, I've got a problem with my «word»; it's <b>really</b> slow. Any ideas?|Thanks! That's exactly what I needed :-) -- «First»|SELECT your favourite «word» from the list & let me know|Can't log in since yesterday (error «num:400:599»)... "«word»" doesn't work either|Das ist doch Käse; 50% der «native» sind kaputt!|¿Dónde está el «spanish»? No lo encuentro…|C'est l'été, n'est-ce pas ? Rien d'autre à dire.|if (x < «num:1:9» && y > «num:1:9») { return 1; } // why doesn't this compile?|[code]echo $«word»; ?>[/code]»›
GET /suggest?term=‹«native»›&limit=«num:5:20»&callback=jQuery«num:10000000:99999999»_«num:1000000000:1999999999»
GET /translate?sl=auto&tl=«de|fr|es»&text=‹«It's a «word» day; isn't it?|“Quoted” — dashes – and… dots|1/2 cup of «word» + 2 tbsp «word»|100% cotton (machine wash)|5 > 3 but 2 < 4|naïve café über straße|привет мир|你好，世界|مرحبا|Łódź»›
GET /jobs?title=‹C++ «developer|engineer»«| (m/w/d)»›&where=‹«city»›&radius=«num:5:100»
GET /people?name=‹«O'Neill|D'Amico|N'Diaye|M'Bappe|Mc «Last»|«Last» & Sons|«Last»-«Last»»›
GET /guestbook?comment=‹«I'd give it a 10/10!|It's great; love it|Rock 'n' roll|"best «word»" -- «First»|<3 this site|a=b, c=d|who's there?|50% off -- really?|cool; thx ;)»›
# api
GET /api/v«num:1:3»/«word»s?limit=«num:10:100»&offset=«num:0:900»
GET /api/v«num:1:3»/users/«num:1:99999»/«word»s?fields=id,name,«word»&expand=«word»
GET /api/«word»/«guid»
PUT /api/v1/«word»s/«num:1:9999» <<< {"id":«num:1:9999»,"name":"«Word» «word»","enabled":«true|false»,"tags":["«word»","«word»"]}
POST /api/v2/«word»s <<< {"title":"«Word»'s «word»","description":"«It's <em>new</em>|select & save|from «city» to «city»»","price":«num:1:999».«num:10:99»,"meta":{"«word»":null}}
PATCH /rest/«word»/«num:1:999» <<< [{"op":"replace","path":"/«word»","value":"«word»"}]
DELETE /api/v1/sessions/«hex:32»
POST /graphql <<< {"operationName":"Get«Word»","variables":{"id":"«num:1:9999»"},"query":"query Get«Word»($id: ID!) { «word»(id: $id) { id name «word» { edges { node { id } } } } }"}
GET /odata/«Word»s?$filter=‹«Word» eq '«word»' and «Word» gt «num:1:99»›&$select=Id,Name&$orderby=‹Name desc›&$top=«num:10:100»
GET /rest/api/2/search?jql=‹project = «Word» AND status in ("«Open|Done»", "«In Progress|Closed»") ORDER BY created DESC›&maxResults=50
GET /_search?q=‹«word»:«word» AND @timestamp:[now-1h TO now]›
GET /api/v1/query?query=‹sum(rate(http_requests_total{job="«word»",code=~"5.."}[5m])) by (instance)›&time=«epoch»
POST /api/ds/query <<< {"queries":[{"refId":"A","datasource":{"uid":"«mixed:9»"},"rawSql":"SELECT time, value FROM «word» WHERE $__timeFilter(time) ORDER BY 1","format":"time_series"}]}
GET /geoserver/wms?SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&LAYERS=«word»:«word»&BBOX=«num:1:90».«num:1:99»,«num:1:90».«num:1:99»,«num:1:90».«num:1:99»,«num:1:90».«num:1:99»&WIDTH=256&HEIGHT=256&SRS=EPSG:4326
GET /health«|z|check»
GET /metrics
GET /status?full=true
POST /xmlrpc.php <<< <?xml version="1.0"?><methodCall><methodName>pingback.ping</methodName><params><param><value><string>https://«domain»/«word»/</string></value></param></params></methodCall>
POST /soap/«Word»Service <<< <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><Get«Word»><id>«num:1:9999»</id></Get«Word»></soapenv:Body></soapenv:Envelope>
# tracking and long parameters
GET /collect?v=1&_v=j«num:80:101»&a=«num:100000000:2000000000»&t=pageview&dl=‹https://«domain»/«word»?«word»=«num:1:99»›&ul=de-de&de=UTF-8&dt=‹«Word» - «native» | «Word»›&sd=24-bit&sr=«1920x1080|1366x768|390x844»&_u=«mixed:12»~&cid=«num:100000000:2000000000».«epoch»
GET /landing?utm_source=«google|facebook|newsletter|bing»&utm_medium=«cpc|email|social»&utm_campaign=‹«Word» «word» «year»›&gclid=«mixed:60:90»
GET /?fbclid=IwAR«mixed:55:60»
GET /pixel.gif?e=«b64:80»&ts=«epoch»«num:100:999»
GET /callback?code=«mixed:40:80»&state=«b64:60»&session_state=«guid»
GET /saml/acs?SAMLRequest=‹«b64:400»›&RelayState=‹https://«sitedomain»/«word»›
GET /redirect?url=‹https://«domain»/«word»/«word»?id=«num:1:99»›&sig=«hex:40»
GET /image?src=‹/uploads/«year»/«word».jpg›&w=«num:100:900»&h=«num:100:900»&q=80
GET /unsubscribe?u=«hex:32»&id=«hex:10»&e=«token:10»
GET /i/«b64:60»
GET /t/«guid»/«hex:16».png?data=‹{"event":"view","«word»":«num:1:99»}›
GET /ScriptResource.axd?d=«mixed:90:140»&t=«hex:16»
GET /track?d=‹«shgood»›
GET /_nuxt/«hex:7».js
GET /.auth/me
# application
GET /«index|app|page».php?«page|p|id|option|module|action|view»=«word»«|&id=«num:1:999»|&lang=«de|en|fr»»
GET /index.php?option=com_content&view=article&id=«num:1:300»:«word»-«word»&catid=«num:1:40»&Itemid=«num:100:600»
GET /wp-json/wp/v2/«posts|pages|media|categories»?per_page=«num:10:100»&page=«num:1:9»&_fields=id,title,link
POST /wp-admin/admin-ajax.php <<< action=«heartbeat|wp_ajax_«word»|query-attachments»&_nonce=«hex:10»&interval=60&screen_id=dashboard
GET /wp-login.php?redirect_to=‹https://«sitedomain»/wp-admin/›&reauth=1
GET /wp-cron.php?doing_wp_cron=«epoch».«num:1000000:9999999»
GET /typo3/index.php?route=/«record/edit|web/layout/»&token=«hex:40»&id=«num:1:300»
GET /user/«num:1:900»/edit?destination=admin/people
GET /owa/?ae=Folder&t=IPF.Note&id=«b64:60»
POST /Microsoft-Server-ActiveSync?User=«person»&DeviceId=«HEX:32»&DeviceType=«iPhone|Android|WindowsMail»&Cmd=«Ping|Sync|FolderSync»
POST /EWS/Exchange.asmx
POST /mapi/emsmdb/?MailboxId=«guid»@«sitedomain»
GET /Autodiscover/Autodiscover.xml
GET /_layouts/15/start.aspx#/«Word»/Forms/AllItems.aspx
GET /_api/web/lists/GetByTitle('«Word»%20«Word»')/items?$top=100
PROPFIND /remote.php/dav/files/«person»/«Word»/
PUT /remote.php/dav/files/«person»/«Word»/«file»
GET /servlet/«Word»Servlet;jsessionid=«HEX:32»?cmd=«list|view|edit»&id=«num:1:999»
POST /j_spring_security_check <<< j_username=«person»&j_password=«mixed:8:12»&submit=Login
GET /git/«word».git/info/refs?service=git-upload-pack
GET /v2/«site»/«word»/manifests/«latest|«num:1:4».«num:0:20»»
GET /«nexus|artifactory»/repository/maven-public/org/«word»/«word»/«num:1:5».«num:0:9»/«word»-«num:1:5».«num:0:9».jar
GET /cgi-bin/«koha/opac-search.pl?q=«word»|mailman/listinfo/«word»|awstats.pl?config=«sitedomain»»
GET /phpmyadmin/index.php?route=/sql&db=«word»&table=«word»&pos=0
POST /phpmyadmin/index.php?route=/sql <<< db=«word»&table=«word»&sql_query=‹SELECT * FROM `«word»` WHERE `id` = «num:1:99»›&token=«hex:32»
GET /admin/«users|orders|reports|settings|login»«|?page=«num:1:20»»
POST /admin/articles/«num:1:99»/save <<< title=‹«Word» «word»›&body=‹<p>«Word» <a href="https://«domain»/">«word»</a> &amp; «native».</p><img src="/img/«word».png" alt="">›&status=publish
POST /upload/«image|document|avatar» <<< name=‹«file»›&size=«num:1000:900000»
GET /download.«php|aspx»?file=«‹«file»›|reports/«year»/«word».pdf|docs/manual_«num:1:9».pdf»
GET /backup/status?job=«word»
GET /proxy?target=«https://«sitedomain»/«word»|‹https://«known»/«word».json›»
GET /include.php?page=«home|about|«word».html»&lang=en_US
# api in daily use
GET /api/v«num:1:3»/«users|accounts|customers|orders»/«num:1:99999»?«include=orders|fields=id,name|limit=100|debug=false»
POST /graphql <<< {"query":"query «Word»($id: ID!) { «word»(id: $id) { id name } }","variables":{"id":«num:1:9999»}}
PATCH /api/v«num:1:3»/users/me <<< {"name":"«First» «Last»","language":"«de|en|fr»"}
PATCH /api/v«num:1:3»/users/«num:1:999» <<< {"role":"«editor|viewer|member»"}
# malformed but harmless
GET //«word»//«word».html
GET /«word»/../css/style.css
GET /«word»/./«word».png
GET /«word»%2F«word»
GET /«word»?&&id=«num:1:99»&
GET /«word».html?%22
GET /search?q=%E4%F6%FC+«german»
GET /«word»?a[]=1&a[]=2&=«num:1:9»
GET /tel:+«num:100000000:999999999»
GET /mailto:«first»@«domain»
GET /«word»/http://«domain»/«word»
GET /undefined
GET /null
GET /«word»/[object%20Object]
GET /%7B%7B«word».url%7D%7D
GET /${«word».image}
GET /«word»-«word»">«word»</a>
GET /old/«word».htm'
GET /news/«word»&amp;id=«num:1:99»
GET /«french»-d'«french»/«num:1:99»
GET /en-US/«word»%20«word»%20(«num:1:9»).pdf
GET /%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/
GET /«word»?time=«tick»:00&tz=+02:00
""")
