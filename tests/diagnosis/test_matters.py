"""What of the differences between two tokens matters, by what it is seen, and in which order."""

import pytest

from inspector.diagnosis.comparison import compare, judged_after
from inspector.diagnosis.difference import Change
from inspector.inspection import Inquiry
from inspector.jose import Json
from inspector.report.report import Report
from inspector.signing.samples import ISSUER, KEY_ID
from inspector.trust.tenant import Tenant
from tests.builders import EXP, IAT, MOMENT, NBF, Members, codes, report_on, tenant, token
from tests.diagnosis import pairs
from tests.diagnosis.pairs import shape

MATTERING: dict[str, tuple[Members, tuple[str, ...], list[str], list[tuple[str, str]]]] = {
    "email_verified as text": (
        {"email_verified": "true"},
        (),
        ["QJ305"],
        [("type", "/payload/email_verified")],
    ),
    "no nbf": ({}, ("/payload/nbf",), ["QJ505"], [("removed", "/payload/nbf")]),
    "too long": ({"exp": NBF + 7200}, (), ["QJ501"], [("value", "/payload/exp")]),
    "expired": (
        {"iat": IAT - 900, "nbf": NBF - 900, "exp": EXP - 900},
        (),
        ["QJ502"],
        [("moment", "/payload/iat")],
    ),
    "misspelt": (
        {"Email": "harry@example.com"},
        ("/payload/email",),
        ["QJ309", "QJ304"],
        [("name", "/payload/Email")],
    ),
    "mistyped": (
        {"emial": "harry@example.com"},
        ("/payload/email",),
        ["QJ309", "QJ304"],
        [("name", "/payload/emial")],
    ),
    "a note alone does not": ({"foo": 1}, (), [], []),
    "nothing": ({"jti": "another"}, (), [], []),
}


@pytest.mark.parametrize("name", MATTERING)
def test_what_matters_is_what_the_bad_token_alone_has(name: str) -> None:
    changes, without, found_codes, differences = MATTERING[name]
    found = pairs.compared({}, changes, without=without)
    together = [finding.rule.code for matter in found.matters for finding in matter.findings]
    assert sorted(together) == sorted(found_codes)
    assert [each for matter in found.matters for each in shape(matter.differences)] == differences


def test_what_both_have_is_no_difference() -> None:
    found = pairs.compared({"email_verified": "true"}, {"email_verified": "false"})
    assert found.matters == ()
    assert found.in_both == ("QJ305",)


def test_what_matters_stands_in_the_order_of_causes() -> None:
    found = pairs.compared({}, {"email_verified": "true", "exp": NBF + 7200, "aud": "other"}, header={"alg": "RS512"})
    order = [finding.rule.code for finding in found.bad.findings]
    told = [finding.rule.code for matter in found.matters for finding in matter.findings]
    assert told == [code for code in order if code in told]
    assert set(told) == {"QJ201", "QJ404", "QJ501", "QJ305"}


def test_misplaced_options_are_together_with_their_finding() -> None:
    found = pairs.compared({}, {"expiresIn": "5m", "notBefore": "1s"})
    assert shape(found.matters[0].differences) == [("added", "/payload/expiresIn"), ("added", "/payload/notBefore")]


def test_a_member_whose_name_is_a_word_of_the_finding_is_none_of_those_it_means() -> None:
    found = pairs.compared({}, {"expiresIn": "5m", "notBefore": "1s", "options": 1, "payload": 2})
    assert shape(found.matters[0].differences) == [("added", "/payload/expiresIn"), ("added", "/payload/notBefore")]
    found = pairs.compared({}, {}, header={"iss": "x", "exp": 1, "read": 2})
    assert ("added", "/header/read") not in [pair for matter in found.matters for pair in shape(matter.differences)]


def test_what_gives_another_kind_of_token_away_is_together_with_its_finding() -> None:
    first = pairs.compared({}, {"iss": "qlik.api/api-keys", "is": 1}).matters[0]
    assert [finding.rule.code for finding in first.findings] == ["QJ113"]
    assert shape(first.differences) == [("value", "/payload/iss")]


def unchecked(text: str) -> Report:
    """The report on a token without any certificate at hand."""
    return report_on(text, to=Tenant(issuer=ISSUER, key_id=KEY_ID))


def of_another_length(kid: str = "my-custom-jwt") -> Report:
    """A token whose signature has a length that the sample's key does not make."""
    return unchecked(token(header_changes={"kid": kid}, payload_changes={"jti": "another"})[:-42])


def test_two_keys_under_one_key_id_matter() -> None:
    found = compare(unchecked(token()), of_another_length())
    assert [each.change for matter in found.matters for each in matter.differences] == [Change.KEY]
    assert "one certificate" in found.matters[0].reason


def test_two_keys_under_two_key_ids_matter_too() -> None:
    found = compare(unchecked(token()), of_another_length("another"))
    [reason] = [matter.reason for matter in found.matters if matter.reason]
    assert "another identity provider" in reason


def test_another_key_goes_before_what_is_wrong_with_claims() -> None:
    bad = unchecked(
        token(payload_changes={"jti": "another", "email_verified": "true"}, header_changes={"alg": "HS256"})[:-42]
    )
    found = compare(unchecked(token()), bad)
    assert [matter.findings[0].rule.code if matter.findings else "key" for matter in found.matters] == [
        "QJ201",
        "key",
        "QJ305",
    ]


def test_another_sub_for_the_same_address_matters() -> None:
    found = pairs.compared({}, {"sub": "another"})
    assert shape(found.matters[0].differences) == [("value", "/payload/sub")]
    assert "LOGIN-12" in found.matters[0].reason


def test_another_sub_for_another_address_does_not() -> None:
    assert pairs.compared({}, {"sub": "another", "email": "other@example.com"}).matters == ()


def test_a_jti_that_was_used_matters() -> None:
    good, bad = report_on(token()), report_on(token(payload_changes={"name": "Other"}))
    found = compare(good, judged_after(good, bad, Inquiry(MOMENT, tenant())))
    assert [finding.rule.code for finding in found.matters[0].findings] == ["QJ408"]


@pytest.mark.parametrize("jti", ["", None, True, []])
def test_what_is_no_jti_was_not_used(jti: Json) -> None:
    good, bad = (report_on(token(payload_changes={"jti": jti, "name": name})) for name in ("One", "Two"))
    assert "QJ408" not in codes(judged_after(good, bad, Inquiry(MOMENT, tenant())))


def test_the_same_token_is_not_judged_as_reusing_its_own_jti() -> None:
    report = report_on(token())
    assert judged_after(report, report, Inquiry(MOMENT, tenant())) is report


def test_a_token_whose_signature_is_blacked_out_uses_its_own_jti() -> None:
    good, hidden = report_on(token()), report_on(f"{token().rpartition('.')[0]}.***")
    for one, other in ((good, hidden), (hidden, good)):
        assert judged_after(one, other, Inquiry(MOMENT, tenant())) is other
