"""From the records of JSON Lines, as they come, to the texts of a member, or to one line: none of them has it."""

from inspector.jose import Json
from inspector.lint.absent import Absent
from inspector.lint.instead import LINES, refuse_csv
from inspector.lint.json_texts import Places, found_at, loads, of_member
from inspector.lint.missing import UnmetError, named
from inspector.lint.placed import Placed

_LOOKED_AT = 20  # records of which the names are looked at


class Sought:
    """A member that somebody named: whether the name is right shows later, for many records may lack it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._absent = Absent(name)
        self._lacking = 0
        self._broken: list[str] = []  # the first of those that are no JSON
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
            if len(self._broken) < LINES:
                self._broken.append(text)
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
        if self.is_met or not (self._lacking or self._broken):
            return
        if not self._lacking:
            refuse_csv(self._broken, self._name)
            raise UnmetError("no line of it is JSON; where none is named, tokens are found in any text")
        raise UnmetError(self._absent.told("no line of it has a member"))


def refuse_in(value: Json, name: str) -> None:
    """Raises UnmetError for a document without the member."""
    absent = Absent(name)
    absent.look_into(value)
    raise UnmetError(absent.told("there is no member"))
