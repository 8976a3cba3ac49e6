"""Which file counts: the nearest, over the user's own; and that each value tells where it stands."""

from pathlib import Path

import pytest

from inspector.configuration import read_configuration
from inspector.errors import ConfigurationError
from tests.configuration.files import origin, read, write

NORD = '[tui]\ntheme = "nord"\n'
MONOKAI = '[tui]\ntheme = "monokai"\n'
IN_PROJECT = '[project]\nname = "x"\n\n[tool.qlik-jwt.tui]\ntheme = "gruvbox"\n'


def test_without_any_file_nothing_is_set(work: Path) -> None:
    assert read_configuration(work).settings == {}
    assert read(work) == {}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"source/deep/qlik-jwt.toml": NORD}, "nord"),
        ({"source/qlik-jwt.toml": NORD}, "nord"),
        ({"qlik-jwt.toml": NORD}, "nord"),
        ({"source/qlik-jwt.toml": MONOKAI, "qlik-jwt.toml": NORD}, "monokai"),
        ({"pyproject.toml": IN_PROJECT}, "gruvbox"),
        ({"source/pyproject.toml": IN_PROJECT, "qlik-jwt.toml": NORD}, "gruvbox"),
        ({"pyproject.toml": IN_PROJECT, "qlik-jwt.toml": NORD}, "nord"),
        ({"source/pyproject.toml": "[tool.ruff]\n", "qlik-jwt.toml": NORD}, "nord"),
        ({"source/pyproject.toml": '[project]\ndependencies = ["qlik-jwt"]\n', "qlik-jwt.toml": NORD}, "nord"),
        ({"source/pyproject.toml": "broken, and not ours", "qlik-jwt.toml": NORD}, "nord"),
        ({"qlik-jwt.toml/a folder.txt": "", "pyproject.toml": IN_PROJECT}, "gruvbox"),
    ],
)
def test_the_nearest_file_counts(work: Path, project: Path, files: dict[str, str], expected: str) -> None:
    for name, text in files.items():
        write(project / name, text)
    assert read(work) == {"theme": expected}


def test_only_the_nearest_of_a_projects_files_is_read(work: Path, project: Path) -> None:
    write(work / "qlik-jwt.toml", NORD)
    write(project / "qlik-jwt.toml", "[tui]\nascii = true\n")
    assert read(work) == {"theme": "nord"}


def test_an_empty_file_ends_the_search_too(work: Path, project: Path) -> None:
    write(work / "qlik-jwt.toml", "")
    write(project / "qlik-jwt.toml", NORD)
    assert read(work) == {}


def test_a_relative_folder_is_followed_upwards(work: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project / "qlik-jwt.toml", NORD)
    monkeypatch.chdir(work)
    assert read(Path()) == {"theme": "nord"}


def test_a_working_folder_that_was_deleted_leaves_the_users_own(
    work: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(own, NORD)
    monkeypatch.chdir(work)
    work.rmdir()
    assert read(Path()) == {"theme": "nord"}


def test_the_users_own_holds_where_the_project_says_nothing(work: Path, own: Path) -> None:
    write(own, '[tui]\ntheme = "monokai"\nmouse = false\n[tui.keys]\nopen = "f7"\nsave = "f12"\n')
    write(work / "qlik-jwt.toml", '[tui]\ntheme = "nord"\n[tui.keys]\nopen = "f11"\n')
    assert read(work) == {"theme": "nord", "mouse": False, "keys": {"open": "f11", "save": "f12"}}


def test_a_nearer_value_replaces_a_table_and_a_table_a_value(work: Path, own: Path) -> None:
    write(own, '[tui]\ntheme = { dark = "nord" }\nkeys = 1\n')
    write(work / "qlik-jwt.toml", '[tui]\ntheme = "nord"\nkeys = { open = "f11" }\n')
    assert read(work) == {"theme": "nord", "keys": {"open": "f11"}}


def test_each_value_tells_where_it_stands(work: Path, own: Path) -> None:
    far = write(own, '[tui]\nmouse = false\ntheme = "nord"\n[tui.keys]\nsave = "f12"\n')
    near = write(work / "pyproject.toml", '[tool.qlik-jwt.tui]\ntheme = "nord"\nkeys.open = "f11"\n')
    found = read_configuration(work)
    assert origin(found, "mouse") == f"{far}: tui.mouse"
    assert origin(found, "keys", "save") == f"{far}: tui.keys.save"
    assert origin(found, "theme") == f"{near}: tool.qlik-jwt.tui.theme"
    assert origin(found, "keys", "open") == f"{near}: tool.qlik-jwt.tui.keys.open"


@pytest.mark.parametrize(("name", "text"), [("mine.toml", MONOKAI), ("pyproject.toml", IN_PROJECT)])
def test_a_named_file_is_the_only_one(
    work: Path, own: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    write(own, "[tui]\nascii = true\n")
    write(work / "qlik-jwt.toml", NORD)
    monkeypatch.setenv("QLIK_JWT_CONFIG", str(write(work.parent / "named" / name, text)))
    assert read(work) == {"theme": text.split('"')[-2]}


def test_an_empty_name_means_no_file(work: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own, NORD)
    write(work / "qlik-jwt.toml", NORD)
    monkeypatch.setenv("QLIK_JWT_CONFIG", "")
    assert read(work) == {}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere.toml", "nowhere.toml: it cannot be read (No such file or directory); name another file"),
        ("pyproject.toml", "pyproject.toml: there is no [tool.qlik-jwt] in it; add it, or unset QLIK_JWT_CONFIG"),
    ],
)
def test_a_named_file_has_to_be_one(work: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    write(work / "pyproject.toml", "[tool.ruff]\n")
    monkeypatch.setenv("QLIK_JWT_CONFIG", str(work / name))
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(work)
    assert told in str(caught.value)
