"""Tenants: kept, listed, shown, checked, taken from Qlik's JSON and given back, each act with one clear line."""

import html
import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from inspector.cli.tenant import command as group
from inspector.jose import Json
from inspector.signing.samples import ISSUER, KEY_ID
from tests.builders import MOMENT, key_pair, token
from tests.cli.command import Outcome, is_above_permissions, run, spawn, without_privileges
from tests.trust.throwaway import ed25519_key, secrets

FILE = "qlik-jwt.toml"
AT = ("--at", str(MOMENT))
MINE = ("--issuer", ISSUER, "--key-id", KEY_ID, "--cert", "tenant.cer")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a certificate, its private key and a token, where nothing is configured."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name in [name for name in os.environ if name.startswith("QLIK_JWT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("tenant.cer").write_bytes(key_pair().certificate)
    Path("other.cer").write_bytes(key_pair("other").certificate)
    Path("privatekey.pem").write_bytes(private())
    Path("otherkey.pem").write_bytes(private("other"))
    Path("token.txt").write_text(token() + "\n")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's own file, not there yet."""
    return tmp_path / "home" / "qlik-jwt" / FILE


def private(name: str = "tenant", password: bytes | None = None) -> bytes:
    """The private key of one of the two pairs."""
    pair = key_pair() if name == "tenant" else key_pair(name)
    sealed = NoEncryption() if password is None else BestAvailableEncryption(password)
    return pair.private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealed)


def tenant(*arguments: str, stdin: bytes = b"") -> Outcome:
    """One of the acts; whatever it says is whole lines without a secret."""
    done = run("tenant", *arguments, stdin=stdin)
    assert "PRIVATE" not in done.out + done.err
    assert "Traceback" not in done.err
    return done


def kept(path: Path) -> Mapping[str, dict[str, object]]:
    """The tenants in a file."""
    tables: Mapping[str, dict[str, object]] = tomllib.loads(path.read_text(encoding="utf-8"))["tenants"]
    return tables


def refused(*arguments: str, stdin: bytes = b"") -> str:
    """The one line that an act is refused with."""
    done = tenant(*arguments, stdin=stdin)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    return done.err


# the group


@pytest.mark.parametrize("name", group.commands)
def test_each_act_has_help_for_itself_and_its_options(name: str) -> None:
    act = group.commands[name]
    told = " ".join(tenant(name, "--help").out.split())
    assert str(act.short_help) in told
    assert str(act.short_help) in " ".join(tenant("--help").out.split())
    assert all(each.help for each in act.params if isinstance(each, click.Option))


def test_without_an_act_the_acts_are_listed() -> None:
    assert "import" in tenant().out
    assert "there is no command “ad”. Did you mean add?" in refused("ad")


# add


def test_a_tenant_is_kept_in_ones_own_file_and_is_whole_there(own: Path) -> None:
    done = tenant("add", "mine", *MINE, "--clock-tolerance", "5", "--description", "It's \x1b[31m mine")
    assert (done.status, done.out) == (0, "")
    assert "tenant “mine” is kept in " in done.err
    Path("tenant.cer").unlink()
    assert kept(own)["mine"] == {
        "description": "It's \x1b[31m mine",
        "issuer": ISSUER,
        "key-id": KEY_ID,
        "clock-tolerance": 5,
        "cert": key_pair().certificate.decode(),
    }
    assert run("lint", "token.txt", *AT, "--fail-on", "undecided").status == 0
    assert own.stat().st_mode & 0o777 == 0o600 or os.name == "nt"


@pytest.mark.parametrize("name", ["pyproject.toml", FILE])
def test_a_projects_tenant_goes_where_its_settings_are(name: str, project: Path, own: Path) -> None:
    inside = "tool.qlik-jwt." if name == "pyproject.toml" else ""
    before = f"# top\n[{inside}lint] # here\njobs = 1\n"
    (project / name).write_text(before)
    (project / "deep").mkdir()
    os.chdir(project / "deep")
    assert tenant("add", "a.b", "--key-id", "x", "--project").status == 0
    assert (project / name).read_text() == f'{before}\n[{inside}tenants."a.b"]\nkey-id = "x"\n'
    assert '"a.b"' not in tenant("list").out
    assert "a.b" in tenant("list").out
    assert not own.exists()
    assert tenant("remove", "a.b").status == 0
    assert (project / name).read_text() == before


