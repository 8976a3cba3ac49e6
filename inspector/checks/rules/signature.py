"""QJ6xx: from a signature that does not verify to why not; what was met is recorded by the forensics."""

from inspector.checks import sources
from inspector.checks.rule import Rule, Severity, Stage

_NEEDS = ("login token", "signature", "certificate", "usable key")

WRONG_KEY = Rule(
    code="QJ601",
    name="wrong-key",
    title="The signature was made with another private key",
    severity=Severity.ERROR,
    stage=Stage.SIGNATURE,
    needs=_NEEDS,
    why="A signature opens only with the certificate that belongs to the private key it was made with. Known because "
    "this key opens nothing in it that a signature holds.",
    fix="Sign with the private key of the certificate that the identity provider has, or upload the certificate of the "
    "key you sign with (a new key means a new identity provider).",
    grade="documented",
    sources=(sources.TUTORIAL, sources.RFC7515_VALIDATION),
)

CONTENT_ALTERED = Rule(
    code="QJ602",
    name="content-altered",
    title="Header or payload was changed after signing",
    severity=Severity.ERROR,
    stage=Stage.SIGNATURE,
    needs=_NEEDS,
    why="The key is right: it opens the signature. But the hash in it is of other text, so header or payload is not "
    "what was signed.",
    fix="Send the token as the library made it. Change claims before signing, never after; copy it whole.",
    grade="documented",
    sources=(sources.RFC8017_PKCS1, sources.RFC7515_VALIDATION),
)

OTHER_ALGORITHM = Rule(
    code="QJ603",
    name="other-algorithm",
    title="The right key signed, but not as RS256",
    severity=Severity.ERROR,
    stage=Stage.SIGNATURE,
    needs=_NEEDS,
    why="The key opens the signature, but what it holds has another hash, padding or encoding than RS256.",
    fix="Sign with RS256 (RSASSA-PKCS1-v1_5 with SHA-256), and let the library write alg into the header.",
    grade="documented",
    sources=(sources.RFC7518_RS256, sources.TUTORIAL),
)

SIGNATURE_LENGTH = Rule(
    code="QJ604",
    name="signature-length",
    title="The signature's length is not the key's",
    severity=Severity.ERROR,
    stage=Stage.SIGNATURE,
    needs=_NEEDS,
    causes=("QJ104",),
    why="An RSA signature is exactly as long as its key. One of another length was cut in copying, or a key of another "
    "size, or another kind of key, made it.",
    fix="If the message names another key, sign with the private key of this certificate, or check with the "
    "certificate of the key that signs. Else copy the token again, to its last character.",
    grade="documented",
    sources=(sources.RFC8017_PKCS1, sources.RFC7518_RS256),
)

HMAC_WITH_PUBLIC_KEY = Rule(
    code="QJ605",
    name="hmac-with-public-key",
    title="The public key was used as a shared secret",
    severity=Severity.ERROR,
    stage=Stage.SIGNATURE,
    needs=_NEEDS,
    why="The signature is an HMAC keyed with the text of the certificate or public key, which everyone may have: "
    "anyone can forge such a token. Known because the same HMAC was computed here.",
    fix="Sign with algorithm RS256 and the private key; hand the library the private key, not the certificate.",
    grade="documented",
    sources=(sources.RFC8725_ALG, sources.TUTORIAL),
)

DAMAGED_SIGNATURE = Rule(
    code="QJ606",
    name="damaged-signature",
    title="The signature was damaged on the way",
    severity=Severity.ERROR,
    stage=Stage.SIGNATURE,
    needs=_NEEDS,
    why="With one character changed back, or the bytes put in their right order, the signature verifies: it was "
    "damaged on the way, by hand or by a program.",
    fix="Copy the token again from where it was made.",
    grade="documented",
    sources=(sources.RFC7515_VALIDATION,),
)
