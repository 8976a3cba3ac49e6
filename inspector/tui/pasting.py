"""From a terminal's events to texts that were pasted, bracketed or as a stream of keys, wherever the cursor is."""

from datetime import tzinfo

from textual.events import Event, Key, Paste
from textual.message import Message
from textual.widgets import Input

from inspector.intake import find_tokens
from inspector.report.paint import Paint
from inspector.trust.kinds import is_key_material
from inspector.tui.capturing import Capturing
from inspector.tui.desk import Desk
from inspector.tui.screens.ask import Line
from inspector.tui.typed import SILENCE, Typed

_IN_PASTES = ("enter", "tab", "ctrl+j")  # keys without a printable character that a paste consists of, too
_LONGEST_ANSWER = 100_000  # characters that are looked through where a line is asked for


class Pasting(Capturing):
    """Takes a paste anywhere; keys that may be a part of one wait until there is silence."""

    def __init__(self, desk: Desk, paint: Paint, zone: tzinfo | None) -> None:
        super().__init__(desk, paint, zone)
        self._typed, self._held = Typed(), list[Key]()
        self._awaits_silence = False

    def on_paste(self, event: Paste) -> None:
        """A new token, wherever the cursor is."""
        self.take_over(event.text)

    def take_over(self, text: str) -> None:
        """Judges a text, and closes whatever lies over the workbench."""
        self.lay_bare()
        self.take(text)

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Several lines that were pasted where one is asked for."""
        self.take_over(event.text)

    async def on_event(self, event: Event) -> None:
        """A token that is pasted where a line is asked for is no answer; keys may be a paste, and wait for silence."""
        if isinstance(event, Paste) and isinstance(self.focused, Input) and _is_no_answer(event.text):
            self.take_over(event.text)
        elif not (isinstance(event, Key) and not event.is_forwarded and self._is_held(event)):
            await super().on_event(event)

    def _is_held(self, event: Key) -> bool:
        """Whether a key may be a part of a paste; a line that is written gets it at once all the same."""
        if not event.is_printable and not (self._typed.is_open and event.key in _IN_PASTES):
            return False
        self._typed.feed(event.character or "", event.time)
        self._await_silence()
        if isinstance(self.focused, Input) and event.is_printable:
            return False
        self._held.append(event)
        return True

    def _await_silence(self) -> None:
        if not self._awaits_silence:
            self._awaits_silence = True
            self.set_timer(SILENCE, self._take_typed)

    async def _take_typed(self) -> None:
        """What was typed: a paste, or keys that somebody pressed."""
        self._awaits_silence = False
        text = None if self.message_queue_size else self._typed.due(Message().time)
        if self._typed.is_open:
            self._await_silence()
            return
        held, self._held = self._held, []
        if text is None:
            for event in held:
                await super().on_event(event)
        elif any(event.is_printable for event in held) or is_key_material(text) or _is_no_answer(text):
            self.take_over(text)


def _is_no_answer(text: str) -> bool:
    """Whether a text is no answer to what a line asks for: a token, or what Qlik or a browser says of a login."""
    if find_tokens(text):
        return True
    # Diagnosis is loaded when it is asked for: a single word is none of its answers, and most names are one.
    if len(text.split()) == 1 or len(text) > _LONGEST_ANSWER:
        return False
    from inspector.diagnosis.recognising import answer_in  # noqa: PLC0415

    return answer_in(text, "") is not None
