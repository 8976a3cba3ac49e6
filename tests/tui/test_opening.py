"""Opening files and folders: their tokens, the list of them, what can be filtered in it, and what is no file."""

import errno
import gzip
import os
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from inspector.tui.screens.ask import Ask, Line, names_like
from inspector.tui.screens.cases import Cases
from inspector.tui.screens.identity import Identity
from inspector.tui.screens.tokens import Tokens
from inspector.tui.unopened import unreadable
from tests.tui.scenes import TEXTS, sample_tokens, signed
from tests.tui.stage import (
    WIDE,
    bench,
    codes,
    is_bare,
    opened,
    paste,
    played,
    press,
    report,
    settled,
    shown,
    text_of,
    told,
    view,
    words_in,
)

NOTHING = {
    "binary": "it is no text. Open a text",
    "much-binary": "no token was found in it; it is no text. Open a text",
    "picture.png": "it is a picture (PNG). A token in it cannot be read",
    "paper.pdf": "it is a PDF document, and no text",
    "old.zip": "a ZIP archive: unpack it first",
    "much-text": "no token was found in it. Open a text",
    "empty": "there is nothing in it; copy",
    "folder": "no token was found in its files, nor in folders below",
}


async def open_file(pilot: Pilot[int], path: Path | str) -> None:
    """Asks for a file and answers with this one."""
    await press(pilot, "ctrl+o")
    assert isinstance(pilot.app.screen, Ask)
    line = pilot.app.screen.query_one(Line)
    line.value = str(path)
    line.focus()
    await press(pilot, "enter")
    await settled(pilot)


def put_nothing(folder: Path) -> None:
    """Files and a folder that hold no token."""
    (folder / "binary").write_bytes(b"\x00\xff\x1b[2J" * 4000)
    (folder / "much-binary").write_bytes(b"\x00\xff\x1b[2J" * 400_000)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "old.zip").write_bytes(b"PK\x03\x04\x14\0")
    (folder / "much-text").write_text("nothing of a login\n" * 100_000)
    (folder / "empty").touch()
    (folder / "folder").mkdir()
    (folder / "folder" / "words.txt").write_text("nothing of a login\n")


def listed(pilot: Pilot[int]) -> list[str]:
    """The numbers of the tokens in the list."""
    assert isinstance(pilot.app.screen, Tokens)
    return [row.about or "" for row in view(pilot, "tokens").rows]


@played
async def test_a_file_with_one_token_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "token.txt"
    path.write_text(f"Authorization: Bearer {signed({'aud': 'qlik.api'})}\n")
    async with opened() as pilot:
        await open_file(pilot, path)
        assert "QJ404" in codes(pilot)
        assert report(pilot).place.source == str(path)
        assert is_bare(pilot)


