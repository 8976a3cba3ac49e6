"""From a place in a text to the runs of base64url characters that follow, and what stands between them."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_OWN = "A-Za-z0-9_-"
PERCENT = "%(?:25){0,3}"  # encoded once more for each address that was put into another
PERCENT_DOT = f"{PERCENT}2[Ee]"
_DOT = rf"(?:\.|{PERCENT_DOT}|[\uff0e\u00b7\u2024])"
FOREIGN = r"[^A-Za-z0-9_\-.\uff0e\u00b7\u2024 \t\r\n\"'`<>(){}\[\],;&|\\“”„‘’«»‹›…]"
_BREAK = r"(?:[ \t]*+[\\^`=]?\r*+\n[ \t>|]*+|(?:\\r)?\\n[ \t]*+)"
_JOINED = r"[\"'`]\s*+[+&]\s*+[\"'`]"  # two literals of a program, a dot of the token at the end of one
_SPACES = rf"(?:{_BREAK}|[ \t]{{1,8}}|{_JOINED})?"
_CONCATENATION = r"(?P<quote>[\"'`])\s*+(?:[+.&]\s*+(?:_\s*+)?|\\\s*+)?(?:[+.&][ \t]*+)?(?P=quote)"
_RUN = re.compile(rf"[{_OWN}]*+")
_LEAD = re.compile(rf"{FOREIGN}{{1,2}}(?=[{_OWN}])")
_GAP = re.compile(
    rf"(?P<broken_dot>{_BREAK}{_DOT}{_SPACES})"
    rf"|(?P<kept>{FOREIGN}{{1,4}})??(?P<dot>{_SPACES}{_DOT}{_SPACES})"
    rf"|(?P<line>{_BREAK})(?=[{_OWN}])"
    rf"|(?P<concatenation>{_CONCATENATION})(?=[{_OWN}])"
    rf"|(?P<space>[ \t]{{1,8}})(?=[{_OWN}]{{12}})"
    rf"|(?P<foreign>{FOREIGN}{{1,2}})(?=[{_OWN}])"
)
DOT = re.compile(_DOT)


class Gap(Enum):
    """What follows a piece."""

    DOT = "dot"
    LINE = "line"
    SPACE = "space"
    FOREIGN = "foreign"
    END = "end"


_GAPS = {
    "dot": Gap.DOT,
    "broken_dot": Gap.DOT,
    "line": Gap.LINE,
    "concatenation": Gap.LINE,
    "space": Gap.SPACE,
    "foreign": Gap.FOREIGN,
}


class Piece(NamedTuple):
    """One run of base64url characters, text[start:end]; foreign characters before `end` belong to the token.

    A named tuple, for a log has many words that begin as a header does: it is made four times as fast as a frozen
    dataclass. `stop` is where the run itself ends, `resume` where the next piece begins.
    """

    start: int
    stop: int
    end: int
    resume: int
    gap: Gap


def pieces(text: str, at: int) -> Iterator[Piece]:
    """The pieces from a place on, to the first one that nothing a token may hold follows."""
    gap = Gap.DOT
    while gap is not Gap.END:
        lead = _LEAD.match(text, at) if gap is Gap.DOT else None
        run = _RUN.match(text, lead.end() if lead else at)
        piece = _piece(text, at, run.end() if run else at)
        gap = piece.gap
        yield piece
        at = piece.resume


def _piece(text: str, start: int, stop: int) -> Piece:
    match = _GAP.match(text, stop)
    if match is None:
        return Piece(start=start, stop=stop, end=stop, resume=stop, gap=Gap.END)
    gap = _GAPS[match.lastgroup or ""]
    kept = match.end() if gap is Gap.FOREIGN else max(stop, match.end("kept"))
    return Piece(start=start, stop=stop, end=kept, resume=match.end(), gap=gap)
