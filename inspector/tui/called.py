"""From the calls of a capture to the moment at which each of their tokens was used, and to reports as of then."""

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from inspector.inspection import Inquiry, judge_again
from inspector.report.report import Report

if TYPE_CHECKING:
    from inspector.diagnosis.evidence import Evidence

Called: TypeAlias = dict[tuple[str, str], float]  # by source ("" is any) and token: seconds since 1970-01-01 UTC


def called_in(evidence: "Evidence", source: str = "") -> Called:
    """When the tokens of calls were used: that of a login at the first of its logins, others at their first call."""
    # Loaded when it is asked for: most who open the workbench have a token.
    from inspector.diagnosis.judging import moment_of  # noqa: PLC0415

    found: Called = {}
    for exchange in (*evidence.logins, *evidence.exchanges):
        moment, _ = moment_of(exchange)
        if moment is not None:
            for token in filter(None, (exchange.bearer, *(text for text, _ in exchange.handed_out))):
                found.setdefault((source, token), moment)
    return found


def used_at(report: Report, called: Called) -> float | None:
    """When the token of a report was used; None where no call tells."""
    text = report.token.text
    return called.get((report.place.source, text), called.get(("", text)))


def as_of_call(report: Report, inquiry: Inquiry, called: Called) -> Report:
    """The report as of the call that its token was used in, if there is one; a signature does not change with time."""
    moment = used_at(report, called)
    if moment is None or moment == report.moment:
        return report
    of_call = replace(inquiry, moment=moment)
    return judge_again(report, of_call, standing=report.signature, reused=is_reused(report))


def is_reused(report: Report) -> bool:
    """Whether it was found that another token has its jti, which the token alone does not tell."""
    return any(finding.rule.code == "QJ408" for finding in report.findings)
