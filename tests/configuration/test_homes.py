"""A key in another table than its own: the error says which table that is."""

import dataclasses
from pathlib import Path

import pytest

from inspector.configuration.known import FLAT, HOMES, TUI, values
from inspector.configuration.places import read_configuration
from inspector.errors import ConfigurationError
from inspector.tui.settings import Settings
from tests.configuration.files import write

TABLES = ("tenant", "rules", "lint")


def refusal(folder: Path, name: str, text: str) -> str:
    """What is said of a configuration, after its file."""
    path = write(folder / name, text)
    with pytest.raises(ConfigurationError) as error:
        read_tables(folder)
    return str(error.value).removeprefix(f"{path}: ")


def read_tables(folder: Path) -> None:
    """Reads what the tables of the command line say."""
    read = read_configuration(folder)
    for table in TABLES:
        values(read, table)


def test_every_key_has_a_home() -> None:
    assert set(HOMES) == {key for keys in FLAT.values() for key in keys} | set(TUI)


def test_the_keys_of_the_workbench_are_those_that_it_reads() -> None:
    assert set(TUI) == {field.name for field in dataclasses.fields(Settings)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[lint]\nfail-on = 'error'\n", "lint.fail-on means nothing here; it belongs in [rules]"),
        ("[rules]\nformat = 'json'\n", "rules.format means nothing here; it belongs in [lint]"),
        ("[rules]\nissuer = 'i'\n", "rules.issuer means nothing here; it belongs in [tenant] or [tenants.NAME]"),
        ("[lint]\ntheme = 'nord'\n", "lint.theme means nothing here; it belongs in [tui]"),
        ("fail-on = 'error'\n", "fail-on means nothing here; it belongs in [rules]"),
        ("[lint]\nfail_on = 'error'\n", "lint.fail_on means nothing here; did you mean fail-on? It belongs in [rules]"),
        (
            "[lint]\nisuer = 'i'\n",
            "lint.isuer means nothing here; did you mean issuer? It belongs in [tenant] or [tenants.NAME]",
        ),
        ("[rules]\nfail_on = 'error'\n", "rules.fail_on means nothing here; did you mean fail-on?"),
        ("[rules]\nxyzzy = 1\n", "rules.xyzzy means nothing here; write select, ignore, severity or fail-on"),
    ],
)
def test_a_key_in_the_wrong_table_is_sent_to_its_own(text: str, told: str, work: Path) -> None:
    assert refusal(work, "qlik-jwt.toml", text) == told


def test_of_a_project_the_whole_header_is_told(work: Path) -> None:
    told = refusal(work, "pyproject.toml", "[tool.qlik-jwt.lint]\nfail-on = 'error'\n")
    assert told == "tool.qlik-jwt.lint.fail-on means nothing here; it belongs in [tool.qlik-jwt.rules]"
