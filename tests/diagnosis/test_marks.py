"""Guesses at what made a token: each from tokens of the kind, none without a reason."""

import json

import jwt
import pytest
from hypothesis import given, settings

from inspector.diagnosis.marks.mark import Print
from inspector.diagnosis.marks.table import PRINTS, marks
from inspector.report.report import Report
from inspector.signing.samples import sample_payload
from tests.builders import CHANGES, IAT, MOMENT, NBF, Members, key_pair, raw_token, report_on, token

HEADER = '{"alg":"RS256","typ":"JWT","kid":"my-custom-jwt"}'
SORTED_HEADER = '{"alg":"RS256","kid":"my-custom-jwt","typ":"JWT"}'
TYPE_FIRST = '{"typ":"JWT","alg":"RS256","kid":"my-custom-jwt"}'
NO_TYPE = '{"alg":"RS256","kid":"my-custom-jwt"}'
# As jsonwebtoken 9.0.3 wrote it: the payload's own claims, then those of the options in its order.
JSONWEBTOKEN = '{"name":"Zoë","email":"e@x.yz","iat":1699999995,"nbf":1699999996,"exp":1700000295,"aud":"a","iss":"i"}'
# As jose 6.2 wrote it, in the order of the calls.
JOSE = '{"name":"Zoë","iat":1699999995,"exp":1700000295,"nbf":1699999996,"aud":"a","iss":"i"}'
PYTHON = '{"sub":"x","name":"Zo\\u00eb","aud":"a","iss":"i"}'
AUTHLIB = '{"sub":"x","name":"Zoë","aud":"a","iss":"i"}'
GO = '{"aud":"a","exp":1700000295,"name":"Zoë \\u003ca\\u003e","sub":"x"}'
PHP = '{"sub":"x","aud":"qlik.api\\/login\\/jwt-session"}'
DOTNET = '{"sub":"x","name":"Zo\\u00EB","aud":"a"}'
QS_JWT = {
    "jti": "j",
    "sub": "s",
    "subType": "user",
    "name": "n",
    "email": "e@x.yz",
    "email_verified": True,
    "group": ["a"],
}
BY_TEXT: dict[str, tuple[str, str]] = {
    "jsonwebtoken": (HEADER, JSONWEBTOKEN),
    "pyjwt": (SORTED_HEADER, PYTHON),
    "alg-kid-typ": (SORTED_HEADER, '{"sub":"x","aud":"a","iss":"i"}'),
    "authlib": (SORTED_HEADER, AUTHLIB),
    "typ-first": (TYPE_FIRST, AUTHLIB),
    "no-typ": (NO_TYPE, JOSE),
    "sorted-names": (SORTED_HEADER, GO),
    "escaped-slashes": (HEADER, PHP),
    "spaced-json": (HEADER, '{"sub": "x", "aud": "a"}'),
    "laid-out-json": (HEADER, '{\n  "sub": "x"\n}'),
    "upper-case-escapes": (HEADER, DOTNET),
    "qs-jwt": (HEADER, json.dumps(QS_JWT)),
}
BY_CLAIMS: dict[str, tuple[Members, tuple[str, ...]]] = {
    "seconds-as-milliseconds": ({"exp": IAT + 3}, ()),
    "local-time-as-utc": ({"nbf": NBF - 7200, "exp": IAT - 7200 + 300}, ()),
    "milliseconds": ({"iat": IAT * 1000, "nbf": NBF * 1000, "exp": (NBF + 300) * 1000}, ()),
    "date-now-divided": ({"iat": IAT + 0.123}, ()),
    "time-time": ({"iat": IAT + 0.123456}, ()),
    "nbf-zero": ({"nbf": 0}, ()),
    "back-dated-nbf": ({"nbf": IAT - 30, "exp": IAT + 3600}, ()),
    "dotnet-claims": ({"exp": str(IAT + 300), "email_verified": "True", "groups": "one"}, ()),
    "boolean-as-text": ({"email_verified": "true"}, ()),
    "single-group": ({"groups": "a,b"}, ()),
    "options-in-payload": ({"expiresIn": "5m"}, ("/payload/exp",)),
    "go-audience": ({"aud": ["qlik.api/login/jwt-session"]}, ()),
    "client-managed-group": ({"group": ["a"]}, ("/payload/groups",)),
    "sample-before-2022": ({}, ("/payload/nbf", "/payload/jti")),
    "boilerplate-without-nbf": ({}, ("/payload/nbf",)),
    "audience-typo": ({"aud": "qlik.api/jwt-login-session"}, ()),
    "numeric-jti": ({"jti": 12345}, ()),
}
BY_HEADER: dict[str, tuple[Members, tuple[str, ...]]] = {
    "claims-in-header": ({"exp": "1h", "aud": "qlik.api/login/jwt-session"}, ("/payload/exp", "/payload/aud")),
    "qlik-rest-sdk": ({"alg": "RS512"}, ("/payload/subType", "/payload/email", "/payload/email_verified")),
}


