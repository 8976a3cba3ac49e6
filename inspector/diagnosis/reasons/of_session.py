"""From a login that worked to what went wrong after it: cookies that do not come back, answers to later calls."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.diagnosis.cause import Cause, Ground, Judged
from inspector.diagnosis.evidence import SESSION_COOKIE, Exchange
from inspector.diagnosis.reasons import answered
from inspector.diagnosis.reasons.of_browser import is_foreign
from inspector.diagnosis.scene import Scene

_UNAUTHORIZED = 401


def causes_of(scene: Scene, judged: Judged) -> Iterator[Cause]:
    """Why there was no use of a login that Qlik accepted."""
    login = judged.exchange
    if login is None:
        return
    calls = scene.after(login)
    for call in calls:
        yield from answered.causes_beside(scene, call.said, None, call.where)
    refused = refused_after(calls)
    if refused and not any(SESSION_COOKIE in each.cookies_sent for each in refused):
        yield _cookies(scene, login, refused)


def refused_after(calls: list[Exchange]) -> list[Exchange]:
    """The calls that had no session."""
    return [each for each in calls if each.status == _UNAUTHORIZED]


def _cookies(scene: Scene, login: Exchange, refused: list[Exchange]) -> Cause:
    first = refused[0]
    grounds = [
        Ground(f"The login in {login.where} was answered with {login.status}; {_told(scene, first)}, was refused (401)")
    ]
    grounds.append(_seen(scene, login, first))
    if not login.from_browser and not login.sent.get("origin"):
        return Cause(
            name="cookies-not-kept",
            by="capture",
            is_sure=not scene.is_stripped,
            says="The program did not send the session's cookies back with the calls after the login.",
            where=first.where,
            rests_on=tuple(grounds),
            look="the program's HTTP client",
            change="Keep the login's cookies and send them with every call (curl: -c FILE to keep, -b FILE to send).",
        )
    where = _site(login)
    return Cause(
        name="cookies-blocked",
        by="capture",
        is_sure=not scene.is_stripped and SESSION_COOKIE in login.cookies_set and where != "",
        says="The browser did not send the session's cookies back: third-party cookies are blocked.",
        where=first.where,
        rests_on=(*grounds, *((Ground(where),) if where else ())),
        look="the browser's settings for third-party cookies; the same claims with a new jti work from a command line",
        change="Use OAuth2 impersonation in place of JWT, or a JWT proxy on the page's own site: the two remedies "
        f"that the tutorial names ({sources.TUTORIAL.removeprefix('https://')}).",
    )


def _told(scene: Scene, call: Exchange) -> str:
    return f"{call.method} {scene.path(call)} after it, in {call.where}"


def _seen(scene: Scene, login: Exchange, call: Exchange) -> Ground:
    if scene.is_stripped:
        return Ground(
            "The capture has no cookies at all: that they were not sent is concluded from the 401", "inferred"
        )
    if SESSION_COOKIE not in login.cookies_set:
        return Ground(f"The capture does not show that the login set {SESSION_COOKIE}", "inferred")
    names = ", ".join(login.cookies_set[:6])
    return Ground(f"The login set the cookies {names}; {call.where} sent {_sent(call)}")


def _sent(call: Exchange) -> str:
    return f"{', '.join(call.cookies_sent[:6])}, and not {SESSION_COOKIE}" if call.cookies_sent else "none"


def _site(login: Exchange) -> str:
    """How it is known that the page is on another site, "" where it is not."""
    if login.sent.get("sec-fetch-site") == "cross-site":
        return "The browser itself calls the page another site than the tenant's (sec-fetch-site: cross-site)"
    origin = login.sent.get("origin", "")
    return f"The page is on {origin}, not on the tenant's host" if is_foreign(origin, login) else ""
