"""QJ2xx: from a change in the header to exactly the codes that it must bring."""

import pytest

from inspector.signing.samples import KEY_ID
from tests.builders import Row, codes, tenant, title, wordy

_NO_KEY_ID_KNOWN = lambda: tenant(key_id=None)  # noqa: E731

_ALG = (
    Row(description="alg absent", codes="QJ201", without=("/header/alg",), says=("alg is absent", "RS256")),
    Row(description="alg null", codes="QJ201", header={"alg": None}, says=("null",)),
    Row(description="alg a number", codes="QJ201", header={"alg": 256}, says=("a number",)),
    Row(description="alg none", codes="QJ201", header={"alg": "none"}, says=("no signature",)),
    Row(description="alg HS256", codes="QJ201", header={"alg": "HS256"}, says=("shared secret",)),
    Row(description="alg RS384", codes="QJ201", header={"alg": "RS384"}, says=("RS384", "RS256")),
    Row(description="alg PS256", codes="QJ201", header={"alg": "PS256"}),
    Row(description="alg in small letters", codes="QJ201", header={"alg": "rs256"}, says=("exactly", "capitals")),
    Row(description="alg with a space", codes="QJ201", header={"alg": "RS256 "}, says=("white space",)),
    Row(description="alg an array", codes="QJ201", header={"alg": ["RS256"]}, says=("an array",)),
    Row(description="alg as it should be", header={"alg": "RS256"}),
)

_KID = (
    Row(description="kid absent", codes="QJ202", without=("/header/kid",), says=("kid is absent",)),
    Row(description="kid empty", codes="QJ202", header={"kid": ""}, says=("kid is empty",)),
    Row(description="kid blank", codes="QJ202", header={"kid": "  "}, says=("kid is blank",)),
    Row(description="kid null", codes="QJ202", header={"kid": None}, says=("kid is null",)),
    Row(description="kid a number", codes="QJ202", header={"kid": 7}, says=("a number (7)",)),
    Row(description="kid an object", codes="QJ202", header={"kid": {}}, says=("an object",)),
    Row(
        description="kid beyond ASCII",
        codes="QJ208",
        header={"kid": "schlüssel"},
        to=lambda: tenant(key_id="schlüssel"),
    ),
    Row(description="kid in CJK", codes="QJ208", header={"kid": "鍵"}, to=lambda: tenant(key_id="鍵")),
    Row(
        description="kid with every printable ASCII sign", header={"kid": "~!@ /x"}, to=lambda: tenant(key_id="~!@ /x")
    ),
    Row(description="kid any, no key ID known", header={"kid": "x"}, to=_NO_KEY_ID_KNOWN),
)

_TYP = (
    Row(description="typ absent", without=("/header/typ",)),
    Row(description="typ in small letters", header={"typ": "jwt"}),
    Row(description="typ in mixed letters", header={"typ": "Jwt"}),
    Row(description="typ at+jwt", codes="QJ203", header={"typ": "at+jwt"}, says=("at+jwt",)),
    Row(description="typ JOSE", codes="QJ203", header={"typ": "JOSE"}),
    Row(description="typ empty", codes="QJ203", header={"typ": ""}),
    Row(description="typ with a space", codes="QJ203", header={"typ": "JWT "}),
    Row(description="typ null", codes="QJ203", header={"typ": None}),
    Row(description="typ a number", codes="QJ203", header={"typ": 1}),
    Row(description="typ an array", codes="QJ203", header={"typ": ["JWT"]}),
)

_EXTENSIONS = (
    Row(description="crit", codes="QJ204", header={"crit": ["exp2"]}, says=("exp2",)),
    Row(description="crit empty", codes="QJ204", header={"crit": []}),
    Row(description="crit null", codes="QJ204", header={"crit": None}),
    Row(description="b64 false", codes="QJ205", header={"b64": False}, says=("b64 is a boolean (false)",)),
    Row(description="b64 as text", codes="QJ205", header={"b64": "false"}),
    Row(description="b64 one", codes="QJ205", header={"b64": 1}),
    Row(description="b64 null", codes="QJ205", header={"b64": None}),
    Row(description="b64 true", header={"b64": True}),
    Row(description="b64 false with its crit", codes="QJ204 QJ205", header={"b64": False, "crit": ["b64"]}),
    Row(description="a JWK", codes="QJ206", header={"jwk": {"kty": "RSA"}}, says=("jwk",)),
    Row(description="a JWK set's address", codes="QJ206", header={"jku": "https://example.com/keys"}, says=("jku",)),
    Row(description="a certificate's address", codes="QJ206", header={"x5u": "https://example.com"}, says=("x5u",)),
    Row(description="a certificate", codes="QJ206", header={"x5c": ["MIIB"]}, says=("x5c",)),
    Row(description="zip", codes="QJ209", header={"zip": "DEF"}, says=("zip",)),
    Row(description="cty", codes="QJ209", header={"cty": "JWT"}, says=("cty",)),
    Row(description="a thumbprint", codes="QJ209", header={"x5t": "abc"}),
    Row(
        description="two unknown members", codes="QJ209", header={"ver": 1, "env": "x"}, says=("ver, env are members",)
    ),
)

_IN_HEADER = (
    *(
        Row(description=f"{name} in the header", codes="QJ207", header={name: "x"}, says=(name, "not read"))
        for name in (
            *("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "issuer", "subject", "audience"),
            *("expiresIn", "notBefore", "jwtid", "keyid", "algorithm"),
        )
    ),
    Row(description="null for aud in the header", codes="QJ207", header={"aud": None}),
    Row(
        description="three claims moved to the header",
        codes="QJ207 QJ401 QJ404 QJ504",
        header={"aud": "qlik.api/login/jwt-session", "iss": "https://my-custom-jwt", "exp": 1_700_000_296},
        without=("/payload/aud", "/payload/iss", "/payload/exp"),
        says=("iss, aud, exp stand in the header",),
    ),
    Row(
        description="keyid in place of kid",
        codes="QJ207 QJ202",
        header={"keyid": KEY_ID},
        without=("/header/kid",),
        says=("the header's own name for it is kid",),
    ),
)

ROWS = (*_ALG, *_KID, *_TYP, *_EXTENSIONS, *_IN_HEADER)


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_exactly_these_rules_speak(row: Row) -> None:
    assert codes(row.report()) == row.expected


@pytest.mark.parametrize("row", wordy(ROWS), ids=title)
def test_the_decisive_words_are_said(row: Row) -> None:
    assert row.unmet() == []
