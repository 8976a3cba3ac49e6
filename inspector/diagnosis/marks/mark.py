"""From one print that a program leaves in its tokens to the record of it, and of a token that bears it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from inspector.checks.rule import Grade
from inspector.diagnosis.serialisation import Writing, writing
from inspector.jose import Json
from inspector.report.report import Report


class Line(NamedTuple):
    """A line of code as it should be, and its language."""

    language: str
    code: str


class Made(NamedTuple):
    """What of a token tells who made it; header and payload are empty where they could not be read."""

    report: Report
    header: dict[str, Json]
    payload: dict[str, Json]
    header_writing: Writing
    payload_writing: Writing

    def __repr__(self) -> str:
        return f"Made({self.report!r})"

    @property
    def writings(self) -> tuple[Writing, Writing]:
        """How header and payload were written."""
        return self.header_writing, self.payload_writing


def made(report: Report) -> Made:
    """The facts of a report's token that marks look at."""
    token = report.token
    return Made(
        report,
        dict(token.header or {}),
        dict(token.payload or {}),
        writing(token.header_text or ""),
        writing(token.payload_text or ""),
    )


Seen: TypeAlias = Callable[[Made], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What a program leaves in its tokens: `seen` gives the reasons to think so, none where it is not there.

    `changes` are the lines to write instead, none where nothing is wrong. `grade` and `sources` are those of what is
    known; that it happened here is a guess all the same.
    """

    name: str
    guess: str
    seen: Seen
    grade: Grade
    sources: tuple[str, ...]
    changes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A guess at what made a token: in words, with what was seen, the lines to change, and what it rests on.

    Reasons may be shown as they are; none has a value in it that says who somebody is.
    """

    name: str
    guess: str
    reasons: tuple[str, ...]
    changes: tuple[Line, ...]
    grade: Grade
    sources: tuple[str, ...]
