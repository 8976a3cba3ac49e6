"""The JSON for programs: it keeps to its schema, is ASCII, and gives no secret away."""

import json
from collections.abc import Callable, Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from inspector.checks.schema import schema
from inspector.jose import Json
from inspector.report.as_json import Document, as_document, dumps, with_claims
from inspector.report.report import Report, Verdict
from inspector.report.run import Summary
from inspector.signing.samples import sample_payload
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT, base64url, header_text, payload_text, raw_token, report_on, report_on_pasted, token
from tests.report.cases import CASES, SAMPLES, reports, reports_on, unsigned
from tests.report.marked import FAULTS, MARK, marked_report

CONTROLS = frozenset(map(chr, [*range(10), *range(11, 32), 127]))  # all but the line end
LONGEST_OF_A_SECRET = 24  # so many characters of a token in a row are a leak


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema("report"))


def faults(document: Document) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(document)]


ODD: Mapping[str, Callable[[], Report]] = {
    "one part": lambda: report_on("eyJhbGciOiJSUzI1NiJ9"),
    "two parts": lambda: report_on(unsigned(sample_payload(MOMENT)).rpartition(".")[0]),
    "bad base64url": lambda: report_on(token().replace(".", ".=", 1)),
    "not UTF-8": lambda: report_on(raw_token(header_text(), b"\xff\xfe{}")),
    "NaN": lambda: report_on(raw_token(header_text(), '{"exp": NaN}')),
    "Infinity": lambda: report_on(raw_token(header_text(), '{"exp": 1e400, "nbf": -1e400, "iat": [1e999]}')),
    "thousands of digits": lambda: report_on(raw_token(header_text(), f'{{"exp": {"9" * 4200}, "jti": {"8" * 4200}}}')),
    "tens of thousands of digits": lambda: report_on(raw_token(header_text(), f'{{"exp": {"9" * 20_000}}}')),
    "lone surrogates": lambda: report_on(
        raw_token(r'{"alg": "\ud800", "kid": "\udfff"}', r'{"\udc00": "\ud800", "jti": "\ud800"}')
    ),
    "controls": lambda: report_on(token(header_changes={"kid": "a\x1b]0;x\x07\x7f\x9b"}, payload_changes={"\n": "\r"})),
    "deep": lambda: report_on(raw_token(header_text(), f'{{"a": {"[" * 99}{"]" * 99}}}')),
    "too deep": lambda: report_on(raw_token(header_text(), "[" * 5000)),
    "duplicates": lambda: report_on(raw_token(header_text(), '{"sub": 1, "sub": 2}')),
    "names with slashes": lambda: report_on(token(payload_changes={"a/b~c": 1, "": 2, "/": "\u202e"})),
    "too large": lambda: report_on("a" * ((1 << 20) + 1)),
    "alg as number": lambda: report_on(token(header_changes={"alg": 5, "kid": True})),
    "alg as object": lambda: report_on(token(header_changes={"alg": {"a": 1}, "kid": [1]})),
    "bearer": lambda: report_on_pasted(f"Authorization: Bearer {token()}"),
    "nothing": lambda: report_on_pasted(""),
}
ALL: Mapping[str, Callable[[], tuple[Report, ...]]] = {
    **{name: lambda name=name: reports(name) for name in CASES},  # type: ignore[misc]
    **{name: lambda made=made: (made(),) for name, made in ODD.items()},  # type: ignore[misc]
}


@pytest.mark.parametrize("name", ALL)
def test_a_report_keeps_to_the_schema(name: str) -> None:
    documents = [as_document(report) for report in ALL[name]()]
    assert documents
    assert not [fault for document in documents for fault in faults(document)]


@pytest.mark.parametrize("name", ALL)
def test_a_report_with_claims_keeps_to_the_schema(name: str) -> None:
    for report in ALL[name]():
        document = with_claims(report, as_document(report))
        assert not faults(document)
        assert json.loads(dumps(document)) == document


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("indent", [None, 2])
def test_json_is_ascii_without_controls(name: str, indent: int | None) -> None:
    for report in ALL[name]():
        text = dumps(with_claims(report, as_document(report)), indent=indent)
        assert text.isascii()
        assert not [character for character in text if character in CONTROLS]


def test_a_report_in_jsonl_is_one_line() -> None:
    for made in ALL.values():
        assert all("\n" not in dumps(as_document(report)) for report in made())


@pytest.mark.parametrize("name", ALL)
def test_neither_token_nor_signature_is_in_it(name: str) -> None:
    for report in ALL[name]():
        text = dumps(with_claims(report, as_document(report)))
        whole = report.token.text
        pieces = [whole[at : at + LONGEST_OF_A_SECRET] for at in range(0, min(len(whole), 5000), LONGEST_OF_A_SECRET)]
        assert not [piece for piece in pieces if len(piece) == LONGEST_OF_A_SECRET and piece in text]


@pytest.mark.parametrize("fault", FAULTS)
def test_without_claims_no_personal_value_is_in_it(fault: str) -> None:
    assert MARK not in dumps(as_document(marked_report(fault)))


@pytest.mark.parametrize("name", ["department", "Email", "user_name", "expiresIn", "keyid", "password"])
@pytest.mark.parametrize("value", [MARK, [MARK], {MARK: MARK}])
def test_without_claims_no_other_claims_value_is_in_it(name: str, value: Json) -> None:
    assert MARK not in dumps(as_document(report_on(token(payload_changes={name: value}))))


