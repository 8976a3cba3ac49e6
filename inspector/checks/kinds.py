"""From header and payload to the kind of token it is, where it is no Qlik Cloud login token."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inspector.jose import Json

Members = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Kind:
    """Another kind of token: its name, what gives it away (`about`: the members), what to do, and if Qlik makes it."""

    name: str
    advice: str
    marks: Callable[[Members, Members], str | None]
    about: tuple[str, ...]
    is_qliks_own: bool = False


def other_kind(header: Members, payload: Members) -> tuple[Kind, str] | None:
    """The other kind that the token plainly is, with the marks in words; None for what is meant as login token."""
    issuer = payload.get("iss")
    if "sub" in payload and not (isinstance(issuer, str) and issuer.startswith(("qlik.api", "https://qlik.api"))):
        return None
    for kind in KINDS:
        marks = kind.marks(header, payload)
        if marks is not None:
            return kind, marks
    return None


def _api_key(_header: Members, payload: Members) -> str | None:
    return "iss is qlik.api/api-keys" if payload.get("iss") == "qlik.api/api-keys" else None


def _oauth(_header: Members, payload: Members) -> str | None:
    return "iss is qlik.api" if payload.get("iss") == "qlik.api" else None


def _internal(_header: Members, payload: Members) -> str | None:
    return "iss is https://qlik.api.internal" if payload.get("iss") == "https://qlik.api.internal" else None


def _client_managed(header: Members, payload: Members) -> str | None:
    lowered = {name.lower() for name in payload}
    if not lowered.isdisjoint({"sub", "subtype", "jti", "email_verified"}) or "kid" in header:
        return None
    for pair in (("userid", "userdirectory"), ("user", "directory")):
        if lowered.issuperset(pair):
            return "it names a user and a directory, and has neither sub nor kid"
    return None


def _nprinting(header: Members, payload: Members) -> str | None:
    if "kid" in header or not payload.keys().isdisjoint({"sub", "subType", "jti", "email_verified", "aud"}):
        return None
    return "it has domain and name, and neither sub nor kid" if payload.keys() >= {"domain", "name"} else None


_ISSUER = ("/payload/iss",)
KINDS = (
    Kind(
        "a Qlik Cloud API key",
        "It is no login token: send it as Bearer token with REST calls. It is a long-lived secret; if it was "
        "pasted where others can read it, revoke it.",
        _api_key,
        _ISSUER,
        is_qliks_own=True,
    ),
    Kind(
        "a Qlik OAuth access token",
        "It is no login token: send it as Bearer token with REST calls.",
        _oauth,
        _ISSUER,
        is_qliks_own=True,
    ),
    Kind(
        "an internal token of Qlik Sense Enterprise on Kubernetes",
        "It is made and used inside of the platform and cannot log a user in to Qlik Cloud.",
        _internal,
        _ISSUER,
        is_qliks_own=True,
    ),
    Kind(
        "a token for client-managed Qlik Sense",
        "It goes to a virtual proxy, whose JWT attribute names it must carry; for Qlik Cloud, sign one with the "
        "claims of the tutorial.",
        _client_managed,
        tuple(f"/payload/{name}" for name in ("userId", "userDirectory", "user", "directory", "sub")),
    ),
    Kind(
        "probably a token for Qlik NPrinting",
        "For Qlik Cloud, sign one with the claims of the tutorial.",
        _nprinting,
        tuple(f"/payload/{name}" for name in ("domain", "name", "sub")),
    ),
)
