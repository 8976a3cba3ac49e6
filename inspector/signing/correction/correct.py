"""From faulty inputs to the smallest corrected ones: what is found is set right, and nothing else is touched."""

from dataclasses import dataclass

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.inspection import Inquiry
from inspector.signing.correction.changes import Change, changes
from inspector.signing.correction.draft import Draft
from inspector.signing.correction.tidying import tidy
from inspector.signing.correction.wanted import TIMES, wanted
from inspector.signing.faults import PAIRS
from inspector.signing.inputs import Inputs
from inspector.signing.javascript.values import UNDEFINED, Special, Unknown
from inspector.signing.preflight import Preflight, look_ahead
from inspector.trust.tenant import Tenant

_ROUNDS = 3
_WHOLES = ("header", "payload", "options")
_ALSO = ("QJ203", "QJ206", "QJ405", "QJ407", "QJ806")  # warnings that have one remedy
_OF_OPTION = {**PAIRS, "keyid": "kid", "algorithm": "alg", "noTimestamp": "iat"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Inputs set right: `inputs` are the corrected ones, `preflight` what is known of these, `changes` what was done.

    What is still found of them, no correction is known for: somebody has to decide.
    """

    inputs: Inputs
    preflight: Preflight
    changes: tuple[Change, ...]

    @property
    def left(self) -> tuple[Finding, ...]:
        """What is found of the corrected inputs all the same."""
        return self.preflight.findings


def correct(inputs: Inputs, inquiry: Inquiry) -> Correction:
    """The inputs with the fewest changes after which no error is found that could be set right.

    Times are the tutorial's, the identity provider's values those of the tenant by which they are judged; what nobody
    can know is a Placeholder. Raises what `look_ahead` raises.
    """
    draft = Draft(inputs)
    before = Draft(inputs)
    if _is_faulty(look_ahead(inputs, inquiry)):
        tidy(draft)
    found = look_ahead(draft.inputs, inquiry)
    for turn in range(_ROUNDS):
        names = _faulty_members(found)
        if not names:
            break
        for name in _with_all_times(names, draft) if turn or draft.library != "jsonwebtoken" else names:
            _set_right(draft, name, found.report.tenant)
        found = look_ahead(draft.inputs, inquiry)
    return Correction(inputs=draft.inputs, preflight=found, changes=changes(before, draft))


def _with_all_times(names: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
    """With one time the others, too, for one alone may not fit them; what stands as an expression stays."""
    if not set(names) & set(TIMES):
        return names
    others = (name for name in TIMES if name not in names and not isinstance(draft.value(name), Unknown))
    return (*names, *others)


def _is_faulty(found: Preflight) -> bool:
    return any(finding.rule.severity is not Severity.NOTE for finding in found.findings)


def _faulty_members(found: Preflight) -> tuple[str, ...]:
    """The members to be set right, as the token names them, in the order of what was found."""
    return tuple(
        dict.fromkeys(
            _member(finding.where)
            for finding in found.findings
            if finding.rule.severity is Severity.ERROR or finding.rule.code in _ALSO
        )
    )


def _member(where: str) -> str:
    """The member of the token that a place in the inputs makes: exp for /options/expiresIn; of a whole, its part."""
    part, *names = where[1:].split("/")
    if not names or part != "options":
        return names[0] if names else part
    return names[1] if names[0] in ("header", "headers") and len(names) > 1 else _OF_OPTION.get(names[0], names[0])


def _set_right(draft: Draft, name: str, tenant: Tenant) -> None:
    for each in _of_whole(draft, name) if name in _WHOLES else (name,):
        _set_member(draft, each, tenant)


def _of_whole(draft: Draft, part: str) -> tuple[str, ...]:
    """The members at which it lies that a whole part cannot be written or read."""
    draft.options.pop("encoding", None)
    if part == "header":
        return ("kid",)
    return tuple(name for name, value in draft.payload.items() if isinstance(value, Special))


def _set_member(draft: Draft, name: str, tenant: Tenant) -> None:
    value = wanted(name, draft.value(name), draft.library, tenant)
    if name == "iat" and draft.library == "jsonwebtoken":
        draft.options.pop("noTimestamp", None)
    if value == UNDEFINED:
        draft.drop(name)
        draft.header.pop(name, None)
    else:
        draft.put(name, value)
