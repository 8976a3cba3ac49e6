"""From the system's clipboard to text, and back, by whatever tool the system has for it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO, NamedTuple

from inspector.errors import ClipboardError

LIMIT = 2.0  # seconds
_GRACE = 0.5  # seconds
MOST = 16 * 1024 * 1024  # bytes
_INSTEAD = "paste with your terminal's own key, mostly ctrl+shift+v"
# Bytes in UTF-8, whatever code page the console has.
_GET = (
    "$bytes = [Text.Encoding]::UTF8.GetBytes([string](Get-Clipboard -Raw)); "
    "[Console]::OpenStandardOutput().Write($bytes, 0, $bytes.Length)"
)
_SET = (
    "$reader = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); "
    "Set-Clipboard -Value $reader.ReadToEnd()"
)
_POWERSHELL = ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command")


class _Tool(NamedTuple):
    """A command, and the variable of the environment without which it does nothing."""

    command: tuple[str, ...]
    needs: str = ""


# macOS first: tools of X there have a clipboard of their own.
_READERS = (
    _Tool(("pbpaste",)),
    _Tool(("wl-paste", "--no-newline"), "WAYLAND_DISPLAY"),
    _Tool(("xclip", "-selection", "clipboard", "-out"), "DISPLAY"),
    _Tool(("xsel", "--clipboard", "--output"), "DISPLAY"),
    _Tool((*_POWERSHELL, _GET)),
    _Tool(("termux-clipboard-get",)),
)
_WRITERS = (
    _Tool(("pbcopy",)),
    _Tool(("wl-copy",), "WAYLAND_DISPLAY"),
    _Tool(("xclip", "-selection", "clipboard", "-in"), "DISPLAY"),
    _Tool(("xsel", "--clipboard", "--input"), "DISPLAY"),
    _Tool((*_POWERSHELL, _SET)),
    _Tool(("termux-clipboard-set",)),
)


def read_clipboard(*, limit: float = LIMIT) -> str:
    """The text in the system's clipboard, waited for `limit` seconds.

    Raises ClipboardError where no tool reads it in that time, and for more than 16 MiB.
    """
    command = _found(_READERS)
    if command is None:
        raise ClipboardError(f"There is no tool here that reads the clipboard; {_INSTEAD}.")
    data = _output(command, limit)
    if data is None:
        raise ClipboardError(f"{Path(command[0]).stem} found no text in the clipboard, or had no answer; {_INSTEAD}.")
    if len(data) > MOST:
        raise ClipboardError("The clipboard holds more than 16 MiB; save its text to a file and open that.")
    return data.decode("utf-8", "replace")


def write_clipboard(text: str, *, limit: float = LIMIT) -> bool:
    """Whether a tool took the text for the system's clipboard within `limit` seconds."""
    command = _found(_WRITERS)
    process = _started(command, reads=True) if command else None
    if process is None:
        return False
    try:
        # What stays behind to hold the selection keeps no pipe open: only the tool itself is waited for.
        process.communicate(text.encode("utf-8", "replace"), timeout=limit)
    except subprocess.TimeoutExpired:
        _end(process)
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
    return _status(process, limit) == 0


def _found(tools: tuple[_Tool, ...]) -> list[str] | None:
    """The first command that is there, by its full path: none from the working directory."""
    for (name, *rest), needs in tools:
        found = shutil.which(name) if not needs or os.environ.get(needs) else None
        if found and Path(found).is_absolute():
            return [found, *rest]
    return None


def _output(command: list[str], limit: float) -> bytes | None:
    """What a command writes, None where it fails or is not done in time; one byte too many of what is too much."""
    process = _started(command, reads=False)
    if process is None or process.stdout is None:
        return None
    read: list[bytes] = []
    # A thread of its own: what the tool leaves behind may hold the pipe open for ever.
    reader = Thread(target=_read, args=(process.stdout, read), daemon=True)
    reader.start()
    reader.join(limit)
    if reader.is_alive():
        _end(process)  # and with it whoever it left behind in its group
        reader.join(_GRACE)
    status = _status(process, limit)
    data = read[0] if read else b""
    return data if read and (status == 0 or len(data) > MOST) else None


def _read(stream: IO[bytes], into: list[bytes]) -> None:
    with stream:
        into.append(stream.read(MOST + 1))


def _started(command: list[str], *, reads: bool) -> subprocess.Popen[bytes] | None:
    """The command begun apart from this terminal, so that neither ctrl+c nor its end reaches what it leaves behind."""
    pipes = (subprocess.PIPE, subprocess.DEVNULL) if reads else (subprocess.DEVNULL, subprocess.PIPE)
    with suppress(OSError):
        return subprocess.Popen(  # noqa: S603 - one of the commands above, and no shell
            command,
            stdin=pipes[0],
            stdout=pipes[1],
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=_environment(),
            creationflags=_NO_WINDOW,
        )
    return None


def _status(process: subprocess.Popen[bytes], limit: float) -> int:
    """How a command ended, by force if it does not within the limit."""
    try:
        return process.wait(limit)
    except subprocess.TimeoutExpired:
        _end(process)
        return process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the command and what it started; nobody has asked for its status yet, so its number is still its own."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _environment() -> Mapping[str, str] | None:
    """MacOS' tools read and write UTF-8 only where they are told to."""
    return {**os.environ, "LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else None


if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    _NO_WINDOW = 0
