"""Screens for those who want less: without colour, without box characters, without the mouse."""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.cli.command import AT
from tests.tui.scenes import TEXTS, signed
from tests.tui.stage import NARROW
from tests.tui.wire import SEQUENCES, wire

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")

NONE: Mapping[str, str] = {}
BACK = ("escape", "CONFORM")
WALK = [(key, "") for key in ("f3", "f4", "f5", "f6", "f2")]
WALK += [step for key in ("ctrl+l", "ctrl+k", "ctrl+g", "ctrl+y", "f1", "ctrl+b") for step in ((key, "esc"), BACK)]
WALK += [("ctrl+e", "esc"), ("ctrl+u", "all rules"), ("escape", "esc"), BACK]
WALK += [("ctrl+p", "Search"), BACK]
GREYS = {0, 7, 8, 15, 16, 231, *range(232, 256)}  # of the 256 colours
STYLES = {"0", "1", "2", "3", "4", "7"}  # none, bold, dim, italic, underlined, reverse


def walked(
    folder: Path, *options: str, variables: Mapping[str, str] = NONE, walk: Iterable[tuple[str, str]] = WALK
) -> str:
    """All that a terminal is sent while somebody looks at everything about a token that is wrong."""
    (folder / "token.txt").write_text(TEXTS["twelve-findings"]())
    with wire("token.txt", *options, folder=folder, variables=variables) as screen:
        return screen.walk("DOES NOT CONFORM", walk)


def colours(sent: str) -> set[int]:
    """The numbers of the colours used."""
    return {int(number) for number in re.findall("[34]8;5;([0-9]+)", sent)}


def test_without_colour_there_are_greys_alone(tmp_path: Path) -> None:
    sent = walked(tmp_path, variables={"NO_COLOR": "1"})
    styles = re.findall("\x1b\\[([0-9;]+)m", re.sub("[34]8;5;[0-9]+", "", sent))
    assert colours(sent)
    assert colours(sent) <= GREYS
    assert {number for each in styles for number in each.split(";")} - {""} <= STYLES


def test_with_colour_there_is_more(tmp_path: Path) -> None:
    assert colours(walked(tmp_path, walk=[])) - GREYS


def test_ascii_draws_with_ascii_alone(tmp_path: Path) -> None:
    seen = SEQUENCES.sub("", walked(tmp_path, "--ascii"))
    assert {each for each in seen if not each.isascii()} == set()


@pytest.mark.parametrize(("options", "asks"), [((), True), (("--no-mouse",), False)])
def test_the_mouse_is_left_to_the_terminal_where_asked(
    options: tuple[str, ...],
    asks: bool,  # noqa: FBT001 - a table's column
    tmp_path: Path,
) -> None:
    with wire(*options, folder=tmp_path) as screen:
        assert ("\x1b[?1000h" in screen.walk("Paste a token", [])) == asks


@pytest.mark.parametrize("brackets", [(b"\x1b[200~", b"\x1b[201~"), (b"", b"")], ids=["bracketed", "as keys"])
def test_a_byte_that_is_no_utf_8_ends_nothing(brackets: tuple[bytes, bytes], tmp_path: Path) -> None:
    begin, end = brackets
    with wire("--at", AT, folder=tmp_path, size=NARROW) as screen:
        screen.shows("Paste a token")
        screen.send(begin + b"Gr\xfc\xdfe: " + signed().encode() + end)
        screen.shows("UNDECIDED")
        screen.press("ctrl+q")
        assert screen.ends() == 0
