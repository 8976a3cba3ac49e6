"""From the personal values of a case to what stands for each: the same for the same value, wherever it is met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from inspector.checks.words import kind_of
from inspector.diagnosis.veil.masked_before import is_gone, own_stand_in
from inspector.diagnosis.veil.personal import Value, kind_of_claim, written
from inspector.jose import Json

_MOST_ITEMS = 50


@dataclass(frozen=True, slots=True)
class StandIns:
    """A name such as "mail 2" for each kind and value; numbers go by the order in which values were first met."""

    names: Mapping[Value, str] = field(repr=False)

    def of(self, kind: str, value: str) -> str:
        """What stands for a value; its kind alone for one that was never met."""
        return self.names.get(Value(kind, value), f"a {kind}")

    def member(self, name: str, value: Json) -> str:
        """What stands for a member's value, with what of its type helps to see a fault."""
        kind = kind_of_claim(name)
        if not isinstance(value, list) or not value:
            return self._one(kind, value)
        told = [self._one(kind, item) for item in value[:_MOST_ITEMS]]
        more = f" and {len(value) - _MOST_ITEMS:,} more" if len(value) > _MOST_ITEMS else ""
        return f"an array: {', '.join(told)}{more}"

    def _one(self, kind: str, value: Json) -> str:
        match value:
            case str() if is_gone(value):
                return "masked before"
            case str() if value.strip():
                return self.of(kind, value)
            case str():
                return "an empty string" if not value else f"a string of {len(value):,} blanks"
            case bool():
                return "true" if value else "false"
            case int() | float():
                return f"{self.of(kind, written(value))} (a number)"
            case None:
                return "null"
            case list() | dict():
                return f"{kind_of(value)} of {len(value):,}"


def stand_ins(values: Iterable[Value], taken: Mapping[str, int] = MappingProxyType({})) -> StandIns:
    """The stand-ins of all values, numbered by kind, behind those that are `taken`.

    A value that is a stand-in itself keeps its name, and one that was masked by a word for all has none.
    """
    names: dict[Value, str] = {}
    counts = dict(taken)
    for each in values:
        if each in names or is_gone(each.value):
            continue
        own = own_stand_in(each.value)
        if not own:
            counts[each.kind] = counts.get(each.kind, 0) + 1
        names[each] = own or f"{each.kind} {counts[each.kind]}"
    return StandIns(names)
