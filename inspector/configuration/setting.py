"""From a value and the place it stands at to a setting that knows both, and tables of them laid over each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TypeAlias

from inspector.errors import ConfigurationError
from inspector.visible import cut, visible

Value: TypeAlias = "str | bool | int | float | date | time | tuple[object, ...] | Table"
Table: TypeAlias = Mapping[str, "Setting"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a setting stands in, as it may be shown ("" for none), and the names of tables and key that lead to it.

    `folder` is where the file lies. Its text is "qlik-jwt.toml: tui.theme".
    """

    file: str
    key: tuple[str, ...] = ()
    folder: str = ""

    def __str__(self) -> str:
        dotted = ".".join(visible(cut(name, 40)) or "“”" for name in self.key)
        return ": ".join(part for part in (self.file, dotted) if part)

    def below(self, name: str) -> "Origin":
        """The origin of one key in the table that stands here."""
        return Origin(self.file, (*self.key, name), self.folder)

    def beside(self, path: str) -> str:
        """A path that is meant from the folder of the file."""
        return str(Path(self.folder, path))


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of the configuration and where it stands; the value of a table is the settings in it."""

    value: Value
    origin: Origin


@dataclass(frozen=True, slots=True)
class Configuration:
    """All settings that hold, by the tables they stand in."""

    settings: Table

    def table(self, name: str) -> Table:
        """The settings of one table; none where no file has it."""
        found = self.settings.get(name)
        return found.value if found is not None and isinstance(found.value, Mapping) else {}


def setting_of(value: object, origin: Origin) -> Setting:
    """The setting for a value as TOML gives it; one that is a setting already stays as it is."""
    match value:
        case Setting():
            return value
        case Mapping():
            return Setting({name: setting_of(each, origin.below(name)) for name, each in value.items()}, origin)
        case list() | tuple():
            return Setting(tuple(value), origin)
        case str() | bool() | int() | float() | date() | time():
            return Setting(value, origin)
    raise ConfigurationError(f"{origin}: TOML has no {type(value).__name__}")


def laid_over(near: Table, far: Table) -> Table:
    """The settings of both tables; the nearer value wins, and tables are laid over each other in turn."""
    return {**far, **{name: _over(setting, far.get(name)) for name, setting in near.items()}}


def _over(near: Setting, far: Setting | None) -> Setting:
    if far is not None and isinstance(near.value, Mapping) and isinstance(far.value, Mapping):
        return Setting(laid_over(near.value, far.value), near.origin)
    return near
