"""How far a large capture has been read: it is told step by step, on the screen too, and a key stops it."""

from pathlib import Path
from threading import Event
from typing import ClassVar

from textual.events import Key

import inspector.tui.app as sheet
from inspector.report.paint import Paint, runs
from inspector.tui.app import Inspector
from inspector.tui.capture import CaptureReading
from inspector.tui.desk import Desk
from inspector.tui.pages.row import Canvas
from inspector.tui.progress import Progress, progress_rows
from inspector.tui.settings import Settings
from inspector.tui.widgets.rows import Rows
from tests.diagnosis.captures import Call, capture
from tests.tui.scenes import signed, tenant
from tests.tui.stage import NARROW, ZONE, Clock, played, settled, text_of, words_in

_MEGABYTES = 5
_PATIENCE = 60  # seconds after which a test that fails lets go of it
_FEWEST_STEPS = _MEGABYTES  # it is read in pieces of a megabyte


def large(folder: Path) -> Path:
    """A capture of some megabytes: a refused login, then calls with long answers."""
    path = folder / "large.har"
    pages = [Call(method="GET", path="/api/v1/items", body="x" * (1 << 20)) for _ in range(_MEGABYTES)]
    path.write_bytes(capture(Call(token=signed(), status=401, body=""), *pages))
    assert path.stat().st_size > _MEGABYTES << 20
    return path


def full(progress: Progress) -> int:
    """How many cells of the bar are full."""
    text = "".join(part for row in progress_rows(progress, Canvas(78, Paint())) for _, part in runs(row.text))
    return text.count("━")


class Watched(Inspector):
    """The workbench that tells of each piece that was read, and reads on from the middle when it is let."""

    CSS_PATH = str(Path(sheet.__file__).with_name("inspector.tcss"))
    TELLS_EVERY: ClassVar[float] = 0

    def __init__(self, *, waits: bool) -> None:
        super().__init__(Desk(now=Clock(), tenant=tenant()), Settings(), zone=ZONE)
        self.steps: list[str] = []
        self.is_in_the_middle = False
        self.reads_on = Event()
        if not waits:
            self.reads_on.set()

    def tell_progress(self, progress: Progress) -> None:
        """Notes what the screen says of it."""
        super().tell_progress(progress)
        self.call_from_thread(self._note)
        if progress.share > 1 / 2:
            self.is_in_the_middle = True
            self.reads_on.wait(_PATIENCE)

    def _note(self) -> None:
        rows = self.screen.query_one("#reading", Rows).rows
        self.steps += ["".join(text for row in rows for _, text in runs(row.text))]


def test_each_piece_of_a_capture_moves_the_bar(tmp_path: Path) -> None:
    told: list[Progress] = []
    found = CaptureReading(large(tmp_path), every=0).evidence(told.append)
    shares = [each.share for each in told]
    assert len(shares) >= _FEWEST_STEPS
    assert shares == sorted(set(shares))
    assert shares[-1] == 1
    assert len({full(each) for each in told}) >= _FEWEST_STEPS
    assert len(found.logins) == 1


def test_it_is_told_no_more_often_than_asked(tmp_path: Path) -> None:
    told: list[Progress] = []
    CaptureReading(large(tmp_path), every=3600).evidence(told.append)
    assert len(told) == 1


def test_what_was_read_until_it_was_stopped_is_kept(tmp_path: Path) -> None:
    reading, told = CaptureReading(large(tmp_path), every=0), list[Progress]()

    def tell(progress: Progress) -> None:
        told.append(progress)
        if progress.share > 1 / 2:
            reading.stop()

    found = reading.evidence(tell)
    assert 1 / 2 < told[-1].share < 3 / 4
    assert len(found.logins) == 1
    assert [each.words for each in found.notes][-1] == f"Reading was stopped at {told[-1].share:.0%} of the capture."


@played
async def test_the_screen_shows_each_step(tmp_path: Path) -> None:
    app = Watched(waits=False)
    async with app.run_test(size=NARROW) as pilot:
        app.open(str(large(tmp_path)))
        await settled(pilot)
        shown = [step for step in app.steps if "ctrl+x stops reading" in step]
        assert len(set(shown)) >= _FEWEST_STEPS
        assert len({step.count("━") for step in shown}) >= _FEWEST_STEPS
        assert "Case: large.har" in text_of(pilot)


@played
async def test_the_key_stops_it_in_the_middle(tmp_path: Path) -> None:
    app = Watched(waits=True)
    async with app.run_test(size=NARROW) as pilot:
        app.open(str(large(tmp_path)))
        while not app.is_in_the_middle:
            await pilot.pause(0.01)
        reading = app._reading  # noqa: SLF001 - nobody outside of the tests asks
        assert isinstance(reading, CaptureReading)
        app.post_message(Key("ctrl+x", None))
        while not reading.progress.is_stopped:
            await pilot.pause(0.01)
        app.reads_on.set()
        await settled(pilot)
        assert reading.progress.share < 3 / 4
        assert "Reading was stopped at" in words_in(pilot, "causes")
        assert "POST /login/jwt-session" in words_in(pilot, "causes")
