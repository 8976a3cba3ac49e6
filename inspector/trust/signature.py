"""From signing input and signature to yes or no: RS256, and nothing else whatever the header says."""

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

_RS256 = RSAAlgorithm(RSAAlgorithm.SHA256)


def verify(key: RSAPublicKey, signing_input: bytes, signature: bytes) -> bool:
    """Whether the signature is good as RS256 (RFC 7518 3.3).

    The key comes parsed: a library that is given text may take it for an HMAC secret.
    """
    try:
        return _RS256.verify(signing_input, key, signature)
    except ValueError:  # a key too small to hold a SHA-256 signature
        return False
