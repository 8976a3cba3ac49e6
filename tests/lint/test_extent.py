"""Bytes of a file are read again where they stand, and never from a file that is another one by then."""

import gzip
import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from inspector.errors import SourceError
from inspector.lint.engine import in_order
from inspector.lint.extent import Extent, Moved, Stamp, beginning_of, change, held, stamp_of
from inspector.lint.names import Source
from inspector.lint.piece import Piece
from inspector.lint.pieces import pieces
from inspector.lint.workers import Processes
from tests.builders import token
from tests.lint.workers import TELL, told

LINES = "".join(f"{token(payload_changes={'jti': f'jti-{at}'})}\n" for at in range(900)).encode()


def of_file(path: Path, data: bytes = LINES) -> list[Piece]:
    """The pieces of a file with these bytes."""
    path.write_bytes(data)
    return list(pieces(Source(str(path), lambda: path.open("rb")), "lines"))


@pytest.fixture
def some(tmp_path: Path) -> list[Piece]:
    """Several pieces of one file, "tokens"."""
    found = of_file(tmp_path / "tokens")
    assert len(found) > 1
    return found


def appended(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more\n")


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(LINES[::-1])
    other.replace(path)


def rewritten(path: Path) -> None:
    before = path.stat().st_mtime_ns
    path.write_bytes(LINES[::-1])
    os.utime(path, ns=(before + 1_000_000, before + 1_000_000))


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: Mapping[str, Callable[[Path], None]] = {
    "appended to": appended,
    "replaced": replaced,
    "rewritten": rewritten,
    "cut short": lambda path: os.truncate(path, len(LINES) // 2),
    "gone": Path.unlink,
    "a folder": made_a_folder,
}


def test_each_piece_of_a_plain_file_can_be_read_again(some: list[Piece]) -> None:
    assert all(piece.extent is not None and piece.told().data == b"" for piece in some)
    assert [piece.told().whole() for piece in some] == some


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_written_to_meanwhile_is_not_read_again(change: str, some: list[Piece], tmp_path: Path) -> None:
    CHANGES[change](tmp_path / "tokens")
    for piece in some:
        with pytest.raises(Moved):
            piece.told().whole()


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_judged_from_the_bytes_that_were_read_first(change: str, some: list[Piece], tmp_path: Path) -> None:
    CHANGES[change](tmp_path / "tokens")
    found = [result for _, result in in_order(iter(some), TELL, Processes(2))]
    assert found == [told(piece) for piece in some]


def test_workers_read_what_did_not_change(some: list[Piece]) -> None:
    otherwise = [piece._replace(data=piece.data.upper()) for piece in some]  # as nothing in the file is written
    found = [result for _, result in in_order(iter(otherwise), TELL, Processes(2))]
    assert found == [told(piece) for piece in some]


def test_a_packed_file_or_one_in_utf_16_has_its_bytes_elsewhere(tmp_path: Path) -> None:
    for data in (gzip.compress(LINES), LINES.decode().encode("utf-16")):
        found = of_file(tmp_path / "tokens", data)
        assert b"".join(piece.data for piece in found) == LINES
        assert all(piece.extent is None and piece.told() is piece for piece in found)


def test_a_part_of_a_piece_goes_with_its_bytes(some: list[Piece]) -> None:
    assert all(half.extent is None and half.data for half in some[0].halves())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="it has no named pipes")
def test_nobody_waits_for_a_file_that_became_a_named_pipe(some: list[Piece], tmp_path: Path) -> None:
    (tmp_path / "tokens").unlink()
    os.mkfifo(tmp_path / "tokens")
    with pytest.raises(Moved):
        some[0].told().whole()
    assert some[0].extent is not None
    assert held(some[0].extent) is None


def test_what_is_no_file_has_no_stamp(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe, os.fdopen(writing, "wb"):
        assert stamp_of(pipe) is None
    assert stamp_of(io.BytesIO(b"x")) is None
    with pytest.raises(Moved):
        Extent(str(tmp_path / "nowhere"), 0, 1, Stamp(0, 0, 0, 0)).read()


def test_a_file_that_became_shorter_is_said_to_and_its_torn_line_is_not_judged(tmp_path: Path) -> None:
    path, found = tmp_path / "tokens", list[Piece]()
    path.write_bytes(LINES)
    coming = pieces(Source(str(path), lambda: path.open("rb")), "lines")
    found.append(next(coming))
    os.truncate(path, len(LINES) - 10)
    with pytest.raises(SourceError, match="tokens: it became shorter while it was read"):
        found.extend(coming)
    assert len(found) > 1
    assert LINES.startswith(b"".join(piece.data for piece in found))
    assert found[-1].data.endswith(b"\n")


def read_while(path: Path, change: Callable[[Path], None]) -> bytes:
    """What is read of a file that changes after its first piece."""
    path.write_bytes(LINES)
    os.utime(path, ns=(0, 0))
    coming = pieces(Source(str(path), lambda: path.open("rb")), "lines")
    found = [next(coming)]
    change(path)
    found.extend(coming)
    return b"".join(piece.data for piece in found)


def overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(LINES[::-1])


def renamed(path: Path) -> None:
    path.rename(path.with_name("older"))


def overwritten_by_more(path: Path) -> None:
    path.write_bytes(LINES[::-1] * 2)


def touched(path: Path) -> None:
    os.utime(path)


@pytest.mark.parametrize("change", [overwritten, rewritten, overwritten_by_more], ids=lambda change: change.__name__)
def test_a_file_that_is_overwritten_is_said_to_be_and_not_to_be_unreadable(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match="tokens: it was overwritten while it was read; what was read, old or new,"):
        read_while(tmp_path / "tokens", change)


@pytest.mark.parametrize(
    "change",
    [appended, renamed, touched, lambda path: path.chmod(0o600)],
    ids=["appended to", "renamed", "touched", "chmod"],
)
def test_of_a_log_that_grows_or_is_rotated_nothing_is_said(change: Callable[[Path], None], tmp_path: Path) -> None:
    assert read_while(tmp_path / "tokens", change).startswith(LINES)


def test_a_beginning_is_read_without_losing_the_place(tmp_path: Path) -> None:
    (tmp_path / "tokens").write_bytes(LINES)
    with (tmp_path / "tokens").open("rb", buffering=0) as file:
        file.seek(5000)
        assert beginning_of(file, 10) == LINES[:10]
        assert file.tell() == 5000


@pytest.mark.parametrize(("size", "told"), [(0, ""), (1, "overwritten")])
def test_what_has_no_size_is_made_as_it_is_read(size: int, told: str, tmp_path: Path) -> None:
    path = tmp_path / "tokens"
    path.write_bytes(b"new")
    with path.open("rb") as file:
        assert change(Stamp(1, 1, size, 1), b"old", file) == told


def test_of_a_text_that_became_shorter_the_whole_lines_are_judged(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"some words\nmore words\nand more")

    class Shortened(io.FileIO):
        """A file that is cut as soon as it was read."""

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size) or b""
            os.truncate(path, 5)
            return data

    found = list[Piece]()
    with pytest.raises(SourceError, match="shorter"):
        found.extend(pieces(Source(str(path), lambda: io.BufferedReader(Shortened(path))), "text"))
    assert [piece.data for piece in found] == [b"some words\nmore words\n"]


def test_a_file_whose_size_was_never_right_is_read_to_its_end() -> None:
    path = Path("/sys/kernel/mm/transparent_hugepage/enabled")
    if not path.exists() or path.stat().st_size < 1000:
        pytest.skip("this system has no such file")
    assert b"".join(piece.data for piece in pieces(Source(str(path), lambda: path.open("rb")), "text"))
