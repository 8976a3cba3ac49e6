"""The table of the tokens found: what is listed, by which keys it is asked for, and what stays when one comes back."""

from textual.pilot import Pilot

from inspector.report.report import Verdict
from inspector.tui.screens.ask import Line
from inspector.tui.screens.found_rules import FoundRules
from inspector.tui.screens.tokens import Tokens
from inspector.tui.settings import Settings
from tests.tui.scenes import signed
from tests.tui.stage import (
    HUGE,
    NARROW,
    SMALL,
    WIDE,
    bench,
    codes,
    is_bare,
    opened,
    paste,
    played,
    press,
    report,
    settled,
    shown,
    text_of,
    told,
    view,
    words_in,
)

BAD, GOOD, LONG = ["1", "2", "3", "4", "6", "7", "8"], ["0", "5"], ["2", "7"]


def listed(pilot: Pilot[int]) -> list[str]:
    """The numbers of the tokens in the table."""
    assert isinstance(pilot.app.screen, Tokens)
    return [row.about or "" for row in view(pilot, "tokens").rows]


def title(pilot: Pilot[int]) -> str:
    """What the table is named."""
    return text_of(pilot).split("\n")[0].strip("╭─╮ ")


async def write(pilot: Pilot[int], words: str) -> None:
    """Writes words into the line to filter by."""
    await press(pilot, "ctrl+f")
    pilot.app.screen.query_one(Line).value = words
    await settled(pilot)


@played
async def test_the_columns_follow_the_width_of_the_window() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l")
        for size, there, absent in (
            (SMALL, ("verdict", "place", "first cause"), ("valid ", "masked", "issued ")),
            (NARROW, ("verdict", "valid ", "first cause"), ("masked", "issued ")),
            (WIDE, ("DOES NOT CONFORM", "sub, masked", "valid ", "lives", "first cause"), ("issued ",)),
            (HUGE, ("DOES NOT CONFORM", "sub, masked", "valid ", "lives", "issued ", "first cause"), ()),
        ):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            seen = "\n".join(text_of(pilot).split("\n")[:-7])
            assert [words for words in there if words not in seen] == [], size
            assert [words for words in absent if words in seen] == [], size


@played
async def test_what_a_row_has_no_room_for_stands_under_the_table() -> None:
    async with shown("many-tokens", size=SMALL) as pilot:
        await press(pilot, "ctrl+l", "down", "down")
        finding = bench(pilot).reports[2].findings[0]
        assert f"{finding.rule.code} {finding.message}" in words_in(pilot, "detail")
        assert "lives 2 h of 1 h allowed, 1 h too much · sub of 43 characters line 3:1" in words_in(pilot, "detail")
        assert words_in(pilot, "detail").endswith("line 3:1")
        await press(pilot, "up", "up")
        assert "Every required rule was asked and held." in words_in(pilot, "detail")


@played
async def test_enter_shows_the_token_and_the_table_is_as_it_was_when_one_comes_back() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+e", "down", "enter")
        assert is_bare(pilot)
        assert bench(pilot).number == 2
        assert codes(pilot) == ["QJ501"]
        await press(pilot, "ctrl+l")
        assert listed(pilot) == BAD
        assert view(pilot, "tokens").about == "2"
        assert "DOES NOT CONFORM" in title(pilot)
        await press(pilot, "escape")
        assert bench(pilot).number == 2


@played
async def test_one_key_lists_the_verdicts_in_turn() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l")
        assert listed(pilot) == [str(number) for number in range(len(bench(pilot).reports))]
        for words, numbers in (
            (" · DOES NOT CONFORM", BAD),
            (" · UNDECIDED", []),
            (" · CONFORMS", GOOD),
            ("", sorted([*BAD, *GOOD])),
        ):
            await press(pilot, "ctrl+e")
            assert listed(pilot) == numbers
            assert title(pilot) == f"{len(numbers)} of 9 tokens{words}"
            verdicts = {bench(pilot).reports[int(number)].verdict for number in listed(pilot)}
            assert len(verdicts) == (2 if not words else 1 if numbers else 0)


@played
async def test_where_none_is_left_it_is_said() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l", "ctrl+e", "ctrl+e")
        assert words_in(pilot, "detail") == "No token is left; change what is asked for."
        await press(pilot, "enter", "up", "down", "end")
        assert isinstance(pilot.app.screen, Tokens)
        await press(pilot, "ctrl+e")
        assert "No token is left" not in words_in(pilot, "detail")
        assert view(pilot, "tokens").about == "0"


@played
async def test_the_cursor_stays_on_its_token_or_goes_to_the_first() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l", "end", "up")
        assert view(pilot, "tokens").about == "7"
        await press(pilot, "ctrl+e")
        assert view(pilot, "tokens").about == "7"
        await write(pilot, "QJ501")
        assert listed(pilot) == LONG
        assert view(pilot, "tokens").about == "7"
        await write(pilot, "changed after signing")
        assert listed(pilot) == ["3"]
        assert view(pilot, "tokens").about == "3"


@played
async def test_the_rules_found_are_counted_and_one_of_them_is_chosen() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l", "ctrl+u")
        assert isinstance(pilot.app.screen, FoundRules)
        rows = view(pilot, "rules").rows
        assert rows[0].text.split()[0] == "9"
        counts = {row.about: int(row.text.split()[0]) for row in rows[1:]}
        found = [finding.rule.code for each in bench(pilot).reports for finding in each.findings]
        assert counts == {code: found.count(code) for code in set(found)}
        assert list(counts.values()) == sorted(counts.values(), reverse=True)
        view(pilot, "rules").choose("QJ501")
        await press(pilot, "enter")
        assert listed(pilot) == LONG
        assert title(pilot) == "2 of 9 tokens · QJ501"


