"""From what was found in a token to entries that say what, where, why it matters, and what to do."""

from collections.abc import Iterator

from inspector.checks.finding import Finding
from inspector.diagnosis.cause import Judged
from inspector.diagnosis.dossier.document import Code, Entry, Facts, Line, Link
from inspector.diagnosis.dossier.scope import Scope
from inspector.report.members import masked
from inspector.report.message import message
from inspector.report.phrases import spoken
from inspector.report.report import Report


def findings(scope: Scope, judged: Judged, report: Report) -> Iterator[Entry]:
    """Each finding, consequences after their cause; what a rule says is said once."""
    said: set[str] = set()
    for finding in report.findings:
        yield _entry(scope, judged, report, finding, with_rule=finding.rule.code not in said)
        said.add(finding.rule.code)


def _entry(scope: Scope, judged: Judged, report: Report, finding: Finding, *, with_rule: bool) -> Entry:
    rule = finding.rule
    where = scope.words(spoken(finding.where))
    rows: list[tuple[str, Line]] = [("where", (Code(where) if finding.where else where,))]
    if finding.follows:
        rows.append(("follows from", (finding.follows,)))
    if with_rule:
        rows += [("why", (rule.why,)), ("fix", (rule.fix,))]
        rows += [("source", (f"{rule.grade}: ", Link(source))) for source in rule.sources[:1]]
    return Entry(
        severity=rule.severity,
        mark=f"{rule.code} {rule.name}",
        says=(_told(scope, judged, report, finding),),
        facts=Facts(tuple(rows)),
        is_consequence=finding.follows is not None,
    )


def _told(scope: Scope, judged: Judged, report: Report, finding: Finding) -> str:
    """The finding's message, with the stand-in of the value that it is about."""
    told = message(report, finding, masked=scope.masked)
    if judged.exchange is not None:
        told = told.replace("the moment of judgement", "the call")
    _, part, name, *_ = (*finding.where.split("/", 3), "", "", "")
    members = (report.token.header if part == "header" else report.token.payload) or {}
    if scope.masked and name in members:
        told = told.replace(masked(members[name]), f"({scope.veil.stand_ins.member(name, members[name])})")
    return scope.words(told)
