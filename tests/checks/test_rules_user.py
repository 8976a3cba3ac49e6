"""QJ3xx: from a change in the claims about the user to exactly the codes that it must bring."""

import pytest

from tests.builders import Row, codes, title, wordy

_TEXT_CLAIMS = (("sub", "QJ301"), ("name", "QJ303"), ("email", "QJ304"))
_PERSONAL = "h4rry-in-person"

_REQUIRED = tuple(
    row
    for name, code in _TEXT_CLAIMS
    for row in (
        Row(description=f"{name} absent", codes=code, without=(f"/payload/{name}",), says=(f"{name} is absent",)),
        Row(description=f"{name} empty", codes=code, payload={name: ""}, says=(f"{name} is empty",)),
        Row(description=f"{name} blank", codes=code, payload={name: "  "}, says=(f"{name} is blank",)),
        Row(description=f"{name} null", codes=code, payload={name: None}, says=(f"{name} is null",)),
        Row(description=f"{name} a number", codes=code, payload={name: 12}, says=("a number",), unsaid=("12",)),
        Row(description=f"{name} a boolean", codes=code, payload={name: True}),
        Row(description=f"{name} an array", codes=code, payload={name: [_PERSONAL]}, unsaid=(_PERSONAL,)),
    )
)

_USER_KIND = (
    Row(description="subType absent", codes="QJ302", without=("/payload/subType",), says=("subType is absent",)),
    Row(description="subType admin", codes="QJ302", payload={"subType": "admin"}, says=('"admin"', '"user"')),
    Row(description="subType with a capital", codes="QJ302", payload={"subType": "User"}),
    Row(description="subType empty", codes="QJ302", payload={"subType": ""}),
    Row(description="subType null", codes="QJ302", payload={"subType": None}, says=("null",)),
    Row(description="subType an array", codes="QJ302", payload={"subType": ["user"]}, says=("an array",)),
)

_VERIFIED = (
    Row(description="email_verified absent", codes="QJ305", without=("/payload/email_verified",), says=("is absent",)),
    Row(
        description="email_verified as text", codes="QJ305", payload={"email_verified": "true"}, says=('string "true"',)
    ),
    Row(description="email_verified one", codes="QJ305", payload={"email_verified": 1}, says=("is a number",)),
    Row(description="email_verified zero", codes="QJ305", payload={"email_verified": 0}),
    Row(description="email_verified null", codes="QJ305", payload={"email_verified": None}),
    Row(description="email_verified empty", codes="QJ305", payload={"email_verified": ""}),
    Row(description="email_verified false", codes="QJ308", payload={"email_verified": False}, says=("is false",)),
    Row(description="email_verified true", payload={"email_verified": True}),
)

_GROUP_SHAPES = (
    Row(description="no groups", without=("/payload/groups",)),
    Row(description="empty groups", payload={"groups": []}),
    Row(description="one group", payload={"groups": ["Sales"]}),
    Row(description="groups a string", codes="QJ306", payload={"groups": "Sales"}, says=("a string", "an array")),
    Row(description="groups joined by commas", codes="QJ306", payload={"groups": "Sales,Marketing"}),
    Row(description="groups null", codes="QJ306", payload={"groups": None}),
    Row(description="groups an object", codes="QJ306", payload={"groups": {"Sales": True}}),
    Row(description="a number among groups", codes="QJ306", payload={"groups": ["Sales", 7]}, says=("groups[1]",)),
    Row(description="null among groups", codes="QJ306", payload={"groups": [None, "Sales"]}, says=("groups[0]",)),
    Row(description="groups in groups", codes="QJ306", payload={"groups": [["Sales"]]}),
)

_GROUP_LIMITS = (
    Row(description="1,000 groups", payload={"groups": [f"g{number}" for number in range(1000)]}),
    Row(
        description="1,001 groups",
        codes="QJ312",
        payload={"groups": [f"g{number}" for number in range(1001)]},
        says=("1,001", "1,000"),
    ),
    Row(description="a group name of 256 characters", payload={"groups": ["é" * 256]}),
    Row(description="a group name of 257 characters", codes="QJ312", payload={"groups": ["é" * 257]}, says=("256",)),
    Row(description="an empty group name", codes="QJ312", payload={"groups": ["Sales", ""]}, says=("empty",)),
    Row(
        description="a repeated group", codes="QJ312", payload={"groups": ["Sales", "Sales"]}, says=("more than once",)
    ),
    Row(description="groups that differ in capitals", payload={"groups": ["Sales", "sales"]}),
    Row(description="a repeated group and a number", codes="QJ306 QJ312", payload={"groups": ["a", "a", 1]}),
)

_LONGEST = "h" * 64 + "@" + "e" * 185 + ".com"

_EMAIL_FORM = (
    *(
        Row(description=f"e-mail {address!r}", payload={"email": address})
        for address in (
            *("harry@example.com", "h@localhost", "harry+qlik@mail.example.com", "härry@exämple.de"),
            *('"hardcore harry"@example.com', "HARRY@EXAMPLE.COM", "o'harry@example.com"),
        )
    ),
    *(
        Row(description=f"e-mail {address!r}", codes="QJ307", payload={"email": address}, unsaid=(address,))
        for address in (
            *("hardcore", "@example.com", "harry@", "harry@@example.com", "a@b@example.com", "harry @example.com"),
            *("Harry <harry@example.com>", "<harry@example.com>", "mailto:harry@example.com", " harry@example.com"),
            *("harry@example.com,sally@example.com", "harry@example.com;sally@example.com", "harry@exam ple.com"),
        )
    ),
    Row(description="e-mail with a line break", codes="QJ307 QJ111", payload={"email": "harry@example.com\n"}),
    Row(description="e-mail of 254 characters", payload={"email": _LONGEST}),
    Row(description="e-mail of 255 characters", codes="QJ307", payload={"email": _LONGEST + "m"}, says=("255", "254")),
    Row(
        description="65 characters before the @",
        codes="QJ307",
        payload={"email": "h" * 65 + "@e.com"},
        says=("65", "64"),
    ),
    Row(description="an e-mail address of a no-break space", codes="QJ307", payload={"email": "\xa0"}),
)

