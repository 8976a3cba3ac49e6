"""From evidence to a diagnosis: the one path, whatever was given."""

import re
from dataclasses import replace

from inspector.diagnosis.cause import Cause, Diagnosis, Ground, Judged, Outcome, Prediction
from inspector.diagnosis.evidence import Evidence, Said, together
from inspector.diagnosis.excluded import not_the_cause
from inspector.diagnosis.failures import ASKS_FOR_PROXY
from inspector.diagnosis.judging import Tokens, judge_tokens
from inspector.diagnosis.likely import likely_made
from inspector.diagnosis.meaning import meaning_of
from inspector.diagnosis.once import each_once
from inspector.diagnosis.predictions import predictions
from inspector.diagnosis.reasons import (
    answered,
    of_browser,
    of_call,
    of_gateway,
    of_header,
    of_request,
    of_session,
    of_token,
)
from inspector.diagnosis.scene import Scene, scene_of
from inspector.diagnosis.seen import seen
from inspector.diagnosis.unknown import not_known
from inspector.diagnosis.veil.veiling import veil_over
from inspector.inspection import Inquiry
from inspector.report.report import Report
from inspector.report.ways import COMMAND_LINE, Ways
from inspector.trust.story import Named

_ERROR = re.compile(r"\b[A-Z][A-Z_-]+-[0-9]+\b|\b(?i:error)\b|\b[45][0-9]{2}\b", re.ASCII)
_RECORD = (
    "record anew: begin before the page logs in, keep the record over page changes, and export all of it as HAR with "
    "sensitive data; or send the login with curl -v, and give what that prints"
)
_NEXT = (
    "the calls after the login: do they send eas.sid, and are they answered with 401, 403 or 429?",
    "the user in Qlik: roles in the app's space, and an entitlement, show only when an app is opened",
    "later failures: a session ends by the tenant's session timeout, not by the token's exp",
)


def diagnose_by(
    evidence: Evidence,
    inquiry: Inquiry,
    *,
    masked: bool = True,
    ways: Ways = COMMAND_LINE,
    among: tuple[Named, ...] = (),
) -> Diagnosis:
    """Why a login failed: the first cause, what follows, what is not the cause, and what stays unknown.

    Tokens in exchanges are judged as of their own time, others as of the inquiry's moment. With `masked` no word says
    who the user is. `ways` are how its reader gives what is lacking, `among` further certificates that may fit.
    """
    evidence = together((evidence,))
    tokens = judge_tokens(evidence, inquiry)
    judged, told = (*tokens.judged, *tokens.handed_out), (f"{each.title} {each.detail}" for each in evidence.answers)
    veil = veil_over(judged, evidence.exchanges, evidence.people, told=told, masked=masked)
    scene = scene_of(evidence, tokens, moment=inquiry.moment, veil=veil, ways=ways, certificates=among)
    return _diagnosis(scene)


def diagnose_token(report: Report) -> Diagnosis:
    """Why a token that was judged already is likely to be refused; users are masked."""
    tokens = Tokens((Judged(None, report, "given"),), ())
    veil = veil_over(tokens.judged, (), masked=True)
    return _diagnosis(scene_of(Evidence(), tokens, moment=report.moment, veil=veil, ways=COMMAND_LINE))


def _diagnosis(scene: Scene) -> Diagnosis:
    evidence, causes = scene.evidence, _causes(scene)
    first = _with_later(scene, causes[0]) if causes else None
    judged = _in_question(scene, first)
    outcome = _outcome(scene, first)
    return Diagnosis(
        outcome=outcome,
        first_cause=first,
        follows=() if first is None else _follows(scene, first, judged),
        found_too=tuple(causes[1:]),
        not_the_cause=not_the_cause(scene, judged),
        not_known=not_known(scene, judged, first),
        look_next=_next(scene, outcome),
        predictions=_predicted(scene, judged),
        unknown_answers=_unknown_answers(scene),
        exposures=evidence.exposures,
        judged=scene.judged,
        handed_out=scene.handed_out,
        seen=seen(scene, judged),
        exchanges=evidence.exchanges,
        people=evidence.people,
        made=likely_made(judged),
        notes=tuple(each for each in evidence.notes if scene.veil.masked or not each.is_of_masking),
        passed_over=evidence.passed_over,
        certificates=scene.certificates,
        veil=scene.veil,
        ways=scene.ways,
    )


def _causes(scene: Scene) -> list[Cause]:
    """The last login decides: what came of it first, then what was wrong with those before, then all else."""
    found: list[Cause] = []
    for judged in reversed(scene.logins):
        found += _of_login(scene, judged)
    found += answered.causes_of(scene, scene.evidence.answers, _only_token(scene), None)
    if not scene.logins:
        found += of_call.causes_of(scene)
        found += () if found else of_browser.asked_alone(scene)
    found += of_gateway.in_words(scene)
    for judged in scene.judged:
        if judged.exchange is None and judged.report is not None:
            found += of_token.findings_of(scene, judged, judged.report)
    if not any(each.report is not None for each in scene.judged):
        for judged in scene.handed_out:
            found += of_token.causes_of(scene, judged)
    return each_once(scene, found)


