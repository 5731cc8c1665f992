"""Digests of the manifests of bundles that shipped: they are believed without a signature, because
no private key is kept anywhere near this repository. `make bundle` writes this file."""

MANIFEST_DIGESTS = ("89ae8744b6625aac84cb08682a86b01a100861f187479a09bff33a1c7e105309",)