@pytest.mark.parametrize("before", ["f1", "ctrl+l", "ctrl+r", "f8", "f9"])
@pytest.mark.parametrize("name", ["token.txt", "login.har"])
@played
async def test_a_file_is_opened_over_whatever_is_read(before: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(signed({"aud": "qlik.api"}))
    (tmp_path / "login.har").write_text(TEXTS["capture"]())
    async with shown("two-tokens") as pilot:
        await paste(pilot, TEXTS["capture"]() if before == "f9" else TEXTS["two-tokens"]())
        await press(pilot, "escape", before)
        assert not is_bare(pilot)
        await open_file(pilot, tmp_path / name)
        assert is_bare(pilot) is (name == "token.txt")
        assert ("Case: login.har" in text_of(pilot)) is (name == "login.har")


@played
async def test_a_question_is_not_asked_over_another_one() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+k", "ctrl+o")
        assert isinstance(pilot.app.screen, Identity)


@played
async def test_a_file_with_several_shows_the_first(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(TEXTS["three-tokens"]())
    async with opened() as pilot:
        await open_file(pilot, tmp_path / "log")
        assert [each.place.line for each in bench(pilot).reports] == [1, 2, 3]
        if isinstance(pilot.app.screen, Tokens):
            await press(pilot, "escape")
        assert "token 1 of 3" in text_of(pilot)


@played
async def test_a_folder_gives_the_tokens_of_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name, token in sample_tokens().items():
        (tmp_path / ("below" if name < "n" else ".") / f"{name}.txt").write_text(token)
    async with opened() as pilot:
        await open_file(pilot, tmp_path)
        assert len(bench(pilot).reports) == 10
        assert len(listed(pilot)) == 10
        sources = {Path(each.place.source).stem for each in bench(pilot).reports}
        assert sources == set(sample_tokens())
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert "wrong-audience.txt" in text_of(pilot)


@played
async def test_a_long_log_is_listed_and_filtered(tmp_path: Path) -> None:
    aud = {True: "qlik.api", False: "qlik.api/login/jwt-session"}
    faults = [signed({"jti": f"jti-{number}", "aud": aud[number % 10 == 0]}) for number in range(100)]
    path = tmp_path / "login.log"
    path.write_text("".join(f"{number} {'x' * 900} {token}\n" for number in range(20) for token in faults))
    assert path.stat().st_size > 1 << 20
    async with opened() as pilot:
        await open_file(pilot, path)
        assert len(bench(pilot).reports) == 2000
        assert len(listed(pilot)) == 2000
        await press(pilot, "end")
        assert view(pilot, "tokens").about == "1999"
        await press(pilot, "ctrl+f")
        pilot.app.screen.query_one(Line).value = "not conform AUDIENCE"
        await settled(pilot)
        assert listed(pilot) == [str(number) for number in range(0, 2000, 10)]
        assert "200 of 2,000" in text_of(pilot)
        await press(pilot, "enter", "down", "enter")
        assert bench(pilot).number == 10
        assert codes(pilot)[0] == "QJ404"


@played
async def test_a_filter_that_nothing_holds_leaves_none_and_an_empty_one_all() -> None:
    async with shown("three-tokens") as pilot:
        await press(pilot, "ctrl+l", "ctrl+f")
        line = pilot.app.screen.query_one(Line)
        for text, numbers in (("zebra", []), ("QJ404", ["0", "1", "2"]), ("conform zebra", []), ("", ["0", "1", "2"])):
            line.value = text
            await settled(pilot)
            assert listed(pilot) == numbers, text
            await press(pilot, "up", "down")
        line.value = "zebra"
        await press(pilot, "enter", "enter", "escape")
        assert is_bare(pilot)
        assert bench(pilot).number == 0


@pytest.mark.parametrize(("name", "words"), list(NOTHING.items()))
@played
async def test_what_holds_no_token_is_said_to(name: str, words: str, tmp_path: Path) -> None:
    put_nothing(tmp_path)
    async with opened() as pilot:
        await open_file(pilot, tmp_path / name)
        assert words in told(pilot)[-1]
        assert name in told(pilot)[-1]
        assert bench(pilot).reports == []


@played
async def test_a_file_that_vanished_since_its_name_was_given_is_said_to_be_gone(tmp_path: Path) -> None:
    async with opened() as pilot:
        bench(pilot).open(str(tmp_path / "gone.har"))
        await settled(pilot)
        assert told(pilot) == [f"{tmp_path / 'gone.har'}: there is no such file or folder"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="who may read all is refused nothing")
@played
async def test_of_a_file_that_may_not_be_read_it_is_said_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(signed())
    (tmp_path / "secret.txt").chmod(0)
    async with opened() as pilot:
        await open_file(pilot, tmp_path / "secret.txt")
        assert "it cannot be read (Permission denied): get the right to read it" in words_in(pilot, "names")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "(Permission denied): get the right to read it"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "it is no longer there"),
        (OSError(errno.EIO, "Input/output error"), "the disk or network it lies on failed"),
        (ValueError("its gzip is damaged"), "it cannot be read (its gzip is damaged)"),
    ],
)
def test_why_something_cannot_be_read_is_told_with_what_to_do(error: Exception, words: str) -> None:
    assert words in unreadable(error)


@played
async def test_a_small_file_that_is_packed_is_read(tmp_path: Path) -> None:
    (tmp_path / "token.txt.gz").write_bytes(gzip.compress(signed({"aud": "qlik.api"}).encode()))
    async with opened() as pilot:
        await open_file(pilot, tmp_path / "token.txt.gz")
        assert codes(pilot) == ["QJ404"]


