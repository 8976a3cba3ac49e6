"""Counts of lifetimes and times of issue: the same however a run is cut into pieces, and of bounded size."""

import random
from collections.abc import Iterable

import pytest

from inspector.jose import Json
from inspector.report.page.bins import bins_of
from inspector.report.report import Report
from inspector.report.run import Summary
from inspector.report.times import DAY, HOUR, MOST_HOURS, Times
from inspector.signing.samples import sample_payload
from tests.builders import MOMENT
from tests.report.cases import reports_on, unsigned

BEGIN = 1_600_000_000 // DAY * DAY


def report(**claims: Json) -> Report:
    """The report on a token with these times; None is absent."""
    payload = {**sample_payload(MOMENT), **claims}
    return reports_on(unsigned({name: value for name, value in payload.items() if value is not None}))[0]


def issued(*begins: int) -> list[Report]:
    """Reports on one token as issued at each of these moments."""
    found = report()
    payload = found.token.payload or {}
    return [found._replace(token=found.token._replace(payload={**payload, "iat": begin})) for begin in begins]


def times(found: Iterable[Report]) -> Times:
    made = Times()
    for each in found:
        made.add(each)
    return made


@pytest.mark.parametrize(
    ("lives", "bucket"),
    [
        (-1, "not at all"),
        (0, "not at all"),
        (1, "1 min"),
        (60, "1 min"),
        (61, "5 min"),
        (1800, "30 min"),
        (3600, "1 h"),
        (3601, "2 h"),
        (7201, "24 h"),
        (86_400, "24 h"),
        (86_401, "longer"),
    ],
)
def test_a_lifetime_is_counted_by_what_it_does_not_exceed(lives: int, bucket: str) -> None:
    assert times([report(nbf=MOMENT, exp=MOMENT + lives)]).lifetimes == {bucket: 1}


@pytest.mark.parametrize("claims", [{"nbf": None}, {"exp": None}, {"exp": "soon"}, {"nbf": True}])
def test_without_both_times_a_lifetime_is_unknown(claims: dict[str, Json]) -> None:
    assert times([report(**claims)]).lifetimes == {"unknown": 1}


@pytest.mark.parametrize(
    ("claims", "begin"),
    [
        ({"iat": BEGIN + 3599}, BEGIN),
        ({"iat": BEGIN + 3600}, BEGIN + 3600),
        ({"iat": None, "nbf": BEGIN + 1}, BEGIN),
        ({"iat": None, "nbf": None}, None),
        ({"iat": 946_684_799}, -1),
        ({"iat": 946_684_800}, 946_684_800),
        ({"iat": 4_102_444_800}, -1),
        ({"iat": 1e300}, -1),
        ({"iat": -1}, -1),
    ],
)
def test_a_token_counts_in_the_hour_of_its_issue(claims: dict[str, Json], begin: int | None) -> None:
    assert [at for at, _ in times([report(**claims)]).issued] == [begin]


def test_of_too_many_hours_the_days_are_counted() -> None:
    within = times(issued(*(BEGIN + HOUR * at for at in range(MOST_HOURS))))
    beyond = times(issued(*(BEGIN + HOUR * at for at in range(MOST_HOURS + 1))))
    assert (within.span, len(within.issued)) == (HOUR, MOST_HOURS)
    assert (beyond.span, len(beyond.issued)) == (DAY, MOST_HOURS // 24 + 1)
    assert beyond.issued.total() == MOST_HOURS + 1


@pytest.mark.parametrize("hours", [100, MOST_HOURS, MOST_HOURS + 1, 3 * MOST_HOURS])
@pytest.mark.parametrize("seed", range(4))
def test_pieces_in_any_order_come_to_the_same(hours: int, seed: int) -> None:
    found = issued(*(BEGIN + HOUR * at for at in range(hours)), -5)
    whole = times(found)
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    chance.shuffle(found)
    cuts = sorted(chance.sample(range(len(found)), 5))
    merged = Times()
    for begin, end in zip([0, *cuts], [*cuts, len(found)], strict=True):
        merged.merge(times(found[begin:end]))
    assert merged == whole


def test_its_size_does_not_grow_with_the_run() -> None:
    found = times(issued(*range(946_684_800, 4_102_444_800, 20 * DAY), *range(BEGIN, BEGIN + MOST_HOURS * HOUR, HOUR)))
    assert len(found.issued) < 3000


def test_a_summary_without_a_place_for_times_counts_none() -> None:
    summary = Summary()
    summary.add(report())
    summary.merge(Summary(times=times([report()])))
    assert summary.times is None


@pytest.mark.parametrize(
    ("seconds", "unit", "count", "last"),
    [
        (0, "hour", 1, "2020-09-13 00:00"),
        (71 * HOUR, "hour", 72, "2020-09-15 23:00"),
        (72 * HOUR, "day", 4, "2020-09-16"),
        (71 * DAY, "day", 72, "2020-11-23"),
        (72 * DAY, "month", 3, "2020-11"),
        (2160 * DAY, "month", 72, "2026-08"),
        (2200 * DAY, "year", 7, "2026"),
        (28_900 * DAY, "year", 80, "2099"),
    ],
)
def test_a_chart_has_bins_of_the_smallest_unit_that_is_not_too_many(
    seconds: int, unit: str, count: int, last: str
) -> None:
    found = bins_of(times(issued(BEGIN, BEGIN + seconds)))
    assert found is not None
    assert (found.unit, len(found.bins), found.bins[-1].label) == (unit, count, last)
    assert sum(each.counts.total() for each in found.bins) == 2


def test_where_no_token_has_a_time_there_are_no_bins() -> None:
    assert bins_of(times([report(iat=None, nbf=None)])) is None
