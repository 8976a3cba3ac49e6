"""From the bytes given as certificate to what is found in them, whatever they are."""

import re
from dataclasses import replace

from inspector.jose.problem import Problem
from inspector.trust.armor import decode_body
from inspector.trust.blocks import from_blocks
from inspector.trust.found import WHERE, Found, damaged, from_der, private_key, several, unreadable
from inspector.trust.jwk import Jwk, read_jwk
from inspector.trust.kinds import kind_of_der, kind_of_text, names_private_key
from inspector.trust.mending import mend
from inspector.trust.pem import find_blocks
from inspector.trust.source import read_source

_HEXADECIMAL = re.compile(r"30(?:[0-9A-Fa-f]|[:\s])+")
_TAILS = {" ": "a space", "\n": "a line feed (LF)", "\r": "a carriage return (CR)", "\r\n": "CR and LF"}


def search(data: bytes) -> Found:
    """What the bytes hold; a private key anywhere in them is all that is said of them."""
    source = read_source(data)
    if source.text is None:
        return from_der(data, "DER")
    text, mended = mend(source.text)
    blocks = find_blocks(text)
    if names_private_key(source.text) or names_private_key(text):
        return private_key(beside_certificate=any(block.label.endswith("CERTIFICATE") for block in blocks))
    if jwk := read_jwk(source.text):
        return _from_jwk(jwk)
    found = from_blocks(blocks) if blocks else _from_bare(text)
    if isinstance(found, bytes):
        return search(found).with_mended(("base64 twice over",))
    problems = (*found.problems, *_pasting_problems(source.text)) if found.pasted else found.problems
    return replace(found.with_mended(source.mended + mended), problems=problems)


def _from_jwk(jwk: Jwk) -> Found:
    if jwk.private:
        return private_key(beside_certificate=False)
    if not jwk.key.key_type:
        message = "This is a JSON Web Key, but its n and e make no RSA key."
        return unreadable("damaged public key", base=jwk.form, detail="jwk", message=message)
    problems = (several(jwk.count, "keys"),) if jwk.count > 1 else ()
    return Found(kind="public-key", jwk=jwk.key, base=jwk.form, problems=problems)


def _from_bare(text: str) -> Found | bytes:
    """What a text without BEGIN and END lines holds; bytes where it is base64 of PEM once more."""
    kind = kind_of_text(text)
    if kind != "unknown":
        return unreadable(kind)
    if _HEXADECIMAL.fullmatch(text.strip()):
        digits = re.sub(r"[:\s]", "", text)
        return from_der(bytes.fromhex(digits[: len(digits) // 2 * 2]), "DER in hexadecimal")
    armored = decode_body(text)
    if armored.data and kind_of_der(armored.data) != "unknown":
        return from_der(armored.data, "base64 without BEGIN line").with_mended(armored.mended)
    if b"-----BEGIN" in armored.data:
        return armored.data
    if text.lstrip(" \t\r\n\"'`").startswith("MI"):  # how base64 of DER over 255 bytes begins
        return damaged("certificate", "base64 without BEGIN line", armored)
    if armored.data or re.search(r"BEGIN|END CERT", text, re.IGNORECASE):
        message = "There is no complete BEGIN line, and what is there cannot be read without it."
        return unreadable("unknown", detail="no-begin-line", message=message)
    return unreadable("unknown")


def _pasting_problems(text: str) -> tuple[Problem, ...]:
    """What Qlik's console refuses at the end of a PEM that is on one line already."""
    line = text.strip()
    tail = text[len(text.rstrip()) :]
    if not tail or re.search("[\r\n]", line) or not line.endswith("-"):
        return ()
    detail = tail if tail in _TAILS else tail[-1]
    words = _TAILS.get(detail, "white space")
    message = f"The line ends with {words} after the END marker; Qlik's console does not save it so."
    names = {" ": "space", "\n": "lf", "\r": "cr", "\r\n": "crlf"}
    return (Problem(kind="not-pasteable", where=WHERE, message=message, detail=names.get(detail, "space")),)
