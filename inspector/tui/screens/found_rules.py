"""From the tokens found to the rules that found something in them, most often first, and to the one that is chosen."""

from collections import Counter
from dataclasses import replace
from time import perf_counter
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer

from inspector.checks.catalogue import BY_CODE
from inspector.report.paint import Paint
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.overlay import Overlay
from inspector.tui.sieve import Sifting, title_of
from inspector.tui.widgets.rows import Rows

_SLICE, _BETWEEN = 0.01, 0.005  # seconds of counting at once, and for the screen after it
_AT_ONCE = 50


class FoundRules(Overlay[str]):
    """The rules found and in how many tokens each; the answer is a code, "" for all rules."""

    HINT: ClassVar[str] = "enter lists its tokens   esc back"

    def __init__(self, paint: Paint, sifting: Sifting) -> None:
        super().__init__(paint, "Rules found")
        self._reports, self._titles = sifting.reports, sifting.titles
        self._sieve, self._chosen = replace(sifting.sieve, rule=""), sifting.sieve.rule
        self._tokens, self._found = 0, Counter[str]()
        self._looked_at = 0
        self._soon: Timer | None = None
        self._view = Rows(paint, id="rules", draw=self._rules)

    def parts(self) -> ComposeResult:
        """The rules."""
        yield self._view

    def on_mount(self) -> None:
        """The cursor on the rule that is asked for."""
        self._view.choose(self._chosen)
        self._count()

    def on_unmount(self) -> None:
        """Lets go of the reports."""
        self._reports = ()

    def grow(self) -> None:
        """More tokens were found meanwhile."""
        if self._soon is None:
            self._count()

    def _count(self) -> None:
        """Looks at some more of the tokens, and soon at the others."""
        self._soon = None
        until = perf_counter() + _SLICE
        while self._looked_at < len(self._reports) and perf_counter() < until:
            end = min(self._looked_at + _AT_ONCE, len(self._reports))
            for number in range(self._looked_at, end):
                self._add(number)
            self._looked_at = end
        self._view.show(self._rules)
        if self._looked_at < len(self._reports):
            self._soon = self.set_timer(_BETWEEN, self._count)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A rule was chosen."""
        event.stop()
        self.dismiss(event.row.about)

    def _add(self, number: int) -> None:
        report = self._reports[number]
        if self._sieve.holds(report, title_of(self._titles, number)):
            self._tokens += 1
            self._found.update({finding.rule.code for finding in report.findings})

    def _rules(self, canvas: Canvas) -> list[Row]:
        self.box.border_title = Content(canvas.paint.drawn(" · ".join(("Rules found", *self._sieve.told))))
        width = max(len(f"{self._tokens:,}"), 6)
        every = Row(f"{self._tokens:>{width},}  {canvas.paint('bold', 'all rules')}", "")
        ordered = sorted(self._found.items(), key=lambda each: (-each[1], each[0]))
        return [every, *(_row(code, count, width, canvas) for code, count in ordered)]


def _row(code: str, count: int, width: int, canvas: Canvas) -> Row:
    """In how many tokens, and what the rule says."""
    rule, paint = BY_CODE[code], canvas.paint
    head = f" {code} "
    told = canvas.clipped(paint.drawn(rule.title), max(canvas.width - width - len(head) - 3, 8))
    return Row(f"{count:>{width},}  {paint.sign(rule.severity)}{paint(rule.severity.value, head)}{told}", code)
