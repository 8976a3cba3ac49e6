"""The schema of the signing options says of recorded options what a preflight says of them."""

from typing import Any

from jsonschema import Draft202012Validator

from inspector.checks.schema import schema
from inspector.signing.preflight import preflight
from inspector.trust.tenant import Tenant
from tests.external.test_jsonwebtoken import js_value
from tests.external.vectors import needs_vectors, rows

pytestmark = needs_vectors
SCHEMA = schema("signing-options")
OPTIONS: dict[str, Any] = SCHEMA["examples"][0]
TENANT = Tenant(issuer=OPTIONS["issuer"], key_id=OPTIONS["keyid"])
USER = {"sub": "a", "subType": "user", "name": "n", "email": "a@example.com", "email_verified": True, "jti": "1"}
# What depends on more than the options: the tenant, the moment, and how times lie to one another.
BEYOND = {"QJ111", "QJ208", "QJ402", "QJ403", "QJ501", "QJ502", "QJ503", "QJ507", "QJ508", "QJ509"}


def recorded() -> list[dict[str, Any]]:
    given = [row["options"] for row in rows("jsonwebtoken-sign.jsonl") if isinstance(row.get("options"), dict)]
    as_json = [options for options in given if "$js" not in str(options)]
    return [OPTIONS | options for options in as_json if not {"header", "encoding", "noTimestamp"} & options.keys()]


def is_found_fault_with(options: dict[str, Any]) -> bool:
    payload = {
        name: value for name, value in USER.items() if {"sub": "subject", "jti": "jwtid"}.get(name) not in options
    }
    found = preflight(js_value(payload), js_value(options), now=1_700_000_000, tenant=TENANT).findings
    return any(finding.where.startswith("/options/") and finding.rule.code not in BEYOND for finding in found)


def test_what_the_schema_takes_no_preflight_finds_fault_with() -> None:
    validator = Draft202012Validator(SCHEMA)
    asked = recorded()
    differ = [options for options in asked if validator.is_valid(options) is is_found_fault_with(options)]
    assert len(asked) > 1000
    assert differ == []


def test_both_verdicts_were_met() -> None:
    assert {is_found_fault_with(options) for options in recorded()} == {True, False}
