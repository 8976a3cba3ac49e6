"""From what was answered to causes: known answers, borne out by the token or not; and those that nobody explains."""

import re
from collections.abc import Iterator

from inspector.checks.catalogue import BY_CODE
from inspector.diagnosis.addresses import shown_host
from inspector.diagnosis.answer import Met
from inspector.diagnosis.answers import VAGUE
from inspector.diagnosis.cause import Cause, Ground, Judged
from inspector.diagnosis.evidence import Exchange, Said
from inspector.diagnosis.meaning import known_words, meaning_of, rule_of_claim
from inspector.diagnosis.scene import Scene
from inspector.diagnosis.veil.sought import STAND_IN
from inspector.diagnosis.veil.veil import Veil, cut_whole
from inspector.visible import cut, visible

_LONGEST = 160
_LOOKED_AT = 2000
_LONG_WORD = 40
_E_MAIL = re.compile(r"[^\s@:=<>\"'“(]{1,64}@[^\s@<>\"'”)]{1,255}")
_WORD = re.compile(rf"(?:{STAND_IN.pattern}|\S)+")
_NO_TOKEN = "Give the token that was sent, too, as text or in a capture: then it is judged."  # noqa: S105 - advice
_NO_ERRORS = "See what is found in the token, and whether it, or another one with its jti, was sent before."
_OF_TOKEN = ("missing-claim", "access-denied", "invalid-token-request")


def causes_of(scene: Scene, answers: tuple[Said, ...], judged: Judged | None, call: Exchange | None) -> Iterator[Cause]:
    """The causes that known answers name, each once; token and call are those they were given to, if that is known."""
    met: dict[str, Met] = {}
    for said in answers:
        known = meaning_of(said)
        if known is not None:
            met.setdefault(known.answer.name, known)
    for known in met.values():
        yield _cause(scene, known, judged, call)


def causes_beside(scene: Scene, judged: Judged | None, call: Exchange) -> Iterator[Cause]:
    """The same of a call that is no login: of its body nothing is told but what is known."""
    met = filter(None, map(meaning_of, call.said))
    yield from causes_of(scene, tuple(known_words(each) for each in met), judged, call)


def is_vague(cause: Cause) -> bool:
    """Whether an answer's cause says little, and nothing in the token bears it out."""
    return cause.by == "answer" and not cause.codes and any(cause.name == each.name for each in VAGUE)


def unknown_in(scene: Scene, answers: tuple[Said, ...]) -> list[str]:
    """The answers that no source explains, in words that may be shown."""
    return list(dict.fromkeys(spoken(said, scene.veil) for said in answers if meaning_of(said) is None))


def spoken(said: Said, veil: Veil | None) -> str:
    """What an answer says, safe to show: with stand-ins, then cut, and no word of it as long as a token."""
    parts = [f"HTTP {said.status}"] if said.status else []
    words = filter(None, (said.code, said.title, said.detail))
    parts += [cut(part if veil is None else veil.whole(part), _LOOKED_AT) for part in words]
    plain = visible(" ".join(" · ".join(parts).split()))
    told = plain if veil is None else veil.heard(plain)
    return visible(cut_whole(_WORD.sub(lambda word: _harmless(word[0]), told), _LONGEST))


def _harmless(word: str) -> str:
    word = _E_MAIL.sub("(an e-mail address)", word) if "@" in word else word
    return word if len(word) < _LONG_WORD else cut_whole(word, 13)


def _cause(scene: Scene, met: Met, judged: Judged | None, call: Exchange | None) -> Cause:
    answer = met.answer
    borne_out, grounds = _token_says(scene, met, judged)
    if answer.name == "rate-limit":
        grounds += _rate(scene, judged)
    says = _with_host(met, call)
    change = answer.change
    if answer.name in _OF_TOKEN and borne_out and not met.claims:
        says = f"Qlik refused the token: {grounds[0].words.partition(': ')[2]}"
    if answer.name in _OF_TOKEN and met.rules and (met.claims or borne_out):
        change = " ".join(dict.fromkeys(BY_CODE[code].fix for code in _telling(met, borne_out)))
    there = _there(met, judged, borne_out)
    if there and not borne_out:
        says, change = _contradicted(there), _LOOK_AT_SENT
    is_sound = answer in VAGUE and not borne_out and _has_token(judged)
    if answer.name == "invalid-token-request" and not borne_out:
        change = _NO_ERRORS if _has_token(judged) else _NO_TOKEN
    return Cause(
        name=answer.name,
        by="answer",
        is_sure=answer.grade != "inferred" and not is_sound and not there,
        says=f"{says}.",
        where="" if call is None else call.where,
        rests_on=(*_told(scene, met), *grounds, *([Ground(met.caveat)] if met.caveat else [])),
        look=answer.look,
        change=change,
        codes=borne_out,
    )


