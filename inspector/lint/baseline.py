"""From the findings of one run to a file by which later runs know them, so that only new ones are told."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from inspector.checks.finding import Finding
from inspector.errors import OptionError, SourceError
from inspector.jose import Json
from inspector.lint.names import reason, shown
from inspector.report.fingerprint import fingerprint
from inspector.report.report import Report
from inspector.visible import visible

_VERSION = 1
_LARGEST = 1 << 30
_MOST_NAMED = 3


class Entry(NamedTuple):
    """A finding that is known: its mark, rule, place in the token, and source. Nothing of the token is in it."""

    mark: str
    code: str
    where: str
    source: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of known findings, as workers need them."""

    known: frozenset[str]

    def parted(self, report: Report) -> tuple[Report, list[str]]:
        """The report with what is known set aside, and its marks; that a rule crashed is never known."""
        marks = {finding: fingerprint(report, finding) for finding in report.findings if finding.rule.code != "QJ000"}
        met = [mark for mark in marks.values() if mark in self.known]
        if not met:
            return report, met
        known = tuple(finding for finding in report.findings if marks.get(finding) in self.known)
        told = tuple(finding for finding in report.findings if marks.get(finding) not in self.known)
        return report._replace(findings=told, known=known), met


class Baseline:
    """The known findings of a file."""

    def __init__(self, path: str, entries: Iterable[Entry]) -> None:
        self._path = path
        self._entries = {entry.mark: entry for entry in entries}
        self._met: set[str] = set()

    @property
    def marks(self) -> Marks:
        """What workers need of it."""
        return Marks(frozenset(self._entries))

    def meet(self, marks: Iterable[str]) -> None:
        """These were found again."""
        self._met.update(marks)

    def no_longer_met(self, sources: Iterable[str]) -> list[Entry]:
        """The entries that were not found again in any of these sources, which were read to their end."""
        read = {_slashed(source) for source in sources}
        return [entry for entry in self._entries.values() if entry.source in read and entry.mark not in self._met]

    def told(self, sources: Iterable[str]) -> str:
        """The entries no longer met in one line; "" where all were."""
        gone = self.no_longer_met(sources)
        if not gone:
            return ""
        named = ", ".join(f"{shown(entry.code)} in {shown(entry.source)}" for entry in gone[:_MOST_NAMED])
        more = f" and {len(gone) - _MOST_NAMED:,} more" if len(gone) > _MOST_NAMED else ""
        counted = "1 entry is" if len(gone) == 1 else f"{len(gone):,} entries are"
        return f"{shown(self._path)}: {counted} no longer met ({named}{more}); --write-baseline writes it anew"


def entry_of(report: Report, finding: Finding) -> Entry:
    """The entry for a finding."""
    source = _slashed(report.place.source)
    return Entry(fingerprint(report, finding), finding.rule.code, visible(finding.where), source)


def read_baseline(path: str, place: str = "--baseline") -> Baseline:
    """The baseline in a file; raises SourceError where it cannot be read, OptionError where it is none.

    `place` is where the file is named.
    """
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_LARGEST)
    except (OSError, ValueError) as error:
        told = f"{place} {shown(path)}: it cannot be read ({reason(error)}); --write-baseline makes it"
        raise SourceError(told) from None
    entries = _entries(data)
    if entries is None:
        told = (
            "--write-baseline makes one" if not data.strip() else "name one that is, or a new file for --write-baseline"
        )
        raise OptionError(f"{place} {shown(path)}: it is no baseline; {told}")
    return Baseline(path, entries)


def refuse_other(path: str, place: str = "--baseline") -> None:
    """Before the run whose baseline is to be written there: raises OptionError over a file that is another thing."""
    try:
        if not Path(path).is_file():
            return
        with Path(path).open("rb") as stream:
            data = stream.read(_LARGEST)
    except (OSError, ValueError) as error:
        raise SourceError(f"{place} {shown(path)}: it cannot be read ({reason(error)})") from None
    if data.strip() and _entries(data) is None:
        told = "it is no baseline, and is not written over; name another file, or move it away"
        raise OptionError(f"{place} {shown(path)}: {told}")


def _entries(data: bytes) -> list[Entry] | None:
    """What a baseline knows; None where it is none."""
    try:
        return [_entry(mark, each) for mark, each in _findings(json.loads(data)).items()]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def written(entries: Iterable[Entry]) -> str:
    """A baseline as text, its entries in the order of source, code and place, so that versions can be compared."""
    ordered = sorted(set(entries), key=lambda entry: (entry.source, entry.code, entry.where, entry.mark))
    lines = [f"  {json.dumps(entry.mark)}: {json.dumps(_document(entry))}" for entry in ordered]
    inside = "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"
    return f'{{"version": {_VERSION}, "findings": {inside}}}\n'


def _document(entry: Entry) -> dict[str, str]:
    return {"code": entry.code, "where": entry.where, "source": entry.source}


def _findings(document: Json) -> Mapping[str, Json]:
    if not isinstance(document, dict) or document["version"] != _VERSION:
        raise ValueError
    found = document["findings"]
    if not isinstance(found, dict):
        raise TypeError
    return found


def _entry(mark: str, found: Json) -> Entry:
    if not isinstance(found, dict):
        raise TypeError
    return Entry(mark, str(found["code"]), str(found["where"]), str(found["source"]))


def _slashed(source: str) -> str:
    return visible(source.replace("\\", "/"))
