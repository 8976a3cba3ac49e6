"""What was meant as a token is told from what never was one."""

import pytest

from inspector.intake import damaged_token, find_tokens

from .builder import CLAIMS, segment, token

TOKEN = token()
HEADER, PAYLOAD, SIGNATURE = TOKEN.split(".")

MEANT = {
    "two parts": f"{HEADER}.{PAYLOAD}",
    "four parts": f"{TOKEN}.abc",
    "six parts": f"{TOKEN}.abc.def.ghi",
    "cut with dots": f"{HEADER}.{PAYLOAD[:40]}...",
    "cut with an ellipsis": f"{HEADER}.{PAYLOAD[:40]}…",
    "all letters small": TOKEN.lower(),
    "all letters capital": TOKEN.upper(),
    "all letters small and no signature": f"{HEADER}.{PAYLOAD}".lower(),
    "no header": f".{PAYLOAD}.{SIGNATURE}",
    "only payload and signature": f"{PAYLOAD}.{SIGNATURE}",
    "first character lost": TOKEN[1:],
    "header is no JSON": f"{HEADER[:-9]}.{PAYLOAD}.{SIGNATURE}!",
    "header is an array": f"{segment([1, 2])}.{PAYLOAD}.{SIGNATURE}",
    "one part": HEADER,
}

NOTHING = (
    *("", " ", "hello", "1.2.3", "10.0.0.1", "a.b.c", "..", "....", "aaaaaaaa.bbbbbbbb.cccccccc"),
    "at com.example.app.Main.main(Main.java:10)",
    "data:image/png;base64," + "eyJ2" * 3000,
    f'{{"payload": "{PAYLOAD}", "protected": "{HEADER}", "signature": "{SIGNATURE}"}}',
    f"see {segment(CLAIMS)} there",
    "eyjafjallajökull",
    "eyjafjallajokull.eruption.example.is",
    "EYJAFJALLAJOKULL.ERUPTION.EXAMPLE.IS",
)


@pytest.mark.parametrize("name", MEANT)
def test_a_damaged_token_is_seen_as_one(name: str) -> None:
    text = MEANT[name]
    found = damaged_token(text)
    assert find_tokens(text) == ()
    assert found
    assert (found.text, found.start, found.end) == (text, 0, len(text))


def test_what_is_around_a_damaged_token_is_taken_off_too() -> None:
    found = damaged_token(f'Authorization: Bearer "{HEADER}.{PAYLOAD}"\n')
    assert found
    assert found.text == f"{HEADER}.{PAYLOAD}"
    assert found.taken_off == ("an Authorization header", "the word Bearer", "double quotes")


def test_hexadecimal_is_undone() -> None:
    found = damaged_token(TOKEN.encode().hex())
    assert found
    assert found.text == TOKEN
    assert found.taken_off == ("hexadecimal encoding",)


@pytest.mark.parametrize("text", NOTHING)
def test_what_never_was_a_token_is_none(text: str) -> None:
    assert find_tokens(text) == ()
    assert damaged_token(text) is None
