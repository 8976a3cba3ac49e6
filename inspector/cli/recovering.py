"""From two tokens to the key that signed both, with a word on standard error on how far the search is."""

import sys
import time
from typing import Self

from inspector.cli.talk import is_terminal, tell
from inspector.diagnosis.same_key import SameKey, same_key_by, signed
from inspector.report.report import Report
from inspector.trust.recovery import Step, recover_key

_EVERY = 1.0  # seconds between two drawings
_ERASE = "\r\x1b[K"


def recovered(good: Report, bad: Report) -> SameKey:
    """Whether one key made both signatures, and that key; raises OptionError without the library for it."""
    both = signed(good), signed(bad)
    if both[0] is None or both[1] is None:
        which = "good" if both[0] is None else "bad"
        words = (
            f"No key can be computed: the {which} token has no signature, or its alg is none of RS256, RS384, RS512."
        )
        return SameKey(same=None, words=words)
    with _Watched() as watched:
        return same_key_by(recover_key(both[0], both[1], told=watched.begin, goes_on=watched.goes_on))


class _Watched:
    """One line on a terminal that says which step is done and for how long; elsewhere a line a step."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._next = 0.0
        self._words = ""
        self._is_watched = is_terminal(sys.stderr)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_watched and self._words:
            tell(_ERASE)

    def begin(self, step: Step) -> None:
        """A step begins."""
        self._words = f"step {step.number} of {step.of}: {step.words}"
        if self._is_watched:
            self._draw()
        else:
            tell(f"{self._words}\n")

    def goes_on(self) -> bool:
        """Asked ten times a second, and draws the time once; Ctrl-C ends it from outside."""
        if self._is_watched and self._words and time.monotonic() >= self._next:
            self._draw()
        return True

    def _draw(self) -> None:
        self._next = time.monotonic() + _EVERY
        tell(f"{_ERASE}{self._words}  {time.monotonic() - self._began:.0f} s")
