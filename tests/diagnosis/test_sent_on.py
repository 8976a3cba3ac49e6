"""The report to send on: nobody is in it, nor any of a token; what is in it can be read, and stands for the same."""

import json
import re
from collections.abc import Mapping

import pytest

from inspector.jose import Json
from tests.builders import IAT, MOMENT, raw_token, token
from tests.diagnosis.captures import GRANTED, LOGIN, NO_NBF, NO_REASON, SENT_BACK, SESSION, Call, capture, errors
from tests.diagnosis.sent_on import FORMS, leaks, on_screen, pieces, read, sent_on
from tests.diagnosis.test_reading import PEM
from tests.external.vectors import VECTORS, needs_vectors

HARRY: Mapping[str, Json] = {
    "sub": "auth0|65f1c2harry",
    "name": "Harry Pottér",
    "email": "harry.potter@hogwarts.example",
    "groups": ["Gryffindor", "Quidditch Seekers", "K9"],
    "department": {"chair": "Minerva McGonagall", "rooms": ["Tower-7"]},
}
GINNY: Mapping[str, Json] = {**HARRY, "sub": "CORP\\ginny", "name": "Ginny", "email": "ginny@hogwarts.example"}
FIRST = token(payload_changes={**HARRY, "jti": "jti-of-the-first"}, without=("/payload/nbf",))
SECOND = token(payload_changes={**HARRY, "jti": "jti-of-the-second", "exp": IAT + 9000})
THIRD = token(payload_changes={**GINNY, "jti": "jti-of-the-third", "group": ["Gryffindor"]})
TOKENS = (FIRST, SECOND, THIRD)
OTHERS = ("SECRET-", "hogwarts", "harry", "pott", "ginny", "minerva", "mcgonagall", "cookie-value", "MIIEv")


def said(words: str) -> str:
    """An answer that names somebody."""
    return errors("INTERNAL-TOKEN-1", f"{words}", "of Harry Pottér, harry.potter@hogwarts.example, auth0|65f1c2harry")


CASE = (
    Call(method="GET", path="/app.js?k=SECRET-QUERY", body=f"k = `{PEM}`; x = 'SECRET-BODY'", host="app.example.com"),
    Call(method="OPTIONS", status=204),
    Call(token=FIRST, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)),
    Call(token=SECOND, at=MOMENT + 30, status=401, body=said("Nobody knows why")),
    Call(token=THIRD, path=f"{LOGIN}&t={THIRD}", at=MOMENT + 60, status=401, body=said(FIRST), sent=SENT_BACK),
    Call(token=SECOND, at=MOMENT + 90, received=(*GRANTED, *SESSION)),
    *(
        Call(method="GET", path=path, at=MOMENT + 91, status=401, body=f"SECRET-BODY {FIRST}")
        for path in (
            f"/api/{FIRST}",
            f"/api/v1/{FIRST.split('.')[2]}/x",
            "/api/v1/users/harry.potter%40hogwarts.example",
            "/api/v1/users/harry.potter@hogwarts.example/more",
            "/api/v1/users/Harry.Potter%2540Hogwarts.example?x=harry",
            "/api/v1/users/auth0%7C65f1c2harry/Harry%20Pott%C3%A9r",
            f"/api/v1/users/{'x' * 30}harry.potter@hogwarts.example",
            "/api/v1/spaces/Quidditch%20Seekers/K9/McGonagall",
        )
    ),
)


@pytest.mark.parametrize("form", FORMS)
def test_the_report_of_a_capture_has_none_of_its_tokens_mails_names_or_subs(form: str) -> None:
    report = sent_on(capture(*CASE), form=form)
    assert "jti 3" in report
    assert leaks(report, TOKENS, OTHERS) == []


def test_nor_has_what_the_screen_and_programs_are_shown_of_it() -> None:
    shown = on_screen(capture(*CASE))
    assert "GET /api/v1/users/(user 1)/(name 1)" in shown
    assert leaks(shown, (), (*OTHERS, "K9", "65f1c2", *(piece for each in TOKENS for piece in pieces(each)))) == []
    assert "harry" in on_screen(capture(*CASE), masked=False).lower()


