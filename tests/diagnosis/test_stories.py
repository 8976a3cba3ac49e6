"""What happened to a token after signing explains what it breaks, where the signature proves it."""

from dataclasses import replace

import pytest

from inspector.checks.sources import RFC7515_BASE64URL
from inspector.diagnosis.cause import Cause, Diagnosis
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import evidence_of, read_evidence
from inspector.diagnosis.stories import GoesOn, stories, with_stories
from inspector.diagnosis.story_as_json import story_document
from inspector.inspection import Inquiry
from inspector.signing.forged import signed
from inspector.signing.samples import sample_header, sample_payload
from inspector.trust.certificate import read_certificate
from inspector.trust.story import Named, Story
from inspector.trust.tenant import Tenant
from tests.builders import EXP, MOMENT, certificate, key_pair
from tests.diagnosis.captures import SESSION, Call, capture

TENANT = Tenant(issuer="https://my-custom-jwt", key_id="my-custom-jwt", certificate=certificate())
BARE = Tenant(issuer=TENANT.issuer, key_id=TENANT.key_id)
TOKEN = signed(sample_header(), sample_payload(MOMENT), key_pair().private_key)


def forever() -> GoesOn:
    return lambda: True


def at_an_end() -> GoesOn:
    return lambda: False


def diagnosed(text: str, tenant: Tenant = TENANT, among: tuple[Named, ...] = ()) -> Diagnosis:
    inquiry = Inquiry(MOMENT, tenant)
    found = diagnose_by(evidence_of(text, ""), inquiry)
    return with_stories(found, stories(found.judged, inquiry, among=among, bounds=forever))


def causes(found: Diagnosis) -> list[Cause]:
    """All causes, the first one first."""
    return [each for each in (found.first_cause, *found.found_too) if each is not None]


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


def test_what_was_blacked_out_is_not_searched_for_what_happened_to_it() -> None:
    head, _, signature = TOKEN.split(".")
    found = diagnosed(f"{head}.***.{signature}")
    assert (found.first_cause, found.stories) == (None, ())


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
    assert [told.story.is_known for told in found.stories] == [False]


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


def beside(text: str, *names: str, tenant: Tenant = BARE, masked: bool = True) -> Diagnosis:
    """The diagnosis with the certificates of these keys beside, and no story."""
    among = tuple(Named(f"{name}.cer", read_certificate(key_pair(name).certificate)) for name in names)
    return diagnose_by(evidence_of(text, ""), Inquiry(MOMENT, tenant), among=among, masked=masked)


@pytest.mark.parametrize(
    ("names", "says"),
    [(("other",), "the certificate that was"), (("other", "third"), "any of the 2 certificates that were")],
)
def test_that_no_certificate_fits_is_the_cause_and_those_looked_at_are_named(names: tuple[str, ...], says: str) -> None:
    cause = beside(TOKEN, *names).first_cause
    assert cause is not None
    assert (cause.name, cause.by, cause.is_sure) == ("no-certificate-fits", "token", False)
    assert f"not of the key of {says} given" in cause.says
    listed = cause.rests_on[-1].words
    unmasked = beside(TOKEN, *names, masked=False).first_cause
    assert unmasked is not None
    for name in names:
        found = read_certificate(key_pair(name).certificate)
        assert f"“{name}.cer” (SHA-256 {found.sha256[:16]}…)" in listed
        assert f"({found.subject}, SHA-256" in unmasked.rests_on[-1].words


def test_where_one_of_them_fits_nothing_is_said_of_the_others() -> None:
    assert beside(TOKEN, "other", "tenant").first_cause is None


def test_what_is_no_matter_of_keys_goes_before_and_what_is_behind_it() -> None:
    unsigned = f"{TOKEN.rpartition('.')[0]}."
    assert "no-certificate-fits" not in {each.name for each in causes(beside(unsigned, "other"))}
    payload = sample_payload(MOMENT) | {"aud": "x"}
    found = beside(signed(sample_header(), payload, key_pair().private_key), "other")
    assert [each.name for each in causes(found)] == ["no-certificate-fits", "QJ404 aud"]


