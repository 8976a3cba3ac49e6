"""A paste at a real terminal: whole however long, and not shown."""

import os
import select
import subprocess
import sys
import time

import pytest

from tests.builders import MOMENT, key_pair, token
from tests.cli.command import command_line

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal of this kind")


def pasted(text: str, command_name: str = "inspect") -> str:
    """What a terminal shows when a text is pasted into a command, ctrl+d after it."""
    import pty  # noqa: PLC0415 - not on Windows

    here, there = pty.openpty()
    command = command_line(command_name, "--at", str(MOMENT))
    with subprocess.Popen(command, stdin=there, stdout=there, stderr=there) as process:
        os.close(there)
        shown = _read_until(here, b"ctrl+d")
        for start in range(0, len(text), 512):
            os.write(here, text[start : start + 512].encode())
        os.write(here, b"\x04")
        shown += _read_until(here, None)
        process.kill()
    os.close(here)
    return shown.decode()


def _read_until(descriptor: int, mark: bytes | None) -> bytes:
    shown = b""
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline and (mark is None or mark not in shown):
        if not select.select([descriptor], [], [], 1)[0]:
            continue
        try:
            chunk = os.read(descriptor, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not chunk:
            break
        shown += chunk
    return shown


@pytest.mark.parametrize("groups", [3, 400])
def test_a_token_of_any_length_is_read_whole(groups: int) -> None:
    text = token(payload_changes={"groups": [f"Group number {number:04d}" for number in range(groups)]})
    shown = pasted(text + "\n")
    assert "UNDECIDED" in shown
    assert f"an array of {groups}" in shown


def test_what_is_pasted_is_not_shown() -> None:
    text = token()
    assert text.split(".")[1][:40] not in pasted(text)


def test_a_key_that_is_pasted_for_evidence_is_called_by_its_name() -> None:
    text = key_pair().private_pem().decode()
    shown = pasted(text, "diagnose")
    assert "<stdin>: this is a private key, and no evidence of a login" in shown
    assert "DANGER" in shown
    assert text.split("\n")[1][:20] not in shown
