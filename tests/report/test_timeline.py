"""The drawn line from iat to exp, and the words for each time."""

import json
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inspector.jose import Json
from inspector.report.paint import Paint, columns
from inspector.report.sheet import Sheet
from inspector.report.terminal import render
from inspector.report.timeline import timeline, when
from inspector.signing.samples import sample_payload
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT, base64url, header_text, report_on
from tests.report.cases import unsigned

WIDTH = 64
ROOM = WIDTH - 5


def drawn(  # noqa: PLR0913 - each of them moves the bar
    *,
    iat: Json = MOMENT,
    nbf: Json = MOMENT,
    exp: Json = MOMENT + 300,
    tenant: Tenant | None = None,
    paint: Paint,
    width: int = WIDTH,
) -> list[str]:
    payload = {**sample_payload(MOMENT), "iat": iat, "nbf": nbf, "exp": exp}
    report = report_on(unsigned(payload), to=tenant or Tenant())
    return timeline(report, width, paint)


def bar(**times: Json) -> str:
    lines = drawn(paint=Paint(ascii=True), **times)  # type: ignore[arg-type]
    return lines[1].partition("[")[2].partition("]")[0] if lines else ""


def words(**times: Json) -> str:
    return drawn(paint=Paint(), width=120, **times)[2].strip()  # type: ignore[arg-type]


def test_the_bar_fills_the_room() -> None:
    assert bar() == "=" * ROOM


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_now_stands_where_it_falls(share: float) -> None:
    start = MOMENT - int(3000 * share)
    found = bar(iat=start, nbf=start, exp=start + 3000)
    assert found.count("*") == 1
    assert found.index("*") == pytest.approx(share * (ROOM - 1), abs=0.6)


@pytest.mark.parametrize(
    ("nbf", "exp", "inside"),
    [
        (MOMENT - 1, MOMENT + 300, True),
        (MOMENT, MOMENT + 300, False),
        (MOMENT + 1, MOMENT + 300, False),
        (MOMENT - 300, MOMENT + 1, True),
        (MOMENT - 300, MOMENT, False),
        (MOMENT - 300, MOMENT - 1, False),
    ],
)
def test_now_is_drawn_only_inside_of_the_bar(nbf: int, exp: int, inside: bool) -> None:  # noqa: FBT001 - a table's column
    assert ("*" in bar(iat=nbf, nbf=nbf, exp=exp)) == inside


@pytest.mark.parametrize(("nbf", "exp", "edge"), [(MOMENT - 300, MOMENT, "]*"), (MOMENT + 1, MOMENT + 300, "*[")])
def test_now_beyond_the_bar_is_marked_at_its_side(nbf: int, exp: int, edge: str) -> None:
    assert edge in drawn(iat=nbf, nbf=nbf, exp=exp, paint=Paint(ascii=True))[1]


def test_the_wait_before_nbf_is_thin() -> None:
    found = bar(iat=MOMENT, nbf=MOMENT + 100, exp=MOMENT + 400)
    assert found.startswith("-" * round(ROOM / 4 - 1))
    assert found.count("-") == pytest.approx(ROOM / 4, abs=1)


@pytest.mark.parametrize(("lifetime", "over"), [(3599, False), (3600, False), (3601, True), (7200, True)])
def test_the_limit_is_drawn_only_where_it_is_passed(lifetime: int, over: bool) -> None:  # noqa: FBT001 - a table's column
    times = {"iat": MOMENT, "nbf": MOMENT, "exp": MOMENT + lifetime}
    assert ("|" in bar(**times)) == over
    assert ("too much" in words(**times)) == over


def test_the_limit_of_twice_the_hour_stands_in_the_middle() -> None:
    found = bar(iat=MOMENT, nbf=MOMENT, exp=MOMENT + 7200)
    assert found.index("|") == pytest.approx((ROOM - 1) / 2, abs=0.6)


def test_the_limit_is_the_tenants() -> None:
    short = Tenant(longest_lifetime=60)
    names, line, told = drawn(exp=MOMENT + 120, tenant=short, paint=Paint(ascii=True), width=104)
    assert "1 min limit" in names
    assert line.partition("[")[2].index("|") == pytest.approx(99 / 2, abs=0.6)
    assert "of 1 min allowed, 1 min too much" in told


@pytest.mark.parametrize(
    ("nbf", "exp", "said"),
    [
        (MOMENT + 60, MOMENT + 360, "valid in 1 min"),
        (MOMENT, MOMENT + 300, "expires in 5 min"),
        (MOMENT - 300, MOMENT + 1, "expires in 1 s"),
        (MOMENT - 300, MOMENT, "expired 0 s ago"),
        (MOMENT - 400, MOMENT - 100, "expired 1 min 40 s ago"),
    ],
)
def test_where_now_stands_is_said(nbf: int, exp: int, said: str) -> None:
    assert words(iat=nbf, nbf=nbf, exp=exp).startswith(said)


