"""From the name of a file or folder to the reports on the tokens in it, one by one, until somebody stops it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from inspector.errors import InspectorError
from inspector.inspection import Inquiry
from inspector.lint.library import compared
from inspector.lint.names import Source, reason, shown, sources
from inspector.lint.pieces import pieces
from inspector.lint.reuse import Seen
from inspector.lint.stream import judge_piece
from inspector.report.report import Report
from inspector.tui.called import Called, as_of_call, called_in
from inspector.tui.capture import CaptureReading, begins_capture
from inspector.tui.progress import Progress

MOST_TOKENS = 100_000
_EVERY = 0.1  # seconds: what was found meanwhile is shown together


class Reading:
    """Goes through a file, or all files of a folder and those below it, but for hidden ones.

    It is read in a thread of its own; `stop` may be called from another one.
    """

    def __init__(self, path: Path, inquiry: Inquiry, most: int = MOST_TOKENS, *, called: Called | None = None) -> None:
        """`called` is when tokens were used in a capture that was read before; others are looked into for it."""
        self.called: Called = {} if called is None else called
        self._is_known = called is not None
        self._capture: CaptureReading | None = None
        self.refusals: list[str] = []
        self.count = 0
        self._path, self._inquiry, self._most = path, inquiry, most
        self._seen = Seen()
        self._is_folder = path.is_dir()
        self._is_stopped = False
        self._files, self._file = 0, 0
        self._stream: BinaryIO | None = None
        self._lines, self._line = 1, 0
        self._from, self._to = 0.0, 0.0  # the shares of the file before and behind the piece

    @property
    def is_stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self._is_stopped

    @property
    def is_full(self) -> bool:
        """Whether there are as many as it may find."""
        return self.count >= self._most

    @property
    def path(self) -> Path:
        """The file or folder that is read."""
        return self._path

    @property
    def name(self) -> str:
        """What is read, as messages show it."""
        return shown(str(self._path))

    def stop(self) -> None:
        """Reads no further."""
        self._is_stopped = True
        if self._capture is not None:
            self._capture.stop()

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        of_file = self._from + (self._to - self._from) * min(self._line / self._lines, 1)
        if self._is_folder:
            share = (max(self._file - 1, 0) + of_file) / max(self._files, 1)
            where = f"file {self._file:,} of {self._files:,}" if self._file else f"{self._files:,} files seen"
            return Progress(self.count, share, where, self._is_stopped)
        return Progress(self.count, of_file, f"{of_file:.0%} of the file", self._is_stopped)

    def steps(self) -> Iterator[Report | None]:
        """The reports, in order; None where there was work without one. What cannot be read is among `refusals`."""
        names = []
        for name in self._names():
            yield None
            names += [name] if name else []
        for number, name in enumerate(names, start=1):
            if self._is_over:
                return
            self._file, self._from, self._to = number, 0.0, 0.0
            yield from self._of_file(name)

    def _names(self) -> Iterator[str]:
        """The files' names, in order, after a "" for each folder that was looked into."""
        if not self._is_folder:
            self._files = 1
            yield str(self._path)
            return
        found: list[Path] = []
        for folder, below, names in os.walk(self._path, onerror=self._refuse_folder):
            if self._is_stopped:
                return
            below[:] = [name for name in below if not name.startswith(".")]
            paths = (Path(folder, name) for name in names if not name.startswith("."))
            found += [path for path in paths if os.path.isfile(path)]  # noqa: PTH113 - which says no, and does not raise
            self._files = len(found)
            yield ""
        yield from map(str, sorted(found))

    def _refuse_folder(self, error: OSError) -> None:
        self.refusals.append(f"{shown(str(error.filename))}: it cannot be read ({reason(error)})")

    def _of_file(self, name: str) -> Iterator[Report | None]:
        for source in sources((name,), self.refusals.append):
            self._look_for_calls(source)
            try:
                yield from self._of_source(source)
            except InspectorError as error:
                self.refusals.append(str(error))

    def _look_for_calls(self, source: Source) -> None:
        """When the tokens of a capture were used; what cannot be read is told by whoever reads its tokens."""
        path = Path(source.name)
        if self._is_known or not begins_capture(path):
            return
        with suppress(OSError, ValueError, InspectorError):
            self._capture = CaptureReading(path, _EVERY)
            self.called |= called_in(self._capture.evidence(lambda _: None), source.name)
        self._capture = None

    def _of_source(self, source: Source) -> Iterator[Report | None]:
        for piece in pieces(replace(source, open=lambda: self._watched(source)), "auto"):
            self._begin(piece.data.count(b"\n"))
            yield None
            for report in compared(judge_piece(piece, self._inquiry), self._inquiry, self._seen):
                if self._is_over:
                    return
                self.count += 1
                self._line = report.place.line - piece.line
                yield as_of_call(report, self._inquiry, self.called)
            if self._is_over:
                return

    @property
    def _is_over(self) -> bool:
        return self._is_stopped or self.is_full

    def _watched(self, source: Source) -> BinaryIO:
        self._stream = source.open()
        return self._stream

    def _begin(self, lines: int) -> None:
        """Another piece of the file, so many lines long."""
        self._from, self._to = self._to, self._share()
        self._lines, self._line = max(lines, 1), 0

    def _share(self) -> float:
        """Which share of the file's bytes has been read."""
        stream = self._stream
        if stream is None or stream.closed:
            return 1.0
        size = os.fstat(stream.fileno()).st_size
        return min(stream.tell() / size, 1.0) if size else 1.0


def batches(steps: Iterable[Report | None]) -> Iterator[list[Report]]:
    """The reports in lists, one each tenth of a second, be it empty."""
    some: list[Report] = []
    due = monotonic() + _EVERY
    for report in steps:
        if report is not None:
            some.append(report)
        if monotonic() >= due:
            yield some
            some, due = [], monotonic() + _EVERY
    yield some
