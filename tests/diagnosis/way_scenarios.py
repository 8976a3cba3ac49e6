"""Logins that failed on their way, or by how they were sent: tests run them all."""

from tests.builders import EXP, MOMENT, token
from tests.diagnosis.captures import GRANTED, LOGIN, ME, NO_REASON, Call
from tests.diagnosis.scenarios import Scenario

NO_PROXY_LOGIN = "<html><h1>Proxy Authentication Required</h1></html>"
DOWN = "<html><h1>503 Service Unavailable</h1></html>"
SQUID = (("Via", "1.1 proxy.example.com (squid/5.7)"), ("Server", "squid/5.7"), ("Proxy-Authenticate", "NTLM"))
LAX = (*GRANTED, ("Set-Cookie", "eas.sid=SECRET-COOKIE; Path=/; Secure; HttpOnly; SameSite=Lax"))
NOT_SECURE = (*GRANTED, ("Set-Cookie", "eas.sid=SECRET-COOKIE; Path=/; HttpOnly; SameSite=None"))


def in_address(behind: str, *, method: str = "POST", path: str = LOGIN) -> Call:
    """A login with its token in the URL."""
    return Call(method=method, path=f"{path}{behind}{token()}", status=401, body=NO_REASON)


ON_THE_WAY = (
    *(
        Scenario(
            title=f"the token stands in the address, behind {behind}",
            calls=(in_address(behind),),
            cause="token-in-address",
            by="capture",
            is_sure=False,
        )
        for behind in ("&token=", "&access_token=", "&jwt=", "#access_token=", "#", "&t=Bearer%20")
    ),
    Scenario(
        title="the browser is sent to the login with the token in the address",
        calls=(in_address("?token=", method="GET", path="/login/jwt-session"),),
        cause="token-in-address",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="the header has the word Bearer and nothing behind it",
        calls=(Call(sent=(("Authorization", "Bearer "),), status=401, body=NO_REASON),),
        cause="empty-token",
        by="capture",
        is_sure=False,
    ),
    Scenario(
        title="a proxy wants a login of its own",
        calls=(Call(token=token(), status=407, body=NO_PROXY_LOGIN, received=SQUID),),
        cause="proxy-login",
        by="capture",
    ),
    *(
        Scenario(
            title=f"a gateway answers {status}, and the token had expired, too",
            calls=(Call(token=token(), at=EXP + 1, date=EXP + 1, status=status, body=DOWN, received=SQUID[:2]),),
            cause="gateways-answer",
            by="capture",
            is_sure=False,
        )
        for status in (502, 503, 504)
    ),
    *(
        Scenario(
            title=f"a page elsewhere is answered 403 with {what}, and no origin is granted",
            calls=(Call(token=token(), status=403, body=body, received=()),),
            cause="refused-without-grant",
            by="capture",
            is_sure=False,
        )
        for what, body in (("no word", ""), ("a word", "Forbidden"), ("JSON without a code", "{}"))
    ),
    *(
        Scenario(
            title=f"the session's cookie is SameSite={word}, and the page is on another site",
            calls=(
                Call(token=token(), received=(*LAX[:-1], (LAX[-1][0], LAX[-1][1].replace("Lax", word)))),
                Call(method="GET", path=ME, at=MOMENT + 1, status=401, body=""),
            ),
            cause="cookies-same-site" if word != "None" else "cookies-blocked",
            by="capture",
            is_sure=word != "None",
        )
        for word in ("Lax", "strict", "None")
    ),
    *(
        Scenario(
            title=f"the session's cookie is SameSite=None without Secure, and the page is {site}",
            calls=(
                Call(token=token(), received=NOT_SECURE, site=site),
                Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="", site=site),
            ),
            cause="cookie-not-secure",
            by="capture",
            is_sure=False,
        )
        for site in ("cross-site", "same-site")
    ),
    Scenario(
        title="the session's cookie is SameSite=Lax, and the page is on the tenant's own site",
        calls=(
            Call(token=token(), received=LAX, site="same-site"),
            Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="", site="same-site"),
        ),
        cause="cookies-not-sent",
        by="capture",
        is_sure=False,
    ),
)
