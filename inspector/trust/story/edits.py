"""From the text of a header or payload to the texts it may have been before one member was edited."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from inspector.jose import pointer_part
from inspector.trust.story.known import Known
from inspector.trust.story.lost_members import lost_from_header, lost_from_payload
from inspector.trust.story.members import Member, members_of, with_member, with_value, without
from inspector.trust.story.trial import Change
from inspector.trust.story.values import former_names, former_values
from inspector.visible import cut, visible


class Edited(NamedTuple):
    """A text as it may have been signed, and what was done since."""

    text: str
    change: Change

    def __repr__(self) -> str:
        return f"Edited({self.change.words!r})"


def edits(text: str, part: str, known: Known) -> Iterator[Edited]:
    """One edit undone in each; `part` is "header" or "payload"."""
    yield from small_edits(text, part, known)
    members = members_of(text)
    claims = {member.name: member.value for member in members}
    lost = lost_from_payload(claims, known) if part == "payload" else lost_from_header(claims, known)
    for name, value in lost if members else ():
        bare = str(json.loads(name))
        change = _change(part, bare, f"{bare} was taken away")
        for index in range(len(members), -1, -1):
            yield Edited(with_member(text, members, index, (name, _like(text, value))), change)


def small_edits(text: str, part: str, known: Known) -> Iterator[Edited]:
    """The edits of what is there: values, names, members added and moved."""
    members = members_of(text)
    for index, member in enumerate(members):
        shown = visible(cut(member.name, 40))
        yield Edited(without(text, members, index), _change(part, member.name, f"{shown} was added"))
        yield from _values(text, part, member, known)
        for former in former_names(member.name):
            colon = text[_name_end(text, member) : member.value_at]
            renamed = text[: member.start] + json.dumps(former) + colon + text[member.value_at :]
            yield Edited(renamed, _change(part, member.name, f"{former} was renamed {shown}"))
        yield from _moves(text, part, members, index)


def _values(text: str, part: str, member: Member, known: Known) -> Iterator[Edited]:
    for written, words in former_values(visible(cut(member.name, 40)), member.value, known):
        changed = with_value(text, member, _like(text, written))
        if changed != text:
            yield Edited(changed, _change(part, member.name, f"before, {words}"))


def _moves(text: str, part: str, members: tuple[Member, ...], index: int) -> Iterator[Edited]:
    member = members[index]
    written = text[member.start : _name_end(text, member)], text[member.value_at : member.end]
    rest = without(text, members, index)
    others = members_of(rest)
    change = _change(part, member.name, f"{visible(cut(member.name, 40))} was moved to another place")
    yield from (Edited(with_member(rest, others, at, written), change) for at in range(len(others) + 1) if others)


def _name_end(text: str, member: Member) -> int:
    """Where the name's closing quote is behind us."""
    return text.rindex('"', member.start, text.rindex(":", member.start, member.value_at)) + 1


def _like(text: str, written: str) -> str:
    """The value with its slashes escaped where those of the text are."""
    return written.replace("/", "\\/") if "\\/" in text else written


def _change(part: str, name: str, words: str) -> Change:
    return Change("edit", words=words, where=f"/{part}/{visible(cut(pointer_part(name), 40))}")
