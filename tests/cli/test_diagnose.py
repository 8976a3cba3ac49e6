"""`diagnose`: what it says of each kind of source, its exit status, and what it never shows."""

import gzip
import json
import os
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from inspector.checks.schema import schema
from inspector.cli import progress, searching
from inspector.cli.evidence import read_all
from inspector.signing.forged import signed
from inspector.signing.samples import sample_header, sample_payload
from tests.builders import MOMENT, compact, key_pair, raw_token, token
from tests.cli.command import run, spawn
from tests.cli.test_progress import Screen
from tests.diagnosis.captures import (
    GRANTED,
    ME,
    NO_NBF,
    NO_REASON,
    SENT_BACK,
    SESSION,
    Call,
    capture,
    errors,
)
from tests.diagnosis.more_scenarios import MORE
from tests.diagnosis.scenarios import PROMISED, Scenario
from tests.diagnosis.test_reading import CURL, PEM
from tests.report.marked import MARK, PERSONAL
from tests.report.widths import too_wide

WITHOUT_NBF = token(without=("/payload/nbf",))
REFUSED = Call(token=WITHOUT_NBF, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF))
GOOD = (
    Call(token=token(), received=(*GRANTED, *SESSION)),
    Call(method="GET", path=ME, at=MOMENT + 1, body="{}", sent=SENT_BACK),
)


@pytest.fixture
def refused(tmp_path: Path) -> str:
    """A capture of a login that Qlik refused for want of nbf."""
    path = tmp_path / "refused.har"
    path.write_bytes(capture(REFUSED))
    return str(path)


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def test_the_first_cause_comes_first_and_the_calls_last(refused: str, whole: tuple[str, ...]) -> None:
    done = run("diagnose", refused, *whole)
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith(" FIRST CAUSE   the answer says so, entry 1\nThe token has no nbf, and Qlik requires")
    titles = [line for line in done.out.split("\n") if line[:1].strip()]
    assert [line.split(" to ")[0] for line in titles[1:]] == [
        "Not the cause",
        "How it was likely made (guesses from its shape)",
        "Calls",
    ]
    assert "POST /login/jwt-session  400     QJ505" in done.out
    assert "web integration abc" in done.out


def test_a_good_login_has_exit_status_0(tmp_path: Path) -> None:
    path = tmp_path / "good.har"
    path.write_bytes(capture(*GOOD))
    done = run("diagnose", str(path))
    assert done.status == 0
    assert done.out.startswith(" THE LOGIN WORKED \n")
    assert "Where to look next" in done.out


@pytest.mark.parametrize("scenario", [*PROMISED, *MORE], ids=lambda scenario: scenario.title)
def test_every_scenario_is_told_within_80_columns_and_as_json(scenario: Scenario, whole: tuple[str, ...]) -> None:
    data = capture(*scenario.calls)
    told = spawn("diagnose", "-", *whole, stdin=data, env={"COLUMNS": "80"})
    assert (told.status, told.err) == (int(scenario.outcome == "failed"), "")
    assert not too_wide(told.out, 80)
    done = run("diagnose", "--format", "json", *whole, stdin=data)
    assert (json.loads(done.out)["firstCause"] or {"name": ""})["name"] == scenario.cause
    assert unmet(done.out) == []


def unmet(text: str) -> list[str]:
    """How a document breaks its schema."""
    contract = {**schema("report"), "$ref": "#/$defs/diagnosis"}
    contract.pop("oneOf")
    return [error.message for error in Draft202012Validator(contract).iter_errors(json.loads(text))]


ALONE = b"HTTP/2 401\n\n"
GIVEN = (capture(), capture(*GOOD), WITHOUT_NBF.encode(), b"Unheard of", b"", CURL.encode(), ALONE)


@pytest.mark.parametrize("data", GIVEN)
def test_its_json_keeps_to_the_schema_whatever_is_given(data: bytes) -> None:
    assert unmet(run("diagnose", "--format", "json", stdin=data).out) == []


def test_a_packed_capture_is_read(tmp_path: Path) -> None:
    path = tmp_path / "refused.har.gz"
    path.write_bytes(gzip.compress(capture(REFUSED)))
    assert "The token has no nbf" in run("diagnose", str(path)).out


