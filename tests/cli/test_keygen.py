"""`keygen`: what openssl makes of its files, who may read them, and that nothing is ever overwritten."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.trust.certificate import read_certificate
from tests.cli.command import run

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")


def made(folder: Path, *more: str) -> tuple[Path, Path]:
    key, cert = folder / "privatekey.pem", folder / "publickey.cer"
    done = run("keygen", "--key", str(key), "--cert", str(cert), "--subject", "My App", "--bits", "2048", *more)
    assert (done.status, done.out) == (0, read_certificate(cert.read_bytes()).one_line + "\n")
    assert "PRIVATE KEY" not in done.out + done.err
    return key, cert


def openssl(*arguments: str | Path) -> str:
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


@needs_openssl
def test_openssl_reads_and_verifies_both_halves(tmp_path: Path) -> None:
    key, cert = made(tmp_path)
    assert "RSA key ok" in openssl("rsa", "-in", key, "-check", "-noout")
    assert openssl("verify", "-CAfile", cert, cert).strip().endswith("OK")
    assert openssl("x509", "-in", cert, "-noout", "-pubkey") == openssl("rsa", "-in", key, "-pubout").replace(
        "writing RSA key\n", ""
    )


@needs_openssl
def test_the_certificate_is_what_openssl_itself_would_make(tmp_path: Path) -> None:
    key, cert = made(tmp_path)
    theirs = tmp_path / "theirs.cer"
    openssl("req", "-new", "-x509", "-key", key, "-out", theirs, "-days", "1825", "-subj", "/CN=My App")
    shown = [openssl("x509", "-in", each, "-noout", "-text") for each in (cert, theirs)]
    own, other = [[line.strip() for line in text.split("\n")] for text in shown]
    differing = [line for line in own if line not in other and not line.startswith(("Not ", "0", "1", "2"))]
    for part in ("Version: 3 (0x2)", "Signature Algorithm: sha256WithRSAEncryption", "CA:TRUE"):
        assert part in own
    assert [line for line in differing if line[2:3] != ":" and " " in line] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_its_owner_may_read_the_private_key(tmp_path: Path) -> None:
    key, _ = made(tmp_path)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["privatekey.pem", "publickey.cer"])
def test_no_file_is_overwritten_and_none_is_left_half(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    arguments = ("--key", str(tmp_path / "privatekey.pem"), "--cert", str(tmp_path / "publickey.cer"))
    done = run("keygen", "--subject", "x", *arguments)
    assert (done.status, done.out) == (2, "")
    assert f"{name}: it is there already, and is not overwritten" in done.err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_where_the_certificate_cannot_be_written_the_key_is_not_left(tmp_path: Path) -> None:
    arguments = ("--key", str(tmp_path / "key.pem"), "--cert", str(tmp_path / "no" / "cert.cer"))
    done = run("keygen", "--subject", "x", "--bits", "2048", *arguments)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("My App", "CN=My App"),
        ("CN=My App,O=My Org", "CN=My App,O=My Org"),
        ("/O=My Org/CN=My App", "CN=My App,O=My Org"),
    ],
)
def test_the_subject_may_be_written_in_three_ways(tmp_path: Path, subject: str, named: str) -> None:
    arguments = ("--key", str(tmp_path / "k.pem"), "--cert", str(tmp_path / "c.cer"), "--bits", "2048")
    assert run("keygen", "--subject", subject, *arguments).status == 0
    assert read_certificate((tmp_path / "c.cer").read_bytes()).subject == named


@pytest.mark.parametrize("subject", ["", "/X=y", "C=Germany", "/CN=" + "a" * 65, "=", "CN=\x1b[2J,=", "/"])
def test_a_subject_that_is_none_is_one_line(tmp_path: Path, subject: str) -> None:
    arguments = ("--key", str(tmp_path / "k.pem"), "--cert", str(tmp_path / "c.cer"))
    done = run("keygen", "--subject", subject, *arguments)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "\x1b" not in done.err
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_the_subject_has_to_be_given(tmp_path: Path) -> None:
    done = run("keygen", "--key", str(tmp_path / "k.pem"), "--cert", str(tmp_path / "c.cer"))
    assert done.status == 2
    assert "--subject" in done.err


def test_one_file_for_both_is_refused(tmp_path: Path) -> None:
    assert run("keygen", "--subject", "x", "--key", str(tmp_path / "a"), "--cert", str(tmp_path / "a")).status == 2
