"""From a file or paste with identity providers to the tenants in it, which are kept when that is confirmed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from inspector.configuration.importing import Incoming, noted
from inspector.configuration.keeping import remarks
from inspector.report.layout import labelled, wrapped
from inspector.report.paint import Paint
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.ask import Ask, Line
from inspector.tui.screens.overlay import Overlay
from inspector.tui.widgets.rows import Rows
from inspector.visible import visible


class Import(Ask):
    """A question for the JSON of identity providers: the name of a file, or the text itself."""

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Several lines can only be the JSON."""
        event.stop()
        self.query_one(Line).value = ""
        self.answer(event.text)


class Preview(Overlay[str]):
    """What is to be kept, and what is left out and why; closed with an answer where it is to be kept."""

    HINT: ClassVar[str] = "enter keeps them   esc back"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "take", "Keep", priority=True)]

    def __init__(
        self, paint: Paint, incoming: Sequence[Incoming], words: Sequence[str], *, path: str, moment: float
    ) -> None:
        super().__init__(paint, "Import")
        self._incoming, self._words = incoming, words
        self._path, self._moment = path, moment

    def parts(self) -> ComposeResult:
        """The tenants, each with remarks, and what was said of the rest."""
        yield Rows(self.paint, id="text", draw=self._rows)

    def _rows(self, canvas: Canvas) -> list[Row]:
        count = len(self._incoming)
        lines = wrapped(f"{count} tenant{'' if count == 1 else 's'} to be kept in {self._path}", canvas.width)
        for each in self._incoming:
            lines += ["", canvas.paint("bold", canvas.clipped(visible(each.tenant.name), canvas.width))]
            lines += _facts(each, canvas)
            said = (*noted(each), *remarks(each.tenant, self._moment))
            lines += [line for words in said for line in wrapped(visible(words), canvas.width)]
        for words in self._words:
            style = "note" if words.startswith("note: ") else "error"
            lines += ["", *(canvas.paint(style, line) for line in wrapped(visible(words), canvas.width))]
        return [Row(canvas.paint.drawn(line) if "\x1b" not in line else line) for line in lines]

    def action_take(self) -> None:
        """Keeps them."""
        self.dismiss("keep")


def _facts(incoming: Incoming, canvas: Canvas) -> list[str]:
    tenant = incoming.tenant
    certificate = tenant.certificate
    told = (
        ("description", tenant.description),
        ("issuer", tenant.issuer or ""),
        ("key ID", tenant.key_id or ""),
        ("tolerance", f"{tenant.clock_tolerance:g} s" if tenant.clock_tolerance else ""),
        ("certificate", "" if certificate is None else certificate.subject or certificate.kind),
    )
    return [
        line
        for label, text in told
        if text
        for line in labelled(label, visible(text), indent=0, label_width=13, width=canvas.width)
    ]
