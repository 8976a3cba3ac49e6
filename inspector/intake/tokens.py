"""From any text to the tokens in it, in order, each with what was undone in it to find it."""

import re
from collections.abc import Iterator

from inspector.intake.candidate import Candidate, read_candidate
from inspector.intake.edges import PADDING
from inspector.intake.found import Found
from inspector.intake.header import HEADER_START, Header, header_of, header_starts
from inspector.intake.mending import mended
from inspector.intake.pieces import Gap
from inspector.intake.plain import plain_token
from inspector.intake.segments import Segment, read_part
from inspector.intake.surroundings import padding
from inspector.jose.token import SHORTEST_SIGNATURE

_ELLIPSIS = "…"
_OWN = re.compile(r"[A-Za-z0-9_-]*+")
_SHORTEST_PAYLOAD = 200  # characters: of fewer the claims that Qlik wants cannot be made


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
    begun = _first_header(text, stretch) if stretch.last.gap is Gap.DOT else None
    if begun is None:
        return None, stretch.last.resume
    candidate = read_candidate(text, *begun)
    is_signed = bool(candidate.segments) and len(candidate.segments[-1].text) >= SHORTEST_SIGNATURE
    hidden = None if is_signed else _without_payload(text, begun[1])
    if hidden is not None:
        return hidden, hidden.end
    return found_of(text, candidate) if candidate.segments else None, candidate.resume


def found_of(text: str, candidate: Candidate) -> Found:
    """The token of a candidate that has segments, and what was undone in it."""
    start = candidate.start
    kept = padding(text, start, candidate.end) or _instead(text, candidate)
    end = candidate.end + len(kept)
    undone = (PADDING,) if text.startswith("=", end) else ()
    return Found(candidate.text + kept, start, end, undone + mended(candidate.gaps(text)))


def _instead(text: str, candidate: Candidate) -> str:
    """What a log put in the place of the signature, or of its rest, "" where all of it is there, or nothing."""
    kept = len(candidate.segments[-1].text)
    if kept >= SHORTEST_SIGNATURE and (_is_whole(kept) or text.startswith(_ELLIPSIS, candidate.end)):
        return ""
    return text[candidate.end : _end_of_hidden(text, candidate.start, candidate.end, SHORTEST_SIGNATURE)]


def _is_whole(count: int) -> bool:
    from inspector.jose.blacked_out import WHOLE  # noqa: PLC0415 - as below

    return count in WHOLE


def _end_of_hidden(text: str, start: int, at: int, longest: int) -> int:
    """Behind what a log put in the place of a part, and the end of it that was kept; `at` where it put nothing.

    What is no shorter than the `longest` end that may be kept is another part.
    """
    from inspector.jose.blacked_out import end_of_instead  # noqa: PLC0415 - hardly a token needs it

    end = end_of_instead(text, start, at)
    if text.startswith(_ELLIPSIS, at):  # abc…***
        end = end_of_instead(text, start, end)
    kept = _end_of_own(text, end) if end > at else end
    return kept if kept - end < longest else end


def _without_payload(text: str, head: Segment) -> Found | None:
    """A header with what a log put in the place of the payload, and what is there of a signature; else None."""
    start, at = head.pieces[0].start, head.last.resume
    end = _end_with_hidden(text, start, at, _SHORTEST_PAYLOAD)
    if end is None or text[at - 1].isspace():  # behind the dot of a sentence
        return None
    payload, signature = text[at:end], ""
    if text.startswith(".", end):
        whole, hidden = _end_of_own(text, end + 1), _end_with_hidden(text, start, end + 1, SHORTEST_SIGNATURE)
        if hidden is not None or whole - end > SHORTEST_SIGNATURE:  # else it is the dot of a sentence
            last = hidden or whole
            signature, end = text[end:last], last
    return Found(f"{head.text}.{payload}{signature}", start, end)


def _end_with_hidden(text: str, start: int, at: int, longest: int) -> int | None:
    """Behind a part that begins there and of which something is hidden; None where nothing is, or so much was kept."""
    kept = _end_of_own(text, at)
    hidden = kept + text.startswith(_ELLIPSIS, kept)  # which alone cuts off, and hides nothing
    end = _end_of_hidden(text, start, hidden, longest) if kept - at < longest else kept
    return end if end > hidden else None


def _end_of_own(text: str, at: int) -> int:
    own = _OWN.match(text, at)
    return at if own is None else own.end()


def _first_header(text: str, stretch: Segment) -> tuple[Header, Segment] | None:
    """The first header in a stretch before a dot."""
    for at in header_starts(text, stretch.pieces[0].start, stretch.last.stop):
        head = _from(text, stretch, at)
        header = header_of(head.text) if head.pieces else None
        if header:
            return header, head
    return None


def _from(text: str, stretch: Segment, at: int) -> Segment:
    """The stretch without what stands before a place in it."""
    own = [piece for piece in stretch.pieces if piece.stop > at]
    own[:1] = [piece._replace(start=max(at, piece.start)) for piece in own[:1]]
    return Segment(tuple(own), "".join([text[piece.start : piece.end] for piece in own]))
