"""Pieces of a token whose beginning is lost: none of them is told, and what only looks a little like one stays."""

import base64
from collections.abc import Callable, Mapping
from hashlib import shake_256

import pytest

from inspector.diagnosis.veil.scraps import SCRAP, without_scraps
from tests.builders import base64url, token
from tests.diagnosis.captures import ME, Call, capture
from tests.diagnosis.growth import is_in_proportion
from tests.diagnosis.sent_on import FORMS, on_screen, sent_on

# A signature as good as any, and the same in every run: it is never verified here.
SIGNATURE = base64url(shake_256(b"signature").digest(256))
SIGNED = token(payload_changes={"sub": "auth0|0815-amira", "name": "Amira Wanderer", "groups": ["Secret Falcon"]})
TEXT = f"{SIGNED.rpartition('.')[0]}.{SIGNATURE}"
PAYLOAD = TEXT.split(".")[1]
BASE64 = base64.b64encode(TEXT.encode()).decode()


def lines(text: str, length: int, joint: str = "\n") -> str:
    return joint.join(text[at : at + length] for at in range(0, len(text), length))


LOST: Mapping[str, str] = {
    "first line of 76": lines(TEXT[76:], 76),
    "first lines of 20": lines(TEXT[76:], 20),
    "payload in lines of 64": lines(PAYLOAD, 64),
    "a blank every ten": lines(TEXT, 10, " "),
    "base64 in lines of 76": lines(BASE64, 76),
    "strings that are joined": lines(TEXT[80:], 30, '" +\n  "'),
    "tail": TEXT[-500:],
    "one of sixteen": f"refused {PAYLOAD[33:49]} here",
}


def pieces(text: str) -> list[str]:
    return [text[at : at + 8] for at in range(len(text) - 8)]


@pytest.mark.parametrize("name", LOST)
def test_of_a_token_without_its_beginning_nothing_is_told(name: str) -> None:
    shown = [sent_on(LOST[name].encode(), form=form) for form in FORMS] + [on_screen(LOST[name].encode(), masked=False)]
    assert [piece for told in shown for piece in (*pieces(TEXT), *pieces(BASE64)) if piece in told] == []
    assert all(SCRAP in told for told in shown)


STREAM = base64url(shake_256(b"many signatures").digest(60_000))
JOINTS = ("\n", " ", "\\n", '" +\n        "', "',\r\n\t'", "\n> ", "=\n")


def left_of(made: list[str], joint: str) -> list[str]:
    """Which of the texts are not gone, each broken so; a short last line may be like a word."""
    pairs = ((each, without_scraps(f"for {joint.join(each.split())} here")) for each in made)
    return [each for each, told in pairs if any(line in told for line in each.split()[:-1])]


@pytest.mark.parametrize("joint", JOINTS, ids=repr)
@pytest.mark.parametrize(("length", "most"), [(12, 2), (20, 1), (40, 0), (76, 0)])
def test_lines_are_found_however_they_are_joined(joint: str, length: int, most: int) -> None:
    made = [lines(STREAM[at : at + 342], length) for at in range(0, 68_000, 342)]
    assert len(made) > 190
    assert len(left_of(made, joint)) <= most


@pytest.mark.parametrize(("length", "most"), [(16, 30), (24, 10), (32, 2), (48, 0), (64, 0)])
def test_of_what_stands_alone_the_longer_the_less_is_left(length: int, most: int) -> None:
    made = [STREAM[at : at + length] for at in range(0, 70_000, 70)]
    told = [without_scraps(f"for {each}, no") for each in made]
    assert len(made) == 1000
    assert sum(map(str.__contains__, told, made)) <= most


def test_what_may_be_a_piece_of_a_token_is_told_for_that() -> None:
    assert "copy it again, whole" in sent_on(LOST["tail"].encode())
    assert "copy it again, whole" not in sent_on(b"nothing at all")


@pytest.mark.parametrize("start", range(4))
@pytest.mark.parametrize("length", [16, 20, 33])
def test_a_piece_is_known_wherever_it_begins(start: int, length: int) -> None:
    found = [PAYLOAD[at : at + length] for at in range(start, len(PAYLOAD) - length, 4)]
    assert found
    assert [piece for piece in found if piece in without_scraps(f"for {piece}, no")] == []


STAYING = (
    "LOGIN-12 Authenticated user does not match existing active user",
    "SecurityTokenInvalidLifetimeException: IDX10230: Lifetime validation failed, JWTv1 OAuth2 SAMLv2",
    "qlik-web-integration-id=qxU8zbTs5kXXab1Q9zLmR3vT7yKpWn2d",
    "traceId 4bf92f3577b34da6a3ce929d0e0e4736, 00-4bf92f3577b34da6-a3ce-01, 6F9619FF-8B86-D011-B42D-00CF4FC964FF",
    "https://tenant1.eu.qlikcloud.com/login/jwt-session net::ERR_CERT_AUTHORITY_INVALID",
    "startTagAppletMarqueeObserverFactory, SecurityTokenSignatureKeyNotFoundException2",
    "one LOGIN-12 two HTTP2 three GET4x four, TLSv1.3 ALPN h2 x86_64 en_US arm64 v8Engine",
    "preferredUserNameClaim2 iPhone15 macOS14 GitHub2 k8sPod1 v1Beta2",
    "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
)


@pytest.mark.parametrize("told", STAYING)
def test_what_is_no_piece_of_a_token_stays(told: str) -> None:
    assert without_scraps(told) == told


def test_an_id_in_a_path_stays() -> None:
    found = Call(method="GET", path=f"{ME}/qxU8zbTs5kXXab1Q9zLmR3vT7yKpWn2d", status=404, body="")
    assert "qxU8zbTs5kXXab1Q9zLmR3vT7yKpWn2d" in sent_on(capture(found))


@pytest.mark.parametrize(
    "made",
    [
        lambda size: lines("aB3" * size, 10, " "),
        lambda size: "aB3" * size,
        lambda size: "word " * size,
        lambda size: "aB3xY9 word word " * size,
        lambda size: f"{SCRAP} a" * size,
    ],
    ids=["rows", "one word", "words", "mixed", "stand-ins"],
)
def test_a_text_of_any_length_takes_time_in_proportion(made: Callable[[int], str]) -> None:
    texts = {size: made(size) for size in (1000, 8000)}
    assert is_in_proportion(lambda size: without_scraps(texts[size]), 1000)
