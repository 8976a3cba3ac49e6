"""From bytes to a file that was not there before."""

import os
from pathlib import Path

from inspector.errors import SourceError
from inspector.lint.names import reason, shown


def write_new(path: Path, data: bytes, mode: int) -> None:
    """Writes a file that only those whom `mode` names may read; raises SourceError where there is one already."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except FileExistsError:
        raise already_there(path) from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{shown(str(path))}: it cannot be written ({reason(error)})") from None
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise SourceError(f"{shown(str(path))}: it cannot be written ({reason(error)})") from None


def already_there(path: Path) -> SourceError:
    """The error for a file that would have to be overwritten."""
    told = "it is there already, and is not overwritten"
    return SourceError(f"{shown(str(path))}: {told}; name another file, or move it away")
