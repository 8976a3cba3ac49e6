"""From two tokens to rows that hold one against the other: in two columns where there is room, else one below."""

from datetime import tzinfo
from itertools import zip_longest

from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.comparison_as_text import blocks, judged, summary_lines
from inspector.diagnosis.difference import Difference
from inspector.diagnosis.difference_as_text import DrawSides, in_rows, sides
from inspector.report.layout import wrapped
from inspector.report.paint import columns
from inspector.report.phrases import counts
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.tui.pages.cells import place
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.ways import workbench_ways

_BESIDE = 95  # columns of a canvas: a terminal of 100
_GAP, _LABEL = 2, 8
_NARROWEST = 40
_NAMES = ("good", "bad")


def side_by_side(comparison: Comparison, names: tuple[str, str], zone: tzinfo | None, canvas: Canvas) -> list[Row]:
    """The whole comparison, what matters first; `names` say which tokens they are."""
    width, paint = max(canvas.width, _NARROWEST), canvas.paint
    sheet = Sheet(width=width, paint=paint, zone=zone, ways=workbench_ways(canvas.keys))
    draw = in_columns(sheet, canvas) if width >= _BESIDE else in_rows(sheet)
    summed = [*summary_lines(comparison, paint, width), paint("dim", judged(comparison, sheet.ways))]
    found = [_headlines(comparison, names, canvas), summed, *blocks(comparison, sheet, width, draw)]
    return [row for block in found if block for row in (*map(Row, block), Row(""))]


def in_columns(sheet: Sheet, canvas: Canvas) -> DrawSides:
    """Draws the sides of a difference beside each other; one below the other where an address has no room there."""
    below = in_rows(sheet)

    def draw(difference: Difference, moment: float, indent: int, width: int) -> list[str]:
        room = (width - indent - _GAP) // 2
        cells = [
            [f"{'' if at else name:<{_LABEL}}{line}" for at, line in enumerate(wrapped(text, room - _LABEL))]
            for name, text in sides(difference, sheet, moment)
        ]
        if any(columns(line) > room for cell in cells for line in cell):
            return below(difference, moment, indent, width)
        return [f"{' ' * indent}{line}" for line in _beside(cells, room, canvas)]

    return draw


def _beside(cells: list[list[str]], room: int, canvas: Canvas) -> list[str]:
    """The lines of two cells in two columns; none where there are no cells."""
    lines = zip_longest(*cells, fillvalue="") if cells else ()
    return [(canvas.filled(ours, room) + " " * _GAP + theirs).rstrip() for ours, theirs in lines]


def _headlines(comparison: Comparison, called: tuple[str, str], canvas: Canvas) -> list[str]:
    """Which token is which, its verdict, and what was found in it."""
    reports = (comparison.good, comparison.bad)
    told = [_told(report, name, canvas) for report, name in zip(reports, called, strict=True)]
    painted = canvas.paint
    heads = [
        f"{name:<6}{painted(report.verdict.value, f' {report.verdict.words} ')}"
        for name, report in zip(_NAMES, reports, strict=True)
    ]
    lengths = [len(f"{name:<6} {report.verdict.words} ") for name, report in zip(_NAMES, reports, strict=True)]
    if canvas.width < _BESIDE:
        rooms = [max(canvas.width - length - 2, 10) for length in lengths]
        return [f"{head}  {canvas.clipped(words, room)}" for head, words, room in zip(heads, told, rooms, strict=True)]
    room = (canvas.width - 2 - _GAP) // 2 + 2
    first = heads[0] + "  " + canvas.filled(told[0], max(room - lengths[0] - 2, 1))
    return [first + " " * _GAP + heads[1] + "  " + canvas.clipped(told[1], max(room - lengths[1] - 4, 10))]


def _told(report: Report, called: str, canvas: Canvas) -> str:
    counted = ", ".join(words for _, words in counts(report))
    where = place(report.place, canvas, max(canvas.width // 4, 16))
    return canvas.paint.drawn(" · ".join(filter(None, (called, counted, where))))
