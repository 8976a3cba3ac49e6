"""From the name of one source to its text; of one that is packed or in another encoding to what to do about it."""

import io
from pathlib import Path

from inspector.errors import SourceError
from inspector.lint.names import LARGEST_TEXT, STANDARD_INPUT, is_there, read_bytes, shown, text_of

_BEGINNING = 512  # bytes: marks stand in them, that of a tar archive last


def read_plain(name: str, *, instead: str = "") -> str:
    """The text of one file or of standard input, at most 64 MiB.

    Raises SourceError for what cannot be read, and for what is packed or in an encoding that is not read. `instead` is
    a command that reads what is packed, and folders, if one would do.
    """
    told = "standard input" if name == STANDARD_INPUT else shown(name)
    if name != STANDARD_INPUT and is_there(name) and Path(name).is_dir():
        todo = f"“{instead}” reads all files in it" if instead else "name a file"
        raise SourceError(f"{told}: it is a folder; {todo}")
    data = read_bytes(name, LARGEST_TEXT)
    beginning = data[:_BEGINNING]
    if not beginning.isascii() or b"\0" in beginning:
        _refuse_unread(beginning, told, instead)
    return text_of(data)


def _refuse_unread(beginning: bytes, told: str, instead: str) -> None:
    from inspector.lint.frames import PACKINGS  # noqa: PLC0415 - text need not wait for what unpacks
    from inspector.lint.streams import opened  # noqa: PLC0415 - likewise

    packing = next((packing for mark, packing in PACKINGS.items() if beginning.startswith(mark)), None)
    if packing is not None:
        other = f"; “{instead}” reads it as it is, or unpack it first" if instead else "; unpack it first"
        raise SourceError(f"{told}: it is packed with {packing.name}{other}")
    try:
        opened(io.BytesIO(beginning))
    except ValueError as error:
        raise SourceError(f"{told}: it is {str(error).replace(': ', '; ')}") from None
