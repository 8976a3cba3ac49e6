"""From a text whose letters all became small, or all capital, to the whole token that begins in a span of it."""

import re

from inspector.intake.bare import SHORTEST_HEADER
from inspector.intake.candidate import Candidate, read_candidate
from inspector.intake.folded import FOLDED_START
from inspector.intake.found import Found
from inspector.intake.header import Header
from inspector.intake.pieces import PERCENT_DOT, Gap
from inspector.intake.segments import Segment, read_part
from inspector.intake.tokens import found_of

_BEGIN = ("eyj", "EYJ")  # found six times as quick as by the pattern
_UNREAD = Header("?", encrypted=False)  # its letters no longer tell the algorithm
_LONGEST = 16_384  # characters: a longer token is not read over line ends
_LONGEST_HEADER = 1_024  # characters, line ends among them
_DOT_SOON = re.compile(rf"\.|{PERCENT_DOT}")
_TRIES = 8  # beginnings: more would let a hostile text take quadratic time


def whole_folded(text: str, start: int, end: int) -> Found | None:
    """The first token of three parts that begins in a span of a text; it may go on over the lines behind.

    What its header and payload say is lost: where it was wrapped, the length of its signature tells it from words.
    """
    for begin in _BEGIN:
        tries, at = _TRIES, text.find(begin, start, end)
        while at >= 0 and tries:
            found = _found(text, at) if FOLDED_START.match(text, at) else None
            if found is not None:
                return found
            tries, at = tries - 1, text.find(begin, at + 1, end)
    return None


def _found(text: str, at: int) -> Found | None:
    """The token at a place: no more of a long text is read than a token may have, for a hostile one begins many."""
    if not _DOT_SOON.search(text, at, at + _LONGEST_HEADER):
        return None
    first = max(at - 1, 0) if len(text) > _LONGEST else 0
    near = text[first : at + _LONGEST]
    candidate = _candidate(near, at - first)
    if candidate is None or (candidate.end == len(near) and first + len(near) < len(text)):
        return None
    found = found_of(near, candidate)
    return found._replace(start=first + found.start, end=first + found.end)


def _candidate(text: str, at: int) -> Candidate | None:
    head = read_part(text, at)
    if head.last.gap is not Gap.DOT or len(head.text) < SHORTEST_HEADER or not _is_wrapped_at_most(head):
        return None
    read = read_candidate(text, _UNREAD, head)
    if not read.segments or not all(map(_is_wrapped_at_most, read.segments[:2])):
        return None
    return read if read.text in (read.text.lower(), read.text.upper()) else None


def _is_wrapped_at_most(segment: Segment) -> bool:
    """Whether nothing but line ends stands between the pieces."""
    return all(piece.gap is Gap.LINE for piece in segment.pieces[:-1])
