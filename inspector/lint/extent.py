"""From a part of a file to its bytes, read again in another process, as long as nobody has written to the file."""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, TypeAlias
from weakref import finalize


class Stamp(NamedTuple):
    """What tells a file from another one, and from itself after a change."""

    device: int
    inode: int
    size: int
    changed: int


Change: TypeAlias = Literal["", "shorter", "overwritten"]


class ChangedError(ValueError):
    """A file was read to its end, but changed meanwhile."""


class Moved(Exception):  # noqa: N818 - it is no fault
    """The file is no longer the one that was read: whoever has its bytes judges them."""


class Held:
    """A file that is kept open while somebody may have to read it again; in another process it is none."""

    def __init__(self, file: FileIO) -> None:
        self._file = file
        finalize(self, file.close)

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return _nobody, ()

    def lines(self, offset: int, size: int) -> bytes:
        """The whole lines in a part that was of whole lines, whatever became of the file; none where it has no such."""
        before = min(offset, 1)
        self._file.seek(offset - before)
        data = self._file.read(before + size)
        begin = data.find(b"\n") + 1 if before else 0
        return data[begin : data.rfind(b"\n") + 1]


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
        with suppress(OSError), Path(self.path).open("rb", buffering=0) as file:
            file.seek(self.offset)
            data = file.read(self.size)
            if data is not None and len(data) == self.size and stamp_of(file) == self.stamp:
                return data
        raise Moved


def held(extent: Extent) -> Held | None:
    """The extent's file opened to be read again; None where it is no longer the one that it was."""
    with suppress(OSError):
        file = FileIO(extent.path)
        found = Held(file)
        return found if stamp_of(file) == extent.stamp else None
    return None


def stamp_of(file: BinaryIO | FileIO) -> Stamp | None:
    """What tells a file from another one, and from itself after a change; None for what is no plain file."""
    with suppress(OSError, ValueError, AttributeError):
        found = os.fstat(file.fileno())
        if stat.S_ISREG(found.st_mode):
            return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
    return None


def beginning_of(file: BinaryIO, size: int) -> bytes:
    """The first bytes of an open file, at most so many, whatever was read of it."""
    raw = getattr(file, "raw", file)
    place = raw.tell()
    raw.seek(0)
    found: bytes | None = raw.read(size)
    raw.seek(place)
    return found or b""


def change(before: Stamp, beginning: bytes, file: BinaryIO) -> Change:
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
