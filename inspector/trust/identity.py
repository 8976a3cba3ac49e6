"""From a DER certificate to whose it is, who says so, and from when to when."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from inspector.trust.der import CONTEXT_0, read_children, read_element
from inspector.visible import cut, visible

# KeyError is how some versions of the library meet a type of text that no name has.
_REFUSALS = (ValueError, TypeError, OverflowError, KeyError, x509.InvalidVersion, UnsupportedAlgorithm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a certificate says of itself; names in RFC 4514's form and safe to show, times in UTC."""

    subject: str
    issuer: str
    serial: str
    not_before: datetime | None
    not_after: datetime | None


def read_identity(der: bytes) -> Identity | None:
    """What the certificate says of itself, or None where the library refuses it as malformed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd certificates (negative serials, …) are read with a warning
            return _identity_of(x509.load_der_x509_certificate(der))
    except _REFUSALS:
        return None


def spki_within(der: bytes) -> bytes:
    """The SubjectPublicKeyInfo as it stands in the certificate (RFC 5280 4.1), b"" where it has none."""
    outer = read_element(der)
    parts = read_children(outer.content) if outer else ()
    fields = read_children(parts[0].content) if parts else ()
    position = 6 if fields and fields[0].tag == CONTEXT_0 else 5
    return fields[position].whole if len(fields) > position else b""


def _identity_of(certificate: x509.Certificate) -> Identity:
    return Identity(
        subject=_name(lambda: certificate.subject),
        issuer=_name(lambda: certificate.issuer),
        serial=f"{certificate.serial_number:x}",
        not_before=_time(lambda: certificate.not_valid_before_utc),
        not_after=_time(lambda: certificate.not_valid_after_utc),
    )


def _name(read: Callable[[], x509.Name]) -> str:
    try:
        return cut(visible(read().rfc4514_string()), 1000)
    except _REFUSALS:
        return "(unreadable name)"


def _time(read: Callable[[], datetime]) -> datetime | None:
    try:
        return read()
    except _REFUSALS:
        return None
