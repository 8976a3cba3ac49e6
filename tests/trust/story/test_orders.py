"""JSON whose members a program put into another order is proven soon, whatever the order was."""

import json
from functools import partial

import pytest

from inspector.jose import Json
from tests.builders import base64url, compact, header_text, raw_token
from tests.trust.story.tokens import CLAIMS, MEMBERS, edited, told_soon

SOON = 400  # questions: some 50,000 trials, a tenth of a second or two
USER = ("sub", "subType", "name", "email", "email_verified", "groups")
SIGNED = {
    "tutorial": ("jti", *USER, "iat", "iss", "aud", "nbf", "exp"),
    "jsonwebtoken": (*USER, "jti", "iat", "nbf", "exp", "aud", "iss"),
    "jsonwebtoken with subject and jwtid as options": (*USER[1:], "iat", "nbf", "exp", "aud", "iss", "sub", "jti"),
    "options first": ("iss", "aud", "exp", "nbf", "iat", *USER, "jti"),
    "alphabet": tuple(sorted(CLAIMS)),
    "alphabet without regard to case": tuple(sorted(CLAIMS, key=str.casefold)),
    "alphabet backwards": tuple(sorted(CLAIMS, reverse=True)),
}
WRITTEN = {
    "compact": partial(json.dumps, sort_keys=True, separators=(",", ":")),
    "with spaces": partial(json.dumps, sort_keys=True),
    "in lines of two": partial(json.dumps, sort_keys=True, indent=2),
    "in lines of four": partial(json.dumps, sort_keys=True, indent=4),
}


def in_order(names: tuple[str, ...]) -> dict[str, Json]:
    return {name: CLAIMS[name] for name in names}


def sorted_text(value: object, form: str) -> str:
    return WRITTEN[form](value)


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("order", SIGNED)
def test_sorted_json_is_proven_soon(order: str, form: str) -> None:
    for signed in (compact(in_order(SIGNED[order])), json.dumps(in_order(SIGNED[order]), indent=2)):
        whole, text = edited(signed, sorted_text(CLAIMS, form))
        if text != whole:
            assert told_soon(text, questions=SOON).token == whole


@pytest.mark.parametrize("order", SIGNED)
def test_a_token_signed_sorted_is_proven_soon_in_whatever_order_it_stands(order: str) -> None:
    whole, text = edited(json.dumps(CLAIMS, sort_keys=True), json.dumps(in_order(SIGNED[order]), indent=4))
    assert told_soon(text, questions=SOON).token == whole


@pytest.mark.parametrize("form", WRITTEN)
def test_header_and_payload_sorted_are_proven_soon(form: str) -> None:
    whole = raw_token(header_text(), compact(in_order(SIGNED["jsonwebtoken"])))
    text = f"{base64url(sorted_text(MEMBERS, form))}.{base64url(sorted_text(CLAIMS, form))}.{whole.split('.')[2]}"
    story = told_soon(text, questions=SOON)
    assert (story.kind, story.token) == ("rewritten", whole)
    assert "The JSON of the header and payload was written anew after signing, with its members in another order" in (
        story.message
    )


def test_it_is_said_that_the_order_is_now_that_of_the_alphabet() -> None:
    _, text = edited(compact(in_order(SIGNED["tutorial"])), sorted_text(CLAIMS, "compact"))
    words = "with its members in another order (now that of the alphabet). With that undone"
    assert words in told_soon(text, questions=SOON).message


def test_spaces_alone_are_not_called_another_order() -> None:
    message = told_soon(edited(compact(CLAIMS), json.dumps(CLAIMS))[1], questions=SOON).message
    assert "was written anew after signing, with other spaces, lines or escapes. With" in message


NESTED: dict[str, Json] = {**in_order(SIGNED["jsonwebtoken"]), "address": {"street": "a", "city": "b", "code": "c"}}


def test_members_of_an_object_within_are_put_back_too() -> None:
    whole, text = edited(compact(NESTED), sorted_text(NESTED, "compact"))
    assert told_soon(text, questions=10 * SOON).token == whole


def test_a_token_signed_sorted_throughout_is_proven() -> None:
    whole, text = edited(sorted_text(NESTED, "compact"), compact(NESTED))
    assert told_soon(text, questions=SOON).token == whole


MANY: dict[str, Json] = {**MEMBERS, "cty": "b", "x5t": "a"}


@pytest.mark.parametrize(("others", "is_known"), [(("cty", "x5t"), True), (("x5t", "cty"), False)])
def test_of_a_header_of_many_members_the_known_ones_are_put_back(others: tuple[str, ...], *, is_known: bool) -> None:
    signed = {name: MANY[name] for name in (*MEMBERS, *others)}
    whole = raw_token(compact(signed), compact(CLAIMS))
    text = f"{base64url(sorted_text(MANY, 'compact'))}.{whole.partition('.')[2]}"
    assert told_soon(text, questions=SOON).is_known == is_known


def test_any_order_of_who_the_user_is_comes_next_where_all_is_sorted() -> None:
    odd = ("email", "groups", "name", "sub", "jti", "email_verified", "subType", "iat", "nbf", "exp", "aud", "iss")
    whole = raw_token(header_text(), compact(in_order(odd)))
    now = f"{base64url(sorted_text(MEMBERS, 'compact'))}.{base64url(sorted_text(CLAIMS, 'compact'))}"
    assert told_soon(f"{now}.{whole.split('.')[2]}", questions=10 * SOON).token == whole
