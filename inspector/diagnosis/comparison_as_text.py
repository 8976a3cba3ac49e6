"""From a comparison to lines for a terminal: what differs that matters, then the rest, the key, and who made each."""

from collections.abc import Iterator

from inspector.checks.words import duration, instant, listed
from inspector.diagnosis.about import About
from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.difference import Difference
from inspector.diagnosis.difference_as_text import DrawSides, in_rows, place
from inspector.diagnosis.key_as_text import key_block
from inspector.diagnosis.lifetimes import spans
from inspector.diagnosis.marks.table import marks
from inspector.diagnosis.marks_as_text import marks_block
from inspector.diagnosis.matters_as_text import matter_blocks
from inspector.report.layout import clipped, hanging, indented, wrapped
from inspector.report.paint import Paint
from inspector.report.phrases import counts, not_checked
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.report.terminal import masking
from inspector.report.ways import Ways
from inspector.visible import visible

_NARROWEST = 40
_MOST = 50


def render(comparison: Comparison, sheet: Sheet) -> str:
    """The whole comparison as text, ending with a line end; every untrusted character in it is visible."""
    width = max(sheet.width, _NARROWEST)
    found = (list(_headline(comparison, sheet, width)), *blocks(comparison, sheet, width, in_rows(sheet)))
    return "\n\n".join("\n".join(block) for block in found if block) + "\n"


def blocks(comparison: Comparison, sheet: Sheet, width: int, draw: DrawSides) -> Iterator[list[str]]:
    """What follows the headline, what matters first; some are empty. `draw` puts both sides of a difference down."""
    yield from matter_blocks(comparison, sheet, width, draw)
    yield from (_unproven(each, sheet.paint, width) for each in comparison.stories if not each.story.is_known)
    yield list(_others(comparison, sheet, width, draw))
    yield list(_same(comparison, width))
    yield list(_spans(comparison, sheet.paint, width))
    yield key_block(comparison.key, sheet, width)
    yield marks_block(marks(comparison.good), marks(comparison.bad), sheet.paint, width)
    yield list(_not_checked(comparison, sheet, width))


def _headline(comparison: Comparison, sheet: Sheet, width: int) -> Iterator[str]:
    paint = sheet.paint
    for name, report in (("good", comparison.good), ("bad", comparison.bad)):
        yield _verdict(name, report, paint, width)
    yield from wrapped(judged(comparison, sheet.ways), width)
    yield ""
    yield from summary_lines(comparison, paint, width)


def judged(comparison: Comparison, ways: Ways) -> str:
    """As of when both were judged, and how that is changed."""
    told = f"Both judged as of {instant(comparison.bad.moment)}"
    return f"{told}; {ways.another_moment}." if ways.another_moment else f"{told}."


def summary_lines(comparison: Comparison, paint: Paint, width: int) -> Iterator[str]:
    """What it comes to, and what both tokens have that is wrong."""
    yield from (paint("bold", line) for line in wrapped(paint.drawn(comparison.summary), width))
    if comparison.in_both and not comparison.is_one_token:
        yield from wrapped(f"Found in both, and so no difference: {', '.join(comparison.in_both)}.", width)


def _verdict(name: str, report: Report, paint: Paint, width: int) -> str:
    counted = ", ".join(words for _, words in counts(report))
    room = width - len(f"{name:<4}   {report.verdict.words}     {counted}")
    source = clipped(visible(report.place.source), max(room, 12))
    told = [f"{name:<4}", paint(report.verdict.value, f" {report.verdict.words} "), source, counted]
    return paint.drawn("  ".join(filter(None, told)))


def _others(comparison: Comparison, sheet: Sheet, width: int, draw: DrawSides) -> Iterator[str]:
    if not comparison.others:
        return
    more = "Other differences" if comparison.matters else "Differences"
    yield f"{sheet.paint('bold', more)}{masking(sheet)}"
    for difference in comparison.others[:_MOST]:
        yield from _other(difference, comparison.bad.moment, width, draw)
    if len(comparison.others) > _MOST:
        yield f"  and {len(comparison.others) - _MOST:,} more"


def _other(difference: Difference, moment: float, width: int, draw: DrawSides) -> Iterator[str]:
    first, *rest = hanging(f"{place(difference)}: {difference.words}", 4, width)
    yield f"  {first}"
    yield from rest
    yield from draw(difference, moment, 4, width)


def _same(comparison: Comparison, width: int) -> Iterator[str]:
    if comparison.is_one_token or not comparison.same:
        return
    parts = (("header", "/header/"), ("payload", "/payload/"))
    names = [(part, [each.removeprefix(at) for each in comparison.same if each.startswith(at)]) for part, at in parts]
    told = "; ".join(f"{part} {listed(found, most=20)}" for part, found in names if found)
    yield from wrapped(f"The same in both: {told}.", width)


def _key(comparison: Comparison, sheet: Sheet, width: int) -> list[str]:
    """What is known of their keys, unless what matters says all of it."""
    found = comparison.key
    is_told = found.key is None and any(found.words in matter.reason for matter in comparison.matters)
    return [] if is_told else key_block(found, sheet, width)


def _unproven(about: About, paint: Paint, width: int) -> list[str]:
    """What was tried in vain, where a signature is not good."""
    title = paint("bold", f"What happened to the {about.side} token")
    return [f"{title}, nothing could be proven", *map(paint.drawn, indented(about.story.message, 2, width))]


def _spans(comparison: Comparison, paint: Paint, width: int) -> Iterator[str]:
    found = [span for span in spans(comparison.good, comparison.bad) if (span.good, span.bad) != (None, None)]
    if not found or comparison.is_one_token:
        return
    if all(span.good == span.bad for span in found):
        told = ", ".join(f"{span.later} − {span.earlier} {_span(span.good)}" for span in found)
        yield from wrapped(paint.drawn(f"The same spans between the times: {told}."), width)
        return
    yield f"{paint('bold', 'Times')}{'':<9}{'good':<18}bad"
    for span in found:
        sides = [_span(span.good), _span(span.bad)]
        yield paint.drawn(f"  {f'{span.later} − {span.earlier}':<12}{sides[0]:<18}{sides[1]}")


def _span(value: float | None) -> str:
    return "unknown" if value is None else f"{'−' if value < 0 else ''}{duration(value)}"


def _not_checked(comparison: Comparison, sheet: Sheet, width: int) -> Iterator[str]:
    reports = (comparison.good, comparison.bad)
    lines = list(dict.fromkeys(line for each in reports for line in not_checked(each, sheet.ways)))
    if lines and not comparison.is_one_token:
        yield sheet.paint("bold", "Not checked")
        for text in lines:
            yield from map(sheet.paint.drawn, indented(text, 2, width))
