"""Files that are written: new ones, or in the place of others, all of it or nothing; and what is refused before."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inspector.errors import SourceError
from inspector.lint.new_file import refuse_unwritable, write_new, write_over

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


@contextmanager
def mounted(path: Path) -> Iterator[None]:
    """Meanwhile another file is mounted there, as by “docker run -v”."""
    far = path.with_name("far")
    far.write_text("old")
    if subprocess.run(["mount", "--bind", far, path], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a file")
    try:
        yield
    finally:
        subprocess.run(["umount", path], check=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux mounts a file on a file")
def test_a_mount_point_is_written_into(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("below")
    with mounted(tmp_path / "x"):
        write_over(tmp_path / "x", b"new, and longer", 0o600)
        assert (tmp_path / "far").read_bytes() == b"new, and longer"
    assert (tmp_path / "x").read_text() == "below"
    assert {path.name for path in tmp_path.iterdir()} == {"x", "far"}


@POSIX
@pytest.mark.parametrize("data", [b"new", b"new, and longer"])
def test_a_file_of_two_names_keeps_both(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("of the last")
    (tmp_path / "y").hardlink_to(tmp_path / "x")
    write_over(tmp_path / "x", data, 0o600)
    assert (tmp_path / "y").read_bytes() == data
    assert stat.S_IMODE((tmp_path / "y").stat().st_mode) == 0o600


@POSIX
def test_of_a_file_of_two_names_that_finds_no_room_the_old_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    (tmp_path / "y").hardlink_to(tmp_path / "x")
    with no_room():
        refusal(lambda: write_over(tmp_path / "x", b"x" * 1000, 0o600))
    assert (tmp_path / "y").read_text() == "old"


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """Meanwhile a folder takes no new file."""
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("no folder is closed to this user")
        yield
    finally:
        folder.chmod(0o700)


@POSIX
def test_a_file_in_a_folder_that_takes_no_new_one_is_written_into(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    (tmp_path / "x").chmod(0o600)
    with closed(tmp_path):
        refuse_unwritable(tmp_path / "x")
        write_over(tmp_path / "x", b"new", 0o600)
        assert "permission denied" in refusal(lambda: refuse_unwritable(tmp_path / "other"))
    assert (tmp_path / "x").read_bytes() == b"new"


@POSIX
def test_the_owner_and_the_group_stay(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    try:
        os.chown(tmp_path / "x", 12345, 23456)
    except OSError:
        pytest.skip("this user gives no file away")
    write_over(tmp_path / "x", b"new", 0o640)
    found = (tmp_path / "x").stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (12345, 23456, 0o640)
    assert (tmp_path / "x").read_bytes() == b"new"
