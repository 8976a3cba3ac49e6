"""From what stood between the pieces of a token to words that say what was mended, with numbers."""

import re
from collections import Counter
from collections.abc import Iterable

from inspector.intake.pieces import PERCENT_DOT

_MENDED = (
    (re.compile(r"=\r*\n"), "quoted-printable line break", "quoted-printable line breaks"),
    (re.compile(r"[\\^`][ \t]*\r*\n"), "line continuation", "line continuations"),
    (re.compile(r"[\"'`]"), "string concatenation", "string concatenations"),
    (re.compile(r"\n[ \t]*[>|]"), "line break and its quote sign", "line breaks and their quote signs"),
    (re.compile(r"\n[ \t]+"), "line break and its indentation", "line breaks and their indentation"),
    (re.compile(r"\n"), "line break", "line breaks"),
    (re.compile(r"\\n"), "escaped line break", "escaped line breaks"),
    (re.compile(r"[ \t]"), "piece of white space inside", "pieces of white space inside"),
)
_DOTS = (
    (re.compile(r"%2e", re.IGNORECASE), "percent-encoding of the dots"),
    (re.compile(r"%(?:25)+2e", re.IGNORECASE), "repeated percent-encoding of the dots"),
    (re.compile("\uff0e"), "full-width dots instead of plain ones"),
    (re.compile("\u00b7"), "middle dots instead of plain ones"),
    (re.compile("\u2024"), "one-dot leaders instead of plain dots"),
)


def mended(gaps: Iterable[str]) -> tuple[str, ...]:
    """What was undone inside a token, given all that was left out between its pieces."""
    between = [gap for gap in gaps if gap not in ("", ".")]
    kinds = Counter(kind for gap in between for kind in _kinds(gap))
    counted = tuple(f"{count} {_MENDED[kind][1 if count == 1 else 2]}" for kind, count in sorted(kinds.items()))
    return counted + tuple(words for pattern, words in _DOTS if any(map(pattern.search, between)))


def _kinds(gap: str) -> list[int]:
    """Which rows of the table a gap counts for: one, or one for each side of a dot."""
    sides = re.split(rf"[.\uff0e\u00b7\u2024]|{PERCENT_DOT}", gap)
    hits = [[kind for kind, (pattern, _, _) in enumerate(_MENDED) if pattern.search(side)] for side in sides]
    return [kinds[0] for kinds in hits if kinds]
