"""From an answer that is a proxy's or a gateway's own to causes: the token was not judged; its headers tell whose."""

import re
from collections.abc import Iterable, Iterator, Mapping

from inspector.diagnosis.cause import Cause, Ground
from inspector.diagnosis.evidence import CONNECT, Exchange, Said
from inspector.diagnosis.failures import ASKS_FOR_PROXY
from inspector.diagnosis.scene import Scene

_MEANS: Mapping[int, str] = {
    403: "403 says that whoever answered refuses",
    502: "502 says that a gateway or proxy got no sound answer from the server behind it",
    503: "503 says that a server cannot serve the request now",
    504: "504 says that a gateway or proxy got no answer in time from the server behind it",
}
FORBIDDEN = 403
_HTTP = "https://www.rfc-editor.org/rfc/rfc9110#section-15"
_ASKS = Ground("407 is a proxy's answer: it wants to know who uses it", "documented", (_HTTP,))
NO_CODE = Ground("Qlik's errors are JSON with a code; none is in this answer, as far as it was given", "inferred")
_LOGIN = "Give the program the proxy's user and password (curl: -U), or let it reach the tenant without it."
_OPEN = "Have the proxy let HTTPS to the tenant's host through, or reach it without the proxy."
_AGAIN = (
    "Send the login from elsewhere, past the proxy, and with a new token. Where that fails alike, look whether Qlik "
    "Cloud reports trouble; the token is judged only once an answer is Qlik's."
)
_WORDS = re.compile(
    r"\b(?P<status>407(?= proxy authentication required\b)|502(?= bad gateway\b)|503(?= service (?:temporarily )?"
    r"unavailable\b)|504(?= gateway time-?out\b))",
    re.ASCII | re.IGNORECASE,
)
_WHOSE = {"server": "Server", "via": "Via", "proxy-authenticate": "Proxy-Authenticate"}


def answered_by_another(scene: Scene, call: Exchange) -> Cause | None:
    """That something on the way answered a call, for sure or most likely; None where the answer does not look so."""
    if call.status == ASKS_FOR_PROXY or (call.method == CONNECT and call.is_refused and call.status is not None):
        return not_let_through(scene, call, call.status)
    said = scene.evidence.answers if call.is_alone else call.said
    if call.status is None or call.status not in _MEANS or any(each.code for each in said):  # Qlik's errors have a code
        return None
    if call.status == FORBIDDEN and not call.received.get("content-type", "").startswith("text/html"):
        return None
    return _gateways(call.status, call.where, who_answered(scene, call))


def in_words(scene: Scene) -> Iterator[Cause]:
    """The same of answers that are words alone: they name a status of a proxy or gateway as these do."""
    for said in scene.evidence.answers:
        status = status_in(said)
        if status == ASKS_FOR_PROXY:
            yield not_let_through(scene, Exchange(), status)
        elif status is not None:
            yield _gateways(status, "", ())


def status_in(said: Said) -> int | None:
    """The status of a proxy or gateway that words without a code name; None for other words."""
    found = None if said.code else _WORDS.search(f"{said.title} {said.detail}")
    return int(found["status"]) if found else None


def _gateways(status: int, where: str, who: Iterable[Ground]) -> Cause:
    return Cause(
        name="gateways-answer",
        by="capture" if where else "answer",
        is_sure=False,
        says=f"The answer {status} is most likely not that of Qlik's login, but of a proxy or gateway before it: if "
        "so, the token was not judged.",
        where=where,
        rests_on=(
            Ground(_MEANS[status], "documented", (_HTTP,)),
            NO_CODE,
            *who,
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
        by="capture" if call.where else "answer",
        is_sure=True,
        says="A proxy on the way wants a login of its own (407): the call did not come through to Qlik, and the token "
        "was not judged."
        if asks
        else f"A proxy on the way did not open the connection ({status}): the login was not sent.",
        where=call.where,
        rests_on=((_ASKS,) if asks else ()) + (*told, *who_answered(scene, call)),
        look="the settings of the proxy, where the program runs",
        change=_LOGIN if asks else _OPEN,
    )


def who_answered(scene: Scene, call: Exchange) -> Iterator[Ground]:
    """Who answered a call, as far as the answer's headers tell."""
    if not call.is_answered:
        return
    told = [f"{name} “{scene.heard(call.received[key])}”" for key, name in _WHOSE.items() if call.received.get(key)]
    words = f"of who answered its headers tell {', '.join(told)}" if told else "no header of it tells who answered"
    yield Ground(f"The answer in {call.where} has the status {call.status}; {words}")
