"""The system's clipboard: which tool is asked, and what is said when it fails, hangs or has too much."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from inspector.errors import ClipboardError
from inspector.tui.clipboard import MOST, read_clipboard, write_clipboard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tools here are shell scripts")

Tool = Callable[[str, str], Path]
READERS = ["pbpaste", "wl-paste", "xclip", "xsel", "powershell.exe", "termux-clipboard-get"]
WRITERS = ["pbcopy", "wl-copy", "xclip", "xsel", "powershell.exe", "termux-clipboard-set"]
SCREENS = ("WAYLAND_DISPLAY", "DISPLAY")
# The variables that are set, and the tool that is asked where all but macOS' are there.
ASKED = [
    ({}, "powershell.exe"),
    ({"DISPLAY": ":0"}, "xclip"),
    ({"WAYLAND_DISPLAY": "wayland-0"}, "wl-paste"),
    ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wl-paste"),
    ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "powershell.exe"),
]
HANGS = 'echo $$ >"$0.pid"; exec sleep 600'
SOON = 0.3  # seconds that a tool is waited for here
LATE = 60.0  # seconds after which nobody waits any more, however slow the machine is


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """Writes a tool, a shell script, into the one folder where tools are sought; no screen's variable is set."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)

    def make(name: str, does: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\nPATH={os.defpath}\n{does}\n")
        path.chmod(0o755)
        return path

    return make


@pytest.fixture
def screens(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """The same where both kinds of screen are there."""
    for name in SCREENS:
        monkeypatch.setenv(name, ":0")
    return tool


@pytest.mark.parametrize("first", range(len(READERS)), ids=READERS)
def test_the_first_reader_that_is_there_is_asked(first: int, screens: Tool) -> None:
    for name in reversed(READERS[first:]):
        screens(name, f"printf %s {name}")
    assert read_clipboard(limit=LATE) == READERS[first]


@pytest.mark.parametrize("first", range(len(WRITERS)), ids=WRITERS)
def test_the_first_writer_that_is_there_is_given_the_text(first: int, screens: Tool) -> None:
    paths = [screens(name, 'cat >"$0.taken"') for name in WRITERS[first:]]
    assert write_clipboard("a token, not ä secret", limit=LATE)
    assert [path.name for path in paths[0].parent.glob("*.taken")] == [f"{WRITERS[first]}.taken"]
    assert Path(f"{paths[0]}.taken").read_text(encoding="utf-8") == "a token, not ä secret"


@pytest.mark.parametrize(("variables", "name"), ASKED)
def test_a_tool_whose_screen_is_not_there_is_not_asked(
    variables: dict[str, str], name: str, tool: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in READERS[1:]:
        tool(each, f"printf %s {each}")
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert read_clipboard(limit=LATE) == name


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("", ""),
        ("a b\\n\\n", "a b\n\n"),
        ("\\303\\244", "ä"),
        ("a\\377\\303b", "a\ufffd\ufffdb"),
        ("\\033]0;", "\x1b]0;"),
    ],
)
def test_what_it_holds_is_utf_8_with_a_mark_for_what_is_none(written: str, text: str, tool: Tool) -> None:
    tool("pbpaste", f"printf '{written}'")
    assert read_clipboard(limit=LATE) == text


def told(limit: float = LATE) -> str:
    """The one line that reading fails with."""
    with pytest.raises(ClipboardError) as caught:
        read_clipboard(limit=limit)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.usefixtures("tool")
def test_without_a_tool_it_says_how_else_to_paste() -> None:
    assert "ctrl+shift+v" in told()
    assert not write_clipboard("text")


@pytest.mark.parametrize(
    "does", ["exit 1", "printf half; exit 3", "kill -9 $$", "echo 'no such\nselection' >&2; exit 1"]
)
def test_a_tool_that_fails_is_named(does: str, tool: Tool) -> None:
    tool("pbpaste", does)
    words = told()
    assert words.startswith("pbpaste found no text")
    assert "ctrl+shift+v" in words


def test_a_tool_that_is_none_is_named(tool: Tool) -> None:
    tool("pbpaste", "").write_bytes(b"\0\0\0\0")
    tool("pbcopy", "").write_bytes(b"\0\0\0\0")
    assert "pbpaste" in told()
    assert not write_clipboard("text", limit=LATE)


def test_a_reader_that_hangs_is_ended(tool: Tool) -> None:
    path = tool("pbpaste", HANGS)
    began = time.monotonic()
    assert "pbpaste" in told(limit=SOON)
    assert time.monotonic() - began < LATE
    assert is_over(Path(f"{path}.pid"))


@pytest.mark.parametrize("length", [1, 1_000_000])
def test_a_writer_that_hangs_is_ended(length: int, tool: Tool) -> None:
    path = tool("pbcopy", HANGS)
    began = time.monotonic()
    assert not write_clipboard("x" * length, limit=SOON)
    assert time.monotonic() - began < LATE
    assert is_over(Path(f"{path}.pid"))


def is_over(pid: Path) -> bool:
    """Whether the process of that number is no more; one that was ended before it wrote its number is not."""
    try:
        os.kill(int(pid.read_text()), 0)
    except (FileNotFoundError, ProcessLookupError):
        return True
    return False


@pytest.mark.parametrize(("length", "is_taken"), [(MOST, True), (MOST + 1, False)])
def test_sixteen_mebibytes_are_the_most(length: int, is_taken: bool, tool: Tool) -> None:  # noqa: FBT001 - a column
    assert MOST == 16 * 1024 * 1024
    tool("pbpaste", f"head -c {length} /dev/zero")
    if is_taken:
        assert len(read_clipboard(limit=LATE)) == length
    else:
        assert "16 MiB" in told()


def test_a_clipboard_without_end_is_refused_all_the_same(tool: Tool) -> None:
    tool("pbpaste", "exec yes")
    assert "16 MiB" in told()


@pytest.mark.parametrize("path", [".", "tools", "./tools", "", "tools:nowhere"])
def test_a_folder_that_is_named_from_the_working_folder_on_is_not_looked_into(
    path: str, tool: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tool("pbpaste", "printf evil").parent
    monkeypatch.chdir(folder if path in (".", "") else folder.parent)
    monkeypatch.setenv("PATH", path)
    assert "no tool" in told()


@pytest.mark.parametrize(
    ("does", "is_taken"), [("cat >/dev/null", True), ("cat >/dev/null; exit 1", False), (":", True)]
)
def test_whether_a_writer_took_it_is_known_by_its_status(
    does: str,
    is_taken: bool,  # noqa: FBT001 - a table's column
    tool: Tool,
) -> None:
    tool("pbcopy", does)
    assert write_clipboard("text", limit=LATE) == is_taken


def test_a_text_that_is_no_unicode_is_handed_on_with_marks(tool: Tool) -> None:
    path = tool("pbcopy", 'cat >"$0.taken"')
    assert write_clipboard("a\ud800b", limit=LATE)
    assert Path(f"{path}.taken").read_bytes() == b"a?b"


STAYS = 'sleep 600 & echo $! >"$0.pid"'


def test_a_writer_may_leave_somebody_behind_who_holds_the_selection(tool: Tool) -> None:
    path = tool("pbcopy", f'cat >"$0.taken"; {STAYS}')
    began = time.monotonic()
    assert write_clipboard("text", limit=LATE)
    assert time.monotonic() - began < LATE
    left = Path(f"{path}.pid")
    assert not is_over(left)
    os.kill(int(left.read_text()), signal.SIGKILL)


def test_a_reader_that_leaves_somebody_behind_is_waited_for_no_longer_than_the_limit(tool: Tool) -> None:
    path = tool("pbpaste", f"printf text; {STAYS}")
    began = time.monotonic()
    assert read_clipboard(limit=3) == "text"
    assert time.monotonic() - began < LATE
    assert Path(f"{path}.pid").exists()


@pytest.mark.skipif(shutil.which("setsid") is None, reason="there is no setsid here")
def test_a_reader_that_leaves_somebody_in_another_session_is_waited_for_no_longer(tool: Tool) -> None:
    tool("pbpaste", "printf text; setsid sleep 40 & exit 0")
    began = time.monotonic()
    with suppress(ClipboardError):  # the text or a refusal: either is an answer
        assert read_clipboard(limit=1) == "text"
    assert time.monotonic() - began < 30
