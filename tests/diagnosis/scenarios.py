"""Failed logins as they happen, each with its evidence, and the first cause that must be named: tests run them all."""

from dataclasses import dataclass

from tests.builders import EXP, MOMENT, base64url, compact, payload_text, raw_token, sealed, token
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
WITHOUT_NBF = token(without=("/payload/nbf",))
LOGGED_IN = Call(token=token(), received=(*GRANTED, *SESSION))
BEFORE = Call(method="GET", path=ME, at=MOMENT - 1, status=401, body="")
EDITED = ".".join((*token().split(".")[:1], base64url(payload_text({"exp": EXP + 600})), token().split(".")[2]))
ONE_LOST = f"{token()[:150]}{token()[151:]}"
OTHER_KEY = sealed(token().rpartition(".")[0], "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What happened, the cause that must come first ("" for none), who tells it, and what came of the login."""

    title: str
    calls: tuple[Call, ...]
    cause: str = ""
    by: str = ""
    is_sure: bool = True
    outcome: str = "failed"


# What a support engineer meets most: the first to read, and to hold against a real capture.
PROMISED = (
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
        title="the payload was edited after signing",
        calls=(Call(token=EDITED, status=401, body=NO_REASON),),
        cause="token-edit",
        by="token",
        is_sure=False,
    ),
    Scenario(
        title="one character of the token was lost on its way",
        calls=(Call(token=ONE_LOST, status=401, body=NO_REASON),),
        cause="token-damage",
        by="token",
        is_sure=False,
    ),
    Scenario(
        title="another private key signed",
        calls=(Call(token=OTHER_KEY, status=401, body=NO_REASON),),
        cause="QJ601 wrong-key",
        by="token",
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
        title="a good login",
        calls=(BEFORE, LOGGED_IN, Call(method="GET", path=ME, at=MOMENT + 1, body="{}", sent=SENT_BACK)),
        outcome="worked",
    ),
    Scenario(title="an empty capture", calls=(), outcome="unknown"),
)
