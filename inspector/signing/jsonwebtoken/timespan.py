"""From a timespan, as npm's ms 2.1 reads it, to seconds since 1970 (jsonwebtoken's lib/timespan)."""

import math
import re
from dataclasses import replace

from inspector.signing.javascript.values import UNDEFINED, Unknown, Value, is_number, number
from inspector.signing.moments import Moment, later, rounded

_LONGEST = 100
_SPAN = re.compile(
    r"(?P<count>-?[0-9]*\.?[0-9]+) *(?P<unit>milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h"
    r"|days?|d|weeks?|w|years?|yrs?|y)?",
    re.ASCII | re.IGNORECASE,
)
_SECOND, _DAY = 1000, 86_400_000
# By the beginnings of the units' names, in the order in which they are tried.
_MILLISECONDS = (("ms", 1), ("mil", 1), ("s", _SECOND), ("m", 60 * _SECOND), ("h", 3600 * _SECOND))
_LONG = (("d", _DAY), ("w", 7 * _DAY), ("y", 365.25 * _DAY))


def milliseconds(text: str) -> float | None:
    """What ms makes of a text; None for what it does not understand. Without a unit it means milliseconds."""
    found = _SPAN.fullmatch(text) if 0 < len(text) <= _LONGEST else None
    if found is None:
        return None
    return float(found["count"]) * _worth((found["unit"] or "ms").lower())


def has_unit(text: str) -> bool:
    """Whether a timespan names its unit, where it is one."""
    found = _SPAN.fullmatch(text)
    return found is None or found["unit"] is not None


def _worth(unit: str) -> float:
    return next(worth for beginning, worth in _MILLISECONDS + _LONG if unit.startswith(beginning))


def moment_after(span: Value, start: Value) -> Value:
    """The moment that a span after `start` is, in seconds; undefined for a span that is none.

    A text is a timespan and its moment rounded down, a number counts seconds and is not rounded.
    """
    if isinstance(span, Unknown) or isinstance(start, Unknown):
        return _unknown(span, start)
    begins = float(start) if is_number(start) else math.nan
    if is_number(span):
        return number(begins + float(span))
    length = milliseconds(span) if isinstance(span, str) else None
    return UNDEFINED if length is None else _floor(begins + length / _SECOND)


def _unknown(span: Value, start: Value) -> Value:
    """What cannot be told; but a text that is no timespan never is one."""
    if isinstance(span, str) and milliseconds(span) is None:
        return UNDEFINED
    return _counted(start, span) if isinstance(start, Unknown) and not isinstance(span, Unknown) else span


def _counted(start: Unknown, span: Value) -> Unknown:
    """A moment that counts from an unknown one, as people write it: now() + 5m."""
    told = f"{start.text} + {span}"
    found = _moved(start, span) if isinstance(start, Moment) else None
    return Unknown(told) if found is None else replace(found, text=told, source="")


def _moved(start: Moment, span: Value) -> Moment | None:
    """The moment that a span after one that is read off a clock is; None where that cannot be told."""
    if is_number(span):
        return later(start, span)
    length = milliseconds(span) if isinstance(span, str) else None
    if length is None:
        return None
    after = later(start, math.floor(length / _SECOND) if start.form else length / _SECOND)
    return None if after is None else rounded(after, "floor")


def _floor(value: float) -> int | float:
    return number(math.floor(value)) if math.isfinite(value) else value
