"""From texts that are no tokens to the groups that stand in lines of their own, as in YAML: a dash before each."""

import re
from collections.abc import Iterator

_HEAD = re.compile(r"(?<![\w.-])(?:assigned[_ ]?)?groups?[\"'`*]*+[ \t]*+:[ \t*]*+(?=\r?\n)", re.IGNORECASE)
_DASH = r"(?:[-*•–]|\d{1,3}[.)])[ \t]++"
_MEMBER = re.compile(r"(?P<name>[\"']?[A-Za-z_]{1,40}[\"']?)[ \t]*+:(?:[ \t]++(?P<value>.*)|\Z)", re.DOTALL)
_NAMES = frozenset({"name", "displayname", "display_name", "group"})
_BEHIND = re.compile(r"[ \t]#.*|\"\s*+[,}\]].*", re.DOTALL)  # a comment, or the end of a string that holds the list
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'|`([^`]*)`|«([^»]*)»|“([^”]*)”|„([^“”]*)[“”]")
_AROUND = " \t\"'`*_,;\\"
_LINE = re.compile(rf"(?:\r?\n(?P<indent>[> \t]*+)){{1,2}}(?P<dash>(?:{_DASH}){{1,3}})?(?P<item>[^\r\n]++)")


def groups_dashed(text: str) -> Iterator[str]:
    """The groups: what stands behind each dash, or the names of objects that begin there."""
    at = 0
    for head in _HEAD.finditer(text):
        if head.start() < at:
            continue
        at = head.end()
        deepest: int | None = None  # of an object that began, where its dash stands
        while found := _LINE.match(text, at):
            indent = len(found["indent"])
            if found["dash"] is None and (deepest is None or indent <= deepest):
                break
            at = found.end()
            member = _MEMBER.fullmatch(found["item"])
            if found["dash"] is not None:
                deepest = indent if member else None
            yield from _names(found["item"], member)


def _names(item: str, member: re.Match[str] | None) -> Iterator[str]:
    """The name in a line: the item itself or, where it is a member, its value if that is a name."""
    if member is not None and member["name"].strip("\"'").lower() not in _NAMES:
        return
    told = item if member is None else member["value"] or ""
    quoted = _QUOTED.match(told.strip())
    name = next(filter(None, quoted.groups()), "") if quoted else _BEHIND.sub("", told).strip(_AROUND)
    if any(map(str.isalnum, name)):
        yield name
