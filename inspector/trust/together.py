"""From candidates, and a test that lets other threads run, to the first that passes: several are tested at once."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeAlias, TypeVar

GoesOn: TypeAlias = Callable[[], bool]
Candidate = TypeVar("Candidate")
_THREADS = 4  # on fewer cores they do no harm: each waits for its turn
_AT_ONCE = 32  # candidates for a thread between two questions whether to go on: some milliseconds


class Stopped(Exception):  # noqa: N818 - ends the search, is no error to anyone outside
    """The time is up, or nobody waits any longer."""


def first_passing(
    candidates: Iterator[Candidate], passes: Callable[[Candidate], bool], goes_on: GoesOn
) -> Candidate | None:
    """The first candidate that passes, None where none does; raises Stopped where `goes_on` says no.

    It is worth while only for a test that spends its time outside of Python and lets go of its lock, as OpenSSL's
    verification does.
    """
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque[Future[Candidate | None]] = deque()
        try:
            while goes_on():
                while len(waiting) < 2 * _THREADS and (some := tuple(islice(candidates, _AT_ONCE))):
                    waiting.append(pool.submit(_first, some, passes))
                if not waiting:
                    return None
                found = waiting.popleft().result()
                if found is not None:
                    return found
        finally:
            pool.shutdown(cancel_futures=True)
    raise Stopped


def _first(some: tuple[Candidate, ...], passes: Callable[[Candidate], bool]) -> Candidate | None:
    return next((each for each in some if passes(each)), None)
