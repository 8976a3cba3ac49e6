"""From inputs of which a part is not seen to what may be said of their token all the same, and what may not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.jose import pointer_part
from inspector.signing.code.written_python import starred
from inspector.signing.inputs import Library
from inspector.signing.javascript.values import (
    A_CHANGE,
    Object,
    OpenObject,
    Spread,
    Unknown,
    Unseen,
    Value,
    is_number,
    is_object,
    is_truthy,
    member,
)
from inspector.signing.jsonwebtoken.sign import TIME_OF
from inspector.signing.jsonwebtoken.timespan import milliseconds, moment_after
from inspector.signing.jsonwebtoken.validators import is_set
from inspector.signing.moments import MILLISECONDS, UTC, Moment, least_apart

_TOO_LONG = "QJ501"
_APART = (_TOO_LONG, "QJ507")  # which look at nothing but how far nbf and exp lie apart
_MILLISECONDS = "QJ508"
_AT_SIGNING = Moment("iat", clock=UTC, reading="jwt.sign", form="floor")  # which jsonwebtoken reads itself
IAT = "known iat"  # what rules lack whose finding rests on it
_ABSENT = ("QJ504", "QJ505")
_OPTION_OF: Mapping[str, str] = {f"/payload/{claim}": option for option, claim in TIME_OF.items()}
_OF_HEADER: Mapping[str, str] = {"kid": "keyid", "alg": "algorithm"}
_SECOND = 1000  # milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is seen of payload and options, and where members of the token come from.

    `origins` has the places of the token that options make: jsonwebtoken refuses these claims in the payload, and so
    no spread there changes them. But exp and nbf count from iat, which a spread may bring. `assumed` are the places
    whose values only a run would show. `longest` is how long a token may live, in seconds, and `moment` when it is
    judged.
    """

    payload: Value
    options: Object
    origins: Mapping[str, str]
    assumed: tuple[tuple[str, str], ...] = ()
    longest: float = 3600
    moment: float = 0

    def is_certain(self, finding: Finding) -> bool:
        """Whether a finding holds whatever a run brings, as far as what is written is not set anew."""
        where, code = finding.where, finding.rule.code
        if self.waits_for_iat(finding):
            return False
        if code in _APART and (any(map(self._counts, _OPTION_OF)) or self._are_apart(code)):
            return True
        if code in _APART and all(isinstance(self._time(name), Moment) for name in ("nbf", "exp")):
            return False  # though what jsonwebtoken counts from its own clock is known by now
        if code == _MILLISECONDS and self._in_milliseconds(where) is not None:
            return True
        if any(where == place or where.startswith(f"{place}/") for place, _ in self.assumed):
            return False
        return not self._may_come(where)

    def waits_for_iat(self, finding: Finding) -> bool:
        """Whether it rests on a time that is known, but for the iat from which it counts."""
        code = finding.rule.code
        if code in _APART:
            counting = [self._counts(place) for place in _OPTION_OF]
            return any(counting) and not (all(counting) and all(map(self._is_whole, _OPTION_OF)))
        return code not in _ABSENT and self._counts(finding.where)

    def may_be_brought(self, finding: Finding) -> bool:
        """Whether a member is missed that a token must have, and that what is not seen may bring."""
        where = finding.where
        is_member = where.count("/") == 2
        return is_member and self._may_come(where) and finding.rule.severity is Severity.ERROR

    def caveat(self, finding: Finding, where: str) -> str:
        """That what a finding rests on may be set anew, "" where nothing may; in the inputs it stands at `where`."""
        if self._may_be_overwritten(where):
            return " (what stands behind it may overwrite it)"
        others = [self.origins.get(place, place) for place in _OPTION_OF if finding.rule.code in _APART]
        names = [place.rpartition("/")[2] for place in others if self._may_be_overwritten(place)]
        return f" (what stands behind {names[0]} may overwrite that)" if names else ""

    def timed(self, payload: Object, moment: int) -> Object:
        """The token's payload with the times that count from an unknown iat, as if that were the moment of signing."""
        places = [place for place in _OPTION_OF if self._counts(place) and place[9:] in payload]
        counted = {place[9:]: moment_after(self._span(place), moment) for place in places}
        return {**payload, **counted, **_read_off(payload, moment)}

    def words(self, finding: Finding) -> str:
        """What a finding says; of a time that only a run would show it does not say how many milliseconds it is."""
        moment = self._in_milliseconds(finding.where) if finding.rule.code == _MILLISECONDS else None
        if moment is None:
            return finding.message
        return f"{finding.where[9:]} is {moment.text}: milliseconds since 1970"

    def _in_milliseconds(self, where: str) -> Moment | None:
        """The time of the payload that is read off a clock which shows milliseconds."""
        value = member(self.payload, where[9:]) if _part_of(where) == "payload" else None
        return value if isinstance(value, Moment) and value.clock == MILLISECONDS else None

    def _are_apart(self, code: str) -> bool:
        """Whether nbf and exp, read off a clock, surely lie as far apart as a rule found that they do."""
        nbf, exp = (self._time(name) for name in ("nbf", "exp"))
        if code == _TOO_LONG:
            least = least_apart(nbf, exp, self.moment)
            return least is not None and least > self.longest
        least = least_apart(exp, nbf, self.moment)
        return least is not None and least >= 0

    def _time(self, name: str) -> Value:
        """A time of the token, as far as it is known how far it lies from what a clock shows."""
        place = f"/payload/{name}"
        if place not in self.origins or is_set(member(self.payload, name)):
            return member(self.payload, name)
        iat = member(self.payload, "iat")
        return moment_after(self._span(place), iat if is_truthy(iat) else _AT_SIGNING)

    def _may_be_overwritten(self, place: str) -> bool:
        """Whether it is, or is part of, a member that stands before what is not seen."""
        members = (
            f"{above}/{pointer_part(name)}"
            for above, value in objects_of(self.payload, self.options)
            for name in before_unseen(value)
        )
        return any(place == at or place.startswith(f"{at}/") for at in members)

    def _span(self, place: str) -> Value:
        return member(self.options, _OPTION_OF[place])

    def _counts(self, place: str) -> bool:
        """Whether a span that is known counts from an iat that is not."""
        if place not in _OPTION_OF or place not in self.origins or isinstance(self._span(place), Unknown):
            return False
        iat = member(self.payload, "iat")
        if isinstance(iat, Moment):
            return False
        return isinstance(iat, Unknown) or (isinstance(self.payload, OpenObject | Unknown) and not is_set(iat))

    def _is_whole(self, place: str) -> bool:
        """Whether a span is one of whole seconds: then no fraction of iat changes by how much two times lie apart."""
        span = self._span(place)
        length = milliseconds(span) if isinstance(span, str) else span * _SECOND if is_number(span) else None
        return length is not None and length % _SECOND == 0

    def _may_come(self, where: str) -> bool:
        """Whether a member is not there, but may come from what is not seen; noTimestamp takes iat out again."""
        part, _, name = where[1:].partition("/")
        no_timestamp = member(self.options, "noTimestamp")
        if where == "/payload/iat" and is_truthy(no_timestamp) and not isinstance(no_timestamp, Unknown):
            return False
        if part == "header":
            is_given = is_set(member(self.options, _OF_HEADER.get(name, "")))
            return not is_given and any(_lacks(given, name) for _, given in headers_of(self.options))
        return part == "payload" and where not in self.origins and _lacks(self.payload, name)


