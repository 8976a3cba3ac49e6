"""Saving: the masked report on a case or token in a file whose name was given, and nothing that nobody asked for."""

import stat
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from inspector.signing.samples import ISSUER, KEY_ID
from inspector.tui.screens.ask import Line
from inspector.tui.screens.cases import Cases
from inspector.tui.screens.overlay import Menu
from inspector.tui.screens.saving import SaveReport
from inspector.tui.settings import Settings
from tests.builders import MOMENT
from tests.cli.command import spawn
from tests.diagnosis.captures import NO_REASON, Call, capture
from tests.diagnosis.sent_on import leaks
from tests.lint.test_new_file import no_room
from tests.tui.fixed_keys import fixed_pair
from tests.tui.scenes import SCENES, signed
from tests.tui.stage import (
    HUGE,
    NARROW,
    SMALL,
    Size,
    bench,
    is_bare,
    left_in,
    opened,
    paste,
    played,
    press,
    report,
    settled,
    shown,
    take,
    text_of,
    told,
    words_in,
)

NAME = "qlik-jwt-report.md"
HARRY = signed({"sub": "auth0|harry", "name": "Harry Potter", "email": "hp@hogwarts.example", "aud": "qlik.api"})
WHO = ("harry", "potter", "hogwarts", "0hEhiPyhMBdtOCv2UZKoLo4G24p")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes, zones and limits")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def here() -> list[str]:
    """What is in the working folder."""
    return left_in(Path())


def whole(name: str) -> str:
    """The whole path of a file."""
    return str(Path(name).absolute())


def put(name: str, text: str = "mine") -> None:
    """A file that is there already."""
    Path(name).write_text(text, encoding="utf-8")


def drop(name: str) -> None:
    """No such file any more."""
    Path(name).unlink()


def folder(name: str) -> None:
    """A folder that is there already."""
    Path(name).mkdir()


def saved(name: str) -> str:
    """The text of a report that was saved."""
    return Path(name).read_bytes().decode("utf-8")


async def save_as(pilot: Pilot[int], name: object) -> None:
    """Writes a name into the dialog, which is open, and presses enter."""
    assert isinstance(pilot.app.screen, SaveReport)
    pilot.app.screen.query_one(Line).value = str(name)
    await press(pilot, "enter")
    await settled(pilot)


async def refusal(pilot: Pilot[int], name: object) -> str:
    """What the dialog says of a name: in one line, and it stays open."""
    await save_as(pilot, name)
    assert isinstance(pilot.app.screen, SaveReport)
    assert told(pilot) == []
    return words_in(pilot, "told")


@pytest.mark.parametrize("size", [SMALL, NARROW, HUGE])
@pytest.mark.parametrize("scene", ["capture", "answer", "wrong-audience"])
@played
async def test_one_key_and_enter_save_the_report_and_say_where(scene: str, size: Size) -> None:
    async with shown(scene, size=size) as pilot:
        await press(pilot, "ctrl+s", "enter")
        await settled(pilot)
        assert here() == [NAME]
        has_token = scene != "answer"  # without one few names are known
        how = "masked" if has_token else "masked in part (its top says what is not)"
        assert told(pilot) == [f"The report, {how}, is in {whole(NAME)}."]
        assert isinstance(pilot.app.screen, Cases) is (scene != "wrong-audience")
        assert saved(NAME).startswith("# Why the ")


@POSIX
@pytest.mark.parametrize("name", ["report.md", "report.html"])
@pytest.mark.parametrize("scene", ["capture", "wrong-audience", "wrong-key"])
@played
async def test_it_is_the_report_that_the_command_line_writes(scene: str, name: str, tmp_path: Path) -> None:
    given = tmp_path / "given.txt"
    given.write_text(SCENES[scene]().text)
    (tmp_path / "tenant.cer").write_bytes(fixed_pair("tenant").certificate)
    options = ("--issuer", ISSUER, "--key-id", KEY_ID, "--cert", str(tmp_path / "tenant.cer"), "--at", str(MOMENT))
    done = spawn("diagnose", str(given), *options, "--report", str(tmp_path / name), env={"TZ": "UTC-1"})
    assert done.status == 1
    async with opened() as pilot:
        bench(pilot).open(str(given))
        await settled(pilot)
        await press(pilot, "ctrl+s")
        await save_as(pilot, name)
        assert saved(name) == (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["report.md", "report.html"])
@played
async def test_neither_a_token_nor_anybody_is_in_it(name: str) -> None:
    login = Call(token=HARRY, status=401, body=NO_REASON)
    after = Call(method="GET", path="/api/v1/users/hp%40hogwarts.example", at=MOMENT + 1, status=401)
    for text in (capture(login, after).decode(), HARRY):
        async with opened() as pilot:
            await paste(pilot, text)
            await press(pilot, "ctrl+s")
            await save_as(pilot, name)
            assert leaks(saved(name), [HARRY], WHO) == []
            assert "QJ404" in saved(name)
            drop(name)


