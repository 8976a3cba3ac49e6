"""From a scene to the workbench on a screen of some size, and from that to the text that is seen on it."""

import asyncio
import functools
import unicodedata
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta, timezone
from pathlib import Path
from typing import ParamSpec

from textual._xterm_parser import XTermParser
from textual.events import Callback, Key, Paste
from textual.keys import key_to_character
from textual.pilot import Pilot

from inspector.report.paint import runs
from inspector.report.report import Report
from inspector.trust.tenant import Tenant
from inspector.tui.app import Inspector
from inspector.tui.desk import Desk
from inspector.tui.settings import Settings
from inspector.tui.typed import SILENCE
from inspector.tui.widgets.rows import Rows
from tests.builders import MOMENT
from tests.tui.scenes import SCENES, tenant

ZONE = timezone(timedelta(hours=1))
NARROW, WIDE, SMALL, HUGE = (80, 24), (120, 40), (60, 20), (200, 60)
Size = tuple[int, int]
_LONGEST = 10  # seconds
Given = ParamSpec("Given")
_STEERING = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Of these categories, those that do draw: signs before Arabic, Syriac and other numbers.
_DRAWN = frozenset(map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]))


@dataclass
class Clock:
    """A clock that goes on when it is told to; seconds since 1970-01-01 UTC."""

    at: float = MOMENT

    def __call__(self) -> float:
        """The moment."""
        return self.at


def played(test: Callable[Given, Coroutine[object, object, None]]) -> Callable[Given, None]:
    """A test that waits for the screen, as one that pytest can run."""

    @functools.wraps(test)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
        asyncio.run(test(*args, **kwargs))

    return run


@asynccontextmanager
async def opened(  # noqa: PLR0913 - one argument a circumstance
    *,
    size: Size = NARROW,
    to: Tenant | None = None,
    settings: Settings | None = None,
    clock: Clock | None = None,
    stopped_at: float | None = None,
    among: tuple[Tenant, ...] = (),
) -> AsyncIterator[Pilot[int]]:
    """The workbench, nothing pasted yet, judging by the tutorial's tenant or the one given."""
    desk = Desk(now=clock or Clock(), tenant=to or tenant(), stopped_at=stopped_at, among=among)
    app = Inspector(desk, settings or Settings(), zone=ZONE)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        yield pilot


@asynccontextmanager
async def shown(scene: str, *, size: Size = NARROW, settings: Settings | None = None) -> AsyncIterator[Pilot[int]]:
    """The workbench after a scene's text was pasted into it."""
    made = SCENES[scene]()
    async with opened(size=size, to=made.tenant, settings=settings) as pilot:
        if made.text:
            await take(pilot, made.text)
        await settled(pilot)
        yield pilot


def bench(pilot: Pilot[int]) -> Inspector:
    """The application, as what it is."""
    assert isinstance(pilot.app, Inspector)
    return pilot.app


async def settled(pilot: Pilot[int]) -> None:
    """Waits until nothing is judged any more and all is drawn: two looks at the screen see the same.

    One look is not enough: on a busy machine the pilot takes a process that gets no time for an idle one.
    """
    await _heard(pilot)
    await pilot.pause()
    while list(pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await _heard(pilot)
        await pilot.pause()
    before, now = "", text_of(pilot)
    while now != before or not now:  # a screen that was pushed is not laid out at once
        await pilot.pause()
        before, now = now, text_of(pilot)


async def _heard(pilot: Pilot[int]) -> None:
    """Waits until application, screen and focused part have heard all that was said to them, and what they said.

    What a part has no use for goes back up to the application, which may push a screen, which then hears, too.
    """
    for _ in range(2):
        for pump in (pilot.app, pilot.app.screen, pilot.app.focused):
            if pump is None or not pump.is_running:
                continue
            heard = asyncio.Event()
            if pump.post_message(Callback(callback=heard.set)):
                with suppress(TimeoutError):  # it may be taken down meanwhile
                    await asyncio.wait_for(heard.wait(), _LONGEST)


async def take(pilot: Pilot[int], text: str) -> None:
    """Hands a text to the application, as everything that reads one does."""
    bench(pilot).take(text)
    await settled(pilot)


async def paste(pilot: Pilot[int], text: str) -> None:
    """Pastes, as a terminal that brackets pastes does."""
    pilot.app.post_message(Paste(text))
    await settled(pilot)


async def stream(pilot: Pilot[int], text: str) -> None:
    """Pastes, as a terminal that does not bracket them does: a key after the other; then waits for the silence."""
    parser = XTermParser()
    for event in (*parser.feed(text), *parser.feed("")):
        assert isinstance(event, Key)
        pilot.app.post_message(event)
    await pilot.pause(SILENCE * 2)
    await settled(pilot)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Presses keys, one by one and no faster than fingers do."""
    for key in keys:
        character = key_to_character(key)
        pilot.app.post_message(Key(key, character))
        await settled(pilot)
        if character is not None:  # it may be the first of a paste, until there is silence
            while bench(pilot)._typed.is_open:  # noqa: SLF001 - nobody outside of the tests asks
                await pilot.pause(0.02)
            await settled(pilot)


def report(pilot: Pilot[int]) -> Report:
    """The report that is shown."""
    found = bench(pilot).report
    assert found is not None
    return found


def codes(pilot: Pilot[int]) -> list[str]:
    """The codes of what was found in the token that is shown, in order."""
    return [finding.rule.code for finding in report(pilot).findings]


def is_bare(pilot: Pilot[int]) -> bool:
    """Whether nothing lies over the workbench."""
    return pilot.app.screen is bench(pilot).bench


def view(pilot: Pilot[int], name: str) -> Rows:
    """A part of what lies on top, by its name: the workbench's or an overlay's."""
    return pilot.app.screen.query_one(f"#{name}", Rows)


def words_in(pilot: Pilot[int], name: str) -> str:
    """The text of a part of what lies on top, its lines joined by spaces."""
    return " ".join("".join(text for _, text in runs(row.text)) for row in view(pilot, name).rows)


def told(pilot: Pilot[int]) -> list[str]:
    """What was said in notifications, the oldest first."""
    return [str(note.message) for note in pilot.app._notifications]  # noqa: SLF001 - Textual has no public way to them


def left_in(folder: Path) -> list[str]:
    """The names of what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def unsafe(text: str) -> set[str]:
    """The characters of a text that steer a terminal or deceive an eye, by their code points; line ends are ours."""
    steering = {each for each in set(text) if unicodedata.category(each) in _STEERING and each not in _DRAWN}
    return {f"{ord(each):04X}" for each in steering - {"\n"}}


def text_of(pilot: Pilot[int]) -> str:
    """What is seen: every line of the screen, without the blanks at its end."""
    lines = pilot.app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public way to the text
    return "".join(f"{line.text.rstrip()}\n" for line in lines)
