"""From an answer that is a proxy's or a gateway's own to causes: the token was not judged; its headers tell whose."""

from collections.abc import Iterator, Mapping

from inspector.diagnosis.cause import Cause, Ground
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.failures import ASKS_FOR_PROXY
from inspector.diagnosis.scene import Scene

_MEANS: Mapping[int, str] = {
    502: "502 says that a gateway or proxy got no sound answer from the server behind it",
    503: "503 says that a server cannot serve the request now; gateways and proxies say it, too",
    504: "504 says that a gateway or proxy got no answer in time from the server behind it",
}
_HTTP = "https://www.rfc-editor.org/rfc/rfc9110#name-status-codes"
_ASKS = Ground("407 is a proxy's answer: it wants to know who uses it", "documented", (_HTTP,))
_LOGIN = "Give the program the proxy's user and password (curl: --proxy-user), or let it reach the tenant without it."
_OPEN = "Have the proxy let HTTPS to the tenant's host through, or reach it without the proxy."
_AGAIN = (
    "Send the login from elsewhere, past the proxy, and with a new token. Where that fails alike, look whether Qlik "
    "Cloud reports trouble; the token is judged only once an answer is Qlik's."
)
_WHOSE = {"server": "Server", "via": "Via", "proxy-authenticate": "Proxy-Authenticate"}


def answered_by_another(scene: Scene, call: Exchange) -> Cause | None:
    """That something on the way answered a call, for sure or most likely; None where the answer does not look so."""
    if call.status == ASKS_FOR_PROXY or (call.method == "CONNECT" and call.is_refused and call.status is not None):
        return not_let_through(scene, call, call.status)
    means = _MEANS.get(call.status or 0)
    if means is None or any(each.code for each in call.said):  # Qlik's errors have a code
        return None
    return Cause(
        name="gateways-answer",
        by="capture",
        is_sure=False,
        says=f"The answer {call.status} is most likely not that of Qlik's login, but of a proxy or gateway before it: "
        "if so, the token was not judged.",
        where=call.where,
        rests_on=(
            Ground(means, "documented", (_HTTP,)),
            Ground("Qlik's errors are JSON with a code, and this one is not"),
            *_who(scene, call),
        ),
        look="what stands between the program or page and the tenant: a proxy, a firewall, a gateway",
        change=_AGAIN,
    )


def not_let_through(scene: Scene, call: Exchange, status: int) -> Cause:
    """That a proxy did not pass a call on."""
    asks = status == ASKS_FOR_PROXY
    told = (Ground(f"What is said of the call: {scene.heard(call.failure)}"),) if call.failure else ()
    return Cause(
        name="proxy-login" if asks else "proxy-refused",
        by="capture",
        is_sure=True,
        says="A proxy on the way wants a login of its own (407): the call did not come through to Qlik, and the token "
        "was not judged."
        if asks
        else f"A proxy on the way did not open the connection ({status}): the login was not sent.",
        where=call.where,
        rests_on=((_ASKS,) if asks else ()) + (*told, *_who(scene, call)),
        look="the settings of the proxy, where the program runs",
        change=_LOGIN if asks else _OPEN,
    )


def _who(scene: Scene, call: Exchange) -> Iterator[Ground]:
    """Who answered, as far as the answer's headers tell."""
    if not call.is_answered:
        return
    told = [f"{name} “{scene.heard(call.received[key])}”" for key, name in _WHOSE.items() if call.received.get(key)]
    words = f"of who answered its headers tell {', '.join(told)}" if told else "no header of it tells who answered"
    yield Ground(f"The answer in {call.where} has the status {call.status}; {words}")
