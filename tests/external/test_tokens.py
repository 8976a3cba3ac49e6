"""The 344 made tokens: structure, signature and faults as an independent table expects them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest

from inspector import Report, Severity, Tenant, inspect, read_certificate
from tests.external.vectors import VECTORS, needs_vectors, rows

pytestmark = needs_vectors

# The names of the table's faults by the codes that mean the same; a claim's own faults are in CLAIMS.
FAULTS: dict[str, set[str]] = {
    "alg-not-RS256": {"QJ201"},
    "alg-symmetric": {"QJ201"},
    "key-type-mismatch": {"QJ201"},
    "kid-type": {"QJ202"},
    "kid-empty": {"QJ202"},
    "kid-missing": {"QJ202"},
    "kid-mismatch": {"QJ403"},
    "typ-not-JWT": {"QJ203"},
    "crit": {"QJ204"},
    "enc-in-header": {"QJ103"},
    "zip-in-jws": {"QJ209"},
    "header-embedded-key": {"QJ206"},
    "header-key-url": {"QJ206"},
    "signature-missing": {"QJ110"},
    "signature-length": {"QJ604"},
    "hmac-with-public-key": {"QJ605"},
    "cert-not-rsa": {"QJ703"},
    "cert-rsa-too-small": {"QJ704"},
    "iss-mismatch": {"QJ401", "QJ402"},
    "aud-mismatch": {"QJ404"},
    "lifetime": {"QJ501"},
    "lifetime-zero": {"QJ507"},
    "exp-before-nbf": {"QJ507"},
    "expired": {"QJ502"},
    "not-yet-valid": {"QJ503"},
    "iat-in-future": {"QJ511"},
    "exp-implausible": {"QJ509", "QJ106"},
    "exp-in-milliseconds": {"QJ508"},
    "iat-in-milliseconds": {"QJ508"},
    "exp-not-finite": {"QJ106"},
    "nbf-not-finite": {"QJ106"},
    "token-too-large": {"QJ109"},
    "invisible-character": {"QJ112"},
    "control-character": {"QJ111"},
    "lone-surrogate": {"QJ111"},
    "bidi-control": {"QJ111"},
    "duplicate-key": {"QJ108"},
    "claim-misnamed": {"QJ309", "QJ310"},
    "jti-type(warn)": {"QJ407"},
    "email-format(warn)": {"QJ307"},
}
CLAIMS = {
    "sub": "QJ301",
    "subType": "QJ302",
    "name": "QJ303",
    "email": "QJ304",
    "email_verified": "QJ305",
    "groups": "QJ306",
    "jti": "QJ406",
    "iss": "QJ401",
    "aud": "QJ404",
    "exp": "QJ504",
    "nbf": "QJ505",
    "iat": "QJ506",
}
STRUCTURES: dict[str, set[str]] = {
    "parts": {"QJ101", "QJ102"},
    "alphabet": {"QJ104"},
    "padding": {"QJ104"},
    "noncanonical": {"QJ104"},
    "b64-length": {"QJ104"},
    "whitespace-inside": {"QJ104", "QJ112"},
    "not-a-bare-token": {"QJ101", "QJ102", "QJ104", "QJ112"},
    "header-utf8": {"QJ105"},
    "payload-utf8": {"QJ105"},
    "header-json": {"QJ106"},
    "payload-json": {"QJ106"},
    "number-too-long": {"QJ106"},
    "header-not-object": {"QJ107"},
    "payload-not-object": {"QJ107"},
    "duplicate-key": {"QJ108"},
    "too-deep": {"QJ109"},
    "crit": {"QJ204"},
}
SIGNATURE = {"QJ601", "QJ602", "QJ603", "QJ604", "QJ605", "QJ606", "QJ110"}

# Where we differ from the table, and why we are right to.
MENDABLE = ("ok", "malformed:whitespace-inside", "malformed:not-a-bare-token")
DIFFERENCES = {
    "tampered/case-folded": "a header in small letters decodes to bytes that are no UTF-8: told before JSON is tried",
    "b64/control-padded-lengths": "its name is empty, which the table itself calls a fault in qlik/name-empty",
    "json-payload/groups-100000": "half a MiB: the limit is 1 MiB; the 100,000 groups are found (QJ312)",
}


@cache
def tenant(key: str) -> Tenant:
    certificate = read_certificate((VECTORS / "keys" / f"{key}.cert.pem").read_bytes())
    return Tenant(issuer="https://my-custom-jwt", key_id="my-custom-jwt", certificate=certificate)


def judged(row: dict[str, Any]) -> Report:
    """The report at the table's clock; `opts` are options of jsonwebtoken's verify and move no expected fault."""
    return inspect(row["token"], now=1_700_000_000, tenant=tenant(row.get("key") or "rsa2048-main"))


def codes(fault: str) -> set[str]:
    name = fault.split(":", maxsplit=1)[0]
    if fault in FAULTS or name in FAULTS:
        return FAULTS.get(fault) or FAULTS[name]
    return {CLAIMS[name.rpartition("-")[0]]}


def is_tolerated(fault: str) -> bool:
    return fault.endswith(("(info)", "(hint)"))


def disagreements(row: dict[str, Any]) -> Iterable[str]:
    report, expect = judged(row), row["expect"]
    found = {finding.rule.code for finding in report.findings}
    structure = expect["structure"]
    if structure != "ok":
        if found.isdisjoint(STRUCTURES[structure.split(":")[1]]):
            yield f"structure {structure}: found {sorted(found)}"
        return
    wanted = [codes(fault) for fault in expect["faults"] if not is_tolerated(fault)]
    yield from (f"missing {sorted(each)}" for each in wanted if found.isdisjoint(each))
    errors = {finding.rule.code for finding in report.findings if finding.rule.severity is Severity.ERROR}
    tolerated = [codes(fault) for fault in expect["may"]]
    hinted = {"QJ207"} if any(fault.startswith("claim-in-header") for fault in expect["faults"]) else set()
    extra = errors.difference(SIGNATURE, hinted, *wanted, *tolerated)
    if extra:
        yield f"invented {sorted(extra)}"
    if "alg-not-RS256" not in expect["faults"]:
        yield from signature_disagreements(expect["signature"], report)


def signature_disagreements(expected: str, report: Report) -> Iterable[str]:
    """Where the header says RS256: for another alg the table asks for that one, and we for RS256 all the same."""
    status = report.signature.status
    if expected == "bad" and status not in ("invalid", "missing"):
        yield f"signature {status}, not bad"
    if expected == "ok" and status != "valid":
        yield f"signature {status}, not ok"


@pytest.fixture(scope="module")
def table() -> list[dict[str, Any]]:
    return rows("tokens.jsonl")


def test_structure_signature_and_faults_agree_with_the_table(table: list[dict[str, Any]]) -> None:
    differing = {row["id"]: list(disagreements(row)) for row in table}
    differing = {name: told for name, told in differing.items() if told}
    assert len(table) == 344
    assert differing.keys() == DIFFERENCES.keys(), differing
    assert len(differing) <= 0.02 * len(table)


def test_a_token_with_another_alg_never_conforms(table: list[dict[str, Any]]) -> None:
    other = [row for row in table if "alg-not-RS256" in row["expect"]["faults"]]
    assert len(other) > 20
    assert not [row["id"] for row in other if judged(row).verdict.value != "nonconforming"]


def test_a_signature_good_under_another_alg_is_told_as_such(table: list[dict[str, Any]]) -> None:
    good = [row for row in table if row["group"] == "alg" and row["expect"]["signature"] == "ok" and "key" not in row]
    assert len(good) == 2
    assert all("QJ603" in {finding.rule.code for finding in judged(row).findings} for row in good)


def test_a_token_that_some_library_takes_by_accident_is_not_called_conforming(
    table: list[dict[str, Any]],
) -> None:
    faulty = [row for row in table if row["expect"]["structure"] not in MENDABLE]
    assert len(faulty) > 60
    assert not [row["id"] for row in faulty if judged(row).verdict.value == "conforming"]
