"""Ctrl-C during a search of minutes: it ends the search, and what is known is told."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.builders import MOMENT, token
from tests.cli.command import command_line, environment

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
HINT, LIMIT = "Ctrl-C ends the search, and shows what is known", 60


@pytest.fixture
def edited(tmp_path: Path) -> str:
    """A token edited in more places than a search of minutes finds."""
    first, second = (token(payload_changes={"groups": [f"{word} {n}" for n in range(300)]}) for word in ("it", "is"))
    path = tmp_path / "edited.txt"
    path.write_text(".".join((*second.split(".")[:2], first.split(".")[2])), encoding="ascii")
    return str(path)


@pytest.fixture
def sound(tmp_path: Path) -> str:
    """Another token, with another payload."""
    path = tmp_path / "sound.txt"
    path.write_text(token(), encoding="ascii")
    return str(path)


def interrupted(*arguments: str, signals: tuple[str, ...] = ("SIGINT",)) -> tuple[int, str, str]:
    """Status, output and words of a run that somebody watches, and stops once the search goes on."""
    watched, theirs = os.openpty()
    process = subprocess.Popen(command_line(*arguments), stdout=subprocess.PIPE, stderr=theirs, env=environment())
    os.close(theirs)
    heard = _heard(watched, HINT)
    for name in signals:
        process.send_signal(signal.Signals[name])
    told, _ = process.communicate(timeout=LIMIT)
    heard += _heard(watched, "\0")
    os.close(watched)
    return process.returncode, told.decode(), heard


def _heard(watched: int, until: str) -> str:
    """What a terminal shows up to these words, or to its end."""
    heard = b""
    with suppress(OSError):  # nobody writes to it any more
        while until.encode() not in heard and (more := os.read(watched, 4096)):
            heard += more
    return heard.decode()


@posix
def test_diagnose_tells_what_it_knows(edited: str, cert: str) -> None:
    status, told, heard = interrupted("diagnose", edited, "--cert", cert, "--at", str(MOMENT), "--deep")
    assert status == 1
    assert "LIKELIEST CAUSE" in told
    assert "was not found before the search was stopped: nothing more was proven" in " ".join(told.split())
    assert "note: the search was stopped by Ctrl-C before its end; all else is told" in heard


@posix
def test_compare_tells_what_it_knows(sound: str, edited: str, cert: str) -> None:
    status, told, heard = interrupted("compare", sound, edited, "--cert", cert, "--at", str(MOMENT), "--deep")
    assert status == 1
    assert "before the search was stopped: nothing more was proven" in " ".join(told.split())
    assert "note: the search was stopped by Ctrl-C before its end; all else is told" in heard


@posix
def test_the_second_ends_at_once_and_tells_nothing(edited: str, cert: str) -> None:
    asleep = ("SIGSTOP", "SIGINT", "SIGTERM", "SIGCONT")  # so that it meets both before it goes on
    status, told, heard = interrupted("diagnose", edited, "--cert", cert, "--at", str(MOMENT), "--deep", signals=asleep)
    assert (status, told) == (143, "")
    assert heard.splitlines()[-1] == "qlik-jwt: ended by SIGTERM"