def test_a_project_without_settings_gets_a_file(project: Path) -> None:
    assert tenant("add", "mine", "--key-id", "x", "--project").status == 0
    assert kept(project / FILE) == {"mine": {"key-id": "x"}}


def test_one_that_is_there_is_replaced_only_where_that_is_asked_for(own: Path) -> None:
    tenant("add", "mine", *MINE)
    own.write_text(own.read_text() + "# mine too\n")
    told = "tenants.mine is there already; take another name, or add --replace"
    assert told in refused("add", "mine", "--key-id", "new")
    assert tenant("add", "mine", "--key-id", "new", "--replace").status == 0
    assert kept(own) == {"mine": {"key-id": "new"}}
    assert own.read_text().endswith("# mine too\n")


def test_a_projects_tenant_over_ones_own_is_said() -> None:
    tenant("add", "mine", "--key-id", "x")
    done = tenant("add", "mine", "--key-id", "y", "--project")
    assert "overrides it, setting by setting" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("mine",), "nothing is told of it; give --issuer, --key-id or --cert"),
        (("", "--key-id", "x"), "name is empty"),
        (("x" * 61, "--key-id", "x"), "has over 60 characters"),
        (("a\x1bb", "--key-id", "x"), "“a␛b” holds characters that cannot be seen"),
        (("mine", "--issuer", ""), "--issuer: it is empty"),
        (("mine", "--key-id", "x", "--clock-tolerance", "-1"), "--clock-tolerance: it is -1; write 0 or more"),
        (("mine", "--key-id", "x", "--clock-tolerance", "nan"), "--clock-tolerance: it is nan; write 0 or more"),
        (("mine", "--cert", "gone.cer"), "gone.cer: there is no such file"),
        (("mine", "--cert", "privatekey.pem"), "privatekey.pem: This is a private key"),
        (("mine", "--cert", "token.txt"), "token.txt: This is a token"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_written(
    arguments: tuple[str, ...], told: str, own: Path, project: Path
) -> None:
    assert told in refused("add", *arguments)
    assert not own.exists()
    assert not (project / FILE).exists()


@pytest.mark.parametrize("form", secrets())
def test_no_private_key_is_ever_written(form: str, own: Path) -> None:
    Path("given.pem").write_bytes(secrets()[form])
    assert "given.pem" in refused("add", "mine", "--key-id", "x", "--cert", "given.pem")
    assert not own.exists()


def test_a_key_of_another_kind_is_not_kept(own: Path) -> None:
    key = ed25519_key().public_key()
    Path("ec.pem").write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    assert "RS256 needs an RSA key" in refused("add", "mine", "--cert", "ec.pem")
    assert not own.exists()


def test_a_variable_names_the_one_file_that_is_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QLIK_JWT_CONFIG", "")
    assert "QLIK_JWT_CONFIG is empty" in refused("add", "mine", "--key-id", "x")
    (project / "named.toml").write_text("# mine\n")
    monkeypatch.setenv("QLIK_JWT_CONFIG", "named.toml")
    assert tenant("add", "mine", "--key-id", "x").status == 0
    assert kept(project / "named.toml") == {"mine": {"key-id": "x"}}


@pytest.mark.skipif(is_above_permissions(), reason="this process may write everything")
def test_a_file_that_may_not_be_written_stays(project: Path) -> None:
    path = project / FILE
    path.write_text("# mine\n")
    path.chmod(0o400)
    done = spawn("tenant", "add", "x", "--key-id", "x", "--project", cwd=project, before=without_privileges())
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "it cannot be written" in done.err
    assert path.read_text() == "# mine\n"


@pytest.mark.parametrize("in_place", ["folder", "file"])
def test_a_place_where_no_file_can_be_is_said(in_place: str, own: Path) -> None:
    if in_place == "folder":
        own.mkdir(parents=True)
    else:
        own.parent.parent.mkdir(parents=True)
        own.parent.write_text("in the way")
    assert f"{FILE}: it cannot be read" in refused("add", "mine", "--key-id", "x")


def test_a_broken_file_is_said_before_another_is_written(project: Path, own: Path) -> None:
    (project / FILE).write_text("[tenants\n")
    assert "this is no TOML" in refused("add", "mine", "--key-id", "x")
    assert not own.exists()


def test_a_file_that_is_no_toml_stays(project: Path) -> None:
    (project / FILE).write_text("[tenants\n")
    assert "this is no TOML" in refused("add", "mine", "--key-id", "x", "--project", "--replace")
    assert (project / FILE).read_text() == "[tenants\n"


# import

KEYS: list[Json] = [{"kid": KEY_ID, "pem": key_pair().certificate.decode()}]
PROVIDER: dict[str, Json] = {
    "protocol": "jwtAuth",
    "description": "Our Production!",
    "clockToleranceSec": 5,
    "options": {"issuer": ISSUER, "staticKeys": KEYS},
}


def imported(value: object, *options: str) -> Outcome:
    return tenant("import", "-", *options, stdin=json.dumps(value).encode())


def test_providers_are_imported_and_tokens_judged_by_them(own: Path) -> None:
    done = imported({"data": [PROVIDER, {"protocol": "OIDC"}]})
    assert done.status == 0
    assert "1 of another protocol than jwtAuth passed over" in done.err
    assert kept(own)["our-production"]["issuer"] == ISSUER
    assert run("lint", "token.txt", *AT, "--fail-on", "undecided").status == 0


def test_names_are_plain_and_no_two_are_the_same(own: Path) -> None:
    no_words = {**PROVIDER, "description": "\x1b]0;x\x07"}
    assert imported([PROVIDER, PROVIDER, {**PROVIDER, "description": None}, no_words]).status == 0
    assert list(kept(own)) == ["our-production", "our-production-2", "my-custom-jwt", "0-x"]
    assert "\x1b" not in own.read_text()
    imported({**PROVIDER, "clockToleranceSec": 6})
    assert "our-production-3" in kept(own)
    imported(PROVIDER, "--replace")
    assert len(kept(own)) == 5


def test_one_that_is_kept_already_is_not_kept_twice(own: Path) -> None:
    imported(PROVIDER)
    done = imported({**PROVIDER, "description": "Another word"})
    assert done.status == 0
    assert "another-word: it is kept already, as our-production" in done.err
    assert list(kept(own)) == ["our-production"]


def test_one_provider_can_be_given_a_name(own: Path) -> None:
    imported(PROVIDER, "--name", "Mine")
    assert list(kept(own)) == ["Mine"]
    told = refused("import", "-", "--name", "x", stdin=json.dumps([PROVIDER, PROVIDER]).encode())
    assert "--name: standard input has 2 of them" in told


def test_what_is_odd_is_said_and_kept_all_the_same(own: Path) -> None:
    done = imported({**PROVIDER, "active": False, "options": {"issuer": ISSUER}})
    assert done.status == 0
    assert "note: our-production: it is not active" in done.err
    assert "it has no certificate" in done.err
    assert kept(own)["our-production"].keys() == {"description", "issuer", "clock-tolerance"}


def test_what_cannot_be_used_is_left_out_and_the_others_kept(own: Path) -> None:
    keys: list[Json] = [{"kid": "k", "pem": private().decode()}]
    bad: dict[str, Json] = {**PROVIDER, "options": {"issuer": "x", "staticKeys": keys}}
    done = imported([bad, PROVIDER, {"protocol": "jwtAuth"}])
    assert done.status == 0
    assert "provider 1 of 3 (“our-production”) is left out: This is a private key" in done.err
    assert "provider 3 of 3 (“tenant”) is left out: it has neither issuer" in done.err
    assert list(kept(own)) == ["our-production"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b'{"a": 1,\n}', "standard input: this is no sound JSON: “}” stands where a name"),
        (b"[]", "there is no identity provider of the protocol jwtAuth in it"),
        (b'[{"protocol": "OIDC"}]', "in it (1 of another protocol than jwtAuth)"),
        (b"", "this is no sound JSON"),
        (b'{"protocol": "jwtAuth", "options": {"issuer": "\xff"}}', "is not UTF-8; nothing was written"),
        (b'{"protocol": "jwtAuth", "options": {"staticKeys": [{"pem": "x"}]}}', "none of them can be kept; see above"),
        (b'{"protocol": "jwtAuth", "options": {"issuer": "\\ud800"}}', "is not UTF-8; nothing was written"),
    ],
)
def test_what_holds_none_is_said(text: bytes, told: str, own: Path) -> None:
    done = tenant("import", "-", stdin=text)
    assert done.status == 2
    assert told in done.err
    assert not own.exists()


