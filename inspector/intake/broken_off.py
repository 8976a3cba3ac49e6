"""From the bytes of a text that breaks off to where that begins of which the rest would have told what it is."""

import re

from inspector.intake import search_tokens
from inspector.intake.found import Found
from inspector.intake.header import MAY_BEGIN, header_of
from inspector.intake.pieces import FOREIGN, pieces
from inspector.intake.signature import usual_lengths

_LOOKED_AT = 1 << 20  # bytes: the longest token
_ESCAPED = r"\\[rn]"
_GOES_ON = re.compile(  # what stands between the pieces of a token, or a piece too short to be told from a word
    rf"(?:{FOREIGN}{{1,4}})?(?:{_ESCAPED}|[ \t\r\n\"'`+&.\\^>|=%_])*+\Z|[ \t]{{1,8}}[A-Za-z0-9_-]{{1,11}}\Z"
)
_OVER = re.compile(r"[ \t]*\r*\n[ \t>|]*\r*\n")  # no token goes over an empty line
_BEHIND = re.compile(r"\.?[^A-Za-z0-9_.%=-]")  # a whole token: a dot alone may begin a part more
_BETWEEN = re.compile(rf"(?:{_ESCAPED}|[^A-Za-z0-9_.-]|(?<=[ &+])_(?=\s))+")
_PARTS = (3, 5)


def end_of_sure(data: bytes) -> int:
    """Up to where the search finds in a text that breaks off what it finds in the whole one."""
    first = max(len(data) - _LOOKED_AT, 0)
    first = data.find(b"\n", first) + 1 or first if first else 0
    text = data[first:].decode("utf-8", "surrogateescape")
    return first + len(text[: _end_of_sure(text)].encode("utf-8", "surrogateescape"))


def _end_of_sure(text: str) -> int:
    """The same in characters: the last line is sure only up to a whole token, for of the rest another may be told."""
    sure = stop = 0
    last = text.rfind("\n") + 1
    for token in search_tokens(text):
        if token.start >= stop and not _is_whole(text, token):
            goes_on, stop = _goes_on(text, token.start)
            if goes_on:
                return max(sure, text.rfind("\n", 0, min(token.start, last)) + 1)
        sure = token.end
    begun = min(_begun(text, sure), last)
    return max(sure, text.rfind("\n", 0, begun) + 1)


def _begun(text: str, at: int) -> int:
    """Where a token may begin, from a place on, that goes on up to the end; the end where none does."""
    while hit := MAY_BEGIN.search(text, at):
        goes_on, at = _goes_on(text, hit.start())
        if goes_on:
            return hit.start()
    return len(text)


def _goes_on(text: str, at: int) -> tuple[bool, int]:
    """Whether what a token may hold goes on from a place to the end, and where it ends, behind that place."""
    stop = at + 1
    for piece in pieces(text, at):
        stop = max(stop, piece.stop)
    is_over = _OVER.match(text, stop) is not None
    return _GOES_ON.match(text, stop) is not None and not is_over, stop


def _is_whole(text: str, token: Found) -> bool:
    """Whether all of a token was surely read: its signature has a usual length, and something else is behind it."""
    parts = token.text.rstrip("=").split(".")
    header = header_of(parts[0])
    if header is None or len(parts) not in _PARTS or len(parts[-1]) not in usual_lengths(header):
        return False
    if not _BEHIND.match(text, token.end):
        return False
    if _OVER.match(text, token.end) or text.endswith(parts[-1], token.start, token.end):
        return True
    *_, before, last = ["", *_BETWEEN.split(text[token.start : token.end])]
    return len(last) < len(before)
