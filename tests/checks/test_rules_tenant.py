"""QJ4xx: from what ties a token to another tenant, or to none, to exactly the codes that it must bring."""

import pytest

from tests.builders import Row, codes, tenant, title, wordy

_AUDIENCE = "qlik.api/login/jwt-session"
_NO_BREAK_SPACE = "\xa0"

_ISS = (
    Row(description="iss absent", codes="QJ401", without=("/payload/iss",), says=("iss is absent",)),
    Row(description="iss empty", codes="QJ401", payload={"iss": ""}, says=("iss is empty",)),
    Row(description="iss blank", codes="QJ401", payload={"iss": "  "}, says=("iss is blank",)),
    Row(description="iss null", codes="QJ401", payload={"iss": None}, says=("iss is null",)),
    Row(description="iss a number", codes="QJ401", payload={"iss": 5}, says=("a number (5)",)),
    Row(description="iss an array", codes="QJ401", payload={"iss": ["https://my-custom-jwt"]}),
    Row(description="iss any, no issuer known", payload={"iss": "x"}, to=lambda: tenant(issuer=None)),
)

_ISSUER = (
    Row(
        description="another issuer",
        codes="QJ402",
        payload={"iss": "https://other"},
        says=("https://other", "https://my-custom-jwt"),
        unsaid=("they differ", "look alike"),
    ),
    Row(description="issuer by http", codes="QJ402", payload={"iss": "http://my-custom-jwt"}, says=("in the scheme",)),
    Row(description="issuer without scheme", codes="QJ402", payload={"iss": "my-custom-jwt"}, says=("in the scheme",)),
    Row(
        description="issuer with a slash",
        codes="QJ402",
        payload={"iss": "https://my-custom-jwt/"},
        says=("final slash",),
    ),
    Row(
        description="issuer in capitals", codes="QJ402", payload={"iss": "https://My-Custom-JWT"}, says=("in capitals",)
    ),
    Row(
        description="issuer with a space",
        codes="QJ402",
        payload={"iss": "https://my-custom-jwt "},
        says=("white space",),
    ),
    Row(
        description="issuer with a line break",
        codes="QJ402 QJ111",
        payload={"iss": "https://my-custom-jwt\n"},
        says=("white space",),
    ),
    Row(
        description="issuer in full-width letters",
        codes="QJ402 QJ111",
        payload={"iss": "https://ｍy-custom-jwt"},
        says=("look alike",),
    ),
    Row(
        description="issuer with a Cyrillic letter",
        codes="QJ402 QJ111",
        payload={"iss": "https://my-сustom-jwt"},
        says=("look alike",),
    ),
    Row(
        description="issuer with capitals and a slash, the scheme the same",
        codes="QJ402",
        payload={"iss": "https://My-Custom-JWT/"},
        unsaid=("scheme",),
    ),
    Row(description="issuer a no-break space", codes="QJ402", payload={"iss": _NO_BREAK_SPACE}),
)

_KEY_ID = (
    Row(description="another key ID", codes="QJ403", header={"kid": "other"}, says=('"other"', '"my-custom-jwt"')),
    Row(description="key ID in capitals", codes="QJ403", header={"kid": "My-Custom-Jwt"}, says=("in capitals",)),
    Row(description="key ID with a space", codes="QJ403", header={"kid": " my-custom-jwt"}, says=("white space",)),
    Row(description="key ID with a slash", codes="QJ403", header={"kid": "my-custom-jwt/"}, says=("final slash",)),
    Row(
        description="key ID in full-width letters",
        codes="QJ403 QJ208 QJ111",
        header={"kid": "ｍy-custom-jwt"},
        says=("look alike",),
    ),
    Row(description="key ID a no-break space", codes="QJ403 QJ208", header={"kid": _NO_BREAK_SPACE}),
)

