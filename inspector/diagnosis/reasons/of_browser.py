"""From a login that got no answer, or whose answer the page may not see, to causes: origins, and connections."""

import re
from collections.abc import Iterator

from inspector.checks import sources
from inspector.diagnosis.cause import Cause, Ground, Judged
from inspector.diagnosis.evidence import Exchange, integration_of
from inspector.diagnosis.failures import is_unquoted
from inspector.diagnosis.reasons.of_connection import without_answer
from inspector.diagnosis.reasons.of_gateway import FORBIDDEN, NO_CODE, who_answered
from inspector.diagnosis.scene import Scene

_WITHHELD = re.compile(r"(?:net::)?ERR_FAILED")  # Chromium's name for it, among others
_NOT_GRANTED = re.compile(r"CORS (?:Missing Allow Origin|Allow Origin Not Matching Origin)")  # Firefox's names
_NEAR = 20  # exchanges
_NO_INTEGRATION = Ground(
    "The request names no web integration (qlik-web-integration-id)", "documented", (sources.LOGIN_API,)
)
_RULE = Ground(
    "A browser keeps an answer from a page on another origin unless it names that origin",
    "documented",
    (sources.FETCH_CORS,),
)
_GRANT = (
    "Add the page's origin to the tenant's web integration, in full (scheme, host, port): there are no wildcards. Send "
    "that integration's ID as qlik-web-integration-id, in the query and as header."
)
_NO_ORIGIN = (
    "Serve the page from a host by https: one from a file or in a sandboxed frame has the origin null, which names no "
    "page that could be granted."
)
_MAY_LACK = "No other answer in what was given grants an origin either: some captures leave such headers out"
_LOOK = "the web integration in Qlik's management console, and its ID in the page"


def causes_of(scene: Scene, judged: Judged) -> Iterator[Cause]:
    """What kept the answer of a login from the page."""
    login = judged.exchange
    if login is None:
        return
    asked = asked_before(scene, login)
    origin = login.sent.get("origin") or (asked.sent.get("origin", "") if asked else "")
    may_be_withheld = login.is_whole and login.from_browser and is_foreign(origin, login)
    if may_be_withheld and _is_withheld(scene, login, asked, origin):
        yield _origin(login, asked, origin)
    elif may_be_withheld and _is_bare(login, asked, origin):
        yield _bare(scene, login, origin)
    elif login.failure and not is_unquoted(login.failure):
        yield without_answer(scene, login)


def asked_alone(scene: Scene) -> Iterator[Cause]:
    """A browser's question before a login that the capture does not have, answered with no."""
    for asked in scene.evidence.exchanges:
        origin = asked.sent.get("origin", "")
        if not (asked.asks_first and asked.is_answered and is_foreign(origin, asked)):
            continue
        if asked.is_refused or not allows(asked, origin):
            yield _origin(asked, asked, origin)


def without_integration(login: Exchange) -> Iterator[Cause]:
    """A page elsewhere that names no web integration, where Qlik refused it."""
    origin = login.sent.get("origin", "")
    if login.from_browser and is_foreign(origin, login) and not integration_of(login):
        yield Cause(
            name="no-web-integration",
            by="capture",
            is_sure=False,
            says=f"The page on {origin} names no web integration of the tenant.",
            where=login.where,
            rests_on=(_NO_INTEGRATION,),
            look=_LOOK,
            change="Send the web integration's ID as qlik-web-integration-id, in the query and as header.",
        )


def is_foreign(origin: str, exchange: Exchange) -> bool:
    """Whether a page's origin is another one than the tenant's."""
    return bool(origin) and _plain(origin.partition("://")[2].lower()) != _plain(exchange.address.host)


def grant_is_missing(scene: Scene, login: Exchange) -> bool:
    """Whether the answer to a login that worked grants a page elsewhere nothing, and neither does any other answer.

    Then nobody knows whether the page could read it: what is no browser's own capture may leave such headers out.
    """
    origin = login.sent.get("origin", "")
    return login.worked and login.from_browser and is_foreign(origin, login) and not scene.has_grants


def allows(answer: Exchange, origin: str) -> bool:
    """Whether an answer lets a page of that origin see it, with cookies: "*" does not."""
    return answer.received.get("access-control-allow-origin", "").lower() == origin.lower()


