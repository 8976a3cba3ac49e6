"""From the bytes of a text that breaks off to where the token begins that may have broken off with it."""

import re

from inspector.intake.header import MAY_BEGIN

_NO_TOKEN = re.compile(rb"[^A-Za-z0-9_.+/=%-]")
_GOES_ON = re.compile(rb"[ \t>|]*+[A-Za-z0-9_.+/=%-]++[ \\^`]?\r?")
_BEGINS = re.compile(rb"(?<!\.)" + MAY_BEGIN.pattern.encode() + rb"[A-Za-z0-9_.+/=%-]*+[ \\^`]?\r?\Z")
_BEGUN = (b"e", b"ey")
_MOST_LINES = 100  # of a wrapped token


def start_of_last(data: bytes) -> int:
    """Where the characters at the end begin that a token may have, in the last line."""
    start = data.rfind(b"\n") + 1
    found = _NO_TOKEN.search(data[start:][::-1])
    return len(data) - found.start() if found else start


def start_of_last_wrapped(data: bytes) -> int:
    """The same; where a token begins in a line before and goes on up to there, the beginning of that line."""
    start = start_of_last(data)
    rest = data[start:]
    if data[start - 1 : start] not in b"\n" or rest in _BEGUN or _BEGINS.search(rest):
        return start
    end = start
    for _ in range(_MOST_LINES):
        line = data.rfind(b"\n", 0, max(end - 1, 0)) + 1
        text = data[line : max(end - 1, 0)]
        if _BEGINS.search(text):
            return line if rest or end < start else start  # a line that is at its end holds a whole one
        if not _GOES_ON.fullmatch(text):
            break
        end = line
    return start
