"""From a signature with one wrong character to the place where it is wrong."""

import base64
import hashlib
from collections.abc import Iterator

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256

from inspector.jose.base64url import ALPHABET

_LARGEST_KEY = 4096  # bits; above, only the likely confusions are tried, or it would take minutes
_LARGEST_EXPONENT = 65537
_LOOK_ALIKE = ("0OoQD", "1lIij", "5Ss", "2Zz", "8B", "6Gb", "9gq", "uvUV", "nh", "ce", "-_", "Kk", "Xx")
_KEY_ROWS = ("1234567890-", "qwertzuiop", "qwertyuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm")


def find_wrong_character(key: RSAPublicKey, signing_input: bytes, signature: bytes) -> int | None:
    """The position, from 0, of the one character of the signature that another in its place makes good.

    Takes about half a second for a key of 2048 bits, some three for 4096, where there is none.
    """
    digest = hashlib.sha256(signing_input).digest()
    padding, hashed = PKCS1v15(), Prehashed(SHA256())
    for position, candidate in _candidates(key, signature):
        try:
            key.verify(candidate, digest, padding, hashed)
        except (InvalidSignature, ValueError):
            continue
        return position
    return None


def searches_all(key: RSAPublicKey) -> bool:
    """Whether every other character is tried in every place, not the likely ones alone."""
    return key.key_size <= _LARGEST_KEY and key.public_numbers().e <= _LARGEST_EXPONENT


def _candidates(key: RSAPublicKey, signature: bytes) -> Iterator[tuple[int, bytes]]:
    text = base64.urlsafe_b64encode(signature).decode().rstrip("=")
    yield from _replacements(text, signature, _LIKELY)
    if searches_all(key):
        yield from _replacements(text, signature, _UNLIKELY)


def _replacements(text: str, signature: bytes, others: dict[str, str]) -> Iterator[tuple[int, bytes]]:
    """Each signature that differs in one character; bits of the last one that are not used stay zero."""
    number, size = int.from_bytes(signature, "big"), len(signature)
    for position, character in enumerate(text):
        shift = 8 * size - 6 * (position + 1)
        old = _VALUES[character]
        for other in others[character]:
            difference = _VALUES[other] - old
            if shift >= 0:
                yield position, (number + (difference << shift)).to_bytes(size, "big")
            elif difference % (1 << -shift) == 0:
                yield position, (number + (difference >> -shift)).to_bytes(size, "big")


def _likely(character: str) -> str:
    """What it is most easily mistaken for: its other case, look-alikes, neighbours on the keyboard."""
    found = character.swapcase() + "".join(group for group in _LOOK_ALIKE if character in group)
    for row in _KEY_ROWS:
        at = row.find(character.lower())
        around = row[max(0, at - 1) : at + 2] if at >= 0 else ""
        found += around.upper() if character.isupper() else around
    return "".join(dict.fromkeys(other for other in found if other != character and other in ALPHABET))


_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_LIKELY = {character: _likely(character) for character in ALPHABET}
_UNLIKELY = {
    character: "".join(other for other in ALPHABET if other != character and other not in _LIKELY[character])
    for character in ALPHABET
}
