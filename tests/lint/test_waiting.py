"""Lines that lack a member wait until another one has it, or nobody waits any longer; nothing is lost."""

import tracemalloc
from collections.abc import Iterator

import pytest

from inspector.lint.json_records import of_field
from inspector.lint.missing import UnmetError
from inspector.lint.piece import Piece
from inspector.lint.placed import Placed, unpacked
from inspector.lint.waiting import MOST
from tests.lint.picked import FIELD, texts

LACKING, HAVING = b'{"x": 1}\n', b'{"token": "A"}\n'
LACKS = "the line has no member “token”"
PAUSE = Piece("s", 1, "pause", b"")


def told(*pieces: Piece) -> Iterator[Placed]:
    """What is picked of these pieces, as it comes."""
    for piece in of_field("s", iter(pieces), "token"):
        yield from unpacked(piece.data)


def piece(data: bytes, line: int) -> Piece:
    """These lines, the first of which has that number."""
    return Piece("s", line, "lines", data)


def test_lines_that_lack_it_before_the_first_that_has_it_are_findings() -> None:
    found = texts((LACKING * MOST + HAVING).decode(), FIELD)
    assert found[:-1] == [Placed(line, 1, "", LACKS) for line in range(1, MOST + 1)]
    assert found[-1] == Placed(MOST + 1, 12, "A")


@pytest.mark.parametrize(
    ("more", "lacks"),
    [
        (1, LACKS),
        (2, "this and another line, up to line 10,002, have no member “token”"),
        (3, "this and 2 other lines, up to line 10,003, have no member “token”"),
        (4000, "this and 3,999 other lines, up to line 14,000, have no member “token”"),
    ],
)
def test_of_very_many_the_later_ones_are_one_finding_and_none_is_lost(more: int, lacks: str) -> None:
    found = texts((LACKING * (MOST + more) + HAVING + LACKING * 2).decode(), FIELD)
    assert len(found) == MOST + 4
    assert found[MOST:] == [
        Placed(MOST + 1, 1, "", lacks),
        Placed(MOST + more + 1, 12, "A"),
        Placed(MOST + more + 2, 1, "", LACKS),
        Placed(MOST + more + 3, 1, "", LACKS),
    ]


def test_it_is_read_to_the_end_however_many_lack_it_and_then_one_line_is_said() -> None:
    read = list[int]()

    def all_lacking() -> Iterator[Piece]:
        for at in range(300):
            read.append(at)
            yield piece(LACKING * 100, 1 + 100 * at)

    with pytest.raises(UnmetError, match=r"^no line of it has a member “token”; it has x;"):
        next(of_field("s", all_lacking(), "token"))
    assert len(read) == 300


def test_what_waits_takes_no_more_memory_for_more_lines() -> None:
    many = [piece(LACKING * 1000, 1 + 1000 * at) for at in range(40)]
    tracemalloc.start()
    with pytest.raises(UnmetError):
        list(told(*many[:15]))
    _, few = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    with pytest.raises(UnmetError):
        list(told(*many))
    _, all_of_them = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert all_of_them < 1.2 * few


def test_a_pause_is_not_waited_through_and_the_end_says_it_all_the_same() -> None:
    found = of_field("s", iter((piece(LACKING, 1), PAUSE)), "token")
    assert [next(found).layout, next(found).layout] == ["cells", "pause"]
    with pytest.raises(UnmetError, match="no line of it has a member"):
        next(found)


def test_after_a_pause_lines_are_told_as_they_come_and_the_token_that_comes_at_last_is_met() -> None:
    found = told(piece(LACKING * 6000, 1), PAUSE, piece(LACKING * 6000, 6001), PAUSE, piece(HAVING, 12_001))
    assert [placed.line for placed in found] == list(range(1, 12_002))


def test_a_pause_before_all_lines_tells_nothing_and_they_wait_as_ever() -> None:
    with pytest.raises(UnmetError):
        next(told(PAUSE, piece(LACKING, 1)))


def test_a_pause_tells_also_what_is_no_longer_kept_one_by_one() -> None:
    found = told(piece(LACKING * (MOST + 2000), 1), PAUSE, piece(LACKING, MOST + 2001), piece(HAVING, MOST + 2002))
    assert [placed.line for placed in found][MOST:] == [MOST + 1, MOST + 2001, MOST + 2002]
