"""From claims of odd types and places to the code that probably set them."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.diagnosis.marks.mark import Line, Made, Print
from inspector.diagnosis.marks.times import found

_CLAIM_TYPES = "https://learn.microsoft.com/en-us/dotnet/api/system.security.claims.claimvaluetypes"
_TIMES = ("iat", "nbf", "exp")
_BOOLEANS = ("true", "false")
_DOTNET_BOOLEAN = Line("C#", 'new Claim("email_verified", "true", ClaimValueTypes.Boolean)')


def _texts(token: Made) -> Iterator[str]:
    """Claims that are text and should be numbers or booleans."""
    for name in _TIMES:
        value = token.payload.get(name)
        if isinstance(value, str) and value.isascii() and value.isdigit():
            yield f"{name} is a number in quotes"
    verified = token.payload.get("email_verified")
    if isinstance(verified, str) and verified.lower() in _BOOLEANS:
        yield f"email_verified is “{verified}”, in quotes"


def _dotnet(token: Made) -> Iterator[str]:
    texts = list(_texts(token))
    if any(each.startswith(_TIMES) for each in texts):
        yield from texts
        if isinstance(token.payload.get("groups"), str):
            yield "groups is one string, as .NET writes a single claim"


def _text_boolean(token: Made) -> Iterator[str]:
    texts = list(_texts(token))
    if not any(each.startswith(_TIMES) for each in texts):
        yield from texts


def _single_group(token: Made) -> Iterator[str]:
    groups = token.payload.get("groups")
    if isinstance(groups, str) and groups and not any(each.startswith(_TIMES) for each in _texts(token)):
        yield "groups is one string" + (" with commas in it" if "," in groups else "")


def _one_audience(token: Made) -> Iterator[str]:
    audience = token.payload.get("aud")
    if isinstance(audience, list) and len(audience) == 1:
        yield "aud is an array of one"


TYPES = (
    Print(
        name="dotnet-claims",
        guess=".NET's Claim, whose values are text unless their type is given",
        seen=_dotnet,
        changes=(Line("C#", 'new Claim("exp", exp.ToString(), ClaimValueTypes.Integer64)'), _DOTNET_BOOLEAN),
        grade="observed",
        sources=("public token generators (1 of the 48 read)", _CLAIM_TYPES),
    ),
    Print(
        name="boolean-as-text",
        guess="a value from a form, an environment variable or .NET's Claim, that stayed text",
        seen=_text_boolean,
        changes=(
            Line("JavaScript", "email_verified: true,"),
            Line("Python", '"email_verified": True,'),
            _DOTNET_BOOLEAN,
        ),
        grade="observed",
        sources=("public token generators (3 of the 48 read)", _CLAIM_TYPES),
    ),
    Print(
        name="single-group",
        guess="groups joined to one text, or .NET's Claim, which writes a single one without brackets",
        seen=_single_group,
        changes=(Line("JavaScript", "groups: groups.split(','),"), Line("Python", '"groups": groups.split(","),')),
        grade="observed",
        sources=("public token generators (4 of the 48 read have groups of a wrong shape)",),
    ),
    Print(
        name="options-in-payload",
        guess="jsonwebtoken's options were merged into the payload, its first argument",
        seen=found("QJ310"),
        changes=(
            Line("JavaScript", "jwt.sign(payload, privateKey, { algorithm: 'RS256', keyid, expiresIn: '5m', … })"),
        ),
        grade="inferred",
        sources=(sources.TUTORIAL, sources.JSONWEBTOKEN),
    ),
    Print(
        name="claims-in-header",
        guess="claims or options were given as the header, as jsonwebtoken's option header or PyJWT's headers",
        seen=found("QJ207"),
        changes=(
            Line("JavaScript", "jwt.sign(payload, privateKey, { algorithm: 'RS256', keyid, audience, issuer, … })"),
            Line("Python", 'jwt.encode(payload, key, algorithm="RS256", headers={"kid": key_id})'),
        ),
        grade="observed",
        sources=("public token generators (4 families of them)",),
    ),
    Print(
        name="go-audience",
        guess="golang-jwt's RegisteredClaims, which writes an audience as array unless told not to",
        seen=_one_audience,
        changes=(Line("Go", "jwt.MarshalSingleStringAsArray = false"),),
        grade="inferred",
        sources=("https://github.com/golang-jwt/jwt", sources.RFC7519_AUD),
    ),
)
