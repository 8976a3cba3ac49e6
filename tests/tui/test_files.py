"""The files of a folder: what is shown of them, where the keys lead, and what cannot be opened."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from inspector.report.paint import Paint, columns, runs
from inspector.tui.pages.folder import Entry, EntryRows, Folder, Kind, read_folder, size_in_words
from inspector.tui.pages.row import Canvas
from inspector.tui.screens.files import Files
from inspector.tui.screens.tokens import Tokens
from inspector.tui.settings import Settings
from tests.tui.scenes import sample_tokens, signed
from tests.tui.stage import (
    SMALL,
    bench,
    codes,
    is_bare,
    opened,
    played,
    press,
    report,
    shown,
    text_of,
    told,
    view,
    words_in,
)

SIZES = [
    (0, "0 B"),
    (999, "999 B"),
    (1000, "1.0 KB"),
    (9949, "9.9 KB"),
    (9950, "10 KB"),
    (999_499, "999 KB"),
    (999_500, "1.0 MB"),
    (5_300_000_000, "5.3 GB"),
    (7e18, "7000000 TB"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with some in it, which is the one that one is in."""
    for name in ("b-folder/inside.txt", "a-folder/deep/deeper.txt", "token.txt", "another.log", ".hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(signed({"jti": name, "aud": "qlik.api"}))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(pilot: Pilot[int]) -> list[str]:
    """The first word of each line."""
    assert isinstance(pilot.app.screen, Files)
    return ["".join(text for _, text in runs(row.text)).split()[0] for row in view(pilot, "files").rows]


def jti(pilot: Pilot[int]) -> object:
    """The jti of the token that is shown."""
    return (report(pilot).token.payload or {}).get("jti")


@pytest.mark.usefixtures("folder")
@played
async def test_folders_come_first_then_files_with_their_sizes_and_no_hidden_ones() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b")
        assert names(pilot) == ["../", "./", "a-folder/", "b-folder/", "another.log", "token.txt"]
        assert view(pilot, "files").about == "0"
        assert " · 2 hidden" in text_of(pilot)
        assert " B " in next(line for line in text_of(pilot).split("\n") if "token.txt" in line)


@pytest.mark.usefixtures("folder")
@played
async def test_enter_opens_a_file() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b", "end", "enter")
        assert is_bare(pilot)
        assert jti(pilot) == "token.txt"
        assert codes(pilot) == ["QJ404"]


@pytest.mark.parametrize("back", ["backspace", "left"])
@played
async def test_enter_goes_into_a_folder_and_back_to_where_one_was(folder: Path, back: str) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b", "down", "enter")
        assert names(pilot) == ["../", "./", "inside.txt"]
        await press(pilot, back)
        assert view(pilot, "files").about == "1"
        assert names(pilot)[3] == "b-folder/"
        await press(pilot, back)
        assert f"{folder.name}/" in names(pilot)
        chosen = view(pilot, "files").chosen
        assert chosen is not None
        assert folder.name in chosen.text
        await press(pilot, "enter")
        assert names(pilot)[2] == "a-folder/"


@pytest.mark.usefixtures("folder")
@played
async def test_the_first_line_goes_up_and_the_second_opens_all() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b", "enter", "home", "enter")
        assert names(pilot)[2:4] == ["a-folder/", "b-folder/"]
        await press(pilot, "home", "down", "enter")
        assert isinstance(pilot.app.screen, Tokens)
        assert len(bench(pilot).reports) == 4


@pytest.mark.usefixtures("folder")
@played
async def test_a_key_opens_the_whole_folder_one_is_in() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b", "ctrl+d")
        assert isinstance(pilot.app.screen, Tokens)
        found = [Path(each.place.source).name for each in bench(pilot).reports]
        assert found == ["deeper.txt", "another.log", "inside.txt", "token.txt"]


@pytest.mark.usefixtures("folder")
@played
async def test_the_next_time_it_begins_where_one_was() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b", "down", "enter", "enter")
        assert jti(pilot) == "b-folder/inside.txt"
        await press(pilot, "ctrl+b")
        assert names(pilot) == ["../", "./", "inside.txt"]


@played
async def test_a_folder_that_cannot_be_read_says_so_in_one_line_and_one_can_go_on(folder: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b")
        (folder / "b-folder" / "inside.txt").unlink()
        (folder / "b-folder").rmdir()
        await press(pilot, "down", "enter")
        assert "it cannot be read (No such file or directory)" in words_in(pilot, "files")
        assert len(view(pilot, "files").rows) == 2
        await press(pilot, "ctrl+d")
        assert "there is no such file or folder" in words_in(pilot, "refused")
        await press(pilot, "backspace")
        assert not view(pilot, "refused").display
        assert names(pilot) == ["../", "./", "a-folder/", "another.log", "token.txt"]


@played
async def test_a_file_that_is_gone_is_refused_where_it_was_chosen(folder: Path) -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+b", "end")
        (folder / "token.txt").unlink()
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Files)
        assert "token.txt: there is no such file or folder" in words_in(pilot, "refused")
        assert told(pilot) == []
        await press(pilot, "up", "enter")
        assert jti(pilot) == "another.log"


@pytest.mark.skipif(os.name == "nt", reason="it has no such files")
@played
async def test_what_is_no_file_is_said_to_be_none(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "nowhere").symlink_to(folder / "missing")
    (folder / "there").symlink_to(folder / "a-folder")
    async with opened() as pilot:
        await press(pilot, "ctrl+b")
        assert names(pilot)[2:] == ["a-folder/", "b-folder/", "there/", "another.log", "token.txt", "nowhere", "pipe"]
        assert text_of(pilot).count("no file") == 2
        for words in ("it is neither a file nor a folder", "there is no such file or folder"):
            await press(pilot, "end" if "neither" in words else "up", "enter")
            assert words in words_in(pilot, "refused")


@pytest.mark.skipif(os.name == "nt", reason="no folder can be gone there while one is in it")
@played
async def test_where_the_folder_one_is_in_is_gone_it_begins_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "gone").rmdir()
    async with opened() as pilot:
        await press(pilot, "ctrl+b")
        assert "/home" in text_of(pilot)
        assert "Nothing is in it." in words_in(pilot, "files")


