"""A capture whose every part would steer a terminal: a case is shown, explained and compared without that."""

import sys
import unicodedata
from pathlib import Path

import pytest

from inspector.tui.screens.cases import Cases
from tests.cli.command import AT
from tests.tui.hostile import HOSTILE, STEERING, hostile_capture, hostile_token
from tests.tui.scenes import signed
from tests.tui.stage import Size, bench, opened, paste, played, press, settled, text_of, told, unsafe, view, words_in
from tests.tui.wire import SEQUENCES, wire

TALL: list[Size] = [(80, 150), (200, 150)]
PLACES = ("in-path", "in-host", "in-integration", "in-origin", "in-cookie", "in-sent", "in-code", "in-words")


@pytest.mark.parametrize("size", TALL)
@played
async def test_in_a_capture_they_steer_nothing(size: Size) -> None:
    async with opened(size=size) as pilot:
        await paste(pilot, hostile_capture().decode())
        assert isinstance(pilot.app.screen, Cases)
        rows, looked = view(pilot, "causes"), ""
        for at, row in enumerate(rows.rows):
            if row.about is not None:
                rows.go_to(at)
                await settled(pilot)
                looked += text_of(pilot)
        assert unsafe(looked + "".join(told(pilot))) == set()
        assert [place for place in PLACES if place not in looked] == []


@played
async def test_what_is_copied_of_a_case_steers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    async with opened() as pilot:
        await paste(pilot, hostile_capture().decode())
        await press(pilot, "end", "up", "up", "ctrl+y")
        assert "in-" in bench(pilot).clipboard
        assert unsafe(bench(pilot).clipboard) == set()


@pytest.mark.parametrize("size", TALL)
@played
async def test_in_a_compared_token_they_steer_nothing(size: Size) -> None:
    async with opened(size=size) as pilot:
        await paste(pilot, f"{signed()}\n{hostile_token()}")
        await press(pilot, "f8")
        assert "⟨U+202E⟩live" in words_in(pilot, "compared")
        assert unsafe(words_in(pilot, "compared") + text_of(pilot)) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
def test_the_terminal_is_sent_nothing_of_a_captures_own(tmp_path: Path) -> None:
    (tmp_path / "login.har").write_bytes(hostile_capture())
    with wire("login.har", "--at", AT, folder=tmp_path, size=(200, 150)) as screen:
        sent = screen.walk(
            "Case: login.har",
            [("down", "in-cookie"), ("enter", "esc: the call"), ("escape", "Case: login.har")],
        )
    seen = SEQUENCES.sub("", sent)
    assert [name for name, text in STEERING.items() if text in sent] == []
    assert {ascii(each) for each in seen if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co"}} <= {
        r"'\r'",
        r"'\n'",
    }
    assert HOSTILE["markup"] in seen
