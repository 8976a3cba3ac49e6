"""What two signatures tell: what was done to a token after signing, whose key it is, and what was not checked."""

from collections.abc import Callable

import pytest

from inspector.diagnosis.comparison import compare, judged_after
from inspector.diagnosis.pair import Searching, compared
from inspector.diagnosis.same_key import SameKey
from inspector.diagnosis.stories import GoesOn
from inspector.inspection import Inquiry
from inspector.jose import Json
from inspector.report.report import Report
from inspector.trust.certificate import read_certificate
from inspector.trust.story import Named
from tests.builders import (
    EXP,
    MOMENT,
    base64url,
    certificate,
    codes,
    header_text,
    key_pair,
    payload_text,
    raw_token,
    tenant,
    token,
)
from tests.diagnosis import altered, pairs
from tests.diagnosis.altered import report


def test_what_was_changed_after_signing_matters_first_and_is_all_that_differs() -> None:
    found = compare(report(altered.TOKEN), report(altered.edited()))
    first = found.matters[0]
    assert first.words.startswith("The bad token was changed after it was signed.")
    assert {each.where for each in first.differences} == {f"/payload/{name}" for name in altered.EDITS}
    assert [each.rule.code for each in first.findings] == ["QJ602"]
    assert found.others == ()


def test_what_an_edit_broke_matters_by_itself() -> None:
    bad = report(altered.edited({"email_verified": "true", "exp": EXP + 7200}))
    found = compare(report(altered.TOKEN), bad)
    assert [[each.rule.code for each in matter.findings] for matter in found.matters] == [
        ["QJ602"],
        ["QJ501"],
        ["QJ305"],
    ]


def test_what_is_found_in_a_damaged_token_follows_from_the_damage() -> None:
    found = compare(report(altered.TOKEN), report(altered.unreadable()))
    assert len(found.matters) == 1
    assert {each.rule.code for each in found.matters[0].findings} >= {"QJ602"}


def test_one_token_in_two_forms_has_not_used_its_own_jti() -> None:
    good, bad = report(altered.TOKEN), report(altered.edited())
    assert judged_after(good, bad, Inquiry(MOMENT, tenant())) is bad


def test_two_tokens_of_two_keys_with_one_jti_have() -> None:
    good, bad = report(altered.TOKEN), report(altered.signed_by_another())
    assert "QJ408" in codes(judged_after(good, bad, Inquiry(MOMENT, tenant())))


@pytest.mark.parametrize("made", [report, altered.unchecked], ids=["certificate", "none"])
def test_it_is_never_said_that_nothing_matters_where_one_signature_alone_is_good(
    made: "Callable[[str], Report]",
) -> None:
    for text in (altered.edited(), altered.signed_by_another(), altered.unreadable(), altered.TOKEN[:-42]):
        for pair in ((made(altered.TOKEN), made(text)), (made(text), made(altered.TOKEN))):
            found = compare(*pair)
            assert found.matters
            assert "Nothing" not in found.summary


def test_a_good_token_whose_signature_fails_matters() -> None:
    good = report(raw_token(header_text(), payload_text({"jti": "another"}), by="other"))
    found = compare(good, report(altered.TOKEN))
    assert ["perhaps the two are swapped" in matter.words for matter in found.matters].count(True) == 1


def test_what_was_searched_and_proven_matters() -> None:
    bad_text = token(payload_changes={"jti": "another"})
    head, payload, signature = bad_text.split(".")
    moved = base64url(payload_text({"jti": "another", "exp": EXP + 400}))
    assert payload != moved
    bad = report(f"{head}.{moved}.{signature}")
    found = compared(report(altered.TOKEN), bad, Inquiry(MOMENT, tenant()), Searching(bounds=forever))
    assert found.matters[0].words.startswith("The bad token is not as it was signed. The payload was edited")
    assert [each.rule.code for each in found.matters[0].findings] == ["QJ602"]
    assert "/payload/exp" in [each.where for each in found.others]


def test_what_was_searched_in_vain_is_told_and_is_no_matter_of_its_own() -> None:
    bad = report(raw_token(header_text(), payload_text({"jti": "another"}), by="other"))
    found = compared(report(altered.TOKEN), bad, Inquiry(MOMENT, tenant()), Searching(bounds=forever))
    assert [(each.side, each.story.is_known) for each in found.stories] == [("bad", False)]
    assert [each.rule.code for matter in found.matters for each in matter.findings] == ["QJ601"]


def test_nothing_is_searched_where_the_two_tokens_tell_it() -> None:
    def never() -> bool:
        raise AssertionError

    bad = report(altered.edited())
    found = compared(report(altered.TOKEN), bad, Inquiry(MOMENT, tenant()), Searching(bounds=lambda: never))
    assert found.stories == ()


def forever() -> GoesOn:
    return lambda: True


OURS = Named("ours.cer", certificate())
THEIRS = Named("theirs.cer", read_certificate(key_pair("other").certificate))


def of_another_key(**header: Json) -> Report:
    return altered.unchecked(raw_token(header_text(header), payload_text({"jti": "another"}), by="other"))


@pytest.mark.parametrize(("kid", "says"), [("my-custom-jwt", "one key ID"), ("x", "another identity provider")])
def test_that_two_certificates_fit_is_one_matter(kid: str, says: str) -> None:
    searching = Searching(bounds=forever, among=(OURS, THEIRS))
    inquiry = Inquiry(MOMENT, altered.NO_CERTIFICATE)
    found = compared(altered.unchecked(altered.TOKEN), of_another_key(kid=kid), inquiry, searching)
    [matter] = [each for each in found.matters if each.reason]
    assert "“ours.cer”" in matter.words
    assert "“theirs.cer”" in matter.words
    assert says in matter.words


def test_that_one_certificate_fits_both_is_no_matter() -> None:
    searching = Searching(bounds=forever, among=(OURS, THEIRS))
    good = altered.unchecked(raw_token(header_text(), payload_text(), by="other"))
    found = compared(good, of_another_key(), Inquiry(MOMENT, altered.NO_CERTIFICATE), searching)
    assert found.matters == ()
    assert found.key.same is True


def test_that_no_key_was_found_to_both_matters() -> None:
    refuted = SameKey(same=None, words="No RSA key made both.", source="recovery")
    found = compare(altered.unchecked(altered.TOKEN), of_another_key(), key=refuted)
    assert [matter.words for matter in found.matters] == ["No RSA key made both."]


# What it comes to, where nothing matters


def test_that_the_signatures_were_not_checked_is_said() -> None:
    other = altered.unchecked(token(payload_changes={"jti": "another"}))
    summary = compare(altered.unchecked(altered.TOKEN), other).summary
    assert summary.startswith("Nothing that was checked differs in a way that matters. Not checked is")


def test_that_they_were_and_are_good_is_said() -> None:
    summary = compare(report(altered.TOKEN), report(token(payload_changes={"jti": "another"}))).summary
    assert "both are good" in summary


def test_a_key_that_was_computed_shows_that_both_are_good() -> None:
    known = SameKey(same=True, words="One key.", source="recovery", key=certificate().key)
    other = altered.unchecked(token(payload_changes={"jti": "another"}))
    assert "both are good" in compare(altered.unchecked(altered.TOKEN), other, key=known).summary


def test_that_the_two_may_be_swapped_is_said() -> None:
    found = pairs.compared({"email_verified": "true"}, {})
    assert found.in_good_alone == ("QJ305",)
    assert "The good token alone has QJ305: perhaps the two are swapped." in found.summary
