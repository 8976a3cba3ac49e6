"""From reports to the document that a form makes of them, as a run writes it."""

import io
from collections.abc import Iterable
from itertools import groupby

from inspector.cli.outlet import Outlet
from inspector.cli.output import Output
from inspector.inspection import Inquiry, inspect_found, inspect_nothing
from inspector.intake import Found
from inspector.jose import Json
from inspector.report.forms import form_of
from inspector.report.forms.form import Style
from inspector.report.report import Place, Report
from inspector.report.run import Summary, Totals
from inspector.report.sheet import Sheet
from inspector.report.times import Times
from inspector.signing.samples import sample_header, sample_payload
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT, base64url, report_on, token
from tests.external.vectors import rows
from tests.report.cases import CASES, reports, unsigned
from tests.report.marked import FAULTS, MARK, PERSONAL, marked_report

MASKED, OPEN = Style(masked=True), Style(masked=False)


def document(
    form: str,
    found: Iterable[Report],
    style: Style = MASKED,
    refusals: tuple[str, ...] = (),
    *,
    was_stopped: bool = False,
) -> str:
    """What is written of these reports, those of a source one after another."""
    made = form_of(form, style)
    stream = io.StringIO()
    outlet = Outlet(made, Output(stream, Sheet()))
    summary, sources = Summary(times=Times(), unreadable=len(refusals)), dict[str, Summary]()
    outlet.begin(Totals(moment=MOMENT))
    for source, group in groupby(found, key=lambda report: report.place.source):
        sources[source] = Summary()
        for report in group:
            summary.add(report)
            sources[source].add(report)
            outlet.take(source, [entry] if (entry := made.entry(report)) else [])
        outlet.end_source(source, sources[source])
    totals = Totals(moment=MOMENT, summary=summary, sources=sources, refusals=refusals, was_stopped=was_stopped)
    outlet.end(totals)
    return stream.getvalue()


def known_reports() -> list[Report]:
    """The reports of all known cases, each from a source of its own."""
    return [
        report._replace(place=Place(f"{case}.txt", line, 1))
        for case in CASES
        for line, report in enumerate(reports(case), start=1)
    ]


def with_known(report: Report, *codes: str) -> Report:
    """The report with the findings of these codes known by a baseline."""
    known = tuple(finding for finding in report.findings if finding.rule.code in codes)
    assert known
    return report._replace(findings=tuple(each for each in report.findings if each not in known), known=known)


def marked_reports() -> list[Report]:
    """Reports on tokens whose personal values are marked."""
    quoted = report_on(token(payload_changes={**PERSONAL, "subType": MARK, "email_verified": MARK}))
    found = [quoted, *map(marked_report, FAULTS)]
    return [report._replace(place=Place("tokens", line, 1)) for line, report in enumerate(found, 1)]


HOSTILE = (
    *("|", "a | b", "`", "```", "<script>alert(1)</script>", "![x](http://y)", "[a](javascript:alert(1))", "# head"),
    *("@someone", "a\n\n# head\n- item", "\\", "\\|", "https://evil.com", "www.evil.com", "a@b.com", "a\rb", "]]>"),
    *("\x1b[31m", "\u202e", "\ud800", "| a | b |\n| - | - |", "---", "</td></table>", "$x$", "&lt;", "#1", ":smile:"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1", '"=1', "x;=1+1", "=cmd|' /C calc'!A0", "＝1+1"),
    *("::error::x", "%0A::error::x", "a\n::stop-commands::x", "a%0Ab", "{0}", "{{", "a:b,c", "\0", "\ufffe", "\x85"),
    *('" onload="x', "' style='x", "<!--", "-->", "</style>", "</svg>", "javascript:x", "\u2028", "\U000e0041", "`x`"),
)


def hostile_reports(texts: Iterable[str] = HOSTILE) -> list[Report]:
    """Reports on tokens that hold these texts everywhere, from sources that are named like them."""
    return [report for text in texts for report in _hostile(text)]


def hostile_strings() -> list[Report]:
    """The same of the independent vectors."""
    return hostile_reports(row["text"] for row in rows("hostile-strings.jsonl"))


def _hostile(text: str) -> list[Report]:
    names = ("sub", "subType", "email", "email_verified", "iss", "iat", "nbf", "exp", "jti")
    payloads: list[dict[str, Json]] = [
        {"name": text, "aud": text, "jti": text},
        {text: {text: [text]}, "iss": text},
        {**dict.fromkeys(names, text), "groups": [text, text]},
    ]
    headers: list[dict[str, Json]] = [{}, {"alg": text, "typ": text, "kid": text, text: text}, {}]
    tokens = [
        unsigned({**sample_payload(MOMENT), **payload}, {**sample_header(), **header})
        for payload, header in zip(payloads, headers, strict=True)
    ]
    tokens.append(f"{base64url('{}')}.{base64url(text)}.{'A' * 342}")
    inquiry = Inquiry(MOMENT, Tenant(issuer="https://an-issuer", key_id="an-id"))
    found = [
        inspect_found(Found(each, 0, len(each)), inquiry, Place(text, line, 1)) for line, each in enumerate(tokens, 1)
    ]
    return [*found, inspect_nothing(text, inquiry, Place(text, 9, 1))]
