"""From painted text to a row that a cursor can stand on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from inspector.report.layout import clipped
from inspector.report.paint import Paint, columns, runs


class Row(NamedTuple):
    """One line: painted text, and what it stands for (a JSON Pointer, an index) if it can be chosen."""

    text: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Canvas:
    """What rows are drawn on: so many columns wide, with this paint."""

    width: int
    paint: Paint

    def clipped(self, text: str, width: int) -> str:
        """A line's text, cut where it takes more columns than `width`."""
        return clipped(text, width, self.paint.drawn("…"))


Draw: TypeAlias = Callable[[Canvas], Sequence[Row]]


def rows(lines: Sequence[str], about: str | None = None) -> list[Row]:
    """Lines as rows; the first of them can be chosen if it stands for something."""
    return [Row(line, about if number == 0 else None) for number, line in enumerate(lines)]


def nothing(_canvas: Canvas) -> tuple[Row, ...]:
    """An empty page."""
    return ()


def padded(text: str, width: int) -> str:
    """Painted text with blanks up to a width."""
    taken = sum(columns(piece) for _, piece in runs(text))
    return text + " " * max(width - taken, 0)
