"""From two signatures to the RSA key that made both, found without any certificate, or to why there is none.

A signature s of a key (n, e) is s^e = m mod n, and of RS256 everyone can compute m (EMSA-PKCS1-v1_5, RFC 8017 9.2). So
n divides s^e - m for every signature of the key, and the greatest common divisor of two such numbers is n, but for a
small factor. That what was found is the key is then proved: both signatures verify with it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512

from inspector.errors import OptionError
from inspector.trust.digest import digest_info, digest_of

EXPONENTS = (3, 17, 65537)  # the small ones cost no time, and no step of theirs is told
_HASHES = {"SHA-256": SHA256(), "SHA-384": SHA384(), "SHA-512": SHA512()}
_STEPS, _LAST_STEP = 3, "greatest common divisor of both"
_SHORTEST, _LONGEST = 128, 1024  # bytes of a signature: RSA of 1024 to 8192 bits


class Signed(NamedTuple):
    """A text's bytes, its RSASSA-PKCS1-v1_5 signature, and the hash in it ("SHA-256", "SHA-384", "SHA-512")."""

    signing_input: bytes
    signature: bytes
    hash_name: str = "SHA-256"

    def __repr__(self) -> str:
        return f"Signed({len(self.signature)} bytes, {self.hash_name})"


class Step(NamedTuple):
    """One of the steps of the search, told as it begins: number, how many there are, and what is done."""

    number: int
    of: int
    words: str


class Outcome(Enum):
    """What the search came to; DIFFERENT only where that is proved, if no signature is damaged."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_FOUND = "not-found"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """The outcome with its reason in one sentence, and the key where one made both."""

    outcome: Outcome
    words: str
    key: RSAPublicKey | None = None


def recover_key(
    first: Signed,
    second: Signed,
    *,
    told: Callable[[Step], object],
    goes_on: Callable[[], bool],
    exponents: tuple[int, ...] = EXPONENTS,
) -> Recovery:
    """The RSA key that made both signatures, if it has one of these exponents.

    `told` is called as each step begins, `goes_on` ten times a second: what it refuses is stopped at once, and so is
    all where an exception ends it, for it is computed in a process of its own. RSA 2048 takes half a minute and 200 MB,
    RSA 4096 twice that. Raises OptionError where the library gmpy2 is not installed (the extra `math`): with Python's
    own integers it would take days.
    """
    at_once = _without_search(first, second)
    if at_once is not None:
        return at_once
    _require_library()
    for exponent in exponents:
        divided = _moduli((first, second), exponent, told, goes_on)
        if divided is None:
            return Recovery(outcome=Outcome.STOPPED, words="The search for the key was stopped.")
        key = next((key for modulus in divided if (key := _proved(modulus, exponent, (first, second)))), None)
        if key is not None:
            words = f"One RSA key of {key.key_size} bits made both signatures: computed from them, it verifies both."
            return Recovery(outcome=Outcome.SAME, words=words, key=key)
    return Recovery(outcome=Outcome.NOT_FOUND, words=_not_found(exponents))


def _not_found(exponents: tuple[int, ...]) -> str:
    tried = " or ".join(f"{exponent:,}" for exponent in exponents)
    return (
        f"No RSA key with exponent {tried} made both signatures with the algorithms that the headers name: they are of "
        "two keys, or header, payload or signature of one was changed or damaged, or another algorithm made it."
    )


def _without_search(first: Signed, second: Signed) -> Recovery | None:
    """What two signatures tell without any computing."""
    lengths = len(first.signature), len(second.signature)
    if lengths[0] != lengths[1]:
        words = f"They are of keys of two sizes: one signature has {lengths[0]} bytes, the other {lengths[1]}."
        return Recovery(outcome=Outcome.DIFFERENT, words=f"{words} (Or one of the tokens was cut.)")
    if not _SHORTEST <= lengths[0] <= _LONGEST:
        words = f"The signatures have {lengths[0]} bytes: keys are searched from RSA 1024 (128 bytes) to RSA 8192."
        return Recovery(outcome=Outcome.NOT_FOUND, words=words)
    if first == second:
        words = "It is one signature of one text: a key is found only from two different tokens."
        return Recovery(outcome=Outcome.NOT_FOUND, words=words)
    if (first.signing_input, first.hash_name) == (second.signing_input, second.hash_name):
        words = "Header and payload are the same and the signatures are not: a key makes but one. (Or one is damaged.)"
        return Recovery(outcome=Outcome.DIFFERENT, words=words)
    return None


def _require_library() -> None:
    try:
        import_module("gmpy2")
    except ImportError:
        told = "install it with pip install 'qlik-jwt-inspector[math]' (in a checkout: '.[math]')"
        raise OptionError(f"--recover-key: the library gmpy2, for large numbers, is not here; {told}") from None


def _moduli(
    both: tuple[Signed, Signed], exponent: int, told: Callable[[Step], object], goes_on: Callable[[], bool]
) -> Iterator[int] | None:
    """What may be the modulus of a key with this exponent; None where nobody wants to go on."""
    from inspector.trust.common_divisor import Held, common_divisor, moduli  # noqa: PLC0415 - needs an extra

    first, second = (Held(int.from_bytes(each.signature, "big"), _encoded(each)) for each in both)

    def began(number: int) -> None:
        words = _LAST_STEP if number == _STEPS else f"power {exponent:,} of signature {number}"
        told(Step(number, _STEPS, words))

    divisor = common_divisor((first, second), exponent, began, goes_on) if goes_on() else None
    return None if divisor is None else moduli(divisor, len(both[0].signature))


def _encoded(signed: Signed) -> int:
    """What a key signs for the text: EMSA-PKCS1-v1_5 of its digest, as a number."""
    content = digest_info(signed.hash_name, digest_of(signed.hash_name, signed.signing_input))
    filling = len(signed.signature) - len(content) - 3
    return int.from_bytes(b"\0\1" + b"\xff" * filling + b"\0" + content, "big")


def _proved(modulus: int, exponent: int, both: tuple[Signed, Signed]) -> RSAPublicKey | None:
    """The key, if both signatures verify with it."""
    try:
        key = RSAPublicNumbers(exponent, modulus).public_key()
        for signed in both:
            key.verify(signed.signature, signed.signing_input, PKCS1v15(), _HASHES[signed.hash_name])
    except (ValueError, InvalidSignature):
        return None
    return key
