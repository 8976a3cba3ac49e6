"""From the comparison of a case's two tokens to lines in short: what matters, then what else differs, a line each."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.difference import Difference
from inspector.diagnosis.difference_as_text import place
from inspector.diagnosis.matters import Matter
from inspector.report.layout import hanging, indented
from inspector.report.message import message
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.visible import cut, visible

PAIR = "The two tokens, held against each other"
_MOST = 12
_MORE = "“qlik-jwt compare GOOD BAD” shows both sides of each, their key, and how each token was likely made."


def pair_block(diagnosis: Diagnosis, sheet: Sheet, width: int) -> list[str]:
    """The comparison in short; nothing where there is none."""
    found, paint = diagnosis.comparison, sheet.paint
    if found is None:
        return []
    lines = [paint("bold", PAIR), *(f"  {name:<6}{where}" for name, where in which(found))]
    lines += map(paint.drawn, indented(found.summary, 2, width))
    for text in pair_items(diagnosis):
        first, *rest = hanging(text, 4, width)
        lines += [paint.drawn(f"  · {first}"), *map(paint.drawn, rest)]
    return [*lines, *map(paint.drawn, indented(_MORE, 2, width))]


def which(found: Comparison) -> Iterator[tuple[str, str]]:
    """Which of the two is the good one, and which the bad one, by where they stand."""
    for name, report in (("good", found.good), ("bad", found.bad)):
        source = visible(cut(report.place.source, 60))
        yield name, f"line {report.place.line}{f' of {source}' if source else ''}"


def pair_items(diagnosis: Diagnosis) -> Iterator[str]:
    """What differs, a line each, safe to show; of what the first cause says only the differences."""
    found, first = diagnosis.comparison, diagnosis.first_cause
    if found is None:
        return
    masked = diagnosis.veil is None or diagnosis.veil.masked
    for matter in found.matters:
        if matter.reason and first is not None and matter.reason == first.says:
            yield from map(_difference, matter.differences[:_MOST])
        else:
            yield _matter(found.bad, matter, masked=masked)
    yield from map(_difference, found.others[:_MOST])
    if len(found.others) > _MOST:
        yield f"and {len(found.others) - _MOST:,} more differences"


def _matter(bad: Report, matter: Matter, *, masked: bool) -> str:
    """What matters, with what differs there."""
    words = matter.reason
    if not words:
        finding = matter.findings[0]
        words = f"{finding.rule.code} {message(bad, finding, masked=masked).rstrip('.')}."
    differs = "; ".join(map(_difference, matter.differences[:_MOST]))
    return f"{words} Differs: {differs}." if differs else words


def _difference(difference: Difference) -> str:
    return f"{place(difference)}: {difference.words}"
