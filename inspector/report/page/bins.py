"""From the hours or days in which tokens were issued to as many bins as a chart can show, none of them left out."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from inspector.checks.words import calendar
from inspector.report.times import DAY, ELSEWHEN, Times

_MOST = 72


class Bin(NamedTuple):
    """A stretch of time, and how many tokens of each verdict were issued in it."""

    label: str
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class Bins:
    """Bins of one unit ("hour", "day", "month", "year"), one after another without a gap."""

    unit: str
    bins: tuple[Bin, ...]


class _Unit(NamedTuple):
    """How a moment is put into a bin, the next one begins, and one is called."""

    name: str
    begin: Callable[[datetime], datetime]
    after: Callable[[datetime], datetime]
    form: str


_UNITS = (
    _Unit("hour", lambda at: at.replace(minute=0, second=0), lambda at: at + timedelta(hours=1), "%Y-%m-%d %H:00"),
    _Unit("day", lambda at: at.replace(hour=0), lambda at: at + timedelta(days=1), "%Y-%m-%d"),
    _Unit(
        "month",
        lambda at: at.replace(hour=0, day=1),
        lambda at: (at.replace(day=28) + timedelta(days=4)).replace(day=1),
        "%Y-%m",
    ),
    _Unit("year", lambda at: at.replace(hour=0, day=1, month=1), lambda at: at.replace(year=at.year + 1), "%Y"),
)


def bins_of(times: Times) -> Bins | None:
    """The bins of the smallest unit that is not too many; None where no token has a time of this century."""
    begins = [at for at in map(calendar, times.begins()) if at is not None]
    if not begins:
        return None
    for unit in _UNITS[1 if times.span == DAY else 0 :]:
        starts = _starts(unit, begins[0], begins[-1])
        if starts:
            return Bins(unit.name, _filled(unit, starts, times))
    raise AssertionError  # a century has few enough years


def _starts(unit: _Unit, first: datetime, last: datetime) -> list[datetime]:
    """Where the bins begin; none where they are too many."""
    starts, most = [unit.begin(first)], _MOST if unit.name != "year" else 101
    while starts[-1] < unit.begin(last):
        if len(starts) == most:
            return []
        starts.append(unit.after(starts[-1]))
    return starts


def _filled(unit: _Unit, starts: list[datetime], times: Times) -> tuple[Bin, ...]:
    counts: dict[datetime, Counter[str]] = {start: Counter() for start in starts}
    for (begin, verdict), count in times.issued.items():
        at = calendar(begin) if begin is not None and begin != ELSEWHEN else None
        if at is not None:
            counts[unit.begin(at)][verdict] += count
    return tuple(Bin(f"{start:{unit.form}}", counts[start]) for start in starts)
