"""What database servers write in lines reads alike for the rules, whichever way they were told to begin a line, and nobody types such a line."""
import pytest

from aiscore_contract.forms.databases import database_line
from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.logsource import label
from aiscore_rules.pack import default_pack_path, load_pack

ENGINE = RuleEngine(load_pack(default_pack_path()))
SAID = "statement: COPY t FROM PROGRAM 'id'"
POSTGRES = (
    f"2026-11-12 10:21:07.123 UTC [4711] LOG:  {SAID}",
    f"2026-11-12 10:21:07.123 CET [4711] app@shop LOG:  {SAID}",
    f"2026-11-12 10:21:07 UTC [4711]: [3-1] user=app,db=shop,app=psql,client=10.0.0.9 LOG:  {SAID}",
    f"2026-11-12 10:21:07 UTC:10.0.0.9(51000):app@shop:[4711]:LOG:  {SAID}",
    f"2026-11-12 10:21:07 UTC-5f3e1a2b.1267-LOG:  {SAID}",
    f"2026-11-12 10:21:07.123 +01 [4711] app@shop LOG:  {SAID}",
)


@pytest.mark.parametrize("line", POSTGRES)
def test_postgres_reads_alike_whatever_its_prefix(line):
    found = database_line(line)
    assert (found.product, found.severity, found.message) == ("postgresql", "LOG", SAID)
    assert "postgresql" in label(read_facts(line), "").products
    assert ENGINE.judge(line, "").rule_ids == ENGINE.judge(POSTGRES[0], "").rule_ids != ()


def test_prefix_tells_who_asked():
    assert database_line(POSTGRES[2])[3:] == ("app", "shop", "10.0.0.9") == database_line(POSTGRES[3])[3:]
    assert database_line(POSTGRES[1])[3:] == ("app", "shop", "")


@pytest.mark.parametrize("line", [
    f"2026-11-12 10:21:07 INFO [4711] the user anna wrote LOG:  {SAID}",
    f"2026-11-12 10:21:07 INFO order of anna LOG:  {SAID}",
    f"anna 2026-11-12 10:21:07.123 UTC [4711] LOG:  {SAID}",
    f'2026-11-12 10:21:07.123 UTC [4711] name="LOG:  {SAID}',
    f"2026-11-12 10:21:07 UTC LOG:  {SAID}",
    "Nov 12 10:21:07 web3 sshd[7]: 4711:M 12 Nov 2026 10:21:07.123 * Module 'system' loaded from /tmp/exp.so",
    "2026-11-12 10:21:07 12 [Warning] anna said Access denied for user 'root'@'203.0.113.9'",
])
def test_lines_of_others_are_no_databases(line):
    assert database_line(line) is None
    assert not {"postgresql", "redis", "mysql"} & label(read_facts(line), "").products


@pytest.mark.parametrize(("line", "product", "said"), [
    ("4711:M 12 Nov 2026 10:21:07.123 # Possible SECURITY ATTACK detected", "redis", "Possible SECURITY ATTACK detected"),
    ("2026-11-12T10:21:07.123456Z\t   12 Query\tSELECT 1", "mysql", "SELECT 1"),
    ("261112 10:21:07\t   12 Query\tSELECT 1", "mysql", "SELECT 1"),
    ("2026-11-12T10:21:07.123456Z 12 [Note] [MY-010926] [Server] Access denied for user 'a'@'b'", "mysql", "Access denied for user 'a'@'b'"),
    ("2026-11-12 10:21:07 12 [Warning] Access denied for user 'a'@'b'", "mysql", "Access denied for user 'a'@'b'"),
])
def test_redis_and_mysql_are_read(line, product, said):
    facts = read_facts(line)
    assert (database_line(line).product, facts.fields["message"]) == (product, said)
    assert label(facts, "").products == {product}
