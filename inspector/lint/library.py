"""From lines in a program's memory to the reports on them, in order: `inspector.lint`."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from itertools import islice
from typing import NamedTuple

from inspector.checks.catalogue import RuleSet
from inspector.errors import OptionError, require
from inspector.inspection import ALL_RULES, Inquiry, inspect_lost
from inspector.lint.engine import Work, in_order
from inspector.lint.reuse import Seen, mark, with_jti_of
from inspector.lint.stream import token_lines
from inspector.lint.workers import Given, cores
from inspector.report.report import Place, Report
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant

_AT_ONCE = 500  # lines that go to a worker together


class Lines(NamedTuple):
    """Some lines, and the number of the first."""

    first: int
    lines: tuple[str, ...]

    @property
    def is_pause(self) -> bool:
        """It never is."""
        return False

    def halves(self) -> tuple["Lines", ...]:
        """Two with half of the lines each; none for a single line."""
        middle = len(self.lines) // 2
        if not middle:
            return ()
        return Lines(self.first, self.lines[:middle]), Lines(self.first + middle, self.lines[middle:])

    def __repr__(self) -> str:
        return f"Lines({self.first} to {self.first + len(self.lines) - 1})"


def lint(
    lines: Iterable[str],
    *,
    now: float,
    tenant: Tenant | None = None,
    rules: RuleSet | None = None,
    executor: Executor | None = None,
) -> Iterator[Report]:
    """The reports on one token a line, in order; blank lines are passed over, any other gives a report.

    `now` is the moment of judgement in seconds since 1970-01-01 UTC, one for the whole run. With an `executor` (of
    concurrent.futures) its workers judge, a few hundred lines each at once, and a bounded number of lines ahead; the
    lines of one that is killed are judged again. Raises OptionError for a moment that no calendar has.
    """
    if isinstance(lines, str):
        raise OptionError("lines is an iterable of lines, not one str: use text.splitlines()")
    require(executor, (Executor, type(None)), "executor is an Executor of concurrent.futures")
    inquiry = Inquiry(now, tenant or Tenant(), rules or ALL_RULES, Search.QUICK)
    found = token_lines(lines, inquiry, "") if executor is None else _by(executor, lines, inquiry)
    return compared(found, inquiry, Seen())


def _by(executor: Executor, lines: Iterable[str], inquiry: Inquiry) -> Iterator[Report]:
    work = Work(partial(_judged, inquiry), partial(_lost, inquiry))
    for _, reports in in_order(_cut(iter(lines)), work, Given(executor, cores())):
        yield from reports


def _cut(lines: Iterator[str]) -> Iterator[Lines]:
    first = 1
    while some := tuple(islice(lines, _AT_ONCE)):
        yield Lines(first, some)
        first += len(some)


def _judged(inquiry: Inquiry, some: Lines) -> list[Report]:
    return list(token_lines(some.lines, inquiry, "", some.first, at_once=len(some.lines)))


def _lost(inquiry: Inquiry, some: Lines) -> list[Report]:
    return [inspect_lost(inquiry, Place("", some.first, 1))]


def compared(reports: Iterator[Report], inquiry: Inquiry, seen: Seen) -> Iterator[Report]:
    """The reports, those on tokens with the jti of another before them judged with that."""
    for report in reports:
        before = seen.reused(mark(report), report.place.source).get(0)
        yield report if before is None else with_jti_of(before, report, inquiry)
