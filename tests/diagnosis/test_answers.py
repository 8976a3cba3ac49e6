"""Qlik's answers: each known text leads to its cause, whatever it is wrapped in, and no other text does."""

import json
import re

import pytest

from inspector.checks.catalogue import BY_CODE
from inspector.diagnosis.answer import Answer
from inspector.diagnosis.answers import ANSWERS
from inspector.diagnosis.evidence import Said
from inspector.diagnosis.meaning import known_words, meaning_of
from inspector.diagnosis.said import said_in
from tests.diagnosis.captures import NO_NBF, errors

# As FACTS has them: the words, the code, the status, and the name of what they mean.
KNOWN = (
    (NO_NBF, "INTERNAL-TOKEN-1", 400, "missing-claim"),
    ("jwt token has already been used", "", 401, "already-used"),
    ("access denied", "", 401, "access-denied"),
    (
        "Multiple active users detected with the same e-mail, please contact your administrator",
        "LOGIN-12",
        400,
        "same-email",
    ),
    ("User invitation expired", "USER_INVITE_EXPIRED", 403, "invitation-expired"),
    ("No authentication configured for this hostname", "LOGIN-2", 401, "wrong-host"),
    ("Invalid identity provider configuration", "INVALID-IDP-CONFIG", 401, "provider-configuration"),
    ("User is not a member of tenant", "AUTH-5", 403, "no-member"),
    ("returnto not included in web integration whitelist", "LOGIN-10", 401, "interactive-return"),
    ("Illegal returnto value", "LOGIN-8", 401, "interactive-return"),
    ("Origin has not been granted access", "", 403, "origin"),
    ("Origin not allowed", "", 403, "origin-refused"),
    (
        (
            "Access to fetch at 'https://t.eu.qlikcloud.com/login/jwt-session' from origin 'https://app.example.com' "
            "has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No "
            "'Access-Control-Allow-Origin' header is present on the requested resource."
        ),
        "",
        0,
        "blocked-by-cors",
    ),
    ("(Reason: CORS header ‘Access-Control-Allow-Origin’ missing).", "", 0, "blocked-by-cors"),
    ("Origin https://app.example.com is not allowed by Access-Control-Allow-Origin.", "", 0, "blocked-by-cors"),
    ("unable to decode jwt", "", 401, "not-decoded"),
    ("No permission to open the app.", "", 403, "no-permission"),
    (
        "Third-party cookies are not enabled in your browser settings and/or browser mode.",
        "",
        200,
        "third-party-cookies",
    ),
    ("Call to /login/jwt-session did not return a csrf token cookie.", "", 200, "no-csrf-cookie"),
    ("API rate limit reached.", "HTTP-429", 429, "rate-limit"),
    ('Bad "options.issuer" option. The payload already has an "iss" property.', "", 0, "claim-and-option"),
    ('Bad "options.expiresIn" option the payload already has an "exp" property.', "", 0, "claim-and-option"),
    ("secretOrPrivateKey has a minimum key size of 2048 bits for RS256", "", 0, "small-key"),
    ("Issuer (iss) must be a string.", "", 0, "pyjwt-string"),
    ("JWT ID must be a string", "", 0, "pyjwt-string"),
    ("Subject must be a string", "", 0, "pyjwt-string"),
    ("Invalid token request", "INTERNAL-TOKEN-1", 400, "invalid-token-request"),
)


def name(body: str, status: int | None = None) -> str:
    """What the first error in a body means, "" where nobody knows."""
    met = meaning_of(said_in(body, status)[0])
    return "" if met is None else met.answer.name


@pytest.mark.parametrize(("words", "code", "status", "expected"), KNOWN)
def test_it_is_known_from_json_html_and_plain_text(words: str, code: str, status: int, expected: str) -> None:
    assert name(words) == expected
    assert name(f"  {words.upper()}\r\n") == expected
    assert name(errors(code, words, status=status)) == expected
    assert name(errors(code, "", words, status)) == expected
    assert name(json.dumps({"message": words})) == expected
    page = words.replace('"', "&quot;")
    assert name(f"<!doctype html><title>x</title><style>p {{}}</style><body><p>{page}</p></body>") == (
        expected if expected != "access-denied" else ""
    )


