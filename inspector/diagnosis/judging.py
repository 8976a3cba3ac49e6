"""From the tokens of a case to reports, each as of the moment at which its token was used."""

from collections.abc import Iterator
from dataclasses import replace

from inspector.diagnosis.cause import Clock, Judged
from inspector.diagnosis.evidence import Evidence, Exchange
from inspector.diagnosis.headers import told_time
from inspector.inspection import Inquiry, inspect_all, judge_again
from inspector.report.report import Report
from inspector.trust.reason import Search

_MOST_THOROUGH = 8  # tokens whose damaged signatures are searched for a wrong character: some seconds each


def judge_tokens(evidence: Evidence, inquiry: Inquiry) -> tuple[Judged, ...]:
    """The logins in order, and where there are none the calls with a token; then the tokens of texts.

    An exchange without a token has no report.
    """
    carried = evidence.logins or tuple(each for each in evidence.exchanges if each.bearer)
    if len(carried) + len(evidence.texts) > _MOST_THOROUGH:
        inquiry = replace(inquiry, search=Search.QUICK)
    found = [_in_exchange(each, inquiry) for each in carried]
    found += [
        Judged(None, report, "given")
        for source, text in evidence.texts
        for report in inspect_all(text, inquiry, source)
    ]
    return tuple(_with_reuse(found, inquiry))


def moment_of(exchange: Exchange) -> tuple[float | None, Clock]:
    """When Qlik judged the token: by the Date of its answer, else by the client's clock; None where neither is told."""
    told = told_time(exchange.received)
    if told is not None:
        return told, "answer"
    return exchange.started, "given" if exchange.started is None else "client"


def _in_exchange(exchange: Exchange, inquiry: Inquiry) -> Judged:
    moment, clock = moment_of(exchange)
    if not exchange.bearer:
        return Judged(exchange, None, clock)
    of_moment = inquiry if moment is None else replace(inquiry, moment=moment)
    return Judged(exchange, inspect_all(exchange.bearer, of_moment, exchange.source)[0], clock)


def _with_reuse(found: list[Judged], inquiry: Inquiry) -> Iterator[Judged]:
    """Each with the one before it that had its jti; a token in a text was not sent, as far as is known."""
    sent: dict[tuple[type, str | int], Judged] = {}
    for each in found:
        jti = None if each.report is None else (each.report.token.payload or {}).get("jti")
        if each.exchange is None or each.report is None or not isinstance(jti, str | int) or jti == "":
            yield each
            continue
        before = sent.get((type(jti), jti))
        judged = each if before is None else each._replace(before=before, report=_reused(each.report, before, inquiry))
        sent[type(jti), jti] = judged
        yield judged


def _reused(report: Report, before: Judged, inquiry: Inquiry) -> Report:
    """The report with QJ408 where another token had the jti; the same token again is no finding of its own."""
    if before.report is None or before.report.token.text == report.token.text:
        return report
    return judge_again(report, replace(inquiry, moment=report.moment), standing=report.signature, reused=True)
