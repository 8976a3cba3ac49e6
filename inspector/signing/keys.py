"""From nothing to a key pair with its self-signed certificate, in memory."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

_LAST = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private key, never shown, and its certificate as PEM."""

    private_key: rsa.RSAPrivateKey = field(repr=False)
    certificate: bytes

    def private_pem(self) -> bytes:
        """The private key as openssl genrsa writes it: PKCS#8 in PEM, not encrypted. A secret."""
        return self.private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def make_key_pair(*, subject: str | x509.Name, moment: float, bits: int = 2048, days: int = 1825) -> KeyPair:
    """A new RSA pair, its certificate valid from `moment` (seconds since 1970-01-01 UTC) for so many days.

    It is what the tutorial's two commands make, “openssl genrsa” and “openssl req -new -x509”: version 3, SHA-256, the
    certificate of an authority. `subject` as a text is the common name. The span ends with the year 9999 at the latest.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    public = key.public_key()
    start = datetime.fromtimestamp(moment, UTC).replace(microsecond=0)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)]) if isinstance(subject, str) else subject
    identifier = x509.SubjectKeyIdentifier.from_public_key(public)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(_end(start, days))
        .add_extension(identifier, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    return KeyPair(key, certificate.public_bytes(Encoding.PEM))


def _end(start: datetime, days: int) -> datetime:
    return start + timedelta(days=days) if timedelta(days=days) < _LAST - start else _LAST
