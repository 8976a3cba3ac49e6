"""From the JSON of identity providers, in a file or pasted, to tenants that are kept once that was confirmed."""

from pathlib import Path

from inspector.configuration.importing import Taken, passed_over, providers_in, tenants_of
from inspector.configuration.keeping import keep
from inspector.configuration.kept import named_values
from inspector.errors import InspectorError, SourceError
from inspector.inspection import refusal
from inspector.lint.names import read_bytes, shown, text_of
from inspector.trust.certificate import examine_certificate
from inspector.trust.kinds import is_key_material
from inspector.tui.pages.tenants import IMPORT
from inspector.tui.screens.importing import Import, Preview
from inspector.tui.tenancy import Tenancy
from inspector.tui.unopened import why_not_opened

_LARGEST = 4 << 20  # bytes: a thousand providers


class Importing(Tenancy):
    """Takes tenants from what Qlik says of its identity providers."""

    def ask_import(self) -> None:
        """Asks for a file, or for the JSON itself."""
        heading, hint = "Import from the identity provider's JSON", "a file's name, or paste the JSON here"
        self.push_screen(Import(self.paint, heading, hint, refuse=self._why_not), self._preview)

    def take_over(self, text: str) -> None:
        """Identity providers are no token: they are taken by who asks for them, even if the paste came key by key."""
        if isinstance(self.screen, Import) and _is_json(text):
            self.screen.answer(text)
        else:
            super().take_over(text)

    def _why_not(self, source: str) -> str:
        try:
            self._read(source)
        except InspectorError as error:
            return str(error)
        return ""

    def _read(self, source: str) -> tuple[Taken, tuple[str, ...]]:
        """What can be kept of a source, and what is said of the rest; raises InspectorError where nothing can."""
        told = "the paste" if _is_json(source) else shown(source)
        providers = providers_in(_text(source), told)
        taken = tenants_of(providers, named_values(self.configuration()))
        self.file_for_new()
        if not taken.incoming:
            raise SourceError(f"{told}: none of them can be kept: {'; '.join(taken.left_out)}")
        return taken, (*taken.left_out, *passed_over(providers, told))

    def _preview(self, source: str | None) -> None:
        if source is None:
            self.list_tenants(line=IMPORT)
            return
        try:
            taken, words = self._read(source)
        except InspectorError as error:  # the file was changed this moment
            self.tell(str(error), is_wrong=True)
            return
        preview = Preview(self.paint, taken.incoming, words, path=self.where_new(), moment=self.desk.moment)
        self.push_screen(preview, lambda answer: self._keep(taken) if answer else self.list_tenants(line=IMPORT))

    def _keep(self, taken: Taken) -> None:
        said: list[str] = []
        name = ""
        try:
            for tenant, _ in taken.incoming:
                said.append(keep(self.file_for_new(), tenant, self.desk.moment, replace=False)[0])
                name = name or tenant.name
        except InspectorError as error:
            self.tell(str(error), is_wrong=True)
        self.changed(said)
        self.list_tenants(name, IMPORT)


def _is_json(source: str) -> bool:
    """Whether it is JSON itself, and not the name of a file."""
    return source.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def _text(source: str) -> str:
    """The JSON itself, or that in a file; raises SourceError."""
    if _is_json(source):
        return source
    if is_key_material(source):
        raise SourceError(refusal(examine_certificate(source)) or "This is a certificate; the JSON belongs here.")
    words = why_not_opened(source) or ("it is a folder" if Path(source).expanduser().is_dir() else "")
    if words:
        raise SourceError(f"{shown(source)}: {words}")
    return text_of(read_bytes(str(Path(source).expanduser()), _LARGEST))
