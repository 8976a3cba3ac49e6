"""From what is on the screen to the masked report on it in a file, whose name somebody has given."""

from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from inspector.errors import InspectorError, OptionError
from inspector.lint.names import is_there, shown
from inspector.lint.new_file import refuse_unwritable, write_new, write_over
from inspector.lint.precious import refuse_precious
from inspector.tui.diagnosing import Diagnosing
from inspector.tui.handing import is_secret
from inspector.tui.screens.overlay import Menu, Overlay

if TYPE_CHECKING:
    from inspector.tui.composing import Diagnose
    from inspector.tui.screens.saving import SaveReport

_NAME = "qlik-jwt-report"  # nothing of the case is in it
_OWNER_ALONE = 0o600
_OVER = "over"
_NONE = "There is nothing to save yet: paste a token, or the capture or answer of a login."
_UNREAD = "There is no report to save yet: the capture is still being read."


class Reporting(Diagnosing):
    """Saves the masked report on a case, or on the token that is shown; nothing is written that nobody asked for."""

    # Diagnosis is loaded when it is asked for: most who open the workbench have a token.

    _saves: "Diagnose | None" = None  # of what the report is that a name is asked for

    def action_save(self) -> None:
        """Asks under which name to save the report on the case, or on the token, whichever is looked at."""
        on_case = self.screen in self.case_screens()
        if isinstance(self.screen, Overlay) and not on_case:
            return
        of_case = on_case or (self.case is not None and self.desk.called_at is not None)
        self._saves = self._of_case() if of_case else self._of_token()
        if self._saves is None:
            self.tell(_UNREAD if of_case else _NONE)
            return
        from inspector.tui.screens.saving import SaveReport  # noqa: PLC0415

        heading = f"Save the report on the {'case' if of_case else 'token'}, masked"
        dialog = SaveReport(self.paint, heading, _free_name())
        self.push_screen(dialog, self._left)

    def _left(self, saved: Path | None) -> None:
        """Closed without a report: nobody waits for it any more."""
        if saved is None:
            self.workers.cancel_group(self, "saving")

    def _of_case(self) -> "Diagnose | None":
        from inspector.tui.composing import of_case  # noqa: PLC0415

        return None if self.case is None else partial(of_case, self.case.evidence)

    def _of_token(self) -> "Diagnose | None":
        from inspector.tui.composing import of_token  # noqa: PLC0415

        report = self.report
        return None if report is None or not report.token.text else partial(of_token, report)

    def on_save_report_named(self, event: "SaveReport.Named") -> None:
        """A name was given: what is against it is said, and what is there is not written over unasked."""
        dialog, name = event.dialog, event.name
        if is_secret(name):
            dialog.dismiss(None)
            self.call_later(self.is_taken, name)
            return
        try:
            path = _path(name)
            refuse_precious(str(path))
        except (InspectorError, RuntimeError) as error:
            dialog.refuse(str(error))
            return
        if is_there(str(path)) and not event.is_over:
            self._ask_before(dialog, name)
        elif self._saves is not None:
            dialog.begin()
            self.work(partial(self._save, dialog, self._saves, path, is_over=event.is_over), "saving")

    def _ask_before(self, dialog: "SaveReport", name: str) -> None:
        choices = (("keep", "keep it, and give another name"), (_OVER, "write over it"))
        menu = Menu(self.paint, self.paint.drawn(f"{shown(Path(name).name)} is there already"), choices)

        def take(choice: str | None) -> None:
            if choice == _OVER:
                dialog.post_message(dialog.Named(dialog, name, is_over=True))

        self.push_screen(menu, take)

    def _save(self, dialog: "SaveReport", diagnose: "Diagnose", path: Path, *, is_over: bool) -> None:
        """In a worker: writes the report, unless the dialog was left meanwhile."""
        from inspector.tui.composing import composed  # noqa: PLC0415

        worker, inquiry = get_current_worker(), self.desk.at_call(None).inquiry()
        report = composed(diagnose, inquiry, self.zone, path.name, goes_on=lambda: not worker.is_cancelled)
        if worker.is_cancelled:
            return
        try:
            (write_over if is_over else write_new)(path, report.text.encode("utf-8"), _OWNER_ALONE)
        except InspectorError as error:
            self.call_from_thread(dialog.refuse, str(error))
        else:
            self.call_from_thread(self._saved, dialog, path, report.masking)

    def _saved(self, dialog: "SaveReport", path: Path, masking: str) -> None:
        if dialog is self.screen:
            dialog.dismiss(path)
        self.tell(f"The report, {masking}, is in {shown(str(path))}.")


def _path(name: str) -> Path:
    """The whole path of a report's file; raises InspectorError where none can be, RuntimeError without a home."""
    from inspector.diagnosis.dossier.written import form_of  # noqa: PLC0415
    from inspector.tui.screens.saving import ENDINGS  # noqa: PLC0415

    if not form_of(name):
        raise OptionError(ENDINGS)
    path = Path(name).expanduser().absolute()
    refuse_unwritable(path)
    return path


def _free_name() -> str:
    """The name that is proposed: one of a file that is not there yet."""
    names = (f"{_NAME}{'' if number == 1 else f'-{number}'}.md" for number in count(1))
    return next(name for name in names if not is_there(name))
