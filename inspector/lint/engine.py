"""From pieces and what is to be done with each to the results, in the order of the pieces, on all cores.

A worker that is killed takes nothing with it: what was in its hands is done again, and only a line that kills again is
given up.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future
from itertools import chain
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from inspector.lint.extent import Moved
from inspector.lint.laid import laid
from inspector.lint.piece import Piece
from inspector.lint.workers import Processes, Workers

_ALONE = 4 << 20  # bytes: some 4,500 tokens, a seventh of a second; workers take longer to begin
_MANY = 16 << 20  # bytes from which on it is certain that workers pay: they are begun at once, and judge all
_AHEAD = 2  # pieces for each worker that are under way: one in hand, and one waiting, so that no worker has to


class Part(Protocol):
    """What can be judged apart, as a piece can."""

    @property
    def is_pause(self) -> bool:
        """Whether there is nothing in it: what is under way is handed on."""
        ...

    def halves(self) -> tuple[Self, ...]:
        """Two parts with half of it each; none where it cannot be cut."""
        ...


PartT = TypeVar("PartT", bound=Part)
Result = TypeVar("Result")


class Work(NamedTuple, Generic[PartT, Result]):
    """What is done with a part, which can be pickled, and what is said of one that cannot be judged."""

    judge: Callable[[PartT], Result]
    give_up: Callable[[PartT], Result]


def results(
    pieces: Iterator[Piece], work: Work[Piece, Result], jobs: int, expected: int = 0
) -> Generator[tuple[Piece, Result], None, None]:
    """Each piece with its result, in order; `expected` is how many bytes will come at least.

    Unless many will come the first ones are judged in this process, for workers cost more than a few give.
    """
    workers = Processes(jobs)
    try:
        judged = 0
        for piece in pieces:
            wants_workers = judged >= _ALONE or expected >= _MANY
            if jobs > 1 and wants_workers and workers.are_ready(work.judge):
                yield from in_order(laid(chain((piece,), pieces)), work, workers)
                return
            yield piece, work.judge(piece)
            judged += len(piece.data)
    finally:
        workers.close()


def in_order(
    parts: Iterator[PartT], work: Work[PartT, Result], workers: Workers
) -> Generator[tuple[PartT, Result], None, None]:
    """Each part with its result, in order; a part that kills comes as the parts it was cut into."""
    under_way: deque[tuple[PartT, Future[Result] | None]] = deque()
    try:
        for part in parts:
            is_pause = part.is_pause
            if not is_pause:
                under_way.append((part, _begun(work, part, workers)))
            while under_way and (is_pause or len(under_way) >= workers.count * _AHEAD):
                yield from _first(under_way, work, workers)
        while under_way:
            yield from _first(under_way, work, workers)
    finally:
        workers.close()


def _begun(work: Work[PartT, Result], part: PartT, workers: Workers) -> Future[Result] | None:
    """The work on a part under way; None where nobody takes it."""
    try:
        return workers.submit(work.judge, part)
    except workers.lost:
        return None


def _result(part: PartT, future: Future[Result], work: Work[PartT, Result]) -> Result:
    """The result; where a worker could not read again what was read here, it is judged here."""
    try:
        return future.result()
    except Moved:
        return work.judge(part)


def _first(
    under_way: deque[tuple[PartT, Future[Result] | None]], work: Work[PartT, Result], workers: Workers
) -> Iterator[tuple[PartT, Result]]:
    """The first part's result; where a worker was killed, the results of all that were under way."""
    part, future = under_way.popleft()
    try:
        if future is not None:
            yield part, _result(part, future, work)
            return
    except workers.lost:
        pass
    again = [(part, future), *under_way]
    under_way.clear()
    workers.begin_anew()
    for each, begun in again:
        yield from _again(each, begun, work, workers)


def _again(
    part: PartT, begun: Future[Result] | None, work: Work[PartT, Result], workers: Workers
) -> Iterator[tuple[PartT, Result]]:
    """A part that was under way when a worker was killed, alone, so that what kills is found."""
    if begun is not None and begun.done() and not begun.cancelled() and begun.exception() is None:
        yield part, begun.result()
        return
    future = _begun(work, part, workers)
    try:
        if future is not None:
            yield part, _result(part, future, work)
            return
    except workers.lost:
        workers.begin_anew()
    halves = part.halves()
    if not halves:
        yield part, work.give_up(part)
    for half in halves:
        yield from _again(half, None, work, workers)
