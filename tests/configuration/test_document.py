"""What a configuration file may hold, and the one line that is said where it holds something else."""

import datetime as dt
from pathlib import Path

import pytest

from inspector.configuration import read_configuration
from inspector.errors import ConfigurationError, InspectorError
from inspector.visible import is_visible
from tests.configuration.files import plain, read, write

NAME = "qlik-jwt.toml"
NEWLINES = {"line feeds": "\n", "carriage returns too": "\r\n"}


def refusal(folder: Path) -> str:
    """The one line said about the configuration of a folder."""
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(folder)
    told = str(caught.value)
    assert is_visible(told)
    return told


def test_every_kind_of_value_is_kept(work: Path) -> None:
    write(work / NAME, '[tui]\na = "x"\nb = true\nc = 1\nd = 1.5\ne = 2026-11-23\nf = [1, [2]]\ng = { h = "i" }\n')
    assert read(work) == {
        "a": "x", "b": True, "c": 1, "d": 1.5, "e": dt.date(2026, 11, 23), "f": (1, [2]), "g": {"h": "i"},
    }  # fmt: skip


@pytest.mark.parametrize("text", ["\ufeff[tui]\nascii = true\n", "[tui]\r\nascii = true\r\n", "tui.ascii = true"])
def test_what_windows_writes_is_read(work: Path, text: str) -> None:
    write(work / NAME, text)
    assert read(work) == {"ascii": True}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[tui]\ntheme = nord\n", ", line 2, column 9: this is no TOML (Invalid value); write [table], key = "),
        ("[tui\n", ", line 1, column 5: this is no TOML (Expected ']' at the end of a table declaration); write"),
        ("[tui]\nkeys = [\n", ", line 3, column 1: this is no TOML (Invalid value); write"),
        ("[tui]\nascii = true\nascii = true\n", ", line 3, column 13: this is no TOML (Cannot overwrite a value)"),
        ("[tui]\ntheme = 'a\x1bb'\n", ", line 2, column 11: this is no TOML (Found invalid character "),
        (b"[tui]\n# \xc3\xa9\xff\n", ", line 2, column 4: this is not UTF-8; save the file as UTF-8"),
        (b"\xff\xfe[\0t\0", ", line 1, column 1: this is not UTF-8; save the file as UTF-8"),
        (f"[tui]\na = {'9' * 5000}\n", ": a number is too long, or nested too deep; shorten it"),
        (b"#" * (1 << 20) + b"\n", ": it is larger than 1 MiB; name another file in QLIK_JWT_CONFIG"),
        ("[tiu]\n", ": tiu means nothing here; did you mean tui?"),
        ("[TUI]\n", ": TUI means nothing here; did you mean tui?"),
        ("[lnt]\n", ": lnt means nothing here; did you mean lint?"),
        ("theme = 'nord'\n", ": theme means nothing here; it belongs in [tui]"),
        ("tui = 'nord'\n", ": tui is a text; write a table, [tui]"),
        ('"" = 1\n', ": “” means nothing here; write tenant, rules, lint, tenants or tui"),
        ('"a\\u001b[2J\\u202e" = 1\n', ": a␛[2J⟨U+202E⟩ means nothing here; write tenant, rules, lint, tenants or tui"),
        (f"{'a' * 9000} = 1\n", f": {'a' * 39}… means nothing here; write tenant, rules, lint, tenants or tui"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_fault_is_told_in_one_line_with_its_place(work: Path, content: str | bytes, told: str) -> None:
    path = write(work / NAME, content)
    line = refusal(work)
    assert line.startswith(f"{path}{told}")
    assert len(line) < len(str(path)) + 250


@pytest.mark.parametrize("text", [f"tui.a = {'[' * 20_000}\n", f"tui{'.a' * 2_000} = 1\n"], ids=["arrays", "tables"])
def test_what_is_nested_too_deep_is_told_in_one_line(work: Path, text: str) -> None:
    path = write(work / NAME, text)
    line = refusal(work)
    assert line.startswith(str(path))
    assert len(line) < len(str(path)) + 250


def test_a_file_of_exactly_a_mebibyte_is_read(work: Path) -> None:
    write(work / NAME, b"#" * ((1 << 20) - 1) + b"\n")
    assert read(work) == {}


@pytest.mark.parametrize("line_end", NEWLINES.values(), ids=NEWLINES)
def test_lines_are_counted_as_editors_do(work: Path, line_end: str) -> None:
    path = write(work / NAME, line_end.join(["# é\u2028\x85", "[tui]", "theme = nord"]))
    assert refusal(work).startswith(f"{path}, line ")
    assert ", line 3, column 9:" in refusal(work)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tool.qlik-jwt.tiu]\n", ": tool.qlik-jwt.tiu means nothing here; did you mean tui?"),
        ("[tool]\nqlik-jwt = 1\n", ": tool.qlik-jwt is a number; write a table, [tool.qlik-jwt]"),
        ("[tool.qlik-jwt]\ntui = [true]\n", ": tool.qlik-jwt.tui is an array; write a table, [tool.qlik-jwt.tui]"),
        ("[tool.qlik-jwt\n", ", line 1, column 15: this is no TOML"),
    ],
)
def test_a_fault_in_a_projects_file_is_told_likewise(work: Path, text: str, told: str) -> None:
    path = write(work / "pyproject.toml", text)
    assert refusal(work).startswith(f"{path}{told}")


def test_a_fault_in_the_users_own_is_told_although_the_project_has_a_file(work: Path, own: Path) -> None:
    write(own, "[tiu]\n")
    write(work / NAME, "")
    assert refusal(work).startswith(f"{own}: tiu means nothing")


def test_the_folders_name_is_made_visible(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b[2J\u202eb"
    write(folder / NAME, "[tiu]\n")
    assert "/a␛[2J⟨U+202E⟩b/qlik-jwt.toml: tiu" in refusal(folder)


def test_a_folder_named_for_a_file_is_told(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QLIK_JWT_CONFIG", str(work))
    assert refusal(work).startswith(f"{work}: it cannot be read (Is a directory); name another file in QLIK_JWT_CONFIG")


def test_a_configuration_error_ends_as_all_wrong_input_does() -> None:
    assert issubclass(ConfigurationError, InspectorError)


def test_a_table_that_no_file_has_is_empty(work: Path) -> None:
    write(work / NAME, "[tui]\nascii = true\n")
    found = read_configuration(work)
    assert plain(found.settings) == {"tui": {"ascii": True}}
    assert found.table("lint") == {}
