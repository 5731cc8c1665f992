# ruff: noqa: E501
"""Forms that people fill in, in six languages, and the same forms with a value that their page would never send.

A form is `METHOD path` and fields `name:kind`; FIELDS says what people write in a field of a kind, and BENT what is sent in its place, or beside it.
webwork.py writes them.
"""
from __future__ import annotations

import json
from urllib.parse import quote_plus

from .family import Tables
from .phrases import phrased
from .scene import Scene
from .table import Scenario

_NAMES = {
    "es": ("«José|María|Íñigo|Begoña|Ramón|Ángela|Jesús|Nuria|«First»»", "«Núñez|García|Ibáñez|Peña|De la Cruz|Rodríguez|«Last»» «López|Muñoz|Martín|Güell|«Last»»"),
    "de": ("«Jürgen|Käthe|Björn|Sören|Zoë|Anna-Lena|«First»»", "«Müller|Größl|Weiß|von der Heide|Schäfer-Koch|Özdemir|«Last»»"),
    "fr": ("«Hélène|Éloïse|François|Maël|Anaïs|Jean-Luc|«First»»", "«L'Hostis|D'Aubigné|Lefèvre|N'Guyen|Le Goff|Saint-Étienne|«Last»»"),
    "it": ("«Niccolò|Zoè|Nicolò|Giosuè|Maria Rosa|«First»»", "«D'Angelo|Dell'Acqua|De' Rossi|Lo Presti|D'Alò|«Last»»"),
    "pt": ("«João|Conceição|Inês|Antônio|Luís|«First»»", "«Gonçalves|D'Ávila|dos Santos|Magalhães|de Sá|«Last»»"),
    "en": ("«Siobhán|Renée|Mary-Jane|J.|«First»|«First»»", "«O'Brien|O'Neill-Smith|McDonald|van 't Hof|St. John|D'Souza|«Last»|«Last»»"),
}
_STREETS = {"es": "«C/|Calle|Avda.|Pza.|Paseo de» «Last», «num:1:200»«|, 3º B| 1ºA|, s/n|, esc. 2 bajo dcha.»", "de": "«Last»«straße|str.|weg|platz| Allee» «num:1:200»«|a|/2| c/o Weiß|, Hinterhaus»", "fr": "«num:1:200»«| bis| ter», «rue de l'«Église|Hôpital|Abbé»|av. du Gal de Gaulle|impasse d'«Last»|chemin des «Last»»", "it": "«Via dell'«Artigianato|Università»|Corso «Last»|P.zza «Last»|Via «Last»» «num:1:200»«|/b|, int. 4| bis»", "pt": "«Rua|Av.|Travessa|R.» «Last», «num:1:2000»«|, 2º Esq.| - apto 31|, lote 4»", "en": "«num:1:900»«|A|B|-5» «Last» «St.|Road|Ave|King's Lane|Court»«|, Apt #«num:1:90»|, Flat 3/1| Unit «num:1:90»»"}
_TEXTS = {
    "es": "«¿Pueden enviarlo antes del «num:1:28»? Gracias.|Llamar al timbre «num:1:9»; si no, dejar con el conserje|Alergia a frutos secos & marisco|No funciona: error «num:400:599» al pagar...|Regalo: \"Feliz cumpleaños, «First»\"|El 50% por adelantado|Nada»",
    "de": "«Bitte bei Nachbarn abgeben («Last», 2. OG)|Rechnung an die Firma; Ust-Id folgt|Größe \"M\" oder \"L\" -- egal|Spätzle & Soße: lecker!|Lieferung ab 14:00, nicht früher|Das 1. Mal hat's nicht geklappt...|»",
    "fr": "«Merci d'appeler avant; l'interphone est en panne|C'est pour offrir : \"Joyeux Noël\"|Code d'accès «num:1000:9999»A#|Livraison l'après-midi, s'il vous plaît|10% de remise ? n'apparaît pas|»",
    "it": "«Citofonare «Last» - scala B|E' un regalo, niente prezzo|Qual è il costo per l'Italia?|Consegna dopo le 18; grazie|L'ordine n. «num:1000:99999» non è arrivato|»",
    "pt": "«Entregar na portaria; obrigado|Não há nº de porta, é o prédio verde|Qual é o prazo p/ o interior?|Presente: \"Parabéns, «First»!\"|»",
    "en": "«Please leave with neighbour @ no. «num:1:90»|It's a gift -- no invoice, thanks!|Allergic to nuts & \"shellfish\"|Can't pay: error «num:400:599»; tried twice...|See ticket #«num:1000:99999» (re: «word»)|Ok?|Size 8 1/2 & <3 the colour|n/a|»",
}
FIELDS = {
    "name": "", "surname": "", "street": "", "text": "",  # of the form's language
    "city": "««city»|«city»|San Sebastián|Köln|L'Aquila|Saint-Étienne|São João|King's Lynn|A Coruña|Frankfurt (Oder)»", "zip": "«num:10000:99999»", "phone": "«+«num:1:99» «num:10:999» «num:100000:9999999»|0«num:100000000:999999999»|«num:600000000:699999999»|(«num:10:99») «num:1000:9999»-«num:1000:9999»|»",
    "mail": "«first»«.|_|-|»«last»«|«num:1:99»|+«word»»@«gmail.com|hotmail.es|web.de|orange.fr|libero.it|sapo.pt|«domain»|«sitedomain»»", "date": "««date:%d/%m/%Y»|«date:%Y-%m-%d»|«num:10:28».0«num:1:9».«year»»", "qty": "«1|1|1|2|3|4|6|10|12|0»", "amount": "«num:1:2500»«|.00|.«num:10:99»|,«num:10:99»»", "id": "«num:1:99999»", "ref": "«WORD»-«year»-«num:100:9999»",
    "doc": "««num:10000000:99999999»«T|R|W|A|G|M»|X«num:1000000:9999999»«L|B|N»|«num:10000000000:99999999999»|«letters:6»«num:10:99»a«num:10:99»h501z»", "account": "«DE|ES|FR|IT|PT|NL»«num:10:99»«num:1000000000000000:9999999999999999»", "password": "«mixed:8:12»«|!|#|_«num:1:99»|&«letters:2»|%«num:1:99»|'»", "token": "«hex:32»", "yes": "«on|1|true|yes»", "choice": "«1|2|3|standard|express|m|f|std»", "country": "«ES|DE|FR|IT|PT|GB|NL|BR|MX|US»", "url": "«https://www.«domain»/«word»|»", "coupon": "«|||«WORD»«num:5:25»|«WORD»-«HEX:6»»", "card": "4«num:100000000000000:999999999999999»",
}
_NUMERIC, _CLOSED = ("qty", "amount", "id"), ("zip", "choice", "country", "yes", "date", "ref", "doc", "phone", "account", "card", "token")
FORMS = tuple(phrased(line) for line in """
es POST /reservas/«alta.do|nueva» nombre:name apellidos:surname dni:doc email:mail telefono:phone fecha_entrada:date noches:qty habitaciones:qty observaciones:text acepto:yes
es POST /«libreria|zapateria|farmacia»/cesta/«anadir|actualizar» articulo:id cantidad:qty precio:amount gastos:amount cupon:coupon envio:choice
es POST /sede/tramites/solicitud expediente:ref nombre:name apellidos:surname nif:doc direccion:street municipio:city codigo_postal:zip motivo:text iban:account
es POST /socios/perfil nombre:name apellidos:surname clave:password clave2:password correo:mail movil:phone ciudad:city domicilio:street boletin:yes
de POST /kasse/adresse anrede:choice vorname:name nachname:surname strasse:street plz:zip ort:city land:country telefon:phone email:mail hinweis:text
de POST /versicherung/«schaden|angebot» vertrag:ref vorname:name nachname:surname geburtsdatum:date schadenhoehe:amount iban:account beschreibung:text bestaetigt:yes
de POST /warenkorb/position artikel:id menge:qty einzelpreis:amount gutschein:coupon versandart:choice token:token
de POST /verein/anmeldung name:surname vorname:name email:mail kurs:id teilnehmer:qty bemerkung:text datenschutz:yes
fr POST /compte/«creer|modifier» civilite:choice prenom:name nom:surname adresse:street code_postal:zip ville:city pays:country tel:phone courriel:mail mot_de_passe:password
fr POST /commande/«ajouter|valider» article:id quantite:qty prix:amount livraison:choice code_promo:coupon commentaire:text jeton:token
fr POST /mairie/demarches/«etat-civil|cantine» nom:surname prenom:name naissance:date commune:city enfants:qty adresse:street message:text
it POST /carrello/«aggiungi|paga» prodotto:id quantita:qty importo:amount spedizione:choice buono:coupon note:text
it POST /utente/registrazione nome:name cognome:surname codice_fiscale:doc indirizzo:street cap:zip comune:city email:mail password:password privacy:yes
it POST /prenotazioni/visita paziente:surname nome:name tessera:doc data:date reparto:choice telefono:phone motivo:text
pt POST /cliente/cadastro nome:name apelido:surname cpf:doc morada:street codigo_postal:zip localidade:city telemovel:phone email:mail senha:password
pt POST /encomendas/nova produto:id qtd:qty preco:amount desconto:amount pagamento:choice obs:text
en POST /«bookings|rooms»/reserve room_id:id guests:qty nights:qty rate:amount first_name:name last_name:surname email:mail phone:phone requests:text
en POST /«bank|wallet»/transfer from_account:account to_account:account amount:amount currency:choice reference:text csrf:token
en POST /«hr|portal»/expenses claim_id:ref amount:amount category:choice date:date description:text receipt:url
en POST /checkout/payment order_id:id amount:amount currency:country card_number:card holder:surname save:yes coupon:coupon
en POST /account/profile user_id:id first_name:name last_name:surname street:street city:city zip:zip country:country website:url bio:text
en POST /support/tickets subject:text priority:choice order:ref email:mail message:text attach:yes
en POST /donate amount:amount recurring:yes name:name surname:surname message:text giftaid:yes
en POST /tickets/«seats|order» event_id:id seats:qty price:amount discount:amount email:mail phone:phone
""".strip().splitlines())

