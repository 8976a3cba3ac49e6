"""Before a token exists: what is wrong with payload and options, and what the token that would result is worth."""

from typing import Any

import jwt
import pytest

from inspector.errors import SourceError
from inspector.inspection import Inquiry
from inspector.report.report import Verdict
from inspector.signing.inputs import Inputs
from inspector.signing.javascript.values import UNDEFINED, Unknown, Value
from inspector.signing.jsonwebtoken.sign import Style
from inspector.signing.preflight import Preflight, look_ahead, preflight
from inspector.signing.written import LARGEST, read_inputs, read_pair
from inspector.trust.tenant import Tenant
from tests.builders import key_pair
from tests.external.test_jsonwebtoken import js_value
from tests.external.vectors import needs_vectors, rows

NOW = 1_700_000_000
TENANT = Tenant(issuer="https://my-custom-jwt", key_id="my-custom-jwt")
TUTORIAL = """
const payload = {
  jti: uid.sync(32), // 32 bytes random string
  sub: '0hEhiPyhMBdtOCv2UZKoLo4G24p-7R6eeGdZUQHF0-c',
  subType: 'user',
  name: 'Hardcore Harry',
  email: 'harry@example.com',
  email_verified: true,
  groups: ['Administrators', 'Sales', 'Marketing'],
};
const signingOptions = {
  keyid: 'my-custom-jwt',
  algorithm: 'RS256',
  issuer: 'https://my-custom-jwt',
  expiresIn: '5m',
  notBefore: '1s',
  audience: 'qlik.api/login/jwt-session',
};
"""


def judged(inputs: Inputs, tenant: Tenant = TENANT) -> Preflight:
    return look_ahead(inputs, Inquiry(NOW, tenant))


def changed(before: str, after: str) -> Preflight:
    assert before in TUTORIAL
    return judged(read_inputs(TUTORIAL.replace(before, after, 1)))


def met(found: Preflight) -> list[tuple[str, str, str | None]]:
    return [(finding.rule.code, finding.where, finding.follows) for finding in found.findings]


def test_the_tutorials_sample_conforms_and_what_a_run_makes_is_said() -> None:
    found = judged(read_inputs(TUTORIAL))
    assert (found.verdict, met(found)) == (Verdict.CONFORMING, [])
    assert found.assumed == (("/payload/jti", "uid.sync(32)"),)


def test_without_a_tenant_it_is_undecided() -> None:
    assert judged(read_inputs(TUTORIAL), Tenant()).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("subType", "exp: 1700000300, subType", ["QJ801 /options/expiresIn"]),
        ("subType", "exp: soon(), subType", ["QJ801 /options/expiresIn"]),
        ("  keyid: 'my-custom-jwt',\n", "", ["QJ802 /options/keyid", "QJ202 /options/keyid QJ802"]),
        ("'5m'", "'3600'", ["QJ806 /options/expiresIn"]),
        ("'5m'", "'5 parsecs'", ["QJ805 /options/expiresIn", "QJ504 /options/expiresIn QJ805"]),
        ("'5m'", "1.5", ["QJ805 /options/expiresIn", "QJ504 /options/expiresIn QJ805"]),
        ("'5m'", "'2h'", ["QJ501 /options/expiresIn"]),
        ("'5m'", "'3601s'", []),
        ("'5m'", "'3602s'", ["QJ501 /options/expiresIn"]),
        ("'1s'", "'2h'", ["QJ507 /options/expiresIn", "QJ503 /options/notBefore"]),
        ("'RS256'", "'RS512'", ["QJ803 /options/algorithm", "QJ201 /options/algorithm QJ803"]),
        ("email_verified: true", "email_verified: 'true'", ["QJ305 /payload/email_verified"]),
        ("'https://my-custom-jwt'", "'https://my-custom-jwt/'", ["QJ402 /options/issuer"]),
        ("issuer:", "iss:", ["QJ804 /options/iss", "QJ802 /options/issuer QJ804", "QJ401 /payload/iss QJ804"]),
        (
            "keyid:",
            "header: {kid: 'other'}, keyid:",
            ["QJ808 /options/header/kid", "QJ403 /options/header/kid QJ808"],
        ),
    ],
)
def test_a_fault_is_found_where_it_is_written(before: str, after: str, expected: list[str]) -> None:
    found = [" ".join(filter(None, each)) for each in met(changed(before, after))]
    assert sorted(found) == sorted(expected)


