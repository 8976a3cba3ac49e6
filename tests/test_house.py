"""How the house is kept: what is loaded when, and what no file may be."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import environment

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "inspector").rglob("*.py"))
HEAVY = ("textual", "rich")
NETWORK = frozenset(
    {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "telnetlib", "socketserver", "asyncio", "xmlrpc"}
    | {"requests", "httpx", "aiohttp", "urllib3", "websockets", "webbrowser"}
)
_LOADED = "; import json, sys; sys.stderr.write(json.dumps(sorted(sys.modules)))"


def loaded(program: str, stdin: str = "") -> set[str]:
    """The top packages that a process has loaded when the program has run."""
    done = subprocess.run(
        [sys.executable, "-c", program + _LOADED],
        input=stdin,
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in json.loads(done.stderr.split("\n")[-1])}


def command(*arguments: str) -> str:
    """A program that runs a command, goes on after its exit, and has said nothing else."""
    return (
        "import contextlib, inspector.cli.main as main\n"
        f"with contextlib.suppress(SystemExit): main.main({list(arguments)!r})\n"
        "0"
    )


PROGRAMS = {
    "import inspector": "import inspector",
    "from inspector import *": "from inspector import *",
    "import inspector.cli.main": "import inspector.cli.main",
    "--help": command("--help"),
    "inspect --help": command("inspect", "--help"),
    "inspect": command("inspect", "-"),
    "inspect --format json": command("inspect", "-", "--format", "json"),
    "diagnose": command("diagnose", "-"),
    "compare --help": command("compare", "--help"),
    "compare": command("compare", "-", token()),
    "lint": command("lint", "-", "--format", "jsonl"),
    "rule": command("rule"),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_but_the_screen_loads_the_screen(name: str) -> None:
    found = loaded(PROGRAMS[name], token())
    assert "inspector" in found
    assert found.isdisjoint(HEAVY)


@pytest.mark.parametrize("name", ["import inspector", "import inspector.cli.main", "--help"])
def test_help_waits_for_nothing_heavy(name: str) -> None:
    assert loaded(PROGRAMS[name]).isdisjoint({"cryptography", "jwt", "jsonschema", "jsonschema_rs", "wcwidth", *HEAVY})


@pytest.mark.parametrize("name", ["inspect", "compare", "lint"])
def test_what_counts_hundred_million_bits_waits_until_it_is_asked_for(name: str) -> None:
    assert "gmpy2" not in loaded(PROGRAMS[name], token())


@pytest.mark.parametrize("program", [PROGRAMS["inspect"], PROGRAMS["lint"], command("tenant", "list")])
def test_only_what_writes_configuration_loads_the_library_for_it(program: str) -> None:
    assert "tomlkit" not in loaded(program, token())


def test_the_workbench_does_not_wait_for_diagnosis() -> None:
    program = "import sys, inspector.tui.app; print(*(name for name in sys.modules if name.startswith('inspector.')))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment(), check=True
    )
    assert "inspector.tui.app" in done.stdout.split()
    assert "inspector.diagnosis" not in done.stdout


def test_a_sound_token_does_not_wait_for_the_slow_validator() -> None:
    assert "jsonschema" not in loaded(PROGRAMS["inspect"], token())


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 60


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_three_hundred_lines_at_most(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 300


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_files_first_line_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith('"""')
    assert ast.get_docstring(ast.parse(text))


def imported(path: Path) -> set[str]:
    """The top packages that a module names in its imports, early or late."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in plain | named}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_opens_a_connection(path: Path) -> None:
    assert imported(path).isdisjoint(NETWORK)


def test_imports_are_seen() -> None:
    assert {"click", "inspector"} <= imported(ROOT / "inspector" / "cli" / "main.py")
    assert {"jsonschema", "jsonschema_rs"} <= imported(ROOT / "inspector" / "checks" / "schema.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_front_ends_read_the_clock(path: Path) -> None:
    front = {"cli", "tui"} & set(path.relative_to(ROOT).parts)
    assert front or "time" not in imported(path)
    assert front or not asked_for(path) & {"now", "utcnow", "today", "time"}


def asked_for(path: Path) -> set[str]:
    """The methods that a module calls, by name."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.func.attr for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}


def test_every_folder_of_the_package_is_a_room() -> None:
    folders = {path.parent for path in MODULES}
    assert len(folders) > 8
    assert all((folder / "__init__.py").is_file() for folder in folders)


def test_the_schemas_folder_holds_json_alone() -> None:
    found = list((ROOT / "schemas").iterdir())
    assert len(found) >= 3
    assert all(path.name.endswith(".schema.json") for path in found)
