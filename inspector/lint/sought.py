"""From the records of JSON Lines, as they come, to the texts of a member, or to one line: none of them has it."""

import json

from inspector.jose import Json
from inspector.lint.absent import Absent
from inspector.lint.json_texts import Places, found_at, of_member
from inspector.lint.missing import UnmetError, named
from inspector.lint.placed import Placed

_LOOKED_AT = 20  # records of which the names are looked at


class Sought:
    """A member that somebody named: whether the name is right shows later, for many records may lack it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._absent = Absent(name)
        self._lacking = self._broken = 0
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
        if found:
            self.is_met = True
            return found
        return [Placed(line, 1, "", self._lacks(value))]

    def _lacks(self, value: Json) -> str:
        if next(found_at(value, self._name), None) is not None:
            self.is_met = True
            return f"the {self.name} is empty"
        if not self.is_met and self._lacking < _LOOKED_AT:
            self._absent.look_into(value)
        self._lacking += 1
        return f"the line has no {self.name}"

    def refuse_unmet(self) -> None:
        """Raises UnmetError where there were records and none had it."""
        if self.is_met or not self._lacking + self._broken:
            return
        if not self._lacking:
            raise UnmetError("no line of it is JSON; where none is named, tokens are found in any text")
        raise UnmetError(self._absent.told("no line of it has a member"))


def refuse_in(value: Json, name: str) -> None:
    """Raises UnmetError for a document without the member."""
    absent = Absent(name)
    absent.look_into(value)
    raise UnmetError(absent.told("there is no member"))


def loads(text: str) -> Json:
    """A JSON text's value; raises ValueError where it is none."""
    try:
        value: Json = json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise ValueError("JSON that is nested too deep") from None
    return value