def example(name: str) -> Report:
    if name in BY_TEXT:
        return report_on(raw_token(*BY_TEXT[name]))
    if name in BY_HEADER:
        changes, without = BY_HEADER[name]
        return report_on(token(header_changes=changes, without=without))
    changes, without = BY_CLAIMS[name]
    return report_on(token(payload_changes=changes, without=without))


def names(report: Report) -> set[str]:
    return {mark.name for mark in marks(report)}


def test_each_print_has_an_example() -> None:
    assert {each.name for each in PRINTS} == {*BY_TEXT, *BY_CLAIMS, *BY_HEADER}
    assert len(PRINTS) == len({each.name for each in PRINTS})


@pytest.mark.parametrize("name", [each.name for each in PRINTS])
def test_a_print_is_seen_where_it_is(name: str) -> None:
    assert name in names(example(name))


@pytest.mark.parametrize("name", BY_TEXT)
def test_no_other_library_is_named(name: str) -> None:
    libraries = set(BY_TEXT) - {"qs-jwt"}
    assert names(example(name)) & libraries <= {name, "spaced-json"}


@pytest.mark.parametrize("name", [*BY_CLAIMS, *BY_HEADER])
def test_a_sound_token_bears_no_mark_of_a_fault(name: str) -> None:
    assert name not in names(report_on(token()))


@pytest.mark.parametrize("each", PRINTS, ids=lambda each: each.name)
def test_what_is_known_has_its_grade_and_source(each: Print) -> None:
    assert each.sources or each.grade == "inferred"
    assert not each.guess.endswith(".")
    assert all(line.code for line in each.changes)


def test_what_pyjwt_writes_is_taken_for_it() -> None:
    payload = {**sample_payload(MOMENT), "name": "Zoë"}
    text = jwt.encode(payload, key_pair().private_key, "RS256", headers={"kid": "my-custom-jwt"})
    assert names(report_on(text)) == {"pyjwt"}


def test_another_kind_of_token_bears_none() -> None:
    api_key = {"iss": "qlik.api/api-keys", "aud": "qlik.api", "subType": "user", "tenantId": "t", "sub": "s"}
    assert marks(report_on(raw_token(HEADER, json.dumps(api_key)))) == ()


@pytest.mark.parametrize("payload", ["{", "[]", "1", '"\\ud800"'])
def test_what_cannot_be_read_bears_none(payload: str) -> None:
    assert marks(report_on(raw_token(HEADER, payload))) == ()


@settings(max_examples=200, deadline=None)
@given(CHANGES)
def test_any_token_can_be_looked_at(changes: Members) -> None:
    for mark in marks(report_on(token(payload_changes=changes))):
        assert mark.reasons


@pytest.mark.parametrize(
    ("offset", "is_told"), [(3600, True), (19_800, True), (3540, True), (3500, False), (600, False)]
)
def test_all_times_ahead_by_a_zones_offset_are_a_local_clocks(offset: int, *, is_told: bool) -> None:
    shift = MOMENT - IAT + offset
    shifted: Members = {"iat": IAT + shift, "nbf": NBF + shift, "exp": IAT + shift + 300}
    assert ("local-time-as-utc" in names(report_on(token(payload_changes=shifted)))) == is_told
