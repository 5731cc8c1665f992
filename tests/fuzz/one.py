"""python -m tests.fuzz.one TARGET [libFuzzer's options]: one target under atheris. Ends with a stack trace where a promise is broken."""
import sys

import atheris

with atheris.instrument_imports(include=["aiscore_contract", "aiscore_rules", "aiscore_splunk", "aiscore_model"]):
    from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