def test_several_sources_are_one_case(tmp_path: Path) -> None:
    (tmp_path / "answer.json").write_text(REFUSED.body)
    (tmp_path / "token.txt").write_text(WITHOUT_NBF)
    done = run("diagnose", str(tmp_path / "answer.json"), str(tmp_path / "token.txt"), "--at", str(MOMENT))
    assert "QJ505 bears it out" in done.out


def test_an_error_text_may_be_given_as_it_is() -> None:
    done = run("diagnose", "No authentication configured for this hostname")
    assert (done.status, done.err) == (1, "")
    assert "No tenant has this host name" in done.out


@pytest.mark.parametrize(
    "text",
    [
        '{"errors":[{"code":"LOGIN-2","meta":"/login/jwt-session"}]}',
        "<p>LOGIN-2</p>",
        "https://t.eu.qlikcloud.com/ LOGIN-2",
        "a/b\nLOGIN-2",
    ],
)
def test_an_answer_with_slashes_in_it_is_no_name(text: str) -> None:
    assert run("diagnose", text).status == 1


@pytest.mark.parametrize("code", ["LOGIN-2", "auth-5", "user_invite_expired", "LOGIN-99"])
def test_a_code_alone_may_be_given(code: str) -> None:
    assert run("diagnose", code).status == 1


def test_of_an_address_no_secret_is_said_again() -> None:
    done = run("diagnose", "https://bob:hunter2@host.example/callback?code=SECRET123#part")
    assert done.status == 2
    assert "https://host.example/callback: it is an address" in done.err
    assert not [each for each in ("bob", "hunter2", "SECRET", "part") if each in done.err.replace("capture", "")]


def test_a_name_that_looks_like_a_code_is_a_name() -> None:
    assert "REPORT-2024: there is no such file" in run("diagnose", "REPORT-2024").err


def test_an_error_text_that_nobody_knows_is_called_unknown() -> None:
    done = run("diagnose", "AUTHN-5 The moon is full")
    assert done.status == 1
    assert "Answered, and explained by no source that is known\n  · AUTHN-5 The moon is full\n" in done.out


@pytest.mark.parametrize(
    ("calls", "status"),
    [
        (GOOD, 0),
        ((Call(token=token(), status=403, body="no words that are known"),), 1),
        ((Call(token=token(), status=0, error="net::ERR_FAILED"),), 1),
        ((Call(method="GET", path="/page", host="app.example.com", body="<html>"),), 0),
        ((), 0),
    ],
    ids=["good", "refused for no known cause", "not answered", "no login", "empty"],
)
def test_a_login_that_failed_has_exit_status_1_be_it_explained_or_not(calls: tuple[Call, ...], status: int) -> None:
    assert run("diagnose", "--at", str(MOMENT), stdin=capture(*calls)).status == status


def test_a_failure_that_nothing_explains_is_called_that_and_has_exit_status_1(whole: tuple[str, ...]) -> None:
    done = run("diagnose", *whole, stdin=capture(Call(token=token(), status=401, body=NO_REASON)))
    assert (done.status, done.out.split("\n")[0]) == (1, " NO KNOWN CAUSE ")


def test_a_token_as_an_argument_is_warned_of() -> None:
    done = run("diagnose", WITHOUT_NBF, "--at", str(MOMENT))
    assert done.status == 1
    assert done.err == "note: shells remember their arguments; a token is safer on standard input\n"
    assert "a prediction" in done.out


@pytest.mark.parametrize(
    "name",
    [
        *("none.har", "/nowhere/x", "x", "my capture.har", "my old answer.JSON", "two words.har.gz"),
        *("login-2.har", "auth-5.har", "http-429.log", "my login-10 capture.har", "LOGIN-2/answer"),
    ],
)
def test_a_file_that_is_not_there_is_one_line(name: str) -> None:
    done = run("diagnose", name)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "there is no such file" in done.err


