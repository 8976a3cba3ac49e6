"""Whether one key made two signatures: by certificate, by length, by what was computed."""

import pytest

from inspector.diagnosis.key_as_text import whose
from inspector.diagnosis.same_key import known_certificates, same_key, same_key_by, signed, with_owners
from inspector.jose import Json
from inspector.report.report import Report
from inspector.report.ways import COMMAND_LINE
from inspector.trust.certificate import read_certificate
from inspector.trust.recovery import Outcome, Recovery
from inspector.trust.story import Named
from inspector.trust.tenant import Tenant
from tests.builders import certificate, header_text, key_pair, payload_text, raw_token, report_on, tenant, token

NO_CERTIFICATE = Tenant()


def other(**changes: Json) -> Report:
    return report_on(raw_token(header_text(), payload_text(changes), by="other"))


def altered() -> Report:
    head, _, signature = token().split(".")
    return report_on(f"{head}.{token(payload_changes={'name': 'x'}).split('.')[1]}.{signature}")


def unsigned() -> Report:
    return report_on(token().rpartition(".")[0] + ".")


def without_certificate(report: Report) -> Report:
    return report_on(report.token.text, to=NO_CERTIFICATE)


def cut(**changes: Json) -> Report:
    return report_on(token(payload_changes=changes)[:-42])


ROWS = {
    "one key": (report_on(token()), report_on(token(payload_changes={"name": "x"})), True, "certificate"),
    "altered after signing": (report_on(token()), altered(), True, "certificate"),
    "another key": (report_on(token()), other(), False, "certificate"),
    "the good token's is another": (other(), report_on(token()), False, "certificate"),
    "both of another": (other(), other(), None, ""),
    "no certificate": (without_certificate(report_on(token())), without_certificate(other(name="x")), None, ""),
    "one text, two signatures": (
        without_certificate(report_on(token())),
        without_certificate(other()),
        False,
        "signature",
    ),
    "one signature, two texts": (
        without_certificate(report_on(token())),
        without_certificate(altered()),
        True,
        "signature",
    ),
    "one that was cut": (without_certificate(report_on(token())), without_certificate(cut()), True, "signature"),
    "no signature": (report_on(token()), unsigned(), None, ""),
    "another length": (without_certificate(report_on(token())), without_certificate(cut(name="x")), False, "signature"),
}


@pytest.mark.parametrize("name", ROWS)
def test_what_is_known_is_told(name: str) -> None:
    good, bad, same, source = ROWS[name]
    found = same_key(good, bad)
    assert (found.same, found.source, found.key) == (same, source, None)


CERTIFICATES = (
    Named("ours.cer", certificate()),
    Named("theirs.cer", read_certificate(key_pair("other").certificate)),
    Named("nobodys.cer", read_certificate(key_pair("nobody").certificate)),
)


def test_further_certificates_tell_whose_keys_they_are() -> None:
    found = same_key(without_certificate(report_on(token())), without_certificate(other(name="x")), CERTIFICATES)
    assert (found.same, found.source) == (False, "certificate")
    assert "the good token's is that of “ours.cer”, the bad token's “theirs.cer”" in found.words


def test_a_further_certificate_may_fit_both() -> None:
    found = same_key(other(), other(name="x"), CERTIFICATES)
    assert (found.same, found.source) == (True, "certificate")
    assert "“theirs.cer”" in found.words


def test_further_certificates_that_do_not_fit_tell_nothing() -> None:
    both = without_certificate(report_on(token())), without_certificate(other(name="x"))
    assert same_key(*both, CERTIFICATES[:1]).same is None


def test_two_tenants_with_a_key_each_are_two_keys() -> None:
    theirs = Tenant(certificate=read_certificate(key_pair("other").certificate))
    found = same_key(report_on(token()), report_on(other().token.text, to=theirs))
    assert (found.same, found.source) == (False, "certificate")


@pytest.mark.parametrize("algorithm", ["HS256", "PS256", "none", None, 5, ["RS256"]])
def test_only_pkcs_1_is_computed_with(algorithm: str) -> None:
    assert signed(report_on(token(header_changes={"alg": algorithm}))) is None


def test_without_signature_there_is_nothing_to_compute_with() -> None:
    assert signed(unsigned()) is None


@pytest.mark.parametrize(
    ("outcome", "same"),
    [
        (Outcome.SAME, True),
        (Outcome.DIFFERENT, False),
        (Outcome.NO_KEY, None),
        (Outcome.NOT_FOUND, None),
        (Outcome.STOPPED, None),
    ],
)
def test_what_was_computed_is_told_as_far_as_it_is_proved(outcome: Outcome, same: "bool | None") -> None:
    key = certificate().key if outcome is Outcome.SAME else None
    found = same_key_by(Recovery(outcome=outcome, words="words", key=key))
    assert found.same is same
    assert found.is_refuted is (outcome is Outcome.NO_KEY)


def test_a_key_is_held_against_the_certificates_at_hand() -> None:
    found = same_key_by(Recovery(outcome=Outcome.SAME, words="words", key=certificate().key))
    theirs = read_certificate(key_pair("other").certificate)
    named = Tenant(name="production", certificate=certificate())
    known = tuple(known_certificates(NO_CERTIFICATE, [named, Tenant(name="test", certificate=theirs), NO_CERTIFICATE]))
    assert whose(with_owners(found, known), COMMAND_LINE) == "It is the key of tenant “production”."
    assert "not the key of the one certificate" in whose(with_owners(found, known[1:]), COMMAND_LINE)
    assert "none of the 2 certificates" in whose(with_owners(found, (known[1], known[1])), COMMAND_LINE)
    assert "no certificate at hand" in whose(with_owners(found, ()), COMMAND_LINE)


def test_the_given_certificate_is_at_hand_too() -> None:
    assert [name for name, _ in known_certificates(tenant(), [])] == ["the given certificate"]
    named = Tenant(name="production", certificate=certificate())
    assert [name for name, _ in known_certificates(tenant(), [named])] == ["tenant “production”"]
