"""From a report to its timeline: marks, bar and words, with the clock that it is judged by."""

from datetime import UTC, datetime

from inspector.checks.words import calendar
from inspector.report.layout import clipped
from inspector.report.report import Report
from inspector.report.timeline import timeline
from inspector.tui.pages.row import Canvas, Row


def times(report: Report, is_stopped: bool, canvas: Canvas) -> list[Row]:  # noqa: FBT001 - a fact of the clock
    """Three lines; where the times allow no bar, words alone."""
    paint = canvas.paint
    now = f"now {datetime.fromtimestamp(report.moment, UTC):%Y-%m-%d %H:%M:%SZ}"
    clock = f"{now}{' (stopped)' if is_stopped else ''}{_tolerance(report)}"
    lines = timeline(report, canvas.width, paint)
    if not lines:
        told = "No timeline: nbf and exp do not both hold times, exp after nbf." if report.token.payload else ""
        return [Row(""), Row(paint("dim", told)), Row(paint("dim", clock))]
    marks, bar, *words = lines
    first = " ".join(word.strip() for word in words)
    state, _, rest = first.partition(" - " if paint.ascii else " · ")
    told = " · ".join((state, clock, rest, *_issued(report)))
    return [Row(paint("dim", marks)), Row(bar), Row(_lit(clipped(paint.drawn(told), canvas.width), canvas))]


def _lit(told: str, canvas: Canvas) -> str:
    """The most urgent first, and lit."""
    head, dot, rest = told.partition(" - " if canvas.paint.ascii else " · ")
    style = "red" if head.startswith("expired") else "yellow" if head.startswith("valid in") else "green"
    return canvas.paint(style, head) + dot + rest


def _tolerance(report: Report) -> str:
    seconds = report.tenant.clock_tolerance
    return f" ±{seconds:g} s" if seconds else ""


def _issued(report: Report) -> list[str]:
    iat = (report.token.payload or {}).get("iat")
    at = calendar(iat) if isinstance(iat, int | float) and not isinstance(iat, bool) else None
    return [f"issued {at:%Y-%m-%d %H:%M:%S}Z"] if at is not None else []