_AUD = (
    Row(description="aud absent", codes="QJ404", without=("/payload/aud",), says=("aud is absent", _AUDIENCE)),
    Row(description="aud null", codes="QJ404", payload={"aud": None}, says=("null",)),
    Row(description="aud empty", codes="QJ404", payload={"aud": ""}),
    Row(description="aud a number", codes="QJ404", payload={"aud": 1}, says=("a number",)),
    Row(description="aud an object", codes="QJ404", payload={"aud": {}}, says=("an object",)),
    Row(
        description="aud of the old typo", codes="QJ404", payload={"aud": "qlik.api/jwt-login-session"}, says=("typo",)
    ),
    Row(description="aud login-jwt", codes="QJ404", payload={"aud": "qlik.api/login-jwt"}, says=("invented",)),
    Row(description="aud jwt-login", codes="QJ404", payload={"aud": "qlik.api/jwt-login"}, says=("invented",)),
    Row(description="aud of API keys", codes="QJ404", payload={"aud": "qlik.api"}, says=("API keys",)),
    Row(description="aud with a slash", codes="QJ404", payload={"aud": f"{_AUDIENCE}/"}, says=("final slash",)),
    Row(description="aud as an address", codes="QJ404", payload={"aud": f"https://{_AUDIENCE}"}, says=("scheme",)),
    Row(
        description="aud in capitals", codes="QJ404", payload={"aud": "Qlik.api/login/jwt-session"}, says=("capitals",)
    ),
    Row(description="aud with a space", codes="QJ404", payload={"aud": f" {_AUDIENCE}"}, says=("white space",)),
    Row(description="aud an empty array", codes="QJ404", payload={"aud": []}, says=("an array",)),
    Row(
        description="aud an array with another value",
        codes="QJ404",
        payload={"aud": [_AUDIENCE, "x"]},
        says=("right value among others",),
    ),
    Row(description="aud twice in an array", codes="QJ404", payload={"aud": [_AUDIENCE, _AUDIENCE]}),
    Row(description="aud a wrong array", codes="QJ404", payload={"aud": ["x"]}, unsaid=("among others",)),
    Row(description="aud alone in an array", codes="QJ405", payload={"aud": [_AUDIENCE]}),
    Row(description="aud in an array in an array", codes="QJ404", payload={"aud": [[_AUDIENCE]]}),
)

_JTI = (
    Row(description="jti absent", codes="QJ406", without=("/payload/jti",), says=("jti is absent",)),
    Row(description="jti null", codes="QJ406", payload={"jti": None}, says=("jti is null",)),
    Row(description="jti empty", codes="QJ406", payload={"jti": ""}, says=("jti is empty",)),
    Row(description="jti blank", codes="QJ406", payload={"jti": "  "}, says=("jti is blank",)),
    Row(description="jti a line break", codes="QJ406 QJ111", payload={"jti": "\n"}, says=("jti is blank",)),
    Row(description="jti true", codes="QJ406", payload={"jti": True}, says=("a boolean",)),
    Row(description="jti false", codes="QJ406", payload={"jti": False}),
    Row(description="jti an array", codes="QJ406", payload={"jti": ["x"]}),
    Row(description="jti an object", codes="QJ406", payload={"jti": {}}),
    Row(description="jti a number", codes="QJ407", payload={"jti": 1658416389}, says=("a number",)),
    Row(description="jti zero", codes="QJ407", payload={"jti": 0}),
    Row(description="jti a fraction", codes="QJ407", payload={"jti": 0.5}),
    Row(description="jti a huge number", codes="QJ407", payload={"jti": 10**400}),
    Row(description="jti of digits in a string", payload={"jti": "1658416389"}),
)

ROWS = (*_ISS, *_ISSUER, *_KEY_ID, *_AUD, *_JTI)


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_exactly_these_rules_speak(row: Row) -> None:
    assert codes(row.report()) == row.expected


@pytest.mark.parametrize("row", wordy(ROWS), ids=title)
def test_the_decisive_words_are_said(row: Row) -> None:
    assert row.unmet() == []
