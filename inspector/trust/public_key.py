"""From the DER of a public key to what kind of key it is, and the RSA key itself."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.dsa import DSAPublicKey
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from inspector.trust.der import INTEGER, dotted, read_children, read_element, tags, whole_number

# cryptography loads an RSASSA-PSS key as plain RSA: only the algorithm's object identifier tells.
_ALGORITHMS: Mapping[str, str] = {
    "1.2.840.113549.1.1.1": "RSA",
    "1.2.840.113549.1.1.10": "RSASSA-PSS",
    "1.2.840.113549.1.1.7": "RSAES-OAEP",
    "1.2.840.10045.2.1": "EC",
    "1.2.840.10040.4.1": "DSA",
    "1.2.840.113549.1.3.1": "DH",
    "1.2.840.10046.2.1": "DH",
    "1.3.101.110": "X25519",
    "1.3.101.111": "X448",
    "1.3.101.112": "Ed25519",
    "1.3.101.113": "Ed448",
    "2.16.840.1.101.3.4.3.17": "ML-DSA-44",
    "2.16.840.1.101.3.4.3.18": "ML-DSA-65",
    "2.16.840.1.101.3.4.3.19": "ML-DSA-87",
}
_CURVES: Mapping[str, str] = {"1.2.156.10197.1.301": "SM2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A public key; `key` only where RS256 can use it, `key_type` "" where it is no well-formed key."""

    key: RSAPublicKey | None = field(default=None, compare=False)
    key_type: str = ""
    bits: int | None = None
    exponent: int | None = None
    spki: bytes = b""


def read_public_key(spki: bytes) -> PublicKey:
    """The key in a SubjectPublicKeyInfo (RFC 5280 4.1); never raises."""
    algorithm, parameters, content = _parts(spki)
    if not algorithm:
        return PublicKey(spki=spki)
    name = _ALGORITHMS.get(algorithm, f"algorithm {algorithm}")
    if name.startswith("RSA"):
        return _rsa_key(name, spki, content)
    loaded = load(spki)
    if isinstance(loaded, EllipticCurvePublicKey):
        return PublicKey(key_type=f"EC {loaded.curve.name}", bits=loaded.key_size, spki=spki)
    bits = loaded.key_size if isinstance(loaded, DSAPublicKey) else None
    curve = _CURVES.get(parameters, parameters) if name == "EC" else ""
    return PublicKey(key_type=f"{name} {curve}".rstrip(), bits=bits, spki=spki)


def read_pkcs1(der: bytes) -> PublicKey:
    """The key in an RSAPublicKey (RFC 8017 A.1.1)."""
    key = load(der)
    return read_public_key(spki_of(key)) if isinstance(key, RSAPublicKey) else PublicKey()


def spki_of(key: RSAPublicKey) -> bytes:
    """The key as DER SubjectPublicKeyInfo."""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def load(der: bytes) -> object | None:
    """The key object of the library, or None where it knows none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_der_public_key(der)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def _rsa_key(name: str, spki: bytes, content: bytes) -> PublicKey:
    outer = read_element(content)
    numbers = read_children(outer.content) if outer else ()
    if tags(numbers) != (INTEGER, INTEGER):
        return PublicKey(spki=spki)
    loaded = load(spki) if name == "RSA" else None
    if name == "RSA" and not isinstance(loaded, RSAPublicKey):
        return PublicKey(spki=spki)
    modulus, exponent = map(whole_number, numbers)
    return PublicKey(
        key=loaded if isinstance(loaded, RSAPublicKey) else None,
        key_type=name,
        bits=modulus.bit_length(),
        exponent=exponent,
        spki=spki,
    )


def _parts(spki: bytes) -> tuple[str, str, bytes]:
    """Object identifiers of algorithm and parameters, and the key's own bytes."""
    outer = read_element(spki)
    parts = read_children(outer.content) if outer else ()
    if len(parts) != 2:
        return "", "", b""
    algorithm = read_children(parts[0].content)
    names = [dotted(part.content) if part.tag == 0x06 else "" for part in algorithm[:2]]
    return names[0] if names else "", names[1] if len(names) > 1 else "", parts[1].content[1:]
