"""From a base64url segment to its bytes, or to exactly what is wrong with it (RFC 7515 section 2)."""

import base64
import re
from collections.abc import Iterator

import pybase64

from inspector.jose.letter_case import lost_case
from inspector.jose.problem import Problem
from inspector.visible import code_point, visible

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_PADDING = ("", "", "==", "=")
_LAST_WITH_UNUSED_BITS_CLEAR = ("", "", "AQgw", "AEIMQUYcgkosw048")
_FOREIGN = re.compile(r"[^A-Za-z0-9_-]")
_LENIENT = str.maketrans("+/", "-_")
_KINDS = (
    ("white-space", re.compile(r"[ \t\r\n]"), "white space"),
    ("padding", re.compile(r"="), "padding: base64url in a token has none"),
    ("alphabet", re.compile(r"[^A-Za-z0-9_\- \t\r\n=]"), "no base64url character"),
)


def decode(segment: str) -> bytes | None:
    """The bytes of a well-formed segment, None for any other."""
    rest = len(segment) & 3
    if rest and segment[-1] not in _LAST_WITH_UNUSED_BITS_CLEAR[rest]:
        return None
    if "+" in segment or "/" in segment or "=" in segment:  # which the decoder would take
        return None
    try:
        return pybase64.b64decode(segment + _PADDING[rest], b"-_", True)
    except ValueError:
        return None


def decode_leniently(segment: str) -> bytes:
    """As many bytes as the base64url characters of a broken segment give, for display only."""
    kept = _FOREIGN.sub("", segment.translate(_LENIENT))
    if len(kept) % 4 == 1:
        kept = kept[:-1]
    return base64.urlsafe_b64decode(kept + "=" * (-len(kept) % 4))


def faults(segment: str, where: str, offset: int) -> tuple[Problem, ...]:
    """Every kind of fault of a segment that `decode` refuses; `offset` is its place in the token's text."""
    return tuple(_faults(segment, where, offset))


def _faults(segment: str, where: str, offset: int) -> Iterator[Problem]:
    part = where[1:]
    for detail, pattern, words in _KINDS:
        hits = [match.start() for match in pattern.finditer(segment)]
        if hits:
            first = hits[0]
            more = f" (and {len(hits) - 1} more)" if len(hits) > 1 else ""
            message = f"the {part}'s character {first + 1} is {_name(segment[first])}{more}: {words}"
            yield _problem(where, message, detail, offset + first, offset + first + 1)
    kept = _FOREIGN.sub("", segment.translate(_LENIENT))
    rest = len(kept) % 4
    if rest == 1:
        counted = "1 base64url character" if len(kept) == 1 else f"{len(kept):,} base64url characters"
        message = f"a character of the {part} is missing, or one is too many: it has {counted}, no bytes make as many"
        yield _problem(where, message, "length", offset, offset + len(segment))
    elif rest and kept[-1] not in _LAST_WITH_UNUSED_BITS_CLEAR[rest]:
        last = _name(kept[-1])
        reason = lost_case(kept) or "characters at its end are missing or wrong"
        message = f"the {part} cannot end with {last}: {reason}"
        yield _problem(where, message, "unused-bits", offset + len(segment) - 1, offset + len(segment))


def _problem(where: str, message: str, detail: str, start: int, end: int) -> Problem:
    explains = (where, "/signature") if where != "/signature" else ()
    return Problem(
        kind="bad-base64url",
        where=where,
        message=message,
        detail=detail,
        span=(start, end),
        explains=explains,
    )


def _name(character: str) -> str:
    return f"“{character}”" if "!" <= character <= "~" else visible(code_point(character))
