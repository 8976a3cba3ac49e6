"""From inputs before and after to what was changed in them, member by member."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from inspector.jose import pointer_part
from inspector.signing.correction.draft import HEADERS, Draft
from inspector.signing.javascript.values import UNDEFINED, Object, Special, Value, is_object
from inspector.signing.jsonwebtoken.validators import OPTIONS


class Change(NamedTuple):
    """One member that was added, changed, removed or moved; `where` and `came_from` are JSON Pointers into the inputs.

    `before` and `after` are UNDEFINED where it was not there, or is not any more.
    """

    kind: Literal["added", "changed", "removed", "moved"]
    where: str
    before: Value = UNDEFINED
    after: Value = UNDEFINED
    came_from: str = ""


def is_withheld(change: Change) -> bool:
    """Whether its value is not told: an option that is none may be anything, a key among it."""
    _, part, *names = change.where.split("/")
    return change.kind == "removed" and part == "options" and len(names) == 1 and names[0] not in OPTIONS


def changes(before: Draft, after: Draft) -> tuple[Change, ...]:
    """What was done, in the order in which the corrected inputs are written, and then what is gone."""
    old, new = dict(_members(before)), dict(_members(after))
    gone = {where: value for where, value in old.items() if where not in new}
    found = []
    for where, value in new.items():
        if where not in old:
            found.append(_new(where, value, gone))
        elif old[where] != value or type(old[where]) is not type(value):
            found.append(Change("changed", where, old[where], value))
    whole = (Change("changed", part, value) for part, value in before.no_objects)
    return (*whole, *found, *(Change("removed", where, value) for where, value in gone.items()))


def _new(where: str, value: Value, gone: dict[str, Value]) -> Change:
    """A member that was not there: one that is gone with the same value has moved."""
    same = (place for place, other in gone.items() if other == value and type(other) is type(value))
    came_from = next(same, "")
    if not came_from:
        return Change("added", where, after=value)
    return Change("moved", where, gone.pop(came_from), value, came_from)


def _members(draft: Draft) -> Iterator[tuple[str, Value]]:
    header = HEADERS[draft.library]
    yield from _under("/payload", draft.payload)
    for name, value in draft.options.items():
        if name == header and is_object(value):
            yield from _under(f"/options/{header}", value)
        else:
            yield f"/options/{pointer_part(name)}", value


def _under(where: str, members: Object) -> Iterator[tuple[str, Value]]:
    for name, value in members.items():
        if not (isinstance(value, Special) and value == UNDEFINED):
            yield f"{where}/{pointer_part(name)}", value
