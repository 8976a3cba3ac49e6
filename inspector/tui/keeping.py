"""From what somebody does with a tenant to the configuration that keeps it so, and to tokens judged by it at once."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from inspector.configuration.entry import Entry, entry_of, keep_changed, keep_new
from inspector.configuration.keeping import remove
from inspector.configuration.kept import Kept
from inspector.errors import InspectorError
from inspector.inspection import Inquiry, inspect_certificate
from inspector.lint.names import shown
from inspector.report.layout import wrapped
from inspector.report.of_certificate import is_usable
from inspector.tui.importing import Importing
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.pages.tenants import EACH, IMPORT, NEW, named
from inspector.tui.screens.entering import Entering
from inspector.tui.screens.form import certificate_rows
from inspector.tui.screens.overlay import Menu, Sheet
from inspector.visible import visible

_REMOVE = "remove"


class Keeping(Importing):
    """What can be done with tenants: chosen, edited, added, imported, removed, and their certificates handed on."""

    def take_row(self, row: str | None, kept: Sequence[Kept]) -> None:
        """A line of the list was chosen: a tenant is asked what is to be done with it."""
        if row == EACH:
            self.judge_for_each()
        elif row == NEW:
            self._add(kept)
        elif row == IMPORT:
            self.ask_import()
        elif row is not None:
            for each in kept:
                if each.name == named(row):
                    self._offer(each, kept)

    def _offer(self, each: Kept, kept: Sequence[Kept]) -> None:
        choices = [("judge", "judge all tokens by it"), ("edit", "edit it")]
        if each.certificate is not None:
            choices.append(("copy", "copy its certificate on one line, as Qlik's console takes it"))
        if each.certificate is not None or each.trouble:
            choices.append(("show", "show its certificate: facts and findings"))
        choices.append((_REMOVE, self.paint.drawn("remove it…")))
        menu = Menu(self.paint, self.paint.drawn(f"Tenant “{visible(each.name)}”"), tuple(choices))
        self.push_screen(menu, lambda choice: self._do(choice, each, kept))

    def _do(self, choice: str | None, each: Kept, kept: Sequence[Kept]) -> None:
        match choice:
            case "judge":
                self.judge_for_all(each.name)
            case "edit":
                self._edit(each, kept)
            case "copy":
                self._copy_certificate(each)
            case "show":
                sheet = Sheet(self.paint, "Certificate", partial(_shown, each, self.desk.moment))
                self.push_screen(sheet, lambda _: self.list_tenants(each.name))
            case "remove":
                self._ask_removal(each)
            case _:
                self.list_tenants(each.name)

    def _add(self, kept: Sequence[Kept]) -> None:
        try:
            path = self.file_for_new()
        except InspectorError as error:
            self.tell(str(error), is_wrong=True)
            self.list_tenants(line=NEW)
            return
        save = partial(self._save_new, path, list(kept))
        form = Entering(self.paint, Entry(), self.desk.moment, path=shown(str(path)), save=save)
        self.push_screen(form, lambda name: self.list_tenants(name or "", NEW))

    def _save_new(self, path: Path, kept: list[Kept], entry: Entry) -> str:
        self.changed(keep_new(entry, path, kept, self.desk.moment))
        return entry.name

    def _edit(self, each: Kept, kept: Sequence[Kept]) -> None:
        save = partial(self._save_changed, each, list(kept))
        path = shown(str(each.files[0]))
        form = Entering(self.paint, entry_of(each), self.desk.moment, path=path, save=save)
        self.push_screen(form, lambda name: self.list_tenants(name or each.name))

    def _save_changed(self, each: Kept, kept: list[Kept], entry: Entry) -> str:
        said = keep_changed(each, entry, kept, self.desk.moment)
        name = each.name if entry.name == visible(each.name) else entry.name
        self.changed(said, called=each.name, now=name)
        return name

    def _copy_certificate(self, each: Kept) -> None:
        certificate = each.certificate
        if certificate is not None:
            findings = inspect_certificate(certificate, Inquiry(self.desk.moment))
            if is_usable(certificate, findings):
                self.hand_over(certificate.one_line)
            else:
                self.tell(f"Not copied: there is no one-line form: {findings[0].message}", is_wrong=True)
        self.list_tenants(each.name)

    def _ask_removal(self, each: Kept) -> None:
        told = self.paint.drawn(f"Remove “{visible(each.name)}”?")
        choices = (("keep", "keep it"), (_REMOVE, f"remove it from {shown(str(each.files[0]))}"))
        self.push_screen(Menu(self.paint, told, choices), lambda choice: self._remove(choice, each))

    def _remove(self, choice: str | None, each: Kept) -> None:
        if choice == _REMOVE:
            try:
                said = remove(each.name, each.files)
            except InspectorError as error:
                self.tell(str(error), is_wrong=True)
            else:
                self.changed(said, called=each.name, now=each.name if len(each.files) > 1 else "")
        self.list_tenants(each.name)


def _shown(each: Kept, moment: float, canvas: Canvas) -> list[Row]:
    if each.trouble:
        return [Row(canvas.paint("error", line)) for line in wrapped(visible(each.trouble), canvas.width)]
    return certificate_rows(each.certificate, moment, canvas)
