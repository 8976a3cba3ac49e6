"""From a case to its screen: causes and calls in an outline, and beside or below it what was chosen of it."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from inspector.report.layout import clipped, wrapped
from inspector.report.paint import Paint, runs
from inspector.report.report import Report
from inspector.tui.keys import DEFAULTS
from inspector.tui.pages.cells import file_name
from inspector.tui.pages.login_case import FIRST, LoginCase, detail, moment_of, outline
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.progress import Progress, progress_rows
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows
from inspector.visible import visible

_LONGEST_NAME = 60
_COPIED = 120  # columns that no known address exceeds
_SOON = "Causes and calls are shown as soon as the capture is read."


class Cases(Overlay[None]):
    """A case, or how far the capture that it is in has been read; `case` is None until then."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (120, "-two")]  # noqa: RUF012 - as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(DEFAULTS["copy"], "copy", "Copy", id="copy"),
        Binding(DEFAULTS["save"], "app.save", "Save", id="save"),
        Binding(DEFAULTS["certificate"], "app.certificate", "Certificate", id="certificate"),
    ]

    class LookedAt(Message):
        """A token is to be looked at, as of when it was used if that is known; `chosen` is where the cursor was."""

        def __init__(self, report: Report, moment: float | None, chosen: str | None) -> None:
            self.report, self.moment, self.chosen = report, moment, chosen
            super().__init__()

    class Copied(Message):
        """A text to be put into the clipboard."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self, paint: Paint, case: LoginCase | None, name: str, at: str | None = None) -> None:
        told = clipped(visible(file_name(name)), _LONGEST_NAME, paint.drawn("…"))
        super().__init__(paint, f"Case: {told}" if told else "Case")
        self._case, self._at = case, at or FIRST
        views = [Rows(paint, id=name) for name in ("reading", "causes", "explained")]
        self._reading, self._outline, self._detail = views
        self._saves = Button("", compact=True, id="save", action="app.save")

    def parts(self) -> ComposeResult:
        """How far reading has come, the outline, and what was chosen."""
        yield self._reading
        with Container(id="both"):
            yield self._outline
            yield self._detail
        yield self._saves

    def on_mount(self) -> None:
        """The first cause under the cursor, or what it stood on when the case was left."""
        self._reading.can_focus = False
        self._reading.display = self._case is None
        self._outline.focus()
        if self._case is not None:
            self.take(self._case)
        else:
            self._outline.show(self._rows)

    def read(self, progress: Progress) -> None:
        """How far the capture has been read."""
        if self._case is None and self.is_mounted:
            self._reading.show(lambda canvas: progress_rows(progress, canvas))

    def take(self, case: LoginCase) -> None:
        """Shows a case; the cursor stays where it is, if that is still there."""
        at = self._outline.about or self._at
        self._case, self._reading.display = case, False
        self._outline.show(self._rows)
        self._outline.choose(at)
        self._show()
        if at == FIRST:
            self.call_after_refresh(self._outline.scroll_home, animate=False)  # the outcome stands above the cursor

    def _rows(self, canvas: Canvas) -> list[Row]:
        self._name_keys(canvas)
        if self._case is None:
            return [Row(canvas.paint("dim", line)) for line in wrapped(_SOON, canvas.width)]
        return outline(self._case, canvas)

    def _name_keys(self, canvas: Canvas) -> None:
        self._saves.label = Content(f"[ Save the masked report ({canvas.key('save')}) ]")
        hints = ["   ".join(filter(None, (*each, "esc back"))) for each in self._hints(canvas)]
        room = self.size.width - 6
        self.box.border_subtitle = Content(next((each for each in hints if len(each) <= room), hints[-1]))

    def _hints(self, canvas: Canvas) -> Iterator[tuple[str, ...]]:
        """What keys do, in fewer and fewer words."""
        diagnosis = None if self._case is None else self._case.diagnosis
        has_token = diagnosis is not None and any(each.report for each in diagnosis.judged)
        calls = "end the calls" if diagnosis is not None and diagnosis.exchanges else ""
        copies = f"{canvas.key('copy')} copies"
        yield "enter shows a call's token" * has_token, calls, "tab the other part", f"{copies} what is shown"
        yield "enter its token" * has_token, calls, "tab", copies
        yield "enter its token" * has_token, "tab", copies

    def _details(self, canvas: Canvas) -> list[Row]:
        return [] if self._case is None else detail(self._case, self._outline.about, canvas)

    def _show(self) -> None:
        self._detail.show(self._details)
        self._detail.scroll_home(animate=False)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Shows what was chosen of the outline."""
        event.stop()
        if event.view is self._outline:
            self._show()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Enter shows a call's token in the workbench; of all else it goes to what was chosen, to read on in it."""
        event.stop()
        judged = self._case.judged(event.row.about) if self._case is not None else None
        if judged is None or judged.report is None:
            self._detail.focus()
        else:
            self.post_message(self.LookedAt(judged.report, moment_of(judged), event.row.about))

    def action_copy(self) -> None:
        """Copies what is shown of the choice, addresses whole, without anything that says who the user is."""
        rows = self._details(Canvas(_COPIED, self.paint))
        lines = ("".join(text for _, text in runs(row.text)).rstrip() for row in rows)
        self.post_message(self.Copied("\n".join(lines) + "\n"))
