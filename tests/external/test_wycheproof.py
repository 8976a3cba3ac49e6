"""RSA signatures made to fool verifiers (C2SP/wycheproof): none does, and each is explained."""

import functools
from hashlib import sha256
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

from inspector.trust.certificate import Certificate, read_certificate
from inspector.trust.forensics import Reason, Search, explain
from inspector.trust.multi_buffer import multi_buffer
from inspector.trust.signature import verify
from inspector.trust.verifier import by_aws_lc
from tests.external.vectors import groups, needs_vectors

pytestmark = needs_vectors

KINDS = {
    "wrong-key",
    "content-altered",
    "other-algorithm",
    "signature-length",
    "hmac-with-public-key",
    "damaged-signature",
}
# "acceptable" is one case alone, a DigestInfo without its NULL: RFC 8017 9.2 has one encoding; we refuse it.
PKCS1 = [
    (group["publicKeyPem"], test)
    for name in ("rsa_signature_2048_sha256_test.json", "rsa_signature_4096_sha256_test.json")
    for group in groups(name)
    for test in group["tests"]
]
PSS = [
    (group["publicKeyPem"], test)
    for group in groups("rsa_pss_2048_sha256_mgf1_32_test.json")
    for test in group["tests"]
]
RS256_AMONG_PSS = [case for case in PSS if case[1]["comment"] == "PKCS #1 v1.5 signature with SHA-256"]
REALLY_PSS = [case for case in PSS if case not in RS256_AMONG_PSS]
REFUSED = [case for case in PKCS1 if case[1]["result"] != "valid"]


@functools.cache
def certificate_of(pem: str) -> Certificate:
    return read_certificate(pem)


def has_usual_exponent(pem: str) -> bool:
    key = certificate_of(pem).key
    return key is not None and key.public_numbers().e == 65537


def parts(case: tuple[str, dict[str, Any]]) -> tuple[Certificate, RSAPublicKey, bytes, bytes]:
    certificate = certificate_of(case[0])
    assert certificate.key is not None
    return certificate, certificate.key, bytes.fromhex(case[1]["msg"]), bytes.fromhex(case[1]["sig"])


def reason_for(case: tuple[str, dict[str, Any]]) -> Reason:
    certificate, _, message, signature = parts(case)
    return explain(certificate, message, signature, search=Search.QUICK)


def content_of(key: RSAPublicKey, signature: bytes) -> bytes:
    try:
        return key.recover_data_from_signature(signature, PKCS1v15(), None)
    except InvalidSignature:
        return b""


def test_there_is_something_to_look_at() -> None:
    assert (len(PKCS1), len(PSS)) == (517, 108)


@pytest.mark.parametrize("case", PKCS1, ids=lambda case: f"{len(case[0])}-{case[1]['tcId']}")
def test_valid_is_what_verifies_and_nothing_else(case: tuple[str, dict[str, Any]]) -> None:
    _, key, message, signature = parts(case)
    assert verify(key, message, signature) == (case[1]["result"] == "valid")
    assert verify(key, message, signature) == RSAAlgorithm(RSAAlgorithm.SHA256).verify(message, key, signature)


@pytest.mark.parametrize("case", PKCS1, ids=lambda case: f"{len(case[0])}-{case[1]['tcId']}")
def test_aws_lc_says_the_same(case: tuple[str, dict[str, Any]]) -> None:
    pytest.importorskip("awscrt", reason="the extra fast is not installed")
    _, key, message, signature = parts(case)
    is_good = by_aws_lc(key)
    assert is_good is not None
    assert is_good(sha256(message).digest(), signature) == (case[1]["result"] == "valid")


@pytest.mark.parametrize("pem", sorted({pem for pem, _ in PKCS1 if has_usual_exponent(pem)}), ids=len)
def test_many_at_once_are_told_the_same(pem: str) -> None:
    cases = [case for case in PKCS1 if case[0] == pem]
    key = parts(cases[0])[1]
    many = multi_buffer(key)
    if many is None:
        pytest.skip("the extra avx512 is not installed, or this processor has no AVX-512 IFMA")
    signed = [parts(case)[2:] for case in cases]
    assert many.are_good(signed) == [case[1]["result"] == "valid" for case in cases]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{len(case[0])}-{case[1]['tcId']}")
def test_what_is_refused_has_one_known_reason(case: tuple[str, dict[str, Any]]) -> None:
    assert reason_for(case).kind in KINDS


def test_content_is_never_called_altered_while_the_digest_is_right() -> None:
    altered = [case for case in REFUSED if reason_for(case).kind == "content-altered"]
    assert altered
    for case in altered:
        _, key, message, signature = parts(case)
        assert sha256(message).digest() not in content_of(key, signature)


def test_a_missing_null_is_named_as_another_encoding() -> None:
    acceptable = [case for case in PKCS1 if case[1]["result"] == "acceptable"]
    assert len(acceptable) == 2
    assert all(case[1]["flags"] == ["MissingNull"] for case in acceptable)
    assert {(reason_for(case).kind, reason_for(case).detail) for case in acceptable} == {
        ("other-algorithm", "encoding")
    }


@pytest.mark.parametrize("case", REALLY_PSS, ids=lambda case: str(case[1]["tcId"]))
def test_no_pss_signature_is_good_as_rs256(case: tuple[str, dict[str, Any]]) -> None:
    _, key, message, signature = parts(case)
    assert not verify(key, message, signature)


def test_the_one_rs256_signature_among_the_pss_vectors_is_good() -> None:
    [case] = RS256_AMONG_PSS
    _, key, message, signature = parts(case)
    assert verify(key, message, signature)


@pytest.mark.parametrize("case", REALLY_PSS, ids=lambda case: str(case[1]["tcId"]))
def test_valid_pss_signatures_are_told_as_ps256(case: tuple[str, dict[str, Any]]) -> None:
    reason = reason_for(case)
    assert reason.kind in KINDS
    if case[1]["result"] == "valid":
        assert (reason.kind, reason.detail) == ("other-algorithm", "PS256")
