"""From a decoded header or payload to lines of name, value and, for times, words."""

import json
from collections.abc import Iterator, Mapping

from inspector.checks.case import seconds
from inspector.checks.words import kind_of
from inspector.jose import Json
from inspector.report.layout import clipped, hung, indented, room_beside, wrapped
from inspector.report.paint import columns
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.report.timeline import when
from inspector.visible import cut, shown_of, visible

# What may be shown of a token where the rest is masked: nothing in it says who somebody is.
IMPERSONAL = frozenset({"alg", "kid", "typ", "crit", "b64", "iss", "aud", "iat", "nbf", "exp", "jti"})
_VERIFIED: tuple[Json, ...] = (True, False, "true", "false")
_KINDS_OF_SUBJECTS = {
    *("user", "users", "person", "admin", "administrator", "guest", "anonymous", "service", "app", "application"),
    *("client", "machine", "group", "member", "role", "external", "internal", "none", "null", "true", "false", ""),
}
_TIMES = ("iat", "nbf", "exp")
_WIDEST_NAME = 24
_MOST_LINES = 4
MOST_MEMBERS = 100


def members(report: Report, part: str, sheet: Sheet, width: int) -> Iterator[str]:
    """One or more lines for each member; the bare text where the part is no object."""
    token = report.token
    found, text = (token.header, token.header_text) if part == "header" else (token.payload, token.payload_text)
    if found is None:
        yield from _as_text(text, sheet, width)
        return
    most = min(_WIDEST_NAME, width // 2 - 4)
    widest = min(max((columns(visible(name)) for name in found), default=0), most)
    for name, value in list(found.items())[:MOST_MEMBERS]:
        shown = [value_text(name, value, sheet), time_text(name, value, report.moment, sheet)]
        yield from _lines(clipped(visible(name), most), "  ".join(filter(None, shown)), widest, width)
    if len(found) > MOST_MEMBERS:
        yield f"  … and {len(found) - MOST_MEMBERS:,} more members"


def masked_members(found: Mapping[str, Json]) -> dict[str, Json]:
    """The members with the values of all replaced that might say who somebody is."""
    return {name: value if is_impersonal(name, value) else masked(value) for name, value in found.items()}


def is_impersonal(name: str, value: Json) -> bool:
    """Whether a member says nothing of who somebody is."""
    match name:
        case "subType":
            return _is_kind_of_subject(value)
        case "email_verified":
            return value in _VERIFIED
        case _:
            return name in IMPERSONAL


def _is_kind_of_subject(value: Json) -> bool:
    """Whether a word says what a subject is, and not who: capitals and white space around it are the fault to see."""
    if isinstance(value, str):
        return value.strip().lower() in _KINDS_OF_SUBJECTS
    return value is None or isinstance(value, bool)


def masked(value: Json) -> str:
    """What stands for a masked value: its kind and size, which often suffice to see what is wrong."""
    match value:
        case str():
            return f"(masked: a string of {len(value):,} {'character' if len(value) == 1 else 'characters'})"
        case list() | dict():
            return f"(masked: {kind_of(value)} of {len(value):,})"
        case _:
            return f"(masked: {kind_of(value)})"


def value_text(name: str, value: Json, sheet: Sheet) -> str:
    """A member's value as JSON that is safe to show, cut where it is long, or what stands for it where it is masked."""
    return masked(value) if sheet.masked and not is_impersonal(name, value) else _compact(value)


def time_text(name: str, value: Json, moment: float, sheet: Sheet) -> str:
    """A time in words; "" for every other member."""
    number = seconds(value) if name in _TIMES else None
    return "" if number is None else when(number, moment, sheet.zone)


def bare_text(text: str, sheet: Sheet) -> str:
    """The text of a part that is no object, safe to show, or what stands for it where it is masked."""
    return masked(text) if sheet.masked else visible(cut(text, 600))


def _compact(value: Json) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    except ValueError:  # an integer of thousands of digits
        return "a number of thousands of digits"
    return visible(cut(text, shown_of(value, 2000) if isinstance(value, str) else 2000))


def _lines(name: str, text: str, widest: int, width: int) -> Iterator[str]:
    indent = widest + 4
    room = room_beside(indent, width)
    first, *rest = hung(_shortened(wrapped(text, room), room), indent, width)
    pad = " " * max(widest - columns(name), 0)
    yield f"  {name}{pad}  {first}".rstrip()
    yield from rest


def _shortened(lines: list[str], room: int) -> list[str]:
    """As much of a value as so many lines of the room hold; an address may take several."""
    left = _MOST_LINES
    for at, line in enumerate(lines):
        taken = max(-(-columns(line) // room), 1)
        if taken > left or (taken == left and at + 1 < len(lines)):
            return [*lines[:at], f"{clipped(line, room * left - 1).removesuffix('…')}…"]
        left -= taken
    return lines


def _as_text(text: str | None, sheet: Sheet, width: int) -> Iterator[str]:
    if text is None:
        return
    yield from indented(bare_text(text, sheet), 2, width)
