"""Two tokens side by side: which is the good one, what is shown first, and how they are swapped."""

import pytest

from inspector.tui.screens.overlay import Menu
from inspector.tui.screens.side_by_side import SideBySide
from inspector.tui.screens.tokens import Tokens
from inspector.tui.session import MOST, Session
from inspector.tui.settings import Settings
from tests.builders import report_on, token
from tests.tui.scenes import signed
from tests.tui.stage import (
    HUGE,
    NARROW,
    SMALL,
    Size,
    is_bare,
    opened,
    paste,
    played,
    press,
    shown,
    text_of,
    told,
    words_in,
)

BAD = signed({"subType": "admin", "jti": "2"})
SIDES = 'good    "user"', 'bad     "admin"'


@pytest.mark.parametrize("size", [SMALL, NARROW, (99, 30)])
@played
async def test_on_narrow_screens_one_stands_under_the_other(size: Size) -> None:
    async with opened(size=size) as pilot:
        await paste(pilot, f"{signed()}\n{BAD}")
        await press(pilot, "f8")
        lines = words_in(pilot, "compared")
        assert all(side in lines for side in SIDES)
        assert not any(all(side in line for side in SIDES) for line in text_of(pilot).split("\n"))


@pytest.mark.parametrize("size", [(100, 30), HUGE])
@played
async def test_from_100_columns_they_stand_side_by_side(size: Size) -> None:
    async with opened(size=size) as pilot:
        await paste(pilot, f"{signed()}\n{BAD}")
        await press(pilot, "f8")
        assert any(all(side in line for side in SIDES) for line in text_of(pilot).split("\n"))


@pytest.mark.parametrize("texts", [(signed(), BAD), (BAD, signed())], ids=["first", "second"])
@played
async def test_the_good_one_is_the_one_that_conforms(texts: tuple[str, str]) -> None:
    async with opened() as pilot:
        await paste(pilot, "\n".join(texts))
        await press(pilot, "f8")
        assert f"good   CONFORMS   token {1 + texts.index(signed())}" in text_of(pilot)


@played
async def test_of_two_bad_ones_the_first_is_the_good_one_and_a_key_swaps_them() -> None:
    async with opened() as pilot:
        await paste(pilot, f"{BAD}\n{signed({'subType': 'x', 'jti': '3'})}")
        await press(pilot, "f8")
        assert "good   DOES NOT CONFORM   token 1" in text_of(pilot)
        await press(pilot, "f8")
        assert "good   DOES NOT CONFORM   token 2" in text_of(pilot)
        await press(pilot, "f8")
        assert "good   DOES NOT CONFORM   token 1" in text_of(pilot)


@played
async def test_what_matters_stands_first() -> None:
    async with shown("two-tokens") as pilot:
        await press(pilot, "f8")
        words = words_in(pilot, "compared")
        assert "4 things differ that matter, the first cause first:" in words
        assert words.index("QJ404") < words.index("Other differences") < words.index("The same in both")


@played
async def test_of_more_than_two_the_other_is_chosen_in_the_list() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "f8")
        assert "Choose the other token, and press F8" in told(pilot)[-1]
        await press(pilot, "down", "f8")
        assert isinstance(pilot.app.screen, SideBySide)


@played
async def test_from_a_comparison_it_goes_back_to_the_list() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l", "down", "f8", "escape")
        assert isinstance(pilot.app.screen, Tokens)


@played
async def test_a_token_is_not_held_against_itself() -> None:
    async with shown("many-tokens") as pilot:
        await press(pilot, "ctrl+l", "f8")
        assert isinstance(pilot.app.screen, Tokens)
        assert told(pilot) == ["This is the token that is shown: choose another one to hold it against."]


@pytest.mark.parametrize("text", ["", signed()])
@played
async def test_it_takes_two_to_compare(text: str) -> None:
    async with opened() as pilot:
        if text:
            await paste(pilot, text)
        await press(pilot, "f8")
        assert is_bare(pilot)
        assert told(pilot)[-1].startswith("It takes two tokens to compare")


@played
async def test_a_jti_that_the_good_one_used_is_told_of_the_bad_one_alone() -> None:
    async with opened() as pilot:
        await paste(pilot, f"{signed()}\n{signed({'subType': 'admin'})}")
        await press(pilot, "f8")
        assert "QJ408" in words_in(pilot, "compared")


@played
async def test_its_key_is_the_one_it_was_given() -> None:
    async with opened(settings=Settings(keys={"compare": "f12"})) as pilot:
        await paste(pilot, f"{signed()}\n{BAD}")
        await press(pilot, "f12")
        assert "F12 swaps good and bad" in text_of(pilot)
        await press(pilot, "f12")
        assert "good   DOES NOT CONFORM" in text_of(pilot)