def test_what_powershell_writes_is_read(own: Path) -> None:
    Path("ls.json").write_bytes(json.dumps(PROVIDER).encode("utf-16"))
    assert tenant("import", "ls.json").status == 0
    assert list(kept(own)) == ["our-production"]


# list, show, remove


def test_the_list_says_what_is_kept_where(project: Path, own: Path) -> None:
    tenant("add", "mine", *MINE)
    tenant("add", "bare", "--key-id", "x", "--project")
    lines = tenant("list").out.splitlines()
    assert [line.split()[0] for line in lines] == ["name", "mine", "bare"]
    assert any(ISSUER in line and line.endswith(str(own)) for line in lines)
    assert any(line.endswith(str(project / FILE)) for line in lines)
    tenants = {each["name"]: each for each in json.loads(tenant("list", "--format", "json").out)["tenants"]}
    assert tenants["bare"]["certificate"] is None
    assert tenants["mine"]["certificate"]["kind"] == "certificate"


def test_a_list_goes_on_past_what_cannot_be_read(project: Path) -> None:
    (project / FILE).write_text(
        f'[tenants.gone]\ncert = "gone.cer"\n[tenants.key]\ncert = """\n{private().decode()}"""\n'
    )
    listed = tenant("list").out
    assert "cannot be read" in listed
    assert "unusable: private key" in listed
    assert "tenants.gone.cert: " in refused("show", "gone")
    assert tenant("show", "key").status == 1


