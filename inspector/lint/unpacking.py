"""From a packed stream to the bytes in it, as they come, and to how much of them is surely what was packed."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from inspector.lint.broken import BrokenError


class _Frame(Protocol):
    """One frame: a member of gzip, a stream of bzip2 or xz, a frame of zstandard."""

    @property
    def eof(self) -> bool:
        """Whether it is at its end, and its checksum was right."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What came behind its end."""
        ...

    def decompress(self, data: bytes, /) -> bytes:
        """What these bytes hold; raises an error of its library where they are damaged."""
        ...


class _Packing(NamedTuple):
    """A way of packing: its name, what begins a frame, and how many packed bytes are unpacked at once.

    They are so few that no more than some MiB come of them, and that little is lost with those that are damaged.
    Unpacked bytes that are `held` back are dropped where damage is noticed behind them. `is_checked_last`: until a
    frame is at its end, nothing of it is sure; bzip2 gives nothing that was not checked.
    """

    name: str
    begin: Callable[[], _Frame]
    at_once: int
    held: int = 0
    is_checked_last: bool = True


class Unpacked:
    """A packed stream unpacked; raises BrokenError where it is damaged or cut short, or OSError, after all before."""

    def __init__(self, packing: _Packing, stream: io.BufferedReader) -> None:
        self._packing, self._stream = packing, stream
        self._frame = packing.begin()
        self._packed = self._held = b""
        self._is_within = self._is_over = False
        self._lines = self._sound = 0  # line ends, and those of them in frames that are at their end
        self._failed: OSError | BrokenError | None = None

    def read1(self, size: int, /) -> bytes:
        """The next bytes: as many as asked or somewhat more, for unpackers give few at a time."""
        parts: list[bytes] = []
        while size > 0 and (data := self._some()):
            parts.append(data)
            size -= len(data)
        if not parts and self._failed is not None:
            raise self._failed
        return b"".join(parts)

    def _some(self) -> bytes:
        while not self._is_over:
            try:
                packed = self._packed or self._stream.read1(self._packing.at_once)
            except OSError as error:
                return self._end(error)
            if not packed:
                return self._end(self._broken("cut short") if self._is_within else None)
            try:
                data = self._unpacked(packed)
            except Exception:  # noqa: BLE001 - four libraries, each with errors of its own
                self._held = b""
                return self._end(self._broken("damaged", self._sound if self._packing.is_checked_last else None))
            if data:
                return data
        return b""

    def _end(self, failed: OSError | BrokenError | None) -> bytes:
        """What was held back, now that no more will come."""
        self._is_over, self._failed = True, failed
        return self._held

    def _broken(self, how: str, sound: int | None = None) -> BrokenError:
        return BrokenError(f"its {self._packing.name} is {how}", sound)

    def _unpacked(self, packed: bytes) -> bytes:
        """What comes of these bytes, up to the end of a frame; nothing comes of zeros that fill up between two."""
        self._packed = b""
        if not self._is_within:
            packed = packed.lstrip(b"\0")
            if not packed:
                return b""
            self._frame, self._is_within = self._packing.begin(), True
        data = self._frame.decompress(packed)
        more = data
        while more and not self._frame.eof:  # or bzip2 would give a part of a block before its checksum
            more = self._frame.decompress(b"")
            data += more
        self._lines += data.count(b"\n")
        if self._frame.eof:
            self._packed, self._sound, self._is_within = self._frame.unused_data, self._lines, False
        return self._without_held(data)

    def _without_held(self, data: bytes) -> bytes:
        whole = self._held + data
        end = max(len(whole) - self._packing.held, 0) if self._is_within else len(whole)
        self._held = whole[end:]
        return whole[:end]


def _zstandard() -> _Frame:
    from zstandard import ZstdDecompressor  # noqa: PLC0415 - hardly a file is packed so

    return ZstdDecompressor().decompressobj()


PACKINGS: Mapping[bytes, _Packing] = {
    b"\x1f\x8b": _Packing("gzip", lambda: zlib.decompressobj(zlib.MAX_WBITS | 16), at_once=2048),
    b"BZh": _Packing("bzip2", bz2.BZ2Decompressor, at_once=128, is_checked_last=False),
    b"\xfd7zXZ\x00": _Packing("xz", lzma.LZMADecompressor, at_once=4096, held=64 * 1024),
    b"\x28\xb5\x2f\xfd": _Packing("zstandard", _zstandard, at_once=1024),
}
