"""From a JSON Web Key, or a set of them, to the RSA public key in it (RFC 7517, RFC 7518 6.3)."""

import base64
import json
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

from inspector.trust.public_key import PublicKey, read_public_key, spki_of
from inspector.visible import cut, visible

_PRIVATE_MEMBERS = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
_LONGEST_NUMBER = 16384 // 6 + 8  # characters of a 16384-bit number, OpenSSL's limit; with room for padding


@dataclass(frozen=True, slots=True, kw_only=True)
class Jwk:
    """What the JSON held: the first key, how many there are, whether any of them is secret."""

    form: str
    key: PublicKey
    count: int
    private: bool


def read_jwk(text: str) -> Jwk | None:
    """The keys of a JWK or JWK Set, or None where the text is neither; never raises."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    keys = value.get("keys") if "kty" not in value else [value]
    if not isinstance(keys, list):
        return None
    found = [key for key in keys if isinstance(key, dict) and "kty" in key]
    if not found:
        return None
    return Jwk(
        form="JWK" if "kty" in value else "JWK Set",
        key=_read_key(found[0]),
        count=len(found),
        private=any(_is_private(key) for key in found),
    )


def _is_private(key: dict[str, object]) -> bool:
    return key["kty"] == "oct" or not _PRIVATE_MEMBERS.isdisjoint(key)


def _read_key(key: dict[str, object]) -> PublicKey:
    match key:
        case {"kty": "RSA", "n": str(modulus), "e": str(exponent)}:
            return _read_rsa(modulus, exponent)
        case {"kty": "RSA"}:
            return PublicKey()
        case {"kty": "EC" | "OKP" as family, "crv": str(curve)}:
            name = cut(visible(curve), 40)
            return PublicKey(key_type=name if family == "OKP" else f"EC {name}")
        case _:
            return PublicKey(key_type=cut(visible(str(key["kty"])), 40))


def _read_rsa(modulus: str, exponent: str) -> PublicKey:
    n, e = _number(modulus), _number(exponent)
    if not n or not e:
        return PublicKey()
    try:
        return read_public_key(spki_of(RSAPublicNumbers(e, n).public_key()))
    except (ValueError, OverflowError):
        return PublicKey()


def _number(text: str) -> int:
    """The number in base64url; 0 where it is none."""
    digits = text.rstrip("=").replace("+", "-").replace("/", "_")
    if len(digits) > _LONGEST_NUMBER or len(digits) % 4 == 1 or not re.fullmatch(r"[\w-]*", digits, re.ASCII):
        return 0
    return int.from_bytes(base64.urlsafe_b64decode(digits + "=" * (-len(digits) % 4)), "big")
