"""From payload and signing options, or the code that calls for them, to what is wrong and how it is set right."""

from collections.abc import Iterator, Sequence

from inspector.report.paint import Paint
from inspector.tui.pages.before_signing import Call, choice_of, chosen, outline
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.outlined import Outlined

_NONE = "Choose the corrected inputs or the code to copy them."


class Preflights(Outlined):
    """An outline of findings and results; what was chosen stands beside or below it."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-two")]  # noqa: RUF012 - as Textual types it

    def __init__(self, paint: Paint, calls: Sequence[Call]) -> None:
        super().__init__(paint, "Before signing", outline="outline", chosen="chosen")
        self._calls = calls
        self._unfolded: frozenset[str] = frozenset()

    def on_mount(self) -> None:
        """The first finding under the cursor; without any, the first that can be chosen."""
        self.show_outline()
        self.outline.focus()
        has_findings = bool(self._calls[0].preflight.findings)
        self.outline.choose("0:0" if has_findings else None)
        self.show_chosen()
        self.call_after_refresh(self.outline.scroll_home, animate=False)  # the verdict stands above the cursor

    def open_row(self, row: Row) -> None:
        """Enter unfolds what follows from a finding, or goes to what was chosen."""
        choice = choice_of(row.about)
        cause = self._calls[choice.call].cause(choice.what) if choice is not None else ""
        if not cause:
            super().open_row(row)
            return
        self._unfolded ^= {cause}
        self.show_outline()

    def hints(self, canvas: Canvas) -> Iterator[tuple[str, ...]]:
        """What keys do."""
        yield "tab the other part", f"{canvas.key('copy')} copies what is shown"
        yield "tab", f"{canvas.key('copy')} copies"

    def outline_rows(self, canvas: Canvas) -> list[Row]:
        """The verdict on each call, its findings, and what is made of it."""
        return outline(self._calls, self._unfolded, canvas)

    def chosen_rows(self, canvas: Canvas) -> list[Row]:
        """A finding explained, corrected inputs, or code."""
        return chosen(self._calls, choice_of(self.outline.about), canvas)

    def copied(self) -> Outlined.Copied:
        """The corrected inputs or the code that is shown."""
        choice = choice_of(self.outline.about)
        return self.Copied(self._calls[choice.call].text_of(choice.what) if choice is not None else "", _NONE)
