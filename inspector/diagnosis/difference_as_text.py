"""From a difference to where it is, and each token's side of it, masked where that is wanted."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from inspector.checks.words import listed
from inspector.diagnosis.difference import Change, Difference
from inspector.jose import Json
from inspector.report.layout import labelled
from inspector.report.members import time_text, value_text
from inspector.report.phrases import spoken
from inspector.report.sheet import Sheet
from inspector.visible import cut, visible

# Draws both sides of a difference: the difference, the moment, how far it is indented, and the width.
DrawSides: TypeAlias = Callable[[Difference, float, int, int], list[str]]
_LONGEST = 300
_LONGEST_NAME = 60
_OF_MEMBERS = (Change.ADDED, Change.REMOVED, Change.VALUE, Change.TYPE)


def place(difference: Difference) -> str:
    """Where it is, as people say it; of times that moved together all their names."""
    if difference.change is not Change.MOMENT:
        return cut(spoken(difference.where), _LONGEST_NAME)
    return ", ".join(spoken(each) for each in difference.places).replace(", payload.", ", ")


def sides(difference: Difference, sheet: Sheet, moment: float) -> Iterator[tuple[str, str]]:
    """Which token, and what it has there, safe to show; nothing where that says no more than its `words` do."""
    if difference.change in (Change.KEY, Change.MOMENT) or difference.is_usual:
        return
    yield "good", _side(difference, difference.good, Change.ADDED, sheet, moment)
    yield "bad", _side(difference, difference.bad, Change.REMOVED, sheet, moment)


def in_rows(sheet: Sheet) -> DrawSides:
    """Draws the sides one under the other, a row or more each."""

    def draw(difference: Difference, moment: float, indent: int, width: int) -> list[str]:
        rows = sides(difference, sheet, moment)
        return [line for each in rows for line in labelled(*each, indent=indent, label_width=8, width=width)]

    return draw


def _side(difference: Difference, value: Json, lacking: Change, sheet: Sheet, moment: float) -> str:
    if difference.change is lacking:
        return "(absent)"
    if difference.change is Change.ORDER and isinstance(value, list):
        return listed([str(name) for name in value], most=40)
    if difference.change not in _OF_MEMBERS:
        return visible(cut(str(value), _LONGEST))
    name = difference.where.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")
    texts = value_text(name, value, sheet), time_text(name, value, moment, sheet)
    return cut("  ".join(filter(None, texts)), _LONGEST)
