"""From a scene to what is not the cause: each aspect that was looked at and holds, with what shows it."""

from collections.abc import Iterator, Mapping

from inspector.checks.case import seconds
from inspector.checks.words import distance
from inspector.diagnosis.cause import Judged
from inspector.diagnosis.evidence import SESSION_COOKIE
from inspector.diagnosis.rates import ALLOWED, most_in_a_minute
from inspector.diagnosis.said import TOO_MANY
from inspector.diagnosis.scene import Scene
from inspector.report.report import Report

# What holds where none of these rules found anything, and all of them were asked.
_ASPECTS: Mapping[str, tuple[str, ...]] = {
    "the algorithm: it is RS256": ("QJ201",),
    "the key ID: kid is the tenant's": ("QJ202", "QJ403"),
    "the issuer: iss is the tenant's": ("QJ401", "QJ402"),
    "the audience: aud is qlik.api/login/jwt-session": ("QJ404", "QJ405"),
    "the lifetime: it is no longer than an hour": ("QJ501", "QJ504", "QJ505", "QJ507", "QJ508"),
    "the user's claims: sub, subType, name, email and email_verified are as required": (
        *("QJ301", "QJ302", "QJ303", "QJ304", "QJ305"),
    ),
}
_FAR_OFF, _NEAR = ("QJ1", "QJ000"), ("QJ112", "QJ114")


def not_the_cause(scene: Scene, judged: Judged | None) -> tuple[str, ...]:
    """What can be told to be sound, of the token in question and of the calls around it."""
    found = [] if judged is None else list(_of_token(scene, judged))
    return (*found, *_of_calls(scene, judged))


def _of_token(scene: Scene, judged: Judged) -> Iterator[str]:
    report, exchange = judged.report, judged.exchange
    if report is None:
        return
    if report.signature.status == "not-checked" and report.signature.reason is not None:
        yield "the signing key: it is that of the certificate given, though the token is blacked out in part"
    if not report.token.payload:
        return
    if exchange is not None and exchange.worked and exchange.is_login:
        yield f"the token: Qlik accepted it, in {exchange.where}"
        return
    if any(each.rule.code.startswith(_FAR_OFF) and each.rule.code not in _NEAR for each in report.findings):
        return
    if report.signature.status == "valid":
        yield "the signature: it verifies with the certificate given"
    found = {each.rule.code for each in report.findings}
    unasked = {each.rule.code for each in report.skipped}
    yield from (words for words, codes in _ASPECTS.items() if not (found | unasked) & set(codes))
    yield from _times(scene, judged, report, found)
    if exchange is not None and judged.before is None and "QJ406" not in found:
        yield "its jti: it was not sent before in what was given (of other times and places nothing is known)"


def _times(scene: Scene, judged: Judged, report: Report, found: set[str]) -> Iterator[str]:
    """That the token was valid when it was used, though it may have expired by now."""
    nbf, exp = (seconds((report.token.payload or {}).get(name)) for name in ("nbf", "exp"))
    if nbf is None or exp is None or found & {"QJ502", "QJ503", "QJ507", "QJ508"}:
        return
    used = "at the call" if judged.exchange is not None else "when it was handed out"
    at = used if judged.is_dated else "at the moment of judgement"
    since, left = distance(report.moment - nbf), distance(exp - report.moment)
    yield f"its times: {at} it had been valid for {since}, and was so for another {left}"
    if scene.moment >= exp > report.moment:
        yield f"that it has expired by now: it was valid {'when it was sent' if judged.handed_out is None else 'then'}"


def _of_calls(scene: Scene, judged: Judged | None) -> Iterator[str]:
    exchanges = scene.evidence.exchanges
    most = most_in_a_minute(scene.evidence.logins)
    if 0 < most <= ALLOWED and not any(each.status == TOO_MANY for each in exchanges):
        logins = "one login" if most == 1 else f"{most} logins"
        yield f"the rate: never more than {logins} within one minute in what was given; Qlik allows {ALLOWED}"
    first = next((number for number, each in enumerate(exchanges) if each.is_login), 0)
    early = next((each for each in exchanges[:first] if each.status == 401 and each.method != "OPTIONS"), None)
    if early is not None:
        yield f"the 401 to {scene.path(early)} before the login ({early.where}): that is usual"
    if judged is None or judged.exchange is None or not judged.exchange.worked or not judged.exchange.is_login:
        return
    sent = [each for each in scene.after(judged.exchange) if SESSION_COOKIE in each.cookies_sent]
    if sent:
        calls = f"{len(sent):,} call{'' if len(sent) == 1 else 's'}"
        yield f"cookies: {SESSION_COOKIE} came back with {calls} after the login"
