"""From the header and payload of a sound token to those with one fault of the kind that people make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from inspector.jose import Json

Members: TypeAlias = dict[str, Json]
_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: its name, a title that says what was done, the rules it breaks, and what it does to the members."""

    name: str
    title: str
    breaks: tuple[str, ...]
    change: Callable[[Members, Members], None]


def _audience(_header: Members, payload: Members) -> None:
    payload["aud"] = "qlik.api/jwt-login-session"


def _audience_array(_header: Members, payload: Members) -> None:
    payload["aud"] = ["qlik.api/login/jwt-session"]


def _lifetime(_header: Members, payload: Members) -> None:
    payload["exp"] = _number(payload, "nbf") + 2 * _HOUR


def _expired(_header: Members, payload: Members) -> None:
    for name in ("iat", "nbf", "exp"):
        payload[name] = _number(payload, name) - _HOUR


def _not_yet_valid(_header: Members, payload: Members) -> None:
    for name in ("nbf", "exp"):
        payload[name] = _number(payload, name) + _HOUR - 600


def _milliseconds(_header: Members, payload: Members) -> None:
    for name in ("iat", "nbf", "exp"):
        payload[name] = _number(payload, name) * 1000


def _no_nbf(_header: Members, payload: Members) -> None:
    del payload["nbf"]


def _no_jti(_header: Members, payload: Members) -> None:
    del payload["jti"]


def _no_sub(_header: Members, payload: Members) -> None:
    del payload["sub"]


def _verified_as_text(_header: Members, payload: Members) -> None:
    payload["email_verified"] = "true"


def _rs512(header: Members, _payload: Members) -> None:
    header["alg"] = "RS512"


def _no_kid(header: Members, _payload: Members) -> None:
    del header["kid"]


def _claims_in_header(header: Members, payload: Members) -> None:
    for name in ("aud", "iss", "exp"):
        header[name] = payload.pop(name)


def _options_in_payload(header: Members, payload: Members) -> None:
    """The options as they would have been passed, where jsonwebtoken does not look for them."""
    options: Mapping[str, Json] = {
        "keyid": header["kid"],
        "algorithm": header["alg"],
        "issuer": payload["iss"],
        "expiresIn": "5m",
        "notBefore": "1s",
        "audience": payload["aud"],
    }
    for name in ("aud", "iss", "exp", "nbf"):
        del payload[name]
    payload.update(options)


def _number(payload: Members, name: str) -> int:
    value = payload[name]
    return value if isinstance(value, int) else 0


def _fault(name: str, title: str, breaks: str, change: Callable[[Members, Members], None]) -> Fault:
    return Fault(name=name, title=title, breaks=tuple(breaks.split()), change=change)


_ALL = (
    _fault("audience", "wrong audience", "QJ404", _audience),
    _fault("audience-array", "the audience as an array", "QJ405", _audience_array),
    _fault("lifetime", "lifetime of 2 h", "QJ501", _lifetime),
    _fault("expired", "expired", "QJ502", _expired),
    _fault("not-yet-valid", "not valid for most of an hour", "QJ503", _not_yet_valid),
    _fault("milliseconds", "times in milliseconds", "QJ501 QJ503 QJ508 QJ511", _milliseconds),
    _fault("no-nbf", "no nbf", "QJ505", _no_nbf),
    _fault("no-jti", "no jti", "QJ406", _no_jti),
    _fault("no-sub", "no sub", "QJ301", _no_sub),
    _fault("no-kid", "no kid", "QJ202", _no_kid),
    _fault("email-verified-text", "email_verified as text", "QJ305", _verified_as_text),
    _fault("rs512", "signed with RS512", "QJ201 QJ603", _rs512),
    _fault("claims-in-header", "claims in the header", "QJ207 QJ401 QJ404 QJ504", _claims_in_header),
    _fault(
        "options-in-payload", "options merged into the payload", "QJ310 QJ401 QJ404 QJ504 QJ505", _options_in_payload
    ),
)
FAULTS: Mapping[str, Fault] = {fault.name: fault for fault in _ALL}
