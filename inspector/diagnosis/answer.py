"""From a text that is known to what it means: cause, where to look, what to change, and who says so."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from inspector.checks.rule import Grade
from inspector.diagnosis.evidence import Said
from inspector.visible import visible

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
    """A known answer that was met, in which words; `claims` are those it calls missing, `rules` confirm it."""

    answer: Answer
    said: Said
    claims: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def cause(self) -> str:
        """What it means, with the claims it names, safe to show; without its full stop."""
        if not self.claims:
            return self.answer.cause
        named = " and no ".join(map(visible, self.claims))
        return (
            f"The token has no {named}, and Qlik requires {'that claim' if len(self.claims) == 1 else 'these claims'}"
        )

    @property
    def grade(self) -> Grade:
        """How well it is known: of claims that are called missing nbf alone was seen, others follow its pattern."""
        return "inferred" if self.answer.name == "missing-claim" and self.claims != ("nbf",) else self.answer.grade

    @property
    def caveat(self) -> str:
        """What is weak about what is known; of nbf the very words were published."""
        return "" if self.claims == ("nbf",) else self.answer.caveat
