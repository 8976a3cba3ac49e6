"""What ends a run from outside is said, with the exit status that shells have for it; and the files are whole."""

import json
import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import AT, command_line, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")

OUTPUTS = ("found.jsonl", "found.json", "found.xml", "found.csv", "found.html", "found.md")
HEARD = "import signal; signal.signal({0}, signal.{1}); from inspector.cli.entry import main; main()"


@contextmanager
def following(folder: Path, *before: str) -> Iterator[subprocess.Popen[bytes]]:
    """A linter that has judged a token and waits for the next; its words begin with `before`."""
    words = ["lint", "-", "--lines", "--at", AT, *(word for name in OUTPUTS for word in ("--output", name))]
    command = [*before, *words] if before else command_line(*words)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stderr=pipe, env=environment(), cwd=folder) as process:
        assert process.stdin
        process.stdin.write(token().encode() + b"\n")
        process.stdin.flush()
        first = folder / OUTPUTS[0]
        while process.poll() is None and not (first.exists() and b"jti" in first.read_bytes()):
            time.sleep(0.02)
        yield process


def said(process: subprocess.Popen[bytes]) -> str:
    """The last line that it says, with its exit status before."""
    assert process.stderr
    last = process.stderr.read().decode().splitlines()[-1]
    return f"{process.wait(30)} {last}"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SIGINT", "130 qlik-jwt: interrupted"),
        ("SIGTERM", "143 qlik-jwt: ended by SIGTERM"),
        ("SIGHUP", "129 qlik-jwt: ended by SIGHUP"),
    ],
)
def test_what_ended_it_is_said_and_its_files_are_whole(name: str, told: str, tmp_path: Path) -> None:
    number = signal.Signals[name]
    usual = HEARD.format(number.value, "default_int_handler" if name == "SIGINT" else "SIG_DFL")
    with following(tmp_path, sys.executable, "-c", usual) as process:
        process.send_signal(number)
        assert said(process) == told
    assert json.loads((tmp_path / "found.json").read_text())["summary"]["stopped"] is True
    assert "stopped" in ET.parse(tmp_path / "found.xml").getroot()[-1][0][0].attrib["message"]  # noqa: S314 - it is ours
    assert "stopped" in (tmp_path / "found.csv").read_text().splitlines()[-1]
    assert (tmp_path / "found.html").read_text().endswith("</html>\n")
    assert "stopped" in (tmp_path / "found.md").read_text()


def test_a_baseline_is_left_as_it_was_and_that_is_said(tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    words = command_line("lint", "-", "--lines", "--at", AT, "--baseline", known.name, "--write-baseline")
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, env=environment(), cwd=tmp_path) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"rubbish\n")
        process.stdin.flush()
        while b"QJ" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=30)
    assert b"qlik-jwt: known.json: not written, for the run was stopped" in told
    assert not known.exists()


def test_what_nohup_has_made_it_ignore_does_not_end_it(tmp_path: Path) -> None:
    with following(tmp_path, sys.executable, "-c", HEARD.format(signal.SIGHUP.value, "SIG_IGN")) as process:
        process.send_signal(signal.SIGHUP)
        assert process.stdin
        process.stdin.write(token(payload_changes={"jti": "second"}).encode() + b"\n")
        process.stdin.close()
        assert process.wait(30) == 0
    assert len((tmp_path / OUTPUTS[0]).read_text().splitlines()) == 2


def test_a_terminal_that_is_closed_leaves_the_files_whole(tmp_path: Path) -> None:
    master, slave = os.openpty()
    words = command_line(
        "lint", "-", "--lines", "--at", AT, "--format", "text", "--format", "json", "--output", "a.json"
    )
    reading, writing = os.pipe()
    with subprocess.Popen(
        words, stdin=reading, stdout=slave, stderr=slave, env=environment(), cwd=tmp_path, start_new_session=True
    ) as process:
        os.write(writing, b"rubbish\n")
        assert b"QJ" in until(master, b"QJ")
        os.close(slave)
        os.close(master)
        process.send_signal(signal.SIGHUP)
        process.wait(30)
    os.close(writing)
    os.close(reading)
    assert json.loads((tmp_path / "a.json").read_text())["summary"]["stopped"] is True


def test_a_reader_who_goes_away_leaves_the_files_whole(tmp_path: Path) -> None:
    (tmp_path / "tokens.txt").write_text("rubbish\n" * 100_000)
    words = command_line(
        "lint", "tokens.txt", "--lines", "--jobs", "1", "--format", "text", "--format", "json", "--output", "a.json"
    )
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment(), cwd=tmp_path) as process:
        assert process.stdout
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 141
    assert json.loads((tmp_path / "a.json").read_text())["summary"]["stopped"] is True


def until(stream: int, wanted: bytes) -> bytes:
    """What comes until that has come."""
    read = b""
    while wanted not in read:
        read += os.read(stream, 1000)
    return read
