"""Faulty payload and options are set right with the fewest changes, and no value is invented."""

import ast
import json
from collections.abc import Callable
from typing import Any

import pytest

from inspector.inspection import Inquiry
from inspector.report.report import Verdict
from inspector.signing.code.syntax import Syntax
from inspector.signing.correction.as_code import corrected_code
from inspector.signing.correction.as_json import correction_document
from inspector.signing.correction.correct import Correction, correct
from inspector.signing.inputs import Inputs, Library
from inspector.signing.javascript.values import UNDEFINED, OpenObject, Placeholder, Special, Unknown, Value, expression
from inspector.signing.written import read_inputs
from inspector.trust.tenant import Tenant
from tests.external.test_jsonwebtoken import js_value
from tests.external.vectors import needs_vectors, rows
from tests.signing.test_preflight import NOW, TENANT, TUTORIAL, judged


def set_right(text: str, tenant: Tenant = TENANT) -> Correction:
    return correct(read_inputs(text), Inquiry(NOW, tenant))


def changed(before: str, after: str) -> Correction:
    assert before in TUTORIAL
    return set_right(TUTORIAL.replace(before, after, 1))


def told(correction: Correction) -> list[str]:
    return [f"{change.kind} {change.where}" for change in correction.changes]


def test_what_conforms_is_not_touched() -> None:
    inputs = read_inputs(TUTORIAL)
    corrected = correct(inputs, Inquiry(NOW, TENANT))
    assert corrected.changes == ()
    assert (corrected.inputs.payload, corrected.inputs.options) == (inputs.payload, inputs.options)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("subType", "exp: 1700000300, subType", ["removed /payload/exp"]),
        ("subType", "exp: soon(), subType", ["removed /payload/exp"]),
        ("keyid", "subject: 'x', keyid", ["removed /options/subject"]),
        ("keyid", "jwtid: 'x', keyid", ["removed /options/jwtid"]),
        ("keyid", "kid", ["moved /options/keyid"]),
        ("keyid", "keyId", ["moved /options/keyid"]),
        ("  keyid: 'my-custom-jwt',\n", "", ["added /options/keyid"]),
        ("'5m'", "'2h'", ["changed /options/expiresIn"]),
        ("'5m'", "'5 parsecs'", ["changed /options/expiresIn"]),
        ("'1s'", "'2h'", ["changed /options/notBefore"]),
        ("  notBefore: '1s',\n", "", ["added /options/notBefore"]),
        ("'RS256'", "'HS256'", ["changed /options/algorithm"]),
        ("'qlik.api/login/jwt-session'", "'qlik.api'", ["changed /options/audience"]),
        ("'qlik.api/login/jwt-session'", "['qlik.api/login/jwt-session']", ["changed /options/audience"]),
        ("groups", "group", ["moved /payload/groups"]),
        ("email:", "emial:", ["moved /payload/email"]),
        ("email_verified: true", "email_verified: 'true'", ["changed /payload/email_verified"]),
        ("subType: 'user'", "subtype: 'user'", ["moved /payload/subType"]),
        ("keyid", "noTimestamp: true, keyid", ["removed /options/noTimestamp"]),
        ("keyid", "colour: 'red', keyid", ["removed /options/colour"]),
        ("keyid", "header: {kid: 'other'}, keyid", ["removed /options/header/kid"]),
        ("keyid", "header: {crit: ['a']}, keyid", ["removed /options/header/crit"]),
        ("iss", "encoding: 'latin2', iss", ["removed /options/encoding"]),
    ],
)  # fmt: skip
def test_only_what_is_wrong_is_changed(before: str, after: str, expected: list[str]) -> None:
    found = changed(before, after)
    assert sorted(told(found)) == sorted(expected)
    assert found.preflight.verdict is Verdict.CONFORMING
    assert found.preflight.refusals == ()


