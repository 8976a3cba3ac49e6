"""Reading a token: whatever the text, there is a Token, its faults have places, and its repr tells nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.jose import MAX_LENGTH, Problem, Token, read_token, unread_token
from inspector.signing.samples import sample_header, sample_payload
from tests.builders import MOMENT, base64url, header_text, key_pair, payload_text, raw_token, sealed, token

_ANY_TEXT = st.text(st.characters(), max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("latin-1"))
_PART = st.binary(max_size=40).map(base64url) | st.text(max_size=40).map(base64url) | st.text(max_size=10)
_DOTTED = st.lists(_PART, max_size=6).map(".".join)


def _kinds(read: Token) -> list[str]:
    return [problem.kind for problem in read.problems]


@settings(max_examples=300)
@given(_ANY_TEXT | _DOTTED)
def test_any_text_gives_a_token(text: str) -> None:
    read = read_token(text)
    assert read.text == text
    assert read.problems or (read.header is not None and read.payload is not None and read.signature)


@settings(max_examples=300)
@given(_ANY_TEXT | _DOTTED)
def test_every_problem_can_be_shown_and_lies_in_the_text(text: str) -> None:
    for problem in read_token(text).problems:
        assert problem.message
        assert "\n" not in problem.message
        problem.message.encode()
        if problem.span is not None:
            assert 0 <= problem.span[0] <= problem.span[1] <= len(text)


def test_a_sound_token_is_read_without_a_problem() -> None:
    read = read_token(token())
    assert read.problems == ()
    assert (read.header, read.payload) == (sample_header(), sample_payload(MOMENT))
    assert (read.header_text, read.payload_text) == (header_text(), payload_text())
    assert read.signing_input == token().rpartition(".")[0].encode()
    assert read.signature is not None
    assert len(read.signature) == key_pair().private_key.key_size // 8
    assert read.parts == tuple(token().split("."))


@pytest.mark.parametrize("show", [repr, str, "{}".format], ids=["repr", "str", "format"])
def test_showing_a_token_shows_nothing_of_it(show: object) -> None:
    assert callable(show)
    for text in (token(), token()[:-1], f"{token()}.x", raw_token("[]", payload_text())):
        shown = show(read_token(text))
        assert not any(part and part in shown for part in text.split("."))
        assert "harry" not in shown
        assert "0hEhiPyhMBdt" not in shown


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ["not-three-parts", "not-json"]),
        ("a.b.c.d.e.f", ["not-three-parts"]),
        ("..", ["not-json", "not-json", "no-signature"]),
    ],
)
def test_the_number_of_parts_is_told_first(text: str, kinds: list[str]) -> None:
    assert [kind for kind in _kinds(read_token(text)) if kind != "bad-base64url"][: len(kinds)] == kinds


@pytest.mark.parametrize("parts", [1, 2, 4, 6])
def test_a_token_that_is_not_of_three_parts_says_how_many(parts: int) -> None:
    text = ".".join([base64url(header_text())] + [base64url(payload_text())] * (parts - 1))
    read = read_token(text)
    assert read.problems[0].kind == "not-three-parts"
    assert f"{parts} part" in read.problems[0].message
    assert len(read.parts) == parts
    assert read.header == sample_header()
    assert read.signature is None


@pytest.mark.parametrize("parts", [2, 4])
def test_the_payload_of_two_or_four_parts_is_shown(parts: int) -> None:
    text = ".".join([base64url(header_text()), base64url(payload_text()), "AAAA", "AAAA"][:parts])
    assert read_token(text).payload == sample_payload(MOMENT)


def test_five_parts_with_enc_are_encrypted() -> None:
    text = ".".join([base64url('{"alg":"RSA-OAEP","enc":"A256GCM"}'), *["AAAA"] * 4])
    assert _kinds(read_token(text)) == ["encrypted-token"]
    assert read_token(text).payload is None


def test_three_parts_with_enc_are_encrypted_too() -> None:
    read = read_token(raw_token('{"alg":"RS256","enc":"A256GCM"}', payload_text()))
    assert [(problem.kind, problem.where) for problem in read.problems] == [("encrypted-token", "/header/enc")]


def test_two_parts_have_no_signature() -> None:
    assert _kinds(read_token(token().rpartition(".")[0])) == ["not-three-parts", "no-signature"]


def test_an_empty_third_part_is_no_signature() -> None:
    text = token().rpartition(".")[0] + "."
    (problem,) = read_token(text).problems
    assert (problem.kind, problem.where, problem.span) == ("no-signature", "/signature", (len(text), len(text)))


def test_a_mebibyte_is_read_and_a_character_more_is_not() -> None:
    text = token()
    longest = text + "A" * (MAX_LENGTH - len(text))
    assert "too-large" not in _kinds(read_token(longest))
    (problem,) = read_token(longest + "A").problems
    assert (problem.kind, problem.detail, problem.span) == ("too-large", "length", (0, MAX_LENGTH + 1))
    assert read_token(longest + "A").parts == ()


@pytest.mark.parametrize("part", [0, 1, 2], ids=["header", "payload", "signature"])
@pytest.mark.parametrize("foreign", ["=", " ", "+", "é", "\n"])
def test_a_foreign_character_is_found_in_its_part(part: int, foreign: str) -> None:
    segments = token().split(".")
    segments[part] = segments[part][:8] + foreign + segments[part][8:]
    text = ".".join(segments)
    problem = next(problem for problem in read_token(text).problems if problem.kind == "bad-base64url")
    start, end = problem.span or (-1, -1)
    assert problem.where == ("/header", "/payload", "/signature")[part]
    assert text[start:end] == foreign
    assert start == sum(len(segment) + 1 for segment in segments[:part]) + 8


def test_a_broken_part_is_shown_all_the_same() -> None:
    head, body, _ = token().split(".")
    read = read_token(sealed(f"{head[:5]} {head[5:]}=.{body}="))
    assert (read.header, read.payload) == (sample_header(), sample_payload(MOMENT))
    assert _kinds(read) == ["bad-base64url"] * 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"a":"\xff"}', "byte 7 is 0xFF"),
        ('{"a":1}'.encode("utf-16"), "UTF-16"),
        ('{"a":1}'.encode("utf-16-le"), "UTF-16"),
        ('{"a":1}'.encode("utf-16-be"), "UTF-16"),
        ('{"a":1}'.encode("utf-32"), "UTF-32"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        (b"\xed\xa0\x80", "0xED"),
        (b"\xc0\xaf", "0xC0"),
        (b"\xf4\x90\x80\x80", "0xF4"),
    ],
)
@pytest.mark.parametrize("part", ["header", "payload"])
def test_what_is_not_utf8_is_refused(data: bytes, words: str, part: str) -> None:
    text = raw_token(data, payload_text()) if part == "header" else raw_token(header_text(), data)
    (problem,) = read_token(text).problems
    assert (problem.kind, problem.where) == ("not-utf8", f"/{part}")
    assert words in problem.message


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("[]", "an array"),
        ('"x"', "a string"),
        ("null", "null"),
        ("1", "a number"),
        ("1.5", "a number"),
        ("true", "true"),
    ],
)
def test_what_is_no_object_is_refused(value: str, words: str) -> None:
    read = read_token(raw_token(value, payload_text()))
    assert [(problem.kind, problem.where) for problem in read.problems] == [("not-an-object", "/header")]
    assert words in read.problems[0].message
    assert (read.header, read.header_text) == (None, value)


@pytest.mark.parametrize("text", ["1e400", "9" * 4301, f"[{'9' * 4301}]"])
def test_a_number_that_cannot_be_held_is_no_object_either(text: str) -> None:
    assert _kinds(read_token(raw_token(header_text(), text))) == ["not-json", "not-an-object"]


def test_what_was_met_before_comes_first() -> None:
    before = Problem(kind="pasted-with-extras", where="", message="taken off: x")
    assert read_token("x", before=(before,)).problems[0] is before


def test_a_header_that_many_share_is_not_shared_in_its_faults() -> None:
    first, second = read_token(token()), read_token(token(payload_changes={"sub": "other"}))
    assert first.header == second.header
    assert (first.problems, second.problems) == ((), ())


def test_a_fingerprint_is_of_the_text_as_found() -> None:
    assert read_token("a.b.c").fingerprint == "sha256:845e30448809e2bc8958eb025bfc795235d13b077a53d0c3abbd2385170dc9b8"


@given(st.text(max_size=30))
def test_every_text_has_a_fingerprint(text: str) -> None:
    assert len(read_token(text).fingerprint) == len("sha256:") + 64
    assert read_token(text).fingerprint == unread_token(text, ()).fingerprint


def test_what_was_not_read_holds_nothing() -> None:
    nothing = unread_token("", ())
    assert (nothing.parts, nothing.header, nothing.payload, nothing.signature) == ((), None, None, None)
