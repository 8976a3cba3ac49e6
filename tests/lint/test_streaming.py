"""Reports flow while the input still comes: a log that is followed is judged line by line."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from inspector.signing.samples import sample_payload
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


@pytest.mark.parametrize("form", ["text", "concise", "json", "jsonl", "csv", "github"])
@pytest.mark.parametrize("layout", ["--lines", ""])
def test_a_first_line_of_three_letters_is_judged_while_more_may_come(layout: str, form: str) -> None:
    with following(*filter(None, (layout, "--format", form))) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"eyJ\n")
        process.stdin.flush()
        written = b""
        while b"QJ101" not in written:
            more = os.read(process.stdout.fileno(), 1 << 16)
            assert more
            written += more
        process.stdin.close()


def test_a_token_wrapped_line_by_line_is_one_token() -> None:
    text = token()
    with following("--format", "jsonl") as process:
        assert process.stdin
        assert process.stdout
        for line in (text[:70], text[70:]):
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            time.sleep(0.1)  # as a terminal hands on what is pasted
        assert json.loads(process.stdout.readline())["token"]["jti"] == sample_payload(0)["jti"]
        process.stdin.close()
        assert process.stdout.read() == b""
