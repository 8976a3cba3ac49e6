"""From a terminal, or the lack of one, to the workbench on it."""

import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from inspector.cli.configured import configured
from inspector.cli.interruption import as_usual
from inspector.cli.options import Chosen
from inspector.cli.talk import is_terminal
from inspector.errors import OptionError

if TYPE_CHECKING:
    from inspector.tui.app import Inspector

# With these Textual writes events to a file or sends them to a console: what is pasted among them.
_TELLING = ("TEXTUAL_DEBUG", "TEXTUAL_LOG", "TEXTUAL")


def open_workbench(
    chosen: Chosen,
    start: "Callable[[Inspector], None] | None" = None,
    *,
    ascii_only: bool = False,
    no_mouse: bool = False,
) -> int:
    """Opens the workbench and stays in it; raises OptionError where there is no terminal for it."""
    _refuse_without_terminal()
    _refuse_telling()
    from inspector.tui.app import Inspector  # noqa: PLC0415 - loading Textual takes a quarter of a second
    from inspector.tui.desk import Desk  # noqa: PLC0415 - likewise
    from inspector.tui.settings import settings_of  # noqa: PLC0415 - likewise

    settings = settings_of(configured().table("tui"))
    settings = settings.with_options(ascii_only=ascii_only, no_mouse=no_mouse)
    stopped_at = None if chosen.is_now else chosen.moment
    desk = Desk(
        now=time.time,
        tenant=chosen.tenant,
        rules=chosen.rules,
        stopped_at=stopped_at,
        among=chosen.among,
        given=chosen.given,
    )
    app = Inspector(desk, settings, zone=datetime.now().astimezone().tzinfo, start=start)
    with as_usual():
        app.run(mouse=settings.mouse)
    return app.return_code or 0


def can_open() -> bool:
    """Whether there is a terminal on both sides, and one that can be drawn on."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def take_terminal() -> None:
    """Reads keys from the terminal again, after standard input gave a text; raises OptionError where there is none."""
    name = "CONIN$" if sys.platform == "win32" else "/dev/tty"
    try:
        terminal = os.open(name, os.O_RDWR)
    except OSError:
        raise OptionError("tui: there is no terminal to show it on; use “qlik-jwt inspect -”") from None
    os.dup2(terminal, 0)
    os.close(terminal)


def _refuse_without_terminal() -> None:
    if not can_open():
        raise OptionError(
            "tui: it needs a terminal that can be drawn on; use “qlik-jwt inspect” or “qlik-jwt lint” without one"
        )


def _refuse_telling() -> None:
    for name in _TELLING:
        if os.environ.get(name):
            raise OptionError(f"tui: {name} is set, and with it Textual would write down what is pasted; unset it")
