"""From a file that is to be written over to the refusal where it holds what is not to be lost: a key, a certificate."""

import re
from pathlib import Path

from inspector.errors import OptionError, SourceError
from inspector.lint.names import reason, shown, text_of

_BEGINNING = 64 << 10  # bytes: longer chains of certificates before a key are not met
_PRIVATE = re.compile(r"^[ \t]*(?:-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----|PuTTY-User-Key-File-)", re.MULTILINE)
_PUBLIC = re.compile(r"\s*-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}(?:CERTIFICATE|PUBLIC KEY)-----")
_IN_DER = {
    "private key": "a private key",
    "PKCS#12 file": "a private key (PKCS#12)",
    "Java keystore": "a keystore",
    "certificate": "a certificate",
    "public-key": "a public key",
}


def refuse_precious(path: str) -> None:
    """Raises OptionError where a file is there that holds a key or certificate, SourceError where it cannot be read."""
    if found := _key_in(_beginning_of(path)):
        raise OptionError(f"{shown(path)} holds {found}, and is not written over; name another file")


def _beginning_of(path: str) -> bytes:
    """The first bytes of a file, b"" where none is there; raises SourceError where it cannot be read."""
    try:
        if not Path(path).is_file():
            return b""
        with Path(path).open("rb") as stream:
            return stream.read(_BEGINNING)
    except (OSError, ValueError) as error:
        raise SourceError(f"{shown(path)}: what is in it cannot be read ({reason(error)})") from None


def _key_in(data: bytes) -> str:
    """What of keys and certificates the beginning of a file is, in words; "" for anything else."""
    if not data:
        return ""
    from inspector.trust.jwk import read_jwk  # noqa: PLC0415 - only what is written over needs it
    from inspector.trust.kinds import kind_of_der  # noqa: PLC0415 - likewise

    text = text_of(data).removeprefix("\ufeff")
    if _PRIVATE.search(text):
        return "a private key"
    if _PUBLIC.match(text):
        return "a certificate or public key"
    jwk = read_jwk(text)
    return "a private key (JWK)" if jwk and jwk.private else _IN_DER.get(kind_of_der(data), "")
