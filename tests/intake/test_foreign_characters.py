"""Foreign characters inside a token stay in it, for the strict reader to point at."""

import pytest

from inspector.intake import damaged_token, find_tokens

from .builder import token

TOKEN = token()
FIRST, SECOND = TOKEN.index("."), TOKEN.rindex(".")
FOREIGN = "!$%é\x00=+/\u00a0\u200b\ufeff\u00ad\u2028\u202e"
PLACES = {
    "header": 20,
    "end of header": FIRST,
    "payload": FIRST + 60,
    "end of payload": SECOND,
    "signature": SECOND + 40,
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("character", FOREIGN)
def test_an_inserted_character_stays(character: str, place: str) -> None:
    at = PLACES[place]
    text = TOKEN[:at] + character + TOKEN[at:]
    assert _meant(text) == [text]


@pytest.mark.parametrize("character", FOREIGN)
def test_a_replaced_character_of_the_signature_stays(character: str) -> None:
    text = TOKEN[: SECOND + 40] + character + TOKEN[SECOND + 41 :]
    assert [found.text for found in find_tokens(text)] == [text]


@pytest.mark.parametrize("character", FOREIGN)
def test_a_replaced_character_of_the_header_stays(character: str) -> None:
    text = TOKEN[:20] + character + TOKEN[21:]
    assert _meant(text) == [text]


@pytest.mark.parametrize("place", PLACES)
def test_padding_stays(place: str) -> None:
    text = TOKEN[: PLACES[place]] + "==" + TOKEN[PLACES[place] :]
    assert [found.text for found in find_tokens(text)] == [text]


def test_padding_at_the_end_of_a_bare_token_stays() -> None:
    assert [found.text for found in find_tokens(TOKEN + "==")] == [TOKEN + "=="]


def test_a_whole_token_ends_at_a_foreign_character() -> None:
    assert [found.text for found in find_tokens(f"{TOKEN}!abc")] == [TOKEN]


def _meant(text: str) -> list[str]:
    found = find_tokens(text) or [damaged for damaged in [damaged_token(text)] if damaged]
    return [each.text for each in found]
