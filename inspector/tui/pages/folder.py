"""From a folder to the files and folders in it, and to a line for each of them."""

import os
import stat
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from inspector.lint.names import reason
from inspector.report.paint import columns
from inspector.tui.pages.row import Canvas, LazyRows, Row
from inspector.visible import visible

ABOVE, WHOLE = "..", "."
_ROOM_FOR_SIZE = 9
_UNITS = ("B", "KB", "MB", "GB", "TB")


class Kind(IntEnum):
    """What an entry is; folders come first."""

    FOLDER = 0
    FILE = 1
    OTHER = 2


class Entry(NamedTuple):
    """Something in a folder: its kind, its name, and the size of a file in bytes."""

    kind: Kind
    name: str
    size: int


class Folder(NamedTuple):
    """What is in a folder, but for hidden entries, which are counted; or why it cannot be read."""

    path: Path
    entries: tuple[Entry, ...] = ()
    hidden: int = 0
    refusal: str = ""


def read_folder(path: Path) -> Folder:
    """What is in a folder, folders first."""
    try:
        with os.scandir(path) as found:
            entries = list(found)
    except (OSError, ValueError) as error:
        return Folder(path, refusal=f"it cannot be read ({reason(error)})")
    shown = [entry for entry in entries if not entry.name.startswith(".")]
    return Folder(path, tuple(sorted(map(_entry, shown))), len(entries) - len(shown))


def _entry(entry: os.DirEntry[str]) -> Entry:
    try:
        facts = entry.stat()
    except (OSError, ValueError):  # a link to nothing
        return Entry(Kind.OTHER, entry.name, 0)
    if stat.S_ISDIR(facts.st_mode):
        return Entry(Kind.FOLDER, entry.name, 0)
    return Entry(Kind.FILE if stat.S_ISREG(facts.st_mode) else Kind.OTHER, entry.name, facts.st_size)


class EntryRows(LazyRows):
    """The lines of a folder: the folder above, the whole folder, and what is in it."""

    def __init__(self, folder: Folder, canvas: Canvas) -> None:
        self._folder, self._canvas = folder, canvas
        self._first = _first_rows(folder, canvas)

    def __len__(self) -> int:
        return len(self._first) + len(self._folder.entries)

    def made(self, index: int) -> Row:
        """The line of an entry, about its number among the entries."""
        if index < len(self._first):
            return self._first[index]
        number = index - len(self._first)
        return Row(_line(self._folder.entries[number], self._canvas), str(number))

    def place_of(self, about: str) -> int:
        """The line of an entry."""
        if about.isdecimal():
            return len(self._first) + int(about) if int(about) < len(self._folder.entries) else -1
        return next((index for index, row in enumerate(self._first) if row.about == about), -1)


def _first_rows(folder: Folder, canvas: Canvas) -> Sequence[Row]:
    paint = canvas.paint
    rows = [Row(paint("blue", "../") + paint("dim", "  the folder above"), ABOVE)]
    if folder.refusal:
        return [*rows, Row(paint("error", canvas.clipped(visible(folder.refusal), canvas.width)))]
    if not folder.entries:
        return [
            *rows,
            Row(paint("dim", "Nothing is in it." if not folder.hidden else "Nothing but hidden files is in it.")),
        ]
    told = paint(
        "dim", canvas.clipped(f"   all files in it and below, as one table ({canvas.key('folder')})", canvas.width - 2)
    )
    return [*rows, Row(paint("blue", "./") + told, WHOLE)]


def _line(entry: Entry, canvas: Canvas) -> str:
    paint, room = canvas.paint, max(canvas.width - _ROOM_FOR_SIZE - 2, 8)
    is_folder = entry.kind is Kind.FOLDER
    name = canvas.clipped(visible(entry.name), room - is_folder)
    if is_folder:
        return paint("blue", f"{name}/")
    size = size_in_words(entry.size) if entry.kind is Kind.FILE else "no file"
    shown = name + " " * (room - columns(name)) + f"  {size:>{_ROOM_FOR_SIZE}}"
    return shown if entry.kind is Kind.FILE else paint("dim", shown)


def size_in_words(size: float) -> str:
    """A size in bytes, thousands of them, and so on: 1.2 MB."""
    unit = 0
    while size >= 999.5 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.1f} {_UNITS[unit]}" if unit and size < 9.95 else f"{size:.0f} {_UNITS[unit]}"
