"""Two tokens side by side: what differs, what of it matters, and what is the same."""

from collections import Counter

import pytest
from hypothesis import given, settings

from inspector.diagnosis.comparison import compare
from inspector.diagnosis.difference import Change
from inspector.diagnosis.differences import member_differences
from tests.builders import (
    CHANGES,
    EXP,
    IAT,
    NBF,
    Members,
    compact,
    header_text,
    payload_text,
    raw_token,
    report_on,
    token,
)
from tests.diagnosis import pairs
from tests.diagnosis.pairs import mirrored, seen, shape


@settings(max_examples=150, deadline=None)
@given(CHANGES)
def test_a_token_does_not_differ_from_itself(changes: Members) -> None:
    report = report_on(token(payload_changes=changes))
    found = compare(report, report)
    assert found.is_one_token
    assert (found.differences, found.matters) == ((), ())


@settings(max_examples=150, deadline=None)
@given(CHANGES, CHANGES)
def test_what_differs_does_not_depend_on_the_side(one: Members, other: Members) -> None:
    first, second = report_on(token(payload_changes=one)), report_on(token(payload_changes=other))
    forth, back = compare(first, second), compare(second, first)
    assert Counter(map(seen, forth.differences)) == Counter(map(mirrored, back.differences))
    assert set(forth.same) == set(back.same)


@settings(max_examples=100, deadline=None)
@given(CHANGES, CHANGES)
def test_each_difference_is_told_once(one: Members, other: Members) -> None:
    found = pairs.compared(one, other)
    told = Counter(map(seen, found.differences))
    assert set(told.values()) <= {1}


ROWS: dict[str, tuple[Members, Members, list[tuple[str, str]]]] = {
    "added": ({}, {"foo": 1}, [("added", "/payload/foo")]),
    "removed": ({"foo": 1}, {}, [("removed", "/payload/foo")]),
    "value": ({}, {"name": "Other"}, [("value", "/payload/name")]),
    "type": ({}, {"email_verified": "true"}, [("type", "/payload/email_verified")]),
    "true and 1 are two": ({"foo": True}, {"foo": 1}, [("type", "/payload/foo")]),
    "1 and 1.0 are two": ({"foo": 1}, {"foo": 1.0}, [("type", "/payload/foo")]),
    "within a value": ({"groups": ["a"]}, {"groups": ["b"]}, [("value", "/payload/groups")]),
    "members of objects have no order": ({"foo": {"a": 1, "b": 2}}, {"foo": {"b": 2, "a": 1}}, []),
    "spelling": ({"my_claim": 1}, {"myClaim": 1}, [("name", "/payload/myClaim")]),
    "spelling and value": (
        {"my_claim": 1},
        {"myClaim": 2},
        [("name", "/payload/myClaim"), ("value", "/payload/myClaim")],
    ),
    "two that could be meant": (
        {"my_claim": 1},
        {"myClaim": 1, "MY_CLAIM": 1},
        [("removed", "/payload/my_claim"), ("added", "/payload/myClaim"), ("added", "/payload/MY_CLAIM")],
    ),
    "all times moved": ({}, {"iat": IAT + 60, "nbf": NBF + 60, "exp": EXP + 60}, [("moment", "/payload/iat")]),
    "two of three moved": (
        {},
        {"iat": IAT + 60, "nbf": NBF + 60},
        [("moment", "/payload/iat")],
    ),
    "one moved": ({}, {"exp": EXP + 60}, [("value", "/payload/exp")]),
    "names with slashes": ({}, {"a/b~": 1}, [("added", "/payload/a~1b~0")]),
}


@pytest.mark.parametrize("name", ROWS)
def test_what_became_of_a_member_is_told(name: str) -> None:
    good, bad, expected = ROWS[name]
    assert sorted(shape(pairs.compared(good, bad).differences)) == sorted(expected)


def test_another_order_of_names_is_told() -> None:
    text = compact({"kid": "my-custom-jwt", "typ": "JWT", "alg": "RS256"})
    found = compare(report_on(token()), report_on(raw_token(text, payload_text())))
    assert shape(found.differences) == [("order", "/header")]
    assert found.others[0].bad == ["kid", "typ", "alg"]


def test_another_way_of_writing_is_told() -> None:
    found = compare(report_on(token()), report_on(raw_token(header_text().replace(",", ", "), payload_text())))
    assert shape(found.differences) == [("style", "/header")]


