"""A payload that was sorted is put back into orders made of blocks: who the user is, the parties, the times, jti."""

import json
from itertools import islice, permutations

import pytest

from inspector.jose import Json
from inspector.signing.issue import login_token
from inspector.trust.story.block_orders import block_orders, scattered_orders
from tests.builders import MOMENT, base64url, compact, raw_token, tenant
from tests.trust.story.tokens import CLAIMS, MEMBERS, told_soon

SOON = 800  # questions: some 100,000 trials, a third of a second
NAMES = tuple(sorted(CLAIMS))
USER = ("sub", "subType", "name", "email", "email_verified", "groups")
PYJWT = ("alg", "kid", "typ")  # it sorts the header
ORDERS = {
    "PyJWT's, jti last": (*USER, "iss", "aud", "iat", "nbf", "exp", "jti"),
    "jti before the times": (*USER, "iss", "aud", "jti", "iat", "nbf", "exp"),
    "of RFC 7519, then the user": ("iss", "sub", "aud", "exp", "nbf", "iat", "jti", *USER[1:]),
    "the user, then of RFC 7519": (*USER[1:], "iss", "sub", "aud", "exp", "nbf", "iat", "jti"),
    "times first": ("exp", "iat", "nbf", "jti", *USER, "aud", "iss"),
    "name before subType": ("sub", "name", "email", "subType", "email_verified", "groups", "aud", "iss", "jti"),
}
FORMS = {"compact": (",", ":"), "with spaces": (", ", ": ")}
SORTED = {
    "compact": json.dumps(CLAIMS, sort_keys=True, separators=(",", ":")),
    "with spaces": json.dumps(CLAIMS, sort_keys=True),
    "in lines": json.dumps(CLAIMS, sort_keys=True, indent=4),
    "backwards": compact(dict(sorted(CLAIMS.items(), reverse=True))),
}


def in_order(names: tuple[str, ...]) -> dict[str, Json]:
    """All claims, those that are not named at the end in the tutorial's order."""
    return {name: CLAIMS[name] for name in (*names, *(each for each in CLAIMS if each not in names))}


def put_back(signed: str, now: str, *, header: tuple[str, ...] = tuple(MEMBERS), questions: int = SOON) -> bool:
    """Whether the token is regained after its payload was written so."""
    whole = raw_token(compact({name: MEMBERS[name] for name in header}), signed)
    head, _, signature = whole.split(".")
    return told_soon(f"{head}.{base64url(now)}.{signature}", questions=questions).token == whole


@pytest.mark.parametrize("now", SORTED)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("order", ORDERS)
def test_blocks_are_put_back(order: str, form: str, now: str) -> None:
    assert put_back(json.dumps(in_order(ORDERS[order]), separators=FORMS[form]), SORTED[now])


def test_what_this_tool_signs_is_put_back() -> None:
    person: dict[str, Json] = {"sub": "u1", "name": "Anna", "email": "a@b.example", "groups": ["G1"]}
    for names in (tuple(person), ("sub", "name", "email"), ("email", "name", "sub")):
        given = {name: person[name] for name in names}
        _, payload = login_token(given, tenant(), moment=MOMENT, lifetime=300, token_id="x")  # noqa: S106 - no secret
        assert put_back(compact(payload), json.dumps(payload, sort_keys=True, separators=(",", ":")))


def test_a_header_that_was_sorted_too_is_put_back_with_it() -> None:
    whole = raw_token(compact(MEMBERS), compact(in_order(ORDERS["times first"])))
    header = base64url(json.dumps(MEMBERS, sort_keys=True, separators=(",", ":")))
    text = f"{header}.{base64url(SORTED['compact'])}.{whole.split('.')[2]}"
    assert told_soon(text, questions=SOON).token == whole


def test_a_claim_nobody_knows_may_stand_behind_the_user_or_at_the_end() -> None:
    known = in_order(ORDERS["PyJWT's, jti last"])
    claims: dict[str, Json] = {**known, "tenant": "a", "roles": ["b"]}
    for index in (len(USER), len(known)):
        names = [*known]
        names[index:index] = ["tenant", "roles"]
        signed = {name: claims[name] for name in names}
        now = json.dumps(signed, sort_keys=True, separators=(",", ":"))
        assert put_back(compact(signed), now, header=PYJWT)


def test_registered_claims_apart_from_each_other_are_put_back_where_all_is_sorted() -> None:
    apart = ("exp", "iss", "jti", *USER, "nbf", "aud", "iat")
    assert put_back(compact(in_order(apart)), SORTED["compact"], questions=2 * SOON)


@pytest.mark.parametrize("names", [NAMES, ("exp",), ("sub", "nbf"), (), ("a", "b", "c", "exp"), (*NAMES, "x")])
def test_each_order_has_every_member_once_and_no_block_is_empty(names: tuple[str, ...]) -> None:
    for orders in (block_orders(names), scattered_orders(names)):
        seen = [*islice(orders, 5000)]
        assert seen
        assert all(all(blocks) for blocks in seen)
        assert {tuple(sorted(name for block in blocks for name in block)) for blocks in seen} == {tuple(sorted(names))}


def test_of_times_alone_every_order_is_tried() -> None:
    assert {blocks[0] for blocks in block_orders(("iat", "nbf", "exp"))} == set(permutations(("iat", "nbf", "exp")))


def test_there_are_so_few_that_a_search_stays_within_its_two_seconds() -> None:
    assert 10_000 < sum(1 for _ in block_orders((*NAMES, "x", "y", "z"))) < 30_000
    assert 10_000 < sum(1 for _ in scattered_orders((*NAMES, "x", "y", "z"))) < 50_000
