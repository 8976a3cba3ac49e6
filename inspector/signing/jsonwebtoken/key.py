"""From what is given as key to what jsonwebtoken refuses about it (sign.js and lib/validateAsymmetricKey.js)."""

from dataclasses import dataclass
from typing import Literal

from inspector.signing.javascript.values import Special, Unknown, Value, is_truthy, type_of
from inspector.signing.jsonwebtoken.refusal import RefusedError

_ALLOWED = {
    "ec": ("ES256", "ES384", "ES512"),
    "rsa": ("RS256", "PS256", "RS384", "PS384", "RS512", "PS512"),
    "rsa-pss": ("PS256", "PS384", "PS512"),
}
_CURVES = {"ES256": "prime256v1", "ES384": "secp384r1", "ES512": "secp521r1"}
_ASYMMETRIC = ("RS", "PS", "ES")
_FEWEST_BITS = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key as node's crypto sees it: its type and, for a pair, asymmetricKeyType and what asymmetricKeyDetails say.

    `type` is "secret" for any text that is no private key in PEM form: a certificate, a public key, a PEM with its
    line breaks lost. "none" is a key without a value, "unusable" what is neither text nor key.
    """

    type: Literal["private", "public", "secret", "none", "unusable"] = "private"
    family: str = "rsa"
    bits: int = 2048
    curve: str = ""
    hash: str = ""  # of RSA-PSS keys that are bound to one


def refuse_key(key: Key, algorithm: Value, *, allows_small: bool, is_unsigned: bool) -> None:
    """Raises RefusedError where the key does not go with the header's alg, before options are looked at."""
    if key.type == "none" and not is_unsigned:
        raise RefusedError("secretOrPrivateKey must have a value")
    if key.type == "unusable":
        raise RefusedError("secretOrPrivateKey is not valid key material")
    if isinstance(algorithm, Unknown) or (isinstance(algorithm, Special) and algorithm.kind == "string"):
        return
    if not isinstance(algorithm, str):
        raise RefusedError(_no_text(algorithm))
    if algorithm.startswith("HS") and key.type != "secret":
        raise RefusedError(f"secretOrPrivateKey must be a symmetric key when using {algorithm}")
    if algorithm.startswith(_ASYMMETRIC):
        if key.type != "private":
            raise RefusedError(f"secretOrPrivateKey must be an asymmetric key when using {algorithm}")
        if not allows_small and not algorithm.startswith("ES") and is_small(key):
            raise too_small(algorithm)


def refuse_family(key: Key, algorithm: Value) -> None:
    """Raises RefusedError where alg is not one that a key of its family signs with."""
    if not is_truthy(algorithm) or not isinstance(algorithm, str) or key.type not in ("private", "public"):
        return
    allowed = _ALLOWED.get(key.family)
    if allowed is None:
        raise RefusedError(f'Unknown key type "{key.family}".')
    if algorithm not in allowed:
        raise RefusedError(f'"alg" parameter for "{key.family}" key type must be one of: {", ".join(allowed)}.')
    if key.family == "ec" and key.curve != _CURVES[algorithm]:
        raise RefusedError(f'"alg" parameter "{algorithm}" requires curve "{_CURVES[algorithm]}".')
    if key.family == "rsa-pss" and key.hash != f"sha{algorithm[2:]}":
        told = f'its RSA-PSS parameters do not meet the requirements of "alg" {algorithm}.'
        raise RefusedError(f"Invalid key for this operation, {told}")


def is_small(key: Key) -> bool:
    """Whether it is an RSA key of fewer bits than RFC 7518 section 3.3 wants."""
    return key.family.startswith("rsa") and key.bits < _FEWEST_BITS


def too_small(algorithm: str) -> RefusedError:
    """The refusal of a key that makes signatures of less than 256 bytes."""
    return RefusedError(f"secretOrPrivateKey has a minimum key size of 2048 bits for {algorithm}")


def _no_text(algorithm: Value) -> str:
    kind = "null" if algorithm is None else type_of(algorithm)
    if kind in ("null", "undefined"):
        return f"Cannot read properties of {kind} (reading 'startsWith')"
    return "header.alg.startsWith is not a function"