SLIPS: dict[str, tuple[Members, Members, list[tuple[str, str, bool]]]] = {
    "spelling alone is no guess": ({"my_claim": 1}, {"myClaim": 1}, [("name", "/payload/myClaim", False)]),
    "of a claim": ({"groups": ["a"]}, {"gruops": ["a"]}, [("name", "/payload/gruops", True)]),
    "of a claim in the good token": ({"gruops": ["a"]}, {"groups": ["a"]}, [("name", "/payload/groups", True)]),
    "of a claim with another value": (
        {"groups": ["a"]},
        {"gruops": ["b"]},
        [("name", "/payload/gruops", True), ("value", "/payload/gruops", False)],
    ),
    "another word for a claim": ({"groups": ["a"]}, {"grp": ["a"]}, [("name", "/payload/grp", True)]),
    "of a name of their own": ({"department": "x"}, {"departmnet": "x"}, [("name", "/payload/departmnet", True)]),
    "of a name of their own with another value": (
        {"team": "x"},
        {"term": "y"},
        [("removed", "/payload/team", False), ("added", "/payload/term", False)],
    ),
    "two letters of a long name": ({"costcenter": 1}, {"cotscentre": 1}, [("name", "/payload/cotscentre", True)]),
    "three letters of a long name": (
        {"costcenter": 1},
        {"cotscentra": 1},
        [("removed", "/payload/costcenter", False), ("added", "/payload/cotscentra", False)],
    ),
    "numbered names": (
        {"role1": "x"},
        {"role2": "x"},
        [("removed", "/payload/role1", False), ("added", "/payload/role2", False)],
    ),
    "two that could be meant": (
        {"groups": ["a"]},
        {"gruops": ["a"], "groupss": ["a"]},
        [
            ("removed", "/payload/groups", False),
            ("added", "/payload/gruops", False),
            ("added", "/payload/groupss", False),
        ],
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_name_that_seems_to_be_misspelt_is_told_as_a_guess(name: str) -> None:
    good, bad, expected = SLIPS[name]
    found = [(*pair, each.is_guess) for each in member_differences("/payload", good, bad) for pair in shape([each])]
    assert sorted(found) == sorted(expected)


def test_a_guess_at_a_name_says_perhaps() -> None:
    [sure] = pairs.compared({"my_claim": 1}, {"myClaim": 1}).differences
    [guess] = pairs.compared({"department": 1}, {"departmnet": 1}).differences
    assert sure.words == "another spelling of the name"
    assert guess.words == "perhaps the same member under another name"


def test_a_misspelt_header_member_is_told_as_a_guess() -> None:
    text = compact({"alg": "RS256", "typ": "JWT", "kdi": "my-custom-jwt"})
    found = compare(report_on(token()), report_on(raw_token(text, payload_text())))
    assert ("name", "/header/kdi") in shape(found.differences)


BROKEN = {"==": "padded with =", "+/": "with characters that base64url has not", " ": "with white space in it"}


@pytest.mark.parametrize("end", BROKEN)
def test_how_the_text_is_broken_is_told_and_matters(end: str) -> None:
    header, payload, signature = token().split(".")
    first = compare(report_on(token()), report_on(f"{header}{end}.{payload}.{signature}")).matters[0]
    assert [each.rule.code for each in first.findings][:1] == ["QJ104"]
    assert [each.change for each in first.differences] == [Change.TEXT]
    assert first.differences[0].good == "sound"
    assert BROKEN[end] in str(first.differences[0].bad)


def test_a_part_that_is_no_json_is_told() -> None:
    found = compare(report_on(token()), report_on(raw_token(header_text(), "{")))
    assert ("text", "/payload") in shape(found.differences)
    assert found.matters[0].findings[0].rule.code == "QJ106"


def test_a_jti_and_a_moment_differ_as_usual() -> None:
    found = pairs.compared({}, {"jti": "another", "iat": IAT + 1, "nbf": NBF + 1, "exp": EXP + 1})
    assert [each.is_usual for each in found.others] == [True, True]


def test_what_is_the_same_is_named() -> None:
    assert set(pairs.compared({}, {"name": "Other"}).same) >= {"/header/alg", "/payload/sub", "/payload/iss"}
    assert "/payload/name" not in pairs.compared({}, {"name": "Other"}).same
