"""From many reports to what they come to: counts by verdict and by rule."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspector.report.as_json import Document
from inspector.report.report import Report, Verdict

_MOST_CODES = 5


@dataclass(slots=True)
class Summary:
    """Counts over a run, grown report by report; its size does not grow with the run."""

    verdicts: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0
    known: int = 0

    def add(self, report: Report) -> None:
        """Counts one report."""
        self.verdicts[report.verdict.value] += 1
        for code in {finding.rule.code for finding in report.findings}:
            self.rules[code] += 1

        self.known += len(report.known)

    def add_sound(self, count: int) -> None:
        """Counts reports that say nothing."""
        if count:
            self.verdicts[Verdict.CONFORMING.value] += count

    def merge(self, other: "Summary") -> None:
        """Counts what another one has counted."""
        self.verdicts.update(other.verdicts)
        self.rules.update(other.rules)
        self.unreadable += other.unreadable
        self.known += other.known

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
        return f"{line}; {common}{known}" if common else line + known


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


_TOLD = (
    (Verdict.CONFORMING, "conform"),
    (Verdict.NONCONFORMING, "do not conform"),
    (Verdict.UNDECIDED, "undecided"),
)
