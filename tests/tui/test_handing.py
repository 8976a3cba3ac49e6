"""Handing on: what is copied, to where, and that the token itself never is."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from inspector.tui.screens.overlay import Menu
from tests.tui.scenes import signed
from tests.tui.stage import WIDE, is_bare, opened, paste, played, press, report, shown, text_of, told, view

WHO = ("Hardcore Harry", "harry@example.com", "0hEhiPyhMBdtOCv2UZKoLo4G24p")


@pytest.fixture(autouse=True)
def _no_clipboard_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's clipboard is written by a test."""
    monkeypatch.setenv("PATH", "/nowhere")


def choices(pilot: Pilot[int]) -> list[str]:
    """What the menu offers."""
    assert isinstance(pilot.app.screen, Menu)
    return [row.about or "" for row in view(pilot, "text").rows]


async def copied(pilot: Pilot[int], choice: str) -> str:
    """What is in the clipboard after that choice was made in the menu."""
    await press(pilot, "ctrl+y")
    await press(pilot, "home", *["down"] * choices(pilot).index(choice), "enter")
    assert is_bare(pilot)
    return pilot.app.clipboard


@played
async def test_a_finding_can_be_copied_with_its_value_and_the_report() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+y")
        assert choices(pilot) == ["value", "both", "finding", "report"]
        await press(pilot, "escape")
        assert pilot.app.clipboard == ""
        assert await copied(pilot, "value") == "qlik.api/jwt-login-session"
        assert await copied(pilot, "both") == '"aud": "qlik.api/jwt-login-session"'
        finding = report(pilot).findings[0]
        text = await copied(pilot, "finding")
        assert all(word in text for word in (finding.rule.code, finding.rule.name, finding.message, finding.rule.fix))
        assert "clipboard" in told(pilot)[-1]


@played
async def test_the_menu_stands_on_its_first_choice() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+y")
        assert view(pilot, "text").about == choices(pilot)[0]
        await press(pilot, "enter")
        assert pilot.app.clipboard == "qlik.api/jwt-login-session"


@played
async def test_a_claim_without_a_finding_is_copied_as_it_is() -> None:
    async with shown("conforming", size=WIDE) as pilot:
        await press(pilot, "f3")
        for where, value, both in (
            ("/payload/name", "Hardcore Harry", '"name": "Hardcore Harry"'),
            ("/payload/email_verified", "true", '"email_verified": true'),
            ("/payload/groups", '["Administrators", "Sales", "Marketing"]', None),
            ("/payload/exp", "1700000296", '"exp": 1700000296'),
            ("/header/alg", "RS256", '"alg": "RS256"'),
        ):
            view(pilot, "claims").choose(where)
            assert await copied(pilot, "value") == value
            if both is not None:
                assert await copied(pilot, "both") == both


@played
async def test_a_name_and_value_copied_are_json_whatever_the_name() -> None:
    names = ["a/b", "~", 'say "a"', "a b"]
    async with opened() as pilot:
        await paste(pilot, signed(dict.fromkeys(names, "x")))
        await press(pilot, "f3")
        for name in names:
            view(pilot, "claims").choose(f"/payload/{name.replace('~', '~0').replace('/', '~1')}")
            text = await copied(pilot, "both")
            assert json.loads(f"{{{text}}}") == {name: "x"}


@played
async def test_a_finding_on_what_is_absent_has_no_value_to_copy() -> None:
    async with shown("no-nbf") as pilot:
        await press(pilot, "ctrl+y")
        assert choices(pilot) == ["finding", "report"]


@played
async def test_a_copied_report_is_markdown_masked_and_without_the_token() -> None:
    async with shown("twelve-findings") as pilot:
        text = await copied(pilot, "report")
        assert all(finding.rule.code in text for finding in report(pilot).findings)
        assert text.startswith("#")
        assert "DOES NOT CONFORM" in text


@played
async def test_nothing_that_can_be_copied_holds_the_token() -> None:
    async with shown("altered-payload") as pilot:
        for key in ("f2", "f6"):
            await press(pilot, key, "ctrl+y")
            offered = choices(pilot)
            await press(pilot, "escape")
            for choice in offered:
                text = await copied(pilot, choice)
                assert not [part for part in report(pilot).token.parts if part[:24] in text]
        assert not [who for who in WHO if who in await copied(pilot, "report")]


@played
async def test_a_tool_that_takes_it_is_told_apart_from_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    tool = tmp_path / "pbcopy"
    tool.write_text(f"#!/bin/sh\nexec /bin/cat > '{taken}'\n")
    tool.chmod(0o700)
    async with shown("wrong-audience") as pilot:
        await copied(pilot, "value")
        without = told(pilot)[-1]
        monkeypatch.setenv("PATH", str(tmp_path))
        await copied(pilot, "value")
        assert taken.read_text() == "qlik.api/jwt-login-session"
        assert told(pilot)[-1] != without


@played
async def test_escape_copies_nothing() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+y", "down", "escape")
        assert pilot.app.clipboard == ""
        assert told(pilot) == []


@played
async def test_without_a_tool_the_clipboard_is_not_read_and_it_says_what_to_do_instead() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+v")
        assert "ctrl+shift+v" in told(pilot)[-1]
        assert "ctrl+shift+v" in " ".join(text_of(pilot).split())


@played
async def test_the_clipboard_is_read_where_there_is_a_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "pbpaste"
    tool.write_text(f"#!/bin/sh\necho '{signed({'aud': 'qlik.api'})}'\n")
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    async with opened() as pilot:
        await press(pilot, "ctrl+v")
        assert report(pilot).findings[0].rule.code == "QJ404"
