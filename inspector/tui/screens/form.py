"""From lines to what is written in them and the certificate given beside them, by path or paste."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
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
from inspector.tui.screens.overlay import Answer, Overlay
from inspector.tui.widgets.rows import Rows
from inspector.visible import cut, visible


class Field(NamedTuple):
    """A line: its name, its label, what stands in it while it is empty, and whether the label stands beside it."""

    name: str
    label: str
    hint: str
    is_beside: bool = False


FILE = Field("file", "certificate", "a file, or paste the certificate here")


class Form(Overlay[Answer]):
    """Lines of which one takes a certificate; under them what that is, or what is wrong with what was written."""

    FIELDS: ClassVar[tuple[Field, ...]] = (FILE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Next", priority=True),
        Binding("ctrl+s", "take", "Use", priority=True),
        Binding("ctrl+d", "forget", "No certificate", priority=True),
    ]

    def __init__(self, paint: Paint, heading: str, certificate: Certificate | None, moment: float) -> None:
        super().__init__(paint, heading)
        self.certificate, self.moment = certificate, moment
        self._refused = ""

    def begun(self) -> Mapping[str, str]:
        """What stands in the lines at first, by their names."""
        raise NotImplementedError

    def parts(self) -> ComposeResult:
        """A line for each value, and what the certificate is."""
        begun = self.begun()
        for field in self.FIELDS:
            is_file = field.name == FILE.name
            hint = _hint(self.certificate) if is_file else field.hint
            label = Label(field.label, markup=False)
            line = Line(
                visible(begun.get(field.name, "")),
                placeholder=hint,
                id=field.name,
                suggester=Files() if is_file else None,
            )
            yield from (Horizontal(label, line),) if field.is_beside else (label, line)
        yield Rows(self.paint, id="what", draw=self._what)

    def _what(self, canvas: Canvas) -> list[Row]:
        if self._refused:
            return [Row(canvas.paint("error", line)) for line in wrapped(self._refused, canvas.width)]
        return [*self.told(canvas), *certificate_rows(self.certificate, self.moment, canvas)]

    def told(self, canvas: Canvas) -> list[Row]:  # noqa: ARG002 - others have something to tell
        """What is said before the certificate."""
        return []

    def after_paste(self) -> str:
        """The line to go on with once a certificate was pasted."""
        return "issuer"

    def text(self, name: str) -> str:
        """What is written in a line."""
        return self.query_one(f"#{name}", Line).value

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Several lines can only be a certificate."""
        event.stop()
        if self._look_at(event.text.replace("\r\n", "\n").replace("\r", "\n")):
            self.query_one(f"#{self.after_paste()}", Line).focus()

    def on_input_submitted(self) -> None:
        """Enter takes all."""
        self.action_take()

    def reads_file(self) -> bool:
        """Whether the file that is named, if one is, can be used as certificate."""
        name = self.text("file").strip()
        return not name or self._read(name)

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
            self.refuse(str(error) if isinstance(error, InspectorError) else f"{shown(name)}: it cannot be read")
            return False

    def _look_at(self, material: bytes | str) -> bool:
        found = examine_certificate(material)
        why_not = refusal(found)
        if why_not:
            self.app.bell()
            self.query_one("#file", Line).value = ""
            self.refuse(why_not)
            return False
        self.certificate, self._refused = found, ""
        line = self.query_one("#file", Line)
        line.value, line.placeholder = "", _hint(found)
        self.query_one("#what", Rows).show(self._what)
        return True

    def refuse(self, words: str) -> None:
        """Says what is wrong; what is written stays."""
        self._refused = visible(words)
        self.query_one("#what", Rows).show(self._what)

    def action_forget(self) -> None:
        """Without a certificate."""
        self.certificate, self._refused = None, ""
        self.query_one("#file", Line).placeholder = _hint(None)
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
        raise NotImplementedError


def certificate_rows(certificate: Certificate | None, moment: float, canvas: Canvas) -> list[Row]:
    """What a certificate is, and the findings on it at a moment (seconds since 1970-01-01 UTC)."""
    if certificate is None:
        return [Row(line) for line in wrapped("No certificate: signatures are not checked.", canvas.width)]
    lines = certificate_lines(certificate, moment, canvas.width, canvas.paint)
    for finding in inspect_certificate(certificate, Inquiry(moment, Tenant(certificate=certificate))):
        lines += ["", *finding_block(finding, canvas.width, canvas.paint)]
    return [Row(line) for line in lines]


def _hint(certificate: Certificate | None) -> str:
    """What stands in the file's line while it is empty."""
    if certificate is None:
        return FILE.hint
    return visible(cut(f"{certificate.subject or certificate.kind} is used; another file, or paste", 60))
