"""From whatever was pasted or opened to reports, judged beside the screen so that it never stands still."""

from collections.abc import Sequence
from functools import partial

from textual.app import App
from textual.screen import ModalScreen
from textual.worker import Worker, get_current_worker

from inspector.errors import SourceError
from inspector.inspection import inspect_all, judge_again, refusal
from inspector.intake import find_tokens
from inspector.lint.names import shown
from inspector.report.report import Report
from inspector.trust.certificate import examine_certificate
from inspector.trust.kinds import is_key_material
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant
from inspector.tui.called import Called, is_reused, used_at
from inspector.tui.capture import is_capture
from inspector.tui.desk import Desk
from inspector.visible import cut, visible

_LONGEST_WORDS = 400
_BLANK = "\ufeff \t\r\n"
_EMPTY = "there is nothing in it; copy the token, the answer or the capture again"
_NO_TEXT = "it is no text; a token, an answer or a capture (HAR) is"


class Judging(App[int]):
    """The reports on what was found, which of them is shown, and by what they are judged."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.reports: list[Report] = []
        self.titles: Sequence[str] = ()
        self.number = 0
        self.called: Called = {}  # when the tokens of calls were used
        self.is_rejudged = False  # since it was last looked at, by whom lists the tokens
        self._explained: set[int] = set()

    @property
    def report(self) -> Report | None:
        """The report that is shown."""
        return self.reports[self.number] if self.number < len(self.reports) else None

    def lay_bare(self) -> None:
        """Takes away whatever lies over the workbench."""
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()

    def refresh_report(self) -> None:
        """Puts the report on the screen."""
        raise NotImplementedError

    def action_tokens(self) -> None:
        """Lists the tokens found."""
        raise NotImplementedError

    def grown(self) -> None:
        """More tokens were found meanwhile."""
        raise NotImplementedError

    def takes_inputs(self, text: str, source: str) -> bool:
        """In a worker: whether a text without tokens is taken as what is to be signed, or as an answer."""
        raise NotImplementedError

    def takes_unknown(self, text: str, source: str) -> bool:
        """In a worker: whether a text is told to be none of all that is known."""
        raise NotImplementedError

    def takes_case(self, text: str, source: str, reports: list[Report]) -> bool:
        """In a worker: whether a text is taken as a case, with the reports on the tokens in it, if there are any."""
        raise NotImplementedError

    def leave_case(self) -> None:
        """Another text is judged: the case before it is forgotten."""
        raise NotImplementedError

    def tell(self, words: str, *, is_wrong: bool = False) -> None:
        """One line for a while; whatever is in it becomes visible first, and is cut where it is long."""
        self.notify(visible(cut(words, _LONGEST_WORDS)), severity="error" if is_wrong else "information", markup=False)

    def take(self, text: str) -> None:
        """Judges a text: a certificate alone is taken as the certificate, everything else searched for tokens."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if is_key_material(text) and not is_capture(text):
            self.work(partial(self._tell_apart, text), "telling apart")
        else:
            self.work(partial(self.judge_text, text, ""))

    def _tell_apart(self, text: str) -> None:
        """In a worker: a private key is refused whatever stands beside it, a token judged whatever else is there."""
        holds_token = bool(find_tokens(text))
        if not holds_token or "PRIVATE KEY-----" in text:
            self.call_from_thread(self.take_certificate, text)
        if holds_token:
            self.call_from_thread(self.work, partial(self.judge_text, text, ""))

    def take_certificate(self, material: bytes | str) -> None:
        """Uses a certificate that was pasted or opened; a private key is refused loudly."""
        found = examine_certificate(material)
        why_not = refusal(found)
        if why_not:
            self.bell()
            self.tell(why_not, is_wrong=True)
            return
        tenant = self.desk.tenant
        self.take_tenant(
            Tenant(
                issuer=tenant.issuer,
                key_id=tenant.key_id,
                certificate=found,
                clock_tolerance=tenant.clock_tolerance,
                longest_lifetime=tenant.longest_lifetime,
            )
        )
        self.tell(f"This is the certificate now: {found.subject or found.kind}")

    def take_tenant(self, tenant: Tenant) -> None:
        """Judges everything by another tenant."""
        self.take_desk(self.desk.with_tenant(tenant))

    def take_desk(self, desk: Desk) -> None:
        """Judges everything by what is another desk's."""
        self.desk = desk
        if self.reports:
            self._explained.clear()
            self.work(partial(self.judge_again, self.number), "again")

    def take_samples(self, tokens: Sequence[str], titles: Sequence[str]) -> None:
        """Judges tokens that have titles, and lists them."""
        self.work(partial(self._judge_samples, tokens, titles))

    def work(self, work: partial[None], group: str = "judging") -> Worker[None]:
        """Does some work beside the screen; it replaces what is still at work in its group."""
        return self.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=True)

    def judge_text(self, text: str, source: str) -> None:
        """In a worker: the tokens in a text; one without any leaves what is shown."""
        found = list(inspect_all(text, self.desk.at_call(None).inquiry(), source))
        is_shown = any(report.token.text for report in self.reports)
        has_token = any(report.token.text for report in found)
        if self.takes_case(text, source, found if has_token else []):
            return
        if not has_token and (self.takes_inputs(text, source) or self._takes_no_token(text, source)):
            return
        if is_shown and not has_token:
            told = found[0].findings[0].message if found[0].findings else "there is no token in it"
            self._refuse_text(told, source)
            return
        self.call_from_thread(self.leave_case)
        self.begin(found)
        self.explain_signature()

    def _takes_no_token(self, text: str, source: str) -> bool:
        """In a worker: whether a text was not meant as a token; then it is told what it is, or that it is nothing."""
        if not text.strip(_BLANK):
            self._refuse_text(_EMPTY, source)
            return True
        try:
            return self.takes_unknown(text, source)
        except SourceError:
            self._refuse_text(_NO_TEXT, source)
            return True

    def _refuse_text(self, why: str, source: str) -> None:
        place = f"{shown(source)}: " if source else ""
        self.call_from_thread(self.tell, f"Not taken: {place}{why}.", is_wrong=True)

    def _judge_samples(self, tokens: Sequence[str], titles: Sequence[str]) -> None:
        self.call_from_thread(self.leave_case)
        self.begin([report for token in tokens for report in inspect_all(token, self.desk.inquiry())], titles)
        self.call_from_thread(self.action_tokens)

    def begin(self, reports: list[Report], titles: Sequence[str] = ()) -> None:
        """In a worker: the first reports of another text; those before are forgotten."""
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._begun, reports, titles)

    def _begun(self, reports: list[Report], titles: Sequence[str]) -> None:
        self.reports, self.titles, self.number = reports, titles, 0
        self._explained.clear()
        self.stand()
        self.refresh_report()
        self._grown(reports)

    def _added(self, reports: list[Report]) -> None:
        self.reports.extend(reports)
        self._grown(reports)

    def _grown(self, reports: list[Report]) -> None:
        self.grown()
        if reports and not self.desk.judges_by(reports[0].tenant):  # which was changed while they were judged
            self.work(partial(self.judge_again, self.number), "again")

    def explain_signature(self) -> None:
        """In a worker: looks thoroughly, and once, for why the shown token's signature fails."""
        reports, number = self.reports, self.number
        report = reports[number] if number < len(reports) else None
        if report is None or report.signature.status != "invalid" or number in self._explained:
            return
        again = judge_again(report, self._desk_of(report).inquiry(Search.THOROUGH), reused=is_reused(report))
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._explain, reports, number, again)

    def _explain(self, reports: list[Report], number: int, report: Report) -> None:
        if reports is self.reports:
            self._explained.add(number)
        self._replace(reports, number, report)

    def _replace(self, reports: list[Report], number: int, report: Report) -> None:
        """Puts a report in the place of the one before, unless text or tenant have changed meanwhile."""
        if reports is not self.reports or not self.desk.judges_by(report.tenant):
            return
        reports[number] = report
        self.is_rejudged = True
        if number == self.number:
            self.refresh_report()

    def judge_again(self, first: int) -> None:
        """In a worker: all reports that are another tenant's anew, one of them first."""
        reports, desk = self.reports, self.desk
        for number in (first, *range(len(reports))):
            if get_current_worker().is_cancelled or reports is not self.reports:
                return
            if number < len(reports) and not desk.judges_by(reports[number].tenant):
                self.call_from_thread(self._replace, reports, number, self._again(reports[number]))
        self.explain_signature()

    def look(self, number: int) -> None:
        """Shows another of the tokens found."""
        if 0 <= number < len(self.reports):
            self.number = number
            self.stand()
            self.tick()
            self.refresh_report()
            self.work(partial(self.explain_signature), "explaining")

    def tick(self) -> None:
        """Judges the shown token as of this moment."""
        if self._as_of_now(self.number):
            self.refresh_report()

    def tick_all(self) -> None:
        """Judges all tokens as of this moment."""
        for number in range(len(self.reports)):
            self._as_of_now(number)

    def _as_of_now(self, number: int) -> bool:
        """Whether a report had to be made anew; a signature does not change with time."""
        report = self.reports[number] if number < len(self.reports) else None
        if report is None or self._desk_of(report).moment == report.moment:
            return False
        known = report.signature if self.desk.judges_by(report.tenant) else None
        self.reports[number] = judge_again(
            report, self._desk_of(report).inquiry(), standing=known, reused=is_reused(report)
        )
        return True

    def _again(self, report: Report) -> Report:
        return judge_again(report, self._desk_of(report).inquiry(), reused=is_reused(report))

    def _desk_of(self, report: Report) -> Desk:
        """The desk as of the call that a token was used in, if it came from one; else as of now."""
        return self.desk.at_call(used_at(report, self.called))

    def take_called(self, called: Called) -> None:
        """It was found when tokens were used that are shown soon."""
        self.called |= called

    def stand(self) -> None:
        """The clock stands at the call that the shown token was used in, if it came from one."""
        self.desk = self.desk.at_call(None if self.report is None else used_at(self.report, self.called))
        self.show_clock()

    def show_clock(self) -> None:
        """Says why the clock stands, if it does."""
        raise NotImplementedError
