"""From an RSA key to what tells its good RS256 signatures, the quicker the more of them there are."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from inspector.trust.digest import BEFORE_SHA_256

if TYPE_CHECKING:
    from inspector.trust.multi_buffer import MultiBuffer

PAYS = 1 << 14  # signatures, after which 3 µs less for each have paid for loading AWS-LC, some 50 ms
PAYS_AT_ONCE = 1 << 10  # those that came many at once: 15 µs less for each have paid for loading crypto_mb, some 10 ms
_MANY = 3  # signatures, that take longer one by one than eight at once
_MOST_KEYS = 64
_PKCS1 = PKCS1v15()

Answer: TypeAlias = Callable[[bytes, bytes], bool]
"""Whether a SHA-256 digest is that which a signature of the right length holds. May raise where it is not."""


class Verifier:
    """What tells the good signatures of one key: by what they hold, and by AWS-LC once a file of them goes by.

    `length` is that of its signatures in bytes (RFC 8017 8.2.2), which `is_good` does not ask.
    """

    def __init__(self, key: RSAPublicKey) -> None:
        self.length = (key.key_size + 7) // 8
        self.is_good: Answer = self._holds
        self._key = key
        self._left = PAYS
        self._before_many = PAYS_AT_ONCE
        self._many: MultiBuffer | None = None

    def of_many(self, count: int) -> "MultiBuffer | None":
        """What tells so many at once; None for a few, before enough came by to pay for it, and where there is none."""
        if count < _MANY:
            return None
        if self._before_many > 0:
            self._before_many -= count
            if self._before_many <= 0:
                from inspector.trust.multi_buffer import multi_buffer  # noqa: PLC0415 - as by_aws_lc loads its library

                self._many = multi_buffer(self._key)
        return self._many

    def _holds(self, digest: bytes, signature: bytes) -> bool:
        self._left -= 1
        if self._left < 0:
            self.is_good, self._left = by_aws_lc(self._key) or self._holds, 1 << 62
        return self._key.recover_data_from_signature(signature, _PKCS1, None) == BEFORE_SHA_256 + digest


def by_aws_lc(key: RSAPublicKey) -> Answer | None:
    """AWS-LC's answer; None where it is not installed (the extra `fast`), or will not have the key."""
    try:
        from awscrt.crypto import RSA, RSASignatureAlgorithm  # noqa: PLC0415 - only many signatures pay for loading it

        public = RSA.new_public_key_from_pem_data(key.public_bytes(Encoding.PEM, PublicFormat.PKCS1))
    except (ImportError, ValueError, RuntimeError):
        return None
    return partial(public.verify, RSASignatureAlgorithm.PKCS1_5_SHA256)


_verifiers: dict[int, Verifier] = {}  # by the identity of keys, which they hold: the library's keys have no hash


def verifier_of(key: RSAPublicKey) -> Verifier:
    """The verifier of a key, the same one as long as not too many others come."""
    known = _verifiers.get(id(key))
    if known is None:
        if len(_verifiers) >= _MOST_KEYS:
            _verifiers.clear()
        known = _verifiers[id(key)] = Verifier(key)
    return known
