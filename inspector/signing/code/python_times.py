"""From Python's expressions of time to how far they lie from what a clock shows when they run; nothing is run."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from inspector.signing.code.names import Names
from inspector.signing.moments import MILLISECONDS, THOUSAND, UTC

_DEEPEST = 50
_LONGEST = 1e12  # seconds: longer than any calendar
_UNITS = {
    "days": 86_400,
    "seconds": 1,
    "microseconds": 1e-6,
    "milliseconds": 1e-3,
    "minutes": 60,
    "hours": 3600,
    "weeks": 604_800,
}
_IN_UTC = frozenset({"datetime.timezone.utc", "datetime.UTC", "pytz.utc", "pytz.UTC"})
_FORMS = {"int": "floor", "round": "round", "math.floor": "floor", "math.trunc": "floor", "math.ceil": "ceil"}
_LOCAL = "local time taken for UTC"  # what PyJWT makes of a datetime without a zone
_SHIFTED = "UTC taken for local time"


@dataclass(frozen=True, slots=True)
class Span:
    """So many seconds, as a timedelta."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock shows, and so many seconds more: as a number, or as a datetime, with or without a zone."""

    clock: str
    place: str
    form: str = ""
    offset: float = 0
    is_datetime: bool = False
    is_naive: bool = False
    is_earlier: bool = False


Read: TypeAlias = "float | Span | Reading | None"


@dataclass(frozen=True, slots=True)
class Times:
    """What expressions come to in the scope of a call; `goes_on` is asked at each, for names may branch in circles."""

    names: Names
    line: int
    goes_on: Callable[[], bool]

    def of(self, node: ast.expr, depth: int = 0) -> Read:
        """A number, a span, or what is read off a clock; None for all else, and where a name is not known."""
        if depth > _DEEPEST or not self.goes_on():
            return None
        match node:
            case ast.Constant(value=bool()):
                return None
            case ast.Constant(value=int() | float() as plain):
                return plain if plain < _LONGEST else None
            case ast.Name(id=name):
                return self._named(name, depth)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return _negative(self.of(operand, depth + 1))
            case ast.BinOp(left=left, op=operator, right=right):
                return _computed(self.of(left, depth + 1), operator, self.of(right, depth + 1))
            case ast.Call(func=ast.Attribute(value=of, attr=name)) if self._dotted(node.func) is None:
                return self._asked(self.of(of, depth + 1), name, node)
            case ast.Call():
                return self._called(self._dotted(node.func) or "", node, depth)
        return None

    def _named(self, name: str, depth: int) -> Read:
        """What a name stands for; what is read outside of the code that signs is read earlier than that runs."""
        assigned = self.names.assigned(name, self.line)
        found = None if assigned is None else self.of(assigned, depth + 1)
        is_outside = isinstance(found, Reading) and name not in self.names.values
        return replace(found, is_earlier=True) if is_outside and isinstance(found, Reading) else found

    def _dotted(self, node: ast.expr) -> str | None:
        """The full name of what an import brought, or of what is built in; None for all else."""
        match node:
            case ast.Name(id=name) if not _is_bound(name, self.names):
                return self.names.imported(name) or (name if name in _FORMS else None)
            case ast.Attribute(value=of, attr=name):
                above = self._dotted(of)
                return None if above is None else f"{above}.{name}"
        return None

    def _called(self, name: str, call: ast.Call, depth: int) -> Read:
        place = f"{call.lineno}:{call.col_offset}"
        given = [self.of(each, depth + 1) for each in call.args]
        match name, given, call.args:
            case "datetime.timedelta", _, _:
                return self._span(call, given, depth)
            case "time.time", [], _:
                return Reading(UTC, place)
            case "datetime.datetime.utcnow", [], _:
                return Reading(UTC, place, "floor", is_datetime=True, is_naive=True)
            case "datetime.datetime.now" | "datetime.datetime.today", [], _:
                return self._now(call, place)
            case "datetime.datetime.now", [_], [zone]:
                return self._in_zone(zone, place)
            case "datetime.datetime.timestamp", [Reading(is_datetime=True) as of], _:
                return _timestamp(of)
            case _, [Reading(is_datetime=False) as of], _ if name in _FORMS and not (of.offset % 1 or call.keywords):
                return replace(of, form=of.form or _FORMS[name])
        return None

    def _now(self, call: ast.Call, place: str) -> Read:
        match call.keywords:
            case []:
                return Reading(_LOCAL, place, "floor", is_datetime=True, is_naive=True)
            case [ast.keyword(arg="tz", value=zone)]:
                return self._in_zone(zone, place)
        return None

    def _in_zone(self, zone: ast.expr, place: str) -> Read:
        """Now in a zone that is one for sure; None is none."""
        is_zone = isinstance(zone, ast.Call) or (self._dotted(zone) or "") in _IN_UTC
        return Reading(UTC, place, "floor", is_datetime=True) if is_zone else None

    def _span(self, call: ast.Call, given: list[Read], depth: int) -> Read:
        named = [(each.arg or "", self.of(each.value, depth + 1)) for each in call.keywords]
        total = 0.0
        for unit, found in (*zip(_UNITS, given, strict=False), *named):
            if unit not in _UNITS or found is None or isinstance(found, Span | Reading):
                return None
            total += found * _UNITS[unit]
        return Span(total)

    def _asked(self, of: Read, name: str, call: ast.Call) -> Read:
        """What a method of a datetime or a timedelta gives."""
        if isinstance(of, Span):
            return of.seconds if name == "total_seconds" else None
        if not isinstance(of, Reading) or not of.is_datetime:
            return None
        match name, call.keywords:
            case "timestamp", []:
                return _timestamp(of)
            case "replace", [ast.keyword(arg="microsecond", value=ast.Constant(value=0))]:
                return of
            case "replace", [ast.keyword(arg="tzinfo", value=zone)] if (self._dotted(zone) or "") in _IN_UTC:
                return replace(of, is_naive=False)
        return None


