"""From a difference to words: what kind it is, and each token's side of it, masked where that is wanted."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from inspector.checks.case import seconds
from inspector.checks.words import distance, kind_of, listed
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
_IN_WORDS = {
    Change.ADDED: "there in the bad token alone",
    Change.REMOVED: "missing in the bad token",
    Change.VALUE: "another value",
    Change.NAME: "another spelling of the name",
    Change.ORDER: "the names stand in another order",
    Change.STYLE: "the JSON is written in another way",
    Change.TEXT: "the text itself differs",
    Change.KEY: "another key made it, or it is damaged",
}
_TIMES = ("/payload/iat", "/payload/nbf", "/payload/exp")
_OF_MEMBERS = (Change.ADDED, Change.REMOVED, Change.VALUE, Change.TYPE)


def told(difference: Difference) -> str:
    """What kind of difference it is, in a few words."""
    match difference.change:
        case Change.TYPE:
            return f"another type: {_type(difference.good)}, then {_type(difference.bad)}"
        case Change.MOMENT:
            together = ", with the same spans between them" if len(difference.places) > 1 else ""
            return f"{_later(difference)}{together}"
        case Change.VALUE if difference.is_usual:
            return "another value, as each token needs its own"
        case Change.VALUE if difference.where == "/header/alg" and _hash(difference.good) != _hash(difference.bad):
            return "another algorithm, and so another hash"
        case Change.VALUE if difference.where in _TIMES and _is_apart(difference):
            return f"another time, {_later(difference)}"
        case change:
            return _IN_WORDS[change]


def place(difference: Difference) -> str:
    """Where it is, as people say it; of times that moved together all their names."""
    if difference.change is not Change.MOMENT:
        return cut(spoken(difference.where), _LONGEST_NAME)
    return ", ".join(spoken(each) for each in difference.places).replace(", payload.", ", ")


def sides(difference: Difference, sheet: Sheet, moment: float) -> Iterator[tuple[str, str]]:
    """Which token, and what it has there, safe to show; nothing where that says no more than `told` does."""
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


def _type(value: Json) -> str:
    if isinstance(value, float):
        return "a number with a fraction"
    return "a whole number" if isinstance(value, int) and not isinstance(value, bool) else kind_of(value)


def _hash(algorithm: Json) -> str:
    """What tells the hash in the name of an algorithm: 256, 384 or 512."""
    return algorithm[-3:] if isinstance(algorithm, str) else ""


def _is_apart(difference: Difference) -> bool:
    return None not in (seconds(difference.good), seconds(difference.bad))


def _later(difference: Difference) -> str:
    apart = (seconds(difference.bad) or 0) - (seconds(difference.good) or 0)
    return f"{distance(apart)} {'later' if apart > 0 else 'earlier'}"