def test_all_doubled_claims_are_told_though_the_library_stops_at_the_first() -> None:
    doubled = "exp: 1, nbf: 1, aud: 'a', iss: 'i', sub: 's', jti: 'j'"
    options = "expiresIn: 60, notBefore: 0, audience: 'a', issuer: 'i', subject: 's', jwtid: 'j', algorithm: 'RS256'"
    found = judged(read_inputs(f"{{payload: {{{doubled}}}, options: {{{options}}}}}"))
    places = [where for code, where, _ in met(found) if code == "QJ801"]
    assert sorted(places) == [
        f"/options/{name}" for name in ("audience", "expiresIn", "issuer", "jwtid", "notBefore", "subject")
    ]
    assert found.refusals == ('Bad "options.expiresIn" option the payload already has an "exp" property.',)


@pytest.mark.parametrize(("style", "made"), [("sync", False), ("callback", True)])
def test_with_a_callback_the_payloads_value_wins(style: Style, *, made: bool) -> None:
    inputs = read_inputs(TUTORIAL.replace("subType", "iss: 'mine', subType"))
    found = judged(Inputs(payload=inputs.payload, options=inputs.options, style=style))
    assert found.refusals == ('Bad "options.issuer" option. The payload already has an "iss" property.',)
    assert (found.payload is not None) == made
    assert made == (found.payload is not None and found.payload["iss"] == "mine")
    assert found.verdict is Verdict.NONCONFORMING


def test_what_is_not_known_is_never_found_fault_with() -> None:
    names = ("sub", "subType", "name", "email", "email_verified", "groups", "jti", "exp", "nbf", "iat", "iss", "aud")
    payload: Value = {name: Unknown("ask()") for name in names}
    options: Value = {"algorithm": "RS256", "keyid": Unknown("id")}
    found = judged(Inputs(payload=payload, options=options))
    assert met(found) == []
    assert len(found.assumed) == len(names) + 1


def test_a_spread_that_is_not_seen_may_bring_what_is_missing() -> None:
    found = judged(read_inputs(TUTORIAL.replace("  sub: '0hEhiPyhMBdtOCv2UZKoLo4G24p-7R6eeGdZUQHF0-c',", "  ...user,")))
    assert met(found) == []
    assert ("/payload", "...user") in found.assumed


def test_a_finding_knows_line_and_column_of_its_source() -> None:
    found = judged(read_pair('{"sub": "x"}', "{\n  kid: 'k'}", ("payload.json", "options.js")))
    spots = {finding.rule.code: found.spot(finding) for finding in found.findings}
    assert spots["QJ804"] == (2, 3, "options.js")
    assert spots["QJ303"] == (1, 1, "payload.json")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "const jwt = require('x')",
        "{a:1} {b:2} {c:3}",
        "{a: " * 5000,
        "x" * (LARGEST + 1),
        "{`" + "${`" * 9000,
    ],
)
def test_a_text_that_is_neither_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(SourceError) as error:
        read_inputs(text)
    assert "\n" not in str(error.value)


@needs_vectors
@pytest.mark.parametrize(
    "row", [row for row in rows("jsonwebtoken-sign.jsonl") if not row.get("key")], ids=lambda row: row["id"]
)
def test_whatever_the_library_refuses_is_an_error_and_nothing_crashes(row: dict[str, Value]) -> None:
    options = js_value(row["options"]) if "options" in row else UNDEFINED
    found = judged(Inputs(payload=js_value(row["payload"]), options=options))
    assert found.refusal == row.get("error")
    assert "QJ000" not in {finding.rule.code for finding in found.findings}
    if found.refusal is not None:
        assert found.verdict is Verdict.NONCONFORMING


