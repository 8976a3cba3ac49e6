"""From several findings in one token to their order: the first cause first, what follows from it below."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checks.catalogue import BY_CODE
from inspector.inspection import Inquiry, inspect_all
from inspector.jose import Json
from inspector.report.report import Report, Verdict
from inspector.signing.samples import Sample, sample_payload, samples
from inspector.trust.reason import Search
from tests.builders import (
    CHANGES,
    CLAIMS,
    MOMENT,
    NBF,
    header_text,
    key_pair,
    payload_text,
    raw_token,
    report_on,
    tenant,
    token,
)


def _quick(text: str) -> Report:
    return inspect_all(text, Inquiry(MOMENT, tenant(), search=Search.QUICK))[0]


def _told(report: Report) -> list[tuple[str, str | None]]:
    return [(finding.rule.code, finding.follows) for finding in report.findings]


def _demo() -> dict[str, Sample]:
    return {sample.title: sample for sample in samples(MOMENT, key_pair(), key_pair("another"))}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("the tutorial's sample", []),
        ("wrong audience", [("QJ404", None)]),
        ("lifetime of 2 h", [("QJ501", None)]),
        ("no nbf", [("QJ505", None)]),
        ("email_verified as text", [("QJ305", None)]),
        ("signed with RS512", [("QJ201", None), ("QJ603", "QJ201")]),
        ("altered payload", [("QJ602", None)]),
        ("wrong key", [("QJ601", None)]),
        (
            "claims in the header",
            [("QJ207", None), ("QJ401", "QJ207"), ("QJ404", "QJ207"), ("QJ504", "QJ207")],
        ),
        (
            "options merged into the payload",
            [("QJ310", None), ("QJ401", "QJ310"), ("QJ404", "QJ310"), ("QJ504", "QJ310"), ("QJ505", "QJ310")],
        ),
    ],
)
def test_each_sample_of_the_demo_tells_its_fault_first(name: str, told: list[tuple[str, str | None]]) -> None:
    assert _told(_quick(_demo()[name].token)) == told


def test_the_demo_has_ten_samples_and_one_conforms() -> None:
    verdicts = [_quick(sample.token).verdict for sample in _demo().values()]
    assert verdicts == [Verdict.CONFORMING] + [Verdict.NONCONFORMING] * 9


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            lambda: token(payload_changes={"exp": (NBF + 300) * 1000}),
            [("QJ508", None), ("QJ501", "QJ508")],
        ),
        (
            lambda: token(payload_changes={"Sub": "x", "mail": "y"}, without=("/payload/sub", "/payload/email")),
            [("QJ309", None), ("QJ301", "QJ309"), ("QJ309", None), ("QJ304", "QJ309")],
        ),
        (
            lambda: token(payload_changes={"emial": "x", "use": "x"}, without=("/payload/email",)),
            [("QJ309", None), ("QJ304", "QJ309"), ("QJ311", None)],
        ),
        (
            lambda: token(payload_changes={"Sub": "x"}, without=("/payload/sub", "/payload/jti")),
            [("QJ406", None), ("QJ309", None), ("QJ301", "QJ309")],
        ),
        (
            lambda: token(header_changes={"typ": "x", "cty": "y"}, payload_changes={"exp": NBF + 7200, "aud": "x"}),
            [("QJ404", None), ("QJ501", None), ("QJ203", None), ("QJ209", None)],
        ),
        (
            lambda: token(header_changes={"alg": "x", "kid": ""}, payload_changes={"sub": "", "exp": "x", "iss": ""}),
            [("QJ201", None), ("QJ202", None), ("QJ401", None), ("QJ504", None), ("QJ301", None)],
        ),
        (
            lambda: raw_token(header_text(), payload_text({"iss": "https://other"}), "another"),
            [("QJ402", None), ("QJ601", "QJ402")],
        ),
        (
            lambda: raw_token(header_text({"kid": "other"}), payload_text(), "another"),
            [("QJ403", None), ("QJ601", "QJ403")],
        ),
        (
            lambda: ".".join(token().split(".")[:2]),
            [("QJ102", None), ("QJ110", "QJ102")],
        ),
        (
            lambda: raw_token(header_text({"b64": False, "crit": ["b64"]}), payload_text()),
            [("QJ204", None), ("QJ205", "QJ204")],
        ),
        (
            lambda: token(payload_changes={"iat": MOMENT, "nbf": MOMENT + 3600, "exp": MOMENT + 3900}),
            [("QJ512", None), ("QJ503", "QJ512")],
        ),
        (
            lambda: token(payload_changes={"nbf": MOMENT + 60, "exp": MOMENT + 30}),
            [("QJ503", None), ("QJ507", None)],
        ),
        (lambda: f"{token()}==", [("QJ104", None)]),
        (lambda: f"{token()} ==", [("QJ104", None), ("QJ104", None)]),
    ],
    ids=[
        *("exp in milliseconds", "two misnamed claims", "a mistyped claim"),
        *("a misnamed and an absent claim", "errors before advice"),
        *("alg, kid, tenant, times, claims", "another issuer and key", "another key ID and key", "two parts"),
        *("crit and b64", "a naive clock", "never valid", "padding", "white space and padding"),
    ],
)
def test_a_consequence_comes_right_after_its_cause(text: object, told: list[tuple[str, str | None]]) -> None:
    assert callable(text)
    assert _told(report_on(text())) == told


INDEPENDENT: dict[str, tuple[Callable[[], str], set[str]]] = {
    "padding after the signature, JSON broken in the payload": (
        lambda: raw_token(header_text(), b'{"a":}') + "=",
        {"QJ104", "QJ106"},
    ),
    "RS384 in the header, signed with another key": (
        lambda: raw_token(header_text({"alg": "RS384"}), payload_text(), "another"),
        {"QJ201", "QJ601"},
    ),
    "iat in milliseconds, a lifetime of 2 h": (
        lambda: token(payload_changes={"iat": MOMENT * 1000, "exp": NBF + 7200}),
        {"QJ508", "QJ501"},
    ),
    "nbf in milliseconds, expired": (
        lambda: token(payload_changes={"nbf": MOMENT * 1000, "exp": MOMENT - 60}),
        {"QJ508", "QJ502"},
    ),
    "nbf set back by a quarter of an hour, long expired": (
        lambda: token(payload_changes={"iat": NBF - 36000, "nbf": NBF - 36900, "exp": NBF - 35000}),
        {"QJ512", "QJ502"},
    ),
    "Sub beside a blank sub": (
        lambda: token(payload_changes={"Sub": "x", "sub": ""}),
        {"QJ309", "QJ301"},
    ),
    "exp in the header, exp as text in the payload": (
        lambda: token(header_changes={"exp": 1}, payload_changes={"exp": "soon"}),
        {"QJ207", "QJ504"},
    ),
    "an issuer off by a slash, another key": (
        lambda: raw_token(header_text(), payload_text({"iss": "https://my-custom-jwt/"}), "another"),
        {"QJ402", "QJ601"},
    ),
}


@pytest.mark.parametrize("name", INDEPENDENT)
def test_an_independent_fault_is_never_folded(name: str) -> None:
    text, codes = INDEPENDENT[name]
    told = dict(_told(report_on(text())))
    assert {code: told[code] for code in codes} == dict.fromkeys(codes)


@settings(max_examples=200, deadline=None)
@given(CHANGES, st.sets(st.sampled_from(CLAIMS), max_size=3))
def test_whatever_follows_stands_below_what_it_follows_from(changes: dict[str, Json], without: set[str]) -> None:
    options: dict[str, Json] = {"expiresIn": "1h", "Sub": "x"}
    left = {name: value for name, value in (sample_payload(MOMENT) | options | changes).items() if name not in without}
    cause = ""
    for finding in report_on(raw_token(header_text(), json.dumps(left))).findings:
        if finding.follows is None:
            cause = finding.rule.code
        else:
            assert finding.follows == cause
            assert finding.rule.code.startswith(BY_CODE[cause].causes)


def test_first_cause_is_the_first_finding() -> None:
    report = report_on(token(payload_changes={"aud": "x", "sub": ""}))
    assert report.first_cause is report.findings[0]
    assert report_on(token()).first_cause is None
