"""From values that only a run would show to stand-ins that break no rule, and the places where they stand."""

from collections.abc import Iterator, Mapping

from inspector.checks.rules.tenant import AUDIENCE
from inspector.jose import pointer_part
from inspector.signing.javascript.values import Object, Placeholder, Unknown, Unseen, Value, is_number, is_object
from inspector.trust.tenant import Tenant

_LIFETIME = 300


def unknown_places(value: Value, where: str) -> Iterator[tuple[str, str]]:
    """Each place, as JSON Pointer, whose value is not known, with the expression that makes it."""
    match value:
        case Unseen():
            yield where, ""
        case Placeholder(text):
            yield where, f"<{text}>, which is still to be filled in"
        case Unknown(text):
            yield where, text
        case dict():
            for name, item in value.items():
                yield from unknown_places(item, f"{where}/{pointer_part(name)}")
        case list():
            for index, item in enumerate(value):
                yield from unknown_places(item, f"{where}/{index}")


def stood_in(header: Object, payload: Object, tenant: Tenant, moment: float) -> tuple[Object, Object]:
    """Header and payload with a stand-in for each value that is not known.

    Nothing is claimed of these: whoever judges the result leaves out what is found at their places.
    """
    known: dict[str, Value] = {
        "alg": "RS256",
        "typ": "JWT",
        "kid": tenant.key_id or "unknown",
        "iss": tenant.issuer or "unknown",
        "aud": AUDIENCE,
        "subType": "user",
        "email": "unknown@example.com",
        "email_verified": True,
        "groups": [],
        **_times(payload, int(moment)),
    }
    return _filled(header, known), _filled(payload, known)


def _times(payload: Object, moment: int) -> dict[str, Value]:
    """Times that hold together with those that are known."""
    nbf, exp = payload.get("nbf"), payload.get("exp")
    begin = nbf if is_number(nbf) else exp - _LIFETIME if is_number(exp) else moment
    return {"nbf": begin, "iat": begin, "exp": begin + _LIFETIME}


def _filled(members: Object, known: Mapping[str, Value]) -> Object:
    return {name: _known(value, known.get(name, "unknown"), name) for name, value in members.items()}


def _known(value: Value, instead: Value, name: str) -> Value:
    match value:
        case Unknown():
            return instead
        case list():
            return [_known(item, f"{name} {index}", name) for index, item in enumerate(value, start=1)]
        case _ if is_object(value):
            return _filled(value, {})
        case _:
            return value
