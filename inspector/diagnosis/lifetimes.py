"""From the times in two tokens to the spans between them, side by side."""

from collections.abc import Iterator
from typing import NamedTuple

from inspector.checks.case import seconds
from inspector.report.report import Report

SPANS = (("lifetime", "exp", "nbf"), ("start", "nbf", "iat"), ("issued to expiry", "exp", "iat"))


class Span(NamedTuple):
    """How far one time lies after another, in seconds in each token; None where one of the two is no number."""

    name: str
    later: str
    earlier: str
    good: float | None
    bad: float | None


def spans(good: Report, bad: Report) -> Iterator[Span]:
    """The lifetime that Qlik limits (exp - nbf), and where nbf and exp lie from iat."""
    for name, later, earlier in SPANS:
        yield Span(name, later, earlier, _apart(good, later, earlier), _apart(bad, later, earlier))


def _apart(report: Report, later: str, earlier: str) -> float | None:
    payload = report.token.payload or {}
    end, begin = seconds(payload.get(later)), seconds(payload.get(earlier))
    return None if end is None or begin is None else end - begin
