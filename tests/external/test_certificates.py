"""Certificates and near-certificates of other projects: what we make of them against what they expect."""

from typing import Any

import pytest

from inspector.trust.certificate import Certificate, examine_certificate
from tests.external.vectors import VECTORS, needs_vectors, rows

pytestmark = needs_vectors

# Where `expect` says unreadable (or: not a certificate) and we say what it is, or mend it, because
# what is meant is beyond doubt. The bytes decoded have to be one whole DER structure in every case.
DIFFERENCES = {
    "openssl-pem__cert-blankline.pem": ("certificate", "a blank line within base64 changes no byte"),
    "openssl-pem__cert-extrapad.pem": ("certificate", "padding adds no byte; DER is whole"),
    "openssl-pem__cert-misalignedpad.pem": ("certificate", "one = too many; DER is whole without it"),
    "openssl__invalid-cert.pem": ("certificate", "a certificate and OpenSSL's settings"),
    "openssl__server-trusted.pem": ("certificate", "a certificate and OpenSSL's settings"),
    "cryptography-vectors__rsa_public_key.der": ("public-key", "SPKI in DER is as clear as in PEM"),
    "cryptography-vectors__rsa_sha1.der": ("certificate signing request", "DER shows what it is"),
    "cryptography-vectors__rsa-nopsw.key.pub": ("SSH public key", "its first word says what it is"),
    "cryptography-vectors__ed25519-nopsw.key.pub": ("SSH public key", "its first word says what it is"),
    "cpython__nullcert.pem": ("empty", "nothing is in it"),
    "own__base64url-body.pem": ("certificate", "- and _ stand for + and /, neither of which occurs"),
    "own__der-trailing-byte.cer": ("certificate", "DER says its own length"),
    "own__double-base64.pem": ("certificate", "the base64 holds a PEM"),
    "own__empty.pem": ("empty", "nothing is in it"),
    "own__en-dash-header.pem": ("certificate", "a word processor's dashes; BEGIN and END are there"),
    "own__four-dashes.pem": ("certificate", "one hyphen lost in copying; BEGIN and END are there"),
    "own__html-escaped.pem": ("certificate", "entities have one meaning"),
    "own__json-quoted.pem": ("certificate", "a JSON string has one meaning"),
    "own__jwt-pasted-instead.txt": ("a token", "its first letters say what it is"),
    "own__lowercase-header.pem": ("certificate", "the case of BEGIN carries no meaning"),
    "own__no-footer.pem": ("certificate", "DER is whole without the END line"),
    "own__no-header-base64.txt": ("certificate", "DER is whole without the BEGIN line"),
    "own__oneline-literal-backslash-n.pem": ("certificate", "no base64 has \\n: it can only be a line break"),
    "own__url-encoded.pem": ("certificate", "% is no base64 character: %2B can only be +"),
    "own__utf16le-bom.pem": ("certificate", "the byte order mark says how to read it"),
    "own__whitespace-only.pem": ("empty", "nothing is in it"),
    "own__zwsp-in-body.pem": ("certificate", "a zero-width space is no base64 character"),
}  # fmt: skip
NAMES = {
    "csr": "certificate signing request",
    "crl": "certificate revocation list",
    "parameters": "key parameters",
}
ROWS = rows("certificates/index.jsonl")


def examined(row: dict[str, Any]) -> Certificate:
    return examine_certificate((VECTORS / "certificates" / row["file"]).read_bytes())


def expected_kind(row: dict[str, Any]) -> str:
    """The kind the vector's own words ask for, before our differences."""
    for expect in row["expect"]:
        word, _, name = expect.partition(":")
        if word == "unreadable":
            return "damaged certificate"
        if word == "not-a-certificate":
            return NAMES.get(str(name), str(name))
    return "certificate"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_each_file_is_what_it_is_said_to_be(row: dict[str, Any]) -> None:
    kind, _ = DIFFERENCES.get(row["file"], (expected_kind(row), ""))
    assert examined(row).kind == kind


@pytest.mark.parametrize("row", [row for row in ROWS if "unreadable" in row["expect"]], ids=lambda row: row["file"])
def test_what_others_cannot_read_is_never_passed_in_silence(row: dict[str, Any]) -> None:
    certificate = examined(row)
    assert certificate.problems or certificate.form not in {"PEM", "PEM on one line"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_keys_are_named_as_expected(row: dict[str, Any]) -> None:
    certificate = examined(row)
    kinds = [problem.kind for problem in certificate.problems]
    if any(expect.startswith(("key-not-rsa", "key-is-rsassa-pss")) for expect in row["expect"]):
        assert certificate.key is None
        assert "key-not-rsa" in kinds
    elif certificate.kind == "certificate":
        assert certificate.key is not None
        assert "key-not-rsa" not in kinds


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_bundles_are_counted(row: dict[str, Any]) -> None:
    counts = [problem.detail for problem in examined(row).problems if problem.kind == "several-certificates"]
    assert counts == [expect.partition(":")[2] for expect in row["expect"] if expect.startswith("bundle")]


@pytest.mark.parametrize("row", [row for row in ROWS if row["cryptography"].get("cert")], ids=lambda row: row["file"])
def test_what_is_read_agrees_with_the_record(row: dict[str, Any]) -> None:
    certificate, record = examined(row), row["cryptography"]["cert"]
    if record.get("bits"):
        assert certificate.bits == record["bits"]
    assert certificate.not_after is not None
    assert certificate.not_after.isoformat() == record["not_after"]
    assert certificate.serial == f"{int(record['serial']):x}"
    if certificate.key is not None:
        assert certificate.spki_sha256 == record["spki_sha256"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_names_are_safe_to_show(row: dict[str, Any]) -> None:
    certificate = examined(row)
    told = certificate.subject + certificate.issuer + certificate.form + repr(certificate)
    assert told.isprintable()
    assert "\u202e" not in told


def test_the_one_line_form_reads_back_as_the_same_key() -> None:
    usable = [certificate for row in ROWS if (certificate := examined(row)).key]
    assert len(usable) > 100
    for certificate in usable:
        again = examine_certificate(certificate.one_line)
        assert (again.spki_sha256, again.form, again.problems) == (
            certificate.spki_sha256,
            "PEM on one line",
            (),
        )


def test_every_difference_is_about_a_file_that_exists() -> None:
    assert set(DIFFERENCES) <= {row["file"] for row in ROWS}
    assert all(DIFFERENCES[row["file"]][0] != expected_kind(row) for row in ROWS if row["file"] in DIFFERENCES)
