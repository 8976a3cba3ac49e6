"""From DER bytes, a PEM label or a text to what it is by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from inspector.trust.der import (
    BIT_STRING,
    CONTEXT_0,
    INTEGER,
    OCTET_STRING,
    OID,
    SEQUENCE,
    Element,
    read_children,
    read_element,
    tags,
)

PRIVATE_KEY = "private key"
PRIVATE_KEY_LINE = re.compile(r"(?:BEGIN|END)[ +_][A-Z0-9 +_]{0,40}PRIVATE[ +_]KEY", re.IGNORECASE | re.ASCII)

_PRIVATE_TEXT = re.compile(
    r'PuTTY-User-Key-File-|<D>[^<]|"kty"\s{0,80}:\s{0,80}"oct"'
    "|(?<![A-Za-z0-9+/])MII[A-Za-z0-9+/]{2}[AQgw]IBA[AD]"  # base64 of a SEQUENCE that starts with version 0
)
_PRIVATE_MEMBER = re.compile(r'"(?:d|p|q|dp|dq|qi|k)"\s{0,80}:\s{0,80}"')


@dataclass(frozen=True, slots=True)
class Kind:
    """What was given instead of a certificate: the cause in one machine word, and the message for people."""

    detail: str
    message: str


KINDS: Mapping[str, Kind] = {
    "private key": Kind("private-key", "This is a private key; the certificate or public key belongs here."),
    "certificate signing request": Kind(
        "csr", "This is a certificate signing request; the certificate is what is made from it."
    ),
    "certificate revocation list": Kind("crl", "This is a certificate revocation list, not a certificate."),
    "SSH public key": Kind("ssh-key", "This is an SSH public key; it has to be converted to PEM (PKCS#8) first."),
    "PGP key": Kind("pgp-key", "This is a PGP key, not a certificate."),
    "PKCS#12 file": Kind(
        "pkcs12",
        "This is a PKCS#12 file, which as a rule holds the private key too; export the certificate alone.",
    ),
    "PKCS#7 bundle": Kind("pkcs7", "This is a PKCS#7 bundle; export the one certificate from it as PEM."),
    "Java keystore": Kind("keystore", "This is a Java keystore; export the one certificate from it as PEM."),
    "key parameters": Kind("parameters", "These are the parameters of a key (DH, DSA or EC), not a certificate."),
    "XML key": Kind("xml-key", "This is an RSA key in XML, as .NET writes it; export it as PEM first."),
    "a token": Kind("token", "This is a token (JWT), not the certificate it is checked with."),
    "empty": Kind("empty", "There is nothing in it."),
    "damaged certificate": Kind("asn1", "The base64 can be read, but what it holds is no well-formed certificate."),
    "damaged public key": Kind("asn1", "The base64 can be read, but what it holds is no well-formed public key."),
    "unknown": Kind("unknown", "This is no certificate and no public key in any form known here."),
}

_LABELS = (
    (re.compile("CERTIFICATE REQUEST"), "certificate signing request"),
    (re.compile("CRL"), "certificate revocation list"),
    (re.compile("SSH2"), "SSH public key"),
    (re.compile("PGP"), "PGP key"),
    (re.compile("PKCS ?#?7|CMS"), "PKCS#7 bundle"),
    (re.compile("PKCS ?#?12|PFX"), "PKCS#12 file"),
    (re.compile("PARAMETERS"), "key parameters"),
)
_TEXTS = (
    (re.compile(r"\s*(?:Bearer\s{1,9})?eyJ[\w-]*\.", re.ASCII), "a token"),
    (re.compile(r"\s*(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-|sk-(?:ssh|ecdsa)-)"), "SSH public key"),
    (re.compile(r"\s*<(?:\?xml|RSAKeyValue)"), "XML key"),
)
_MAGIC = (
    (b"openssh-key-v1", PRIVATE_KEY),
    (b"\xfe\xed\xfe\xed", "Java keystore"),
    (b"\xce\xce\xce\xce", "Java keystore"),
)


def kind_of_label(label: str) -> str:
    """What a BEGIN line announces, where that is neither certificate nor public key; "" otherwise."""
    return next((kind for pattern, kind in _LABELS if pattern.search(label)), "")


def kind_of_text(text: str) -> str:
    """What a text without any BEGIN line is: "unknown" where nothing speaks for a kind."""
    if not text.strip():
        return "empty"
    return next((kind for pattern, kind in _TEXTS if pattern.match(text)), "unknown")


def names_private_key(text: str) -> bool:
    """Whether a private key stands anywhere in the text, by its BEGIN or END line or by its members."""
    if PRIVATE_KEY_LINE.search(text) or _PRIVATE_TEXT.search(text):
        return True
    return '"kty"' in text and bool(_PRIVATE_MEMBER.search(text))


def kind_of_der(data: bytes) -> str:
    """What binary data is: "certificate", "public-key", "pkcs1" (an RSA key alone), a name of KINDS."""
    if magic := next((kind for start, kind in _MAGIC if data.startswith(start)), ""):
        return magic
    outer = read_element(data)
    if outer is None or outer.tag != SEQUENCE:
        return "unknown"
    return _kind_of_parts(read_children(outer.content))


def _kind_of_parts(parts: tuple[Element, ...]) -> str:
    match tags(parts):
        case (first, *_) if first == INTEGER and parts[0].content in (b"\0", b"\1"):
            return PRIVATE_KEY  # PKCS#8, PKCS#1, SEC 1 and DSA keys start with version 0 or 1
        case (first, second, *_) if (first, second) == (INTEGER, SEQUENCE):
            return "PKCS#12 file" if parts[0].content == b"\3" else "unknown"
        case (first, second) if (first, second) == (INTEGER, INTEGER):
            return "pkcs1"
        case (first, second, *_) if (first, second) == (SEQUENCE, OCTET_STRING):
            return PRIVATE_KEY  # PKCS#8, encrypted
        case (first, second) if (first, second) == (SEQUENCE, BIT_STRING):
            return "public-key"
        case (first, second) if (first, second) == (OID, CONTEXT_0):
            return "PKCS#7 bundle"
        case (first, *_) if first == SEQUENCE:
            return _kind_of_signed(read_children(parts[0].content))
    return "unknown"


def _kind_of_signed(parts: tuple[Element, ...]) -> str:
    match tags(parts):
        case (first, *_) if first == CONTEXT_0:
            return "certificate"
        case (a, b, c, d, e, f, *_) if (a, b, c, d, e, f) == (INTEGER, *[SEQUENCE] * 5):
            return "certificate"  # version 1 has no version field
        case (a, b, c, d) if (a, b, c, d) == (INTEGER, SEQUENCE, SEQUENCE, CONTEXT_0):
            return "certificate signing request"
        case (a, b, c, *_) if (a, b, c) in {(INTEGER, SEQUENCE, SEQUENCE), (SEQUENCE, SEQUENCE, 0x17)}:
            return "certificate revocation list"
    return "unknown"


def is_key_material(text: str) -> bool:
    """Whether it is written as certificates and keys are: PEM, its bare base64, or a JWK."""
    return "-----BEGIN" in text or text.lstrip().startswith("MII") or '"kty"' in text
