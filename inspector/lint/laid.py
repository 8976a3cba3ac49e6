"""From the pieces of plain files to larger ones of which the place alone is kept, however many are under way.

Whoever judges one reads it again. A piece costs some 0.3 ms whatever its size, so large ones are quicker.
"""

from collections.abc import Iterator

from inspector.lint.extent import Extent, Held, held
from inspector.lint.piece import Piece

_LARGEST = 1 << 19  # bytes
_SO_FAR = 4  # a piece is at most this part of what came before it, so that the first findings come at once
_TO_COME = 32  # and this one of what is still to come, so that all workers end together
_BY_LINES = ("lines", "text")


def laid(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces, in order; those of whole lines of a plain file put together, without their bytes."""
    kept, file = None, _File()
    for piece in map(file.bare, pieces):
        if kept is not None and not _follows(piece, kept):
            yield kept
            kept = None
        if kept is None:
            kept = piece
        elif kept.extent is not None and piece.extent is not None:
            kept = kept._replace(extent=kept.extent._replace(size=kept.extent.size + piece.extent.size))
        if kept.data or kept.extent is None or kept.extent.size >= _wanted(kept.extent):
            yield kept
            kept = None
    if kept is not None:
        yield kept


def _wanted(extent: Extent) -> int:
    """How many bytes a piece has that begins there."""
    return min(_LARGEST, extent.offset // _SO_FAR, (extent.stamp.size - extent.offset) // _TO_COME)


def _follows(piece: Piece, kept: Piece) -> bool:
    """Whether a piece goes on where one ends of which the place alone is kept."""
    return not piece.data and piece.extent is not None and (piece.source, piece.layout) == (kept.source, kept.layout)


class _File:
    """The file that pieces are of, as far as they were seen."""

    def __init__(self) -> None:
        self._source = ""
        self._held: Held | None = None
        self._ended_a_line = False

    def bare(self, piece: Piece) -> Piece:
        """The piece without its bytes, where it is of whole lines that can be read again; else as it is."""
        if piece.source != self._source:
            self._source, self._held = piece.source, None
            self._ended_a_line = piece.extent is not None and not piece.extent.offset  # others may have come before
        began, self._ended_a_line = self._ended_a_line, piece.data.endswith(b"\n")
        is_of_lines = began and self._ended_a_line and piece.layout in _BY_LINES
        if piece.extent is None or not is_of_lines or piece.extent.stamp.size < _LARGEST:
            return piece
        self._held = self._held or held(piece.extent)
        return piece if self._held is None else piece._replace(data=b"", extent=piece.extent._replace(held=self._held))
