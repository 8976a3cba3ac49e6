"""From a comparison to its screen: good and bad side by side, and swapped by a key."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from inspector.report.paint import Paint
from inspector.tui.keys import DEFAULTS
from inspector.tui.pages.comparison import side_by_side
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from inspector.diagnosis.comparison import Comparison


class SideBySide(Overlay[None]):
    """Two tokens; `ways` are both comparisons, the other with good and bad swapped, `names` those in the first."""

    ASKS: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding(DEFAULTS["compare"], "swap", "Swap", id="compare")]

    def __init__(self, paint: Paint, ways: "Sequence[Comparison]", names: tuple[str, str], zone: tzinfo | None) -> None:
        super().__init__(paint, "Two tokens")
        self._ways, self._names, self._zone = ways, names, zone
        self._way = 0
        self._view = Rows(paint, id="compared")

    def parts(self) -> ComposeResult:
        """Both."""
        yield self._view

    def on_mount(self) -> None:
        """What matters first."""
        self._view.show(self._rows)
        self._view.focus()

    def take(self, ways: "Sequence[Comparison]", names: tuple[str, str]) -> None:
        """More is known of the two; of two others nothing is taken."""
        if names == self._names and [_texts(each) for each in ways] == [_texts(each) for each in self._ways]:
            self._ways = ways
            self._view.show(self._rows)

    def _rows(self, canvas: Canvas) -> list[Row]:
        self.box.border_subtitle = Content(f"{canvas.key('compare')} swaps good and bad   esc back")
        names = self._names[::-1] if self._way else self._names
        return side_by_side(self._ways[self._way], (names[0], names[1]), self._zone, canvas)

    def action_swap(self) -> None:
        """The bad one for the good one."""
        self._way = 1 - self._way
        self._view.show(self._rows)
        self._view.scroll_home(animate=False)


def _texts(comparison: "Comparison") -> tuple[str, str]:
    return comparison.good.token.text, comparison.bad.token.text
