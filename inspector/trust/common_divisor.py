"""From two signatures and what they hold to the moduli that both may be of; needs the extra `math` (gmpy2)."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, NamedTuple

import gmpy2
from gmpy2 import mpz

from inspector.errors import OptionError
from inspector.trust.divisor_process import Given

_SMALL = 1 << 16
_AT_ONCE = 1000  # exponents up to it take no time
_EVERY = 0.1  # seconds between two looks at whether to go on
_BEGIN = (
    "import json, sys; given = json.loads(sys.stdin.readline()); sys.path[:] = given['path']; "
    "from inspector.trust.divisor_process import main; main(given)"
)


class Held(NamedTuple):
    """A signature and what is signed with it, as numbers."""

    signature: int
    encoded: int

    def __repr__(self) -> str:
        return f"Held({self.signature.bit_length()} bits)"


def common_divisor(
    both: tuple[Held, Held], exponent: int, began: Callable[[int], object], goes_on: Callable[[], bool]
) -> mpz | None:
    """The greatest one of both powers less what the signatures hold; None where nobody wants to go on.

    A large exponent is left to a process of its own: it takes half a minute in which nothing can be asked, and a
    process can be ended. `began` hears the number of each of its three steps. Raises OptionError where it ends
    by itself.
    """
    if exponent <= _AT_ONCE:
        first, second = (mpz(each.signature) ** mpz(exponent) - mpz(each.encoded) for each in both)
        return gmpy2.gcd(first, second)
    with _process(both, exponent) as lines:
        while goes_on():
            try:
                line = lines.get(timeout=_EVERY)
            except Empty:
                continue
            if not line:
                raise OptionError("the key could not be computed: its process ended too soon, maybe for want of memory")
            if line.startswith("0x"):
                return mpz(int(line, 16))
            began(int(line))
    return None


@contextmanager
def _process(both: tuple[Held, Held], exponent: int) -> Iterator[SimpleQueue[str]]:
    """The lines that the process writes, "" behind the last; afterwards it is gone, whatever it did."""
    given: Given = {"path": sys.path, "exponent": exponent, "both": [(hex(one), hex(other)) for one, other in both]}
    with subprocess.Popen(  # noqa: S603 - this interpreter, and code of our own
        [sys.executable, "-P", "-c", _BEGIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="ascii",
    ) as process:
        lines: SimpleQueue[str] = SimpleQueue()
        listener = Thread(target=_listen, args=(process.stdout, lines), daemon=True)
        try:
            listener.start()
            _tell(process.stdin, json.dumps(given))
            yield lines
        finally:
            process.kill()
            listener.join()


def _tell(stream: IO[str] | None, line: str) -> None:
    """What is to be computed, on standard input, where nobody else can read it; it stays open as long as we live."""
    if stream is not None:
        stream.write(f"{line}\n")
        stream.flush()


def _listen(stream: IO[str] | None, lines: SimpleQueue[str]) -> None:
    for line in stream or ():
        lines.put(line)
    lines.put("")


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
