"""With PYTHONUNBUFFERED, as images of containers set it, all is written that is written without it."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.builders import token
from tests.cli.command import AT, command_line, environment, spawn

UNBUFFERED = {"PYTHONUNBUFFERED": "1"}
MANY = 400
FAULTY = "eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.AAAA\n" * MANY  # read at once, and told in more than a pipe takes


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_in_the_midst_of_what_a_slow_reader_has_not_read_leaves_it_whole(name: str) -> None:
    words = command_line("lint", "-", "--at", AT, "--format", "json")
    reading, writing = os.pipe()
    with (
        os.fdopen(reading, "rb") as tokens,
        os.fdopen(writing, "wb") as coming,
        subprocess.Popen(
            words, stdin=tokens, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(UNBUFFERED)
        ) as process,
    ):
        coming.write(FAULTY.encode())
        coming.flush()  # and no end: only a pause is waited for
        assert process.stdout
        first = os.read(process.stdout.fileno(), 1)
        time.sleep(0.3)  # so that it waits in the midst of writing
        process.send_signal(signal.Signals[name])
        rest, _ = process.communicate(timeout=60)
    document = json.loads(first + rest)
    assert (len(document["reports"]), document["summary"]["stopped"]) == (MANY, True)


def test_all_else_is_as_it_is_without() -> None:
    for arguments in (("rule",), ("lint", "-", "--at", AT), ("schema", "report")):
        assert spawn(*arguments, stdin=token().encode(), env=UNBUFFERED) == spawn(*arguments, stdin=token().encode())
