"""Answers that name very many people and groups: none pushes another out, and it takes no time to speak of."""

import json
from collections.abc import Callable

import pytest

from inspector.diagnosis.reading import read_evidence
from inspector.diagnosis.veil.named import named_in
from inspector.diagnosis.veil.sought import sought
from tests.builders import token
from tests.diagnosis.captures import Call, capture, errors
from tests.diagnosis.growth import is_in_proportion
from tests.diagnosis.sent_on import FORMS, leaks, on_screen, sent_on

GROUPS = [f"grp{number}" for number in range(3000)]
USERS = [{"subject": f"auth0|u{number:04}x", "email": f"u{number}@acme.example"} for number in range(500)]


@pytest.mark.parametrize("groups", [json.dumps(GROUPS), str(GROUPS)], ids=["JSON", "Python"])
@pytest.mark.parametrize("form", FORMS)
def test_a_user_of_very_many_groups_is_in_no_report(groups: str, form: str) -> None:
    told = errors("LOGIN-X", f'harry.potter is refused; groups {groups}; user: "harry.potter"')
    assert leaks(sent_on(told.encode(), form=form), (), ["harry.potter", *GROUPS]) == []


def test_the_last_of_many_users_is_named_as_the_first() -> None:
    found = {each.value for each in named_in(json.dumps(USERS))}
    assert {user["subject"] for user in USERS} | {user["email"] for user in USERS} <= found


def test_many_groups_in_one_answer_push_out_no_user_of_another() -> None:
    many = json.dumps({"sub": "auth0|first", "groups": [f"grp{number}" for number in range(20_001)]})
    calls = [Call(token=token(), status=401, body=body) for body in (many, '{"sub":"auth0|last"}')]
    people = read_evidence([capture(*calls)], "a.har").people
    assert [each.value for each in people if each.kind == "user"] == ["auth0|first", "auth0|last"]
    assert len([each for each in people if each.kind == "group"]) == 20_000


def _with_many_groups(count: int) -> bytes:
    many = json.dumps({"sub": "auth0|first", "groups": [f"g{number:05}x" for number in range(count)]})
    return capture(Call(token=token(), status=401, body=many), Call(status=401, body=errors("X-1", "no g20000x")))


@pytest.mark.parametrize("show", [on_screen, sent_on])
def test_it_is_said_that_groups_beyond_the_most_are_not_masked(show: Callable[[bytes], str]) -> None:
    shown = " ".join(show(_with_many_groups(20_001)).split())
    assert "more than 20,000 groups are named in it" in shown
    assert "g20000x" in shown  # it is true


@pytest.mark.parametrize("show", [on_screen, sent_on])
def test_where_all_are_masked_nothing_is_said_of_it(show: Callable[[bytes], str]) -> None:
    assert "20,000" not in show(_with_many_groups(20_000))


@pytest.mark.parametrize("form", FORMS)
def test_a_report_says_so_at_its_top_and_only_where_it_masks(form: str) -> None:
    source = _with_many_groups(20_001)
    assert sent_on(source, form=form).count("NOT all is masked. ") == 1
    assert "20,000" not in sent_on(source, form=form, masked=False)


def test_each_of_many_that_begin_alike_gives_way_to_its_own_stand_in() -> None:
    many = sought({f"auth0|{number}": f"(user {number})" for number in range(10, 3000)})
    assert many.put("no auth0|17, AUTH0|2999 or auth0|9") == "no (user 17), (user 2999) or auth0|9"


def test_one_that_is_cut_is_still_found_among_many() -> None:
    many = sought({f"auth0|{number}": f"(user {number})" for number in range(10, 3000)})
    assert "auth0|" not in many.put("no auth0|29…")


def test_to_look_for_many_that_begin_alike_takes_time_in_proportion() -> None:
    many = sought({f"auth0|{number}": f"(user {number})" for number in range(10, 5000)})
    assert is_in_proportion(lambda size: many.put("auth0|17 is unknown " * size), 100)
