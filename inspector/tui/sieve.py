"""From a verdict, a rule and words that somebody asks for to the tokens that they leave of all."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from time import perf_counter
from typing import Self, TypeAlias

from inspector.checks.rule import Severity
from inspector.report.report import Report, Verdict
from inspector.visible import cut, visible

Test: TypeAlias = Callable[[Report, str], bool]

VERDICTS = (Verdict.NONCONFORMING, Verdict.UNDECIDED, Verdict.CONFORMING)
_AT_ONCE = 50  # reports between two looks at the clock
_LONGEST_SHOWN = 40
_CODE = re.compile(r"qj\d{1,3}", re.ASCII)
# What the screen says in several words, as the one word that asks for it.
_PHRASES = (
    (re.compile(r"\b(?:does )?not conform\b"), "nonconforming"),
    (re.compile(r"\bdoes not verify\b"), "unverified"),
    (re.compile(r"\bnot checked\b"), "unchecked"),
)
_OF_VERDICT: Mapping[str, Verdict] = {verdict.value: verdict for verdict in Verdict} | {"conforms": Verdict.CONFORMING}
_OF_SEVERITY: Mapping[str, Severity] = {
    word: severity for severity in Severity for word in (severity.value, f"{severity.value}s")
}
_OF_SIGNATURE = {"verified": "valid", "unverified": "invalid", "unchecked": "not-checked", "unsigned": "missing"}


@dataclass(frozen=True, kw_only=True)
class Sieve:
    """What is asked of tokens: a verdict (None: any), the code of a rule ("" for any), and words.

    A verdict, a rule's code or its beginning, a severity and how a signature stands are words that are taken
    exactly (error, QJ501, conforming, verified); any other must occur in place, title, or what was found.
    """

    verdict: Verdict | None = None
    rule: str = ""
    words: str = ""

    @cached_property
    def tests(self) -> tuple[Test, ...]:
        """What must hold of a report and its title, the quickest first."""
        found: list[Test] = []
        if self.verdict is not None:
            found.append(partial(_has_verdict, self.verdict))
        if self.rule:
            found.append(partial(_has_code, self.rule))
        return (*found, *_tests(self.words))

    def holds(self, report: Report, title: str = "") -> bool:
        """Whether it leaves this one."""
        return all(test(report, title) for test in self.tests)

    def with_next_verdict(self) -> Self:
        """The same for the next of the verdicts; after the last for any."""
        after = dict(zip((None, *VERDICTS), (*VERDICTS, None), strict=True))
        return replace(self, verdict=after[self.verdict])

    @property
    def told(self) -> tuple[str, ...]:
        """What is asked, as people read it."""
        verdict = self.verdict.words if self.verdict is not None else ""
        words = " ".join(self.words.split())
        return tuple(filter(None, (verdict, self.rule, f"“{visible(cut(words, _LONGEST_SHOWN))}”" if words else "")))


def _tests(words: str) -> tuple[Test, ...]:
    text = words.lower()
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    asked = {word: _exact(word) for word in text.split()}
    free = [word for word, test in asked.items() if test is None]
    exact = [test for test in asked.values() if test is not None]
    return (*exact, partial(_says, free)) if free else tuple(exact)


def _exact(word: str) -> Test | None:
    """What a word asks for exactly; None where it is one like any other."""
    if word in _OF_VERDICT:
        return partial(_has_verdict, _OF_VERDICT[word])
    if word in _OF_SEVERITY:
        return partial(_has_severity, _OF_SEVERITY[word])
    if word in _OF_SIGNATURE:
        return partial(_has_standing, _OF_SIGNATURE[word])
    return partial(_has_code, word.upper()) if _CODE.fullmatch(word) else None


def _has_verdict(verdict: Verdict, report: Report, _title: str) -> bool:
    return report.verdict is verdict


def _has_severity(severity: Severity, report: Report, _title: str) -> bool:
    return any(finding.rule.severity is severity for finding in report.findings)


def _has_standing(status: str, report: Report, _title: str) -> bool:
    return report.signature.status == status


def _has_code(code: str, report: Report, _title: str) -> bool:
    return any(finding.rule.code.startswith(code) for finding in report.findings)


def _says(words: Sequence[str], report: Report, title: str) -> bool:
    told = [report.verdict.words, report.place.source, title]
    for finding in report.findings:
        told += [finding.rule.code, finding.rule.name, finding.message]
    text = " ".join(told).lower()
    return all(word in text for word in words)


class Sifting:
    """The numbers of the reports that a sieve leaves, sought piece by piece, for the screen must not wait.

    The reports may grow meanwhile: it goes on where it stopped.
    """

    __slots__ = ("_chosen", "_looked_at", "reports", "sieve", "titles")

    def __init__(self, reports: Sequence[Report], titles: Sequence[str], sieve: Sieve) -> None:
        self.reports, self.titles, self.sieve = reports, titles, sieve
        self._chosen: list[int] = []
        self._looked_at = 0

    def by(self, sieve: Sieve) -> "Sifting":
        """The same reports by another sieve, or anew."""
        return Sifting(self.reports, self.titles, sieve)

    @property
    def chosen(self) -> Sequence[int]:
        """The numbers found so far, in order."""
        return self._chosen if self.sieve.tests else range(len(self.reports))

    @property
    def is_done(self) -> bool:
        """Whether all reports were looked at."""
        return not self.sieve.tests or self._looked_at >= len(self.reports)

    def go_on(self, seconds: float) -> None:
        """Looks at more of them, for about so long."""
        until = perf_counter() + seconds
        while not self.is_done and perf_counter() < until:
            end = min(self._looked_at + _AT_ONCE, len(self.reports))
            self._chosen += [number for number in range(self._looked_at, end) if self._leaves(number)]
            self._looked_at = end

    def _leaves(self, number: int) -> bool:
        return self.sieve.holds(self.reports[number], title_of(self.titles, number))


def title_of(titles: Sequence[str], number: int) -> str:
    """The title of a token that has one, else ""."""
    return titles[number] if number < len(titles) else ""
