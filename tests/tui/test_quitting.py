"""Quitting: by ctrl+q, by ctrl+c twice, never by escape, and by nothing that merely lies beside these."""

import time

import pytest
from textual.pilot import Pilot

from tests.tui.stage import is_bare, opened, paste, played, press, settled, shown, told

OVER = ("f1", "ctrl+y", "ctrl+l", "ctrl+r", "ctrl+o", "ctrl+k", "ctrl+s", "enter")


async def ends(pilot: Pilot[int], *keys: str) -> bool:
    """Whether the application has ended after these keys."""
    for key in keys:
        await pilot.press(key)
    limit = time.monotonic() + 0.5
    while pilot.app.is_running and time.monotonic() < limit:
        await pilot.pause(0.02)
    return not pilot.app.is_running


@pytest.mark.parametrize("over", ["f2", "f1", "ctrl+l", "ctrl+o", "ctrl+k", "ctrl+p"])
@played
async def test_ctrl_q_quits_at_once(over: str) -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, over)
        assert await ends(pilot, "ctrl+q")
    assert pilot.app.return_code == 0


@pytest.mark.parametrize("over", ["f2", "f1", "ctrl+k"])
@played
async def test_ctrl_c_quits_when_it_is_pressed_twice(over: str) -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, over, "ctrl+c")
        assert pilot.app.is_running
        assert "once more to quit" in told(pilot)[-1]
        assert await ends(pilot, "ctrl+c")
    assert pilot.app.return_code == 0


@played
async def test_ctrl_c_pressed_once_more_after_a_while_does_not_quit() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "ctrl+c")
        await pilot.pause(2.1)
        assert not await ends(pilot, "ctrl+c")
        assert len(told(pilot)) == 2


@played
async def test_escape_never_quits() -> None:
    async with shown("wrong-audience") as pilot:
        for over in (*OVER, "f3"):
            await press(pilot, over, "escape", "escape")
            assert is_bare(pilot), over
        assert not await ends(pilot, "escape")


@played
async def test_no_page_key_and_no_wrong_paste_quits() -> None:
    async with opened() as pilot:
        await paste(pilot, "quit\nq\n\x03\x11\x1b")
        await press(pilot, "q", "ctrl+d", "ctrl+z", "ctrl+w", "delete")
        await settled(pilot)
        assert pilot.app.is_running
        assert not await ends(pilot, "tab")
