"""From how frames are packed to what unpacks them: a bounded number of bytes at a time, however well packed."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, Protocol

_STEP = 128  # packed bytes of zstandard, which knows no bound: 4 MiB come of them at most, 128 KiB of each block of 4


class Frame(Protocol):
    """One frame: a member of gzip, a stream of bzip2 or xz, a frame of zstandard."""

    @property
    def eof(self) -> bool:
        """Whether it is at its end, and its checksum was right."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What came behind its end."""
        ...

    def decompress(self, data: bytes, most: int, /) -> bytes:
        """What these bytes hold and those before, about so many bytes of it; b"" where it takes more to go on.

        Raises an error of its library where they are damaged.
        """
        ...


class Packing(NamedTuple):
    """A way of packing: its name, the marks that begin a frame, and what unpacks one.

    Unpacked bytes that are `held` back are dropped where damage is noticed behind them. Of one that is checked `by`
    block, nothing comes of a block that has begun until all of the one before was checked.
    """

    name: str
    marks: tuple[bytes, ...]
    begin: Callable[[], Frame]
    held: int = 0
    by: Literal["frame", "block"] = "frame"

    def begins(self, data: bytes) -> bool:
        """Whether a frame begins with these bytes."""
        return data.startswith(self.marks)

    def may_begin(self, data: bytes) -> bool:
        """Whether they may be the beginning of a mark."""
        return any(mark.startswith(data) for mark in self.marks)


class _Gzip:
    """A member of gzip, which does not keep what it has not come to."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def eof(self) -> bool:
        """Whether it is at its end."""
        return self._member.eof

    @property
    def unused_data(self) -> bytes:
        """What came behind its end."""
        return self._member.unused_data

    def decompress(self, data: bytes, most: int, /) -> bytes:
        """The next bytes."""
        return self._member.decompress(self._member.unconsumed_tail + data, most)


class _Zstandard:
    """A frame of zstandard, of which a few packed bytes are unpacked at a time."""

    def __init__(self) -> None:
        from zstandard import ZstdDecompressor  # noqa: PLC0415 - hardly a file is packed so

        self._frame = ZstdDecompressor().decompressobj()
        self._packed, self._at = b"", 0

    @property
    def eof(self) -> bool:
        """Whether it is at its end."""
        return self._frame.eof

    @property
    def unused_data(self) -> bytes:
        """What came behind its end."""
        return self._frame.unused_data + self._packed[self._at :]

    def decompress(self, data: bytes, most: int, /) -> bytes:
        """The next bytes."""
        if data:
            self._packed, self._at = self._packed[self._at :] + data, 0
        parts: list[bytes] = []
        while most > 0 and self._at < len(self._packed) and not self._frame.eof:
            step = self._packed[self._at : self._at + _STEP]
            self._at += len(step)
            parts.append(self._frame.decompress(step))
            most -= len(parts[-1])
        return b"".join(parts)


_SKIPPABLE = tuple(bytes([each]) + b"\x2a\x4d\x18" for each in range(0x50, 0x60))  # RFC 8878, 3.1.2
PACKINGS: Mapping[bytes, Packing] = {
    mark: packing
    for packing in (
        Packing("gzip", (b"\x1f\x8b",), _Gzip),
        Packing("bzip2", (b"BZh",), bz2.BZ2Decompressor, held=1 << 20, by="block"),
        Packing("xz", (b"\xfd7zXZ\x00",), lzma.LZMADecompressor, held=64 * 1024),
        Packing("zstandard", (b"\x28\xb5\x2f\xfd", *_SKIPPABLE), _Zstandard),
    )
    for mark in packing.marks
}
