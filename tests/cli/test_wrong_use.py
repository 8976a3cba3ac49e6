"""What the operator gives wrongly: one line that says what, and what to write instead."""

import re
from pathlib import Path

import pytest

from inspector.checks.catalogue import RULES
from inspector.cli.main import COMMANDS
from tests.builders import token
from tests.cli.command import run, spawn

HINTED = [
    (("inspct",), "Did you mean inspect"),
    (("lnt",), "Did you mean lint"),
    (("Rule",), "Did you mean rule"),
    (("xyzzy",), "See qlik-jwt --help"),
    (("rule", "QJ50"), "did you mean QJ5"),
    (("rule", "qj502x"), "QJ502"),
    (("rule", "lifetime-to-long"), "did you mean lifetime-too-long?"),
    (("rule", "zzzz"), "“qlik-jwt rule” lists them all"),
    (("inspect", "--select", "QJ509x"), "did you mean QJ509?"),
    (("inspect", "--select", "QJ9"), "“qlik-jwt rule” lists them all"),
    (("inspect", "--select", "expird"), "“qlik-jwt rule” lists them all"),
    (("lint", "--ignore", "QJ112,QK5"), "“QK5” is no rule"),
    (("inspect", "--severity", "QJ999=error"), "“QJ999” is no rule"),
    (("inspect", "--severity", "QJ203=loud"), "write CODE=error, CODE=warning or CODE=note"),
    (("inspect", "--severity", "QJ203"), "write CODE=error, CODE=warning or CODE=note"),
    (("inspect", "--at", "yesterday"), "write 2026-11-23T12:00:00Z, or seconds since 1970"),
    (("inspect", "--at", "2026-11-23T12:00:00"), "write 2026-11-23T12:00:00Z"),
    (("inspect", "--at", "2026-13-01T00:00:00Z"), "is no time"),
    (("inspect", "--at", ""), "is no time"),
    (("inspect", "--at", "nan"), "is no time"),
    (("inspect", "--at", "1e9"), "is no time"),
    (("inspect", "--at", "٣"), "is no time"),
    (("inspect", "--at", "9" * 400), "is no time"),
    (("inspect", "--at", "9" * 12), "within the years 1950 to 9990"),
    (("inspect", "--at", "1700000000999"), "; is “1700000000999” in milliseconds? Write seconds, 1700000000"),
    (("lint", "--at", "1700000000000000"), "in microseconds? Write seconds, 1700000000"),
    (("tui", "--at", "1700000000000000000"), "in nanoseconds? Write seconds, 1700000000"),
    (("diag",), "Did you mean diagnose?"),
    (("inspect", "--at=-" + "9" * 12), "within the years 1950 to 9990"),
    (("lint", "--at", "9" * 12), "within the years 1950 to 9990"),
    (("demo", "--at", "9" * 12), "within the years 1950 to 9990"),
    (("inspect", "--clock-tolerance", "-1"), "0 or more seconds"),
    (("inspect", "--clock-tolerance", "nan"), "0 or more seconds"),
    (("inspect", "--clock-tolerance", "inf"), "0 or more seconds"),
    (("inspect", "--issuer", ""), "leave it out where it is not known"),
    (("inspect", "--key-id", ""), "leave it out where it is not known"),
    (("inspect", "--cert", "nowhere.cer"), "nowhere.cer: there is no such file"),
    (("inspect", "--cert", ""), "--cert: it is empty; write the name of a file"),
    (("inspect", "nowhere.txt"), "nowhere.txt: there is no such file, and it is no token"),
    (("inspect", ""), "there is no such file"),
    (("lint", ""), "there is no such file"),
    (("inspect", "--output", "no/such/folder/out.txt", "nowhere.txt"), "nowhere.txt"),
]


@pytest.mark.parametrize(("arguments", "hint"), HINTED, ids=[" ".join(row[0])[:40] for row in HINTED])
def test_it_is_said_in_one_line_with_a_hint(arguments: tuple[str, ...], hint: str) -> None:
    done = run(*arguments)
    last = [line for line in done.err.split("\n") if line and not line.startswith(("Usage:", "Try ", "note:"))]
    assert done.status == 2
    assert done.out == ""
    assert len(last) == 1
    assert hint in last[0]
    assert "internal error" not in done.err


@pytest.mark.parametrize("option", ["--nonsense", "--frmat", "--certt"])
@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_option_is_named_and_help_offered(command: str, option: str) -> None:
    done = run(command, option)
    assert done.status == 2
    assert option in done.err
    assert f"See qlik-jwt {command} --help" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("inspect", "--format", "yaml"), "--format: “yaml” is no format; write text or json"),
        (("lint", "--format", "jsn"), "--format: “jsn” is no format; did you mean json?"),
        (("rule", "--color", ""), "--color: “” is no choice of colour; write auto, always or never"),
        (("keygen", "--bits", "1024"), "--bits: “1024” is no size of a key; write 2048, 3072, 4096 or"),
    ],
)
def test_a_wrong_choice_names_the_right_ones(arguments: tuple[str, ...], told: str) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.err.startswith(f"qlik-jwt: {told}")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("lint", "--format", "yaml"), "write text, concise, json, "),
        (("lint", "--format", "xml"), "write text, concise, json, "),
        (("preflight", "--language", "javascript"), "write node, python, "),
        (("validate",), "See qlik-jwt --help"),
    ],
)
def test_what_is_like_no_name_is_not_said_to_be_one(arguments: tuple[str, ...], told: str) -> None:
    done = run(*arguments)
    assert told in done.err
    assert "did you mean" not in done.err.lower()


