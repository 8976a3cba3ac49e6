"""From tables and texts to the files that configuration is read from, and from settings back to plain values."""

from collections.abc import Mapping
from pathlib import Path

from inspector.configuration import Configuration, Setting, read_configuration


def write(path: Path, content: str | bytes) -> Path:
    """Writes a file, and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def plain(value: object) -> object:
    """A value without the origins in it."""
    if isinstance(value, Setting):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    return value


def read(folder: Path) -> object:
    """The [tui] table that holds in a folder, as plain values."""
    return plain(read_configuration(folder).table("tui"))


def origin(configuration: Configuration, *names: str) -> str:
    """Where the setting under these names in [tui] stands."""
    table = configuration.table("tui")
    for name in names[:-1]:
        below = table[name].value
        assert isinstance(below, Mapping)
        table = below
    return str(table[names[-1]].origin)
