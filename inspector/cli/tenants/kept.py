"""From the configuration to each tenant in it, with its certificate as it is and the files that keep it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspector.cli.configured import named_tenants, no_tenant
from inspector.cli.tenants.keeping import files_of
from inspector.cli.tenants.told import material_of
from inspector.errors import OptionError, SourceError
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


def all_kept() -> list[Kept]:
    """The tenants of the configuration, in its order."""
    return [_kept(name, values) for name, values in named_tenants().items()]


def kept(name: str, act: str) -> Kept:
    """The tenant of this name; raises OptionError where there is none, in the words of the act."""
    values = named_tenants().get(name)
    if values is None:
        raise OptionError(f"tenant {act}: {no_tenant(name)}")
    return _kept(name, values)


def _kept(name: str, values: Mapping[str, Any]) -> Kept:
    certificate, trouble, cert = None, "", values.get("cert")
    if cert is not None:
        try:
            certificate = examine_certificate(material_of(cert, values["cert-origin"]))
        except SourceError as error:
            trouble = str(error)
    return Kept(name=name, values=values, files=files_of(name), certificate=certificate, trouble=trouble)
