"""The list of tenants: which is in use, what is kept of each, and what is done with one."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.configuration import read_configuration
from inspector.report.report import Verdict
from inspector.trust.tenant import Tenant
from inspector.tui.app import Inspector
from inspector.tui.choosing import for_all, for_each
from inspector.tui.desk import Desk
from inspector.tui.screens.overlay import Menu
from inspector.tui.screens.tenants import Tenants
from inspector.tui.settings import Settings
from tests.tui.hostile import STEERING
from tests.tui.scenes import signed, tenant
from tests.tui.stage import (
    HUGE,
    NARROW,
    SMALL,
    WIDE,
    Clock,
    Size,
    bench,
    codes,
    is_bare,
    opened,
    played,
    press,
    report,
    settled,
    take,
    text_of,
    told,
    unsafe,
    view,
    words_in,
)
from tests.tui.tenants import MINE, OTHER, among, choose, do, lines, put, text_in
from tests.tui.wire import wire

pytestmark = pytest.mark.usefixtures("own")
NOBODY = Tenant()


@pytest.mark.parametrize("size", [NARROW, WIDE, SMALL, HUGE])
@played
async def test_every_tenant_is_listed_and_what_is_in_use_marked(size: Size) -> None:
    async with opened(size=size, to=NOBODY, among=among()) as pilot:
        await press(pilot, "ctrl+g")
        text = text_of(pilot)
        assert [line for line in text.split("\n") if "in use" in line] == [
            line for line in text.split("\n") if "each token by its own" in line
        ]
        assert all(words in text for words in ("mine", "✓ expires 20", "other", "- no certificate", "new tenant"))
        assert ("https://my-custom-jwt" in "".join(lines(pilot))) == (size[0] > 80)


@played
async def test_all_of_the_tenant_under_the_cursor_is_told(own: Path) -> None:
    async with opened(to=NOBODY, among=among(), size=HUGE) as pilot:
        await press(pilot, "ctrl+g", "down", "down")
        detail = words_in(pilot, "detail")
        assert all(
            words in detail for words in ("https://other", "another", "not told, so kid is not checked", str(own))
        )
        await press(pilot, "end")
        assert "GET /api/v1/identity-providers" in words_in(pilot, "detail")


@pytest.mark.parametrize(
    ("moment", "words"), [(1_000_000_000, "! begins 20"), (1_700_000_000, "✓ expires 20"), (10**10, "! expired 20")]
)
@played
async def test_the_certificate_is_judged_at_the_moment(moment: float, words: str) -> None:
    async with opened(to=NOBODY, stopped_at=moment) as pilot:
        await press(pilot, "ctrl+g")
        assert words in lines(pilot)[2]


@played
async def test_one_that_is_chosen_is_for_all_tokens_and_back_again() -> None:
    async with opened(to=NOBODY, among=among()) as pilot:
        await take(pilot, signed())
        assert (report(pilot).verdict, report(pilot).tenant.name) == (Verdict.CONFORMING, "mine")
        await do(pilot, "other", "judge")
        assert is_bare(pilot)
        assert "All tokens are judged by “other” now." in told(pilot)
        assert "QJ402" in codes(pilot)
        await press(pilot, "ctrl+g")
        assert [line.startswith("\x1b") or "in use" in line for line in lines(pilot)[:4]] == [True, False, False, True]
        await choose(pilot, "each")
        assert "Each token is judged by its own of 2 tenants now." in told(pilot)
        assert (report(pilot).verdict, report(pilot).tenant.name) == (Verdict.CONFORMING, "mine")


@played
async def test_a_tenant_is_found_for_a_token_that_none_fitted(own: Path) -> None:
    put(own, OTHER)
    async with opened(to=NOBODY, among=among()) as pilot:
        await take(pilot, signed())
        assert report(pilot).tenant.name == ""
        put(own, MINE + OTHER)
        await choose(pilot, "each")
        assert report(pilot).tenant.name == "mine"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"cert": "x"}, "The certificate given at the start wins over what is kept, until another line is chosen."),
        ({}, "none of these, but what was set for this run or by [tenant]"),
    ],
)
@played
async def test_what_was_given_at_the_start_wins_and_that_is_said(given: Mapping[str, str], words: str) -> None:
    desk = Desk(now=Clock(), tenant=tenant(), given=given)
    async with Inspector(desk, Settings()).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+g")
        assert words in " ".join(text_of(pilot).replace("│", " ").split())
        await do(pilot, "other", "judge")
        assert (bench(pilot).desk.tenant.name, bench(pilot).desk.tenant.certificate) == ("other", None)
        await press(pilot, "ctrl+g")
        assert words not in text_of(pilot)


def test_a_tolerance_of_the_start_is_laid_over_every_tenant() -> None:
    configuration = read_configuration(Path())
    desk = Desk(now=Clock(), given={"clock-tolerance": 7.0})
    assert [each.clock_tolerance for each in for_each(desk, configuration).among] == [7, 7]
    assert for_all(desk, "mine", configuration).tenant.clock_tolerance == 7


@played
async def test_escape_goes_back_step_by_step(own: Path) -> None:
    before = text_in(own)
    async with opened(to=NOBODY, among=among()) as pilot:
        desk = bench(pilot).desk
        await choose(pilot, "other")
        assert isinstance(pilot.app.screen, Menu)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Tenants)
        assert "https://other" in words_in(pilot, "detail")
        for line in ("new", "import"):
            await choose(pilot, line)
            await press(pilot, "escape")
            assert view(pilot, "tenants").about == line
        await press(pilot, "escape")
        assert is_bare(pilot)
        assert bench(pilot).desk is desk
    assert text_in(own) == before


@played
async def test_a_certificate_that_cannot_be_read_is_said_and_the_list_still_shown(own: Path) -> None:
    (own.parent / "its.cer").unlink()
    async with opened(to=NOBODY) as pilot:
        await press(pilot, "ctrl+g")
        assert "✗ cannot be read" in lines(pilot)[2]
        await do(pilot, "mine", "show")
        assert "there is no such file" in words_in(pilot, "text")
        await press(pilot, "escape")
        await do(pilot, "mine", "judge")
        assert "there is no such file" in told(pilot)[-1]
        assert bench(pilot).desk.tenant is NOBODY


@pytest.mark.parametrize("text", ["[tenants.mine\n", "[tenants.mine]\nissuers = 'x'\n", "tenants = 3\n"])
@played
async def test_a_configuration_that_cannot_be_read_is_said_in_one_line(own: Path, text: str) -> None:
    put(own, text)
    async with opened(to=NOBODY) as pilot:
        await press(pilot, "ctrl+g")
        assert is_bare(pilot)
        [words] = told(pilot)
        assert words.startswith(str(own))
        assert "\n" not in words


@played
async def test_a_file_that_is_named_is_the_only_one(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = own.parent / "named.toml"
    named.write_text('[tenants.third]\nissuer = "x"\n')
    monkeypatch.setenv("QLIK_JWT_CONFIG", str(named))
    async with opened(to=NOBODY) as pilot:
        await press(pilot, "ctrl+g")
        assert "third" in text_of(pilot)
        assert "mine" not in text_of(pilot)
        await press(pilot, "end", "up")
        assert "named.toml" in words_in(pilot, "detail")
    monkeypatch.setenv("QLIK_JWT_CONFIG", "")
    async with opened(to=NOBODY) as pilot:
        await choose(pilot, "new")
        assert "QLIK_JWT_CONFIG is empty" in told(pilot)[-1]
        assert isinstance(pilot.app.screen, Tenants)


@played
async def test_nothing_untrusted_steers_the_terminal(own: Path) -> None:
    text = "".join(f"\\U{ord(each):08x}" for each in "".join(STEERING.values())[:50] if each <= "\ud7ff")
    keys = ("issuer", "key-id", "description", "cert")
    put(own, "\n".join([f'[tenants."{text}"]', *(f'{key} = "{text}"' for key in keys)]))
    async with opened(to=NOBODY, size=WIDE) as pilot:
        await press(pilot, "ctrl+g", "down")
        seen = text_of(pilot)
        for choice in ("enter", "down", "enter", "escape", "enter", "end", "enter"):
            await press(pilot, choice)
            seen += text_of(pilot)
        assert unsafe(seen) == set()


@played
async def test_other_keys_do_nothing_over_it_but_help() -> None:
    async with opened(to=NOBODY) as pilot:
        await press(pilot, "ctrl+g")
        over = pilot.app.screen
        for key in ("ctrl+g", "ctrl+k", "ctrl+o", "ctrl+l", "ctrl+y"):
            await press(pilot, key)
            assert pilot.app.screen is over, key
        await press(pilot, "f1")
        assert words_in(pilot, "text").startswith("Tenants:")


@played
async def test_in_ascii_it_is_drawn_with_ascii_alone() -> None:
    async with opened(to=replace(tenant(), name="x"), settings=Settings(ascii=True)) as pilot:
        await press(pilot, "ctrl+g", "down")
        seen = text_of(pilot)
        for key in ("enter", "down", "enter"):
            await press(pilot, key)
            seen += text_of(pilot)
        assert seen.isascii(), {each for each in seen if not each.isascii()}


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
def test_what_options_of_the_command_told_is_known_to_the_list(tmp_path: Path) -> None:
    (tmp_path / "qlik-jwt.toml").write_text(OTHER)
    with wire("--tenant", "other", "--issuer", "https://x", "--key-id", "k", folder=tmp_path) as screen:
        screen.shows("Paste a token")
        screen.press("ctrl+g")
        screen.shows("The issuer and key ID given at the start win over what is kept")
        screen.press("ctrl+q")
        assert screen.ends() == 0


@played
async def test_a_tenant_of_much_text_holds_nobody_up(own: Path) -> None:
    put(own, f'[tenants.{"n" * 10_000}]\nissuer = "{"i" * 400_000}"\ndescription = "{"d " * 200_000}"\n')
    async with opened(to=NOBODY, size=WIDE) as pilot:
        await press(pilot, "ctrl+g", "down")
        assert "nnn…" in lines(pilot)[2]
        assert len(view(pilot, "detail").rows) < 100
