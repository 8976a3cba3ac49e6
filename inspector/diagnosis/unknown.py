"""From a scene to what stays unknown: what was not asked, what the capture leaves out, what no capture shows."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Cause, Judged
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.rates import ALLOWED, most_in_a_minute
from inspector.diagnosis.reasons.of_browser import grant_is_missing
from inspector.diagnosis.reasons.of_gateway import FORBIDDEN, who_answered
from inspector.diagnosis.reasons.of_retry import UNEXPLAINED
from inspector.diagnosis.said import TOO_MANY
from inspector.diagnosis.scene import Scene
from inspector.report.phrases import not_checked
from inspector.report.report import Report

_NONE = "no certificate was given"


def not_known(scene: Scene, judged: Judged | None, first: Cause | None) -> tuple[str, ...]:
    """What could not be told, one line each, with what would tell it."""
    return tuple(_lines(scene, judged, first))


def _lines(scene: Scene, judged: Judged | None, first: Cause | None) -> Iterator[str]:
    worked = judged is not None and judged.exchange is not None and judged.exchange.worked
    if scene.is_stripped and not any(each.is_hidden for each in scene.evidence.exchanges):
        yield (
            "the capture has neither Authorization headers nor cookies: browsers leave them out unless they are told "
            "otherwise; export it with sensitive data (in Chrome's and Edge's tools: Settings, Preferences, Network, "
            "“Allow to generate HAR with sensitive data”), and the token can be judged"
        )
    for each in scene.logins:
        if each.exchange is not None and not each.exchange.bearer:
            yield from _without_token(each.exchange)
    if judged is not None and judged.report is not None and not worked:
        yield from _gone(judged, judged.report)
        yield from (f"not asked: {_told(line, scene)}" for line in not_checked(judged.report, scene.ways))
    if judged is not None and judged.exchange is not None:
        yield from _of_call(scene, judged, first)
    yield from _rates(scene)
    if judged is not None and judged.exchange is not None:
        yield from _grant(scene, judged.exchange)
    is_open = first is None or first.name == UNEXPLAINED
    if is_open and judged is not None and judged.exchange is not None and judged.exchange.is_refused:
        yield from _refuser(scene, judged.exchange)
        yield (
            "whether issuer, key ID, certificate and the provider's state in the console are right, whether the user "
            "is active, and whether the jti was used before: no answer says it, and a capture does not show it"
        )


def _gone(judged: Judged, report: Report) -> Iterator[str]:
    """What of the token was blacked out or cut off before it came here."""
    parts = [where[1:] or "rest" for where in dict.fromkeys(report.token.gone)]
    if parts:
        is_gone = "is" if len(parts) == 1 else "are"
        yield (
            f"whether the token that was sent is good: the {' and the '.join(parts)} of the one in {judged.where} "
            f"{is_gone} blacked out or cut off; get it whole from where it was made or sent"
        )


def _refuser(scene: Scene, login: Exchange) -> Iterator[str]:
    """Who said 403 without any of the words by which Qlik's own answers are known."""
    if login.status == FORBIDDEN and not any(each.code for each in login.said):
        who = "".join(f". {ground.words}" for ground in who_answered(scene, login))
        yield f"whether it was Qlik that refused: the answer has no code of Qlik's errors{who}"


def _told(line: str, scene: Scene) -> str:
    """What was not asked, and for want of what; of certificates that were looked at none was given as the tenant's."""
    return line.replace(_NONE, "no certificate was given as the tenant's") if scene.certificates else line


def _without_token(login: Exchange) -> Iterator[str]:
    if login.is_hidden:
        yield (
            f"whether the token is good: in {login.where} a word hides the token; if that very word was sent, it is "
            "why the login failed"
        )
    elif not login.is_whole and not login.is_empty:
        yield f"whether the login carried a token: {login.where} was cut, and its headers may not be all"


def _rates(scene: Scene) -> Iterator[str]:
    if any(each.status == TOO_MANY for each in scene.evidence.exchanges):
        return
    logins = most_in_a_minute(scene.evidence.logins)
    if logins > ALLOWED:
        yield f"{logins:,} logins within a minute: Qlik allows {ALLOWED}; none of the answers says that it minds"


def _grant(scene: Scene, login: Exchange) -> Iterator[str]:
    """Whether the page could read the answer to its login, where neither the capture nor a call after it tells."""
    if grant_is_missing(scene, login) and not any(each.worked for each in scene.after(login)):
        yield (
            f"whether the page on {login.sent['origin']} could read the answer to its login: no answer in what was "
            "given has an Access-Control-Allow-Origin, which it takes in a browser; some captures leave such headers "
            "out; the browser's console says it"
        )


def _of_call(scene: Scene, judged: Judged, first: Cause | None) -> Iterator[str]:
    exchange = judged.exchange
    if exchange is None:
        return
    if judged.clock == "given" and judged.report is not None:
        yield f"when the call was made: the token was judged as of {scene.ways.moment}"
    elif judged.clock == "client" and judged.report is not None:
        yield "Qlik's own clock: the answer has no Date; times were judged by the client's clock"
    silent = [each for each in scene.after(exchange) if not each.is_answered] if exchange.worked else []
    if silent:
        yield (
            f"why no answer to {silent[0].where} came, after the login: the browser's console says whether the page "
            "was kept from it (CORS, cookies of other sites) or left before it came"
        )
    if first is not None and {"QJ502", "QJ503"} & set(first.codes):
        yield f"the tenant's clock tolerance: it was taken to be what {scene.ways.tolerance} says, by default 0"
