"""`sign`: a token that conforms, or none; faults on purpose; and a private key that nobody sees."""

import json
import stat
import sys
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

from inspector.signing.faulty import FAULTS, Fault
from tests.builders import key_pair
from tests.cli.command import AT, run, spawn, without_privileges

TENANT = ("--issuer", "https://my-custom-jwt", "--key-id", "my-custom-jwt", "--at", AT)
USER = ("--sub", "user-1", "--name", "Some User", "--email", "user@example.com", "--group", "Sales")


@pytest.fixture
def key(tmp_path: Path) -> str:
    path = tmp_path / "privatekey.pem"
    path.write_bytes(key_pair().private_pem())
    return str(path)


@pytest.fixture
def cert(tmp_path: Path) -> str:
    path = tmp_path / "publickey.cer"
    path.write_bytes(key_pair().certificate)
    return str(path)


def judged(token: str, cert: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        run("inspect", "-", "--cert", cert, *TENANT, "--format", "json", stdin=token.encode()).out
    )
    return found


def codes(document: dict[str, object]) -> set[str]:
    findings = document["findings"]
    assert isinstance(findings, list)
    return {finding["code"] for finding in findings}


def test_what_it_signs_conforms(key: str, cert: str) -> None:
    done = run("sign", "--key", key, "--cert", cert, *TENANT, *USER)
    document = judged(done.out, cert)
    assert (done.status, document["verdict"], document["findings"]) == (0, "conforming", [])
    assert "password" in done.err


def test_two_tokens_have_two_ids(key: str) -> None:
    made = [run("sign", "--key", key, *TENANT, *USER).out for _ in range(2)]
    assert made[0] != made[1]


@pytest.mark.parametrize(("lifetime", "status"), [("1h", 0), ("3600", 0), ("3601", 1), ("60m", 0), ("2h", 1)])
def test_an_hour_is_the_most(key: str, lifetime: str, status: int) -> None:
    assert run("sign", "--key", key, *TENANT, *USER, "--lifetime", lifetime).status == status


def test_a_token_that_does_not_conform_is_told_and_not_printed(key: str) -> None:
    done = run("sign", "--key", key, *TENANT)
    assert (done.status, done.out) == (1, "")
    assert {"QJ301", "QJ303", "QJ304"} <= set(done.err.split())


def test_force_prints_it_all_the_same(key: str) -> None:
    done = run("sign", "--key", key, *TENANT, "--force")
    assert (done.status, done.out.count(".")) == (0, 2)
    assert "QJ301" in done.err


def test_a_key_that_is_not_the_tenants_other_half_is_found_out(key: str, tmp_path: Path) -> None:
    other = tmp_path / "other.cer"
    other.write_bytes(key_pair("another").certificate)
    done = run("sign", "--key", key, "--cert", str(other), *TENANT, *USER)
    assert (done.status, done.out) == (1, "")
    assert "QJ601" in done.err


def test_the_only_tenant_is_the_one_it_is_for(key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "qlik-jwt.toml"
    one = '[tenants.{0}]\nissuer = "https://{0}"\nkey-id = "{0}"\n'
    own.write_text(one.format("first"), encoding="utf-8")
    monkeypatch.setenv("QLIK_JWT_CONFIG", str(own))
    done = run("sign", "--key", key, *USER, "--at", AT)
    assert done.status == 0
    assert "signed for the tenant “first”" in done.err
    own.write_text(one.format("first") + one.format("second"), encoding="utf-8")
    several = run("sign", "--key", key, *USER, "--at", AT)
    assert (several.status, several.out) == (2, "")
    assert "choose one by --tenant" in several.err


@pytest.mark.parametrize(("fault", "code"), [("altered", "QJ602"), ("wrong-key", "QJ601")])
def test_a_signature_that_is_not_its_own_is_made_on_purpose(fault: str, code: str, key: str, cert: str) -> None:
    done = run("sign", "--key", key, *TENANT, *USER, "--fault", fault)
    assert done.status == 0
    assert codes(judged(done.out, cert)) == {code}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=lambda fault: fault.name)
def test_each_fault_breaks_the_rules_it_names_and_no_others(fault: Fault, key: str, cert: str) -> None:
    done = run("sign", "--key", key, *TENANT, *USER, "--fault", fault.name)
    assert done.status == 0
    assert codes(judged(done.out, cert)) == set(fault.breaks)


def test_claims_come_from_a_file_and_options_go_over_them(key: str, cert: str, tmp_path: Path) -> None:
    claims = tmp_path / "claims.json"
    claims.write_text('{"sub": "a", "name": "A", "email": "a@example.com", "jti": "my-own"}', encoding="utf-8")
    done = run("sign", str(claims), "--key", key, *TENANT, "--sub", "b", "--claim", 'groups=["x"]')
    payload = judged(done.out, cert)["payload"]
    assert isinstance(payload, dict)
    assert (payload["sub"], payload["jti"], payload["groups"]) == ("b", "my-own", ["x"])


