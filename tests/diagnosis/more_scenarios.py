"""Further logins as they fail, beside those that are met most: tests run them all."""

from tests.builders import MOMENT, token
from tests.diagnosis.captures import GRANTED, ME, NO_REASON, SENT_BACK, SESSION, Call, errors
from tests.diagnosis.scenarios import LOGGED_IN, Scenario

LISTED = token(payload_changes={"aud": ["x", "qlik.api/login/jwt-session"]})

MORE = (
    Scenario(
        title="Qlik says that the token was used",
        calls=(Call(token=token(), status=401, body=errors("", "jwt token has already been used")),),
        cause="already-used",
        by="answer",
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
        title="a login token in place of a session",
        calls=(Call(method="GET", path=ME, token=token(), status=401, body=NO_REASON),),
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
    Scenario(
        title="a login token whose aud is an array is sent to a proxy",
        calls=(Call(path="/proxy", host="proxy.example.com", token=LISTED, status=401, body=NO_REASON),),
        cause="sent-elsewhere",
        by="capture",
        is_sure=False,
    ),
)
