"""Certificates for the tests' own scorer, made with the openssl command."""
import os
import subprocess
from typing import Any


class Authority:
    """A private authority in `directory`. `issue` gives (certificate, key) files for a host name."""

    def __init__(self, directory: Any, name: str = "authority") -> None:
        self._directory = str(directory)
        self._name = name
        self.ca_file = self._path(f"{name}.pem")
        self._ca_key = self._path(f"{name}.key")
        _openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                 "-subj", f"/CN=aiscore test {name}", "-keyout", self._ca_key, "-out", self.ca_file,
                 "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")

    def issue(self, label: str, names: str = "DNS:localhost,IP:127.0.0.1", days: int = 2):
        """A certificate for `names`; `days` may be negative, for one that has expired."""
        key, request, certificate = (self._path(f"{label}.{ending}") for ending in ("key", "csr", "pem"))
        extensions = self._path(f"{label}.ext")
        with open(extensions, "w", encoding="ascii") as file:
            file.write(f"subjectAltName={names}\nbasicConstraints=CA:FALSE\n")
        _openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={label}",
                 "-keyout", key, "-out", request)
        _openssl("x509", "-req", "-in", request, "-CA", self.ca_file, "-CAkey", self._ca_key, "-CAcreateserial",
                 "-days", str(days), "-extfile", extensions, "-out", certificate)
        return certificate, key

    def _path(self, name: str) -> str:
        return os.path.join(self._directory, name)


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)
