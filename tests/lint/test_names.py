"""Names on a command line: what each stands for."""

from pathlib import Path

import pytest

from inspector.lint.names import shown, size_of, sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files, some hidden, some in folders below it."""
    for name in ("b.log", "a.txt", "deep/c.log", "deep/er/d.txt", ".hidden/e.log", ".f.log"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def names(*given: str, globs: tuple[str, ...] = (), folder: Path) -> list[str]:
    """The sources of these names, as paths from the folder; none may be refused."""
    found = sources(given, pytest.fail, globs)
    return [Path(source.name).relative_to(folder).as_posix() for source in found]


def test_a_folder_stands_for_all_files_in_it_but_hidden_ones(folder: Path) -> None:
    assert names(str(folder), folder=folder) == ["a.txt", "b.log", "deep/c.log", "deep/er/d.txt"]


@pytest.mark.parametrize(
    ("globs", "expected"),
    [
        (("*.log",), ["b.log", "deep/c.log"]),
        (("deep/*",), ["deep/c.log", "deep/er/d.txt"]),
        (("a.*", "d.*"), ["a.txt", "deep/er/d.txt"]),
    ],
)
def test_globs_choose_among_the_files_of_folders(globs: tuple[str, ...], expected: list[str], folder: Path) -> None:
    assert names(str(folder), globs=globs, folder=folder) == expected


def test_a_folder_without_any_fitting_file_is_refused(folder: Path) -> None:
    refused: list[str] = []
    assert not list(sources((str(folder),), refused.append, ("*.nope",)))
    (folder / "empty").mkdir()
    assert not list(sources((str(folder / "empty"),), refused.append))
    assert refused == [f"{folder}: no file in it fits *.nope", f"{folder / 'empty'}: there is no file in it"]


def test_a_file_that_is_named_is_read_whatever_the_globs(folder: Path) -> None:
    assert names(str(folder / "a.txt"), globs=("*.log",), folder=folder) == ["a.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("*.log", ["b.log"]), ("**/*.txt", ["a.txt", "deep/er/d.txt"]), ("d*p", ["deep/c.log", "deep/er/d.txt"])],
)
def test_a_pattern_stands_for_what_it_fits(pattern: str, expected: list[str], folder: Path) -> None:
    assert names(str(folder / pattern), folder=folder) == expected


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "[ab].txt").write_text("x")
    assert names(str(folder / "[ab].txt"), folder=folder) == ["[ab].txt"]


def test_what_stands_for_nothing_is_refused(folder: Path) -> None:
    refused: list[str] = []
    assert not list(sources((str(folder / "*.none"), str(folder / "none"), ""), refused.append))
    assert len(refused) == 3
    assert all("there is no such file or folder" in message for message in refused)


def test_the_size_is_that_of_the_files(folder: Path) -> None:
    assert size_of((str(folder / "a.txt"), str(folder / "b.log"), "-", "none")) == 10
    assert size_of((str(folder),)) == sum(map(len, ("b.log", "a.txt", "deep/c.log", "deep/er/d.txt")))
    assert size_of((str(folder),), ("*.txt",)) == sum(map(len, ("a.txt", "deep/er/d.txt")))


@pytest.mark.parametrize(
    "name", ["eyJhbGciOiJub25lIn0", "logs/eyJhbGciOiJub25lIn0/x", "Bearer eyJhbGciOiJub25lIn0.e30"]
)
def test_of_what_begins_as_a_token_next_to_nothing_is_shown_in_a_name(name: str) -> None:
    assert "eyJhbGciOiJu" not in shown(name)
    assert "…" in shown(name)


def test_a_name_that_only_has_such_a_beginning_in_it_is_shown() -> None:
    assert shown("logs/keyJourney-of-last-night.txt") == "logs/keyJourney-of-last-night.txt"