_MISNAMED = (
    *(
        Row(description=f"{wrong} beside {right}", codes="QJ309", payload={wrong: "x"}, says=(wrong, f"{right} (which"))
        for wrong, right in (
            *(("Sub", "sub"), ("SUB", "sub"), ("subtype", "subType"), ("SubType", "subType"), ("sub_type", "subType")),
            *(("emailVerified", "email_verified"), ("email-verified", "email_verified"), ("Email", "email")),
            *(("mail", "email"), ("group", "groups"), ("Groups", "groups"), ("JTI", "jti"), ("Iss", "iss")),
            *(
                ("displayName", "name"),
                ("Name", "name"),
                ("exp ", "exp"),
                ("Aud", "aud"),
                ("NBF", "nbf"),
                ("Iat", "iat"),
            ),
        )
    ),
    *(
        Row(
            description=f"{wrong} in place of {right}",
            codes=f"QJ309 {follows}".strip(),
            payload={wrong: "x"},
            without=(f"/payload/{right}",),
            says=(f"; {right} is",),
        )
        for wrong, right, follows in (
            *(("Sub", "sub", "QJ301"), ("subtype", "subType", "QJ302"), ("Name", "name", "QJ303")),
            *(("mail", "email", "QJ304"), ("emailVerified", "email_verified", "QJ305"), ("group", "groups", "")),
            *(("Iss", "iss", "QJ401"), ("AUD", "aud", "QJ404"), ("Jti", "jti", "QJ406"), ("Exp", "exp", "QJ504")),
            *(("NBF", "nbf", "QJ505"), ("IAT", "iat", "QJ506"), ("subtyp", "subType", "QJ302")),
            *(("emial", "email", "QJ304"), ("email_verfied", "email_verified", "QJ305"), ("nmae", "name", "QJ303")),
            *(("jit", "jti", "QJ406"), ("gruops", "groups", ""), ("groups_", "groups", ""), ("grps", "groups", "")),
        )
    ),
    *(
        Row(description=f"{word} beside all claims", codes="QJ311", payload={word: "x"}, says=(f"read {word}",))
        for word in ("emial", "nmae", "subtyp", "gruops", "jit", "email_verfied", "gmail", "fname", "emails")
    ),
    Row(
        description="a word of its own where the claim is absent",
        codes="QJ311 QJ304",
        payload={"emails": ["x"]},
        without=("/payload/email",),
        says=("emails", "email is absent"),
    ),
)

_UNREAD = (
    Row(description="a claim that is not read", codes="QJ311", payload={"tenantId": "x"}, says=("tenantId",)),
    Row(
        description="two claims that are not read",
        codes="QJ311",
        payload={"role": "x", "scope": 1},
        says=("role, scope",),
    ),
    Row(description="a name far too long to be a slip", codes="QJ311", payload={"g" * 41: 1}),
    Row(
        description="a slip, an option and an unread claim",
        codes="QJ309 QJ310 QJ311",
        payload={"Sub": 1, "keyid": 1, "x": 1},
    ),
)

_OPTIONS = (
    *(
        Row(description=f"{option} in the payload", codes="QJ310", payload={option: "x"}, says=(option, words))
        for option, words in (
            *(("expiresIn", "it makes exp"), ("notBefore", "it makes nbf"), ("audience", "it makes aud")),
            *(("issuer", "it makes iss"), ("subject", "it makes sub"), ("jwtid", "it makes jti")),
            *(("keyid", "the header's kid"), ("algorithm", "the header's alg")),
            *(("kid", "the header's kid"), ("alg", "the header's alg")),
        )
    ),
    *(
        Row(
            description=f"{option} in place of {claim}",
            codes=f"QJ310 {code}",
            payload={option: "x"},
            without=(f"/payload/{claim}",),
        )
        for option, claim, code in (
            *(("expiresIn", "exp", "QJ504"), ("notBefore", "nbf", "QJ505"), ("audience", "aud", "QJ404")),
            *(("issuer", "iss", "QJ401"), ("subject", "sub", "QJ301"), ("jwtid", "jti", "QJ406")),
        )
    ),
    Row(description="kid in the payload alone", codes="QJ310 QJ202", payload={"kid": "x"}, without=("/header/kid",)),
    Row(description="alg in the payload alone", codes="QJ310 QJ201", payload={"alg": "x"}, without=("/header/alg",)),
)

ROWS = (
    *(*_REQUIRED, *_USER_KIND, *_VERIFIED, *_GROUP_SHAPES, *_GROUP_LIMITS),
    *(*_EMAIL_FORM, *_MISNAMED, *_UNREAD, *_OPTIONS),
)


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_exactly_these_rules_speak(row: Row) -> None:
    assert codes(row.report()) == row.expected


@pytest.mark.parametrize("row", wordy(ROWS), ids=title)
def test_the_decisive_words_are_said(row: Row) -> None:
    assert row.unmet() == []
