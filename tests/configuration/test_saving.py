"""Saving: a file holds the old bytes or the new, never a part, and stays what it was beside its bytes."""

import os
import sys
from pathlib import Path

import pytest

from inspector.configuration.saving import save
from inspector.errors import ConfigurationError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and links are those of Unix")


def test_a_new_file_is_its_owners_alone_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.toml"
    save(path, b"new", instead_of=None)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o640])
def test_the_mode_of_a_file_is_kept(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    path.chmod(mode)
    save(path, b"new", instead_of=b"old")
    assert path.stat().st_mode & 0o777 == mode
    assert [each.name for each in tmp_path.iterdir()] == ["a.toml"]


def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "target.toml", tmp_path / "link.toml"
    target.write_bytes(b"old")
    link.symlink_to(target)
    save(link, b"new", instead_of=b"old")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("known", [b"older", None])
def test_a_file_that_changed_meanwhile_is_not_written_over(known: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"theirs")
    with pytest.raises(ConfigurationError, match="changed meanwhile"):
        save(path, b"mine", instead_of=known)
    assert path.read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_vanished_meanwhile_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"a\.toml: "):
        save(tmp_path / "a.toml", b"mine", instead_of=b"old")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="where nobody may make a folder is Linux's")
def test_a_place_that_takes_nothing_is_said_in_one_line() -> None:
    with pytest.raises(ConfigurationError, match="it cannot be written") as error:
        save(Path("/proc/none/a.toml"), b"new", instead_of=None)
    assert "\n" not in str(error.value)


def test_a_folder_in_its_place_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(ConfigurationError, match="it cannot be written"):
        save(path, b"new", instead_of=None)
    assert (path / "inside").is_dir()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigurationError, match=r"it cannot be written \(No space left on device\)"):
        save(path, b"new", instead_of=b"old")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.toml"]
