"""From a part of a file to its bytes, read again: by another process as they were, by this one as they are by then."""

import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import FileIO
from typing import BinaryIO, Literal, NamedTuple, TypeAlias
from weakref import finalize


class Stamp(NamedTuple):
    """What tells a file from another one, and from itself after a change."""

    device: int
    inode: int
    size: int
    changed: int


Change: TypeAlias = Literal["", "shorter", "overwritten"]
CHANGED: Mapping[Change, str] = {
    "shorter": "it became shorter while it was read; what was still there was judged",
    "overwritten": "it was overwritten while it was read; what was read, old or new, was judged",
}
BEGINNING = 1024  # bytes: a file that has other ones there by now was overwritten
_LOST = "it could be read once, and not again; not all of it was judged"


class ChangedError(ValueError):
    """A file was read to its end, but changed meanwhile."""


class Moved(Exception):  # noqa: N818 - it is no fault
    """The file is no longer the one that was read: whoever has its bytes judges them."""


class Held:
    """A file that is kept open while somebody may have to read it again; in another process it is none."""

    def __init__(self, file: FileIO, stamp: Stamp) -> None:
        """Raises OSError where it cannot be read."""
        self._file, self._stamp = file, stamp
        finalize(self, file.close)
        self._beginning = beginning_of(file, BEGINNING)
        self.trouble = ""
        """What has to be said of it since it was read again, in words; "" for nothing."""

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return _nobody, ()

    @property
    def is_as_it_was(self) -> bool:
        """Whether nobody has written to it."""
        return stamp_of(self._file) == self._stamp

    def lines(self, offset: int, size: int) -> bytes:
        """The whole lines in a part that was of whole lines, whatever became of the file; none where it has no such."""
        before = min(offset, 1)
        try:
            data = self._read(offset - before, before + size)
        except OSError:
            self.trouble = _LOST
            return b""
        became: Change = change(self._stamp, self._beginning, self._file)
        if became or len(data) < before + size:
            self.trouble = CHANGED[became or "shorter"]
        begin = data.find(b"\n") + 1 if before else 0
        return data[begin : data.rfind(b"\n") + 1]

    def _read(self, offset: int, size: int) -> bytes:
        self._file.seek(offset)
        data = b""
        while len(data) < size and (more := self._file.read(size - len(data))):
            data += more
        return data


def _without_waiting(path: str, flags: int) -> int:
    """Opens a file; one that became a named pipe meanwhile would wait for somebody who writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _nobody() -> None:
    return None


class Extent(NamedTuple):
    """Where some bytes stand: the file's path, the first one's offset, how many they are, and the file's stamp.

    Where nobody keeps the bytes, the file is `held`.
    """

    path: str
    offset: int
    size: int
    stamp: Stamp
    held: Held | None = None

    def read(self) -> bytes:
        """The bytes; raises Moved where the file was written to or replaced meanwhile."""
        with suppress(OSError), FileIO(self.path, opener=_without_waiting) as file:
            file.seek(self.offset)  # which no pipe lets anybody do
            data = file.read(self.size)
            if len(data) == self.size and stamp_of(file) == self.stamp:
                return data
        raise Moved


def held(extent: Extent) -> Held | None:
    """The extent's file opened to be read again; None where it is no longer the one that it was."""
    with suppress(OSError):
        found = Held(FileIO(extent.path, opener=_without_waiting), extent.stamp)
        return found if found.is_as_it_was else None
    return None


def stamp_of(file: BinaryIO | FileIO) -> Stamp | None:
    """What tells a file from another one, and from itself after a change; None for what is no plain file."""
    with suppress(OSError, ValueError, AttributeError):
        found = os.fstat(file.fileno())
        if stat.S_ISREG(found.st_mode):
            return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
    return None


def beginning_of(file: BinaryIO | FileIO, size: int) -> bytes:
    """The first bytes of an open file, at most so many, whatever was read of it."""
    raw = getattr(file, "raw", file)
    place = raw.tell()
    raw.seek(0)
    found: bytes | None = raw.read(size)
    raw.seek(place)
    return found or b""


def change(before: Stamp, beginning: bytes, file: BinaryIO | FileIO) -> Change:
    """What happened to an open file that began with these bytes; one that grew is a log, and nothing else is known.

    Its times tell nothing: whoever touches it writes no other bytes. What has no size is made as it is read.
    """
    now = stamp_of(file)
    if now is None or not before.size:
        return ""
    if now.size < before.size:
        return "shorter"
    with suppress(OSError, ValueError):
        return "" if beginning_of(file, len(beginning)) == beginning else "overwritten"
    return ""
