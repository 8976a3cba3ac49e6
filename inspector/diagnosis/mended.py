"""From a text with tokens to what was left out in and around each in reading it, and where: it may have been sent."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from inspector.intake import Found, find_tokens

_DOTS = re.compile("\\.|%2[Ee]|[\uff0e\u00b7\u2024]")
_PARTS = ("header", "payload", "signature")
_MOST = 3
_AROUND = frozenset(
    (
        *("escaped quotes", "double quotes", "single quotes", "typographic quotes", "backticks", "guillemets"),
        *("a comma", "a semicolon", "a byte order mark", "padding at the end", "an escaped line break", "a backslash"),
        *("an ellipsis at the end", "a dot at the end", "a dot at the beginning", "round brackets"),
    )
)
_WITHIN = re.compile(r"[0-9]+ |.* (?:of the dots|plain ones|plain dots)|invisible characters at ")
_INVISIBLE = "invisible characters at "


class Gap(NamedTuple):
    """What stood between two characters of a token: what it is, behind how many characters, and in which part."""

    what: str
    behind: int
    part: str

    @property
    def words(self) -> str:
        """What and where, in words."""
        return f"{self.what} behind character {self.behind:,} ({self.part})"


_ESCAPED = re.compile(r"\\+[rn]")


def gaps(text: str, found: Found) -> tuple[Gap, ...]:
    """What was left out within a token, in order."""
    raw, at, last, dots = text[found.start : found.end], 0, "", 0
    if raw == found.text:
        return ()
    told: list[Gap] = []
    for count, character in enumerate(found.text):
        begun = at
        while at < len(raw) and not _is_same(raw, at, character):
            escaped = _ESCAPED.match(raw, at)  # as a whole: its n may be the token's next letter, too
            at = escaped.end() if escaped else at + 1
        if at > begun and last:
            told.append(Gap(_kind(raw[begun:at]), count, _PARTS[min(dots, 2)]))
        dots += character == "."
        at += _length(raw, at, character)
        last = character
    return tuple(told)


def mended(text: str) -> Iterator[tuple[str, str]]:
    """Each token of a text that was not read as it stands, with what was left out, in words."""
    for found in find_tokens(text):
        between, around = gaps(text, found), _around(found)
        told = [each.words for each in between[:_MOST]]
        told += [f"and {len(between) - _MOST:,} more such places"] if len(between) > _MOST else []
        if told or around:
            yield found.text, ", ".join((*told, *(f"{each} around it" for each in around)))


def _is_same(raw: str, at: int, character: str) -> bool:
    return raw[at] == character or (character == "." and _DOTS.match(raw, at) is not None)


def _length(raw: str, at: int, character: str) -> int:
    """How many characters of the text a character of the token takes: a dot may be written as three."""
    dot = _DOTS.match(raw, at) if character == "." else None
    return len(dot[0]) if dot else 1


def _kind(removed: str) -> str:
    if "\n" in removed or "\r" in removed:
        return "a line break"
    if "\\n" in removed or "\\r" in removed:
        return "an escaped line break"
    if any(each in removed for each in "\"'`"):
        return "quotes"
    return "white space" if not removed.strip() else "other characters"


def _around(found: Found) -> tuple[str, ...]:
    """What was taken off around a token that stands in nothing else: then it may be a part of what was sent."""
    is_alone = all(each in _AROUND or _WITHIN.match(each) for each in found.taken_off)
    return tuple(each for each in found.taken_off if each in _AROUND or each.startswith(_INVISIBLE)) if is_alone else ()
