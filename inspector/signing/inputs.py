"""From what a program hands to a signing library to one noun: payload, options, and where each was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from inspector.signing.javascript.values import UNDEFINED, Value
from inspector.signing.jsonwebtoken.sign import Style

Library: TypeAlias = Literal["jsonwebtoken", "PyJWT", "none"]


class Spot(NamedTuple):
    """Where something is written: line and column from 1, in characters, and the source's name."""

    line: int
    column: int
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is signed, before it is: the arguments of one call.

    `payload` and `options` are values of ECMAScript. For PyJWT, options has `algorithm` and `headers`, as the call
    names them; where no library is known ("none") it has `header`, the finished header. `places` says where values
    stand, by JSON Pointer ("/payload/exp", "/options/expiresIn", "/payload", "/options"); "" is the call itself.
    `unseen` are words on what could not be followed, one line each, safe to show.
    """

    payload: Value
    options: Value = UNDEFINED
    library: Library = "jsonwebtoken"
    style: Style = "sync"
    places: Mapping[str, Spot] = field(default_factory=dict)
    unseen: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Inputs({self.library}, {self.style})"

    def spot(self, where: str) -> Spot | None:
        """Where what a pointer names is written, or the nearest that it is part of; None where that is not known."""
        while where not in self.places:
            if not where:
                return None
            where = where.rpartition("/")[0]
        return self.places[where]
