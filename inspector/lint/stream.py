"""From lines or text to a stream of reports, in order, holding no more than one block at a time."""

from collections.abc import Iterable, Iterator

from inspector.checks.catalogue import RuleSet
from inspector.errors import OptionError
from inspector.inspection import ALL_RULES, Inquiry, inspect_bare, inspect_found, inspect_nothing, judge_again
from inspector.intake import damaged_token, find_tokens
from inspector.lint.piece import Piece
from inspector.lint.placed import Placed, unpacked
from inspector.lint.reuse import Seen, numbers
from inspector.report.report import Place, Report
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant

_OF_TEXT = ("lines", "text", "whole")
_BYTE_ORDER_MARK = "\ufeff"


def lint(
    lines: Iterable[str], *, now: float, tenant: Tenant | None = None, rules: RuleSet | None = None
) -> Iterator[Report]:
    """The reports on one token a line, in order; blank lines are passed over, any other gives a report.

    `now` is the moment of judgement in seconds since 1970-01-01 UTC, one for the whole run. Raises
    OptionError for a moment that no calendar has.
    """
    if isinstance(lines, str):
        raise OptionError("lines is an iterable of lines, not one str: use text.splitlines()")
    inquiry = Inquiry(now, tenant or Tenant(), rules or ALL_RULES, Search.QUICK)
    return _compared(token_lines(lines, inquiry, ""), inquiry)


def _compared(reports: Iterator[Report], inquiry: Inquiry) -> Iterator[Report]:
    """The reports, those on tokens with the jti of another before them judged with that."""
    seen = Seen()
    for report in reports:
        key, token = numbers(report)
        if key and seen.met(key, token):
            yield judge_again(report, inquiry, standing=report.signature, reused=True)
        else:
            yield report


def judge_piece(piece: Piece, inquiry: Inquiry) -> Iterator[Report]:
    """The reports on the tokens in a piece, in order."""
    text = piece.data.decode("utf-8", "surrogateescape") if piece.layout in _OF_TEXT else ""
    match piece.layout:
        case "lines":
            return token_lines(text.replace("\r\n", "\n").split("\n"), inquiry, piece.source, piece.line)
        case "text":
            return text_lines(text.split("\n"), inquiry, piece.source, piece.line)
        case "whole":
            return whole_text(text, inquiry, piece.source, piece.line)
        case "cells":
            return cells(unpacked(piece.data), inquiry, piece.source)
        case "texts":
            return texts(unpacked(piece.data), inquiry, piece.source)
        case "pause":
            return iter(())


def token_lines(lines: Iterable[str], inquiry: Inquiry, source: str, first: int = 1) -> Iterator[Report]:
    """One token a line: a line without one is a finding. `first` is the number of the first line."""
    for number, line in enumerate(lines, start=first):
        report = inspect_bare(line, inquiry, source, number)
        if report is not None:
            yield report
            continue
        if line and not line.isspace() and line.strip() != _BYTE_ORDER_MARK:
            yield from _in_line(line, inquiry, Place(source, number, 1))


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


def texts(found: Iterable[Placed], inquiry: Inquiry, source: str) -> Iterator[Report]:
    """Texts with tokens anywhere in them: those of a capture."""
    for line, column, text, _ in found:
        for token in find_tokens(text):
            yield inspect_found(token, inquiry, Place(source, line, column + token.start))


def text_lines(lines: Iterable[str], inquiry: Inquiry, source: str, first: int = 1) -> Iterator[Report]:
    """Text with tokens anywhere in it, a line at a time: a line without one says nothing."""
    for number, line in enumerate(lines, start=first):
        for token in find_tokens(line):
            yield inspect_found(token, inquiry, Place(source, number, token.start + 1))


def whole_text(text: str, inquiry: Inquiry, source: str, first: int = 1) -> Iterator[Report]:
    """Text with tokens anywhere in it, wrapped ones among them."""
    line, at = first, 0
    for token in find_tokens(text):
        line += text.count("\n", at, token.start)
        at = token.start
        yield inspect_found(token, inquiry, Place(source, line, at - text.rfind("\n", 0, at)))
