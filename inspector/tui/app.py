"""From pastes and keys to the workbench: the application and all that can be asked of it."""

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import tzinfo
from pathlib import Path
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import WorkerFailed

from inspector.errors import InspectorError
from inspector.lint.names import shown
from inspector.report.paint import Paint
from inspector.trust.tenant import Tenant
from inspector.tui.clipboard import read_clipboard
from inspector.tui.crash import where_it_broke
from inspector.tui.desk import Desk
from inspector.tui.handing import is_secret
from inspector.tui.keeping import Keeping
from inspector.tui.keys import DEFAULTS, KEYS, keys_now, spoken_key
from inspector.tui.pages.help import help_on
from inspector.tui.screens.ask import Ask
from inspector.tui.screens.files import Files
from inspector.tui.screens.identity import Identity
from inspector.tui.screens.overlay import Answer, Overlay, Sheet
from inspector.tui.screens.palette import AsciiPalette
from inspector.tui.screens.rules import Rules
from inspector.tui.settings import PAGES, Settings
from inspector.tui.terminal_bytes import read_leniently
from inspector.tui.unopened import why_not_opened

_IN_FOOTER = ("help", "open", "certificate", "copy", "save", "palette", "quit")
_BOUND_ELSEWHERE = ("reveal", "back", "folder", "parent")
_BY_TEXTUAL = {"palette": "command_palette"}
_TWICE_WITHIN = 2.0


def _action(name: str) -> str:
    return f"page('{name}')" if name in PAGES else _BY_TEXTUAL.get(name, name)


def _bindings() -> list[BindingType]:
    back = Binding(DEFAULTS["back"], "back_to_case", "Back", show=False, id="back")
    others = [
        Binding(
            key.keys,
            _action(key.id),
            key.short or key.words,
            show=key.id in _IN_FOOTER,
            id=key.id,
            priority=key.id in ("quit", "stop", "help", "stop_reading"),
        )
        for key in KEYS
        if key.id not in _BOUND_ELSEWHERE
    ]
    return [back, *others]


