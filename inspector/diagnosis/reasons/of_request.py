"""From how a login was sent to causes: the method, the path, how it carried the token, an answer that is no answer."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Cause, Judged
from inspector.diagnosis.evidence import LOGIN_PATH, Exchange
from inspector.diagnosis.reasons import of_header
from inspector.diagnosis.reasons.of_gateway import answered_by_another
from inspector.diagnosis.reasons.of_header import request_cause
from inspector.diagnosis.scene import Scene

_NOT_THERE = (404, 405)


def causes_of(scene: Scene, judged: Judged) -> Iterator[Cause]:
    """What is wrong with the request itself, where Qlik did not accept it."""
    login = judged.exchange
    if login is not None:
        yield from filter(None, (check(scene, login) for check in _CHECKS))


def _method(scene: Scene, login: Exchange) -> Cause | None:
    if login.method in ("POST", ""):
        return None
    return request_cause(
        login,
        "method",
        f"The login was sent as {scene.heard(login.method)}: it must be a POST.",
        "Send it as POST; a redirection on the way may have made another method of it.",
    )


def _path(scene: Scene, login: Exchange) -> Cause | None:
    if login.status not in _NOT_THERE or login.address.path == LOGIN_PATH:
        return None
    return request_cause(
        login,
        "wrong-path",
        f"The login went to {scene.path(login)}: Qlik's is {LOGIN_PATH}, and nothing before or behind it.",
        f"Send it to https://, the tenant's host name, and {LOGIN_PATH}.",
    )


def _redirection(_scene: Scene, login: Exchange) -> Cause | None:
    if not login.is_answered or login.is_refused:
        return None
    return request_cause(
        login,
        "redirected",
        f"The login was answered with {login.status}, where Qlik answers 200: most likely it went elsewhere.",
        "Send it by https to the host name that the tenant's address has in the browser; follow no redirection.",
    )


_CHECKS = (
    answered_by_another, of_header.in_address, of_header.in_body, _method, _path, *of_header.CHECKS, _redirection,
)  # fmt: skip