def test_an_empty_list_says_how_to_fill_it() -> None:
    done = tenant("list")
    assert (done.status, done.out) == (0, "")
    assert "no tenant is kept" in done.err
    assert json.loads(tenant("list", "--format", "json").out) == {"tenants": []}


def test_show_says_all_and_what_is_odd_about_the_certificate() -> None:
    tenant("add", "mine", *MINE, "--description", "\x1b[31mred")
    shown = tenant("show", "mine", "--at", "4000000000")
    assert shown.status == 0
    assert "QJ705" in shown.out
    assert "␛[31mred" in shown.out
    assert ISSUER in shown.out
    document = json.loads(tenant("show", "mine", "--format", "json").out)
    assert document["keyId"] == KEY_ID
    assert document["certificate"]["findings"] == []


@pytest.mark.parametrize("act", ["show", "remove", "export", "check"])
def test_a_name_that_is_not_there_names_those_that_are(act: str) -> None:
    assert "tenant add" in refused(act, "x")
    tenant("add", "mine", "--key-id", "x")
    assert f"tenant {act}: there is no tenant “x”; the configuration has mine" in refused(act, "x")


def test_remove_takes_the_nearer_one_and_says_that_another_stays(own: Path, project: Path) -> None:
    tenant("add", "mine", "--key-id", "x")
    tenant("add", "mine", "--key-id", "y", "--project")
    done = tenant("remove", "mine")
    assert f"removed from {project / FILE}" in done.err
    assert f"note: {own} has a “mine” too, which stays" in done.err
    assert list(kept(own)) == ["mine"]
    assert tenant("remove", "mine").status == 0
    assert "there is no tenant “mine”" in refused("remove", "mine")


# export


def test_export_prints_what_import_reads() -> None:
    tenant("add", "mine", *MINE, "--clock-tolerance", "5", "--description", "mine")
    done = tenant("export", "mine")
    assert (done.status, done.err) == (0, "")
    body = json.loads(done.out)
    assert (body["clockToleranceSec"], body["options"]["issuer"]) == (5, ISSUER)
    assert "\\n" not in body["options"]["staticKeys"][0]["pem"]
    assert tenant("import", "-", "--name", "again", stdin=done.out.encode()).status == 0
    assert tenant("export", "again").out == done.out


