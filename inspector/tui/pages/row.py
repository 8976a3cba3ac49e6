"""From painted text to a row that a cursor can stand on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from inspector.report.layout import clipped
from inspector.report.paint import Paint
from inspector.tui.keys import DEFAULTS, spoken_key


class Row(NamedTuple):
    """One line: painted text, and what it stands for (a JSON Pointer, an index) if it can be chosen."""

    text: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Canvas:
    """What rows are drawn on: so many columns wide, with this paint."""

    width: int
    paint: Paint
    keys: Mapping[str, str] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """The key of a binding as people read it: ctrl+k, F3."""
        return spoken_key(self.keys.get(name, DEFAULTS[name]))

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
