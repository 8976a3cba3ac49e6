"""From a diagnosis and its reader to what every part of its report needs: words in which nobody is named, and times."""

from dataclasses import dataclass
from datetime import tzinfo

from inspector.checks.words import calendar
from inspector.diagnosis.addresses import UNKNOWN_CALL, shown_path
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.evidence import Address
from inspector.diagnosis.places import name_in
from inspector.diagnosis.veil.veil import Veil
from inspector.diagnosis.veil.veiling import veil_over
from inspector.visible import cut, visible

_LONGEST_METHOD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is told of, the reader's time zone (None: UTC alone), whether people are masked, and the veil.

    The veil is over tokens whether people are masked or not.
    """

    diagnosis: Diagnosis
    zone: tzinfo | None
    masked: bool
    veil: Veil

    def words(self, told: str) -> str:
        """Words as they may stand in the report."""
        return self.veil.words(visible(told))

    def heard(self, told: str) -> str:
        """What others than this tool said, as it may stand in the report."""
        return self.veil.heard(visible(told))

    def identifier(self, told: str) -> str:
        """An ID that others gave, as it may stand in the report."""
        return self.veil.identifier(visible(told))

    def path(self, address: Address) -> str:
        """The path as it may stand in the report; never its query."""
        return shown_path(address, self.veil)

    def call(self, method: str, address: Address, *, host: str) -> str:
        """A call's method, host ("" where it is told elsewhere) and path."""
        if not address.path:
            return UNKNOWN_CALL
        return f"{self.heard(cut(method, _LONGEST_METHOD))} {host}{self.path(address)}"

    def source(self, name: str) -> str:
        """A source's name, or what stands for it: folders may be named after people, too."""
        return visible(self.veil.source(name))

    def instant(self, seconds: float | None) -> str:
        """An instant in UTC and, where they differ, in the reader's zone; "" where it is not known."""
        utc = None if seconds is None else calendar(seconds)
        if utc is None:
            return ""
        told = f"{utc:%Y-%m-%d %H:%M:%S} UTC"
        local = utc.astimezone(self.zone) if self.zone is not None and 1900 < utc.year < 9999 else None
        if local is None or not local.utcoffset():
            return told
        day = "" if local.date() == utc.date() else f"{local:%Y-%m-%d} "
        return f"{told} ({day}{local:%H:%M:%S} {f'{local:%z}'[:3]}:{f'{local:%z}'[3:]})"


def scope_of(diagnosis: Diagnosis, zone: tzinfo | None, *, masked: bool) -> Scope:
    """The scope of a report; with `masked` the veil is over people, too."""
    over = diagnosis.veil
    if over is None or over.masked != masked:
        judged, told = (*diagnosis.judged, *diagnosis.handed_out), diagnosis.unknown_answers
        over = veil_over(judged, diagnosis.exchanges, diagnosis.people, told=told, masked=masked)
    names = _sources(diagnosis) if masked else {}
    return Scope(diagnosis=diagnosis, zone=zone, masked=masked, veil=over.with_sources(names))


def _sources(diagnosis: Diagnosis) -> dict[str, str]:
    """The names of the files, in the order in which they are met, each with what places call it.

    Standard input and arguments have none.
    """
    names = {each.source: name_in(each.where) for each in diagnosis.exchanges}
    names |= {
        each.report.place.source: each.name
        for each in diagnosis.judged
        if each.report is not None and each.exchange is None
    }
    others = [each.source for each in diagnosis.notes]
    others += [each.name for each in diagnosis.certificates]
    others += [each.where.removeprefix("in ") for each in diagnosis.exposures if each.where.startswith("in ")]
    names = {**names, **{name: names.get(name, "") for name in others}}
    return {name: called for name, called in names.items() if name and not name.startswith("<")}
