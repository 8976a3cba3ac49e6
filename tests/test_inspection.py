"""From text to report: whatever the text, a report, and never a better verdict than was earned."""

import json
from collections.abc import Iterator
from dataclasses import replace

import jwt
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inspector import OptionError, inspect
from inspector.checks.catalogue import RULES, RuleSet
from inspector.checks.rule import Severity
from inspector.inspection import (
    Inquiry,
    inspect_all,
    inspect_bare,
    inspect_found,
    inspect_unsigned,
    judge_again,
)
from inspector.intake import Found, find_tokens
from inspector.jose import Json
from inspector.report.phrases import because
from inspector.report.report import Place, Report, Verdict
from inspector.signing.samples import sample_payload
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant
from inspector.trust.verifier import PAYS_AT_ONCE
from tests.builders import (
    ANY_JSON,
    CHANGES,
    CLAIMS,
    MOMENT,
    TEXT,
    base64url,
    codes,
    header_text,
    key_pair,
    payload_text,
    raw_token,
    report_on,
    sealed,
    tenant,
    token,
)

_MOMENTS = st.sampled_from((MOMENT, MOMENT + 0.5, 0.0)) | st.floats(0, 2**32) | st.integers(0, 2**32)


def _quick(text: str, moment: float = MOMENT, to: Tenant | None = None) -> Report:
    return inspect_all(text, Inquiry(moment, to or tenant(), search=Search.QUICK))[0]


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=300) | st.binary(max_size=300).map(lambda data: data.decode("latin-1")))
def test_any_text_gives_a_report(text: str) -> None:
    report = _quick(text)
    assert report.verdict is Verdict.NONCONFORMING
    assert not report.crashed


@settings(max_examples=300, deadline=None)
@given(TEXT, TEXT, st.integers(0, 900), st.integers(0, 20))
def test_any_damage_to_a_token_gives_a_report(before: str, inside: str, at: int, dropped: int) -> None:
    text = token()
    report = _quick(before + text[:at] + inside + text[at + dropped :])
    assert not report.crashed
    assert report.verdict is not Verdict.UNDECIDED


@settings(max_examples=300, deadline=None)
@given(ANY_JSON)
@example({})
@example({"\ud83d": 1})
def test_any_json_as_payload_gives_a_report(value: Json) -> None:
    report = report_on(raw_token(header_text(), json.dumps(value)))
    assert report.verdict is Verdict.NONCONFORMING
    assert not report.crashed


@settings(max_examples=400, deadline=None)
@given(CHANGES, _MOMENTS, st.sampled_from((0, 5, 0.5)))
def test_no_claim_and_no_moment_makes_a_rule_crash(changes: dict[str, Json], moment: float, tolerance: float) -> None:
    report = report_on(token(payload_changes=changes), moment=moment, to=tenant(clock_tolerance=tolerance))
    assert [finding.message for finding in report.findings if finding.rule.code == "QJ000"] == []


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(("alg", "kid", "typ", "crit", "b64", "exp")) | TEXT, ANY_JSON, max_size=4))
def test_no_header_makes_a_rule_crash(changes: dict[str, Json]) -> None:
    assert not report_on(token(header_changes=changes)).crashed


@settings(max_examples=300, deadline=None)
@given(CHANGES, st.sets(st.sampled_from(CLAIMS), max_size=1))
def test_every_message_is_one_line_that_can_be_shown(changes: dict[str, Json], without: set[str]) -> None:
    left = {name: value for name, value in (sample_payload(MOMENT) | changes).items() if name not in without}
    for finding in report_on(raw_token(header_text(), json.dumps(left))).findings:
        finding.message.encode()
        assert len(finding.message.splitlines()) == 1
        assert len(finding.message) < 500


def _broken_relatives() -> Iterator[str]:
    """The sample, and what becomes of it by one change."""
    good = token()
    head, body, signature = good.split(".")
    yield good
    yield f"{head}.{body}"
    yield f"{head}.{body}."
    yield f"{head}.{body}.{signature[::-1]}"
    yield f"{head}.{base64url(payload_text({'sub': 'x'}))}.{signature}"
    yield f"{base64url(header_text({'alg': 'none'}))}.{body}."
    yield raw_token(header_text(), payload_text(), "another")
    yield raw_token("[]", payload_text())
    yield raw_token(header_text(), "x")
    yield sealed(f"{head}=.{body}")
    yield from (token(without=(f"/payload/{name}",)) for name in CLAIMS)
    yield from (token(without=(f"/header/{name}",)) for name in ("alg", "kid"))


