"""From a tenant to the configuration file that keeps it, or no longer does, and to the words on what was done."""

import re
import textwrap
from collections.abc import Mapping
from pathlib import Path

from inspector.configuration.kept import files_of
from inspector.configuration.tenants import drop_tenant, keep_tenant
from inspector.errors import CertificateError
from inspector.inspection import Inquiry, inspect_certificate
from inspector.lint.names import shown
from inspector.trust.tenant import Tenant
from inspector.visible import visible

_ARMOR = re.compile("(-----BEGIN [A-Z ]+-----)(.*)(-----END [A-Z ]+-----)")


def values_of(tenant: Tenant) -> Mapping[str, str | float]:
    """The settings of a tenant's table, the certificate as PEM; raises CertificateError for one with no usable key."""
    values: dict[str, str | float] = {}
    if tenant.description:
        values["description"] = tenant.description
    if tenant.issuer is not None:
        values["issuer"] = tenant.issuer
    if tenant.key_id is not None:
        values["key-id"] = tenant.key_id
    if tenant.clock_tolerance:
        seconds = tenant.clock_tolerance
        values["clock-tolerance"] = int(seconds) if seconds == int(seconds) else seconds
    if tenant.certificate is not None:
        if tenant.certificate.key is None:
            raise CertificateError(tenant.certificate.problems[0].message, kind="key-not-rsa")
        values["cert"] = over_lines(tenant.certificate.one_line)
    return values


def over_lines(one_line: str) -> str:
    """PEM as other tools read it: 64 characters of base64 a line."""
    begin, body, end = _ARMOR.findall(one_line)[0]
    return "\n".join([begin, *textwrap.wrap(body, 64), end, ""])


def keep(path: Path, tenant: Tenant, moment: float, *, replace: bool) -> tuple[str, ...]:
    """Writes a tenant into a configuration file; says which, and what is odd about its certificate at the moment.

    Raises CertificateError, and ConfigurationError where it has one of this name that may not be replaced, or cannot
    be written.
    """
    keep_tenant(path, tenant.name, values_of(tenant), replace=replace)
    return (f"tenant “{visible(tenant.name)}” is kept in {shown(str(path))}", *remarks(tenant, moment))


def remarks(tenant: Tenant, moment: float) -> tuple[str, ...]:
    """What is odd about a tenant's certificate at a moment (seconds since 1970-01-01 UTC), a line each."""
    if tenant.certificate is None:
        return ()
    found = inspect_certificate(tenant.certificate, Inquiry(moment))
    return tuple(f"note: {each.rule.code} {each.rule.name}: {visible(each.message)}" for each in found)


def overridden(name: str, folder: Path) -> tuple[str, ...]:
    """What is to say where several files have a tenant of this name, nothing otherwise; raises ConfigurationError."""
    files = files_of(name, folder)
    if len(files) < 2:
        return ()
    others = ", ".join(shown(str(path)) for path in files[1:])
    words = f"{others} has a “{visible(name)}” too; {shown(str(files[0]))} overrides it, setting by setting"
    return (f"note: {words}",)


def remove(name: str, files: tuple[Path, ...]) -> tuple[str, ...]:
    """Takes a tenant out of the first of the files that have it, and says so; raises ConfigurationError."""
    drop_tenant(files[0], name)
    told = visible(name)
    others = (f"note: {shown(str(path))} has a “{told}” too, which stays and holds now" for path in files[1:])
    return (f"tenant “{told}” was removed from {shown(str(files[0]))}", *others)
