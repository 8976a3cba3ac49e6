"""What a worker hands back: reports that are alike are counted at once, and come to what they come to one by one."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import product

from inspector.checks.case import Standing
from inspector.checks.catalogue import BY_CODE
from inspector.checks.finding import Skipped
from inspector.checks.rule import Severity
from inspector.inspection import Inquiry
from inspector.lint.baseline import Marks, entry_of
from inspector.lint.digest import Digester
from inspector.lint.piece import Piece
from inspector.lint.reuse import mark
from inspector.lint.stream import AT_ONCE, judge_piece
from inspector.report.forms.form import Style
from inspector.report.forms.grouped import Grouped
from inspector.report.run import Summary, likeness
from inspector.report.threshold import Threshold
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT, Members, tenant, token

OTHER = Tenant(issuer="https://other.example", key_id="another", name="other")


def lines() -> Iterator[str]:
    """Tokens that differ in all that is counted, each more than once, and lines without one."""
    claims: tuple[Members, ...] = (
        {},
        {"aud": "x"},
        {"sub": ""},
        {"sub": "", "aud": "x"},
        {"y": 1},
        {"iss": OTHER.issuer},
    )
    key_ids: tuple[Members, ...] = ({}, {"kid": "another"}, {"kid": None})
    for _, change, kid in product(range(5), claims, key_ids):
        yield token(payload_changes=change, header_changes=kid)
        yield token(payload_changes=change, header_changes=kid)[:-4] + "AAAA"
        yield token(payload_changes=change, header_changes=kid).rpartition(".")[0]
        yield "no token"


PIECE = Piece("a", 1, "lines", "\n".join(lines()).encode())


def digester(inquiry: Inquiry, least: str = "error") -> Digester:
    """One that writes text."""
    return Digester(inquiry=inquiry, forms=(Grouped(Style()),), threshold=Threshold(least))


def inquiries() -> Iterator[Inquiry]:
    """With and without a certificate, and among several tenants."""
    for judged_by, among in ((tenant(), ()), (Tenant(), ()), (Tenant(), (tenant(), OTHER))):
        yield Inquiry(MOMENT, judged_by, search=Search.QUICK, among=among)


def test_counted_at_once_they_come_to_the_same_as_one_by_one() -> None:
    for inquiry in inquiries():
        one_by_one = Summary()
        for report in judge_piece(PIECE, inquiry):
            one_by_one.add(report)
        counted = digester(inquiry)(PIECE).summary
        assert asdict(counted) == asdict(one_by_one)
        assert counted.tokens == len(PIECE.data.split(b"\n")) > AT_ONCE


def test_written_and_marked_in_rows_nothing_is_lost() -> None:
    form = Grouped(Style())
    for inquiry in inquiries():
        reports = list(judge_piece(PIECE, inquiry))
        digest = replace(digester(inquiry), notes=True)(PIECE)
        assert digest.entries == (["".join(form.entry(report) for report in reports if report.findings)],)
        assert digest.marks == b"".join(map(mark, reports))
        assert digest.noted == [entry_of(report, finding) for report in reports for finding in report.findings]


def test_of_what_is_known_nothing_is_written_and_all_is_met() -> None:
    inquiry = next(inquiries())
    noted = replace(digester(inquiry), notes=True)(PIECE).noted
    known = Marks(frozenset(entry.mark for entry in noted))
    digest = replace(digester(inquiry), known=known)(PIECE)
    assert digest.entries == ([],)
    assert sorted(digest.met) == sorted(entry.mark for entry in noted)
    assert digest.summary.known == len(noted)


def test_a_run_fails_if_any_of_its_reports_does() -> None:
    for inquiry, least in product(inquiries(), ("", "undecided", *(severity.value for severity in Severity))):
        threshold = Threshold(least)
        any_fails = any(map(threshold.is_reached, judge_piece(PIECE, inquiry)))
        assert digester(inquiry, least)(PIECE).fails == any_fails


def test_most_of_these_reports_are_like_another() -> None:
    reports = list(judge_piece(PIECE, next(inquiries())))
    assert len(set(map(likeness, reports))) <= len(reports) / 2


def test_reports_that_are_not_counted_alike_are_not_alike() -> None:
    (report,) = judge_piece(Piece("a", 1, "lines", token(payload_changes={"aud": "x"}).encode()), next(inquiries()))
    (finding,) = report.findings
    others = (
        report._replace(signature=Standing("not-checked")),
        report._replace(passed_over=2),
        report._replace(known=(finding,)),
        report._replace(findings=(finding, finding)),
        report._replace(findings=(finding._replace(rule=BY_CODE["QJ301"]),)),
        report._replace(tenant=OTHER),
        report._replace(skipped=(Skipped(finding.rule, "selection"),)),
    )
    assert report.signature.status == "valid"
    assert len({likeness(each) for each in (report, *others)}) == 1 + len(others)
