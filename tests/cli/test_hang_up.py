"""A terminal that goes away ends a run with the status of its signal, though nobody can be told."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import AT, command_line, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals go away otherwise there")


@pytest.mark.parametrize("more", [(), ("--format", "text"), ("--statistics",)])
def test_the_status_is_its_own_and_what_is_done_is_written(more: tuple[str, ...], tmp_path: Path) -> None:
    document = tmp_path / "found.json"
    master, slave = os.openpty()
    reading, writing = os.pipe()
    words = command_line("lint", "-", "--at", AT, "--format", "json", "--output", str(document), *more)
    with (
        os.fdopen(reading, "rb") as tokens,
        os.fdopen(writing, "wb") as coming,
        subprocess.Popen(
            words, stdin=tokens, stdout=slave, stderr=slave, env=environment(), start_new_session=True
        ) as process,
    ):
        os.close(slave)
        coming.write(f"{token()}x\n".encode() * 3)
        coming.flush()
        while not (document.exists() and '"line": 3' in document.read_text()):
            assert process.poll() is None
        time.sleep(0.5)  # what is for the terminal is written after what is for the file
        os.close(master)
        process.send_signal(signal.SIGHUP)
        assert process.wait(timeout=60) == 129
    assert json.loads(document.read_text())["summary"]["tokens"] == 3
