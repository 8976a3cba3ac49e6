"""From a text to the private keys in it that stand there as base64 without PEM's lines: each is really read."""

import base64
import re
from itertools import islice

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_der_private_key

# What begins as a DER sequence of two length bytes with version 0 does, which a certificate does not, and goes on over
# line breaks, escaped or not, and the joints of literals.
_BEGINS = re.compile(r"(?<![A-Za-z0-9+/])MII[A-Za-z0-9+/]{2}[AQgw]IBA[AD]")
_JOINT = r"(?:\\+[rn]|\s|[\"'`]\s*\+\s*[\"'`]|[\"'`]\s*,\s*[\"'`])"
_BODY = re.compile(rf"(?:[A-Za-z0-9+/]{{1,100000}}+|{_JOINT}{{1,40}}+)+={{0,2}}")
_JOINTS = re.compile(_JOINT)
_ARMOUR = re.compile(r"PRIVATE KEY-----(?:\\+[rn]|[\s\"'`+])*\Z")
_LONGEST = 20_000  # characters: a key of 16,384 bits
_TRIES = 20
_HEAD = 4  # bytes of a DER sequence of up to 64 KiB before its content


def has_bare_key(text: str) -> bool:
    """Whether a private key stands in a text as base64 alone (PKCS#8 or PKCS#1), outside of a PEM."""
    return any(_is_key(text, found.start()) for found in islice(_BEGINS.finditer(text), _TRIES))


def _is_key(text: str, start: int) -> bool:
    if _ARMOUR.search(text[max(start - 80, 0) : start]):
        return False
    body = _BODY.match(text, start, start + _LONGEST)
    data = b"" if body is None else _decoded(_JOINTS.sub("", body[0]))
    try:
        load_der_private_key(data, None, unsafe_skip_rsa_key_validation=True)  # whose primes are nobody's business here
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False
    return True


def _decoded(digits: str) -> bytes:
    """The bytes of a DER sequence, as many as it says itself; what follows it in the text is another matter."""
    head = base64.b64decode(digits[:8])
    length = _HEAD + int.from_bytes(head[2:_HEAD], "big")
    count = -(-length // 3) * 4
    plain = digits[:count].rstrip("=")
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    return base64.b64decode(plain + "=" * (-len(plain) % 4))[:length]
