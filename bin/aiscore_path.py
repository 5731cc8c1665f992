"""Makes the app's own packages importable.

splunkd starts a script with `bin/` first on `sys.path`; the packages stand in `lib/`, beside it.
Every entry point imports this module before anything of ours.
"""
import os
import sys

_LIB = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "lib")
if _LIB not in sys.path:
    # After bin/, before the standard library: other apps' folders never come between.
    sys.path.insert(1, _LIB)
