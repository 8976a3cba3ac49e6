"""From the calls of a diagnosis to lines for a terminal: a table with a line each, or one whose long calls go on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from inspector.diagnosis.addresses import shown_host
from inspector.diagnosis.calls import MOST, cells, chosen, short_hosts, styles_of, told_below
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.veil.sought import STAND_IN
from inspector.report.layout import clipped, wrapped
from inspector.report.paint import Paint, columns

_PLAIN = ("", "")
_HEADER = ("", "UTC", "call", "answer", "session", "token")
_CALL = 2
_LESSER = (0, 4)  # where it stands, what became of the session
_NARROWEST = 12
_INDENT, _HANG = 2, 2
_MOST_LINES = 5  # of one call
_PIECE = re.compile(rf"/?{STAND_IN.pattern}|[/ ]?[^/ (]+|.", re.DOTALL)


def calls(diagnosis: Diagnosis, width: int, paint: Paint) -> Iterator[str]:
    """The table, those calls that matter most where there are too many; nothing where there was no call."""
    shown = chosen(diagnosis.exchanges, MOST)
    if not shown:
        return
    hosts, room = list(dict.fromkeys(shown_host(each.address) for each in shown)), width - _INDENT
    heading, *rows = _columns([_HEADER, *cells(diagnosis, shown)])
    draw = _Drawing(heading, _widths([heading, *rows], room, heading.index("call")), paint)
    yield _title(hosts, width, paint)
    yield f"{' ' * _INDENT}{draw.line(heading)}"
    told = zip(shown, rows, styles_of(diagnosis, shown), strict=True)
    for host, group in groupby(told, key=lambda each: shown_host(each[0].address)):
        if len(hosts) > 1:
            yield f"{' ' * _INDENT}{paint('dim', paint.drawn(clipped(f'to {host}', room)))}"
        for _, row, styles in group:
            yield from (f"{' ' * _INDENT}{line}" for line in draw.lines(row, styles))
    yield from (f"{' ' * _INDENT}{line}" for line in told_below(diagnosis, len(shown), room, paint))


def table(diagnosis: Diagnosis, shown: list[Exchange], width: int, paint: Paint, least: int = 0) -> list[str]:
    """A title, a heading, and a line for each of some calls; on less than `least` columns without the lesser cells."""
    hosts = list(dict.fromkeys(shown_host(each.address) for each in shown))
    without = _LESSER if width < least else ()
    for named in ({each: each for each in hosts if len(hosts) > 1}, short_hosts(hosts)):
        heading, *rows = _columns([_HEADER, *cells(diagnosis, shown, named)], without)
        call = heading.index("call")
        widths = _widths([heading, *rows], width, call)
        if max(columns(row[call]) for row in rows) <= widths[call]:
            break
    draw = _Drawing(heading, widths, paint)
    lines = (draw.line(row, styles) for row, styles in zip(rows, styles_of(diagnosis, shown), strict=True))
    return [_title(hosts, width, paint), draw.line(heading), *lines]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """How rows are drawn: the heading, the width of each column, and the paint."""

    heading: tuple[str, ...]
    widths: list[int]
    paint: Paint

    def line(self, row: tuple[str, ...], styles: tuple[str, str] = _PLAIN) -> str:
        """A row in one line, its cells cut; `styles` are those of answer and token."""
        return self._joined([clipped_whole(cell, room) for cell, room in zip(row, self.widths, strict=True)], styles)

    def lines(self, row: tuple[str, ...], styles: tuple[str, str]) -> Iterator[str]:
        """A row whose call goes on below itself where it is too long."""
        call = self.heading.index("call")
        first, *rest = folded(row[call], self.widths[call])
        yield self._joined([*row[:call], first, *row[call + 1 :]], styles)
        indent = " " * (sum(self.widths[:call]) + 2 * call)
        yield from (self.paint.drawn(f"{indent}{line}") for line in rest)

    def _joined(self, cells: list[str], styles: tuple[str, str]) -> str:
        styled, told = dict(zip(("answer", "token"), styles, strict=True)), ""
        for at, (cell, room, title) in enumerate(zip(cells, self.widths, self.heading, strict=True)):
            shown, style = self.paint.drawn(cell), styled.get(title, "")
            pad = " " * max(room - columns(shown) + 2, 0) if any(cells[at + 1 :]) else ""
            told += (self.paint(style, shown) if style else shown) + pad
        return told


def _title(hosts: list[str], width: int, paint: Paint) -> str:
    return paint("bold", f"Calls to {clipped(hosts[0], width - 9)}" if len(hosts) == 1 else "Calls")


def _columns(rows: list[tuple[str, ...]], without: tuple[int, ...] = ()) -> list[tuple[str, ...]]:
    """The rows without some columns, and without those that say nothing."""
    kept = [at for at in range(len(_HEADER)) if at not in without and (at == _CALL or any(row[at] for row in rows[1:]))]
    return [tuple(row[at] for at in kept) for row in rows]


def _widths(rows: list[tuple[str, ...]], width: int, call: int) -> list[int]:
    """How wide each column is; that of the calls gives way."""
    widths = [max(map(columns, cells)) for cells in zip(*rows, strict=True)]
    others = sum(widths) - widths[call] + 2 * (len(widths) - 1)
    widths[call] = max(min(widths[call], width - others), _NARROWEST)
    return widths


def folded(text: str, width: int) -> list[str]:
    """The text over as many lines as it needs, broken before a slash or space, and never within a stand-in."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if columns(lines[-1] + piece) <= (width if len(lines) == 1 else width - _HANG):
            lines[-1] += piece
        else:
            more = wrapped(piece.lstrip(" "), width - _HANG)
            lines = [*lines, *more] if lines[-1] else more
    first, *rest = lines
    if len(rest) >= _MOST_LINES:
        rest = [*rest[: _MOST_LINES - 1], clipped_whole("".join(rest[_MOST_LINES - 1 :]), width - _HANG)]
    return [first, *(f"{' ' * _HANG}{line}" for line in rest)]


def clipped_whole(text: str, width: int) -> str:
    """The text, cut with … where it takes more columns; a stand-in is not cut, but left out."""
    cut = clipped(text, width)
    if cut == text:
        return text
    inside = next((each.start() for each in STAND_IN.finditer(text) if each.start() < len(cut) - 1 < each.end()), None)
    return cut if inside is None else f"{text[:inside]}…"
