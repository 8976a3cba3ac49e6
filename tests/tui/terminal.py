"""From keys and pastes to what a real terminal shows: a tmux server of its own, with a shell in its one window."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import pytest

from inspector.signing.samples import ISSUER, KEY_ID
from tests.cli.command import AT, ROOT, command_line
from tests.tui.fixed_keys import fixed_pair
from tests.tui.stage import NARROW, Size

LIMIT = 30.0  # seconds that a slow machine may need for anything
_BETWEEN = 0.05  # seconds between two looks at the screen
_CERTIFICATE = "tenant.cer"
TENANT = f"--cert {_CERTIFICATE} --issuer {ISSUER} --key-id {KEY_ID} --at {AT}"
WORKBENCH = f"qlik-jwt tui {TENANT}"

needs_tmux = pytest.mark.skipif(
    sys.platform == "win32" or (shutil.which("tmux") is None and not os.environ.get("CI")),
    reason="there is no tmux here",
)


class Terminal:
    """A window with a shell, whose prompt tells the exit status of the command before: [0]>."""

    def __init__(self, folder: Path, socket: str) -> None:
        self._folder = folder
        self._server = ("tmux", "-u", "-S", socket, "-f", "/dev/null")

    def begin(self, size: Size) -> Self:
        """Opens the window; qlik-jwt is a command in it, and nothing of this process's environment is."""
        tools = self._folder / "tools"
        tools.mkdir()
        program = tools / "qlik-jwt"
        program.write_text(f'#!/bin/sh\nexec {shlex.join(map(str, command_line()))} "$@"\n')
        program.chmod(0o755)
        (self._folder / _CERTIFICATE).write_bytes(fixed_pair("tenant").certificate)
        environment = {
            "PATH": f"{tools}:{os.defpath}",
            "HOME": str(self._folder),
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
            "TERM": "screen-256color",
            "TZ": "UTC-1",  # one hour before UTC, as on the stage
            "PS1": "[$?]> ",
        }
        shell = ("env", "-i", *(f"{name}={value}" for name, value in environment.items()), "/bin/sh")
        place = ("-c", str(self._folder), "-x", str(size[0]), "-y", str(size[1]))
        self.tmux("new-session", "-d", *place, *shell)
        self.shows("[0]>")
        return self

    def tmux(self, *command: str) -> str:
        """What tmux answers to a command, or to several with ";" between."""
        environment = {name: value for name, value in os.environ.items() if name not in ("TMUX", "TMUX_PANE")}
        done = subprocess.run(
            [*self._server, *command],
            capture_output=True,
            encoding="utf-8",
            env={**environment, "LC_ALL": "C.UTF-8"},
            check=False,
            timeout=LIMIT,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def end(self) -> None:
        """Ends the server, and with it all that runs in it."""
        subprocess.run([*self._server, "kill-server"], capture_output=True, check=False, timeout=LIMIT)

    def run(self, command: str) -> None:
        """Types a command into the shell."""
        self.tmux("send-keys", "-l", command, ";", "send-keys", "Enter")

    def open(self, command: str = WORKBENCH) -> None:
        """Types a command that opens the workbench, and waits until something of it is drawn."""
        self.run(command)
        self.wait(lambda _: self.is_open)
        seen = self.wait(lambda seen: seen.strip() != "")
        assert self.is_open, seen

    def press(self, *keys: str) -> None:
        """Sends keys by their names in tmux: C-c, F3, Enter."""
        self.tmux("send-keys", *keys)

    def resize(self, size: Size) -> None:
        """Gives the window another size."""
        self.tmux("resize-window", "-x", str(size[0]), "-y", str(size[1]))

    def load(self, text: str, name: str = "pasted") -> None:
        """Takes a text into a buffer of tmux, to paste from."""
        file = self._folder / f"{name}.buffer"
        file.write_bytes(text.encode())
        self.tmux("load-buffer", "-b", name, str(file))

    def paste(self, text: str, *, bracketed: bool = True) -> None:
        """Pastes as a terminal does, or as one does that does not mark what is pasted."""
        self.load(text)
        self.tmux("paste-buffer", "-b", "pasted", *(("-p",) if bracketed else ()))

    def screen(self) -> str:
        """What is seen, each line without the blanks at its end."""
        return "".join(f"{line.rstrip()}\n" for line in self.tmux("capture-pane", "-p").split("\n")[:-1])

    def wait(self, is_there: Callable[[str], bool]) -> str:
        """What is seen as soon as it is as asked, or when the time for it is over."""
        end = time.monotonic() + LIMIT
        while not is_there(seen := self.screen()) and time.monotonic() < end:
            time.sleep(_BETWEEN)
        return seen

    def shows(self, words: str) -> None:
        """Fails unless the words come to be seen."""
        seen = self.wait(lambda seen: words in seen)
        assert words in seen, seen

    def shows_exactly(self, screen: str) -> None:
        """Fails unless the whole screen comes to be this."""
        seen = self.wait(lambda seen: seen == screen)
        assert seen == screen, "\n".join(unified_diff(screen.split("\n"), seen.split("\n"), "expected", "seen"))

    def prompts(self, status: int = 0) -> None:
        """Fails unless the shell waits for a command again, after one that ended with this status."""
        prompt = f"[{status}]>"
        seen = self.wait(lambda seen: not self.is_open and seen.rstrip("\n").endswith(prompt))
        assert seen.rstrip("\n").endswith(prompt), seen
        assert not self.is_open

    @property
    def is_open(self) -> bool:
        """Whether a program has the whole window, as the workbench does."""
        return self.state("alternate_on") == "1"

    def state(self, *names: str) -> str:
        """What tmux knows of the window, by its names for it."""
        return self.tmux("display-message", "-p", " ".join(f"#{{{name}}}" for name in names)).rstrip("\n")


@contextmanager
def terminal(folder: Path, size: Size = NARROW) -> Iterator[Terminal]:
    """A terminal of this size, its shell in the folder; it ends with the block, whatever happens in it."""
    with TemporaryDirectory(prefix="qlik-jwt-") as place:  # a socket's name must be short, and tmux leaves it behind
        found = Terminal(folder, f"{place}/tmux")
        try:
            yield found.begin(size)
        finally:
            found.end()
