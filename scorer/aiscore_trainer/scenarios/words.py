"""Word lists that organisations, domain names, searches and file names are made of. No code."""

FIRST = """anna james maria john linda robert susan michael karen david laura thomas julia peter sarah daniel emma
lucas sofia mateo lucia hugo chloe louis camille jules lea felix jonas lena max mia paul finn marie klaus heike jorge carmen
pablo elena diego raquel andre bruno joao ines giulia marco luca chiara matteo aisha omar fatima yusuf wei ling chen hiro yuki
kenji priya arjun neha rahul sanjay olga ivan dmitri natasha piotr agnieszka marek katarzyna lars ingrid sven astrid niels
freja mikko aino tomas zuzana gabor eszter nikos eleni mehmet ayse kwame ama chidi ngozi thabo zanele liam olivia noah ava
ethan grace oscar ruby harry alice george rose victor irene samuel claire martin eva simon nora adam helen kevin donna brian
carol steven ruth edward sharon ronald amy gary rita dennis judy walter tina frank vera carl sonia roy gina""".split()
LAST = """smith jones brown taylor wilson evans thomas johnson roberts walker wright white hall green wood martin clark
lewis young king baker hill scott adams nelson carter mitchell parker collins murphy kelly ryan byrne walsh muller schmidt
schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter klein wolf dubois moreau laurent simon michel
leroy roux david bertrand morel fournier girard garcia fernandez gonzalez rodriguez lopez martinez sanchez perez gomez ruiz
diaz moreno alvarez romero navarro torres silva santos oliveira souza pereira costa almeida rossi ferrari russo bianchi colombo
ricci novak kowalski nowak wisniewski horvat nagy szabo toth popescu ionescu petrov ivanov sokolov kuznetsov jansen devries
bakker visser smit andersson johansson nilsson hansen larsen olsen virtanen korhonen yilmaz demir kaya nguyen tran pham wang
zhang liu chen yang huang tanaka suzuki sato watanabe kim park lee choi patel sharma singh gupta kumar khan ahmed hassan
okafor mensah dlamini botha mbeki haddad nasser cohen levi katz""".split()
WORDS = """able account action active air alarm album alpha amber angle animal answer apple arch area army arrow art ash
asset atlas autumn award baby back badge bag ball band bank bar base basic basket battery bay beach bean bear beauty bed bee
bell bench best beta bike bill bird black blade block blog blue board boat body bold bolt bond bone book boost boot border
boss box brain branch brand brave bread break brick bridge bright broad brook brush budget build bull bus business butter
button buy cable cake call camp candle canvas cape capital car carbon card care cargo carpet case cash castle casual cat
cave cedar cell center central century chain chair champion change channel chapter charge chart chat check cheese chef
cherry chess chicken child choice circle city class clean clear click cliff climate clip clock close cloud club coach coast
coat code coffee coin cold color comet common compass concept concert connect control cook cool copper coral core corner
cosmic cotton country course court cover craft cream creative credit crew cross crown cruise crystal cup curve custom cycle
daily dance dark data dawn day deal dear deep deer delta dental desert design desk dial diamond diet digital dinner direct
discover dish doctor dog dollar door dot double dragon dream dress drift drink drive drop drum dry duck dust eagle early
earth east easy echo edge edit egg eight elite elm email ember empire energy engine event ever exact expert express eye
fabric face fact factor fair falcon family fancy farm fashion fast father feed fern field fig film filter final find fine
fire first fish fit five fix flag flash fleet flex flight flip floor flow flower fly focus food foot force forest form forum
forward fox frame free fresh friend frog front frost fruit fuel full fun fund future gallery game garden gas gate gear gem
general gift ginger girl glass global globe glory glow goal gold golf good grace grain grand grape graph grass gray great
green grid grip ground group grove grow guard guest guide guitar gull gym habit hair half hammer hand happy harbor hard
harvest hat hawk hazel head health heart heat help herb hero hidden high hill hobby hold holiday home honest honey hook hope
horizon horse hospital host hot hotel hour house hub human hunt ice icon idea image impact inn ink insight iris iron island
item ivory jade jazz jet jewel job join journal journey joy juice jump junior just keen keep key kick kid kind king kit kite
knight lab lady lake lamp land lane laser laugh launch law lead leaf league learn leather left legal lemon lens level
library life light lily lime line link lion liquid list little live local lock loft logic long loop lotus love lucky lunar
lunch lux machine magic magnet mail main major maker mango maple marble march marine mark market master match matrix max
meadow meal media medic meet member memory menu merit metal meter metro micro mile milk mill mind mint mirror mix mobile
model modern moment money monkey month moon morning moss motion motor mountain mouse move movie museum music nation native
nature navy near neat nest net never new news next nice night noble north note nova number nurse nut oak oasis ocean office
oil old olive one open opera orange orbit orchid order organ origin outdoor oval owl pack page paint palace palm panda panel
paper parade parcel park part party pass past path pay peace peach peak pearl pen people pepper perfect pet phone photo
piano pick picture pilot pine pink pioneer pixel pizza place plan planet plant plate play plaza plus pocket poem point polar
police pond pool pop port post potato power press price pride prime print prism prize pro profile project promo proof proud
public pulse pure purple push puzzle queen quest quick quiet rabbit race radio rail rain ranch range rapid rare raven ray
reach read ready real record red reef region relax rent report rescue rest retail retro rice rich ride ridge right ring rise
river road robin robot rock rocket roll roof room root rope rose round route royal ruby run rural safe sage sail salad sale
salon salt sand sapphire satin save scale scene school science scout screen script sea seal search season seat second secret
seed select senior sense series serve seven shadow shape share shark sharp sheep shelf shell shift shine ship shirt shoe
shop shore short show side sign signal silk silver simple single site six skill skin sky sleep slice slim smart smile smoke
smooth snap snow social soft solar sole solid solo song sonic sound soul south space spark speed spice spirit sport spot
spring square stack staff stage star start state station stay steam steel stem step stock stone store storm story stream
street strong studio study style sugar suit summer summit sun super sure surf swan sweet swift swim table tag tail talent
talk tall tango target task taste taxi tea team tech temple ten tennis tent terra test text theater thing think three ticket
tide tiger timber time tiny titan today token tool top torch total touch tour tower town toy track trade trail train travel
tree trend tribe trip true trust truck tulip tune turbo turn turtle twin two ultra union unique unit unity up urban vacation
valley value van vault vector velvet venture verse view villa village vintage violet virtual vision vista vital vivid voice
volt vote voyage wagon walk wall wave way wealth weather web wedding week well west whale wheat wheel white wide wild wind
window wine wing winner winter wise wish wolf wonder wood word work world worth yard year yellow yes yoga young zebra zen
zero zinc zone""".split()
GERMAN = """haus garten wetter stadt werk bau schule kinder reise auto zeit welt markt buch leben arbeit verein berg see
wald licht kraft holz stein fenster moebel kueche blumen apotheke versicherung sparkasse zeitung rathaus gemeinde feuerwehr
hochschule krankenhaus bahnhof fahrrad getraenke schuhe spiele freizeit gesundheit energie technik handwerk fussball musik
rechnung bestellung lieferung angebot bericht urlaub kunde vertrag""".split()
FRENCH = """maison jardin meteo ville ecole enfant voyage voiture temps monde marche livre vie travail montagne forêt lumiere
pierre fenetre cuisine fleurs pharmacie assurance banque journal mairie hopital gare velo boisson chaussures jeux sante energie
musique cinema recette annonce emploi immobilier facture commande livraison rapport client contrat boutique
boulangerie""".replace("ê", "e").split()
SPANISH = """casa jardin tiempo ciudad escuela ninos viaje coche mundo mercado libro vida trabajo playa bosque luz piedra
ventana cocina flores farmacia seguro banco periodico ayuntamiento hospital tren bicicleta bebida zapatos juegos salud energia
musica cine receta anuncio empleo vivienda factura pedido entrega informe cliente contrato tienda panaderia naranja queso
jamon aceite vino calle avenida plaza camino montes rios torre fuente puente""".split()
OTHER = """shop24 taobao weixin baidu qihoo youku sina sohu dianping meituan pinduo kuaidi wangyi xiaomi huawei lenovo tianmao
zhihu douban rakuten yahoo naver daum kakao mercado livre americanas globo uol terra folha estadao allegro onet interia wyborcza
seznam centrum idnes novinky index origo emag olx avito yandex rambler gazeta ozon lenta vkontakte mailru hurriyet sahibinden
milliyet trendyol ynet walla haaretz aljazeera arabia souq noon zomato flipkart indiatimes ndtv rediff paytm tokopedia detik kompas
lazada shopee bukalapak vnexpress zalo dantri zing""".split()
TECH = """api app auth backup billing blog build cache cdn chat ci cms config connect console content core crm dashboard data db dev
dns docs download edge email erp events files forum gateway git graph help hr id img internal intranet iot jira ldap lb legacy
log login mail media metrics mobile monitor mx news ns ntp payments portal preview prod proxy push qa queue redis registry
relay reports sandbox search secure shop smtp sso stage staging static stats status stream support sync telemetry test time tracking
update upload vault video vpn web webmail wiki ws www""".split()
DEPARTMENTS = """finance accounting hr sales marketing legal engineering operations support procurement logistics research quality
facilities production compliance payroll controlling training security""".split()
CITIES = """london berlin madrid paris lisbon rome vienna prague warsaw dublin oslo lima bogota quito chicago austin denver
boston seattle toronto sydney perth tokyo osaka seoul taipei mumbai pune lagos accra nairobi cairo dubai zurich geneva lyon
porto sevilla valencia munich hamburg koln leipzig milano torino gdansk krakow brno graz linz antwerp gent malmo aarhus""".split()
WELL_KNOWN = """google.com youtube.com facebook.com instagram.com twitter.com wikipedia.org amazon.com microsoft.com apple.com
linkedin.com netflix.com office.com live.com bing.com reddit.com ebay.com paypal.com github.com stackoverflow.com adobe.com
dropbox.com zoom.us slack.com salesforce.com cloudflare.com akamai.net fastly.net cloudfront.net amazonaws.com azure.com
windows.net googleapis.com gstatic.com doubleclick.net googlesyndication.com fbcdn.net twimg.com ytimg.com whatsapp.net spotify.com
twitch.tv vimeo.com tumblr.com pinterest.com wordpress.com blogspot.com medium.com quora.com imdb.com cnn.com bbc.co.uk
nytimes.com theguardian.com lemonde.fr elpais.com spiegel.de heise.de golem.de corriere.it repubblica.it booking.com airbnb.com
expedia.com tripadvisor.com uber.com ikea.com zalando.de otto.de mozilla.org ubuntu.com debian.org redhat.com docker.io npmjs.org
pypi.org python.org oracle.com ibm.com sap.com hp.com dell.com lenovo.com cisco.com vmware.com symantec.com mcafee.com eset.com
kaspersky.com trendmicro.com digicert.com letsencrypt.org verisign.com globalsign.com sectigo.com windowsupdate.com msftncsi.com
office365.com sharepoint.com skype.com teams.microsoft.com outlook.com hotmail.com icloud.com mzstatic.com gmail.com yahoo.com aol.com
baidu.com qq.com taobao.com weibo.com vk.com yandex.ru mail.ru ok.ru xing.com web.de gmx.net t-online.de orange.fr free.fr
hubspot.com mailchimp.com sendgrid.net zendesk.com atlassian.net okta.com auth0.com datadoghq.com newrelic.com sentry.io segment.io
hotjar.com criteo.com taboola.com outbrain.com scorecardresearch.com pubmatic.com rubiconproject.com adnxs.com casalemedia.com
openx.net quantserve.com demdex.net omtrdc.net steampowered.com ea.com roblox.com epicgames.com unity3d.com blizzard.com
ntp.org root-servers.net gravatar.com jsdelivr.net bootstrapcdn.com jquery.com typekit.net fontawesome.com""".split()
SYLLABLES = """ba be bi bo bu ca ce ci co cu da de di do du fa fe fi fo ga ge go gu ha he hi ho ja jo ka ke ki ko la le li lo lu
ma me mi mo mu na ne ni no nu pa pe pi po qui ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we wi xa xi ya yo za ze
zo an en in on un ar er or al el il ol am em im om as es is os at et it ab ad ag ex ix tri pro bra cra dra fra gra pla cla fla glo
sta ste sti sto spa swi tra tru lex dex nex vex pix zen ton son ley ster tech soft gen lux max""".split()