_FAULTS = {
    "nbf-missing": "QJ505",
    "jti-missing": "QJ406",
    "claim-misnamed:group": "QJ309",
    "email_verified-type": "QJ305",
    "exp-not-integer(info)": "QJ510",
    "nbf-not-integer(info)": "QJ510",
    "iat-not-integer(info)": "QJ510",
    "duplicate:exp/expiresIn": "QJ801",
    "duplicate:nbf/notBefore": "QJ801",
    "option-unknown:kid": "QJ804",
    "jti-type(warn)": "QJ407",
    "subType-missing": "QJ302",
    "email-missing": "QJ304",
    "email_verified-missing": "QJ305",
}


@needs_vectors
@pytest.mark.parametrize("row", rows("signing-recipes.jsonl"), ids=lambda row: row["name"])
def test_each_recipe_of_public_code_has_the_faults_known_of_it(row: dict[str, Value]) -> None:
    if "options" in row:
        inputs = Inputs(payload=js_value(row["payload"]), options=js_value(row["options"]))
    else:
        inputs = Inputs(payload=js_value(row["payload"]), options={"header": js_value(row["header"])}, library="none")
    found = judged(inputs)
    expected = row["expect_faults"]
    assert isinstance(expected, list)
    assert {finding.rule.code for finding in found.findings} - {"QJ802", "QJ202"} == {
        _FAULTS[str(name)] for name in expected
    }


def test_the_library_takes_values_as_json_has_them() -> None:
    found = preflight({"exp": 1}, {"algorithm": "RS256", "expiresIn": "5m"}, now=NOW, tenant=TENANT)
    assert found.refusal == 'Bad "options.expiresIn" option the payload already has an "exp" property.'
    assert (found.header, found.payload, found.verdict) == (None, None, Verdict.NONCONFORMING)
    assert "exp" not in repr(found)


def test_a_finished_header_and_payload_are_judged_as_they_are() -> None:
    found = judged(read_inputs("{header: {alg: 'RS256'}, payload: {sub: 'x'}}"))
    assert (found.header, found.payload) == ({"alg": "RS256"}, {"sub": "x"})
    assert "QJ506" in {finding.rule.code for finding in found.findings}


@pytest.mark.parametrize(
    ("payload", "options", "refusal"),
    [
        ({"iss": "me", "iat": 1}, {"algorithm": "RS256", "headers": {"kid": "k"}}, None),
        ({"iss": 5}, {"algorithm": "RS256"}, "Issuer (iss) must be a string."),
        ([], {"algorithm": "RS256"}, "Expecting a dict object, as JWT only supports JSON objects as payloads."),
        ({"exp": 1}, {"headers": {"alg": "RS256", "typ": ""}}, None),
    ],
)
def test_pyjwt_is_taken_at_its_own_word(payload: Value, options: Value, refusal: str | None) -> None:
    if refusal is not None and "iss" in refusal and tuple(map(int, jwt.__version__.split(".")[:2])) < (2, 11):
        pytest.skip("PyJWT refuses it from 2.11 on")
    given: dict[str, Any] = js_python(options)
    try:
        token = jwt.encode(js_python(payload), key_pair().private_key, **given)
        theirs, said = jwt.get_unverified_header(token), None
    except TypeError as error:
        theirs, said = None, str(error)
    found = judged(Inputs(payload=payload, options=options, library="PyJWT"))
    assert (found.refusal, found.header) == (said, theirs)
    assert said == refusal


def js_python(value: Value) -> Any:  # noqa: ANN401 - PyJWT takes whatever there is
    return value
