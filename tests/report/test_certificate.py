"""What is said of a certificate: on a terminal and as JSON."""

from collections.abc import Callable, Mapping
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from inspector.checks.finding import Finding
from inspector.checks.schema import schema
from inspector.inspection import Inquiry, inspect_certificate
from inspector.report.as_json import dumps
from inspector.report.of_certificate import certificate_document, render_certificate
from inspector.report.paint import Paint
from inspector.report.sheet import Sheet
from inspector.trust.certificate import Certificate, examine_certificate
from tests.builders import DAYS, MOMENT, key_pair
from tests.report.widths import too_wide
from tests.trust import throwaway

SECRETS = (
    "PKCS#8 PEM",
    "PKCS#8 DER",
    "PKCS#1 PEM",
    "PKCS#1 DER",
    "PKCS#8 encrypted",
    "PKCS#8 encrypted DER",
    "PKCS#1 encrypted",
    "OpenSSH",
    "EC",
    "EC DER",
    "Ed25519",
    "Ed25519 DER",
    "DSA DER",
)
FILES: Mapping[str, Callable[[], bytes]] = {
    "certificate": lambda: key_pair().certificate,
    "one line": lambda: key_pair().certificate.replace(b"\n", b""),
    "one line with a space behind": lambda: key_pair().certificate.replace(b"\n", b"") + b" ",
    "public key": throwaway.spki,
    "PKCS#1": throwaway.pkcs1,
    "request": throwaway.request,
    "revocations": throwaway.revocations,
    "SSH key": lambda: throwaway.ssh_line().encode(),
    "PKCS#12": throwaway.pkcs12_file,
    "empty": lambda: b"",
    "text": lambda: b"no certificate at all \x1b[31m",
    "two": lambda: key_pair().certificate + key_pair("other").certificate,
    **{f"private key, {name}": lambda name=name: throwaway.secrets()[name] for name in SECRETS},  # type: ignore[misc]
}


@cache
def looked_at(name: str, moment: float = MOMENT) -> tuple[Certificate, tuple[Finding, ...]]:
    certificate = examine_certificate(FILES[name]())
    return certificate, inspect_certificate(certificate, Inquiry(moment))


@cache
def validator() -> Draft202012Validator:
    whole = schema("report")
    return Draft202012Validator({"$schema": whole["$schema"], "$defs": whole["$defs"], "$ref": "#/$defs/certificate"})


@pytest.mark.parametrize("name", FILES)
def test_its_document_keeps_to_the_schema(name: str) -> None:
    document = certificate_document(*looked_at(name), "publickey.cer")
    assert not [error.message for error in validator().iter_errors(document)]
    assert dumps(document).isascii()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_its_lines_fit_but_for_the_one_line_form(name: str, width: int) -> None:
    certificate, findings = looked_at(name)
    text = render_certificate(certificate, findings, Sheet(width=width))
    assert text
    lines = [line for line in text.split("\n") if line != certificate.one_line]
    assert not too_wide("\n".join(lines), width)


@pytest.mark.parametrize("name", FILES)
def test_what_steers_a_terminal_does_not_come_through(name: str) -> None:
    text = render_certificate(*looked_at(name), Sheet())
    assert not [character for character in text if character < " " and character != "\n"]


@pytest.mark.parametrize("name", FILES)
def test_in_ascii_it_is_ascii(name: str) -> None:
    assert render_certificate(*looked_at(name), Sheet(paint=Paint(ascii=True))).isascii()


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("private")])
def test_no_byte_of_a_private_key_is_shown(name: str) -> None:
    secret = FILES[name]().decode("latin-1")
    shown = render_certificate(*looked_at(name), Sheet(width=200))
    shown += dumps(certificate_document(*looked_at(name), "key.pem"))
    lines = [line.strip() for line in secret.split("\n") if len(line.strip()) > 12 and "---" not in line]
    assert "PEM" not in name or lines
    assert not [line for line in lines for at in range(0, len(line) - 12, 12) if line[at : at + 12] in shown]
    assert "QJ702" in {finding.rule.code for finding in looked_at(name)[1]}


def test_every_form_of_a_private_key_is_tried() -> None:
    assert set(SECRETS) == set(throwaway.secrets())


def test_a_sound_certificate_has_no_finding() -> None:
    assert looked_at("certificate")[1] == ()


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (MOMENT - 86_401, "QJ706"),
        (MOMENT - 86_400, None),
        (MOMENT - 86_400 + DAYS * 86_400, None),
        (MOMENT - 86_400 + DAYS * 86_400 + 1, "QJ705"),
    ],
)
def test_its_time_is_judged_to_the_second(moment: float, code: str | None) -> None:
    assert [finding.rule.code for finding in looked_at("certificate", moment)[1]] == ([code] if code else [])


def test_the_facts_are_shown() -> None:
    certificate, findings = looked_at("certificate")
    text = render_certificate(certificate, findings, Sheet(width=200))
    for fact in (
        "certificate",
        "RSA, 2,048 bits, exponent 65537",
        "CN=tenant",
        "the same (self-signed)",
        "2023-11-13 22:13Z to 2028-11-11 22:13Z",
        certificate.sha1,
        certificate.sha256,
        certificate.spki_sha256,
    ):
        assert fact in text


def test_its_one_line_form_is_the_file_without_line_ends() -> None:
    assert looked_at("certificate")[0].one_line == key_pair().certificate.decode().replace("\n", "")


def test_the_one_line_form_is_offered_and_not_for_what_was_refused() -> None:
    assert "--one-line" in render_certificate(*looked_at("certificate"), Sheet(width=200))
    assert "--one-line" not in render_certificate(*looked_at("request"), Sheet(width=200))
