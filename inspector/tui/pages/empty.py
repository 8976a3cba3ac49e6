"""From nothing to what can be done: the screen before the first token."""

import sys

from inspector.report.layout import wrapped
from inspector.tui.pages.row import Canvas, Row, rows

_PASTE = {
    "darwin": "cmd+v",
    "win32": "ctrl+v, ctrl+shift+v or the right mouse button",
}


def empty(canvas: Canvas) -> list[Row]:
    """How to paste on this system, how to open a file and a certificate, and that nothing leaves the machine."""
    paint, key = canvas.paint, canvas.key
    paste = _PASTE.get(sys.platform, "ctrl+shift+v, shift+insert or the middle mouse button")
    lines = (
        ("bold", "Paste a token, or the capture or answer of a login."),
        ("", "A header, a curl command, a mail, a log, a URL: what surrounds the token is taken off and named."),
        ("", ""),
        ("bold", "How to paste"),
        ("", f"{paste}; over SSH the same. In tmux: prefix, then ]."),
        ("", f"If your terminal does not paste: {key('clipboard')}."),
        ("", ""),
        ("bold", "And then"),
        ("", f"{key('certificate'):<6}  certificate, issuer and key ID; {key('tenants')} tenants"),
        ("", f"{key('open'):<6}  a file or folder by name; {key('files')} shows files"),
        ("", f"{key('preflight'):<6}  before signing: payload and options, or code"),
        ("", f"{key('help'):<6}  help; {key('palette')} every command"),
        ("", ""),
        ("dim", "Nothing leaves this machine, and nothing is kept: a token is a password."),
        ("dim", "With a screen reader: qlik-jwt inspect."),
    )
    return [
        Row(paint(style, line) if style else line)
        for style, text in lines
        for line in (paint.drawn(each) for each in _lines(text, canvas.width))
    ]


def _lines(text: str, width: int) -> list[str]:
    """A line that fits as it is, its columns kept; a longer one wrapped."""
    return [text] if len(text) <= width else wrapped(" ".join(text.split()), width)


def too_small(canvas: Canvas) -> list[Row]:
    """What is said where a window has no room for the workbench; the command stays on one line."""
    use = ["use qlik-jwt inspect"] if canvas.width >= len("use qlik-jwt inspect") else ["use", "qlik-jwt inspect"]
    return rows(["window too small", *use])
