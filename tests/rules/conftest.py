import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for folder in (ROOT / "lib", ROOT / "scorer", Path(__file__).parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