BENT = {
    # Sign and size of a number are not read: amounts that only those make wrong would read as any other.
    "amounts": "«1e«num:9:30»|-1e«num:5:30»|NaN|Infinity|-Infinity|99999999999«num:100000:999999»|9223372036854775808|-9999999999999999|0x«hex:4»|«num:1:9»e-«num:3:9»|+-1|--1|00000000001-1|1e999|-«num:1:9»e«num:2:9»|0b1101|1_000_000_000_000|«num:1:9»;«num:1:9»|%2d«num:1:99»»",
    "types": "«[]|{}|null|undefined|true|[1,2,3]|{\"a\":1}|NULL|«word»«num:1:9»#|Array|0x00|1;«num:1:9»|../«word»|%s|%d%d%n|%00|\\x00|<«word»>|«word»@@«num:1:99»|0000-00-00|99/99/9999|!@#$%^&*()|«mixed:3»$«mixed:3»*|;;;;|\\\\\\\\|0.0.0.0|????|-«word»-»",
    "lengths": "«mixed:300|A%A%|«num:1000000000:9999999999»%N%|%L%»",
    "quotes": "«'|\"|''|';|\"'|')|\")|'\\\"|\\\\|\\\\'|'--|' -- |'#|';--|'¦¦'|'+'|`|<|>|\"><|</|<!--|;|¦|¦¦|&&|$(|{{|${|%{|*/|/*|%27|%2527|%00|%0d%0a|\\u0027|'or|' and '|)(|*)(|(((»",
    "added": "«role=admin|isAdmin=true|is_admin=1|admin=1|user_type=staff|group=administrators|verified=true|approved=1|status=paid|paid=true|total=0.01|price=0.01|final_price=0|discount=100|balance=999999|credit=100000|user_id=1|owner_id=1|account_id=«num:1:20»|debug=1|debug=true|_method=DELETE|_method=PUT|internal=true|skip_validation=1|bypass=1|tenant_id=1|permissions[]=*|roles[]=ROLE_ADMIN|__proto__[isAdmin]=true|constructor[prototype][admin]=1|class.module.classLoader=1|_role=superuser|plan=enterprise»",
}
FILLED = Tables(tuple(Scenario(f"webwork_form_filled_in_{name}", None, FORMS) for name in ("plainly", "with_mistakes", "by_a_program", "again_after_an_error")),
                tuple(Scenario(f"webwork_form_{name}", "T1190", FORMS) for name in ("amounts_bent", "types_bent", "lengths_bent", "quotes_tried", "fields_added", "fields_doubled", "values_swapped")))


