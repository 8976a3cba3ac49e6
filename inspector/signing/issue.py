"""From what is known of a user and a tenant to the header and payload of a token for Qlik's login."""

from collections.abc import Mapping

from inspector.checks.rules.tenant import AUDIENCE
from inspector.jose import Json
from inspector.signing.faulty import Members
from inspector.trust.tenant import Tenant

LIFETIME = 300
_BACK = 30
_HOUR = 3600


def login_token(
    claims: Mapping[str, Json], tenant: Tenant, *, moment: float, lifetime: int, token_id: str
) -> tuple[Members, Members]:
    """Header and payload: what the claims say, and made for what they do not say and what can be made.

    `moment` is that of signing, in seconds since 1970-01-01 UTC, `lifetime` how long the token is good from then on, in
    seconds. nbf lies 30 s back, for clocks differ, or as much less as the hour that Qlik allows from nbf to exp
    demands. Who the user is cannot be made: those claims are absent where they are not given.
    """
    issued = int(moment)
    header: Members = {"alg": "RS256", "typ": "JWT"}
    if tenant.key_id is not None:
        header["kid"] = tenant.key_id
    made: Members = {
        "subType": "user",
        "email_verified": True,
        "jti": token_id,
        "iat": issued,
        "nbf": issued - max(min(_BACK, _HOUR - lifetime), 0),
        "exp": issued + lifetime,
        "aud": AUDIENCE,
    }
    if tenant.issuer is not None:
        made["iss"] = tenant.issuer
    return header, {**claims, **{name: value for name, value in made.items() if name not in claims}}