def _read_off(payload: Object, moment: int) -> Object:
    """The times that are read off the clock that exp or nbf is, as if that showed the moment of signing.

    Those in milliseconds are so whatever the others are.
    """
    times = {name: value for name in ("exp", "nbf", "iat") if isinstance(value := payload.get(name), Moment)}
    clock = next((each.clock for each in times.values() if each.clock != MILLISECONDS), "")
    return {name: each.at(moment) for name, each in times.items() if each.clock in (clock, MILLISECONDS)}


def _part_of(where: str) -> str:
    return where[1:].partition("/")[0]


def _lacks(given: Value, name: str) -> bool:
    """Whether a member is not written, but may be among those that are not seen."""
    return isinstance(given, OpenObject | Unknown) and not is_set(member(given, name))


def objects_of(payload: Value, options: Value) -> Iterator[tuple[str, Value]]:
    """Payload, options, and the header's members among these, by their pointers."""
    yield "/payload", payload
    yield "/options", options
    yield from headers_of(options)


def before_unseen(value: Value) -> list[str]:
    """The members that stand before what is not seen, which may set them anew."""
    if not isinstance(value, OpenObject):
        return []
    return [name for name in value if value.behind(name) < len(value.unseen)]


def unseen_of(payload: Value, options: Value, library: Library) -> Iterator[tuple[str, str]]:
    """The objects that may have more members than are written, with the expressions that bring them."""
    for where, value in objects_of(payload, options):
        if isinstance(value, OpenObject):
            yield from ((where, _as_spread(each, library)) for each in value.unseen)
        elif isinstance(value, Unknown):
            yield where, value.text


def unseen_places(members: Object, where: str) -> Iterator[str]:
    """The members of header or payload that a token must have, and that only what is not seen may bring."""
    yield from (f"{where}/{pointer_part(name)}" for name, value in members.items() if isinstance(value, Unseen))


def _as_spread(each: Spread, library: Library) -> str:
    """What brings members, as its language writes it; a change that cannot be followed is no expression."""
    if each.text == A_CHANGE.text:
        return each.text
    if library != "PyJWT":
        return f"...{each.text}"
    return starred(each.source) if each.source == each.text else f"**{each.text}"


def headers_of(options: Value) -> Iterator[tuple[str, Value]]:
    """The header's members that are given as such, where more may come to them."""
    for name in ("header", "headers"):
        value = member(options, name)
        if is_object(value):
            yield f"/options/{name}", value
