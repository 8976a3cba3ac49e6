"""From the violations of one claim to words that differ for absent, wrong type, empty and wrong value."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from inspector.checks.case import Case, Violation
from inspector.checks.rule import HELD, Check, Found
from inspector.checks.words import LONGEST_KEPT, is_blank, kind_of, member, quoted
from inspector.jose import Json

Wording = Callable[[str, Json], str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # told apart at once, as keys of what is kept
class Claim:
    """How one member is spoken of.

    It must be so (an item of it: `item`); its value may be `shown`, or nothing of it is said but whether it is blank
    (then without `wrong`); `wrong` words it otherwise; `explains` are
    the pointers at which other findings follow from it.
    """

    must: str
    item: str = ""
    shown: bool = True
    wrong: Wording | None = None
    explains: tuple[str, ...] = ()


def speak_for(pointer: str, *, claim: Claim) -> Check:
    """A check that words the schema's violations of the member at this pointer."""
    in_header, name, _ = _steps(pointer)

    def check(case: Case) -> tuple[Found, ...]:
        violations = case.violations.get(pointer)
        if violations is None:
            return HELD
        value = (case.header if in_header else case.payload).get(name)
        if value is None or isinstance(value, str):
            return _of_text(violations, value, claim)
        return _answer(violations, value, claim)

    return check


def _of_text(violations: tuple[Violation, ...], value: str | None, claim: Claim) -> tuple[Found, ...]:
    """What is to say of a text; the tokens of a program mostly have the same, and it is put into words once.

    Of one that is not shown it counts alone whether it is blank.
    """
    if value and not claim.shown:
        value = " " if is_blank(value) else "x"
    elif value and len(value) > LONGEST_KEPT:
        return _answer(violations, value, claim)
    return _known(violations, value, claim)


def _answer(violations: tuple[Violation, ...], value: Json, claim: Claim) -> tuple[Found, ...]:
    """What is to say of a member's violations; not all of endless ones."""
    found = [
        Found(each.where, _words(each, _within(value, each.where), claim), claim.explains)
        for each in violations[:_MOST]
    ]
    if len(violations) > _MOST:
        where = "/".join(violations[0].where.split("/")[:3])
        found.append(Found(where, f"and at least {len(violations) - _MOST} more in {_spoken(where)}"))
    return tuple(found)


_MOST = 20
_known = lru_cache(maxsize=256)(_answer)


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


def _within(value: Json, where: str) -> Json:
    """What a pointer leads to, of a member's value."""
    _, _, within = _steps(where)
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
