"""From a signature whose length is not the key's to what it is instead."""

import base64
import binascii
import hmac
from collections.abc import Callable, Mapping

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from inspector.trust.reason import Reason
from inspector.trust.signature import verify

_HMACS: Mapping[int, tuple[str, str]] = {
    32: ("HS256", "sha256"),
    48: ("HS384", "sha384"),
    64: ("HS512", "sha512"),
}
_RSA_SIZES = frozenset({1024, 1536, 2048, 3072, 4096, 6144, 7680, 8192, 15360, 16384})
_OTHERS: Mapping[int, tuple[str, str]] = {
    32: ("an HMAC (HS256)", "HS256"),
    48: ("an HMAC (HS384)", "HS384"),
    64: ("an HMAC (HS512), ES256 or Ed25519", "ES256"),
    96: ("ES384", "ES384"),
    132: ("ES512", "ES512"),
}


def explain_length(key: RSAPublicKey, texts: tuple[bytes, ...], signing_input: bytes, signature: bytes) -> Reason:
    """Why a signature of another length than the key's is not good."""
    return (
        _as_hmac(texts, signing_input, signature)
        or _as_rewritten(key, signing_input, signature)
        or _by_length(key, len(signature))
    )


def signature_length(key: RSAPublicKey) -> int:
    """How many bytes a signature of the key has (RFC 8017 8.2.1)."""
    return (key.key_size + 7) // 8


def _as_hmac(texts: tuple[bytes, ...], signing_input: bytes, signature: bytes) -> Reason | None:
    algorithm, hash_name = _HMACS.get(len(signature), ("", ""))
    if not algorithm:
        return None
    if not any(hmac.compare_digest(hmac.digest(text, signing_input, hash_name), signature) for text in texts):
        return None
    message = (
        f"The signature is an HMAC ({algorithm}) whose secret is the text of the certificate or public key: "
        "a library was given the key as if it were a password."
    )
    return Reason(kind="hmac-with-public-key", message=message, detail=algorithm)


def _as_rewritten(key: RSAPublicKey, signing_input: bytes, signature: bytes) -> Reason | None:
    """The reason where the signature is good once its bytes are written as RFC 8017 wants them."""
    size = signature_length(key)
    for words, detail, rewrite in _REWRITINGS:
        meant = rewrite(signature, size)
        if len(meant) == size and verify(key, signing_input, meant):
            start = f"The signature has {len(signature)} bytes, one made with this key has {size}"
            message = f"{start}: {words}; put right, it is good."
            return Reason(kind="signature-length", message=message, detail=detail)
    return None


def _by_length(key: RSAPublicKey, length: int) -> Reason:
    size = signature_length(key)
    start = f"The signature has {length} bytes, one made with this key of {key.key_size} bits has {size}"
    if length in _OTHERS:
        words, detail = _OTHERS[length]
        message = f"{start}: it has the length of {words}."
    elif length * 8 in _RSA_SIZES:
        message = f"{start}: another key made it, an RSA key of {length * 8} bits."
        detail = str(length * 8)
    elif length < size:
        message, detail = (
            f"{start}: its end is missing ({size - length} of {size} bytes), as when a copied token was cut.",
            "cut",
        )
    else:
        message, detail = f"{start}: that is {length - size} too many.", "extra"
    return Reason(kind="signature-length", message=message, detail=detail)


def _from_base64(signature: bytes, _: int) -> bytes:
    try:
        return base64.urlsafe_b64decode(signature.rstrip(b"=") + b"=" * (-len(signature.rstrip(b"=")) % 4))
    except (binascii.Error, ValueError):
        return b""


def _from_standard_base64(signature: bytes, size: int) -> bytes:
    return _from_base64(signature.replace(b"+", b"-").replace(b"/", b"_"), size)


def _from_hexadecimal(signature: bytes, _: int) -> bytes:
    try:
        return bytes.fromhex(signature.decode("ascii"))
    except ValueError:
        return b""


_REWRITINGS: tuple[tuple[str, str, Callable[[bytes, int], bytes]], ...] = (
    (
        "zero bytes at its beginning were dropped",
        "leading-zero",
        lambda signature, size: signature.rjust(size, b"\0"),
    ),
    ("zero bytes stand before it", "sign-byte", lambda signature, _: signature.lstrip(b"\0")),
    ("there are bytes after its end", "extra", lambda signature, size: signature[:size]),
    ("it was put into base64 twice", "base64-twice", _from_standard_base64),
    ("it was written in hexadecimal first", "hexadecimal", _from_hexadecimal),
)
