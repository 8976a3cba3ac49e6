"""Pieces without their bytes: all of a file, in larger pieces, and its lines whatever happens to it meanwhile."""

import os
import pickle
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from inspector.inspection import ALL_RULES, Inquiry
from inspector.lint import laid as module
from inspector.lint.digest import Digester
from inspector.lint.engine import Work, in_order, results
from inspector.lint.extent import held
from inspector.lint.laid import laid
from inspector.lint.names import Source
from inspector.lint.piece import Piece
from inspector.lint.pieces import pieces
from inspector.lint.workers import Processes
from inspector.report.report import Place
from inspector.report.threshold import Threshold
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant
from tests.builders import token
from tests.lint.workers import KILLS

LINES = b"".join(b"%07d %s\n" % (number, b"x" * (number % 300)) for number in range(60_000))
posix = pytest.mark.skipif(sys.platform == "win32", reason="it does not let an open file be replaced")


def of_file(path: Path, data: bytes, layout: str = "text") -> list[Piece]:
    """The pieces of a file with these bytes."""
    path.write_bytes(data)
    return list(pieces(Source(str(path), lambda: path.open("rb")), layout))


def filled(found: list[Piece]) -> bytes:
    return b"".join(piece.filled().data for piece in found)


@pytest.fixture
def some(tmp_path: Path) -> list[Piece]:
    """The pieces of a file, "log", of some megabytes."""
    return list(laid(iter(of_file(tmp_path / "log", LINES))))


def test_they_are_all_that_was_read_and_hold_nothing_of_it(some: list[Piece]) -> None:
    assert filled(some) == LINES
    assert not any(piece.data for piece in some)


def test_each_has_the_number_of_its_first_line(some: list[Piece]) -> None:
    assert [int(piece.filled().data[:7]) + 1 for piece in some] == [piece.line for piece in some]


def test_they_are_small_at_the_beginning_and_at_the_end_and_larger_between(tmp_path: Path) -> None:
    read = of_file(tmp_path / "log", LINES * 6)
    sizes = [piece.extent.size for piece in laid(iter(read)) if piece.extent is not None]
    usual = max(len(piece.data) for piece in read)
    assert max(sizes[0], sizes[-1]) <= usual < max(sizes) < 2 * module._LARGEST  # noqa: SLF001 - the bound itself
    assert len(sizes) < len(read)


def test_what_does_not_end_a_line_keeps_its_bytes(tmp_path: Path) -> None:
    found = list(laid(iter(of_file(tmp_path / "log", LINES + b"the last"))))
    assert found[-1].data == b"the last"
    assert filled(found) == LINES + b"the last"


def test_what_begins_within_a_line_keeps_its_bytes(tmp_path: Path) -> None:
    data = b"x" * (9 << 20) + b"\n" + LINES
    found = list(laid(iter(of_file(tmp_path / "log", data, "lines"))))
    assert [bool(piece.data) for piece in found[:3]] == [True, True, False]
    assert filled(found) == data


def test_where_the_first_pieces_were_judged_alone_the_rest_of_their_last_line_is_not_lost(tmp_path: Path) -> None:
    data = b"x" * (9 << 20) + b" the end of it\n" + LINES
    given = iter(of_file(tmp_path / "log", data, "lines"))
    work: Work[Piece, Piece] = Work(Piece.filled, Piece.filled)
    found = [result for _, result in results(given, work, 2)]
    assert b"".join(piece.data for piece in found) == data


def test_a_small_file_keeps_its_bytes(tmp_path: Path) -> None:
    given = of_file(tmp_path / "log", LINES[: 1 << 18], "lines")
    assert list(laid(iter(given))) == given


def test_pieces_of_two_files_and_of_no_file_are_not_put_together(tmp_path: Path) -> None:
    one, other = of_file(tmp_path / "one", LINES), of_file(tmp_path / "other", LINES)
    between = Piece("-", 1, "lines", b"a line\n")
    found = list(laid(iter([*one, between, *other])))
    assert filled(found) == LINES + b"a line\n" + LINES
    assert between in found
    for path in (tmp_path / "one", tmp_path / "other"):
        assert filled([piece for piece in found if piece.source == str(path)]) == LINES


def test_of_a_file_that_was_replaced_before_it_could_be_held_the_bytes_are_kept(tmp_path: Path) -> None:
    given = of_file(tmp_path / "log", LINES)
    replaced(tmp_path / "log")
    assert given[0].extent is not None
    assert held(given[0].extent) is None
    assert list(laid(iter(given))) == given


def test_another_process_gets_none_of_our_open_files(some: list[Piece]) -> None:
    sent = pickle.loads(pickle.dumps(some[0]))  # noqa: S301 - our own
    assert sent.extent.held is None
    assert sent.whole().data == some[0].filled().data
    assert some[0].told() == sent


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(LINES[::-1])
    other.replace(path)