class Inspector(Keeping):
    """The terminal interface: it draws reports of the library and decides nothing."""

    CSS_PATH = "inspector.tcss"
    TITLE = "qlik-jwt"
    BINDINGS: ClassVar[list[BindingType]] = _bindings()

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        zone: tzinfo | None = None,
        start: Callable[["Inspector"], None] | None = None,
    ) -> None:
        super().__init__(desk, Paint(colour=True, ascii=settings.ascii), zone)
        self._settings, self._begin_with = settings, start
        self._keys = keys_now(settings.keys)
        self.key_names: Mapping[str, str] = settings.keys
        self._last_stop = float("-inf")
        self._folder = Path()

    def get_driver_class(self) -> type[Driver]:
        """The terminal's driver, one that a stray byte does not end."""
        driver = super().get_driver_class()
        read_leniently(driver)
        return driver

    def on_mount(self) -> None:
        """Theme and keys as configured, the clock, and what there is to begin with."""
        self.theme = self._settings.theme
        self.set_keymap(dict(self._settings.keys))
        self.push_screen(self.bench)
        self.bench.page = self._settings.page
        self.show_clock()
        self.set_class(self.no_color, "-no-colour")
        self.set_class(self.paint.ascii, "-ascii")
        self.theme_changed_signal.subscribe(self, self._take_theme)
        self._take_theme(self.current_theme)
        self.set_interval(1, self._tick)
        if self._begin_with is not None:
            self.call_after_refresh(self._begin_with, self)

    def _take_theme(self, theme: Theme) -> None:
        """Without colour the terminal's own 16 cannot be had either: Textual's greys stand in for them."""
        if theme.ansi and self.no_color:
            self.theme = "textual-dark" if theme.dark else "textual-light"
        self.set_class(theme.ansi, "-ansi")

    def action_command_palette(self) -> None:
        """Everything that can be done, to search in."""
        if not self.paint.ascii:
            super().action_command_palette()
        elif not isinstance(self.screen, AsciiPalette):
            self.push_screen(AsciiPalette())

    def _tick(self) -> None:
        if not self.desk.standing:
            self.tick()
        self.tick_tables()

    def action_page(self, name: str) -> None:
        """Shows a page, and puts the cursor into it."""
        self.lay_bare()
        self.bench.page = name
        self.bench.focus_page()

    def action_freeze(self) -> None:
        """Stops the clock at this moment, or lets it run again."""
        self.called.clear()
        self.desk = self.desk.with_clock_toggled()
        self.show_clock()
        self.tick()
        self.refresh_report()

    def action_next_token(self) -> None:
        """The next of the tokens found."""
        self.look(self.number + 1)

    def action_previous_token(self) -> None:
        """The one before."""
        self.look(self.number - 1)

    def action_open(self) -> None:
        """Asks for a file or folder."""
        ask = Ask(self.paint, "Open a file or folder with tokens", "its name; tab completes", refuse=self._refuse)
        self._ask(ask, self._open)

    def _refuse(self, name: str) -> str:
        words = "" if is_secret(name) else why_not_opened(name)
        return f"{shown(name)}: {words}" if words else ""

    def _open(self, name: str | None) -> None:
        if name:
            self.lay_bare()
            if not self.is_taken(name):
                self.open(name)

    def action_files(self) -> None:
        """Shows the files of a folder: at first of the one that the command was given in."""
        self._ask(Files(self.paint, self._folder), self._open_found)

    def _open_found(self, path: Path | None) -> None:
        if path is not None:
            self._folder = path if path.is_dir() else path.parent
            self.lay_bare()
            self.open(str(path))

    def _ask(self, overlay: Overlay[Answer], take: Callable[[Answer | None], None]) -> None:
        if not isinstance(self.screen, Overlay) or not self.screen.ASKS:
            self.push_screen(overlay, take)

    def action_certificate(self) -> None:
        """Asks for certificate, issuer, key ID and clock tolerance."""
        if not isinstance(self.screen, Overlay) or self.screen in self.case_screens():
            self.push_screen(Identity(self.paint, self._tenant_shown, self.desk.moment), self._take_tenant)

    @property
    def _tenant_shown(self) -> Tenant:
        """The tenant that the shown token is judged by, or all are."""
        return self.report.tenant if self.report is not None and self.desk.among else self.desk.tenant

    def _take_tenant(self, tenant: Tenant | None) -> None:
        if tenant is not None:
            self.take_tenant(tenant)

    def action_clipboard(self) -> None:
        """Reads the system's clipboard, beside the screen."""
        self.run_worker(self._read_clipboard, thread=True, group="clipboard")

    def _read_clipboard(self) -> None:
        try:
            text = read_clipboard()
        except InspectorError as error:
            self.call_from_thread(self.tell, str(error), is_wrong=True)
        else:
            self.call_from_thread(self.take_over, text)

    def action_rules(self) -> None:
        """The index of rules."""
        if not isinstance(self.screen, Overlay):
            self.push_screen(Rules(self.paint))

    def action_help(self) -> None:
        """Words on the part one is in."""
        part = self.focused.id if self.focused is not None and self.focused.id else ""
        if not isinstance(self.screen, Sheet):
            self.push_screen(Sheet(self.paint, "Help", lambda canvas: help_on(part, self._keys, canvas)))

    def action_stop(self) -> None:
        """Quits when it is pressed twice: once may have been meant for copying."""
        now = time.monotonic()
        if now - self._last_stop <= _TWICE_WITHIN:
            self.exit(0)
        self._last_stop = now
        self.tell(f"Press it once more to quit; {spoken_key(self.key_names.get('copy', DEFAULTS['copy']))} copies.")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002 - Textual's
        """Everything that a key does, and the themes."""
        for key in self._keys:
            if key.id not in _BOUND_ELSEWHERE:
                yield SystemCommand(f"{key.words} ({key.keys.split(',')[0]})", key.help, self._runs(_action(key.id)))
        yield SystemCommand("Theme", "Chooses another theme, light or dark.", self.action_change_theme)

    def _runs(self, action: str) -> Callable[[], None]:
        def run() -> None:
            self.call_later(self.run_action, action)

        return run

    def _handle_exception(self, error: Exception) -> None:
        """Says that the tool broke, and where in its code; no token, claim or local variable is shown."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        self._return_code = 2
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        if not self._exit_renderables:
            self._exit_renderables.append(where_it_broke(cause))
        self._close_messages_no_wait()
