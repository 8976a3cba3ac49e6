"""From what is not signed yet to the screen on it: pasted payload and options, or code, or a file of either."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from inspector.errors import InspectorError
from inspector.lint.names import read_text, shown
from inspector.signing.guess import names_members, speaks_of_signing
from inspector.tui.handing import is_secret
from inspector.tui.regaining import Regaining
from inspector.tui.screens.ask import Ask
from inspector.tui.screens.overlay import Overlay
from inspector.tui.unopened import why_not_opened

if TYPE_CHECKING:
    from inspector.tui.pages.before_signing import Call
    from inspector.tui.screens.outlined import Outlined

_MOST_CALLS = 50


class Preflighting(Regaining):
    """Judges inputs before a token exists, beside the screen."""

    def action_preflight(self) -> None:
        """Asks for payload and options, or code."""
        if not isinstance(self.screen, Overlay):
            title = "Payload and signing options, or code, before a token exists"
            hint = "paste it here, or a file's name; tab completes"
            self.push_screen(Ask(self.paint, title, hint, refuse=_why_not), self._look_ahead)

    def _look_ahead(self, name: str | None) -> None:
        """What was answered: a text, or a file's name."""
        if not name or self.is_taken(name):
            return
        if _is_text(name):
            self.work(partial(self._preflight, name, ""), "preflight")
        else:
            self.work(partial(self._preflight_file, name), "preflight")

    def _preflight_file(self, name: str) -> None:
        try:
            text = read_text(str(Path(name).expanduser()))
        except (InspectorError, RuntimeError) as error:
            words = str(error) if isinstance(error, InspectorError) else f"{shown(name)}: there is no such home"
            self.call_from_thread(self.tell, words, is_wrong=True)
        else:
            self._preflight(text, name)

    def takes_inputs(self, text: str, source: str) -> bool:
        """In a worker: whether a text without tokens speaks of signing; then it is judged as what is to be signed."""
        if not speaks_of_signing(text):
            return False
        try:
            self._judge_inputs(text, source)
        except InspectorError as error:
            if not names_members(text):
                return False  # a mail may speak of it, too
            self._tell_why_not(error, source)
        return True

    def _preflight(self, text: str, source: str) -> None:
        try:
            self._judge_inputs(text, source)
        except InspectorError as error:
            self._tell_why_not(error, source)

    def _tell_why_not(self, error: InspectorError, source: str) -> None:
        place = f"{shown(source)}, " if source else ""
        self.call_from_thread(self.tell, f"Not taken: {place}{error}", is_wrong=True)

    def _judge_inputs(self, text: str, source: str) -> None:
        # Loaded when it is asked for: most who open the workbench have a token.
        from inspector.signing.source import inputs_in  # noqa: PLC0415
        from inspector.tui.pages.before_signing import call_of  # noqa: PLC0415

        found = inputs_in(text, source)
        calls = [call_of(inputs, self.desk.at_call(None).inquiry()) for inputs in found[:_MOST_CALLS]]
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._show_calls, calls, len(found))

    def _show_calls(self, calls: "list[Call]", count: int) -> None:
        from inspector.tui.screens.preflights import Preflights  # noqa: PLC0415 - likewise

        while isinstance(self.screen, Overlay):
            self.pop_screen()
        self.push_screen(Preflights(self.paint, calls))
        if count > len(calls):
            self.tell(f"The first {len(calls)} of {count:,} calls are shown; “qlik-jwt preflight” goes through all.")

    def on_outlined_copied(self, event: "Outlined.Copied") -> None:
        """Puts what was chosen into the clipboard, or says what to choose for that."""
        if event.text:
            self.hand_over(event.text)
        else:
            self.tell(event.otherwise)


def _is_text(name: str) -> bool:
    """Whether an answer is no file's name but what is to be signed."""
    is_written = "{" in name or "(" in name
    return is_written and (name.lstrip().startswith("{") or speaks_of_signing(name)) and bool(why_not_opened(name))


def _why_not(name: str) -> str:
    words = "" if is_secret(name) or _is_text(name) else why_not_opened(name)
    return f"{shown(name)}: {words}" if words else ""
