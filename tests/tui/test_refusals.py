"""Where the workbench does not open: one line that says why, exit status 2, and nothing on standard output."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import spawn
from tests.tui.wire import wire

on_terminals = pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")

NONE: Mapping[str, str] = {}
TELLING: list[Mapping[str, str]] = [{"TEXTUAL_DEBUG": "1"}, {"TEXTUAL_LOG": "events.log"}, {"TEXTUAL": "devtools"}]
# The configuration, and what is said of it.
CONFIGURATIONS = [
    ('[tui]\ncolour = "red"\n', "colour"),
    ('[tui]\ntheme = "pink"\n', "pink"),
    ('[tui]\npage = "first"\n', "first"),
    ('[tui]\nmouse = "no"\n', "mouse"),
    ('[tui.keys]\nopne = "ctrl+g"\n', "did you mean open?"),
    ('[tui.keys]\nopen = "q"\n', "bare character"),
    ("[tui\n", "qlik-jwt.toml"),
]
NO_SOURCE = ["nowhere.txt", "", "a.b", "eyJ", "no\x1b]0;evil\x07where"]


def refusal(folder: Path, *arguments: str, variables: Mapping[str, str] = NONE) -> str:
    """The one line that a terminal is shown instead of the workbench."""
    with wire(*arguments, folder=folder, variables=variables) as screen:
        assert screen.ends() == 2
        assert "\x1b" not in screen.sent
        assert screen.sent.count("\r\n") == 1
        return screen.sent


@pytest.mark.parametrize("arguments", [("tui",), ("tui", "-"), ("tui", "token.txt"), ("tui", "--ascii")])
def test_without_a_terminal_it_says_what_to_use(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(token())
    done = spawn(*arguments, stdin=token().encode(), cwd=tmp_path)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "qlik-jwt inspect" in done.err


@on_terminals
@pytest.mark.parametrize("variables", TELLING, ids=str)
def test_it_does_not_open_where_textual_would_write_down_what_is_pasted(
    variables: Mapping[str, str], tmp_path: Path
) -> None:
    said = refusal(tmp_path, variables=variables)
    assert "unset it" in said
    assert next(iter(variables)) in said
    assert list(tmp_path.iterdir()) == []


@on_terminals
@pytest.mark.parametrize(("text", "words"), CONFIGURATIONS)
def test_a_configuration_of_the_working_folder_that_means_nothing_is_told(
    text: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "qlik-jwt.toml").write_text(text)
    said = refusal(tmp_path)
    assert words in said
    assert "qlik-jwt.toml" in said


@on_terminals
@pytest.mark.parametrize("source", NO_SOURCE, ids=ascii)
def test_a_source_that_is_no_file_and_no_token_is_told(source: str, tmp_path: Path) -> None:
    assert "there is no such file, and it is neither a token nor an answer" in refusal(tmp_path, source)


@on_terminals
def test_a_terminal_that_takes_no_sequences_is_sent_none(tmp_path: Path) -> None:
    assert "qlik-jwt inspect" in refusal(tmp_path, variables={"TERM": "dumb"})
