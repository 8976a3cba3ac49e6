"""From the width of a table to the columns there is room for: the verdict and the first cause before all others."""

from typing import NamedTuple

from inspector.tui.pages.row import Canvas

_WHOLE_VERDICT, _SHORT_VERDICT = 18, 11
_ROOM_FOR_WORDS = 95
_FEWEST_DIGITS = 3
_WIDEST_PLACE, _NARROWEST_PLACE = 30, 10
_LEAST_CAUSE = 26
_BETWEEN = 2
# What is shown as soon as the first cause has room enough, in this order.
_FURTHER = {"validity": 11, "lifetime": 11, "subject": 13, "issued": 20}
_HEADINGS = {"subject": "sub, masked", "validity": "valid", "lifetime": "lives", "issued": "issued"}


class Columns(NamedTuple):
    """How wide each column is; 0 for one that there is no room for."""

    number: int
    verdict: int
    place: int
    subject: int
    validity: int
    lifetime: int
    issued: int
    cause: int


def columns_for(width: int, count: int, widest_place: int) -> Columns:
    """The columns of a table so many columns wide, of so many tokens, whose widest place is as wide."""
    number = max(len(str(count)), _FEWEST_DIGITS)
    verdict = _WHOLE_VERDICT if width >= _ROOM_FOR_WORDS else _SHORT_VERDICT
    place = min(widest_place, _WIDEST_PLACE, max(width // 6, _NARROWEST_PLACE))
    left = width - number - 1 - verdict - _BETWEEN - place - _BETWEEN
    further = dict.fromkeys(_FURTHER, 0)
    for name, needed in _FURTHER.items():
        if left - needed - _BETWEEN < _LEAST_CAUSE:
            break
        further[name] = needed
        left -= needed + _BETWEEN
    return Columns(number, verdict, place, **further, cause=max(left, 1))


def heading(columns: Columns, canvas: Canvas) -> str:
    """The line above the table."""
    cells = [f"{'#':>{columns.number}} {'verdict':<{columns.verdict}}", canvas.filled("place", columns.place)]
    cells += [f"{_HEADINGS[name]:<{width}}" for name, width in shown(columns)]
    return (" " * _BETWEEN).join([*cells, canvas.clipped("first cause", columns.cause)])


def shown(columns: Columns) -> list[tuple[str, int]]:
    """The columns between place and first cause that there is room for, with their widths."""
    widths = columns._asdict()
    return [(name, widths[name]) for name in _HEADINGS if widths[name]]
