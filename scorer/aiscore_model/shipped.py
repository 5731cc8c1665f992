"""Digests of the manifests of bundles that shipped: they are believed without a signature, because
no private key is kept anywhere near this repository. `make bundle` writes this file."""

MANIFEST_DIGESTS = ("61586c9d25829f6691142c8bd0081ff90fe765f1d6b0eb68b44677018e76d6e7",)
