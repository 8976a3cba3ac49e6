"""From what a token breaks to the only fault in it, where it is one that all tokens of a program may have."""

from collections.abc import Mapping
from typing import NamedTuple

from inspector.checks.case import Violation
from inspector.checks.words import LONGEST_KEPT
from inspector.jose import Json

_IN_COMMON = {f"/payload/{name}": name for name in ("subType", "email_verified", "jti", "iss", "aud")}
_WORDS = frozenset({"subType", "email_verified"})  # in which nothing else than a word is of interest
_LONGEST_WORD = 16


class Fault(NamedTuple):
    """What one member of a payload breaks, and its value; None where absent. What says who somebody is makes none."""

    where: str
    violations: tuple[Violation, ...]
    value: str | None

    @property
    def payload(self) -> dict[str, Json]:
        """A payload that has it."""
        return {_IN_COMMON[self.where]: self.value}

    def __repr__(self) -> str:
        return f"Fault({self.where})"


def only_fault(violated: Mapping[str, tuple[Violation, ...]], payload: Mapping[str, Json]) -> Fault | None:
    """The fault, where nothing else is broken and it is a short text, null or nothing that should be another value."""
    if len(violated) != 1:
        return None
    ((where, violations),) = violated.items()
    name = _IN_COMMON.get(where)
    if name is None:
        return None
    value = payload.get(name)
    if value is not None:
        longest = _LONGEST_WORD if name in _WORDS else LONGEST_KEPT
        if type(value) is not str or len(value) > longest or (name in _WORDS and not value.isalnum()):
            return None
    return tuple.__new__(Fault, (where, violations, value))
