"""From the reports on two tokens, and what may be searched, to all that can be said of them together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from inspector.diagnosis.about import About
from inspector.diagnosis.alteration import Side, alteration_of
from inspector.diagnosis.comparison import Comparison, compare, judged_after
from inspector.diagnosis.same_key import SameKey
from inspector.diagnosis.stories import GoesOn, certificates_of, story_of
from inspector.inspection import Inquiry, judge_again
from inspector.report.report import Report
from inspector.trust.story import Named

Bounds: TypeAlias = Callable[[], GoesOn]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searching:
    """How what happened to a token is searched: what is asked between trials, how far, and with which certificates.

    Without `bounds` certificates alone are looked at; it gives, for each token, what is asked whether to go on. `read`
    names what the certificates were read from.
    """

    bounds: Bounds | None = None
    deep: bool = False
    among: tuple[Named, ...] = ()
    read: tuple[str, ...] = ()


NOT_AT_ALL = Searching()


def compared(
    good: Report, bad: Report, inquiry: Inquiry, searching: Searching = NOT_AT_ALL, key: SameKey | None = None
) -> Comparison:
    """The comparison of two tokens, each judged by the inquiry, the bad one as used after the good one.

    `key` is what is known of their keys, where more was asked than certificates and texts.
    """
    bad, among = judged_after(good, bad, inquiry), (*certificates_of(inquiry), *searching.among)
    return compare(good, bad, key=key, stories=_stories(good, bad, inquiry, searching), among=among)


def swapped(found: Comparison, inquiry: Inquiry, searching: Searching = NOT_AT_ALL) -> Comparison:
    """The same with the bad token as the good one; nothing is searched anew."""
    good = judge_again(found.bad, inquiry, standing=found.bad.signature)
    return compare(
        good,
        judged_after(good, found.good, inquiry),
        stories=tuple(About("bad" if each.side == "good" else "good", each.story) for each in found.stories),
        among=(*certificates_of(inquiry), *searching.among),
    )


def is_open(found: Comparison) -> bool:
    """Whether a search may prove more: a signature is not good, and the two do not tell why by themselves."""
    is_told = found.alteration is not None and found.alteration.whose != "both"
    return not is_told and any(each.signature.status == "invalid" for each in (found.good, found.bad))


def _stories(good: Report, bad: Report, inquiry: Inquiry, searching: Searching) -> tuple[About, ...]:
    """What happened to each of the two; nothing is searched of what the other one shows."""
    altered, bounds = alteration_of(good, bad), searching.bounds
    if bounds is None and not searching.among:
        return ()
    sides: tuple[tuple[Side, Report], ...] = (("good", good), ("bad", bad))
    found = []
    for side, report in sides:
        if altered is None or altered.whose == "both":
            story = story_of(report, inquiry, among=searching.among, goes_on=bounds and bounds(), deep=searching.deep)
            found += [] if story is None else [About(side, story)]
    return tuple(found)
