"""From CSV to pieces with the texts of one column."""

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest

from inspector.intake import find_tokens
from inspector.lint.broken import BrokenError, FollowedError
from inspector.lint.instead import refuse_json
from inspector.lint.missing import Names, UnmetError, is_name, named
from inspector.lint.piece import Piece
from inspector.lint.placed import Placed, packed
from inspector.lint.row import Row, delimiter_of, says_delimiter
from inspector.lint.whole_lines import with_whole_lines

_AT_ONCE = 500  # texts in a piece
_LONGEST_CELL = 16 << 20  # characters
_LONGEST_ROW = 1000  # lines; a quote that is not closed in so many was no quote


def of_column(source: str, pieces: Iterator[Piece], column: str) -> Iterator[Piece]:
    """The cells of a column, by its name in the first row, or its number from 1: then that row may have a token, too.

    Raises UnmetError where there is no such column, and after all that could be read where it cannot be read further.
    """
    csv.field_size_limit(_LONGEST_CELL)
    reader = _Reader()
    index: int | None = None
    told = f"column {column}" if column.isdigit() else f"column {named(column)}"
    for rows in _rows(reader, with_whole_lines(pieces)):
        if isinstance(rows, Piece):
            yield rows
            continue
        held = rows
        if index is None and rows:
            index, held = _begun(rows, column)
        if index is not None:
            yield from _in_pieces(source, [row.placed(index, told) for row in held])


def _rows(reader: "_Reader", pieces: Iterator[Piece]) -> Iterator["list[Row] | Piece"]:
    """The rows of each piece, and pauses as they come; raises what the pieces raise after all rows."""
    failed: OSError | ValueError | None = None
    try:
        for piece in pieces:
            yield piece if piece.is_pause else reader.rows(piece)
    except FollowedError as error:
        failed = error
    except BrokenError as error:  # within a row, where one is not at its end
        if reader.line > 1:
            error.stop_at(reader.line)
        raise
    except (OSError, ValueError) as error:
        failed = error
    yield reader.rest()
    if failed is not None:
        raise failed


def _in_pieces(source: str, texts: list[Placed]) -> Iterator[Piece]:
    for at in range(0, len(texts), _AT_ONCE):
        some = texts[at : at + _AT_ONCE]
        yield Piece(source, some[0].line, "cells", packed(some))


def _begun(rows: list[Row], column: str) -> tuple[int, list[Row]]:
    """The place of a column, from 0, and the rows that may hold tokens; raises UnmetError where there is none."""
    refuse_json(rows[0], column)
    names = [name.strip() for name in rows[0].cells]
    if column.isascii() and column.isdigit() and 0 < int(column) <= len(names):
        index = int(column) - 1
        return index, rows if _may_be_token(names[index]) else rows[1:]
    folded = [name.casefold() for name in names]
    if column.casefold() in folded:
        return folded.index(column.casefold()), rows[1:]
    raise UnmetError(f"there is no column {named(column)}; {_told(names, rows[1:2], column)}")


def _may_be_token(text: str) -> bool:
    return text.startswith("ey") or bool(find_tokens(text))


def _told(names: list[str], second: list[Row], wanted: str) -> str:
    """The names of the columns; how many there are where one of them may be data, and so all of them."""
    if not any(names) or not all(is_name(name) for name in names if name):
        counted = "1 column" if len(names) == 1 else f"{len(names)} columns"
        return f"its first line has {counted} and does not look like a header: write a number"
    known = Names(
        (name, cell) for name, cell in zip_longest(names, second[0].cells if second else (), fillvalue="") if name
    )
    return f"its first line has {known.told(wanted)}"


class _Reader:
    """Rows out of lines; one that is not at its end with a piece goes on in the next."""

    def __init__(self) -> None:
        self._delimiter = ""
        self._kept: list[str] = []
        self.line = 1
        """The number of the first line of those kept: of the row that is not at its end, or the next."""

    def rows(self, piece: Piece) -> list[Row]:
        """The rows that are at their end."""
        lines = list(io.StringIO(piece.data.decode("utf-8", "replace"), newline=""))
        if not self._delimiter:
            lines = self._begin(lines)
        self._kept += lines
        return self._taken(is_end=False)

    def rest(self) -> list[Row]:
        """The rows that are left, now that no more will come."""
        return self._taken(is_end=True)

    def _begin(self, lines: list[str]) -> list[str]:
        """Tells the delimiter; what says it is no row."""
        while lines and not lines[0].strip("\ufeff \t\r\n"):
            self.line += 1
            lines = lines[1:]
        if not lines:
            return lines
        first = lines[0] = lines[0].removeprefix("\ufeff")
        self._delimiter = delimiter_of(first)
        if not says_delimiter(first):
            return lines
        self.line += 1
        return lines[1:]

    def _taken(self, *, is_end: bool) -> list[Row]:
        found: list[Row] = []
        at = 0
        while at < len(self._kept):
            size = self._size(at)
            if size is None and not is_end and len(self._kept) - at <= _LONGEST_ROW:
                break  # the rest of the row is in the next piece
            quoting = csv.QUOTE_MINIMAL if size is not None else csv.QUOTE_NONE
            text = "".join(self._kept[at : at + (size or 1)])
            found += self._row(text, self.line + at, quoting)
            at += size or 1
        self._kept, self.line = self._kept[at:], self.line + at
        return found

    def _size(self, at: int) -> int | None:
        """How many lines the row has that begins there; None where its last quote is not closed."""
        quotes = 0
        for last in range(at, min(at + _LONGEST_ROW, len(self._kept))):
            quotes += self._kept[last].count('"')
            if quotes % 2 == 0:
                return last - at + 1
        return None

    def _row(self, text: str, line: int, quoting: int) -> list[Row]:
        lines = io.StringIO(text, newline="")
        try:
            cells = next(csv.reader(lines, delimiter=self._delimiter, quoting=quoting), [])  # type: ignore[arg-type]
        except csv.Error:
            cells = [text]
        return [Row(cells, text, line, self._delimiter, quoting != csv.QUOTE_NONE)] if cells else []
