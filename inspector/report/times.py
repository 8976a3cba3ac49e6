"""From the times in tokens to counts of them: how long they live, and when those of each verdict were issued."""

from collections import Counter
from dataclasses import dataclass, field

from inspector.checks.case import seconds
from inspector.report.report import Report

HOUR, DAY = 3600, 86_400
MOST_HOURS = 2_400  # a hundred days; what is issued over a longer time is counted by days
_FIRST, _LAST = 946_684_800, 4_102_444_799  # the years 2000 to 2099
LIFETIMES = (
    (0, "not at all"),
    (60, "1 min"),
    (300, "5 min"),
    (900, "15 min"),
    (1800, "30 min"),
    (HOUR, "1 h"),
    (2 * HOUR, "2 h"),
    (DAY, "24 h"),
)
LONGER, UNKNOWN = "longer", "unknown"
ELSEWHEN = -1


@dataclass(slots=True)
class Times:
    """Counts over a run; whatever pieces it is counted in, and in whatever order they are merged, they are the same.

    `lifetimes` go by the words of the shortest of LIFETIMES that a token does not outlive, LONGER, or UNKNOWN where
    nbf or exp is missing. `issued` goes by verdict and by the first second of the hour (the day, if `span` is DAY) of
    iat, of nbf where there is no iat, ELSEWHEN outside of this century, None where there is neither.
    """

    lifetimes: Counter[str] = field(default_factory=Counter)
    issued: Counter[tuple[int | None, str]] = field(default_factory=Counter)
    span: int = HOUR

    def add(self, report: Report) -> None:
        """Counts one token."""
        payload = report.token.payload or {}
        iat, nbf, exp = (seconds(payload.get(name)) for name in ("iat", "nbf", "exp"))
        self.lifetimes[_lifetime(nbf, exp)] += 1
        self._count(nbf if iat is None else iat, report.verdict.value, 1)

    def merge(self, other: "Times") -> None:
        """Counts what another one has counted."""
        self.lifetimes.update(other.lifetimes)
        if other.span > self.span:
            self._by(other.span)
        for (begin, verdict), count in other.issued.items():
            self._count(begin, verdict, count)

    def _count(self, at: float | None, verdict: str, count: int) -> None:
        key = self._begin(at), verdict
        is_new = key not in self.issued
        self.issued[key] += count
        if is_new and self.span == HOUR and len(self.issued) > MOST_HOURS and len(self.begins()) > MOST_HOURS:
            self._by(DAY)

    def _begin(self, at: float | None) -> int | None:
        """The first second of the span that a moment lies in."""
        if at is None or at == ELSEWHEN:
            return None if at is None else ELSEWHEN
        return int(at // self.span) * self.span if _FIRST <= at <= _LAST else ELSEWHEN

    def _by(self, span: int) -> None:
        counted, self.span, self.issued = self.issued, span, Counter()
        for (begin, verdict), count in counted.items():
            self.issued[self._begin(begin), verdict] += count

    def begins(self) -> list[int]:
        """The spans in which tokens were issued, in order."""
        return sorted({begin for begin, _ in self.issued if begin is not None and begin != ELSEWHEN})


def _lifetime(nbf: float | None, exp: float | None) -> str:
    if nbf is None or exp is None:
        return UNKNOWN
    return next((words for most, words in LIFETIMES if exp - nbf <= most), LONGER)
