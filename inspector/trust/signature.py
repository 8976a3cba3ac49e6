"""From signing input and signature to yes or no: RS256, and nothing else whatever the header says."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from inspector.trust.verifier import verifier_of

if TYPE_CHECKING:
    from jwt.algorithms import RSAAlgorithm


def verify(key: RSAPublicKey, signing_input: bytes, signature: bytes) -> bool:
    """Whether the signature is good as RS256 (RFC 7518 3.3).

    PyJWT is the authority on what is not; what is good is told quicker by others. The tests hold them to the same
    answers. The key comes parsed: a library that is given text may take it for an HMAC secret.
    """
    verifier = verifier_of(key)
    try:
        if len(signature) == verifier.length and verifier.is_good(sha256(signing_input).digest(), signature):
            return True
    except (InvalidSignature, ValueError, RuntimeError):
        pass
    try:
        return _rs256().verify(signing_input, key, signature)
    except ValueError:  # a key too small to hold a SHA-256 signature
        return False


def surely_good(key: RSAPublicKey, signed: Sequence[tuple[bytes, bytes]]) -> Sequence[bool]:
    """Which of many signing inputs with their signatures are good for sure; the others are for `verify` to tell.

    They are told several at once, where that can be; where not, none is.
    """
    many = verifier_of(key).of_many(len(signed))
    return [False] * len(signed) if many is None else many.are_good(signed)


@cache
def _rs256() -> "RSAAlgorithm":
    from jwt.algorithms import RSAAlgorithm  # noqa: PLC0415 - a good signature need not wait for it, nor hold its 4 MB

    return RSAAlgorithm(RSAAlgorithm.SHA256)