@played
async def test_a_token_within_a_binary_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "browser.db").write_bytes(b"SQLite format 3\0\0\0" + signed({"aud": "qlik.api"}).encode() + b"\0\xff")
    async with opened() as pilot:
        await open_file(pilot, tmp_path / "browser.db")
        assert "QJ404" in codes(pilot)


@played
async def test_an_answer_in_a_file_is_explained_with_the_files_name(tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text("AUTHZ-9: nobody knows this\n")
    async with opened() as pilot:
        await open_file(pilot, tmp_path / "mail.txt")
        assert isinstance(pilot.app.screen, Cases)
        assert "Case: mail.txt" in text_of(pilot)
        assert "This text is no token, and no answer that is known." in text_of(pilot)


@played
async def test_what_holds_no_token_leaves_the_one_that_is_shown(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    async with shown("wrong-audience") as pilot:
        for name in (tmp_path / "empty", tmp_path):
            await open_file(pilot, name)
            assert told(pilot)[-1].startswith(("Not taken: ", f"{tmp_path}: no token"))
            assert codes(pilot) == ["QJ404"]
            assert bench(pilot).bench.report is report(pilot)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing", "there is no such file or folder"),
        ("\0", "there is no such file or folder"),
        ("x" * 5000, "it cannot be read (File name too long)"),
        ("~nobody-of-this-name/x", "it cannot be read"),
        (os.devnull, "it is neither a file nor a folder"),
    ],
    ids=["missing", "zero", "long", "nobody", "device"],
)
@played
async def test_a_name_that_cannot_be_opened_is_refused_where_it_was_written(name: str, words: str) -> None:
    async with shown("wrong-audience") as pilot:
        await open_file(pilot, name)
        ask = pilot.app.screen
        assert isinstance(ask, Ask)
        assert words in words_in(pilot, "names")
        assert ask.query_one(Line).value == name
        assert told(pilot) == []
        assert codes(pilot) == ["QJ404"]
        ask.query_one(Line).value = "another"
        await settled(pilot)
        assert words not in words_in(pilot, "names")


@played
async def test_a_token_given_for_a_name_is_not_repeated() -> None:
    token = signed()
    async with shown("wrong-audience") as pilot:
        await open_file(pilot, token)
        assert not [word for word in told(pilot) if token[-60:] in word or token.split(".")[1][:80] in word]


@played
async def test_a_file_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "from-powershell.txt"
    path.write_text(signed(), encoding="utf-16")
    async with opened() as pilot:
        await open_file(pilot, path)
        assert codes(pilot) == []


@played
async def test_names_are_listed_completed_and_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("token-1.txt", "token-2.txt", "folder/inside.txt", ".hidden"):
        (tmp_path / name).write_text(signed({"jti": name}))
    monkeypatch.chdir(tmp_path)
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+o")
        names, line = view(pilot, "names"), pilot.app.screen.query_one(Line)
        assert [row.about for row in names.rows] == ["./folder/", "./token-1.txt", "./token-2.txt"]
        line.value = "to"
        await settled(pilot)
        assert [row.about for row in names.rows] == ["token-1.txt", "token-2.txt"]
        await press(pilot, "tab")
        assert line.value == "token-1.txt"
        await press(pilot, "tab", "home", "enter")
        assert pilot.app.focused is line
        await press(pilot, "enter")
        assert (report(pilot).token.payload or {}).get("jti") == "token-1.txt"


@played
async def test_an_empty_answer_opens_nothing() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+o", "enter")
        assert isinstance(pilot.app.screen, Ask)
        await press(pilot, "escape")
        assert is_bare(pilot)
        assert not bench(pilot).reports


def test_names_like_a_text_are_those_that_begin_so(tmp_path: Path) -> None:
    for name in ("Token", "token", ".token", "to\u202eken"):
        (tmp_path / name).touch()
    (tmp_path / "tokens").mkdir()
    names = {prefix: names_like(f"{tmp_path}/{prefix}") for prefix in ("", "t", "T", ".", "x", "token/")}
    found = {prefix: [name.removeprefix(f"{tmp_path}/") for name in each] for prefix, each in names.items()}
    assert found == {
        "": ["Token", "token", "tokens/"],
        "t": ["token", "tokens/"],
        "T": ["Token"],
        ".": [".token"],
        "x": [],
        "token/": [],
    }
    assert names_like("") == []
    assert names_like("\0") == []
