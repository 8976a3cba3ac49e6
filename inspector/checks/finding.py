"""From a rule and what it met to a finding that can be shown, ordered by cause."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from inspector.checks.rule import Rule, Severity


class Finding(NamedTuple):
    """One requirement that does not hold, where, and in words.

    `where` is a JSON Pointer into {"header", "payload", "signature"}; "" is the text as a whole,
    "/certificate" the tenant's certificate. It and `message` may be shown as they are. `span` counts
    characters of the token's text, end exclusive. `follows` is the code of the finding of which this
    one is a mere consequence. `about` are pointers to the members that a finding on a whole part means.
    """

    rule: Rule
    where: str
    message: str
    span: tuple[int, int] | None = None
    explains: tuple[str, ...] = ()
    follows: str | None = None
    about: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Finding({self.rule.code} at {self.where!r})"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not be asked, and what it lacked ("certificate")."""

    rule: Rule
    lacks: str


def by_cause(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of causes, each consequence right after what it follows from."""
    if len(findings) < 2:
        return tuple(findings)
    ordered = sorted(findings, key=_place)
    causing = [finding for finding in ordered if finding.rule.causes]
    first = [finding for finding in causing if not any(_explains(other, finding) for other in causing)]
    groups: list[list[Finding]] = []
    followers: list[tuple[Finding, Finding]] = []
    for finding in ordered:
        cause = next((other for other in first if _explains(other, finding)), None)
        if cause is None:
            groups.append([finding])
        else:
            followers.append((cause, finding))
    for cause, finding in followers:
        group = next(group for group in groups if group[0] is cause)
        group.append(finding._replace(follows=cause.rule.code))
    groups.sort(key=_weight)
    return tuple(finding for group in groups for finding in group)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.rule.stage, finding.rule.severity.rank, finding.rule.code


def _weight(group: list[Finding]) -> tuple[int, int]:
    return min(finding.rule.severity.rank for finding in group), group[0].rule.stage


def _explains(cause: Finding, finding: Finding) -> bool:
    return (
        cause is not finding
        and finding.rule.code.startswith(cause.rule.causes)
        and (finding.where in cause.explains or finding.rule.code in cause.explains)
        and not (finding.rule.severity is Severity.ERROR and cause.rule.severity is Severity.NOTE)
    )
