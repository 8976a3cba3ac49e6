"""From rows to a box over the workbench, that escape closes."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from inspector.report.layout import wrapped
from inspector.report.paint import Paint
from inspector.tui.keys import DEFAULTS
from inspector.tui.pages.row import Canvas, Draw, Row, rows
from inspector.tui.widgets.rows import COMPONENTS, Rows

Answer = TypeVar("Answer")


class Overlay(ModalScreen[Answer | None], Generic[Answer]):
    """A titled box; what it is closed with is its answer, None where it was left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)
    HINT: ClassVar[str] = "esc back"
    ASKS: ClassVar[bool] = True  # whether it waits for an answer, and another question must not lie over it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="back"),
        Binding(DEFAULTS["open"], "app.open", "Open", id="open"),
        Binding(DEFAULTS["files"], "app.files", "Files", id="files"),
    ]

    def __init__(self, paint: Paint, heading: str) -> None:
        super().__init__()
        self.paint, self._heading = paint, heading
        self.box = Vertical(id="box")

    def compose(self) -> ComposeResult:
        """The box with its parts."""
        with self.box:
            self.box.border_title = Content(self._heading)
            self.box.border_subtitle = Content(self.HINT)
            yield from self.parts()

    def parts(self) -> ComposeResult:
        """What stands in the box."""
        yield from ()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """What is opened here is no affair of the workbench below."""
        event.stop()

    def action_leave(self) -> None:
        """Back, without an answer."""
        self.dismiss(None)


class Sheet(Overlay[None]):
    """Rows to read: a value whole, help."""

    ASKS: ClassVar[bool] = False

    def __init__(self, paint: Paint, title: str, draw: Draw) -> None:
        super().__init__(paint, title)
        self._draw_rows = draw

    def parts(self) -> ComposeResult:
        """The rows."""
        yield Rows(self.paint, id="text", draw=self._draw_rows)


class Menu(Overlay[str]):
    """Rows to choose one of."""

    def __init__(self, paint: Paint, title: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__(paint, title)
        self._choices = choices

    def parts(self) -> ComposeResult:
        """The choices, the first under the cursor."""
        yield Rows(self.paint, id="text", draw=self._rows)

    def _rows(self, canvas: Canvas) -> list[Row]:
        return [row for name, words in self._choices for row in rows(wrapped(words, canvas.width), name)]

    def on_mount(self) -> None:
        """The cursor on the first."""
        self.query_one(Rows).choose(self._choices[0][0])

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """The choice was made."""
        self.dismiss(event.row.about)
