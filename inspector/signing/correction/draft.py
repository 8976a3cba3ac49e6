"""From the inputs of one call to inputs under correction, spoken of by the members that the token will have."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from inspector.signing.faults import PAIRS, given_options
from inspector.signing.inputs import Inputs, Library, Spot
from inspector.signing.javascript.values import (
    UNDEFINED,
    Object,
    OpenObject,
    Unknown,
    Value,
    is_object,
    member,
)

Path: TypeAlias = tuple[str, ...]
_OPTION_OF: Mapping[str, str] = {claim: option for option, claim in PAIRS.items()}
_IN_OPTIONS = ("iss", "aud", "exp", "nbf")
_HEADER: Mapping[str, str] = {"kid": "keyid", "alg": "algorithm"}
HEADERS: Mapping[Library, str] = {"jsonwebtoken": "header", "PyJWT": "headers", "none": "header"}


class Draft:
    """Copies of payload and options, to be changed member by member; `payload` and `options` are what became of them.

    A member is named as in the token: exp is expiresIn of jsonwebtoken's options, or exp of the payload.
    """

    def __init__(self, inputs: Inputs) -> None:
        self.library = inputs.library
        self.payload, self.options = _copied(inputs.payload), _copied(given_options(inputs.options))
        self._inputs = inputs

    @property
    def inputs(self) -> Inputs:
        """The inputs as they stand now; of where they were written, the place of the call is kept."""
        places = self._inputs.places
        call: dict[str, Spot] = {"": places[""]} if "" in places else {}
        return replace(self._inputs, payload=self.payload, options=self.options, places=call)

    @property
    def no_objects(self) -> Iterator[tuple[str, Value]]:
        """Payload and options, by their pointers, as far as they were given but are no objects."""
        for where, value in (("/payload", self._inputs.payload), ("/options", self._inputs.options)):
            if not is_object(value) and not isinstance(value, Unknown) and value != UNDEFINED:
                yield where, value

    @property
    def header(self) -> Object:
        """The header's members that are given as such, in the options; a copy where there is none."""
        found = member(self.options, HEADERS[self.library])
        return found if is_object(found) else {}

    def value(self, name: str) -> Value:
        """What a member is set to; where it stands twice, where it belongs."""
        for path in self.paths(name):
            if self._is_at(path):
                return self._within(path)[path[-1]]
        return None

    def has(self, name: str) -> bool:
        """Whether a member is set anywhere."""
        return any(map(self._is_at, self.paths(name)))

    def put(self, name: str, value: Value) -> None:
        """Sets a member: where it stands already, or else where it belongs, and nowhere else."""
        first, *others = self.paths(name)
        there = [path for path in (first, *others) if self._is_at(path)]
        at = there[0] if there and name not in ("exp", "nbf") else first
        if len(at) > 2 and not is_object(member(self.options, at[1])):
            self.options[at[1]] = _copied(member(self.options, at[1]))
        self._within(at)[at[-1]] = value
        self._drop(name, at)

    def drop(self, name: str) -> None:
        """Leaves a member out, wherever it stands."""
        self._drop(name, None)

    def settle(self, name: str) -> None:
        """Keeps a member only where it belongs."""
        there = [path for path in self.paths(name) if self._is_at(path)]
        if len(there) > 1:
            self._drop(name, there[0])

    def paths(self, name: str) -> tuple[Path, ...]:
        """Where a member may stand, where it belongs first."""
        headers = ("options", HEADERS[self.library], name)
        if self.library == "jsonwebtoken":
            own, option = ("payload", name), ("options", _HEADER.get(name, _OPTION_OF.get(name, "")))
            if name in _HEADER:
                return option, headers
            if name in _OPTION_OF:
                return (option, own) if name in _IN_OPTIONS else (own, option)
            return (own,)
        if name == "alg" and self.library == "PyJWT":
            return ("options", "algorithm"), headers
        return (headers,) if name in _HEADER else (("payload", name),)

    def _is_at(self, path: Path) -> bool:
        return member(self._within(path), path[-1]) != UNDEFINED

    def _within(self, path: Path) -> Object:
        if path[0] == "payload":
            return self.payload
        return self.header if len(path) > 2 else self.options

    def _drop(self, name: str, keep: Path | None) -> None:
        for path in self.paths(name):
            if path != keep:
                self._within(path).pop(path[-1], None)
        self.prune()

    def prune(self) -> None:
        """Leaves out the header's members where none is left of them."""
        under = HEADERS[self.library]
        header = self.options.get(under)
        is_empty = header == {} and not isinstance(header, OpenObject)
        if is_empty and member(given_options(self._inputs.options), under) != {}:
            del self.options[under]


def _copied(value: Value) -> Object:
    """The object, to be changed; of an unknown value all members are unseen, of what is no object there are none."""
    match value:
        case OpenObject():
            return OpenObject(dict(_members(value)), value.unseen, value.places)
        case Unknown():
            return OpenObject({}, (value,))
        case _:
            return dict(_members(value)) if is_object(value) else {}


def _members(value: Object) -> Iterator[tuple[str, Value]]:
    for name, item in value.items():
        yield name, _copied(item) if is_object(item) else item
