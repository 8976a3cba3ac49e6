"""From painted text to a row that a cursor can stand on."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias, overload

from inspector.report.layout import clipped
from inspector.report.paint import Paint, columns, runs
from inspector.tui.keys import DEFAULTS, spoken_key


class Row(NamedTuple):
    """One line: painted text, and what it stands for (a JSON Pointer, an index) if it can be chosen."""

    text: str
    about: str | None = None


class LazyRows(Sequence[Row]):
    """Rows of which each is made when it comes into view, so that 100,000 open at once."""

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self.made(each) for each in range(*index.indices(len(self)))]
        return self.made(range(len(self))[index])

    @abstractmethod
    def made(self, index: int) -> Row:
        """The row at an index from 0."""

    @abstractmethod
    def place_of(self, about: str) -> int:
        """The index of the row about something, found without making the others; -1 where there is none."""


def place_of(about: str, rows: Sequence[Row]) -> int:
    """The index of the first row about something; -1 where there is none."""
    if isinstance(rows, LazyRows):
        return rows.place_of(about)
    return next((index for index, row in enumerate(rows) if row.about == about), -1)


@dataclass(frozen=True, slots=True)
class Canvas:
    """What rows are drawn on: so many columns wide, with this paint."""

    width: int
    paint: Paint
    keys: Mapping[str, str] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """The key of a binding as people read it: ctrl+k, F3."""
        return spoken_key(self.keys.get(name, DEFAULTS[name]))

    def filled(self, text: str, width: int) -> str:
        """A cell's text, cut or filled up to so many columns."""
        shown = self.clipped(text, width)
        return shown + " " * (width - columns(shown))

    def ending(self, text: str, width: int) -> str:
        """A line's text, its beginning cut where it takes more columns than `width`: the end of a path tells most."""
        sign = self.paint.drawn("…")
        over = columns(text) - width
        while over > 0 and len(text) > len(sign):
            text = sign + text[len(sign) + max(over // 2, 1) :]  # characters may be two columns wide
            over = columns(text) - width
        return text

    def clipped(self, text: str, width: int) -> str:
        """A line's text, cut where it takes more columns than `width`."""
        return clipped(text, width, self.paint.drawn("…"))


Draw: TypeAlias = Callable[[Canvas], Sequence[Row]]


def rows(lines: Sequence[str], about: str | None = None) -> list[Row]:
    """Lines as rows; the first of them can be chosen if it stands for something."""
    return [Row(line, about if number == 0 else None) for number, line in enumerate(lines)]


def folded(drawn: Sequence[Row], canvas: Canvas) -> Sequence[Row]:
    """The rows, one that is too wide over several, as a terminal folds a long line: so an address is shown whole."""
    if isinstance(drawn, LazyRows):
        return drawn
    return [part for row in drawn for part in _parts(row, canvas)]


def _parts(row: Row, canvas: Canvas) -> list[Row]:
    """A row, or as many as it takes; the first of them stands for what it stands for."""
    if len(row.text) <= canvas.width and row.text.isascii():
        return [row]
    styled = list(runs(row.text))
    if sum(columns(text) for _, text in styled) <= canvas.width:
        return [row]
    lines, room = [""], canvas.width
    for style, text in styled:
        at = 0
        while at < len(text):
            piece = _fitting(text[at : at + room], room) or (text[at] if room == canvas.width else "")
            if not piece:
                lines, room = [*lines, ""], canvas.width
                continue
            lines[-1] += canvas.paint(style, piece) if style else piece
            at, room = at + len(piece), max(room - columns(piece), 0)
    return rows(lines, row.about)


def _fitting(text: str, room: int) -> str:
    """As much of a text as so many columns hold."""
    while columns(text) > room:
        text = text[:-1]
    return text


def nothing(_canvas: Canvas) -> tuple[Row, ...]:
    """An empty page."""
    return ()
