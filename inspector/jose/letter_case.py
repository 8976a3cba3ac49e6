"""From a segment that does not decode to words that its letters likely lost their case, or to none."""

import re

_FEWEST = 20  # letters: by chance all have one case once in a million segments
_MOST_IN_HEXADECIMAL = 6  # different letters, which have one case rightly
_LETTER = re.compile(r"[A-Za-z]")
_BEYOND_BASE32 = re.compile(r"[0189_-]")  # which has one case rightly, too


def lost_case(segment: str) -> str:
    """What likely happened to a broken segment whose letters are all small, or all capital; "" for any other."""
    if segment == segment.lower():
        gone, done = "capital", "lower-cased"
    elif segment == segment.upper():
        gone, done = "small", "upper-cased"
    else:
        return ""
    letters = _LETTER.findall(segment)
    if len(letters) < _FEWEST or len(set(letters)) <= _MOST_IN_HEXADECIMAL or not _BEYOND_BASE32.search(segment):
        return ""
    return f"it has no {gone} letter, so it was likely {done} on its way, which base64url does not survive"
