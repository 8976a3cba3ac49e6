"""From the text of a JSON object to where each of its members lies, and back to the text with one changed."""

import json
import re
from typing import NamedTuple

from inspector.jose import Json

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class Member(NamedTuple):
    """A member by its name and value, and where they stand: name from `start`, value from `value_at` to `end`."""

    name: str
    value: Json
    start: int
    value_at: int
    end: int

    def __repr__(self) -> str:
        return f"Member(start={self.start}, end={self.end})"


def members_of(text: str) -> tuple[Member, ...]:
    """The outer members in order, none where the text is no JSON object."""
    try:
        return tuple(_read(text))
    except (ValueError, RecursionError):
        return ()


def _read(text: str) -> list[Member]:
    at = _next(text, _after(text, 0), "{")
    found: list[Member] = []
    while text[at : at + 1] == '"':
        name, end = _DECODER.raw_decode(text, at)
        value_at = _next(text, _after(text, end), ":")
        value, value_end = _DECODER.raw_decode(text, value_at)
        found.append(Member(str(name), value, at, value_at, value_end))
        at = _after(text, value_end)
        if text[at : at + 1] == "}":
            return found if _after(text, at + 1) == len(text) else []
        at = _next(text, at, ",")
    raise ValueError


def _next(text: str, at: int, mark: str) -> int:
    if not text.startswith(mark, at):
        raise ValueError
    return _after(text, at + 1)


def _after(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def with_value(text: str, member: Member, written: str) -> str:
    """The text with another value for a member, all else as it stands."""
    return text[: member.value_at] + written + text[member.end :]


def without(text: str, members: tuple[Member, ...], index: int) -> str:
    """The text without a member and its comma."""
    if index + 1 < len(members):
        return text[: members[index].start] + text[members[index + 1].start :]
    return text[: members[index - 1].end if index else members[0].start] + text[members[index].end :]


def with_member(text: str, members: tuple[Member, ...], index: int, written: tuple[str, str]) -> str:
    """The text with one more member before the one of this index, or at the end, spaced like the others."""
    name, value = written
    between = text[members[0].end : members[1].start] if len(members) > 1 else ","
    colon = text[members[0].start + len(json.dumps(members[0].name)) : members[0].value_at]
    added = f"{name}{colon if colon.strip() == ':' else ':'}{value}"
    if index < len(members):
        at = members[index].start
        return f"{text[:at]}{added}{between}{text[at:]}"
    at = members[-1].end
    return f"{text[:at]}{between}{added}{text[at:]}"
