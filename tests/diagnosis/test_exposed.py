"""Keys and secrets that a browser loaded: literals in calls that sign, and keys without PEM's lines; never shown."""

import base64
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.exposed import exposed
from inspector.diagnosis.phrases import on_danger
from inspector.report.sheet import Sheet
from tests.builders import key_pair, token
from tests.diagnosis.captures import NO_REASON, Call, capture, diagnosis
from tests.diagnosis.sent_on import sent_on

LITERAL = "what looks like a signing secret, written out in a call that signs tokens"
BARE = "a private key (base64 without PEM's lines)"
VALUE = "S3cr3t-of-the-signer"


def bare(form: PrivateFormat = PrivateFormat.PKCS8) -> str:
    """The tenant's private key as DER in base64."""
    return base64.b64encode(key_pair().private_key.private_bytes(Encoding.DER, form, NoEncryption())).decode()


def wrapped(between: str) -> str:
    """The same in lines of 64 characters, with something between them."""
    key = bare()
    return between.join(key[at : at + 64] for at in range(0, len(key), 64))


SIGNING = (
    "jwt.sign(payload, '{}')",
    "jwt.sign({{sub: 'a,b', exp: now(1, 2) + 60}}, \"{}\", {{algorithm: 'HS256'}})",
    "jsonwebtoken.sign(\n  payload,\n  `{}`,\n)",
    '(0,jsonwebtoken__WEBPACK_IMPORTED_MODULE_0__.sign)(e,"{}",n)',
    'jwt.default.sign(t,"{}")',
    'token = jwt.encode({{"aud": ["x", "y"]}}, "{}", algorithm="HS256")',
)


@pytest.mark.parametrize("call", SIGNING)
def test_a_literal_key_in_a_call_that_signs_is_met(call: str) -> None:
    assert list(exposed(call.format(VALUE))) == [LITERAL]


@pytest.mark.parametrize(
    "call",
    [
        "jwt.sign(payload, privateKey, signingOptions)",
        "jwt.sign(payload, fs.readFileSync('private-key.pem'), {algorithm: 'RS256'})",
        "jwt.sign(payload, `${process.env.SECRET}`)",
        "jwt.sign(payload, 'your-256-bit-secret')",
        "jwt.sign({ foo: 'bar' }, 'shhhhh')",
        "jwt.sign('only one argument that is long')",
        "jwt.verify(token, 'S3cr3t-of-the-signer')",
        "canvas.sign(payload, 'S3cr3t-of-the-signer')",
        "jwt.sign({a: 1",
    ],
)
def test_what_names_a_key_or_stands_for_one_is_none(call: str) -> None:
    assert list(exposed(call)) == []


@pytest.mark.parametrize("between", ["", "\n", "\r\n", "\\n", '" +\n    "', "' + '", '", "'])
def test_a_key_without_pems_lines_is_met_however_it_is_wrapped(between: str) -> None:
    assert list(exposed(f'const key = "{wrapped(between)}"; load(key)')) == [BARE]


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
def test_both_forms_of_a_key_are_met_and_what_follows_is_another_matter(form: PrivateFormat) -> None:
    assert list(exposed(f"{bare(form)} and more words")) == [BARE]


SPOILT: dict[str, Callable[[], str]] = {
    "cut": lambda: bare()[:900],
    "broken": lambda: bare()[:300] + "A" * 300 + bare()[600:],
    "a certificate": lambda: "".join(key_pair().certificate.decode().splitlines()[1:-1]),
    "only its beginning": lambda: "MIIEvQIBADAN" * 20,
}


@pytest.mark.parametrize("name", SPOILT)
def test_only_what_can_be_read_as_a_key_is_one(name: str) -> None:
    assert list(exposed(SPOILT[name]())) == []


def test_a_key_within_pems_lines_is_told_as_that_alone() -> None:
    pem = key_pair().private_pem().decode()
    assert list(exposed(pem)) == list(exposed(pem.replace("\n", "\\n"))) == ["a private key (PEM)"]


def test_neither_is_shown_and_each_is_told_with_its_place_and_what_to_do() -> None:
    script = f"const k = '{bare()}'; {SIGNING[0].format(VALUE)}"
    given = capture(
        Call(method="GET", host="app.example.com", path="/app.js", body=script),
        Call(token=token(), status=401, body=NO_REASON),
    )
    found = diagnosis(given)
    assert {each.what for each in found.exposures} == {LITERAL, BARE}
    assert {each.where for each in found.exposures} == {"loaded from app.example.com/app.js, entry 1"}
    shown = render(found, Sheet()) + str(diagnosis_document(found)) + sent_on(given)
    assert VALUE not in shown
    assert bare()[40:60] not in shown
    assert on_danger(BARE).startswith("If it is the key that signs tokens, whoever has seen it can sign one")
