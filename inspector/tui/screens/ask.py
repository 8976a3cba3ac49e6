"""From a question to one line of text, with the names of files completed."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from inspector.report.layout import wrapped
from inspector.report.paint import Paint
from inspector.trust.kinds import is_key_material
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows
from inspector.visible import is_visible, visible

_MOST_NAMES = 200


class Files(Suggester):
    """Completes what is written to the first file or folder whose name begins so."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole name, None where there is none."""
        found = names_like(value)
        return found[0] if found and found[0] != value else None


def names_like(text: str) -> list[str]:
    """Files and folders (these with / at the end) whose path begins as the text does, in order."""
    if not text:
        return []
    head, slash, tail = text.rpartition("/")
    try:
        folder = Path(head + slash).expanduser() if head or slash else Path()
        fitting = sorted(entry for entry in folder.iterdir() if _fits(entry.name, tail))[:_MOST_NAMES]
        return [head + slash + entry.name + ("/" if entry.is_dir() else "") for entry in fitting]
    except (OSError, ValueError, RuntimeError):
        return []


def _fits(name: str, begun: str) -> bool:
    """Whether a name begins so and can be shown; hidden ones only where the beginning is theirs."""
    return name.startswith(begun) and is_visible(name) and (begun.startswith(".") or not name.startswith("."))


class Line(Input):
    """One line of text; a paste of several lines is not cut to its first but handed on."""

    class Pasted(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def _on_paste(self, event: Paste) -> None:
        text = event.text.strip()
        event.stop()
        event.prevent_default()
        if "\n" in text or "\r" in text or is_key_material(text):
            self.post_message(self.Pasted(text))
        else:
            self.insert_text_at_cursor(visible(text))


def _take_any(_name: str) -> str:
    return ""


class Ask(Overlay[str]):
    """A question for a file, answered by one line; below it the files that fit, or why an answer was refused."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete", priority=True)]

    def __init__(
        self, paint: Paint, title: str, hint: str, value: str = "", *, refuse: Callable[[str], str] = _take_any
    ) -> None:
        super().__init__(paint, title)
        self._hint, self._value, self._refuse = hint, value, refuse
        self._refused = ""

    def parts(self) -> ComposeResult:
        """The line, and the names that fit."""
        yield Line(self._value, placeholder=self._hint, suggester=Files(), id="line")
        yield Rows(self.paint, id="names", draw=self._names)

    def _names(self, canvas: Canvas) -> list[Row]:
        refused = [Row(canvas.paint("error", line)) for line in wrapped(self._refused, canvas.width) if line]
        return [*refused, *(Row(name, name) for name in names_like(self.query_one(Line).value or "./"))]

    def on_input_changed(self) -> None:
        """Shows the names that fit."""
        self._refused = ""
        self.query_one(Rows).show(self._names)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The answer, unless there is something against it, which is said."""
        self.answer(event.value.strip())

    def answer(self, name: str) -> None:
        """Closes with this answer, unless there is something against it, which is said."""
        self._refused = self._refuse(name) if name else ""
        self.query_one(Rows).show(self._names)
        if name and not self._refused:
            self.dismiss(name)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A name was chosen from the list."""
        name = event.row.about or ""
        line = self.query_one(Line)
        line.value = name
        line.cursor_position = len(name)
        line.focus()

    def action_complete(self) -> None:
        """The rest of the name; from the list back to the line."""
        line = self.query_one(Line)
        if not line.has_focus:
            line.focus()
            return
        found = names_like(line.value)
        if found and found[0] != line.value:
            line.value = found[0]
            line.cursor_position = len(found[0])
        else:
            self.query_one(Rows).focus()