@pytest.mark.parametrize("value", ["Harry Pottér", "auth0|65f1c2harry", "Quidditch Seekers"])
@pytest.mark.parametrize("before", ["x ", "x"])
def test_an_answer_that_is_cut_has_no_beginning_of_a_value(value: str, before: str) -> None:
    for length in range(60, 170, 2):
        told = f"{(before * length)[:length]}!{value} and much more is said here"
        shown = read(sent_on(capture(Call(token=SECOND, status=401, body=errors("X-1", "no", told)))))
        assert not re.search(r"(?:har?r?y?|auth?0?|qui[a-z]*|\([a-z]* ?[0-9]*)…", shown), length


CHANGED = f"{SECOND.rpartition('.')[0]}.{FIRST.rpartition('.')[2]}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("other", [SECOND, THIRD, CHANGED], ids=["another", "of another user", "changed"])
def test_nor_has_that_of_two_tokens_which_are_compared(other: str, form: str) -> None:
    report = sent_on(FIRST.encode(), other.encode(), form=form)
    assert "The two tokens, held against each other" in report
    assert leaks(report, (FIRST, other), OTHERS) == []
    shown = on_screen(FIRST.encode(), other.encode())
    assert leaks(shown, (), (*OTHERS, "K9", *pieces(FIRST), *pieces(other))) == []


def test_a_leak_would_be_seen() -> None:
    assert leaks(f"x {FIRST[60:90]}", TOKENS)
    assert leaks("x HARRY.potter&#64;hogwarts.example", TOKENS, ("harry",)) == [HARRY["email"], HARRY["email"], "harry"]


@needs_vectors
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", sorted(path.name for path in (VECTORS / "har").glob("*.har")))
def test_nor_have_those_of_captures_that_others_made(name: str, form: str) -> None:
    truth = VECTORS / "har" / name.replace(".har", ".truth.json")
    tokens = [each["token"] for each in json.loads(truth.read_text())["tokens"]] if truth.exists() else []
    report = sent_on((VECTORS / "har" / name).read_bytes(), form=form, names=(name,))
    assert len(report) > 500
    assert leaks(report, tokens) == []


def test_one_value_has_one_stand_in_in_every_token() -> None:
    report = sent_on(FIRST.encode(), SECOND.encode(), THIRD.encode())
    assert report.count("| user 1 |") == 2
    assert report.count("| user 2 |") == 1
    assert report.count("| an array: group 1, group 2, group 3 |") == 3
    assert "| an array: group 1 |" in report


def test_it_stands_in_paths_and_answers_too() -> None:
    report = sent_on(capture(*CASE))
    assert "`GET /api/v1/users/(mail 1)`" in report
    assert "`GET /api/v1/users/(user 1)/(name 1)`" in report
    assert "`GET /api/(a token)`" in report


def test_no_sign_behind_code_is_code_itself() -> None:
    assert "All to `tenant.eu.qlikcloud.com`.\n" in sent_on(capture(Call(token=SECOND)))


def test_what_names_no_one_stays() -> None:
    report = sent_on(capture(*CASE))
    for shown in ("my-custom-jwt", "https://my-custom-jwt", "qlik.api/login/jwt-session", "tenant.eu.qlikcloud.com"):
        assert shown in report


@pytest.mark.parametrize("form", FORMS)
def test_unmasked_it_shows_claims_and_still_no_token(form: str) -> None:
    report = sent_on(capture(*CASE), form=form, masked=False)
    assert "harry.potter@hogwarts.example" in report
    assert "NOT masked" in report
    assert leaks(report, (), (piece for each in TOKENS for piece in pieces(each))) == []


@pytest.mark.parametrize("form", FORMS)
def test_names_of_files_and_folders_are_not_told(form: str) -> None:
    report = sent_on(capture(CASE[2]), FIRST.encode(), form=form, names=("home/harry/a.har", "C:\\ginny\\b.txt"))
    assert leaks(report, (), ("harry", "ginny", "a.har")) == []
    assert "line 1 of source 2" in report


@pytest.mark.parametrize("form", FORMS)
def test_a_claim_that_is_named_like_an_address_is_not(form: str) -> None:
    held = token(payload_changes={"harry@x.example": 1, "of": {"ginny@x.example": 2}}, without=("/payload/nbf",))
    assert leaks(sent_on(held.encode(), form=form), (), ("harry", "ginny")) == []


