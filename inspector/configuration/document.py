"""From one configuration file to the settings in it."""

import re
import tomllib
from pathlib import Path
from typing import NoReturn

from inspector.configuration.faults import refuse_unknown, table_of
from inspector.configuration.known import TABLES
from inspector.configuration.setting import Origin, Table, setting_of
from inspector.errors import ConfigurationError
from inspector.lint.names import reason, shown
from inspector.visible import cut, visible

PROJECT_FILE = "pyproject.toml"
_IN_PROJECT = ("tool", "qlik-jwt")
_LARGEST = 1 << 20
_OTHER_FILE = "name another file in QLIK_JWT_CONFIG, or set it empty to use none"
_PLACE = re.compile(r" \(at line ([0-9]+), column ([0-9]+)\)$", re.ASCII)


def read_document(path: Path) -> Table | None:
    """The settings of a file; None for a pyproject.toml without [tool.qlik-jwt].

    Raises ConfigurationError for a file that cannot be read, is not UTF-8 or no TOML, and for tables unknown.
    """
    name, data = shown(str(path)), _bytes(path)
    if path.name == PROJECT_FILE and _IN_PROJECT[-1].encode() not in data:
        return None  # somebody else's, whatever its state
    inside = _IN_PROJECT if path.name == PROJECT_FILE else ()
    table = _table(_text(data, name), Origin(name, folder=str(path.parent)), inside)
    if table is not None:
        refuse_unknown(table, TABLES)
        for setting in table.values():
            table_of(setting)
    return table


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{shown(str(path))}: it cannot be read ({reason(error)}); {_OTHER_FILE}") from None
    if len(data) > _LARGEST:
        raise ConfigurationError(f"{shown(str(path))}: it is larger than 1 MiB; {_OTHER_FILE}")
    return data


def _text(data: bytes, name: str) -> str:
    """The text of a file, without the byte order mark that Windows' editors write."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        place = _end(data[: error.start].decode("utf-8"))
        raise ConfigurationError(f"{name}, {place}: this is not UTF-8; save the file as UTF-8") from None


def _table(text: str, origin: Origin, inside: tuple[str, ...]) -> Table | None:
    try:
        setting = setting_of(tomllib.loads(text), origin)
    except tomllib.TOMLDecodeError as error:
        _refuse(str(error), text, origin.file)
    except (ValueError, RecursionError):
        raise ConfigurationError(f"{origin.file}: a number is too long, or nested too deep; shorten it") from None
    for key in inside:
        table = table_of(setting)
        if key not in table:
            return None
        setting = table[key]
    return table_of(setting)


def _refuse(words: str, text: str, name: str) -> NoReturn:
    """Raises ConfigurationError with the decoder's words and the place it names."""
    found = _PLACE.search(words)
    place = f"line {found[1]}, column {found[2]}" if found else _end(text)
    told = visible(cut(_PLACE.sub("", words).removesuffix(" (at end of document)"), 100))
    raise ConfigurationError(f"{name}, {place}: this is no TOML ({told}); {_FORM}")


_FORM = 'write [table], key = "text" or key = true'


def _end(text: str) -> str:
    """The place after a text."""
    lines = text.split("\n")
    return f"line {len(lines)}, column {len(lines[-1]) + 1}"
