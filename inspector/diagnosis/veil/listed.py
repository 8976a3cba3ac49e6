"""From texts that are no tokens to the groups that they list: in JSON, as Python prints them, or in words."""

import re
from collections.abc import Iterator

from inspector.diagnosis.veil.personal import unescaped

_JSON = r"(?<!\\)\"(?:[^\"\\]|\\.)*+\""  # what stands between slashed quotes is no string by itself
_SINGLE = r"(?<![\w\\])'(?:[^'\\]|\\.|'(?=\w)){0,400}+'"
_DEEPEST = 4  # lists in a list


def _items(deep: int) -> str:
    """The pattern of what stands between brackets, lists in it."""
    nested = rf"|\[{_items(deep - 1)}*+(?:\]|\Z)" if deep else ""
    return rf"(?:{_JSON}|{_SINGLE}|[^\[\]]{nested})"


_BEGIN = re.compile(
    r"(?<![\w.-])(?:assigned[_ ]?)?groups?\\*[\"']?\s*+(?:[=:]|is\b|are\b|of\b)?\s*+"
    rf"(?:\[(?P<items>{_items(_DEEPEST)}++)"
    rf"|\((?P<within>(?:{_JSON}|{_SINGLE}|[^()])++)"
    r"|(?=(?P<behind>[\"'“‘„`«].{1,2000})))",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(
    rf"(?P<json>{_JSON})|(?P<single>{_SINGLE})"
    r"|(?:[“‘](?P<told>[^”’]{1,400})[”’]|„(?P<low>[^“”]{1,400})[“”]|«(?P<angled>[^«»]{1,400})»|`(?P<code>[^`]{1,400})`)"
)
_COMMA = re.compile(r"\s*+(?:,|;|\band\b|\bor\b)\s*+")
_TUPLE = re.compile(r"\s*+(?:[\"'“‘„`«]|\w{1,20}\s*+,)")
_NAME = re.compile(rf"[\"']name[\"']\s*+:\s*+(?:(?P<json>{_JSON})|(?P<single>{_SINGLE}))")
_BETWEEN = re.compile(r"[,\[\]]")
_BARE = re.compile(r"[^\W\d_][^,;\"“”{}<>=]{0,99}")
_NO_GROUPS = frozenset({"undefined", "null", "none", "object object", "object", "array", "string", "strings", "empty"})


def groups_listed(text: str) -> Iterator[str]:
    """The groups: strings, or the names of objects; bare words only where they stand in brackets."""
    for found in _BEGIN.finditer(text):
        yield from (each for each in _listed(found) if any(map(str.isalnum, each)))


def _listed(found: re.Match[str]) -> Iterator[str]:
    """The items of one list; whatever stands between two in brackets, each is one."""
    if found["behind"] is not None:
        row = tuple(_in_row(found["behind"]))
        yield from row if len(row) > 1 else ()
    elif found["items"] is not None:
        yield from _within(found["items"]) or _bare(found["items"])
    elif _TUPLE.match(found["within"]):
        yield from _within(found["within"])


def _within(items: str) -> tuple[str, ...]:
    """The strings between brackets, or the names where there are objects between them."""
    are_objects = "{" in _QUOTED.sub("", items)
    return tuple(map(_said, (_NAME if are_objects else _QUOTED).finditer(items)))


def _in_row(told: str) -> Iterator[str]:
    """The quoted items from the first on, as long as a comma or a word stands between two."""
    at = 0
    while (found := _QUOTED.match(told, at)) is not None:
        yield _said(found)
        comma = _COMMA.match(told, found.end())
        if comma is None:
            return
        at = comma.end()


def _said(found: re.Match[str]) -> str:
    """What stands between the quotes."""
    if found["json"] is not None:
        return unescaped(found["json"][1:-1])
    if found["single"] is not None:
        return found["single"][1:-1]
    return next((each for each in found.groups()[2:] if each), "").strip()


def _bare(items: str) -> Iterator[str]:
    """Words between commas that are no words of a program."""
    for item in _BETWEEN.split(items):
        told = item.strip()
        if _BARE.fullmatch(told) and told.lower() not in _NO_GROUPS:
            yield told
