"""From a character of a token to the part and the member it lies in."""

from typing import NamedTuple

from inspector.jose import pointer_part
from inspector.jose.base64url import decode_leniently
from inspector.trust.story.members import members_of
from inspector.visible import cut, visible


class Place(NamedTuple):
    """A JSON Pointer, and the same in words: "in the payload, inside “groups”"."""

    where: str
    words: str


def place_of(signing: bytes, at: int) -> Place:
    """Where character `at`, from 0, of a sound "header.payload" lies."""
    header, _, payload = signing.partition(b".")
    if at == len(header):
        return Place("/header", "at the dot behind the header")
    if at >= len(signing):
        return Place("/payload", "at the end of the payload")
    part, within = ("header", at) if at < len(header) else ("payload", at - len(header) - 1)
    text = decode_leniently((header if part == "header" else payload).decode("ascii")).decode("utf-8", "replace")
    name = _member_at(text, (6 * within + 2) // 8)
    if name is None:
        return Place(f"/{part}", f"in the {part}")
    shown = visible(cut(name, 40))
    return Place(f"/{part}/{visible(cut(pointer_part(name), 40))}", f"in the {part}, inside “{shown}”")


def _member_at(text: str, byte: int) -> str | None:
    """The member that holds the byte, with what stands before it; None outside of them all."""
    for member in members_of(text):
        if byte < len(text[: member.end].encode()):
            return member.name
    return None
