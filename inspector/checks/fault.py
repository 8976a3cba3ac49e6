"""From what a token breaks to the only fault in it, where it is one that all tokens of a program may have."""

from collections.abc import Mapping
from typing import NamedTuple

from inspector.checks.case import Violation
from inspector.checks.words import LONGEST_KEPT
from inspector.jose import Json

_IMPERSONAL = {f"/payload/{name}": name for name in ("subType", "email_verified", "jti", "iss", "aud")}


class Fault(NamedTuple):
    """What one member of a payload breaks, and its value, which says nothing of who somebody is; None where absent."""

    where: str
    violations: tuple[Violation, ...]
    value: str | None

    @property
    def payload(self) -> dict[str, Json]:
        """A payload that has it."""
        return {_IMPERSONAL[self.where]: self.value}


def only_fault(violated: Mapping[str, tuple[Violation, ...]], payload: Mapping[str, Json]) -> Fault | None:
    """The fault, where nothing else is broken and it is a short text, null or nothing that should be another value."""
    if len(violated) != 1:
        return None
    ((where, violations),) = violated.items()
    name = _IMPERSONAL.get(where)
    if name is None:
        return None
    value = payload.get(name)
    if value is not None and (type(value) is not str or len(value) > LONGEST_KEPT):
        return None
    return tuple.__new__(Fault, (where, violations, value))
