"""From JSON Lines, a JSON document or a capture to pieces with the texts in it that are to hold tokens."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from inspector.jose import Json
from inspector.lint.json_texts import Places, all_texts, of_member
from inspector.lint.piece import Layout, Piece
from inspector.lint.placed import Placed, packed
from inspector.visible import cut, visible

_LARGEST = 256 << 20  # bytes of a document, which is read whole
_AT_ONCE = 500  # texts in a piece
_BLANK = b" \t\r\n\xef\xbb\xbf"


def of_field(source: str, lines: Iterator[Piece], name: str) -> Iterator[Piece]:
    """The members of a name; JSON Lines are read line by line, a document, which is more than one line, whole.

    Raises ValueError for a document that is no JSON, or too large.
    """
    begun, is_lines = _begin(lines)
    pieces = chain(begun, lines)
    if is_lines:
        return _of_json_lines(pieces, name)
    return _of_document(source, pieces, "cells", lambda value, places: of_member(value, name, places))


def of_capture(source: str, lines: Iterator[Piece]) -> Iterator[Piece]:
    """All texts of a capture (HAR 1.2); one that is broken is searched as text."""
    whole = list(lines)
    try:
        yield from _of_document(source, whole, "texts", _once_each)
    except ValueError:
        yield from (piece._replace(layout="text") for piece in whole)


def _once_each(value: Json, places: Places) -> Iterator[Placed]:
    """A text that comes again, as the header of each request does, is looked at once."""
    met: set[str] = set()
    for placed in all_texts(value, places):
        if placed.text not in met:
            met.add(placed.text)
            yield placed


def _begin(lines: Iterator[Piece]) -> tuple[list[Piece], bool]:
    """The first pieces, up to the end of the first line that is not blank, and whether that is JSON by itself."""
    begun: list[Piece] = []
    line, end = b"", b""
    while not end and (piece := next(lines, None)) is not None:
        begun.append(piece)
        line, end, _ = b"".join(each.data for each in begun).lstrip(_BLANK).partition(b"\n")
        if piece.layout == "pause" and line:
            break
    return begun, not line.startswith(b"[") and _value(line) is not None


def _value(line: bytes) -> Json:
    """The JSON value of a line; None where it is none."""
    try:
        return _loads(line.decode("utf-8", "replace"))
    except ValueError:
        return None


def _loads(text: str) -> Json:
    try:
        value: Json = json.loads(text.lstrip("\ufeff"))
    except RecursionError:
        raise ValueError("JSON that is nested too deep") from None
    return value


def _of_json_lines(lines: Iterable[Piece], name: str) -> Iterator[Piece]:
    for piece in lines:
        if piece.layout == "pause":
            yield piece
        else:
            yield from _in_pieces(piece.source, _of_lines(piece, name), "cells")


def _of_lines(piece: Piece, name: str) -> Iterator[Placed]:
    for number, line in enumerate(piece.data.split(b"\n"), start=piece.line):
        if not line.strip(_BLANK):
            continue
        text = line.decode("utf-8", "replace")
        try:
            value = _loads(text)
        except ValueError:
            yield Placed(number, 1, "", "the line is no JSON")
            continue
        found = list(of_member(value, name, Places(text, number)))
        yield from found or [Placed(number, 1, "", f"the line has no member “{visible(cut(name, 40))}”")]


def _of_document(
    source: str, lines: Iterable[Piece], layout: Layout, texts: Callable[[Json, Places], Iterator[Placed]]
) -> Iterator[Piece]:
    text = b"".join(_parts(lines)).decode("utf-8", "replace")
    if text.strip():
        yield from _in_pieces(source, texts(_document(text), Places(text)), layout)


def _document(text: str) -> Json:
    try:
        return _loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None


def _parts(lines: Iterable[Piece]) -> Iterator[bytes]:
    size = 0
    for piece in lines:
        size += len(piece.data)
        if size > _LARGEST:
            raise ValueError(f"a JSON document of over {_LARGEST >> 20} MiB; JSON Lines may have any size")
        yield piece.data


def _in_pieces(source: str, texts: Iterator[Placed], layout: Layout) -> Iterator[Piece]:
    while some := list(islice(texts, _AT_ONCE)):
        yield Piece(source, some[0].line, layout, packed(some))
