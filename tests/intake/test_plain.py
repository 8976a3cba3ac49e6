"""The quick way to a whole token that stands unbroken in a text comes to what the full search comes to."""

import pytest
from hypothesis import example, given

from inspector.intake import Found, damaged_token, find_tokens, search_damaged, search_tokens
from inspector.intake.header import HEADER_START
from inspector.intake.plain import plain_token
from inspector.intake.tokens import any_token, tokens_of

from .builder import token
from .hostile import BETWEEN, ENCRYPTED, HEAD, PAYLOAD, SIGNATURE, TEXTS, TOKENS, UNUSUAL

TOKEN = token()
LINES = {
    "header of a request": '10:00:00 INFO {"Authorization": "Bearer @", "Host": "t.eu.qlikcloud.com"} took 3 ms',
    "query": '10.0.0.1 - - "GET /hub?jwt=@&lang=en HTTP/1.1" 200 "https://portal.example.com/" "Mozilla/5.0"',
    "escaped JSON": '{"message": "{\\"authorization\\": \\"Bearer @\\", \\"id\\": 3}"}',
    "end of a line": "login with @",
    "end of a line of many": "login with @\n2026-11-28 login with",
    "two strings": '"@" "Mozilla/5.0 (X11)"',
    "cell": "harry,@,2026-11-28",
    "XML": "<token>@</token>",
    "path": "/t/@/x",
}


def fully(text: str) -> tuple[Found, ...]:
    """What the full search alone finds."""
    found: list[Found] = []
    at = 0
    while hit := HEADER_START.search(text, at):
        met, at = any_token(text, hit.start())
        found += [] if met is None else [met]
    return tuple(found)


@given(TEXTS)
@example(f"{TOKEN}\n.{TOKEN}")
@example(f"{TOKEN}!!.{TOKEN}")
@example(f'{TOKEN}" + ".{TOKEN}')
@example(f"{TOKEN}==")
@example(f"{TOKEN}{TOKEN}")
@example(f"{TOKEN[: -len(HEAD)]}{HEAD}%2e{PAYLOAD}.{SIGNATURE}")
@example(f"{ENCRYPTED}%{TOKEN}")
def test_both_ways_find_the_same(text: str) -> None:
    assert tuple(tokens_of(text)) == fully(text)


@given(TEXTS)
def test_at_each_place_both_ways_find_the_same_and_search_on_at_the_same(text: str) -> None:
    for hit in HEADER_START.finditer(text):
        plain = plain_token(text, hit.start())
        assert plain is None or any_token(text, hit.start()) == (plain, plain.end)


@pytest.mark.parametrize("behind", BETWEEN)
def test_whatever_follows_a_token_both_ways_end_it_at_the_same(behind: str) -> None:
    for further in BETWEEN:
        for last in (".a", "abcdefghijklmnop"):
            text = TOKEN + behind + further + last
            assert tuple(tokens_of(text)) == fully(text)


@pytest.mark.parametrize("name", LINES)
def test_a_token_of_a_usual_line_is_found_the_quick_way(name: str) -> None:
    text = LINES[name].replace("@", TOKEN)
    at = text.index(TOKEN)
    assert plain_token(text, at) == Found(TOKEN, at, at + len(TOKEN)) == fully(text)[0]


@pytest.mark.parametrize("at", range(len(UNUSUAL)))
def test_what_is_unusual_goes_the_long_way(at: int) -> None:
    assert plain_token(UNUSUAL[at], 0) is None


@given(TEXTS)
def test_what_stands_around_a_token_changes_nothing_but_what_is_said_of_it(text: str) -> None:
    with_surroundings, without = find_tokens(text), search_tokens(text)
    assert [each[:3] for each in with_surroundings] == [each[:3] for each in without]
    for told, searched in zip(with_surroundings, without, strict=True):
        assert set(searched.taken_off) <= set(told.taken_off)


@given(TEXTS)
def test_what_stands_around_what_is_damaged_changes_nothing_but_what_is_said_of_it(text: str) -> None:
    told, searched = damaged_token(text), search_damaged(text)
    assert (told and told[:3]) == (searched and searched[:3])


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ('2026-11-28 10:00:00 "Bearer @", "x"', ()),
        ("see @== there", ("padding at the end",)),
        ("token=%, x", ("percent-encoding of the dots",)),
        ("a\u200b@\u200b", ()),
    ],
)
def test_in_a_searched_text_only_what_was_undone_in_the_token_is_told(text: str, undone: tuple[str, ...]) -> None:
    (found,) = search_tokens(text.replace("@", TOKEN).replace("%", TOKEN.replace(".", "%2E")))
    assert (found.text, found.taken_off) == (TOKEN, undone)


def test_of_the_hostile_tokens_only_an_encrypted_an_unsigned_and_a_nameless_one_go_the_long_way() -> None:
    assert sum(plain_token(f"{whole} ", 0) is not None for whole in TOKENS) == len(TOKENS) - 3
