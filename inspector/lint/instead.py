"""From the first line of a source that is picked of in a wrong way to the option that is meant for its kind."""

import csv
from collections.abc import Sequence
from itertools import zip_longest

from inspector.jose import Json
from inspector.lint.absent import names_of
from inspector.lint.json_texts import loads
from inspector.lint.missing import Names, UnmetError, is_name
from inspector.lint.row import Row, delimiter_of, end_of_json, says_delimiter

LINES = 3  # that are looked at: what says the delimiter, a header, and a row
_BEGINS_JSON = ("{", "[")


def refuse_json(first: Row, column: str) -> None:
    """Raises UnmetError where the first row of what is to be CSV is JSON, or where JSON begins; a cell may be JSON."""
    text = first.text.strip()
    if not text.startswith(_BEGINS_JSON) or _goes_on(text, first.delimiter):
        return
    try:
        value = loads(text)
    except ValueError:
        if column.casefold() in (cell.strip().casefold() for cell in first.cells):
            return
        if text in _BEGINS_JSON or text.startswith('{"'):
            raise UnmetError(f"this looks like JSON, not like CSV: use {_option('--field', column)}") from None
        return
    raise UnmetError(f"this is JSON, not CSV: use {_field(value, column)}")


def _goes_on(text: str, delimiter: str) -> bool:
    """Whether a row that begins with cells of JSON has one that is none behind them."""
    at = 0
    while (end := end_of_json(text, at)) > at:
        if not text.startswith(delimiter, end):
            return False
        at = end + 1
    return at > 0 and not text.startswith(_BEGINS_JSON, at) and bool(text[at:].strip())


def _field(value: Json, column: str) -> str:
    """The option with the name that is meant, or with those that there are."""
    found = dict(names_of(value, ""))
    meant = next((name for name in found if name.casefold() == column.casefold()), "")
    return _option("--field", meant) if meant else f"--field; it has {Names(found.items()).told(column)}"


def _option(option: str, name: str) -> str:
    """The option as it is to be written; without a name that may be a token."""
    return f"{option} {name}" if is_name(name) else option


def refuse_csv(first: Sequence[str], member: str) -> None:
    """Raises UnmetError where the first lines of what is to be JSON look like a header of CSV and a row."""
    names, cells = (*_rows(first), [], [])[:2]
    if not any(names) or not all(is_name(name) for name in names if name):
        return
    wanted = member.rpartition("/")[2].casefold()
    meant = next((name for name in names if name.casefold() == wanted), "")
    if meant:
        raise UnmetError(f"this looks like CSV, not like JSON: use {_option('--column', meant)}")
    if len(names) > 1:
        known = Names((name, cell) for name, cell in zip_longest(names, cells, fillvalue="") if name)
        raise UnmetError(f"no line of it is JSON; if it is CSV, use --column: its first line has {known.told(wanted)}")


def _rows(first: Sequence[str]) -> list[list[str]]:
    lines = [line.strip("\ufeff\r\n") for line in first]
    delimiter = delimiter_of(lines[0])
    try:
        rows = csv.reader(lines[1:] if says_delimiter(lines[0]) else lines, delimiter=delimiter)
        return [[cell.strip() for cell in row] for row in rows]
    except csv.Error:
        return []
