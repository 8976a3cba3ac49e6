"""The exit status: 0 nothing at or above the threshold, 1 findings, 2 what could not be done."""

from pathlib import Path

import pytest

from tests.cli.command import run

COMMANDS = ("inspect", "lint")
Options = tuple[str, ...]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_conforming_token_is_0(command: str, sound: str, whole: Options) -> None:
    assert run(command, sound, *whole).status == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_an_error_is_1(command: str, expired: str, whole: Options) -> None:
    assert run(command, expired, *whole).status == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_an_undecided_token_is_0_unless_asked(command: str, sound: str) -> None:
    assert run(command, sound, "--at", "1700000000").status == 0
    assert run(command, sound, "--at", "1700000000", "--fail-on", "undecided").status == 1


THRESHOLDS = [
    ("sound", "error", 0),
    ("sound", "warning", 0),
    ("sound", "note", 0),
    ("sound", "undecided", 0),
    ("noted", "error", 0),
    ("noted", "warning", 0),
    ("noted", "note", 1),
    ("noted", "undecided", 0),
    ("warned", "error", 0),
    ("warned", "warning", 1),
    ("warned", "note", 1),
    ("warned", "undecided", 0),
    ("expired", "error", 1),
    ("expired", "warning", 1),
    ("expired", "note", 1),
    ("expired", "undecided", 1),
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("row", THRESHOLDS, ids=lambda row: "-".join(map(str, row)))
def test_the_threshold_decides(
    command: str, row: tuple[str, str, int], whole: Options, request: pytest.FixtureRequest
) -> None:
    file, threshold, status = row
    assert run(command, request.getfixturevalue(file), *whole, "--fail-on", threshold).status == status


@pytest.mark.parametrize("command", COMMANDS)
def test_exit_zero_forgives_findings(command: str, expired: str, whole: Options) -> None:
    assert run(command, expired, *whole, "--exit-zero").status == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_exit_zero_forgives_no_missing_file(command: str, tmp_path: Path) -> None:
    assert run(command, str(tmp_path / "nowhere.txt"), "--exit-zero").status == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_text_without_token_is_a_finding_or_nothing(command: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all\n")
    done = run(command, str(path))
    assert done.status == (1 if command == "inspect" else 0)
    assert "no token in it" in done.err or "QJ101" in done.out


def test_a_missing_file_is_2_and_the_others_are_still_done(sound: str, expired: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "nowhere.txt")
    done = run("lint", sound, missing, expired, "--at", "1700000000")
    assert done.status == 2
    assert "QJ502" in done.out
    assert done.err.split("\n")[0] == f"qlik-jwt: {missing}: there is no such file or folder"


def test_a_missing_file_is_counted(sound: str, tmp_path: Path) -> None:
    done = run("lint", str(tmp_path / "a"), sound, str(tmp_path / "b"), "--format", "json")
    assert '"unreadable": 2' in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_any_failing_token_fails_the_run(
    command: str, sound: str, expired: str, tmp_path: Path, whole: Options
) -> None:
    both = tmp_path / "both.txt"
    both.write_text(Path(expired).read_text() + Path(sound).read_text())
    assert run(command, str(both), *whole).status == 1


@pytest.mark.parametrize(("file", "status"), [("cert", 0), ("private", 1)])
def test_cert_is_1_for_what_cannot_be_used(file: str, status: int, request: pytest.FixtureRequest) -> None:
    assert run("cert", request.getfixturevalue(file), "--at", "1700000000").status == status


@pytest.mark.parametrize(
    "arguments", [("cert", "nowhere"), ("cert",), ("rule", "QJ999"), ("schema", "x"), ("nonsense",)]
)
def test_wrong_use_is_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).status == 2


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--version",), ("rule",), ("schema", "header")])
def test_what_was_merely_asked_is_0(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).status == 0
