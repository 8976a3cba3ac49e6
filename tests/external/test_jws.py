"""Whole tokens of others: Wycheproof's JWS and JWK vectors, and the examples of RFC 7515 and 7519."""

import json
from functools import cache
from typing import Any

import pytest

from inspector import CertificateError, Report, Tenant, inspect
from inspector.inspection import Inquiry, inspect_found
from inspector.intake import Found
from inspector.report.report import Place
from inspector.trust.certificate import Certificate, read_certificate
from inspector.trust.reason import Search
from tests.external.vectors import groups, needs_vectors, rows

pytestmark = needs_vectors

MOMENT = 1_700_000_000
PUBLIC = ("kty", "n", "e", "alg", "use", "key_ops", "kid")
Case = tuple[dict[str, Any], dict[str, Any]]


def keys_of(group: dict[str, Any]) -> list[dict[str, Any]]:
    """The public members of the RSA keys that a group gives."""
    given = group.get("public") or group.get("private") or {}
    keys = given.get("keys", [given])
    return [{name: key[name] for name in PUBLIC if name in key} for key in keys if key.get("kty") == "RSA"]


CASES: list[Case] = [
    (key, test)
    for name in ("json_web_signature_test.json", "json_web_key_test.json")
    for group in groups(name)
    for key in keys_of(group)
    for test in group["tests"]
]
RS256 = [case for case in CASES if case[0].get("alg", "RS256") == "RS256"]
VALID = [case for case in RS256 if case[1]["result"] == "valid"]
INVALID = [case for case in RS256 if case[1]["result"] == "invalid"]
RFC = {row["name"]: row for row in rows("rfc.jsonl")}

# Called invalid, and yet their RS256 signatures are good, which is all that "valid" says here.
GOOD_ALL_THE_SAME = {
    "rejectWrongUse": "the JWK says that it is for encryption; a certificate says no such thing",
    "rejectWrongKeyOps": "likewise",
    "rejectsKeyWithRocaVulnerability": "to tell keys of a flawed maker is the business of those who issue them",
    "rejects1024bitRsaKey": "the key is an error of its own, QJ704",
}
# Numbers that make no RSA key: refused before any token is looked at.
NO_KEY = {"rejectsPublicExponent1", "rejectsModifiedKey"}


@cache
def certificate(key: str) -> Certificate:
    return read_certificate(key)


def judged(case: Case) -> Report:
    """The report on the token exactly as it stands; nothing is taken off."""
    key, test = case
    text = test["jws"] if isinstance(test["jws"], str) else json.dumps(test["jws"])
    tenant = Tenant(certificate=certificate(json.dumps(key)))
    return inspect_found(Found(text, 0, len(text)), Inquiry(MOMENT, tenant, search=Search.QUICK), Place())


def title(case: Case) -> str:
    return f"{case[1]['tcId']}-{case[1]['comment']}"


def test_there_is_something_to_look_at() -> None:
    assert len(CASES) > 60
    assert len(VALID) >= 8
    assert len(INVALID) >= 15


def is_key(case: Case) -> bool:
    try:
        certificate(json.dumps(case[0]))
    except CertificateError:
        return False
    return True


WITH_KEY = [case for case in CASES if is_key(case)]


def test_what_is_no_key_is_refused() -> None:
    refused = [case for case in CASES if case not in WITH_KEY]
    assert refused
    assert {case[1]["comment"] for case in refused} <= NO_KEY
    assert {case[1]["result"] for case in refused} == {"invalid"}


@pytest.mark.parametrize("case", WITH_KEY, ids=title)
def test_none_crashes_and_none_is_a_login_token(case: Case) -> None:
    report = judged(case)
    assert not report.crashed
    assert report.verdict.value == "nonconforming"


@pytest.mark.parametrize("case", VALID, ids=title)
def test_what_is_valid_verifies(case: Case) -> None:
    assert judged(case).signature.status == "valid"


def test_what_is_invalid_does_not_verify() -> None:
    verified = {case[1]["comment"] for case in INVALID if case in WITH_KEY and judged(case).signature.status == "valid"}
    assert verified == set(GOOD_ALL_THE_SAME)


def test_a_small_key_is_an_error() -> None:
    [small] = [case for case in CASES if case[1]["comment"] == "rejects1024bitRsaKey"]
    assert "QJ704" in {finding.rule.code for finding in judged(small).findings}


def test_of_keys_for_another_algorithm_only_what_is_rs256_all_the_same_verifies() -> None:
    """Their JWK names PS512 or encryption; the signature was made as RS256, and a certificate says no more."""
    other = [case for case in WITH_KEY if case not in RS256]
    assert len(other) > 20
    verified = {case[1]["comment"] for case in other if judged(case).signature.status == "valid"}
    assert verified == {"UsingRS256", "rejectsWrongUse"}


@pytest.mark.parametrize("case", [case for case in VALID if case[1]["comment"] != "acceptsValid"], ids=title)
def test_a_header_of_others_is_not_found_wanting(case: Case) -> None:
    """Their payloads are no JSON and their headers name other keys; nothing else is said of the header."""
    about = {each.rule.code for each in judged(case).findings if each.rule.code.startswith("QJ2")}
    assert about <= {"QJ202", "QJ203", "QJ209"}


# The RFCs' examples

NAMED = [
    ("RFC7515-A.1", {"QJ201"}),
    ("RFC7515-A.3", {"QJ201"}),
    ("RFC7515-A.4", {"QJ201", "QJ106"}),
    ("RFC7515-A.5", {"QJ201", "QJ110"}),
    ("RFC7515-E", {"QJ201", "QJ204", "QJ110"}),
    ("RFC7519-A.1-encrypted", {"QJ103"}),
    ("RFC7519-A.2-nested", {"QJ103"}),
]


def test_the_rfcs_rs256_example_verifies_with_its_key() -> None:
    row = RFC["RFC7515-A.2"]
    key = json.dumps({name: row["jwk"][name] for name in ("kty", "n", "e")})
    report = inspect(row["token"], now=MOMENT, tenant=Tenant(certificate=read_certificate(key)))
    assert report.signature.status == "valid"
    assert "QJ502" in {finding.rule.code for finding in report.findings}


def test_the_rfcs_rs256_example_altered_does_not() -> None:
    row = RFC["RFC7515-A.2"]
    key = json.dumps({name: row["jwk"][name] for name in ("kty", "n", "e")})
    altered = row["token"].replace(".eyJpc3MiOiJqb2Ui", ".eyJpc3MiOiJqb2Uj")
    assert altered != row["token"]
    report = inspect(altered, now=MOMENT, tenant=Tenant(certificate=read_certificate(key)))
    assert report.signature.status == "invalid"


@pytest.mark.parametrize(("name", "codes"), NAMED, ids=[name for name, _ in NAMED])
def test_the_rfcs_other_examples_are_named_as_what_they_are(name: str, codes: set[str]) -> None:
    report = inspect(RFC[name]["token"], now=MOMENT)
    assert report.verdict.value == "nonconforming"
    assert codes <= {finding.rule.code for finding in report.findings}


def test_a_jws_in_json_is_no_compact_token_that_passes() -> None:
    report = inspect(RFC["RFC7515-A.6-json-general"]["token"], now=MOMENT)
    assert report.verdict.value == "nonconforming"


def test_every_example_is_looked_at() -> None:
    assert set(RFC) == {name for name, _ in NAMED} | {"RFC7515-A.2", "RFC7515-A.6-json-general"}
