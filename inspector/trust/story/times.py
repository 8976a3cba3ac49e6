"""From a payload to those it may have been before one of its times was moved."""

from collections.abc import Iterable, Iterator

from inspector.trust.story.lost_members import LIFETIMES, LONG_LIFETIMES
from inspector.trust.story.members import Member, members_of
from inspector.trust.story.segment import as_bytes, encode
from inspector.trust.story.trial import Change, Trial
from inspector.trust.story.values import is_time

DAY = 86400
_NAMES = ("exp", "nbf", "iat")


def usual_times(head: bytes, payload: str) -> Iterator[Trial]:
    """exp, nbf and iat each at the times that libraries and people set; `head` is the header's segment and the dot."""
    members = times_of(payload)
    values = [number(member) for member in members.values()]
    spans = (0, 1, 5, 10, *LIFETIMES, *LONG_LIFETIMES)
    for name, member in members.items():
        near = [value + sign * span for value in values for span in spans for sign in (1, -1)]
        yield from _alone(head, payload, (name, member), dict.fromkeys(near))


def moved_alone(head: bytes, payload: str, name: str, shifts: Iterable[int]) -> Iterator[Trial]:
    """One time moved by each of these shifts."""
    member = times_of(payload)[name]
    value = number(member)
    yield from _alone(head, payload, (name, member), (value + shift for shift in shifts))


def near_others(head: bytes, payload: str) -> Iterator[Trial]:
    """Each that is more than a day from another time up to a day around that."""
    members = times_of(payload)
    values = [number(member) for member in members.values()]
    for name, member in members.items():
        for value in (value for value in values if abs(value - number(member)) > DAY):
            yield from _alone(head, payload, (name, member), range(value - DAY, value + DAY))


def times_of(payload: str) -> dict[str, Member]:
    """The times that can be moved, by their names, in the order in which they stand."""
    return {each.name: each for each in members_of(payload) if each.name in _NAMES and is_time(each.value)}


def number(member: Member) -> int:
    """The value of a time."""
    return member.value if isinstance(member.value, int) else 0


def outwards(reach: int, step: int = 1, beyond: int = 0) -> Iterator[int]:
    """1, -1, 2, -2, … steps to the reach, which is included; or from what lies beyond another reach."""
    for shift in range(beyond + step, reach + 1, step):
        yield shift
        yield -shift


def _alone(head: bytes, payload: str, named: tuple[str, Member], values: Iterable[int]) -> Iterator[Trial]:
    """One time exchanged: the base64url before and behind the few bytes that hold it stays as it is."""
    name, member = named
    before, behind = as_bytes(payload[: member.value_at]), as_bytes(payload[member.end :])
    kept = len(before) - len(before) % 3
    front, lead, change = head + encode(before[:kept]), before[kept:], Change("time", where=f"/payload/{name}")
    ends = [_tail(behind, rest) for rest in range(3)]
    for value in values:
        digits = lead + b"%d" % value
        borrowed, end = ends[len(digits) % 3]
        yield front + encode(digits + borrowed) + end, change


def _tail(behind: bytes, rest: int) -> tuple[bytes, bytes]:
    """What of the rest fills up the last three bytes, and the base64url of what comes then."""
    borrowed = behind[: -rest % 3]
    return borrowed, encode(behind[len(borrowed) :])
