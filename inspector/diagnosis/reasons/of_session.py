"""From a login that worked to what went wrong after it: cookies that do not come back, answers to later calls."""

import re
from collections.abc import Iterator

from inspector.checks import sources
from inspector.diagnosis.cause import Cause, Ground, Judged
from inspector.diagnosis.evidence import SESSION_COOKIE, Exchange, Said
from inspector.diagnosis.meaning import meaning_of
from inspector.diagnosis.reasons import answered
from inspector.diagnosis.reasons.of_browser import is_foreign
from inspector.diagnosis.scene import Scene

_UNAUTHORIZED = 401
_KEPT_FROM = ("lax", "strict")
_COOKIES = "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis"
_UNPUBLISHED = "With which SameSite Qlik itself sets it is published nowhere that is known"
_CSRF = re.compile("csrf|xsrf|cross-site request", re.IGNORECASE)


def causes_of(scene: Scene, judged: Judged) -> Iterator[Cause]:
    """Why there was no use of a login that Qlik accepted."""
    login = judged.exchange
    if login is None:
        return
    calls = scene.after(login)
    for call in calls:
        yield from answered.causes_beside(scene, None, call)
    unguarded = [each for each in calls if each.is_refused and any(map(_speaks_of_csrf, each.said))]
    if unguarded:
        yield _csrf(scene, login, unguarded)
    refused = refused_after(calls)
    if refused and not any(SESSION_COOKIE in each.cookies_sent for each in refused):
        yield _cookies(scene, login, refused)


def refused_after(calls: list[Exchange]) -> list[Exchange]:
    """The calls that were refused as if there were no session."""
    return [each for each in calls if each.status == _UNAUTHORIZED]


def without_session(calls: list[Exchange]) -> list[Exchange]:
    """Those of them that sent none."""
    return [each for each in refused_after(calls) if SESSION_COOKIE not in each.cookies_sent]


def _speaks_of_csrf(said: Said) -> bool:
    return meaning_of(said) is None and _CSRF.search(f"{said.code} {said.title} {said.detail}") is not None


def _csrf(scene: Scene, login: Exchange, refused: list[Exchange]) -> Cause:
    first, more = refused[0], len(refused) - 1
    others = f", and so {'was 1 call' if more == 1 else f'were {more:,} calls'} more" if more else ""
    return Cause(
        name="csrf",
        by="capture",
        is_sure=False,
        says=f"The login worked; {scene.heard(first.method)} {scene.path(first)} after it was refused{others}: "
        "most likely for want of a CSRF token.",
        where=first.where,
        rests_on=(
            Ground(f"The login in {login.where} was answered with {login.status}"),
            Ground(f"The answer in {first.where} (HTTP {first.status}) speaks of CSRF"),
            Ground(
                "Qlik hands the token of a session out in the header qlik-csrf-token", "documented", (sources.CSRF_API,)
            ),
        ),
        look="the code that makes the call",
        change="Ask GET /api/v1/csrf-token, and send what its header qlik-csrf-token says as a header of that name "
        "with calls that are no GET.",
    )


def _cookies(scene: Scene, login: Exchange, refused: list[Exchange]) -> Cause:
    first = refused[0]
    told = Ground(
        f"The login in {login.where} was answered with {login.status}; {_told(scene, first)}, was refused (401)"
    )
    if not scene.is_stripped and SESSION_COOKIE not in login.cookies_set:
        return _not_set(login, told)
    grounds = (told, _seen(scene, login, first))
    if not login.from_browser and not login.sent.get("origin"):
        return _not_kept(first, grounds, is_sure=not scene.is_stripped)
    if login.same_site == "none" and login.is_secure is False:
        return _not_secure(first, grounds)
    where = _site(login)
    if where and login.same_site in _KEPT_FROM:
        return _same_site(login, first, (*grounds, Ground(where)))
    return _blocked(first, (*grounds, Ground(where))) if where else _not_sent(first, grounds)


def _not_kept(first: Exchange, grounds: tuple[Ground, ...], *, is_sure: bool) -> Cause:
    return Cause(
        name="cookies-not-kept",
        by="capture",
        is_sure=is_sure,
        says="The program did not send the session's cookies back with the calls after the login.",
        where=first.where,
        rests_on=grounds,
        look="the program's HTTP client",
        change="Keep the login's cookies and send them with every call (curl: -c FILE to keep, -b FILE to send).",
    )


