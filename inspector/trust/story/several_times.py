"""From a payload to those it may have been before several of its times were moved."""

from collections.abc import Iterable, Iterator
from itertools import chain, product
from typing import NamedTuple

from inspector.trust.story.lost_members import LIFETIMES, LONG_LIFETIMES
from inspector.trust.story.members import Member
from inspector.trust.story.segment import as_bytes, encode, encoder
from inspector.trust.story.times import DAY, moved_alone, number, outwards, times_of
from inspector.trust.story.trial import Change, Trial

_MINUTE, _HOUR = 60, 3600
_MONTH, _YEAR = 30 * DAY, 366 * DAY
_STARTS = (0, 1, -1, 5, -5, 10, -10, 30, -30, 60, -60, 120, -120, 300, -300)
_PAIRS = (2,)
# What is moved alike, the likelier first.
_GROUPS = (("exp",), ("exp", "nbf"), ("exp", "nbf", "iat"), ("nbf",), ("iat",), ("exp", "iat"), ("nbf", "iat"))
_ROUND = tuple(sorted({*range(-_HOUR, _HOUR + 1, _MINUTE), *range(-DAY, DAY + 1, _HOUR // 4)}, key=abs))
_ROUNDER = tuple(sorted({*range(-_HOUR, _HOUR + 1, 5 * _MINUTE), *range(-DAY, DAY + 1, _HOUR)}, key=abs))


class Hands(NamedTuple):
    """Times in a payload that can be set to others: a pointer to one, what stands before them, the form of the rest."""

    values: tuple[int, ...]
    where: str
    front: bytes
    form: bytes

    def __repr__(self) -> str:
        return f"Hands({len(self.values)} times)"

    def at(self, several: Iterable[tuple[int, ...]]) -> Iterator[Trial]:
        """The payload with each of several settings."""
        front, form, change = self.front, self.form, Change("time", where=self.where)
        encoded = encoder(form)
        for values in several:
            yield front + encoded(form % values), change

    def moved(self, shifts: Iterable[int]) -> Iterator[Trial]:
        """With all of them moved alike."""
        match self.values:
            case (first, second):
                return self.at((first + shift, second + shift) for shift in shifts)
            case values:
                return self.at(tuple([value + shift for value in values]) for shift in shifts)

    def moved_apart(self, shifts: Iterable[int]) -> Iterator[Trial]:
        """With each of two moved by any of the shifts."""
        first, second = self.values
        ordered = tuple(shifts)
        return self.at((first + one, second + other) for one, other in product(ordered, ordered) if one and other)


def usual_several(head: bytes, payload: str) -> Iterator[Trial]:
    """Two times at the usual spans from the third; several moved alike, or two apart, by what people count in."""
    for names, hands in _several(head, payload):
        alike = chain(outwards(DAY, _MINUTE), outwards(_MONTH, _HOUR), outwards(_YEAR, DAY))
        yield from hands.moved(dict.fromkeys(alike))
        if len(names) == 2:
            yield from hands.at(dict.fromkeys(_at_usual_spans(payload, names)))
    for names, hands in _several(head, payload, _PAIRS):
        yield from hands.moved_apart(_ROUND if set(names) == {"exp", "nbf"} else _ROUNDER)


def moved_times(head: bytes, payload: str) -> Iterator[Trial]:
    """One time, or several alike, moved by up to an hour; then by up to a day."""
    members = times_of(payload)
    present = (group for group in _GROUPS if set(group) <= set(members))
    groups = sorted(present, key=lambda group: len(group) < len(members))  # moved all, none tells where the others were
    for reach, beyond in ((_HOUR, 0), (DAY, _HOUR)):
        for group in groups:
            shifts = outwards(reach, beyond=beyond)
            if len(group) == 1:
                yield from moved_alone(head, payload, group[0], shifts)
            else:
                yield from _hands(head, payload, _members(payload, group)).moved(shifts)


def far_times(head: bytes, payload: str) -> Iterator[Trial]:
    """Two moved apart by up to a day, exp and nbf in full minutes; what moves a token in time by up to 30 days."""
    for names, hands in _several(head, payload, _PAIRS):
        step = 5 * _MINUTE if "iat" in names else _MINUTE
        yield from hands.moved_apart(sorted(range(-DAY, DAY + 1, step), key=abs))
    count = len(times_of(payload))
    for names, hands in _several(head, payload):
        if len(names) == count or "iat" not in names:
            yield from hands.moved(outwards(_MONTH, beyond=DAY))


def _several(head: bytes, payload: str, sizes: tuple[int, ...] = (2, 3)) -> Iterator[tuple[tuple[str, ...], Hands]]:
    """The groups of several times that are there."""
    members = times_of(payload)
    for group in _GROUPS:
        if len(group) in sizes and set(group) <= set(members):
            found = _members(payload, group)
            yield tuple(each.name for each in found), _hands(head, payload, found)


def _members(payload: str, group: tuple[str, ...]) -> tuple[Member, ...]:
    """The times of a group, as they stand one after the other; of a name that stands twice it is the last."""
    found = (member for name, member in times_of(payload).items() if name in group)
    return tuple(sorted(found, key=lambda member: member.value_at))


def _hands(head: bytes, payload: str, members: tuple[Member, ...]) -> Hands:
    """What sets these times, which come in the order of their places; all before the first is encoded once."""
    starts = [0, *(member.end for member in members)]
    ends = [*(member.value_at for member in members), len(payload)]
    pieces = [as_bytes(payload[start:end]).replace(b"%", b"%%") for start, end in zip(starts, ends, strict=True)]
    before = as_bytes(payload[: members[0].value_at])
    kept = len(before) - len(before) % 3
    form = b"%d".join([before[kept:].replace(b"%", b"%%"), *pieces[1:]])
    values = tuple(number(member) for member in members)
    return Hands(values, f"/payload/{members[-1].name}", head + encode(before[:kept]), form)


def _at_usual_spans(payload: str, names: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
    """Both counted from the time that was left alone: a start is near the other, exp a lifetime after one of them."""
    members = times_of(payload)
    kept = next((number(member) for name, member in members.items() if name not in names), None)
    if kept is None:
        return
    lifetimes = (*LIFETIMES, *LONG_LIFETIMES)
    if "exp" not in names:
        yield from ((kept - one, kept - one - skew) for one in lifetimes for skew in _STARTS)
        yield from ((kept - one - skew, kept - one) for one in lifetimes for skew in _STARTS)
        return
    for skew, lifetime in product(_STARTS, lifetimes):
        for expiry in (kept + skew + lifetime, kept + lifetime):
            start = kept + skew
            yield tuple(expiry if name == "exp" else start for name in names)
