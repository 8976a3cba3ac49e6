"""From a function and what it is to be called with to its result from another process, or another machine."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, Protocol, TypeVar

from inspector.lint.extent import Moved
from inspector.lint.piece import Piece
from inspector.lint.pool import Pool

_AT_HAND = 50_000  # objects that may have come without a look for cycles: many more than of the tokens at hand
Result = TypeVar("Result")
Argument = TypeVar("Argument")


def cores() -> int:
    """How many processes can work at once on this machine, as far as this process may."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


class Workers(Protocol):
    """Those that work at once: how many, and what is raised where one of them was lost with what it had in hand."""

    @property
    def count(self) -> int:
        """How many."""
        ...

    @property
    def lost(self) -> tuple[type[BaseException], ...]:
        """What is raised, by `submit` or the future."""
        ...

    def submit(self, work: Callable[[Argument], Result], given: Argument, /) -> Future[Result]:
        """The work begun."""
        ...

    def begin_anew(self) -> None:
        """After a loss: from now on there are workers again."""
        ...

    def close(self) -> None:
        """No more will come."""
        ...


class Processes:
    """Worker processes, begun anew where one of them was killed.

    They are forked where that is safe, in a tenth of the time that a new interpreter takes, and else spawned.
    """

    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)

    def __init__(self, count: int, method: str = "") -> None:
        """With a `method`, "fork" or "spawn", they are begun by that."""
        self.count = count
        self._method = method
        self._pool: Pool | None = None
        self._known: object = None  # what each process got once and for all
        self._sends = False  # whether a file's bytes are sent, too

    def are_ready(self, work: Callable[..., object]) -> bool:
        """Whether they wait for work, and know how to do it; they are begun where they are not.

        Where the system lets none begin, they never are.
        """
        with suppress(BrokenExecutor):
            return (self._pool or self._begin(work)).is_ready
        return False

    def submit(self, work: Callable[[Argument], Result], given: Argument, /) -> Future[Result]:
        """The work begun; raises BrokenExecutor where the processes are no more. The future may raise Moved.

        A file's bytes are read there again, which is quicker than to send them, until one was written to meanwhile.
        """
        pool = self._pool or self._begin(work)
        told = self._told(given) if isinstance(given, Piece) else given
        with _uninterrupted():
            future = pool.submit(told) if work is self._known else pool.submit(told, partial(_by, work))
        future.add_done_callback(self._notice)
        return future

    def _told(self, piece: Piece) -> Piece:
        return piece.filled() if self._sends else piece.told()

    def _notice(self, future: Future[Any]) -> None:
        if not future.cancelled() and isinstance(future.exception(), Moved):
            self._sends = True

    def _begin(self, work: Callable[..., object]) -> Pool:
        try:
            with _uninterrupted():  # which the pool's threads inherit: signals are the main thread's
                method = self._method or start_method()
                self._pool, self._known = Pool(self.count, method, partial(_by, work), _prepare), work
        except OSError as error:
            raise BrokenExecutor(error) from None
        return self._pool

    def begin_anew(self) -> None:
        """Forgets broken processes."""
        self.close()

    def close(self) -> None:
        """Ends them; what is under way is given up."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None


def start_method() -> str:
    """How a process is begun: by fork only on Linux, and where no other thread's locks would be copied."""
    if sys.platform == "linux":
        with suppress(OSError):
            return "fork" if len(os.listdir("/proc/self/task")) == 1 else "spawn"  # noqa: PTH208 - names will do
    return "spawn"


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """While a process judges tokens: the objects of those at hand hold no cycle, and are seldom looked at."""
    before = gc.get_threshold()
    gc.set_threshold(_AT_HAND)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _prepare() -> None:
    """What a process does first: Ctrl-C is for the parent, which then ends it; a fork inherits its handlers."""
    gc.set_threshold(_AT_HAND)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


def _by(work: Callable[[Any], Result], given: object) -> Result:
    return work(given.whole() if isinstance(given, Piece) else given)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Signals to end wait meanwhile; a process that is begun inherits that, and says itself what it heeds."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Given:
    """Somebody's executor, of processes or threads; where it breaks, processes of our own do the rest."""

    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)

    def __init__(self, executor: Executor, count: int) -> None:
        self.count = count
        self._executor = executor
        self._own: Processes | None = None

    def submit(self, work: Callable[[Argument], Result], given: Argument, /) -> Future[Result]:
        """The work begun; raises BrokenExecutor where the executor is no more."""
        return (self._own or self._executor).submit(work, given)

    def begin_anew(self) -> None:
        """It is not ours to begin anew."""
        self.close()
        self._own = Processes(self.count)

    def close(self) -> None:
        """Somebody's executor is not ours to close."""
        if self._own is not None:
            self._own.close()
