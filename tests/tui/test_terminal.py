"""The workbench in a real terminal: it opens, shows what the stage shows, and leaves the shell as it was."""

import re
from pathlib import Path

import pytest

from tests.tui.expected import expected
from tests.tui.scenes import TEXTS, sample_tokens, signed
from tests.tui.stage import NARROW, SMALL, WIDE, Size
from tests.tui.terminal import TENANT, WORKBENCH, needs_tmux, terminal

pytestmark = needs_tmux

SHOWN = [("conforming", NARROW), ("twelve-findings", WIDE), ("groups-400", SMALL)]
PAGES = ["f2", "f3", "f4", "f5", "f6"]
# The alternate screen, the cursor, the mouse, the keypad.
MODES = ("alternate_on", "cursor_flag", "mouse_any_flag", "mouse_sgr_flag", "keypad_flag", "keypad_cursor_flag")


@pytest.mark.parametrize("command", ["qlik-jwt", WORKBENCH])
def test_without_a_source_it_opens_the_empty_workbench(command: str, tmp_path: Path) -> None:
    with terminal(tmp_path) as window:
        window.open(command)
        window.shows_exactly(expected())


@pytest.mark.parametrize(("scene", "size"), SHOWN)
def test_a_file_is_shown_as_on_the_stage(scene: str, size: Size, tmp_path: Path) -> None:
    text = TEXTS[scene]()
    (tmp_path / "token.txt").write_text(text)
    with terminal(tmp_path, size) as window:
        window.open(f"qlik-jwt tui token.txt {TENANT}")
        window.shows_exactly(expected(text, size=size))


def test_every_page_is_shown_as_on_the_stage(tmp_path: Path) -> None:
    text = TEXTS["twelve-findings"]()
    (tmp_path / "token.txt").write_text(text)
    with terminal(tmp_path) as window:
        window.open(f"qlik-jwt tui token.txt {TENANT}")
        window.shows_exactly(expected(text))
        for key in PAGES:
            window.press(key.upper())
            window.shows_exactly(expected(text, key))


def test_another_size_is_drawn_anew(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(signed())
    with terminal(tmp_path) as window:
        window.open(f"qlik-jwt tui token.txt {TENANT}")
        for size in (WIDE, SMALL, NARROW):
            window.resize(size)
            window.shows_exactly(expected(signed(), size=size))


def test_a_pipe_gives_the_token_and_the_terminal_the_keys(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(signed())
    with terminal(tmp_path) as window:
        window.open(f"cat token.txt | qlik-jwt tui - {TENANT}")
        window.shows_exactly(expected(signed()))
        window.press("F3")
        window.shows_exactly(expected(signed(), "f3"))
        window.press("C-q")
        window.prompts()


def test_demo_opens_the_list_of_ten(tmp_path: Path) -> None:
    begins = [title[:16].replace("-", " ") for title in sample_tokens()]
    with terminal(tmp_path, WIDE) as window:
        window.open("qlik-jwt demo")
        seen = window.wait(lambda seen: all(_has(seen, begin) for begin in begins))
    assert len(begins) == 10
    assert [begin for begin in begins if not _has(seen, begin)] == []


def _has(screen: str, title: str) -> bool:
    """Whether a line of the list has the title, and a verdict before it."""
    plain = re.sub(r"[\W]+", " ", screen.lower())
    return re.search(f"(conforms|does not conform) {re.escape(title)}", plain) is not None


def test_without_colour_it_opens_just_so(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(signed())
    with terminal(tmp_path) as window:
        window.open(f"NO_COLOR=1 qlik-jwt tui token.txt {TENANT}")
        window.shows_exactly(expected(signed()))


def test_ctrl_c_once_does_not_quit(tmp_path: Path) -> None:
    with terminal(tmp_path) as window:
        window.open()
        window.press("C-c")
        window.shows("once more to quit")
        window.paste(signed())
        window.shows("CONFORMS")


QUITS: dict[str, list[tuple[str, ...]]] = {
    "ctrl+q": [("C-q",)],
    "ctrl+c twice": [("C-c",), ("C-c",)],
    "ctrl+c twice at once, as a slow line delivers it": [("C-c", "C-c")],
}


@pytest.mark.parametrize("name", QUITS)
def test_it_quits_and_leaves_the_terminal_as_it_was(name: str, tmp_path: Path) -> None:
    with terminal(tmp_path) as window:
        window.run("stty -g >before")
        window.prompts()
        modes = window.state(*MODES)
        window.open()
        assert window.state(*MODES) != modes
        first, *then = QUITS[name]
        window.press(*first)
        for keys in then:
            window.shows("once more")
            window.press(*keys)
        window.prompts()
        assert window.state(*MODES) == modes
        window.run("stty -g >after")
        window.prompts()
        window.paste("echo this is $((20 + 3))")  # with marks around, were they still asked for
        window.press("Enter")
        window.shows("this is 23")
    assert (tmp_path / "after").read_text() == (tmp_path / "before").read_text() != ""


def test_the_palette_quits(tmp_path: Path) -> None:
    with terminal(tmp_path) as window:
        window.open()
        window.press("C-p")
        window.shows("(ctrl+k)")
        window.press("-l", "quit")
        window.wait(lambda seen: "(ctrl+q)" in seen and "(ctrl+k)" not in seen)
        window.press("Enter")
        window.prompts()