def test_of_a_wrong_key_the_certificates_that_were_looked_at_are_named() -> None:
    cause = beside(signed(sample_header(), sample_payload(MOMENT), key_pair("other").private_key), tenant=TENANT)
    assert cause.first_cause is not None
    given = certificate()
    assert any(given.sha256[:16] in ground.words for ground in cause.first_cause.rests_on)


def test_of_a_login_that_worked_certificates_are_no_cause() -> None:
    among = (Named("other.cer", read_certificate(key_pair("other").certificate)),)
    worked = Call(token=TOKEN, received=SESSION)
    evidence = read_evidence([capture(worked)], "x.har")
    assert diagnose_by(evidence, Inquiry(MOMENT), among=among).first_cause is None


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


@pytest.mark.parametrize(
    ("kind", "proven", "basis"),
    [("damage", True, "signature"), ("letter-case", False, "letters"), ("unproven", False, None)],
)
def test_a_story_says_by_what_it_is_known(kind: str, proven: bool, basis: str | None) -> None:  # noqa: FBT001 - a table's column
    document = story_document("token", Story(kind=kind, message="m", fix="f"))
    assert (document["proven"], document["basis"]) == (proven, basis)


def test_of_a_lost_case_programs_are_told_that_the_letters_tell_it() -> None:
    [told] = stories(diagnosed(TOKEN.lower()).judged, Inquiry(MOMENT, TENANT), bounds=forever)
    assert story_document("token", told.story)["basis"] == "letters"
    assert "cannot be regained" in told.story.message


def test_of_a_token_that_qlik_accepted_the_certificate_is_the_wrong_one() -> None:
    other = replace(TENANT, certificate=read_certificate(key_pair("other").certificate))
    evidence = read_evidence([capture(Call(token=TOKEN, received=SESSION))], "x.har")
    found = diagnose_by(evidence, Inquiry(MOMENT, other))
    told = with_stories(found, stories(found.judged, Inquiry(MOMENT, other), bounds=lambda: lambda: True))
    assert (told.outcome, told.first_cause) == ("worked", None)
    assert told.stories[0].story.message.startswith("Qlik accepted this token, but its signature does not fit")
    assert "private key" not in told.stories[0].story.fix


def hurt(token: str) -> str:
    """The token with one character of its payload changed."""
    at = token.index(".") + 40
    return f"{token[:at]}{'A' if token[at] != 'A' else 'B'}{token[at + 1 :]}"


def test_of_a_regained_token_it_is_said_that_it_conforms() -> None:
    found = diagnosed(hurt(TOKEN))
    assert found.follows[-1] == "as it was signed the token conforms"
    assert not found.found_too


def test_what_a_regained_token_breaks_by_itself_does_not_follow_from_the_damage() -> None:
    wrong = signed(sample_header(), sample_payload(MOMENT) | {"aud": "x"}, key_pair().private_key)
    found = diagnosed(hurt(wrong))
    assert found.follows[-1] == "as it was signed the token does not conform either: QJ404 aud"
    assert [each.codes for each in found.found_too] in ([("QJ404",)], [])
    assert all("QJ404" not in each for each in found.follows[:-1])


def test_what_an_edit_broke_follows_from_it() -> None:
    head, _, signature = TOKEN.split(".")
    later = sample_payload(MOMENT) | {"exp": EXP + 7200}
    found = diagnosed(f"{head}.{signed(sample_header(), later, key_pair().private_key).split('.')[1]}.{signature}")
    assert found.first_cause is not None
    assert found.first_cause.name == "token-edit"
    assert any("after nbf" in each for each in found.follows)
    assert found.follows[-1] == "as it was signed the token conforms"
    assert found.found_too == ()


def test_an_accepted_token_whose_key_is_right_has_its_own_certificate() -> None:
    head, _, signature = TOKEN.split(".")
    payload = sample_payload(MOMENT) | {"name": "Somebody Whom Nobody Knows"}
    edited = f"{head}.{signed(sample_header(), payload, key_pair().private_key).split('.')[1]}.{signature}"
    found = diagnose_by(
        read_evidence([capture(Call(token=edited, received=SESSION))], "x.har"), Inquiry(MOMENT, TENANT)
    )
    told = with_stories(found, stories(found.judged, Inquiry(MOMENT, TENANT), bounds=forever))
    assert told.stories[0].story.message.startswith("The right key made this signature")
