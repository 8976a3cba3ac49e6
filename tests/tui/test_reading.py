"""Reading files and folders: how far it has come, the key that stops it, and a screen that never waits for it."""

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from inspector.inspection import Inquiry
from inspector.report.paint import Paint
from inspector.tui.pages.row import Canvas
from inspector.tui.progress import Progress, progress_rows
from inspector.tui.reading import Reading, batches
from inspector.tui.screens.ask import Line
from inspector.tui.screens.found_rules import FoundRules
from inspector.tui.screens.tokens import Tokens
from inspector.tui.unopened import why_not_opened
from tests.builders import MOMENT, report_on
from tests.tui.scenes import sample_tokens, signed, tenant
from tests.tui.stage import bench, is_bare, opened, played, press, settled, shown, text_of, told, view, words_in

MANY = 100_000
LIMIT = 60.0  # seconds that a slow machine may need for anything
LATE = 0.25  # seconds that the screen may wait: a fifth of it is the reach on a machine at rest


def put(path: Path, lines: int) -> Path:
    """A file of so many tokens, of four kinds by turns; large enough to be streamed."""
    four = [*sample_tokens().values()][:4]
    path.write_text("".join(f"{four[number % 4]}\n" for number in range(lines)))
    return path


async def until(pilot: Pilot[int], is_there: Callable[[], bool]) -> None:
    """Waits for something that comes while work goes on."""
    end = time.monotonic() + LIMIT
    while not is_there():
        assert time.monotonic() < end, text_of(pilot)
        await pilot.pause(0.01)


async def latest(is_over: Callable[[], bool]) -> float:
    """By how many seconds the screen was late at worst, until it is over."""
    worst, end = 0.0, time.monotonic() + LIMIT
    while not is_over():
        due = time.monotonic() + 0.005
        await asyncio.sleep(0.005)
        worst = max(worst, time.monotonic() - due)
        assert time.monotonic() < end
    return worst


def reading(path: Path, most: int = MANY) -> Reading:
    """The reading of a file or folder by the tutorial's tenant."""
    return Reading(path, Inquiry(MOMENT, tenant()), most)


@played
async def test_it_shows_how_far_it_has_come_and_a_key_stops_it(tmp_path: Path) -> None:
    path = put(tmp_path / "tokens.txt", 60_000)
    async with opened() as pilot:
        bench(pilot).open(str(path))
        await until(pilot, lambda: "% of the file   ctrl+x stops reading" in text_of(pilot))
        pilot.app.post_message(Key("ctrl+x", None))
        await settled(pilot)
        count = len(bench(pilot).reports)
        assert 0 < count < 60_000
        assert f"Reading was stopped at {count:,} tokens" in words_in(pilot, "reading")
        assert told(pilot) == []  # a word over the table would hide some of it
        assert f"{count:,} of {count:,} tokens" in text_of(pilot)
        await press(pilot, "end", "enter")
        assert bench(pilot).number == count - 1
        assert f"token {count:,} of {count:,}, stopped" in text_of(pilot)
        await press(pilot, "ctrl+l")
        assert f"Reading was stopped at {count:,} tokens" in words_in(pilot, "reading")


@played
async def test_escape_while_it_reads_loses_nothing(tmp_path: Path) -> None:
    path = put(tmp_path / "tokens.txt", 20_000)
    async with opened() as pilot:
        bench(pilot).open(str(path))
        await until(pilot, lambda: isinstance(pilot.app.screen, Tokens))
        pilot.app.post_message(Key("escape", None))
        await until(pilot, lambda: is_bare(pilot) and ", reading " in text_of(pilot))
        await settled(pilot)
        assert len(bench(pilot).reports) == 20_000
        assert is_bare(pilot)
        assert "token 1 of 20,000 " in text_of(pilot).replace("\n", " ")
        assert told(pilot) == []


