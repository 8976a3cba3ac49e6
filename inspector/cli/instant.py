"""From the text of --at to a moment, or to what is wrong with it: what to write instead."""

import re
import time
from datetime import datetime

from inspector.configuration.faults import quoted
from inspector.errors import OptionError

_FIRST, _LAST = -631_152_000, 253_086_336_000  # where X.509 certificates have dates
_SECONDS = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,9})?", re.ASCII)  # up to nanoseconds, which are told apart
_UNITS = {"milliseconds": 10**3, "microseconds": 10**6, "nanoseconds": 10**9}


def moment(text: str | None) -> float:
    """A moment in seconds since 1970-01-01 UTC, the present for None; raises OptionError."""
    if text is None:
        return time.time()
    if _SECONDS.fullmatch(text):
        return _within_calendars(float(text), _in_seconds(text))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise OptionError(
            f"--at: “{quoted(text)}” is no time; write 2026-11-23T12:00:00Z, or seconds since 1970"
        ) from None
    if found.tzinfo is None:
        raise OptionError(
            f"--at: “{quoted(text)}” has no time of day with a zone; write 2026-11-23T12:00:00Z, or +01:00 for Z"
        )
    return _within_calendars(found.timestamp())


def _within_calendars(at: float, hint: str = "") -> float:
    if not _FIRST <= at <= _LAST:
        raise OptionError(f"--at: the moment must lie within the years 1950 to 9990{hint}")
    return at


def _in_seconds(text: str) -> str:
    """What is asked of a number that would be a moment in a smaller unit; "" where it would be none."""
    number = float(text)
    unit = next((unit for unit, count in _UNITS.items() if 0 < number <= _LAST * count), "")
    return f"; is “{text}” in {unit}? Write seconds, {number // _UNITS[unit]:.0f}" if unit else ""