_PROGRAMS = "«python-requests/2.«num:25:32».0|okhttp/4.«num:9:12».0|axios/1.«num:2:7».0|Java/17.0.«num:1:10»|PostmanRuntime/7.«num:30:40».0|GuzzleHttp/7|curl/8.«num:1:9».0»"


def _written(scene: Scene, kind: str, language: str) -> str:
    row = {"name": _NAMES[language][0], "surname": _NAMES[language][1], "street": _STREETS[language], "text": _TEXTS[language]}.get(kind) or FIELDS[kind]
    return scene.fill(row)


def _mistaken(scene: Scene, value: str) -> str:
    """As people write it in haste: a blank too much, all capitals, a letter twice, the field left empty."""
    return scene.pick((value + " ", " " + value, value.upper(), value.lower(), value[:1] + value, "", value.replace(" ", "  "), value[:-1]))


def _bent(scene: Scene, way: str) -> str:
    value = scene.fill(BENT[way])
    return value.replace("A%A%", scene.pick("AaX0x") * scene.number(120, 600)).replace("%N%", str(scene.number(1, 9)) * scene.number(30, 200)).replace("%L%", scene.word() * scene.number(30, 90))


def filled(scene: Scene, scenario: Scenario, in_body: bool) -> str:
    """A form of `scenario` as a row of a request: in its body, or as the query of a form that is sent so."""
    language, method, path, *named = scene.fill(scene.pick(scenario.rows)).split(" ")
    kinds = [tuple(field.split(":")) for field in named]
    pairs = [(name, _written(scene, kind, language)) for name, kind in kinds]
    way = scenario.name.removeprefix("webwork_form_")
    if scenario.technique:
        pairs = _bend(scene, way, kinds, pairs)
    elif way == "filled_in_with_mistakes":
        for _ in range(scene.number(1, 3)):
            place = scene.below(len(pairs))
            pairs[place] = (pairs[place][0], _mistaken(scene, pairs[place][1]))
    elif way == "filled_in_again_after_an_error":
        pairs += [(scene.pick(("error", "retry", "step", "_submitted", "msg")), scene.pick(("1", "2", "true", "required", "invalid"))), (scene.pick(("form_id", "csrf_token", "_token", "__RequestVerificationToken")), scene.hex(32))]
    elif way == "filled_in_by_a_program":
        pairs = [(name, value) for name, value in pairs if value] + [scene.pick((("api_key", scene.hex(24)), ("client", "mobile"), ("source", "import"), ("format", "json")))]
    agent = " @@ " + scene.fill(_PROGRAMS) if way == "filled_in_by_a_program" or scenario.technique and scene.chance(0.15) else ""
    if not in_body:
        return f"GET {path}?" + "&".join(f"{name}=‹{value}›" for name, value in pairs) + agent
    form = scene.weighted((("urlencoded", 6), ("json", 2), ("multipart", 1)))
    if form == "json":
        body = json.dumps(dict(pairs), ensure_ascii=False)
    elif form == "multipart":
        edge = f"----WebKitFormBoundary{scene.letters(16)}"
        body = "\n".join(f'--{edge}\nContent-Disposition: form-data; name="{name}"\n\n{value}' for name, value in pairs) + f"\n--{edge}--"
    else:
        body = "&".join(f"{name}={quote_plus(value)}" for name, value in pairs)
    return f"{method} {path} <<< {body}{agent}"