def _same_site(login: Exchange, first: Exchange, grounds: tuple[Ground, ...]) -> Cause:
    """Of a cookie that no browser sends with what a page on another site asks for."""
    told = (login.same_site or "").capitalize()
    rule = "With calls that a page on another site makes, a browser sends no cookie that is SameSite=Lax or Strict"
    return Cause(
        name="cookies-same-site",
        by="capture",
        is_sure=login.sent.get("sec-fetch-site") == "cross-site",
        says=f"The login set {SESSION_COOKIE} with SameSite={told}: the browser does not send it back with the calls "
        "of a page on another site.",
        where=first.where,
        rests_on=(*grounds, Ground(rule, "documented", (_COOKIES,)), Ground(_UNPUBLISHED)),
        look="what answers between the browser and the tenant: a proxy or gateway may rewrite cookies",
        change="See that the cookie reaches the browser with SameSite=None and Secure, or put page and login on one "
        "site by a JWT proxy.",
    )


def _not_secure(first: Exchange, grounds: tuple[Ground, ...]) -> Cause:
    """Of a cookie that browsers do not even take."""
    rule = "A browser ignores a cookie that is set with SameSite=None and without Secure"
    return Cause(
        name="cookie-not-secure",
        by="capture",
        is_sure=False,
        says=f"The login set {SESSION_COOKIE} with SameSite=None, but without Secure: browsers do not take such a "
        "cookie, and so it does not come back.",
        where=first.where,
        rests_on=(*grounds, Ground(rule, "documented", (_COOKIES,)), Ground(_UNPUBLISHED)),
        look="what answers between the browser and the tenant: a proxy or gateway may rewrite cookies",
        change="See that the cookie reaches the browser with Secure beside SameSite=None, by https.",
    )


def _blocked(first: Exchange, grounds: tuple[Ground, ...]) -> Cause:
    """Of a page on another site than the tenant's."""
    return Cause(
        name="cookies-blocked",
        by="capture",
        is_sure=False,
        says="The browser did not send the session's cookies back: most likely it blocks third-party cookies, or the "
        "page's calls lack credentials: 'include'.",
        where=first.where,
        rests_on=grounds,
        look="the page's calls: credentials: 'include' at each, the login, too; then the browser's settings for "
        "third-party cookies: the same claims with a new jti work from a command line",
        change="Set credentials: 'include'. Where cookies are blocked, use OAuth2 impersonation in place of JWT, or a "
        "JWT proxy on the page's own site: the two remedies that the tutorial names "
        f"({sources.TUTORIAL.removeprefix('https://')}).",
    )


def _not_set(login: Exchange, told: Ground) -> Cause:
    return Cause(
        name="no-session-cookie",
        by="capture",
        is_sure=False,
        says=f"The login was answered with {login.status}, but set no cookie {SESSION_COOKIE}, as far as the capture "
        "shows: there was no session to send back.",
        where=login.where,
        rests_on=(
            told,
            Ground(f"A login that works sets {SESSION_COOKIE}", "observed"),
        ),
        look="what stands between the page or program and the tenant, and whether the answer is the tenant's own",
        change="See that the login reaches the tenant, and that its cookies come back; a capture may leave them out: "
        "then export it with sensitive data.",
    )


def _not_sent(first: Exchange, grounds: tuple[Ground, ...]) -> Cause:
    """Of a page on the tenant's own site, or where it is not known on which."""
    return Cause(
        name="cookies-not-sent",
        by="capture",
        is_sure=False,
        says="The browser did not send the session's cookies with the calls after the login: most likely the page's "
        "calls leave them out, or the browser did not keep them.",
        where=first.where,
        rests_on=grounds,
        look="the page's calls (credentials), and what the browser's tools say of the login's cookies",
        change="Set credentials: 'include' at each of the page's calls, the login, too.",
    )


def _told(scene: Scene, call: Exchange) -> str:
    return f"{scene.heard(call.method)} {scene.path(call)} after it, in {call.where}"


def _seen(scene: Scene, login: Exchange, call: Exchange) -> Ground:
    if scene.is_stripped:
        return Ground(
            "The capture has no cookies at all: that they were not sent is concluded from the 401", "inferred"
        )
    return Ground(
        f"The login set the cookies {_names(scene, login.cookies_set)}; {call.where} sent {_sent(scene, call)}"
    )


def _sent(scene: Scene, call: Exchange) -> str:
    return f"{_names(scene, call.cookies_sent)}, and not {SESSION_COOKIE}" if call.cookies_sent else "none"


def _names(scene: Scene, cookies: tuple[str, ...]) -> str:
    return ", ".join(map(scene.heard, cookies[:6]))


def _site(login: Exchange) -> str:
    """How it is known that the page is on another site, "" where it is not."""
    if login.sent.get("sec-fetch-site") == "cross-site":
        return "The browser itself calls the page another site than the tenant's (sec-fetch-site: cross-site)"
    if login.sent.get("sec-fetch-site") in ("same-site", "same-origin"):
        return ""
    origin = login.sent.get("origin", "")
    return f"The page is on {origin}, not on the tenant's host" if is_foreign(origin, login) else ""
