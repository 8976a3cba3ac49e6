"""From how a login was sent to causes: the method, the header that carries the token, an answer that is no answer."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.diagnosis.cause import Cause, Ground, Judged
from inspector.diagnosis.evidence import LOGIN_PATH, Exchange
from inspector.diagnosis.scene import Scene

_CALL = "The login is POST /login/jwt-session, with the token in the header Authorization: Bearer …"
_DOCUMENTED = Ground(_CALL, "documented", (sources.LOGIN_API,))
_NOT_THERE = (404, 405)
_AS_SHOWN = ", if nobody took it out of the capture"
_LOOK = "the code that calls /login/jwt-session"


def causes_of(scene: Scene, judged: Judged) -> Iterator[Cause]:
    """What is wrong with the request itself, where Qlik did not accept it."""
    login = judged.exchange
    if login is not None:
        yield from filter(None, (check(scene, login) for check in _CHECKS))


def _method(scene: Scene, login: Exchange) -> Cause | None:
    if login.method in ("POST", ""):
        return None
    return _cause(
        login,
        "method",
        f"The login was sent as {scene.heard(login.method)}: it must be a POST.",
        "Send it as POST; a redirection on the way may have made another method of it.",
    )


def _path(scene: Scene, login: Exchange) -> Cause | None:
    if login.status not in _NOT_THERE or login.address.path == LOGIN_PATH:
        return None
    return _cause(
        login,
        "wrong-path",
        f"The login went to {scene.path(login)}: Qlik's is {LOGIN_PATH}, and nothing before or behind it.",
        f"Send it to https://, the tenant's host name, and {LOGIN_PATH}.",
    )


def _token(scene: Scene, login: Exchange) -> Cause | None:
    if login.bearer:
        return None
    if scene.unquoted is not None:
        return not_quoted(scene, scene.unquoted)
    if login.is_hidden or not login.is_whole or scene.is_stripped:
        return None
    return _cause(
        login,
        "no-token",
        f"The login carried no token{_AS_SHOWN if _may_lack(login) else ''}: no Authorization header has one.",
        "Send the token with the POST, in the header Authorization, behind the word Bearer.",
    )


def _literal(_scene: Scene, login: Exchange) -> Cause | None:
    """What JavaScript and others write in place of a value that is not there yet."""
    told = login.bearer.strip(" \"'")
    why = _LITERALS.get(told.lower())
    if why is None:
        return None
    return _cause(
        login,
        "no-value",
        f"The login carried the word “{told.lower()}” in the token's place: {why}",
        "Send the login once the token is there; look at what the call to the signing server gives.",
    )


def _written(_scene: Scene, login: Exchange) -> Cause | None:
    """A token with more around it than the word Bearer and a space."""
    around = "quotes" if login.bearer[:1] in ('"', "'") else ""
    around = "the word Bearer once more" if login.bearer.lower().startswith("bearer ") else around
    if not around:
        return None
    return _cause(
        login,
        "not-bare",
        f"In the header Authorization the token has {around} before it.",
        "Write Authorization: Bearer, a space, and the bare token.",
    )


def _word(_scene: Scene, login: Exchange) -> Cause | None:
    if login.has_word:
        return None
    return _cause(
        login,
        "no-bearer",
        "The word Bearer is missing before the token in the header Authorization.",
        "Write Authorization: Bearer, a space, and the token.",
    )


def _redirection(_scene: Scene, login: Exchange) -> Cause | None:
    if not login.is_answered or login.is_refused:
        return None
    return _cause(
        login,
        "redirected",
        f"The login was answered with {login.status}, where Qlik answers 200: most likely it went elsewhere.",
        "Send it by https to the host name that the tenant's address has in the browser; follow no redirection.",
    )


_CHECKS = (_method, _path, _token, _literal, _written, _word, _redirection)
_LITERALS = {
    "undefined": "the page sent it before it had a token, or asked for it under a wrong name.",
    "null": "the page sent it before it had a token.",
    "none": "the program sent it without a token.",
    "nan": "a calculation stands where the token should.",
    "[object promise]": "the code did not wait for the token (await is missing).",
    "[object object]": "the code put a whole object into the header, not the token in it.",
}


def not_quoted(scene: Scene, call: Exchange) -> Cause:
    """That curl took the header with the token for addresses."""
    return Cause(
        name="not-quoted",
        by="capture",
        is_sure=True,
        says="curl took a word of the header Authorization for the name of a host: the header was not quoted, and the "
        "token was not sent in it.",
        where=call.where,
        rests_on=(Ground(f"What is said of the call: {scene.heard(call.failure)}"), _DOCUMENTED),
        look="the command",
        change="Put the whole header in quotes: -H 'Authorization: Bearer …' (double ones on Windows' command line).",
    )


def _may_lack(login: Exchange) -> bool:
    """Whether a header may have been sent that is not there."""
    return login.from_browser or login.recorded


def _cause(login: Exchange, name: str, says: str, change: str) -> Cause:
    return Cause(
        name=name,
        by="capture",
        is_sure=name in ("method", "no-value", "not-bare") or (name == "no-token" and not _may_lack(login)),
        says=says,
        where=login.where,
        rests_on=(_DOCUMENTED,),
        look=_LOOK,
        change=change,
    )
