"""From nothing to keys, certificates and signatures that live as long as one run of the tests."""

import datetime as dt
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    pkcs7,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from inspector.trust.certificate import Certificate, examine_certificate

MESSAGE = b"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0"

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | dsa.DSAPrivateKey


def rsa_key(bits: int = 2048, name: str = "main") -> rsa.RSAPrivateKey:
    """One key for each size and name."""
    return _rsa_key(bits, name)


@cache
def _rsa_key(bits: int, _: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@cache
def ec_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@cache
def ed25519_key() -> ed25519.Ed25519PrivateKey:
    return ed25519.Ed25519PrivateKey.generate()


@cache
def dsa_key() -> dsa.DSAPrivateKey:
    return dsa.generate_private_key(2048)


def name_of(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


@cache
def issued(key: PrivateKey | None = None, common_name: str = "main") -> x509.Certificate:
    """A self-signed certificate for the key, from 2026 to 2031."""
    key = key or rsa_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(name_of(common_name))
        .issuer_name(name_of(common_name))
        .public_key(key.public_key())
        .serial_number(0x1234)
        .not_valid_before(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
    )
    return builder.sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else SHA256())


@cache
def der() -> bytes:
    return issued().public_bytes(Encoding.DER)


@cache
def pem() -> str:
    return issued().public_bytes(Encoding.PEM).decode()


def body() -> str:
    """The base64 between BEGIN and END, with its line breaks."""
    return pem().split("-----")[2].strip()


@cache
def spki(encoding: Encoding = Encoding.PEM) -> bytes:
    return rsa_key().public_key().public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)


@cache
def pkcs1(encoding: Encoding = Encoding.PEM) -> bytes:
    return rsa_key().public_key().public_bytes(encoding, PublicFormat.PKCS1)


def ssh_line() -> str:
    return rsa_key().public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()


def request() -> bytes:
    return (
        x509.CertificateSigningRequestBuilder()
        .subject_name(name_of("r"))
        .sign(rsa_key(), SHA256())
        .public_bytes(Encoding.PEM)
    )


def revocations() -> bytes:
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateRevocationListBuilder().issuer_name(name_of("c")).last_update(day).next_update(day)
    return builder.sign(rsa_key(), SHA256()).public_bytes(Encoding.PEM)


def pkcs12_file() -> bytes:
    return pkcs12.serialize_key_and_certificates(b"n", rsa_key(), issued(), None, BestAvailableEncryption(b"p"))


def pkcs7_bundle(encoding: Encoding = Encoding.PEM) -> bytes:
    return pkcs7.serialize_certificates([issued()], encoding)


def secrets() -> dict[str, bytes]:
    """The same private key in every form it is met in."""
    key, sealed, bare = rsa_key(), BestAvailableEncryption(b"p"), NoEncryption()
    return {
        "PKCS#8 PEM": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, bare),
        "PKCS#8 DER": key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, bare),
        "PKCS#1 PEM": key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, bare),
        "PKCS#1 DER": key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, bare),
        "PKCS#8 encrypted": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealed),
        "PKCS#8 encrypted DER": key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, sealed),
        "PKCS#1 encrypted": key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, sealed),
        "OpenSSH": key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, bare),
        "EC": ec_key().private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, bare),
        "EC DER": ec_key().private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, bare),
        "Ed25519": ed25519_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, bare),
        "Ed25519 DER": ed25519_key().private_bytes(Encoding.DER, PrivateFormat.PKCS8, bare),
        "DSA DER": dsa_key().private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, bare),
    }


@cache
def certificate(bits: int = 2048) -> Certificate:
    return examine_certificate(issued(rsa_key(bits)).public_bytes(Encoding.PEM))


def signature(algorithm: HashAlgorithm | None = None, *, name: str = "main", message: bytes = MESSAGE) -> bytes:
    return rsa_key(name=name).sign(message, padding.PKCS1v15(), algorithm or SHA256())
