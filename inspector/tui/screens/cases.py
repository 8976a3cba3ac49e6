"""From a case to its screen: what came of it, its calls in an outline, and beside or below it what was chosen."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from inspector.diagnosis.cause import Judged
from inspector.report.layout import clipped, wrapped
from inspector.report.paint import Paint, runs
from inspector.report.report import Report
from inspector.tui.keys import DEFAULTS
from inspector.tui.pages.case_choice import choice, whole, why
from inspector.tui.pages.case_outline import first_rows, outline, start_of
from inspector.tui.pages.cells import file_name
from inspector.tui.pages.login_case import LoginCase, moment_of
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.progress import Progress, progress_rows
from inspector.tui.screens.outlined import Outlined
from inspector.tui.screens.overlay import Menu
from inspector.tui.widgets.rows import Rows
from inspector.visible import visible

_LONGEST_NAME = 60
_COPIED = 120  # columns that no known address exceeds
_SOON = "Causes and calls are shown as soon as the capture is read."
_WHY = "Why, and what to change"


class Cases(Outlined):
    """A case, or how far the capture that it is in has been read; `case` is None until then."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (120, "-two"), (180, "-three")]  # noqa: RUF012 - as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(DEFAULTS["save"], "app.save", "Save", id="save"),
        Binding(DEFAULTS["certificate"], "app.certificate", "Certificate", id="certificate"),
    ]

    class LookedAt(Message):
        """A token is to be looked at, as of when it was used if that is known; `chosen` is where the cursor was."""

        def __init__(self, report: Report, moment: float | None, chosen: str | None) -> None:
            self.report, self.moment, self.chosen = report, moment, chosen
            super().__init__()

    def __init__(self, paint: Paint, case: LoginCase | None, name: str, at: str | None = None) -> None:
        told = clipped(visible(file_name(name)), _LONGEST_NAME, paint.drawn("…"))
        super().__init__(paint, f"Case: {told}" if told else "Case", outline="causes", chosen="explained")
        self._case, self._at = case, at
        self._reading, self._first, self._why = (Rows(paint, id=name) for name in ("reading", "first", "whole"))
        self._saves = Button("", compact=True, id="save", action="app.save")

    def parts(self) -> ComposeResult:
        """How far reading has come, what came of the case, the outline, what was chosen, and the first cause whole."""
        yield self._reading
        yield self._first
        with Container(id="both"):
            yield self.outline
            yield self.chosen
            yield self._why
        yield self._saves

    def on_mount(self) -> None:
        """The call that failed under the cursor, or what it stood on when the case was left."""
        for each in (self._reading, self._first):
            each.can_focus = False
        self._reading.display = self._case is None
        self.outline.focus()
        if self._case is not None:
            self.take(self._case)
        else:
            self.show_outline()

    def read(self, progress: Progress) -> None:
        """How far the capture has been read."""
        if self._case is None and self.is_mounted:
            self._reading.show(lambda canvas: progress_rows(progress, canvas))

    def take(self, case: LoginCase) -> None:
        """Shows a case; the cursor stays where it is, if that is still there."""
        is_new = self.outline.about is None
        at = self.outline.about or self._at or start_of(case)
        self._case, self._reading.display = case, False
        self.set_class(not case.diagnosis.exchanges, "-without-calls")
        self._first.show(lambda canvas: first_rows(case, canvas))
        self._why.show(lambda canvas: [Row(canvas.paint("bold", _WHY)), *why(case, canvas)])
        self.show_outline()
        self._settle(case)
        self.outline.choose(at)
        self.show_chosen()
        if is_new:
            self.call_after_refresh(self._from_the_top)

    def _from_the_top(self) -> None:
        """What stands above the cursor is seen, too: all of it if there is room, else the calls right before."""
        height = self.outline.size.height
        first = 0 if self.outline.cursor < height else self.outline.cursor - height * 2 // 3
        self.outline.scroll_to(y=first, animate=False)

    def _settle(self, case: LoginCase) -> None:
        """An outline with a single way in it would only lead to what stands below it."""
        self.outline.display = len(outline(case, Canvas(_COPIED, self.paint))) > 1
        self.set_class(not self.outline.display, "-alone")
        if not self.outline.display and self.focused is not self.chosen:
            self.chosen.focus()

    def name_keys(self, canvas: Canvas) -> None:
        """Says what keys do, the one that saves on its button."""
        super().name_keys(canvas)
        self._saves.label = Content(f"[ Save the masked report ({canvas.key('save')}) ]")

    def outline_rows(self, canvas: Canvas) -> list[Row]:
        """The calls, and what is said beside the cause."""
        if self._case is None:
            return [Row(canvas.paint("dim", line)) for line in wrapped(_SOON, canvas.width)]
        return outline(self._case, canvas)

    def hints(self, canvas: Canvas) -> Iterator[tuple[str, ...]]:
        """What keys do."""
        has_token = self._case is not None and any(each.report for each in self._case.tokens)
        copies = f"{canvas.key('copy')} copies"
        if not self.outline.display:
            yield (f"{copies} what is shown",)
        yield "enter shows a call's token" * has_token, "tab the other part", f"{copies} what is shown"
        yield "enter its token" * has_token, "tab the other part", copies
        yield "enter its token" * has_token, "tab", copies

    def chosen_rows(self, canvas: Canvas) -> list[Row]:
        """What is said of the choice."""
        return [] if self._case is None else choice(self._case, self.outline.about, canvas)

    def open_row(self, row: Row) -> None:
        """Enter shows a token in the workbench, of several the one that is chosen; else it goes to what was chosen."""
        found = () if self._case is None else self._case.tokens_at(row.about)
        if not found:
            super().open_row(row)
        elif len(found) == 1:
            self._show_token(found[0], row.about)
        else:
            self._ask_which(found, row.about)

    def _ask_which(self, found: tuple[Judged, ...], about: str | None) -> None:
        words = ["the token that was sent" if each.exchange is not None else _of_answer(each) for each in found]
        menu = Menu(self.paint, "Which token?", tuple((str(at), each) for at, each in enumerate(words)))
        self.app.push_screen(menu, lambda at: None if at is None else self._show_token(found[int(at)], about))

    def _show_token(self, judged: Judged, about: str | None) -> None:
        if judged.report is not None:
            self.post_message(self.LookedAt(judged.report, moment_of(judged), about))

    def copied(self) -> Outlined.Copied:
        """What is shown of the choice, addresses whole, without anything that says who the user is."""
        drawn = [] if self._case is None else whole(self._case, self.outline.about, Canvas(_COPIED, self.paint))
        lines = ("".join(text for _, text in runs(row.text)).rstrip() for row in drawn)
        return self.Copied("\n".join(lines) + "\n" if drawn else "", _SOON)


def _of_answer(judged: Judged) -> str:
    claims = () if judged.report is None else judged.report.findings[:1]
    found = "".join(f": {each.rule.code}" for each in claims)
    return f"a token in {visible(judged.where)}{found}"
