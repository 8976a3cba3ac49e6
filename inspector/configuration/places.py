"""From a working folder to the configuration that holds there: the nearest file laid over the user's own."""

import os
from pathlib import Path

import platformdirs

from inspector.configuration.document import PROJECT_FILE, read_document
from inspector.configuration.setting import Configuration, Table, laid_over
from inspector.errors import ConfigurationError
from inspector.lint.names import shown

OWN_FILE = "qlik-jwt.toml"
VARIABLE = "QLIK_JWT_CONFIG"


def read_configuration(folder: Path) -> Configuration:
    """The settings for a working folder; QLIK_JWT_CONFIG names one file to read instead of looking, "" none.

    Raises ConfigurationError for a file that cannot be read or that says what means nothing.
    """
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Configuration(_named(Path(named)) if named else {})
    return Configuration(laid_over(_nearest(folder), _of_user()))


def _named(path: Path) -> Table:
    table = read_document(path)
    if table is None:
        raise ConfigurationError(f"{shown(str(path))}: there is no [tool.qlik-jwt] in it; add it, or unset {VARIABLE}")
    return table


def _nearest(folder: Path) -> Table:
    """The settings of the first folder that has some, from this one upwards."""
    for place in _upwards(folder):
        for path in (place / OWN_FILE, place / PROJECT_FILE):
            table = read_document(path) if _is_file(path) else None
            if table is not None:
                return table
    return {}


def _of_user() -> Table:
    path = platformdirs.user_config_path("qlik-jwt", appauthor=False) / OWN_FILE
    return (read_document(path) if _is_file(path) else None) or {}


def _upwards(folder: Path) -> tuple[Path, ...]:
    try:
        whole = folder.absolute()
    except OSError:  # a working folder that was deleted has no path
        return ()
    return (whole, *whole.parents)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
