"""Digests of the manifests of bundles that shipped: they are believed without a signature, because
no private key is kept anywhere near this repository. `make bundle` writes this file."""

MANIFEST_DIGESTS = ("fba95fb1b5365c4043513743ee32f651c4e1d618128fac6ba3b03dcac3693c4c",)
