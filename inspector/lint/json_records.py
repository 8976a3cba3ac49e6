"""From JSON Lines, a JSON document or a capture to pieces with the texts in it that are to hold tokens."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from inspector.jose import Json
from inspector.lint.broken import UntilBroken
from inspector.lint.capture import fault, is_cut_short, is_surely_one
from inspector.lint.json_texts import Places, all_texts, found_at, loads, of_member
from inspector.lint.piece import Layout, Piece
from inspector.lint.placed import Placed, packed
from inspector.lint.sought import Sought, refuse_in
from inspector.lint.waiting import Waiting
from inspector.lint.whole_lines import LARGEST, with_whole_lines

_AT_ONCE = 500  # texts in a piece
_TELLING = 9  # pieces: lines, where they come slowly
_BLANK = b" \t\r\n\xef\xbb\xbf"
_NONE = object()


def of_field(source: str, lines: Iterator[Piece], name: str) -> Iterator[Piece]:
    """The members of a name; JSON Lines are read line by line, a document whole.

    Raises ValueError for a document that is no JSON, is too large, or has no such member.
    """
    pieces = UntilBroken(with_whole_lines(lines))
    yield from _of_member(source, pieces, name)
    pieces.refuse()


def _of_member(source: str, pieces: UntilBroken, name: str) -> Iterator[Piece]:
    begun, first, has_more = _begin(pieces)
    if has_more and (_value(first) is not _NONE or not first.startswith((b"{", b"["))):
        yield from _of_json_lines(source, chain(begun, pieces), name)
        return
    whole = _whole(chain(begun, pieces))
    try:
        yield from _of_document(source, whole, name)
    except json.JSONDecodeError as error:
        if not any(_value(line) is not _NONE for piece in whole for line in piece.data.split(b"\n") if line.strip()):
            if pieces.failed is not None:
                raise pieces.failed.of_a_whole("a JSON document") from None
            raise ValueError(f"no JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
        yield from _of_json_lines(source, whole, name)


def of_capture(source: str, lines: Iterator[Piece]) -> Iterator[Piece]:
    """All texts of a capture (HAR 1.2); a log that begins as one is searched as text.

    So is one that is cut short, damaged or too large; then ValueError says so.
    """
    begun: list[Piece] = []
    rest: Iterable[Piece] = ()
    for piece in lines:
        if piece.is_pause and begun and is_surely_one(source, _text(begun[:_TELLING])):
            if _goes_on(begun):
                continue
            rest = chain([piece], lines)
            break
        begun.append(piece)
        is_too_large = sum(len(each.data) for each in begun) > LARGEST
        if is_too_large or piece.is_pause or _is_log(begun):
            yield from _as_text(chain(begun, lines))
            if is_too_large:
                _refuse(source, _text(begun[:1]), f"larger than {LARGEST >> 20} MiB")
            return
    yield from _of_whole_capture(source, begun, rest)


def _of_whole_capture(source: str, begun: list[Piece], rest: Iterable[Piece]) -> Iterator[Piece]:
    """Its texts, and what follows it as text."""
    text = _text(begun)
    try:
        value = loads(text)
    except ValueError as error:
        yield from _as_text(chain(begun, rest))
        _refuse(source, text, fault(error, text))
        return
    yield from _in_pieces(source, _once_each(value, Places(text)), "texts")
    yield from _as_text(rest)


def _refuse(source: str, text: str, told: str) -> None:
    if is_surely_one(source, text):
        raise ValueError(f"its HAR is {told}; it was searched as text, bodies in base64 were not")


def _goes_on(begun: list[Piece]) -> bool:
    """Whether a capture has not come to its end: a pause in it is waited through."""
    if not begun[-1].data.rstrip().endswith(b"}"):
        return True
    text = _text(begun)
    try:
        loads(text)
    except ValueError as error:
        return is_cut_short(error, text)
    return False


def _is_log(begun: list[Piece]) -> bool:
    """Whether the first line is JSON by itself, and another one follows."""
    line, end, rest = begun[0].data.lstrip(_BLANK).partition(b"\n")
    return bool(end and rest.strip()) and len(begun) == 1 and _value(line) is not _NONE


def _as_text(pieces: Iterable[Piece]) -> Iterator[Piece]:
    yield from (piece if piece.is_pause else piece._replace(layout="text") for piece in pieces)


def _once_each(value: Json, places: Places) -> Iterator[Placed]:
    """A text that comes again, as the header of each request does, is looked at once."""
    met: set[str] = set()
    for placed in all_texts(value, places):
        if placed.text not in met:
            met.add(placed.text)
            yield placed


def _begin(pieces: Iterator[Piece]) -> tuple[list[Piece], bytes, bool]:
    """The first pieces, the first line that is not blank, and whether there is another one, or may be."""
    begun: list[Piece] = []
    line, rest = b"", b""
    while not rest.strip() and (piece := next(pieces, None)) is not None:
        begun.append(piece)
        line, _, rest = b"".join(each.data for each in begun).lstrip(_BLANK).partition(b"\n")
        if piece.is_pause and line:
            return begun, line, True
    return begun, line, bool(rest.strip())


def _value(line: bytes) -> object:
    """The JSON value of a line; _NONE where it is none."""
    try:
        return loads(line.decode("utf-8", "replace"))
    except ValueError:
        return _NONE


def _of_json_lines(source: str, pieces: Iterable[Piece], name: str) -> Iterator[Piece]:
    """The texts of a member, line by line; raises UnmetError after all of them where no line has it.

    What lines lack is told with the first that has it: until then the name may be wrong. Only a pause, for one that is
    followed, is not waited through.
    """
    sought, failed = Sought(name), None
    waiting = Waiting(sought)
    try:
        for piece in pieces:
            found = waiting.at_pause() if piece.is_pause else waiting.through(_of_lines(piece, sought))
            yield from _in_pieces(source, found, "cells")
            if piece.is_pause:
                yield piece
    except (OSError, ValueError) as error:
        failed = error
    sought.refuse_unmet()
    if failed is not None:
        raise failed


def _of_lines(piece: Piece, sought: Sought) -> Iterator[Placed]:
    for number, line in enumerate(piece.data.split(b"\n"), start=piece.line):
        if line.strip(_BLANK):
            yield from sought.of(line.decode("utf-8", "replace"), number)


def _whole(pieces: Iterable[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        found.append(piece)
        if sum(len(each.data) for each in found) > LARGEST:
            raise ValueError(f"a JSON document of over {LARGEST >> 20} MiB; JSON Lines may have any size")
    return found


def _text(pieces: Iterable[Piece]) -> str:
    return b"".join(piece.data for piece in pieces).decode("utf-8", "replace")


def _of_document(source: str, pieces: list[Piece], name: str) -> Iterator[Piece]:
    text = _text(pieces)
    if not text.strip("\ufeff \t\r\n"):
        return
    value = loads(text)
    if next(found_at(value, name), None) is None:
        refuse_in(value, name)
    yield from _in_pieces(source, of_member(value, name, Places(text)), "cells")


def _in_pieces(source: str, texts: Iterator[Placed], layout: Layout) -> Iterator[Piece]:
    while some := list(islice(texts, _AT_ONCE)):
        yield Piece(source, some[0].line, layout, packed(some))
