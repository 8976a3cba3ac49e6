"""From the same JSON as it was signed and as it stands now to what its writing differs in, in words."""

from typing import NamedTuple

from inspector.trust.story.content import Content, object_of, read_content
from inspector.trust.story.orders import is_alphabetical
from inspector.trust.story.writings import COMPACT

_PARTS = ("header", "payload")


class Anew(NamedTuple):
    """What was written anew, in words, and the JSON Pointer of it."""

    words: str
    where: str


def written_anew(signing: bytes, now: bytes) -> Anew:
    """Which parts a program read and wrote again, and how these two texts of them differ."""
    before, after = read_content(signing), read_content(now)
    parts = [index for index in (0, 1) if before.segments[index] != after.segments[index]]
    told = [_order(before, after, parts), _spelling(before, after, parts)]
    named = " and ".join(_PARTS[index] for index in parts)
    how = " and ".join(filter(None, told)) or "in another encoding"
    where = f"/{_PARTS[parts[-1]]}" if parts else ""
    return Anew(f"The JSON of the {named} was written anew after signing, {how}", where)


def _order(before: Content, after: Content, parts: list[int]) -> str:
    moved = [index for index in parts if _in_order(before.texts[index]) != _in_order(after.texts[index])]
    if not moved:
        return ""
    now = [object_of(after.texts[index]) or {} for index in moved if _names(before, index) != _names(after, index)]
    alphabet = " (now that of the alphabet)" if now and all(map(is_alphabetical, now)) else ""
    return f"with its members in another order{alphabet}"


def _names(content: Content, index: int) -> list[str]:
    """The names of a part's own members, in their order."""
    return list(object_of(content.texts[index]) or {})


def _spelling(before: Content, after: Content, parts: list[int]) -> str:
    """Other characters than before: not the same ones in another order."""
    is_other = any(sorted(before.texts[index]) != sorted(after.texts[index]) for index in parts)
    return "with other spaces, lines or escapes" if is_other else ""


def _in_order(text: str) -> str:
    return COMPACT.write(object_of(text))
