"""A key or certificate that is given to diagnose: it says so, and takes it for nothing that was answered."""

import json
from pathlib import Path

import pytest

from tests.builders import key_pair, token
from tests.cli.command import run


def test_a_private_key_for_evidence_is_a_danger_and_no_answer(private: str) -> None:
    done = run("diagnose", private)
    told = "this is a private key, and no evidence of a login; give a capture, an answer or a token"
    assert (done.status, done.err) == (2, f"qlik-jwt: {private}: {told}\n")
    assert "DANGER" in done.out
    assert "Nothing of a login was found" in done.out
    assert "explained by no source" not in done.out


@pytest.mark.parametrize("form", ["PEM", "bare"])
def test_a_certificate_for_evidence_is_sent_to_its_option(form: str, tmp_path: Path) -> None:
    path, pem = tmp_path / "publickey.cer", key_pair().certificate.decode()
    path.write_text(pem if form == "PEM" else "".join(pem.split("\n")[1:-2]))
    done = run("diagnose", str(path), "--format", "json")
    told = "this is a certificate or public key, and no evidence of a login; give it by --cert"
    assert (done.status, done.err) == (2, f"qlik-jwt: {path}: {told}\n")
    assert json.loads(done.out)["unknownAnswers"] == []


def test_what_is_given_beside_a_key_is_diagnosed(private: str) -> None:
    done = run("diagnose", private, "No authentication configured for this hostname")
    assert done.status == 2
    assert "this is a private key" in done.err
    assert "FIRST CAUSE" in done.out


def test_an_answer_with_a_certificate_in_it_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(f"{key_pair().certificate.decode()}\nNo authentication configured for this hostname\n")
    done = run("diagnose", str(path))
    assert (done.status, done.err) == (1, "")


def test_a_token_between_two_certificates_is_evidence(tmp_path: Path) -> None:
    path, pem = tmp_path / "mail.txt", key_pair().certificate.decode()
    path.write_text(f"{pem}Authorization: Bearer {token()}\n{pem}")
    done = run("diagnose", str(path))
    assert "no evidence" not in done.err
    assert "QJ502" in done.out


def test_the_attributes_that_openssl_writes_before_keys_are_no_evidence(private: str, tmp_path: Path) -> None:
    path = tmp_path / "bag.pem"
    bag = "Bag Attributes\n    localKeyID: 01 02\nKey Attributes: <No Attributes>\n"
    rest = f"Bag Attributes\n    localKeyID: 01 02\nsubject=CN = a\nissuer=CN = a\n{key_pair().certificate.decode()}"
    path.write_text(bag + Path(private).read_text() + rest)
    assert "this is a private key, and no evidence of a login" in run("diagnose", str(path)).err
