"""From nothing to a key pair with its self-signed certificate, in memory."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private key, never shown, and its certificate as PEM."""

    private_key: rsa.RSAPrivateKey = field(repr=False)
    certificate: bytes


def make_key_pair(*, subject: str, moment: float, bits: int = 2048, days: int = 1825) -> KeyPair:
    """A new RSA pair, its certificate valid from `moment` (seconds since 1970-01-01 UTC) for so many days.

    Five years is what the tutorial's openssl command asks for. The span must lie within the years 1950 to 9999.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    start = datetime.fromtimestamp(moment, UTC).replace(microsecond=0)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .sign(key, SHA256())
    )
    return KeyPair(key, certificate.public_bytes(Encoding.PEM))
