"""From captures, HTTP and answers to the screen on the case, and from its calls to their tokens as of then."""

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import ModalScreen
from textual.worker import get_current_worker

from inspector.report.report import Report
from inspector.signing.guess import names_members
from inspector.trust.reason import Search
from inspector.tui.called import as_of_call, called_in
from inspector.tui.desk import Desk
from inspector.tui.keys import Keyed
from inspector.tui.preflighting import Preflighting
from inspector.tui.screens.overlay import Overlay
from inspector.tui.ways import workbench_ways

if TYPE_CHECKING:
    from inspector.diagnosis.evidence import Evidence
    from inspector.tui.pages.login_case import LoginCase
    from inspector.tui.screens.cases import Cases

_LOOKED_AT = 2000  # characters of which the first are quoted
_LONGEST = 1 << 20  # characters: a longer text without a token is a log
_MEANT_AS_TOKEN = re.compile(r"\A\s*[eE][yY]\S*\s*\Z|(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]*\.", re.ASCII)
_PASTE = "the paste"


class Diagnosing(Preflighting):
    """Diagnoses cases beside the screen; one is kept until another text is judged."""

    case: "LoginCase | None" = None
    _chosen: str | None = None  # of the case, when it was left for a token
    _before: "LoginCase | None" = None  # that a text nobody knows was laid over

    # Diagnosis is loaded when it is asked for: most who open the workbench have a token.

    def takes_case(self, text: str, source: str, reports: list[Report]) -> bool:
        """In a worker: whether a text is a capture, HTTP with an answer, an error, or a known answer beside a token."""
        from inspector.diagnosis.recognising import case_in  # noqa: PLC0415

        if len(reports) == 1 and reports[0].token.text == text.strip():
            return False
        evidence = case_in(text, source)
        if evidence is None:
            return False
        called = called_in(evidence)
        self.call_from_thread(self.leave_case)
        self.call_from_thread(self.take_called, called)
        if reports:
            self.begin([as_of_call(each, self.desk.inquiry(), called) for each in reports])
        self.diagnose(evidence, source)
        return True

    def takes_inputs(self, text: str, source: str) -> bool:
        """In a worker: whether a text without tokens is to be signed, or has the words of a known answer."""
        from inspector.diagnosis.recognising import answer_in  # noqa: PLC0415

        evidence = answer_in(text, source)
        if evidence is None or names_members(text):  # code may speak of an answer, an error's trace of code
            return super().takes_inputs(text, source)
        self.call_from_thread(self.leave_case)
        self.diagnose(evidence, source)
        return True

    def takes_unknown(self, text: str, source: str) -> bool:
        """In a worker: whether a text is none of all that is known; the case before it is there again once it is left.

        Raises SourceError for what is no text.
        """
        from inspector.diagnosis.evidence import Said  # noqa: PLC0415
        from inspector.diagnosis.reading import read_evidence  # noqa: PLC0415

        if len(text) > _LONGEST or not text.strip() or _MEANT_AS_TOKEN.search(text):
            return False
        evidence = read_evidence([text.encode("utf-8", "surrogatepass")], source or _PASTE)
        if not (evidence.answers or evidence.exchanges or evidence.exposures):  # JSON without any words of an error
            evidence = replace(evidence, answers=(Said(detail=text[:_LOOKED_AT]),))
        self.call_from_thread(self._lay_aside)
        self.diagnose(evidence, source)
        return True

    def _lay_aside(self) -> None:
        """Another text comes that may be nothing: the case before it is kept."""
        before = self._before or self.case
        self.leave_case()
        self._before = before

    def diagnose(self, evidence: "Evidence", source: str, *, opens: bool = True) -> None:
        """In a worker: shows the case, with `opens` on its screen; again where a signature takes time to explain."""
        from inspector.tui.pages.login_case import login_case, with_what_happened  # noqa: PLC0415

        ways = workbench_ways(self.key_names if isinstance(self, Keyed) else {})
        worker = get_current_worker()
        for search in (Search.QUICK, Search.THOROUGH):
            desk = self.desk.at_call(None)
            case = login_case(evidence, source, desk.inquiry(search), ways)
            if search is Search.THOROUGH:
                case = with_what_happened(case, desk.inquiry(search), lambda: not worker.is_cancelled)
            if worker.is_cancelled:
                return
            self.call_from_thread(self._show_case, case, desk, opens=opens)
            if not case.has_more_to_tell(desk.inquiry()):
                return

    def _show_case(self, case: "LoginCase", desk: Desk, *, opens: bool) -> None:
        """Shows a case where its screen is open; else with `opens` a new one is opened, unless something lies there."""
        from inspector.tui.screens.cases import Cases  # noqa: PLC0415

        is_new = self.case is None or self.case.evidence is not case.evidence
        self.case = case
        shown = self.case_screens()
        for screen in shown:
            screen.take(case)
        if opens and not shown and is_new and not isinstance(self.screen, ModalScreen):
            self.push_screen(Cases(self.paint, case, case.name), self._left_case)
        self.refresh_place()
        if not desk.judges_by(self.desk.tenant):  # which was changed while it was diagnosed
            self._diagnose_again()

    def _left_case(self, _answer: None) -> None:
        """Whoever leaves a text that nobody knows comes back to the case before it."""
        if self._before is not None:
            self.case, self._before = self._before, None
            self.called = called_in(self.case.evidence)
            self.stand()
            self.tick()
            self.refresh_place()
            self._diagnose_again()  # the tenant may be another one by now, and a search was ended

    def case_screens(self) -> "list[Cases]":
        """The screens of cases that are open: one, or none."""
        from inspector.tui.screens.cases import Cases  # noqa: PLC0415

        return [screen for screen in self.screen_stack if isinstance(screen, Cases)]

    def take_desk(self, desk: Desk) -> None:
        """Judges everything, the case too, by what is another desk's."""
        super().take_desk(desk)
        self._diagnose_again()

    def _diagnose_again(self) -> None:
        if self.case is not None:
            self.work(partial(self.diagnose, self.case.evidence, self.case.name), "case")

    def leave_case(self) -> None:
        """Another text is judged: the case before it and its calls are forgotten, the clock is as it was before."""
        self.case, self._chosen, self._before = None, None, None
        self.workers.cancel_group(self, "case")
        self.called.clear()
        self.stand()

    def action_case(self) -> None:
        """Shows the case again; the token below it stays as of its call."""
        from inspector.tui.screens.cases import Cases  # noqa: PLC0415

        if self.case is None:
            self.tell("No case yet: paste or open a capture (HAR), what curl -v printed, or an answer of Qlik's.")
        elif not isinstance(self.screen, Overlay):
            self.push_screen(Cases(self.paint, self.case, self.case.name, self._chosen), self._left_case)
            self.refresh_place()

    def action_back_to_case(self) -> None:
        """From the workbench back to the case, if there is one."""
        if self.case is not None:
            self.action_case()

    def on_cases_looked_at(self, event: "Cases.LookedAt") -> None:
        """A token of the case, as of when it was used, in the workbench."""
        self._chosen = event.chosen
        self.lay_bare()
        self._look_back(event.report, event.moment)

    def _look_back(self, report: Report, moment: float | None) -> None:
        text = report.token.text
        self.called.pop(("", text), None)
        self.called |= {} if moment is None else {("", text): moment}
        number = next((at for at, each in enumerate(self.reports) if each.token.text == text), len(self.reports))
        if number == len(self.reports):
            self._added([report])
        self.reports[number] = report
        self.look(number)

    def places(self) -> tuple[str, ...]:
        """Where the shown token stands, and that there is a case to go back to."""
        back = "" if self.case is None else "esc: the call" if self.desk.called_at is not None else "esc: the case"
        return (*super().places(), back)
