"""Failed logins as they happen, each with its evidence, and the first cause that must be named."""

from dataclasses import dataclass

from tests.builders import EXP, MOMENT, compact, raw_token, token
from tests.diagnosis.captures import (
    GRANTED,
    ME,
    NO_NBF,
    NO_REASON,
    SENT_BACK,
    SESSION,
    Call,
    errors,
)

FAST = token(payload_changes={"iat": MOMENT + 90, "nbf": MOMENT + 91, "exp": MOMENT + 391})
MANAGED = raw_token('{"alg":"RS256"}', compact({"userId": "harry", "userDirectory": "CORP"}))
API_KEY = token(payload_changes={"iss": "qlik.api/api-keys", "aud": "qlik.api"})
LISTED = token(payload_changes={"aud": ["x", "qlik.api/login/jwt-session"]})
WITHOUT_NBF = token(without=("/payload/nbf",))
LOGGED_IN = Call(token=token(), received=(*GRANTED, *SESSION))
BEFORE = Call(method="GET", path=ME, at=MOMENT - 1, status=401, body="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What happened, the cause that must come first, and who tells it."""

    title: str
    calls: tuple[Call, ...]
    cause: str
    by: str
    is_sure: bool = True


SCENARIOS = (
    Scenario(
        title="nbf is missing, and Qlik says so",
        calls=(
            BEFORE,
            Call(token=WITHOUT_NBF, status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)),
        ),
        cause="missing-claim",
        by="answer",
    ),
    Scenario(
        title="the token had expired when it was sent, not when it was signed",
        calls=(Call(token=token(), at=EXP + 60, date=EXP + 60, status=401, body=NO_REASON),),
        cause="QJ502 expired",
        by="token",
        is_sure=False,
    ),
    Scenario(
        title="the signing machine's clock is 90 s fast",
        calls=(Call(token=FAST, at=MOMENT + 90, status=401, body=NO_REASON),),
        cause="signers-clock",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the same token is sent twice",
        calls=(LOGGED_IN, Call(token=token(), at=MOMENT + 5, status=401, body=NO_REASON)),
        cause="sent-again",
        by="capture",
    ),
    Scenario(
        title="another token has the jti of one before",
        calls=(LOGGED_IN, Call(token=token(payload_changes={"name": "Sally"}), status=401, body=NO_REASON)),
        cause="sent-again",
        by="capture",
    ),
    Scenario(
        title="Qlik says that the token was used",
        calls=(Call(token=token(), status=401, body=errors("", "jwt token has already been used")),),
        cause="already-used",
        by="answer",
    ),
    Scenario(
        title="the wrong host",
        calls=(
            Call(token=token(), status=401, body=errors("LOGIN-2", "No authentication configured for this hostname")),
        ),
        cause="wrong-host",
        by="answer",
    ),
    Scenario(
        title="another sub for the same e-mail",
        calls=(Call(token=token(), status=400, body=errors("LOGIN-12", "Multiple active users detected")),),
        cause="same-email",
        by="answer",
    ),
    Scenario(
        title="third-party cookies are blocked, or not asked for",
        calls=(BEFORE, LOGGED_IN, Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="")),
        cause="cookies-blocked",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="a page on the tenant's own host sends no cookies",
        calls=(
            Call(token=token(), host="app.example.com", site="same-origin", received=(*GRANTED, *SESSION)),
            Call(method="GET", path=ME, host="app.example.com", at=MOMENT + 1, status=401, body="", site="same-origin"),
        ),
        cause="cookies-not-sent",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the login set no cookie",
        calls=(Call(token=token()), Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="")),
        cause="no-session-cookie",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the origin is not granted, in words",
        calls=(
            Call(method="OPTIONS", status=403, body="Origin has not been granted access", received=()),
            Call(token=token(), status=0, body="", date=None, received=()),
        ),
        cause="origin",
        by="answer",
    ),
    Scenario(
        title="the origin is not granted, without words",
        calls=(
            Call(method="OPTIONS", status=204, body="", received=()),
            Call(token=token(), status=0, body="", date=None, received=()),
        ),
        cause="origin",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the browser keeps the answer back, and the capture has no question before",
        calls=(Call(token=token(), status=0, body="", date=None, received=(), error="net::ERR_FAILED"),),
        cause="origin",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="Firefox says that the origin is not granted",
        calls=(Call(token=token(), status=0, body="", date=None, received=(), error="CORS Missing Allow Origin"),),
        cause="origin",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the browser asks, is refused, and the login is not in the capture",
        calls=(Call(method="OPTIONS", status=403, body="", received=()),),
        cause="origin",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the origin is not granted, in words that no source has",
        calls=(Call(token=token(), status=403, body=errors("FORBIDDEN", "Origin not allowed")),),
        cause="origin-refused",
        by="answer",
        is_sure=False,
    ),
    Scenario(
        title="a host that is not there",
        calls=(Call(token=token(), status=0, body="", date=None, received=(), error="net::ERR_NAME_NOT_RESOLVED"),),
        cause="no-answer",
        by="capture",
    ),
    Scenario(
        title="no answer, and nobody knows why",
        calls=(Call(token=token(), status=0, body="", date=None, received=()),),
        cause="no-answer",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="a client-managed token",
        calls=(Call(token=MANAGED, status=401, body=NO_REASON),),
        cause="QJ113 other-token",
        by="token",
        is_sure=False,
    ),
    Scenario(
        title="an API key",
        calls=(Call(token=API_KEY, status=401, body=NO_REASON),),
        cause="QJ113 other-token",
        by="token",
        is_sure=False,
    ),
    Scenario(
        title="a login token in place of a session",
        calls=(Call(method="GET", path=ME, token=token(), status=401, body=NO_REASON),),
        cause="sent-elsewhere",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="a login token whose aud is an array is sent to a proxy",
        calls=(Call(path="/proxy", host="proxy.example.com", token=LISTED, status=401, body=NO_REASON),),
        cause="sent-elsewhere",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the login worked, the app is not shared",
        calls=(
            LOGGED_IN,
            Call(
                method="GET",
                path="/api/v1/apps/1",
                at=MOMENT + 1,
                status=403,
                sent=SENT_BACK,
                body="<html><body><h1>No permission to open the app.</h1></body></html>",
            ),
        ),
        cause="no-permission",
        by="answer",
    ),
    Scenario(
        title="the login worked, a call after it lacks its CSRF token",
        calls=(
            LOGGED_IN,
            Call(
                path="/api/v1/items",
                at=MOMENT + 1,
                status=403,
                sent=SENT_BACK,
                body=errors("CSRF-TOKEN-2", "CSRF token missing"),
            ),
        ),
        cause="csrf",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="too many calls",
        calls=(Call(token=token(), status=429, body=""),),
        cause="rate-limit",
        by="answer",
    ),
    Scenario(
        title="the login is sent as GET",
        calls=(Call(method="GET", token=token(), status=405, body=""),),
        cause="method",
        by="capture",
    ),
    Scenario(
        title="the login is sent to the path of another API",
        calls=(Call(path="/api/v1/login/jwt-session", token=token(), status=404, body="Not found"),),
        cause="wrong-path",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the login is sent with a slash too many",
        calls=(Call(path="/login/jwt-session/", token=token(), status=404, body=""),),
        cause="wrong-path",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="a page elsewhere names no web integration, and the answer has no grant",
        calls=(Call(path="/login/jwt-session", token=token(), status=401, body=NO_REASON, received=()),),
        cause="no-web-integration",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the login is redirected",
        calls=(Call(token=token(), status=302, body=""),),
        cause="redirected",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="no token is sent, though cookies are",
        calls=(Call(sent=SENT_BACK, status=401, body=NO_REASON),),
        cause="no-token",
        by="capture",
        is_sure=False,
    ),
)
