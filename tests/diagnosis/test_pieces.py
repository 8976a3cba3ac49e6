"""Short pieces of a case's own token: in no report, while words and IDs that are like them stay."""

import pytest

from inspector.diagnosis.veil.pieces import pieces_of
from tests.builders import token
from tests.diagnosis.captures import Call, capture, errors
from tests.diagnosis.growth import is_in_proportion
from tests.diagnosis.sent_on import FORMS, on_screen, sent_on

HELD = token(payload_changes={"sub": "auth0|0815-amira", "groups": ["Secret Falcon"]})
PARTS = HELD.split(".")


def answered(words: str) -> bytes:
    """A login whose answer says this."""
    return capture(Call(token=HELD, status=401, body=errors("SOME-1", words)))


@pytest.mark.parametrize("length", [6, 8, 10, 12, 15])
@pytest.mark.parametrize("part", [0, 1, 2], ids=["header", "payload", "signature"])
def test_a_short_piece_of_the_cases_own_token_is_in_no_report(part: int, length: int) -> None:
    pieces = [PARTS[part][at : at + length] for at in (3, 11, 24)]
    said = answered(f"bad near {pieces[0]}, {pieces[1]}... or “…{pieces[2]}”")
    shown = [*(sent_on(said, form=form) for form in FORMS), on_screen(said), on_screen(said, masked=False)]
    assert [piece for told in shown for piece in pieces if piece in told] == []
    assert all("(a token)" in told for told in shown)


STAYING = (
    "LOGIN-12 SecurityTokenInvalidLifetimeException of 4bf92f3577b34da6a3ce929d0e0e4736",
    "qxU8zbTs5kXXab1Q9zLmR3vT7yKpWn2d is known",
    "session alg RS256 typ JWT",
)


@pytest.mark.parametrize("words", STAYING)
def test_what_stands_in_no_token_stays(words: str) -> None:
    assert pieces_of([HELD]).put(words) == words


def test_a_piece_is_told_by_its_case() -> None:
    other = PARTS[1][5:25].swapcase()
    assert pieces_of([HELD]).put(other) == other


@pytest.mark.parametrize("text", ["my-secret-token", "Bearer", "secret-token-of-qlik.login.example", ""])
def test_of_what_is_no_token_no_word_is_hidden(text: str) -> None:
    assert (
        pieces_of([text]).put("my-secret-token word secret-token Bearer") == "my-secret-token word secret-token Bearer"
    )


def test_a_piece_between_hyphens_is_found() -> None:
    found = pieces_of([HELD])
    assert found.put(f"--{PARTS[1][7:20]}--") == "--(a token)--"
    assert PARTS[1] not in repr(found)


@pytest.mark.parametrize("form", FORMS)
def test_our_own_words_are_no_pieces_be_they_in_a_token(form: str) -> None:
    words = "The signature is not good: this certificate does not fit, or it was changed after signing"
    spelt = f"{HELD.rpartition('.')[0]}.{words.lower().translate(str.maketrans(' ', '-', ':,'))}"
    plain = sent_on(f"{HELD.rpartition('.')[0]}.AAAA".encode(), form=form)
    assert sent_on(spelt.encode(), form=form).count("(a token)") == plain.count("(a token)") == 0


def test_it_takes_time_in_proportion_to_the_text() -> None:
    found = pieces_of([HELD])
    assert is_in_proportion(lambda size: found.put(f"{PARTS[2][4:11]}A " * size), 1000)