def test_export_says_what_is_lacking() -> None:
    tenant("add", "bare", "--key-id", "x")
    assert "tenants.bare: it has no certificate" in refused("export", "bare")
    tenant("add", "half", "--cert", "tenant.cer")
    assert "it has no issuer and no key ID; Qlik's console makes up" in tenant("export", "half").err
    assert "it has no key ID, which qlik-cli requires" in refused("export", "half", "--qlik-cli")


def test_no_command_line_steers_a_terminal() -> None:
    tenant("add", "mine", *MINE, "--description", "a\x1b[2Jb")
    assert "cannot be seen on a command line" in refused("export", "mine", "--qlik-cli")
    assert "\x1b" not in tenant("export", "mine").out


# check


def checked(*options: str, stdin: bytes = b"", name: str = "mine") -> tuple[int, dict[str, str]]:
    """The exit status, and each thing checked with what came of it."""
    done = tenant("check", name, *AT, "--format", "json", *options, stdin=stdin)
    return done.status, {each["check"]: each["result"] for each in json.loads(done.out)["checks"]}


def test_all_that_belongs_together_holds() -> None:
    tenant("add", "mine", *MINE)
    status, found = checked("--key", "privatekey.pem", "--token", "token.txt")
    assert status == 0
    assert len(found) == 7
    assert set(found.values()) == {"held"}


def test_what_was_not_given_is_not_checked() -> None:
    tenant("add", "mine", "--key-id", KEY_ID)
    status, found = checked()
    assert status == 0
    assert set(found.values()) == {"not-checked"}


def test_a_private_key_of_another_pair_fails() -> None:
    tenant("add", "mine", *MINE)
    status, found = checked("--key", "otherkey.pem")
    assert (status, found["private key"], found["certificate"]) == (1, "failed", "held")


def test_two_tenants_with_the_same_names_and_other_certificates_fail() -> None:
    tenant("add", "mine", *MINE)
    tenant("add", "twin", *MINE)
    assert checked()[0] == 0
    tenant("add", "twin", "--issuer", ISSUER, "--key-id", KEY_ID, "--cert", "other.cer", "--replace")
    assert checked()[1]["issuer, key ID"] == "failed"
    assert "tenant “twin” has the same ones and another certificate" in tenant("check", "mine").out


@pytest.mark.parametrize(
    ("given", "failed"),
    [
        (token(header_changes={"kid": "other"}), {"token's kid", "whole token"}),
        (token(payload_changes={"iss": "https://other"}), {"token's iss", "whole token"}),
        (token(payload_changes={"exp": MOMENT - 1}), {"whole token"}),
        (token().rpartition(".")[0] + ".", {"signature", "whole token"}),
        (token()[:-8] + "AAAAAAAA", {"signature", "whole token"}),
        ("no token", {"token's kid", "token's iss", "whole token"}),
    ],
)
def test_a_token_that_would_not_be_let_in_fails_where_it_does(given: str, failed: set[str]) -> None:
    tenant("add", "mine", *MINE)
    status, found = checked("--token", "-", stdin=given.encode())
    assert status == 1
    assert {name for name, result in found.items() if result == "failed"} == failed


def test_a_kid_that_leads_elsewhere_says_where() -> None:
    tenant("add", "mine", *MINE)
    tenant("add", "other", "--key-id", "other")
    Path("token.txt").write_text(token(header_changes={"kid": "other"}))
    assert "which is that of tenant “other”" in " ".join(
        tenant("check", "mine", "--token", "token.txt", *AT).out.split()
    )


def test_a_tenant_without_certificate_leaves_the_token_undecided() -> None:
    tenant("add", "mine", "--issuer", ISSUER, "--key-id", KEY_ID)
    status, found = checked("--token", "token.txt", "--key", "privatekey.pem")
    assert (status, found["whole token"], found["private key"]) == (0, "not-checked", "not-checked")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (private(password=b"p"), "this private key is encrypted; make a copy"),
        (private()[:500], "this private key is not whole"),
        (key_pair().certificate, "this is a certificate; the private key that belongs to it"),
        (secrets()["EC"], "this is an ec key; rs256 needs an rsa key"),
        (b"", "there is nothing in it"),
    ],
)
def test_a_private_key_that_cannot_be_read_is_said(data: bytes, told: str) -> None:
    tenant("add", "mine", *MINE)
    Path("given.pem").write_bytes(data)
    line = refused("check", "mine", "--key", "given.pem")
    assert line.startswith("qlik-jwt: --key given.pem: ")
    assert told in line.lower()