@pytest.mark.parametrize(("words", "code", "status", "expected"), [row for row in KNOWN if row[1]])
def test_a_code_alone_suffices_where_it_has_one_meaning(words: str, code: str, status: int, expected: str) -> None:
    wanted = "invalid-token-request" if code == "INTERNAL-TOKEN-1" else expected
    assert words
    assert name(errors(code, "", "", status)) == wanted


@pytest.mark.parametrize("text", ["It says LOGIN-2.", "(LOGIN-2)", "error: “LOGIN-2”, again", "?error=LOGIN-2&x"])
def test_a_code_in_prose_is_known_whatever_signs_stand_around_it(text: str) -> None:
    assert name(text) == "wrong-host"


def test_every_entry_of_the_catalogue_is_met_by_one_of_these() -> None:
    assert {expected for *_, expected in KNOWN} == {answer.name for answer in ANSWERS}
    assert len({answer.name for answer in ANSWERS}) == len(ANSWERS)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_an_entry_is_whole(answer: Answer) -> None:
    assert answer.cause
    assert not answer.cause.endswith(".")
    assert answer.look
    assert answer.change.endswith(".")
    assert all(code in BY_CODE for code in answer.rules)
    assert all(source.startswith("https://") for source in answer.sources)
    assert answer.grade != "documented" or answer.sources


@pytest.mark.parametrize(
    "text",
    [
        "Unauthorized",
        "AUTHN-5",
        "JWT-API-4",
        "token expired",
        "invalid audience",
        "jwt expired",
        "access denied for the printer on floor 3",
        "<html><title>401</title></html>",
        errors("LOGIN-22", "No such thing"),
        "503 upstream auth-5.internal timed out",
        "GET /var/log/login-2 not found",
        "see C:\\logs\\login-2",
        "sent to login-2@example.com",
    ],
)
def test_what_no_source_explains_is_unknown(text: str) -> None:
    assert name(text) == ""


@pytest.mark.parametrize(
    ("claim", "rule"),
    [("nbf", "QJ505"), ("jti", "QJ406"), ("exp", "QJ504"), ("email_verified", "QJ305"), ("kid", "QJ202")],
)
def test_the_missing_claim_leads_to_its_rule(claim: str, rule: str) -> None:
    met = meaning_of(Said(detail=f"JWT_LOGIN_VALIDATIONS Missing required claim: {claim}"))
    assert met is not None
    assert (met.claims, met.rules) == ((claim,), (rule,))


def test_a_claim_that_no_rule_knows_is_named_all_the_same() -> None:
    met = meaning_of(Said(detail="Missing required claim: shoe"))
    assert met is not None
    assert (met.claims, met.rules) == (("shoe",), ())


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ("Missing required claims: nbf, jti", ("nbf", "jti")),
        ("Missing required claims: nbf and jti.", ("nbf", "jti")),
        ("Missing required claims: nbf, jti, and exp", ("nbf", "jti", "exp")),
        ('missing required claims: ["nbf","jti"]', ("nbf", "jti")),
        ('Missing required claim "nbf"', ("nbf",)),
        ("Missing required claim: nbf, please add it", ("nbf",)),
        ("Missing required claim: nbf and try again", ("nbf",)),
        ("Missing required claim in token", ()),
        ("Missing required claims", ()),
    ],
)
def test_the_claims_that_are_missing_are_read_and_no_other_word(words: str, claims: tuple[str, ...]) -> None:
    met = meaning_of(Said(detail=words))
    assert met is not None
    assert met.claims == claims
    again = meaning_of(known_words(met))
    assert again is not None
    assert again.claims == claims


@pytest.mark.parametrize(
    "body", ["", "{}", "OK", "null", "[]", "7", '{"errors": []}', '{"errors": "x"}', '{"data": []}']
)
def test_a_body_that_says_nothing_says_nothing(body: str) -> None:
    assert said_in(body) == ()


@pytest.mark.parametrize("body", ["[" * 10**5, '{"errors": [{"status": 1e999}]}', "{" * 9, '"\\ud800"', "<" * 10**5])
def test_a_hostile_body_breaks_nothing(body: str) -> None:
    assert all(isinstance(said, Said) for said in said_in(body))


def test_the_status_in_the_body_goes_before_that_of_the_answer() -> None:
    assert said_in(errors("X", "y", status=403), 500)[0].status == 403
    assert said_in('{"title": "y"}', 500)[0].status == 500


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_an_answers_words_are_looked_for_in_small_letters(answer: Answer) -> None:
    assert re.sub(r"\\.", "", answer.words).islower()
