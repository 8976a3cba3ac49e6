"""The hook for pre-commit: what it says can be run, and does what it is for."""

import re
import shlex
from pathlib import Path

from tests.builders import MOMENT, token
from tests.cli.command import ROOT, run

HOOK = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
ENTRY = re.findall(r"entry: (.*)", HOOK)
ARGUMENTS = re.findall(r"args: \[(.*)\]", HOOK)


def hooked(path: Path) -> int:
    """The exit status of the hook over one file, at some moment long after its tokens were valid."""
    program, *words = shlex.split(ENTRY[0])
    assert program == "qlik-jwt"
    arguments = [word.strip(" ,") for word in shlex.split(ARGUMENTS[0])]
    return run(*words, *arguments, "--at", str(MOMENT + 10**7), str(path)).status


def test_there_is_one_hook() -> None:
    assert len(ENTRY) == len(ARGUMENTS) == 1


def test_a_sound_token_may_be_committed_though_it_has_expired(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(f"# Login\n\n    Authorization: Bearer {token()}\n")
    assert hooked(path) == 0


def test_a_faulty_token_may_not_be_committed(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(f"# Login\n\n    Authorization: Bearer {token(payload_changes={'aud': 'x'})}\n")
    assert hooked(path) == 1


def test_a_file_without_a_token_may_be_committed(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Login\n")
    assert hooked(path) == 0