def _of_login(scene: Scene, judged: Judged) -> list[Cause]:
    login = judged.exchange
    if login is None:
        return []
    if login.worked:
        unseen = [] if any(each.worked for each in scene.after(login)) else of_browser.causes_of(scene, judged)
        return [*unseen, *of_session.causes_of(scene, judged)]
    asked = of_browser.asked_before(scene, login)
    answers = login.said if asked is None or login.is_answered else (*login.said, *asked.said)
    known = list(answered.causes_of(scene, answers, judged, login))
    if known and all(answered.is_vague(each) for each in known):
        known = [*of_token.sent_before(judged), *known]
    unseen = () if known else tuple(of_browser.causes_of(scene, judged))
    badly_sent = () if known else tuple(of_request.causes_of(scene, judged))
    is_no_token = any(each.name == of_header.NO_VALUE for each in badly_sent)  # which says all that is to say of it
    broken = (*badly_sent, *(() if is_no_token else of_token.causes_of(scene, judged)))
    if login.is_answered:  # Qlik refused it: what the token breaks goes before what the page may not see
        return [*known, *broken, *of_browser.without_integration(login), *unseen]
    return [*known, *unseen, *broken]


def _with_later(scene: Scene, first: Cause) -> Cause:
    """The first cause, with the login after it that worked."""
    logins = [each.exchange for each in scene.logins if each.exchange is not None]
    at = next((number for number, each in enumerate(logins) if each.where == first.where), len(logins))
    later = next((each for each in logins[at + 1 :] if each.worked), None)
    if later is None:
        return first
    return replace(first, rests_on=(*first.rests_on, Ground(f"A later login worked, in {later.where}")))


def _only_token(scene: Scene) -> Judged | None:
    """The token that an answer without a request was given to: where there is one only."""
    return scene.judged[0] if len(scene.judged) == 1 else None


def _in_question(scene: Scene, first: Cause | None) -> Judged | None:
    """The token that the first cause is about; without one, that of the last login, or the last one there is."""
    if first is not None and first.where:
        about = [each for each in (*scene.judged, *scene.handed_out) if each.where == first.where]
        if about:
            return about[0]
    return (scene.logins or scene.judged or (None,))[-1]


def _outcome(scene: Scene, first: Cause | None) -> Outcome:
    last = scene.logins[-1].exchange if scene.logins else None
    if last is None:
        is_refused = any(map(_is_refusal, scene.evidence.answers)) or any(
            each.is_alone and each.is_refused for each in scene.evidence.exchanges
        )
        return "failed" if is_refused or (first and first.by != "token") else "unknown"
    if last.is_refused or last.failure or (first is not None and first.by != "token"):
        return "failed"
    if not last.worked:
        return "unknown"
    return "failed" if of_session.refused_after(scene.after(last)) else "worked"


def _is_refusal(said: Said) -> bool:
    """Whether a text that was given as an answer is one, known or not: any text may be given."""
    return bool(said.status or said.code or meaning_of(said) or _ERROR.search(f"{said.title} {said.detail}"))


def _next(scene: Scene, outcome: Outcome) -> tuple[str, ...]:
    """Where to look where nothing was found: beyond a login that worked, or for the login itself."""
    if outcome == "worked":
        return _NEXT
    has_any = scene.logins or scene.judged or scene.evidence.answers
    return () if has_any else (_RECORD,)


def _follows(scene: Scene, first: Cause, judged: Judged | None) -> tuple[str, ...]:
    """What is a mere consequence: findings that follow, and calls that had no session."""
    found = []
    if judged is not None and judged.report is not None:
        found += [
            f"{each.rule.code}: {scene.words(judged, each)}"
            for each in judged.report.findings
            if each.follows in first.codes or each.rule.code in first.codes[1:]
        ]
    login = scene.logins[-1].exchange if scene.logins else None
    refused = [] if login is None else of_session.without_session(scene.after(login))
    if refused:
        more = f" and {len(refused) - 1:,} more were" if len(refused) > 1 else " was"
        found.append(f"{scene.path(refused[0])}{more} refused with 401 after the login: there was no session")
    return tuple(found)


def _predicted(scene: Scene, judged: Judged | None) -> tuple[Prediction, ...]:
    """What Qlik would answer to the token, where no answer was given."""
    evidence = scene.evidence
    is_answered = evidence.answers or any(
        each.is_answered and (each.is_login or each.is_alone) for each in evidence.exchanges
    )
    return () if is_answered or judged is None or judged.report is None else predictions(judged.report)


def _unknown_answers(scene: Scene) -> tuple[str, ...]:
    """What was answered and nobody explains: to logins, and by itself; other calls' bodies are nobody's business."""
    others = tuple(each for each in scene.evidence.answers if of_gateway.status_in(each) != ASKS_FOR_PROXY)
    found = answered.unknown_in(scene, others)
    places: dict[Said, list[str]] = {}
    for each in scene.evidence.exchanges:
        if (each.is_login or each.asks_first) and each.status != ASKS_FOR_PROXY:
            for said in dict.fromkeys(each.said):
                places.setdefault(said, []).append(each.where)
    for said, wheres in places.items():
        more = f" and {len(wheres) - 1:,} more" if len(wheres) > 1 else ""
        found += [f"{words} ({wheres[0]}{more})" for words in answered.unknown_in(scene, (said,))]
    return tuple(dict.fromkeys(found))
