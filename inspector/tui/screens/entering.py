"""From lines about a tenant, new or kept already, to the file that keeps what is written in them."""

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeAlias

from inspector.configuration.entry import Entry
from inspector.errors import InspectorError
from inspector.intake import find_tokens
from inspector.report.paint import Paint
from inspector.trust.kinds import names_private_key
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.screens.ask import Line
from inspector.tui.screens.form import FILE, Field, Form

Save: TypeAlias = Callable[[Entry], str]


class Entering(Form[str]):
    """A tenant's values, to be kept in a file; the answer is the name of what was kept."""

    HINT = "enter saves   tab next   ctrl+d no certificate   esc back"
    FIELDS: ClassVar[tuple[Field, ...]] = tuple(
        field._replace(is_beside=True)
        for field in (
            Field("name", "name", "a short one: production"),
            Field("description", "description", "a word on what it is"),
            FILE,
            Field("issuer", "issuer", "as in the console: https://my-custom-jwt"),
            Field("key-id", "key ID", "as in the console: my-custom-jwt"),
            Field("tolerance", "tolerance (s)", "seconds that clocks may differ"),
        )
    )

    def __init__(self, paint: Paint, entry: Entry, moment: float, *, path: str, save: Save) -> None:
        heading = f"Tenant “{entry.name}”" if entry.name else "New tenant"
        super().__init__(paint, paint.drawn(heading), entry.certificate, moment)
        self._entry, self._path, self._save = entry, path, save

    def begun(self) -> Mapping[str, str]:
        """The tenant as it is kept."""
        entry = self._entry
        return {
            "name": entry.name,
            "description": entry.description,
            "issuer": entry.issuer,
            "key-id": entry.key_id,
            "tolerance": entry.tolerance,
        }

    def told(self, canvas: Canvas) -> list[Row]:
        """Which file it is kept in."""
        words = "saved in "
        return [Row(words + canvas.ending(self._path, canvas.width - len(words)))]

    def after_paste(self) -> str:
        """The name, where it is still to be given."""
        return "issuer" if self.text("name") else "name"

    def action_take(self) -> None:
        """Saves what is written, or says why it cannot be."""
        if self._holds_secret() or not self.reads_file():
            return
        entry = Entry(
            name=self.text("name"),
            description=self.text("description"),
            issuer=self.text("issuer"),
            key_id=self.text("key-id"),
            tolerance=self.text("tolerance"),
            certificate=self.certificate,
        )
        try:
            name = self._save(entry)
        except InspectorError as error:
            self.refuse(str(error))
            return
        self.dismiss(name)

    def _holds_secret(self) -> bool:
        """Whether a private key or token stands where a text is asked for; it is taken out and kept nowhere."""
        for line in self.query(Line):
            if line.id != FILE.name and (names_private_key(line.value) or find_tokens(line.value)):
                self.app.bell()
                line.value = ""
                self.refuse("This is a private key or a token; neither belongs here, and it was not kept.")
                return True
        return False
