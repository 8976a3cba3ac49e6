"""`preflight`: what it prints, its exit status, and what it says of input that it cannot read."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from inspector.checks.schema import schema
from tests.builders import key_pair, token
from tests.cli.command import AT, run
from tests.signing.test_preflight import TUTORIAL

TENANT = ("--issuer", "https://my-custom-jwt", "--key-id", "my-custom-jwt", "--at", AT)


def test_the_tutorials_sample_conforms() -> None:
    done = run("preflight", *TENANT, stdin=TUTORIAL.encode())
    assert done.status == 0
    assert done.out.startswith(" CONFORMS   as far as it can be seen\n")
    assert "  payload.jti: uid.sync(32)\n" in done.out


def test_a_refusal_is_told_word_for_word_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "payload.json").write_text('{"sub": "x",\n "iss": "y"}', encoding="utf-8")
    (tmp_path / "options.js").write_text("{algorithm: 'RS256',\n  issuer: 'y'}", encoding="utf-8")
    done = run("preflight", str(tmp_path / "payload.json"), str(tmp_path / "options.js"), "--at", AT)
    assert done.status == 1
    assert 'Bad "options.issuer" option. The payload already has an "iss" property.' in " ".join(done.out.split())
    assert "options.js, line 2, column 3" in " ".join(done.out.split())


@pytest.mark.parametrize(
    "text", [TUTORIAL, TUTORIAL.replace("subType", "exp: 1, [k]: 2, subType"), "{a: 10n}", "{}", "[]"]
)
def test_its_json_keeps_to_the_schema(text: str) -> None:
    done = run("preflight", *TENANT, "--format", "json", stdin=text.encode())
    contract = {**schema("report"), "$ref": "#/$defs/preflight"}
    contract.pop("oneOf", None)
    contract.pop("anyOf", None)
    assert [error.message for error in Draft202012Validator(contract).iter_errors(json.loads(done.out))] == []


@pytest.mark.parametrize("more", [["--fix"], ["--language", "php"]])
@pytest.mark.parametrize("text", ["{}", TUTORIAL.replace("email_verified: true", "email_verified: [0]"), "{a: 10n}"])
def test_the_json_of_a_correction_keeps_to_the_schema(more: list[str], text: str) -> None:
    done = run("preflight", "--format", "json", *more, stdin=text.encode())
    contract = {name: value for name, value in schema("report").items() if name not in ("oneOf", "anyOf")}
    document = json.loads(done.out)
    assert not list(Draft202012Validator({**contract, "$ref": "#/$defs/preflight"}).iter_errors(document))
    assert document["corrected"]["changes"]


def test_fix_prints_the_corrected_inputs_alone() -> None:
    faulty = TUTORIAL.replace("'5m'", "'2h'").replace("keyid", "kid")
    done = run("preflight", "--fix", *TENANT, stdin=faulty.encode())
    assert done.status == 1
    assert done.out.startswith("// Corrected: 2 changes.\n\nconst payload = {\n")
    assert "  expiresIn: '5m',  // was '2h'\n" in done.out
    assert run("preflight", *TENANT, stdin=done.out.encode()).status == 0


def test_each_call_is_corrected_under_its_place(tmp_path: Path) -> None:
    code = tmp_path / "app.py"
    code.write_text("import jwt\njwt.encode({}, key)\njwt.encode({'sub': user}, key, 'RS256')\n", encoding="utf-8")
    told = run("preflight", "--fix", str(code), "--at", AT).out
    assert "app.py, line 2, corrected: 13 changes. Fill in what stands between < >.\n" in told
    assert "app.py, line 3, corrected: " in told
    assert '    "sub": user,\n' in told


@pytest.mark.parametrize(
    ("language", "begins"),
    [("node", "// "), ("python", "# "), ("csharp", "// "), ("java", "// "), ("go", "// "), ("php", "<?php\n")],
)
def test_a_program_in_each_language_is_printed(language: str, begins: str) -> None:
    done = run("preflight", "--language", language, *TENANT, stdin=TUTORIAL.encode())
    assert done.status == 0
    assert done.out.startswith(begins)
    assert [
        name for name in ("my-custom-jwt", "qlik.api/login/jwt-session", "Hardcore Harry") if name not in done.out
    ] == []
    assert done.out.isascii()


def test_one_of_several_calls_is_chosen(tmp_path: Path) -> None:
    code = tmp_path / "app.py"
    code.write_text("import jwt\njwt.encode({}, key)\njwt.encode({'sub': user}, key)\n", encoding="utf-8")
    several = run("preflight", str(code), "--language", "php")
    assert (several.status, several.out, several.err.count("\n")) == (2, "", 1)
    assert "--call 1" in several.err
    assert "user" in run("preflight", str(code), "--language", "php", "--call", "2").out
    assert run("preflight", str(code), "--call", "3").status == 2


def test_what_is_read_is_not_overwritten(tmp_path: Path) -> None:
    both = tmp_path / "both.js"
    both.write_text(TUTORIAL, encoding="utf-8")
    done = run("preflight", str(both), "--fix", "--output", str(both))
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert both.read_text(encoding="utf-8") == TUTORIAL


def test_fix_and_language_are_two_things() -> None:
    assert run("preflight", "--fix", "--language", "go", stdin=TUTORIAL.encode()).status == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [(token(), "this is a token"), (key_pair().private_pem().decode(), "this is a key or certificate")],
)
def test_what_is_no_input_is_called_by_its_name(text: str, told: str) -> None:
    done = run("preflight", stdin=text.encode())
    assert done.status == 2
    assert told in done.err
    assert text.rsplit(maxsplit=1)[-1] not in done.err


def test_payload_and_options_may_be_swapped(tmp_path: Path) -> None:
    payload, _, options = TUTORIAL.partition("const signingOptions = ")
    (tmp_path / "a.js").write_text(options, encoding="utf-8")
    (tmp_path / "b.js").write_text(payload, encoding="utf-8")
    assert run("preflight", str(tmp_path / "a.js"), str(tmp_path / "b.js"), *TENANT).status == 0


def test_python_is_read_from_standard_input() -> None:
    done = run("preflight", stdin=b"import jwt\njwt.encode({'aud': 'x'}, key)\n")
    assert "PyJWT" in run("preflight", "--format", "json", stdin=b"import jwt\njwt.encode({'aud': 'x'}, key)\n").out
    assert done.status == 1


def test_callback_style_is_asked_for() -> None:
    text = TUTORIAL.replace("subType", "iss: 'mine', subType")
    assert "a token would result all the same" in run("preflight", "--callback", *TENANT, stdin=text.encode()).out
    assert "no token would result" in run("preflight", *TENANT, stdin=text.encode()).out


def test_a_hostile_name_is_made_visible() -> None:
    text = "{payload: {'\\x1b]0;x\\x07': 1, sub: f('\x1b[2J')}, options: {'\\u202e': 1}}"
    assert not {"\x1b", "\x07", "\u202e"} & set(run("preflight", stdin=text.encode()).out)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"payload": {', "line 1, column 14: the text ends before “}”"),
        ("", "there is nothing to read"),
        ("app.listen(3000)", "line 1, column 1: an object was expected"),
    ],
)
def test_what_cannot_be_read_is_one_line(text: str, told: str) -> None:
    done = run("preflight", stdin=text.encode())
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert told in done.err


def test_a_file_that_cannot_be_read_is_named_once(tmp_path: Path) -> None:
    broken = tmp_path / "both.js"
    broken.write_text("{payload: 'x", encoding="utf-8")
    assert run("preflight", str(broken)).err.count("both.js") == 1
    assert run("preflight", str(tmp_path / "none.js")).status == 2
