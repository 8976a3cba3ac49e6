"""A token that was damaged or edited after signing: what happened is proven, and it can be had as it was signed."""

import pytest

from inspector.report.report import Verdict
from tests.tui.scenes import signed, tenant
from tests.tui.stage import HUGE, bench, opened, paste, played, press, report, text_of, told, view, words_in

TOKEN = signed()


def damaged() -> str:
    at = TOKEN.index(".") + 60
    return TOKEN[:at] + ("A" if TOKEN[at] != "A" else "B") + TOKEN[at + 1 :]


@played
async def test_a_damage_is_told_and_the_token_regained_by_a_key() -> None:
    async with opened(size=HUGE) as pilot:
        await paste(pilot, damaged())
        assert report(pilot).verdict is Verdict.NONCONFORMING
        assert "alt+r shows the token as it was signed." in told(pilot)[-1]
        assert words_in(pilot, "findings").startswith("PROVEN. ")
        assert "alt+r shows the token as it was signed." in words_in(pilot, "findings")
        await press(pilot, "f6")
        assert "What happened to the token, proven by the signature" in words_in(pilot, "signature")
        await press(pilot, "alt+r")
        assert told(pilot) == ["This is the token as it was signed, regained from the one before."]
        assert "alt+r" not in words_in(pilot, "findings")
        assert report(pilot).token.text == TOKEN
        assert report(pilot).verdict is Verdict.CONFORMING
        await press(pilot, "f6")
        assert "What happened" not in words_in(pilot, "signature")


@played
async def test_what_happened_stays_told_when_a_consequence_is_unfolded() -> None:
    async with opened() as pilot:
        await paste(pilot, TOKEN[:150] + TOKEN[151:])
        before = len(view(pilot, "findings").rows)
        await press(pilot, "enter")
        assert len(view(pilot, "findings").rows) > before
        assert "PROVEN. A character is missing" in words_in(pilot, "findings")


@played
async def test_another_token_has_another_story() -> None:
    async with opened() as pilot:
        await paste(pilot, damaged())
        await paste(pilot, signed({"aud": "qlik.api"}))
        assert "PROVEN" not in words_in(pilot, "findings")


@played
async def test_another_key_is_told_without_a_token_to_regain() -> None:
    async with opened(to=tenant("other"), size=HUGE) as pilot:
        await paste(pilot, TOKEN)
        await press(pilot, "f6")
        assert "What happened" not in words_in(pilot, "signature")
        await press(pilot, "alt+r")
        assert told(pilot)[-1].startswith("Nothing to regain")


@pytest.mark.parametrize("text", ["", TOKEN])
@played
async def test_there_is_nothing_to_regain_of_a_good_token_or_none(text: str) -> None:
    async with opened() as pilot:
        if text:
            await paste(pilot, text)
        await press(pilot, "alt+r")
        assert told(pilot)[-1].startswith("Nothing to regain")
        assert bench(pilot).bench.story is None


@played
async def test_no_word_of_it_holds_the_token() -> None:
    async with opened(size=HUGE) as pilot:
        await paste(pilot, damaged())
        assert TOKEN.split(".")[1] not in "".join(told(pilot)) + text_of(pilot)
