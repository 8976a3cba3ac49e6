"""From pieces and what is to be done with each to the results, in the order of the pieces, on all cores.

A worker that is killed takes nothing with it: what was in its hands is done again, and only a line that kills again is
given up.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from typing import Generic, NamedTuple, TypeVar

from inspector.lint.piece import Piece

Result = TypeVar("Result")
Argument = TypeVar("Argument")
_ALONE = 4 << 20  # bytes: some 4,500 tokens, a seventh of a second; workers take longer to begin
_MANY = 16 << 20  # bytes from which on it is certain that workers pay, and they are begun at once
_AHEAD = 3  # pieces for each worker that are under way: enough that none waits, few enough that memory stays constant


def cores() -> int:
    """How many processes can work at once on this machine, as far as this process may."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


class Work(NamedTuple, Generic[Result]):
    """What is done with a piece, which can be pickled, and what is said of a line that cannot be judged."""

    judge: Callable[[Piece], Result]
    give_up: Callable[[Piece], Result]


def results(
    pieces: Iterator[Piece], work: Work[Result], jobs: int, expected: int = 0
) -> Generator[tuple[Piece, Result], None, None]:
    """Each piece with its result, in order; `expected` is how many bytes will come at least.

    The first ones are judged in this process, for workers cost more than a few give, and take a while to begin.
    """
    workers = Processes(jobs)
    try:
        judged = 0
        for piece in pieces:
            if jobs > 1 and (expected >= _MANY or judged >= _ALONE) and workers.are_ready(work.judge):
                yield from in_order(chain((piece,), pieces), work, workers)
                return
            yield piece, work.judge(piece)
            judged += len(piece.data)
    finally:
        workers.close()


class Processes:
    """Worker processes, begun anew where one of them was killed.

    They are spawned on every system: a fork would copy threads' locks, and macOS and Windows spawn anyway.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None
        self._beginning: list[Future[None]] = []

    def are_ready(self, judge: Callable[[Piece], Result]) -> bool:
        """Whether they wait for work, and know how to do it; they are begun where they are not."""
        if self._pool is None:
            self._beginning = [self._submit(_know, judge) for _ in range(self.count)]
        return all(future.done() for future in self._beginning)

    def submit(self, judge: Callable[[Piece], Result], piece: Piece) -> Future[Result]:
        """The work begun; raises BrokenExecutor where the processes are no more."""
        return self._submit(judge, piece)

    def _submit(self, work: Callable[[Argument], Result], given: Argument) -> Future[Result]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.count, get_context("spawn"), _ignore_interrupts)
        with _uninterrupted():  # a process may be begun
            return self._pool.submit(work, given)

    def begin_anew(self) -> None:
        """Forgets broken processes."""
        self.close()

    def close(self) -> None:
        """Ends them; what is under way comes to its end, what waits does not begin."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _know(_judge: object) -> None:
    """What a worker does first: with the function that it is to call it loads all that this needs."""


def _ignore_interrupts() -> None:
    """Ctrl-C is for the parent, which then ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits meanwhile; for a process that is begun, which inherits that, it never comes."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Given:
    """Somebody's executor: of processes, threads or another machine's."""

    def __init__(self, executor: Executor, count: int) -> None:
        self.count = count
        self._executor: Executor | None = executor

    def submit(self, judge: Callable[[Piece], Result], piece: Piece) -> Future[Result]:
        """The work begun; raises BrokenExecutor where the executor is no more."""
        if self._executor is not None:
            return self._executor.submit(judge, piece)
        done: Future[Result] = Future()
        done.set_result(judge(piece))
        return done

    def begin_anew(self) -> None:
        """It is not ours to begin anew: what is left is done in this process."""
        self._executor = None

    def close(self) -> None:
        """It is not ours to close."""


def in_order(pieces: Iterator[Piece], work: Work[Result], workers: Processes | Given) -> Iterator[tuple[Piece, Result]]:
    """Each piece with its result, in order; a piece that kills comes as the parts it was cut into."""
    under_way: deque[tuple[Piece, Future[Result] | None]] = deque()
    try:
        for piece in pieces:
            is_pause = piece.layout == "pause"
            if not is_pause:
                under_way.append((piece, _begun(work, piece, workers)))
            while under_way and (is_pause or len(under_way) >= workers.count * _AHEAD):
                yield from _first(under_way, work, workers)
        while under_way:
            yield from _first(under_way, work, workers)
    finally:
        workers.close()


def _begun(work: Work[Result], piece: Piece, workers: Processes | Given) -> Future[Result] | None:
    """The work on a piece under way; None where nobody takes it."""
    try:
        return workers.submit(work.judge, piece)
    except BrokenExecutor:
        return None


def _first(
    under_way: deque[tuple[Piece, Future[Result] | None]], work: Work[Result], workers: Processes | Given
) -> Iterator[tuple[Piece, Result]]:
    """The first piece's result; where a worker was killed, the results of all that were under way."""
    piece, future = under_way.popleft()
    try:
        if future is not None:
            yield piece, future.result()
            return
    except BrokenExecutor:
        pass
    again = [(piece, future), *under_way]
    under_way.clear()
    workers.begin_anew()
    for each, begun in again:
        yield from _again(each, begun, work, workers)


def _again(
    piece: Piece, begun: Future[Result] | None, work: Work[Result], workers: Processes | Given
) -> Iterator[tuple[Piece, Result]]:
    """A piece that was under way when a worker was killed, alone, so that what kills is found."""
    if begun is not None and begun.done() and not begun.cancelled() and begun.exception() is None:
        yield piece, begun.result()
        return
    future = _begun(work, piece, workers)
    try:
        if future is not None:
            yield piece, future.result()
            return
    except BrokenExecutor:
        workers.begin_anew()
    halves = piece.halves()
    if not halves:
        yield piece, work.give_up(piece)
    for half in halves:
        yield from _again(half, None, work, workers)
