"""From what can be chosen to a screen of it: an outline, and beside or below it what was chosen, to be copied."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message

from inspector.report.paint import Paint
from inspector.tui.keys import DEFAULTS
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows

_BESIDE_HINT = 6  # columns of the box's frame


class Outlined(Overlay[None]):
    """An outline with the cursor in it; moving over it shows each, and enter goes there to read on."""

    ASKS: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding(DEFAULTS["copy"], "copy", "Copy", id="copy")]

    class Copied(Message):
        """A text to be put into the clipboard; where there is none, `otherwise` says what to choose first."""

        def __init__(self, text: str, otherwise: str) -> None:
            self.text, self.otherwise = text, otherwise
            super().__init__()

    def __init__(self, paint: Paint, heading: str, *, outline: str, chosen: str) -> None:
        super().__init__(paint, heading)
        self.outline, self.chosen = Rows(paint, id=outline), Rows(paint, id=chosen)
        self.outline.add_class("outline")
        self.chosen.add_class("chosen")

    def parts(self) -> ComposeResult:
        """The outline and what was chosen."""
        with Container(id="both"):
            yield self.outline
            yield self.chosen

    def show_outline(self) -> None:
        """Draws the outline; the cursor stays where it is, if that is still there."""
        self.outline.show(self._outline)

    def show_chosen(self) -> None:
        """Draws what the cursor of the outline stands on, from its beginning."""
        self.chosen.show(self._chosen)
        self.chosen.scroll_home(animate=False)

    def _outline(self, canvas: Canvas) -> list[Row]:
        self.name_keys(canvas)
        return self.outline_rows(canvas)

    def _chosen(self, canvas: Canvas) -> list[Row]:
        self.name_keys(canvas)
        return self.chosen_rows(canvas)

    def name_keys(self, canvas: Canvas) -> None:
        """Says below what keys do, in as many words as there is room for."""
        hints = ["   ".join(filter(None, (*each, "esc back"))) for each in self.hints(canvas)]
        room = self.size.width - _BESIDE_HINT
        self.box.border_subtitle = Content(next((each for each in hints if len(each) <= room), hints[-1]))

    @abstractmethod
    def hints(self, canvas: Canvas) -> Iterator[tuple[str, ...]]:
        """What keys do, in fewer and fewer words."""

    @abstractmethod
    def outline_rows(self, canvas: Canvas) -> list[Row]:
        """What can be chosen."""

    @abstractmethod
    def chosen_rows(self, canvas: Canvas) -> list[Row]:
        """What is shown of the choice."""

    @abstractmethod
    def copied(self) -> "Outlined.Copied":
        """What is copied of the choice."""

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Shows what was chosen of the outline."""
        event.stop()
        if event.view is self.outline:
            self.show_chosen()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Enter does what there is to be done with a row."""
        event.stop()
        self.open_row(event.row)

    def open_row(self, _row: Row) -> None:
        """Goes to what was chosen, to read on in it."""
        self.chosen.focus()

    def action_copy(self) -> None:
        """Copies what is shown of the choice."""
        self.post_message(self.copied())
