"""From a certificate, issuer, key ID and tolerance that somebody gives to the tenant tokens are judged by."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from inspector.errors import InspectorError, SourceError
from inspector.inspection import Inquiry, inspect_certificate, refusal
from inspector.lint.names import read_bytes, shown
from inspector.report.layout import wrapped
from inspector.report.paint import Paint
from inspector.report.terminal import finding_block
from inspector.trust.certificate import MAX_LENGTH, Certificate, examine_certificate
from inspector.trust.kinds import is_key_material
from inspector.trust.tenant import Tenant
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.signature import certificate_lines
from inspector.tui.screens.ask import Files, Line
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows
from inspector.visible import cut, visible

_FIELDS = (
    ("file", "certificate", "a file, or paste the certificate here"),
    ("issuer", "issuer", "as in the console: https://my-custom-jwt"),
    ("key-id", "key ID", "as in the console: my-custom-jwt"),
    ("tolerance", "clock tolerance in seconds", "seconds that clocks may differ"),
)


class Identity(Overlay[Tenant]):
    """Certificate, issuer, key ID and clock tolerance of the identity provider; kept for this run only."""

    HINT = "enter uses these   tab next   ctrl+d no certificate   esc back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Next", priority=True),
        Binding("ctrl+s", "take", "Use", priority=True),
        Binding("ctrl+d", "forget", "No certificate", priority=True),
    ]

    def __init__(self, paint: Paint, tenant: Tenant, moment: float) -> None:
        super().__init__(paint, "Identity provider")
        self._tenant, self._moment = tenant, moment
        self._certificate = tenant.certificate
        self._refused = ""

    def parts(self) -> ComposeResult:
        """A line for each value, and what the certificate is."""
        tenant = self._tenant
        values = ("", tenant.issuer or "", tenant.key_id or "", f"{tenant.clock_tolerance:g}")
        hints = (_hint(self._certificate), *(hint for _, _, hint in _FIELDS[1:]))
        for (name, label, _), hint, value in zip(_FIELDS, hints, values, strict=True):
            yield Label(label, markup=False)
            yield Line(visible(value), placeholder=hint, id=name, suggester=Files() if name == "file" else None)
        yield Rows(self.paint, id="what", draw=self._what)

    def _what(self, canvas: Canvas) -> list[Row]:
        if self._refused:
            return [Row(canvas.paint("error", line)) for line in wrapped(self._refused, canvas.width)]
        certificate = self._certificate
        if certificate is None:
            return [Row(line) for line in wrapped("No certificate: signatures are not checked.", canvas.width)]
        lines = certificate_lines(certificate, self._moment, canvas.width, canvas.paint)
        for finding in inspect_certificate(certificate, Inquiry(self._moment, Tenant(certificate=certificate))):
            lines += ["", *finding_block(finding, canvas.width, canvas.paint)]
        return [Row(line) for line in lines]

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Several lines can only be a certificate."""
        event.stop()
        if self._look_at(event.text.replace("\r\n", "\n").replace("\r", "\n")):
            self.query_one("#issuer", Line).focus()

    def on_input_submitted(self) -> None:
        """Enter takes all."""
        self.action_take()

    def _read(self, name: str) -> bool:
        """Whether the file, or what was written in its place, can be used as certificate."""
        if is_key_material(name):
            return self._look_at(name)
        try:
            path = Path(name).expanduser()
            if path.exists() and not path.is_file():  # a pipe or the terminal would be waited for
                raise SourceError(f"{shown(name)}: it is no file")
            return self._look_at(read_bytes(str(path.absolute()), MAX_LENGTH))
        except (InspectorError, OSError, ValueError, RuntimeError) as error:
            self._refuse(str(error) if isinstance(error, InspectorError) else f"{shown(name)}: it cannot be read")
            return False

    def _look_at(self, material: bytes | str) -> bool:
        found = examine_certificate(material)
        why_not = refusal(found)
        if why_not:
            self.query_one("#file", Line).value = ""
            self._refuse(why_not)
            return False
        self._certificate, self._refused = found, ""
        line = self.query_one("#file", Line)
        line.value, line.placeholder = "", _hint(found)
        self.query_one("#what", Rows).show(self._what)
        return True

    def _refuse(self, words: str) -> None:
        self._refused = visible(words)
        self.query_one("#what", Rows).show(self._what)

    def action_forget(self) -> None:
        """Without a certificate."""
        self._certificate, self._refused = None, ""
        self.query_one("#what", Rows).show(self._what)

    def action_complete(self) -> None:
        """Completes a file's name; else the next line."""
        line = self.focused
        suggestion = getattr(line, "_suggestion", "")
        if isinstance(line, Line) and line.id == "file" and suggestion and suggestion != line.value:
            line.action_cursor_right()
        elif not (isinstance(line, Line) and line.id == "file" and line.value) or self._read(line.value.strip()):
            self.focus_next()

    def action_take(self) -> None:
        """Uses what is written, or says what is wrong with it."""
        issuer, key_id, tolerance = (
            self.query_one(f"#{name}", Line).value for name in ("issuer", "key-id", "tolerance")
        )
        name = self.query_one("#file", Line).value.strip()
        if name and not self._read(name):
            return
        try:
            tenant = Tenant(
                issuer=issuer or None,
                key_id=key_id or None,
                certificate=self._certificate,
                clock_tolerance=_seconds(tolerance),
                longest_lifetime=self._tenant.longest_lifetime,
            )
        except InspectorError as error:
            self._refuse(str(error))
            return
        self.dismiss(tenant)


def _hint(certificate: Certificate | None) -> str:
    """What stands in the file's line while it is empty."""
    if certificate is None:
        return _FIELDS[0][2]
    return visible(cut(f"{certificate.subject or certificate.kind} is used; another file, or paste", 60))


def _seconds(text: str) -> float:
    try:
        return float(text or 0)
    except ValueError:
        raise InspectorError("The tolerance is a number of seconds, such as 5.") from None
