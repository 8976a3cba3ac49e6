"""From a name that nothing in a source has to words for the operator: the names that are there, never their values."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from inspector.checks.distance import slips_between
from inspector.visible import cut_given, visible

_MOST_SHOWN = 8
_MOST_NAMES = 1000
_LONGEST = 60  # characters: what is longer is no name that anybody chose
_LONGEST_WANTED = 40  # somebody may have given a token for a name
_TRUE_FOR_A_SLIP = 3  # letters
_WORD = r"[A-Za-z]+(?:[0-9]{1,3}[A-Za-z]+)?[0-9]{0,3}"
_NAME = rf"_*{_WORD}(?:[_-]+(?:{_WORD}|[0-9]{{1,3}}))*_*"
_MAY_BE_SHOWN = re.compile(rf"{_NAME}|(?:/(?:{_NAME}|[0-9]{{1,4}}))+")
_MOST_DIGITS = 4
_ONE_HIDDEN = "one name that is not shown, as it may be data"
_TOKEN = re.compile(r"\s*(?:Bearer\s+)?eyJ[\w-]+\.[\w-]+\.", re.ASCII)


class UnmetError(ValueError):
    """The operator named a member or a column that a source has not."""


class Names:
    """The names that a source has, how often each was met, and which of them hold what looks like a token.

    Where things are kept by user, names are data: what does not look like a name that a program has is only counted.
    """

    def __init__(self, met: Iterable[tuple[str, object]] = ()) -> None:
        self._met: Counter[str] = Counter()
        self._hidden: set[int] = set()
        self._holding: dict[str, None] = {}
        self.add(met)

    def add(self, met: Iterable[tuple[str, object]]) -> None:
        """More of them, each with what it holds."""
        for name, held in islice(met, _MOST_NAMES):
            if len(self._met) + len(self._hidden) >= _MOST_NAMES:
                return
            if is_name(name):
                self._met[name] += 1
                if isinstance(held, str) and _TOKEN.match(held):
                    self._holding[name] = None
            else:
                self._hidden.add(hash(name))

    def told(self, wanted: str) -> str:
        """Those that were met most often, and what to do about a name that is not among them."""
        advice = self._meant_by(wanted) or "; where none is named, tokens are found in any text"
        return f"{self._shown()}{advice}"

    def _shown(self) -> str:
        shown = ", ".join(visible(name) for name, _ in self._met.most_common(_MOST_SHOWN))
        left = max(len(self._met) - _MOST_SHOWN, 0) + len(self._hidden)
        if shown:
            return f"{shown} and {left:,} more" if left else shown
        if not left:
            return "no members"
        return f"{left:,} names that are not shown, as they may be data" if left > 1 else _ONE_HIDDEN

    def _meant_by(self, wanted: str) -> str:
        """What was likely meant: a name that is written nearly so, or else one that holds tokens; "" for none."""
        near = min(self._met, key=lambda name: _slips(wanted, name), default="")
        if near and _slips(wanted, near) <= max(len(wanted), len(near)) // _TRUE_FOR_A_SLIP:
            return f"; did you mean “{visible(near)}”?"
        holding = next(iter(self._holding), "")
        return f"; “{visible(holding)}” holds what looks like a token" if holding else ""


def named(wanted: str) -> str:
    """A name as the operator wrote it."""
    return f"“{visible(cut_given(wanted, _LONGEST_WANTED))}”"


def _slips(wanted: str, name: str) -> int:
    written = wanted if name.startswith("/") else wanted.rpartition("/")[2]
    return slips_between(written[:_LONGEST].casefold(), name.casefold())


def is_name(text: str) -> bool:
    """Whether it may be shown, as a name or a pointer: an address, an ID or a token that stands there is not."""
    if not 0 < len(text) <= _LONGEST or text.startswith("eyJ") or not _MAY_BE_SHOWN.fullmatch(text):
        return False
    return all(sum(map(str.isdigit, part)) <= _MOST_DIGITS for part in text.split("/"))
