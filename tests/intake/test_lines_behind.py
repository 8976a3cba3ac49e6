"""What begins the line behind a cut token is no part of it, however many dots it has."""

import pytest

from inspector.intake import damaged_token, find_tokens

from .builder import base64url, segment, token

TOKEN = token()
HEADER, PAYLOAD, SIGNATURE = TOKEN.split(".")
NEXT = (
    *('10.0.0.7 - - [28/Nov/2026] "GET / HTTP/1.1" 200', "10.0.0.7:443 up", "10.0.0.7", "  10.0.0.7", "> 10.0.0.7"),
    *("1.2.3 done", "1.2.3.4 done", "1.2.3.4.5 done", "v1.2.3-beta.4 done"),
    *("gw.example.com up", "gw.eu.example.com up", "gw.a.b.example.com up", "com.example.app.Main.main(Main.java:10)"),
)
BREAKS = ("\n", "\r\n", "\\n")


@pytest.mark.parametrize("behind", NEXT)
@pytest.mark.parametrize("line_break", BREAKS)
@pytest.mark.parametrize("kept", [0, 60, 61, 62, 63, len(PAYLOAD) - 1, len(PAYLOAD)])
def test_a_token_cut_in_its_payload_ends_at_its_line(kept: int, line_break: str, behind: str) -> None:
    cut = f"{HEADER}.{PAYLOAD[:kept]}"
    text = f"Bearer {cut}{line_break}{behind}\n"
    damaged = damaged_token(text)
    assert find_tokens(text) == ()
    assert damaged
    assert damaged.text.split("\\")[0] == cut


@pytest.mark.parametrize("behind", NEXT)
@pytest.mark.parametrize("line_break", BREAKS)
@pytest.mark.parametrize("signature", ["", SIGNATURE[:100], SIGNATURE[:-1], SIGNATURE])
def test_a_token_cut_behind_its_payload_ends_at_its_line(signature: str, line_break: str, behind: str) -> None:
    cut = f"{HEADER}.{PAYLOAD}.{signature}"
    assert [found.text for found in find_tokens(f"Bearer {cut}{line_break}{behind}\n")] == [cut]


def test_five_parts_of_which_one_is_broken_are_still_one_token() -> None:
    parts = (base64url(b"k" * 60), base64url(b"i" * 12), base64url(b"c" * 60), base64url(b"t" * 16))
    whole = ".".join((HEADER, *parts))
    at = len(HEADER) + 40
    assert [found.text for found in find_tokens(f"{whole[:at]}\n{whole[at:]}")] == [whole]


@pytest.mark.parametrize("between", ["%", "%3D", "%26t%3D", "/", ":"])
def test_a_signed_token_with_enc_in_its_header_does_not_swallow_the_next(between: str) -> None:
    first = f"{segment({'alg': 'RS256', 'enc': 'A256GCM'})}.{PAYLOAD}.{SIGNATURE}"
    assert [found.text for found in find_tokens(f"{first}{between}{TOKEN}")] == [first, TOKEN]


NO_OBJECT = f"{HEADER}.{base64url(b'[1]')}.{SIGNATURE}"


@pytest.mark.parametrize("behind", [TOKEN, NO_OBJECT, f"{HEADER}.{PAYLOAD}."])
@pytest.mark.parametrize("between", ["\n", "\r\n", "\n  ", "\\n", "\n> ", " "])
@pytest.mark.parametrize("alg", ["RS256", "none"])
def test_a_token_without_signature_does_not_swallow_the_next(alg: str, between: str, behind: str) -> None:
    unsigned = f"{segment({'alg': alg, 'typ': 'JWT'})}.{PAYLOAD}."
    found = [each.text for each in find_tokens(f"log\n{between.join([unsigned, behind] * 3)}\n")]
    assert found == [unsigned, behind] * 3


@pytest.mark.parametrize("at", [1, 20, 300, len(SIGNATURE) - 1])
def test_a_signature_on_the_lines_behind_its_dot_is_still_the_token_s(at: int) -> None:
    text = f"{HEADER}.{PAYLOAD}.\n{SIGNATURE[:at]}\n{SIGNATURE[at:]}\n"
    assert [each.text for each in find_tokens(text)] == [TOKEN]
