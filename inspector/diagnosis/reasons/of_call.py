"""From calls without a login among them to causes: answers to them, and tokens that were sent to the wrong place."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.diagnosis.addresses import shown_host
from inspector.diagnosis.cause import Cause, Ground
from inspector.diagnosis.evidence import CONNECT, Exchange
from inspector.diagnosis.failures import is_unquoted
from inspector.diagnosis.reasons import answered, of_connection, of_gateway, of_header, of_token
from inspector.diagnosis.scene import Scene

_OTHER_KIND = "QJ113"


def causes_of(scene: Scene) -> Iterator[Cause]:
    """Why calls were refused, where nobody logged in with a token before them."""
    carried = {each.exchange.where: each for each in scene.judged if each.exchange is not None}
    for call in scene.evidence.exchanges:
        yield from answered.causes_beside(scene, carried.get(call.where), call)
        if call.is_alone or call.method == CONNECT:
            yield from filter(None, (of_gateway.answered_by_another(scene, call),))
        if call.failure and (call.is_alone or call.method == CONNECT):
            lost = of_header.not_quoted if is_unquoted(call.failure) else of_connection.without_answer
            yield lost(scene, call)
        judged = carried.get(call.where)
        if judged is None or judged.report is None or not (call.is_refused or call.failure):
            continue
        if call.is_alone:
            yield from of_token.causes_of(scene, judged)
            continue
        if not any(each.rule.code == _OTHER_KIND for each in judged.report.findings):
            yield _sent_elsewhere(scene, call)
        yield from of_token.findings_of(scene, judged, judged.report)


def _sent_elsewhere(scene: Scene, call: Exchange) -> Cause:
    return Cause(
        name="sent-elsewhere",
        by="capture",
        is_sure=False,
        says=f"The token was sent to {shown_host(call.address)}{scene.path(call)}: a login token is good for "
        "a login at /login/jwt-session alone.",
        where=call.where,
        rests_on=(
            Ground(
                "The token is exchanged for a session by POST /login/jwt-session", "documented", (sources.LOGIN_API,)
            ),
        ),
        look="the code that sends the token",
        change="Send it once, by POST to /login/jwt-session; the calls after it carry the session's cookies.",
    )
