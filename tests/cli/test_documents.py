"""--format and --output, each once or more: which form is written to which file, and which is left over."""

from pathlib import Path

import pytest

from inspector.cli.documents import documents
from inspector.errors import OptionError
from tests.cli.command import run

# What is written after lint: the forms, the files, and which form each file and standard output (None) get.
PLACED: list[tuple[list[str], list[str], dict[str | None, str]]] = [
    (["concise"], ["r.sarif"], {"r.sarif": "sarif", None: "concise"}),
    (["concise"], ["r.html", "r.md"], {"r.html": "html", "r.md": "markdown", None: "concise"}),
    (["json"], ["r.jsonl"], {"r.jsonl": "jsonl", None: "json"}),
    (["jsonl"], ["r.json"], {"r.json": "json", None: "jsonl"}),
    (["sarif"], ["r.json"], {"r.json": "sarif"}),
    (["json"], ["r.sarif.json"], {"r.sarif.json": "sarif", None: "json"}),
    (["sarif", "json"], ["r.json"], {"r.json": "json", None: "sarif"}),
    (["junit"], ["r.XML"], {"r.XML": "junit"}),
    (["csv"], ["r"], {"r": "csv"}),
    (["csv"], ["r.log"], {"r.log": "csv"}),
    (["concise"], ["r.txt"], {"r.txt": "concise"}),
    (["json", "text"], ["r.txt"], {"r.txt": "text", None: "json"}),
    (["github", "csv"], ["a", "b"], {"a": "github", "b": "csv"}),
    (["github", "csv"], ["r.html", "a"], {"r.html": "html", "a": "github", None: "csv"}),
    (["sarif", "github"], ["a", "r.json"], {"a": "github", "r.json": "sarif"}),
    (["html", "sarif"], ["r.sarif", "r.html"], {"r.sarif": "sarif", "r.html": "html"}),
    ([], ["r.sarif", "r"], {"r.sarif": "sarif", "r": "text"}),
    ([], [], {None: "text"}),
]


@pytest.mark.parametrize(("forms", "outputs", "wanted"), PLACED)
def test_a_name_tells_the_form_else_the_order_does(
    forms: list[str], outputs: list[str], wanted: dict[str | None, str]
) -> None:
    made = documents(tuple(forms), tuple(outputs))
    assert {path: name for name, path in made} == wanted
    assert len(made) == len(wanted)


@pytest.mark.parametrize(
    ("forms", "outputs", "told"),
    [
        (["concise", "github"], [], "only one can go to standard output"),
        (["concise", "github"], ["r.sarif"], "only one can go to standard output"),
        (["csv"], ["a", "b"], "--output b: there is no --format for it"),
    ],
)
def test_what_fits_nowhere_is_said(forms: list[str], outputs: list[str], told: str) -> None:
    with pytest.raises(OptionError, match=told):
        documents(tuple(forms), tuple(outputs))


def test_the_form_that_no_file_gets_is_printed(expired: str, tmp_path: Path) -> None:
    done = run("lint", expired, "--format", "concise", "--output", str(tmp_path / "r.sarif"))
    assert "QJ502" in done.out
    assert done.out.count("\n") == 1
    assert (tmp_path / "r.sarif").read_text().startswith('{"$schema"')
