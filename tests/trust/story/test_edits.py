"""An edit after signing is found, undone, and told."""

import json
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inspector.jose import Json
from tests.builders import EXP, IAT, NBF, compact, header_text, payload_text
from tests.trust.story.tokens import CLAIMS, MEMBERS, edited, header_edited, told, without

DAY = 86400
NAMES = ("exp", "nbf", "iat")


@settings(max_examples=20)
@given(st.sampled_from(NAMES), st.integers(-DAY, DAY))
def test_a_time_moved_by_up_to_a_day_is_proven(name: str, shift: int) -> None:
    assume(shift != 0)
    before = {"exp": EXP, "nbf": NBF, "iat": IAT}[name]
    whole, now = edited(payload_text(), payload_text({name: before + shift}))
    story = told(now)
    assert (story.kind, story.where, story.token) == ("edit", f"/payload/{name}", whole)
    assert f"(it was {before}, " in story.message


@pytest.mark.parametrize("shift", [1, -1, 3600, 54_321, DAY, -DAY])
def test_all_times_moved_together_are_proven(shift: int) -> None:
    moved: dict[str, Json] = {"exp": EXP + shift, "nbf": NBF + shift, "iat": IAT + shift}
    whole, now = edited(payload_text(), payload_text(moved))
    story = told(now)
    assert story.token == whole
    assert "iat, nbf and exp were moved by" in story.message


def test_an_expiry_moved_by_months_is_proven_by_the_other_times() -> None:
    whole, now = edited(payload_text(), payload_text({"exp": EXP + 100 * DAY}))
    story = told(now)
    assert story.token == whole
    assert "exp was moved by +100 d (it was 1700000296, 2023-11-14 22:18:16 UTC)" in story.message


def test_all_times_moved_by_more_than_a_day_take_a_deep_search() -> None:
    moved: dict[str, Json] = {name: time + DAY + 5 for name, time in (("exp", EXP), ("nbf", NBF), ("iat", IAT))}
    whole, now = edited(payload_text(), payload_text(moved))
    assert not told(now).is_known
    assert told(now, deep=True).token == whole


EDITS: dict[str, tuple[dict[str, Json], dict[str, Json]]] = {
    "email_verified was text in quotes": ({"email_verified": "true"}, {}),
    "email_verified was a boolean without quotes": ({}, {"email_verified": "true"}),
    "email_verified was false": ({"email_verified": False}, {}),
    "iss ended with a slash": ({"iss": "https://my-custom-jwt/"}, {}),
    "iss ended without a slash": ({}, {"iss": "https://my-custom-jwt/"}),
    "iss had no scheme before it": ({"iss": "my-custom-jwt"}, {}),
    "aud had another value (qlik.api)": ({"aud": "qlik.api"}, {}),
    "aud was an array": ({"aud": ["qlik.api/login/jwt-session"]}, {}),
    "subType had another value (admin)": ({"subType": "admin"}, {}),
    "exp was text in quotes": ({"exp": str(EXP)}, {}),
    "iat was in milliseconds": ({"iat": IAT * 1000}, {}),
    "element 2 of groups was not there": ({"groups": ["Administrators", "Marketing"]}, {}),
    "groups was one text": ({"groups": "Administrators,Sales,Marketing"}, {}),
    "groups was null": ({"groups": None}, {}),
    "sub had white space around it": ({"sub": "user "}, {"sub": "user"}),
    "extra was added": ({}, {"extra": "whatever it may be"}),
}


@pytest.mark.parametrize("words", EDITS)
def test_an_edit_of_one_value_is_proven(words: str) -> None:
    before, after = EDITS[words]
    whole, now = edited(payload_text(before), payload_text(after))
    story = told(now)
    assert (story.kind, story.token) == ("edit", whole)
    assert words in story.message


@pytest.mark.parametrize("name", ["subType", "email_verified", "aud", "iss", "nbf", "iat", "exp"])
def test_a_claim_that_was_taken_away_is_put_back(name: str) -> None:
    whole, now = edited(payload_text(), without(name))
    story = told(now)
    assert (story.where, story.token) == (f"/payload/{name}", whole)
    assert f"{name} was taken away" in story.message


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_that_was_added_is_taken_out(name: str) -> None:
    whole, now = edited(without(name), payload_text())
    assert told(now).token == whole


def test_a_claim_that_was_renamed_is_named_as_before() -> None:
    members = {("emailVerified" if name == "email_verified" else name): value for name, value in CLAIMS.items()}
    whole, now = edited(compact(members), payload_text())
    story = told(now)
    assert story.token == whole
    assert "emailVerified was renamed email_verified" in story.message


