"""Captures entry by entry: in any pieces, broken and cut ones as far as they go, and never much of one in memory."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.diagnosis import entries as room
from inspector.diagnosis.entries import entries
from inspector.diagnosis.reading import read_evidence
from tests.builders import MOMENT, token
from tests.diagnosis.captures import NO_REASON, Call, capture, first

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
LOGIN = Call(token=token(), status=401, body=NO_REASON)


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    """The bytes, so many at a time."""
    return (data[at : at + size] for at in range(0, len(data), size))


@given(st.lists(st.dictionaries(st.text(), ANY, max_size=4), max_size=4), st.integers(1, 40))
def test_what_was_written_is_read_in_pieces_of_any_size(written: list[dict[str, object]], size: int) -> None:
    data = json.dumps({"log": {"pages": [{"entries": 1}], "entries": written, "x": {}}}, ensure_ascii=False)
    found = list(entries(pieces(data.encode("utf-8", "surrogatepass"), size)))
    assert [each.number for each in found] == list(range(1, len(written) + 1))
    assert [each.trouble for each in found] == [""] * len(written)
    assert [each.value for each in found] == written


@given(st.binary(max_size=300), st.integers(1, 50))
def test_any_bytes_are_read_without_a_crash(data: bytes, size: int) -> None:
    assert all(each.number for each in entries(pieces(b'{"log":{"entries":[' + data, size)))


def test_a_broken_entry_breaks_no_other() -> None:
    data = b'{"log": {"entries": [{"a": 1}, {"b": nonsense}, {"c": 3}]}}'
    assert [(each.value, bool(each.trouble)) for each in entries([data])] == [
        ({"a": 1}, False),
        (None, True),
        ({"c": 3}, False),
    ]


@pytest.mark.parametrize("end", range(30, 60))
def test_a_capture_that_is_cut_gives_what_it_has(end: int) -> None:
    data = b'{"log": {"entries": [{"a": 1}, {"b": {"c": ["text", 12, {"d\\u00e9": true}]}}]}}'
    found = list(entries([data[:end]]))
    assert found[0].value == {"a": 1}
    assert all(each.trouble == "the capture ends within it" for each in found[1:])


def test_a_login_in_the_entry_that_is_cut_is_still_told() -> None:
    whole = capture(LOGIN)
    cut = whole[: whole.index(b'"content"')]
    found = read_evidence([cut], "x.har")
    assert [each.status for each in found.exchanges] == [401]
    assert [note.words for note in found.notes] == ["entry 1: the capture ends within it"]


def test_a_text_is_kept_to_its_limit_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LONGEST_TEXT", 10)
    data = b'{"log": {"entries": [{"a": "' + b"\\\\x" * 40 + b'", "b": 2}]}}'
    (entry,) = entries(pieces(data, 7))
    assert isinstance(entry.value, dict)
    assert entry.value["b"] == 2
    assert len(str(entry.value["a"])) < 12
    assert entry.trouble == "a long text in it was read in part"


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b'{"log": {"entries": {}}}', b'{"log":\n[\n 2\n]\n"x"}'])
def test_what_has_no_entries_gives_none(data: bytes) -> None:
    assert list(entries([data])) == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n  "])
def test_a_mark_or_blanks_before_it_do_not_matter(mark: bytes) -> None:
    late = Call(token=token(), at=MOMENT + 10**6, date=MOMENT + 10**6, status=401, body=NO_REASON)
    assert first(mark + capture(late)) == "QJ502 expired"
