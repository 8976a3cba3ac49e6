"""From a source to a part of it that can be judged apart, in whatever process."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from inspector.lint.extent import Extent
from inspector.lint.placed import unpacked
from inspector.report.report import Place

Layout: TypeAlias = Literal["lines", "text", "whole", "cells", "texts", "pause"]

Jtis: TypeAlias = Mapping[bytes, tuple[bytes, Place]]
"""Jtis that several tokens were found to have, as marks tell them; of the first such token its mark, and its place."""

NO_JTIS: Jtis = {}


class Piece(NamedTuple):
    """Some lines of a source, the number of the first, and how tokens stand in them.

    "lines" hold one token each, "text" is searched line by line, "whole" across its lines. "cells" and "texts" are
    packed with their places (`inspector.lint.placed`): each cell is to hold a token, texts may. In a "pause" there is
    nothing: no more has come for a while. With an `extent`, the bytes can be read again where they stand; where its
    file is held, they are not here. `jtis` are those of which whoever judges the piece can say at once that a token
    before had them.
    """

    source: str
    line: int
    layout: Layout
    data: bytes
    extent: Extent | None = None
    jtis: Jtis = NO_JTIS

    @property
    def is_pause(self) -> bool:
        """Whether it is one."""
        return self.layout == "pause"

    def told(self) -> "Piece":
        """A piece of whose bytes only the place is said; itself where they have none."""
        return self if self.extent is None else self._replace(data=b"", extent=self.extent._replace(held=None))

    def filled(self) -> "Piece":
        """A piece that has its bytes, whatever happened to its file: the whole lines that are there now."""
        if self.data or self.extent is None or self.extent.held is None:
            return self
        data = self.extent.held.lines(self.extent.offset, self.extent.size)
        return self._replace(data=data, extent=None)

    @property
    def trouble(self) -> str:
        """What has to be said of its file, in words; "" where it is as it was, or the piece has its bytes."""
        return "" if self.extent is None or self.extent.held is None else self.extent.held.trouble

    def whole(self) -> "Piece":
        """A piece that has its bytes; raises Moved where they are no longer where they were."""
        return self if self.extent is None or self.data else self._replace(data=self.extent.read())

    def halves(self) -> tuple["Piece", ...]:
        """Two pieces with half of the lines each; none for a single line."""
        data = self.filled().data
        middle = data.find(b"\n", len(data) // 2) + 1
        if not 0 < middle < len(data):
            middle = data.rfind(b"\n", 0, len(data) - 1) + 1
        if not middle:
            return ()
        first, second = data[:middle], data[middle:]
        is_packed = self.layout in ("cells", "texts")
        line = next(unpacked(second)).line if is_packed else self.line + first.count(b"\n")
        return self._replace(data=first, extent=None), self._replace(data=second, line=line, extent=None)

    def __repr__(self) -> str:
        return f"Piece({self.source!r}, line {self.line}, {len(self.data)} bytes)"


def joined(pieces: Sequence[Piece]) -> Piece:
    """Pieces that follow each other as one."""
    return pieces[0]._replace(data=b"".join(piece.data for piece in pieces), extent=None)
