"""From faulty inputs to the smallest corrected ones: what is found is set right, and nothing else is touched."""

from dataclasses import dataclass
from typing import NamedTuple

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.inspection import Inquiry
from inspector.signing.correction.changes import Change, changes
from inspector.signing.correction.draft import Draft
from inspector.signing.correction.tidying import tidy
from inspector.signing.correction.wanted import TIMES, wanted
from inspector.signing.faults import PAIRS
from inspector.signing.inputs import Inputs
from inspector.signing.javascript.values import UNDEFINED, Unknown, Value
from inspector.signing.moments import UTC, Moment
from inspector.signing.preflight import Preflight, look_ahead
from inspector.signing.sight import IAT
from inspector.trust.tenant import Tenant

_ROUNDS = 3
_OF_HEADER = ("kid", "alg")
_ALSO = ("QJ203", "QJ206", "QJ405", "QJ407", "QJ806")  # warnings that have one remedy
_OF_OPTION = {**PAIRS, "keyid": "kid", "algorithm": "alg", "noTimestamp": "iat"}


class Member(NamedTuple):
    """A member of the token's header or payload; of the whole part, with an empty name."""

    part: str
    name: str


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

    @property
    def unasked(self) -> str:
        """What only a run of the corrected inputs would show, in a line; "" where that is nothing."""
        codes = [skip.rule.code for skip in self.preflight.report.skipped if skip.lacks == IAT]
        words = "for only a run would show iat, from which the times count."
        return f"Not checked: {', '.join(codes)}, {words}" if codes else ""


def correct(inputs: Inputs, inquiry: Inquiry) -> Correction:
    """The inputs with the fewest changes after which no error is found that could be set right.

    Times are as in `wanted`, the identity provider's values those of the tenant by which they are judged; what nobody
    can know is a Placeholder. Raises what `look_ahead` raises.
    """
    draft = Draft(inputs)
    before = Draft(inputs)
    if _is_faulty(look_ahead(inputs, inquiry)):
        tidy(draft)
    found = look_ahead(draft.inputs, inquiry)
    for turn in range(_ROUNDS):
        faulty = _faulty_members(found)
        if not faulty:
            break
        for member in _with_all_times(faulty, draft) if turn or draft.library != "jsonwebtoken" else faulty:
            _set_right(draft, member, _tenant(found, inquiry))
        found = look_ahead(draft.inputs, inquiry)
    return Correction(inputs=draft.inputs, preflight=found, changes=changes(before, draft))


def _tenant(found: Preflight, inquiry: Inquiry) -> Tenant:
    """The tenant that is meant: the one that fits, or the only one there is."""
    tenant = found.report.tenant
    is_known = tenant.issuer is not None or tenant.key_id is not None
    return inquiry.among[0] if not is_known and len(inquiry.among) == 1 else tenant


def _with_all_times(members: tuple[Member, ...], draft: Draft) -> tuple[Member, ...]:
    """With one time the others, too, for one alone may not fit them; an expression stays that is off the same clock."""
    times = [Member("payload", name) for name in TIMES]
    if not set(members) & set(times):
        return members
    others = (each for each in times if each not in members and not _stays(draft.value(each.name)))
    return (*members, *others)


def _stays(value: Value) -> bool:
    return isinstance(value, Unknown) and not (isinstance(value, Moment) and value.clock != UTC)


def _is_faulty(found: Preflight) -> bool:
    return any(finding.rule.severity is not Severity.NOTE for finding in found.findings)


def _faulty_members(found: Preflight) -> tuple[Member, ...]:
    """The members to be set right, in the order of what was found."""
    return tuple(
        dict.fromkeys(
            _member(finding.where)
            for finding in found.findings
            if finding.rule.severity is Severity.ERROR or finding.rule.code in _ALSO
        )
    )


def _member(where: str) -> Member:
    """The member of the token that a place in the inputs makes: exp for /options/expiresIn; of a whole, no name."""
    part, *names = (each.replace("~1", "/").replace("~0", "~") for each in where[1:].split("/"))
    if not names or part != "options":
        return Member(part, names[0] if names else "")
    if names[0] in ("header", "headers"):
        return Member("header", names[1] if len(names) > 1 else "")
    name = _OF_OPTION.get(names[0], names[0])
    return Member("header" if name in _OF_HEADER else "payload", name)


def _set_right(draft: Draft, at: Member, tenant: Tenant) -> None:
    if not at.name:  # the whole part cannot be written or read: by its encoding, or a key ID beyond Latin-1
        draft.options.pop("encoding", None)
        if at.part == "header":
            _set_member(draft, "kid", tenant)
    elif (at.part == "header") == (at.name in _OF_HEADER):
        _set_member(draft, at.name, tenant)
    else:
        (draft.header if at.part == "header" else draft.payload).pop(at.name, None)
        draft.prune()


def _set_member(draft: Draft, name: str, tenant: Tenant) -> None:
    value = wanted(name, draft.value(name), draft.library, tenant)
    if name == "iat" and draft.library == "jsonwebtoken":
        draft.options.pop("noTimestamp", None)
    if value == UNDEFINED:
        draft.drop(name)
    else:
        draft.put(name, value)