def _bend(scene: Scene, way: str, kinds: list, pairs: list) -> list:
    numeric = [place for place, (_, kind) in enumerate(kinds) if kind in _NUMERIC]
    closed = [place for place, (_, kind) in enumerate(kinds) if kind in _CLOSED or kind in _NUMERIC]
    open_ = [place for place, (_, kind) in enumerate(kinds) if kind in ("name", "surname", "city", "street", "mail", "text", "password", "coupon", "url")]
    bent = list(pairs)
    if way == "fields_added":
        for _ in range(scene.number(1, 2)):
            name, _, value = scene.fill(BENT["added"]).partition("=")
            bent.insert(scene.below(len(bent) + 1), (name, value))
        return bent
    if way == "fields_doubled":
        place = scene.pick(numeric or closed or open_)
        name = bent[place][0]
        return bent[: place + 1] + [(name + scene.pick(("", "", "[]", "[0]", "[$ne]", "[$gt]", "[id]")), _bent(scene, scene.pick(("amounts", "types"))))] + bent[place + 1 :]
    if way == "values_swapped":
        # Each field holds what belongs to the next one.
        turned = scene.number(1, max(1, len(bent) - 1))
        return [(name, bent[(place + turned) % len(bent)][1]) for place, (name, _) in enumerate(bent)]
    way = way.removesuffix("_bent").removesuffix("_tried")
    for place in {scene.pick({"amounts": numeric or closed, "types": closed, "quotes": closed + open_, "lengths": closed + open_}.get(way) or open_) for _ in range(scene.number(1, 2))}:
        value = _bent(scene, way)
        bent[place] = (bent[place][0], bent[place][1] + value if way == "quotes" and scene.chance(0.7) else value)
    return bent
