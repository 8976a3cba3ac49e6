"""From the token that is shown, and another one of the list or of before, to both side by side."""

import time
from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.worker import get_current_worker

from inspector.inspection import judge_again
from inspector.report.paint import Paint
from inspector.report.report import Report, Verdict
from inspector.trust.reason import Search
from inspector.tui.desk import Desk
from inspector.tui.keys import DEFAULTS, spoken_key
from inspector.tui.listing import Listing
from inspector.tui.pages.cells import choice
from inspector.tui.screens.overlay import Menu, Overlay
from inspector.tui.screens.tokens import Tokens
from inspector.tui.session import MOST, Session

if TYPE_CHECKING:
    from inspector.diagnosis.comparison import Comparison

_RANKS = {Verdict.CONFORMING: 0, Verdict.UNDECIDED: 1, Verdict.NONCONFORMING: 2}
_SECONDS = 2.0  # for what happened to each token
_OF_LIST = "list"


class _Held(NamedTuple):
    """One of the two tokens, and what it is called."""

    name: str
    report: Report


class Comparing(Listing):
    """Compares two tokens: the one that is shown, and one of the list or of the texts before."""

    def __init__(self, desk: Desk, paint: Paint, zone: tzinfo | None) -> None:
        super().__init__(desk, paint, zone)
        self._session = Session()
        self._awaits_other = False

    def action_compare(self) -> None:
        """Compares with the other token where there is one; of more it is chosen, without one it is to be pasted."""
        if isinstance(self.screen, Overlay):
            return
        before, others = self._session.besides(self.reports), self._others()
        if self.report is None or not self.report.token.text:
            self.tell("It takes two tokens to compare: paste one, then the other, or open a folder with them.")
        elif not before and not others:
            self._awaits_other = True
            self.tell("It takes two tokens to compare: paste the other one, and it is held against this one.")
        elif len(before) + len(others) == 1:
            self._compare_with(_Held(_ago(0), before[0]) if before else others[0])
        elif not before:
            self._choose_in_list()
        else:
            self._choose(before, others)

    def _others(self) -> list[int]:
        return [each for each in range(len(self.reports)) if each != self.number]

    def _choose_in_list(self) -> None:
        self.action_tokens()
        key = spoken_key(self.key_names.get("compare", DEFAULTS["compare"]))
        self.tell(f"Choose the other token, and press {key} to hold it against the one that is shown.")

    def _choose(self, before: list[Report], others: list[int]) -> None:
        """Asks which of the others it is: those of the list, or all of them in a row, and those of before."""
        listed = [(str(each), f"token {each + 1:,} · {choice(self.reports[each])}") for each in others[:MOST]]
        if len(others) > MOST:
            listed = [(_OF_LIST, f"one of the other {len(others):,} tokens that are listed")]
        earlier = [(f"before:{at}", f"{_ago(at)} · {choice(each)}") for at, each in enumerate(before)]
        drawn = tuple((about, self.paint.drawn(words)) for about, words in (*listed, *earlier))
        self.push_screen(Menu(self.paint, "Hold it against", drawn), partial(self._take_choice, before))

    def _take_choice(self, before: list[Report], about: str | None) -> None:
        if about == _OF_LIST:
            self._choose_in_list()
        elif about is not None:
            kind, _, number = about.rpartition(":")
            self._compare_with(_Held(_ago(int(number)), before[int(number)]) if kind else int(number))

    def on_tokens_compared(self, event: Tokens.Compared) -> None:
        """Compares the one under the cursor with the one that is shown."""
        if event.number == self.number:
            self.tell("This is the token that is shown: choose another one to hold it against.")
        else:
            self._compare_with(event.number)

    def _begun(self, reports: list[Report], titles: Sequence[str] = ()) -> None:
        """Another text: the tokens of the one before are remembered, and one that was waited for is compared."""
        self._session.keep(self.reports, self.number)
        super()._begun(reports, titles)
        before, awaits = self._session.besides(reports), self._awaits_other
        self._awaits_other = False
        if awaits and before and len(reports) == 1 and reports[0].token.text:
            self._compare_with(_Held(_ago(0), before[0]))

    def _compare_with(self, other: int | _Held) -> None:
        """With a token of the list by its number, or one of before; of two with one verdict the earlier is good."""
        shown = _Held(f"token {self.number + 1:,}", self.reports[self.number])
        if isinstance(other, _Held):
            found = [other, shown]
        else:
            listed = _Held(f"token {other + 1:,}", self.reports[other])
            found = [listed, shown] if other < self.number else [shown, listed]
        good, bad = sorted(found, key=lambda each: _RANKS[each.report.verdict])
        self.work(partial(self._compare, good, bad), "comparing")

    def _compare(self, good: _Held, bad: _Held) -> None:
        """In a worker: both ways, so that they can be swapped at once; again where a search may prove more."""
        from inspector.diagnosis.pair import NOT_AT_ALL, Searching, compared, is_open, swapped  # noqa: PLC0415 - late

        inquiry = self.desk.inquiry(Search.THOROUGH)
        one, other = (judge_again(each.report, inquiry) for each in (good, bad))
        for searching in (NOT_AT_ALL, Searching(bounds=_bounds)):
            found = compared(one, other, inquiry, searching)
            ways = [found, swapped(found, inquiry)]
            if get_current_worker().is_cancelled:
                return
            self.call_from_thread(self._show_comparison, ways, (good.name, bad.name), opens=searching is NOT_AT_ALL)
            if not is_open(found):
                return

    def _show_comparison(self, ways: "list[Comparison]", names: tuple[str, str], *, opens: bool) -> None:
        """Opens a comparison, or says more where it is open already."""
        from inspector.tui.screens.side_by_side import SideBySide  # noqa: PLC0415 - loaded when it is asked for

        shown = self.screen
        if isinstance(shown, SideBySide):
            shown.take(ways, names)
        elif opens:
            self.push_screen(SideBySide(self.paint, ways, names, self.zone))


def _ago(number: int) -> str:
    """How many texts ago, about, a token was looked at; the last one is 0."""
    return "the one before" if number == 0 else f"{number + 1} before"


def _bounds() -> Callable[[], bool]:
    """Whether there is still time, for a token that begins to be searched now."""
    end = time.monotonic() + _SECONDS
    return lambda: time.monotonic() < end