@pytest.mark.parametrize("name", ["nbf", "exp"])
@pytest.mark.parametrize("value", [None, "soon", True, [], {}])
def test_without_a_number_there_is_no_bar(name: str, value: Json) -> None:
    assert bar(**{name: value}) == ""


@pytest.mark.parametrize(("exp", "is_drawn"), [(MOMENT - 1, False), (MOMENT, False), (MOMENT + 1, True)])
def test_a_token_that_is_never_valid_has_no_bar(exp: int, is_drawn: bool) -> None:  # noqa: FBT001 - a table's column
    assert bool(bar(exp=exp)) == is_drawn


@pytest.mark.parametrize("iat", [None, "then", MOMENT - 10**9, MOMENT + 10**9])
def test_an_iat_out_of_reach_leaves_the_bar_to_nbf_and_exp(iat: Json) -> None:
    assert bar(iat=iat) == "=" * ROOM


FINITE = st.floats(allow_nan=False, allow_infinity=False)
TIMES = st.one_of(
    st.integers(MOMENT - 10_000, MOMENT + 10_000),
    st.integers(-(10**400), 10**400),
    FINITE,
    st.none(),
    st.booleans(),
)


@settings(deadline=None)
@given(iat=TIMES, nbf=TIMES, exp=TIMES, width=st.integers(40, 200))
@example(iat=None, nbf=0.5, exp=10**400, width=80)
@example(iat=10**400, nbf=0.5, exp=1.5, width=80)
@example(iat=None, nbf=2.0**60, exp=2**60 + 1, width=80)
@example(iat=5e-324, nbf=5e-324, exp=1e-323, width=40)
@example(iat=-1e308, nbf=-1e308, exp=1e308, width=40)
def test_no_times_make_a_report_fail_to_be_drawn(iat: Json, nbf: Json, exp: Json, width: int) -> None:
    report = report_on(unsigned({**sample_payload(MOMENT), "iat": iat, "nbf": nbf, "exp": exp}), to=Tenant())
    assert not report.crashed
    assert render(report, Sheet(width=width)).endswith("\n")
    lines = timeline(report, width, Paint())
    assert not lines or 3 <= len(lines) <= 5
    assert all(columns(line) <= width for line in lines)


@pytest.mark.parametrize(
    "number", ["1e400", "-1e400", "9" * 4000, "-0.0", "1e-400", "0.1e1", "1E9"], ids=lambda text: text[:8]
)
@pytest.mark.parametrize("name", ["iat", "nbf", "exp"])
def test_times_as_json_may_write_them_are_drawn(name: str, number: str) -> None:
    payload = json.dumps({**sample_payload(MOMENT), name: 12_345_678_901}).replace("12345678901", number)
    report = report_on(f"{base64url(header_text())}.{base64url(payload)}.{'A' * 342}", to=Tenant())
    assert not report.crashed
    assert render(report, Sheet()).endswith("\n")


@settings(deadline=None)
@given(value=st.one_of(st.integers(-(10**400), 10**400), FINITE), moment=st.floats(-6e10, 2e11))
def test_any_time_has_words(value: float, moment: float) -> None:
    assert when(value, moment, None)
    assert when(value, moment, timezone(timedelta(hours=-11, minutes=-30)))


HOUR_EAST = timezone(timedelta(hours=1))
KOLKATA = timezone(timedelta(hours=5, minutes=30))
WEST = timezone(timedelta(hours=-3, minutes=-30))
INSTANT = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        (None, "2023-11-14 22:13:20Z"),
        (UTC, "2023-11-14 22:13:20Z"),
        (HOUR_EAST, "2023-11-14 22:13:20Z (23:13:20 +01:00)"),
        (KOLKATA, "2023-11-14 22:13:20Z (2023-11-15 03:43:20 +05:30)"),
        (WEST, "2023-11-14 22:13:20Z (18:43:20 -03:30)"),
    ],
    ids=["no zone", "UTC", "an hour east", "half an hour, next day", "west"],
)
def test_a_time_is_told_in_utc_and_in_the_readers_zone(zone: tzinfo | None, said: str) -> None:
    assert when(INSTANT, INSTANT, zone) == f"{said}  now"


@pytest.mark.parametrize(
    ("apart", "said"),
    [(0, "now"), (1, "in 1 s"), (-1, "1 s ago"), (3600, "in 1 h"), (-7500, "2 h 5 min ago"), (90_000, "in 25 h")],
)
def test_a_time_is_told_by_its_distance(apart: int, said: str) -> None:
    assert when(INSTANT + apart, INSTANT, None).endswith(f"  {said}")


@pytest.mark.parametrize("value", [10**18, -(10**18), 1e300, 10**400])
def test_a_time_beyond_every_calendar_is_told_as_such(value: float) -> None:
    assert "no calendar reaches it" in when(value, INSTANT, HOUR_EAST)