def asked_before(scene: Scene, login: Exchange) -> Exchange | None:
    """The browser's own question before the login; some captures have it behind."""
    at = login.number
    near = scene.evidence.exchanges[max(at - _NEAR, 0) : at + _NEAR]
    found = [each for each in near if each.asks_first and each.address.host == login.address.host]
    return min(found, key=lambda each: abs(each.number - at), default=None)


def _plain(host: str) -> str:
    """A host without the port that goes without saying."""
    return host.removesuffix(":443").removesuffix(":80")


def _is_withheld(scene: Scene, login: Exchange, asked: Exchange | None, origin: str) -> bool:
    """Whether the page may not see the answer; of one that came, only where other answers show what is granted."""
    if _NOT_GRANTED.fullmatch(login.failure):
        return True
    if login.is_answered:
        was_denied = asked is not None and asked.is_refused
        return not allows(login, origin) and (was_denied or (login.worked and scene.has_grants))
    if asked is not None and asked.is_answered:
        return _denies(asked, origin)
    return _WITHHELD.search(login.failure) is not None and asked is None


def _is_bare(login: Exchange, asked: Exchange | None, origin: str) -> bool:
    """Whether a login was refused with 403, without a code of Qlik's and without a word on the page's origin.

    Where the browser's own question before it was granted, the origin is no matter.
    """
    is_granted = asked is not None and asked.is_answered and allows(asked, origin)
    has_grant = "access-control-allow-origin" in login.received
    return login.status == FORBIDDEN and not (is_granted or has_grant or any(each.code for each in login.said))


def _bare(scene: Scene, login: Exchange, origin: str) -> Cause:
    """Of such an answer only that can be said which may be behind it."""
    caveat = () if scene.has_grants else (Ground(_MAY_LACK, "inferred"),)
    return Cause(
        name="refused-without-grant",
        by="capture",
        is_sure=False,
        says=f"The login was refused with HTTP {FORBIDDEN}, without a code of Qlik's and without a grant for the "
        f"page's origin {origin}: perhaps Qlik does not grant it access, or something before Qlik refused the call.",
        where=login.where,
        rests_on=(_withheld(login, None, origin), _RULE, NO_CODE, *who_answered(scene, login), *caveat),
        look=f"{_LOOK}; then what stands between the page and the tenant: a proxy, a firewall, a gateway",
        change=f"{_granting(origin)} Where that is so already, send the login past what is between, with a new token.",
    )


def _origin(login: Exchange, asked: Exchange | None, origin: str) -> Cause:
    grounds = [_withheld(login, asked, origin), _RULE]
    if login is not asked and not integration_of(login):
        grounds.append(_NO_INTEGRATION)
    return Cause(
        name="origin",
        by="capture",
        is_sure=False,
        says=f"Qlik does not grant the page's origin {origin} access: the browser "
        + ("does not send the login." if login is asked else "keeps the answer from the page."),
        where=login.where,
        rests_on=tuple(grounds),
        look=_LOOK,
        change=_granting(origin),
    )


def _granting(origin: str) -> str:
    """What to do that Qlik grants a page's origin access."""
    return _NO_ORIGIN if origin == "null" else _GRANT


def _withheld(login: Exchange, asked: Exchange | None, origin: str) -> Ground:
    """What shows that the page may not see the answer."""
    shown = next((each for each in (asked, login) if each is not None and _denies(each, origin)), login)
    if not shown.is_answered:
        words = (
            f"The page is on {origin}, and the browser says {login.failure}: so it does where it keeps an answer back"
        )
        return Ground(words, "inferred")
    if allows(shown, origin):
        return Ground(f"The browser asked for {origin} in {shown.where}, and was refused with HTTP {shown.status}")
    allowed = shown.received.get("access-control-allow-origin")
    told = f"allows {allowed} alone" if allowed else "allows no origin (no Access-Control-Allow-Origin)"
    return Ground(f"The page is on {origin}; the answer in {shown.where} (HTTP {shown.status}) {told}")


def _denies(answer: Exchange, origin: str) -> bool:
    return answer.is_answered and (answer.is_refused or not allows(answer, origin))
