"""From a long text's bytes to a line end that no token goes over: what is before and behind can be searched apart."""

import re

from inspector.intake.header import MAY_BEGIN

_NEVER_INSIDE = re.compile(rb"[()\[\]{},;]")  # in no token, and in nothing that its pieces are joined over
_BEGINS = re.compile(MAY_BEGIN.pattern.encode())
_TRIES = 1000  # lines


def end_between_tokens(data: bytes, start: int, stop: int) -> int:
    """Behind the last line end up to `stop` that no token goes over: none begins since what no token holds.

    `start` where no such line end is found. Each part then holds something but a token, as the whole text does: that
    a text is nothing but a token is true of none of them.
    """
    end = data.rfind(b"\n", start, stop) + 1
    for _ in range(_TRIES):
        if end <= start:
            break
        line = data.rfind(b"\n", start, end - 1) + 1 or start
        if _ends_apart(data, line, end) and _NEVER_INSIDE.search(data, end):
            return end
        end = line
    return start


def _ends_apart(data: bytes, line: int, end: int) -> bool:
    last = max(data.rfind(each, line, end) for each in b"()[]{},;")
    return last >= 0 and not _BEGINS.search(data, last, end)