@pytest.mark.skipif(is_above_permissions(), reason="this process may read everything")
def test_a_private_key_that_may_not_be_read_is_said(project: Path) -> None:
    tenant("add", "mine", *MINE, "--project")
    Path("privatekey.pem").chmod(0)
    done = spawn("tenant", "check", "mine", "--key", "privatekey.pem", cwd=project, before=without_privileges())
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "privatekey.pem: it cannot be read" in done.err


def test_two_sources_cannot_both_be_standard_input() -> None:
    tenant("add", "mine", *MINE)
    assert "cannot both be standard input" in refused("check", "mine", "--key", "-", "--token", "-")


# whom a token was judged by


def test_which_tenant_was_used_is_said() -> None:
    tenant("add", "mine", *MINE)
    assert "Judged by the tenant “mine”." in run("inspect", "token.txt", *AT).out
    assert "note: judged by the tenant mine\n" in run("lint", "token.txt", *AT).err
    late = ("--at", str(MOMENT + 900))
    assert "- tenants: `mine`" in run("lint", "token.txt", *late, "--format", "markdown").out
    assert "Judged by the tenant “mine”." in html.unescape(run("lint", "token.txt", *late, "--format", "html").out)
    assert run("lint", "token.txt", *AT, "--format", "jsonl").err == ""


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "the one configured tenant has neither this issuer nor this key ID"),
        (3, "none of the 3 configured tenants has this issuer or key ID"),
    ],
)
def test_that_none_fits_is_said(count: int, told: str) -> None:
    for number in range(count):
        tenant("add", f"t{number}", "--issuer", f"https://{number}", "--key-id", str(number))
    shown = " ".join(run("inspect", "token.txt", *AT).out.split())
    assert f"No error was found, but not all was asked: {told}." in shown
    assert f"{told}: QJ402–403, QJ601–606" in shown
    assert "no issuer was given" not in shown
    assert f"1 token with issuer and key ID of none of the {count} configured" in run("lint", "token.txt", *AT).err


# where it is told


@pytest.mark.parametrize("command", ["inspect", "lint"])
def test_a_certificate_that_cannot_be_used_names_its_setting(command: str, project: Path) -> None:
    for text, told in (
        (f'cert = """\n{private().decode()}"""', "This is a private key"),
        ('cert = "gone.cer"', "gone.cer: there is no such file"),
        ('cert = "token.txt"', "This is a token"),
        ('cert = "-----BEGIN NOTHING-----"', "There is nothing between"),
    ):
        (project / FILE).write_text(f"[tenants.mine]\n{text}\n")
        done = run(command, "token.txt", *AT)
        assert done.status == 2
        assert f"{FILE}: tenants.mine.cert" in done.err
        assert told in done.err
        assert "MII" not in done.err


def test_config_prints_no_pem(project: Path) -> None:
    (project / FILE).write_text(f'[tenants.key]\ncert = """\n{private().decode()}"""\n')
    for form in ("text", "json"):
        told = run("config", "--format", form).out
        assert "PEM text" in told
        assert "PRIVATE" not in told


def test_one_line_pem_is_taken_as_pem(project: Path) -> None:
    line = run("cert", "tenant.cer", "--one-line").out
    (project / FILE).write_text(f'[tenant]\nissuer = "{ISSUER}"\nkey-id = "{KEY_ID}"\ncert = "{line}"\n')
    assert run("lint", "token.txt", *AT, "--fail-on", "undecided").status == 0


@pytest.mark.parametrize("typed", ["qlik-jwt inspect --tenant mi", "qlik-jwt tenant show mi"])
def test_the_shell_completes_names(typed: str) -> None:
    tenant("add", "mine", *MINE)
    tenant("add", "other", "--key-id", "x")
    words = {"_QLIK_JWT_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    assert spawn(env=words).out == "plain,mine\n"
