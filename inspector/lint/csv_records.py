"""From CSV to pieces with the texts of one column."""

import csv
from collections.abc import Iterable, Iterator
from itertools import islice

from inspector.lint.piece import Piece
from inspector.lint.placed import Placed, packed
from inspector.visible import cut, visible

_AT_ONCE = 500  # texts in a piece
_LONGEST_CELL = 16 << 20  # characters
_DELIMITERS = ",;\t|"
_SAID = "sep="  # how Excel says which it is, in a line before the header


class _Lines:
    """The lines of a source, one by one, as csv reads them; the last one is kept, to see where a cell stands in it."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._lines = (line for piece in pieces for line in piece.data.decode("utf-8", "replace").splitlines(True))
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.last = next(self._lines)
        return self.last


def of_column(source: str, pieces: Iterator[Piece], column: str) -> Iterator[Piece]:
    """The cells of a column, by its name in the first row, or its number from 1: then that row may have a token, too.

    Raises ValueError where there is no such column.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = _Lines(pieces)
    header = next(lines, "").lstrip("\ufeff")
    begin = 1
    if header.lower().startswith(_SAID):
        delimiter, header, begin = header[len(_SAID) : len(_SAID) + 1], next(lines, ""), 2
    else:
        delimiter = max(_DELIMITERS, key=header.count)
    names = next(csv.reader([header], delimiter=delimiter), [])
    texts = _cells(lines, delimiter, _index(names, column), begin)
    if column.isdecimal() and names:
        texts = _with_first(names, int(column) - 1, header, begin, texts)
    while some := list(islice(texts, _AT_ONCE)):
        yield Piece(source, some[0].line, "cells", packed(some))


def _with_first(names: list[str], index: int, header: str, line: int, rest: Iterator[Placed]) -> Iterator[Placed]:
    if index < len(names) and "." in names[index]:  # a name of a column has no dots, a token has
        yield Placed(line, header.find(names[index]) + 1, names[index])
    yield from rest


def _index(names: list[str], column: str) -> int:
    """The place of a column, from 0."""
    if column.isdecimal() and 0 < int(column) <= max(len(names), 1):
        return int(column) - 1
    folded = [name.strip().casefold() for name in names]
    if column.casefold() in folded:
        return folded.index(column.casefold())
    told = ", ".join(visible(cut(name.strip(), 30)) for name in names[:8])
    raise ValueError(f"there is no column “{visible(cut(column, 30))}”; its first line has {told or 'none'}")


def _cells(lines: _Lines, delimiter: str, index: int, before: int) -> Iterator[Placed]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        first = before + reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise ValueError(f"no CSV from line {first} on: {error}") from None
        if row is None:
            return
        if not row:
            continue
        if index >= len(row):
            yield Placed(first, 1, "", f"the row has no column {index + 1}")
        else:
            last = before + reader.line_num
            found = lines.last.find(row[index]) if row[index] else -1
            yield Placed(first if found < 0 else last, max(found + 1, 1), row[index])
