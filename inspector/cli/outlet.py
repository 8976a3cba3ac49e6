"""From what workers made of a run to documents, written as they grow: one for each form that was asked for."""

from collections.abc import Sequence
from tempfile import SpooledTemporaryFile
from typing import Protocol

from inspector.cli.output import Output
from inspector.cli.talk import is_terminal
from inspector.report.forms.form import Form
from inspector.report.run import Summary, Totals

# Characters that are kept until the totals before them are known; more wait in a file without a name.
_IN_MEMORY = 4 << 20
_COPIED = 1 << 16
_NONE = Summary()


class _Writes(Protocol):
    """What takes text."""

    def write(self, text: str, /) -> object:
        """Takes it."""
        ...


class Outlet:
    """One document. `take` gets the entries of each source in order, with nothing between of another."""

    def __init__(self, form: Form, out: Output) -> None:
        self._form, self._out = form, out
        self._stream: _Writes = out.stream
        self._waiting: SpooledTemporaryFile[str] | None = None
        self._written = 0
        self._source: str | None = None  # whose opening is written

    @property
    def is_watched(self) -> bool:
        """Whether it is written to a terminal."""
        return is_terminal(self._out.stream)

    def begin(self, totals: Totals) -> None:
        """The document's opening, unless its totals have to be waited for."""
        if self._form.gathers == "run":
            self._wait()
        else:
            self._write(self._form.opening(totals))

    def take(self, source: str, entries: Sequence[str]) -> None:
        """Writes what is to be written of some tokens: an entry for each or, where none can be left out, for all."""
        if self._form.MOST is not None:
            entries = entries[: max(self._form.MOST - self._written, 0)]
        if not entries:
            return
        if self._source is None:
            self._source = source
            if self._form.gathers == "source":
                self._wait()
            elif not self._form.gathers:
                self._write(self._form.source_opening(source, _NONE))
        separator = self._form.SEPARATOR
        self._write((separator if self._written else "") + separator.join(entries))
        self._written += len(entries)

    def end_source(self, source: str, summary: Summary) -> None:
        """The source is at its end; one that gathers is written now."""
        if self._form.gathers == "source" and (self._source is not None or self._form.EVERY_SOURCE):
            waiting = self._no_more_waiting()
            self._write(self._form.source_opening(source, summary))
            self._copy(waiting)
            self._write(self._form.source_closing(source, summary))
        elif self._source is not None:
            self._write(self._form.source_closing(source, summary))
        self._source = None

    def end(self, totals: Totals) -> None:
        """The rest of the document."""
        if self._form.gathers == "run":
            waiting = self._no_more_waiting()
            self._write(self._form.opening(totals))
            self._copy(waiting)
        self._write(self._form.closing(totals))

    def flush(self) -> None:
        """Hands on what was written, so that a pipe sees it flow."""
        if self._waiting is None:
            self._out.stream.flush()

    def _write(self, text: str) -> None:
        if text:
            self._stream.write(text)

    def _wait(self) -> None:
        self._waiting = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115
        self._stream = self._waiting

    def _no_more_waiting(self) -> "SpooledTemporaryFile[str] | None":
        waiting, self._waiting, self._stream = self._waiting, None, self._out.stream
        return waiting

    def _copy(self, waiting: "SpooledTemporaryFile[str] | None") -> None:
        if waiting is None:
            return
        with waiting:
            waiting.seek(0)
            while text := waiting.read(_COPIED):
                self._write(text)
