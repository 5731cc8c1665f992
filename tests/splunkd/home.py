"""A SPLUNK_HOME with the app in it."""
import json
import os
from typing import Any, Dict, List, Mapping, Optional

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
APP_PARTS = ("bin", "lib", "default", "lookups")


class SplunkHome:
    """`directory` made into a SPLUNK_HOME. `scorer` and `search` are stanzas of the app's local/aiscore.conf;
    `app_source` is where the app's files are, the repository by default."""

    def __init__(self, directory: Any, scorer: Optional[Mapping[str, Any]] = None,
                 search: Optional[Mapping[str, Any]] = None, app_source: str = REPOSITORY) -> None:
        self.path = str(directory)
        self.app = os.path.join(self.path, "etc", "apps", "aiscore")
        for folder in (self.app, os.path.join(self.path, "var", "log", "splunk"),
                       os.path.join(self.path, "var", "run", "splunk")):
            os.makedirs(folder, exist_ok=True)
        for part in APP_PARTS:
            source, target = os.path.join(app_source, part), os.path.join(self.app, part)
            if os.path.isdir(source) and not os.path.lexists(target):
                os.symlink(source, target)
        self.configure(scorer=scorer or {}, search=search or {})

    @property
    def script(self) -> str:
        return os.path.join(self.app, "bin", "aiscore.py")

    @property
    def log(self) -> str:
        return os.path.join(self.path, "var", "log", "splunk", "aiscore.log")

    def configure(self, **stanzas: Mapping[str, Any]) -> None:
        """Writes local/aiscore.conf anew."""
        lines: List[str] = []
        for stanza, settings in stanzas.items():
            lines.append(f"[{stanza}]")
            lines += [f"{name} = {value}" for name, value in settings.items()]
        os.makedirs(os.path.join(self.app, "local"), exist_ok=True)
        with open(os.path.join(self.app, "local", "aiscore.conf"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")

    def log_lines(self) -> List[Dict[str, Any]]:
        """The lines of aiscore.log; empty where there is none yet."""
        try:
            with open(self.log, encoding="utf-8") as file:
                return [json.loads(line) for line in file]
        except FileNotFoundError:
            return []
