"""From the findings on two tokens and their differences to those that matter."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.checks import sources
from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.diagnosis.difference import Change, Difference
from inspector.report.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that differs and matters: what the bad token alone was found to have, at a difference or by itself.

    `reason` says why it matters where no rule does, with its source.
    """

    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    source: str = ""


def by_rules(good: Report, bad: Report, differences: list[Difference]) -> Iterator[Matter]:
    """What was found in the bad token alone, in the order of causes, that at one difference together."""
    had = codes_with_places(good)
    alone = [each for each in bad.findings if weighs(each) and (each.rule.code, each.where) not in had]
    taken: list[Finding] = []
    given: list[Difference] = []
    for finding in alone:
        if finding in taken:
            continue
        about = [each for each in differences if each.covers(finding) and each not in given]
        together = [each for each in alone if any(difference.covers(each) for difference in about)] or [finding]
        taken += together
        given += about
        yield Matter(findings=tuple(together), differences=tuple(about))


def codes_with_places(report: Report) -> set[tuple[str, str]]:
    """What was found in a token, and where in it."""
    return {(finding.rule.code, finding.where) for finding in report.findings}


def weighs(finding: Finding) -> bool:
    """A note is worth knowing, but keeps no token out."""
    return finding.rule.severity is not Severity.NOTE


def two_keys(differences: list[Difference], good: Report, bad: Report) -> Iterator[Matter]:
    """Signatures of two keys under one key ID, of which an identity provider has but one."""
    kid = (good.token.header or {}).get("kid")
    if isinstance(kid, str) and kid == (bad.token.header or {}).get("kid"):
        for difference in differences:
            if difference.change is Change.KEY:
                yield Matter(differences=(difference,), reason=_TWO_KEYS, source=sources.CREATE_PROVIDER)


_TWO_KEYS = (
    "The key ID is the same and the signatures are of two keys, or one is damaged: an identity provider has one "
    "certificate, that of the key whose token worked."
)


def second_user(differences: list[Difference], good: Report, bad: Report) -> Iterator[Matter]:
    """Another sub for the same e-mail address, which no single token shows."""
    ours, theirs = good.token.payload or {}, bad.token.payload or {}
    email = ours.get("email")
    if not isinstance(email, str) or not email or email != theirs.get("email"):
        return
    for difference in differences:
        if difference.places == ("/payload/sub",) and difference.change is Change.VALUE:
            yield Matter(differences=(difference,), reason=_SECOND_USER, source=sources.MULTIPLE_USERS)


_SECOND_USER = (
    "The e-mail address is the same and sub is another one: that makes a second user, and Qlik may refuse the login "
    "with LOGIN-12 (multiple active users with the same e-mail). Give each person one sub for good."
)
