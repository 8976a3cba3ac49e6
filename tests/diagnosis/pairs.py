"""From two sets of changes in the tutorial's sample to the comparison of the tokens they make."""

from collections.abc import Iterable

from inspector.diagnosis.comparison import Comparison, compare
from inspector.diagnosis.difference import Change, Difference
from tests.builders import Members, report_on, token


def compared(
    good: Members | None = None,
    bad: Members | None = None,
    *,
    without: tuple[str, ...] = (),
    header: Members | None = None,
) -> Comparison:
    """The sample with the first changes against the sample with the second, of which members may be left out."""
    worked = report_on(token(payload_changes=good))
    failed = report_on(token(payload_changes=bad, without=without, header_changes=header))
    return compare(worked, failed)


def shape(differences: Iterable[Difference]) -> list[tuple[str, str]]:
    """What became of what, in order."""
    return [(each.change.value, each.where) for each in differences]


_OPPOSITE = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED}


def mirrored(difference: Difference) -> tuple[str, frozenset[str], str, str, bool]:
    """The same difference seen from the other token; with a value's repr, for values cannot all be hashed."""
    change = _OPPOSITE.get(difference.change, difference.change)
    return change.value, frozenset(difference.places), repr(difference.bad), repr(difference.good), difference.is_usual


def seen(difference: Difference) -> tuple[str, frozenset[str], str, str, bool]:
    """The difference in the same form, seen from its own side."""
    places = frozenset(difference.places)
    return difference.change.value, places, repr(difference.good), repr(difference.bad), difference.is_usual
