"""From two signatures to their common divisor, in a process of its own, which can be ended; a line as each step begins.

It ends, too, when the process that began it does: then its standard input ends.
"""

import signal
import sys
from threading import Thread
from typing import TypedDict


class Given(TypedDict):
    """Where modules are found, and of each signature, in hexadecimal, the number that it is and the one it holds."""

    path: list[str]
    exponent: int
    both: list[tuple[str, str]]


def main(given: Given) -> None:
    """Writes the number of each step as it begins to standard output, then the divisor in hexadecimal."""
    import gmpy2  # noqa: PLC0415 - needs the extra `math`
    from gmpy2 import mpz  # noqa: PLC0415 - the same

    Thread(target=_end_with_parent, daemon=True).start()
    gmpy2.get_context().allow_release_gil = True
    numbers = []
    for step, (signature, encoded) in enumerate(given["both"], start=1):
        _say(f"{step}")
        numbers.append(mpz(int(signature, 16)) ** mpz(given["exponent"]) - mpz(int(encoded, 16)))
    _say("3")
    _say(hex(int(gmpy2.gcd(*numbers))))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    sys.stdin.read()
    signal.raise_signal(signal.SIGTERM)
