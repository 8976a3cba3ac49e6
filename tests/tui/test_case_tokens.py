"""The tokens of a case: one that only an answer holds is looked at like one that was sent, each as of its time."""

import json

from inspector.tui.screens.cases import Cases
from inspector.tui.screens.overlay import Menu
from tests.builders import MOMENT
from tests.diagnosis.captures import Call, capture
from tests.tui.scenes import signed
from tests.tui.stage import bench, codes, is_bare, opened, paste, played, press, report, text_of, view, words_in

_HANDED_OUT = signed({"aud": "qlik.api", "jti": "handed-out"})


def answered(token: str) -> Call:
    """A call that a token is handed out in."""
    return Call(
        method="GET",
        path="/token",
        host="app.example.com",
        at=MOMENT - 60,
        date=MOMENT - 60,
        body=json.dumps({"token": token}),
    )


@played
async def test_enter_opens_a_token_that_stands_in_an_answer_as_of_then() -> None:
    async with opened() as pilot:
        await paste(pilot, capture(answered(_HANDED_OUT)).decode())
        assert isinstance(pilot.app.screen, Cases)
        assert view(pilot, "causes").about == "call:0"
        assert "a token in the answer in entry 1" in words_in(pilot, "explained")
        await press(pilot, "enter")
        assert is_bare(pilot)
        assert report(pilot).token.text == _HANDED_OUT
        assert report(pilot).moment == MOMENT - 60
        assert codes(pilot)[0] == "QJ404"
        await press(pilot, "escape")
        assert view(pilot, "causes").about == "call:0"


@played
async def test_it_is_listed_among_the_tokens_that_no_call_carries() -> None:
    async with opened() as pilot:
        await paste(pilot, capture(answered(_HANDED_OUT)).decode())
        assert "· the answer in entry 1: DOES NOT CONFORM" in words_in(pilot, "causes")
        await press(pilot, "end")
        assert view(pilot, "causes").about == "token:0"
        assert "enter shows the token in the workbench, as of then" in words_in(pilot, "explained")
        await press(pilot, "enter")
        assert report(pilot).token.text == _HANDED_OUT


@played
async def test_of_a_call_with_several_tokens_it_is_asked_which() -> None:
    sent = signed({"jti": "sent"})
    call = Call(token=sent, status=401, body=json.dumps({"tokens": [_HANDED_OUT]}))
    async with opened() as pilot:
        await paste(pilot, capture(call).decode())
        assert "enter asks which token to show in the workbench" in words_in(pilot, "explained")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Menu)
        assert "the token that was sent" in text_of(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Cases)
        await press(pilot, "enter", "down", "enter")
        assert is_bare(pilot)
        assert report(pilot).token.text == _HANDED_OUT
        await press(pilot, "escape", "enter", "enter")
        assert report(pilot).token.text == sent


@played
async def test_enter_on_a_call_without_a_token_goes_to_its_answer() -> None:
    async with opened() as pilot:
        await paste(pilot, capture(Call(status=401, body="")).decode())
        await press(pilot, "enter")
        assert bench(pilot).focused is view(pilot, "explained")
