"""From signing input and signature to yes or no: RS256, and nothing else whatever the header says."""

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

if TYPE_CHECKING:
    from jwt.algorithms import RSAAlgorithm

_PKCS1 = PKCS1v15()
# What stands before a SHA-256 digest in a signature: the DigestInfo of RFC 8017 9.2, note 1.
_SHA_256 = bytes.fromhex("3031300d060960864801650304020105000420")


def verify(key: RSAPublicKey, signing_input: bytes, signature: bytes) -> bool:
    """Whether the signature is good as RS256 (RFC 7518 3.3).

    PyJWT is the authority on what is not; what is good is told a tenth quicker by what the signature holds. The tests
    hold the two to the same answers. The key comes parsed: a library that is given text may take it for an HMAC secret.
    """
    try:
        if len(signature) == (key.key_size + 7) // 8:  # RFC 8017 8.2.2, which recovering does not ask
            held = key.recover_data_from_signature(signature, _PKCS1, None)
            if held == _SHA_256 + sha256(signing_input).digest():
                return True
    except (InvalidSignature, ValueError):
        pass
    try:
        return _rs256().verify(signing_input, key, signature)
    except ValueError:  # a key too small to hold a SHA-256 signature
        return False


@cache
def _rs256() -> "RSAAlgorithm":
    from jwt.algorithms import RSAAlgorithm  # noqa: PLC0415 - a good signature need not wait for it, nor hold its 4 MB

    return RSAAlgorithm(RSAAlgorithm.SHA256)
