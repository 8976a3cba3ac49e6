"""Identity providers: three shapes of JSON are read, what is odd is said, and what is written is read again."""

import json
import shlex
from collections.abc import Callable

import pytest

from inspector.errors import OptionError, SourceError
from inspector.jose import Json
from inspector.trust.certificate import read_certificate
from inspector.trust.identity_provider import provider_body, qlik_cli_command, read_providers
from inspector.trust.tenant import Tenant
from tests.builders import key_pair

PEM = key_pair().certificate.decode()
KEY: dict[str, Json] = {"kid": "my-key", "pem": PEM}
OPTIONS: dict[str, Json] = {"jwtLoginEnabled": True, "issuer": "https://me", "staticKeys": [KEY]}
PROVIDER: dict[str, Json] = {
    "id": "x",
    "provider": "external",
    "protocol": "jwtAuth",
    "active": True,
    "description": "Production",
    "clockToleranceSec": 5,
    "options": OPTIONS,
    "meta": {"unknown": [1, 2]},
}
OTHER: Json = {"protocol": "OIDC", "options": {}}
SHAPES: dict[str, Callable[[list[Json]], Json]] = {
    "an array": lambda each: each,
    "an answer of the API": lambda each: {"data": each, "links": {"self": {"href": "x"}}},
}
TENANT = Tenant(issuer="https://me", key_id="my-key", certificate=read_certificate(PEM), description='It\'s "mine"')


def test_one_object_is_a_provider() -> None:
    [found] = read_providers(json.dumps(PROVIDER)).found
    assert (found.description, found.issuer, found.key_id) == ("Production", "https://me", "my-key")
    assert (found.pem, found.clock_tolerance, found.remarks) == (PEM, 5, ())


@pytest.mark.parametrize("shape", SHAPES)
def test_lists_of_both_kinds_are_read_and_others_counted(shape: str) -> None:
    read = read_providers(json.dumps(SHAPES[shape]([OTHER, PROVIDER, "odd", PROVIDER])))
    assert ([each.key_id for each in read.found], read.others, read.has_more) == (["my-key", "my-key"], 2, False)


def test_a_byte_order_mark_is_no_matter() -> None:
    assert len(read_providers("\ufeff" + json.dumps([PROVIDER])).found) == 1


def test_a_list_that_goes_on_is_known() -> None:
    assert read_providers(json.dumps({"data": [PROVIDER], "links": {"next": {"href": "https://more"}}})).has_more


def test_a_provider_without_protocol_is_known_by_its_keys() -> None:
    assert len(read_providers(json.dumps({"options": OPTIONS})).found) == 1
    assert not read_providers(json.dumps({"options": {}})).found


def without(name: str, *, of_key: bool = False) -> dict[str, Json]:
    """The provider without one member of its options, or of its key."""
    options: dict[str, Json] = {key: value for key, value in OPTIONS.items() if of_key or key != name}
    if of_key:
        options["staticKeys"] = [{key: value for key, value in KEY.items() if key != name}]
    return {**PROVIDER, "options": options}


@pytest.mark.parametrize(
    ("provider", "told"),
    [
        ({**PROVIDER, "active": False}, "it is not active"),
        ({**PROVIDER, "options": {**OPTIONS, "jwtLoginEnabled": False}}, "jwtLoginEnabled is false"),
        (without("issuer"), "it has no issuer, so iss is not checked"),
        (without("staticKeys"), "it has no certificate, so signatures are not checked"),
        (without("kid", of_key=True), "it has no key ID, so kid is not checked"),
        (without("pem", of_key=True), "it has no certificate"),
        ({**PROVIDER, "options": {**OPTIONS, "staticKeys": [KEY, KEY]}}, "it has 2 static keys"),
        ({**PROVIDER, "options": {**OPTIONS, "issuer": 5}}, "issuer is no text, and left out"),
        ({**PROVIDER, "clockToleranceSec": "5"}, "clockToleranceSec is no number"),
        ({**PROVIDER, "clockToleranceSec": True}, "clockToleranceSec is no number"),
        ({**PROVIDER, "clockToleranceSec": -1}, "clockToleranceSec is no number"),
        ({"protocol": "jwtAuth"}, "it has no issuer"),
        ({"protocol": "jwtAuth", "options": {"staticKeys": ["odd"]}}, "it has no key ID"),
    ],
)
def test_what_is_odd_or_absent_is_said(provider: Json, told: str) -> None:
    found = read_providers(json.dumps(provider)).found
    assert found
    assert all(any(told in remark for remark in each.remarks) for each in found)


