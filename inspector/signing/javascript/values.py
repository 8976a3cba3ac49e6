"""From what a program writes down to the values of ECMAScript, those that only a run would show included."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeGuard

from inspector.visible import cut, visible

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | Special | Unknown | None"
Object: TypeAlias = dict[str, Value]
_EXACT = 1 << 53
_SHOWN, _LONGEST = 60, 300  # characters
_COMMENT = re.compile(r"(?<!:)//|/\*|#")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that is there, but known only when the program runs; `text` is the expression that makes it, shortened.

    `source` is the whole expression where it can stand in code again as it is: on one line, without comments.
    """

    text: str
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Placeholder(Unknown):
    """A value that nobody knows but the reader; `text` says what to fill in."""


@dataclass(frozen=True, slots=True)
class Unseen(Unknown):
    """A member that may be among those that are not seen, and so is neither found missing nor listed."""


@dataclass(frozen=True, slots=True)
class Spread(Unknown):
    """What brings members to an object that are not seen."""


@dataclass(frozen=True, slots=True)
class Special:
    """A value for which JSON has no form: how typeof names it, and what JSON.stringify takes instead of it.

    `kind` is one of undefined, function, symbol, bigint, date, regexp, number, string, boolean (boxed), buffer, or
    object for those made by a class.
    """

    kind: str
    instead: Value = None


UNDEFINED = Special("undefined")
A_CHANGE = Unknown("a change to it")  # that cannot be followed
_OWN_TYPES = frozenset({"undefined", "function", "symbol", "bigint"})


class OpenObject(dict[str, Value]):
    """An object that may have more members than are seen; `unseen` are the expressions that bring them.

    A member may stand behind some of these, which then do not overwrite it: `places` says behind how many, where
    that is not all.
    """

    def __init__(
        self, members: Mapping[str, Value], unseen: Iterable[str | Unknown], places: Mapping[str, int] | None = None
    ) -> None:
        super().__init__(members)
        self.unseen = tuple(map(_as_spread, unseen))
        self.places = dict(places or {})

    def behind(self, name: str) -> int:
        """Behind how many of the unseen a member stands."""
        return self.places.get(name, len(self.unseen))

    def rename(self, name: str, new: str) -> None:
        """Gives a member another name, and leaves it where it stands."""
        self.places[new] = self.places.pop(name, len(self.unseen))


def _as_spread(each: str | Unknown) -> Spread:
    if isinstance(each, Spread):
        return each
    return Spread(each) if isinstance(each, str) else Spread(each.text, each.source)


def expression(source: str) -> Unknown:
    """The value of an expression."""
    source = source.strip()
    can_stand = len(source) <= _LONGEST and visible(source) == source and not _COMMENT.search(source)
    return Unknown(visible(cut(" ".join(source.split()), _SHOWN)), source if can_stand else "")


def type_of(value: Value) -> str:
    """What typeof says; Unknown is no answer of ECMAScript's and is called so."""
    match value:
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case Special(kind):
            return kind if kind in _OWN_TYPES else "object"
        case Unknown():
            return "unknown"
        case _:
            return "object"


def is_truthy(value: Value) -> bool:
    """Whether a condition takes it for true; an unknown value, for want of better, is."""
    match value:
        case None | False | "":
            return False
        case int() | float():
            return value != 0 and value == value  # noqa: PLR0124 - NaN equals nothing
        case _:
            return value != UNDEFINED


def is_object(value: Value) -> TypeGuard[Object]:
    """Whether it is what an object literal makes, and not of another class."""
    return isinstance(value, dict)


def is_number(value: Value) -> TypeGuard[int | float]:
    """Whether it is a primitive number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def holds_bigint(value: Value) -> bool:
    """Whether there is a BigInt in it, which JSON.stringify refuses."""
    match value:
        case list():
            return any(map(holds_bigint, value))
        case dict():
            return any(map(holds_bigint, value.values()))
        case _:
            return isinstance(value, Special) and value.kind == "bigint"


def is_integer(value: Value) -> bool:
    """Whether it is a number without a fraction; neither NaN nor an infinity is."""
    return is_number(value) and math.isfinite(value) and value == math.floor(value)


def number(value: float) -> int | float:
    """A number as ECMAScript has it, in double precision; whole ones as int, as far as they are exact."""
    if isinstance(value, int) and -_EXACT <= value <= _EXACT:
        return value
    try:
        double = float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
    negative_zero = double == 0 and math.copysign(1, double) < 0
    return int(double) if abs(double) <= _EXACT and double.is_integer() and not negative_zero else double


def member(value: Value, name: str) -> Value:
    """A property of a value; undefined where there is none, and for what is no object literal."""
    return value.get(name, UNDEFINED) if isinstance(value, dict) else UNDEFINED


def keys(value: Object) -> list[str]:
    """The names in the order of Object.keys: array indices first, ascending, then as they were written."""
    indices = [name for name in value if _is_index(name)]
    return sorted(indices, key=int) + [name for name in value if not _is_index(name)] if indices else list(value)


def _is_index(name: str) -> bool:
    return name.isascii() and name.isdigit() and (name == "0" or name[0] != "0") and int(name) < (1 << 32) - 1
