"""From a header met in a text to the segments of the token it begins, or to none where it begins no token."""

import re
from dataclasses import dataclass

from inspector.intake.header import HEADER_START, Header, header_at, header_starts
from inspector.intake.lines import widths
from inspector.intake.pieces import DOT, Gap, Piece
from inspector.intake.segments import (
    Segment,
    ends_with_brace,
    is_complete,
    read_part,
    read_payload,
    read_signature,
)
from inspector.intake.signature import own_pieces, usual_lengths

_CHAIN = re.compile(r"[A-Za-z0-9_.-]*+")
_THREE_MORE_PARTS = re.compile(r"(?:[A-Za-z0-9_-]*+\.){2}[A-Za-z0-9_-]++(?!\.[A-Za-z0-9_-])")
_ONE_MORE_PART = re.compile(r"\.[A-Za-z0-9_-]")
_LONGEST_NAME = 42  # characters: a shorter part than any signature has may be one of an address or a package
_SHORT = 20  # characters: what stands after a dot and white space and is shorter is the next sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """The segments of a token, or none of them where it was no token; `resume` is where to search on."""

    segments: tuple[Segment, ...]
    resume: int

    @property
    def start(self) -> int:
        """Where the token begins in the searched text."""
        return self.segments[0].pieces[0].start

    @property
    def end(self) -> int:
        """Where the token ends, exclusive."""
        return self.segments[-1].last.end

    @property
    def text(self) -> str:
        """The token, mended."""
        return ".".join([segment.text for segment in self.segments])

    def gaps(self, text: str) -> tuple[str, ...]:
        """All that was left out between its pieces, the dots among it."""
        pieces = [piece for segment in self.segments for piece in segment.pieces]
        return tuple(text[piece.end : piece.resume] for piece in pieces[:-1])


def read_candidate(text: str, header: Header, head: Segment) -> Candidate:
    """The token a header begins; a chain of four parts, or of six and more, is none."""
    at = head.last.resume
    payload = read_part(text, at) if header.encrypted else read_payload(text, at)
    if payload.last.gap is not Gap.DOT:  # unsigned; what follows may be a token of its own, and is not glued to it
        behind = payload.last.resume
        return Candidate((), behind if header_at(text, behind) else at)
    if header.encrypted:
        five = _more_parts(text, (head, payload))
        if len(five) == 4 and five[-1].last.gap is Gap.DOT:
            return _ended(text, header, five)
    more = None if _another_begins(text, payload.last) else _THREE_MORE_PARTS.match(text, payload.last.resume)
    if more and not _next_is_header(text, more.start()) and not _are_names(more, head.pieces[0].start):
        return _ended(text, header, _more_parts(text, (head, payload)))
    return _signed(text, header, head, payload)


def _another_begins(text: str, before: Piece) -> bool:
    """Whether behind a piece, its dot and white space another token begins: the one before it has no signature."""
    return before.resume > _behind_dot(text, before) and header_at(text, before.resume) is not None


def _behind_dot(text: str, before: Piece) -> int:
    dot = DOT.search(text, before.end)
    return dot.end() if dot else before.resume


def _are_names(more: re.Match[str], start: int) -> bool:
    """Whether three more parts are those of an address or a package that begins a line behind a cut token."""
    before = more.string[start : more.start()]
    return ("\n" in before or "\\n" in before) and max(map(len, more[0].split("."))) <= _LONGEST_NAME


def _signed(text: str, header: Header, head: Segment, payload: Segment) -> Candidate:
    read = _ended(text, header, (head, payload))
    signature = read.segments[-1]
    chain = _ONE_MORE_PART.match(text, read.end)
    if chain and signature.last.gap is Gap.DOT and not header_at(text, read.end + 1):
        whole = _CHAIN.match(text, read.end)
        return Candidate((), whole.end() if whole else read.end)
    return read if _is_token(header, read, usual_lengths(header)) else Candidate((), head.last.resume)


def _is_token(header: Header, read: Candidate, usual: frozenset[int]) -> bool:
    """Whether the parts behind the header look like a token's too: what was joined must fit."""
    head, payload, signature = read.segments
    if not payload.text:
        return len(signature.text) >= _SHORT
    if not signature.text:
        return is_complete(payload.text)
    if head.is_joined or payload.is_joined:
        return ends_with_brace(payload.text) or len(signature.text) in usual
    return header.is_named or HEADER_START.match(payload.text) is not None


def _more_parts(text: str, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    while len(segments) < 4 and segments[-1].last.gap is Gap.DOT:
        part = read_part(text, segments[-1].last.resume)
        if _runs_into_header(text, part):
            break
        segments += (part,)
    return segments


def _runs_into_header(text: str, part: Segment) -> bool:
    """Whether a part goes on, over what is no token's, to a dot that another token's header ends with."""
    if part.last.gap is not Gap.DOT or len(part.pieces) == 1:
        return False
    return any(header_at(text, at) for at in header_starts(text, part.last.start, part.last.stop))


def _ended(text: str, header: Header, segments: tuple[Segment, ...]) -> Candidate:
    """The segments so far and the signature, or a JWE's tag, behind them."""
    usual = usual_lengths(header)
    signature = _signature(text, segments, usual)
    before = segments[-1]
    after_dot = _behind_dot(text, before.last)
    is_none = len(signature.text) < _SHORT and len(signature.text) not in usual
    if _another_begins(text, before.last) or (before.last.resume > after_dot and is_none):
        nothing = Piece(start=after_dot, stop=after_dot, end=after_dot, resume=after_dot, gap=Gap.END)
        shortened = before.last._replace(resume=after_dot)
        segments = (*segments[:-1], Segment((*before.pieces[:-1], shortened), before.text))
        signature = Segment((nothing,), "")
    complete = (*segments, signature)
    return Candidate(complete, signature.last.end)


def _signature(text: str, segments: tuple[Segment, ...], usual: frozenset[int]) -> Segment:
    pieces = list(read_signature(text, segments[-1].last.resume).pieces)
    pieces[-1] = _before_next_header(text, pieces[-1])
    count = own_pieces(pieces, usual, widths(text, segments))
    if (
        pieces[0].stop - pieces[0].start not in usual
        and count == 1
        and _is_alone(text, segments[0].pieces[0].start, pieces)
    ):
        count = len(pieces)
    own = pieces[:count]
    gap = own[-1].gap if count == len(pieces) else Gap.END
    own[-1] = own[-1]._replace(end=own[-1].stop, gap=gap)
    return Segment(tuple(own), "".join([text[piece.start : piece.end] for piece in own]))


def _before_next_header(text: str, piece: Piece) -> Piece:
    """The piece up to where another token was pasted directly behind."""
    if piece.gap is Gap.DOT:
        for at in header_starts(text, piece.start + 1, piece.stop):
            if header_at(text, at):
                return Piece(start=piece.start, stop=at, end=at, resume=at, gap=Gap.END)
    return piece


def _is_alone(text: str, start: int, pieces: list[Piece]) -> bool:
    """Whether the text is one token with foreign characters in its signature, and nothing else."""
    foreign = all(piece.gap is Gap.FOREIGN for piece in pieces[:-1]) and pieces[-1].gap is Gap.END
    return foreign and not text[pieces[-1].end :].strip() and not text[:start].strip()


def _next_is_header(text: str, at: int) -> bool:
    dot = text.find(".", at)
    return header_at(text, dot + 1) is not None
