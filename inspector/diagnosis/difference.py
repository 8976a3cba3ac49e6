"""From one thing in which two tokens differ to the record of it."""

from dataclasses import dataclass
from enum import Enum

from inspector.checks.case import seconds
from inspector.checks.finding import Finding
from inspector.checks.words import distance, kind_of
from inspector.jose import Json


class Change(Enum):
    """What became of a member or a part, seen from the good token; the value is its word in JSON.

    MOMENT is that times moved together, the spans between them kept; NAME another spelling of a name, ORDER another
    order of names, STYLE another way of writing the JSON, TEXT what differs before any JSON is read.
    """

    ADDED = "added"
    REMOVED = "removed"
    VALUE = "value"
    TYPE = "type"
    NAME = "name"
    ORDER = "order"
    MOMENT = "moment"
    STYLE = "style"
    TEXT = "text"
    KEY = "key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference; `places` are JSON Pointers, that in the bad token first.

    `good` and `bad` are the values: of members as they are, of NAME the two names, of ORDER the names both have, of
    MOMENT the first of the times that moved together, of STYLE, TEXT and KEY words for each. An absent one is None.
    `is_usual` is what differs between any two sound tokens: their jti, and the moment they were made at.
    `is_guess` says of a NAME that the two are perhaps two members: more differs than case, underscores and hyphens.
    """

    change: Change
    places: tuple[str, ...]
    good: Json = None
    bad: Json = None
    is_usual: bool = False
    is_guess: bool = False

    def __repr__(self) -> str:
        return f"Difference({self.change.value} at {self.where!r})"

    @property
    def where(self) -> str:
        """The place to show."""
        return self.places[0]

    @property
    def words(self) -> str:
        """What kind of difference it is, in a few words without any value."""
        match self.change:
            case Change.NAME if self.is_guess:
                return "perhaps the same member under another name"
            case Change.TYPE:
                return f"another type: {_type(self.good)} in the good token, {_type(self.bad)} in the bad one"
            case Change.MOMENT:
                together = ", with the same spans between them" if len(self.places) > 1 else ""
                return f"{_later(self)}{together}"
            case Change.VALUE if self.is_usual:
                return "another value, as each token needs its own"
            case Change.VALUE if self.where == "/header/alg" and _are_two({_hash(self.good), _hash(self.bad)}):
                return "another algorithm, and so another hash"
            case Change.VALUE if self.where in _TIMES and _is_apart(self):
                return f"another time, {_later(self)}"
            case change:
                return _IN_WORDS[change]

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is about what differs here: at its place, below it, or naming the member."""
        if self.change in (Change.STYLE, Change.ORDER):
            return False
        return any(_is_about(finding, place) for place in self.places)


def _is_about(finding: Finding, place: str) -> bool:
    is_member = place.count("/") > 1
    return finding.where == place or place in finding.about or (is_member and finding.where.startswith(f"{place}/"))


_IN_WORDS = {
    Change.ADDED: "there in the bad token alone",
    Change.REMOVED: "missing in the bad token",
    Change.VALUE: "another value",
    Change.NAME: "another spelling of the name",
    Change.ORDER: "the names stand in another order",
    Change.STYLE: "the JSON is written in another way",
    Change.TEXT: "the text itself differs",
    Change.KEY: "another key made it, or it is damaged",
}
_HASHES = ("256", "384", "512")
_TIMES = ("/payload/iat", "/payload/nbf", "/payload/exp")


def _type(value: Json) -> str:
    if isinstance(value, float):
        return "a number with a fraction"
    return "a whole number" if isinstance(value, int) and not isinstance(value, bool) else kind_of(value)


def _hash(algorithm: Json) -> str:
    """What tells the hash in the name of an algorithm: 256, 384 or 512; "" for another name."""
    return algorithm[-3:] if isinstance(algorithm, str) and algorithm.endswith(_HASHES) else ""


def _are_two(hashes: set[str]) -> bool:
    return len(hashes) > 1 and "" not in hashes


def _is_apart(difference: Difference) -> bool:
    return None not in (seconds(difference.good), seconds(difference.bad))


def _later(difference: Difference) -> str:
    apart = (seconds(difference.bad) or 0) - (seconds(difference.good) or 0)
    return f"{distance(apart)} {'later' if apart > 0 else 'earlier'}"
