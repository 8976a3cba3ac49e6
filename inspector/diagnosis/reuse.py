"""From judged tokens in the order they were sent in to the same, each with the use of its jti before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from inspector.diagnosis.cause import Judged
from inspector.diagnosis.failures import was_not_sent
from inspector.inspection import Inquiry, judge_again
from inspector.report.report import Report

_Jti: TypeAlias = tuple[type, str | int]


@dataclass(slots=True)
class _Sent:
    """What is known of a jti: the use that says most, how many there were, and the tokens that had it."""

    telling: Judged
    times: int = 0
    tokens: set[str] = field(default_factory=set)


def with_reuse(found: Iterable[Judged], inquiry: Inquiry) -> Iterator[Judged]:
    """Each with the use of its jti before it: the one that worked, else the first; how often it was used is counted.

    A token in a text was not sent, as far as is known; nor was one whose connection was not made.
    """
    sent: dict[_Jti, _Sent] = {}
    for each in found:
        jti = _jti(each)
        if jti is None or each.report is None:
            yield each
            continue
        before = sent.setdefault(jti, _Sent(each))
        judged = each
        if before.times:
            report = _reused(each.report, before, inquiry)
            judged = each._replace(before=before.telling, times_before=before.times, report=report)
        before.times += 1
        before.tokens.add(each.report.token.text)
        if _rank(judged) > _rank(before.telling):
            before.telling = judged
        yield judged


def _jti(judged: Judged) -> _Jti | None:
    jti = None if judged.report is None else (judged.report.token.payload or {}).get("jti")
    if judged.exchange is None or was_not_sent(judged.exchange) or not isinstance(jti, str | int) or jti == "":
        return None
    return type(jti), jti


def _rank(judged: Judged) -> int:
    """How much a use says: a login that worked has spent the jti, one without an answer may have reached nobody."""
    exchange = judged.exchange
    return 0 if exchange is None or not exchange.is_answered else 2 if exchange.worked else 1


def _reused(report: Report, before: _Sent, inquiry: Inquiry) -> Report:
    """The report with QJ408 where another token had the jti; the same token again is no finding of its own."""
    if before.tokens <= {report.token.text}:
        return report
    return judge_again(report, replace(inquiry, moment=report.moment), standing=report.signature, reused=True)