def _is_bound(name: str, names: Names | None) -> bool:
    """Whether a name is given to something else than an import."""
    return names is not None and (name in names.values or _is_bound(name, names.around))


def _timestamp(of: Reading) -> Reading:
    """The seconds since 1970 of a datetime; one without a zone is taken for local time."""
    clock = {UTC: _SHIFTED, _LOCAL: UTC}[of.clock] if of.is_naive else of.clock
    return replace(of, clock=clock, form="", is_datetime=False, is_naive=False)


def _negative(found: Read) -> Read:
    match found:
        case Span(seconds):
            return Span(-seconds)
        case int() | float():
            return -found
    return None


def _computed(left: Read, operator: ast.operator, right: Read) -> Read:
    match left, operator, right:
        case ((int() | float()), _, (int() | float())):
            return _number(left, operator, right)
        case (Span(one), ast.Add(), Span(other)):
            return Span(one + other)
        case (Span(one), ast.Sub(), Span(other)):
            return Span(one - other)
        case (Span(one), ast.Mult(), (int() | float() as times)) | ((int() | float() as times), ast.Mult(), Span(one)):
            return Span(one * times)
        case (Reading(is_datetime=True) as of, ast.Add(), Span(more)) | (
            Span(more),
            ast.Add(),
            Reading(is_datetime=True) as of,
        ):
            return _later(of, more)
        case (Reading(is_datetime=True) as of, ast.Sub(), Span(less)):
            return _later(of, -less)
        case (Reading(is_datetime=False) as of, ast.Add(), (int() | float() as more)) | (
            (int() | float() as more),
            ast.Add(),
            Reading(is_datetime=False) as of,
        ):
            return _later(of, more)
        case (Reading(is_datetime=False) as of, ast.Sub(), (int() | float() as less)):
            return _later(of, -less)
        case (Reading(is_datetime=False, clock="utc") as of, ast.Mult(), 1000) | (
            1000,
            ast.Mult(),
            Reading(is_datetime=False, clock="utc") as of,
        ):
            return replace(of, clock=MILLISECONDS, offset=of.offset * THOUSAND)
    return None


def _later(of: Reading, seconds: float) -> Reading | None:
    return replace(of, offset=of.offset + seconds) if abs(seconds) < _LONGEST else None


def _number(left: float, operator: ast.operator, right: float) -> Read:
    match operator:
        case ast.Add():
            found = left + right
        case ast.Sub():
            found = left - right
        case ast.Mult():
            found = left * right
        case ast.Div() if right:
            found = left / right
        case _:
            return None
    return found if abs(found) < _LONGEST else None
