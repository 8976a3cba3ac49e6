"""From a decoded header or payload to lines of name, value and, for times, words."""

import json
from collections.abc import Iterator, Mapping
from datetime import tzinfo

from inspector.checks.case import seconds
from inspector.jose import Json
from inspector.report.layout import clipped, wrapped
from inspector.report.paint import columns
from inspector.report.report import Report
from inspector.report.timeline import when
from inspector.visible import cut, visible

# What may be shown of a token where the rest is masked: nothing in it says who somebody is.
IMPERSONAL = frozenset(
    {"alg", "kid", "typ", "crit", "b64", "iss", "aud", "subType", "email_verified", "iat", "nbf", "exp", "jti"}
)
_TIMES = ("iat", "nbf", "exp")
_WIDEST_NAME = 24
_MOST_LINES = 4
_MOST_MEMBERS = 100


def members(report: Report, part: str, zone: tzinfo | None, *, masked: bool, width: int) -> Iterator[str]:
    """One or more lines for each member; the bare text where the part is no object."""
    token = report.token
    found, text = (token.header, token.header_text) if part == "header" else (token.payload, token.payload_text)
    if found is None:
        yield from _as_text(text, width, masked=masked)
        return
    most = min(_WIDEST_NAME, width // 2 - 4)
    widest = min(max((columns(visible(name)) for name in found), default=0), most)
    for name, value in list(found.items())[:_MOST_MEMBERS]:
        shown = _shown(name, value, report.moment, zone, masked=masked)
        yield from _lines(clipped(visible(name), most), shown, widest, width)
    if len(found) > _MOST_MEMBERS:
        yield f"  … and {len(found) - _MOST_MEMBERS:,} more members"


def masked_members(found: Mapping[str, Json]) -> dict[str, Json]:
    """The members with all replaced that might say who somebody is."""
    return {name: value if name in IMPERSONAL else "(masked)" for name, value in found.items()}


def _shown(name: str, value: Json, moment: float, zone: tzinfo | None, *, masked: bool) -> str:
    if masked and name not in IMPERSONAL:
        return "(masked)"
    number = seconds(value) if name in _TIMES else None
    text = _compact(value)
    return text if number is None else f"{text}  {when(number, moment, zone)}"


def _compact(value: Json) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    except ValueError:  # an integer of thousands of digits
        return "a number of thousands of digits"
    return visible(cut(text, 2000))


def _lines(name: str, text: str, widest: int, width: int) -> Iterator[str]:
    room = max(width - widest - 4, 16)
    lines = wrapped(text, room)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], clipped(lines[_MOST_LINES - 1], room - 1) + "…"]
    pad = " " * max(widest - columns(name), 0)
    yield f"  {name}{pad}  {lines[0]}"
    yield from (f"  {' ' * widest}  {line}" for line in lines[1:])


def _as_text(text: str | None, width: int, *, masked: bool) -> Iterator[str]:
    if text is None or (masked and text):
        return
    for line in wrapped(visible(cut(text, 600)), width - 2):
        yield f"  {line}"
