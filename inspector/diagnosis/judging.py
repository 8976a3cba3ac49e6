"""From the tokens of a case to reports, each as of the moment at which its token was used."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from inspector.diagnosis.cause import Clock, Judged
from inspector.diagnosis.evidence import Evidence, Exchange
from inspector.diagnosis.headers import told_time
from inspector.diagnosis.places import telling_names
from inspector.diagnosis.reuse import with_reuse
from inspector.inspection import EARLIEST, LATEST, Inquiry, inspect_all, judge_again
from inspector.intake import find_tokens
from inspector.report.report import Report
from inspector.trust.reason import Search

_MOST_THOROUGH = 8  # tokens whose damaged signatures are searched for a wrong character: some seconds each


class Tokens(NamedTuple):
    """The tokens of a case that were sent or given, and those that answers hold and nobody sent, as far as is known."""

    judged: tuple[Judged, ...]
    handed_out: tuple[Judged, ...]


def judge_tokens(evidence: Evidence, inquiry: Inquiry) -> Tokens:
    """The logins in order, and where there are none the calls with a token; then the tokens of texts.

    An exchange without a token has no report. A token that was sent again is not read, nor its signature verified anew.
    """
    carried = evidence.logins or tuple(each for each in evidence.exchanges if _is_sent(each))
    if len({each.bearer for each in carried}) + len(evidence.texts) > _MOST_THOROUGH:
        inquiry = replace(inquiry, search=Search.QUICK)
    known = _Known(inquiry)
    found = [_in_exchange(each, known) for each in carried]
    sources = (*(each.source for each in evidence.exchanges), *(source for source, _ in evidence.texts))
    names = telling_names(sources) if len(set(sources)) > 1 else {}
    found += [
        each for source, text in evidence.texts for each in _in_text(text, source, names.get(source, ""), inquiry)
    ]
    judged = tuple(with_reuse(found, inquiry))
    given = {each.report.token.text for each in judged if each.report is not None}
    return Tokens(judged, tuple(_handed_out(evidence, replace(inquiry, search=Search.QUICK), given)))


def _is_sent(exchange: Exchange) -> bool:
    """Whether a call carries a token, or what should be one; what is there for its answer alone may carry anything."""
    return bool(exchange.bearer) and (not exchange.handed_out or bool(find_tokens(exchange.bearer)))


def _in_text(text: str, source: str, name: str, inquiry: Inquiry) -> Iterator[Judged]:
    reports = inspect_all(text, inquiry, source)
    times = Counter(report.place.line for report in reports)
    for report in reports:
        column = report.place.column if times[report.place.line] > 1 else None
        yield Judged(None, report, "given", name=name, column=column)


def _handed_out(evidence: Evidence, inquiry: Inquiry, given: set[str]) -> Iterator[Judged]:
    for exchange in evidence.exchanges:
        moment, clock = moment_of(exchange)
        of_moment = inquiry if moment is None else replace(inquiry, moment=moment)
        for text, at in exchange.handed_out:
            if text not in given:
                report = inspect_all(text, of_moment, exchange.source)[0]
                character = at if len(exchange.handed_out) > 1 else None
                yield Judged(None, report, clock, handed_out=exchange, character=character)


class _Known:
    """The tokens that were judged already, by their text, source and moment."""

    def __init__(self, inquiry: Inquiry) -> None:
        self._inquiry = inquiry
        self._first: dict[tuple[str, str], Report] = {}
        self._reports: dict[tuple[str, str, float], Report] = {}

    def report(self, exchange: Exchange, moment: float) -> Report:
        """The report on a call's token as of a moment: one for each moment, and all from one reading."""
        at, here = (exchange.bearer, exchange.source, moment), (exchange.bearer, exchange.source)
        if at not in self._reports:
            of_moment = replace(self._inquiry, moment=moment)
            first = self._first.get(here)
            self._reports[at] = (
                inspect_all(exchange.bearer, of_moment, exchange.source)[0]
                if first is None
                else judge_again(first, of_moment, standing=first.signature)
            )
            self._first.setdefault(here, self._reports[at])
        return self._reports[at]

    @property
    def moment(self) -> float:
        """The moment for a call whose time is not known."""
        return self._inquiry.moment


def moment_of(exchange: Exchange) -> tuple[float | None, Clock]:
    """When Qlik judged the token: by the Date of its answer, else by the client's clock; None where neither is told.

    A time that no calendar has tells nothing: a capture may hold any.
    """
    told = told_time(exchange.received)
    if told is not None and EARLIEST <= told <= LATEST:
        return told, "answer"
    if exchange.started is not None and EARLIEST <= exchange.started <= LATEST:
        return exchange.started, "client"
    return None, "given"


def _in_exchange(exchange: Exchange, known: _Known) -> Judged:
    moment, clock = moment_of(exchange)
    if not exchange.bearer:
        return Judged(exchange, None, clock)
    return Judged(exchange, known.report(exchange, known.moment if moment is None else moment), clock)
