"""From JSON to the members in it, each with the steps that lead there, which are joined only where they are shown."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, Optional

from inspector.jose import Json

_MOST = 10_000  # members and items that are walked through to tell names
_LONGEST = 100  # characters: of a longer pointer only the end is made


class Step(NamedTuple):
    """The last step to a value, a member's name or an item's number, and the one before."""

    before: Optional["Step"]
    by: str | int

    @property
    def name(self) -> str:
        """The name of the member: an item has that of its array."""
        step = self
        while isinstance(step.by, int) and step.before is not None:
            step = step.before
        return str(step.by)

    @property
    def is_in_list(self) -> bool:
        """Whether an item of a list is on the way; of a way that is too long to be shown, at its end."""
        step: Step | None = self
        for _ in range(_LONGEST):
            if step is None:
                break
            if isinstance(step.by, int):
                return True
            step = step.before
        return False

    def pointer(self) -> str:
        """The JSON Pointer to it; the end of one that is too long to be shown."""
        written = ""
        step: Step | None = self
        while step is not None and len(written) < _LONGEST:
            written, step = f"/{_escaped(str(step.by)[:_LONGEST])}{written}", step.before
        return written

    def names(self) -> Iterator[str]:
        """The names on the way, the last one first; of a way that is too long to be shown the last ones."""
        step: Step | None = self
        for _ in range(_LONGEST):
            if step is None:
                return
            if isinstance(step.by, str):
                yield step.by
            step = step.before


def leaves(value: Json) -> Iterator[tuple[Step, Json]]:
    """The members that are no objects, and each item of those that are arrays; of very many the first."""
    for step, each in islice(_walk(value), _MOST):
        if step is not None and not isinstance(each, (dict, list)):
            yield step, each


def objects_named(value: Json, name: str) -> Iterator[Json]:
    """The members of that name that are objects."""
    return (each for step, each in _walk(value) if step is not None and step.by == name and isinstance(each, dict))


def _walk(value: Json) -> Iterator[tuple[Step | None, Json]]:
    """All that is in a value, in its order; no depth is too deep, and no more is held than the way down."""
    waiting = [_inner(None, value)]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        else:
            yield found
            waiting.append(_inner(*found))


def _inner(step: Step | None, value: Json) -> Iterator[tuple[Step | None, Json]]:
    if isinstance(value, dict):
        return ((Step(step, name), each) for name, each in value.items())
    if isinstance(value, list):
        return ((_to_item(step, at, each), each) for at, each in enumerate(value))
    return iter(())


def _to_item(step: Step | None, at: int, item: Json) -> Step | None:
    """The step to write for an item: of an array at the top it is the same for all, as it is for texts."""
    return Step(step, at) if step is not None and isinstance(item, (dict, list)) else step


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
