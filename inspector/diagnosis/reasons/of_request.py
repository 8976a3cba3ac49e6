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
    if login is None:
        return
    if login.method not in ("POST", ""):
        yield _cause(
            login,
            "method",
            f"The login was sent as {login.method}: it must be a POST.",
            "Send it as POST; a redirection on the way may have made another method of it.",
        )
    if login.status in _NOT_THERE and login.address.path != LOGIN_PATH:
        yield _cause(
            login,
            "wrong-path",
            f"The login went to {scene.path(login)}: Qlik's is {LOGIN_PATH}, and nothing before or behind it.",
            f"Send it to https://, the tenant's host name, and {LOGIN_PATH}.",
        )
    if scene.unquoted is not None and not login.bearer:
        yield not_quoted(scene.unquoted)
    elif not login.bearer and not login.is_hidden and login.is_whole and not scene.is_stripped:
        yield _cause(
            login,
            "no-token",
            f"The login carried no token{_AS_SHOWN if _may_lack(login) else ''}: no Authorization header has one.",
            "Send the token with the POST, in the header Authorization, behind the word Bearer.",
        )
    if not login.has_word:
        yield _cause(
            login,
            "no-bearer",
            "The word Bearer is missing before the token in the header Authorization.",
            "Write Authorization: Bearer, a space, and the token.",
        )
    if login.is_answered and not login.is_refused:
        yield _cause(
            login,
            "redirected",
            f"The login was answered with {login.status}, where Qlik answers 200: most likely it went elsewhere.",
            "Send it by https to the host name that the tenant's address has in the browser; follow no redirection.",
        )


def not_quoted(call: Exchange) -> Cause:
    """That curl took the header with the token for addresses."""
    return Cause(
        name="not-quoted",
        by="capture",
        is_sure=True,
        says="curl took a word of the header Authorization for the name of a host: the header was not quoted, and the "
        "token was not sent in it.",
        where=call.where,
        rests_on=(Ground(f"What is said of the call: {call.failure}"), _DOCUMENTED),
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
        is_sure=name == "method" or (name == "no-token" and not _may_lack(login)),
        says=says,
        where=login.where,
        rests_on=(_DOCUMENTED,),
        look=_LOOK,
        change=change,
    )
