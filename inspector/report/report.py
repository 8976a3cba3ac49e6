"""From findings to a report: what is known of one token, and the verdict that may honestly be given."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from inspector.checks.case import Standing
from inspector.checks.catalogue import BY_CODE
from inspector.checks.finding import Finding, Skipped
from inspector.checks.rule import Severity
from inspector.jose import Token
from inspector.trust.tenant import Tenant


class Verdict(Enum):
    """What a report comes to; the value is its word in JSON."""

    CONFORMING = "conforming"
    NONCONFORMING = "nonconforming"
    UNDECIDED = "undecided"

    @property
    def words(self) -> str:
        """As people read it."""
        return _WORDS[self.value]


_WORDS: Mapping[str, str] = {
    "conforming": "CONFORMS",
    "nonconforming": "DOES NOT CONFORM",
    "undecided": "UNDECIDED",
}


class Place(NamedTuple):
    """Where a token was found: the source's name, line and column from 1."""

    source: str = ""
    line: int = 1
    column: int = 1


_NOWHERE = Place()


class Report(NamedTuple):
    """All that is said of one token.

    `findings` stand in the order of causes, each consequence right after what it follows from. `skipped`
    are the rules that could not be asked, with what they lacked. `moment` is the moment of judgement in
    seconds since 1970-01-01 UTC. `known` are findings that the operator knows of (a baseline): they count for the
    verdict and are told no more. `passed_over` is how many tenants it was held against before, none of which fits.
    """

    token: Token
    tenant: Tenant
    moment: float
    signature: Standing
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    place: Place = _NOWHERE
    known: tuple[Finding, ...] = ()
    passed_over: int = 0

    def __repr__(self) -> str:
        return f"Report({self.verdict.value}, {len(self.findings)} findings)"

    @property
    def verdict(self) -> Verdict:
        """Nonconforming at any error; conforming only if all that the catalogue calls an error was asked and held.

        A rule that the operator weighs lower makes no error, but what it found did not hold all the same.
        """
        if self.is_sound:
            return Verdict.CONFORMING
        if any(map(_is_error, self.findings + self.known)):
            return Verdict.NONCONFORMING
        if self.signature.status not in ("valid", "unsigned") or any(map(_is_required, self.findings + self.known)):
            return Verdict.UNDECIDED
        return Verdict.UNDECIDED if any(map(_is_required, self.skipped)) else Verdict.CONFORMING

    @property
    def fails(self) -> bool:
        """Whether there is an error in the token that the operator does not know of."""
        return any(map(_is_error, self.findings))

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing at all to say: it conforms, and not even a note was made."""
        return not self.findings and not self.skipped and not self.known and self.signature.status == "valid"

    @property
    def first_cause(self) -> Finding | None:
        """The finding to mend first, None where there is none."""
        return self.findings[0] if self.findings else None

    @property
    def crashed(self) -> bool:
        """Whether a rule of this tool crashed (QJ000)."""
        return any(finding.rule.code == "QJ000" for finding in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.rule.severity is severity for finding in self.findings)


def _is_error(finding: Finding) -> bool:
    """Whether it is an error in the token; a rule that crashed is none."""
    return finding.rule.severity is Severity.ERROR and finding.rule.code != "QJ000"


def _is_required(concerned: Finding | Skipped) -> bool:
    """Whether the catalogue itself calls the rule an error."""
    return BY_CODE[concerned.rule.code].severity is Severity.ERROR