def test_the_key_comes_from_standard_input_too() -> None:
    assert run("sign", "--key", "-", *TENANT, *USER, stdin=key_pair().private_pem()).status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_file_is_for_its_owner_alone_and_never_overwritten(key: str, tmp_path: Path) -> None:
    output = tmp_path / "token.txt"
    assert run("sign", "--key", key, *TENANT, *USER, "--output", str(output)).out == ""
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    before = output.read_bytes()
    assert run("sign", "--key", key, *TENANT, *USER, "--output", str(output)).status == 2
    assert output.read_bytes() == before


def encrypted() -> bytes:
    return key_pair().private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "There is nothing in it."),
        (encrypted(), "encrypted"),
        (key_pair().certificate, "This is a certificate"),
        (key_pair().private_pem()[:900], "not whole"),
    ],
)
def test_a_key_that_cannot_be_used_is_one_line_without_a_byte_of_it(data: bytes, told: str) -> None:
    done = run("sign", "--key", "-", *TENANT, *USER, stdin=data)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert told in done.err
    assert not [line for line in data.decode().split("\n") if len(line) > 30 and line in done.err]


def test_a_key_on_the_command_line_is_refused_and_not_repeated() -> None:
    text = key_pair().private_pem().decode()
    done = run("sign", "--key", text, *TENANT, *USER)
    assert done.status == 2
    assert text[60:100] not in done.err


@pytest.mark.parametrize(
    "arguments",
    [("--lifetime", "soon"), ("--lifetime", "0"), ("--claim", "x"), ("none.json",), ("--fault", "nonsense")],
)
def test_wrong_use_is_one_line(key: str, arguments: tuple[str, ...]) -> None:
    done = run("sign", "--key", key, *TENANT, *USER, *arguments)
    assert (done.status, done.out) == (2, "")


def test_nothing_of_the_private_key_is_ever_printed(key: str, cert: str) -> None:
    lines = [line for line in key_pair().private_pem().decode().split("\n") if len(line) > 40]
    said = "".join(
        done.out + done.err
        for done in (
            run("sign", "--key", key, "--cert", cert, *TENANT, *USER),
            run("sign", "--key", key, *TENANT),
            run("sign", "--key", key, "--cert", key, *TENANT, *USER),
        )
    )
    assert lines
    assert [line for line in lines if line in said] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_key_file_that_may_not_be_read_is_one_line(key: str) -> None:
    Path(key).chmod(0)
    done = spawn("sign", "--key", key, *TENANT, *USER, before=without_privileges())
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "it cannot be read" in done.err


def signed_for(key: str, at: float, *more: str) -> list[str]:
    """What is said beside a token that is signed for some moment, line by line."""
    done = run("sign", "--key", key, *TENANT[:4], *USER, "--at", str(at), *more)
    assert done.status == 0
    return done.err.split("\n")


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (0, "This token is a password for one login, until "),
        (-3600, "This token is a password for one login, and has expired: it was good until "),
        (3600, "This token is a password for one login, but not yet: from "),
    ],
    ids=["now", "an hour ago", "in an hour"],
)
def test_it_is_told_as_of_the_present_how_long_a_token_is_good(key: str, apart: int, words: str) -> None:
    assert signed_for(key, time.time() + apart)[-2].startswith(words)


def test_a_moment_long_gone_lies_long_ago(key: str) -> None:
    line = signed_for(key, 1_700_000_000)[-2]
    assert "2023-11-14 22:18:20Z" in line
    assert line.endswith("years ago.")


@pytest.mark.parametrize("fault", ["milliseconds", "lifetime", "no-nbf"])
def test_of_a_faulty_token_no_login_is_promised(key: str, fault: str) -> None:
    assert signed_for(key, time.time(), "--fault", fault)[-2] == (
        "This token does not conform; keep it like a password all the same."
    )


@pytest.mark.parametrize("at", [946_684_800, 1_700_000_000])
@pytest.mark.parametrize("more", [(), ("--fault", "lifetime")])
def test_nothing_that_is_said_has_two_blanks_or_two_empty_lines(key: str, at: int, more: tuple[str, ...]) -> None:
    lines = signed_for(key, at, *more)
    assert "  " not in lines[-2]
    assert not [at for at in range(1, len(lines)) if lines[at] == lines[at - 1] == ""]


def test_findings_say_as_of_when_they_are_and_name_no_option_that_is_not_there(key: str) -> None:
    lines = signed_for(key, 946_684_800)
    assert lines[0] == "Told as of 2000-01-01 00:00:00 UTC (--at):"
    assert "Payload (masked)" in lines
