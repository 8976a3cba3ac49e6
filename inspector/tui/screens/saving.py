"""From a file's name to the report that is saved under it: what is masked in it is said, and why it cannot be saved."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from inspector.diagnosis.dossier.about import MASKING
from inspector.diagnosis.dossier.written import Form, form_of
from inspector.report.layout import wrapped
from inspector.report.paint import Paint
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.ask import Files, Line
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows
from inspector.visible import visible

ENDINGS = "End the name with .md for Markdown, or .html for a web page."
_FORMS: dict[Form, str] = {
    "Markdown": "Markdown, for a ticket or mail; with .html it is a web page.",
    "HTML": "A web page, for a browser; with .md it is Markdown.",
    "": ENDINGS,
}


class SaveReport(Overlay[Path]):
    """A line for the file's name; under it the form that its ending says, or why nothing was saved.

    It is closed with the path of what was saved.
    """

    HINT: ClassVar[str] = "enter saves   tab next   esc back"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "submit", "Save", priority=True)]

    class Named(Message):
        """The report is to be saved under this name, with `is_over` in the place of a file that is there."""

        def __init__(self, dialog: "SaveReport", name: str, *, is_over: bool = False) -> None:
            self.dialog, self.name, self.is_over = dialog, name, is_over
            super().__init__()

    def __init__(self, paint: Paint, heading: str, name: str) -> None:
        super().__init__(paint, heading)
        self._name_at_first = name
        self._refused, self._is_at_work = "", False

    def parts(self) -> ComposeResult:
        """The line, what is said of the name, what can be done, and what is masked."""
        yield Line(self._name_at_first, placeholder="the name of a file", suggester=Files(), id="report-file")
        yield Rows(self.paint, id="told", draw=self._told)
        with Horizontal(id="acts"):
            yield Button(Content("[ Save ]"), compact=True, id="save", action="screen.submit")
            yield Button(Content("[ Back ]"), compact=True, id="leave", action="screen.leave")
        yield Rows(self.paint, id="masked", draw=self._masked)

    def on_mount(self) -> None:
        """What is said takes no cursor."""
        self.query_one("#told", Rows).can_focus = False

    def _told(self, canvas: Canvas) -> list[Row]:
        if self._refused:
            return [
                Row(canvas.paint("error", canvas.paint.drawn(line))) for line in wrapped(self._refused, canvas.width)
            ]
        words = "Saving…" if self._is_at_work else _FORMS[form_of(self.query_one(Line).value.strip())]
        return [Row(canvas.paint("dim", canvas.paint.drawn(line))) for line in wrapped(words, canvas.width)]

    def _masked(self, canvas: Canvas) -> list[Row]:
        return [Row(line) for words in MASKING for line in wrapped(canvas.paint.drawn(words), canvas.width)]

    def on_input_changed(self) -> None:
        """Another name has another ending."""
        self._say("")

    def on_input_submitted(self) -> None:
        """Enter saves."""
        self.action_submit()

    def action_submit(self) -> None:
        """Asks for the report to be saved under this name."""
        name = self.query_one(Line).value.strip()
        if not self._is_at_work:
            self.post_message(self.Named(self, name))

    def begin(self) -> None:
        """The report is being written."""
        self._say("", is_at_work=True)

    def refuse(self, words: str) -> None:
        """Says why nothing was saved; the name stays as it is written."""
        self._say(visible(words))

    def _say(self, words: str, *, is_at_work: bool = False) -> None:
        self._refused, self._is_at_work = words, is_at_work
        if self.is_mounted:
            self.query_one("#told", Rows).show(self._told)
