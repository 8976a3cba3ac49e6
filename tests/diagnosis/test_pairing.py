"""Two tokens as a case of their own: what diagnose says of them is what compare says, and it names the cause."""

import json

import pytest
from jsonschema import Draft202012Validator

from inspector.checks.schema import schema
from inspector.diagnosis import diagnose
from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.evidence import together
from inspector.diagnosis.pair import Searching, compared
from inspector.diagnosis.pairing import with_pair
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import evidence_of, read_evidence
from inspector.diagnosis.stories import GoesOn, stories, with_stories
from inspector.inspection import Inquiry
from inspector.report.as_json import dumps
from inspector.report.sheet import Sheet
from inspector.trust.tenant import Tenant
from tests.builders import EXP, MOMENT, base64url, header_text, payload_text, tenant, token
from tests.diagnosis.altered import EDITS, NO_CERTIFICATE, TOKEN, edited, signed_by_another, unreadable
from tests.diagnosis.captures import Call, capture

FAULTY = token(payload_changes={"email_verified": "true", "jti": "another"})


def forever() -> GoesOn:
    return lambda: True


def diagnosed(*texts: str, to: Tenant = NO_CERTIFICATE) -> Diagnosis:
    """The diagnosis of texts, each from a source of its own, as the command makes it."""
    inquiry = Inquiry(MOMENT, to)
    evidence = together(tuple(evidence_of(text, f"{number}.txt") for number, text in enumerate(texts, start=1)))
    found = diagnose_by(evidence, inquiry)
    told = stories(found.judged, inquiry, bounds=forever)
    return with_pair(with_stories(found, told), inquiry, told=told)


def flat(diagnosis: Diagnosis) -> str:
    return " ".join(render(diagnosis, Sheet(masked=True)).split())


@pytest.mark.parametrize("bad", [edited(), unreadable(), signed_by_another(), FAULTY], ids=str.__len__)
@pytest.mark.parametrize("to", [NO_CERTIFICATE, tenant()], ids=["none", "certificate"])
def test_it_is_the_same_comparison(bad: str, to: Tenant) -> None:
    found = diagnosed(TOKEN, bad, to=to).comparison
    assert found is not None
    again = compared(found.good, found.bad, Inquiry(MOMENT, to), Searching(bounds=forever))
    assert (found.matters, found.others, found.key.same) == (again.matters, again.others, again.key.same)


def test_what_two_tokens_show_together_is_the_cause_where_each_alone_shows_none() -> None:
    first = diagnosed(TOKEN, edited()).first_cause
    assert first is not None
    assert (first.name, first.by, first.is_sure, first.where) == ("two-tokens-changed", "token", False, "")
    assert first.says.startswith("One of the two was changed after it was signed.")


def test_what_is_changed_beyond_any_search_is_known_from_the_other_token() -> None:
    found = diagnosed(TOKEN, edited(), to=tenant())
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.where) == ("two-tokens-changed", "line 1 of 2.txt")
    assert not [each for each in found.stories if not each.story.is_known]
    for name in EDITS:
        assert f"payload.{name}: " in flat(found)


def test_what_a_search_proved_stays_the_cause() -> None:
    found = diagnosed(TOKEN, edited({"exp": EXP + 400}), to=tenant())
    assert found.first_cause is not None
    assert found.first_cause.name == "token-edit"


def test_a_damaged_token_is_told_by_the_whole_one() -> None:
    found = diagnosed(TOKEN, unreadable())
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.where) == ("two-tokens-damaged", "line 1 of 2.txt")
    assert any("payload" in each for each in found.follows)


def test_a_fault_of_the_bad_token_stays_the_cause() -> None:
    found = diagnosed(TOKEN, FAULTY)
    assert found.first_cause is not None
    assert found.first_cause.codes == ("QJ305",)
    assert "QJ305 email_verified is the string" in flat(found).partition("held against each other")[2]


def test_the_one_with_fewer_errors_is_the_good_one() -> None:
    for texts in ((TOKEN, FAULTY), (FAULTY, TOKEN)):
        found = diagnosed(*texts).comparison
        assert found is not None
        assert (found.good.token.text, found.bad.token.text) == (TOKEN, FAULTY)


def test_what_the_first_cause_says_is_said_once() -> None:
    assert flat(diagnosed(TOKEN, edited())).count("One of the two was changed after it was signed.") == 1


ALONE = {
    "one": (TOKEN,),
    "the same twice": (TOKEN, TOKEN),
    "three": (TOKEN, FAULTY, edited()),
    "one and a text": (TOKEN, "No authentication configured for this hostname"),
}


@pytest.mark.parametrize("name", ALONE)
def test_all_else_is_not_compared(name: str) -> None:
    assert diagnosed(*ALONE[name]).comparison is None


def test_tokens_in_calls_are_not_compared() -> None:
    data = capture(Call(token=TOKEN, status=401), Call(token=FAULTY, status=401))
    assert diagnose(read_evidence([data], "a.har"), now=MOMENT).comparison is None


def test_the_library_compares_them_too() -> None:
    found = diagnose((evidence_of(TOKEN, "1.txt"), evidence_of(edited(), "2.txt")), now=MOMENT)
    assert found.comparison is not None
    assert found.first_cause is not None
    assert found.first_cause.name == "two-tokens-changed"


@pytest.mark.parametrize("bad", [edited(), unreadable(), signed_by_another(), FAULTY], ids=str.__len__)
@pytest.mark.parametrize("masked", [False, True])
def test_its_json_keeps_to_the_schema(bad: str, masked: bool) -> None:  # noqa: FBT001 - a table's column
    document = json.loads(dumps(diagnosis_document(diagnosed(TOKEN, bad, to=tenant()), masked=masked)))
    contract = {**schema("report"), "$ref": "#/$defs/diagnosis"}
    contract.pop("oneOf")
    assert [error.message for error in Draft202012Validator(contract).iter_errors(document)] == []
    assert document["comparison"]["summary"]


def test_masked_it_shows_no_value() -> None:
    bad = f"{base64url(header_text())}.{base64url(payload_text(EDITS))}.{TOKEN.rpartition('.')[2]}"
    found = diagnosed(TOKEN, bad, to=tenant())
    for shown in (render(found, Sheet(masked=True)), dumps(diagnosis_document(found))):
        assert not [value for value in ("Somebody Else", "Administrators", "Hardcore Harry") if value in shown]