@pytest.mark.parametrize("name", ["capture", "token"])
@played
async def test_a_button_leads_to_it_and_another_saves(name: str) -> None:
    async with shown("capture") as pilot:
        await pilot.click("#save")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SaveReport)
        assert here() == []
        await pilot.click("#save" if name == "capture" else "#leave")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Cases)
        assert here() == ([NAME] if name == "capture" else [])


@played
async def test_the_button_names_the_key_as_it_is_configured() -> None:
    async with shown("capture", settings=Settings(keys={"save": "f12"})) as pilot:
        assert str(pilot.app.screen.query_one(Button).label) == "[ Save the masked report (F12) ]"
        await press(pilot, "f12")
        assert isinstance(pilot.app.screen, SaveReport)


@played
async def test_the_dialog_says_of_what_the_report_is_and_what_is_masked() -> None:
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s")
        assert "Save the report on the case, masked" in text_of(pilot)
        assert "Masked: of tokens nothing is shown." in words_in(pilot, "masked")
        assert "Not masked: hosts and paths of calls" in words_in(pilot, "masked")
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+s")
        assert "Save the report on the token, masked" in text_of(pilot)


@played
async def test_the_name_that_is_proposed_says_nothing_of_the_case_and_is_free() -> None:
    put("harry-potter.har", SCENES["capture"]().text)
    async with opened() as pilot:
        bench(pilot).open("harry-potter.har")
        await settled(pilot)
        for proposed in (NAME, "qlik-jwt-report-2.md"):
            await press(pilot, "ctrl+s")
            assert pilot.app.screen.query_one(Line).value == proposed
            await press(pilot, "enter")
            await settled(pilot)
        assert here() == ["harry-potter.har", "qlik-jwt-report-2.md", NAME]
        assert "harry" not in saved(NAME)


@played
async def test_nothing_is_written_until_it_is_asked_for() -> None:
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s", *"x.md", "escape", "ctrl+s", "tab", "tab", "enter", "escape", "ctrl+s", "escape")
        assert here() == []
        assert told(pilot) == []


@played
async def test_the_ending_is_explained_while_it_is_written() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+s")
        line = pilot.app.screen.query_one(Line)
        for name, words in (
            ("x.html", "A web page, for a browser"),
            ("x.md", "Markdown"),
            ("x.pdf", "End the name with"),
        ):
            line.value = name
            await settled(pilot)
            assert words_in(pilot, "told").startswith(words)


@pytest.mark.parametrize("name", ["report", "report.txt", ".md", "folder/.html", ""])
@played
async def test_another_ending_is_refused(name: str) -> None:
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s")
        assert await refusal(pilot, name) == "End the name with .md for Markdown, or .html for a web page."
        assert here() == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing/report.md", "it cannot be written (there is no such folder)"),
        ("folder.md", "it cannot be written (it is a folder)"),
        ("~nobody-of-this-name/x.md", "ould not determine home directory"),
        ("x" * 300 + ".md", "it cannot be written ("),
    ],
    ids=["no folder", "folder", "no home", "long"],
)
@played
async def test_what_cannot_be_written_is_said_in_the_dialog_and_nothing_is_left(name: str, words: str) -> None:
    folder("folder.md")
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s")
        assert words in await refusal(pilot, name)
        assert here() == ["folder.md"]
        await save_as(pilot, "report.md")
        assert here() == ["folder.md", "report.md"]


@POSIX
@played
async def test_a_full_disk_is_said_in_the_dialog_and_nothing_is_left() -> None:
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s")
        with no_room(1000):
            assert "report.md: it cannot be written (File too large)" in await refusal(pilot, "report.md")
        assert here() == []


@played
async def test_what_is_there_is_written_over_only_if_somebody_says_so() -> None:
    put("there.md")
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s")
        await save_as(pilot, "there.md")
        assert isinstance(pilot.app.screen, Menu)
        assert "there.md is there already" in text_of(pilot)
        await press(pilot, "enter")  # the first choice keeps it
        assert isinstance(pilot.app.screen, SaveReport)
        await press(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, SaveReport)
        assert saved("there.md") == "mine"
        await press(pilot, "enter", "down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Cases)
        assert saved("there.md").startswith("# Why the login failed")
        assert here() == ["there.md"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (fixed_pair("tenant").private_pem().decode(), "holds a private key, and is not written over"),
        (fixed_pair("tenant").certificate.decode(), "holds a certificate or public key, and is not written over"),
    ],
    ids=["private key", "certificate"],
)
@played
async def test_a_key_or_certificate_is_never_written_over(content: str, words: str) -> None:
    put("there.md", content)
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s")
        assert f"there.md {words}; name another file" in " ".join((await refusal(pilot, "there.md")).split())
        assert saved("there.md") == content
        await save_as(pilot, "other.md")
        assert here() == ["other.md", "there.md"]