def _blank_relatives() -> Iterator[str]:
    """The sample with a no-break space for one claim or for kid: blank to the eye, and to str.strip()."""
    yield from (token(payload_changes={name: "\xa0"}) for name in CLAIMS)
    yield token(header_changes={"kid": "\xa0"})


_SETTINGS = (
    RuleSet(),
    RuleSet(ignore=("QJ6",)),
    RuleSet(select=("QJ5",)),
)


def test_conforming_means_that_all_was_read_asked_and_held() -> None:
    seen = set()
    for text in (*_broken_relatives(), *_blank_relatives()):
        for to in (tenant(), tenant(issuer=None), tenant(key_id=None), replace(tenant(), certificate=None)):
            for rules in _SETTINGS:
                report = report_on(text, to=to, rules=rules)
                seen.add(report.verdict)
                if report.verdict is Verdict.CONFORMING:
                    assert report.token.header is not None
                    assert report.token.payload is not None
                    assert report.signature.status == "valid"
                    assert not any(skip.rule.severity is Severity.ERROR for skip in report.skipped)
                    assert report.token.header["kid"] == to.key_id
                    assert report.token.payload["iss"] == to.issuer
    assert seen == set(Verdict)


def test_of_the_relatives_only_the_sample_and_one_without_groups_conform() -> None:
    conforming = [text for text in _broken_relatives() if report_on(text).verdict is Verdict.CONFORMING]
    assert conforming == [token(), token(without=("/payload/groups",))]


@settings(max_examples=200, deadline=None)
@given(CHANGES)
def test_a_conforming_payload_has_every_required_claim_and_an_hour_at_most(changes: dict[str, Json]) -> None:
    report = report_on(token(payload_changes=changes))
    if report.verdict is Verdict.CONFORMING:
        payload = report.token.payload or {}
        exp, nbf = payload["exp"], payload["nbf"]
        assert isinstance(exp, int | float)
        assert isinstance(nbf, int | float)
        assert nbf <= MOMENT < exp <= nbf + 3600
        assert payload["email_verified"] in (True, False)
        assert payload["subType"] == "user"


_UNCHECKED = {
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "verify_aud": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
}


def _pyjwt_takes(text: str) -> bool:
    key = key_pair().private_key.public_key()
    try:
        jwt.decode(text, key, algorithms=["RS256"], options=_UNCHECKED)  # type: ignore[arg-type]  # a TypedDict, spelled as dict
    except jwt.InvalidTokenError:
        return False
    return True


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2), st.integers(0, 500), st.sampled_from("AbZ09-_"), st.sampled_from(("tenant", "another")))
def test_a_signature_is_valid_exactly_if_pyjwt_takes_it(part: int, at: int, character: str, by: str) -> None:
    segments = raw_token(header_text(), payload_text(), by).split(".")
    place = at % len(segments[part])
    segments[part] = segments[part][:place] + character + segments[part][place + 1 :]
    report = report_on(".".join(segments))
    read = report.token.header is not None and report.token.payload is not None and not report.token.problems
    if read and report.token.header is not None and report.token.header.get("alg") == "RS256":
        assert (report.signature.status == "valid") == _pyjwt_takes(".".join(segments))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (token(), "valid"),
        (raw_token(header_text(), payload_text(), "another"), "invalid"),
        (raw_token(header_text(), payload_text({"exp": 0, "nbf": 0})), "valid"),
        (jwt.encode({"sub": "1"}, key_pair().private_key, algorithm="RS256"), "valid"),
        (jwt.encode({"sub": "1"}, key_pair("another").private_key, algorithm="RS256"), "invalid"),
        (f"{token()[:-8]}AAAAAAAA", "invalid"),
    ],
    ids=["good", "another key", "good, expired", "PyJWT's own", "PyJWT's own by another key", "altered"],
)
def test_pyjwt_and_we_agree(text: str, status: str) -> None:
    assert report_on(text).signature.status == status
    assert _pyjwt_takes(text) == (status == "valid")


def test_the_header_may_not_choose_how_the_signature_is_verified() -> None:
    for alg in ("none", "HS256", "RS512", 5):
        report = report_on(token(header_changes={"alg": alg}))
        assert report.signature.status == "valid"
        assert codes(report) == {"QJ201"}


