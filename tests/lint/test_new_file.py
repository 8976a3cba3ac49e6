"""Files that are written: new ones, or in the place of others, all of it or nothing; and what is refused before."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inspector.errors import SourceError
from inspector.lint.new_file import refuse_irreplaceable, refuse_unwritable, write_new, write_over

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and limits")


def refusal(act: Callable[[], None]) -> str:
    """The one line that is said of what could not be written."""
    with pytest.raises(SourceError) as caught:
        act()
    assert "\n" not in str(caught.value)
    return str(caught.value)


@contextmanager
def no_room(most: int = 10) -> Iterator[None]:
    """Meanwhile no file can grow above so many bytes, as on a disk that is full."""
    import resource  # noqa: PLC0415 - Windows has none

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("write", [write_new, write_over])
def test_a_file_that_was_not_there_is_there_whole(write: Callable[[Path, bytes, int], None], tmp_path: Path) -> None:
    write(tmp_path / "x", b"all of it", 0o600)
    assert (tmp_path / "x").read_bytes() == b"all of it"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_new_file_takes_no_others_place(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mine")
    assert "it is there already" in refusal(lambda: write_new(tmp_path / "x", b"other", 0o600))
    assert (tmp_path / "x").read_text() == "mine"


def test_another_file_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("of the last run, and longer")
    write_over(tmp_path / "x", b"other", 0o600)
    assert (tmp_path / "x").read_bytes() == b"other"


@POSIX
def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "x").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "far" / "x")
    write_over(tmp_path / "link", b"new", 0o600)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "far" / "x").read_bytes() == b"new"


@POSIX
@pytest.mark.parametrize("write", [write_new, write_over])
def test_it_is_its_owners_alone(write: Callable[[Path, bytes, int], None], tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write(tmp_path / "x", b"", 0o600)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600


@POSIX
@pytest.mark.parametrize("write", [write_new, write_over])
def test_of_what_finds_no_room_nothing_is_left(write: Callable[[Path, bytes, int], None], tmp_path: Path) -> None:
    with no_room():
        told = refusal(lambda: write(tmp_path / "x", b"x" * 1000, 0o600))
    assert "x: it cannot be written (" in told
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_what_finds_no_room_leaves_the_old(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    with no_room():
        refusal(lambda: write_over(tmp_path / "x", b"x" * 1000, 0o600))
    assert (tmp_path / "x").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("none/x", "there is no such folder"),
        ("folder", "it is a folder"),
        ("file/x", "there is no such folder"),
        ("x" * 300, "name too long"),
        ("\0", "null"),
    ],
    ids=["no folder", "a folder", "a file for a folder", "long", "nul"],
)
def test_where_no_file_can_be_is_known_before(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    told = refusal(lambda: refuse_unwritable(tmp_path / name))
    assert "it cannot be written (" in told
    assert words in told.lower()
    assert "\0" not in told


def test_where_one_can_be_nothing_is_said_and_nothing_made(tmp_path: Path) -> None:
    refuse_unwritable(tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_over(tmp_path / "pipe", b"all of it", 0o600)
    assert os.read(reader, 100) == b"all of it"
    os.close(reader)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_an_interruption_leaves_the_old_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "x").write_text("old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_over(tmp_path / "x", b"new", 0o600)
    assert (tmp_path / "x").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("name", ["x", "none/x"])
def test_what_can_take_no_place_is_known_before(name: str, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert "it cannot be written (" in refusal(lambda: refuse_irreplaceable(tmp_path / name))
