"""From the members that are there to those that may have been taken away, as far as they can be guessed."""

from collections.abc import Iterator, Mapping

from inspector.jose import Json
from inspector.trust.story.known import Known
from inspector.trust.story.segment import written
from inspector.trust.story.values import AUDIENCE, is_time

LIFETIMES = (3600, 300, 60, 30, 120, 180, 600, 900, 1200, 1800, 2700, 3000, 3300, 3599, 3601, 7200)
LONG_LIFETIMES = (10800, 14400, 21600, 28800, 36000, 43200, 86400, 172800, 604800, 2592000, 31536000)
_SKEWS = (0, 1, -1, 5, -5, 10, -10, 30, -30, 60, -60, 120, -120, 300, -300)


def lost_from_payload(claims: Mapping[str, Json], known: Known) -> Iterator[tuple[str, str]]:
    """Name and value, as JSON both, of claims that are not there."""
    fixed: tuple[tuple[str, Json], ...] = (
        ("subType", "user"),
        ("email_verified", True),
        ("email_verified", False),
        ("groups", []),
        ("groups", None),
        ("aud", AUDIENCE),
        ("aud", [AUDIENCE]),
        ("jti", ""),
        ("jti", None),
        ("typ", "JWT"),
        *(("iss", issuer) for issuer in known.issuers),
        *(("kid", key_id) for key_id in known.key_ids),
    )
    for name, value in (*fixed, *_persons(claims), *_moments(claims)):
        if name not in claims:
            yield written(name), written(value)


def lost_from_header(members: Mapping[str, Json], known: Known) -> Iterator[tuple[str, str]]:
    """The same for the header."""
    fixed: tuple[tuple[str, Json], ...] = (
        ("typ", "JWT"),
        ("alg", "RS256"),
        ("cty", "JWT"),
        ("b64", True),
        *(("kid", key_id) for key_id in known.key_ids),
    )
    for name, value in fixed:
        if name not in members:
            yield written(name), written(value)


def _persons(claims: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """Who is named in one claim is often named alike in another."""
    told = [claims[name] for name in ("sub", "email", "name") if isinstance(claims.get(name), str)]
    for value in told:
        for name in ("sub", "email", "name", "jti"):
            yield name, value
            if isinstance(value, str) and "@" in value:
                yield name, value.partition("@")[0]


def _moments(claims: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    times = {name: value for name, value in claims.items() if name in ("iat", "nbf", "exp") and is_time(value)}
    spans = (*LIFETIMES, *LONG_LIFETIMES)
    starts = [value for name, value in times.items() if name != "exp"]
    for start in starts:
        yield from (("exp", start + span) for span in spans)
        yield from ((name, start + skew) for name in ("nbf", "iat") for skew in _SKEWS)
    if "exp" in times and not starts:
        yield from ((name, times["exp"] - span) for name in ("nbf", "iat") for span in spans)
    yield "nbf", 0
