"""From a stretch of text without white space to the value in it that was meant as a token, where it is an address."""

import re

from inspector.intake.folded import FOLDED_START
from inspector.intake.header import HEADER_START, names_header
from inspector.intake.pieces import PERCENT

_VALUE = re.compile(rf"(?P<path>/|{PERCENT}2[Ff])|[?&#=:+]|{PERCENT}(?:3[ADFadf]|2[036])")
_NAME = "[A-Za-z_][A-Za-z0-9_.-]*+"
_NEXT_NAME = re.compile(rf"&{_NAME}=|&(?:amp)?\Z|{PERCENT}26{_NAME}{PERCENT}3[Dd]")
_NEXT_VALUE = re.compile(rf"[&#]|{PERCENT}2[36]")
_NEXT_STEP = re.compile(rf"[/?&#]|{PERCENT}(?:2[36Ff]|3[Ff])")
_TOKEN_PART = re.compile(rf"\.{HEADER_START.pattern}")  # behind one, what begins is not the token's beginning


def value_in(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a value that begins as a header does, without the names and values around it; else the whole span."""
    if HEADER_START.match(text, start) or FOLDED_START.match(text, start):
        stop = _before(_NEXT_NAME, text, start, end)
        return start, stop if names_header(text, start) or "." in text[start:stop] else end
    if HEADER_START.search(text, start, end) or FOLDED_START.search(text, start, end):
        for hit in _VALUE.finditer(text, start, _before(_TOKEN_PART, text, start, end)):
            if names_header(text, hit.end()) or FOLDED_START.match(text, hit.end()):
                return hit.end(), _before(_NEXT_STEP if hit["path"] else _NEXT_VALUE, text, hit.end(), end)
    return start, end


def _before(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    hit = pattern.search(text, start, end)
    return hit.start() if hit else end
