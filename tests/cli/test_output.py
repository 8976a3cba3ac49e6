"""--output: over what is there, once, and never over what is read; help says so."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509 import load_pem_x509_certificate
from jwt.algorithms import RSAAlgorithm

from tests.builders import key_pair, token
from tests.cli.command import run

COMMANDS = ("inspect", "compare", "diagnose", "preflight")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "token.txt").write_text(token())
    (tmp_path / "inputs.js").write_text('const payload = {sub: "x"}; const options = {algorithm: "RS256"};')


def given(command: str) -> list[str]:
    """The words that a command reads something by."""
    read = {"compare": ["token.txt", "token.txt"], "preflight": ["inputs.js"]}
    return [command, *read.get(command, ["token.txt"])]


@pytest.mark.parametrize("command", [*COMMANDS, "lint"])
def test_what_is_there_is_written_over_and_help_says_so(command: str) -> None:
    Path("out.txt").write_text("of the last run")
    assert run(*given(command), "--output", "out.txt").status in (0, 1)
    assert "of the last run" not in Path("out.txt").read_text()
    assert "over" in " ".join(run(command, "--help").out.split("--output FILE")[1].split()[:12])


@pytest.mark.parametrize("command", COMMANDS)
def test_of_several_none_is_taken_silently(command: str) -> None:
    done = run(*given(command), "--output", "one.txt", "--output", "two.txt")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "it can be given once" in done.err
    assert not [name for name in ("one.txt", "two.txt") if Path(name).exists()]


@pytest.mark.parametrize("command", [*COMMANDS, "lint"])
def test_what_is_read_is_not_written_over(command: str) -> None:
    read = given(command)[-1]
    before = Path(read).read_bytes()
    done = run(*given(command), "--output", f"./{read}")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "and is also read" in done.err
    assert Path(read).read_bytes() == before


def _jwk() -> bytes:
    number = load_pem_private_key(key_pair().private_pem(), None)
    assert isinstance(number, RSAPrivateKey)
    return RSAAlgorithm.to_jwk(number).encode()


def _der(encoding: str) -> bytes:
    key = load_pem_private_key(key_pair().private_pem(), None)
    form = PrivateFormat.PKCS8 if encoding == "PKCS#8" else PrivateFormat.TraditionalOpenSSL
    return key.private_bytes(Encoding.DER, form, NoEncryption())


KEYS = {
    "PEM": key_pair().private_pem(),
    "PEM behind words": b"Bag Attributes\n  friendlyName: x\n" + key_pair().private_pem(),
    "PEM behind a certificate": key_pair().certificate + key_pair().private_pem(),
    "PEM in UTF-16": key_pair().private_pem().decode().encode("utf-16"),
    "PKCS#8": _der("PKCS#8"),
    "PKCS#1": _der("PKCS#1"),
    "JWK": _jwk(),
    "certificate": key_pair().certificate,
    "certificate in DER": load_pem_x509_certificate(key_pair().certificate).public_bytes(Encoding.DER),
}


@pytest.mark.parametrize("command", [*COMMANDS, "lint"])
def test_no_private_key_is_written_over(command: str) -> None:
    Path("key").write_bytes(KEYS["PEM"])
    done = run(*given(command), "--output", "key")
    assert (done.status, done.out) == (2, "")
    assert done.err == "qlik-jwt: key holds a private key, and is not written over; name another file\n"
    assert Path("key").read_bytes() == KEYS["PEM"]


@pytest.mark.parametrize("name", KEYS)
def test_a_key_or_certificate_is_known_in_each_of_its_forms(name: str) -> None:
    Path("key").write_bytes(KEYS[name])
    done = run(*given("lint"), "--output", "first.txt", "--output", "key")
    assert (done.status, done.err.count("\n"), Path("key").read_bytes()) == (2, 1, KEYS[name])
    assert ("a private key" in done.err) == (not name.startswith("certificate"))
    assert not Path("first.txt").exists()


def test_a_certificate_that_the_configuration_names_is_not_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = load_pem_x509_certificate(key_pair().certificate).public_bytes(Encoding.DER).hex()
    Path("cert.txt").write_text(bare)
    Path("own.toml").write_text('[tenants.acme]\ncert = "cert.txt"\nissuer = "x"\nkey-id = "y"\n')
    monkeypatch.setenv("QLIK_JWT_CONFIG", "own.toml")
    done = run("inspect", "token.txt", "--output", "cert.txt")
    assert (done.status, Path("cert.txt").read_text()) == (2, bare)
    assert "cert.txt is to be written, and is also read" in done.err


@pytest.mark.parametrize("content", ["", "0", "a report that says PRIVATE KEY-----", '{"keys": 1}', "[1]"])
def test_what_is_no_key_is_written_over(content: str) -> None:
    Path("out.txt").write_text(content)
    assert run("inspect", "token.txt", "--output", "out.txt").status in (0, 1)
    assert len(Path("out.txt").read_text()) > 100