def appended(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more\n")


HARMLESS: Mapping[str, Callable[[Path], None]] = {
    "appended to": appended,
    "replaced": replaced,
    "gone": Path.unlink,
    "touched": lambda path: os.utime(path, ns=(0, 0)),
}


@posix
@pytest.mark.parametrize("change", HARMLESS)
def test_what_leaves_a_file_as_it_was_read_changes_nothing(change: str, some: list[Piece], tmp_path: Path) -> None:
    HARMLESS[change](tmp_path / "log")
    assert filled(judged(some)) == LINES


def test_of_a_file_that_became_shorter_its_whole_lines_are_judged(some: list[Piece], tmp_path: Path) -> None:
    cut = len(LINES) // 2 + 5
    os.truncate(tmp_path / "log", cut)
    assert filled(judged(some)) == LINES[: LINES.rfind(b"\n", 0, cut) + 1]


CHANGES: Mapping[str, Callable[[Path], object]] = {
    "shorter": lambda path: os.truncate(path, 100_000),
    "overwritten": lambda path: path.write_bytes(LINES[1:] * 2),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_became_of_a_file_after_it_was_read_is_to_be_said(change: str, some: list[Piece], tmp_path: Path) -> None:
    assert not any(piece.trouble for piece in some)
    CHANGES[change](tmp_path / "log")
    judged(some)
    assert [piece for piece in some if f"it {BECAME[change]} while it was read" in piece.trouble] == some


BECAME = {"shorter": "became shorter", "overwritten": "was overwritten"}


@posix
@pytest.mark.parametrize("change", HARMLESS)
def test_of_what_leaves_it_as_it_was_nothing_is_said(change: str, some: list[Piece], tmp_path: Path) -> None:
    HARMLESS[change](tmp_path / "log")
    judged(some)
    assert not any(piece.trouble for piece in some)


@posix
def test_a_file_that_can_no_longer_be_read_is_said_and_nothing_is_raised(some: list[Piece], tmp_path: Path) -> None:
    assert some[0].extent is not None
    assert some[0].extent.held is not None
    folder = os.open(tmp_path, os.O_RDONLY)  # which nobody reads, as nobody does a share over a network that is gone
    os.dup2(folder, some[0].extent.held._file.fileno())  # noqa: SLF001 - no other way to take it away
    os.close(folder)
    assert some[0].filled().data == b""
    assert some[0].trouble.startswith("it could be read once, and not again")


def test_of_a_file_that_was_overwritten_no_line_is_torn(some: list[Piece], tmp_path: Path) -> None:
    now = b"".join(b"%d new\n" % number for number in range(500_000))
    (tmp_path / "log").write_bytes(now)
    found = judged(some)
    lines = [line for piece in found for line in piece.data.split(b"\n") if line]
    assert set(lines) <= set(now.split(b"\n"))
    assert len(lines) > 100_000


def judged(given: list[Piece]) -> list[Piece]:
    """What workers, or this process in their stead, get to judge."""
    work: Work[Piece, Piece] = Work(Piece.filled, Piece.filled)
    return [result for _, result in in_order(iter(given), work, Processes(2))]


@posix
def test_of_a_piece_that_ends_its_worker_all_lines_but_one_are_judged(tmp_path: Path) -> None:
    middle = LINES.find(b"\n", len(LINES) // 2) + 1
    data = LINES[:middle] + KILLS + b"\n" + LINES[middle:]
    given = laid(iter(of_file(tmp_path / "log", data)))
    found = [result for _, result in in_order(given, DEADLY_PIECE, Processes(2))]
    lost = [piece for piece in found if piece.layout == "pause"]
    assert len(lost) == 1
    assert b"".join(piece.data for piece in found) == LINES
    assert lost[0].line == data[:middle].count(b"\n") + 1


def deadly(piece: Piece) -> Piece:
    if KILLS in piece.data:
        os._exit(9)
    return piece


def lost(piece: Piece) -> Piece:
    return Piece(piece.source, piece.line, "pause", b"")


DEADLY_PIECE = Work(deadly, lost)


def test_a_jti_of_another_token_is_not_told_of_what_was_put_in_the_place_of_a_piece(tmp_path: Path) -> None:
    path, inquiry = tmp_path / "tokens", Inquiry(1_700_000_000, Tenant(), ALL_RULES, Search.QUICK)
    line = token().encode() + b"\n"
    found = list(laid(iter(of_file(path, line * 2000, "lines"))))
    digester = Digester(inquiry=inquiry, forms=(), threshold=Threshold("error"))
    before = digester(found[0])
    assert digester.with_reused(found[0], before, {0: Place("a", 1)}) is not before
    path.write_bytes(token(payload_changes={"jti": "another"}).encode() + b"\n" + line * 1999)
    assert digester.with_reused(found[0], before, {0: Place("a", 1)}) is before
