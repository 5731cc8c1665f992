# ruff: noqa: E501
"""Who asks a database: account, program, machine and address of a row's `account ;; outcome ;; statement`, alike for daily work and attacks."""
from __future__ import annotations

import re

from .envelope import size
from .phrases import PHRASES
from .scene import Scene

_PROGRAMS = {
    "mysql": {"app": ("mysql-connector-java", "php", "mysqlclient", "node"), "dba": ("mysql", "DBeaver", "MySQLWorkbench", "HeidiSQL", "python3")},
    "postgres": {"app": ("PostgreSQL JDBC Driver", "[unknown]", "puma: cluster worker", "node", "Npgsql"), "dba": ("psql", "DBeaver 23.2.0 - SQLEditor", "pgAdmin 4 - CONN:", "DataGrip", "python3")},
    "mssql": {"app": (".Net SqlClient Data Provider", "Core Microsoft SqlClient Data Provider", "Microsoft JDBC Driver for SQL Server", "jTDS", "node-mssql"), "dba": ("Microsoft SQL Server Management Studio - Query", "azdata", "DBeaver", "SQLCMD", "python3")},
    "oracle": {"app": ("JDBC Thin Client", "w3wp.exe", "python3@app", "httpd@web"), "dba": ("sqlplus@db (TNS V1-V3)", "SQL Developer", "Toad.exe", "DBeaver", "python3")},
}
_OTHERS = {"report": ("Tableau", "Metabase", "PowerBI", "Microsoft Office", "Looker"), "etl": ("Informatica", "airflow", "SSIS-Load", "debezium", "talend"), "backup": ("pg_dump", "mysqldump", "SQLAgent - TSQL JobStep", "rman@db (TNS V1-V3)", "veeam"), "monitor": ("zabbix", "postgres_exporter", "datadog-agent", "nagios", "SolarWinds"),
           "deploy": ("flyway", "liquibase", "alembic", "EF Core Migrations", "terraform")}
_ROOTS = {"mysql": "root", "postgres": "postgres", "mssql": "sa", "oracle": "SYS", "mongo": "admin", "redis": "default", "search": "elastic", "clickhouse": "default", "snowflake": "admin", "redshift": "awsuser", "cassandra": "cassandra", "neo4j": "neo4j", "hana": "SYSTEM", "couchdb": "admin"}
_ACCOUNTS = {"report": ("report", "tableau", "metabase", "powerbi", "bi_ro", "readonly"), "etl": ("etl", "airflow", "dwh_load", "debezium"), "backup": ("backup", "repl", "dump"), "monitor": ("zabbix", "exporter", "datadog", "nagios", "monitoring"), "deploy": ("deploy", "flyway", "jenkins", "migrator")}


class Asked:
    """role as the row says it, user, login (SQL Server's form), address, machine, program, database, what is asked and how many rows came of it."""

    def __init__(self, scene: Scene, product: str, row: str, parts: int = 3) -> None:
        role, self.outcome, self.text = (part.strip() for part in (scene.fill(row).split(" ;; ", 2) if parts == 3 else [*scene.fill(row).split(" ;; ", 1), ""]))
        if parts != 3:
            self.outcome, self.text = "ok", self.outcome
        self.product, self.role = product, role.removesuffix("-out")
        self.user = self._user(scene)
        self.login = f"{scene.site.netbios}\\{self.user}" if self.role in ("person", "dba") and self.user != _ROOTS[product] and scene.chance(0.7) else self.user
        # Hosted databases are reached from outside by day, too, and strangers come over machines inside.
        outside = scene.chance(0.65 if role.endswith("-out") else 0.18)
        self.address = scene.peer() if outside else scene.internal_ip() if scene.chance(0.85) else "127.0.0.1"
        self.machine = self.address if outside or scene.chance(0.3) else "localhost" if self.address == "127.0.0.1" else scene.workstation if self.role in ("person", "dba") else scene.server if product in ("mssql", "oracle") else scene.linux_host
        own = _PROGRAMS.get(product, _PROGRAMS["mysql"])
        self.program = scene.pick(_OTHERS.get(self.role) or own["app" if self.role in ("app", "orm") else "dba"])
        self.database = scene.pick(scene.site.sld_words) if scene.chance(0.6) else scene.pick(("shop", "crm", "erp", "app", "portal", "hr", "warehouse", "master" if product == "mssql" else "main"))
        self.verb = (re.match(r"[A-Za-z]+", self.text) or ["OTHER"])[0].upper()
        self.verb = {"EXECUTE": "EXEC", "BEGIN": "EXECUTE", "DECLARE": "EXECUTE"}.get(self.verb, self.verb)
        found = re.search(r"(?i)\b(?:FROM|INTO|UPDATE|TABLE|VIEW|USER|LOGIN|ROLE|FUNCTION|DATABASE|ON|EXEC)\s+([\w.\[\]$]+)", self.text)
        self.thing = found[1].strip("[].") if found else ""
        self.rows = size(scene, 5_000, 2_000_000) if self.outcome == "bulk" else 0 if self.outcome != "ok" else scene.number(0, 60)

    def _user(self, scene: Scene) -> str:
        if self.role in ("app", "orm"):
            return scene.pick((f"{scene.site.sld_words[0]}_app", "webapp", f"{scene.site.sld_words[1]}", "www", scene.pick(scene.site.service_accounts)))
        if self.role in _ACCOUNTS:
            return scene.pick((*_ACCOUNTS[self.role], scene.pick(scene.site.service_accounts)))
        return {"dba": scene.pick((scene.admin, "dba", _ROOTS[self.product])), "root": _ROOTS[self.product], "person": scene.user, "guessed": scene.fill(PHRASES["guessed"]), "none": ""}[self.role]
