"""What a masked report hides: every value that says who somebody is."""

import pytest

from inspector.jose import Json
from inspector.report.as_json import as_document, dumps, with_claims
from inspector.report.forms.form import Style
from inspector.report.forms.grouped import Concise
from inspector.report.members import masked_members
from inspector.report.message import message
from inspector.report.sheet import Sheet
from inspector.report.terminal import render
from tests.builders import raw_token, report_on, token
from tests.report.marked import FAULTS, MARK, PERSONAL, marked_report

MASKED = Sheet(masked=True, width=200)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("width", [40, 200])
def test_a_masked_report_shows_no_personal_value(fault: str, width: int) -> None:
    text = render(marked_report(fault), Sheet(masked=True, width=width))
    assert "(masked: " in text
    assert MARK not in text


@pytest.mark.parametrize("fault", FAULTS)
def test_a_message_shows_no_personal_value_masked_or_not(fault: str) -> None:
    report = marked_report(fault)
    assert not [finding for finding in report.findings if MARK in finding.message or MARK in finding.where]
    assert not [line for line in Concise(Style()).entry(report).split("\n") if MARK in line]


@pytest.mark.parametrize("name", PERSONAL)
def test_personal_claims_in_the_header_are_masked_too(name: str) -> None:
    assert MARK not in render(report_on(token(header_changes={name: MARK})), MASKED)


@pytest.mark.parametrize("payload", [f'{{"sub": "{MARK}"', f'["{MARK}"]', f'"{MARK}"', f'{{"a": 1, "sub": "{MARK}",}}'])
def test_a_masked_payload_that_is_no_object_is_not_shown(payload: str) -> None:
    report = report_on(raw_token('{"alg": "RS256"}', payload))
    assert MARK in render(report, Sheet(width=200))
    assert MARK not in render(report, MASKED)


@pytest.mark.parametrize("name", ["Sub", "Name", "e-mail", "Email", "group", "Groups"])
def test_a_misnamed_personal_claim_is_masked_too(name: str) -> None:
    assert MARK not in render(report_on(token(payload_changes={name: MARK})), MASKED)


def test_masking_leaves_all_else_readable() -> None:
    text = render(marked_report("none"), MASKED)
    for shown in ("my-custom-jwt", "qlik.api/login/jwt-session", "k5bU_cFI4_", "2023-11-14"):
        assert shown in text


def test_an_unmasked_report_shows_what_the_claims_say() -> None:
    text = render(marked_report("none"), Sheet(width=200))
    assert text.count(MARK) == len(PERSONAL)


@pytest.mark.parametrize("fault", FAULTS)
def test_masked_json_with_claims_shows_no_personal_value(fault: str) -> None:
    report = marked_report(fault)
    assert MARK not in dumps(with_claims(report, as_document(report), masked=True))


def test_masked_members_keep_their_names_and_order() -> None:
    found: dict[str, Json] = {"iss": "i", "sub": 1, "exp": 2, "name": None, "email": [], "groups": {}}
    assert masked_members(found) == {
        "iss": "i",
        "sub": "(masked: a number)",
        "exp": 2,
        "name": "(masked: null)",
        "email": "(masked: an array of 0)",
        "groups": "(masked: an object of 0)",
    }
    assert list(masked_members(found)) == list(found)


_KINDS_OF_SUBJECTS = (
    *("user", "users", "person", "admin", "administrator", "guest", "anonymous", "service", "app", "application"),
    *("client", "machine", "group", "member", "role", "external", "internal", "none", "null", "true", "false", ""),
)


@pytest.mark.parametrize("kind", _KINDS_OF_SUBJECTS)
def test_what_kind_of_subject_it_is_says_of_nobody_who_it_is(kind: str) -> None:
    spelled: list[Json] = [kind, kind.upper(), kind.title(), f" {kind}", f"{kind}\n", f"\t{kind.capitalize()}  "]
    assert [masked_members({"subType": each})["subType"] for each in spelled] == spelled


@pytest.mark.parametrize("value", [None, True, False])
def test_nor_does_a_subject_type_that_is_no_text(value: Json) -> None:
    assert masked_members({"subType": value}) == {"subType": value}


@pytest.mark.parametrize(
    "value", ["harry", "user harry", "user1", "us er", "admin@example.com", "users,admins", 0, 1, 4711, ["user"], {}]
)
def test_any_other_subject_type_is_masked(value: Json) -> None:
    assert str(masked_members({"subType": value})["subType"]).startswith("(masked: ")


@pytest.mark.parametrize("name", ["sub", "name", "groups", "subtype", "SubType", "role"])
def test_the_words_for_kinds_of_subjects_are_masked_elsewhere(name: str) -> None:
    assert masked_members({name: "admin"}) == {name: "(masked: a string of 5 characters)"}


def test_a_masked_report_shows_a_subject_type_that_is_only_spelled_wrongly() -> None:
    report = report_on(token(payload_changes={"subType": "User"}))
    told = 'subType is "User"; it must be "user"'
    assert told in render(report, MASKED)
    assert [message(report, finding, masked=True) for finding in report.findings] == [told]
    assert '"subType": "User"' in dumps(with_claims(report, as_document(report), masked=True))
