"""From a source to pieces of it that can be judged apart, in order, whatever its size."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import BinaryIO, NamedTuple

from inspector.errors import SourceError
from inspector.intake import end_between_tokens
from inspector.lint.arriving import Arriving
from inspector.lint.broken import BrokenError, FollowedError, stopped, unbroken
from inspector.lint.capture import LOOKED_AT, is_capture, may_be_one
from inspector.lint.extent import BEGINNING, CHANGED, Change, ChangedError, Extent, Stamp, change, stamp_of
from inspector.lint.line_ends import line_ends, parted
from inspector.lint.missing import UnmetError
from inspector.lint.names import Source, reason, shown, sources
from inspector.lint.piece import Layout, Piece
from inspector.lint.records import Pick
from inspector.lint.streams import SIZE, Stream, is_plain, opened

_WHOLE = 8 << 20  # bytes: a text as long is searched as a whole, so that a token wrapped over lines is found
_LONGEST_LINE = 8 << 20  # bytes: the rest of a longer line is searched as text
_IDLE = 0.3  # seconds without more of a text that is followed: what has come is judged
_BLANK_BYTES = b" \t\r\n\xef\xbb\xbf"
_LONGEST_TOKEN = 1 << 20
_NO_TOKEN = re.compile(rb"[^A-Za-z0-9_.+/=%-]")
_DOTS = 2  # of a whole token
_NOT_TOKEN = frozenset(" \t\"'`<>{}[](),;=")


def pieces(source: Source, layout: str, pick: Pick | None = None) -> Iterator[Piece]:
    """The pieces of a source; `layout` is "lines", "text", or "auto" to tell by the first line that is not blank.

    With `pick` they hold what is picked of it; without one, a capture is told by itself where the layout is "auto".

    Raises SourceError when it cannot be read, or no further.
    """
    try:
        with source.open() as raw:
            stamp = None if source.is_live else stamp_of(raw)
            stream = opened(raw)
            reader = _Reader(source.name, Arriving(stream, SIZE) if source.is_live else stream, raw)
            reader.stamp = stamp if is_plain(stream) else None
            yield from reader.pieces(layout) if pick is None else pick.pieces(source.name, reader.pieces("lines"))
    except (UnmetError, ChangedError) as error:
        raise SourceError(f"{shown(source.name)}: {error}") from None
    except BrokenError as error:
        raise SourceError(f"{shown(source.name)}: {error.words()}") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{shown(source.name)}: it cannot be read ({reason(error)})") from None


class Reading(NamedTuple):
    """How sources are read: "lines", "text" or "auto", what is picked of them, and which files of folders are.

    Files `written` meanwhile are not among those of folders.
    """

    layout: str = "auto"
    pick: Pick | None = None
    globs: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


class Position:
    """How many bytes of all sources were read: packed ones as they are stored."""

    def __init__(self) -> None:
        self._before, self._now = 0, 0
        self._stream: BinaryIO | None = None

    @property
    def bytes(self) -> int:
        """So many."""
        if self._stream is not None and not self._stream.closed:
            with suppress(OSError, ValueError):  # a pipe has no place
                self._now = max(self._now, self._stream.tell())
        return self._before + self._now

    def of(self, source: Source) -> Source:
        """The source, watched from now on."""

        def watched() -> BinaryIO:
            self._before, self._now = self.bytes, 0
            self._stream = source.open()
            return self._stream

        return source if source.is_live else replace(source, open=watched)


def all_pieces(
    names: tuple[str, ...], reading: Reading, refuse: Callable[[str, str], None], position: Position | None = None
) -> Iterator[Piece]:
    """The pieces of all sources that these names stand for, one at least of each.

    `refuse` is told the name of what cannot be read, and why; the rest goes on. `position` tells how far it is.
    """
    watched = position or Position()
    written = {_place(name) for name in reading.written} - {_place(name) for name in names}
    for source in sources(names, lambda message: refuse("", message), reading.globs):
        if _place(source.name) in written:
            continue
        is_empty = True
        try:
            for piece in pieces(watched.of(source), reading.layout, reading.pick):
                is_empty = False
                yield piece
        except SourceError as error:
            refuse(source.name, str(error))
        if is_empty:
            yield Piece(source.name, 1, "lines", b"")


def _place(name: str) -> str:
    return os.path.abspath(name)  # noqa: PTH100 - links are not followed


class _Reader:
    """Cuts a stream where lines end."""

    def __init__(self, name: str, stream: Stream | Arriving, source: BinaryIO) -> None:
        self._name, self._stream, self._source = name, stream, source
        self._line = 1
        self._kept: list[bytes] = []
        self._is_within = False  # a line whose beginning was a piece of its own
        self._failed: OSError | ValueError | None = None
        self._offset = 0
        self._beginning = b""
        self.stamp: Stamp | None = None
        """The source's, where the bytes are those of a file as they stand there."""

    def pieces(self, layout: str) -> Iterator[Piece]:
        """All pieces; raises OSError or ValueError after those that could be read."""
        begun = self._begin()
        if layout == "auto" and begun.startswith("{") and self._is_capture():
            yield from self._capture()
        elif layout == "lines" or (layout == "auto" and is_token_line(begun) and not self._is_wrapped(begun)):
            yield from self._by_lines("lines")
        else:
            yield from self._text()
        if self._failed is not None:
            raise self._failed if not self._offset else stopped(self._failed, self._line)

    def _capture(self) -> Iterator[Piece]:
        try:
            yield from Pick("capture").pieces(self._name, self._by_lines("text"))
        except ValueError as error:
            if not isinstance(self._failed, BrokenError):
                raise
            self._failed.add(str(error))

    def _more(self) -> bool:
        """Reads on; whether there was more."""
        try:
            data = self._stream.read1(SIZE)
        except (OSError, ValueError) as error:
            self._failed, data = error, b""
        if data:
            self._kept.append(data)
            self._beginning = self._beginning or data[:BEGINNING]
        return bool(data)

    def _pauses(self) -> bool:
        return isinstance(self._stream, Arriving) and not self._stream.comes_within(_IDLE)

    def _begin(self) -> str:
        """The first line that is not blank; all that was read is kept."""
        head = b""
        while b"\n" not in head.lstrip(_BLANK_BYTES) and len(head) < _LONGEST_LINE and self._more():
            head += self._kept[-1]
        return head.lstrip(_BLANK_BYTES).partition(b"\n")[0].decode("utf-8", "surrogateescape")

    def _is_capture(self) -> bool:
        """Whether it is a capture, on one line or on many: only where it may be one is there more to read."""
        while may_be_one(self._head()) and not self._pauses() and self._more():
            pass
        return is_capture(self._name, self._head())

    def _head(self) -> str:
        return b"".join(self._kept).lstrip(_BLANK_BYTES)[:LOOKED_AT].decode("utf-8", "replace")

    def _is_wrapped(self, first: str) -> bool:
        """Whether a first line that is a token's beginning goes on in the next, as a mail or a terminal wraps it."""
        if first.count(".") >= _DOTS:
            return False
        while not self._following() and not self._pauses() and self._more():
            pass  # what is pasted into a terminal comes line by line
        following = self._following().rstrip(b"\r \\^`")
        return bool(following) and not following.startswith(b"ey") and not _NO_TOKEN.search(following)

    def _following(self) -> bytes:
        """What has come of the line after the first, without what it is quoted by."""
        rest = b"".join(self._kept).lstrip(_BLANK_BYTES).partition(b"\n")[2].lstrip(b" \t\r\n>|")
        return rest.partition(b"\n")[0]

    def _text(self) -> Iterator[Piece]:
        """A text that ends or pauses soon as a whole, cut only where no token is cut; a longer one by lines."""
        while sum(map(len, self._kept)) < _WHOLE:
            if self._pauses():
                yield from self._cut("whole")
                yield self._piece("pause", b"")
                continue
            if not self._more():
                yield from self._rest("whole")
                return
        yield from self._by_lines("text")

    def _by_lines(self, layout: Layout) -> Iterator[Piece]:
        yield from self._cut(layout)
        while True:
            if self._pauses():
                yield self._piece("pause", b"")
            elif self._more():
                yield from self._cut(layout)
            else:
                break
        yield from self._rest("text" if self._is_within else layout)

    def _change(self) -> Change:
        """What happened to a file while it was read."""
        if self.stamp is None or self._failed is not None:
            return ""
        return change(self.stamp, self._beginning, self._source)

    def _cut(self, layout: Layout) -> Iterator[Piece]:
        """What has come, up to its last line end; the beginning of an endless line, too."""
        (data, rest), self._kept = parted(self._kept), []
        if self._is_within and data:  # the rest of a line is no line
            end = data.find(b"\n") + 1
            yield self._piece("text", data[:end])
            data, self._is_within = data[end:], False
        if data:
            yield from self._pieces(layout, data)
        elif len(rest) >= _LONGEST_LINE:
            end = len(rest) - _inside(rest)
            yield self._piece("text" if self._is_within else layout, rest[:end])
            rest, self._is_within = rest[end:], True
        self._kept = [rest] if rest else []

    def _pieces(self, layout: Layout, data: bytes) -> Iterator[Piece]:
        """Whole lines in pieces of the usual size: a text that was read as far as it might be judged whole is long."""
        at = 0
        while len(data) - at > 2 * SIZE:
            if layout == "whole":
                end = end_between_tokens(data, at, at + SIZE)
            else:
                end = (data.rfind(b"\n", at, at + SIZE) + 1) or (data.find(b"\n", at + SIZE) + 1)
            if end == at:
                break
            yield self._piece(layout, data[at:end])
            at = end
        yield self._piece(layout, data[at:] if at else data)

    def _rest(self, layout: Layout) -> Iterator[Piece]:
        if self._failed is not None and not isinstance(self._failed, FollowedError):
            self._kept = [unbroken(b"".join(self._kept), layout)]
        match self._change():
            case "shorter":  # and the last line is but its beginning
                self._failed = ChangedError(CHANGED["shorter"])
                self._kept = list(filter(None, parted(self._kept)[:1]))
            case "overwritten":
                self._failed = ChangedError(CHANGED["overwritten"])
        data, self._kept = b"".join(self._kept), []
        if data and layout == "whole":
            yield from self._pieces(layout, data)
        elif data:
            yield self._piece(layout, data)

    def _piece(self, layout: Layout, data: bytes) -> Piece:
        extent = Extent(self._name, self._offset, len(data), self.stamp) if self.stamp and data else None
        piece = Piece(self._name, self._line, layout, data, extent)
        self._line += line_ends(data)
        self._offset += len(data)
        return piece


def _inside(data: bytes) -> int:
    """How many bytes at the end may be the beginning of a token; none where it would be longer than any is read."""
    found = _NO_TOKEN.search(data[: -_LONGEST_TOKEN - 1 : -1])
    return found.start() if found else 0


def is_token_line(text: str) -> bool:
    """Whether a line looks like a token alone."""
    return text.startswith("ey") and _NOT_TOKEN.isdisjoint(text.rstrip("\r"))
