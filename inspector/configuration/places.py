"""From a working folder to the configuration that holds there: the nearest file laid over the user's own."""

import os
from collections.abc import Sequence
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
    settings: Table = {}
    for _, table in reversed(read_files(folder)):
        settings = laid_over(table, settings)
    return Configuration(settings)


def read_files(folder: Path) -> list[tuple[Path, Table]]:
    """The files that hold settings for a working folder and these settings, the nearer file first."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return [(Path(named), _named(Path(named)))] if named else []
    own = own_file()
    table = read_document(own) if _is_file(own) else None
    return [*_nearest(folder), *([(own, table)] if table is not None else [])]


def own_file() -> Path:
    """The user's own file, whether it is there or not."""
    return platformdirs.user_config_path("qlik-jwt", appauthor=False) / OWN_FILE


def whose(files: Sequence[Path]) -> str:
    """Whose the files are that keep a setting, in a word or two."""
    if os.environ.get(VARIABLE):
        return VARIABLE
    own = own_file()
    words = ["own" if path == own else "project's" for path in files]
    return {"own": "your own", "project's": "the project's"}.get(" and ".join(words), " and ".join(words))


def file_to_write(folder: Path, *, of_project: bool) -> Path:
    """The file that a new setting goes to: the user's own, or the project's, which is the nearest that has settings.

    Where QLIK_JWT_CONFIG names a file it is that one. Raises ConfigurationError where that is empty.
    """
    named = os.environ.get(VARIABLE)
    if named == "":
        raise ConfigurationError(f"{VARIABLE} is empty, so that no configuration is read; unset it to write one")
    if named is not None:
        return Path(named)
    if not of_project:
        return own_file()
    return next((path for path, _ in _nearest(folder)), folder / OWN_FILE)


def _named(path: Path) -> Table:
    table = read_document(path)
    if table is None:
        raise ConfigurationError(f"{shown(str(path))}: there is no [tool.qlik-jwt] in it; add it, or unset {VARIABLE}")
    return table


def _nearest(folder: Path) -> list[tuple[Path, Table]]:
    """The file and settings of the first folder that has some, from this one upwards; none where no folder has."""
    for place in _upwards(folder):
        for path in (place / OWN_FILE, place / PROJECT_FILE):
            table = read_document(path) if _is_file(path) else None
            if table is not None:
                return [(path, table)]
    return []


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
