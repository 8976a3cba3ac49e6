"""From two numbers of a hundred million bits to the moduli that divide both; needs the extra `math` (gmpy2)."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread

import gmpy2
from gmpy2 import mpz

_SMALL = 1 << 16
_EVERY = 0.1  # seconds between two looks at whether to go on


def multiple(signature: bytes, encoded: int, exponent: int) -> mpz:
    """The power of the signature less what it holds: a number that the key's modulus divides."""
    return mpz(int.from_bytes(signature, "big")) ** mpz(exponent) - mpz(encoded)


def common_divisor(first: mpz, second: mpz, goes_on: Callable[[], bool]) -> mpz | None:
    """The greatest one, None where nobody wants to go on.

    It is computed in a thread that lets the others run, for one call takes half a minute and cannot be ended.
    """
    future: Future[mpz] = Future()

    def compute() -> None:
        gmpy2.get_context().allow_release_gil = True  # each thread has its own
        try:
            future.set_result(gmpy2.gcd(first, second))
        except MemoryError as error:
            future.set_exception(error)

    Thread(target=compute, daemon=True).start()
    while goes_on():
        with suppress(TimeoutError):
            return future.result(_EVERY)
    return None


def moduli(divisor: mpz, size: int) -> Iterator[int]:
    """The divisor, and what is left of it as small factors are taken out, wherever that has the size in bytes."""
    least, most = 8 * (size - 1), 8 * size
    if least < divisor.bit_length() <= most:
        yield int(divisor)
    for factor in range(2, _SMALL):
        while divisor.bit_length() > least and divisor % factor == 0:
            divisor //= factor
            if least < divisor.bit_length() <= most:
                yield int(divisor)
