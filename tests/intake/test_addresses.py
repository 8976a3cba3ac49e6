"""What was meant as a token in an address is taken out of it, and what stands around it there is not."""

import pytest

from inspector.intake import damaged_token, find_tokens

from .builder import segment, token

HEADER, PAYLOAD, SIGNATURE = token().split(".")
DAMAGED = {
    "two parts": f"{HEADER}.{PAYLOAD}",
    "cut in the payload": f"{HEADER}.{PAYLOAD[:90]}",
    "cut in the header": HEADER[:30],
    "header alone": HEADER,
    "an ellipsis in the header": f"{HEADER[:30]}…{SIGNATURE[-10:]}",
    "an ellipsis behind the header's beginning": f"{HEADER[:24]}…",
    "all letters small": f"{HEADER}.{PAYLOAD}".lower(),
    "three dots in the header": f"{HEADER[:30]}...{SIGNATURE[-10:]}",
    "an ellipsis in the payload": f"{HEADER}.{PAYLOAD[:40]}…{SIGNATURE[-10:]}",
}
ADDRESSES = (
    "GET /x?token=@&y=1 HTTP/1.1",
    "GET /x?token=@ HTTP/1.1",
    "GET /cb?a=1&token=@&z=2",
    "url=https://gw.example.com/cb?token=@&z=2",
    '"GET /?u=%2Fcb%3Ftoken%3D@%26z%3D1&x=2 HTTP/1.1"',
    "/?u=%252Fcb%253Ftoken%253D@%2526z%253D1&x=2",
    "https://h.example.com/t/@/x",
    "https://h.example.com/#access_token=@&t=1",
    "http://a.example.com/?x=1&amp;t=@&amp;y=2",
    "/x?u=http://gw.example.com/?t=@#top",
    '{"url":"/cb?token=@","a":1}',
    "/a?t=Bearer%20@&x=1",
    "/a?t=Bearer+@&x=1",
    "token=@&y=1",
    "> Authorization: Bearer @",
    "Cookie: a=b; token=@; c=d",
)
ORDINARY = (
    "see https://example.com/src/ewok.service.handlers.something.ts",
    f"https://a.example.com/?state={segment({'kid': 'a', 'name': 'hannes', 'then': '/hub'})}&code=1",
    f"https://a.example.com/{segment({'passport': {'user': 123456}})}/x.png",
    f"session={segment({'typ': 'all', 'name': 1234})[:-4]}; path=/",
    "Authorization: Bearer eyJhbGciOi...",
    "Authorization: Bearer eyJ…",
    f"Authorization: Bearer {segment({'access': 'x' * 40})[:40]}…",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("name", DAMAGED)
def test_it_is_found_exactly(name: str, address: str) -> None:
    text = address.replace("@", DAMAGED[name])
    damaged = damaged_token(text)
    assert find_tokens(text) == ()
    assert damaged
    assert (damaged.text, damaged.start) == (DAMAGED[name], address.index("@"))


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_no_token(text: str) -> None:
    assert find_tokens(text) == ()
    assert damaged_token(text) is None


@pytest.mark.parametrize("before", [f"{HEADER[1:]}.{PAYLOAD}.{SIGNATURE}.x", f"{PAYLOAD}.{SIGNATURE}"])
def test_a_damaged_token_is_not_left_for_a_header_behind_it(before: str) -> None:
    damaged = damaged_token(f"{before}&{HEADER}")
    assert damaged
    assert damaged.text == f"{before}&{HEADER}"
