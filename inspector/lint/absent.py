"""From JSON in which a member is absent to one line: what is there instead."""

from collections.abc import Iterator
from itertools import islice

from inspector.jose import Json
from inspector.lint.json_texts import at_pointer
from inspector.lint.leaves import Step, leaves, objects_named
from inspector.lint.missing import Names, is_name, named

_MOST_OBJECTS = 20


class Absent:
    """A member that was looked for in vain in some JSON."""

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self._names, self._inner = Names(), Names()
        self._is_object = self._lacks_slash = False

    def look_into(self, value: Json) -> None:
        """Looks for what is there instead."""
        self._names.add(names_of(value, self._wanted))
        for each in islice(objects_named(value, self._wanted), _MOST_OBJECTS):
            self._inner.add(names_of(each, ""))
            self._is_object = True
        if "/" in self._wanted and not self._wanted.startswith("/"):
            self._lacks_slash |= next(at_pointer(value, self._pointer), None) is not None

    def told(self, nowhere: str) -> str:
        """What is to be said; `nowhere` are the words for that nothing has it."""
        if self._is_object:
            return f"{named(self._wanted)} is an object; it has {self._inner.told(self._wanted)}"
        if self._lacks_slash:
            return f"{nowhere} {named(self._wanted)}; did you mean {named(self._pointer)}?"
        return f"{nowhere} {named(self._wanted)}; it has {self._names.told(self._wanted)}"

    @property
    def _pointer(self) -> str:
        return f"/{self._wanted}"


def names_of(value: Json, wanted: str) -> Iterator[tuple[str, Json]]:
    """The names that could have been written instead, and what they hold.

    They are pointers where one was wanted; but for the members of a list's items, of which each would have another one,
    where the name alone leads to all of them and to nothing else.
    """
    if not wanted.startswith("/"):
        yield from ((step.name, held) for step, held in leaves(value))
        return
    homes: dict[str, set[tuple[str, ...]]] = {}
    for step, _ in leaves(value):
        homes.setdefault(step.name, set()).add(tuple(step.names()))
    for step, held in leaves(value):
        is_enough = step.is_in_list and len(homes[step.name]) == 1
        yield (step.name if is_enough else _pointer(step)), held


def _pointer(step: Step) -> str:
    """The pointer; what is no name on the way there, where something is: then it is not shown."""
    return next((name for name in step.names() if not is_name(name)), None) or step.pointer()
