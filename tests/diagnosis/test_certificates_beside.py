"""The library takes further certificates, as the commands do with --certs, and tells which of them fits."""

from collections.abc import Mapping

import pytest

from inspector import Certificate, Diagnosis, OptionError, Tenant, compare, diagnose, read_certificate, read_evidence
from tests.builders import MOMENT, base64url, header_text, payload_text, raw_token, tenant, token
from tests.builders import key_pair as pair

TOKEN = token()
FOREIGN = raw_token(header_text(), payload_text({"jti": "other"}), by="other")


def certificates(*names: str) -> Mapping[str, Certificate]:
    return {f"{name}.cer": read_certificate(pair(name).certificate) for name in names}


def told(text: str, beside: Mapping[str, Certificate], to: Tenant | None = None) -> Diagnosis:
    return diagnose(read_evidence([text.encode()], "a.txt"), now=MOMENT, tenant=to, certificates=beside)


def test_the_certificate_that_fits_is_named() -> None:
    cause = told(FOREIGN, certificates("third", "other"), tenant()).first_cause
    assert cause is not None
    assert cause.name == "token-other-certificate"
    assert "“other.cer”" in cause.says


def test_that_none_fits_is_the_cause() -> None:
    cause = told(FOREIGN, certificates("third")).first_cause
    assert cause is not None
    assert cause.name == "no-certificate-fits"
    assert "“third.cer”" in cause.rests_on[-1].words


def test_without_them_nothing_is_said_of_any() -> None:
    found = diagnose(read_evidence([FOREIGN.encode()], "a.txt"), now=MOMENT)
    assert (found.first_cause, found.stories, found.certificates) == (None, (), ())


def test_nothing_is_searched_that_nobody_asked_for() -> None:
    edited = f"{base64url(header_text())}.{base64url(payload_text({'name': 'Other'}))}.{TOKEN.rpartition('.')[2]}"
    found = told(edited, certificates("other"), tenant())
    assert found.stories == ()
    assert found.first_cause is not None
    assert not found.first_cause.name.startswith("token-")


def test_what_happened_to_a_token_is_searched_where_that_is_asked_for() -> None:
    evidence = read_evidence([f"{TOKEN[:60]}{TOKEN[61:]}".encode()], "a.txt")
    found = diagnose(evidence, now=MOMENT, tenant=tenant(), goes_on=lambda: True)
    assert found.first_cause is not None
    assert found.first_cause.name == "token-damage"


def test_two_tokens_are_told_whose_key_made_which() -> None:
    found = compare(TOKEN, FOREIGN, now=MOMENT, certificates=certificates("tenant", "other"))
    assert (
        found.key.words == "Two keys made them: the good token's is that of “tenant.cer”, the bad token's “other.cer”."
    )


def test_two_tokens_in_a_case_are_told_the_same() -> None:
    found = told(f"{TOKEN}\n{FOREIGN}", certificates("tenant", "other")).comparison
    assert found is not None
    assert found.key.same is False


def test_what_is_no_certificate_is_refused() -> None:
    with pytest.raises(OptionError, match="is a Certificate, from read_certificate, not bytes"):
        told(TOKEN, {"a.cer": pair().certificate})  # type: ignore[dict-item]
    with pytest.raises(OptionError, match="name is a str, not int"):
        told(TOKEN, {1: read_certificate(pair().certificate)})  # type: ignore[dict-item]


@pytest.mark.parametrize("given", [[], None, "x"])
def test_what_is_no_mapping_of_certificates_is_refused(given: object) -> None:
    with pytest.raises(OptionError, match="a mapping of names to them, not"):
        told(TOKEN, given)  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="a mapping of names to them, not"):
        compare(TOKEN, TOKEN, now=MOMENT, certificates=given)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [True, False, 1])
def test_what_can_not_be_asked_whether_to_go_on_is_refused(given: object) -> None:
    with pytest.raises(OptionError, match="goes_on is a function"):
        diagnose(read_evidence([TOKEN.encode()], "a.txt"), now=MOMENT, goes_on=given)  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="goes_on is a function"):
        compare(TOKEN, TOKEN, now=MOMENT, goes_on=given)  # type: ignore[arg-type]