@played
async def test_where_no_table_is_open_it_is_told_that_reading_was_stopped(tmp_path: Path) -> None:
    path = put(tmp_path / "tokens.txt", 60_000)
    async with opened() as pilot:
        bench(pilot).open(str(path))
        await until(pilot, lambda: isinstance(pilot.app.screen, Tokens))
        pilot.app.post_message(Key("escape", None))
        pilot.app.post_message(Key("ctrl+x", None))
        await settled(pilot)
        count = len(bench(pilot).reports)
        assert 0 < count < 60_000
        assert f"token 1 of {count:,}, stopped" in text_of(pilot)
        assert f"Reading was stopped at {count:,} tokens" in told(pilot)[-1]


@played
async def test_once_all_is_read_nothing_is_said_of_it_any_more(tmp_path: Path) -> None:
    path = put(tmp_path / "tokens.txt", 2000)
    async with opened() as pilot:
        bench(pilot).open(str(path))
        await settled(pilot)
        assert isinstance(pilot.app.screen, Tokens)
        assert not view(pilot, "reading").display
        await press(pilot, "ctrl+x")
        assert told(pilot) == ["Nothing is being read."]
        assert len(bench(pilot).reports) == 2000


@played
async def test_in_a_line_the_key_that_stops_reading_cuts_as_ever() -> None:
    async with shown("three-tokens") as pilot:
        await press(pilot, "ctrl+l", "ctrl+f", "a", "b", "shift+home", "ctrl+x")
        assert pilot.app.screen.query_one(Line).value == ""
        assert told(pilot) == []


@played
async def test_another_text_takes_the_place_of_what_is_being_read(tmp_path: Path) -> None:
    path = put(tmp_path / "tokens.txt", 60_000)
    async with opened() as pilot:
        bench(pilot).open(str(path))
        await until(pilot, lambda: isinstance(pilot.app.screen, Tokens))
        bench(pilot).take_over(signed())
        await settled(pilot)
        assert len(bench(pilot).reports) == 1
        assert is_bare(pilot)
        assert bench(pilot).progress is None
        assert "reading" not in text_of(pilot)


@played
async def test_what_holds_no_token_ends_the_reading_and_that_is_said(tmp_path: Path) -> None:
    path = put(tmp_path / "tokens.txt", 60_000)
    async with opened() as pilot:
        bench(pilot).open(str(path))
        await until(pilot, lambda: isinstance(pilot.app.screen, Tokens))
        bench(pilot).take("no token")
        await settled(pilot)
        assert 0 < len(bench(pilot).reports) < 60_000
        assert "Reading was stopped at" in words_in(pilot, "reading")


@played
async def test_the_table_of_another_file_takes_the_place_of_the_first(tmp_path: Path) -> None:
    one, two = put(tmp_path / "one.txt", 3000), put(tmp_path / "two.txt", 2000)
    async with opened() as pilot:
        for path, count in ((one, 3000), (two, 2000)):
            bench(pilot).open(str(path))
            await settled(pilot)
            assert f"{count:,} of {count:,} tokens · {path.name}" in text_of(pilot)
            assert len(pilot.app.screen_stack) == 3


@played
async def test_the_screen_does_not_wait_for_a_file_to_be_read(tmp_path: Path) -> None:
    path = put(tmp_path / "tokens.txt", 20_000)
    async with opened() as pilot:
        bench(pilot).open(str(path))
        assert await latest(lambda: isinstance(pilot.app.screen, Tokens) and not pilot.app.workers) < LATE
        assert len(bench(pilot).reports) == 20_000


