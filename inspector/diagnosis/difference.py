"""From one thing in which two tokens differ to the record of it."""

from dataclasses import dataclass
from enum import Enum

from inspector.checks.finding import Finding
from inspector.jose import Json


class Change(Enum):
    """What became of a member or a part, seen from the good token; the value is its word in JSON."""

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
    """

    change: Change
    places: tuple[str, ...]
    good: Json = None
    bad: Json = None
    is_usual: bool = False

    @property
    def where(self) -> str:
        """The place to show."""
        return self.places[0]

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is about what differs here: at its place, below it, or naming the member."""
        if self.change in (Change.STYLE, Change.ORDER):
            return False
        return any(_is_about(finding, place) for place in self.places)


def _is_about(finding: Finding, place: str) -> bool:
    is_member = place.count("/") > 1
    return finding.where == place or place in finding.about or (is_member and finding.where.startswith(f"{place}/"))
