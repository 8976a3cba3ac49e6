"""`diagnose --report`: a new file of its owner's, in the form that its ending says; and what is said beside."""

import stat
import sys
from pathlib import Path

import pytest

from tests.builders import MOMENT, token
from tests.cli.command import is_above_permissions, run, spawn, without_privileges
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
    assert "> **NOT masked: all claims are shown" in path.read_text(encoding="utf-8")
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


@pytest.mark.parametrize("option", ["--report", "--repaired", "--output"])
def test_a_folder_that_is_not_there_is_one_line_before_any_work(option: str, tmp_path: Path) -> None:
    done = run("diagnose", option, str(tmp_path / "none" / "report.md"), stdin=CASE)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "report.md: it cannot be written (there is no such folder)" in done.err


@pytest.mark.parametrize("option", ["--report", "--repaired", "--output"])
def test_a_folder_is_no_file(option: str, tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    done = run("diagnose", option, str(tmp_path / "folder.md"), stdin=CASE)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.skipif(is_above_permissions(), reason="nobody may be kept from writing here")
def test_a_folder_that_may_not_be_written_to_is_one_line_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    before = without_privileges()
    done = spawn("diagnose", "--report", str(tmp_path / "locked" / "report.md"), stdin=CASE, before=before)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "it cannot be written (permission denied)" in done.err


def test_two_names_are_two_reports_of_one_case(tmp_path: Path) -> None:
    paths = [tmp_path / f"report.{form}" for form in BEGINNINGS]
    done = run("diagnose", *(word for path in paths for word in ("--report", str(path))), stdin=CASE)
    assert done.err == "".join(f"qlik-jwt: the report, masked, is in {path}\n" for path in paths)
    assert [path.read_text(encoding="utf-8")[:20] for path in paths] == [each[:20] for each in BEGINNINGS.values()]


@pytest.mark.parametrize("others", [("--report", "one.md"), ("--output", "one.md"), ("--report", "./one.md")])
def test_one_file_is_not_written_twice(
    others: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("diagnose", "--report", "one.md", *others, stdin=CASE)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "is to be written twice" in done.err
    assert not list(tmp_path.iterdir())


def test_what_one_of_two_reports_cannot_be_keeps_the_other_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "there.html").write_text("mine")
    done = run("diagnose", "--report", f"{tmp_path}/a.md", "--report", f"{tmp_path}/there.html", stdin=CASE)
    assert (done.status, done.out) == (2, "")
    assert [path.name for path in tmp_path.iterdir()] == ["there.html"]


def test_what_was_regained_goes_to_a_new_file_alone(tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_text("mine")
    done = run("diagnose", "--repaired", str(tmp_path / "there.txt"), stdin=CASE)
    assert (done.status, done.out) == (2, "")
    assert (tmp_path / "there.txt").read_text() == "mine"


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


PAIR = "The two tokens, held against each other"


@pytest.mark.parametrize(
    ("given", "is_compared"),
    [
        ((HELD, token()), True),
        ((HELD,), False),
        ((HELD, HELD), False),
        ((HELD, token(), token(payload_changes={"jti": "c"})), False),
        ((HELD, errors("LOGIN-2", "No authentication configured for this hostname")), False),
    ],
    ids=["two", "one", "the same twice", "three", "one and an answer"],
)
def test_two_tokens_are_compared(given: tuple[str, ...], is_compared: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    paths = [tmp_path / f"{number}.txt" for number in range(len(given))]
    for path, text in zip(paths, given, strict=True):
        path.write_text(text)
    done = run("diagnose", *map(str, paths))
    assert (PAIR in done.out, done.err) == (is_compared, "")