@played
async def test_the_rules_found_begin_with_the_one_asked_for_and_all_of_them_can_be_had_again() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+u")
        view(pilot, "rules").choose("QJ404")
        await press(pilot, "enter", "ctrl+u")
        assert view(pilot, "rules").about == "QJ404"
        await press(pilot, "escape")
        assert listed(pilot) == ["1", "7"]
        await press(pilot, "ctrl+u", "home", "enter")
        assert len(listed(pilot)) == 9
        assert title(pilot) == "9 of 9 tokens"


@played
async def test_only_the_rules_found_in_what_is_listed_are_counted() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l", "ctrl+e", "ctrl+e", "ctrl+e", "ctrl+u")
        codes_found = {row.about for row in view(pilot, "rules").rows[1:]}
        assert codes_found == {
            finding.rule.code
            for each in bench(pilot).reports
            if each.verdict is Verdict.CONFORMING
            for finding in each.findings
        }
        assert "Rules found · CONFORMS" in text_of(pilot)


@played
async def test_words_verdict_and_rule_are_asked_together_and_told_together() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l", "ctrl+e")
        await write(pilot, "verified exp")
        await press(pilot, "enter", "ctrl+u")
        view(pilot, "rules").choose("QJ501")
        await press(pilot, "enter")
        assert listed(pilot) == LONG
        assert title(pilot) == "2 of 9 tokens · DOES NOT CONFORM · QJ501 · “verified exp”"


@played
async def test_escape_goes_from_the_line_to_the_table_and_from_there_back() -> None:
    async with shown("many-tokens") as pilot:
        await write(pilot, "QJ501")
        assert "enter, esc to the table" in text_of(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Tokens)
        assert pilot.app.focused is view(pilot, "tokens")
        assert listed(pilot) == LONG
        await press(pilot, "escape")
        assert is_bare(pilot)
        assert bench(pilot).number == 0
        assert len(bench(pilot).reports) == 9


@played
async def test_in_the_line_the_keys_of_the_table_edit_as_ever() -> None:
    async with shown("many-tokens") as pilot:
        await write(pilot, "QJ501")
        await press(pilot, "home", "ctrl+e", "backspace")
        assert pilot.app.screen.query_one(Line).value == "QJ50"
        assert "CONFORM" not in title(pilot)
        await press(pilot, "ctrl+u")
        assert isinstance(pilot.app.screen, Tokens)
        assert pilot.app.screen.query_one(Line).value == ""
        assert len(listed(pilot)) == 9


@played
async def test_an_empty_line_to_filter_by_goes_away() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l", "ctrl+f")
        assert pilot.app.screen.query_one(Line).display
        await press(pilot, "enter")
        assert not pilot.app.screen.query_one(Line).display


@played
async def test_of_another_text_everything_is_listed() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+e", "escape")
        await paste(pilot, "\n".join(signed({"jti": f"jti-{number}"}) for number in range(3)))
        await press(pilot, "ctrl+l")
        assert listed(pilot) == ["0", "1", "2"]


@played
async def test_without_a_token_there_is_no_table() -> None:
    async with opened() as pilot:
        for key in ("ctrl+l", "ctrl+f", "ctrl+e", "ctrl+u"):
            await press(pilot, key)
            assert is_bare(pilot)
            assert "No token yet" in told(pilot)[-1]


@played
async def test_the_keys_are_named_as_they_are_configured_and_work() -> None:
    settings = Settings(keys={"verdicts": "alt+g", "found_rules": "f12", "filter": "f11"})
    async with shown("many-tokens", settings=settings) as pilot:
        await press(pilot, "ctrl+l")
        assert "F11 filter  alt+g verdict  F12 rule" in text_of(pilot)
        await press(pilot, "ctrl+e")
        assert len(listed(pilot)) == 9
        await press(pilot, "alt+g")
        assert listed(pilot) == BAD
        await press(pilot, "f12")
        assert isinstance(pilot.app.screen, FoundRules)


@played
async def test_help_explains_the_table_the_line_and_the_rules() -> None:
    async with shown("many-tokens") as pilot:
        for keys, words in ((("ctrl+l",), "Tokens:"), (("ctrl+f",), "Filter:"), (("escape", "ctrl+u"), "Rules found:")):
            await press(pilot, *keys, "f1")
            assert words_in(pilot, "text").startswith(words)
            await press(pilot, "escape")


@played
async def test_the_keys_of_the_table_fit_the_narrowest_window() -> None:
    async with shown("many-tokens", size=SMALL) as pilot:
        await press(pilot, "ctrl+l")
        last = text_of(pilot).split("\n")[-2]
        assert all(words in last for words in ("ctrl+f filter", "ctrl+e verdict", "ctrl+u rule", "esc back"))


@played
async def test_tokens_that_are_judged_anew_are_listed_by_what_they_are_now() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l", "ctrl+e", "ctrl+e", "ctrl+e")
        assert listed(pilot) == GOOD
        moment = report(pilot).moment
        app = bench(pilot)
        app.desk = type(app.desk)(now=lambda: moment + 10_000, tenant=app.desk.tenant)
        app.tick_tables()
        await settled(pilot)
        assert listed(pilot) == []
        assert len(app.reports) == 9
