"""From lines or text to a stream of reports, in order, holding no more than one block at a time."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice

from inspector.inspection import Inquiry, inspect_bare, inspect_each, inspect_found, inspect_nothing
from inspector.intake import (
    Found,
    damaged_token,
    find_tokens,
    lines_with_beginnings,
    search_damaged,
    search_tokens,
)
from inspector.lint.piece import Piece
from inspector.lint.placed import Placed, unpacked
from inspector.report.report import Place, Report

AT_ONCE = 256  # lines or reports: their tokens stay in the second cache of most processors
_OF_TEXT = ("text", "whole")
_BEGIN = ("eyJ", "eyj")  # the second, where all letters became small
_BYTE_ORDER_MARK = "\ufeff"


def judge_piece(piece: Piece, inquiry: Inquiry) -> Iterator[Report]:
    """The reports on the tokens in a piece, in order."""
    piece = piece.filled()
    if piece.layout == "lines":
        return token_lines(_lines(piece.data), inquiry, piece.source, piece.line, AT_ONCE)
    text = piece.data.decode("utf-8", "surrogateescape") if piece.layout in _OF_TEXT else ""
    match piece.layout:
        case "text":
            return _each(_in_lines(text, piece.source, piece.line), inquiry)
        case "whole":
            return _each(_in_whole(text, piece.source, piece.line), inquiry)
        case "cells":
            return cells(unpacked(piece.data), inquiry, piece.source)
        case "texts":
            return _each(_in_texts(unpacked(piece.data), piece.source), inquiry)
        case "pause":
            return iter(())


def _lines(data: bytes) -> Iterator[str]:
    """The lines with their ends: so they are parted three times as quick as by splitting."""
    if data.isascii():
        return map(bytes.decode, BytesIO(data))
    return (line.decode("utf-8", "surrogateescape") for line in BytesIO(data))


def token_lines(
    lines: Iterable[str], inquiry: Inquiry, source: str, first: int = 1, at_once: int = 1
) -> Iterator[Report]:
    """One token a line: a line without one is a finding. `first` is the number of the first line.

    So many are judged `at_once`, and as many are waited for.
    """
    numbered = enumerate(lines, start=first)
    while some := list(islice(numbered, at_once)):
        for (number, line), report in zip(some, inspect_bare(some, inquiry, source), strict=True):
            if report is not None:
                yield report
            elif line and not line.isspace() and line.strip() != _BYTE_ORDER_MARK:
                yield from _in_line(line.rstrip("\r\n"), inquiry, Place(source, number, 1))


def _in_line(line: str, inquiry: Inquiry, begin: Place) -> Iterator[Report]:
    """What is to hold a token and begins at that place: if it holds none, that is a finding."""
    found = find_tokens(line)
    damaged = None if found else damaged_token(line)
    if not found and damaged is None:
        yield inspect_nothing(line, inquiry, begin)
    for token in found or filter(None, (damaged,)):
        yield inspect_found(token, inquiry, begin._replace(column=begin.column + token.start))


def cells(found: Iterable[Placed], inquiry: Inquiry, source: str) -> Iterator[Report]:
    """Texts that are to hold one token each: members of JSON, cells of a column."""
    for line, column, text, lacks in found:
        if lacks or not text.strip():
            yield inspect_nothing(text, inquiry, Place(source, line, column), lacks)
        else:
            yield from _in_line(text, inquiry, Place(source, line, column))


def _each(met: Iterable[tuple[Found, Place]], inquiry: Inquiry) -> Iterator[Report]:
    """The reports on tokens that were met, many at once."""
    coming = iter(met)
    while some := list(islice(coming, AT_ONCE)):
        yield from inspect_each(some, inquiry)


def _in_texts(found: Iterable[Placed], source: str) -> Iterator[tuple[Found, Place]]:
    """The tokens in texts with tokens anywhere in them: those of a capture."""
    for line, column, text, _ in found:
        for token in _meant_in(text):
            yield token, Place(source, line, column + token.start)


def _in_lines(text: str, source: str, first: int) -> Iterator[tuple[Found, Place]]:
    """The tokens in a text with tokens anywhere in it, a line at a time: a line without one says nothing."""
    number, at = first, 0
    for start, end in lines_with_beginnings(text):
        number += text.count("\n", at, start)
        at = start
        for token in _meant_in(text[start:end]):
            yield token, Place(source, number, token.start + 1)


def _meant_in(text: str) -> tuple[Found, ...]:
    """The tokens in a text; where there is none, what is most plainly meant as one: cut, or without a signature."""
    found = search_tokens(text)
    damaged = search_damaged(text) if not found and _may_be_meant(text) else None
    return found if damaged is None else (damaged,)


def _may_be_meant(text: str) -> bool:
    return any(begin in text for begin in _BEGIN)


def _in_whole(text: str, source: str, first: int) -> Iterator[tuple[Found, Place]]:
    """The tokens in a text with tokens anywhere in it, wrapped ones among them."""
    found = search_tokens(text)
    damaged = tuple(_damaged_beside(text, found)) if _may_be_meant(text) else ()
    line, at = first, 0
    for token in sorted((*found, *damaged), key=lambda each: each.start):
        line += text.count("\n", at, token.start)
        at = token.start
        yield token, Place(source, line, at - text.rfind("\n", 0, at))


def _damaged_beside(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """What is meant as a token in a line that holds no part of one, as it is found where a text is read by lines."""
    ends = deque(found)
    read = 0  # up to here what was meant is told: one that was wrapped goes over lines
    for start, end in lines_with_beginnings(text):
        while ends and ends[0].end <= start:
            ends.popleft()
        is_beside = start >= read and (not ends or ends[0].start > end)
        damaged = search_damaged(text, start, end) if is_beside and _may_be_meant(text[start:end]) else None
        if damaged is not None:
            read = damaged.end
            yield damaged