@played
async def test_an_empty_folder_and_one_with_hidden_files_alone_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(size=SMALL) as pilot:
        await press(pilot, "ctrl+b")
        assert "Nothing is in it." in words_in(pilot, "files")
        await press(pilot, "escape")
        (tmp_path / ".hidden").touch()
        await press(pilot, "ctrl+b")
        assert "Nothing but hidden files is in it." in words_in(pilot, "files")
        assert view(pilot, "files").about == ".."


@pytest.mark.usefixtures("folder")
@played
async def test_escape_leaves_everything_as_it_was() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+b", "down", "enter", "escape")
        assert is_bare(pilot)
        assert report(pilot).token.text == sample_tokens()["wrong-audience"]


@pytest.mark.usefixtures("folder")
@played
async def test_help_explains_the_files() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b", "f1")
        assert words_in(pilot, "text").startswith("Files:")


def test_a_folder_of_a_hundred_thousand_draws_what_is_looked_at() -> None:
    entries = tuple(Entry(Kind.FILE, f"token-{number}.txt", number) for number in range(100_000))
    rows = EntryRows(Folder(Path("/there"), entries), Canvas(60, Paint()))
    assert len(rows) == 100_002
    assert rows.place_of("99999") == 100_001
    assert rows.place_of("100000") == -1
    assert rows[-1].about == "99999"
    assert "token-99999.txt" in rows[100_001].text


def test_a_long_name_keeps_its_size_beside_it() -> None:
    for name in ("x" * 300, "漢字" * 100, "\u202e" * 80):
        rows = EntryRows(Folder(Path("/there"), (Entry(Kind.FILE, name, 1234),)), Canvas(60, Paint()))
        assert rows[2].text.endswith(" 1.2 KB")
        assert columns(rows[2].text) == 60


@pytest.mark.parametrize(("size", "words"), SIZES)
def test_a_size_is_told_in_few_digits(size: float, words: str) -> None:
    assert size_in_words(size) == words


def test_a_folder_is_read_with_what_its_entries_are(folder: Path) -> None:
    found = read_folder(folder)
    assert found.hidden == 2
    assert [(entry.kind, entry.name) for entry in found.entries] == [
        (Kind.FOLDER, "a-folder"),
        (Kind.FOLDER, "b-folder"),
        (Kind.FILE, "another.log"),
        (Kind.FILE, "token.txt"),
    ]
    assert found.entries[3].size == (folder / "token.txt").stat().st_size


@pytest.mark.parametrize("name", ["missing", "token.txt", "x" * 5000, "\0"], ids=["missing", "file", "long", "zero"])
def test_what_is_no_folder_is_refused_in_words(folder: Path, name: str) -> None:
    found = read_folder(folder / name)
    assert found.entries == ()
    assert found.refusal.startswith("it cannot be read (")


@pytest.mark.usefixtures("folder")
@played
async def test_a_folder_is_opened_by_the_key_it_was_given() -> None:
    async with opened(settings=Settings(keys={"folder": "f11", "files": "f12"})) as pilot:
        await press(pilot, "f12")
        assert "as one table (F11)" in text_of(pilot)
        await press(pilot, "ctrl+d")
        assert "as one table (F11)" in text_of(pilot)
        await press(pilot, "f11")
        assert isinstance(pilot.app.screen, Tokens)
