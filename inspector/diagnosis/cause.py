"""From what was found in a case to the nouns of its diagnosis: causes, what they rest on, and what is said beside."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from inspector.checks.rule import Grade
from inspector.diagnosis.comparison import Comparison
from inspector.diagnosis.evidence import Exchange, Exposure, Note
from inspector.diagnosis.marks.mark import Mark
from inspector.diagnosis.places import placed
from inspector.diagnosis.veil.personal import Value
from inspector.diagnosis.veil.veil import Veil
from inspector.report.report import Report
from inspector.report.ways import COMMAND_LINE, Ways
from inspector.trust.story import Named, Story

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
    sentence is the likeliest explanation, and no more. `codes` are the findings that it speaks of. `explains` is False
    where it only says what is to be explained.
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
    explains: bool = True

    @property
    def title(self) -> str:
        """What it is called, by how well it is known."""
        if not self.explains:
            return "No known cause"
        return "First cause" if self.is_sure else "Likeliest cause"


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
    the one of the same case that sent the same jti before it, the most telling of `times_before`. `name` is what the
    source of a text is called, `column` where in its line a token stands that is not alone there, `character` where in
    an answer's body one of several does.
    """

    exchange: Exchange | None
    report: Report | None
    clock: Clock
    before: "Judged | None" = None
    times_before: int = 0
    name: str = ""
    column: int | None = None
    handed_out: Exchange | None = None
    character: int | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it is known when it was used, or handed out."""
        return self.clock != "given" and (self.exchange is not None or self.handed_out is not None)

    @property
    def within(self) -> str:
        """Where in its answer a token stands, behind that answer's own place; "" where it is alone there."""
        return "" if self.character is None else f", character {self.character:,}"

    @property
    def where(self) -> str:
        """Where it stands, as people are told."""
        if self.exchange is not None:
            return self.exchange.where
        if self.handed_out is not None:
            return f"the answer in {self.handed_out.where}{self.within}"
        if self.report is None:
            return ""
        column = "" if self.column is None else f", column {self.column:,}"
        return placed(f"line {self.report.place.line}", self.name) + column


class Told(NamedTuple):
    """What happened to a token after it was signed; `where` is where that stands in the case.

    `regained` is the report on the token as it was signed, where it could be regained.
    """

    where: str
    story: Story
    regained: Report | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """All that is said of one case; every word in it may be shown.

    `outcome` is what came of the last login: "worked", "failed", or "unknown" where no answer tells. `first_cause` is
    None where the login worked, or where nothing explains that it did not; `found_too` are further causes, in order.
    `follows` (from the first cause), `not_the_cause`, `not_known`, `look_next` and `unknown_answers` (which no source
    explains) are sentences; `predictions` are what Qlik would most likely answer to the token in question, and `made`
    are guesses at what made it. `judged` are the tokens, each as of its own moment: those of calls first. `exchanges`
    are the calls in the order of time, `exposures` secrets met where they do not belong, `notes` what could not be
    read, `passed_over` how many calls have nothing to do with Qlik. `stories` are what is proven to have happened to
    tokens after signing, where that was searched. `certificates` are those that signatures were held against beside the
    tenant's. `comparison` is that of two tokens where the case is these and no call. `handed_out` are tokens that
    answers hold and no call carries, `seen` says what else the case shows. `people` are values that answers name as
    somebody's themselves, `veil` is over what calls and their places say of people, `ways` are its reader's.
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
    certificates: tuple[Named, ...] = ()
    comparison: Comparison | None = None
    people: tuple[Value, ...] = field(default=(), repr=False)
    veil: Veil | None = None
    ways: Ways = COMMAND_LINE

    def __repr__(self) -> str:
        return f"Diagnosis({self.outcome}, {self.first_cause.name if self.first_cause else 'no cause'})"
