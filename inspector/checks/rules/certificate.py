"""QJ7xx: from the tenant's certificate to what makes it unfit, and what only deserves a word."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from inspector.checks import sources
from inspector.checks.case import Case
from inspector.checks.rule import HELD, Found, Rule, Severity, Stage
from inspector.checks.words import duration

_WHERE = "/certificate"
_NEEDS = ("certificate",)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

UNREADABLE = Rule(
    code="QJ701",
    name="certificate-unreadable",
    title="The certificate cannot be read",
    severity=Severity.ERROR,
    stage=Stage.CERTIFICATE,
    needs=_NEEDS,
    why="Qlik needs an X.509 certificate or RSA public key in PEM form.",
    fix="Give the file that “openssl req -new -x509” wrote (publickey.cer), whole, from BEGIN to END CERTIFICATE.",
    grade="documented",
    sources=(sources.TUTORIAL,),
)

PRIVATE_KEY = Rule(
    code="QJ702",
    name="private-key",
    title="This is a private key",
    severity=Severity.ERROR,
    stage=Stage.CERTIFICATE,
    needs=_NEEDS,
    why="Whoever has the private key can sign a token for any user. It belongs on the signing machine alone, in no "
    "console, mail or page.",
    fix="Give the certificate (publickey.cer). If the private key was pasted or sent anywhere, make a new pair and a "
    "new identity provider.",
    grade="documented",
    sources=(sources.TUTORIAL,),
)

NOT_RSA = Rule(
    code="QJ703",
    name="key-not-rsa",
    title="The key is not RSA",
    severity=Severity.ERROR,
    stage=Stage.CERTIFICATE,
    needs=_NEEDS,
    why="RS256 needs an RSA key. Keys for elliptic curves, DSA or RSASSA-PSS alone cannot verify it.",
    fix="Make an RSA pair: openssl genrsa -out privatekey.pem 4096, then the certificate from it.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.RFC7518_RS256),
)


def _too_small(case: Case) -> tuple[Found, ...]:
    certificate = case.tenant.certificate
    if certificate is None or certificate.key is None or certificate.bits is None or certificate.bits >= 2048:
        return HELD
    return (Found(_WHERE, f"the RSA key has {certificate.bits:,} bits; RS256 wants 2,048 at least"),)


TOO_SMALL = Rule(
    code="QJ704",
    name="key-too-small",
    title="The RSA key is too small",
    severity=Severity.ERROR,
    stage=Stage.CERTIFICATE,
    needs=_NEEDS,
    why="RFC 7518 requires 2048 bits or more; jsonwebtoken 9 refuses to sign with less. What Qlik requires "
    "is not documented.",
    fix="Make a pair of 4096 bits as in the tutorial, and an identity provider with its certificate.",
    grade="documented",
    sources=(sources.RFC7518_RS256, sources.TUTORIAL),
    check=_too_small,
)


def _expired(case: Case) -> tuple[Found, ...]:
    certificate = case.tenant.certificate
    end = certificate.not_after if certificate else None
    if end is None or case.moment <= _seconds(end):
        return HELD
    return (Found(_WHERE, f"the certificate ended {end:%Y-%m-%d %H:%M} UTC, {_apart(case, end)} ago"),)


EXPIRED = Rule(
    code="QJ705",
    name="certificate-expired",
    title="The certificate has expired",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="Whether Qlik minds an expired certificate is not documented; the key in it works as before.",
    fix="Make a new certificate before it matters, and an identity provider with it.",
    grade="inferred",
    sources=(sources.RFC5280_VALIDITY, sources.TUTORIAL),
    check=_expired,
)


def _not_yet_valid(case: Case) -> tuple[Found, ...]:
    certificate = case.tenant.certificate
    start = certificate.not_before if certificate else None
    if start is None or case.moment >= _seconds(start):
        return HELD
    return (Found(_WHERE, f"the certificate begins {start:%Y-%m-%d %H:%M} UTC, in {_apart(case, start)}"),)


NOT_YET_VALID = Rule(
    code="QJ706",
    name="certificate-not-yet-valid",
    title="The certificate is not valid yet",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="Whether Qlik minds is not documented. Mostly the clock of the machine that made it was fast.",
    fix="Set the clock by NTP and make the certificate anew.",
    grade="inferred",
    sources=(sources.RFC5280_VALIDITY, sources.TUTORIAL),
    check=_not_yet_valid,
)

NOT_PASTEABLE = Rule(
    code="QJ707",
    name="not-pasteable",
    title="The one-line certificate cannot be pasted as it is",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="The console refuses to save a certificate with trailing spaces, carriage returns or line feeds.",
    fix="Paste the one-line form that “qlik-jwt cert FILE --one-line” prints, without the line's end.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.CREATE_PROVIDER),
)

SEVERAL = Rule(
    code="QJ708",
    name="several-certificates",
    title="The file holds several certificates",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="An identity provider has one. The first in the file was used; a chain's others sign no tokens.",
    fix="Keep only the certificate of the signing key.",
    grade="inferred",
    sources=(sources.PROVIDER_API, sources.TUTORIAL),
)


def _public_key_only(case: Case) -> tuple[Found, ...]:
    certificate = case.tenant.certificate
    if certificate is None or certificate.kind != "public-key":
        return HELD
    return (Found(_WHERE, "this is a bare public key, not a certificate"),)


PUBLIC_KEY_ONLY = Rule(
    code="QJ709",
    name="public-key-only",
    title="A bare public key, not a certificate",
    severity=Severity.NOTE,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="The tutorial makes a certificate. A public sample posts a bare public key through the API, so that may do.",
    fix="If the console refuses it, make a certificate: openssl req -new -x509 -key privatekey.pem -out publickey.cer.",
    grade="observed",
    sources=(sources.TUTORIAL, "https://github.com/qlikwebisr/jwt-demo"),
    check=_public_key_only,
)


def _weak_exponent(case: Case) -> tuple[Found, ...]:
    certificate = case.tenant.certificate
    if certificate is None or certificate.exponent is None or certificate.exponent >= 65537:
        return HELD
    return (Found(_WHERE, f"the public exponent is {certificate.exponent}; 65537 is usual"),)


WEAK_EXPONENT = Rule(
    code="QJ710",
    name="weak-exponent",
    title="The key's exponent is small",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    needs=_NEEDS,
    why="A small public exponent makes faults in the padding easier to exploit; libraries may refuse it.",
    fix="Make a pair with openssl's defaults, which use 65537.",
    grade="inferred",
    sources=(sources.RFC8017_PKCS1,),
    check=_weak_exponent,
)


@lru_cache(maxsize=64)
def _seconds(moment: datetime) -> float:
    return (moment - _EPOCH) / timedelta(seconds=1)


def _apart(case: Case, moment: datetime) -> str:
    return duration(case.moment - _seconds(moment))
