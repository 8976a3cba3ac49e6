"""From a diagnosis to the JSON that programs read; `schemas/report.schema.json` has its contract, $defs/diagnosis."""

from inspector.checks.words import calendar
from inspector.diagnosis.addresses import shown_host, shown_path
from inspector.diagnosis.cause import Cause, Diagnosis, Judged
from inspector.diagnosis.comparison_as_json import comparison_document
from inspector.diagnosis.evidence import Exchange, Exposure, integration_of
from inspector.diagnosis.marks_as_json import mark_document
from inspector.diagnosis.phrases import heard, worded
from inspector.diagnosis.story_as_json import story_document
from inspector.jose import Json
from inspector.report.as_json import Document, as_document
from inspector.report.report import Report
from inspector.visible import visible


def diagnosis_document(diagnosis: Diagnosis, *, masked: bool = True) -> Document:
    """All that is said of a case; neither a token nor a cookie's value nor a body is in it."""
    first = diagnosis.first_cause
    return {
        "outcome": diagnosis.outcome,
        "firstCause": None if first is None else _cause(first),
        "follows": list(diagnosis.follows),
        "foundToo": [_cause(each) for each in diagnosis.found_too],
        "notTheCause": list(diagnosis.not_the_cause),
        "seen": list(diagnosis.seen),
        "notKnown": list(diagnosis.not_known),
        "lookNext": list(diagnosis.look_next),
        "predictions": [
            {"code": each.code, "answer": each.words, "grade": each.grade, "sources": list(each.sources)}
            for each in diagnosis.predictions
        ],
        "unknownAnswers": list(diagnosis.unknown_answers),
        "exposures": [_exposure(diagnosis, each) for each in diagnosis.exposures],
        **_tokens(diagnosis, masked=masked),
        "marks": [mark_document(each) for each in diagnosis.made],
        "notes": [{"source": visible(each.source), "words": visible(each.words)} for each in diagnosis.notes],
        "passedOver": diagnosis.passed_over,
        "stories": [story_document(each.where, each.story, diagnosis.veil) for each in diagnosis.stories],
        "comparison": None
        if diagnosis.comparison is None
        else comparison_document(diagnosis.comparison, is_masked=masked),
    }


def _exposure(diagnosis: Diagnosis, exposure: Exposure) -> Document:
    """Where a secret was met; the path may say who somebody is."""
    return {"what": visible(exposure.what), "where": worded(diagnosis.veil, exposure.where)}


def _tokens(diagnosis: Diagnosis, *, masked: bool) -> Document:
    """The calls with their tokens, the tokens of texts, and those that were handed out."""
    judged = {each.exchange.number: each for each in diagnosis.judged if each.exchange is not None}
    return {
        "exchanges": [
            _exchange(diagnosis, each, judged.get(each.number), masked=masked) for each in diagnosis.exchanges
        ],
        "tokens": [
            _report(diagnosis, each.report, masked=masked)
            for each in diagnosis.judged
            if each.exchange is None and each.report is not None
        ],
        "handedOut": [
            _handed_out(diagnosis, each, each.handed_out, each.report, masked=masked)
            for each in diagnosis.handed_out
            if each.handed_out is not None and each.report is not None
        ],
    }


def _cause(cause: Cause) -> Document:
    return {
        "name": cause.name,
        "by": cause.by,
        "sure": cause.is_sure,
        "says": cause.says,
        "where": cause.where or None,
        "restsOn": [
            {"words": each.words, "grade": each.grade, "sources": list(each.sources)} for each in cause.rests_on
        ],
        "look": cause.look,
        "change": cause.change,
        "codes": list(cause.codes),
    }


def _exchange(diagnosis: Diagnosis, exchange: Exchange, judged: Judged | None, *, masked: bool) -> Document:
    report, veil = None if judged is None else judged.report, diagnosis.veil
    return {
        "source": visible(exchange.source) or None,
        "where": exchange.where,
        "method": heard(veil, exchange.method),
        "host": shown_host(exchange.address),
        "path": shown_path(exchange.address, veil),
        "started": _time(exchange.started),
        "status": exchange.status,
        "failure": heard(veil, exchange.failure) or None,
        "webIntegration": heard(veil, integration_of(exchange)) or None,
        "cookiesSet": [heard(veil, each) for each in exchange.cookies_set],
        "cookiesSent": [heard(veil, each) for each in exchange.cookies_sent],
        "judgedAt": None if report is None else _time(report.moment),
        "judgedBy": None if judged is None or report is None else judged.clock,
        "report": None if report is None else _report(diagnosis, report, masked=masked),
    }


def _handed_out(diagnosis: Diagnosis, judged: Judged, exchange: Exchange, report: Report, *, masked: bool) -> Document:
    """A token in an answer, as of that time."""
    return {
        "where": exchange.where,
        "host": shown_host(exchange.address),
        "path": shown_path(exchange.address, diagnosis.veil),
        "judgedAt": _time(report.moment),
        "judgedBy": judged.clock,
        "report": _report(diagnosis, report, masked=masked),
    }


def _report(diagnosis: Diagnosis, report: Report, *, masked: bool) -> Document:
    """A report, with the veil over what its messages quote, and over the jti, which may be made of the user's name."""
    document, veil = as_document(report, masked=masked), diagnosis.veil
    if veil is None:
        return document
    match document:
        case {"token": dict() as token, "findings": [*findings]}:
            jti = token.get("jti")
            told = veil.identifier(jti) if isinstance(jti, str) else jti
            veiled = [
                {**each, "message": veil.words(str(each["message"]))} for each in findings if isinstance(each, dict)
            ]
            return {**document, "token": {**token, "jti": told}, "findings": [*veiled]}
    return document


def _time(seconds: float | None) -> Json:
    found = None if seconds is None else calendar(seconds)
    return None if found is None else f"{found:%Y-%m-%dT%H:%M:%S}Z"
