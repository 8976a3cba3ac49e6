"""From a place in a text to one segment of a token: the pieces up to the dot, mended."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.intake.header import header_at, is_object
from inspector.intake.pieces import Gap, Piece, pieces
from inspector.jose.base64url import decode_leniently

_SHORT_LINE = 20  # characters: no mail or terminal wraps narrower, lists of words do
_LONGEST_SIGNATURE = 2800  # characters: RSA with 16384 bits has 2731
_TRIES = 8  # decodings of one growing payload


@dataclass(frozen=True, slots=True)
class Segment:
    """The pieces of one segment and their text without what stands between them."""

    pieces: tuple[Piece, ...]
    text: str

    @property
    def last(self) -> Piece:
        """The piece before the dot, or before whatever else ends the segment."""
        return self.pieces[-1]

    @property
    def is_joined(self) -> bool:
        """Whether white space or line breaks were inside."""
        return any(piece.gap in (Gap.LINE, Gap.SPACE) for piece in self.pieces[:-1])


def read_part(text: str, at: int) -> Segment:
    """The pieces from a place to the first dot, wherever in them a header begins."""
    return _segment(text, _until_dot(text, at))


def read_payload(text: str, at: int) -> Segment:
    """The pieces to the next dot, but not beyond the end of the JSON object and not into another token."""
    taken: list[Piece] = []
    tries = _TRIES
    length = 0
    for piece in _until_dot(text, at):
        taken.append(piece)
        length += piece.stop - piece.start
        if piece.gap in (Gap.DOT, Gap.END) or header_at(text, piece.resume):
            break
        if tries and _may_end(text[max(piece.start, piece.stop - 12) : piece.stop], length):
            tries -= 1
            if is_complete(_joined(text, taken)):
                break
    return _segment(text, taken)


def read_signature(text: str, at: int) -> Segment:
    """All pieces that could belong to a signature: which of them do is for its length to say."""
    taken: list[Piece] = []
    for piece in _until_dot(text, at):
        taken.append(piece)
        if piece.end - at > _LONGEST_SIGNATURE or (piece.gap is not Gap.DOT and header_at(text, piece.resume)):
            break
    return _segment(text, taken)


def is_complete(segment: str) -> bool:
    """Whether a payload decodes to a whole JSON object."""
    return is_object(decode_leniently(segment).decode("utf-8", "replace"))


def ends_with_brace(segment: str) -> bool:
    """Whether what a payload decodes to could be a whole JSON object."""
    return decode_leniently(segment).rstrip().endswith(b"}")


def _until_dot(text: str, at: int) -> list[Piece]:
    taken: list[Piece] = []
    widths: list[int] = []
    line = at
    for piece in pieces(text, at):
        taken.append(piece)
        if piece.gap in (Gap.DOT, Gap.END):
            break
        if piece.gap is Gap.LINE:
            widths.append(piece.stop - line)
            line = piece.resume
            if len(widths) > 1 and widths[-1] < _SHORT_LINE and widths[-1] != widths[-2]:
                break
    return taken


def _may_end(tail: str, length: int) -> bool:
    """Whether the last few of so many characters decode to a closing brace."""
    return b"}" in decode_leniently(tail[-(length % 4 + 4) :])


def _segment(text: str, taken: Sequence[Piece]) -> Segment:
    return Segment(tuple(taken), _joined(text, taken))


def _joined(text: str, taken: Sequence[Piece]) -> str:
    return "".join([text[piece.start : piece.end] for piece in taken])
