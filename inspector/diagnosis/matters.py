"""From the findings on two tokens and their differences to those that matter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspector.checks import sources
from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.diagnosis.difference import Change, Difference
from inspector.report.report import Report
from inspector.visible import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that differs and matters: what the bad token alone was found to have, at a difference or by itself.

    `findings` are those of its report, `differences` what differs there; either may be empty. `reason` says in words
    what matters where no rule does, `change` what to do about it, with its `source`; "" where the findings say it.
    """

    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    change: str = ""
    source: str = ""

    @property
    def words(self) -> str:
        """What matters in a sentence or two. A finding's may hold a claim's value; nothing in it steers a terminal."""
        return self.reason or visible(self.findings[0].message)


def by_rules(
    good: Report, bad: Report, differences: Sequence[Difference], before: Sequence[Matter] = ()
) -> Iterator[Matter]:
    """What was found in the bad token alone, in the order of causes, that at one difference together.

    What the matters `before` speak of is told there.
    """
    taken: list[Finding] = [finding for matter in before for finding in matter.findings]
    alone = [each for each in found_alone(good, bad) if each not in taken]
    given = [each for matter in before for each in matter.differences]
    for finding in alone:
        if finding in taken:
            continue
        about = [each for each in differences if each.covers(finding) and each not in given]
        together = [each for each in alone if any(difference.covers(each) for difference in about)] or [finding]
        taken += together
        given += about
        yield Matter(findings=tuple(together), differences=tuple(about))


def found_alone(good: Report, bad: Report) -> list[Finding]:
    """The errors and warnings that the bad token has, and the good one has not at the same place."""
    had = codes_with_places(good)
    return [each for each in bad.findings if weighs(each) and (each.rule.code, each.where) not in had]


def codes_with_places(report: Report) -> set[tuple[str, str]]:
    """What was found in a token, and where in it."""
    return {(finding.rule.code, finding.where) for finding in report.findings}


def weighs(finding: Finding) -> bool:
    """A note is worth knowing, but keeps no token out."""
    return finding.rule.severity is not Severity.NOTE


def two_keys(differences: Sequence[Difference], good: Report, bad: Report, known: str) -> Iterator[Matter]:
    """Signatures of two keys, of which an identity provider has but one; `known` says how that is known."""
    kid, other = ((each.token.header or {}).get("kid") for each in (good, bad))
    reason = f"{known} {_ONE_KEY_ID if isinstance(kid, str) and kid == other else _TWO_KEY_IDS}"
    for difference in differences:
        if difference.change is Change.KEY:
            yield Matter(differences=(difference,), reason=reason, change=_ONE_KEY, source=sources.CREATE_PROVIDER)


_ONE_KEY_ID = "They name one key ID, and an identity provider has one certificate: that of the key whose token worked."
_TWO_KEY_IDS = (
    "They do not name one key ID: the bad token seems to be for another identity provider, which needs the certificate "
    "of this key."
)
_ONE_KEY = "Sign with the key whose token worked, or see that the other key's certificate and key ID are configured."


def second_user(differences: Sequence[Difference], good: Report, bad: Report) -> Iterator[Matter]:
    """Another sub for the same e-mail address, which no single token shows."""
    ours, theirs = good.token.payload or {}, bad.token.payload or {}
    email = ours.get("email")
    if not isinstance(email, str) or not email or email != theirs.get("email"):
        return
    for difference in differences:
        if difference.places == ("/payload/sub",) and difference.change is Change.VALUE:
            yield Matter(differences=(difference,), reason=_SECOND_USER, change=_ONE_SUB, source=sources.MULTIPLE_USERS)


_SECOND_USER = (
    "The e-mail address is the same and sub is another one: that makes a second user, and Qlik may refuse the login "
    "with LOGIN-12 (multiple active users with the same e-mail)."
)
_ONE_SUB = "Give each person one sub for good."
