"""From the name of a file or folder to the reports on the tokens in it, shown as they come."""

import gc
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from textual.actions import SkipAction
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from inspector.errors import InspectorError, SourceError
from inspector.intake import find_tokens
from inspector.lint.names import shown, text_of
from inspector.lint.streams import opened, until_broken
from inspector.report.report import Report
from inspector.trust.kinds import is_key_material
from inspector.tui.capture import CaptureReading, is_capture
from inspector.tui.desk import Desk
from inspector.tui.judging import Judging
from inspector.tui.progress import Progress
from inspector.tui.reading import MOST_TOKENS, Reading, batches
from inspector.tui.unopened import unreadable, what_it_is, without_token

_READ_WHOLE = 1 << 20  # bytes: a file as small is a text, as a paste is
_PATIENCE = 1.0  # seconds without a token after which it is said that something is being read
_DER = b"0\x82"  # how a certificate or key begins that is no text


class Opening(Judging):
    """Opens files: small ones as texts, others and folders token by token, until somebody stops it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.progress: Progress | None = None  # None where nothing is being read, or all was read
        self._reading: Reading | CaptureReading | None = None
        self._is_unlisted, self._patient_until = False, 0.0

    def open(self, name: str) -> None:
        """Judges the tokens in a file or folder."""
        self.work(partial(self._judge_file, name))

    def work(self, work: partial[None], group: str = "judging") -> Worker[None]:
        """Does some work beside the screen; whatever is judged in place of what is being read ends the reading."""
        if group == "judging" and self._reading is not None:
            self._reading.stop()
            self._show(self._reading.progress)
            self._reading = None
        return super().work(work, group)

    def action_stop_reading(self) -> None:
        """Reads no further; what was read stays."""
        if self._reading is not None:
            self._reading.stop()
        elif isinstance(self.focused, Input):  # which has a use for the key
            raise SkipAction
        else:
            self.tell("Nothing is being read.")

    def _judge_file(self, name: str) -> None:
        try:
            path = Path(name).expanduser().absolute()
            small = _small(path) if path.is_file() else None
            if small is not None:
                self._judge_small(small, str(path), name)
            elif path.is_file() and self.takes_capture(path):
                return
            elif path.is_dir() or path.is_file() or not path.exists():
                self.call_from_thread(self.leave_case)
                self.stream(Reading(path, self.desk.inquiry()))
            else:  # a pipe or the terminal would be waited for
                raise SourceError(f"{shown(name)}: it is neither a file nor a folder")
        except (InspectorError, OSError, ValueError, RuntimeError) as error:
            words = str(error) if isinstance(error, InspectorError) else f"{shown(name)}: {unreadable(error)}"
            self.call_from_thread(self.tell, words, is_wrong=True)

    def _judge_small(self, data: bytes, path: str, name: str) -> None:
        if data.startswith(_DER):
            self.call_from_thread(self.take_certificate, data)
            return
        text = text_of(data)
        if is_key_material(text) and not find_tokens(text) and not is_capture(text):
            self.call_from_thread(self.take_certificate, text)
            return
        kind = "" if find_tokens(text) else what_it_is(data)
        if kind:
            raise SourceError(f"{shown(path)}: {kind}")
        self.judge_text(text, name)

    def stream(self, reading: Reading, *, lists: bool = True) -> None:
        """In a worker: shows the tokens as they are read; with `lists` they are listed as soon as there are several."""
        worker = get_current_worker()
        self.call_from_thread(self.begin_reading, reading, worker, lists=lists)
        for some in batches(reading.steps()):
            if worker.is_cancelled:
                return
            gc.freeze()  # a collector that walks all reports again and again stops the screen for a quarter of a second
            self.call_from_thread(self._take_some, reading, some)
        self.call_from_thread(self._end_reading, reading)
        self.explain_signature()

    def takes_capture(self, path: Path) -> bool:
        """In a worker: whether a file is a capture, and so was taken as a case."""
        raise NotImplementedError

    def begin_reading(self, reading: Reading | CaptureReading, worker: Worker[None], *, lists: bool) -> None:
        """Something is being read now, unless its worker was stopped since."""
        if not worker.is_cancelled:
            self._reading, self._is_unlisted, self._patient_until = reading, lists, monotonic() + _PATIENCE

    def _take_some(self, reading: Reading, some: list[Report]) -> None:
        """Shows the next of the reports; none of a reading that another has taken the place of."""
        if reading is not self._reading:
            return
        self.take_called(reading.called)
        if reading.count > len(some):
            self.progress = reading.progress
            self._added(some)
        elif some:
            self._begun(some)
        self._list_once()
        self._show(reading.progress)
        if not reading.count and monotonic() > self._patient_until:
            self._patient_until = float("inf")
            self.tell(f"Reading {reading.name}: {reading.progress.told}.")

    def _begun(self, reports: list[Report], titles: Sequence[str] = ()) -> None:
        """The first reports of another text: what was read before is read no more."""
        self.progress = None
        super()._begun(reports, titles)

    def _list_once(self) -> None:
        """Lists the tokens as soon as there are several, unless somebody left the list since."""
        if self._is_unlisted and len(self.reports) > 1 and not isinstance(self.screen, ModalScreen):
            self._is_unlisted = False
            self.action_tokens()

    def _end_reading(self, reading: Reading) -> None:
        if reading is not self._reading:
            return
        self._reading = None
        self._show(reading.progress if reading.is_stopped and reading.count else None)
        refused, told = reading.refusals, reading.progress.told
        if reading.is_stopped:
            if not self.is_listed:
                self.tell(told)
        elif not reading.count:
            self.tell(refused[0] if refused else f"{reading.name}: {without_token(reading.path)}", is_wrong=True)
            return
        elif refused:
            more = f" (and {len(refused) - 1:,} more could not be read)" if len(refused) > 1 else ""
            self.tell(refused[0] + more, is_wrong=True)
        if reading.is_full:
            self.tell(f"the first {MOST_TOKENS:,} tokens are shown; “qlik-jwt lint” goes through all")

    def _show(self, progress: Progress | None) -> None:
        self.progress = progress
        self.show_progress()

    @property
    def is_listed(self) -> bool:
        """Whether the tokens found are listed on the screen, where it is said how far reading has come."""
        raise NotImplementedError

    def show_progress(self) -> None:
        """Puts on the screen how far reading has come."""
        raise NotImplementedError


def _small(path: Path) -> bytes | None:
    """The bytes of a small file, unpacked; None of a large one, and of one that is not whole."""
    troubles: list[str] = []
    with path.open("rb") as stream:
        data = b""
        for piece in until_broken(opened(stream), troubles.append):
            data += piece
            if len(data) > _READ_WHOLE:
                return None
    return None if troubles else data