def _telling(met: Met, borne_out: tuple[str, ...]) -> tuple[str, ...]:
    """The rules whose fixes are told: of each claim that is missing, else of what is likeliest."""
    found = borne_out or met.rules
    return found if met.claims else found[:1]


def _with_host(met: Met, call: Exchange | None) -> str:
    """What an answer means, with the host that was called where that is what is wrong."""
    if met.answer.name != "wrong-host" or call is None or not call.address.host:
        return met.cause
    return f"{shown_host(call.address)} is no tenant's host name: the request went to a wrong one"


def _has_token(judged: Judged | None) -> bool:
    return judged is not None and judged.report is not None and bool(judged.report.token.payload)


def _told(scene: Scene, met: Met) -> Iterator[Ground]:
    answer, said = met.answer, met.said
    by = "What was said" if answer.about in ("signing", "browser", "client") else "The answer"
    yield Ground(f"{by}: “{spoken(said, scene.veil)}”", met.grade, answer.sources)
    if answer.statuses and said.status and said.status not in answer.statuses:
        usual = " or ".join(map(str, answer.statuses))
        yield Ground(f"So far it was known with the status {usual}; here it came with {said.status}")


def _token_says(scene: Scene, met: Met, judged: Judged | None) -> tuple[tuple[str, ...], list[Ground]]:
    """The codes of findings that bear an answer out, and what the token says to it in words."""
    if judged is None or judged.report is None or not judged.report.token.payload:
        return (), []
    report = judged.report
    hits = [each for each in report.findings if each.rule.code in met.rules]
    grounds = [Ground(f"{each.rule.code} bears it out: {scene.words(judged, each)}", each.rule.grade) for each in hits]
    if met.answer.name == "already-used":
        grounds.append(Ground(_use_before(judged)))
    codes = tuple(dict.fromkeys(each.rule.code for each in hits))
    there = " and ".join(map(visible, _there(met, judged, codes)))
    if there:
        grounds.append(
            Ground(f"But the token that was found has {there}: {_OTHER if judged.exchange is None else _SAME}")
        )
    return codes, grounds


_OTHER = "most likely the answer is to another token"
_SAME = "it stands in the very call that was answered so; perhaps another one was sent, or it was changed on the way"
_LOOK_AT_SENT = "Look which token was sent when that was answered, and judge that one."


def _contradicted(there: list[str]) -> str:
    """What an answer comes to that misses claims which the token has."""
    named, has = " and ".join(map(visible, there)), "it" if len(there) == 1 else "them"
    return f"Qlik misses {named}, but the token that was found has {has}: another one was answered"


def _there(met: Met, judged: Judged | None, codes: tuple[str, ...]) -> list[str]:
    """The claims that are said to be missing, and that the token has without a fault."""
    if judged is None or judged.report is None:
        return []
    names = {*(judged.report.token.payload or {}), *(judged.report.token.header or {})}
    return [each for each in met.claims if each in names and rule_of_claim(each) not in codes]


def _rate(scene: Scene, judged: Judged | None) -> Iterator[Ground]:
    if scene.busiest:
        most = f"{scene.busiest:,} call{'' if scene.busiest == 1 else 's'} within a minute at most"
        yield Ground(f"What was given has {most}, those that load pages not counted")
    wait = judged.exchange.received.get("retry-after") if judged is not None and judged.exchange is not None else None
    if wait:
        yield Ground(f"The answer says Retry-After: {scene.heard(wait)}")


def _use_before(judged: Judged) -> str:
    if judged.before is None or judged.before.exchange is None:
        return "Its first use is not in what was given: it lies before, or elsewhere"
    return f"Its jti was sent before, in {judged.before.where}"
