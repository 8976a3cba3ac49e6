"""Ctrl-C while a key is computed: it ends at once, with one line."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import command_line, environment

pytest.importorskip("gmpy2")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
LIMIT, AT_ONCE = 60, 5  # seconds; the step that is interrupted takes longer
FIRST_STEP = "step 1 of 3"


def test_it_ends_at_once_with_one_line(tmp_path: Path) -> None:
    names = []
    for name in ("good", "bad"):
        path = tmp_path / name
        path.write_text(token(payload_changes={"jti": name}), encoding="ascii")
        names.append(str(path))
    command = command_line("compare", *names, "--recover-key")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()) as run:
        assert run.stderr is not None
        assert run.stderr.readline().startswith(FIRST_STEP)
        run.send_signal(signal.SIGINT)
        sent = time.monotonic()
        told, words = run.communicate(timeout=LIMIT)
    assert time.monotonic() - sent < AT_ONCE
    assert (run.returncode, told) == (130, "")
    assert words.split("\n")[-2:] == ["qlik-jwt: interrupted", ""]
    assert "Traceback" not in words
