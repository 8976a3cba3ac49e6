"""From a report to its timeline: marks, bar and words, with the clock that it is judged by."""

from collections.abc import Iterator
from datetime import UTC, datetime

from inspector.checks.words import calendar
from inspector.report.paint import Paint, columns
from inspector.report.report import Report
from inspector.report.timeline import LINE, phrases_in_time, timeline
from inspector.tui.pages.row import Canvas, Row


def times(report: Report, standing: str, canvas: Canvas) -> list[Row]:
    """Three lines; where the times allow no bar, why there is none. `standing` says why the clock stands."""
    paint, width = canvas.paint, canvas.width
    marks, bar, *_ = timeline(report, width, paint, LINE) or ["", _why_no_bar(report), ""]
    forms = [" · ".join(filter(None, form)) for form in _forms(report, standing)]
    told = next((form for form in forms if columns(form) <= width), forms[-1])
    return [Row(paint("dim", marks)), Row(bar), Row(_lit(canvas.clipped(told, width), report, paint))]


def _forms(report: Report, standing: str) -> Iterator[tuple[str, ...]]:
    """What is to say, the most urgent first: whole, and shorter and shorter."""
    state, lifetime = phrases_in_time(report)
    now = datetime.fromtimestamp(report.moment, UTC)
    tolerance = report.tenant.clock_tolerance
    clock = (f" ±{tolerance:g} s" if tolerance else "") + (f" ({standing})" if standing else "")
    full, short = (f"now {now:{form}}Z{clock}" for form in ("%Y-%m-%d %H:%M:%S", "%H:%M:%S"))
    yield state, lifetime, full, _issued(report)
    yield state, lifetime, full
    yield state, lifetime, short
    yield state, lifetime.partition(" allowed")[0], short
    yield state, short


def _lit(told: str, report: Report, paint: Paint) -> str:
    """The most urgent lit."""
    state = phrases_in_time(report)[0]
    broken = {finding.rule.code for finding in report.findings}
    style = "red" if "QJ502" in broken else "yellow" if "QJ503" in broken else "green"
    shown = paint.drawn(told)
    head = paint.drawn(state)
    return paint(style, head) + shown.removeprefix(head) if head and shown.startswith(head) else shown


def _why_no_bar(report: Report) -> str:
    payload = report.token.payload
    if payload is None:
        return ""
    absent = [name for name in ("nbf", "exp") if name not in payload]
    if absent:
        return f"No timeline: {' and '.join(absent)} {'is' if len(absent) == 1 else 'are'} absent."
    return "No timeline: nbf and exp are not two times, one after the other."


def _issued(report: Report) -> str:
    iat = (report.token.payload or {}).get("iat")
    at = calendar(iat) if isinstance(iat, int | float) and not isinstance(iat, bool) else None
    return f"issued {at:%Y-%m-%d %H:%M:%S}Z" if at is not None else ""
