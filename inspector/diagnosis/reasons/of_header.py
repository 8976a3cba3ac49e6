"""From how a login carried its token to causes: in the address, not at all, as a word, with something around it."""

from inspector.checks import sources
from inspector.diagnosis.cause import Cause, Ground
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.mended import gaps
from inspector.diagnosis.scene import Scene
from inspector.intake import find_tokens

_CALL = "The login is POST /login/jwt-session, with the token in the header Authorization: Bearer …"
DOCUMENTED = Ground(_CALL, "documented", (sources.LOGIN_API,))
_RFC6750 = "https://www.rfc-editor.org/rfc/rfc6750#section-5.3"
_KEPT = Ground(
    "What stands in an address is kept in histories and logs, where others read it", "documented", (_RFC6750,)
)
_AS_SHOWN = " (unless that was taken out of the capture)"
NO_VALUE = "no-value"
_LOOK = "the code that calls /login/jwt-session"


def in_address(scene: Scene, login: Exchange) -> Cause | None:
    """A token in the URL, where the header has none: a browser keeps what stands behind # to itself."""
    if not login.in_address:
        return None
    behind = "; and what is behind # a browser does not send" if login.in_address.startswith("#") else ""
    says = (
        f"The token stands in the address of the login (“{scene.heard(login.in_address)}…”), not in the header "
        f"Authorization{_AS_SHOWN if _may_lack(login) else ''}: Qlik's login reads the header{behind}."
    )
    change = "Send it with the POST, in the header Authorization behind the word Bearer, and in no address."
    return request_cause(login, "token-in-address", says, change, more=(_KEPT,))


def in_body(_scene: Scene, login: Exchange) -> Cause | None:
    """A token in the body, where the header has none."""
    if not login.in_body:
        return None
    says = (
        "The token stands in the body of the login, not in the header "
        f"Authorization{_AS_SHOWN if _may_lack(login) else ''}: Qlik's login reads the header."
    )
    return request_cause(login, "token-in-body", says, "Send it in the header Authorization, behind the word Bearer.")


def _empty(_scene: Scene, login: Exchange) -> Cause | None:
    if not login.is_empty or login.bearer:
        return None
    return request_cause(
        login,
        "empty-token",
        "The header Authorization was sent with nothing where the token belongs, behind the word Bearer"
        f"{_AS_SHOWN if login.recorded else ''}: most likely the variable for the token was empty.",
        "Send the login once the token is there; look where the variable is set, and what the signing server gave.",
    )


def _token(scene: Scene, login: Exchange) -> Cause | None:
    if login.bearer or login.is_empty:
        return None
    if scene.unquoted is not None:
        return not_quoted(scene, scene.unquoted)
    if login.is_hidden or not login.is_whole or scene.is_stripped:
        return None
    return request_cause(
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
    return request_cause(
        login,
        NO_VALUE,
        f"The login carried the word “{told}” in the token's place: {why}",
        "Send the login once the token is there; look at what the call to the signing server gives.",
    )


def _written(_scene: Scene, login: Exchange) -> Cause | None:
    """A token with more around it than the word Bearer and a space."""
    around = "quotes" if login.bearer[:1] in ('"', "'") else ""
    around = "the word Bearer once more" if login.bearer.lower().startswith("bearer ") else around
    if not around:
        return None
    return request_cause(
        login,
        "not-bare",
        f"In the header Authorization the token has {around} before it.",
        "Write Authorization: Bearer, a space, and the bare token.",
    )


def _within(_scene: Scene, login: Exchange) -> Cause | None:
    """A token with something inside that is not its own."""
    (found, *others) = find_tokens(login.bearer) or (None,)
    between = gaps(login.bearer, found) if found is not None and not others else ()
    if not between:
        return None
    return request_cause(
        login,
        "not-whole",
        f"In the header Authorization the token has {between[0].words} that does not belong there.",
        "Send the token on one line, as the signing server gave it; take white space off where it is read.",
    )


def _word(_scene: Scene, login: Exchange) -> Cause | None:
    if login.has_word:
        return None
    return request_cause(
        login,
        "no-bearer",
        "The word Bearer is missing before the token in the header Authorization.",
        "Write Authorization: Bearer, a space, and the token.",
    )


_SURE = ("method", NO_VALUE, "not-bare", "not-whole")
_IF_WHOLE = ("no-token", "empty-token", "token-in-address", "token-in-body")
CHECKS = (_empty, _token, _literal, _written, _within, _word)
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
        rests_on=(Ground(f"What is said of the call: {scene.heard(call.failure)}"), DOCUMENTED),
        look="the command",
        change="Put the whole header in quotes: -H 'Authorization: Bearer …' (double ones on Windows' command line).",
    )


def _may_lack(login: Exchange) -> bool:
    """Whether a header may have been sent that is not there."""
    return login.from_browser or login.recorded


def request_cause(login: Exchange, name: str, says: str, change: str, *, more: tuple[Ground, ...] = ()) -> Cause:
    """A cause that lies in how the login was sent."""
    return Cause(
        name=name,
        by="capture",
        is_sure=name in _SURE or (name in _IF_WHOLE and not _may_lack(login)),
        says=says,
        where=login.where,
        rests_on=(DOCUMENTED, *more),
        look=_LOOK,
        change=change,
    )
