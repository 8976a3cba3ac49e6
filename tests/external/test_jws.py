"""Whole tokens of others: Wycheproof's JWS and JWK vectors, and the examples of RFC 7515 and 7519."""

import json
from functools import cache
from typing import Any

import pytest

from inspector import Report, Tenant, inspect
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

# Called invalid for what the JWK says of its own use; a certificate says no such thing, and neither does
# Qlik's console ask for it. The signatures are good.
INVALID_BY_THE_KEYS_USE = {"rejectWrongUse", "rejectWrongKeyOps"}
# A key whose factors a known flaw of its maker gives away: the mathematics of the signature are sound, and
# to recognise such keys is the business of those who issue them.
INVALID_BY_THE_KEYS_MAKER = {"rejectsKeyWithRocaVulnerability"}


@cache
def certificate(key: str) -> Certificate:
    return read_certificate(key)


def judged(case: Case) -> Report:
    """The report on the token exactly as it stands; nothing is taken off."""
    key, test = case
    text = test["jws"] if isinstance(test["jws"], str) else json.dumps(test["jws"])
    tenant = Tenant(certificate=certificate(json.dumps(key)))
    return inspect_found(Found(text, 0, len(text)), Inquiry(MOMENT, tenant, search=Search.QUICK), Place())


def passes(report: Report) -> bool:
    """Whether nothing but its claims speaks against a token: good to read, in its header and its signature."""
    errors = {each.rule.code[:3] for each in report.findings if each.rule.severity.value == "error"}
    errors -= {"QJ3", "QJ4", "QJ5"}
    lacking_kid = {each.rule.code for each in report.findings} & {"QJ202", "QJ106", "QJ107"}
    return report.signature.status == "valid" and not errors - ({"QJ2"} if lacking_kid == {"QJ202"} else set())


def title(case: Case) -> str:
    return f"{case[1]['tcId']}-{case[1]['comment']}"


def test_there_is_something_to_look_at() -> None:
    assert len(CASES) > 60
    assert len(VALID) >= 8
    assert len(INVALID) >= 15


@pytest.mark.parametrize("case", CASES, ids=title)
def test_none_crashes(case: Case) -> None:
    report = judged(case)
    assert not report.crashed
    assert report.verdict.value != "conforming"


@pytest.mark.parametrize("case", VALID, ids=title)
def test_what_is_valid_verifies(case: Case) -> None:
    assert judged(case).signature.status == "valid"


@pytest.mark.parametrize("case", INVALID, ids=title)
def test_what_is_invalid_does_not_pass(case: Case) -> None:
    excepted = case[1]["comment"] in INVALID_BY_THE_KEYS_USE | INVALID_BY_THE_KEYS_MAKER
    assert passes(judged(case)) == excepted


@pytest.mark.parametrize("case", [case for case in CASES if case not in RS256], ids=title)
def test_no_token_of_another_algorithm_passes(case: Case) -> None:
    assert not passes(judged(case))


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
