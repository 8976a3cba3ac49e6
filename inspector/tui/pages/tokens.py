"""From many reports to a table of them, a line each, drawn when it is looked at."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from inspector.report.layout import wrapped
from inspector.report.paint import columns
from inspector.report.phrases import because
from inspector.report.report import Report
from inspector.report.timeline import phrases_in_time
from inspector.report.ways import UNTOLD
from inspector.tui.called import Called, used_at
from inspector.tui.pages import cells
from inspector.tui.pages.columns import Columns, columns_for, heading, shown
from inspector.tui.pages.row import Canvas, LazyRows, Row
from inspector.tui.sieve import title_of
from inspector.visible import visible

_LOOKED_AT = 500  # rows whose places tell how wide their column is
_ANY_WIDTH = 1000
_OF_CALL = "judged as of its call"
_LINES_OF_CAUSE, _LINES_OF_DETAIL = 2, 4
_CELLS: Mapping[str, Callable[[Report], tuple[str, str]]] = {
    "subject": cells.subject,
    "validity": cells.validity,
    "lifetime": cells.lifetime,
    "issued": cells.issued,
}


class TokenRows(LazyRows):
    """The rows of a table of reports; `chosen` are the numbers of those that are in it, in order."""

    def __init__(self, reports: Sequence[Report], titles: Sequence[str], chosen: Sequence[int], canvas: Canvas) -> None:
        self._reports, self._titles, self._chosen, self._canvas = reports, titles, chosen, canvas
        # Tokens stand in the order of their sources: where the first and the last have the same, all have.
        ends = {each.place.source for each in (*reports[:1], *reports[-1:])}
        self.source = ends.pop() if len(ends) == 1 else ""
        widest = max((columns(self._place(number, _ANY_WIDTH)) for number in chosen[:_LOOKED_AT]), default=0)
        self._columns = columns_for(canvas.width, len(reports), widest)

    @property
    def columns(self) -> Columns:
        """How wide each column is."""
        return self._columns

    def __len__(self) -> int:
        return len(self._chosen)

    def made(self, index: int) -> Row:
        """The row of a token."""
        number = self._chosen[index]
        return Row(self._line(number), str(number))

    def place_of(self, about: str) -> int:
        """The row of the token with a number: the numbers stand in order."""
        found = bisect_left(self._chosen, int(about))
        return found if found < len(self._chosen) and self._chosen[found] == int(about) else -1

    def _place(self, number: int, room: int) -> str:
        title, where = title_of(self._titles, number), self._reports[number].place
        return visible(title) or cells.place(where._replace(source="") if self.source else where, self._canvas, room)

    def _line(self, number: int) -> str:
        report, canvas, widths = self._reports[number], self._canvas, self._columns
        paint = canvas.paint
        style, words = cells.verdict(report, canvas, widths.verdict)
        told = [f"{paint('dim', f'{number + 1:>{widths.number}}')} {paint(style, f'{words:<{widths.verdict}}')}"]
        told.append(canvas.filled(self._place(number, widths.place), widths.place))
        told += [self._cell(name, width, report) for name, width in shown(widths)]
        return "  ".join([*told, canvas.clipped(paint.drawn(cells.cause(report)), widths.cause)])

    def _cell(self, name: str, width: int, report: Report) -> str:
        """One of the cells between place and first cause."""
        style, text = _CELLS[name](report)
        filled = self._canvas.filled(text, width)
        return self._canvas.paint(style, filled) if style else filled


def head_of(rows: TokenRows, canvas: Canvas) -> list[Row]:
    """The heading of a table."""
    return [Row(canvas.paint("bold", heading(rows.columns, canvas)))]


def detail(report: Report, canvas: Canvas, called: Called) -> list[Row]:
    """What a row had no room for: the first cause whole, the times in words, sub masked, where it was found."""
    of_call = _OF_CALL if used_at(report, called) == report.moment else ""
    paint, width = canvas.paint, canvas.width
    found = cells.cause(report) if report.findings else because(report, UNTOLD)
    told = paint.drawn(found or "Every required rule was asked and held.")
    lines = wrapped(told, width)
    if len(lines) > _LINES_OF_CAUSE:
        lines = [lines[0], canvas.clipped(" ".join(lines[1:]), width)]
    _, sub = cells.subject(report)
    told_sub = sub if sub in ("", "no sub") else f"sub of {sub}"
    facts = wrapped(paint.drawn(" · ".join(filter(None, (of_call, *phrases_in_time(report), told_sub)))), width)
    room = _LINES_OF_DETAIL - len(lines) - 1
    if len(facts) > room:
        facts = [*facts[: room - 1], canvas.clipped(" ".join(facts[room - 1 :]), width)]
    facts.append(cells.path(report.place, canvas))
    return [*map(Row, lines), *(Row(paint("dim", line)) for line in facts)]