def test_each_static_key_is_one_of_its_own() -> None:
    keys: list[Json] = [{"kid": "a", "pem": PEM}, {"kid": "b", "pem": PEM}]
    found = read_providers(json.dumps({**PROVIDER, "options": {**OPTIONS, "staticKeys": keys}})).found
    assert [each.key_id for each in found] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1, column 1"),
        ('{\n  "a": 1,\n}', "line 3, column 1"),
        ('{"a": NaN}', "NaN"),
        ('{"options": 1, "options": 2}', "stands twice"),
        ("[" * 200 + "]" * 200, "nested deeper than 100"),
        ("5", "no identity provider"),
        ('"text"', "no identity provider"),
        ("null", "no identity provider"),
    ],
)
def test_what_cannot_be_read_says_where(text: str, told: str) -> None:
    with pytest.raises(SourceError, match="this is") as error:
        read_providers(text)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_members_of_an_attack_are_only_members() -> None:
    odd = {**PROVIDER, "__proto__": {"active": False}, "constructor": {}, "options": {**OPTIONS, "__proto__": 1}}
    [found] = read_providers(json.dumps(odd)).found
    assert found.remarks == ()


def test_the_body_is_what_the_api_takes() -> None:
    certificate = TENANT.certificate
    assert certificate is not None
    assert provider_body(TENANT) == {
        "provider": "external",
        "protocol": "jwtAuth",
        "interactive": False,
        "active": True,
        "description": 'It\'s "mine"',
        "options": {
            "jwtLoginEnabled": True,
            "issuer": "https://me",
            "staticKeys": [{"kid": "my-key", "pem": certificate.one_line}],
        },
    }
    assert "\n" not in certificate.one_line


def test_a_tolerance_is_in_it_only_where_there_is_one() -> None:
    tolerant = Tenant(certificate=TENANT.certificate, clock_tolerance=5)
    assert provider_body(tolerant)["clockToleranceSec"] == 5
    assert "clockToleranceSec" not in provider_body(TENANT)
    assert "--clockToleranceSec" not in qlik_cli_command(TENANT)


def test_what_is_not_known_is_left_out() -> None:
    bare = provider_body(Tenant(certificate=TENANT.certificate))
    assert isinstance(bare["options"], dict)
    assert bare["options"].keys() == {"jwtLoginEnabled", "staticKeys"}
    assert "description" not in bare


def test_what_was_written_is_read_again() -> None:
    [found] = read_providers(json.dumps(provider_body(TENANT))).found
    assert (found.issuer, found.key_id, found.description) == (TENANT.issuer, TENANT.key_id, TENANT.description)
    assert read_certificate(found.pem or "").sha256 == read_certificate(PEM).sha256


def test_the_command_line_is_quoted_for_a_shell() -> None:
    words = shlex.split(qlik_cli_command(TENANT))
    assert words[:4] == ["qlik", "identity-provider", "create", "jwtauth"]
    assert '--description=It\'s "mine"' in words
    assert "--options-issuer=https://me" in words
    [key] = json.loads(words[words.index("--options-staticKeys") + 1])
    assert key["kid"] == "my-key"
    assert key["pem"].startswith("-----BEGIN CERTIFICATE-----MII")


def test_without_certificate_there_is_nothing_to_write() -> None:
    with pytest.raises(OptionError, match="has no certificate"):
        provider_body(Tenant(issuer="x"))


def test_the_command_line_wants_a_key_id() -> None:
    with pytest.raises(OptionError, match="has no key ID"):
        qlik_cli_command(Tenant(certificate=TENANT.certificate))