def test_without_a_certificate_the_signature_is_not_checked() -> None:
    report = report_on(token(), to=Tenant())
    assert report.signature.status == "not-checked"
    assert report.verdict is Verdict.UNDECIDED


def test_without_a_signature_none_is_checked() -> None:
    assert report_on(token().rpartition(".")[0] + ".").signature.status == "missing"


def test_the_sample_conforms() -> None:
    report = inspect(token(), now=MOMENT, tenant=tenant())
    assert report.verdict is Verdict.CONFORMING
    assert (report.findings, report.skipped) == ((), ())


def test_without_a_tenant_the_sample_is_undecided() -> None:
    report = inspect(token(), now=MOMENT)
    assert report.verdict is Verdict.UNDECIDED
    assert report.findings == ()
    assert {"QJ402", "QJ403", "QJ601"} <= {skip.rule.code for skip in report.skipped}


@pytest.mark.parametrize(("part", "lacks"), [(0, "header"), (1, "payload"), (2, "signature")])
def test_a_token_of_which_a_part_is_blacked_out_is_undecided(part: int, lacks: str) -> None:
    parts = token().split(".")
    parts[part] = "[REDACTED]"
    report = inspect(".".join(parts), now=MOMENT, tenant=tenant())
    assert (report.verdict, codes(report)) == (Verdict.UNDECIDED, frozenset({"QJ114"}))
    assert {skip.lacks for skip in report.skipped} == {lacks}
    assert f"the {lacks} is not here" in because(report)


def test_of_a_blacked_out_signature_it_is_not_said_that_there_is_none() -> None:
    report = inspect(f"{token().rpartition('.')[0]}.***", now=MOMENT, tenant=tenant())
    assert report.signature.status == "not-checked"


def test_that_a_token_was_not_signed_by_rs256_is_told_whatever_is_blacked_out() -> None:
    header, _, signature = jwt.encode(sample_payload(MOMENT), key_pair().private_key, "RS512").split(".")
    report = inspect(f"{header}.***.{signature}", now=MOMENT, tenant=tenant())
    assert report.signature.status == "invalid"
    assert "signed as RS512, not as RS256" in "".join(finding.message for finding in report.findings)


def test_what_is_wrong_with_the_rest_of_a_blacked_out_token_is_told() -> None:
    late = token(payload_changes={"exp": MOMENT - 1}).rpartition(".")[0]
    report = inspect(f"{late}.***", now=MOMENT, tenant=tenant())
    assert (report.verdict, codes(report)) == (Verdict.NONCONFORMING, frozenset({"QJ114", "QJ502"}))


@pytest.mark.parametrize("now", [-62_135_596_801, 253_402_300_800, float("nan"), float("inf"), float("-inf")])
def test_a_moment_that_no_calendar_has_is_refused(now: float) -> None:
    with pytest.raises(OptionError):
        inspect(token(), now=now)


@pytest.mark.parametrize("now", [-62_135_596_800, 0, 253_402_300_799])
def test_any_moment_of_the_calendar_is_taken(now: float) -> None:
    assert not inspect(token(), now=now, tenant=tenant()).crashed


def test_every_token_of_a_text_has_its_report_and_place() -> None:
    other = token(payload_changes={"aud": "x"})
    reports = inspect_all(f"first {token()}\nsecond {other}\n", Inquiry(MOMENT, tenant()), "log")
    assert [(report.place.source, report.place.line, report.place.column) for report in reports] == [
        ("log", 1, 7),
        ("log", 2, 8),
    ]
    assert [codes(report) for report in reports] == [{"QJ112"}, {"QJ112", "QJ404"}]


def test_the_same_token_gives_the_same_report() -> None:
    assert repr(report_on(token()).findings) == repr(report_on(token()).findings)
    assert token() == token()


def test_another_kind_of_token_is_not_asked_for_claims() -> None:
    report = report_on(raw_token('{"alg":"RS512"}', '{"userId":"h","userDirectory":"Q"}'))
    assert codes(report) == {"QJ113"}
    assert report.signature.status == "not-checked"
    skipped = {skip.rule.code for skip in report.skipped if skip.lacks == "login token"}
    assert skipped == {rule.code for rule in RULES if "login token" in rule.needs}


