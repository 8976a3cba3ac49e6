"""From a fault met while reading to a record of what, where and at which character."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault met while reading a token or a certificate.

    `kind` is the name of the rule that speaks for it ("bad-base64url"); `where` a JSON Pointer into
    {"header", "payload", "signature"} ("" is the whole text); `message` one line, safe to show.
    `span` counts characters of the token's text from 0, end exclusive; `line` and `column` count
    from 1 within the decoded JSON of the part. `detail` tells apart faults of one kind;
    `explains` are the pointers at which other faults are mere consequences of this one.
    """

    kind: str
    where: str
    message: str
    detail: str = ""
    span: tuple[int, int] | None = None
    line: int | None = None
    column: int | None = None
    explains: tuple[str, ...] = ()


_MOST_OF_A_KIND = 100


class Problems:
    """The problems of one part: at most a hundred of each kind in full, the rest counted, so that none is lost."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._kept: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def note(self, kind: str, make: Callable[[], Problem]) -> None:
        """Counts one problem, and has it made if it is one of the first of its kind."""
        self._counts[kind] += 1
        if self._counts[kind] <= _MOST_OF_A_KIND:
            self._kept.append(make())

    def add(self, problem: Problem) -> None:
        """The same for one that is made already."""
        self.note(problem.kind, lambda: problem)

    def all(self) -> tuple[Problem, ...]:
        """The problems in the order of meeting them, what was only counted last."""
        over = ((kind, count - _MOST_OF_A_KIND) for kind, count in self._counts.items())
        return (*self._kept, *(self._counted(kind, more) for kind, more in over if more > 0))

    def _counted(self, kind: str, more: int) -> Problem:
        return Problem(kind=kind, where=f"/{self._part}", message=f"and {more:,} more of this kind in the {self._part}")
