"""QJ1xx: from what was met while reading a text to what keeps it from being a token at all."""

from inspector.checks import sources
from inspector.checks.case import Case
from inspector.checks.kinds import other_kind
from inspector.checks.rule import HELD, Found, Rule, Severity, Stage

NO_TOKEN = Rule(
    code="QJ101",
    name="no-token",
    title="There is no token in the text",
    severity=Severity.ERROR,
    stage=Stage.TEXT,
    why="A signed token is three runs of letters, digits, - and _ joined by two dots; it mostly starts with eyJ.",
    fix="Copy the whole token, from eyJ to its last character: the text after “Bearer” in the request that failed.",
    grade="documented",
    sources=(sources.RFC7515_COMPACT,),
)

NOT_THREE_PARTS = Rule(
    code="QJ102",
    name="not-three-parts",
    title="The token has not three parts",
    severity=Severity.ERROR,
    stage=Stage.PARTS,
    causes=("QJ110",),
    why="A signed token in compact form is header, payload and signature, joined by two dots.",
    fix="Copy the token again, whole: a cut paste or an ellipsis drops parts, two tokens run together add some.",
    grade="documented",
    sources=(sources.RFC7515_COMPACT,),
)

ENCRYPTED = Rule(
    code="QJ103",
    name="encrypted-token",
    title="The token is encrypted",
    severity=Severity.ERROR,
    stage=Stage.KIND,
    causes=("QJ201", "QJ209"),
    why="Qlik wants a signed token (JWS) whose claims it can read. This one is encrypted (JWE).",
    fix="Sign the claims with RS256 and send the result; leave the encryption out.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.RFC7516),
)

BAD_BASE64URL = Rule(
    code="QJ104",
    name="bad-base64url",
    title="A part is not base64url",
    severity=Severity.ERROR,
    stage=Stage.BASE64URL,
    causes=("QJ105", "QJ106", "QJ107", "QJ602"),
    why="Each part is base64url without padding: A–Z, a–z, 0–9, - and _ alone. Anything else came in by copying, "
    "or by an encoder for ordinary base64.",
    fix="Copy the token again from where it was made. If it was made like this, encode with base64url without "
    "padding, or let a JWT library do it.",
    grade="documented",
    sources=(sources.RFC7515_BASE64URL,),
)

NOT_UTF8 = Rule(
    code="QJ105",
    name="not-utf8",
    title="Header or payload is not UTF-8",
    severity=Severity.ERROR,
    stage=Stage.BASE64URL,
    causes=("QJ601", "QJ602"),
    why="Header and payload are JSON in UTF-8, without a byte order mark.",
    fix="Encode the JSON text as UTF-8 before base64url; in .NET and PowerShell use UTF8 without BOM, not Unicode. "
    "Where the token lost its capitals or its small letters on its way, get it again from where it was made.",
    grade="documented",
    sources=(sources.RFC7515_COMPACT, sources.RFC8259_UTF8),
)

NOT_JSON = Rule(
    code="QJ106",
    name="not-json",
    title="Header or payload is not JSON",
    severity=Severity.ERROR,
    stage=Stage.JSON,
    why="A reader stops where the JSON breaks, or takes a number for another that it can hold.",
    fix="Let a JSON library write header and payload instead of joining strings, and keep times as whole seconds.",
    grade="documented",
    sources=(sources.RFC8259, sources.RFC7519_VALIDATION),
)

NOT_AN_OBJECT = Rule(
    code="QJ107",
    name="not-an-object",
    title="Header or payload is no JSON object",
    severity=Severity.ERROR,
    stage=Stage.JSON,
    why="Header and payload must be JSON objects: members in braces.",
    fix="Pass the library an object with the claims, not text, a list or a number.",
    grade="documented",
    sources=(sources.RFC7519_VALIDATION,),
)

