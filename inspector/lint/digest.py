"""From a piece to what is written and counted of the tokens in it: all that a worker hands back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from inspector.inspection import Inquiry, inspect_lost
from inspector.lint.baseline import Entry, Marks, entry_of
from inspector.lint.piece import NO_JTIS, Jtis, Piece
from inspector.lint.reuse import mark, reused_at_once, with_jti_of
from inspector.lint.stream import AT_ONCE, judge_piece
from inspector.report.forms.form import Form
from inspector.report.report import Place, Report
from inspector.report.run import Likeness, Summary, likeness
from inspector.report.threshold import Threshold
from inspector.report.times import Times


class Digest(NamedTuple):
    """What is written in each form, the counts, whether a report failed the run or a rule crashed, and the marks.

    The `entries` are as each form puts them together. `met` are the marks of findings that the baseline knows, `noted`
    what a new baseline is made of. Of the tokens that are `told`, counted from 0, it is said that another one before
    had their jti.
    """

    entries: tuple[list[str], ...]
    summary: Summary
    fails: bool
    crashed: bool
    marks: bytes
    met: list[str]
    noted: list[Entry]
    told: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digester:
    """Judges pieces, in whatever process it is called.

    Findings that are `known` are not told; with `notes` all are noted for a new baseline.
    """

    inquiry: Inquiry
    forms: tuple[Form, ...]
    threshold: Threshold
    known: Marks | None = None
    notes: bool = False

    def __call__(self, piece: Piece) -> Digest:
        """What is to say of a piece."""
        return self._digest(judge_piece(piece, self.inquiry), piece.jtis)

    def with_reused(self, piece: Piece, digest: Digest, reused: Mapping[int, Place]) -> Digest:
        """The same where some tokens, counted from 0, have the jti of another one, at that place.

        Of those that are told nothing is left to say. Where other tokens are there by now, for a file was overwritten,
        it stays the digest that it was.
        """
        if reused.keys() <= digest.told:
            return digest
        reports = enumerate(judge_piece(piece, self.inquiry))
        again = self._digest(
            with_jti_of(reused[number], report, self.inquiry) if number in reused else report
            for number, report in reports
        )
        return again if again.marks == digest.marks else digest

    def give_up(self, piece: Piece) -> Digest:
        """What is to say of a line that ends whatever judges it."""
        return self._digest([inspect_lost(self.inquiry, Place(piece.source, piece.line, 1))])

    def _digest(self, reports: Iterable[Report], jtis: Jtis = NO_JTIS) -> Digest:
        made, marks, told, coming = _Making(self), list[bytes](), list[int](), iter(reports)
        while some := list(islice(coming, AT_ONCE)):
            marked = list(map(mark, some))
            if jtis:
                told += [len(marks) + number for number in self._tell(some, reused_at_once(marked, jtis))]
            marks += marked
            made.add(some)
            some.clear()  # before the next ones are made, so that they have its place in the processor's cache
        made.count()
        found = made.written, made.summary, made.fails, made.crashed, b"".join(marks), made.met, made.noted
        return Digest(*found, frozenset(told))

    def _tell(self, some: list[Report], reused: Mapping[int, Place]) -> Iterable[int]:
        """Says of these reports, by their numbers, that another token had the jti; gives the numbers."""
        for number, place in reused.items():
            some[number] = with_jti_of(place, some[number], self.inquiry)
        return reused


class _Making:
    """A digest as it grows."""

    def __init__(self, digester: Digester) -> None:
        self._digester = digester
        wants_times = any(form.WANTS_TIMES for form in digester.forms)
        self._asks_sound = wants_times or any(form.OF_SOUND for form in digester.forms)
        self._entries: tuple[list[str], ...] = tuple([] for _ in digester.forms)
        self.met: list[str] = []
        self.noted: list[Entry] = []
        self.summary = Summary(times=Times() if wants_times else None)
        self.fails = self.crashed = False
        self._alike: dict[Likeness, Report] = {}  # one of those that are alike, as far as they are counted
        self._counts = Counter[Likeness]()

    def add(self, reports: list[Report]) -> None:
        """Writes reports, and gathers them to be counted; of sound ones mostly nothing is to be said."""
        sound = [] if self._asks_sound else [report for report in reports if report.is_sound]
        if sound:
            self.summary.add_sound(len(sound), {id(report.tenant): report.tenant for report in sound}.values())
            reports = [report for report in reports if not report.is_sound] if len(sound) < len(reports) else []
        told = self._noticed(reports)
        self._gather(told)
        for form, written in zip(self._digester.forms, self._entries, strict=True):
            written.extend(filter(None, map(form.entry, told)))

    @property
    def written(self) -> tuple[list[str], ...]:
        """The entries of each form, as they are handed on."""
        forms = zip(self._digester.forms, self._entries, strict=True)
        return tuple(form.together(entries) for form, entries in forms)

    def _noticed(self, reports: list[Report]) -> list[Report]:
        """The reports without what the baseline knows; a new one is made of what they say."""
        known, notes = self._digester.known, self._digester.notes
        if known is not None:
            parted = [known.parted(report) for report in reports]
            self.met += chain.from_iterable(met for _, met in parted)
            reports = [report for report, _ in parted]
        if notes:
            found = ((report, finding) for report in reports for finding in report.findings)
            self.noted += [entry_of(report, finding) for report, finding in found if finding.rule.code != "QJ000"]
        return reports

    def _gather(self, reports: list[Report]) -> None:
        if self.summary.times is not None:
            for report in reports:
                self._count(report, 1)
            return
        alike = list(map(likeness, reports))
        self._counts.update(alike)
        if len(self._alike) < len(self._counts):
            for each, report in zip(alike, reports, strict=True):
                self._alike.setdefault(each, report)

    def count(self) -> None:
        """Counts all reports, those that are alike at once."""
        for alike, count in self._counts.items():
            self._count(self._alike[alike], count)

    def _count(self, report: Report, count: int) -> None:
        self.summary.add(report, count)
        self.fails = self.fails or self._digester.threshold.is_reached(report)
        self.crashed = self.crashed or report.crashed
