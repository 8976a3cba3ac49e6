"""From payload and signing options, or the code that calls for them, to what is wrong and how it is set right."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message

from inspector.report.paint import Paint
from inspector.tui.keys import DEFAULTS
from inspector.tui.pages.before_signing import Call, choice_of, chosen, outline
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows


class Preflights(Overlay[None]):
    """An outline of findings and results, and beside or below it what was chosen of it."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-two")]  # noqa: RUF012 - as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = [Binding(DEFAULTS["copy"], "copy", "Copy", id="copy")]

    class Copied(Message):
        """A text to be put into the clipboard."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self, paint: Paint, calls: Sequence[Call]) -> None:
        super().__init__(paint, "Before signing")
        self._calls = calls
        self._unfolded: frozenset[str] = frozenset()
        self._outline, self._detail = Rows(paint, id="outline"), Rows(paint, id="chosen")

    def parts(self) -> ComposeResult:
        """The outline and what was chosen."""
        with Container(id="both"):
            yield self._outline
            yield self._detail

    def on_mount(self) -> None:
        """The first finding under the cursor; without any, the first that can be chosen."""
        self._outline.show(self._outline_rows)
        self._outline.focus()
        has_findings = bool(self._calls[0].preflight.findings)
        self._outline.choose("0:0" if has_findings else None)
        self._show()
        self.call_after_refresh(self._outline.scroll_home, animate=False)  # the verdict stands above the cursor

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Shows what was chosen of the outline."""
        event.stop()
        if event.view is self._outline:
            self._show()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Enter unfolds what follows from a finding, or goes to what was chosen, to read on in it."""
        event.stop()
        choice = choice_of(event.row.about)
        cause = self._calls[choice.call].cause(choice.what) if choice is not None else ""
        if cause:
            self._unfolded ^= {cause}
            self._outline.show(self._outline_rows)
        else:
            self._detail.focus()

    def _show(self) -> None:
        self._detail.show(self._rows)
        self._detail.scroll_home(animate=False)

    def _outline_rows(self, canvas: Canvas) -> list[Row]:
        keys = f"tab the other part   {canvas.key('copy')} copies what is shown   esc back"
        self.box.border_subtitle = Content(keys)
        return outline(self._calls, self._unfolded, canvas)

    def _rows(self, canvas: Canvas) -> list[Row]:
        return chosen(self._calls, choice_of(self._outline.about), canvas)

    def action_copy(self) -> None:
        """Copies the corrected inputs or the code that is shown."""
        choice = choice_of(self._outline.about)
        text = self._calls[choice.call].text_of(choice.what) if choice is not None else ""
        self.post_message(self.Copied(text))
