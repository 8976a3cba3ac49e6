"""From a signature that the key opens to the digest it holds, against which any text can be tried at once."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256

from inspector.jose.base64url import decode, decode_leniently
from inspector.trust.digest import held_digest
from inspector.trust.forensics import open_signature
from inspector.trust.length import signature_length

_HASHES = {"SHA-256": hashlib.sha256, "SHA-384": hashlib.sha384, "SHA-512": hashlib.sha512}


class Seal(NamedTuple):
    """The hash by its common name, and the digest of what was signed."""

    name: str
    digest: bytes

    def fitting(self) -> Callable[[bytes], bool]:
        """What says of a signing input whether it is what was signed: made once, asked a million times."""
        make, digest = _HASHES[self.name], self.digest
        return lambda signing_input: make(signing_input).digest() == digest


def open_seal(key: RSAPublicKey, signature: bytes) -> Seal | None:
    """What the base64url of a signature holds, None where it does not open with the key."""
    data = read_signature(signature)
    if len(data) != signature_length(key):
        return None
    content = open_signature(key, data)
    held = None if content is None else held_digest(content)
    return Seal(*held) if held else None


def signature_characters(key: RSAPublicKey) -> int:
    """How many base64url characters a signature of the key has."""
    return (signature_length(key) * 8 + 5) // 6


def read_signature(text: bytes) -> bytes:
    """The bytes of a signature's base64url, leniently."""
    plain = text.decode("ascii")
    return decode(plain) or decode_leniently(plain)


class Press(NamedTuple):
    """A key, and the digest of what stands before the signature: good signatures are told from others."""

    key: RSAPublicKey
    digest: bytes

    def fits(self, signature: bytes) -> bool:
        """Whether the base64url is that of a good signature, as it is written in a token."""
        data = decode(signature.decode("ascii"))
        if data is None or len(data) != signature_length(self.key):
            return False
        try:
            self.key.verify(data, self.digest, _PADDING, _PREHASHED)
        except (InvalidSignature, ValueError):
            return False
        return True


def press_for(key: RSAPublicKey, signing_input: bytes) -> Press:
    """What tells good signatures of these bytes."""
    return Press(key, hashlib.sha256(signing_input).digest())


_PADDING, _PREHASHED = PKCS1v15(), Prehashed(SHA256())
