"""From lists too long for a menu to the one that is chosen: the tokens found, the rules of the catalogue."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input

from inspector.report.paint import Paint
from inspector.report.report import Report
from inspector.tui.pages.catalogue import index, of_rule
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.tokens import TokenRows, matching
from inspector.tui.screens.ask import Line
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows

_AT_ONCE = 5000  # tokens that are filtered at each key
_PAUSE = 0.25  # seconds without a key after which more are


class Tokens(Overlay[int]):
    """The tokens found, with verdict, place and first cause; ctrl+f shows only those that hold some words."""

    HINT = "enter shows it   ctrl+f filter   esc back"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+f", "filter", "Filter", id="filter")]

    def __init__(self, paint: Paint, reports: Sequence[Report], titles: Sequence[str], chosen: int) -> None:
        super().__init__(paint, "Tokens found")
        self._reports, self._titles, self._number = reports, titles, chosen
        self._chosen: Sequence[int] = range(len(reports))
        self._soon: Timer | None = None

    def parts(self) -> ComposeResult:
        """The line to filter by, hidden at first, and the list."""
        yield Line(placeholder="verdict, rule, words of a finding", id="line")
        yield Rows(self.paint, id="text", draw=self._draw_tokens)

    def on_mount(self) -> None:
        """The cursor on the token that is shown."""
        self.query_one(Line).display = False
        found = self.query_one(Rows)
        found.focus()
        self.call_after_refresh(found.go_to, self._number)

    def on_unmount(self) -> None:
        """Lets go of the reports: they may be many, and others may come in their place."""
        self._reports, self._chosen = (), ()

    def lists(self, reports: Sequence[Report]) -> bool:
        """Whether these are the reports that it lists."""
        return self._reports is reports

    def grow(self) -> None:
        """More tokens were found meanwhile."""
        if self.query_one(Line).value:
            self._filter_soon()
        else:
            self._chosen = range(len(self._reports))
            self.query_one(Rows).show(self._draw_tokens)

    def _draw_tokens(self, canvas: Canvas) -> Sequence[Row]:
        told = f"{len(self._chosen):,} of {len(self._reports):,} tokens"
        self.query_one("#box").border_title = Content(told)
        return TokenRows(self._reports, self._titles, self._chosen, canvas)

    def action_filter(self) -> None:
        """Opens the line to filter by."""
        line = self.query_one(Line)
        line.display = True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows those that hold the words; of many, once no more is written."""
        event.stop()
        if len(self._reports) <= _AT_ONCE:
            self._filter()
        else:
            self._filter_soon()

    def _filter_soon(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(_PAUSE, self._filter)

    def _filter(self) -> None:
        self._chosen = matching(self._reports, self._titles, self.query_one(Line).value)
        self.query_one(Rows).show(self._draw_tokens)

    def on_input_submitted(self) -> None:
        """From the line to the list."""
        found = self.query_one(Rows)
        found.focus()
        found.go_to(0)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A token was chosen."""
        if event.row.about is not None:
            self.dismiss(int(event.row.about))


class Rules(Overlay[None]):
    """The index of rules, with the explanation of the one under the cursor."""

    def __init__(self, paint: Paint) -> None:
        super().__init__(paint, "Rules")

    def parts(self) -> ComposeResult:
        """The index, and the explanation under it."""
        yield Rows(self.paint, id="index", draw=index)
        yield Rows(self.paint, id="rule")

    def on_mount(self) -> None:
        """The cursor on the first rule."""
        found = self.query_one("#index", Rows)
        found.focus()
        self.call_after_refresh(found.go_to, 1)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Explains the rule."""
        code = event.row.about
        if code is not None:
            self.query_one("#rule", Rows).show(lambda canvas: of_rule(code, canvas))
