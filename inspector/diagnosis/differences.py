"""From two tokens to what differs between them, member by member."""

from collections.abc import Iterator

from inspector.checks.case import seconds
from inspector.diagnosis.difference import Change, Difference
from inspector.diagnosis.renaming import Members, renamed
from inspector.diagnosis.serialisation import written_differently
from inspector.diagnosis.text_differences import text_differences
from inspector.jose import Json, Token, pointer_part

_TIMES = ("iat", "nbf", "exp")
_JTI = "/payload/jti"


def differences_of(ours: Token, theirs: Token, *, two_keys: bool) -> Iterator[Difference]:
    """All that differs between the good and the bad token: text, members, how these are written, and the key."""
    yield from text_differences(ours, theirs)
    if ours.header is not None and theirs.header is not None:
        yield from member_differences("/header", ours.header, theirs.header)
    if ours.payload is not None and theirs.payload is not None:
        yield from member_differences("/payload", ours.payload, theirs.payload)
    texts = (("/header", ours.header_text, theirs.header_text), ("/payload", ours.payload_text, theirs.payload_text))
    for part, one, other in texts:
        styles = written_differently(one, other) if one and other else None
        if styles is not None:
            yield Difference(change=Change.STYLE, places=(part,), good=styles[0], bad=styles[1])
    if two_keys:
        yield Difference(change=Change.KEY, places=("/signature",), good="one key", bad="another key")


def same_members(good: Token, bad: Token) -> Iterator[str]:
    """JSON Pointers to the members that are equal in both."""
    for part, ours, theirs in (("header", good.header, bad.header), ("payload", good.payload, bad.payload)):
        yield from (f"/{part}/{pointer_part(name)}" for name in same_names(ours or {}, theirs or {}))


def member_differences(part: str, good: Members, bad: Members) -> Iterator[Difference]:
    """Names and values that differ; `part` is "/header" or "/payload"."""
    pairs = renamed(part, good, bad, equal)
    old, new = {each.good for each in pairs}, {each.bad for each in pairs}
    moved = _moved(good, bad) if part == "/payload" else ()
    if moved:
        yield _moment(moved, good, bad)
    for name in good:
        if name not in bad and name not in old:
            yield Difference(change=Change.REMOVED, places=(_at(part, name),), good=good[name])
    for name in bad:
        if name not in good and name not in new:
            yield Difference(change=Change.ADDED, places=(_at(part, name),), bad=bad[name])
    for each in pairs:
        places = (_at(part, each.bad), _at(part, each.good))
        yield Difference(change=Change.NAME, places=places, good=each.good, bad=each.bad, is_guess=each.is_guess)
        yield from _of_value(places, good[each.good], bad[each.bad])
    for name in good:
        if name in bad and name not in moved:
            yield from _of_value((_at(part, name),), good[name], bad[name])
    yield from _of_order(part, list(good), list(bad))


def same_names(good: Members, bad: Members) -> tuple[str, ...]:
    """The members that both have with the same value."""
    return tuple(name for name in good if name in bad and equal(good[name], bad[name]))


def equal(one: Json, other: Json) -> bool:
    """Whether two JSON values are the same; 1, 1.0 and true are three, members of objects have no order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    return type(one) is type(other) and one == other


def _at(part: str, name: str) -> str:
    return f"{part}/{pointer_part(name)}"


def _of_value(places: tuple[str, ...], good: Json, bad: Json) -> Iterator[Difference]:
    if equal(good, bad):
        return
    change = Change.VALUE if type(good) is type(bad) else Change.TYPE
    is_usual = places == (_JTI,) and change is Change.VALUE
    yield Difference(change=change, places=places, good=good, bad=bad, is_usual=is_usual)


def _moved(good: Members, bad: Members) -> tuple[str, ...]:
    """The times that lie as far apart from one token to the other: all that both have, or two of the three."""
    shifts = {name: _shift(good[name], bad[name]) for name in _TIMES if name in good and name in bad}
    for shift in shifts.values():
        names = tuple(name for name in shifts if shifts[name] == shift)
        if shift and (len(names) == len(shifts) or len(names) > 1):
            return names
    return ()


def _shift(good: Json, bad: Json) -> float | None:
    """By how many seconds a time moved; None where one of the two is no number, or they are of two types."""
    ours, theirs = seconds(good), seconds(bad)
    return None if ours is None or theirs is None or type(good) is not type(bad) else theirs - ours


def _moment(names: tuple[str, ...], good: Members, bad: Members) -> Difference:
    places = tuple(_at("/payload", name) for name in names)
    return Difference(change=Change.MOMENT, places=places, good=good[names[0]], bad=bad[names[0]], is_usual=True)


def _of_order(part: str, good: list[str], bad: list[str]) -> Iterator[Difference]:
    in_good, in_bad = set(good), set(bad)
    ours: list[Json] = [name for name in good if name in in_bad]
    theirs: list[Json] = [name for name in bad if name in in_good]
    if ours != theirs:
        yield Difference(change=Change.ORDER, places=(part,), good=ours, bad=theirs)