DUPLICATE_NAME = Rule(
    code="QJ108",
    name="duplicate-name",
    title="A name stands twice in one object",
    severity=Severity.ERROR,
    stage=Stage.JSON,
    why="One reader takes the first value, another the last, a third refuses the token; names must be unique.",
    fix="Build the claims in one object (map, dictionary) and let the library write it out.",
    grade="documented",
    sources=(sources.RFC7519_CLAIMS, sources.RFC8259_NAMES),
)

TOO_LARGE = Rule(
    code="QJ109",
    name="too-large",
    title="The token is too large to be read",
    severity=Severity.ERROR,
    stage=Stage.PARTS,
    why="Over 1 MiB of text, or values nested deeper than 100, is not read here. A token travels in a request header, "
    "and servers bound those; what Qlik's bound is, is not documented.",
    fix="Leave out what Qlik does not read: beyond the required claims that is everything but groups.",
    grade="inferred",
    sources=(sources.TUTORIAL,),
)

NO_SIGNATURE = Rule(
    code="QJ110",
    name="no-signature",
    title="The signature is missing",
    severity=Severity.ERROR,
    stage=Stage.SIGNATURE,
    why="Qlik trusts a token by its signature alone. Without a third part nothing shows who made it. Logs often cut it "
    "off: then nothing is known of the signature that was sent.",
    fix="Sign with algorithm RS256 and the private key, or get the token whole, with its third part, from where it was "
    "made or sent.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.RFC8725_ALG),
)

UNSAFE_TEXT = Rule(
    code="QJ111",
    name="unsafe-text",
    title="A name or value holds deceptive characters",
    severity=Severity.WARNING,
    stage=Stage.ADVICE,
    why="Control, invisible, direction-turning or look-alike characters make two different values look the same, "
    "and an exact comparison fails.",
    fix="Type the value anew instead of pasting it, and strip such characters where the claims are made.",
    grade="inferred",
    sources=(sources.UNICODE_SECURITY,),
)

PASTED_WITH_EXTRAS = Rule(
    code="QJ112",
    name="pasted-with-extras",
    title="The token was taken out of other text",
    severity=Severity.NOTE,
    stage=Stage.TEXT,
    why="The token was judged without what stood around it. Whether that was sent as well cannot be seen. In a log, or "
    "other text that lint searches for tokens, only what had to be undone within a token is told.",
    fix="Nothing, if the text was merely copied with its surroundings. What is sent is “Authorization: Bearer ” and "
    "the bare token.",
    grade="inferred",
    sources=(sources.LOGIN_API,),
)


def _other_token(case: Case) -> tuple[Found, ...]:
    recognised = other_kind(case.header, case.payload)
    if recognised is None:
        return HELD
    kind, marks = recognised
    return (Found("/payload", f"this is {kind.name}: {marks}. {kind.advice}", (), kind.about),)


OTHER_TOKEN = Rule(
    code="QJ113",
    name="other-token",
    title="This is another kind of token",
    severity=Severity.ERROR,
    stage=Stage.KIND,
    needs=("header", "payload"),
    why="POST /login/jwt-session takes only a token signed for a JWT identity provider. The rules for claims do "
    "not apply to others and were not asked.",
    fix="Sign a token with the claims of the tutorial and send that one to /login/jwt-session.",
    grade="observed",
    sources=(sources.LOGIN_API,),
    about="kind",
    check=_other_token,
)

BLACKED_OUT = Rule(
    code="QJ114",
    name="blacked-out",
    title="A part of the token is blacked out",
    severity=Severity.NOTE,
    stage=Stage.PARTS,
    why="Logs and tools put stars or a word such as [REDACTED] in the place of a part, so that nobody can log in with "
    "it. What the token held there is not known, so it cannot be told whether it conforms. Only if this very text was "
    "sent is that the fault.",
    fix="Get the token whole from where it was made or sent. It is a password: let nobody have it who need not.",
    grade="inferred",
    sources=(sources.RFC7515_COMPACT,),
)
