"""From the configuration to each tenant in it, with its certificate as it is and the files that keep it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspector.configuration.faults import table_of
from inspector.configuration.known import tenants
from inspector.configuration.places import read_files
from inspector.configuration.setting import Configuration, Table
from inspector.configuration.told import material_of
from inspector.errors import SourceError
from inspector.jose import Json
from inspector.lint.names import shown
from inspector.trust.certificate import Certificate, examine_certificate
from inspector.visible import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A tenant of the configuration by its settings, which may be none that can be judged by.

    `certificate` is None where none is told, or its file cannot be read: `trouble` says why then. `files` are the
    configuration files that have it, the nearer first.
    """

    name: str
    values: Mapping[str, Any]
    files: tuple[Path, ...]
    certificate: Certificate | None = None
    trouble: str = ""

    def text(self, key: str) -> str:
        """A setting as it may be shown, "" where it is not told."""
        value = self.values.get(key)
        return "" if value is None else visible(str(value))

    def as_document(self) -> dict[str, Json]:
        """The settings as JSON; the certificate stands there by itself."""
        return {
            "name": self.name,
            "description": self.values.get("description"),
            "issuer": self.values.get("issuer"),
            "keyId": self.values.get("key-id"),
            "clockTolerance": self.values.get("clock-tolerance", 0),
            "files": [str(path) for path in self.files],
        }

    def places(self) -> str:
        """The files, for people."""
        return ", ".join(shown(str(path)) for path in self.files)


def named_values(configuration: Configuration) -> dict[str, dict[str, Any]]:
    """The values of each tenant that has a name, by it: its name among them, and where its certificate is told.

    Raises ConfigurationError for a key unknown, or a value of another kind.
    """
    tables = configuration.table("tenants")
    found = tenants(configuration)
    return {name: {**placed(told, table_of(tables[name])), "name": name} for name, told in found.items()}


def placed(told: dict[str, Any], settings: Table) -> dict[str, Any]:
    """The values, and the place of the certificate's setting for errors to name."""
    return {**told, "cert-origin": str(settings["cert"].origin)} if "cert" in settings else told


def all_kept(configuration: Configuration, folder: Path) -> list[Kept]:
    """The tenants of a configuration, in its order, for a working folder; raises ConfigurationError."""
    return [kept_of(name, values, folder) for name, values in named_values(configuration).items()]


def kept_of(name: str, values: Mapping[str, Any], folder: Path) -> Kept:
    """The tenant of this name and these values; raises ConfigurationError for a file that cannot be read."""
    certificate, trouble, cert = None, "", values.get("cert")
    if cert is not None:
        try:
            certificate = examine_certificate(material_of(cert, values["cert-origin"]))
        except SourceError as error:
            trouble = str(error)
    return Kept(name=name, values=values, files=files_of(name, folder), certificate=certificate, trouble=trouble)


def files_of(name: str, folder: Path) -> tuple[Path, ...]:
    """The files that have a tenant of this name, the nearer first; raises ConfigurationError."""
    return tuple(path for path, table in read_files(folder) if name in tenants_in(table))


def tenants_in(table: Table) -> Table:
    """The tenants in one file's settings; none where what stands there is no table."""
    setting = table.get("tenants")
    return setting.value if setting is not None and isinstance(setting.value, Mapping) else {}