@pytest.mark.parametrize(
    ("claim", "value", "expected"),
    [
        ("email_verified", "True", True),
        ("email_verified", "no", Placeholder("true without quotes, once the address was verified")),
        ("email_verified", UNDEFINED, Placeholder("true without quotes, once the address was verified")),
        ("groups", "Sales", ["Sales"]),
        ("groups", ["Sales", 7, None, True, Unknown("more()")], ["Sales", "7", Unknown("more()")]),
        ("sub", 12, "12"),
        ("sub", " ", Placeholder("the user's unique ID")),
        ("sub", None, Placeholder("the user's unique ID")),
        ("jti", 5, "5"),
        ("jti", "", Unknown("crypto.randomUUID()")),
        ("subType", "group", "user"),
        ("name", {}, Placeholder("the user's name")),
    ],
)
def test_what_a_value_can_only_have_meant_is_kept_and_none_is_invented(
    claim: str, value: Value, expected: Value
) -> None:
    inputs = read_inputs(TUTORIAL)
    assert isinstance(inputs.payload, dict)
    faulty = Inputs(payload=inputs.payload | {claim: value}, options=inputs.options)
    payload = correct(faulty, Inquiry(NOW, TENANT)).inputs.payload
    assert isinstance(payload, dict)
    assert payload[claim] == expected
    assert type(payload[claim]) is type(expected)


def test_a_number_in_quotes_is_the_number_of_seconds_it_was_meant_to_be() -> None:
    options = changed("'5m'", "'3600'").inputs.options
    assert isinstance(options, dict)
    assert options["expiresIn"] == 3600


def test_options_that_were_merged_into_the_payload_become_options() -> None:
    merged = TUTORIAL.replace("};\nconst signingOptions = {\n", "", 1)
    found = set_right(merged)
    assert found.inputs.options == judged(read_inputs(TUTORIAL)).inputs.options
    assert {change.kind for change in found.changes} == {"moved"}


def test_issuer_and_key_id_are_the_tenants_or_to_be_filled_in() -> None:
    without = TUTORIAL.replace("  issuer: 'https://my-custom-jwt',\n", "").replace("  keyid: 'my-custom-jwt',\n", "")
    options = [set_right(without, tenant).inputs.options for tenant in (TENANT, Tenant())]
    issuers = [each["issuer"] for each in options if isinstance(each, dict)]
    assert issuers == ["https://my-custom-jwt", Placeholder("the identity provider's issuer")]


def test_what_is_not_seen_stays() -> None:
    options = OpenObject({"expiresIn": "2h", "notBefore": "1s", "kid": "my-custom-jwt"}, (expression("defaults"),))
    found = correct(Inputs(payload=expression("req.user"), options=options), Inquiry(NOW, TENANT))
    text = corrected_code(found)
    assert "  ...req.user,\n" in text
    assert "  ...defaults,\n" in text
    assert "keyid: 'my-custom-jwt',  // was options.kid" in text


def test_what_nobody_can_set_right_is_said() -> None:
    found = changed("harry@example.com", "harry")
    assert found.changes == ()
    assert corrected_code(found).startswith("// Corrected: nothing had to be changed.\n// Left as it is: QJ307 ")


@pytest.mark.parametrize("library", ["PyJWT", "none"])
def test_inputs_of_other_libraries_are_set_right_in_their_own_places(library: Library) -> None:
    found = correct(Inputs(payload={"sub": "x"}, options={"algorithm": "HS256"}, library=library), Inquiry(NOW, TENANT))
    assert found.preflight.verdict is Verdict.CONFORMING
    options = found.inputs.options
    assert isinstance(options, dict)
    assert options["headers" if library == "PyJWT" else "header"]["kid"] == "my-custom-jwt"  # type: ignore[index,call-overload]


def test_the_corrected_text_is_read_again_and_conforms() -> None:
    faulty = TUTORIAL.replace("'5m'", "'2h'").replace("keyid", "kid").replace("groups", "group")
    text = corrected_code(set_right(faulty))
    again = set_right(text)
    assert again.preflight.verdict is Verdict.CONFORMING
    assert again.changes == ()


