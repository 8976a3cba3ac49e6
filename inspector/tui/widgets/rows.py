"""From rows to a scrolled view, with a cursor on those that can be chosen."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from inspector.report.paint import Paint, runs
from inspector.tui.keys import Keyed
from inspector.tui.pages.row import Canvas, Draw, Row, folded, nothing, place_of
from inspector.tui.widgets.bars import draw_in_ascii

STYLES = (
    "bold",
    "dim",
    "red",
    "green",
    "yellow",
    "blue",
    "error",
    "warning",
    "note",
    "conforming",
    "nonconforming",
    "undecided",
)


_COLOURED = frozenset(STYLES) - {"bold"}
# Screens hold these, once for all their views: thirteen views with fourteen styles each took 30 ms of the first paint.
COMPONENTS = frozenset({f"rows--{style}" for style in STYLES} | {"rows--cursor", "rows--mark"})


class Rows(ScrollView, can_focus=True):
    """Painted lines, drawn when they come into view, so that a hundred thousand cost no more than fifty.

    Text comes painted and visible (`inspector.visible`): it is never read as markup.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "leap(-1)", "Page up", show=False),
        Binding("pagedown", "leap(1)", "Page down", show=False),
        Binding("home", "end(0)", "First", show=False),
        Binding("end", "end(1)", "Last", show=False),
        Binding("enter", "open", "Whole value", id="reveal", show=False),
    ]

    cursor: reactive[int] = reactive(-1)

    class Chosen(Message):
        """The cursor came to stand on a row."""

        def __init__(self, view: "Rows", row: Row) -> None:
            self.view, self.row = view, row
            super().__init__()

    class Opened(Message):
        """Enter was pressed on a row, or it was clicked again."""

        def __init__(self, view: "Rows", row: Row) -> None:
            self.view, self.row = view, row
            super().__init__()

    def __init__(self, paint: Paint, *, id: str, draw: Draw = nothing) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._paint, self._draw = paint, draw
        self._rows: Sequence[Row] = ()
        self._drawn_for = 0
        self._about: str | None = None

    def show(self, draw: Draw) -> None:
        """Draws something else; the cursor stays with what it stood on, if that is still there."""
        self._draw, self._drawn_for = draw, 0
        self._redraw(self.scrollable_content_region.width)

    @property
    def rows(self) -> Sequence[Row]:
        """What is drawn at present."""
        return self._rows

    @property
    def about(self) -> str | None:
        """What the cursor stands on, or will as soon as it is drawn."""
        return self._about

    @property
    def chosen(self) -> Row | None:
        """The row that the cursor stands on."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    def choose(self, about: str | None) -> None:
        """Moves the cursor to the row about something, without a word to others; nowhere if there is none."""
        self._about = about
        where = -1 if about is None else place_of(about, self._rows)
        with self.prevent(Rows.Chosen):
            self.cursor = where
        self._keep_in_sight()

    def _redraw(self, width: int) -> None:
        if width <= 0 or width == self._drawn_for:
            return
        keys = self.app.key_names if isinstance(self.app, Keyed) else {}
        canvas = Canvas(width, self._paint, keys)
        self._rows = folded(self._draw(canvas), canvas)
        self._drawn_for = width
        self.virtual_size = Size(width, len(self._rows))
        if self.chosen is None or self.chosen.about != self._about:
            self.choose(self._about)
        self.refresh(layout=True)

    def on_mount(self) -> None:
        """In ASCII the scroll bar, too."""
        if self._paint.ascii:
            draw_in_ascii(self)

    def on_resize(self) -> None:
        """Draws for the new width."""
        self._redraw(self.scrollable_content_region.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as there are rows."""
        self._redraw(width - self.scrollbar_size_vertical * (self.styles.scrollbar_gutter == "stable"))
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        number = y + self.scroll_offset.y
        plain = self.rich_style
        if not 0 <= number < len(self._rows):
            return Strip.blank(self.size.width, plain)
        row = self._rows[number]
        is_chosen = number == self.cursor and row.about is not None
        over = self.screen.get_component_rich_style("rows--cursor" if self.has_focus else "rows--mark", partial=True)
        drawn = [(self._style(style, plain), text) for style, text in runs(row.text)]
        if is_chosen:  # in reverse video the colours of runs would make a patchwork
            drawn = [(plain + over if over.reverse else style + over, text) for style, text in drawn]
        strip = Strip([Segment(text, style) for style, text in drawn]).crop(0, self.size.width)
        return strip.extend_cell_length(self.size.width, plain + over if is_chosen else plain)

    def _style(self, name: str, plain: Style) -> Style:
        """A run's style over the view's own: its background only where it has one of its own."""
        if not name:
            return plain
        whole = self.screen.get_component_rich_style(f"rows--{name}")
        own = self.screen.get_component_rich_style(f"rows--{name}", partial=True)
        return plain + own + Style(color=whole.color) if name in _COLOURED else plain + own

    def watch_cursor(self, before: int, after: int) -> None:
        """Says which row was chosen."""
        self.refresh_line(before)
        self.refresh_line(after)
        row = self.chosen
        if row is not None and row.about is not None:
            self._about = row.about
            self.post_message(self.Chosen(self, row))

    def on_click(self, event: Click) -> None:
        """Chooses the row that was clicked."""
        number = event.y + self.scroll_offset.y
        if not 0 <= number < len(self._rows) or self._rows[number].about is None:
            return
        if number == self.cursor and event.chain > 1:
            self.action_open()
        self.cursor = number

    def go_to(self, number: int) -> None:
        """Moves the cursor to a row, or the next that can be chosen."""
        self._go(number, 1)

    def action_open(self) -> None:
        """Says that the row under the cursor is to be opened."""
        row = self.chosen
        if row is not None and row.about is not None:
            self.post_message(self.Opened(self, row))

    def action_move(self, by: int) -> None:
        """The next row that can be chosen; a line further where none can."""
        if not self._has_choice():
            self.scroll_relative(y=by, animate=False)
            return
        self._go(self.cursor + by, by)

    def action_leap(self, by: int) -> None:
        """A page further."""
        page = max(self.size.height - 1, 1)
        if self._has_choice():
            self._go(min(max(self.cursor + by * page, 0), len(self._rows) - 1), by)
        else:
            self.scroll_relative(y=by * page, animate=False)

    def action_end(self, last: int) -> None:
        """The first or last row."""
        if self._has_choice():
            self._go(len(self._rows) - 1 if last else 0, -1 if last else 1)
        elif last:
            self.scroll_end(animate=False)
        else:
            self.scroll_home(animate=False)

    def _has_choice(self) -> bool:
        return any(self._rows[index].about is not None for index in range(min(len(self._rows), 2000)))

    def _go(self, number: int, by: int) -> None:
        while 0 <= number < len(self._rows) and self._rows[number].about is None:
            number += by
        if 0 <= number < len(self._rows):
            self.cursor = number
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if self.cursor >= 0:
            self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
