"""From the token that is shown, and another one of the list, to both side by side."""

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from inspector.inspection import judge_again
from inspector.report.report import Report, Verdict
from inspector.trust.reason import Search
from inspector.tui.keys import DEFAULTS, spoken_key
from inspector.tui.listing import Listing
from inspector.tui.screens.overlay import Overlay
from inspector.tui.screens.tokens import Tokens

if TYPE_CHECKING:
    from inspector.diagnosis.comparison import Comparison


class Comparing(Listing):
    """Compares two of the tokens found: the one that is shown, and one that is chosen in their list."""

    def action_compare(self) -> None:
        """Compares the two tokens where there are two; of more the other one is to be chosen first."""
        if len(self.reports) < 2:
            self.tell("It takes two tokens to compare: paste a text with both in it, or open a folder with them.")
        elif isinstance(self.screen, Overlay):
            return
        elif len(self.reports) == 2:
            self._compare_with(1 - self.number)
        else:
            self.action_tokens()
            key = spoken_key(self.key_names.get("compare", DEFAULTS["compare"]))
            self.tell(f"Choose the other token, and press {key} to hold it against the one that is shown.")

    def on_tokens_compared(self, event: Tokens.Compared) -> None:
        """Compares the one under the cursor with the one that is shown."""
        if event.number == self.number:
            self.tell("This is the token that is shown: choose another one to hold it against.")
        else:
            self._compare_with(event.number)

    def _compare_with(self, number: int) -> None:
        numbers = sorted((self.number, number))
        found = [(each, self.reports[each]) for each in numbers]
        good, bad = sorted(found, key=lambda each: each[1].verdict is not Verdict.CONFORMING)
        self.work(partial(self._compare, good, bad), "comparing")

    def _compare(self, good: tuple[int, Report], bad: tuple[int, Report]) -> None:
        """In a worker: both ways, so that they can be swapped at once."""
        from inspector.diagnosis.comparison import compare, judged_after  # noqa: PLC0415 - loaded when it is asked for

        inquiry = self.desk.inquiry(Search.THOROUGH)
        one, other = (judge_again(each, inquiry) for each in (good[1], bad[1]))
        pairs = ((one, other), (other, one))
        ways = [compare(first, judged_after(first, second, inquiry)) for first, second in pairs]
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._show_comparison, ways, (good[0], bad[0]))

    def _show_comparison(self, ways: "list[Comparison]", numbers: tuple[int, int]) -> None:
        from inspector.tui.screens.side_by_side import SideBySide  # noqa: PLC0415 - likewise

        if not isinstance(self.screen, SideBySide):
            self.push_screen(SideBySide(self.paint, ways, numbers, self.zone))
