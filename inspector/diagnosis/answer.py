"""From a text that is known to what it means: cause, where to look, what to change, and who says so."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from inspector.checks.rule import Grade
from inspector.diagnosis.evidence import Said

About: TypeAlias = Literal["token", "user", "tenant", "browser", "client", "signing", "rate", "permission", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A known text: how it is known again (codes, or words in any case), what it means, and what to do.

    `words` is a pattern in small letters. `statuses` are those it was seen with, none where no source has one. `rules`
    are those whose findings in the token confirm it. `caveat` says what is weak about what is known.
    """

    name: str
    says: str
    words: str
    codes: tuple[str, ...] = ()
    statuses: tuple[int, ...] = ()
    about: About
    cause: str
    look: str
    change: str
    grade: Grade
    sources: tuple[str, ...]
    rules: tuple[str, ...] = ()
    caveat: str = ""


class Met(NamedTuple):
    """A known answer that was met, in which words; `claim` is the claim it names, `rules` those that confirm it."""

    answer: Answer
    said: Said
    claim: str = ""
    rules: tuple[str, ...] = ()
