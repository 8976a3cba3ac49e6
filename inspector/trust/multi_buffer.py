"""From many signatures of one RSA key to which are surely good: eight at once, where the processor has AVX-512 IFMA."""

import ctypes
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, files
from typing import Any, NamedTuple, TypeAlias

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from inspector.trust.digest import BEFORE_SHA_256

_EIGHT = 8
_MOST = 64  # signatures that are raised before what they hold is looked at: all stay in the processor's first cache
_EXPONENT = 65537
_SIZES = (2048, 3072, 4096)  # bits; the library has a program for each
_LIBRARY = "libcrypto_mb.so"
_NEEDED = ("libintlc.so.5", "libimf.so", "libirng.so", "libsvml.so")  # by it; each needs those before it
_OF_DIGEST = 32  # bytes

_Buffer: TypeAlias = "ctypes.Array[ctypes.c_char]"
_Pointers: TypeAlias = "ctypes.Array[ctypes.c_void_p]"


class MultiBuffer:
    """What raises signatures of one key to the 65537th power (RFC 8017 5.2.2), eight in the time of less than two.

    It keeps no state between calls: several threads may ask at once, and a process may be forked meanwhile.
    """

    def __init__(self, library: ctypes.CDLL, key: RSAPublicKey) -> None:
        self._library, self._bits = library, key.key_size
        self._length = key.key_size // 8
        self._none = bytes(self._length)
        self._before = _before_digest(self._length)
        self._modulus = key.public_numbers().n.to_bytes(self._length, "big")
        self._reversed = ctypes.create_string_buffer(self._modulus[::-1], self._length)  # as the library wants it
        self._method = library.mbx_RSA_pub65537_Method(self._bits)

    def are_good(self, signed: Sequence[tuple[bytes, bytes]]) -> list[bool]:
        """Whether each signature is surely good for its signing input as RS256; what is not is for others to say."""
        room = self._room(min(len(signed), _MOST))
        answers: list[bool] = []
        for at in range(0, len(signed), _MOST):
            answers += self._are_good(signed[at : at + _MOST], room)
        return answers

    def _room(self, count: int) -> "_Room":
        """Room for so many signatures, and how the library is called for each eight of them."""
        length, places = self._length, range(0, count, _EIGHT)
        given, held = (ctypes.create_string_buffer(len(places) * _EIGHT * length) for _ in range(2))
        moduli = _pointers(self._reversed, 0, 0)
        work = ctypes.create_string_buffer(self._library.mbx_RSA_Method_BufSize(self._method))
        rest = (moduli, self._bits, self._method, work)
        calls = [(_pointers(given, at, length), _pointers(held, at, length), *rest) for at in places]
        return _Room(given, held, calls)

    def _are_good(self, signed: Sequence[tuple[bytes, bytes]], room: "_Room") -> list[bool]:
        length, modulus, before = self._length, self._modulus, self._before
        # A signature is below the modulus (RFC 8017 5.2.2); the library does not ask.
        given = [each if len(each) == length and each < modulus else self._none for _, each in signed]
        wanted = [before + sha256(signing_input).digest() for signing_input, _ in signed]
        held = self._raised(b"".join(given), room)
        if held == b"".join(wanted):
            return [True] * len(signed)
        return [held[at * length : (at + 1) * length] == each for at, each in enumerate(wanted)]

    def _raised(self, signatures: bytes, room: "_Room") -> bytes:
        """What some signatures hold, one behind the other; nothing where the library will not say."""
        size = len(signatures)
        ctypes.memmove(room.given, signatures, size)
        eights = -(-size // (_EIGHT * self._length))
        failed = any(self._library.mbx_rsa_public_mb8(*call) for call in room.calls[:eights])
        return b"" if failed else ctypes.string_at(room.held, size)


class _Room(NamedTuple):
    """Where signatures are put, where what they hold comes, and the arguments of a call for each eight of them."""

    given: _Buffer
    held: _Buffer
    calls: list[tuple[Any, ...]]

    def __repr__(self) -> str:
        return f"_Room({len(self.calls)} eights)"


def multi_buffer(key: RSAPublicKey) -> MultiBuffer | None:
    """What tells many good signatures of a key.

    None where the extra `avx512` is not installed, the processor cannot, or the key is of an unusual kind.
    """
    numbers = key.public_numbers()
    if key.key_size not in _SIZES or numbers.e != _EXPONENT or not numbers.n & 1:
        return None
    library = crypto_mb()
    return None if library is None else MultiBuffer(library, key)


@cache
def crypto_mb() -> ctypes.CDLL | None:
    """Intel's crypto_mb, if it is here and this processor can run it."""
    try:
        place = next(str(file.locate()) for file in files("ipp-crypto") or () if file.name == _LIBRARY)
        for name in _NEEDED:
            ctypes.CDLL(place.removesuffix(_LIBRARY) + name)  # it stays, and is found by its name
        library = ctypes.CDLL(place)
        _declare(library)
        return library if library.mbx_is_crypto_mb_applicable(0) else None
    except (PackageNotFoundError, StopIteration, OSError, AttributeError):
        return None


def _declare(library: ctypes.CDLL) -> None:
    """What its functions take and give (crypto_mb/rsa.h, cpu_features.h)."""
    pointer = ctypes.c_void_p
    library.mbx_is_crypto_mb_applicable.argtypes = [ctypes.c_uint64]
    library.mbx_RSA_pub65537_Method.argtypes = [ctypes.c_int]
    library.mbx_RSA_pub65537_Method.restype = pointer
    library.mbx_RSA_Method_BufSize.argtypes = [pointer]
    library.mbx_rsa_public_mb8.argtypes = [pointer, pointer, pointer, ctypes.c_int, pointer, pointer]
    library.mbx_rsa_public_mb8.restype = ctypes.c_uint32  # four bits for each of the eight, 0 where all is well


def _before_digest(length: int) -> bytes:
    """All that a signature of so many bytes holds before the digest at its end (EMSA-PKCS1-v1_5, RFC 8017 9.2)."""
    padding = b"\xff" * (length - 3 - len(BEFORE_SHA_256) - _OF_DIGEST)
    return b"\0\1" + padding + b"\0" + BEFORE_SHA_256


def _pointers(buffer: _Buffer, first: int, length: int) -> _Pointers:
    """Pointers to eight places of a buffer, `length` bytes apart."""
    begin = ctypes.addressof(buffer)
    return (ctypes.c_void_p * _EIGHT)(*[begin + (first + number) * length for number in range(_EIGHT)])
