"""From a name to a key pair and certificate that are the same in every run, so that screens can be kept.

The keys are sought from a seed that stands here for all to read: they are worth nothing outside of the tests.
"""

import random
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from inspector.signing.keys import KeyPair
from tests.builders import BEGIN, DAYS

_EXPONENT = 65537
_BITS = 1024  # of each of the two primes
_SMALL = [number for number in range(3, 2000, 2) if all(number % divisor for divisor in range(3, number, 2))]
_ROUNDS = 8  # enough for numbers drawn at random


@cache
def fixed_pair(name: str, subject: str = "") -> KeyPair:
    """The RSA pair of 2048 bits that belongs to a name; its certificate names the subject, else the same name."""
    draw = random.Random(name)  # noqa: S311 - the same draws each time are the point
    one, two = _prime(draw), _prime(draw)
    key = _key(max(one, two), min(one, two))
    issued = datetime.fromtimestamp(BEGIN, UTC)
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject or name)])
    builder = x509.CertificateBuilder(whose, whose, key.public_key(), 1, issued, issued + timedelta(days=DAYS))
    return KeyPair(key, builder.sign(key, SHA256()).public_bytes(Encoding.PEM))


def _key(p: int, q: int) -> rsa.RSAPrivateKey:
    """The private key; the library checks that its numbers belong together."""
    d = pow(_EXPONENT, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(_EXPONENT, p * q)
    return rsa.RSAPrivateNumbers(
        p, q, d, rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q), public
    ).private_key()


def _prime(draw: random.Random) -> int:
    while True:
        number = draw.getrandbits(_BITS) | (3 << _BITS - 2) | 1  # two leading ones: the product has all its bits
        if number % _EXPONENT != 1 and all(number % small for small in _SMALL) and _is_prime(number, draw):
            return number


def _is_prime(number: int, draw: random.Random) -> bool:
    """Miller and Rabin's test."""
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(_passes(number, draw.randrange(2, number - 1), odd, twos) for _ in range(_ROUNDS))


def _passes(number: int, base: int, odd: int, twos: int) -> bool:
    power = pow(base, odd, number)
    if power in (1, number - 1):
        return True
    return any((power := power * power % number) == number - 1 for _ in range(twos - 1))
