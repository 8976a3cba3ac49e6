"""From the tenants that are kept to the one that something is to be done with."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from inspector.configuration.kept import Kept
from inspector.report.paint import Paint
from inspector.tui.desk import Desk
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.tenants import EACH, of_row, tenant_rows
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows


class Tenants(Overlay[str]):
    """The tenants, with all that is known of the one under the cursor; the answer is what a line stands for."""

    HINT: ClassVar[str] = "enter chooses   tab details   esc back"

    def __init__(self, paint: Paint, kept: Sequence[Kept], desk: Desk, *, path: str, at: str = EACH) -> None:
        super().__init__(paint, "Tenants")
        self._kept, self._desk = kept, desk
        self._path, self._at = path, at
        self._list, self._detail = Rows(paint, id="tenants", draw=self._rows), Rows(paint, id="detail")

    def parts(self) -> ComposeResult:
        """The list, and all of one under it."""
        yield self._list
        yield self._detail

    def _rows(self, canvas: Canvas) -> list[Row]:
        return tenant_rows(self._kept, self._desk, canvas)

    def on_mount(self) -> None:
        """The cursor where it was left."""
        self._list.focus()
        self._list.choose(self._at)
        self._tell(self._at)

    def _tell(self, about: str) -> None:
        self._detail.show(lambda canvas: of_row(about, self._kept, self._path, canvas))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Tells all of the one that the cursor came to."""
        event.stop()
        if event.row.about is not None:
            self._tell(event.row.about)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Something is to be done with it."""
        event.stop()
        self.dismiss(event.row.about)
