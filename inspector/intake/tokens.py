"""From any text to the tokens in it, in order, each with what was taken off to find it."""

from collections.abc import Iterator
from dataclasses import replace

from inspector.intake.candidate import Candidate, read_candidate
from inspector.intake.found import Found
from inspector.intake.header import HEADER_START, header_of, header_starts
from inspector.intake.mending import mended
from inspector.intake.pieces import Gap
from inspector.intake.segments import Segment, read_part
from inspector.intake.surroundings import padding, surroundings


def search_tokens(text: str) -> tuple[Found, ...]:
    """The tokens of a text that is not merely one."""
    candidates = tuple(_candidates(text))
    ends = [candidate.start for candidate in candidates[1:]] + [len(text)] * bool(candidates)
    found: list[Found] = []
    before = 0
    for candidate, after in zip(candidates, ends, strict=True):
        token = _found(text, candidate, before, after)
        before = token.end
        found.append(token)
    return tuple(found)


def _found(text: str, candidate: Candidate, before: int, after: int) -> Found:
    start = candidate.start
    kept = padding(text, start, candidate.end)
    end = candidate.end + len(kept)
    words = surroundings(text, (before, start), (end, after))
    return Found(candidate.text + kept, start, end, words + mended(candidate.gaps(text)))


def _candidates(text: str) -> Iterator[Candidate]:
    at = 0
    while hit := HEADER_START.search(text, at):
        stretch = read_part(text, hit.start())
        at = stretch.last.resume
        if stretch.last.gap is Gap.DOT:
            candidate = _first_token(text, stretch)
            if candidate:
                at = candidate.resume
                if candidate.segments:
                    yield candidate


def _first_token(text: str, stretch: Segment) -> Candidate | None:
    """What the first header in a stretch before a dot begins."""
    for at in header_starts(text, stretch.pieces[0].start, stretch.last.stop):
        head = _from(text, stretch, at)
        header = header_of(head.text) if head.pieces else None
        if header:
            return read_candidate(text, header, head)
    return None


def _from(text: str, stretch: Segment, at: int) -> Segment:
    """The stretch without what stands before a place in it."""
    own = [piece for piece in stretch.pieces if piece.stop > at]
    own[:1] = [replace(piece, start=max(at, piece.start)) for piece in own[:1]]
    return Segment(tuple(own), "".join([text[piece.start : piece.end] for piece in own]))
