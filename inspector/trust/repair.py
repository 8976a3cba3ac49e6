"""From a signature with one wrong character to the place where it is wrong."""

import base64
import hashlib
from collections.abc import Iterator, Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256

from inspector.jose.base64url import ALPHABET
from inspector.trust.mistakable import LIKELY, UNLIKELY
from inspector.trust.together import first_passing

_LARGEST_KEY = 4096  # bits; above, only the likely confusions are tried, or it would take minutes
_LARGEST_EXPONENT = 65537
_VALUES = {character: value for value, character in enumerate(ALPHABET)}


def find_wrong_character(key: RSAPublicKey, signing_input: bytes, signature: bytes) -> int | None:
    """The position, from 0, of the one character of the signature that another in its place makes good.

    Takes up to a second for a key of 2048 bits, some three for 4096, where there is none; on two cores half of that.
    """
    digest = hashlib.sha256(signing_input).digest()
    padding, hashed = PKCS1v15(), Prehashed(SHA256())

    def is_good(candidate: tuple[int, bytes]) -> bool:
        try:
            key.verify(candidate[1], digest, padding, hashed)
        except (InvalidSignature, ValueError):
            return False
        return True

    found = first_passing(_candidates(key, signature), is_good, lambda: True)
    return None if found is None else found[0]


def searches_all(key: RSAPublicKey) -> bool:
    """Whether every other character is tried in every place, not the likely ones alone."""
    return key.key_size <= _LARGEST_KEY and key.public_numbers().e <= _LARGEST_EXPONENT


def _candidates(key: RSAPublicKey, signature: bytes) -> Iterator[tuple[int, bytes]]:
    text = base64.urlsafe_b64encode(signature).decode().rstrip("=")
    yield from _replacements(text, signature, LIKELY)
    if searches_all(key):
        yield from _replacements(text, signature, UNLIKELY)


def _replacements(text: str, signature: bytes, others: Mapping[str, str]) -> Iterator[tuple[int, bytes]]:
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