@pytest.mark.parametrize("text", ["\u202eevil", "\x1b[31m", "\u2028", '"; alert(1); "', "\ud800", "`${x}`"])
def test_no_text_can_leave_its_literal(text: str) -> None:
    inputs = read_inputs(TUTORIAL)
    assert isinstance(inputs.payload, dict)
    faulty = Inputs(payload=inputs.payload | {"name": text, text: 5}, options=UNDEFINED)
    found = correct(faulty, Inquiry(NOW, TENANT))
    written = corrected_code(found)
    assert not {"\u202e", "\x1b", "\u2028", "\ud800"} & set(written)
    assert read_inputs(written).payload == found.inputs.payload


def test_json_names_what_is_to_be_filled_in() -> None:
    document: Any = correction_document(set_right("{}", Tenant()))
    places = [each["where"] for each in document["fill_in"]]
    assert places == ["/payload/sub", "/payload/name", "/payload/email", "/payload/email_verified",
                      "/options/keyid", "/options/issuer"]  # fmt: skip
    assert document["options"] == {
        "keyid": None,
        "algorithm": "RS256",
        "issuer": None,
        "expiresIn": "5m",
        "notBefore": "0s",
        "audience": "qlik.api/login/jwt-session",
    }


@pytest.mark.parametrize(
    "text",
    [
        TUTORIAL.replace("'RS256'", "'none'"),
        TUTORIAL.replace("subType", "big: 12n, subType"),
        TUTORIAL.replace("subType", "deep: [{big: 1n}], subType"),
        TUTORIAL.replace("'RS256'", "'ES999'"),
        TUTORIAL.replace("'5m'", "'         300'"),
        TUTORIAL.replace("'5m'", "'000000003600000000'"),
    ],
)
def test_what_was_right_stays_even_where_no_token_could_be_made(text: str) -> None:
    whole = read_inputs(TUTORIAL).payload
    found = set_right(text)
    assert found.preflight.verdict is Verdict.CONFORMING
    assert found.inputs.payload == whole
    assert len(found.changes) == 1


def test_members_of_header_and_payload_are_told_apart() -> None:
    found = changed("keyid", "header: {typ: 'x', crit: ['a']}, keyid")
    assert sorted(told(found)) == ["removed /options/header/crit", "removed /options/header/typ"]
    inputs = read_inputs(TUTORIAL.replace("keyid", "header: {typ: 'x'}, keyid").replace("jti", "typ: 'ID', jti"))
    payload = correct(inputs, Inquiry(NOW, TENANT)).inputs.payload
    assert isinstance(payload, dict)
    assert payload["typ"] == "ID"


def test_what_comes_from_elsewhere_stands_where_it_stood() -> None:
    text = corrected_code(set_right("{payload: {sub: 'x', ...req.user, exp: 5}, options: {}}"))
    assert "  sub: 'x',\n  ...req.user,\n" in text


def test_what_is_no_object_is_told() -> None:
    assert "const payload = {  // was 'text'\n" in corrected_code(set_right("{payload: 'text', options: {}}"))


def test_changes_of_the_header_are_told_at_their_place() -> None:
    text = corrected_code(changed("keyid", "header: {cty: 'x', kid: 'other'}, keyid"))
    assert "  header: {\n    cty: 'x',\n  },\n  // left out of options.header: kid (was 'other')\n" in text


def test_placeholders_that_are_left_are_no_values() -> None:
    text = corrected_code(set_right(TUTORIAL.replace("name: 'Hardcore Harry',", "")))
    found = judged(read_inputs(text))
    assert ("/payload/name", "<the user's name>, which is still to be filled in") in found.assumed


_PEM = "-----BEGIN PRIVATE KEY-----\\nMIIEvQ\\n-----END PRIVATE KEY-----"


