"""Why a rule is left out of a pack."""
from __future__ import annotations


class Inexpressible(Exception):
    """A rule asks for something that the engine cannot do, or only at a cost without bound."""
