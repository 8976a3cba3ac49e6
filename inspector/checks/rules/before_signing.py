"""QJ8xx: what is wrong with payload and signing options, before a token exists. Found while a preflight reads them."""

from inspector.checks import sources
from inspector.checks.rule import Rule, Severity, Stage

_SOURCES = (sources.TUTORIAL, sources.JSONWEBTOKEN)
_TIMESPANS = (sources.NODE_MS, sources.JSONWEBTOKEN)
_CLAIMS = ("QJ3", "QJ4", "QJ5")

CLAIM_AND_OPTION = Rule(
    code="QJ801",
    name="claim-and-option",
    title="A claim is set in both the payload and the signing options",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    about="inputs",
    causes=_CLAIMS,
    why="jsonwebtoken refuses a claim that stands in the payload and in the options. Called with a callback it "
    "reports the error and, for aud, iss, sub and jti, signs a token all the same, with the payload's value.",
    fix="Leave the claim out of the payload: exp, nbf, aud and iss are made from the options. Keep sub and jti in the "
    "payload, and out of the options.",
    grade="documented",
    sources=_SOURCES,
)

MISSING_OPTION = Rule(
    code="QJ802",
    name="missing-option",
    title="A signing option is missing",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    about="inputs",
    causes=("QJ2", "QJ4", "QJ5"),
    why="jsonwebtoken makes kid, alg, iss, exp, nbf and aud from its options. What is neither there nor in the "
    "payload is missing in the token; without algorithm it signs with HS256.",
    fix="Pass keyid, algorithm, issuer, expiresIn, notBefore and audience as options: the third argument of jwt.sign.",
    grade="documented",
    sources=_SOURCES,
)

OPTION_VALUE = Rule(
    code="QJ803",
    name="option-value",
    title="A signing option has a value that Qlik does not take",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    about="inputs",
    causes=("QJ2", "QJ4"),
    why="The library signs with it, and Qlik refuses the token: algorithm and audience have one right value each, "
    "and an empty issuer or keyid is nobody's.",
    fix="Write algorithm: 'RS256' and audience: 'qlik.api/login/jwt-session'; issuer and keyid as the identity "
    "provider has them.",
    grade="documented",
    sources=_SOURCES,
)

OPTION_REFUSED = Rule(
    code="QJ804",
    name="option-refused",
    title="jsonwebtoken refuses a signing option",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    about="inputs",
    causes=("QJ2", "QJ4", "QJ5", "QJ802"),
    why="jsonwebtoken knows these options by these names alone, each of one type, and refuses whatever else stands "
    "there before it signs.",
    fix="Use the names and types of its documentation: keyid (not kid), algorithm, issuer, audience, expiresIn, "
    "notBefore; header members go under header.",
    grade="documented",
    sources=_SOURCES,
)

TIMESPAN = Rule(
    code="QJ805",
    name="timespan",
    title="A timespan is not understood",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    about="inputs",
    causes=("QJ5",),
    why="expiresIn and notBefore take a whole number of seconds, or a text that npm's ms understands: a number and "
    "one unit.",
    fix="Write '5m', '1h', '30s' or whole seconds: 300.",
    grade="documented",
    sources=_TIMESPANS,
)

TIMESPAN_WITHOUT_UNIT = Rule(
    code="QJ806",
    name="timespan-without-unit",
    title="A timespan in quotes has no unit: it counts milliseconds",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    about="inputs",
    causes=("QJ5",),
    why="npm's ms takes a text without a unit for milliseconds, so that '3600' is 3.6 seconds; the number 3600 is an "
    "hour.",
    fix="Write the number without quotes (3600), or name the unit ('1h').",
    grade="documented",
    sources=_TIMESPANS,
)

PAYLOAD_REFUSED = Rule(
    code="QJ807",
    name="payload-refused",
    title="jsonwebtoken refuses the payload",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    about="inputs",
    causes=_CLAIMS,
    why="The payload has to be a plain object, and iat, exp and nbf in it numbers of seconds.",
    fix="Pass an object literal; leave iat, exp and nbf out of it, or write Math.floor(Date.now() / 1000) + 300.",
    grade="documented",
    sources=_SOURCES,
)

HEADER_OVERRIDES = Rule(
    code="QJ808",
    name="header-overrides",
    title="The option header beats another option",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    about="inputs",
    causes=("QJ2", "QJ4"),
    why="What stands under header is laid over alg, typ and kid last: it silently wins over algorithm and keyid.",
    fix="Leave kid and alg out of header, and set keyid and algorithm.",
    grade="documented",
    sources=_SOURCES,
)
