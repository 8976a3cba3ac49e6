"""From iat, nbf and exp to a drawn line with now and the hour's limit on it, and to words for each."""

from dataclasses import dataclass
from datetime import tzinfo
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from inspector.checks.case import seconds
from inspector.checks.words import calendar, distance, duration, number
from inspector.report.layout import indented
from inspector.report.paint import Paint
from inspector.report.report import Report


def when(value: float, moment: float, zone: tzinfo | None) -> str:
    """An instant as UTC, in the reader's zone with its offset, and by its distance from the moment of judgement."""
    utc = calendar(value)
    if utc is None:
        return f"{number(value)} (no calendar reaches it)"
    apart = distance(value - moment)
    told = "now" if apart == "0 s" else f"in {apart}" if value > moment else f"{apart} ago"
    local = utc.astimezone(zone) if zone is not None and 1900 < utc.year < 9999 else None
    if local is None or not local.utcoffset():
        return f"{utc:%Y-%m-%d %H:%M:%S}Z  {told}"
    offset = f"{local:%z}"
    day = "" if local.date() == utc.date() else f"{local:%Y-%m-%d} "
    return f"{utc:%Y-%m-%d %H:%M:%S}Z ({day}{local:%H:%M:%S} {offset[:3]}:{offset[3:]})  {told}"


class Strokes(NamedTuple):
    """What a bar is drawn with; `far` leads past the bar's end to a moment outside of it."""

    full: str
    thin: str
    now: str
    limit: str
    left: str
    right: str
    far: str


BLOCKS = Strokes("█", "░", "◆", "┃", "▕", "▏", "")
LINE = Strokes("━", "─", "◆", "┃", "├", "┤", "╌╌")
_IN_ASCII = Strokes("=", "-", "*", "|", "[", "]", "")


def timeline(report: Report, width: int, paint: Paint, strokes: Strokes = BLOCKS) -> list[str]:
    """Three lines or more: names, bar, and all that the bar says in words; none where the times do not allow a bar."""
    payload = report.token.payload or {}
    iat, nbf, exp = (seconds(payload.get(name)) for name in ("iat", "nbf", "exp"))
    if nbf is None or exp is None or not 1 <= float(exp) - float(nbf) <= _LONGEST:
        return []
    start = nbf if iat is None or not 0 <= nbf - iat < exp - nbf else iat
    beside = _BESIDE + 2 * len(strokes.far)
    span = _Span(start, nbf, exp, nbf + report.tenant.longest_lifetime, report.moment, max(width - beside, 20))
    with_iat = iat is not None and abs(iat - nbf) < exp - nbf and span.place(iat) == span.place(nbf)
    first = "iat·nbf" if with_iat else "nbf"
    names = [(first, span.place(nbf))]
    if start < nbf and first == "nbf":
        names.insert(0, ("iat", 0))
    if start < report.moment < exp:
        names.append(("now", span.place(report.moment)))
    if span.limit < exp:
        names.append((f"{duration(report.tenant.longest_lifetime)} limit", span.place(span.limit)))
    names.append(("exp", span.room - 1))
    words = indented(paint.drawn(standing_in_time(report)), 2, width)
    marks = _lead(span, strokes) + paint.drawn(_names(names, span.room))
    if strokes.far and span.moment >= exp:
        marks += " now"
    return [marks, _bar(span, paint, _IN_ASCII if paint.ascii else strokes), *words]


def standing_in_time(report: Report) -> str:
    """In words what the bar says: how far it is to or from exp, and the lifetime; "" where nbf and exp span no time."""
    state, lifetime = phrases_in_time(report)
    return f"{state} · {lifetime}" if lifetime else ""


def phrases_in_time(report: Report) -> tuple[str, str]:
    """How far it is to or from nbf or exp, and the lifetime beside the longest; "" for what the times do not tell."""
    payload = report.token.payload or {}
    nbf, exp = seconds(payload.get("nbf")), seconds(payload.get("exp"))
    state = _state(report, nbf, exp)
    spans = nbf is not None and exp is not None and 1 <= float(exp) - float(nbf) <= _LONGEST
    return state, _lifetime(report, float(exp or 0) - float(nbf or 0)) if spans else ""


_LONGEST = 1e12
_LEAD, _BESIDE = 2, 5  # columns before the bar: now's place and the bar's own end; columns before and after it


def _lead(span: "_Span", strokes: Strokes) -> str:
    """What stands above the columns before the bar."""
    is_far = bool(strokes.far) and span.moment < span.start
    return f"{'now' if is_far else '':<{_LEAD + len(strokes.far)}}"


@dataclass(frozen=True, slots=True)
class _Span:
    """The stretch of time that the bar covers, and how it falls into columns."""

    start: float
    nbf: float
    exp: float
    limit: float
    moment: float
    room: int

    def place(self, at: float) -> int:
        return round((at - self.start) / (self.exp - self.start) * (self.room - 1))


def _names(names: list[tuple[str, int]], room: int) -> str:
    """The marks' names above their places; one that would run into another is left to the words below."""
    line = ""
    last = len(names[-1][0])
    for index, (name, place) in enumerate(names):
        at = min(max(place - len(name) // 2, 0), room - len(name))
        free = room if index == len(names) - 1 else room - last - 1
        if (not line or at > len(line)) and at + len(name) <= free:
            line = f"{line:<{at}}{name}"
    return line


def _bar(span: _Span, paint: Paint, strokes: Strokes) -> str:
    limit = span.place(span.limit) if span.limit < span.exp else span.room
    cells = [("dim", strokes.thin)] * span.place(span.nbf)
    cells += [("green" if at < limit else "red", strokes.full) for at in range(span.place(span.nbf), span.room)]
    if limit < span.room:
        cells[limit] = ("yellow", strokes.limit)
    if span.start < span.moment < span.exp:
        cells[span.place(span.moment)] = ("bold", strokes.now)
    far = strokes.far
    before = paint("bold", strokes.now) + paint("dim", far) if span.moment < span.start else " " * (len(far) + 1)
    after = paint("dim", far) + paint("bold", strokes.now) if span.moment >= span.exp else ""
    runs = ((style, "".join(cell for _, cell in run)) for style, run in groupby(cells, key=itemgetter(0)))
    return f"{before}{strokes.left}{''.join(paint(style, text) for style, text in runs)}{strokes.right}{after}"


def _lifetime(report: Report, lives: float) -> str:
    limit = report.tenant.longest_lifetime
    over = f", {duration(lives - limit)} too much" if lives > limit else ""
    return f"lives {duration(lives)} of {duration(limit)} allowed{over}"


def _state(report: Report, nbf: float | None, exp: float | None) -> str:
    moment, tolerance = report.moment, report.tenant.clock_tolerance
    if nbf is not None and moment < nbf:
        within = ", within the clock tolerance" if moment >= nbf - tolerance else ""
        return f"valid in {distance(nbf - moment)}{within}"
    if exp is None:
        return ""
    if moment >= exp:
        within = ", within the clock tolerance" if moment < exp + tolerance else ""
        return f"expired {distance(moment - exp)} ago{within}"
    return f"expires in {distance(exp - moment)}"
