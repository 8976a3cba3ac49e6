"""From what a process of a pool is given to its result, or to its end: what the pool's tests have done there."""

import os
import signal
import time
from threading import Timer

LARGE = 64 << 20  # bytes, more than can be written before the end comes


class UnreadableError(Exception):
    """An error that cannot be sent to another process."""

    def __reduce__(self) -> str:
        raise TypeError


def prepare() -> None:
    """Nothing has to be."""


def length(given: bytes) -> int:
    """How much came."""
    return len(given)


def slowly(given: bytes) -> bytes:
    """The same bytes, after a while."""
    time.sleep(0.05)
    return given


def killed_while_it_tells(_: object) -> bytes:
    """A result that is too large to be told before its process is killed."""
    Timer(0.02, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes(LARGE)


def number_of(_: object) -> int:
    """The process's own, after a while."""
    time.sleep(0.05)
    return os.getpid()


def failing(_: object) -> None:
    """Ends with an error that nobody else can read."""
    raise UnreadableError


def lambda_of(_: object) -> object:
    """A result that cannot be sent."""
    return lambda: None
