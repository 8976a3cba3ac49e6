"""From a source of bytes to the reports on the tokens in it, piece by piece in this process."""

from collections.abc import Iterator

from inspector.inspection import Inquiry
from inspector.lint.names import Source
from inspector.lint.pieces import pieces
from inspector.lint.stream import judge_piece
from inspector.report.report import Report


def reports(source: Source, inquiry: Inquiry, layout: str) -> Iterator[Report]:
    """The reports on all tokens of a source; `layout` is "lines", "text", or "auto" to tell by the first line.

    Raises SourceError when the source cannot be read, or no further.
    """
    for piece in pieces(source, layout):
        yield from judge_piece(piece, inquiry)
