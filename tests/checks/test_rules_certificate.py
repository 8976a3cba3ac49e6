"""QJ7xx: from a certificate that is unfit, or nearly, to exactly the codes that it must bring."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from inspector.inspection import Inquiry, inspect_certificate
from inspector.signing.keys import make_key_pair
from inspector.trust.certificate import examine_certificate
from tests.builders import BEGIN, DAYS, MOMENT, certificate, key_pair

_END = BEGIN + DAYS * 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """A certificate's text, the moment it is looked at, and the exact set of codes."""

    description: str
    codes: str = ""
    material: Callable[[], bytes]
    moment: float = MOMENT
    says: tuple[str, ...] = ()

    @property
    def expected(self) -> frozenset[str]:
        """The codes that must be found, and no others."""
        return frozenset(self.codes.split())


def _good() -> bytes:
    return key_pair().certificate


@cache
def _small() -> bytes:
    return make_key_pair(subject="small", moment=BEGIN, bits=2040).certificate


def _public(key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _public_half() -> bytes:
    return _public(key_pair().private_key.public_key())


def _with_exponent(exponent: int) -> bytes:
    modulus = key_pair().private_key.public_key().public_numbers().n
    return _public(rsa.RSAPublicNumbers(exponent, modulus).public_key())


def _private_half() -> bytes:
    return key_pair().private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _one_line() -> bytes:
    return certificate().one_line.encode()


ROWS = (
    CertificateRow(description="a sound certificate", material=_good),
    CertificateRow(description="its first second", material=_good, moment=BEGIN),
    CertificateRow(
        description="a second too early",
        codes="QJ706",
        material=_good,
        moment=BEGIN - 1,
        says=("begins 2023-11-13", "in 1 s"),
    ),
    CertificateRow(description="its last second", material=_good, moment=_END),
    CertificateRow(
        description="a second too late",
        codes="QJ705",
        material=_good,
        moment=_END + 1,
        says=("ended 2028-11-11", "1 s ago"),
    ),
    CertificateRow(description="2040 bits", codes="QJ704", material=_small, says=("2,040", "2,048")),
    CertificateRow(description="a bare public key", codes="QJ709", material=_public_half, says=("bare public key",)),
    CertificateRow(
        description="an exponent of 65535",
        codes="QJ709 QJ710",
        material=lambda: _with_exponent(65535),
        says=("65535", "65537"),
    ),
    CertificateRow(description="an exponent of 65537", codes="QJ709", material=lambda: _with_exponent(65537)),
    CertificateRow(description="an exponent of 3", codes="QJ709 QJ710", material=lambda: _with_exponent(3)),
    CertificateRow(description="no certificate", codes="QJ701", material=lambda: b"certificate"),
    CertificateRow(description="nothing", codes="QJ701", material=lambda: b""),
    CertificateRow(description="a private key", codes="QJ702", material=_private_half),
    CertificateRow(
        description="a key on a curve",
        codes="QJ703 QJ709",
        material=lambda: _public(ec.generate_private_key(ec.SECP256R1()).public_key()),
    ),
    CertificateRow(description="one line with its end", codes="QJ707", material=lambda: _one_line() + b"\n"),
    CertificateRow(description="one line without its end", material=_one_line),
    CertificateRow(
        description="two certificates", codes="QJ708", material=lambda: _good() + key_pair("another").certificate
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.description)
def test_exactly_these_rules_speak_of_the_certificate(row: CertificateRow) -> None:
    findings = inspect_certificate(examine_certificate(row.material()), Inquiry(row.moment))
    assert {finding.rule.code for finding in findings} == row.expected


@pytest.mark.parametrize("row", [row for row in ROWS if row.says], ids=lambda row: row.description)
def test_the_decisive_words_are_said(row: CertificateRow) -> None:
    findings = inspect_certificate(examine_certificate(row.material()), Inquiry(row.moment))
    messages = "\n".join(finding.message for finding in findings)
    assert [word for word in row.says if word not in messages] == []


def test_a_private_key_is_never_echoed() -> None:
    findings = inspect_certificate(examine_certificate(_private_half()), Inquiry(MOMENT))
    lines = _private_half().decode().splitlines()[1:-1]
    assert lines
    assert not any(line in repr(findings) for line in lines)
