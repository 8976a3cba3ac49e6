"""base64url: what is well-formed, what is wrong and where, and what can be shown all the same."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.jose.base64url import ALPHABET, decode, decode_leniently, faults
from tests.builders import base64url

_NEARLY = st.text(st.sampled_from("ABQgwxyz0189-_+/= \n.é"), max_size=12)


def _re_encoded(segment: str) -> bytes | None:
    """The reference: a segment is well-formed if its bytes are written exactly like it."""
    if not set(segment) <= set(ALPHABET) or len(segment) % 4 == 1:
        return None
    data = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
    return data if base64url(data) == segment else None


@given(st.binary(max_size=300))
def test_what_was_encoded_is_decoded(data: bytes) -> None:
    assert decode(base64url(data)) == data
    assert decode_leniently(base64url(data)) == data


@given(_NEARLY | st.text(st.sampled_from(ALPHABET), max_size=12))
def test_exactly_what_is_written_like_its_bytes_is_accepted(segment: str) -> None:
    assert decode(segment) == _re_encoded(segment)


@pytest.mark.parametrize("last", ALPHABET)
@pytest.mark.parametrize("before", ["A", "AA", "AAA"])
def test_a_last_character_may_set_no_unused_bit(before: str, last: str) -> None:
    assert decode(before + last) == _re_encoded(before + last)


@given(_NEARLY)
def test_a_segment_has_faults_exactly_if_it_is_refused(segment: str) -> None:
    assert bool(faults(segment, "/header", 0)) == (decode(segment) is None)


@given(st.text(max_size=20))
def test_lenient_decoding_takes_any_text(segment: str) -> None:
    decode_leniently(segment)
    assert bool(faults(segment, "/payload", 7)) == (decode(segment) is None)


@given(_NEARLY, st.integers(0, 1000))
def test_a_fault_lies_within_its_segment(segment: str, offset: int) -> None:
    for fault in faults(segment, "/payload", offset):
        start, end = fault.span or (-1, -1)
        assert offset <= start < end <= offset + len(segment)


@pytest.mark.parametrize(
    ("segment", "details", "words"),
    [
        ("eyJ hbGci", ["white-space"], "header's character 4 is U+0020 SPACE: white space"),
        ("eyJ\nhbGc\ni", ["white-space"], "character 4 is U+000A"),
        ("eyJhbG==", ["padding", "unused-bits"], "character 7 is “=” (and 1 more): padding"),
        ("eyJh+GciOi/J", ["alphabet"], "character 5 is “+” (and 1 more): no base64url character"),
        ("eyJhé", ["alphabet"], "character 5 is U+00E9 LATIN SMALL LETTER E WITH ACUTE"),
        ("eyJh\u200b", ["alphabet"], "character 5 is U+200B ZERO WIDTH SPACE"),
        ("eyJh…", ["alphabet"], "U+2026"),
        ("eyJhb", ["length"], "has 5 base64url characters"),
        ("e", ["length"], "it has 1 base64url character"),
        ("eyJhbGd", ["unused-bits"], "cannot end with “d”"),
        ("eyJhbB", ["unused-bits"], "cannot end with “B”"),
        (" eyJ*b=B", ["white-space", "padding", "alphabet", "length"], "character 1 is U+0020"),
    ],
)
def test_every_fault_is_named_with_its_place(segment: str, details: list[str], words: str) -> None:
    found = faults(segment, "/header", 0)
    assert sorted(fault.detail for fault in found) == sorted(details)
    assert words in "\n".join(fault.message for fault in found)
    assert {(fault.kind, fault.where) for fault in found} == {("bad-base64url", "/header")}


@pytest.mark.parametrize(
    ("segment", "span"),
    [("ab cd", (102, 103)), ("abcd=", (104, 105)), ("+abc", (100, 101)), ("abcde", (100, 105)), ("ab", (101, 102))],
)
def test_places_count_from_the_tokens_start(segment: str, span: tuple[int, int]) -> None:
    assert faults(segment, "/payload", 100)[0].span == span


@pytest.mark.parametrize(
    ("segment", "data"),
    [
        ("aGVsbG8=", b"hello"),
        ("aGVs\nbG8", b"hello"),
        ("aGVs bG 8", b"hello"),
        ("-_8", b"\xfb\xff"),
        ("+/8", b"\xfb\xff"),
        ("aGVsbG9", b"hello"),
        ("aGVsbG8é", b"hello"),
        ("aGVsb", b"hel"),
        ("", b""),
        ("=", b""),
    ],
)
def test_a_broken_segment_is_shown_as_far_as_it_goes(segment: str, data: bytes) -> None:
    assert decode_leniently(segment) == data


@pytest.mark.parametrize("segment", ["", "AA", "AAA", "AAAA"])
def test_zero_bytes_are_bytes(segment: str) -> None:
    assert decode(segment) == bytes(len(segment) * 3 // 4)
