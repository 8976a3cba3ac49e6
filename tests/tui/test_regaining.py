"""A token that was damaged or edited after signing: what happened is proven, and it can be had as it was signed."""

import pytest

from inspector.report.report import Verdict
from tests.tui.scenes import signed, tenant
from tests.tui.stage import HUGE, bench, opened, paste, played, press, report, text_of, told, words_in

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
        await press(pilot, "f6")
        assert "What happened to the token, proven by the signature" in words_in(pilot, "signature")
        await press(pilot, "alt+r")
        assert report(pilot).token.text == TOKEN
        assert report(pilot).verdict is Verdict.CONFORMING
        await press(pilot, "f6")
        assert "What happened" not in words_in(pilot, "signature")


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
