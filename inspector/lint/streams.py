"""From a source's raw bytes to those that tokens stand in: unpacked, in UTF-8, as they come."""

import bz2
import codecs
import gzip
import io
import lzma
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO, Protocol

from inspector.lint.names import UTF_16

if TYPE_CHECKING:
    from typing_extensions import Buffer

SIZE = 256 * 1024  # bytes that are read at once: to hand them to a worker costs the same for many as for few
_FIRST = 64 * 1024  # a small first piece, so that the first findings come at once
_PACKED_AT_ONCE = 1024  # bytes: zstandard makes up to 30,000 times as many of them
_ZIP = b"PK\x03\x04"
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


class _Unpacked:
    """A packed stream unpacked; raises ValueError where it is damaged or cut short, after all that came before."""

    def __init__(self, kind: str, stream: Stream) -> None:
        self._kind, self._stream = kind, stream
        self._failed: ValueError | None = None

    def read1(self, size: int, /) -> bytes:
        """The next bytes: as many as asked, for unpackers give few at a time."""
        parts: list[bytes] = []
        while size > 0 and (data := self._some(size)):
            parts.append(data)
            size -= len(data)
        if not parts:
            self._refuse()
        return b"".join(parts)

    def _refuse(self) -> None:
        if self._failed is not None:
            raise self._failed

    def _some(self, size: int) -> bytes:
        try:
            return b"" if self._failed is not None else self._stream.read1(size)
        except Exception as error:  # noqa: BLE001 - four libraries, each with errors of its own
            how = "cut short" if isinstance(error, EOFError) else "damaged"
            self._failed = ValueError(f"its {self._kind} is {how}; what could be unpacked was read")
            return b""


class _FromUtf16:
    """UTF-16 with its mark, as Windows' editors and PowerShell write it, in UTF-8."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._decoder = stream, codecs.getincrementaldecoder("utf-16")("replace")

    def read1(self, size: int, /) -> bytes:
        """The next characters' bytes."""
        text, data = "", b"?"
        while data and not text:
            data = self._stream.read1(size)
            text = self._decoder.decode(data, final=not data)
        return text.encode("utf-8", "surrogatepass")


def opened(source: BinaryIO) -> Stream:
    """The bytes that tokens stand in. Raises ValueError for a ZIP archive, and later for what is damaged."""
    raw = _Raw(source)
    first = raw.read1(_FIRST)
    while first and _may_be_marked(first) and (more := raw.read1(_FIRST)):
        first += more
    stream: Stream = _Begun(first, raw)
    if first.startswith(_ZIP):
        raise ValueError("a ZIP archive: unpack it first")
    for mark, (kind, unpack) in _PACKED.items():
        if first.startswith(mark):
            unpacked = _Unpacked(kind, unpack(io.BufferedReader(_Begun(first, raw))))
            first = unpacked.read1(_FIRST)
            stream = _Begun(first, unpacked)
    if first[_TAR_AT:].startswith(_TAR):
        raise ValueError("a tar archive: unpack it first")
    return _FromUtf16(stream) if first.startswith(UTF_16) and b"\0" in first[:1000] else stream


def _may_be_marked(first: bytes) -> bool:
    """Whether these few bytes may be the beginning of a mark: other ones are not waited for, a line may be as short."""
    if first.startswith(UTF_16):
        return len(first) < _TELLING_UTF_16
    return any(mark != first and mark.startswith(first) for mark in (*_PACKED, _ZIP, *UTF_16))


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


class _Zstandard:
    """Zstandard's frames, one after the other; raises EOFError where the last one is cut short."""

    def __init__(self, stream: io.BufferedReader) -> None:
        from zstandard import ZstdDecompressor  # noqa: PLC0415 - hardly a file is packed so

        self._stream, self._begin = stream, ZstdDecompressor().decompressobj
        self._frame = self._begin()
        self._is_within = False

    def read1(self, _size: int, /) -> bytes:
        """What the next packed bytes hold: as few of them that no more than some MiB can come of it."""
        while packed := self._stream.read1(_PACKED_AT_ONCE):
            data = b""
            while packed:
                data += self._frame.decompress(packed)
                packed = self._frame.unused_data
                self._is_within = not self._frame.eof
                if self._frame.eof:
                    self._frame = self._begin()
            if data:
                return data
        if self._is_within:
            raise EOFError
        return b""


_PACKED: Mapping[bytes, tuple[str, Callable[[io.BufferedReader], Stream]]] = {
    b"\x1f\x8b": ("gzip", lambda stream: gzip.GzipFile(fileobj=stream)),
    b"BZh": ("bzip2", bz2.BZ2File),
    b"\xfd7zXZ\x00": ("xz", lzma.LZMAFile),
    b"\x28\xb5\x2f\xfd": ("zstandard", _Zstandard),
}
