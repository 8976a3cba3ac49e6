"""From pieces of which one may end within a line to pieces that never do."""

from collections.abc import Iterable, Iterator

from inspector.lint.piece import Piece, joined

LARGEST = 256 << 20  # bytes of one line, or of a document


def with_whole_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, those that a line goes through put together.

    Raises ValueError for a line that is too long, and what the pieces raise after all that came before.
    """
    kept: list[Piece] = []
    failed: OSError | ValueError | None = None
    try:
        for piece in pieces:
            if piece.is_pause:
                yield from () if kept else (piece,)
                continue
            kept.append(piece)
            _refuse_endless(kept)
            if piece.data.endswith(b"\n"):
                yield joined(kept)
                kept = []
    except (OSError, ValueError) as error:
        failed = error
    if kept:
        yield joined(kept)
    if failed is not None:
        raise failed


def _refuse_endless(pieces: list[Piece]) -> None:
    if sum(len(piece.data) for piece in pieces) > LARGEST:
        raise ValueError(f"a line of over {LARGEST >> 20} MiB")
