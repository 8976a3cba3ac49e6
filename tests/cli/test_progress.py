"""The bar on standard error: where somebody watches, and nowhere else."""

import io
import sys

import pytest

from inspector.cli import progress
from inspector.cli.progress import Progress, line


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_share_rate_and_the_time_that_is_left() -> None:
    assert line(250, 1000, 50_000, 10) == "[######..................]  25%  50,000 tokens, 5,000/s, 0:30 left"
    assert line(1, 1000, 10, 10).endswith("2:46:30 left")
    assert line(2000, 1000, 10, 10).startswith(f"[{'#' * 24}] 100%")


def test_what_is_counted_may_be_other_than_tokens() -> None:
    assert line(250, 1000, 50, 10, "MB") == "[######..................]  25%  50 MB, 5/s, 0:30 left"


def test_without_a_total_the_rate_alone() -> None:
    assert line(0, 0, 50_000, 10) == line(100, 0, 50_000, 10) == "50,000 tokens, 5,000/s"


def test_it_is_drawn_in_its_place_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "_FROM", 0.0)
    with Progress(1000) as bar:
        bar.at(500, 7)
        bar.at(501, 8)  # too soon to be drawn again
    assert screen.getvalue().startswith("\r\x1b[K[############............]  50%  7 tokens")
    assert screen.getvalue().endswith(" left\r\x1b[K")
    assert screen.getvalue().count("tokens") == 1


def test_what_is_done_soon_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress(1000) as bar:
        bar.at(500, 7)
    assert screen.getvalue() == ""


def test_a_pipe_sees_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    monkeypatch.setattr(progress, "_FROM", 0.0)
    with Progress(1000) as bar:
        bar.at(500, 7)
    assert pipe.getvalue() == ""
