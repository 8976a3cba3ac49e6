"""From what was found in a case to the nouns of its diagnosis: causes, what they rest on, and what is said beside."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from inspector.checks.rule import Grade
from inspector.diagnosis.dossier.veil import Veil
from inspector.diagnosis.evidence import Exchange, Exposure, Note
from inspector.diagnosis.marks.mark import Mark
from inspector.report.report import Report
from inspector.trust.story import Story
from inspector.visible import cut, visible

Basis: TypeAlias = Literal["answer", "capture", "token"]
Outcome: TypeAlias = Literal["failed", "worked", "unknown"]
Clock: TypeAlias = Literal["answer", "client", "given"]


class Ground(NamedTuple):
    """What a cause rests on, in words that may be shown; sources only where something published is cited."""

    words: str
    grade: Grade | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a login failed, in one sentence, with what to change and where.

    `by` says who tells: Qlik's answer, what the capture shows, or the token alone. `is_sure` is False where the
    sentence is the likeliest explanation, and no more. `codes` are the findings that it speaks of.
    """

    name: str
    by: Basis
    is_sure: bool
    says: str
    where: str = ""
    rests_on: tuple[Ground, ...] = ()
    look: str = ""
    change: str = ""
    codes: tuple[str, ...] = ()


class Prediction(NamedTuple):
    """What Qlik would most likely answer to a token, with the finding it is told by."""

    code: str
    words: str
    grade: Grade
    sources: tuple[str, ...]


class Judged(NamedTuple):
    """A token as of its own moment: in an exchange, or in a text (`exchange` is None).

    One that an answer holds and no request carries has no exchange either, but was `handed_out` in one.
    `clock` says by what the moment is known: the Date of the answer, the client's clock, or the operator. `before` is
    the one of the same case that sent the same jti before it, the most telling of `times_before`.
    """

    exchange: Exchange | None
    report: Report | None
    clock: Clock
    before: "Judged | None" = None
    times_before: int = 0
    handed_out: Exchange | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it is known when it was used, or handed out."""
        return self.clock != "given" and (self.exchange is not None or self.handed_out is not None)

    @property
    def where(self) -> str:
        """Where it stands, as people are told."""
        if self.exchange is not None:
            return self.exchange.where
        if self.handed_out is not None:
            return f"the answer in {self.handed_out.where}"
        if self.report is None:
            return ""
        place = self.report.place
        return f"line {place.line} of {visible(cut(place.source, 60))}" if place.source else f"line {place.line}"


class Told(NamedTuple):
    """What happened to a token after it was signed; `where` is where that stands in the case."""

    where: str
    story: Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """All that is said of one case; every word in it may be shown.

    `first_cause` is None where the login worked, or where nothing explains that it did not. `made` are guesses at what
    made the token in question. `handed_out` are tokens that answers hold and no call carries, `seen`
    says what else the case shows. `veil` is over what calls and their places say of people.
    """

    outcome: Outcome
    first_cause: Cause | None
    follows: tuple[str, ...] = ()
    found_too: tuple[Cause, ...] = ()
    not_the_cause: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    look_next: tuple[str, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    unknown_answers: tuple[str, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    judged: tuple[Judged, ...] = ()
    handed_out: tuple[Judged, ...] = ()
    seen: tuple[str, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    made: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    passed_over: int = 0
    stories: tuple[Told, ...] = ()
    veil: Veil | None = None

    def __repr__(self) -> str:
        return f"Diagnosis({self.outcome}, {self.first_cause.name if self.first_cause else 'no cause'})"
