"""From what was told of a tenant to the table that is written of it, and to what is said about its certificate."""

import re
import textwrap
from collections.abc import Mapping
from pathlib import Path

import click

from inspector.cli.configured import named_tenants
from inspector.cli.talk import say
from inspector.configuration.places import file_to_write, read_files
from inspector.configuration.tenants import keep_tenant
from inspector.errors import CertificateError
from inspector.inspection import Inquiry, inspect_certificate
from inspector.lint.names import shown
from inspector.trust.tenant import Tenant
from inspector.visible import visible

_ARMOR = re.compile("(-----BEGIN [A-Z ]+-----)(.*)(-----END [A-Z ]+-----)")

project_option = click.option(
    "--project", "of_project", is_flag=True, help="Keep it in the project's file.  [your own file]"
)
replace_option = click.option("--replace", is_flag=True, help="Write over one of the same name.")


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


def keep(tenant: Tenant, moment: float, *, of_project: bool, replace: bool) -> None:
    """Writes a tenant into a configuration file, and says which, and what is odd about its certificate."""
    path = file_to_write(Path.cwd(), of_project=of_project)
    keep_tenant(path, tenant.name, values_of(tenant), replace=replace)
    say(f"tenant “{visible(tenant.name)}” is kept in {shown(str(path))}")
    if tenant.certificate is not None:
        for finding in inspect_certificate(tenant.certificate, Inquiry(moment)):
            say(f"note: {finding.rule.code} {finding.rule.name}: {visible(finding.message)}")


def taken_names() -> tuple[str, ...]:
    """The names that tenants of the configuration have."""
    return tuple(named_tenants())


def files_of(name: str) -> tuple[Path, ...]:
    """The files that have a tenant of this name, the nearer first."""
    found = []
    for path, table in read_files(Path.cwd()):
        tenants = table.get("tenants")
        if tenants is not None and isinstance(tenants.value, Mapping) and name in tenants.value:
            found.append(path)
    return tuple(found)
