"""From evidence to a case: what was given, from which source, and what was found of it, as the command line does."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from inspector.diagnosis.cause import Diagnosis, Judged
from inspector.diagnosis.evidence import Evidence
from inspector.diagnosis.pairing import with_pair
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.stories import GoesOn, stories, with_stories
from inspector.inspection import Inquiry
from inspector.report.ways import Ways

_SECONDS = 2.0  # for each token whose signature is not good


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginCase:
    """What was given, from which source, and what was found of it."""

    evidence: Evidence
    name: str
    diagnosis: Diagnosis

    def has_more_to_tell(self, inquiry: Inquiry) -> bool:
        """Whether a signature fails, or may be of another tenant's key: which of it, takes time to say."""
        found = {each.report.signature.status for each in self.diagnosis.judged if each.report is not None}
        return "invalid" in found or (bool(inquiry.among) and "not-checked" in found)

    @property
    def is_unknown(self) -> bool:
        """Whether it is a text, and neither a token nor an answer that is known."""
        found = self.diagnosis
        has_more = found.exchanges or found.judged or found.exposures
        return not has_more and found.first_cause is None and bool(found.unknown_answers)

    @property
    def tokens(self) -> tuple[Judged, ...]:
        """Those that were sent or given, then those that stand in answers."""
        return (*self.diagnosis.judged, *self.diagnosis.handed_out)

    def tokens_at(self, about: str | None) -> tuple[Judged, ...]:
        """The tokens that can be looked at of the call or token that a row stands for: sent ones first."""
        kind, _, told = (about or "").partition(":")
        number = int(told) if kind in ("call", "token") else None
        there = {"call": self._in_call, "token": self._alone}
        return tuple(each for each in there[kind](number) if each.report is not None) if number is not None else ()

    def _in_call(self, number: int) -> tuple[Judged, ...]:
        carriers = ((each, each.exchange or each.handed_out) for each in self.tokens)
        return tuple(each for each, carrier in carriers if carrier is not None and carrier.number == number)

    def _alone(self, number: int) -> tuple[Judged, ...]:
        return self.tokens[number : number + 1]


def moment_of(judged: Judged) -> float | None:
    """When a token was used, in seconds since 1970-01-01 UTC; None where nothing tells."""
    return None if judged.report is None or judged.clock == "given" else judged.report.moment


def login_case(evidence: Evidence, name: str, inquiry: Inquiry, ways: Ways) -> LoginCase:
    """The case that a source is, diagnosed for whom has these ways; users are masked in it."""
    diagnosis = diagnose_by(evidence, inquiry, ways=ways)
    return LoginCase(evidence=evidence, name=name, diagnosis=with_pair(diagnosis, inquiry))


def with_what_happened(case: LoginCase, inquiry: Inquiry, goes_on: GoesOn) -> LoginCase:
    """The case with what happened to its tokens after signing, which may be why the login failed; it takes seconds.

    `goes_on` is asked whether somebody still waits for it.
    """
    found = stories((*case.diagnosis.judged, *case.diagnosis.handed_out), inquiry, bounds=lambda: bounded(goes_on))
    diagnosis = with_stories(case.diagnosis, found)
    return replace(case, diagnosis=with_pair(diagnosis, inquiry, told=found))


def bounded(goes_on: Callable[[], bool]) -> GoesOn:
    """Whether to go on with one token: as long as somebody waits, and for some seconds only."""
    end = time.monotonic() + _SECONDS
    return lambda: goes_on() and time.monotonic() < end
