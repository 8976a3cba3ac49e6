"""From texts that may have been signed to the one that was."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias


class Change(NamedTuple):
    """What was done to the token, undone in a trial; nothing of the token itself is in it.

    `kind` tells changes apart; `at` is the place in the pasted text, from 0, of what concerns a character, `also` that
    of a second one; `words` say what was done, and `where` is the JSON Pointer of what concerns a member.
    """

    kind: str
    at: int = -1
    also: int = -1
    words: str = ""
    where: str = ""


Trial: TypeAlias = tuple[bytes, Change]
GoesOn: TypeAlias = Callable[[], bool]


class Stopped(Exception):  # noqa: N818 - ends the search, is no error to anyone outside
    """The time is up, or nobody waits any longer."""


def first_fit(trials: Iterable[Trial], fits: Callable[[bytes], bool], goes_on: GoesOn, *, every: int) -> Trial | None:
    """The first trial that fits; raises Stopped where `goes_on`, asked at every so manieth, says no."""
    for count, trial in enumerate(trials):
        if count % every == 0 and not goes_on():
            raise Stopped
        if fits(trial[0]):
            return trial
    return None
