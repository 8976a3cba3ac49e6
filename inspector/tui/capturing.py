"""From the file of a capture to its case, read beside the screen until somebody stops it, then to the tokens in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual.worker import get_current_worker

from inspector.errors import SourceError
from inspector.lint.names import shown
from inspector.tui.called import called_in
from inspector.tui.capture import CaptureReading, begins_capture
from inspector.tui.keys import DEFAULTS, spoken_key
from inspector.tui.progress import Progress
from inspector.tui.reading import Reading
from inspector.tui.reporting import Reporting
from inspector.tui.unopened import unreadable


class Capturing(Reporting):
    """Reads captures of any size, and says how far it has come."""

    TELLS_EVERY: ClassVar[float] = 0.1  # seconds between two words on how far a capture was read

    key_names: Mapping[str, str]

    def takes_capture(self, path: Path) -> bool:
        """In a worker: whether a file is a capture; its case is shown, then the tokens in it are read."""
        if not begins_capture(path):
            return False
        worker, reading = get_current_worker(), CaptureReading(path, self.TELLS_EVERY)
        self.call_from_thread(self.leave_case)
        self.call_from_thread(self.begin_reading, reading, worker, lists=False)
        self.call_from_thread(self._begin_case, path.name)
        try:
            evidence = reading.evidence(self.tell_progress)
        except (OSError, ValueError) as error:
            self.call_from_thread(self._end_case)
            raise SourceError(f"{shown(path.name)}: {unreadable(error)}") from None
        if worker.is_cancelled:
            return True
        called = called_in(evidence)
        self.call_from_thread(self.take_called, called)
        is_left = not self.call_from_thread(self.case_screens)
        self.diagnose(evidence, path.name, opens=not is_left)
        if is_left:
            self.call_from_thread(self.tell, f"{shown(path.name)} was read; {self._key} shows the case.")
        if any(each.bearer or each.handed_out for each in evidence.exchanges) and not reading.progress.is_stopped:
            self.stream(Reading(path, self.desk.at_call(None).inquiry(), called=called), lists=False)
        else:
            self.call_from_thread(self._end_case)
        return True

    @property
    def _key(self) -> str:
        return spoken_key(self.key_names.get("case", DEFAULTS["case"]))

    def _begin_case(self, name: str) -> None:
        """A capture is being read."""
        from inspector.tui.screens.cases import Cases  # noqa: PLC0415

        self.lay_bare()
        self.push_screen(Cases(self.paint, None, name))

    def tell_progress(self, progress: Progress) -> None:
        """In a worker: puts on the screen how far the capture has been read."""
        self.call_from_thread(self._read_on, progress)

    def _read_on(self, progress: Progress) -> None:
        """How far the capture has been read."""
        for screen in self.case_screens():
            screen.read(progress)

    def _end_case(self) -> None:
        """Nothing is read any more; a screen without a case has nothing to wait for."""
        self._reading = None
        if self.case is None and self.screen in self.case_screens():
            self.pop_screen()
