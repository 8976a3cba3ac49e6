"""From any text to the tokens in it, in order, each with what was undone in it to find it."""

from collections.abc import Iterator

from inspector.intake.candidate import Candidate, read_candidate
from inspector.intake.edges import PADDING
from inspector.intake.found import Found
from inspector.intake.header import HEADER_START, header_of, header_starts
from inspector.intake.mending import mended
from inspector.intake.pieces import Gap
from inspector.intake.plain import plain_token
from inspector.intake.segments import Segment, read_part
from inspector.intake.surroundings import padding


def tokens_of(text: str) -> Iterator[Found]:
    """The tokens of a text that is not merely one."""
    at = 0
    while hit := HEADER_START.search(text, at):
        token = plain_token(text, hit.start())
        if token is None:
            token, at = any_token(text, hit.start())
        else:
            at = token.end
        if token is not None:
            yield token


def any_token(text: str, at: int) -> tuple[Found | None, int]:
    """The token that begins at a place like a header's beginning or soon behind it, and where to search on."""
    stretch = read_part(text, at)
    candidate = _first_token(text, stretch) if stretch.last.gap is Gap.DOT else None
    if candidate is None:
        return None, stretch.last.resume
    return found_of(text, candidate) if candidate.segments else None, candidate.resume


def found_of(text: str, candidate: Candidate) -> Found:
    """The token of a candidate that has segments, and what was undone in it."""
    start = candidate.start
    kept = padding(text, start, candidate.end) or _instead(text, candidate)
    end = candidate.end + len(kept)
    undone = (PADDING,) if text.startswith("=", end) else ()
    return Found(candidate.text + kept, start, end, undone + mended(candidate.gaps(text)))


def _instead(text: str, candidate: Candidate) -> str:
    """What a log put in the place of the signature, "" where there is one, or nothing."""
    if candidate.segments[-1].text:
        return ""
    from inspector.jose.blacked_out import end_of_instead  # noqa: PLC0415 - hardly a token needs it

    return text[candidate.end : end_of_instead(text, candidate.start, candidate.end)]


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
    own[:1] = [piece._replace(start=max(at, piece.start)) for piece in own[:1]]
    return Segment(tuple(own), "".join([text[piece.start : piece.end] for piece in own]))
