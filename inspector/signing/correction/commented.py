"""From an object under correction to its lines, what was changed of each member told beside it."""

from collections.abc import Iterator
from dataclasses import replace

from inspector.jose import pointer_part
from inspector.signing.code.written_python import starred
from inspector.signing.correction.changes import Change, is_withheld
from inspector.signing.correction.to_written import to_written
from inspector.signing.javascript.values import (
    UNDEFINED,
    Object,
    OpenObject,
    Special,
    Spread,
    Unknown,
    Value,
    is_object,
)
from inspector.signing.languages import node, python
from inspector.signing.languages.literals import literal, quoted
from inspector.signing.languages.recipe import Fill
from inspector.signing.languages.settled import has
from inspector.signing.languages.syntax import Syntax
from inspector.visible import cut, visible

JAVASCRIPT = replace(node.SYNTAX, readable=True)
PYTHON = replace(python.SYNTAX, readable=True)
JSON5 = replace(JAVASCRIPT, quote='"', name=lambda _, quoted_: quoted_, own_code=False)
_LONGEST = 60
_NOTHING = {"function": "a function", "symbol": "a symbol", "undefined": "undefined", "bigint": "a BigInt"}


class Commented:
    """What is told of changes in the comments of one language."""

    def __init__(self, syntax: Syntax, changes: tuple[Change, ...]) -> None:
        self.syntax = syntax
        self.sign = "#" if syntax is PYTHON else "//"
        self._there = {change.where: change for change in changes if change.kind != "removed"}
        self._gone = [change for change in changes if change.kind == "removed"]
        self.opened: set[str] = set()  # the places of objects that are written over several lines
        self.has_gaps = False  # whether anything was written that is to be filled in

    def literal(self, value: Value, before: str = "") -> str:
        """A value's literal behind what stands before it on its line."""
        written = to_written(value, keeps_code=self.syntax is not JSON5)
        self.has_gaps = self.has_gaps or has(written, Fill)
        return literal(written, self.syntax, before)

    def change(self, where: str) -> Change | None:
        """What was done at a place, None where it is as it was."""
        return self._there.get(where)

    def note(self, where: str) -> str:
        """What was done at a place in words, "" where it is as it was."""
        change = self._there.get(where)
        return self.was(change) if change is not None else ""

    def was(self, change: Change) -> str:
        """What stood there before."""
        match change:
            case Change("added"):
                return "added"
            case Change("moved", came_from=place):
                return f"was {spoken(place)}"
            case _:
                return f"was {self._short(change.before)}"

    def is_changed_within(self, where: str) -> bool:
        """Whether something was done to a member of the object there."""
        return any(place.startswith(f"{where}/") for place in self._there) or any(self.left_out(where))

    def left_out(self, where: str) -> Iterator[str]:
        """The members that are gone from the object there; the value of an option that is none is not told."""
        for change in self._gone:
            above = change.where.rpartition("/")[0]
            if above == where or (above.startswith(f"{where}/") and above not in self.opened):
                plain = change.where[len(where) + 1 :].replace("/", ".").replace("~1", "/").replace("~0", "~")
                value = "" if is_withheld(change) else f" (was {self._short(change.before)})"
                yield f"left out of {spoken(where)}: {visible(cut(plain, 40))}{value}"

    def _short(self, value: Value) -> str:
        if isinstance(value, Special) and value.kind in _NOTHING:
            return _NOTHING[value.kind]
        if isinstance(value, Unknown):
            return value.text
        return cut(" ".join(literal(to_written(value, keeps_code=False), self.syntax).split()), _LONGEST)


def commented(members: Object, where: str, told: Commented, margin: str) -> Iterator[str]:
    """A line for each member, or several; members that come from elsewhere stand where they stood."""
    spreads = members.unseen if isinstance(members, OpenObject) else ()
    standing: dict[int, list[str]] = {}
    for name in members:
        standing.setdefault(members.behind(name) if isinstance(members, OpenObject) else 0, []).append(name)
    for place, spread in enumerate((*spreads, None)):
        for name in standing.get(place, ()):
            yield from _member(name, members[name], f"{where}/{pointer_part(name)}", told, margin)
        yield from _spread(spread, told, margin) if spread is not None else ()


def _member(name: str, value: Value, place: str, told: Commented, margin: str) -> Iterator[str]:
    if value == UNDEFINED:
        return
    syntax = told.syntax
    if isinstance(value, Special) and value.kind in ("function", "symbol"):
        yield f"{margin}{told.sign} {visible(cut(name, 40))} is {_NOTHING[value.kind]}: no claim comes of it"
        return
    before = f"{margin}{syntax.name(name, quoted(name, syntax))}{syntax.members.after_name}"
    if is_object(value) and told.is_changed_within(place):
        told.opened.add(place)
        yield f"{before}{{"
        yield from commented(value, place, told, margin + syntax.step)
        yield f"{margin}}},"
        yield from (f"{margin}{told.sign} {line}" for line in told.left_out(place))
        return
    note = told.note(place)
    yield f"{before}{told.literal(value, before)},{f'  {told.sign} {note}' if note else ''}"


def _spread(spread: Spread, told: Commented, margin: str) -> Iterator[str]:
    if not spread.source or told.syntax is JSON5:
        yield f"{margin}{told.sign} and what comes from elsewhere: {spread.text}"
    elif told.syntax is PYTHON:
        yield f"{margin}{starred(spread.source)},"
    else:
        yield f"{margin}...{spread.source},"


def spoken(where: str) -> str:
    """A place as people say it: payload.exp."""
    return visible(cut(where[1:].replace("/", "."), _LONGEST))
