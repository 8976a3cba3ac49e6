"""From the names on a command line to what they stand for: files, folders, standard input, and their bytes."""

import glob
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import BinaryIO

from inspector.errors import SourceError
from inspector.visible import begins_private_key, cut_given, holds_secret, visible

STANDARD_INPUT = "-"
_LONGEST_PART = 60
_LONGEST_NAME = 300
_LONG_PART = re.compile(rf"[^/\\\\]{{{_LONGEST_PART},}}|(?<![^/\\\\])\s*(?:Bearer\s+)?eyJ[^/\\\\]*")
_TOKEN = re.compile(r"\s*(?:Bearer\s+)?eyJ[\w-]+\.[\w-]*\.", re.ASCII)
_ITSELF = "it is a token itself, which shells remember; paste it into “qlik-jwt inspect”"
KEY_ITSELF = "it is a private key itself, which shells remember; a file with tokens belongs here"
LARGEST_TEXT = 64 << 20
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Source:
    """A named stream of bytes; "<stdin>" is standard input. One that is live may pause, and goes on later."""

    name: str
    open: Callable[[], BinaryIO]
    is_live: bool = False


def sources(names: tuple[str, ...], refuse: Callable[[str], None], globs: tuple[str, ...] = ()) -> Iterator[Source]:
    """What each name stands for: a file, a folder for all files in it, or a pattern for all that it fits.

    With `globs` only those files in folders whose name or path from there fits one of them. `refuse` is told of names
    that stand for nothing, and of folders that cannot be read.
    """
    for index, name in enumerate(names):
        if name in names[:index]:
            continue  # standard input can be read once, and nobody wants a file twice
        if name == STANDARD_INPUT:
            yield Source("<stdin>", standard_input, is_live=True)
        elif is_there(name):
            yield from _at(Path(name), globs, refuse)
        elif fitting := _fitting(name):  # which shells of Windows leave to the program
            for path in fitting:
                yield from _at(path, globs, refuse)
        else:
            refuse(f"{shown(name)}: {_instead_of_file(name)}")


def _at(path: Path, globs: tuple[str, ...], refuse: Callable[[str], None]) -> Iterator[Source]:
    if path.is_dir():
        yield from _inside(path, globs, refuse)
    else:
        yield _file(path)


def _fitting(pattern: str) -> list[Path]:
    """The files and folders that a pattern fits, hidden ones only where it says so; none for a name that is none."""
    if not glob.has_magic(pattern):
        return []
    try:
        return sorted(Path(found) for found in glob.iglob(pattern, recursive=True))  # noqa: PTH207 - Path's take no absolute ones
    except (OSError, ValueError, re.error):
        return []


def size_of(names: tuple[str, ...], globs: tuple[str, ...] = ()) -> int:
    """How many bytes all that these names stand for has, as far as the system says; what may pause has none."""
    found = 0
    for source in sources(names, lambda _: None, globs):
        if not source.is_live:
            with suppress(OSError, ValueError):
                found += Path(source.name).stat().st_size
    return found


def is_there(name: str) -> bool:
    """Whether a name is that of a file or folder; one that no system takes is none."""
    try:
        return bool(name) and Path(name).exists()
    except (OSError, ValueError):
        return False


def _instead_of_file(name: str) -> str:
    if is_token(name):
        return _ITSELF
    return KEY_ITSELF if is_key(name) else "there is no such file or folder"


def is_key(name: str) -> bool:
    """Whether what was given for a name is a private key itself."""
    return begins_private_key(name)


def is_token(name: str) -> bool:
    """Whether what was given for a name begins as a token does."""
    return _TOKEN.match(name) is not None


def shown(name: str) -> str:
    """A name as errors show it: visible, and no part of it long, for a token or a key may have been given for it."""
    if holds_secret(name):
        return visible(cut_given(name, _LONGEST_PART))
    whole = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_PART] + "…"
    return _LONG_PART.sub(lambda part: cut_given(part[0], _LONGEST_PART), visible(whole)) or "“”"


def standard_input() -> BinaryIO:
    """Standard input's bytes; raises SourceError where it is closed."""
    if sys.stdin is None or sys.stdin.closed:
        raise SourceError("standard input is closed")
    return sys.stdin.buffer


def read_text(name: str) -> str:
    """The text of one file or of standard input, at most 64 MiB; raises SourceError when it cannot be read."""
    return text_of(read_bytes(name, LARGEST_TEXT))


def text_of(data: bytes) -> str:
    """Bytes as text: UTF-16 with its mark, else UTF-8; what is neither stays as lone surrogates."""
    return data.decode("utf-16", "replace") if is_utf_16(data) else data.decode("utf-8", "surrogateescape")


def is_utf_16(data: bytes) -> bool:
    """Whether bytes are UTF-16 with its mark: text as Windows' editors and PowerShell write it."""
    return data.startswith(UTF_16) and b"\0" in data[:1000]


def read_bytes(name: str, most: int) -> bytes:
    """The bytes of one file or of standard input; raises SourceError when they cannot be had."""
    told = "standard input" if name == STANDARD_INPUT else shown(name)
    if name != STANDARD_INPUT and not is_there(name):
        raise SourceError(f"{told}: there is no such file")
    try:
        # Standard input stays open: a terminal may be put in its place.
        with nullcontext(standard_input()) if name == STANDARD_INPUT else Path(name).open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise SourceError(f"{told}: it cannot be read ({reason(error)})") from None
    if len(data) > most:
        raise SourceError(f"{told}: it is larger than {most >> 20} MiB; “qlik-jwt lint” reads files of any size")
    return data


def reason(error: Exception) -> str:
    """Why the system refused, in its own words, or why we do."""
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__


def _inside(folder: Path, globs: tuple[str, ...], refuse: Callable[[str], None]) -> Iterator[Source]:
    """The files in a folder and those below it, in the order of their paths, but for hidden ones."""
    found: list[Path] = []

    def refused(error: OSError) -> None:
        refuse(f"{shown(str(error.filename or folder))}: it cannot be read ({reason(error)})")

    for place, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in files if not name.startswith(".") and _is_source(place, name, refused)]
    fitting = [path for path in sorted(found) if _fits(path.relative_to(folder), globs)]
    if not fitting:
        told = f"no file in it fits {' or '.join(map(shown, globs))}" if globs and found else "there is no file in it"
        refuse(f"{shown(str(folder))}: {told}")
    yield from map(_file, fitting)


def _is_source(folder: str, name: str, refused: Callable[[OSError], None]) -> bool:
    """Whether it is a file, as far as may be told; what may not be entered is refused."""
    try:
        return stat.S_ISREG(os.stat(os.path.join(folder, name)).st_mode)  # noqa: PTH116, PTH118 - for each of very many
    except OSError as error:
        if not isinstance(error, FileNotFoundError):  # a link that leads nowhere
            refused(error)
        return False


def _fits(path: Path, globs: tuple[str, ...]) -> bool:
    return not globs or any(fnmatch(path.name, each) or fnmatch(path.as_posix(), each) for each in globs)


def _file(path: Path) -> Source:
    return Source(str(path), lambda: path.open("rb"), is_live=path.exists() and not path.is_file())
