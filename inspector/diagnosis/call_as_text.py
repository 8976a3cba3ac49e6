"""From one call of a case to lines that explain it: its answer, its cookies by name, and its token as of then."""

from collections.abc import Iterable, Iterator, Mapping

from inspector.checks.words import duration, instant
from inspector.diagnosis.addresses import UNKNOWN_CALL, shown_host, shown_path
from inspector.diagnosis.cause import Diagnosis, Judged
from inspector.diagnosis.cause_as_text import LABEL, address, row
from inspector.diagnosis.evidence import Exchange, Said, integration_of
from inspector.diagnosis.meaning import known_words, meaning_of
from inspector.diagnosis.phrases import heard, told_by
from inspector.diagnosis.reasons.answered import spoken
from inspector.diagnosis.veil.veil import Veil, cut_whole
from inspector.report.layout import wrapped
from inspector.report.message import message
from inspector.report.paint import Paint
from inspector.report.report import Report

_MOST_FINDINGS = 20
_LONGEST = 300
_MOST_NAMES = 20
_SOURCE = "source"
_UNKNOWN = "no source that is known explains it"


def call_lines(diagnosis: Diagnosis, exchange: Exchange, judged: Judged | None, width: int, paint: Paint) -> list[str]:
    """A call whole, its answer first, without its token, bodies and values of cookies; users are masked by the veil."""
    veil = diagnosis.veil
    place = f"{shown_host(exchange.address)}{shown_path(exchange.address, veil)}"
    called = UNKNOWN_CALL if exchange.is_alone else f"{heard(veil, exchange.method)} {place}".lstrip()
    lines = [paint("bold", paint.drawn(line)) for line in wrapped(called, width)]
    lines += _rows(_answer(diagnosis, exchange), width, paint)
    by = "" if judged is None else told_by(judged.clock, diagnosis.ways)
    lines += _token(exchange, judged, by, width, paint, veil)
    return [*lines, *_rows((*_made(exchange, veil), *_cookies(exchange, veil)), width, paint)]


def _rows(told: Iterable[tuple[str, str]], width: int, paint: Paint) -> Iterator[str]:
    """Labels with what is said under each; an address is not broken."""
    for label, text in told:
        yield from row(label, text, width, paint)


def _made(exchange: Exchange, veil: Veil | None) -> Iterator[tuple[str, str]]:
    yield "where", exchange.where
    if exchange.started is not None:
        took = f", took {duration(exchange.took)}" if exchange.took else ""
        yield "when", f"{instant(exchange.started)}, by the client's clock{took}"
    yield "Date", heard(veil, exchange.received.get("date", ""))
    yield "from", exchange.sent.get("origin", "")
    yield "web int.", cut_whole(heard(veil, integration_of(exchange)), 100)


def _answer(diagnosis: Diagnosis, exchange: Exchange) -> Iterator[tuple[str, str]]:
    """The status, and each error in the answer with what is known of it; of other calls no unknown word is told."""
    veil, changes = diagnosis.veil, _changes(diagnosis, exchange)
    status = str(exchange.status) if exchange.is_answered else "none"
    yield "answer", f"{status}, {heard(veil, exchange.failure)}" if exchange.failure else status
    for said in exchange.said:
        yield from _explained(said, veil, changes, is_told=exchange.is_login or exchange.asks_first)


def _changes(diagnosis: Diagnosis, exchange: Exchange) -> dict[str, str]:
    """What the causes found in a call's answers say to change, by the answer's name: they know the token, too."""
    causes = (diagnosis.first_cause, *diagnosis.found_too)
    of_call = (each for each in causes if each is not None and each.by == "answer" and each.where == exchange.where)
    return {each.name: each.change for each in of_call}


def _explained(
    said: Said, veil: Veil | None, changes: Mapping[str, str], *, is_told: bool
) -> Iterator[tuple[str, str]]:
    met = meaning_of(said)
    if met is None:
        if is_told:
            yield "says", f"“{spoken(said, veil)}”"
            yield "means", _UNKNOWN
        return
    answer = met.answer
    yield "says", f"“{spoken(said if is_told else known_words(met), veil)}” ({met.grade})"
    yield "means", f"{met.cause}."
    yield "look at", answer.look
    yield "change", changes.get(answer.name) or answer.change
    yield "mind", met.caveat
    yield from ((_SOURCE, address(each)) for each in answer.sources[:1])


def _cookies(exchange: Exchange, veil: Veil | None) -> Iterator[tuple[str, str]]:
    """Their names alone."""
    for label, names in (("sent", exchange.cookies_sent), ("set", exchange.cookies_set)):
        shown = ", ".join(heard(veil, each) for each in names[:_MOST_NAMES])
        more = f" and {len(names) - _MOST_NAMES:,} more" if len(names) > _MOST_NAMES else ""
        yield f"{label}", f"{'cookies' if len(names) > 1 else 'cookie'} {shown}{more}" if names else ""


def _token(  # noqa: PLR0913, PLR0917 - what is drawn, how, and under which veil
    exchange: Exchange, judged: Judged | None, by: str, width: int, paint: Paint, veil: Veil | None
) -> Iterator[str]:
    """The verdict on it, and what was found; `by` is the clock that tells when it was used."""
    report = judged.report if judged is not None else None
    if judged is None or report is None:
        none = "none was sent" if exchange.is_login else ""
        none = "a word hides it" if exchange.is_hidden else none
        yield from row(
            "token", "it was not sent to log in, and is not judged" if exchange.bearer else none, width, paint
        )
        return
    verdict = paint(report.verdict.value, f" {report.verdict.words} ")
    yield f"  {'token':<{LABEL}}{verdict}"
    if exchange.accepted_token:
        yield from row("", "Qlik accepted it; the verdict is this tool's own", width, paint)
    yield from row("", f"judged as of {instant(report.moment)}, {by}", width, paint)
    for finding in report.findings[:_MOST_FINDINGS]:
        told = message(report, finding, masked=True)
        words = cut_whole(told if veil is None else veil.words(told), _LONGEST)
        words = words if judged.clock == "given" else words.replace("the moment of judgement", "the call")
        yield from row("", f"{finding.rule.severity.value.upper()} {finding.rule.code} {words}", width, paint)
    yield from row("", _more(report), width, paint)


def _more(report: Report) -> str:
    more = len(report.findings) - _MOST_FINDINGS
    return f"and {more:,} more" if more > 0 else ""
