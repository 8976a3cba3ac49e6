"""What is given where payload, options or claims belong, and is a token or a key: it is called by its name."""

from pathlib import Path

import pytest

from tests.builders import token
from tests.cli.command import Outcome, run

ONE = "this is a token already; “qlik-jwt inspect” judges it"
SEVERAL = "these are tokens already; “qlik-jwt inspect” judges them"
TOKENS = [
    (token(), ONE),
    (f"Bearer {token()}\n", ONE),
    (f"Authorization: Bearer {token()}", ONE),
    (f"{token()}\n{token()}\n", SEVERAL),
]


def signed(private: str, source: str) -> Outcome:
    return run("sign", source, "--key", private, "--issuer", "i", "--key-id", "k")


@pytest.mark.parametrize(("text", "told"), TOKENS, ids=["bare", "bearer", "header", "several"])
def test_a_token_is_told_to_preflight_and_sign(text: str, told: str, private: str, tmp_path: Path) -> None:
    given = tmp_path / "given.txt"
    given.write_text(text)
    for done in (run("preflight", str(given)), signed(private, str(given))):
        assert (done.status, done.out, done.err) == (2, "", f"qlik-jwt: {given}: {told}\n")


def test_a_token_in_a_pair_is_told_of_its_file(tmp_path: Path, sound: str) -> None:
    options = tmp_path / "options.json"
    options.write_text("{}")
    for names in ((sound, str(options)), (str(options), sound)):
        assert run("preflight", *names).err == f"qlik-jwt: {sound}: {ONE}\n"


def test_an_error_in_a_pair_names_its_file(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text("{}")
    bad.write_text("{")
    assert (
        run("preflight", str(good), str(bad)).err == f"qlik-jwt: {bad}, line 1, column 2: the text ends before “}}”\n"
    )


def test_a_key_is_told_to_sign_and_not_shown(private: str) -> None:
    done = signed(private, private)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"qlik-jwt: {private}: this is a key or certificate, not claims\n"


def test_text_with_a_token_among_much_else_has_its_own_error(tmp_path: Path) -> None:
    given = tmp_path / "app.txt"
    given.write_text(f"{{sub: 'a', // {token()}" + "\n// a comment" * 200)
    done = run("preflight", str(given))
    assert (done.status, done.err) == (2, f"qlik-jwt: {given}, line 201, column 13: the text ends before “}}”\n")
