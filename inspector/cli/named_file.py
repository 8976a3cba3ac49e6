"""From text to a file, as UTF-8; where it cannot be written, the error says which file it was."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO


class NamedFile(io.TextIOWrapper):
    """A text file whose errors have its name, as those of opening one do."""

    def __init__(self, path: str, stream: BinaryIO) -> None:
        super().__init__(stream, encoding="utf-8", newline="\n")
        self._path = path

    def write(self, text: str, /) -> int:
        """Writes it; raises OSError with the file's name."""
        with self._named():
            return super().write(text)

    def flush(self) -> None:
        """Hands on what was written; likewise."""
        with self._named():
            super().flush()

    def close(self) -> None:
        """Closes it; likewise."""
        with self._named():
            super().close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            error.filename = self._path
            raise


def unwritten(error: OSError) -> Iterator[tuple[str, str]]:
    """What could not be written and why, in the order in which it was met; the name is "" for standard output.

    An error while another one is dealt with, as when files are closed, has that one as its context.
    """
    chain: list[OSError] = []
    met: BaseException | None = error
    while met is not None:
        chain += [met] if isinstance(met, OSError) else []
        met = met.__context__
    yield from dict.fromkeys(
        (str(each.filename or ""), each.strerror or type(each).__name__) for each in reversed(chain)
    )
