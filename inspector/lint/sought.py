"""From the records of JSON Lines, as they come, to the texts of a member, or to one line: none of them has it."""

import json
from collections.abc import Iterator

from inspector.jose import Json
from inspector.lint.json_texts import Places, found_at, of_member
from inspector.lint.leaves import leaves, objects_named
from inspector.lint.missing import Names, UnmetError, named
from inspector.lint.placed import Placed

_LOOKED_AT = 20  # records of which the names are looked at


class Sought:
    """A member that somebody named: whether the name is right shows later, for many records may lack it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._names = Names()
        self._lacking = self._broken = 0
        self._is_object = False
        self.is_met = False
        """Whether a record had it."""

    @property
    def name(self) -> str:
        """What it is in words."""
        return f"member {named(self._name)}"

    def of(self, text: str, line: int) -> list[Placed]:
        """The texts in a record; one that says why there is none."""
        try:
            value = loads(text)
        except ValueError:
            self._broken += 1
            return [Placed(line, 1, "", "the line is no JSON")]
        found = list(of_member(value, self._name, Places(text, line)))
        is_there = bool(found) or next(found_at(value, self._name), None) is not None
        self.is_met = self.is_met or is_there
        return found or [Placed(line, 1, "", self._lacks(value, is_there=is_there))]

    def _lacks(self, value: Json, *, is_there: bool) -> str:
        if is_there:
            return f"the member {named(self._name)} is empty"
        if not self.is_met and self._lacking < _LOOKED_AT:
            self._names.add(names_of(value, self._name))
            self._is_object = self._is_object or _holds_object(value, self._name)
        self._lacking += 1
        return f"the line has no member {named(self._name)}"

    def refuse_unmet(self) -> None:
        """Raises UnmetError where there were records and none had it."""
        if self.is_met or not self._lacking + self._broken:
            return
        if not self._lacking:
            raise UnmetError("no line of it is JSON; without --field, tokens are found in any text")
        raise UnmetError(f"no line of it has a member {_told(self._name, self._names, is_object=self._is_object)}")


def refuse_in(value: Json, name: str) -> None:
    """Raises UnmetError for a document without the member."""
    names = Names(names_of(value, name))
    told = _told(name, names, is_object=_holds_object(value, name))
    raise UnmetError(f"there is no member {told}")


def names_of(value: Json, wanted: str) -> Iterator[tuple[str, Json]]:
    """The names that could have been written instead, as pointers where one was wanted, and what they hold."""
    for step, held in leaves(value):
        yield (step.pointer() if wanted.startswith("/") else step.name), held


def _holds_object(value: Json, wanted: str) -> bool:
    """Whether a member of that name is there, but as an object."""
    return next(objects_named(value, wanted), None) is not None


def _told(wanted: str, names: Names, *, is_object: bool) -> str:
    kind = " but as an object" if is_object else ""
    return f"{named(wanted)}{kind}; it has {names.told(wanted, '--field')}"


def loads(text: str) -> Json:
    """A JSON text's value; raises ValueError where it is none."""
    try:
        value: Json = json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise ValueError("JSON that is nested too deep") from None
    return value
