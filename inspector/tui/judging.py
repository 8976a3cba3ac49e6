"""From whatever was pasted or opened to reports, judged beside the screen so that it never stands still."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from textual.app import App
from textual.worker import Worker, get_current_worker

from inspector.errors import InspectorError
from inspector.inspection import inspect_all, judge_again
from inspector.intake import find_tokens
from inspector.lint.names import read_text, shown, sources
from inspector.lint.sources import reports as reports_of
from inspector.report.report import Report
from inspector.trust.certificate import examine_certificate
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant
from inspector.tui.desk import Desk
from inspector.tui.screens.identity import refused
from inspector.visible import visible

MOST_TOKENS = 100_000
_READ_WHOLE = 1 << 20
_AT_ONCE = 500


class Judging(App[int]):
    """The reports on what was found, which of them is shown, and by what they are judged."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.reports: list[Report] = []
        self.titles: Sequence[str] = ()
        self.number = 0

    @property
    def report(self) -> Report | None:
        """The report that is shown."""
        return self.reports[self.number] if self.number < len(self.reports) else None

    def refresh_report(self) -> None:
        """Puts the report on the screen."""
        raise NotImplementedError

    def action_tokens(self) -> None:
        """Lists the tokens found."""
        raise NotImplementedError

    def grown(self) -> None:
        """More tokens were found meanwhile."""
        raise NotImplementedError

    def tell(self, words: str, *, is_wrong: bool = False) -> None:
        """One line for a while; whatever is in it becomes visible first."""
        self.notify(visible(words), severity="error" if is_wrong else "information", markup=False)

    def take(self, text: str) -> None:
        """Judges a text: a certificate alone is taken as the certificate, everything else searched for tokens."""
        self._work(partial(self._judge_pasted, text.replace("\r\n", "\n").replace("\r", "\n")))

    def take_certificate(self, text: str) -> None:
        """Uses a pasted certificate; a private key is refused loudly."""
        found = examine_certificate(text)
        refusal = refused(found)
        if refusal:
            self.bell()
            self.tell(refusal, is_wrong=True)
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
        self.desk = self.desk.with_tenant(tenant)
        if self.reports:
            self._work(partial(self._judge_again, list(self.reports), self.number))

    def take_samples(self, tokens: Sequence[str], titles: Sequence[str]) -> None:
        """Judges tokens that have titles, and lists them."""
        self._work(partial(self._judge_samples, tokens, titles))

    def open(self, name: str) -> None:
        """Judges the tokens in a file or folder."""
        self._work(partial(self._judge_file, name))

    def _work(self, work: partial[None]) -> Worker[None]:
        return self.run_worker(work, thread=True, exclusive=True, group="judging", exit_on_error=True)

    def _judge_pasted(self, text: str) -> None:
        is_material = _is_key_material(text)
        holds_token = not is_material or bool(find_tokens(text))
        if is_material and (not holds_token or "PRIVATE KEY-----" in text):
            self.call_from_thread(self.take_certificate, text)
        if holds_token:
            self._judge_text(text, "")

    def _judge_text(self, text: str, source: str) -> None:
        self._begin(())
        self._add(list(inspect_all(text, self.desk.inquiry(), source)))
        self._explain_signature()

    def _judge_samples(self, tokens: Sequence[str], titles: Sequence[str]) -> None:
        self._begin(titles)
        self._add([report for token in tokens for report in inspect_all(token, self.desk.inquiry())])
        self.call_from_thread(self.action_tokens)

    def _judge_file(self, name: str) -> None:
        try:
            if Path(name).expanduser().is_file() and Path(name).expanduser().stat().st_size <= _READ_WHOLE:
                self._judge_text(read_text(str(Path(name).expanduser())), name)
            else:
                self._stream(str(Path(name).expanduser()))
        except (InspectorError, OSError, ValueError) as error:
            words = str(error) if isinstance(error, InspectorError) else f"{shown(name)}: it cannot be read"
            self.call_from_thread(self.tell, words, is_wrong=True)

    def _stream(self, name: str) -> None:
        self._begin(())
        refusals: list[str] = []
        inquiry = self.desk.inquiry()
        found = (report for each in sources((name,), refusals.append) for report in reports_of(each, inquiry, "auto"))
        self._add_all(islice(found, MOST_TOKENS))
        if refusals:
            raise InspectorError(refusals[0])
        if not self.reports:
            raise InspectorError(f"{shown(name)}: no token was found in it")
        if len(self.reports) >= MOST_TOKENS:
            words = f"the first {MOST_TOKENS:,} tokens are shown; “qlik-jwt lint” goes through all"
            self.call_from_thread(self.tell, words)
        self.call_from_thread(self._list_several)
        self._explain_signature()

    def _list_several(self) -> None:
        if len(self.reports) > 1:
            self.action_tokens()

    def _add_all(self, found: Iterable[Report]) -> None:
        reports = iter(found)
        worker = get_current_worker()
        while some := list(islice(reports, _AT_ONCE)):
            if worker.is_cancelled:
                return
            self._add(some)

    def _begin(self, titles: Sequence[str]) -> None:
        self.call_from_thread(self._restart, titles)

    def _restart(self, titles: Sequence[str]) -> None:
        self.reports, self.titles, self.number = [], titles, 0

    def _add(self, some: list[Report]) -> None:
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._added, some)

    def _added(self, some: list[Report]) -> None:
        is_first = not self.reports
        self.reports.extend(some)
        if is_first:
            self.refresh_report()
        self.grown()

    def _explain_signature(self) -> None:
        """Looks thoroughly for why the shown token's signature fails, once the quick answer is on the screen."""
        report = self.report
        if report is None or report.signature.status != "invalid" or get_current_worker().is_cancelled:
            return
        self.call_from_thread(self._replace, self.number, judge_again(report, self.desk.inquiry(Search.THOROUGH)))

    def _replace(self, number: int, report: Report) -> None:
        if number < len(self.reports) and self.reports[number].token is report.token:
            self.reports[number] = report
            if number == self.number:
                self.refresh_report()

    def _judge_again(self, reports: list[Report], shown_number: int) -> None:
        inquiry = self.desk.inquiry()
        for number in (shown_number, *range(len(reports))):
            if get_current_worker().is_cancelled:
                return
            if number == shown_number or reports[number].tenant is not inquiry.tenant:
                report = judge_again(reports[number], inquiry)
                reports[number] = report
                self.call_from_thread(self._replace, number, report)
        self._explain_signature()

    def look(self, number: int) -> None:
        """Shows another of the tokens found."""
        if 0 <= number < len(self.reports):
            self.number = number
            self.tick()
            self.refresh_report()
            self._work(partial(self._explain_shown))

    def _explain_shown(self) -> None:
        report = self.report
        if report is not None and report.signature.reason is None:
            self._explain_signature()

    def tick(self) -> None:
        """Judges the shown token as of this moment; its signature does not change with time."""
        report = self.report
        if report is None:
            return
        moment = self.desk.moment
        if moment != report.moment:
            known = report.signature if report.tenant is self.desk.tenant else None
            again = judge_again(report, self.desk.inquiry(), standing=known)
            self.reports[self.number] = again
            self.refresh_report()


def _is_key_material(text: str) -> bool:
    """Whether it is written as certificates and keys are: PEM, its bare base64, or a JWK."""
    return "-----BEGIN" in text or text.lstrip().startswith("MII") or '"kty"' in text
