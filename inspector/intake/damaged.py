"""From a text without a well-formed token to the one stretch that was meant to be one, or to none."""

import re

from inspector.intake.address import value_in
from inspector.intake.folded import FOLDED_START
from inspector.intake.found import Found
from inspector.intake.header import HEADER_START, header_of, names_header
from inspector.intake.lost_case import whole_folded
from inspector.intake.signature import RSA_LENGTHS

_STRETCH = re.compile(r"[^ \t\r\n\"'`<>(){}\[\],;|“”„‘’«»‹›]+")
_BEFORE = re.compile(r"[^A-Za-z0-9_.-]*+(?:(?i:bearer|jwt)(?:%20|\+|:)|(?!e[yw])[A-Za-z_][A-Za-z0-9_-]{0,40}+[=:])?")
_BEHIND = "…="
_HEX = re.compile(r"(?:[2-7][0-9a-fA-F])++")
_SHORTEST = 20  # characters: what begins like a header and has a dot, but is no variable's name
_SHORTEST_WHOLE = 8


def most_likely_meant(text: str, start: int = 0, end: int | None = None) -> Found | None:
    """What was most plainly meant as a token in a span of a text, and begins there; asked only where none was found.

    One whose letters lost their case may go on behind the span, where it was wrapped.
    """
    stop = len(text) if end is None else end
    folded = whole_folded(text, start, stop)
    if folded is not None:
        return folded
    found = _heaviest(text[start:stop])
    return found and (found._replace(start=start + found.start, end=start + found.end) if start else found)


def _heaviest(text: str) -> Found | None:
    """The stretch most plainly meant as a token."""
    whole = text.strip()
    weight, start, end = 0, 0, 0
    for match in _STRETCH.finditer(text):
        first, last = value_in(text, *_trimmed(match))
        heavier = _weight(text[first:last], whole)
        if heavier > weight:
            weight, start, end = heavier, first, last
    if not weight:
        return None
    plain = _from_hexadecimal(text[start:end])
    if plain:
        return Found(plain, start, end, ("hexadecimal encoding",))
    start = _with_hidden_header(text, start)
    return Found(text[start:end], start, end)


def _with_hidden_header(text: str, start: int) -> int:
    """Where a token begins of which the header was blacked out, given where its first dot is."""
    if not text.startswith(".", start):
        return start
    from inspector.jose.blacked_out import start_of_instead  # noqa: PLC0415 - hardly a token needs it

    return start_of_instead(text, start)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The stretch without a name before it and without characters at its ends that no token has."""
    stretch = match[0]
    last = len(stretch)
    while last and not (stretch[last - 1].isascii() and stretch[last - 1].isprintable()):
        if stretch[last - 1] in _BEHIND:
            break
        last -= 1
    before = _BEFORE.match(stretch)
    first = min(before.end() if before else 0, last)
    return match.start() + first, match.start() + last


def _weight(stretch: str, whole: str) -> int:
    """How plainly a stretch was meant as a token, 0 for not at all."""
    parts = stretch.split(".", 6)
    begins = HEADER_START.match(stretch) or FOLDED_START.match(stretch)
    if begins and len(parts) > 1 and len(stretch) >= _SHORTEST:
        return 4
    if len(parts) > 1 and len(stretch) >= 2 * _SHORTEST and _has_token_part(parts):
        return 3
    if len(parts) == 1 and begins:
        header = header_of(stretch)
        named = header.is_named if header else len(stretch) >= _SHORTEST and names_header(stretch, 0)
        if named and '"protected"' not in whole:  # a JSON serialization is no compact token
            return 2
        return 1 if len(whole) >= _SHORTEST_WHOLE and stretch in (whole, whole.strip("\ufeff\u200b\xa0")) else 0
    return 2 if _from_hexadecimal(stretch) else 0


def _has_token_part(parts: list[str]) -> bool:
    """Whether one of the parts could be nothing but a token's: a JSON object, or an RSA signature."""
    return any(HEADER_START.match(part) and len(part) >= _SHORTEST for part in parts[1:]) or (
        len(parts) == 3 and min(map(len, parts)) >= _SHORTEST and len(parts[2].rstrip("=")) in RSA_LENGTHS
    )


def _from_hexadecimal(stretch: str) -> str:
    """The token a stretch of hexadecimal digits spells, "" where it spells none."""
    if not stretch.startswith(("6579", "6577")) or not _HEX.fullmatch(stretch):
        return ""
    plain = bytes.fromhex(stretch).decode("ascii")
    return plain if plain.count(".") in (2, 4) and HEADER_START.match(plain) else ""
