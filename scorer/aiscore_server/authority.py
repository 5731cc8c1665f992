"""`init`: a private authority, the server's certificate, and the key that tickets are signed with.

Writes into one folder and overwrites nothing. Files that hold a secret are 0600 from their first
byte. ECDSA P-256: every TLS library of the last ten years speaks it, and handshakes stay cheap.
"""

from __future__ import annotations

import datetime
import ipaddress
import os
import secrets
from pathlib import Path
from typing import Sequence

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_DAYS = 3_650
#: Longest life that TLS clients accept of a server certificate.
CERTIFICATE_DAYS = 825
#: Certificates begin in the past, because clocks differ.
BACKDATED = datetime.timedelta(hours=1)

CONFIG_NAME = "aiscore-server.toml"
_CONFIG = """\
# Settings of the scorer. `python -m aiscore_server serve --help` names them all.

[server]
host = "{host}"
port = 9443

[tls]
certificate = "server.pem"
private_key = "server.key"

[access]
key_file = "tickets.keys"
"""


class AuthorityError(Exception):
    """The folder or a name cannot be used; the text says why."""


def make_folder(
    folder: Path, hosts: Sequence[str], bind: str, clients: Sequence[str], now: datetime.datetime
) -> list[Path]:
    """Writes authority, certificates, key file and settings into `folder`; returns the files."""
    alternatives = [_alternative(host) for host in hosts]
    names = ["ca.pem", "ca.key", "server.pem", "server.key", "tickets.keys", CONFIG_NAME]
    names += [f"client-{_plain(client)}.{ending}" for client in clients for ending in ("pem", "key")]
    taken = [name for name in names if (folder / name).exists()]
    if taken:
        raise AuthorityError(f"{folder} already holds {', '.join(taken)}; nothing was written")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    authority_key = ec.generate_private_key(ec.SECP256R1())
    authority = _authority(authority_key, now)
    contents = {"ca.key": _key_pem(authority_key), "ca.pem": _pem(authority)}
    issued = [("server", hosts[0], alternatives, ExtendedKeyUsageOID.SERVER_AUTH)]
    issued += [(f"client-{client}", client, [], ExtendedKeyUsageOID.CLIENT_AUTH) for client in clients]
    for stem, name, names_of_it, usage in issued:
        key = ec.generate_private_key(ec.SECP256R1())
        contents[f"{stem}.key"] = _key_pem(key)
        contents[f"{stem}.pem"] = _pem(_leaf(key, name, names_of_it, usage, authority, authority_key, now))
    contents["tickets.keys"] = new_key_line(now).encode("ascii")
    contents[CONFIG_NAME] = _CONFIG.format(host=bind).encode("ascii")
    return [write_new(folder / name, content) for name, content in contents.items()]


def renew(folder: Path, hosts: Sequence[str], now: datetime.datetime) -> list[Path]:
    """A new server certificate and key from the folder's authority, in place of the old ones."""
    try:
        authority = x509.load_pem_x509_certificate((folder / "ca.pem").read_bytes())
        authority_key = serialization.load_pem_private_key((folder / "ca.key").read_bytes(), None)
    except (OSError, ValueError) as error:
        raise AuthorityError(f"{folder}: ca.pem and ca.key are needed to renew ({error})") from None
    if not hosts:
        hosts = _hosts_of(folder / "server.pem")
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _leaf(
        key,
        hosts[0],
        [_alternative(host) for host in hosts],
        ExtendedKeyUsageOID.SERVER_AUTH,
        authority,
        authority_key,
        now,
    )
    written = []
    for name, content in (("server.key", _key_pem(key)), ("server.pem", _pem(certificate))):
        fresh = folder / f".{name}.new"
        fresh.unlink(missing_ok=True)
        write_new(fresh, content)
        os.replace(fresh, folder / name)
        written.append(folder / name)
    return written


def rotate(key_file: Path, now: datetime.datetime, drop_old: bool) -> list[str]:
    """Puts a new key first, or removes all but the first; returns the ids of the keys in the file."""
    try:
        lines = key_file.read_text("utf-8").splitlines()
    except OSError as error:
        raise AuthorityError(f"{key_file}: cannot be read ({error.strerror})") from None
    key_lines = [line for line in lines if line.partition("#")[0].strip()]
    if not key_lines:
        raise AuthorityError(f"{key_file}: holds no key")
    key_lines = key_lines[:1] if drop_old else [new_key_line(now).strip(), *key_lines]
    fresh = key_file.with_name(f".{key_file.name}.new")
    fresh.unlink(missing_ok=True)
    write_new(fresh, ("\n".join(key_lines) + "\n").encode("utf-8"))
    os.replace(fresh, key_file)
    return [line.split()[0] for line in key_lines]


def fingerprint(certificate: Path) -> str:
    """SHA-256 of the first certificate in a PEM file, as browsers and openssl show it."""
    digest = x509.load_pem_x509_certificate(certificate.read_bytes()).fingerprint(hashes.SHA256())
    return digest.hex(":").upper()


def expires(certificate: Path) -> datetime.datetime:
    return x509.load_pem_x509_certificate(certificate.read_bytes()).not_valid_after_utc


def new_key_line(now: datetime.datetime) -> str:
    """A line of a key file: an id that tells when the key was made, and 32 random bytes."""
    return f"k{now:%Y%m%d}-{secrets.token_hex(3)} {secrets.token_hex(32)}\n"


def write_new(path: Path, content: bytes) -> Path:
    """Writes a file that did not exist, 0600 from its first byte (0644 where it holds no secret)."""
    mode = 0o644 if path.name.endswith((".pem", ".pem.new", ".toml")) else 0o600
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


# -- certificates ---------------------------------------------------------------------------------


def _authority(key: ec.EllipticCurvePrivateKey, now: datetime.datetime) -> x509.Certificate:
    name = _name(f"aiscore authority {secrets.token_hex(4)}")
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return (
        _builder(name, name, key, now, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .add_extension(identifier, critical=False)
        .sign(key, hashes.SHA256())
    )


def _leaf(key, name, alternatives, usage, authority, authority_key, now) -> x509.Certificate:
    builder = (
        _builder(_name(name), authority.subject, key, now, CERTIFICATE_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()), critical=False)
    )
    if alternatives:
        builder = builder.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
    return builder.sign(authority_key, hashes.SHA256())


def _builder(subject, issuer, key, now, days) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATED)
        .not_valid_after(now + datetime.timedelta(days=days))
    )


def _usage(certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        return x509.DNSName(host.encode("idna").decode("ascii") if not host.startswith("*.") else host)
    except (UnicodeError, ValueError):
        raise AuthorityError(f"{host!r} is neither a host name nor an address") from None


def _hosts_of(certificate: Path) -> list[str]:
    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, x509.ExtensionNotFound):
        raise AuthorityError(f"{certificate}: tells no host names; pass --host") from None
    return [str(name.value) for name in names]


def _plain(name: str) -> str:
    if not name or not all(sign.isalnum() or sign in "-_." for sign in name) or name.startswith("."):
        raise AuthorityError(f"{name!r} is no name for a client: letters, digits, - and _")
    return name


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