@pytest.mark.parametrize("data", [bytes(range(256)) * 9, b"\x00\x01", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_a_file_that_is_no_text_is_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(data)
    done = run("diagnose", str(path))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "it is no text" in done.err


def test_umlauts_in_another_encoding_are_text(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_bytes("Ungültig: übergeben Sie für Ä den Schlüssel. LOGIN-2".encode("latin-1"))
    assert run("diagnose", str(path)).status == 1


def test_one_that_cannot_be_read_does_not_keep_the_others_from_being_told(refused: str) -> None:
    done = run("diagnose", "none.har", refused)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "The token has no nbf" in done.out


def test_a_large_capture_shows_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "_FROM", 0.0)
    path = tmp_path / "large.har"
    path.write_bytes(capture(Call(path="/x", body="x" * 3_000_000), REFUSED))
    found, refused = read_all((str(path),))
    assert (len(found.exchanges), refused) == (1, 0)
    assert "MB, " in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_of_an_archive_that_is_cut_short_what_could_be_unpacked_is_told(tmp_path: Path, share: float) -> None:
    filling = [Call(path=f"/api/x{each}", status=404, body=os.urandom(600).hex()) for each in range(99)]
    packed = gzip.compress(capture(REFUSED, *filling))
    path = tmp_path / "x.har.gz"
    path.write_bytes(packed[: int(len(packed) * share)])
    done = run("diagnose", str(path))
    assert (done.status, done.err) == (1, "")
    assert "The token has no nbf" in done.out
    assert "x.har.gz: its gzip is cut short; what could be unpacked was read" in flat(done.out)


def test_a_damaged_archive_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "x.har.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00broken")
    done = run("diagnose", str(path))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


SECRETS = ("SECRET-COOKIE", "SECRET-BODY", "SECRET-QUERY", "SECRET-HEADER", MARK)


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_secret_is_shown(form: str) -> None:
    held = token(payload_changes={**PERSONAL, "jti": "j", "email_verified": MARK}, without=("/payload/nbf",))
    login = Call(
        token=held,
        path="/login/jwt-session?t=SECRET-QUERY",
        status=401,
        body=NO_REASON,
        sent=(*SENT_BACK, ("X-Api-Key", "SECRET-HEADER")),
        received=(*GRANTED, *SESSION),
    )
    script = Call(method="GET", path="/app.js?k=SECRET-QUERY", body=f"k = `{PEM}`; x = 'SECRET-BODY'", host="a.example")
    after = Call(method="GET", path=f"/api/{held}", at=MOMENT + 1, status=500, body="SECRET-BODY " + held)
    done = run("diagnose", "--format", form, stdin=capture(script, login, after))
    parts = [part[at : at + 16] for part in (*held.split("."), PEM.split("\n")[1]) for at in (0, 14)]
    assert done.status == 1
    assert not [secret for secret in SECRETS if secret in done.out]
    assert not [part for part in parts if part in done.out]
    assert "private key (PEM)" in done.out


def test_a_person_is_shown_where_that_is_asked_for() -> None:
    held = token(payload_changes={"email": "harry"})
    data = capture(Call(token=held, status=401, body=NO_REASON))
    assert "harry" not in run("diagnose", stdin=data).out
    shown = run("diagnose", "--no-mask", "--format", "json", stdin=data)
    assert shown.status == 1
    assert "harry" in shown.out


def test_hostile_text_is_made_visible() -> None:
    evil = "\x1b]0;x\x07\u202e\x9b2J"
    calls = (
        Call(token=token(), status=401, body=errors(evil, evil, evil), received=(("Set-Cookie", f"{evil}=1"),)),
        Call(method=evil, path=f"/api/{evil}", status=500, body=evil, sent=(("Origin", evil),)),
    )
    for form in ("text", "json"):
        out = run("diagnose", "--format", form, stdin=capture(*calls)).out
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(out)


def test_a_client_managed_token_is_called_that(whole: tuple[str, ...]) -> None:
    held = raw_token('{"alg":"RS256"}', compact({"userId": "x", "userDirectory": "y"}))
    done = run("diagnose", *whole, stdin=held.encode())
    assert "This is a token for client-managed Qlik Sense" in flat(done.out)


def test_the_output_goes_to_a_file(tmp_path: Path, refused: str) -> None:
    path = tmp_path / "case.json"
    done = run("diagnose", refused, "--format", "json", "--output", str(path))
    assert (done.status, done.out) == (1, "")
    assert unmet(path.read_text()) == []


def test_ascii_draws_no_signs(refused: str) -> None:
    assert run("diagnose", refused, "--ascii").out.isascii()


@pytest.fixture
def cert(tmp_path: Path) -> str:
    """The tenant's certificate in a file."""
    path = tmp_path / "publickey.cer"
    path.write_bytes(key_pair().certificate)
    return str(path)


def test_a_damage_is_proven_and_the_token_regained_for_its_owner_alone(tmp_path: Path, cert: str) -> None:
    whole = token()
    damaged, regained = tmp_path / "bad.txt", tmp_path / "regained.txt"
    damaged.write_text(whole[:150] + whole[151:], encoding="ascii")
    done = run("diagnose", str(damaged), "--cert", cert, "--repaired", str(regained), "--at", str(MOMENT))
    assert done.status == 1
    assert "A character is missing before character " in flat(done.out)
    assert whole not in done.out + done.err
    assert regained.read_text(encoding="ascii") == whole + "\n"
    if sys.platform != "win32":
        assert regained.stat().st_mode & 0o077 == 0


def test_what_was_not_regained_is_not_written(tmp_path: Path, cert: str) -> None:
    good, regained = tmp_path / "good.txt", tmp_path / "regained.txt"
    good.write_text(token(), encoding="ascii")
    done = run("diagnose", str(good), "--cert", cert, "--repaired", str(regained), "--at", str(MOMENT))
    assert "no token was regained" in done.err
    assert not regained.exists()


def test_a_folder_of_certificates_is_tried_and_keys_in_it_are_passed_over(tmp_path: Path, cert: str) -> None:
    folder = tmp_path / "certs"
    folder.mkdir()
    (folder / "old.cer").write_bytes(key_pair("other").certificate)
    (folder / "private.key").write_bytes(key_pair("other").private_pem())
    faulty = tmp_path / "token.txt"
    faulty.write_text(signed(sample_header(), sample_payload(MOMENT), key_pair("other").private_key), encoding="ascii")
    told = run("diagnose", str(faulty), "--cert", cert, "--certs", str(folder), "--at", str(MOMENT))
    assert "The token was signed with the key of the certificate “old.cer”, not of the one that was given." in flat(
        told.out
    )


@pytest.mark.parametrize("name", ["none", "empty", "token.txt"])
def test_certificates_that_are_none_are_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "token.txt").write_text(token(), encoding="ascii")
    done = run("diagnose", str(tmp_path / "token.txt"), "--certs", str(tmp_path / name))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