@played
async def test_a_hundred_thousand_are_listed_sifted_and_counted_without_a_wait() -> None:
    four = [report_on(token) for token in [*sample_tokens().values()][:4]]
    async with shown("conforming") as pilot:
        app = bench(pilot)
        app._begun(four * (MANY // 4))  # noqa: SLF001 - in the place of a file of 90 MB
        begun = time.monotonic()
        app.action_tokens()
        assert await latest(lambda: "100,000 of 100,000 tokens" in text_of(pilot)) < LATE
        pilot.app.post_message(Key("end", None))
        assert await latest(lambda: view(pilot, "tokens").about == str(MANY - 1)) < LATE
        app.screen.query_one(Line).value = "QJ501"
        assert await latest(lambda: "25,000 of 100,000 tokens · “QJ501”" in text_of(pilot)) < LATE
        app.action_found_rules()
        assert await latest(lambda: isinstance(app.screen, FoundRules) and "25,000  all rules" in text_of(pilot)) < LATE
        assert time.monotonic() - begun < LIMIT / 4


def test_a_file_tells_its_share_and_a_folder_its_files(tmp_path: Path) -> None:
    path = put(tmp_path / "tokens.txt", 3000)
    whole = reading(path)
    shares = [whole.progress.share for _ in whole.steps()]
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.1
    assert 0.4 < shares[len(shares) // 2] < 0.6
    assert shares[-1] > 0.95
    assert whole.count == 3000
    for number in range(4):
        put(tmp_path / f"more-{number}", 2)
    of_folder = reading(tmp_path)
    seen = [of_folder.progress.where for _ in of_folder.steps()]
    assert seen[0] == "5 files seen"
    assert [*dict.fromkeys(seen)][1:] == [f"file {number} of 5" for number in range(1, 6)]


def test_a_packed_file_tells_its_share_too(tmp_path: Path) -> None:
    import gzip  # noqa: PLC0415 - for this one

    path = tmp_path / "tokens.gz"
    path.write_bytes(gzip.compress(put(tmp_path / "tokens.txt", 3000).read_bytes(), 1))
    packed = reading(path)
    shares = [packed.progress.share for _ in packed.steps()]
    assert packed.count == 3000
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


def test_files_come_in_order_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    for name in ("b/2", "b/1", "a", "c", ".hidden", ".hide/x", "b/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(signed({"jti": name}))
    found = [step.place.source for step in reading(tmp_path).steps() if step is not None]
    assert [Path(name).relative_to(tmp_path).as_posix() for name in found] == ["a", "b/1", "b/2", "c"]


def test_it_stops_where_it_is_stopped_and_where_there_are_enough(tmp_path: Path) -> None:
    put(tmp_path / "tokens.txt", 3000)
    put(tmp_path / "others.txt", 3000)
    stopped = reading(tmp_path)
    for step in stopped.steps():
        if step is not None and stopped.count == 1234:
            stopped.stop()
    assert stopped.count == 1234
    assert stopped.progress.is_stopped
    full = reading(tmp_path, most=3001)
    assert sum(step is not None for step in full.steps()) == 3001
    assert full.is_full
    assert not full.is_stopped


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04" + b"x" * 100)
    (tmp_path / "b").write_text(signed())
    found = reading(tmp_path)
    assert sum(step is not None for step in found.steps()) == 1
    assert len(found.refusals) == 1
    assert "a.zip" in found.refusals[0]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read here")
def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    found = reading(tmp_path)
    assert not [step for step in found.steps() if step is not None]
    assert "closed: it cannot be read (Permission denied)" in found.refusals[0]
    assert "it cannot be read (Permission denied)" in why_not_opened(str(closed))


def test_what_was_found_comes_a_tenth_of_a_second_at_a_time() -> None:
    report = report_on(signed())

    def slow() -> "list[None]":
        time.sleep(0.06)
        return [None]

    steps = (step for make in (lambda: [report] * 3, slow, slow, lambda: [report], slow, slow) for step in make())
    assert [len(some) for some in batches(steps)] == [3, 1, 0]


@pytest.mark.parametrize("width", [46, 56, 75, 195])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_progress_is_one_line_that_fits(width: int, ascii_only: bool) -> None:  # noqa: FBT001 - a table's column
    canvas = Canvas(width, Paint(ascii=ascii_only))
    for share in (0.0, 0.34, 1.0):
        (row,) = progress_rows(Progress(12_345, share, f"{share:.0%} of the file"), canvas)
        assert len(row.text) <= width
        assert "12,345 tokens" in row.text
        assert row.text.isascii() or not ascii_only
    (row,) = progress_rows(Progress(1, 0.5, "file 3 of 9", is_stopped=True), canvas)
    assert row.text.startswith("Reading was stopped at 1 token, file 3 of 9.")
