"""From the tokens of a run to those whose jti another of them has: one number for each, however long the run."""

import struct
from array import array
from hashlib import blake2b
from zlib import crc32

from inspector.report.report import Report

MOST = 1 << 22  # tokens that are remembered, in 100 MB; the jti of later ones is compared with those alone
_MARK = struct.Struct("<QI")
_ALTERED = "content-altered"
_OF_JTI = 8  # bytes
_NONE = bytes(_MARK.size)
_FIRST = 1 << 12  # places at the beginning


def mark(report: Report) -> bytes:
    """Twelve bytes: eight for the token's jti (zeros for none), four for header and payload; they tell neither.

    A token that was cut, and so is not signed, or was proven to be altered after signing, has none: it is a bad copy of
    another one, which is not to be blamed for it.
    """
    token, reason = report.token, report.signature.reason
    payload, signed = token.payload, token.signing_input if reason is None or reason.kind != _ALTERED else b""
    jti = payload.get("jti") if payload and signed else None
    if type(jti) is str and jti:
        name = jti.encode() if jti.isascii() else jti.encode("utf-8", "surrogatepass")
    elif type(jti) in (int, float):
        name = b"\0" + repr(jti).encode()  # 1 is not "1"
    else:
        return _NONE
    return blake2b(name).digest()[:_OF_JTI] + crc32(signed).to_bytes(4, "little")


class Seen:
    """The jtis met so far, each with the first token that had it: a table of numbers with open places.

    Two jtis are taken for one with a probability of one in 2^64 a pair, two tokens for one of 2^32.
    """

    def __init__(self) -> None:
        self._keys, self._tokens = _places(_FIRST)
        self._count = 0

    def reused(self, marks: bytes) -> frozenset[int]:
        """Which of these tokens, counted from 0, have the jti of another that came before."""
        found: list[int] = []
        keys, tokens, last = self._keys, self._tokens, len(self._keys) - 1
        for number, (key, token) in enumerate(_MARK.iter_unpack(marks)):
            place = key & last
            while (there := keys[place]) and there != key:  # neither an open place, nor the one where it stands
                place = (place + 1) & last
            if there:
                if tokens[place] != token:
                    found.append(number)
            elif key and self._count < MOST:
                keys[place], tokens[place] = key, token
                self._count += 1
                if 3 * self._count > 2 * last:
                    keys, tokens, last = self._grown()
        return frozenset(found)

    def _grown(self) -> tuple["array[int]", "array[int]", int]:
        """Twice as many places, and the number of the last."""
        before = zip(self._keys, self._tokens, strict=True)
        keys, tokens = _places(2 * len(self._keys))
        last = len(keys) - 1
        for key, token in before:
            if key:
                place = key & last
                while keys[place]:
                    place = (place + 1) & last
                keys[place], tokens[place] = key, token
        self._keys, self._tokens = keys, tokens
        return keys, tokens, last


def _places(count: int) -> tuple["array[int]", "array[int]"]:
    return array("Q", bytes(8 * count)), array("I", bytes(4 * count))
