"""From many reports to a list of them, a line each, drawn when it is looked at."""

from collections.abc import Sequence
from typing import overload

from inspector.report.paint import columns
from inspector.report.report import Report, Verdict
from inspector.tui.pages.row import Canvas, Row
from inspector.visible import visible

_WORDS = {
    Verdict.CONFORMING: ("green", "✓", "+", "CONFORMS"),
    Verdict.NONCONFORMING: ("error", "✗", "x", "DOES NOT CONFORM"),
    Verdict.UNDECIDED: ("warning", "?", "?", "UNDECIDED"),
}
_WIDEST_PLACE = 30
_WIDEST_VERDICT = 16
_LOOKED_AT = 500  # rows whose places tell how wide their column is


class TokenRows(Sequence[Row]):
    """The rows of a list of reports; each is made when it comes into view, so that 100,000 open at once."""

    def __init__(self, reports: Sequence[Report], titles: Sequence[str], chosen: Sequence[int], canvas: Canvas) -> None:
        self._reports, self._titles, self._chosen, self._canvas = reports, titles, chosen, canvas
        shown = (columns(self._place(number)) for number in chosen[:_LOOKED_AT])
        self._widest = min(max(shown, default=0), _WIDEST_PLACE, canvas.width // 3)

    def __len__(self) -> int:
        return len(self._chosen)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        number = self._chosen[index]
        return Row(self._line(number), str(number))

    def _place(self, number: int) -> str:
        return visible(_title(self._titles, number)) or _place(self._reports[number])

    def _line(self, number: int) -> str:
        report, canvas = self._reports[number], self._canvas
        paint = canvas.paint
        style, sign, plain, words = _WORDS[report.verdict]
        cause = report.first_cause
        told = f"{cause.rule.code} {visible(cause.message)}" if cause else ""
        head = f"{number + 1:>3} "
        verdict = f"{plain if paint.ascii else sign} {words:<{_WIDEST_VERDICT}} "
        place = canvas.clipped(self._place(number), self._widest)
        place += " " * (self._widest - columns(place))
        room = max(canvas.width - len(head) - len(verdict) - self._widest - 2, 8)
        return f"{paint('dim', head)}{paint(style, verdict)}{place}  {canvas.clipped(paint.drawn(told), room)}"


def _place(report: Report) -> str:
    place = report.place
    source = visible(place.source.rsplit("/", 1)[-1].rsplit("\\", 1)[-1])
    return f"{source + ':' if source else 'line '}{place.line}:{place.column}"


def matching(reports: Sequence[Report], titles: Sequence[str], words: str) -> list[int]:
    """The numbers of the reports in which all words occur: verdict, rule codes and names, message or title."""
    wanted = words.lower().split()
    return [number for number, report in enumerate(reports) if _holds(report, _title(titles, number), wanted)]


def _title(titles: Sequence[str], number: int) -> str:
    return titles[number] if number < len(titles) else ""


def _holds(report: Report, title: str, wanted: list[str]) -> bool:
    if not wanted:
        return True
    told = [report.verdict.words, report.place.source, title]
    for finding in report.findings:
        told += [finding.rule.code, finding.rule.name, finding.message]
    text = " ".join(told).lower()
    return all(word in text for word in wanted)
