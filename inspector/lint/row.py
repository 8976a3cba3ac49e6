"""From a row of CSV to one of its cells, with the place where it stands."""

import json
from typing import NamedTuple

from inspector.lint.placed import Placed

_DELIMITERS = ",;\t|"
_BEGINS_JSON = ("{", "[")
_value = json.JSONDecoder().raw_decode
_SAID = "sep="  # how Excel says which it is, in a line before the header


def delimiter_of(first: str) -> str:
    """What cells are parted by, told by the first line: that says it, has it behind a cell of JSON, or most often."""
    if says_delimiter(first):
        return first[len(_SAID)]
    end = end_of_json(first)
    behind = first[end : end + 1] if end else ""
    return behind if behind and behind in _DELIMITERS else max(_DELIMITERS, key=first.count)


def says_delimiter(first: str) -> bool:
    """Whether the first line is no row, but says what cells are parted by."""
    return first.lower().startswith(_SAID) and first[len(_SAID) :].strip("\r\n") in tuple(_DELIMITERS)


def end_of_json(text: str, start: int = 0) -> int:
    """Where an object or array of JSON ends that begins there, with the spaces behind it; `start` where none does."""
    if not text.startswith(_BEGINS_JSON, start):
        return start
    try:
        _, end = _value(text, start)
    except (ValueError, RecursionError):
        return start
    while text.startswith(" ", end):
        end += 1
    return end


class Row(NamedTuple):
    """A row's cells, its text as it is written, the number of its first line, and how its cells are parted."""

    cells: list[str]
    text: str
    line: int
    delimiter: str
    may_be_quoted: bool

    def placed(self, index: int, column: str) -> Placed:
        """One cell of it, counted from 0; `column` are the words for where it stands."""
        if index >= len(self.cells):
            return Placed(self.line, 1, "", f"the row has no column {index + 1}")
        at, cell = self._start(index), self.cells[index]
        is_empty = not cell.strip()
        if self._is_quoted(at) and not is_empty:
            at += 1
        line = self.line + self.text.count("\n", 0, at)
        lacks = f"the cell in {column} is empty" if is_empty else ""
        return Placed(line, at - self.text.rfind("\n", 0, at), "" if is_empty else cell, lacks)

    def _start(self, index: int) -> int:
        """Where a cell begins: behind as many delimiters, those within quotes not counted."""
        at = 0
        for cell in self.cells[:index]:
            inside = at + len(cell) + (cell.count('"') + 1 if self._is_quoted(at) else 0)
            at = self.text.find(self.delimiter, inside) + 1
        return at

    def _is_quoted(self, at: int) -> bool:
        return self.may_be_quoted and self.text.startswith('"', at)
