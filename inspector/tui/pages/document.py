"""From a header or payload to its JSON over lines, each knowing the pointer it stands for."""

from collections.abc import Iterator
from datetime import tzinfo
from itertools import islice
from typing import Literal

from inspector.checks.case import seconds
from inspector.jose import Json, pointer_part
from inspector.report.layout import wrapped
from inspector.report.paint import Paint
from inspector.report.report import Report
from inspector.report.timeline import when
from inspector.tui.pages.claims import signs_of
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.values import as_json
from inspector.visible import cut, visible

_TIMES = ("/payload/iat", "/payload/nbf", "/payload/exp")
_MOST_LINES = 5000
_LONGEST = 1000
_MOST_TEXT = 4000
_SHORT_LIST = 60


def document(report: Report, part: Literal["header", "payload"], zone: tzinfo | None, canvas: Canvas) -> list[Row]:
    """The part as JSON, or as the text it decodes to where it is none."""
    token = report.token
    members = token.header if part == "header" else token.payload
    if members is None:
        return _as_text(part, token.header_text if part == "header" else token.payload_text, canvas)
    writer = _Writer(report, zone, canvas)
    lines = writer.lines(dict(members), f"/{part}", "", "", "")
    found = list(islice(lines, _MOST_LINES))
    if len(found) == _MOST_LINES:
        found.append(Row(f"  … the {part} goes on; enter on a claim shows it whole"))
    return found


def _as_text(part: str, text: str | None, canvas: Canvas) -> list[Row]:
    if text is None:
        return [Row(f"The {part} could not be decoded.")]
    told = wrapped(visible(cut(text, _MOST_TEXT)), canvas.width)
    return [Row(canvas.paint("warning", f"The {part} is no JSON object. Its text:")), *map(Row, told)]


class _Writer:
    """Writes JSON as rows: names blue, text green, numbers yellow, a sign where something was found."""

    def __init__(self, report: Report, zone: tzinfo | None, canvas: Canvas) -> None:
        self._report, self._zone, self._canvas = report, zone, canvas
        self._signs = signs_of(report, canvas.paint)

    def lines(self, value: Json, where: str, indent: str, name: str, comma: str) -> Iterator[Row]:
        """The rows of one value; `name` is its painted name with colon."""
        match value:
            case dict() if value:
                yield self._row(f"{indent}{name}{{", where)
                last = len(value) - 1
                for number, (key, item) in enumerate(value.items()):
                    shown = self._canvas.paint("blue", as_json(key, 200)) + ": "
                    follows = "," if number < last else ""
                    yield from self.lines(item, f"{where}/{pointer_part(key)}", indent + "  ", shown, follows)
                yield Row(f"  {indent}}}{comma}")
            case list() if value and len(as_json(value, _SHORT_LIST + 1)) > _SHORT_LIST:
                yield self._row(f"{indent}{name}[", where)
                for number, item in enumerate(value):
                    follows = "," if number < len(value) - 1 else ""
                    yield from self.lines(item, f"{where}/{number}", indent + "  ", "", follows)
                yield Row(f"  {indent}]{comma}")
            case _:
                yield self._row(f"{indent}{name}{self._scalar(value, where)}{comma}{self._time(value, where)}", where)

    def _row(self, text: str, where: str) -> Row:
        sign = self._signs.get(visible(where), " ")
        return Row(f"{sign} {text}", where if where.count("/") > 1 else None)

    def _scalar(self, value: Json, where: str) -> str:
        style = "green" if isinstance(value, str) else "yellow"
        room = max(self._canvas.width - 2 * where.count("/") - len(where.rsplit("/", 1)[-1]) - 4, 12)
        return self._canvas.paint(style, self._canvas.clipped(as_json(value, _LONGEST), room))

    def _time(self, value: Json, where: str) -> str:
        number = seconds(value) if where in _TIMES else None
        return "" if number is None else self._canvas.paint("dim", f"   {when(number, self._report.moment, None)}")


def painted_token(text: str, parts: tuple[str, ...], height: int, canvas: Canvas) -> list[Row]:
    """The token's own text, coloured by part, cut to so many lines."""
    room = canvas.width * height
    runs = _coloured(parts, room) if len(parts) > 1 else [("", visible(cut(text, room)))]
    lines: list[str] = [""]
    taken = 0
    for style, piece in runs:
        rest = piece
        while rest:
            fits = canvas.width - taken
            lines[-1] += _painted(canvas.paint, style, rest[:fits])
            taken += len(rest[:fits])
            rest = rest[fits:]
            if taken == canvas.width:
                lines.append("")
                taken = 0
    return [Row(line) for line in lines[:height]]


def _coloured(parts: tuple[str, ...], room: int) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(parts[:8]):
        if number:
            yield "bold", "."
        yield ("red", "blue", "note")[min(number, 2)], visible(cut(part, max(room, 1)))


def _painted(paint: Paint, style: str, text: str) -> str:
    return paint(style, text) if style else text
