"""From texts that may have been signed to the one that was."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple, TypeAlias

from inspector.trust.together import GoesOn, Stopped


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


def first_fit(trials: Iterator[Trial], fits: Callable[[bytes], bool], goes_on: GoesOn, *, at_once: int) -> Trial | None:
    """The first trial that fits; raises Stopped where `goes_on`, asked before each so many, says no."""
    while some := list(islice(trials, at_once)):
        if not goes_on():
            raise Stopped
        for trial in some:
            if fits(trial[0]):
                return trial
    return None
