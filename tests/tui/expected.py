"""From a text, and keys pressed after it, to the screen that a terminal must show for them: the one on the stage."""

import asyncio
from dataclasses import replace

from textual.pilot import Pilot

from inspector.tui.app import Inspector
from inspector.tui.desk import Desk
from inspector.tui.settings import Settings
from tests.builders import MOMENT
from tests.tui.scenes import tenant
from tests.tui.stage import NARROW, ZONE, Clock, Size, bench, settled, text_of

_LOOKS = 4
_BETWEEN = 0.05  # seconds


def expected(text: str = "", *keys: str, size: Size = NARROW, ascii_only: bool = False) -> str:
    """The screen after the text was pasted and the keys were pressed; the clock stands still, as with --at."""
    return asyncio.run(_drawn(text, keys, size, replace(Settings(), ascii=ascii_only)))


async def _drawn(text: str, keys: tuple[str, ...], size: Size, settings: Settings) -> str:
    desk = Desk(now=Clock(), tenant=tenant(), stopped_at=MOMENT)
    async with Inspector(desk, settings, zone=ZONE).run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        if text:
            bench(pilot).take(text)
            await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        return await _still(pilot)


async def _still(pilot: Pilot[int]) -> str:
    """The screen that stays: a terminal is held against it for half a minute."""
    looks = [text_of(pilot)]
    while looks[-_LOOKS:] != [looks[-1]] * _LOOKS:
        await pilot.pause(_BETWEEN)
        looks.append(text_of(pilot))
    return looks[-1]
