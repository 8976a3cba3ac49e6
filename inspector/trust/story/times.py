"""From a payload to those it may have been before its times were moved."""

from collections.abc import Callable, Iterable, Iterator

from inspector.trust.story.lost_members import LIFETIMES, LONG_LIFETIMES
from inspector.trust.story.members import Member, members_of
from inspector.trust.story.segment import as_bytes, encode
from inspector.trust.story.trial import Change, Trial
from inspector.trust.story.values import is_time

DAY = 86400
MONTH = 30 * DAY
_NAMES = ("exp", "nbf", "iat")


def usual_times(head: bytes, payload: str) -> Iterator[Trial]:
    """exp, nbf and iat each at the times that libraries and people set; `head` is the header's segment and the dot."""
    members = _times(payload)
    values = [int(member.value) for member in members.values() if isinstance(member.value, int)]
    spans = (0, 1, 5, 10, *LIFETIMES, *LONG_LIFETIMES)
    for name, member in members.items():
        near = [value + sign * span for value in values for span in spans for sign in (1, -1)]
        yield from _alone(head, payload, (name, member), dict.fromkeys(near))


def moved_times(head: bytes, payload: str) -> Iterator[Trial]:
    """Each alone by up to a day, all together by up to a day; and exp up to a day after the others."""
    members = _times(payload)
    yield from _together(head, payload, tuple(members.values()), _outwards(DAY))
    values = [int(member.value) for member in members.values() if isinstance(member.value, int)]
    for name, member in members.items():
        yield from _alone(head, payload, (name, member), _around(_number(member), DAY))
    for name, member in members.items():
        others = [value for value in values if abs(value - _number(member)) > DAY]
        for value in others:
            yield from _alone(head, payload, (name, member), range(value - DAY, value + DAY))


def far_times(head: bytes, payload: str) -> Iterator[Trial]:
    """All together by up to 30 days; two of the three by up to a day."""
    members = _times(payload)
    yield from _together(head, payload, tuple(members.values()), _outwards(MONTH, beyond=DAY))
    for left_out in members:
        pair = tuple(member for name, member in members.items() if name != left_out)
        yield from _together(head, payload, pair, _outwards(DAY))


def _times(payload: str) -> dict[str, Member]:
    return {each.name: each for each in members_of(payload) if each.name in _NAMES and is_time(each.value)}


def _number(member: Member) -> int:
    return member.value if isinstance(member.value, int) else 0


def _around(value: int, reach: int) -> Iterator[int]:
    return (value + shift for shift in _outwards(reach))


def _outwards(reach: int, beyond: int = 0) -> Iterator[int]:
    """1, -1, 2, -2, … to the reach, which is included; or from what lies beyond another reach."""
    for shift in range(beyond + 1, reach + 1):
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


def _together(head: bytes, payload: str, members: tuple[Member, ...], shifts: Iterable[int]) -> Iterator[Trial]:
    """Several times moved by the same number of seconds."""
    if len(members) < 2:
        return
    ordered = sorted(members, key=lambda member: member.value_at)
    write = _writer(payload, ordered)
    kept = ordered[0].value_at - ordered[0].value_at % 3
    if not payload[:kept].isascii():
        kept = 0
    front, change = head + encode(payload[:kept].encode()), Change("time", where="/payload/exp")
    for shift in shifts:
        yield front + encode(as_bytes(write(shift))[kept:]), change


def _writer(payload: str, members: list[Member]) -> Callable[[int], str]:
    """What writes the payload with these times moved."""
    starts = [0, *(member.end for member in members)]
    ends = [*(member.value_at for member in members), len(payload)]
    form = "%d".join(payload[start:end].replace("%", "%%") for start, end in zip(starts, ends, strict=True))
    values = [_number(member) for member in members]
    return lambda shift: form % tuple([value + shift for value in values])