@pytest.mark.parametrize("where", ["keyid: 'x', key: '{}', key2: '{}',", "issuer: '{}',", "subject: '{}',"])
def test_a_private_key_among_the_inputs_is_never_told(where: str) -> None:
    found = set_right(TUTORIAL.replace("keyid: 'my-custom-jwt',", where.replace("{}", _PEM)))
    other = set_right(TUTORIAL.replace("Hardcore Harry", _PEM))
    for each in (found, other):
        assert "MIIEvQ" not in corrected_code(each) + json.dumps(correction_document(each))


_HARD = (
    "'",
    '"',
    "\\",
    "`${x}`",
    "*/",
    "//",
    "#",
    "\u2028",
    "\U0001f600\u202e",
    "\ud800",
    "\n",
    "?>",
    "</script>",
    "__proto__",
)
_NESTED: dict[str, Value] = {text: [text, {text: text}] for text in _HARD}
_EXPRESSIONS = ("f('a    b')", "a + // plus\n b", "a /* c */", "f({a: [1, 2]})", "x" * 400, "\u202ex", "a ? b : c")


@pytest.mark.parametrize("expression_", _EXPRESSIONS)
def test_javascript_that_is_printed_can_be_parsed(expression_: str) -> None:
    pytest.importorskip("tree_sitter_typescript", reason="needs the extra “code”")
    value = expression(expression_)
    payload = OpenObject({**_NESTED, "sub": value, "f": Special("function")}, (value,))
    given: tuple[Value, ...] = (
        value,
        OpenObject({"kid": value, "header": {"a": value, "crit": 1}}, (value,)),
        {"exp": value},
    )
    for options in given:
        code = corrected_code(correct(Inputs(payload=payload, options=options), Inquiry(NOW, Tenant())))
        assert not Syntax(code, "js").root.has_error, code


@pytest.mark.parametrize("expression_", ["f('a    b')", "a or b", "x" * 400, "[i for i in j]"])
def test_python_that_is_printed_can_be_parsed(expression_: str) -> None:
    value = expression(expression_)
    members: dict[str, Value] = {**_NESTED, "sub": value, "exp": 12345678901234567891}
    given: tuple[Value, ...] = (
        value,
        {"headers": value},
        OpenObject({"headers": {"x": value}, "sort_headers": False}, (value,)),
    )
    for options in given:
        inputs = Inputs(payload=OpenObject(members, (value,)), options=options, library="PyJWT")
        code = corrected_code(correct(inputs, Inquiry(NOW, Tenant())))
        tree = ast.parse(code)
        assert "\U0001f600\u202e" in {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}


def test_an_unknown_header_of_pyjwt_stays() -> None:
    inputs = Inputs(
        payload={"sub": "x"}, options={"algorithm": "HS256", "headers": expression("hdrs")}, library="PyJWT"
    )
    text = corrected_code(correct(inputs, Inquiry(NOW, TENANT)))
    assert "\nheaders = hdrs\n" in text


_GOOD: tuple[tuple[str, Callable[[Value], bool]], ...] = (
    *((name, lambda value: isinstance(value, str) and bool(value.strip())) for name in ("sub", "name", "email", "jti")),
    ("email_verified", lambda value: isinstance(value, bool)),
)


@needs_vectors
def test_every_recorded_pair_is_set_right() -> None:
    for row in rows("jsonwebtoken-sign.jsonl"):
        inputs = Inputs(payload=js_value(row["payload"]), options=js_value(row.get("options", {"$js": "undefined"})))
        found = correct(inputs, Inquiry(NOW, TENANT))
        assert (found.preflight.verdict, found.preflight.refusals) == (Verdict.CONFORMING, ()), row["id"]
        before, after = inputs.payload, found.inputs.payload
        assert isinstance(after, dict)
        kept = before if isinstance(before, dict) else {}
        right = {name: kept[name] for name, is_good in _GOOD if name in kept and is_good(kept[name])}
        assert {name: after[name] for name in right} == right, row["id"]
