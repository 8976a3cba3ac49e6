"""From JavaScript's operations on times that are read off a clock to how far what they give lies from that clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from inspector.signing.javascript.values import Unknown, Value, is_number
from inspector.signing.moments import MILLISECONDS, THOUSAND, UTC, Moment, later, rounded

GLOBALS = frozenset({"Date", "Math", "Number", "String", "parseInt", "parseFloat"})
METHODS = frozenset({"getTime", "valueOf", "toString"})
_FORMS: Mapping[str, str] = {"Math.floor": "floor", "Math.trunc": "floor", "Math.round": "round", "Math.ceil": "ceil"}
_NUMBERS = frozenset({"Number", "parseFloat", "Number.parseFloat"})
_INTEGERS = frozenset({"parseInt", "Number.parseInt"})
_TO_SECONDS = 0.001
_TO_32_BITS = frozenset({"|", ">>", ">>>", "^"})
_YEAR = 366 * 86_400  # seconds: what is 32 bits long is a time until 2038

Kind: TypeAlias = Literal["date", "text"]


@dataclass(frozen=True, slots=True)
class Counted(Unknown):
    """A Date, or a number as text: most operators take it for the moment that it holds, but + puts texts together."""

    moment: Moment = field(default=Moment(""), compare=False)
    kind: Kind = field(default="date", compare=False)


Read: TypeAlias = "Moment | Counted | None"


def called(name: str, given: Sequence[Value], now: Moment) -> Read:
    """What a function of ECMAScript gives, or its class ("new Date"); `now` is what Date.now() gives there."""
    match name, given:
        case "Date.now", []:
            return now
        case "new Date", []:
            return Counted("", moment=now)
        case "new Date", [(Moment() | Counted(kind="date")) as one]:
            moment = _rounded(one, "floor")
            return Counted("", moment=moment) if moment is not None and moment.clock == MILLISECONDS else None
        case "String", [Moment() as one]:
            return Counted("", moment=one, kind="text")
        case "Number", [one]:
            return _number(one)
        case _, [Counted(kind="date"), *_] if name not in _FORMS:
            return None  # whose text is no number
        case _, [one] if name in _NUMBERS:
            return _number(one)
        case _, ([one] | [one, 10]) if name in _INTEGERS:
            return _rounded(one, "floor")
        case _, [one] if name in _FORMS:
            return _rounded(one, _FORMS[name])
    return None


def asked(of: Value, method: str) -> Read:
    """What a method without arguments gives."""
    match of, method:
        case Counted(kind="date"), "getTime" | "valueOf":
            return of.moment
        case Moment(), "toString":
            return Counted("", moment=of, kind="text")
    return None


def signed(sign: str, of: Value) -> Read:
    """What + or two tildes before a time give."""
    found = _number(of)
    return found if sign == "+" or found is None else _in_32_bits(found)


def computed(left: Value, sign: str, right: Value) -> Read:
    """What an operator between a time and a number gives."""
    if sign == "+" and (isinstance(left, Counted) or isinstance(right, Counted)):
        return None
    of, other = _number(left), right
    if of is None and sign in "+*":  # which take both the other way round
        of, other = _number(right), left
    if of is None or not is_number(other):
        return None
    if sign in _TO_32_BITS:
        return _in_32_bits(of) if other == 0 else None
    match sign:
        case "+":
            return later(of, other)
        case "-":
            return later(of, -other)
        case "/" if other == THOUSAND:
            return _in_seconds(of)
        case "*" if other in (THOUSAND, _TO_SECONDS):
            return _in_milliseconds(of) if other == THOUSAND else _in_seconds(of)
    return None


def _number(of: Value) -> Moment | None:
    match of:
        case Counted():
            return of.moment
        case Moment():
            return of
    return None


def _rounded(of: Value, form: str) -> Moment | None:
    moment = _number(of)
    return None if moment is None else rounded(moment, form)


def _in_32_bits(of: Moment) -> Moment | None:
    """Whole seconds, as far as they are so few; milliseconds never are."""
    return rounded(of, "floor") if of.clock == UTC and abs(of.offset) <= _YEAR else None


def _in_seconds(of: Moment) -> Moment | None:
    return replace(of, clock=UTC, offset=of.offset / THOUSAND) if of.clock == MILLISECONDS else None


def _in_milliseconds(of: Moment) -> Moment | None:
    return replace(of, clock=MILLISECONDS, offset=of.offset * THOUSAND) if of.clock == UTC else None