@POSIX
@played
async def test_what_is_written_over_stays_whole_where_there_is_no_room_for_the_new() -> None:
    put("there.md")
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s")
        await save_as(pilot, "there.md")
        with no_room(1000):
            await press(pilot, "down", "enter")
            await settled(pilot)
        assert "it cannot be written" in words_in(pilot, "told")
        assert saved("there.md") == "mine"
        assert here() == ["there.md"]


@POSIX
@played
async def test_it_is_its_owners_alone_and_a_home_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s")
        await save_as(pilot, "~/report.html")
    assert stat.S_IMODE((tmp_path / "report.html").stat().st_mode) == 0o600


@played
async def test_of_a_call_that_is_looked_at_the_whole_case_is_saved() -> None:
    async with shown("capture") as pilot:
        await press(pilot, "enter")
        assert is_bare(pilot)
        await press(pilot, "ctrl+s")
        assert "Save the report on the case, masked" in text_of(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert "## Calls" in saved(NAME)


@played
async def test_what_is_saved_is_the_token_that_is_shown() -> None:
    async with opened() as pilot:
        await paste(pilot, f"{signed({'aud': 'qlik.api'})} {signed({'subType': 'admin'})}")
        await press(pilot, "ctrl+n", "ctrl+s", "enter")
        await settled(pilot)
        assert "QJ302" in saved(NAME)
        assert "QJ404" not in saved(NAME)


@played
async def test_a_report_on_a_token_says_all_that_the_screen_does() -> None:
    async with shown("twelve-findings") as pilot:
        await press(pilot, "ctrl+s", "enter")
        await settled(pilot)
        assert len(report(pilot).findings) > 10
        assert [each.rule.code for each in report(pilot).findings if each.rule.code not in saved(NAME)] == []
        assert "2023-11-14 22:13:20 UTC (23:13:20 +01:00)" in saved(NAME)


@played
async def test_what_happened_to_a_damaged_token_is_in_its_report() -> None:
    whole = signed()
    async with opened() as pilot:
        await take(pilot, whole[:150] + whole[151:])
        await press(pilot, "ctrl+s", "enter")
        await settled(pilot)
        assert "A character is missing" in saved(NAME)
        assert whole not in saved(NAME)


@played
async def test_where_there_is_neither_token_nor_case_there_is_nothing_to_save() -> None:
    async with opened() as pilot:
        await paste(pilot, "eyJ")
        await press(pilot, "ctrl+s")
        assert is_bare(pilot)
        assert told(pilot) == ["There is nothing to save yet: paste a token, or the capture or answer of a login."]


@played
async def test_a_capture_that_is_still_read_has_no_report_yet() -> None:
    put("large.har", capture(*(Call(body="x" * (1 << 20)) for _ in range(40))).decode())
    async with opened() as pilot:
        bench(pilot).open("large.har")
        while not isinstance(pilot.app.screen, Cases):
            await pilot.pause(0.01)
        bench(pilot).action_save()
        await pilot.pause()
        assert told(pilot) == ["There is no report to save yet: the capture is still being read."]
        await settled(pilot)


@played
async def test_a_token_for_a_name_is_judged_and_no_file_named_so() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+s")
        await save_as(pilot, signed({"subType": "admin"}))
        assert is_bare(pilot)
        assert report(pilot).findings[0].rule.code == "QJ302"
        assert here() == []


@played
async def test_a_report_that_nobody_waits_for_is_not_written() -> None:
    hard = signed()
    async with opened() as pilot:
        await take(pilot, f"{hard[:200]}AAAAAAAA{hard[208:]}")  # what happened to it is looked for for two seconds
        await press(pilot, "ctrl+s")
        pilot.app.screen.query_one(Button).action_press()
        while "Saving" not in words_in(pilot, "told"):
            await pilot.pause(0.01)
        pilot.app.screen.dismiss(None)
        while list(pilot.app.workers):
            await pilot.pause(0.01)
        assert here() == []
        assert told(pilot) == []


@pytest.mark.parametrize("scene", ["capture", "wrong-audience"])
@played
async def test_in_ascii_the_dialog_is_drawn_without_other_characters(scene: str) -> None:
    async with shown(scene, settings=Settings(ascii=True)) as pilot:
        await press(pilot, "ctrl+s")
        assert text_of(pilot).isascii()
        await refusal(pilot, "x")
        assert text_of(pilot).isascii()


@played
async def test_help_explains_the_dialog() -> None:
    async with shown("capture") as pilot:
        await press(pilot, "ctrl+s", "f1")
        assert "Report: the name of a file" in text_of(pilot)
