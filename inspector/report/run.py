"""From many reports to what they come to: counts by verdict, by rule and by severity."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from inspector.report.as_json import Document
from inspector.report.key_use import KeyUse
from inspector.report.report import Report, Verdict
from inspector.report.times import Times
from inspector.trust.tenant import Tenant
from inspector.visible import cut, visible

STOPPED = "the run was stopped before its end"
_MOST_CODES = 5
_MOST_TENANTS = 20


@dataclass(slots=True)
class Summary:
    """Counts over a run, grown report by report; its size does not grow with the run.

    `rules` counts tokens by the code of what was found in them, `severities` says how each of these was weighed, and
    `findings` counts findings by severity. `faulty` are the tokens in which anything was found, `failing` those with an
    error that is not known, `crashed` those without one on which a rule crashed. `times` are counted only where there
    is a place for them. `keys` tell of key IDs with signatures of two keys. `tenants` are the names of those judged by,
    `unfitted` the tokens that none of the configured ones fits.
    """

    verdicts: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    severities: dict[str, str] = field(default_factory=dict)
    findings: Counter[str] = field(default_factory=Counter)
    faulty: int = 0
    failing: int = 0
    crashed: int = 0
    unreadable: int = 0
    known: int = 0
    times: Times | None = None
    keys: KeyUse = field(default_factory=KeyUse)
    tenants: dict[str, None] = field(default_factory=dict)
    unfitted: int = 0

    def add(self, report: Report, count: int = 1) -> None:
        """Counts one report, and others that are alike (`likeness`); but the times are those of one."""
        self.verdicts[report.verdict.value] += count
        if report.findings:
            self._add_findings(report, count)
        self.known += len(report.known) * count
        self.keys.add(report, count)
        self._add_tenant(report.tenant.name)
        self.unfitted += (report.passed_over > 0 and bool(report.token.parts)) * count
        if self.times is not None:
            self.times.add(report)

    def _add_findings(self, report: Report, count: int) -> None:
        self.faulty += count
        self.failing += report.fails * count
        self.crashed += (report.crashed and not report.fails) * count
        weighed = [(finding.rule.code, finding.rule.severity.value) for finding in report.findings]
        for code, severity in dict(weighed).items():
            self.rules[code] += count
            self.severities[code] = severity
        for _, severity in weighed:
            self.findings[severity] += count

    def add_sound(self, count: int, tenants: Iterable[Tenant]) -> None:
        """Counts reports that say nothing, on tokens of these tenants."""
        if count:
            self.verdicts[Verdict.CONFORMING.value] += count
            for tenant in tenants:
                self.keys.add_own(tenant.key_id)
                self._add_tenant(tenant.name)

    def _add_tenant(self, name: str) -> None:
        if name:
            self.tenants[name] = None

    def merge(self, other: "Summary") -> None:
        """Counts what another one has counted."""
        self.verdicts.update(other.verdicts)
        self.rules.update(other.rules)
        self.severities |= other.severities
        self.findings.update(other.findings)
        self.faulty += other.faulty
        self.failing += other.failing
        self.crashed += other.crashed
        self.unreadable += other.unreadable
        self.known += other.known
        self.keys.merge(other.keys)
        self.tenants |= other.tenants
        self.unfitted += other.unfitted
        if self.times is not None and other.times is not None:
            self.times.merge(other.times)

    @property
    def tokens(self) -> int:
        """How many reports were counted."""
        return self.verdicts.total()

    def as_document(self) -> Document:
        """The counts as JSON."""
        return {
            "tokens": self.tokens,
            "verdicts": {verdict.value: self.verdicts[verdict.value] for verdict in Verdict},
            "rules": dict(sorted(self.rules.items())),
            "unreadable": self.unreadable,
            "known": self.known,
            "two_keys": [{"kid": kid, "tokens": count} for kid, count in self.keys.twofold()],
        }

    def line(self) -> str:
        """The counts in one line for people."""
        plural = "" if self.tokens == 1 else "s"
        words = [f"{self.tokens:,} token{plural}"]
        words += [
            f"{self.verdicts[verdict.value]:,} {told}"
            for verdict, told in _TOLD
            if self.verdicts[verdict.value] or verdict is Verdict.CONFORMING
        ]
        often = sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CODES]
        common = ", ".join(f"{code} {count:,}×" for code, count in often)
        known = f"; {self.known:,} known finding{'' if self.known == 1 else 's'} not told" if self.known else ""
        line = ": ".join((words[0], ", ".join(words[1:]))) if self.tokens else "no tokens"
        more = len(self.rules) - len(often)
        others = f" and {more} more rule{'' if more == 1 else 's'}" if more else ""
        return f"{line}; {common}{others}{known}" if common else line + known

    def of_tenants(self, count: int) -> Iterator[str]:
        """What is said to people of the tenants judged by, where each token's own was looked for among so many."""
        if self.tenants:
            more = len(self.tenants) - _MOST_TENANTS
            names = ", ".join(visible(cut(name, 60)) for name in islice(self.tenants, _MOST_TENANTS))
            rest = f" and {more:,} more" if more > 0 else ""
            yield f"judged by the tenant{'' if len(self.tenants) == 1 else 's'} {names}{rest}"
        if self.unfitted:
            tokens = f"{self.unfitted:,} token{'' if self.unfitted == 1 else 's'}"
            yield f"{tokens} with issuer and key ID of none of the {count:,} configured tenants"


Likeness: TypeAlias = tuple[object, ...]


def likeness(report: Report) -> Likeness:
    """All that counts look at, but times: reports that have it in common are counted together, as long as one is kept.

    To count reports one by one takes a tenth of the time of judging a token.
    """
    findings, known, signature = report.findings, report.known, report.signature
    kid = (report.token.header or {}).get("kid")
    kid = kid if type(kid) is str else None
    if len(findings) == 1 and signature.status == "valid" and not known and not report.passed_over:  # as most are
        return findings[0].rule, kid, id(report.tenant), id(report.skipped)
    return (
        tuple([finding.rule for finding in findings]),
        signature.status,
        signature.reason and signature.reason.kind,
        kid,
        id(report.tenant),
        id(report.skipped),
        tuple([finding.rule for finding in known]) if known else (),
        report.passed_over,
        len(report.token.parts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a run came to, once it is at its end: its summary, that of each source in order, and when it judged.

    `refusals` says of each source that could not be read, or no further, why.
    """

    moment: float
    summary: Summary = field(default_factory=Summary)
    sources: Mapping[str, Summary] = field(default_factory=dict)
    refusals: Sequence[str] = ()
    was_stopped: bool = False

    @property
    def gaps(self) -> Iterator[str]:
        """What the run lacks: each source that was not read, and that it was stopped."""
        yield from (f"not read: {refusal}" for refusal in self.refusals)
        if self.was_stopped:
            yield STOPPED


_TOLD = (
    (Verdict.CONFORMING, "conform"),
    (Verdict.NONCONFORMING, "do not conform"),
    (Verdict.UNDECIDED, "undecided"),
)
