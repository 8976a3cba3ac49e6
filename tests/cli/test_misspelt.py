"""A misspelt variable of the environment: one note that names it, and no result is another for it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from inspector.cli.main import cli
from inspector.configuration.variables import VARIABLES
from tests.cli.command import AT, run

NOTE = "note: the variable QLIK_JWT_ISUER means nothing here; did you mean QLIK_JWT_ISSUER?\n"
OF_OTHERS = "note: the variable QLIK_JWT_TOKEN means nothing here\n"


@pytest.fixture(autouse=True)
def _slip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable with a slip, one that is somebody's own, and no configuration."""
    for name in [name for name in os.environ if name.startswith("QLIK_JWT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("QLIK_JWT_CONFIG", "")
    monkeypatch.setenv("QLIK_JWT_ISUER", "https://a-secret-place")
    monkeypatch.setenv("QLIK_JWT_TOKEN", "eyJ-a-secret")
    monkeypatch.chdir(tmp_path)


def options(command: click.Command) -> Iterator[click.Option]:
    """The options of a command and of those below it."""
    yield from (each for each in command.params if isinstance(each, click.Option))
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from options(below)


def test_the_variables_known_are_those_that_options_and_files_are_read_by() -> None:
    read = {each.envvar for each in options(cli) if isinstance(each.envvar, str)}
    assert len(read) > 10
    assert read | {"QLIK_JWT_CONFIG"} == VARIABLES


@pytest.mark.parametrize("command", ["inspect", "lint"])
def test_it_is_noted_and_the_result_is_what_it_was(command: str, sound: str) -> None:
    done = run(command, sound, "--at", AT, "--format", "json")
    assert (done.status, done.err) == (0, NOTE)
    assert json.loads(done.out)


def test_it_is_noted_without_a_command_too() -> None:
    assert run(stdin=b"no token").err == NOTE


@pytest.mark.parametrize("form", ["text", "json"])
def test_config_notes_those_too_that_are_near_to_none(form: str) -> None:
    done = run("config", "--format", form)
    assert (done.status, done.err) == (0, NOTE + OF_OTHERS)
    assert "secret" not in done.out


@pytest.mark.parametrize("arguments", [("rule", "QJ501"), ("schema", "report"), ("--help",)])
def test_what_reads_no_variable_notes_none(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).err == ""


def test_config_says_of_no_setting_that_a_variable_gives_it_where_none_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QLIK_JWT_DESCRIPTION", "of no use")
    assert "of no use" not in run("config").out
