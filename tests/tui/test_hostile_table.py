"""Texts made to deceive, in the table of tokens, the rules found, and the files of a folder: shown as what they are."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from inspector.inspection import Inquiry
from inspector.jose import Json
from inspector.report.paint import Paint, runs
from inspector.tui.pages.folder import read_folder
from inspector.tui.pages.row import Canvas
from inspector.tui.pages.tokens import TokenRows, detail
from inspector.tui.reading import Reading
from inspector.tui.screens.ask import Line
from inspector.tui.screens.tokens import Tokens
from inspector.visible import is_visible, visible
from tests.builders import MOMENT, report_on
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.scenes import signed, tenant
from tests.tui.stage import HUGE, NARROW, SMALL, Size, bench, opened, played, press, text_of, told, unsafe, view

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it has no such names")
SUBJECTS: list[Json] = [*HOSTILE.values(), {text: text for text in HOSTILE.values()}, [*HOSTILE.values()]]


def name_of(text: str) -> str:
    """A text as a name that a file can have."""
    return text.replace("/", "-").replace("\0", "")[:60]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder full of such names, with tokens whose claims are no better; it is the one that one is in."""
    for number, (what, text) in enumerate(HOSTILE.items()):
        below = tmp_path / f"in {name_of(text)}"
        below.mkdir()
        changes: dict[str, Json] = {"sub": text, "aud": text, "subType": text, text: text, "jti": what}
        (below / name_of(f"{number} {text}")).write_text(signed(changes, {"kid": text, "typ": text}))
    (tmp_path / os.fsdecode(b"no-utf-8-\xff\x9b")).write_text(signed())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def seen(pilot: Pilot[int]) -> str:
    """The screen's text; asserts that nothing in it or in what was said steers."""
    text = text_of(pilot)
    assert unsafe(text) == set()
    assert unsafe("".join(told(pilot))) == set()
    return text


@pytest.mark.parametrize("size", [SMALL, NARROW, HUGE], ids=str)
@pytest.mark.usefixtures("folder")
@played
async def test_in_the_table_they_steer_nothing_and_no_subject_is_shown(size: Size) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "ctrl+b")
        seen(pilot)
        await press(pilot, "ctrl+d")
        assert isinstance(pilot.app.screen, Tokens)
        count = len(bench(pilot).reports)
        assert count == len(HOSTILE) + 1
        for _ in range(count):
            seen(pilot)
            await press(pilot, "down")
        await press(pilot, "ctrl+u")
        seen(pilot)


@pytest.mark.usefixtures("folder")
@played
async def test_as_words_to_filter_by_they_steer_nothing() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b", "ctrl+d", "ctrl+f")
        for text in ("[/foo][@click=app.quit]", visible(HOSTILE["title"]), "%s {x}", "\\[", "(?=.*"):
            pilot.app.screen.query_one(Line).value = text
            await press(pilot, "end")
            assert text[:20] in seen(pilot).split("\n")[0]
        await press(pilot, "enter", "ctrl+u")
        seen(pilot)


@played
async def test_in_a_folder_they_are_shown_as_what_they_are(folder: Path) -> None:
    async with opened(size=(120, 60)) as pilot:
        await press(pilot, "ctrl+b")
        shown = seen(pilot)
        assert "in [-foo][@click=app.quit]here[-][bold red]evil" in shown
        assert "no-utf-8-⟨U+DCFF⟩⟨U+DC9B⟩" in shown
        for text in STEERING.values():
            assert visible(f"in {name_of(text)}") in shown
        for number, entry in enumerate(read_folder(folder).entries[:4]):
            view(pilot, "files").choose(str(number))
            await press(pilot, "enter")
            assert visible(entry.name) in seen(pilot)
            await press(pilot, "backspace")


@played
async def test_a_hostile_name_that_is_gone_is_refused_visibly(folder: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+b", "end")
        (folder / os.fsdecode(b"no-utf-8-\xff\x9b")).unlink()
        await press(pilot, "enter")
        assert "⟨U+DCFF⟩" in seen(pilot)


def test_of_a_hostile_subject_nothing_is_drawn_in_any_width() -> None:
    for sub in SUBJECTS:
        report = report_on(signed({"sub": sub}))
        for width in (55, 75, 115, 195):
            canvas = Canvas(width, Paint(colour=True))
            rows = [*TokenRows([report], (), [0], canvas), *detail(report, canvas, {})]
            text = "".join(text for row in rows for _, text in runs(row.text))
            assert is_visible(text)
            assert "evil" not in text


def test_what_a_folder_is_named_is_visible_in_what_is_said_of_it(folder: Path) -> None:
    for path in folder.iterdir():
        assert is_visible(Reading(path, Inquiry(MOMENT, tenant())).name)
        assert is_visible(Reading(path, Inquiry(MOMENT, tenant())).progress.where)
