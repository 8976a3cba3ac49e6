"""What is pasted into a real terminal: with marks around it or as plain keys, short and long, whole and in pieces."""

from pathlib import Path

import pytest

from tests.tui.expected import expected
from tests.tui.scenes import signed
from tests.tui.stage import NARROW, WIDE
from tests.tui.terminal import Terminal, needs_tmux, terminal

pytestmark = needs_tmux

SIZES = {"1 KB": 1_000, "10 KB": 10_000, "1 MB": 1_000_000}


def token_of(length: int) -> str:
    """A conforming token of about so many characters."""
    short = signed({"picture": ""})
    return signed({"picture": "x" * ((length - len(short)) * 3 // 4)})


def mailed(text: str) -> str:
    """A token as a mail quotes it: over lines, each behind "> "."""
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "Hello,\n\nthis is the token:\n\n" + "".join(f"> {line}\n" for line in lines) + "\nThanks!\n"


@pytest.mark.parametrize("size", SIZES)
def test_a_marked_paste_is_judged(size: str, tmp_path: Path) -> None:
    text = token_of(SIZES[size])
    assert len(text) == pytest.approx(SIZES[size], rel=0.05)
    with terminal(tmp_path) as window:
        window.open()
        window.paste(text)
        window.shows_exactly(expected(text))


@pytest.mark.parametrize("size", ["1 KB", "10 KB"])
def test_an_unmarked_paste_is_judged(size: str, tmp_path: Path) -> None:
    text = token_of(SIZES[size])
    with terminal(tmp_path) as window:
        window.open()
        window.paste(text, bracketed=False)
        window.shows_exactly(expected(text))


@pytest.mark.parametrize("bracketed", [True, False])
def test_a_token_that_a_mail_wrapped_and_quoted_is_put_together(
    bracketed: bool,  # noqa: FBT001 - a table's column
    tmp_path: Path,
) -> None:
    text = mailed(signed())
    with terminal(tmp_path) as window:
        window.open()
        window.paste(text, bracketed=bracketed)
        window.shows_exactly(expected(text))


def test_the_second_paste_replaces_the_first(tmp_path: Path) -> None:
    with terminal(tmp_path) as window:
        window.open()
        for text in (signed({"sub": ""}), signed()):
            window.paste(text)
            window.shows_exactly(expected(text))


def test_keys_after_an_unmarked_paste_are_commands(tmp_path: Path) -> None:
    with terminal(tmp_path) as window:
        window.open()
        window.paste(signed(), bracketed=False)
        window.shows_exactly(expected(signed()))
        window.press("2")
        window.shows_exactly(expected(signed(), "f3"))


@pytest.mark.parametrize("bracketed", [True, False])
def test_the_window_may_change_its_size_during_a_paste(
    bracketed: bool,  # noqa: FBT001 - a table's column
    tmp_path: Path,
) -> None:
    text = token_of(SIZES["10 KB"])
    with terminal(tmp_path) as window:
        window.open()
        resized_between(window, text, bracketed=bracketed)
        window.shows_exactly(expected(text, size=WIDE))


def resized_between(window: Terminal, text: str, *, bracketed: bool) -> None:
    """Pastes the text in two pieces, and resizes the window between: all in one command, so that no time passes."""
    marks = ("\x1b[200~", "\x1b[201~") if bracketed else ("", "")
    half = len(text) // 2
    window.load(marks[0] + text[:half], "first")
    window.load(text[half:] + marks[1], "then")
    resize = ("resize-window", "-x", str(WIDE[0]), "-y", str(WIDE[1]))
    window.tmux("paste-buffer", "-b", "first", ";", *resize, ";", "paste-buffer", "-b", "then")


def test_a_megabyte_is_judged_though_the_window_changes_its_size_meanwhile(tmp_path: Path) -> None:
    text = token_of(SIZES["1 MB"])
    with terminal(tmp_path, WIDE) as window:
        window.open()
        window.paste(text)
        window.resize(NARROW)
        window.shows_exactly(expected(text))