@pytest.mark.parametrize("form", FORMS)
def test_neither_a_word_of_a_name_nor_a_piece_of_an_address_is_told(form: str) -> None:
    claims = {"sub": "S-778812", "name": "Marieke van den Berg-Østergård", "email": "m.zwaan+qxz@contoso.example"}
    held = token(payload_changes=claims)
    words = ("Østergård", "VAN DEN BERG", "s778812", "M.Zwaan", "zwaan", "QXZ", "Marieke")
    calls = [Call(token=held, status=401, body=errors("X-1", "of user", f"x {word} x")) for word in words]
    calls += [Call(method="GET", path=f"/api/v1/users/{word}", at=MOMENT + 1, status=401) for word in words]
    report = sent_on(capture(*calls), form=form)
    assert leaks(report, (), ("østerg", "berg", "marieke", "zwaan", "qxz", "den", "778812")) == []
    assert "of user · x (name 1) x" in report.replace("&#183;", "·")
    assert "/api/v1/users/(name 1)" in report


def test_words_of_calls_stay_though_somebody_is_called_so() -> None:
    held = token(payload_changes={"name": "Api Users", "email": "me.qlik@x.example", "groups": ["users"]})
    calls = (Call(token=held, status=401, body=NO_REASON), Call(method="GET", path="/api/v1/users/me", status=401))
    report = sent_on(capture(*calls))
    assert "`GET /api/v1/users/me`" in report
    assert "qlik.api/login/jwt-session" in report


def test_own_words_stay_though_a_group_is_called_so() -> None:
    held = token(payload_changes={"groups": ["token", "user", "Qlik", "login"]}, without=("/payload/nbf",))
    report = sent_on(capture(Call(token=held, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid", NO_NBF))))
    assert "**The token has no nbf, and Qlik requires that claim.**" in report


def test_what_stands_in_a_broken_payload_is_known_again() -> None:
    broken = raw_token(
        '{"alg":"RS256"}', '{"iss": "https://an-issuer", "sub": "sub-of-harry", "groups": ["Gryffin-Door"'
    )
    path = "/api/v1/sub-of-harry/Gryffin-Door"
    calls = (Call(token=broken, status=401, body=NO_REASON), Call(method="GET", path=path, at=MOMENT + 1, status=401))
    report = sent_on(capture(*calls))
    assert "/api/v1/(user 1)/(group 1)`" in report
    assert leaks(report, [broken], ("sub-of-harry", "gryffin")) == []


@pytest.mark.parametrize(
    ("sources", "title"),
    [
        (CASE, "# Why the login failed\n"),
        ((Call(token=THIRD),), "# The login worked\n"),
        ((Call(token=THIRD, status=401, body=NO_REASON),), "# The login failed, for no known cause\n"),
        ((), "# No cause was found\n"),
    ],
)
def test_the_title_says_what_it_came_to(sources: tuple[Call, ...], title: str) -> None:
    assert sent_on(capture(*sources)).startswith(title)


def test_of_a_token_alone_the_title_says_that_it_is_likely() -> None:
    assert sent_on(FIRST.encode()).startswith("# Why the token is likely to be refused\n")


def test_times_are_told_in_utc_and_in_the_readers_zone() -> None:
    assert "2023-11-14 22:13:20 UTC (23:13:20 +01:00)" in sent_on(capture(CASE[2]))


def test_thumbprints_and_what_was_asked_are_told() -> None:
    report = sent_on(capture(Call(token=FIRST, status=401, body=NO_REASON)))
    for told in ("- SHA-256: `", "- SHA-1: `", "- valid to: 20", "- asked: 72 rules: QJ101", "- not asked: none"):
        assert told in report


@pytest.mark.parametrize("form", FORMS)
def test_a_subject_type_that_is_only_spelled_wrongly_can_be_read(form: str) -> None:
    call = Call(token=token(payload_changes={"subType": "User", "sub": "harry-77"}), status=401, body="{}")
    report = sent_on(capture(call), form=form)
    assert 'subtype is "user"; it must be "user"' in read(report)
    assert leaks(report, (), ("harry-77",)) == []
    assert 'subType is \\"User\\"; it must be \\"user\\"' in on_screen(capture(call))
