"""From a call that got no answer to why, as far as a browser or curl says so: hosts, certificates, connections."""

from inspector.diagnosis.addresses import shown_host
from inspector.diagnosis.cause import Cause, Ground
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.failures import (
    has_no_host,
    has_no_tls,
    host_named,
    is_about,
    is_untrusted,
    proxy_sought,
    proxys_status,
)
from inspector.diagnosis.reasons.of_gateway import not_let_through
from inspector.diagnosis.scene import Scene


def without_answer(scene: Scene, login: Exchange) -> Cause:
    """What kept a call from an answer, as far as that is said."""
    status = proxys_status(login.failure)
    if status is not None:
        return not_let_through(scene, login, status)
    is_own = is_about(login.failure, login.address.host)
    says, look, change = _lost(scene, login, is_own=is_own)
    return Cause(
        name="no-answer",
        by="capture",
        is_sure=has_no_host(login.failure) and is_own,
        says=says,
        where=login.where,
        rests_on=(Ground(f"What is said of the call: {scene.heard(login.failure)}"),),
        look=look,
        change=change,
    )


def _lost(scene: Scene, login: Exchange, *, is_own: bool) -> tuple[str, str, str]:
    """How a call was lost, where to look, and what to change."""
    failure = login.failure
    named, proxy = (_host(scene, told) for told in (host_named(failure), proxy_sought(failure)))
    host = shown_host(login.address) if login.address.host else named
    to = f" to {host}" if host else ""
    if proxy:
        return (f"There is no proxy {proxy}: the login was not sent.", "the settings of the proxy", _NO_PROXY)
    if has_no_host(failure) and not is_own and not login.is_alone:
        return (f"curl looked for a host “{named}”, which is not the login's ({host}).", "the command", _QUOTE)
    if has_no_host(failure):
        return (f"There is no host {host}: the login reached nobody.", "the tenant's host name in the code", _HOST)
    if is_untrusted(failure):
        return (f"The connection{to} was not trusted: the login was not sent.", "what stands in between", _PROXY)
    if has_no_tls(failure):
        told = f"No TLS connection{to} could be made: the login was not sent."
        return (told, "whether that host and port speak HTTPS, and what stands in between", _TLS)
    told = f"No answer came from {host}." if host else "No answer came."
    return (told, "the connection, proxies, and what blocks requests in the browser", _ASK)


def _host(scene: Scene, told: str) -> str:
    """A host as it was named, without who is to log in there."""
    return scene.heard(told.rpartition("@")[2])


_NO_PROXY = "Write the proxy's host name right (curl: -x, HTTPS_PROXY), or reach the tenant without a proxy."
_QUOTE = "Quote each header and what else has spaces in it, and look how the host is written."
_HOST = "Send the login to the host name that the tenant's address has in the browser."
_PROXY = "Look at the TLS certificate that is shown for this host: a proxy may have put in its own."
_TLS = "Send the login by curl -v, which shows how far TLS comes; and without the proxy, if there is one."
_ASK = (
    "Send the login from a command line, to see whether the tenant answers; and look at the browser's console, which "
    "says why it blocks a request."
)
