"""From a report to the one line that says how it stands."""

from collections.abc import Iterable, Mapping

from inspector.checks.catalogue import RULES
from inspector.checks.rule import Severity
from inspector.report.paint import Paint, columns
from inspector.report.phrases import STANDING
from inspector.report.report import Report
from inspector.tui.pages.row import Canvas, Row
from inspector.visible import visible

_WITH_NAMES = 100


def verdict(report: Report, place: str, canvas: Canvas) -> list[Row]:
    """The verdict's words, the counts, what held, the signature; kid and sub where there is room."""
    paint, width = canvas.paint, canvas.width
    words = f" {report.verdict.words} "
    pieces = [(words, paint(report.verdict.value, words)), *_counts(report, canvas)]
    standing = f"signature {STANDING[report.signature.status]}"
    pieces.append((standing, paint(_COLOURS[report.signature.status], standing)))
    pieces += [(name, paint("dim", name)) for name in _names(report, canvas)]
    line, taken = side_by_side(pieces, width - (columns(place) + 2 if place else 0))
    return [Row(line + " " * max(width - taken - columns(place), 0) + paint("dim", place))]


def side_by_side(pieces: Iterable[tuple[str, str]], room: int) -> tuple[str, int]:
    """As many pieces, each plain and painted, as the columns hold, and how many of these they take."""
    line, taken = "", 0
    for plain, painted in pieces:
        if taken + columns(plain) + 2 > room:
            break
        line += ("  " if line else "") + painted
        taken += columns(plain) + (2 if taken else 0)
    return line, taken


def counted(counts: Mapping[Severity, int], paint: Paint) -> list[tuple[str, str]]:
    """How many findings there are of each severity, plain and painted."""
    told = []
    for severity, count in counts.items():
        if count:
            words = f" {count} {severity.value}{'' if count == 1 else 's'}"
            told.append(("x" + words, paint.sign(severity) + paint(severity.value, words)))
    return told


_COLOURS = {"valid": "green", "invalid": "error", "missing": "error", "not-checked": "warning"}


def _counts(report: Report, canvas: Canvas) -> list[tuple[str, str]]:
    paint = canvas.paint
    told = counted({severity: report.count(severity) for severity in Severity}, paint)
    held = f"{'+' if paint.ascii else '✓'} {len(held_rules(report))} held"
    return [*told, (held, paint("green", held))]


def held_rules(report: Report) -> list[str]:
    """The codes of all rules that were asked of the token alone and found nothing."""
    spoken = {finding.rule.code for finding in report.findings} | {skip.rule.code for skip in report.skipped}
    return [rule.code for rule in RULES[1:] if rule.code not in spoken and rule.about not in ("reused", "inputs")]


def _names(report: Report, canvas: Canvas) -> list[str]:
    if canvas.width < _WITH_NAMES:
        return []
    token = report.token
    found = (("kid", (token.header or {}).get("kid")), ("sub", (token.payload or {}).get("sub")))
    return [
        f"{name} {canvas.clipped(visible(value[:60]), 24)}" for name, value in found if isinstance(value, str) and value
    ]