@pytest.mark.parametrize("name", ["sub", "name", "email", "cty", "x5t", "password"])
def test_without_claims_no_other_header_members_value_is_in_it(name: str) -> None:
    assert MARK not in dumps(as_document(report_on(token(header_changes={name: MARK}))))


def test_a_text_without_token_is_not_repeated() -> None:
    [report] = reports_on(f"my password is {MARK}, and it does not work")
    assert MARK not in dumps(with_claims(report, as_document(report)))


def test_what_names_a_token_is_in_it() -> None:
    document = as_document(report_on(token()))
    assert document["token"] == {
        "kid": "my-custom-jwt",
        "alg": "RS256",
        "jti": sample_payload(MOMENT)["jti"],
        "fingerprint": report_on(token()).token.fingerprint,
    }


def test_claims_are_there_as_they_were_read() -> None:
    changes: dict[str, Json] = {"name": "Zoë\n", "n": [1.5, True, None, {"a": -0.0}]}
    report = report_on(token(payload_changes=changes))
    assert json.loads(dumps(with_claims(report, {})))["payload"] == json.loads(payload_text(changes))


@pytest.mark.parametrize(
    ("case", "status", "reason"),
    [
        ("conforming", "valid", None),
        ("wrong-key", "invalid", "QJ601"),
        ("altered-payload", "invalid", "QJ602"),
        ("signed-with-rs512", "invalid", "QJ603"),
        ("encrypted", "missing", None),
        ("undecided", "not-checked", None),
        ("unreadable", "not-checked", None),
    ],
)
def test_where_the_signature_stands_is_said(case: str, status: str, reason: str | None) -> None:
    [report] = reports(case)
    assert as_document(report)["signature"] == {"status": status, "reason": reason}


def test_of_a_signature_whose_payload_is_blacked_out_no_reason_is_given_in_the_schemas_words() -> None:
    header, _, signature = token().split(".")
    document = as_document(report_on(f"{header}.[REDACTED].{signature}"))
    assert document["signature"] == {"status": "not-checked", "reason": None}
    assert faults(document) == []


def test_every_verdict_and_skip_is_in_the_schemas_words() -> None:
    words = schema("report")["$defs"]["report"]["properties"]
    assert {verdict.value for verdict in Verdict} == set(words["verdict"]["enum"])
    met = {skip.lacks for made in ALL.values() for report in made() for skip in report.skipped}
    assert len(met) > 5
    assert met <= set(words["skipped"]["items"]["properties"]["lacks"]["enum"])


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@settings(deadline=None)
@given(
    header=st.dictionaries(st.sampled_from(["alg", "kid", "typ", "crit", "x"]), JSON_VALUES, max_size=5),
    payload=st.dictionaries(st.sampled_from([*sample_payload(MOMENT), "x"]), JSON_VALUES, max_size=9),
)
def test_whatever_a_token_holds_its_report_keeps_to_the_schema(
    header: dict[str, Json], payload: dict[str, Json]
) -> None:
    text = f"{base64url(json.dumps(header))}.{base64url(json.dumps(payload))}.{'A' * 342}"
    report = report_on(text, to=Tenant())
    document = with_claims(report, as_document(report))
    assert not faults(document)
    assert dumps(document).isascii()


def summary_of(*cases: str) -> Summary:
    summary = Summary()
    for case in cases:
        for report in reports(case):
            summary.add(report)
    return summary


def test_a_run_keeps_to_the_schema() -> None:
    documents = [as_document(report) for name in CASES for report in reports(name)]
    assert len(documents) > len(CASES)
    assert not faults({"reports": list(documents), "summary": summary_of(*CASES).as_document()})


def test_an_empty_run_keeps_to_the_schema() -> None:
    assert not faults({"reports": [], "summary": Summary().as_document()})


def test_the_summary_counts_tokens_verdicts_and_rules() -> None:
    summary = summary_of("conforming", "undecided", "expired-in-2021", "unreadable", "expired-in-2021")
    assert summary.as_document() == {
        "tokens": 5,
        "verdicts": {"conforming": 1, "nonconforming": 3, "undecided": 1},
        "rules": {"QJ101": 1, "QJ502": 2},
        "unreadable": 0,
        "known": 0,
        "two_keys": [],
    }


def test_a_rule_counts_once_a_token_however_often_it_speaks() -> None:
    report = report_on(token(payload_changes={"a": "\u200b", "b": "\u200b"}))
    assert [finding.rule.code for finding in report.findings].count("QJ111") == 2
    summary = Summary()
    summary.add(report)
    assert summary.rules["QJ111"] == 1


@pytest.mark.parametrize(
    ("cases", "line"),
    [
        ((), "no tokens"),
        (("conforming",), "1 token: 1 conform"),
        (("conforming", "conforming"), "2 tokens: 2 conform"),
        (("undecided",), "1 token: 0 conform, 1 undecided"),
        (
            ("conforming", "expired-in-2021", "undecided"),
            "3 tokens: 1 conform, 1 do not conform, 1 undecided; QJ502 1×",
        ),
    ],
)
def test_the_summary_in_one_line(cases: tuple[str, ...], line: str) -> None:
    assert summary_of(*cases).line() == line


def test_the_ten_samples_come_to_what_the_demo_says() -> None:
    assert summary_of(*SAMPLES).as_document()["verdicts"] == {"conforming": 1, "nonconforming": 9, "undecided": 0}
