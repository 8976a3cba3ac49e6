"""From what differs and matters to lines: each finding of the bad token, with both sides of what differs there."""

from collections.abc import Iterator

from inspector.checks.finding import Finding
from inspector.checks.words import listed
from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.difference import Difference
from inspector.diagnosis.difference_as_text import DrawSides, place
from inspector.diagnosis.matters import Matter
from inspector.report.layout import hanging, labelled
from inspector.report.message import message
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.report.terminal import finding_block

_MOST_SIDES, _MOST_SIDES_OF_REASON = 2, 8  # of what differs at a finding, which says itself what is wrong; of other
_FOLDED = 6


def matter_blocks(comparison: Comparison, sheet: Sheet, width: int, draw: DrawSides) -> Iterator[list[str]]:
    """A block for each finding or reason, in the order of causes, with both sides of what differs there."""
    for matter in comparison.matters:
        if matter.reason:
            yield list(_reasoned(comparison, matter, sheet, width, draw))
            continue
        for number, finding in enumerate(matter.findings):
            block = _finding(comparison.bad, finding, sheet, width)
            at = next((index for index, line in enumerate(block) if line.lstrip().startswith("why")), len(block))
            rows = _differing(matter, finding, comparison.bad.moment, draw, width)
            yield [*block[:at], *rows, *block[at:]] if not number else block


def _finding(report: Report, finding: Finding, sheet: Sheet, width: int) -> list[str]:
    shown = finding._replace(message=message(report, finding, masked=sheet.masked))
    return finding_block(shown, width, sheet.paint)


def _reasoned(comparison: Comparison, matter: Matter, sheet: Sheet, width: int, draw: DrawSides) -> Iterator[str]:
    """What matters in words of its own: what differs, what to do, and what was found because of it in short."""
    paint = sheet.paint
    first, *rest = hanging(paint.drawn(matter.reason), 2, width)
    yield f"{paint('warning', '!')} {paint('bold', first)}"
    yield from (paint("bold", line) for line in rest)
    yield from _differing(matter, None, comparison.bad.moment, draw, width)
    rows = [("fix", matter.change)] if matter.change else []
    rows += [("found", _in_short(comparison.bad, each, sheet)) for each in matter.findings]
    rows.append(("source", matter.source.removeprefix("https://").removeprefix("www.")))
    for label, text in rows:
        yield from labelled(label, paint.drawn(text), indent=2, label_width=8, width=width)


def _in_short(report: Report, finding: Finding, sheet: Sheet) -> str:
    return f"{finding.rule.code} {message(report, finding, masked=sheet.masked)}"


def _differing(matter: Matter, finding: Finding | None, moment: float, draw: DrawSides, width: int) -> Iterator[str]:
    """What differs, and both sides of it; of many things only what became of each."""
    indent = _FOLDED if finding is not None and finding.follows else 2
    if len(matter.differences) > (_MOST_SIDES_OF_REASON if finding is None else _MOST_SIDES):
        for text in _gathered(matter.differences):
            yield from labelled("differs", text, indent=indent, label_width=8, width=width)
        return
    for difference in matter.differences:
        is_there = finding is not None and finding.where == difference.where
        text = difference.words if is_there else f"{place(difference)}: {difference.words}"
        yield from labelled("differs", text, indent=indent, label_width=8, width=width)
        yield from draw(difference, moment, indent, width)


def _gathered(differences: tuple[Difference, ...]) -> list[str]:
    """What became of each member, those together that the same became of."""
    places: dict[str, list[str]] = {}
    for difference in differences:
        places.setdefault(difference.words, []).append(place(difference))
    return [f"{listed(names, most=20)}: {words}" for words, names in places.items()]
