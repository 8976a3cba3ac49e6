"""From a case that is two tokens, and no call, to their comparison, and to the cause that they show together."""

from dataclasses import replace
from typing import NamedTuple

from inspector.diagnosis.about import About
from inspector.diagnosis.alteration import Side
from inspector.diagnosis.cause import Cause, Diagnosis, Ground, Told
from inspector.diagnosis.comparison import Comparison, compare, judged_after
from inspector.diagnosis.reasons.of_signature import UNFITTED
from inspector.diagnosis.scene import errors
from inspector.diagnosis.stories import certificates_of
from inspector.inspection import Inquiry
from inspector.report.report import Report
from inspector.trust.story import Named

_TOGETHER = "The two tokens that were given show it together"
_LOOKS = {
    "changed": "what handles the token between signing and sending it",
    "damaged": "the way from where the token was made to here: a mail, a chat, a form, a line that was wrapped",
    "two-keys": "the key that signs, and the certificate that the identity provider has",
}
_IN_VAIN = "token-unproven"  # was searched for, and is known now
_PROVEN = ("token-damage", "token-cut", "token-edit", "token-rewritten", "token-other-certificate")


class _Given(NamedTuple):
    """One of the two tokens, and where it stands in what was given."""

    where: str
    report: Report


def with_pair(
    diagnosis: Diagnosis, inquiry: Inquiry, *, told: tuple[Told, ...] = (), among: tuple[Named, ...] = ()
) -> Diagnosis:
    """The diagnosis with the comparison of its two tokens: the bad one is that with more errors, else the second.

    What the two show together is the first cause where each alone shows none, or one that is a part of it. `told` is
    what a search found of each, `among` are further certificates.
    """
    pair = _pair(diagnosis)
    if pair is None:
        return diagnosis
    found = _compared(*pair, inquiry, told, among)
    cause, first = _cause(found, *pair), diagnosis.first_cause
    if cause is None or not (first is None or _is_part(first, cause)):
        return replace(diagnosis, comparison=found)
    return replace(
        diagnosis,
        comparison=found,
        first_cause=cause,
        follows=diagnosis.follows if first is None or first.name == _IN_VAIN else (first.says, *diagnosis.follows),
        found_too=tuple(each for each in diagnosis.found_too if not _is_part(each, cause)),
        stories=tuple(each for each in diagnosis.stories if each.story.is_known),
    )


def _pair(diagnosis: Diagnosis) -> tuple[_Given, _Given] | None:
    """The two different tokens, where there are no others and no call: the one with fewer errors first."""
    judged = [each for each in diagnosis.judged if each.exchange is None]
    there = [_Given(each.where, each.report) for each in judged if each.report is not None and each.report.token.text]
    if len(diagnosis.judged) != 2 or len({each.report.token.text for each in there}) != 2:
        return None
    first, second = sorted(there, key=lambda each: len(errors(each.report)))
    return first, second


def _compared(
    good: _Given, bad: _Given, inquiry: Inquiry, told: tuple[Told, ...], among: tuple[Named, ...]
) -> Comparison:
    sides: tuple[tuple[Side, _Given], ...] = (("good", good), ("bad", bad))
    stories = [About(side, each.story) for side, given in sides for each in told if each.where == given.where]
    return compare(
        good.report,
        judged_after(good.report, bad.report, inquiry),
        stories=tuple(stories) if good.where != bad.where else (),
        among=(*certificates_of(inquiry), *among),
    )


def _cause(found: Comparison, good: _Given, bad: _Given) -> Cause | None:
    """What the two show together; None where that is nothing."""
    matter = next((each for each in found.matters if each.reason), None)
    if matter is None:
        return None
    altered = found.alteration
    kind, whose = ("", "") if altered is None else (altered.kind, altered.whose)
    return Cause(
        name=f"two-tokens-{kind}".rstrip("-"),
        by="token",
        is_sure=False,
        says=matter.reason,
        where={"good": good.where, "bad": bad.where}.get(whose, ""),
        rests_on=(Ground(_TOGETHER, "documented" if matter.source else None, (matter.source,)),),
        look=_LOOKS.get(kind, ""),
        change=matter.change,
        codes=tuple(dict.fromkeys(each.rule.code for each in matter.findings)),
    )


def _is_part(cause: Cause, whole: Cause) -> bool:
    """Whether a cause is a part of what two tokens show: it is a token's, and nothing that was proven of it."""
    if cause.name == UNFITTED:
        return True
    return cause.by == "token" and cause.name not in _PROVEN and bool(cause.codes) and {*cause.codes} <= {*whole.codes}
