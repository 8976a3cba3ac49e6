"""The pages: which key shows which, what stands beside it, and what a screen of each size has room for."""

import pytest
from textual.widgets import Footer

from inspector.tui.settings import PAGES, Settings
from inspector.tui.widgets.rows import Rows
from tests.tui.stage import (
    HUGE,
    NARROW,
    SMALL,
    WIDE,
    Size,
    bench,
    opened,
    played,
    press,
    settled,
    shown,
    text_of,
    view,
)

KEYS = {"f2": "findings", "f3": "claims", "f4": "header", "f5": "payload", "f6": "signature"} | dict(
    zip("12345", PAGES, strict=True)
)
TITLES = ("F2 Findings", "F3 Claims", "F4 Header", "F5 Payload", "F6 Signature")
ALWAYS = {"verdict", "times"}
EXPLAINED = {"findings", "why"}
LOOKED_AT = {
    "empty": ("f2", "ctrl+k", "ctrl+o"),
    "twelve-findings": ("f2", "f3", "f4", "f5", "f6", "f1", "ctrl+r", "ctrl+y", "ctrl+p"),
    "wrong-key": ("f2", "f6"),
    "no-certificate": ("f2", "f6", "ctrl+k"),
    "three-tokens": ("f2", "ctrl+l"),
}
BOXES = frozenset("─│╭╮╰╯┌┐└┘━┃▌▎")
WINDOWS = {(50, 12): False, (49, 12): True, (50, 11): True, (200, 11): True, (49, 60): True, (20, 4): True}
ROOM: list[tuple[Size, str, set[str]]] = [
    (SMALL, "findings", EXPLAINED),
    (SMALL, "payload", {"payload"}),
    (NARROW, "findings", EXPLAINED),
    (NARROW, "claims", {"claims"}),
    (NARROW, "signature", {"signature"}),
    ((99, 40), "findings", EXPLAINED),
    ((100, 40), "findings", {"token", "claims", *EXPLAINED}),
    ((100, 24), "findings", {"token", "claims", *EXPLAINED}),
    (WIDE, "findings", {"token", "claims", *EXPLAINED}),
    (WIDE, "header", {"token", "header", *EXPLAINED}),
    ((159, 60), "payload", {"token", "payload", *EXPLAINED}),
    ((160, 60), "payload", {"token", "payload", "payload-beside", *EXPLAINED}),
    (HUGE, "findings", {"token", "claims", "payload-beside", *EXPLAINED}),
    (HUGE, "signature", {"token", "signature", "payload-beside", *EXPLAINED}),
]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@played
async def test_every_page_is_shown_by_its_two_keys(size: Size) -> None:
    async with shown("twelve-findings", size=size) as pilot:
        for key, page in KEYS.items():
            await press(pilot, key)
            assert bench(pilot).bench.page == page
            assert pilot.app.focused is view(pilot, page)
            assert view(pilot, page).is_on_screen
            assert view(pilot, page).rows


@played
async def test_a_screen_shows_as_many_parts_as_it_has_room_for() -> None:
    async with shown("twelve-findings") as pilot:
        for size, page, parts in ROOM:
            await pilot.resize_terminal(*size)
            bench(pilot).action_page(page)
            await settled(pilot)
            on_screen = {each.id for each in pilot.app.screen.query(Rows) if each.is_on_screen}
            assert on_screen == ALWAYS | parts, f"{page} at {size}"


@played
async def test_one_page_at_a_time_is_named_with_all_the_others() -> None:
    async with shown("conforming") as pilot:
        for key in KEYS:
            await press(pilot, key)
            title = text_of(pilot).split("\n")[1]
            assert [word for word in TITLES if word not in title] == []


@pytest.mark.parametrize("scene", ["empty", "conforming"])
@played
async def test_below_50_by_12_the_window_is_too_small(scene: str) -> None:
    async with shown(scene) as pilot:
        for size, is_too_small in WINDOWS.items():
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert ("window too small" in text_of(pilot)) == is_too_small, size
            assert ("qlik-jwt inspect" in text_of(pilot)[:80]) == is_too_small, size
            assert view(pilot, "verdict").is_on_screen == (scene == "conforming" and not is_too_small), size
            assert pilot.app.screen.query_one(Footer).is_on_screen != is_too_small, size


@played
async def test_a_window_made_larger_shows_everything_again() -> None:
    async with shown("twelve-findings", size=(40, 10)) as pilot:
        await pilot.resize_terminal(*WIDE)
        await press(pilot, "f2")
        assert "window too small" not in text_of(pilot)
        assert view(pilot, "findings").is_on_screen
        assert view(pilot, "findings").about == "0"


@pytest.mark.parametrize("page", ["claims", "signature"])
@played
async def test_the_first_page_is_the_configured_one(page: str) -> None:
    async with shown("conforming", settings=Settings(page=page)) as pilot:
        assert bench(pilot).bench.page == page
        assert pilot.app.focused is view(pilot, page)


@played
async def test_before_the_first_token_it_says_how_to_paste_and_open() -> None:
    async with opened() as pilot:
        for key in ("f2", "f3", "5"):
            await press(pilot, key)
            assert [each.id for each in pilot.app.screen.query(Rows) if each.is_on_screen] == ["empty"]
            assert pilot.app.focused is view(pilot, "empty")
        seen = text_of(pilot)
        assert all(word in seen for word in ("Paste", "ctrl+v", "ctrl+o", "ctrl+k", "SSH", "tmux", "Nothing leaves"))


@played
async def test_the_theme_is_the_configured_one_until_another_is_chosen() -> None:
    async with opened(settings=Settings(theme="ansi-dark")) as pilot:
        assert pilot.app.theme == "ansi-dark"
        for theme in ("ansi-dark", "textual-light", "ansi-light", "dracula"):
            pilot.app.theme = theme
            await settled(pilot)
            assert pilot.app.theme == theme
            assert pilot.app.has_class("-ansi") == theme.startswith("ansi")


@pytest.mark.parametrize("scene", LOOKED_AT)
@played
async def test_in_ascii_words_and_signs_are_ascii(scene: str) -> None:
    async with shown(scene, settings=Settings(ascii=True)) as pilot:
        for key in LOOKED_AT[scene]:
            await press(pilot, key)
            assert not {each for each in text_of(pilot) if not each.isascii()}, f"{key}:\n{text_of(pilot)}"
            if len(pilot.app.screen_stack) > 2:
                await press(pilot, "escape")


@pytest.mark.parametrize("key", ["ctrl+r", "ctrl+v"])
@played
async def test_in_ascii_boxes_are_ascii(key: str) -> None:
    async with shown("conforming", size=WIDE, settings=Settings(ascii=True)) as pilot:
        assert BOXES.isdisjoint(text_of(pilot))
        await press(pilot, key)
        assert BOXES.isdisjoint(text_of(pilot))


@played
async def test_the_timeline_has_words_where_it_has_no_bar() -> None:
    async with shown("options-merged-into-the-payload") as pilot:
        assert "No timeline" in text_of(pilot)
        assert "now 2023-11-14 22:13:20Z" in text_of(pilot)
