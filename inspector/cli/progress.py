"""From how far a run is to a bar on standard error, where somebody watches: share, rate, and the time that is left."""

import sys
import time
from typing import Self

from inspector.cli.talk import is_terminal, tell

_FROM = 1.0  # seconds; what is done sooner needs no bar
_EVERY = 0.2
_WIDTH = 24
_ERASE = "\r\x1b[K"


class Progress:
    """A line that is drawn anew five times a second; whoever writes to the same terminal clears it before."""

    def __init__(self, total: int, unit: str = "tokens") -> None:
        self._total, self._unit = total, unit
        self._began = time.monotonic()
        self._next = self._began + _FROM
        self._is_drawn = False
        self._is_watched = is_terminal(sys.stderr)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Takes the bar away; it comes again with the next `at`."""
        if self._is_drawn:
            self._is_drawn = False
            tell(_ERASE)

    def at(self, done: int, count: int) -> None:
        """So many bytes are read, and so many tokens judged (or whatever the unit is)."""
        now = time.monotonic()
        if self._is_watched and now >= self._next:
            self._next = now + _EVERY
            self._is_drawn = True
            tell(f"{_ERASE}{line(done, self._total, count, now - self._began, self._unit)}")


def line(done: int, total: int, count: int, seconds: float, unit: str = "tokens") -> str:
    """What the bar says after so many seconds; without a total, how much was done alone."""
    told = f"{count:,} {unit}, {count / max(seconds, 0.001):,.0f}/s"
    if not total or not done:
        return told
    share = min(done / total, 1.0)
    left = seconds / share - seconds
    full = round(share * _WIDTH)
    return f"[{'#' * full}{'.' * (_WIDTH - full)}] {share:4.0%}  {told}, {_clock(left)} left"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
