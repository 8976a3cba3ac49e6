"""Ctrl-C while the command line is still being loaded, and in the midst of what Python makes of text."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import command_line, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")

INTERRUPTED = (130, "qlik-jwt: interrupted\n")
AT_USUAL = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
SENT = "import os, signal; os.kill(os.getpid(), signal.SIGINT)\n"


def ended(folder: Path, program: str) -> tuple[int, str]:
    """The status and the words of a run, as `python -m` begins it: elsewhere Python looks away at its end."""
    (folder / "begun.py").write_text(AT_USUAL + program)
    env = environment({"PYTHONPATH": os.pathsep.join((str(folder), environment()["PYTHONPATH"]))})
    words = [sys.executable, "-m", "begun", "lint", "-"]
    done = subprocess.run(words, env=env, input=b"", capture_output=True, check=False, timeout=60)
    return done.returncode, done.stderr.decode()


def loading(module: str, sent: str) -> str:
    """A program that meets a signal, once, when that module is about to be loaded."""
    return f"""
import sys
class Swallows:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
class Sends:
    def find_spec(self, name, *_):
        if name == {module!r}:
            sys.meta_path.remove(self)
            {sent}
sys.modules.pop({module!r}, None)
sys.meta_path.insert(0, Sends())
from inspector.cli.entry import main
main()
"""


@pytest.mark.parametrize("module", ["signal", "inspector.cli.talk", "click", "inspector.cli.lint", "orjson"])
def test_while_a_module_is_loaded(module: str, tmp_path: Path) -> None:
    assert ended(tmp_path, loading(module, "signal.raise_signal(signal.SIGINT)")) == INTERRUPTED


@pytest.mark.parametrize("module", ["click", "inspector.cli.lint", "orjson"])
def test_while_python_calls_back_what_swallows_exceptions(module: str, tmp_path: Path) -> None:
    assert ended(tmp_path, loading(module, "Swallows()")) == INTERRUPTED


def test_while_python_makes_something_of_text(tmp_path: Path) -> None:
    program = f"""
from inspector.cli import lint, main
lint.refuse_overwriting = lambda *_: exec({SENT!r} + "for _ in range(9): pass")
from inspector.cli.entry import main
main()
"""
    assert ended(tmp_path, program) == INTERRUPTED


def test_while_python_ends(tmp_path: Path) -> None:
    program = """
import threading
from inspector.cli.entry import main
threading._register_atexit(signal.raise_signal, signal.SIGINT)
main()
"""
    status, told = ended(tmp_path, program)
    assert (status, told.splitlines()[-1]) == (130, "qlik-jwt: interrupted")


def test_where_it_is_ignored_it_stays_so(tmp_path: Path) -> None:
    program = """
signal.signal(signal.SIGINT, signal.SIG_IGN)
from inspector.cli import lint
lint.refuse_overwriting = lambda *_: signal.raise_signal(signal.SIGINT)
from inspector.cli.entry import main
main()
"""
    status, told = ended(tmp_path, program)
    assert status == 0
    assert "interrupted" not in told


def test_on_a_terminal_it_stands_below_what_the_terminal_writes() -> None:
    master, slave = os.openpty()
    with subprocess.Popen(
        command_line("lint", "--lines", "-", "--format", "jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=slave,
        env=environment(),
        start_new_session=True,
    ) as process:
        os.close(slave)
        assert process.stdin
        assert process.stdout
        process.stdin.write(token().encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
    told = b""
    while not told.endswith(b"interrupted\r\n"):
        told += os.read(master, 1000)
    os.close(master)
    assert told.endswith(b"\r\n\r\nqlik-jwt: interrupted\r\n")
