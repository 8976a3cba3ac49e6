"""From the configured tenants to the list of them, and to tokens judged by the chosen one, or each by its own."""

from collections.abc import Sequence
from pathlib import Path

from inspector.configuration import Configuration, read_configuration
from inspector.configuration.kept import Kept, all_kept
from inspector.configuration.places import file_to_write
from inspector.errors import InspectorError
from inspector.lint.names import shown
from inspector.tui.choosing import for_all, for_each, renewed
from inspector.tui.comparing import Comparing
from inspector.tui.desk import Desk
from inspector.tui.pages.tenants import EACH, about
from inspector.tui.screens.overlay import Overlay
from inspector.tui.screens.tenants import Tenants

_HERE = Path()  # it is looked up at each reading, and may be gone
_MOST_TOLD = 3


class Tenancy(Comparing):
    """Lists the tenants, and has tokens judged by what is kept of them now."""

    def action_tenants(self) -> None:
        """Lists the configured tenants."""
        if not isinstance(self.screen, Overlay):
            self.list_tenants("" if self.desk.looks_for_each else self.desk.tenant.name)

    def list_tenants(self, name: str = "", line: str = "") -> None:
        """Lists them as they are now, the cursor on that of a name, or on another line; or says why that cannot be."""
        try:
            kept = all_kept(self.configuration(), _HERE)
        except InspectorError as error:
            self.tell(str(error), is_wrong=True)
            return
        is_there = any(each.name == name for each in kept)
        at = about(name) if is_there else line or EACH
        self.push_screen(
            Tenants(self.paint, kept, self.desk, path=self.where_new(), at=at), lambda row: self.take_row(row, kept)
        )

    def configuration(self) -> Configuration:
        """The configuration as it is now; raises ConfigurationError."""
        return read_configuration(_HERE)

    def where_new(self) -> str:
        """The file that new tenants go to, for people; why there is none, where there is none."""
        try:
            return shown(str(self.file_for_new()))
        except InspectorError as error:
            return str(error)

    def file_for_new(self) -> Path:
        """The file that new tenants go to; raises ConfigurationError where there is none."""
        return file_to_write(_HERE, of_project=False)

    def take_row(self, row: str | None, kept: Sequence[Kept]) -> None:
        """A line of the list was chosen."""
        raise NotImplementedError

    def judge_for_each(self) -> None:
        """Each token by its own tenant."""
        try:
            self.take_desk(for_each(self.desk, self.configuration()))
        except InspectorError as error:
            self.tell(str(error), is_wrong=True)
        else:
            count = len(self.desk.among)
            kept = f"{count:,} tenant{'' if count == 1 else 's'}"
            self.tell(f"Each token is judged by its own of {kept} now." if count else "No tenant is kept yet.")

    def judge_for_all(self, name: str) -> None:
        """All tokens by one tenant."""
        try:
            self.take_desk(for_all(self.desk, name, self.configuration()))
        except InspectorError as error:
            self.tell(str(error), is_wrong=True)
        else:
            self.tell(f"All tokens are judged by “{name}” now.")

    def changed(self, said: Sequence[str], *, called: str = "", now: str = "") -> None:
        """Says what was done to the tenant `called` so, which is called `now` so, and has tokens judged by it."""
        for words in said[:_MOST_TOLD]:
            self.tell(words)
        if len(said) > _MOST_TOLD:
            self.tell(f"and {len(said) - _MOST_TOLD:,} more of the kind")
        try:
            self._renew(renewed(self.desk, self.configuration(), called=called, now=now))
        except InspectorError as error:
            self.tell(f"{error}; tokens are judged as before", is_wrong=True)

    def _renew(self, desk: Desk) -> None:
        if desk is not self.desk:
            self.take_desk(desk)
