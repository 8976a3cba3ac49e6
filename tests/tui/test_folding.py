"""Rows that are wider than their view: shown whole over several, as a terminal folds a long line."""

import pytest

from inspector.report.paint import Paint, columns, runs
from inspector.tui.pages.row import Canvas, Row, folded
from tests.tui.scenes import signed
from tests.tui.stage import HUGE, NARROW, SMALL, Size, opened, paste, played, press, words_in

ADDRESS = "https://a-rather-long-name-for-an-issuer.of-some-company.example.com/oauth2/tenant-0815"
PAINT = Paint(colour=True)


def plain(row: Row) -> str:
    return "".join(text for _, text in runs(row.text))


@pytest.mark.parametrize("width", [1, 7, 40, 79])
@pytest.mark.parametrize("text", [f"  {ADDRESS}", "日本語の" * 20 + "x", PAINT("error", ADDRESS) + PAINT("dim", " x")])
def test_nothing_of_a_wide_row_is_lost(text: str, width: int) -> None:
    drawn = folded([Row(text, "it")], Canvas(width, PAINT))
    assert "".join(map(plain, drawn)) == plain(Row(text))
    assert all(columns(plain(row)) <= max(width, 2) for row in drawn)
    assert [row.about for row in drawn] == ["it", *[None] * (len(drawn) - 1)]


def test_what_is_painted_stays_so_on_each_row() -> None:
    drawn = folded([Row(PAINT("error", "x" * 25))], Canvas(10, PAINT))
    assert [row.text for row in drawn] == [PAINT("error", "x" * count) for count in (10, 10, 5)]


def test_a_row_that_fits_is_left_as_it_is() -> None:
    row = Row(PAINT("bold", "x" * 10), "it")
    assert folded([row], Canvas(10, PAINT)) == [row]


@pytest.mark.parametrize("size", [SMALL, NARROW, (100, 30), HUGE])
@played
async def test_an_address_that_differs_is_whole_on_both_sides(size: Size) -> None:
    async with opened(size=size) as pilot:
        await paste(pilot, f"{signed({'iss': ADDRESS})}\n{signed({'iss': f'{ADDRESS}/', 'jti': '2'})}")
        await press(pilot, "f8")
        told = words_in(pilot, "compared").replace(" ", "").replace("\n", "")
        assert told.count(ADDRESS) >= 2
        assert f"{ADDRESS}/" in told
