"""From what is on the screen to what leaves it: the value under the cursor, a finding, the masked report."""

import json
from datetime import tzinfo

from inspector.checks.words import member
from inspector.intake import find_tokens
from inspector.jose import Json
from inspector.report.layout import wrapped
from inspector.report.markdown import render_markdown
from inspector.report.paint import Paint
from inspector.report.sheet import Sheet as Form
from inspector.trust.kinds import is_key_material
from inspector.tui.clipboard import write_clipboard
from inspector.tui.desk import Desk
from inspector.tui.opening import Opening
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.values import as_json, value_at
from inspector.tui.screens.overlay import Menu, Overlay, Sheet
from inspector.tui.screens.workbench import Workbench
from inspector.tui.widgets.rows import Rows
from inspector.visible import visible

_MOST_SHOWN = 200_000


class Handing(Opening):
    """What shows the report whole, and hands it or a part of it on."""

    def __init__(self, desk: Desk, paint: Paint, zone: tzinfo | None) -> None:
        super().__init__(desk)
        self.paint, self.zone = paint, zone
        self.bench = Workbench(paint, zone)

    def refresh_report(self) -> None:
        """Gives the report to the workbench."""
        self.refresh_place()
        self.bench.report = self.report

    def refresh_place(self) -> None:
        """Says which of several tokens is shown, and how far reading has come."""
        self.bench.place = ", ".join(filter(None, self.places()))

    def places(self) -> tuple[str, ...]:
        """What is said of where the shown token stands; some of it may be empty."""
        count = len(self.reports)
        return (
            f"token {self.number + 1:,} of {count:,}" if count > 1 else "",
            self.progress.short if self.progress else "",
        )

    def show_clock(self) -> None:
        """Says why the clock stands, if it does."""
        self.bench.standing = self.desk.standing

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Enter: unfolds what follows from a finding, or shows a value whole."""
        if event.view.id == "findings" and self.bench.unfold():
            return
        where = self._where()
        if where is not None and self.report is not None:
            is_there, value = value_at(self.report, where)
            if is_there:
                self.push_screen(Sheet(self.paint, visible(where[1:]), lambda canvas: _whole(value, canvas)))

    def _where(self) -> str | None:
        """The pointer that the cursor stands on."""
        view = self.bench.focused
        finding = self.bench.finding
        if isinstance(view, Rows) and view.id not in ("findings", "why") and view.chosen is not None:
            return view.chosen.about
        return finding.where if finding is not None else None

    def action_copy(self) -> None:
        """Asks what to copy; the token itself is not among it."""
        if self.report is None:
            self.tell("There is nothing to copy yet: paste a token.")
        elif not isinstance(self.screen, Overlay):
            self.push_screen(Menu(self.paint, "Copy", tuple(self._choices())), self._copy)

    def _choices(self) -> list[tuple[str, str]]:
        where, found = self._where(), []
        if where is not None and self.report is not None and value_at(self.report, where)[0]:
            shown = member(where)
            found = [("value", f"the value of {shown}"), ("both", f"name and value of {shown}")]
        if self.bench.finding is not None:
            found.append(("finding", f"the finding {self.bench.finding.rule.code}"))
        return [*found, ("report", "the whole report, masked, as Markdown")]

    def _copy(self, choice: str | None) -> None:
        if choice is None or self.report is None:
            return
        self.hand_over(self._copied(choice))

    def hand_over(self, text: str) -> None:
        """Puts a text into the clipboard, and says whether that is certain."""
        self.copy_to_clipboard(text)
        self.run_worker(lambda: self._hand_to_tool(text), thread=True, group="clipboard")

    def _hand_to_tool(self, text: str) -> None:
        taken = write_clipboard(text)
        words = "Copied." if taken else "Sent to the clipboard through the terminal; not every terminal takes it."
        self.call_from_thread(self.tell, words)

    def _copied(self, choice: str) -> str:
        report, where, finding = self.report, self._where(), self.bench.finding
        if report is None:
            return ""
        if choice == "report":
            return self._report_text()
        if choice == "finding" and finding is not None:
            rule = finding.rule
            return f"{rule.code} {rule.name}: {visible(finding.message)}\nFix: {rule.fix}\n"
        value = value_at(report, where or "")[1]
        plain = value if isinstance(value, str) else as_json(value, _MOST_SHOWN)
        name = (where or "").rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")
        return visible(plain) if choice == "value" else f"{as_json(name)}: {as_json(value, _MOST_SHOWN)}"

    def _report_text(self) -> str:
        report = self.report
        return "" if report is None else render_markdown(report, Form(zone=self.zone, masked=True))

    def is_taken(self, name: str) -> bool:
        """Whether what was given for a file's name is a token or a key: it is judged then, and no file is named so."""
        if not is_secret(name):
            return False
        self.take(name)
        return True


def is_secret(text: str) -> bool:
    """Whether what was given for a file's name is a token or a key."""
    return is_key_material(text) or bool(find_tokens(text))


def _whole(value: Json, canvas: Canvas) -> list[Row]:
    try:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
    except ValueError:
        text = "a number of thousands of digits"
    lines = text[:_MOST_SHOWN].split("\n") if not isinstance(value, str) else [as_json(value, _MOST_SHOWN)]
    return [Row(piece) for line in lines for piece in _folded(visible(line), canvas.width)]


def _folded(line: str, width: int) -> list[str]:
    """A line over as many as it needs; a long one is not sought for spaces."""
    if len(line) > 4000:
        return [line[at : at + width] for at in range(0, len(line), width)]
    indent = len(line) - len(line.lstrip(" "))
    return [" " * indent + piece for piece in wrapped(line.lstrip(" "), max(width - indent, 16))]
