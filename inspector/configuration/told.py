"""From the settings of a tenant to the tenant, and to the certificate that one of them tells or names."""

from collections.abc import Mapping
from typing import Any

from inspector.checks.catalogue import BY_NAME
from inspector.configuration.known import is_pem
from inspector.errors import CertificateError, OptionError, SourceError
from inspector.lint.names import read_bytes, shown
from inspector.trust.certificate import MAX_LENGTH, Certificate, read_certificate
from inspector.trust.tenant import Tenant


def tenant_of(values: Mapping[str, Any]) -> Tenant:
    """The tenant of these values; raises CertificateError, SourceError and OptionError, each with its place."""
    cert, name = values.get("cert"), values.get("name", "")
    certificate = None if cert is None else read_told(cert, values.get("cert-origin", ""))
    try:
        return Tenant(
            issuer=values.get("issuer"),
            key_id=values.get("key-id"),
            certificate=certificate,
            clock_tolerance=values.get("clock-tolerance", 0),
            name=name,
            description=values.get("description", ""),
        )
    except OptionError as error:
        raise OptionError(f"tenants.{shown(name)}: {error}" if name else str(error)) from None


def read_told(cert: str, origin: str) -> Certificate:
    """The certificate in a file or in PEM text; `origin` is the setting or option that says so, "" for none."""
    material = material_of(cert, origin)
    try:
        return read_certificate(material)
    except CertificateError as error:
        advice = BY_NAME[error.kind].fix if error.kind == "private-key" else ""
        words = f"{_place(cert, origin)}: {error} {advice}".rstrip()
        raise CertificateError(words, kind=error.kind) from None


def material_of(cert: str, origin: str) -> bytes:
    """The bytes of a certificate, or of whatever was given as one; raises SourceError."""
    if is_pem(cert):
        return cert.encode("utf-8", "surrogatepass")
    try:
        return read_bytes(cert, MAX_LENGTH)
    except SourceError as error:
        raise SourceError(f"{_before(origin)}{error}") from None


def _place(cert: str, origin: str) -> str:
    """Where to look: the setting, and the file that it names; for what was given otherwise the file alone."""
    named = "" if is_pem(cert) else shown(cert)
    if _is_option(origin):
        return f"{origin} {named}".rstrip()
    return f"{origin} ({named})" if origin and named else origin or named or "the certificate"


def _before(origin: str) -> str:
    """What stands before words that begin with the file's name."""
    return f"{origin} " if _is_option(origin) else f"{origin}: " if origin else ""


def _is_option(origin: str) -> bool:
    return origin.startswith("--")
