"""From a place in a text to the whole and sound token that stands there unbroken: the usual one of a log's line."""

import re
from functools import lru_cache

from inspector.intake.found import Found
from inspector.intake.header import header_of
from inspector.intake.pieces import PERCENT_DOT
from inspector.intake.signature import usual_lengths
from inspector.jose import LONGEST_SHARED_HEADER

_OWN = "A-Za-z0-9_-"
_PLAIN = re.compile(
    rf"([{_OWN}]{{3,{LONGEST_SHARED_HEADER}}}+)\.[{_OWN}]++\.([{_OWN}]++)"
    rf"(?!=|\.|{PERCENT_DOT})"  # padding is told; behind a signature with a dot more, or in it, another token may begin
)


def plain_token(text: str, at: int) -> Found | None:
    """The token at a place like a header's beginning; None is for the long way, which finds the same in such a one.

    Its signature has a usual length, which is where the long way, too, lets a token end that stands on one line.
    """
    match = _PLAIN.match(text, at)
    if match is None:
        return None
    header, signature = match.span(1), match.span(2)
    if signature[1] - signature[0] not in _lengths(text[header[0] : header[1]]):
        return None
    return Found(match[0], at, signature[1])


@lru_cache(maxsize=128)
def _lengths(segment: str) -> frozenset[int]:
    """The lengths of signatures under a header, which many tokens share; none where it is no signed token's."""
    header = header_of(segment)
    if header is None or header.encrypted or not header.is_named:
        return frozenset()
    return usual_lengths(header)
