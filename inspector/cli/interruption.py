"""From Ctrl-C to the exit status of a process that was interrupted, from its first moment to its last."""

import atexit
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from inspector.cli.talk import CTRL_C, HANG_UP, say_ended_by


class InterruptedRun(KeyboardInterrupt):
    """Ctrl-C or what else ends a run, by the signal's number, of a kind of its own.

    A plain KeyboardInterrupt that passes through exec or eval, as where a dataclass is made, lets Python end by the
    signal whoever catches it; it looks for that very class, and for none derived from it.
    """

    def __init__(self, number: int = CTRL_C) -> None:
        super().__init__()
        self.number = number


def number_of(error: BaseException) -> int:
    """The signal that ended the run; one of Python's own kind is Ctrl-C."""
    return error.number if isinstance(error, InterruptedRun) else CTRL_C


@contextmanager
def forgiving_hang_up(error: BaseException) -> Iterator[None]:
    """Meanwhile what cannot be written is no error if the terminal is what ended the run, by going away."""
    try:
        yield
    except OSError:
        if number_of(error) != HANG_UP:
            raise


def met_here() -> None:
    """From now on Ctrl-C is met here, unless it is ignored, as in a shell's background."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
        atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)  # what Python does last is no use to interrupt


def met_no_more() -> None:
    """All is done and said: Ctrl-C ends what Python waits for yet, such as threads."""
    if signal.getsignal(signal.SIGINT) is _interrupt:
        signal.signal(signal.SIGINT, _end)


@contextmanager
def at_once() -> Iterator[None]:
    """Meanwhile, as modules are loaded and nothing is begun, it ends the process itself.

    Raised there it might be lost: what Python calls back meanwhile swallows exceptions.
    """
    if signal.getsignal(signal.SIGINT) is not _interrupt:
        yield
        return
    signal.signal(signal.SIGINT, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, _interrupt)


@contextmanager
def as_usual() -> Iterator[None]:
    """Meanwhile Python's own way of meeting it holds, which asyncio looks for to end its tasks in order."""
    before = signal.getsignal(signal.SIGINT)
    if before is not _interrupt:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise InterruptedRun


def _end(_number: int, _frame: FrameType | None) -> None:
    os._exit(say_ended_by(CTRL_C))
