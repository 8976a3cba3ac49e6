"""A text that is judged as a whole is cut where no token is cut: then its parts tell what the whole tells."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from inspector.inspection import Inquiry
from inspector.intake import end_between_tokens, search_tokens
from inspector.lint.names import Source
from inspector.lint.piece import Piece
from inspector.lint.pieces import pieces
from inspector.lint.stream import judge_piece
from inspector.lint.streams import SIZE
from inspector.report.report import Report
from inspector.trust.reason import Search
from tests.builders import MOMENT, tenant, token
from tests.intake.hostile import BETWEEN, TEXTS, TOKENS, UNUSUAL
from tests.lint.test_pieces import Trickle

INQUIRY = Inquiry(MOMENT, tenant(), search=Search.QUICK)
TOKEN = token()
WRAPPED = "\n".join(TOKEN[at : at + 76] for at in range(0, len(TOKEN), 76))
ENDS = st.sampled_from(("\n", "\n\n", ", \n", " (a)\n", "{\n", "\n[", "\n(b", ";\r\n", "} e30\n", ") took 3 ms\n"))
LINES = st.lists(
    st.tuples(st.one_of(TEXTS, st.sampled_from((*TOKENS, *UNUSUAL, WRAPPED))), ENDS), min_size=2, max_size=6
)


def whole(data: bytes, line: int = 1) -> list[Report]:
    """What is said of these bytes, the first of which stands in that line."""
    return list(judge_piece(Piece("log", line, "whole", data), INQUIRY))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(LINES, st.data())
def test_the_parts_tell_what_the_whole_tells(lines: list[tuple[str, str]], draw: st.DataObject) -> None:
    data = "".join(text + end for text, end in lines).encode("utf-8", "replace")
    end = end_between_tokens(data, 0, draw.draw(st.integers(0, len(data))))
    assume(end)
    assert whole(data[:end]) + whole(data[end:], 1 + data.count(b"\n", 0, end)) == whole(data)


def of_lines(before: str, behind: str) -> bytes:
    """A token that is parted by these words, with a line end between."""
    return f"a, {TOKEN[:-40]}{before}\n{behind}{TOKEN[-40:]} (b)".encode("utf-8", "replace")


CUT = [
    data
    for before in BETWEEN
    for behind in BETWEEN
    if end_between_tokens(data := of_lines(before, behind), 0, len(data))
]


def test_some_words_at_a_line_end_let_a_text_be_cut_and_most_do_not() -> None:
    assert 100 < len(CUT) < len(BETWEEN) ** 2 // 10


@pytest.mark.parametrize("at", range(0, len(CUT), 25))
def test_whatever_stands_at_a_line_end_the_parts_tell_what_the_whole_tells(at: int) -> None:
    for data in CUT[at : at + 25]:
        end = end_between_tokens(data, 0, len(data))
        assert whole(data[:end]) + whole(data[end:], 1 + data.count(b"\n", 0, end)) == whole(data)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("(a) one\n[b] two", 8),
        ("(a) one\ntwo\n[b]", 8),  # a line that holds nothing that no token holds may be one's middle
        ("(a) one\n(b) two\nthree", 8),  # the rest would hold no such thing
        (f"(a) {TOKEN}\n(b)", 0),
        (f"(a) {TOKEN};\n(b)", len(TOKEN) + 6),
        (f"(a)\n{WRAPPED}\n(b)", 4),
        ("(a)\n> " + WRAPPED.replace("\n", "\n> ") + "\n(b)", 4),
        ("(a)\n| " + WRAPPED.replace("\n", "\n| ") + "\n(b)", 4),
        ("one\ntwo\n", 0),
        ("(a) [b]", 0),
        ("", 0),
    ],
)
def test_where_a_text_is_cut(text: str, end: int) -> None:
    assert end_between_tokens(text.encode(), 0, len(text)) == end


def test_a_long_text_comes_in_parts_with_the_numbers_of_their_lines() -> None:
    line = f'10:00:00 INFO {{"jwt": "{"x" * 900}"}} took 3 ms\n'
    data = (line * (5 * SIZE // len(line)) + f"(a)\n{WRAPPED}\n(b)\n").encode()
    found = list(pieces(Source("s", lambda: Trickle(data, 1 << 20)), "text"))
    assert {piece.layout for piece in found} == {"whole"}
    assert len(found) > 3
    assert b"".join(piece.data for piece in found) == data
    assert [piece.line for piece in found] == [
        1 + b"".join(piece.data for piece in found[:at]).count(b"\n") for at in range(len(found))
    ]
    assert [each.text for piece in found for each in search_tokens(piece.data.decode())] == [TOKEN]


def test_a_long_text_that_cannot_be_cut_stays_whole() -> None:
    data = b"nothing but words\n" * (3 * SIZE // 18)
    assert [piece.data for piece in pieces(Source("s", lambda: Trickle(data, 1 << 20)), "text")] == [data]
