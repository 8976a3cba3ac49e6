"""How many parts a token has, and where it ends when its parts are unusual."""

import pytest

from inspector.intake import find_tokens

from .builder import CLAIMS, base64url, segment, token

HEADER, PAYLOAD, SIGNATURE = token().split(".")
NONE = f"{segment({'alg': 'none'})}.{PAYLOAD}."
PARTS = [base64url(letter * 40) for letter in (b"k", b"i", b"c")]
ENCRYPTED = ".".join([segment({"alg": "RSA-OAEP", "enc": "A256GCM"}), *PARTS, base64url(b"t" * 16)])
DIRECT = ".".join([segment({"alg": "dir", "enc": "A256GCM"}), "", *PARTS[1:], base64url(b"t" * 16)])
SPACED = ".".join([base64url(b'{ "alg": "RS256" }'), PAYLOAD, SIGNATURE])
INDENTED = ".".join([base64url(b'{\n  "alg": "RS256"\n}'), PAYLOAD, SIGNATURE])
WITHOUT_ALG = ".".join([segment({"typ": "JWT"}), segment(CLAIMS), SIGNATURE])
EMPTY_PAYLOAD = f"{HEADER}..{SIGNATURE}"


@pytest.mark.parametrize(
    "whole",
    [NONE, ENCRYPTED, DIRECT, SPACED, INDENTED, WITHOUT_ALG, EMPTY_PAYLOAD, token(size=32, alg="HS256")],
)
@pytest.mark.parametrize("around", ["@", "@\n", "Bearer @", '{"t": "@"}', "@\nhello there", "see @ there"])
def test_it_is_found_exactly(whole: str, around: str) -> None:
    assert [found.text for found in find_tokens(around.replace("@", whole))] == [whole]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_line_of_a_file_is_bare(ending: str) -> None:
    (found,) = find_tokens(token() + ending)
    assert (found.text, found.end, found.taken_off) == (token(), len(token()), ())


def test_a_full_stop_does_not_make_a_word_a_signature() -> None:
    (found,) = find_tokens(f"{HEADER}.{PAYLOAD}. Then we go")
    assert found.text == f"{HEADER}.{PAYLOAD}."


@pytest.mark.parametrize("rest", ["\nsome\nwords. and", " and then. so", "… x", "... x"])
def test_a_cut_payload_is_not_joined_with_prose(rest: str) -> None:
    assert find_tokens(f"{HEADER}.{PAYLOAD[:100]}{rest}") == ()
