"""From the catalogue to an index of its rules, with the explanation of the one under the cursor."""

from typing import ClassVar

from textual.app import ComposeResult

from inspector.report.paint import Paint
from inspector.tui.pages.catalogue import index, of_rule
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows


class Rules(Overlay[None]):
    """The index of rules, with the explanation of the one under the cursor."""

    ASKS: ClassVar[bool] = False

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