@pytest.mark.parametrize("at", ["253086336000", "-631152000", "2026-11-23T12:00:00Z"])
def test_a_moment_within_calendars_asks_for_no_unit(at: str, sound: str) -> None:
    assert run("inspect", sound, f"--at={at}", "--exit-zero").err == ""


@pytest.mark.parametrize("at", ["9999-12-31T00:00:00Z", "-1700000000000"])
def test_a_date_and_a_moment_before_calendars_are_in_no_unit(at: str, sound: str) -> None:
    done = run("inspect", sound, f"--at={at}")
    assert done.err == "qlik-jwt: --at: the moment must lie within the years 1950 to 9990\n"


def test_an_output_that_cannot_be_written_is_said(sound: str) -> None:
    done = run("lint", sound, "--output", "no/such/folder/out.txt")
    assert done.status == 2
    assert done.err.startswith("qlik-jwt: no/such/folder/out.txt: it cannot be written")


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.code != "QJ000"])
def test_every_code_may_be_selected_ignored_and_weighed(code: str, sound: str) -> None:
    done = run("inspect", sound, "--select", code, "--ignore", code, "--severity", f"{code}=note", "--exit-zero")
    assert (done.status, done.err) == (0, "")


TOKEN_WHERE_NONE_BELONGS: list[tuple[str, ...]] = [
    ("inspect", "--at", "TOKEN"),
    ("inspect", "--select", "TOKEN"),
    ("inspect", "--cert", "TOKEN"),
    ("inspect", "--fail-on", "TOKEN"),
    ("inspect", "--clock-tolerance", "TOKEN"),
    ("inspect", "--TOKEN"),
    ("inspect", "--output", "TOKEN/x", "TOKEN"),
    ("lint", "TOKEN"),
    ("lint", "Bearer", "TOKEN"),
    ("lint", "Bearer TOKEN"),
    ("keygen", "--subject", "TOKEN=", "--key", "no/such", "--cert", "no/such/other"),
    ("cert", "TOKEN"),
    ("rule", "TOKEN"),
    ("rule", "QJ501", "TOKEN"),
    ("schema", "TOKEN"),
    ("completion", "TOKEN"),
    ("demo", "TOKEN"),
    ("TOKEN",),
]


@pytest.mark.parametrize("arguments", TOKEN_WHERE_NONE_BELONGS, ids=" ".join)
def test_a_token_given_where_none_belongs_is_not_repeated(arguments: tuple[str, ...]) -> None:
    text = token()
    done = run(*(argument.replace("TOKEN", text) for argument in arguments))
    said = done.out + done.err
    assert text[:13] not in said
    payload, signature = text.split(".")[1:]
    assert payload[:40] not in said
    assert signature[:40] not in said


@pytest.mark.parametrize("arguments", TOKEN_WHERE_NONE_BELONGS, ids=" ".join)
def test_a_token_given_where_none_belongs_is_the_operators_error(arguments: tuple[str, ...]) -> None:
    done = run(*(argument.replace("TOKEN", token()) for argument in arguments))
    assert done.status == 2
    assert "internal error" not in done.err
    assert "the output could not be written" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [("\x1b[31m",), ("rule", "\x1b[31m"), ("lint", "\x1b[31m"), ("cert", "\x1b[31m"), ("inspect", "a", "\x1b[31m")],
    ids=ascii,
)
def test_what_steers_a_terminal_is_not_repeated(arguments: tuple[str, ...]) -> None:
    assert "\x1b" not in run(*arguments).err


@pytest.mark.parametrize("command", ["inspect", "lint", "cert"])
def test_a_name_with_a_nul_is_no_file(command: str) -> None:
    done = run(command, "a\0b")
    assert done.status == 2
    assert re.fullmatch("qlik-jwt: a␀b: .+\n(no tokens\n)?", done.err)


@pytest.mark.parametrize("command", ["inspect", "lint", "cert", "rule"])
def test_an_argument_that_is_no_utf8_is_told_in_one_line(command: str) -> None:
    done = spawn(command, b"caf\xe9.txt")
    assert done.status == 2
    assert re.fullmatch("qlik-jwt: .*caf⟨U\\+DCE9⟩.txt.+\n(no tokens\n)?", done.err)


def test_an_instant_no_certificate_can_have_is_no_internal_error() -> None:
    for at in ("253402300799", "-62135596800", "0"):
        assert "internal error" not in run("demo", "--at", at).err


def test_a_file_whose_name_is_no_utf8_is_judged(tmp_path: Path) -> None:
    path = bytes(tmp_path) + b"/caf\xe9.txt"
    Path(path.decode("utf-8", "surrogateescape")).write_text(token())
    for command in ("inspect", "lint"):
        done = spawn(command, path, "--at", "1700000000", "--format", "json")
        assert (done.status, done.err) == (0, "")
        assert done.out.isascii()


@pytest.mark.parametrize("command", ["inspect", "lint"])
def test_a_private_key_as_certificate_is_refused_and_no_byte_shown(command: str, sound: str, private: str) -> None:
    done = run(command, sound, "--cert", private)
    body = [line for line in Path(private).read_text().split("\n") if line and "---" not in line]
    assert done.status == 2
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert "private key" in done.err
    assert len(body) > 20
    assert not [line for line in body if line[:8] in done.err]


@pytest.mark.parametrize("text", ["eyJhbGciOiJub25lIn0.e30.", token(), f"Bearer {token()}"])
def test_a_token_for_the_name_of_a_file_is_told_where_to_paste_it(text: str) -> None:
    told = "it is a token itself, which shells remember; paste it into “qlik-jwt inspect”"
    assert run("lint", text).err == f"qlik-jwt: {text[:11]}…: {told}\n"
