"""From what is known of two tokens' keys to words, and to the key itself where it was found."""

import hashlib

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from inspector.diagnosis.same_key import SameKey
from inspector.report.layout import indented
from inspector.report.sheet import Sheet
from inspector.report.ways import Ways
from inspector.trust.public_key import spki_of


def key_block(found: SameKey, sheet: Sheet, width: int) -> list[str]:
    """Whether one key made both, whose it is, and the key as PEM, to be copied."""
    paint = sheet.paint
    lines = [paint("bold", "Key"), *map(paint.drawn, indented(found.words, 2, width))]
    if found.key is None:
        return lines
    lines += map(paint.drawn, indented(whose(found, sheet.ways), 2, width))
    lines += indented(f"SHA-256 of the public key: {thumbprint(found.key)}", 2, width)
    return [*lines, *pem(found.key).splitlines()]


def whose(found: SameKey, ways: Ways) -> str:
    """Which of the certificates at hand have the key."""
    if found.owners:
        return f"It is the key of {', '.join(found.owners)}."
    if not found.held_against:
        how = " or ".join(filter(None, (ways.certificate, "“qlik-jwt tenant add”")))
        return f"There is no certificate at hand to hold it against; {how} gives one."
    if found.held_against == 1:
        return "It is not the key of the one certificate at hand."
    return f"It is the key of none of the {found.held_against} certificates at hand."


def pem(key: RSAPublicKey) -> str:
    """The key as SubjectPublicKeyInfo in PEM."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def thumbprint(key: RSAPublicKey) -> str:
    """The hex SHA-256 of its SubjectPublicKeyInfo."""
    return hashlib.sha256(spki_of(key)).hexdigest()
