"""From the tokens found to the table of them: what is asked of them, and the one that is looked at."""

from collections.abc import Sequence
from datetime import tzinfo

from inspector.report.paint import Paint
from inspector.report.report import Report
from inspector.tui.desk import Desk
from inspector.tui.pasting import Pasting
from inspector.tui.screens.found_rules import FoundRules
from inspector.tui.screens.overlay import Overlay
from inspector.tui.screens.tokens import Tokens
from inspector.tui.sieve import Sieve, Sifting

_JUDGED_EACH_SECOND = 1000  # tokens of an open table


class Listing(Pasting):
    """Lists the tokens found; what was asked of them is kept while one of them is looked at."""

    def __init__(self, desk: Desk, paint: Paint, zone: tzinfo | None) -> None:
        super().__init__(desk, paint, zone)
        self._sieve = Sieve()

    def action_tokens(self) -> None:
        """Lists the tokens found."""
        if not self.reports:
            self.tell("No token yet: paste one, or open a file.")
        elif not isinstance(self.screen, Overlay):
            sifting = Sifting(self.reports, self.titles, self._sieve)
            table = Tokens(self.paint, sifting, self.number, self.progress, self.called)
            self.push_screen(table, self._look)

    def action_filter(self) -> None:
        """Lists the tokens found, to filter them by words."""
        self._list_and("filter")

    def action_verdicts(self) -> None:
        """Lists the tokens found with the next of the verdicts."""
        self._list_and("verdicts")

    def action_found_rules(self) -> None:
        """Lists the rules that found something."""
        self._list_and("found_rules")

    def _list_and(self, action: str) -> None:
        self.action_tokens()
        if isinstance(self.screen, Tokens):
            self.screen.call_after_refresh(self.run_action, action, self.screen)

    def on_tokens_sifted(self, event: Tokens.Sifted) -> None:
        """Keeps what is asked, as long as these are the tokens."""
        if event.reports is self.reports:
            self._sieve = event.sieve

    def _begun(self, reports: list[Report], titles: Sequence[str] = ()) -> None:
        """The first reports of another text: nothing is asked of them yet."""
        self._sieve = Sieve()
        super()._begun(reports, titles)

    def _look(self, number: int | None) -> None:
        if number is not None:
            self.look(number)
        self.call_later(self.refresh_place)

    def refresh_place(self) -> None:
        """Says which of several tokens is shown, unless a table covers it."""
        if not self.is_listed:
            super().refresh_place()

    def grown(self) -> None:
        """An open table of tokens grows with them, and is left where they are others."""
        while any(not table.lists(self.reports) for table in self._tables()):
            self.pop_screen()
        for table in self._growing():
            table.grow()
        self.refresh_place()

    @property
    def is_listed(self) -> bool:
        """Whether a table of the tokens is open."""
        return bool(self._tables())

    def show_progress(self) -> None:
        """How far reading has come, in the table and beside the token that is shown."""
        for table in self._tables():
            table.read(self.progress)
        self.refresh_place()

    def _tables(self) -> list[Tokens]:
        return [screen for screen in self.screen_stack if isinstance(screen, Tokens)]

    def _growing(self) -> list[Tokens | FoundRules]:
        return [screen for screen in self.screen_stack if isinstance(screen, Tokens | FoundRules)]

    def tick_tables(self) -> None:
        """What is listed, as of this moment, and by whom it was judged since."""
        if self._tables() and self.desk.stopped_at is None and len(self.reports) <= _JUDGED_EACH_SECOND:
            self.tick_all()
            self.is_rejudged = True
        if self.is_rejudged:
            self.is_rejudged = False
            for table in self._tables():
                table.renew()
