"""A report as Markdown: what it says, what it hides, and that nothing from outside becomes part of its form."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from inspector.checks.case import seconds
from inspector.inspection import Inquiry, inspect_found
from inspector.intake import Found
from inspector.jose import Json
from inspector.report.markdown import masking, render_markdown, sections
from inspector.report.phrases import not_checked
from inspector.report.report import Place, Report
from inspector.report.sheet import Sheet
from inspector.report.timeline import standing_in_time, when
from inspector.signing.samples import sample_payload
from inspector.trust.certificate import read_certificate
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT, certificate, raw_token, report_on, tenant, token
from tests.report.cases import CASES, reports, unsigned
from tests.report.marked import FAULTS, MARK, PERSONAL, marked_report
from tests.report.seen import Seen, seen
from tests.trust import throwaway

MASKED, OPEN = Sheet(masked=True), Sheet()
SHEETS = pytest.mark.parametrize("sheet", [MASKED, OPEN], ids=["masked", "not masked"])
EVERY_CASE = pytest.mark.parametrize("case", CASES)
LONGEST_OF_A_SECRET = 24  # so many characters of a token in a row are a leak
HEADINGS = ["Findings", "Header", "Payload", "Not checked"]


def seen_of(report: Report, sheet: Sheet = OPEN) -> Seen:
    return seen(render_markdown(report, sheet))


def facts(report: Report) -> list[str]:
    """The items before the first heading of a section."""
    return [text for _, text in seen(render_markdown(report, OPEN).partition("\n## ")[0]).items]


def squeezed(text: str) -> str:
    return "".join(text.split())


@EVERY_CASE
@SHEETS
def test_the_verdict_is_the_title_and_the_parts_follow_in_order(case: str, sheet: Sheet) -> None:
    for report in reports(case):
        [title, *parts] = seen_of(report, sheet).headings
        assert title == (1, report.verdict.words)
        assert parts
        assert parts == [(2, title) for title in HEADINGS if (2, title) in parts]


@EVERY_CASE
def test_whether_it_is_masked_is_said_at_the_top(case: str) -> None:
    for report in reports(case):
        assert render_markdown(report, MASKED).split("\n\n")[1].startswith("**Masked**: ")
        assert render_markdown(report, OPEN).split("\n\n")[1].startswith("**NOT masked**: ")


@EVERY_CASE
@SHEETS
def test_neither_token_nor_signature_is_in_it(case: str, sheet: Sheet) -> None:
    for report in reports(case):
        text, whole = render_markdown(report, sheet), report.token.text
        pieces = [whole[at : at + LONGEST_OF_A_SECRET] for at in range(0, len(whole), LONGEST_OF_A_SECRET)]
        assert not [piece for piece in pieces if len(piece) == LONGEST_OF_A_SECRET and piece in text]


@EVERY_CASE
def test_no_form_of_the_signature_is_in_it(case: str) -> None:
    for report in reports(case):
        text, signature = render_markdown(report, OPEN), report.token.signature
        assert signature is None or signature.hex()[:LONGEST_OF_A_SECRET] not in text


@EVERY_CASE
@SHEETS
def test_every_finding_is_told_whole(case: str, sheet: Sheet) -> None:
    for report in reports(case):
        found = seen_of(report, sheet)
        for finding in report.findings:
            rule = finding.rule
            head = f"{rule.severity.value} {rule.code} {rule.name}: {finding.message}"
            assert [text for _, text in found.items if squeezed(text).startswith(squeezed(head))]
            assert {f"why: {rule.why}", f"fix: {rule.fix}"} <= {text for _, text in found.items}
            assert set(rule.sources) <= set(found.links)
            assert any(text.startswith(f"source: {rule.grade}") for _, text in found.items)


def test_consequences_lie_within_their_cause() -> None:
    [report] = reports("options-merged-into-the-payload")
    heads = [(depth, text) for depth, text in seen_of(report).items if re.match(r"(error|warning) QJ", text)]
    assert [(depth, text.split()[1]) for depth, text in heads] == [
        (1, "QJ310"),
        (2, "QJ401"),
        (2, "QJ404"),
        (2, "QJ504"),
        (2, "QJ505"),
    ]
    assert [text.endswith("(follows from QJ310)") for _, text in heads] == [False, True, True, True, True]


def test_where_why_and_fix_lie_within_their_finding() -> None:
    items = seen_of(reports("options-merged-into-the-payload")[0]).items
    for (depth, text), (within, after) in pairwise(items):
        if " QJ" in text[:14]:
            assert after.startswith("where: ")
            assert within == depth + 1


def test_what_a_rule_says_is_said_once() -> None:
    report = report_on(token(payload_changes={"a": "\u200b", "b": "\u200b"}))
    texts = [text for _, text in seen_of(report).items]
    assert len([text for text in texts if "QJ111" in text]) == 2
    assert len([text for text in texts if text.startswith("why: ")]) == len({each.rule for each in report.findings})


@pytest.mark.parametrize(
    ("report", "where"),
    [
        (lambda: reports("lifetime-of-2-h")[0], "payload.exp"),
        (lambda: reports("unreadable")[0], "the text"),
        (lambda: report_on(token(), moment=MOMENT + 86_400 * 3000), "the tenant's certificate"),
    ],
)
def test_a_place_is_told_as_people_say_it(report: Callable[[], Report], where: str) -> None:
    assert f"where: {where}" in [text for _, text in seen_of(report()).items]


def test_a_report_without_findings_has_no_section_for_them() -> None:
    [report] = reports("conforming")
    assert "found: nothing" in facts(report)
    assert seen_of(report).headings == [(1, "CONFORMS"), (2, "Header"), (2, "Payload")]


def test_findings_are_counted() -> None:
    assert "found: 4 errors, 1 warning" in facts(reports("options-merged-into-the-payload")[0])


@EVERY_CASE
def test_the_moment_is_told_in_utc(case: str) -> None:
    for report in reports(case):
        assert "judged at: 2023-11-14 22:13:20 UTC" in facts(report)


def placed(source: str) -> Report:
    text = token()
    return inspect_found(Found(text, 0, len(text)), Inquiry(MOMENT, tenant()), Place(source, 3, 7))


def test_the_place_is_told_where_there_is_a_source() -> None:
    assert "place: logs/a b.txt:3:7" in facts(placed("logs/a b.txt"))
    assert not [fact for fact in facts(placed("")) if fact.startswith("place: ")]


def test_a_verified_signature_names_its_certificate() -> None:
    told = f"signature: verified, with the certificate CN=tenant (RSA 2048), SHA-256 {certificate().sha256}"
    assert told in facts(reports("conforming")[0])


def test_a_signature_that_fails_names_the_certificate_it_was_held_against() -> None:
    told = f"signature: does not verify, with the certificate CN=tenant (RSA 2048), SHA-256 {certificate().sha256}"
    assert told in facts(reports("wrong-key")[0])


def test_a_bare_key_is_named_by_its_own_thumbprint() -> None:
    key = read_certificate(throwaway.spki())
    [told] = [fact for fact in facts(report_on(token(), to=Tenant(certificate=key))) if fact.startswith("signature")]
    assert re.fullmatch(rf"signature: .+, with the public key \(RSA \d+\), SHA-256 {key.spki_sha256}", told)


@pytest.mark.parametrize(
    ("case", "told"),
    [("undecided", "not checked"), ("encrypted", "missing"), ("unreadable", "not checked")],
)
def test_without_certificate_only_the_standing_is_told(case: str, told: str) -> None:
    assert f"signature: {told}" in facts(reports(case)[0])


def test_a_signature_of_odd_length_is_told_to_be_cut() -> None:
    report = report_on(unsigned(sample_payload(MOMENT))[:-40], to=Tenant())
    [told] = [fact for fact in facts(report) if fact.startswith("signature")]
    assert told.startswith("signature: not checked. It has 226 bytes")


def test_an_undecided_verdict_says_why() -> None:
    [undecided], [conforming] = reports("undecided"), reports("conforming")
    told = "No error was found, but not all was asked: no issuer was given (--issuer)"
    assert told in seen_of(undecided).text
    assert "No error was found" not in seen_of(conforming).text


@EVERY_CASE
def test_what_was_not_checked_is_told(case: str) -> None:
    for report in reports(case):
        told = [text for _, text in seen(render_markdown(report, OPEN).partition("\n## Not checked")[2]).items]
        assert told == not_checked(report)


def test_something_was_not_checked() -> None:
    assert len(not_checked(reports("undecided")[0])) == 3


@EVERY_CASE
def test_the_words_of_the_timeline_are_told(case: str) -> None:
    for report in reports(case):
        told = standing_in_time(report)
        assert [fact for fact in facts(report) if fact.startswith("times: ")] == ([f"times: {told}"] if told else [])


def test_there_are_words_of_the_timeline() -> None:
    assert standing_in_time(reports("conforming")[0]) == "expires in 4 min 56 s · lives 5 min of 1 h allowed"
    assert standing_in_time(reports("unreadable")[0]) == ""


@EVERY_CASE
@SHEETS
def test_every_member_has_its_row(case: str, sheet: Sheet) -> None:
    for report in reports(case):
        parts = [part for part in (report.token.header, report.token.payload) if part is not None]
        names = [cells[0] for cells in seen_of(report, sheet).rows]
        assert names == [name for part in parts for name in ("name", *part)]


def test_values_stand_as_json_and_times_also_in_words() -> None:
    rows_by_name = {cells[0]: cells[1] for cells in seen_of(report_on(token())).rows}
    payload = sample_payload(MOMENT)
    assert rows_by_name["name"] == '"Hardcore Harry"'
    assert rows_by_name["email_verified"] == "true"
    for name in ("iat", "nbf", "exp"):
        time = seconds(payload[name])
        assert time is not None
        assert rows_by_name[name] == f"{payload[name]}, {when(time, MOMENT, None).replace('  ', ', ')}"


def test_members_beyond_the_hundredth_are_counted() -> None:
    report = report_on(token(payload_changes={f"claim{at}": at for at in range(100)}))
    assert report.token.payload is not None
    table = seen_of(report).rows
    assert table[-1] == ["…", f"and {len(report.token.payload) - 100} more"]
    assert len(table) == 1 + 3 + 1 + 100 + 1


def test_a_name_that_is_empty_or_long_has_its_row() -> None:
    table = seen_of(report_on(token(payload_changes={"": 1, "x" * 200: 2}))).rows
    assert ["(no name)", "1"] in table
    assert ["x" * 79 + "…", "2"] in table


@pytest.mark.parametrize("payload", [f'{{"sub": "{MARK}"', f'["{MARK}"]', f'"{MARK}"', f"| {MARK} `# | <b>"])
def test_a_payload_that_is_no_object_is_shown_as_text_unless_masked(payload: str) -> None:
    report = report_on(raw_token('{"alg": "RS256"}', payload))
    assert f"No JSON object: {payload}" in seen_of(report).text
    assert MARK not in render_markdown(report, MASKED)
    assert f"No JSON object: (masked: a string of {len(payload)} characters)" in seen_of(report, MASKED).text


@pytest.mark.parametrize("fault", FAULTS)
def test_masked_it_shows_no_personal_value(fault: str) -> None:
    text = render_markdown(marked_report(fault), MASKED)
    assert "(masked: " in text
    assert MARK not in text


def test_not_masked_it_shows_what_the_claims_say() -> None:
    assert render_markdown(marked_report("none"), OPEN).count(MARK) == len(PERSONAL)


@pytest.mark.parametrize("part", ["header_changes", "payload_changes"])
@pytest.mark.parametrize("name", [*PERSONAL, "subType", "email_verified", "Email", "user_name", "password", "keyid"])
@pytest.mark.parametrize("value", [MARK, f" {MARK}", [MARK], {MARK: MARK}], ids=str)
def test_masked_neither_table_nor_message_tells_a_members_value(part: str, name: str, value: Json) -> None:
    report = report_on(token(**{part: {name: value}}))  # type: ignore[arg-type]
    assert MARK not in render_markdown(report, MASKED)


def test_a_message_that_tells_a_value_tells_it_unless_masked() -> None:
    report = report_on(token(payload_changes={"subType": MARK}))
    assert f'subType is "{MARK}"; it must be "user"' in seen_of(report, OPEN).text
    assert 'subType is (masked: a string of 7 characters); it must be "user"' in seen_of(report, MASKED).text


def test_masking_leaves_all_else_readable() -> None:
    text = render_markdown(marked_report("none"), MASKED)
    for shown in ("my-custom-jwt", "qlik.api/login/jwt-session", "k5bU_cFI4_", "2023-11-14"):
        assert shown in text


def test_a_report_among_others_has_headings_below_theirs() -> None:
    found = [seen("\n\n".join(sections(report, MASKED, level=3))) for report in reports("three-tokens")]
    assert len(found) == 3
    assert {level for each in found for level, _ in each.headings} == {3}
    assert not [each for each in found if "masked" in each.text.split("\n")[0].lower()]
    assert masking(MASKED) != masking(OPEN)
