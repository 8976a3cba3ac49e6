"""From a scroll bar to one that is drawn without block characters."""

from typing import ClassVar

from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender


class _WholeCells(ScrollBarRender):
    """A thumb without the half cells at its ends."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


def draw_in_ascii(view: ScrollView) -> None:
    """Draws the view's scroll bar with blanks alone."""
    view.vertical_scrollbar.renderer = _WholeCells  # type: ignore[misc]  # Textual asks the instance, too
