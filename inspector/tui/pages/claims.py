"""From a report to header members and claims, a line each: name, value as JSON, times in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from itertools import islice

from inspector.checks.case import seconds
from inspector.jose import Json, pointer_part
from inspector.report.paint import Paint, columns
from inspector.report.report import Report
from inspector.report.timeline import when
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.values import as_json
from inspector.visible import visible

_TIMES = ("iat", "nbf", "exp")
_WIDEST = 24
_LONGEST = 1000
_MOST = 2000


def claims(report: Report, zone: tzinfo | None, canvas: Canvas) -> list[Row]:
    """Both parts; the sign before a name says whether something was found there."""
    parts = (("header", report.token.header), ("payload", report.token.payload))
    names = [name for _, members in parts for name in list(members or ())[:_MOST]]
    widest = min(max((columns(visible(name)) for name in names), default=0), _WIDEST, canvas.width // 3)
    found: list[Row] = []
    for part, members in parts:
        if found:
            found.append(Row(""))
        found.append(Row(canvas.paint("dim", f"  {part}")))
        if members is None:
            found.append(Row(f"  {part} could not be read"))
        else:
            found += _Column(report, zone, canvas, widest).rows(part, members)
    return found


@dataclass(frozen=True, slots=True)
class _Column:
    """How members are written: names in a column so wide, values beside it."""

    report: Report
    zone: tzinfo | None
    canvas: Canvas
    widest: int

    def rows(self, part: str, members: Mapping[str, Json]) -> Iterator[Row]:
        """A line each; one that says how many more there are."""
        signs = signs_of(self.report, self.canvas.paint)
        for name in islice(members, _MOST):
            yield self._row(name, members[name], f"/{part}/{pointer_part(name)}", signs)
        if len(members) > _MOST:
            yield Row(f"  … and {len(members) - _MOST:,} more members")
        here = {f"/{part}/{pointer_part(name)}" for name in members}
        missed = [where for where in signs if where.startswith(f"/{part}/") and where.isascii() and where not in here]
        for where in missed:  # there is a finding, but nothing at its place
            shown = f"{self.canvas.clipped(where.rsplit('/', 1)[-1], self.widest):<{self.widest}}"
            yield Row(f"{signs[where]} {self.canvas.paint('blue', shown)}  absent", where)

    def _row(self, name: str, value: Json, where: str, signs: Mapping[str, str]) -> Row:
        paint = self.canvas.paint
        shown = self.canvas.clipped(visible(name), self.widest)
        pad = " " * (self.widest - columns(shown))
        room = max(self.canvas.width - self.widest - 4, 8)
        told = self.canvas.clipped(in_words(name, value, self.report, self.zone, room), room)
        return Row(f"{_sign(where, signs, paint)} {paint('blue', shown)}{pad}  {told}", where)


def in_words(name: str, value: Json, report: Report, zone: tzinfo | None, room: int) -> str:
    """A value as JSON, one of the three times also in words, as many as there is room for."""
    number = seconds(value) if name in _TIMES else None
    text = as_json(value, _LONGEST)
    if number is None:
        return text
    full, utc = when(number, report.moment, zone), when(number, report.moment, None)
    forms = (full, utc, utc.partition("Z ")[0] + "Z" if "Z " in utc else utc)
    return f"{text}  {next((form for form in forms if columns(text) + columns(form) + 2 <= room), forms[-1])}"


def signs_of(report: Report, paint: Paint) -> dict[str, str]:
    """The sign of the heaviest finding at each place."""
    signs: dict[str, str] = {}
    for finding in sorted(report.findings, key=lambda each: each.rule.severity.rank):
        signs.setdefault(_member(finding.where), paint.sign(finding.rule.severity))
    return signs


def _member(where: str) -> str:
    return "/".join(where.split("/")[:3])


def _sign(where: str, signs: Mapping[str, str], paint: Paint) -> str:
    return signs.get(visible(where), paint("green", "+" if paint.ascii else "✓"))
