"""From a source's raw bytes to those that tokens stand in: unpacked, in UTF-8, as they come."""

import codecs
import io
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO, Protocol

from inspector.lint.broken import BrokenError
from inspector.lint.frames import PACKINGS
from inspector.lint.names import UTF_16
from inspector.lint.unpacking import Unpacked
from inspector.lint.wide import WIDE, is_wide

if TYPE_CHECKING:
    from typing_extensions import Buffer

SIZE = 256 * 1024  # bytes that are read at once
_FIRST = 64 * 1024  # a small first piece, so that the first findings come at once
_LAYERS = 2  # of packing: a log that was packed may be packed again, and no more is unpacked
_PACKED: Mapping[bytes, str] = {
    b"PK\x03\x04": "a ZIP archive",
    b"\x04\x22\x4d\x18": "an lz4 file",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"\x1f\x9d": "a file of compress (.Z)",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x5d\x00\x00\x80\x00": "an lzma file",
}
_TELLING_UTF_16 = 6  # bytes: its mark, a character, and a line end
_TAR, _TAR_AT = b"ustar", 257


class Stream(Protocol):
    """What gives bytes as they come."""

    def read1(self, size: int, /) -> bytes:
        """The next bytes, at most so many; b"" at the end."""
        ...


class _Raw:
    """A file or pipe, read without a buffer of Python's: a thread that waits in one cannot be left behind."""

    def __init__(self, stream: BinaryIO) -> None:
        raw = getattr(stream, "raw", stream)
        self._read: Callable[[int], bytes | None] = getattr(raw, "read1", raw.read)

    def read1(self, size: int, /) -> bytes:
        """The next bytes."""
        return self._read(size) or b""


class _Begun(io.RawIOBase):
    """A stream whose first bytes were looked at, and are given again."""

    def __init__(self, first: bytes, rest: Stream) -> None:
        self._first, self._rest = first, rest

    @property
    def is_plain(self) -> bool:
        """Whether its bytes are those of the source, as they stand there."""
        return isinstance(self._rest, _Raw)

    def readable(self) -> bool:
        """It is."""
        return True

    def read1(self, size: int, /) -> bytes:
        """The next bytes, those looked at first."""
        if self._first:
            data, self._first = self._first[:size], self._first[size:]
            return data
        return self._rest.read1(size)

    def readinto(self, buffer: "Buffer", /) -> int:
        """The next bytes, as unpackers ask for them."""
        room = memoryview(buffer)
        data = self.read1(len(room))
        room[: len(data)] = data
        return len(data)


class _FromUtf16:
    """UTF-16 with its mark, as Windows' editors and PowerShell write it, in UTF-8."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._decoder = stream, codecs.getincrementaldecoder("utf-16")("replace")

    def read1(self, size: int, /) -> bytes:
        """The next characters' bytes."""
        text, data = "", b"?"
        while data and not text:
            data = self._read(size)
            text = self._decoder.decode(data, final=not data)
        return text.encode("utf-8", "surrogatepass")

    def _read(self, size: int) -> bytes:
        try:
            return self._stream.read1(size)
        except BrokenError as error:
            raise error.without_lines() from None  # which were counted in bytes


def opened(source: BinaryIO) -> Stream:
    """The bytes that tokens stand in. Raises ValueError for what is not read so, and later for damage."""
    raw = _Raw(source)
    first = raw.read1(_FIRST)
    while first and _may_be_marked(first) and (more := raw.read1(_FIRST)):
        first += more
    stream = _Begun(first, raw)
    for _ in range(_LAYERS):
        packing = next((packing for mark, packing in PACKINGS.items() if first.startswith(mark)), None)
        if packing is None:
            break
        unpacked = Unpacked(packing, io.BufferedReader(stream))
        first = unpacked.read1(_FIRST)
        stream = _Begun(first, unpacked)
    _refuse_packed(first)
    if is_wide(first):
        raise ValueError(f"{WIDE}: save it as UTF-8")
    return _FromUtf16(stream) if first.startswith(UTF_16) and b"\0" in first[:1000] else stream


def _refuse_packed(first: bytes) -> None:
    """Raises ValueError where something begins so that is packed in a way that is not read here."""
    kind = next((kind for mark, kind in _PACKED.items() if first.startswith(mark)), None)
    kind = "a tar archive" if first[_TAR_AT:].startswith(_TAR) else kind
    if kind is None and any(first.startswith(mark) for mark in PACKINGS):
        kind = f"packed more than {_LAYERS} times"
    if kind is not None:
        raise ValueError(f"{kind}: unpack it first")


def _may_be_marked(first: bytes) -> bool:
    """Whether these few bytes may be the beginning of a mark: other ones are not waited for, a line may be as short."""
    if first.startswith(UTF_16):
        return len(first) < _TELLING_UTF_16
    return any(mark != first and mark.startswith(first) for mark in (*PACKINGS, *_PACKED, *UTF_16))


def is_plain(stream: Stream) -> bool:
    """Whether an opened source is neither packed nor in another encoding."""
    return isinstance(stream, _Begun) and stream.is_plain


def until_broken(stream: Stream, tell: Callable[[str], None]) -> Iterator[bytes]:
    """The bytes as they come; of what is damaged or cut short those before, and `tell` hears of it.

    Raises ValueError where nothing came before.
    """
    came = False
    while True:
        try:
            data = stream.read1(SIZE)
        except ValueError as error:
            if not came:
                raise
            tell(str(error))
            return
        if not data:
            return
        came = True
        yield data
