"""From the comparison of a case's two tokens to lines in short: what matters, then what else differs, a line each."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.difference import Difference
from inspector.diagnosis.difference_as_text import place
from inspector.diagnosis.matters import Matter
from inspector.report.layout import hanging, wrapped
from inspector.report.message import message
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.visible import cut, visible

_MOST = 12
_MORE = "“qlik-jwt compare GOOD BAD” shows both sides of each, their key, and how each token was likely made."


def pair_block(diagnosis: Diagnosis, sheet: Sheet, width: int) -> list[str]:
    """The comparison in short; nothing where there is none. What the first cause says is not said again."""
    found, first = diagnosis.comparison, diagnosis.first_cause
    if found is None:
        return []
    paint = sheet.paint
    lines = [f"{paint('bold', 'The two tokens, held against each other')}"]
    lines += [f"  {name:<6}{_source(report)}" for name, report in (("good", found.good), ("bad", found.bad))]
    lines += map(paint.drawn, _indented(found.summary, width))
    for text in _items(found, sheet, "" if first is None else first.says):
        begun, *rest = hanging(text, 4, width)
        lines += [paint.drawn(f"  · {begun}"), *map(paint.drawn, rest)]
    return [*lines, *map(paint.drawn, _indented(_MORE, width))]


def _source(report: Report) -> str:
    place_ = report.place
    return visible(cut(place_.source, 60)) if place_.source else f"line {place_.line}"


def _indented(text: str, width: int) -> list[str]:
    return [f"  {line}" for line in wrapped(text, width - 2)]


def _items(found: Comparison, sheet: Sheet, said: str) -> Iterator[str]:
    for matter in found.matters:
        if matter.reason and matter.reason == said:
            yield from (_difference(each) for each in matter.differences[:_MOST])
        else:
            yield _matter(found.bad, matter, sheet)
    for difference in found.others[:_MOST]:
        yield _difference(difference)
    if len(found.others) > _MOST:
        yield f"and {len(found.others) - _MOST:,} more differences"


def _matter(bad: Report, matter: Matter, sheet: Sheet) -> str:
    """What matters, with what differs there."""
    words = matter.reason
    if not words:
        finding = matter.findings[0]
        words = f"{finding.rule.code} {message(bad, finding, masked=sheet.masked).rstrip('.')}."
    differs = "; ".join(_difference(each) for each in matter.differences[:_MOST])
    return f"{words} Differs: {differs}." if differs else words


def _difference(difference: Difference) -> str:
    return f"{place(difference)}: {difference.words}"
