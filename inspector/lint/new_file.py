"""From bytes to a file: a new one, or one in the place of another, all of it or nothing."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

from inspector.errors import SourceError
from inspector.lint.names import reason, shown

_TAKES_NO_OTHER = {errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS}  # a mount point, a closed folder


def write_new(path: Path, data: bytes, mode: int) -> None:
    """Writes a file that only those whom `mode` names may read; raises SourceError where there is one already."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except FileExistsError:
        raise already_there(path) from None
    except (OSError, ValueError) as error:
        raise _not_written(path, reason(error)) from None
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise _not_written(path, reason(error)) from None


def write_over(path: Path, data: bytes, mode: int) -> None:
    """Writes a file in the place of one that is there, in one step; a failure leaves the old, and a link stays one.

    What is no file, as a pipe or /dev/null, is written to; so is a file that no other can take the place of: one with
    several names, a mount point, one in a folder that takes no new one, or whose owner would change. Raises SourceError
    where it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        whole = Path(os.path.realpath(path))
        if not whole.exists():
            _replace(whole, data, mode)
            return
        if not os.access(whole, os.W_OK):
            raise PermissionError(0, "it is write-protected")
        _replace_or_fill(whole, data, mode)
    except (OSError, ValueError) as error:
        raise _not_written(path, reason(error)) from None


def _replace_or_fill(whole: Path, data: bytes, mode: int) -> None:
    if whole.stat().st_nlink > 1:
        _fill(whole, data, mode)
        return
    try:
        _replace(whole, data, mode)
    except OSError as error:
        if error.errno not in _TAKES_NO_OTHER:
            raise
        _fill(whole, data, mode)


def _replace(whole: Path, data: bytes, mode: int) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".qlik-jwt-", dir=whole.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)  # else the name might be the new one's before the bytes are, if the power goes
        _give(beside, whole)
        beside.chmod(mode)
        beside.replace(whole)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _give(beside: Path, whole: Path) -> None:
    """Makes a new file that of the old one's owner and group; raises OSError where it may not be."""
    with suppress(FileNotFoundError):
        old, new = whole.stat(), beside.stat()
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            os.chown(beside, old.st_uid, old.st_gid)


def _fill(whole: Path, data: bytes, mode: int) -> None:
    """Writes into a file; what was in it is put back where not all can be written."""
    if S_IMODE(whole.stat().st_mode) != mode:
        whole.chmod(mode)
    old = whole.read_bytes()
    try:
        _put(whole, data)
    except BaseException:
        with suppress(OSError):
            _put(whole, old)
        raise


def _put(whole: Path, data: bytes) -> None:
    with whole.open("r+b", buffering=0) as stream:
        left = memoryview(data)
        while left:
            left = left[stream.write(left) :]
        stream.truncate()
        os.fsync(stream.fileno())


def refuse_unwritable(path: Path) -> None:
    """Before the work whose outcome is to go there: raises SourceError where no file can be written there."""
    try:
        if not path.parent.is_dir():
            raise _not_written(path, "there is no such folder")
        with suppress(FileNotFoundError):
            path.stat()  # what no name can be is told apart from what is not there
        if path.is_dir():
            raise _not_written(path, "it is a folder")
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise _not_written(path, "permission denied")
    except (OSError, ValueError) as error:
        raise _not_written(path, reason(error)) from None


def already_there(path: Path) -> SourceError:
    """The error for a file that would have to be overwritten."""
    told = "it is there already, and is not overwritten"
    return SourceError(f"{shown(str(path))}: {told}; name another file, or move it away")


def _not_written(path: Path, why: str) -> SourceError:
    return SourceError(f"{shown(str(path))}: it cannot be written ({why})")
