"""From a packed stream to the bytes in it, as they come, and to how much of them is surely what was packed."""

import io

from inspector.lint.broken import BrokenError, FollowedError
from inspector.lint.frames import Packing

_AT_ONCE = 2048  # packed bytes: as little is lost with those that are damaged
_MOST = 64 * 1024  # unpacked bytes


class Unpacked:
    """A packed stream unpacked; raises BrokenError where it is damaged or cut short, or OSError, after all before."""

    def __init__(self, packing: Packing, stream: io.BufferedReader) -> None:
        self._packing, self._stream = packing, stream
        self._frame = packing.begin()
        self._packed = self._held = b""
        self._is_within = self._has_more = self._is_over = False
        self._lines = self._sound = 0  # line ends given out, and those of them that a checksum has told to be sound
        self._unsure = 0  # bytes given out since
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
                packed = b"" if self._has_more else self._next_packed()
            except OSError as error:
                return self._end(error)
            if not packed and not self._has_more:
                return self._end(self._failed or (self._broken("cut short") if self._is_within else None))
            try:
                data = self._unpacked(packed)
            except Exception:  # noqa: BLE001 - four libraries, each with errors of its own
                self._held = b""
                return self._end(self._broken("damaged", self._sound if self._unsure else None))
            if data:
                return data
        return b""

    def _end(self, failed: OSError | BrokenError | None) -> bytes:
        """What was held back, now that no more will come."""
        self._is_over, self._failed = True, failed
        return self._held

    def _broken(self, how: str, sound: int | None = None) -> BrokenError:
        return BrokenError(f"its {self._packing.name} is {how}", sound)

    def _next_packed(self) -> bytes:
        """The next packed bytes, from where a frame begins; b"" at the end, and where no frame begins."""
        packed, self._packed = self._packed or self._stream.read1(_AT_ONCE), b""
        if self._is_within:
            return packed
        while packed and not (packed := packed.lstrip(b"\0")):  # zeros may fill up between two
            packed = self._stream.read1(_AT_ONCE)
        while packed and self._packing.may_begin(packed) and (more := self._stream.read1(_AT_ONCE)):
            packed += more
        if packed and not self._packing.begins(packed):
            self._failed = FollowedError(f"something else follows the end of its {self._packing.name}")
            return b""
        self._frame, self._is_within = self._packing.begin(), bool(packed)
        return packed

    def _unpacked(self, packed: bytes) -> bytes:
        """What comes next of these bytes and those before, up to the end of a frame."""
        data = self._frame.decompress(packed, _MOST)
        self._has_more = bool(data) and not self._frame.eof  # only where nothing comes, there surely is no more
        if self._frame.eof:
            self._packed, self._is_within = self._frame.unused_data, False
        is_checked = self._frame.eof or (self._packing.by == "block" and not data)
        given = self._without_held(data, 0 if is_checked else self._packing.held)
        self._lines += given.count(b"\n")
        self._unsure += len(given)
        if is_checked:
            self._sound, self._unsure = self._lines, 0
        return given

    def _without_held(self, data: bytes, held: int) -> bytes:
        whole = self._held + data
        end = max(len(whole) - held, 0)
        self._held = whole[end:]
        return whole[:end]
