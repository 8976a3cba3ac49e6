"""Help: for the part one is in, the palette with every command, and the index of rules."""

from collections.abc import Sequence

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from inspector.checks.catalogue import RULES
from inspector.checks.rule import Rule
from inspector.report.paint import Paint
from inspector.tui.keys import KEYS
from inspector.tui.pages.catalogue import of_rule
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.overlay import Sheet
from inspector.tui.screens.rules import Rules
from inspector.tui.settings import PAGES, Settings
from tests.tui.stage import HUGE, WIDE, bench, is_bare, opened, played, press, settled, shown, text_of, view

ELSEWHERE = {"reveal", "back", "folder", "parent"}  # keys of parts, not of the whole


def words_of(rows: Sequence[Row]) -> str:
    """The rows' text, in one line."""
    return " ".join(" ".join(row.text for row in rows).split())


@played
async def test_every_part_has_help_of_its_own() -> None:
    seen = set()
    async with shown("twelve-findings", size=WIDE) as pilot:
        for part in ("findings", "why", "claims", "header", "payload", "signature"):
            if part in PAGES:
                bench(pilot).action_page(part)
            view(pilot, part).focus()
            await settled(pilot)
            await press(pilot, "f1")
            assert isinstance(pilot.app.screen, Sheet)
            first = words_of(view(pilot, "text").rows).partition(".")[0]
            seen.add(first)
            await press(pilot, "escape")
            assert pilot.app.focused is view(pilot, part)
    assert len(seen) == 6


@played
async def test_lines_that_ask_have_help_of_their_own() -> None:
    async with shown("conforming") as pilot:
        await press(pilot, "ctrl+k")
        for words in ("Certificate:", "Issuer:", "Key ID:", "Clock tolerance:"):
            await press(pilot, "f1")
            assert words_of(view(pilot, "text").rows).startswith(words)
            await press(pilot, "escape")
            await press(pilot, "tab")


@pytest.mark.parametrize("scene", ["empty", "conforming"])
@played
async def test_help_names_every_key_and_the_command_line(scene: str) -> None:
    async with shown(scene) as pilot:
        await press(pilot, "f1")
        text = words_of(view(pilot, "text").rows)
        assert [key.id for key in KEYS if key.help not in text or key.keys.split(",")[0] not in text] == []
        assert "screen reader" in text
        assert "qlik-jwt inspect" in text


@played
async def test_help_can_be_scrolled_to_its_end() -> None:
    async with opened(size=(60, 20)) as pilot:
        await press(pilot, "f1")
        before = text_of(pilot)
        await press(pilot, "end")
        assert text_of(pilot) != before
        assert KEYS[-1].keys.split(",")[0] in text_of(pilot)


@played
async def test_help_names_the_keys_as_they_are_configured() -> None:
    async with opened(settings=Settings(keys={"open": "f12"})) as pilot:
        await press(pilot, "f1")
        row = next(row.text for row in view(pilot, "text").rows if "Opens a file" in row.text)
        assert "f12" in row
        assert "ctrl+o" not in row


@played
async def test_a_configured_key_works_and_the_old_one_does_not() -> None:
    async with shown(
        "conforming", settings=Settings(keys={"help": "f12", "claims": "f11,3", "header": "f10"})
    ) as pilot:
        await press(pilot, "f1")
        assert is_bare(pilot)
        await press(pilot, "f12")
        assert isinstance(pilot.app.screen, Sheet)
        await press(pilot, "escape", "3")
        assert bench(pilot).bench.page == "claims"


@played
async def test_the_palette_lists_every_keys_command() -> None:
    async with opened(size=HUGE) as pilot:
        commands = list(bench(pilot).get_system_commands(pilot.app.screen))
        helps = [command.help for command in commands]
        assert [key.id for key in KEYS if key.id not in ELSEWHERE and key.help not in helps] == []
        assert len({command.title for command in commands}) == len(commands) > 20
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await pilot.pause(0.5)
        listed = pilot.app.screen.query_one(OptionList)
        assert listed.option_count >= len(commands)


@played
async def test_a_command_of_the_palette_runs() -> None:
    async with shown("conforming") as pilot:
        for words, page in (("Signature", "signature"), ("Claims", "claims")):
            await press(pilot, "ctrl+p")
            await press(pilot, *words.lower())
            await pilot.pause(0.5)
            await press(pilot, "down", "enter")
            await settled(pilot)
            assert is_bare(pilot)
            assert bench(pilot).bench.page == page


@played
async def test_every_command_can_be_run_and_none_breaks_it() -> None:
    async with shown("three-tokens") as pilot:
        for command in bench(pilot).get_system_commands(pilot.app.screen):
            if not command.title.startswith(("Quit", "Stop")):
                command.callback()
                await settled(pilot)
                while len(pilot.app.screen_stack) > 2:
                    await press(pilot, "escape")
                assert pilot.app.is_running, command.title


@played
async def test_the_index_explains_every_rule() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+r")
        assert isinstance(pilot.app.screen, Rules)
        index, explained = view(pilot, "index"), view(pilot, "rule")
        seen = set()
        for number, row in enumerate(index.rows):
            if row.about is not None:
                index.go_to(number)
                await pilot.pause(0)
                await pilot.pause(0)
                seen.add(index.about)
                assert row.about in explained.rows[0].text
    assert seen == {rule.code for rule in RULES} - {"QJ000"}  # a fault of the tool itself


@played
async def test_enter_in_the_index_opens_nothing() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+r", "down", "enter")
        assert isinstance(pilot.app.screen, Rules)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_explanation_says_what_why_and_how(rule: Rule) -> None:
    text = words_of(of_rule(rule.code, Canvas(500, Paint())))
    assert all(words in text for words in (rule.code, rule.name, rule.title, rule.why, rule.fix, rule.grade))
    assert rule.severity.value.upper() in text
