"""Markdown of hostile tokens: whatever they hold and wherever, the document keeps its form and links nowhere else."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.inspection import Inquiry, inspect_found
from inspector.intake import Found
from inspector.jose import Json
from inspector.report.markdown import render_markdown
from inspector.report.report import Place, Report
from inspector.report.sheet import Sheet
from inspector.signing.samples import sample_header, sample_payload
from inspector.trust.tenant import Tenant
from inspector.visible import is_visible
from tests.builders import ANY_JSON, MOMENT, TEXT, base64url
from tests.external.vectors import needs_vectors, rows
from tests.report.cases import CASES, reports, unsigned
from tests.report.seen import seen

MASKED, OPEN = Sheet(masked=True), Sheet()
SHEETS = pytest.mark.parametrize("sheet", [MASKED, OPEN], ids=["masked", "not masked"])
FORM = frozenset(
    {"heading", "paragraph", "inline", "text", "code_inline", "strong", "link", "bullet_list", "list_item"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
HEADINGS = {(2, "Findings"), (2, "Header"), (2, "Payload"), (2, "Not checked")}
HOSTILE = (
    *("|", "a | b", "`", "```", "<script>alert(1)</script>", "![x](http://y)", "[a](javascript:alert(1))", "# head"),
    *("@someone", "a\n\n# head\n- item", "\\", "\\|", "https://evil.com", "www.evil.com", "a@b.com"),
    *("\x1b[31m", "\u202e", "\ud800", "| a | b |\n| - | - |", "---", "</td></table>", "$x$", "&lt;", "#1", ":smile:"),
)


def report_of(header: dict[str, Json], payload: dict[str, Json], source: str = "") -> Report:
    text = unsigned({**sample_payload(MOMENT), **payload}, {**sample_header(), **header})
    inquiry = Inquiry(MOMENT, Tenant(issuer="https://an-issuer", key_id="an-id"))
    return inspect_found(Found(text, 0, len(text)), inquiry, Place(source))


def as_claim(text: str) -> Report:
    return report_of({}, {"name": text, "aud": text, "jti": [text]})


def as_claim_name(text: str) -> Report:
    return report_of({}, {text: {text: [text]}})


def as_header(text: str) -> Report:
    return report_of({"alg": text, "typ": text, "kid": text, text: text}, {})


def as_other_claims(text: str) -> Report:
    names = ("sub", "subType", "email", "email_verified", "iss", "iat", "nbf", "exp")
    return report_of({}, {**dict.fromkeys(names, text), "groups": [text, text]})


def as_source(text: str) -> Report:
    return report_of({}, {}, source=text)


def as_payload(text: str) -> Report:
    found = f"{base64url('{}')}.{base64url(text)}.{'A' * 342}"
    return inspect_found(Found(found, 0, len(found)), Inquiry(MOMENT), Place())


PLACES = (as_claim, as_claim_name, as_header, as_other_claims, as_source, as_payload)


def intrusions(report: Report, sheet: Sheet) -> list[str]:
    """What a reader would see of a report beyond its own form."""
    markdown = render_markdown(report, sheet)
    found = seen(markdown)
    addresses = {source for finding in report.findings for source in finding.rule.sources}
    return [
        *(found.kinds - FORM),
        *(title for level, title in found.headings[1:] if (level, title) not in HEADINGS),
        *(link for link in found.links if link not in addresses),
        *(line for line in markdown.split("\n") if not is_visible(line)),
        *(piece for piece in found.prose if {*"@<`$#[\\"} & {*piece} and piece not in addresses),
        *(str(cells) for cells in found.rows if len(cells) != 2),
    ]


@pytest.mark.parametrize("case", CASES)
@SHEETS
def test_a_known_report_has_its_form(case: str, sheet: Sheet) -> None:
    for report in reports(case):
        assert seen(render_markdown(report, sheet)).headings[0] == (1, report.verdict.words)
        assert not intrusions(report, sheet)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@SHEETS
def test_a_hostile_text_changes_no_form(text: str, place: Callable[[str], Report], sheet: Sheet) -> None:
    assert not intrusions(place(text), sheet)


@needs_vectors
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@SHEETS
def test_the_hostile_strings_change_no_form(place: Callable[[str], Report], sheet: Sheet) -> None:
    found = {row["id"]: intrusions(place(row["text"]), sheet) for row in rows("hostile-strings.jsonl")}
    assert len(found) == 382
    assert not {name: met for name, met in found.items() if met}


@given(
    header=st.dictionaries(st.sampled_from(["alg", "kid", "typ"]) | TEXT, ANY_JSON, max_size=4),
    payload=st.dictionaries(st.sampled_from([*sample_payload(MOMENT)]) | TEXT, ANY_JSON, max_size=6),
    sheet=st.sampled_from([MASKED, OPEN]),
)
def test_whatever_a_token_holds_its_report_has_its_form(
    header: dict[str, Json], payload: dict[str, Json], sheet: Sheet
) -> None:
    assert not intrusions(report_of(header, payload), sheet)


def test_an_intrusion_would_be_seen() -> None:
    assert seen("# A\n\n# B").headings == [(1, "A"), (1, "B")]
    assert seen("a <b>x</b> www.evil.com").kinds - FORM == {"html_inline"}
    assert seen("a www.evil.com").links == ["http://www.evil.com"]