PEOPLE: dict[str, Json] = {**CLAIMS, "name": "Jürgen/Müller <x>", "groups": ["a/b", "Ö & Ü", "𝄞"]}
ESCAPED = json.dumps(PEOPLE, separators=(",", ":"))
WRITINGS = {
    "compact": json.dumps(PEOPLE, ensure_ascii=False, separators=(",", ":")),
    "escaped": ESCAPED,
    "escaped in capitals": re.sub(r"u([0-9a-f]{4})", lambda match: "u" + match[1].upper(), ESCAPED),
    "with spaces": json.dumps(PEOPLE),
    "in lines": json.dumps(PEOPLE, indent=2),
    "in lines of Windows": json.dumps(PEOPLE, indent=4).replace("\n", "\r\n"),
    "PHP's slashes": ESCAPED.replace("/", "\\/"),
    "sorted": json.dumps(PEOPLE, sort_keys=True, separators=(",", ":")),
    "with a line feed at its end": ESCAPED + "\n",
    "Go's": json.dumps(PEOPLE, ensure_ascii=False, separators=(",", ":"))
    .replace("<", "\\u003c")
    .replace(">", "\\u003e")
    .replace("&", "\\u0026"),
}


ANEW = [(before, after) for before in WRITINGS for after in ("compact", "in lines", "sorted") if before != after]


@pytest.mark.parametrize(("before", "after"), ANEW)
def test_json_written_anew_is_proven(before: str, after: str) -> None:
    whole, now = edited(WRITINGS[before], WRITINGS[after])
    story = told(now)
    assert (story.kind, story.token) == ("rewritten", whole)


def test_both_parts_written_anew_are_proven() -> None:
    whole, now = edited(payload_text(), json.dumps(CLAIMS))
    header, payload, signature = now.split(".")
    _, spaced = header_edited(header_text(), json.dumps(MEMBERS))
    story = told(f"{spaced.split('.', maxsplit=1)[0]}.{payload}.{signature}")
    assert story.token == whole
    assert header == whole.split(".")[0]
    assert "The JSON of the header and payload was written anew" in story.message


def test_an_edit_in_json_written_anew_is_proven() -> None:
    whole, now = edited(payload_text(), json.dumps({**CLAIMS, "email_verified": "true"}, indent=2))
    story = told(now)
    assert story.token == whole
    assert "and the JSON was written anew" in story.message


HEADERS: dict[str, tuple[dict[str, Json], dict[str, Json]]] = {
    "alg had another value (RS256)": ({}, {"alg": "none"}),
    "alg had another value (HS256)": ({"alg": "HS256"}, {}),
    "kid had another value, one that is configured": ({}, {"kid": "other"}),
    "typ had another value (JWT)": ({}, {"typ": "jwt"}),
    "x5t was added": ({}, {"x5t": "abc"}),
}


@pytest.mark.parametrize("words", HEADERS)
def test_an_edit_of_the_header_is_proven(words: str) -> None:
    before, after = HEADERS[words]
    whole, now = header_edited(header_text(before), header_text(after))
    story = told(now)
    assert story.token == whole
    assert story.message.startswith("The header was edited after signing: ")
    assert words in story.message


@pytest.mark.parametrize("name", MEMBERS)
def test_a_member_of_the_header_that_was_taken_away_is_put_back(name: str) -> None:
    rest = {key: value for key, value in MEMBERS.items() if key != name}
    whole, now = header_edited(header_text(), compact(rest))
    assert told(now).token == whole


def test_two_edits_take_a_deep_search() -> None:
    whole, now = edited(payload_text(), payload_text({"email_verified": "true", "subType": "admin"}))
    assert not told(now).is_known
    story = told(now, deep=True)
    assert story.token == whole
    assert "subType" in story.message
    assert "email_verified" in story.message


def test_what_cannot_be_guessed_is_not_claimed() -> None:
    _, now = edited(payload_text(), payload_text({"name": "Somebody Whom Nobody Knows"}))
    story = told(now)
    assert (story.kind, story.token, story.where) == ("unproven", "", "")
    assert story.message == (
        "The right key made this signature, but over other content: header or payload was changed after signing. "
        "What was changed could not be found."
    )


def test_what_was_tried_is_kept_beside_what_is_known() -> None:
    _, now = edited(payload_text(), payload_text({"name": "Somebody Whom Nobody Knows"}))
    story = told(now)
    assert story.tried[:2] == ("JSON written otherwise", "usual edits of one member")
    assert not any(each in story.message for each in story.tried)


def test_what_is_proven_names_nothing_that_was_tried() -> None:
    assert told(edited(payload_text(), payload_text({"exp": EXP + 1}))[1]).tried == ()


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=3)
def test_no_value_of_a_person_is_told(before: str, after: str) -> None:
    assume(before != after)
    story = told(edited(payload_text({"name": f"Zx{before}"}), payload_text({"name": f"Zx{after}"}))[1])
    assert "Zx" not in story.message
    assert story.message.isprintable()
