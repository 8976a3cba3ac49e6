"""What a worker hands back: reports that are alike are counted at once, and come to what they come to one by one."""

from collections.abc import Iterator
from dataclasses import asdict
from itertools import product

from inspector.checks.rule import Severity
from inspector.inspection import Inquiry
from inspector.lint.digest import Digester
from inspector.lint.piece import Piece
from inspector.lint.stream import judge_piece
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
    for _, change, kid in product(range(2), claims, key_ids):
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
        assert counted.tokens == len(PIECE.data.split(b"\n"))


def test_a_run_fails_if_any_of_its_reports_does() -> None:
    for inquiry, least in product(inquiries(), ("", "undecided", *(severity.value for severity in Severity))):
        threshold = Threshold(least)
        any_fails = any(map(threshold.is_reached, judge_piece(PIECE, inquiry)))
        assert digester(inquiry, least)(PIECE).fails == any_fails


def test_most_of_these_reports_are_like_another() -> None:
    reports = list(judge_piece(PIECE, next(inquiries())))
    assert len(set(map(likeness, reports))) <= len(reports) / 2
