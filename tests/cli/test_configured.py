"""Configuration: files, then the environment, then options; and `config`, which says what holds and why."""

import json
import os
from pathlib import Path

import pytest

from inspector.configuration.known import FLAT
from inspector.signing.samples import ISSUER, KEY_ID
from tests.builders import key_pair, token
from tests.cli.command import AT, Outcome, run

FILE = "qlik-jwt.toml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a certificate and a token, where nothing else is configured."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name in [name for name in os.environ if name.startswith("QLIK_JWT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "tenant.cer").write_bytes(key_pair().certificate)
    (folder / "token.txt").write_text(token() + "\n")
    monkeypatch.chdir(folder)
    return folder


def configure(folder: Path, text: str) -> None:
    """Writes the configuration of a folder."""
    (folder / FILE).write_text(text)


def linted(*options: str) -> Outcome:
    """One run over the token of the working folder."""
    return run("lint", "token.txt", "--at", AT, *options)


TENANT = f'issuer = "{ISSUER}"\nkey-id = "{KEY_ID}"\ncert = "tenant.cer"\n'
OTHER = '[tenants.other]\nissuer = "https://other"\nkey-id = "other"\n'


@pytest.mark.parametrize("command", ["lint", "inspect"])
def test_the_tenant_of_a_project_is_the_one_judged_by(command: str, project: Path) -> None:
    assert run(command, "token.txt", "--at", AT, "--fail-on", "undecided").status == 1
    configure(project, f"[tenant]\n{TENANT}")
    assert run(command, "token.txt", "--at", AT, "--fail-on", "undecided").status == 0


def test_a_pipe_without_a_command_is_judged_by_it_too(project: Path) -> None:
    configure(project, f"[tenant]\n{TENANT}[rules]\nfail-on = 'undecided'\n")
    assert run("inspect", "-", "--at", AT, stdin=token().encode()).status == 0
    assert "QJ502" in run(stdin=token().encode()).out  # expired by now, and by nothing else
    assert "signature verified" in run(stdin=token().encode()).out


def test_a_certificate_lies_beside_the_file_that_names_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(project, f"[tenant]\n{TENANT}")
    (project / "deep").mkdir()
    monkeypatch.chdir(project / "deep")
    assert run("lint", "../token.txt", "--at", AT, "--fail-on", "undecided").status == 0


def test_options_override_the_environment_and_that_the_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(project, f"[tenant]\n{TENANT}[rules]\nfail-on = 'undecided'\n")
    monkeypatch.setenv("QLIK_JWT_ISSUER", "https://environment")
    assert 'the tenant\'s issuer is "https://environment"' in linted().out
    assert 'the tenant\'s issuer is "https://option"' in linted("--issuer", "https://option").out
    assert linted("--issuer", ISSUER).status == 0


def test_each_token_is_judged_by_the_tenant_that_fits_it(project: Path) -> None:
    configure(project, f"[tenants.mine]\n{TENANT}{OTHER}")
    other = token(header_changes={"kid": "other"}, payload_changes={"iss": "https://other", "jti": "2"})
    strange = token(header_changes={"kid": "strange"}, payload_changes={"iss": "https://strange", "jti": "3"})
    (project / "token.txt").write_text(f"{token()}\n{other}\n{strange}\n")
    reports = json.loads(linted("--format", "json").out)["reports"]
    assert [report["tenant"] for report in reports] == ["mine", "other", None]
    assert [report["verdict"] for report in reports] == ["conforming", "undecided", "undecided"]
    assert [report["signature"]["status"] for report in reports] == ["valid", "not-checked", "not-checked"]


def test_a_tenant_is_chosen_by_its_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(project, f"[tenants.mine]\n{TENANT}{OTHER}")
    assert "QJ402" in linted("--tenant", "other").out
    monkeypatch.setenv("QLIK_JWT_TENANT", "other")
    assert "QJ402" in linted().out
    assert "QJ402" not in linted("--tenant", "mine").out


def test_a_tenant_that_is_not_there_names_those_that_are(project: Path) -> None:
    assert "[tenants.NAME]" in linted("--tenant", "x").err
    configure(project, f"[tenants.mine]\n{TENANT}{OTHER}")
    done = linted("--tenant", "x")
    assert done.status == 2
    assert done.err.strip() == "qlik-jwt: --tenant: there is no tenant “x”; the configuration has mine, other"


def test_rules_and_the_form_of_results_are_configured(project: Path) -> None:
    configure(project, '[rules]\nselect = ["QJ6"]\nseverity = { QJ601 = "note" }\n[lint]\nformat = "jsonl"\njobs = 1\n')
    [report] = map(json.loads, linted().out.splitlines())
    assert {skip["code"][:3] for skip in report["skipped"] if skip["lacks"] == "certificate"} == {"QJ6"}
    assert linted("--format", "text").out == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[rules]\nfail-on = 'never'\n", "rules.fail-on: “never” is no threshold; write error, warning, note or"),
        ("[rules]\nselect = 5\n", 'rules.select is a number; write texts, ["a", "b"]'),
        ("[rules]\nseverity = { QJ501 = 'bad' }\n", "rules.severity.QJ501: “bad” is no level; write error, warning"),
        ("[rules]\nselect = ['QJ9']\n", "qlik-jwt.toml: rules.select: “QJ9” is no rule"),
        ("[lint]\nbaseline = 'token.txt'\n", "qlik-jwt.toml: lint.baseline: "),
        ("[lint]\njobs = 2.5\n", "lint.jobs: write a whole number from 1 to 256"),
        ("[lint]\nmask = 'no'\n", "lint.mask is a text; write true or false"),
        ("[lint]\nformat = 'sarf'\n", "lint.format: “sarf” is no format; "),
        ("[lint]\nfromat = 'json'\n", "lint.fromat means nothing here; did you mean format?"),
        ("[tenant]\nclock-tolerance = '5'\n", "tenant.clock-tolerance is a text; write a number"),
        ("[tenant]\nclock-tolerance = -4\n", "tenant.clock-tolerance: it is -4; write 0 or more seconds"),
        ("[tenant]\nissuer = ''\n", "tenant.issuer: it is empty; leave it out where it is not known"),
        ("[lint]\nglob = ['']\n", "qlik-jwt.toml: lint.glob: it is empty; write a pattern, *.log"),
        ("[lint]\nglob = ''\n", "qlik-jwt.toml: lint.glob: it is empty; write a pattern, *.log"),
        ("[tenants.mine]\nkey-id = ''\n", "tenants.mine.key-id: it is empty; leave it out where it is not known"),
        ("[tenants]\nmine = 'x'\n", "tenants.mine is a text; write a table, [tenants.mine]"),
        ("[tenant]\ncert = 'gone.cer'\n", "gone.cer: there is no such file"),
    ],
)
def test_what_means_nothing_is_said_in_one_line(text: str, told: str, project: Path) -> None:
    configure(project, text)
    done = linted()
    assert done.status == 2
    assert told in done.err
    assert done.err.count("\n") == 1
    assert run("rule", "QJ501").status == 0  # which needs none of it


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("JOBS", "abc", ": “abc”: write a whole number from 1 to 256"),
        ("JOBS", "0", ": “0”: write a whole number from 1 to 256"),
        ("FAIL_ON", "warnig", ": “warnig” is no threshold; did you mean warning?"),
        ("FAIL_ON", "foo", ": “foo” is no threshold; write error, warning, note or undecided"),
        ("CLOCK_TOLERANCE", "abc", ": “abc” is no number; write seconds, as 5"),
        ("CERT", token(), ": it is a token itself, which shells remember; write the name of a file"),
        ("CLOCK_TOLERANCE", "-4", ": it is -4; write 0 or more seconds, less than a century"),
        ("MASK", "perhaps", ": “perhaps” is neither true nor false"),
        ("FORMAT", "jsn", ": “jsn” is no format; did you mean json?"),
        ("SELECT", "QJ9", ": “QJ9” is no rule"),
        ("SEVERITY", "QJ101=foo", ": “foo” is no level"),
        ("TENANT", "gone", ": there is no tenant “gone”"),
        ("CERT", "gone.cer", ": gone.cer: there is no such file"),
        ("BASELINE", "gone.json", ": gone.json: it cannot be read"),
    ],
)
def test_a_wrong_variable_is_blamed_and_no_option(
    name: str, value: str, told: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.is_dir()
    monkeypatch.setenv(f"QLIK_JWT_{name}", value)
    done = linted()
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert done.err.startswith(f"qlik-jwt: QLIK_JWT_{name}{told}")


def test_a_wrong_option_is_blamed_and_no_variable(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert project.is_dir()
    monkeypatch.setenv("QLIK_JWT_JOBS", "2")
    assert linted("--jobs", "abc").err.startswith("qlik-jwt: --jobs: “abc”: write a whole number")
    assert linted("--select", "QJ9").err.startswith("qlik-jwt: --select: “QJ9” is no rule")


def rows(*options: str) -> dict[str, tuple[object, str]]:
    """Every setting with its value and where it comes from."""
    settings = json.loads(run("config", "--format", "json", *options).out)["settings"]
    return {row["key"]: (row["value"], row["origin"]) for row in settings}


def test_config_prints_every_setting_and_its_default(project: Path) -> None:
    assert project.is_dir()
    assert set(rows()) == {f"{table}.{key}" for table, known in FLAT.items() for key in known}
    assert {origin for _, origin in rows().values()} == {"default"}


def test_config_says_where_each_comes_from(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "pyproject.toml").write_text(f"[tool.qlik-jwt.lint]\njobs = 3\n[tool.qlik-jwt.tenants.mine]\n{TENANT}")
    own = project.parent / "home" / "qlik-jwt" / FILE
    own.parent.mkdir(parents=True)
    own.write_text("[lint]\njobs = 1\nmask = false\n[tui]\ntheme = 'nord'\n")
    monkeypatch.setenv("QLIK_JWT_KEY_ID", "from-the-environment")
    found = rows()
    assert found["lint.jobs"] == (3, str(project / "pyproject.toml"))
    assert found["lint.mask"][0] is False
    assert found["tenants.mine.issuer"] == (ISSUER, str(project / "pyproject.toml"))
    assert found["tenant.key-id"] == ("from-the-environment", "environment: QLIK_JWT_KEY_ID")
    assert found["tui.theme"][0] == "nord"


def test_config_is_a_table_for_people(project: Path) -> None:
    configure(project, f"[tenant]\n{TENANT}")
    lines = run("config").out.splitlines()
    begins = {line.index(str(project / FILE)) for line in lines if line.endswith(FILE)}
    assert len(begins) == 1
    assert next(line for line in lines if line.startswith("tenant.issuer ")).split()[1] == ISSUER


def test_an_issuer_is_whole_in_it_however_long(project: Path) -> None:
    issuer = "https://a-rather-long-name-for-an-issuer.example.com/oauth2/tenant"
    configure(project, f'[tenant]\nissuer = "{issuer}"\nkey-id = "{"k" * 60}"\n')
    lines = run("config").out.splitlines()
    assert next(line for line in lines if line.startswith("tenant.issuer ")).split()[1] == issuer
    assert next(line for line in lines if line.startswith("tenant.key-id ")).split()[1] == f"{'k' * 39}…"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tui]\nfail-on = 'error'\n", "tui.fail-on means nothing here; it belongs in [rules]"),
        ("[tenants]\nissuer = 'i'\n", "tenants.issuer means nothing here; it belongs in [tenant] or [tenants.NAME]"),
        ("[tenants]\nformat = 'json'\n", "tenants.format means nothing here; it belongs in [lint]"),
    ],
)
def test_config_refuses_what_means_nothing(text: str, told: str, project: Path) -> None:
    configure(project, text)
    done = run("config")
    assert (done.status, done.out, done.err) == (2, "", f"qlik-jwt: {project / FILE}: {told}\n")
