"""From a long text's bytes to a line end that no token goes over: what is before and behind can be searched apart."""

import re

from inspector.intake.header import MAY_BEGIN

_NEVER_INSIDE = b"()[]{},;"  # in no token, and in nothing that its pieces are joined over
_BEGINS = re.compile(MAY_BEGIN.pattern.encode())
_TRIES = 1000  # lines


def last_end_between(data: bytes, start: int, stop: int) -> int:
    """Behind the last line end up to `stop` that no token goes over: none begins since what no token holds.

    `start` where no such line end is found. In what is before and in what is behind there is something that no token
    holds: what is said of a text that is a token alone is said of neither, as it is not of the whole.
    """
    last = _last(data, start, len(data))
    end = data.rfind(b"\n", start, min(stop, max(last, start))) + 1
    for _ in range(_TRIES):
        if end <= start:
            break
        line = data.rfind(b"\n", start, end - 1) + 1 or start
        since = _last(data, line, end)
        if since >= 0 and not _BEGINS.search(data, since, end):
            return end
        end = line
    return start


def _last(data: bytes, start: int, end: int) -> int:
    """Where the last byte is that no token holds, -1 where there is none."""
    return max(data.rfind(each, start, end) for each in _NEVER_INSIDE)
