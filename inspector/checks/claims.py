"""From the violations of one claim to words that differ for absent, wrong type, empty and wrong value."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from inspector.checks.case import Case, Violation
from inspector.checks.rule import Check, Found
from inspector.checks.words import LONGEST_KEPT, is_blank, kind_of, member, quoted
from inspector.jose import Json

Wording = Callable[[str, Json], str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # told apart at once, as keys of what is kept
class Claim:
    """How one member is spoken of.

    It must be so (an item of it: `item`); its value may be `shown` or not; `wrong` words it otherwise; `explains` are
    the pointers at which other findings follow from it.
    """

    must: str
    item: str = ""
    shown: bool = True
    wrong: Wording | None = None
    explains: tuple[str, ...] = ()


def speak_for(*pointers: str, claim: Claim) -> Check:
    """A check that words the schema's violations of the members at these pointers."""

    def check(case: Case) -> list[Found]:
        found: list[Found] = []
        for pointer in pointers:
            violations = case.violations.get(pointer, ())
            found += [_found(each, _value(case, each.where), claim) for each in violations[:_MOST]]
            if len(violations) > _MOST:
                found.append(Found(pointer, f"and at least {len(violations) - _MOST} more in {_spoken(pointer)}"))
        return found

    return check


_MOST = 20


def _found(violation: Violation, value: Json, claim: Claim) -> Found:
    """What was met; the tokens of a program mostly have the same, and it is put into words once."""
    if claim.shown and (value is None or (isinstance(value, str) and len(value) <= LONGEST_KEPT)):
        return _known(violation, value, claim)
    return _worded(violation, value, claim)


def _worded(violation: Violation, value: Json, claim: Claim) -> Found:
    return Found(violation.where, _words(violation, value, claim), claim.explains)


_known = lru_cache(maxsize=256)(_worded)


def _words(violation: Violation, value: Json, claim: Claim) -> str:
    name = _spoken(violation.where)
    must = claim.item if name.endswith("]") else claim.must
    if violation.keyword == "required":
        return f"{name} is absent; it must be {must}"
    if claim.wrong is not None:
        return claim.wrong(name, value)
    if isinstance(value, str) and is_blank(value):
        return f"{name} is {'blank' if value else 'empty'}; it must be {must}"
    return f"{name} is {_described(value, claim)}; it must be {must}"


def _described(value: Json, claim: Claim) -> str:
    kind = kind_of(value)
    if value is None or not claim.shown or isinstance(value, (dict, list)):
        return kind
    return f"the string {quoted(value)}" if isinstance(value, str) else f"{kind} ({quoted(value)})"


def _value(case: Case, where: str) -> Json:
    in_header, name, within = _steps(where)
    value = (case.header if in_header else case.payload).get(name)
    for name in within:
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list):
            value = value[int(name)]
    return value


@lru_cache(maxsize=256)
def _steps(where: str) -> tuple[bool, str, tuple[str, ...]]:
    """Whether a pointer leads into the header, the member's name, and the steps within its value."""
    part, name, *within = [step.replace("~1", "/").replace("~0", "~") for step in where.split("/")[1:]]
    return part == "header", name, tuple(within)


@lru_cache(maxsize=256)
def _spoken(where: str) -> str:
    steps = where.split("/")[2:]
    return f"{member(steps[0])}[{steps[1]}]" if len(steps) > 1 else member(steps[0])


def missed_at(case: Case, claim: str) -> str:
    """The pointer at which the claim is missed, "" where it is there as well."""
    part, members = ("header", case.header) if claim in ("kid", "alg") else ("payload", case.payload)
    return "" if claim in members else f"/{part}/{claim}"
