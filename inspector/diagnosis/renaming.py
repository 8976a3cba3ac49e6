"""From the members that each of two tokens has alone to those that are one under two names: surely, or perhaps."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple, TypeAlias

from inspector.checks.case import CLAIMS
from inspector.checks.distance import slips_between
from inspector.checks.names import right_name
from inspector.jose import Json

Members: TypeAlias = Mapping[str, Json]
Equal: TypeAlias = Callable[[Json, Json], bool]
_MOST_ASKED = 20  # names of each token that are held against one another
_LONGEST = 40  # characters of a name that is looked at
_SHORT, _LONG = 3, 8  # letters: of up to so many only swapped ones count; from so many, two slips


class Renamed(NamedTuple):
    """A member's name in the good token and in the bad one; a guess where more differs than case and underscores."""

    good: str
    bad: str
    is_guess: bool = False


def renamed(part: str, good: Members, bad: Members, equal: Equal) -> tuple[Renamed, ...]:
    """The members under two names; `part` is "/header" or "/payload", `equal` tells whether two values are the same."""
    sure = tuple(_spelt_otherwise(good, bad))
    told = {name for each in sure for name in (each.good, each.bad)}
    ours = [name for name in good if name not in bad and name not in told]
    theirs = [name for name in bad if name not in good and name not in told]

    def is_near(name: str, other: str) -> bool:
        claim = _is_slip_of_claim(name, other) if part == "/payload" else None
        return claim if claim is not None else _is_slip(name, other) and equal(good[name], bad[other])

    return (*sure, *_only_partners(ours, theirs, is_near))


def _spelt_otherwise(good: Members, bad: Members) -> Iterator[Renamed]:
    """Names that one token alone has, each with the other's that differs in case, underscores or hyphens alone."""
    ours = _by_plain_name(name for name in good if name not in bad)
    theirs = _by_plain_name(name for name in bad if name not in good)
    for plain in ours:
        if len(ours[plain]) == len(theirs.get(plain, ())) == 1:
            yield Renamed(ours[plain][0], theirs[plain][0])


def _only_partners(ours: list[str], theirs: list[str], is_near: Callable[[str, str], bool]) -> Iterator[Renamed]:
    """The names that are near one of the other token's and no more; where two could be meant, nothing is guessed."""
    few = list(islice(theirs, _MOST_ASKED))
    near = {name: [other for other in few if is_near(name, other)] for name in islice(ours, _MOST_ASKED)}
    taken = [other for others in near.values() for other in others]
    for name, others in near.items():
        if len(others) == 1 and taken.count(others[0]) == 1:
            yield Renamed(name, others[0], is_guess=True)


def _is_slip_of_claim(name: str, other: str) -> bool | None:
    """Whether one is most likely meant to be the claim that the other is; None where none, or each, is a claim."""
    claims = [each for each in (name, other) if each in CLAIMS]
    if len(claims) != 1:
        return None
    [claim] = claims
    return right_name(other if name == claim else name, (claim,)) == claim


def _is_slip(name: str, other: str) -> bool:
    """Whether two names are so near that the fingers may have slipped; a digit numbers, and is no slip."""
    if max(len(name), len(other)) > _LONGEST:
        return False
    one, two = _plain(name), _plain(other)
    shorter = min(len(one), len(two))
    most = 2 if shorter >= _LONG else 1
    if not (one.isalpha() and two.isalpha()) or abs(len(one) - len(two)) > most:
        return False
    return (shorter > _SHORT or sorted(one) == sorted(two)) and slips_between(one, two) <= most


def _by_plain_name(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(_plain(name), []).append(name)
    return found


def _plain(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "")
