"""From what is done to inputs of some size and eight times that to how its work grows: eightfold, or with the square.

The work of regular expressions is done in C, where no call can be counted; so it is the processor's time of this thread
alone, the least of several tries, and one against the other: that a machine is slow or loaded changes both alike.
"""

from collections.abc import Callable
from time import thread_time

LARGER = 8  # times
_MOST = 24  # thrice what a work in proportion takes; one with the square takes 64 times as much
_TRIES = 4
_LEAST = 0.0002  # seconds: what takes less is not told apart from noise


def is_in_proportion(act: Callable[[int], object], size: int) -> bool:
    """Whether eight times the size takes no more than some eight times the work."""
    return any(_time(act, size * LARGER) <= _MOST * max(_time(act, size), _LEAST) for _ in range(_TRIES))


def _time(act: Callable[[int], object], size: int) -> float:
    begun = thread_time()
    act(size)
    return thread_time() - begun
