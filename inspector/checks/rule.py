"""From a requirement to a rule: what it asks, why it matters, what to change, and who says so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Literal, NamedTuple, TypeAlias

from inspector.checks.case import Case

Grade: TypeAlias = Literal["documented", "observed", "inferred"]


_WORDS = ("error", "warning", "note")


class Severity(Enum):
    """How much a finding weighs; the value is its word in options and JSON."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def __init__(self, word: str) -> None:
        self.rank = _WORDS.index(word)  # 0 for the heaviest


class Stage(IntEnum):
    """When a reader of the token would stumble: the order of causes."""

    TEXT = 0
    PARTS = 1
    BASE64URL = 2
    JSON = 3
    KIND = 4
    ALG = 5
    KID = 6
    CERTIFICATE = 7
    SIGNATURE = 8
    TENANT = 9
    TIMES = 10
    CLAIMS = 11
    ADVICE = 12


class Found(NamedTuple):
    """What a check met: `where` as JSON Pointer, one line that says what is the case.

    `explains` are pointers or codes: findings there, of the rule's `causes`, follow from this one. Where `where` is a
    whole part, `about` are the members of it that are meant, as pointers.
    """

    where: str
    message: str
    explains: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


About: TypeAlias = Literal[
    "",
    "kind",
    "unread",
    "header_extra",
    "odd_times",
    "odd_header",
    "odd_claims",
    "odd_span",
    "odd_moment",
    "odd_user",
    "foreign",
    "reused",
    "inputs",
]
Check: TypeAlias = Callable[[Case], Iterable[Found]]
HELD: tuple[Found, ...] = ()


def _met_while_reading(_case: Case) -> tuple[Found, ...]:
    """A rule without a check speaks for what was recorded under its name while token or certificate were read."""
    return HELD


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """One requirement; code and name are public and never change.

    `needs` names what must be at hand before it can be asked; `speaks_for` the schema's members (as JSON
    Pointers) whose constraints it words; `about` the fact of the Case without which it has nothing to say;
    `causes` the codes (or their beginnings) that merely follow from it.
    """

    code: str
    name: str
    title: str
    severity: Severity
    stage: Stage
    why: str
    fix: str
    grade: Grade
    sources: tuple[str, ...]
    needs: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    about: About = ""
    check: Check = _met_while_reading

    @property
    def is_recorded(self) -> bool:
        """Whether its findings are made while reading, not by a check."""
        return self.check is _met_while_reading

    def __repr__(self) -> str:
        return f"Rule({self.code} {self.name})"
