"""From the tokens found to a table of them, with what is listed of it and how far it has been read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from inspector.report.layout import clipped
from inspector.report.paint import Paint
from inspector.report.report import Report
from inspector.tui.called import Called
from inspector.tui.keys import DEFAULTS
from inspector.tui.pages.cells import file_name
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.tokens import TokenRows, detail, head_of
from inspector.tui.progress import Progress, progress_rows
from inspector.tui.screens.ask import Line
from inspector.tui.screens.found_rules import FoundRules
from inspector.tui.screens.overlay import Overlay
from inspector.tui.sieve import Sieve, Sifting
from inspector.tui.widgets.rows import Rows
from inspector.visible import visible

_SLICE, _BETWEEN = 0.01, 0.005  # seconds of sifting at once, and for the screen after it
_KEYS = {"filter": "filter", "verdicts": "verdict", "found_rules": "rule", "compare": "compare"}


class Tokens(Overlay[int]):
    """The tokens found, or those of them that a sieve leaves; enter answers with the number of one."""

    ASKS: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(DEFAULTS[name], name, words.capitalize(), id=name) for name, words in _KEYS.items()
    ]

    class Compared(Message):
        """The token of a number is to be held against the one that is shown."""

        def __init__(self, number: int) -> None:
            self.number = number
            super().__init__()

    class Sifted(Message):
        """Something else is asked of the tokens."""

        def __init__(self, reports: Sequence[Report], sieve: Sieve) -> None:
            self.reports, self.sieve = reports, sieve
            super().__init__()

    def __init__(self, paint: Paint, sifting: Sifting, chosen: int, progress: Progress | None, called: Called) -> None:
        super().__init__(paint, "Tokens found")
        self._called = called
        self._sifting, self._number, self._progress = sifting, chosen, progress
        self._anew: Sifting | None = None
        self._soon: Timer | None = None
        # Held, not sought each time: tokens come, and the clock ticks, while all is taken down.
        self._line = Line(sifting.sieve.words, placeholder="QJ501  error  verified  words of a finding", id="filter")
        self._views = {name: Rows(paint, id=name) for name in ("reading", "heading", "tokens", "detail")}
        self._is_ready = False

    @property
    def _reports(self) -> Sequence[Report]:
        return self._sifting.reports

    def parts(self) -> ComposeResult:
        """Progress, the line to filter by, both hidden as long as there is nothing in them; table and detail."""
        yield self._views["reading"]
        yield self._line
        yield self._views["heading"]
        yield self._views["tokens"]
        yield self._views["detail"]

    def on_mount(self) -> None:
        """The cursor on the token that is shown."""
        self._is_ready = True
        for name in ("reading", "heading", "detail"):
            self._view(name).can_focus = False
        self._line.display = bool(self._sifting.sieve.words)
        self._view("tokens").focus()
        self.read(self._progress)
        self._view("tokens").choose(str(self._number))
        self.call_after_refresh(self._go_on)

    def _view(self, name: str) -> Rows:
        return self._views[name]

    def on_unmount(self) -> None:
        """Lets go of the reports: they may be many, and others may come in their place."""
        self._sifting, self._anew = Sifting((), (), self._sifting.sieve), None

    def lists(self, reports: Sequence[Report]) -> bool:
        """Whether these are the reports that it lists."""
        return self._reports is reports

    def grow(self) -> None:
        """More tokens were found meanwhile."""
        if self._is_ready and self._soon is None:
            self._go_on()

    def renew(self) -> None:
        """Tokens were judged anew: others may be listed now, once all are known."""
        if self._is_ready and self._anew is None:
            self._anew = self._sifting.by(self._sifting.sieve)
            self.grow()

    def read(self, progress: Progress | None) -> None:
        """How far the tokens have been read; None where all were."""
        self._progress = progress
        if not self._is_ready:
            return
        view = self._view("reading")
        view.display = progress is not None
        if progress is not None:
            view.show(lambda canvas: progress_rows(progress, canvas))

    def _sift(self, sieve: Sieve) -> None:
        self._sifting, self._anew = self._sifting.by(sieve), None
        self.post_message(self.Sifted(self._reports, sieve))
        self.grow()

    def _go_on(self) -> None:
        """Looks at some more of the tokens, and soon at the others."""
        self._soon = None
        at_work = self._anew or self._sifting
        at_work.go_on(_SLICE)
        if at_work.is_done and self._anew is not None:
            self._sifting, self._anew = self._anew, None
        if not at_work.is_done:
            self._soon = self.set_timer(_BETWEEN, self._go_on)
        self._view("tokens").show(self._draw_table)
        self._stand()

    def _stand(self) -> None:
        """The cursor on the first token where the one it stood on is not listed any more; and more on it."""
        table = self._view("tokens")
        if table.chosen is None and self._sifting.is_done:
            table.go_to(0)
        self._tell_more()

    def _draw_table(self, canvas: Canvas) -> Sequence[Row]:
        rows = TokenRows(self._reports, self._sifting.titles, self._sifting.chosen, canvas)
        self._view("heading").show(lambda canvas: head_of(rows, canvas))
        self._name_box(rows.source, canvas)
        return rows

    def _name_box(self, source: str, canvas: Canvas) -> None:
        """How many are listed of how many, and by what; the keys that work where the cursor is."""
        count = f"{len(self._sifting.chosen):,} of {len(self._reports):,} tokens"
        asked = (count, *self._sifting.sieve.told, visible(file_name(source)))
        told = canvas.paint.drawn(" · ".join(filter(None, asked)))
        self.box.border_title = Content(clipped(told, max(canvas.width - 2, 10), canvas.paint.drawn("…")))
        keys = [f"{canvas.key(name)} {words}" for name, words in _KEYS.items()]
        forms = ["   ".join(["enter shows it", *keys, "esc back"])]
        forms += ["  ".join([*some, "esc back"]) for some in (keys, keys[:-1])]
        hint = next((form for form in forms if len(form) <= canvas.width), forms[-1])
        if self._line.has_focus:
            hint = "enter, esc to the table"
        self.box.border_subtitle = Content(hint)

    def _tell_more(self) -> None:
        """What the row under the cursor has no room for."""
        row = self._view("tokens").chosen
        number = int(row.about) if row is not None and row.about is not None else -1
        if 0 <= number < len(self._reports):
            self._view("detail").show(lambda canvas: detail(self._reports[number], canvas, self._called))
        elif self._sifting.is_done:
            self._view("detail").show(lambda _: [Row("No token is left; change what is asked for.")])

    def action_filter(self) -> None:
        """Opens the line to filter by."""
        self._line.display = True
        self._line.focus()

    def action_verdicts(self) -> None:
        """Lists the tokens with the next of the verdicts."""
        self._sift(self._sifting.sieve.with_next_verdict())

    def action_found_rules(self) -> None:
        """Lists the rules that found something in what is listed but for the rule."""
        self.app.push_screen(FoundRules(self.paint, self._sifting), self._take_rule)

    def action_compare(self) -> None:
        """Holds the token under the cursor against the one that is shown."""
        row = self._view("tokens").chosen
        if row is not None and row.about is not None:
            self.post_message(self.Compared(int(row.about)))

    def _take_rule(self, code: str | None) -> None:
        if code is None:
            self.grow()
        else:
            self._sift(replace(self._sifting.sieve, rule=code))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Lists what the words leave."""
        event.stop()
        if event.value != self._sifting.sieve.words:
            self._sift(replace(self._sifting.sieve, words=event.value))

    def on_input_submitted(self) -> None:
        """From the line to the table."""
        self._line.display = bool(self._line.value.strip())
        self._view("tokens").focus()

    def action_leave(self) -> None:
        """From the line to the table, from the table to the workbench."""
        if self._line.has_focus:
            self.on_input_submitted()
        else:
            self.dismiss(None)

    def on_descendant_focus(self) -> None:
        """Names the keys that work where the cursor is now."""
        self._view("tokens").show(self._draw_table)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """The cursor stands on another token."""
        if event.view.id == "tokens":
            self._tell_more()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A token was chosen."""
        event.stop()
        if event.row.about is not None:
            self.dismiss(int(event.row.about))
