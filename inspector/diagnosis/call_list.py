"""From the calls of a diagnosis to lines for a terminal: a table with a line each, or one whose long calls go on."""

import re
from collections.abc import Iterator
from itertools import groupby

from inspector.diagnosis.addresses import shown_host
from inspector.diagnosis.calls import MOST, cells, chosen, short_hosts, told_below
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.dossier.sought import STAND_IN
from inspector.diagnosis.evidence import Exchange
from inspector.report.layout import clipped, wrapped
from inspector.report.paint import Paint, columns

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
    rows = [(shown_host(each.address), row) for each, row in zip(shown, cells(diagnosis, shown), strict=True)]
    hosts = list(dict.fromkeys(host for host, _ in rows))
    room = width - _INDENT
    heading, *lines = _columns([_HEADER, *(row for _, row in rows)])
    widths = _widths([heading, *lines], room, heading.index("call"))
    yield _title(hosts, width, paint)
    yield f"{' ' * _INDENT}{paint.drawn(_line(heading, widths))}"
    lines_of = iter(lines)
    for host, group in groupby(rows, key=lambda row: row[0]):
        if len(hosts) > 1:
            yield f"{' ' * _INDENT}{paint('dim', paint.drawn(clipped(f'to {host}', room)))}"
        for _ in group:
            told = _lines(next(lines_of), widths, heading.index("call"))
            yield from (f"{' ' * _INDENT}{paint.drawn(line)}" for line in told)
    yield from (f"{' ' * _INDENT}{line}" for line in told_below(diagnosis, len(shown), room, paint))


def table(diagnosis: Diagnosis, shown: list[Exchange], width: int, paint: Paint, least: int = 0) -> list[str]:
    """A title, a heading, and a line for each of some calls; on less than `least` columns without the lesser cells."""
    hosts = list(dict.fromkeys(shown_host(each.address) for each in shown))
    without = _LESSER if width < least else ()
    for named in ({each: each for each in hosts if len(hosts) > 1}, short_hosts(hosts)):
        rows = _columns([_HEADER, *cells(diagnosis, shown, named)], without)
        call = rows[0].index("call")
        widths = _widths(rows, width, call)
        if max(columns(row[call]) for row in rows) <= widths[call]:
            break
    return [_title(hosts, width, paint), *(paint.drawn(_line(row, widths)) for row in rows)]


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


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    return _joined([clipped_whole(cell, room) for cell, room in zip(row, widths, strict=True)], widths)


def _lines(row: tuple[str, ...], widths: list[int], call: int) -> Iterator[str]:
    """A row whose call goes on below itself where it is too long."""
    first, *rest = folded(row[call], widths[call])
    yield _joined([*row[:call], first, *row[call + 1 :]], widths)
    indent = " " * (sum(widths[:call]) + 2 * call)
    yield from (f"{indent}{line}" for line in rest)


def _joined(cells: list[str], widths: list[int]) -> str:
    padded = (cell + " " * max(room - columns(cell), 0) for cell, room in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


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
