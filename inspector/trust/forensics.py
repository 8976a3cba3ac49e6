"""From a signature that verify refused to the one reason why, as far as the bytes tell."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512

from inspector.trust.certificate import Certificate
from inspector.trust.digest import explain_content
from inspector.trust.length import explain_length, signature_length
from inspector.trust.reason import Reason, Search
from inspector.trust.repair import find_wrong_character, searches_all
from inspector.trust.signature import verify

__all__ = ["Reason", "Search", "explain", "open_signature"]

_PSS_HASHES = (("PS256", SHA256()), ("PS384", SHA384()), ("PS512", SHA512()))


def explain(certificate: Certificate, signing_input: bytes, signature: bytes, *, search: Search) -> Reason:
    """Why the signature is not good as RS256; to be asked only once `verify` has said so.

    Raises ValueError where there is nothing to explain: no RSA key, or a signature that is good.
    """
    key = certificate.key
    if key is None:
        raise ValueError("without an RSA key no signature can be explained")
    if len(signature) != signature_length(key):
        return explain_length(key, certificate.texts, signing_input, signature)
    content = open_signature(key, signature)
    if content is not None:
        return explain_content(content, signing_input)
    return (
        _as_pss(key, signing_input, signature)
        or _as_reversed(key, signing_input, signature)
        or _as_damaged(key, signing_input, signature, search)
        or _as_foreign(key, search)
    )


def open_signature(key: RSAPublicKey, signature: bytes) -> bytes | None:
    """What was signed, or None where the signature was not made with this key in this way."""
    try:
        return key.recover_data_from_signature(signature, PKCS1v15(), None)
    except (InvalidSignature, ValueError):
        return None


def _as_pss(key: RSAPublicKey, signing_input: bytes, signature: bytes) -> Reason | None:
    for name, algorithm in _PSS_HASHES:
        try:
            key.verify(signature, signing_input, PSS(MGF1(algorithm), PSS.AUTO), algorithm)
        except (InvalidSignature, ValueError):
            continue
        message = f"The signature is good as {name} (RSASSA-PSS), not as RS256 (PKCS #1 v1.5)."
        return Reason(kind="other-algorithm", message=message, detail=name)
    return None


def _as_reversed(key: RSAPublicKey, signing_input: bytes, signature: bytes) -> Reason | None:
    """Windows' CryptoAPI gives the bytes of a signature last first."""
    if not verify(key, signing_input, signature[::-1]):
        return None
    message = "The signature is good read backwards: its bytes are reversed, as Windows' CryptoAPI gives them."
    return Reason(kind="damaged-signature", message=message, detail="reversed")


def _as_damaged(key: RSAPublicKey, signing_input: bytes, signature: bytes, search: Search) -> Reason | None:
    if search is not Search.THOROUGH:
        return None
    position = find_wrong_character(key, signing_input, signature)
    if position is None:
        return None
    message = f"Character {position + 1} of the signature is wrong: with another in its place it is good."
    return Reason(kind="damaged-signature", message=message, detail=str(position + 1))


def _as_foreign(key: RSAPublicKey, search: Search) -> Reason:
    thorough = search is Search.THOROUGH and searches_all(key)
    otherwise = "damaged in more than one place" if thorough else "damaged"
    message = (
        "The signature does not open with this certificate's key: "
        f"it was made with another private key (or it is {otherwise})."
    )
    return Reason(kind="wrong-key", message=message)
