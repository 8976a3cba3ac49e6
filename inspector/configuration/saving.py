"""From new bytes for a file to the file that holds them, all of them or none."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from inspector.errors import ConfigurationError
from inspector.lint.names import reason, shown

_PRIVATE = 0o600


def save(path: Path, new: bytes, *, instead_of: bytes | None) -> None:
    """Puts new bytes into a file in one step; `instead_of` is what was read of it, None where it was not there.

    They are written beside it and moved over it: whoever reads finds the old or the new, and a failure leaves the old.
    Its mode is kept and a link stays one; a new file is its owner's alone. Raises ConfigurationError where it changed
    meanwhile or cannot be written.
    """
    whole = Path(os.path.realpath(path))
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
        if instead_of is not None and not os.access(whole, os.W_OK):
            raise PermissionError(0, "it is write-protected")
        _replace(whole, new, instead_of, path)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{shown(str(path))}: it cannot be written ({reason(error)})") from None


def _replace(whole: Path, new: bytes, instead_of: bytes | None, path: Path) -> None:
    number, name = tempfile.mkstemp(prefix=".qlik-jwt-", dir=whole.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(new)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_PRIVATE if instead_of is None else whole.stat().st_mode & 0o7777)
        _refuse_changed(whole, instead_of, path)
        beside.replace(whole)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _refuse_changed(whole: Path, known: bytes | None, path: Path) -> None:
    try:
        found = whole.read_bytes()
    except FileNotFoundError:
        found = None
    if found != known:
        raise ConfigurationError(f"{shown(str(path))}: it was changed meanwhile; nothing was written, try again")
