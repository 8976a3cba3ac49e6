"""From texts that are no tokens to the groups that they list: in JSON, as Python prints them, or in words."""

import re
from collections.abc import Iterator

from inspector.diagnosis.veil.personal import unescaped

_BEGIN = re.compile(
    r"(?<![\w.-])(?:assigned[_ ]?)?groups?\\*[\"']?\s{0,9}(?:[=:]|is\b|are\b|of\b)?\s{0,9}"
    r"(?:\[(?P<items>[^\[\]]{1,20000})|\((?P<within>[^()]{1,20000})|(?=(?P<behind>[\"'“‘].{1,2000})))",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(
    r"\s{0,9}(?:\"(?P<json>(?:[^\"\\]|\\.){1,400})\"|'(?P<single>(?:[^'\\]|\\.|'(?=\w)){1,400})'"
    r"|[“‘](?P<told>[^”’]{1,400})[”’])"
)
_COMMA = re.compile(r"\s{0,9}(?:,|;|\band\b|\bor\b)")
_NAME = re.compile(r"[\"']name[\"']\s{0,9}:\s{0,9}(?:\"(?P<json>(?:[^\"\\]|\\.){1,400})\"|'(?P<single>[^']{1,400})')")
_BARE = re.compile(r"[^\W\d_][^,;\"“”{}<>=]{0,99}")
_NO_GROUPS = frozenset({"undefined", "null", "none", "object object", "object", "array", "string", "strings", "empty"})


def groups_listed(text: str) -> Iterator[str]:
    """The groups: strings, or the names of objects; bare words only where they stand in brackets."""
    for found in _BEGIN.finditer(text):
        items = found["items"] or found["within"] or found["behind"]
        if "{" in items and not found["behind"]:
            yield from map(_said, _NAME.finditer(items))
            continue
        quoted = list(_in_quotes(items))
        if quoted or found["items"] is None:
            yield from quoted if found["behind"] is None or len(quoted) > 1 else ()
        else:
            yield from _bare(items)


def _in_quotes(items: str) -> Iterator[str]:
    """The quoted items from the first on, as long as a comma or a word stands between two."""
    at = 0
    while (found := _QUOTED.match(items, at)) is not None:
        yield _said(found)
        comma = _COMMA.match(items, found.end())
        if comma is None:
            return
        at = comma.end()


def _said(found: re.Match[str]) -> str:
    parts = found.groupdict()
    if parts["json"] is not None:
        return unescaped(parts["json"])
    return parts["single"] or parts.get("told") or ""


def _bare(items: str) -> Iterator[str]:
    """Words between commas that are no words of a program."""
    for item in items.split(","):
        told = item.strip()
        if _BARE.fullmatch(told) and told.lower() not in _NO_GROUPS:
            yield told
