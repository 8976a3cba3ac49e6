"""From what lines lack, as they come, to findings that are told once the name proves right, or at a pause."""

from collections.abc import Iterable, Iterator

from inspector.lint.placed import Placed
from inspector.lint.sought import Sought

MOST = 10_000  # lines that wait one by one; of later ones their number, the first and the last are remembered


class Waiting:
    """Lines that lack a member are findings only where others have it: until one does, the name may be wrong."""

    def __init__(self, sought: Sought) -> None:
        self._sought = sought
        self._kept: list[Placed] = []
        self._first: Placed | None = None  # of those that are no longer kept
        self._more = self._last = 0
        self._is_over = False

    def through(self, found: Iterable[Placed]) -> Iterator[Placed]:
        """What may be told by now."""
        for placed in found:
            if self._is_over or self._sought.is_met:
                yield from self._taken()
                yield placed
            else:
                self._keep(placed)

    def at_pause(self) -> Iterator[Placed]:
        """All that waits, for somebody who looks on as lines come; where some was told, the rest is told likewise."""
        self._is_over = self._is_over or bool(self._kept)
        return self._taken()

    def _keep(self, placed: Placed) -> None:
        if len(self._kept) < MOST:
            self._kept.append(placed)
            return
        self._first = self._first or placed
        self._more, self._last = self._more + 1, placed.line

    def _taken(self) -> Iterator[Placed]:
        if not self._kept:
            return
        yield from self._kept
        self._kept = []
        if self._first is not None:
            yield self._joined(self._first)
        self._first, self._more = None, 0

    def _joined(self, first: Placed) -> Placed:
        """One finding in the place of many."""
        if self._more == 1:
            return first
        others = "another line" if self._more == 2 else f"{self._more - 1:,} other lines"
        return first._replace(lacks=f"this and {others}, up to line {self._last:,}, have no {self._sought.name}")
