"""`diagnose --report`: a new file of its owner's, in the form that its ending says; and what is said beside."""

import stat
import sys
from pathlib import Path

import pytest

from tests.builders import MOMENT, token
from tests.cli.command import run, spawn
from tests.diagnosis.captures import NO_NBF, Call, capture, errors
from tests.diagnosis.sent_on import FORMS, leaks

HELD = token(payload_changes={"sub": "auth0|harry", "name": "Harry Potter", "email": "hp@hogwarts.example"})
CASE = capture(
    Call(token=HELD, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)),
    Call(method="GET", path="/api/v1/users/hp%40hogwarts.example", at=MOMENT + 1, status=401),
)
BEGINNINGS = {"md": "# Why the login failed\n\n> Masked: of tokens nothing", "html": "<!doctype html>\n<html lang"}


@pytest.mark.parametrize("form", FORMS)
def test_the_ending_says_the_form(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{form}"
    done = run("diagnose", "--report", str(path), stdin=CASE)
    assert (done.status, done.err) == (1, f"qlik-jwt: the report, masked, is in {path}\n")
    assert done.out.startswith((" FIRST CAUSE ", " LIKELIEST CAUSE "))
    assert path.read_text(encoding="utf-8").startswith(BEGINNINGS[form])


@pytest.mark.parametrize("form", FORMS)
def test_nobody_and_no_token_is_in_the_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{form}"
    run("diagnose", "--report", str(path), stdin=CASE)
    assert leaks(path.read_text(encoding="utf-8"), [HELD], ("harry", "potter", "hogwarts")) == []


def test_what_happened_to_a_token_is_in_it_though_the_answer_names_the_cause(tmp_path: Path, cert: str) -> None:
    path, at = tmp_path / "report.md", HELD.index(".") + 9
    hurt = HELD[:at] + ("A" if HELD[at] != "A" else "B") + HELD[at + 1 :]
    used = capture(Call(token=hurt, status=401, body=errors("", "jwt token has already been used")))
    run("diagnose", "--report", str(path), "--cert", cert, stdin=used)
    assert "## What happened to the token after signing" in path.read_text(encoding="utf-8")
    assert "proven by the signature, entry 1" in path.read_text(encoding="utf-8")


def test_unmasked_it_says_so_twice(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    done = run("diagnose", "--no-mask", "--report", str(path), stdin=CASE)
    assert "NOT masked" in done.err
    assert "> NOT masked: all claims are shown" in path.read_text(encoding="utf-8")
    assert "hp@hogwarts.example" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["report.txt", "report", "report.md.bak", ".md"])
def test_another_ending_is_one_line_and_writes_nothing(name: str, tmp_path: Path) -> None:
    done = run("diagnose", "--report", str(tmp_path / name), stdin=CASE)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "end the name with .md or .html" in done.err
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("mine")
    done = run("diagnose", "--report", str(path), stdin=CASE)
    assert (done.status, done.out) == (2, "")
    assert "it is there already, and is not overwritten" in done.err
    assert path.read_text() == "mine"


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = run("diagnose", "--report", str(tmp_path / "none" / "report.md"), stdin=CASE)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "it cannot be written" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_it_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    run("diagnose", "--report", str(path), stdin=CASE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TZ")
def test_times_are_told_in_the_zone_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    spawn("diagnose", "--report", str(path), stdin=CASE, env={"TZ": "Asia/Kolkata"})
    assert "2023-11-14 22:13:20 UTC (2023-11-15 03:43:20 +05:30)" in path.read_text(encoding="utf-8")


HINT = "note: if one of the two worked, “qlik-jwt compare GOOD BAD” says what differs\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((HELD, token()), HINT),
        ((HELD,), ""),
        ((HELD, HELD), ""),
        ((HELD, token(), token(payload_changes={"jti": "c"})), ""),
        ((HELD, errors("LOGIN-2", "No authentication configured for this hostname")), ""),
    ],
    ids=["two", "one", "the same twice", "three", "one and an answer"],
)
def test_two_tokens_and_nothing_else_are_another_commands_business(
    given: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(len(given))]
    for path, text in zip(paths, given, strict=True):
        path.write_text(text)
    assert run("diagnose", *map(str, paths)).err == told