@played
async def test_in_ascii_both_are_drawn_without_other_characters() -> None:
    async with opened(size=HUGE, settings=Settings(ascii=True)) as pilot:
        await paste(pilot, f"{signed()}\n{BAD}")
        await press(pilot, "f8")
        assert text_of(pilot).isascii()
        assert words_in(pilot, "compared").isascii()


GOOD, MIDDLE, LAST = (signed({"jti": each, "name": each}) for each in ("good", "middle", "last"))


@played
async def test_two_that_were_pasted_one_after_the_other_are_compared() -> None:
    async with opened() as pilot:
        await paste(pilot, GOOD)
        await paste(pilot, BAD)
        await press(pilot, "f8")
        assert "good   CONFORMS   the one before" in text_of(pilot)
        assert "bad    DOES NOT CONFORM   token 1" in text_of(pilot)


@played
async def test_where_the_bad_one_was_pasted_first_the_other_is_the_good_one() -> None:
    async with opened() as pilot:
        await paste(pilot, BAD)
        await paste(pilot, GOOD)
        await press(pilot, "f8")
        assert "good   CONFORMS   token 1" in text_of(pilot)


@played
async def test_of_two_alike_the_one_that_was_pasted_first_is_the_good_one() -> None:
    async with opened() as pilot:
        await paste(pilot, GOOD)
        await paste(pilot, LAST)
        await press(pilot, "f8")
        assert "good   CONFORMS   the one before" in text_of(pilot)


@played
async def test_the_other_one_may_be_pasted_then() -> None:
    async with opened() as pilot:
        await paste(pilot, GOOD)
        await press(pilot, "f8")
        assert told(pilot)[-1].startswith("It takes two tokens to compare: paste the other one")
        await paste(pilot, BAD)
        assert isinstance(pilot.app.screen, SideBySide)
        await press(pilot, "escape")
        await paste(pilot, LAST)
        assert is_bare(pilot)


@played
async def test_the_same_token_pasted_again_is_no_other() -> None:
    async with opened() as pilot:
        await paste(pilot, GOOD)
        await paste(pilot, GOOD)
        await press(pilot, "f8")
        assert is_bare(pilot)
        assert told(pilot)[-1].startswith("It takes two tokens to compare")


@played
async def test_of_several_before_the_last_is_offered_first() -> None:
    async with opened(size=(100, 30)) as pilot:
        for text in (GOOD, MIDDLE, BAD):
            await paste(pilot, text)
        await press(pilot, "f8")
        assert isinstance(pilot.app.screen, Menu)
        assert "the one before · CONFORMS · jti middle" in text_of(pilot)
        assert "2 before · CONFORMS · jti good" in text_of(pilot)
        await press(pilot, "enter")
        assert '"middle"' in words_in(pilot, "compared")


@played
async def test_of_a_text_with_several_those_are_offered_before_those_of_before() -> None:
    async with opened(size=(100, 30)) as pilot:
        await paste(pilot, GOOD)
        await paste(pilot, f"{MIDDLE}\n{BAD}")
        await press(pilot, "f8")
        shown_ = text_of(pilot)
        assert shown_.index("token 2 · DOES NOT CONFORM") < shown_.index("the one before · CONFORMS")
        await press(pilot, "down", "enter")
        assert "before" in text_of(pilot)


@played
async def test_of_a_long_list_the_table_is_offered() -> None:
    async with opened(size=(100, 30)) as pilot:
        await paste(pilot, GOOD)
        await paste(pilot, "\n".join(signed({"jti": str(number)}) for number in range(MOST + 5)))
        await press(pilot, "f8")
        assert f"one of the other {MOST + 4} tokens that are listed" in text_of(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Tokens)


@played
async def test_what_was_changed_after_signing_is_told_by_the_one_before() -> None:
    head, _, signature = GOOD.split(".")
    async with opened() as pilot:
        await paste(pilot, GOOD)
        await paste(pilot, f"{head}.{LAST.split('.')[1]}.{signature}")
        await press(pilot, "f8")
        assert "The bad token was changed after it was signed." in words_in(pilot, "compared")


@played
async def test_what_a_search_proves_is_added_when_it_is_known() -> None:
    head, payload, signature = LAST.split(".")
    at = len(payload) // 2
    async with opened() as pilot:
        await paste(pilot, GOOD)
        await paste(pilot, f"{head}.{payload[:at]}{payload[at + 1 :]}.{signature}")
        await press(pilot, "f8")
        assert "The bad token is not as it was signed. A character is missing" in words_in(pilot, "compared")
        await press(pilot, "f8")
        assert "The good token is not as it was signed. A character is missing" in words_in(pilot, "compared")


def test_of_a_text_with_many_tokens_the_shown_one_is_remembered() -> None:
    session = Session()
    many = [report_on(token(payload_changes={"jti": str(number)})) for number in range(MOST + 1)]
    session.keep(many, 7)
    assert session.besides(()) == [many[7]]
    session.keep(many[:MOST], 3)
    assert len(session.besides(())) == MOST
    assert session.besides(())[0] is many[3]
    assert session.besides(many) == []