@pytest.mark.parametrize("severity", [Severity.NOTE, Severity.WARNING])
def test_a_rule_weighed_lower_never_makes_a_token_conform(severity: Severity) -> None:
    lower = RuleSet(severities={rule.code: severity for rule in RULES if rule.severity is Severity.ERROR})
    altered = token().replace(".eyJ", ".eyI", 1)
    for text in (token(payload_changes={"aud": "x"}), token(without=("/payload/nbf",)), altered, "", token() + "="):
        assert inspect(text, now=MOMENT, tenant=tenant(), rules=lower).verdict is not Verdict.CONFORMING
    assert inspect(token(), now=MOMENT, tenant=Tenant(), rules=lower).verdict is Verdict.UNDECIDED
    assert inspect(token(), now=MOMENT, tenant=tenant(), rules=lower).verdict is Verdict.CONFORMING


def test_what_is_done_to_one_report_reaches_no_other() -> None:
    first = inspect(token(), now=MOMENT, tenant=tenant())
    assert isinstance(first.token.header, dict)
    first.token.header.clear()
    assert inspect(token(), now=MOMENT, tenant=tenant(key_id="another")).verdict is Verdict.NONCONFORMING


_SEGMENTS = st.sampled_from((*token().split("."), "eyJ", "e30", "", "eyJhbGciOiJSUzI1NiJ9", "eyJlbmMiOiJBMjU2R0NNIn0"))
_ODD = st.sampled_from(("", " ", "\r", "\ufeff", "=", "+", "/", "é", "a", ".", '"'))


@given(st.lists(_SEGMENTS, min_size=1, max_size=5), _ODD, _ODD, st.integers(0, 2000))
@example(token().split("."), "", "", 0)
@example(["eyJ9", "eyJhIjoxfQ", "AAAA"], "", "", 0)
def test_a_sound_line_is_read_in_short_as_it_would_be_at_length(
    segments: list[str], before: str, within: str, at: int
) -> None:
    whole = ".".join(segments)
    text = before + whole[:at] + within + whole[at:]
    inquiry = Inquiry(MOMENT, tenant(), search=Search.QUICK)
    [short] = inspect_bare([(7, text)], inquiry, "s")
    long = [inspect_found(found, inquiry, Place("s", 7, found.start + 1)) for found in find_tokens(text)]
    assert short is None or [short] == long


def test_a_sound_token_is_read_in_short() -> None:
    assert inspect_bare([(7, token())], Inquiry(MOMENT, tenant()), "s") != [None]


def _of_several() -> Inquiry:
    """Of two tenants, one with another issuer and key ID; the key is the same."""
    other = replace(tenant(), name="other", issuer="https://other", key_id="other")
    return Inquiry(MOMENT, search=Search.QUICK, among=(replace(tenant(), name="one"), other))


@pytest.mark.parametrize("inquiry", [Inquiry(MOMENT, tenant(), search=Search.QUICK), _of_several(), Inquiry(MOMENT)])
def test_many_at_once_are_judged_as_one_by_one(inquiry: Inquiry) -> None:
    good = token()
    of_other = token(header_changes={"kid": "other"}, payload_changes={"iss": "https://other"})
    of_nobody = token(header_changes={"kid": "nobody"}, payload_changes={"iss": "https://nobody"})
    altered = good.partition(".")[0] + "." + of_other.partition(".")[2]
    lines = [good, of_other, "", of_nobody, altered, good[:-9], good.rpartition(".")[0] + ".", "no token"] * 3
    inspect_bare([(1, good)] * PAYS_AT_ONCE, inquiry, "s")  # from now on it pays to verify many at once
    reports = inspect_bare(list(enumerate(lines)), inquiry, "s")
    assert len([report for report in reports if report is not None]) == 3 * 4
    for number, (text, report) in enumerate(zip(lines, reports, strict=True)):
        if report is not None:
            assert report == inspect_found(Found(text, 0, len(text)), inquiry, Place("s", number, 1))


def test_of_a_token_yet_unsigned_that_is_judged_again_the_signature_is_missed() -> None:
    inquiry = Inquiry(MOMENT, tenant())
    again = judge_again(inspect_unsigned(token().rpartition(".")[0] + ".", inquiry), inquiry)
    assert again.signature.status == "missing"
    assert "signature" in {skip.lacks for skip in again.skipped}
    assert again.verdict is Verdict.UNDECIDED