def test_the_json_of_a_story_keeps_to_its_schema(tmp_path: Path, cert: str) -> None:
    (tmp_path / "bad.txt").write_text(token().replace("eyJ", "eyK", 1), encoding="ascii")
    done = run("diagnose", str(tmp_path / "bad.txt"), "--cert", cert, "--format", "json", "--at", str(MOMENT))
    contract = {name: value for name, value in schema("report").items() if name not in ("oneOf", "anyOf")}
    assert not list(Draft202012Validator({**contract, "$ref": "#/$defs/diagnosis"}).iter_errors(json.loads(done.out)))
    assert token() not in done.out


def test_a_search_that_was_stopped_says_how_to_search_on(
    monkeypatch: pytest.MonkeyPatch, whole: tuple[str, ...]
) -> None:
    hurt = token()[:-20] + ("AA" if token()[-20:-18] != "AA" else "BB") + token()[-18:]
    monkeypatch.setattr(searching, "_QUICK", 0.0)
    assert "note: a search was stopped for want of time; --deep gives it minutes" in run("diagnose", hurt, *whole).err


def test_that_no_further_certificate_fits_is_said(tmp_path: Path) -> None:
    (tmp_path / "other.cer").write_bytes(key_pair("other").certificate)
    done = run("diagnose", token(), "--certs", str(tmp_path), "--at", str(MOMENT))
    assert "The token's signature is not of the key of the certificate that was given" in flat(done.out)
    assert done.status == 1
    (tmp_path / "its.cer").write_bytes(key_pair().certificate)
    done = run("diagnose", token(), "--certs", str(tmp_path), "--at", str(MOMENT))
    assert "signature is not of the key" not in flat(done.out)
