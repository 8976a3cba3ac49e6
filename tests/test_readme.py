"""README.md: what it says of commands, options and the library holds, and its links lead somewhere."""

import contextlib
import dataclasses
import io
import re
import runpy
import shlex
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from inspector.cli.main import COMMANDS, cli
from inspector.configuration import Configuration
from inspector.configuration.document import read_document
from inspector.configuration.known import FLAT, values
from inspector.signing.samples import sample_payload
from inspector.tui.settings import PAGES, Settings, settings_of
from tests.builders import key_pair, token
from tests.diagnosis.captures import NO_REASON, Call, capture
from tests.readme import GENERATED, README, generated

TEXT = README.read_text(encoding="utf-8")
ROOT = README.parent
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
TOML = [body for language, body in BLOCKS if language == "toml"]
PYTHON = [body for language, body in BLOCKS if language == "python"]
_COMMAND = re.compile(r"qlik-jwt(?![\w.-])[^|#`&)\n]*")
SHELL_LINES = [
    found[0].strip()
    for language, body in BLOCKS
    if language in ("sh", "yaml")
    for line in body.split("\n")
    for found in _COMMAND.finditer(line)
]
QUOTED = [found for found in re.findall(r"`([^`\n]+)`", TEXT) if found.startswith("qlik-jwt ")]
LINKS = re.findall(r"\]\(([^)\s]+)\)", TEXT)
PLACES = [link.partition("#")[0] for link in LINKS if "://" not in link]
QUOTED_OPTIONS = sorted(set(re.findall(r"`(--[a-z-]+)", TEXT)))


def test_its_generated_parts_are_current() -> None:
    assert len(GENERATED) >= 3
    assert generated(TEXT) == TEXT


def test_there_is_something_to_look_at() -> None:
    assert (len(PYTHON), len(TOML)) == (2, 2)
    assert len(SHELL_LINES) >= 7
    assert len(QUOTED) >= 5
    assert len(QUOTED_OPTIONS) >= 10
    assert len(PLACES) >= 4


def said_by(example: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What an example prints, run as written beside the files that it names."""
    payload = sample_payload(time.time())
    good = token(payload_changes=payload)
    bad = token(payload_changes={**payload, "email_verified": "true", "jti": "another"})
    files = {"token.txt": good, "good.txt": good, "bad.txt": bad}
    for name, text in files.items():
        (folder / name).write_text(text)
    (folder / "publickey.cer").write_bytes(key_pair().certificate)
    (folder / "login.har").write_bytes(capture(Call(token=bad, at=time.time(), date=None, status=401, body=NO_REASON)))
    (folder / "example.py").write_text(example)
    monkeypatch.chdir(folder)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        runpy.run_path("example.py")
    return said.getvalue()


def test_its_first_example_runs_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = said_by(PYTHON[0], tmp_path, monkeypatch)
    assert said.split("\n")[0] == "conforming valid []"
    assert "1 nonconforming" in said
    assert "2 nonconforming" in said


def test_its_example_of_two_tokens_and_a_case_runs_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary, matter, *guesses, diagnosis = said_by(PYTHON[1], tmp_path, monkeypatch).strip().split("\n")
    assert summary == "1 thing differs that matters, the first cause first:"
    assert matter.startswith('email_verified is the string "true"')
    assert "/payload/email_verified: another type: a boolean in the good token, a string in the bad one" in matter
    assert any("email_verified: true," in guess for guess in guesses)
    assert diagnosis.startswith("failed The token does not conform: ")


@pytest.mark.parametrize("block", TOML)
def test_its_settings_can_be_set(block: str, tmp_path: Path) -> None:
    path = tmp_path / "qlik-jwt.toml"
    path.write_text(block)
    found = Configuration(read_document(path) or {})
    assert settings_of(found.table("tui")).page in PAGES
    assert all(values(found, table).keys() <= known.keys() for table, known in FLAT.items())


def test_every_setting_of_the_workbench_is_shown() -> None:
    [shown] = [tomllib.loads(block)["tui"] for block in TOML if "tui" in tomllib.loads(block)]
    assert shown.keys() == {field.name for field in dataclasses.fields(Settings)}
    assert settings_of(shown).keys == {"open": "f12"}


def test_every_setting_of_the_commands_is_shown() -> None:
    [shown] = [tomllib.loads(block) for block in TOML if "lint" in tomllib.loads(block)]
    assert shown.keys() == FLAT.keys()
    assert {table: {*keys, "select"} if table == "rules" else {*keys} for table, keys in shown.items()} == {
        table: {*known} for table, known in FLAT.items()
    }


@pytest.mark.parametrize("line", [*SHELL_LINES, *QUOTED])
def test_each_command_it_shows_can_be_given(line: str) -> None:
    _, *words = shlex.split(line)
    name, *arguments = words or ["inspect"]
    if name == "COMMAND":
        name = "inspect"
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    if isinstance(command, click.Group) and arguments:
        name, *arguments = arguments
        command = command.commands[name]
    if arguments and "--help" not in arguments:
        with command.make_context(name, arguments) as context:
            assert not context.args


def every_command() -> Iterator[click.Command]:
    """The commands, and those below them."""
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        yield command
        if isinstance(command, click.Group):
            yield from command.commands.values()


@pytest.mark.parametrize("option", QUOTED_OPTIONS)
def test_each_option_it_names_exists(option: str) -> None:
    options = [param for command in every_command() for param in command.params]
    known = {each for param in options for each in (*param.opts, *param.secondary_opts)}
    assert option in known | {"--help", "--version"}


@pytest.mark.parametrize("place", PLACES)
def test_each_link_to_a_file_leads_somewhere(place: str) -> None:
    assert (ROOT / place).exists()


def test_each_link_to_the_web_is_encrypted() -> None:
    web = [link for link in LINKS if "://" in link]
    assert web
    assert all(link.startswith("https://") for link in web)
