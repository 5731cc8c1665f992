"""Splunk's .conf files as the tests need them: stanzas, settings, continued lines; and .spec files."""
import re
from pathlib import Path

APP = Path(__file__).resolve().parents[2]


class ConfError(Exception):
    """A line that splunkd would not take, with its place."""


def parse(path):
    """{stanza: {setting: value}} of the conf file at `path`; "" is what stands before the first stanza."""
    stanzas, current, lines = {}, "", path.read_text(encoding="utf-8").split("\n")
    number = 0
    while number < len(lines):
        start, line = number + 1, lines[number]
        while line.endswith("\\") and not line.startswith("#"):
            number += 1
            if number == len(lines):
                raise ConfError(f"{path.name}:{start}: the file ends in a continued line")
            line = line[:-1] + "\n" + lines[number]
        number += 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        header = re.fullmatch(r"\[(.*)\]", line)
        if header:
            current = header[1]
            if current in stanzas:
                raise ConfError(f"{path.name}:{start}: stanza [{current}] is there twice")
            stanzas[current] = {}
            continue
        name, equals, value = line.partition("=")
        if not equals or name != name.lstrip():
            raise ConfError(f"{path.name}:{start}: {line[:60]!r} is no setting")
        settings = stanzas.setdefault(current, {})
        if name.strip() in settings:
            raise ConfError(f"{path.name}:{start}: {name.strip()} is set twice in [{current}]")
        settings[name.strip()] = value.strip()
    return stanzas


def parse_spec(path):
    """{stanza: {setting: (type, default)}} of the spec file at `path`; default is None where it names none."""
    stanzas, stanza, setting = {}, None, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\[.+\]", line):
            stanza, setting = line[1:-1], None
            stanzas[stanza] = {}
        elif re.match(r"[A-Za-z_]", line):
            setting, _, kind = (part.strip() for part in line.partition("="))
            stanzas[stanza][setting] = (kind, None)
        elif setting and line.startswith("* Default:"):
            default = line[len("* Default:"):].strip()
            stanzas[stanza][setting] = (stanzas[stanza][setting][0], "" if default == "empty" else default)
    return stanzas


def all_confs():
    return sorted((APP / "default").glob("*.conf"))
