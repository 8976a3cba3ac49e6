"""From nothing to what can be done: the screen before the first token."""

import sys

from inspector.report.layout import wrapped
from inspector.tui.pages.row import Canvas, Row

_PASTE = {
    "darwin": "cmd+v",
    "win32": "ctrl+v, ctrl+shift+v or the right mouse button",
}


def empty(canvas: Canvas) -> list[Row]:
    """How to paste on this system, how to open a file and a certificate, and that nothing leaves the machine."""
    paint = canvas.paint
    paste = _PASTE.get(sys.platform, "ctrl+shift+v, or shift+insert, or the middle mouse button")
    lines = [
        ("bold", "Paste a token, or whatever holds one."),
        ("", "A header, a curl command, a mail, a log, a URL: what surrounds the token is taken off and named."),
        ("", ""),
        ("bold", "How to paste"),
        ("", f"{paste}. Over SSH the same: your terminal pastes. In tmux: prefix, then ]."),
        ("", "If your terminal does not paste, ctrl+v reads the system's clipboard."),
        ("", ""),
        ("bold", "Or"),
        ("", "ctrl+o opens a file with tokens; `qlik-jwt tui FILE` does the same from the shell."),
        (
            "",
            "ctrl+k gives the identity provider's certificate, issuer and key ID. A pasted certificate is taken, too.",
        ),
        ("", "F1 helps with the part you are in, ctrl+p lists every command."),
        ("", ""),
        ("dim", "Nothing leaves this machine, and nothing is kept: a token is a password."),
        ("dim", "With a screen reader use the plain command line: qlik-jwt inspect."),
    ]
    found: list[Row] = []
    for style, text in lines:
        told = [paint.drawn(line) for line in wrapped(text, canvas.width)]
        found += [Row(paint(style, line) if style else line) for line in told]
    return found
