"""From a tenant's name and settings to the configuration file that keeps them, or no longer does."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.configuration.document import PROJECT_FILE, read_document
from inspector.configuration.faults import quoted, table_of
from inspector.configuration.saving import save
from inspector.errors import ConfigurationError, TakenError
from inspector.lint.names import reason, shown

if TYPE_CHECKING:
    from inspector.configuration.editing import Names, Values

_MARK = "\ufeff"


def keep_tenant(path: Path, name: str, values: "Values", *, replace: bool) -> None:
    """Writes a tenant's table into a file, whose every other byte stays; the file is made where there is none.

    Raises TakenError where it has one of this name that may not be replaced, and ConfigurationError where it cannot be
    written.
    """
    kept = _kept_in(path)
    if not replace and name in kept:
        words = f"tenants.{quoted(name)} is there already; take another name"
        raise TakenError(f"{shown(str(path))}: {words}")
    from inspector.configuration.editing import with_table  # noqa: PLC0415 - the library that keeps comments is slow

    _change(path, lambda text: with_table(text, _names(path, name), values))


def change_tenant(path: Path, name: str, values: "Values", *, called: str) -> None:
    """Writes a tenant's values anew into the file that has it, under the same name or another, in one step.

    Raises ConfigurationError where the other name is taken there, or the file cannot be written.
    """
    if called != name and called in _kept_in(path):
        raise ConfigurationError(f"{shown(str(path))}: tenants.{quoted(called)} is there already; take another name")
    from inspector.configuration.editing import with_name, with_table  # noqa: PLC0415 - likewise

    def edit(text: str) -> str:
        changed = with_table(text, _names(path, name), values)
        return changed if called == name else with_name(changed, _names(path, name), called)

    _change(path, edit)


def drop_tenant(path: Path, name: str) -> None:
    """Takes a tenant's table out of a file; raises ConfigurationError where it cannot be written."""
    from inspector.configuration.editing import without_table  # noqa: PLC0415 - likewise

    _change(path, lambda text: without_table(text, _names(path, name)))


def _kept_in(path: Path) -> tuple[str, ...]:
    """The tenants in a file; raises ConfigurationError for one that cannot be read or says what means nothing."""
    table = (None if _bytes(path) is None else read_document(path)) or {}
    return tuple(table_of(table["tenants"])) if "tenants" in table else ()


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{shown(str(path))}: it cannot be read ({reason(error)})") from None


def _names(path: Path, name: str) -> "Names":
    return (*(("tool", "qlik-jwt") if path.name == PROJECT_FILE else ()), "tenants", name)


def _change(path: Path, edit: Callable[[str], str]) -> None:
    old = _bytes(path)
    try:
        text = (old or b"").decode("utf-8")
        bare = text.removeprefix(_MARK)
        new = (text[: len(text) - len(bare)] + edit(bare)).encode("utf-8")
    except UnicodeError:
        raise ConfigurationError(
            f"{shown(str(path))}: it, or a value for it, is not UTF-8; nothing was written"
        ) from None
    except ConfigurationError as error:
        raise ConfigurationError(f"{shown(str(path))}: {error}") from None
    save(path, new, instead_of=old)
