"""From what somebody wrote of a tenant, new or kept already, to the configuration file that keeps it so."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from inspector.configuration.document import read_document
from inspector.configuration.faults import quoted, table_of
from inspector.configuration.keeping import keep, remarks, values_of
from inspector.configuration.kept import Kept, tenants_in
from inspector.configuration.names import checked_name
from inspector.configuration.tenants import change_tenant
from inspector.errors import ConfigurationError, OptionError
from inspector.lint.names import shown
from inspector.trust.certificate import Certificate
from inspector.trust.tenant import Tenant
from inspector.visible import visible

_TOLERANCE = "clock-tolerance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is written of a tenant, text by text, "" for what is not told; the tolerance is in seconds."""

    name: str = ""
    description: str = ""
    issuer: str = ""
    key_id: str = ""
    tolerance: str = ""
    certificate: Certificate | None = None

    def tenant(self) -> Tenant:
        """The tenant of what is written; raises OptionError for what means nothing."""
        return Tenant(
            name=self.name,
            issuer=self.issuer or None,
            key_id=self.key_id or None,
            certificate=self.certificate,
            clock_tolerance=seconds_of(self.tolerance),
            description=self.description,
        )

    def texts(self) -> dict[str, str]:
        """The texts by the names of their settings."""
        return {
            "description": self.description,
            "issuer": self.issuer,
            "key-id": self.key_id,
            _TOLERANCE: self.tolerance,
        }


def entry_of(kept: Kept) -> Entry:
    """What is known of a tenant, safe to show; what is left as it is here stays as it stands in its file."""
    return Entry(
        name=visible(kept.name),
        description=kept.text("description"),
        issuer=kept.text("issuer"),
        key_id=kept.text("key-id"),
        tolerance=f"{kept.values.get(_TOLERANCE, 0):g}",
        certificate=kept.certificate,
    )


def seconds_of(text: str) -> float:
    """A number of seconds, 0 for an empty text; raises OptionError for what is no number."""
    try:
        return float(text or 0)
    except ValueError:
        raise OptionError("The tolerance is a number of seconds, such as 5.") from None


def keep_new(entry: Entry, path: Path, among: list[Kept], moment: float) -> tuple[str, ...]:
    """Keeps a new tenant in a file, and says so with what is odd about its certificate.

    Raises OptionError and CertificateError for what cannot be kept so, ConfigurationError for a file that cannot.
    """
    tenant = entry.tenant()
    _refuse_taken(checked_name(entry.name), among)
    _refuse_untold(values_of(tenant).items())
    return keep(path, tenant, moment, replace=False)


def keep_changed(kept: Kept, entry: Entry, among: list[Kept], moment: float) -> tuple[str, ...]:
    """Keeps what was changed of a tenant, in the nearest file that has it; all else there stays as it is.

    Raises as `keep_new` does, and ConfigurationError where another file would still say what was taken out.
    """
    path, tenant = kept.files[0], entry.tenant()
    name = _new_name(kept, entry, among)
    changes = _changes(kept, entry)
    written = _written(path, kept.name)
    told = {key: value for key, value in {**written, **changes}.items() if value is not None}
    for key in changes.keys() - told.keys():
        _refuse_elsewhere(kept, key, f"its {key} stands in {{file}} too; take it out there first")
    _refuse_untold(tuple({**kept.values, **dict.fromkeys(changes), **told}.items()))
    change_tenant(path, kept.name, told, called=name)
    said = f"tenant “{visible(name)}” is kept in {shown(str(path))}"
    return (said, *remarks(tenant, moment)) if "cert" in changes else (said,)


def _new_name(kept: Kept, entry: Entry, among: list[Kept]) -> str:
    """The name that it is to have, which is its own or free."""
    if entry.name == visible(kept.name):
        return kept.name
    name = checked_name(entry.name)
    _refuse_taken(name, among)
    _refuse_elsewhere(kept, "", "it stands in {file} too; call it otherwise there first")
    return name


def _changes(kept: Kept, entry: Entry) -> dict[str, str | float | None]:
    """The settings that were changed, None for one that was taken out."""
    is_other = entry.certificate is not kept.certificate
    new = values_of(replace(entry, certificate=entry.certificate if is_other else None).tenant())
    before = entry_of(kept).texts()
    changed = [key for key, text in entry.texts().items() if text != before[key]]
    return {key: new.get(key) for key in (*changed, *(["cert"] if is_other else []))}


def _written(path: Path, name: str) -> dict[str, str | float]:
    """The settings of a tenant as they stand in a file; raises ConfigurationError where it is not there any more."""
    tenants = tenants_in(read_document(path) or {})
    if name not in tenants:
        raise ConfigurationError(f"{shown(str(path))}: tenants.{quoted(name)} is not there any more; look again")
    table = table_of(tenants[name])
    return {key: each.value for key, each in table.items() if isinstance(each.value, str | int | float)}


def _refuse_taken(name: str, among: list[Kept]) -> None:
    for other in among:
        if other.name == name:
            raise OptionError(f"{other.places()}: tenants.{quoted(name)} is there already; take another name")


def _refuse_untold(settings: Iterable[tuple[str, object]]) -> None:
    """Raises OptionError where nothing is told that a token could be held against."""
    if not any(value is not None for key, value in settings if key in ("issuer", "key-id", "cert")):
        raise OptionError("nothing is told of it; give issuer, key ID or certificate, best all three")


def _refuse_elsewhere(kept: Kept, key: str, words: str) -> None:
    """Raises ConfigurationError where a farther file has the tenant, and this key of it."""
    for path in kept.files[1:]:
        table = table_of(tenants_in(read_document(path) or {})[kept.name])
        if not key or key in table:
            raise ConfigurationError(words.format(file=shown(str(path))))
