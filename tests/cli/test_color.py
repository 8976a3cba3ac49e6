"""Colour: the option first, then NO_COLOR and FORCE_COLOR, then the terminal."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from tests.cli.command import command_line, environment, run, spawn

ROWS: list[tuple[tuple[str, ...], Mapping[str, str], bool]] = [
    ((), {}, False),
    ((), {"FORCE_COLOR": "1"}, True),
    ((), {"NO_COLOR": "1"}, False),
    ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ((), {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ((), {"FORCE_COLOR": ""}, False),
    (("--color", "always"), {}, True),
    (("--color", "always"), {"NO_COLOR": "1"}, True),
    (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    (("--color", "auto"), {"FORCE_COLOR": "1"}, True),
]


@pytest.mark.parametrize(("options", "variables", "coloured"), ROWS)
def test_a_pipe_is_coloured_only_if_asked(
    options: tuple[str, ...],
    variables: Mapping[str, str],
    coloured: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert ("\x1b[" in spawn("rule", *options, env=variables).out) == coloured


@pytest.mark.parametrize("command", [("inspect", "-"), ("lint", "-"), ("cert", "-"), ("demo",), ("rule", "QJ501")])
def test_every_drawing_command_takes_the_option(command: tuple[str, ...]) -> None:
    text = b"eyJhbGciOiJub25lIn0.e30."
    assert "\x1b[" in run(*command, "--color", "always", stdin=text).out
    assert "\x1b[" not in run(*command, "--color", "never", stdin=text).out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_is_never_coloured(form: str) -> None:
    assert "\x1b" not in run("lint", "-", "--format", form, "--color", "always", stdin=b"eyJhbGciOiJub25lIn0.e30.").out


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
@pytest.mark.parametrize(("term", "coloured"), [("xterm-256color", True), ("dumb", False)])
def test_a_terminal_is_coloured_unless_it_is_dumb(term: str, coloured: bool) -> None:  # noqa: FBT001 - a table's column
    assert (b"\x1b[" in on_terminal("rule", "QJ501", TERM=term)) == coloured


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
def test_the_summary_ends_what_a_terminal_is_shown(expired: str) -> None:
    shown = on_terminal("lint", expired, NO_COLOR="1").decode()
    assert shown.endswith("1 token: 0 conform, 1 do not conform; QJ502 1×\r\n")


def on_terminal(*arguments: str, **variables: str) -> bytes:
    """What a terminal of its own is sent; both its streams are that terminal."""
    import pty  # noqa: PLC0415 - no such module on Windows

    mine, its = pty.openpty()
    with subprocess.Popen(command_line(*arguments), stdin=its, stdout=its, stderr=its, env=environment(variables)):
        os.close(its)
        shown = b""
        while chunk := _read(mine):
            shown += chunk
    os.close(mine)
    return shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other side has closed
        return b""
