"""Reports flow while the input still comes: a log that is followed is judged line by line."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.builders import token
from tests.cli.command import command_line, environment


@contextmanager
def following(*options: str) -> Iterator[subprocess.Popen[bytes]]:
    """A linter whose standard input stays open."""
    process = subprocess.Popen(
        command_line("lint", "-", *options),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    with process:
        yield process
        assert process.stderr
        assert b"error" not in process.stderr.read()


@pytest.mark.parametrize("options", [(), ("--lines",)])
def test_a_report_comes_before_the_next_line(options: tuple[str, ...]) -> None:
    with following("--format", "jsonl", *options) as process:
        assert process.stdin
        assert process.stdout
        for number in range(1, 4):
            process.stdin.write(token().encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["line"] == number
        process.stdin.close()
        assert process.stdout.read() == b""


def test_findings_come_before_the_next_line_too() -> None:
    with following("--lines", "--select", "QJ101", "--format", "concise") as process:
        assert process.stdin
        assert process.stdout
        for number in range(1, 4):
            process.stdin.write(b"rubbish\n")
            process.stdin.flush()
            assert process.stdout.readline().startswith(f"<stdin>:{number}:1: ".encode())
        process.stdin.close()
