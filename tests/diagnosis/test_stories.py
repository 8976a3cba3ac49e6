"""What happened to a token after signing explains what it breaks, where the signature proves it."""

import pytest

from inspector.checks.sources import RFC7515_BASE64URL
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import evidence_of
from inspector.diagnosis.stories import GoesOn, stories, with_stories
from inspector.diagnosis.story_as_json import story_document
from inspector.inspection import Inquiry
from inspector.signing.forged import signed
from inspector.signing.samples import sample_header, sample_payload
from inspector.trust.certificate import read_certificate
from inspector.trust.story import Named, Story
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT, certificate, key_pair

TENANT = Tenant(issuer="https://my-custom-jwt", key_id="my-custom-jwt", certificate=certificate())
TOKEN = signed(sample_header(), sample_payload(MOMENT), key_pair().private_key)


def forever() -> GoesOn:
    return lambda: True


def at_an_end() -> GoesOn:
    return lambda: False


def diagnosed(text: str, tenant: Tenant = TENANT, among: tuple[Named, ...] = ()) -> Diagnosis:
    inquiry = Inquiry(MOMENT, tenant)
    found = diagnose_by(evidence_of(text, ""), inquiry)
    return with_stories(found, stories(found.judged, inquiry, among=among, bounds=forever))


def damaged(at: int) -> str:
    return TOKEN[:at] + ("A" if TOKEN[at] != "A" else "B") + TOKEN[at + 1 :]


def test_a_damage_is_the_cause_and_what_was_found_follows_from_it() -> None:
    found = diagnosed(damaged(140))
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.by) == ("token-damage", "token")
    assert "Character 141 of the token" in found.first_cause.says
    assert found.follows
    assert found.stories == ()


def test_an_edit_leaves_what_else_is_wrong_a_cause_of_its_own() -> None:
    payload = sample_payload(MOMENT) | {"aud": "qlik.api"}
    faulty = signed(sample_header(), payload, key_pair().private_key)
    head, _, signature = faulty.split(".")
    _, edited, _ = signed(sample_header(), payload | {"exp": MOMENT + 1300}, key_pair().private_key).split(".")
    found = diagnosed(f"{head}.{edited}.{signature}")
    assert found.first_cause is not None
    assert "exp was moved by" in found.first_cause.says
    assert any("aud" in each.says for each in found.found_too)


def test_the_certificate_that_fits_is_named() -> None:
    other = Named("old.cer", read_certificate(key_pair("other").certificate))
    found = diagnosed(signed(sample_header(), sample_payload(MOMENT), key_pair("other").private_key), among=(other,))
    assert found.first_cause is not None
    assert "“old.cer”" in found.first_cause.says
    assert "the identity provider was made anew" in found.first_cause.says


def test_another_key_without_its_certificate_proves_nothing() -> None:
    found = diagnosed(signed(sample_header(), sample_payload(MOMENT), key_pair("other").private_key))
    assert found.first_cause is not None
    assert found.first_cause.codes == ("QJ601",)
    assert [told.story.is_proven for told in found.stories] == [False]


@pytest.mark.parametrize("text", [TOKEN, "no token at all"])
def test_there_is_nothing_to_tell_of_a_good_token_or_none(text: str) -> None:
    assert diagnosed(text).stories == ()


def test_without_a_certificate_nothing_is_searched() -> None:
    assert diagnosed(damaged(140), Tenant()).stories == ()


def test_a_search_that_is_stopped_says_so() -> None:
    inquiry = Inquiry(MOMENT, TENANT)
    judged = diagnose_by(evidence_of(damaged(140), ""), inquiry).judged
    told = stories(judged, inquiry, bounds=at_an_end)
    assert [each.story.kind for each in told] == ["unproven"]
    assert "stopped" in told[0].story.message


def test_a_token_that_stands_twice_is_searched_once() -> None:
    inquiry = Inquiry(MOMENT, TENANT)
    judged = diagnose_by(evidence_of(damaged(140), ""), inquiry).judged
    assert len(stories((*judged, *judged), inquiry, bounds=forever)) == 1


def test_the_regained_token_is_in_no_words() -> None:
    inquiry = Inquiry(MOMENT, TENANT)
    told = stories(diagnose_by(evidence_of(damaged(140), ""), inquiry).judged, inquiry, bounds=forever)
    assert told[0].story.token == TOKEN
    assert TOKEN not in repr(told)


def test_a_token_that_lost_its_case_is_told_so_first() -> None:
    found = diagnosed(TOKEN.lower())
    assert found.first_cause is not None
    assert found.first_cause.name == "token-letter-case"
    assert "it was lower-cased after signing" in found.first_cause.says
    assert found.first_cause.rests_on[0].sources == (RFC7515_BASE64URL,)


def test_a_change_that_was_not_found_is_said_first_and_what_was_tried_last() -> None:
    head, _, signature = TOKEN.split(".")
    payload = sample_payload(MOMENT) | {"name": "Somebody Whom Nobody Knows"}
    found = diagnosed(f"{head}.{signed(sample_header(), payload, key_pair().private_key).split('.')[1]}.{signature}")
    assert found.first_cause is not None
    assert found.first_cause.says.startswith("The right key made this signature, but over other content: ")
    assert "usual edits" not in found.first_cause.says
    assert found.not_known[0].startswith("what was changed in the token; tried: JSON written otherwise; usual edits")


def test_what_was_tried_is_a_list_for_programs() -> None:
    story = Story(kind="unproven", message="m", fix="f", tried=("one", "two"))
    assert story_document("token", story)["tried"] == ["one", "two"]
