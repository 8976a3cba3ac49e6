"""From a capture's file to the evidence in it, read in pieces until somebody stops it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO

from inspector.lint.names import shown
from inspector.lint.streams import opened, until_broken
from inspector.tui.progress import Progress

if TYPE_CHECKING:
    from inspector.diagnosis.evidence import Evidence

_BEGINS = re.compile(r"[\ufeff \t\r\n]*\{")


def is_capture(text: str) -> bool:
    """Whether a text is a capture of a browser or proxy (HAR)."""
    begun = _BEGINS.match(text)
    if begun is None:
        return False
    # Loaded when it is asked for: most who open the workbench have a token.
    from inspector.diagnosis import reading  # noqa: PLC0415

    at = begun.end() - 1
    return reading.is_capture(text[at : at + reading.LOOKED_AT].encode("utf-8", "surrogatepass"))


def begins_capture(path: Path) -> bool:
    """Whether a file, packed or not, is a capture; none that cannot be read."""
    from inspector.diagnosis.reading import LOOKED_AT  # noqa: PLC0415 - likewise

    try:
        with path.open("rb") as stream:
            return is_capture(opened(stream).read1(LOOKED_AT).decode("utf-8", "replace"))
    except (OSError, ValueError):  # whoever reads it as tokens says so
        return False


class CaptureReading:
    """Goes through a capture; it is read in a thread of its own, and `stop` may be called from another one."""

    def __init__(self, path: Path, every: float) -> None:
        """`every` so many seconds it is told how far it has come."""
        self._path, self._every = path, every
        self._size = path.stat().st_size
        self._at = 0
        self._is_stopped = False

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        share = min(self._at / self._size, 1.0) if self._size else 1.0
        return Progress(None, share, f"{share:.0%} of the capture", self._is_stopped)

    def stop(self) -> None:
        """Reads no further."""
        self._is_stopped = True

    def evidence(self, tell: Callable[[Progress], None]) -> "Evidence":
        """What is in it, or in what was read of it; `tell` hears now and then how far it has come.

        Raises OSError or ValueError where it cannot be read.
        """
        from inspector.diagnosis.evidence import Note  # noqa: PLC0415 - likewise
        from inspector.diagnosis.reading import read_evidence  # noqa: PLC0415 - likewise

        name, troubles = shown(str(self._path.name)), list[str]()
        with self._path.open("rb") as stream:
            found = read_evidence(self._chunks(stream, tell, troubles.append), name)
        if self._is_stopped:
            troubles.append(self.progress.told)
        return replace(found, notes=(*found.notes, *(Note(source=name, words=each) for each in troubles)))

    def _chunks(
        self, stream: BinaryIO, tell: Callable[[Progress], None], tell_trouble: Callable[[str], None]
    ) -> Iterator[bytes]:
        """The bytes unpacked, until somebody stops it or it breaks off."""
        due = 0.0
        for chunk in until_broken(opened(stream), tell_trouble):
            if self._is_stopped:
                return
            yield chunk
            self._at = stream.tell()
            if monotonic() >= due:
                due = monotonic() + self._every
                tell(self.progress)
